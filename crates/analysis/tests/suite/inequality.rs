//! Theil, harmony, Gini and Atkinson: their parts by hand, the definitions by two plain loops, and laws that hold for any input.

use reticolo_analysis::rng::Rng;
use reticolo_analysis::services::inequality::{Indices, Inequality, InequalityAsk, InequalityError, inequality};

fn run(values: &[f64], weights: &[f64], groups: Option<&[u32]>) -> Inequality {
    inequality(&InequalityAsk::default().check(values, weights, groups).unwrap())
}

fn indices(values: &[f64], weights: &[f64], groups: Option<&[u32]>) -> Indices {
    run(values, weights, groups).indices.unwrap()
}

fn close(a: f64, b: f64) {
    assert!((a - b).abs() <= 1e-12 * b.abs().max(1.0), "{a} against {b}");
}

#[test]
fn parts_by_hand() {
    // Two groups, each even inside: all of T lies between them; and one group, uneven inside: all of it within.
    let values = [1.0, 1.0, 0.5, 0.5];
    let weights = [10.0, 20.0, 30.0, 40.0];
    let apart = indices(&values, &weights, Some(&[0, 0, 1, 1]));
    close(apart.between, apart.theil);
    close(apart.within, 0.0);
    let mean = (30.0 + 35.0) / 100.0;
    close(apart.between, (30.0 * f64::ln(1.0 / mean) + 35.0 * f64::ln(0.5 / mean)) / (mean * 100.0));
    // Both groups have the mean of all: nothing between.
    let mixed = indices(&[1.0, 0.0, 1.0, 0.0], &[10.0, 10.0, 30.0, 30.0], Some(&[0, 0, 1, 1]));
    close(mixed.between, 0.0);
    close(mixed.within, 2.0f64.ln());
}

#[test]
fn for_one_service_of_yes_or_no_harmony_is_the_level() {
    for weights in [[3.0, 5.0, 11.0, 1.0], [1000.0, 1.0, 1.0, 7.5]] {
        let found = run(&[1.0, 0.0, 1.0, 0.0], &weights, Some(&[0, 0, 1, 1]));
        close(found.indices.unwrap().harmony, found.mean);
    }
}

#[test]
fn without_anything_there_is_no_index() {
    let found = run(&[0.0, 0.0, 9.0], &[4.0, 5.0, 0.0], Some(&[0, 2, 2]));
    assert_eq!((found.mean, found.indices), (0.0, None));
    assert_eq!(found.groups.len(), 3);
    assert_eq!((found.groups[1].mean, found.groups[1].theil), (None, None));
    assert_eq!((found.groups[0].mean, found.groups[0].theil), (Some(0.0), None));
}

#[test]
fn what_cannot_be_answered_is_named() {
    let refused = |v: &[f64], w: &[f64], g: Option<&[u32]>| InequalityAsk::default().check(v, w, g).unwrap_err();
    assert_eq!(refused(&[], &[], None), InequalityError::NoValues);
    assert_eq!(refused(&[1.0], &[1.0, 2.0], None), InequalityError::LengthMismatch { values: 1, others: 2 });
    assert_eq!(refused(&[1.0], &[1.0], Some(&[])), InequalityError::LengthMismatch { values: 1, others: 0 });
    assert_eq!(refused(&[1.0, -0.1], &[1.0, 2.0], None), InequalityError::Value { row: 1 });
    assert_eq!(refused(&[1.0, 1.0], &[f64::NAN, 2.0], None), InequalityError::Weight { row: 0 });
    assert_eq!(refused(&[1.0, 1.0], &[0.0, 0.0], None), InequalityError::NoWeight);
    assert_eq!(refused(&[f64::MAX, 1.0], &[f64::MAX, 1.0], None), InequalityError::TooLarge);
    let ask = InequalityAsk { epsilon: 1.0 };
    assert_eq!(ask.check(&[1.0], &[1.0], None).unwrap_err(), InequalityError::EpsilonOutOfRange { asked: 1.0 });
}

struct Case {
    values: Vec<f64>,
    weights: Vec<f64>,
    groups: Vec<u32>,
}

fn case(seed: u64) -> Case {
    let mut rng = Rng::new(seed, 21, 0);
    let n = 2 + rng.below(300) as usize;
    // Some have nothing, some places are empty, one group may have nothing at all.
    let values: Vec<f64> = (0..n).map(|_| if rng.below(5) == 0 { 0.0 } else { f64::from(rng.below(9)) / 8.0 }).collect();
    let mut weights: Vec<f64> = (0..n).map(|_| f64::from(rng.below(4000))).collect();
    weights[0] += 1.0;
    let groups = (0..n).map(|_| rng.below(6)).collect();
    Case { values, weights, groups }
}

#[test]
fn laws_hold_and_the_plain_definitions_say_the_same() {
    let mut judged = 0;
    for seed in 0..60 {
        let Case { values, weights, groups } = case(seed);
        let found = run(&values, &weights, Some(&groups));
        let Some(i) = found.indices else { continue };
        judged += 1;
        let (n, total, mean) = (values.len(), weights.iter().sum::<f64>(), found.mean);
        let log = |c: f64, m: f64| if c == 0.0 { 0.0 } else { c * (c / m).ln() };
        close(i.theil, (0..n).map(|k| weights[k] * log(values[k], mean)).sum::<f64>() / (mean * total));
        let mut differences = 0.0;
        for a in 0..n {
            for b in 0..n {
                differences += weights[a] * weights[b] * (values[a] - values[b]).abs();
            }
        }
        close(i.gini, differences / (2.0 * total * total * mean));
        // The parts make up the whole, by groups and by places.
        close(i.between + i.within, i.theil);
        close(i.parts.iter().sum(), i.theil);
        assert!(i.parts.iter().all(|p| *p >= 0.0) && i.between >= 0.0 && i.within >= 0.0);
        assert!((0.0..=1.0).contains(&i.gini) && (0.0..=1.0).contains(&i.atkinson) && i.harmony > 0.0 && i.harmony <= 1.0);
        // The scale of values and of weights does not matter.
        let scaled = |x: &[f64], by: f64| x.iter().map(|x| x * by).collect::<Vec<f64>>();
        for other in [indices(&scaled(&values, 37.5), &weights, Some(&groups)), indices(&values, &scaled(&weights, 1e-3), Some(&groups))] {
            for (a, b) in [
                (other.theil, i.theil),
                (other.gini, i.gini),
                (other.atkinson, i.atkinson),
                (other.between, i.between),
                (other.within, i.within),
            ] {
                close(a, b);
            }
        }
        // A place split in two halves is the same people.
        let (mut v, mut w) = (values.clone(), weights.clone());
        w[0] /= 2.0;
        v.push(values[0]);
        w.push(w[0]);
        let split = indices(&v, &w, None);
        close(split.theil, i.theil);
        close(split.gini, i.gini);
        close(split.atkinson, i.atkinson);
    }
    assert!(judged > 50);
}

#[test]
fn the_same_for_all_is_even() {
    let found = run(&[0.3; 50], &[0.1; 50], Some(&(0..50).map(|i| i % 7).collect::<Vec<u32>>()));
    let i = found.indices.unwrap();
    for (a, b) in [(i.theil, 0.0), (i.harmony, 1.0), (i.gini, 0.0), (i.atkinson, 0.0), (i.between, 0.0), (i.within, 0.0)] {
        assert!((a - b).abs() < 1e-14, "{a} against {b}");
    }
}
