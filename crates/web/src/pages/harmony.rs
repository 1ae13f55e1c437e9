//! How evenly services reach the people: the level first, then the inequality in plain words, its parts, and what pulls it down.

use super::atlas::all;
use super::harmony_moves::{self, Page as MovesPage, Tried};
use super::harmony_needs::{self, set_field};
use super::map_parts::{self as common, people};
use super::services::named;
use crate::errors::{Answer, Fault};
use crate::frame::{self, Page, Verb};
use crate::islands::{self, Map};
use crate::map_svg::{self, Paint, Picture};
use crate::session::Visit;
use crate::{App, address, words};
use axum::extract::State;
use maud::{Markup, html};
use reticolo_instruments::WorkError;
use reticolo_instruments::areas::SAVED_AREA;
use reticolo_instruments::atlas::{AtlasClass, Breaks, IndicatorView, Sketch, class_of, cut};
use reticolo_instruments::harmony::words::{Speaker, rule, services_finding, services_pulled as lede};
use reticolo_instruments::harmony::{Across, Coverage, CoverageRule, HarmonyGroup, HarmonyQuestion, HarmonyRow, HarmonyView, Lack};
use reticolo_instruments::services::{NeedsBy, ServiceClass};
use reticolo_messages::{Language, date, decimal, help, integer, percent, t, tn, tr};
use reticolo_model::Problem;
use serde_json::{Map as Object, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// Across what an address looks at services: as it says, else by an attribute or a set of areas where it names one.
fn across(visit: &Visit) -> Result<Across, Problem> {
    let given = |name: &str| visit.param(name).filter(|v| !v.is_empty());
    match given("across").map(|code| (Across::parse(&code), code)) {
        Some((Some(Across::Cells), code)) => Err(Problem::new("problem-harmony-across", code).on("across")),
        Some((Some(across), _)) => Ok(across),
        Some((None, code)) => {
            Err(Problem::new("problem-choice", code).on("across").with("known", Across::ALL.map(Across::code).join(", ")))
        }
        None if given("basins").is_some() => Ok(Across::Basins),
        None if given("group").is_some() => Ok(Across::Groups),
        None => Ok(Across::Units),
    }
}

/// The question of an address.
pub async fn asked(app: &App, visit: &Visit) -> Result<HarmonyQuestion, Fault> {
    let across = across(visit)?;
    let group = match visit.param("group").filter(|g| !g.is_empty()) {
        _ if across != Across::Groups => None,
        Some(group) => Some(group),
        None => {
            let places = app.wb.places().await?;
            let first = places.inside().flat_map(|u| u.attributes.keys()).min().cloned();
            Some(first.ok_or_else(|| Problem::new("problem-harmony-no_attribute", "").on("group"))?)
        }
    };
    let default = HarmonyQuestion::default();
    let km = common::number(visit, "km", 10.0, 0.1, 500.0)?;
    Ok(HarmonyQuestion {
        services: all(visit, "service").into_iter().collect(),
        coverage: if visit.param("rule").as_deref() == Some("own_unit") { CoverageRule::OwnUnit } else { CoverageRule::Within { km } },
        demand: visit.param("demand").unwrap_or_default(),
        period: visit.param("period"),
        group,
        basins: (across == Across::Basins).then(|| visit.param("basins").unwrap_or_default()),
        factor: common::number(visit, "factor", default.factor, 1.0, 5.0)?,
        beyond: visit.param("beyond").as_deref() != Some("no"),
    })
}

/// The query that asks the same again.
pub fn query_of(q: &HarmonyQuestion, chosen: &BTreeSet<String>) -> String {
    let services = q.services.join(",");
    let factor = q.factor.to_string();
    let (rule, km) = match q.coverage {
        CoverageRule::OwnUnit => ("own_unit", None),
        CoverageRule::Within { km } => ("within", Some(km.to_string())),
    };
    let chosen = chosen.iter().map(String::as_str).collect::<Vec<_>>().join(",");
    let mut pairs = vec![("service", services.as_str()), ("rule", rule)];
    pairs.extend(km.as_deref().map(|km| ("km", km)));
    pairs.extend([("demand", q.demand.as_str()), ("factor", &factor), ("beyond", if q.beyond { "yes" } else { "no" })]);
    pairs.extend(q.period.as_deref().map(|p| ("period", p)));
    pairs.push(("across", across_of(q).code()));
    pairs.extend(q.group.as_deref().map(|g| ("group", g)));
    pairs.extend(q.basins.as_deref().map(|b| ("basins", b)));
    pairs.extend((!chosen.is_empty()).then_some(("sel", chosen.as_str())));
    address::query(pairs)
}

fn across_of(q: &HarmonyQuestion) -> Across {
    match (&q.basins, &q.group) {
        (Some(_), _) => Across::Basins,
        (None, Some(_)) => Across::Groups,
        (None, None) => Across::Units,
    }
}

/// The two coverages, one of which is looked at.
pub fn tabs(l: Language, needs: bool) -> Markup {
    html! { nav class="qs" aria-label=(t(l, "harmony-of")) {
        a href="/harmony" aria-current=[(!needs).then_some("page")] { (t(l, "harmony-of-services")) }
        a href="/harmony?of=needs" aria-current=[needs.then_some("page")] { (t(l, "harmony-of-needs")) }
    } }
}

/// Inside and between as one bar.
pub fn parts_bar(within: f64) -> Markup {
    let within = within.clamp(0.0, 1.0) * 100.0;
    html! { svg class="parts" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" {
        rect class="q7" width=(format!("{within:.1}")) height="6" {} rect class="q3" x=(format!("{within:.1}")) width=(format!("{:.1}", 100.0 - within)) height="6" {}
    } }
}

/// `GET /harmony`.
pub async fn show(State(app): State<App>, visit: Visit) -> Answer {
    let l = visit.language;
    if harmony_needs::is_asked(&visit) {
        return harmony_needs::show(&app, &visit).await;
    }
    let (classes, indicators) = (app.wb.service_classes(&visit.who).await?, app.wb.indicators(&visit.who).await?);
    let question = asked(&app, &visit).await?;
    match app.wb.harmony(&visit.who, &question).await {
        Ok(view) => answer(&app, &visit, &classes, &indicators, &question, &view).await,
        Err(error @ (WorkError::Invalid(_) | WorkError::Report(_))) => {
            let title = t(l, "harmony-question");
            let body = html! {
                h1 { (title) }
                (tabs(l, false))
                (common::no_answer(l, &error.sentence(l)))
                (form(&app, &visit, &classes, &indicators, &question).await?)
            };
            frame::page(&app, &visit, &Page::new(&title, Verb::Guarantee, "/harmony", &t(l, "page-harmony")), &body).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The level, in one sentence.
pub fn finding(l: Language, view: &HarmonyView) -> String {
    services_finding(l, view, &|code| named(l, code))
}

async fn answer(
    app: &App,
    visit: &Visit,
    services: &[ServiceClass],
    indicators: &[IndicatorView],
    question: &HarmonyQuestion,
    view: &HarmonyView,
) -> Answer {
    let l = visit.language;
    let chosen = all(visit, "sel");
    let title = finding(l, view);
    let query = query_of(&view.question, &chosen);
    let (grid, places) = (app.wb.grid_axes().await?, app.wb.places().await?);
    // As it was asked, so that what is kept of it is found again.
    let coverage = Coverage::Services(question.clone());
    let Tried { moves, asked: action, what_if } = harmony_moves::tried(app, visit, &coverage).await?;
    let service = |code: &str| named(l, code);
    let speaker = Speaker { l, service: &service, grid: &grid, places: &places };
    let page = MovesPage { speaker, by: NeedsBy::People, needs: false, query: &query };
    let sketch = app.wb.sketch().await?;
    let map = Map {
        label: &title,
        choropleth: Some(format!("/api/v1/harmony{query}")),
        table: Some("#twin"),
        source: &view.demand.data_set_title,
        drawing: sketch.as_ref().map(|s| picture(l, view, s, &title, &chosen)),
        ..Map::default()
    };
    let map = islands::map(app, visit, &map).await?;
    let body = html! {
        div data-part="finding" {
            p class="kind" { span class="chip w" { (t(l, "page-harmony")) } span class="mut" { (view.demand.title) ", " (date(l, &view.period)) } }
            h1 { (title) }
            p class="lede num" { (lede(l, view)) }
        }
        (tabs(l, false))
        (form(app, visit, services, indicators, &view.question).await?)
        (page.answer(action.is_some(), &what_if))
        div class="cols serv" {
            div class="stack" {
                section aria-label=(t(l, "maps-word-map")) {
                    (map)
                    div class="legend" data-part="legend" { (common::legend(l, &t(l, "harmony-legend"), &classes(view), &|x| percent(l, x, 0), &left_out(l, view))) }
                    p class="src" data-part="source" {
                        (view.demand.data_set_title) ", " (date(l, &view.period)) ". " (t(l, "maps-generalised")) " "
                        @for (form, name) in [("csv", "CSV"), ("geojson", "GeoJSON"), ("svg", "SVG")] { a href=(format!("/download/harmony.{form}{query}")) { (name) } " · " }
                        a href=(format!("/api/v1/harmony{query}")) { "JSON" } " · " a href=(format!("/harmony{query}")) { (t(l, "record-permalink")) }
                    }
                }
                section data-part="moves" { (page.moves(&moves)) (page.form(action.as_ref())) }
                section data-part="curves" { (curves(l, view)) }
                section data-part="levels" { (levels(l, view)) }
            }
            div class="stack" {
                section data-part="even" { (even(l, view)) }
                section data-part="down" { (down(&speaker, view)) }
                @if !view.groups.is_empty() { section data-part="groups" { (groups(&speaker, view)) } } @else { section data-part="groups" hidden {} }
                section data-part="table" { (table(l, view, &chosen)) }
                section data-part="more" { (unsaid(l, view)) (common::method(l, view.method, &common::facts(l, &view.demand, &view.period, &view.input_digest))) }
            }
        }
    };
    frame::page(app, visit, &Page::new(&title, Verb::Guarantee, "/harmony", &t(l, "page-harmony")), &body).await
}

async fn form(
    app: &App,
    visit: &Visit,
    services: &[ServiceClass],
    indicators: &[IndicatorView],
    q: &HarmonyQuestion,
) -> Result<Markup, Fault> {
    let l = visit.language;
    let places = app.wb.places().await?;
    let attributes: BTreeSet<&str> = places.inside().flat_map(|u| u.attributes.keys()).map(String::as_str).collect();
    let (own, km) = match q.coverage {
        CoverageRule::OwnUnit => (true, 10.0),
        CoverageRule::Within { km } => (false, km),
    };
    let (across, sets) = (across_of(q), app.wb.basin_sets(&visit.who).await?);
    let offered = [
        (Across::Units, true),
        (Across::Basins, !sets.is_empty() || across == Across::Basins),
        (Across::Groups, !attributes.is_empty() || across == Across::Groups),
    ];
    Ok(html! {
        form class="params" id="units-form" method="get" action="/harmony" data-live-form aria-label=(t(l, "analysis-parameters")) {
            fieldset class="field wide" {
                legend { (t(l, "harmony-services")) }
                div class="checks" { @for one in services.iter().filter(|s| s.inside > 0 || q.services.contains(&s.code)) {
                    label class="check" { input type="checkbox" name="service" value=(one.code) checked[q.services.contains(&one.code)]; span { (named(l, &one.code)) " (" (integer(l, words::count(one.inside))) ")" } }
                } }
            }
            div class="field" { label for="f-rule" { (t(l, "harmony-rule")) } select class="inp" id="f-rule" name="rule" {
                option value="within" selected[!own] { (t(l, "harmony-rule-within")) } option value="own_unit" selected[own] { (t(l, "harmony-rule-own")) }
            } }
            (common::number_field(l, "km", &t(l, "services-limit"), km, "km"))
            (common::people_field(l, indicators, &q.demand))
            div class="field" { label for="f-across" { (t(l, "harmony-across")) } select class="inp" id="f-across" name="across" {
                @for (a, _) in offered.iter().filter(|(_, there)| *there) { option value=(a.code()) selected[*a == across] { (t(l, &format!("harmony-across-{}", a.code()))) } }
            } }
            // They stand there whatever is looked across: what is chosen is drawn anew without drawing the form.
            (set_field(l, &sets, q.basins.as_deref()))
            @if !attributes.is_empty() {
                div class="field" { label for="f-group" { (t(l, "harmony-group")) } select class="inp" id="f-group" name="group" {
                    @for one in &attributes { option value=(one) selected[q.group.as_deref() == Some(one)] { (words::attribute(l, one)) } }
                } }
            }
            (common::number_field(l, "factor", &t(l, "services-factor"), q.factor, &t(l, "services-times")))
            (common::yes_field(l, "beyond", &t(l, "services-beyond"), q.beyond))
            button class="btn pri" { (t(l, "services-ask")) }
        }
    })
}

/// Coverage in classes: as many as there are services and one, at most five.
pub fn classes(view: &HarmonyView) -> Vec<AtlasClass> {
    let values: Vec<Option<f64>> = view.rows.iter().map(|r| Some(r.coverage)).collect();
    of_values(&values)
}

/// Coverages in at most five classes. They take few values: a class begins at the least that it holds, not where the one before ends.
pub fn of_values(values: &[Option<f64>]) -> Vec<AtlasClass> {
    let mut made = cut(values, Breaks::Natural, 5);
    let edges: Vec<Option<usize>> = values.iter().map(|x| x.and_then(|x| class_of(&made, x))).collect();
    for (i, class) in made.iter_mut().enumerate() {
        let own = values.iter().zip(&edges).filter(|(_, e)| **e == Some(i)).filter_map(|(x, _)| *x);
        class.from = own.fold(class.to, f64::min);
    }
    made
}

fn left_out(l: Language, view: &HarmonyView) -> Vec<(&'static str, String)> {
    if view.left_out.is_empty() { Vec::new() } else { vec![("bnull", tn(l, "map-missing", words::count(view.left_out.len()), &[]))] }
}

/// The map as the server draws it.
pub fn picture(l: Language, view: &HarmonyView, sketch: &Sketch, label: &str, chosen: &BTreeSet<String>) -> Markup {
    let steps = classes(view);
    let mut paint: std::collections::BTreeMap<&str, Paint> = view.left_out.iter().map(|c| (c.as_str(), Paint::Missing)).collect();
    let of =
        |r: &HarmonyRow| class_of(&steps, r.coverage).and_then(|i| steps.get(i)).map_or(Paint::Missing, |c| Paint::Token(c.color.clone()));
    paint.extend(view.rows.iter().map(|r| (r.code.as_str(), of(r))));
    map_svg::draw(&Picture {
        sketch,
        label,
        paint,
        said: view.rows.iter().map(|r| (r.code.as_str(), percent(l, r.coverage, 0))).collect(),
        chosen,
        spots: Vec::new(),
        named: chosen.iter().map(String::as_str).collect(),
    })
}

/// Level first, then how even: the index has its plain name, its own one click away.
fn even(l: Language, view: &HarmonyView) -> Markup {
    let e = &view.inside;
    let figure = |x: Option<f64>| x.map_or_else(|| "–".to_owned(), |x| decimal(l, x, 3));
    html! {
        div class="h" { h2 { (t(l, "harmony-how_even")) } span class="r" { (t(l, "page-harmony")) } }
        @match e.harmony {
            None => p class="note look" { (t(l, "harmony-undefined")) },
            Some(harmony) => {
                p class="num" { b class="big" { (decimal(l, harmony, 2)) } " " (tr(l, "harmony-of_one", &[("level", &percent(l, e.mean, 1))])) }
                @if let (Some(within), Some(between)) = (e.within, e.between) {
                    @let whole = within + between;
                    @if whole > 0.0 {
                        (parts_bar(within / whole))
                        p class="c13 num" { (tr(l, "harmony-parts", &[("within", &percent(l, within / whole, 0)), ("between", &percent(l, between / whole, 0))])) }
                    }
                }
                @if view.single { p class="c13 two" { (t(l, "harmony-single")) } }
            }
        }
        @if let Some(around) = &view.around { p class="c13 two num" { (tr(l, "harmony-around", &[("level", &percent(l, around.mean, 1)), ("harmony", &around.harmony.map_or_else(|| "–".to_owned(), |h| decimal(l, h, 2)))])) } }
        details class="more" {
            summary { (t(l, "harmony-index")) }
            div {
                p class="c13" { (help(l, "harmony-index").unwrap_or_default()) }
                dl class="dl num" {
                    dt { (t(l, "harmony-level")) } dd { (percent(l, e.mean, 1)) }
                    dt { "Theil" } dd { (figure(e.theil)) }
                    dt { (t(l, "page-harmony")) } dd { (figure(e.harmony)) }
                    dt { "Gini" } dd { (figure(e.gini)) }
                    dt { "Atkinson (0,5)" } dd { (figure(e.atkinson)) }
                }
            }
        }
    }
}

/// How many of what pulls it down are told with a sentence; the table has them all.
const DOWN: usize = 5;

/// What pulls it down, a sentence each: groups where there are any, else units.
fn down(speaker: &Speaker<'_>, view: &HarmonyView) -> Markup {
    let l = speaker.l;
    let groups: Vec<&HarmonyGroup> =
        view.groups_pulled_by.iter().filter_map(|key| view.groups.iter().find(|g| &g.key == key)).take(DOWN).collect();
    let units: Vec<&HarmonyRow> = view.pulled_by.iter().filter_map(|code| view.rows.iter().find(|r| &r.code == code)).take(DOWN).collect();
    let lacks = |row: &HarmonyRow| {
        speaker.lacking(&row.lacking.iter().map(|s| Lack { service: s.to_owned(), people: row.people }).collect::<Vec<_>>())
    };
    html! {
        div class="h" { h2 { (t(l, "harmony-down")) } }
        @if units.is_empty() { p class="two" { (t(l, if view.undefined { "harmony-undefined" } else { "harmony-down-none" })) } }
        @else if !groups.is_empty() { ol class="found num" { @for g in groups { li { div {
            h3 { (group_name(speaker, view, g)) }
            p { (tr(l, "harmony-down-group", &[("people", &people(l, g.people)), ("mean", &percent(l, g.mean.unwrap_or(0.0), 0)), ("lacking", &speaker.lacking(&g.lacking))])) }
        } } } } }
        @else { ol class="found num" { @for row in units { li data-code=(row.code) { div {
            h3 { a href=(format!("/records/asset{}", address::query([("unit", row.code.as_str())]))) { (row.name) } }
            p { (tr(l, "harmony-down-unit", &[("people", &people(l, row.people)), ("coverage", &percent(l, row.coverage, 0)), ("lacking", &lacks(row))])) }
        } } } } }
    }
}

/// A group by its name; a saved area leads to its record.
fn group_name(speaker: &Speaker<'_>, view: &HarmonyView, g: &HarmonyGroup) -> Markup {
    let name = speaker.row(across_of(&view.question), &g.key, g.name.as_deref().unwrap_or_default());
    let area = view.question.basins.is_some() && !g.key.is_empty();
    html! { @if area { a href=(format!("/records/asset{}", address::query([(SAVED_AREA, g.key.as_str())]))) { (name) } } @else { (name) } }
}

fn groups(speaker: &Speaker<'_>, view: &HarmonyView) -> Markup {
    let l = speaker.l;
    let all: f64 = view.groups.iter().filter_map(|g| g.part).sum();
    let what = view.question.group.as_deref().map_or_else(|| t(l, "harmony-across-basins"), |a| words::attribute(l, a));
    html! {
        div class="h" { h2 { (t(l, "harmony-groups")) } span class="r" { (what) } }
        div class="scroll" tabindex="0" role="region" aria-label=(t(l, "harmony-groups")) { table class="num" {
            thead { tr { th { (t(l, "harmony-group_name")) } th class="r" { (t(l, "services-units")) } th class="r" { (t(l, "services-people_short")) } th { span class="vh" { (t(l, "maps-bar")) } } th class="r" { (t(l, "harmony-level")) } th class="r" { (t(l, "harmony-part")) } } }
            tbody { @for g in &view.groups { tr {
                td class="ttl" { span { (group_name(speaker, view, g)) } @if !g.lacking.is_empty() { br; small { (speaker.lacking(&g.lacking)) } } }
                td class="r" { (integer(l, words::count(g.units))) } td class="r" { (people(l, g.people)) }
                td { @if let Some(mean) = g.mean { (super::atlas_parts::bar(mean)) } } td class="r" { (g.mean.map_or_else(|| "–".to_owned(), |m| percent(l, m, 1))) }
                td class="r" { @match g.part { Some(part) if all > 0.0 => (percent(l, part / all, 0)), _ => "–" } }
            } } }
        } }
        @if view.shared_units > 0 { p class="c12 mut" { (tn(l, "harmony-shared_units", words::count(view.shared_units), &[])) } }
    }
}

fn levels(l: Language, view: &HarmonyView) -> Markup {
    html! {
        div class="h" { h2 { (t(l, "harmony-levels")) } span class="r" { (rule(l, view)) } }
        div class="scroll" tabindex="0" role="region" aria-label=(t(l, "harmony-levels")) { table class="num" {
            thead { tr { th { (t(l, "services-service")) } th class="r" { (t(l, "harmony-sites")) } th class="r" { (t(l, "services-units")) } th { span class="vh" { (t(l, "maps-bar")) } } th class="r" { (t(l, "harmony-people_reached")) } } }
            tbody { @for s in &view.services { tr {
                td { a href=(format!("/services{}", address::query([("service", s.service.as_str())]))) { (named(l, &s.service)) } }
                td class="r" { (integer(l, words::count(s.sites_inside))) @if s.sites_beyond > 0 { span class="mut" { " + " (integer(l, words::count(s.sites_beyond))) } } }
                td class="r" { (integer(l, words::count(s.units))) }
                td { @if let Some(level) = s.level { (super::atlas_parts::bar(level)) } } td class="r" { (s.level.map_or_else(|| "–".to_owned(), |x| percent(l, x, 1))) }
            } } }
        } }
        p class="c12 mut" { (t(l, "harmony-levels-note")) }
    }
}

/// How many people have a site within each distance: one step line a service, at most eight, with the table that says the same.
fn curves(l: Language, view: &HarmonyView) -> Markup {
    const WIDE: f64 = 560.0;
    const DASHES: [&str; 4] = ["none", "6 3", "2 3", "8 3 2 3"];
    let drawn = &view.curves[..view.curves.len().min(8)];
    let last = drawn.iter().map(|c| c.shares.len()).max().unwrap_or(0).saturating_sub(1);
    if last == 0 {
        return html! {};
    }
    let wide =
        |i: usize| 36.0 + f64::from(u32::try_from(i).unwrap_or(u32::MAX)) / f64::from(u32::try_from(last).unwrap_or(1)) * (WIDE - 60.0);
    let high = |share: f64| 12.0 + (1.0 - share) * 170.0;
    let path = |shares: &[f64]| {
        let mut d = String::new();
        for (i, share) in shares.iter().enumerate() {
            let _ =
                if i == 0 { write!(d, "M{:.1} {:.1}", wide(i), high(*share)) } else { write!(d, "H{:.1}V{:.1}", wide(i), high(*share)) };
        }
        d
    };
    html! {
        div class="h" { h2 { (t(l, "harmony-curves")) } span class="r wonly" { (t(l, "harmony-curves-axis")) } }
        figure class="chart" {
            svg class="lines" viewBox=(format!("0 0 {WIDE} 214")) role="img" aria-label=(t(l, "harmony-curves-label")) {
                @for share in [0.0, 0.5, 1.0] { path class="gridl" d=(format!("M36 {:.1}H{WIDE}", high(share))) {} text class="ax" x="32" y=(format!("{:.1}", high(share) + 4.0)) text-anchor="end" { (percent(l, share, 0)) } }
                @for i in (0..=last).step_by(5) { text class="ax" x=(format!("{:.1}", wide(i))) y="200" text-anchor="middle" { (i) " km" } }
                @for (n, c) in drawn.iter().enumerate() { path class=(format!("line l{}", n % 8 + 1)) stroke-dasharray=(DASHES[n % 4]) d=(path(&c.shares)) { title { (named(l, &c.service)) } } }
            }
            ul class="keys-l" { @for (n, c) in drawn.iter().enumerate() { li { svg class="key" viewBox="0 0 24 8" width="24" height="8" aria-hidden="true" { path class=(format!("line l{}", n % 8 + 1)) stroke-dasharray=(DASHES[n % 4]) d="M0 4H24" {} } " " (named(l, &c.service)) } } }
        }
        details class="more" {
            summary { (t(l, "map-table_twin")) }
            div class="scroll" tabindex="0" role="region" aria-label=(t(l, "harmony-curves")) {
                table class="num" {
                    thead { tr { th { (t(l, "services-service")) } @for i in [0, 2, 5, 8, 10, 12, 15, 20usize].into_iter().filter(|i| *i <= last) { th class="r" { (i) " km" } } } }
                    tbody { @for c in &view.curves { tr { td { (named(l, &c.service)) } @for i in [0, 2, 5, 8, 10, 12, 15, 20usize].into_iter().filter(|i| *i <= last) { td class="r" { (c.shares.get(i).map_or_else(|| "–".to_owned(), |s| percent(l, *s, 1))) } } } } }
                }
            }
        }
    }
}

fn table(l: Language, view: &HarmonyView, chosen: &BTreeSet<String>) -> Markup {
    let order: BTreeMap<&str, usize> = view.pulled_by.iter().enumerate().map(|(i, c)| (c.as_str(), i)).collect();
    let place = |code: &str| order.get(code).copied().unwrap_or(usize::MAX);
    let mut rows: Vec<&HarmonyRow> = view.rows.iter().collect();
    rows.sort_by(|a, b| place(&a.code).cmp(&place(&b.code)).then(a.coverage.total_cmp(&b.coverage)).then_with(|| a.name.cmp(&b.name)));
    let all: f64 = view.rows.iter().filter_map(|r| r.part).sum();
    html! {
        div class="h" { h2 { (t(l, "harmony-needs_table")) } }
        div class="scroll tall" tabindex="0" role="region" aria-label=(t(l, "map-table_twin")) {
            table id="twin" class="tw num" {
                caption class="vh" { (t(l, "map-table_twin")) }
                thead { tr { th class="c" { span class="vh" { (t(l, "list-choose")) } } th { (t(l, "envelope-unit")) } th class="r" { (t(l, "services-people_short")) } th class="r" { (t(l, "harmony-coverage")) } th { (t(l, "harmony-lacking")) } th class="r" { (t(l, "harmony-part")) } } }
                tbody {
                    @for row in rows {
                        @let is = chosen.contains(&row.code);
                        tr data-code=(row.code) class=[is.then_some("sel")] aria-current=[is.then_some("true")] {
                            td class="c" { input type="checkbox" name="sel" value=(row.code) form="units-form" checked[is] aria-label=(tr(l, "list-choose_one", &[("title", &row.name)])); }
                            td class="ttl" { (row.name) }
                            td class="r" data-l=(t(l, "services-people_short")) { (people(l, row.people)) }
                            td class="r" data-l=(t(l, "harmony-coverage")) { (percent(l, row.coverage, 0)) }
                            td class="c12" data-l=(t(l, "harmony-lacking")) { (lacking(l, row)) }
                            td class="r" data-l=(t(l, "harmony-part")) { @match row.part { Some(part) if all > 0.0 => (percent(l, part / all, 0)), _ => "–" } }
                        }
                    }
                }
            }
        }
        p class="c12 mut mt" { (t(l, "harmony-table-note")) }
    }
}

/// The services that do not reach a unit: few by name, many by number.
fn lacking(l: Language, row: &HarmonyRow) -> String {
    if row.lacking.len() > 3 {
        return tn(l, "harmony-lacking-many", words::count(row.lacking.len()), &[]);
    }
    row.lacking.iter().map(|s| named(l, s)).collect::<Vec<_>>().join(", ")
}

fn unsaid(l: Language, view: &HarmonyView) -> Markup {
    html! {
        details class="more" {
            summary { (t(l, "services-unsaid")) }
            ul class="plain num" {
                @if !view.left_out.is_empty() { li { (tn(l, "harmony-left_out", words::count(view.left_out.len()), &[])) } }
                @if view.seats_not_stated > 0 { li { (tn(l, "services-unsaid-seats", words::count(view.seats_not_stated), &[])) } }
                li { (t(l, "harmony-unsaid")) }
            }
        }
    }
}

/// The answer for programs and for the map: the view, with classes by unit.
fn as_json(l: Language, view: &HarmonyView) -> Value {
    let steps = classes(view);
    let mut units: Object<String, Value> = view.left_out.iter().map(|c| (c.clone(), Value::Null)).collect();
    units.extend(view.rows.iter().map(|r| (r.code.clone(), json!(class_of(&steps, r.coverage)))));
    let of = |c: &AtlasClass| json!({ "color": c.color, "label": common::range(c, &|x| percent(l, x, 0)), "count": c.count, "from": c.from, "to": c.to });
    let mut value = json!(view);
    if let Some(object) = value.as_object_mut() {
        object.insert("units".into(), Value::Object(units));
        object.insert("classes".into(), steps.iter().map(of).collect());
        object.insert("method".into(), json!(view.method.id));
        object.insert("finding".into(), json!(finding(l, view)));
    }
    value
}

/// What the API answers.
pub async fn api(app: &App, visit: &Visit) -> Result<Value, Fault> {
    if harmony_needs::is_asked(visit) {
        return harmony_needs::api(app, visit).await;
    }
    let l = visit.language;
    let question = asked(app, visit).await?;
    let view = app.wb.harmony(&visit.who, &question).await?;
    let (grid, places) = (app.wb.grid_axes().await?, app.wb.places().await?);
    let coverage = Coverage::Services(question);
    let moves = app.wb.harmony_moves(&visit.who, &coverage).await?;
    let what_if = harmony_moves::what_if(app, visit, &coverage, harmony_moves::asked(visit)?.as_ref()).await?;
    let service = |code: &str| named(l, code);
    let query = query_of(&view.question, &BTreeSet::new());
    let page = MovesPage {
        speaker: Speaker { l, service: &service, grid: &grid, places: &places },
        by: NeedsBy::People,
        needs: false,
        query: &query,
    };
    let mut value = as_json(l, &view);
    page.add_to(&mut value, &moves, what_if.as_ref());
    Ok(value)
}

/// Head and rows of the table as a file.
pub fn rows(view: &HarmonyView) -> (Vec<String>, Vec<Vec<Value>>) {
    let head = ["unit", "name", "group", "people", "coverage", "lacking", "part"];
    let row = |r: &HarmonyRow| {
        vec![
            json!(r.code),
            json!(r.name),
            json!(r.group),
            json!(r.people),
            json!(r.coverage),
            json!(r.lacking.iter().collect::<Vec<_>>().join(" ")),
            json!(r.part),
        ]
    };
    (head.map(str::to_owned).to_vec(), view.rows.iter().map(row).collect())
}
