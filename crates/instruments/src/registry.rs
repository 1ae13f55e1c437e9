//! The registry: records listed, seen, made, changed, published, linked, undone. Used alike by pages, API and command line.

use crate::areas::SAVED_AREA;
use crate::derived::derived;
use crate::gate::{Act, Who, check};
use crate::places::Found;
use crate::plan::editions;
use crate::territory::lock;
use crate::ties;
use crate::vocabularies;
use crate::{Result, WorkError, Workbench};
use reticolo_model::check::{check as check_record, check_step};
use reticolo_model::log::Entry;
use reticolo_model::{Audience, Kind, Origin, Place, Position, Precision, Problem, Record, Visibility, kinds};
use reticolo_store::links::Link;
use reticolo_store::lists::{self, Cursor, ListQuery, Sort};
use reticolo_store::{StoreError, documents, facets, links, log, records, undo};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

/// What a list asks for; all of it stands in the address of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ListAsk {
    pub kind: String,
    pub text: String,
    /// Field → wanted values (one of them must be there).
    pub filters: BTreeMap<String, Vec<String>>,
    /// Code of a sort field, `title` or `changed`; a leading `-` turns it round.
    pub sort: String,
    /// The `next` of the page before.
    pub after: Option<String>,
    pub limit: usize,
    pub illustrative: bool,
}

/// A list as it is shown.
#[derive(Debug)]
pub struct ListView {
    pub records: Vec<Record>,
    /// Those among them that nobody confirmed within their kind's term.
    pub stale: Vec<Uuid>,
    pub total: i64,
    pub facets: Arc<Vec<Facet>>,
    /// The kind's figure summed over what is found, where it is money.
    pub sum_cents: Option<i64>,
    pub next: Option<String>,
    /// The log's head it was read at (ETag).
    pub head: i64,
}

#[derive(Debug, Clone, Serialize)]
pub struct Facet {
    pub field: String,
    /// Value, records with it, whether it is chosen. Values that the other filters leave at zero stay.
    pub values: Vec<(String, i64, bool)>,
}

/// What a list says of all it finds: how many, their money, their facets.
type Counted = (i64, Option<i64>, Arc<Vec<Facet>>);

#[derive(Debug, Default)]
pub(crate) struct FacetCache {
    head: i64,
    /// What stands still is another thing on another day.
    day: String,
    kept: BTreeMap<(String, ListAsk), Counted>,
    /// How what a list finds lies over the units.
    pub(crate) spreads: BTreeMap<(String, ListAsk), Option<crate::selection::Spread>>,
}

impl FacetCache {
    /// What is kept for this state and day; all of it goes where another comes, or where there is too much.
    pub(crate) fn at(&mut self, head: i64, day: &str) -> &mut FacetCache {
        if self.head != head || self.day != day || self.kept.len().max(self.spreads.len()) >= CACHED {
            *self = FacetCache { head, day: day.to_owned(), ..FacetCache::default() };
        }
        self
    }

    /// What tells a question apart from others: who asks, and what, but for how its pages are turned.
    pub(crate) fn key(who: &Who, ask: &ListAsk) -> (String, ListAsk) {
        // Which are one's own differs among those who see the same.
        let asker = format!("{}/{}", who.audience().key(), who.logged_as());
        (asker, ListAsk { after: None, sort: String::new(), limit: 0, ..ask.clone() })
    }
}

/// How many distinct questions are remembered for one state of the log.
const CACHED: usize = 500;
/// A facet shows at most so many values.
const FACET_VALUES: usize = 100;
/// A page holds at most so many records.
pub const MOST_A_PAGE: usize = 200;

/// The fields a list of this kind can be narrowed by.
#[must_use]
pub fn facet_fields(kind: &Kind) -> Vec<&'static str> {
    let mut fields: Vec<&'static str> = kind.fields.iter().filter(|f| f.filter).map(|f| f.code).collect();
    // A kind's own field of the same name comes first.
    let envelope = ["unit", "status", "area", "data_set", "precision", "visibility", "tags"];
    fields.extend(envelope.into_iter().filter(|f| kind.field(f).is_none()));
    fields.extend(kind.term.map(|_| STALE));
    fields
}

/// The filter on records that nobody confirmed within their kind's term; no field, since it follows from the day.
pub const STALE: &str = "stale";

/// The fields a list of this kind can be narrowed by without being counted as a facet: cells of the grid, saved areas.
pub const UNOFFERED: [&str; 2] = ["cell", SAVED_AREA];

/// The fields a list of this kind can be sorted by, beside `title` and `changed`.
#[must_use]
pub fn sort_fields(kind: &Kind) -> Vec<&'static str> {
    kind.fields.iter().filter(|f| f.sort).map(|f| f.code).collect()
}

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

/// What was done, and the number by which it is undone.
#[derive(Debug, Serialize)]
pub struct Saved {
    pub record: Record,
    pub seq: i64,
}

/// What a change comes to.
pub(crate) enum Change {
    /// The record is so already.
    Nothing(Box<Record>),
    /// The record as it will be, the version it is changed from, and its kind where it comes to another state.
    To { record: Box<Record>, expected: i64, moved: Option<&'static Kind> },
}

impl Workbench {
    pub(crate) async fn query(&self, who: &Who, ask: &ListAsk) -> Result<ListQuery> {
        let (descending, sort) = match ask.sort.strip_prefix('-') {
            Some(sort) => (true, sort),
            None => (false, ask.sort.as_str()),
        };
        let kind = kind(&ask.kind)?;
        let sort = match sort {
            "" | "title" => Sort::Title,
            "changed" => Sort::Changed,
            field if sort_fields(kind).contains(&field) => Sort::Field(field.to_owned()),
            other => return Err(Problem::new("problem-sort", other).with("known", sort_fields(kind).join(", ")).into()),
        };
        let known = facet_fields(kind);
        if let Some(field) = ask.filters.keys().find(|f| !known.contains(&f.as_str()) && !UNOFFERED.contains(&f.as_str())) {
            return Err(Problem::new("problem-filter", field).with("known", known.join(", ")).into());
        }
        let after = match &ask.after {
            Some(text) => Some(parse_cursor(text).ok_or_else(|| Problem::new("problem-cursor", text))?),
            None => None,
        };
        let stale = match ask.filters.get(STALE) {
            Some(values) => self.stale_asked(who, kind, values).await?,
            None => None,
        };
        let mut filters = ask.filters.clone();
        filters.remove(STALE);
        if let Some(areas) = filters.remove(SAVED_AREA) {
            // A kind's own field of this name is no place.
            if kind.field("unit").is_some() {
                return Err(Problem::new("problem-filter", SAVED_AREA).with("known", known.join(", ")).into());
            }
            let units = self.units_chosen(who, &areas, filters.get("unit").map_or(&[], Vec::as_slice)).await?;
            filters.insert("unit".to_owned(), units);
        }
        Ok(ListQuery {
            kind: ask.kind.clone(),
            audience: who.audience(),
            illustrative: ask.illustrative,
            text: ask.text.clone(),
            filters: filters.into_iter().collect(),
            within: None,
            stale,
            during: None,
            sort,
            descending,
            after,
            limit: if ask.limit == 0 { 50 } else { ask.limit.min(MOST_A_PAGE) },
        })
    }

    /// A page of a list, with its facets.
    pub async fn list(&self, who: &Who, ask: &ListAsk) -> Result<ListView> {
        check(who, Act::Read)?;
        let query = self.query(who, ask).await?;
        let kind = kind(&ask.kind)?;
        let (head, day) = (self.head().await?, self.today());
        let mut conn = self.store.reader().await?;
        let page = lists::page(&mut conn, self.territory, &query).await?;
        let stale = self.stale_of_page(&mut conn, kind, &page.records).await?;
        let key = FacetCache::key(who, ask);
        let cached = lock(&self.caches.facets).at(head, &day).kept.get(&key).cloned();
        let (total, sum_cents, facets) = match cached {
            Some(kept) => kept,
            None => {
                let made = self.count(who, &mut conn, &query, ask).await?;
                lock(&self.caches.facets).at(head, &day).kept.insert(key, made.clone());
                made
            }
        };
        Ok(ListView { records: page.records, stale, total, facets, sum_cents, next: page.next.as_ref().map(write_cursor), head })
    }

    async fn count(&self, who: &Who, conn: &mut reticolo_store::Conn, query: &ListQuery, ask: &ListAsk) -> Result<Counted> {
        let kind = kind(&query.kind)?;
        let total = lists::count(conn, self.territory, query).await?;
        let money = kind.figure_field.filter(|f| kind.field(f).is_some_and(|f| matches!(f.kind, reticolo_model::FieldType::Money)));
        #[expect(clippy::cast_possible_truncation, reason = "whole cents")]
        let sum_cents = match money {
            Some(field) => Some(facets::sum(conn, self.territory, query, field).await?.0 as i64),
            None => None,
        };
        let unfiltered = ListQuery { filters: Vec::new(), text: String::new(), stale: None, ..query.clone() };
        let narrowed = !query.filters.is_empty() || !query.text.is_empty() || query.stale.is_some();
        let mut facets_out = Vec::new();
        for field in facet_fields(kind) {
            if field == STALE {
                let chosen = |v: &str| ask.filters.get(STALE).is_some_and(|c| c.iter().any(|one| one == v));
                let found = self.stale_facet(who, conn, kind, &ListQuery { stale: None, ..query.clone() }).await?;
                let values: Vec<_> = found.into_iter().map(|(v, n)| (v.to_owned(), n, chosen(v))).collect();
                if !values.is_empty() {
                    facets_out.push(Facet { field: field.to_owned(), values });
                }
                continue;
            }
            let now = facets::counts(conn, self.territory, query, field).await?;
            let chosen = ask.filters.get(field);
            let mut values: Vec<(String, i64, bool)> = now
                .into_iter()
                .map(|(v, n)| {
                    let on = chosen.is_some_and(|c| c.contains(&v));
                    (v, n, on)
                })
                .collect();
            if narrowed {
                // Zeros stay: what exists at all but not under the other filters.
                for (value, _) in facets::counts(conn, self.territory, &unfiltered, field).await? {
                    if !values.iter().any(|(v, ..)| *v == value) {
                        let on = chosen.is_some_and(|c| c.contains(&value));
                        values.push((value, 0, on));
                    }
                }
            }
            values.truncate(FACET_VALUES);
            if !values.is_empty() {
                facets_out.push(Facet { field: field.to_owned(), values });
            }
        }
        Ok((total, sum_cents, Arc::new(facets_out)))
    }

    /// How many records of each kind this person sees.
    pub async fn counts(&self, who: &Who) -> Result<Arc<BTreeMap<String, i64>>> {
        check(who, Act::Read)?;
        self.counted(&who.audience(), who.illustrative()).await
    }

    /// As often as it is asked, counted once for a head of the log.
    async fn counted(&self, audience: &Audience, illustrative: bool) -> Result<Arc<BTreeMap<String, i64>>> {
        let head = self.head().await?;
        let key = (audience.key(), illustrative);
        if let Some((_, kept)) = lock(&self.caches.counts).get(&key).filter(|(at, _)| *at == head) {
            return Ok(kept.clone());
        }
        let rows = records::counts(&mut self.store.reader().await?, self.territory, audience, illustrative).await?;
        let made: Arc<BTreeMap<String, i64>> = Arc::new(rows.into_iter().collect());
        lock(&self.caches.counts).insert(key, (head, made.clone()));
        Ok(made)
    }

    /// How many illustrative records of each kind this person could look at, whether they do or not.
    pub async fn illustrative(&self, who: &Who) -> Result<BTreeMap<String, i64>> {
        check(who, Act::Read)?;
        let audience = who.audience();
        let (real, all) = (self.counted(&audience, false).await?, self.counted(&audience, true).await?);
        let more = all.iter().filter(|(kind, _)| reticolo_model::kinds::of_territory(kind));
        let more = more.map(|(kind, n)| (kind.clone(), n - real.get(kind).copied().unwrap_or(0)));
        Ok(more.filter(|(_, n)| *n > 0).collect())
    }

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

    /// Makes a record by hand. `changes` has the envelope at the top, the kind's fields under `body`, and under `links` the ties that it
    /// is made with: `[{"kind": "part_of", "to": "…"}]`.
    pub async fn create(&self, who: &Who, kind_code: &str, changes: &Map<String, Value>) -> Result<Saved> {
        let id = new_id(&self.now())?;
        let (record, links) = self.prepare_new(who, kind_code, id, changes).await?;
        self.save(who, None, record, None, links).await
    }

    /// As [`Workbench::create`], once for each `key` of the same person: asked again with the same, it makes nothing and answers with what
    /// was made. The record's id follows from the key, so that no crash between two answers can make two of it.
    pub async fn create_once(&self, who: &Who, kind_code: &str, changes: &Map<String, Value>, key: &str) -> Result<(Saved, bool)> {
        let id = self.id_of_request(who, key);
        if let Some(made) = self.made_before(who, kind_code, id, changes, key).await? {
            return Ok((made, true));
        }
        let (record, links) = self.prepare_new(who, kind_code, id, changes).await?;
        match self.save(who, None, record, None, links).await {
            // Somebody sent the same at the same time and was first.
            Err(WorkError::Conflict(_)) => {
                let made = self.made_before(who, kind_code, id, changes, key).await?;
                Ok((made.ok_or_else(|| WorkError::NotFound(id.to_string()))?, true))
            }
            other => Ok((other?, false)),
        }
    }

    /// The id of the record that a request with this key makes.
    pub(crate) fn id_of_request(&self, who: &Who, key: &str) -> Uuid {
        reticolo_model::id::derived(&self.config.uri(), "request", &who.logged_as(), key)
    }

    /// What a request with this key made before, as it is now; a problem where it was another request.
    async fn made_before(&self, who: &Who, kind_code: &str, id: Uuid, changes: &Map<String, Value>, key: &str) -> Result<Option<Saved>> {
        let entries = log::of_record(&mut self.store.reader().await?, self.territory, id).await?;
        let Some(first) = entries.first() else { return Ok(None) };
        let made: Option<Record> = first.detail.get("after").and_then(|a| serde_json::from_value(a.clone()).ok());
        let (mut asked, _) = self.prepare_new(who, kind_code, id, changes).await?;
        asked.personal.clear();
        match made {
            Some(mut made) if made.kind == kind_code && made.same_content(&asked) => {
                if let Ok(now) = self.record(who, id).await {
                    made = now;
                }
                Ok(Some(Saved { record: made, seq: first.seq }))
            }
            _ => Err(Problem::new("problem-idempotency", key).on("Idempotency-Key").into()),
        }
    }

    /// A new record of a kind, checked, with the ties it is made with; nothing is written.
    pub(crate) async fn prepare_new(
        &self,
        who: &Who,
        kind_code: &str,
        id: Uuid,
        changes: &Map<String, Value>,
    ) -> Result<(Record, Vec<Link>)> {
        check(who, Act::Write)?;
        let kind = kind(kind_code)?;
        // One record changes a vocabulary, whoever makes it.
        let list = changes.get("body").and_then(|b| b.get("list")).and_then(Value::as_str).filter(|_| kind_code == "vocabulary");
        let id = list.map_or(id, |list| vocabularies::own_id(&self.config.uri(), list));
        let mut record = Record::new(id, kind, "");
        record.origin = None::<Origin>;
        let mut changes = changes.clone();
        let drawn = changes.remove("links").unwrap_or_default();
        // What is wrong with fields and with ties is told at once.
        let applied = self.apply(kind, &mut record, &changes).await;
        let tied = self.first_links(who, kind, record.id, &drawn).await;
        let links = match (applied, tied) {
            (Ok(()), Ok(links)) => links,
            (Err(WorkError::Invalid(mut problems)), Err(WorkError::Invalid(more))) => {
                problems.extend(more);
                return Err(WorkError::Invalid(problems));
            }
            (Err(error), _) | (_, Err(error)) => return Err(error),
        };
        if record.status != kind.first_state() {
            return Err(Problem::new("problem-first-state", &record.status).on("status").with("first", kind.first_state()).into());
        }
        if record.visibility == Visibility::Public {
            check(who, Act::Publish)?;
        }
        editions::check_change(None, Some(&record))?;
        vocabularies::check_change(None, Some(&record))?;
        Ok((record, links))
    }

    /// Changes a record that was read at `version`. Where others changed other fields meanwhile, both changes stand;
    /// where both changed the same field to different values, the answer is a [`crate::error::Conflict`].
    pub async fn update(&self, who: &Who, id: Uuid, version: i64, changes: &Map<String, Value>) -> Result<Saved> {
        match self.prepare_change(who, id, version, changes).await? {
            Change::Nothing(record) => Ok(Saved { record: *record, seq: 0 }),
            Change::To { record, expected, moved } => self.save(who, moved, *record, Some(expected), Vec::new()).await,
        }
    }

    /// A changed record, checked; nothing is written.
    pub(crate) async fn prepare_change(&self, who: &Who, id: Uuid, version: i64, changes: &Map<String, Value>) -> Result<Change> {
        check(who, Act::Write)?;
        self.record(who, id).await?;
        let (mut now, base) = {
            let mut conn = self.store.reader().await?;
            let now =
                records::get_with_personal(&mut conn, self.territory, id).await?.ok_or_else(|| WorkError::NotFound(id.to_string()))?;
            let base = if now.version == version {
                None
            } else {
                let entries = log::of_record(&mut conn, self.territory, id).await?;
                let found = entries
                    .iter()
                    .filter_map(|e| e.detail.get("after"))
                    .find(|a| a.get("version").and_then(Value::as_i64) == Some(version));
                let state: Record = found
                    .and_then(|a| serde_json::from_value(a.clone()).ok())
                    .ok_or_else(|| Problem::new("problem-version", version.to_string()).with("now", now.version))?;
                Some(state)
            };
            (now, base)
        };
        let kind = kind(&now.kind)?;
        let before = now.clone();
        let changes = match base {
            Some(base) => self.merge(kind, &base, &now, changes).await?,
            None => changes.clone(),
        };
        self.apply(kind, &mut now, &changes).await?;
        if let Some(problem) = check_step(kind, &before.status, &now.status) {
            return Err(problem.into());
        }
        let moved = (now.status != before.status).then_some(kind);
        let published = moved.and_then(|k| k.state(&now.status)).is_some_and(|s| s.publisher);
        if now.visibility != before.visibility || published {
            check(who, Act::Publish)?;
        }
        if now.same_content(&before) {
            return Ok(Change::Nothing(Box::new(before)));
        }
        editions::check_change(Some(&before), Some(&now))?;
        vocabularies::check_change(Some(&before), Some(&now))?;
        Ok(Change::To { record: Box::new(now), expected: before.version, moved })
    }

    /// What is left of `changes` after a three-way comparison, or the conflict.
    async fn merge(&self, kind: &Kind, base: &Record, now: &Record, changes: &Map<String, Value>) -> Result<Map<String, Value>> {
        let mut yours = base.clone();
        yours.personal = now.personal.clone();
        self.apply(kind, &mut yours, changes).await?;
        let flat = |r: &Record| -> BTreeMap<String, Value> {
            let mut out = BTreeMap::new();
            let value = serde_json::to_value(r).unwrap_or_default();
            for (key, v) in value
                .as_object()
                .into_iter()
                .flatten()
                .filter(|(k, _)| !matches!(k.as_str(), "version" | "sealed" | "body" | "id" | "kind"))
            {
                out.insert(key.clone(), v.clone());
            }
            for (key, v) in &r.body {
                out.insert(format!("body.{key}"), v.clone());
            }
            out
        };
        let (was, is, mine) = (flat(base), flat(now), flat(&yours));
        let mut kept = changes.clone();
        let mut fields = Vec::new();
        let all: std::collections::BTreeSet<&String> = was.keys().chain(is.keys()).chain(mine.keys()).collect();
        for key in all {
            let [w, n, y] = [&was, &is, &mine].map(|m| m.get(key).cloned().unwrap_or(Value::Null));
            if y == w || y == n {
                // Not changed here, or changed alike: the present value stands.
                match key.strip_prefix("body.") {
                    Some(field) => {
                        if let Some(Value::Object(body)) = kept.get_mut("body") {
                            body.remove(field);
                        }
                    }
                    None => {
                        kept.remove(key);
                    }
                }
            } else if n != w {
                fields.push(crate::error::ConflictField { field: key.clone(), was: w, now: n, yours: y });
            }
        }
        if fields.is_empty() {
            Ok(kept)
        } else {
            Err(WorkError::Conflict(Box::new(crate::error::Conflict { version: now.version, fields })))
        }
    }

    /// `moved` is the kind of a record that came to another state.
    async fn save(
        &self,
        who: &Who,
        moved: Option<&'static Kind>,
        record: Record,
        expected: Option<i64>,
        links: Vec<Link>,
    ) -> Result<Saved> {
        let (territory, stamp) = (self.territory, self.stamp(who));
        let saved = self
            .store
            .write(move |c| {
                Box::pin(async move {
                    editions::guard_save(c, territory, &stamp, &record).await?;
                    crate::grid::guard_axes(c, territory, &stamp, &record).await?;
                    if let Some(kind) = moved {
                        ties::guard_state(c, territory, &stamp, kind, &record).await?;
                    }
                    records::save_linked(c, territory, &stamp, record, expected, &links).await
                })
            })
            .await;
        let (record, seq) = saved.map_err(conflict)?;
        Ok(Saved { record, seq })
    }

    /// Puts `changes` into a record and checks the whole. `null` takes a value away.
    pub(crate) async fn apply(&self, kind: &Kind, record: &mut Record, changes: &Map<String, Value>) -> Result<()> {
        let mut problems = Vec::new();
        for (key, value) in changes {
            if let Err(problem) = self.apply_one(record, key, value).await? {
                problems.push(problem.on(key));
            }
        }
        problems.extend(check_record(kind, record));
        if !record.positions.is_empty() {
            problems.extend(self.grid_axes().await?.check(record));
        }
        problems.extend(self.check_choices(kind, record).await?);
        problems.extend(self.check_documents(kind, record).await?);
        if problems.is_empty() { Ok(()) } else { Err(WorkError::Invalid(problems)) }
    }

    /// A field that names a document names one that is kept. (What an edition names, only issuing it does.)
    async fn check_documents(&self, kind: &Kind, record: &Record) -> Result<Vec<Problem>> {
        let named: Vec<_> = kind.fields.iter().filter(|f| f.document).filter_map(|f| Some((f, record.body_text(f.code)?))).collect();
        if named.is_empty() || !reticolo_model::kinds::of_territory(kind.code) {
            return Ok(Vec::new());
        }
        let kept = documents::digests(&mut self.store.reader().await?, self.territory).await?;
        let unknown = |(field, digest): &(&reticolo_model::Field, &str)| {
            (!kept.contains(*digest)).then(|| Problem::new("problem-document", *digest).on(field.code))
        };
        Ok(named.iter().filter_map(unknown).collect())
    }

    async fn apply_one(&self, record: &mut Record, key: &str, value: &Value) -> Result<std::result::Result<(), Problem>> {
        let wrong = || Problem::new("problem-type", reticolo_model::value::shortened(&value.to_string()));
        let text = || value.as_str().map(str::to_owned);
        let optional = || match value {
            Value::Null => Some(None),
            Value::String(s) if s.trim().is_empty() => Some(None),
            Value::String(s) => Some(Some(s.trim().to_owned())),
            _ => None,
        };
        let done = match key {
            "title" => text().map(|t| record.title = t),
            "summary" => optional().map(|t| record.summary = t.unwrap_or_default()),
            "language" => text().map(|t| record.language = t),
            "status" => text().map(|t| record.status = t),
            "period_from" => optional().map(|t| record.period_from = t),
            "period_to" => optional().map(|t| record.period_to = t),
            "confirmed" => optional().map(|t| record.confirmed = t),
            "illustrative" => value.as_bool().map(|b| record.illustrative = b),
            "visibility" => {
                let Some(v) = value.as_str().and_then(Visibility::parse) else {
                    let known = Visibility::ALL.map(Visibility::code).join(", ");
                    return Ok(Err(Problem::new("problem-visibility", value.as_str().unwrap_or_default()).with("known", known)));
                };
                record.visibility = v;
                Some(())
            }
            "named" => serde_json::from_value(value.clone()).ok().map(|n| record.named = n),
            "tags" => match value {
                Value::String(s) => {
                    record.tags = s.split([';', ',']).map(str::to_owned).collect();
                    Some(())
                }
                _ => serde_json::from_value(value.clone()).ok().map(|t| record.tags = t),
            },
            "positions" => serde_json::from_value::<Vec<Position>>(value.clone()).ok().map(|p| record.positions = p),
            "place" => match self.place(value).await? {
                Ok(place) => {
                    record.place = place;
                    Some(())
                }
                Err(problem) => return Ok(Err(problem)),
            },
            "body" => match value {
                Value::Object(body) => {
                    for (field, v) in body {
                        // An empty personal value is taken away here, since it never stands in the body.
                        let empty = v.is_null() || v.as_str().is_some_and(|s| s.trim().is_empty());
                        if empty {
                            record.personal.remove(field);
                            record.body.remove(field);
                        } else {
                            record.body.insert(field.clone(), v.clone());
                        }
                    }
                    Some(())
                }
                _ => None,
            },
            _ => return Ok(Err(Problem::new("problem-unknown-field", key).with("kind", &record.kind))),
        };
        Ok(done.ok_or_else(wrong))
    }

    /// A place from the API: null, a whole [`Place`], `{"lon", "lat"}`, `{"unit"}` or `{"units": [..]}`.
    pub(crate) async fn place(&self, value: &Value) -> Result<std::result::Result<Option<Place>, Problem>> {
        let wrong = || Problem::new("problem-place", reticolo_model::value::shortened(&value.to_string()));
        let Value::Object(o) = value else { return Ok(if value.is_null() { Ok(None) } else { Err(wrong()) }) };
        if o.contains_key("precision") {
            return Ok(serde_json::from_value::<Place>(value.clone()).map(Some).map_err(|_| wrong()));
        }
        let places = self.places().await?;
        let unit = |code: &str| -> std::result::Result<String, Problem> {
            let found = places.by_code(code).or_else(|_| places.by_name(code, None))?;
            Ok(match found {
                Found::Unit { code, .. } | Found::Outside(code) => code,
            })
        };
        if let (Some(lon), Some(lat)) = (o.get("lon").and_then(Value::as_f64), o.get("lat").and_then(Value::as_f64)) {
            let geometry = reticolo_model::geometry::Geometry::Point([lon, lat]);
            if !geometry.is_sound() {
                return Ok(Err(wrong()));
            }
            let at = places.at([lon, lat]).map(|u| u.code.clone());
            let mut place = Place::in_units(at.into_iter().collect());
            place.geometry = Some(geometry);
            place.precision = Precision::Point;
            return Ok(Ok(Some(place)));
        }
        let codes: Vec<&str> = match (o.get("unit"), o.get("units")) {
            (Some(Value::String(code)), None) if code.is_empty() => return Ok(Ok(None)),
            (Some(Value::String(code)), None) => vec![code],
            (None, Some(Value::Array(codes))) if !codes.is_empty() => codes.iter().filter_map(Value::as_str).collect(),
            _ => return Ok(Err(wrong())),
        };
        Ok(codes.into_iter().map(unit).collect::<std::result::Result<Vec<_>, _>>().map(|codes| Some(Place::in_units(codes))))
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

/// A version that somebody else wrote meanwhile, as the answer that asks what to do.
pub(crate) fn conflict(error: StoreError) -> WorkError {
    match error {
        StoreError::Conflict { now } => WorkError::Conflict(Box::new(crate::error::Conflict { version: now, fields: Vec::new() })),
        other => other.into(),
    }
}

/// A UUIDv7 of the moment `at`.
pub(crate) fn new_id(at: &str) -> Result<Uuid> {
    let key = reticolo_store::random_key()?;
    let mut random = [0u8; 10];
    random.copy_from_slice(&key[..10]);
    Ok(uuid::Builder::from_unix_timestamp_millis(crate::territory::millis(at), &random).into_uuid())
}

pub(crate) fn write_cursor(cursor: &Cursor) -> String {
    reticolo_model::id::hex(serde_json::to_string(cursor).unwrap_or_default().as_bytes())
}

fn parse_cursor(text: &str) -> Option<Cursor> {
    let bytes = Some(text).filter(|t| t.len() <= 4000).and_then(reticolo_model::id::unhex)?;
    serde_json::from_slice(&bytes).ok()
}
