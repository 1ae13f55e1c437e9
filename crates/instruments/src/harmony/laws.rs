//! Laws that hold for any needs: parts sum to the whole, every view has the same level and the same inequality, a new agreement never lowers
//! the level, and never takes anything from anybody.

use super::ground::{Needed, NeedsGround, Serves};
use super::needs::{Frame, NeedsQuestion, compute, pieces};
use super::sets::sets;
use super::{Across, BasinSet};
use crate::areas::SavedArea;
use crate::places::Places;
use reticolo_analysis::rng::Rng;
use reticolo_model::Unit;
use reticolo_model::grid::Grid;
use std::collections::BTreeMap;
use uuid::Uuid;

const UNITS: [&str; 5] = ["A", "B", "C", "D", "X"];
const CELLS: [&str; 4] = ["welfare/services/pilots", "enterprise/business/pilots", "welfare/third_sector/improvement", "unknown/of/axes"];

fn unit(code: &str) -> Unit {
    Unit {
        code: code.into(),
        name: format!("Unit {code}"),
        inside: code != "X",
        province: None,
        region: None,
        valid_from: None,
        valid_to: None,
        seat: None,
        geometry: None,
        attributes: BTreeMap::new(),
    }
}

/// Some of a list with shares that sum to one.
fn some(rng: &mut Rng, of: &[&str]) -> Vec<(String, f64)> {
    let n = rng.below(4) as usize;
    let from = rng.below(of.len() as u32) as usize;
    let chosen: Vec<&str> = (0..n.min(of.len())).map(|i| of[(from + i) % of.len()]).collect();
    let share = 1.0 / chosen.len().max(1) as f64;
    chosen.into_iter().map(|c| (c.to_owned(), share)).collect()
}

fn ground(rng: &mut Rng, people: bool) -> NeedsGround {
    let lots: BTreeMap<Uuid, (i64, i64)> =
        (0..3u128).map(|i| (Uuid::from_u128(1000 + i), (10_000, i64::from(rng.below(12_000))))).collect();
    let lot: Vec<Uuid> = lots.keys().copied().collect();
    let need = |i: u32, rng: &mut Rng| {
        let wanted = 1000 + i64::from(rng.below(9000));
        Needed {
            id: Uuid::from_u128(u128::from(i)),
            title: format!("Need {i}"),
            category: ["nursery", "library", "home_care"][rng.below(3) as usize].to_owned(),
            group: ["", "Anziani", "anziani ", "bambini"][rng.below(4) as usize].trim().to_owned(),
            people: (people && rng.below(4) > 0).then(|| f64::from(rng.below(50))),
            cells: some(rng, &CELLS),
            units: some(rng, &UNITS),
            by_state: rng.below(6) == 0,
            uncounted: false,
            wanted,
            taken: if rng.below(2) == 0 { 0 } else { i64::from(rng.below(2 * wanted as u32)) },
            lots: if rng.below(5) == 0 { vec![lot[rng.below(3) as usize]] } else { Vec::new() },
            illustrative: false,
        }
    };
    let n = 1 + rng.below(30);
    let mut needs: Vec<Needed> = (1..=n).map(|i| need(i, rng)).collect();
    // At least one that is served and counts, so that there is something to be spread.
    needs.push(Needed { by_state: true, people: Some(5.0), units: Vec::new(), ..need(n + 1, rng) });
    NeedsGround { day: "2026-06-30".into(), needs, lots, planned: Vec::new() }
}

fn areas() -> BasinSet {
    let area = |n: u128, units: &[&str]| SavedArea {
        id: Uuid::from_u128(n),
        title: format!("Area {n}"),
        form: "set_of_units".into(),
        set: "set_of_units".into(),
        method: String::new(),
        units: units.iter().map(|u| (*u).to_owned()).collect(),
    };
    // Two that share a unit, and one unit in none.
    sets(&[area(1, &["A", "B"]), area(2, &["B", "C"])], &["A", "B", "C", "D"].into()).remove(0)
}

fn close(a: f64, b: f64, what: &str) {
    assert!((a - b).abs() <= 1e-7 * b.abs().max(1.0), "{what}: {a} against {b}");
}

#[test]
fn every_view_has_the_same_level_and_its_parts_sum_to_the_whole() {
    let (places, grid, set) = (Places::new(UNITS.map(unit).to_vec()), Grid::default(), areas());
    for seed in 0..300 {
        let mut rng = Rng::new(seed, 0, 0);
        let ground = ground(&mut rng, seed % 5 > 0);
        let frame = Frame { places: &places, grid: &grid, set: Some(&set) };
        let of = |across| compute(&ground, NeedsQuestion { across, ..NeedsQuestion::default() }, &frame, Vec::new()).unwrap();
        let first = of(Across::Units);
        assert!(!first.undefined);
        for across in Across::ALL {
            let view = of(across);
            let theil = view.inside.theil.unwrap();
            close(view.inside.mean, first.inside.mean, "the level");
            close(view.theil_of_needs.unwrap(), first.theil_of_needs.unwrap(), "T of needs");
            close(view.inside.between.unwrap(), theil, "T across rows");
            close(view.inside.harmony.unwrap(), (-theil).exp(), "harmony");
            close(view.inside.people, first.inside.people, "people");
            close(view.inside.between.unwrap() + view.inside.within.unwrap(), view.theil_of_needs.unwrap(), "between and within");
            close(view.rows.iter().map(|r| r.within).sum(), view.inside.within.unwrap(), "within");
            close(view.rows.iter().filter_map(|r| r.part).sum(), theil, "rows");
            close(view.rows.iter().map(|r| r.people).sum(), view.inside.people, "people of rows");
            assert!(
                view.rows
                    .iter()
                    .all(|r| r.part.is_some_and(|p| p >= 0.0) && r.within >= 0.0 && r.coverage.is_none_or(|c| (0.0..=1.0).contains(&c)))
            );
            assert_eq!(view.whole + view.some + view.none, view.needs);
            let missing: f64 = view.rows.iter().flat_map(|r| &r.lacking).map(|l| l.people).sum();
            close(missing, view.inside.people * (1.0 - view.inside.mean), "what lacks");
        }
    }
}

#[test]
fn a_new_agreement_takes_nothing_from_anybody() {
    let (places, grid) = (Places::new(UNITS.map(unit).to_vec()), Grid::default());
    for seed in 0..300 {
        let mut rng = Rng::new(seed, 1, 0);
        let ground = ground(&mut rng, true);
        let frame = Frame { places: &places, grid: &grid, set: None };
        let pieces = pieces(&ground, &NeedsQuestion { across: Across::Cells, ..NeedsQuestion::default() }, &frame);
        let before = pieces.spread.evenness(&pieces.spread.judge(&pieces.spread.values).unwrap());
        let mut serves = Serves::default();
        let any = &ground.needs[rng.below(ground.needs.len() as u32) as usize];
        serves.amounts.insert(any.id, i64::from(rng.below(10_000)));
        serves.amounts.insert(Uuid::from_u128(1000 + u128::from(rng.below(3))), i64::from(rng.below(10_000)));
        if seed % 2 == 0 {
            serves.whole.insert(ground.needs[0].id);
        }
        let after: Vec<f64> = pieces.need.iter().map(|i| ground.coverage(&ground.needs[*i], &serves)).collect();
        assert!(after.iter().zip(&pieces.spread.values).all(|(a, b)| a >= b && *a <= 1.0));
        let moved = pieces.spread.moved(&before, &after).unwrap();
        assert!(moved.change.mean >= 0.0 && moved.people >= 0.0, "{moved:?}");
        assert!(moved.gains.iter().all(|g| g.after > g.before && g.gaining <= g.people + 1e-9));
        assert_eq!(moved.rows > 0, moved.people > 0.0);
        if seed % 2 == 0 {
            close(ground.coverage(&ground.needs[0], &serves), 1.0, "served whole");
        }
    }
}
