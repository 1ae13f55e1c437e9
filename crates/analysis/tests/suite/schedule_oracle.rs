//! Scheduling against cases worked by hand: floats of a small network, a resource that makes tasks wait, moments of the longest path.

use reticolo_analysis::rng::Rng;
use reticolo_analysis::schedule::resources::{Because, Scheme};
use reticolo_analysis::schedule::risk::Shape;
use reticolo_analysis::schedule::search::Rule;
use reticolo_analysis::schedule::{Schedule, ScheduleAsk, Tasks, schedule};

fn run(ask: ScheduleAsk, tasks: &Tasks) -> Schedule {
    schedule(&ask.check(tasks).unwrap())
}

fn tasks(durations: &[u32], after: &[&[u32]]) -> Tasks {
    Tasks { durations: durations.to_vec(), after: after.iter().map(|a| a.to_vec()).collect(), ..Tasks::default() }
}

#[test]
fn floats_by_hand() {
    // a 3; b 4 and c 2 after a; d 5 after b; e 1 after b and c; f 2 after d and e: 3 + 4 + 5 + 2 = 14.
    let t = tasks(&[3, 4, 2, 5, 1, 2], &[&[], &[0], &[0], &[1], &[1, 2], &[3, 4]]);
    let found = run(ScheduleAsk::default(), &t);
    assert_eq!((found.free.finish, &found.path[..]), (14, &[0, 1, 3, 5][..]));
    assert_eq!(found.free.earliest, [0, 3, 3, 7, 7, 12]);
    assert_eq!(found.free.latest, [0, 3, 9, 7, 11, 12]);
    assert_eq!(found.free.floats, [0, 0, 6, 0, 4, 0]);
    assert_eq!(found.free.free_floats, [0, 0, 2, 0, 4, 0]);
    assert!(found.limited.is_none() && found.risk.is_none());
}

#[test]
fn one_pair_of_hands() {
    // Three tasks of 3, 2 and 2 that each need the only crew, and one of 4 that needs nobody and comes after the second.
    let mut t = tasks(&[3, 2, 2, 4], &[&[], &[], &[], &[1]]);
    t.capacities = vec![1];
    t.demands = vec![vec![1, 1, 1, 0]];
    let found = run(ScheduleAsk::default(), &t);
    // The crew works 7 whatever the order; the second first leaves the fourth time enough: 7 is the least.
    let limited = found.limited.unwrap();
    assert_eq!((limited.finish, limited.bound, limited.bound_from), (7, 7, "resource"));
    assert_eq!(found.free.finish, 6);
    assert_eq!(limited.used, [1.0]);
    let waits = limited.because.iter().filter(|b| matches!(b, Because::Resource { resource: 0, .. })).count();
    assert_eq!(waits, 2);
    // The shortest first, moment after moment: second, third, first.
    let ask = ScheduleAsk { scheme: Some(Scheme::Parallel), rule: Some(Rule::Shortest), ..ScheduleAsk::default() };
    let limited = run(ask, &t).limited.unwrap();
    assert_eq!((limited.starts, limited.tried), (vec![4, 0, 2, 2], 1));
    // Two tasks of 5 that cannot run together though the crew has little to do: the pair says 10.
    let mut pair = tasks(&[5, 5], &[&[], &[]]);
    pair.capacities = vec![10];
    pair.demands = vec![vec![6, 6]];
    let limited = run(ScheduleAsk::default(), &pair).limited.unwrap();
    assert_eq!((limited.finish, limited.bound, limited.bound_from), (10, 10, "pair"));
}

/// Kolisch's point: schedules without idle resources may leave the best one out. Here the best waits.
#[test]
fn the_parallel_scheme_may_miss_the_best() {
    // Two units of one resource. The long task needs both and may start at 1; the short one of 3 needs one and is ready at 0.
    let mut t = tasks(&[1, 5, 3, 4], &[&[], &[0], &[], &[1]]);
    t.capacities = vec![2];
    t.demands = vec![vec![0, 2, 1, 1]];
    let of = |scheme| run(ScheduleAsk { scheme: Some(scheme), ..ScheduleAsk::default() }, &t).limited.unwrap().finish;
    assert_eq!(of(Scheme::Parallel), 3 + 5 + 4);
    assert_eq!(of(Scheme::Serial), 1 + 5 + 4);
    let best = run(ScheduleAsk::default(), &t).limited.unwrap();
    assert_eq!((best.finish, best.bound), (10, 10));
}

/// Small projects against all orders there are: the serial scheme over all of them holds a best schedule.
#[test]
fn the_best_of_all_orders() {
    let mut proven = 0;
    for seed in 0..60 {
        let mut rng = Rng::new(seed, 95, 0);
        let n = 3 + rng.below(4) as usize;
        let t = Tasks {
            durations: (0..n).map(|_| 1 + rng.below(6)).collect(),
            after: (0..n).map(|i| (0..i as u32).filter(|_| rng.below(4) == 0).collect()).collect(),
            capacities: vec![4, 3],
            demands: [4u32, 3].iter().map(|c| (0..n).map(|_| rng.below(c + 1)).collect()).collect(),
            ..Tasks::default()
        };
        let mut best = i64::MAX;
        orders(&t, &mut Vec::new(), &mut best);
        let limited = run(ScheduleAsk { tries: 300, ..ScheduleAsk::default() }, &t).limited.unwrap();
        assert!(limited.bound <= best, "{t:?}");
        assert_eq!(limited.finish, best, "{t:?}");
        proven += usize::from(limited.bound == best);
    }
    assert!(proven > 30, "{proven}");
}

/// Every order in which nobody comes before those it waits for, scheduled moment by moment in plain words.
fn orders(t: &Tasks, order: &mut Vec<usize>, best: &mut i64) {
    let n = t.durations.len();
    if order.len() == n {
        let horizon: u32 = t.durations.iter().sum();
        let mut left = vec![t.capacities.clone(); horizon as usize];
        let mut ends = vec![0usize; n];
        for &task in order.iter() {
            let length = t.durations[task] as usize;
            let mut start = t.after[task].iter().map(|b| ends[*b as usize]).max().unwrap_or(0);
            while !(start..start + length).all(|m| (0..2).all(|k| left[m][k] >= t.demands[k][task])) {
                start += 1;
            }
            (start..start + length).for_each(|m| (0..2).for_each(|k| left[m][k] -= t.demands[k][task]));
            ends[task] = start + length;
        }
        *best = (*best).min(*ends.iter().max().unwrap() as i64);
        return;
    }
    for task in 0..n {
        if !order.contains(&task) && t.after[task].iter().all(|b| order.contains(&(*b as usize))) {
            order.push(task);
            orders(t, order, best);
            order.pop();
        }
    }
}

#[test]
fn chance_by_hand() {
    // Two tasks side by side, each between 0 and 100 with its mode at 0: the mean of the later is 1 - (1 - 2/3 + 1/5) = 46.67.
    let mut t = tasks(&[33, 33], &[&[], &[]]);
    t.three = vec![[0, 0, 100]; 2];
    let ask = ScheduleAsk { shape: Shape::Triangle, replicates: 100_000, ..ScheduleAsk::default() };
    let risk = run(ask, &t).risk.unwrap();
    assert!((risk.mean - 46.6667).abs() < 0.4, "{}", risk.mean);
    // Each holds up the finish half of the times; its median is where the square of 1 - (1 - x)² is a half.
    assert!(risk.criticality.iter().all(|c| (c - 0.5).abs() < 0.01));
    assert!((risk.quantiles[3] - 100.0 * (1.0 - (1.0 - 0.5f64.sqrt()).sqrt())).abs() < 0.6);
    // One after the other: means and variances add up. (0 + 4 · 30 + 90) / 6 = 35, variance 35 · 55 / 7 = 275.
    let mut t = tasks(&[30; 3], &[&[], &[0], &[1]]);
    t.three = vec![[0, 30, 90]; 3];
    let risk = run(ScheduleAsk { replicates: 50_000, ..ScheduleAsk::default() }, &t).risk.unwrap();
    assert!((risk.mean - 105.0).abs() < 0.5, "{}", risk.mean);
    assert!((risk.deviation - 825f64.sqrt()).abs() < 0.4, "{}", risk.deviation);
    assert_eq!(risk.criticality, [1.0; 3]);
    assert!((risk.sensitivity[0] - (1.0f64 / 3.0).sqrt()).abs() < 0.01);
    // Planned with 90 where the mean is 105: kept in fewer than half.
    assert!((0.2..0.4).contains(&risk.in_time), "{}", risk.in_time);
}
