//! Laws of shared budgets: the rules told anew in small exact fractions, money conserved voter by voter, cases worked by hand, ties,
//! degenerate input.

use reticolo_analysis::budgeting::{
    Allocation, BudgetAsk, BudgetError, Election, ElectionError, MOST_MONEY, Rule, Satisfaction, Stage, Tie, Why, allocate,
};
use reticolo_analysis::catalogue::Refusal;
use reticolo_analysis::rng::Rng;

fn names(count: usize) -> Vec<String> {
    (0..count).map(|p| format!("p{p:03}")).collect()
}

fn election(budget: u64, costs: &[u64], ballots: &[Vec<u32>]) -> Election {
    let mut first = vec![0];
    ballots.iter().for_each(|b| first.push(first[first.len() - 1] + b.len() as u32));
    Election::new(budget, costs.to_vec(), &names(costs.len()), &first, &ballots.concat()).unwrap()
}

fn run(rule: Rule, satisfaction: Satisfaction, election: &Election) -> Allocation {
    allocate(&BudgetAsk { rule, satisfaction, step: None }.check(election).unwrap())
}

fn projects(found: &Allocation) -> Vec<u32> {
    found.chosen.iter().map(|c| c.project).collect()
}

/// Few costs and small ones, so that ties and purses that are emptied exactly are common.
fn any(seed: u64, most_voters: u32) -> (u64, Vec<u64>, Vec<Vec<u32>>) {
    let mut rng = Rng::new(seed, 83, 0);
    let voters = 1 + rng.below(most_voters);
    let count = 1 + rng.below(7);
    let costs: Vec<u64> = (0..count).map(|_| u64::from(rng.below(12)) * (1 + seed % 2 * 6)).collect();
    let ballots = (0..voters).map(|_| (0..count).filter(|_| rng.below(5) < 2).collect()).collect();
    (u64::from(1 + rng.below(50)), costs, ballots)
}

/// A fraction of 128 bits, for cases that are small enough.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Fraction(i128, i128);

impl Fraction {
    fn new(over: i128, under: i128) -> Fraction {
        let (mut a, mut b) = (over.abs(), under.abs());
        while b != 0 {
            (a, b) = (b, a % b);
        }
        Fraction(over / a.max(1), under / a.max(1))
    }

    fn plus(self, o: Fraction) -> Fraction {
        Fraction::new(self.0 * o.1 + o.0 * self.1, self.1 * o.1)
    }

    fn minus(self, o: Fraction) -> Fraction {
        self.plus(Fraction(-o.0, o.1))
    }

    fn below(self, o: Fraction) -> bool {
        self.0 * o.1 < o.0 * self.1
    }
}

/// Equal shares by their definition: every project looked at anew in every round.
fn plainly(budget: u64, costs: &[u64], ballots: &[Vec<u32>], satisfaction: Satisfaction) -> (Vec<u32>, Vec<Fraction>) {
    let mut left = vec![Fraction::new(i128::from(budget), ballots.len() as i128); ballots.len()];
    let mut chosen: Vec<u32> =
        (0..costs.len() as u32).filter(|p| costs[*p as usize] == 0 && ballots.iter().any(|b| b.contains(p))).collect();
    loop {
        let mut best: Option<(Fraction, u32, Fraction)> = None;
        for p in (0..costs.len() as u32).filter(|p| costs[*p as usize] > 0 && !chosen.contains(p)) {
            let mut purses: Vec<Fraction> = (0..ballots.len()).filter(|v| ballots[*v].contains(&p)).map(|v| left[v]).collect();
            purses.sort_by(|a, b| if a.below(*b) { std::cmp::Ordering::Less } else { std::cmp::Ordering::Greater });
            let (mut rest, mut price) = (Fraction::new(costs[p as usize].into(), 1), None);
            for (i, purse) in purses.iter().enumerate() {
                let x = Fraction::new(rest.0, rest.1 * (purses.len() - i) as i128);
                if !purse.below(x) {
                    price = Some(x);
                    break;
                }
                rest = rest.minus(*purse);
            }
            let Some(price) = price else { continue };
            let unit = if satisfaction == Satisfaction::Cost { i128::from(costs[p as usize]) } else { 1 };
            let rate = Fraction::new(price.0, price.1 * unit);
            if best.is_none_or(|(r, _, _)| rate.below(r)) {
                best = Some((rate, p, price));
            }
        }
        let Some((_, p, price)) = best else { return (chosen, left) };
        for v in (0..ballots.len()).filter(|v| ballots[*v].contains(&p)) {
            left[v] = if left[v].below(price) { Fraction(0, 1) } else { left[v].minus(price) };
        }
        chosen.push(p);
    }
}

#[test]
fn equal_shares_are_those_of_the_definition() {
    let (mut bought, mut emptied, mut ties) = (0, 0, 0);
    for seed in 0..400 {
        let (budget, costs, ballots) = any(seed, 9);
        let election = election(budget, &costs, &ballots);
        for satisfaction in Satisfaction::ALL {
            let found = run(Rule::EqualShares, satisfaction, &election);
            let (chosen, left) = plainly(budget, &costs, &ballots, satisfaction);
            assert_eq!(projects(&found), chosen, "{seed} {satisfaction:?} {budget} {costs:?} {ballots:?}");
            for (a, b) in found.left.iter().zip(&left) {
                assert!((a - b.0 as f64 / b.1 as f64).abs() < 1e-9);
            }
            bought += chosen.len();
            emptied += left.iter().filter(|l| l.0 == 0).count();
            ties += found.ties.len();
        }
    }
    assert!(bought > 500 && emptied > 50 && ties > 50, "{bought} {emptied} {ties}");
}

#[test]
fn phragmen_is_that_of_the_definition() {
    for seed in 0..300 {
        let (budget, costs, ballots) = any(seed, 8);
        let found = run(Rule::Phragmen, Satisfaction::Cost, &election(budget, &costs, &ballots));
        let (mut loads, mut chosen, mut cost) = (vec![Fraction(0, 1); ballots.len()], Vec::new(), 0);
        loop {
            let mut near: Vec<(Fraction, u32)> = Vec::new();
            for p in (0..costs.len() as u32).filter(|p| !chosen.contains(p) && costs[*p as usize] <= budget) {
                let who: Vec<usize> = (0..ballots.len()).filter(|v| ballots[*v].contains(&p)).collect();
                if who.is_empty() {
                    continue;
                }
                let sum = who.iter().fold(Fraction::new(costs[p as usize].into(), 1), |s, v| s.plus(loads[*v]));
                let load = Fraction::new(sum.0, sum.1 * who.len() as i128);
                if near.first().is_some_and(|n| load.below(n.0)) {
                    near.clear();
                }
                if near.first().is_none_or(|n| n.0 == load) {
                    near.push((load, p));
                }
            }
            if near.is_empty() || near.iter().any(|(_, p)| cost + costs[*p as usize] > budget) {
                break;
            }
            let (load, p) = near[0];
            (0..ballots.len()).filter(|v| ballots[*v].contains(&p)).for_each(|v| loads[v] = load);
            cost += costs[p as usize];
            chosen.push(p);
        }
        assert_eq!((projects(&found), found.cost), (chosen, cost), "{seed}");
    }
}

#[test]
fn money_is_conserved_and_nobody_pays_for_what_they_did_not_vote() {
    for seed in 0..60 {
        let mut rng = Rng::new(seed, 84, 0);
        let (voters, count) = (50 + rng.below(400) as usize, 5 + rng.below(40));
        let costs: Vec<u64> = (0..count).map(|_| 1 + u64::from(rng.below(100_000))).collect();
        let ballots: Vec<Vec<u32>> = (0..voters).map(|_| (0..1 + rng.below(6)).map(|_| rng.below(count)).collect()).collect();
        let budget = costs.iter().sum::<u64>() / u64::from(1 + rng.below(6));
        let election = election(budget, &costs, &ballots);
        for rule in Rule::ALL {
            for satisfaction in Satisfaction::ALL {
                let found = run(rule, satisfaction, &election);
                assert!(found.cost <= budget, "{rule:?}");
                assert_eq!(found.cost, projects(&found).iter().map(|p| costs[*p as usize]).sum::<u64>());
                assert_eq!(found.chosen.len() + found.missed.len(), costs.len());
                if found.left.is_empty() {
                    continue;
                }
                let share = found.purse as f64 / voters as f64;
                // Each voter's own account: prices of approved projects until the purse is empty.
                let mut purse = vec![share; voters];
                for c in found.chosen.iter().filter(|c| c.stage == Stage::Shares) {
                    let paid = c.payment.unwrap();
                    let mut sum = 0.0;
                    for v in election.supporters(c.project) {
                        let pays = purse[*v as usize].min(paid.price);
                        purse[*v as usize] -= pays;
                        sum += pays;
                    }
                    assert!((sum / costs[c.project as usize] as f64 - 1.0).abs() < 1e-9);
                    let told = f64::from(paid.full) * paid.price + paid.part_sum;
                    assert!((told / costs[c.project as usize] as f64 - 1.0).abs() < 1e-9);
                    assert!((paid.effort.unwrap() - paid.price / share).abs() < 1e-9);
                }
                for (a, b) in purse.iter().zip(&found.left) {
                    assert!((a - b).abs() < 1e-7 * share && *b >= 0.0 && *b <= share);
                }
                // Rates rise from choice to choice.
                let rates: Vec<f64> = found.chosen.iter().filter(|c| c.stage == Stage::Shares).map(|c| c.payment.unwrap().rate).collect();
                assert!(rates.windows(2).all(|w| w[0] <= w[1] * (1.0 + 1e-9)));
                for m in &found.missed {
                    if m.why == Why::SupportersLeft {
                        assert!(m.lacks > 0.0 || found.runs > 1);
                    }
                }
            }
        }
        // Greedy leaves nothing that fits; so do the rules that are completed by it.
        for rule in [Rule::Greedy, Rule::EqualSharesGreedy, Rule::EqualSharesRaisedGreedy] {
            let found = run(rule, Satisfaction::Cost, &election);
            assert!(found.missed.iter().all(|m| costs[m.project as usize] > budget - found.cost));
        }
    }
}

#[test]
fn renumbered_voters_change_nothing_and_renamed_projects_only_ties() {
    for seed in 0..40 {
        let (budget, costs, mut ballots) = any(seed, 30);
        let before = run(Rule::EqualShares, Satisfaction::Cost, &election(budget, &costs, &ballots));
        Rng::new(seed, 85, 0).shuffle(&mut ballots);
        let after = run(Rule::EqualShares, Satisfaction::Cost, &election(budget, &costs, &ballots));
        assert_eq!(projects(&before), projects(&after));
        assert_eq!(before.ties, after.ties);
        // Ten times the money and ten times the costs: the same choice.
        let tenfold: Vec<u64> = costs.iter().map(|c| c * 10).collect();
        let larger = run(Rule::EqualShares, Satisfaction::Cost, &election(budget * 10, &tenfold, &ballots));
        assert_eq!(projects(&before), projects(&larger));
    }
}

#[test]
fn the_majority_does_not_take_all() {
    // Sixty people want the first four projects, forty the other four; each costs 10, and there are 40.
    let ballots: Vec<Vec<u32>> = (0..100).map(|v| if v < 60 { vec![0, 1, 2, 3] } else { vec![4, 5, 6, 7] }).collect();
    let election = election(40, &[10; 8], &ballots);
    assert_eq!(projects(&run(Rule::Greedy, Satisfaction::Cost, &election)), [0, 1, 2, 3]);
    // A share is 0.4. The sixty have 24 and buy two; the forty have 16 and buy one. Then 4 and 6 are left.
    let found = run(Rule::EqualShares, Satisfaction::Cost, &election);
    assert_eq!((projects(&found), found.cost), (vec![0, 1, 4], 30));
    let paid = found.chosen[0].payment.unwrap();
    assert!((paid.price - 10.0 / 60.0).abs() < 1e-12 && (paid.effort.unwrap() - 10.0 / 24.0).abs() < 1e-12 && paid.full == 60);
    assert_eq!(found.missed[0].why, Why::SupportersLeft);
    let lacks = |p: u32| found.missed.iter().find(|m| m.project == p).unwrap().lacks;
    assert!((lacks(2) - 6.0).abs() < 1e-9 && (lacks(5) - 4.0).abs() < 1e-9);
    // Equal votes at equal cost: by name, and said.
    assert_eq!(found.ties[0], Tie { chosen: 0, over: vec![1, 2, 3] });
    // Completion gives the last 10 to the largest group.
    let found = run(Rule::EqualSharesGreedy, Satisfaction::Cost, &election);
    assert_eq!((projects(&found), found.chosen[3].stage), (vec![0, 1, 4, 2], Stage::Completion));
    // Raised to 50 the sixty have 30, the forty 20: three and two would cost more than there is, so that one step before holds.
    let raised = BudgetAsk { rule: Rule::EqualSharesRaised, step: Some(1), ..BudgetAsk::default() };
    let found = allocate(&raised.check(&election).unwrap());
    assert_eq!((found.cost, found.purse, found.runs, found.cut_off), (30, 49, 11, false));
    // Phragmén: the sixty have bought at 10/60, 20/60, 30/60 of time, the forty at 10/40; at 20/40 both are even, and the name decides.
    let found = run(Rule::Phragmen, Satisfaction::Cost, &election);
    assert_eq!(projects(&found), [0, 4, 1, 2]);
    assert_eq!(found.ties.last().unwrap(), &Tie { chosen: 2, over: vec![3, 5, 6, 7] });
}

#[test]
fn prices_beyond_128_bits_stay_exact() {
    // Groups of prime sizes that overlap: the denominators multiply. A twin election with doubled money and costs must agree at every step,
    // and projects that are copies of each other must tie exactly, late as well as early.
    let mut rng = Rng::new(5, 86, 0);
    let count = 60u32;
    let ballots: Vec<Vec<u32>> = (0..997)
        .map(|_| {
            let some: Vec<u32> = (0..1 + rng.below(8)).map(|_| rng.below(count)).collect();
            // Project p + 60 is the copy of p.
            some.iter().flat_map(|p| [*p, p + count]).collect()
        })
        .collect();
    let one: Vec<u64> = (0..count).map(|_| 1009 + 2 * u64::from(rng.below(5000))).collect();
    let costs = [one.clone(), one].concat();
    let budget = costs.iter().sum::<u64>() / 2;
    let found = run(Rule::EqualShares, Satisfaction::Cost, &election(budget, &costs, &ballots));
    assert!(found.chosen.len() > 30, "{}", found.chosen.len());
    for c in found.chosen.iter().filter(|c| c.project < count) {
        let tie = found.ties.iter().find(|t| t.chosen == c.project).expect("a copy that ties");
        assert!(tie.over.contains(&(c.project + count)));
    }
    let doubled: Vec<u64> = costs.iter().map(|c| c * 2).collect();
    assert_eq!(projects(&run(Rule::EqualShares, Satisfaction::Cost, &election(budget * 2, &doubled, &ballots))), projects(&found));
}

#[test]
fn elections_at_the_edge() {
    // Free and wanted: chosen first. Nobody's: never by equal shares. Dearer than everything: named.
    let ballots = vec![vec![0, 2], vec![2, 2], vec![3]];
    let found = run(Rule::EqualShares, Satisfaction::Cost, &election(9, &[0, 1, 5, 100], &ballots));
    assert_eq!((projects(&found), found.chosen[0].stage), (vec![0, 2], Stage::Free));
    assert_eq!(found.missed.iter().map(|m| (m.project, m.why)).collect::<Vec<_>>(), [(3, Why::TooDear), (1, Why::NoVotes)]);
    // No ballot approves anything, or there is no money.
    let empty = election(10, &[5, 5], &[vec![], vec![]]);
    for rule in [Rule::EqualShares, Rule::EqualSharesRaised, Rule::Phragmen] {
        assert!(run(rule, Satisfaction::Cost, &empty).chosen.is_empty());
        let poor = run(rule, Satisfaction::Cardinality, &election(0, &[5, 0], &[vec![0, 1]]));
        assert_eq!(projects(&poor), [1], "{rule:?}");
    }
    // Exactly enough: one voter, one project; and a purse that two projects empty to nothing.
    let found = run(Rule::EqualShares, Satisfaction::Cost, &election(10, &[7, 3], &[vec![0, 1]]));
    assert_eq!((found.cost, found.left), (10, vec![0.0]));
    // Raising that can never be exhaustive ends all the same: the dear project fits, but its one supporter will never have its cost alone.
    let ballots: Vec<Vec<u32>> = (0..1000).map(|v| if v == 0 { vec![0] } else { vec![] }).collect();
    let found = allocate(
        &BudgetAsk { rule: Rule::EqualSharesRaised, step: Some(1000), ..BudgetAsk::default() }
            .check(&election(1000, &[900], &ballots))
            .unwrap(),
    );
    assert_eq!((found.chosen.len(), found.runs, found.cut_off), (1, 900, false));
}

#[test]
fn elections_that_have_no_answer() {
    let refused = |budget: u64, costs: &[u64], names: &[&str], first: &[u32], approved: &[u32]| {
        let names: Vec<String> = names.iter().map(|n| (*n).to_owned()).collect();
        let error = Election::new(budget, costs.to_vec(), &names, first, approved).map(|_| ()).unwrap_err();
        assert!(!error.to_string().is_empty() && error.it() != error.to_string());
        error
    };
    assert_eq!(refused(1, &[], &[], &[0, 0], &[]), ElectionError::NoProjects);
    assert_eq!(refused(1, &[1], &["a"], &[0], &[]), ElectionError::NoVoters);
    assert_eq!(refused(1, &[1], &[], &[0, 0], &[]), ElectionError::LengthMismatch { costs: 1, names: 0 });
    assert_eq!(refused(1, &[MOST_MONEY + 1], &["a"], &[0, 0], &[]), ElectionError::Money { found: MOST_MONEY + 1 });
    assert_eq!(refused(1, &[1, 2], &["a", "a"], &[0, 0], &[]), ElectionError::Twice { name: "a".to_owned() });
    assert_eq!(refused(1, &[1], &["a"], &[0, 1], &[1]), ElectionError::Unknown { voter: 0, project: 1 });
    let one = election(1, &[1], &[vec![0]]);
    let ask = BudgetAsk { rule: Rule::EqualSharesRaised, step: Some(0), ..BudgetAsk::default() };
    let error = ask.check(&one).unwrap_err();
    assert_eq!(error, BudgetError::Step { asked: 0 });
    assert_ne!(error.it(), error.to_string());
    assert!(Rule::ALL.iter().all(|r| Rule::from_code(r.code()) == Some(*r)));
}
