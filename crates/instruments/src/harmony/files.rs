//! The rows of harmony as a table.

use super::{NeedsHarmony, NeedsQuestion};
use crate::gate::Who;
use crate::{Result, WorkError, Workbench};
use reticolo_formats::CsvOut;
use reticolo_model::canonical::number;

/// The columns of the table of needs; `row` is a cell, a unit's code, the id of an area, or a group.
pub const COLUMNS: [&str; 9] = ["row", "name", "needs", "people", "coverage", "harmony", "part", "within", "lacking"];

impl NeedsHarmony {
    /// As CSV.
    pub fn csv(&self) -> Result<Vec<u8>> {
        let io = |e: std::io::Error| WorkError::Report(e.to_string());
        let mut out = CsvOut::new(Vec::new(), COLUMNS).map_err(io)?;
        let figure = |x: Option<f64>| x.map(number).unwrap_or_default();
        for r in &self.rows {
            let lacking = r.lacking.iter().map(|l| l.service.as_str()).collect::<Vec<_>>().join(" ");
            let (needs, people) = (r.needs.to_string(), number(r.people));
            let [coverage, harmony, part] = [r.coverage, r.harmony, r.part].map(figure);
            let within = number(r.within);
            out.row([&r.key, &r.name, &needs, &people, &coverage, &harmony, &part, &within, &lacking]).map_err(io)?;
        }
        out.finish().map_err(io)
    }
}

impl Workbench {
    /// How evenly needs are served, row by row, as CSV.
    pub async fn needs_harmony_csv(&self, who: &Who, question: &NeedsQuestion) -> Result<Vec<u8>> {
        self.needs_harmony(who, question).await?.csv()
    }
}
