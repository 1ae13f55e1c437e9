//! Records that stand still: nobody confirmed them within the term of their kind. Found, counted for who wrote them, and confirmed
//! in one act. What counts is the day of the last confirmation; for a record never confirmed, the day of its last change.

use crate::gate::{Act, Who, check};
use crate::registry::kind;
use crate::{Result, WorkError, Workbench};
use reticolo_model::{Kind, Problem, Record, Role, kinds, period};
use reticolo_store::lists::{self, ListQuery, Stale};
use reticolo_store::{Conn, log, marks, records};
use serde::Serialize;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What the filter `stale` takes: all that stands still, or what the asker made or last changed of it.
pub const VALUES: [&str; 2] = ["true", "mine"];

/// Since when a record stands still.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Staleness {
    /// The day on which it was last confirmed, or else changed.
    pub since: String,
    pub confirmed: bool,
    /// Days within which its kind wants to be confirmed.
    pub term: u32,
}

/// How many records of a kind stand still.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StaleKind {
    pub kind: &'static str,
    pub term: u32,
    /// The day before which they were last confirmed or changed.
    pub before: String,
    pub count: i64,
    /// Those among them that the asker made or last changed.
    pub mine: i64,
}

impl Workbench {
    /// Today's day by the workbench's clock, in UTC.
    #[must_use]
    pub fn today(&self) -> String {
        self.now().chars().take(10).collect()
    }

    /// The first day on which a record of this kind must have been confirmed not to stand still today; none where the kind does not age.
    fn stale_before(&self, kind: &Kind) -> Option<String> {
        period::days_before(&self.today(), kind.term?)
    }

    /// The filter `stale` of a list as the store takes it.
    pub(crate) async fn stale_asked(&self, who: &Who, kind: &Kind, values: &[String]) -> Result<Option<Stale>> {
        if let Some(other) = values.iter().find(|v| !VALUES.contains(&v.as_str())) {
            return Err(Problem::new("problem-choice", other).on("stale").with("known", VALUES.join(", ")).into());
        }
        let (Some(day), false) = (self.stale_before(kind), values.is_empty()) else { return Ok(None) };
        let mine = !values.iter().any(|v| v == VALUES[0]);
        if mine && who.user().is_none() {
            return Err(WorkError::Forbidden(Role::Reader));
        }
        let mut stale = Stale::before(&mut self.store.reader().await?, self.territory, &day).await?;
        stale.by = mine.then(|| who.logged_as());
        Ok(Some(stale))
    }

    /// What the facet of a list says: how many of what it finds stand still, and how many of those are the asker's.
    pub(crate) async fn stale_facet(&self, who: &Who, conn: &mut Conn, kind: &Kind, query: &ListQuery) -> Result<Vec<(&'static str, i64)>> {
        let Some(day) = self.stale_before(kind) else { return Ok(Vec::new()) };
        let stale = Stale::before(conn, self.territory, &day).await?;
        self.stale_counts(who, conn, &stale, query).await
    }

    async fn stale_counts(&self, who: &Who, conn: &mut Conn, stale: &Stale, query: &ListQuery) -> Result<Vec<(&'static str, i64)>> {
        let of = |by: Option<String>| ListQuery { stale: Some(Stale { by, ..stale.clone() }), ..query.clone() };
        let all = lists::count(conn, self.territory, &of(None)).await?;
        let mut out = vec![(VALUES[0], all)];
        if all > 0 && who.user().is_some() {
            out.push((VALUES[1], lists::count(conn, self.territory, &of(Some(who.logged_as()))).await?));
        }
        out.retain(|(_, n)| *n > 0);
        Ok(out)
    }

    /// Which of a page's records stand still.
    pub(crate) async fn stale_of_page(&self, conn: &mut Conn, kind: &Kind, page: &[Record]) -> Result<Vec<Uuid>> {
        let (Some(day), false) = (self.stale_before(kind), page.is_empty()) else { return Ok(Vec::new()) };
        let ids: Vec<Uuid> = page.iter().map(|r| r.id).collect();
        let stale = Stale::before(conn, self.territory, &day).await?;
        Ok(lists::stale_among(conn, self.territory, &stale, &ids).await?)
    }

    /// The records of some kinds that stand still, whoever sees them: for those who know already which they see. One question for
    /// each term.
    pub(crate) async fn stale_ids(&self, of: &[&str]) -> Result<BTreeSet<Uuid>> {
        let mut by_day: BTreeMap<String, Vec<&'static str>> = BTreeMap::new();
        for kind in kinds::ALL.iter().filter(|k| of.contains(&k.code)) {
            if let Some(day) = self.stale_before(kind) {
                by_day.entry(day).or_default().push(kind.code);
            }
        }
        let mut conn = self.store.reader().await?;
        let mut out = BTreeSet::new();
        for (day, kinds) in by_day {
            let stale = Stale::before(&mut conn, self.territory, &day).await?;
            out.extend(marks::stale(&mut conn, self.territory, &stale, &kinds).await?);
        }
        Ok(out)
    }

    /// Since when a record stands still, if it does.
    pub async fn staleness(&self, record: &Record) -> Result<Option<Staleness>> {
        let kind = kind(&record.kind)?;
        let (Some(term), Some(before)) = (kind.term, self.stale_before(kind)) else { return Ok(None) };
        let (since, confirmed) = match &record.confirmed {
            Some(day) => (day.clone(), true),
            None => {
                let last = log::before(&mut self.store.reader().await?, self.territory, record.id, i64::MAX).await?;
                let Some(last) = last else { return Ok(None) };
                (last.at.chars().take(10).collect(), false)
            }
        };
        Ok((since < before).then_some(Staleness { since, confirmed, term }))
    }

    /// The records of a kind that stand still, those longest still first, each with since when.
    pub async fn stale_of(&self, who: &Who, code: &str) -> Result<Vec<(Record, Staleness)>> {
        check(who, Act::Read)?;
        let kind = kind(code)?;
        let (Some(term), Some(day)) = (kind.term, self.stale_before(kind)) else { return Ok(Vec::new()) };
        let mut conn = self.store.reader().await?;
        let stale = Stale::before(&mut conn, self.territory, &day).await?;
        let mut found = Vec::new();
        lists::each(&mut conn, self.territory, &ListQuery { stale: Some(stale), ..who.all(code) }, |record| {
            found.push(record);
            Ok(())
        })
        .await?;
        let unsaid: Vec<Uuid> = found.iter().filter(|r| r.confirmed.is_none()).map(|r| r.id).collect();
        let changed = log::last_of(&mut conn, self.territory, &unsaid).await?;
        let since = |record: Record| {
            let said = record.confirmed.clone();
            let since = said.clone().or_else(|| changed.get(&record.id).map(|at| at.chars().take(10).collect()))?;
            Some((record, Staleness { since, confirmed: said.is_some(), term }))
        };
        let mut out: Vec<(Record, Staleness)> = found.into_iter().filter_map(since).collect();
        out.sort_by(|(a, s), (b, o)| (&s.since, &a.title, a.id).cmp(&(&o.since, &b.title, b.id)));
        Ok(out)
    }

    /// How many records of each kind stand still, of those that this person looks at; kinds without any are left out.
    pub async fn stale(&self, who: &Who) -> Result<Vec<StaleKind>> {
        check(who, Act::Read)?;
        let mut conn = self.store.reader().await?;
        let there: BTreeSet<String> = records::counts(&mut conn, self.territory, &who.audience(), who.illustrative())
            .await?
            .into_iter()
            .map(|(kind, _)| kind)
            .collect();
        // Many kinds share a term.
        let mut bounds: BTreeMap<String, Stale> = BTreeMap::new();
        let mut out = Vec::new();
        for kind in kinds::ALL.iter().filter(|k| there.contains(k.code)) {
            let (Some(term), Some(before)) = (kind.term, self.stale_before(kind)) else { continue };
            let stale = match bounds.get(&before) {
                Some(stale) => stale.clone(),
                None => {
                    let stale = Stale::before(&mut conn, self.territory, &before).await?;
                    bounds.insert(before.clone(), stale.clone());
                    stale
                }
            };
            let found = self.stale_counts(who, &mut conn, &stale, &who.all(kind.code)).await?;
            let n = |value: &str| found.iter().find(|(v, _)| *v == value).map_or(0, |(_, n)| *n);
            if n(VALUES[0]) > 0 {
                out.push(StaleKind { kind: kind.code, term, before, count: n(VALUES[0]), mine: n(VALUES[1]) });
            }
        }
        Ok(out)
    }

    /// Says of several records that they are still so, as of today: one act, its number, and how many it changed. Those of kinds that do
    /// not age, and those confirmed today already, are left as they are.
    pub async fn confirm(&self, who: &Who, ids: &[Uuid]) -> Result<(i64, usize)> {
        check(who, Act::Write)?;
        self.all_seen(who, ids).await?;
        let (territory, stamp, ids, today) = (self.territory, self.stamp(who), ids.to_vec(), self.today());
        let what = json!({ "confirmed": today, "records": ids.len() });
        let ages = |r: &Record| kinds::find(&r.kind).is_some_and(|k| k.term.is_some());
        let done = self.store.write(move |c| {
            Box::pin(async move {
                records::change_many(c, territory, &stamp, what, &ids, |r| {
                    let old = ages(r) && r.confirmed.as_deref() != Some(today.as_str());
                    old.then(|| Record { confirmed: Some(today.clone()), ..r.clone() })
                })
                .await
            })
        });
        Ok(done.await?)
    }
}
