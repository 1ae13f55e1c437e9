//! A piece of an example: as many records of each kind as scale 1 has, with what ties them. A territory is made piece by piece, so that
//! memory does not grow with it.

use super::cells::Cells;
use super::days::Day;
use super::fill::{self, Filling};
use super::land::Land;
use super::truths::{Part, Truth};
use super::words::{self, THEMES, between, chance, pick};
use crate::Result;
use reticolo_analysis::rng::Rng;
use reticolo_messages::{Language, t};
use reticolo_model::{Origin, Place, Precision, Record, Visibility, id};
use serde_json::Value;
use std::collections::BTreeSet;
use uuid::Uuid;

/// A kind of record in an example.
#[derive(Debug)]
pub struct Sort {
    pub kind: &'static str,
    pub data_set: &'static str,
    /// How many at scale 1.
    pub count: usize,
    /// The states and how often each is; those that are not named are as rare as one in the sum.
    states: &'static [(&'static str, u32)],
    /// Of a hundred, how many are known to a point; none: it has no place.
    points: Option<u32>,
}

const fn sort(kind: &'static str, data_set: &'static str, count: usize, points: Option<u32>) -> Sort {
    Sort { kind, data_set, count, states: &[], points }
}

impl Sort {
    const fn states(mut self, states: &'static [(&'static str, u32)]) -> Sort {
        self.states = states;
        self
    }
}

/// Every kind, in the order in which they are published: what others need comes first.
#[rustfmt::skip]
pub static SORTS: [Sort; 31] = [
    sort("actor", "example_actors", 2000, Some(60)).states(&[("reported", 3), ("verified", 12), ("dormant", 2)]),
    sort("need", "example_needs", 1000, Some(10)),
    sort("offer", "example_offers", 800, Some(85)),
    sort("initiative", "example_initiatives", 300, Some(50)).states(&[("reported", 4), ("confirmed", 10), ("stale", 2), ("ended", 4)]),
    sort("asset", "example_assets", 400, Some(90)).states(&[("recorded", 6), ("verified", 20), ("at_risk", 3)]),
    sort("place", "example_places", 24, Some(90)).states(&[("open", 8)]),
    sort("convention", "example_conventions", 8, None).states(&[("in_force", 3)]),
    sort("body", "example_bodies", 16, None).states(&[("active", 6)]),
    sort("method", "example_methods", 12, None).states(&[("published", 6)]),
    sort("objective", "example_objectives", 40, Some(0)).states(&[("proposed", 3), ("adopted", 6)]),
    sort("scenario", "example_scenarios", 6, None),
    sort("area", "example_areas", 9, Some(0)),
    sort("chain", "example_chains", 9, Some(0)),
    sort("project", "example_projects", 40, Some(40)).states(&[("idea", 2), ("concept", 3), ("designed", 6), ("funded", 3), ("running", 8), ("evaluated", 2), ("closed", 2)]),
    sort("pilot", "example_pilots", 16, Some(20)),
    sort("consultation", "example_consultations", 12, Some(0)),
    sort("form", "example_forms", 12, None).states(&[("open", 4)]),
    sort("response", "example_responses", 150, Some(0)),
    sort("case", "example_cases", 200, Some(0)).states(&[("received", 2), ("taken", 3), ("answered", 4), ("closed", 12), ("referred", 2)]),
    sort("call", "example_calls", 60, None),
    sort("application", "example_applications", 70, None),
    sort("lot", "example_lots", 24, Some(0)).states(&[("forming", 4), ("ready", 3)]),
    sort("agreement", "example_agreements", 130, Some(0)),
    sort("partnership", "example_partnerships", 36, Some(0)).states(&[("forming", 1), ("agreed", 2), ("active", 6)]),
    sort("professional", "example_professionals", 120, Some(0)).states(&[("applicant", 2), ("under_review", 2), ("qualified", 16)]),
    sort("course", "example_courses", 20, None),
    sort("course_edition", "example_course_editions", 40, Some(50)),
    sort("meeting", "example_meetings", 60, Some(60)).states(&[("held", 3), ("minuted", 6)]),
    sort("commitment", "example_commitments", 60, None).states(&[("taken", 5), ("kept", 4)]),
    sort("latency", "example_latencies", 20, Some(0)),
    sort("action", "example_actions", 40, Some(0)),
];

/// Which kind, by its number in [`SORTS`].
pub fn number_of(kind: &str) -> usize {
    SORTS.iter().position(|s| s.kind == kind).unwrap_or_else(|| panic!("{kind} is not among the kinds of the example"))
}

/// Random numbers: from here on a stream for each kind.
const RECORDS: u32 = 100;
const SLOTS: u32 = 200;

/// What is the same for all pieces.
#[derive(Debug)]
pub struct Setting<'a> {
    pub uri: &'a str,
    pub seed: u64,
    pub day: Day,
    pub illustrative: bool,
    /// The records of the indicators that the example brings.
    pub indicators: Vec<Uuid>,
    pub land: &'a Land<'a>,
    pub cells: &'a Cells,
}

/// A record of the piece: the kind's number and its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    pub sort: usize,
    pub n: usize,
}

#[derive(Debug)]
pub struct Draft {
    pub record: Record,
    pub unit: usize,
    /// Nothing is tied to it but what was planted.
    pub apart: bool,
}

#[derive(Debug, Clone)]
pub struct Tie {
    pub kind: &'static str,
    pub from: At,
    pub to: At,
    pub since: Option<String>,
    pub until: Option<String>,
    pub weight: Option<f64>,
    pub source: Option<String>,
}

impl Tie {
    /// One without dates to something that is in no piece.
    pub fn plain(kind: &'static str, from: At) -> Tie {
        Tie { kind, from, to: from, since: None, until: None, weight: None, source: None }
    }
}

#[derive(Debug)]
pub struct Piece<'a> {
    pub set: &'a Setting<'a>,
    pub number: usize,
    pub group: usize,
    /// The first piece of a group is the one in which its truths are planted.
    pub plants: bool,
    pub drafts: Vec<Vec<Draft>>,
    pub ties: Vec<Tie>,
    /// Ties to the example's indicators, which are in no piece.
    pub cited: Vec<(&'static str, At, Uuid)>,
    pub truths: Vec<Truth>,
    /// Of each kind its records in random order; the first are taken for what is planted.
    slots: Vec<Vec<usize>>,
    taken: Vec<usize>,
    drawn: BTreeSet<(&'static str, At, At)>,
    /// The circles in which actors know one another, by the nature that most of each have.
    pub circles: Vec<Vec<At>>,
}

impl<'a> Piece<'a> {
    pub fn new(set: &'a Setting<'a>, number: usize) -> Result<Piece<'a>> {
        let groups = set.land.groups.len();
        let mut piece = Piece {
            set,
            number,
            group: number % groups,
            plants: number < groups,
            drafts: Vec::with_capacity(SORTS.len()),
            ties: Vec::new(),
            cited: Vec::new(),
            truths: Vec::new(),
            slots: Vec::with_capacity(SORTS.len()),
            taken: vec![0; SORTS.len()],
            drawn: BTreeSet::new(),
            circles: Vec::new(),
        };
        for (s, sort) in SORTS.iter().enumerate() {
            let mut order: Vec<usize> = (0..sort.count).collect();
            Rng::new(set.seed, SLOTS + s as u32, number as u64).shuffle(&mut order);
            // The first ones, each in a state of its own, are the last to be taken, so that no state is missing.
            let states = crate::registry::kind(sort.kind)?.states.len();
            order.sort_by_key(|n| *n < states);
            piece.slots.push(order);
            piece.drafts.push((0..sort.count).map(|n| piece.draft(s, n)).collect::<Result<_>>()?);
        }
        Ok(piece)
    }

    /// The number that stands in a record's name.
    pub fn count(&self, at: At) -> usize {
        self.number * SORTS[at.sort].count + at.n + 1
    }

    pub fn key(&self, at: At) -> String {
        format!("{:07}", self.count(at))
    }

    pub fn rng(&self, stream: u32, item: usize) -> Rng {
        Rng::new(self.set.seed, stream, (self.number as u64) << 32 | item as u64)
    }

    /// The state of the `n`-th: each state once, then as often as it is.
    fn state(sort: &Sort, n: usize, rng: &mut Rng) -> Result<&'static str> {
        let kind = crate::registry::kind(sort.kind)?;
        if n < kind.states.len() {
            return Ok(kind.states[n].code);
        }
        let often = |code: &str| sort.states.iter().find(|(c, _)| *c == code).map_or(1, |(_, w)| *w);
        let mut at = rng.below(kind.states.iter().map(|s| often(s.code)).sum());
        for state in kind.states {
            if at < often(state.code) {
                return Ok(state.code);
            }
            at -= often(state.code);
        }
        Ok(kind.first_state())
    }

    /// A record with its envelope and every field that its kind declares.
    fn draft(&self, s: usize, n: usize) -> Result<Draft> {
        let (set, sort, at) = (self.set, &SORTS[s], At { sort: s, n });
        let mut rng = self.rng(RECORDS + s as u32, n);
        let rng = &mut rng;
        let kind = crate::registry::kind(sort.kind)?;
        let number = self.count(at);
        let key = self.key(at);
        let language = if chance(rng, 6) { Language::En } else { Language::It };
        let (area, it, en) = *pick(rng, &THEMES);
        let about = if language == Language::En { en } else { it };
        let mut record =
            Record::new(id::derived(set.uri, sort.kind, sort.data_set, &key), kind, &words::title(sort.kind, number, about, language));
        record.language = language.code().to_owned();
        record.summary = t(language, "example-summary");
        record.origin = Some(Origin { data_set: sort.data_set.to_owned(), key });
        record.visibility = if matches!(sort.kind, "case" | "response") { Visibility::SignedIn } else { Visibility::Public };
        record.illustrative = set.illustrative;
        record.status = Self::state(sort, n, rng)?.to_owned();
        let range = set.land.groups[self.group].clone();
        let unit = set.land.draw(&range, rng);
        if let Some(points) = sort.points {
            let mut place = set.land.place(unit, chance(rng, points), rng);
            if place.geometry.is_none() && !matches!(sort.kind, "need" | "offer") && chance(rng, 15) {
                let other = set.land.draw(&range, rng);
                place = Place::in_units(vec![set.land.code(unit).to_owned(), set.land.code(other).to_owned()]);
            }
            if place.geometry.is_some() && matches!(sort.kind, "place" | "meeting" | "course_edition") && chance(rng, 40) {
                place.precision = Precision::Address;
            }
            record.place = Some(place);
        }
        // Some of each kind nobody has placed on the grid.
        if chance(rng, 95) {
            record.positions = set.cells.grid.positions(area, rng);
        }
        if chance(rng, 20) {
            record.tags = vec![about.split(' ').next().unwrap_or(about).to_lowercase()];
        }
        let from = set.day.plus(-between(rng, 30, 900));
        if chance(rng, 70) {
            record.period_from = Some(from.text());
            record.period_to = chance(rng, 70).then(|| set.day.plus(between(rng, 60, 900)).text());
        }
        record.confirmed = chance(rng, 70).then(|| set.day.plus(-between(rng, 1, 500)).text());
        let near: Vec<String> = (0..4).map(|_| set.land.units[set.land.draw(&range, rng)].name.clone()).collect();
        fill::body(kind, &mut record, &Filling { day: set.day, number, about, units: &near }, rng);
        Ok(Draft { record, unit, apart: false })
    }

    pub fn all(&self, kind: &str) -> Vec<At> {
        let sort = number_of(kind);
        (0..SORTS[sort].count).map(|n| At { sort, n }).collect()
    }

    /// Those of a kind to which anything may be tied.
    pub fn common(&self, kind: &str) -> Vec<At> {
        self.all(kind).into_iter().filter(|at| !self.get(*at).apart).collect()
    }

    pub fn get(&self, at: At) -> &Draft {
        &self.drafts[at.sort][at.n]
    }

    pub fn record(&mut self, at: At) -> &mut Record {
        &mut self.drafts[at.sort][at.n].record
    }

    pub fn status(&self, at: At) -> &str {
        &self.get(at).record.status
    }

    pub fn put(&mut self, at: At, field: &str, value: impl Into<Value>) {
        self.record(at).body.insert(field.to_owned(), value.into());
    }

    pub fn drop(&mut self, at: At, field: &str) {
        self.record(at).body.remove(field);
    }

    /// Takes a record for what is planted: nothing else will be tied to it. Two of five of a kind may be taken so.
    pub fn take(&mut self, kind: &str) -> Option<At> {
        let sort = number_of(kind);
        let next = self.taken[sort];
        if next >= SORTS[sort].count * 2 / 5 {
            return None;
        }
        self.taken[sort] += 1;
        let at = At { sort, n: self.slots[sort][next] };
        self.drafts[sort][at.n].apart = true;
        Some(at)
    }

    /// As many as asked, or none.
    pub fn take_many(&mut self, kind: &str, many: usize) -> Option<Vec<At>> {
        (0..many).map(|_| self.take(kind)).collect()
    }

    /// The records of a kind that are never taken, in random order.
    pub fn rest(&self, kind: &str) -> Vec<At> {
        let sort = number_of(kind);
        self.slots[sort][SORTS[sort].count * 2 / 5..].iter().map(|n| At { sort, n: *n }).collect()
    }

    /// Gives a record a state, with the fields that the state needs and without those that only others have.
    pub fn set_state(&mut self, at: At, state: &str) -> Result<()> {
        let kind = crate::registry::kind(SORTS[at.sort].kind)?;
        let units: Vec<String> = vec![self.set.land.units[self.get(at).unit].name.clone()];
        let mut rng = self.rng(RECORDS + 50 + at.sort as u32, at.n);
        let (number, day) = (self.count(at), self.set.day);
        let record = self.record(at);
        record.status = state.to_owned();
        let about = record.title.split(": ").nth(1).unwrap_or(&record.title).to_owned();
        fill::restate(kind, record, &Filling { day, number, about: &about, units: &units }, &mut rng);
        Ok(())
    }

    /// Puts a record into a unit.
    pub fn settle(&mut self, at: At, unit: usize, exact: bool) {
        let mut rng = self.rng(RECORDS + 80, at.sort << 16 | at.n);
        let place = self.set.land.place(unit, exact, &mut rng);
        let draft = &mut self.drafts[at.sort][at.n];
        draft.unit = unit;
        draft.record.place = Some(place);
    }

    /// Ties two records, once. Some ties have dates, a weight or a source.
    pub fn tie(&mut self, kind: &'static str, from: At, to: At) -> bool {
        if from == to || !self.drawn.insert((kind, from, to)) {
            return false;
        }
        let mut rng = self.rng(RECORDS + 90, self.ties.len());
        let rng = &mut rng;
        let began = self.set.day.plus(-between(rng, 100, 2500));
        let since = chance(rng, 60).then(|| match rng.below(3) {
            0 => began.year().to_string(),
            1 => began.text()[..7].to_owned(),
            _ => began.text(),
        });
        let until = chance(rng, 12).then(|| self.set.day.plus(between(rng, 30, 1500)).text());
        let weight = chance(rng, 35).then(|| between(rng, 1, 20) as f64 / 2.0);
        let source = chance(rng, 15).then(|| format!("verbale di prova {}", 1 + rng.below(90)));
        self.ties.push(Tie { kind, from, to, since, until, weight, source });
        true
    }

    /// Whether a tie of this sort is there.
    pub fn tied(&self, kind: &'static str, from: At, to: At) -> bool {
        self.drawn.contains(&(kind, from, to))
    }

    /// Somebody of a circle.
    pub fn someone(&self, circle: usize, rng: &mut Rng) -> At {
        *pick(rng, &self.circles[circle % self.circles.len()])
    }

    /// A record's part in a truth or a decoy.
    pub fn part(&self, role: &'static str, at: At) -> Part {
        Part { role, kind: SORTS[at.sort].kind, id: self.get(at).record.id, key: self.key(at) }
    }

    pub fn parts(&self, role: &'static str, all: &[At]) -> Vec<Part> {
        all.iter().map(|at| self.part(role, *at)).collect()
    }
}
