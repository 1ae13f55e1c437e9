//! The least cost of an assignment against reference answers of published solvers (OR-tools' minimum-cost flow, scipy's linear sum
//! assignment). Integers: equal, without tolerance.

use crate::matching_laws::proven;
use crate::shared::{Table, shared};
use reticolo_analysis::matching::{Arc, MatchingAsk, matching};

fn integers(table: &Table, column: &str) -> Vec<i64> {
    table.column(column).iter().map(|x| *x as i64).collect()
}

/// The number behind a key of a small JSON object.
pub fn expected(text: &str, key: &str) -> i128 {
    let at = text.find(&format!("\"{key}\"")).unwrap() + key.len() + 3;
    text[at..].chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect::<String>().parse().unwrap()
}

#[test]
fn flows_cost_what_the_reference_says_and_lack_what_it_lacks() {
    let Some(folder) = shared("oracles/matching") else { return };
    for name in ["n300m60k8", "n300m60k8s", "n2000m400k20"] {
        let file = |part: &str| folder.join(format!("{name}_{part}"));
        let (needs, offers) = (Table::read(&file("needs.csv")), Table::read(&file("offers.csv")));
        let arcs = Table::read(&file("arcs.csv"));
        let (of_need, of_offer, cost) = (integers(&arcs, "need"), integers(&arcs, "offer"), integers(&arcs, "cost"));
        let arcs: Vec<Arc> = (0..cost.len()).map(|i| Arc { need: of_need[i] as u32, offer: of_offer[i] as u32, cost: cost[i] }).collect();
        let (amounts, capacities) = (integers(&needs, "amount"), integers(&offers, "capacity"));
        let answer = std::fs::read_to_string(file("expected.json")).unwrap();
        let penalties = vec![expected(&answer, "unmet_penalty") as i64; amounts.len()];
        let ask = MatchingAsk { amounts: &amounts, penalties: &penalties, capacities: &capacities, arcs: &arcs };
        let found = matching(&ask.check().unwrap());
        assert_eq!(found.total_cost, expected(&answer, "total_cost"), "{name}");
        assert_eq!(found.cost_of_met, expected(&answer, "cost_of_met"), "{name}");
        assert_eq!(i128::from(found.unmet.iter().sum::<i64>()), expected(&answer, "unmet_units"), "{name}");
        proven(&ask, &found);
    }
}

#[test]
fn a_dense_assignment_costs_what_the_reference_says() {
    let Some(folder) = shared("oracles/matching") else { return };
    let text = std::fs::read_to_string(folder.join("dense120_cost.csv")).unwrap();
    let rows: Vec<Vec<i64>> = text.lines().map(|l| l.split(',').map(|c| c.trim().parse::<f64>().unwrap() as i64).collect()).collect();
    let arcs: Vec<Arc> =
        (0u32..).zip(&rows).flat_map(|(need, row)| (0u32..).zip(row).map(move |(offer, cost)| Arc { need, offer, cost: *cost })).collect();
    let ones = vec![1; rows.len()];
    let penalties = vec![1_000_000; rows.len()];
    let ask = MatchingAsk { amounts: &ones, penalties: &penalties, capacities: &ones, arcs: &arcs };
    let found = matching(&ask.check().unwrap());
    let answer = std::fs::read_to_string(folder.join("dense120_expected.json")).unwrap();
    assert_eq!(found.total_cost, expected(&answer, "cost"));
    assert_eq!(found.unmet.iter().sum::<i64>(), 0);
    proven(&ask, &found);
}
