//! Likeness of places: a case worked by hand, Gower's formula in plain words on random tables, and what is refused.

use reticolo_analysis::catalogue::Refusal;
use reticolo_analysis::rng::Rng;
use reticolo_analysis::similar::{Column, Similar, SimilarAsk, SimilarError, Spread, Values, similar};

fn numbers(values: &[Option<f64>]) -> Column {
    Column { values: Values::Numbers(values.to_vec()), weight: 1.0 }
}

fn run(ask: SimilarAsk, columns: &[Column]) -> Similar {
    similar(&ask.check(columns).unwrap())
}

#[test]
fn a_case_by_hand() {
    // People 0, 10, 20, 40; kinds a, a, b, none; the range of the first is 40.
    let columns = [
        numbers(&[Some(0.0), Some(10.0), Some(20.0), Some(40.0)]),
        Column { values: Values::Classes(vec![Some(1), Some(1), Some(2), None]), weight: 3.0 },
    ];
    let found = run(SimilarAsk { spread: Spread::Range, ..SimilarAsk::default() }, &columns);
    let (unit, likes) = &found.nearest[0];
    assert_eq!((*unit, found.spreads.clone()), (0, vec![Some(40.0), None]));
    // The second: (0.75 + 3) / 4; the third: 0.5 / 4. Of the last only the people are known, a quarter of the weight: not compared.
    assert_eq!(likes.iter().map(|l| (l.unit, l.nearness)).collect::<Vec<_>>(), [(1, 0.9375), (2, 0.125)]);
    assert_eq!(likes[0].columns, [Some(0.75), Some(1.0)]);
    let all = run(SimilarAsk { spread: Spread::Range, known: 0.25, unit: Some(0), ..SimilarAsk::default() }, &columns);
    assert_eq!(all.nearest.len(), 1);
    assert_eq!(all.nearest[0].1[2].columns, [Some(0.0), None]);
}

#[test]
fn an_outlier_does_not_rule() {
    // Ninety-nine values from 0 to 98 and one of a million: by range all the others are the same.
    let values: Vec<Option<f64>> = (0..100).map(|i| Some(if i == 99 { 1e6 } else { f64::from(i) })).collect();
    let of = |spread| run(SimilarAsk { spread, unit: Some(0), most: 99, ..SimilarAsk::default() }, &[numbers(&values)]);
    let near = |s: &Similar, unit: usize| s.nearest[0].1.iter().find(|l| l.unit == unit).unwrap().nearness;
    assert!(near(&of(Spread::Range), 98) > 0.9999);
    assert!(near(&of(Spread::Robust), 98) < 0.01 && near(&of(Spread::Robust), 5) > 0.9);
}

#[test]
fn the_formula_in_plain_words() {
    for seed in 0..40 {
        let mut rng = Rng::new(seed, 102, 0);
        let n = 2 + rng.below(700) as usize;
        let gaps = rng.below(3);
        let columns: Vec<Column> = (0..1 + rng.below(6))
            .map(|_| {
                let known = |rng: &mut Rng| gaps == 0 || rng.below(10) > 0;
                let values = if rng.below(3) == 0 {
                    Values::Classes((0..n).map(|_| known(&mut rng).then(|| rng.below(4))).collect())
                } else {
                    let wild = rng.below(2) == 0;
                    let one = |rng: &mut Rng| rng.unit() * if wild && rng.below(20) == 0 { 1e7 } else { 50.0 } - 7.0;
                    Values::Numbers((0..n).map(|_| known(&mut rng).then(|| one(&mut rng))).collect())
                };
                Column { values, weight: 0.5 + rng.unit() }
            })
            .collect();
        let ask = SimilarAsk { most: 5, spread: Spread::ALL[seed as usize % 2], ..SimilarAsk::default() };
        let Ok(plan) = ask.check(&columns) else { continue };
        let found = similar(&plan);
        let whole: f64 = columns.iter().map(|c| c.weight).sum();
        for (i, likes) in &found.nearest {
            let mut wanted: Vec<(f64, usize)> = Vec::new();
            for j in (0..n).filter(|j| j != i) {
                let (mut sum, mut weight) = (0.0, 0.0);
                for (c, spread) in columns.iter().zip(&found.spreads) {
                    let near = match &c.values {
                        Values::Classes(v) => v[*i].zip(v[j]).map(|(a, b)| f64::from(u8::from(a == b))),
                        Values::Numbers(v) => v[*i].zip(v[j]).map(|(a, b)| spread.map_or(1.0, |s| (1.0 - (a - b).abs() / s).max(0.0))),
                    };
                    if let Some(near) = near {
                        sum += c.weight * near;
                        weight += c.weight;
                    }
                }
                if weight > 0.0 && weight >= 0.5 * whole {
                    wanted.push((sum / weight, j));
                }
            }
            wanted.sort_by(|a, b| b.0.total_cmp(&a.0));
            wanted.truncate(5);
            assert_eq!(likes.len(), wanted.len(), "{seed} {i}");
            for (l, w) in likes.iter().zip(&wanted) {
                assert!((l.nearness - w.0).abs() < 1e-9, "{seed} {i} {l:?} {w:?}");
            }
        }
        for threads in [1, 3] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            assert_eq!(pool.install(|| similar(&plan)), found);
        }
    }
}

#[test]
fn what_cannot_be_answered_is_named() {
    let ask = SimilarAsk::default();
    let why = |ask: SimilarAsk, columns: &[Column]| {
        let e = ask.check(columns).unwrap_err();
        assert!(!e.it().is_empty() && e.it() != e.to_string());
        e
    };
    let two = [numbers(&[Some(1.0), Some(2.0)])];
    assert_eq!(why(ask, &[]), SimilarError::NoColumns);
    assert_eq!(why(ask, &[numbers(&[Some(1.0)])]), SimilarError::TooFew { units: 1 });
    assert_eq!(why(ask, &[two[0].clone(), numbers(&[None])]), SimilarError::LengthMismatch { column: 1, values: 1, units: 2 });
    assert_eq!(why(ask, &[numbers(&[Some(1.0), Some(f64::NAN)])]), SimilarError::NotANumber { column: 0, unit: 1 });
    assert_eq!(why(ask, &[numbers(&[Some(1.0), Some(1.0)]), numbers(&[None, None])]), SimilarError::NothingDiffers);
    assert_eq!(why(ask, &[Column { weight: 0.0, ..two[0].clone() }]), SimilarError::Weight { column: 0 });
    assert_eq!(why(SimilarAsk { known: 2.0, ..ask }, &two), SimilarError::Known { asked: 2.0 });
    assert_eq!(why(SimilarAsk { unit: Some(2), ..ask }, &two), SimilarError::Unit { unit: 2 });
    assert!(matches!(why(SimilarAsk { most: 1001, ..ask }, &two), SimilarError::TooMany { what: "nearest", .. }));
    // Nothing known of one unit: nobody is near it, and it is near nobody.
    let found = run(ask, &[numbers(&[Some(1.0), Some(2.0), None])]);
    assert!(found.nearest[2].1.is_empty() && found.nearest[0].1.len() == 1);
    assert!(run(SimilarAsk { most: 0, ..ask }, &two).nearest[0].1.is_empty());
}

#[test]
fn the_card_says_what_the_program_does() {
    let ask = SimilarAsk::default();
    let card = reticolo_analysis::catalogue::SIMILAR;
    let parameter = |name: &str| *card.parameters.iter().find(|p| p.name == name).unwrap();
    assert_eq!(parameter("most").default, ask.most.to_string());
    assert_eq!(parameter("known").default, ask.known.to_string());
    assert_eq!(parameter("spread").default, ask.spread.code());
}
