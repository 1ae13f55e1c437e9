//! 3.1e Heritage: what is on record of it, of which sort, in which condition, what is free or at risk, where most of it lies, and what is not
//! known of it.

use super::Material;
use super::maps::{Circles, greatest_first};
use super::phrases::{By, join};
use super::waiting::empty;
use super::writer::Writer;
use crate::heritage::{HeritageView, UNKNOWN, is_heritage};
use reticolo_messages::{list_words, t};
use reticolo_model::Record;
use reticolo_report::{Block, Inline, Note, Section};
use std::collections::{BTreeMap, BTreeSet};

/// So many places are named on the map.
const NAMED: usize = 4;
/// So many things are named that are free or at risk.
const LISTED: usize = 6;

pub(super) fn section(w: &mut Writer<'_>, m: &Material, view: &HeritageView) -> Section {
    let is = |r: &&Record| is_heritage(r) && r.status != "lost";
    let all: Vec<&Record> = m.inside("asset").filter(is).collect();
    if all.is_empty() {
        return empty(w, "heritage");
    }
    let by = w.counting(all.iter().copied());
    let per_unit = m.per_unit(all.iter().copied());
    let number = w.number("heritage.number", "heritage", &[], all.len(), &by);
    let with = w.number("heritage.units", "heritage_units", &[], per_unit.len(), &by);
    let units = w.number("units.inside", "units", &[], m.inside_codes().len(), &by);
    let said = |field: &str| all.iter().filter(|r| r.body_text(field).is_some_and(|x| !x.is_empty())).count();
    let (condition, used) = (said("condition"), said("use"));
    // How many are free is known only where most say how they are used.
    w.fact("heritage", used * 2 >= all.len());
    let args = [("number", &number), ("with", &with), ("units", &units)];
    let finding = w.say(if condition == 0 { "plan-heritage-finding_unknown" } else { "plan-heritage-finding" }, &args, &[]);
    let mut text = w.say("plan-heritage-text", &args, &[]);
    text = join(text, classes(w, &all, &by));
    if used > 0 {
        let idle = w.number("heritage.idle", "heritage_idle", &[], view.idle.len(), &by);
        text = join(text, w.say_n("plan-heritage-idle", view.idle.len(), &[("idle", &idle)], &[]));
        text = join(text, named(w, view, &view.idle, "idle", &by));
    }
    let known = w.number("heritage.condition", "heritage_condition", &[], condition, &by);
    text = join(text, w.say_n("plan-heritage-condition", condition, &[("number", &known)], &[]));
    text = join(text, conditions(w, view, &by));
    if !view.at_risk.is_empty() {
        let risk = w.number("heritage.risk", "heritage_risk", &[], view.at_risk.len(), &by);
        text = join(text, w.say_n("plan-heritage-risk", view.at_risk.len(), &[("number", &risk)], &[]));
        text = join(text, named(w, view, &view.at_risk, "risk", &by));
    }
    let sets: BTreeSet<&str> = all.iter().filter_map(|r| r.origin.as_ref()).map(|o| o.data_set.as_str()).collect();
    let titles: Vec<String> = sets.iter().filter_map(|s| m.data_sets.get(*s)).map(|(r, _)| format!("«{}»", r.title)).collect();
    let mut notes = Vec::new();
    if !titles.is_empty() {
        let partial = sets.iter().any(|s| m.is_partial(s));
        let key = if partial { "plan-heritage-lists_partial" } else { "plan-heritage-lists" };
        let lists = w.say(key, &[], &[("lists", &list_words(w.language, &titles))]);
        notes.push(w.note(vec![number.inline()], lists, &by));
    }
    if let Some(gaps) = gaps(w, view, &by) {
        notes.push(gaps);
    }
    let picture = figure(w, m, &per_unit, &by);
    w.section("heritage", finding, vec![Block::Paragraph { text, notes }, picture])
}

/// What is free or at risk, by name; past a few the rest is counted.
fn named(w: &mut Writer<'_>, view: &HeritageView, ids: &[uuid::Uuid], what: &str, by: &By) -> Vec<Inline> {
    let titles: Vec<String> = ids.iter().filter_map(|id| view.item(*id)).map(|i| format!("«{}»", i.title)).collect();
    if titles.is_empty() {
        return Vec::new();
    }
    let mut out = w.names(&format!("heritage.{what}"), &titles.iter().map(String::as_str).collect::<Vec<_>>(), LISTED, by);
    out.insert(0, Inline::text("("));
    out.push(Inline::text(")."));
    out
}

/// How many are in each condition, of those of which it is written.
fn conditions(w: &mut Writer<'_>, view: &HeritageView, by: &By) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for (code, n) in view.by_condition.iter().filter(|(code, _)| code != UNKNOWN) {
        let word = t(w.language, &format!("condition-{code}"));
        let n = w.number(&format!("heritage.condition.{code}"), "heritage_in_condition", &[("condition", &word)], *n, by);
        out.push(Inline::text(if out.is_empty() { format!("{} ", t(w.language, "plan-heritage-conditions")) } else { ", ".to_owned() }));
        out.push(Inline::text(format!("{word} ")));
        out.push(n.inline());
    }
    if !out.is_empty() {
        out.push(Inline::text("."));
    }
    out
}

/// What is not known of them, the most lacking first.
fn gaps(w: &mut Writer<'_>, view: &HeritageView, by: &By) -> Option<Note> {
    let lacking: Vec<(&str, usize)> = view.unknown.named().into_iter().filter(|(_, n)| *n > 0).collect();
    let mut text = Inline::plain(t(w.language, "plan-heritage-gaps"));
    for (i, (what, n)) in lacking.iter().enumerate() {
        let word = t(w.language, &format!("heritage-gap-{what}"));
        let n = w.number(&format!("heritage.lacking.{what}"), "heritage_lacking", &[("what", &word)], *n, by);
        text.push(Inline::text(if i == 0 { format!(" {word} ") } else { format!(", {word} ") }));
        text.push(n.inline());
    }
    text.push(Inline::text("."));
    (!lacking.is_empty()).then(|| w.note(Vec::new(), text, by))
}

/// How many there are of each sort.
fn classes(w: &mut Writer<'_>, all: &[&Record], by: &By) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for class in ["tangible_heritage", "natural_heritage", "intangible_heritage"] {
        let n = all.iter().filter(|r| r.body_text("class") == Some(class)).count();
        if n == 0 {
            continue;
        }
        let word = t(w.language, &format!("asset_class-{class}"));
        let n = w.number(&format!("heritage.class.{class}"), "heritage_class", &[("class", &word)], n, by);
        out.extend((!out.is_empty()).then(|| Inline::text("; ")));
        out.extend(w.say("plan-heritage-class", &[("number", &n)], &[("class", &word)]));
    }
    out.push(Inline::text("."));
    out
}

/// A circle a unit, its area the number of records that touch it.
fn figure(w: &mut Writer<'_>, m: &Material, per_unit: &BTreeMap<&str, usize>, by: &By) -> Block {
    let circles = Circles { id: "heritage.unit", value: "heritage_of", title: "plan-heritage-map_title", named: NAMED };
    let drawing = circles.draw(w, m, per_unit, by);
    let (first, n) = greatest_first(per_unit).first().copied().unwrap_or(("", 0));
    let n = w.number(&format!("heritage.unit.{first}"), "heritage_of", &[("place", m.places.name(first))], n, by);
    let caption = w.say("plan-heritage-map", &[("number", &n)], &[("place", m.places.name(first))]);
    super::maps::figure(
        "figure-heritage",
        caption,
        drawing,
        by.marks(),
        vec![w.note(Vec::new(), Inline::plain(t(w.language, "plan-heritage-map_note")), by)],
    )
}
