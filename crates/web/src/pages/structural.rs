//! Structural needs that nobody has covered for more than so many days, by place and category, as the log tells; and how long one has
//! been in each of its states, for its own page.

use crate::errors::{Answer, Fault};
use crate::frame::{self, Page, Verb};
use crate::session::Visit;
use crate::{App, address, words};
use axum::extract::State;
use maud::{Markup, html};
use reticolo_instruments::places::Places;
use reticolo_instruments::structural::{DAYS, Stay, StructuralAsk, StructuralView, Uncovered};
use reticolo_messages::{Language, date, help, integer, t, tn, tr};
use reticolo_model::vocabulary::SERVICES;
use reticolo_model::{Kind, Problem, kinds};

/// The most days that can be asked for: a century.
const MOST: i64 = 36_500;

/// What the address asks.
pub fn asked(visit: &Visit) -> Result<StructuralAsk, Fault> {
    let given = |name: &str| visit.param(name).filter(|t| !t.is_empty());
    let days = match given("days") {
        Some(text) => {
            let n = text.parse().ok().filter(|n| (0..=MOST).contains(n));
            n.ok_or_else(|| Problem::new("problem-range", &text).on("days").with("least", 0).with("greatest", MOST))?
        }
        None => DAYS,
    };
    Ok(StructuralAsk { days, unit: given("unit"), category: given("category") })
}

fn query(ask: &StructuralAsk) -> String {
    let days = ask.days.to_string();
    let mut pairs = vec![("days", days.as_str())];
    pairs.extend(ask.unit.as_deref().map(|u| ("unit", u)));
    pairs.extend(ask.category.as_deref().map(|c| ("category", c)));
    address::query(pairs)
}

/// `GET /needs/structural`.
pub async fn show(State(app): State<App>, visit: Visit) -> Answer {
    let l = visit.language;
    let ask = asked(&visit)?;
    let view = app.wb.structural(&visit.who, &ask).await?;
    let places = app.wb.places().await?;
    let Some(kind) = kinds::find("need") else { return Err(Fault::NotFound) };
    let days = tn(l, "structural-days", view.days, &[]);
    let title = tn(l, "structural-finding", words::count(view.rows.len()), &[("days", &days)]);
    let body = html! {
        h1 { (title) }
        p class="lede" {
            (tn(l, "structural-of", words::count(view.structural), &[("uncovered", &integer(l, words::count(view.uncovered)))])) " "
            (t(l, "structural-log"))
        }
        (form(l, &ask, &view, &places))
        @if view.rows.is_empty() {
            div class="empty" { h2 { (t(l, "structural-none")) } p { (help(l, "structural-none").unwrap_or_default()) } p { a class="btn" href="/records/need?structural=true" { (t(l, "structural-all")) } } }
        } @else {
            div class="cols serv" {
                section { (table(l, kind, &view, &places)) }
                div class="stack" {
                    (counts(l, &view.by_unit, "structural-by_unit", |code| if code.is_empty() { t(l, "structural-nowhere") } else { places.name(code).to_owned() }, |code| StructuralAsk { unit: Some(code.to_owned()), ..ask.clone() }))
                    (counts(l, &view.by_category, "structural-by_category", |code| words::choice(l, &SERVICES, code), |code| StructuralAsk { category: Some(code.to_owned()), ..ask.clone() }))
                }
            }
        }
    };
    let page = Page::new(&title, Verb::Understand, "/needs/structural", &t(l, "page-structural"));
    frame::page(&app, &visit, &page, &body).await
}

fn form(l: Language, ask: &StructuralAsk, view: &StructuralView, places: &Places) -> Markup {
    // What is chosen stays on offer where nothing is left of it.
    let options = |counted: &[(String, usize)], chosen: &Option<String>| -> Vec<String> {
        let mut all: Vec<String> = counted.iter().map(|(code, _)| code.clone()).filter(|c| !c.is_empty()).collect();
        all.extend(chosen.iter().filter(|c| !counted.iter().any(|(code, _)| code == *c)).cloned());
        all
    };
    html! {
        form class="params" method="get" action="/needs/structural" {
            div class="field short" { label for="f-days" { (t(l, "structural-more_than")) } input class="inp" type="number" id="f-days" name="days" min="0" max=(MOST) value=(ask.days); }
            div class="field" {
                label for="f-unit" { (t(l, "envelope-unit")) }
                select class="inp" id="f-unit" name="unit" {
                    option value="" { (t(l, "structural-everywhere")) }
                    @for code in options(&view.by_unit, &ask.unit) { option value=(code) selected[ask.unit.as_ref() == Some(&code)] { (places.name(&code)) } }
                }
            }
            div class="field" {
                label for="f-category" { (t(l, "need-category")) }
                select class="inp" id="f-category" name="category" {
                    option value="" { (t(l, "structural-every")) }
                    @for code in options(&view.by_category, &ask.category) { option value=(code) selected[ask.category.as_ref() == Some(&code)] { (words::choice(l, &SERVICES, &code)) } }
                }
            }
            button class="btn pri" { (t(l, "action-show")) }
        }
        div class="h" {
            h2 class="vh" { (t(l, "page-structural")) }
            div class="tools" { a href=(format!("/download/structural_needs.csv{}", query(ask))) { (t(l, "action-download")) " CSV" } a href=(format!("/api/v1/needs/structural{}", query(ask))) { "JSON" } }
        }
    }
}

fn table(l: Language, kind: &Kind, view: &StructuralView, places: &Places) -> Markup {
    html! {
        table class="lst card num" {
            caption class="vh" { (t(l, "page-structural")) }
            thead { tr {
                th { (words::singular(l, kind)) }
                th { (t(l, "envelope-unit")) }
                th { (t(l, "envelope-status")) }
                th { (t(l, "structural-since")) }
                th class="r" { (t(l, "structural-age")) }
            } }
            tbody {
                @for row in &view.rows {
                    tr {
                        td class="ttl" { a class="ti" href=(format!("/records/need/{}", row.need.id)) { (row.need.title) } small { (words::choice(l, &SERVICES, &row.need.category)) } }
                        td data-l=(t(l, "envelope-unit")) { (named(l, places, row)) }
                        td data-l=(t(l, "envelope-status")) { span class="sgn hf" { (words::state(l, kind, &row.need.status)) } small { (in_states(l, kind, row)) } }
                        td data-l=(t(l, "structural-since")) { (date(l, &row.since)) }
                        td class="r" data-l=(t(l, "structural-age")) { (integer(l, row.days)) }
                    }
                }
            }
        }
    }
}

fn named(l: Language, places: &Places, row: &Uncovered) -> String {
    match &row.need.units[..] {
        [] => t(l, "structural-nowhere"),
        few @ ([_] | [_, _] | [_, _, _]) => few.iter().map(|u| places.name(u).to_owned()).collect::<Vec<_>>().join(", "),
        many => tn(l, "home-units", words::count(many.len()), &[]),
    }
}

/// `espresso 40 giorni, convalidato 200 giorni`.
fn in_states(l: Language, kind: &Kind, row: &Uncovered) -> String {
    let one = |(state, days): &(String, i64)| {
        tr(
            l,
            "structural-in_state",
            &[("state", &words::state(l, kind, state).to_lowercase()), ("days", &tn(l, "structural-days", *days, &[]))],
        )
    };
    row.in_states.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn counts(
    l: Language,
    counted: &[(String, usize)],
    key: &str,
    name: impl Fn(&str) -> String,
    narrowed: impl Fn(&str) -> StructuralAsk,
) -> Markup {
    let most = counted.iter().map(|(_, n)| *n).max().unwrap_or(1).max(1);
    html! {
        section {
            div class="h" { h2 { (t(l, key)) } }
            table class="num" {
                caption class="vh" { (t(l, key)) }
                thead { tr { th { (t(l, key)) } th class="r" { (t(l, "structural-needs")) } } }
                tbody {
                    @for (code, n) in counted {
                        tr {
                            td { @if code.is_empty() { (name(code)) } @else { a href=(format!("/needs/structural{}", query(&narrowed(code)))) { (name(code)) } } }
                            td class="r" { (integer(l, words::count(*n))) " " svg class="mb" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" { rect width=(n * 100 / most) height="4" {} } }
                        }
                    }
                }
            }
        }
    }
}

/// How long a structural need has been in each of its states, on its own page; nothing for other records.
pub fn ages(l: Language, kind: &Kind, stays: &[Stay], today: &str) -> Markup {
    html! {
        @if !stays.is_empty() {
            section {
                div class="h" { h2 { (t(l, "structural-states")) } a href="/needs/structural" { (t(l, "page-structural")) } }
                table class="num" {
                    caption class="vh" { (t(l, "structural-states")) }
                    thead { tr { th { (t(l, "envelope-status")) } th { (t(l, "structural-entered")) } th { (t(l, "structural-left")) } th class="r" { (t(l, "structural-age")) } } }
                    tbody {
                        @for stay in stays {
                            tr {
                                td { (words::state(l, kind, &stay.state)) }
                                td { (date(l, stay.since.get(..10).unwrap_or_default())) }
                                td { @match &stay.until { Some(at) => (date(l, at.get(..10).unwrap_or_default())), None => span class="mut" { (t(l, "structural-now")) } } }
                                td class="r" { (integer(l, stay.days(today))) }
                            }
                        }
                    }
                }
            }
        }
    }
}
