//! From labels to the answer: codes, names and numbers again; and what is asked of an answer afterwards.

use super::compute::{Asked, CAME, Found, flows_of};
use super::view::{FlowTie, FlowsEstimate, FlowsView, FunctionalArea, FunctionalRow, FunctionalView, Hold, Pair, Shaken};
use super::{LEAST, METHODS};
use crate::places::Places;
use crate::plan::book::code;
use crate::{Result, WorkError};
use reticolo_analysis::catalogue::FUNCTIONAL_AREAS;
use reticolo_analysis::flows::areas::{Division, codelength, modularity};
use reticolo_analysis::flows::ttwa::Came;
use reticolo_analysis::flows::why::{self, Link};
use reticolo_analysis::flows::{APART, Flows};
use reticolo_analysis::spatial::weights::Weights;
use reticolo_analysis::sums::round9;
use reticolo_model::canonical::canonical;
use reticolo_model::id;
use serde_json::json;
use std::collections::BTreeMap;

/// Ties told of each basin.
const TIES: usize = 3;

/// The answer, with the flows it was made from.
#[derive(Debug)]
pub struct Functional {
    pub view: FunctionalView,
    /// Codes of the units, by their number in the flows.
    pub units: Vec<String>,
    pub flows: Flows,
    pub division: Division,
    /// ttwa: how each unit came to its area; of each area whether it took units in the end.
    pub came: Vec<Came>,
    pub took: Vec<bool>,
    /// The number of each area of the division.
    numbers: Vec<u32>,
}

impl Functional {
    /// The number of an area of the division.
    pub(super) fn number(&self, area: usize) -> u32 {
        self.numbers[area]
    }

    fn tie(&self, link: &Link) -> FlowTie {
        tie(&self.units, link)
    }

    /// Who borders whom among the units that have flows.
    ///
    /// # Errors
    /// Where the units are not those of the answer.
    pub fn borders(&self, places: &Places) -> Result<Weights> {
        super::compute::borders(places, &self.units)
    }

    /// The strongest ties between two different units, by who goes and comes.
    #[must_use]
    pub fn strongest(&self, most: usize) -> Vec<FlowTie> {
        let mut pairs = Vec::new();
        for u in 0..self.flows.len() as u32 {
            self.flows.ties(u as usize, |v, go, come| {
                if u < v {
                    pairs.push((go + come, u, v));
                }
            });
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        pairs.truncate(most);
        pairs.iter().map(|(_, u, v)| self.tie(&why::link(&self.flows, *u, *v))).collect()
    }

    /// Every flow, by origin and destination: from, to, how many.
    pub fn each_flow(&self, mut each: impl FnMut(&str, &str, f64)) {
        for u in 0..self.flows.len() {
            let own = self.flows.own(u);
            let mut out: Vec<(u32, f64)> = self.flows.out_of(u).collect();
            if own > 0.0 {
                out.push((u as u32, own));
                out.sort_by_key(|(v, _)| *v);
            }
            out.iter().for_each(|(v, n)| each(&self.units[u], &self.units[*v as usize], *n));
        }
    }

    /// Why two units are in one basin, or not; `None` where one has no flows.
    #[must_use]
    pub fn why(&self, one: &str, other: &str) -> Option<Pair> {
        let at = |code: &str| self.units.iter().position(|u| u == code).map(|i| i as u32);
        let (one, other) = (at(one)?, at(other)?);
        let found = why::pair(&self.flows, &self.division, one, other);
        let hold = |unit: u32, h: &why::Hold| Hold {
            unit: self.units[unit as usize].clone(),
            own: h.own.map(|l| (self.numbers[l.to as usize], round9(l.cohesion))),
            next: h.other.map(|l| (self.numbers[l.to as usize], round9(l.cohesion))),
            came: self.view.rows.iter().find(|r| r.code == self.units[unit as usize]).and_then(|r| r.came),
        };
        let part = |n: f64, unit: u32| (self.flows.residents(unit as usize) > 0.0).then(|| round9(n / self.flows.residents(unit as usize)));
        Some(Pair {
            basin: found.area.map(|a| self.numbers[a as usize]),
            direct: self.tie(&found.direct),
            of_one: part(found.direct.go, one),
            of_other: part(found.direct.come, other),
            chain: found.chain.iter().map(|l| self.tie(l)).collect(),
            holds: [hold(one, &found.holds[0]), hold(other, &found.holds[1])],
        })
    }
}

fn tie(units: &[String], link: &Link) -> FlowTie {
    let code = |u: u32| units[u as usize].clone();
    FlowTie { from: code(link.from), to: code(link.to), go: round9(link.go), come: round9(link.come), cohesion: round9(link.cohesion) }
}

/// The flows as they are told: where from, and how they were estimated.
fn told(asked: &Asked, found: &Found, flows: &Flows) -> FlowsView {
    let q = &asked.question;
    let estimate = found.estimated.as_ref().map(|e| FlowsEstimate {
        decay: q.decay.clone(),
        beta: q.beta(),
        mean: e.mean,
        scaled: e.scaled,
        missed: e.missed,
        least: LEAST,
        left_out: e.left,
        indicators: [code::COMMUTERS, code::COMMUTERS_HOME, code::COMMUTERS_IN].map(str::to_owned).to_vec(),
        shaken: e.shaken.iter().map(|(beta, basins, agreement)| Shaken { beta: *beta, basins: *basins, agreement: *agreement }).collect(),
    });
    FlowsView {
        kind: if estimate.is_some() { "estimate" } else { "observed" },
        sources: asked.held.sources.clone(),
        period: asked.held.period.clone(),
        total: round9(flows.total()),
        pairs: flows.pairs(),
        estimate,
    }
}

fn digest(asked: &Asked) -> Result<String> {
    let held = &asked.held;
    let rounded = |values: &[f64]| values.iter().map(|x| round9(*x)).collect::<Vec<_>>();
    let margins = held.margins.as_ref().map(|m| {
        let points: Vec<[f64; 2]> = m.points.iter().map(|p| p.map(round9)).collect();
        json!([points, rounded(&m.workers), rounded(&m.jobs), rounded(&m.own)])
    });
    let input = json!({
        "units": held.units, "flows": held.rows, "margins": margins, "edges": asked.borders()?.edges(), "period": held.period,
        "question": asked.question.bare(held.margins.is_some()),
    });
    Ok(id::sha256_hex(canonical(&input).as_bytes()))
}

pub(super) fn answer(asked: &Asked, found: Found) -> Result<Functional> {
    let units = &asked.held.units;
    // What was kept is of the same units, or somebody wrote in between: whoever asks again is answered.
    if found.parted.label.len() != units.len() {
        return Err(WorkError::Busy);
    }
    let flows = flows_of(asked, found.estimated.as_ref().map_or(&asked.held.rows, |e| &e.rows))?;
    let seeds = &found.parted.seeds;
    let division = Division::new(&flows, &found.parted.label, |l| seeds.get(l as usize).copied());
    let mut members: Vec<Vec<u32>> = vec![Vec::new(); division.areas.len()];
    for (v, l) in division.label.iter().enumerate().filter(|(_, l)| **l != APART) {
        members[*l as usize].push(v as u32);
    }
    let within = |a: usize| members[a].iter().filter(|v| asked.places.is_inside(&units[**v as usize])).count();
    // What lies wholly around is computed with, and told last.
    let mut order: Vec<usize> = (0..division.areas.len()).collect();
    order.sort_by_key(|a| (within(*a) == 0, *a));
    let mut numbers = vec![0; order.len()];
    (1..).zip(&order).for_each(|(number, a)| numbers[*a] = number);
    let view = FunctionalView { input_digest: digest(asked)?, ..view(asked, &found, &flows, &division, &order, &numbers, &members) };
    let came = found.parted.came.iter().map(|c| CAME[usize::from(*c).min(CAME.len() - 1)].0).collect();
    Ok(Functional { view, units: units.clone(), flows, division, came, took: found.parted.took, numbers })
}

fn view(
    asked: &Asked,
    found: &Found,
    flows: &Flows,
    division: &Division,
    order: &[usize],
    numbers: &[u32],
    members: &[Vec<u32>],
) -> FunctionalView {
    let (q, units, parted) = (&asked.question, &asked.held.units, &found.parted);
    let rule = q.rule();
    let seat = |a: u32| division.areas[a as usize].seed;
    let reasons = why::reasons(flows, division, TIES);
    let basin = |a: &usize| {
        let (area, reason) = (&division.areas[*a], &reasons[*a]);
        FunctionalArea {
            number: numbers[*a],
            seat: units[area.seed as usize].clone(),
            units: members[*a].iter().map(|v| units[*v as usize].clone()).collect(),
            inside: members[*a].iter().filter(|v| asked.places.is_inside(&units[**v as usize])).count(),
            residents: round9(area.residents),
            jobs: round9(area.jobs),
            stay: round9(area.inside),
            of_residents: area.of_residents().map(round9),
            of_jobs: area.of_jobs().map(round9),
            validity: round9(rule.validity(area)),
            took: parted.took.get(*a).copied().unwrap_or(false),
            inner: reason.inner.iter().map(|l| tie(units, l)).collect(),
            next: reason.next.map(|l| tie(units, &Link { from: seat(l.from), to: seat(l.to), ..l })),
        }
    };
    let less = (q.method != METHODS[0] && !q.own).then(|| flows.without_own().ok()).flatten();
    let read = less.as_ref().unwrap_or(flows);
    let (codelength, one_level) = codelength(read, &division.label, true);
    let known: BTreeMap<&str, ()> = units.iter().map(|u| (u.as_str(), ())).collect();
    let mut missing: Vec<String> = asked.places.inside().filter(|u| !known.contains_key(u.code.as_str())).map(|u| u.code.clone()).collect();
    missing.sort();
    let apart = division.label.iter().zip(units).filter(|(l, _)| **l == APART).map(|(_, u)| u.clone()).collect();
    FunctionalView {
        question: q.clone(),
        flows: told(asked, found, flows),
        rows: rows(asked, found, flows, division, numbers),
        basins: order.iter().map(basin).collect(),
        inside: round9(division.inside(flows)),
        modularity: round9(modularity(read, &division.label, true)),
        codelength: round9(codelength),
        one_level_codelength: round9(one_level),
        missing,
        apart,
        trials_as_good: parted.same,
        stability: parted.stability.map(round9),
        moves: parted.moves,
        reserve: parted.reserve,
        repaired: parted.repaired,
        enclaves: parted.enclaves,
        input_digest: String::new(),
        method: &FUNCTIONAL_AREAS,
    }
}

fn rows(asked: &Asked, found: &Found, flows: &Flows, division: &Division, numbers: &[u32]) -> Vec<FunctionalRow> {
    let units = &asked.held.units;
    let holds = why::holds(flows, division);
    let row = |(v, code): (usize, &String)| {
        let label = division.label[v];
        let (mut go_in, mut come_in) = (flows.own(v), flows.own(v));
        let mut strongest: Option<(f64, u32)> = None;
        flows.ties(v, |u, go, come| {
            if label != APART && division.label[u as usize] == label {
                go_in += go;
                come_in += come;
            }
            if strongest.is_none_or(|(most, _)| go + come > most) {
                strongest = Some((go + come, u));
            }
        });
        let part = |n: f64, of: f64| (of > 0.0 && label != APART).then(|| round9(n / of));
        FunctionalRow {
            code: code.clone(),
            name: asked.places.name(code).to_owned(),
            inside: asked.places.is_inside(code),
            basin: (label != APART).then(|| numbers[label as usize]),
            came: found.parted.came.get(v).map(|c| CAME[usize::from(*c).min(CAME.len() - 1)].1),
            residents: round9(flows.residents(v)),
            jobs: round9(flows.jobs(v)),
            own: round9(flows.own(v)),
            of_residents: part(go_in, flows.residents(v)),
            of_jobs: part(come_in, flows.jobs(v)),
            holds: holds[v].own.map(|l| round9(l.cohesion)),
            next: holds[v].other.map(|l| numbers[l.to as usize]),
            holds_next: holds[v].other.map(|l| round9(l.cohesion)),
            tie: strongest.map(|(_, u)| tie(units, &why::link(flows, v as u32, u))),
        }
    };
    units.iter().enumerate().map(row).collect()
}
