//! Jobs: long work that shows its progress and can be cancelled. Kept outside the log.

use crate::db::{Conn, Row, vals};
use crate::{StoreError, Territory};
use serde::Serialize;
use uuid::Uuid;

#[derive(Debug, Clone, Serialize)]
pub struct Job {
    pub id: Uuid,
    pub kind: String,
    /// `running`, `cancelling`, `done`, `failed`, `cancelled` or `interrupted`.
    pub state: String,
    pub done: i64,
    pub total: i64,
    pub message: String,
    pub by: String,
    pub started: String,
    pub ended: Option<String>,
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
    })
}

const JOB: &str = "SELECT job, kind, state, done, total, message, author, started, ended FROM job";

pub async fn start(conn: &mut Conn, territory: Territory, id: Uuid, kind: &str, by: &str, at: &str) -> Result<(), StoreError> {
    conn.exec(
        "INSERT INTO job (territory, job, kind, state, done, total, message, author, started) VALUES ($1, $2, $3, 'running', 0, 0, '', $4, $5)",
        vals![territory, id, kind, by, at],
    )
    .await
    .map(drop)
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

/// Asks a running job to stop; whether it was running.
pub async fn cancel(conn: &mut Conn, territory: Territory, id: Uuid) -> Result<bool, StoreError> {
    Ok(conn
        .exec("UPDATE job SET state = 'cancelling' WHERE territory = $1 AND job = $2 AND state = 'running'", vals![territory, id])
        .await?
        > 0)
}

/// What a process that died left running is marked as interrupted.
pub async fn interrupt_running(conn: &mut Conn, territory: Territory, at: &str) -> Result<u64, StoreError> {
    conn.exec(
        "UPDATE job SET state = 'interrupted', ended = $2 WHERE territory = $1 AND state IN ('running', 'cancelling')",
        vals![territory, at],
    )
    .await
}

pub async fn get(conn: &mut Conn, territory: Territory, id: Uuid) -> Result<Option<Job>, StoreError> {
    conn.row(&format!("{JOB} WHERE territory = $1 AND job = $2"), vals![territory, id]).await?.map(|r| job(&r)).transpose()
}

/// The newest jobs first.
pub async fn list(conn: &mut Conn, territory: Territory, limit: i64) -> Result<Vec<Job>, StoreError> {
    let rows = conn.rows(&format!("{JOB} WHERE territory = $1 ORDER BY started DESC, job LIMIT $2"), vals![territory, limit]).await?;
    rows.iter().map(job).collect()
}
