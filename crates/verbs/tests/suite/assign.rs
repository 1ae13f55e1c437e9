//! `assign`: the reference table, names, and what is refused.

use crate::common::{file, refused, shared, told};

#[test]
fn the_reference_table() {
    let Some(cost) = shared("oracles/matching/dense120_cost.csv") else { return };
    let told = told(&["assign", "--cost", &cost]).unwrap();
    assert_eq!(told.result["cost"], 1622.0);
    assert_eq!(told.result["gap"], 0.0);
    assert_eq!(told.result["pairs"].as_array().unwrap().len(), 120);
}

#[test]
fn rows_and_columns_go_by_their_names_where_they_have_them() {
    let cost = file("assign", "named.csv", "need,post,van,shop\nmeals,1,5,9\nrides,2,9,8\n");
    let told = told(&["assign", "--cost", &cost]).unwrap();
    assert_eq!(
        (&told.result["row"], &told.result["column"]),
        (&serde_json::json!(["meals", "rides"]), &serde_json::json!(["van", "post"]))
    );
    assert_eq!(
        (&told.result["cheapest"], &told.result["cheapest_has"]),
        (&serde_json::json!(["post", "post"]), &serde_json::json!(["rides", null]))
    );
    assert!(told.reasons[0].contains("Of 2 pairs 1"), "{:?}", told.reasons);
}

#[test]
fn a_bad_cell_is_named() {
    let cost = file("assign", "bad.csv", "1,2\n3,cheap\n");
    let said = refused(&["assign", "--cost", &cost]);
    assert!(said.contains("problem-table-number \"cheap\"") && said.contains("row=2") && said.contains("column=2"), "{said}");
    let cost = file("assign", "dear.csv", "1,2\n3,1e30\n");
    let said = refused(&["assign", "--cost", &cost]);
    assert!(said.contains("problem-question") && said.contains("row 2, column 2"), "{said}");
    let empty = file("assign", "empty.csv", "");
    assert_eq!(told(&["assign", "--cost", &empty]).unwrap().result["cost"], 0.0);
}
