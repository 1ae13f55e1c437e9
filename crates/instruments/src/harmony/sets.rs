//! Saved areas as rows of harmony: sets of areas that were made together, in which every unit counts once.

use super::Lack;
use crate::areas::SavedArea;
use crate::gate::Who;
use crate::{Result, Workbench};
use reticolo_analysis::sums::round9;
use reticolo_model::Problem;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Areas that were made together: the basins of one question, or all areas of a form.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BasinSet {
    pub key: String,
    /// Code in the vocabulary of areas' forms.
    pub form: String,
    pub method: String,
    /// By title.
    pub areas: Vec<BasinArea>,
    /// Units inside that more than one of them holds.
    pub shared: usize,
    #[serde(skip)]
    of: BTreeMap<String, usize>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BasinArea {
    pub id: Uuid,
    pub title: String,
    pub units: usize,
}

impl BasinSet {
    /// The area in which a unit counts: the first, by title, that holds it.
    #[must_use]
    pub fn area_of(&self, unit: &str) -> Option<&BasinArea> {
        self.of.get(unit).and_then(|i| self.areas.get(*i))
    }
}

/// Sets of areas that hold some unit inside, the basins first.
pub(super) fn sets(areas: &[SavedArea], inside: &BTreeSet<&str>) -> Vec<BasinSet> {
    let mut by: BTreeMap<(bool, &str), Vec<&SavedArea>> = BTreeMap::new();
    for area in areas.iter().filter(|a| a.units.iter().any(|u| inside.contains(u.as_str()))) {
        by.entry((!area.set.starts_with("basin_"), &area.set)).or_default().push(area);
    }
    let set = |((_, key), areas): ((bool, &str), Vec<&SavedArea>)| {
        let (mut of, mut shared): (BTreeMap<String, usize>, BTreeSet<&str>) = (BTreeMap::new(), BTreeSet::new());
        for (i, area) in areas.iter().enumerate() {
            for unit in area.units.iter().filter(|u| inside.contains(u.as_str())) {
                if of.contains_key(unit) {
                    shared.insert(unit);
                } else {
                    of.insert(unit.clone(), i);
                }
            }
        }
        BasinSet {
            key: key.to_owned(),
            form: areas[0].form.clone(),
            method: areas[0].method.clone(),
            areas: areas.iter().map(|a| BasinArea { id: a.id, title: a.title.clone(), units: a.units.len() }).collect(),
            shared: shared.len(),
            of,
        }
    };
    by.into_iter().map(set).collect()
}

/// The set that is meant: the one named, else the first.
pub(super) fn chosen(sets: &[BasinSet], key: Option<&str>) -> Result<BasinSet> {
    let key = key.filter(|k| !k.is_empty() && !sets.is_empty());
    let found = key.map_or_else(|| sets.first(), |key| sets.iter().find(|s| s.key == key));
    let known = sets.iter().map(|s| s.key.as_str()).collect::<Vec<_>>().join(", ");
    found.cloned().ok_or_else(|| match key {
        Some(key) => Problem::new("problem-harmony-set", key).on("basins").with("known", known).into(),
        None => Problem::new("problem-harmony-no_areas", "").on("basins").into(),
    })
}

/// What is lacking, by how many lack it.
pub(super) fn ranked(lacks: BTreeMap<&str, f64>) -> Vec<Lack> {
    let mut out: Vec<Lack> =
        lacks.into_iter().map(|(service, people)| Lack { service: service.to_owned(), people: round9(people) }).collect();
    out.sort_by(|a, b| b.people.total_cmp(&a.people).then_with(|| a.service.cmp(&b.service)));
    out
}

impl Workbench {
    /// The sets of saved areas that somebody can look across.
    pub async fn basin_sets(&self, who: &Who) -> Result<Vec<BasinSet>> {
        let (areas, places) = (self.saved_areas(who).await?, self.places().await?);
        Ok(sets(&areas, &places.inside().map(|u| u.code.as_str()).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_counts_once() {
        let area = |n: u128, title: &str, set: &str, units: &[&str]| SavedArea {
            id: Uuid::from_u128(n),
            title: title.into(),
            form: "set_of_units".into(),
            set: set.into(),
            method: String::new(),
            units: units.iter().map(|u| (*u).to_owned()).collect(),
        };
        let all = [
            area(1, "Nord", "set_of_units", &["A", "B"]),
            area(2, "Sud", "set_of_units", &["B", "C", "X"]),
            area(3, "Uno", "basin_12345678", &["A"]),
            area(4, "Via", "shape", &["X"]),
        ];
        let found = sets(&all, &["A", "B", "C"].into());
        assert_eq!(found.iter().map(|s| (s.key.as_str(), s.shared)).collect::<Vec<_>>(), [("basin_12345678", 0), ("set_of_units", 1)]);
        let name = |unit: &str| found[1].area_of(unit).map(|a| a.title.clone());
        assert_eq!([name("A"), name("B"), name("C"), name("X")], [Some("Nord".into()), Some("Nord".into()), Some("Sud".into()), None]);
        assert_eq!(chosen(&found, None).unwrap().key, "basin_12345678");
        assert!(chosen(&found, Some("nothing")).is_err() && chosen(&[], None).is_err());
    }
}
