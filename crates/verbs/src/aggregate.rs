//! `aggregate`: which demand is worth organising together.

use crate::Ask;
use crate::read::{Digest, Names, Sheet};
use crate::rules::{Rules, parts};
use crate::work::{Column, Result, Told, Work, refused};
use reticolo_analysis::lots::{LeftOut, Lots, LotsAsk, Point, lots};
use reticolo_analysis::sums::round9;
use reticolo_messages::{Language, t, tr};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

pub const HELP: &str = "POINTS has id, kind, x, y, quantity and, where there are, from and to (numbers: days, months, hours; both ends included)
and people (who stands behind the need, separated by `;`). x and y are in the unit of the radius (km, m). Without from and to a need can
always be served; without people each need is of a person of its own.

RULES is a TOML file:
  radius = 5         # how far a need may be from its lot's place
  window = 10        # how long all needs of a lot must have in common (0 unless said)
  least = 20         # the least quantity for which a lot pays
  most = 100         # the largest quantity of one lot (no limit unless said)
  people = 3         # the fewest persons of a lot (1 unless said)

A lot is of one kind. A person who stands behind two needs of a kind is counted once: the quantity of a need is shared evenly by its persons.
Result: lots (kind, place, quantity, people, from and to, deadline, members), organised and bound (no choice of lots has more), left_out (the
points in no lot, and why: nothing_wanted, short, counted_once, too_large, too_few, not_at_once, too_few_people, elsewhere).

Example:
  reticolo analyse aggregate --points needs.csv --rules lots.toml --out lots.csv";

#[derive(Debug, clap::Args)]
pub struct Args {
    /// A CSV with id, kind, x, y, quantity and perhaps from, to, people.
    #[arg(long)]
    pub points: PathBuf,
    /// A TOML file with radius, least and perhaps window, most, people.
    #[arg(long)]
    pub rules: PathBuf,
    /// Write the lots to a file (csv).
    #[arg(long)]
    pub out: Option<PathBuf>,
}

struct Question {
    ids: Names,
    kinds: Names,
    points: Vec<Point>,
}

impl Ask for Args {
    fn out(&self) -> Option<&Path> {
        self.out.as_deref()
    }

    fn work(&self, language: Language) -> Result<Work> {
        let rules = Rules::open(&self.rules, &["radius", "window", "least", "most", "people"])?;
        let needed = |name: &str| rules.number(name)?.ok_or_else(|| rules.wrong(name, "", "problem-rules-missing"));
        let ask = LotsAsk {
            radius: needed("radius")?,
            window: rules.number("window")?.unwrap_or(0.0),
            least: needed("least")?,
            most: rules.number("most")?.unwrap_or(f64::INFINITY),
            people: rules.whole("people")?.unwrap_or(1),
        };
        let mut q = Question { ids: Names::default(), kinds: Names::default(), points: Vec::new() };
        let mut people = Names::default();
        let sheet = Sheet::open(&self.points, &["id", "kind", "x", "y", "quantity"], &["from", "to", "people"])?;
        sheet.each(|cells| {
            cells.new_name(0, &mut q.ids)?;
            q.points.push(Point {
                kind: q.kinds.place(cells.text(1)),
                x: cells.number(2)?,
                y: cells.number(3)?,
                quantity: cells.amount(4)?,
                from: cells.optional(5)?.unwrap_or(-1e12),
                to: cells.optional(6)?.unwrap_or(1e12),
                people: parts(cells.text(7)).map(|p| people.place(p)).collect(),
            });
            Ok(())
        })?;
        ask.check(&q.points).map_err(|e| refused("aggregate", language, &e))?;
        let q = Rc::new(q);
        let most = ask.most.is_finite().then_some(ask.most);
        let parameters = json!({ "radius": ask.radius, "window": ask.window, "least": ask.least, "most": most, "people": ask.people });
        let digest = Digest::default().file("points", &self.points)?.file("rules", &self.rules)?.hex();
        let (of, asked) = (q.clone(), ask.clone());
        let compute = move || Ok(lots(&asked.check(&of.points).map_err(|e| refused("aggregate", language, &e))?));
        Ok(Work::new("aggregation", parameters, digest, compute, move |found| tell(language, &q, &ask, &found)))
    }
}

/// A moment, where there is one.
fn moment(x: f64) -> Value {
    if x.abs() >= 9e11 { Value::Null } else { json!(round9(x)) }
}

/// Code and figure of why a point is left.
fn why(left: LeftOut) -> (&'static str, Value) {
    match left {
        LeftOut::NothingWanted => ("nothing_wanted", Value::Null),
        LeftOut::Short { lasts } => ("short", json!(round9(lasts))),
        LeftOut::CountedOnce => ("counted_once", Value::Null),
        LeftOut::TooLarge => ("too_large", Value::Null),
        LeftOut::TooFew { near } => ("too_few", json!(round9(near))),
        LeftOut::NotAtOnce { at_once } => ("not_at_once", json!(round9(at_once))),
        LeftOut::TooFewPeople { people } => ("too_few_people", json!(people)),
        LeftOut::Elsewhere { left } => ("elsewhere", json!(round9(left))),
    }
}

fn tell(language: Language, q: &Question, ask: &LotsAsk, found: &Lots) -> Told {
    let mut told = Told::default();
    let name = |i: u32| q.ids.list[i as usize].as_str();
    told.figure("organised", round9(found.organised));
    told.figure("bound", round9(found.bound));
    told.figure("total", round9(found.total));
    told.figure("people", found.lots.iter().map(|l| l.people).sum::<usize>());
    let rows = found.lots.iter();
    told.table = vec![
        Column::new("kind", rows.clone().map(|l| q.kinds.list[l.kind as usize].as_str())),
        Column::new("place", rows.clone().map(|l| name(l.centre))),
        Column::numbers("x", rows.clone().map(|l| Some(q.points[l.centre as usize].x))),
        Column::numbers("y", rows.clone().map(|l| Some(q.points[l.centre as usize].y))),
        Column::numbers("quantity", rows.clone().map(|l| Some(l.quantity))),
        Column::new("people", rows.clone().map(|l| l.people)),
        Column::new("from", rows.clone().map(|l| moment(l.from))),
        Column::new("to", rows.clone().map(|l| moment(l.to))),
        Column::new("deadline", rows.clone().map(|l| moment(l.deadline))),
        Column::numbers("reach", rows.clone().map(|l| Some(l.reach))),
        Column::new("members", rows.map(|l| l.members.iter().map(|m| name(*m)).collect::<Vec<_>>().join(";"))),
    ];
    let lot = |row: usize| -> Value {
        let mut lot: serde_json::Map<String, Value> = told.table.iter().map(|c| (c.name.clone(), c.cells[row].clone())).collect();
        lot.insert("members".to_owned(), found.lots[row].members.iter().map(|m| name(*m)).collect());
        lot.into()
    };
    let lots: Value = (0..found.lots.len()).map(lot).collect();
    told.detail("lots", lots);
    let mut counts = BTreeMap::<&str, (usize, f64)>::new();
    let mut left = Vec::new();
    for (i, reason) in found.left_out.iter().enumerate() {
        let Some((code, figure)) = reason.map(why) else { continue };
        let count = counts.entry(code).or_default();
        *count = (count.0 + 1, count.1 + q.points[i].quantity);
        left.push(json!({ "id": name(i as u32), "why": code, "figure": figure }));
    }
    told.detail("left_out", Value::Array(left));
    let number = |x: f64| reticolo_messages::decimal(language, x, usize::from(x.fract() != 0.0));
    for (code, (points, quantity)) in counts {
        let args =
            [("points", points.to_string()), ("quantity", number(quantity)), ("least", number(ask.least)), ("window", number(ask.window))];
        told.reasons.push(tr(language, &format!("aggregate-left-{code}"), &args.each_ref().map(|(k, v)| (*k, v.as_str()))));
    }
    if found.bound > found.organised + 1e-9 {
        told.reasons.push(tr(language, "aggregate-bound", &[("more", &number(found.bound - found.organised))]));
    } else if !found.lots.is_empty() {
        told.reasons.push(t(language, "aggregate-best"));
    }
    told
}
