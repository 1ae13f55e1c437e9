//! `portfolio`: what is refused.

use crate::common::{file, refused};

const PROJECTS: &str = "id,impact,jobs,y2026,call,cells,requires,excludes
park,10,1,7.00,green,c1,,
school,6,2,5.00,social,c1;c2,,
clinic,6,4,5.00,social,c2,,
path,1,0,4.00,green,,park,
";

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
