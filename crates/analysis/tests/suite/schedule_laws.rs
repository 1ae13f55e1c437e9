//! Scheduling: what holds for any project, the same bytes with any number of threads, and what is refused.

use reticolo_analysis::catalogue::Refusal;
use reticolo_analysis::rng::Rng;
use reticolo_analysis::schedule::resources::{Because, Scheme};
use reticolo_analysis::schedule::search::Rule;
use reticolo_analysis::schedule::{MOST_DURATION, MOST_TRIES, Schedule, ScheduleAsk, ScheduleError, Tasks, schedule};

fn any(seed: u64, most: u32) -> Tasks {
    let mut rng = Rng::new(seed, 96, 0);
    let n = 1 + rng.below(most) as usize;
    let durations: Vec<u32> = (0..n).map(|_| rng.below(12)).collect();
    let after = (0..n).map(|i| (0..i as u32).filter(|_| rng.below(n as u32) < 3).collect()).collect();
    let capacities: Vec<u32> = (0..rng.below(4)).map(|_| 1 + rng.below(9)).collect();
    let demands = capacities.iter().map(|c| (0..n).map(|_| if rng.below(3) == 0 { 0 } else { rng.below(c + 1) }).collect()).collect();
    let three = durations.iter().map(|d| [d - d.min(&2), *d, d + rng.below(8)]).collect();
    Tasks { durations, three, after, demands, capacities }
}

fn run(ask: ScheduleAsk, tasks: &Tasks) -> Schedule {
    schedule(&ask.check(tasks).unwrap())
}

#[test]
fn schedules_hold() {
    for seed in 0..120 {
        let t = any(seed, 40);
        let ask = match seed % 4 {
            0 => ScheduleAsk { scheme: Some(Scheme::Serial), rule: Some(Rule::ALL[seed as usize % 5]), ..ScheduleAsk::default() },
            1 => ScheduleAsk { scheme: Some(Scheme::Parallel), rule: Some(Rule::ALL[seed as usize % 5]), ..ScheduleAsk::default() },
            _ => ScheduleAsk { tries: 150, ..ScheduleAsk::default() },
        };
        let ask = ScheduleAsk { replicates: 130, seed, ..ask };
        let found = run(ask, &t);
        let n = t.durations.len();
        let end = |starts: &[i64], i: usize| starts[i] + i64::from(t.durations[i]);
        for i in 0..n {
            assert!(t.after[i].iter().all(|b| end(&found.free.earliest, *b as usize) <= found.free.earliest[i]));
            assert!(0 <= found.free.free_floats[i] && found.free.free_floats[i] <= found.free.floats[i]);
        }
        let length: i64 = found.path.iter().map(|p| i64::from(t.durations[*p as usize])).sum();
        assert_eq!(length, found.free.finish);
        assert!(found.path.iter().all(|p| found.free.floats[*p as usize] == 0));
        let mut planned = found.free.finish;
        if let Some(limited) = &found.limited {
            planned = limited.finish;
            let moments = (0..n).map(|i| end(&limited.starts, i)).max().unwrap();
            assert_eq!(moments, limited.finish);
            assert!(found.free.finish <= limited.bound && limited.bound <= limited.finish);
            for i in 0..n {
                assert!(t.after[i].iter().all(|b| end(&limited.starts, *b as usize) <= limited.starts[i]));
                assert!(limited.floats[i] >= 0 && limited.starts[i] >= found.free.earliest[i]);
                match limited.because[i] {
                    Because::First => assert_eq!(limited.starts[i], 0),
                    Because::After { task } | Because::Resource { task, .. } => {
                        assert_eq!(end(&limited.starts, task as usize), limited.starts[i]);
                    }
                    Because::Order => panic!("{t:?} {limited:?}"),
                }
            }
            for m in 0..limited.finish {
                for (demands, c) in t.demands.iter().zip(&t.capacities) {
                    let on = (0..n).filter(|i| limited.starts[*i] <= m && m < end(&limited.starts, *i));
                    assert!(on.map(|i| demands[i]).sum::<u32>() <= *c, "{t:?}");
                }
            }
            // The floats with hand-overs: something holds up the finish.
            assert!(limited.floats.contains(&0));
            assert!(limited.used.iter().all(|u| (0.0..=1.0 + 1e-12).contains(u)));
        }
        let risk = found.risk.as_ref().unwrap();
        assert!(risk.quantiles.windows(2).all(|w| w[0] <= w[1]));
        assert!(risk.criticality.iter().all(|c| (0.0..=1.0).contains(c)) && risk.criticality.iter().sum::<f64>() >= 0.999);
        let (shortest, longest) = (found.free.finish, t.three.iter().map(|p| i64::from(p[2])).sum::<i64>().max(planned));
        assert!(risk.mean <= longest as f64 + 1e-9 && risk.quantiles[0] >= 0.0 && shortest >= 0);
        for threads in [1, 3] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            assert_eq!(pool.install(|| run(ask, &t)), found);
        }
    }
}

/// More tries never give a longer schedule, and the improved one is never longer than any single rule's.
#[test]
fn more_tries_are_not_worse() {
    for seed in 0..12 {
        let t = any(seed + 500, 60);
        if t.capacities.is_empty() {
            continue;
        }
        let of = |tries| run(ScheduleAsk { tries, replicates: 0, ..ScheduleAsk::default() }, &t).limited.unwrap().finish;
        let (few, more) = (of(60), of(600));
        assert!(more <= few);
        for rule in Rule::ALL {
            for scheme in Scheme::ALL {
                let single = ScheduleAsk { scheme: Some(scheme), rule: Some(rule), replicates: 0, ..ScheduleAsk::default() };
                assert!(of(0) <= run(single, &t).limited.unwrap().finish);
            }
        }
    }
}

#[test]
fn without_chance_the_finish_is_the_planned_one() {
    for seed in 0..30 {
        let mut t = any(seed, 30);
        t.three = t.durations.iter().map(|d| [*d; 3]).collect();
        let found = run(ScheduleAsk { tries: 80, replicates: 70, ..ScheduleAsk::default() }, &t);
        let planned = found.limited.as_ref().map_or(found.free.finish, |l| l.finish) as f64;
        let floats = found.limited.as_ref().map_or(&found.free.floats, |l| &l.floats);
        let risk = found.risk.unwrap();
        assert_eq!((risk.mean, risk.deviation, risk.in_time), (planned, 0.0, 1.0));
        for (c, f) in risk.criticality.iter().zip(floats) {
            assert_eq!(*c, f64::from(u8::from(*f == 0)));
        }
    }
}

#[test]
fn what_cannot_be_answered_is_named() {
    let ask = ScheduleAsk::default();
    let one = |durations: &[u32], after: &[&[u32]]| Tasks {
        durations: durations.to_vec(),
        after: after.iter().map(|a| a.to_vec()).collect(),
        ..Tasks::default()
    };
    let said = |ask: ScheduleAsk, t: &Tasks| {
        let e = ask.check(t).unwrap_err();
        assert!(!e.it().is_empty() && e.it() != e.to_string());
        e
    };
    assert_eq!(said(ask, &Tasks::default()), ScheduleError::NoTasks);
    assert_eq!(said(ask, &one(&[1, 1], &[&[]])), ScheduleError::LengthMismatch { what: "ties before", found: 1, tasks: 2 });
    assert_eq!(said(ask, &one(&[1], &[&[1]])), ScheduleError::Unknown { task: 0, after: 1 });
    assert_eq!(said(ask, &one(&[1], &[&[0]])), ScheduleError::Cycle { tasks: vec![0] });
    // 1 waits for 3, 3 for 2, 2 for 1; 0 and 4 are outside the ring.
    let ring = one(&[1; 5], &[&[], &[0, 3], &[1], &[2], &[3]]);
    let ScheduleError::Cycle { mut tasks } = said(ask, &ring) else { panic!() };
    tasks.sort_unstable();
    assert_eq!(tasks, [1, 2, 3]);
    assert_eq!(said(ask, &one(&[MOST_DURATION + 1], &[&[]])), ScheduleError::TooLong { task: 0 });
    let mut t = one(&[1], &[&[]]);
    t.three = vec![[2, 1, 3]];
    assert_eq!(said(ask, &t), ScheduleError::Disorder { task: 0, points: [2, 1, 3] });
    let mut t = one(&[1], &[&[]]);
    (t.capacities, t.demands) = (vec![1], vec![vec![2]]);
    assert_eq!(said(ask, &t), ScheduleError::Demand { task: 0, resource: 0, demand: 2, capacity: 1 });
    t.demands = vec![];
    assert!(matches!(said(ask, &t), ScheduleError::LengthMismatch { what: "demands", .. }));
    let many = ScheduleAsk { tries: MOST_TRIES + 1, ..ask };
    assert!(matches!(said(many, &one(&[1], &[&[]])), ScheduleError::TooMany { what: "tries", .. }));
    // A project of nothing is finished at once.
    let nothing = run(ask, &one(&[0], &[&[]]));
    assert_eq!((nothing.free.finish, nothing.path), (0, vec![0]));
}

#[test]
fn the_card_says_what_the_program_does() {
    let ask = ScheduleAsk::default();
    let card = reticolo_analysis::catalogue::SCHEDULE;
    let parameter = |name: &str| *card.parameters.iter().find(|p| p.name == name).unwrap();
    for (name, value) in [("tries", ask.tries.to_string()), ("replicates", ask.replicates.to_string()), ("seed", ask.seed.to_string())] {
        assert_eq!(parameter(name).default, value);
    }
    assert_eq!(parameter("shape").default, ask.shape.code());
    let rules: Vec<&str> = std::iter::once("best").chain(Rule::ALL.iter().map(|r| r.code())).collect();
    assert_eq!(parameter("rule").range, rules.join("|"));
    assert!(Scheme::ALL.iter().all(|s| parameter("scheme").range.contains(s.code())));
    assert_eq!(parameter("tries").range, format!("0 to {MOST_TRIES}"));
}
