//! The same territory on both engines: a backup of SQLite is restored on PostgreSQL and back, and exports and plans are equal.

mod common;

use common::{reticolo, run};
use std::path::Path;
use std::process::Command;

fn good(args: &[&str]) {
    let out = run(args);
    assert!(out.status.success(), "{args:?}: {}", String::from_utf8_lossy(&out.stderr));
}

/// Everything the command line writes out of a territory, by name.
fn written(dir: &Path, into: &Path) -> Vec<(String, Vec<u8>)> {
    let text = |p: &Path| p.to_str().expect("a plain path").to_owned();
    std::fs::create_dir_all(into).expect("a folder");
    let mut out = Vec::new();
    for (what, form) in [("all", "zip"), ("asset", "geojson"), ("units", "geojson"), ("initiative", "jsonl")] {
        let file = into.join(format!("{what}.{form}"));
        good(&["export", &text(dir), "--what", what, "--out", &text(&file)]);
        out.push((format!("{what}.{form}"), std::fs::read(&file).expect("the export")));
    }
    let plan = into.join("plan.json");
    good(&["plan", &text(dir), "--out", &text(&plan), "--date", "2026-11-24"]);
    out.push(("plan.json".to_owned(), std::fs::read(&plan).expect("the plan")));
    good(&["check", &text(dir)]);
    out
}

#[test]
fn a_backup_leads_from_one_engine_to_the_other_and_back() {
    let Ok(server) = std::env::var("RETICOLO_TEST_POSTGRES") else {
        println!("skipped: no RETICOLO_TEST_POSTGRES");
        return;
    };
    let name = format!("reticolo_engines_{}", std::process::id());
    let psql = |sql: &str| {
        let done = Command::new("psql").args([&server, "-q", "-c", sql]).status().expect("psql runs");
        assert!(done.success(), "{sql}");
    };
    psql(&format!("CREATE DATABASE {name}"));
    // The same server, the new database.
    let (head, options) = server.split_once('?').map_or((server.as_str(), String::new()), |(h, o)| (h, format!("?{o}")));
    let url = format!("{}/{name}{options}", head.rsplit_once('/').expect("a database in the address").0);

    let folder = std::env::temp_dir().join(format!("reticolo-engines-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = |name: &str| folder.join(name).to_str().expect("a plain path").to_owned();
    let made = Command::new(reticolo()).args(["demo", "--dir", &path("lite"), "--no-serve"]).output().expect("the program runs");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    // A file on a record goes all the way with it.
    good(&["export", &path("lite"), "--what", "asset", "--out", &path("assets.jsonl")]);
    let assets = std::fs::read_to_string(folder.join("assets.jsonl")).expect("the assets");
    let first: serde_json::Value = serde_json::from_str(assets.lines().next().expect("an asset")).expect("a record");
    let files = folder.join("files");
    std::fs::create_dir_all(&files).expect("a folder");
    std::fs::write(files.join(format!("{}.txt", first["id"].as_str().expect("an id"))), "Regolamento 1\n".repeat(2000)).expect("written");
    good(&["attach", &path("lite"), &path("files"), "--kind", "asset", "--by", "id"]);
    let lite = written(&folder.join("lite"), &folder.join("out-lite"));

    good(&["backup", &path("lite"), "--out", &path("lite.zip")]);
    good(&["restore", &path("lite.zip"), &path("pg"), "--database", &url]);
    let pg = written(&folder.join("pg"), &folder.join("out-pg"));
    good(&["backup", &path("pg"), "--out", &path("pg.zip")]);
    good(&["restore", &path("pg.zip"), &path("back")]);
    let back = written(&folder.join("back"), &folder.join("out-back"));
    for (((name, a), (_, b)), (_, c)) in lite.iter().zip(&pg).zip(&back) {
        assert!(a == b, "{name} differs on PostgreSQL");
        assert!(a == c, "{name} differs after the way back");
    }
    let mut archive = reticolo_formats::ArchiveReader::open(folder.join("out-back/all.zip")).expect("an archive");
    let file = archive.names().iter().find(|n| n.starts_with("files/") && n.ends_with(".txt")).expect("the file").clone();
    let mut bytes = Vec::new();
    archive.copy(&file, &mut bytes).expect("its bytes");
    assert!(bytes.starts_with(b"Regolamento 1\n") && bytes.len() == 28_000);
    psql(&format!("DROP DATABASE {name} WITH (FORCE)"));
    std::fs::remove_dir_all(&folder).expect("removed");
}
