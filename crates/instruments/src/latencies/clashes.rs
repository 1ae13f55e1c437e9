//! Duplications, conflicts and silences among what is under way and what it is for.

use super::finding::{Arg, Evidence, Finding};
use super::ground::{Ground, number, overlap, share_a_unit, units};
use crate::grid::Cell;
use reticolo_model::Record;
use reticolo_model::fold::fold;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What is under way or planned.
const WORKS: [&str; 3] = ["initiative", "project", "pilot"];

fn works(ground: &Ground) -> impl Iterator<Item = &Record> {
    WORKS.into_iter().flat_map(|kind| ground.all(kind)).filter(|r| ground.goes_on(r))
}

/// For whom something is, as it says itself.
fn people(record: &Record) -> Option<String> {
    let text = record.body_text("beneficiaries").or_else(|| record.body_text("target_group"))?;
    Some(fold(text)).filter(|t| !t.is_empty())
}

/// Two that are done in one cell of the grid, in one place, at one time, for the same people, and that are no part of each other.
pub(super) fn duplications(ground: &Ground) -> Vec<Finding> {
    let mut alike: BTreeMap<(String, String, String), Vec<&Record>> = BTreeMap::new();
    for record in works(ground) {
        let Some(people) = people(record) else { continue };
        for p in &record.positions {
            for unit in units(record) {
                let cell = Cell::new(&p.area, &p.dimension, &p.modality).text();
                alike.entry((cell, unit.to_owned(), people.clone())).or_default().push(record);
            }
        }
    }
    let mut seen: BTreeSet<(Uuid, Uuid)> = BTreeSet::new();
    let mut out = Vec::new();
    for ((cell, unit, _), group) in &alike {
        for (i, a) in group.iter().enumerate() {
            for b in &group[i + 1..] {
                let pair = (a.id.min(b.id), a.id.max(b.id));
                let one_thing = ground.around(a.id).any(|r| r.id == b.id);
                if a.id == b.id || one_thing || !overlap(a, b) || !seen.insert(pair) {
                    continue;
                }
                let mut one = Finding::new("duplication", "duplication", format!("{}/{}", pair.0, pair.1), &[a, b]);
                one.args.extend([
                    ("one", Arg::Text(a.title.clone())),
                    ("other", Arg::Text(b.title.clone())),
                    ("unit", Arg::Unit(unit.clone())),
                    ("cell", Arg::Cell(cell.clone())),
                    (
                        "people",
                        Arg::Text(a.body_text("beneficiaries").or_else(|| a.body_text("target_group")).unwrap_or_default().to_owned()),
                    ),
                ]);
                one.units = vec![unit.clone()];
                one.cells = vec![cell.clone()];
                let cents: i64 = [a, b].iter().filter_map(|r| r.body_cents("money_total")).sum();
                one.cents = (cents > 0).then_some(cents);
                one.evidence.extend([a, b].map(|r| Evidence::record("under_way", r, r.body_cents("money_total").map(Arg::Euro))));
                one.doubt(a.period_to.is_none() || b.period_to.is_none(), 10, "no_end");
                one.doubt(true, 15, "may_complete");
                out.push(one);
            }
        }
    }
    out
}

/// Whether an objective wants more (`true`) or less of its indicator; none where it does not say.
fn wants_more(objective: &Record) -> Option<bool> {
    let by = number(objective, "target")? - number(objective, "baseline")?;
    (by != 0.0).then_some(by > 0.0)
}

/// Two that are done in one place at one time, one for an objective that wants more of what the other's wants less of.
pub(super) fn conflicts(ground: &Ground) -> Vec<Finding> {
    let mut by_indicator: BTreeMap<String, [Vec<&Record>; 2]> = BTreeMap::new();
    for objective in ground.all("objective").filter(|o| o.status != "reached") {
        if let (Some(indicator), Some(more)) = (objective.body_text("indicator"), wants_more(objective)) {
            by_indicator.entry(fold(indicator)).or_default()[usize::from(more)].push(objective);
        }
    }
    let mut seen: BTreeSet<(Uuid, Uuid)> = BTreeSet::new();
    let mut out = Vec::new();
    for [less, more] in by_indicator.values() {
        for (down, up) in less.iter().flat_map(|d| more.iter().map(move |u| (*d, *u))) {
            let of = |o: &Record| -> Vec<&Record> {
                ground.from(o.id, "contributes_to").filter(|r| WORKS.contains(&r.kind.as_str()) && ground.goes_on(r)).collect()
            };
            let (takers, givers) = (of(down), of(up));
            for (a, b) in givers.iter().flat_map(|g| takers.iter().map(move |t| (*g, *t))) {
                let pair = (a.id.min(b.id), a.id.max(b.id));
                if a.id == b.id || !share_a_unit(a, b) || !overlap(a, b) || !seen.insert(pair) {
                    continue;
                }
                let mut one = Finding::new("conflict", "conflict", format!("{}/{}", pair.0, pair.1), &[a, b, up, down]);
                one.args.extend([
                    ("one", Arg::Text(a.title.clone())),
                    ("other", Arg::Text(b.title.clone())),
                    ("indicator", Arg::Text(up.body_text("indicator").unwrap_or_default().to_owned())),
                ]);
                one.units = units(a).filter(|u| units(b).any(|v| v == *u)).map(str::to_owned).collect();
                one.evidence.push(Evidence::record("wants_more", up, number(up, "target").map(Arg::Number)));
                one.evidence.push(Evidence::record("wants_less", down, number(down, "target").map(Arg::Number)));
                one.evidence.extend([a, b].map(|r| Evidence::record("under_way", r, r.body_cents("money_total").map(Arg::Euro))));
                one.doubt(true, 15, "objectives_as_written");
                out.push(one);
            }
        }
    }
    out
}

/// Objectives to which nothing contributes, neither to them nor to one of their parts.
pub(super) fn silences(ground: &Ground) -> Vec<Finding> {
    let heard = |o: &Record| ground.from(o.id, "contributes_to").next().is_some();
    let mut out = Vec::new();
    for objective in ground.all("objective").filter(|o| o.status != "reached" && ground.lasts(o)) {
        if heard(objective) || ground.from(objective.id, "part_of").any(heard) {
            continue;
        }
        let mut one = Finding::new("silence", "silence", format!("{}", objective.id), &[objective]);
        one.args.insert("title", Arg::Text(objective.title.clone()));
        one.units = units(objective).map(str::to_owned).collect();
        one.evidence.push(Evidence::record("objective", objective, number(objective, "target").map(Arg::Number)));
        one.evidence.push(Evidence::plain("nothing_contributes", None));
        one.doubt(objective.status == "proposed", 20, "only_proposed");
        one.doubt(true, 10, "ties_on_record");
        out.push(one);
    }
    out
}
