//! `efficiency`: the reference case through files, peers and bands by name, and what is refused.

use crate::common::{file, refused, shared, told};

#[test]
fn the_reference_through_files() {
    let path = |name: &str| shared(&format!("oracles/efficiency/{name}"));
    let Some(units) = path("libraries47_units.csv") else { return };
    let text = std::fs::read_to_string(path("libraries47_expected.csv").unwrap()).unwrap();
    let head: Vec<&str> = text.lines().next().unwrap().split(',').collect();
    for (returns, orientation, column) in [
        ("constant", "input", "crs_in"),
        ("constant", "output", "crs_out"),
        ("variable", "input", "vrs_in"),
        ("variable", "output", "vrs_out"),
    ] {
        let told = told(&["efficiency", "--units", &units, "--returns", returns, "--orientation", orientation]).unwrap();
        let at = head.iter().position(|h| *h == column).unwrap();
        for (i, line) in text.lines().skip(1).enumerate() {
            let expected: f64 = line.split(',').nth(at).unwrap().parse().unwrap();
            assert!((told.result["score"][i].as_f64().unwrap() - expected).abs() <= 1e-5, "{column} {i}");
        }
        assert!(told.result["gap"].as_f64().unwrap() < 1e-8);
    }
}

const UNITS: &str = "id,staff,visits\nnorth,2,1\nsouth,3,3\neast,4,3\nwest,8,4\n";

#[test]
fn peers_targets_and_bands_by_name() {
    let units = file("efficiency", "units.csv", UNITS);
    let words = ["efficiency", "--units", &units, "--inputs", "staff", "--outputs", "visits"];
    let found = told(&words).unwrap();
    assert_eq!(found.result["peers"][2], serde_json::json!([{ "unit": "south", "weight": 1.0 }]));
    assert_eq!(found.result["targets"]["staff"], serde_json::json!([1.0, 3.0, 3.0, 4.0]));
    assert_eq!((&found.result["efficient"], &found.result["inefficient"]), (&1.into(), &3.into()));
    assert!(found.reasons.iter().any(|r| r.contains("south")), "{:?}", found.reasons);
    let more: Vec<&str> = words.iter().copied().chain(["--bootstrap", "200", "--seed", "3"]).collect();
    let found = told(&more).unwrap();
    let figure = |name: &str, unit: usize| found.result[name][unit].as_f64().unwrap();
    for unit in 0..4 {
        assert!(figure("low", unit) <= figure("corrected", unit) && figure("corrected", unit) <= figure("high", unit));
        assert!(figure("corrected", unit) <= figure("score", unit) + 1e-9);
    }
}

#[test]
fn what_does_not_fit_is_named() {
    let bad = file("efficiency", "bad.csv", "id,in_staff,out_visits\na,1,2\nb,1,-2\n");
    let said = refused(&["efficiency", "--units", &bad]);
    assert!(said.contains("problem-table-amount") && said.contains("row=3") && said.contains("column=out_visits"), "{said}");
    let none = file("efficiency", "none.csv", "id,in_staff\na,1\n");
    assert!(refused(&["efficiency", "--units", &none]).contains("problem-table-column \"out…\""));
    let twice = file("efficiency", "twice.csv", "id,in_staff,out_visits\na,1,2\na,1,2\n");
    assert!(refused(&["efficiency", "--units", &twice]).contains("problem-table-once"));
    let idle = file("efficiency", "idle.csv", "id,in_staff,out_visits\na,1,2\nb,0,2\n");
    let said = refused(&["efficiency", "--units", &idle]);
    assert!(said.contains("uses nothing") && said.contains("(b)"), "{said}");
    let even = file("efficiency", "even.csv", "id,in_staff,out_visits\na,1,2\nb,1,2\n");
    assert!(refused(&["efficiency", "--units", &even, "--bootstrap", "100"]).contains("at least two"));
}
