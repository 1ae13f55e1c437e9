//! Indicators and flows of an example. In the shares of people the basins of likeness are planted, in the trips those of flows.

use super::land::Land;
use super::truths::{Decoy, Truth, of_units};
use reticolo_analysis::rng::Rng;
use reticolo_store::data_sets::Figure;
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The periods of the figures, and the newest of them.
pub const PERIODS: [&str; 3] = ["2023", "2024", "2025"];
pub const LATEST: &str = "2025";

const VALUES: u32 = 4;
const TRIPS: u32 = 5;
const PROFILES: u32 = 7;
const MIXED: u32 = 8;

/// An indicator of the example.
pub struct Spec {
    pub code: &'static str,
    pub title: &'static str,
    pub unit: &'static str,
    pub direction: &'static str,
    pub aggregation: &'static str,
    pub weight: &'static str,
    /// Least and greatest level of a basin, where the indicator is one of those in which basins are planted.
    levels: Option<(f64, f64)>,
}

const fn spec(code: &'static str, title: &'static str, unit: &'static str, direction: &'static str) -> Spec {
    Spec { code, title, unit, direction, aggregation: "additive", weight: "", levels: None }
}

const fn share(code: &'static str, title: &'static str, unit: &'static str, direction: &'static str, levels: (f64, f64)) -> Spec {
    Spec { code, title, unit, direction, aggregation: "weighted_mean", weight: "residents", levels: Some(levels) }
}

/// Every indicator, in the order of the codes.
#[rustfmt::skip]
pub const INDICATORS: &[Spec] = &[
    spec("beds", "Posti letto per ospiti (esempio)", "posti", "more_is_better"),
    share("employed_share", "Quota di occupati (esempio)", "%", "more_is_better", (38.0, 66.0)),
    spec("families", "Famiglie (esempio)", "famiglie", "neither"),
    share("foreign_share", "Quota di stranieri (esempio)", "%", "neither", (3.0, 19.0)),
    share("graduates_share", "Quota di laureati (esempio)", "%", "more_is_better", (8.0, 30.0)),
    share("income", "Reddito medio (esempio)", "€", "more_is_better", (15_000.0, 25_000.0)),
    share("old_age_share", "Quota di anziani (esempio)", "%", "neither", (17.0, 36.0)),
    spec("residents", "Residenti (esempio)", "residents", "neither"),
];

/// A number between -1 and 1.
fn offset(rng: &mut Rng) -> f64 {
    2.0 * rng.unit() - 1.0
}

/// The basin whose level a unit has: its own, or for the one share in which a unit is mixed the basin it borders.
fn level_of(land: &Land<'_>, mixed: &BTreeMap<usize, (usize, usize)>, unit: usize, spec: usize) -> usize {
    match mixed.get(&unit) {
        Some((only, basin)) if *only == spec => *basin,
        _ => land.alike[unit],
    }
}

/// Units that look like the basin beside theirs in one share alone: unit → that share's number, that basin.
fn mixed(land: &Land<'_>, seed: u64) -> BTreeMap<usize, (usize, usize)> {
    let shares: Vec<usize> = (0..INDICATORS.len()).filter(|s| INDICATORS[*s].levels.is_some()).collect();
    let edges: Vec<(usize, usize)> =
        (0..land.units.len()).filter_map(|i| Some((i, *land.neighbours[i].iter().find(|n| land.alike[**n] != land.alike[i])?))).collect();
    let mut order = edges;
    let mut rng = Rng::new(seed, MIXED, 0);
    rng.shuffle(&mut order);
    order.truncate((land.units.len() / 11).max(2));
    order.into_iter().map(|(i, n)| (i, (shares[rng.below(shares.len() as u32) as usize], land.alike[n]))).collect()
}

/// The level of a basin in one share: each basin has its own rung of a ladder, in another order for each share.
fn level(seed: u64, spec: usize, basin: usize, basins: usize) -> f64 {
    let Some((least, most)) = INDICATORS[spec].levels else { return 0.0 };
    let mut rungs: Vec<usize> = (0..basins).collect();
    Rng::new(seed, PROFILES, spec as u64).shuffle(&mut rungs);
    least + (most - least) * (rungs[basin] as f64 + 0.5) / basins as f64
}

/// The figures in canonical order: by indicator, unit and period. A few are missing, suppressed or not applicable.
pub fn figures(land: &Land<'_>, seed: u64, prefix: &str) -> Vec<Figure> {
    let basins = land.alike.iter().max().map_or(1, |m| m + 1);
    let mixed = mixed(land, seed);
    let mut out = Vec::with_capacity(INDICATORS.len() * land.units.len() * PERIODS.len());
    for (s, spec) in INDICATORS.iter().enumerate() {
        let ladder: Vec<f64> = (0..basins).map(|b| level(seed, s, b, basins)).collect();
        let code: Arc<str> = format!("{prefix}{}", spec.code).into();
        for (i, unit) in land.units.iter().enumerate() {
            let mut rng = Rng::new(seed, VALUES, (s as u64) << 32 | i as u64);
            let people = land.residents[i];
            for (p, period) in PERIODS.iter().enumerate() {
                let years = (PERIODS.len() - 1 - p) as f64;
                let value = match spec.levels {
                    Some((least, most)) => {
                        let step = (most - least) / basins as f64;
                        let raw = ladder[level_of(land, &mixed, i, s)] + step * 0.18 * offset(&mut rng) - years * step * 0.02;
                        if spec.unit == "€" { raw.round() } else { (raw * 10.0).round() / 10.0 }
                    }
                    None => match spec.code {
                        "residents" => (people * (1.0 + 0.006 * years) + offset(&mut rng) * 3.0).round().max(1.0),
                        "families" => (people / (2.1 + 0.3 * rng.unit())).round(),
                        _ => (people * 0.04 * rng.unit()).round(),
                    },
                };
                let (number, mark) = match (spec.code, value) {
                    // Small counts are not published; some places have nothing to count.
                    ("beds", v) if v < 5.0 => (None, Some("suppressed:5".into())),
                    ("beds", _) if rng.below(20) == 0 => (None, None),
                    ("beds", _) if rng.below(20) == 0 => (None, Some("not_applicable".into())),
                    (_, v) => (Some(v), None),
                };
                out.push(Figure { a: code.clone(), b: unit.code.as_str().into(), period: (*period).into(), number, mark });
            }
        }
    }
    out.sort_by(Figure::compare);
    out
}

/// Units that send many to a centre which is not theirs, though more go to their own: origin → that centre.
fn pulled(land: &Land<'_>, seed: u64) -> BTreeMap<usize, usize> {
    let mut order: Vec<(usize, usize)> = (0..land.units.len())
        .filter(|i| !land.centres.contains(i))
        .filter_map(|i| Some((i, land.neighbours[i].iter().map(|n| land.joined[*n]).find(|b| *b != land.joined[i])?)))
        .collect();
    Rng::new(seed, MIXED, 1).shuffle(&mut order);
    order.truncate((land.units.len() / 11).max(2));
    order.into_iter().map(|(i, basin)| (i, land.centres[basin])).collect()
}

/// Trips to work in canonical order. Most go to the centre of the basin and come from it, some to neighbours in the basin, few
/// out of it.
pub fn flows(land: &Land<'_>, seed: u64) -> Vec<Figure> {
    let pulled = pulled(land, seed);
    let mut trips: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for (from, people) in land.residents.iter().enumerate() {
        let mut rng = Rng::new(seed, TRIPS, from as u64);
        let workers = (people * 0.36).max(12.0);
        let basin = land.joined[from];
        let mut go = |to: usize, part: f64| {
            if to != from {
                *trips.entry((from, to)).or_default() += (workers * part).round().max(1.0);
            }
        };
        // Those who stay are a flow like the others, as in a census.
        go(land.centres[basin], 0.34 + 0.12 * rng.unit());
        for n in land.neighbours[from].iter().filter(|n| land.joined[**n] == basin) {
            go(*n, 0.02 + 0.03 * rng.unit());
        }
        for n in land.neighbours[from].iter().filter(|n| land.joined[**n] != basin) {
            go(*n, 0.004 * rng.unit());
        }
        if let Some(centre) = pulled.get(&from) {
            go(*centre, 0.12 + 0.04 * rng.unit());
        }
        for _ in 0..2 {
            go(rng.below(u32::try_from(land.units.len()).unwrap_or(u32::MAX)) as usize, 0.003 * rng.unit());
        }
        let away: f64 = trips.range((from, 0)..(from + 1, 0)).map(|(_, n)| *n).sum();
        trips.insert((from, from), (workers - away).max(workers * 0.2).round());
    }
    let mut out: Vec<Figure> = trips
        .into_iter()
        .map(|((from, to), n)| Figure {
            a: land.code(from).into(),
            b: land.code(to).into(),
            period: LATEST.into(),
            number: Some(n),
            mark: None,
        })
        .collect();
    out.sort_by(Figure::compare);
    out
}

/// The two partitions, as truths.
pub fn truths(land: &Land<'_>, seed: u64) -> Vec<Truth> {
    let basins = |of: &[usize]| -> Vec<Vec<&str>> {
        let many = of.iter().max().map_or(0, |m| m + 1);
        (0..many).map(|b| (0..of.len()).filter(|i| of[*i] == b).map(|i| land.code(i)).collect()).collect()
    };
    let shares: Vec<&str> = INDICATORS.iter().filter(|s| s.levels.is_some()).map(|s| s.code).collect();
    let mut alike = Truth::new("homogeneous_basins", json!({ "indicators": shares, "basins": basins(&land.alike) }));
    for (unit, (spec, basin)) in mixed(land, seed) {
        let what = json!({ "indicator": INDICATORS[spec].code, "like_basin": basin, "belongs_to": land.alike[unit] });
        alike.decoys.push(Decoy { why: "like_the_next_basin_in_one_indicator", units: of_units(land, &[unit]), what, ..Decoy::default() });
    }
    let centres: Vec<&str> = land.centres.iter().map(|c| land.code(*c)).collect();
    let mut joined = Truth::new("integrated_basins", json!({ "centres": centres, "basins": basins(&land.joined) }));
    for (from, to) in pulled(land, seed) {
        joined.decoys.push(Decoy {
            why: "many_go_to_another_centre_but_more_to_their_own",
            units: of_units(land, &[from, to]),
            ..Decoy::default()
        });
    }
    vec![alike, joined]
}

#[cfg(test)]
mod tests {
    use super::super::ground;
    use super::*;

    #[test]
    fn figures_and_flows_follow_from_the_seed_and_hold_no_key_twice() {
        let units = ground::units(&ground::codes("01", 33), 7);
        let land = Land::new(&units, ground::residents(7, 33), 1, 7);
        let rows = figures(&land, 7, "");
        assert_eq!(rows, figures(&land, 7, ""));
        assert_ne!(rows, figures(&land, 8, ""));
        assert_eq!(rows.len(), 8 * 33 * 3);
        for table in [rows, flows(&land, 7)] {
            assert!(table.windows(2).all(|w| w[0].compare(&w[1]).is_lt()));
        }
    }

    #[test]
    fn most_of_a_basin_stays_in_it() {
        for seed in 1..6 {
            let units = ground::units(&ground::codes("01", 66), seed);
            let land = Land::new(&units, ground::residents(seed, 66), 2, seed);
            let basin = |code: &str| (0..66).find(|i| land.code(*i) == code).map(|i| land.joined[i]);
            let (mut within, mut all) = (0.0, 0.0);
            for flow in flows(&land, seed) {
                let n = flow.number.unwrap_or(0.0);
                all += n;
                within += if basin(&flow.a) == basin(&flow.b) { n } else { 0.0 };
            }
            assert!(within / all > 0.85, "seed {seed}: {} of the trips stay in their basin", within / all);
            let truths = truths(&land, seed);
            assert!(truths.iter().all(|t| t.decoys.len() >= 2));
        }
    }
}
