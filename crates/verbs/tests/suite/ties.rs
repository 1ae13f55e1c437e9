//! `ties`: pairs with their factors worked by hand, hidden ties, and what is refused.

use crate::common::{file, refused, told};
use serde_json::json;

/// 0 and 1 share 2 (three ties) and 3 (five ties); 4 and 5 hang on 3.
const TIES: &str = "a,b\nn0,n2\nn1,n2\nn0,n3\nn1,n3\nn2,n3\nn3,n4\nn3,n5\n";
const NODES: &str = "name,needs,offers,place,lon,lat\nn0,,,,,\nn1,,,,,\nn2,,,,,\nn3,,,,,\nn4,room;music,,square,,\nn5,,room,square,,\nn6,,music,,12.6,42.5\n";

#[test]
fn pairs_worked_by_hand() {
    let edges = file("ties", "ties.csv", TIES);
    let plain = told(&["ties", "--edges", &edges]).unwrap();
    assert_eq!((&plain.result["a"][0], &plain.result["b"][0], &plain.result["partners"][0]), (&json!("n0"), &json!("n1"), &json!(2)));
    let near = |value: &serde_json::Value, wanted: f64| assert!((value.as_f64().unwrap() - wanted).abs() < 1e-8, "{value} and {wanted}");
    near(&plain.result["resource_allocation"][0], 8.0 / 15.0);
    near(&plain.result["adamic_adar"][0], 1.0 / 3f64.ln() + 1.0 / 5f64.ln());
    assert_eq!(plain.result["reasons"][0]["through"], json!(["n2", "n3"]));
    // With what is known: n4 needs half of what it needs from n5, in one place; n6 offers n4 the other half, with no partner in common.
    let nodes = file("ties", "nodes.csv", NODES);
    let known = told(&["ties", "--edges", &edges, "--nodes", &nodes]).unwrap();
    assert_eq!((&known.result["a"][0], &known.result["b"][0]), (&json!("n4"), &json!("n5")));
    near(&known.result["score"][0], 0.2 * (1.0 + 3.0 * 0.5) * 2.0);
    assert_eq!(known.result["reasons"][0]["b_offers_a"], json!(["room"]));
    let last = known.result["a"]
        .as_array()
        .unwrap()
        .iter()
        .zip(known.result["b"].as_array().unwrap())
        .position(|p| p == (&json!("n4"), &json!("n6")));
    near(&known.result["score"][last.unwrap()], 0.05 * 2.5);
    assert!(
        known.reasons[0].contains("n4 and n5")
            && known.reasons[0].contains("n5 offers what n4 needs: room")
            && known.reasons[0].contains("one place")
    );
    assert_eq!(told(&["ties", "--edges", &edges, "--most", "1"]).unwrap().result["a"], json!(["n0"]));
}

#[test]
fn hidden_ties_of_circles_are_found_better_than_by_degree() {
    let mut text = String::from("a,b\n");
    for a in 0..120u32 {
        for b in a + 1..120 {
            // Most of those in a circle of ten, and a few across.
            if (a / 10 == b / 10 && (a * 7 + b * 3) % 5 != 0) || (a * 31 + b * 17) % 97 == 0 {
                text.push_str(&format!("{a},{b}\n"));
            }
        }
    }
    let edges = file("ties", "circles.csv", &text);
    let found = told(&["ties", "--edges", &edges, "--hide", "0.1", "--seed", "3"]).unwrap();
    let figure = |name: &str| found.result[name].as_f64().unwrap();
    assert!(figure("auc") > figure("auc_degree") + 0.1 && figure("precision") > figure("precision_degree"), "{:?}", found.figures);
    assert!(figure("hidden") >= figure("findable") && figure("first") <= 100.0);
    assert!(found.result["rankings"]["pagerank"]["auc"].as_f64().unwrap() > 0.6);
}

#[test]
fn what_is_wrong_is_named() {
    let edges = file("ties", "ties.csv", TIES);
    let said = refused(&["ties", "--edges", &edges, "--hide", "1"]);
    assert!(said.contains("problem-question") && said.contains("share to hide is 1"), "{said}");
    assert!(refused(&["ties", "--edges", &edges, "--most", "0"]).contains("at least one pair"));
    assert!(refused(&["ties", "--edges", &edges, "--fall", "0"]).contains("must be above 0"));
    assert!(refused(&["ties", "--edges", &edges, "--prior=-1"]).contains("a weight is -1"));
    let nodes = file("ties", "bad.csv", "name,lon,lat\nn0,12.6,\n");
    let said = refused(&["ties", "--edges", &edges, "--nodes", &nodes]);
    assert!(said.contains("problem-table-coordinate") && said.contains("column=lat") && said.contains("row=2"), "{said}");
    let none = told(&["ties", "--edges", &file("ties", "none.csv", "a,b\n")]).unwrap();
    assert!(none.reasons.iter().any(|r| r.contains("Nothing speaks")));
}
