//! Many writes as one act: records made, changed and deleted together, all or none.

use crate::gate::{Act, Who, check};
use crate::plan::editions;
use crate::registry::{Change, conflict, kind, new_id};
use crate::{Result, WorkError, Workbench, grid, ties};
use reticolo_model::{Kind, Problem, Record};
use reticolo_store::links::Link;
use reticolo_store::records;
use serde::Serialize;
use serde_json::{Map, Value, json};
use uuid::Uuid;

/// The most items of one request.
pub const MOST: usize = 1000;

/// What was done with each item, in the order of the request.
#[derive(Debug, Serialize)]
pub struct Done {
    /// The number of the act; 0 where nothing had to be changed.
    pub seq: i64,
    pub items: Vec<Item>,
}

#[derive(Debug, Serialize)]
pub struct Item {
    pub id: Uuid,
    /// What was done: `created`, `changed`, `same` or `deleted`.
    pub done: &'static str,
    /// The version it has now; none once it is deleted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
}

/// An item that is ready to be written.
struct Ready {
    record: Record,
    expected: Option<i64>,
    moved: Option<&'static Kind>,
    links: Vec<Link>,
}

impl Workbench {
    /// Writes items of one kind: without `id` a new record; with `id` and `version` a change, or with `"delete": true` its end. Any
    /// problem, told with the item's number, leaves everything as it was. With a `key` the same request makes nothing twice.
    pub async fn write_in_bulk(&self, who: &Who, kind_code: &str, items: &[Value], key: Option<&str>) -> Result<Done> {
        check(who, Act::Write)?;
        let of = kind(kind_code)?;
        if items.len() > MOST {
            return Err(Problem::new("problem-too-many", items.len().to_string()).with("most", MOST).on("items").into());
        }
        let mut problems = Vec::new();
        let mut ready: Vec<Ready> = Vec::new();
        let mut deletes: Vec<(Uuid, i64)> = Vec::new();
        let mut done: Vec<Item> = Vec::new();
        for (number, item) in items.iter().enumerate() {
            match self.one(who, of, item, key.map(|k| format!("{k}/{number}")).as_deref()).await {
                Ok(One::Write(one)) => {
                    let expected = one.expected;
                    let (word, version) = expected.map_or(("created", 1), |v| ("changed", v + 1));
                    done.push(Item { id: one.record.id, done: word, version: Some(version) });
                    ready.push(*one);
                }
                Ok(One::Same(id, version)) => done.push(Item { id, done: "same", version: Some(version) }),
                Ok(One::Delete(id, version)) => {
                    done.push(Item { id, done: "deleted", version: None });
                    deletes.push((id, version));
                }
                Err(WorkError::Invalid(found)) => problems.extend(found.into_iter().map(|p| at(p, number))),
                Err(WorkError::NotFound(what)) => problems.push(at(Problem::new("problem-record-missing", what).on("id"), number)),
                Err(WorkError::Conflict(conflict)) => {
                    problems.push(at(
                        Problem::new("problem-version", conflict.version.to_string()).on("version").with("now", conflict.version),
                        number,
                    ));
                }
                Err(other) => return Err(other),
            }
        }
        if !problems.is_empty() {
            return Err(WorkError::Invalid(problems));
        }
        let mut ids: Vec<Uuid> = done.iter().map(|i| i.id).collect();
        ids.sort_unstable();
        if let Some(twice) = ids.windows(2).find(|w| w[0] == w[1]) {
            return Err(Problem::new("problem-record-twice", twice[0].to_string()).on("items").into());
        }
        if ready.is_empty() && deletes.is_empty() {
            return Ok(Done { seq: 0, items: done });
        }
        let (territory, stamp) = (self.territory, self.stamp(who));
        let what = json!({ "bulk": { "kind": of.code, "items": items.len() } });
        let seq = self
            .store
            .write(move |c| {
                Box::pin(async move {
                    for one in &ready {
                        editions::guard_save(c, territory, &stamp, &one.record).await?;
                        grid::guard_axes(c, territory, &stamp, &one.record).await?;
                        if let Some(kind) = one.moved {
                            ties::guard_state(c, territory, &stamp, kind, &one.record).await?;
                        }
                    }
                    for (id, _) in &deletes {
                        ties::guard_delete(c, territory, &stamp, *id).await?;
                    }
                    let saves =
                        ready.into_iter().map(|r| records::Save { record: r.record, expected: r.expected, links: r.links }).collect();
                    records::save_all(c, territory, &stamp, what, saves, &deletes).await
                })
            })
            .await
            .map_err(conflict)?;
        Ok(Done { seq, items: done })
    }

    async fn one(&self, who: &Who, of: &'static Kind, item: &Value, key: Option<&str>) -> Result<One> {
        let Value::Object(item) = item else {
            return Err(Problem::new("problem-type", reticolo_model::value::shortened(&item.to_string())).into());
        };
        let mut changes: Map<String, Value> = item.clone();
        let Some(id) = changes.remove("id") else {
            let id = match key {
                Some(key) => self.id_of_request(who, key),
                None => new_id(&self.now())?,
            };
            if key.is_some()
                && let Ok(there) = self.record(who, id).await
            {
                return Ok(One::Same(id, there.version));
            }
            let (record, links) = self.prepare_new(who, of.code, id, &changes).await?;
            return Ok(One::Write(Box::new(Ready { record, expected: None, moved: None, links })));
        };
        let text = id.as_str().unwrap_or_default();
        let id = Uuid::parse_str(text).map_err(|_| Problem::new("problem-type", text).on("id"))?;
        let version = changes.remove("version").as_ref().and_then(Value::as_i64);
        let version = version.ok_or_else(|| Problem::new("problem-version-missing", "").on("version"))?;
        let record = self.record(who, id).await?;
        if record.kind != of.code {
            return Err(WorkError::NotFound(text.to_owned()));
        }
        if changes.remove("delete").is_some_and(|d| d == Value::Bool(true)) {
            editions::check_change(Some(&record), None)?;
            if record.version != version {
                return Err(WorkError::Conflict(Box::new(crate::error::Conflict { version: record.version, fields: Vec::new() })));
            }
            return Ok(One::Delete(id, version));
        }
        for own in ["kind", "origin", "also_in", "seq", "sealed"] {
            changes.remove(own);
        }
        Ok(match self.prepare_change(who, id, version, &changes).await? {
            Change::Nothing(record) => One::Same(id, record.version),
            Change::To { record, expected, moved } => {
                One::Write(Box::new(Ready { record: *record, expected: Some(expected), moved, links: Vec::new() }))
            }
        })
    }
}

enum One {
    Write(Box<Ready>),
    Same(Uuid, i64),
    Delete(Uuid, i64),
}

/// A problem of an item, with the item's number (from 0, as in the request's list) in the name of its field.
fn at(problem: Problem, number: usize) -> Problem {
    let field = problem.field.clone().map_or_else(|| format!("items.{number}"), |f| format!("items.{number}.{f}"));
    problem.on(&field)
}
