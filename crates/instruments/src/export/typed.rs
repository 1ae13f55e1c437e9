//! The cells of a record as what they are: numbers, amounts, days and truth values for workbooks and layers.

use super::columns::{ENVELOPE, columns};
use reticolo_formats::{Cell, ColumnKind};
use reticolo_model::{FieldType, Kind, money};
use serde_json::{Value, json};

/// What a column's cells are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Text,
    Number,
    Integer,
    Money,
    Date,
    Yes,
}

impl Sort {
    pub fn column(self) -> ColumnKind {
        match self {
            Sort::Text => ColumnKind::Text,
            Sort::Number | Sort::Money => ColumnKind::Real,
            Sort::Integer => ColumnKind::Integer,
            Sort::Date => ColumnKind::Date,
            Sort::Yes => ColumnKind::Boolean,
        }
    }

    /// A cell of a workbook; a text that is not of this sort stays a text.
    pub fn cell(self, text: &str) -> Cell<'_> {
        if text.is_empty() {
            return Cell::Empty;
        }
        let typed = match self {
            Sort::Text => None,
            Sort::Number => text.parse().ok().filter(|x: &f64| x.is_finite()).map(Cell::Number),
            Sort::Integer => text.parse().ok().map(Cell::Integer),
            Sort::Money => money::cents(text).ok().map(Cell::Money),
            Sort::Date => Some(Cell::Date(text)),
            Sort::Yes => text.parse().ok().map(Cell::Yes),
        };
        typed.unwrap_or(Cell::Text(text))
    }

    /// A value of a layer; nothing where the text is not of this sort.
    pub fn value(self, text: &str) -> Value {
        if text.is_empty() {
            return Value::Null;
        }
        match self {
            Sort::Text | Sort::Date => json!(text),
            Sort::Number | Sort::Money => text.parse::<f64>().map_or(Value::Null, |x| json!(x)),
            Sort::Integer => text.parse::<i64>().map_or(Value::Null, |n| json!(n)),
            Sort::Yes => text.parse::<bool>().map_or(Value::Null, |yes| json!(yes)),
        }
    }
}

/// What the columns of a kind are, in the order of [`columns`].
pub(super) fn sorts(kind: &Kind, personal: bool) -> Vec<Sort> {
    let of_field = |code: &str| match kind.field(code).map(|f| f.kind) {
        Some(FieldType::Number) => Sort::Number,
        Some(FieldType::Integer | FieldType::Year) => Sort::Integer,
        Some(FieldType::Money) => Sort::Money,
        Some(FieldType::Date) => Sort::Date,
        Some(FieldType::Yes) => Sort::Yes,
        _ => Sort::Text,
    };
    let of = |column: String| match column.as_str() {
        "lon" | "lat" => Sort::Number,
        "confirmed" => Sort::Date,
        "illustrative" => Sort::Yes,
        own if ENVELOPE.contains(&own) => Sort::Text,
        field => of_field(field),
    };
    columns(kind, personal).into_iter().map(of).collect()
}
