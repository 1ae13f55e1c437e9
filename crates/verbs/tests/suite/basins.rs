//! `basins`: two towns by hand, the reference's areas through files, agreement with official areas by name, reasons in words, and
//! what is refused.

use crate::common::{file, refused, shared, told};
use serde_json::Value;

const TOWNS: &str = "o,d,n\n1,1,100\n3,3,100\n2,1,50\n4,3,50\n2,3,2\n4,1,2\n2,2,8\n4,4,8\n";

#[test]
fn two_towns_with_their_villages() {
    let flows = file("basins", "towns.csv", TOWNS);
    let names = file("basins", "names.csv", "code,name\n01,Alta\n02,Bassa\n03,Corte\n04,\"Dorsa, la\"\n");
    let sizes = ["--min-size", "100", "--target-size", "1000", "--min-self", "0.6", "--target-self", "0.8"];
    let asked = [&["basins", "--flows", &flows, "--names", &names, "--why", "Bassa,Alta"][..], &sizes[..]].concat();
    let found = told(&asked).unwrap();
    assert_eq!(found.result["labels"], serde_json::json!([0, 0, 1, 1]));
    assert_eq!(found.result["seed"], serde_json::json!(["1", "1", "3", "3"]));
    assert_eq!(found.result["inside"].as_f64(), Some(316.0 / 320.0));
    let area = &found.result["self_containment"][0];
    assert_eq!((area["of_residents"].as_f64(), area["of_jobs"].as_f64()), (Some(0.9875), Some(0.9875)));
    assert!(area["validity"].as_f64().unwrap() >= 1.0);
    assert_eq!(found.result["why"]["direct"]["go"], 50.0);
    assert_eq!(found.result["reasons"][0]["next"]["go"], 2.0);
    assert!(
        found.reasons[0].starts_with("Bassa and Alta are together in the area of Alta. From Bassa to Alta go 50 (83.3%"),
        "{}",
        found.reasons[0]
    );
    assert!(found.reasons[1].contains("towards the area of Corte 2 go out and 2 come in"), "{}", found.reasons[1]);
    // The same flows in another order of rows are the same question.
    let mut rows: Vec<&str> = TOWNS.lines().skip(1).collect();
    rows.reverse();
    let turned = file("basins", "turned.csv", &format!("o,d,n\n{}\n", rows.join("\n")));
    let again = told(&[&["basins", "--flows", &turned, "--names", &names, "--why", "2,Alta"][..], &sizes[..]].concat()).unwrap();
    assert_eq!(again.result, found.result);
    // A name with a comma in it, in two areas; the other methods; a table that can be compared.
    let parted = told(&[&["basins", "--flows", &flows, "--names", &names, "--why", "Dorsa, la,Alta"][..], &sizes[..]].concat()).unwrap();
    assert!(parted.reasons[0].starts_with("Dorsa, la and Alta are not in one area."), "{}", parted.reasons[0]);
    let other = file("basins", "other.csv", "unit,label\n1,x\n2,x\n3,y\nDorsa la,y\n");
    for method in ["infomap", "leiden"] {
        let asked = [
            "basins",
            "--flows",
            &flows,
            "--names",
            &names,
            "--method",
            method,
            "--undirected",
            "--without-self-flows",
            "--compare",
            &other,
        ];
        let found = told(&asked).unwrap();
        assert_eq!(found.result["agreement"]["adjusted_rand"], 1.0, "{method}");
        assert_eq!(found.result["agreement"]["compared"], 4);
        assert_eq!(found.result["trials_as_good"], 10);
    }
}

#[test]
fn pieces_cut_off_are_repaired_with_borders() {
    let flows =
        file("basins", "row.csv", "o,d,n\na,a,900\nb,a,100\nb,b,20\nc,a,100\nc,c,20\nd,d,900\ne,d,100\ne,e,20\nf,d,100\nf,f,20\nf,a,140\n");
    let edges = file("basins", "edges.csv", "from,to\na,b\nb,c\nc,d\nd,e\ne,f\n");
    let sizes = ["--min-size", "100", "--target-size", "1000", "--min-self", "0.6", "--target-self", "0.7"];
    let free = told(&[&["basins", "--flows", &flows][..], &sizes[..]].concat()).unwrap();
    let bound = told(&[&["basins", "--flows", &flows, "--edges", &edges][..], &sizes[..]].concat()).unwrap();
    assert_eq!(free.result["seed"][5], "a");
    assert_eq!((&bound.result["seed"][5], &bound.result["came"][5]), (&Value::from("d"), &Value::from("enclave")));
    assert_eq!(bound.result["repaired"], 1);
}

#[test]
fn official_areas_of_a_region_are_compared_by_name() {
    let folder = "data/commuting";
    let Some(flows) = shared(&format!("{folder}/sardinia_2001_flows.csv")) else { return };
    let names = shared(&format!("{folder}/sardinia_2001_names.csv")).unwrap();
    let official = shared(&format!("{folder}/italy_local_labour_systems_2011.csv")).unwrap();
    let asked = |least: &str, target: &str| {
        let files = ["basins", "--flows", &flows, "--columns", "origin,destination,commuters", "--names", &names];
        let compare = ["--compare", &official, "--compare-columns", "name,sll_2011_code", "--why", "Bitti,Orune"];
        told(&[&files[..], &compare[..], &["--min-self", least, "--target-self", target][..]].concat()).unwrap()
    };
    for (least, target, rand, areas) in [("0.6667", "0.75", 0.645, 37), ("0.60", "0.70", 0.694, 47)] {
        let found = asked(least, target);
        assert_eq!(found.result["areas"], areas);
        let agreement = &found.result["agreement"];
        assert_eq!((&agreement["compared"], &agreement["areas"]), (&Value::from(376), &Value::from(39)));
        assert!(agreement["adjusted_rand"].as_f64().unwrap() >= rand, "{agreement}");
        assert!(found.reasons[0].contains("Bitti") && found.reasons[0].contains("Orune"), "{}", found.reasons[0]);
        assert_eq!(found.reasons.len(), 2 + areas, "why, each area, and what was not compared");
    }
}

#[test]
fn what_is_wrong_is_named() {
    let bad = file("basins", "bad.csv", "o,d,n\na,b,many\n");
    let said = refused(&["basins", "--flows", &bad]);
    assert!(said.contains("problem-table-amount") && said.contains("\"many\"") && said.contains("row=2"), "{said}");
    let flows = file("basins", "small.csv", "o,d,n\na,a,5\na,b,1\n");
    assert!(refused(&["basins", "--flows", &flows, "--columns", "o,d"]).contains("problem-basins-columns"));
    assert!(refused(&["basins", "--flows", &flows, "--columns", "o,d,people"]).contains("problem-table-column \"people\""));
    assert!(refused(&["basins", "--flows", &flows, "--why", "a,z"]).contains("problem-basins-why"));
    let edges = file("basins", "wrong_edges.csv", "from,to\na,z\n");
    let said = refused(&["basins", "--flows", &flows, "--edges", &edges]);
    assert!(said.contains("problem-table-listed") && said.contains("column=to"), "{said}");
    let said = refused(&["basins", "--flows", &flows, "--min-self", "0.9", "--target-self", "0.7"]);
    assert!(said.contains("problem-question") && said.contains("expected shares above 0"), "{said}");
    assert!(refused(&["basins", "--flows", &flows, "--method", "leiden", "--trials", "0"]).contains("0 trials were asked"));
    let empty = file("basins", "empty.csv", "o,d,n\n");
    assert!(refused(&["basins", "--flows", &empty]).contains("nobody goes anywhere"));
    let blank = file("basins", "blank.csv", "o,d,n\na,,3\n");
    assert!(refused(&["basins", "--flows", &blank]).contains("problem-basins-id"));
    // Demands that no area meets are no error: everything stands apart or together, and it is said.
    let open = file("basins", "open.csv", "o,d,n\na,b,5\nb,c,5\nc,a,5\n");
    let found = told(&["basins", "--flows", &open, "--min-size", "1000", "--target-size", "10000"]).unwrap();
    assert_eq!(found.result["labels"].as_array().unwrap().len(), 3);
}
