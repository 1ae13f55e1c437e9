//! `reticolo analyse production` on plain files: the answer's form, the reference answers, files, refusals.

mod common;

use common::run;
use serde_json::Value;
use std::path::{Path, PathBuf};

struct Files(PathBuf);

impl Files {
    fn new(name: &str) -> Files {
        let folder = std::env::temp_dir().join(format!("reticolo-production-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        Files(folder)
    }

    fn file(&self, name: &str, text: &str) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, text).expect("written");
        path.to_str().expect("a plain path").to_owned()
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn answer(args: &[&str]) -> Value {
    let out = run(args);
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    serde_json::from_slice(&out.stdout).expect("JSON")
}

#[test]
fn the_answer_has_its_form_and_what_cannot_be_is_refused() {
    let files = Files::new("form");
    let first = files.file("first.csv", "place,branch,value\nN,A,60\nN,C,40\nS,A,40\nS,C,260\n");
    let later = files.file("later.csv", "place,branch,value\nN,A,66\nN,C,44\nS,A,74\nS,C,296\n");
    let told = answer(&["analyse", "production", "--employment", &first, "--later", &later, "--json"]);
    assert!(told["input_digest"].as_str().is_some_and(|d| d.len() == 64) && told["seconds"].is_number());
    let cell = &told["result"]["cells"][0];
    assert_eq!((cell["place"].as_str(), cell["branch"].as_str(), cell["quotient"].as_f64()), (Some("N"), Some("A"), Some(2.4)));
    assert_eq!(cell["standing"], "strength");
    let place = &told["result"]["places"][0];
    let part = |name: &str| place[name].as_f64().expect(name);
    assert!((part("national") + part("mix") + part("local") - part("change")).abs() < 1e-6 && part("change") == 10.0);
    assert_eq!(told["result"]["no_complexity"], "few");
    let (cells, places) = (files.0.join("cells.csv"), files.0.join("places.csv"));
    let out = run(&[
        "analyse",
        "production",
        "--employment",
        &first,
        "--out",
        cells.to_str().expect("a path"),
        "--places",
        places.to_str().expect("a path"),
    ]);
    assert!(out.status.success() && !String::from_utf8_lossy(&out.stdout).contains("N\tA"), "the table goes to the file");
    assert_eq!(std::fs::read_to_string(&cells).expect("cells").lines().count(), 5);
    assert!(std::fs::read_to_string(&places).expect("places").starts_with("place,total,herfindahl,krugman"));
    // A whole that is stated.
    let whole = files.file("whole.csv", "branch,value,later\nA,1000,1100\nC,3000,3300\n");
    let told = answer(&["analyse", "production", "--employment", &first, "--later", &later, "--reference", &whole, "--json"]);
    assert_eq!((told["result"]["cells"][0]["quotient"].as_f64(), told["result"]["growth"].as_f64()), (Some(2.4), Some(0.1)));
    let bad = [
        (files.file("negative.csv", "place,branch,value\nN,A,-1\n"), "negative.csv"),
        (files.file("text.csv", "place,branch,value\nN,A,molti\n"), "molti"),
        (files.file("twice.csv", "place,branch,value\nN,A,1\nN,A,2\n"), "N, A"),
        (files.file("zero.csv", "place,branch,value\nN,A,0\n"), "all values are zero"),
        (files.file("empty.csv", "place,branch,value\n"), "no places"),
    ];
    for (file, said) in &bad {
        let out = run(&["analyse", "production", "--employment", file]);
        assert!(!out.status.success(), "{file}");
        assert!(String::from_utf8_lossy(&out.stderr).contains(said), "{file}: {}", String::from_utf8_lossy(&out.stderr));
    }
    let short = files.file("short.csv", "branch,value\nA,1000\n");
    let small = files.file("small.csv", "branch,value\nA,1\nC,1\n");
    for (more, said) in [
        (&["--z", "-1"][..], "z is -1"),
        (&["--presence", "0"][..], "presence is 0"),
        (&["--out", "cells.pdf"][..], "csv"),
        (&["--reference", &short][..], "C"),
        (&["--reference", &small][..], "branch 0"),
        (&["--later", &later, "--later", &later, "--reference", &whole][..], "--later"),
    ] {
        let out = run(&[&["analyse", "production", "--employment", &first], more].concat());
        assert!(!out.status.success(), "{more:?}");
        assert!(String::from_utf8_lossy(&out.stderr).contains(said), "{more:?}: {}", String::from_utf8_lossy(&out.stderr));
    }
}

#[test]
fn the_command_gives_the_reference_answers() {
    let shared = std::env::var_os("RETICOLO_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from)
        .join("oracles/production");
    if !shared.exists() {
        println!("skipped: oracles/production is not in the shared folder");
        return;
    }
    let path = |name: &str| shared.join(name).to_str().expect("a plain path").to_owned();
    let told = answer(&[
        "analyse",
        "production",
        "--employment",
        &path("p40s30_employment.csv"),
        "--later",
        &path("p40s30_employment_later.csv"),
        "--json",
    ]);
    let wanted = std::fs::read_to_string(path("p40s30_shiftshare.csv")).expect("a table");
    let mut lines = wanted.lines().map(|l| l.split(',').collect::<Vec<_>>());
    let head = lines.next().expect("a head");
    let places = told["result"]["places"].as_array().expect("places");
    let mut seen = 0;
    for row in lines {
        let cell = |name: &str| row[head.iter().position(|h| *h == name).expect(name)];
        let found = places.iter().find(|p| p["place"] == cell("loc")).expect("the place");
        for column in ["herfindahl", "krugman", "national", "mix", "local", "change"] {
            let (a, b) = (found[column].as_f64().expect(column), cell(column).parse::<f64>().expect("a number"));
            assert!((a - b).abs() <= 1e-7 * b.abs().max(1.0), "{} {column}: {a} against {b}", cell("loc"));
        }
        seen += 1;
    }
    assert_eq!(seen, places.len());
}
