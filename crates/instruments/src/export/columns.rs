//! A record as cells of a table: the envelope's columns, then those of its kind, in forms that an import reads back.

use reticolo_model::canonical::number;
use reticolo_model::geometry::Geometry;
use reticolo_model::{Audience, Kind, LinkRule, Record, value};
use reticolo_store::{Conn, StoreError, Territory, links};
use serde_json::{Map, Value, json};
use std::collections::HashMap;
use uuid::Uuid;

/// The columns every kind has. `units`, `shares`, `positions` and `tags` hold several values, divided by `;`; a position is
/// `area/dimension/modality=weight`; `also_in` says `data_set/key` of other data sets that hold the record. No id stands here: that of a record from a data set follows from `data_set` and `key`.
pub const ENVELOPE: [&str; 19] = [
    "key",
    "data_set",
    "title",
    "summary",
    "language",
    "status",
    "visibility",
    "lon",
    "lat",
    "precision",
    "units",
    "shares",
    "period_from",
    "period_to",
    "positions",
    "tags",
    "confirmed",
    "illustrative",
    "also_in",
];

/// The columns of a kind: the envelope's, one for each kind of record that it cannot be without, and its fields; personal ones only
/// where `personal`.
pub fn columns(kind: &Kind, personal: bool) -> Vec<String> {
    let fields = kind.fields.iter().filter(|f| personal || !f.personal).map(|f| f.code.to_owned());
    let ties = ties(kind).map(|(rule, to)| tie_column(rule, to));
    ENVELOPE.into_iter().map(str::to_owned).chain(ties).chain(fields).collect()
}

/// What a record of a kind cannot be without: each rule with each kind that it may tie to.
pub fn ties(kind: &Kind) -> impl Iterator<Item = (&'static LinkRule, &'static str)> + use<> {
    kind.required_links().flat_map(|rule| rule.to.iter().map(move |to| (rule, *to)))
}

/// The column that names the record at the other end of a required link: `part_of_course`.
pub fn tie_column(rule: &LinkRule, to: &str) -> String {
    format!("{}_{to}", rule.code)
}

/// The names of the records that others cannot be without, for those records that hang on one that the audience sees.
#[derive(Default)]
pub struct Ties(HashMap<Uuid, Vec<(String, String)>>);

impl Ties {
    /// Those of every record of a kind, or of some. A kind that can be without any costs nothing.
    pub(crate) async fn read(
        conn: &mut Conn,
        t: Territory,
        kind: &Kind,
        audience: &Audience,
        of: Option<&[Uuid]>,
    ) -> Result<Ties, StoreError> {
        let mut out = Ties::default();
        for rule in kind.required_links() {
            for end in links::ends(conn, t, kind.code, rule.code, audience, of).await? {
                let column = tie_column(rule, &end.kind);
                let name = match end.origin {
                    // Titles are not alone in the world; a key in its data set is.
                    Some((data_set, key)) => format!("{} [{data_set}/{key}]", end.title),
                    None => end.title,
                };
                out.0.entry(end.from).or_default().push((column, name));
            }
        }
        Ok(out)
    }

    /// Those that the record itself says, as [`object`] writes them.
    pub fn said(record: Uuid, members: &Map<String, Value>) -> Ties {
        let named = members.iter().filter_map(|(column, name)| Some((column.clone(), name.as_str()?.to_owned()))).collect();
        Ties(HashMap::from([(record, named)]))
    }

    fn of(&self, record: Uuid) -> &[(String, String)] {
        self.0.get(&record).map(Vec::as_slice).unwrap_or_default()
    }

    fn cell(&self, record: Uuid, column: &str) -> String {
        self.of(record).iter().find(|(c, _)| c == column).map(|(_, name)| name.clone()).unwrap_or_default()
    }
}

/// The cells of a record, in the order of [`columns`]. Personal values are taken from `record.personal`.
pub fn cells(kind: &Kind, record: &Record, ties_of: &Ties, personal: bool) -> Vec<String> {
    let place = record.place.as_ref();
    let point = match place.and_then(|p| p.geometry.as_ref()) {
        Some(Geometry::Point(point)) => Some(*point),
        _ => None,
    };
    let joined = |parts: Vec<String>| parts.join(";");
    let units = place.map(|p| p.units.as_slice()).unwrap_or_default();
    let mut out = vec![
        record.origin.as_ref().map(|o| o.key.clone()).unwrap_or_default(),
        record.origin.as_ref().map(|o| o.data_set.clone()).unwrap_or_default(),
        record.title.clone(),
        record.summary.clone(),
        record.language.clone(),
        record.status.clone(),
        record.visibility.code().to_owned(),
        point.map(|p| number(p[0])).unwrap_or_default(),
        point.map(|p| number(p[1])).unwrap_or_default(),
        place.map(|p| p.precision.code().to_owned()).unwrap_or_default(),
        joined(units.iter().map(|u| u.unit.clone()).collect()),
        joined(units.iter().map(|u| String::from(u.share)).collect()),
        record.period_from.clone().unwrap_or_default(),
        record.period_to.clone().unwrap_or_default(),
        joined(record.positions.iter().map(|p| format!("{}/{}/{}={}", p.area, p.dimension, p.modality, String::from(p.weight))).collect()),
        joined(record.tags.clone()),
        record.confirmed.clone().unwrap_or_default(),
        record.illustrative.to_string(),
        joined(record.also_in.iter().map(|o| format!("{}/{}", o.data_set, o.key)).collect()),
    ];
    out.extend(ties(kind).map(|(rule, to)| ties_of.cell(record.id, &tie_column(rule, to))));
    for field in kind.fields.iter().filter(|f| personal || !f.personal) {
        out.push(if field.personal {
            record.personal.get(field.code).cloned().unwrap_or_default()
        } else {
            record.body.get(field.code).map(value::to_text).unwrap_or_default()
        });
    }
    out
}

/// The same as the properties of a feature: numbers and truth values as such, what is empty left out.
pub fn properties(kind: &Kind, record: &Record, ties: &Ties, personal: bool) -> Map<String, Value> {
    let mut out = Map::new();
    for (column, cell) in columns(kind, personal).into_iter().zip(cells(kind, record, ties, personal)) {
        // The shape says it.
        if cell.is_empty() || matches!(column.as_str(), "lon" | "lat") {
            continue;
        }
        let kept = match column.as_str() {
            "illustrative" => json!(record.illustrative),
            own => match record.body.get(own) {
                Some(v @ (Value::Number(_) | Value::Bool(_))) if !ENVELOPE.contains(&own) => v.clone(),
                _ => Value::String(cell),
            },
        };
        out.insert(column, kept);
    }
    out
}

/// The record as the API gives it, with the names of those that it cannot be without (`ties`) and its personal values in the clear where
/// `personal`. The seals of personal values are left out: their keys are random.
pub fn object(record: &Record, ties: &Ties, personal: bool) -> Value {
    let mut out = serde_json::to_value(record).unwrap_or_default();
    if let Value::Object(members) = &mut out {
        members.remove("sealed");
        let named: Map<String, Value> = ties.of(record.id).iter().map(|(column, name)| (column.clone(), json!(name))).collect();
        if !named.is_empty() {
            members.insert("ties".to_owned(), Value::Object(named));
        }
        if personal && !record.personal.is_empty() {
            members.insert("personal".to_owned(), json!(record.personal));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use reticolo_model::kinds;

    #[test]
    fn no_two_columns_bear_the_same_name() {
        for kind in kinds::ALL {
            let mut all = columns(kind, true);
            let count = all.len();
            all.sort_unstable();
            all.dedup();
            assert_eq!(all.len(), count, "{}", kind.code);
        }
    }

    #[test]
    fn there_is_a_cell_for_each_column() {
        for kind in kinds::ALL {
            let record = Record::new(uuid::Uuid::nil(), kind, "x");
            for personal in [false, true] {
                assert_eq!(cells(kind, &record, &Ties::default(), personal).len(), columns(kind, personal).len(), "{}", kind.code);
            }
        }
    }
}
