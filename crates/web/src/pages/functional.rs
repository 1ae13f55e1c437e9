//! Functional basins: the question as a form, the finding as the title, map with the strongest flows and its table, what holds each basin
//! together, why two places are in one, how far the basins agree with official areas; saved as areas by who may. What rests on an
//! estimate says so at every place.

use super::atlas::all;
use super::basins::here;
use super::basins_parts::{keep, kept};
use super::functional_form::{form, query_of, why_form};
use super::functional_parts::{agreement, estimate_note, flows_table, legend, profiles, table, unsaid};
use super::map_parts as common;
use crate::errors::Answer;
use crate::frame;
use crate::islands::{self, Map};
use crate::map_svg::{self, Form, Line, Paint, Picture, Spot};
use crate::session::Visit;
use crate::{App, address, words};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use maud::{Markup, html};
use reticolo_instruments::atlas::{FiguresSource, Sketch};
use reticolo_instruments::functional::{
    Against, Agreement, FlowTie, Functional, FunctionalQuestion, FunctionalView, Pair, area_name, area_words, estimate_words, finding,
    tie_words, why_words,
};
use reticolo_instruments::places::Places;
use reticolo_instruments::{Act, WorkError};
use reticolo_messages::{Language, date, help, list_words, t};
use reticolo_model::Problem;
use serde_json::{Map as Object, Value, json};
use std::collections::BTreeSet;

/// Flows that are drawn and listed unless said, and at most.
pub const LINES: usize = 30;
const MOST_LINES: f64 = 300.0;

/// The question of an address.
pub fn asked(visit: &Visit) -> Result<FunctionalQuestion, Problem> {
    let usual = FunctionalQuestion::default();
    let text = |name: &str| visit.param(name).unwrap_or_default();
    let whole = |name: &str, usual: u64| match visit.param(name) {
        Some(text) => text.trim().parse::<u64>().map_err(|_| Problem::new("problem-integer", text).on(name)),
        None => Ok(usual),
    };
    let number = |name: &str, usual: f64| common::number(visit, name, usual, 0.0, 1e15);
    Ok(FunctionalQuestion {
        flows: text("flows"),
        period: text("period"),
        method: visit.param("method").unwrap_or(usual.method),
        min_size: number("min_size", usual.min_size)?,
        target_size: number("target_size", usual.target_size)?,
        min_self: number("min_self", usual.min_self)?,
        target_self: number("target_self", usual.target_self)?,
        trials: u32::try_from(whole("trials", usual.trials.into())?).unwrap_or(u32::MAX),
        seed: whole("seed", usual.seed)?,
        own: visit.param("own").is_none_or(|own| own != "no"),
        decay: visit.param("decay").unwrap_or(usual.decay),
        beta: match visit.param("beta").filter(|b| !b.trim().is_empty()) {
            Some(_) => Some(number("beta", 0.0)?),
            None => None,
        },
    })
}

/// What is asked of an answer beside the question: how many flows are drawn, what the basins are held against, which two places.
struct Beside {
    lines: usize,
    against: Option<Agreement>,
    pair: Option<Pair>,
}

async fn beside(app: &App, visit: &Visit, found: &Functional) -> Result<Beside, crate::errors::Fault> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to the most")]
    let lines = common::number(visit, "lines", LINES as f64, 0.0, MOST_LINES)? as usize;
    let against = app.wb.division(&visit.who, &visit.param("against").unwrap_or_default()).await?;
    let (a, b) = (visit.param("a").unwrap_or_default(), visit.param("b").unwrap_or_default());
    let pair = match (a.is_empty(), b.is_empty()) {
        (false, false) => {
            let known = |code: &str| found.view.rows.iter().any(|r| r.code == code);
            if let Some((field, code)) = [("a", &a), ("b", &b)].into_iter().find(|(_, code)| !known(code)) {
                return Err(WorkError::from(Problem::new("problem-functional-unit", code).on(field)).into());
            }
            found.why(&a, &b)
        }
        _ => None,
    };
    Ok(Beside { lines, against: against.map(|a| found.agreement(&a)), pair })
}

/// `GET /basins/functional`.
pub async fn show(State(app): State<App>, visit: Visit) -> Answer {
    let l = visit.language;
    let (question, sets) = (asked(&visit)?, app.wb.flow_sources(&visit.who).await?);
    match app.wb.functional(&visit.who, &question).await {
        Ok(found) => answer(&app, &visit, &sets, &found).await,
        Err(WorkError::Invalid(problems)) if problems.iter().any(|p| p.code == "problem-functional-none") => {
            let title = t(l, "empty-functional");
            let body = html! {
                (tabs(l, true))
                h1 { (title) }
                p class="lede" { (help(l, "empty-functional").unwrap_or_default()) }
                @if visit.may(Act::Import) { p class="mt" { a class="btn pri" href="/import" { (t(l, "page-import")) } } }
            };
            frame::page(&app, &visit, &here(l, &title), &body).await
        }
        // A question that has no answer keeps its form, and says why.
        Err(error @ (WorkError::Invalid(_) | WorkError::Report(_))) => {
            let title = t(l, "functional-question");
            let body = html! {
                (tabs(l, true))
                h1 { (title) }
                (common::no_answer(l, &error.sentence(l)))
                (form(l, &sets, &[], &question, None, ""))
            };
            frame::page(&app, &visit, &here(l, &title), &body).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The two sorts of basins, one of which is looked at.
pub fn tabs(l: Language, functional: bool) -> Markup {
    html! { nav class="qs" aria-label=(t(l, "functional-tabs")) {
        a href="/basins" aria-current=[(!functional).then_some("page")] { (t(l, "functional-tab-alike")) }
        a href="/basins/functional" aria-current=[functional.then_some("page")] { (t(l, "functional-tab-working")) }
    } }
}

async fn answer(app: &App, visit: &Visit, sets: &[FiguresSource], found: &Functional) -> Answer {
    let (l, view) = (visit.language, &found.view);
    let places = app.wb.places().await?;
    let beside = beside(app, visit, found).await?;
    let divisions: Vec<Against> = app.wb.divisions(&visit.who).await?;
    let against = visit.param("against").unwrap_or_default();
    let title = finding(l, view);
    let query = query_of(&view.question, &[]);
    let shown = query_of(&view.question, &[("lines", &beside.lines.to_string())]);
    let sketch = app.wb.sketch().await?;
    let titles: Vec<String> = view.flows.sources.iter().map(|s| s.title.clone()).collect();
    let source = list_words(l, &titles);
    let ties = found.strongest(beside.lines);
    let map = Map {
        label: &title,
        choropleth: Some(format!("/api/v1/basins/functional{shown}")),
        table: Some("#twin"),
        source: &source,
        drawing: sketch.as_ref().map(|s| picture(l, view, &places, s, &title, &ties, &all(visit, "sel"))),
        ..Map::default()
    };
    let map = islands::map(app, visit, &map).await?;
    let asked_words = format!("{} · {}", t(l, &format!("functional-method-{}", view.question.method)), date(l, &view.flows.period));
    let body = html! {
        (tabs(l, true))
        p class="kind" {
            span class="chip w" { (t(l, "page-functional")) }
            @if view.is_estimate() { " " span class="chip old" { (t(l, "functional-word-estimate")) } }
            span class="mut" { (asked_words) }
        }
        h1 { (title) }
        p class="lede" { (t(l, "functional-lede")) }
        (estimate_note(l, view))
        (form(l, sets, &divisions, &view.question, Some(view), &against))
        (unsaid(l, view, &places))
        div class="cols serv" {
            div class="stack" {
                section aria-label=(t(l, "maps-word-map")) {
                    (map)
                    (legend(l, view, &places, ties.len()))
                    p class="src" {
                        (source) ". " (t(l, "maps-generalised")) " "
                        @for (form, name) in [("csv", "CSV"), ("geojson", "GeoJSON"), ("svg", "SVG")] { a href=(format!("/download/functional_basins.{form}{query}")) { (name) } " · " }
                        a href=(format!("/download/functional_flows.csv{query}")) { (t(l, if view.is_estimate() { "functional-flows_csv_estimate" } else { "functional-flows_csv" })) } " · "
                        a href=(format!("/api/v1/basins/functional{query}")) { "JSON" } " · " a href=(format!("/basins/functional{query}")) { (t(l, "record-permalink")) }
                    }
                    (keep(visit, &format!("/basins/functional{query}")))
                }
                (table(l, view, &places))
                (flows_table(l, view, &places, &ties))
            }
            div class="stack" {
                (profiles(l, view, &places))
                (agreement(l, view, &places, beside.against.as_ref()))
                (why_form(l, view, beside.pair.as_ref().map(|p| why_words(l, view, &places, p)), [visit.param("a"), visit.param("b")]))
                section { (method(l, view)) }
            }
        }
    };
    frame::page(app, visit, &here(l, &title), &body).await
}

fn method(l: Language, view: &FunctionalView) -> Markup {
    let data = html! {
        @for (n, s) in view.flows.sources.iter().enumerate() {
            @if n > 0 { "; " }
            a href=(format!("/data_sets/{}", address::encode(&s.data_set))) { (s.title) } ", " (date(l, &view.flows.period)) ", " (t(l, "envelope-version")) " " (s.version)
        }
    };
    let mut facts = vec![
        (t(l, "basins-method"), html! { (t(l, &format!("functional-method-{}", view.question.method))) }),
        (t(l, "analysis-input"), data),
        (t(l, "functional-modularity"), html! { (words::figure(l, view.modularity)) }),
        (
            t(l, "functional-codelength"),
            html! { (words::figure(l, view.codelength)) " (" (words::figure(l, view.one_level_codelength)) ")" },
        ),
    ];
    if let (Some(same), Some(stability)) = (view.trials_as_good, view.stability) {
        facts.push((t(l, "functional-searches"), html! { (same) "; " (words::figure(l, stability)) }));
        facts.push((t(l, "hotspot-seed"), html! { (view.question.seed) }));
    }
    facts.push((t(l, "analysis-digest"), html! { span class="mono c12" { (words::breakable(&view.input_digest)) } }));
    html! {
        (common::method(l, view.method, &facts))
        @if view.is_estimate() { (common::method(l, &reticolo_instruments::functional::ESTIMATED_FLOWS, &[])) }
    }
}

/// The category's number (1 to 8) of a basin.
pub fn hue(number: u32) -> usize {
    (number as usize + 7) % 8 + 1
}

/// Flows as lines, the strongest the widest.
fn lines(l: Language, view: &FunctionalView, places: &Places, ties: &[FlowTie]) -> Vec<Line> {
    let most = ties.first().map_or(1.0, |t| t.go + t.come);
    let seat = |code: &str| places.seat(places.get(code)?).map(|(at, _)| at);
    let estimate = if view.is_estimate() { format!(" ({})", t(l, "functional-word-estimate")) } else { String::new() };
    let line = |tie: &FlowTie| {
        let name = format!("{}{estimate}", tie_words(l, places, tie));
        Some(Line { from: seat(&tie.from)?, to: seat(&tie.to)?, name, width: 0.8 + 5.2 * ((tie.go + tie.come) / most).sqrt() })
    };
    ties.iter().rev().filter_map(line).collect()
}

/// The map as the server draws it: each basin its colour and number, the strongest flows as lines.
pub fn picture(
    l: Language,
    view: &FunctionalView,
    places: &Places,
    sketch: &Sketch,
    label: &str,
    ties: &[FlowTie],
    chosen: &BTreeSet<String>,
) -> Markup {
    let paint = |basin: Option<u32>| basin.map_or(Paint::Missing, |b| Paint::Token(format!("cat-{}", hue(b))));
    let said = |basin: Option<u32>| basin.map_or_else(|| t(l, "basins-none"), |b| number_and_name(l, view, places, b));
    let spots = view.ours().filter_map(|b| {
        let (at, _) = places.seat(places.get(&b.seat)?)?;
        Some(Spot { at, name: number_and_name(l, view, places, b.number), form: Form::Count(b.number as usize) })
    });
    let picture = Picture {
        sketch,
        label,
        paint: view.rows.iter().map(|r| (r.code.as_str(), paint(r.basin))).collect(),
        said: view.rows.iter().map(|r| (r.code.as_str(), said(r.basin))).collect(),
        chosen,
        spots: spots.collect(),
        named: chosen.iter().map(String::as_str).collect(),
    };
    map_svg::draw_with(&picture, &lines(l, view, places, ties))
}

/// "1 · Bacino di …".
pub fn number_and_name(l: Language, view: &FunctionalView, places: &Places, number: u32) -> String {
    view.basin(number).map_or_else(|| number.to_string(), |b| format!("{number} · {}", area_name(l, places, &b.seat)))
}

/// `POST /basins/functional`: saves the basins of the address as areas.
pub async fn save(State(app): State<App>, visit: Visit) -> Answer {
    let question = asked(&visit)?;
    let saved = app.wb.save_functional(&visit.who, &question, visit.language).await?;
    kept(&format!("/basins/functional{}", query_of(&question, &[])), &saved)
}

/// `GET /api/v1/basins/functional`: asks as the page does.
pub async fn api(State(app): State<App>, visit: Visit) -> Answer {
    let found = app.wb.functional(&visit.who, &asked(&visit)?).await?;
    let beside = beside(&app, &visit, &found).await?;
    Ok(Json(as_json(visit.language, &found, &beside, &*app.wb.places().await?)).into_response())
}

/// `POST /api/v1/basins/functional`: saves the basins of a question as areas.
pub async fn api_save(State(app): State<App>, visit: Visit) -> Answer {
    let saved = app.wb.save_functional(&visit.who, &asked(&visit)?, visit.language).await?;
    Ok((StatusCode::CREATED, Json(saved)).into_response())
}

/// The answer for programs and for the map: the view, with classes by unit, lines, and each basin in words.
fn as_json(l: Language, found: &Functional, beside: &Beside, places: &Places) -> Value {
    let view = &found.view;
    let classes: Vec<Value> = view
        .basins
        .iter()
        .map(|b| json!({ "label": number_and_name(l, view, places, b.number), "color": format!("cat-{}", hue(b.number)) }))
        .collect();
    let units: Object<String, Value> =
        view.rows.iter().filter(|r| r.inside).map(|r| (r.code.clone(), json!(r.basin.map(|b| b - 1)))).collect();
    let sites = view.ours().filter_map(|b| {
        let (at, _) = places.seat(places.get(&b.seat)?)?;
        Some(json!({ "name": number_and_name(l, view, places, b.number), "at": at, "beyond": !places.is_inside(&b.seat), "note": area_words(l, b), "text": b.number.to_string() }))
    });
    let sites: Vec<Value> = sites.collect();
    let ties = found.strongest(beside.lines);
    let lines: Vec<Value> = lines(l, view, places, &ties)
        .into_iter()
        .map(|x| json!({ "name": x.name, "from": x.from, "to": x.to, "width": x.width }))
        .collect();
    let mut value = json!(view);
    if let Some(object) = value.as_object_mut() {
        for (basin, told) in view.basins.iter().zip(object.get_mut("basins").and_then(Value::as_array_mut).into_iter().flatten()) {
            told["name"] = json!(area_name(l, places, &basin.seat));
            told["words"] = json!(area_words(l, basin));
        }
        let told = [
            ("units", Value::Object(units)),
            ("classes", json!(classes)),
            ("sites", json!(sites)),
            ("lines", json!(lines)),
            ("strongest", json!(ties)),
            ("agreement", json!(beside.against)),
            ("why", json!(beside.pair)),
            ("why_words", json!(beside.pair.as_ref().map(|p| why_words(l, view, places, p)))),
            ("finding", json!(finding(l, view))),
            ("estimate_words", json!(estimate_words(l, view))),
            ("method", json!(view.method.id)),
        ];
        object.extend(told.map(|(name, value)| (name.to_owned(), value)));
    }
    value
}

/// The table as a file: a row a unit.
pub fn rows(l: Language, view: &FunctionalView, places: &Places) -> (Vec<String>, Vec<Vec<Value>>) {
    let head = [
        "unit",
        "name",
        "inside",
        "basin",
        "basin_name",
        "residents",
        "jobs",
        "own",
        "of_residents",
        "of_jobs",
        "holds",
        "next_basin",
        "holds_next",
        "strongest_with",
        "go",
        "come",
        "kind",
    ];
    let row = |r: &reticolo_instruments::functional::FunctionalRow| {
        let named = r.basin.and_then(|b| view.basin(b)).map(|b| area_name(l, places, &b.seat));
        let tie = r.tie.as_ref();
        vec![
            json!(r.code),
            json!(r.name),
            json!(r.inside),
            json!(r.basin),
            json!(named),
            json!(r.residents),
            json!(r.jobs),
            json!(r.own),
            json!(r.of_residents),
            json!(r.of_jobs),
            json!(r.holds),
            json!(r.next),
            json!(r.holds_next),
            json!(tie.map(|t| &t.to)),
            json!(tie.map(|t| t.go)),
            json!(tie.map(|t| t.come)),
            json!(view.flows.kind),
        ]
    };
    (head.map(str::to_owned).to_vec(), view.rows.iter().map(row).collect())
}

/// All flows as a file, in the form that `analyse basins --flows` reads.
pub fn flow_rows(found: &Functional) -> (Vec<String>, Vec<Vec<Value>>) {
    let mut rows = Vec::new();
    found.each_flow(|from, to, n| rows.push(vec![json!(from), json!(to), json!(n), json!(found.view.flows.kind)]));
    (["o", "d", "n", "kind"].map(str::to_owned).to_vec(), rows)
}

/// What an act that saved functional basins asked, with the way to ask it again.
pub fn told(l: Language, asked: &Value) -> Markup {
    let question = asked.get("question").and_then(|q| serde_json::from_value::<FunctionalQuestion>(q.clone()).ok()).unwrap_or_default();
    html! {
        a href=(format!("/basins/functional{}", query_of(&question, &[]))) { (t(l, "page-functional")) }
        " (" (t(l, &format!("functional-method-{}", question.method))) ")"
    }
}
