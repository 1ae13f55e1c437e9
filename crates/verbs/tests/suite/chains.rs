//! `chains`: the reference cases through files, with heads and without; a region; what is refused.

use crate::common::{file, refused, shared, told};

fn numbers(text: &str) -> Vec<Vec<f64>> {
    text.lines().map(|l| l.split(',').filter_map(|c| c.parse().ok()).collect::<Vec<f64>>()).filter(|r| !r.is_empty()).collect()
}

fn close(a: &serde_json::Value, b: f64) {
    assert!((a.as_f64().unwrap() - b).abs() <= 1e-8 * b.abs(), "{a} against {b}");
}

#[test]
fn the_reference_through_files() {
    let path = |name: &str| shared(&format!("oracles/production/{name}"));
    let (Some(z), Some(y)) = (path("io20_Z.csv"), path("io20_final_demand.csv")) else { return };
    let told = told(&["chains", "--z", &z, "--final-demand", &y, "--matrices"]).unwrap();
    let expected = numbers(&std::fs::read_to_string(path("io20_multipliers_expected.csv").unwrap()).unwrap());
    for (i, row) in expected.iter().enumerate() {
        for (name, x) in ["output", "backward", "forward_ghosh", "backward_norm", "forward_norm"].iter().zip(row) {
            close(&told.result[*name][i], *x);
        }
    }
    let inverse = numbers(&std::fs::read_to_string(path("io20_leontief_expected.csv").unwrap()).unwrap());
    close(&told.result["inverse"][3][7], inverse[3][7]);
    assert_eq!(told.result["branch"][0], "0");
    assert_eq!(told.result["ties"].as_array().unwrap().len(), 20);
    assert!(told.result["bound"].as_f64().unwrap() < 1e-12);
    let (z, y) = (path("pymrio_test_Z.csv").unwrap(), path("pymrio_test_Y.csv").unwrap());
    let told = crate::common::told(&["chains", "--z", &z, "--final-demand", &y, "--multipliers-only"]).unwrap();
    assert_eq!(told.result["branch"][47], "reg6 other");
    for (i, row) in numbers(&std::fs::read_to_string(path("pymrio_test_x.csv").unwrap()).unwrap()).iter().enumerate() {
        close(&told.result["output"][i], row[0]);
    }
    assert!(told.result["extraction"][0].is_null() && told.result.get("ties").is_none());
}

const Z: &str = "branch,farms,mills\nfarms,150,500\nmills,200,100\n";
const Y: &str = "branch,households,stocks\nfarms,300,50\nmills,1700,0\n";

#[test]
fn a_region_and_its_rings() {
    let (z, y) = (file("chains", "z.csv", Z), file("chains", "y.csv", Y));
    let jobs = file("chains", "jobs.csv", "branch;jobs\nfarms;300\nmills;500\n");
    let region = file("chains", "region.csv", "0\n50\n");
    let words = ["chains", "--z", &z, "--final-demand", &y, "--employment", &jobs];
    close(&told(&words).unwrap().result["jobs_ratio"][0], (0.3 * 0.95 + 0.25 * 0.2) / 0.7575 / 0.3);
    let words: Vec<&str> = words.iter().copied().chain(["--regional-employment", &region]).collect();
    let told = told(&words).unwrap();
    // The region has mills alone: the farms that they need are missing.
    assert_eq!(told.result["supply"], serde_json::json!(["missing", "partial"]));
    assert_eq!(told.result["need"][0], 50.0);
    assert_eq!(told.result["standing"][0], "idle");
    assert!(told.reasons.iter().any(|r| r.contains("farms")), "{:?}", told.reasons);
}

#[test]
fn what_does_not_fit_is_named() {
    let (z, y) = (file("chains", "z.csv", Z), file("chains", "y.csv", Y));
    let bad = file("chains", "bad.csv", "branch,farms,mills\nfarms,150,many\nmills,200,100\n");
    let said = refused(&["chains", "--z", &bad, "--final-demand", &y]);
    assert!(said.contains("problem-table-number") && said.contains("row=2") && said.contains("column=3"), "{said}");
    let bad = file("chains", "bad.csv", "branch,farms,mills\nfarms,150,500\nmills,many,100\n");
    let said = refused(&["chains", "--z", &bad, "--final-demand", &y]);
    assert!(
        said.contains("problem-table-number") && said.contains("\"many\"") && said.contains("row=3") && said.contains("column=2"),
        "{said}"
    );
    let turned = file("chains", "turned.csv", "branch,y\nmills,1700\nfarms,350\n");
    let said = refused(&["chains", "--z", &z, "--final-demand", &turned]);
    assert!(said.contains("problem-table-branch \"mills\"") && said.contains("expected=farms"), "{said}");
    let short = file("chains", "short.csv", "350\n");
    assert!(refused(&["chains", "--z", &z, "--final-demand", &short]).contains("problem-table-branches"));
    let below = file("chains", "below.csv", "branch,y\nfarms,-700\nmills,1700\n");
    let said = refused(&["chains", "--z", &z, "--final-demand", &below]);
    assert!(said.contains("problem-question") && said.contains("0 = farms"), "{said}");
    let spent = file("chains", "spent.csv", "branch,y\nfarms,-300\nmills,-100\n");
    let said = refused(&["chains", "--z", &z, "--final-demand", &spent]);
    assert!(said.contains("not productive") && said.contains("1 = mills"), "{said}");
    let huge = file("chains", "huge.csv", "branch,farms,mills\nfarms,150,500\nmills,1e308,1e308\n");
    let said = refused(&["chains", "--z", &huge, "--final-demand", &y]);
    assert!(said.contains("problem-question") && said.contains("a number from 0 to 1e100") && said.contains("1 = mills"), "{said}");
    let none = file("chains", "none.csv", "branch,farms,mills\nfarms,NaN,500\nmills,200,100\n");
    let said = refused(&["chains", "--z", &none, "--final-demand", &y]);
    assert!(said.contains("problem-table-number \"NaN\"") && said.contains("row=2") && said.contains("column=2"), "{said}");
    let jobs = file("chains", "more.csv", "300\n500\n");
    let more = file("chains", "region-more.csv", "301\n5\n");
    let said = refused(&["chains", "--z", &z, "--final-demand", &y, "--employment", &jobs, "--regional-employment", &more]);
    assert!(said.contains("a part cannot exceed its whole") && said.contains("0 = farms"), "{said}");
}
