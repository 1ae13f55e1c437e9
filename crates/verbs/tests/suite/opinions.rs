//! `opinions`: two camps by hand, the reference conversation through files, bad cells, refusals in words.

use crate::common::{file, refused, shared, told};
use std::fmt::Write as _;

/// Ten people; the first five agree to a..d and disagree with e..g, the others the other way round; all agree to h.
fn camps() -> String {
    let mut text = "participant,statement,vote\n".to_owned();
    for p in 1..=10 {
        for s in ["a", "b", "c", "d", "e", "f", "g"] {
            let vote = if (p <= 5) == (s < "e") { 1 } else { -1 };
            writeln!(text, "{p},{s},{vote}").unwrap();
        }
        writeln!(text, "{p},h,-1\n{p},h,1").unwrap();
    }
    text + "11,a,1\n"
}

#[test]
fn two_camps_and_what_they_share() {
    let votes = file("opinions", "camps.csv", &camps());
    let told = told(&["opinions", "--votes", &votes]).unwrap();
    let r = &told.result;
    assert_eq!((r["participants"].as_u64(), r["clustered"].as_u64(), r["group_count"].as_u64()), (Some(11), Some(10), Some(2)));
    assert_eq!(r["groups"][0]["size"], 5);
    // Participants in the order of their numbers, the eleventh in no group.
    assert_eq!(r["coordinates"][9]["participant"], "10");
    assert_eq!(r["coordinates"][0]["group"], r["coordinates"][4]["group"]);
    assert_ne!(r["coordinates"][0]["group"], r["coordinates"][5]["group"]);
    assert!(r["coordinates"][10]["group"].is_null());
    // The later vote on h counts.
    assert_eq!((r["statements"][7]["agree"].as_u64(), r["consensus"]["agree"][0]["statement"].as_str()), (Some(10), Some("h")));
    assert_eq!(r["stability"]["mean"], 1.0);
    assert!(r["explained_variance"][0].as_f64().unwrap() > 0.95);
    assert!(told.reasons.iter().any(|s| s.contains("Most of all who voted agree to h")), "{:?}", told.reasons);
    assert_eq!(told.table[3].cells.len(), 11);
    let by_statement = crate::common::told(&["opinions", "--votes", &votes, "--table", "statements"]).unwrap();
    assert_eq!((by_statement.table[0].cells.len(), by_statement.result == told.result), (8, true));
}

#[test]
fn the_reference_conversation() {
    let Some(votes) = shared("oracles/opinions/canadian-electoral-reform_votes.csv") else { return };
    let told = told(&["opinions", "--votes", &votes]).unwrap();
    assert_eq!(told.result["group_count"], 2);
    assert!((told.result["silhouette"].as_f64().unwrap() - 0.61243).abs() < 1e-4);
    assert_eq!(told.result["groups"][0]["representative"].as_array().unwrap().len(), 5);
}

#[test]
fn what_is_no_vote_is_named() {
    let votes = file("opinions", "bad.csv", "participant,statement,vote\n1,a,1\n1,b,yes\n");
    let said = refused(&["opinions", "--votes", &votes]);
    assert!(said.contains("problem-table-vote") && said.contains("\"yes\"") && said.contains("row=3"), "{said}");
    let votes = file("opinions", "nobody.csv", "participant,statement,vote\n,a,1\n");
    assert!(refused(&["opinions", "--votes", &votes]).contains("problem-table-name"));
    let votes = file("opinions", "few.csv", "participant,statement,vote\n1,a,1\n2,a,-1\n");
    let said = refused(&["opinions", "--votes", &votes]);
    assert!(said.contains("problem-question") && said.contains("0 people voted on at least 7 statements"), "{said}");
    let votes = file("opinions", "empty.csv", "participant,statement,vote\n");
    assert!(refused(&["opinions", "--votes", &votes]).contains("there are no votes"));
}
