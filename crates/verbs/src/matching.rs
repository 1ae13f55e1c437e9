//! `match`: who serves whom, at the least total cost; shares of groups first where asked.

use crate::Ask;
use crate::read::{Cells, Digest, Names, Sheet};
use crate::work::{Column, Result, Told, Work, refused};
use reticolo_analysis::matching::fair::{Fair, FairPlan, fair};
use reticolo_analysis::matching::{Arc, Lack, Matching, MatchingAsk, MatchingPlan, Why, matching};
use reticolo_analysis::sums::round9;
use reticolo_messages::{Language, t, tn, tr};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::rc::Rc;

pub const HELP: &str =
    "NEEDS has need, amount and perhaps unmet_cost; OFFERS has offer, capacity; ARCS has need, offer, cost. All are whole numbers.
A need may be served by several offers, in part or not at all; a pairing dearer than --unmet-cost is not made.
Result: cost (unmet units at their cost included), cost_of_met, unmet_units, blocking_pairs (pairs that would both rather have each other),
flows (need, offer, units, cost a unit; the offer that would have been cheapest for the need, and what it costs more than that one),
prices (for each offer what one more unit would save, and who would get it: what is scarce), unmet (units, and why: no_pairing,
nothing_offered, dearer, taken, or shares where another group comes first). Up to 200000 pairings, each also says why it has no more.

--groups COLUMN of NEEDS serves the group that is served least as much as can be, then the next, and so on; of these the cheapest.
Then: groups (wanted, served, share, and served at the least cost), and fairness_price, what it costs over the least.

Examples:
  reticolo analyse match --needs needs.csv --offers offers.csv --arcs arcs.csv --out flows.csv
  reticolo analyse match --needs needs.csv --offers offers.csv --arcs arcs.csv --unmet-cost 5000 --groups district --json";

/// Pairings of which each is told why.
const TOLD: usize = 200_000;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// A CSV with need, amount and perhaps unmet_cost.
    #[arg(long)]
    pub needs: PathBuf,
    /// A CSV with offer, capacity.
    #[arg(long)]
    pub offers: PathBuf,
    /// A CSV with need, offer, cost: which offer may serve which need, and what a unit costs.
    #[arg(long)]
    pub arcs: PathBuf,
    /// What a unit costs that stays unmet, where NEEDS does not say.
    #[arg(long, default_value_t = 100_000, allow_negative_numbers = true)]
    pub unmet_cost: i64,
    /// The column of NEEDS that says to which group a need belongs: shares come before costs.
    #[arg(long, value_name = "COLUMN")]
    pub groups: Option<String>,
    /// Write the pairings in use to a file (csv).
    #[arg(long)]
    pub out: Option<PathBuf>,
}

/// What was read.
struct Question {
    needs: Names,
    offers: Names,
    groups: Names,
    amounts: Vec<i64>,
    penalties: Vec<i64>,
    capacities: Vec<i64>,
    arcs: Vec<Arc>,
    group: Vec<u32>,
}

struct Answer {
    plan: MatchingPlan,
    found: Matching,
    fair: Option<Fair>,
}

impl Args {
    fn read(&self) -> Result<Question> {
        let mut q = Question {
            needs: Names::default(),
            offers: Names::default(),
            groups: Names::default(),
            amounts: Vec::new(),
            penalties: Vec::new(),
            capacities: Vec::new(),
            arcs: Vec::new(),
            group: Vec::new(),
        };
        let needed: Vec<&str> = ["need", "amount"].into_iter().chain(self.groups.as_deref()).collect();
        let own = needed.len();
        Sheet::open(&self.needs, &needed, &["unmet_cost"])?.each(|cells| {
            cells.new_name(0, &mut q.needs)?;
            q.amounts.push(cells.whole(1)?);
            q.penalties.push(if cells.text(own).is_empty() { self.unmet_cost } else { cells.whole(own)? });
            if self.groups.is_some() {
                if cells.text(2).is_empty() {
                    return Err(cells.wrong(2, "problem-table-group"));
                }
                q.group.push(q.groups.place(cells.text(2)));
            }
            Ok(())
        })?;
        Sheet::open(&self.offers, &["offer", "capacity"], &[])?.each(|cells| {
            cells.new_name(0, &mut q.offers)?;
            q.capacities.push(cells.whole(1)?);
            Ok(())
        })?;
        Sheet::open(&self.arcs, &["need", "offer", "cost"], &[])?.each(|cells: &Cells<'_>| {
            q.arcs.push(Arc { need: cells.listed(0, &q.needs)?, offer: cells.listed(1, &q.offers)?, cost: cells.whole(2)? });
            Ok(())
        })?;
        Ok(q)
    }
}

fn answer(q: &Question, grouped: bool, language: Language) -> Result<Answer> {
    let ask = MatchingAsk { amounts: &q.amounts, penalties: &q.penalties, capacities: &q.capacities, arcs: &q.arcs };
    let plan = ask.check().map_err(|e| refused("match", language, &e))?;
    if grouped {
        let asked = FairPlan::check(&plan, &q.group).map_err(|e| refused("match", language, &e))?;
        let mut found = fair(&asked);
        let cheapest = std::mem::replace(&mut found.matching, matching_of_nothing());
        return Ok(Answer { plan, found: cheapest, fair: Some(found) });
    }
    let found = matching(&plan);
    Ok(Answer { plan, found, fair: None })
}

fn matching_of_nothing() -> Matching {
    Matching {
        flow: Vec::new(),
        cost_of_met: 0,
        total_cost: 0,
        unmet: Vec::new(),
        left: Vec::new(),
        offer_price: Vec::new(),
        need_price: Vec::new(),
        displaced: Vec::new(),
        blocking_pairs: 0,
    }
}

impl Ask for Args {
    fn out(&self) -> Option<&Path> {
        self.out.as_deref()
    }

    fn work(&self, language: Language) -> Result<Work> {
        let q = Rc::new(self.read()?);
        let grouped = self.groups.is_some();
        let ask = MatchingAsk { amounts: &q.amounts, penalties: &q.penalties, capacities: &q.capacities, arcs: &q.arcs };
        let plan = ask.check().map_err(|e| refused("match", language, &e))?;
        if grouped {
            FairPlan::check(&plan, &q.group).map_err(|e| refused("match", language, &e))?;
        }
        drop(plan);
        let parameters = json!({ "unmet-cost": self.unmet_cost, "groups": self.groups });
        let digest = Digest::default().file("needs", &self.needs)?.file("offers", &self.offers)?.file("arcs", &self.arcs)?.hex();
        let of = q.clone();
        Ok(Work::new("matching", parameters, digest, move || answer(&of, grouped, language), move |a| tell(language, &q, &a)))
    }
}

fn code(why: Why) -> &'static str {
    match why {
        Why::Used => "used",
        Why::Taken => "taken",
        Why::Served => "served",
        Why::Dearer => "dearer",
        Why::NothingWanted => "nothing_wanted",
        Why::NothingOffered => "nothing_offered",
    }
}

fn lack(lack: Lack) -> &'static str {
    match lack {
        Lack::NoPairing => "no_pairing",
        Lack::NothingOffered => "nothing_offered",
        Lack::Dearer => "dearer",
        Lack::Taken => "taken",
    }
}

/// 128 bits are more than JSON readers take: figures beyond are told as they are, in full.
fn number(x: i128) -> Value {
    i64::try_from(x).map_or_else(|_| json!(x.to_string()), |x| json!(x))
}

fn tell(language: Language, q: &Question, a: &Answer) -> Told {
    let (found, mut told) = (&a.found, Told::default());
    told.figure("cost", number(found.total_cost));
    told.figure("cost_of_met", number(found.cost_of_met));
    told.figure("unmet_units", found.unmet.iter().sum::<i64>());
    told.figure("blocking_pairs", found.blocking_pairs);
    if let Some(fair) = &a.fair {
        groups(&mut told, language, q, found, fair);
    }
    flows(&mut told, q, a);
    let price = |j: usize| {
        let displaced = found.displaced[j].map(|d| {
            let instead = d.instead.map(|o| q.offers.list[o as usize].as_str());
            json!({ "need": q.needs.list[d.need as usize], "instead": instead })
        });
        json!({ "offer": q.offers.list[j], "price": found.offer_price[j], "left": found.left[j], "next": displaced })
    };
    told.detail("prices", (0..q.capacities.len()).map(price).collect::<Value>());
    told.detail("need_prices", json!(found.need_price));
    let lacks = found.lacks(&a.plan);
    let mut reasons = std::collections::BTreeMap::<&str, (i64, i64)>::new();
    let mut unmet = Vec::new();
    for (need, why) in lacks.iter().enumerate() {
        let Some(why) = why else { continue };
        let reason = if *why == Lack::Taken && a.fair.is_some() { "shares" } else { lack(*why) };
        unmet.push(json!({ "need": q.needs.list[need], "units": found.unmet[need], "why": reason }));
        let sum = reasons.entry(reason).or_default();
        *sum = (sum.0 + 1, sum.1 + found.unmet[need]);
    }
    told.detail("unmet", Value::Array(unmet));
    if q.arcs.len() <= TOLD {
        let why = found.all_why(&a.plan);
        let arc = |i: usize| {
            json!({
                "need": q.needs.list[q.arcs[i].need as usize], "offer": q.offers.list[q.arcs[i].offer as usize],
                "units": found.flow[i], "why": code(why[i].why), "margin": why[i].margin,
            })
        };
        told.detail("arcs", (0..q.arcs.len()).map(arc).collect::<Value>());
    }
    for (reason, (needs, units)) in reasons {
        told.reasons.push(tn(language, &format!("match-unmet-{reason}"), needs, &[("units", &units.to_string())]));
    }
    let scarce = (0..q.capacities.len()).max_by_key(|j| (found.offer_price[*j], std::cmp::Reverse(*j)));
    if let Some(j) = scarce.filter(|j| found.offer_price[*j] > 0) {
        let args = [("offer", q.offers.list[j].as_str()), ("price", &found.offer_price[j].to_string())];
        told.reasons.push(tr(language, "match-scarce", &args));
    } else if !q.capacities.is_empty() {
        told.reasons.push(t(language, "match-nothing-scarce"));
    }
    told
}

/// The pairings in use: what each costs, and the offer that the need would have had if it were not taken.
fn flows(told: &mut Told, q: &Question, a: &Answer) {
    let firsts = Matching::first_choices(&a.plan);
    let used: Vec<usize> = (0..q.arcs.len()).filter(|i| a.found.flow[*i] > 0).collect();
    let arc = |i: &usize| &q.arcs[*i];
    let first = |i: &usize| firsts[arc(i).need as usize].map(|at| &q.arcs[at as usize]).filter(|f| f.cost < arc(i).cost);
    told.table.push(Column::new("need", used.iter().map(|i| q.needs.list[arc(i).need as usize].as_str())));
    told.table.push(Column::new("offer", used.iter().map(|i| q.offers.list[arc(i).offer as usize].as_str())));
    told.table.push(Column::new("units", used.iter().map(|i| a.found.flow[*i])));
    told.table.push(Column::new("cost", used.iter().map(|i| arc(i).cost)));
    told.table.push(Column::new("offer_price", used.iter().map(|i| a.found.offer_price[arc(i).offer as usize])));
    told.table.push(Column::new("instead_of", used.iter().map(|i| json!(first(i).map(|f| &q.offers.list[f.offer as usize])))));
    told.table.push(Column::new("extra", used.iter().map(|i| arc(i).cost - first(i).map_or(arc(i).cost, |f| f.cost))));
    let row = |row: usize| -> Value {
        told.table.iter().map(|c| (c.name.clone(), c.cells[row].clone())).collect::<serde_json::Map<String, Value>>().into()
    };
    let rows: Value = (0..used.len()).map(row).collect();
    told.detail("flows", rows);
}

fn groups(told: &mut Told, language: Language, q: &Question, found: &Matching, fair: &Fair) {
    let price = found.total_cost - fair.least_cost;
    told.figure("least_cost", number(fair.least_cost));
    told.figure("fairness_price", number(price));
    let share = |units: i64, g: usize| (fair.wanted[g] > 0).then(|| round9(units as f64 / fair.wanted[g] as f64));
    let row = |(g, name): (usize, &String)| {
        json!({
            "group": name, "wanted": fair.wanted[g], "served": fair.served[g], "share": share(fair.served[g], g),
            "served_at_least_cost": fair.served_at_least_cost[g], "share_at_least_cost": share(fair.served_at_least_cost[g], g),
        })
    };
    told.detail("groups", q.groups.list.iter().enumerate().map(row).collect::<Value>());
    let least = |of: &[i64]| (0..fair.wanted.len()).filter_map(|g| share(of[g], g)).fold(f64::INFINITY, f64::min);
    if fair.wanted.iter().any(|w| *w > 0) {
        let percent = |x: f64| reticolo_messages::percent(language, x, 1);
        let args =
            [("now", percent(least(&fair.served))), ("before", percent(least(&fair.served_at_least_cost))), ("price", price.to_string())];
        told.reasons.push(tr(language, "match-fair", &args.each_ref().map(|(k, v)| (*k, v.as_str()))));
    }
}
