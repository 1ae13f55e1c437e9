//! Covering: the fewest sites that cover every place (Toregas and others 1971), and with it the least distance within which a number
//! of sites covers them (p-centre, by halving).
//!
//! Toregas, Swain, ReVelle and Bergman 1971, "The location of emergency service facilities", <https://doi.org/10.1287/opre.19.6.1363>;
//! Hakimi 1964, "Optimum locations of switching centers and the absolute centers and medians of a graph",
//! <https://doi.org/10.1287/opre.12.3.450>. Reductions: a place whose sites include another's is covered with it; a site that covers
//! less than another is not needed; a place's only site must open.

use super::interchange::Exchange;
use super::model::Model;
use super::search::{Found, Limits, solve};
use std::collections::BTreeMap;

/// Work that the reductions may do, in pairs looked at.
const REDUCE: u64 = 200_000_000;

/// The places that are left to cover, as lists of sites (growing), and the sites that must open.
struct Reduced {
    rows: Vec<Vec<u32>>,
    open: Vec<u32>,
}

/// Equal lists become one.
pub(crate) fn merged(rows: impl Iterator<Item = (Vec<u32>, f64)>) -> (Vec<Vec<u32>>, Vec<f64>) {
    let mut all: BTreeMap<Vec<u32>, f64> = BTreeMap::new();
    for (row, weight) in rows {
        *all.entry(row).or_default() += weight;
    }
    all.into_iter().unzip()
}

/// The places of each site.
fn turned(rows: &[Vec<u32>], sites: usize) -> Vec<Vec<u32>> {
    let mut out = vec![Vec::new(); sites];
    for (i, row) in rows.iter().enumerate() {
        row.iter().for_each(|j| out[*j as usize].push(i as u32));
    }
    out
}

/// Whether every number of `small` is in `large`; both grow.
fn within(small: &[u32], large: &[u32]) -> bool {
    let mut at = large.iter();
    small.iter().all(|s| at.by_ref().find(|l| *l >= s) == Some(s))
}

/// Sites whose places another site covers too; of equals the first stays.
pub(crate) fn dominated(rows: &[Vec<u32>], sites: usize, work: &mut u64) -> Vec<bool> {
    let of = turned(rows, sites);
    let mut out = vec![false; sites];
    for j in 0..sites {
        let Some(rarest) = of[j].iter().min_by_key(|i| rows[**i as usize].len()) else {
            out[j] = true;
            continue;
        };
        for k in rows[*rarest as usize].iter().map(|k| *k as usize).filter(|k| *k != j) {
            if out[k] || of[k].len() < of[j].len() || (of[k].len() == of[j].len() && k > j) {
                continue;
            }
            *work += of[k].len() as u64;
            if within(&of[j], &of[k]) {
                out[j] = true;
                break;
            }
        }
        if *work > REDUCE {
            break;
        }
    }
    out
}

fn reduce(rows: Vec<Vec<u32>>, sites: usize) -> Reduced {
    let mut open: Vec<u32> = Vec::new();
    let mut rows = rows;
    let mut work = 0;
    loop {
        let before: usize = rows.iter().map(Vec::len).sum();
        (rows, _) = merged(rows.into_iter().map(|r| (r, 0.0)));
        // Places: of two, the one that has all the sites of the other need not be looked at.
        let of = turned(&rows, sites);
        let mut spare = vec![false; rows.len()];
        for i in 0..rows.len() {
            if work > REDUCE {
                break;
            }
            let Some(rarest) = rows[i].iter().min_by_key(|j| of[**j as usize].len()) else { continue };
            for k in of[*rarest as usize].iter().map(|k| *k as usize).filter(|k| *k != i) {
                if !spare[k] && rows[k].len() > rows[i].len() {
                    work += rows[k].len() as u64;
                    spare[k] = within(&rows[i], &rows[k]);
                }
            }
        }
        let mut spare = spare.iter();
        rows.retain(|_| !spare.next().is_some_and(|s| *s));
        let out = dominated(&rows, sites, &mut work);
        rows.iter_mut().for_each(|row| row.retain(|j| !out[*j as usize]));
        // Only sites.
        let mut must: Vec<u32> = rows.iter().filter(|r| r.len() == 1).map(|r| r[0]).collect();
        must.sort_unstable();
        must.dedup();
        rows.retain(|row| !row.iter().any(|j| must.binary_search(j).is_ok()));
        open.extend(&must);
        let after: usize = rows.iter().map(Vec::len).sum();
        if after == before || work > REDUCE {
            break;
        }
    }
    Reduced { rows, open }
}

fn model(rows: &[Vec<u32>], sites: usize, outside: f64, opening: f64, count: Option<usize>) -> Model {
    let mut start = vec![0];
    let mut site = Vec::new();
    for row in rows {
        site.extend(row);
        start.push(site.len());
    }
    Model { sites, cost: vec![0.0; site.len()], site, outside: vec![outside; rows.len()], start, opening, count, whole: true }
}

/// Drops sites whose places are all covered by others, from the last on.
fn without_spare(rows: &[Vec<u32>], sites: usize, open: &mut Vec<u32>) {
    let of = turned(rows, sites);
    let mut times = vec![0u32; rows.len()];
    open.iter().for_each(|j| of[*j as usize].iter().for_each(|i| times[*i as usize] += 1));
    for at in (0..open.len()).rev() {
        let places = &of[open[at] as usize];
        if places.iter().all(|i| times[*i as usize] > 1) {
            places.iter().for_each(|i| times[*i as usize] -= 1);
            open.remove(at);
        }
    }
}

/// The fewest sites that cover all rows (none of them empty). Stops at an answer of `enough` sites; answers of `below` and more
/// are of no interest.
pub(crate) fn fewest(rows: Vec<Vec<u32>>, sites: usize, visits: u64, enough: usize, below: Option<usize>) -> Found {
    let Reduced { rows, open: must } = reduce(rows, sites);
    let given = must.len() as f64;
    let shift = |mut found: Found| {
        found.answer.open.extend(&must);
        found.answer.open.sort_unstable();
        found.answer.cost += given;
        // A number of sites is whole.
        found.bound = (found.bound - 1e-6).ceil().max(0.0) + given;
        found.proven = found.proven || found.bound >= found.answer.cost;
        found
    };
    let limits = Limits { visits, enough: enough as f64 - given, below: below.map_or(f64::INFINITY, |b| b as f64 - given) };
    let model_of = |count: Option<usize>, opening: f64| model(&rows, sites, 1.0, opening, count);
    // A good start: greedily, spare ones dropped, then exchanges with one site less for as long as they leave nobody outside.
    let mut start = Vec::new();
    super::interchange::greedy(&model_of(None, 0.0), sites, &mut start);
    without_spare(&rows, sites, &mut start);
    let free = model_of(Some(start.len()), 0.0);
    let mut exchange = Exchange::new(&free);
    let affordable = sites.saturating_mul(start.len()) <= super::MOST_EXCHANGES;
    while affordable && start.len() > 1 && start.len() as f64 > limits.enough {
        // The site that covers fewest alone goes.
        let mut fewer = start.clone();
        exchange.improve(&free, &mut fewer.clone(), 0, |_| true, |_| true);
        let loss = exchange.margins().1;
        let at = (0..fewer.len()).reduce(|a, b| if loss[b] < loss[a] { b } else { a }).unwrap_or(0);
        fewer.remove(at);
        let answer = exchange.improve(&free, &mut fewer, 1000, |_| true, |_| true);
        if answer.cost > 0.0 {
            break;
        }
        start = answer.open;
        without_spare(&rows, sites, &mut start);
    }
    let mut found = solve(&model_of(None, 1.0), Some(start.clone()), limits);
    // Being left outside costs as much as a site of one's own, so every place that is can have one.
    let mut open = found.answer.open.clone();
    for row in &rows {
        if !row.iter().any(|j| open.contains(j)) {
            open.push(row[0]);
        }
    }
    without_spare(&rows, sites, &mut open);
    if open.len() > start.len() {
        open = start;
    }
    open.sort_unstable();
    found.answer.cost = open.len() as f64;
    found.answer.open = open;
    shift(found)
}
