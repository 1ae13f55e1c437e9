//! Agreement with red-dwarf 0.4.0 on published conversations: explained variance, positions up to the sign of an axis, groups, and the
//! statements' figures given the peer's groups.

use crate::json::Json;
use crate::shared::shared;
use reticolo_analysis::opinions::{OpinionsAsk, Votes, adjusted_rand, opinions, statements};
use std::collections::HashMap;
use std::path::Path;

const CASES: [&str; 5] = ["15-per-hour-seattle", "brexit-consensus", "canadian-electoral-reform", "scoop-hivemind.taxes", "vtaiwan.uberx"];

type Row = HashMap<String, String>;

fn rows(path: &Path) -> Vec<Row> {
    let text = std::fs::read_to_string(path).unwrap();
    let mut lines = text.lines();
    let head: Vec<String> = lines.next().unwrap().split(',').map(String::from).collect();
    lines.map(|l| head.iter().cloned().zip(l.split(',').map(String::from)).collect()).collect()
}

fn close(a: f64, b: f64, relative: f64, what: &str) {
    assert!((a - b).abs() <= relative * b.abs() + 2e-8, "{what}: {a} against {b}");
}

#[test]
fn conversations() {
    let Some(folder) = shared("oracles/opinions") else { return };
    for name in CASES {
        let file = |rest: &str| folder.join(format!("{name}_{rest}"));
        let expected = Json::read(&file("expected.json"));
        let (people, said) = (rows(&file("participants.csv")), rows(&file("statements.csv")));
        let number = |rows: &[Row], column: &str| -> HashMap<String, u32> {
            rows.iter().enumerate().map(|(i, r)| (r[column].clone(), i as u32)).collect()
        };
        let (person, statement) = (number(&people, "participant_id"), number(&said, "statement_id"));
        let votes: Vec<(u32, u32, i8)> = rows(&file("votes.csv"))
            .iter()
            .map(|r| (person[&r["participant"]], statement[&r["statement"]], r["vote"].parse().unwrap()))
            .collect();
        let votes = Votes::new(people.len(), said.len(), &votes).unwrap();
        let found = opinions(&OpinionsAsk::default().check(&votes).unwrap()).unwrap();

        let evr = expected.at("evr").list();
        for axis in 0..2 {
            close(found.map.explained[axis], evr[axis].number(), 1e-3, name);
            let column = ["x", "y"][axis];
            let theirs: Vec<f64> = people.iter().map(|r| r[column].parse().unwrap()).collect();
            let turned = found.map.people.iter().zip(&theirs).map(|(a, b)| a[axis] * b).sum::<f64>().signum();
            let scale = theirs.iter().fold(0.0f64, |m, x| m.max(x.abs()));
            for (ours, theirs) in found.map.people.iter().zip(&theirs) {
                assert!((ours[axis] * turned - theirs).abs() < 1e-3 * theirs.abs() + 1e-5 * scale, "{name} {column}: {ours:?} {theirs}");
            }
            for (ours, r) in found.map.statements.iter().zip(&said) {
                assert!((ours[axis] * turned - r[column].parse::<f64>().unwrap()).abs() < 1e-4, "{name} {column}");
            }
        }
        assert!(found.map.residual < 1e-9, "{name} {}", found.map.residual);

        let group = |r: &Row| r["cluster_id"].parse::<f64>().ok().map(|g| g as u32);
        let groups: Vec<Option<u32>> = people.iter().map(group).collect();
        assert_eq!(found.groups.iter().map(Option::is_some).collect::<Vec<_>>(), groups.iter().map(Option::is_some).collect::<Vec<_>>());
        let both: Vec<(u32, u32)> = found.groups.iter().zip(&groups).filter_map(|(a, b)| a.zip(*b)).collect();
        let (ours, theirs): (Vec<u32>, Vec<u32>) = both.into_iter().unzip();
        let (rand, silhouette) = (adjusted_rand(&ours, &theirs), expected.at("silhouette").number());
        println!(
            "{name}: {} groups, Rand {rand:.3}, silhouette {:.5} against {silhouette}, {:?} {:?}",
            found.sizes.len(),
            found.silhouette,
            found.tried,
            found.stability
        );
        assert_eq!(found.sizes.len() as f64, expected.at("groups").number(), "{name}");
        assert!(rand >= 0.9 || found.silhouette >= silhouette - 1e-5, "{name}");

        // Given the peer's groups, the figures are the same.
        let given = statements(&votes, &groups, &found.map.statements);
        for (s, r) in said.iter().enumerate() {
            let figure = |column: &str| r[column].parse::<f64>().unwrap();
            close(given.group_aware[s][0], figure("group-aware-consensus-agree"), 1e-6, name);
            close(given.group_aware[s][1], figure("group-aware-consensus-disagree"), 1e-6, name);
            assert_eq!(f64::from(given.counts[s][0]), figure("n_agree"));
            assert_eq!(f64::from(given.counts[s][1]), figure("n_disagree"));
            close(given.extremity[s], figure("extremity"), 1e-4, name);
            close(given.priority[s], figure("priority"), 1e-4, name);
        }
        let id = |s: u32| said[s as usize]["statement_id"].parse::<f64>().unwrap();
        for (g, wanted) in expected.at("representative").members() {
            let told = &given.representative[g.parse::<usize>().unwrap()];
            assert_eq!(told.len(), wanted.list().len(), "{name} {g}");
            for (r, w) in told.iter().zip(wanted.list()) {
                assert_eq!((id(r.statement), r.agree), (w.at("statement").number(), w.at("repful_for").text() == "agree"), "{name} {g}");
                for (ours, theirs) in [(r.p, "p_success"), (r.p_test, "p_test"), (r.repness, "repness"), (r.repness_test, "repness_test")] {
                    close(ours, w.at(theirs).number(), 1e-6, theirs);
                }
            }
        }
        for (told, side) in [(&given.consensus.agree, "agree"), (&given.consensus.disagree, "disagree")] {
            let wanted = expected.at("consensus").at(side).list();
            assert_eq!(told.len(), wanted.len(), "{name} {side}");
            for (r, w) in told.iter().zip(wanted) {
                assert_eq!(id(r.statement), w.at("statement").number(), "{name} {side}");
                close(r.p, w.at("p_success").number(), 1e-6, side);
                close(r.p_test, w.at("p_test").number(), 1e-6, side);
            }
        }
    }
}
