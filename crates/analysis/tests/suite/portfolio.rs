//! What must hold of a portfolio: trying every choice finds nothing better, money is conserved, rules are kept, more money never costs,
//! the frontier leaves nothing better in both, and reasons are true.

use reticolo_analysis::catalogue::Refusal;
use reticolo_analysis::portfolio::frontier::frontier;
use reticolo_analysis::portfolio::{Out, Portfolio, PortfolioAsk, PortfolioError, Rule, portfolio};
use reticolo_analysis::rng::Rng;

fn drawn(seed: u64, n: usize) -> PortfolioAsk {
    let mut rng = Rng::new(seed, 31, 0);
    let whole = seed.is_multiple_of(2);
    let budgets = 1 + seed as usize % 3;
    let mut some = |most: u32| rng.below(most);
    let cost: Vec<Vec<i64>> = (0..budgets).map(|_| (0..n).map(|_| i64::from(some(40)) * 100).collect()).collect();
    let budget = cost.iter().map(|c| c.iter().sum::<i64>() * i64::from(20 + some(50)) / 100).collect();
    let mut ask = PortfolioAsk {
        value: (0..n).map(|_| if whole { f64::from(some(30)) - 4.0 } else { f64::from(some(3000)) / 97.0 - 4.0 }).collect(),
        cost,
        budget,
        ..PortfolioAsk::default()
    };
    let mut pair = || loop {
        let (a, b) = (some(n as u32), some(n as u32));
        if a != b {
            return (a, b);
        }
    };
    if n > 3 && !seed.is_multiple_of(5) {
        ask.requires = vec![pair(), pair()];
        ask.excludes = vec![pair()];
        ask.synergies = vec![(pair(), 6.0), (pair(), -5.0)].into_iter().map(|((a, b), v)| (a, b, v)).collect();
    }
    if seed % 4 == 1 {
        ask.cells = (0..n).map(|_| (0..some(3)).map(|_| some(6)).collect()).collect();
        ask.cell_value = [5.0, -2.0, 0.0][seed as usize % 3];
        ask.least_cells = seed as usize % 3;
    }
    if seed % 3 == 2 && n > 4 {
        ask.rules = vec![Rule { members: vec![0, 1, 2, 3], least: 1, most: 2 }];
    }
    if seed % 7 == 3 && n > 4 {
        ask.must = vec![some(n as u32)];
        ask.never = vec![some(n as u32)];
    }
    ask
}

fn tried(ask: &PortfolioAsk) -> Option<f64> {
    let plan = ask.check().unwrap();
    let choices = (0..1u32 << ask.value.len()).map(|bits| (0..ask.value.len()).map(|i| bits >> i & 1 == 1).collect::<Vec<bool>>());
    choices.filter(|c| plan.keeps(c)).map(|c| plan.value(&c)).max_by(f64::total_cmp)
}

/// Money is conserved, rules are kept, reasons are true.
fn held(ask: &PortfolioAsk, found: &Portfolio) {
    let plan = ask.check().unwrap();
    assert!(plan.keeps(&found.chosen));
    assert!((plan.value(&found.chosen) - found.objective).abs() < 1e-9);
    assert!(found.bound >= found.objective && found.relaxed >= found.objective - 1e-6);
    for (b, spent) in found.spent.iter().enumerate() {
        let sum: i64 = (0..ask.value.len()).filter(|i| found.chosen[*i]).map(|i| ask.cost[b][i]).sum();
        assert!(sum == *spent && *spent <= ask.budget[b]);
    }
    for (i, out) in found.out.iter().enumerate() {
        assert_eq!(out.is_none(), found.chosen[i]);
        match out {
            Some(Out::Budget(b)) => assert!(found.spent[*b as usize] + ask.cost[*b as usize][i] > ask.budget[*b as usize]),
            Some(Out::Requires(j)) => assert!(!found.chosen[*j as usize]),
            Some(Out::Excludes(j)) => assert!(found.chosen[*j as usize]),
            Some(Out::Never) => assert!(ask.never.contains(&(i as u32))),
            Some(Out::NoGain) => {
                let mut with = found.chosen.clone();
                with[i] = true;
                assert!(plan.value(&with) <= found.objective + 1e-9 || !plan.keeps(&with));
            }
            Some(Out::Rule(_)) | None => {}
        }
    }
}

#[test]
fn small_questions_are_answered_as_trying_every_choice_does() {
    let mut none = 0;
    for seed in 0..400 {
        let ask = drawn(seed, 1 + seed as usize % 10);
        let best = tried(&ask);
        match portfolio(&ask.check().unwrap()) {
            Ok(found) => {
                assert!((found.objective - best.unwrap()).abs() < 1e-6, "seed {seed}: {} {best:?}", found.objective);
                assert!(found.proven);
                held(&ask, &found);
            }
            Err(error) => {
                assert_eq!((error, best), (PortfolioError::Infeasible, None), "seed {seed}");
                none += 1;
            }
        }
    }
    assert!(none > 3);
}

#[test]
fn more_money_never_costs_and_one_question_has_one_answer() {
    for seed in 0..12 {
        let ask = drawn(1000 + 2 * seed, 40);
        let Ok(found) = portfolio(&ask.check().unwrap()) else { continue };
        assert!(found.proven, "seed {seed}: {} steps", found.nodes);
        held(&ask, &found);
        assert_eq!(portfolio(&ask.check().unwrap()).unwrap(), found);
        let mut more = ask.clone();
        more.budget.iter_mut().for_each(|b| *b += 5_000);
        let then = portfolio(&more.check().unwrap()).unwrap();
        assert!(then.objective >= found.objective - 1e-6);
        // The relaxed problem's prices say at most how much more there can be.
        let worth: f64 = found.marginal.iter().map(|m| m * 5_000.0).sum();
        assert!(then.relaxed <= found.relaxed + worth + 1e-6, "seed {seed}");
    }
}

#[test]
fn the_ceiling_of_steps_leaves_an_answer_with_its_gap() {
    let mut ask = drawn(2000, 60);
    ask.nodes = 3;
    let found = portfolio(&ask.check().unwrap()).unwrap();
    held(&ask, &found);
    ask.nodes = 0;
    let best = portfolio(&ask.check().unwrap()).unwrap();
    assert!(best.objective >= found.objective && found.bound >= best.objective - 1e-6);
}

#[test]
fn of_the_frontier_none_is_better_in_both() {
    for seed in [6, 16, 26, 36] {
        let mut ask = drawn(seed, 9);
        (ask.requires, ask.excludes, ask.synergies, ask.rules) = Default::default();
        let mut rng = Rng::new(seed, 32, 0);
        let second: Vec<f64> = (0..9).map(|_| f64::from(rng.below(9))).collect();
        let points = frontier(&ask, &second, 1.0).unwrap();
        let plan = ask.check().unwrap();
        let sum = |c: &[bool]| (0..9).filter(|i| c[*i]).map(|i| second[i]).sum::<f64>();
        let all: Vec<(f64, f64)> = (0..512u32)
            .map(|bits| (0..9).map(|i| bits >> i & 1 == 1).collect::<Vec<bool>>())
            .filter(|c| plan.keeps(c))
            .map(|c| (plan.value(&c), sum(&c)))
            .collect();
        let better = |a: &(f64, f64), b: &(f64, f64)| a.0 >= b.0 && a.1 >= b.1 && (a.0 > b.0 + 1e-9 || a.1 > b.1 + 1e-9);
        let mut best: Vec<(f64, f64)> = all.iter().copied().filter(|b| !all.iter().any(|a| better(a, b))).collect();
        best.sort_by(|a, b| b.0.total_cmp(&a.0));
        best.dedup();
        let told: Vec<(f64, f64)> = points.iter().map(|p| (p.objective, p.second)).collect();
        assert_eq!(told, best, "seed {seed}");
    }
}

#[test]
fn nothing_is_an_answer_and_what_cannot_be_is_named() {
    let none = portfolio(&PortfolioAsk::default().check().unwrap()).unwrap();
    assert_eq!((none.objective, none.proven), (0.0, true));
    let one = PortfolioAsk { value: vec![1.0], ..PortfolioAsk::default() };
    let refused = |ask: PortfolioAsk| ask.check().unwrap_err();
    assert!(matches!(refused(PortfolioAsk { value: vec![f64::NAN], ..one.clone() }), PortfolioError::Value { what: "value", place: 0 }));
    assert!(matches!(refused(PortfolioAsk { requires: vec![(0, 4)], ..one.clone() }), PortfolioError::Unknown { project: 4, .. }));
    let cost = PortfolioAsk { cost: vec![vec![-1]], budget: vec![5], ..one.clone() };
    assert_eq!(refused(cost), PortfolioError::Cost { budget: 0, project: 0, cost: -1 });
    let short = PortfolioAsk { cost: vec![vec![]], budget: vec![5], ..one.clone() };
    assert!(matches!(refused(short), PortfolioError::Length { what: "costs", found: 0, expected: 1 }));
    let both = PortfolioAsk { must: vec![0], never: vec![0], ..one };
    let error = portfolio(&both.check().unwrap()).unwrap_err();
    assert!(error == PortfolioError::Infeasible && error.it().contains("regole"));
}
