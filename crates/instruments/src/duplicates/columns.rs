//! Records as the columns that linkage compares. Personal values are never among them.

use reticolo_analysis::linkage::{Column, Spot, Values};
use reticolo_model::fold::fold;
use reticolo_model::geometry::Geometry;
use reticolo_model::{Field, FieldType, Kind, Record};
use serde_json::Value;
use uuid::Uuid;

/// What is told of a record in a list of pairs.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub id: Uuid,
    pub title: String,
    /// How many of its fields have a value.
    pub filled: usize,
    /// The data set it came with.
    pub data_set: Option<String>,
    pub units: Vec<String>,
}

/// How a field of the body is compared; none of what many things of a kind have in common, so that the columns stand apart from each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// A code by which one thing is known.
    Code,
    Class,
    Number,
    Day,
    Words,
}

fn sort(kind: &Kind, field: &Field) -> Option<Sort> {
    if field.personal || field.document {
        return None;
    }
    match field.kind {
        FieldType::TaxCode if field.code == "tax_code" => Some(Sort::Code),
        // The tax code of somebody else that the record names.
        FieldType::TaxCode | FieldType::Url | FieldType::Choice(_) => Some(Sort::Class),
        FieldType::Code if !field.filter => Some(Sort::Code),
        FieldType::Money | FieldType::Integer | FieldType::Number if kind.figure_field == Some(field.code) => Some(Sort::Number),
        // Two years are near if they follow each other, whatever part of two thousand lies between.
        FieldType::Year | FieldType::Date => Some(Sort::Day),
        FieldType::Text if !field.filter && !field.search => Some(Sort::Words),
        _ => None,
    }
}

/// The columns of records of a kind, filled one record after the other.
#[derive(Debug)]
pub(super) struct Columns {
    kind: &'static Kind,
    fields: Vec<(&'static str, Sort)>,
    pub rows: Vec<Row>,
    pub keys: Vec<String>,
    titles: Vec<String>,
    places: Vec<Spot>,
    begins: Vec<Option<i64>>,
    values: Vec<Vec<Option<String>>>,
}

/// The first day of a period as a number of days.
fn day(text: &str) -> Option<i64> {
    let whole = match text.len() {
        4 => format!("{text}-01-01"),
        7 if text.as_bytes()[4] == b'-' => format!("{text}-01"),
        _ => text.get(..10)?.to_owned(),
    };
    reticolo_model::period::date(&whole).ok()?;
    let number = |range: std::ops::Range<usize>| whole.get(range).and_then(|t| t.parse::<i64>().ok());
    let (y, m, d) = (number(0..4)?, number(5..7)?, number(8..10)?);
    // March-based years make leap days fall at the end.
    let (y, m) = if m <= 2 { (y - 1, m + 9) } else { (y, m - 3) };
    Some(365 * y + y.div_euclid(4) - y.div_euclid(100) + y.div_euclid(400) + (153 * m + 2) / 5 + d)
}

/// A web address without what differs between two ways of writing it.
fn site(text: &str) -> String {
    let bare = text.trim().to_lowercase();
    let bare = bare.split_once("://").map_or(bare.as_str(), |(_, rest)| rest);
    bare.trim_start_matches("www.").trim_end_matches('/').to_owned()
}

impl Columns {
    pub fn new(kind: &'static Kind) -> Columns {
        let fields: Vec<_> = kind.fields.iter().filter_map(|f| Some((f.code, sort(kind, f)?))).collect();
        Columns {
            kind,
            values: vec![Vec::new(); fields.len()],
            fields,
            rows: Vec::new(),
            keys: Vec::new(),
            titles: Vec::new(),
            places: Vec::new(),
            begins: Vec::new(),
        }
    }

    pub fn add(&mut self, record: &Record) {
        // The source's key, where there is one, says the same in every database.
        let origin = record.origin.as_ref().map_or_else(String::new, |o| format!("{}/{}", o.data_set, o.key));
        self.keys.push(format!("{origin}\n{}", record.id));
        self.titles.push(fold(&record.title));
        let place = record.place.as_ref();
        let units: Vec<String> = place.map_or(Vec::new(), |p| p.units.iter().map(|u| u.unit.clone()).collect());
        let point = place.and_then(|p| match p.geometry {
            Some(Geometry::Point([x, y])) => Some([x, y]),
            _ => None,
        });
        self.rows.push(Row {
            id: record.id,
            title: record.title.clone(),
            filled: record.body.len() + record.sealed.len() + usize::from(place.is_some()) + usize::from(!record.summary.is_empty()),
            data_set: record.origin.as_ref().map(|o| o.data_set.clone()),
            units: units.clone(),
        });
        self.places.push(Spot { units, point });
        self.begins.push(record.period_from.as_deref().and_then(day));
        for ((code, sort), values) in self.fields.iter().zip(&mut self.values) {
            values.push(record.body.get(*code).and_then(|v| {
                Some(match (sort, v) {
                    (Sort::Words, Value::String(s)) => fold(s),
                    (Sort::Class, Value::String(s)) if self.kind.field(code).is_some_and(|f| matches!(f.kind, FieldType::Url)) => site(s),
                    (_, Value::String(s)) => s.clone(),
                    (Sort::Number | Sort::Day, Value::Number(n)) => n.to_string(),
                    _ => return None,
                })
            }));
        }
    }

    /// The columns that say something of any record, ready to compare.
    pub fn columns(&self) -> Vec<Column> {
        let column = |name: &str, values| Column { name: name.to_owned(), values };
        let mut out = vec![column("title", Values::Names(self.titles.clone()))];
        if self.places.iter().any(|s| s.point.is_some() || !s.units.is_empty()) {
            out.push(column("place", Values::Places(self.places.clone())));
        }
        if self.begins.iter().any(Option::is_some) {
            out.push(column("period_from", Values::Days(self.begins.clone())));
        }
        for ((code, sort), values) in self.fields.iter().zip(&self.values).filter(|(_, v)| v.iter().any(Option::is_some)) {
            let texts = || values.iter().map(|v| v.clone().unwrap_or_default()).collect();
            out.push(column(
                code,
                match sort {
                    Sort::Code => Values::Codes(values.iter().map(|v| v.iter().cloned().collect()).collect()),
                    Sort::Class => Values::Classes(values.clone()),
                    Sort::Number => Values::Numbers(values.iter().map(|v| v.as_deref().and_then(|t| t.parse().ok())).collect()),
                    Sort::Day => Values::Days(values.iter().map(|v| v.as_deref().and_then(day)).collect()),
                    Sort::Words => Values::Words(texts()),
                },
            ));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reticolo_model::kinds;
    use serde_json::json;

    #[test]
    fn days_count_and_sites_meet() {
        assert_eq!(day("2024-03-01").zip(day("2024-02-29")).map(|(a, b)| a - b), Some(1));
        assert_eq!(day("2025").zip(day("2024")).map(|(a, b)| a - b), Some(366));
        assert_eq!(day("2024-05"), day("2024-05-01"));
        assert_eq!((day("x"), day("2024-13-01")), (None, None));
        assert_eq!(site("https://www.example.org/"), site("http://EXAMPLE.org"));
    }

    #[test]
    fn no_personal_value_becomes_a_column() {
        for kind in kinds::ALL {
            let mut columns = Columns::new(kind);
            let mut record = Record::new(Uuid::nil(), kind, "prova");
            for field in kind.fields {
                record.body.insert(field.code.to_owned(), json!("1"));
                record.personal.insert(field.code.to_owned(), "1".to_owned());
            }
            columns.add(&record);
            for column in columns.columns() {
                assert!(!kind.field(&column.name).is_some_and(|f| f.personal), "{}.{}", kind.code, column.name);
            }
        }
        let actor = kinds::find("actor").expect("a kind");
        let names: Vec<&str> = Columns::new(actor).fields.iter().map(|(n, _)| *n).collect();
        assert_eq!(names, ["nature", "tax_code", "size_class", "year_founded", "support_year", "address", "website"]);
    }
}
