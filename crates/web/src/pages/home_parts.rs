//! The parts of the home page that look into the instruments: what is latent with its number on the map, the grid in small, harmony.

use super::grid_parts;
use super::latencies::confidence;
use crate::errors::Fault;
use crate::session::Visit;
use crate::{App, words};
use maud::{Markup, html};
use reticolo_instruments::grid::{Cell, GridAsk, GridView, label};
use reticolo_instruments::harmony::words::{Speaker, opening};
use reticolo_instruments::harmony::{Glance, HarmonyView};
use reticolo_instruments::latencies::{LatenciesAsk, level};
use reticolo_instruments::services::NeedsBy;
use reticolo_messages::{date, decimal, integer, list_words, percent, t, tn, tr};
use reticolo_model::Side;
use reticolo_model::grid::Axis;
use reticolo_model::vocabulary::SERVICES;
use uuid::Uuid;

/// Latencies that are named.
const LATENT: usize = 5;
/// Units that pull harmony down and are named.
const PULLING: usize = 3;
/// A registry with more records than this has its grid on its own page only: counting it after each write takes too long for a first page.
const MOST: i64 = 30_000;
const SIDES: [Side; 3] = [Side::Demand, Side::Supply, Side::Initiative];

/// Something latent, as the register has it.
pub struct Latent {
    id: Uuid,
    title: String,
    why: String,
    level: &'static str,
    since: Option<String>,
    pub units: Vec<String>,
    /// Whether it is a tie that is missing.
    pub tie: bool,
}

/// The surest of what waits to be decided; before anything is written down, nothing.
pub async fn latent(app: &App, visit: &Visit, total: i64) -> Result<Vec<Latent>, Fault> {
    let l = visit.language;
    let mut records = app.wb.latencies_on_record(&visit.who, LATENT).await?;
    // Written down in another language they are said anew, where that takes no time; else they stand as they were written.
    if total <= MOST
        && records.iter().any(|r| r.language != l.code())
        && let Ok(view) = app.wb.latencies(&visit.who, &LatenciesAsk::default(), l).await
    {
        for record in &mut records {
            if let Some(one) = view.rows.iter().find(|one| one.id == record.id) {
                record.title.clone_from(&one.said.title);
                record.body.insert("why".to_owned(), one.said.why.clone().into());
            }
        }
    }
    Ok(records
        .into_iter()
        .map(|r| {
            let text = |field: &str| r.body_text(field).unwrap_or_default().to_owned();
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "per cent")]
            let confidence = r.body.get("confidence").and_then(serde_json::Value::as_f64).unwrap_or(50.0).clamp(0.0, 100.0) as u8;
            Latent {
                id: r.id,
                why: text("why"),
                level: level(confidence),
                since: r.body_text("since").map(str::to_owned),
                units: r.place.iter().flat_map(|p| &p.units).map(|u| u.unit.clone()).collect(),
                tie: r.body_text("rule") == Some("missing_tie"),
                title: r.title,
            }
        })
        .collect())
}

/// What is latent, numbered as on the map.
pub fn latent_list(visit: &Visit, latent: &[Latent]) -> Markup {
    let l = visit.language;
    html! {
        section {
            div class="h" { h2 { (t(l, "home-latent")) } a href="/latencies" { (t(l, "page-latencies")) } }
            @if latent.is_empty() { p class="mut" { (t(l, "home-latent_none")) } }
            @else {
                ol class="found" id="latent" {
                    @for one in latent {
                        li data-code=[one.units.first()] {
                            div {
                                h3 { a href=(format!("/latencies?id={}#chosen", one.id)) { (one.title) } }
                                p { (one.why) }
                                p class="c12 mut" {
                                    (confidence(l, one.level))
                                    @if let Some(since) = &one.since { " · " (tr(l, "latencies-since", &[("day", &date(l, since))])) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The grid in small: each area with its nodes, and how many cells are empty.
pub async fn grid(app: &App, visit: &Visit, total: i64) -> Result<Markup, Fault> {
    let l = visit.language;
    let view = if total > MOST {
        None
    } else {
        Some(app.wb.grid(&visit.who, &GridAsk { illustrative: visit.who.illustrative(), ..GridAsk::default() }).await?)
    };
    Ok(html! {
        section {
            div class="h" { h2 { (t(l, "home-grid")) } a href="/grid" { (t(l, "home-grid_open")) } }
            @match &view {
                None => p class="mut" { (t(l, "home-grid_large")) },
                Some(view) if placed(view) == 0 => p class="mut" { (tn(l, "home-grid_empty", view.unplaced.values().sum(), &[])) },
                Some(view) => (mini(visit, view)),
            }
        }
    })
}

fn placed(view: &GridView) -> i64 {
    SIDES.iter().map(|s| view.total.get(s.code()).copied().unwrap_or(0) - view.unplaced.get(s.code()).copied().unwrap_or(0)).sum()
}

fn mini(visit: &Visit, view: &GridView) -> Markup {
    let l = visit.language;
    let columns = view.columns(false);
    let cells = view.shown(false);
    let most = grid_parts::scale(view, &cells, &SIDES);
    let empty = cells.iter().filter(|c| view.why_empty(c, &SIDES).is_some()).count();
    let said = |cell: &Cell| {
        SIDES.iter().map(|s| tn(l, &format!("grid-n_{}", s.code()), view.records(cell, *s), &[])).collect::<Vec<_>>().join(", ")
    };
    html! {
        table class="lattice mini" {
            caption class="vh" { (t(l, "home-grid_caption")) }
            thead { tr { td {} @for (d, _) in &columns { th scope="col" { (label(l, &view.grid, Axis::Dimension, d)) } } } }
            tbody {
                @for area in view.grid.tops(Axis::Area) {
                    tr {
                        th scope="row" { a href=(format!("/grid/{}", area.code)) { (label(l, &view.grid, Axis::Area, &area.code)) } }
                        @for (d, modalities) in &columns {
                            td {
                                span role="img" aria-label=(said(&Cell::new(&area.code, d, ""))) {
                                    @for m in modalities {
                                        @let cell = Cell::new(&area.code, d, m);
                                        (grid_parts::drawing(view, &cell, &SIDES, most, view.why_empty(&cell, &SIDES).as_ref(), 0))
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        p class="src num" {
            (said(&Cell::default())) ". " (tn(l, "home-grid_holes", words::count(empty), &[("cells", &integer(l, words::count(cells.len())))]))
        }
    }
}

/// How evenly services reach the people and needs are served: level and harmony beside what lies around, who pulls it down, and the action
/// that would move it most.
pub async fn harmony(app: &App, visit: &Visit, total: i64) -> Result<Markup, Fault> {
    let l = visit.language;
    // What would move it is looked for in a registry that is read in no time; the page of harmony looks in any.
    let found = if total > MOST { Glance::default() } else { app.wb.harmony_at_a_glance(&visit.who).await? };
    let (places, axes) = (app.wb.places().await?, app.wb.grid_axes().await?);
    let speaker = Speaker { l, service: &|code| words::choice(l, &SERVICES, code), grid: &axes, places: &places };
    Ok(html! {
        section {
            div class="h" { h2 { (t(l, "home-harmony")) } a href="/harmony" { (t(l, "home-harmony_open")) } }
            @match &found.services {
                None => p class="mut" { (t(l, "home-harmony_waits")) },
                Some(view) => (evenness(visit, view)),
            }
            @if let Some(needs) = &found.needs {
                p { a href="/harmony?of=needs" { (tn(l, "home-harmony_needs", words::count(needs.needs), &[("level", &percent(l, needs.inside.mean, 1))])) } }
            }
            @if let Some(one) = &found.services_move {
                p class="src" { b { (opening(&speaker.action(&one.action))) } ". " (speaker.does(one, NeedsBy::People)) }
            }
        }
    })
}

fn evenness(visit: &Visit, view: &HarmonyView) -> Markup {
    let l = visit.language;
    let number = |x: Option<f64>| x.map_or_else(|| "–".to_owned(), |x| decimal(l, x, 3));
    let names: Vec<String> =
        view.pulled_by.iter().take(PULLING).filter_map(|code| view.rows.iter().find(|r| r.code == *code).map(|r| r.name.clone())).collect();
    html! {
        p { (tn(l, "home-harmony_text", words::count(view.services.len()), &[("level", &percent(l, view.inside.mean, 1))])) }
        table class="num" {
            caption class="vh" { (t(l, "home-harmony")) }
            thead { tr { td {} th class="r" scope="col" { (t(l, "home-harmony_level")) } th class="r" scope="col" { (t(l, "home-harmony_index")) } } }
            tbody {
                tr { th scope="row" { (t(l, "home-harmony_here")) } td class="r" { (percent(l, view.inside.mean, 1)) } td class="r" { (number(view.inside.harmony)) } }
                @if let Some(around) = &view.around {
                    tr { th scope="row" { (t(l, "home-harmony_around")) } td class="r" { (percent(l, around.mean, 1)) } td class="r" { (number(around.harmony)) } }
                }
            }
        }
        @if !names.is_empty() { p class="src" { (tr(l, "home-harmony_pulled", &[("units", &list_words(l, &names))])) } }
    }
}
