//! A file of ties: two names in the first two columns, and perhaps a weight.

use crate::read::{Names, Sheet};
use crate::work::{Result, Told};
use reticolo_analysis::network::{Graph, GraphError};
use reticolo_formats::csv_table::Table;
use reticolo_messages::{Language, tn};
use reticolo_model::Problem;
use std::path::Path;

/// Whole numbers may leave gaps of so many nodes beyond what the ties name.
const GAPS: usize = 1_000_000;

/// Ties that were read.
pub struct Ties {
    pub names: Names,
    pub edges: Vec<(u32, u32, f64)>,
    /// Ties of a node with itself, which are left out.
    pub loops: usize,
    /// Ties that repeat another, which are one; their weights add up where there are any.
    pub repeated: usize,
    weighted: bool,
}

/// The names of a table's columns.
///
/// # Errors
/// A file that cannot be read as a table.
pub fn header(path: &Path) -> Result<Vec<String>> {
    Ok(Table::open(path)?.header)
}

/// Reads the ties; `listed` are the only names there may be, else names are numbered as they come.
///
/// # Errors
/// A file of one column, an empty or unknown name, a weight that is not above zero.
pub fn read_ties(path: &Path, listed: Option<Names>) -> Result<Ties> {
    let header = header(path)?;
    let [a, b, ..] = header.as_slice() else {
        let missing = Problem::new("problem-table-column", "second").with("file", path.display());
        return Err(missing.with("known", header.join(", ")).into());
    };
    let sheet = Sheet::open(path, &[a, b], &["weight", "peso"])?;
    let weight = [2, 3].into_iter().find(|c| sheet.has(*c));
    let only_listed = listed.is_some();
    let mut ties = Ties { names: listed.unwrap_or_default(), edges: Vec::new(), loops: 0, repeated: 0, weighted: weight.is_some() };
    sheet.each(|cells| {
        let mut end = |column: usize| {
            if cells.text(column).is_empty() {
                Err(cells.wrong(column, "problem-table-name"))
            } else if only_listed {
                cells.listed(column, &ties.names)
            } else {
                Ok(ties.names.place(cells.text(column)))
            }
        };
        let (a, b) = (end(0)?, end(1)?);
        let weight = match weight {
            Some(column) if !cells.text(column).is_empty() => {
                let weight = cells.number(column)?;
                if weight <= 0.0 {
                    return Err(cells.wrong(column, "problem-table-weight"));
                }
                weight
            }
            _ => 1.0,
        };
        ties.loops += usize::from(a == b);
        ties.edges.push((a, b, weight));
        Ok(())
    })?;
    let mut pairs: Vec<(u32, u32)> = ties.edges.iter().filter(|t| t.0 != t.1).map(|t| (t.0.min(t.1), t.0.max(t.1))).collect();
    pairs.sort_unstable();
    let all = pairs.len();
    pairs.dedup();
    ties.repeated = all - pairs.len();
    Ok(ties)
}

/// Where all names are whole numbers, nodes are numbered by them, from 0 to the greatest; whether it is so.
pub fn numbered(ties: &mut Ties) -> bool {
    let number = |text: &String| text.parse::<u32>().ok().filter(|n| n.to_string() == *text);
    let numbers: Option<Vec<u32>> = ties.names.list.iter().map(number).collect();
    let Some(numbers) = numbers else { return false };
    let Some(most) = numbers.iter().max().copied().filter(|most| (*most as usize) < ties.edges.len() * 2 + GAPS) else { return false };
    for (a, b, _) in &mut ties.edges {
        (*a, *b) = (numbers[*a as usize], numbers[*b as usize]);
    }
    let mut names = Names::default();
    for n in 0..=most {
        names.place(&n.to_string());
    }
    ties.names = names;
    true
}

impl Ties {
    /// Ties that are at hand, each pair once, among nodes of these names.
    #[must_use]
    pub fn of(names: Names, edges: Vec<(u32, u32, f64)>) -> Ties {
        Ties { names, edges, loops: 0, repeated: 0, weighted: true }
    }

    /// The graph; without weights a tie that is there twice, or in both directions, is one.
    ///
    /// # Errors
    /// More nodes than can be numbered.
    pub fn graph(&self) -> std::result::Result<Graph, GraphError> {
        if self.weighted {
            return Graph::from_weighted(self.names.len(), &self.edges);
        }
        Graph::from_edges(self.names.len(), &self.edges.iter().map(|&(a, b, _)| (a, b)).collect::<Vec<_>>())
    }

    /// What was left out, in words.
    pub fn say(&self, language: Language, told: &mut Told) {
        for (n, key) in [(self.loops, "network-verb-loops"), (self.repeated, "network-verb-repeated")] {
            if n > 0 {
                told.reasons.push(tn(language, key, i64::try_from(n).unwrap_or(i64::MAX), &[]));
            }
        }
    }
}
