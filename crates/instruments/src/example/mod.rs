//! An example territory of any size: units, figures, flows and records of every kind with numbered names and no real body in them, and
//! all of it a function of scale, seed and day. Into it truths are planted, with what looks like them and is none; they are told in
//! a file apart (`docs/generator.md`). Nothing here is shared with what looks for them.

mod build;
mod cells;
mod days;
mod figures;
mod files;
mod fill;
mod ground;
mod land;
mod market;
mod network;
mod people;
mod piece;
mod planned;
mod spool;
mod supply;
mod truths;
mod twins;
mod weave;
mod words;
mod works;

use crate::gate::Who;
use crate::registry::new_id;
use crate::survey::{Progress, Step};
use crate::{Result, WorkError, Workbench};
use days::Day;
use land::Land;
use piece::{SORTS, Setting};
use rayon::prelude::*;
use reticolo_messages::{Language, t};
use reticolo_model::check::check as check_record;
use reticolo_model::log::Act;
use reticolo_model::{Origin, Problem, Record, Unit, Visibility, id, kinds};
use reticolo_store::data_sets::{self, Difference, Figure, Form, Source};
use reticolo_store::links::{self, Link};
use reticolo_store::log::Chain;
use reticolo_store::staging::{self, Batch, Figures, Staged, Staging};
use reticolo_store::{Conn, Stamp, StoreError, Territory, records, units};
use serde::Serialize;
use serde_json::json;
use sha2::{Digest, Sha256};
use spool::Spool;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use uuid::Uuid;

pub use files::write_files;
pub use truths::{Decoy, Part, Truth, Truths};

/// Units of the example at scale 1.
pub const UNITS: usize = 33;
/// The day as of which an example is, unless another is asked for.
pub const DAY: &str = "2026-06-30";
/// Links that are written at once.
const LINKS: usize = 2000;
/// The data set that the units come with: where only they are there, the rest can still be made.
const UNITS_SET: &str = "example_units";

/// What to make.
#[derive(Debug, Clone)]
pub struct Ask {
    pub scale: u32,
    pub seed: u64,
    /// What was, is and will be is told as of this day.
    pub day: String,
    /// Whether the records are marked as illustrative: all of them, or none.
    pub illustrative: bool,
}

impl Ask {
    #[must_use]
    pub fn new(scale: u32, seed: u64) -> Ask {
        Ask { scale, seed, day: DAY.to_owned(), illustrative: true }
    }
}

/// The codes of the units of a territory that is made up from the beginning.
#[must_use]
pub fn unit_codes(scale: u32) -> Vec<String> {
    ground::codes("", UNITS * scale.clamp(1, 1000) as usize)
}

/// What was made.
#[derive(Debug, Clone, Default, Serialize)]
pub struct GenerateReport {
    pub units: usize,
    pub figures: usize,
    pub flows: usize,
    /// Kind → how many.
    pub records: BTreeMap<String, usize>,
    pub links: usize,
    /// Planted kind → how many.
    pub truths: BTreeMap<&'static str, usize>,
    /// Where the territory had units before, they were used and none were made.
    pub units_kept: bool,
}

/// What one data set of the example brings.
struct Bringing<'a> {
    data_set: &'a str,
    title: String,
    form: Form,
    extra: Vec<Record>,
    staging: Option<Staging>,
    figures: Option<Vec<Figure>>,
    units: Option<units::Difference>,
    rows: usize,
    digest: String,
}

impl<'a> Bringing<'a> {
    fn new(data_set: &'a str, title: &str, form: Form) -> Bringing<'a> {
        let title = title.to_owned();
        Bringing { data_set, title, form, extra: Vec::new(), staging: None, figures: None, units: None, rows: 0, digest: String::new() }
    }
}

/// One run: the territory, and what is the same in every record.
struct Run<'a> {
    bench: &'a Workbench,
    uri: String,
    ask: &'a Ask,
    day: Day,
    progress: Progress,
}

/// Fills a territory with so much as [`generate_with`] does, without the truths.
pub async fn generate(bench: &Workbench, scale: u32, seed: u64, progress: Progress) -> Result<GenerateReport> {
    Ok(generate_with(bench, &Ask::new(scale, seed), progress).await?.0)
}

/// Fills a territory. Scale 1 is 33 units and 5 734 records with some 9 500 links, among them 2 000 actors, 1 000 needs, 800 offers, 300
/// initiatives and 400 assets; scale N is N times as much. Units that are there are kept. A territory that holds an example already is
/// left alone, and one that holds other records takes illustrative ones only.
pub async fn generate_with(bench: &Workbench, ask: &Ask, progress: Progress) -> Result<(GenerateReport, Truths)> {
    if !(1..=1000).contains(&ask.scale) {
        return Err(Problem::new("problem-example-scale", ask.scale.to_string()).into());
    }
    let day = Day::parse(&ask.day)?;
    let mut conn = bench.store.reader().await?;
    let versions = data_sets::versions(&mut conn, bench.territory).await?;
    if versions.iter().any(|v| v.data_set.starts_with("example_") && v.data_set != UNITS_SET && v.withdrawn.is_none()) {
        return Err(Problem::new("problem-example-exists", &bench.config.name).into());
    }
    if !ask.illustrative {
        for kind in kinds::ALL.iter().filter(|k| kinds::of_territory(k.code)) {
            let mut there = false;
            records::each(&mut conn, bench.territory, kind.code, |_| {
                there = true;
                Ok(())
            })
            .await?;
            if there {
                return Err(Problem::new("problem-example-mixed", &bench.config.name).into());
            }
        }
    }
    drop(conn);
    let run = Run { bench, uri: bench.config.uri(), ask, day, progress };
    let mut report = GenerateReport::default();
    run.units(&mut report).await?;
    let places = bench.places().await?;
    let inside: Vec<Unit> = places.inside().cloned().collect();
    if inside.is_empty() {
        return Err(Problem::new("problem-example-units", &bench.config.name).into());
    }
    let land = Land::new(&inside, ground::residents(ask.seed, inside.len()), ask.scale as usize, ask.seed);
    let mut all = run.figures(&land, &mut report).await?;
    let truths = run.records(&land, &mut all, &mut report).await?;
    bench.store.analyse().await?;
    for truth in &truths {
        *report.truths.entry(truth.kind).or_default() += 1;
    }
    let told = Truths {
        format: truths::FORMAT,
        territory: run.uri,
        scale: ask.scale,
        seed: ask.seed,
        day: ask.day.clone(),
        illustrative: ask.illustrative,
        counts: report.truths.clone(),
        truths,
    };
    Ok((report, told))
}

impl Run<'_> {
    fn step(&self, stage: &'static str, done: usize, total: usize) -> Result<()> {
        if (self.progress)(Step { stage, done: done as u64, total: total as u64 }) { Ok(()) } else { Err(WorkError::Cancelled) }
    }

    async fn units(&self, report: &mut GenerateReport) -> Result<()> {
        if !self.bench.places().await?.units.is_empty() {
            report.units_kept = true;
            return Ok(());
        }
        self.step("generate", 0, 0)?;
        let made = ground::units(&ground::wanted(&self.bench.config, UNITS * self.ask.scale as usize), self.ask.seed);
        report.units = made.len();
        let difference = units::compare(&mut self.bench.store.reader().await?, self.bench.territory, UNITS_SET, made).await?;
        let mut bringing = Bringing::new(UNITS_SET, "Comuni di prova (esempio)", Form::Units);
        bringing.rows = report.units;
        bringing.units = Some(difference);
        let batch = self.batch(bringing)?;
        let (territory, stamp) = (self.bench.territory, self.bench.stamp(&Who::CommandLine));
        let cancel = Arc::new(AtomicBool::new(false));
        let write =
            self.bench.store.write_much(move |c| Box::pin(async move { staging::publish(c, territory, &stamp, batch, cancel).await }));
        write.await?;
        Ok(())
    }

    /// Indicators and flows, ready to be published.
    async fn figures(&self, land: &Land<'_>, report: &mut GenerateReport) -> Result<Vec<Batch>> {
        // Beside real units the codes say that the figures are not real.
        let prefix = if report.units_kept { "example_" } else { "" };
        let rows = figures::figures(land, self.ask.seed, prefix);
        report.figures = rows.len();
        let mut bringing = Bringing::new("example_indicators", "Indicatori di prova (esempio)", Form::Indicators);
        for spec in figures::INDICATORS {
            let code = format!("{prefix}{}", spec.code);
            let key = id::derived(&self.uri, "indicator", "indicators", &code);
            if records::get(&mut self.bench.store.reader().await?, self.bench.territory, key).await?.is_none() {
                bringing.extra.push(self.indicator(key, &code, spec)?);
            }
        }
        bringing.figures = Some(rows);
        let indicators = self.batch(bringing)?;
        let flows = figures::flows(land, self.ask.seed);
        report.flows = flows.len();
        let mut bringing = Bringing::new("example_flows", "Spostamenti di prova (esempio)", Form::Flows);
        bringing.figures = Some(flows);
        Ok(vec![indicators, self.batch(bringing)?])
    }

    fn indicator(&self, key: Uuid, code: &str, spec: &figures::Spec) -> Result<Record> {
        let mut record = self.record("indicator", key, "indicators", code, spec.title)?;
        record.status = "in_use".to_owned();
        for (field, value) in
            [("code", code), ("unit", spec.unit), ("direction", spec.direction), ("aggregation", spec.aggregation), ("weight", spec.weight)]
        {
            if !value.is_empty() {
                record.body.insert(field.to_owned(), json!(value));
            }
        }
        checked(record)
    }

    /// A public record that describes the example's data.
    fn record(&self, kind: &str, key: Uuid, data_set: &str, source_key: &str, title: &str) -> Result<Record> {
        let mut record = Record::new(key, crate::registry::kind(kind)?, title);
        record.origin = Some(Origin { data_set: data_set.to_owned(), key: source_key.to_owned() });
        record.visibility = Visibility::Public;
        record.illustrative = self.ask.illustrative;
        Ok(record)
    }

    /// Makes the records piece by piece, and publishes all of it, figures too, or nothing.
    async fn records(&self, land: &Land<'_>, all: &mut Vec<Batch>, report: &mut GenerateReport) -> Result<Vec<Truth>> {
        let (ask, scale) = (self.ask, self.ask.scale as usize);
        let cells = cells::Cells::new(land, ask.seed);
        let prefix = if report.units_kept { "example_" } else { "" };
        let indicator = |s: &figures::Spec| id::derived(&self.uri, "indicator", "indicators", &format!("{prefix}{}", s.code));
        let indicators = figures::INDICATORS.iter().map(indicator).collect();
        let set =
            Setting { uri: &self.uri, seed: ask.seed, day: self.day, illustrative: ask.illustrative, indicators, land, cells: &cells };
        let job = || new_id(&self.bench.now());
        let mut stagings = Vec::with_capacity(SORTS.len());
        for _ in &SORTS {
            stagings.push((Staging::create(&self.bench.folder, job()?)?, Sha256::new()));
        }
        let mut spool = Spool::create(&self.bench.folder, job()?)?;
        let mut told = figures::truths(land, ask.seed);
        let at_once = rayon::current_num_threads().clamp(1, 4);
        for first in (0..scale).step_by(at_once) {
            self.step("generate", first, scale)?;
            let built: Vec<build::Built> =
                (first..scale.min(first + at_once)).into_par_iter().map(|number| build::piece(&set, number)).collect::<Result<_>>()?;
            for piece in built {
                for (records, (staging, hash)) in piece.records.into_iter().zip(&mut stagings) {
                    for record in records {
                        hash.update(record.text().as_bytes());
                        staging.push(&Staged { record, personal: BTreeMap::new(), known_by: None, base: None, delete: false })?;
                    }
                }
                for (from, to, tie) in piece.ties {
                    let key = id::derived(&self.uri, "link", "example_links", &format!("{:07}", spool.count + 1));
                    let link = Link {
                        since: tie.since,
                        until: tie.until,
                        weight: tie.weight,
                        source: tie.source,
                        ..Link::new(key, tie.kind, from, to)
                    };
                    spool.push(&link)?;
                }
                told.extend(piece.truths);
            }
        }
        for (sort, (staging, hash)) in SORTS.iter().zip(stagings) {
            let plural = t(Language::It, &format!("{}-plural", sort.kind));
            let mut bringing = Bringing::new(sort.data_set, &format!("{plural} di prova (esempio)"), Form::Records);
            bringing.rows = staging.count();
            bringing.digest = id::hex(&hash.finalize());
            report.records.insert(sort.kind.to_owned(), staging.count());
            bringing.staging = Some(staging);
            all.push(self.batch(bringing)?);
        }
        report.links = spool.count;
        let (territory, stamp, progress, batches) =
            (self.bench.territory, self.bench.stamp(&Who::CommandLine), self.progress.clone(), std::mem::take(all));
        let write = self.bench.store.write_much(move |c| Box::pin(publish(c, territory, stamp, batches, spool, progress)));
        write.await?;
        Ok(told)
    }

    /// The data set's own record.
    fn described(&self, data_set: &str, title: &str, form: Form) -> Result<Record> {
        let key = id::derived(&self.uri, "data_set", data_set, "data_set");
        let mut record = self.record("data_set", key, data_set, "data_set", title)?;
        record.status = "published".to_owned();
        let source = format!("generated with seed {}", self.ask.seed);
        for (field, value) in
            [("code", data_set), ("form", form.code()), ("licence", "illustrative"), ("source", &source), ("source_date", figures::LATEST)]
        {
            record.body.insert(field.to_owned(), json!(value));
        }
        checked(record)
    }

    /// What publishes one data set as one act.
    fn batch(&self, bringing: Bringing<'_>) -> Result<Batch> {
        let Bringing { data_set, title, form, mut extra, staging, figures, units, rows, digest } = bringing;
        extra.insert(0, self.described(data_set, &title, form)?);
        let source = Source { data_set: data_set.to_owned(), form, file: "example".to_owned(), mapping: "{}".to_owned() };
        let rows = figures.as_ref().map_or(rows, Vec::len);
        Ok(Batch {
            detail: json!({ "data_set": data_set, "form": form, "file": "example", "added": rows, "changed": 0, "removed": 0, "rejected": 0 }),
            staging,
            extra: extra
                .into_iter()
                .map(|record| Staged { record, personal: BTreeMap::new(), known_by: None, base: None, delete: false })
                .collect(),
            figures: figures.map(|added| Figures {
                source: source.clone(),
                base: None,
                difference: Difference { added, ..Difference::default() },
            }),
            units,
            version: Some((source, i64::try_from(rows).unwrap_or(i64::MAX), digest)),
            remove_missing: false,
            links: Vec::new(),
            unlink: Vec::new(),
        })
    }
}

/// Publishes every data set as an act of its own and the links as one more, in one transaction.
async fn publish(
    conn: &mut Conn,
    territory: Territory,
    stamp: Stamp,
    batches: Vec<Batch>,
    mut spool: Spool,
    progress: Progress,
) -> std::result::Result<(), StoreError> {
    let cancel = Arc::new(AtomicBool::new(false));
    let total = batches.len() + spool.count.div_ceil(LINKS);
    let mut done = 0;
    let mut step = || {
        done += 1;
        if progress(Step { stage: "publish", done: done - 1, total: total as u64 }) { Ok(()) } else { Err(StoreError::Cancelled) }
    };
    for batch in batches {
        step()?;
        staging::publish(conn, territory, &stamp, batch, cancel.clone()).await?;
    }
    let mut chain = Chain::lock(conn, territory, &stamp).await?;
    let detail = json!({ "data_set": "example_links", "form": Form::Records, "file": "example", "added": spool.count });
    let act = chain.append(Act::Import, None, None, detail);
    for chunk in spool.chunks(LINKS)? {
        step()?;
        links::draw(conn, territory, &mut chain, act, &chunk?).await?;
    }
    chain.close(conn).await.map(drop)
}

/// The record as it passes the checks that every record passes.
fn checked(mut record: Record) -> Result<Record> {
    let problems = check_record(crate::registry::kind(&record.kind)?, &mut record);
    if problems.is_empty() { Ok(record) } else { Err(WorkError::Invalid(problems)) }
}
