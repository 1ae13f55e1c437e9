//! Exports: what an audience sees, as files that other programs and a later import read. The same contents give the same
//! bytes: no time and no random id stands in a table, and hand-made records come last, by title.

mod attached;
mod columns;
mod figures;

use crate::gate::{Act, Who, check, check_audience};
use crate::registry::ListAsk;
use crate::{Result, Workbench};
pub use columns::ENVELOPE;
pub(crate) use columns::{cells as cells_of, columns as columns_of};
use figures::Hidden;
use reticolo_formats::{ArchiveWriter, CsvOut, Feature, write_feature_collection};
use reticolo_model::canonical::{canonical, number};
use reticolo_model::{Audience, Kind, Problem, Record, Unit, kinds};
use reticolo_store::data_sets::Form;
use reticolo_store::lists::{self, ListQuery};
use reticolo_store::{Conn, StoreError, Territory, documents, people, units};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Seek, Write};
use uuid::Uuid;

/// What is exported.
#[derive(Debug, Clone, Copy)]
pub enum What {
    Kind(&'static Kind),
    Units,
    Indicators,
    Flows,
    All,
    /// All, with the bytes of the files on records: as much as there is, so for the disk alone.
    Whole,
}

impl What {
    /// `units`, `indicators`, `flows`, `all` or the code of a kind.
    #[must_use]
    pub fn parse(text: &str) -> Option<What> {
        match text {
            "units" => Some(What::Units),
            "indicators" => Some(What::Indicators),
            "flows" => Some(What::Flows),
            "all" => Some(What::All),
            code => kinds::find(code).map(What::Kind),
        }
    }

    /// The forms it can take, the usual one first.
    #[must_use]
    pub fn forms(self) -> &'static [&'static str] {
        match self {
            What::Kind(_) => &["csv", "geojson", "jsonl"],
            What::Units => &["geojson", "csv", "jsonl"],
            What::Indicators | What::Flows => &["csv", "jsonl"],
            What::All | What::Whole => &["zip"],
        }
    }
}

impl Workbench {
    /// Writes what `audience` sees of `what` to `out`; how many rows. Everything is read from one state of the database.
    /// Personal values are in it for [`Audience::Everything`] alone. `jsonl` holds records as the API gives them, ids among
    /// them: that of a record made by hand is random, those of records from data sets are not.
    pub async fn export(&self, who: &Who, what: What, audience: Audience, form: &str, out: &mut (dyn Write + Send)) -> Result<u64> {
        check(who, Act::Read)?;
        check_audience(who, &audience)?;
        if !what.forms().contains(&form) {
            return Err(Problem::new("problem-export-form", form).with("known", what.forms().join(", ")).into());
        }
        let mut conn = self.store.snapshot().await?;
        let rows = self.write_export(&mut conn, what, audience, form, out).await?;
        self.store.end_snapshot(conn).await?;
        out.flush().map_err(StoreError::from)?;
        Ok(rows)
    }

    /// Writes what a list finds, all its pages, in the form of [`Workbench::export`]; how many rows.
    pub async fn export_list(&self, who: &Who, ask: &ListAsk, form: &str, out: &mut (dyn Write + Send)) -> Result<u64> {
        check(who, Act::Read)?;
        let query = self.query(who, ask).await?;
        let kind = crate::registry::kind(&ask.kind)?;
        let forms = What::Kind(kind).forms();
        if !forms.contains(&form) {
            return Err(Problem::new("problem-export-form", form).with("known", forms.join(", ")).into());
        }
        let mut conn = self.store.snapshot().await?;
        let rows = write_records(&mut conn, self.territory, kind, &query, form, out).await?;
        self.store.end_snapshot(conn).await?;
        out.flush().map_err(StoreError::from)?;
        Ok(rows)
    }

    async fn write_export(&self, conn: &mut Conn, what: What, audience: Audience, form: &str, out: &mut (dyn Write + Send)) -> Result<u64> {
        let t = self.territory;
        Ok(match what {
            What::Kind(kind) => write_records(conn, t, kind, &everything(kind, audience), form, out).await?,
            What::Units => write_units(conn, t, form, out).await?,
            What::Indicators | What::Flows => {
                let of = if matches!(what, What::Flows) { Form::Flows } else { Form::Indicators };
                let hidden = Hidden::of(conn, t, audience).await?;
                let sets = figures::present(conn, t, of, &hidden).await?;
                figures::write(conn, t, of, &sets, &hidden, form == "jsonl", out).await?
            }
            What::All => write_all(conn, t, audience, false, out).await?,
            What::Whole => write_all(conn, t, audience, true, out).await?,
        })
    }
}

/// One archive: a table a kind, the files on records, the units with their shapes, a table a data set that holds figures.
async fn write_all(
    conn: &mut Conn,
    t: Territory,
    audience: Audience,
    bytes: bool,
    out: &mut (dyn Write + Send),
) -> std::result::Result<u64, StoreError> {
    let mut zip = ArchiveWriter::streaming(out);
    let mut rows = 0;
    for kind in kinds::ALL {
        zip.start(&format!("{}.csv", kind.code))?;
        rows += write_records(conn, t, kind, &everything(kind, audience), "csv", &mut zip).await?;
    }
    write_documents(conn, t, audience, &mut zip).await?;
    rows += attached::write(conn, t, audience, bytes, &mut zip).await?;
    zip.start("units.geojson")?;
    rows += write_units(conn, t, "geojson", &mut zip).await?;
    let hidden = Hidden::of(conn, t, audience).await?;
    let mut used = BTreeSet::new();
    for form in [Form::Indicators, Form::Flows] {
        for set in figures::present(conn, t, form, &hidden).await? {
            zip.start(&format!("{}/{}.csv", form.code(), file_name(&set.0, &mut used)))?;
            rows += figures::write(conn, t, form, &[set], &hidden, false, &mut zip).await?;
        }
    }
    zip.finish()?;
    Ok(rows)
}

/// The documents that the records this audience sees name, as `documents/DIGEST.EXTENSION`.
async fn write_documents<W: Write + Seek + Send>(
    conn: &mut Conn,
    t: Territory,
    audience: Audience,
    zip: &mut ArchiveWriter<W>,
) -> std::result::Result<(), StoreError> {
    let mut digests = BTreeSet::new();
    for kind in kinds::ALL.iter().filter(|k| k.fields.iter().any(|f| f.document)) {
        lists::each(conn, t, &everything(kind, audience), |record| {
            digests.extend(kind.fields.iter().filter(|f| f.document).filter_map(|f| record.body_text(f.code).map(str::to_owned)));
            Ok(())
        })
        .await?;
    }
    for digest in digests {
        if let Some(document) = documents::get(conn, t, &digest).await? {
            zip.start(&format!("documents/{digest}.{}", document.extension()))?;
            zip.write_all(&document.bytes)?;
        }
    }
    Ok(())
}

/// A data set's name as the name of a file that no system refuses.
fn file_name(data_set: &str, used: &mut BTreeSet<String>) -> String {
    let plain: String =
        data_set.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '_' | '-') { c } else { '_' }).take(100).collect();
    let numbered = (2..).map(|n| format!("{plain}_{n}"));
    let name = std::iter::once(plain.clone()).chain(numbered).find(|name| !used.contains(name)).unwrap_or_default();
    used.insert(name.clone());
    name
}

/// Every record of a kind that an audience sees, illustrative ones too.
fn everything(kind: &Kind, audience: Audience) -> ListQuery {
    ListQuery { illustrative: true, ..ListQuery::all(kind.code, audience) }
}

async fn write_records(
    conn: &mut Conn,
    t: Territory,
    kind: &'static Kind,
    query: &ListQuery,
    form: &str,
    out: &mut (dyn Write + Send),
) -> std::result::Result<u64, StoreError> {
    let personal = query.audience == Audience::Everything;
    let mut values = if personal { personal_values(conn, t, query).await? } else { BTreeMap::new() };
    let mut rows = 0u64;
    let mut by_hand: Vec<Record> = Vec::new();
    let mut sink = Sink::new(kind, personal, form, out)?;
    lists::each(conn, t, query, |mut record| {
        rows += 1;
        record.personal = values.remove(&record.id).unwrap_or_default();
        if record.origin.is_none() {
            by_hand.push(record);
            return Ok(());
        }
        sink.row(&record)
    })
    .await?;
    // Their ids are random: title and content decide.
    by_hand.sort_by_cached_key(|r| {
        let bare = Record { id: Uuid::nil(), ..r.clone() };
        (r.title.clone(), columns::cells(kind, r, personal), canonical(&columns::object(&bare, personal)))
    });
    for record in &by_hand {
        sink.row(record)?;
    }
    sink.finish()?;
    Ok(rows)
}

/// The present personal values of the records a query finds.
async fn personal_values(
    conn: &mut Conn,
    t: Territory,
    query: &ListQuery,
) -> std::result::Result<BTreeMap<Uuid, BTreeMap<String, String>>, StoreError> {
    let mut sealed: Vec<Record> = Vec::new();
    lists::each(conn, t, query, |record| {
        if !record.sealed.is_empty() {
            sealed.push(record);
        }
        Ok(())
    })
    .await?;
    let mut out = BTreeMap::new();
    for record in sealed {
        out.insert(record.id, people::values(conn, t, &record).await?);
    }
    Ok(out)
}

/// Where records go, one at a time.
struct Sink<'w> {
    kind: &'static Kind,
    personal: bool,
    out: Out<'w>,
}

enum Out<'w> {
    Csv(Box<CsvOut<&'w mut (dyn Write + Send)>>),
    Lines(&'w mut (dyn Write + Send)),
    /// A collection is written feature by feature; the flag says whether one stands before.
    Features(&'w mut (dyn Write + Send), bool),
}

impl<'w> Sink<'w> {
    fn new(kind: &'static Kind, personal: bool, form: &str, out: &'w mut (dyn Write + Send)) -> std::io::Result<Sink<'w>> {
        let out = match form {
            "jsonl" => Out::Lines(out),
            "geojson" => {
                out.write_all(b"{\"type\":\"FeatureCollection\",\"features\":[")?;
                Out::Features(out, false)
            }
            _ => Out::Csv(Box::new(CsvOut::new(out, columns::columns(kind, personal))?)),
        };
        Ok(Sink { kind, personal, out })
    }

    fn row(&mut self, record: &Record) -> std::result::Result<(), StoreError> {
        let (kind, personal) = (self.kind, self.personal);
        match &mut self.out {
            Out::Csv(table) => table.row(columns::cells(kind, record, personal))?,
            Out::Lines(out) => writeln!(out, "{}", canonical(&columns::object(record, personal)))?,
            Out::Features(out, more) => {
                out.write_all(if *more { b",\n" } else { b"\n" })?;
                *more = true;
                let geometry = record.place.as_ref().and_then(|p| p.geometry.as_ref()).map_or(Value::Null, |g| g.to_geojson());
                let feature = json!({ "type": "Feature", "properties": columns::properties(kind, record, personal), "geometry": geometry });
                write!(out, "{}", canonical(&feature))?;
            }
        }
        Ok(())
    }

    fn finish(self) -> std::io::Result<()> {
        match self.out {
            Out::Csv(table) => table.finish().map(drop),
            Out::Lines(_) => Ok(()),
            Out::Features(out, _) => out.write_all(b"\n]}\n"),
        }
    }
}

const UNIT: [&str; 9] = ["code", "name", "inside", "province", "region", "valid_from", "valid_to", "lon", "lat"];

/// The cells of a unit: `lon` and `lat` are its seat; its attributes follow under their own names.
fn unit_cells(unit: &Unit, attributes: &[String]) -> Vec<String> {
    let text = |t: &Option<String>| t.clone().unwrap_or_default();
    let mut cells = vec![
        unit.code.clone(),
        unit.name.clone(),
        unit.inside.to_string(),
        text(&unit.province),
        text(&unit.region),
        text(&unit.valid_from),
        text(&unit.valid_to),
        unit.seat.map(|p| number(p[0])).unwrap_or_default(),
        unit.seat.map(|p| number(p[1])).unwrap_or_default(),
    ];
    cells.extend(attributes.iter().map(|a| unit.attributes.get(a).cloned().unwrap_or_default()));
    cells
}

/// The units, by code: everybody sees them.
async fn write_units(conn: &mut Conn, t: Territory, form: &str, out: &mut (dyn Write + Send)) -> std::result::Result<u64, StoreError> {
    let all = units::all(conn, t).await?;
    let rows = all.len() as u64;
    let named: BTreeSet<&String> = all.iter().flat_map(|u| u.attributes.keys()).collect();
    let attributes: Vec<String> = named.into_iter().filter(|a| !UNIT.contains(&a.as_str())).cloned().collect();
    match form {
        "csv" => {
            let mut table = CsvOut::new(out, UNIT.into_iter().chain(attributes.iter().map(String::as_str)))?;
            for unit in &all {
                table.row(unit_cells(unit, &attributes))?;
            }
            table.finish()?;
        }
        "jsonl" => {
            for unit in &all {
                writeln!(out, "{}", canonical(&serde_json::to_value(unit).unwrap_or_default()))?;
            }
        }
        _ => {
            let features = (1..).zip(all).map(|(at, unit)| {
                let cells = unit_cells(&unit, &attributes);
                let names = UNIT.into_iter().chain(attributes.iter().map(String::as_str));
                let mut properties: Map<String, Value> =
                    names.zip(cells).filter(|(_, cell)| !cell.is_empty()).map(|(name, cell)| (name.to_owned(), json!(cell))).collect();
                properties.insert("inside".to_owned(), json!(unit.inside));
                for (name, i) in [("lon", 0), ("lat", 1)] {
                    if let Some(seat) = unit.seat {
                        properties.insert(name.to_owned(), json!(seat[i]));
                    }
                }
                Feature { number: at, id: Some(unit.code), properties, geometry: unit.geometry }
            });
            write_feature_collection(out, features)?;
        }
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use reticolo_model::Role;

    #[test]
    fn nobody_gets_what_another_audience_sees() {
        let user = |n: u128, role| Who::User { id: Uuid::from_u128(n), name: String::new(), role };
        let of = |n: u128| Audience::User(Uuid::from_u128(n));
        assert!(check_audience(&Who::Visitor, &Audience::Public).is_ok());
        for audience in [Audience::SignedIn, of(1), Audience::Everything] {
            assert!(check_audience(&Who::Visitor, &audience).is_err(), "{audience:?}");
            assert!(check_audience(&Who::CommandLine, &audience).is_ok(), "{audience:?}");
            assert!(check_audience(&user(2, Role::Administrator), &audience).is_ok(), "{audience:?}");
        }
        for role in [Role::Reader, Role::Editor] {
            assert!(check_audience(&user(1, role), &of(1)).is_ok());
            assert!(check_audience(&user(1, role), &of(2)).is_err());
            assert!(check_audience(&user(1, role), &Audience::Everything).is_err());
        }
    }

    #[test]
    fn names_of_files_are_plain_and_differ() {
        let mut used = BTreeSet::new();
        assert_eq!(file_name("a b/c", &mut used), "a_b_c");
        assert_eq!(file_name("a b:c", &mut used), "a_b_c_2");
        assert_eq!(file_name("residents", &mut used), "residents");
    }
}
