//! Records listed: what a list asks for, how it is narrowed and sorted, its counts, its pages.

use super::kind;
use crate::areas::SAVED_AREA;
use crate::gate::{Act, Who, check};
use crate::territory::lock;
use crate::{Result, Workbench};
use reticolo_model::{Audience, Kind, Problem, Record};
use reticolo_store::lists::{self, Cursor, ListQuery, Sort};
use reticolo_store::{facets, records};
use serde::Serialize;
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
}

pub(crate) fn write_cursor(cursor: &Cursor) -> String {
    reticolo_model::id::hex(serde_json::to_string(cursor).unwrap_or_default().as_bytes())
}

fn parse_cursor(text: &str) -> Option<Cursor> {
    let bytes = Some(text).filter(|t| t.len() <= 4000).and_then(reticolo_model::id::unhex)?;
    serde_json::from_slice(&bytes).ok()
}
