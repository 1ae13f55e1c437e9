//! Who should be linked: pairs without a tie, by common partners, by what one needs and the other offers, and by nearness.

use super::Actor;
use super::read::Want;
use crate::places::Places;
use reticolo_analysis::network::Graph;
use reticolo_analysis::network::prediction::{Known, PredictionAsk, prediction};
use reticolo_analysis::spatial::polygon::haversine_km;
use reticolo_analysis::sums::round9;
use reticolo_model::fold::fold;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The first pairs are kept, and as many further down that touch the territory, of so many looked at.
const MOST: usize = 200;
const LOOKED_AT: usize = 20_000;
/// An offer that does not say how far it reaches is taken to reach this far.
const REACH_KM: f64 = 15.0;
/// Nearness falls by e every so many kilometres.
const FALL_KM: f64 = 15.0;

/// What one needs and the other offers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Complement {
    /// The place of the actor that offers.
    pub offers: u32,
    pub category: String,
    pub need: Uuid,
    pub need_title: String,
    pub offer: Uuid,
    pub offer_title: String,
}

/// A pair without a tie, with what speaks for one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Potential {
    /// Places in the list of actors.
    pub a: u32,
    pub b: u32,
    pub score: f64,
    /// Places of the partners they have in common.
    pub partners: Vec<u32>,
    pub resource_allocation: f64,
    pub adamic_adar: f64,
    /// What completes them; the first found where there are several.
    pub complement: Option<Complement>,
    /// 1 in one unit; falls with the distance.
    pub nearness: f64,
    /// How far apart they are, where both have a place; 0 in one unit.
    pub km: Option<f64>,
}

/// Where each actor stands: its units and a point.
struct Ground {
    units: Vec<Vec<String>>,
    points: Vec<Option<[f64; 2]>>,
}

impl Ground {
    fn km(&self, a: u32, b: u32) -> Option<f64> {
        let (a, b) = (a as usize, b as usize);
        if self.units[a].iter().any(|u| self.units[b].contains(u)) {
            return Some(0.0);
        }
        Some(haversine_km(self.points[a]?, self.points[b]?))
    }
}

pub(super) fn potential(actors: &[Actor], graph: &Graph, needs: &[Want], offers: &[Want], places: &Places) -> Vec<Potential> {
    let seat = |unit: &String| places.get(unit).and_then(|u| places.seat(u)).map(|(p, _)| p);
    let ground = Ground {
        units: actors.iter().map(|a| a.units.clone()).collect(),
        points: actors.iter().map(|a| a.point.or_else(|| a.units.iter().find_map(seat))).collect(),
    };
    let complements = complements(needs, offers, &seat);
    let also: Vec<(u32, u32)> = complements.keys().copied().collect();
    let nearness = |a: u32, b: u32| ground.km(a, b).map_or(0.0, |km| (-km / FALL_KM).exp());
    let known =
        |a: u32, b: u32| Known { complementarity: if complements.contains_key(&(a, b)) { 1.0 } else { 0.0 }, nearness: nearness(a, b) };
    let Ok(plan) = (PredictionAsk { most: LOOKED_AT, ..PredictionAsk::default() }).check() else { return Vec::new() };
    let common = |a: u32, b: u32| graph.row(a as usize).iter().copied().filter(|z| graph.tied(*z, b)).collect();
    let inside = |v: u32| actors[v as usize].units.iter().any(|u| places.is_inside(u));
    prediction(graph, plan, &also, known)
        .into_iter()
        .filter(|p| !one_name(&actors[p.a as usize].title, &actors[p.b as usize].title))
        .enumerate()
        .filter(|(i, p)| *i < MOST || inside(p.a) || inside(p.b))
        .map(|(_, p)| p)
        .take(2 * MOST)
        .map(|p| Potential {
            a: p.a,
            b: p.b,
            score: round9(p.score),
            partners: common(p.a, p.b),
            resource_allocation: round9(p.common.resource_allocation),
            adamic_adar: round9(p.common.adamic_adar),
            complement: complements.get(&(p.a, p.b)).cloned(),
            nearness: round9(p.known.nearness),
            km: ground.km(p.a, p.b).map(|km| (km * 10.0).round() / 10.0),
        })
        .collect()
}

/// Whether two titles may well be one body under two spellings: they begin with the same word, share most words and no number tells
/// them apart. Who is one is not linked with itself; the page of duplicates asks about it.
fn one_name(a: &str, b: &str) -> bool {
    let words = |title: &str| -> Vec<String> {
        fold(title).split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 3).map(str::to_owned).collect()
    };
    let numbers = |title: &str| title.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let (one, other) = (words(a), words(b));
    let shared = one.iter().filter(|w| other.contains(w)).count();
    let shorter = one.len().min(other.len());
    shared >= 2 && one.first() == other.first() && shared * 3 >= shorter * 2 && numbers(a) == numbers(b)
}

/// Pairs in which one waits for what the other offers within reach; by the lower and the higher place.
fn complements(needs: &[Want], offers: &[Want], seat: &impl Fn(&String) -> Option<[f64; 2]>) -> BTreeMap<(u32, u32), Complement> {
    let mut there: BTreeMap<(&str, &str), Vec<&Want>> = BTreeMap::new();
    for offer in offers {
        for unit in &offer.units {
            there.entry((&offer.category, unit)).or_default().push(offer);
        }
    }
    let units: BTreeMap<&String, [f64; 2]> =
        needs.iter().chain(offers).flat_map(|w| &w.units).filter_map(|u| Some((u, seat(u)?))).collect();
    let farthest = offers.iter().map(|o| o.reach_km.unwrap_or(REACH_KM)).fold(REACH_KM, f64::max);
    let mut around: BTreeMap<&String, Vec<(&String, f64)>> = BTreeMap::new();
    let mut out = BTreeMap::new();
    for need in needs {
        for unit in &need.units {
            for (other, km) in around.entry(unit).or_insert_with(|| near(&units, unit, farthest)).iter() {
                for offer in there.get(&(need.category.as_str(), other.as_str())).into_iter().flatten() {
                    let reach = offer.reach_km.unwrap_or(REACH_KM).min(need.reach_km.unwrap_or(f64::INFINITY));
                    if *km > 0.0 && *km > reach {
                        continue;
                    }
                    for (one, by) in need.actors.iter().flat_map(|n| offer.actors.iter().map(move |o| (*n, *o))).filter(|(n, o)| n != o) {
                        out.entry((one.min(by), one.max(by))).or_insert_with(|| Complement {
                            offers: by,
                            category: need.category.clone(),
                            need: need.id,
                            need_title: need.title.clone(),
                            offer: offer.id,
                            offer_title: offer.title.clone(),
                        });
                    }
                }
            }
        }
    }
    out
}

/// The units within so many kilometres of one, itself first.
fn near<'a>(units: &BTreeMap<&'a String, [f64; 2]>, from: &'a String, within: f64) -> Vec<(&'a String, f64)> {
    let mut out = vec![(from, 0.0)];
    if let Some(here) = units.get(from) {
        let others = units.iter().filter(|(u, _)| **u != from).map(|(u, there)| (*u, haversine_km(*here, *there)));
        out.extend(others.filter(|(_, km)| *km <= within));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::one_name;

    #[test]
    fn one_body_under_two_spellings_is_known() {
        let long = "Crescita , regional agency for economic development of the Region";
        assert!(one_name(long, "Crescita - Regional Development Agency for Economic Promotion"));
        assert!(!one_name("Municipality of Acqua", "Municipality of Monte"));
        assert!(!one_name("Cooperativa di prova 12 orti", "Cooperativa di prova 13 orti"));
        assert!(!one_name("City of Acqua", "Province of Acqua"));
    }
}
