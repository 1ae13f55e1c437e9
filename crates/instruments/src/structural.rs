//! Structural needs: how long each has been in each of its states, and which nobody has covered for more than so many days. All of it
//! is read from the log and from nothing else. A need that was deleted and came back is as old as if it had never gone.

use crate::gate::{Act, Who, check};
use crate::territory::lock;
use crate::{Result, Workbench};
use reticolo_model::{Record, period};
use reticolo_store::{lists, log};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

/// States in which a need waits for nobody any more.
pub const SETTLED: [&str; 3] = ["covered", "verified", "withdrawn"];
/// Days after which an uncovered need is told, unless another number is asked for.
pub const DAYS: i64 = 180;

/// A stay in a state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stay {
    pub state: String,
    /// The moment it was entered, as the log has it.
    pub since: String,
    /// The moment it was left; none: it is the present one.
    pub until: Option<String>,
}

impl Stay {
    /// Whole days, of a present stay up to `today`.
    #[must_use]
    pub fn days(&self, today: &str) -> i64 {
        period::days_between(&self.since, self.until.as_deref().unwrap_or(today)).unwrap_or(0)
    }
}

/// Stays put together from what the log says, oldest first.
#[derive(Debug, Default)]
pub struct Stays(Vec<Stay>);

impl Stays {
    /// Takes the next entry: when it was written, and the state it tells (none: deleted, which is passed over).
    pub fn push(&mut self, at: String, state: Option<String>) {
        let Some(state) = state.filter(|s| self.0.last().is_none_or(|last| last.state != *s)) else { return };
        if let Some(last) = self.0.last_mut() {
            last.until = Some(at.clone());
        }
        self.0.push(Stay { state, since: at, until: None });
    }

    #[must_use]
    pub fn done(self) -> Vec<Stay> {
        self.0
    }
}

/// Since when a need has been uncovered without a break; none where it is settled.
#[must_use]
pub fn uncovered_since(stays: &[Stay]) -> Option<&str> {
    let open = stays.iter().rev().take_while(|s| !SETTLED.contains(&s.state.as_str()));
    open.last().map(|s| s.since.as_str())
}

/// A structural need with its stays.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Need {
    pub id: Uuid,
    pub title: String,
    pub category: String,
    pub people: Option<i64>,
    /// Codes of the units it lies in, sorted.
    pub units: Vec<String>,
    pub status: String,
    pub stays: Vec<Stay>,
}

/// What is asked: uncovered for more than `days`, in a unit, of a category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StructuralAsk {
    pub days: i64,
    pub unit: Option<String>,
    pub category: Option<String>,
}

impl Default for StructuralAsk {
    fn default() -> StructuralAsk {
        StructuralAsk { days: DAYS, unit: None, category: None }
    }
}

/// One line of the report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Uncovered {
    pub need: Need,
    /// The day since when nobody covers it, and how many days that makes.
    pub since: String,
    pub days: i64,
    /// Days in each state it has been in, in the order in which it first came there.
    pub in_states: Vec<(String, i64)>,
}

/// The report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StructuralView {
    /// The day it was made for.
    pub day: String,
    pub days: i64,
    /// Longest uncovered first.
    pub rows: Vec<Uncovered>,
    /// Structural needs that the asker sees, and those among them that nobody covers, however long.
    pub structural: usize,
    pub uncovered: usize,
    /// Counts by unit and by category, most first, then by code: each heeds the other filter and not its own. Needs without a unit stand
    /// under the empty code.
    pub by_unit: Vec<(String, usize)>,
    pub by_category: Vec<(String, usize)>,
}

/// Structural needs of one state of the log, by audience.
#[derive(Debug, Default)]
pub(crate) struct StructuralCache {
    head: i64,
    kept: BTreeMap<String, Arc<Vec<Need>>>,
}

impl Workbench {
    /// Every structural need that this person looks at, with its stays: one question for the needs, one for the log.
    async fn structural_all(&self, who: &Who) -> Result<Arc<Vec<Need>>> {
        let head = self.head().await?;
        {
            let cache = lock(&self.caches.structural);
            if let Some(kept) = cache.kept.get(&who.key()).filter(|_| cache.head == head) {
                return Ok(kept.clone());
            }
        }
        let mut conn = self.store.reader().await?;
        let mut query = who.all("need");
        query.filters.push(("structural".to_owned(), vec!["true".to_owned()]));
        let mut needs: Vec<Need> = Vec::new();
        lists::each(&mut conn, self.territory, &query, |record| {
            needs.push(need(&record));
            Ok(())
        })
        .await?;
        let mut stays: BTreeMap<Uuid, Stays> = needs.iter().map(|n| (n.id, Stays::default())).collect();
        log::statuses(&mut conn, self.territory, "need", "structural", "true", |record, at, state| {
            if let Some(stays) = stays.get_mut(&record) {
                stays.push(at, state);
            }
            Ok(())
        })
        .await?;
        for need in &mut needs {
            need.stays = stays.remove(&need.id).unwrap_or_default().done();
        }
        let made = Arc::new(needs);
        let mut cache = lock(&self.caches.structural);
        if cache.head != head {
            *cache = StructuralCache { head, kept: BTreeMap::new() };
        }
        cache.kept.insert(who.key(), made.clone());
        Ok(made)
    }

    /// The structural needs that nobody has covered for more than so many days, by place and category.
    pub async fn structural(&self, who: &Who, ask: &StructuralAsk) -> Result<StructuralView> {
        check(who, Act::Read)?;
        let all = self.structural_all(who).await?;
        let today = self.today();
        let open: Vec<Uncovered> = all.iter().filter_map(|n| uncovered(n, &today)).collect();
        let old: Vec<&Uncovered> = open.iter().filter(|u| u.days > ask.days).collect();
        let there = |u: &Uncovered| ask.unit.as_ref().is_none_or(|unit| u.need.units.contains(unit));
        let such = |u: &Uncovered| ask.category.as_ref().is_none_or(|c| u.need.category == *c);
        let nowhere = [String::new()];
        let by_unit =
            counted(old.iter().filter(|u| such(u)).flat_map(|u| if u.need.units.is_empty() { &nowhere[..] } else { &u.need.units[..] }));
        let by_category = counted(old.iter().filter(|u| there(u)).map(|u| &u.need.category));
        let mut rows: Vec<Uncovered> = old.into_iter().filter(|u| there(u) && such(u)).cloned().collect();
        rows.sort_by(|a, b| (b.days, &a.since, &a.need.title, a.need.id).cmp(&(a.days, &b.since, &b.need.title, b.need.id)));
        Ok(StructuralView { day: today, days: ask.days, rows, structural: all.len(), uncovered: open.len(), by_unit, by_category })
    }

    /// The stays of a structural need, oldest first; nothing of any other record.
    pub async fn stays(&self, who: &Who, record: &Record) -> Result<Vec<Stay>> {
        check(who, Act::Read)?;
        if record.kind != "need" || record.body.get("structural").and_then(serde_json::Value::as_bool) != Some(true) {
            return Ok(Vec::new());
        }
        let mut stays = Stays::default();
        for entry in log::of_record(&mut self.store.reader().await?, self.territory, record.id).await? {
            let state = entry.detail.get("after").and_then(|a| a.get("status")).and_then(serde_json::Value::as_str);
            stays.push(entry.at.clone(), state.map(str::to_owned));
        }
        Ok(stays.done())
    }

    /// The report as CSV, a column of days for each state of a need.
    pub async fn structural_csv(&self, who: &Who, ask: &StructuralAsk) -> Result<Vec<u8>> {
        let view = self.structural(who, ask).await?;
        let io = |e: std::io::Error| crate::WorkError::Report(e.to_string());
        let states: Vec<&str> = crate::registry::kind("need")?.states.iter().map(|s| s.code).collect();
        let mut head: Vec<String> = ["id", "title", "category", "units", "people", "status", "since", "days"].map(str::to_owned).to_vec();
        head.extend(states.iter().map(|s| format!("days_{s}")));
        let mut out = reticolo_formats::CsvOut::new(Vec::new(), &head).map_err(io)?;
        for row in &view.rows {
            let need = &row.need;
            let mut cells = vec![
                need.id.to_string(),
                need.title.clone(),
                need.category.clone(),
                need.units.join(";"),
                need.people.map(|n| n.to_string()).unwrap_or_default(),
                need.status.clone(),
                row.since.clone(),
                row.days.to_string(),
            ];
            let days = |state: &str| row.in_states.iter().find(|(s, _)| s == state).map(|(_, n)| n.to_string()).unwrap_or_default();
            cells.extend(states.iter().map(|s| days(s)));
            out.row(cells.iter().map(String::as_str)).map_err(io)?;
        }
        out.finish().map_err(io)
    }
}

fn need(record: &Record) -> Need {
    let mut units: Vec<String> = record.place.iter().flat_map(|p| &p.units).map(|u| u.unit.clone()).collect();
    units.sort();
    Need {
        id: record.id,
        title: record.title.clone(),
        category: record.body_text("category").unwrap_or_default().to_owned(),
        people: record.body.get("people").and_then(serde_json::Value::as_i64),
        units,
        status: record.status.clone(),
        stays: Vec::new(),
    }
}

fn uncovered(need: &Need, today: &str) -> Option<Uncovered> {
    let since: String = uncovered_since(&need.stays)?.chars().take(10).collect();
    let mut in_states: Vec<(String, i64)> = Vec::new();
    for stay in &need.stays {
        let days = stay.days(today);
        match in_states.iter_mut().find(|(state, _)| *state == stay.state) {
            Some((_, sum)) => *sum += days,
            None => in_states.push((stay.state.clone(), days)),
        }
    }
    Some(Uncovered { days: period::days_between(&since, today)?, since, in_states, need: need.clone() })
}

/// How often each text stands there, most first, then by text.
fn counted<'t>(texts: impl Iterator<Item = &'t String>) -> Vec<(String, usize)> {
    let mut by: BTreeMap<&String, usize> = BTreeMap::new();
    for text in texts {
        *by.entry(text).or_default() += 1;
    }
    let mut out: Vec<(String, usize)> = by.into_iter().map(|(t, n)| (t.clone(), n)).collect();
    out.sort_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stays_follow_the_log_and_a_break_begins_anew() {
        let mut stays = Stays::default();
        for (day, state) in [
            ("01-01", Some("expressed")),
            ("01-05", Some("expressed")),
            ("01-11", Some("validated")),
            ("01-12", None),
            ("01-13", Some("validated")),
            ("02-01", Some("covered")),
            // Taken back.
            ("02-11", Some("validated")),
        ] {
            stays.push(format!("2026-{day}T08:00:00.000000Z"), state.map(str::to_owned));
        }
        let stays = stays.done();
        let told: Vec<(&str, i64)> = stays.iter().map(|s| (s.state.as_str(), s.days("2026-02-13"))).collect();
        assert_eq!(told, [("expressed", 10), ("validated", 21), ("covered", 10), ("validated", 2)]);
        assert_eq!(uncovered_since(&stays), Some("2026-02-11T08:00:00.000000Z"));
        assert_eq!(uncovered_since(&stays[..3]), None);
        assert_eq!(uncovered_since(&stays[..2]), Some("2026-01-01T08:00:00.000000Z"));
        assert_eq!(uncovered_since(&[]), None);
    }
}
