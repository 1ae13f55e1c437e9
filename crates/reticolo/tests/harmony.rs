//! `reticolo harmony` on a generated territory: the rows sum to the whole, an action tried alone does what the ranking says of it, files are
//! written, and what is wrong is named.

mod common;

use common::run;
use serde_json::Value;
use std::path::{Path, PathBuf};

fn generated(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("reticolo-harmony-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    let path = folder.join("t").display().to_string();
    let made = run(&["example", "generate", &path, "--scale", "1", "--seed", "11", "--not-illustrative"]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    folder
}

/// The answer to a question, as JSON.
fn answer(folder: &Path, more: &[&str]) -> Value {
    let path = folder.join("t").display().to_string();
    let out = run(&[&["harmony", &path, "--json"], more].concat());
    assert!(out.status.success(), "{more:?}: {}", String::from_utf8_lossy(&out.stderr));
    serde_json::from_slice(&out.stdout).expect("JSON")
}

#[test]
fn both_coverages_with_what_would_move_them() {
    let folder = generated("both");
    for across in ["cells", "units", "basins", "groups"] {
        let view = answer(&folder, &["--needs", "--across", across]);
        let rows = view["rows"].as_array().expect("rows");
        let sum: f64 = rows.iter().filter_map(|r| r["part"].as_f64()).sum();
        assert!((sum - view["inside"]["theil"].as_f64().expect("T")).abs() < 1e-6, "{across}");
        assert_eq!(view["needs"].as_u64(), answer(&folder, &["--needs"])["needs"].as_u64(), "{across}");
    }
    let moves = answer(&folder, &["--needs", "--moves"]);
    let first = &moves["rows"][0];
    let id = first["id"].as_str().expect("a record");
    assert_eq!(&answer(&folder, &["--needs", "--action", id]), first);
    assert!(first["after"]["mean"].as_f64() > first["before"]["mean"].as_f64());
    // Of services the best opening is the same when it is asked for alone, up to how it is called.
    let moves = answer(&folder, &["--moves"]);
    let opening = moves["rows"].as_array().expect("rows").iter().find(|m| m["kind"] == "opening").expect("an opening");
    let [service, unit] = ["service", "unit"].map(|k| opening[k].as_str().expect("a word"));
    assert_eq!(&answer(&folder, &["--open", service, "--in", unit]), opening);
    let file = folder.join("rows.csv").display().to_string();
    let path = folder.join("t").display().to_string();
    assert!(run(&["harmony", &path, "--needs", "--across", "cells", "--out", &file]).status.success());
    assert!(std::fs::read_to_string(&file).expect("the file").starts_with("row,name,needs,people,coverage"));
    for (bad, says) in [
        (&["--across", "cells"][..], "cells are for needs"),
        (&["--open", "library"], "where to open"),
        (&["--open", "library", "--at", "x"], "is no point"),
        (&["--service", "nothing"], "nothing"),
        (&["--needs", "--open", "library", "--in", unit], "Opening a service"),
        (&["--action", "00000000-0000-0000-0000-000000000001"], "does not exist"),
    ] {
        let out = run(&[&["harmony", path.as_str()], bad].concat());
        assert_eq!(out.status.code(), Some(1), "{bad:?}");
        assert!(String::from_utf8_lossy(&out.stderr).contains(says), "{bad:?}: {}", String::from_utf8_lossy(&out.stderr));
    }
    let _ = std::fs::remove_dir_all(&folder);
}
