//! Production as tables for other programs: a row a unit and sector, and a row a unit and branch with all that is computed.

use super::{Cell, ProductionQuestion, ProductionView};
use crate::gate::Who;
use crate::{Result, Workbench};
use reticolo_formats::CsvOut;
use reticolo_model::canonical::number;
use reticolo_store::StoreError;

const SECTORS: [&str; 5] = ["unit", "name", "by", "class", "records"];
const BRANCHES: [&str; 19] = [
    "unit",
    "name",
    "branch",
    "branch_name",
    "value",
    "quotient",
    "low",
    "high",
    "standing",
    "excess",
    "density",
    "opportunity",
    "change",
    "national",
    "mix",
    "local",
    "competitive",
    "allocation",
    "complexity",
];

impl Workbench {
    /// Records by unit and sector as CSV.
    pub async fn sectors_csv(&self, who: &Who, question: &ProductionQuestion) -> Result<Vec<u8>> {
        Ok(sectors(&*self.production(who, question).await?).map_err(StoreError::from)?)
    }

    /// Branches of the territory (an empty unit) and of its units as CSV; the head alone where there is no table.
    pub async fn branches_csv(&self, who: &Who, question: &ProductionQuestion) -> Result<Vec<u8>> {
        Ok(branches(&*self.production(who, question).await?).map_err(StoreError::from)?)
    }
}

fn sectors(view: &ProductionView) -> std::io::Result<Vec<u8>> {
    let mut table = CsvOut::new(Vec::new(), SECTORS)?;
    let s = &view.sectors;
    for row in &s.rows {
        for (class, records) in s.classes.iter().zip(&row.counts).filter(|(_, n)| **n > 0) {
            table.row([row.code.as_str(), &row.name, s.by.code(), &class.code, &records.to_string()])?;
        }
    }
    table.finish()
}

fn branches(view: &ProductionView) -> std::io::Result<Vec<u8>> {
    let mut table = CsvOut::new(Vec::new(), BRANCHES)?;
    let Some(e) = &view.employment else { return table.finish() };
    let figure = |x: Option<f64>| x.map(number).unwrap_or_default();
    let line = |unit: &str, name: &str, cell: &Cell| {
        let (branch, c) = (&e.branches[cell.branch], cell.change);
        vec![
            unit.to_owned(),
            name.to_owned(),
            branch.code.clone(),
            branch.name.clone(),
            number(cell.value),
            figure(cell.quotient),
            figure(cell.low),
            figure(cell.high),
            cell.standing.to_owned(),
            figure(cell.excess),
            figure(cell.density),
            cell.opportunity.to_string(),
            figure(c.map(|c| c.change)),
            figure(c.map(|c| c.national)),
            figure(c.map(|c| c.mix)),
            figure(c.map(|c| c.local)),
            figure(c.map(|c| c.competitive)),
            figure(c.map(|c| c.allocation)),
            figure(branch.complexity),
        ]
    };
    for cell in &e.territory {
        table.row(line("", "", cell))?;
    }
    for row in &e.rows {
        for cell in &row.cells {
            table.row(line(&row.code, &row.name, cell))?;
        }
    }
    table.finish()
}
