//! Supply chains against reference answers: a numerical library's Leontief and Ghosh inverses, and pymrio's test tables (inverse, output,
//! and emissions by who consumes, which are multipliers of another kind). Tolerance: relative 1e-8, as the reference asks.

use crate::shared::shared;
use reticolo_analysis::chains::Table;
use reticolo_analysis::chains::linkages::{Chains, ChainsAsk, chains};
use std::path::Path;

fn close(a: f64, b: f64, what: &str) {
    assert!((a - b).abs() <= 1e-8 * b.abs().max(1e-12), "{what}: {a} against {b}");
}

/// The numbers of a file: rows without one are left out, and so are cells that are none.
fn numbers(path: &Path) -> Vec<Vec<f64>> {
    let text = std::fs::read_to_string(path).unwrap();
    let row = |line: &str| line.split(',').filter_map(|c| c.trim().parse().ok()).collect::<Vec<f64>>();
    text.lines().map(row).filter(|r| !r.is_empty()).collect()
}

fn answer(table: &Table) -> Chains {
    chains(ChainsAsk::default().check(table).unwrap())
}

#[test]
fn a_small_economy_agrees_with_the_reference() {
    let Some(folder) = shared("oracles/production") else { return };
    let table =
        Table::new(numbers(&folder.join("io20_Z.csv")).concat(), numbers(&folder.join("io20_final_demand.csv")).concat(), None, None);
    let table = table.unwrap();
    let found = answer(&table);
    let whole = found.whole.unwrap();
    let expected = numbers(&folder.join("io20_leontief_expected.csv"));
    for (i, row) in expected.iter().enumerate() {
        for (j, x) in row.iter().enumerate() {
            close(whole.inverse[i * 20 + j], *x, &format!("L {i} {j}"));
        }
    }
    let rows = numbers(&folder.join("io20_multipliers_expected.csv"));
    assert_eq!(rows.len(), 20);
    for (i, row) in rows.iter().enumerate() {
        let own = [table.output()[i], found.backward[i], found.forward_ghosh[i], found.backward_norm[i], found.forward_norm[i]];
        for (a, b) in own.iter().zip(row) {
            close(*a, *b, &format!("multipliers of branch {i}"));
        }
    }
    assert!(found.evidence.bound < 1e-12 && found.evidence.agreement.unwrap() < 1e-12);
}

#[test]
fn tables_of_many_regions_agree_with_pymrio() {
    let Some(folder) = shared("oracles/production") else { return };
    let read = |name: &str| numbers(&folder.join(format!("pymrio_test_{name}.csv")));
    let (flows, demand, expected, output) = (read("Z"), read("Y"), read("L"), read("x"));
    let n = flows.len();
    assert_eq!((n, expected.len(), output.len()), (48, 48, 48));
    let total: Vec<f64> = demand.iter().map(|row| row.iter().sum()).collect();
    let emissions = read("emissions_F");
    let table = |jobs: Option<Vec<f64>>| Table::new(flows.concat(), total.clone(), jobs, None).unwrap();
    let plain = table(None);
    for (i, x) in output.iter().enumerate() {
        close(plain.output()[i], x[0], "output");
    }
    let found = answer(&plain);
    let l = found.whole.unwrap().inverse;
    for (i, row) in expected.iter().enumerate() {
        for (j, x) in row.iter().enumerate() {
            close(l[i * n + j], *x, &format!("L {i} {j}"));
        }
        close(found.forward[i], row.iter().sum(), "row sums");
        close(found.backward[i], expected.iter().map(|r| r[i]).sum(), "column sums");
    }
    // Emissions by who consumes: each region's final demand (7 columns), times the multiplier of what it buys, and what its branches
    // emit themselves is told by who produces.
    let (by_consumer, by_producer) = (read("emissions_D_cba"), read("emissions_D_pba"));
    for (kind, emitted) in emissions.iter().enumerate() {
        let with = table(Some(emitted.clone()));
        // Without the inverse the same comes out.
        let found = chains(ChainsAsk { whole: false, ties: 0 }.check(&with).unwrap());
        let multiplier = found.jobs.unwrap();
        // The reference tells each region's by the sector that is bought in any region.
        for region in 0..6 {
            for sector in 0..8 {
                let bought = |from: usize| demand[from][region * 7..(region + 1) * 7].iter().sum::<f64>();
                let sum: f64 = (0..6).map(|r| r * 8 + sector).map(|i| multiplier[i] * bought(i)).sum();
                close(sum, by_consumer[kind][region * 8 + sector], &format!("consumed emissions {kind} {region} {sector}"));
            }
        }
        let all: f64 = (0..n).map(|i| multiplier[i] * total[i]).sum();
        close(all, by_producer[kind].iter().sum(), "all that is emitted is for somebody's demand");
    }
}
