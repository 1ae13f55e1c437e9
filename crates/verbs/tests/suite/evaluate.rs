//! `evaluate`: a panel in both forms, few treated places, different starts; contradictions and designs without an answer are named.

use crate::common::{file, refused, told};
use std::fmt::Write as _;

/// So many places over six years; the first `treated` start in 2003 and gain 5; noise that follows from the numbers alone.
fn panel(places: u32, treated: u32, zero_one: bool) -> String {
    let mut text = format!("unit,period,outcome,{}\n", if zero_one { "treated" } else { "treated_from" });
    for u in 0..places {
        for year in 2000..2006u32 {
            let on = u < treated && year >= 2003;
            let noise = f64::from((u * u * 7 + year * year * 13 + u * year * 5) % 17) / 17.0;
            let outcome = f64::from(u) + noise + if on { 5.0 } else { 0.0 };
            let told = match (zero_one, u < treated) {
                (true, _) => u32::from(on).to_string(),
                (false, true) => "2003".to_owned(),
                (false, false) => String::new(),
            };
            writeln!(text, "p{u},{year},{outcome:.4},{told}").unwrap();
        }
    }
    text
}

#[test]
fn both_forms_say_the_same() {
    let from = told(&["evaluate", "--panel", &file("evaluate", "from.csv", &panel(30, 10, false))]).unwrap();
    let now = told(&["evaluate", "--panel", &file("evaluate", "now.csv", &panel(30, 10, true))]).unwrap();
    assert_eq!(from.result, now.result);
    let r = &from.result;
    assert!((r["effect"].as_f64().unwrap() - 5.0).abs() < 0.3 && r["verdict"] == "effect" && r["inference"] == "wild_bootstrap");
    assert_eq!(r["event"], serde_json::json!([-3, -2, 0, 1, 2]));
    assert!(from.reasons[0].contains("hardly"), "{:?}", from.reasons);
}

#[test]
fn one_treated_place_has_a_synthetic_control() {
    let told = told(&["evaluate", "--panel", &file("evaluate", "one.csv", &panel(30, 1, false))]).unwrap();
    let r = &told.result;
    assert_eq!((&r["inference"], &r["ways"]), (&"all_permutations".into(), &30.into()));
    assert_eq!(r["synthetic"][0]["unit"], "p0");
    assert_eq!(r["synthetic"][0]["placebos"], 29);
    assert!((r["least_p"].as_f64().unwrap() - 1.0 / 30.0).abs() < 1e-9);
    let few = self::told(&["evaluate", "--panel", &file("evaluate", "few.csv", &panel(8, 1, false))]).unwrap();
    assert_eq!(few.result["verdict"], "cannot_answer");
    assert!(few.reasons[0].starts_with("This design cannot answer"), "{:?}", few.reasons);
}

#[test]
fn what_contradicts_itself_is_named() {
    let bad = |name: &str, text: &str| refused(&["evaluate", "--panel", &file("evaluate", name, text)]);
    let said = bad("same.csv", "unit,period,outcome,treated_from\na,1,1,2\na,2,1,3\n");
    assert!(said.contains("problem-table-same \"3\"") && said.contains("row=3") && said.contains("column=treated_from"), "{said}");
    assert!(bad("once.csv", "unit,period,outcome,treated\na,1,1,0\na,1,1,0\n").contains("problem-table-once"));
    assert!(
        bad("stops.csv", "unit,period,outcome,treated\na,1,1,0\na,2,1,1\na,3,1,0\nb,1,1,0\nb,2,1,0\nb,3,2,0\n")
            .contains("problem-panel-stops")
    );
    assert!(bad("none.csv", "unit,period,outcome\na,1,1\n").contains("problem-table-column"));
    assert!(bad("nobody.csv", "unit,period,outcome,treated\na,1,1,0\na,2,1,0\nb,1,1,0\nb,2,2,0\n").contains("nobody was treated"));
    assert!(bad("word.csv", "unit,period,outcome,treated\na,1,x,0\n").contains("problem-table-number"));
    assert!(bad("yes.csv", "unit,period,outcome,treated\na,1,1,yes\n").contains("problem-table-treated"));
}
