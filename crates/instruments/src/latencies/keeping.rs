//! Findings written down: found and dated once, brought up to date, closed with the reason when they are true no more; and what people
//! decide about them. Each is one act that can be taken back.

use super::words::Speaker;
use super::{Finding, LatenciesAsk, Latency, kind, known_by, shown_by, visible};
use crate::gate::{Act, Who, check};
use crate::grid::Cell;
use crate::registry::{conflict, new_id};
use crate::{Result, WorkError, Workbench};
use reticolo_messages::{Language, t};
use reticolo_model::{Place, Position, Problem, Record, Share, Visibility, check as checks, kinds, period};
use reticolo_store::links::Link;
use reticolo_store::records;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The most records that one of them cites.
const CITED: usize = 30;
/// The longest title, in characters.
const TITLE: usize = 300;

/// What somebody decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Somebody takes it on: an action begins, with whoever answers for it and the day by which it is done.
    Accept { owner: String, due: String },
    /// It comes back on a day.
    Postpone { until: String },
    /// It is none, or not for us; it does not come back.
    Dismiss { reason: String },
    /// It is to be decided again.
    Reopen,
}

/// What a decision wrote.
#[derive(Debug, Clone, Serialize)]
pub struct Decided {
    /// The number of the act.
    pub seq: i64,
    pub id: Uuid,
    pub status: String,
    /// The action that accepting it made.
    pub action: Option<Uuid>,
}

/// What bringing the register up to date did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Refreshed {
    /// The number of the act; 0 where nothing had changed.
    pub seq: i64,
    pub found: usize,
    pub changed: usize,
    pub closed: usize,
    /// Those that stay as they were.
    pub same: usize,
}

/// A text of at most so many characters.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most { text.to_owned() } else { text.chars().take(most - 1).chain(['…']).collect() }
}

/// Puts what a finding says into its record; state, dates and reasons stay.
fn write_into(record: &mut Record, finding: &Finding, speaker: &Speaker) {
    let said = speaker.say(finding);
    record.title = cut(&said.title, TITLE);
    record.place = (!finding.units.is_empty()).then(|| Place::in_units(finding.units.clone()));
    // What stands for an empty cell must not fill it.
    let cells = if finding.rule == "empty_cell" { &[][..] } else { &finding.cells[..] };
    let share = Share::equal(cells.len());
    let position = |cell: &String| {
        let Cell { area, dimension, modality } = Cell::parse(cell)?;
        Some(Position { area, dimension, modality, weight: share })
    };
    record.positions = cells.iter().filter_map(position).collect();
    record.illustrative = finding.illustrative;
    let row = |r: &super::Reason| json!({ "what": cut(&r.what, 500), "value": cut(&r.value, 500), "source": cut(&r.source, 500) });
    record.body.insert("rule".to_owned(), json!(finding.rule));
    record.body.insert("why".to_owned(), json!(said.why));
    record.body.insert("evidence".to_owned(), Value::Array(said.reasons.iter().map(row).collect()));
    record.body.insert("confidence".to_owned(), json!(finding.confidence));
    record.body.insert("suggestion".to_owned(), json!(said.suggestion));
}

/// What is to be written.
#[derive(Default)]
struct Writing {
    saves: Vec<records::Save>,
}

impl Writing {
    fn add(&mut self, mut record: Record, expected: Option<i64>, links: Vec<Link>) -> Result<()> {
        let kind = kinds::find(&record.kind).ok_or_else(|| WorkError::NotFound(record.kind.clone()))?;
        let problems = checks::check(kind, &mut record);
        if !problems.is_empty() {
            return Err(WorkError::Invalid(problems));
        }
        self.saves.push(records::Save { record, expected, links });
        Ok(())
    }
}

impl Workbench {
    async fn write_latencies(&self, who: &Who, what: Value, writing: Writing) -> Result<i64> {
        let (territory, stamp) = (self.territory, self.stamp(who));
        let saves = writing.saves;
        let done = self.store.write(move |c| Box::pin(async move { records::save_all(c, territory, &stamp, what, saves, &[]).await }));
        done.await.map_err(conflict)
    }

    /// The ties from a new record to what it is about.
    fn citations(&self, from: Uuid, finding: &Finding, of: &BTreeMap<Uuid, String>) -> Result<Vec<Link>> {
        let allowed = kind()?.link("cites").map_or(&[][..], |rule| rule.to);
        let cited: BTreeSet<Uuid> = finding.subjects.iter().copied().collect();
        let cited = cited.into_iter().filter(|id| of.get(id).is_some_and(|kind| allowed.contains(&kind.as_str())));
        cited.take(CITED).map(|to| Ok(Link::new(new_id(&self.now())?, "cites", from, to))).collect()
    }

    /// The kinds of those of several records that are there.
    async fn kinds_of(&self, who: &Who, ids: impl Iterator<Item = Uuid>) -> Result<BTreeMap<Uuid, String>> {
        let ids: BTreeSet<Uuid> = ids.collect();
        let ids: Vec<Uuid> = ids.into_iter().collect();
        let mut conn = self.store.reader().await?;
        let heads = records::heads(&mut conn, self.territory, &ids, &who.audience(), true).await?;
        Ok(heads.into_iter().map(|h| (h.id, h.kind)).collect())
    }

    /// Brings the register of latencies up to date with what the rules find in all that is known: what is new is written down with the
    /// day, what is known is not written twice, what is true no more is closed with the reason. Findings that rest on made-up records
    /// are made up themselves. What the public could not find from what it sees is not shown to it.
    pub async fn refresh_latencies(&self, who: &Who) -> Result<Refreshed> {
        check(who, Act::Publish)?;
        let day = self.today();
        let real = self.latent(&Who::CommandLine, &day).await?;
        let mixed = self.latent(&Who::CommandLine.showing(true), &day).await?;
        let (public, public_mixed) = (self.latent(&Who::Visitor, &day).await?, self.latent(&Who::Visitor.showing(true), &day).await?);
        let public = [public.by_key(), public_mixed.by_key()];
        let real_keys: BTreeSet<&str> = real.findings.iter().map(|f| f.key.as_str()).collect();
        let made_up = mixed.findings.iter().filter(|f| f.illustrative && !real_keys.contains(f.key.as_str()));
        let all: Vec<&Finding> = real.findings.iter().chain(made_up).collect();
        let (mut known, _) = self.latency_records(&Who::CommandLine.showing(true)).await?;
        let kinds_of = self.kinds_of(&Who::CommandLine, all.iter().flat_map(|f| f.subjects.iter().copied())).await?;
        let speaker = self.speaker(Language::It).await?;
        let (mut out, mut writing) = (Refreshed::default(), Writing::default());
        for finding in all {
            let visibility = visible(finding, public[usize::from(finding.illustrative)].get(finding.key.as_str()).copied());
            match known.remove(&finding.key) {
                // What was closed and is true again is a new one; what was dismissed stays dismissed.
                Some((_, record)) if record.status == "dismissed" => out.same += 1,
                Some((_, before)) if before.status != "resolved" => {
                    let mut record = before.clone();
                    write_into(&mut record, finding, &speaker);
                    record.visibility = visibility;
                    if record.status == "postponed" && record.body_text("postponed_until").is_some_and(|until| until <= day.as_str()) {
                        "found".clone_into(&mut record.status);
                    }
                    let _ = checks::check(kind()?, &mut record);
                    if record.same_content(&before) {
                        out.same += 1;
                    } else {
                        out.changed += 1;
                        writing.add(record, Some(before.version), Vec::new())?;
                    }
                }
                other => {
                    let time = other.map_or(1, |(time, _)| time + 1);
                    let record = self.written_down(finding, time, &day, visibility, &speaker)?;
                    let links = self.citations(record.id, finding, &kinds_of)?;
                    out.found += 1;
                    writing.add(record, None, links)?;
                }
            }
        }
        for (_, (_, before)) in known.into_iter().filter(|(_, (_, r))| !matches!(r.status.as_str(), "resolved" | "dismissed")) {
            let mut record = before.clone();
            "resolved".clone_into(&mut record.status);
            record.body.insert("reason".to_owned(), json!(t(Language::It, "latency-true_no_more")));
            // Why it is true no more may be something that not everybody sees.
            record.visibility = record.visibility.max(Visibility::SignedIn);
            out.closed += 1;
            writing.add(record, Some(before.version), Vec::new())?;
        }
        if !writing.saves.is_empty() {
            let what = json!({ "latencies": { "found": out.found, "changed": out.changed, "closed": out.closed } });
            out.seq = self.write_latencies(who, what, writing).await?;
        }
        Ok(out)
    }

    /// A new record of a finding.
    fn written_down(&self, finding: &Finding, time: usize, day: &str, visibility: Visibility, speaker: &Speaker) -> Result<Record> {
        let text = known_by(&finding.key, time);
        let mut record = Record::new(self.latency_id(&text), kind()?, "");
        write_into(&mut record, finding, speaker);
        record.visibility = visibility;
        record.body.insert("finding".to_owned(), json!(text));
        record.body.insert("since".to_owned(), json!(day));
        Ok(record)
    }

    /// One latency as somebody sees it, in whatever state.
    pub async fn latency(&self, who: &Who, id: Uuid, language: Language) -> Result<Latency> {
        let all = self.latencies(who, &LatenciesAsk { state: Some("all".to_owned()), ..LatenciesAsk::default() }, language).await?;
        all.rows.into_iter().find(|l| l.id == id).ok_or_else(|| WorkError::NotFound(id.to_string()))
    }

    /// Writes down what somebody decides about a latency that they see; one that nobody had written down is, in the same act.
    pub async fn decide_latency(&self, who: &Who, id: Uuid, decision: &Decision) -> Result<Decided> {
        check(who, Act::Write)?;
        let day = self.today();
        let told = self.latency(who, id, Language::It).await?;
        let found = self.latent(who, &day).await?;
        let (known, by_hand) = self.latency_records(who).await?;
        let stored = known.values().map(|(_, r)| r).chain(&by_hand).find(|r| r.id == id).cloned();
        let of_key = |f: &&Finding| known.get(&f.key).map_or_else(|| self.latency_id(&f.key), |(_, r)| r.id) == id;
        let finding = found.findings.iter().find(of_key);
        let speaker = self.speaker(Language::It).await?;
        let before = stored.as_ref().filter(|r| !(r.status == "resolved" && finding.is_some()));
        let mut writing = Writing::default();
        let (mut record, expected, links) = match (before, finding) {
            (Some(record), _) => (record.clone(), Some(record.version), Vec::new()),
            (None, Some(finding)) => {
                let time = known.get(&finding.key).map_or(1, |(time, _)| time + 1);
                let public = self.latent(&Who::Visitor.showing(finding.illustrative), &day).await?;
                let visibility = visible(finding, public.findings.iter().find(|f| f.key == finding.key));
                let record = self.written_down(finding, time, &day, shown_by(who, visibility), &speaker)?;
                let kinds_of = self.kinds_of(who, finding.subjects.iter().copied()).await?;
                let links = self.citations(record.id, finding, &kinds_of)?;
                (record, None, links)
            }
            (None, None) => return Err(WorkError::NotFound(id.to_string())),
        };
        let action = decided(&mut record, decision, &day)?;
        let (id, status) = (record.id, record.status.clone());
        let visibility = record.visibility.max(Visibility::SignedIn);
        let (place, positions) = (record.place.clone(), record.positions.clone());
        writing.add(record, expected, links)?;
        let mut made = None;
        if let Some((owner, due)) = action {
            let of = kinds::find("action").ok_or_else(|| WorkError::NotFound("action".to_owned()))?;
            let mut action = Record::new(new_id(&self.now())?, of, &cut(&told.said.suggestion, TITLE));
            action.visibility = visibility;
            action.illustrative = told.illustrative;
            (action.place, action.positions) = (place, positions);
            action.summary = told.said.title.clone();
            for (field, value) in [("form", told.action), ("owner", owner.as_str()), ("due", due.as_str())] {
                action.body.insert(field.to_owned(), json!(value));
            }
            let link = Link::new(new_id(&self.now())?, "responds_to", action.id, id);
            made = Some(action.id);
            writing.add(action, None, vec![link])?;
        }
        let seq = self.write_latencies(who, json!({ "latency": { "id": id, "status": status } }), writing).await?;
        Ok(Decided { seq, id, status, action: made })
    }
}

/// Leads a record to where a decision takes it; whoever answers for the action that it begins, and by when.
fn decided(record: &mut Record, decision: &Decision, day: &str) -> Result<Option<(String, String)>> {
    let required = |text: &str, field: &str| match text.trim() {
        "" => Err(WorkError::from(Problem::new("problem-required", "").on(field))),
        text => Ok(text.to_owned()),
    };
    let later = |text: &str, field: &str| -> Result<String> {
        let text = required(text, field)?;
        period::date(&text).map_err(|p| p.on(field))?;
        if text.as_str() <= day {
            return Err(Problem::new("problem-latency-past", &text).on(field).with("today", day).into());
        }
        Ok(text)
    };
    let from = record.status.clone();
    let step = |to: &str, from_states: &[&str]| match from_states.contains(&from.as_str()) {
        true => Ok(to.to_owned()),
        false => Err(WorkError::from(Problem::new("problem-latency-step", &from).on("status").with("to", to))),
    };
    for field in ["postponed_until", "reason"] {
        record.body.remove(field);
    }
    match decision {
        Decision::Accept { owner, due } => {
            record.status = step("accepted", &["found", "postponed"])?;
            Ok(Some((required(owner, "owner")?, later(due, "due")?)))
        }
        Decision::Postpone { until } => {
            record.status = step("postponed", &["found", "postponed"])?;
            record.body.insert("postponed_until".to_owned(), json!(later(until, "until")?));
            Ok(None)
        }
        Decision::Dismiss { reason } => {
            record.status = step("dismissed", &["found", "postponed", "accepted"])?;
            record.body.insert("reason".to_owned(), json!(required(reason, "reason")?));
            Ok(None)
        }
        Decision::Reopen => {
            record.status = step("found", &["dismissed", "postponed"])?;
            Ok(None)
        }
    }
}
