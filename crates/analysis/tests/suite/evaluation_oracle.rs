//! Evaluation against cases worked by hand, figures of statsmodels on the same panel, and simulations whose truth is known: intervals hold
//! it as often as they say, a trend before the start is seen, effects of places that start at different times come out as planted.

use reticolo_analysis::evaluation::{Evaluation, EvaluationAsk, Inference, Panel, Verdict, evaluate};
use reticolo_analysis::rng::Rng;

struct Made {
    periods: usize,
    outcomes: Vec<Option<f64>>,
    starts: Vec<Option<usize>>,
    clusters: Vec<u32>,
}

impl Made {
    fn run(&self, ask: EvaluationAsk) -> Evaluation {
        let panel = Panel {
            units: self.starts.len(),
            periods: self.periods,
            outcomes: &self.outcomes,
            starts: &self.starts,
            clusters: &self.clusters,
        };
        evaluate(&ask.check(&panel).unwrap())
    }
}

fn made(rows: &[&[f64]], starts: &[Option<usize>]) -> Made {
    Made {
        periods: rows[0].len(),
        outcomes: rows.concat().into_iter().map(Some).collect(),
        starts: starts.to_vec(),
        clusters: (0..starts.len() as u32).collect(),
    }
}

fn normal(rng: &mut Rng) -> f64 {
    // Irwin and Hall: twelve even numbers less six are near enough to normal.
    (0..12).map(|_| rng.unit()).sum::<f64>() - 6.0
}

fn close(a: f64, b: f64, within: f64) {
    assert!((a - b).abs() <= within, "{a} against {b}");
}

#[test]
fn two_by_two_by_hand() {
    // Treated 10 → 17 and 12 → 17: 6 more. Others 8 → 9, 6 → 9, 7 → 9: 2 more. The difference is 4.
    let m = made(&[&[10.0, 17.0], &[12.0, 17.0], &[8.0, 9.0], &[6.0, 9.0], &[7.0, 9.0]], &[Some(1), Some(1), None, None, None]);
    let found = m.run(EvaluationAsk { few: 0, ..EvaluationAsk::default() });
    close(found.overall.effect, 4.0, 1e-12);
    // Errors: treated 1, -1; others -1, 1, 0. Squares of influence: 2/4 + 2/9, times 5/4 · 4/3.
    close(found.overall.error.unwrap(), ((0.5 + 2.0 / 9.0) * 5.0 / 4.0 * 4.0 / 3.0f64).sqrt(), 1e-12);
    assert_eq!((found.treated, found.never, found.before, found.events.len()), (2, 3, 1, 1));
    assert!(found.trend.is_none());
    // Two of five: ten ways, none gives as much but the real one: p = 1/10, which is the least there is.
    let found = m.run(EvaluationAsk::default());
    assert_eq!(found.inference, Inference::Permutations { all: true, ways: 10 });
    close(found.overall.p, 0.1, 1e-12);
    assert_eq!((found.verdict, found.overall.interval), (Verdict::TooFew, None));
}

/// statsmodels 0.15.0, OLS of the outcome on dummies of units, periods and treatment, `cov_type="cluster"` by unit. Its factor counts all
/// dummies among the coefficients, so its error is brought to ours, which has two.
#[test]
fn the_effect_and_error_of_statsmodels() {
    let mut m = Made { periods: 6, outcomes: Vec::new(), starts: Vec::new(), clusters: Vec::new() };
    for u in 0..20u32 {
        let treated = u % 2 == 0;
        m.starts.push(treated.then_some(3));
        m.clusters.push(u);
        for t in 0..6u32 {
            let noise = f64::from((u * u * 7 + t * t * 13 + u * t * 5) % 17) / 4.0;
            let effect = if treated && t >= 3 { 1.5 } else { 0.0 };
            m.outcomes.push(Some(f64::from(u) * 0.3 + f64::from(t) * 0.2 + noise + effect));
        }
    }
    let found = m.run(EvaluationAsk::default());
    close(found.overall.effect, STATSMODELS.0, 1e-9);
    close(found.overall.error.unwrap(), STATSMODELS.1, 1e-9);
    assert!(!found.staggered && found.inference == Inference::Clusters);
}

/// Effect and error (see above).
const STATSMODELS: (f64, f64) = (1.291_666_666_666_665_6, 0.418_855_362_643_019_04);

/// A panel of places with ups and downs that last (each period keeps a half), so that periods are no independent witnesses.
fn simulated(seed: u64, treated: u32, others: u32, periods: usize, start: usize, effect: f64, drift: f64) -> Made {
    let mut m = Made { periods, outcomes: Vec::new(), starts: Vec::new(), clusters: Vec::new() };
    for u in 0..treated + others {
        let mut rng = Rng::new(seed, 97, u64::from(u));
        let (level, mut lasting) = (5.0 * normal(&mut rng), normal(&mut rng));
        m.starts.push((u < treated).then_some(start));
        m.clusters.push(u);
        for t in 0..periods {
            lasting = 0.5 * lasting + normal(&mut rng);
            let own = if u < treated { drift * t as f64 + if t >= start { effect } else { 0.0 } } else { 0.0 };
            m.outcomes.push(Some(level + (t as f64).sin() + lasting + own));
        }
    }
    m
}

#[test]
fn intervals_hold_the_truth_as_often_as_they_say() {
    let ask = EvaluationAsk { draws: 399, ..EvaluationAsk::default() };
    let (mut by_cluster, mut wild, mut found_it, mut alarms) = (0, 0, 0, 0);
    let runs = 300;
    for seed in 0..runs {
        let found = simulated(seed, 8, 22, 8, 4, 1.0, 0.0).run(EvaluationAsk { seed, ..ask });
        let holds = |i: Option<(f64, f64)>| u32::from(i.is_some_and(|(low, high)| low <= 1.0 && 1.0 <= high));
        by_cluster += holds(found.overall.interval);
        wild += holds(found.wild.unwrap().1);
        found_it += u32::from(found.wild.unwrap().0 <= 0.05);
        alarms += u32::from(found.trend.unwrap().violated);
    }
    let share = |n: u32| f64::from(n) / runs as f64;
    // Three standard errors of a share of 0.95 from 300 runs are 0.04.
    assert!((0.90..=0.985).contains(&share(by_cluster)), "{}", share(by_cluster));
    assert!((0.91..=0.985).contains(&share(wild)), "{}", share(wild));
    assert!(share(found_it) > 0.3, "{}", share(found_it));
    assert!(share(alarms) < 0.1, "{}", share(alarms));
}

#[test]
fn permutations_hold_with_two_treated_places() {
    let runs = 300;
    let (mut holds, mut wrongly) = (0, 0);
    for seed in 0..runs {
        let found = simulated(seed + 1000, 2, 18, 8, 4, 1.0, 0.0).run(EvaluationAsk::default());
        assert_eq!(found.inference, Inference::Permutations { all: true, ways: 190 });
        holds += u32::from(found.overall.interval.is_some_and(|(low, high)| low <= 1.0 && 1.0 <= high));
        wrongly += u32::from(simulated(seed + 2000, 2, 18, 8, 4, 0.0, 0.0).run(EvaluationAsk::default()).overall.p <= 0.05);
    }
    assert!((0.91..=0.99).contains(&(f64::from(holds) / runs as f64)), "{holds}");
    assert!(f64::from(wrongly) / runs as f64 <= 0.09, "{wrongly}");
}

#[test]
fn a_trend_before_the_start_is_seen() {
    let seen = (0..40).filter(|seed| {
        let found = simulated(*seed, 10, 30, 10, 6, 0.0, 0.7).run(EvaluationAsk { draws: 199, ..EvaluationAsk::default() });
        assert!(found.trend.unwrap().slope > 0.0);
        found.verdict == Verdict::Trend
    });
    assert!(seen.count() >= 36);
    let seen = (0..20).filter(|s| simulated(*s, 3, 25, 10, 6, 0.0, 1.5).run(EvaluationAsk::default()).verdict == Verdict::Trend);
    assert!(seen.count() >= 15);
}

/// Three groups whose effects grow differently, without noise. Two-way fixed effects would mix them; here each comes out as it was planted.
#[test]
fn places_that_start_at_different_times() {
    let effect = |start: usize, t: usize| if t >= start { start as f64 * (1 + t - start) as f64 } else { 0.0 };
    let mut m = Made { periods: 7, outcomes: Vec::new(), starts: Vec::new(), clusters: Vec::new() };
    for u in 0..40u32 {
        let start = [Some(2), Some(4), Some(5), None][u as usize % 4];
        m.starts.push(start);
        m.clusters.push(u);
        m.outcomes.extend((0..7).map(|t| Some(f64::from(u) + (t * t) as f64 + start.map_or(0.0, |s| effect(s, t)))));
    }
    for controls in reticolo_analysis::evaluation::Controls::ALL {
        let found = m.run(EvaluationAsk { controls, ..EvaluationAsk::default() });
        assert!(found.staggered && found.wild.is_none());
        assert_eq!(found.groups.len(), 18);
        for g in &found.groups {
            close(g.estimate.effect, effect(g.start, g.period), 1e-9);
        }
        // Mean of each group's means: 2 · 3 (1 to 5), 4 · 2 (1 to 3), 5 · 1.5 (1 and 2).
        close(found.overall.effect, (6.0 + 8.0 + 7.5) / 3.0, 1e-9);
        let at = |e: i32| found.events.iter().find(|x| x.event == e).unwrap();
        close(at(1).estimate.effect, (2.0 + 4.0 + 5.0) / 3.0 * 2.0, 1e-9);
        assert_eq!(at(4).units, 10.0);
        close(at(-2).estimate.effect, 0.0, 1e-9);
    }
    // Nobody untouched: the last to start compare as long as they have not.
    m.starts.iter_mut().filter(|s| s.is_none()).for_each(|s| *s = Some(6));
    let found = m.run(EvaluationAsk::default());
    assert!(found.groups.iter().all(|g| g.start < 6 && g.period < 6));
    found.groups.iter().for_each(|g| close(g.estimate.effect, effect(g.start, g.period), 1e-9));
}

#[test]
fn a_synthetic_control_that_is_known() {
    // Eight others; the treated one is 0.3 of the first and 0.7 of the third, and 5 more from the thirteenth period on.
    let mut rng = Rng::new(3, 101, 0);
    let mut rows: Vec<Vec<f64>> = (0..8).map(|_| (0..16).map(|_| f64::from(rng.below(1000)) / 8.0).collect()).collect();
    rows.push((0..16).map(|t| 0.3 * rows[0][t] + 0.7 * rows[2][t] + if t >= 12 { 5.0 } else { 0.0 }).collect());
    let mut starts = vec![None; 8];
    starts.push(Some(12));
    let m = made(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>(), &starts);
    let found = m.run(EvaluationAsk::default());
    let s = &found.synthetic[0];
    assert_eq!((s.unit, s.placebos, s.weights.len()), (8, 8, 2));
    assert_eq!((s.weights[0].0, s.weights[1].0), (2, 0));
    close(s.weights[0].1, 0.7, 1e-6);
    close(s.effect, 5.0, 1e-4);
    assert!(s.before < 1e-4 && s.proof < 1e-10, "{s:?}");
    close(s.p, 1.0 / 9.0, 1e-12);
}
