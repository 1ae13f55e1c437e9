//! From what a file says of a place to the units of the territory: by code (following mergers), by name and province,
//! by point. Homonyms are asked, never guessed.

use crate::reference;
use reticolo_analysis::spatial::contiguity::{Contiguity, DEGREES, contiguity};
use reticolo_analysis::spatial::polygon;
use reticolo_analysis::spatial::weights::Weights;
use reticolo_model::fold::fold;
use reticolo_model::geometry::Point;
use reticolo_model::{Problem, Record, Unit};
use std::collections::{BTreeMap, BTreeSet};

/// The units that are loaded, with what is needed to find one.
#[derive(Debug, Default)]
pub struct Places {
    pub units: Vec<Unit>,
    /// The rings of each unit, in the order of `units`.
    pub rings: Vec<Vec<Vec<Point>>>,
    /// Where each unit stands, and whether a source says so.
    seats: Vec<Option<(Point, bool)>>,
    by_code: BTreeMap<String, usize>,
    by_name: BTreeMap<String, Vec<usize>>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A loaded unit; `followed` says from which former code.
    Unit { code: String, followed: Option<String> },
    /// Known to a reference table, but not loaded.
    Outside(String),
}

impl Places {
    #[must_use]
    pub fn new(units: Vec<Unit>) -> Places {
        let rings: Vec<Vec<Vec<Point>>> =
            units.iter().map(|u| u.geometry.as_ref().map_or_else(Vec::new, |g| g.rings().into_iter().cloned().collect())).collect();
        let seats = units
            .iter()
            .zip(&rings)
            .map(|(u, r)| u.seat.map(|p| (p, true)).or_else(|| Some((polygon::point_on_surface(r)?, false))))
            .collect();
        let mut places = Places { units, rings, seats, ..Places::default() };
        for (i, unit) in places.units.iter().enumerate() {
            places.by_code.insert(unit.code.clone(), i);
            places.by_name.entry(fold(&unit.name)).or_default().push(i);
        }
        places
    }

    #[must_use]
    pub fn get(&self, code: &str) -> Option<&Unit> {
        self.by_code.get(code).map(|i| &self.units[*i])
    }

    /// Where a unit stands when a point is needed: its seat as a source states it (`true`), else a point inside its shape
    /// (`false`); none for a unit that is not loaded.
    #[must_use]
    pub fn seat(&self, unit: &Unit) -> Option<(Point, bool)> {
        self.seats.get(*self.by_code.get(&unit.code)?).copied().flatten()
    }

    /// The rings of a loaded unit.
    #[must_use]
    pub fn rings_of(&self, code: &str) -> Option<Vec<Vec<Point>>> {
        self.by_code.get(code).map(|i| self.rings[*i].clone())
    }

    /// The name of a unit, else its code.
    #[must_use]
    pub fn name<'a>(&'a self, code: &'a str) -> &'a str {
        self.get(code).map_or(code, |u| &u.name)
    }

    #[must_use]
    pub fn is_inside(&self, code: &str) -> bool {
        self.get(code).is_some_and(|u| u.inside)
    }

    /// The units inside that a record touches.
    #[must_use]
    pub fn inside_of(&self, record: &Record) -> Vec<String> {
        let units = record.place.iter().flat_map(|p| &p.units);
        units.filter(|u| self.is_inside(&u.unit)).map(|u| u.unit.clone()).collect()
    }

    pub fn inside(&self) -> impl Iterator<Item = &Unit> {
        self.units.iter().filter(|u| u.inside)
    }

    /// Who borders whom among the units inside, numbered in their order, and which of all units each is.
    #[must_use]
    pub fn inside_borders(&self) -> (Weights, Vec<u32>) {
        let keep: Vec<bool> = self.units.iter().map(|u| u.inside).collect();
        contiguity(&self.rings, Contiguity::Queen, DEGREES).subset(&keep)
    }

    /// By the code of a unit, or an ISTAT or cadastral code with its history.
    pub fn by_code(&self, text: &str) -> Result<Found, Problem> {
        let code = text.trim();
        if self.by_code.contains_key(code) {
            return Ok(Found::Unit { code: code.to_owned(), followed: None });
        }
        let table = reference::municipalities();
        let known = table.by_code(code).or_else(|| table.by_cadastral(&code.to_ascii_uppercase()));
        let Some(m) = known else { return Err(Problem::new("problem-unit-unknown", text)) };
        Ok(match self.loaded_of(m) {
            Some(loaded) => Found::Unit { code: loaded.to_owned(), followed: (loaded != code).then(|| code.to_owned()) },
            None => Found::Outside(code.to_owned()),
        })
    }

    /// The loaded unit that a municipality is: under today's code; where the units are older than that, under the first code that
    /// took over, or under a former code of the same municipality, which keeps its cadastral code when it changes province.
    fn loaded_of(&self, m: &'static reference::Municipality) -> Option<&'static str> {
        let table = reference::municipalities();
        let loaded = |code: &&str| self.by_code.contains_key(*code);
        let after = |m: &&'static reference::Municipality| table.by_code(m.successor).filter(|next| next.valid_from > m.valid_from);
        let later = std::iter::successors(Some(m), |m| after(m)).map(|m| m.istat_code);
        let former = || table.bearing(m.cadastral_code).into_iter().rev().map(|m| m.istat_code);
        Some(m.today()).filter(loaded).or_else(|| later.skip(1).find(loaded)).or_else(|| former().find(loaded))
    }

    /// By name, and by province (name, acronym or code) where one is given.
    pub fn by_name(&self, name: &str, province: Option<&str>) -> Result<Found, Problem> {
        let folded = fold(name);
        let asked = province.map(fold);
        let lies_in = |m: &reference::Municipality| {
            asked.as_ref().is_none_or(|p| fold(m.province_acronym) == *p || fold(m.province_name) == *p || m.province_code == *p)
        };
        let in_province = |code: &str| match (reference::municipalities().by_code(code), &asked) {
            (Some(m), _) => lies_in(m),
            (None, None) => true,
            // Units that no reference table knows lie where their own row says.
            (None, Some(p)) => self.get(code).and_then(|u| u.province.as_deref()).is_some_and(|own| fold(own) == *p),
        };
        let loaded: Vec<&Unit> =
            self.by_name.get(&folded).into_iter().flatten().map(|i| &self.units[*i]).filter(|u| in_province(&u.code)).collect();
        match loaded[..] {
            [unit] => return Ok(Found::Unit { code: unit.code.clone(), followed: None }),
            [] => {}
            _ => return Err(homonym(name, loaded.iter().map(|u| format!("{} ({})", u.name, u.code)))),
        }
        let known: Vec<_> = reference::municipalities().by_name(&folded).into_iter().filter(|m| in_province(m.istat_code)).collect();
        match known[..] {
            [] => {
                // A province that was: the code the place had in it is followed to today's.
                let former: Vec<_> = reference::municipalities().spells(&folded).into_iter().filter(|m| lies_in(m)).collect();
                let today: BTreeSet<&str> = former.iter().map(|m| m.today()).collect();
                match former.last() {
                    Some(m) if today.len() == 1 => self.by_code(m.istat_code),
                    Some(_) => Err(homonym(name, former.iter().map(|m| format!("{} {} ({})", m.name, m.province_acronym, m.istat_code)))),
                    // A homonym is settled by writing its code where the name stood.
                    None => self.by_code(name),
                }
            }
            [m] => self.by_code(m.istat_code),
            _ => Err(homonym(name, known.iter().map(|m| format!("{} {} ({})", m.name, m.province_acronym, m.istat_code)))),
        }
    }

    /// What a unit's name was written as and what it is kept as, where the two differ.
    #[must_use]
    pub fn met(&self, written: &str, code: &str) -> Option<(String, String)> {
        let kept = &self.get(code)?.name;
        (kept != written.trim()).then(|| (written.trim().to_owned(), kept.clone()))
    }

    /// The unit whose polygon holds a point; with several (a border), the first by code.
    #[must_use]
    pub fn at(&self, point: Point) -> Option<&Unit> {
        let holds = |rings: &Vec<Vec<Point>>| {
            polygon::bbox(rings).is_some_and(|[w, s, e, n]| w <= point[0] && point[0] <= e && s <= point[1] && point[1] <= n)
                && polygon::point_in_polygon(rings, point)
        };
        self.units.iter().zip(&self.rings).find(|(_, rings)| holds(rings)).map(|(unit, _)| unit)
    }
}

fn homonym(name: &str, candidates: impl Iterator<Item = String>) -> Problem {
    Problem::new("problem-homonym", name).with("candidates", candidates.collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use reticolo_model::geometry::Geometry;
    use std::collections::BTreeMap;

    fn unit(code: &str, name: &str, seat: Option<Point>) -> Unit {
        Unit {
            code: code.into(),
            name: name.into(),
            inside: true,
            province: Some("P1".into()),
            region: None,
            valid_from: None,
            valid_to: None,
            seat,
            geometry: Some(Geometry::Polygon(vec![vec![[0.0, 0.0], [2.0, 0.0], [2.0, 2.0], [0.0, 2.0], [0.0, 0.0]]])),
            attributes: BTreeMap::new(),
        }
    }

    fn code(found: Result<Found, Problem>) -> String {
        match found {
            Ok(Found::Unit { code, followed }) => followed.map_or(code.clone(), |f| format!("{f} > {code}")),
            Ok(Found::Outside(code)) => format!("outside {code}"),
            Err(problem) => problem.code,
        }
    }

    #[test]
    fn a_name_is_found_in_the_province_it_lies_in_or_lay_in() {
        let places = Places::new(vec![unit("117001", "Arbus", None), unit("u1", "Rocca", None), unit("075096", "Castro", None)]);
        assert_eq!(code(places.by_name("ARBUS", Some("VS"))), "117001");
        assert_eq!(code(places.by_name("Arbus", Some("SU"))), "111001 > 117001");
        assert_eq!(code(places.by_name("Arbus", Some("TO"))), "problem-unit-unknown");
        assert_eq!(code(places.by_name("rocca", Some("p1"))), "u1", "a unit that no reference table knows");
        assert_eq!(code(places.by_name("Castro", Some("BG"))), "outside 016065");
        assert_eq!(code(places.by_name("Castro", Some("LE"))), "075096");
        assert_eq!(code(places.by_name("None", Some("TO"))), "outside 001168");
    }

    #[test]
    fn a_code_is_followed_to_units_that_are_older_than_today() {
        // Cagliari was 092009 until it became 118006; Arbus was 092001, then 106001, 111001, 117001.
        let places = Places::new(vec![unit("092009", "Cagliari", None), unit("111001", "Arbus", None)]);
        assert_eq!(code(places.by_code("092009")), "092009");
        assert_eq!(code(places.by_code("118006")), "118006 > 092009");
        assert_eq!(code(places.by_code("106001")), "106001 > 111001");
        assert_eq!(code(places.by_code("117001")), "117001 > 111001");
        assert_eq!(code(places.by_code("092003")), "outside 092003");
    }

    #[test]
    fn a_seat_is_stated_or_a_point_inside() {
        let places = Places::new(vec![unit("u1", "A", Some([0.1, 0.2])), unit("u2", "B", None)]);
        let seat = |code: &str| places.seat(places.get(code).expect("loaded")).expect("a point");
        assert_eq!(seat("u1"), ([0.1, 0.2], true));
        let (at, stated) = seat("u2");
        assert!(!stated && places.at(at).is_some());
        assert_eq!(places.seat(&unit("u3", "C", None)), None);
        assert_eq!(places.met("a ", "u1"), Some(("a".to_owned(), "A".to_owned())));
        assert_eq!(places.met("A", "u1"), None);
    }
}
