//! As many rows as columns: the search looks only at the few columns of each row that are cheap with the prices so far, and what it
//! finds is held against the whole table. Where another cell turns out cheaper it joins, and its row searches again.
//!
//! Volgenant 1996, "Linear and semi-assignment problems: a core oriented approach", Computers & Operations Research 23(10),
//! <https://doi.org/10.1016/0305-0548(96)00010-X>.

use super::{LANES, NONE, Number, Table};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Columns that a row begins with.
const FEW: usize = 12;

/// Pairs all rows that are free; leaves prices that prove the answer.
pub(super) fn ways<N: Number>(table: &mut Table<N>) {
    let (n, m) = (table.n, table.m);
    let mut few: Vec<Vec<(u32, N)>> = (0..n).into_par_iter().map(|i| cheapest(table, i, FEW)).collect();
    let mut free: Vec<u32> = (0..n as u32).rev().filter(|i| table.column[*i as usize] == NONE).collect();
    let mut search = Search {
        distance: vec![N::MOST; m],
        from: vec![NONE; m],
        seen: Vec::new(),
        done: Vec::new(),
        heap: BinaryHeap::new(),
        closed: vec![false; m],
    };
    loop {
        while let Some(start) = free.pop() {
            if let Err(stuck) = search.way(table, &few, start) {
                // These rows have no way out among their few columns: all of theirs come in.
                for i in stuck {
                    few[i as usize] = (0u32..).zip(table.costs(i as usize)).map(|(j, c)| (j, *c)).collect();
                    if i != start && dearer(table, i as usize) {
                        let_go(table, &mut free, i);
                    }
                }
                free.push(start);
            }
        }
        let joined: Vec<(u32, Vec<(u32, N)>)> =
            (0..n as u32).into_par_iter().filter(|i| dearer(table, *i as usize)).map(|i| (i, cheapest(table, i as usize, FEW))).collect();
        if joined.is_empty() {
            return;
        }
        for (i, cells) in joined {
            let row = &mut few[i as usize];
            row.extend(cells);
            row.sort_unstable_by_key(|(j, _)| *j);
            row.dedup_by_key(|(j, _)| *j);
            let_go(table, &mut free, i);
        }
    }
}

fn let_go<N: Number>(table: &mut Table<N>, free: &mut Vec<u32>, i: u32) {
    let j = table.column[i as usize];
    table.column[i as usize] = NONE;
    table.row[j as usize] = NONE;
    free.push(i);
}

/// A paired row that another column would cost less, by more than what adding up may have rounded away.
fn dearer<N: Number>(table: &Table<N>, i: usize) -> bool {
    let Some(j) = table.column.get(i).filter(|j| **j != NONE) else { return false };
    let (costs, j) = (table.costs(i), *j as usize);
    let own = costs[j] - table.price[j];
    let (least, _, _) = table.two_least(i);
    least < own && (own - least).f64() > N::GRAIN * (own.f64().abs() + table.price[j].f64().abs())
}

/// The columns of a row that cost least with the prices: `count` of them or some more, and its own.
///
/// The least of each block of columns says where to look: what lies below the count-th of them lies in fewer than `count` blocks.
fn cheapest<N: Number>(table: &Table<N>, i: usize, count: usize) -> Vec<(u32, N)> {
    let costs = table.costs(i);
    let least = |(c, p): (&[N], &[N])| c.iter().zip(p).map(|(c, p)| *c - *p).fold(N::MOST, super::lesser);
    let blocks: Vec<N> = costs.chunks(LANES).zip(table.price.chunks(LANES)).map(least).collect();
    let mut order = blocks.clone();
    let limit = if count < order.len() {
        *order.select_nth_unstable_by(count - 1, |a, b| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal)).1
    } else {
        N::MOST
    };
    let mut row = Vec::with_capacity(4 * count);
    let mut equal = 0;
    for (at, _) in blocks.iter().enumerate().filter(|(_, least)| **least <= limit) {
        for (j, cost) in costs.iter().enumerate().skip(at * LANES).take(LANES) {
            let x = *cost - table.price[j];
            // Of many that cost the same a few are enough.
            equal += usize::from(x == limit);
            if x < limit || (x == limit && equal <= 2 * count) || table.column[i] == j as u32 {
                row.push((j as u32, *cost));
            }
        }
    }
    let own = table.column[i];
    if own != NONE && row.iter().all(|(j, _)| *j != own) {
        row.push((own, costs[own as usize]));
    }
    row
}

struct Search<N> {
    distance: Vec<N>,
    from: Vec<u32>,
    /// Columns that have a distance.
    seen: Vec<u32>,
    done: Vec<u32>,
    heap: BinaryHeap<Reverse<(u64, u32)>>,
    closed: Vec<bool>,
}

impl<N: Number> Search<N> {
    /// The shortest way from a free row to a free column; the rows that were reached where there is none.
    fn way(&mut self, table: &mut Table<N>, few: &[Vec<(u32, N)>], start: u32) -> Result<(), Vec<u32>> {
        for j in self.seen.drain(..) {
            self.distance[j as usize] = N::MOST;
            self.closed[j as usize] = false;
        }
        self.done.clear();
        self.heap.clear();
        let (mut end, mut length) = (NONE, N::MOST);
        let (mut i, mut base) = (start, N::ZERO);
        loop {
            let row = &few[i as usize];
            let own = table.column[i as usize];
            let least = if own == NONE {
                row.iter().map(|(j, c)| *c - table.price[*j as usize]).fold(N::MOST, super::lesser)
            } else {
                table.costs(i as usize)[own as usize] - table.price[own as usize]
            };
            for (j, c) in row {
                let at = *j as usize;
                let d = super::greater(base + (*c - table.price[at] - least), base);
                if d < self.distance[at] && d < length && !self.closed[at] {
                    if self.distance[at] == N::MOST {
                        self.seen.push(*j);
                    }
                    self.distance[at] = d;
                    self.from[at] = i;
                    if table.row[at] == NONE {
                        (end, length) = (*j, d);
                    } else {
                        self.heap.push(Reverse((d.order(), *j)));
                    }
                }
            }
            let next = loop {
                let Some(Reverse((order, j))) = self.heap.pop() else { break None };
                if order >= length.order() {
                    break None;
                }
                if !self.closed[j as usize] && order == self.distance[j as usize].order() {
                    break Some(j);
                }
            };
            let Some(j) = next else { break };
            self.closed[j as usize] = true;
            self.done.push(j);
            base = self.distance[j as usize];
            i = table.row[j as usize];
        }
        if end == NONE {
            let reached = self.done.iter().map(|j| table.row[*j as usize]).chain([start]);
            return Err(reached.filter(|i| few[*i as usize].len() < table.m).collect());
        }
        for j in &self.done {
            let at = *j as usize;
            table.price[at] = table.price[at] + self.distance[at] - length;
        }
        let mut j = end;
        loop {
            let i = self.from[j as usize];
            let next = table.column[i as usize];
            table.pair(i as usize, j as usize);
            if i == start {
                return Ok(());
            }
            j = next;
        }
    }
}
