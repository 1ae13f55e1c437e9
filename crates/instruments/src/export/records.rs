//! Records of a kind in any form, one at a time: those from data sets by data set and key, then those made by hand by title. Of the
//! latter only titles and digests are held, so that memory stays bounded however many there are.

use super::books::Book;
use super::columns::{self, Ties};
use super::layers::Package;
use super::typed::{Sort, sorts};
use reticolo_formats::{ColumnKind, CsvOut, ShapeKind};
use reticolo_model::canonical::canonical;
use reticolo_model::geometry::Geometry;
use reticolo_model::{Audience, Kind, Record};
use reticolo_store::lists::{self, ListQuery};
use reticolo_store::{Conn, StoreError, Territory, people, records};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};
use std::io::Write;
use uuid::Uuid;

type Stored<T> = std::result::Result<T, StoreError>;

/// Every record of a kind that an audience sees, illustrative ones too.
pub(super) fn everything(kind: &Kind, audience: Audience) -> ListQuery {
    ListQuery { illustrative: true, ..ListQuery::all(kind.code, audience) }
}

/// So many records made by hand are fetched at once.
const PAGE: usize = 500;

/// Hands on every record that a query finds, with its personal values where the audience gets them; how many.
pub(super) async fn each(
    conn: &mut Conn,
    t: Territory,
    kind: &'static Kind,
    query: &ListQuery,
    mut take: impl FnMut(&Record, &Ties) -> Stored<()>,
) -> Stored<u64> {
    let personal = query.audience == Audience::Everything;
    let ties = &Ties::read(conn, t, kind, &query.audience, None).await?;
    let mut values = if personal { personal_values(conn, t, query).await? } else { BTreeMap::new() };
    let mut rows = 0u64;
    let mut by_hand: Vec<(String, [u8; 32], Uuid)> = Vec::new();
    lists::each(conn, t, query, |mut record| {
        rows += 1;
        record.personal = values.get(&record.id).cloned().unwrap_or_default();
        if record.origin.is_some() {
            values.remove(&record.id);
            return take(&record, ties);
        }
        // Their ids are random: title and content decide.
        let bare = Record { id: Uuid::nil(), ..record.clone() };
        let said = json!([columns::cells(kind, &record, ties, personal), columns::object(&bare, ties, personal)]);
        by_hand.push((record.title, Sha256::digest(canonical(&said).as_bytes()).into(), record.id));
        Ok(())
    })
    .await?;
    by_hand.sort_unstable();
    for page in by_hand.chunks(PAGE) {
        let ids: Vec<Uuid> = page.iter().map(|(_, _, id)| *id).collect();
        let mut found: HashMap<Uuid, Record> = records::get_many(conn, t, &ids).await?.into_iter().map(|r| (r.id, r)).collect();
        for id in ids {
            if let Some(mut record) = found.remove(&id) {
                record.personal = values.remove(&id).unwrap_or_default();
                take(&record, ties)?;
            }
        }
    }
    Ok(rows)
}

/// The present personal values of the records a query finds.
async fn personal_values(conn: &mut Conn, t: Territory, query: &ListQuery) -> Stored<BTreeMap<Uuid, BTreeMap<String, String>>> {
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

/// Writes the records a query finds in a form that goes straight to `out`; how many.
pub(super) async fn write(
    conn: &mut Conn,
    t: Territory,
    kind: &'static Kind,
    query: &ListQuery,
    form: &str,
    out: &mut (dyn Write + Send),
) -> Stored<u64> {
    let personal = query.audience == Audience::Everything;
    match form {
        "xlsx" | "ods" => {
            let mut book = Book::new(form, out)?;
            let rows = write_sheet(conn, t, kind, query, &mut book).await?;
            book.finish()?;
            Ok(rows)
        }
        "jsonl" => {
            each(conn, t, kind, query, |record, ties| Ok(writeln!(out, "{}", canonical(&columns::object(record, ties, personal)))?)).await
        }
        "geojson" => {
            out.write_all(b"{\"type\":\"FeatureCollection\",\"features\":[")?;
            let mut before: &[u8] = b"\n";
            let rows = each(conn, t, kind, query, |record, ties| {
                out.write_all(std::mem::replace(&mut before, b",\n"))?;
                write!(out, "{}", canonical(&feature(kind, record, ties, personal)))?;
                Ok(())
            })
            .await?;
            out.write_all(b"\n]}\n")?;
            Ok(rows)
        }
        _ => {
            let mut table = CsvOut::new(out, columns::columns(kind, personal))?;
            let rows = each(conn, t, kind, query, |record, ties| Ok(table.row(columns::cells(kind, record, ties, personal))?)).await?;
            table.finish()?;
            Ok(rows)
        }
    }
}

/// A record as a feature, with the shape of its place where it has one.
pub fn feature(kind: &Kind, record: &Record, ties: &Ties, personal: bool) -> Value {
    let geometry = record.place.as_ref().and_then(|p| p.geometry.as_ref()).map_or(Value::Null, Geometry::to_geojson);
    json!({ "type": "Feature", "properties": columns::properties(kind, record, ties, personal), "geometry": geometry })
}

/// The records a query finds as a sheet of a workbook, named as their kind; how many.
pub(super) async fn write_sheet(conn: &mut Conn, t: Territory, kind: &'static Kind, query: &ListQuery, book: &mut Book<'_>) -> Stored<u64> {
    let personal = query.audience == Audience::Everything;
    book.sheet(kind.code, &columns::columns(kind, personal))?;
    let sorts = sorts(kind, personal);
    each(conn, t, kind, query, |record, ties| {
        let cells = columns::cells(kind, record, ties, personal);
        Ok(book.row(sorts.iter().zip(&cells).map(|(sort, text)| sort.cell(text)))?)
    })
    .await
}

/// The records a query finds as a layer of a package, named as their kind; how many. The shape says the point, so that its
/// coordinates are no columns.
pub(super) async fn write_layer(
    conn: &mut Conn,
    t: Territory,
    kind: &'static Kind,
    query: &ListQuery,
    package: &mut Package,
) -> Stored<u64> {
    let personal = query.audience == Audience::Everything;
    // A layer says beforehand which shapes it holds: one of each sort tells.
    let mut shapes: BTreeMap<String, Geometry> = BTreeMap::new();
    let mut any = false;
    lists::each(conn, t, query, |record| {
        any = true;
        if let Some(shape) = record.place.and_then(|p| p.geometry) {
            let sort = format!("{:?}", std::mem::discriminant(&shape));
            shapes.entry(sort).or_insert(shape);
        }
        Ok(())
    })
    .await?;
    let shaped = (!shapes.is_empty()).then(|| ShapeKind::of(shapes.values()));
    let kept: Vec<(usize, String, Sort)> = columns::columns(kind, personal)
        .into_iter()
        .zip(sorts(kind, personal))
        .enumerate()
        .map(|(i, (name, sort))| (i, name, sort))
        .filter(|(_, name, _)| !matches!(name.as_str(), "lon" | "lat"))
        .collect();
    let declared: Vec<(String, ColumnKind)> = kept.iter().map(|(_, name, sort)| (name.clone(), sort.column())).collect();
    package.layer(kind.code, shaped, declared)?;
    each(conn, t, kind, query, |record, ties| {
        let cells = columns::cells(kind, record, ties, personal);
        let values = kept.iter().map(|(i, _, sort)| sort.value(&cells[*i])).collect();
        let shape = record.place.as_ref().and_then(|p| p.geometry.clone());
        Ok(package.row(shape, values)?)
    })
    .await
}
