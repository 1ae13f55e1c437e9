//! `budget`: table and ties in words, the reference elections through files, bad cells named.

use crate::common::{file, refused, shared, told};
use serde_json::Value;
use std::fmt::Write as _;

fn town(costs: [&str; 4]) -> String {
    let mut text = "META\nkey;value\nbudget;40.00\nvote_type;approval\nPROJECTS\nproject_id;cost;name\n".to_owned();
    for (i, cost) in costs.iter().enumerate() {
        writeln!(text, "p{i};{cost};Project {i}").unwrap();
    }
    text.push_str("VOTES\nvoter_id;vote\n");
    for v in 0..10 {
        writeln!(text, "{v};{}", if v < 6 { "p0,p1" } else { "p2,p3" }).unwrap();
    }
    text
}

#[test]
fn a_row_a_project_and_ties_in_words() {
    let pb = file("budget", "town.pb", &town(["20", "20.0", "15,50", "20"]));
    let shares = told(&["budget", "--pb", &pb]).unwrap();
    assert_eq!(shares.table[0].cells.len(), 4);
    assert_eq!(shares.table[4].cells, [1.into(), 2.into(), Value::Null, Value::Null]);
    assert!(shares.reasons.iter().any(|s| s.contains("p0 (Project 0) was equal to p1 (Project 1)")), "{:?}", shares.reasons);
}

#[test]
fn the_reference_elections() {
    for (name, rules) in [
        ("Netherlands_Amsterdam_179", &["greedy", "mes", "mes-greedy", "phragmen"][..]),
        ("Worldwide_Mechanical_Turk_Utilities_8", &["greedy", "mes", "mes-greedy", "mes-add1"][..]),
    ] {
        let Some(pb) = shared(&format!("oracles/budgeting/{name}.pb")) else { return };
        let text = std::fs::read_to_string(pb.replace(".pb", "_expected.json")).unwrap();
        let expected: Value = serde_json::from_str(&text).unwrap();
        for rule in rules {
            let told = told(&[
                "budget",
                "--pb",
                &pb,
                "--rule",
                rule,
                "--satisfaction",
                "cost",
                "--step",
                &expected["add1_total_budget_step"].to_string(),
            ]);
            let key = if *rule == "phragmen" { "phragmen--".to_owned() } else { format!("{rule}-cost") };
            let wanted = &expected["rules"][&key];
            let told = told.unwrap();
            assert_eq!(told.result["selected"], wanted["projects"], "{name} {rule}");
            assert_eq!(told.result["cost"], wanted["cost"]);
        }
    }
}

#[test]
fn what_does_not_fit_is_named() {
    let bad = |name: &str, text: String, what: &[&str]| {
        let pb = file("budget", name, &text);
        let said = refused(&["budget", "--pb", &pb, "--rule", "mes-add1"]);
        assert!(what.iter().all(|w| said.contains(w)), "{said}");
    };
    bad("cost.pb", town(["20", "much", "1", "1"]), &["problem-table-amount", "\"much\"", "row=8", "column=cost"]);
    bad("minus.pb", town(["20", "-5", "1", "1"]), &["problem-table-amount", "\"-5\""]);
    bad("vote.pb", town(["1"; 4]).replace("9;p2,p3", "9;p2,p9"), &["problem-table-listed", "\"p9\"", "column=vote"]);
    bad("twice.pb", town(["1"; 4]).replace("p3;1;", "p2;1;"), &["problem-table-once", "\"p2\""]);
    bad("budget.pb", town(["1"; 4]).replace("budget;40.00\n", ""), &["problem-pabulib-meta"]);
    bad("large.pb", town(["99999999999999999", "1", "1", "1"]), &["problem-question", "at most 9007199254740992"]);
    let pb = file("budget", "step.pb", &town(["1"; 4]));
    assert!(refused(&["budget", "--pb", &pb, "--step", "some"]).contains("problem-budget-step"));
    assert!(refused(&["budget", "--pb", &pb, "--rule", "mes-add1", "--step", "0"]).contains("the step is 0"));
}
