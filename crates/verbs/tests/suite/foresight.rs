//! `foresight`: both methods on small files and on the reference matrices, names, explanations, bad cells.

use crate::common::{file, refused, shared, told};
use serde_json::Value;

const TWO: &str = "0,0,2,0\n0,0,0,1\n1,0,0,0\n-1,0,0,0\n";

#[test]
fn two_descriptors_with_names() {
    let matrix = file("foresight", "two.csv", TWO);
    let names = file("foresight", "names.csv", "descriptor,variant\nGrowth,up\nGrowth,down\nTaxes,low\nTaxes,high\n");
    let bare = told(&["foresight", "--method", "cib", "--matrix", &matrix, "--sizes", "2,2"]).unwrap();
    let named = told(&["foresight", "--method", "cib", "--matrix", &matrix, "--names", &names, "--explain", "0,1"]).unwrap();
    assert_eq!(named.result["consistent"], bare.result["consistent"]);
    assert_eq!((named.table[0].name.as_str(), named.table[1].cells[0].as_str()), ("Growth", Some("low")));
    assert!(
        named.reasons.iter().any(|s| s.contains("Taxes: high does not hold") && s.contains("Growth = up, which says 2 of low")),
        "{:?}",
        named.reasons
    );
}

#[test]
fn the_reference_matrices() {
    for (name, sizes) in [("cib_3323", "3,3,2,3"), ("cib_33333333", "3,3,3,3,3,3,3,3")] {
        let Some(matrix) = shared(&format!("oracles/foresight/{name}_matrix.csv")) else { return };
        let expected: Value =
            serde_json::from_str(&std::fs::read_to_string(matrix.replace("_matrix.csv", "_expected.json")).unwrap()).unwrap();
        let told = told(&["foresight", "--method", "cib", "--matrix", &matrix, "--sizes", sizes]).unwrap();
        let scores =
            |v: &Value| v.as_array().unwrap().iter().map(|c| (c["scenario"].clone(), c["total_impact_score"].clone())).collect::<Vec<_>>();
        let (ours, theirs) = (scores(&told.result["consistent"]), scores(&expected["consistent"]));
        assert!(ours.len() == theirs.len() && theirs.iter().all(|c| ours.contains(c)), "{name}");
        let basins = |v: &Value| v.as_array().unwrap().iter().map(|a| a["basin"].as_u64()).collect::<Vec<_>>();
        assert_eq!(basins(&told.result["attractors"]), basins(&expected["attractors"]));
    }
    let Some(matrix) = shared("oracles/foresight/micmac15_matrix.csv") else { return };
    let expected: Value = serde_json::from_str(&std::fs::read_to_string(matrix.replace("_matrix.csv", "_expected.json")).unwrap()).unwrap();
    let told = told(&["foresight", "--method", "micmac", "--matrix", &matrix]).unwrap();
    for name in ["direct_influence", "direct_dependence", "indirect_influence", "indirect_dependence", "stable_power"] {
        assert_eq!(told.result[name], expected[name], "{name}");
    }
    assert_eq!(told.result["quadrant"].as_array().unwrap().len(), 15);
}

#[test]
fn what_does_not_fit_is_named() {
    let cib = |matrix: &str, sizes: &str| refused(&["foresight", "--method", "cib", "--matrix", matrix, "--sizes", sizes]);
    let matrix = file("foresight", "half.csv", "0,1\n0.5,0\n");
    let said = cib(&matrix, "1,1");
    assert!(said.contains("problem-table-whole") && said.contains("row=2") && said.contains("column=1"), "{said}");
    let matrix = file("foresight", "ragged.csv", "0,1\n0\n");
    assert!(cib(&matrix, "1,1").contains("problem-table-ragged"));
    let matrix = file("foresight", "good.csv", TWO);
    assert!(cib(&matrix, "2,3").contains("the sizes add up to 5 variants"));
    assert!(cib(&matrix, "4").contains("there are 1 descriptors"));
    assert!(cib(&matrix, "1,3").contains("a descriptor judges itself"));
    let said = refused(&["foresight", "--method", "cib", "--matrix", &matrix, "--sizes", "2,2", "--explain", "0,2"]);
    assert!(said.contains("descriptor 1 that there is not"), "{said}");
    let names = file("foresight", "three.csv", "name\na\nb\nc\n");
    let matrix = file("foresight", "four.csv", "0,1,0,0\n0,0,1,0\n0,0,0,1\n1,0,0,0\n");
    let said = refused(&["foresight", "--method", "micmac", "--matrix", &matrix, "--names", &names]);
    assert!(said.contains("problem-foresight-names") && said.contains("sizes=4"), "{said}");
    assert!(
        refused(&["foresight", "--method", "micmac", "--matrix", &file("foresight", "zero.csv", "0,0\n0,0\n")]).contains("all cells are 0")
    );
    assert!(
        refused(&["foresight", "--method", "micmac", "--matrix", &file("foresight", "minus.csv", "0,-1\n0,0\n")])
            .contains("problem-table-amount")
    );
}
