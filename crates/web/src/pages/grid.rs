//! The grid: every record of the territory by area, dimension and modality. A cell is a node: its left half is demand, its right half
//! supply; an empty one says why. Beside it what stands in the chosen cell; the same as a table, and as files.

use super::area_filter;
use super::grid_parts::{node, panel, scale, totals};
use crate::errors::{Answer, Fault};
use crate::frame::{self, Page, Verb};
use crate::session::Visit;
use crate::{App, address, words};
use axum::Json;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use maud::{Markup, html};
use reticolo_instruments::Act;
use reticolo_instruments::grid::{Cell, Empty, GridAsk, GridView, head, label as name, why};
use reticolo_messages::{Language, euro, help, integer, t, tn, tr};
use reticolo_model::Side;
use reticolo_model::grid::{Axis, Grid};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What the address asks to see.
pub struct Asked {
    pub sides: Vec<Side>,
    pub money: bool,
    /// What is open among the latencies, and how many of them lie in each cell, row, column and total.
    pub latencies: bool,
    pub latent: BTreeMap<String, usize>,
    /// The kinds of innovative action apart: ten by fifteen.
    pub wide: bool,
    pub table: bool,
    pub cell: Option<Cell>,
    pub ask: GridAsk,
}

impl Asked {
    /// How many latencies are open in a cell.
    pub fn latent_in(&self, cell: &Cell) -> usize {
        self.latent.get(&cell.text()).copied().unwrap_or(0)
    }
}

pub fn asked(visit: &Visit, grid: &Grid) -> Asked {
    let show: Vec<String> = visit.params().into_iter().filter(|(n, _)| n == "show").map(|(_, v)| v).collect();
    let on = |code: &str, usual: bool| if show.is_empty() { usual } else { show.iter().any(|s| s == code) };
    let known = |axis: Axis, code: &str| code.is_empty() || grid.entry(axis, code).is_some();
    let cell = visit.param("cell").and_then(|text| Cell::parse(&text));
    Asked {
        sides: Side::ON_GRID.into_iter().filter(|s| on(s.code(), *s != Side::Around)).collect(),
        money: on("money", false),
        latencies: on("latencies", false),
        latent: BTreeMap::new(),
        wide: visit.param("wide").is_some_and(|w| w == "true"),
        table: visit.param("view").is_some_and(|v| v == "table"),
        cell: cell.filter(|c| known(Axis::Area, &c.area) && known(Axis::Dimension, &c.dimension) && known(Axis::Modality, &c.modality)),
        ask: GridAsk {
            units: visit.params().into_iter().filter(|(n, v)| n == "unit" && !v.is_empty()).map(|(_, v)| v).collect(),
            areas: area_filter::chosen(visit),
            illustrative: false,
        },
    }
}

/// A cell in words; what is empty is left out.
#[must_use]
pub fn cell_name(l: Language, grid: &Grid, cell: &Cell) -> String {
    [(Axis::Area, &cell.area), (Axis::Dimension, &cell.dimension), (Axis::Modality, &cell.modality)]
        .into_iter()
        .filter(|(_, code)| !code.is_empty())
        .map(|(axis, code)| name(l, grid, axis, code))
        .collect::<Vec<_>>()
        .join(" · ")
}

/// What stands in a cell on the sides shown, in words.
pub fn amounts(l: Language, view: &GridView, cell: &Cell, asked: &Asked) -> String {
    let mut parts: Vec<String> =
        asked.sides.iter().map(|side| tn(l, &format!("grid-n_{}", side.code()), view.records(cell, *side), &[])).collect();
    if asked.money {
        let cents = view.amount(cell, Side::Initiative).and_then(|a| a.cents).unwrap_or(0);
        parts.push(euro(l, cents));
    }
    if asked.latencies {
        parts.push(tn(l, "seven-latent-many", words::count(asked.latent_in(cell)), &[]));
    }
    parts.join(", ")
}

/// `GET /grid`.
pub async fn show(State(app): State<App>, visit: Visit) -> Answer {
    let l = visit.language;
    let axes = app.wb.grid_axes().await?;
    let mut asked = asked(&visit, &axes);
    let view = app.wb.grid(&visit.who, &asked.ask).await?;
    if asked.latencies {
        asked.latent = app.wb.latencies_by_cell(&visit.who, &asked.ask).await?;
    }
    let title = finding(l, &view, &asked);
    let chosen = match &asked.cell {
        Some(cell) => Some(panel(&app, &visit, &view, cell, &asked).await?),
        None => None,
    };
    let unplaced: i64 = view.unplaced.values().sum();
    let areas = area_filter::field(&app, &visit).await?;
    let here = visit.here();
    let files = ["csv", "ods", "xlsx", "svg", "png"];
    let query = here.split_once('?').map(|(_, q)| format!("?{q}")).unwrap_or_default();
    let body = html! {
        h1 { (title) }
        p class="lede" { (t(l, "grid-lede")) }
        form class="params gridform" method="get" action="/grid" data-live-form {
            fieldset class="field" {
                legend class="vh" { (t(l, "grid-show")) }
                div class="opt" {
                    @for side in Side::ON_GRID {
                        label { input type="checkbox" name="show" value=(side.code()) checked[asked.sides.contains(&side)]; span { (t(l, &format!("grid-side_{}", side.code()))) } }
                    }
                    label { input type="checkbox" name="show" value="money" checked[asked.money]; span { (t(l, "grid-money")) } }
                    label { input type="checkbox" name="show" value="latencies" checked[asked.latencies]; span { (t(l, "latency-plural")) } }
                }
            }
            label class="check" { input type="checkbox" name="wide" value="true" checked[asked.wide]; span { (t(l, "grid-wide")) } }
            (areas)
            @for unit in &asked.ask.units { input type="hidden" name="unit" value=(unit); }
            @if let Some(cell) = &asked.cell { input type="hidden" name="cell" value=(cell.text()); }
            @if asked.table { input type="hidden" name="view" value="table"; }
            button class="btn sm" { (t(l, "action-show")) }
        }
        div class="h" {
            h2 class="vh" { (t(l, "page-grid")) }
            div class="tools" {
                @if asked.table { a href=(address::with(&here, &[("view", "")])) { (t(l, "grid-as_grid")) } }
                @else { a href=(address::with(&here, &[("view", "table")])) { (t(l, "grid-as_table")) } }
                @for form in files { a href=(format!("/download/grid.{form}{query}")) { (form.to_uppercase()) } }
                @if visit.may(Act::Write) {
                    @match view.record {
                        Some(id) => a href=(format!("/records/axes/{id}")) { (t(l, "grid-axes")) },
                        None => form method="post" action="/grid/axes" { (frame::csrf(&visit)) button class="lk" { (t(l, "grid-axes")) } },
                    }
                }
            }
        }
        div class=(if chosen.is_some() { "cols gridpage open" } else { "cols gridpage" }) {
            section data-part="grid" {
                @if asked.table { (table(l, &view, &asked)) } @else { (lattice(&visit, &view, &asked)) }
                (legend(l, &view, &asked))
                @if unplaced > 0 {
                    p class="note" {
                        b { (tn(l, "grid-unplaced", unplaced, &[])) } " "
                        (view.unplaced.iter().filter(|(_, n)| **n > 0).map(|(side, n)| tn(l, &format!("grid-n_{side}"), *n, &[])).collect::<Vec<_>>().join(", ")) ". "
                        @if visit.may(Act::Write) { a href="/grid/placement" { (t(l, "grid-place_them")) } }
                    }
                }
                @if let Some((id, title)) = &view.convention { p class="src" { (t(l, "grid-rests_on")) " " a href=(format!("/records/convention/{id}")) { (title) } } }
                @else { p class="src" { (t(l, "grid-no_convention")) } }
            }
            @if let Some(chosen) = chosen { (chosen) }
        }
    };
    let page = Page::new(&title, Verb::Understand, "/grid", &t(l, "page-grid"));
    frame::page(&app, &visit, &page, &body).await
}

/// The title says what stands out: where demand and supply are farthest apart, else where most stands.
fn finding(l: Language, view: &GridView, asked: &Asked) -> String {
    let all: i64 = view.total.values().sum();
    let placed: i64 = Side::ON_GRID.iter().map(|s| view.records(&Cell::default(), *s)).sum();
    if placed == 0 {
        return tn(l, "grid-finding_none", all, &[]);
    }
    let cells = || {
        view.grid.tops(Axis::Area).flat_map(|a| {
            view.columns(asked.wide)
                .into_iter()
                .flat_map(move |(d, ms)| ms.into_iter().map(move |m| Cell::new(&a.code, &d, &m)).collect::<Vec<_>>())
        })
    };
    let gap = |c: &Cell| view.records(c, Side::Demand) - view.records(c, Side::Supply);
    let mut widest: Option<(i64, Cell)> = None;
    for cell in cells() {
        let g = gap(&cell).abs();
        if g > widest.as_ref().map_or(0, |(w, _)| *w) {
            widest = Some((g, cell));
        }
    }
    if let Some((_, cell)) = widest {
        let n = |side| integer(l, view.records(&cell, side));
        let args = [("cell", cell_name(l, &view.grid, &cell)), ("demand", n(Side::Demand)), ("supply", n(Side::Supply))];
        let args: Vec<(&str, &str)> = args.iter().map(|(k, v)| (*k, v.as_str())).collect();
        return tr(l, "grid-finding_gap", &args);
    }
    let most = |c: &Cell| Side::ON_GRID.iter().map(|s| view.records(c, *s)).sum::<i64>();
    let fullest = cells().max_by_key(|c| (most(c), std::cmp::Reverse(c.clone()))).unwrap_or_default();
    let args = [("cell", cell_name(l, &view.grid, &fullest)), ("n", integer(l, most(&fullest))), ("placed", integer(l, placed))];
    let args: Vec<(&str, &str)> = args.iter().map(|(k, v)| (*k, v.as_str())).collect();
    tr(l, "grid-finding_most", &args)
}

/// The lattice: rows are areas, columns modalities under their dimension, sums at the edge.
fn lattice(visit: &Visit, view: &GridView, asked: &Asked) -> Markup {
    let l = visit.language;
    let columns = view.columns(asked.wide);
    let most = scale(view, &view.shown(asked.wide), &asked.sides);
    html! {
        div class="scroll" tabindex="0" role="region" aria-label=(t(l, "page-grid")) {
            table class="lattice" data-grid {
                caption class="vh" { (t(l, "grid-caption")) }
                thead {
                    tr { td rowspan="2" {} @for (d, ms) in &columns { th scope="colgroup" colspan=(ms.len()) { (name(l, &view.grid, Axis::Dimension, d)) } } th scope="col" rowspan="2" class="r" { (t(l, "grid-total")) } }
                    tr { @for (_, ms) in &columns { @for m in ms { th scope="col" title=(name(l, &view.grid, Axis::Modality, m)) { (head(l, &view.grid, m)) } } } }
                }
                tbody {
                    @for (i, area) in view.grid.tops(Axis::Area).enumerate() {
                        tr class=[asked.cell.as_ref().is_some_and(|c| c.area == area.code).then_some("on")] {
                            th scope="row" { span class="mut" { (i + 1) } " " a href=(format!("/grid/{}", area.code)) { (name(l, &view.grid, Axis::Area, &area.code)) } }
                            @for (d, ms) in &columns { @for m in ms { (node(visit, view, &Cell::new(&area.code, d, m), asked, most)) } }
                            td class="r num" { (totals(l, view, &Cell::new(&area.code, "", ""), asked)) }
                        }
                    }
                }
                tfoot {
                    tr {
                        th scope="row" { (t(l, "grid-total")) }
                        @for (d, ms) in &columns { @for m in ms { td class="num" { (totals(l, view, &Cell::new("", d, m), asked)) } } }
                        td class="r num" { (totals(l, view, &Cell::default(), asked)) }
                    }
                }
            }
        }
    }
}

/// The same as a table: a row a cell.
fn table(l: Language, view: &GridView, asked: &Asked) -> Markup {
    let sides = &asked.sides;
    html! {
        div class="scroll" tabindex="0" role="region" aria-label=(t(l, "page-grid")) {
            table class="num tw" {
                thead { tr {
                    @for axis in Axis::ALL { th scope="col" { (t(l, &format!("column-{}", axis.code()))) } }
                    @for side in sides { th scope="col" class="r" { (t(l, &format!("grid-side_{}", side.code()))) } th scope="col" class="r" { (tr(l, "grid-volume_of", &[("side", &t(l, &format!("grid-side_{}", side.code())).to_lowercase())])) } }
                    @if asked.money { th scope="col" class="r" { (t(l, "grid-money")) } }
                    @if asked.latencies { th scope="col" class="r" { (t(l, "latency-plural")) } }
                    th scope="col" { (t(l, "grid-why_empty")) }
                } }
                tbody {
                    @for cell in view.shown(asked.wide) {
                        tr {
                            @for axis in Axis::ALL { td { (name(l, &view.grid, axis, match axis { Axis::Area => &cell.area, Axis::Dimension => &cell.dimension, Axis::Modality => &cell.modality })) } }
                            @for side in sides {
                                td class="r" { (integer(l, view.records(&cell, *side))) }
                                td class="r" { (words::figure(l, view.amount(&cell, *side).map_or(0.0, |a| a.weight))) }
                            }
                            @if asked.money { td class="r" { (euro(l, view.amount(&cell, Side::Initiative).and_then(|a| a.cents).unwrap_or(0))) } }
                            @if asked.latencies { td class="r" { (inbox_link(l, asked, &cell)) } }
                            td { @if let Some(empty) = view.why_empty(&cell, &asked.sides) { (why(l, &empty)) } }
                        }
                    }
                }
            }
        }
    }
}

/// How many latencies are open in a cell, leading to the inbox of just these.
pub fn inbox_link(l: Language, asked: &Asked, cell: &Cell) -> Markup {
    let n = asked.latent_in(cell);
    let units = asked.ask.units.join(",");
    let text = cell.text();
    let mut pairs = vec![("cell", text.as_str())];
    pairs.extend((!units.is_empty()).then_some(("unit", units.as_str())));
    // The inbox knows units and no areas: of an area there is no list to lead to.
    let to = format!("/latencies{}", address::query(pairs));
    html! { @if n > 0 && asked.ask.areas.is_empty() { a href=(to) { (integer(l, words::count(n))) } } @else { (integer(l, words::count(n))) } }
}

fn legend(l: Language, view: &GridView, asked: &Asked) -> Markup {
    let empty = |test: &dyn Fn(&Empty) -> bool| {
        view.shown(asked.wide).iter().filter(|c| view.why_empty(c, &asked.sides).is_some_and(|e| test(&e))).count()
    };
    let counts = [
        ("grid-key_nothing", "hollow", empty(&|e| *e == Empty::NothingFound)),
        ("grid-key_never", "dotted", empty(&|e| *e == Empty::NeverSurveyed)),
        ("grid-key_not_pertinent", "none", empty(&|e| matches!(e, Empty::NotPertinent(_)))),
    ];
    html! {
        ul class="ramp gridkeys" {
            li class="d6" { (t(l, "grid-key_demand")) }
            li class="d4" { (t(l, "grid-key_even")) }
            li class="d2" { (t(l, "grid-key_supply")) }
            @for (key, class, n) in counts { li class=(class) { (tn(l, key, words::count(n), &[])) } }
            @if asked.latencies { li class="latent" { (t(l, "grid-key_latencies")) } }
        }
        p class="mut c13" { (t(l, "grid-key_below")) " " (help(l, "page-grid").unwrap_or_default()) }
    }
}

/// `POST /grid/axes`: to the record that holds the axes, made with the program's own where there is none.
pub async fn axes(State(app): State<App>, visit: Visit) -> Answer {
    let l = visit.language;
    let names = |axis: Axis, code: &str| [Language::It, Language::En].map(|l| t(l, &format!("{}-{code}", axis.vocabulary().code)));
    let id = app.wb.own_grid(&visit.who, names, &t(l, "grid-own_title")).await?;
    super::go(&format!("/records/axes/{id}/edit"))
}

/// `GET /api/v1/grid`.
pub async fn api(State(app): State<App>, visit: Visit) -> Answer {
    let axes = app.wb.grid_axes().await?;
    let mut asked = asked(&visit, &axes);
    let view = app.wb.grid(&visit.who, &asked.ask).await?;
    asked.latent = app.wb.latencies_by_cell(&visit.who, &asked.ask).await?;
    Ok(Json(as_json(visit.language, &view, &asked)).into_response())
}

pub fn as_json(l: Language, view: &GridView, asked: &Asked) -> Value {
    let axis = |axis: Axis| -> Value {
        view.grid
            .axis(axis)
            .iter()
            .map(|e| json!({ "code": e.code, "parent": e.parent, "name": name(l, &view.grid, axis, &e.code), "retired": e.retired }))
            .collect()
    };
    let cells: Vec<Value> = view.shown(asked.wide)
        .iter()
        .map(|c| {
            let sides = view.cells.get(&c.text()).map_or_else(|| json!({}), |s| json!(s));
            json!({ "area": c.area, "dimension": c.dimension, "modality": c.modality, "sides": sides, "latencies": asked.latent_in(c), "empty": view.why_empty(c, &asked.sides) })
        })
        .collect();
    json!({
        "axes": { "area": axis(Axis::Area), "dimension": axis(Axis::Dimension), "modality": axis(Axis::Modality) },
        "version": view.grid.version,
        "cells": cells,
        "total": view.total,
        "unplaced": view.unplaced,
        "convention": view.convention.as_ref().map(|(id, title)| json!({ "id": id, "title": title })),
    })
}

/// An area's code in an address, with its name.
pub(super) fn area(view: &GridView, l: Language, code: &str) -> Result<String, Fault> {
    view.grid.entry(Axis::Area, code).map(|e| name(l, &view.grid, Axis::Area, &e.code)).ok_or(Fault::NotFound)
}

/// `GET /grid/{area}`: its records, what is missing in it, its money, its indicators, the calls on its theme.
pub async fn area_page(State(app): State<App>, visit: Visit, Path(code): Path<String>) -> Answer {
    super::grid_area::show(&app, &visit, &code).await
}
