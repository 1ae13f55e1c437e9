//! 3.1f Who acts: bodies by nature and place, how thick they are on the ground, what they receive, and how they hang together.

use super::Material;
use super::book::code;
use super::maps::{counted, greatest_first};
use super::people::two_dots;
use super::phrases::{By, join};
use super::ties::{Net, paragraph};
use super::units::UnitColumn;
use super::writer::Writer;
use reticolo_messages::{date, t, tr};
use reticolo_model::Record;
use reticolo_report::{Block, Comparison, Inline, Legend, LegendCount, LegendMarks, Section, Shown, Statement};
use std::collections::{BTreeMap, BTreeSet};

/// Densities are said to so many residents.
const PER: f64 = 10_000.0;

pub(super) fn section(w: &mut Writer<'_>, m: &Material, net: Option<&Net>) -> Section {
    let all: Vec<&Record> = m.inside("actor").filter(|r| !r.title.is_empty()).collect();
    let listed = biggest_list(&all);
    if listed.is_empty() {
        let finding = Inline::plain(t(w.language, "plan-actors-finding_missing"));
        return w.section("actors", finding, vec![w.missing("actors")]);
    }
    let sets: Vec<&str> = listed.first().and_then(|r| r.origin.as_ref()).map(|o| o.data_set.as_str()).into_iter().collect();
    let by = w.by(&sets, "counts");
    let number = w.number("actors.number", "actors", &[], listed.len(), &by);
    let order = natures(&listed);
    let main = order.first().map_or("", |(n, _)| *n);
    let chosen: Vec<&Record> = listed.iter().filter(|r| r.body_text("nature") == Some(main)).copied().collect();
    let main_words = [("nature", t(w.language, &format!("nature-{main}-many")))];
    let main_words: Vec<(&str, &str)> = main_words.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let main_number = w.number("actors.main", "actors_nature", &main_words, chosen.len(), &by);
    let mut parts = Vec::new();
    for (i, (nature, n)) in order.iter().enumerate().skip(1) {
        let word = t(w.language, &format!("nature-{nature}-many"));
        let f = w.number(&format!("actors.nature.{nature}"), "actors_nature", &[("nature", &word)], *n, &by);
        if i > 1 {
            parts.push(Inline::text(if i + 1 == order.len() { t(w.language, "plan-and") } else { ", ".to_owned() }));
        }
        parts.push(f.inline());
        parts.push(Inline::text(format!(" {word}")));
    }
    let source = m.data_sets.get(sets.first().copied().unwrap_or("")).map_or("", |(r, _)| r.title.as_str()).to_owned();
    let mut text = w.say("plan-actors-text", &[("number", &number), ("main", &main_number)], &[main_words[0], ("source", &source)]);
    if !parts.is_empty() {
        text.push(Inline::text(", "));
        text.extend(parts);
    }
    text.push(Inline::text("."));
    let mut finding = w.say("plan-actors-finding", &[("number", &main_number)], &main_words);
    let mut comparison = None;
    let mut figure_text = main_number.text.clone();
    let mut figure_id = main_number.id.clone();
    let mut summary = w.say("plan-actors-summary", &[("number", &number), ("main", &main_number)], &main_words);
    let mut notes = vec![w.note(vec![main_number.inline()], w.say("plan-actors-note", &[("number", &number)], &[]), &by)];
    // How thick: to ten thousand residents, here and around, at a date that both have.
    let inside = m.inside_codes();
    let around = m.around_codes();
    let same = |r: &&Record| r.body_text("nature") == Some(main) && r.origin.as_ref().map(|o| o.data_set.as_str()) == sets.first().copied();
    let count = |units: &[&str]| {
        let units: BTreeSet<&str> = units.iter().copied().collect();
        m.of("actor")
            .iter()
            .filter(same)
            .filter(|r| r.place.as_ref().is_some_and(|p| p.units.iter().any(|u| units.contains(u.unit.as_str()))))
            .count()
    };
    let everybody: Vec<&str> = inside.iter().chain(&around).copied().collect();
    let covered = sets.first().is_some_and(|s| m.covers_around("actor", s));
    let beyond = if covered { count(&around) } else { 0 };
    if let Some(leaf) = m.book.newest(code::RESIDENTS, &everybody).filter(|_| beyond > 0) {
        let rates = by.and(&w.by(&[&leaf.data_set], "rates"));
        #[expect(clippy::cast_precision_loss, reason = "a density")]
        let per = |n: usize, units: &[&str]| n as f64 / leaf.total(units.iter().copied()).unwrap_or(f64::NAN) * PER;
        let unit = t(w.language, "plan-unit-per_ten_thousand");
        let (a, b) = (per(chosen.len(), &inside), per(beyond, &around));
        let here = w.decimal("actors.density", "actors_density", &[("place", &m.name)], a, 1, &unit, &rates);
        let there = w.decimal("actors.density.around", "actors_density", &[("place", &m.around.name)], b, 1, &unit, &rates);
        let ten_thousand = w.given(10_000);
        let to = w.period(&leaf.period, &rates);
        let args = [("here", &here), ("there", &there), ("per", &ten_thousand), ("to", &to)];
        let words = [("around", m.around.within.as_str()), main_words[0]];
        text = join(text, w.say("plan-actors-density", &args, &words));
        finding = w.say(if a < b { "plan-actors-finding_thinner" } else { "plan-actors-finding_thicker" }, &args, &words);
        comparison = Some(Comparison { alt: w.say("plan-actors-density", &args, &words), drawing: two_dots(m, (a, &here), (b, &there)) });
        summary = join(summary, w.say("plan-actors-summary_around", &args, &words));
        figure_text.clone_from(&here.text);
        figure_id.clone_from(&here.id);
    }
    let density = figure_id == "actors.density";
    let compared: &[&str] = if covered { &around } else { &[] };
    let mut received = money(w, m, &chosen, compared, &same, (&main_number, &by), &mut finding);
    let ten_thousand = w.given(10_000);
    w.summary.push(Statement {
        figure: figure_text,
        value_id: Some(figure_id),
        label: if density {
            w.say("plan-actors-label", &[("per", &ten_thousand)], &main_words)
        } else {
            w.say("plan-actors-label_number", &[], &main_words)
        },
        text: summary,
        comparison,
    });
    // Where there is none.
    let per_unit = per_unit(m, &chosen);
    let none: Vec<&str> = per_unit.iter().filter(|(_, n)| **n == 0).map(|(u, _)| *u).collect();
    if !none.is_empty() {
        notes.push(without(w, m, &none, &main_words, &by));
    }
    text.append(&mut received.0);
    let mut blocks = vec![Block::Paragraph { text, notes }];
    if let Some(mut p) = received.1 {
        if net.is_none() {
            p = join(p, w.say("plan-actors-no_network", &[], &[]));
        }
        blocks.push(Block::Paragraph { text: p, notes: Vec::new() });
    }
    blocks.push(figure(w, m, &per_unit, none.len(), &main_words, &by));
    blocks.extend(net.map(|net| paragraph(w, m, net, &by)));
    w.section("actors", finding, blocks)
}

/// How many of the most frequent nature have their seat in each unit.
pub(super) fn unit_column(w: &mut Writer<'_>, m: &Material, shown: &BTreeSet<&str>) -> Option<UnitColumn> {
    let all: Vec<&Record> = m.inside("actor").filter(|r| !r.title.is_empty()).collect();
    let listed = biggest_list(&all);
    let set = listed.first()?.origin.as_ref()?.data_set.as_str();
    let by = w.by(&[set], "counts");
    let main = natures(&listed).first()?.0;
    let nature = t(w.language, &format!("nature-{main}-many"));
    let chosen: Vec<&Record> = listed.iter().filter(|r| r.body_text("nature") == Some(main)).copied().collect();
    let mut cells = BTreeMap::new();
    for (u, n) in per_unit(m, &chosen).into_iter().filter(|(u, _)| shown.contains(u)) {
        let words = [("nature", nature.as_str()), ("place", m.places.name(u))];
        cells.insert(u.to_owned(), w.number(&format!("actors.unit.{u}"), "actors_of", &words, n, &by).cell());
    }
    let whole = w.number("actors.main", "actors_nature", &[("nature", &nature)], chosen.len(), &by).cell();
    Some(UnitColumn { title: nature, cells, whole: Some(whole), by })
}

/// How many there are of each nature, the most frequent first.
fn natures<'a>(listed: &[&'a Record]) -> Vec<(&'a str, usize)> {
    let mut natures: BTreeMap<&str, usize> = BTreeMap::new();
    for r in listed {
        *natures.entry(r.body_text("nature").unwrap_or("")).or_default() += 1;
    }
    let mut order: Vec<(&str, usize)> = natures.into_iter().filter(|(n, _)| !n.is_empty()).collect();
    order.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    order
}

/// How many have a place in each unit inside.
fn per_unit<'a>(m: &'a Material, chosen: &[&Record]) -> BTreeMap<&'a str, usize> {
    let mut out: BTreeMap<&str, usize> = m.inside_codes().into_iter().map(|u| (u, 0)).collect();
    for unit in chosen.iter().flat_map(|r| r.place.iter().flat_map(|p| &p.units)) {
        if let Some(n) = out.get_mut(unit.unit.as_str()) {
            *n += 1;
        }
    }
    out
}

/// The records of the data set that brings most of them.
fn biggest_list<'a>(all: &[&'a Record]) -> Vec<&'a Record> {
    let mut of: BTreeMap<&str, usize> = BTreeMap::new();
    for r in all {
        *of.entry(r.origin.as_ref().map_or("", |o| o.data_set.as_str())).or_default() += 1;
    }
    let Some((set, _)) = of.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0))) else { return Vec::new() };
    all.iter().filter(|r| r.origin.as_ref().map_or("", |o| o.data_set.as_str()) == *set).copied().collect()
}

fn without(w: &mut Writer<'_>, m: &Material, none: &[&str], main: &[(&str, &str)], by: &By) -> reticolo_report::Note {
    let n = w.number("actors.none", "units_none", &[], none.len(), by);
    let names: Vec<&str> = none.iter().map(|u| m.places.name(u)).collect();
    let mut text = w.names("actors.none", &names, 40, by);
    if let Some(leaf) = m.book.newest(code::RESIDENTS, &m.inside_codes()) {
        let people = w.people("actors.none.people", "people_none", &[], leaf.total(none.iter().copied()).unwrap_or(0.0), by);
        let to = w.period(&leaf.period, by);
        text.push(Inline::text(": "));
        text.extend(w.say("plan-residents_at", &[("people", &people), ("to", &to)], &[]));
    }
    let title = w.say_n("plan-actors-none", none.len(), &[("number", &n)], main);
    w.note(title, text, by)
}

type Paragraphs = (Vec<Inline>, Option<Vec<Inline>>);

/// What they receive, where it is on record: the median here and around, and how much the tenth with most receives.
fn money(
    w: &mut Writer<'_>,
    m: &Material,
    chosen: &[&Record],
    around: &[&str],
    same: &impl Fn(&&Record) -> bool,
    (main, by): (&super::writer::Figure, &By),
    finding: &mut Vec<Inline>,
) -> Paragraphs {
    let cents = |r: &Record| r.body_cents("support_received");
    let mut here: Vec<i64> = chosen.iter().filter_map(|r| cents(r)).collect();
    if here.len() * 2 < chosen.len() || here.is_empty() {
        return (Vec::new(), None);
    }
    here.sort_unstable();
    let around: BTreeSet<&str> = around.iter().copied().collect();
    let mut there: Vec<i64> = m
        .of("actor")
        .iter()
        .filter(same)
        .filter(|r| r.place.as_ref().is_some_and(|p| p.units.iter().any(|u| around.contains(u.unit.as_str()))))
        .filter_map(cents)
        .collect();
    there.sort_unstable();
    let by = By { data: by.data.clone(), method: w.method("median", "", Vec::new(), None) };
    let median = |v: &[i64]| (v[(v.len() - 1) / 2] + v[v.len() / 2]) / 2;
    let mid = w.money("actors.median", "median", &[("place", &m.name)], median(&here), &by);
    let sum: i64 = here.iter().sum();
    let total = w.money("actors.received", "received", &[], sum, &by);
    let top = here.len().div_ceil(10);
    let most: i64 = here.iter().rev().take(top).sum();
    #[expect(clippy::cast_precision_loss, reason = "a share of money")]
    let part = w.part("actors.top.part", "top_part", &[], most as f64 / sum.max(1) as f64, &by);
    let n = w.number("actors.top", "top", &[], top, &by);
    let mut text = w.say("plan-actors-median", &[("median", &mid), ("main", main)], &[]);
    if !there.is_empty() {
        let other = w.money("actors.median.around", "median", &[("place", &m.around.name)], median(&there), &by);
        text = w.say("plan-actors-median_around", &[("median", &mid), ("there", &other), ("main", main)], &[("around", &m.around.within)]);
        if median(&here) * 2 < median(&there) {
            finding.extend(w.say("plan-actors-finding_less", &[], &[]));
        }
    }
    text = join(text, w.say("plan-actors-top", &[("number", &n), ("part", &part), ("total", &total)], &[]));
    (Vec::new(), Some(text))
}

fn figure(w: &mut Writer<'_>, m: &Material, per_unit: &BTreeMap<&str, usize>, none: usize, main: &[(&str, &str)], by: &By) -> Block {
    let most = greatest_first(per_unit);
    let named: Vec<&str> = most.iter().take(5).filter(|(_, n)| *n > 0).map(|(u, _)| *u).collect();
    let mut texts: BTreeMap<&str, Shown> = BTreeMap::new();
    for (u, n) in most.iter().filter(|(u, _)| named.contains(u)) {
        let place = [main[0], ("place", m.places.name(u))];
        texts.insert(u, w.number(&format!("actors.unit.{u}"), "actors_of", &place, *n, by).shown());
    }
    let l = w.language;
    let zero = (none > 0).then(|| LegendCount { label: t(l, "plan-legend-none"), count: Shown::default() });
    let legend = Legend {
        title: super::phrases::capitalised(main[0].1),
        marks: Some(LegendMarks { filled: LegendCount { label: t(l, "plan-legend-circle"), count: Shown::default() }, hollow: None, zero }),
        ..Legend::default()
    };
    let drawing = counted(m, legend, per_unit, &texts);
    let (first, n) = most.first().copied().unwrap_or(("", 0));
    let all: usize = per_unit.values().sum();
    #[expect(clippy::cast_precision_loss, reason = "a share of few")]
    let part = w.part("actors.first.part", "actors_first", &[("place", m.places.name(first))], n as f64 / all.max(1) as f64, by);
    let mut caption = w.say("plan-actors-map", &[("part", &part)], &[main[0], ("place", m.places.name(first))]);
    if none > 0 {
        let number = w.number("actors.none", "units_none", &[], none, by);
        caption.extend(w.say_n("plan-actors-map_none", none, &[("number", &number)], &[]));
    }
    let mut notes = Vec::new();
    if let Some(d) = by.data.first().and_then(|mark| w.date_of(mark)) {
        notes.push(w.note(Vec::new(), Inline::plain(tr(l, "plan-actors-map_note", &[("date", &date(l, &d))])), by));
    }
    super::maps::figure("figure-actors", caption, drawing, by.marks(), notes)
}
