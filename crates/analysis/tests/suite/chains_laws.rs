//! Supply chains: cases worked by hand, brute force, and laws that hold for any productive economy.

use reticolo_analysis::catalogue::{CHAINS, Refusal};
use reticolo_analysis::chains::linkages::{Chains, ChainsAsk, ChainsError, MOST_TIES, Standing, chains};
use reticolo_analysis::chains::regional::{RegionalAsk, RegionalError, Supply, region, rings};
use reticolo_analysis::chains::table::{Column, MOST_BRANCHES};
use reticolo_analysis::chains::{Table, TableError};
use reticolo_analysis::rng::Rng;

fn close(a: f64, b: f64) {
    assert!((a - b).abs() <= 1e-8 * b.abs().max(1.0), "{a} against {b}");
}

fn answer(table: &Table) -> Chains {
    chains(ChainsAsk { whole: true, ties: 50 }.check(table).unwrap())
}

#[test]
fn two_branches_by_hand() {
    // Miller and Blair's first example: output 1000 and 2000, A = (0.15 0.25; 0.2 0.05), L = (0.95 0.25; 0.2 0.85) / 0.7575.
    let table =
        Table::new(vec![150.0, 500.0, 200.0, 100.0], vec![350.0, 1700.0], Some(vec![300.0, 500.0]), Some(vec![100.0, 0.0])).unwrap();
    assert_eq!(table.output(), [1000.0, 2000.0]);
    close(table.coefficient(0, 1), 0.25);
    let found = answer(&table);
    let whole = found.whole.as_ref().unwrap();
    for (at, x) in [0.95, 0.25, 0.2, 0.85].into_iter().enumerate() {
        close(whole.inverse[at], x / 0.7575);
    }
    close(found.backward[0], 1.15 / 0.7575);
    close(found.forward[0], 1.2 / 0.7575);
    // Ghosh: x̂⁻¹ L x̂.
    close(found.forward_ghosh[0], (0.95 + 0.25 * 2.0) / 0.7575);
    // 0.3 and 0.25 jobs a unit of output; and a tenth of the first one's output is bought abroad.
    let jobs = found.jobs.as_ref().unwrap();
    close(jobs[0], (0.3 * 0.95 + 0.25 * 0.2) / 0.7575);
    close(found.jobs_ratio.as_ref().unwrap()[0].unwrap(), jobs[0] / 0.3);
    close(found.outside.as_ref().unwrap()[1], 0.1 * 0.25 / 0.7575);
    // Without the first branch the second makes 1700 / 0.95, and the first nothing.
    close(whole.extraction[0], 3000.0 - 1700.0 / 0.95);
    close(whole.extraction_jobs.as_ref().unwrap()[0], 800.0 - 0.25 * 1700.0 / 0.95);
    assert_eq!((found.standing[0], found.standing[1]), (Standing::Key, Standing::Weak));
    // The spread of two numbers a and b is |a - b| / √2 over their mean.
    close(whole.spread_backward[0], (0.95 - 0.2) / 2f64.sqrt() / ((0.95 + 0.2) / 2.0));
    close(whole.spread_forward[1], (0.85 - 0.2) / 2f64.sqrt() / ((0.85 + 0.2) / 2.0));
}

/// A productive economy; some flows and some branches are missing.
fn any(seed: u64, most: u32) -> Table {
    let mut rng = Rng::new(seed, 80, 0);
    let n = 1 + rng.below(most) as usize;
    let idle = |i: usize| i > 0 && i % 7 == 3;
    let mut flows: Vec<f64> = (0..n * n)
        .map(|at| if idle(at / n) || idle(at % n) || rng.below(3) == 0 { 0.0 } else { rng.unit() * f64::from(1u32 << rng.below(8)) })
        .collect();
    if n > 2 {
        flows[1] = 5.0;
    }
    let demand: Vec<f64> = (0..n).map(|i| if idle(i) { 0.0 } else { 0.5 + rng.unit() * 100.0 }).collect();
    let some = |rng: &mut Rng| Some((0..n).map(|_| rng.unit() * 10.0).collect::<Vec<f64>>());
    let (jobs, imports) = (some(&mut rng), some(&mut rng));
    Table::new(flows, demand, jobs, imports.map(|m| m.iter().enumerate().map(|(i, x)| if idle(i) { 0.0 } else { *x }).collect())).unwrap()
}

fn total(output: &[f64]) -> f64 {
    output.iter().sum()
}

/// x = A x + y by going round until nothing changes.
fn made(n: usize, a: &dyn Fn(usize, usize) -> f64, demand: &[f64]) -> Vec<f64> {
    let mut x = demand.to_vec();
    for _ in 0..20_000 {
        let next: Vec<f64> = (0..n).map(|i| demand[i] + (0..n).map(|j| a(i, j) * x[j]).sum::<f64>()).collect();
        let moved = next.iter().zip(&x).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        x = next;
        if moved < 1e-13 {
            break;
        }
    }
    x
}

#[test]
fn laws_of_any_economy() {
    for seed in 0..60 {
        let table = any(seed, 40);
        let n = table.branches();
        let found = answer(&table);
        let whole = found.whole.as_ref().unwrap();
        let l = &whole.inverse;
        // What is made is what the branches and final demand ask for: x = A x + y = L y.
        for i in 0..n {
            let asked: f64 = (0..n).map(|j| table.coefficient(i, j) * table.output()[j]).sum::<f64>() + table.demand()[i];
            close(table.output()[i], asked);
            close(table.output()[i], (0..n).map(|j| l[i * n + j] * table.demand()[j]).sum());
            assert!(found.backward[i] >= 1.0 - 1e-12 && found.forward_ghosh[i] >= 1.0 - 1e-12 && l[i * n + i] >= 1.0 - 1e-12);
            close(found.backward[i], (0..n).map(|k| l[k * n + i]).sum());
            close(found.forward[i], (0..n).map(|k| l[i * n + k]).sum());
        }
        assert!(l.iter().all(|x| *x >= 0.0));
        assert!(found.evidence.bound < 1e-10 && found.evidence.agreement.unwrap() < 1e-10);
        close(total(&found.backward_norm) / n as f64, 1.0);
        // All output is for somebody's demand, all jobs too.
        close((0..n).map(|j| found.backward[j] * table.demand()[j]).sum(), total(table.output()));
        let jobs: f64 = (0..n).filter(|j| table.output()[*j] > 0.0).map(|j| table.jobs().unwrap()[j]).sum();
        close((0..n).map(|j| found.jobs.as_ref().unwrap()[j] * table.demand()[j]).sum(), jobs);
        // Without the inverse the multipliers are the same bytes; with other threads all is.
        let short = chains(ChainsAsk { whole: false, ties: 0 }.check(&table).unwrap());
        assert_eq!((&short.backward, &short.jobs, short.whole), (&found.backward, &found.jobs, None));
        for threads in [1, 3] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            assert!(pool.install(|| answer(&table)) == found);
        }
        // Money in another unit changes no multiplier.
        let by = |v: &[f64]| v.iter().map(|x| x * 1000.0).collect::<Vec<f64>>();
        let larger = Table::new(by(table.flows()), by(table.demand()), None, table.imports().map(by)).unwrap();
        let larger = answer(&larger);
        for i in 0..n {
            close(larger.backward[i], found.backward[i]);
            close(larger.outside.as_ref().unwrap()[i], found.outside.as_ref().unwrap()[i]);
        }
    }
}

#[test]
fn what_is_lost_is_what_brute_force_loses() {
    for seed in 100..130 {
        let table = any(seed, 9);
        let n = table.branches();
        let found = answer(&table);
        let whole = found.whole.as_ref().unwrap();
        let all = total(table.output());
        for gone in 0..n {
            let a = |i: usize, j: usize| if i == gone || j == gone { 0.0 } else { table.coefficient(i, j) };
            let demand: Vec<f64> = (0..n).map(|i| if i == gone { 0.0 } else { table.demand()[i] }).collect();
            let left = made(n, &a, &demand);
            assert!((whole.extraction[gone] - (all - total(&left))).abs() < 1e-8 * all);
            let jobs = |x: &[f64]| {
                (0..n).filter(|i| table.output()[*i] > 0.0).map(|i| x[i] * table.jobs().unwrap()[i] / table.output()[i]).sum::<f64>()
            };
            assert!((whole.extraction_jobs.as_ref().unwrap()[gone] - (jobs(table.output()) - jobs(&left))).abs() < 1e-8 * all);
        }
        let mut losses = Vec::new();
        for from in 0..n {
            for to in (0..n).filter(|to| table.coefficient(from, *to) > 0.0) {
                let a = |i: usize, j: usize| if (i, j) == (from, to) { 0.0 } else { table.coefficient(i, j) };
                losses.push((from, to, all - total(&made(n, &a, table.demand()))));
            }
        }
        assert_eq!(whole.ties.len(), losses.len().min(50));
        assert!(whole.ties.windows(2).all(|t| t[0].loss >= t[1].loss));
        for tie in &whole.ties {
            let (.., loss) = losses.iter().find(|(f, t, _)| (*f, *t) == (tie.from, tie.to)).unwrap();
            assert!((tie.loss - loss).abs() < 1e-8 * all, "{} against {loss}", tie.loss);
        }
        // No tie that was left out would have lost more.
        let least = whole.ties.last().map_or(0.0, |t| t.loss);
        let listed = |f: usize, t: usize| whole.ties.iter().any(|x| (x.from, x.to) == (f, t));
        assert!(losses.iter().all(|(f, t, loss)| listed(*f, *t) || *loss <= least + 1e-8 * all));
    }
}

#[test]
fn large_economies_go_through_blocks() {
    // Over the block of the inverse and the pieces of the sums; sparse, dense, and near the border of what is productive.
    for (n, density, demand) in [(300usize, 100, 30.0), (290, 3, 1.0), (270, 100, 0.05)] {
        let mut rng = Rng::new(n as u64, 81, 0);
        let flows: Vec<f64> = (0..n * n).map(|_| if rng.below(100) < density { rng.unit() } else { 0.0 }).collect();
        let table = Table::new(flows, vec![demand; n], None, None).unwrap();
        let found = answer(&table);
        assert!(found.evidence.bound < 1e-9 && found.evidence.agreement.unwrap() < 1e-8, "{:?}", found.evidence);
        close((0..n).map(|j| found.backward[j] * demand).sum::<f64>() / total(table.output()), 1.0);
    }
}

#[test]
fn a_region_is_a_part_of_its_country() {
    let mut gained = 0;
    for seed in 200..240 {
        let country = any(seed, 12);
        let n = country.branches();
        let mut rng = Rng::new(seed, 82, 0);
        let jobs: Vec<f64> = (0..n)
            .map(|i| if country.output()[i] == 0.0 || (i > 0 && rng.below(4) == 0) { 0.0 } else { country.jobs().unwrap()[i] * rng.unit() })
            .collect();
        let found = region(&RegionalAsk::default().check(&country, &jobs).unwrap()).unwrap();
        let whole = answer(&found.table);
        let national = answer(&country);
        for j in 0..n {
            assert!(whole.backward[j] <= national.backward[j] + 1e-9, "a region keeps no more of a chain than its country");
            for i in 0..n {
                let (own, all) = (found.table.coefficient(i, j), country.coefficient(i, j));
                assert!(own <= all + 1e-12);
                if jobs[j] > 0.0 {
                    close(own + found.outside[i * n + j] / found.table.output()[j], all);
                }
                assert!(jobs[i] > 0.0 || own == 0.0);
            }
        }
        // A larger delta leaves less inside.
        let tighter = region(&RegionalAsk { delta: 0.6 }.check(&country, &jobs).unwrap()).unwrap();
        assert!(tighter.table.flows().iter().zip(found.table.flows()).all(|(a, b)| a <= b));
        // The whole country as its own region buys nothing outside: every quotient is 1.
        let every: Vec<f64> = (0..n).map(|i| if country.output()[i] > 0.0 { country.jobs().unwrap()[i] } else { 0.0 }).collect();
        let idle = every != country.jobs().unwrap();
        let itself = region(&RegionalAsk::default().check(&country, &every).unwrap()).unwrap();
        if !idle {
            close(itself.lambda, 1.0);
            assert!(itself.outside.iter().all(|x| x.abs() < 1e-9));
        }
        // What a ring would bring is what brute force finds.
        let y = found.table.demand();
        for ring in rings(&found, &whole) {
            let i = ring.branch;
            let out: f64 = found.outside[i * n..(i + 1) * n].iter().sum();
            close(ring.need - ring.inside, out);
            let Some(gain) = ring.gain else { continue };
            let x = found.table.output();
            let extra = |k: usize, j: usize| if k == i && x[j] > 0.0 { found.outside[k * n + j] / x[j] } else { 0.0 };
            let a = |k: usize, j: usize| found.table.coefficient(k, j) + extra(k, j);
            let more = total(&made(n, &a, y)) - total(x);
            assert!((gain - more).abs() <= 1e-7 * total(x).max(more), "{gain} against {more}");
            gained += usize::from(gain > 0.0);
            assert_eq!(ring.standing == Supply::Missing, jobs[i] == 0.0 && ring.need > 0.0);
        }
    }
    assert!(gained > 50, "{gained}");
}

/// FLQ by hand: a country of 100 and 100 jobs, a region of 30 and 10.
#[test]
fn a_quotient_by_hand() {
    let country = Table::new(vec![10.0, 20.0, 30.0, 10.0], vec![70.0, 60.0], Some(vec![100.0, 100.0]), None).unwrap();
    let found = region(&RegionalAsk { delta: 0.3 }.check(&country, &[30.0, 10.0]).unwrap()).unwrap();
    close(found.slq[0], 1.5);
    close(found.slq[1], 0.5);
    let lambda = 1.2f64.log2().powf(0.3);
    close(found.lambda, lambda);
    assert_eq!(found.table.output().iter().map(|x| x.round()).collect::<Vec<_>>(), [30.0, 10.0]);
    close(found.table.coefficient(0, 0), 0.1 * (1.5 * lambda).min(1.0));
    close(found.table.coefficient(0, 1), 0.2 * (3.0 * lambda).min(1.0));
    close(found.table.coefficient(1, 0), 0.3 * lambda / 3.0);
    close(found.table.coefficient(1, 1), 0.1 * 0.5 * lambda);
}

#[test]
fn what_cannot_be_answered_is_named() {
    let table = |flows: &[f64], demand: &[f64]| Table::new(flows.to_vec(), demand.to_vec(), None, None);
    assert_eq!(table(&[], &[]).unwrap_err(), TableError::Empty);
    assert_eq!(table(&[1.0], &[1.0, 1.0]).unwrap_err(), TableError::NotSquare { branches: 2, flows: 1 });
    assert_eq!(table(&[0.0, -1.0, 0.0, 0.0], &[1.0, 1.0]).unwrap_err(), TableError::Flow { from: 0, to: 1, value: -1.0 });
    assert!(matches!(table(&[f64::NAN], &[1.0]), Err(TableError::Flow { .. })));
    assert!(matches!(table(&[1.0], &[f64::INFINITY]), Err(TableError::Value { column: Column::Demand, branch: 0, .. })));
    assert_eq!(table(&[0.0; 4], &[0.0; 2]).unwrap_err(), TableError::Nothing);
    assert_eq!(table(&[0.0, 1.0, 0.0, 0.0], &[2.0, 0.0]).unwrap_err(), TableError::Idle { branch: 1, buys: true });
    assert_eq!(table(&[0.0, 2.0, 0.0, 0.0], &[-2.0, 1.0]).unwrap_err(), TableError::Idle { branch: 0, buys: false });
    assert!(matches!(table(&[0.0, 1.0, 0.0, 0.0], &[-2.0, 5.0]), Err(TableError::Output { branch: 0, .. })));
    let jobs = Table::new(vec![0.0; 4], vec![1.0; 2], Some(vec![1.0]), None);
    assert_eq!(jobs.unwrap_err(), TableError::Length { column: Column::Jobs, branches: 2, values: 1 });
    // Stocks that fall by more than is made: the two branches use more than they make.
    let spent = table(&[0.0, 10.0, 10.0, 0.0], &[-2.0, -1.0]).unwrap();
    let error = ChainsAsk::default().check(&spent).unwrap_err();
    assert_eq!(error, ChainsError::Unproductive { branch: 1 });
    assert!(error.to_string().contains("not productive") && error.it().contains("non è produttiva"));
    // On the very border too.
    let border = table(&[0.0, 10.0, 10.0, 0.0], &[0.0, 0.0]).unwrap();
    assert_eq!(ChainsAsk::default().check(&border).unwrap_err(), ChainsError::Unproductive { branch: 1 });
    assert!(matches!(ChainsAsk { whole: true, ties: 10_001 }.check(&border), Err(ChainsError::TooManyTies { .. })));
    // A branch alone, and one that is idle.
    let alone = answer(&table(&[2.0], &[2.0]).unwrap());
    close(alone.backward[0], 2.0);
    let idle = answer(&table(&[0.0; 4], &[0.0, 1.0]).unwrap());
    close(idle.backward[0], 1.0);
    close(idle.forward_ghosh[0], 1.0);
    assert_eq!(idle.standing[0], Standing::Idle);
    assert_eq!(idle.whole.unwrap().extraction[0], 0.0);
    let country = Table::new(vec![1.0; 4], vec![5.0; 2], Some(vec![10.0, 10.0]), None).unwrap();
    let ask = |delta: f64, jobs: &[f64]| RegionalAsk { delta }.check(&country, jobs).map(|_| ()).unwrap_err();
    assert!(matches!(ask(f64::NAN, &[1.0, 1.0]), RegionalError::Delta { .. }));
    assert_eq!(ask(0.3, &[1.0]), RegionalError::Length { branches: 2, values: 1 });
    assert_eq!(ask(0.3, &[1.0, 11.0]), RegionalError::Exceeds { branch: 1, region: 11.0, country: 10.0 });
    assert_eq!(ask(0.3, &[0.0, 0.0]), RegionalError::Empty);
    assert!(matches!(ask(0.3, &[-1.0, 0.0]), RegionalError::Value { branch: 0, .. }));
    let bare = table(&[1.0], &[1.0]).unwrap();
    assert_eq!(RegionalAsk::default().check(&bare, &[1.0]).map(|_| ()).unwrap_err(), RegionalError::NoJobs);
}

#[test]
fn the_card_says_what_the_program_does() {
    let parameter = |name: &str| *CHAINS.parameters.iter().find(|p| p.name == name).unwrap();
    assert_eq!(parameter("ties").default, ChainsAsk::default().ties.to_string());
    assert_eq!(parameter("ties").range, format!("0 to {MOST_TIES}"));
    assert_eq!(parameter("whole").default, if ChainsAsk::default().whole { "yes" } else { "no" });
    assert_eq!(parameter("delta").default, RegionalAsk::default().delta.to_string());
    let standing = CHAINS.results.iter().find(|r| r.name == "standing").unwrap();
    assert!(Standing::ALL.iter().all(|s| standing.help.en.contains(s.code()) && standing.help.it.contains(s.code())));
    assert!(CHAINS.cost.it.contains(&MOST_BRANCHES.to_string()));
    assert_eq!(Supply::ALL.map(Supply::code), ["missing", "short", "partial", "full", "unneeded"]);
}
