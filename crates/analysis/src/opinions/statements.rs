//! What a group stands for and what all share: proportions of votes, each with one more of either kind counted (so that few votes say little),
//! compared with chance and with everyone else.

use super::Votes;

/// The value of a standard normal that one in ten exceeds: what lies beyond is told from chance.
const SIGNIFICANT: f64 = 1.281_551_565_544_600_4;
/// Statements that are told for a group, and for all in each direction.
const MOST: usize = 5;

/// The votes of a group on a statement.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GroupVotes {
    pub agree: u32,
    pub disagree: u32,
    /// All votes, those that pass included.
    pub votes: u32,
    /// Share that agrees, with one vote more of either kind.
    pub p_agree: f64,
    pub p_disagree: f64,
    /// How far the share is above a half, in standard errors.
    pub test_agree: f64,
    pub test_disagree: f64,
    /// The share over that of everyone else who is in a group.
    pub repness_agree: f64,
    pub repness_disagree: f64,
    /// How far it is above that of everyone else, in standard errors.
    pub repness_test_agree: f64,
    pub repness_test_disagree: f64,
}

/// A statement that tells a group from the others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Representative {
    pub statement: u32,
    /// Whether the group agrees to it, or disagrees.
    pub agree: bool,
    pub success: u32,
    pub votes: u32,
    pub p: f64,
    pub p_test: f64,
    pub repness: f64,
    pub repness_test: f64,
    /// What the group most agrees to.
    pub best_agree: bool,
}

/// A statement on which nearly all agree, or disagree.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shared {
    pub statement: u32,
    pub success: u32,
    pub votes: u32,
    pub p: f64,
    pub p_test: f64,
}

/// What all share, over everyone who voted.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Consensus {
    pub agree: Vec<Shared>,
    pub disagree: Vec<Shared>,
}

/// Figures of the statements.
#[derive(Debug, Clone, PartialEq)]
pub struct Statements {
    /// Votes of those in groups: group by group, a row of statements each.
    pub by_group: Vec<Vec<GroupVotes>>,
    /// Product over the groups of the shares that agree, and that disagree: high only where all groups do.
    pub group_aware: Vec<[f64; 2]>,
    /// Agree, disagree and all votes of those in groups.
    pub counts: Vec<[u32; 3]>,
    /// How far from the middle somebody would stand who agreed to this alone.
    pub extremity: Vec<f64>,
    /// What to show next: much agreed to, rarely passed, telling; the more the fewer voted on it.
    pub priority: Vec<f64>,
    /// What each group stands for: agreements first, then as telling as they are.
    pub representative: Vec<Vec<Representative>>,
    pub consensus: Consensus,
}

fn share(count: u32, votes: u32) -> f64 {
    (f64::from(count) + 1.0) / (f64::from(votes) + 2.0)
}

fn share_test(count: u32, votes: u32) -> f64 {
    let (s, n) = (f64::from(count) + 1.0, f64::from(votes) + 1.0);
    2.0 * n.sqrt() * (s / n - 0.5)
}

fn two_shares_test(inside: (u32, u32), outside: (u32, u32)) -> f64 {
    let plus = |(s, n): (u32, u32)| (f64::from(s) + 1.0, f64::from(n) + 1.0);
    let ((s, n), (t, m)) = (plus(inside), plus(outside));
    let both = (s + t) / (n + m);
    if both >= 1.0 { 0.0 } else { (s / n - t / m) / (both * (1.0 - both) * (1.0 / n + 1.0 / m)).sqrt() }
}

fn group_votes([a, d, n]: [u32; 3], all: [u32; 3]) -> GroupVotes {
    let (oa, od, on) = (all[0] - a, all[1] - d, all[2] - n);
    GroupVotes {
        agree: a,
        disagree: d,
        votes: n,
        p_agree: share(a, n),
        p_disagree: share(d, n),
        test_agree: share_test(a, n),
        test_disagree: share_test(d, n),
        repness_agree: share(a, n) / share(oa, on),
        repness_disagree: share(d, n) / share(od, on),
        repness_test_agree: two_shares_test((a, n), (oa, on)),
        repness_test_disagree: two_shares_test((d, n), (od, on)),
    }
}

/// Figures of the statements, given everyone's group (numbered from 0) and where the statements stand.
#[must_use]
pub fn statements(votes: &Votes, groups: &[Option<u32>], places: &[[f64; 2]]) -> Statements {
    let (count, n) = (groups.iter().flatten().max().map_or(0, |g| *g as usize + 1), votes.statements());
    let mut counted = vec![[0u32; 3]; count * n];
    let mut everyone = vec![[0u32; 3]; n];
    for (p, group) in groups.iter().enumerate() {
        for (s, v) in votes.of(p as u32) {
            let add = |c: &mut [u32; 3]| {
                c[0] += u32::from(*v == 1);
                c[1] += u32::from(*v == -1);
                c[2] += 1;
            };
            add(&mut everyone[*s as usize]);
            if let Some(g) = group {
                add(&mut counted[*g as usize * n + *s as usize]);
            }
        }
    }
    let sum = |s: usize| (0..count).fold([0; 3], |t: [u32; 3], g| std::array::from_fn(|i| t[i] + counted[g * n + s][i]));
    let counts: Vec<[u32; 3]> = (0..n).map(sum).collect();
    let by_group: Vec<Vec<GroupVotes>> = (0..count).map(|g| (0..n).map(|s| group_votes(counted[g * n + s], counts[s])).collect()).collect();
    let product = |of: fn(&GroupVotes) -> f64, s: usize| by_group.iter().map(|g| of(&g[s])).product();
    let group_aware = (0..n).map(|s| [product(|v| v.p_agree, s), product(|v| v.p_disagree, s)]).collect();
    let extremity: Vec<f64> = places.iter().map(|p| p[0].hypot(p[1])).collect();
    let priority = counts
        .iter()
        .zip(&extremity)
        .map(|([a, d, votes], extremity)| {
            let importance = share(*a, *votes) * (1.0 - share(votes - a - d, *votes)) * (1.0 + extremity);
            (importance * (1.0 + 8.0 * 2f64.powf(-f64::from(*votes) / 5.0))).powi(2)
        })
        .collect();
    let representative = by_group.iter().map(|g| representative(g)).collect();
    Statements { by_group, group_aware, counts, extremity, priority, representative, consensus: consensus(&everyone) }
}

fn told(statement: usize, v: &GroupVotes) -> Representative {
    // The side on which the group differs more from the others.
    let agree = v.repness_test_agree > v.repness_test_disagree;
    let side = |a: f64, d: f64| if agree { a } else { d };
    Representative {
        statement: statement as u32,
        agree,
        success: if agree { v.agree } else { v.disagree },
        votes: v.votes,
        p: side(v.p_agree, v.p_disagree),
        p_test: side(v.test_agree, v.test_disagree),
        repness: side(v.repness_agree, v.repness_disagree),
        repness_test: side(v.repness_test_agree, v.repness_test_disagree),
        best_agree: false,
    }
}

/// What a group stands for: first what it most agrees to (else, where nothing tells it apart, what comes nearest), then what tells it
/// apart beyond chance on both tests, the most telling first.
fn representative(group: &[GroupVotes]) -> Vec<Representative> {
    let mut best: Option<usize> = None;
    for (s, v) in group.iter().enumerate() {
        if v.agree == 0 && v.disagree == 0 {
            continue;
        }
        let telling = |v: &GroupVotes| v.repness_agree * v.repness_test_agree * v.p_agree * v.test_agree;
        let agreed = |v: &GroupVotes| v.p_agree * v.test_agree;
        let better = match best.map(|b| &group[b]) {
            Some(b) if b.repness_agree > 1.0 => telling(v) > telling(b),
            Some(b) => agreed(v) > agreed(b),
            None => v.test_agree > SIGNIFICANT || (v.repness_agree > 1.0 && v.p_agree > 0.5),
        };
        if better {
            best = Some(s);
        }
    }
    let significant = |v: &GroupVotes| {
        (v.test_agree > SIGNIFICANT && v.repness_test_agree > SIGNIFICANT)
            || (v.test_disagree > SIGNIFICANT && v.repness_test_disagree > SIGNIFICANT)
    };
    let mut telling: Vec<Representative> = (0..group.len()).filter(|s| significant(&group[*s])).map(|s| told(s, &group[s])).collect();
    let weight = |r: &Representative| r.repness * r.repness_test * r.p * r.p_test;
    telling.sort_by(|a, b| weight(b).total_cmp(&weight(a)));
    let most = |v: &GroupVotes| v.repness_test_agree.max(v.repness_test_disagree);
    let nearest = || (0..group.len()).reduce(|a, b| if most(&group[b]) > most(&group[a]) { b } else { a });
    let head = match best {
        Some(s) => Some(Representative { best_agree: true, ..told(s, &group[s]) }),
        None if telling.is_empty() => nearest().map(|s| told(s, &group[s])),
        None => None,
    };
    // The peer tells nothing of a group that agrees to nothing; what it disagrees with is told here.
    let mut out: Vec<Representative> = head.into_iter().collect();
    let first = out.first().map(|r| r.statement);
    out.extend(telling.into_iter().filter(|r| Some(r.statement) != first));
    out.truncate(MOST);
    out.sort_by_key(|r| !r.agree);
    out
}

fn consensus(everyone: &[[u32; 3]]) -> Consensus {
    let side = |at: usize| {
        let of = |(s, c): (usize, &[u32; 3])| {
            let shared =
                Shared { statement: s as u32, success: c[at], votes: c[2], p: share(c[at], c[2]), p_test: share_test(c[at], c[2]) };
            (shared.p > 0.5 && shared.p_test > SIGNIFICANT).then_some(shared)
        };
        let mut out: Vec<Shared> = everyone.iter().enumerate().filter_map(of).collect();
        out.sort_by(|a, b| (b.p * b.p_test).total_cmp(&(a.p * a.p_test)));
        out.truncate(MOST);
        out
    };
    Consensus { agree: side(0), disagree: side(1) }
}
