//! `inequality`: figures of a case worked by hand, groups by name, and what is refused.

use crate::common::{file, refused, told};

#[test]
fn two_halves_and_their_groups() {
    let values = file("inequality", "halves.csv", "id,value,weight,group\na,0,1,north\nb,2,1,south\n");
    let told = told(&["inequality", "--values", &values]).unwrap();
    // All of it in one half of the people: T = ln 2, harmony = 1/2, Gini = 1/2.
    let figure = |name: &str| told.result[name].as_f64().unwrap();
    assert!((figure("theil") - 2f64.ln()).abs() < 1e-9);
    assert!((figure("harmony") - 0.5).abs() < 1e-9);
    assert!((figure("gini") - 0.5).abs() < 1e-9);
    assert_eq!(figure("between"), figure("theil"));
    assert_eq!(told.result["groups"][1]["group"], "south");
}

#[test]
fn a_bad_cell_is_named() {
    let values = file("inequality", "bad.csv", "id,value,weight\na,1,1\nb,many,1\n");
    let said = refused(&["inequality", "--values", &values]);
    assert!(
        said.contains("problem-table-amount") && said.contains("\"many\"") && said.contains("row=3") && said.contains("column=value"),
        "{said}"
    );
    let values = file("inequality", "short.csv", "id,weight\na,1\n");
    assert!(refused(&["inequality", "--values", &values]).contains("problem-table-column \"value\""));
}
