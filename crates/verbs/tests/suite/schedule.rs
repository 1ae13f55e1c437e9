//! `schedule`: what is said of a crew and of chance; rings, unknown ids and bad cells are named.

use crate::common::{file, refused, told};

#[test]
fn a_crew_that_is_shared() {
    let tasks = file("schedule", "crew.csv", "id,duration,after,crew\na,3,,1\nb,2,,1\nc,2,,1\nd,4,b,\n");
    let told = told(&["schedule", "--tasks", &tasks, "--capacity", "crew=1"]).unwrap();
    let r = &told.result;
    assert!(told.reasons.iter().any(|s| s.contains("best there is")), "{:?}", told.reasons);
    assert!(r["because"].as_array().unwrap().iter().any(|b| b.as_str().unwrap().starts_with("crew of ")));
}

#[test]
fn three_points() {
    let text = "id,after,optimistic,likely,pessimistic\nstart,,2,2,2\nwork,start,5,10,30\ncheck,work,1,1,1\nside,start,1,2,3\n";
    let tasks = file("schedule", "risk.csv", text);
    let told = told(&["schedule", "--tasks", &tasks, "--seed", "5", "--replicates", "4000"]).unwrap();
    assert!(told.reasons.iter().any(|s| s.contains("Worth knowing better") && s.contains("work")), "{:?}", told.reasons);
}

#[test]
fn what_is_wrong_is_named() {
    let bad = |name: &str, text: &str| refused(&["schedule", "--tasks", &file("schedule", name, text)]);
    let said = bad("listed.csv", "id,duration,after\na,1,\nb,1,a;z\n");
    assert!(said.contains("problem-table-listed \"z\"") && said.contains("row=3") && said.contains("column=after"), "{said}");
    assert!(bad("ring.csv", "id,duration,after\na,1,b\nb,1,a\n").contains("ring"));
    assert!(bad("once.csv", "id,duration,after\na,1,\na,1,\n").contains("problem-table-once"));
    assert!(bad("whole.csv", "id,duration,after\na,1.5,\n").contains("problem-table-whole"));
    assert!(bad("points.csv", "id,after,optimistic,likely,pessimistic\na,,3,2,4\n").contains("problem-table-estimates \"3\""));
    assert!(bad("none.csv", "id,after\na,\n").contains("problem-table-column \"duration\""));
    let tasks = file("schedule", "much.csv", "id,duration,after,crew\na,1,,2\n");
    assert!(refused(&["schedule", "--tasks", &tasks, "--capacity", "crew=1"]).contains("it can never start"));
    assert!(refused(&["schedule", "--tasks", &tasks, "--capacity", "crew"]).contains("problem-words"));
}
