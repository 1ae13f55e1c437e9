//! Undo: what an act changed is put back, as a new act. What was changed again since is kept and listed.

use crate::db::{Conn, vals};
use crate::log::{self, Chain, Stamp};
use crate::records::{self, Put};
use crate::{StoreError, Territory, attachments, data_sets, distinct, links, people};
use reticolo_model::Record;
use reticolo_model::log::Act;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

/// What an undo did.
#[derive(Debug, Default, Clone, Serialize)]
pub struct Undone {
    /// The number of the new act.
    pub seq: i64,
    pub restored: usize,
    pub removed: usize,
    /// Records, links and files that were changed since: left as they are.
    pub kept: Vec<Uuid>,
    /// Data sets whose version was withdrawn.
    pub withdrawn: Vec<String>,
}

/// Takes back act `seq` and its parts.
pub async fn undo(conn: &mut Conn, territory: Territory, stamp: &Stamp, seq: i64) -> Result<Undone, StoreError> {
    let mut chain = Chain::lock(conn, territory, stamp).await?;
    let head = log::get(conn, territory, seq).await?.ok_or_else(|| StoreError::NotFound(format!("act {seq}")))?;
    if head.batch.is_some() {
        return Err(reticolo_model::Problem::new("problem-undo-part", seq.to_string()).with("act", head.batch.unwrap_or(0)).into());
    }
    if matches!(head.act, Act::Erasure | Act::User | Act::Territory) {
        return Err(reticolo_model::Problem::new("problem-undo-never", seq.to_string()).with("act", head.act.code()).into());
    }
    if undone_already(conn, territory, seq).await? {
        return Err(reticolo_model::Problem::new("problem-undo-done", seq.to_string()).into());
    }
    let mut parts = log::parts(conn, territory, seq).await?;
    parts.push((seq, head.act.code().to_owned(), head.record));
    let mut undone = Undone { seq: chain.append(Act::Undo, None, None, json!({ "act": seq })), ..Undone::default() };
    let mut puts = Vec::new();
    let mut removals = Vec::new();
    let mut files: Vec<(Uuid, i64)> = Vec::new();
    let mut keeps: Vec<(Record, Uuid, i64)> = Vec::new();
    for (part, act, record) in parts {
        match (act.as_str(), record) {
            ("record", Some(id)) => {
                let now = records::get(conn, territory, id).await?;
                if newest(conn, territory, id).await? != Some(part) {
                    undone.kept.push(id);
                    continue;
                }
                let before = log::before(conn, territory, id, part).await?;
                let state: Option<Record> =
                    before.and_then(|e| e.detail.get("after").cloned()).and_then(|after| serde_json::from_value(after).ok());
                match state {
                    Some(mut state) => {
                        state.version = now.as_ref().map_or(state.version, |n| n.version) + 1;
                        // Values that were erased meanwhile do not come back.
                        state.personal = people::values(conn, territory, &state).await?;
                        let person = people::seal(conn, territory, &mut state, None).await?;
                        let seq = chain.append(Act::Record, Some(id), Some(undone.seq), records::detail(Some(&state)));
                        if let Some(person) = person {
                            keeps.push((state.clone(), person, seq));
                        }
                        puts.push(Put { record: state, replaces: now.is_some(), seq });
                        undone.restored += 1;
                    }
                    None if now.is_some() => {
                        chain.append(Act::Record, Some(id), Some(undone.seq), records::detail(None));
                        removals.push(id);
                        undone.removed += 1;
                    }
                    None => {}
                }
            }
            ("link", Some(id)) => {
                if newest(conn, territory, id).await? == Some(part) {
                    undo_link(conn, territory, &mut chain, undone.seq, id, part).await?;
                } else {
                    undone.kept.push(id);
                }
            }
            ("attachment", Some(id)) => files.push((id, part)),
            ("distinct", Some(id)) => {
                if newest(conn, territory, id).await? == Some(part) {
                    let before = log::before(conn, territory, id, part).await?.and_then(|e| e.detail.get("after").cloned());
                    let before = before.and_then(|v| serde_json::from_value(v).ok());
                    distinct::put(conn, territory, id, before.as_ref()).await?;
                    chain.append(Act::Distinct, Some(id), Some(undone.seq), json!({ "after": before }));
                } else {
                    undone.kept.push(id);
                }
            }
            ("data_set", _) if head.act == Act::Undo => {
                // The rows of a version that was taken back are gone: its file is imported again.
                return Err(reticolo_model::Problem::new("problem-undo-withdrawal", seq.to_string()).into());
            }
            ("data_set", _) => {
                let name = data_sets::withdraw(conn, territory, part, undone.seq, &mut chain).await?;
                undone.withdrawn.extend(name);
            }
            _ => {}
        }
    }
    records::put(conn, territory, &puts).await?;
    // Links that were drawn since to what goes, go with it.
    links::take_with(conn, territory, &mut chain, undone.seq, &removals).await?;
    for (id, part) in files {
        let newest = newest(conn, territory, id).await? == Some(part);
        if !newest || !attachments::put_back(conn, territory, &mut chain, undone.seq, id, part).await? {
            undone.kept.push(id);
        }
    }
    attachments::take_with(conn, territory, &mut chain, undone.seq, &removals).await?;
    records::remove(conn, territory, &removals).await?;
    for (record, person, seq) in keeps {
        people::keep(conn, territory, &record, Some(person), seq).await?;
    }
    chain.close(conn).await?;
    Ok(undone)
}

async fn newest(conn: &mut Conn, territory: Territory, record: Uuid) -> Result<Option<i64>, StoreError> {
    conn.row("SELECT seq FROM log WHERE territory = $1 AND record = $2 ORDER BY seq DESC LIMIT 1", vals![territory, record])
        .await?
        .map(|r| r.int(0))
        .transpose()
}

async fn undo_link(conn: &mut Conn, territory: Territory, chain: &mut Chain, batch: i64, id: Uuid, part: i64) -> Result<(), StoreError> {
    let before: Option<links::Link> = log::before(conn, territory, id, part)
        .await?
        .and_then(|e| e.detail.get("after").cloned())
        .and_then(|v| serde_json::from_value(v).ok());
    conn.exec("DELETE FROM link WHERE territory = $1 AND id = $2", vals![territory, id]).await?;
    if let Some(link) = &before {
        links::insert(conn, territory, link).await?;
    }
    chain.append(Act::Link, Some(id), Some(batch), json!({ "after": before }));
    Ok(())
}

/// Whether an act was taken back, and that was not taken back in its turn.
async fn undone_already(conn: &mut Conn, territory: Territory, seq: i64) -> Result<bool, StoreError> {
    let mut of: std::collections::BTreeMap<i64, i64> = std::collections::BTreeMap::new();
    conn.each("SELECT seq, entry FROM log WHERE territory = $1 AND act = 'undo' AND seq > $2 ORDER BY seq", vals![territory, seq], |row| {
        let entry: reticolo_model::log::Entry = serde_json::from_str(&row.text(1)?).map_err(|e| StoreError::Inconsistent(e.to_string()))?;
        if let Some(act) = entry.detail.get("act").and_then(serde_json::Value::as_i64) {
            of.insert(act, row.int(0)?);
        }
        Ok(())
    })
    .await?;
    // An undo of the undo brings the act back, and so on.
    let mut undone = false;
    let mut act = seq;
    while let Some(by) = of.get(&act) {
        undone = !undone;
        act = *by;
    }
    Ok(undone)
}
