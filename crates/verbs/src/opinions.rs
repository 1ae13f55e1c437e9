//! `opinions`: what people agree on, and where they part.

use crate::Ask;
use crate::read::{Digest, Names, Sheet};
use crate::work::refused;
use crate::work::{Column, Result, Told, Work};
use clap::ValueEnum;
use reticolo_analysis::opinions::{GroupVotes, Opinions, OpinionsAsk, Representative, Shared, Votes, opinions};
use reticolo_analysis::sums::round9;
use reticolo_messages::{Language, decimal, list_words, percent, t, tn, tr};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

pub const HELP: &str = "VOTES has the columns participant, statement and vote: 1 agree, -1 disagree, 0 pass. Where a pair comes again, the
later row counts.
Result: groups (from the largest, with the statements that tell each from the others and their tests), coordinates (where each
participant stands; no group for who voted on fewer than --votes-min statements), statements (votes, place, agreement of each group
and across groups), consensus (what nearly all agree to, or disagree with), silhouette, explained_variance, stability (adjusted
Rand index of other starts with this grouping).

Examples:
  reticolo analyse opinions --votes votes.csv --json
  reticolo analyse opinions --votes votes.csv --groups-max 3 --table statements --out statements.csv";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Table {
    /// One row a participant: place and group.
    Participants,
    /// One row a statement: votes, place and agreement across groups.
    Statements,
}

#[derive(Debug, clap::Args)]
pub struct Args {
    /// A CSV with participant, statement and vote (1, 0 or -1).
    #[arg(long)]
    pub votes: PathBuf,
    /// The most groups that are tried, from 2 on.
    #[arg(long, default_value_t = 5)]
    pub groups_max: u32,
    /// Who voted on fewer statements is in no group.
    #[arg(long, default_value_t = 7)]
    pub votes_min: u32,
    /// Starts that are drawn for each number of groups.
    #[arg(long, default_value_t = 10)]
    pub starts: u32,
    /// The same seed gives the same answer.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Which table is shown and written.
    #[arg(long, value_enum, default_value_t = Table::Participants)]
    pub table: Table,
    /// Write the table to a file (csv).
    #[arg(long)]
    pub out: Option<PathBuf>,
}

/// Names in the order of their numbers where all are whole numbers, else of their letters; and the new place of each.
fn in_order(names: Names) -> (Vec<String>, Vec<u32>) {
    let numbers: Option<Vec<i64>> = names.list.iter().map(|n| n.parse().ok()).collect();
    let mut order: Vec<u32> = (0..names.len() as u32).collect();
    order.sort_by(|a, b| match &numbers {
        Some(n) => n[*a as usize].cmp(&n[*b as usize]),
        None => names.list[*a as usize].cmp(&names.list[*b as usize]),
    });
    let mut place = vec![0; order.len()];
    order.iter().enumerate().for_each(|(i, old)| place[*old as usize] = i as u32);
    (order.iter().map(|old| names.list[*old as usize].clone()).collect(), place)
}

impl Ask for Args {
    fn out(&self) -> Option<&Path> {
        self.out.as_deref()
    }

    fn work(&self, language: Language) -> Result<Work> {
        let (mut people, mut said) = (Names::default(), Names::default());
        let mut votes: Vec<(u32, u32, i8)> = Vec::new();
        Sheet::open(&self.votes, &["participant", "statement", "vote"], &[])?.each(|cells| {
            for column in 0..2 {
                if cells.text(column).is_empty() {
                    return Err(cells.wrong(column, "problem-table-name"));
                }
            }
            let vote = match cells.text(2) {
                "1" => 1,
                "0" => 0,
                "-1" => -1,
                _ => return Err(cells.wrong(2, "problem-table-vote")),
            };
            votes.push((people.place(cells.text(0)), said.place(cells.text(1)), vote));
            Ok(())
        })?;
        let ((people, person), (said, statement)) = (in_order(people), in_order(said));
        votes.iter_mut().for_each(|v| *v = (person[v.0 as usize], statement[v.1 as usize], v.2));
        let ask = OpinionsAsk { groups_max: self.groups_max, votes_min: self.votes_min, starts: self.starts, seed: self.seed };
        let parameters = json!({
            "groups_max": ask.groups_max, "votes_min": ask.votes_min, "starts": ask.starts, "seed": ask.seed,
        });
        let digest = Digest::default().file("votes", &self.votes)?.hex();
        let sizes = (people.len(), said.len());
        let compute = move || {
            let votes = Votes::new(sizes.0, sizes.1, &votes).map_err(|e| refused("opinions", language, &e))?;
            let plan = ask.check(&votes).map_err(|e| refused("opinions", language, &e))?;
            opinions(&plan).map_err(|e| refused("opinions", language, &e))
        };
        let table = self.table;
        Ok(Work::new("opinions", parameters, digest, compute, move |found| tell(language, &people, &said, table, &found)))
    }
}

fn representative(said: &[String], r: &Representative) -> Value {
    json!({
        "statement": said[r.statement as usize], "repful_for": if r.agree { "agree" } else { "disagree" }, "best_agree": r.best_agree,
        "n_success": r.success, "n_trials": r.votes, "p_success": round9(r.p), "p_test": round9(r.p_test),
        "repness": round9(r.repness), "repness_test": round9(r.repness_test),
    })
}

fn shared(said: &[String], s: &Shared) -> Value {
    json!({
        "statement": said[s.statement as usize], "n_success": s.success, "n_trials": s.votes, "p_success": round9(s.p),
        "p_test": round9(s.p_test),
    })
}

fn group_votes(v: &GroupVotes) -> Value {
    json!({
        "agree": v.agree, "disagree": v.disagree, "votes": v.votes, "p_agree": round9(v.p_agree), "p_disagree": round9(v.p_disagree),
        "p_test_agree": round9(v.test_agree), "p_test_disagree": round9(v.test_disagree),
        "repness_agree": round9(v.repness_agree), "repness_disagree": round9(v.repness_disagree),
        "repness_test_agree": round9(v.repness_test_agree), "repness_test_disagree": round9(v.repness_test_disagree),
    })
}

fn tell(language: Language, people: &[String], said: &[String], table: Table, found: &Opinions) -> Told {
    let mut told = Told::default();
    let (map, figures) = (&found.map, &found.statements);
    told.figure("participants", people.len());
    told.figure("clustered", found.groups.iter().flatten().count());
    told.figure("group_count", found.sizes.len());
    told.figure("silhouette", json!(round9(found.silhouette)));
    told.figure("explained_variance", json!(map.explained.map(round9)));
    let stability = &found.stability;
    told.detail("stability", json!({ "mean": round9(stability.mean), "least": round9(stability.least), "starts": stability.starts }));
    told.figures.push(("stability".to_owned(), json!(round9(stability.mean))));
    let tried = |(k, s): &(u32, f64)| json!({ "groups": k, "silhouette": round9(*s) });
    told.detail("tried", found.tried.iter().map(tried).collect::<Value>());
    told.detail("silhouette_drawn", found.drawn);
    let group = |(g, size): (usize, &u32)| {
        let own: Value = figures.representative[g].iter().map(|r| representative(said, r)).collect();
        json!({ "group": g, "size": size, "representative": own })
    };
    told.detail("groups", found.sizes.iter().enumerate().map(group).collect::<Value>());
    let person = |p: usize| json!({ "participant": people[p], "x": round9(map.people[p][0]), "y": round9(map.people[p][1]), "group": found.groups[p] });
    told.detail("coordinates", (0..people.len()).map(person).collect::<Value>());
    let statement = |s: usize| {
        let [agree, disagree, votes] = figures.counts[s];
        json!({
            "statement": said[s], "x": round9(map.statements[s][0]), "y": round9(map.statements[s][1]), "mean": round9(map.means[s]),
            "loadings": map.loadings[s].map(round9), "agree": agree, "disagree": disagree, "votes": votes,
            "group_aware_agree": round9(figures.group_aware[s][0]), "group_aware_disagree": round9(figures.group_aware[s][1]),
            "extremity": round9(figures.extremity[s]), "priority": round9(figures.priority[s]),
            "by_group": figures.by_group.iter().map(|g| group_votes(&g[s])).collect::<Value>(),
        })
    };
    told.detail("statements", (0..said.len()).map(statement).collect::<Value>());
    let side = |all: &[Shared]| all.iter().map(|s| shared(said, s)).collect::<Value>();
    told.detail("consensus", json!({ "agree": side(&figures.consensus.agree), "disagree": side(&figures.consensus.disagree) }));
    let axis = |of: &[[f64; 2]], at: usize| of.iter().map(|p| Some(p[at])).collect::<Vec<_>>();
    match table {
        Table::Participants => {
            told.table.push(Column::new("participant", people.iter().cloned()));
            told.table.push(Column::numbers("x", axis(&map.people, 0)));
            told.table.push(Column::numbers("y", axis(&map.people, 1)));
            told.table.push(Column::new("group", found.groups.iter().map(|g| json!(g))));
        }
        Table::Statements => {
            told.table.push(Column::new("statement", said.iter().cloned()));
            told.table.push(Column::numbers("x", axis(&map.statements, 0)));
            told.table.push(Column::numbers("y", axis(&map.statements, 1)));
            for (at, name) in ["agree", "disagree", "votes"].into_iter().enumerate() {
                told.table.push(Column::new(name, figures.counts.iter().map(|c| c[at])));
            }
            told.table.push(Column::numbers("group_aware_agree", axis(&figures.group_aware, 0)));
            told.table.push(Column::numbers("group_aware_disagree", axis(&figures.group_aware, 1)));
            told.table.push(Column::numbers("priority", figures.priority.iter().copied().map(Some)));
        }
    }
    reasons(language, said, found, &mut told.reasons);
    told
}

fn reasons(language: Language, said: &[String], found: &Opinions, out: &mut Vec<String>) {
    let names = |of: Vec<u32>| list_words(language, &of.iter().map(|s| said[*s as usize].clone()).collect::<Vec<_>>());
    for (g, own) in found.statements.representative.iter().enumerate() {
        for (agree, key) in [(true, "opinions-group-agrees"), (false, "opinions-group-disagrees")] {
            // What a group only agrees to less than the others do, it does not stand for.
            let of: Vec<u32> = own.iter().filter(|r| r.agree == agree && r.p > 0.5).map(|r| r.statement).collect();
            if !of.is_empty() {
                out.push(tn(language, key, found.sizes[g].into(), &[("group", &g.to_string()), ("statements", &names(of))]));
            }
        }
    }
    let consensus = &found.statements.consensus;
    for (all, key) in [(&consensus.agree, "opinions-all-agree"), (&consensus.disagree, "opinions-all-disagree")] {
        if !all.is_empty() {
            out.push(tr(language, key, &[("statements", &names(all.iter().map(|s| s.statement).collect()))]));
        }
    }
    if consensus.agree.is_empty() && consensus.disagree.is_empty() {
        out.push(t(language, "opinions-no-consensus"));
    }
    let shown = percent(language, found.map.explained.iter().sum::<f64>(), 0);
    out.push(tr(language, "opinions-map", &[("share", &shown)]));
    if found.silhouette < 0.25 {
        out.push(tr(language, "opinions-faint", &[("silhouette", &decimal(language, found.silhouette, 2))]));
    }
    if found.stability.mean < 0.8 {
        out.push(tr(language, "opinions-unsteady", &[("rand", &decimal(language, found.stability.mean, 2))]));
    }
    let outside = found.groups.iter().filter(|g| g.is_none()).count();
    if outside > 0 {
        out.push(tn(language, "opinions-outside", outside as i64, &[]));
    }
}
