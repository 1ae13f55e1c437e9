//! `regions`: a case worked by hand through files, the reference answers through files, and what is refused.

use crate::common::{file, refused, shared, told};

const UNITS: &str = "code,a,people\np,0,10\nq,1,20\nr,9,30\ns,10,40\n";
const EDGES: &str = "i,j\n0,1\n1,2\n2,3\n";

#[test]
fn four_units_in_a_row() {
    let (units, edges) = (file("regions", "row.csv", UNITS), file("regions", "row_edges.csv", EDGES));
    for method in ["skater", "redcap-full-average", "ward", "azp", "best"] {
        let words =
            ["regions", "--units", &units, "--columns", "a", "--edges", &edges, "--k", "2", "--method", method, "--replicates", "0"];
        let told = told(&words).unwrap();
        assert_eq!(told.result["labels"], serde_json::json!([0, 0, 1, 1]), "{method}");
        assert!((told.result["ratio"].as_f64().unwrap() - 81.0 / 82.0).abs() < 1e-9);
        // One column: the best intervals are the regions themselves.
        assert!((told.result["ceiling"].as_f64().unwrap() - 81.0 / 82.0).abs() < 1e-6);
        assert_eq!(told.result["regions"][1]["units"], serde_json::json!(["r", "s"]));
        assert_eq!(told.result["borders"][0]["alike"][0], "q");
        let names: Vec<&str> = told.table.iter().map(|c| c.name.as_str()).collect();
        assert_eq!(names, ["unit", "region"]);
        if method == "skater" {
            assert_eq!(told.result["cuts"][0]["between"], serde_json::json!(["q", "r"]));
            assert!(told.reasons.iter().any(|r| r.contains("between q and r")), "{:?}", told.reasons);
        }
    }
}

#[test]
fn max_p_and_its_bound() {
    let (units, edges) = (file("regions", "maxp.csv", UNITS), file("regions", "maxp_edges.csv", EDGES));
    let words = [
        "regions",
        "--units",
        &units,
        "--columns",
        "a",
        "--edges",
        &edges,
        "--method",
        "maxp",
        "--floor-column",
        "people",
        "--floor",
        "30",
    ];
    let told = told(&words).unwrap();
    assert_eq!(told.result["labels"], serde_json::json!([0, 0, 1, 2]));
    assert_eq!((told.result["most"].as_u64(), told.result["short"].as_bool()), (Some(3), Some(false)));
    assert!(told.result["stability"]["agreement"].as_f64().is_some());
    let without = ["regions", "--units", &units, "--columns", "a", "--edges", &edges, "--method", "maxp"];
    assert!(refused(&without).contains("problem-question"));
    assert!(refused(&without).contains("no floor was given"));
}

#[test]
fn a_partition_to_begin_with() {
    let units = file("regions", "begin.csv", "code,a,now,torn\np,0,x,x\nq,1,x,y\nr,9,y,x\ns,10,y,y\n");
    let edges = file("regions", "begin_edges.csv", EDGES);
    let words = ["regions", "--units", &units, "--columns", "a", "--edges", &edges, "--k", "2", "--replicates", "0", "--beginning"];
    let with = |column: &'static str| words.iter().copied().chain([column]).collect::<Vec<_>>();
    assert_eq!(told(&with("now")).unwrap().result["labels"], serde_json::json!([0, 0, 1, 1]));
    let said = refused(&with("torn"));
    assert!(said.contains("does not hang together (x)"), "{said}");
}

#[test]
fn what_cannot_be_is_named() {
    let bad = file("regions", "bad.csv", "code,a,people\np,0,10\nq,many,20\n");
    let (units, edges) = (file("regions", "fine.csv", UNITS), file("regions", "fine_edges.csv", EDGES));
    let said = refused(&["regions", "--units", &bad, "--columns", "a", "--edges", &edges, "--k", "2"]);
    assert!(said.contains("problem-table-number") && said.contains("row=3") && said.contains("column=a"), "{said}");
    let said = refused(&["regions", "--units", &units, "--columns", "b", "--edges", &edges]);
    assert!(said.contains("problem-table-column \"b\""), "{said}");
    let far = file("regions", "far_edges.csv", "i,j\n0,4\n");
    let said = refused(&["regions", "--units", &units, "--columns", "a", "--edges", &far]);
    assert!(said.contains("problem-table-unit") && said.contains("most=3"), "{said}");
    let said = refused(&["regions", "--units", &units, "--columns", "a", "--edges", &edges, "--k", "9"]);
    assert!(said.contains("9 regions were asked"), "{said}");
    let minus = file("regions", "minus.csv", "code,a,people\np,0,10\nq,1,-20\nr,9,30\n");
    let short = file("regions", "short_edges.csv", "i,j\n0,1\n1,2\n");
    let said = refused(&[
        "regions",
        "--units",
        &minus,
        "--columns",
        "a",
        "--edges",
        &short,
        "--k",
        "2",
        "--floor-column",
        "people",
        "--floor",
        "5",
    ]);
    assert!(said.contains("below zero (q)"), "{said}");
    assert!(refused(&["regions", "--units", &units, "--columns", "a"]).contains("problem-neighbours"));
}

#[test]
fn the_reference_through_files() {
    let Some(units) = shared("oracles/regions/georgia_units.csv") else { return };
    let edges = units.replace("_units", "_edges");
    for (method, ratio) in [("skater", 0.596645), ("redcap-full-ward", 0.599444), ("complete", 0.564905), ("redcap-full-average", 0.606901)]
    {
        let words = [
            "regions",
            "--units",
            &units,
            "--columns",
            "a0,a1,a2,a3",
            "--edges",
            &edges,
            "--k",
            "10",
            "--method",
            method,
            "--replicates",
            "3",
        ];
        let told = told(&words).unwrap();
        assert!((told.result["ratio"].as_f64().unwrap() - ratio).abs() < 1e-6, "{method}");
        assert_eq!(told.table.len(), 3);
    }
}
