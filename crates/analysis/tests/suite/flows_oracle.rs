//! Agreement with the reference answers for areas drawn from flows: infomap 2.16.0 (map equation), leidenalg 0.12.0 (directed
//! modularity), and a plain reading of the travel-to-work-area rule; and with official labour areas and real flows.

use crate::shared::shared;
use reticolo_analysis::flows::areas::{Division, adjusted_rand, codelength, modularity};
use reticolo_analysis::flows::community::{CommunityAsk, Quality, communities};
use reticolo_analysis::flows::ttwa::{Came, TtwaAsk, ttwa};
use reticolo_analysis::flows::{APART, Flows};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const CASES: [&str; 2] = ["sardinia", "gravity_reg8"];

type Row = BTreeMap<String, String>;

fn rows(path: &Path) -> Vec<Row> {
    csv::Reader::from_path(path).unwrap().deserialize().map(Result::unwrap).collect()
}

/// Units in the order of their numbers, and the flows between them.
fn case(folder: &Path, name: &str) -> (Vec<u32>, Flows) {
    let rows = rows(&folder.join(format!("{name}_flows.csv")));
    let number = |r: &Row, c: &str| r[c].parse::<f64>().unwrap();
    let units: BTreeSet<u32> = rows.iter().flat_map(|r| ["o", "d"].map(|c| number(r, c) as u32)).collect();
    let units: Vec<u32> = units.into_iter().collect();
    let at = |r: &Row, c: &str| units.binary_search(&(number(r, c) as u32)).unwrap() as u32;
    let flows: Vec<(u32, u32, f64)> = rows.iter().map(|r| (at(r, "o"), at(r, "d"), number(r, "n"))).collect();
    (units.clone(), Flows::new(units.len(), &flows).unwrap())
}

/// A column of labels: as numbers, -1 for apart.
fn labels(folder: &Path, name: &str, column: &str, units: &[u32]) -> Vec<u32> {
    let rows = rows(&folder.join(format!("{name}_labels.csv")));
    assert_eq!(rows.len(), units.len());
    rows.iter().map(|r| r[column].parse::<i64>().unwrap()).map(|l| u32::try_from(l).unwrap_or(APART)).collect()
}

/// A figure of the answers: enough of JSON for the plain files of the folder.
fn expected(folder: &Path, name: &str, case: &str, figure: &str) -> f64 {
    let text = std::fs::read_to_string(folder.join(format!("{name}_expected.json"))).unwrap();
    let from = text.find(&format!("\"{case}\"")).unwrap();
    let rest = &text[from..];
    let at = rest.find(&format!("\"{figure}\"")).unwrap();
    let value = rest[at + figure.len() + 3..].split([',', '}', '\n']).next().unwrap();
    value.trim().parse().unwrap()
}

#[test]
fn labels_of_the_peers_have_the_values_that_the_peers_give() {
    let Some(folder) = shared("oracles/basins") else { return };
    for name in CASES {
        let (units, flows) = case(&folder, name);
        assert_eq!(flows.total(), expected(&folder, name, "pairs", "trips"));
        for (column, answer, directed) in [
            ("infomap_1", "infomap-two-level-directed-1", true),
            ("infomap_20", "infomap-two-level-directed-20", true),
            ("infomap_undirected_20", "infomap-two-level-undirected-20", false),
        ] {
            let (found, one) = codelength(&flows, &labels(&folder, name, column, &units), directed);
            let wanted = [expected(&folder, name, answer, "codelength"), expected(&folder, name, answer, "one_level_codelength")];
            assert!((found - wanted[0]).abs() < 1e-6 && (one - wanted[1]).abs() < 1e-6, "{name} {column}: {found} {one} {wanted:?}");
        }
        let q = modularity(&flows, &labels(&folder, name, "leiden_directed", &units), true);
        let wanted = expected(&folder, name, "leiden-directed-modularity-best-of-10", "leidenalg_quality");
        assert!((q - wanted).abs() < 1e-6, "{name}: {q} {wanted}");
    }
}

#[test]
fn groups_are_as_good_as_the_peers() {
    let Some(folder) = shared("oracles/basins") else { return };
    for name in CASES {
        let (_, flows) = case(&folder, name);
        for (directed, answer) in [(true, "infomap-two-level-directed-20"), (false, "infomap-two-level-undirected-20")] {
            let ask = CommunityAsk { directed, ..CommunityAsk::new(Quality::MapEquation) };
            let found = communities(&ask.check(&flows).unwrap());
            let wanted = expected(&folder, name, answer, "codelength");
            assert!(found.value <= wanted * 1.0005, "{name} {answer}: {} against {wanted}", found.value);
            let again = codelength(&flows, &found.label, directed).0;
            assert!((again - found.value).abs() < 1e-9);
        }
        let found = communities(&CommunityAsk::new(Quality::Modularity).check(&flows).unwrap());
        let wanted = expected(&folder, name, "leiden-directed-modularity-best-of-10", "leidenalg_quality");
        assert!(found.value >= wanted - 1e-4, "{name}: {} against {wanted}", found.value);
        assert!((modularity(&flows, &found.label, true) - found.value).abs() < 1e-9);
    }
}

/// The rule is read as the reference reads it: every unit is in the same area.
#[test]
fn travel_to_work_areas_are_those_of_the_reference() {
    let Some(folder) = shared("oracles/basins") else { return };
    for name in CASES {
        let (units, flows) = case(&folder, name);
        for parameters in ["eu", "low", "uk"] {
            let figure = |what: &str| expected(&folder, name, &format!("ttwa-{parameters}"), what);
            let ask = TtwaAsk {
                min_size: figure("min_sz"),
                target_size: figure("tar_sz"),
                min_self: figure("min_sc"),
                target_self: figure("tar_sc"),
            };
            let found = ttwa(&ask.check(&flows, None).unwrap());
            let wanted = labels(&folder, name, &format!("ttwa_{parameters}"), &units);
            let seeds = |l: &u32| if *l == APART { APART } else { units[found.division.areas[*l as usize].seed as usize] };
            assert_eq!(found.division.label.iter().map(seeds).collect::<Vec<u32>>(), wanted, "{name} {parameters}");
            assert_eq!(found.division.areas.len() as f64, figure("areas"));
            assert_eq!((f64::from(found.moves), f64::from(found.reserve)), (figure("moves"), figure("reserve")));
            assert!((found.division.inside(&flows) - figure("inside")).abs() < 1e-5);
            let below: Vec<usize> = (0..found.validity.len()).filter(|a| found.validity[*a] < 1.0).collect();
            assert_eq!(below.len() as f64, figure("below_one"));
            assert!(below.iter().all(|a| found.took[*a]), "only areas that took units of the reserve fall short");
            assert_eq!(found.came.iter().filter(|c| **c == Came::Reserve).count() as f64, figure("placed"));
            let rand = adjusted_rand(&found.division.label, &wanted).unwrap();
            assert!((rand - 1.0).abs() < 1e-12);
        }
    }
}

/// The names of 2001 have lost their letters with accents.
fn plain(name: &str) -> String {
    name.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect()
}

/// The official labour areas of 2011 against the rule on the flows of 2001, matched by name: ten years lie between them.
#[test]
fn the_shape_of_official_labour_areas_is_found_again() {
    let (Some(folder), Some(official)) = (shared("oracles/basins"), shared("data/commuting/italy_local_labour_systems_2011.csv")) else {
        return;
    };
    let (units, flows) = case(&folder, "sardinia");
    let names: BTreeMap<u32, String> = rows(&shared("data/commuting/sardinia_2001_names.csv").unwrap())
        .into_iter()
        .map(|r| (r["istat_code_2001"].parse().unwrap(), plain(&r["name"])))
        .collect();
    let areas: BTreeMap<String, u32> = rows(&official)
        .into_iter()
        .filter(|r| r["region_code"] == "20")
        .map(|r| (plain(&r["name"]), r["sll_2011_code"].parse().unwrap()))
        .collect();
    let wanted: Vec<u32> = units.iter().map(|u| areas.get(&names[u]).copied().unwrap_or(APART)).collect();
    assert_eq!(wanted.iter().filter(|l| **l != APART).count(), 373);
    for (min_self, target_self, least) in [(0.6667, 0.75, 0.645), (0.60, 0.70, 0.694)] {
        let ask = TtwaAsk { min_self, target_self, ..TtwaAsk::default() };
        let found = ttwa(&ask.check(&flows, None).unwrap());
        let rand = adjusted_rand(&found.division.label, &wanted).unwrap();
        assert!(rand >= least - 5e-4, "{rand}");
    }
    let official = Division::new(&flows, &wanted, |_| None);
    assert_eq!(official.areas.len(), 39);
}
