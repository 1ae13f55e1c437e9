//! Who serves whom: the matches proposed, what stays unmet, what stays idle, service by service; and for one need or offer those who can
//! answer it, with those that come near and what keeps them apart.

use super::{id, map_parts, what_if};
use crate::errors::{Answer, Fault};
use crate::frame::{self, Page, Verb};
use crate::session::Visit;
use crate::{App, address, words};
use axum::extract::{Path, State};
use maud::{Markup, html};

use reticolo_instruments::exchange::words::Speaker;
use reticolo_instruments::exchange::{
    A_KM, Alternative, CandidatesView, ExchangeAsk, ExchangeView, HALF, Left, MatchView, Of, REACH_KM, ServiceRow, Side, Standing,
    takes_part,
};
use reticolo_instruments::grid::label;
use reticolo_instruments::what_if::{Change, Spot};
use reticolo_messages::{Language, decimal, help, integer, t, tn, tr};
use reticolo_model::grid::{Axis, Grid};
use reticolo_model::vocabulary::{QUANTITY_UNITS, SERVICES};
use reticolo_model::{Record, kinds};
use std::collections::BTreeSet;

/// Rows of each table on the page; the file has them all.
const SHOWN: usize = 50;

/// What the address asks.
#[must_use]
pub fn asked(visit: &Visit) -> ExchangeAsk {
    let given = |name: &str| visit.param(name).filter(|text| !text.is_empty());
    ExchangeAsk { service: given("service"), unit: given("unit"), area: given("area") }
}

fn query(ask: &ExchangeAsk) -> String {
    let pairs = [("service", &ask.service), ("unit", &ask.unit), ("area", &ask.area)];
    address::query(pairs.iter().filter_map(|(name, value)| Some((*name, value.as_deref()?))))
}

/// The address of a pair.
#[must_use]
pub fn pair_address(need: &Of, offer: &Of) -> String {
    format!("/exchange/{}/{}", need.id, offer.id)
}

/// `GET /exchange`.
pub async fn show(State(app): State<App>, visit: Visit) -> Answer {
    let ask = asked(&visit);
    let view = app.wb.exchange_view(&visit.who, &ask).await?;
    let (places, axes, names) = (app.wb.places().await?, app.wb.grid_axes().await?, words::names());
    let l = visit.language;
    let speaker = Speaker { l, names: &names, places: &places };
    let nothing = view.needs == 0 && view.offers == 0 && ask == ExchangeAsk::default();
    let title = if nothing {
        t(l, "exchange-finding_empty")
    } else {
        tn(l, "exchange-finding", words::count(view.met), &[("needs", &integer(l, words::count(view.needs)))])
    };
    let body = html! {
        h1 { (title) }
        p class="lede" { (help(l, "page-exchange").unwrap_or_default()) @if view.met > 0 { " " (tn(l, "exchange-of", words::count(view.wholly), &[])) } }
        @if nothing {
            div class="empty" { p { (help(l, "exchange-finding_empty").unwrap_or_default()) } p { a class="btn" href="/records/need" { (t(l, "need-plural")) } " " a class="btn" href="/records/offer" { (t(l, "offer-plural")) } } }
        } @else {
            (form(&speaker, &ask, &axes))
            p class="two" {
                a href="#unmet" { (t(l, "exchange-unmet")) ": " (integer(l, words::count(view.unmet.len()))) } " · "
                a href="#idle" { (t(l, "exchange-idle")) ": " (integer(l, words::count(view.idle.len()))) }
            }
            div class="stack mt" {
                section {
                    div class="h" {
                        h2 { (t(l, "exchange-matches")) " " span class="mut" { (integer(l, words::count(view.matches.len()))) } }
                        div class="tools" { a href=(format!("/download/exchange.csv{}", query(&ask))) { (t(l, "action-download")) " CSV" } a href=(format!("/api/v1/exchange{}", query(&ask))) { "JSON" } (what_if::way(l, None, "offer")) }
                    }
                    @if view.matches.is_empty() { p class="mut" { (t(l, "exchange-matches_none")) } } @else { (matches(&speaker, &view.matches)) }
                    (more(l, view.matches.len()))
                }
                section id="unmet" {
                    div class="h" { h2 { (t(l, "exchange-unmet")) " " span class="mut" { (integer(l, words::count(view.unmet.len()))) } } }
                    @if view.unmet.is_empty() { p class="mut" { (t(l, "exchange-unmet_none")) } } @else { (left_over(&speaker, &view.unmet, true)) }
                    (more(l, view.unmet.len()))
                }
                section id="idle" {
                    div class="h" { h2 { (t(l, "exchange-idle")) " " span class="mut" { (integer(l, words::count(view.idle.len()))) } } }
                    @if view.idle.is_empty() { p class="mut" { (t(l, "exchange-idle_none")) } } @else { (left_over(&speaker, &view.idle, false)) }
                    (more(l, view.idle.len()))
                }
                section {
                    div class="h" { h2 { (t(l, "exchange-services")) } }
                    (services(&speaker, &view.services))
                }
                (method(l, &view))
            }
        }
    };
    frame::page(&app, &visit, &Page::new(&title, Verb::Integrate, "/exchange", &t(l, "page-exchange")), &body).await
}

fn more(l: Language, rows: usize) -> Markup {
    html! { @if rows > SHOWN { p class="mut" { (tn(l, "exchange-more", words::count(rows - SHOWN), &[])) } } }
}

fn method(l: Language, view: &ExchangeView) -> Markup {
    let facts = vec![(t(l, "analysis-digest"), html! { span class="mono c12" { (words::breakable(&view.input_digest)) } })];
    let args = [
        ("factor", decimal(l, reticolo_instruments::exchange::FACTOR, 1)),
        ("reach", words::figure(l, REACH_KM)),
        ("km", words::figure(l, A_KM)),
        ("half", integer(l, HALF)),
    ];
    let args: Vec<(&str, &str)> = args.iter().map(|(k, v)| (*k, v.as_str())).collect();
    html! {
        section {
            @if view.blocking_pairs > 0 { p class="mut" { (tn(l, "exchange-scarce", words::count(view.blocking_pairs), &[])) } }
            p class="mut" { (tr(l, "exchange-method", &args)) }
            (map_parts::method(l, &reticolo_instruments::exchange::METHOD, &facts))
        }
    }
}

fn select(l: Language, name: &str, title: &str, all: &str, options: &[(String, String)], chosen: Option<&String>) -> Markup {
    html! {
        div class="field" {
            label for=(format!("f-{name}")) { (t(l, title)) }
            select class="inp" id=(format!("f-{name}")) name=(name) {
                option value="" { (t(l, all)) }
                @for (code, word) in options { option value=(code) selected[chosen == Some(code)] { (word) } }
            }
        }
    }
}

fn form(s: &Speaker<'_>, ask: &ExchangeAsk, axes: &Grid) -> Markup {
    let l = s.l;
    let offered: Vec<String> = ask.service.iter().cloned().collect();
    let services: Vec<(String, String)> =
        words::offered(&SERVICES, &offered).into_iter().map(|(code, _)| code).map(|c| (c.clone(), s.service(&c))).collect();
    let mut units: Vec<(String, String)> = s.places.inside().map(|u| (u.code.clone(), u.name.clone())).collect();
    units.sort_by(|a, b| (&a.1, &a.0).cmp(&(&b.1, &b.0)));
    let areas: Vec<(String, String)> =
        axes.axis(Axis::Area).iter().map(|e| (e.code.clone(), label(l, axes, Axis::Area, &e.code))).collect();
    html! {
        form class="params" method="get" action="/exchange" {
            (select(l, "service", "need-category", "exchange-every_service", &services, ask.service.as_ref()))
            (select(l, "unit", "envelope-unit", "exchange-everywhere", &units, ask.unit.as_ref()))
            (select(l, "area", "envelope-area", "exchange-every_area", &areas, ask.area.as_ref()))
            button class="btn pri" { (t(l, "action-show")) }
        }
    }
}

fn of(s: &Speaker<'_>, of: &Of) -> Markup {
    html! { small { (s.service(&of.category)) " · " (s.place(&of.units)) } }
}

fn matches(s: &Speaker<'_>, matches: &[MatchView]) -> Markup {
    let l = s.l;
    html! {
        table class="lst card num" {
            caption class="vh" { (t(l, "exchange-matches")) }
            thead { tr { th { (t(l, "exchange-need")) } th { (t(l, "exchange-offer")) } th class="r" { (t(l, "exchange-amount")) } th { (t(l, "exchange-reasons")) } th class="r" { (t(l, "exchange-distance")) } } }
            tbody {
                @for m in matches.iter().take(SHOWN) {
                    tr {
                        td class="ttl" { a class="ti" href=(pair_address(&m.need, &m.offer)) { (m.need.title) } (of(s, &m.need)) }
                        td data-l=(t(l, "exchange-offer")) { a href=(format!("/exchange/of/{}", m.offer.id)) { (m.offer.title) } br; span class="mut" { (s.place(&m.offer.units)) } }
                        td class="r" data-l=(t(l, "exchange-amount")) { (s.amount(&m.amount)) }
                        td data-l=(t(l, "exchange-reasons")) { (halves(s, &m.half)) }
                        td class="r" data-l=(t(l, "exchange-distance")) { @match m.km { Some(km) => (s.figure(km)), None => "–" } }
                    }
                }
            }
        }
    }
}

/// The reasons that are met half, by name.
fn halves(s: &Speaker<'_>, half: &[&str]) -> Markup {
    let names: Vec<String> = half.iter().map(|f| t(s.l, &format!("exchange-factor-{f}"))).collect();
    html! {
        @if names.is_empty() { span class="sgn y" { (t(s.l, "exchange-all_full")) } }
        @else { span class="sgn hf" { (tr(s.l, "exchange-half", &[("what", &names.join(", "))])) } }
    }
}

fn left_over(s: &Speaker<'_>, rows: &[Left], unmet: bool) -> Markup {
    let l = s.l;
    let (title, amount) = if unmet { ("exchange-unmet", "exchange-left_unmet") } else { ("exchange-idle", "exchange-left_idle") };
    let one = if unmet { "exchange-need" } else { "exchange-offer" };
    html! {
        table class="lst card num" {
            caption class="vh" { (t(l, title)) }
            thead { tr { th { (t(l, one)) } th class="r" { (t(l, amount)) } th { (t(l, "exchange-why")) } } }
            tbody {
                @for row in rows.iter().take(SHOWN) {
                    tr {
                        td class="ttl" { a class="ti" href=(format!("/exchange/of/{}", row.of.id)) { (row.of.title) } (of(s, &row.of)) }
                        td class="r" data-l=(t(l, amount)) { (s.amount(&row.left)) }
                        td data-l=(t(l, "exchange-why")) {
                            (s.left_because(row.why))
                            @if let Some(other) = &row.nearest {
                                @let (need, offer) = if unmet { (&row.of, other) } else { (other, &row.of) };
                                ": " a href=(pair_address(need, offer)) { (other.title) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn services(s: &Speaker<'_>, rows: &[ServiceRow]) -> Markup {
    let l = s.l;
    let measure = |row: &ServiceRow| {
        let unit = if row.unit.is_empty() { String::new() } else { words::choice(l, &QUANTITY_UNITS, &row.unit) };
        if row.per.is_empty() { unit } else { format!("{unit} {}", words::choice(l, &reticolo_model::vocabulary::PER_PERIODS, &row.per)) }
    };
    html! {
        div class="scroll" tabindex="0" role="region" aria-label=(t(l, "exchange-services")) {
            table class="num" {
                caption class="vh" { (t(l, "exchange-services")) }
                thead { tr { th { (t(l, "need-category")) } th { (t(l, "need-quantity_unit")) } @for key in ["wanted", "offered", "matched", "left_unmet", "left_idle"] { th class="r" { (t(l, &format!("exchange-{key}"))) } } } }
                tbody {
                    @for row in rows {
                        tr {
                            td { a href=(format!("/exchange{}", address::query([("service", row.service.as_str())]))) { (s.service(&row.service)) } }
                            td { (measure(row)) }
                            @for x in [row.wanted, row.offered, row.matched, row.unmet, row.idle] { td class="r" { (decimal(l, x, 0)) } }
                        }
                    }
                }
            }
        }
    }
}

/// The way from a record's page to who can answer it: address and words; nothing for what is not open.
#[must_use]
pub fn way(visit: &Visit, record: &Record, today: &str) -> Option<(String, String, String)> {
    let seen = !record.illustrative || visit.who.illustrative();
    let key = if record.kind == "offer" { "exchange-whom" } else { "exchange-who" };
    (seen && takes_part(record, today)).then(|| (format!("/exchange/of/{}", record.id), t(visit.language, key), String::new()))
}

/// What is imagined of a record: an offer taken away, or one more that has what a need still wants, where it wants it.
fn imagined(of: &Side) -> Option<Change> {
    if of.kind == "offer" {
        return Some(Change::Withdraw { offer: of.id });
    }
    let (left, spot) = (Standing::new(of, of.amount.left.base), Spot::Unit(of.units.first()?.clone()));
    let capacity = (!left.unit.is_empty()).then_some(left.amount);
    Some(Change::Offer { category: of.category.clone(), spot, capacity, unit: left.unit, per: left.per })
}

/// `GET /exchange/of/{need}`: the other sides of a need, a lot or an offer.
pub async fn candidates(State(app): State<App>, visit: Visit, Path(text): Path<String>) -> Answer {
    let view = app.wb.exchange_candidates(&visit.who, id(&text)?).await?;
    let (places, names) = (app.wb.places().await?, words::names());
    let l = visit.language;
    let speaker = Speaker { l, names: &names, places: &places };
    let Some(kind) = kinds::find(view.of.kind) else { return Err(Fault::NotFound) };
    let title = tn(l, "exchange-candidates", words::count(view.total), &[("title", &view.of.title)]);
    let seen: BTreeSet<_> = view.candidates.iter().chain(&view.near).map(|a| a.other.id).collect();
    let body = html! {
        p class="kind" { span class="chip w" { (words::singular(l, kind)) } @if view.of.illustrative { span class="chip" { (t(l, "envelope-illustrative")) } } a href=(format!("/records/{}/{}", view.of.kind, view.of.id)) { (view.of.title) } }
        h1 { (title) }
        p class="lede" { (speaker.service(&view.of.category)) ", " (speaker.place(&view.of.units)) ". " (t(l, "exchange-amount")) ": " (speaker.amount(&Standing::new(&view.of, view.of.amount.left.base))) "." }
        div class="stack mt" {
            section {
                div class="h" { h2 { (t(l, "exchange-candidates_list")) } div class="tools" { a href=(format!("/api/v1/exchange/candidates?id={}", view.of.id)) { "JSON" } (what_if::way(l, imagined(&view.of).as_ref(), "")) } }
                @if view.candidates.is_empty() { p class="mut" { (t(l, "exchange-matches_none")) } } @else { (alternatives(&speaker, &view, &view.candidates)) }
            }
            section {
                div class="h" { h2 { (t(l, "exchange-near_list")) } }
                @if view.near.is_empty() { p class="mut" { @if seen.is_empty() { (t(l, "exchange-near_none")) } @else { "–" } } } @else { (alternatives(&speaker, &view, &view.near)) }
            }
        }
    };
    let page = Page::new(&title, Verb::Integrate, "/exchange", &view.of.title).under("/exchange", t(l, "page-exchange"));
    frame::page(&app, &visit, &page, &body).await
}

fn alternatives<'v>(s: &Speaker<'_>, view: &'v CandidatesView, list: &'v [Alternative]) -> Markup {
    let l = s.l;
    let offers = view.of.kind != "offer";
    let other = if offers { "exchange-offer" } else { "exchange-need" };
    let pair = |a: &'v Alternative| if offers { (&view.of, &a.other) } else { (&a.other, &view.of) };
    let address = |a: &'v Alternative| format!("/exchange/{}/{}", pair(a).0.id, pair(a).1.id);
    html! {
        table class="lst card num" {
            caption class="vh" { (t(l, other)) }
            thead { tr { th { (t(l, other)) } th class="r" { (t(l, "exchange-distance")) } th { (t(l, "exchange-reasons")) } th class="r" { (t(l, "exchange-assigned")) } th { (t(l, "exchange-why")) } } }
            tbody {
                @for a in list {
                    @let half: Vec<&str> = a.pair.reasons.iter().filter(|r| r.join == reticolo_instruments::exchange::Join::Half).map(|r| r.factor.code()).collect();
                    tr {
                        td class="ttl" { a class="ti" href=(address(a)) { (a.other.title) } small { (s.service(&a.other.category)) " · " (s.place(&a.other.units)) } }
                        td class="r" data-l=(t(l, "exchange-distance")) { @match a.pair.km { Some(km) => (s.figure(km)), None => "–" } }
                        td data-l=(t(l, "exchange-reasons")) {
                            @if a.pair.apart.is_empty() { (halves(s, &half)) }
                            @else { span class="sgn x" { (tn(l, "exchange-lacking", words::count(a.pair.apart.len()), &[])) } }
                        }
                        td class="r" data-l=(t(l, "exchange-assigned")) { @if a.amount.amount > 0.0 { (s.amount(&a.amount)) } @else { "–" } }
                        td data-l=(t(l, "exchange-why")) { (s.because(pair(a).0, pair(a).1, a)) }
                    }
                }
            }
        }
    }
}
