//! Two records made one: one stays, the other goes, and what tied the other, and its files, are with the one that stays. One act of the log, undone as a whole.

use crate::db::{Conn, vals};
use crate::links::{self, Link};
use crate::log::{Chain, Stamp};
use crate::records::{self, Put};
use crate::{StoreError, Territory, attachments, people};
use reticolo_model::log::{Act, Entry};
use reticolo_model::{Record, kinds};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What is to be made of two records.
#[derive(Debug, Clone)]
pub struct Merge {
    /// The one that stays, as it shall be: its id is that of the one that stays.
    pub record: Record,
    /// The versions that were read, of the one that stays and of the one that goes.
    pub versions: (i64, i64),
    pub goes: Uuid,
    /// Whether the personal values are those of the one that goes; else they are of the one that stays. They are never mixed, since
    /// the two may be of two persons.
    pub personal_of_goes: bool,
}

/// What was done.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    pub seq: i64,
    pub record: Record,
    /// Links that now tie the one that stays.
    pub moved: usize,
    /// Links that it had already, or of which it has only one, or that tied the two to each other.
    pub dropped: usize,
}

/// What becomes of the links of the one that goes.
#[derive(Debug, Default, PartialEq)]
struct Ties {
    /// Links with a new end.
    moved: Vec<Link>,
    /// Links of the one that stays that take over a weight or a source.
    filled: Vec<Link>,
    dropped: Vec<Uuid>,
}

fn ties(kind: &str, stays: Uuid, goes: Uuid, now: Vec<Link>) -> Ties {
    let one = |code: &str| kinds::find(kind).and_then(|k| k.link(code)).is_some_and(|rule| rule.one);
    let (moving, mut kept): (Vec<Link>, Vec<Link>) = now.into_iter().partition(|l| l.from == goes || l.to == goes);
    let mut out = Ties::default();
    for mut link in moving {
        for end in [&mut link.from, &mut link.to] {
            if *end == goes {
                *end = stays;
            }
        }
        let same =
            |l: &&mut Link| (&l.kind, l.from, l.to, &l.since, &l.until) == (&link.kind, link.from, link.to, &link.since, &link.until);
        if link.from == link.to {
            out.dropped.push(link.id);
        } else if let Some(same) = kept.iter_mut().find(same) {
            // What only one of two equal ties says is kept.
            let fuller = Link { weight: same.weight.or(link.weight), source: same.source.clone().or(link.source.clone()), ..same.clone() };
            if fuller != *same {
                same.clone_from(&fuller);
                out.filled.retain(|l| l.id != fuller.id);
                match out.moved.iter_mut().find(|l| l.id == fuller.id) {
                    Some(moved) => *moved = fuller,
                    None => out.filled.push(fuller),
                }
            }
            out.dropped.push(link.id);
        } else if link.from == stays && one(&link.kind) && kept.iter().any(|l| l.from == stays && l.kind == link.kind) {
            out.dropped.push(link.id);
        } else {
            kept.push(link.clone());
            out.moved.push(link);
        }
    }
    out
}

/// Merges two records as one act.
pub async fn merge(conn: &mut Conn, territory: Territory, stamp: &Stamp, merge: Merge) -> Result<Merged, StoreError> {
    let mut chain = Chain::lock(conn, territory, stamp).await?;
    let Merge { mut record, versions, goes, personal_of_goes } = merge;
    let stored = records::versions(conn, territory, &[record.id, goes]).await?;
    for (id, expected) in [(record.id, versions.0), (goes, versions.1)] {
        match stored.get(&id) {
            None => return Err(StoreError::NotFound(id.to_string())),
            Some(now) if *now != expected => return Err(StoreError::Conflict { now: *now }),
            Some(_) => {}
        }
    }
    record.version = versions.0 + 1;
    let from = if personal_of_goes { goes } else { record.id };
    let person = people::seal_of_record(conn, territory, &mut record, from).await?;
    let now = links::of_records(conn, territory, &[record.id, goes]).await?;
    let ties = ties(&record.kind, record.id, goes, now);
    let act = chain.append(Act::Selection, None, None, json!({ "merged": goes, "into": record.id }));
    let seq = chain.append(Act::Record, Some(record.id), Some(act), json!({ "after": record, "with": goes }));
    chain.append(Act::Record, Some(goes), Some(act), json!({ "after": null, "into": record.id }));
    let changed: Vec<&Link> = ties.moved.iter().chain(&ties.filled).collect();
    for link in &changed {
        conn.exec("DELETE FROM link WHERE territory = $1 AND id = $2", vals![territory, link.id]).await?;
        links::insert(conn, territory, link).await?;
        chain.append(Act::Link, Some(link.id), Some(act), json!({ "after": link }));
    }
    links::take(conn, territory, &mut chain, act, &ties.dropped).await?;
    attachments::move_all(conn, territory, &mut chain, act, goes, record.id).await?;
    people::keep(conn, territory, &record, person, seq).await?;
    records::put(conn, territory, &[Put { record: record.clone(), replaces: true, seq }]).await?;
    records::remove(conn, territory, &[goes]).await?;
    chain.close(conn).await?;
    Ok(Merged { seq: act, record, moved: ties.moved.len(), dropped: ties.dropped.len() })
}

/// Of records that were merged into others and are gone: into which, as the newest entry of each tells.
pub async fn went(conn: &mut Conn, territory: Territory, ids: &[Uuid]) -> Result<BTreeMap<Uuid, Uuid>, StoreError> {
    let mut out = BTreeMap::new();
    for chunk in ids.chunks(500) {
        let places = (0..chunk.len()).map(|i| format!("${}", i + 2)).collect::<Vec<_>>().join(",");
        let mut args = vals![territory];
        args.extend(chunk.iter().map(|id| crate::Val::from(*id)));
        let sql = format!(
            "SELECT l.record, l.entry FROM log l WHERE l.territory = $1 AND l.record IN ({places}) AND NOT EXISTS (SELECT 1 FROM log m WHERE m.territory = l.territory AND m.record = l.record AND m.seq > l.seq) ORDER BY l.record"
        );
        for row in conn.rows(&sql, args).await? {
            let entry: Entry = serde_json::from_str(&row.text(1)?).map_err(|e| StoreError::Inconsistent(format!("log entry: {e}")))?;
            let gone = entry.detail.get("after").is_some_and(Value::is_null);
            if let Some(into) = entry.detail.get("into").and_then(Value::as_str).filter(|_| gone).and_then(|id| id.parse().ok()) {
                out.insert(row.uuid(0)?, into);
            }
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u128) -> Uuid {
        Uuid::from_u128(n)
    }

    #[test]
    fn ties_are_moved_joined_and_never_double() {
        let tie = |n: u128, kind: &str, from: u128, to: u128| Link::new(id(n), kind, id(from), id(to));
        let weighed = Link { weight: Some(2.0), ..tie(12, "leads", 2, 30) };
        let dated = Link { since: Some("2024".into()), ..tie(13, "leads", 2, 30) };
        let now = vec![
            tie(10, "leads", 1, 30),
            tie(11, "partners_with", 1, 2),
            weighed,
            dated.clone(),
            tie(14, "member_of", 40, 2),
            tie(15, "partners_with", 2, 1),
        ];
        let found = ties("actor", id(1), id(2), now);
        assert_eq!(found.moved, [Link { from: id(1), ..dated }, Link { to: id(1), ..tie(14, "member_of", 40, 2) }]);
        assert_eq!(found.filled, [Link { weight: Some(2.0), ..tie(10, "leads", 1, 30) }]);
        assert_eq!(found.dropped, [id(11), id(12), id(15)], "the ties between the two and the double one");
        // Of a link of which there is one, the record that stays keeps its own.
        let found = ties("course_edition", id(1), id(2), vec![tie(20, "part_of", 1, 50), tie(21, "part_of", 2, 51)]);
        assert_eq!((found.moved.len(), found.dropped.as_slice()), (0, &[id(21)][..]));
    }
}
