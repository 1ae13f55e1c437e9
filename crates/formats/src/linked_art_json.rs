//! What a Linked Art entity becomes in JSON: its members, as the schema of its class allows them.

use crate::linked_art_wkt::to_wkt;
use crate::linked_art_write::{Agent, CONTEXT, Class, Condition, Dimension, Entity, Image, Statement, Term, TimeSpan, aat};
use serde_json::{Map, Value, json};

/// An entity as a record of its own, with the address of the context.
#[must_use]
pub fn record(entity: &Entity) -> Value {
    let mut record = members(entity);
    record.insert("@context".to_owned(), json!(CONTEXT));
    Value::Object(record)
}

pub(crate) fn members(entity: &Entity) -> Map<String, Value> {
    let class = entity.class;
    let label = [entity.label.as_str(), entity.names.first().map_or("", |name| &name.content), &entity.id];
    let mut out = Map::new();
    let mut put = |name: &str, value: Value| {
        if !matches!(&value, Value::Null) && value.as_array().is_none_or(|list| !list.is_empty()) {
            out.insert(name.to_owned(), value);
        }
    };
    put("id", json!(entity.id));
    put("type", json!(class.name()));
    put("_label", json!(label.iter().find(|text| !text.is_empty())));
    put("identified_by", identified_by(entity));
    put("classified_as", list(&entity.classified_as, term));
    put("referred_to_by", list(&entity.statements, statement));
    put("equivalent", list(&entity.equivalent, |uri| json!({"id": uri, "type": class.name()})));
    put("attributed_by", list(entity.condition.as_slice(), condition));
    if !entity.web_page.is_empty() {
        let page = digital(&aat::WEB_PAGE, &entity.web_page, "text/html", "");
        put("subject_of", json!([{"type": "LinguisticObject", "digitally_carried_by": [page]}]));
    }
    if class != Class::VisualItem {
        let image = |image: &Image| {
            let shown = digital(&aat::DIGITAL_IMAGE, &image.url, &image.format, &image.label);
            json!({"type": "VisualItem", "digitally_shown_by": [shown]})
        };
        put("representation", list(&entity.images, image));
    }
    let part_of = entity.part_of.as_ref().map_or(Value::Null, |whole| reference(&whole.id, class.name(), &whole.label));
    if class == Class::Place {
        put("part_of", if part_of.is_null() { part_of } else { json!([part_of]) });
        put("defined_by", entity.geometry.as_ref().map_or(Value::Null, |geometry| json!(to_wkt(geometry))));
        return out;
    }
    put("dimension", list(&entity.dimensions, dimension));
    let place = entity.location.as_ref().map_or(Value::Null, |place| reference(&place.id, "Place", &place.label));
    if class == Class::HumanMadeObject {
        put("part_of", part_of);
        put("current_owner", list(&entity.owners, agent));
        put("current_custodian", list(&entity.keepers, agent));
        put("current_location", place);
        put("made_of", list(&entity.materials, |t| reference(&t.uri, "Material", &t.label)));
        put("produced_by", made("Production", entity, &Value::Null));
    } else {
        put("created_by", made("Creation", entity, &place));
    }
    out
}

fn list<T>(items: &[T], each: impl Fn(&T) -> Value) -> Value {
    items.iter().map(each).collect()
}

fn reference(id: &str, class: &str, label: &str) -> Value {
    if label.is_empty() { json!({"id": id, "type": class}) } else { json!({"id": id, "type": class, "_label": label}) }
}

fn term(term: &Term) -> Value {
    reference(&term.uri, "Type", &term.label)
}

fn agent(agent: &Agent) -> Value {
    reference(&agent.id, if agent.person { "Person" } else { "Group" }, &agent.label)
}

fn language(of: &mut Value, language: Option<&Term>) {
    if let Some(language) = language {
        of["language"] = json!([reference(&language.uri, "Language", &language.label)]);
    }
}

fn identified_by(entity: &Entity) -> Value {
    let mut languages = Vec::new();
    let names = entity.names.iter().map(|name| {
        let mut value = json!({"type": "Name", "content": name.content});
        if !languages.contains(&&name.language) {
            languages.push(&name.language);
            value["classified_as"] = json!([term(&aat::PRIMARY_NAME)]);
        }
        language(&mut value, name.language.as_ref());
        value
    });
    let mut all: Vec<Value> = names.collect();
    let identifier = |(content, kind): &(String, Term)| json!({"type": "Identifier", "content": content, "classified_as": [term(kind)]});
    all.extend(entity.identifiers.iter().map(identifier));
    Value::Array(all)
}

fn statement(statement: &Statement) -> Value {
    let mut kind = term(&statement.kind);
    kind["classified_as"] = json!([term(&aat::BRIEF_TEXT)]);
    let mut value = json!({"type": "LinguisticObject", "content": statement.content, "classified_as": [kind]});
    language(&mut value, statement.language.as_ref());
    value
}

fn digital(kind: &Term, url: &str, format: &str, label: &str) -> Value {
    let mut value = json!({"type": "DigitalObject", "classified_as": [term(kind)], "access_point": [{"id": url, "type": "DigitalObject"}]});
    for (name, text) in [("format", format), ("_label", label)] {
        if !text.is_empty() {
            value[name] = json!(text);
        }
    }
    value
}

fn dimension(dimension: &Dimension) -> Value {
    #[expect(clippy::cast_possible_truncation, reason = "whole and small enough to be exact")]
    let value = match dimension.value {
        n if n.fract() == 0.0 && n.abs() < 9e15 => json!(n as i64),
        n => json!(n),
    };
    let unit = reference(&dimension.unit.uri, "MeasurementUnit", &dimension.unit.label);
    json!({"type": "Dimension", "classified_as": [term(&dimension.kind)], "value": value, "unit": unit})
}

fn condition(condition: &Condition) -> Value {
    let mut value = json!({"type": "AttributeAssignment", "_label": "Condition Assessment", "assigned_property": "classified_as"});
    if let Some(found) = &condition.term {
        value["assigned"] = json!([term(found)]);
    }
    if !condition.note.is_empty() {
        let note = Statement { kind: aat::CONDITION, content: condition.note.clone(), language: None };
        value["referred_to_by"] = json!([statement(&note)]);
    }
    if let Some(by) = &condition.by {
        value["carried_out_by"] = json!([agent(by)]);
    }
    if let Some(when) = &condition.when {
        value["timespan"] = timespan(when);
    }
    value
}

fn made(class: &str, entity: &Entity, place: &Value) -> Value {
    if entity.makers.is_empty() && entity.timespan.is_none() && place.is_null() {
        return Value::Null;
    }
    let mut value = json!({"type": class});
    if !entity.makers.is_empty() {
        value["carried_out_by"] = list(&entity.makers, agent);
    }
    if !place.is_null() {
        value["took_place_at"] = json!([place]);
    }
    if let Some(when) = &entity.timespan {
        value["timespan"] = timespan(when);
    }
    value
}

fn timespan(span: &TimeSpan) -> Value {
    let mut value = json!({"type": "TimeSpan"});
    if !span.label.is_empty() {
        value["identified_by"] = json!([{"type": "Name", "content": span.label}]);
    }
    for (name, text, last) in [("begin_of_the_begin", &span.begin, false), ("end_of_the_end", &span.end, true)] {
        if let Some(moment) = moment(text, last) {
            value[name] = json!(moment);
        }
    }
    value
}

/// The first or last second of a year, month or day; a moment is itself.
fn moment(text: &str, last: bool) -> Option<String> {
    let (day, time) = text.split_once('T').map_or((text, None), |(day, time)| (day, Some(time)));
    let (sign, digits) = day.strip_prefix('-').map_or(("", day), |digits| ("-", digits));
    let parts: Vec<&str> = digits.split('-').collect();
    let number = |part: &str, length: usize| {
        let sound = part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
        if sound { part.parse::<u32>().ok() } else { None }
    };
    let year = number(parts.first()?, 4)?;
    let month = parts.get(1).map_or(Some(if last { 12 } else { 1 }), |part| number(part, 2).filter(|m| (1..=12).contains(m)))?;
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let day = parts.get(2).map_or(Some(if last { days } else { 1 }), |part| number(part, 2).filter(|d| (1..=days).contains(d)))?;
    let time = match time {
        Some(_) if parts.len() != 3 => return None,
        Some(time) => time,
        None if last => "23:59:59Z",
        None => "00:00:00Z",
    };
    (parts.len() <= 3).then(|| format!("{sign}{year:04}-{month:02}-{day:02}T{time}"))
}
