//! Values in words: labels of kinds, fields and choices; numbers, money and dates as the language writes them.

use crate::session::Visit;
use maud::{Markup, html};
use reticolo_instruments::areas::{SAVED_AREA, SavedArea};
use reticolo_instruments::grid::{self, Cell};
use reticolo_instruments::places::Places;
use reticolo_instruments::vocabularies::names::Names;
use reticolo_messages::{Language, date, euro, integer, t};
use reticolo_model::grid::{Axis, Grid};
use reticolo_model::{Field, FieldType, Kind, Record};
use serde_json::Value;
use std::sync::Arc;

tokio::task_local! {
    /// What the territory calls the entries of vocabularies, as of when the request came: set once at the door, read wherever a
    /// choice is put into words.
    pub(crate) static NAMES: Arc<Names>;
}

/// The names of this request; the program's own where there is none.
pub(crate) fn names() -> Arc<Names> {
    NAMES.try_with(Arc::clone).unwrap_or_default()
}

/// `Soggetti`.
#[must_use]
pub fn plural(l: Language, kind: &Kind) -> String {
    t(l, &format!("{}-plural", kind.code))
}

#[must_use]
pub fn singular(l: Language, kind: &Kind) -> String {
    t(l, kind.code)
}

/// The label of a field of the kind or of the envelope.
#[must_use]
pub fn label(l: Language, kind: &Kind, field: &str) -> String {
    if kind.field(field).is_some() { t(l, &format!("{}-{field}", kind.code)) } else { t(l, &format!("envelope-{field}")) }
}

#[must_use]
pub fn state(l: Language, kind: &Kind, state: &str) -> String {
    t(l, &format!("{}-state-{state}", kind.code))
}

/// A number with as many decimals as it has, at most six.
#[must_use]
pub fn number(l: Language, x: f64) -> String {
    reticolo_messages::figure(l, x, 6)
}

/// A figure of an analysis: at most three decimals.
#[must_use]
pub fn figure(l: Language, x: f64) -> String {
    reticolo_messages::figure(l, x, 3)
}

/// A count of any whole type.
#[must_use]
pub fn count(n: impl TryInto<i64>) -> i64 {
    n.try_into().unwrap_or(i64::MAX)
}

/// The unit of a field as it is written beside its number.
#[must_use]
pub fn unit(l: Language, unit: &str) -> String {
    let key = format!("unit-{unit}");
    if reticolo_messages::has(l, &key) { t(l, &key) } else { unit.to_owned() }
}

/// A field's value as text.
#[must_use]
pub fn value(l: Language, field: &Field, value: &Value) -> String {
    let text = value.as_str().unwrap_or_default();
    match (field.kind, value) {
        (_, Value::Null) => String::new(),
        (FieldType::Money, Value::String(s)) => reticolo_model::money::cents(s).map_or_else(|_| s.clone(), |c| euro(l, c)),
        (FieldType::Integer, Value::Number(n)) => n.as_i64().map_or_else(|| n.to_string(), |n| integer(l, n)),
        (FieldType::Number, Value::Number(n)) => number(l, n.as_f64().unwrap_or_default()),
        (FieldType::Yes, Value::Bool(yes)) => t(l, if *yes { "word-yes" } else { "word-no" }),
        (FieldType::Date, Value::String(s)) => date(l, s),
        (FieldType::Choice(v), Value::String(s)) => choice(l, v, s),
        (FieldType::Choices(v), Value::Array(items)) => {
            items.iter().filter_map(Value::as_str).map(|c| choice(l, v, c)).collect::<Vec<_>>().join(", ")
        }
        (FieldType::Texts, Value::Array(items)) => items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", "),
        (FieldType::Rows(_), Value::Array(rows)) => reticolo_messages::tn(l, "word-rows", count(rows.len()), &[]),
        (_, Value::String(_)) => text.to_owned(),
        (_, other) => reticolo_model::value::to_text(other),
    }
}

/// An entry of a vocabulary in words, as the territory calls it; a code that is no longer there stays a code.
#[must_use]
pub fn choice(l: Language, vocabulary: &reticolo_model::vocabulary::Vocabulary, code: &str) -> String {
    names().label(l, vocabulary, code)
}

/// The entries that a form offers, and those that are chosen, each with the one it stands under.
#[must_use]
pub fn offered(vocabulary: &reticolo_model::vocabulary::Vocabulary, chosen: &[String]) -> Vec<(String, String)> {
    names().offered(vocabulary, chosen)
}

/// A value with its unit, and with its link where it is one.
#[must_use]
pub fn shown(l: Language, field: &Field, v: &Value) -> Markup {
    let text = value(l, field, v);
    match field.kind {
        FieldType::Url if text.starts_with("https://") || text.starts_with("http://") => {
            html! { a href=(text) rel="noopener nofollow" { (text) } }
        }
        FieldType::LongText => html! { @for line in text.lines() { (line) br; } },
        _ => html! { (text) @if !field.unit.is_empty() && field.unit != "€" { " " (unit(l, field.unit)) } },
    }
}

/// Where the names of a territory's own things are found.
#[derive(Debug, Clone, Copy)]
pub struct Named<'a> {
    pub places: &'a Places,
    pub axes: &'a Grid,
    pub areas: &'a [SavedArea],
}

/// A facet's value in words.
#[must_use]
pub fn facet_value(l: Language, kind: &Kind, named: &Named, field: &str, value: &str) -> String {
    if let Some(f) = kind.field(field) {
        return match f.kind {
            FieldType::Choice(v) | FieldType::Choices(v) => choice(l, v, value),
            FieldType::Yes => t(l, if value == "true" { "word-yes" } else { "word-no" }),
            _ => value.to_owned(),
        };
    }
    match field {
        "status" => state(l, kind, value),
        "visibility" => t(l, &format!("visibility-{value}")),
        "precision" => t(l, &format!("precision-{value}")),
        "stale" => t(l, &format!("stale-{value}")),
        "unit" => named.places.name(value).to_owned(),
        SAVED_AREA => crate::pages::area_title(named.areas, value),
        "area" => grid::label(l, named.axes, Axis::Area, value),
        "cell" => Cell::parse(value).map_or_else(|| value.to_owned(), |cell| crate::pages::grid::cell_name(l, named.axes, &cell)),
        _ => value.to_owned(),
    }
}

/// A long key or code, with places where a line may break.
#[must_use]
pub fn breakable(text: &str) -> Markup {
    let letters: Vec<char> = text.chars().collect();
    html! { @for (i, part) in letters.chunks(12).enumerate() { @if i > 0 { wbr; } (part.iter().collect::<String>()) } }
}

/// The names of the units a record lies in; many are counted.
#[must_use]
pub fn where_is(l: Language, places: &Places, record: &Record) -> String {
    let units = record.place.as_ref().map_or(&[][..], |p| &p.units);
    match units {
        [] => String::new(),
        few @ ([_] | [_, _] | [_, _, _]) => few.iter().map(|u| places.name(&u.unit).to_owned()).collect::<Vec<_>>().join(", "),
        many => reticolo_messages::tn(l, "home-units", count(many.len()), &[]),
    }
}

/// The point of a visibility.
#[must_use]
pub fn visibility_point(l: Language, record: &Record) -> Markup {
    let class = if record.visibility == reticolo_model::Visibility::Public { "sgn y" } else { "sgn hf" };
    html! { span class=(class) { (t(l, &format!("visibility-{}", record.visibility.code()))) } }
}

/// Who did something, as the log names them.
#[must_use]
pub fn author(visit: &Visit, names: &std::collections::BTreeMap<String, String>, by: &str) -> String {
    let l = visit.language;
    match by {
        "command_line" | "set_up" | "visitor" => t(l, &format!("by-{by}")),
        id => names.get(id).cloned().unwrap_or_else(|| reticolo_messages::tr(l, "by-user", &[("id", id.get(..8).unwrap_or(id))])),
    }
}

/// The name of an attribute of units; one that nobody named is read as it is written.
#[must_use]
pub fn attribute(l: Language, code: &str) -> String {
    let key = format!("attribute-{code}");
    if reticolo_messages::has(l, &key) { t(l, &key) } else { code.replace('_', " ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_the_decimals_they_have() {
        assert_eq!(number(Language::It, 1234.5), "1.234,5");
        assert_eq!(number(Language::It, 12.0), "12");
        assert_eq!(number(Language::En, 0.1 + 0.2), "0.3");
        assert_eq!(figure(Language::En, 0.123_456), "0.123");
    }
}
