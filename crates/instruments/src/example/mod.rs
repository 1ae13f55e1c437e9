//! An example territory of any size: units, figures, flows and records with numbered names and no real body in them, all
//! marked as illustrative, and all of it a function of scale and seed.

mod contents;
mod ground;

use crate::gate::Who;
use crate::registry::new_id;
use crate::survey::{Progress, Step};
use crate::{Result, WorkError, Workbench};
use reticolo_model::check::check as check_record;
use reticolo_model::log::Act;
use reticolo_model::{Origin, Problem, Record, Unit, Visibility, id};
use reticolo_store::data_sets::{self, Difference, Figure, Form, Source};
use reticolo_store::log::Chain;
use reticolo_store::staging::{self, Batch, Figures, Staged, Staging};
use reticolo_store::{Conn, Stamp, StoreError, Territory, dump, links, records, units};
use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use uuid::Uuid;

/// Units of the example at scale 1.
pub const UNITS: usize = 33;
/// Links that are written at once.
const LINKS: usize = 2000;

/// What was made.
#[derive(Debug, Clone, Default, Serialize)]
pub struct GenerateReport {
    pub units: usize,
    pub figures: usize,
    pub flows: usize,
    /// Kind → how many.
    pub records: BTreeMap<String, usize>,
    pub links: usize,
    /// Where the territory had units before, they were used and none were made.
    pub units_kept: bool,
}

/// What one data set of the example brings.
struct Bringing<'a> {
    data_set: &'a str,
    title: &'a str,
    form: Form,
    extra: Vec<Record>,
    staging: Option<Staging>,
    figures: Option<Vec<Figure>>,
    units: Option<units::Difference>,
    rows: usize,
    digest: String,
}

impl<'a> Bringing<'a> {
    fn new(data_set: &'a str, title: &'a str, form: Form) -> Bringing<'a> {
        Bringing { data_set, title, form, extra: Vec::new(), staging: None, figures: None, units: None, rows: 0, digest: String::new() }
    }
}

/// One run: the territory, and what is the same in every record.
struct Run<'a> {
    bench: &'a Workbench,
    uri: String,
    seed: u64,
    progress: Progress,
}

/// Fills a territory. Scale 1 is 33 units, 2 000 actors, 1 000 needs, 800 offers, 300 initiatives, 350 assets and 5 000
/// links; scale N is N times as much. A territory that holds an example already is left alone.
pub async fn generate(bench: &Workbench, scale: u32, seed: u64, progress: Progress) -> Result<GenerateReport> {
    if !(1..=1000).contains(&scale) {
        return Err(Problem::new("problem-example-scale", scale.to_string()).into());
    }
    let versions = data_sets::versions(&mut bench.store.reader().await?, bench.territory).await?;
    if versions.iter().any(|v| v.data_set.starts_with("example_") && v.withdrawn.is_none()) {
        return Err(Problem::new("problem-example-exists", &bench.config.name).into());
    }
    let run = Run { bench, uri: bench.config.uri(), seed, progress };
    let mut report = GenerateReport::default();
    run.units(scale as usize, &mut report).await?;
    let places = bench.places().await?;
    let inside: Vec<Unit> = places.inside().cloned().collect();
    if inside.is_empty() {
        return Err(Problem::new("problem-example-units", &bench.config.name).into());
    }
    let residents = ground::residents(seed, inside.len());
    run.figures(&inside, &residents, &mut report).await?;
    run.records(scale as usize, &inside, &residents, &mut report).await?;
    run.links(scale as usize, &mut report).await?;
    bench.store.analyse().await?;
    Ok(report)
}

impl Run<'_> {
    fn step(&self, stage: &'static str, done: usize, total: usize) -> Result<()> {
        if (self.progress)(Step { stage, done: done as u64, total: total as u64 }) { Ok(()) } else { Err(WorkError::Cancelled) }
    }

    async fn units(&self, scale: usize, report: &mut GenerateReport) -> Result<()> {
        if !self.bench.places().await?.units.is_empty() {
            report.units_kept = true;
            return Ok(());
        }
        self.step("units", 0, 0)?;
        let made = ground::units(&self.bench.config, UNITS * scale, self.seed);
        report.units = made.len();
        let difference = units::compare(&mut self.bench.store.reader().await?, self.bench.territory, "example_units", made).await?;
        let mut bringing = Bringing::new("example_units", "Comuni di prova (illustrativi)", Form::Units);
        bringing.rows = report.units;
        bringing.units = Some(difference);
        self.publish(bringing).await
    }

    async fn figures(&self, inside: &[Unit], residents: &[f64], report: &mut GenerateReport) -> Result<()> {
        self.step("figures", 0, 0)?;
        // Beside real units the codes say that the figures are not real.
        let prefix = if report.units_kept { "example_" } else { "" };
        let rows = ground::figures(self.seed, prefix, inside, residents);
        report.figures = rows.len();
        let mut bringing = Bringing::new("example_indicators", "Indicatori di prova (illustrativi)", Form::Indicators);
        for spec in ground::INDICATORS {
            let code = format!("{prefix}{}", spec.code);
            let key = id::derived(&self.uri, "indicator", "indicators", &code);
            if records::get(&mut self.bench.store.reader().await?, self.bench.territory, key).await?.is_none() {
                bringing.extra.push(self.indicator(key, &code, spec)?);
            }
        }
        bringing.figures = Some(rows);
        self.publish(bringing).await?;
        let flows = ground::flows(self.seed, inside, residents);
        report.flows = flows.len();
        let mut bringing = Bringing::new("example_flows", "Spostamenti di prova (illustrativi)", Form::Flows);
        bringing.figures = Some(flows);
        self.publish(bringing).await
    }

    fn indicator(&self, key: Uuid, code: &str, spec: &ground::Spec) -> Result<Record> {
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

    /// A public record of the example.
    fn record(&self, kind: &str, key: Uuid, data_set: &str, source_key: &str, title: &str) -> Result<Record> {
        let mut record = Record::new(key, crate::registry::kind(kind)?, title);
        record.origin = Some(Origin { data_set: data_set.to_owned(), key: source_key.to_owned() });
        record.visibility = Visibility::Public;
        record.illustrative = true;
        Ok(record)
    }

    async fn records(&self, scale: usize, inside: &[Unit], residents: &[f64], report: &mut GenerateReport) -> Result<()> {
        let ground = contents::Ground::new(inside, residents);
        for plan in contents::PLANS {
            let total = plan.count * scale;
            let mut staging = Staging::create(&self.bench.folder, new_id(&self.bench.now())?)?;
            let mut hash = Sha256::new();
            for i in 0..total {
                if i % 1000 == 0 {
                    self.step(plan.kind, i, total)?;
                }
                let (key, id) = self.nth(plan, i);
                let mut record = self.record(plan.kind, id, plan.data_set, &key, &format!("{} {}", plan.name, i + 1))?;
                contents::fill(plan, &mut record, i, scale, self.seed, &ground);
                let record = checked(record)?;
                hash.update(record.text().as_bytes());
                staging.push(&Staged { record, personal: BTreeMap::new(), known_by: None, base: None, delete: false })?;
            }
            let mut bringing = Bringing::new(plan.data_set, plan.title, Form::Records);
            bringing.rows = total;
            bringing.digest = id::hex(&hash.finalize());
            bringing.staging = Some(staging);
            self.publish(bringing).await?;
            report.records.insert(plan.kind.to_owned(), total);
        }
        Ok(())
    }

    /// Key and id of the `i`-th record of a kind.
    fn nth(&self, plan: &contents::Plan, i: usize) -> (String, Uuid) {
        let key = format!("{:07}", i + 1);
        let id = id::derived(&self.uri, plan.kind, plan.data_set, &key);
        (key, id)
    }

    async fn links(&self, scale: usize, report: &mut GenerateReport) -> Result<()> {
        let all: Vec<links::Link> = contents::links(self.seed, scale)
            .into_iter()
            .enumerate()
            .map(|(n, link)| {
                let id = id::derived(&self.uri, "link", "example_links", &format!("{:07}", n + 1));
                links::Link::new(id, link.kind, self.nth(link.from.0, link.from.1).1, self.nth(link.to.0, link.to.1).1)
            })
            .collect();
        report.links = all.len();
        self.step("links", 0, all.len())?;
        let (territory, stamp) = (self.bench.territory, self.bench.stamp(&Who::CommandLine));
        let write = self.bench.store.write(move |c| Box::pin(async move { publish_links(c, territory, &stamp, &all).await }));
        write.await?;
        Ok(())
    }

    /// The data set's own record.
    fn described(&self, data_set: &str, title: &str, form: Form) -> Result<Record> {
        let key = id::derived(&self.uri, "data_set", data_set, "data_set");
        let mut record = self.record("data_set", key, data_set, "data_set", title)?;
        record.status = "published".to_owned();
        let source = format!("generated with seed {}", self.seed);
        for (field, value) in
            [("code", data_set), ("form", form.code()), ("licence", "illustrative"), ("source", &source), ("source_date", ground::LATEST)]
        {
            record.body.insert(field.to_owned(), json!(value));
        }
        checked(record)
    }

    /// Publishes one data set as one act.
    async fn publish(&self, bringing: Bringing<'_>) -> Result<()> {
        let Bringing { data_set, title, form, mut extra, staging, figures, units, rows, digest } = bringing;
        extra.insert(0, self.described(data_set, title, form)?);
        let source = Source { data_set: data_set.to_owned(), form, file: "example".to_owned(), mapping: "{}".to_owned() };
        let rows = figures.as_ref().map_or(rows, Vec::len);
        let batch = Batch {
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
        };
        let (territory, stamp) = (self.bench.territory, self.bench.stamp(&Who::CommandLine));
        let cancel = Arc::new(AtomicBool::new(false));
        let write = self.bench.store.write(move |c| Box::pin(async move { staging::publish(c, territory, &stamp, batch, cancel).await }));
        write.await?;
        Ok(())
    }
}

/// Writes links by the thousand as one act that undo takes back, each told in the log as an entry of its own.
async fn publish_links(conn: &mut Conn, territory: Territory, stamp: &Stamp, all: &[links::Link]) -> std::result::Result<(), StoreError> {
    let mut chain = Chain::lock(conn, territory, stamp).await?;
    let detail = json!({ "data_set": "example_links", "form": Form::Records, "file": "example", "added": all.len() });
    let act = chain.append(Act::Import, None, None, detail);
    let table = dump::TABLES.iter().find(|t| t.name == "link").ok_or_else(|| StoreError::NotFound("table link".into()))?;
    for chunk in all.chunks(LINKS) {
        let mut lines = Vec::with_capacity(chunk.len());
        for link in chunk {
            chain.append(Act::Link, Some(link.id), Some(act), json!({ "after": link }));
            let line = json!({ "id": link.id, "kind": link.kind, "from_record": link.from, "to_record": link.to });
            lines.push(line.to_string());
        }
        dump::write(conn, territory, table, &lines).await?;
        chain.flush(conn).await?;
    }
    chain.close(conn).await.map(drop)
}

/// The record as it passes the checks that every record passes.
fn checked(mut record: Record) -> Result<Record> {
    let problems = check_record(crate::registry::kind(&record.kind)?, &mut record);
    if problems.is_empty() { Ok(record) } else { Err(WorkError::Invalid(problems)) }
}

/// A value of a body.
fn put(record: &mut Record, field: &str, value: impl Into<Value>) {
    record.body.insert(field.to_owned(), value.into());
}
