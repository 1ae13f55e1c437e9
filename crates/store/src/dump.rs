//! Everything of a territory as lines of JSON, table by table, and back: the same lines on both engines.

use crate::db::{Conn, Row, Val, vals};
use crate::{StoreError, Territory};
use reticolo_model::id::{hex, unhex};
use serde_json::{Map, Value, json};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Int,
    Real,
    Text,
    Blob,
    Uuid,
}

/// A table of the archive: name, columns with their types, and the order that makes its lines the same everywhere.
#[derive(Debug)]
pub struct Table {
    pub name: &'static str,
    columns: &'static [(&'static str, Kind)],
    order: &'static str,
}

use Kind::{Blob, Int, Real, Text, Uuid};

/// What a backup holds. Sessions, jobs and search tables are not in it: the first two are of one machine, the last is made anew.
pub const TABLES: &[Table] = &[
    Table { name: "territory", columns: &[("uri", Text), ("name", Text), ("definition", Text)], order: "uri" },
    Table { name: "chain_head", columns: &[("seq", Int), ("hash", Blob)], order: "seq" },
    Table {
        name: "log",
        columns: &[
            ("seq", Int),
            ("hash", Blob),
            ("act", Text),
            ("record", Uuid),
            ("batch", Int),
            ("at", Text),
            ("author", Text),
            ("entry", Text),
        ],
        order: "seq",
    },
    Table { name: "person", columns: &[("person", Uuid), ("seal", Blob), ("known_by", Text)], order: "person" },
    Table {
        name: "personal",
        columns: &[("record", Uuid), ("field", Text), ("seq", Int), ("person", Uuid), ("value", Text)],
        order: "record, field, seq",
    },
    Table {
        name: "account",
        columns: &[
            ("account", Uuid),
            ("name", Text),
            ("role", Text),
            ("password", Text),
            ("person", Uuid),
            ("disabled", Int),
            ("created", Text),
        ],
        order: "account",
    },
    Table {
        name: "link",
        columns: &[
            ("id", Uuid),
            ("kind", Text),
            ("from_record", Uuid),
            ("to_record", Uuid),
            ("since", Text),
            ("until", Text),
            ("data_set", Text),
            ("weight", Real),
            ("source", Text),
        ],
        order: "id",
    },
    Table {
        name: "unit",
        columns: &[("code", Text), ("since", Int), ("until", Int), ("data_set", Text), ("content", Text), ("wkb", Blob)],
        order: "data_set, code, since",
    },
    Table {
        name: "data_set_version",
        columns: &[
            ("data_set", Text),
            ("version", Int),
            ("form", Text),
            ("seq", Int),
            ("row_count", Int),
            ("digest", Text),
            ("file", Text),
            ("mapping", Text),
            ("at", Text),
            ("withdrawn", Int),
        ],
        order: "data_set, version",
    },
    Table {
        name: "observation",
        columns: &[
            ("data_set", Text),
            ("indicator", Text),
            ("unit", Text),
            ("period", Text),
            ("since", Int),
            ("until", Int),
            ("number", Real),
            ("mark", Text),
        ],
        order: "data_set, indicator, unit, period, since",
    },
    Table {
        name: "flow",
        columns: &[
            ("data_set", Text),
            ("origin", Text),
            ("destination", Text),
            ("period", Text),
            ("since", Int),
            ("until", Int),
            ("number", Real),
        ],
        order: "data_set, origin, destination, period, since",
    },
    Table { name: "document", columns: &[("digest", Text), ("media", Text), ("name", Text), ("bytes", Blob)], order: "digest" },
    Table {
        name: "attachment",
        columns: &[
            ("id", Uuid),
            ("seq", Int),
            ("record", Uuid),
            ("digest", Text),
            ("person", Uuid),
            ("present", Int),
            ("content", Text),
            ("seal", Blob),
        ],
        order: "id, seq",
    },
    Table { name: "distinct_pair", columns: &[("id", Uuid), ("first", Uuid), ("second", Uuid), ("names", Text)], order: "id" },
    Table { name: "setting", columns: &[("name", Text), ("value", Text)], order: "name" },
];

/// Tables that came later than the form of archive: one that an older program wrote is without them.
pub const LATER: &[&str] = &["document", "attachment", "distinct_pair"];

fn to_json(row: &Row, i: usize, kind: Kind) -> Result<Value, StoreError> {
    Ok(match kind {
        Int => json!(row.maybe_int(i)?),
        Real => json!(row.maybe_real(i)?),
        Text => json!(row.maybe_text(i)?),
        Blob => json!(row.maybe_blob(i)?.map(|b| hex(&b))),
        Uuid => json!(row.maybe_uuid(i)?),
    })
}

fn from_json(value: &Value, kind: Kind) -> Option<Val> {
    let text = || value.as_str().map(str::to_owned);
    Some(match kind {
        _ if value.is_null() => match kind {
            Int => Val::Int(None),
            Real => Val::Real(None),
            Text => Val::Text(None),
            Blob => Val::Blob(None),
            Uuid => Val::Uuid(None),
        },
        Int => Val::Int(Some(value.as_i64()?)),
        Real => Val::Real(Some(value.as_f64()?)),
        Text => Val::Text(Some(text()?)),
        Blob => Val::Blob(Some(unhex(&text()?)?)),
        Uuid => Val::Uuid(Some(text()?.parse().ok()?)),
    })
}

/// Streams the lines of one table.
pub async fn read(
    conn: &mut Conn,
    territory: Territory,
    table: &Table,
    mut take: impl FnMut(String) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let names: Vec<&str> = table.columns.iter().map(|(n, _)| *n).collect();
    let sql = format!("SELECT {} FROM {} WHERE territory = $1 ORDER BY {}", names.join(", "), table.name, table.order);
    conn.each(&sql, vals![territory], |row| {
        let mut line = Map::new();
        for (i, (name, kind)) in table.columns.iter().enumerate() {
            line.insert((*name).to_owned(), to_json(&row, i, *kind)?);
        }
        take(reticolo_model::canonical::canonical(&Value::Object(line)))
    })
    .await
}

/// Writes lines of one table.
pub async fn write(conn: &mut Conn, territory: Territory, table: &Table, lines: &[String]) -> Result<(), StoreError> {
    let mut columns = vec!["territory"];
    columns.extend(table.columns.iter().map(|(n, _)| *n));
    let mut values = Vec::with_capacity(lines.len() * columns.len());
    for line in lines {
        let bad =
            || StoreError::Inconsistent(format!("a line of {} in the archive: {}", table.name, reticolo_model::value::shortened(line)));
        let object: Map<String, Value> = serde_json::from_str(line).map_err(|_| bad())?;
        values.push(Val::from(territory));
        for (name, kind) in table.columns {
            values.push(from_json(object.get(*name).unwrap_or(&Value::Null), *kind).ok_or_else(bad)?);
        }
    }
    conn.insert_many(table.name, &columns, values).await
}
