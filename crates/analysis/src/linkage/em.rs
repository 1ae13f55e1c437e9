//! How often each level of agreement comes among pairs that are one thing (m) and among pairs that are two (u), and how many pairs are one
//! thing: estimated from the pairs themselves by expectation and maximisation, starting from what is expected and held near it.
//!
//! Winkler 1988, "Using the EM algorithm for weight computation in the Fellegi-Sunter model of record linkage"; Dempster, Laird &
//! Rubin 1977, <https://doi.org/10.1111/j.2517-6161.1977.tb01600.x>.

use super::columns::Prior;
use crate::sums::sum_by;

/// The levels of a pair, one a column; [`MISSING`] where nothing is known.
pub(super) type Pattern = Vec<u8>;
pub(super) const MISSING: u8 = u8::MAX;

/// What is expected counts as so many pairs that are one thing, and so many that are two; of the first at least half as many as there
/// seem to be, so that no other likeness (one class in one town) is taken for being one.
const EXPECTED_ONE: f64 = 40.0;
const EXPECTED_TWO: f64 = 40.0;
/// Before anything is seen, one candidate pair in fifty is one thing.
const ONE: f64 = 1.0;
const TWO: f64 = 49.0;
const ROUNDS: usize = 200;
const STILL: f64 = 1e-9;

/// The estimate.
#[derive(Debug, Clone)]
pub(super) struct Estimate {
    /// The share of candidate pairs that are one thing.
    pub share: f64,
    pub m: Vec<[f64; 6]>,
    pub u: Vec<[f64; 6]>,
    pub rounds: usize,
}

impl Estimate {
    /// What a level says: ln m/u, never less for a better level than for a worse one; not less than 0 for the best.
    pub fn weights(&self) -> Vec<[f64; 6]> {
        self.m
            .iter()
            .zip(&self.u)
            .map(|(m, u)| {
                let mut weights = [0.0; 6];
                let mut most = f64::INFINITY;
                for (l, w) in weights.iter_mut().enumerate() {
                    let said = if m[l] > 0.0 && u[l] > 0.0 { (m[l] / u[l]).ln() } else { f64::INFINITY };
                    let least = if l == 0 { 0.0 } else { f64::NEG_INFINITY };
                    most = most.min(said.max(least));
                    *w = most;
                }
                weights
            })
            .collect()
    }
}

/// What speaks against is at most this many times as frequent among pairs that are one thing as was expected.
const AGAINST: f64 = 2.0;

/// Keeps levels that speak against from becoming common among pairs that are one thing: where many things are alike but for one (the numbered
/// branches of a body), they would be taken for one, and the one that tells them apart for noise.
fn hold(prior: &Prior, m: &mut [f64; 6]) {
    let against = |l: usize| prior.m[l] < prior.u[l];
    let (mut held, mut free) = (0.0, 0.0);
    for (l, now) in m.iter_mut().enumerate() {
        if against(l) {
            *now = now.min(AGAINST * prior.m[l]);
            held += *now;
        } else {
            free += *now;
        }
    }
    if free > 0.0 {
        (0..m.len()).filter(|l| !against(*l)).for_each(|l| m[l] *= (1.0 - held) / free);
    }
}

/// Estimates from the patterns and how many pairs have each, in a fixed order.
pub(super) fn estimate(priors: &[Prior], patterns: &[(Pattern, u64)]) -> Estimate {
    let mut now =
        Estimate { share: ONE / (ONE + TWO), m: priors.iter().map(|p| p.m).collect(), u: priors.iter().map(|p| p.u).collect(), rounds: 0 };
    let pairs: f64 = patterns.iter().map(|(_, n)| *n as f64).sum();
    while now.rounds < ROUNDS {
        now.rounds += 1;
        let logs = |of: &[[f64; 6]]| -> Vec<[f64; 6]> { of.iter().map(|c| c.map(|p| if p > 0.0 { p.ln() } else { 0.0 })).collect() };
        let (m, u) = (logs(&now.m), logs(&now.u));
        let start = (now.share / (1.0 - now.share)).ln();
        let one: Vec<f64> = patterns
            .iter()
            .map(|(pattern, n)| {
                let said: f64 =
                    pattern.iter().enumerate().filter(|(_, l)| **l != MISSING).map(|(c, l)| m[c][*l as usize] - u[c][*l as usize]).sum();
                *n as f64 / (1.0 + (-(start + said)).exp())
            })
            .collect();
        let all_one = sum_by(one.len(), |i| one[i]);
        let share = (all_one + ONE) / (pairs + ONE + TWO);
        let mut moved = (share - now.share).abs();
        now.share = share;
        for (c, prior) in priors.iter().enumerate() {
            let mut seen = [[0.0; 2]; 6];
            for ((pattern, n), one) in patterns.iter().zip(&one).filter(|((p, _), _)| p[c] != MISSING) {
                let [ones, twos] = &mut seen[pattern[c] as usize];
                *ones += one;
                *twos += *n as f64 - one;
            }
            let of_one: f64 = seen.iter().map(|s| s[0]).sum();
            let of_two: f64 = seen.iter().map(|s| s[1]).sum();
            let (held_one, held_two) = (EXPECTED_ONE.max(0.5 * of_one), EXPECTED_TWO);
            let mut m: [f64; 6] = std::array::from_fn(|l| (held_one * prior.m[l] + seen[l][0]) / (held_one + of_one));
            hold(prior, &mut m);
            for (l, [_, twos]) in seen.into_iter().enumerate() {
                let u = (held_two * prior.u[l] + twos) / (held_two + of_two);
                moved = moved.max((m[l] - now.m[c][l]).abs()).max((u - now.u[c][l]).abs());
                now.m[c][l] = m[l];
                now.u[c][l] = u;
            }
        }
        if moved < STILL {
            break;
        }
    }
    now
}
