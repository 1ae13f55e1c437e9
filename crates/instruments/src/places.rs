//! From what a file says of a place to the units of the territory: by code (following mergers), by name and province,
//! by point. Homonyms are asked, never guessed.

use crate::reference;
use reticolo_analysis::spatial::polygon;
use reticolo_model::fold::fold;
use reticolo_model::geometry::Point;
use reticolo_model::{Problem, Unit};
use std::collections::BTreeMap;

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

    pub fn inside(&self) -> impl Iterator<Item = &Unit> {
        self.units.iter().filter(|u| u.inside)
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
        let today = m.today();
        Ok(if self.by_code.contains_key(today) {
            Found::Unit { code: today.to_owned(), followed: (today != code).then(|| code.to_owned()) }
        } else {
            Found::Outside(code.to_owned())
        })
    }

    /// By name, and by province (name, acronym or code) where one is given.
    pub fn by_name(&self, name: &str, province: Option<&str>) -> Result<Found, Problem> {
        let folded = fold(name);
        let in_province = |code: &str| {
            province.is_none_or(|p| {
                let p = fold(p);
                match reference::municipalities().by_code(code) {
                    Some(m) => fold(&m.province_acronym) == p || fold(&m.province_name) == p || m.province_code == p,
                    // Units that no reference table knows lie where their own row says.
                    None => self.get(code).and_then(|u| u.province.as_deref()).is_some_and(|own| fold(own) == p),
                }
            })
        };
        let loaded: Vec<&Unit> =
            self.by_name.get(&folded).into_iter().flatten().map(|i| &self.units[*i]).filter(|u| in_province(&u.code)).collect();
        match loaded[..] {
            [unit] => return Ok(Found::Unit { code: unit.code.clone(), followed: None }),
            [] => {}
            _ => return Err(homonym(name, loaded.iter().map(|u| format!("{} ({})", u.name, u.code)))),
        }
        let known: Vec<_> = reference::municipalities().by_name(&folded).into_iter().filter(|m| in_province(&m.istat_code)).collect();
        match known[..] {
            [] => Err(Problem::new("problem-unit-unknown", name)),
            [m] => self.by_code(&m.istat_code),
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
