//! Figures from a file in long form: units × indicators × periods, or flows between units.

use super::mapping::Reader;
use super::source::Source;
use super::unit_rows::reason;
use super::{Context, Faults, ImportReport, Prepared, Rejected, Target, empty_batch, staged};
use crate::places::{Found, Places};
use crate::{Result, Workbench};
use reticolo_model::period::period;
use reticolo_model::value::{from_json, plain_number};
use reticolo_model::{Origin, Problem, Record, id};
use reticolo_store::data_sets::{self, Figure, Form};
use reticolo_store::records;
use reticolo_store::staging::{Figures, Staged};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Texts by number: a file has few of them, repeated by the thousand.
#[derive(Default)]
struct Names {
    known: BTreeMap<String, u32>,
    list: Vec<String>,
}

impl Names {
    fn number(&mut self, text: &str) -> u32 {
        if let Some(n) = self.known.get(text) {
            return *n;
        }
        let n = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        self.known.insert(text.to_owned(), n);
        self.list.push(text.to_owned());
        n
    }
}

/// One figure in 32 bytes: the numbers of its three names, its value, its row.
struct Packed {
    key: [u32; 3],
    row: u32,
    value: Option<f64>,
    mark: bool,
}

/// What was once decided of a cell that names a unit.
#[derive(Clone)]
enum Resolved {
    Unit(u32),
    Outside,
    Bad(Problem),
}

struct Gather<'a> {
    places: &'a Places,
    seen: BTreeMap<String, Resolved>,
    names: Names,
    periods: BTreeMap<String, std::result::Result<u32, Problem>>,
    followed: BTreeSet<String>,
}

impl Gather<'_> {
    fn unit(&mut self, text: &str) -> Resolved {
        if let Some(known) = self.seen.get(text) {
            return known.clone();
        }
        let resolved = match self.places.by_code(text) {
            Ok(Found::Unit { code, followed }) => {
                if let Some(former) = followed {
                    self.followed.insert(format!("{former} → {code}"));
                }
                Resolved::Unit(self.names.number(&code))
            }
            Ok(Found::Outside(_)) => Resolved::Outside,
            Err(problem) => Resolved::Bad(problem),
        };
        self.seen.insert(text.to_owned(), resolved.clone());
        resolved
    }

    fn period(&mut self, text: &str, optional: bool) -> std::result::Result<u32, Problem> {
        if let Some(known) = self.periods.get(text) {
            return known.clone();
        }
        let checked = if optional && text.is_empty() { Ok(String::new()) } else { period(text) }.map(|p| self.names.number(&p));
        self.periods.insert(text.to_owned(), checked.clone());
        checked
    }
}

impl Workbench {
    pub(super) async fn read_figures(&self, ctx: &Context, mut source: Source) -> Result<Prepared> {
        let flows = matches!(ctx.ask.target, Target::Flows);
        let form = if flows { Form::Flows } else { Form::Indicators };
        let places = self.places().await?;
        let header = source.header().to_vec();
        let reader = Reader::new(&ctx.mapping, &header);
        let mut faults = Faults::new(&ctx.ask.file_name);
        let mut rejected = Rejected { header: header.clone(), rows: Vec::new() };
        let mut report = ImportReport::default();
        let mut gather =
            Gather { places: &places, seen: BTreeMap::new(), names: Names::default(), periods: BTreeMap::new(), followed: BTreeSet::new() };
        let mut rows: Vec<Packed> = Vec::new();
        let mark = ctx.mapping.decimal_mark();
        source.each(|row, (done, total)| {
            report.rows += 1;
            if report.rows.is_multiple_of(4096) {
                ctx.step("read", done, total)?;
            }
            let row = match row {
                Ok(row) => row,
                Err((number, problem)) => {
                    faults.push(number, "", problem);
                    return Ok(());
                }
            };
            let before = faults.rows;
            let cell = |target: &str| reader.text(row.cells, target);
            let mut outside = false;
            let mut ends = [0u32; 2];
            let targets: &[&str] = if flows { &["origin", "destination"] } else { &["unit"] };
            for (slot, target) in ends.iter_mut().zip(targets) {
                match gather.unit(cell(target)) {
                    Resolved::Unit(n) => *slot = n,
                    Resolved::Outside => outside = true,
                    Resolved::Bad(problem) => faults.push(row.number, reader.column(target), problem),
                }
            }
            let mut first = ends[0];
            let second = if flows { ends[1] } else { ends[0] };
            if !flows {
                let indicator = cell("indicator");
                if indicator.is_empty() || indicator.contains(char::is_whitespace) || indicator.len() > 100 {
                    faults.push(row.number, reader.column("indicator"), Problem::new("problem-code", indicator));
                } else {
                    first = gather.names.number(indicator);
                }
            }
            let when = match gather.period(cell("period"), flows) {
                Ok(n) => n,
                Err(problem) => {
                    faults.push(row.number, reader.column("period"), problem);
                    0
                }
            };
            let text = cell("value");
            let (value, not_applicable) = match text {
                "" => (None, false),
                "not_applicable" => (None, true),
                text => match plain_number(text, mark).ok().and_then(|t| t.parse::<f64>().ok()) {
                    Some(x) => (Some(x), false),
                    None => {
                        faults.push(row.number, reader.column("value"), Problem::new("problem-number", text));
                        (None, false)
                    }
                },
            };
            if faults.rows > before {
                rejected.rows.push((row.number, row.cells.all(), reason(&faults, row.number)));
            } else if outside {
                report.outside += 1;
            } else {
                let row = u32::try_from(row.number).unwrap_or(u32::MAX);
                rows.push(Packed { key: [first, second, when], row, value, mark: not_applicable });
            }
            Ok(())
        })?;
        report.followed = std::mem::take(&mut gather.followed).into_iter().collect();
        let names = std::mem::take(&mut gather.names.list);
        drop(gather);
        let (figures, twice) = self.unique(&names, rows, &mut faults, &mut report, flows, &reader);
        if ctx.ask.skip_bad_rows && !twice.is_empty() {
            reread(&ctx.ask.file, &ctx.ask.file_name, &twice, &faults, &mut rejected)?;
        }
        report.good = figures.len() as u64;
        report.bad = faults.listed;
        report.bad_rows = faults.rows;
        ctx.step("compare", 0, 0)?;
        let mut indicators: BTreeSet<String> = if flows { BTreeSet::new() } else { figures.iter().map(|f| f.a.to_string()).collect() };
        // Ratios of what the file brings need no rows of their own.
        indicators.extend(ctx.mapping.indicators.iter().map(|s| s.code.clone()));
        let mut conn = self.store.reader().await?;
        let base = data_sets::current(&mut conn, self.territory, ctx.data_set()).await?.map(|v| v.version);
        let difference = data_sets::compare(&mut conn, self.territory, form, ctx.data_set(), base, figures).await?;
        report.added = difference.added.len();
        report.changed = difference.changed.len();
        report.same = difference.same;
        report.missing = difference.missing.iter().map(|f| format!("{} {} {}", f.a, f.b, f.period)).collect();
        report.removed = if ctx.ask.remove_missing { difference.missing.len() } else { 0 };
        report.published = report.added;
        let mut batch = empty_batch();
        batch.extra = self.indicator_records(ctx, &indicators).await?;
        batch.figures = Some(Figures { source: ctx.source(), base, difference });
        Ok(Prepared { report, batch, rejected })
    }

    /// Sorted by key; a key that stands twice with the same value is one figure, otherwise the second is a bad cell.
    fn unique(
        &self,
        names: &[String],
        mut rows: Vec<Packed>,
        faults: &mut Faults,
        report: &mut ImportReport,
        flows: bool,
        reader: &Reader<'_>,
    ) -> (Vec<Figure>, Vec<u64>) {
        // Numbers in the order of the names, so that rows sort by comparing numbers.
        let mut order: Vec<u32> = (0..u32::try_from(names.len()).unwrap_or(u32::MAX)).collect();
        order.sort_by(|a, b| names[*a as usize].cmp(&names[*b as usize]));
        let mut rank = vec![0u32; names.len()];
        for (r, n) in (0u32..).zip(&order) {
            rank[*n as usize] = r;
        }
        let ranks = |k: &[u32; 3]| k.map(|n| rank[n as usize]);
        rows.sort_by_key(|r| (ranks(&r.key), r.row));
        // The few names are shared by all figures.
        let shared: Vec<std::sync::Arc<str>> = names.iter().map(|n| n.as_str().into()).collect();
        let mut out: Vec<Figure> = Vec::with_capacity(rows.len());
        let mut twice = Vec::new();
        let mut last: Option<Packed> = None;
        for row in rows {
            if let Some(first) = last.as_ref().filter(|l| l.key == row.key) {
                if first.value != row.value || first.mark != row.mark {
                    let column = reader.column(if flows { "origin" } else { "unit" });
                    let found = row.key.map(|n| names[n as usize].as_str()).join(" ");
                    faults.push(u64::from(row.row), column, Problem::new("problem-key-twice", found).with("first", first.row));
                    twice.push(u64::from(row.row));
                }
                continue;
            }
            let [a, b, period] = row.key.map(|n| shared[n as usize].clone());
            out.push(Figure { a, b, period, number: row.value, mark: row.mark.then(|| "not_applicable".into()) });
            last = Some(row);
        }
        if report.rows > 0 && out.is_empty() && faults.rows == 0 && report.outside == 0 {
            faults.push(0, "", Problem::new("problem-no-rows", ""));
        }
        (out, twice)
    }

    /// The records of the indicators a file brings: defined by the mapping, otherwise drafts.
    async fn indicator_records(&self, ctx: &Context, codes: &BTreeSet<String>) -> Result<Vec<Staged>> {
        let kind = crate::registry::kind("indicator")?;
        let uri = self.config.uri();
        let ids: BTreeMap<&String, uuid::Uuid> = codes.iter().map(|c| (c, id::derived(&uri, kind.code, "indicators", c))).collect();
        let list: Vec<uuid::Uuid> = ids.values().copied().collect();
        let known: BTreeMap<uuid::Uuid, Record> =
            records::get_many(&mut self.store.reader().await?, self.territory, &list).await?.into_iter().map(|r| (r.id, r)).collect();
        let mut out = Vec::new();
        for (code, id) in ids {
            let before = known.get(&id).cloned();
            let spec = ctx.mapping.indicators.iter().find(|s| s.code == *code);
            let mut record = before.clone().unwrap_or_else(|| {
                let mut r = Record::new(id, kind, code);
                r.origin = Some(Origin { data_set: "indicators".to_owned(), key: code.clone() });
                r.visibility = ctx.visibility;
                r.body.insert("code".into(), json!(code));
                r
            });
            if let Some(spec) = spec {
                record.status = "in_use".to_owned();
                if !spec.title.is_empty() {
                    record.title.clone_from(&spec.title);
                }
                for (field, value) in [
                    ("definition", &spec.definition),
                    ("unit", &spec.unit),
                    ("direction", &spec.direction),
                    ("aggregation", &spec.aggregation),
                    ("numerator", &spec.numerator),
                    ("denominator", &spec.denominator),
                    ("weight", &spec.weight),
                ] {
                    if let (Some(text), Some(f)) = (value, kind.field(field)) {
                        let value = from_json(f, &Value::String(text.clone()))?;
                        record.body.insert(field.into(), value.unwrap_or_default());
                    }
                }
            }
            out.extend(staged(record, before));
        }
        Ok(out)
    }
}

/// Rows that turned out to be bad only after all were read: their cells are read again for the file of rejected rows.
fn reread(file: &std::path::Path, name: &str, wanted: &[u64], faults: &Faults, rejected: &mut Rejected) -> Result<()> {
    let wanted: BTreeSet<u64> = wanted.iter().copied().collect();
    super::source::open(file, name)?.each(|row, _| {
        if let Ok(row) = row
            && wanted.contains(&row.number)
        {
            let why = faults
                .listed
                .iter()
                .filter(|b| b.row == row.number)
                .map(|b| format!("{}: {}", b.column, b.problem))
                .collect::<Vec<_>>()
                .join("; ");
            rejected.rows.push((row.number, row.cells.all(), why));
        }
        Ok(())
    })?;
    rejected.rows.sort();
    Ok(())
}
