//! Two territories made afresh from the same files give the same bytes: plans, exports, analyses; with one thread and with two.

mod common;

use common::reticolo;
use std::path::{Path, PathBuf};
use std::process::Command;

fn made(name: &str, threads: &str) -> Vec<(String, Vec<u8>)> {
    let folder = std::env::temp_dir().join(format!("reticolo-bytes-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    let dir = folder.join("territory");
    let run = |args: &[&str]| {
        let out = Command::new(reticolo())
            .args(args)
            .env("RAYON_NUM_THREADS", threads)
            .env("RETICOLO_LANGUAGE", "en")
            .output()
            .expect("the program runs");
        assert!(out.status.success(), "{args:?}: {}", String::from_utf8_lossy(&out.stderr));
    };
    let path = |p: &Path| p.to_str().expect("a plain path").to_owned();
    let dir_text = path(&dir);
    run(&["demo", "--dir", &dir_text, "--no-serve"]);
    let mut outputs: Vec<PathBuf> = Vec::new();
    for (language, form) in [("it", "pdf"), ("it", "html"), ("it", "json"), ("en", "pdf")] {
        let out = folder.join(format!("plan-{language}.{form}"));
        run(&["plan", &dir_text, "--out", &path(&out), "--language", language, "--date", "2026-11-24"]);
        outputs.push(out);
    }
    for (what, form) in
        [("asset", "csv"), ("asset", "geojson"), ("initiative", "jsonl"), ("units", "geojson"), ("indicators", "csv"), ("all", "zip")]
    {
        let out = folder.join(format!("{what}.{form}"));
        run(&["export", &dir_text, "--what", what, "--out", &path(&out)]);
        outputs.push(out);
    }
    for statistic in ["moran", "gi", "gistar", "geary"] {
        let out = folder.join(format!("{statistic}.csv"));
        run(&["analyse", "hotspots", "--in", &dir_text, "--statistic", statistic, "--permutations", "999", "--out", &path(&out)]);
        outputs.push(out);
    }
    for method in ["skater", "ward", "best"] {
        let out = folder.join(format!("{method}.csv"));
        run(&["analyse", "regions", "--in", &dir_text, "--method", method, "--out", &path(&out)]);
        outputs.push(out);
    }
    let bytes = outputs
        .iter()
        .map(|o| (o.file_name().expect("a name").to_string_lossy().into_owned(), std::fs::read(o).expect("readable")))
        .collect();
    std::fs::remove_dir_all(&folder).expect("removed");
    bytes
}

#[test]
fn two_folders_and_any_number_of_threads_give_the_same_bytes() {
    let one = made("one", "1");
    let two = made("two", "2");
    assert_eq!(one.len(), 17);
    for ((name, a), (_, b)) in one.iter().zip(&two) {
        assert!(!a.is_empty(), "{name} is empty");
        assert!(a == b, "{name} differs ({} and {} bytes)", a.len(), b.len());
    }
}
