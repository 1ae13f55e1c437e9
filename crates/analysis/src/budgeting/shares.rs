//! The method of equal shares, exactly and lazily.
//!
//! A voter's satisfaction with a project does not depend on the voter, so that the supporters of a project split its cost evenly, but
//! for those who have less left and give all of it: the price x solves Σ min(left, x) = cost. Voters only ever lose money, so that
//! a project's price only rises, and a price that was found in an earlier round bounds the one of today from below: in each round
//! few projects are looked at again. What a voter has left is the share less the prices paid, or nothing once a voter
//! gave all; it is kept in floating point with a bound on its error, and where that bound leaves a choice open (who gives all, who can
//! pay, which project is cheaper) the prices are compared as whole numbers.

use super::exact::{Ledger, Price, ROUNDING, cheaper};
use super::{Chosen, Election, Outcome, Payment, Satisfaction, Stage, Tie};
use std::cmp::Ordering;
use std::collections::BTreeMap;

struct Run<'a> {
    election: &'a Election,
    satisfaction: Satisfaction,
    share: f64,
    /// What each voter has left, to within `slack`; exactly 0 for those who gave all.
    left: Vec<f64>,
    gone: Vec<bool>,
    slack: f64,
    ledger: Ledger,
    /// The round in which a project was bought.
    round: Vec<u32>,
    /// Supporters of each project who are not gone.
    live: Vec<Vec<u32>>,
    buffer: Vec<f64>,
}

/// A project as it stands in a round.
struct Offer {
    project: u32,
    price: f64,
    /// Price per unit of satisfaction, and how far from it the true one may be.
    rate: f64,
    error: f64,
    /// Whether floating point cannot tell who gives all.
    open: bool,
}

/// Exact price, and in open cases how what supporters have left compares with it, by what they have paid.
struct Settled {
    price: Price,
    against: Option<BTreeMap<Vec<u32>, Ordering>>,
}

const NOT_BOUGHT: u32 = u32::MAX;

impl Run<'_> {
    /// The price of a project now; `None` where its supporters cannot pay.
    fn offer(&mut self, project: u32) -> Option<Offer> {
        let (left, gone) = (&self.left, &self.gone);
        let live = &mut self.live[project as usize];
        live.retain(|v| !gone[*v as usize]);
        self.buffer.clear();
        self.buffer.extend(live.iter().map(|v| left[*v as usize]));
        let (money, count) = (self.election.cost(project), self.buffer.len() as f64);
        let cost = money as f64;
        let sum: f64 = self.buffer.iter().sum();
        let doubt = count * (self.slack + 2.0 * ROUNDING * sum) + ROUNDING * cost;
        if sum + doubt < cost {
            return None;
        }
        let closed = |price: f64, error: f64, open: bool| {
            let unit = self.satisfaction.of(money) as f64;
            let (rate, error) = (price / unit, error / unit);
            Offer { project, price, rate, error: error + rate * 4.0 * ROUNDING, open }
        };
        if sum - doubt < cost {
            // Whether they can pay at all is for the whole numbers to say.
            let settled = self.settle_open(project)?;
            let price = self.ledger.value(&settled.price);
            return Some(closed(price, price * 8.0 * ROUNDING, true));
        }
        let (mut price, mut payers, mut poor, mut given) = (cost / count, self.buffer.len(), 0, 0.0);
        loop {
            let (mut less, mut gives) = (0usize, 0.0);
            for x in &self.buffer {
                let below = *x < price;
                less += usize::from(below);
                gives += if below { *x } else { 0.0 };
            }
            if less == poor || less == self.buffer.len() {
                break;
            }
            (poor, payers, given) = (less, self.buffer.len() - less, gives);
            price = (cost - given) / payers as f64;
        }
        let terms = poor as f64 + 4.0;
        let error = (terms * (self.slack + 2.0 * ROUNDING * given) + 4.0 * ROUNDING * cost) / payers as f64 + 4.0 * ROUNDING * price;
        let near = error + self.slack;
        if self.buffer.iter().any(|x| (x - price).abs() <= near) {
            let settled = self.settle_open(project)?;
            let price = self.ledger.value(&settled.price);
            return Some(closed(price, price * 8.0 * ROUNDING, true));
        }
        Some(closed(price, error, false))
    }

    /// What a voter who is not gone has paid: the rounds whose project the ballot approves, in order.
    fn paid(&self, voter: u32) -> Vec<u32> {
        let mut rounds: Vec<u32> =
            self.election.ballot(voter as usize).iter().map(|p| self.round[*p as usize]).filter(|r| *r != NOT_BOUGHT).collect();
        rounds.sort_unstable();
        rounds
    }

    /// The exact price where floating point knows who gives all: those with less than `price`.
    fn settle_closed(&self, project: u32, price: f64, rounds: usize) -> Settled {
        let (mut paid, mut poor) = (vec![0u64; rounds], 0u64);
        let live = &self.live[project as usize];
        for v in live.iter().filter(|v| self.left[**v as usize] < price) {
            poor += 1;
            for p in self.election.ballot(*v as usize) {
                if let Some(n) = paid.get_mut(self.round[*p as usize] as usize) {
                    *n += 1;
                }
            }
        }
        let given = self.ledger.held(poor, &paid);
        let over = self.ledger.whole(self.election.cost(project)).less(&given).unwrap_or_default();
        Settled { price: Price { over, by: live.len() as u64 - poor }, against: None }
    }

    /// The exact price from whole numbers alone; `None` where the supporters cannot pay. Who has paid for the same projects has the same left.
    fn settle_open(&self, project: u32) -> Option<Settled> {
        let mut alike: BTreeMap<Vec<u32>, u64> = BTreeMap::new();
        for v in &self.live[project as usize] {
            *alike.entry(self.paid(*v)).or_default() += 1;
        }
        let rounds = self.round.iter().filter(|r| **r != NOT_BOUGHT).count();
        let mut purses: Vec<(Vec<u32>, u64, _, bool)> = alike
            .into_iter()
            .map(|(paid, holders)| {
                let mut counts = vec![0; rounds];
                paid.iter().for_each(|r| counts[*r as usize] = 1);
                let held = self.ledger.held(1, &counts);
                (paid, holders, held, false)
            })
            .collect();
        let mut over = self.ledger.whole(self.election.cost(project));
        let mut by: u64 = purses.iter().map(|p| p.1).sum();
        loop {
            if by == 0 {
                // All give all: exactly enough or not enough.
                return None;
            }
            // Each purse against the price as it is before this pass: they are compared with one figure.
            let (mut given, mut givers) = (crate::naturals::Natural::default(), 0);
            for (_, holders, held, gives) in purses.iter_mut().filter(|p| !p.3) {
                if held.times(by) < over {
                    *gives = true;
                    given.add_times(held, *holders);
                    givers += *holders;
                }
            }
            if givers == 0 {
                break;
            }
            over = over.less(&given)?;
            by -= givers;
        }
        let against = purses.into_iter().map(|(paid, _, held, _)| (paid, held.times(by).cmp(&over))).collect();
        Some(Settled { price: Price { over, by }, against: Some(against) })
    }

    fn buy(&mut self, offer: &Offer, settled: Settled, rounds: u32) -> Payment {
        let price = self.ledger.value(&settled.price);
        let (mut full, mut part, mut part_sum) = (0, 0, 0.0);
        for i in 0..self.live[offer.project as usize].len() {
            let v = self.live[offer.project as usize][i] as usize;
            let has = match &settled.against {
                None if self.left[v] < offer.price => Ordering::Less,
                None => Ordering::Greater,
                Some(against) => against[&self.paid(v as u32)],
            };
            if has == Ordering::Less {
                part += 1;
                part_sum += self.left[v];
            } else {
                full += 1;
            }
            // Who has exactly the price gives all too.
            self.gone[v] = has != Ordering::Greater;
            self.left[v] = if self.gone[v] { 0.0 } else { (self.left[v] - price).max(0.0) };
        }
        self.ledger.note(settled.price);
        self.round[offer.project as usize] = rounds;
        self.slack += 4.0 * ROUNDING * self.share;
        Payment { price, full, part, part_sum, effort: (self.share > 0.0).then(|| price / self.share), rate: offer.rate }
    }
}

/// Runs the rule with this money divided evenly among all voters; what is chosen may cost more than the election's budget only where
/// the money is more.
pub(super) fn equal_shares(election: &Election, satisfaction: Satisfaction, money: u64) -> Outcome {
    let voters = election.voters();
    let share = money as f64 / voters as f64;
    let mut run = Run {
        election,
        satisfaction,
        share,
        left: vec![share; voters],
        gone: vec![false; voters],
        slack: 2.0 * ROUNDING * share,
        ledger: Ledger::new(money, voters as u64),
        round: vec![NOT_BOUGHT; election.projects()],
        live: (0..election.projects() as u32).map(|p| election.supporters(p).to_vec()).collect(),
        buffer: Vec::new(),
    };
    let mut out = Outcome::default();
    // Projects that may still be bought, each with a bound from below on its price per unit of satisfaction.
    let mut open: Vec<(f64, u32)> = Vec::new();
    for &project in election.by_name() {
        let (cost, votes) = (election.cost(project), election.votes(project));
        if votes > 0 && cost == 0 {
            out.chosen.push(Chosen { project, stage: Stage::Free, payment: None });
        } else if votes > 0 {
            let bound = cost as f64 / satisfaction.of(cost) as f64 / f64::from(votes);
            open.push((bound * (1.0 - 8.0 * ROUNDING), project));
        }
    }
    for rounds in 0.. {
        open.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(election.rank(a.1).cmp(&election.rank(b.1))));
        let (mut best, mut offers) = (f64::INFINITY, Vec::<Offer>::new());
        for (bound, project) in &mut open {
            if *bound > best {
                break;
            }
            match run.offer(*project) {
                None => *bound = f64::NAN,
                Some(offer) => {
                    *bound = offer.rate - offer.error;
                    best = best.min(offer.rate + offer.error);
                    offers.push(offer);
                }
            }
        }
        open.retain(|(bound, _)| !bound.is_nan());
        offers.retain(|o| o.rate - o.error <= best);
        let settle = |run: &Run<'_>, o: &Offer| {
            if o.open { run.settle_open(o.project) } else { Some(run.settle_closed(o.project, o.price, rounds as usize)) }
        };
        let mut settled: Vec<(Offer, Settled)> = offers.into_iter().filter_map(|o| settle(&run, &o).map(|s| (o, s))).collect();
        // Exactly, then by name.
        let against = |a: &(Offer, Settled), b: &(Offer, Settled)| {
            cheaper((&a.1.price, election.cost(a.0.project)), (&b.1.price, election.cost(b.0.project)), satisfaction)
        };
        settled.sort_by(|a, b| against(a, b).then(election.rank(a.0.project).cmp(&election.rank(b.0.project))));
        let equal = (1..settled.len()).take_while(|i| against(&settled[0], &settled[*i]) == Ordering::Equal);
        let over: Vec<u32> = equal.map(|i| settled[i].0.project).collect();
        let Some((offer, price)) = settled.into_iter().next() else { break };
        if !over.is_empty() {
            out.ties.push(Tie { chosen: offer.project, over });
        }
        let payment = run.buy(&offer, price, rounds);
        out.cost += election.cost(offer.project);
        open.retain(|(_, p)| *p != offer.project);
        out.chosen.push(Chosen { project: offer.project, stage: Stage::Shares, payment: Some(payment) });
    }
    out.left = run.left;
    out
}
