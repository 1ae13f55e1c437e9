//! Every table and every file of shapes of the shared data, read with the mappings of this repository on a dry run: what comes in,
//! what is refused and why. The account is `docs/imports.md`; with `RETICOLO_WRITE_DOCS=1` it is written, else compared.

use reticolo_formats::{Table, TableOptions};
use reticolo_instruments::error::problem_sentence;
use reticolo_instruments::survey::{ImportAsk, ImportReport, Reason, Target, quiet};
use reticolo_instruments::territory::Clock;
use reticolo_instruments::{Config, Who, WorkError, Workbench};
use reticolo_messages::Language;
use reticolo_model::Visibility;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::sync::Semaphore;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Files {
    file: Vec<Entry>,
}

/// A file of the data folder: read with a mapping, read beside another file, or not held for a reason.
#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
struct Entry {
    path: String,
    mapping: Option<String>,
    /// The mapping with which it is read as the file of places.
    beside: Option<String>,
    reason: Option<String>,
    /// The units of the territory: municipalities unless said otherwise.
    ground: Option<String>,
    places: Option<String>,
    note: Option<String>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The shared data, where they are at hand.
fn shared() -> Option<PathBuf> {
    let folder = std::env::var("RETICOLO_SHARED").map_or_else(|_| root().join("../shared"), PathBuf::from).join("data");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: {} is not there", folder.display());
    None
}

/// Tables and shapes under a folder, by their paths within it.
fn files(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in std::fs::read_dir(&next).expect("a readable folder") {
            let path = entry.expect("an entry").path();
            let name = path.to_string_lossy().into_owned();
            let plain = name.strip_suffix(".gz").unwrap_or(&name);
            if path.is_dir() {
                waiting.push(path);
            } else if ["csv", "geojson", "topojson"].iter().any(|e| plain.ends_with(&format!(".{e}"))) {
                found.insert(path.strip_prefix(folder).expect("within").to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found
}

/// A folder that goes when the test is over.
struct Scratch(PathBuf);

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The mapping of a name: what its rows are, as its first line says, and its text.
fn mapping(name: &str) -> (String, String) {
    let path = root().join("mappings").join(format!("{name}.toml"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("mappings/{name}.toml: {e}"));
    let first = text.lines().next().unwrap_or_default();
    let target = first.strip_prefix("# --as ").unwrap_or_else(|| panic!("mappings/{name}.toml does not begin with # --as KIND"));
    (target.trim().to_owned(), text)
}

fn ask(data: &Path, path: &str, name: &str, places: Option<&str>) -> ImportAsk {
    let (target, text) = mapping(name);
    ImportAsk {
        file: data.join(path),
        file_name: path.rsplit('/').next().unwrap_or(path).to_owned(),
        target: Target::parse(&target).unwrap_or_else(|| panic!("mappings/{name}.toml: {target} is nothing that is imported")),
        mapping: Some(text),
        dry_run: true,
        skip_bad_rows: true,
        remove_missing: false,
        visibility: None,
        places_file: places.map(|p| data.join(p)),
        language: Language::En,
    }
}

/// A territory with the units of a file, if one is given.
async fn ground(scratch: &Path, name: &str, units: Option<(&str, &str)>) -> Workbench {
    let clock: Clock = Arc::new(|| "2026-03-01T08:00:00.000000Z".to_owned());
    let config = Config { name: name.to_owned(), territory: Some("IT".to_owned()), units: Vec::new(), database: None };
    let wb = Workbench::new_territory(&scratch.join(name), config, clock, None).await.expect("a new territory");
    if let Some((path, mapping)) = units {
        let ask = ImportAsk { dry_run: false, skip_bad_rows: false, ..ask(&scratch.join("data"), path, mapping, None) };
        wb.import(&Who::CommandLine, ask, quiet()).await.expect("the units");
    }
    wb
}

/// How the rows of a file divide: each is in exactly one part.
#[derive(Default, Clone, Copy)]
struct Account {
    rows: u64,
    good: u64,
    repeated: u64,
    refused: u64,
    outside: u64,
    left_out: u64,
}

impl Account {
    /// Rows of records that lie outside are kept, so that they are among the good; figures and classes of units are left out.
    fn of(report: &ImportReport) -> Account {
        let records = report.form == "records";
        Account {
            rows: report.rows,
            good: report.good,
            repeated: report.repeated,
            refused: report.bad_rows - report.places_refused,
            outside: if records { 0 } else { report.outside },
            left_out: report.left_out,
        }
    }

    fn adds_up(&self) -> bool {
        self.rows == self.good + self.repeated + self.refused + self.outside + self.left_out
    }

    fn add(&mut self, other: &Account) {
        self.rows += other.rows;
        self.good += other.good;
        self.repeated += other.repeated;
        self.refused += other.refused;
        self.outside += other.outside;
        self.left_out += other.left_out;
    }
}

fn data_rows(path: &Path) -> u64 {
    let mut table = Table::open_with(path, &TableOptions::default()).expect("a table");
    let mut rows = 0;
    let flow: ControlFlow<()> = table
        .for_each_row(|_, _| {
            rows += 1;
            ControlFlow::Continue(())
        })
        .expect("readable");
    assert!(flow.is_continue());
    rows
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace(['\n', '\r'], " ")
}

fn reasons(list: &[Reason]) -> String {
    let one = |r: &Reason| {
        let column = if r.column.is_empty() { String::new() } else { format!("`{}`: ", r.column) };
        // A long cell, or a long list of what is known, does not tell more.
        let mut problem = r.first.problem.clone();
        problem.found = short(&problem.found, 60);
        let sentence = short(&problem_sentence(Language::En, &problem), 200);
        format!("{} × {column}row {}: {sentence}", r.rows, r.first.row)
    };
    list.iter().map(one).collect::<Vec<_>>().join("<br>")
}

fn short(text: &str, most: usize) -> String {
    if text.chars().count() <= most { text.to_owned() } else { text.chars().take(most - 1).chain(['…']).collect() }
}

/// What else is worth saying of an import.
fn notes(entry: &Entry, report: &ImportReport) -> String {
    let mut out: Vec<String> = entry.note.iter().cloned().collect();
    let mut count = |n: u64, one: &str, many: &str| {
        if n > 0 {
            out.push(format!("{n} {}.", if n == 1 { one } else { many }));
        }
    };
    let len = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    count(report.figures, "figure", "figures");
    count(report.suppressed, "figure suppressed", "figures suppressed");
    count(report.merged, "figure of municipalities that are one today", "figures of municipalities that are one today");
    count(len(report.sums.len()), "total differs from its parts", "totals differ from their parts");
    count(len(report.followed.len()), "former code followed", "former codes followed");
    count(len(report.names_met.len()), "name met though written otherwise", "names met though written otherwise");
    count(report.doubtful, "doubtful point", "doubtful points");
    if report.form == "records" {
        count(
            report.outside,
            "record lies, in part or whole, in a unit that is not loaded",
            "records lie, in part or whole, in units that are not loaded",
        );
    }
    count(len(report.created), "record made by reference", "records made by reference");
    count(len(report.linked), "link", "links");
    count(report.not_found.iter().map(|(_, _, n)| n).sum(), "reference found nothing", "references found nothing");
    count(report.places_unknown, "row of the places file names no place", "rows of the places file name no place");
    count(report.places_refused, "row of the places file refused", "rows of the places file refused");
    count(len(report.ignored.len()), "column not used", "columns not used");
    out.join(" ")
}

fn written(entries: &[Entry], reports: &BTreeMap<usize, ImportReport>, data: &Path) -> String {
    let mut out = String::from(INTRODUCTION);
    let mut total = Account::default();
    let mut beside_rows = 0;
    let mut folders: Vec<&str> = Vec::new();
    for entry in entries {
        let folder = entry.path.split('/').next().unwrap_or_default();
        if !folders.contains(&folder) {
            folders.push(folder);
        }
    }
    for folder in folders {
        let here: Vec<(usize, &Entry)> =
            entries.iter().enumerate().filter(|(_, e)| e.path.starts_with(&format!("{folder}/")) && e.reason.is_none()).collect();
        if here.is_empty() {
            continue;
        }
        let _ = write!(
            out,
            "\n## {folder}\n\n| file | as | mapping | rows | good | repeated | refused | outside | left out | why refused | notes |\n|---|---|---|--:|--:|--:|--:|--:|--:|---|---|\n"
        );
        let mut sum = Account::default();
        for (i, entry) in here {
            let name = entry.path.rsplit('/').next().unwrap_or_default();
            if let Some(mapping) = &entry.beside {
                let rows = data_rows(&data.join(&entry.path));
                beside_rows += rows;
                let _ = writeln!(
                    out,
                    "| {name} | places | {mapping} | ({rows}) | | | | | | | Read beside the projects: where each of them lies. |"
                );
                continue;
            }
            let Some(report) = reports.get(&i) else { continue };
            let account = Account::of(report);
            sum.add(&account);
            let mapping_name = entry.mapping.as_deref().unwrap_or_default();
            let Account { rows, good, repeated, refused, outside, left_out } = account;
            let _ = writeln!(
                out,
                "| {name} | {} | {mapping_name} | {rows} | {good} | {repeated} | {refused} | {outside} | {left_out} | {} | {} |",
                mapping(mapping_name).0,
                cell(&reasons(&report.reasons)),
                cell(&notes(entry, report)),
            );
        }
        let Account { rows, good, repeated, refused, outside, left_out } = sum;
        let _ = writeln!(
            out,
            "| **sum** | | | **{rows}** | **{good}** | **{repeated}** | **{refused}** | **{outside}** | **{left_out}** | | |"
        );
        total.add(&sum);
    }
    let Account { rows, good, repeated, refused, outside, left_out } = total;
    let _ = write!(
        out,
        "\n## All together\n\n| rows | good | repeated | refused | outside | left out |\n|--:|--:|--:|--:|--:|--:|\n| {rows} | {good} | {repeated} | {refused} | {outside} | {left_out} |\n\n{rows} = {good} + {repeated} + {refused} + {outside} + {left_out}. Besides, {beside_rows} rows were read as places of other rows.\n"
    );
    assert!(total.adds_up());
    out.push_str("\n## What is not held\n\n| file | rows | why |\n|---|--:|---|\n");
    let mut not_held = 0;
    let mut count = 0;
    for entry in entries {
        if let Some(reason) = &entry.reason {
            let rows = data_rows(&data.join(&entry.path));
            not_held += rows;
            count += 1;
            let _ = writeln!(out, "| {} | {rows} | {} |", entry.path, cell(reason));
        }
    }
    let _ = writeln!(out, "| **{count} files** | **{not_held}** | |");
    let held: BTreeSet<&str> = entries.iter().filter(|e| e.reason.is_none()).map(|e| e.path.as_str()).collect();
    let readings = reports.len();
    let _ = write!(
        out,
        "\n{} files in all: {} are read, in {readings} readings (some say things of two sorts), and {count} are not held.\n",
        held.len() + count,
        held.len()
    );
    out
}

const INTRODUCTION: &str = "# What comes in\n
Made by the test `imports` of the crate `reticolo` (rewritten with `RETICOLO_WRITE_DOCS=1`), from `docs/imports.toml`, which says for each
file what it is read as, and from the mappings in `mappings/`. Every table and file of shapes of the shared data is read on a dry run, with bad rows skipped, in a territory
that is the whole country (7 899 municipalities; tables of provinces and regions in one of those). A row is in exactly one part: *good*; *repeated*, where it says what
a row before it said (a project with several partners is one record, each row adds a link); *refused*, with the first thing that is wrong with it, how often, and the first row where it is so; *outside*, where it speaks of a unit that
a reference table knows and that is not loaded (figures and classes of units; a record keeps such a place and is good); *left out*, because the mapping keeps only what
lies in a loaded unit. Rows are counted as people count them in the file: the first row after the header is 2, the first feature is 1.\n";

#[test]
fn every_shared_file_comes_in_or_says_why_not() {
    let Some(shared) = shared() else { return };
    let text = std::fs::read_to_string(root().join("docs/imports.toml")).expect("docs/imports.toml");
    let entries = toml::from_str::<Files>(&text).expect("docs/imports.toml").file;
    for entry in &entries {
        let ways = [&entry.mapping, &entry.beside, &entry.reason].iter().filter(|w| w.is_some()).count();
        assert_eq!(ways, 1, "{} is read with a mapping, or beside another file, or not held", entry.path);
    }
    let listed: BTreeSet<String> = entries.iter().map(|e| e.path.clone()).collect();
    assert_eq!(listed, files(&shared), "docs/imports.toml lists what there is");
    let used: BTreeSet<String> = entries.iter().filter_map(|e| e.mapping.clone()).collect();
    let kept: BTreeSet<String> = std::fs::read_dir(root().join("mappings"))
        .expect("the mappings")
        .filter_map(|e| e.expect("an entry").file_name().into_string().ok()?.strip_suffix(".toml").map(str::to_owned))
        .collect();
    assert_eq!(used, kept, "every mapping is tried on a file");

    let scratch = Scratch(std::env::temp_dir().join(format!("reticolo-imports-{}", std::process::id())));
    let _ = std::fs::remove_dir_all(&scratch.0);
    let data = scratch.0.join("data");
    for path in &listed {
        let to = data.join(path);
        std::fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
        std::fs::copy(shared.join(path), to).expect("a copy");
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(4).enable_all().build().expect("a runtime");
    let reports = runtime.block_on(read(&scratch.0, &entries));
    for (i, report) in &reports {
        let entry = &entries[*i];
        let account = Account::of(report);
        assert!(account.adds_up(), "{} as {:?}: {} rows do not add up: {report:?}", entry.path, entry.mapping, account.rows);
        assert_eq!(report.reasons.iter().map(|r| r.rows).sum::<u64>(), report.bad_rows, "{}: each refused row has its reason", entry.path);
        // What has no licence, or says that none was declared, is never public by itself.
        let (_, text) = mapping(entry.mapping.as_deref().unwrap_or_default());
        let declared = text.lines().any(|l| l.starts_with("licence = ") && !l.contains("no licence declared"));
        assert!(declared || report.visibility == Some(Visibility::SignedIn), "{}: public without a licence", entry.path);
        let is_table = entry.path.trim_end_matches(".gz").ends_with(".csv");
        assert!(!is_table || account.rows == data_rows(&data.join(&entry.path)), "{}: every row is counted", entry.path);
    }
    let now = written(&entries, &reports, &data);
    let path = root().join("docs/imports.md");
    if std::env::var("RETICOLO_WRITE_DOCS").is_ok_and(|v| v == "1") {
        std::fs::write(&path, &now).expect("written");
        return;
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    for (a, b) in committed.lines().zip(now.lines()) {
        assert_eq!(a, b, "docs/imports.md is not what the imports say; rewrite it with RETICOLO_WRITE_DOCS=1");
    }
    assert_eq!(committed, now);
}

/// Reads every file that has a mapping, two at a time.
async fn read(scratch: &Path, entries: &[Entry]) -> BTreeMap<usize, ImportReport> {
    let mut grounds: BTreeMap<&str, Workbench> = BTreeMap::new();
    for (name, units) in [
        ("none", None),
        ("municipalities", Some(("boundaries/italy_municipalities_simplified.geojson.gz", "boundaries"))),
        ("provinces", Some(("boundaries/italy_provinces.topojson", "province_boundaries"))),
        ("regions", Some(("boundaries/italy_regions.topojson", "region_boundaries"))),
    ] {
        grounds.insert(name, ground(scratch, name, units).await);
    }
    let two = Arc::new(Semaphore::new(2));
    let mut running = Vec::new();
    for (i, entry) in entries.iter().enumerate() {
        let Some(mapping) = &entry.mapping else { continue };
        let name = entry.ground.as_deref().unwrap_or("municipalities");
        let wb = grounds.get(name).unwrap_or_else(|| panic!("{}: no ground {name}", entry.path)).clone();
        let ask = ask(&scratch.join("data"), &entry.path, mapping, entry.places.as_deref());
        let two = two.clone();
        running.push((
            i,
            tokio::spawn(async move {
                let _turn = two.acquire().await.expect("open");
                wb.import(&Who::CommandLine, ask, quiet()).await
            }),
        ));
    }
    let mut reports = BTreeMap::new();
    let mut failed = Vec::new();
    for (i, task) in running {
        match task.await.expect("no panic") {
            Ok(report) => {
                reports.insert(i, report);
            }
            Err(error) => {
                let problems = if let WorkError::Mapping { problems, .. } = &error { format!("{problems:?}") } else { String::new() };
                failed.push(format!("{}: {} {problems}", entries[i].path, error.sentence(Language::En)));
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
    for (_, wb) in grounds {
        wb.store.close().await;
    }
    reports
}
