//! The parts of the home page that speak: its sentence, the comparisons, what stands out, what waits, and the map.

use super::home_parts::Latent;
use super::unit_map::{Drawing, Mark, draw};
use crate::words;
use maud::{Markup, html};
use reticolo_instruments::outlines::Outlines;
use reticolo_instruments::overview::{Before, Gap, Listed, Overview, People, Waiting};
use reticolo_instruments::places::Places;
use reticolo_instruments::stale::StaleKind;
use reticolo_messages::{Language, decimal, euro_round, integer, percent, t, tn, tr};
use std::collections::BTreeMap;

/// What stands out is at most so much.
const MOST: usize = 5;
/// A share of the money that is worth a sentence.
const LARGE: f64 = 0.25;

/// One thing that stands out, and the unit its number stands on.
pub struct Finding {
    pub unit: String,
    title: String,
    text: String,
    address: String,
}

/// The year of a period, as a sentence names it.
fn year(period: &str) -> &str {
    period.get(..4).unwrap_or(period)
}

#[expect(clippy::cast_possible_truncation, reason = "people are whole")]
fn people(l: Language, x: f64) -> String {
    integer(l, x.round() as i64)
}

#[expect(clippy::cast_precision_loss, reason = "a ratio in a sentence")]
fn ratio(part: i64, whole: i64) -> f64 {
    part as f64 / (whole as f64).max(1.0)
}

/// With its sign, the minus as typography writes it.
fn signed(l: Language, x: f64) -> String {
    let text = percent(l, x.abs(), 1);
    match x {
        x if x < 0.0 => format!("−{text}"),
        x if x > 0.0 => format!("+{text}"),
        _ => text,
    }
}

/// A value with the indicator's unit, at most one decimal.
fn measured(l: Language, unit: &str, x: f64) -> String {
    match unit {
        "%" => percent(l, x / 100.0, 1),
        "" => decimal(l, x, usize::from(x.fract() != 0.0)),
        unit => format!("{} {}", decimal(l, x, usize::from(x.fract() != 0.0)), words::unit(l, unit)),
    }
}

/// The unit that stands out by its money: its code, cents, its share of all the money and of the residents.
fn richest(found: &Overview) -> Option<(&str, i64, f64, Option<f64>)> {
    let money = found.money.as_ref()?;
    let whole: i64 = money.rows.iter().filter_map(|row| row.cents).sum();
    let all = money.rows.iter().filter_map(|row| {
        let live = found.people.as_ref().and_then(|p| Some(p.by_unit.get(&row.unit)? / p.now));
        Some((row.unit.as_str(), row.cents?, ratio(row.cents?, whole), live))
    });
    // Where most goes beyond what its residents would account for; the rows come with the most first.
    let beyond = |(_, _, share, live): &(&str, i64, f64, Option<f64>)| share - live.unwrap_or(0.0);
    all.reduce(|best, next| if beyond(&next) > beyond(&best) { next } else { best })
}

/// The title: how the residents change, then where the money goes or which service is missing. Nothing without residents.
pub fn sentence(l: Language, found: &Overview, places: &Places) -> Option<String> {
    let p = found.people.as_ref()?;
    let units = p.by_unit.len();
    let first = match &p.before {
        Some(b) => {
            let args = [("from", year(&b.period)), ("to", year(&p.period)), ("units", &integer(l, words::count(units)))];
            match (b.losing, b.gaining) {
                (n, _) if n == units => tn(l, "home-all_lose", words::count(n), &args),
                (_, n) if n == units => tn(l, "home-all_gain", words::count(n), &args),
                (n, g) if n >= g && n > 0 => tn(l, "home-some_lose", words::count(n), &args),
                (_, g) if g > 0 => tn(l, "home-some_gain", words::count(g), &args),
                _ => tr(l, "home-steady", &args),
            }
        }
        None => tr(l, "home-people_now", &[("people", &people(l, p.now)), ("year", year(&p.period))]),
    };
    let second = match richest(found) {
        Some((unit, _, share, live)) if share >= LARGE => {
            let (unit, share) = (places.name(unit), percent(l, share, 0));
            Some(match live {
                Some(live) => tr(l, "home-money_to", &[("unit", unit), ("share", &share), ("live", &percent(l, live, 0))]),
                None => tr(l, "home-money_to_only", &[("unit", unit), ("share", &share)]),
            })
        }
        _ => found.gaps.first().map(|g| tn(l, "home-gap_sentence", words::count(g.without.len()), &[("one", &one(l, g))])),
    };
    Some(second.map_or_else(|| first.clone(), |second| format!("{first} {second}")))
}

/// "a library": what a place lacks, in a sentence.
fn one(l: Language, gap: &Gap) -> String {
    t(l, &format!("service-{}-one", gap.service))
}

/// Figures, each with its neighbours: before, around, the whole.
pub fn facts(l: Language, found: &Overview, units: i64) -> Markup {
    let mut rows: Vec<(String, String, String)> = Vec::new();
    if let Some(p) = &found.people {
        let said = p.before.as_ref().map_or_else(String::new, |b| {
            let mut said = tr(l, "home-was", &[("value", &people(l, b.total)), ("year", year(&b.period))]);
            said = format!("{said}: {}", signed(l, p.now / b.total - 1.0));
            if let Some(around) = b.around {
                said = format!("{said} · {}", tr(l, "home-around", &[("value", &signed(l, around))]));
            }
            said
        });
        rows.push((format!("{}, {}", t(l, "home-residents"), year(&p.period)), people(l, p.now), said));
    }
    for r in &found.rates {
        let unit = &r.indicator.unit;
        let mut said: Vec<String> = Vec::new();
        if let Some((period, x)) = &r.before {
            said.push(tr(l, "home-was", &[("value", &measured(l, unit, *x)), ("year", year(period))]));
        }
        if let Some(x) = r.around {
            said.push(tr(l, "home-around", &[("value", &measured(l, unit, x))]));
        }
        rows.push((format!("{}, {}", r.indicator.title, year(&r.period)), measured(l, unit, r.value), said.join(" · ")));
    }
    if let Some(money) = &found.money {
        let here: i64 = money.rows.iter().filter_map(|r| r.cents).sum();
        let whole = money.cents.unwrap_or(here);
        let mut said = vec![if whole > here { tr(l, "home-money_of", &[("all", &euro_round(l, whole))]) } else { t(l, "home-money_all") }];
        if let Some(p) = &found.people {
            #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "whole euro a head")]
            let head = (here as f64 / 100.0 / p.now).round() as i64;
            said.push(tr(l, "home-money_head", &[("money", &euro_round(l, head * 100))]));
        }
        rows.push((t(l, "home-money"), euro_round(l, here), said.join(" · ")));
    }
    if let Some(gap) = found.gaps.first() {
        let mut said = tr(l, "home-of_units", &[("units", &tn(l, "home-units", units, &[]))]);
        if let (Some(live), Some(p)) = (gap.people, &found.people) {
            said = format!("{said} · {}", tr(l, "home-live_there", &[("share", &percent(l, live / p.now, 0))]));
        }
        rows.push((tr(l, "home-without", &[("one", &one(l, gap))]), integer(l, words::count(gap.without.len())), said));
    }
    html! {
        @if !rows.is_empty() {
            dl class="facts num" {
                @for (name, value, said) in &rows {
                    div { dt { (name) } dd class="n" { (value) } @if !said.is_empty() { dd class="k" { (said) } } }
                }
            }
        }
    }
}

/// What waits for those who work here; nothing where nothing waits.
pub fn waiting(l: Language, waiting: &Waiting) -> Markup {
    if waiting.is_empty() {
        return html! {};
    }
    let some = |key: &str, listed: &Listed| {
        html! {
            @if listed.count > 0 {
                details {
                    summary { (tn(l, key, listed.count, &[])) }
                    ul {
                        @for (kind, id, title) in &listed.first { li { a href=(format!("/records/{kind}/{id}")) { (title) } } }
                        @if listed.count > words::count(listed.first.len()) { li class="mut" { (tr(l, "home-and_more", &[("n", &integer(l, listed.count - words::count(listed.first.len())))])) } }
                    }
                }
            }
        }
    };
    html! {
        section class="wait" aria-label=(t(l, "home-waiting")) {
            b { (t(l, "home-waiting")) }
            @if waiting.latencies > 0 { a href="/latencies?state=to_decide" { (tn(l, "home-to_decide", waiting.latencies, &[])) } }
            @if waiting.matches > 0 { a href="/records/agreement?status=proposed" { (tn(l, "home-to_agree", waiting.matches, &[])) } }
            (some("home-doubtful", &waiting.doubtful))
            (some("home-drafts", &waiting.drafts))
            (some("home-unconfirmed", &waiting.unconfirmed))
            (stale(l, &waiting.stale))
            @for (file, rows) in &waiting.rejected { a href="/import" { (tn(l, "home-rejected", *rows, &[("file", file)])) } }
        }
    }
}

/// What nobody confirmed within its term: first what who looks made or last changed, which only they may know; else all, by kind.
fn stale(l: Language, found: &[StaleKind]) -> Markup {
    let mine: i64 = found.iter().map(|s| s.mine).sum();
    let all: i64 = found.iter().map(|s| s.count).sum();
    let (key, value) = if mine > 0 { ("stale-home_mine", "mine") } else { ("stale-home", "true") };
    let of = |s: &StaleKind| if mine > 0 { s.mine } else { s.count };
    html! {
        @if all > 0 {
            details {
                summary { (tn(l, key, if mine > 0 { mine } else { all }, &[])) }
                ul {
                    @for one in found.iter().filter(|s| of(s) > 0) {
                        @if let Some(kind) = reticolo_model::kinds::find(one.kind) {
                            li { a href=(format!("/records/{}?stale={value}", one.kind)) { (words::plural(l, kind)) } " " (integer(l, of(one))) }
                        }
                    }
                    @if mine > 0 && all > mine { li class="mut" { (tn(l, "stale-home_others", all - mine, &[])) } }
                }
            }
        }
    }
}

/// What stands out, with the unit it is about: first the services, then people, then money.
pub fn findings(l: Language, found: &Overview, places: &Places) -> Vec<Finding> {
    let mut out: Vec<Finding> = found.gaps.iter().filter_map(|g| gap(l, found, g, places)).collect();
    if let Some(p) = &found.people
        && let Some(b) = &p.before
    {
        let mut by: Vec<(&String, f64)> = b.change.iter().map(|(u, x)| (u, *x)).collect();
        by.sort_by(|a, b| a.1.total_cmp(&b.1).then_with(|| a.0.cmp(b.0)));
        if let Some((unit, x)) = by.first().filter(|(_, x)| *x < 0.0) {
            out.push(change(l, p, b, unit, *x, "home-loses", places));
        }
        if let Some((unit, x)) = by.last().filter(|(_, x)| *x > 0.0) {
            out.push(change(l, p, b, unit, *x, "home-grows", places));
        }
    }
    if let Some((unit, cents, share, live)) = richest(found) {
        let mut text = tr(l, "home-richest_text", &[("money", &euro_round(l, cents))]);
        if let Some(live) = live {
            text = format!("{text} {}", tr(l, "home-richest_live", &[("live", &percent(l, live, 1))]));
        }
        out.push(Finding {
            unit: unit.to_owned(),
            title: tr(l, "home-richest", &[("unit", places.name(unit)), ("share", &percent(l, share, 0))]),
            text,
            address: format!("/records/initiative?unit={}", crate::address::encode(unit)),
        });
    }
    out.truncate(MOST);
    out
}

fn gap(l: Language, found: &Overview, gap: &Gap, places: &Places) -> Option<Finding> {
    let unit = gap.without.first()?;
    let one = one(l, gap);
    let mut said = Vec::new();
    if let (Some(live), Some(p)) = (gap.people, &found.people) {
        said.push(tr(l, "home-gap_people", &[("people", &people(l, live)), ("share", &percent(l, live / p.now, 1))]));
    }
    if gap.without.len() > 1 {
        said.push(tr(l, "home-gap_largest", &[("unit", places.name(unit))]));
    }
    said.push(tn(l, "home-gap_sites", gap.sites, &[("units", &tn(l, "home-units", words::count(gap.with), &[]))]));
    Some(Finding {
        unit: unit.clone(),
        title: if let [only] = &gap.without[..] {
            tr(l, "home-gap_one", &[("unit", places.name(only)), ("one", &one)])
        } else {
            tn(l, "home-gap", words::count(gap.without.len()), &[("one", &one)])
        },
        text: said.join(" "),
        address: format!("/services?service={}", crate::address::encode(&gap.service)),
    })
}

fn change(l: Language, p: &People, b: &Before, unit: &str, x: f64, key: &str, places: &Places) -> Finding {
    let now = p.by_unit.get(unit).copied().unwrap_or_default();
    let args = [
        ("before", people(l, now / (1.0 + x))),
        ("now", people(l, now)),
        ("from", year(&b.period).to_owned()),
        ("to", year(&p.period).to_owned()),
        ("whole", signed(l, p.now / b.total - 1.0)),
    ];
    let args: Vec<(&str, &str)> = args.iter().map(|(k, v)| (*k, v.as_str())).collect();
    Finding {
        unit: unit.to_owned(),
        title: tr(l, key, &[("unit", places.name(unit)), ("change", &percent(l, x.abs(), 1))]),
        text: tr(l, "home-change_text", &args),
        address: "/atlas?indicator=residents".to_owned(),
    }
}

/// What stands out.
pub fn list(findings: &[Finding]) -> Markup {
    html! {
        ul class="plain stands" {
            @for finding in findings {
                li data-code=(finding.unit) { h3 { a href=(finding.address) { (finding.title) } } p { (finding.text) } }
            }
        }
    }
}

/// The units by their change, the most that is lost the darkest; numbers are those of the list of what is latent.
pub fn map(l: Language, found: &Overview, outlines: &Outlines, latent: &[Latent], territory: &str) -> Markup {
    let before = found.people.as_ref().and_then(|p| Some((p, p.before.as_ref()?)));
    let n = before.map_or(0, |(_, b)| b.steps.len());
    // The first step is the greatest loss: darkest.
    let color = |step: usize| if n <= 1 { 4 } else { 7 - step * 6 / (n - 1) };
    let steps: BTreeMap<&str, usize> = before.iter().flat_map(|(_, b)| &b.step).map(|(unit, step)| (unit.as_str(), color(*step))).collect();
    let seat = |code: &String| outlines.get(code).map(|unit| unit.seat);
    let mut taken: BTreeMap<&str, f64> = BTreeMap::new();
    let mut ties = Vec::new();
    let marks = latent.iter().enumerate().filter_map(|(i, one)| {
        let text = (i + 1).to_string();
        // A tie that is missing stands between its two units.
        if let (true, [a, b]) = (one.tie, &one.units[..]) {
            let (a, b) = (seat(a)?, seat(b)?);
            ties.push([a, b]);
            return Some(Mark { at: [f64::midpoint(a[0], b[0]), f64::midpoint(a[1], b[1])], text });
        }
        let unit = one.units.first()?;
        let [x, y] = seat(unit)?;
        // Two numbers of one unit stand side by side.
        let beside = taken.entry(unit).or_insert(0.0);
        let at = [x + *beside, y];
        *beside += 21.0;
        Some(Mark { at, text })
    });
    let marks: Vec<Mark> = marks.collect();
    let label = before.map_or_else(
        || tr(l, "map-title", &[("territory", territory)]),
        |(p, b)| tr(l, "home-map_label", &[("from", year(&b.period)), ("to", year(&p.period)), ("territory", territory)]),
    );
    let drawing = Drawing { label: &label, steps, chosen: Vec::new(), marks, ties, twin: "#latent", picks: false };
    html! {
        (draw(outlines, &drawing))
        @if let Some((p, b)) = before {
            div class="legend" {
                p { (tr(l, "home-legend", &[("from", year(&b.period)), ("to", year(&p.period))])) }
                ul class="ramp" {
                    @for (i, (from, to, units)) in b.steps.iter().enumerate() {
                        li class=(format!("b{}", color(i))) { (signed(l, *from)) " " (t(l, "home-to")) " " (signed(l, *to)) " (" (integer(l, words::count(*units))) ")" }
                    }
                    @if b.change.len() < outlines.units.len() { li class="bnull" { (tn(l, "map-missing", words::count(outlines.units.len() - b.change.len()), &[])) } }
                }
            }
        }
    }
}
