//! Links: typed, dated ties between records. A link is told in the log of both ends' territory as an entry of its own record.

use crate::db::{Conn, Row, vals};
use crate::log::{Chain, Stamp};
use crate::{StoreError, Territory};
use reticolo_model::log::Act;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    pub id: Uuid,
    pub kind: String,
    pub from: Uuid,
    pub to: Uuid,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
}

fn link(row: &Row) -> Result<Link, StoreError> {
    Ok(Link {
        id: row.uuid(0)?,
        kind: row.text(1)?,
        from: row.uuid(2)?,
        to: row.uuid(3)?,
        since: row.maybe_text(4)?,
        until: row.maybe_text(5)?,
    })
}

/// The links that start or end at a record, by kind and other end.
pub async fn of_record(conn: &mut Conn, territory: Territory, record: Uuid) -> Result<Vec<Link>, StoreError> {
    let rows = conn
        .rows(
            "SELECT id, kind, from_record, to_record, since, until FROM link WHERE territory = $1 AND (from_record = $2 OR to_record = $2) ORDER BY kind, from_record, to_record, id",
            vals![territory, record],
        )
        .await?;
    rows.iter().map(link).collect()
}

/// Every link, in the order of the ids.
pub async fn all(conn: &mut Conn, territory: Territory) -> Result<Vec<Link>, StoreError> {
    let rows = conn
        .rows("SELECT id, kind, from_record, to_record, since, until FROM link WHERE territory = $1 ORDER BY id", vals![territory])
        .await?;
    rows.iter().map(link).collect()
}

pub async fn get(conn: &mut Conn, territory: Territory, id: Uuid) -> Result<Option<Link>, StoreError> {
    conn.row("SELECT id, kind, from_record, to_record, since, until FROM link WHERE territory = $1 AND id = $2", vals![territory, id])
        .await?
        .map(|r| link(&r))
        .transpose()
}

pub(crate) async fn insert(conn: &mut Conn, territory: Territory, link: &Link) -> Result<(), StoreError> {
    conn.exec(
        "INSERT INTO link (territory, id, kind, from_record, to_record, since, until) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        vals![territory, link.id, &link.kind, link.from, link.to, link.since.as_ref(), link.until.as_ref()],
    )
    .await
    .map(drop)
}

/// Adds a link as one act.
pub async fn add(conn: &mut Conn, territory: Territory, stamp: &Stamp, link: &Link) -> Result<i64, StoreError> {
    let mut chain = Chain::lock(conn, territory, stamp).await?;
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
