//! Links: typed, dated ties between records, drawn by a person or by an import. A link is told in the log of both ends' territory
//! as an entry of its own record; it goes with the record it starts or ends at.

use crate::db::{Conn, Row, Val, vals};
use crate::log::{Chain, Stamp};
use crate::{StoreError, Territory};
use reticolo_model::log::Act;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Link {
    pub id: Uuid,
    pub kind: String,
    pub from: Uuid,
    pub to: Uuid,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// The data set whose import drew it; none: a person did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data_set: Option<String>,
    /// How strong the tie is, where somebody says so; not negative.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<f64>,
    /// From where it is known: a document, a register, an interview.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

impl Link {
    /// A tie that a person draws, without dates.
    #[must_use]
    pub fn new(id: Uuid, kind: &str, from: Uuid, to: Uuid) -> Link {
        Link { id, kind: kind.to_owned(), from, to, since: None, until: None, data_set: None, weight: None, source: None }
    }

    /// Whether the tie holds on a day (`2026-11-29`); an end or a beginning that is a year or a month covers all of it.
    #[must_use]
    pub fn holds_on(&self, day: &str) -> bool {
        let begun = self.since.as_deref().is_none_or(|since| since <= day || day.starts_with(since));
        let ended = self.until.as_deref().is_some_and(|until| until < day && !day.starts_with(until));
        begun && !ended
    }
}

const COLUMNS: &str = "id, kind, from_record, to_record, since, until, data_set, weight, source";

fn link(row: &Row) -> Result<Link, StoreError> {
    Ok(Link {
        id: row.uuid(0)?,
        kind: row.text(1)?,
        from: row.uuid(2)?,
        to: row.uuid(3)?,
        since: row.maybe_text(4)?,
        until: row.maybe_text(5)?,
        data_set: row.maybe_text(6)?,
        weight: row.maybe_real(7)?,
        source: row.maybe_text(8)?,
    })
}

async fn select(conn: &mut Conn, rest: &str, args: Vec<Val>) -> Result<Vec<Link>, StoreError> {
    let mut out = Vec::new();
    conn.each(&format!("SELECT {COLUMNS} FROM link WHERE territory = $1 {rest}"), args, |row| {
        out.push(link(&row)?);
        Ok(())
    })
    .await?;
    Ok(out)
}

/// The links that start or end at a record, by kind and other end.
pub async fn of_record(conn: &mut Conn, territory: Territory, record: Uuid) -> Result<Vec<Link>, StoreError> {
    select(conn, "AND (from_record = $2 OR to_record = $2) ORDER BY kind, from_record, to_record, id", vals![territory, record]).await
}

/// The links that start or end at any of several records, each once, in the order of the ids.
pub async fn of_records(conn: &mut Conn, territory: Territory, records: &[Uuid]) -> Result<Vec<Link>, StoreError> {
    let mut out = Vec::new();
    for chunk in records.chunks(500) {
        let places = (0..chunk.len()).map(|i| format!("${}", i + 2)).collect::<Vec<_>>().join(",");
        let mut args = vals![territory];
        args.extend(chunk.iter().map(|id| Val::from(*id)));
        // Two halves, so that each uses its index.
        let sql = format!(
            "SELECT {COLUMNS} FROM link WHERE territory = $1 AND from_record IN ({places}) UNION SELECT {COLUMNS} FROM link WHERE territory = $1 AND to_record IN ({places})"
        );
        for row in conn.rows(&sql, args).await? {
            out.push(link(&row)?);
        }
    }
    out.sort_by_key(|l| l.id);
    out.dedup();
    Ok(out)
}

/// The links both ends of which are among some records (at most some hundreds), in the order of the ids.
pub async fn among(conn: &mut Conn, territory: Territory, records: &[Uuid]) -> Result<Vec<Link>, StoreError> {
    if records.is_empty() {
        return Ok(Vec::new());
    }
    let places = (0..records.len()).map(|i| format!("${}", i + 2)).collect::<Vec<_>>().join(",");
    let mut args = vals![territory];
    args.extend(records.iter().map(|id| Val::from(*id)));
    select(conn, &format!("AND from_record IN ({places}) AND to_record IN ({places}) ORDER BY id"), args).await
}

/// The record that another hangs on: which one hangs, and what this one is known by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    pub from: Uuid,
    pub kind: String,
    pub title: String,
    /// Data set and key.
    pub origin: Option<(String, String)>,
}

/// The other ends, as far as an audience sees them, of the links of one kind that start at records of a kind, or at some of them (at
/// most ten thousand).
pub async fn ends(
    conn: &mut Conn,
    territory: Territory,
    from_kind: &str,
    link: &str,
    audience: &reticolo_model::Audience,
    of: Option<&[Uuid]>,
) -> Result<Vec<End>, StoreError> {
    let mut args = vals![territory, link, from_kind];
    let (seen, more) = crate::lists::audience_sql(audience, true, args.len() + 1);
    args.extend(more);
    let first = args.len() + 1;
    args.extend(of.unwrap_or_default().iter().map(|id| Val::from(*id)));
    let some = match of {
        None => String::new(),
        Some([]) => return Ok(Vec::new()),
        Some(ids) => {
            let places = (0..ids.len()).map(|i| format!("${}", i + first)).collect::<Vec<_>>().join(",");
            format!("AND l.from_record IN ({places})")
        }
    };
    let sql = format!(
        "SELECT l.from_record, r.kind, r.title, r.data_set, r.source_key FROM link l JOIN record f ON f.territory = l.territory AND f.id = l.from_record JOIN record r ON r.territory = l.territory AND r.id = l.to_record WHERE l.territory = $1 AND l.kind = $2 AND f.kind = $3 AND {seen} {some} ORDER BY l.id"
    );
    let end = |row: &Row| {
        Ok(End { from: row.uuid(0)?, kind: row.text(1)?, title: row.text(2)?, origin: row.maybe_text(3)?.zip(row.maybe_text(4)?) })
    };
    conn.rows(&sql, args).await?.iter().map(end).collect()
}

/// How many links of each kind there are both ends of which an audience sees, most first, then by kind.
pub async fn counts(
    conn: &mut Conn,
    territory: Territory,
    audience: &reticolo_model::Audience,
    illustrative: bool,
) -> Result<Vec<(String, i64)>, StoreError> {
    let mut args = vals![territory];
    let mut seen = |end: &str| {
        let (seen, more) = crate::lists::audience_sql(audience, illustrative, args.len() + 1);
        args.extend(more);
        format!("EXISTS (SELECT 1 FROM record r WHERE r.territory = l.territory AND r.id = l.{end} AND {seen})")
    };
    let (from, to) = (seen("from_record"), seen("to_record"));
    let sql = format!(
        "SELECT l.kind, count(*) AS n FROM link l WHERE l.territory = $1 AND {from} AND {to} GROUP BY l.kind ORDER BY n DESC, l.kind"
    );
    let rows = conn.rows(&sql, args).await?;
    rows.iter().map(|r| Ok((r.text(0)?, r.int(1)?))).collect()
}

/// The links that imports of a data set drew, in the order of the ids.
pub async fn of_data_set(conn: &mut Conn, territory: Territory, data_set: &str) -> Result<Vec<Link>, StoreError> {
    select(conn, "AND data_set = $2 ORDER BY id", vals![territory, data_set]).await
}

/// Every link, in the order of the ids.
pub async fn all(conn: &mut Conn, territory: Territory) -> Result<Vec<Link>, StoreError> {
    select(conn, "ORDER BY id", vals![territory]).await
}

/// The links of some kinds, in the order of the ids.
pub async fn of_kinds(conn: &mut Conn, territory: Territory, kinds: &[&str]) -> Result<Vec<Link>, StoreError> {
    let places = (0..kinds.len()).map(|i| format!("${}", i + 2)).collect::<Vec<_>>().join(",");
    let mut args = vals![territory];
    args.extend(kinds.iter().map(|kind| Val::from(*kind)));
    select(conn, &format!("AND kind IN ({places}) ORDER BY id"), args).await
}

pub async fn get(conn: &mut Conn, territory: Territory, id: Uuid) -> Result<Option<Link>, StoreError> {
    Ok(select(conn, "AND id = $2", vals![territory, id]).await?.pop())
}

pub(crate) async fn insert(conn: &mut Conn, territory: Territory, link: &Link) -> Result<(), StoreError> {
    insert_many(conn, territory, std::slice::from_ref(link)).await
}

async fn insert_many(conn: &mut Conn, territory: Territory, links: &[Link]) -> Result<(), StoreError> {
    let values = links
        .iter()
        .flat_map(|l| {
            let mut row = vals![territory, l.id, &l.kind, l.from, l.to, l.since.as_ref(), l.until.as_ref(), l.data_set.as_ref()];
            row.extend(vals![l.weight, l.source.as_ref()]);
            row
        })
        .collect();
    let columns = ["territory", "id", "kind", "from_record", "to_record", "since", "until", "data_set", "weight", "source"];
    conn.insert_many("link", &columns, values).await
}

/// Adds links as parts of the act `batch`. One whose end does not exist is refused.
pub async fn draw(conn: &mut Conn, territory: Territory, chain: &mut Chain, batch: i64, links: &[Link]) -> Result<(), StoreError> {
    for page in links.chunks(500) {
        let ends: Vec<Uuid> = page.iter().flat_map(|l| [l.from, l.to]).collect();
        let there = crate::records::versions(conn, territory, &ends).await?;
        if let Some(end) = ends.iter().find(|e| !there.contains_key(e)) {
            return Err(StoreError::Inconsistent(format!("a link to record {end}, which is not there")));
        }
        for link in page {
            chain.append(Act::Link, Some(link.id), Some(batch), json!({ "after": link }));
        }
        insert_many(conn, territory, page).await?;
        chain.flush(conn).await?;
    }
    Ok(())
}

/// Takes links away as parts of the act `batch`.
pub(crate) async fn take(conn: &mut Conn, territory: Territory, chain: &mut Chain, batch: i64, ids: &[Uuid]) -> Result<(), StoreError> {
    for chunk in ids.chunks(500) {
        let places = (0..chunk.len()).map(|i| format!("${}", i + 2)).collect::<Vec<_>>().join(",");
        let mut args = vals![territory];
        args.extend(chunk.iter().map(|id| Val::from(*id)));
        conn.exec(&format!("DELETE FROM link WHERE territory = $1 AND id IN ({places})"), args).await?;
        for id in chunk {
            chain.append(Act::Link, Some(*id), Some(batch), json!({ "after": null }));
        }
    }
    Ok(())
}

/// Takes away what ties records that go, as parts of the act `batch`.
pub(crate) async fn take_with(
    conn: &mut Conn,
    territory: Territory,
    chain: &mut Chain,
    batch: i64,
    records: &[Uuid],
) -> Result<(), StoreError> {
    let ids: Vec<Uuid> = of_records(conn, territory, records).await?.iter().map(|l| l.id).collect();
    take(conn, territory, chain, batch, &ids).await
}

/// Adds a link as one act.
pub async fn add(conn: &mut Conn, territory: Territory, stamp: &Stamp, link: &Link) -> Result<i64, StoreError> {
    put_instead(conn, territory, stamp, link, &[]).await
}

/// Adds a link in the place of others, as one act.
pub async fn put_instead(conn: &mut Conn, territory: Territory, stamp: &Stamp, link: &Link, instead: &[Uuid]) -> Result<i64, StoreError> {
    let mut chain = Chain::lock(conn, territory, stamp).await?;
    let seq = chain.append(Act::Link, Some(link.id), None, json!({ "after": link }));
    take(conn, territory, &mut chain, seq, instead).await?;
    insert(conn, territory, link).await?;
    chain.close(conn).await?;
    Ok(seq)
}

/// Changes what a link says (dates, weight, source) as one act.
pub async fn change(conn: &mut Conn, territory: Territory, stamp: &Stamp, link: &Link) -> Result<i64, StoreError> {
    let mut chain = Chain::lock(conn, territory, stamp).await?;
    if conn.exec("DELETE FROM link WHERE territory = $1 AND id = $2", vals![territory, link.id]).await? == 0 {
        return Err(StoreError::NotFound(format!("link {}", link.id)));
    }
    let seq = chain.append(Act::Link, Some(link.id), None, json!({ "after": link }));
    insert(conn, territory, link).await?;
    chain.close(conn).await?;
    Ok(seq)
}

/// Takes a link away as one act.
pub async fn remove(conn: &mut Conn, territory: Territory, stamp: &Stamp, id: Uuid) -> Result<i64, StoreError> {
    let mut chain = Chain::lock(conn, territory, stamp).await?;
    if conn.exec("DELETE FROM link WHERE territory = $1 AND id = $2", vals![territory, id]).await? == 0 {
        return Err(StoreError::NotFound(format!("link {id}")));
    }
    let seq = chain.append(Act::Link, Some(id), None, json!({ "after": null }));
    chain.close(conn).await?;
    Ok(seq)
}
