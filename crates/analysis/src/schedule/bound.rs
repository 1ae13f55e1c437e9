//! How early a project can be finished at all: the critical path, what each resource has to work off, pairs that cannot run together, and
//! the work that any span must hold if all is to be finished by a moment.
//!
//! Baptiste, Le Pape and Nuijten 1999, "Satisfiability tests and time-bound adjustments for cumulative scheduling problems",
//! <https://doi.org/10.1023/A:1018995000688> (energy); Carlier and Pinson 1989, "An algorithm for solving the job-shop problem",
//! <https://doi.org/10.1287/mnsc.35.2.164> (pairs); Klein and Scholl 1999, "Computing lower bounds by destructive improvement", <https://doi.org/10.1016/S0377-2217(97)00442-6>, names them.

use super::network::Times;
use super::resources::Ground;

/// The most tasks for which the bounds that look at pairs are computed.
const PAIRS: usize = 3000;

/// The most tasks for which the energy of spans is computed.
const SPANS: usize = 150;

/// The greatest of the bounds, and its name.
pub(super) fn bound(ground: &Ground<'_>, times: &Times) -> (i64, &'static str) {
    let (n, r) = (ground.durations.len(), ground.capacities.len());
    let head = &times.earliest;
    // What must still pass after a task has ended.
    let tail: Vec<i64> = (0..n).map(|i| times.finish - times.latest[i] - ground.durations[i]).collect();
    let mut best = (times.finish, "path");
    for (resource, capacity) in ground.capacities.iter().enumerate() {
        let of = |i: usize| i64::from(ground.demands[i * r + resource]) * ground.durations[i];
        let mut users: Vec<usize> = (0..n).filter(|i| of(*i) > 0).collect();
        if users.is_empty() {
            continue;
        }
        let capacity = i64::from(*capacity);
        // Those that cannot start before a moment and have at least so long after them share what lies between.
        users.sort_by_key(|i| (-tail[*i], *i));
        let mut heads: Vec<i64> = users.iter().map(|i| head[*i]).collect();
        heads.sort_unstable();
        heads.dedup();
        if users.len() > PAIRS {
            heads.truncate(1);
        }
        for least in heads {
            let mut work = 0;
            for &i in users.iter().filter(|i| head[**i] >= least) {
                work += of(i);
                let ends = least + (work + capacity - 1) / capacity + tail[i];
                if ends > best.0 {
                    best = (ends, "resource");
                }
            }
        }
    }
    if n <= PAIRS {
        for i in 0..n {
            for j in i + 1..n {
                let apart = |k: usize| ground.demands[i * r + k] + ground.demands[j * r + k] > ground.capacities[k];
                if ground.durations[i] == 0 || ground.durations[j] == 0 || !(0..r).any(apart) {
                    continue;
                }
                let both = ground.durations[i] + ground.durations[j];
                let one = head[i] + both + tail[j];
                let other = head[j] + both + tail[i];
                // Either order must finish; ties between the two only make one of them impossible.
                if one.min(other) > best.0 {
                    best = (one.min(other), "pair");
                }
            }
        }
    }
    if n <= SPANS {
        let cannot = |length: i64| {
            let (mut head, mut tail) = (head.clone(), tail.clone());
            !ordered(ground, &mut head, &mut tail, length) || too_short(ground, &head, &tail, length)
        };
        // What a length refutes a shorter one refutes too: the step grows until one is not refuted, and is halved back.
        let (mut low, mut step) = (best.0, 1);
        while cannot(low) {
            best = (low + 1, "energy");
            if cannot(low + step) {
                low += step;
                step *= 2;
            } else if step > 1 {
                step = 1;
                low += 1;
            } else {
                break;
            }
        }
    }
    best
}

/// Brings heads and tails to what follows from the ties and from pairs that cannot run together, of which only one order leaves enough time
/// (Carlier and Pinson's immediate selection); false where it cannot be done in time.
fn ordered(ground: &Ground<'_>, head: &mut [i64], tail: &mut [i64], length: i64) -> bool {
    let (n, r) = (ground.durations.len(), ground.capacities.len());
    let d = ground.durations;
    let apart = |i: usize, j: usize| (0..r).any(|k| ground.demands[i * r + k] + ground.demands[j * r + k] > ground.capacities[k]);
    let pairs: Vec<(usize, usize)> =
        (0..n).flat_map(|i| (i + 1..n).map(move |j| (i, j))).filter(|(i, j)| d[*i] > 0 && d[*j] > 0 && apart(*i, *j)).collect();
    loop {
        let mut changed = false;
        let mut raise = |value: &mut i64, to: i64| {
            if to > *value {
                *value = to;
                changed = true;
            }
        };
        for &t in &ground.network.order {
            let t = t as usize;
            for &b in ground.network.before(t) {
                let least = head[b as usize] + d[b as usize];
                raise(&mut head[t], least);
            }
        }
        for &t in ground.network.order.iter().rev() {
            let t = t as usize;
            for &a in ground.network.after(t) {
                let least = tail[a as usize] + d[a as usize];
                raise(&mut tail[t], least);
            }
        }
        for &(i, j) in &pairs {
            let possible = |a: usize, b: usize, head: &[i64], tail: &[i64]| head[a] + d[a] + d[b] + tail[b] <= length;
            let (first, second) = match (possible(i, j, head, tail), possible(j, i, head, tail)) {
                (true, true) => continue,
                (false, false) => return false,
                (true, false) => (i, j),
                (false, true) => (j, i),
            };
            let (least, most) = (head[first] + d[first], tail[second] + d[second]);
            raise(&mut head[second], least);
            raise(&mut tail[first], most);
        }
        if (0..n).any(|i| head[i] + d[i] + tail[i] > length) {
            return false;
        }
        if !changed {
            return true;
        }
    }
}

/// Whether some span must hold more work than a resource can do, if the project is to take so long at most.
fn too_short(ground: &Ground<'_>, head: &[i64], tail: &[i64], length: i64) -> bool {
    let (n, r) = (ground.durations.len(), ground.capacities.len());
    let unique = |mut times: Vec<i64>| {
        times.sort_unstable();
        times.dedup();
        times
    };
    (0..r).any(|resource| {
        let demand = |i: usize| i64::from(ground.demands[i * r + resource]);
        let users: Vec<usize> = (0..n).filter(|i| demand(*i) * ground.durations[*i] > 0).collect();
        let capacity = i64::from(ground.capacities[resource]);
        // Spans begin where a task may start first, or end first; they end where one must end, or start, at the latest.
        let begins = unique(users.iter().flat_map(|i| [head[*i], head[*i] + ground.durations[*i]]).collect());
        let ends = unique(users.iter().flat_map(|i| [length - tail[*i], length - tail[*i] - ground.durations[*i]]).collect());
        begins.iter().any(|&begin| {
            ends.iter().filter(|end| **end > begin).any(|&end| {
                let inside = |i: usize| {
                    let d = ground.durations[i];
                    let early = head[i] + d - begin;
                    let late = end - (length - tail[i] - d);
                    demand(i) * early.min(late).min(d).min(end - begin).max(0)
                };
                users.iter().map(|i| inside(*i)).sum::<i64>() > capacity * (end - begin)
            })
        })
    })
}
