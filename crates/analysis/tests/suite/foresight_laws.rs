//! Laws of cross-impact balances and structural analysis: brute force on small matrices, cases worked by hand, degenerate input.

use reticolo_analysis::catalogue::Refusal;
use reticolo_analysis::foresight::balances::{Balances, BalancesAsk, BalancesError, Break, MOST_CONSISTENT, Search, balances};
use reticolo_analysis::foresight::structure::{MOST_INFLUENCE, Quadrant, Settled, StructureAsk, StructureError, structure};
use reticolo_analysis::naturals::Natural;
use reticolo_analysis::rng::Rng;

/// Sizes and judgements from -3 to 3, own cells 0.
fn any(seed: u64, most: u32, range: u32) -> (Vec<usize>, Vec<i32>) {
    let mut rng = Rng::new(seed, 81, 0);
    let sizes: Vec<usize> = (0..2 + rng.below(most)).map(|_| 1 + rng.below(4) as usize).collect();
    let cells = judgements(&sizes, |_, _| rng.below(2 * range + 1) as i32 - range as i32);
    (sizes, cells)
}

fn judgements(sizes: &[usize], mut of: impl FnMut(usize, usize) -> i32) -> Vec<i32> {
    let owner: Vec<usize> = sizes.iter().enumerate().flat_map(|(d, s)| vec![d; *s]).collect();
    let n = owner.len();
    (0..n * n).map(|at| if owner[at / n] == owner[at % n] { 0 } else { of(at / n, at % n) }).collect()
}

fn solve(sizes: &[usize], cells: &[i32]) -> Balances {
    balances(&BalancesAsk::default().check(sizes, cells).unwrap())
}

fn every(sizes: &[usize]) -> Vec<Vec<u16>> {
    sizes.iter().fold(vec![vec![]], |all, s| all.iter().flat_map(|a| (0..*s as u16).map(|v| [a.clone(), vec![v]].concat())).collect())
}

/// The succession by its definition, one descriptor after the other.
fn next(sizes: &[usize], cells: &[i32], scenario: &[u16]) -> Vec<u16> {
    let first: Vec<usize> = sizes
        .iter()
        .scan(0, |sum, s| {
            *sum += s;
            Some(*sum - s)
        })
        .collect();
    let n: usize = sizes.iter().sum();
    (0..sizes.len())
        .map(|d| {
            let of = |v: usize| -> i32 { (0..sizes.len()).map(|e| cells[(first[e] + usize::from(scenario[e])) * n + first[d] + v]).sum() };
            let most = (0..sizes[d]).map(of).max().unwrap();
            if of(usize::from(scenario[d])) == most { scenario[d] } else { (0..sizes[d]).position(|v| of(v) == most).unwrap() as u16 }
        })
        .collect()
}

#[test]
fn all_consistent_scenarios_and_only_these() {
    let (mut rings, mut none, mut many) = (0, 0, 0);
    for seed in 0..150 {
        let (sizes, cells) = any(seed, 5, 1 + (seed % 3) as u32);
        let found = solve(&sizes, &cells);
        let all = every(&sizes);
        let mut fixed: Vec<Vec<u16>> = all.iter().filter(|s| next(&sizes, &cells, s) == **s).cloned().collect();
        let mut said: Vec<Vec<u16>> = found.consistent.iter().map(|c| c.scenario.clone()).collect();
        fixed.sort();
        said.sort();
        assert_eq!((said, found.search, found.scenarios), (fixed.clone(), Search::Complete, Some(all.len() as u64)));
        // The search without following scenarios finds the same.
        let alone = BalancesAsk { attractors: false, ..BalancesAsk::default() };
        let searched = balances(&alone.check(&sizes, &cells).unwrap());
        assert_eq!((searched.consistent, searched.search), (found.consistent.clone(), Search::Complete));
        // Judgements ten thousand times as strong need wider numbers and change no choice.
        let strong: Vec<i32> = cells.iter().map(|x| x * 10_000).collect();
        assert_eq!(solve(&sizes, &strong).attractors, found.attractors);
        none += u32::from(fixed.is_empty());
        many += u32::from(fixed.len() > 1);
        let attractors = found.attractors.unwrap();
        assert_eq!(attractors.iter().map(|a| a.basin).sum::<u64>(), all.len() as u64);
        rings += attractors.iter().filter(|a| a.states.len() > 1).count();
        // Rings of one are the consistent scenarios; each state leads to the next; every scenario ends in the ring that has it.
        assert_eq!(attractors.iter().filter(|a| a.states.len() == 1).count(), fixed.len());
        for a in &attractors {
            for (i, s) in a.states.iter().enumerate() {
                assert_eq!(next(&sizes, &cells, s), a.states[(i + 1) % a.states.len()]);
            }
        }
        let mut basins = vec![0; attractors.len()];
        for mut s in all {
            (0..100).for_each(|_| s = next(&sizes, &cells, &s));
            basins[attractors.iter().position(|a| a.states.contains(&s)).unwrap()] += 1;
        }
        assert!(attractors.iter().zip(basins).all(|(a, b)| a.basin == b));
        for pair in found.consistent.windows(2) {
            assert!(pair[0].total_impact_score >= pair[1].total_impact_score);
        }
    }
    assert!(rings > 20 && none > 5 && many > 20, "{rings} {none} {many}");
}

#[test]
fn why_a_scenario_holds_or_breaks() {
    for seed in 0..60 {
        let (sizes, cells) = any(seed, 4, 3);
        let ask = BalancesAsk::default();
        let plan = ask.check(&sizes, &cells).unwrap();
        let found = balances(&plan);
        for s in every(&sizes) {
            let explained = plan.explain(&s).unwrap();
            assert_eq!(explained.iter().map(|e| e.best).collect::<Vec<_>>(), next(&sizes, &cells, &s));
            let holds = explained.iter().all(|e| e.shortfall == 0);
            let consistent = found.consistent.iter().find(|c| c.scenario == s);
            assert_eq!(holds, consistent.is_some());
            assert!(explained.iter().all(|e| e.shortfall == 0 || e.breaks.is_some_and(|b| b.rival == e.best && b.of_rival > b.of_chosen)));
            if let Some(c) = consistent {
                let lead = |e: &reticolo_analysis::foresight::balances::Explained| {
                    let mine = e.balances[usize::from(e.chosen)];
                    (0..e.balances.len()).filter(|v| *v != usize::from(e.chosen)).map(|v| mine - e.balances[v]).min()
                };
                assert_eq!(c.consistency, explained.iter().filter_map(lead).min());
                assert_eq!(c.total_impact_score, explained.iter().map(|e| e.balances[usize::from(e.chosen)]).sum::<i64>());
            }
        }
    }
}

#[test]
fn two_descriptors_by_hand() {
    // Growth (up, down) and taxes (low, high): up promotes low by 2, down promotes high by 1; low promotes up by 1, high hinders it by 1.
    let cells = [0, 0, 2, 0, 0, 0, 0, 1, 1, 0, 0, 0, -1, 0, 0, 0];
    let sizes = [2, 2];
    let found = solve(&sizes, &cells);
    let said: Vec<_> = found.consistent.iter().map(|c| (c.scenario.clone(), c.total_impact_score, c.consistency)).collect();
    assert_eq!(said, [(vec![0, 0], 3, Some(1)), (vec![1, 1], 1, Some(1))]);
    // The two mixed scenarios swap with each other.
    let attractors = found.attractors.unwrap();
    assert_eq!((attractors[0].states.clone(), attractors[0].basin), (vec![vec![0, 1], vec![1, 0]], 2));
    let plan_ask = BalancesAsk::default();
    let explained = plan_ask.check(&sizes, &cells).unwrap().explain(&[0, 1]).unwrap();
    assert_eq!((explained[0].balances.clone(), explained[0].best, explained[0].shortfall), (vec![-1, 0], 1, 1));
    assert_eq!(explained[0].breaks, Some(Break { source: 1, variant: 1, rival: 1, of_rival: 0, of_chosen: -1 }));
    assert_eq!(explained[1].breaks, Some(Break { source: 0, variant: 0, rival: 0, of_rival: 2, of_chosen: 0 }));
}

#[test]
fn many_scenarios_are_searched_without_walking_them() {
    // 4^40 scenarios: each descriptor follows the one before it, in a ring, so that there are four consistent scenarios.
    let sizes = vec![4; 40];
    let follows = |row: usize, column: usize| (row / 4 + 1) % 40 == column / 4 && row % 4 == column % 4;
    let cells = judgements(&sizes, |row, column| i32::from(follows(row, column)));
    let ask = BalancesAsk { starts: 50, ..BalancesAsk::default() };
    let run = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| balances(&ask.check(&sizes, &cells).unwrap()))
    };
    let found = run(2);
    assert_eq!((found.scenarios, found.search, found.drawn), (None, Search::Complete, Some(50)));
    assert_eq!(found.consistent.len(), 4);
    assert_eq!(found.consistent[2].scenario, vec![2; 40]);
    let attractors = found.attractors.clone().unwrap();
    assert_eq!(attractors.iter().map(|a| a.basin).sum::<u64>(), 50);
    assert_eq!(run(1), found);
    // Another seed draws other starts.
    let other = balances(&BalancesAsk { seed: 2, ..ask }.check(&sizes, &cells).unwrap());
    assert_ne!(other.attractors, found.attractors);
}

#[test]
fn judgements_that_decide_nothing() {
    let sizes = [3, 3, 3];
    let found = solve(&sizes, &[0; 81]);
    assert_eq!((found.consistent.len(), found.attractors.unwrap().len(), found.search), (27, 27, Search::Complete));
    let wide = vec![3; 13];
    let ask = BalancesAsk { attractors: false, ..BalancesAsk::default() };
    let cells = vec![0; 39 * 39];
    let found = balances(&ask.check(&wide, &cells).unwrap());
    assert_eq!((found.consistent.len(), found.search, found.attractors), (MOST_CONSISTENT, Search::Many, None));
    // Nearly all stay where they are: no list of attractors, and the search says that there are many.
    let found = solve(&wide, &cells);
    assert_eq!((found.consistent.len(), found.search, found.attractors), (MOST_CONSISTENT, Search::Many, None));
    // One variant each: the one scenario there is.
    let found = solve(&[1, 1], &[0; 4]);
    assert_eq!((found.consistent[0].consistency, found.attractors.unwrap()[0].basin), (None, 1));
}

#[test]
fn questions_about_scenarios_that_have_no_answer() {
    let refused = |sizes: &[usize], cells: &[i32]| {
        let error = BalancesAsk::default().check(sizes, cells).map(|_| ()).unwrap_err();
        assert!(!error.to_string().is_empty() && error.it() != error.to_string());
        error
    };
    assert_eq!(refused(&[], &[]), BalancesError::Few { descriptors: 0 });
    assert_eq!(refused(&[2, 0], &[0; 4]), BalancesError::Empty { descriptor: 1 });
    assert_eq!(refused(&[2, 2], &[0; 9]), BalancesError::Shape { variants: 4, cells: 9 });
    assert_eq!(refused(&[usize::MAX, 2], &[]), BalancesError::TooMany { variants: usize::MAX });
    assert_eq!(refused(&[998, 2], &[]), BalancesError::TooLarge { most: 998 });
    assert_eq!(refused(&[1, 1], &[0, 100_001, 0, 0]), BalancesError::Judgement { row: 0, column: 1, value: 100_001 });
    assert_eq!(refused(&[1, 1], &[0, i32::MIN, 0, 0]), BalancesError::Judgement { row: 0, column: 1, value: i32::MIN });
    assert_eq!(refused(&[2, 1], &[0, 1, 0, 0, 0, 0, 0, 0, 0]), BalancesError::Own { row: 0, column: 1, value: 1 });
    let ask = BalancesAsk { starts: 0, ..BalancesAsk::default() };
    assert_eq!(ask.check(&[1, 1], &[0; 4]).unwrap_err(), BalancesError::Starts { asked: 0 });
    let ask = BalancesAsk::default();
    let plan = ask.check(&[2, 1], &[0; 9]).unwrap();
    assert_eq!(plan.explain(&[0]).unwrap_err(), BalancesError::ScenarioLength { descriptors: 2, named: 1 });
    assert_eq!(plan.explain(&[2, 0]).unwrap_err(), BalancesError::Scenario { descriptor: 0, variants: 2 });
}

#[test]
fn chains_are_counted_exactly() {
    for seed in 0..40 {
        let mut rng = Rng::new(seed, 82, 0);
        let n = 2 + rng.below(12) as usize;
        let mut cells: Vec<u32> = (0..n * n).map(|at| if at / n == at % n { 0 } else { rng.below(4) * rng.below(2) }).collect();
        cells[1] = 1;
        let found = structure(&StructureAsk::default().check(n, &cells).unwrap());
        // The power itself, as a matrix of 128 bits.
        let mut power: Vec<u128> = (0..n * n).map(|at| u128::from(at / n == at % n)).collect();
        for _ in 0..found.indirect.power.min(20) {
            power = (0..n * n).map(|at| (0..n).map(|k| power[at / n * n + k] * u128::from(cells[k * n + at % n])).sum()).collect();
        }
        if found.indirect.power <= 20 {
            for v in 0..n {
                assert_eq!(found.indirect.influence[v].to_string(), (0..n).map(|c| power[v * n + c]).sum::<u128>().to_string());
                assert_eq!(found.indirect.dependence[v].to_string(), (0..n).map(|r| power[r * n + v]).sum::<u128>().to_string());
            }
        }
        // What acts is acted on: the totals are one; turning the matrix round changes the sides.
        let total = |figures: &[Natural]| {
            let mut sum = Natural::default();
            figures.iter().for_each(|x| sum.add_times(x, 1));
            sum
        };
        assert_eq!(total(&found.indirect.influence), total(&found.indirect.dependence));
        let turned: Vec<u32> = (0..n * n).map(|at| cells[at % n * n + at / n]).collect();
        let back = structure(&StructureAsk::default().check(n, &turned).unwrap());
        assert_eq!((back.direct.influence, back.indirect.dependence), (found.direct.dependence.clone(), found.indirect.influence.clone()));
        let max = found.direct.influence.iter().max().unwrap();
        let first = found.places.iter().position(|p| p.0 == 1).unwrap();
        assert_eq!(&found.direct.influence[first], max);
    }
}

#[test]
fn chains_that_end_turn_or_grow_beyond_64_bits() {
    // A line of three: 1 acts on 2 acts on 3. The longest chain has two steps.
    let line = structure(&StructureAsk::default().check(3, &[0, 2, 0, 0, 0, 3, 0, 0, 0]).unwrap());
    assert_eq!((line.settled, line.indirect.power), (Settled::Ends(2), 2));
    assert_eq!(line.indirect.influence, [6, 0, 0].map(Natural::from));
    assert_eq!(line.quadrants.iter().map(|q| q.0).collect::<Vec<_>>(), [Quadrant::Driver, Quadrant::Relay, Quadrant::Outcome]);
    // A ring of three with unlike weights: the order turns and never settles.
    let ring = structure(&StructureAsk { powers: 30 }.check(3, &[0, 1, 0, 0, 0, 2, 3, 0, 0]).unwrap());
    assert_eq!((ring.settled, ring.indirect.power), (Settled::Never, 30));
    // Eight variables in two rings with the strongest influences: the sums leave 64 bits and stay exact.
    let strong: Vec<u32> = (0..9).map(|at| if at / 3 == at % 3 { 0 } else { MOST_INFLUENCE - (at as u32) }).collect();
    let grown = structure(&StructureAsk { powers: 5 }.check(3, &strong).unwrap());
    assert_eq!(grown.quadrants.len(), 3);
    let alone = structure(&StructureAsk::default().check(2, &[0, 1, 1, 0]).unwrap());
    assert_eq!((alone.settled, alone.quadrants[0].0, alone.places[1]), (Settled::At(3), Quadrant::Autonomous, (1, 1)));
}

#[test]
fn matrices_that_have_no_answer() {
    let refused = |rows: usize, cells: &[u32], powers: u32| {
        let error = StructureAsk { powers }.check(rows, cells).map(|_| ()).unwrap_err();
        assert!(!error.to_string().is_empty() && error.it() != error.to_string());
        error
    };
    assert_eq!(refused(0, &[], 9), StructureError::Shape { rows: 0, cells: 0 });
    assert_eq!(refused(2, &[0; 5], 9), StructureError::Shape { rows: 2, cells: 5 });
    assert_eq!(refused(5000, &[], 9), StructureError::TooMany { variables: 5000 });
    assert_eq!(refused(2, &[0, 1_000_001, 0, 0], 9), StructureError::Influence { row: 0, column: 1, value: 1_000_001 });
    assert_eq!(refused(2, &[0, 1, 0, 3], 9), StructureError::Own { variable: 1 });
    assert_eq!(refused(2, &[0; 4], 9), StructureError::Nothing);
    assert_eq!(refused(2, &[0; 4], 2), StructureError::Powers { asked: 2 });
}
