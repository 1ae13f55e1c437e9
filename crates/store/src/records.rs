//! Records in their tables: the row, its indexed fields, its search text and its readers. Written together or not at all.

use crate::db::{Conn, Row, Val, vals};
use crate::log::{Chain, Stamp};
use crate::people;
use crate::text::search_texts;
use crate::{StoreError, Territory};
use reticolo_model::geometry::{BoundingBox, Geometry};
use reticolo_model::log::Act;
use reticolo_model::money;
use reticolo_model::{FieldType, Kind, Position, Record, Visibility, kinds};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The columns of a record's row after the territory, but for the shape.
pub(crate) const ROW: &str =
    "id, kind, title, sort_title, visibility, data_set, source_key, illustrative, version, changed, content, minx, miny, maxx, maxy";
const RECORD: [&str; 16] = [
    "territory",
    "id",
    "kind",
    "title",
    "sort_title",
    "visibility",
    "data_set",
    "source_key",
    "illustrative",
    "version",
    "changed",
    "content",
    "minx",
    "miny",
    "maxx",
    "maxy",
];
const FIELD: [&str; 8] = ["territory", "record", "field", "item", "kind", "seen", "text", "number"];
const SEARCH: [&str; 8] = ["territory", "record", "words", "stems", "minx", "miny", "maxx", "maxy"];
const NAMED: [&str; 3] = ["territory", "record", "reader"];

/// Records read from a row whose first column is `content`.
pub(crate) fn record(row: &Row) -> Result<Record, StoreError> {
    serde_json::from_str(&row.text(0)?).map_err(|e| StoreError::Inconsistent(format!("record: {e}")))
}

/// One record, whoever may see it; personal values are not in it.
pub async fn get(conn: &mut Conn, territory: Territory, id: Uuid) -> Result<Option<Record>, StoreError> {
    conn.row("SELECT content FROM record WHERE territory = $1 AND id = $2", vals![territory, id]).await?.map(|r| record(&r)).transpose()
}

/// One record with its personal values, for those who may see them.
pub async fn get_with_personal(conn: &mut Conn, territory: Territory, id: Uuid) -> Result<Option<Record>, StoreError> {
    let Some(mut found) = get(conn, territory, id).await? else { return Ok(None) };
    found.personal = people::values(conn, territory, &found).await?;
    Ok(Some(found))
}

/// Several records, in the order of their ids.
pub async fn get_many(conn: &mut Conn, territory: Territory, ids: &[Uuid]) -> Result<Vec<Record>, StoreError> {
    let mut out = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(500) {
        let places: Vec<String> = (0..chunk.len()).map(|i| format!("${}", i + 2)).collect();
        let mut args = vals![territory];
        args.extend(chunk.iter().map(|id| Val::from(*id)));
        let sql = format!("SELECT content FROM record WHERE territory = $1 AND id IN ({}) ORDER BY id", places.join(","));
        for row in conn.rows(&sql, args).await? {
            out.push(record(&row)?);
        }
    }
    Ok(out)
}

/// What stands at the head of a record: its kind and its title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    pub id: Uuid,
    pub kind: String,
    pub title: String,
}

/// The heads of those of several records that an audience sees, in the order of their ids.
pub async fn heads(
    conn: &mut Conn,
    territory: Territory,
    ids: &[Uuid],
    audience: &reticolo_model::Audience,
    illustrative: bool,
) -> Result<Vec<Head>, StoreError> {
    let mut out = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(500) {
        let places: Vec<String> = (0..chunk.len()).map(|i| format!("${}", i + 2)).collect();
        let mut args = vals![territory];
        args.extend(chunk.iter().map(|id| Val::from(*id)));
        let (seen, more) = crate::lists::audience_sql(audience, illustrative, args.len() + 1);
        args.extend(more);
        let sql =
            format!("SELECT r.id, r.kind, r.title FROM record r WHERE r.territory = $1 AND r.id IN ({}) AND {seen}", places.join(","));
        for row in conn.rows(&sql, args).await? {
            out.push(Head { id: row.uuid(0)?, kind: row.text(1)?, title: row.text(2)? });
        }
    }
    out.sort_by_key(|h| h.id);
    out.dedup();
    Ok(out)
}

/// The versions of those of several records that exist.
pub(crate) async fn versions(conn: &mut Conn, territory: Territory, ids: &[Uuid]) -> Result<BTreeMap<Uuid, i64>, StoreError> {
    let mut out = BTreeMap::new();
    for chunk in ids.chunks(500) {
        let places: Vec<String> = (0..chunk.len()).map(|i| format!("${}", i + 2)).collect();
        let mut args = vals![territory];
        args.extend(chunk.iter().map(|id| Val::from(*id)));
        let sql = format!("SELECT id, version FROM record WHERE territory = $1 AND id IN ({})", places.join(","));
        for row in conn.rows(&sql, args).await? {
            out.insert(row.uuid(0)?, row.int(1)?);
        }
    }
    Ok(out)
}

/// Every record of a kind, in the order of its origin, then of its id; streamed.
pub async fn each(
    conn: &mut Conn,
    territory: Territory,
    kind: &str,
    mut take: impl FnMut(Record) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    conn.each(
        "SELECT content FROM record WHERE territory = $1 AND kind = $2 ORDER BY CASE WHEN data_set IS NULL THEN 1 ELSE 0 END, data_set, source_key, id",
        vals![territory, kind],
        |row| take(record(&row)?),
    )
    .await
}

/// Records of a data set by their keys: `(key, record)`, in the order of the keys.
pub async fn of_data_set(conn: &mut Conn, territory: Territory, kind: &str, data_set: &str) -> Result<Vec<(String, Record)>, StoreError> {
    let mut out = Vec::new();
    conn.each(
        "SELECT content, source_key FROM record WHERE territory = $1 AND kind = $2 AND data_set = $3 ORDER BY source_key",
        vals![territory, kind, data_set],
        |row| {
            out.push((row.text(1)?, record(&row)?));
            Ok(())
        },
    )
    .await?;
    Ok(out)
}

/// Records of a kind with one of these texts in an indexed field: `(text, id)`, by text and id.
pub async fn by_field(
    conn: &mut Conn,
    territory: Territory,
    kind: &str,
    field: &str,
    texts: &[String],
) -> Result<Vec<(String, Uuid)>, StoreError> {
    let sql = "SELECT text, record FROM field WHERE territory = $1 AND kind = $2 AND field = $3 AND text IN";
    found(conn, sql, vals![territory, kind, field], texts).await
}

/// Records of a kind with one of these titles, folded: `(folded title, id)`, by title and id.
pub async fn by_title(conn: &mut Conn, territory: Territory, kind: &str, folded: &[String]) -> Result<Vec<(String, Uuid)>, StoreError> {
    let sql = "SELECT sort_title, id FROM record WHERE territory = $1 AND kind = $2 AND sort_title IN";
    found(conn, sql, vals![territory, kind], folded).await
}

/// Records of a kind that a data set brought under one of these keys: `(key, id)`, by key and id.
pub async fn by_origin(
    conn: &mut Conn,
    territory: Territory,
    kind: &str,
    data_set: &str,
    keys: &[String],
) -> Result<Vec<(String, Uuid)>, StoreError> {
    let sql = "SELECT source_key, id FROM record WHERE territory = $1 AND kind = $2 AND data_set = $3 AND source_key IN";
    found(conn, sql, vals![territory, kind, data_set], keys).await
}

/// Records of a kind that any data set brought under one of these keys: `(key, id)`, by key and id.
pub async fn by_key(conn: &mut Conn, territory: Territory, kind: &str, keys: &[String]) -> Result<Vec<(String, Uuid)>, StoreError> {
    let sql = "SELECT source_key, id FROM record WHERE territory = $1 AND kind = $2 AND source_key IN";
    found(conn, sql, vals![territory, kind], keys).await
}

async fn found(conn: &mut Conn, sql: &str, args: Vec<Val>, texts: &[String]) -> Result<Vec<(String, Uuid)>, StoreError> {
    let mut out = Vec::new();
    for chunk in texts.chunks(500) {
        let first = args.len() + 1;
        let places = (0..chunk.len()).map(|i| format!("${}", i + first)).collect::<Vec<_>>().join(",");
        let mut all = args.clone();
        all.extend(chunk.iter().map(Val::from));
        for row in conn.rows(&format!("{sql} ({places}) ORDER BY 1, 2"), all).await? {
            out.push((row.text(0)?, row.uuid(1)?));
        }
    }
    Ok(out)
}

/// How many records of each kind there are, for an audience.
pub async fn counts(
    conn: &mut Conn,
    territory: Territory,
    audience: &reticolo_model::Audience,
    illustrative: bool,
) -> Result<Vec<(String, i64)>, StoreError> {
    let (seen, mut args) = crate::lists::audience_sql(audience, illustrative, 2);
    args.splice(0..0, vals![territory]);
    let sql = format!("SELECT r.kind, count(*) FROM record r WHERE r.territory = $1 AND {seen} GROUP BY r.kind ORDER BY r.kind");
    let rows = conn.rows(&sql, args).await?;
    rows.iter().map(|r| Ok((r.text(0)?, r.int(1)?))).collect()
}

/// How many records of a kind there are, and the newest log entry that tells of one: while both stay, all of them stay.
pub async fn state_of_kind(conn: &mut Conn, territory: Territory, kind: &str) -> Result<(i64, i64), StoreError> {
    let sql = "SELECT count(*), COALESCE(max(changed), 0) FROM record WHERE territory = $1 AND kind = $2";
    conn.row(sql, vals![territory, kind]).await?.map_or(Ok((0, 0)), |r| Ok((r.int(0)?, r.int(1)?)))
}

/// Who sees a record, as the number that its indexed fields bear.
fn seen(record: &Record) -> i64 {
    let visibility = match record.visibility {
        Visibility::Public => 0,
        Visibility::SignedIn => 1,
        Visibility::Named => 2,
    };
    visibility + 3 * i64::from(record.illustrative)
}

/// One indexed value of a record.
#[derive(Debug, PartialEq)]
struct Indexed {
    field: &'static str,
    item: i64,
    text: Option<String>,
    number: Option<f64>,
}

/// A cell of the grid as lists are narrowed by it: area, dimension and modality.
fn cell(p: &Position) -> String {
    format!("{}/{}/{}", p.area, p.dimension, p.modality)
}

/// What lists, facets and analyses read in bulk: the envelope's filters and the fields declared `filter` or `sort`.
fn indexed(kind: &Kind, record: &Record) -> Vec<Indexed> {
    let mut out: Vec<Indexed> = Vec::new();
    let mut texts = |field: &'static str, values: &mut dyn Iterator<Item = String>| {
        // Each value once: a record that stands twice in an area counts once there.
        for (item, text) in (0..).zip(values.collect::<BTreeSet<String>>()) {
            out.push(Indexed { field, item, text: Some(text), number: None });
        }
    };
    texts("status", &mut std::iter::once(record.status.clone()));
    texts("visibility", &mut std::iter::once(record.visibility.code().to_owned()));
    texts("data_set", &mut record.origin.iter().chain(&record.also_in).map(|o| o.data_set.clone()));
    if let Some(place) = &record.place {
        texts("unit", &mut place.units.iter().map(|u| u.unit.clone()));
        texts("precision", &mut std::iter::once(place.precision.code().to_owned()));
    }
    texts("tags", &mut record.tags.iter().cloned());
    texts("area", &mut record.positions.iter().map(|p| p.area.clone()));
    texts("cell", &mut record.positions.iter().map(cell));
    // A record that stands in several cells says here how much of it stands in each.
    if record.positions.len() > 1 {
        texts("cell_part", &mut record.positions.iter().map(|p| format!("{}={}", cell(p), String::from(p.weight))));
    }
    if let Some(day) = &record.confirmed {
        texts("confirmed", &mut std::iter::once(day.clone()));
    }
    for field in kind.fields.iter().filter(|f| f.filter || f.sort) {
        // A field of the body may bear the name of one of the envelope: its values then stand after those.
        let first = i64::try_from(out.iter().filter(|i| i.field == field.code).count()).unwrap_or(i64::MAX);
        let mut add = |item: i64, text: Option<String>, number: Option<f64>| {
            out.push(Indexed { field: field.code, item: first + item, text, number })
        };
        match (field.kind, record.body.get(field.code)) {
            (_, None) => {}
            (FieldType::Money, Some(Value::String(text))) => {
                #[expect(clippy::cast_precision_loss, reason = "cents are far below 2^53")]
                let number = money::cents(text).ok().map(|c| c as f64);
                add(0, None, number);
            }
            (FieldType::Choices(_) | FieldType::Texts, Some(Value::Array(items))) => {
                let values: BTreeSet<&str> = items.iter().filter_map(Value::as_str).collect();
                for (item, value) in (0..).zip(values) {
                    add(item, Some(value.to_owned()), None);
                }
            }
            (_, Some(Value::Number(n))) => add(0, None, n.as_f64()),
            (_, Some(Value::Bool(b))) => add(0, Some(b.to_string()), None),
            (_, Some(Value::String(s))) => add(0, Some(s.clone()), None),
            _ => {}
        }
    }
    out
}

/// The rows of a record's indexed fields as one text, so that `check` can compare them with the table.
#[must_use]
pub fn indexed_text(record: &Record) -> String {
    let Some(kind) = kinds::find(&record.kind) else { return String::new() };
    let mut rows: Vec<String> = indexed(kind, record)
        .iter()
        .map(|i| {
            format!(
                "{}\t{}\t{}\t{}\t{}\t{}",
                i.field,
                i.item,
                kind.code,
                seen(record),
                i.text.as_deref().unwrap_or(""),
                i.number.map_or(String::new(), reticolo_model::canonical::number)
            )
        })
        .collect();
    rows.sort();
    rows.join("\n")
}

/// The box around a record's shape, as its four columns.
fn corners(record: &Record) -> [Val; 4] {
    let bounds = record.place.as_ref().and_then(|p| p.geometry.as_ref()).and_then(Geometry::bounding_box);
    let corner = |pick: fn(BoundingBox) -> f64| Val::from(bounds.map(pick));
    [corner(|b| b.minx), corner(|b| b.miny), corner(|b| b.maxx), corner(|b| b.maxy)]
}

/// The row of a record that log entry `seq` tells of and whose canonical text is `text`: the columns of [`ROW`].
pub(crate) fn row(record: &Record, seq: i64, text: String) -> Vec<Val> {
    let mut out = vals![
        record.id,
        record.kind.as_str(),
        record.title.as_str(),
        reticolo_model::fold::fold(&record.title),
        record.visibility.code(),
        record.origin.as_ref().map(|o| &o.data_set),
        record.origin.as_ref().map(|o| &o.key),
        record.illustrative,
        record.version,
        seq,
        text
    ];
    out.extend(corners(record));
    out
}

/// What the search finds a record by, as one text, so that `check` can compare it with the table.
pub(crate) fn search_text(record: &Record) -> String {
    kinds::find(&record.kind).map_or_else(String::new, |kind| {
        let (words, stems) = search_texts(kind, record);
        format!("{words}\n{stems}\n{}", corner_text(&corners(record)))
    })
}

pub(crate) fn corner_text(corners: &[Val]) -> String {
    let corner = |v: &Val| if let Val::Real(Some(x)) = v { reticolo_model::canonical::number(*x) } else { String::new() };
    corners.iter().map(corner).collect::<Vec<_>>().join(" ")
}

/// A record on its way into the tables, with whether it replaces one.
#[derive(Debug)]
pub struct Put {
    pub record: Record,
    pub replaces: bool,
    /// The number of the log entry that tells of it.
    pub seq: i64,
}

/// Writes records into the tables (not the log), a few statements for all of them.
pub async fn put(conn: &mut Conn, territory: Territory, puts: &[Put]) -> Result<(), StoreError> {
    let mut extract = Extract::default();
    for put in puts {
        extract.add(territory, &put.record)?;
    }
    let texts = puts.iter().map(|p| p.record.text()).collect();
    write(conn, territory, puts, texts, extract).await
}

/// What stands of records beside their rows, ready to insert. It needs neither the database nor the log, so that an import
/// makes one page of it while the page before is being written.
#[derive(Debug, Default)]
pub(crate) struct Extract {
    fields: Vec<Val>,
    search: Vec<Val>,
    named: Vec<Val>,
}

impl Extract {
    pub(crate) fn add(&mut self, territory: Territory, record: &Record) -> Result<(), StoreError> {
        let kind = kinds::find(&record.kind).ok_or_else(|| StoreError::Inconsistent(format!("kind {}", record.kind)))?;
        let (words, stems) = search_texts(kind, record);
        self.search.extend(vals![territory, record.id, words, stems]);
        self.search.extend(corners(record));
        self.named.extend(record.named.iter().flat_map(|reader| vals![territory, record.id, *reader]));
        let mut fields = indexed(kind, record);
        fields.sort_by(|a, b| (a.field, a.item).cmp(&(b.field, b.item)));
        for i in fields {
            self.fields.extend(vals![territory, record.id, i.field, i.item, kind.code, seen(record), i.text, i.number]);
        }
        Ok(())
    }
}

/// Writes records whose canonical texts and extract are made already.
pub(crate) async fn write(
    conn: &mut Conn,
    territory: Territory,
    puts: &[Put],
    texts: Vec<String>,
    extract: Extract,
) -> Result<(), StoreError> {
    let replaced: Vec<Uuid> = puts.iter().filter(|p| p.replaces).map(|p| p.record.id).collect();
    remove(conn, territory, &replaced).await?;
    let mut rows = Vec::with_capacity(puts.len() * RECORD.len());
    for (Put { record, seq, .. }, text) in puts.iter().zip(texts) {
        rows.push(Val::from(territory));
        rows.extend(row(record, *seq, text));
    }
    conn.insert_many("record", &RECORD, rows).await?;
    conn.insert_many("field", &FIELD, extract.fields).await?;
    conn.insert_many("search", &SEARCH, extract.search).await?;
    conn.insert_many("named", &NAMED, extract.named).await
}

/// Takes records out of the tables (not the log).
pub async fn remove(conn: &mut Conn, territory: Territory, ids: &[Uuid]) -> Result<(), StoreError> {
    for chunk in ids.chunks(500) {
        let places: Vec<String> = (0..chunk.len()).map(|i| format!("${}", i + 2)).collect();
        let mut args = vals![territory];
        args.extend(chunk.iter().map(|id| Val::from(*id)));
        for (table, column) in [("field", "record"), ("search", "record"), ("named", "record"), ("record", "id")] {
            let sql = format!("DELETE FROM {table} WHERE territory = $1 AND {column} IN ({})", places.join(","));
            conn.exec(&sql, args.clone()).await?;
        }
    }
    Ok(())
}

/// The detail of a log entry about a record: its whole state, or nothing.
#[must_use]
pub fn detail(after: Option<&Record>) -> Value {
    json!({ "after": after })
}

/// Saves one record as one act: new when `expected` is `None`, otherwise only if the stored version is the expected one.
/// Returns the record as saved and the number of its log entry.
pub async fn save(
    conn: &mut Conn,
    territory: Territory,
    stamp: &Stamp,
    record: Record,
    expected: Option<i64>,
) -> Result<(Record, i64), StoreError> {
    save_linked(conn, territory, stamp, record, expected, &[]).await
}

/// As [`save`], and draws links with it.
pub async fn save_linked(
    conn: &mut Conn,
    territory: Territory,
    stamp: &Stamp,
    mut record: Record,
    expected: Option<i64>,
    links: &[crate::links::Link],
) -> Result<(Record, i64), StoreError> {
    let mut chain = Chain::lock(conn, territory, stamp).await?;
    let stored = conn
        .row("SELECT version FROM record WHERE territory = $1 AND id = $2", vals![territory, record.id])
        .await?
        .map(|r| r.int(0))
        .transpose()?;
    record.version = match (stored, expected) {
        (None, None) => 1,
        (Some(now), Some(expected)) if now == expected => now + 1,
        (Some(now), _) => return Err(StoreError::Conflict { now }),
        (None, Some(_)) => return Err(StoreError::NotFound(record.id.to_string())),
    };
    let person = people::seal(conn, territory, &mut record, None).await?;
    let seq = chain.append(Act::Record, Some(record.id), None, detail(Some(&record)));
    people::keep(conn, territory, &record, person, seq).await?;
    put(conn, territory, &[Put { record: record.clone(), replaces: stored.is_some(), seq }]).await?;
    crate::links::draw(conn, territory, &mut chain, seq, links).await?;
    chain.close(conn).await?;
    Ok((record, seq))
}

/// Deletes one record and what ties it to others as one act.
pub async fn delete(conn: &mut Conn, territory: Territory, stamp: &Stamp, id: Uuid, expected: i64) -> Result<i64, StoreError> {
    let mut chain = Chain::lock(conn, territory, stamp).await?;
    let now = conn
        .row("SELECT version FROM record WHERE territory = $1 AND id = $2", vals![territory, id])
        .await?
        .ok_or_else(|| StoreError::NotFound(id.to_string()))?
        .int(0)?;
    if now != expected {
        return Err(StoreError::Conflict { now });
    }
    let seq = chain.append(Act::Record, Some(id), None, detail(None));
    crate::links::take_with(conn, territory, &mut chain, seq, &[id]).await?;
    crate::attachments::take_with(conn, territory, &mut chain, seq, &[id]).await?;
    remove(conn, territory, &[id]).await?;
    chain.close(conn).await?;
    Ok(seq)
}

/// Changes several records as one act: `change` gives the new state, or `None` to leave a record alone.
/// Returns the number of the act and how many were changed; where nothing is to be changed there is no act, and its number is 0.
pub async fn change_many(
    conn: &mut Conn,
    territory: Territory,
    stamp: &Stamp,
    what: Value,
    ids: &[Uuid],
    change: impl Fn(&Record) -> Option<Record>,
) -> Result<(i64, usize), StoreError> {
    let mut chain = Chain::lock(conn, territory, stamp).await?;
    let records = get_many(conn, territory, ids).await?;
    let changed: Vec<Record> = records
        .iter()
        .filter_map(|r| {
            let mut new = change(r)?;
            new.version = r.version + 1;
            Some(new)
        })
        .collect();
    if changed.is_empty() {
        return Ok((0, 0));
    }
    let batch = chain.append(Act::Selection, None, None, what);
    let puts: Vec<Put> = changed
        .into_iter()
        .map(|record| {
            let seq = chain.append(Act::Record, Some(record.id), Some(batch), detail(Some(&record)));
            Put { record, replaces: true, seq }
        })
        .collect();
    put(conn, territory, &puts).await?;
    chain.close(conn).await?;
    Ok((batch, puts.len()))
}

/// Saves several records as one act: each new when its expected version is `None`, otherwise only if the stored version is the
/// expected one; all or none. Kinds without personal fields only. Returns the number of the act and the records as saved.
pub async fn save_many(
    conn: &mut Conn,
    territory: Territory,
    stamp: &Stamp,
    what: Value,
    saves: Vec<(Record, Option<i64>)>,
) -> Result<(i64, Vec<Record>), StoreError> {
    let mut chain = Chain::lock(conn, territory, stamp).await?;
    let ids: Vec<Uuid> = saves.iter().map(|(r, _)| r.id).collect();
    let stored = versions(conn, territory, &ids).await?;
    let batch = chain.append(Act::Selection, None, None, what);
    let mut puts = Vec::with_capacity(saves.len());
    for (mut record, expected) in saves {
        if !record.personal.is_empty() {
            return Err(StoreError::Inconsistent(format!("record {}: personal values are saved one record at a time", record.id)));
        }
        let now = stored.get(&record.id).copied();
        record.version = match (now, expected) {
            (None, None) => 1,
            (Some(now), Some(expected)) if now == expected => now + 1,
            (Some(now), _) => return Err(StoreError::Conflict { now }),
            (None, Some(_)) => return Err(StoreError::NotFound(record.id.to_string())),
        };
        let seq = chain.append(Act::Record, Some(record.id), Some(batch), detail(Some(&record)));
        puts.push(Put { record, replaces: now.is_some(), seq });
    }
    put(conn, territory, &puts).await?;
    chain.close(conn).await?;
    Ok((batch, puts.into_iter().map(|p| p.record).collect()))
}

/// A record to save, the version it is changed from (none: it is new), and the links to draw with it.
#[derive(Debug)]
pub struct Save {
    pub record: Record,
    pub expected: Option<i64>,
    pub links: Vec<crate::links::Link>,
}

/// Saves and deletes several records as one act, all or none, personal values among them. The number of the act.
pub async fn save_all(
    conn: &mut Conn,
    territory: Territory,
    stamp: &Stamp,
    what: Value,
    saves: Vec<Save>,
    deletes: &[(Uuid, i64)],
) -> Result<i64, StoreError> {
    let mut chain = Chain::lock(conn, territory, stamp).await?;
    let ids: Vec<Uuid> = saves.iter().map(|s| s.record.id).chain(deletes.iter().map(|(id, _)| *id)).collect();
    let stored = versions(conn, territory, &ids).await?;
    let batch = chain.append(Act::Selection, None, None, what);
    let mut puts = Vec::with_capacity(saves.len());
    let mut links = Vec::new();
    for Save { mut record, expected, links: own } in saves {
        let now = stored.get(&record.id).copied();
        record.version = match (now, expected) {
            (None, None) => 1,
            (Some(now), Some(expected)) if now == expected => now + 1,
            (Some(now), _) => return Err(StoreError::Conflict { now }),
            (None, Some(_)) => return Err(StoreError::NotFound(record.id.to_string())),
        };
        let person = people::seal(conn, territory, &mut record, None).await?;
        let seq = chain.append(Act::Record, Some(record.id), Some(batch), detail(Some(&record)));
        people::keep(conn, territory, &record, person, seq).await?;
        puts.push(Put { record, replaces: now.is_some(), seq });
        links.extend(own);
    }
    put(conn, territory, &puts).await?;
    crate::links::draw(conn, territory, &mut chain, batch, &links).await?;
    let mut gone = Vec::with_capacity(deletes.len());
    for (id, expected) in deletes {
        match stored.get(id) {
            Some(now) if now == expected => {}
            Some(now) => return Err(StoreError::Conflict { now: *now }),
            None => return Err(StoreError::NotFound(id.to_string())),
        }
        chain.append(Act::Record, Some(*id), Some(batch), detail(None));
        gone.push(*id);
    }
    crate::links::take_with(conn, territory, &mut chain, batch, &gone).await?;
    remove(conn, territory, &gone).await?;
    chain.close(conn).await?;
    Ok(batch)
}

/// Makes the tables of records anew from the log: after a restore, or when `check` finds them wanting.
pub async fn rebuild(conn: &mut Conn, territory: Territory) -> Result<usize, StoreError> {
    for table in ["record", "field", "search", "named"] {
        conn.exec(&format!("DELETE FROM {table} WHERE territory = $1"), vals![territory]).await?;
    }
    let mut last: i64 = 0;
    let mut made = 0;
    loop {
        // Only the newest entry of each record counts.
        let rows = conn
            .rows(
                "SELECT l.seq, l.entry FROM log l WHERE l.territory = $1 AND l.act = 'record' AND l.seq > $2 AND NOT EXISTS (SELECT 1 FROM log m WHERE m.territory = l.territory AND m.record = l.record AND m.seq > l.seq) ORDER BY l.seq LIMIT 1000",
                vals![territory, last],
            )
            .await?;
        let Some(end) = rows.last() else { return Ok(made) };
        last = end.int(0)?;
        let mut puts = Vec::with_capacity(rows.len());
        for row in &rows {
            let entry: reticolo_model::log::Entry =
                serde_json::from_str(&row.text(1)?).map_err(|e| StoreError::Inconsistent(format!("log entry: {e}")))?;
            if let Some(after) = entry.detail.get("after").filter(|a| !a.is_null()) {
                let record = serde_json::from_value(after.clone()).map_err(|e| StoreError::Inconsistent(format!("record: {e}")))?;
                puts.push(Put { record, replaces: false, seq: row.int(0)? });
            }
        }
        made += puts.len();
        put(conn, territory, &puts).await?;
    }
}
