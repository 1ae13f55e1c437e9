//! Units from a file: codes, names, shapes, and whether each lies inside the territory.

use super::mapping::Reader;
use super::source::Source;
use super::{Context, Faults, ImportReport, Prepared, Rejected, empty_batch};
use crate::{Result, Workbench};
use reticolo_analysis::spatial::polygon;
use reticolo_model::geometry::Geometry;
use reticolo_model::period::period;
use reticolo_model::{Problem, Unit};
use reticolo_store::units;
use std::collections::BTreeMap;

impl Workbench {
    pub(super) async fn read_units(&self, ctx: &Context, mut source: Source) -> Result<Prepared> {
        let header = source.header().to_vec();
        let reader = Reader::new(&ctx.mapping, &header);
        let mut faults = Faults::new(&ctx.ask.file_name);
        let mut rejected = Rejected { header: header.clone(), rows: Vec::new() };
        let mut found: BTreeMap<String, (u64, Unit)> = BTreeMap::new();
        let mut report = ImportReport::default();
        source.each(|row, (done, total)| {
            report.rows += 1;
            ctx.step("read", done, total)?;
            let row = match row {
                Ok(row) => row,
                Err((number, problem)) => {
                    faults.push(number, "geometry", problem);
                    return Ok(());
                }
            };
            let before = faults.rows;
            let code = reader.text(row.cells, "code").to_owned();
            let name = reader.text(row.cells, "name").to_owned();
            for (target, text) in [("code", &code), ("name", &name)] {
                if text.is_empty() {
                    faults.push(row.number, reader.column(target), Problem::new("problem-required", ""));
                }
            }
            if code.contains(char::is_whitespace) || code.len() > 100 {
                faults.push(row.number, reader.column("code"), Problem::new("problem-code", &code));
            }
            let shape = row.geometry.filter(|g| matches!(g, Geometry::Polygon(_) | Geometry::MultiPolygon(_)) && g.is_sound());
            if shape.is_none() {
                faults.push(row.number, "geometry", Problem::new("problem-unit-shape", &code));
            }
            for target in ["valid_from", "valid_to"] {
                let text = reader.text(row.cells, target);
                if !text.is_empty()
                    && let Err(problem) = period(text)
                {
                    faults.push(row.number, reader.column(target), problem);
                }
            }
            let optional = |target: &str| Some(reader.text(row.cells, target).to_owned()).filter(|t| !t.is_empty());
            let rings: Vec<_> = shape.map(|g| g.rings().into_iter().cloned().collect()).unwrap_or_default();
            let unit = Unit {
                inside: self.config.is_inside(&code),
                code: code.clone(),
                name,
                province: optional("province"),
                region: optional("region"),
                valid_from: optional("valid_from"),
                valid_to: optional("valid_to"),
                seat: polygon::point_on_surface(&rings),
                geometry: shape.cloned(),
                attributes: ctx
                    .mapping
                    .attributes
                    .iter()
                    .filter_map(|a| Some((a.clone(), row.cells.cell(header.iter().position(|h| h == a)?).trim().to_owned())))
                    .filter(|(_, v)| !v.is_empty())
                    .collect(),
            };
            if let Some((first, other)) = found.get(&code)
                && *other != unit
            {
                faults.push(row.number, reader.column("code"), Problem::new("problem-key-twice", &code).with("first", first));
            }
            if faults.rows > before {
                rejected.rows.push((row.number, row.cells.all(), reason(&faults, row.number)));
            } else {
                found.insert(code, (row.number, unit));
                report.good += 1;
            }
            Ok(())
        })?;
        report.bad = faults.listed;
        report.bad_rows = faults.rows;
        let units: Vec<Unit> = found.into_values().map(|(_, u)| u).collect();
        let difference = units::compare(&mut self.store.reader().await?, self.territory, ctx.data_set(), units).await?;
        report.added = difference.added.len();
        report.changed = difference.changed.len();
        report.same = difference.same;
        report.missing.clone_from(&difference.missing);
        report.removed = if ctx.ask.remove_missing { difference.missing.len() } else { 0 };
        report.published = report.added;
        let mut batch = empty_batch();
        batch.units = Some(difference);
        batch.version = Some((ctx.source(), 0, String::new()));
        Ok(Prepared { report, batch, rejected })
    }
}

/// The problems of one row as one text for the file of rejected rows.
pub(super) fn reason(faults: &Faults, row: u64) -> String {
    faults.listed.iter().rev().take_while(|b| b.row == row).map(|b| format!("{}: {}", b.column, b.problem)).collect::<Vec<_>>().join("; ")
}
