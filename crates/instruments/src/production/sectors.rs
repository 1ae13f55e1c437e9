//! Actors, offers and facilities by sector and place: by what they are, by the branch of activity that they say, by the services they
//! give. A record is counted once, and in each unit that it touches.

use super::ProductionQuestion;
use crate::gate::Who;
use crate::places::Places;
use crate::vocabularies::base;
use crate::vocabularies::names::Names;
use crate::{Result, Workbench};
use reticolo_messages::Language;
use reticolo_model::vocabulary::{NATURES, SERVICES};
use reticolo_model::{Problem, Record};
use reticolo_store::lists;
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// By what records are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// What sort of actor it is.
    Nature,
    /// The section of ATECO 2025 in which its first codes lie.
    Branch,
    /// The service that it gives, by the topmost it stands under: actors, offers and facilities.
    Service,
}

impl By {
    pub const ALL: [By; 3] = [By::Nature, By::Branch, By::Service];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            By::Nature => "nature",
            By::Branch => "branch",
            By::Service => "service",
        }
    }

    /// The way with this code.
    pub fn parse(code: &str) -> std::result::Result<By, Problem> {
        let known = || By::ALL.map(By::code).join(", ");
        By::ALL.into_iter().find(|b| b.code() == code).ok_or_else(|| Problem::new("problem-choice", code).on("by").with("known", known()))
    }
}

/// A sector with what is on record of it inside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SectorClass {
    pub code: String,
    pub actors: usize,
    pub offers: usize,
    pub facilities: usize,
    /// Units that have any of these.
    pub units: usize,
}

impl SectorClass {
    #[must_use]
    pub fn records(&self) -> usize {
        self.actors + self.offers + self.facilities
    }
}

/// A unit inside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SectorRow {
    pub code: String,
    pub name: String,
    /// Records that touch it, of the class that is asked or of all.
    pub records: usize,
    /// The same, one a class, in the classes' order.
    pub counts: Vec<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SectorView {
    pub by: By,
    /// Actors that touch the territory.
    pub actors: usize,
    /// Of these, how many say each way: nature, branch, service.
    pub said: BTreeMap<&'static str, usize>,
    /// The greatest first, of equals by code.
    pub classes: Vec<SectorClass>,
    /// Units inside, by code.
    pub rows: Vec<SectorRow>,
    /// Records inside that the way counts and that say none.
    pub unclassed: usize,
    /// Actors that lie beyond the territory alone, and that say no place.
    pub beyond: usize,
    pub placeless: usize,
    /// Codes of the data sets that the counted records come from.
    pub data_sets: Vec<String>,
}

/// What is read of the registry.
pub(super) struct Read {
    pub view: SectorView,
    pub chains: usize,
    pub technologies: usize,
    pub capacities: usize,
}

/// The sections of ATECO 2025 in which codes lie, whatever their depth; codes of the classification before are read by their division
/// where that did not move to another section.
fn sections(codes: &str) -> BTreeSet<String> {
    let (Some(now), Some(before)) = (base("ateco_2025"), base("nace_2")) else { return BTreeSet::new() };
    let section = |code: &str| -> Option<String> {
        let code = code.trim().to_uppercase();
        if code.len() == 1 {
            return now.get(&code).map(|e| e.code.clone());
        }
        let division = code.get(..2).filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?;
        if let Some(entry) = now.get(division) {
            return Some(entry.parent.clone());
        }
        // Up to I the sections kept their letters; beyond that the same letter means something else.
        before.get(division).map(|e| e.parent.clone()).filter(|letter| letter.as_str() <= "I")
    };
    codes.split([';', ',', ' ']).filter(|c| !c.trim().is_empty()).filter_map(section).collect()
}

/// The services that codes stand under, topmost.
fn tops<'a>(names: &Names, codes: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    let list = names.list(SERVICES.code);
    let top = |code: &str| list.as_ref().and_then(|l| l.above(code).first().map(|e| e.code.clone())).unwrap_or_else(|| code.to_owned());
    codes.filter(|c| !c.is_empty()).map(top).collect()
}

fn texts<'a>(record: &'a Record, field: &str) -> impl Iterator<Item = &'a str> {
    let one = record.body_text(field).into_iter();
    one.chain(record.body.get(field).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str))
}

/// The name of a class.
#[must_use]
pub fn class_name(l: Language, names: &Names, by: By, code: &str) -> String {
    match by {
        By::Nature => names.label(l, &NATURES, code),
        By::Service => names.label(l, &SERVICES, code),
        By::Branch => base("ateco_2025").and_then(|list| list.get(code).map(|e| e.name(l).to_owned())).unwrap_or_else(|| code.to_owned()),
    }
}

/// Counts by class and unit while records are read.
#[derive(Default)]
struct Tally {
    /// By class: actors, offers, facilities.
    classes: BTreeMap<String, [usize; 3]>,
    /// By class, then by unit.
    cells: BTreeMap<String, BTreeMap<String, usize>>,
    by_unit: BTreeMap<String, usize>,
    unclassed: usize,
    data_sets: BTreeSet<String>,
}

impl Tally {
    fn add(&mut self, record: &Record, units: &[String], classes: &BTreeSet<String>, sort: usize, only: Option<&str>) {
        if classes.is_empty() {
            self.unclassed += 1;
            return;
        }
        for class in classes {
            self.classes.entry(class.clone()).or_default()[sort] += 1;
            let cells = self.cells.entry(class.clone()).or_default();
            for unit in units {
                *cells.entry(unit.clone()).or_default() += 1;
            }
        }
        if only.is_none_or(|c| classes.contains(c)) {
            for unit in units {
                *self.by_unit.entry(unit.clone()).or_default() += 1;
            }
            self.data_sets.extend(record.origin.as_ref().map(|o| o.data_set.clone()));
        }
    }
}

impl Workbench {
    /// What is on record by sector and place: one query a kind, and each record counted in every way as it is read, so that none is held.
    pub(super) async fn sectors(&self, who: &Who, question: &ProductionQuestion, places: &Places) -> Result<Read> {
        let names = self.names().await?;
        let only = question.class.as_deref();
        let mut tallies: BTreeMap<&'static str, Tally> = By::ALL.into_iter().map(|by| (by.code(), Tally::default())).collect();
        let mut said: BTreeMap<&'static str, usize> = By::ALL.into_iter().map(|by| (by.code(), 0)).collect();
        let (mut actors, mut beyond, mut placeless, mut chains, mut technologies, mut capacities) = (0, 0, 0, 0, 0, 0);
        let classes = |record: &Record, by: By| match by {
            By::Nature => texts(record, "nature").map(str::to_owned).collect(),
            By::Branch => record.body_text("sectors").map(sections).unwrap_or_default(),
            By::Service => tops(&names, texts(record, "services")),
        };
        let mut conn = self.store.reader().await?;
        for (kind, over) in [("actor", "closed"), ("offer", "ended"), ("asset", "lost"), ("chain", "superseded")] {
            lists::each(&mut conn, self.territory, &who.all(kind), |record| {
                let units = places.inside_of(&record);
                match kind {
                    _ if record.status == over => {}
                    "chain" => chains += 1,
                    "actor" if units.is_empty() && record.place.as_ref().is_none_or(|p| p.units.is_empty()) => placeless += 1,
                    "actor" if units.is_empty() => beyond += 1,
                    _ if units.is_empty() => {}
                    "actor" => {
                        actors += 1;
                        for by in By::ALL {
                            let found = classes(&record, by);
                            *said.entry(by.code()).or_default() += usize::from(!found.is_empty());
                            tallies.entry(by.code()).or_default().add(&record, &units, &found, 0, only);
                        }
                    }
                    "offer" => {
                        let found = tops(&names, texts(&record, "category"));
                        tallies.entry(By::Service.code()).or_default().add(&record, &units, &found, 1, only);
                    }
                    _ => {
                        technologies += usize::from(record.body_text("class") == Some("technology"));
                        capacities += usize::from(record.body_text("class") == Some("productive_capacity"));
                        // An asset that gives no service is not one of these, and lacks nothing.
                        if texts(&record, "service").next().is_some() {
                            let found = tops(&names, texts(&record, "service"));
                            tallies.entry(By::Service.code()).or_default().add(&record, &units, &found, 2, only);
                        }
                    }
                }
                Ok(())
            })
            .await?;
        }
        drop(conn);
        let most = |by: &By| said[by.code()] * 2 >= actors.max(1);
        let by = question.by.unwrap_or_else(|| [By::Branch, By::Service].into_iter().find(most).unwrap_or(By::Nature));
        let tally = tallies.remove(by.code()).unwrap_or_default();
        if let Some(class) = only
            && !tally.classes.contains_key(class)
        {
            let known: Vec<&str> = tally.classes.keys().map(String::as_str).collect();
            return Err(Problem::new("problem-choice", class).on("class").with("known", known.join(", ")).into());
        }
        let view = view(by, actors, said, tally, places, (beyond, placeless));
        Ok(Read { view, chains, technologies, capacities })
    }
}

fn view(
    by: By,
    actors: usize,
    said: BTreeMap<&'static str, usize>,
    tally: Tally,
    places: &Places,
    (beyond, placeless): (usize, usize),
) -> SectorView {
    let mut classes: Vec<SectorClass> = tally
        .classes
        .iter()
        .map(|(code, [actors, offers, facilities])| SectorClass {
            units: tally.cells.get(code).map_or(0, BTreeMap::len),
            code: code.clone(),
            actors: *actors,
            offers: *offers,
            facilities: *facilities,
        })
        .collect();
    classes.sort_by(|a, b| b.records().cmp(&a.records()).then_with(|| a.code.cmp(&b.code)));
    let rows = places
        .inside()
        .map(|u| SectorRow {
            code: u.code.clone(),
            name: u.name.clone(),
            records: tally.by_unit.get(&u.code).copied().unwrap_or(0),
            counts: classes.iter().map(|c| tally.cells.get(&c.code).and_then(|of| of.get(&u.code)).copied().unwrap_or(0)).collect(),
        })
        .collect();
    let data_sets = tally.data_sets.into_iter().collect();
    SectorView { by, actors, said, classes, rows, unclassed: tally.unclassed, beyond, placeless, data_sets }
}

#[cfg(test)]
mod tests {
    use super::sections;

    #[test]
    fn codes_of_any_depth_lie_in_a_section() {
        let of = |text: &str| sections(text).into_iter().collect::<Vec<_>>().join("");
        assert_eq!(of("01.11; 25"), "AC");
        assert_eq!(of("c"), "C");
        // Division 45 is no more: its section kept the letter. 62 moved to another letter, and is read by today's.
        assert_eq!(of("45.20"), "G");
        assert_eq!(of("62.01"), "K");
        assert_eq!(of("xx; ; 00; 9"), "");
    }
}
