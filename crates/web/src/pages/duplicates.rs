//! Records that may be one thing: the pairs with what speaks for and against, to be merged or told apart by whoever looks.

use super::{given, go, id, map_parts};
use crate::errors::Answer;
use crate::frame::{self, Page, Verb};
use crate::session::Visit;
use crate::{App, address, words};
use axum::extract::{Form, Path, State};
use maud::{Markup, html};
use reticolo_instruments::Act;
use reticolo_instruments::duplicates::{Duplicate, DuplicatesAsk, DuplicatesView, Half, LEAST, Reason};
use reticolo_instruments::places::Places;
use reticolo_messages::{Language, decimal, help, t, tn, tr};
use reticolo_model::{Kind, Problem, kinds};

/// Pairs on a page.
const A_PAGE: usize = 25;
/// The probabilities that the form offers.
const OFFERED: [f64; 4] = [0.95, 0.8, 0.5, 0.2];
/// What says less than this, for or against, is left away: it would not move the answer.
const SAYS_LITTLE: f64 = 0.4;

/// The question of an address: `kind`, `least`, and the number of the page.
pub fn asked(visit: &Visit) -> Result<(DuplicatesAsk, usize), Problem> {
    let least = match visit.param("least") {
        Some(text) => text.parse().map_err(|_| Problem::new("problem-number", text).on("least"))?,
        None => LEAST,
    };
    let page: usize = visit.param("page").and_then(|p| p.parse().ok()).unwrap_or(1).clamp(1, 100_000);
    Ok((DuplicatesAsk { kind: visit.param("kind"), least, skip: (page - 1) * A_PAGE, limit: A_PAGE }, page))
}

/// `GET /duplicates`.
pub async fn show(State(app): State<App>, visit: Visit) -> Answer {
    let (ask, at) = asked(&visit)?;
    let view = app.wb.duplicates(&visit.who, &ask).await?;
    let places = app.wb.places().await?;
    let l = visit.language;
    let title = match view.total {
        0 => t(l, "duplicates-none"),
        n => tn(l, "duplicates-found", words::count(n), &[]),
    };
    let body = html! {
        h1 { (title) }
        p class="lede" { (help(l, "page-duplicates").unwrap_or_default()) }
        (form(l, &ask))
        div class="cols listpage" {
            aside aria-label=(t(l, "list-filters")) { (filter(&visit, l, &view, &ask)) }
            div class="stack" {
                section {
                    div class="h" { h2 { (t(l, "duplicates-pairs")) } }
                    @if view.pairs.is_empty() { p class="mut" { (help(l, "duplicates-none").unwrap_or_default()) } }
                    @else { (table(&visit, &places, &view)) }
                    (pager(&visit, &view, at))
                }
                section { (map_parts::method(l, view.method, &[])) p class="mut" { (help(l, "duplicates-method").unwrap_or_default()) } }
            }
        }
    };
    frame::page(&app, &visit, &Page::new(&title, Verb::Survey, "/duplicates", &t(l, "page-duplicates")), &body).await
}

fn form(l: Language, ask: &DuplicatesAsk) -> Markup {
    html! {
        form class="params" method="get" {
            @if let Some(kind) = &ask.kind { input type="hidden" name="kind" value=(kind); }
            div class="field" {
                label for="f-least" { (t(l, "duplicates-least")) }
                select class="inp" id="f-least" name="least" {
                    @for least in OFFERED {
                        option value=(least) selected[(least - ask.least).abs() < 1e-9] { (tr(l, "duplicates-from", &[("percent", &percent(l, least))])) }
                    }
                    @if !OFFERED.iter().any(|o| (o - ask.least).abs() < 1e-9) {
                        option value=(ask.least) selected { (tr(l, "duplicates-from", &[("percent", &percent(l, ask.least))])) }
                    }
                }
            }
            button class="btn pri" { (t(l, "action-show")) }
        }
    }
}

fn filter(visit: &Visit, l: Language, view: &DuplicatesView, ask: &DuplicatesAsk) -> Markup {
    let to = |kind: Option<&str>| {
        let least = ask.least.to_string();
        let mut pairs: Vec<(&str, &str)> = kind.iter().map(|k| ("kind", *k)).collect();
        if (ask.least - LEAST).abs() > 1e-9 {
            pairs.push(("least", &least));
        }
        format!("{}{}", visit.path, address::query(pairs))
    };
    let all: usize = view.by_kind.values().sum();
    html! {
        section class="fct" {
            h2 class="fh" { (t(l, "duplicates-kind")) }
            ul class="opts" {
                @let on = ask.kind.is_none();
                li class=[on.then_some("on")] { a href=(to(None)) aria-current=[on.then_some("true")] { (t(l, "duplicates-all_kinds")) i { (all) } } }
                @for kind in kinds::ALL.iter().filter(|k| view.by_kind.contains_key(k.code) || ask.kind.as_deref() == Some(k.code)) {
                    @let on = ask.kind.as_deref() == Some(kind.code);
                    li class=[on.then_some("on")] {
                        a href=(to(Some(kind.code))) aria-current=[on.then_some("true")] {
                            (words::plural(l, kind)) i { (view.by_kind.get(kind.code).copied().unwrap_or(0)) }
                        }
                    }
                }
            }
        }
    }
}

fn table(visit: &Visit, places: &Places, view: &DuplicatesView) -> Markup {
    let l = visit.language;
    html! {
        table class="lst card num" {
            caption class="vh" { (t(l, "duplicates-pairs")) }
            thead { tr {
                th { (t(l, "duplicates-one")) } th { (t(l, "duplicates-other")) } th { (t(l, "duplicates-how_likely")) } th { (t(l, "duplicates-why")) }
                @if visit.may(Act::Write) { th { span class="vh" { (t(l, "duplicates-decide")) } } }
            } }
            tbody {
                @for pair in &view.pairs {
                    @if let Some(kind) = kinds::find(pair.kind) {
                        @let [one, other] = &pair.records;
                        tr {
                            td class="ttl" { (half(l, kind, places, one, true)) }
                            td data-l=(t(l, "duplicates-other")) { (half(l, kind, places, other, false)) }
                            td data-l=(t(l, "duplicates-how_likely")) {
                                (likely(l, pair.probability)) br; span class="mut" { (percent(l, pair.probability)) }
                                @if pair.told_apart_before { br; span class="mut" { (t(l, "duplicates-told_apart_before")) } }
                            }
                            td data-l=(t(l, "duplicates-why")) { (why(l, kind, pair)) }
                            @if visit.may(Act::Write) { td { (decide(visit, pair)) } }
                        }
                    }
                }
            }
        }
    }
}

fn half(l: Language, kind: &Kind, places: &Places, half: &Half, first: bool) -> Markup {
    let units = half.units.iter().take(3).map(|u| places.name(u)).collect::<Vec<_>>().join(", ");
    html! {
        a class=[first.then_some("ti")] href=(format!("/records/{}/{}", kind.code, half.id)) { (half.title) }
        small { (words::singular(l, kind)) @if !units.is_empty() { " · " (units) } @if let Some(set) = &half.data_set { " · " (set) } }
    }
}

fn decide(visit: &Visit, pair: &Duplicate) -> Markup {
    let l = visit.language;
    let [one, other] = &pair.records;
    let names = [("one", one.title.as_str()), ("other", other.title.as_str())];
    html! {
        div class="acts-row" {
            a class="btn sm" href=(format!("/duplicates/{}/{}", one.id, other.id)) { (t(l, "duplicates-merge")) span class="vh" { " " (tr(l, "duplicates-these", &names)) } }
            form method="post" action=(format!("/duplicates/{}/{}/apart", one.id, other.id)) {
                (frame::csrf(visit))
                input type="hidden" name="back" value=(visit.here());
                button class="btn sm" { (t(l, "duplicates-apart")) span class="vh" { " " (tr(l, "duplicates-these", &names)) } }
            }
        }
    }
}

/// What speaks for and against, each a short sentence; what says next to nothing is left away.
pub fn why(l: Language, kind: &Kind, pair: &Duplicate) -> Markup {
    let said =
        |sign: fn(f64) -> bool| -> Vec<String> { pair.reasons.iter().filter(|r| sign(r.weight)).map(|r| sentence(l, kind, r)).collect() };
    let (pro, against) = (said(|w| w >= SAYS_LITTLE), said(|w| w <= -SAYS_LITTLE));
    html! {
        @if !pro.is_empty() { p class="c13" { b { (t(l, "duplicates-for")) } " " (pro.join("; ")) "." } }
        @if !against.is_empty() { p class="c13" { b { (t(l, "duplicates-against")) } " " (against.join("; ")) "." } }
    }
}

/// One reason in words.
pub fn sentence(l: Language, kind: &Kind, reason: &Reason) -> String {
    let level = reason.agreement.code();
    match reason.field.as_str() {
        "title" => t(l, &format!("duplicates-title-{level}")),
        "title numbers" => t(l, &format!("duplicates-numbers-{level}")),
        "place" => t(l, &format!("duplicates-place-{level}")),
        field => tr(l, &format!("duplicates-field-{level}"), &[("field", &words::label(l, kind, field).to_lowercase())]),
    }
}

/// A probability in words.
pub fn likely(l: Language, probability: f64) -> String {
    let word = match probability {
        p if p >= 0.95 => "almost_certain",
        p if p >= 0.8 => "very_likely",
        p if p >= 0.5 => "likely",
        _ => "possible",
    };
    t(l, &format!("duplicates-{word}"))
}

/// A probability per cent; never 100, since nothing is certain but what a person decides.
pub fn percent(l: Language, probability: f64) -> String {
    format!("{} %", decimal(l, (probability * 100.0).floor().min(99.0), 0))
}

fn pager(visit: &Visit, view: &DuplicatesView, at: usize) -> Markup {
    let l = visit.language;
    let pages = view.total.div_ceil(A_PAGE);
    let to = |page: usize| address::with(&visit.here(), &[("page", &page.to_string())]);
    html! {
        @if pages > 1 {
            nav class="pager" aria-label=(t(l, "list-pages")) {
                span { (tr(l, "duplicates-page", &[("page", &at.to_string()), ("pages", &pages.to_string())])) }
                div {
                    @if at > 1 { a class="btn" href=(to(at - 1)) { (t(l, "duplicates-previous")) } }
                    @if at < pages { a class="btn" href=(to(at + 1)) { (t(l, "duplicates-next")) } }
                }
            }
        }
    }
}

/// `POST /duplicates/{first}/{second}/apart`: two records are two things.
pub async fn apart(
    State(app): State<App>,
    visit: Visit,
    Path((first, second)): Path<(String, String)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Answer {
    let seq = app.wb.tell_apart(&visit.who, id(&first)?, id(&second)?).await?;
    let back = match address::local(given(&form, "back")) {
        "/" => "/duplicates",
        back => back,
    };
    go(&address::with(back, &[("done", "apart"), ("seq", &seq.to_string())]))
}
