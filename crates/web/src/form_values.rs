//! What a form says of a record, as the changes the registry takes; and a record as the form shows it.
//! Names: the envelope's as they are, the kind's fields under `body.`, the place under `place.`, cells of the grid under `positions.N.`.

use crate::pages::form_rows;
use reticolo_messages::Language;
use reticolo_model::geometry::Geometry;
use reticolo_model::value::{DecimalMark, from_text, to_text};
use reticolo_model::{Field, FieldType, Kind, Problem, Record};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Rows for cells of the grid that are shown at least.
const ROWS: usize = 2;

/// The values of a form by name.
#[derive(Debug, Clone, Default)]
pub struct Sent(BTreeMap<String, Vec<String>>);

impl Sent {
    #[must_use]
    pub fn new(pairs: Vec<(String, String)>) -> Sent {
        let mut sent = Sent::default();
        for (name, value) in pairs {
            sent.0.entry(name).or_default().push(value);
        }
        sent
    }

    /// The first value, or nothing.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).and_then(|v| v.first()).map_or("", String::as_str)
    }

    #[must_use]
    pub fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.insert(name.to_owned(), vec![value.into()]);
    }

    /// Every pair, in the order of the names.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().flat_map(|(n, values)| values.iter().map(move |v| (n.as_str(), v.as_str())))
    }

    /// How many rows of grid cells to show.
    #[must_use]
    pub fn rows(&self) -> usize {
        let used = (0..20).rev().find(|i| !self.get(&format!("positions.{i}.area")).is_empty()).map_or(0, |i| i + 1);
        (used + 1).max(ROWS)
    }

    /// What the place's fields say, to see whether they were touched.
    #[must_use]
    pub fn place_text(&self) -> String {
        format!("{}|{}|{}", self.all("place.unit").join(","), self.get("place.lon").trim(), self.get("place.lat").trim())
    }

    #[must_use]
    pub fn positions_text(&self) -> String {
        let row = |i: usize| {
            ["area", "dimension", "modality", "weight"].map(|p| self.get(&format!("positions.{i}.{p}")).trim().to_owned()).join(",")
        };
        (0..20).map(row).filter(|r| r != ",,,").collect::<Vec<_>>().join("|")
    }
}

/// How decimals are written in a language.
#[must_use]
pub fn mark(l: Language) -> DecimalMark {
    match l {
        Language::It => DecimalMark::Comma,
        Language::En => DecimalMark::Point,
    }
}

/// A value as its field shows it.
fn field_text(l: Language, field: &Field, value: &Value) -> Vec<String> {
    match (field.kind, value) {
        (FieldType::Choices(_), Value::Array(items)) => items.iter().map(to_text).collect(),
        (FieldType::Texts, Value::Array(items)) => vec![items.iter().map(to_text).collect::<Vec<_>>().join("; ")],
        (FieldType::Money | FieldType::Number | FieldType::Integer, v) if l == Language::It => vec![to_text(v).replace('.', ",")],
        (_, v) => vec![to_text(v)],
    }
}

/// A record as the form shows it.
#[must_use]
pub fn of_record(l: Language, kind: &Kind, record: &Record, personal: &BTreeMap<String, String>) -> Sent {
    let mut sent = Sent::default();
    sent.set("title", &record.title);
    sent.set("summary", &record.summary);
    sent.set("language", &record.language);
    sent.set("status", &record.status);
    sent.set("visibility", record.visibility.code());
    sent.set("period_from", record.period_from.clone().unwrap_or_default());
    sent.set("period_to", record.period_to.clone().unwrap_or_default());
    sent.set("confirmed", record.confirmed.clone().unwrap_or_default());
    sent.set("tags", record.tags.join(", "));
    sent.0.insert("named".into(), record.named.iter().map(ToString::to_string).collect());
    if record.illustrative {
        sent.set("illustrative", "true");
    }
    if let Some(place) = &record.place {
        sent.0.insert("place.unit".into(), place.units.iter().map(|u| u.unit.clone()).collect());
        if let Some(Geometry::Point([lon, lat])) = place.geometry {
            let number = |x: f64| to_text(&json!(x)).replace('.', if l == Language::It { "," } else { "." });
            sent.set("place.lon", number(lon));
            sent.set("place.lat", number(lat));
        }
    }
    for (i, p) in record.positions.iter().enumerate() {
        for (name, value) in
            [("area", &p.area), ("dimension", &p.dimension), ("modality", &p.modality), ("weight", &String::from(p.weight))]
        {
            sent.set(&format!("positions.{i}.{name}"), value);
        }
    }
    for field in kind.fields {
        let name = format!("body.{}", field.code);
        if field.personal {
            sent.set(&name, personal.get(field.code).cloned().unwrap_or_default());
        } else if let (FieldType::Rows(columns), Some(Value::Array(rows))) = (field.kind, record.body.get(field.code)) {
            for (i, row) in rows.iter().enumerate() {
                for column in columns {
                    if let Some(value) = row.get(column.code) {
                        sent.0.insert(form_rows::cell(field.code, i, column.code), field_text(l, column, value));
                    }
                }
            }
        } else if let Some(value) = record.body.get(field.code) {
            sent.0.insert(name, field_text(l, field, value));
        }
    }
    sent.set("version", record.version.to_string());
    sent.set("place.was", sent.place_text());
    sent.set("positions.was", sent.positions_text());
    sent
}

/// The changes a form asks for, and what cannot be read in it. `named` is heeded only where the form offered it.
#[must_use]
pub fn changes(l: Language, kind: &Kind, sent: &Sent) -> (Map<String, Value>, Vec<Problem>) {
    let mut changes = Map::new();
    let mut problems = Vec::new();
    for name in ["title", "summary", "language", "status", "period_from", "period_to", "confirmed", "tags", "visibility"] {
        if sent.0.contains_key(name) {
            let text = sent.get(name).trim().replace("\r\n", "\n");
            changes.insert(name.to_owned(), json!(text));
        }
    }
    changes.insert("illustrative".into(), json!(sent.get("illustrative") == "true"));
    if sent.get("named_offered") == "true" {
        changes.insert("named".into(), json!(sent.all("named")));
    }
    if sent.place_text() != sent.get("place.was") {
        match place(sent) {
            Ok(place) => {
                changes.insert("place".into(), place);
            }
            Err(problem) => problems.push(problem.on("place")),
        }
    }
    if sent.positions_text() != sent.get("positions.was") {
        changes.insert("positions".into(), positions(sent));
    }
    let mut body = Map::new();
    for field in kind.fields {
        match body_value(l, field, sent) {
            Ok(value) => {
                body.insert(field.code.to_owned(), value.unwrap_or(Value::Null));
            }
            Err(problem) => problems.push(problem),
        }
    }
    changes.insert("body".into(), Value::Object(body));
    let ties: Vec<Value> =
        sent.pairs().filter_map(|(name, to)| name.strip_prefix("links.").map(|code| json!({ "kind": code, "to": to }))).collect();
    if !ties.is_empty() {
        changes.insert("links".into(), Value::Array(ties));
    }
    (changes, problems)
}

fn body_value(l: Language, field: &Field, sent: &Sent) -> Result<Option<Value>, Problem> {
    let name = format!("body.{}", field.code);
    let text = match field.kind {
        FieldType::Rows(columns) => {
            let row = |i| -> Map<String, Value> {
                let cell = |c: &Field| (c.code.to_owned(), json!(sent.get(&form_rows::cell(field.code, i, c.code)).trim()));
                columns.iter().map(cell).collect()
            };
            Value::from((0..form_rows::sent_rows(sent, field)).map(row).map(Value::Object).collect::<Vec<_>>()).to_string()
        }
        FieldType::Choices(_) => sent.all(&name).iter().filter(|v| !v.is_empty()).cloned().collect::<Vec<_>>().join(";"),
        _ => sent.get(&name).replace("\r\n", "\n"),
    };
    let comma = mark(l) == DecimalMark::Comma;
    from_text(field, &text, mark(l)).map_err(|p| if comma { p.with("mark", "comma") } else { p })
}

/// Coordinates win over the unit: the unit is then the one they lie in.
fn place(sent: &Sent) -> Result<Value, Problem> {
    let (lon, lat) = (sent.get("place.lon").trim(), sent.get("place.lat").trim());
    if lon.is_empty() && lat.is_empty() {
        let units: Vec<&String> = sent.all("place.unit").iter().filter(|u| !u.is_empty()).collect();
        return Ok(if units.is_empty() { Value::Null } else { json!({ "units": units }) });
    }
    // Degrees have no groups of thousands, so either mark means the decimals.
    let degrees = |text: &str, most: f64| {
        let x = text.replace(',', ".").parse::<f64>().ok().filter(|x| x.is_finite() && x.abs() <= most);
        x.ok_or_else(|| Problem::new("problem-coordinates", text))
    };
    Ok(json!({ "lon": degrees(lon, 180.0)?, "lat": degrees(lat, 90.0)? }))
}

/// The cells that are filled in; where no part is given all are equal.
fn positions(sent: &Sent) -> Value {
    let get = |i: usize, part: &str| sent.get(&format!("positions.{i}.{part}")).trim().to_owned();
    let filled: Vec<usize> = (0..20).filter(|i| ["area", "dimension", "modality"].iter().any(|p| !get(*i, p).is_empty())).collect();
    let equal = String::from(reticolo_model::Share::equal(filled.len()));
    let given = filled.iter().any(|i| !get(*i, "weight").is_empty());
    let row = |i: &usize| {
        let weight = if given { get(*i, "weight") } else { equal.clone() };
        json!({ "area": get(*i, "area"), "dimension": get(*i, "dimension"), "modality": get(*i, "modality"), "weight": weight })
    };
    filled.iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use reticolo_model::{Place, kinds};
    use uuid::Uuid;

    fn initiative() -> (&'static Kind, Record) {
        let kind = kinds::find("initiative").expect("a kind");
        let mut record = Record::new(Uuid::nil(), kind, "Una prova");
        record.body.insert("money_total".into(), json!("1250.50"));
        record.place = Some(Place::in_units(vec!["b".into(), "a".into()]));
        (kind, record)
    }

    #[test]
    fn a_form_sent_back_as_it_was_changes_nothing() {
        let (kind, record) = initiative();
        for l in Language::ALL {
            let sent = of_record(l, kind, &record, &BTreeMap::new());
            let (changes, problems) = changes(l, kind, &sent);
            assert_eq!(problems, vec![]);
            assert_eq!(changes["body"]["money_total"], json!("1250.50"));
            assert_eq!(changes["title"], json!("Una prova"));
            assert!(!changes.contains_key("place") && !changes.contains_key("positions"));
        }
    }

    #[test]
    fn decimals_follow_the_language_and_coordinates_take_both_marks() {
        let (kind, record) = initiative();
        let mut sent = of_record(Language::It, kind, &record, &BTreeMap::new());
        sent.set("body.money_total", "12.300,5");
        sent.set("place.lon", "12,5");
        sent.set("place.lat", "42.5");
        let (done, problems) = changes(Language::It, kind, &sent);
        assert_eq!(problems, vec![]);
        assert_eq!(done["body"]["money_total"], json!("12300.50"));
        assert_eq!(done["place"], json!({ "lon": 12.5, "lat": 42.5 }));
        sent.set("body.money_total", "12,3,4");
        sent.set("place.lat", "ninety");
        let (_, problems) = changes(Language::It, kind, &sent);
        let seen: Vec<_> = problems.iter().map(|p| (p.code.as_str(), p.field.as_deref())).collect();
        assert_eq!(seen, vec![("problem-coordinates", Some("place")), ("problem-money", Some("money_total"))]);
    }
}
