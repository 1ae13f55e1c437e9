//! `locate`: the reference through files, a case by hand with its reasons, and what is refused.

use crate::common::{file, refused, shared, told};

#[test]
fn the_reference_through_files() {
    for (name, cases) in [
        ("n200m40", [("mclp", "8", "8", 813_127.0), ("mclp", "18", "8", 1_359_562.0), ("pmedian", "0", "8", 14_768_265.927_019)]),
        ("n400m80", [("mclp", "12", "10", 937_564.0), ("mclp", "18", "10", 1_483_720.0), ("pmedian", "0", "10", 46_424_877.369_32)]),
    ] {
        let path = |part: &str| shared(&format!("oracles/services/{name}_{part}.csv"));
        let (Some(demand), Some(sites)) = (path("demand"), path("sites")) else { return };
        for (method, threshold, p, wanted) in cases {
            let mut words = vec!["locate", "--demand", &demand, "--sites", &sites, "--method", method, "--p", p];
            if method == "mclp" {
                words.extend(["--threshold", threshold]);
            }
            let told = told(&words).unwrap();
            let objective = told.result["objective"].as_f64().unwrap();
            assert!((objective / wanted - 1.0).abs() <= 1e-6, "{name} {method} {threshold}: {objective} against {wanted}");
            assert_eq!((&told.result["gap"], &told.result["proven"]), (&0.0.into(), &true.into()));
        }
    }
}

#[test]
fn a_case_by_hand_with_its_reasons() {
    // On a line: 100 people at 0, 40 at 10, 30 at 12. Sites at 0 (exists), 10, 11 and 50.
    let demand = file("locate", "demand.csv", "id,x,y,demand\na,0,0,100\nb,10,0,40\nc,12,0,30\n");
    let sites = file("locate", "sites.csv", "id,x,y,open\np,0,0,yes\nq,10,0,no\nr,11,0,0\ns,50,0,\n");
    let base = ["locate", "--demand", &demand, "--sites", &sites];
    let ask = |words: &[&str]| told(&[&base[..], &["--existing", "open"], words].concat()).unwrap();
    let covering = ask(&["--method", "mclp", "--threshold", "1", "--p", "1"]);
    // With r all are within one: 100 at p, 70 at r.
    assert_eq!(covering.result["objective"], 170.0);
    let chosen = &covering.result["chosen"][0];
    assert_eq!((chosen["site"].as_str(), chosen["gain"].as_f64(), chosen["loss"].as_f64()), (Some("r"), Some(70.0), Some(70.0)));
    assert_eq!((chosen["instead"].as_str(), chosen["instead_loss"].as_f64()), (Some("q"), Some(30.0)));
    assert_eq!(covering.result["served_by"], serde_json::json!(["p", "r", "r"]));
    assert!(covering.reasons[0].contains("proven") && covering.reasons[1].contains("adds 70 people"), "{:?}", covering.reasons);
    let median = ask(&["--method", "pmedian", "--p", "1"]);
    // q: 0 + 0 + 60; r: 40 + 30.
    assert_eq!((&median.result["objective"], &median.result["chosen"][0]["site"]), (&60.0.into(), &"q".into()));
    assert_eq!(median.result["chosen"][0]["gain"], 40.0 * 10.0 + 30.0 * 10.0);
    let centre = ask(&["--method", "pcenter", "--p", "1", "--threshold", "0.5"]);
    assert_eq!((&centre.result["objective"], &centre.result["uncovered"]["people"]), (&1.0.into(), &70.0.into()));
    let cover = ask(&["--method", "cover", "--threshold", "1"]);
    assert_eq!((&cover.result["objective"], &cover.result["chosen"][0]["site"]), (&1.0.into(), &"r".into()));
    // Without what exists two must open.
    let cover = told(&[&base[..], &["--method", "cover", "--threshold", "1"]].concat()).unwrap();
    assert_eq!(cover.result["objective"], 2.0);
    assert_eq!(cover.table[1].name, "served_by");
}

#[test]
fn what_does_not_fit_is_named() {
    let demand = file("locate", "demand.csv", "id,x,y,demand\na,0,0,100\n");
    let sites = file("locate", "marks.csv", "id,x,y,open\np,0,0,perhaps\n");
    let base = ["locate", "--demand", &demand, "--sites", &sites, "--threshold", "1"];
    let said = refused(&[&base[..], &["--existing", "open"]].concat());
    assert!(said.contains("problem-table-yes") && said.contains("\"perhaps\"") && said.contains("column=open"), "{said}");
    assert!(refused(&[&base[..], &["--existing", "built"]].concat()).contains("problem-table-column \"built\""));
    assert!(refused(&[&base[..], &["--p", "2"]].concat()).contains("1 candidates"));
    let said = refused(&["locate", "--demand", &demand, "--sites", &sites]);
    assert!(said.contains("mclp needs a threshold"), "{said}");
}
