//! Figures from a file, in long form (units × indicators × periods, or flows between units) or in wide form, where a row
//! has many.

use super::inspect::{self, TOLD};
use super::mapping::Reader;
use super::source::{Cells, Source};
use super::unit_rows::reason;
use super::{Context, Faults, ImportReport, LISTED, Prepared, Rejected, Target, empty_batch, staged, sums};
use crate::places::{Found, Places};
use crate::{Result, Workbench, reference};
use reticolo_model::period::period;
use reticolo_model::value::{DecimalMark, from_json, plain_number};
use reticolo_model::{Origin, Problem, Record, canonical, id};
use reticolo_store::data_sets::{self, Figure, Form};
use reticolo_store::records;
use reticolo_store::staging::{Figures, Staged};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

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

/// One figure in 32 bytes: the numbers of its three names, its row, the number of its mark (0: none), which former unit it speaks
/// of, its value (NaN: none).
#[derive(Clone, Copy)]
struct Packed {
    key: [u32; 3],
    row: u32,
    mark: u32,
    part: u32,
    value: f64,
}

impl Packed {
    fn same(&self, other: &Packed) -> bool {
        self.mark == other.mark && self.value.to_bits() == other.value.to_bits()
    }
}

/// A cell that holds a figure: where it stands, what it is of, how its numbers are written.
struct Slot {
    at: usize,
    column: String,
    /// Indicator or destination, and period; read from the row where not given.
    what: Option<u32>,
    when: Option<u32>,
    mark: DecimalMark,
    /// Which municipality a destination's name speaks of.
    part: u32,
}

/// What was once decided of a cell that names a unit: which it is, and which municipality the cell spoke of, which may have become
/// a part of it.
#[derive(Clone)]
enum Resolved {
    Unit(u32, u32),
    Outside,
    Bad(Problem),
}

struct Gather<'a> {
    ctx: &'a Context,
    places: &'a Places,
    seen: BTreeMap<(String, Option<String>), Resolved>,
    names: Names,
    periods: BTreeMap<String, std::result::Result<u32, Problem>>,
    /// Marks of figures without a number; the first stands for none.
    marks: Names,
    followed: BTreeSet<String>,
    met: BTreeMap<String, String>,
    /// Municipalities by their cadastral code, which outlives a change of province.
    parts: Names,
}

impl<'a> Gather<'a> {
    fn new(ctx: &'a Context, places: &'a Places) -> Gather<'a> {
        let mut marks = Names::default();
        marks.number("");
        Gather {
            ctx,
            places,
            seen: BTreeMap::new(),
            names: Names::default(),
            periods: BTreeMap::new(),
            marks,
            followed: BTreeSet::new(),
            met: BTreeMap::new(),
            parts: Names::default(),
        }
    }

    fn settle(&mut self, found: std::result::Result<Found, Problem>, written: Option<&str>) -> Resolved {
        match found {
            Ok(Found::Unit { code, followed }) => {
                let spoken = followed.as_ref().unwrap_or(&code);
                let table = reference::municipalities();
                let known = table.by_code(spoken).or_else(|| table.by_cadastral(&spoken.to_ascii_uppercase()));
                let part = self.parts.number(known.map_or(spoken, |m| m.cadastral_code));
                if let Some(former) = followed {
                    self.followed.insert(format!("{former} → {code}"));
                }
                if let Some((written, kept)) = written.and_then(|w| self.places.met(w, &code)) {
                    self.met.insert(written, kept);
                }
                Resolved::Unit(self.names.number(&code), part)
            }
            Ok(Found::Outside(_)) => Resolved::Outside,
            Err(problem) => Resolved::Bad(problem),
        }
    }

    fn remember(&mut self, key: (&str, Option<&str>), find: impl FnOnce(&mut Self) -> Resolved) -> Resolved {
        let key = (key.0.to_owned(), key.1.map(str::to_owned));
        if let Some(known) = self.seen.get(&key) {
            return known.clone();
        }
        let resolved = find(self);
        self.seen.insert(key, resolved.clone());
        resolved
    }

    fn unit(&mut self, text: &str) -> Resolved {
        self.remember((text, None), |g| {
            let found = g.places.by_code(text);
            g.settle(found, None)
        })
    }

    fn named(&mut self, name: &str, province: &str) -> Resolved {
        self.remember((name, Some(province)), |g| {
            let found = g.places.by_name(name, Some(province).filter(|p| !p.is_empty()));
            g.settle(found, Some(name))
        })
    }

    /// The unit that a column of a wide table of flows is named by.
    fn destination(&mut self, text: &str) -> Resolved {
        match self.unit(text) {
            Resolved::Bad(_) => self.named(text, ""),
            known => known,
        }
    }

    /// A period; a year stands for its day where the mapping says so.
    fn period(&mut self, text: &str, optional: bool) -> std::result::Result<u32, Problem> {
        if let Some(known) = self.periods.get(text) {
            return known.clone();
        }
        let checked = if optional && text.is_empty() { Ok(String::new()) } else { period(text) };
        let checked = checked.map(|p| match &self.ctx.mapping.day_of_year {
            Some(day) if p.len() == 4 => self.names.number(&format!("{p}-{day}")),
            _ => self.names.number(&p),
        });
        self.periods.insert(text.to_owned(), checked.clone());
        checked
    }

    /// A figure's value and the number of its mark.
    fn value(&mut self, text: &str, mark: DecimalMark) -> std::result::Result<(f64, u32), Problem> {
        let bad = || Problem::new("problem-number", text);
        if text.is_empty() {
            return Ok((f64::NAN, 0));
        }
        if text == "not_applicable" {
            return Ok((f64::NAN, self.marks.number(text)));
        }
        let bound = self.ctx.mapping.suppressed.get(text).map(String::as_str).or_else(|| text.strip_prefix('<'));
        if let Some(bound) = bound.map(str::trim) {
            let number = if bound.is_empty() {
                String::new()
            } else {
                plain_number(bound, mark).ok().and_then(|t| t.parse().ok()).map(canonical::number).ok_or_else(bad)?
            };
            return Ok((f64::NAN, self.marks.number(&format!("suppressed:{number}"))));
        }
        let number = plain_number(text, mark).ok().and_then(|t| t.parse::<f64>().ok()).ok_or_else(bad)?;
        Ok((number, 0))
    }

    /// Where the figures of a row stand. A destination that is not loaded has no place.
    fn slots(&mut self, header: &[String], reader: &Reader<'_>, faults: &mut Faults) -> Vec<Slot> {
        let ctx = self.ctx;
        let position = |column: &str| header.iter().position(|h| h == column);
        if ctx.mapping.figures.is_empty() {
            let column = reader.column("value");
            let at = position(column).unwrap_or_default();
            return vec![Slot {
                at,
                column: column.to_owned(),
                what: None,
                when: None,
                mark: ctx.mapping.mark_of(&ctx.samples, at),
                part: 0,
            }];
        }
        let mut out = Vec::new();
        for figure in &ctx.mapping.figures {
            let Some(at) = position(&figure.column) else { continue };
            let mut to = 0;
            let what = match (&figure.indicator, &figure.destination) {
                (_, Some(unit)) if matches!(ctx.ask.target, Target::Flows) => match self.destination(unit) {
                    Resolved::Unit(n, part) => {
                        to = part;
                        n
                    }
                    Resolved::Outside => continue,
                    Resolved::Bad(problem) => {
                        faults.push(1, &figure.column, problem);
                        continue;
                    }
                },
                (Some(code), _) => self.names.number(code),
                _ => continue,
            };
            let when = figure.period.as_ref().map(|p| self.names.number(p));
            let mark = ctx.mapping.mark_of(&ctx.samples, at);
            out.push(Slot { at, column: figure.column.clone(), what: Some(what), when, mark, part: to });
        }
        out
    }

    /// The unit of a row, by its code or by its name.
    fn place(&mut self, reader: &Reader<'_>, cells: &dyn Cells, target: &'static str) -> (Resolved, &'static str) {
        let code = reader.text(cells, target);
        if code.is_empty() && target == "unit" && reader.has("unit_name") {
            (self.named(reader.text(cells, "unit_name"), reader.text(cells, "province")), "unit_name")
        } else {
            (self.unit(code), target)
        }
    }
}

impl Workbench {
    pub(super) async fn read_figures(&self, ctx: &Context, mut source: Source) -> Result<Prepared> {
        let flows = matches!(ctx.ask.target, Target::Flows);
        let form = if flows { Form::Flows } else { Form::Indicators };
        let places = self.places().await?;
        if places.units.is_empty() {
            return Err(Problem::new("problem-no-units", &ctx.ask.file_name).into());
        }
        let header = source.header().to_vec();
        let reader = Reader::new(&ctx.mapping, &header);
        let mut faults = Faults::new(&ctx.ask.file_name);
        let mut rejected = Rejected { header: header.clone(), rows: Vec::new() };
        let mut report = ImportReport::default();
        let mut gather = Gather::new(ctx, &places);
        let slots = gather.slots(&header, &reader, &mut faults);
        let wide = !ctx.mapping.figures.is_empty();
        let dated = slots.iter().any(|s| s.when.is_none());
        let only_inside = ctx.mapping.keep.as_deref() == Some("inside");
        let mut rows: Vec<Packed> = Vec::new();
        let mut of_row: Vec<Packed> = Vec::with_capacity(slots.len());
        // Units whose row was refused: what it would have said is not known, and is not zero.
        let mut unsure: BTreeSet<(u32, u32)> = BTreeSet::new();
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
            let (mut ends, mut parts) = ([None; 2], [0; 2]);
            let targets: &[&'static str] = match (flows, wide) {
                (false, _) => &["unit"],
                (true, false) => &["origin", "destination"],
                (true, true) => &["origin"],
            };
            for ((slot, spoken), target) in ends.iter_mut().zip(&mut parts).zip(targets) {
                let (resolved, read) = gather.place(&reader, row.cells, target);
                match resolved {
                    Resolved::Unit(n, part) => (*slot, *spoken) = (Some(n), part),
                    Resolved::Outside => outside = true,
                    Resolved::Bad(problem) => faults.push(row.number, reader.column(read), problem),
                }
            }
            let mut indicator = None;
            if !flows && !wide {
                let code = cell("indicator");
                if code.is_empty() || code.contains(char::is_whitespace) || code.len() > 100 {
                    faults.push(row.number, reader.column("indicator"), Problem::new("problem-code", code));
                } else {
                    indicator = Some(gather.names.number(code));
                }
            }
            let mut when = 0;
            if dated {
                match gather.period(cell("period"), flows) {
                    Ok(n) => when = n,
                    Err(problem) => faults.push(row.number, reader.column("period"), problem),
                }
            }
            of_row.clear();
            for slot in &slots {
                let text = if wide { reader.figure(row.cells, slot.at) } else { cell("value") };
                match gather.value(text, slot.mark) {
                    Ok((value, mark)) => {
                        let what = slot.what.or(if flows { ends[1] } else { indicator }).unwrap_or_default();
                        let unit = ends[0].unwrap_or_default();
                        let (a, b) = if flows { (unit, what) } else { (what, unit) };
                        let row = u32::try_from(row.number).unwrap_or(u32::MAX);
                        let part = pair(parts[0], if wide { slot.part } else { parts[1] });
                        of_row.push(Packed { key: [a, b, slot.when.unwrap_or(when)], row, mark, part, value });
                    }
                    Err(problem) => faults.push(row.number, &slot.column, problem),
                }
            }
            if faults.rows > before {
                unsure.extend(ends[0].map(|unit| (unit, parts[0])));
                rejected.rows.push((row.number, row.cells.all(), reason(&faults, row.number)));
            } else if outside {
                report.outside += 1;
            } else if only_inside && ends.iter().flatten().any(|n| !places.is_inside(&gather.names.list[*n as usize])) {
                report.left_out += 1;
            } else {
                report.good += 1;
                rows.append(&mut of_row);
            }
            Ok(())
        })?;
        report.followed = std::mem::take(&mut gather.followed).into_iter().collect();
        report.names_met = std::mem::take(&mut gather.met).into_iter().take(LISTED).collect();
        let names = std::mem::take(&mut gather.names.list);
        let marks = std::mem::take(&mut gather.marks.list);
        drop(gather);
        let additive = additive(ctx, &names);
        let (mut figures, twice) =
            unique(&names, &marks, rows, &mut faults, &mut report, &reader, &additive, (!flows).then_some(&mut unsure));
        if ctx.ask.skip_bad_rows && !twice.is_empty() {
            let opened = super::source::open_with(&ctx.ask.file, &ctx.ask.file_name, &ctx.ask.options(Some(&ctx.mapping)))?;
            reread(opened, &twice, &faults, &mut rejected)?;
        }
        report.good -= twice.len() as u64;
        if ctx.mapping.absent_is_zero && !flows {
            let unsure: BTreeSet<&str> = unsure.iter().map(|(n, _)| names[*n as usize].as_str()).collect();
            let units = places.units.iter().filter(|u| !only_inside || u.inside).map(|u| u.code.as_str());
            report.zeros = sums::zeros(&mut figures, units.filter(|u| !unsure.contains(u)));
        }
        report.figures = figures.len() as u64;
        report.suppressed = figures.iter().filter(|f| f.mark.as_deref().is_some_and(|m| m.starts_with("suppressed:"))).count() as u64;
        report.reasons = faults.reasons();
        report.bad = faults.listed;
        report.bad_rows = faults.rows;
        ctx.step("compare", 0, 0)?;
        if !flows {
            report.sums = sums::check(&ctx.mapping.sums, &figures);
            self.also_in(ctx, &figures, &mut report).await?;
        }
        let mut indicators: BTreeSet<String> = if flows { BTreeSet::new() } else { figures.iter().map(|f| f.a.to_string()).collect() };
        // Ratios of what the file brings need no rows of their own.
        indicators.extend(ctx.mapping.indicators.iter().map(|s| s.code.clone()));
        let mut conn = self.store.reader().await?;
        let base = data_sets::current(&mut conn, self.territory, ctx.data_set()).await?.map(|v| v.version);
        let difference = data_sets::compare(&mut conn, self.territory, form, ctx.data_set(), base, figures).await?;
        report.added = difference.added.len();
        report.changed = difference.changed.len();
        report.same = difference.same;
        report.changes = self.figure_changes(form, ctx.data_set(), base, &difference.changed).await?;
        report.news = difference.added.iter().take(TOLD).map(inspect::named).collect();
        report.missing = difference.missing.iter().map(|f| format!("{} {} {}", f.a, f.b, f.period)).collect();
        report.removed = if ctx.ask.remove_missing { difference.missing.len() } else { 0 };
        report.published = report.added;
        let mut batch = empty_batch();
        batch.extra = self.indicator_records(ctx, &indicators).await?;
        batch.figures = Some(Figures { source: ctx.source(), base, difference });
        Ok(Prepared { report, batch, rejected })
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
                    ("branch", &spec.branch),
                ] {
                    if let (Some(text), Some(f)) = (value, kind.field(field)) {
                        // The sentence says where in the mapping, since no cell is at fault.
                        let value = from_json(f, &Value::String(text.clone())).map_err(|p| match p.code.as_str() {
                            "problem-choice" => {
                                Problem { code: "problem-mapping-choice".to_owned(), ..p }.with("indicator", code).with("word", field)
                            }
                            _ => p,
                        })?;
                        record.body.insert(field.into(), value.unwrap_or_default());
                    }
                }
            }
            out.extend(staged(record, before));
        }
        Ok(out)
    }
}

/// Which municipalities a figure speaks of: one, or the two ends of a flow. There are some ten thousand.
fn pair(a: u32, b: u32) -> u32 {
    a.min(0xffff) << 16 | b.min(0xffff)
}

/// Whether figures with this key may be added up: flows may, indicators where the mapping declares it.
fn additive<'a>(ctx: &'a Context, names: &'a [String]) -> impl Fn(&[u32; 3]) -> bool + 'a {
    let flows = matches!(ctx.ask.target, Target::Flows);
    let declared = ctx.mapping.indicators.iter().filter(|s| s.aggregation.as_deref() == Some("additive"));
    let codes: BTreeSet<&str> = declared.map(|s| s.code.as_str()).collect();
    move |key| flows || codes.contains(names[key[0] as usize].as_str())
}

/// Sorted by key; a key that stands twice with the same value is one figure, otherwise the row of the second is bad. Figures of
/// municipalities that have become one unit are added up where that is declared; otherwise, or where the row of another of them
/// was refused (`unsure`: unit and which part of it), the unit has none. The figures, and the rows that turned out to be bad.
#[expect(clippy::too_many_arguments, reason = "a step of one function, cut out to be read by itself")]
fn unique(
    names: &[String],
    marks: &[String],
    mut rows: Vec<Packed>,
    faults: &mut Faults,
    report: &mut ImportReport,
    reader: &Reader<'_>,
    additive: &dyn Fn(&[u32; 3]) -> bool,
    mut unsure: Option<&mut BTreeSet<(u32, u32)>>,
) -> (Vec<Figure>, BTreeSet<u64>) {
    // Numbers in the order of the names, so that rows sort by comparing numbers.
    let mut order: Vec<u32> = (0..u32::try_from(names.len()).unwrap_or(u32::MAX)).collect();
    order.sort_by(|a, b| names[*a as usize].cmp(&names[*b as usize]));
    let mut rank = vec![0u32; names.len()];
    for (r, n) in (0u32..).zip(&order) {
        rank[*n as usize] = r;
    }
    let ranks = |k: &[u32; 3]| k.map(|n| rank[n as usize]);
    rows.sort_by_key(|r| (ranks(&r.key), r.part, r.row));
    // A row of a wide table that contradicts another does so in many cells: it is told once, and none of it is kept.
    let mut twice: BTreeMap<u64, (u64, String)> = BTreeMap::new();
    let mut first: Option<Packed> = None;
    for row in &rows {
        match &first {
            Some(f) if (f.key, f.part) == (row.key, row.part) => {
                if !f.same(row) {
                    let found = row.key.map(|n| names[n as usize].as_str()).join(" ");
                    twice.entry(u64::from(row.row)).or_insert((u64::from(f.row), found));
                    if let Some(unsure) = &mut unsure {
                        unsure.insert((row.key[1], row.part >> 16));
                    }
                }
            }
            _ => first = Some(*row),
        }
    }
    for (row, (first, found)) in &twice {
        let column = ["origin", "unit", "unit_name"].map(|t| reader.column(t)).into_iter().find(|c| !c.is_empty()).unwrap_or_default();
        faults.push(*row, column, Problem::new("problem-key-twice", found).with("first", first));
    }
    // The few names are shared by all figures.
    let shared: Vec<Arc<str>> = names.iter().map(|n| n.as_str().into()).collect();
    let marks: Vec<Arc<str>> = marks.iter().map(|m| m.as_str().into()).collect();
    let mut out: Vec<Figure> = Vec::with_capacity(rows.len());
    let lacks_a_part = |row: &Packed| {
        let of_unit =
            |unsure: &BTreeSet<(u32, u32)>| unsure.range((row.key[1], 0)..=(row.key[1], u32::MAX)).any(|(_, part)| *part != row.part >> 16);
        unsure.as_deref().is_some_and(of_unit)
    };
    let mut last: Option<Packed> = None;
    let mut joined: BTreeSet<usize> = BTreeSet::new();
    for row in rows {
        let before = last.filter(|l| l.key == row.key);
        if before.is_some_and(|l| l.part == row.part) || !twice.is_empty() && twice.contains_key(&u64::from(row.row)) {
            continue;
        }
        last = Some(row);
        let whole = !lacks_a_part(&row);
        let number = (whole && !row.value.is_nan()).then_some(row.value);
        let mark = (whole && row.mark > 0).then(|| marks[row.mark as usize].clone());
        match out.last_mut().filter(|_| before.is_some()) {
            Some(unit) if additive(&row.key) => {
                unit.number = unit.number.zip(number).map(|(a, b)| a + b);
                unit.mark = None;
            }
            Some(unit) if unit.number == number && unit.mark == mark => continue,
            Some(unit) => (unit.number, unit.mark) = (None, None),
            None => {
                let [a, b, period] = row.key.map(|n| shared[n as usize].clone());
                out.push(Figure { a, b, period, number, mark });
                if whole {
                    continue;
                }
            }
        }
        joined.insert(out.len());
    }
    report.merged = joined.len() as u64;
    if report.rows > 0 && out.is_empty() && faults.rows == 0 && report.outside + report.left_out == 0 {
        faults.push(0, "", Problem::new("problem-no-rows", ""));
    }
    (out, twice.into_keys().collect())
}

/// Rows that turned out to be bad only after all were read: their cells are read again for the file of rejected rows.
fn reread(mut opened: Source, wanted: &BTreeSet<u64>, faults: &Faults, rejected: &mut Rejected) -> Result<()> {
    opened.each(|row, _| {
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
