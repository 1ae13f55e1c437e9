//! Which demand is worth organising: needs of one kind, near each other and at the same time, joined into lots that reach the least
//! quantity for which it pays.
//!
//! Density in space as in Ester, Kriegel, Sander and Xu 1996, "A density-based algorithm for discovering clusters", KDD-96 (a lot is what
//! lies within a radius of one of its points and weighs enough), with time, a least and a largest quantity, and persons: who stands
//! behind two needs of a kind is counted once. Lots are opened greedily, the largest first; small groups of needs that compete for each
//! other are solved exactly (the maximal covering view of Church and ReVelle 1974, <https://doi.org/10.1007/BF01942293>); a bound says
//! how much more there could be.

pub mod card;
mod exact;
mod near;
mod open;

use crate::catalogue::Refusal;
use std::fmt;

/// Points that are taken at most.
pub const MOST_POINTS: usize = 2_000_000;
/// Pairs of points of a kind in squares next to each other.
pub const MOST_PAIRS: usize = 200_000_000;

/// A need: of a kind, at a place, in an interval, of some persons.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    pub kind: u32,
    pub x: f64,
    pub y: f64,
    pub quantity: f64,
    /// The interval in which it can be served, both ends included.
    pub from: f64,
    pub to: f64,
    /// Who stands behind it, by number; empty where nobody is named, and then it is a person of its own.
    pub people: Vec<u32>,
}

/// What is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct LotsAsk {
    /// How far a need may be from its lot's place.
    pub radius: f64,
    /// How long all needs of a lot must have in common.
    pub window: f64,
    /// The least quantity for which a lot pays.
    pub least: f64,
    /// The largest quantity that one lot may have.
    pub most: f64,
    /// The fewest persons of a lot.
    pub people: usize,
}

/// Why the question has no answer.
#[derive(Debug, Clone, PartialEq)]
pub enum LotsError {
    TooMany {
        points: usize,
    },
    Radius {
        radius: f64,
    },
    Window {
        window: f64,
    },
    /// The least quantity is not above zero, or the largest is below it.
    Quantity {
        least: f64,
        most: f64,
    },
    /// A point has a number that is none, a quantity below zero, or ends before it begins.
    Point {
        point: usize,
        what: &'static str,
        value: f64,
    },
    /// So many points of a kind lie within the radius of each other that they cannot be held beside each other.
    TooDense {
        pairs: usize,
    },
    /// Places are so far apart, for the radius, that they cannot be sorted into squares.
    TooWide {
        radius: f64,
    },
}

impl fmt::Display for LotsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LotsError::TooMany { points } => write!(f, "there are {points} points; at most {MOST_POINTS} are taken"),
            LotsError::Radius { radius } => write!(f, "the radius is {radius}; expected a number above zero"),
            LotsError::Window { window } => write!(f, "the window is {window}; expected a number of zero or more"),
            LotsError::Quantity { least, most } => {
                write!(f, "a lot is to have {least} at least and {most} at most; expected a least above zero, and a most that is no less")
            }
            LotsError::Point { point, what, value } => write!(f, "point {point} has {what} {value}; expected a number that fits"),
            LotsError::TooDense { pairs } => {
                write!(
                    f,
                    "about {pairs} pairs of points of a kind lie within the radius; at most {MOST_PAIRS} are taken: choose a smaller radius"
                )
            }
            LotsError::TooWide { radius } => {
                write!(f, "places lie too far apart for a radius of {radius}; check the unit of the coordinates")
            }
        }
    }
}

impl std::error::Error for LotsError {}

impl Refusal for LotsError {
    fn it(&self) -> String {
        match self {
            LotsError::TooMany { points } => format!("i punti sono {points}; se ne accettano al massimo {MOST_POINTS}"),
            LotsError::Radius { radius } => format!("il raggio è {radius}; atteso un numero sopra zero"),
            LotsError::Window { window } => format!("la finestra è {window}; atteso un numero da zero in su"),
            LotsError::Quantity { least, most } => {
                format!("un lotto deve avere almeno {least} e al massimo {most}; atteso un minimo sopra zero, e un massimo non minore")
            }
            LotsError::Point { point, what, value } => format!("il punto {point} ha {what} {value}; atteso un numero adatto"),
            LotsError::TooDense { pairs } => format!(
                "circa {pairs} coppie di punti di un tipo stanno entro il raggio; se ne accettano al massimo {MOST_PAIRS}: scegliere un raggio minore"
            ),
            LotsError::TooWide { radius } => {
                format!("i luoghi sono troppo lontani fra loro per un raggio di {radius}; controllare l'unità delle coordinate")
            }
        }
    }
}

/// A question that has been checked and can always be answered.
#[derive(Debug, Clone)]
pub struct LotsPlan<'a> {
    ask: LotsAsk,
    points: &'a [Point],
}

/// A lot.
#[derive(Debug, Clone, PartialEq)]
pub struct Lot {
    pub kind: u32,
    /// The point at whose place it is.
    pub centre: u32,
    pub members: Vec<u32>,
    /// Persons once, whatever the number of their needs.
    pub people: usize,
    pub quantity: f64,
    /// The interval that all members have in common.
    pub from: f64,
    pub to: f64,
    /// When it must begin at the latest, so that the window still fits.
    pub deadline: f64,
    /// How far the farthest member is from the centre.
    pub reach: f64,
}

/// Why a point is in no lot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LeftOut {
    /// It wants nothing.
    NothingWanted,
    /// Its own interval is shorter than the window.
    Short { lasts: f64 },
    /// Its persons are in a lot already, with another need of the kind.
    CountedOnce,
    /// It alone is more than a lot may have.
    TooLarge,
    /// Even all that is near it, whenever, is too little: how much there is.
    TooFew { near: f64 },
    /// Enough is near, but not at the same time: how much at the best time.
    NotAtOnce { at_once: f64 },
    /// Enough is near at the same time, but of too few persons.
    TooFewPeople { people: usize },
    /// What it would need went into other lots; how much is left at the best time.
    Elsewhere { left: f64 },
}

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Lots {
    pub lots: Vec<Lot>,
    /// For each point its lot.
    pub lot_of: Vec<Option<u32>>,
    pub left_out: Vec<Option<LeftOut>>,
    /// The quantity in lots; no choice of lots has more than `bound`.
    pub organised: f64,
    pub bound: f64,
    /// Quantity of all points, persons counted once a kind.
    pub total: f64,
}

impl LotsAsk {
    /// # Errors
    /// Says which number cannot be used.
    pub fn check<'a>(&self, points: &'a [Point]) -> Result<LotsPlan<'a>, LotsError> {
        if points.len() > MOST_POINTS {
            return Err(LotsError::TooMany { points: points.len() });
        }
        if !(self.radius.is_finite() && self.radius > 0.0) {
            return Err(LotsError::Radius { radius: self.radius });
        }
        if !(self.window.is_finite() && self.window >= 0.0) {
            return Err(LotsError::Window { window: self.window });
        }
        if !(self.least.is_finite() && self.least > 0.0) || self.most.is_nan() || self.most < self.least {
            return Err(LotsError::Quantity { least: self.least, most: self.most });
        }
        for (point, p) in points.iter().enumerate() {
            for (what, value, fits) in [
                ("the place", p.x, p.x.is_finite()),
                ("the place", p.y, p.y.is_finite()),
                ("the quantity", p.quantity, p.quantity.is_finite() && p.quantity >= 0.0),
                ("the beginning", p.from, p.from.is_finite()),
                ("the end", p.to, p.to.is_finite() && p.to >= p.from),
            ] {
                if !fits {
                    return Err(LotsError::Point { point, what, value });
                }
            }
            if (p.x / self.radius).abs() > 1e9 || (p.y / self.radius).abs() > 1e9 {
                return Err(LotsError::TooWide { radius: self.radius });
            }
        }
        let pairs = near::pairs(points, self.radius);
        if pairs > MOST_PAIRS {
            return Err(LotsError::TooDense { pairs });
        }
        Ok(LotsPlan { ask: self.clone(), points })
    }
}

/// Joins needs into lots.
#[must_use]
pub fn lots(plan: &LotsPlan<'_>) -> Lots {
    let world = open::World::new(plan);
    let (found, bound) = open::opened(&world);
    let mut lot_of: Vec<Option<u32>> = vec![None; plan.points.len()];
    for (l, lot) in (0u32..).zip(&found) {
        lot.members.iter().for_each(|m| lot_of[*m as usize] = Some(l));
    }
    let organised: f64 = found.iter().map(|l| l.quantity).sum();
    let left_out = open::left_out(&world, &lot_of);
    Lots { lots: found, lot_of, left_out, organised, bound: bound.max(organised), total: world.total() }
}
