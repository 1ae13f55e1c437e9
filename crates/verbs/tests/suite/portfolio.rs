//! `portfolio`: a case worked by hand through files, its frontier, and what is refused.

use crate::common::{file, refused, told};
use serde_json::json;

const PROJECTS: &str = "id,impact,jobs,y2026,call,cells,requires,excludes
park,10,1,7.00,green,c1,,
school,6,2,5.00,social,c1;c2,,
clinic,6,4,5.00,social,c2,,
path,1,0,4.00,green,,park,
";

#[test]
fn the_best_choice_and_why_others_are_out() {
    let projects = file("portfolio", "projects.csv", PROJECTS);
    let rules = file("portfolio", "rules.toml", "[weights]\nimpact = 1\n[budgets]\ny2026 = 10\n[frontier]\ncriterion = \"jobs\"\n");
    let told = told(&["portfolio", "--projects", &projects, "--rules", &rules]).unwrap();
    assert_eq!((&told.result["objective"], &told.result["gap"]), (&json!(12.0), &json!(0.0)));
    assert_eq!(told.result["chosen"], json!(["school", "clinic"]));
    let budget = json!({ "budget": "y2026", "most": 10.0, "spent": 10.0, "left": 0.0, "marginal": 1.2 });
    assert_eq!(told.result["budgets"][0], budget);
    assert_eq!(
        (&told.result["why"], &told.result["what"]),
        (&json!(["budget", "in", "in", "requires"]), &json!(["y2026", "", "", "park"]))
    );
    assert_eq!(told.result["frontier"]["points"].as_array().unwrap().len(), 1);
}

#[test]
fn rules_cells_and_synergies_count() {
    let projects = file("portfolio", "projects2.csv", PROJECTS);
    let words = |text: &str| {
        let rules = file("portfolio", "more.toml", text);
        told(&["portfolio", "--projects", &projects, "--rules", &rules]).unwrap()
    };
    let base = "[weights]\nimpact = 1\n[budgets]\ny2026 = 12\n";
    let told = words(&format!("cell_value = 2\n{base}[[rule]]\ncolumn = \"call\"\nvalue = \"social\"\nmost = 1\n"));
    // The park and the school: 16, and two cells.
    assert_eq!((&told.result["objective"], &told.result["covered_cells"]), (&json!(20.0), &json!(2)));
    let told = words(&format!("{base}[[synergy]]\nprojects = [\"school\", \"clinic\"]\nvalue = 5\n"));
    assert_eq!(told.result["objective"], 17.0);
}

#[test]
fn what_is_wrong_is_named() {
    let projects = file("portfolio", "bad.csv", "id,impact,y2026,requires\npark,1,7.005,\n");
    let rules = file("portfolio", "good.toml", "[weights]\nimpact = 1\n[budgets]\ny2026 = 10\n");
    let said = refused(&["portfolio", "--projects", &projects, "--rules", &rules]);
    assert!(said.contains("problem-table-cents \"7.005\"") && said.contains("column=y2026"), "{said}");
    let projects = file("portfolio", "lost.csv", "id,impact,y2026,requires\npark,1,7,lake\n");
    let said = refused(&["portfolio", "--projects", &projects, "--rules", &rules]);
    assert!(said.contains("problem-table-listed") && said.contains("column=requires"), "{said}");
    let projects = file("portfolio", "projects3.csv", PROJECTS);
    for (text, expected) in [
        ("[weights]\nfame = 1\n", "problem-table-column \"fame\""),
        ("[budgets]\ny2026 = \"much\"\n", "problem-rules-number"),
        ("[budgets]\ny2026 = -1\n", "budget 0 is -100 cents"),
        ("must = [\"park\"]\n[budgets]\ny2026 = 1\n", "no choice of projects keeps all the rules"),
        ("[[synergy]]\nprojects = [\"park\"]\nvalue = 1\n", "problem-rules-pair"),
        ("[frontier]\ncriterion = \"jobs\"\nbetter = \"some\"\n", "problem-rules-better"),
    ] {
        let rules = file("portfolio", "wrong.toml", text);
        let said = refused(&["portfolio", "--projects", &projects, "--rules", &rules]);
        assert!(said.contains(expected), "{said}");
    }
}
