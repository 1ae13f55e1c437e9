//! How evenly needs are served: the level first, then the inequality across cells, municipalities, areas or groups of people, the rows and the
//! needs that pull it down, and what would move it.

use super::atlas::all;
use super::harmony::tabs;
use super::harmony_moves::{self, Page as MovesPage, Tried};
use super::map_parts as common;
use super::services::named;
use crate::errors::{Answer, Fault};
use crate::frame::{self, Page, Verb};
use crate::islands::{self, Map};
use crate::map_svg::{self, Paint, Picture};
use crate::session::Visit;
use crate::{App, address, words};
use maud::{Markup, html};
use reticolo_instruments::WorkError;
use reticolo_instruments::areas::SAVED_AREA;
use reticolo_instruments::atlas::{AtlasClass, Sketch, class_of};
use reticolo_instruments::harmony::words::{Speaker, amount, index, persons};
use reticolo_instruments::harmony::{Across, BasinSet, Coverage, Move, Moves, NeedsHarmony, NeedsQuestion, NeedsRow};
use reticolo_instruments::services::NeedsBy;
use reticolo_messages::{Language, date, decimal, help, integer, percent, t, tn, tr};
use reticolo_model::Problem;
use reticolo_model::vocabulary::{AREA_FORMS, SERVICES};
use serde_json::{Map as Object, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// How many rows and needs stand among those that pull it down.
const DOWN: usize = 5;

/// Whether an address asks about needs.
pub fn is_asked(visit: &Visit) -> bool {
    visit.param("of").as_deref() == Some("needs")
}

/// The question of an address.
pub fn asked(visit: &Visit) -> Result<NeedsQuestion, Problem> {
    let across = match visit.param("across").filter(|a| !a.is_empty()) {
        None => Across::default(),
        Some(code) => {
            let known = Across::ALL.map(Across::code).join(", ");
            Across::parse(&code).ok_or_else(|| Problem::new("problem-choice", &code).on("across").with("known", known))?
        }
    };
    Ok(NeedsQuestion {
        across,
        basins: visit.param("basins").filter(|b| !b.is_empty()),
        services: all(visit, "service").into_iter().collect(),
    })
}

/// The query that asks the same again.
pub fn query_of(q: &NeedsQuestion, chosen: &BTreeSet<String>) -> String {
    let services = q.services.join(",");
    let chosen = chosen.iter().map(String::as_str).collect::<Vec<_>>().join(",");
    let mut pairs = vec![("of", "needs"), ("across", q.across.code())];
    pairs.extend(q.basins.as_deref().map(|b| ("basins", b)));
    pairs.extend((!services.is_empty()).then_some(("service", services.as_str())));
    pairs.extend((!chosen.is_empty()).then_some(("sel", chosen.as_str())));
    address::query(pairs)
}

/// `GET /harmony?of=needs`.
pub async fn show(app: &App, visit: &Visit) -> Answer {
    let l = visit.language;
    let question = asked(visit)?;
    match app.wb.needs_harmony(&visit.who, &question).await {
        Ok(view) => answer(app, visit, &view).await,
        Err(error @ WorkError::Invalid(_)) => {
            let title = t(l, "harmony-needs_question");
            let sets = app.wb.basin_sets(&visit.who).await?;
            let body = html! {
                h1 { (title) }
                (tabs(l, true))
                (common::no_answer(l, &error.sentence(l)))
                (form(l, &sets, &question))
                p class="mt" { a class="btn" href="/records/need" { (t(l, "need-plural")) } }
            };
            frame::page(app, visit, &Page::new(&title, Verb::Guarantee, "/harmony", &t(l, "page-harmony")), &body).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn answer(app: &App, visit: &Visit, view: &NeedsHarmony) -> Answer {
    let l = visit.language;
    let (grid, places) = (app.wb.grid_axes().await?, app.wb.places().await?);
    let coverage = Coverage::Needs(view.question.clone());
    let Tried { moves, asked: action, what_if } = harmony_moves::tried(app, visit, &coverage).await?;
    let service = |code: &str| named(l, code);
    let speaker = Speaker { l, service: &service, grid: &grid, places: &places };
    let chosen = all(visit, "sel");
    let title = speaker.needs_finding(view);
    let query = query_of(&view.question, &chosen);
    let page = MovesPage { speaker, by: view.by, needs: true, query: &query };
    let sketch = app.wb.sketch().await?;
    let map = Map {
        label: &title,
        choropleth: Some(format!("/api/v1/harmony{query}")),
        table: (view.question.across == Across::Units).then_some("#twin"),
        drawing: sketch.as_ref().map(|s| picture(l, view, s, &title, &chosen)),
        ..Map::default()
    };
    let map = islands::map(app, visit, &map).await?;
    let body = html! {
        div data-part="finding" {
            p class="kind" { span class="chip w" { (t(l, "page-harmony")) } span class="mut" { (t(l, "need-plural")) ", " (date(l, &view.day)) } }
            h1 { (title) }
            p class="lede num" { (speaker.needs_pulled(view)) }
        }
        (tabs(l, true))
        (form(l, &view.sets, &view.question))
        (page.answer(action.is_some(), &what_if))
        div class="cols serv" {
            div class="stack" {
                section data-part="down" { (down(&speaker, view)) }
                section data-part="moves" { (page.moves(&moves)) }
                section aria-label=(t(l, "maps-word-map")) {
                    (map)
                    div class="legend" data-part="legend" { (common::legend(l, &t(l, "harmony-needs_legend"), &classes(view), &|x| percent(l, x, 0), &[("bnull", t(l, "harmony-needs_map-no"))])) }
                    p class="src" data-part="source" {
                        @for (form, name) in [("csv", "CSV"), ("geojson", "GeoJSON"), ("svg", "SVG")] { a href=(format!("/download/harmony.{form}{query}")) { (name) } " · " }
                        a href=(format!("/api/v1/harmony{query}")) { "JSON" } " · " a href=(format!("/harmony{query}")) { (t(l, "record-permalink")) }
                    }
                }
            }
            div class="stack" {
                section data-part="even" { (even(l, view)) }
                section data-part="table" { (table(&speaker, view, &chosen)) }
                section data-part="more" { (unsaid(l, view)) (common::method(l, view.method, &facts(l, view))) }
            }
        }
    };
    frame::page(app, visit, &Page::new(&title, Verb::Guarantee, "/harmony", &t(l, "page-harmony")), &body).await
}

/// What a set of areas is called.
pub fn set_name(l: Language, set: &BasinSet) -> String {
    let method = if set.method.is_empty() { String::new() } else { format!(", {}", set.method) };
    let areas = tn(l, "harmony-set-areas", words::count(set.areas.len()), &[]);
    tr(l, "harmony-set-name", &[("form", &words::choice(l, &AREA_FORMS, &set.form)), ("method", &method), ("areas", &areas)])
}

/// A choice of sets; nothing where there is none to choose.
pub fn set_field(l: Language, sets: &[BasinSet], chosen: Option<&str>) -> Markup {
    html! { @if sets.len() > 1 {
        div class="field" { label for="f-basins" { (t(l, "harmony-set")) } select class="inp" id="f-basins" name="basins" {
            @for set in sets { option value=(set.key) selected[chosen == Some(&set.key)] { (set_name(l, set)) } }
        } }
    } }
}

fn form(l: Language, sets: &[BasinSet], q: &NeedsQuestion) -> Markup {
    let mut services: Vec<(String, &str)> = SERVICES.codes().map(|c| (named(l, c), c)).collect();
    services.sort();
    let of =
        |a: Across| if a == Across::Groups { "harmony-across_groups-needs".to_owned() } else { format!("harmony-across-{}", a.code()) };
    html! {
        form class="params" id="units-form" method="get" action="/harmony" data-live-form aria-label=(t(l, "analysis-parameters")) {
            input type="hidden" name="of" value="needs";
            div class="field" { label for="f-across" { (t(l, "harmony-across")) } select class="inp" id="f-across" name="across" {
                @for a in Across::ALL { option value=(a.code()) selected[a == q.across] { (t(l, &of(a))) } }
            } }
            (set_field(l, sets, q.basins.as_deref()))
            div class="field" { label for="f-service" { (t(l, "harmony-services_of")) } select class="inp" id="f-service" name="service" {
                option value="" selected[q.services.is_empty()] { (t(l, "harmony-all_services")) }
                @for (name, code) in &services { option value=(code) selected[q.services.iter().any(|s| s == code)] { (name) } }
            } }
            button class="btn pri" { (t(l, "services-ask")) }
        }
    }
}

/// Coverage of units in classes.
fn classes(view: &NeedsHarmony) -> Vec<AtlasClass> {
    let values: Vec<Option<f64>> = view.units.values().copied().collect();
    super::harmony::of_values(&values)
}

/// The map as the server draws it.
pub fn picture(l: Language, view: &NeedsHarmony, sketch: &Sketch, label: &str, chosen: &BTreeSet<String>) -> Markup {
    let steps = classes(view);
    let of = |x: f64| class_of(&steps, x).and_then(|i| steps.get(i)).map_or(Paint::Missing, |c| Paint::Token(c.color.clone()));
    let paint: BTreeMap<&str, Paint> = view.units.iter().map(|(u, x)| (u.as_str(), x.map_or(Paint::Missing, of))).collect();
    map_svg::draw(&Picture {
        sketch,
        label,
        paint,
        said: view.units.iter().filter_map(|(u, x)| Some((u.as_str(), percent(l, (*x)?, 0)))).collect(),
        chosen,
        spots: Vec::new(),
        named: chosen.iter().map(String::as_str).collect(),
    })
}

/// Where the records of a row are.
fn needs_of(view: &NeedsHarmony, row: &NeedsRow) -> Option<String> {
    let pair = match view.question.across {
        _ if row.key.is_empty() => return None,
        Across::Cells => ("cell", row.key.as_str()),
        Across::Units => ("unit", row.key.as_str()),
        Across::Basins => (SAVED_AREA, row.key.as_str()),
        Across::Groups => ("q", row.name.as_str()),
    };
    Some(format!("/records/need{}", address::query([pair])))
}

/// What pulls it down: rows with a sentence each, and the needs that weigh most.
fn down(speaker: &Speaker<'_>, view: &NeedsHarmony) -> Markup {
    let l = speaker.l;
    let rows = view.pulled_by.iter().filter_map(|key| view.rows.iter().find(|r| &r.key == key)).take(DOWN);
    html! {
        div class="h" { h2 { (t(l, "harmony-down")) } }
        @if view.pulled_by.is_empty() { p class="two" { (speaker.needs_pulled(view)) } }
        @else { ol class="found num" { @for row in rows { li { div {
            @let name = speaker.row(view.question.across, &row.key, &row.name);
            h3 { @match needs_of(view, row) { Some(to) => a href=(to) { (name) }, None => (name) } }
            p { (speaker.row_sentence(view, row)) }
        } } } } }
        @if view.left > 0 {
            h3 class="mt" { (t(l, "harmony-down-needs")) }
            p class="c13 mut num" { (tn(l, "harmony-down-left", words::count(view.left), &[])) }
            ul class="links num" { @for n in view.worst.iter().take(DOWN) { li {
                span { (persons(l, view.by, n.people)) " · " (tr(l, "harmony-down-unserved", &[("coverage", &percent(l, n.coverage, 0))])) }
                a href=(format!("/records/need/{}", n.id)) { (n.title) }
                a href=(format!("/exchange/of/{}", n.id)) aria-label=(format!("{}: {}", t(l, "page-exchange"), n.title)) { (t(l, "page-exchange")) }
            } } }
        }
    }
}

/// Level first, then how even.
fn even(l: Language, view: &NeedsHarmony) -> Markup {
    let e = &view.inside;
    let number = |n: usize| integer(l, words::count(n));
    html! {
        div class="h" { h2 { (t(l, "harmony-needs_even")) } span class="r" { (t(l, "page-harmony")) } }
        @match e.harmony {
            None => p class="note look" { (t(l, "harmony-needs_undefined")) },
            Some(harmony) => {
                p class="num" data-level=(e.mean) { b class="big" { (decimal(l, harmony, 2)) } " " (tr(l, "harmony-needs_of_one", &[("level", &percent(l, e.mean, 1))])) }
                @if let (Some(within), Some(between)) = (e.within, e.between) {
                    @let whole = within + between;
                    @if whole > 0.0 {
                        (super::harmony::parts_bar(within / whole))
                        p class="c13 num" { (tr(l, &format!("harmony-needs_parts-{}", view.question.across.code()), &[("within", &percent(l, within / whole, 0)), ("between", &percent(l, between / whole, 0))])) }
                    }
                }
                @if view.single { p class="c13 two" { (t(l, "harmony-needs_single")) } }
            }
        }
        p class="c13 two num" { (tr(l, "harmony-needs_counts", &[("whole", &number(view.whole)), ("some", &number(view.some)), ("none", &number(view.none))])) }
        @if view.by == NeedsBy::People { p class="c13 two num" { (tr(l, "harmony-needs_each", &[("level", &percent(l, view.level_by_need, 1))])) } }
        details class="more" {
            summary { (t(l, "harmony-index")) }
            div {
                p class="c13" { (help(l, "harmony-index").unwrap_or_default()) }
                dl class="dl num" {
                    dt { (t(l, "harmony-level")) } dd { (percent(l, e.mean, 1)) }
                    dt { "Theil" } dd { (index(l, e.theil)) }
                    dt { (t(l, "page-harmony")) } dd { (index(l, e.harmony)) }
                    dt { "Gini" } dd { (index(l, e.gini)) }
                    dt { "Atkinson (0,5)" } dd { (index(l, e.atkinson)) }
                }
            }
        }
    }
}

fn table(speaker: &Speaker<'_>, view: &NeedsHarmony, chosen: &BTreeSet<String>) -> Markup {
    let l = speaker.l;
    let across = view.question.across;
    let units = across == Across::Units;
    let place = |key: &str| view.pulled_by.iter().position(|c| c == key).unwrap_or(usize::MAX);
    let mut rows: Vec<&NeedsRow> = view.rows.iter().collect();
    rows.sort_by_cached_key(|r| place(&r.key));
    let all: f64 = view.rows.iter().filter_map(|r| r.part).sum();
    let people = t(l, if view.by == NeedsBy::People { "services-people_short" } else { "harmony-needs_count" });
    html! {
        div class="h" { h2 { (t(l, "harmony-needs_table")) } }
        div class="scroll tall" tabindex="0" role="region" aria-label=(t(l, "harmony-needs_table")) {
            table id="twin" class="tw num" {
                caption class="vh" { (t(l, "harmony-needs_table")) }
                thead { tr {
                    @if units { th class="c" { span class="vh" { (t(l, "list-choose")) } } }
                    th { (t(l, &format!("harmony-needs_row-{}", across.code()))) } th class="r" { (people) } th class="r" { (t(l, "harmony-needs_coverage")) }
                    th class="r" { (t(l, "harmony-part")) } th class="r" { (t(l, "harmony-needs_inside")) }
                } }
                tbody { @for row in rows {
                    @let name = speaker.row(across, &row.key, &row.name);
                    @let is = units && chosen.contains(&row.key);
                    tr data-code=[(units && !row.key.is_empty()).then_some(&row.key)] class=[is.then_some("sel")] aria-current=[is.then_some("true")] {
                        @if units { td class="c" { @if !row.key.is_empty() { input type="checkbox" name="sel" value=(row.key) form="units-form" checked[is] aria-label=(tr(l, "list-choose_one", &[("title", &name)])); } } }
                        td class="ttl" { span { @match needs_of(view, row) { Some(to) => a href=(to) { (name) }, None => (name) } } @if !row.lacking.is_empty() { br; small { (speaker.lacking(&row.lacking)) } } }
                        td class="r" { (amount(l, row.people)) }
                        td class="r" { (row.coverage.map_or_else(|| "–".to_owned(), |c| percent(l, c, 0))) }
                        td class="r" { @match row.part { Some(part) if all > 0.0 => (percent(l, part / all, 0)), _ => "–" } }
                        td class="r" { (row.harmony.map_or_else(|| "–".to_owned(), |h| decimal(l, h, 2))) }
                    }
                } }
            }
        }
        p class="c12 mut mt" { (t(l, "harmony-needs_note")) }
    }
}

fn unsaid(l: Language, view: &NeedsHarmony) -> Markup {
    let counted = [
        ("harmony-needs_unsaid-people", view.without_people),
        ("harmony-needs_unsaid-state", view.by_state),
        ("harmony-needs_unsaid-uncounted", view.uncounted),
        ("harmony-needs_unsaid-outside", view.outside),
        ("harmony-shared_units", view.shared_units),
    ];
    html! {
        details class="more" open[view.without_people > 0 || view.by == NeedsBy::Records] {
            summary { (t(l, "harmony-needs_unsaid")) }
            ul class="plain num" {
                @if view.by == NeedsBy::Records { li { (t(l, "harmony-needs_unsaid-records")) } }
                @for (key, n) in counted { @if n > 0 { li { (tn(l, key, words::count(n), &[])) } } }
                li { (t(l, "harmony-needs_unsaid-always")) }
            }
        }
    }
}

fn facts(l: Language, view: &NeedsHarmony) -> Vec<(String, Markup)> {
    vec![
        (t(l, "need-plural"), html! { (integer(l, words::count(view.needs))) ", " (date(l, &view.day)) }),
        (t(l, "analysis-digest"), html! { span class="mono c12" { (words::breakable(&view.input_digest)) } }),
    ]
}

/// The answer for programs and for the map.
pub fn as_json(page: &MovesPage<'_>, view: &NeedsHarmony, moves: &Moves, what_if: Option<&Move>) -> Value {
    let (l, steps) = (page.speaker.l, classes(view));
    let units: Object<String, Value> =
        view.units.iter().map(|(u, x)| (u.clone(), x.map_or(Value::Null, |x| json!(class_of(&steps, x))))).collect();
    let of = |c: &AtlasClass| json!({ "color": c.color, "label": common::range(c, &|x| percent(l, x, 0)), "count": c.count, "from": c.from, "to": c.to });
    let mut value = json!(view);
    if let Some(object) = value.as_object_mut() {
        let coverage = object.insert("units".into(), Value::Object(units)).unwrap_or_default();
        object.insert("unit_coverage".into(), coverage);
        object.insert("classes".into(), steps.iter().map(of).collect());
        object.insert("method".into(), json!(view.method.id));
        object.insert("finding".into(), json!(page.speaker.needs_finding(view)));
        let titles: Object<String, Value> =
            view.rows.iter().map(|r| (r.key.clone(), json!(page.speaker.row(view.question.across, &r.key, &r.name)))).collect();
        object.insert("titles".into(), Value::Object(titles));
    }
    page.add_to(&mut value, moves, what_if);
    value
}

/// Head and rows of the map as a file.
pub fn rows(view: &NeedsHarmony, name: &dyn Fn(&str) -> String) -> (Vec<String>, Vec<Vec<Value>>) {
    let rows = view.units.iter().map(|(u, x)| vec![json!(u), json!(name(u)), json!(x)]);
    (["unit", "name", "coverage"].map(str::to_owned).to_vec(), rows.collect())
}

/// What the API answers.
pub async fn api(app: &App, visit: &Visit) -> Result<Value, Fault> {
    let l = visit.language;
    let view = app.wb.needs_harmony(&visit.who, &asked(visit)?).await?;
    let (grid, places) = (app.wb.grid_axes().await?, app.wb.places().await?);
    let coverage = Coverage::Needs(view.question.clone());
    let moves = app.wb.harmony_moves(&visit.who, &coverage).await?;
    let what_if = harmony_moves::what_if(app, visit, &coverage, harmony_moves::asked(visit)?.as_ref()).await?;
    let service = |code: &str| named(l, code);
    let query = query_of(&view.question, &BTreeSet::new());
    let page =
        MovesPage { speaker: Speaker { l, service: &service, grid: &grid, places: &places }, by: view.by, needs: true, query: &query };
    Ok(as_json(&page, &view, &moves, what_if.as_ref()))
}
