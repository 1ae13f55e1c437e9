//! As many units as groups may have, by shortest augmenting ways in layers (Dinic 1970, "Algorithm for solution of a problem of maximum
//! flow in networks with power estimation", Soviet Mathematics Doklady 11). A unit that a need gives up may go to another need of its
//! group, never to another group.

use super::super::MatchingPlan;
use super::super::flow::by_offer;

const FAR: u32 = u32::MAX;

/// A flow without costs. Nodes are needs, then offers, then groups.
#[derive(Clone)]
pub(super) struct Serve<'a> {
    plan: &'a MatchingPlan,
    group: &'a [u32],
    /// Pairings that are not dearer than going without: how many of each need's, which stand by cost.
    cheap: std::rc::Rc<Vec<u32>>,
    by_offer: std::rc::Rc<(Vec<u32>, Vec<u32>)>,
    need_of: std::rc::Rc<Vec<u32>>,
    members: std::rc::Rc<Vec<Vec<u32>>>,
    flow: Vec<i64>,
    met: Vec<i64>,
    left: Vec<i64>,
    pub served: Vec<i64>,
}

/// A step of a way.
#[derive(Clone, Copy)]
enum Step {
    /// A need takes from an offer along a pairing.
    Take(u32),
    /// A need gives up along a pairing.
    Give(u32),
    /// A group lets a need in.
    Enter(u32),
    /// A need leaves its group.
    Leave(u32),
}

impl<'a> Serve<'a> {
    pub(super) fn new(plan: &'a MatchingPlan, group: &'a [u32], groups: usize) -> Serve<'a> {
        let cheap = |need: usize| plan.arcs(need).take_while(|arc| plan.cost[*arc] <= plan.penalties[need]).count() as u32;
        let mut members = vec![Vec::new(); groups];
        (0u32..).zip(group).for_each(|(need, g)| members[*g as usize].push(need));
        Serve {
            plan,
            group,
            cheap: std::rc::Rc::new((0..plan.amounts.len()).map(cheap).collect()),
            by_offer: std::rc::Rc::new(by_offer(plan)),
            need_of: std::rc::Rc::new(plan.needs_of_arcs()),
            members: std::rc::Rc::new(members),
            flow: vec![0; plan.offer.len()],
            met: vec![0; plan.amounts.len()],
            left: plan.capacities.clone(),
            served: vec![0; groups],
        }
    }

    /// How many steps lead on from a node.
    fn steps(&self, node: usize) -> usize {
        let (needs, offers) = (self.plan.amounts.len(), self.plan.capacities.len());
        if node < needs {
            self.cheap[node] as usize + 1
        } else if node < needs + offers {
            let starts = &self.by_offer.0;
            (starts[node - needs + 1] - starts[node - needs]) as usize
        } else {
            self.members[node - needs - offers].len()
        }
    }

    /// The step at this place, where it leads, and how many units it has room for.
    fn step(&self, node: usize, at: usize) -> (Step, usize, i64) {
        let (needs, offers) = (self.plan.amounts.len(), self.plan.capacities.len());
        if node < needs {
            if at < self.cheap[node] as usize {
                let arc = self.plan.starts[node] as usize + at;
                return (Step::Take(arc as u32), needs + self.plan.offer[arc] as usize, i64::MAX);
            }
            return (Step::Leave(node as u32), needs + offers + self.group[node] as usize, self.met[node]);
        }
        if node < needs + offers {
            let arc = self.by_offer.1[self.by_offer.0[node - needs] as usize + at];
            return (Step::Give(arc), self.need_of[arc as usize] as usize, self.flow[arc as usize]);
        }
        let need = self.members[node - needs - offers][at];
        (Step::Enter(need), need as usize, self.plan.amounts[need as usize] - self.met[need as usize])
    }

    /// Serves more until each group has `caps` of it; says whether all have. No group ever loses.
    pub(super) fn raise(&mut self, caps: &[i64]) -> bool {
        let (needs, offers) = (self.plan.amounts.len(), self.plan.capacities.len());
        let nodes = needs + offers + caps.len();
        let mut level = vec![FAR; nodes];
        let mut next = vec![0usize; nodes];
        loop {
            let short: Vec<usize> = (0..caps.len()).filter(|g| self.served[*g] < caps[*g]).collect();
            if short.is_empty() {
                return true;
            }
            if !self.layers(&short, &mut level) {
                return false;
            }
            next.fill(0);
            for g in short {
                while self.served[g] < caps[g] {
                    let most = caps[g] - self.served[g];
                    let units = self.augment(needs + offers + g, most, &level, &mut next);
                    if units == 0 {
                        break;
                    }
                    self.served[g] += units;
                }
            }
        }
    }

    /// How far each node is from the groups that want more; whether an offer with units left is reached.
    fn layers(&self, short: &[usize], level: &mut [u32]) -> bool {
        let (needs, offers) = (self.plan.amounts.len(), self.plan.capacities.len());
        level.fill(FAR);
        let mut queue: Vec<usize> = short.iter().map(|g| needs + offers + g).collect();
        queue.iter().for_each(|node| level[*node] = 0);
        let (mut head, mut reached) = (0, FAR);
        while head < queue.len() {
            let node = queue[head];
            head += 1;
            if level[node] >= reached {
                break;
            }
            for at in 0..self.steps(node) {
                let (_, to, room) = self.step(node, at);
                if room > 0 && level[to] == FAR {
                    level[to] = level[node] + 1;
                    queue.push(to);
                    if to >= needs && to < needs + offers && self.left[to - needs] > 0 {
                        reached = level[to];
                    }
                }
            }
        }
        reached != FAR
    }

    /// Sends units along one way through the layers; how many.
    fn augment(&mut self, start: usize, most: i64, level: &[u32], next: &mut [usize]) -> i64 {
        let needs = self.plan.amounts.len();
        let offers = self.plan.capacities.len();
        let mut way: Vec<(usize, Step, i64)> = Vec::new();
        let mut node = start;
        loop {
            if node >= needs && node < needs + offers && self.left[node - needs] > 0 {
                let units = way.iter().map(|(_, _, room)| *room).min().unwrap_or(0).min(most).min(self.left[node - needs]);
                self.left[node - needs] -= units;
                for (_, step, _) in way {
                    match step {
                        Step::Take(arc) => self.flow[arc as usize] += units,
                        Step::Give(arc) => self.flow[arc as usize] -= units,
                        Step::Enter(need) => self.met[need as usize] += units,
                        Step::Leave(need) => self.met[need as usize] -= units,
                    }
                }
                return units;
            }
            let mut found = None;
            while next[node] < self.steps(node) {
                let (step, to, room) = self.step(node, next[node]);
                if room > 0 && level[to] != FAR && level[to] == level[node] + 1 {
                    found = Some((step, to, room));
                    break;
                }
                next[node] += 1;
            }
            if let Some((step, to, room)) = found {
                way.push((node, step, room));
                node = to;
            } else {
                let Some((before, _, _)) = way.pop() else { return 0 };
                node = before;
                next[node] += 1;
            }
        }
    }

    /// Which of the open groups could have a unit more while the others keep theirs.
    pub(super) fn can_rise(&self, open: &[bool]) -> Vec<bool> {
        let mut level = vec![FAR; self.plan.amounts.len() + self.plan.capacities.len() + self.served.len()];
        (0..self.served.len()).map(|g| open[g] && self.layers(&[g], &mut level)).collect()
    }
}
