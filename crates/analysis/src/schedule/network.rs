//! Which task waits for which, and when each can start and must be finished if nothing but this holds it back: the critical path method.

use super::ScheduleError;

/// Who waits for whom, as compressed rows, and an order in which nobody comes before those it waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Network {
    before_starts: Vec<u32>,
    before: Vec<u32>,
    after_starts: Vec<u32>,
    after: Vec<u32>,
    pub order: Vec<u32>,
}

/// When each task can and must be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Times {
    /// Earliest start and latest start; the finishes lie a duration later.
    pub earliest: Vec<i64>,
    pub latest: Vec<i64>,
    /// How much later a task may start without moving the finish.
    pub floats: Vec<i64>,
    /// How much later it may start without moving any task.
    pub free_floats: Vec<i64>,
    pub finish: i64,
}

fn rows(n: usize, arcs: &[(u32, u32)]) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0u32; n + 1];
    for (from, _) in arcs {
        starts[*from as usize + 1] += 1;
    }
    for i in 0..n {
        starts[i + 1] += starts[i];
    }
    (starts, arcs.iter().map(|a| a.1).collect())
}

impl Network {
    /// From the tasks that each waits for. A tie that stands twice counts once.
    pub fn new(after: &[Vec<u32>]) -> Result<Network, ScheduleError> {
        let n = after.len();
        let mut arcs = Vec::new();
        for (task, befores) in after.iter().enumerate() {
            if let Some(&unknown) = befores.iter().find(|b| **b as usize >= n) {
                return Err(ScheduleError::Unknown { task, after: unknown });
            }
            arcs.extend(befores.iter().map(|b| (task as u32, *b)));
        }
        arcs.sort_unstable();
        arcs.dedup();
        let (before_starts, before) = rows(n, &arcs);
        let mut back: Vec<(u32, u32)> = arcs.iter().map(|(a, b)| (*b, *a)).collect();
        back.sort_unstable();
        let (after_starts, after) = rows(n, &back);
        let mut network = Network { before_starts, before, after_starts, after, order: Vec::with_capacity(n) };
        let mut waits: Vec<u32> = (0..n).map(|i| network.before(i).len() as u32).collect();
        let mut order: Vec<u32> = (0..n as u32).filter(|i| waits[*i as usize] == 0).collect();
        let mut next = 0;
        while next < order.len() {
            let task = order[next] as usize;
            next += 1;
            for &later in network.after(task) {
                waits[later as usize] -= 1;
                if waits[later as usize] == 0 {
                    order.push(later);
                }
            }
        }
        if order.len() < n {
            return Err(ScheduleError::Cycle { tasks: network.ring(&waits) });
        }
        network.order = order;
        Ok(network)
    }

    /// A ring among the tasks that still wait: going back from any of them one must come round.
    fn ring(&self, waits: &[u32]) -> Vec<u32> {
        let mut at = waits.iter().position(|w| *w > 0).unwrap_or_default();
        let mut seen: Vec<usize> = Vec::new();
        loop {
            if let Some(first) = seen.iter().position(|s| *s == at) {
                let mut ring: Vec<u32> = seen[first..].iter().map(|s| *s as u32).collect();
                ring.reverse();
                return ring;
            }
            seen.push(at);
            at = self.before(at).iter().copied().find(|b| waits[*b as usize] > 0).unwrap_or_default() as usize;
        }
    }

    pub fn len(&self) -> usize {
        self.before_starts.len() - 1
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The tasks that this one waits for.
    pub fn before(&self, task: usize) -> &[u32] {
        &self.before[self.before_starts[task] as usize..self.before_starts[task + 1] as usize]
    }

    /// The tasks that wait for this one.
    pub fn after(&self, task: usize) -> &[u32] {
        &self.after[self.after_starts[task] as usize..self.after_starts[task + 1] as usize]
    }

    /// The same, from the end backwards.
    pub fn reversed(&self) -> Network {
        Network {
            before_starts: self.after_starts.clone(),
            before: self.after.clone(),
            after_starts: self.before_starts.clone(),
            after: self.before.clone(),
            order: self.order.iter().rev().copied().collect(),
        }
    }

    /// Forward and backward pass.
    pub fn times(&self, durations: &[i64]) -> Times {
        let n = self.len();
        let mut earliest = vec![0i64; n];
        for &task in &self.order {
            let ready = self.before(task as usize).iter().map(|b| earliest[*b as usize] + durations[*b as usize]);
            earliest[task as usize] = ready.max().unwrap_or(0);
        }
        let finish = (0..n).map(|i| earliest[i] + durations[i]).max().unwrap_or(0);
        let mut latest = vec![0i64; n];
        for &task in self.order.iter().rev() {
            let due = self.after(task as usize).iter().map(|a| latest[*a as usize]).min().unwrap_or(finish);
            latest[task as usize] = due - durations[task as usize];
        }
        let floats = (0..n).map(|i| latest[i] - earliest[i]).collect();
        let free = |i: usize| self.after(i).iter().map(|a| earliest[*a as usize]).min().unwrap_or(finish) - earliest[i] - durations[i];
        Times { free_floats: (0..n).map(free).collect(), earliest, latest, floats, finish }
    }

    /// One critical path: back from the first task that ends last, always to the first that holds it.
    pub fn path(&self, durations: &[i64], times: &Times) -> Vec<u32> {
        let end = |i: usize| times.earliest[i] + durations[i];
        let Some(mut at) = (0..self.len()).find(|i| end(*i) == times.finish) else { return Vec::new() };
        let mut path = vec![at as u32];
        while let Some(&holds) = self.before(at).iter().find(|b| end(**b as usize) == times.earliest[at]) {
            at = holds as usize;
            path.push(holds);
        }
        path.reverse();
        path
    }
}
