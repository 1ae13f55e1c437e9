//! What is produced, as far as data reach: who is on record by sector and place, in what the territory is specialised where employment by
//! branch is loaded, and by name what is waited for.

use super::map_parts as common;
use super::production_parts as parts;
use crate::errors::Answer;
use crate::frame::{self, Page, Verb};
use crate::islands::{self, Map};
use crate::map_svg::{self, Form, Picture, Spot};
use crate::session::Visit;
use crate::{App, address, words};
use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use maud::{Markup, html};
use reticolo_instruments::WorkError;
use reticolo_instruments::atlas::Sketch;
use reticolo_instruments::places::Places;
use reticolo_instruments::production::{By, ProductionQuestion, ProductionView, Whole, class_name, finding};
use reticolo_instruments::vocabularies::names::Names;
use reticolo_messages::{Language, date, integer, list_words, t, tn, tr};
use reticolo_model::Problem;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The question of an address.
pub fn asked(visit: &Visit) -> Result<ProductionQuestion, Problem> {
    let given = |name: &str| visit.param(name).filter(|t| !t.is_empty());
    let whole = match given("whole").as_deref() {
        None | Some("loaded") => Whole::Loaded,
        Some("inside") => Whole::Inside,
        Some(other) => return Err(Problem::new("problem-choice", other).on("whole").with("known", "loaded, inside")),
    };
    Ok(ProductionQuestion {
        by: given("by").map(|b| By::parse(&b)).transpose()?,
        class: given("class"),
        measure: given("measure").unwrap_or_default(),
        period: given("period"),
        from: given("from"),
        whole,
        unit: given("unit"),
        reference: BTreeMap::new(),
    })
}

/// The query that asks the same again.
pub fn query_of(q: &ProductionQuestion) -> String {
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    pairs.extend(q.by.map(|b| ("by", b.code())));
    pairs.extend(q.class.as_deref().map(|c| ("class", c)));
    pairs.extend((!q.measure.is_empty()).then_some(("measure", q.measure.as_str())));
    pairs.extend(q.period.as_deref().map(|p| ("period", p)));
    pairs.extend(q.from.as_deref().map(|p| ("from", p)));
    pairs.extend((q.whole == Whole::Inside).then_some(("whole", "inside")));
    pairs.extend(q.unit.as_deref().map(|u| ("unit", u)));
    address::query(pairs)
}

fn here<'a>(l: Language, title: &'a str) -> Page<'a> {
    Page::new(title, Verb::Understand, "/production", &t(l, "page-production"))
}

/// `GET /production`.
pub async fn show(State(app): State<App>, visit: Visit) -> Answer {
    let l = visit.language;
    match app.wb.production(&visit.who, &asked(&visit)?).await {
        Ok(view) => answer(&app, &visit, &view).await,
        // Figures that cannot be reckoned with are named, and the page stays.
        Err(error @ WorkError::Invalid(_)) => {
            let title = t(l, "production-question");
            let body = html! {
                h1 { (title) }
                (common::no_answer(l, &error.sentence(l)))
                p class="mt" { a class="btn" href="/production" { (t(l, "production-again")) } }
            };
            frame::page(&app, &visit, &here(l, &title), &body).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn answer(app: &App, visit: &Visit, view: &ProductionView) -> Answer {
    let l = visit.language;
    let (names, places) = (words::names(), app.wb.places().await?);
    let title = finding(l, &names, view);
    let query = query_of(&view.question);
    let sketch = app.wb.sketch().await?;
    let source = sources(app, visit, view).await?;
    let chains = app.wb.supply_chains(&visit.who).await?;
    let map = Map {
        label: &title,
        choropleth: Some(format!("/api/v1/production{query}")),
        table: Some("#twin"),
        source: &source,
        drawing: sketch.as_ref().map(|s| picture(l, view, &places, s, &title)),
        ..Map::default()
    };
    let map = islands::map(app, visit, &map).await?;
    let s = &view.sectors;
    let body = html! {
        p class="kind" { span class="chip w" { (t(l, "page-production")) } span class="mut" { (tn(l, "production-actors", words::count(s.actors), &[])) } }
        h1 { (title) }
        p class="lede num" { (parts::lede(l, view)) }
        (form(l, &names, view, &places))
        @if let Some(e) = &view.employment { (parts::employment(l, view, e, &places)) }
        div class="h" { h2 id="who" { (t(l, &format!("production-by-{}", s.by.code()))) } span class="r" { (switch(l, &view.question)) } }
        div class="cols serv" {
            div class="stack" {
                section aria-label=(t(l, "maps-word-map")) {
                    (map)
                    div class="legend" { p { (t(l, "production-legend")) @if let Some(class) = &view.question.class { ": " (class_name(l, &names, s.by, class)) } } }
                    p class="src" {
                        @if !source.is_empty() { (source) ". " }
                        (t(l, "maps-generalised")) " "
                        @for (form, name) in [("csv", "CSV"), ("geojson", "GeoJSON"), ("svg", "SVG")] { a href=(format!("/download/production.{form}{query}")) { (name) } " · " }
                        @if view.employment.is_some() { a href=(format!("/download/branches.csv{query}")) { (t(l, "production-branches_file")) } " · " }
                        a href=(format!("/api/v1/production{query}")) { "JSON" } " · " a href=(format!("/production{query}")) { (t(l, "record-permalink")) }
                    }
                }
                (parts::classes(l, &names, view))
            }
            div class="stack" { (parts::table(l, &names, view)) }
        }
        (super::supply::chains(l, &chains))
        (parts::waits(visit, view))
        (method(l, view))
    };
    frame::page(app, visit, &here(l, &title), &body).await
}

/// The data sets that the counted records come from, by their titles.
async fn sources(app: &App, visit: &Visit, view: &ProductionView) -> Result<String, WorkError> {
    if view.sectors.data_sets.is_empty() {
        return Ok(String::new());
    }
    let titles: BTreeMap<String, String> = app
        .wb
        .data_sets(&visit.who)
        .await?
        .into_iter()
        .filter_map(|d| Some((d.record.body_text("code")?.to_owned(), d.record.title.clone())))
        .collect();
    let named: Vec<String> = view.sectors.data_sets.iter().filter_map(|code| titles.get(code).cloned()).collect();
    Ok(list_words(visit.language, &named))
}

/// The ways to tell records apart, one of them open.
fn switch(l: Language, q: &ProductionQuestion) -> Markup {
    html! {
        nav aria-label=(t(l, "production-by")) {
            @for by in By::ALL {
                @let to = ProductionQuestion { by: Some(by), class: None, ..q.clone() };
                @if q.by == Some(by) { b aria-current="true" { (t(l, &format!("production-way-{}", by.code()))) } }
                @else { a href=(format!("/production{}#who", query_of(&to))) { (t(l, &format!("production-way-{}", by.code()))) } }
                " "
            }
        }
    }
}

fn form(l: Language, names: &Names, view: &ProductionView, places: &Places) -> Markup {
    let q = &view.question;
    let s = &view.sectors;
    html! {
        form class="params" method="get" action="/production" aria-label=(t(l, "analysis-parameters")) {
            input type="hidden" name="by" value=(s.by.code());
            div class="field" { label for="f-class" { (t(l, &format!("production-class-{}", s.by.code()))) } select class="inp" id="f-class" name="class" {
                option value="" { (t(l, "production-all_classes")) }
                @for c in &s.classes { option value=(c.code) selected[q.class.as_ref() == Some(&c.code)] { (class_name(l, names, s.by, &c.code)) " (" (integer(l, words::count(c.records()))) ")" } }
            } }
            @if let Some(e) = &view.employment {
                @if e.measures.len() > 1 { div class="field" { label for="f-measure" { (t(l, "production-measure")) } select class="inp" id="f-measure" name="measure" {
                    @for m in &e.measures { option value=(m) selected[*m == e.measure] { (m) } }
                } } }
                div class="field short" { label for="f-period" { (t(l, "production-period")) } select class="inp" id="f-period" name="period" {
                    @for p in e.periods.iter().rev() { option value=(p) selected[*p == e.period] { (date(l, p)) } }
                } }
                div class="field" { label for="f-whole" { (t(l, "production-whole")) } select class="inp" id="f-whole" name="whole" {
                    option value="loaded" selected[e.whole == Whole::Loaded] { (t(l, "production-whole-loaded")) }
                    option value="inside" selected[e.whole == Whole::Inside] { (t(l, "production-whole-inside")) }
                } }
                div class="field" { label for="f-unit" { (t(l, "production-unit")) } select class="inp" id="f-unit" name="unit" {
                    option value="" { (t(l, "production-territory")) }
                    @for row in &e.rows { option value=(row.code) selected[q.unit.as_ref() == Some(&row.code)] { (places.name(&row.code)) } }
                } }
            }
            button class="btn pri" { (t(l, "action-show")) }
        }
    }
}

fn method(l: Language, view: &ProductionView) -> Markup {
    let digest = (t(l, "analysis-digest"), html! { span class="mono c12" { (words::breakable(&view.input_digest)) } });
    match &view.employment {
        Some(e) => {
            let data = html! { @for (n, (code, title)) in e.sources.iter().enumerate() { @if n > 0 { "; " } a href=(format!("/data_sets/{}", address::encode(code))) { (title) } } };
            let facts =
                vec![(t(l, "analysis-input"), data), (t(l, "production-measure"), html! { (e.measure) ", " (date(l, &e.period)) }), digest];
            html! { @for card in view.methods { (common::method(l, card, &facts)) } }
        }
        None => html! { p class="src num" { (digest.0) ": " (digest.1) } },
    }
}

/// The map as the server draws it: a circle a unit, its area the records.
pub fn picture(l: Language, view: &ProductionView, places: &Places, sketch: &Sketch, label: &str) -> Markup {
    let rows = &view.sectors.rows;
    counted(l, sketch, label, &rows.iter().map(|r| (r.code.as_str(), r.name.as_str(), r.records)).collect::<Vec<_>>(), places)
}

/// Circles on the units by a count.
pub fn counted(l: Language, sketch: &Sketch, label: &str, rows: &[(&str, &str, usize)], places: &Places) -> Markup {
    let most = rows.iter().map(|r| r.2).max().unwrap_or(0).max(1);
    #[expect(clippy::cast_precision_loss, reason = "counts of records")]
    let part = |n: usize| n as f64 / most as f64;
    let spots = rows.iter().filter(|r| r.2 > 0).filter_map(|(code, name, n)| {
        let (at, _) = places.seat(places.get(code)?)?;
        Some(Spot { at, name: format!("{name}: {}", integer(l, words::count(*n))), form: Form::Amount(part(*n)) })
    });
    let chosen = BTreeSet::new();
    map_svg::draw(&Picture {
        sketch,
        label,
        paint: BTreeMap::new(),
        said: rows.iter().map(|(code, _, n)| (*code, integer(l, words::count(*n)))).collect(),
        chosen: &chosen,
        spots: spots.collect(),
        named: Vec::new(),
    })
}

/// The circles of a map for its script.
pub fn amounts(rows: &[(&str, &str, usize)], places: &Places) -> Vec<Value> {
    rows.iter()
        .filter(|r| r.2 > 0)
        .filter_map(|(code, name, n)| Some(json!({ "code": code, "name": name, "at": places.seat(places.get(code)?)?.0, "value": n })))
        .collect()
}

/// `GET /api/v1/production`: asks as the page does.
pub async fn api(State(app): State<App>, visit: Visit) -> Answer {
    let view = app.wb.production(&visit.who, &asked(&visit)?).await?;
    Ok(Json(as_json(visit.language, &words::names(), &view, &*app.wb.places().await?)).into_response())
}

/// The answer for programs and for the map: the view, with each class and each wait in words.
pub fn as_json(l: Language, names: &Names, view: &ProductionView, places: &Places) -> Value {
    let mut value = json!(view);
    let s = &view.sectors;
    for (class, told) in s.classes.iter().zip(value["sectors"]["classes"].as_array_mut().into_iter().flatten()) {
        told["name"] = json!(class_name(l, names, s.by, &class.code));
    }
    for (wait, told) in view.waits.iter().zip(value["waits"].as_array_mut().into_iter().flatten()) {
        let word = |part: &str| json!(t(l, &format!("production-wait-{}{part}", wait.code)));
        told["says"] = word("");
        told["data"] = word("_data");
        told["how"] = word("_how");
    }
    let rows: Vec<(&str, &str, usize)> = s.rows.iter().map(|r| (r.code.as_str(), r.name.as_str(), r.records)).collect();
    if let Some(object) = value.as_object_mut() {
        object.insert("units".into(), json!({}));
        object.insert("classes".into(), json!([]));
        object.insert("amounts".into(), Value::Array(amounts(&rows, places)));
        object.insert("finding".into(), json!(finding(l, names, view)));
        object.insert("methods".into(), json!(view.methods.map(|m| m.id)));
    }
    value
}

/// The table as a file: a row a unit, a column a class.
pub fn rows(view: &ProductionView) -> (Vec<String>, Vec<Vec<Value>>) {
    let s = &view.sectors;
    let mut head: Vec<String> = ["unit", "name", "records"].map(str::to_owned).to_vec();
    head.extend(s.classes.iter().map(|c| c.code.clone()));
    let row = |r: &reticolo_instruments::production::SectorRow| {
        let mut row = vec![json!(r.code), json!(r.name), json!(r.records)];
        row.extend(r.counts.iter().map(|n| json!(n)));
        row
    };
    (head, s.rows.iter().map(row).collect())
}

/// Words of a branch with its code.
pub fn branch(l: Language, name: &str, code: &str) -> String {
    tr(l, "production-branch", &[("name", name), ("code", code)])
}
