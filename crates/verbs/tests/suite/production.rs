//! `production`: the reference case through files, a change, a stated whole, and what is refused.

use crate::common::{file, refused, shared, told};
use std::collections::BTreeMap;

#[test]
fn the_reference_through_files() {
    let Some(employment) = shared("oracles/production/p40s30_employment.csv") else { return };
    let Some(later) = shared("oracles/production/p40s30_employment_later.csv") else { return };
    let told = told(&["production", "--employment", &employment, "--later", &later]).unwrap();
    let read = |name: &str| -> Vec<BTreeMap<String, String>> {
        let text = std::fs::read_to_string(shared(&format!("oracles/production/{name}")).unwrap()).unwrap();
        let head: Vec<String> = text.lines().next().unwrap().split(',').map(str::to_owned).collect();
        text.lines().skip(1).map(|l| head.iter().cloned().zip(l.split(',').map(str::to_owned)).collect()).collect()
    };
    let close = |a: &serde_json::Value, b: &str| {
        let b: f64 = b.parse().unwrap();
        assert!((a.as_f64().unwrap() - b).abs() <= 1e-6 * b.abs().max(1.0), "{a} against {b}");
    };
    let cells: BTreeMap<(String, String), &serde_json::Value> = told.result["cells"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| ((c["place"].as_str().unwrap().to_owned(), c["branch"].as_str().unwrap().to_owned()), c))
        .collect();
    for row in read("p40s30_complexity.csv") {
        let cell = cells[&(row["loc"].clone(), row["prod"].clone())];
        close(&cell["quotient"], &row["rca"]);
        close(&cell["density"], &row["density"]);
        close(&cell["complexity"], &row["pci"]);
        close(&cell["present"], &row["mcp"]);
    }
    let places: BTreeMap<String, &serde_json::Value> =
        told.result["places"].as_array().unwrap().iter().map(|p| (p["place"].as_str().unwrap().to_owned(), p)).collect();
    for row in read("p40s30_shiftshare.csv") {
        for name in ["herfindahl", "krugman", "national", "mix", "local", "change"] {
            close(&places[&row["loc"]][name], &row[name]);
        }
    }
}

const NOW: &str = "place,branch,value\na,farms,60\na,mills,40\nb,farms,40\nb,mills,260\n";

#[test]
fn tables_and_files() {
    let now = file("production", "now.csv", NOW);
    let told = told(&["production", "--employment", &now, "--places", "places.csv", "--no-cells"]).unwrap();
    assert!(told.result.get("cells").is_none());
    assert_eq!(told.result["no_complexity"], "few");
    assert_eq!(told.reasons.len(), 1);
    assert_eq!((told.table[0].name.as_str(), told.table[0].cells.len()), ("place", 2));
    assert_eq!(told.beside.len(), 1);
    let out = file("production", "cells.csv", "");
    let told = crate::common::told(&["production", "--employment", &now, "--out", &out]).unwrap();
    assert_eq!(told.table[0].cells.len(), 4);
    assert_eq!(told.result["cells"][0]["quotient"], 2.4);
    let whole = file("production", "whole.csv", "branch,value\nfarms,100\nmills,300\n");
    let stated = crate::common::told(&["production", "--employment", &now, "--reference", &whole]).unwrap();
    assert_eq!(stated.result["cells"], told.result["cells"]);
}

#[test]
fn bad_rows_are_named() {
    let bad = file("production", "bad.csv", "place,branch,value\na,farms,60\na,mills,-4\n");
    let said = refused(&["production", "--employment", &bad]);
    assert!(said.contains("problem-table-amount") && said.contains("row=3") && said.contains("column=value"), "{said}");
    let twice = file("production", "twice.csv", "place,branch,value\na,farms,60\na,farms,4\n");
    assert!(refused(&["production", "--employment", &twice]).contains("problem-table-repeated"));
    // As many branches as places: a table of all pairs would not fit.
    let many: String = (0..5_000).map(|i| format!("p{i},b{i},1\n")).collect();
    let many = file("production", "many.csv", &format!("place,branch,value\n{many}"));
    assert!(refused(&["production", "--employment", &many]).contains("at most 10000 branches and 20000000 pairs"));
    let zero = file("production", "zero.csv", "place,branch,value\na,farms,0\n");
    assert!(refused(&["production", "--employment", &zero]).contains("all values are zero"));
    let now = file("production", "now.csv", NOW);
    assert!(refused(&["production", "--employment", &now, "--z", "11"]).contains("between 0 and 10"));
    let short = file("production", "short.csv", "branch,value\nfarms,100\n");
    assert!(refused(&["production", "--employment", &now, "--reference", &short]).contains("problem-production-reference"));
    assert!(refused(&["production", "--employment", &now, "--places", "x.geojson"]).contains("problem-export-form"));
}
