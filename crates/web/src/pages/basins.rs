//! Basins of like places: the question as a form, the finding as the title, map and table, what the places of each basin share, why a
//! border runs where it does, whether it stands; saved as areas by who may.

use super::atlas::all;
use super::basins_parts::{borders, keep, kept, legend, profiles, standing, table, unsaid};
use super::functional::tabs;
use super::map_parts as common;
use crate::errors::Answer;
use crate::frame::{self, Page, Verb};
use crate::islands::{self, Map};
use crate::map_svg::{self, Form, Paint, Picture, Spot};
use crate::session::Visit;
use crate::{App, address, words};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use maud::{Markup, html};
use reticolo_instruments::atlas::{IndicatorView, Sketch};
use reticolo_instruments::basins::{BasinsQuestion, BasinsView, METHODS, USUAL, finding, name_of, traits_words};
use reticolo_instruments::places::Places;
use reticolo_instruments::{Act, WorkError};
use reticolo_messages::{Language, date, help, list_words, t, tn};
use reticolo_model::Problem;
use serde_json::{Map as Object, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The question of an address.
pub fn asked(visit: &Visit) -> Result<BasinsQuestion, Problem> {
    let whole = |name: &str| match visit.param(name) {
        Some(text) => text.trim().parse::<u64>().map(Some).map_err(|_| Problem::new("problem-integer", text).on(name)),
        None => Ok(None),
    };
    let small = |name: &str| whole(name).map(|n| n.map(|n| u32::try_from(n).unwrap_or(u32::MAX)));
    let floor = match visit.param("floor") {
        Some(_) => Some(common::number(visit, "floor", 0.0, 0.0, 1e15)?).filter(|x| *x > 0.0),
        None => None,
    };
    Ok(BasinsQuestion {
        indicators: all(visit, "indicator").into_iter().collect(),
        k: small("k")?,
        method: visit.param("method").unwrap_or_else(|| METHODS[0].to_owned()),
        floor,
        size: visit.param("size").unwrap_or_default(),
        replicates: small("replicates")?,
        seed: whole("seed")?.unwrap_or(1),
    })
}

/// The query that asks the same again.
pub fn query_of(q: &BasinsQuestion) -> String {
    let text = |n: Option<u32>| n.map(|n| n.to_string());
    let (k, replicates, seed) = (text(q.k), text(q.replicates), q.seed.to_string());
    let floor = q.floor.map(reticolo_model::canonical::number);
    let indicators = q.indicators.join(",");
    let mut pairs = vec![("indicator", indicators.as_str())];
    pairs.extend(k.as_deref().map(|k| ("k", k)));
    pairs.push(("method", &q.method));
    pairs.extend(floor.as_deref().map(|f| ("floor", f)));
    pairs.extend(q.floor.map(|_| ("size", q.size.as_str())));
    pairs.extend(replicates.as_deref().map(|r| ("replicates", r)));
    pairs.push(("seed", &seed));
    address::query(pairs)
}

/// `GET /basins`.
pub async fn show(State(app): State<App>, visit: Visit) -> Answer {
    let l = visit.language;
    let indicators = app.wb.indicators(&visit.who).await?;
    if indicators.is_empty() {
        let title = t(l, "empty-basins");
        let body = html! {
            (tabs(l, false))
            h1 { (title) }
            p class="lede" { (help(l, "empty-basins").unwrap_or_default()) }
            @if visit.may(Act::Import) { p class="mt" { a class="btn pri" href="/import" { (t(l, "page-import")) } } }
        };
        return frame::page(&app, &visit, &here(l, &title), &body).await;
    }
    let question = asked(&visit)?;
    match app.wb.basins(&visit.who, &question).await {
        Ok(view) => answer(&app, &visit, &indicators, &view).await,
        // A question that has no answer keeps its form, and says why.
        Err(error @ (WorkError::Invalid(_) | WorkError::Report(_))) => {
            let title = t(l, "basins-question");
            let body = html! {
                (tabs(l, false))
                h1 { (title) }
                (common::no_answer(l, &error.sentence(l)))
                (form(l, &indicators, &question, None))
                p class="src" { (t(l, "basins-default_set")) }
            };
            frame::page(&app, &visit, &here(l, &title), &body).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The page of both sorts of basins.
pub fn here<'a>(l: Language, title: &'a str) -> Page<'a> {
    Page::new(title, Verb::Understand, "/basins", &t(l, "page-basins"))
}

async fn answer(app: &App, visit: &Visit, indicators: &[IndicatorView], view: &BasinsView) -> Answer {
    let l = visit.language;
    let places = app.wb.places().await?;
    let title = finding(l, view);
    let query = query_of(&view.question);
    let sketch = app.wb.sketch().await?;
    let sources: BTreeSet<&str> = view.indicators.iter().map(|i| i.indicator.data_set_title.as_str()).collect();
    let sources: Vec<String> = sources.into_iter().map(str::to_owned).collect();
    let source = list_words(l, &sources);
    let map = Map {
        label: &title,
        choropleth: Some(format!("/api/v1/basins{query}")),
        table: Some("#twin"),
        source: &source,
        drawing: sketch.as_ref().map(|s| picture(l, view, &places, s, &title, &all(visit, "sel"))),
        ..Map::default()
    };
    let map = islands::map(app, visit, &map).await?;
    let chosen: Vec<String> = view.indicators.iter().map(|i| format!("{} ({})", i.indicator.title, date(l, &i.period))).collect();
    let body = html! {
        (tabs(l, false))
        p class="kind" { span class="chip w" { (t(l, "basins-alike")) } span class="mut" { (chosen.join(" · ")) } }
        h1 { (title) }
        p class="lede num" { (tn(l, "basins-lede", words::count(view.indicators.iter().filter(|i| !i.constant).count()), &[])) }
        (standing(l, view))
        (form(l, indicators, &view.question, Some(view)))
        (unsaid(l, view, &places))
        div class="cols serv" {
            div class="stack" {
                section aria-label=(t(l, "maps-word-map")) {
                    (map)
                    (legend(l, view, &places))
                    p class="src" {
                        (source) ". " (t(l, "maps-generalised")) " "
                        @for (form, name) in [("csv", "CSV"), ("geojson", "GeoJSON"), ("svg", "SVG")] { a href=(format!("/download/basins.{form}{query}")) { (name) } " · " }
                        a href=(format!("/api/v1/basins{query}")) { "JSON" } " · " a href=(format!("/basins{query}")) { (t(l, "record-permalink")) }
                    }
                    (keep(visit, &format!("/basins{query}")))
                }
                (table(l, view))
            }
            div class="stack" {
                (profiles(l, view, &places))
                (borders(l, view, &places))
                section { (method(l, view)) }
            }
        }
    };
    frame::page(app, visit, &here(l, &title), &body).await
}

/// The question: which indicators, how many basins, by which method; a floor where somebody wants one.
fn form(l: Language, indicators: &[IndicatorView], q: &BasinsQuestion, view: Option<&BasinsView>) -> Markup {
    let offered = indicators.iter().filter(|i| i.aggregation.as_deref() != Some("additive") || q.indicators.contains(&i.code));
    let additive = indicators.iter().filter(|i| i.aggregation.as_deref() == Some("additive"));
    let k = q.k.or(view.and_then(|v| v.question.k)).unwrap_or(USUAL);
    html! {
        form class="params" method="get" action="/basins" aria-label=(t(l, "analysis-parameters")) {
            fieldset class="field wide" {
                legend { (t(l, "basins-indicators")) }
                div class="checks" { @for one in offered {
                    label class="check" { input type="checkbox" name="indicator" value=(one.code) checked[q.indicators.contains(&one.code)]; span { (one.title) } }
                } }
                p class="help" { (t(l, "basins-indicators_help")) }
            }
            div class="field short" { label for="f-k" { (t(l, "basins-k")) } input class="inp" id="f-k" name="k" inputmode="numeric" value=(k); }
            div class="field" { label for="f-method" { (t(l, "basins-method")) } select class="inp" id="f-method" name="method" {
                @for code in METHODS { option value=(code) selected[q.method == code] { (t(l, &format!("basins-method-{code}"))) } }
            } }
            div class="field short" { label for="f-floor" { (t(l, "basins-floor")) } input class="inp" id="f-floor" name="floor" inputmode="decimal" value=[q.floor.map(|f| common::plain(l, f).replace('.', ""))] placeholder=(t(l, "basins-floor_none")); }
            div class="field" { label for="f-size" { (t(l, "basins-floor_of")) } select class="inp" id="f-size" name="size" {
                @for one in additive { option value=(one.code) selected[one.code == q.size || (q.size.is_empty() && one.code == "residents")] { (one.title) } }
            } }
            div class="field short" { label for="f-replicates" { (t(l, "basins-replicates")) } input class="inp" id="f-replicates" name="replicates" inputmode="numeric" value=[q.replicates]; }
            div class="field short" { label for="f-seed" { (t(l, "hotspot-seed")) } input class="inp" id="f-seed" name="seed" inputmode="numeric" value=(q.seed); }
            button class="btn pri" { (t(l, "basins-ask")) }
        }
    }
}

fn method(l: Language, view: &BasinsView) -> Markup {
    let q = &view.question;
    let data = html! {
        @for (n, i) in view.indicators.iter().enumerate() {
            @if n > 0 { "; " }
            a href=(format!("/data_sets/{}", address::encode(&i.indicator.data_set))) { (i.indicator.data_set_title) } ", " (i.indicator.title) ", " (date(l, &i.period)) ", " (t(l, "envelope-version")) " " (i.indicator.version)
        }
    };
    let mut facts = vec![
        (t(l, "basins-method"), html! { (t(l, &format!("basins-method-{}", q.method))) }),
        (t(l, "analysis-input"), data),
        (t(l, "basins-explained"), html! { (words::figure(l, view.ratio)) " " span class="mut" { (t(l, "basins-explained_help")) } }),
    ];
    if let Some(s) = &view.stability {
        facts.push((t(l, "basins-replicates"), html! { (s.replicates) " " span class="mut" { (t(l, "basins-how_tried")) } }));
    }
    facts.push((t(l, "hotspot-seed"), html! { (q.seed) }));
    facts.push((t(l, "analysis-digest"), html! { span class="mono c12" { (words::breakable(&view.input_digest)) } }));
    html! { (common::method(l, view.method, &facts)) p class="src" { (t(l, "basins-default_set")) } }
}

/// The category's number (1 to 8) of each basin. Up to seven have one each; of more, no two that touch have the same while that can be.
pub fn hues(view: &BasinsView) -> BTreeMap<u32, usize> {
    let mut hues: BTreeMap<u32, usize> = BTreeMap::new();
    for basin in &view.basins {
        let near = view.borders.iter().filter(|b| b.between.contains(&basin.number)).flat_map(|b| b.between);
        let taken: BTreeSet<usize> = near.filter_map(|n| hues.get(&n).copied()).collect();
        let wish = (basin.number as usize - 1) % 7 + 1;
        let hue =
            if view.basins.len() <= 7 { wish } else { (0..8).map(|i| (wish - 1 + i) % 8 + 1).find(|h| !taken.contains(h)).unwrap_or(wish) };
        hues.insert(basin.number, hue);
    }
    hues
}

/// The map as the server draws it: each basin its colour, its number where it is called from.
pub fn picture(l: Language, view: &BasinsView, places: &Places, sketch: &Sketch, label: &str, chosen: &BTreeSet<String>) -> Markup {
    let hues = hues(view);
    let paint = |basin: Option<u32>| basin.and_then(|b| hues.get(&b)).map_or(Paint::Missing, |h| Paint::Token(format!("cat-{h}")));
    let said = |basin: Option<u32>| basin.map_or_else(|| t(l, "basins-none"), |b| number_and_name(l, view, places, b));
    let spots = view.basins.iter().filter_map(|b| {
        let (at, _) = places.seat(places.get(&b.seat)?)?;
        Some(Spot { at, name: number_and_name(l, view, places, b.number), form: Form::Count(b.number as usize) })
    });
    map_svg::draw(&Picture {
        sketch,
        label,
        paint: view.rows.iter().map(|r| (r.code.as_str(), paint(r.basin))).collect(),
        said: view.rows.iter().map(|r| (r.code.as_str(), said(r.basin))).collect(),
        chosen,
        spots: spots.collect(),
        named: chosen.iter().map(String::as_str).collect(),
    })
}

/// "1 · Bacino di …".
pub fn number_and_name(l: Language, view: &BasinsView, places: &Places, number: u32) -> String {
    view.basin(number).map_or_else(|| number.to_string(), |b| format!("{number} · {}", name_of(l, places, b)))
}

/// `POST /basins`: saves the basins of the address as areas.
pub async fn save(State(app): State<App>, visit: Visit) -> Answer {
    let question = asked(&visit)?;
    let saved = app.wb.save_basins(&visit.who, &question, visit.language).await?;
    kept(&format!("/basins{}", query_of(&question)), &saved)
}

/// `GET /api/v1/basins`: asks as the page does.
pub async fn api(State(app): State<App>, visit: Visit) -> Answer {
    let view = app.wb.basins(&visit.who, &asked(&visit)?).await?;
    Ok(Json(as_json(visit.language, &view, &*app.wb.places().await?)).into_response())
}

/// `POST /api/v1/basins`: saves the basins of a question as areas.
pub async fn api_save(State(app): State<App>, visit: Visit) -> Answer {
    let saved = app.wb.save_basins(&visit.who, &asked(&visit)?, visit.language).await?;
    Ok((StatusCode::CREATED, Json(saved)).into_response())
}

/// The answer for programs and for the map: the view, with classes by unit and each basin in words.
pub fn as_json(l: Language, view: &BasinsView, places: &Places) -> Value {
    let hues = hues(view);
    let units: Object<String, Value> = view.rows.iter().map(|r| (r.code.clone(), json!(r.basin.map(|b| b - 1)))).collect();
    let classes: Vec<Value> = view
        .basins
        .iter()
        .map(|b| json!({ "label": number_and_name(l, view, places, b.number), "color": format!("cat-{}", hues[&b.number]) }))
        .collect();
    let sites = view.basins.iter().filter_map(|b| {
        let (at, _) = places.seat(places.get(&b.seat)?)?;
        Some(json!({ "name": number_and_name(l, view, places, b.number), "at": at, "beyond": false, "note": traits_words(l, view, b), "text": b.number.to_string() }))
    });
    let sites: Vec<Value> = sites.collect();
    let mut value = json!(view);
    if let Some(object) = value.as_object_mut() {
        for (basin, told) in view.basins.iter().zip(object.get_mut("basins").and_then(Value::as_array_mut).into_iter().flatten()) {
            told["name"] = json!(name_of(l, places, basin));
            told["words"] = json!(traits_words(l, view, basin));
        }
        object.insert("units".into(), Value::Object(units));
        object.insert("classes".into(), Value::Array(classes));
        object.insert("sites".into(), Value::Array(sites));
        object.insert("finding".into(), json!(finding(l, view)));
        object.insert("method".into(), json!(view.method.id));
    }
    value
}

/// The table as a file: a row a unit.
pub fn rows(l: Language, view: &BasinsView, places: &Places) -> (Vec<String>, Vec<Vec<Value>>) {
    let mut head: Vec<String> = ["unit", "name", "basin", "basin_name", "kept"].map(str::to_owned).to_vec();
    head.extend(view.indicators.iter().map(|i| i.indicator.code.clone()));
    let row = |r: &reticolo_instruments::basins::BasinRow| {
        let named = r.basin.and_then(|b| view.basin(b)).map(|b| name_of(l, places, b));
        let mut row = vec![json!(r.code), json!(r.name), json!(r.basin), json!(named), json!(r.kept)];
        row.extend(r.values.iter().map(|v| json!(v)));
        row
    };
    (head, view.rows.iter().map(row).collect())
}

/// What an act that saved basins asked, with the way to ask it again.
pub fn told(l: Language, asked: &Value) -> Markup {
    let text = |name: &str| asked.get(name).and_then(Value::as_str).unwrap_or_default();
    let number = |name: &str| asked.get(name).and_then(Value::as_u64);
    let question = BasinsQuestion {
        indicators: asked
            .get("indicators")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
        k: number("k").and_then(|k| u32::try_from(k).ok()),
        method: METHODS.into_iter().find(|m| *m == text("method")).unwrap_or(METHODS[0]).to_owned(),
        floor: asked.get("floor").and_then(Value::as_f64),
        size: text("size").to_owned(),
        replicates: None,
        seed: number("seed").unwrap_or(1),
    };
    html! {
        a href=(format!("/basins{}", query_of(&question))) { (t(l, "basins-alike")) }
        " (" (t(l, &format!("basins-method-{}", question.method))) @if let Some(k) = question.k { "; " (k) } ")"
    }
}
