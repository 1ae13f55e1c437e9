//! The parts of a what-if: what is imagined, the map and its table, and each thing that would be otherwise, before beside after.

use super::map_parts::{self as common, km, people};
use super::services::{named, opening};
use super::what_if::{COLORS, PATH, query_of};
use crate::map_svg::{self, Form, Paint, Picture, Spot as Mark};
use crate::session::Visit;
use crate::{address, words};
use maud::{Markup, html};
use reticolo_instruments::Act;
use reticolo_instruments::atlas::Sketch;
use reticolo_instruments::exchange::in_points;
use reticolo_instruments::exchange::words::Speaker as ExchangeSpeaker;
use reticolo_instruments::harmony::words::{Speaker as HarmonySpeaker, amount, index};
use reticolo_instruments::harmony::{Across, Gain, Moved};
use reticolo_instruments::network::actors::ActorChange;
use reticolo_instruments::services::NeedsBy;
use reticolo_instruments::what_if::words::Speaker;
use reticolo_instruments::what_if::{Change, ChangeView, CoverageChange, Fate, ReachRow, SiteThere, Spot, WhatIfView};
use reticolo_messages::{Language, decimal, integer, percent, t, tn, tr};
use reticolo_model::grid::Grid;
use std::collections::BTreeSet;

/// Rows of a list that gain or lose.
const SHOWN: usize = 10;

/// With what the parts are said.
pub struct Said<'a> {
    pub speaker: Speaker<'a>,
    pub grid: &'a Grid,
}

fn fate(l: Language, fate: Fate) -> String {
    t(l, &format!("what_if-fate-{}", fate.code()))
}

pub fn site_name(l: Language, site: &SiteThere) -> String {
    match (site.record, site.change) {
        (None, _) => t(l, "what_if-site"),
        (Some(_), Some(_)) => tr(l, "what_if-site-moved", &[("title", &site.title)]),
        _ if site.beyond => tr(l, "services-site-beyond", &[("title", &site.title)]),
        _ => site.title.clone(),
    }
}

fn kilometres(l: Language, [before, after]: [Option<f64>; 2]) -> String {
    let text = |x: Option<f64>| x.map_or_else(|| "–".to_owned(), |x| km(l, x));
    format!("{} → {}", text(before), text(after))
}

/// The map as the server draws it.
pub fn picture(l: Language, c: &CoverageChange, sketch: &Sketch, label: &str, chosen: &BTreeSet<String>) -> Markup {
    let paint = |r: &ReachRow| match COLORS.iter().find(|(fate, _)| *fate == r.fate) {
        Some((_, "hatch")) => Paint::Hatched,
        Some((_, token)) => Paint::Token((*token).to_owned()),
        None => Paint::Missing,
    };
    let spots = c.sites.iter().filter_map(|s| Some(Mark { at: s.at?, name: site_name(l, s), form: Form::Site { beyond: s.beyond } }));
    map_svg::draw(&Picture {
        sketch,
        label,
        paint: c.rows.iter().map(|r| (r.code.as_str(), paint(r))).collect(),
        said: c.rows.iter().map(|r| (r.code.as_str(), format!("{}, {} km", fate(l, r.fate), kilometres(l, r.km)))).collect(),
        chosen,
        spots: spots.collect(),
        named: chosen.iter().map(String::as_str).collect(),
    })
}

pub fn legend(l: Language, c: &CoverageChange) -> Markup {
    let classes = COLORS.iter().map(|(f, color)| (*f, *color)).chain([(Fate::Unknown, "")]);
    let limit = words::number(l, c.question.threshold_km);
    html! {
        p { (tr(l, "what_if-legend", &[("km", &limit)])) }
        ul class="ramp" {
            @for (f, color) in classes {
                @let n = c.rows.iter().filter(|r| r.fate == f).count();
                @let class = match color { "hatch" => "hatch".to_owned(), "" => "bnull".to_owned(), token => super::atlas_parts::swatch_class(token) };
                @if n > 0 { li class=(class) { (fate(l, f)) " (" (integer(l, words::count(n))) ")" } }
            }
        }
    }
}

/// The table that says what the map says, those first of whom something changes.
pub fn table(l: Language, c: &CoverageChange, chosen: &BTreeSet<String>) -> Markup {
    let order = |r: &ReachRow| match r.fate {
        Fate::Gained => 0,
        Fate::Lost => 1,
        _ => 2,
    };
    let mut rows: Vec<&ReachRow> = c.rows.iter().collect();
    rows.sort_by(|a, b| (order(a), &a.name, &a.code).cmp(&(order(b), &b.name, &b.code)));
    html! {
        div class="h" { h2 { (tr(l, "what_if-coverage_of", &[("service", &named(l, &c.question.service))])) } }
        @if c.partial { p class="note look" { b { (t(l, "services-partial")) } " " (t(l, "services-partial_help")) } }
        div class="scroll tall" tabindex="0" role="region" aria-label=(t(l, "map-table_twin")) {
            table id="twin" class="tw num" {
                caption class="vh" { (t(l, "map-table_twin")) }
                thead { tr { th { (t(l, "envelope-unit")) } th class="r" { (t(l, "services-people_short")) } th class="r" { (t(l, "what_if-km_before")) } th class="r" { (t(l, "what_if-km_after")) } th { (t(l, "what_if-fate")) } } }
                tbody { @for r in rows {
                    @let is = chosen.contains(&r.code);
                    tr data-code=(r.code) class=[is.then_some("sel")] aria-current=[is.then_some("true")] {
                        td class="ttl" { @if order(r) < 2 { b { (r.name) } } @else { (r.name) } }
                        td class="r" data-l=(t(l, "services-people_short")) { (r.people.map_or_else(|| t(l, "list-not_given"), |p| people(l, p))) }
                        td class="r" data-l=(t(l, "what_if-km_before")) { (r.km[0].map_or_else(|| "–".to_owned(), |x| km(l, x))) }
                        td class="r" data-l=(t(l, "what_if-km_after")) { (r.km[1].map_or_else(|| "–".to_owned(), |x| km(l, x))) }
                        td data-l=(t(l, "what_if-fate")) { (fate(l, r.fate)) }
                    }
                } }
            }
        }
    }
}

/// Before beside after.
fn beside(l: Language, rows: &[(String, String, String)]) -> Markup {
    html! {
        table class="num" {
            thead { tr { th { span class="vh" { (t(l, "what_if-fate")) } } th class="r" { (t(l, "what_if-before")) } th class="r" { (t(l, "what_if-after")) } } }
            tbody { @for (name, before, after) in rows { tr { th scope="row" { (name) } td class="r" { (before) } td class="r" { @if before == after { (after) } @else { b { (after) } } } } } }
        }
    }
}

fn counts(l: Language, key: &str, [before, after]: [usize; 2]) -> (String, String, String) {
    (t(l, key), integer(l, words::count(before)), integer(l, words::count(after)))
}

impl Said<'_> {
    fn l(&self) -> Language {
        self.speaker.l
    }

    /// What is imagined, each with the way to leave it and the way to make a record of it.
    pub fn imagined(&self, visit: &Visit, view: &WhatIfView) -> Markup {
        let l = self.l();
        let without = |n: usize| {
            let rest: Vec<Change> = view.question.changes.iter().enumerate().filter(|(i, _)| *i != n).map(|(_, c)| c.clone()).collect();
            format!("{PATH}{}", query_of(&view.question, &rest))
        };
        let sentences = self.speaker.sentences(view);
        html! {
            div class="h" { h2 { (t(l, "what_if-imagined")) } @if view.changes.len() > 1 { a href=(format!("{PATH}{}", query_of(&view.question, &[]))) { (t(l, "what_if-clear")) } } }
            @if view.changes.is_empty() { p class="two" { (t(l, "what_if-nothing")) } } @else {
                ul class="ev" {
                    @for (n, change) in view.changes.iter().enumerate() {
                        @let said = self.speaker.change(change);
                        li {
                            span { (opening(&said)) }
                            span class="v" { a href=(without(n)) aria-label=(format!("{}: {said}", t(l, "what_if-remove"))) { (t(l, "what_if-remove")) } }
                            @if visit.may(Act::Write) { span class="s" { a href=(self.record(change, &sentences)) { (t(l, "what_if-record")) } } }
                        }
                    }
                }
            }
            div role="status" { @for sentence in &sentences { p class="two mt num" { (sentence) } } }
            p class="c12 mut mt" { (t(l, "what_if-note")) }
        }
    }

    /// The form of the record that says the same as a plan: an offer that is proposed, a partnership that forms, an action.
    fn record(&self, of: &ChangeView, sentences: &[String]) -> String {
        let (l, said) = (self.l(), self.speaker.change(of));
        let mut pairs: Vec<(&str, String)> = vec![("title", opening(&said))];
        let mut offer = |service: &str, spot: &Spot, capacity: Option<f64>, unit: &str, per: &str| {
            pairs.push(("body.category", service.to_owned()));
            pairs.extend(capacity.map(|x| ("body.capacity", words::number(l, x))));
            pairs.extend(
                [("body.capacity_unit", unit), ("body.per_period", per)]
                    .into_iter()
                    .filter(|(_, v)| !v.is_empty())
                    .map(|(n, v)| (n, v.to_owned())),
            );
            if let Spot::At([lon, lat]) = spot {
                pairs.extend([("place.lon", words::number(l, *lon)), ("place.lat", words::number(l, *lat))]);
            }
            pairs.extend(of.unit.clone().map(|u| ("place.unit", u)));
        };
        let kind = match &of.change {
            Change::Open { service, spot, capacity } => {
                offer(service, spot, *capacity, "", "");
                "offer"
            }
            Change::Offer { category, spot, capacity, unit, per } => {
                offer(category, spot, *capacity, unit, per);
                "offer"
            }
            Change::Tie { .. } => {
                pairs.push(("body.purpose", sentences.join(" ")));
                "partnership"
            }
            _ => {
                pairs.push(("body.expected_effect", sentences.join(" ")));
                "action"
            }
        };
        format!("/records/{kind}/new{}", address::query(pairs.iter().map(|(n, v)| (*n, v.as_str()))))
    }

    /// Every service that is looked at, before beside after.
    pub fn coverages(&self, view: &WhatIfView) -> Markup {
        let l = self.l();
        html! { @for (n, c) in view.coverage.iter().enumerate() {
            div class="h" { h2 { (tr(l, "what_if-coverage_of", &[("service", &named(l, &c.question.service))])) } @if n > 0 { span class="r" { (t(l, "what_if-also")) } } }
            (beside(l, &[
                counts(l, "what_if-units", [c.before.covered_units, c.after.covered_units]),
                (t(l, "what_if-people"), people(l, c.before.covered_people), people(l, c.after.covered_people)),
                ("%".to_owned(), c.before.covered_share.map_or_else(|| "–".to_owned(), |x| percent(l, x, 1)), c.after.covered_share.map_or_else(|| "–".to_owned(), |x| percent(l, x, 1))),
            ]))
        } }
    }

    fn even(&self, across: Across, by: NeedsBy, moved: &Moved) -> Markup {
        let l = self.l();
        let service = |code: &str| named(l, code);
        let speaker = HarmonySpeaker { l, service: &service, grid: self.grid, places: self.speaker.places };
        let list = |key: &str, rows: &[Gain]| {
            html! { @if !rows.is_empty() {
                h3 { (t(l, key)) }
                table class="num" {
                    thead { tr { th { span class="vh" { (t(l, "harmony-across")) } } th class="r" { (t(l, if by == NeedsBy::People { "services-people_short" } else { "harmony-needs_count" })) } th class="r" { (t(l, "what_if-before")) } th class="r" { (t(l, "what_if-after")) } } }
                    tbody { @for g in rows.iter().take(SHOWN) { tr { td { (speaker.row(across, &g.key, &g.name)) } td class="r" { (amount(l, g.gaining)) } td class="r" { (percent(l, g.before, 0)) } td class="r" { (percent(l, g.after, 0)) } } } }
                }
            } }
        };
        html! {
            (beside(l, &[
                (t(l, "harmony-level"), percent(l, moved.before.mean, 1), percent(l, moved.after.mean, 1)),
                (t(l, "page-harmony"), index(l, moved.before.harmony), index(l, moved.after.harmony)),
                (t(l, "harmony-moves-theil"), index(l, moved.before.theil), index(l, moved.after.theil)),
            ]))
            (list("what_if-gains", &moved.gains))
            (list("what_if-losses", &moved.losses))
        }
    }

    pub fn harmony(&self, view: &WhatIfView) -> Markup {
        let l = self.l();
        let Some(h) = &view.harmony else { return html! {} };
        html! {
            div class="h" { h2 { (t(l, "what_if-harmony")) } }
            p class="c13 two" { (self.speaker.harmony(h)) " " (tn(l, "what_if-services_counted", words::count(h.services.len()), &[])) }
            (self.even(h.across, NeedsBy::People, &h.moved))
        }
    }

    pub fn matches(&self, view: &WhatIfView) -> Markup {
        let l = self.l();
        let Some(m) = &view.matches else { return html! {} };
        let s = ExchangeSpeaker { l, names: self.speaker.names, places: self.speaker.places };
        let cost = |x: i128| decimal(l, in_points(x), 0);
        let offers = view.changes.iter().any(|c| c.what == "offer");
        html! {
            div class="h" { h2 { (t(l, "what_if-matches_title")) } a href="/exchange" { (t(l, "page-exchange")) } }
            (beside(l, &[
                counts(l, "what_if-met", [m.before.met, m.after.met]),
                counts(l, "what_if-wholly", [m.before.wholly, m.after.wholly]),
                (t(l, "what_if-cost"), cost(m.before.cost), cost(m.after.cost)),
            ]))
            @if offers {
                h3 { (t(l, "what_if-given")) }
                @if m.given.is_empty() { p class="c13" { (t(l, "what_if-given-none")) } }
                ul class="ev" { @for one in &m.given { li { span { a href=(format!("/exchange/of/{}", one.need.id)) { (one.need.title) } } span class="v" { (s.amount(&one.amount)) } span class="s" { (s.place(&one.need.units)) @if let Some(km) = one.km { " · " (s.figure(km)) " km" } } } } }
                @for idle in m.idle.iter().filter(|i| i.amount > 0.0) { p class="c12 mut" { (tr(l, "what_if-idle", &[("amount", &s.amount(idle))])) } }
            }
            @if m.changed > 0 {
                h3 { (tn(l, "what_if-needs_changed", words::count(m.changed), &[])) }
                table class="num" {
                    thead { tr { th { (t(l, "exchange-need")) } th class="r" { (t(l, "what_if-before")) } th class="r" { (t(l, "what_if-after")) } } }
                    tbody { @for n in m.needs.iter().take(SHOWN) { tr { td { a href=(format!("/exchange/of/{}", n.need.id)) { (n.need.title) } } td class="r" { (s.figure(n.before.amount)) } td class="r" { (s.amount(&n.after)) } } } }
                }
            }
            @if let Some(needs) = &view.needs {
                div class="h" { h2 { (t(l, "what_if-needs")) } }
                p class="c13 two" { (t(l, "what_if-needs_if")) " " (self.speaker.needs(needs)) }
                (self.even(needs.across, needs.by, &needs.moved))
            }
        }
    }

    pub fn network(&self, view: &WhatIfView) -> Markup {
        let l = self.l();
        let Some(n) = &view.network else { return html! {} };
        html! {
            div class="h" { h2 { (t(l, "what_if-network_title")) } a href="/network" { (t(l, "page-network")) } }
            (beside(l, &[
                counts(l, "what_if-ties", [n.before.ties, n.after.ties]),
                counts(l, "what_if-components", [n.before.components, n.after.components]),
                counts(l, "what_if-greatest", [n.before.greatest, n.after.greatest]),
                counts(l, "what_if-cut_points", [n.before.cut_points, n.after.cut_points]),
                counts(l, "what_if-bridges", [n.before.bridges, n.after.bridges]),
            ]))
            (self.actors(&n.ends))
            @if !n.others.is_empty() { h3 { (t(l, "what_if-others")) } (self.actors(&n.others)) }
            @if let Some(bound) = n.bound { p class="c12 mut" { (tr(l, "what_if-sampled", &[("bound", &decimal(l, bound, 0))])) } }
        }
    }

    fn actors(&self, rows: &[ActorChange]) -> Markup {
        let l = self.l();
        let rank = |[before, after]: [Option<usize>; 2]| {
            let text = |x: Option<usize>| x.map_or_else(|| "–".to_owned(), |n| integer(l, words::count(n)));
            format!("{} → {}", text(before), text(after))
        };
        let near = |[before, after]: [Option<f64>; 2]| {
            format!(
                "{} → {}",
                before.map_or_else(|| "–".to_owned(), |x| decimal(l, x, 1)),
                after.map_or_else(|| "–".to_owned(), |x| decimal(l, x, 1))
            )
        };
        html! {
            div class="scroll" tabindex="0" role="region" aria-label=(t(l, "what_if-actor")) {
            table class="num card" {
                thead { tr { th { (t(l, "what_if-actor")) } th class="r" { (t(l, "what_if-partners")) } th class="r" { (t(l, "what_if-harmonic")) } th class="r" { (t(l, "what_if-broker_rank")) } th class="r" { (t(l, "what_if-leads_rank")) } } }
                tbody { @for a in rows { tr {
                    td class="ttl" { a href=(format!("/network?focus={}", a.actor.id)) { (a.actor.title) } }
                    td class="r" data-l=(t(l, "what_if-partners")) { (format!("{} → {}", a.partners[0], a.partners[1])) }
                    td class="r" data-l=(t(l, "what_if-harmonic")) { (near(a.harmonic)) }
                    td class="r" data-l=(t(l, "what_if-broker_rank")) { (rank(a.broker_rank)) }
                    td class="r" data-l=(t(l, "what_if-leads_rank")) { (rank(a.leads_rank)) }
                } } }
            }
            }
        }
    }
}

/// How it was computed: the methods of the pages that say the same of today.
pub fn method(l: Language, view: &WhatIfView) -> Markup {
    let facts = vec![(t(l, "analysis-digest"), html! { span class="mono c12" { (words::breakable(&view.input_digest)) } })];
    html! {
        @if let Some(c) = view.coverage.first() { (common::method(l, &reticolo_instruments::services::METHOD, &common::facts(l, &c.demand, c.question.period.as_deref().unwrap_or_default(), &view.input_digest))) }
        @else if view.matches.is_some() { (common::method(l, &reticolo_instruments::exchange::METHOD, &facts)) }
        @else if view.network.is_some() { (common::method(l, &reticolo_instruments::network::actors::METHOD, &facts)) }
    }
}
