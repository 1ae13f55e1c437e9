//! `team`: which team has all that is needed, and holds together.

use crate::Ask;
use crate::read::{Digest, Names, Sheet};
use crate::rules::{Rules, parts};
use crate::work::{Column, Result, Told, Work, refused};
use reticolo_analysis::sums::round9;
use reticolo_analysis::team::{TeamAsk, Teams, teams};
use reticolo_messages::{Language, t, tr};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::rc::Rc;

pub const HELP: &str = "CANDIDATES has id and, where there are, roles and competences (several separated by `;`), nature, outside (yes or 1 for who comes
from outside) and cost (1 each unless said: the smallest team). TIES has a, b: who knows whom.

RULES is a TOML file; a list wants one of each, a table says how many:
  roles = [\"lead\", \"integrator\"]
  competences = { energy = 2, law = 1 }
  natures = [\"public\", \"company\"]
  outside = 1                  # how many from outside
  connected = true             # the team must be one piece by its ties; who joins others may come in for that alone
  largest = 8                  # at most so many members
  must = [\"id\"]                # who is in in any case; never = [..] who is not
  teams = 3                    # how many teams are told

Result: teams (members, cost, size, ties, pieces, diameter, has, lacks, members who cannot be spared and what for), bound (no team costs less),
proven, compared (whether all teams as cheap were compared by ties), and lacking (what no candidate has).

Example:
  reticolo analyse team --candidates actors.csv --ties ties.csv --rules team.toml --json";

#[derive(Debug, clap::Args)]
pub struct Args {
    /// A CSV with id and perhaps roles, competences, nature, outside, cost.
    #[arg(long)]
    pub candidates: PathBuf,
    /// A CSV with a, b: who knows whom.
    #[arg(long)]
    pub ties: Option<PathBuf>,
    /// A TOML file: what is wanted of the team.
    #[arg(long)]
    pub rules: PathBuf,
    /// Write the members of the teams to a file (csv).
    #[arg(long)]
    pub out: Option<PathBuf>,
}

struct Question {
    names: Names,
    /// What each want is: sort and name.
    wants: Vec<(&'static str, String)>,
    ask: TeamAsk,
}

const KNOWN: [&str; 10] = ["roles", "competences", "natures", "outside", "connected", "largest", "must", "never", "teams", "nodes"];

/// Names wanted of a sort, each with how many.
fn wanted(rules: &Rules, name: &str) -> Result<Vec<(String, usize)>> {
    match rules.get(name) {
        Some(toml::Value::Table(_)) => {
            rules.table(name)?.into_iter().map(|(key, v)| Ok((key.clone(), rules.as_whole(&format!("{name}.{key}"), v)?))).collect()
        }
        _ => Ok(rules.texts(name)?.into_iter().map(|text| (text, 1)).collect()),
    }
}

impl Args {
    fn read(&self) -> Result<Question> {
        let rules = Rules::open(&self.rules, &KNOWN)?;
        let mut wants: Vec<(&'static str, String, usize)> = Vec::new();
        for (sort, name) in [("role", "roles"), ("competence", "competences"), ("nature", "natures")] {
            wants.extend(wanted(&rules, name)?.into_iter().map(|(text, count)| (sort, text, count)));
        }
        wants.extend(rules.whole("outside")?.filter(|n| *n > 0).map(|n| ("outside", String::new(), n)));
        let mut names = Names::default();
        let mut ask = TeamAsk {
            wants: wants.iter().map(|w| (Vec::new(), w.2)).collect(),
            connected: rules.flag("connected")?.unwrap_or(false),
            largest: rules.whole("largest")?.unwrap_or(0),
            teams: rules.whole("teams")?.unwrap_or(3),
            nodes: rules.whole("nodes")?.unwrap_or(0),
            ..TeamAsk::default()
        };
        Sheet::open(&self.candidates, &["id"], &["roles", "competences", "nature", "outside", "cost"])?.each(|cells| {
            let id = cells.new_name(0, &mut names)?;
            let outside = match cells.text(4).to_ascii_lowercase().as_str() {
                "1" | "yes" | "true" | "sì" | "si" => true,
                "" | "0" | "no" | "false" => false,
                _ => return Err(cells.wrong(4, "problem-table-flag")),
            };
            for (w, (sort, text, _)) in wants.iter().enumerate() {
                let has = match *sort {
                    "role" => parts(cells.text(1)).any(|p| p == text),
                    "competence" => parts(cells.text(2)).any(|p| p == text),
                    "nature" => cells.text(3) == text,
                    _ => outside,
                };
                if has {
                    ask.wants[w].0.push(id);
                }
            }
            ask.cost.push(if cells.text(5).is_empty() { 1.0 } else { cells.amount(5)? });
            Ok(())
        })?;
        if let Some(path) = &self.ties {
            Sheet::open(path, &["a", "b"], &[])?.each(|cells| {
                ask.ties.push((cells.listed(0, &names)?, cells.listed(1, &names)?));
                Ok(())
            })?;
        }
        let listed = |name: &str| -> Result<Vec<u32>> {
            let find = |id: &String| names.at(id).ok_or_else(|| rules.wrong(name, id, "problem-rules-listed"));
            rules.texts(name)?.iter().map(find).collect()
        };
        (ask.must, ask.never) = (listed("must")?, listed("never")?);
        let wants = wants.into_iter().map(|(sort, text, _)| (sort, text)).collect();
        Ok(Question { names, wants, ask })
    }
}

impl Ask for Args {
    fn out(&self) -> Option<&Path> {
        self.out.as_deref()
    }

    fn work(&self, language: Language) -> Result<Work> {
        let q = Rc::new(self.read()?);
        q.ask.check().map_err(|e| refused("team", language, &e))?;
        let mut digest = Digest::default().file("candidates", &self.candidates)?.file("rules", &self.rules)?;
        if let Some(ties) = &self.ties {
            digest = digest.file("ties", ties)?;
        }
        let wants: Vec<Value> = q.wants.iter().zip(&q.ask.wants).map(|((s, n), w)| json!({ "sort": s, "name": n, "count": w.1 })).collect();
        let parameters = json!({ "wants": wants, "connected": q.ask.connected, "largest": q.ask.largest, "teams": q.ask.teams });
        let of = q.clone();
        let compute = move || {
            let plan = of.ask.check().map_err(|e| refused("team", language, &e))?;
            teams(&plan).map_err(|e| refused("team", language, &e))
        };
        Ok(Work::new("team", parameters, digest.hex(), compute, move |found| tell(language, &q, &found)))
    }
}

fn tell(language: Language, q: &Question, found: &Teams) -> Told {
    let mut told = Told::default();
    let name = |m: u32| q.names.list[m as usize].as_str();
    let want = |w: usize| if q.wants[w].1.is_empty() { q.wants[w].0.to_owned() } else { format!("{}:{}", q.wants[w].0, q.wants[w].1) };
    told.figure("cost", round9(found.teams[0].cost));
    told.figure("bound", round9(found.bound));
    told.figure("proven", found.proven);
    told.figure("compared", found.compared);
    told.figure("steps", found.nodes);
    let lacking: Vec<usize> = (0..q.wants.len()).filter(|w| found.available[*w] < found.wanted[*w]).collect();
    let lack = |w: &usize| json!({ "want": want(*w), "wanted": found.wanted[*w], "available": found.available[*w] });
    told.detail("lacking", lacking.iter().map(lack).collect::<Value>());
    let team = |t: &reticolo_analysis::team::Team| {
        let has: serde_json::Map<String, Value> =
            (0..q.wants.len()).map(|w| (want(w), t.has[w].iter().map(|m| name(*m)).collect::<Value>())).collect();
        let lacks: serde_json::Map<String, Value> =
            t.lacks.iter().enumerate().filter(|(_, n)| **n > 0).map(|(w, n)| (want(w), json!(n))).collect();
        json!({
            "members": t.members.iter().map(|m| name(*m)).collect::<Vec<_>>(), "size": t.members.len(), "cost": round9(t.cost),
            "ties": t.ties, "pieces": t.pieces, "diameter": t.diameter, "mean_distance": t.mean_distance.map(round9), "has": has, "lacks": lacks,
        })
    };
    told.detail("teams", found.teams.iter().map(team).collect::<Value>());
    let rows: Vec<(usize, usize)> = found.teams.iter().enumerate().flat_map(|(n, t)| (0..t.members.len()).map(move |m| (n, m))).collect();
    let joined = |of: &[u32]| of.iter().map(|w| want(*w as usize)).collect::<Vec<_>>().join(";");
    let brings = |(n, m): &(usize, usize)| -> Vec<u32> {
        let t = &found.teams[*n];
        (0..q.wants.len()).filter(|w| t.has[*w].contains(&t.members[*m])).map(|w| w as u32).collect()
    };
    told.table = vec![
        Column::new("team", rows.iter().map(|(n, _)| n + 1)),
        Column::new("member", rows.iter().map(|(n, m)| name(found.teams[*n].members[*m]))),
        Column::new("brings", rows.iter().map(|r| joined(&brings(r)))),
        Column::new("needed_for", rows.iter().map(|(n, m)| joined(&found.teams[*n].needed_for[*m]))),
        Column::new("holds_together", rows.iter().map(|(n, m)| found.teams[*n].holds_together[*m])),
    ];
    let best = &found.teams[0];
    let args = [("size", best.members.len().to_string()), ("steps", found.nodes.to_string())];
    let args = args.each_ref().map(|(k, v)| (*k, v.as_str()));
    told.reasons.push(tr(language, if found.proven { "team-proven" } else { "team-not-proven" }, &args));
    for w in lacking {
        let args = [("want", want(w)), ("wanted", found.wanted[w].to_string()), ("available", found.available[w].to_string())];
        told.reasons.push(tr(language, "team-lacks", &args.each_ref().map(|(k, v)| (*k, v.as_str()))));
    }
    if best.pieces > 1 {
        told.reasons.push(tr(language, "team-pieces", &[("pieces", &best.pieces.to_string())]));
    }
    let alone: Vec<&str> = best.members.iter().zip(&best.needed_for).filter(|(_, n)| !n.is_empty()).map(|(m, _)| name(*m)).collect();
    if alone.is_empty() {
        told.reasons.push(t(language, "team-none-alone"));
    } else {
        told.reasons.push(tr(language, "team-alone", &[("who", &alone.join(", "))]));
    }
    told
}
