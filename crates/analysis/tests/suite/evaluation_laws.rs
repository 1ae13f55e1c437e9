//! Evaluation: laws of effects, mixtures that no other beats, the same bytes with any number of threads, and designs that cannot answer.

use reticolo_analysis::catalogue::Refusal;
use reticolo_analysis::evaluation::{Controls, Evaluation, EvaluationAsk, EvaluationError, MOST_CELLS, Panel, Plan, Verdict, evaluate};
use reticolo_analysis::rng::Rng;

type Table = (usize, Vec<Option<f64>>, Vec<Option<usize>>, Vec<u32>);

fn any(seed: u64) -> Table {
    let mut rng = Rng::new(seed, 98, 0);
    let (n, t) = (12 + rng.below(30) as usize, 3 + rng.below(7) as usize);
    let each = 1 + rng.below(2);
    let outcomes = (0..n * t).map(|_| (rng.below(60) > 0).then(|| f64::from(rng.below(1000)) / 7.0)).collect();
    let common = rng.below(2) == 0;
    let start = |rng: &mut Rng| 1 + rng.below(t as u32 - 1) as usize;
    let shared = start(&mut rng);
    let starts = (0..n).map(|_| (rng.below(3) == 0).then(|| if common { shared } else { start(&mut rng) })).collect();
    (t, outcomes, starts, (0..n as u32).map(|u| u / each).collect())
}

fn check(table: &Table, ask: EvaluationAsk) -> Result<Plan, EvaluationError> {
    let (periods, outcomes, starts, clusters) = table;
    ask.check(&Panel { units: starts.len(), periods: *periods, outcomes, starts, clusters })
}

fn close(a: f64, b: f64) {
    assert!((a - b).abs() <= 1e-6 * (1.0 + a.abs().max(b.abs())), "{a} against {b}");
}

#[test]
fn laws_of_effects() {
    let mut answered = 0;
    for seed in 0..60 {
        let table = any(seed);
        let few = if seed % 3 == 0 { 0 } else { 6 };
        let controls = Controls::ALL[seed as usize % 2];
        let ask = EvaluationAsk { draws: 199, seed, few, controls, ..EvaluationAsk::default() };
        let Ok(plan) = check(&table, ask) else { continue };
        answered += 1;
        let found = evaluate(&plan);
        assert!((0.0..=1.0).contains(&found.overall.p) && found.least_p <= 1.0);
        if let Some((low, high)) = found.overall.interval {
            assert!(low <= found.overall.effect && found.overall.effect <= high, "{found:?}");
        }
        // A level of each place, one of each period, and a unit of the outcome change nothing but the unit.
        let mut rng = Rng::new(seed, 99, 0);
        let levels: Vec<f64> = (0..table.2.len()).map(|_| f64::from(rng.below(100))).collect();
        let times: Vec<f64> = (0..table.0).map(|_| f64::from(rng.below(100))).collect();
        let moved: Vec<Option<f64>> =
            table.1.iter().enumerate().map(|(i, y)| y.map(|y| 3.0 * (y + levels[i / table.0] + times[i % table.0]))).collect();
        let other = evaluate(&check(&(table.0, moved, table.2.clone(), table.3.clone()), ask).unwrap());
        close(other.overall.effect, 3.0 * found.overall.effect);
        assert!((other.overall.p - found.overall.p).abs() < 1e-6, "{} {}", other.overall.p, found.overall.p);
        for (a, b) in found.events.iter().zip(&other.events) {
            close(3.0 * a.estimate.effect, b.estimate.effect);
            if let (Some(e), Some(f)) = (a.estimate.error, b.estimate.error) {
                close(3.0 * e, f);
            }
            if let (Some(band), Some(alone)) = (a.band, a.estimate.interval) {
                assert!(band.0 <= alone.0 + 1e-9 && alone.1 <= band.1 + 1e-9);
            }
        }
        // An effect that is added to every treated cell is added to what is found.
        let more: Vec<Option<f64>> = table
            .1
            .iter()
            .enumerate()
            .map(|(i, y)| y.map(|y| y + if table.2[i / table.0].is_some_and(|s| s <= i % table.0) { 2.5 } else { 0.0 }))
            .collect();
        let other = evaluate(&check(&(table.0, more, table.2.clone(), table.3.clone()), ask).unwrap());
        close(other.overall.effect, found.overall.effect + 2.5);
        for threads in [1, 3] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            assert_eq!(pool.install(|| evaluate(&plan)), found);
        }
    }
    assert!(answered > 40, "{answered}");
}

/// No other mixture goes nearer: neither one place alone, nor a small step from the found mixture towards any place.
#[test]
fn no_mixture_is_nearer() {
    for seed in 0..30 {
        let mut rng = Rng::new(seed, 100, 0);
        let (n, t, start) = (10 + rng.below(40) as usize, 12, 4 + rng.below(6) as usize);
        let y: Vec<f64> = (0..n * t).map(|_| f64::from(rng.below(1000)) / 9.0).collect();
        let mut starts = vec![None; n];
        starts[0] = Some(start);
        let table: Table = (t, y.iter().copied().map(Some).collect(), starts, (0..n as u32).collect());
        let found: Evaluation = evaluate(&check(&table, EvaluationAsk { draws: 99, ..EvaluationAsk::default() }).unwrap());
        let s = &found.synthetic[0];
        close(s.weights.iter().map(|w| w.1).sum(), 1.0);
        assert!(s.weights.iter().all(|w| w.1 > 0.0) && s.weights.len() <= start + 1);
        let squared =
            |mix: &[f64]| -> f64 { (0..start).map(|p| (y[p] - (0..n).map(|u| mix[u] * y[u * t + p]).sum::<f64>()).powi(2)).sum() };
        let mut mix = vec![0.0; n];
        s.weights.iter().for_each(|(u, w)| mix[*u] = *w);
        let best = squared(&mix);
        close((best / start as f64).sqrt(), s.before);
        for u in 1..n {
            for step in [1e-3, 0.1, 1.0] {
                let other: Vec<f64> = mix.iter().enumerate().map(|(v, w)| w * (1.0 - step) + if u == v { step } else { 0.0 }).collect();
                assert!(squared(&other) >= best - 1e-7, "{seed} {u} {step} {} {best}", squared(&other));
            }
        }
    }
}

#[test]
fn designs_that_cannot_answer() {
    let ask = EvaluationAsk::default();
    let table = |rows: &[&[f64]], starts: &[Option<usize>]| -> Table {
        (rows[0].len(), rows.concat().into_iter().map(Some).collect(), starts.to_vec(), (0..starts.len() as u32).collect())
    };
    let why = |t: &Table, ask: EvaluationAsk| {
        let e = check(t, ask).unwrap_err();
        assert!(e.to_string().starts_with("this design cannot answer: ") && e.it().starts_with("questo disegno non può rispondere: "));
        e
    };
    let two: [&[f64]; 2] = [&[1.0, 2.0], &[1.0, 3.0]];
    assert_eq!(why(&table(&two, &[None, None]), ask), EvaluationError::NobodyTreated { always: 0 });
    assert_eq!(why(&table(&two, &[None, Some(0)]), ask), EvaluationError::NobodyTreated { always: 1 });
    assert_eq!(why(&table(&two, &[None, Some(9)]), ask), EvaluationError::NobodyTreated { always: 0 });
    assert_eq!(why(&table(&two, &[Some(1), Some(1)]), ask), EvaluationError::NobodyToCompare);
    assert_eq!(why(&table(&[&[1.0, 1.0], &[1.0, 1.0]], &[None, Some(1)]), ask), EvaluationError::NothingMoves);
    let mut one = table(&two, &[None, Some(1)]);
    one.3 = vec![7, 7];
    assert_eq!(why(&one, ask), EvaluationError::OneCluster);
    let mut gaps = table(&two, &[None, Some(1)]);
    gaps.1[0] = None;
    assert_eq!(why(&gaps, ask), EvaluationError::NobodyToCompare);
    gaps.1[2] = None;
    assert_eq!(why(&gaps, ask), EvaluationError::NothingComplete);
    let mut odd = table(&two, &[None, Some(1)]);
    odd.1[3] = Some(f64::NAN);
    assert_eq!(why(&odd, ask), EvaluationError::NotANumber { unit: 1, period: 1 });
    odd.1.pop();
    assert!(matches!(why(&odd, ask), EvaluationError::Shape { .. }));
    let none: Table = (0, vec![], vec![], vec![]);
    assert_eq!(why(&none, ask), EvaluationError::NothingComplete);
    let panel = Panel { units: MOST_CELLS, periods: 2, outcomes: &[], starts: &[], clusters: &[] };
    assert!(matches!(ask.check(&panel), Err(EvaluationError::TooLarge { .. })));
    for (name, bad) in [
        ("level", EvaluationAsk { level: 1.0, ..ask }),
        ("level", EvaluationAsk { level: f64::NAN, ..ask }),
        ("draws", EvaluationAsk { draws: 1, ..ask }),
    ] {
        assert!(matches!(why(&table(&two, &[None, Some(1)]), bad), EvaluationError::Setting { name: n, .. } if n == name));
    }
    // One treated and one other: two ways, so chance can never be ruled out, and it says so.
    let found = evaluate(&check(&table(&two, &[None, Some(1)]), ask).unwrap());
    assert_eq!((found.verdict, found.overall.interval, found.overall.effect), (Verdict::TooFew, None, 1.0));
    assert!(found.synthetic.is_empty() && found.trend.is_none());
    // All moved alike: no effect at all, and no division by nothing.
    let rows: Vec<Vec<f64>> = (0..20).map(|u| vec![f64::from(u), f64::from(u) + 1.0, f64::from(u) + 2.0]).collect();
    let starts: Vec<Option<usize>> = (0..20).map(|u| (u < 8).then_some(2)).collect();
    let still = evaluate(&check(&table(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>(), &starts), ask).unwrap());
    assert_eq!((still.verdict, still.overall.effect, still.overall.p), (Verdict::NoSign, 0.0, 1.0));
}

#[test]
fn the_card_says_what_the_program_does() {
    let ask = EvaluationAsk::default();
    let card = reticolo_analysis::catalogue::EVALUATION;
    let parameter = |name: &str| *card.parameters.iter().find(|p| p.name == name).unwrap();
    for (name, value) in
        [("level", ask.level.to_string()), ("draws", ask.draws.to_string()), ("few", ask.few.to_string()), ("seed", ask.seed.to_string())]
    {
        assert_eq!(parameter(name).default, value);
    }
    assert_eq!(parameter("controls").default, ask.controls.code());
}
