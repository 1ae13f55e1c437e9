//! What must hold of pairs one to one on any table: brute force finds nothing cheaper, prices prove it and are what one more would save,
//! turning the table over turns the answer over.

use crate::shared::shared;
use reticolo_analysis::catalogue::Refusal;
use reticolo_analysis::matching::assign::{AssignAsk, AssignError, Assignment, assign};
use reticolo_analysis::rng::Rng;

fn solved(rows: usize, columns: usize, cost: &[f64]) -> Assignment {
    let found = assign(&AssignAsk { rows, columns, cost }.check().unwrap());
    proven(rows, columns, cost, &found);
    found
}

/// Each row and column stands once, all of the shorter side is paired, and the prices prove the cost.
fn proven(rows: usize, columns: usize, cost: &[f64], found: &Assignment) {
    let mut taken = vec![false; columns];
    let (mut sum, mut pairs) = (0.0, 0);
    for (i, j) in found.column.iter().enumerate() {
        let Some(j) = j.map(|j| j as usize) else { continue };
        assert!(!std::mem::replace(&mut taken[j], true));
        sum += cost[i * columns + j];
        pairs += 1;
        assert!((cost[i * columns + j] - found.row_price[i] - found.column_price[j]).abs() <= 1e-6);
    }
    assert_eq!(pairs, rows.min(columns));
    assert!((sum - found.cost).abs() <= 1e-6 && found.gap.abs() <= 1e-6, "{} {}", found.cost, found.gap);
    for i in 0..rows {
        for j in 0..columns {
            assert!(found.row_price[i] + found.column_price[j] <= cost[i * columns + j] + 1e-6);
        }
    }
    let long = if rows > columns { &found.row_price } else { &found.column_price };
    assert!(long.iter().all(|p| *p <= 0.0));
}

/// The least sum by trying every order of the longer side.
fn tried(rows: usize, columns: usize, cost: &[f64], i: usize, taken: &mut Vec<bool>) -> f64 {
    if rows > columns {
        let turned: Vec<f64> = (0..columns).flat_map(|j| (0..rows).map(move |i| cost[i * columns + j])).collect();
        return tried(columns, rows, &turned, 0, &mut vec![false; rows]);
    }
    if i == rows {
        return 0.0;
    }
    let mut best = f64::INFINITY;
    for j in 0..columns {
        if !taken[j] {
            taken[j] = true;
            best = best.min(cost[i * columns + j] + tried(rows, columns, cost, i + 1, taken));
            taken[j] = false;
        }
    }
    best
}

fn drawn(seed: u64, rows: usize, columns: usize, most: u32, whole: bool) -> Vec<f64> {
    let mut rng = Rng::new(seed, 21, 0);
    (0..rows * columns).map(|_| if whole { f64::from(rng.below(most)) - 5.0 } else { rng.unit() * f64::from(most) }).collect()
}

#[test]
fn small_tables_cost_what_trying_every_order_finds() {
    for seed in 0..300 {
        let (rows, columns) = (1 + seed as usize % 5, 1 + seed as usize / 5 % 6);
        let cost = drawn(seed, rows, columns, [3, 20, 100_000][seed as usize % 3], seed % 2 == 0);
        let found = solved(rows, columns, &cost);
        let least = tried(rows, columns, &cost, 0, &mut vec![false; columns]);
        assert!((found.cost - least).abs() < 1e-6, "seed {seed}: {} {least}", found.cost);
    }
}

#[test]
fn prices_are_what_one_more_of_a_column_saves() {
    for seed in 0..30 {
        let (rows, columns) = (6, 6 + seed as usize % 3);
        let cost = drawn(seed, rows, columns, 30, true);
        let found = solved(rows, columns, &cost);
        for j in 0..columns {
            let more: Vec<f64> = (0..rows)
                .flat_map(|i| (0..=columns).map(move |k| (i, if k == columns { j } else { k })))
                .map(|(i, k)| cost[i * columns + k])
                .collect();
            let then = solved(rows, columns + 1, &more);
            assert_eq!(found.cost - then.cost, -found.column_price[j], "seed {seed}, column {j}");
        }
    }
}

#[test]
fn tables_of_all_shapes_are_proven_and_turning_them_over_changes_no_cost() {
    for (seed, rows, columns, most, whole) in [
        (1, 150, 150, 1000, true),
        (2, 150, 150, 4, true),
        (3, 120, 120, 1000, false),
        (4, 60, 140, 50, true),
        (5, 90, 91, 8, true),
        (6, 70, 70, 2_000_000_000, true),
    ] {
        let cost = drawn(seed, rows, columns, most, whole);
        let found = solved(rows, columns, &cost);
        let turned: Vec<f64> = (0..columns).flat_map(|j| (0..rows).map(move |i| (i, j))).map(|(i, j)| cost[i * columns + j]).collect();
        let other = solved(columns, rows, &turned);
        assert!((found.cost - other.cost).abs() < 1e-6);
        assert_eq!(found, solved(rows, columns, &cost));
    }
    // Points in a plane: many rows want the same columns.
    let mut rng = Rng::new(9, 22, 0);
    let at: Vec<[f64; 2]> = (0..200).map(|_| [rng.unit(), rng.unit() * rng.unit()]).collect();
    let cost: Vec<f64> =
        (0..10_000).map(|x| (at[x / 100][0] - at[100 + x % 100][0]).hypot(at[x / 100][1] - at[100 + x % 100][1])).collect();
    solved(100, 100, &cost);
}

#[test]
fn nothing_is_an_answer_and_what_cannot_be_is_named() {
    assert_eq!(solved(0, 0, &[]).column, []);
    assert_eq!(solved(2, 0, &[]).column, [None, None]);
    assert_eq!(solved(0, 3, &[]).column_price, [0.0; 3]);
    assert_eq!(solved(3, 1, &[5.0, 2.0, 4.0]).column, [None, Some(0), None]);
    assert_eq!(solved(2, 2, &[7.0; 4]).cost, 14.0);
    let refused = |rows, columns, cost: &[f64]| AssignAsk { rows, columns, cost }.check().unwrap_err();
    assert_eq!(refused(2, 2, &[1.0]), AssignError::Cells { rows: 2, columns: 2, cells: 1 });
    let wrong = refused(2, 2, &[1.0, 1.0, f64::INFINITY, 1.0]);
    assert_eq!(wrong, AssignError::Cost { row: 2, column: 1, cost: f64::INFINITY });
    assert!(wrong.to_string().contains("row 2, column 1") && wrong.it().contains("riga 2, colonna 1"));
    assert!(matches!(refused(1, 1, &[f64::NAN]), AssignError::Cost { row: 1, column: 1, .. }));
}

#[test]
fn the_reference_table_costs_what_scipy_says() {
    let Some(folder) = shared("oracles/matching") else { return };
    let text = std::fs::read_to_string(folder.join("dense120_cost.csv")).unwrap();
    let cost: Vec<f64> = text.lines().flat_map(|l| l.split(',')).map(|c| c.trim().parse().unwrap()).collect();
    let answer = std::fs::read_to_string(folder.join("dense120_expected.json")).unwrap();
    assert_eq!(solved(120, 120, &cost).cost as i128, crate::matching_oracle::expected(&answer, "cost"));
}
