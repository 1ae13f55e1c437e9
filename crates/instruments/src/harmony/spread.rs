//! A coverage spread over people: its level and inequality, its rows with what each adds, and the same once something has changed.

use super::Evenness;
use crate::{Result, WorkError};
use reticolo_analysis::services::inequality::{Indices, Inequality, InequalityAsk, inequality};
use reticolo_analysis::sums::{round9, sum_by};
use reticolo_model::Problem;
use serde::Serialize;

/// Differences smaller than this are none.
pub(super) const NOTHING: f64 = 1e-12;
/// How many rows are told that gain by an action.
const TOLD: usize = 20;

/// Elements, each in one row. An element's people share one coverage; splitting one changes no index.
#[derive(Debug)]
pub(super) struct Spread {
    /// What it is about, for whoever is told that it cannot be judged.
    pub title: String,
    pub weights: Vec<f64>,
    pub values: Vec<f64>,
    /// The number of each element's row.
    pub row: Vec<u32>,
    /// Key and name of each row.
    pub rows: Vec<(String, String)>,
    /// How many units, or needs, stand in it.
    pub count: usize,
    /// Whether rows are what is compared (needs, each of which is mostly served or not) or elements are (units).
    pub across_rows: bool,
}

/// A row that an action gives something, or takes something from.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Gain {
    pub key: String,
    pub name: String,
    /// The people of the row, and those of them whose coverage rises; among losses, those whose coverage falls.
    pub people: f64,
    pub gaining: f64,
    /// Coverage of the row.
    pub before: f64,
    pub after: f64,
}

/// After less before; no index where one of the two has none.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Change {
    pub mean: f64,
    pub theil: Option<f64>,
    pub harmony: Option<f64>,
}

/// What an action does.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Moved {
    pub before: Evenness,
    pub after: Evenness,
    pub change: Change,
    /// People whose coverage rises.
    pub people: f64,
    /// Rows whose coverage rises: how many, and the first of them, those first where most is gained.
    pub rows: usize,
    pub gains: Vec<Gain>,
    /// People whose coverage falls, and their rows alike; a planned action takes nothing from anybody, what is imagined may.
    #[serde(skip_serializing_if = "nobody")]
    pub losing: f64,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub losses: Vec<Gain>,
    /// The level rises and what there is becomes less even: some gain who had more already.
    pub falls: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "asked so by serde")]
fn nobody(people: &f64) -> bool {
    *people <= 0.0
}

impl Spread {
    /// Judges coverages of these elements, by rows.
    pub fn judge(&self, values: &[f64]) -> Result<Inequality> {
        let plan = InequalityAsk::default().check(values, &self.weights, Some(&self.row));
        let refused = |e| WorkError::from(Problem::new("problem-inequality", &self.title).with("reason", e));
        plan.map(|plan| inequality(&plan)).map_err(refused)
    }

    pub fn people(&self) -> f64 {
        sum_by(self.weights.len(), |i| self.weights[i])
    }

    /// The rows of an answer judged among themselves; those without people are none.
    fn of_rows(&self, found: &Inequality) -> Option<Indices> {
        let (values, weights): (Vec<f64>, Vec<f64>) = found.groups.iter().filter_map(|g| Some((g.mean?, g.weight))).unzip();
        InequalityAsk::default().check(&values, &weights, None).ok().and_then(|plan| inequality(&plan).indices)
    }

    pub fn evenness(&self, found: &Inequality) -> Evenness {
        let rows = self.across_rows.then(|| self.of_rows(found)).flatten();
        let parts = found.indices.as_ref();
        let indices = rows.as_ref().or(parts);
        Evenness {
            units: self.count,
            people: round9(self.people()),
            mean: round9(found.mean),
            theil: indices.map(|i| round9(i.theil)),
            between: parts.map(|i| round9(i.between)),
            within: parts.map(|i| round9(i.within)),
            harmony: indices.map(|i| round9(i.harmony)),
            gini: indices.map(|i| round9(i.gini)),
            atkinson: indices.map(|i| round9(i.atkinson)),
        }
    }

    /// Before and after: the same elements with other coverages.
    pub fn moved(&self, before: &Evenness, after: &[f64]) -> Result<Moved> {
        let found = self.judge(after)?;
        let after_all = self.evenness(&found);
        let (rows, gains) = self.changed(after, |was, is| is > was + NOTHING);
        let (_, losses) = self.changed(after, |was, is| is < was - NOTHING);
        let moving = |moves: &(dyn Fn(f64, f64) -> bool + Sync)| {
            sum_by(self.weights.len(), |i| if moves(self.values[i], after[i]) { self.weights[i] } else { 0.0 })
        };
        let less = |a: Option<f64>, b: Option<f64>| Some(round9(a? - b?));
        let change = Change {
            mean: round9(after_all.mean - before.mean),
            theil: less(after_all.theil, before.theil),
            harmony: less(after_all.harmony, before.harmony),
        };
        Ok(Moved {
            falls: change.mean > NOTHING && change.harmony.is_some_and(|h| h < -1e-9),
            people: round9(moving(&|was, is| is > was + NOTHING)),
            losing: round9(moving(&|was, is| is < was - NOTHING)),
            before: before.clone(),
            after: after_all,
            change,
            rows,
            gains,
            losses,
        })
    }

    /// The rows with people whose coverage moves so: how many, and the first of them by how much they move.
    fn changed(&self, after: &[f64], moves: impl Fn(f64, f64) -> bool) -> (usize, Vec<Gain>) {
        let mut sums: Vec<[f64; 4]> = vec![[0.0; 4]; self.rows.len()];
        for (i, row) in self.row.iter().enumerate() {
            let (w, was, is) = (self.weights[i], self.values[i], after[i]);
            let sum = &mut sums[*row as usize];
            sum[0] += w;
            sum[1] += if moves(was, is) { w } else { 0.0 };
            sum[2] += w * was;
            sum[3] += w * is;
        }
        let mut found: Vec<Gain> = self
            .rows
            .iter()
            .zip(&sums)
            .filter(|(_, [people, moving, ..])| *people > 0.0 && *moving > 0.0)
            .map(|((key, name), [people, moving, was, is])| Gain {
                key: key.clone(),
                name: name.clone(),
                people: round9(*people),
                gaining: round9(*moving),
                before: round9(was / people),
                after: round9(is / people),
            })
            .collect();
        let rows = found.len();
        let moved = |g: &Gain| g.people * (g.after - g.before).abs();
        found.sort_by(|a, b| moved(b).total_cmp(&moved(a)).then_with(|| a.key.cmp(&b.key)));
        found.truncate(TOLD);
        (rows, found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changes_is_told_by_row_and_a_fall_is_said() {
        let rows = ["a", "b"].map(|k| (k.to_owned(), k.to_owned())).to_vec();
        let spread = |across_rows| Spread {
            title: String::new(),
            weights: vec![1.0, 1.0, 2.0],
            values: vec![0.5, 0.5, 0.5],
            row: vec![0, 0, 1],
            rows: rows.clone(),
            count: 3,
            across_rows,
        };
        let (spread, by_row) = (spread(false), spread(true));
        let before = spread.evenness(&spread.judge(&spread.values).unwrap());
        assert_eq!((before.mean, before.harmony), (0.5, Some(1.0)));
        let moved = spread.moved(&before, &[1.0, 0.5, 0.5]).unwrap();
        // One of four people goes from a half to all: the level rises by an eighth, and all were even before.
        assert_eq!((moved.change.mean, moved.people, moved.rows, moved.falls), (0.125, 1.0, 1, true));
        assert_eq!((moved.gains[0].key.as_str(), moved.gains[0].people, moved.gains[0].after), ("a", 2.0, 0.75));
        let mean: f64 = 0.625;
        let theil = (f64::ln(1.0 / mean) + 1.5 * f64::ln(0.5 / mean)) / (4.0 * mean);
        assert!((moved.after.theil.unwrap() - theil).abs() < 1e-9);
        assert!((moved.after.between.unwrap() + moved.after.within.unwrap() - theil).abs() < 1e-8);
        // By rows: three quarters for two people, a half for the other two.
        let rows = by_row.moved(&before, &[1.0, 0.5, 0.5]).unwrap().after;
        let between = (0.75 * f64::ln(0.75 / mean) + 0.5 * f64::ln(0.5 / mean)) / (2.0 * mean);
        assert!((rows.theil.unwrap() - between).abs() < 1e-9 && (rows.between.unwrap() - between).abs() < 1e-9);
        assert_eq!(rows.within, moved.after.within);
        // Half of the places is served alike whatever row they are in: nobody is below.
        assert_eq!(by_row.evenness(&by_row.judge(&by_row.values).unwrap()).harmony, Some(1.0));
    }
}
