//! Who reaches a service, and who does not: one question as the title, answered where, for whom and how sure. Map, strip of distances
//! and table are one choice of units.

use super::atlas::all;
use super::map_parts::{self as common, Dot, km, people};
use super::what_if;
use crate::errors::{Answer, Fault};
use crate::frame::{self, Page, Verb};
use crate::islands::{self, Map};
use crate::map_svg::{self, Form, Paint, Picture, Spot};
use crate::session::Visit;
use crate::{App, address, words};
use axum::extract::State;
use maud::{Markup, html};
use reticolo_instruments::WorkError;
use reticolo_instruments::atlas::{AtlasClass, Breaks, IndicatorView, Sketch, class_of, cut};
pub use reticolo_instruments::harmony::words::opening;
use reticolo_instruments::services::{AccessQuestion, AccessRow, AccessView, Capacity, ServiceClass, SiteRow};
use reticolo_instruments::what_if::{Change, Spot as Stand};
use reticolo_messages::{Language, date, decimal, integer, list_words, number_word, percent, t, tn, tr};
use reticolo_model::Problem;
use reticolo_model::vocabulary::SERVICES;
use serde_json::{Map as Object, Value, json};
use std::collections::BTreeSet;

/// The question of an address; the first service with sites where none is named.
pub fn asked(visit: &Visit, classes: &[ServiceClass]) -> Result<AccessQuestion, Problem> {
    let first = classes
        .iter()
        .find(|c| c.inside > 0 && !c.partial)
        .or_else(|| classes.iter().find(|c| c.inside > 0))
        .or(classes.first())
        .map_or("", |c| c.code.as_str());
    reach(visit, &visit.param("service").unwrap_or_else(|| first.to_owned()))
}

/// Who is to reach a service, and how, of an address.
pub fn reach(visit: &Visit, service: &str) -> Result<AccessQuestion, Problem> {
    let default = AccessQuestion::new(service);
    Ok(AccessQuestion {
        demand: visit.param("demand").unwrap_or_default(),
        period: visit.param("period"),
        threshold_km: common::number(visit, "km", default.threshold_km, 0.1, 500.0)?,
        factor: common::number(visit, "factor", default.factor, 1.0, 5.0)?,
        beyond: visit.param("beyond").as_deref() != Some("no"),
        ..default
    })
}

/// The query that asks the same again.
pub fn query_of(q: &AccessQuestion, chosen: &BTreeSet<String>) -> String {
    let (km, factor) = (q.threshold_km.to_string(), q.factor.to_string());
    let chosen = chosen.iter().map(String::as_str).collect::<Vec<_>>().join(",");
    let mut pairs = vec![
        ("service", q.service.as_str()),
        ("demand", q.demand.as_str()),
        ("km", &km),
        ("factor", &factor),
        ("beyond", if q.beyond { "yes" } else { "no" }),
    ];
    pairs.extend(q.period.as_deref().map(|p| ("period", p)));
    pairs.extend((!chosen.is_empty()).then_some(("sel", chosen.as_str())));
    address::query(pairs)
}

/// `GET /services`.
pub async fn show(State(app): State<App>, visit: Visit) -> Answer {
    let l = visit.language;
    let (classes, indicators) = (app.wb.service_classes(&visit.who).await?, app.wb.indicators(&visit.who).await?);
    if classes.is_empty() {
        return nothing(&app, &visit).await;
    }
    let question = asked(&visit, &classes)?;
    match app.wb.access(&visit.who, &question).await {
        Ok(view) => answer(&app, &visit, &classes, &indicators, &view).await,
        // A question that has no answer keeps its form, and says why.
        Err(error @ (WorkError::Invalid(_) | WorkError::Report(_))) => {
            let title = t(l, "services-question");
            let body = html! {
                h1 { (title) }
                (common::no_answer(l, &error.sentence(l)))
                (form(&visit, &classes, &indicators, &question))
            };
            frame::page(&app, &visit, &Page::new(&title, Verb::Guarantee, "/services", &t(l, "page-services")), &body).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn nothing(app: &App, visit: &Visit) -> Answer {
    let l = visit.language;
    let title = t(l, "services-empty");
    let body = html! {
        h1 { (title) }
        p class="lede" { (t(l, "services-empty_help")) }
        @if visit.may(reticolo_instruments::Act::Import) { p class="mt" { a class="btn pri" href="/import" { (t(l, "page-import")) } } }
    };
    frame::page(app, visit, &Page::new(&title, Verb::Guarantee, "/services", &t(l, "page-services")), &body).await
}

/// The name of a service.
pub fn named(l: Language, code: &str) -> String {
    words::choice(l, &SERVICES, code)
}

/// The answer in one sentence; of a list that does not hold all there is, only what it holds.
pub fn finding(l: Language, view: &AccessView) -> String {
    let totals = &view.inside.totals;
    let service = opening(&named(l, &view.question.service));
    let km = words::number(l, view.question.threshold_km);
    let n = words::count(totals.uncovered_units);
    let share = percent(l, totals.covered_share.map_or(0.0, |s| 1.0 - s), 1);
    let args = [("service", service.as_str()), ("km", &km), ("share", &share)];
    if view.partial {
        return tn(l, "services-finding-partial", words::count(view.inside.sites), &args);
    }
    if n == 0 {
        return tr(l, "services-finding-all", &args);
    }
    let written = number_word(l, n);
    tn(l, "services-finding", n, &[args[0], args[1], args[2], ("words", &written)])
}

fn lede(l: Language, view: &AccessView) -> Markup {
    let totals = &view.inside.totals;
    let farthest = view.rows.iter().filter_map(|r| Some((r, r.nearest_km?))).max_by(|a, b| a.1.total_cmp(&b.1));
    html! {
        p class="lede num" {
            (tr(l, "services-lede", &[("uncovered", &people(l, totals.uncovered_people)), ("people", &people(l, totals.people)), ("demand", &view.demand.title), ("period", &date(l, &view.period))]))
            @if let Some((row, far)) = farthest.filter(|f| f.1 > 0.0) {
                @let site = row.nearest.and_then(|i| view.sites.get(i));
                " " (tr(l, if site.is_some_and(|s| s.beyond) { "services-farthest-beyond" } else { "services-farthest" }, &[("unit", &row.name), ("km", &km(l, far)), ("site", &site.map_or_else(String::new, where_of))]))
            }
        }
    }
}

/// Where a site is, in few words: its municipality, else its name.
fn where_of(site: &SiteRow) -> String {
    site.unit_name.clone().unwrap_or_else(|| site.title.clone())
}

/// The classes of the score over the units that a site reaches.
pub fn classes(view: &AccessView) -> Vec<AtlasClass> {
    let values: Vec<Option<f64>> = view.rows.iter().map(|r| r.score.filter(|_| r.covered == Some(true))).collect();
    cut(&values, Breaks::Natural, 5)
}

fn write(l: Language) -> impl Fn(f64) -> String {
    move |x| decimal(l, x, 1)
}

/// What the score counts.
fn measure(l: Language, view: &AccessView) -> String {
    match &view.capacity {
        Capacity::Known { unit, per_period } => {
            let mut unit = words::unit(l, unit);
            if !per_period.is_empty() {
                unit = format!("{unit} / {}", t(l, &format!("per_period-{per_period}")));
            }
            tr(l, "services-measure-known", &[("unit", &unit)])
        }
        Capacity::Unknown { .. } | Capacity::Mixed => t(l, "services-measure"),
    }
}

async fn answer(app: &App, visit: &Visit, services: &[ServiceClass], indicators: &[IndicatorView], view: &AccessView) -> Answer {
    let l = visit.language;
    let chosen = all(visit, "sel");
    let title = finding(l, view);
    let query = query_of(&view.question, &chosen);
    let steps = classes(view);
    let sketch = app.wb.sketch().await?;
    let map = Map {
        label: &title,
        choropleth: Some(format!("/api/v1/services{query}")),
        table: Some("#twin"),
        source: &view.demand.data_set_title,
        drawing: sketch.as_ref().map(|s| picture(l, view, s, &title, &chosen)),
        ..Map::default()
    };
    let map = islands::map(app, visit, &map).await?;
    let body = html! {
        div data-part="finding" {
            p class="kind" { span class="chip w" { (named(l, &view.question.service)) } span class="mut" { (tn(l, "services-sites", words::count(view.inside.sites), &[])) } }
            h1 { (title) }
            (lede(l, view))
        }
        (form(visit, services, indicators, &view.question))
        div data-part="note" { (sure(l, view)) }
        div class="cols serv" {
            div class="stack" {
                section aria-label=(t(l, "maps-word-map")) {
                    (map)
                    div class="legend" data-part="legend" { (legend(l, view, &steps)) }
                    p class="src" data-part="source" { (source(l, view, &query)) }
                }
                section data-part="strip" { (strip(l, view, &chosen)) }
                section data-part="thresholds" { (thresholds(visit, view, &chosen)) }
            }
            div class="stack" {
                section data-part="table" { (table(l, view, &chosen)) }
                section data-part="more" { (one_more(l, view)) (unsaid(l, view)) (method(l, view)) }
            }
        }
    };
    frame::page(app, visit, &Page::new(&title, Verb::Guarantee, "/services", &t(l, "page-services")), &body).await
}

fn form(visit: &Visit, services: &[ServiceClass], indicators: &[IndicatorView], q: &AccessQuestion) -> Markup {
    let l = visit.language;
    html! {
        form class="params" id="units-form" method="get" action="/services" data-live-form aria-label=(t(l, "analysis-parameters")) {
            div class="field" {
                label for="f-service" { (t(l, "services-service")) }
                select class="inp" id="f-service" name="service" {
                    @for one in services { option value=(one.code) selected[one.code == q.service] { (named(l, &one.code)) " (" (integer(l, words::count(one.inside))) ")" } }
                    @if !services.iter().any(|s| s.code == q.service) && SERVICES.has(&q.service) { option value=(q.service) selected { (named(l, &q.service)) } }
                }
            }
            (common::people_field(l, indicators, &q.demand))
            (common::number_field(l, "km", &t(l, "services-limit"), q.threshold_km, "km"))
            (common::number_field(l, "factor", &t(l, "services-factor"), q.factor, &t(l, "services-times")))
            (common::yes_field(l, "beyond", &t(l, "services-beyond"), q.beyond))
            button class="btn pri" { (t(l, "services-ask")) }
        }
    }
}

/// How far the answer can be trusted, said before it is read.
fn sure(l: Language, view: &AccessView) -> Markup {
    let factor = words::number(l, view.question.factor);
    html! {
        @if view.partial { p class="note look" { b { (t(l, "services-partial")) } " " (t(l, "services-partial_help")) } }
        p class="note" {
            @match &view.capacity {
                Capacity::Known { .. } => {},
                Capacity::Unknown { with: 0, .. } => b { (t(l, "services-capacity-unknown")) " " },
                Capacity::Unknown { with, of } => b { (tr(l, "services-capacity-some", &[("with", &integer(l, words::count(*with))), ("of", &integer(l, words::count(*of)))])) " " },
                Capacity::Mixed => b { (t(l, "services-capacity-mixed")) " " },
            }
            (tr(l, "services-straight", &[("factor", &factor)]))
        }
    }
}

fn paint(row: &AccessRow, steps: &[AtlasClass]) -> Paint {
    match (row.covered, row.score) {
        (Some(false), _) => Paint::Hatched,
        (Some(true), Some(score)) => {
            class_of(steps, score).and_then(|i| steps.get(i)).map_or(Paint::Missing, |c| Paint::Token(c.color.clone()))
        }
        _ => Paint::Missing,
    }
}

/// The map as the server draws it.
pub fn picture(l: Language, view: &AccessView, sketch: &Sketch, label: &str, chosen: &BTreeSet<String>) -> Markup {
    let steps = classes(view);
    let spots = view.sites.iter().filter_map(|s| Some(Spot { at: s.at?, name: site_name(l, s), form: Form::Site { beyond: s.beyond } }));
    map_svg::draw(&Picture {
        sketch,
        label,
        paint: view.rows.iter().map(|r| (r.code.as_str(), paint(r, &steps))).collect(),
        said: view.rows.iter().map(|r| (r.code.as_str(), said(l, view, r))).collect(),
        chosen,
        spots: spots.collect(),
        named: chosen.iter().map(String::as_str).collect(),
    })
}

fn site_name(l: Language, site: &SiteRow) -> String {
    if site.beyond { tr(l, "services-site-beyond", &[("title", &site.title)]) } else { site.title.clone() }
}

/// What is said of a unit when it is pointed at.
fn said(l: Language, view: &AccessView, row: &AccessRow) -> String {
    match (row.covered, row.nearest_km, row.score) {
        (Some(true), _, Some(score)) => format!("{} ({})", write(l)(score), measure(l, view)),
        (Some(false), Some(far), _) => tr(l, "services-nearest", &[("km", &km(l, far))]),
        _ => t(l, "list-not_given"),
    }
}

fn legend(l: Language, view: &AccessView, steps: &[AtlasClass]) -> Markup {
    let limit = words::number(l, view.question.threshold_km);
    let none = view.rows.iter().filter(|r| r.covered == Some(false)).count();
    let unknown = view.rows.iter().filter(|r| r.covered.is_none()).count();
    let (inside, beyond) = (
        view.sites.iter().filter(|s| !s.beyond && s.at.is_some()).count(),
        view.sites.iter().filter(|s| s.beyond && s.at.is_some()).count(),
    );
    let mut more = Vec::new();
    if none > 0 {
        more.push(("hatch", tn(l, "services-legend-none", words::count(none), &[("km", &limit)])));
    }
    if unknown > 0 {
        more.push(("bnull", tn(l, "map-missing", words::count(unknown), &[])));
    }
    html! {
        (common::legend(l, &measure(l, view), steps, &write(l), &more))
        ul class="keys-l" {
            li { span class="dotk" {} " " (tn(l, "services-legend-sites", words::count(inside), &[])) }
            @if beyond > 0 { li { span class="dotk dash" {} " " (tn(l, "services-legend-beyond", words::count(beyond), &[])) } }
        }
    }
}

fn source(l: Language, view: &AccessView, query: &str) -> Markup {
    html! {
        @if view.sites_at_seat > 0 { (tn(l, "services-at_seat", words::count(view.sites_at_seat), &[])) " " }
        (view.demand.data_set_title) ", " (date(l, &view.period)) ". " (t(l, "maps-generalised")) " "
        @for (form, name) in [("csv", "CSV"), ("geojson", "GeoJSON"), ("svg", "SVG")] { a href=(format!("/download/services.{form}{query}")) { (name) } " · " }
        a href=(format!("/api/v1/services{query}")) { "JSON" } " · "
        a href=(format!("/services{query}")) { (t(l, "record-permalink")) } " · " (what_if::way_from(l, &view.question, Vec::new()))
    }
}

fn strip(l: Language, view: &AccessView, chosen: &BTreeSet<String>) -> Markup {
    let far: Vec<Dot> = view
        .rows
        .iter()
        .filter_map(|r| {
            let at = r.nearest_km?;
            let text = format!("{} km, {}", km(l, at), r.people.map_or_else(|| t(l, "list-not_given"), |p| people(l, p)));
            Some(Dot { code: &r.code, name: &r.name, at, weight: r.people.unwrap_or(0.0), filled: r.covered == Some(false), text })
        })
        .collect();
    let limit = tr(l, "services-limit-mark", &[("km", &words::number(l, view.question.threshold_km))]);
    html! {
        div class="h" { h2 { (t(l, "services-strip")) } span class="r wonly" { (t(l, "services-strip-key")) } }
        @if far.is_empty() { p class="mut" { (t(l, "services-no_distance")) } }
        @else {
            figure class="chart" {
                (common::dots(l, &t(l, "services-strip-label"), &t(l, "services-strip-axis"), &far, Some((view.question.threshold_km, &limit)), chosen))
                figcaption { (t(l, "services-strip-note")) }
            }
        }
    }
}

fn thresholds(visit: &Visit, view: &AccessView, chosen: &BTreeSet<String>) -> Markup {
    let l = visit.language;
    let most = view.thresholds.iter().map(|x| x.totals.uncovered_people).fold(0.0, f64::max).max(1.0);
    html! {
        div class="h" { h2 { (t(l, "services-thresholds")) } span class="r" { (view.demand.title) } }
        table class="num" {
            thead { tr { th { (t(l, "services-limit")) } th class="r" { (t(l, "services-units_without")) } th { span class="vh" { (t(l, "maps-bar")) } } th class="r" { (t(l, "services-people_without")) } th class="r" { "%" } } }
            tbody {
                @for one in &view.thresholds {
                    @let question = AccessQuestion { threshold_km: one.km, ..view.question.clone() };
                    tr class=[one.asked.then_some("sel")] aria-current=[one.asked.then_some("true")] {
                        td { a href=(format!("/services{}", query_of(&question, chosen))) { (words::number(l, one.km)) " km" } }
                        td class="r" { (integer(l, words::count(one.totals.uncovered_units))) }
                        td { (super::atlas_parts::bar(one.totals.uncovered_people / most)) }
                        td class="r" { (people(l, one.totals.uncovered_people)) }
                        td class="r" { (one.totals.covered_share.map_or_else(|| "–".to_owned(), |s| decimal(l, (1.0 - s) * 100.0, 1))) }
                    }
                }
            }
        }
    }
}

fn table(l: Language, view: &AccessView, chosen: &BTreeSet<String>) -> Markup {
    let mut rows: Vec<&AccessRow> = view.rows.iter().collect();
    rows.sort_by(|a, b| b.nearest_km.unwrap_or(f64::MAX).total_cmp(&a.nearest_km.unwrap_or(f64::MAX)).then_with(|| a.name.cmp(&b.name)));
    let few: Vec<String> = rows.iter().filter(|r| r.small && r.covered == Some(true)).map(|r| r.name.clone()).collect();
    let limit = words::number(l, view.question.threshold_km);
    html! {
        div class="h" { h2 { (tn(l, "services-beyond_limit", words::count(view.inside.totals.uncovered_units), &[("km", &limit)])) } }
        div class="scroll tall" tabindex="0" role="region" aria-label=(t(l, "map-table_twin")) {
            table id="twin" class="tw num" {
                caption class="vh" { (t(l, "map-table_twin")) }
                thead { tr { th class="c" { span class="vh" { (t(l, "list-choose")) } } th { (t(l, "envelope-unit")) } th class="r" { (t(l, "services-people_short")) } th class="r" aria-sort="descending" { "km" } th { (t(l, "services-nearest_site")) } th class="r" { (t(l, "services-score")) } } }
                tbody {
                    @for row in rows {
                        @let is = chosen.contains(&row.code);
                        @let site = row.nearest.and_then(|i| view.sites.get(i));
                        tr data-code=(row.code) class=[is.then_some("sel")] aria-current=[is.then_some("true")] {
                            td class="c" { input type="checkbox" name="sel" value=(row.code) form="units-form" checked[is] aria-label=(tr(l, "list-choose_one", &[("title", &row.name)])); }
                            td class="ttl" { @if row.covered == Some(false) { b { (row.name) } } @else { (row.name) } }
                            td class="r" data-l=(t(l, "services-people_short")) { (row.people.map_or_else(|| t(l, "list-not_given"), |p| people(l, p))) }
                            td class="r" data-l="km" { (row.nearest_km.map_or_else(|| "–".to_owned(), |x| km(l, x))) }
                            td data-l=(t(l, "services-nearest_site")) { @if row.own_sites > 0 { span class="mut" { (tn(l, "services-own", words::count(row.own_sites), &[])) } } @else if let Some(site) = site { (where_of(site)) @if site.beyond { span class="mut" { " (" (t(l, "services-beyond_word")) ")" } } } }
                            td class="r" data-l=(t(l, "services-score")) { @if row.covered == Some(true) { (row.score.map_or_else(|| "–".to_owned(), write(l))) @if row.small { span title=(t(l, "services-few")) { "*" } } } @else { "–" } }
                        }
                    }
                }
            }
        }
        p class="c12 mut mt" { (measure(l, view)) @if !few.is_empty() { ". * " (t(l, "services-few")) ": " (list_words(l, &few)) "." } }
    }
}

fn one_more(l: Language, view: &AccessView) -> Markup {
    let Some(more) = &view.one_more else { return html! {} };
    let opened = Change::Open { service: view.question.service.clone(), spot: Stand::Unit(more.unit.clone()), capacity: None };
    let names: Vec<String> = more.units.iter().filter_map(|c| view.rows.iter().find(|r| &r.code == c)).map(|r| r.name.clone()).collect();
    html! {
        div class="what-if" {
            h3 { (tr(l, "services-one_more", &[("unit", &more.name)])) }
            p class="c13 num" { (tr(l, "services-one_more-text", &[("people", &people(l, more.people)), ("rest", &people(l, view.inside.totals.uncovered_people - more.people)), ("units", &list_words(l, &names))])) }
            p class="c12 mut" { (t(l, "services-one_more-note")) " " (what_if::way_from(l, &view.question, vec![opened])) }
        }
    }
}

/// What the answer does not say, and how much it would change.
fn unsaid(l: Language, view: &AccessView) -> Markup {
    let name = |code: &String| view.rows.iter().find(|r| &r.code == code).map_or_else(|| code.clone(), |r| r.name.clone());
    let names = |codes: &[String]| list_words(l, &codes.iter().map(name).collect::<Vec<_>>());
    let count = |n: usize| words::count(n);
    let mut lines: Vec<String> = Vec::new();
    match &view.without_beyond {
        Some(without) => lines.push(tn(
            l,
            "services-unsaid-without",
            count(without.totals.uncovered_units),
            &[("people", &people(l, without.totals.uncovered_people)), ("units", &names(&without.units))],
        )),
        None if view.sites_beyond > 0 && view.question.beyond => lines.push(t(l, "services-unsaid-same")),
        None if view.sites_beyond > 0 => lines.push(tn(l, "services-unsaid-not_counted", count(view.sites_beyond), &[])),
        None => lines.push(t(l, "services-unsaid-none_loaded")),
    }
    let counted = [
        (view.lonely_sites, "services-unsaid-lonely"),
        (view.sites_without_place, "services-unsaid-placeless"),
        (view.seats_not_stated, "services-unsaid-seats"),
    ];
    lines.extend(counted.into_iter().filter(|(n, _)| *n > 0).map(|(n, key)| tn(l, key, count(n), &[])));
    for (codes, key) in [(&view.people_missing, "services-unsaid-people"), (&view.places_missing, "services-unsaid-places")] {
        if !codes.is_empty() {
            lines.push(tr(l, key, &[("units", &names(codes))]));
        }
    }
    lines.push(t(l, "services-unsaid-always"));
    html! { details class="more" open { summary { (t(l, "services-unsaid")) } ul class="plain num" { @for line in lines { li { (line) } } } } }
}

fn method(l: Language, view: &AccessView) -> Markup {
    let mut facts = common::facts(l, &view.demand, &view.period, &view.input_digest);
    facts.insert(0, (t(l, "services-limit"), html! { (words::number(l, view.question.threshold_km)) " km" }));
    facts.insert(1, (t(l, "services-factor"), html! { (words::number(l, view.question.factor)) }));
    if let Some(around) = &view.around {
        let share = around.totals.covered_share.map_or_else(|| "–".to_owned(), |s| percent(l, s, 1));
        facts.push((
            t(l, "services-around"),
            html! { (tr(l, "services-around-text", &[("share", &share), ("sites", &integer(l, words::count(around.sites)))])) },
        ));
    }
    common::method(l, view.method, &facts)
}

/// The answer for programs and for the map: the view, with classes by unit.
pub fn as_json(l: Language, view: &AccessView) -> Value {
    let steps = classes(view);
    let index = |row: &AccessRow| match (row.covered, row.score) {
        (Some(false), _) => Some(steps.len()),
        (Some(true), Some(score)) => class_of(&steps, score),
        _ => None,
    };
    let units: Object<String, Value> = view.rows.iter().map(|r| (r.code.clone(), json!(index(r)))).collect();
    let label = |c: &AtlasClass| format!("{}–{}", write(l)(c.from), write(l)(c.to));
    let mut legend: Vec<Value> =
        steps.iter().map(|c| json!({ "color": c.color, "label": label(c), "count": c.count, "from": c.from, "to": c.to })).collect();
    legend.push(json!({ "color": "hatch", "label": t(l, "services-none_short"), "count": view.inside.totals.uncovered_units }));
    let sites: Vec<Value> = view
        .sites
        .iter()
        .filter_map(|s| {
            let note = tr(l, "services-site-note", &[("people", &people(l, s.people))]);
            let mut site = json!(s);
            let own = json!({ "at": s.at?, "name": site_name(l, s), "note": note });
            if let (Some(site), Some(own)) = (site.as_object_mut(), own.as_object()) {
                site.extend(own.clone());
            }
            Some(site)
        })
        .collect();
    let mut value = json!(view);
    if let Some(object) = value.as_object_mut() {
        object.insert("units".into(), Value::Object(units));
        object.insert("classes".into(), Value::Array(legend));
        object.insert("sites".into(), Value::Array(sites));
        object.insert("method".into(), json!(view.method.id));
        object.insert("finding".into(), json!(finding(l, view)));
    }
    value
}

/// The view an address asks for.
pub async fn view(app: &App, visit: &Visit) -> Result<std::sync::Arc<AccessView>, Fault> {
    let classes = app.wb.service_classes(&visit.who).await?;
    if classes.is_empty() && visit.param("service").is_none() {
        return Err(Problem::new("problem-no-services", "").into());
    }
    Ok(app.wb.access(&visit.who, &asked(visit, &classes)?).await?)
}

/// Head and rows of the table as a file.
pub fn rows(view: &AccessView) -> (Vec<String>, Vec<Vec<Value>>) {
    let head = ["unit", "name", "people", "covered", "nearest_km", "nearest_site", "own_sites", "sites_within", "score"];
    let row = |r: &AccessRow| {
        let site = r.nearest.and_then(|i| view.sites.get(i)).map(|s| s.title.clone());
        vec![
            json!(r.code),
            json!(r.name),
            json!(r.people),
            json!(r.covered),
            json!(r.nearest_km),
            json!(site),
            json!(r.own_sites),
            json!(r.within),
            json!(r.score),
        ]
    };
    (head.map(str::to_owned).to_vec(), view.rows.iter().map(row).collect())
}
