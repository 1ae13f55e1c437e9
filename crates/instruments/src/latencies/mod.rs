//! What is latent: what the territory could do and does not, what is done twice, against each other or not at all. Each rule is a small
//! declared thing; what it finds is computed for whoever asks, from what they see, and joined with what people decided about it.

mod clashes;
mod demand;
mod files;
mod finding;
mod ground;
mod keeping;
mod links;
mod openings;
mod places;
mod words;

use crate::gate::{Act, Who, check};
use crate::grid::Cell;
use crate::territory::lock;
use crate::work::{Method, Task};
use crate::{Result, WorkError, Workbench};
pub use finding::{Arg, Evidence, Finding, level};
use ground::Ground;
pub use keeping::{Decided, Decision, Refreshed};
pub use places::OpenLatency;
use reticolo_messages::Language;
use reticolo_model::{Problem, Record, Visibility, id, kinds};
use reticolo_store::lists::{self, ListQuery, Sort};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;
use words::Speaker;
pub use words::{Reason, Said};

/// A rule: what it looks for, in which kinds of records, and which sort of action its findings suggest.
pub struct Rule {
    /// Code in the vocabulary `latency_rule`.
    pub code: &'static str,
    /// Code in the vocabulary `action_form`.
    pub action: &'static str,
    /// The kinds that it looks at: what it finds follows from all of their records.
    pub reads: &'static [&'static str],
    find: fn(&Ground) -> Vec<Finding>,
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rule").field("code", &self.code).field("action", &self.action).finish_non_exhaustive()
    }
}

/// Every rule, in the order of the vocabulary.
pub static RULES: [Rule; 9] = [
    Rule {
        code: "unserved_demand",
        action: "support",
        reads: &["need", "lot", "offer", "asset", "agreement"],
        find: |g| [demand::unserved(g), demand::far(g)].concat(),
    },
    Rule {
        code: "idle_supply",
        action: "integration",
        reads: &["need", "offer", "asset", "agreement", "initiative", "project", "pilot"],
        find: demand::idle,
    },
    Rule {
        code: "missing_tie",
        action: "integration",
        reads: &["actor", "need", "offer", "initiative", "project", "pilot", "partnership"],
        find: links::missing,
    },
    Rule { code: "unused_competence", action: "competence", reads: &["project", "professional"], find: links::competences },
    Rule {
        code: "call_without_project",
        action: "support",
        reads: &["call", "application", "initiative", "project"],
        find: openings::calls,
    },
    Rule { code: "empty_cell", action: "awareness", reads: ground::READ, find: openings::cells },
    Rule { code: "duplication", action: "integration", reads: &["initiative", "project", "pilot"], find: clashes::duplications },
    Rule { code: "conflict", action: "integration", reads: &["initiative", "project", "pilot", "objective"], find: clashes::conflicts },
    Rule {
        code: "silence",
        action: "awareness",
        reads: &["objective", "initiative", "project", "pilot", "commitment", "action", "consultation"],
        find: clashes::silences,
    },
];

fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|r| r.code == code)
}

/// What is asked of the inbox.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LatenciesAsk {
    pub rule: Option<String>,
    /// `open` (to decide or in hand; unless said otherwise), `dismissed`, `resolved` or `all`.
    pub state: Option<String>,
    /// Code of a unit; of several, divided by commas, any.
    pub unit: Option<String>,
    /// `area/dimension/modality`; an entry with those under it, all of an axis where it is empty.
    pub cell: Option<String>,
}

/// The groups in which they are shown.
pub const GROUPS: [&str; 4] = ["to_decide", "in_hand", "dismissed", "resolved"];

/// One of them, with what people decided.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Latency {
    pub id: Uuid,
    pub rule: String,
    /// State of the kind `latency`.
    pub status: String,
    /// Group in which it is shown.
    pub group: &'static str,
    /// Nobody has written it down yet.
    pub new: bool,
    /// The day since when it is known.
    pub since: Option<String>,
    pub confidence: u8,
    /// `high`, `medium` or `low`.
    pub level: &'static str,
    pub units: Vec<String>,
    pub cells: Vec<String>,
    /// The records it is about, as far as the rules say.
    pub subjects: Vec<Uuid>,
    pub people: Option<f64>,
    pub cents: Option<i64>,
    pub illustrative: bool,
    /// Whether it stands in the registry, where its record is.
    pub recorded: bool,
    /// The rule does not find it any more: it waits to be closed.
    pub gone: bool,
    pub reason: Option<String>,
    pub postponed_until: Option<String>,
    /// Code of the sort of action that it suggests.
    pub action: &'static str,
    #[serde(flatten)]
    pub said: Said,
}

/// The inbox as somebody sees it.
#[derive(Debug, Clone, Serialize)]
pub struct LatenciesView {
    /// The day it was made for.
    pub day: String,
    /// To decide first, then in hand; the surest first.
    pub rows: Vec<Latency>,
    /// How many of each rule there are among those of the asked state and place.
    pub rules: BTreeMap<String, usize>,
    /// How many in each group, whatever was asked.
    pub groups: BTreeMap<&'static str, usize>,
    pub input_digest: String,
}

/// What the rules found for one audience on one day.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Found {
    findings: Vec<Finding>,
    digest: String,
}

impl Found {
    fn by_key(&self) -> BTreeMap<&str, &Finding> {
        self.findings.iter().map(|f| (f.key.as_str(), f)).collect()
    }
}

/// What was found at one state of the log.
#[derive(Debug, Default)]
pub(crate) struct Cache {
    head: i64,
    kept: BTreeMap<(String, String), Arc<Found>>,
}

/// How many audiences and days are remembered for one state of the log.
const CACHED: usize = 50;

/// Under which text a finding is written down, the first time and again: its key, and how often it came back.
fn known_by(key: &str, time: usize) -> String {
    if time < 2 { key.to_owned() } else { format!("{key}#{time}") }
}

impl Workbench {
    /// What the rules find in what somebody sees.
    pub(crate) async fn latent(&self, who: &Who, day: &str) -> Result<Arc<Found>> {
        let head = self.head().await?;
        let key = (who.key(), day.to_owned());
        {
            let cache = lock(&self.caches.latencies);
            if let Some(kept) = cache.kept.get(&key).filter(|_| cache.head == head) {
                return Ok(kept.clone());
            }
        }
        let task = Task { method: Method::Latencies, question: json!(day), usual: day == self.today(), apart: false };
        let make = async {
            self.tell(Method::Latencies, "reading", 0, 3)?;
            let ground = self.latent_ground(who, day).await?;
            self.tell(Method::Latencies, "finding", 1, 3)?;
            let found = tokio::task::spawn_blocking(move || find(&ground)).await.map_err(|e| WorkError::Report(e.to_string()));
            self.tell(Method::Latencies, "keeping", 2, 3)?;
            found
        };
        let made = Arc::new(self.worked(who, who, task, Box::pin(make)).await?);
        let mut cache = lock(&self.caches.latencies);
        if cache.head != head || cache.kept.len() >= CACHED {
            *cache = Cache { head, kept: BTreeMap::new() };
        }
        cache.kept.insert(key, made.clone());
        Ok(made)
    }

    /// Those in the register that wait to be decided, the surest first: as they were written down, without looking anything up.
    pub async fn latencies_on_record(&self, who: &Who, most: usize) -> Result<Vec<Record>> {
        check(who, Act::Read)?;
        let query = ListQuery {
            filters: vec![("status".to_owned(), vec!["found".to_owned()])],
            sort: Sort::Field("confidence".to_owned()),
            descending: true,
            limit: most,
            ..who.all("latency")
        };
        Ok(lists::page(&mut self.store.reader().await?, self.territory, &query).await?.records)
    }

    /// What is open on a day, as it is said: what was dismissed is left out, the surest and greatest come first.
    pub(crate) async fn open_findings(&self, who: &Who, day: &str, language: Language) -> Result<Vec<(Finding, Said)>> {
        let found = self.latent(who, day).await?;
        let (by_key, _) = self.latency_records(who).await?;
        let speaker = self.speaker(language).await?;
        let dismissed = |f: &&Finding| by_key.get(&f.key).is_some_and(|(_, r)| r.status == "dismissed");
        let mut out: Vec<(Finding, Said)> = found.findings.iter().filter(|f| !dismissed(f)).map(|f| (f.clone(), speaker.say(f))).collect();
        out.sort_by(|(a, said_a), (b, said_b)| {
            before((a.confidence, a.people, said_a), (b.confidence, b.people, said_b)).then_with(|| a.key.cmp(&b.key))
        });
        Ok(out)
    }

    /// The id of the record in which a finding is written down.
    fn latency_id(&self, known_by: &str) -> Uuid {
        id::derived(&self.config.uri(), "latency", "finding", known_by)
    }

    /// The latency records that somebody sees: those in which findings are written down, by key with how often; and the others.
    async fn latency_records(&self, who: &Who) -> Result<(BTreeMap<String, (usize, Record)>, Vec<Record>)> {
        let mut conn = self.store.reader().await?;
        let (mut by_key, mut by_hand): (BTreeMap<String, (usize, Record)>, Vec<Record>) = (BTreeMap::new(), Vec::new());
        lists::each(&mut conn, self.territory, &who.all("latency"), |record| {
            let text = record.body_text("finding").filter(|text| self.latency_id(text) == record.id).map(str::to_owned);
            let Some(text) = text else {
                by_hand.push(record);
                return Ok(());
            };
            let (key, time) = text.rsplit_once('#').and_then(|(k, n)| Some((k.to_owned(), n.parse().ok()?))).unwrap_or((text, 1));
            let newest = by_key.entry(key).or_insert_with(|| (time, record.clone()));
            if time > newest.0 {
                *newest = (time, record);
            }
            Ok(())
        })
        .await?;
        Ok((by_key, by_hand))
    }

    async fn speaker(&self, language: Language) -> Result<Speaker> {
        Ok(Speaker { language, places: self.places().await?, grid: self.grid_axes().await?, names: self.names().await? })
    }

    /// The inbox: what is latent for this person, in a language.
    pub async fn latencies(&self, who: &Who, ask: &LatenciesAsk, language: Language) -> Result<LatenciesView> {
        check(who, Act::Read)?;
        if let Some(unknown) = ask.rule.as_deref().filter(|r| rule(r).is_none()) {
            let known: Vec<&str> = RULES.iter().map(|r| r.code).collect();
            return Err(Problem::new("problem-choice", unknown).on("rule").with("known", known.join(", ")).into());
        }
        let shown: &[&str] = match ask.state.as_deref() {
            None | Some("open") => &GROUPS[..2],
            Some("all") => &GROUPS,
            Some(one) => match GROUPS.iter().position(|g| *g == one) {
                Some(i) => &GROUPS[i..=i],
                None => {
                    return Err(Problem::new("problem-choice", one)
                        .on("state")
                        .with("known", "open, to_decide, in_hand, dismissed, resolved, all")
                        .into());
                }
            },
        };
        let day = self.today();
        let found = self.latent(who, &day).await?;
        let (mut by_key, by_hand) = self.latency_records(who).await?;
        let speaker = self.speaker(language).await?;
        let mut all: Vec<Latency> = Vec::with_capacity(found.findings.len());
        for finding in &found.findings {
            let record = by_key.remove(&finding.key);
            all.push(self.joined(finding, record.as_ref().map(|(_, r)| r), &day, &speaker));
        }
        all.extend(by_key.into_values().map(|(_, r)| from_record(&r, true, &speaker)));
        all.extend(by_hand.iter().map(|r| from_record(r, false, &speaker)));
        let mut groups: BTreeMap<&'static str, usize> = BTreeMap::new();
        for one in &all {
            *groups.entry(one.group).or_default() += 1;
        }
        let cell = ask.cell.as_deref().map(|text| Cell::parse(text).ok_or(text));
        let in_cell = |l: &Latency| match &cell {
            None => true,
            Some(Ok(cell)) => places::lies_in(&speaker.grid, cell, &l.cells),
            Some(Err(text)) => l.cells.iter().any(|c| c == text),
        };
        let here = |l: &Latency| {
            shown.contains(&l.group) && ask.unit.as_ref().is_none_or(|u| u.split(',').any(|u| l.units.iter().any(|x| x == u))) && in_cell(l)
        };
        all.retain(here);
        let mut rules: BTreeMap<String, usize> = BTreeMap::new();
        for one in &all {
            *rules.entry(one.rule.clone()).or_default() += 1;
        }
        all.retain(|l| ask.rule.as_ref().is_none_or(|r| l.rule == *r));
        let place = |l: &Latency| GROUPS.iter().position(|g| *g == l.group);
        all.sort_by(|a, b| {
            let order = before((a.confidence, a.people, &a.said), (b.confidence, b.people, &b.said));
            place(a).cmp(&place(b)).then(order).then_with(|| a.id.cmp(&b.id))
        });
        Ok(LatenciesView { day, rows: all, rules, groups, input_digest: found.digest.clone() })
    }

    /// A finding with what people decided about it.
    fn joined(&self, finding: &Finding, record: Option<&Record>, day: &str, speaker: &Speaker) -> Latency {
        let text = |field: &str| record.and_then(|r| r.body_text(field)).map(str::to_owned);
        let until = text("postponed_until");
        let status = state(record, day);
        Latency {
            id: record.map_or_else(|| self.latency_id(&finding.key), |r| r.id),
            rule: finding.rule.to_owned(),
            status: status.to_owned(),
            group: group(status),
            new: record.is_none(),
            since: text("since"),
            confidence: finding.confidence,
            level: finding.level(),
            units: finding.units.clone(),
            cells: finding.cells.clone(),
            subjects: finding.subjects.clone(),
            people: finding.people,
            cents: finding.cents,
            illustrative: finding.illustrative,
            recorded: record.is_some(),
            gone: false,
            reason: text("reason").filter(|_| status == "dismissed"),
            postponed_until: until.filter(|_| status == "postponed"),
            action: rule(finding.rule).map_or("support", |r| r.action),
            said: speaker.say(finding),
        }
    }
}

/// How sure something is, how many people it is about, and how it is said.
type Weight<'a> = (u8, Option<f64>, &'a Said);

/// The surer level first, then who is about more people, then the surer, then by title.
fn before(a: Weight<'_>, b: Weight<'_>) -> Ordering {
    let level = |w: Weight<'_>| ["low", "medium", "high"].iter().position(|l| *l == finding::level(w.0));
    let people = |w: Weight<'_>| w.1.unwrap_or(0.0);
    level(b).cmp(&level(a)).then(people(b).total_cmp(&people(a))).then(b.0.cmp(&a.0)).then_with(|| a.2.title.cmp(&b.2.title))
}

/// Who may see a finding once it is written down: the public only what it would find itself, word for word.
fn visible(finding: &Finding, public: Option<&Finding>) -> Visibility {
    let same = |f: &Finding| Finding { visibility: finding.visibility, data: finding.data.clone(), ..f.clone() } == *finding;
    if public.is_some_and(same) { finding.visibility } else { finding.visibility.max(Visibility::SignedIn) }
}

/// The state of a finding with what people decided about it.
fn state<'r>(record: Option<&'r Record>, day: &str) -> &'r str {
    match record.map(|r| r.status.as_str()) {
        // What was closed and is true again is found again, and so is what was put off until a day that has come.
        None | Some("resolved") => "found",
        Some("postponed") if record.and_then(|r| r.body_text("postponed_until")).is_some_and(|u| u <= day) => "found",
        Some(other) => other,
    }
}

fn group(status: &str) -> &'static str {
    match status {
        "accepted" | "postponed" => "in_hand",
        "dismissed" => "dismissed",
        "resolved" => "resolved",
        _ => "to_decide",
    }
}

/// One that the rules do not find: somebody wrote it down, or it is true no more.
fn from_record(record: &Record, was_found: bool, speaker: &Speaker) -> Latency {
    let text = |field: &str| record.body_text(field).map(str::to_owned);
    let confidence = record.body.get("confidence").and_then(serde_json::Value::as_f64).unwrap_or(50.0).clamp(0.0, 100.0) as u8;
    let units: Vec<String> = ground::units(record).map(str::to_owned).collect();
    let rows = record.body.get("evidence").and_then(serde_json::Value::as_array).into_iter().flatten();
    let cell = |row: &serde_json::Value, field: &str| row.get(field).and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
    let reasons = rows.map(|row| Reason { what: cell(row, "what"), value: cell(row, "value"), source: cell(row, "source"), record: None });
    let code = record.body_text("rule").unwrap_or_default();
    Latency {
        id: record.id,
        rule: code.to_owned(),
        status: record.status.clone(),
        group: group(&record.status),
        new: false,
        since: text("since"),
        confidence,
        level: finding::level(confidence),
        cells: record.positions.iter().map(|p| Cell::new(&p.area, &p.dimension, &p.modality).text()).collect(),
        subjects: Vec::new(),
        people: None,
        cents: None,
        illustrative: record.illustrative,
        recorded: true,
        gone: was_found && !matches!(record.status.as_str(), "resolved" | "dismissed"),
        reason: text("reason"),
        postponed_until: text("postponed_until"),
        action: rule(code).map_or("support", |r| r.action),
        said: Said {
            title: record.title.clone(),
            why: text("why").unwrap_or_default(),
            place: speaker.units(&units),
            reasons: reasons.collect(),
            doubts: Vec::new(),
            suggestion: text("suggestion").unwrap_or_default(),
        },
        units,
    }
}

/// Runs every rule. What somebody who is not signed in must not read about persons is left out by the rules themselves.
fn find(ground: &Ground) -> Found {
    let of = |rule: &Rule| {
        let data = ground.data_sets(rule.reads);
        let mut found = (rule.find)(ground);
        for finding in &mut found {
            finding.data.extend(data.iter().cloned());
            finding.data.sort();
            finding.data.dedup();
            // Whoever reads it reads of all that it names.
            let named =
                finding.evidence.iter().filter_map(|e| e.record.as_ref().map(|(id, ..)| *id)).chain(finding.subjects.iter().copied());
            let seen = ground::narrowest(named.filter_map(|id| ground.get(id)));
            finding.visibility = finding.visibility.max(seen);
        }
        found
    };
    let findings = RULES.iter().flat_map(of).collect();
    Found { findings, digest: ground.digest() }
}

/// The kind in which findings are written down.
fn kind() -> Result<&'static reticolo_model::Kind> {
    kinds::find("latency").ok_or_else(|| WorkError::NotFound("latency".to_owned()))
}

/// Who sees a record, at most so widely as somebody may publish.
fn shown_by(who: &Who, visibility: Visibility) -> Visibility {
    if who.may(Act::Publish) { visibility } else { visibility.max(Visibility::SignedIn) }
}
