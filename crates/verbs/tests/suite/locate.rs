//! `locate`: the reference through files, what is said of a choice, and what is refused.

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
fn what_a_site_adds_is_said() {
    let demand = file("locate", "demand.csv", "id,x,y,demand\na,0,0,100\nb,10,0,40\nc,12,0,30\n");
    let sites = file("locate", "sites.csv", "id,x,y,open\np,0,0,yes\nq,10,0,no\nr,11,0,0\ns,50,0,\n");
    let words =
        ["locate", "--demand", &demand, "--sites", &sites, "--existing", "open", "--method", "mclp", "--threshold", "1", "--p", "1"];
    let covering = told(&words).unwrap();
    assert!(covering.reasons[0].contains("proven") && covering.reasons[1].contains("adds 70 people"), "{:?}", covering.reasons);
    assert_eq!(covering.table[1].name, "served_by");
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
