//! One of the seven maps of the atlas: an address each, its finding as the title; map, table and chart are one choice of units.

use super::area_filter;
use super::atlas::all;
use super::named_parts as parts;
use crate::errors::{Answer, Fault};
use crate::frame::{self, Page, Verb};
use crate::islands::{self, Layer, Map};
use crate::map_svg::{self, Form, Paint, Picture, Spot};
use crate::session::Visit;
use crate::{App, address, words};
use maud::{Markup, html};
use reticolo_instruments::atlas::named::{
    MapAsk, MapTotal, NamedMap, class_name, figure, finding, layer_title, measure_title, title, waiting,
};
use reticolo_instruments::atlas::{AtlasMark, Breaks, Sketch};
use reticolo_instruments::vocabularies::names::Names;
use reticolo_messages::{Language, help, t, tn};
use reticolo_model::Problem;
use serde_json::{Map as Object, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The layer of what is latent.
pub const LATENCY: &str = "latency";

/// What an address asks, and the answer.
pub struct Asked {
    pub map: Arc<NamedMap>,
    pub names: Arc<Names>,
    /// As it stands in the address, not completed.
    pub ask: MapAsk,
    pub shown: BTreeSet<String>,
    pub sel: BTreeSet<String>,
    pub chosen: MapTotal,
    pub sort: String,
}

/// The address as a question.
pub fn question(visit: &Visit, map: &str) -> Result<MapAsk, Problem> {
    let steps = visit.param("steps").map_or(Ok(5), |text| {
        let range = || Problem::new("problem-range", &text).on("steps").with("least", 2).with("greatest", 7);
        text.parse().ok().filter(|n| (2..=7).contains(n)).ok_or_else(range)
    })?;
    let given = |name: &str| visit.param(name).filter(|text| !text.is_empty());
    Ok(MapAsk {
        measure: given("measure"),
        by: given("by"),
        service: given("service"),
        at: given("at"),
        breaks: if visit.param("breaks").as_deref() == Some("quantiles") { Breaks::Quantiles } else { Breaks::Natural },
        steps,
        ..MapAsk::new(map)
    })
}

/// What the layers of a form belong to: where it was another, they are chosen anew.
pub fn told(map: &NamedMap) -> String {
    format!("{}/{}", map.by, map.question.service.as_deref().filter(|_| map.card.code == "services").unwrap_or_default())
}

/// Asks for all that an address wants.
pub async fn answer(app: &App, visit: &Visit, code: &str) -> Result<Asked, Fault> {
    let ask = question(visit, code)?;
    let map = app.wb.named_map(&visit.who, &ask).await?;
    let mut sel = all(visit, "sel");
    let areas = area_filter::chosen(visit);
    if !areas.is_empty() {
        sel.extend(app.wb.units_chosen(&visit.who, &areas, &[]).await?);
    }
    let chosen = map.chosen(&sel)?;
    let named = address::pairs(&visit.query).iter().any(|(n, _)| n == "show");
    let anew = visit.param("was").is_some_and(|was| was != told(&map));
    let given = all(visit, "show");
    let latent = given.contains(LATENCY);
    let mut shown: BTreeSet<String> = given.into_iter().filter(|s| map.layers.iter().any(|x| x.code == *s)).collect();
    if !named || anew {
        shown = map.usual_layers();
        shown.remove(LATENCY);
        shown.extend(latent.then(|| LATENCY.to_owned()));
    }
    Ok(Asked {
        names: app.wb.names().await?,
        map,
        ask,
        shown,
        sel,
        chosen,
        sort: visit.param("sort").unwrap_or_else(|| "-value".to_owned()),
    })
}

/// The query that asks the same again; the choice of units is the last of it.
pub fn query_of(asked: &Asked, with_choice: bool) -> String {
    let ask = &asked.ask;
    let (steps, shown) = (ask.steps.to_string(), asked.shown.iter().map(String::as_str).collect::<Vec<_>>().join(","));
    let chosen = asked.sel.iter().map(String::as_str).collect::<Vec<_>>().join(",");
    let mut pairs = vec![("map", ask.map.as_str())];
    let given = [("measure", &ask.measure), ("by", &ask.by), ("service", &ask.service), ("at", &ask.at)];
    pairs.extend(given.iter().filter_map(|(name, value)| Some((*name, value.as_deref()?))));
    if ask.breaks != Breaks::Natural || ask.steps != 5 {
        pairs.extend([("breaks", ask.breaks.code()), ("steps", steps.as_str())]);
    }
    if asked.shown != asked.map.usual_layers().into_iter().filter(|c| c != LATENCY).collect() {
        pairs.push(("show", shown.as_str()));
    }
    pairs.extend((with_choice && !chosen.is_empty()).then_some(("sel", chosen.as_str())));
    address::query(pairs)
}

/// What the map's tiles are asked beside their place.
fn tiles(asked: &Asked) -> String {
    let ask = &asked.ask;
    let mut pairs = vec![("map", ask.map.as_str())];
    let given = [("by", &ask.by), ("service", &ask.service), ("at", &ask.at)];
    pairs.extend(given.iter().filter_map(|(name, value)| Some((*name, value.as_deref()?))));
    pairs.extend(asked.shown.contains(LATENCY).then_some(("latencies", "true")));
    address::query(pairs)
}

/// The map as the server draws it.
pub async fn picture(app: &App, visit: &Visit, asked: &Asked, sketch: &Sketch, label: &str) -> Result<Markup, Fault> {
    let (l, map) = (visit.language, &asked.map);
    let marks = app.wb.named_marks(map, &asked.shown).await?;
    let paint = |class: Option<usize>| match class.and_then(|c| map.classes.get(c)) {
        _ if !map.areas => Paint::Plain,
        Some(class) if class.color == "hatch" => Paint::Hatched,
        Some(class) => Paint::Token(class.color.clone()),
        None if map.waits.is_some() || map.refused.is_some() => Paint::Plain,
        None => Paint::Missing,
    };
    let said = |r: &reticolo_instruments::atlas::named::MapRow| {
        let value = r.value.map(|v| figure(l, map, v));
        let class = r.class.and_then(|c| map.classes.get(c)).filter(|c| map.sorted || c.from.is_none()).map(|c| class_name(l, map, c));
        let both: Vec<String> = [class, value].into_iter().flatten().collect();
        if both.is_empty() { t(l, "list-not_given") } else { both.join(", ") }
    };
    let mut spots = parts::amounts(l, map);
    spots.extend(parts::numbers(l, map).into_iter().map(|(n, at, name)| Spot { at, name, form: Form::Count(n) }));
    spots.extend(spots_of(l, &marks, &|code| map.layers.iter().position(|x| x.code == code)));
    Ok(map_svg::draw(&Picture {
        sketch,
        label,
        paint: map.rows.iter().map(|r| (r.code.as_str(), paint(r.class))).collect(),
        said: map.rows.iter().map(|r| (r.code.as_str(), said(r))).collect(),
        chosen: &asked.sel,
        spots,
        named: asked.sel.iter().map(String::as_str).collect(),
    }))
}

/// Marks as they are drawn: what is latent as rings above all others.
pub fn spots_of(l: Language, marks: &[AtlasMark], place: &dyn Fn(&str) -> Option<usize>) -> Vec<Spot> {
    let (latent, others): (Vec<&AtlasMark>, Vec<&AtlasMark>) = marks.iter().partition(|m| m.layer.split('.').next() == Some(LATENCY));
    let many = |m: &AtlasMark, key: &str| format!("{}: {}", m.title, tn(l, key, words::count(m.n), &[]));
    let mut out: Vec<Spot> = Vec::new();
    for mark in others {
        let Some(index) = place(&mark.layer) else { continue };
        let (name, form) = match mark.n {
            1 if mark.stale => {
                (format!("{} ({})", mark.title, t(l, "seven-stale-mark")), Form::Layer { index, hollow: !mark.own, stale: true })
            }
            1 => (mark.title.clone(), Form::Layer { index, hollow: !mark.own, stale: false }),
            n => (many(mark, "maps-records"), Form::Count(n)),
        };
        out.push(Spot { at: mark.at, name, form });
    }
    // Rings of several rules in a unit are one.
    let mut rings: BTreeMap<Option<&str>, (Spot, usize)> = BTreeMap::new();
    for mark in latent {
        let name = many(mark, "seven-latent-many");
        let fresh = (Spot { at: mark.at, name, form: Form::Ring(0) }, 0);
        rings.entry(mark.unit.as_deref()).or_insert(fresh).1 += mark.n;
    }
    out.extend(rings.into_values().map(|(spot, n)| Spot { form: Form::Ring(n), ..spot }));
    out
}

/// `GET /atlas?map=…`.
pub async fn show(app: &App, visit: &Visit, code: &str) -> Answer {
    let l = visit.language;
    let asked = answer(app, visit, code).await?;
    // An area is its units, each of which can be let go of again.
    if !area_filter::chosen(visit).is_empty() {
        return super::go(&format!("/atlas{}", query_of(&asked, true)));
    }
    let map = &asked.map;
    let said = finding(l, &asked.names, map);
    let drawing = match app.wb.sketch().await? {
        Some(sketch) => Some(picture(app, visit, &asked, &sketch, &said).await?),
        None => None,
    };
    let layers = map.layers.iter().enumerate().map(|(index, x)| Layer {
        code: x.code.clone(),
        kind: x.kind.clone(),
        class: x.class.clone(),
        index,
        shown: asked.shown.contains(&x.code),
    });
    let island = Map {
        label: &said,
        layers: layers.collect(),
        choropleth: Some(format!("/api/v1/atlas{}", query_of(&asked, false))),
        table: Some("#twin"),
        tiles: tiles(&asked),
        drawing,
        ..Map::default()
    };
    let island = islands::map(app, visit, &island).await?;
    let body = html! {
        (parts::strip(l, Some(code)))
        h1 data-part="title" { (said) }
        p class="lede" { (help(l, &format!("seven-{code}")).unwrap_or_default()) }
        div data-part="waiting" { (waits(visit, &asked)) }
        div class="cols atlas" data-live="atlas" {
            section aria-label=(t(l, "maps-layers")) class="panel" { (parts::panel(l, &asked)) }
            section aria-label=(t(l, "maps-word-map")) {
                (island)
                div data-part="legend" { (parts::legend(l, &asked)) }
                p class="src" data-part="source" { (parts::source(l, &asked)) }
                p class="src onpaper" { (app.wb.config.name) " · " (title(l, code)) " · " (reticolo_messages::date(l, &app.wb.today())) }
                div data-part="chart" { (parts::chart(l, &asked)) }
                div data-part="breakdown" { (parts::breakdown(l, &asked)) }
                (parts::more(l, &asked))
            }
            section aria-label=(t(l, "maps-table_and_choice")) class="first" {
                div data-part="chosen" aria-live="polite" { (parts::chosen(l, &asked)) }
                div data-part="table" { (parts::table(visit, &asked)) }
            }
        }
    };
    frame::page(app, visit, &Page::new(&said, Verb::Understand, "/atlas", &t(l, "page-atlas")), &body).await
}

/// What the map waits for, or why it could not be computed, with the way on.
fn waits(visit: &Visit, asked: &Asked) -> Markup {
    let (l, map) = (visit.language, &asked.map);
    let why = map.refused.as_ref().map(|both| both[usize::from(l == Language::En)].clone());
    html! {
        @if waiting(l, map).is_some() || why.is_some() {
            div class="note look" role="status" {
                @match why { Some(why) => { (why) " " }, None => { (t(l, "seven-none")) " " } }
                @if visit.may(reticolo_instruments::Act::Import) { a href="/import" { (t(l, "page-import")) } }
            }
        }
    }
}

/// The answer for programs and for the map.
pub fn as_json(visit: &Visit, asked: &Asked) -> Value {
    let (l, map, names) = (visit.language, &asked.map, &asked.names);
    let mut value = json!(**map);
    let units: Object<String, Value> = map.rows.iter().map(|r| (r.code.clone(), json!(r.class.filter(|_| map.areas)))).collect();
    let classes: Vec<Value> = map
        .classes
        .iter()
        .filter(|_| map.areas)
        .map(|c| json!({ "color": c.color, "label": class_name(l, map, c), "count": c.count, "from": c.from, "to": c.to, "key": c.key }))
        .collect();
    let amounts: Vec<Value> = map
        .rows
        .iter()
        .filter(|_| !map.areas)
        .filter_map(|r| Some(json!({ "code": r.code, "name": r.name, "at": r.seat?, "value": r.value.filter(|v| *v > 0.0)? })))
        .collect();
    let sites: Vec<Value> = parts::numbers(l, map)
        .into_iter()
        .map(|(n, at, name)| json!({ "name": name, "at": at, "beyond": false, "text": n.to_string() }))
        .collect();
    let layers: Vec<Value> = map
        .layers
        .iter()
        .map(|x| {
            let mut layer = json!(x);
            layer["title"] = json!(layer_title(l, names, map, x));
            layer
        })
        .collect();
    if let Some(object) = value.as_object_mut() {
        object.insert("map".into(), json!(map.card.code));
        object.insert("title".into(), json!(title(l, map.card.code)));
        object
            .insert("measure".into(), json!({ "code": map.measure.code, "title": measure_title(l, names, map), "unit": map.measure.unit }));
        object.insert("finding".into(), json!(finding(l, names, map)));
        object.insert("waiting".into(), json!(waiting(l, map)));
        object.insert("layers".into(), Value::Array(layers));
        object.insert("chosen".into(), json!(asked.chosen));
        object.insert("units".into(), Value::Object(units));
        object.insert("classes".into(), Value::Array(classes));
        object.insert("amounts".into(), Value::Array(amounts));
        object.insert("sites".into(), Value::Array(sites));
    }
    value
}
