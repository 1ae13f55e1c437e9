//! The inbox of latencies: what was found, why, how sure it is, since when, what can be done; each decided with one key. Without
//! JavaScript the list is links and each decision a form.

use super::unit_map::{Drawing, draw};
use super::{given, go, id, services};
use crate::errors::Answer;
use crate::frame::{self, Page, Verb};
use crate::session::Visit;
use crate::{App, address, words};
use axum::extract::{Form, Path, State};
use maud::{Markup, html};
use reticolo_instruments::Act;
use reticolo_instruments::latencies::{Decision, GROUPS, LatenciesAsk, LatenciesView, Latency, RULES};
use reticolo_instruments::outlines::Outlines;
use reticolo_messages::{Language, date, help, integer, number_word, t, tn, tr};
use reticolo_model::Problem;
use reticolo_model::vocabulary::LATENCY_RULES;
use uuid::Uuid;

/// How many stand on a page.
const A_PAGE: usize = 50;

/// The question of an address: `rule`, `state`, `unit`, `cell`.
pub fn asked(visit: &Visit) -> LatenciesAsk {
    let given = |name: &str| visit.param(name).filter(|text| !text.is_empty());
    LatenciesAsk { rule: given("rule"), state: given("state"), unit: given("unit"), cell: given("cell") }
}

/// `GET /latencies`.
pub async fn show(State(app): State<App>, visit: Visit) -> Answer {
    let l = visit.language;
    let ask = asked(&visit);
    let view = app.wb.latencies(&visit.who, &ask, l).await?;
    let at: usize = visit.param("page").and_then(|p| p.parse().ok()).unwrap_or(1).clamp(1, 100_000);
    let wanted = visit.param("id").and_then(|text| Uuid::parse_str(&text).ok());
    // The page of the chosen one, where none is asked for.
    let chosen = wanted.and_then(|id| view.rows.iter().position(|r| r.id == id));
    let from = match chosen {
        Some(i) if visit.param("page").is_none() => i / A_PAGE * A_PAGE,
        _ => (at - 1) * A_PAGE,
    };
    let rows: &[Latency] = view.rows.get(from..).map_or(&[], |rest| &rest[..rest.len().min(A_PAGE)]);
    let chosen = chosen.and_then(|i| view.rows.get(i)).filter(|c| rows.iter().any(|r| r.id == c.id)).or_else(|| rows.first());
    let title = title(l, &view);
    let outlines = app.wb.outlines().await?;
    let body = html! {
        h1 { (title) }
        p class="lede" { (help(l, "page-latencies").unwrap_or_default()) }
        (filters(&visit, &view, &ask))
        @if rows.is_empty() {
            div class="empty" { h2 { (t(l, "latencies-none")) } p { (help(l, "latencies-none").unwrap_or_default()) } }
        } @else {
            div class="cols inbox" data-inbox {
                section aria-label=(t(l, "latencies-list")) {
                    @for group in GROUPS {
                        @let of: Vec<&Latency> = rows.iter().filter(|r| r.group == group).collect();
                        @if !of.is_empty() {
                            h2 class="grp" { (group_title(l, group, &view)) }
                            ul class="items" { @for one in of { (item(&visit, one, chosen.is_some_and(|c| c.id == one.id))) } }
                        }
                    }
                    (pager(&visit, &view, from / A_PAGE + 1))
                }
                @if let Some(one) = chosen { (detail(&visit, one, &outlines)) }
            }
        }
        (foot(&visit, &view, &ask))
    };
    frame::page(&app, &visit, &Page::new(&title, Verb::Understand, "/latencies", &t(l, "page-latencies")), &body).await
}

fn title(l: Language, view: &LatenciesView) -> String {
    let n = words::count(view.groups.get("to_decide").copied().unwrap_or(0));
    let word = services::opening(&number_word(l, n));
    tn(l, "latencies-title", n, &[("word", &word)])
}

fn group_title(l: Language, group: &str, view: &LatenciesView) -> String {
    let n = words::count(view.groups.get(group).copied().unwrap_or(0));
    let new = words::count(view.rows.iter().filter(|r| r.new && r.group == group).count());
    let said = tr(l, &format!("latencies-group-{group}"), &[("count", &integer(l, n))]);
    if group == "to_decide" && new > 0 { format!("{said} · {}", tn(l, "latencies-new", new, &[])) } else { said }
}

fn filters(visit: &Visit, view: &LatenciesView, ask: &LatenciesAsk) -> Markup {
    let l = visit.language;
    let to = |rule: &str| {
        let pairs = [("state", ask.state.as_deref()), ("unit", ask.unit.as_deref()), ("cell", ask.cell.as_deref())];
        let mut pairs: Vec<(&str, &str)> = pairs.into_iter().filter_map(|(n, v)| Some((n, v?))).collect();
        if !rule.is_empty() {
            pairs.push(("rule", rule));
        }
        format!("/latencies{}", address::query(pairs))
    };
    let all: usize = view.rules.values().sum();
    html! {
        nav class="filters" aria-label=(t(l, "list-filters")) {
            a href=(to("")) class=[ask.rule.is_none().then_some("on")] aria-current=[ask.rule.is_none().then_some("true")] { (t(l, "latencies-all")) " " (integer(l, words::count(all))) }
            @for rule in RULES.iter().filter(|r| view.rules.contains_key(r.code) || ask.rule.as_deref() == Some(r.code)) {
                @let on = ask.rule.as_deref() == Some(rule.code);
                a href=(to(rule.code)) class=[on.then_some("on")] aria-current=[on.then_some("true")] {
                    (t(l, &format!("latencies-short-{}", rule.code))) " " (integer(l, words::count(view.rules.get(rule.code).copied().unwrap_or(0))))
                }
            }
            @if visit.may(Act::Write) {
                span class="end" {
                    @for (keys, what) in [("J K", "walk"), ("A", "accept"), ("R", "postpone"), ("S", "dismiss"), ("Z", "undo")] {
                        @for key in keys.split(' ') { kbd { (key) } " " }
                        (t(l, &format!("latencies-key-{what}"))) " "
                    }
                }
            }
        }
    }
}

/// How sure something is, as bars and in a word.
pub fn confidence(l: Language, level: &str) -> Markup {
    let n = match level {
        "high" => 3,
        "medium" => 2,
        _ => 1,
    };
    html! {
        span class="conf" aria-hidden="true" { @for i in 0..3 { i class=[(i < n).then_some("y")] {} } }
        (t(l, &format!("latencies-level-{level}")))
    }
}

fn item(visit: &Visit, one: &Latency, on: bool) -> Markup {
    let l = visit.language;
    let to = address::with(&visit.here(), &[("id", &one.id.to_string())]);
    html! {
        li class=[on.then_some("on")] {
            svg class="g" width="16" height="16" aria-hidden="true" { use href=(format!("{}#{}", crate::assets::address("icons.svg"), glyph(&one.rule))) {} }
            div {
                h3 { a href=(format!("{to}#chosen")) data-item=(one.id) aria-current=[on.then_some("true")] { (one.said.title) } }
                p { (one.said.why) @if one.illustrative { " " span class="chip" { (t(l, "envelope-illustrative")) } } }
                p class="place" {
                    (one.said.place)
                    @if one.gone { @if !one.said.place.is_empty() { " · " } (t(l, "latencies-gone")) }
                }
            }
            div class="m2" {
                (confidence(l, one.level)) span class="ponly" { " · " } br;
                @if let Some(since) = &one.since { (tr(l, "latencies-since", &[("day", &date(l, since))])) } @else { (t(l, "latencies-is_new")) }
            }
        }
    }
}

/// The sign of a rule's kind of finding.
fn glyph(rule: &str) -> &'static str {
    match rule {
        "unserved_demand" => "l-demand",
        "idle_supply" => "l-supply",
        "missing_tie" => "l-tie",
        "unused_competence" => "l-person",
        "call_without_project" => "l-money",
        "empty_cell" => "l-cell",
        "duplication" => "l-twice",
        "conflict" => "l-against",
        _ => "l-silent",
    }
}

fn detail(visit: &Visit, one: &Latency, outlines: &Outlines) -> Markup {
    let l = visit.language;
    let drawing = Drawing { label: &one.said.title, steps: one.units.iter().map(|u| (u.as_str(), 5)).collect(), ..Drawing::default() };
    html! {
        article class="detail" id="chosen" aria-label=(t(l, "latencies-chosen")) data-chosen=(one.id) {
            p class="c13 mut" { (words::choice(l, &LATENCY_RULES, &one.rule)) @if !one.said.place.is_empty() { " · " (one.said.place) } }
            h2 { (one.said.title) }
            p { (one.said.why) }
            @if visit.may(Act::Write) { (decide(visit, one)) }
            @if let Some(reason) = &one.reason { p { b { (t(l, "latency-reason")) } ": " (reason) } }
            @if let Some(until) = &one.postponed_until { p { (tr(l, "latencies-until", &[("day", &date(l, until))])) } }
            @if !one.said.suggestion.is_empty() { p { b { (t(l, "latencies-if_accepted")) } " " (one.said.suggestion) "." } }
            @if !one.units.is_empty() && one.units.len() < outlines.units.len() { div class="map small" { (draw(outlines, &drawing)) } }
            h3 { (t(l, "latencies-why")) }
            ul class="ev num" {
                @for reason in &one.said.reasons {
                    li {
                        span { @match &reason.record {
                            Some((kind, id)) => { a href=(format!("/records/{kind}/{id}")) { (reason.what) } }
                            None => { (reason.what) }
                        } }
                        span class="v" { (reason.value) }
                        @if !reason.source.is_empty() { span class="s" { (reason.source) } }
                    }
                }
            }
            h3 { (t(l, "latencies-how_sure")) " " (confidence(l, one.level)) ", " (integer(l, i64::from(one.confidence))) "\u{a0}%" }
            @for doubt in &one.said.doubts { p class="c13" { (doubt) } }
            @if let Some((_, id)) = one.said.reasons.iter().filter_map(|r| r.record.as_ref()).find(|(kind, _)| matches!(kind.as_str(), "need" | "lot" | "offer")) {
                p { a href=(format!("/exchange/of/{id}")) { (t(l, "latencies-who_could")) } }
            }
            p class="c13" {
                @if one.recorded { a href=(format!("/records/latency/{}", one.id)) { (t(l, "latencies-record")) } " · " }
                @for unit in one.units.iter().take(1) { a href=(format!("/latencies{}", address::query([("unit", unit.as_str())]))) { (t(l, "latencies-same_place")) } }
            }
        }
    }
}

/// The decisions that the state allows, each a form that opens.
fn decide(visit: &Visit, one: &Latency) -> Markup {
    let l = visit.language;
    let to = |what: &str| format!("/latencies/{}/{what}", one.id);
    let hidden = || html! { (frame::csrf(visit)) input type="hidden" name="back" value=(visit.here()); };
    let open = one.group == "to_decide" || one.status == "postponed";
    html! {
        div class="decide" {
            @if open {
                details class="act" name="decide" data-key="a" {
                    summary class="btn pri" { (t(l, "latencies-accept")) " " kbd aria-hidden="true" { "A" } }
                    form class="stack" method="post" action=(to("accept")) {
                        (hidden())
                        p class="c13" { (help(l, "latencies-accept").unwrap_or_default()) }
                        div class="field" { label for="d-owner" { (t(l, "action-owner")) } input class="inp" id="d-owner" name="owner" required maxlength="200"; }
                        div class="field" { label for="d-due" { (t(l, "action-due")) } input class="inp" id="d-due" name="due" type="date" required; }
                        button class="btn pri" { (t(l, "latencies-accept")) }
                    }
                }
                details class="act" name="decide" data-key="r" {
                    summary class="btn" { (t(l, "latencies-postpone")) " " kbd aria-hidden="true" { "R" } }
                    form class="stack" method="post" action=(to("postpone")) {
                        (hidden())
                        div class="field" { label for="d-until" { (t(l, "latency-postponed_until")) } input class="inp" id="d-until" name="until" type="date" required; }
                        button class="btn pri" { (t(l, "latencies-postpone")) }
                    }
                }
            }
            @if open || one.group == "in_hand" {
                details class="act" name="decide" data-key="s" {
                    summary class="btn" { (t(l, "latencies-dismiss")) " " kbd aria-hidden="true" { "S" } }
                    form class="stack" method="post" action=(to("dismiss")) {
                        (hidden())
                        p class="c13" { (help(l, "latencies-dismiss").unwrap_or_default()) }
                        div class="field" { label for="d-reason" { (t(l, "latency-reason")) } textarea class="inp" id="d-reason" name="reason" rows="3" required maxlength="2000" {} }
                        button class="btn pri" { (t(l, "latencies-dismiss")) }
                    }
                }
            }
            @if one.group == "dismissed" {
                form method="post" action=(to("reopen")) { (hidden()) button class="btn" { (t(l, "latencies-reopen")) } }
            }
        }
    }
}

fn pager(visit: &Visit, view: &LatenciesView, at: usize) -> Markup {
    let l = visit.language;
    let pages = view.rows.len().div_ceil(A_PAGE);
    let to = |page: usize| address::with(&address::with(&visit.here(), &[("id", "")]), &[("page", &page.to_string())]);
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

/// What was dismissed and closed, the downloads, and the way to write all of it down.
fn foot(visit: &Visit, view: &LatenciesView, ask: &LatenciesAsk) -> Markup {
    let l = visit.language;
    let of = |group: &str| view.groups.get(group).copied().unwrap_or(0);
    let query = address::query(
        [("rule", &ask.rule), ("state", &ask.state), ("unit", &ask.unit), ("cell", &ask.cell)]
            .iter()
            .filter_map(|(n, v)| Some((*n, v.as_deref()?))),
    );
    let mut place = vec![("show", "latency")];
    place.extend(ask.unit.as_deref().map(|u| ("sel", u)));
    let on_map = format!("/atlas{}", address::query(place));
    html! {
        div class="acts-row" {
            @for group in ["dismissed", "resolved"] {
                @if of(group) > 0 { a href=(format!("/latencies?state={group}")) { (tn(l, &format!("latencies-n-{group}"), words::count(of(group)), &[])) } }
            }
            @if ask.state.is_some() { a href="/latencies" { (t(l, "latencies-open")) } }
            a href=(on_map) { (t(l, "latencies-on_map")) }
            a href="/grid?show=demand&show=supply&show=initiative&show=latencies" { (t(l, "latencies-on_grid")) }
            a href=(format!("/download/latencies.csv{query}")) { (t(l, "action-download")) " CSV" }
            a href=(format!("/api/v1/latencies{query}")) { "JSON" }
            @if visit.may(Act::Publish) {
                form method="post" action="/latencies/refresh" {
                    (frame::csrf(visit))
                    button class="btn sm" { (t(l, "latencies-refresh")) }
                }
                span class="c13 mut" { (help(l, "latencies-refresh").unwrap_or_default()) }
            }
        }
    }
}

/// `POST /latencies/refresh`: the register of latencies brought up to date.
pub async fn refresh(State(app): State<App>, visit: Visit, Form(_form): Form<Vec<(String, String)>>) -> Answer {
    let done = app.wb.refresh_latencies(&visit.who).await?;
    let n = (done.found + done.changed + done.closed).to_string();
    go(&address::with("/latencies", &[("done", "refreshed"), ("n", &n), ("seq", &done.seq.to_string())]))
}

/// What a form decides.
fn decision(what: &str, given: impl Fn(&str) -> String) -> Result<Decision, Problem> {
    Ok(match what {
        "accept" => Decision::Accept { owner: given("owner"), due: given("due") },
        "postpone" => Decision::Postpone { until: given("until") },
        "dismiss" => Decision::Dismiss { reason: given("reason") },
        "reopen" => Decision::Reopen,
        other => return Err(Problem::new("problem-choice", other).on("decision").with("known", "accept, postpone, dismiss, reopen")),
    })
}

/// `POST /latencies/{id}/{decision}`.
pub async fn decided(
    State(app): State<App>,
    visit: Visit,
    Path((latency, what)): Path<(String, String)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Answer {
    let decision = decision(&what, |name| given(&form, name).to_owned())?;
    let done = app.wb.decide_latency(&visit.who, id(&latency)?, &decision).await?;
    let back = match address::local(given(&form, "back")) {
        "/" => "/latencies".to_owned(),
        back => address::with(back, &[("id", "")]),
    };
    go(&address::with(&back, &[("done", &format!("latency_{}", done.status)), ("seq", &done.seq.to_string())]))
}

/// The decision that a request of the API states.
pub fn decision_of(body: &serde_json::Map<String, serde_json::Value>) -> Result<Decision, Problem> {
    let text = |name: &str| body.get(name).and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
    decision(&text("decision"), text)
}
