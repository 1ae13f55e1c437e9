//! Ties between records: drawn with what a kind declares, changed, taken away; what a state needs of them, and what hangs on a record
//! that is to go.

pub use crate::derived::Derived;
use crate::gate::{Act, Who, check};
use crate::registry::{kind, new_id};
use crate::{Result, WorkError, Workbench};
use reticolo_model::check::lacking_links;
use reticolo_model::{Condition, Kind, LinkRule, Problem, Record, kinds, period};
use reticolo_store::db::Conn;
use reticolo_store::links::{self, Link};
use reticolo_store::log::{Chain, Stamp};
use reticolo_store::{StoreError, Territory, records};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What a tie says beside its two ends.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Said {
    /// Year, month or day since when, and until when, it holds.
    pub since: Option<String>,
    pub until: Option<String>,
    /// How strong it is, in whatever unit the source has; not negative.
    pub weight: Option<f64>,
    /// From where it is known.
    pub source: Option<String>,
}

impl Said {
    /// Empty texts are no values; periods, their order, the weight and the source's length must be sound.
    fn checked(mut self) -> std::result::Result<Said, Problem> {
        for text in [&mut self.since, &mut self.until, &mut self.source] {
            *text = text.take().map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
        }
        for (field, text) in [("since", &self.since), ("until", &self.until)] {
            if let Some(text) = text {
                period::period(text).map_err(|p| p.on(field))?;
            }
        }
        if let (Some(since), Some(until)) = (&self.since, &self.until)
            && since > until
            && !since.starts_with(until.as_str())
        {
            return Err(Problem::new("problem-period-order", until).on("until").with("from", since));
        }
        if let Some(weight) = self.weight.filter(|w| !w.is_finite() || *w < 0.0) {
            return Err(Problem::new("problem-range", weight.to_string()).on("weight").with("least", 0).with("greatest", "∞"));
        }
        match &self.source {
            Some(text) if text.chars().count() > 500 || text.contains('\0') => {
                Err(Problem::new("problem-too-long", reticolo_model::value::shortened(text)).on("source").with("most", 500))
            }
            _ => Ok(self),
        }
    }

    fn onto(self, link: Link) -> Link {
        Link { since: self.since, until: self.until, weight: self.weight, source: self.source, ..link }
    }
}

/// A tie that a new record is made with.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct First {
    kind: String,
    to: Uuid,
    #[serde(default)]
    since: Option<String>,
    #[serde(default)]
    until: Option<String>,
    #[serde(default)]
    weight: Option<f64>,
    #[serde(default)]
    source: Option<String>,
}

/// What hangs on a record: what keeps it from going, and what goes with it.
#[derive(Debug, Default, Serialize)]
pub struct Hanging {
    /// Records that cannot be without it, that this person sees: id, kind, title.
    pub keeping: Vec<(Uuid, String, String)>,
    /// All that cannot be without it, seen or not.
    pub keeping_count: usize,
    /// Ties that go with it.
    pub links: usize,
    /// Ties to records of each kind, those that this person sees.
    pub by_kind: BTreeMap<String, usize>,
}

impl Workbench {
    /// The ties that a new record of `kind` is made with, checked; every required one must be among them.
    pub(crate) async fn first_links(&self, who: &Who, kind: &'static Kind, id: Uuid, drawn: &Value) -> Result<Vec<Link>> {
        let wrong = || Problem::new("problem-type", reticolo_model::value::shortened(&drawn.to_string())).on("links");
        let firsts: Vec<First> = match drawn {
            Value::Null => Vec::new(),
            Value::Array(_) => serde_json::from_value(drawn.clone()).map_err(|_| wrong())?,
            _ => return Err(wrong().into()),
        };
        if firsts.len() > 500 {
            return Err(wrong().into());
        }
        let missing: Vec<Problem> = kind
            .required_links()
            .filter(|rule| !firsts.iter().any(|f| f.kind == rule.code))
            .map(|rule| required(kind, rule, "problem-link-required"))
            .collect();
        if !missing.is_empty() {
            return Err(WorkError::Invalid(missing));
        }
        let at = self.now();
        let mut out: Vec<Link> = Vec::with_capacity(firsts.len());
        for first in firsts {
            let other = self.record(who, first.to).await?;
            let rule = rule(kind, &first.kind, &other)?;
            if out.iter().any(|l| l.kind == rule.code && (rule.one || l.to == other.id)) {
                return Err(required(kind, rule, "problem-link-one").into());
            }
            let said = Said { since: first.since, until: first.until, weight: first.weight, source: first.source }.checked()?;
            out.push(said.onto(Link::new(new_id(&at)?, rule.code, id, other.id)));
        }
        Ok(out)
    }

    /// Ties two records with a link that the kind of the first declares. One of which there is only one takes the place of the
    /// present one. The number of the act.
    pub async fn add_link(&self, who: &Who, kind_code: &str, from: Uuid, to: Uuid, said: Said) -> Result<i64> {
        check(who, Act::Write)?;
        let (start, end) = (self.record(who, from).await?, self.record(who, to).await?);
        let start_kind = kind(&start.kind)?;
        let rule = rule(start_kind, kind_code, &end)?;
        if from == to {
            return Err(Problem::new("problem-link-itself", &start.title).on("to").into());
        }
        let link = said.checked()?.onto(Link::new(new_id(&self.now())?, rule.code, from, to));
        let (territory, stamp) = (self.territory, self.stamp(who));
        let title = end.title.clone();
        let added = self.store.write(move |c| {
            Box::pin(async move {
                Chain::lock(c, territory, &stamp).await?;
                let now = links::of_record(c, territory, from).await?;
                let same: Vec<&Link> = now.iter().filter(|l| l.from == from && l.kind == rule.code).collect();
                if same.iter().any(|l| l.to == to && l.since == link.since && l.until == link.until) {
                    return Err(Problem::new("problem-link-twice", title).on("to").with("link", rule.code).into());
                }
                let instead: Vec<Uuid> = if rule.one { same.iter().map(|l| l.id).collect() } else { Vec::new() };
                links::put_instead(c, territory, &stamp, &link, &instead).await
            })
        });
        Ok(added.await?)
    }

    /// Changes what a tie says; its ends stay.
    pub async fn change_link(&self, who: &Who, id: Uuid, said: Said) -> Result<i64> {
        check(who, Act::Write)?;
        let link = said.checked()?.onto(self.tie(who, id).await?);
        let (territory, stamp) = (self.territory, self.stamp(who));
        Ok(self.store.write(move |c| Box::pin(async move { links::change(c, territory, &stamp, &link).await })).await?)
    }

    /// Takes a tie away, unless the record it starts at cannot be without it.
    pub async fn remove_link(&self, who: &Who, id: Uuid) -> Result<i64> {
        check(who, Act::Write)?;
        let link = self.tie(who, id).await?;
        let start = kind(&self.record(who, link.from).await?.kind)?;
        if let Some(rule) = start.link(&link.kind).filter(|r| r.required) {
            return Err(required(start, rule, "problem-link-stays").into());
        }
        let (territory, stamp) = (self.territory, self.stamp(who));
        Ok(self.store.write(move |c| Box::pin(async move { links::remove(c, territory, &stamp, id).await })).await?)
    }

    /// A tie whose two ends this person sees.
    pub async fn tie(&self, who: &Who, id: Uuid) -> Result<Link> {
        let found = links::get(&mut self.store.reader().await?, self.territory, id).await?;
        let link = found.ok_or_else(|| WorkError::NotFound(id.to_string()))?;
        self.all_seen(who, &[link.from, link.to]).await.map_err(|_| WorkError::NotFound(id.to_string()))?;
        Ok(link)
    }

    /// What hangs on a record, told before it is deleted.
    pub async fn hanging(&self, who: &Who, id: Uuid) -> Result<Hanging> {
        self.record(who, id).await?;
        let mut conn = self.store.reader().await?;
        let all = links::of_record(&mut conn, self.territory, id).await?;
        let ends: Vec<Uuid> = all.iter().map(|l| if l.from == id { l.to } else { l.from }).collect();
        let others: BTreeMap<Uuid, Record> =
            records::get_many(&mut conn, self.territory, &ends).await?.into_iter().map(|r| (r.id, r)).collect();
        let mut out = Hanging { links: all.len(), ..Hanging::default() };
        for link in &all {
            let Some(other) = others.get(if link.from == id { &link.to } else { &link.from }) else { continue };
            let seen = who.audience().sees(other.visibility, &other.named);
            if needs(link, id, &other.kind) {
                out.keeping_count += 1;
                if seen {
                    out.keeping.push((other.id, other.kind.clone(), other.title.clone()));
                }
            }
            if seen {
                *out.by_kind.entry(other.kind.clone()).or_default() += 1;
            }
        }
        Ok(out)
    }

    /// Refuses to take records away on which others hang that cannot be without them and stay.
    pub(crate) async fn none_hang(&self, conn: &mut Conn, going: &BTreeSet<Uuid>) -> Result<()> {
        let ids: Vec<Uuid> = going.iter().copied().collect();
        let all: Vec<Link> = links::of_records(conn, self.territory, &ids).await?;
        let starts: Vec<Uuid> = all.iter().filter(|l| going.contains(&l.to) && !going.contains(&l.from)).map(|l| l.from).collect();
        let others: BTreeMap<Uuid, Record> =
            records::get_many(conn, self.territory, &starts).await?.into_iter().map(|r| (r.id, r)).collect();
        let keeping: Vec<&Record> =
            all.iter().filter_map(|l| others.get(&l.from).filter(|o| going.contains(&l.to) && needs(l, l.to, &o.kind))).collect();
        match keeping.first() {
            Some(first) => Err(Problem::new("problem-delete-hangs", keeping.len().to_string()).with("kind", &first.kind).into()),
            None => Ok(()),
        }
    }

    /// What each state lacks that the record's links do not give, by state; states that lack nothing are left out.
    pub async fn lacking(&self, record: &Record) -> Result<BTreeMap<&'static str, Vec<Problem>>> {
        let kind = kind(&record.kind)?;
        let mut conn = self.store.reader().await?;
        let ends = Ends::read(&mut conn, self.territory, record.id).await?;
        let mut out = BTreeMap::new();
        for state in kind.states {
            let mut trial = record.clone();
            state.code.clone_into(&mut trial.status);
            let mut lacks: Vec<Problem> = reticolo_model::check::lacking_fields(kind, &trial);
            lacks.extend(lacking_links(kind, state.code, |c| ends.has(c)));
            if !lacks.is_empty() {
                out.insert(state.code, lacks);
            }
        }
        Ok(out)
    }
}

/// The rule by which a record of `kind` may be tied to `other`.
fn rule(kind: &'static Kind, link: &str, other: &Record) -> std::result::Result<&'static LinkRule, Problem> {
    let to = |rule: &&LinkRule| rule.to.contains(&other.kind.as_str());
    kind.links.iter().find(|l| l.code == link && to(l)).ok_or_else(|| {
        let known: Vec<&str> = kind.links.iter().filter(to).map(|l| l.code).collect();
        Problem::new("problem-link", link).on("kind").with("known", known.join(", ")).with("from", kind.code).with("to", &other.kind)
    })
}

fn required(kind: &Kind, rule: &LinkRule, code: &str) -> Problem {
    Problem::new(code, rule.code).on("links").with("kind", kind.code).with("to", rule.to.join(", "))
}

/// Whether the record at the other end of `link` cannot be without record `id`.
fn needs(link: &Link, id: Uuid, other_kind: &str) -> bool {
    link.to == id && kinds::find(other_kind).and_then(|k| k.link(&link.kind)).is_some_and(|r| r.required)
}

/// The other ends of a record's links, as far as conditions ask: direction, link, kind, state.
struct Ends(Vec<(bool, String, String, String)>);

impl Ends {
    async fn read(conn: &mut Conn, territory: Territory, id: Uuid) -> std::result::Result<Ends, StoreError> {
        let all = links::of_record(conn, territory, id).await?;
        let ids: Vec<Uuid> = all.iter().map(|l| if l.from == id { l.to } else { l.from }).collect();
        let others: BTreeMap<Uuid, Record> = records::get_many(conn, territory, &ids).await?.into_iter().map(|r| (r.id, r)).collect();
        let end = |l: Link| {
            let other = others.get(if l.from == id { &l.to } else { &l.from })?;
            Some((l.from == id, l.kind, other.kind.clone(), other.status.clone()))
        };
        Ok(Ends(all.into_iter().filter_map(end).collect()))
    }

    fn has(&self, condition: &Condition) -> bool {
        let (outgoing, link, kind, states) = match *condition {
            Condition::Has(_) => return true,
            Condition::To { link, kind, states } => (true, link, kind, states),
            Condition::From { link, kind, states } => (false, link, kind, states),
        };
        self.0
            .iter()
            .any(|(out, l, k, s)| *out == outgoing && l == link && k == kind && (states.is_empty() || states.contains(&s.as_str())))
    }
}

/// Refuses a state for which the record lacks a link, under the lock of the chain.
pub(crate) async fn guard_state(
    conn: &mut Conn,
    territory: Territory,
    stamp: &Stamp,
    kind: &'static Kind,
    record: &Record,
) -> std::result::Result<(), StoreError> {
    if kind.state(&record.status).is_none_or(|s| s.needs.is_empty()) {
        return Ok(());
    }
    Chain::lock(conn, territory, stamp).await?;
    let ends = Ends::read(conn, territory, record.id).await?;
    match lacking_links(kind, &record.status, |c| ends.has(c)).into_iter().next() {
        Some(problem) => Err(problem.into()),
        None => Ok(()),
    }
}

/// Refuses to delete a record on which others hang that cannot be without it, under the lock of the chain.
pub(crate) async fn guard_delete(conn: &mut Conn, territory: Territory, stamp: &Stamp, id: Uuid) -> std::result::Result<(), StoreError> {
    Chain::lock(conn, territory, stamp).await?;
    let all = links::of_record(conn, territory, id).await?;
    let ids: Vec<Uuid> = all.iter().filter(|l| l.to == id).map(|l| l.from).collect();
    let others: BTreeMap<Uuid, Record> = records::get_many(conn, territory, &ids).await?.into_iter().map(|r| (r.id, r)).collect();
    let keeping: Vec<&Record> = all.iter().filter_map(|l| others.get(&l.from).filter(|o| needs(l, id, &o.kind))).collect();
    match keeping.first() {
        Some(first) => Err(Problem::new("problem-delete-hangs", keeping.len().to_string()).with("kind", &first.kind).into()),
        None => Ok(()),
    }
}
