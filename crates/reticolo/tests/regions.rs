//! `reticolo analyse regions` on plain files: the answer's form, files, refusals.

mod common;

use common::run;
use serde_json::Value;
use std::path::PathBuf;

struct Files(PathBuf);

impl Files {
    fn new() -> Files {
        let folder = std::env::temp_dir().join(format!("reticolo-regions-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        // Two groups in a row, and a unit whose second value is missing.
        std::fs::write(folder.join("units.csv"), "code,a,b,people\nA,1,10,100\nB,2,11,200\nC,1,12,300\nD,9,30,100\nE,8,31,400\nF,9,,50\n")
            .expect("units");
        std::fs::write(folder.join("edges.csv"), "i,j\n0,1\n1,2\n2,3\n3,4\n4,5\n").expect("edges");
        Files(folder)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().expect("a plain path").to_owned()
    }

    fn ask(&self, more: &[&str]) -> std::process::Output {
        let (units, edges) = (self.path("units.csv"), self.path("edges.csv"));
        run(&[&["analyse", "regions", "--units", &units, "--columns", "a,b", "--edges", &edges], more].concat())
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn the_answer_has_its_form_and_what_cannot_be_is_refused() {
    let files = Files::new();
    for method in ["skater", "ward", "best"] {
        let out = files.ask(&["--method", method, "--k", "2", "--floor-column", "people", "--floor", "500", "--seed", "7", "--json"]);
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        let told: Value = serde_json::from_slice(&out.stdout).expect("JSON");
        assert_eq!((told["method"].as_str(), told["parameters"]["method"].as_str()), (Some("regions"), Some(method)));
        assert_eq!(
            (&told["parameters"]["k"], &told["parameters"]["seed"], &told["parameters"]["floor"]),
            (&2.into(), &7.into(), &500.0.into())
        );
        assert!(told["input_digest"].as_str().is_some_and(|d| d.len() == 64) && told["seconds"].is_number());
        let result = &told["result"];
        assert_eq!(result["labels"], serde_json::json!([0, 0, 0, 1, 1, null]));
        assert_eq!(result["missing"], serde_json::json!(["F"]));
        assert_eq!((&result["regions"][0]["size"], &result["regions"][1]["size"]), (&600.0.into(), &500.0.into()));
        assert!(result["ratio"].as_f64().is_some_and(|r| r > 0.9 && r < 1.0), "{result}");
        assert_eq!(result["stability"]["stable"], true);
        assert_eq!(result["borders"][0]["alike"][0], "C");
        assert_eq!(result["cuts"].as_array().map(Vec::len), Some(usize::from(method == "skater")));
    }
    let table = files.path("out.csv");
    assert!(files.ask(&["--k", "2", "--replicates", "0", "--out", &table]).status.success());
    assert_eq!(std::fs::read_to_string(&table).expect("a table"), "unit,region\nA,0\nB,0\nC,0\nD,1\nE,1\nF,\n");
    for (more, said) in [
        (&["--k", "9"][..], "2 to 5 can be made"),
        (&["--k", "1"][..], "2 to 5 can be made"),
        (&["--k", "2", "--floor", "5"][..], "a floor needs a column of sizes"),
        (&["--k", "3", "--floor-column", "people", "--floor", "500"][..], "enough for 2 at most"),
        (&["--k", "2", "--out", "regions.pdf"][..], "csv, geojson"),
    ] {
        let out = files.ask(more);
        assert!(!out.status.success(), "{more:?}");
        assert!(String::from_utf8_lossy(&out.stderr).contains(said), "{more:?}: {}", String::from_utf8_lossy(&out.stderr));
    }
}
