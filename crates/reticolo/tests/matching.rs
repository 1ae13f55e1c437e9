//! `analyse match` on plain files: the reference answers, every form of the answer, and what is wrong with a file named with its place.

mod common;

use common::run;
use serde_json::Value;
use std::path::{Path, PathBuf};

fn oracle(name: &str) -> Option<PathBuf> {
    let root =
        std::env::var_os("RETICOLO_SHARED").map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let found = root.join("oracles/matching").join(name);
    if found.exists() {
        return Some(found);
    }
    println!("skipped: oracles/matching/{name} is not in the shared folder");
    None
}

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("reticolo-matching-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

#[test]
fn the_least_cost_is_that_of_the_reference() {
    for name in ["n300m60k8", "n300m60k8s"] {
        let Some(needs) = oracle(&format!("{name}_needs.csv")) else { return };
        let file = |part: &str| needs.with_file_name(format!("{name}_{part}")).display().to_string();
        let (needs, offers, arcs) = (file("needs.csv"), file("offers.csv"), file("arcs.csv"));
        let ask = ["analyse", "match", "--needs", &needs, "--offers", &offers, "--arcs", &arcs, "--unmet-cost", "100000", "--json"];
        let out = run(&ask);
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        let answer: Value = serde_json::from_slice(&out.stdout).expect("JSON");
        let expected: Value = serde_json::from_slice(&std::fs::read(file("expected.json")).expect("the answer")).expect("JSON");
        for (figure, wanted) in [("cost", "total_cost"), ("cost_of_met", "cost_of_met"), ("unmet_units", "unmet_units")] {
            assert_eq!(answer["result"][figure], expected[wanted], "{name}");
        }
        let arcs = answer["result"]["arcs"].as_array().expect("a row an arc");
        assert!(!arcs.is_empty() && arcs.iter().all(|arc| arc["why"].is_string()), "{name}");
    }
}

#[test]
fn a_file_is_written_and_what_is_wrong_is_named() {
    let folder = folder("files");
    let file = |name: &str, text: &str| {
        let path = folder.join(name);
        std::fs::write(&path, text).expect("written");
        path.display().to_string()
    };
    let needs = file("needs.csv", "need,amount,unmet_cost\nanziani,3,\nscuole,2,1\n");
    let offers = file("offers.csv", "offer,capacity\npulmino,4\n");
    let arcs = file("arcs.csv", "need,offer,cost\nanziani,pulmino,2\nscuole,pulmino,3\n");
    let out = folder.join("out.csv").display().to_string();
    let good = ["analyse", "match", "--needs", &needs, "--offers", &offers, "--arcs", &arcs, "--unmet-cost", "100", "--out", &out];
    assert!(run(&good).status.success());
    // Serving the schools costs more than leaving them.
    assert_eq!(
        std::fs::read_to_string(&out).expect("the file"),
        "need,offer,units,cost,offer_price,instead_of,extra\nanziani,pulmino,3,2,0,,0\n"
    );
    let wrong = [
        ("need,amount\nanziani,tre\n", "tre"),
        ("need,amount\nanziani,3\nanziani,1\n", "anziani"),
        ("need,amount\nanziani,-3\nscuole,2\n", "below zero"),
        ("need,quantity\nanziani,3\n", "amount"),
        ("need,amount\nscuole,3\n", "anziani"),
    ];
    for (text, named) in wrong {
        let needs = file("wrong.csv", text);
        let out = run(&["analyse", "match", "--needs", &needs, "--offers", &offers, "--arcs", &arcs]);
        let said = String::from_utf8_lossy(&out.stderr).into_owned();
        assert!(!out.status.success() && said.contains(named), "{text}: {said}");
    }
    let _ = std::fs::remove_dir_all(folder);
}
