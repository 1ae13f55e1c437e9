//! Imports of records: choices, places in a second file, references, actors that meet, hands that are respected, look-alikes.

mod hands;
mod meeting;
mod places;
mod references;
mod shared;
mod workbook;

use reticolo_instruments::survey::{ImportAsk, ImportReport, Target, quiet};
use reticolo_instruments::territory::Clock;
use reticolo_instruments::{Config, Result, Who, WorkError, Workbench};
use reticolo_messages::Language;
use reticolo_model::{Record, kinds};
use reticolo_store::links::{self, Link};
use reticolo_store::{Stamp, records};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// A territory in a folder of its own, with two units inside (001001, 001002) and one of its context (001003).
pub struct Bed {
    pub folder: PathBuf,
    pub wb: Workbench,
}

impl Drop for Bed {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

pub fn folder() -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let name = format!("reticolo-records-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let path = std::env::temp_dir().join(name);
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).expect("a folder for the test");
    path
}

impl Bed {
    pub async fn new() -> Bed {
        let units = ["001001", "001002"].map(String::from).to_vec();
        let bed = Bed::of(Config { name: "Prova".into(), territory: None, units, database: None }).await;
        let square = |code: &str, name: &str, x: f64| {
            format!(
                r#"{{"type":"Feature","properties":{{"code":"{code}","name":"{name}"}},"geometry":{{"type":"Polygon","coordinates":[[[{x},45],[{},45],[{},46],[{x},46],[{x},45]]]}}}}"#,
                x + 1.0,
                x + 1.0
            )
        };
        let units = [square("001001", "Agliè", 7.0), square("001002", "Airasca", 8.0), square("001003", "Ala di Stura", 9.0)].join(",");
        bed.file("units.geojson", &format!(r#"{{"type":"FeatureCollection","features":[{units}]}}"#));
        bed.import("units.geojson", "units", "").await.expect("units");
        bed
    }

    pub async fn of(config: Config) -> Bed {
        let folder = folder();
        let clock: Clock = Arc::new(|| "2026-03-01T08:00:00.000000Z".to_owned());
        let wb = Workbench::new_territory(&folder.join("territory"), config, clock, None).await.expect("a new territory");
        Bed { folder, wb }
    }

    pub fn file(&self, name: &str, text: &str) {
        std::fs::write(self.folder.join(name), text).expect("a fixture");
    }

    pub fn ask(&self, name: &str, target: &str, mapping: &str) -> ImportAsk {
        ImportAsk {
            file: self.folder.join(name),
            file_name: name.to_owned(),
            target: Target::parse(target).expect("a target"),
            mapping: (!mapping.is_empty()).then(|| mapping.to_owned()),
            dry_run: false,
            skip_bad_rows: false,
            remove_missing: false,
            visibility: None,
            places_file: None,
            language: Language::En,
        }
    }

    pub async fn ask_for(&self, ask: ImportAsk) -> Result<ImportReport> {
        self.wb.import(&Who::CommandLine, ask, quiet()).await
    }

    pub async fn import(&self, name: &str, target: &str, mapping: &str) -> Result<ImportReport> {
        self.ask_for(self.ask(name, target, mapping)).await
    }

    /// Every record of a kind, by title.
    pub async fn records(&self, kind: &str) -> Vec<Record> {
        let mut all = Vec::new();
        let mut conn = self.wb.store.reader().await.expect("a reader");
        records::each(&mut conn, self.wb.territory, kind, |record| {
            all.push(record);
            Ok(())
        })
        .await
        .expect("records");
        all.sort_by(|a, b| (&a.title, a.id).cmp(&(&b.title, b.id)));
        all
    }

    pub async fn one(&self, kind: &str, title: &str) -> Record {
        self.records(kind).await.into_iter().find(|r| r.title == title).unwrap_or_else(|| panic!("no {kind} {title}"))
    }

    pub async fn links(&self) -> Vec<Link> {
        let mut conn = self.wb.store.reader().await.expect("a reader");
        links::all(&mut conn, self.wb.territory).await.expect("links")
    }

    /// Links as `title –kind→ title`, sorted.
    pub async fn ties(&self) -> Vec<String> {
        let mut titles = std::collections::BTreeMap::new();
        for kind in kinds::ALL {
            titles.extend(self.records(kind.code).await.into_iter().map(|r| (r.id, r.title)));
        }
        let mut out: Vec<String> =
            self.links().await.iter().map(|l| format!("{} –{}→ {}", titles[&l.from], l.kind, titles[&l.to])).collect();
        out.sort();
        out
    }

    /// Changes a record as a person would.
    pub async fn by_hand(&self, record: &Record, change: impl FnOnce(&mut Record)) -> Record {
        let mut changed = record.clone();
        change(&mut changed);
        let problems = reticolo_model::check::check(kinds::find(&record.kind).expect("a kind"), &mut changed);
        assert!(problems.is_empty(), "{problems:?}");
        let (territory, stamp) = (self.wb.territory, Stamp { at: self.wb.now(), by: "someone".into() });
        let before = records::get(&mut self.wb.store.reader().await.expect("a reader"), territory, record.id).await.expect("a look");
        let expected = before.map(|b| b.version);
        let save = self.wb.store.write(move |c| Box::pin(async move { records::save(c, territory, &stamp, changed, expected).await }));
        save.await.expect("saved").0
    }

    /// Tables and log agree, and every link has both its ends.
    pub async fn sound(&self) {
        let report = self.wb.check(&Who::CommandLine).await.expect("a check");
        assert!(report.findings.is_empty(), "{:?}", report.findings);
        self.ties().await;
    }
}

/// The codes of the bad cells that stopped an import, with their rows.
pub fn bad(result: Result<ImportReport>) -> Vec<(u64, String)> {
    match result {
        Err(WorkError::BadRows(report)) => report.bad.into_iter().map(|b| (b.row, b.problem.code)).collect(),
        other => panic!("no bad rows but {other:?}"),
    }
}

/// The codes of what is wrong with a mapping.
pub fn wrong(result: Result<ImportReport>) -> Vec<String> {
    match result {
        Err(WorkError::Mapping { problems, .. } | WorkError::Invalid(problems)) => problems.into_iter().map(|p| p.code).collect(),
        other => panic!("no fault of the mapping but {other:?}"),
    }
}
