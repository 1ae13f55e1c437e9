//! The registry: records listed, seen, made, changed, published, linked, undone. Used alike by pages, API and command line.

mod listing;
mod writing;

pub use listing::{Facet, ListAsk, ListView, MOST_A_PAGE, STALE, UNOFFERED, facet_fields, sort_fields};
pub(crate) use listing::{FacetCache, write_cursor};
pub use writing::Saved;
pub(crate) use writing::{Change, conflict, new_id};

use crate::derived::derived;
use crate::gate::{Act, Who, check};
use crate::plan::editions;
use crate::ties;
use crate::vocabularies;
use crate::{Result, WorkError, Workbench};
use reticolo_model::log::Entry;
use reticolo_model::{Audience, Kind, Record, Visibility, kinds};
use reticolo_store::{links, log, records, undo};
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The kind of a code, or "not found".
pub fn kind(code: &str) -> Result<&'static Kind> {
    kinds::find(code).ok_or_else(|| WorkError::NotFound(code.to_owned()))
}

/// One record with what stands round it.
#[derive(Debug, Serialize)]
pub struct RecordView {
    pub record: Record,
    pub personal: BTreeMap<String, String>,
    /// Links whose other end the audience sees.
    pub links: Vec<LinkView>,
    /// Ties that follow from others, whose other end and all between the audience sees.
    pub derived: Vec<DerivedView>,
    pub may_edit: bool,
}

#[derive(Debug, Serialize)]
pub struct DerivedView {
    pub tie: ties::Derived,
    pub outgoing: bool,
    pub other: Uuid,
    pub other_kind: String,
    pub other_title: String,
    /// What it follows from: id, kind, title.
    pub through: Vec<(Uuid, String, String)>,
}

#[derive(Debug, Serialize)]
pub struct LinkView {
    pub link: links::Link,
    /// Whether the record at hand is where the link starts.
    pub outgoing: bool,
    pub other: Uuid,
    pub other_kind: String,
    pub other_title: String,
}

impl Workbench {
    /// The record, if this person sees it; otherwise "not found", so that nothing is told of what is hidden.
    pub async fn record(&self, who: &Who, id: Uuid) -> Result<Record> {
        check(who, Act::Read)?;
        let found = records::get(&mut self.store.reader().await?, self.territory, id).await?;
        found.filter(|r| who.audience().sees(r.visibility, &r.named)).ok_or_else(|| WorkError::NotFound(id.to_string()))
    }

    /// The record with its neighbours, and with its personal values for those who may read them.
    pub async fn view(&self, who: &Who, id: Uuid) -> Result<RecordView> {
        let record = self.record(who, id).await?;
        let mut conn = self.store.reader().await?;
        let all = links::of_record(&mut conn, self.territory, id).await?;
        let ends: Vec<Uuid> = all.iter().map(|l| if l.from == id { l.to } else { l.from }).collect();
        let seen: BTreeMap<Uuid, Record> = records::get_many(&mut conn, self.territory, &ends)
            .await?
            .into_iter()
            .filter(|r| who.audience().sees(r.visibility, &r.named))
            .map(|r| (r.id, r))
            .collect();
        let links = all
            .into_iter()
            .filter_map(|link| {
                let outgoing = link.from == id;
                let other = seen.get(if outgoing { &link.to } else { &link.from })?;
                Some(LinkView { outgoing, other: other.id, other_kind: other.kind.clone(), other_title: other.title.clone(), link })
            })
            .collect();
        let derived = self.derived_seen(who, &mut conn, &record).await?;
        let personal = if who.may(Act::ReadPersonal) {
            reticolo_store::people::values(&mut conn, self.territory, &record).await?
        } else {
            BTreeMap::new()
        };
        Ok(RecordView { record, personal, links, derived, may_edit: who.may(Act::Write) })
    }

    /// The ties that follow from what this person sees; nothing is told by what is hidden.
    async fn derived_seen(&self, who: &Who, conn: &mut reticolo_store::Conn, record: &Record) -> Result<Vec<DerivedView>> {
        let head = records::Head { id: record.id, kind: record.kind.clone(), title: record.title.clone() };
        let found = derived(conn, self.territory, &[head], None).await?;
        let ids: Vec<Uuid> = found.iter().flat_map(|d| d.through.iter().copied().chain([d.from, d.to])).collect();
        let seen: BTreeMap<Uuid, Record> = records::get_many(conn, self.territory, &ids)
            .await?
            .into_iter()
            .filter(|r| who.audience().sees(r.visibility, &r.named) && (!r.illustrative || who.illustrative() || record.illustrative))
            .map(|r| (r.id, r))
            .collect();
        let view = |mut tie: ties::Derived| {
            tie.through.retain(|t| seen.contains_key(t));
            tie.weight = tie.through.len();
            let outgoing = tie.from == record.id;
            let other = seen.get(if outgoing { &tie.to } else { &tie.from })?;
            let through: Vec<_> = tie.through.iter().filter_map(|t| seen.get(t)).map(|r| (r.id, r.kind.clone(), r.title.clone())).collect();
            let (id, kind, title) = (other.id, other.kind.clone(), other.title.clone());
            (!through.is_empty()).then_some(DerivedView { tie, outgoing, other: id, other_kind: kind, other_title: title, through })
        };
        Ok(found.into_iter().filter_map(view).collect())
    }

    /// What happened to a record, oldest first.
    pub async fn history(&self, who: &Who, id: Uuid) -> Result<Vec<Entry>> {
        check(who, Act::ReadHistory)?;
        let entries = log::of_record(&mut self.store.reader().await?, self.territory, id).await?;
        if entries.is_empty() {
            return Err(WorkError::NotFound(id.to_string()));
        }
        // A deleted record's history is seen by those who see everything.
        if who.audience() != Audience::Everything && self.merged_into(who, id).await?.is_none() {
            self.record(who, id).await?;
        }
        Ok(entries)
    }

    /// Deletes a record read at `version`; undo brings it back. Refused while others that cannot be without it hang on it.
    pub async fn delete(&self, who: &Who, id: Uuid, version: i64) -> Result<i64> {
        check(who, Act::Write)?;
        let gone = self.record(who, id).await?;
        editions::check_change(Some(&gone), None)?;
        vocabularies::check_change(Some(&gone), None)?;
        let (territory, stamp) = (self.territory, self.stamp(who));
        let deleted = self
            .store
            .write(move |c| {
                Box::pin(async move {
                    ties::guard_delete(c, territory, &stamp, id).await?;
                    records::delete(c, territory, &stamp, id, version).await
                })
            })
            .await;
        deleted.map_err(conflict)
    }

    /// Publishes or hides a selection in one act; its number and how many records changed.
    pub async fn set_visibility(&self, who: &Who, ids: &[Uuid], visibility: Visibility) -> Result<(i64, usize)> {
        check(who, Act::Publish)?;
        self.all_seen(who, ids).await?;
        self.check_published(ids, visibility).await?;
        let (territory, stamp, ids) = (self.territory, self.stamp(who), ids.to_vec());
        let what = json!({ "visibility": visibility, "records": ids.len() });
        Ok(self
            .store
            .write(move |c| {
                Box::pin(async move {
                    records::change_many(c, territory, &stamp, what, &ids, |r| {
                        (r.visibility != visibility).then(|| Record { visibility, ..r.clone() })
                    })
                    .await
                })
            })
            .await?)
    }

    /// Takes back an act. Editors take back what they may write; what was changed since is kept and listed.
    pub async fn undo(&self, who: &Who, seq: i64) -> Result<undo::Undone> {
        check(who, Act::Undo)?;
        if let Some(entry) = log::get(&mut self.store.reader().await?, self.territory, seq).await? {
            editions::check_undo(&entry)?;
            self.check_vocabulary_undo(&entry).await?;
        }
        let (territory, stamp) = (self.territory, self.stamp(who));
        let undone = self.store.write_much(move |c| Box::pin(async move { undo::undo(c, territory, &stamp, seq).await })).await;
        undone.map_err(Into::into)
    }

    /// The acts of the log, newest first, below `under` if given.
    pub async fn acts(&self, who: &Who, under: Option<i64>, limit: i64) -> Result<Vec<Entry>> {
        check(who, Act::Administer)?;
        Ok(log::acts(&mut self.store.reader().await?, self.territory, under, limit.clamp(1, 200)).await?)
    }
}
