//! Agreement with the reference answers of `foresight`: all consistent scenarios with their scores, all attractors with their basins
//! (checked with prophesy-cib 2.0.1 where the files say so), and influence and dependence to the unit.

use crate::json::Json;
use crate::shared::shared;
use reticolo_analysis::foresight::balances::{BalancesAsk, Search, balances};
use reticolo_analysis::foresight::structure::{Settled, StructureAsk, structure};

fn matrix<T: std::str::FromStr<Err: std::fmt::Debug>>(path: &std::path::Path) -> Vec<T> {
    std::fs::read_to_string(path)
        .unwrap()
        .lines()
        .flat_map(|l| l.split(',').map(|c| c.trim().parse().unwrap()).collect::<Vec<_>>())
        .collect()
}

#[test]
fn scenarios_and_attractors() {
    let Some(folder) = shared("oracles/foresight") else { return };
    for name in ["cib_3323", "cib_323232", "cib_23432342", "cib_33333333"] {
        let expected = Json::read(&folder.join(format!("{name}_expected.json")));
        let sizes: Vec<usize> = expected.at("sizes").numbers();
        let judgements: Vec<i32> = matrix(&folder.join(format!("{name}_matrix.csv")));
        let found = balances(&BalancesAsk::default().check(&sizes, &judgements).unwrap());
        assert_eq!((found.scenarios, found.search, found.drawn), (Some(expected.at("scenarios").number() as u64), Search::Complete, None));
        let mut wanted: Vec<(Vec<u16>, i64)> = expected
            .at("consistent")
            .list()
            .iter()
            .map(|c| (c.at("scenario").numbers(), c.at("total_impact_score").number() as i64))
            .collect();
        let mut said: Vec<_> = found.consistent.iter().map(|c| (c.scenario.clone(), c.total_impact_score)).collect();
        wanted.sort();
        said.sort();
        assert_eq!(said, wanted, "{name}");
        let mut wanted: Vec<(Vec<Vec<u16>>, u64)> = expected
            .at("attractors")
            .list()
            .iter()
            .map(|a| {
                let mut states: Vec<Vec<u16>> = a.at("states").list().iter().map(Json::numbers).collect();
                let least = (0..states.len()).min_by_key(|i| states[*i].clone()).unwrap();
                states.rotate_left(least);
                (states, a.at("basin").number() as u64)
            })
            .collect();
        let mut said: Vec<_> = found.attractors.unwrap().into_iter().map(|a| (a.states, a.basin)).collect();
        wanted.sort();
        said.sort();
        assert_eq!(said, wanted, "{name}");
    }
}

#[test]
fn influence_and_dependence() {
    let Some(folder) = shared("oracles/foresight") else { return };
    let expected = Json::read(&folder.join("micmac15_expected.json"));
    let cells: Vec<u32> = matrix(&folder.join("micmac15_matrix.csv"));
    let found = structure(&StructureAsk::default().check(15, &cells).unwrap());
    let small = |figures: &[reticolo_analysis::naturals::Natural]| figures.iter().map(|x| x.small().unwrap()).collect::<Vec<u64>>();
    for (name, figures) in [
        ("direct_influence", &found.direct.influence),
        ("direct_dependence", &found.direct.dependence),
        ("indirect_influence", &found.indirect.influence),
        ("indirect_dependence", &found.indirect.dependence),
    ] {
        assert_eq!(small(figures), expected.at(name).numbers::<u64>(), "{name}");
    }
    assert_eq!(found.settled, Settled::At(expected.at("stable_power").number() as u32));
}
