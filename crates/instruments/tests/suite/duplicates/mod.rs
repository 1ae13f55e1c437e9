//! Duplicates: those planted in a file are proposed and few others, none is merged unasked; a person merges or tells apart, and what was
//! decided holds; nobody learns by it of what is hidden.

mod deciding;
mod generator;

use generator::{Made, UNITS, make, unit_code, unit_name};
use reticolo_instruments::duplicates::{DuplicatesAsk, Other};
use reticolo_instruments::survey::{ImportAsk, Target, quiet};
use reticolo_instruments::territory::Clock;
use reticolo_instruments::{Config, Who, Workbench};
use reticolo_messages::Language;
use reticolo_model::{Record, kinds};
use reticolo_store::records;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use uuid::Uuid;

pub struct Ground {
    pub wb: Workbench,
    folder: PathBuf,
}

impl Drop for Ground {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl Ground {
    pub async fn new() -> Ground {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("reticolo-duplicates-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("a folder for the test");
        let clock: Clock = Arc::new(|| "2026-03-01T08:00:00.000000Z".to_owned());
        let config = Config { name: "Prova".into(), territory: None, units: (0..UNITS).map(unit_code).collect(), database: None };
        let wb = Workbench::new_territory(&folder.join("territory"), config, clock, None).await.expect("a new territory");
        let ground = Ground { wb, folder };
        let square = |i: usize| {
            let (x, code, name) = (7.0 + i as f64 * 0.1, unit_code(i), unit_name(i));
            let ring = format!("[[{x},45],[{0},45],[{0},45.1],[{x},45.1],[{x},45]]", x + 0.1);
            format!(
                r#"{{"type":"Feature","properties":{{"code":"{code}","name":"{name}"}},"geometry":{{"type":"Polygon","coordinates":[{ring}]}}}}"#
            )
        };
        let units: Vec<String> = (0..UNITS).map(square).collect();
        ground.import("units.geojson", "units", "", &format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, units.join(","))).await;
        ground
    }

    pub async fn import(&self, name: &str, target: &str, mapping: &str, text: &str) {
        std::fs::write(self.folder.join(name), text).expect("a fixture");
        let ask = ImportAsk {
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
        };
        self.wb.import(&Who::CommandLine, ask, quiet()).await.unwrap_or_else(|e| panic!("{name}: {}", e.sentence(Language::En)));
    }

    pub async fn records(&self, kind: &str) -> Vec<Record> {
        let mut all = Vec::new();
        records::each(&mut self.wb.store.reader().await.expect("a reader"), self.wb.territory, kind, |record| {
            all.push(record);
            Ok(())
        })
        .await
        .expect("records");
        all
    }

    pub async fn sound(&self) {
        let report = self.wb.check(&Who::CommandLine).await.expect("a check");
        assert!(report.findings.is_empty(), "{:?}", report.findings);
    }
}

const ACTORS: &str = "data_set = \"bodies\"\nkey = [\"key\"]\n[columns]\ntitle = \"title\"\nnature = \"nature\"\ntax_code = \"tax_code\"\naddress = \"address\"\nunit = \"unit\"\nyear_founded = \"year_founded\"\n";
const INITIATIVES: &str = "data_set = \"works\"\nkey = [\"key\"]\n[columns]\ntitle = \"title\"\ncup = \"cup\"\nmoney_total = \"money_total\"\nleader_tax_code = \"leader_tax_code\"\nunit = \"unit\"\nperiod_from = \"period_from\"\n";

/// The file of a seed, brought in; the key of each record.
async fn ground(made: &Made) -> (Ground, BTreeMap<Uuid, String>) {
    let ground = Ground::new().await;
    ground.import("bodies.csv", "actor", ACTORS, &made.actors_csv()).await;
    ground.import("works.csv", "initiative", INITIATIVES, &made.initiatives_csv()).await;
    let mut keys = BTreeMap::new();
    for kind in ["actor", "initiative"] {
        keys.extend(ground.records(kind).await.into_iter().map(|r| (r.id, r.origin.expect("an origin").key)));
    }
    (ground, keys)
}

fn ordered(a: &str, b: &str) -> (String, String) {
    if a < b { (a.to_owned(), b.to_owned()) } else { (b.to_owned(), a.to_owned()) }
}

#[tokio::test(flavor = "multi_thread")]
async fn planted_duplicates_are_proposed_few_others_and_none_is_merged() {
    for seed in 1..=10 {
        let made = make(seed);
        assert_eq!((made.actors.len() + made.initiatives.len(), made.planted.len()), (500, 40));
        let (ground, keys) = ground(&made).await;
        assert_eq!(keys.len(), 500, "each row is a record");
        let head = ground.wb.head().await.expect("head");
        let view = ground.wb.duplicates(&Who::CommandLine, &DuplicatesAsk::default()).await.expect("pairs");
        assert_eq!((view.total, view.by_kind.values().sum()), (view.pairs.len(), view.pairs.len()));
        let proposed: BTreeSet<_> = view.pairs.iter().map(|d| ordered(&keys[&d.records[0].id], &keys[&d.records[1].id])).collect();
        let planted: BTreeSet<_> = made.planted.iter().map(|(a, b)| ordered(a, b)).collect();
        let found = proposed.intersection(&planted).count();
        let others = proposed.difference(&planted).count();
        println!("seed {seed}: {found} of {} proposed, {others} others", planted.len());
        if std::env::var_os("SHOW_PAIRS").is_some() {
            let rows: BTreeMap<&str, _> = made.actors.iter().chain(&made.initiatives).map(|r| (r.key.as_str(), r)).collect();
            let show = |sign: &str, (a, b): &(String, String)| println!("{sign} {:?}\n  {:?}", rows[a.as_str()], rows[b.as_str()]);
            planted.difference(&proposed).for_each(|p| show("-", p));
            proposed.difference(&planted).for_each(|p| show("+", p));
        }
        assert!(found >= 38, "seed {seed}: {found} of 40");
        assert!(others <= 20, "seed {seed}: {others} others");
        assert!(view.pairs.iter().all(|d| d.reasons.iter().any(|r| r.weight > 0.0)), "something speaks for each");
        assert_eq!(ground.wb.head().await.expect("head"), head, "nothing was written");
        ground.sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_of_a_file_are_compared_with_what_is_stored() {
    let made = make(6);
    let ground = Ground::new().await;
    let twins: BTreeSet<&str> = made.planted.iter().map(|(_, b)| b.as_str()).collect();
    let (new, old): (Vec<_>, Vec<_>) = made.actors.iter().cloned().partition(|r| twins.contains(r.key.as_str()));
    let first = Made { actors: old, ..Made::default() };
    ground.import("bodies.csv", "actor", ACTORS, &first.actors_csv()).await;
    let before = ground.records("actor").await;
    let kind = kinds::find("actor").expect("a kind");
    let row = |n: u128, r: &generator::Row| {
        let mut record = Record::new(Uuid::from_u128(n), kind, &r.title);
        record.body.insert("nature".into(), r.nature.into());
        record.body.insert("address".into(), r.address.clone().into());
        record.place = Some(reticolo_model::Place::in_units(vec![unit_code(r.unit)]));
        record
    };
    let mut rows: Vec<Record> = new.iter().enumerate().map(|(i, r)| row(i as u128 + 1, r)).collect();
    // A row that is stored already is no look-alike of itself; one that the file says twice under two keys is.
    rows.push(before[0].clone());
    let mut again = rows[0].clone();
    again.id = Uuid::from_u128(900);
    rows.push(again);
    let found = ground.wb.like_stored(&Who::CommandLine, kind, &rows, 0.5).await.expect("candidates");
    let truth: BTreeMap<&str, &str> = made.planted.iter().map(|(a, b)| (b.as_str(), a.as_str())).collect();
    let keys: BTreeMap<Uuid, String> = before.iter().map(|r| (r.id, r.origin.clone().expect("an origin").key)).collect();
    let right = new
        .iter()
        .enumerate()
        .filter(|(i, r)| found.iter().any(|c| c.row == *i && matches!(c.other, Other::Record(id) if keys[&id] == truth[r.key.as_str()])));
    assert!(right.count() >= new.len() - 2, "{} rows: {found:?}", new.len());
    assert!(found.iter().all(|c| c.row != new.len()));
    assert!(found.iter().any(|c| c.row == new.len() + 1 && c.other == Other::Row(0)));
    assert_eq!(ground.records("actor").await.len(), before.len());
}
