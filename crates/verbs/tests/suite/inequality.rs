//! `inequality`: what is refused.

use crate::common::{file, refused};

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
