//! `network`: the karate club's and a small network's figures through files, reasons, and what is refused.

use crate::common::{file, refused, shared, told};
use clap::Parser;
use reticolo_messages::Language;
use reticolo_verbs::network::{Args, Network};
use serde_json::{Value, json};

/// The words of the verb alone.
#[derive(Parser)]
struct Words {
    #[command(flatten)]
    args: Args,
}

/// Two circles that one node joins, a tail, and one alone.
const TIES: &str = "from,to\nanna,bruno\nbruno,carla\ncarla,anna\ncarla,dario\ndario,elena\nelena,carla\nelena,fabio\n";
const NODES: &str = "name,kind\nanna,school\nbruno,school\ncarla,town\ndario,firm\nelena,firm\nfabio,firm\ngina,firm\n";

#[test]
fn who_stands_between_is_said() {
    let (edges, nodes) = (file("network", "ties.csv", TIES), file("network", "nodes.csv", NODES));
    let told = told(&["network", "--edges", &edges, "--nodes", &nodes, "--nature", "kind", "--measures", "all", "--pairs", "2"]).unwrap();
    let result = &told.result;
    // Carla's pairs of neighbours that are not tied: anna and bruno with dario and elena, all schools with firms.
    assert_eq!((&result["liaison"][2], &result["itinerant"][2], &result["coordinator"][4]), (&json!(4), &json!(0), &json!(1)));
    assert_eq!(result["brokers"][1]["ties"][0], json!({ "to": "fabio", "opens": 2, "bridge": true }));
    assert_eq!(result["pairs"].as_array().map(Vec::len), Some(2));
    assert!(
        told.reasons.iter().any(|r| r.contains("carla stands between others") && r.contains("2 nodes are cut off")),
        "{:?}",
        told.reasons
    );
    assert!(told.table.iter().any(|c| c.name == "betweenness"));
}

#[test]
fn the_karate_club_is_that_of_the_reference() {
    let Some(edges) = shared("oracles/network/karate_edges.csv") else { return };
    let nodes = std::fs::read_to_string(shared("oracles/network/karate_nodes.csv").unwrap()).unwrap();
    let told = told(&["network", "--edges", &edges]).unwrap();
    let head: Vec<&str> = nodes.lines().next().unwrap().split(',').collect();
    let mut compared = 0;
    for (row, line) in nodes.lines().skip(1).enumerate() {
        for (name, cell) in head.iter().zip(line.split(',')) {
            let Some(ours) = told.result.get(*name).filter(|_| *name != "node") else { continue };
            let theirs: f64 = cell.trim().parse().unwrap();
            let ours = ours[row].as_f64().unwrap();
            assert!((ours - theirs).abs() <= 1e-6 * theirs.abs().max(0.01), "{name} of {row}: {ours} and {theirs}");
            compared += 1;
        }
    }
    assert!(compared >= 34 * 10, "{compared}");
    let expected: Value =
        serde_json::from_str(&std::fs::read_to_string(shared("oracles/network/karate_expected.json").unwrap()).unwrap()).unwrap();
    assert_eq!(told.result["components"], expected["components"]);
    assert_eq!(told.result["blocks"], expected["biconnected"]);
    assert_eq!(told.result["bridges"], json!([[0, 11]]));
    assert!((told.result["transitivity"].as_f64().unwrap() - expected["transitivity"].as_f64().unwrap()).abs() < 1e-8);
}

#[test]
fn sampling_weights_and_repetitions_are_said() {
    let edges = file("network", "weighted.csv", "a,b,weight\nx,y,2\ny,x,1\ny,z,4\nz,z,1\n");
    let plain = told(&["network", "--edges", &edges, "--measures", "strength,weighted_betweenness", "--columns-only"]).unwrap();
    assert_eq!(plain.result["strength"], json!([3.0, 7.0, 4.0]));
    assert_eq!(plain.result["weighted_betweenness"], json!([0.0, 1.0, 0.0]));
    assert!(!plain.result.contains_key("components"));
    assert_eq!(plain.reasons.len(), 2, "{:?}", plain.reasons);
    let words = ["network", "--edges", &edges, "--measures", "betweenness", "--sample-error", "0.1"];
    let sampled = told(&words).unwrap();
    assert!(sampled.result["betweenness_low"][1].as_f64() <= Some(1.0) && sampled.result["betweenness_high"][1].as_f64() >= Some(1.0));
    assert_eq!(sampled.result["betweenness_bound"], json!(0.3));
}

#[test]
fn what_is_wrong_is_named() {
    let bad = file("network", "bad.csv", "a,b,weight\nx,y,1\nx,,1\n");
    let said = refused(&["network", "--edges", &bad]);
    assert!(said.contains("problem-table-name") && said.contains("row=3") && said.contains("column=b"), "{said}");
    let bad = file("network", "weight.csv", "a,b,weight\nx,y,-1\n");
    let said = refused(&["network", "--edges", &bad]);
    assert!(said.contains("problem-table-weight \"-1\"") && said.contains("row=2"), "{said}");
    let (edges, nodes) = (file("network", "ties.csv", TIES), file("network", "few.csv", "name\nanna\nbruno\n"));
    let said = refused(&["network", "--edges", &edges, "--nodes", &nodes]);
    assert!(said.contains("problem-table-listed \"carla\"") && said.contains("row=3"), "{said}");
    assert!(refused(&["network", "--edges", &edges, "--measures", "fame"]).contains("problem-choice \"fame\""));
    let said = refused(&["network", "--edges", &edges, "--sample-error", "2"]);
    assert!(said.contains("problem-question") && said.contains("between 0 and 1"), "{said}");
    assert!(refused(&["network", "--edges", &file("network", "one.csv", "a\nx\n")]).contains("problem-table-column"));
    let none = told(&["network", "--edges", &file("network", "none.csv", "a,b\n")]).unwrap();
    assert_eq!((&none.result["nodes"], &none.result["components"]), (&json!(0), &json!(0)));
}

#[test]
fn a_network_at_hand_is_told_as_one_from_files() {
    let edges = file("network-at-hand", "edges.csv", "a,b,weight\nx,y,2\ny,z,1\n");
    let nodes = file("network-at-hand", "nodes.csv", "id,nature\nx,one\ny,one\nz,two\n");
    let read = told(&["network", "--edges", &edges, "--nodes", &nodes, "--nature", "nature"]).unwrap();
    let args = Words::try_parse_from(["network", "--in", "somewhere"]).unwrap();
    let network = Network {
        names: ["x", "y", "z"].map(String::from).to_vec(),
        titles: ["Ex", "Why", "Zed"].map(String::from).to_vec(),
        edges: vec![(0, 1, 2.0), (1, 2, 1.0)],
        natures: (vec![0, 0, 1], vec!["one".into(), "two".into()]),
        digest: "0".repeat(64),
    };
    let work = args.args.work_on(network, Language::En).unwrap();
    let held = work.compute().unwrap()();
    assert_eq!((work.digest.len(), held.table[1].name.as_str()), (64, "title"));
    for (name, value) in &read.result {
        assert_eq!(&held.result[name], value, "{name}");
    }
    assert!(held.reasons[0].starts_with("Why stands between"), "{}", held.reasons[0]);
}
