//! Where values cluster: the question as a form, the finding as the title, map and table, and how it was computed.

use super::atlas_parts::by_figure;
use crate::errors::Answer;
use crate::frame::{self, Page, Verb};
use crate::islands::{self, Map};
use crate::session::Visit;
use crate::{App, address, words};
use axum::extract::State;
use maud::{Markup, html};
use reticolo_instruments::atlas::{HotspotRow, HotspotsQuestion, HotspotsView, IndicatorView};
use reticolo_instruments::services::NEED;
use reticolo_instruments::{Act, WorkError};
use reticolo_messages::{Language, date, help, integer, t, tn, tr};
use reticolo_model::Problem;
use reticolo_model::vocabulary::SERVICES;
use serde_json::{Map as Object, Value, json};

const STATISTICS: [&str; 4] = ["moran", "gi", "gistar", "geary"];
/// Classes of the map in the order of the legend, with the token of their colour.
const CLASSES: [(&str, &str, &str); 5] =
    [("HH", "div-7", "d7"), ("HL", "div-5", "d5"), ("LH", "div-3", "d3"), ("LL", "div-1", "d1"), ("none", "mute", "bnull")];

/// The question of an address.
pub fn asked(visit: &Visit) -> Result<HotspotsQuestion, Problem> {
    let number = |name: &str, default: u64| match visit.param(name) {
        Some(text) => text.parse().map_err(|_| Problem::new("problem-integer", text).on(name)),
        None => Ok(default),
    };
    let permutations = number("permutations", 999)?;
    let permutations = u32::try_from(permutations).ok().filter(|n| (1..=99_999).contains(n));
    Ok(HotspotsQuestion {
        indicator: visit.param("indicator").unwrap_or_default(),
        period: visit.param("period"),
        statistic: visit.param("statistic").unwrap_or_else(|| "moran".to_owned()),
        permutations: permutations.ok_or_else(|| {
            let found = visit.param("permutations").unwrap_or_default();
            Problem::new("problem-range", found).on("permutations").with("least", 1).with("greatest", 99_999)
        })?,
        seed: number("seed", 1)?,
    })
}

/// The query that asks the same again.
pub fn query_of(q: &HotspotsQuestion) -> String {
    let (permutations, seed) = (q.permutations.to_string(), q.seed.to_string());
    let mut pairs = vec![("indicator", q.indicator.as_str())];
    pairs.extend(q.period.as_deref().map(|p| ("period", p)));
    pairs.extend([("statistic", q.statistic.as_str()), ("permutations", &permutations), ("seed", &seed)]);
    address::query(pairs)
}

/// `GET /hotspots`.
pub async fn show(State(app): State<App>, visit: Visit) -> Answer {
    let indicators = app.wb.indicators(&visit.who).await?;
    if indicators.is_empty() {
        return nothing(&app, &visit).await;
    }
    let question = asked(&visit)?;
    let l = visit.language;
    match app.wb.hotspots(&visit.who, &question).await {
        Ok(view) => answer(&app, &visit, &indicators, &view).await,
        // A question that has no answer keeps its form, and says why.
        Err(error @ (WorkError::Invalid(_) | WorkError::Report(_))) => {
            let title = t(l, "hotspot-question");
            let body = html! {
                h1 { (title) }
                (super::map_parts::no_answer(l, &error.sentence(l)))
                (form(&visit, &indicators, &question))
            };
            frame::page(&app, &visit, &Page::new(&title, Verb::Understand, "/hotspots", &t(l, "page-hotspots")), &body).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn nothing(app: &App, visit: &Visit) -> Answer {
    let l = visit.language;
    let title = t(l, "empty-hotspots");
    let body = html! {
        h1 { (title) }
        p class="lede" { (help(l, "empty-hotspots").unwrap_or_default()) }
        @if visit.may(Act::Import) { p class="mt" { a class="btn pri" href="/import" { (t(l, "page-import")) } } }
    };
    frame::page(app, visit, &Page::new(&title, Verb::Understand, "/hotspots", &t(l, "page-hotspots")), &body).await
}

/// The title of what is asked about; needs have the name of their category.
fn titled(l: Language, code: &str, title: &str) -> String {
    match code.strip_prefix(NEED) {
        Some("") => t(l, "maps-needs"),
        Some(category) => tr(l, "maps-needs-of", &[("category", &words::choice(l, &SERVICES, category))]),
        None => title.to_owned(),
    }
}

/// The answer in one sentence: nothing that stands out is an answer too.
pub fn finding(l: Language, view: &HotspotsView) -> String {
    let of = |class: &str| words::count(view.counts.get(class).copied().unwrap_or(0));
    let (high, low) = (of("HH"), of("LL"));
    let (high_text, low_text) = (tn(l, "hotspots-high", high, &[]), tn(l, "hotspots-low", low, &[]));
    let title = titled(l, &view.indicator.code, &view.indicator.title);
    let indicator = [("indicator", title.as_str())];
    match (high, low) {
        (0, 0) => tr(l, "hotspots-none", &indicator),
        (_, 0) => tr(l, "hotspots-one", &[indicator[0], ("units", &high_text)]),
        (0, _) => tr(l, "hotspots-one", &[indicator[0], ("units", &low_text)]),
        _ => tr(l, "hotspots-both", &[indicator[0], ("high", &high_text), ("low", &low_text)]),
    }
}

async fn answer(app: &App, visit: &Visit, indicators: &[IndicatorView], view: &HotspotsView) -> Answer {
    let l = visit.language;
    let title = finding(l, view);
    let query = query_of(&view.question);
    let source = view.indicator.data_set_title.as_str();
    let map = Map { label: &title, choropleth: Some(format!("/api/v1/hotspots{query}")), table: Some("#twin"), source, ..Map::default() };
    let map = islands::map(app, visit, &map).await?;
    let unit = words::unit(l, &view.indicator.unit);
    let body = html! {
        p class="kind" { span class="chip w" { (titled(l, &view.indicator.code, &view.indicator.title)) } span class="mut" { (date(l, &view.period)) @if !unit.is_empty() { ", " (unit) } } }
        h1 { (title) }
        p class="lede" { (tn(l, "hotspots-lasting", words::count(view.lasting), &[])) }
        (form(visit, indicators, &view.question))
        div class="cols atlas" {
            div { (map) (legend(visit, view)) }
            section {
                div class="h" {
                    h2 { (t(l, "map-table_twin")) }
                    div class="tools" { a href=(format!("/download/hotspots.csv{query}")) { "CSV" } a href=(format!("/download/hotspots.geojson{query}")) { "GeoJSON" } }
                }
                (table(visit, view))
            }
        }
        (explanation(visit, view))
    };
    frame::page(app, visit, &Page::new(&title, Verb::Understand, "/hotspots", &t(l, "page-hotspots")), &body).await
}

fn form(visit: &Visit, indicators: &[IndicatorView], q: &HotspotsQuestion) -> Markup {
    let l = visit.language;
    let chosen = indicators.iter().find(|i| i.code == q.indicator).or(indicators.first());
    html! {
        form class="params" method="get" {
            div class="field" {
                label for="f-indicator" { (t(l, "indicator")) }
                select class="inp" id="f-indicator" name="indicator" {
                    @for one in indicators { option value=(one.code) selected[chosen.is_some_and(|c| c.code == one.code) && !q.indicator.starts_with(NEED)] { (one.title) } }
                    option value=(NEED) selected[q.indicator.starts_with(NEED)] { (titled(l, NEED, "")) }
                }
            }
            div class="field" {
                label for="f-period" { (t(l, "hotspots-period")) }
                select class="inp" id="f-period" name="period" {
                    @for period in chosen.map_or(&[][..], |c| &c.periods).iter().rev() { option value=(period) selected[q.period.as_deref() == Some(period)] { (date(l, period)) } }
                }
            }
            div class="field" {
                label for="f-statistic" { (t(l, "hotspot-statistic")) }
                select class="inp" id="f-statistic" name="statistic" {
                    @for code in STATISTICS { option value=(code) selected[q.statistic == code] { (t(l, &format!("statistic-{code}"))) } }
                }
            }
            div class="field" { label for="f-permutations" { (t(l, "hotspot-permutations")) } input class="inp" id="f-permutations" name="permutations" inputmode="numeric" value=(q.permutations); }
            div class="field" { label for="f-seed" { (t(l, "hotspot-seed")) } input class="inp" id="f-seed" name="seed" inputmode="numeric" value=(q.seed); }
            button class="btn pri" { (t(l, "hotspots-ask")) }
        }
    }
}

fn legend(visit: &Visit, view: &HotspotsView) -> Markup {
    let l = visit.language;
    html! {
        div class="legend" {
            p { (t(l, "map-legend")) }
            ul class="ramp" {
                @for (class, _, swatch) in CLASSES {
                    li class=(swatch) { (t(l, &format!("hotspot-{class}"))) " (" (integer(l, words::count(view.counts.get(class).copied().unwrap_or(0)))) ")" }
                }
            }
        }
    }
}

/// The rows in the order that the address asks for; those without the figure come last.
fn ordered<'a>(visit: &Visit, view: &'a HotspotsView) -> (String, Vec<&'a HotspotRow>) {
    let sort = visit.param("sort").unwrap_or_else(|| "p".to_owned());
    let mut rows: Vec<&HotspotRow> = view.rows.iter().filter(|r| r.inside).collect();
    let down = sort.starts_with('-');
    let by = |pick: fn(&HotspotRow) -> Option<f64>| move |a: &&HotspotRow, b: &&HotspotRow| by_figure(down, pick(a), pick(b));
    match sort.trim_start_matches('-') {
        "value" => rows.sort_by(by(|r| r.value)),
        "statistic" => rows.sort_by(by(|r| r.statistic)),
        "p" => rows.sort_by(by(|r| r.p)),
        _ if down => rows.sort_by(|a, b| b.name.cmp(&a.name)),
        _ => rows.sort_by(|a, b| a.name.cmp(&b.name)),
    }
    (sort, rows)
}

fn table(visit: &Visit, view: &HotspotsView) -> Markup {
    let l = visit.language;
    let (sort, rows) = ordered(visit, view);
    let head = |field: &str, text: String, right: bool| {
        let on = sort.trim_start_matches('-') == field;
        let next = if on && !sort.starts_with('-') { format!("-{field}") } else { field.to_owned() };
        let way = on.then_some(if sort.starts_with('-') { "descending" } else { "ascending" });
        html! { th class=[right.then_some("r")] aria-sort=[way] { a href=(address::with(&visit.here(), &[("sort", &next)])) { (text) } } }
    };
    let figure = |x: Option<f64>| x.map_or_else(|| "–".to_owned(), |x| words::figure(l, x));
    html! {
        div class="scroll tall" tabindex="0" role="region" aria-label=(t(l, "map-table_twin")) {
            table id="twin" class="tw num" {
                caption class="vh" { (t(l, "map-table_twin")) }
                thead { tr {
                    (head("name", t(l, "envelope-unit"), false)) (head("value", t(l, "hotspots-value"), true)) (head("statistic", t(l, &format!("statistic-{}", view.question.statistic)), true))
                    (head("p", "p".to_owned(), true)) th { (t(l, "analysis-result")) }
                } }
                tbody {
                    @for row in rows {
                        tr data-code=(row.code) {
                            td class="ttl" { (row.name) }
                            td class="r" data-l=(t(l, "hotspots-value")) { (figure(row.value)) }
                            td class="r" data-l=(t(l, "hotspot-statistic")) { (figure(row.statistic)) }
                            td class="r" data-l="p" { (figure(row.p)) }
                            td data-l=(t(l, "analysis-result")) { @if row.class.is_empty() { span class="mut" { (t(l, "list-not_given")) } } @else { (t(l, &format!("hotspot-{}", row.class))) } }
                        }
                    }
                }
            }
        }
    }
}

fn explanation(visit: &Visit, view: &HotspotsView) -> Markup {
    let l = visit.language;
    let card = view.method;
    let own = |it: &'static str, en: &'static str| match l {
        Language::It => it,
        Language::En => en,
    };
    html! {
        section {
            details class="more" {
                summary { (t(l, "frame-data_and_methods")) }
                div {
                    h2 { (own(card.question.it, card.question.en)) }
                    dl class="dl num" {
                        dt { (t(l, "analysis-method")) } dd { (t(l, "page-hotspots")) ", " (t(l, &format!("statistic-{}", view.question.statistic))) }
                        dt { (t(l, "analysis-input")) }
                        dd { a href=(format!("/data_sets/{}", address::encode(&view.indicator.data_set))) { (view.indicator.data_set_title) } ", " (t(l, "envelope-version")) " " (view.indicator.version) }
                        dt { (t(l, "analysis-units_label")) }
                        dd { (tn(l, "analysis-units_used", words::count(view.used), &[])) "; " (tn(l, "analysis-units_missing", words::count(view.missing), &[])) "; " (tn(l, "analysis-islands", words::count(view.islands.len()), &[])) }
                        @if let Some(i) = view.global_i { dt { (t(l, "hotspots-global")) } dd { (words::figure(l, i)) } }
                        dt { (t(l, "analysis-digest")) } dd { span class="mono c12" { (view.input_digest) } }
                        @for parameter in card.parameters {
                            dt { (parameter.name) }
                            dd {
                                @match parameter.name { "statistic" => (view.question.statistic), "permutations" => (view.question.permutations), "seed" => (view.question.seed), _ => (parameter.default) }
                                " " span class="mut" { (own(parameter.help.it, parameter.help.en)) }
                            }
                        }
                    }
                    h3 { (t(l, "analysis-source")) }
                    ul { @for source in card.sources { li { (source.citation) " " a href=(format!("https://doi.org/{}", source.doi)) rel="noopener" { (source.doi) } } } }
                }
            }
        }
    }
}

/// The answer for programs and for the map: the view, with classes by unit.
pub fn as_json(visit: &Visit, view: &HotspotsView) -> Value {
    let index = |class: &str| CLASSES.iter().position(|(c, _, _)| *c == class);
    let units: Object<String, Value> = view.rows.iter().filter(|r| r.inside).map(|r| (r.code.clone(), json!(index(&r.class)))).collect();
    let classes: Vec<Value> = CLASSES
        .iter()
        .map(|(c, color, _)| json!({ "code": c, "label": t(visit.language, &format!("hotspot-{c}")), "color": color }))
        .collect();
    let mut value = json!(view);
    if let Some(object) = value.as_object_mut() {
        object.insert("units".into(), Value::Object(units));
        object.insert("classes".into(), Value::Array(classes));
        object.insert("method".into(), json!(view.method.id));
        object.insert("finding".into(), json!(finding(visit.language, view)));
    }
    value
}
