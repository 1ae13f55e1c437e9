//! Functional basins of a territory against the verb on the territory's own exported files: what the instrument finds and what the verb
//! finds is the same, on counted flows and on the estimate of the example that comes with the program.

mod common;

use common::run;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

struct Ground(PathBuf);

impl Ground {
    fn new(name: &str) -> Ground {
        let folder = std::env::temp_dir().join(format!("reticolo-functional-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("a folder");
        Ground(folder)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().expect("a plain path").to_owned()
    }

    fn run(&self, args: &[&str]) {
        let out = run(args);
        assert!(out.status.success(), "{args:?}: {}", String::from_utf8_lossy(&out.stderr));
    }

    fn json(&self, args: &[&str]) -> Value {
        let out = run(&[args, &["--json"]].concat());
        assert!(out.status.success(), "{args:?}: {}", String::from_utf8_lossy(&out.stderr));
        serde_json::from_slice(&out.stdout).expect("JSON")
    }

    fn export(&self, what: &str, form: &str) -> String {
        let file = self.path(&format!("{what}.{form}"));
        self.run(&["export", &self.path("t"), "--what", what, "--out", &file]);
        std::fs::read_to_string(&file).expect("an export")
    }

    /// Who borders whom, by code, from the exported shapes.
    fn edges(&self) -> String {
        self.export("units", "geojson");
        let found = self.json(&["analyse", "contiguity", "--geometry", &self.path("units.geojson"), "--property", "code"]);
        let names = |side: &str| found["result"][side].as_array().expect("edges").clone();
        let mut text = String::from("i,j\n");
        for (from, to) in names("from").iter().zip(names("to")) {
            writeln!(text, "{},{}", from.as_str().expect("a code"), to.as_str().expect("a code")).expect("text");
        }
        text
    }
}

impl Drop for Ground {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }
}

/// Edges between units that both have flows; the verb asks for no others.
fn kept(edges: &str, units: &Value) -> String {
    let known: Vec<&str> = units.as_array().expect("units").iter().filter_map(Value::as_str).collect();
    let mut text = String::from("i,j\n");
    for line in edges.lines().skip(1).filter(|l| l.split(',').all(|c| known.contains(&c))) {
        text.push_str(line);
        text.push('\n');
    }
    text
}

/// All that is said of areas, whoever found them.
fn same(one: &Value, other: &Value, what: &str) {
    for part in ["unit", "labels", "self_containment", "reasons", "modularity", "codelength", "inside", "came", "holds"] {
        assert_eq!(one["result"][part], other["result"][part], "{what}: {part}");
    }
}

#[test]
fn on_counted_flows_instrument_and_verb_find_the_same() {
    let ground = Ground::new("counted");
    let t = ground.path("t");
    ground.run(&["example", "generate", &t, "--scale", "1", "--seed", "12", "--not-illustrative"]);
    ground.export("flows", "csv");
    let edges = ground.edges();
    for method in [
        &["--method", "ttwa", "--min-size", "200", "--target-size", "2000"][..],
        &["--method", "infomap", "--without-self-flows", "--trials", "5", "--seed", "3"],
        &["--method", "leiden", "--trials", "5"],
    ] {
        let inside = ground.json(&[&["analyse", "basins", "--in", &t], method].concat());
        assert_eq!(inside["result"]["kind"], "observed");
        let file = ground.path("edges.csv");
        std::fs::write(&file, kept(&edges, &inside["result"]["unit"])).expect("edges");
        let flows = ground.path("flows.csv");
        let plain = ["analyse", "basins", "--flows", &flows, "--columns", "origin,destination,value", "--edges", &file];
        same(&inside, &ground.json(&[&plain[..], method].concat()), method[1]);
    }
}

#[test]
fn the_example_has_an_estimate_that_the_verbs_make_too_and_says_so() {
    let ground = Ground::new("estimate");
    let t = ground.path("t");
    ground.run(&["demo", "--dir", &t, "--no-serve"]);
    // The totals and seats, as exported.
    let mut seats: BTreeMap<String, [f64; 2]> = BTreeMap::new();
    let edges = ground.edges();
    let units: Value = serde_json::from_str(&std::fs::read_to_string(ground.path("units.geojson")).expect("units")).expect("JSON");
    for unit in units["features"].as_array().expect("units") {
        let p = &unit["properties"];
        if let (Some(lon), Some(lat)) = (p["lon"].as_f64(), p["lat"].as_f64()) {
            seats.insert(p["code"].as_str().expect("a code").to_owned(), [lon, lat]);
        }
    }
    let mut totals: BTreeMap<String, BTreeMap<String, f64>> = BTreeMap::new();
    for line in ground.export("indicators", "csv").lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        if cells[1].starts_with("commuters_") && cells[2] == "2011" {
            totals.entry(cells[0].to_owned()).or_default().insert(cells[1].to_owned(), cells[3].parse().expect("a number"));
        }
    }
    let mut margins = String::from("id,lon,lat,workers,jobs,own\n");
    for (unit, of) in &totals {
        let ([lon, lat], own) = (seats[unit], of["commuters_same_unit"]);
        writeln!(margins, "{unit},{lon},{lat},{},{},{own}", of["commuters_resident"], own + of["commuters_in"]).expect("text");
    }
    let (file, estimate) = (ground.path("margins.csv"), ground.path("estimate.csv"));
    std::fs::write(&file, margins).expect("margins");
    let inside = ground.json(&["analyse", "flows", "--in", &t, "--out", &estimate]);
    let plain = ground.json(&["analyse", "flows", "--places", &file, "--beta", "0.086"]);
    for part in ["o", "d", "n", "beta", "mean", "scaled"] {
        assert_eq!(inside["result"][part], plain["result"][part], "flows: {part}");
    }
    assert!(totals.len() > 40 && inside["result"]["kind"] == "estimate");
    // The basins of the estimate are those of its file.
    let found = ground.json(&["analyse", "basins", "--in", &t]);
    let borders = ground.path("edges.csv");
    std::fs::write(&borders, kept(&edges, &found["result"]["unit"])).expect("edges");
    let by_file = ground.json(&["analyse", "basins", "--flows", &estimate, "--edges", &borders]);
    same(&found, &by_file, "estimate");
    let told = &found["result"];
    assert_eq!((told["kind"].as_str(), told["estimate"]["beta"].as_f64()), (Some("estimate"), Some(0.086)));
    assert!(told["agreement"]["adjusted_rand"].as_f64().is_some_and(|x| x > 0.4 && x < 1.0), "{}", told["agreement"]);
    assert!(told["agreement"]["overlaps"].as_array().is_some_and(|o| o.len() == told["self_containment"].as_array().map_or(0, Vec::len)));
    let words = run(&["analyse", "basins", "--in", &t]);
    let words = String::from_utf8_lossy(&words.stdout).into_owned();
    assert!(words.contains("Nobody counted here who goes from where to where"), "{words}");
    println!("adjusted Rand with the official areas: {}", told["agreement"]["adjusted_rand"]);
    println!("areas: {}", told["self_containment"]);
    assert!(Path::new(&estimate).is_file());
}
