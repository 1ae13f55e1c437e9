//! Units from a file: codes, names, shapes, and whether each lies inside the territory. A file without shapes says more of
//! units that are loaded: their seats, their classes and texts.

use super::inspect::{TOLD, unit_change};
use super::mapping::Reader;
use super::source::{Cells, Source, SourceRow};
use super::{Context, Faults, ImportReport, Prepared, Rejected, empty_batch};
use crate::places::{Found, Places};
use crate::{Result, Workbench};
use reticolo_analysis::spatial::polygon;
use reticolo_model::geometry::{Geometry, Point};
use reticolo_model::period::period;
use reticolo_model::value::{DecimalMark, plain_number};
use reticolo_model::{Problem, Unit};
use reticolo_store::units;
use std::collections::{BTreeMap, BTreeSet};

/// What every row is read with, and what is gathered from all of them.
struct Rows<'a> {
    ctx: &'a Context,
    reader: Reader<'a>,
    places: &'a Places,
    /// The columns kept as attributes.
    attributes: Vec<(usize, &'a str)>,
    faults: Faults,
    report: ImportReport,
    followed: BTreeSet<String>,
}

impl Workbench {
    pub(super) async fn read_units(&self, ctx: &Context, mut source: Source) -> Result<Prepared> {
        let header = source.header().to_vec();
        let places = self.places().await?;
        let attributes = ctx
            .mapping
            .attributes
            .iter()
            .map(|a| super::mapping::attribute(a))
            .filter_map(|(name, column)| Some((header.iter().position(|h| h == column)?, name)))
            .collect();
        let mut rows = Rows {
            ctx,
            reader: Reader::new(&ctx.mapping, &header),
            places: &places,
            attributes,
            faults: Faults::new(&ctx.ask.file_name),
            report: ImportReport::default(),
            followed: BTreeSet::new(),
        };
        let mut rejected = Rejected { header: header.clone(), rows: Vec::new() };
        let mut found: BTreeMap<String, (u64, Unit)> = BTreeMap::new();
        source.each(|row, (done, total)| {
            rows.report.rows += 1;
            ctx.step("read", done, total)?;
            let row = match row {
                Ok(row) => row,
                Err((number, problem)) => {
                    rows.faults.push(number, "geometry", problem);
                    return Ok(());
                }
            };
            let before = rows.faults.rows;
            let unit = rows.unit(&row);
            if let Some(unit) = &unit
                && let Some((first, other)) = found.get(&unit.code)
                && other != unit
            {
                let problem = Problem::new("problem-key-twice", &unit.code).with("first", first);
                rows.faults.push(row.number, rows.reader.column("code"), problem);
            }
            match unit {
                _ if rows.faults.rows > before => {
                    rejected.rows.push((row.number, row.cells.all(), reason(&rows.faults, row.number)));
                }
                Some(mut unit) => {
                    unit.inside = self.config.is_inside(&unit.code);
                    found.insert(unit.code.clone(), (row.number, unit));
                    rows.report.good += 1;
                }
                None => rows.report.outside += 1,
            }
            Ok(())
        })?;
        let Rows { mut report, mut faults, followed, .. } = rows;
        report.followed = followed.into_iter().collect();
        report.reasons = faults.reasons();
        report.bad = faults.listed;
        report.bad_rows = faults.rows;
        let units: Vec<Unit> = found.into_values().map(|(_, u)| u).collect();
        let difference = units::compare(&mut self.store.reader().await?, self.territory, ctx.data_set(), units).await?;
        report.added = difference.added.len();
        report.changed = difference.changed.len();
        report.same = difference.same;
        report.changes = difference.changed.iter().take(TOLD).map(|u| unit_change(places.get(&u.code), u)).collect();
        report.news = difference.added.iter().take(TOLD).map(|u| format!("{} ({})", u.name, u.code)).collect();
        report.missing.clone_from(&difference.missing);
        report.removed = if ctx.ask.remove_missing { difference.missing.len() } else { 0 };
        report.published = report.added;
        let mut batch = empty_batch();
        batch.units = Some(difference);
        batch.version = Some((ctx.source(), 0, String::new()));
        Ok(Prepared { report, batch, rejected })
    }
}

impl Rows<'_> {
    /// The unit of a row; none for one that is not loaded, where the file has no shapes. What is wrong goes to the faults. A
    /// twin of a unit is compared before `inside` is known, which follows from the code.
    fn unit(&mut self, row: &SourceRow<'_>) -> Option<Unit> {
        let text = |target: &str| self.reader.text(row.cells, target).to_owned();
        let optional = |target: &str| Some(text(target)).filter(|t| !t.is_empty());
        let (mut code, name) = (text("code"), text("name"));
        let shape = row.geometry.filter(|g| matches!(g, Geometry::Polygon(_) | Geometry::MultiPolygon(_)) && g.is_sound());
        for (target, text) in [("code", &code), ("name", &name)] {
            if text.is_empty() && (target == "code" || self.ctx.has_geometry) {
                self.faults.push(row.number, self.reader.column(target), Problem::new("problem-required", ""));
            }
        }
        if code.contains(char::is_whitespace) || code.len() > 100 {
            self.faults.push(row.number, self.reader.column("code"), Problem::new("problem-code", &code));
        }
        if self.ctx.has_geometry {
            if shape.is_none() {
                self.faults.push(row.number, "geometry", Problem::new("problem-unit-shape", &code));
            }
        } else if !code.is_empty() {
            // More is said of what is loaded; a file of a whole country speaks of many others.
            let Ok(Found::Unit { code: now, followed }) = self.places.by_code(&code) else { return None };
            self.followed.extend(followed.map(|former| format!("{former} → {now}")));
            code = now;
        }
        for target in ["valid_from", "valid_to"] {
            let text = self.reader.text(row.cells, target);
            if !text.is_empty()
                && let Err(problem) = period(text)
            {
                self.faults.push(row.number, self.reader.column(target), problem);
            }
        }
        let rings: Vec<Vec<Point>> =
            shape.map(|g| g.rings().into_iter().cloned().collect()).or_else(|| self.places.rings_of(&code)).unwrap_or_default();
        let attributes = self
            .attributes
            .iter()
            .filter_map(|(i, name)| Some(((*name).to_owned(), self.reader.attribute(row.cells, *i, name)?.to_owned())))
            .collect();
        let (province, region) = (optional("province"), optional("region"));
        let (valid_from, valid_to) = (optional("valid_from"), optional("valid_to"));
        let seat = self.seat(row.number, row.cells, &rings);
        Some(Unit { inside: false, code, name, province, region, valid_from, valid_to, seat, geometry: shape.cloned(), attributes })
    }

    /// The seat that a row states. One at 0,0 or outside the unit's own shape is doubtful, counted, and not taken.
    fn seat(&mut self, number: u64, cells: &dyn Cells, rings: &Vec<Vec<Point>>) -> Option<Point> {
        let mut read = |target: &str, most: f64| -> Option<f64> {
            let text = self.reader.text(cells, target);
            if text.is_empty() {
                return None;
            }
            // The mark of its own column: coordinates have points where amounts have commas.
            let plain = plain_number(text, self.ctx.mapping.decimal_mark()).or_else(|_| plain_number(text, DecimalMark::Point));
            let value = plain.ok().and_then(|t| t.parse::<f64>().ok()).filter(|x| x.abs() <= most);
            if value.is_none() {
                self.faults.push(number, self.reader.column(target), Problem::new("problem-coordinates", text));
            }
            value
        };
        let seat = [read("lon", 180.0), read("lat", 90.0)];
        let [Some(lon), Some(lat)] = seat else { return None };
        if [lon, lat] == [0.0, 0.0] || !polygon::point_in_polygon(rings, [lon, lat]) {
            self.report.doubtful += 1;
            return None;
        }
        Some([lon, lat])
    }
}

/// What is wrong with the last row as sentences, for the file of rejected rows.
pub(super) fn reason(faults: &Faults, _row: u64) -> String {
    let sentence = |(column, problem): &(String, Problem)| {
        let text = crate::error::problem_sentence(faults.language, problem);
        if column.is_empty() { text } else { format!("{column}: {text}") }
    };
    faults.here.iter().map(sentence).collect::<Vec<_>>().join(" ")
}
