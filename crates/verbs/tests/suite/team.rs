//! `team`: what is said of a team, and what is refused.

use crate::common::{file, refused, told};

const CANDIDATES: &str = "id,roles,competences,nature,outside
town,lead,law,public,no
lab,research,energy;law,university,no
hub,,,company,yes
shop,,energy,company,no
";

#[test]
fn who_cannot_be_spared_is_said() {
    let candidates = file("team", "candidates.csv", CANDIDATES);
    let ties = file("team", "ties.csv", "a,b\ntown,hub\nhub,lab\nshop,town\n");
    let rules = file(
        "team",
        "rules.toml",
        "roles = [\"lead\", \"research\", \"finance\"]\ncompetences = { energy = 1 }\noutside = 1\nconnected = true\nteams = 2\n",
    );
    let told = told(&["team", "--candidates", &candidates, "--ties", &ties, "--rules", &rules]).unwrap();
    assert!(told.reasons.iter().any(|r| r.contains("Cannot be spared")), "{:?}", told.reasons);
}

#[test]
fn what_is_wrong_is_named() {
    let candidates = file("team", "bad.csv", "id,outside\ntown,maybe\n");
    let rules = file("team", "outside.toml", "outside = 1\n");
    let said = refused(&["team", "--candidates", &candidates, "--rules", &rules]);
    assert!(said.contains("problem-table-flag \"maybe\"") && said.contains("row=2"), "{said}");
    let candidates = file("team", "good.csv", CANDIDATES);
    let long = file("team", "long.toml", &format!("#{}\n", "x".repeat(16 << 20)));
    let said = refused(&["team", "--candidates", &candidates, "--rules", &long]);
    assert!(said.contains("problem-file-size") && said.contains("most=16"), "{said}");
    for (text, expected) in [
        ("", "nothing is wanted"),
        ("roles = \"lead\"\n", "problem-rules-texts"),
        ("outside = 1\nmust = [\"nobody\"]\n", "problem-rules-listed"),
        ("outside = 1\nconnected = 3\n", "problem-rules-flag"),
        ("roles = [\"lead\", \"research\"]\nlargest = 1\n", "no team of at most 1"),
    ] {
        let rules = file("team", "bad.toml", text);
        let said = refused(&["team", "--candidates", &candidates, "--rules", &rules]);
        assert!(said.contains(expected), "{said}");
    }
}
