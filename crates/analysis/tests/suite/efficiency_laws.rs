//! Efficiency: cases worked by hand, brute force over small programmes, and laws that hold for any units.

use reticolo_analysis::catalogue::{EFFICIENCY, Refusal};
use reticolo_analysis::efficiency::bootstrap::{BootstrapAsk, BootstrapError, MOST_SAMPLES, bands};
use reticolo_analysis::efficiency::score::{Efficiency, EfficiencyAsk, Orientation, Returns, Row, Standing, Super, efficiency};
use reticolo_analysis::efficiency::{Units, UnitsError};
use reticolo_analysis::rng::Rng;

fn close(a: f64, b: f64) {
    assert!((a - b).abs() <= 1e-7 * b.abs().max(1.0), "{a} against {b}");
}

fn ask(returns: Returns, orientation: Orientation) -> EfficiencyAsk {
    EfficiencyAsk { returns, orientation, superefficiency: true, scale: false }
}

const ASKS: [(Returns, Orientation); 4] = [
    (Returns::Constant, Orientation::Input),
    (Returns::Constant, Orientation::Output),
    (Returns::Variable, Orientation::Input),
    (Returns::Variable, Orientation::Output),
];

fn scores(found: &Efficiency) -> Vec<f64> {
    found.rows.iter().map(|r| r.score.unwrap()).collect()
}

#[test]
fn one_input_one_output_by_hand() {
    // Output over input: 1/2, 1, 3/4, 1/2.
    let units = Units::new(&[vec![2.0, 3.0, 4.0, 8.0]], &[vec![1.0, 3.0, 3.0, 4.0]]).unwrap();
    let found = efficiency(&ask(Returns::Constant, Orientation::Input).check(&units));
    for (row, x) in found.rows.iter().zip([0.5, 1.0, 0.75, 0.5]) {
        close(row.score.unwrap(), x);
    }
    assert_eq!(found.rows[0].peers.len(), 1);
    close(found.rows[0].peers[0].1, 1.0 / 3.0);
    // The best unit is a third better than the second of the others (3/4 to 1).
    assert!(matches!(found.rows[1].superefficiency, Some(Super::Score(s)) if (s - 4.0 / 3.0).abs() < 1e-7));
    let found = efficiency(&EfficiencyAsk { scale: true, ..ask(Returns::Variable, Orientation::Input) }.check(&units));
    // The frontier is 2 → 1, 3 → 3, 8 → 4; the third unit could do with 3.
    for (row, x) in found.rows.iter().zip([1.0, 1.0, 0.75, 1.0]) {
        close(row.score.unwrap(), x);
    }
    for (row, x) in found.rows.iter().zip([0.5, 1.0, 1.0, 0.5]) {
        close(row.scale.unwrap(), x);
    }
    // Nobody else makes 4, whatever they use.
    assert_eq!(found.rows[3].superefficiency, Some(Super::Infeasible));
    let found = efficiency(&ask(Returns::Variable, Orientation::Output).check(&units));
    close(found.rows[2].score.unwrap(), 3.2 / 3.0);
    assert_eq!(found.rows[2].peers.iter().map(|p| p.0).collect::<Vec<_>>(), [1, 3]);
    assert_eq!(found.rows[0].superefficiency, Some(Super::Infeasible));
}

#[test]
fn slacks_by_hand() {
    // The second unit shrinks to the first one's first input and still has 1 too much of the second; the third is on the edge
    // of the frontier and yet has 2 too much.
    let units = Units::new(&[vec![2.0, 4.0, 2.0], vec![2.0, 6.0, 4.0]], &[vec![1.0; 3]]).unwrap();
    let found = efficiency(&ask(Returns::Constant, Orientation::Input).check(&units));
    close(found.rows[1].score.unwrap(), 0.5);
    close(found.rows[1].slacks[1], 1.0);
    close(found.rows[1].targets[1], 2.0);
    assert_eq!((found.rows[2].score, found.rows[2].standing), (Some(1.0), Standing::Weak));
    close(found.rows[2].slacks[1], 2.0);
    assert_eq!(found.rows[2].peers, vec![(0, found.rows[2].peers[0].1)]);
    close(found.rows[2].peers[0].1, 1.0);
    assert_eq!(found.rows[0].standing, Standing::Efficient);
}

type Columns = Vec<Vec<f64>>;

fn any(seed: u64, most: u32) -> (Columns, Columns) {
    let mut rng = Rng::new(seed, 90, 0);
    let n = 1 + rng.below(most) as usize;
    let (m, s) = (1 + rng.below(3) as usize, 1 + rng.below(3) as usize);
    // Whole numbers, so that ties, twins and zeros are common.
    let width = 2 + rng.below(30);
    let mut side = |k: usize| -> Columns {
        let mut columns: Columns = (0..k).map(|_| (0..n).map(|_| f64::from(rng.below(width))).collect()).collect();
        for u in 0..n {
            if columns.iter().all(|c| c[u] == 0.0) {
                columns[u % k][u] = 1.0 + f64::from(rng.below(width));
            }
        }
        for column in &mut columns {
            if column.iter().all(|x| *x == 0.0) {
                column[0] = 1.0;
            }
        }
        columns
    };
    let inputs = side(m);
    (inputs, side(s))
}

/// What a row says holds: its peers make its targets, and its weights prove its score.
fn holds(inputs: &Columns, outputs: &Columns, row: &Row, unit: usize, (returns, orientation): (Returns, Orientation)) {
    let all: Vec<&Vec<f64>> = inputs.iter().chain(outputs).collect();
    let score = row.score.unwrap();
    for (i, column) in all.iter().enumerate() {
        let made: f64 = row.peers.iter().map(|(peer, weight)| weight * column[*peer as usize]).sum();
        let scale = column.iter().fold(1.0f64, |m, x| m.max(*x));
        assert!((made - row.targets[i]).abs() <= 1e-5 * scale, "column {i} of unit {unit}: {made} against {}", row.targets[i]);
        assert!(row.slacks[i] >= 0.0 && row.weights[i] >= 0.0);
    }
    if returns == Returns::Variable {
        close(row.peers.iter().map(|p| p.1).sum(), 1.0);
    }
    // Weak duality: with the weights nobody's balance of outputs less inputs exceeds what the score says.
    let worth = |u: usize| -> (f64, f64) {
        let side = |range: std::ops::Range<usize>| range.map(|i| row.weights[i] * all[i][u]).sum::<f64>();
        (side(0..inputs.len()), side(inputs.len()..all.len()))
    };
    let (uses, makes) = worth(unit);
    let most = (0..inputs[0].len())
        .map(|u| {
            let (x, y) = worth(u);
            y - x
        })
        .fold(f64::NEG_INFINITY, f64::max);
    match (returns, orientation) {
        (_, Orientation::Input) => close(uses, 1.0),
        (_, Orientation::Output) => close(makes, 1.0),
    }
    match (returns, orientation) {
        (Returns::Constant, Orientation::Input) => {
            assert!(most <= 1e-6);
            close(makes, score);
        }
        (Returns::Constant, Orientation::Output) => {
            assert!(most <= 1e-6);
            close(uses, score);
        }
        (Returns::Variable, Orientation::Input) => close(makes - most, score),
        (Returns::Variable, Orientation::Output) => close(uses + most, score),
    }
}

#[test]
fn laws_of_any_units() {
    for seed in 0..120 {
        let (inputs, outputs) = any(seed, if seed < 100 { 40 } else { 160 });
        let n = inputs[0].len();
        let units = Units::new(&inputs, &outputs).unwrap();
        let found: Vec<Efficiency> = ASKS.iter().map(|(r, o)| efficiency(&ask(*r, *o).check(&units))).collect();
        let dominates = |a: usize, b: usize| {
            let all = inputs.iter().all(|c| c[a] <= c[b]) && outputs.iter().all(|c| c[a] >= c[b]);
            all && (inputs.iter().any(|c| c[a] < c[b]) || outputs.iter().any(|c| c[a] > c[b]))
        };
        for (asked, found) in ASKS.iter().zip(&found) {
            assert!(found.gap < 1e-7, "{seed} {asked:?}: {}", found.gap);
            for (unit, row) in found.rows.iter().enumerate() {
                let score = row.score.unwrap();
                assert!(if asked.1 == Orientation::Input { score > 0.0 && score <= 1.0 } else { score >= 1.0 && score.is_finite() });
                holds(&inputs, &outputs, row, unit, *asked);
                // Whoever is dominated is not efficient, and peers are.
                if (0..n).any(|other| dominates(other, unit)) {
                    assert_ne!(row.standing, Standing::Efficient, "{seed}: unit {unit}");
                }
                for (peer, _) in &row.peers {
                    assert_eq!(found.rows[*peer as usize].standing, Standing::Efficient, "{seed} {asked:?}: peer {peer} of {unit}");
                }
                match row.superefficiency {
                    Some(Super::Score(s)) if asked.1 == Orientation::Input => assert!(s >= 1.0 - 1e-6),
                    Some(Super::Score(s)) => assert!(s <= 1.0 + 1e-6),
                    Some(Super::Infeasible) | None => {}
                }
                assert_eq!(row.superefficiency.is_some(), row.standing == Standing::Efficient);
            }
            // Some unit is efficient.
            assert!(found.rows.iter().any(|r| r.standing == Standing::Efficient));
        }
        for unit in 0..n {
            let of = |at: usize| found[at].rows[unit].score.unwrap();
            close(of(0) * of(1), 1.0);
            assert!(of(0) <= of(2) + 1e-7 && of(1) >= of(3) - 1e-7, "comparing with one's own size is milder");
        }
        // The units of measurement say nothing, nor does the order of the units.
        let by = |columns: &Columns, f: f64| {
            columns.iter().enumerate().map(|(i, c)| c.iter().map(|x| x * f * (i + 1) as f64).collect()).collect::<Columns>()
        };
        let scaled = Units::new(&by(&inputs, 1e6), &by(&outputs, 1e-3)).unwrap();
        let back = |columns: &Columns| columns.iter().map(|c| c.iter().rev().copied().collect()).collect::<Columns>();
        let turned = Units::new(&back(&inputs), &back(&outputs)).unwrap();
        for (at, (r, o)) in ASKS.iter().enumerate() {
            let own = scores(&found[at]);
            for (a, b) in scores(&efficiency(&ask(*r, *o).check(&scaled))).iter().zip(&own) {
                close(*a, *b);
            }
            for (a, b) in scores(&efficiency(&ask(*r, *o).check(&turned))).iter().rev().zip(&own) {
                close(*a, *b);
            }
        }
        if seed % 20 == 0 {
            for threads in [1, 3] {
                let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
                assert!(pool.install(|| efficiency(&ask(ASKS[2].0, ASKS[2].1).check(&units))) == found[2]);
            }
        }
    }
}

/// With two columns a mixture of at most two units is enough: all pairs are tried.
#[test]
fn two_columns_by_brute_force() {
    for seed in 300..360 {
        let mut rng = Rng::new(seed, 91, 0);
        let n = 2 + rng.below(20) as usize;
        let mut column = |_: u32| (0..n).map(|_| 1.0 + f64::from(rng.below(40))).collect::<Vec<f64>>();
        let (x, y) = (column(0), column(1));
        let units = Units::new(std::slice::from_ref(&x), std::slice::from_ref(&y)).unwrap();
        let constant = scores(&efficiency(&ask(Returns::Constant, Orientation::Input).check(&units)));
        let variable = scores(&efficiency(&ask(Returns::Variable, Orientation::Input).check(&units)));
        let best = (0..n).map(|j| y[j] / x[j]).fold(0.0, f64::max);
        for o in 0..n {
            close(constant[o], y[o] / x[o] / best);
            let mut least = f64::INFINITY;
            for a in 0..n {
                if y[a] >= y[o] {
                    least = least.min(x[a]);
                }
                for b in (0..n).filter(|b| y[*b] > y[o] && y[a] < y[o]) {
                    let part = (y[o] - y[a]) / (y[b] - y[a]);
                    least = least.min(x[a] + part * (x[b] - x[a]));
                }
            }
            close(variable[o], least / x[o]);
        }
    }
}

#[test]
fn bands_hold_the_truth() {
    // y = √x times an efficiency that is drawn evenly from 0.4 to 1: the frontier is known, and nobody is quite on it.
    let (mut held, mut all, mut nearer) = (0, 0, 0);
    for seed in 0..8 {
        let mut rng = Rng::new(seed, 92, 0);
        let n = 60;
        let x: Vec<f64> = (0..n).map(|_| 1.0 + 9.0 * rng.unit()).collect();
        let truth: Vec<f64> = (0..n).map(|_| 1.0 - 0.6 * rng.unit()).collect();
        let y: Vec<f64> = x.iter().zip(&truth).map(|(x, t)| x.sqrt() * t).collect();
        let units = Units::new(&[x], &[y]).unwrap();
        let plan = EfficiencyAsk { returns: Returns::Variable, orientation: Orientation::Output, superefficiency: false, scale: false }
            .check(&units);
        let found = scores(&efficiency(&plan));
        let asked = BootstrapAsk { samples: 200, seed: 5, alpha: 0.05 };
        let drawn = bands(&asked.check(&plan, &found).unwrap());
        assert!(drawn == bands(&asked.check(&plan, &found).unwrap()));
        for ((band, score), truth) in drawn.bands.iter().zip(&found).zip(&truth) {
            assert!(band.low <= band.corrected && band.corrected <= band.high);
            // Towards outputs the flattered score is too small.
            assert!(band.corrected >= *score - 1e-9);
            all += 1;
            held += usize::from(band.low <= 1.0 / truth && 1.0 / truth <= band.high);
            nearer += usize::from((band.corrected - 1.0 / truth).abs() < (score - 1.0 / truth).abs());
        }
    }
    assert!(held * 100 > all * 75, "{held} of {all} bands hold the truth");
    assert!(nearer * 100 > all * 60, "{nearer} of {all} come nearer to it");
}

#[test]
fn what_cannot_be_compared_is_named() {
    let one = |x: &[f64]| vec![x.to_vec()];
    assert!(matches!(Units::new(&[], &one(&[1.0])), Err(UnitsError::Empty { units: 0, inputs: 0, outputs: 1 })));
    assert!(matches!(Units::new(&one(&[1.0]), &[]), Err(UnitsError::Empty { .. })));
    assert!(matches!(
        Units::new(&one(&[1.0, 2.0]), &one(&[1.0])),
        Err(UnitsError::Length { output: true, column: 0, values: 1, units: 2 })
    ));
    for bad in [-1.0, f64::NAN, f64::INFINITY] {
        assert!(matches!(
            Units::new(&one(&[1.0, bad]), &one(&[1.0, 1.0])),
            Err(UnitsError::Value { output: false, column: 0, unit: 1, .. })
        ));
    }
    assert_eq!(Units::new(&[vec![1.0, 1.0], vec![0.0, 0.0]], &one(&[1.0, 1.0])), Err(UnitsError::Nothing { output: false, column: 1 }));
    assert_eq!(Units::new(&one(&[1.0, 0.0]), &one(&[1.0, 1.0])), Err(UnitsError::Idle { output: false, unit: 1 }));
    let error = Units::new(&one(&[1.0, 1.0]), &one(&[1.0, 0.0])).unwrap_err();
    assert_eq!(error, UnitsError::Idle { output: true, unit: 1 });
    assert!(error.it().contains("non produce nulla"));
    assert!(matches!(Units::new(&vec![vec![1.0]; 31], &one(&[1.0])), Err(UnitsError::TooMany { columns: 32, .. })));
    // One unit alone is efficient, and has nobody to be compared with; twins are both efficient, and not more than that.
    let alone = Units::new(&one(&[3.0]), &one(&[2.0])).unwrap();
    for (r, o) in ASKS {
        let row = efficiency(&ask(r, o).check(&alone)).rows.remove(0);
        assert_eq!((row.score, row.standing, row.superefficiency), (Some(1.0), Standing::Efficient, Some(Super::Infeasible)));
    }
    let twins = Units::new(&one(&[3.0, 3.0]), &one(&[2.0, 2.0])).unwrap();
    for (r, o) in ASKS {
        assert!(efficiency(&ask(r, o).check(&twins)).rows.iter().all(|r| r.superefficiency == Some(Super::Score(1.0))));
    }
    let plan = EfficiencyAsk::default().check(&twins);
    assert_eq!(BootstrapAsk::default().check(&plan, &[1.0, 1.0]).unwrap_err(), BootstrapError::Even { inefficient: 0 });
    assert!(matches!(
        BootstrapAsk { samples: 5, ..BootstrapAsk::default() }.check(&plan, &[1.0, 0.5]),
        Err(BootstrapError::Samples { .. })
    ));
    assert!(matches!(BootstrapAsk { alpha: 1.0, ..BootstrapAsk::default() }.check(&plan, &[1.0, 0.5]), Err(BootstrapError::Alpha { .. })));
}

#[test]
fn the_card_says_what_the_program_does() {
    let parameter = |name: &str| *EFFICIENCY.parameters.iter().find(|p| p.name == name).unwrap();
    let (ask, drawn) = (EfficiencyAsk::default(), BootstrapAsk::default());
    for (name, default) in [
        ("returns", ask.returns.code().to_owned()),
        ("orientation", ask.orientation.code().to_owned()),
        ("samples", drawn.samples.to_string()),
        ("alpha", drawn.alpha.to_string()),
        ("seed", drawn.seed.to_string()),
    ] {
        assert_eq!(parameter(name).default, default);
    }
    assert_eq!(parameter("samples").range, format!("100 to {MOST_SAMPLES}"));
    assert!(parameter("returns").range.split('|').all(|code| Returns::from_code(code).is_some()));
    assert!(parameter("orientation").range.split('|').all(|code| Orientation::from_code(code).is_some()));
    let standing = EFFICIENCY.results.iter().find(|r| r.name == "standing").unwrap();
    assert!(Standing::ALL.iter().all(|s| standing.help.en.contains(s.code()) && standing.help.it.contains(s.code())));
}
