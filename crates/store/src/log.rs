//! The log of a territory: appended under the lock of its chain head, read by number, by record or by act.

use crate::db::{Conn, Val, vals};
use crate::{StoreError, Territory};
use reticolo_model::canonical::canonical;
use reticolo_model::log::{Act, Entry, Hash, START, chain};
use serde_json::Value;
use std::collections::BTreeMap;
use uuid::Uuid;

/// When and by whom: the clock and the identity are arguments.
#[derive(Debug, Clone)]
pub struct Stamp {
    /// UTC, RFC 3339 with microseconds and `Z`.
    pub at: String,
    pub by: String,
}

/// The head of a chain while it is held: entries are appended to it and written together.
#[derive(Debug)]
pub struct Chain {
    territory: Territory,
    seq: i64,
    hash: Hash,
    stamp: Stamp,
    pending: Vec<Val>,
}

const COLUMNS: [&str; 9] = ["territory", "seq", "hash", "act", "record", "batch", "at", "author", "entry"];

impl Chain {
    /// Locks the head of the territory's chain until the transaction ends.
    pub async fn lock(conn: &mut Conn, territory: Territory, stamp: &Stamp) -> Result<Chain, StoreError> {
        let sql = format!("SELECT seq, hash FROM chain_head WHERE territory = $1{}", conn.engine().for_update());
        let row = conn.row(&sql, vals![territory]).await?.ok_or_else(|| StoreError::NotFound(format!("territory {territory}")))?;
        let hash = row.blob(1)?.try_into().map_err(|_| StoreError::Inconsistent("chain head".into()))?;
        Ok(Chain { territory, seq: row.int(0)?, hash, stamp: stamp.clone(), pending: Vec::new() })
    }

    /// The number the next entry will have.
    #[must_use]
    pub fn next(&self) -> i64 {
        self.seq + 1
    }

    /// Appends one entry; its number.
    pub fn append(&mut self, act: Act, record: Option<Uuid>, batch: Option<i64>, detail: Value) -> i64 {
        self.seq += 1;
        let entry = Entry { seq: self.seq, at: self.stamp.at.clone(), by: self.stamp.by.clone(), act, record, batch, detail };
        self.add(act, record, batch, entry.text())
    }

    /// Chains the text of entry `self.seq`.
    fn add(&mut self, act: Act, record: Option<Uuid>, batch: Option<i64>, text: String) -> i64 {
        self.hash = chain(&self.hash, &text);
        self.pending.extend(vals![
            self.territory,
            self.seq,
            self.hash.to_vec(),
            act.code(),
            record,
            batch,
            self.stamp.at.as_str(),
            self.stamp.by.as_str(),
            text
        ]);
        self.seq
    }

    /// Appends an entry of a record that is now `after` (its canonical text), without making that text a second time.
    pub(crate) fn append_record(&mut self, record: Uuid, batch: i64, after: &str) -> i64 {
        self.seq += 1;
        let text = record_entry(self.seq, &self.stamp, record, batch, after);
        self.add(Act::Record, Some(record), Some(batch), text)
    }

    /// Writes what was appended so far (an import does so now and then, to bound its memory).
    pub async fn flush(&mut self, conn: &mut Conn) -> Result<(), StoreError> {
        conn.insert_many("log", &COLUMNS, std::mem::take(&mut self.pending)).await
    }

    /// Writes the entries and the new head.
    pub async fn close(mut self, conn: &mut Conn) -> Result<i64, StoreError> {
        self.flush(conn).await?;
        conn.exec("UPDATE chain_head SET seq = $2, hash = $3 WHERE territory = $1", vals![self.territory, self.seq, self.hash.to_vec()])
            .await?;
        Ok(self.seq)
    }
}

/// The canonical text of an entry of a record within an act; its members stand in the order that RFC 8785 asks for.
fn record_entry(seq: i64, stamp: &Stamp, record: Uuid, batch: i64, after: &str) -> String {
    let quoted = |text: &str| canonical(&Value::from(text));
    format!(
        r#"{{"act":"record","at":{},"batch":{batch},"by":{},"detail":{{"after":{after}}},"record":"{record}","seq":{seq}}}"#,
        quoted(&stamp.at),
        quoted(&stamp.by)
    )
}

/// Makes the chain of a new territory.
pub async fn start(conn: &mut Conn, territory: Territory) -> Result<(), StoreError> {
    conn.exec("INSERT INTO chain_head (territory, seq, hash) VALUES ($1, 0, $2)", vals![territory, START.to_vec()]).await.map(drop)
}

/// The number of the newest entry: what a cache is good for.
pub async fn head(conn: &mut Conn, territory: Territory) -> Result<i64, StoreError> {
    conn.row("SELECT seq FROM chain_head WHERE territory = $1", vals![territory]).await?.map_or(Ok(0), |r| r.int(0))
}

fn entry(text: &str) -> Result<Entry, StoreError> {
    serde_json::from_str(text).map_err(|e| StoreError::Inconsistent(format!("log entry: {e}")))
}

/// One entry by its number.
pub async fn get(conn: &mut Conn, territory: Territory, seq: i64) -> Result<Option<Entry>, StoreError> {
    conn.row("SELECT entry FROM log WHERE territory = $1 AND seq = $2", vals![territory, seq])
        .await?
        .map(|r| entry(&r.text(0)?))
        .transpose()
}

/// The number of the newest entry written before a moment or a day; 0 where there is none. Moments grow with the numbers, so that
/// halving finds it.
pub async fn last_before(conn: &mut Conn, territory: Territory, moment: &str) -> Result<i64, StoreError> {
    let (mut low, mut high) = (0, head(conn, territory).await?);
    while low < high {
        let middle = low + (high - low + 1) / 2;
        let at = conn.row("SELECT at FROM log WHERE territory = $1 AND seq = $2", vals![territory, middle]).await?;
        let at = at.ok_or_else(|| StoreError::NotFound(format!("log entry {middle}")))?.text(0)?;
        if at.as_str() < moment {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    Ok(low)
}

/// The entries about a record, oldest first.
pub async fn of_record(conn: &mut Conn, territory: Territory, record: Uuid) -> Result<Vec<Entry>, StoreError> {
    let rows = conn.rows("SELECT entry FROM log WHERE territory = $1 AND record = $2 ORDER BY seq", vals![territory, record]).await?;
    rows.iter().map(|r| entry(&r.text(0)?)).collect()
}

/// The entries about several records, oldest first.
pub async fn of_records(conn: &mut Conn, territory: Territory, records: &[Uuid]) -> Result<Vec<Entry>, StoreError> {
    let mut out = Vec::new();
    for chunk in records.chunks(500) {
        let places = (0..chunk.len()).map(|i| format!("${}", i + 2)).collect::<Vec<_>>().join(",");
        let mut args = vals![territory];
        args.extend(chunk.iter().map(|id| Val::from(*id)));
        let sql = format!("SELECT entry FROM log WHERE territory = $1 AND record IN ({places}) ORDER BY record, seq");
        for row in conn.rows(&sql, args).await? {
            out.push(entry(&row.text(0)?)?);
        }
    }
    Ok(out)
}

/// What the log says of the state of every record of a kind that has a value in an indexed field now: in the order of the records,
/// and of each oldest first, when it was written and the state (none where it was deleted).
pub async fn statuses(
    conn: &mut Conn,
    territory: Territory,
    kind: &str,
    field: &str,
    value: &str,
    mut take: impl FnMut(Uuid, String, Option<String>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    #[derive(serde::Deserialize)]
    struct State {
        status: String,
    }
    #[derive(serde::Deserialize)]
    struct Detail {
        after: Option<State>,
    }
    #[derive(serde::Deserialize)]
    struct Written {
        detail: Detail,
    }
    conn.each(
        "SELECT l.record, l.at, l.entry FROM field f JOIN log l ON l.territory = f.territory AND l.record = f.record WHERE f.territory = $1 AND f.kind = $2 AND f.field = $3 AND f.text = $4 ORDER BY l.record, l.seq",
        vals![territory, kind, field, value],
        |row| {
            let written: Written =
                serde_json::from_str(&row.text(2)?).map_err(|e| StoreError::Inconsistent(format!("log entry: {e}")))?;
            take(row.uuid(0)?, row.text(1)?, written.detail.after.map(|a| a.status))
        },
    )
    .await
}

/// When each of several records was last changed.
pub async fn last_of(conn: &mut Conn, territory: Territory, records: &[Uuid]) -> Result<BTreeMap<Uuid, String>, StoreError> {
    let mut out = BTreeMap::new();
    for chunk in records.chunks(500) {
        let places = (0..chunk.len()).map(|i| format!("${}", i + 2)).collect::<Vec<_>>().join(",");
        let mut args = vals![territory];
        args.extend(chunk.iter().map(|id| Val::from(*id)));
        let sql = format!(
            "SELECT r.id, l.at FROM record r JOIN log l ON l.territory = r.territory AND l.seq = r.changed WHERE r.territory = $1 AND r.id IN ({places})"
        );
        for row in conn.rows(&sql, args).await? {
            out.insert(row.uuid(0)?, row.text(1)?);
        }
    }
    Ok(out)
}

/// The entry about a record that comes just before `seq`.
pub async fn before(conn: &mut Conn, territory: Territory, record: Uuid, seq: i64) -> Result<Option<Entry>, StoreError> {
    conn.row(
        "SELECT entry FROM log WHERE territory = $1 AND record = $2 AND seq < $3 ORDER BY seq DESC LIMIT 1",
        vals![territory, record, seq],
    )
    .await?
    .map(|r| entry(&r.text(0)?))
    .transpose()
}

/// Acts as people see them, newest first: entries that are not a part of another. Below `under` if given.
pub async fn acts(conn: &mut Conn, territory: Territory, under: Option<i64>, limit: i64) -> Result<Vec<Entry>, StoreError> {
    let rows = conn
        .rows(
            "SELECT entry FROM log WHERE territory = $1 AND batch IS NULL AND seq < $2 ORDER BY seq DESC LIMIT $3",
            vals![territory, under.unwrap_or(i64::MAX), limit],
        )
        .await?;
    rows.iter().map(|r| entry(&r.text(0)?)).collect()
}

/// The numbers and records of the parts of an act, in order.
pub async fn parts(conn: &mut Conn, territory: Territory, batch: i64) -> Result<Vec<(i64, String, Option<Uuid>)>, StoreError> {
    let rows =
        conn.rows("SELECT seq, act, record FROM log WHERE territory = $1 AND batch = $2 ORDER BY seq", vals![territory, batch]).await?;
    rows.iter().map(|r| Ok((r.int(0)?, r.text(1)?, r.maybe_uuid(2)?))).collect()
}

/// What happened to several records: of each, oldest first, the number of the entry, the act it is a part of, and that act's code
/// (none where the entry is an act of its own).
pub async fn doings(conn: &mut Conn, territory: Territory, records: &[Uuid]) -> Result<Vec<Doing>, StoreError> {
    let mut out = Vec::new();
    for chunk in records.chunks(500) {
        let places = (0..chunk.len()).map(|i| format!("${}", i + 2)).collect::<Vec<_>>().join(",");
        let mut args = vals![territory];
        args.extend(chunk.iter().map(|id| Val::from(*id)));
        let sql = format!(
            "SELECT l.record, l.seq, l.batch, b.act FROM log l LEFT JOIN log b ON b.territory = l.territory AND b.seq = l.batch WHERE l.territory = $1 AND l.record IN ({places}) ORDER BY l.record, l.seq"
        );
        for row in conn.rows(&sql, args).await? {
            out.push(Doing { record: row.uuid(0)?, seq: row.int(1)?, batch: row.maybe_int(2)?, act: row.maybe_text(3)? });
        }
    }
    Ok(out)
}

/// An entry about a record, as [`doings`] lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doing {
    pub record: Uuid,
    pub seq: i64,
    pub batch: Option<i64>,
    pub act: Option<String>,
}

/// Records touched after `seq`, each once.
pub async fn touched_since(conn: &mut Conn, territory: Territory, seq: i64) -> Result<Vec<Uuid>, StoreError> {
    let rows = conn
        .rows(
            "SELECT DISTINCT record FROM log WHERE territory = $1 AND seq > $2 AND record IS NOT NULL ORDER BY record",
            vals![territory, seq],
        )
        .await?;
    rows.iter().map(|r| r.uuid(0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_entry_written_at_once_is_the_canonical_one() {
        let stamp = Stamp { at: "2026-01-01T00:00:00.000000Z".into(), by: "a \"quoted\"\nname".into() };
        let after = json!({"title": "È \"così\"", "body": {"b": 1.5, "a": [null, true]}});
        let record = Uuid::from_u128(7);
        let entry = Entry {
            seq: 12,
            at: stamp.at.clone(),
            by: stamp.by.clone(),
            act: Act::Record,
            record: Some(record),
            batch: Some(3),
            detail: json!({ "after": after }),
        };
        assert_eq!(record_entry(12, &stamp, record, 3, &canonical(&after)), entry.text());
    }
}
