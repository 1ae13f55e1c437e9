//! Where what is open lies: by unit for maps, by cell for the grid. The inbox, asked for that unit or cell, shows as many.

use super::{GROUPS, group, state};
use crate::gate::{Act, Who, check};
use crate::grid::{Cell, GridAsk};
use crate::{Result, Workbench};
use reticolo_model::Record;
use reticolo_model::grid::{Axis, Grid};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// A latency that is to be decided or in hand, and where it lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenLatency {
    pub id: Uuid,
    pub rule: String,
    pub units: Vec<String>,
    pub cells: Vec<String>,
}

fn is_open(status: &str) -> bool {
    GROUPS[..2].contains(&group(status))
}

fn cells(record: &Record) -> Vec<String> {
    record.positions.iter().map(|p| Cell::new(&p.area, &p.dimension, &p.modality).text()).collect()
}

/// Every cell, row, column and total that covers a cell.
fn covering(grid: &Grid, cell: &Cell) -> Vec<String> {
    let ways = |axis: Axis, code: &str| -> Vec<String> {
        let parent = grid.entry(axis, code).map(|e| e.parent.clone()).filter(|p| !p.is_empty());
        [Some(code.to_owned()), parent, Some(String::new())].into_iter().flatten().collect()
    };
    let mut out = Vec::new();
    for area in ways(Axis::Area, &cell.area) {
        for dimension in ways(Axis::Dimension, &cell.dimension) {
            for modality in ways(Axis::Modality, &cell.modality) {
                out.push(Cell::new(&area, &dimension, &modality).text());
            }
        }
    }
    out
}

/// Whether a latency lies in what a cell of the grid covers; an entry with all that stand under it, and all where none is named.
pub(super) fn lies_in(grid: &Grid, asked: &Cell, cells: &[String]) -> bool {
    cells.iter().filter_map(|c| Cell::parse(c)).any(|c| covering(grid, &c).contains(&asked.text()))
}

impl Workbench {
    /// What is open for this person, without its words.
    pub async fn open_latencies(&self, who: &Who) -> Result<Vec<OpenLatency>> {
        check(who, Act::Read)?;
        let day = self.today();
        let found = self.latent(who, &day).await?;
        let (mut by_key, by_hand) = self.latency_records(who).await?;
        let mut out = Vec::new();
        for finding in &found.findings {
            let record = by_key.remove(&finding.key).map(|(_, r)| r);
            if is_open(state(record.as_ref(), &day)) {
                let id = record.map_or_else(|| self.latency_id(&finding.key), |r| r.id);
                out.push(OpenLatency { id, rule: finding.rule.to_owned(), units: finding.units.clone(), cells: finding.cells.clone() });
            }
        }
        for record in by_key.into_values().map(|(_, r)| r).chain(by_hand).filter(|r| is_open(&r.status)) {
            let rule = record.body_text("rule").unwrap_or_default().to_owned();
            let units = super::ground::units(&record).map(str::to_owned).collect();
            out.push(OpenLatency { id: record.id, rule, units, cells: cells(&record) });
        }
        out.sort_by_key(|l| l.id);
        Ok(out)
    }

    /// How many are open in each cell, row, column and total of the grid, of those that lie where the grid is asked.
    pub async fn latencies_by_cell(&self, who: &Who, ask: &GridAsk) -> Result<BTreeMap<String, usize>> {
        let who = who.clone().showing(who.illustrative() || ask.illustrative);
        let units = self.units_chosen(&who, &ask.areas, &ask.units).await?;
        let grid = self.grid_axes().await?;
        let mut out: BTreeMap<String, usize> = BTreeMap::new();
        for latency in self.open_latencies(&who).await? {
            if !units.is_empty() && !latency.units.iter().any(|u| units.contains(u)) {
                continue;
            }
            let all: BTreeSet<String> = latency.cells.iter().filter_map(|c| Cell::parse(c)).flat_map(|c| covering(&grid, &c)).collect();
            for cell in all {
                *out.entry(cell).or_default() += 1;
            }
        }
        Ok(out)
    }
}
