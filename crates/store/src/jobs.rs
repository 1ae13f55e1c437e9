//! Jobs: long work that shows its progress and can be cancelled. Kept outside the log. A job with a key is asked for once however often
//! it is asked; whoever does it holds it (`holds`), so that one whose process died is known for what it is.

use crate::db::{Conn, Row, vals};
use crate::{Store, StoreError, Territory};
use serde::Serialize;
use uuid::Uuid;

#[derive(Debug, Clone, Serialize)]
pub struct Job {
    pub id: Uuid,
    pub kind: String,
    /// `queued`, `running`, `cancelling`, `done`, `failed`, `cancelled` or `interrupted`.
    pub state: String,
    pub done: i64,
    pub total: i64,
    pub message: String,
    pub by: String,
    pub started: String,
    pub ended: Option<String>,
    /// By what its result is found; only work that has a result has one.
    pub key: Option<String>,
    /// What was asked, as JSON.
    #[serde(skip)]
    pub question: Option<String>,
    /// For whom it is computed, as audiences are named in keys.
    #[serde(skip)]
    pub audience: Option<String>,
}

impl Job {
    /// Whether it waits or is under way.
    #[must_use]
    pub fn lives(&self) -> bool {
        matches!(self.state.as_str(), "queued" | "running" | "cancelling")
    }
}

fn job(row: &Row) -> Result<Job, StoreError> {
    Ok(Job {
        id: row.uuid(0)?,
        kind: row.text(1)?,
        state: row.text(2)?,
        done: row.int(3)?,
        total: row.int(4)?,
        message: row.text(5)?,
        by: row.text(6)?,
        started: row.text(7)?,
        ended: row.maybe_text(8)?,
        key: row.maybe_text(9)?,
        question: row.maybe_text(10)?,
        audience: row.maybe_text(11)?,
    })
}

const JOB: &str = "SELECT job, kind, state, done, total, message, author, started, ended, work_key, question, audience FROM job";
const LIVING: &str = "state IN ('queued', 'running', 'cancelling')";

/// Jobs that have ended are kept as long as so many newer ones have.
const KEPT: i64 = 500;

pub async fn start(conn: &mut Conn, territory: Territory, id: Uuid, kind: &str, by: &str, at: &str) -> Result<(), StoreError> {
    conn.exec(
        "INSERT INTO job (territory, job, kind, state, done, total, message, author, started) VALUES ($1, $2, $3, 'running', 0, 0, '', $4, $5)",
        vals![territory, id, kind, by, at],
    )
    .await
    .map(drop)
}

/// What is to be done, by whom it was asked and for whom it is.
#[derive(Debug, Clone)]
pub struct Wanted {
    pub kind: String,
    pub key: String,
    pub question: String,
    pub audience: String,
    pub by: String,
}

/// Puts work into the queue, unless work of the same key waits or runs: then that is the answer. None where `most` wait or run already.
pub async fn queue(
    conn: &mut Conn,
    territory: Territory,
    id: Uuid,
    wanted: &Wanted,
    most: usize,
    at: &str,
) -> Result<Option<Job>, StoreError> {
    let Wanted { kind, key, question, audience, by } = wanted;
    if let Some(there) = living(conn, territory, key).await? {
        return Ok(Some(there));
    }
    if all_living(conn, territory).await?.iter().filter(|j| j.key.is_some()).count() >= most {
        return Ok(None);
    }
    // Whoever comes at the same moment meets the index.
    conn.exec(
        "INSERT INTO job (territory, job, kind, state, done, total, message, author, started, work_key, question, audience) VALUES ($1, $2, $3, 'queued', 0, 0, '', $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING",
        vals![territory, id, kind, by, at, key, question, audience],
    )
    .await?;
    let old = "DELETE FROM job WHERE territory = $1 AND ended IS NOT NULL AND started < (SELECT started FROM job WHERE territory = $1 ORDER BY started DESC, job LIMIT 1 OFFSET $2)";
    conn.exec(old, vals![territory, KEPT]).await?;
    living(conn, territory, key).await
}

/// The job of a key that waits or runs.
pub async fn living(conn: &mut Conn, territory: Territory, key: &str) -> Result<Option<Job>, StoreError> {
    conn.row(&format!("{JOB} WHERE territory = $1 AND work_key = $2 AND {LIVING}"), vals![territory, key])
        .await?
        .map(|r| job(&r))
        .transpose()
}

/// All that wait or run, the oldest first.
pub async fn all_living(conn: &mut Conn, territory: Territory) -> Result<Vec<Job>, StoreError> {
    let rows = conn.rows(&format!("{JOB} WHERE territory = $1 AND {LIVING} ORDER BY started, job"), vals![territory]).await?;
    rows.iter().map(job).collect()
}

/// The newest job of a key.
pub async fn last(conn: &mut Conn, territory: Territory, key: &str) -> Result<Option<Job>, StoreError> {
    conn.row(&format!("{JOB} WHERE territory = $1 AND work_key = $2 ORDER BY started DESC, job LIMIT 1"), vals![territory, key])
        .await?
        .map(|r| job(&r))
        .transpose()
}

/// Takes a job out of the queue; whether it was still there. Whoever does it holds it already.
pub async fn claim(conn: &mut Conn, territory: Territory, id: Uuid) -> Result<bool, StoreError> {
    let sql = "UPDATE job SET state = 'running' WHERE territory = $1 AND job = $2 AND state = 'queued'";
    Ok(conn.exec(sql, vals![territory, id]).await? == 1)
}

/// Notes the progress; whether somebody asked to cancel.
pub async fn progress(conn: &mut Conn, territory: Territory, id: Uuid, done: i64, total: i64, message: &str) -> Result<bool, StoreError> {
    conn.exec(
        "UPDATE job SET done = $3, total = $4, message = $5 WHERE territory = $1 AND job = $2",
        vals![territory, id, done, total, message],
    )
    .await?;
    Ok(get(conn, territory, id).await?.is_some_and(|j| j.state == "cancelling"))
}

pub async fn end(conn: &mut Conn, territory: Territory, id: Uuid, state: &str, message: &str, at: &str) -> Result<(), StoreError> {
    conn.exec(
        "UPDATE job SET state = $3, message = $4, ended = $5 WHERE territory = $1 AND job = $2",
        vals![territory, id, state, message, at],
    )
    .await
    .map(drop)
}

/// Ends a job that came to its end. Its result is kept already.
pub async fn done(conn: &mut Conn, territory: Territory, id: Uuid, at: &str) -> Result<(), StoreError> {
    let sql = "UPDATE job SET state = 'done', done = total, message = '', ended = $3 WHERE territory = $1 AND job = $2";
    conn.exec(sql, vals![territory, id, at]).await.map(drop)
}

/// Asks a running job to stop, and takes one that waits out of the queue; whether it was either.
pub async fn cancel(conn: &mut Conn, territory: Territory, id: Uuid, at: &str) -> Result<bool, StoreError> {
    let waiting = "UPDATE job SET state = 'cancelled', ended = $3 WHERE territory = $1 AND job = $2 AND state = 'queued'";
    if conn.exec(waiting, vals![territory, id, at]).await? > 0 {
        return Ok(true);
    }
    Ok(conn
        .exec("UPDATE job SET state = 'cancelling' WHERE territory = $1 AND job = $2 AND state = 'running'", vals![territory, id])
        .await?
        > 0)
}

/// What a server that died left running of its own is marked as interrupted. Work with a key is done by processes of its own: see [`reap`].
pub async fn interrupt_running(conn: &mut Conn, territory: Territory, at: &str) -> Result<u64, StoreError> {
    conn.exec(
        "UPDATE job SET state = 'interrupted', ended = $2 WHERE territory = $1 AND work_key IS NULL AND state IN ('running', 'cancelling')",
        vals![territory, at],
    )
    .await
}

/// Looks whether whoever does what is running still lives; what nobody holds any more is marked as interrupted, or as cancelled where
/// that was asked for. How many there were.
pub async fn reap(store: &Store, territory: Territory, at: &str) -> Result<usize, StoreError> {
    let all = all_living(&mut store.reader().await?, territory).await?;
    let mut dead = Vec::new();
    for one in all.iter().filter(|j| j.key.is_some() && j.state != "queued") {
        if !store.is_held(one.id).await? {
            dead.push(one.id);
        }
    }
    if dead.is_empty() {
        return Ok(0);
    }
    let (at, ids) = (at.to_owned(), dead.clone());
    let count = store
        .write(move |c| {
            Box::pin(async move {
                let sql = "UPDATE job SET state = CASE WHEN state = 'cancelling' THEN 'cancelled' ELSE 'interrupted' END, ended = $3 WHERE territory = $1 AND job = $2 AND state IN ('running', 'cancelling')";
                let mut count = 0;
                for id in dead {
                    // One that ended well in the meantime is not in these states.
                    count += usize::try_from(c.exec(sql, vals![territory, id, &at]).await?).unwrap_or(0);
                }
                Ok(count)
            })
        })
        .await?;
    ids.into_iter().for_each(|id| store.forget_hold(id));
    Ok(count)
}

pub async fn get(conn: &mut Conn, territory: Territory, id: Uuid) -> Result<Option<Job>, StoreError> {
    conn.row(&format!("{JOB} WHERE territory = $1 AND job = $2"), vals![territory, id]).await?.map(|r| job(&r)).transpose()
}

/// The newest jobs first.
pub async fn list(conn: &mut Conn, territory: Territory, limit: i64) -> Result<Vec<Job>, StoreError> {
    let rows = conn.rows(&format!("{JOB} WHERE territory = $1 ORDER BY started DESC, job LIMIT $2"), vals![territory, limit]).await?;
    rows.iter().map(job).collect()
}
