//! 3.1g Basins: which places are alike, who comes to work and who leaves, and the labour areas that the territory's units belong to.

use super::Material;
use super::book::code;
use super::functional::Joined;
use super::phrases::join;
use super::writer::Writer;
use crate::basins::BasinsView;
use reticolo_messages::{integer, list_words, t};
use reticolo_report::{
    Block, Comparison, DotDrawing, DotPoint, DotRow, Fill, Inline, Legend, LegendCount, LegendMarks, MarkSize, Section, Shown, Statement,
};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// The attribute of a unit that names its official labour area.
pub(crate) const LABOUR_AREA: &str = "labour_area";

pub(super) fn section(w: &mut Writer<'_>, m: &Material, alike: Option<&BasinsView>, joined: Option<&Joined>) -> Section {
    let (likeness, mut first) = super::likeness::part(w, m, alike);
    let working = joined.map(|j| super::functional::part(w, m, j)).unwrap_or_default();
    let inside = m.inside_codes();
    let found = m
        .book
        .newest(code::COMMUTERS, &inside)
        .and_then(|all| Some((all, m.book.at(code::COMMUTERS_HOME, &all.period)?, m.book.at(code::COMMUTERS_IN, &all.period)?)));
    let Some((all, home, coming)) = found else {
        return without_work(w, likeness, first, working);
    };
    let by = w.by(&[&all.data_set], "balance");
    let period = w.period(&all.period, &by);
    let sum = |leaf: &super::book::Leaf| leaf.total(inside.iter().copied());
    let (Some(live), Some(stay), Some(come)) = (sum(all), sum(home), sum(coming)) else {
        return without_work(w, likeness, first, working);
    };
    let leave = live - stay;
    let mut balance: Vec<(&str, f64)> = inside.iter().filter_map(|u| Some((*u, coming.get(u)? - (all.get(u)? - home.get(u)?)))).collect();
    balance.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
    let gaining: Vec<&(&str, f64)> = balance.iter().filter(|(_, x)| *x > 0.0).collect();
    let n = w.number("commuters.gaining", "units_gaining", &[], gaining.len(), &by);
    let others = w.number("commuters.losing", "units_sending", &[], balance.iter().filter(|(_, x)| *x < 0.0).count(), &by);
    let part = w.part("commuters.home", "commuters_home", &[], stay / live, &by);
    let inflow = w.people("commuters.in", "commuters_in", &[], come, &by);
    let outflow = w.people("commuters.out", "commuters_out", &[], leave, &by);
    let net = w.people("commuters.net", "commuters_net", &[], come - leave, &by);
    let word = w.word(&n);
    let finding = if come < leave {
        w.say_n("plan-basins-finding_out", gaining.len(), &[("number", &word)], &[])
    } else {
        w.say_n("plan-basins-finding_in", gaining.len(), &[("number", &word)], &[])
    };
    let mut text = w.say("plan-basins-text", &[("period", &period), ("part", &part)], &[]);
    let mut list = Vec::new();
    for (i, (u, x)) in gaining.iter().take(6).enumerate() {
        #[expect(clippy::cast_possible_truncation, reason = "people are whole")]
        let whole = x.round() as i64;
        let id = format!("commuters.net.{u}");
        let label = reticolo_messages::tr(w.language, "plan-value-commuters_net_of", &[("place", m.places.name(u))]);
        let f = w.figure(
            &id,
            label,
            json!(whole),
            &t(w.language, "unit-people"),
            format!("+{}", integer(w.language, whole)),
            &by.data,
            Some(&by.method),
        );
        if i > 0 {
            list.push(Inline::text(", "));
        }
        list.push(Inline::text(format!("{} (", m.places.name(u))));
        list.push(f.inline());
        list.push(Inline::text(")"));
    }
    if !list.is_empty() {
        text.push(Inline::text(" "));
        text.extend(list);
        text.push(Inline::text(" "));
        text.extend(w.say_n("plan-basins-gaining", gaining.len(), &[("others", &others)], &[]));
    }
    text = join(text, w.say("plan-basins-balance", &[("out", &outflow), ("in", &inflow)], &[]));
    let title = vec![net.inline()];
    let note = w.note(title, w.say("plan-basins-note", &[("out", &outflow), ("in", &inflow)], &[]), &by);
    w.summary.push(Statement {
        figure: n.text.clone(),
        value_id: Some(n.id.clone()),
        label: w.say_n("plan-basins-label", gaining.len(), &[("period", &period)], &[]),
        text: {
            let names: Vec<String> = gaining.iter().take(6).map(|(u, _)| m.places.name(u).to_owned()).collect();
            let args = [("others", &others), ("out", &outflow), ("in", &inflow), ("net", &net)];
            w.say("plan-basins-summary", &args, &[("names", &list_words(w.language, &names))])
        },
        comparison: Some(Comparison {
            alt: w.say("plan-basins-balance", &[("out", &outflow), ("in", &inflow)], &[]),
            drawing: DotDrawing {
                title: String::new(),
                rows: vec![DotRow {
                    label: String::new(),
                    points: vec![
                        DotPoint { value: come, text: inflow.shown(), label: t(w.language, "plan-basins-come"), filled: true },
                        DotPoint { value: leave, text: outflow.shown(), label: t(w.language, "plan-basins-leave"), filled: false },
                    ],
                }],
            },
        }),
    });
    let mut blocks = vec![Block::Paragraph { text, notes: vec![note] }];
    blocks.extend(areas(w, m, &inside));
    blocks.push(figure(w, m, &balance, &gaining, &by));
    blocks.extend(working);
    // An estimate does not take the place of a count.
    if joined.is_none_or(Joined::is_estimate) {
        blocks.push(w.missing("basins_flows"));
    }
    first.extend(blocks);
    w.section("basins", finding, first)
}

/// The section where nothing says who works where: what is alike is its finding, if that is known.
fn without_work(w: &mut Writer<'_>, likeness: Option<Vec<Inline>>, mut blocks: Vec<Block>, working: Vec<Block>) -> Section {
    let finding = likeness.unwrap_or_else(|| Inline::plain(t(w.language, "plan-basins-finding_missing")));
    blocks.extend(working);
    blocks.push(w.missing("basins"));
    w.section("basins", finding, blocks)
}

/// The official labour areas, with how many of the units and residents belong to one whose centre lies elsewhere.
fn areas(w: &mut Writer<'_>, m: &Material, inside: &[&str]) -> Option<Block> {
    let mut of: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for code in inside {
        of.entry(m.places.get(code)?.attributes.get(LABOUR_AREA)?.as_str()).or_default().push(code);
    }
    let sets = m.attribute_sets(LABOUR_AREA);
    let sets: Vec<&str> = sets.iter().map(String::as_str).collect();
    let by = w.by(&sets, "counts");
    let number = w.number("areas.number", "areas", &[], of.len(), &by);
    let ours: BTreeSet<String> = inside.iter().map(|u| reticolo_model::fold::fold(m.places.name(u))).collect();
    let foreign: Vec<&str> = of.keys().filter(|a| !ours.contains(&reticolo_model::fold::fold(a))).copied().collect();
    let number = w.word(&number);
    let mut text = w.say_n("plan-basins-areas", of.len(), &[("number", &number)], &[]);
    if !foreign.is_empty() {
        let units: Vec<&str> = foreign.iter().flat_map(|a| of[a].iter().copied()).collect();
        let n = w.number("areas.foreign.units", "areas_foreign", &[], units.len(), &by);
        let names: Vec<String> = foreign.iter().map(|a| proper(a)).collect();
        let words = [("names", list_words(w.language, &names))];
        let words: Vec<(&str, &str)> = words.iter().map(|(k, v)| (*k, v.as_str())).collect();
        if let Some(leaf) = m.book.newest(code::RESIDENTS, inside) {
            let by = by.and(&w.by(&[&leaf.data_set], "rates"));
            let people = leaf.total(units.iter().copied()).unwrap_or(0.0);
            let part =
                w.part("areas.foreign.part", "areas_foreign_part", &[], people / leaf.total(inside.iter().copied()).unwrap_or(1.0), &by);
            let people = w.people("areas.foreign.people", "areas_foreign_people", &[], people, &by);
            let n = w.opening(&n);
            text = join(text, w.say_n("plan-basins-foreign", units.len(), &[("number", &n), ("people", &people), ("part", &part)], &words));
        }
    }
    let note = w.note(Vec::new(), Vec::new(), &by);
    Some(Block::Paragraph { text, notes: vec![note] })
}

/// A name in capitals as a sentence writes it.
pub(crate) fn proper(name: &str) -> String {
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let small = ["di", "del", "della", "dei", "delle", "in", "sul", "sulla", "e"];
    let word = |(i, word): (usize, &str)| if i > 0 && small.contains(&word) { word.to_owned() } else { super::phrases::capitalised(word) };
    name.to_lowercase().split(' ').enumerate().map(word).collect::<Vec<_>>().join(" ")
}

fn figure(w: &mut Writer<'_>, m: &Material, balance: &[(&str, f64)], gaining: &[&(&str, f64)], by: &super::phrases::By) -> Block {
    let l = w.language;
    let count = |label: &str| LegendCount { label: t(l, label), count: Shown::default() };
    let legend = Legend {
        title: t(l, "plan-basins-map_title"),
        marks: Some(LegendMarks { filled: count("plan-basins-map_in"), hollow: Some(count("plan-basins-map_out")), zero: None }),
        ..Legend::default()
    };
    let mut drawing = map_plain(m, legend);
    let named: Vec<&str> = gaining.iter().map(|(u, _)| *u).chain(balance.iter().rev().take(2).map(|(u, _)| *u)).collect();
    let mut texts: BTreeMap<&str, Shown> = BTreeMap::new();
    for (u, x) in balance.iter().filter(|(u, _)| named.contains(u)) {
        #[expect(clippy::cast_possible_truncation, reason = "people are whole")]
        let whole = x.round() as i64;
        let sign = if whole > 0 { "+" } else { "" };
        let label = reticolo_messages::tr(l, "plan-value-commuters_net_of", &[("place", m.places.name(u))]);
        let f = w.figure(
            &format!("commuters.net.{u}"),
            label,
            json!(whole),
            &t(l, "unit-people"),
            format!("{sign}{}", integer(l, whole)),
            &by.data,
            Some(&by.method),
        );
        texts.insert(u, f.shown());
    }
    drawing.marks = super::maps::circles(m, balance.iter().map(|(u, x)| (*u, *x, texts.get(u).cloned())));
    drawing.mark_size = MarkSize::Area;
    let last = balance.last().map_or("", |(u, _)| m.places.name(u)).to_owned();
    let caption = w.say("plan-basins-map", &[], &[("last", &last)]);
    super::maps::figure("figure-basins", caption, drawing, by.marks(), Vec::new())
}

fn map_plain(m: &Material, legend: Legend) -> reticolo_report::MapDrawing {
    super::maps::map(m, legend, |_| (Fill::Plain, false, Shown::default()))
}
