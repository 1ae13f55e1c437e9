//! The atlas: one map, one table, one chart and one choice of units, which stand in the address. The old address of the map leads here.

use super::area_filter;
use crate::errors::{Answer, Fault};
use crate::frame::{self, Page, Verb};
use crate::islands::{self, Layer, Map};
use crate::map_svg::{self, Bar, Form, Paint, Picture, Spot};
use crate::pages::named_map::{LATENCY, spots_of};
use crate::pages::{atlas_parts as parts, named_parts};
use crate::session::Visit;
use crate::{App, address, words};
use axum::extract::State;
use axum::response::{IntoResponse, Redirect};
use maud::{Markup, html};
use reticolo_instruments::atlas::{
    AtlasLayer, AtlasQuestion, AtlasView, Breaks, HotspotsQuestion, HotspotsView, IndicatorView, Sketch, newest_rates,
};
use reticolo_messages::{Language, date, integer, t, tn, tr};
use reticolo_model::{Problem, kinds};
use serde_json::{Map as Object, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What an address asks: the question, the layers shown, and whether hot spots are drawn in place of values.
pub struct Asked {
    pub question: AtlasQuestion,
    pub shown: BTreeSet<String>,
    pub clusters: bool,
    pub sort: String,
}

/// Every value of a parameter, also those divided by commas.
pub fn all(visit: &Visit, name: &str) -> BTreeSet<String> {
    let found = address::pairs(&visit.query).into_iter().filter(|(n, _)| n == name);
    found.flat_map(|(_, v)| v.split(',').map(str::to_owned).collect::<Vec<_>>()).filter(|v| !v.is_empty()).collect()
}

/// The address as a question. Where it names no indicator at all, the first rate is meant; an empty one means none.
pub fn asked(visit: &Visit, indicators: &[IndicatorView]) -> Result<Asked, Problem> {
    let named = address::pairs(&visit.query).iter().any(|(n, _)| n == "indicator");
    let first = newest_rates(indicators).first().copied().or(indicators.first()).map(|i| i.code.clone());
    let steps = visit.param("steps").map_or(Ok(5), |text| {
        let range = || Problem::new("problem-range", &text).on("steps").with("least", 2).with("greatest", 7);
        text.parse().ok().filter(|n| (2..=7).contains(n)).ok_or_else(range)
    })?;
    let question = AtlasQuestion {
        indicator: if named { visit.param("indicator") } else { first },
        period: visit.param("period"),
        compare: visit.param("compare"),
        breaks: if visit.param("breaks").as_deref() == Some("quantiles") { Breaks::Quantiles } else { Breaks::Natural },
        steps,
        chosen: all(visit, "sel"),
    };
    let clusters = visit.param("fill").as_deref() == Some("hotspots") && question.indicator.is_some();
    Ok(Asked { question, shown: all(visit, "show"), clusters, sort: visit.param("sort").unwrap_or_else(|| "-value".to_owned()) })
}

/// What is drawn on the units, whatever it was made from.
pub struct Fill {
    pub view: AtlasView,
    /// Hot spots in place of values; or why there are none.
    pub clusters: Option<Result<Arc<HotspotsView>, String>>,
}

impl Fill {
    fn spots(&self) -> Option<&HotspotsView> {
        self.clusters.as_ref().and_then(|c| c.as_ref().ok()).map(AsRef::as_ref)
    }

    /// The colour's token and the words of each class, with the units in it.
    pub fn classes(&self, l: Language) -> Vec<(String, String, usize)> {
        if let Some(view) = self.spots() {
            let named = |(class, token): (&str, &str)| {
                (token.to_owned(), t(l, &format!("hotspot-{class}")), view.counts.get(class).copied().unwrap_or(0))
            };
            return parts::CLUSTERS.iter().map(|c| named(*c)).collect();
        }
        if !self.view.areas {
            return Vec::new();
        }
        let write = parts::writer(l, &self.view);
        self.view.classes.iter().map(|c| (c.color.clone(), range(self.view.compared, &write(c.from), &write(c.to)), c.count)).collect()
    }

    /// The class of each unit inside.
    pub fn of(&self) -> BTreeMap<&str, Option<usize>> {
        if let Some(view) = self.spots() {
            let index = |class: &str| parts::CLUSTERS.iter().position(|(c, _)| *c == class);
            return view.rows.iter().filter(|r| r.inside).map(|r| (r.code.as_str(), index(&r.class))).collect();
        }
        self.view.rows.iter().map(|r| (r.code.as_str(), r.class.filter(|_| self.view.areas))).collect()
    }

    /// The class of a unit in words, where hot spots are drawn.
    pub fn cluster_of(&self, l: Language, code: &str) -> Option<String> {
        let view = self.spots()?;
        let row = view.rows.iter().find(|r| r.code == code)?;
        Some(if row.class.is_empty() { t(l, "list-not_given") } else { t(l, &format!("hotspot-{}", row.class)) })
    }
}

/// Asks for all that an address wants.
pub async fn answer(app: &App, visit: &Visit) -> Result<(Asked, Fill, Vec<IndicatorView>), Fault> {
    let indicators = app.wb.indicators(&visit.who).await?;
    let mut asked = asked(visit, &indicators)?;
    let areas = area_filter::chosen(visit);
    if !areas.is_empty() {
        asked.question.chosen.extend(app.wb.units_chosen(&visit.who, &areas, &[]).await?);
    }
    let view = app.wb.atlas(&visit.who, &asked.question).await?;
    let clusters = match &view.indicator {
        Some(indicator) if asked.clusters => {
            let question =
                HotspotsQuestion { indicator: indicator.code.clone(), period: Some(view.period.clone()), ..HotspotsQuestion::default() };
            Some(app.wb.hotspots(&visit.who, &question).await.map_err(|e| e.sentence(visit.language)))
        }
        _ => None,
    };
    Ok((asked, Fill { view, clusters }, indicators))
}

/// `GET /map`, the address that the atlas had before.
pub async fn moved(visit: Visit) -> Answer {
    let rest = if visit.query.is_empty() { String::new() } else { format!("?{}", visit.query) };
    Ok(Redirect::permanent(&format!("/atlas{rest}")).into_response())
}

/// `GET /atlas`.
pub async fn show(State(app): State<App>, visit: Visit) -> Answer {
    let l = visit.language;
    if let Some(code) = visit.param("map").filter(|m| !m.is_empty()) {
        return super::named_map::show(&app, &visit, &code).await;
    }
    let (asked, fill, indicators) = answer(&app, &visit).await?;
    // An area is its units, each of which can be let go of again.
    if !area_filter::chosen(&visit).is_empty() {
        return super::go(&format!("/atlas{}", query_of(&asked)));
    }
    let view = &fill.view;
    let title = parts::finding(l, &app.wb.config.name, &fill);
    let Some(sketch) = app.wb.sketch().await? else { return without_units(&app, &visit, &title).await };
    let drawing = picture(&app, &visit, &asked, &fill, &sketch, &title).await?;
    let layers = view.layers.iter().enumerate().map(|(index, x)| Layer {
        code: x.code.clone(),
        kind: x.kind.clone(),
        class: x.class.clone(),
        index,
        shown: asked.shown.contains(&x.code),
    });
    let data = address::with(&format!("/api/v1/atlas{}", query_of(&asked)), &[]);
    let latent = asked.shown.iter().any(|code| code.split('.').next() == Some(LATENCY));
    let source = view.indicator.as_ref().map_or("", |i| i.data_set_title.as_str());
    let map = Map {
        label: &title,
        layers: layers.collect(),
        choropleth: view.indicator.is_some().then_some(data),
        table: Some("#twin"),
        source,
        drawing: Some(drawing),
        tiles: if latent { "?latencies=true".to_owned() } else { String::new() },
        ..Map::default()
    };
    let map = islands::map(&app, &visit, &map).await?;
    let choice = area_filter::field(&app, &visit).await?;
    let areas = html! {
        @if !choice.0.is_empty() {
            form class="mt" method="get" action="/atlas" aria-label=(t(l, "envelope-saved_area")) {
                @for (name, value) in visit.params().iter().filter(|(n, _)| !matches!(n.as_str(), "saved_area" | "sel" | "lang" | "illustrative" | "done" | "seq" | "n")) { input type="hidden" name=(name) value=(value); }
                (choice)
                button class="btn sm" { (t(l, "action-show")) }
            }
        }
    };
    let body = html! {
        (named_parts::strip(l, None))
        h1 data-part="title" { (title) }
        div class="cols atlas" data-live="atlas" {
            section aria-label=(t(l, "maps-layers")) class="panel" { (parts::panel(&visit, &asked, &fill, &indicators)) (areas) }
            section aria-label=(t(l, "maps-word-map")) {
                (map)
                div data-part="legend" { (parts::legend(&visit, &asked, &fill)) }
                p class="src" data-part="source" { (parts::source(&visit, &asked, &fill)) }
                p class="src onpaper" { (app.wb.config.name) " · " (date(l, &app.wb.today())) }
                div data-part="chart" { (chart(&visit, &asked, &fill)) }
            }
            section aria-label=(t(l, "maps-table_and_choice")) class="first" {
                div data-part="chosen" aria-live="polite" { (parts::chosen(&visit, &asked, &fill)) }
                div data-part="table" { (parts::table(&visit, &asked, &fill)) }
            }
        }
    };
    let page = Page::new(&title, Verb::Understand, "/atlas", &t(l, "page-atlas"));
    frame::page(&app, &visit, &page, &body).await
}

async fn without_units(app: &App, visit: &Visit, title: &str) -> Answer {
    let l = visit.language;
    let body = html! {
        h1 { (title) }
        div class="empty" {
            h2 { (t(l, "maps-no_units")) }
            p { (t(l, "empty-map")) }
            @if visit.may(reticolo_instruments::Act::Import) { p { a class="btn pri" href="/import" { (t(l, "page-import")) } } }
        }
    };
    frame::page(app, visit, &Page::new(title, Verb::Understand, "/atlas", &t(l, "page-atlas")), &body).await
}

/// The query that asks the same again; the choice of units is the last of it.
pub fn query_of(asked: &Asked) -> String {
    let q = &asked.question;
    let steps = q.steps.to_string();
    let (shown, chosen): (Vec<&str>, Vec<&str>) =
        (asked.shown.iter().map(String::as_str).collect(), q.chosen.iter().map(String::as_str).collect());
    let (shown, chosen) = (shown.join(","), chosen.join(","));
    let mut pairs = vec![("indicator", q.indicator.as_deref().unwrap_or_default())];
    pairs.extend(q.period.as_deref().map(|p| ("period", p)));
    pairs.extend(q.compare.as_deref().map(|p| ("compare", p)));
    pairs.extend([("breaks", q.breaks.code()), ("steps", steps.as_str())]);
    pairs.extend(asked.clusters.then_some(("fill", "hotspots")));
    pairs.extend((!shown.is_empty()).then_some(("show", shown.as_str())));
    pairs.extend((!chosen.is_empty()).then_some(("sel", chosen.as_str())));
    address::query(pairs)
}

/// The map as the server draws it.
pub async fn picture(app: &App, visit: &Visit, asked: &Asked, fill: &Fill, sketch: &Sketch, label: &str) -> Result<Markup, Fault> {
    let l = visit.language;
    let view = &fill.view;
    let classes = fill.classes(l);
    let write = parts::writer(l, view);
    let paint_of = |class: Option<usize>| match class.and_then(|c| classes.get(c)) {
        Some((token, ..)) => Paint::Token(token.clone()),
        None if view.indicator.is_some() && view.areas => Paint::Missing,
        None => Paint::Plain,
    };
    let value = |r: &reticolo_instruments::atlas::AtlasRow| r.drawn(view.compared).map_or_else(|| t(l, "list-not_given"), &write);
    let mut spots: Vec<Spot> = Vec::new();
    let most = view.rows.iter().filter_map(|r| r.value).fold(0.0, f64::max);
    if view.indicator.is_some() && !view.areas && most > 0.0 && fill.clusters.is_none() {
        spots.extend(view.rows.iter().filter_map(|r| {
            let amount = r.value.filter(|v| *v > 0.0)? / most;
            Some(Spot { at: r.seat?, name: format!("{}: {}", r.name, value(r)), form: Form::Amount(amount) })
        }));
    }
    let place = |code: &str| view.layers.iter().position(|x| x.code == code);
    let marks = app.wb.atlas_marks(&visit.who, &asked.shown).await?;
    spots.extend(spots_of(l, &marks, &place));
    Ok(map_svg::draw(&Picture {
        sketch,
        label,
        paint: fill.of().into_iter().map(|(code, class)| (code, paint_of(class))).collect(),
        said: if view.indicator.is_some() { view.rows.iter().map(|r| (r.code.as_str(), value(r))).collect() } else { BTreeMap::new() },
        chosen: &asked.question.chosen,
        spots,
        named: view.rows.iter().filter(|r| asked.question.chosen.contains(&r.code)).map(|r| r.code.as_str()).collect(),
    }))
}

fn chart(visit: &Visit, asked: &Asked, fill: &Fill) -> Markup {
    let l = visit.language;
    let view = &fill.view;
    let Some(indicator) = &view.indicator else { return html! {} };
    let write = parts::writer(l, view);
    let (classes, of) = (fill.classes(l), fill.of());
    let token = |code: &str| of.get(code).copied().flatten().and_then(|c| classes.get(c)).map_or("seq-4", |c| c.0.as_str());
    let mut rows: Vec<_> = view.rows.iter().filter_map(|r| Some((r, r.drawn(view.compared)?))).collect();
    rows.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.code.cmp(&b.0.code)));
    if rows.is_empty() {
        return html! {};
    }
    let bars: Vec<Bar> =
        rows.iter().map(|(r, v)| Bar { code: &r.code, name: &r.name, value: *v, text: write(*v), token: token(&r.code) }).collect();
    let level = parts::level(view).filter(|_| view.areas).map(|v| (v, tr(l, "maps-whole_level", &[("value", &write(v))])));
    let label = tr(l, "maps-chart_label", &[("indicator", &indicator.title)]);
    html! {
        div class="h" { h2 { (t(l, "maps-chart")) } span class="r wonly" { (t(l, "maps-chart-brush")) } }
        figure class="chart" {
            (map_svg::strip(&label, &bars, &asked.question.chosen, level.as_ref().map(|(v, text)| (*v, text.as_str())), &write))
            figcaption { (tn(l, "maps-chart-units", words::count(bars.len()), &[])) @if view.missing > 0 { "; " (tn(l, "map-missing", words::count(view.missing), &[])) } }
        }
    }
}

/// The answer for programs and for the map.
pub fn as_json(visit: &Visit, fill: &Fill, territory: &str) -> Value {
    let l = visit.language;
    let view = &fill.view;
    let mut value = json!(view);
    let units: Object<String, Value> = fill.of().into_iter().map(|(code, class)| (code.to_owned(), json!(class))).collect();
    let write = parts::writer(l, view);
    let classes: Vec<Value> = if fill.clusters.is_some() || !view.areas {
        fill.classes(l).into_iter().map(|(color, label, count)| json!({ "color": color, "label": label, "count": count })).collect()
    } else {
        let of = |c: &reticolo_instruments::atlas::AtlasClass| json!({ "color": c.color, "label": range(view.compared, &write(c.from), &write(c.to)), "count": c.count, "from": c.from, "to": c.to });
        view.classes.iter().map(of).collect()
    };
    let amounts: Vec<Value> = if view.areas || view.indicator.is_none() || fill.clusters.is_some() {
        Vec::new()
    } else {
        view.rows
            .iter()
            .filter_map(|r| Some(json!({ "code": r.code, "name": r.name, "at": r.seat?, "value": r.value.filter(|v| *v > 0.0)? })))
            .collect()
    };
    if let Some(object) = value.as_object_mut() {
        object.insert("units".into(), Value::Object(units));
        object.insert("classes".into(), Value::Array(classes));
        object.insert("amounts".into(), Value::Array(amounts));
        object.insert("finding".into(), json!(parts::finding(l, territory, fill)));
    }
    value
}

/// From where to where a class reaches; signed figures are kept apart from the dash between them.
fn range(signed: bool, from: &str, to: &str) -> String {
    if signed { format!("{from} … {to}") } else { format!("{from}–{to}") }
}

/// The name of a layer: its kind's, or its class's.
pub fn layer_name(l: Language, layer: &AtlasLayer) -> String {
    let Some(kind) = kinds::find(&layer.kind) else { return layer.code.clone() };
    let Some(class) = &layer.class else {
        return if layer.kind == LATENCY { t(l, "seven-latencies") } else { words::plural(l, kind) };
    };
    let fields = ["service"].into_iter().chain(kind.class_field).filter_map(|f| kind.field(f));
    for field in fields {
        if let reticolo_model::FieldType::Choice(v) = field.kind
            && v.has(class)
        {
            return words::choice(l, v, class);
        }
    }
    class.clone()
}

/// The period and the unit of an indicator, as they stand behind its name.
pub fn under(l: Language, view: &AtlasView) -> String {
    let Some(indicator) = &view.indicator else { return String::new() };
    let unit = words::unit(l, &indicator.unit);
    let when = match &view.question.compare {
        Some(earlier) if view.compared => tr(l, "maps-between", &[("from", &date(l, earlier)), ("to", &date(l, &view.period))]),
        _ => date(l, &view.period),
    };
    if unit.is_empty() { when } else { format!("{unit}, {when}") }
}

/// A count of records in words, or a dash.
pub fn some(l: Language, n: Option<usize>) -> String {
    n.map_or_else(|| "–".to_owned(), |n| integer(l, words::count(n)))
}
