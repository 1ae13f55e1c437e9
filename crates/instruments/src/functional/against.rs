//! Functional basins held against other areas of the same units: official ones, which are an attribute of the units, or areas that were saved.

use super::Functional;
use crate::gate::Who;
use crate::plan::basins::{LABOUR_AREA, proper};
use crate::{Result, Workbench};
use reticolo_analysis::flows::APART;
use reticolo_analysis::flows::areas::{Division, adjusted_rand, overlaps};
use reticolo_analysis::sums::round9;
use reticolo_model::Problem;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What basins can be held against.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Against {
    /// `attribute:CODE`, or `areas:SET`.
    pub key: String,
    /// Code of the attribute; form and method of the saved areas.
    pub attribute: Option<String>,
    pub form: String,
    pub method: String,
    /// How many areas it has.
    pub areas: usize,
    /// The area of each unit.
    #[serde(skip)]
    pub of: BTreeMap<String, String>,
}

/// The area of the other division that a basin has most in common with.
#[derive(Debug, Clone, Serialize)]
pub struct AreaOverlap {
    pub basin: u32,
    pub area: String,
    /// Who lives in both and works, over who lives in either and works: 0 to 1.
    pub shared: f64,
}

/// How far two divisions agree.
#[derive(Debug, Clone, Serialize)]
pub struct Agreement {
    pub against: Against,
    /// Areas of the other division among the units that have flows, and how many units are compared.
    pub areas: usize,
    pub compared: usize,
    /// Units of which the other division says nothing.
    pub missing: Vec<String>,
    pub adjusted_rand: Option<f64>,
    /// Of all who work, those who do it in the area they live in: of these basins, of the other areas.
    pub inside: f64,
    pub inside_other: f64,
    /// By number of the basin.
    pub overlaps: Vec<AreaOverlap>,
}

impl Functional {
    /// How far the basins agree with others.
    #[must_use]
    pub fn agreement(&self, against: &Against) -> Agreement {
        let names: BTreeSet<&String> = self.units.iter().filter_map(|u| against.of.get(u)).collect();
        let names: Vec<&String> = names.into_iter().collect();
        let number = |unit: &String| against.of.get(unit).and_then(|a| names.binary_search(&a).ok()).map_or(APART, |i| i as u32);
        let label: Vec<u32> = self.units.iter().map(number).collect();
        let other = Division::new(&self.flows, &label, |_| None);
        // Areas of a division are numbered anew: the name is that of any unit in it.
        let named = |area: u32| other.label.iter().position(|l| *l == area).map(|v| names[label[v] as usize].clone());
        let shared = overlaps(&self.flows, &self.division, &other);
        let mut found: Vec<AreaOverlap> = shared
            .iter()
            .enumerate()
            .filter_map(|(a, o)| o.map(|o| (a, o)))
            .filter_map(|(a, o)| Some(AreaOverlap { basin: self.number(a), area: named(o.area)?, shared: round9(o.shared) }))
            .collect();
        found.sort_by_key(|o| o.basin);
        Agreement {
            areas: other.areas.len(),
            compared: label.iter().filter(|l| **l != APART).count(),
            missing: label.iter().zip(&self.units).filter(|(l, _)| **l == APART).map(|(_, u)| u.clone()).collect(),
            adjusted_rand: adjusted_rand(&self.division.label, &other.label).map(round9),
            inside: self.view.inside,
            inside_other: round9(other.inside(&self.flows)),
            overlaps: found,
            against: against.clone(),
        }
    }
}

impl Workbench {
    /// The divisions that somebody can hold basins against, the official areas first.
    pub async fn divisions(&self, who: &Who) -> Result<Vec<Against>> {
        let (places, saved) = (self.places().await?, self.saved_areas(who).await?);
        let mut attributes: BTreeMap<&str, BTreeMap<String, String>> = BTreeMap::new();
        for unit in &places.units {
            for (code, value) in unit.attributes.iter().filter(|(_, v)| !v.is_empty()) {
                attributes.entry(code).or_default().insert(unit.code.clone(), proper(value));
            }
        }
        let several = |of: &BTreeMap<String, String>| of.values().collect::<BTreeSet<_>>().len();
        let mut out: Vec<Against> = attributes
            .into_iter()
            // A code that each unit has of its own parts nothing.
            .filter(|(_, of)| several(of) > 1 && several(of) < of.len())
            .map(|(code, of)| Against {
                key: format!("attribute:{code}"),
                attribute: Some(code.to_owned()),
                form: String::new(),
                method: String::new(),
                areas: several(&of),
                of,
            })
            .collect();
        out.sort_by_key(|a| a.attribute.as_deref() != Some(LABOUR_AREA));
        let mut sets: BTreeMap<&str, Against> = BTreeMap::new();
        for area in saved.iter() {
            let set = sets.entry(&area.set).or_insert_with(|| Against {
                key: format!("areas:{}", area.set),
                attribute: None,
                form: area.form.clone(),
                method: area.method.clone(),
                areas: 0,
                of: BTreeMap::new(),
            });
            set.areas += 1;
            for unit in &area.units {
                // A unit counts in the first of its areas, by title.
                set.of.entry(unit.clone()).or_insert_with(|| area.title.clone());
            }
        }
        out.extend(sets.into_values());
        Ok(out)
    }

    /// The division that is meant: the one named, else the official areas where they are known; none where none is wanted (`none`).
    pub async fn division(&self, who: &Who, key: &str) -> Result<Option<Against>> {
        let all = self.divisions(who).await?;
        let official = format!("attribute:{LABOUR_AREA}");
        let wanted = if key.is_empty() { &official } else { key };
        match all.iter().find(|a| a.key == *wanted) {
            None if key.is_empty() || key == "none" => Ok(None),
            None => {
                let known = all.iter().map(|a| a.key.as_str()).collect::<Vec<_>>().join(", ");
                Err(Problem::new("problem-functional-against", key).on("against").with("known", known).into())
            }
            found => Ok(found.cloned()),
        }
    }
}
