//! The inventory of heritage: how much there is by class, condition, use and place; what is free or at risk, by name, with its pictures; what is
//! not known of it.

use super::production::{amounts, counted};
use crate::errors::Answer;
use crate::frame::{self, Page, Verb};
use crate::islands::{self, Map};
use crate::session::Visit;
use crate::{App, address, words};
use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use maud::{Markup, html};
use reticolo_instruments::Act;
use reticolo_instruments::atlas::Sketch;
use reticolo_instruments::heritage::{CLASSES, HeritageItem, HeritageQuestion, HeritageRow, HeritageView, UNKNOWN, finding};
use reticolo_instruments::places::Places;
use reticolo_messages::{Language, date, help, integer, list_words, percent, t, tn};
use reticolo_model::kinds;
use reticolo_model::vocabulary::{ASSET_CLASSES, CONDITIONS, USES, Vocabulary};
use serde_json::{Value, json};

/// So many things are listed; the list of records has them all.
const LISTED: usize = 50;
/// So many are named as free or at risk.
const NAMED: usize = 20;
/// So many pictures are shown, none larger than so many bytes.
const SHOWN: usize = 8;
const DRAWN: i64 = 5_000_000;
/// Tags and units of a thing up to this many are written out.
const FEW: usize = 3;

/// The question of an address.
pub fn asked(visit: &Visit) -> HeritageQuestion {
    let given = |name: &str| visit.param(name).filter(|t| !t.is_empty());
    HeritageQuestion { class: given("class"), condition: given("condition"), used: given("use"), unit: given("unit") }
}

/// The query that asks the same again.
pub fn query_of(q: &HeritageQuestion) -> String {
    let pairs = [("class", &q.class), ("condition", &q.condition), ("use", &q.used), ("unit", &q.unit)];
    address::query(pairs.into_iter().filter_map(|(name, value)| Some((name, value.as_deref()?))))
}

/// `GET /heritage`.
pub async fn show(State(app): State<App>, visit: Visit) -> Answer {
    let l = visit.language;
    let view = app.wb.heritage(&visit.who, &asked(&visit)).await?;
    let places = app.wb.places().await?;
    let title = finding(l, &view);
    let query = query_of(&view.question);
    let body = if view.all == 0 {
        html! {
            h1 { (title) }
            p class="lede" { (help(l, "heritage-finding-nothing").unwrap_or_default()) }
            @if visit.may(Act::Import) { p class="mt" { a class="btn pri" href="/import" { (t(l, "page-import")) } } }
        }
    } else {
        let sketch = app.wb.sketch().await?;
        let titles: Vec<String> = view.sources.iter().map(|s| s.title.clone()).collect();
        let source = list_words(l, &titles);
        let map = Map {
            label: &title,
            choropleth: Some(format!("/api/v1/heritage{query}")),
            table: Some("#twin"),
            source: &source,
            drawing: sketch.as_ref().map(|s| picture(l, &view, &places, s, &title)),
            ..Map::default()
        };
        let map = islands::map(&app, &visit, &map).await?;
        html! {
            p class="kind" { span class="chip w" { (t(l, "page-heritage")) } span class="mut" { (tn(l, "heritage-all", words::count(view.all), &[])) } }
            h1 { (title) }
            p class="lede num" { (lede(l, &view)) }
            (form(l, &view, &places))
            div class="cols serv" {
                div class="stack" {
                    section aria-label=(t(l, "maps-word-map")) {
                        (map)
                        div class="legend" { p { (t(l, "heritage-legend")) } }
                        p class="src" {
                            (source) @if !source.is_empty() { ". " } (t(l, "maps-generalised")) " "
                            @for (form, name) in [("csv", "CSV"), ("geojson", "GeoJSON"), ("svg", "SVG")] { a href=(format!("/download/heritage.{form}{query}")) { (name) } " · " }
                            a href=(format!("/api/v1/heritage{query}")) { "JSON" } " · " a href=(format!("/heritage{query}")) { (t(l, "record-permalink")) }
                        }
                    }
                    (counts(l, &view))
                    (unknown(l, &view))
                }
                div class="stack" {
                    (named(l, &view, &view.idle, &places, "idle"))
                    (named(l, &view, &view.at_risk, &places, "risk"))
                    (twin(l, &view))
                }
            }
            (pictures(l, &view))
            (list(l, &view, &places))
            (sources(l, &view))
        }
    };
    let page = Page::new(&title, Verb::Understand, "/heritage", &t(l, "page-heritage"));
    frame::page(&app, &visit, &page, &body).await
}

/// A code of a list in words; what nobody wrote is said so.
fn word(l: Language, v: &Vocabulary, code: &str) -> String {
    if code == UNKNOWN { t(l, "heritage-unknown") } else { words::choice(l, v, code) }
}

/// What is behind the title: of how many the use and the condition are written, and the oldest of what is known.
fn lede(l: Language, view: &HeritageView) -> String {
    let n = view.items.len();
    let known = |lacking: usize| integer(l, words::count(n - lacking));
    let mut out = Vec::new();
    if n > 0 {
        let args =
            [("use", known(view.unknown.used)), ("condition", known(view.unknown.condition)), ("number", integer(l, words::count(n)))];
        out.push(reticolo_messages::tr(l, "heritage-lede", &args.each_ref().map(|(k, v)| (*k, v.as_str()))));
    }
    if let Some((source, day)) = view.sources.iter().find_map(|s| Some((s, s.date.as_deref()?))) {
        let day = stated(l, day);
        out.push(reticolo_messages::tr(l, "heritage-oldest", &[("title", &source.title), ("date", &day)]));
    }
    if view.sources.iter().any(|s| s.partial) {
        out.push(t(l, "heritage-partial"));
    }
    out.join(" ")
}

/// A date as its publisher states it: a day, or years.
fn stated(l: Language, day: &str) -> String {
    if reticolo_model::period::period(day).is_ok() { date(l, day) } else { day.to_owned() }
}

fn form(l: Language, view: &HeritageView, places: &Places) -> Markup {
    let q = &view.question;
    let choice = |name: &str, label: &str, v: &Vocabulary, codes: Vec<&str>, chosen: &Option<String>| {
        let id = format!("f-{name}");
        html! {
            div class="field" { label for=(id) { (t(l, label)) } select class="inp" id=(id) name=(name) {
                option value="" { (t(l, "heritage-any")) }
                @for code in codes { option value=(code) selected[chosen.as_deref() == Some(code)] { (word(l, v, code)) } }
            } }
        }
    };
    let with_unknown = |v: &'static Vocabulary| v.codes().chain([UNKNOWN]).collect::<Vec<_>>();
    html! {
        form class="params" method="get" action="/heritage" aria-label=(t(l, "analysis-parameters")) {
            (choice("class", "asset-class", &ASSET_CLASSES, CLASSES.to_vec(), &q.class))
            (choice("condition", "asset-condition", &CONDITIONS, with_unknown(&CONDITIONS), &q.condition))
            (choice("use", "asset-use", &USES, with_unknown(&USES), &q.used))
            div class="field" { label for="f-unit" { (t(l, "envelope-unit")) } select class="inp" id="f-unit" name="unit" {
                option value="" { (t(l, "heritage-any_unit")) }
                @for unit in places.inside() { option value=(unit.code) selected[q.unit.as_ref() == Some(&unit.code)] { (unit.name) } }
            } }
            button class="btn pri" { (t(l, "action-show")) }
        }
    }
}

/// By class, condition and use: each count leads to what it counts.
fn counts(l: Language, view: &HeritageView) -> Markup {
    let q = &view.question;
    let n = view.items.len().max(1);
    #[expect(clippy::cast_precision_loss, reason = "counts of records")]
    let part = |x: usize| x as f64 / n as f64;
    let one = |label: &str, v: &Vocabulary, found: &[(String, usize)], to: &dyn Fn(&str) -> HeritageQuestion| {
        html! {
            table class="num" {
                caption class="vh" { (t(l, label)) }
                thead { tr { th { (t(l, label)) } th class="r" { (t(l, "heritage-items")) } th { span class="vh" { (t(l, "maps-bar")) } } } }
                tbody { @for (code, x) in found { tr { td { a href=(format!("/heritage{}", query_of(&to(code)))) { (word(l, v, code)) } } td class="r" { (integer(l, words::count(*x))) } td { (super::atlas_parts::bar(part(*x))) } } } }
            }
        }
    };
    let some = |c: &str| Some(c.to_owned());
    html! {
        section {
            div class="h" { h2 { (t(l, "heritage-counts")) } }
            (one("asset-class", &ASSET_CLASSES, &view.by_class, &|c| HeritageQuestion { class: some(c), ..q.clone() }))
            (one("asset-condition", &CONDITIONS, &view.by_condition, &|c| HeritageQuestion { condition: some(c), ..q.clone() }))
            (one("asset-use", &USES, &view.by_use, &|c| HeritageQuestion { used: some(c), ..q.clone() }))
        }
    }
}

fn unknown(l: Language, view: &HeritageView) -> Markup {
    let n = view.items.len();
    #[expect(clippy::cast_precision_loss, reason = "counts of records")]
    let share = |x: usize| percent(l, x as f64 / n.max(1) as f64, 0);
    let gaps = view.unknown.named();
    html! {
        section {
            div class="h" { h2 { (t(l, "heritage-not_known")) } }
            @if gaps.iter().all(|(_, x)| *x == 0) { p class="mut" { (t(l, "heritage-all_known")) } }
            @else {
                table class="num" {
                    caption class="vh" { (t(l, "heritage-not_known")) }
                    thead { tr { th { (t(l, "heritage-what")) } th class="r" { (t(l, "heritage-lacking")) } th class="r" { "%" } } }
                    tbody { @for (what, x) in gaps.into_iter().filter(|g| g.1 > 0) { tr { td { (t(l, &format!("heritage-gap-{what}"))) } td class="r" { (integer(l, words::count(x))) } td class="r" { (share(x)) } } } }
                }
            }
            p class="c12 mut" { (t(l, "heritage-not_known_help")) }
        }
    }
}

/// What is free, or at risk, by name.
fn named(l: Language, view: &HeritageView, ids: &[uuid::Uuid], places: &Places, what: &str) -> Markup {
    html! {
        section {
            div class="h" { h2 { (tn(l, &format!("heritage-{what}"), words::count(ids.len()), &[])) } }
            @if ids.is_empty() { p class="mut" { (t(l, &format!("heritage-{what}_none"))) } }
            @else {
                ul class="ev num" { @for item in ids.iter().take(NAMED).filter_map(|id| view.item(*id)) {
                    li {
                        span { a href=(format!("/records/asset/{}", item.id)) { (item.title) } }
                        span class="v" { (where_of(l, item, places)) }
                        span class="s" { (states(l, item).join(" · ")) }
                    }
                } }
                @if ids.len() > NAMED { p class="c12 mut" { (tn(l, "heritage-more", words::count(ids.len() - NAMED), &[])) } }
            }
        }
    }
}

fn where_of(l: Language, item: &HeritageItem, places: &Places) -> String {
    if item.units.len() > FEW {
        return tn(l, "home-units", words::count(item.units.len()), &[]);
    }
    item.units.iter().map(|u| places.name(u).to_owned()).collect::<Vec<_>>().join(", ")
}

/// Use, condition and state of a thing, those that are written.
fn states(l: Language, item: &HeritageItem) -> Vec<String> {
    let mut out = Vec::new();
    if let Some(used) = &item.used {
        let share = item.free_share.filter(|_| used == "partly_free").map(|x| format!(" ({} %)", words::number(l, x)));
        out.push(word(l, &USES, used) + &share.unwrap_or_default());
    }
    out.extend(item.condition.as_ref().map(|c| format!("{}: {}", t(l, "asset-condition"), word(l, &CONDITIONS, c))));
    if item.status == "at_risk"
        && let Some(kind) = kinds::find("asset")
    {
        out.push(words::state(l, kind, &item.status));
    }
    out
}

fn twin(l: Language, view: &HeritageView) -> Markup {
    let mut rows: Vec<&HeritageRow> = view.rows.iter().collect();
    rows.sort_by(|a, b| b.items.cmp(&a.items).then_with(|| a.name.cmp(&b.name)));
    let cell = |n: usize, label: String| html! { td class="r" data-l=(label) { (integer(l, words::count(n))) } };
    html! {
        section {
            div class="h" { h2 { (t(l, "heritage-where")) } }
            div class="scroll tall" tabindex="0" role="region" aria-label=(t(l, "map-table_twin")) {
                table id="twin" class="tw card num" {
                    caption class="vh" { (t(l, "map-table_twin")) }
                    thead { tr { th { (t(l, "envelope-unit")) } th class="r" { (t(l, "heritage-items")) } th class="r" { (t(l, "heritage-idle_short")) } th class="r" { (t(l, "heritage-risk_short")) } } }
                    tbody { @for row in rows { tr data-code=(row.code) {
                        td class="ttl" { (row.name) }
                        (cell(row.items, t(l, "heritage-items")))
                        (cell(row.idle, t(l, "heritage-idle_short"))) (cell(row.at_risk, t(l, "heritage-risk_short")))
                    } } }
                }
            }
            p class="c12 mut" { (t(l, "plan-heritage-map_note")) }
        }
    }
}

fn pictures(l: Language, view: &HeritageView) -> Markup {
    let shown: Vec<_> =
        view.items.iter().filter_map(|i| Some((i, i.picture.as_ref()?))).filter(|(_, p)| p.size <= DRAWN).take(SHOWN).collect();
    html! {
        @if !shown.is_empty() {
            section {
                div class="h" { h2 { (t(l, "heritage-pictures")) } }
                ul class="pics" { @for (item, p) in shown {
                    li { figure {
                        a href=(format!("/records/asset/{}", item.id)) { img src=(format!("/files/{}/{}", p.digest, address::encode(&p.name))) alt=(p.alt) loading="lazy" decoding="async"; }
                        figcaption { span { (item.title) } }
                    } }
                } }
            }
        }
    }
}

fn list(l: Language, view: &HeritageView, places: &Places) -> Markup {
    html! {
        section {
            div class="h" { h2 { (t(l, "heritage-list")) } }
            @if view.items.is_empty() { p class="mut" { (t(l, "heritage-finding-none")) } }
            @else {
                table class="lst card num" {
                    caption class="vh" { (t(l, "heritage-list")) }
                    thead { tr { th { (t(l, "envelope-title")) } th { (t(l, "asset-class")) } th { (t(l, "envelope-unit")) } th { (t(l, "asset-condition")) } th { (t(l, "asset-use")) } th { (t(l, "asset-rights")) } th class="r" { (t(l, "heritage-pictures")) } } }
                    tbody { @for item in view.items.iter().take(LISTED) {
                        @let dash = || "–".to_owned();
                        tr {
                            td class="ttl" { a class="ti" href=(format!("/records/asset/{}", item.id)) { (item.title) } @if let Some(p) = &item.protection { small { (p) } } }
                            td data-l=(t(l, "asset-class")) { (word(l, &ASSET_CLASSES, &item.class)) }
                            td data-l=(t(l, "envelope-unit")) { (where_of(l, item, places)) }
                            td data-l=(t(l, "asset-condition")) { (item.condition.as_ref().map_or_else(dash, |c| word(l, &CONDITIONS, c))) }
                            td data-l=(t(l, "asset-use")) { (item.used.as_ref().map_or_else(dash, |u| word(l, &USES, u))) }
                            td data-l=(t(l, "asset-rights")) { (item.rights.clone().or_else(|| item.owner.clone()).unwrap_or_else(dash)) }
                            td class="r" data-l=(t(l, "heritage-pictures")) { (integer(l, words::count(item.pictures))) }
                        }
                    } }
                }
                @if view.items.len() > LISTED { p class="c12 mut" { (tn(l, "heritage-more", words::count(view.items.len() - LISTED), &[])) } }
            }
            p { a href="/records/asset" { (t(l, "heritage-records")) } }
        }
    }
}

fn sources(l: Language, view: &HeritageView) -> Markup {
    html! {
        section {
            div class="h" { h2 { (t(l, "heritage-sources")) } }
            ul class="plain num" {
                @for s in &view.sources { li {
                    a href=(format!("/data_sets/{}", address::encode(&s.data_set))) { (s.title) } ": " (tn(l, "heritage-all", words::count(s.items), &[]))
                    @if !s.publisher.is_empty() { ", " (s.publisher) }
                    @if let Some(day) = &s.date { ", " (stated(l, day)) } @else { ", " (t(l, "heritage-no_date")) }
                    @if s.partial { " " span class="sgn hf" { (t(l, "heritage-partial_short")) } }
                } }
                @if view.by_hand > 0 { li { (tn(l, "heritage-by_hand", words::count(view.by_hand), &[])) } }
            }
            p class="src num" { (t(l, "analysis-digest")) ": " span class="mono c12" { (words::breakable(&view.input_digest)) } }
        }
    }
}

fn by_unit(view: &HeritageView) -> Vec<(&str, &str, usize)> {
    view.rows.iter().map(|r| (r.code.as_str(), r.name.as_str(), r.items)).collect()
}

/// The map as the server draws it: a circle a unit, its area the things there.
pub fn picture(l: Language, view: &HeritageView, places: &Places, sketch: &Sketch, label: &str) -> Markup {
    counted(l, sketch, label, &by_unit(view), places)
}

/// `GET /api/v1/heritage`: asks as the page does.
pub async fn api(State(app): State<App>, visit: Visit) -> Answer {
    let view = app.wb.heritage(&visit.who, &asked(&visit)).await?;
    Ok(Json(as_json(visit.language, &view, &*app.wb.places().await?)).into_response())
}

/// The answer for programs and for the map.
pub fn as_json(l: Language, view: &HeritageView, places: &Places) -> Value {
    let mut value = json!(view);
    if let Some(object) = value.as_object_mut() {
        object.insert("units".into(), json!({}));
        object.insert("classes".into(), json!([]));
        object.insert("amounts".into(), Value::Array(amounts(&by_unit(view), places)));
        object.insert("finding".into(), json!(finding(l, view)));
    }
    value
}

/// The units as a file with their shapes: a row a unit.
pub fn rows(view: &HeritageView) -> (Vec<String>, Vec<Vec<Value>>) {
    let mut head: Vec<String> = ["unit", "name", "items"].map(str::to_owned).to_vec();
    head.extend(CLASSES.map(str::to_owned));
    head.extend(["idle", "at_risk"].map(str::to_owned));
    let row = |r: &HeritageRow| {
        let mut row = vec![json!(r.code), json!(r.name), json!(r.items)];
        row.extend(r.classes.iter().map(|n| json!(n)));
        row.extend([json!(r.idle), json!(r.at_risk)]);
        row
    };
    (head, view.rows.iter().map(row).collect())
}
