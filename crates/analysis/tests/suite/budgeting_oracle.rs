//! Agreement with pabutools 1.2.3 (exact fractions, ties by name) on published elections: the same sets of projects under every rule and
//! satisfaction that the files carry.

use crate::json::Json;
use crate::shared::shared;
use reticolo_analysis::budgeting::{BudgetAsk, Election, Rule, Satisfaction, allocate};
use std::collections::HashMap;

/// An election in hundredths, from a `.pb` whose cells that are needed hold no separator.
pub fn election(path: &std::path::Path) -> (Election, Vec<String>) {
    let text = std::fs::read_to_string(path).unwrap();
    let cents = |cell: &str| (cell.trim().replace(',', ".").parse::<f64>().unwrap() * 100.0).round() as u64;
    let (mut section, mut header, mut budget) = ("", Vec::new(), 0);
    let (mut names, mut costs, mut first, mut approved) = (Vec::new(), Vec::new(), vec![0], Vec::new());
    let mut at = HashMap::new();
    for line in text.lines() {
        let cells: Vec<&str> = line.split(';').collect();
        if ["META", "PROJECTS", "VOTES"].contains(&line.trim()) {
            (section, header) = (line.trim(), Vec::new());
        } else if header.is_empty() {
            header = cells;
        } else if section == "META" {
            if cells[0] == "budget" {
                budget = cents(cells[1]);
            }
        } else if section == "PROJECTS" {
            at.insert(cells[0].trim().to_owned(), names.len() as u32);
            names.push(cells[0].trim().to_owned());
            costs.push(cents(cells[1]));
        } else {
            let column = header.iter().position(|h| h.trim() == "vote").unwrap();
            approved.extend(cells[column].split(',').filter(|p| !p.is_empty()).map(|p| at[p.trim()]));
            first.push(approved.len() as u32);
        }
    }
    (Election::new(budget, costs, &names, &first, &approved).unwrap(), names)
}

#[test]
fn the_same_projects_under_every_rule() {
    let Some(folder) = shared("oracles/budgeting") else { return };
    let mut compared = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let Some(name) = path.to_str().unwrap().strip_suffix("_expected.json") else { continue };
        let expected = Json::read(&path);
        let (election, names) = election(std::path::Path::new(&format!("{name}.pb")));
        assert_eq!(election.projects() as f64, expected.at("projects").number());
        assert_eq!(election.voters() as f64, expected.at("voters").number());
        for (rule, answer) in expected.at("rules").members() {
            // Phragmén's rule is not told for cumulative ballots.
            if answer.get("error").is_some() {
                continue;
            }
            let (code, satisfaction) = rule.rsplit_once('-').unwrap();
            let ask = BudgetAsk {
                rule: Rule::from_code(code.trim_end_matches('-')).unwrap(),
                satisfaction: Satisfaction::from_code(satisfaction).unwrap_or(Satisfaction::Cost),
                step: Some(expected.at("add1_total_budget_step").number() as u64 * 100),
            };
            let found = allocate(&ask.check(&election).unwrap());
            let mut said: Vec<&str> = found.chosen.iter().map(|c| names[c.project as usize].as_str()).collect();
            let mut wanted: Vec<&str> = answer.at("projects").list().iter().map(Json::text).collect();
            said.sort_unstable();
            wanted.sort_unstable();
            assert_eq!(said, wanted, "{name} {rule}");
            assert_eq!(found.cost as f64 / 100.0, answer.at("cost").number());
            assert_eq!(f64::from(found.served), answer.at("voters_with_one").number());
            assert_eq!(found.approvals as f64, answer.at("votes_on_selected").number());
            compared += 1;
        }
    }
    assert!(compared > 30, "{compared}");
}
