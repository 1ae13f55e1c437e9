//! Files on records. What people say of a file (its name, its texts) may name somebody, so the log keeps it as a keyed digest and
//! this table the words, a row for each entry that tells of the file. An erasure destroys rows and bytes; nothing else removes any.

use crate::db::{Conn, Row, Val, vals};
use crate::documents::{self, Document};
use crate::log::{self, Chain, Stamp};
use crate::{StoreError, Territory, people, random_key, records};
use reticolo_model::attachment::Attachment;
use reticolo_model::canonical::canonical;
use reticolo_model::log::{Act, Entry};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

const COLUMNS: [&str; 9] = ["territory", "id", "seq", "record", "digest", "person", "present", "content", "seal"];
/// What the keyed digest of a row is made under.
const SEALED: &str = "attachment";

/// A file on its way to a record, with its bytes.
#[derive(Debug, Clone)]
pub struct New {
    pub attachment: Attachment,
    pub document: Document,
}

/// A row: a state of a file, as the log entry `seq` tells it.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    pub attachment: Attachment,
    pub seq: i64,
    pub person: Option<Uuid>,
    pub present: bool,
    seal: Vec<u8>,
}

impl Told {
    /// What the log says of this state.
    pub(crate) fn after(&self) -> Result<Value, StoreError> {
        after(&self.attachment, &self.seal)
    }
}

fn text(attachment: &Attachment) -> String {
    canonical(&serde_json::to_value(attachment).unwrap_or_default())
}

fn after(attachment: &Attachment, seal: &[u8]) -> Result<Value, StoreError> {
    let Attachment { record, digest, media, size, .. } = attachment;
    let sealed = people::digest(seal, SEALED, &text(attachment))?;
    Ok(json!({ "record": record, "digest": digest, "media": media, "size": size, "sealed": sealed }))
}

fn told(row: &Row) -> Result<Told, StoreError> {
    let attachment = serde_json::from_str(&row.text(0)?).map_err(|e| StoreError::Inconsistent(format!("attachment: {e}")))?;
    Ok(Told { attachment, seq: row.int(1)?, person: row.maybe_uuid(2)?, present: row.int(3)? == 1, seal: row.blob(4)? })
}

async fn select(conn: &mut Conn, rest: &str, args: Vec<Val>) -> Result<Vec<Told>, StoreError> {
    let rows = conn.rows(&format!("SELECT content, seq, person, present, seal FROM attachment WHERE territory = $1 {rest}"), args).await?;
    rows.iter().map(told).collect()
}

fn sorted(found: Vec<Told>) -> Vec<Attachment> {
    let mut out: Vec<Attachment> = found.into_iter().map(|t| t.attachment).collect();
    out.sort_by(|a, b| (a.details.order, &a.name, a.id).cmp(&(b.details.order, &b.name, b.id)));
    out
}

/// The files of a record, in their order.
pub async fn of_record(conn: &mut Conn, territory: Territory, record: Uuid) -> Result<Vec<Attachment>, StoreError> {
    Ok(sorted(select(conn, "AND record = $2 AND present = 1", vals![territory, record]).await?))
}

/// The files of several records.
pub async fn of_records(conn: &mut Conn, territory: Territory, records: &[Uuid]) -> Result<Vec<Attachment>, StoreError> {
    let mut out = Vec::new();
    for chunk in records.chunks(500) {
        let places = (0..chunk.len()).map(|i| format!("${}", i + 2)).collect::<Vec<_>>().join(",");
        let mut args = vals![territory];
        args.extend(chunk.iter().map(|id| Val::from(*id)));
        out.extend(select(conn, &format!("AND present = 1 AND record IN ({places})"), args).await?);
    }
    Ok(sorted(out))
}

/// The files that have these bytes, on whatever record.
pub async fn of_digest(conn: &mut Conn, territory: Territory, digest: &str) -> Result<Vec<Attachment>, StoreError> {
    Ok(sorted(select(conn, "AND digest = $2 AND present = 1", vals![territory, digest]).await?))
}

/// A file that stands on its record now.
pub async fn get(conn: &mut Conn, territory: Territory, id: Uuid) -> Result<Option<Attachment>, StoreError> {
    Ok(select(conn, "AND id = $2 AND present = 1", vals![territory, id]).await?.pop().map(|t| t.attachment))
}

/// Every file that stands on a record, in the records' order and their own.
pub async fn every(conn: &mut Conn, territory: Territory) -> Result<Vec<Attachment>, StoreError> {
    Ok(sorted(select(conn, "AND present = 1", vals![territory]).await?))
}

/// Which of these digests are on which of these records already: `(record, digest)`.
pub async fn on_records(conn: &mut Conn, territory: Territory, records: &[Uuid]) -> Result<BTreeSet<(Uuid, String)>, StoreError> {
    Ok(of_records(conn, territory, records).await?.into_iter().map(|a| (a.record, a.digest)).collect())
}

/// Every row, in the order of ids and entries.
pub(crate) async fn all(conn: &mut Conn, territory: Territory) -> Result<Vec<Told>, StoreError> {
    select(conn, "ORDER BY id, seq", vals![territory]).await
}

/// The rows that belong to a person, present or not.
pub(crate) async fn of_person(conn: &mut Conn, territory: Territory, person: Uuid) -> Result<Vec<Told>, StoreError> {
    select(conn, "AND person = $2 ORDER BY id, seq", vals![territory, person]).await
}

/// The files about persons that stand on records now, with whose they are.
pub(crate) async fn personal(conn: &mut Conn, territory: Territory) -> Result<Vec<(Uuid, Attachment)>, StoreError> {
    let found = select(conn, "AND person IS NOT NULL AND present = 1 ORDER BY id", vals![territory]).await?;
    Ok(found.into_iter().filter_map(|t| Some((t.person?, t.attachment))).collect())
}

/// What happened to the files of a record, oldest first, each entry with the file's name as it is still known.
pub async fn history(conn: &mut Conn, territory: Territory, record: Uuid) -> Result<Vec<(Entry, Attachment)>, StoreError> {
    let mut known: BTreeMap<Uuid, Attachment> = BTreeMap::new();
    for told in select(conn, "AND record = $2 ORDER BY seq", vals![territory, record]).await? {
        known.insert(told.attachment.id, told.attachment);
    }
    let ids: Vec<Uuid> = known.keys().copied().collect();
    let mut out = Vec::new();
    for entry in log::of_records(conn, territory, &ids).await? {
        if let Some(file) = entry.record.and_then(|id| known.get(&id)) {
            out.push((entry, file.clone()));
        }
    }
    out.sort_by_key(|(e, _)| e.seq);
    Ok(out)
}

/// Tells of states in the log as parts of `batch` (none: an act of its own) and writes their rows; the number of the last entry.
async fn tell(
    conn: &mut Conn,
    territory: Territory,
    chain: &mut Chain,
    batch: Option<i64>,
    states: Vec<(Attachment, Option<Uuid>)>,
) -> Result<i64, StoreError> {
    let mut seq = 0;
    let mut rows = Vec::with_capacity(states.len() * COLUMNS.len());
    for (attachment, person) in states {
        let seal = random_key()?.to_vec();
        seq = chain.append(Act::Attachment, Some(attachment.id), batch, json!({ "after": after(&attachment, &seal)? }));
        let content = text(&attachment);
        rows.extend(vals![territory, attachment.id, seq, attachment.record, &attachment.digest, person, true, content, seal]);
    }
    conn.insert_many("attachment", &COLUMNS, rows).await?;
    Ok(seq)
}

async fn set_absent(conn: &mut Conn, territory: Territory, id: Uuid) -> Result<u64, StoreError> {
    conn.exec("UPDATE attachment SET present = 0 WHERE territory = $1 AND id = $2 AND present = 1", vals![territory, id]).await
}

/// The person whose file it is: that of the record's personal values, made now if it has none.
async fn person_of(conn: &mut Conn, territory: Territory, attachment: &Attachment) -> Result<Option<Uuid>, StoreError> {
    if !attachment.personal {
        return Ok(None);
    }
    let known = "SELECT person FROM personal WHERE territory = $1 AND record = $2 ORDER BY seq DESC LIMIT 1";
    let earlier = "SELECT person FROM attachment WHERE territory = $1 AND record = $2 AND person IS NOT NULL ORDER BY seq DESC LIMIT 1";
    for sql in [known, earlier] {
        if let Some(row) = conn.row(sql, vals![territory, attachment.record]).await? {
            return row.uuid(0).map(Some);
        }
    }
    Ok(Some(people::create(conn, territory, None).await?.0))
}

/// Puts files on records. One is an act of its own; several, or those of an act `part_of` that began before, are its parts. The
/// number of the act. A record that is not there is refused.
pub async fn attach(
    conn: &mut Conn,
    territory: Territory,
    stamp: &Stamp,
    files: Vec<New>,
    what: Value,
    part_of: Option<i64>,
) -> Result<i64, StoreError> {
    let mut chain = Chain::lock(conn, territory, stamp).await?;
    let ids: Vec<Uuid> = files.iter().map(|f| f.attachment.record).collect();
    let there = records::versions(conn, territory, &ids).await?;
    if let Some(missing) = ids.iter().find(|id| !there.contains_key(id)) {
        return Err(StoreError::NotFound(missing.to_string()));
    }
    let batch = match part_of {
        None if files.len() > 1 => Some(chain.append(Act::Selection, None, None, what)),
        begun => begun,
    };
    let mut states = Vec::with_capacity(files.len());
    for New { attachment, document } in files {
        documents::put_owned(conn, territory, document).await?;
        let person = person_of(conn, territory, &attachment).await?;
        states.push((attachment, person));
    }
    let seq = tell(conn, territory, &mut chain, batch, states).await?;
    chain.close(conn).await?;
    Ok(batch.unwrap_or(seq))
}

/// Begins an act whose parts come in several transactions.
pub async fn begin(conn: &mut Conn, territory: Territory, stamp: &Stamp, what: Value) -> Result<i64, StoreError> {
    let mut chain = Chain::lock(conn, territory, stamp).await?;
    let seq = chain.append(Act::Selection, None, None, what);
    chain.close(conn).await?;
    Ok(seq)
}

/// Changes what is said of a file; its bytes stay.
pub async fn change(conn: &mut Conn, territory: Territory, stamp: &Stamp, attachment: Attachment) -> Result<i64, StoreError> {
    let mut chain = Chain::lock(conn, territory, stamp).await?;
    let now = select(conn, "AND id = $2 AND present = 1", vals![territory, attachment.id]).await?.pop();
    let now = now.filter(|n| n.attachment.digest == attachment.digest && n.attachment.record == attachment.record);
    let now = now.ok_or_else(|| StoreError::NotFound(attachment.id.to_string()))?;
    set_absent(conn, territory, attachment.id).await?;
    let seq = tell(conn, territory, &mut chain, None, vec![(attachment, now.person)]).await?;
    chain.close(conn).await?;
    Ok(seq)
}

/// Takes a file off its record; undo brings it back, so its bytes stay.
pub async fn remove(conn: &mut Conn, territory: Territory, stamp: &Stamp, id: Uuid) -> Result<i64, StoreError> {
    let mut chain = Chain::lock(conn, territory, stamp).await?;
    if set_absent(conn, territory, id).await? == 0 {
        return Err(StoreError::NotFound(id.to_string()));
    }
    let seq = chain.append(Act::Attachment, Some(id), None, json!({ "after": null }));
    chain.close(conn).await?;
    Ok(seq)
}

/// Takes the files of records that go with them, as parts of the act `batch`.
pub(crate) async fn take_with(
    conn: &mut Conn,
    territory: Territory,
    chain: &mut Chain,
    batch: i64,
    records: &[Uuid],
) -> Result<(), StoreError> {
    for file in of_records(conn, territory, records).await? {
        set_absent(conn, territory, file.id).await?;
        chain.append(Act::Attachment, Some(file.id), Some(batch), json!({ "after": null }));
    }
    Ok(())
}

/// Moves the files of a record that goes to the one it goes into, as parts of the act `batch`; bytes that are there already are not doubled.
pub(crate) async fn move_all(
    conn: &mut Conn,
    territory: Territory,
    chain: &mut Chain,
    batch: i64,
    from: Uuid,
    to: Uuid,
) -> Result<(), StoreError> {
    let there = on_records(conn, territory, &[to]).await?;
    let mut states = Vec::new();
    for Told { attachment, person, .. } in select(conn, "AND record = $2 AND present = 1 ORDER BY id", vals![territory, from]).await? {
        set_absent(conn, territory, attachment.id).await?;
        if there.contains(&(to, attachment.digest.clone())) {
            chain.append(Act::Attachment, Some(attachment.id), Some(batch), json!({ "after": null }));
        } else {
            states.push((Attachment { record: to, ..attachment }, person));
        }
    }
    tell(conn, territory, chain, Some(batch), states).await.map(drop)
}

/// Puts a file back to how it stood before entry `part`, as a part of the act `batch`; whether that could be done: what was erased
/// since, and what stood on a record that is gone, does not come back.
pub(crate) async fn put_back(
    conn: &mut Conn,
    territory: Territory,
    chain: &mut Chain,
    batch: i64,
    id: Uuid,
    part: i64,
) -> Result<bool, StoreError> {
    let before = log::before(conn, territory, id, part).await?;
    let Some(before) = before.filter(|e| e.detail.get("after").is_some_and(|a| !a.is_null())) else {
        if set_absent(conn, territory, id).await? > 0 {
            chain.append(Act::Attachment, Some(id), Some(batch), json!({ "after": null }));
        }
        return Ok(true);
    };
    let Some(state) = select(conn, "AND id = $2 AND seq = $3", vals![territory, id, before.seq]).await?.pop() else { return Ok(false) };
    if records::versions(conn, territory, &[state.attachment.record]).await?.is_empty() {
        return Ok(false);
    }
    set_absent(conn, territory, id).await?;
    tell(conn, territory, chain, Some(batch), vec![(state.attachment, state.person)]).await?;
    Ok(true)
}

/// Destroys everything that is kept of these bytes, as parts of the act `batch`: what was said of them on any record, now or before,
/// and the bytes, unless a record has them as its own document (a logo, an issued plan). How many files went.
pub(crate) async fn destroy(
    conn: &mut Conn,
    territory: Territory,
    chain: &mut Chain,
    batch: i64,
    digests: &BTreeSet<String>,
) -> Result<u64, StoreError> {
    let mut gone = 0;
    for digest in digests {
        let mut ids: BTreeMap<Uuid, bool> = BTreeMap::new();
        for told in select(conn, "AND digest = $2 ORDER BY id, seq", vals![territory, digest]).await? {
            *ids.entry(told.attachment.id).or_default() |= told.present;
        }
        conn.exec("DELETE FROM attachment WHERE territory = $1 AND digest = $2", vals![territory, digest]).await?;
        gone += u64::try_from(ids.len()).unwrap_or(u64::MAX);
        for (id, _) in ids.into_iter().filter(|(_, present)| *present) {
            chain.append(Act::Attachment, Some(id), Some(batch), json!({ "after": null }));
        }
        let own = "SELECT 1 FROM log WHERE territory = $1 AND act = 'record' AND entry LIKE $2 LIMIT 1";
        if conn.row(own, vals![territory, format!("%\"{digest}\"%")]).await?.is_none() {
            conn.exec("DELETE FROM document WHERE territory = $1 AND digest = $2", vals![territory, digest]).await?;
        }
    }
    Ok(gone)
}

/// Erases bytes wherever they are attached, as one act; how many files went. Call [`crate::Store::scrub`] afterwards.
pub async fn erase(conn: &mut Conn, territory: Territory, stamp: &Stamp, digests: BTreeSet<String>) -> Result<u64, StoreError> {
    let mut chain = Chain::lock(conn, territory, stamp).await?;
    let batch = chain.append(Act::Erasure, None, None, json!({ "files": digests }));
    let gone = destroy(conn, territory, &mut chain, batch, &digests).await?;
    chain.close(conn).await?;
    Ok(gone)
}

/// Whether anything is kept of these bytes: a file, now or before, or the bytes themselves.
pub async fn is_kept(conn: &mut Conn, territory: Territory, digest: &str) -> Result<bool, StoreError> {
    for table in ["attachment", "document"] {
        let sql = format!("SELECT 1 FROM {table} WHERE territory = $1 AND digest = $2 LIMIT 1");
        if conn.row(&sql, vals![territory, digest]).await?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Every digest that a record's files have or had.
pub async fn digests_of_record(conn: &mut Conn, territory: Territory, record: Uuid) -> Result<BTreeSet<String>, StoreError> {
    let rows = conn.rows("SELECT DISTINCT digest FROM attachment WHERE territory = $1 AND record = $2", vals![territory, record]).await?;
    rows.iter().map(|r| r.text(0)).collect()
}
