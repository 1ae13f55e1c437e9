//! What is known of pairs of actors beside their ties: how far one offers what the other needs, and how near they are.

use std::collections::BTreeMap;
use std::fmt;

use super::prediction::Known;
use crate::catalogue::Refusal;
use crate::spatial::polygon::haversine_km;

/// Pairs that complete each other, at most.
pub const MOST_PAIRS: usize = 10_000_000;

/// What is known of each actor, a list each with one entry an actor.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Actors {
    /// Numbers of what each needs, in growing order.
    pub needs: Vec<Vec<u32>>,
    /// Numbers of what each offers, in growing order.
    pub offers: Vec<Vec<u32>>,
    /// The number of the place, where it is known.
    pub place: Vec<Option<u32>>,
    /// Longitude and latitude in degrees, or x and y in kilometres.
    pub point: Vec<Option<[f64; 2]>>,
    /// Whether points are in degrees.
    pub degrees: bool,
    /// Nearness falls by e every so many kilometres; above 0.
    pub fall_km: f64,
}

/// Why it cannot be told.
#[derive(Debug, Clone, PartialEq)]
pub enum ComplementError {
    /// A list has not one entry an actor.
    Lengths { found: usize, actors: usize },
    /// The distance over which nearness falls is not above zero.
    Fall { asked: f64 },
    /// A point is not a pair of numbers.
    Point { actor: usize },
    /// More pairs complete each other than are looked at.
    TooMany { pairs: usize },
}

impl fmt::Display for ComplementError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ComplementError::Lengths { found, actors } => write!(f, "something is known of {found} actors, and there are {actors}"),
            ComplementError::Fall { asked } => write!(f, "the distance over which nearness falls is {asked} km and must be above 0"),
            ComplementError::Point { actor } => write!(f, "the point of actor {actor} is not a pair of numbers"),
            ComplementError::TooMany { pairs } => {
                write!(f, "{pairs} pairs complete each other, more than the {MOST_PAIRS} that are looked at; use finer needs and offers")
            }
        }
    }
}

impl std::error::Error for ComplementError {}

impl Refusal for ComplementError {
    fn it(&self) -> String {
        match self {
            ComplementError::Lengths { found, actors } => format!("si sa qualcosa di {found} attori, e ce ne sono {actors}"),
            ComplementError::Fall { asked } => format!("la distanza su cui cala la vicinanza è {asked} km e dev'essere maggiore di 0"),
            ComplementError::Point { actor } => format!("il punto dell'attore {actor} non è una coppia di numeri"),
            ComplementError::TooMany { pairs } => {
                format!("{pairs} coppie si completano, più delle {MOST_PAIRS} che si guardano; usa bisogni e offerte più precisi")
            }
        }
    }
}

impl Actors {
    /// Actors of whom nothing is known are added, or the last are left out.
    pub fn resize(&mut self, actors: usize) {
        self.needs.resize(actors, Vec::new());
        self.offers.resize(actors, Vec::new());
        self.place.resize(actors, None);
        self.point.resize(actors, None);
    }

    /// Whether everything is there for so many actors.
    pub fn check(&self, actors: usize) -> Result<(), ComplementError> {
        for found in [self.needs.len(), self.offers.len(), self.place.len(), self.point.len()] {
            if found != actors {
                return Err(ComplementError::Lengths { found, actors });
            }
        }
        if !(self.fall_km.is_finite() && self.fall_km > 0.0) {
            return Err(ComplementError::Fall { asked: self.fall_km });
        }
        match self.point.iter().position(|p| p.is_some_and(|[x, y]| !(x.is_finite() && y.is_finite()))) {
            Some(actor) => Err(ComplementError::Point { actor }),
            None => Ok(()),
        }
    }

    /// All pairs of whom one offers something that the other needs, the lower number first, in growing order.
    pub fn complementary(&self) -> Result<Vec<(u32, u32)>, ComplementError> {
        let mut sides: BTreeMap<u32, (Vec<u32>, Vec<u32>)> = BTreeMap::new();
        for (v, needs) in self.needs.iter().enumerate() {
            needs.iter().for_each(|c| sides.entry(*c).or_default().0.push(v as u32));
        }
        for (v, offers) in self.offers.iter().enumerate() {
            offers.iter().for_each(|c| sides.entry(*c).or_default().1.push(v as u32));
        }
        let pairs = sides.values().map(|(needs, offers)| needs.len() * offers.len()).sum();
        if pairs > MOST_PAIRS {
            return Err(ComplementError::TooMany { pairs });
        }
        let mut out: Vec<(u32, u32)> = sides
            .values()
            .flat_map(|(needs, offers)| needs.iter().flat_map(move |&a| offers.iter().map(move |&b| (a.min(b), a.max(b)))))
            .filter(|(a, b)| a != b)
            .collect();
        out.sort_unstable();
        out.dedup();
        Ok(out)
    }

    /// What one needs and the other offers.
    pub fn meets(&self, one: u32, other: u32) -> Vec<u32> {
        let (needs, offers) = (&self.needs[one as usize], &self.offers[other as usize]);
        needs.iter().copied().filter(|c| offers.binary_search(c).is_ok()).collect()
    }

    /// How far apart they are: 0 in one place; `None` where it is not known.
    pub fn km(&self, a: u32, b: u32) -> Option<f64> {
        let (a, b) = (a as usize, b as usize);
        if self.place[a].is_some() && self.place[a] == self.place[b] {
            return Some(0.0);
        }
        let (p, q) = (self.point[a]?, self.point[b]?);
        Some(if self.degrees { haversine_km(p, q) } else { (p[0] - q[0]).hypot(p[1] - q[1]) })
    }

    /// What is known of a pair: the greater of both shares of what one needs that the other offers; e^(-km / fall).
    pub fn known(&self, a: u32, b: u32) -> Known {
        let share = |one: u32, other: u32| {
            let needs = self.needs[one as usize].len();
            if needs == 0 { 0.0 } else { self.meets(one, other).len() as f64 / needs as f64 }
        };
        Known { complementarity: share(a, b).max(share(b, a)), nearness: self.km(a, b).map_or(0.0, |km| (-km / self.fall_km).exp()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_actors_worked_by_hand() {
        let actors = Actors {
            needs: vec![vec![1, 2], vec![], vec![3]],
            offers: vec![vec![], vec![2, 5], vec![1, 2]],
            place: vec![Some(0), Some(0), None],
            point: vec![Some([0.0, 0.0]), None, Some([3.0, 4.0])],
            degrees: false,
            fall_km: 5.0,
        };
        actors.check(3).unwrap();
        assert_eq!(actors.complementary().unwrap(), [(0, 1), (0, 2)]);
        assert_eq!((actors.known(0, 1).complementarity, actors.known(0, 1).nearness), (0.5, 1.0));
        assert_eq!(actors.known(2, 0).complementarity, 1.0);
        assert!((actors.known(0, 2).nearness - (-1f64).exp()).abs() < 1e-12);
        assert_eq!(actors.known(1, 2), Known { complementarity: 0.0, nearness: 0.0 });
        assert_eq!(actors.check(4), Err(ComplementError::Lengths { found: 3, actors: 4 }));
        assert!(matches!(Actors { fall_km: 0.0, ..actors.clone() }.check(3), Err(ComplementError::Fall { .. })));
        let mut many = Actors { fall_km: 1.0, ..Actors::default() };
        many.resize(4000);
        many.needs.iter_mut().for_each(|n| n.push(0));
        many.offers.iter_mut().for_each(|n| n.push(0));
        assert_eq!(many.complementary(), Err(ComplementError::TooMany { pairs: 16_000_000 }));
    }
}
