//! Travel-to-work areas: units are grouped until every area holds enough of its own work and workers, the smaller the area the more.
//!
//! Coombes, Green and Openshaw 1986, <https://doi.org/10.1057/jors.1986.163>; Coombes and Bond 2008, "Travel-to-Work Areas: the 2007
//! review", Office for National Statistics; as ISTAT draws local labour systems: Franconi, D'Alò and Ichim 2016. Cohesion is Smart’s
//! measure (1974, <https://doi.org/10.1016/0305-9006(74)90008-7>).

use super::areas::{Area, Division};
use super::{APART, Flows};
use crate::catalogue::Refusal;
use crate::spatial::weights::Weights;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fmt;

/// What rounding may take from a validity that does not fall.
const NOISE: f64 = 1e-12;

/// What is asked of an area: at `target_size` residents or more its self-containment must be `min_self`, at `min_size` it must be
/// `target_self`, and in between the demand slides from one to the other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TtwaAsk {
    /// Employed residents.
    pub min_size: f64,
    pub target_size: f64,
    /// Shares, from 0 to 1.
    pub min_self: f64,
    pub target_self: f64,
}

impl Default for TtwaAsk {
    fn default() -> TtwaAsk {
        TtwaAsk { min_size: 1_000.0, target_size: 10_000.0, min_self: 0.6667, target_self: 0.75 }
    }
}

/// Why the question has no answer.
#[derive(Debug, Clone, PartialEq)]
pub enum TtwaError {
    /// The sizes are not above zero and one below the other.
    Size { least: f64, target: f64 },
    /// The shares are not above zero, one not above the other, and not above one.
    Contained { least: f64, target: f64 },
    /// The borders are those of other units.
    Neighbours { units: usize, given: usize },
}

impl fmt::Display for TtwaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TtwaError::Size { least, target } => {
                write!(f, "the least size is {least} and the target size {target}; expected numbers above 0, the least below the target")
            }
            TtwaError::Contained { least, target } => write!(
                f,
                "the least self-containment is {least} and the target {target}; expected shares above 0 and up to 1, the least not above the target"
            ),
            TtwaError::Neighbours { units, given } => write!(f, "borders are given of {given} units; expected {units}, as in the flows"),
        }
    }
}

impl Refusal for TtwaError {
    fn it(&self) -> String {
        match self {
            TtwaError::Size { least, target } => {
                format!("la dimensione minima è {least} e quella obiettivo {target}; attesi numeri sopra 0, la minima sotto l’obiettivo")
            }
            TtwaError::Contained { least, target } => format!(
                "l’autocontenimento minimo è {least} e quello obiettivo {target}; attese quote sopra 0 e fino a 1, il minimo non sopra l’obiettivo"
            ),
            TtwaError::Neighbours { units, given } => {
                format!("i confini dati sono di {given} unità; attese {units}, come nei flussi")
            }
        }
    }
}

impl std::error::Error for TtwaError {}

/// A question that has been checked and can always be answered.
#[derive(Debug, Clone)]
pub struct TtwaPlan<'a> {
    ask: TtwaAsk,
    flows: &'a Flows,
    borders: Option<&'a Weights>,
}

/// How a unit came to where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    /// It is where it began: the area grew around it or shrank to it.
    Stayed,
    /// Taken out of an area that fell short and given to the one it holds to most, which got no worse by it.
    Given,
    /// No area could take it without getting worse; in the end it went to the one it holds to most.
    Reserve,
    /// It was cut off from its area and went to a bordering one.
    Enclave,
    /// It has no residents at work, no jobs, no tie, or nobody took it.
    Apart,
}

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Ttwa {
    pub division: Division,
    /// Validity of each area: accepted at 1 or more.
    pub validity: Vec<f64>,
    /// Whether the area took units of the reserve, or of an enclave, in the end: only then validity may be below 1.
    pub took: Vec<bool>,
    /// How each unit came to its area.
    pub came: Vec<Came>,
    /// Units taken out of areas and given to others.
    pub moves: u32,
    /// Units put into the reserve.
    pub reserve: u32,
    /// Pieces that went to a bordering area, and those that are still cut off since they have nothing to do with any.
    pub repaired: u32,
    pub enclaves: u32,
}

impl TtwaAsk {
    /// Checks the question. With `borders` (who borders whom) pieces cut off from their area are given to a bordering one.
    ///
    /// # Errors
    /// Sizes or shares that do not fit together, borders of other units.
    pub fn check<'a>(self, flows: &'a Flows, borders: Option<&'a Weights>) -> Result<TtwaPlan<'a>, TtwaError> {
        let (least, target) = (self.min_size, self.target_size);
        if !(least > 0.0 && least < target && target.is_finite()) {
            return Err(TtwaError::Size { least, target });
        }
        let (least, target) = (self.min_self, self.target_self);
        if !(least > 0.0 && least <= target && target <= 1.0) {
            return Err(TtwaError::Contained { least, target });
        }
        if let Some(given) = borders.map(Weights::len).filter(|n| *n != flows.len()) {
            return Err(TtwaError::Neighbours { units: flows.len(), given });
        }
        Ok(TtwaPlan { ask: self, flows, borders })
    }

    /// Validity of an area: accepted at 1 or more, and 1 where nothing crosses its border.
    #[must_use]
    pub fn validity(&self, area: &Area) -> f64 {
        self.valid(area.residents, area.jobs, area.inside)
    }

    fn valid(&self, residents: f64, jobs: f64, inside: f64) -> f64 {
        if residents <= 0.0 || jobs <= 0.0 {
            return 0.0;
        }
        let contained = (inside / residents).min(inside / jobs);
        if contained >= 1.0 - NOISE {
            return 1.0;
        }
        let short = ((self.target_size - residents) / (self.target_size - self.min_size)).max(0.0);
        let least = 1.0 - (1.0 - self.min_self / self.target_self) * short;
        (contained / self.target_self).min(1.0) * least.max(0.0) * self.target_self / self.min_self
    }
}

/// Sums of what a unit, or a piece of several, has to do with each area.
pub(super) struct Ties {
    pub go: Vec<f64>,
    pub come: Vec<f64>,
    pub areas: Vec<u32>,
}

impl Ties {
    pub fn new(areas: usize) -> Ties {
        Ties { go: vec![0.0; areas], come: vec![0.0; areas], areas: Vec::new() }
    }

    pub fn add(&mut self, area: u32, go: f64, come: f64) {
        let at = area as usize;
        if self.go[at] == 0.0 && self.come[at] == 0.0 {
            self.areas.push(area);
        }
        self.go[at] += go;
        self.come[at] += come;
    }

    pub fn clear(&mut self) {
        for a in self.areas.drain(..) {
            (self.go[a as usize], self.come[a as usize]) = (0.0, 0.0);
        }
    }

    /// The area of largest cohesion among those that are allowed, and how large; of equals the lowest number.
    pub fn best(&self, residents: f64, jobs: f64, of: &[Area], allowed: impl Fn(u32) -> bool) -> Option<(u32, f64)> {
        let mut best: Option<(u32, f64)> = None;
        for &a in self.areas.iter().filter(|a| allowed(**a)) {
            let (at, area) = (a as usize, &of[a as usize]);
            let part = |f: f64, l: f64, w: f64| if f > 0.0 { f * f / (l * w) } else { 0.0 };
            let k = part(self.go[at], residents, area.jobs) + part(self.come[at], area.residents, jobs);
            if k > 0.0 && best.is_none_or(|(b, most)| k > most || (k == most && a < b)) {
                best = Some((a, k));
            }
        }
        best
    }
}

/// Areas while they are made; an area has the number of the unit that it began with.
struct Making<'a> {
    ask: TtwaAsk,
    flows: &'a Flows,
    label: Vec<u32>,
    areas: Vec<Area>,
    members: Vec<Vec<u32>>,
    /// Where a unit stands among the members.
    place: Vec<u32>,
    /// What comes to each unit from the others of its area.
    inner: Vec<f64>,
    validity: Vec<f64>,
    ties: Ties,
}

impl Making<'_> {
    fn new<'a>(ask: TtwaAsk, flows: &'a Flows) -> Making<'a> {
        let n = flows.len();
        let apart = |v: usize| {
            let tied = flows.own(v) > 0.0 || flows.out_of(v).len() > 0 || flows.into(v).len() > 0;
            !(flows.residents(v) > 0.0 && flows.jobs(v) > 0.0 && tied)
        };
        let label: Vec<u32> = (0..n).map(|v| if apart(v) { APART } else { v as u32 }).collect();
        let area = |v: usize| Area { seed: v as u32, units: 1, residents: flows.residents(v), jobs: flows.jobs(v), inside: flows.own(v) };
        let mut made = Making {
            ask,
            flows,
            areas: (0..n).map(area).collect(),
            members: (0..n as u32).map(|v| if label[v as usize] == APART { Vec::new() } else { vec![v] }).collect(),
            label,
            place: vec![0; n],
            inner: vec![0.0; n],
            validity: vec![0.0; n],
            ties: Ties::new(n),
        };
        for a in 0..n {
            made.validity[a] = ask.validity(&made.areas[a]);
        }
        made
    }

    /// Sums what a unit has to do with each area.
    fn sum_ties(&mut self, unit: u32) {
        self.ties.clear();
        for (u, go) in self.flows.out_of(unit as usize).filter(|(u, _)| self.label[*u as usize] != APART) {
            self.ties.add(self.label[u as usize], go, 0.0);
        }
        for (u, come) in self.flows.into(unit as usize).filter(|(u, _)| self.label[*u as usize] != APART) {
            self.ties.add(self.label[u as usize], 0.0, come);
        }
    }

    /// The unit of an area that has most to do with what lies outside it.
    fn loosest(&self, area: u32) -> Option<u32> {
        let outward = |v: u32| {
            let at = v as usize;
            self.flows.jobs(at) - self.flows.own(at) - self.inner[at] + self.flows.residents(at) - self.flows.own(at)
        };
        let members = self.members[area as usize].iter().copied();
        members.max_by(|a, b| outward(*a).total_cmp(&outward(*b)).then(b.cmp(a)))
    }

    /// The area with a unit more, its ties being summed.
    fn with(&self, area: u32, unit: u32, sign: f64) -> Area {
        let (at, v, now) = (area as usize, unit as usize, &self.areas[area as usize]);
        Area {
            seed: now.seed,
            units: if sign > 0.0 { now.units + 1 } else { now.units - 1 },
            residents: now.residents + sign * self.flows.residents(v),
            jobs: now.jobs + sign * self.flows.jobs(v),
            inside: now.inside + sign * (self.flows.own(v) + self.ties.go[at] + self.ties.come[at]),
        }
    }

    /// Takes a unit out of its area; its ties are summed.
    fn take(&mut self, unit: u32) {
        let area = self.label[unit as usize];
        let at = area as usize;
        self.areas[at] = self.with(area, unit, -1.0);
        self.validity[at] = self.ask.validity(&self.areas[at]);
        let hole = self.place[unit as usize] as usize;
        self.members[at].swap_remove(hole);
        if let Some(&last) = self.members[at].get(hole) {
            self.place[last as usize] = hole as u32;
        }
        for (u, n) in self.flows.out_of(unit as usize) {
            if self.label[u as usize] == area {
                self.inner[u as usize] -= n;
            }
        }
        self.label[unit as usize] = APART;
    }

    /// Gives a unit that is in no area to one; its ties are summed.
    fn give(&mut self, unit: u32, area: u32) {
        let at = area as usize;
        self.areas[at] = self.with(area, unit, 1.0);
        self.validity[at] = self.ask.validity(&self.areas[at]);
        self.place[unit as usize] = self.members[at].len() as u32;
        self.members[at].push(unit);
        for (u, n) in self.flows.out_of(unit as usize) {
            if self.label[u as usize] == area {
                self.inner[u as usize] += n;
            }
        }
        self.inner[unit as usize] = self.ties.come[at];
        self.label[unit as usize] = area;
    }

    fn best(&self, unit: u32, other_than: u32) -> Option<u32> {
        let (residents, jobs) = (self.flows.residents(unit as usize), self.flows.jobs(unit as usize));
        self.ties.best(residents, jobs, &self.areas, |a| a != other_than).map(|(a, _)| a)
    }
}

/// The areas. The rule has no chance in it; ties go by the lowest unit.
#[must_use]
pub fn ttwa(plan: &TtwaPlan<'_>) -> Ttwa {
    let n = plan.flows.len();
    let mut making = Making::new(plan.ask, plan.flows);
    let mut came: Vec<Came> = making.label.iter().map(|l| if *l == APART { Came::Apart } else { Came::Stayed }).collect();
    // Validity is never below zero, so its bits have its order. An entry counts while the area still has that validity.
    let entry = |m: &Making<'_>, a: u32| Reverse((m.validity[a as usize].to_bits(), a));
    let mut heap: BinaryHeap<_> = (0..n as u32).filter(|a| !making.members[*a as usize].is_empty()).map(|a| entry(&making, a)).collect();
    let (mut moves, mut reserve) = (0, Vec::new());
    while let Some(Reverse((bits, area))) = heap.pop() {
        if making.members[area as usize].is_empty() || making.validity[area as usize].to_bits() != bits {
            continue;
        }
        if f64::from_bits(bits) >= 1.0 {
            break;
        }
        let Some(unit) = making.loosest(area) else { continue };
        making.sum_ties(unit);
        making.take(unit);
        if !making.members[area as usize].is_empty() {
            heap.push(entry(&making, area));
        }
        let fits =
            making.best(unit, area).filter(|b| plan.ask.validity(&making.with(*b, unit, 1.0)) >= making.validity[*b as usize] - NOISE);
        if let Some(other) = fits {
            making.give(unit, other);
            heap.push(entry(&making, other));
            came[unit as usize] = Came::Given;
            moves += 1;
        } else {
            came[unit as usize] = Came::Reserve;
            reserve.push(unit);
        }
    }
    let mut took = vec![false; n];
    reserve.sort_unstable();
    for &unit in &reserve {
        making.sum_ties(unit);
        match making.best(unit, APART) {
            Some(area) => {
                making.give(unit, area);
                took[area as usize] = true;
            }
            None => came[unit as usize] = Came::Apart,
        }
    }
    let (repaired, enclaves) = plan.borders.map_or((0, 0), |borders| repair(&mut making, borders, &mut came, &mut took));
    let division = Division::new(plan.flows, &making.label, Some);
    let mut old = vec![0; division.areas.len()];
    for (l, new) in making.label.iter().zip(&division.label).filter(|(l, _)| **l != APART) {
        old[*new as usize] = *l;
    }
    Ttwa {
        validity: division.areas.iter().map(|a| plan.ask.validity(a)).collect(),
        took: old.iter().map(|a| took[*a as usize]).collect(),
        division,
        came,
        moves,
        reserve: reserve.len() as u32,
        repaired,
        enclaves,
    }
}

/// Gives every piece that does not border the rest of its area to the bordering area of largest cohesion; the piece with most
/// residents stays. How many went, and how many are left.
fn repair(making: &mut Making<'_>, borders: &Weights, came: &mut [Came], took: &mut [bool]) -> (u32, u32) {
    let mut repaired = 0;
    // A piece that goes may join two others, or part them: again until nothing goes. Every pass but the last moves something, and
    // what moved borders its new area, so a few are enough; the bound is there for rows of areas that hand one unit around.
    for pass in 0.. {
        let cut = cut_off(making, borders);
        let mut moved = 0;
        for piece in &cut {
            let own = making.label[piece[0] as usize];
            let mut ties = Ties::new(making.areas.len());
            let (mut residents, mut jobs) = (0.0, 0.0);
            for &v in piece {
                making.sum_ties(v);
                for a in &making.ties.areas {
                    ties.add(*a, making.ties.go[*a as usize], making.ties.come[*a as usize]);
                }
                residents += making.flows.residents(v as usize);
                jobs += making.flows.jobs(v as usize);
            }
            let touches =
                |a: u32| a != own && piece.iter().any(|v| borders.row(*v as usize).iter().any(|u| making.label[*u as usize] == a));
            let Some((area, _)) = ties.best(residents, jobs, &making.areas, touches) else { continue };
            for &v in piece {
                making.sum_ties(v);
                making.take(v);
                making.give(v, area);
                came[v as usize] = Came::Enclave;
            }
            (took[own as usize], took[area as usize]) = (true, true);
            moved += 1;
        }
        repaired += moved;
        if moved == 0 || pass == 20 {
            break;
        }
    }
    (repaired, cut_off(making, borders).len() as u32)
}

/// The pieces of areas that do not border the piece with most residents and border some other area, in the order of their lowest units.
fn cut_off(making: &Making<'_>, borders: &Weights) -> Vec<Vec<u32>> {
    let label = &making.label;
    let piece = super::leiden::pieces(label.len(), |v, each| {
        for u in borders.row(v).iter().filter(|u| label[**u as usize] == label[v] && label[v] != APART) {
            each(*u as usize);
        }
    });
    let count = piece.iter().max().map_or(0, |p| *p as usize + 1);
    let mut units: Vec<Vec<u32>> = vec![Vec::new(); count];
    let mut residents = vec![0.0; count];
    for (v, p) in piece.iter().enumerate() {
        units[*p as usize].push(v as u32);
        residents[*p as usize] += making.flows.residents(v);
    }
    let mut main: Vec<Option<usize>> = vec![None; label.len()];
    for (p, own) in units.iter().enumerate() {
        let area = label[own[0] as usize];
        if area != APART && main[area as usize].is_none_or(|m| residents[p] > residents[m]) {
            main[area as usize] = Some(p);
        }
    }
    let borders_another = |own: &[u32]| {
        let of = label[own[0] as usize];
        own.iter().any(|v| borders.row(*v as usize).iter().any(|u| label[*u as usize] != of && label[*u as usize] != APART))
    };
    let kept = units.into_iter().enumerate().filter(|(p, own)| {
        let area = label[own[0] as usize];
        area != APART && main[area as usize] != Some(*p) && borders_another(own)
    });
    kept.map(|(_, own)| own).collect()
}
