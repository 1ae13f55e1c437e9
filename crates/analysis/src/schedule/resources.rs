//! Schedules under limited resources: the serial and the parallel scheme, and who hands which resource to whom.
//!
//! Kolisch 1996, <https://doi.org/10.1016/0377-2217(95)00357-6>. The hand-overs (resource flows): Artigues, Michelon and Reusser 2003,
//! "Insertion techniques for static and dynamic resource-constrained project scheduling", <https://doi.org/10.1016/S0377-2217(02)00758-0>.

use super::Tasks;
use super::network::Network;

/// How a schedule is made from an order of importance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Task after task, each as early as it fits.
    Serial,
    /// Moment after moment, as many tasks as fit.
    Parallel,
}

impl Scheme {
    pub const ALL: [Scheme; 2] = [Scheme::Serial, Scheme::Parallel];

    pub fn code(self) -> &'static str {
        match self {
            Scheme::Serial => "serial",
            Scheme::Parallel => "parallel",
        }
    }

    pub fn from_code(code: &str) -> Option<Scheme> {
        Scheme::ALL.into_iter().find(|s| s.code() == code)
    }
}

/// Why a task does not start earlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// It starts with the project.
    First,
    /// A task before it ends then.
    After { task: u32 },
    /// A task that holds what it needs ends then.
    Resource { resource: u32, task: u32 },
    /// It could start earlier: the order that was kept has it here.
    Order,
}

/// What is asked of the schemes, one row of demands a task.
#[derive(Debug, Clone)]
pub(super) struct Ground<'a> {
    pub network: &'a Network,
    pub durations: &'a [i64],
    pub demands: &'a [u32],
    pub capacities: &'a [u32],
}

/// What is left of each resource from a moment until the next.
#[derive(Debug, Clone, Default)]
pub(super) struct Profile {
    times: Vec<i64>,
    left: Vec<u32>,
}

impl Profile {
    fn begin(&mut self, capacities: &[u32]) {
        self.times.clear();
        self.left.clear();
        self.times.push(0);
        self.left.extend_from_slice(capacities);
    }

    /// Begins a piece at this moment, which the piece before holds.
    fn split(&mut self, at: usize, time: i64, r: usize) {
        if self.times.get(at) != Some(&time) {
            self.times.insert(at, time);
            let end = self.left.len();
            self.left.resize(end + r, 0);
            self.left.copy_within((at - 1) * r..end, at * r);
        }
    }

    /// The first moment, not before `ready`, from which the demand fits for so long; it is taken.
    fn take(&mut self, ready: i64, duration: i64, demand: &[u32]) -> i64 {
        let r = demand.len();
        if duration == 0 || demand.iter().all(|d| *d == 0) {
            return ready;
        }
        let mut start = ready;
        let first = self.times.partition_point(|t| *t <= start) - 1;
        let mut at = first;
        let mut from = first;
        while at < self.times.len() && self.times[at] < start + duration {
            let fits = self.left[at * r..(at + 1) * r].iter().zip(demand).all(|(l, d)| l >= d);
            at += 1;
            if !fits {
                // The last piece has everything, so there is a next one.
                start = self.times[at];
                from = at;
            }
        }
        if self.times[from] < start {
            self.split(from + 1, start, r);
            from += 1;
            at += 1;
        }
        self.split(at, start + duration, r);
        for piece in self.left[from * r..at * r].chunks_exact_mut(r) {
            for (l, d) in piece.iter_mut().zip(demand) {
                *l -= d;
            }
        }
        start
    }
}

/// The serial scheme along an order in which nobody comes before those it waits for.
pub(super) fn serial(ground: &Ground<'_>, order: &[u32], profile: &mut Profile, starts: &mut [i64]) -> i64 {
    let r = ground.capacities.len();
    profile.begin(ground.capacities);
    let mut finish = 0;
    for &task in order {
        let t = task as usize;
        let ready = ground.network.before(t).iter().map(|b| starts[*b as usize] + ground.durations[*b as usize]).max().unwrap_or(0);
        starts[t] = profile.take(ready, ground.durations[t], &ground.demands[t * r..(t + 1) * r]);
        finish = finish.max(starts[t] + ground.durations[t]);
    }
    finish
}

/// The parallel scheme: at each moment the tasks that may start do so as long as they fit, the least key first.
pub(super) fn parallel(ground: &Ground<'_>, keys: &[f64], starts: &mut [i64]) -> i64 {
    let (n, r) = (ground.durations.len(), ground.capacities.len());
    let mut left = ground.capacities.to_vec();
    let mut waits: Vec<u32> = (0..n).map(|i| ground.network.before(i).len() as u32).collect();
    let by_key = |a: &u32, b: &u32| keys[*a as usize].total_cmp(&keys[*b as usize]).then(a.cmp(b));
    let mut ready: Vec<u32> = (0..n as u32).filter(|i| waits[*i as usize] == 0).collect();
    ready.sort_by(by_key);
    // Those that run, by their end.
    let mut running: std::collections::BTreeSet<(i64, u32)> = std::collections::BTreeSet::new();
    let (mut now, mut finish) = (0, 0);
    loop {
        let mut waiting = Vec::with_capacity(ready.len());
        for &task in &ready {
            let t = task as usize;
            let demand = &ground.demands[t * r..(t + 1) * r];
            if left.iter().zip(demand).all(|(l, d)| l >= d) {
                starts[t] = now;
                left.iter_mut().zip(demand).for_each(|(l, d)| *l -= d);
                finish = finish.max(now + ground.durations[t]);
                running.insert((now + ground.durations[t], task));
            } else {
                waiting.push(task);
            }
        }
        ready = waiting;
        let Some(&(end, _)) = running.first() else { return finish };
        now = end;
        while let Some(&(end, task)) = running.first()
            && end == now
        {
            running.pop_first();
            let t = task as usize;
            left.iter_mut().zip(&ground.demands[t * r..(t + 1) * r]).for_each(|(l, d)| *l += d);
            for &later in ground.network.after(t) {
                waits[later as usize] -= 1;
                if waits[later as usize] == 0 {
                    let at = ready.partition_point(|other| by_key(other, &later).is_lt());
                    ready.insert(at, later);
                }
            }
        }
    }
}

/// The network with the hand-overs of a schedule added: each task also waits for those whose resources it takes over, so that whatever
/// becomes of the durations no resource is over-used; and why each task does not start earlier.
pub(super) fn chain(network: &Network, tasks: &Tasks, durations: &[i64], starts: &[i64]) -> (Network, Vec<Because>) {
    let n = network.len();
    let end = |t: usize| starts[t] + durations[t];
    let mut order: Vec<u32> = network.order.clone();
    // Stable: those that start together stay in an order of the network.
    order.sort_by_key(|t| starts[*t as usize]);
    let mut after: Vec<Vec<u32>> = (0..n).map(|t| network.before(t).to_vec()).collect();
    let mut because: Vec<Because> = (0..n)
        .map(|t| match network.before(t).iter().find(|b| end(**b as usize) == starts[t]) {
            _ if starts[t] == 0 => Because::First,
            Some(&task) => Because::After { task },
            None => Because::Order,
        })
        .collect();
    for (resource, demands) in tasks.demands.iter().enumerate() {
        // Units that are free, with who had them last (`u32::MAX`: nobody yet), the latest to be freed last.
        let mut free: Vec<(i64, u32, u32)> = vec![(0, u32::MAX, tasks.capacities[resource])];
        for &task in &order {
            let t = task as usize;
            let mut wanted = demands[t];
            if wanted == 0 || durations[t] == 0 {
                continue;
            }
            // From those it waits for anyway, then from whoever was freed last and in time.
            free.sort_by_key(|(end, owner, _)| (!after[t].contains(owner), std::cmp::Reverse(*end), *owner));
            for (freed, owner, units) in &mut free {
                if wanted == 0 {
                    break;
                }
                if *freed > starts[t] {
                    continue;
                }
                let taken = wanted.min(*units);
                wanted -= taken;
                *units -= taken;
                if *owner != u32::MAX && taken > 0 {
                    if !after[t].contains(owner) {
                        after[t].push(*owner);
                    }
                    if *freed == starts[t] && because[t] == Because::Order {
                        because[t] = Because::Resource { resource: resource as u32, task: *owner };
                    }
                }
            }
            free.retain(|f| f.2 > 0);
            free.push((end(t), task, demands[t]));
        }
    }
    // Every tie leads from an earlier end to a later start, so there is no ring.
    let chained = Network::new(&after).unwrap_or_else(|_| network.clone());
    (chained, because)
}
