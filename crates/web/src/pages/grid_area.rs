//! The page of one area of the grid: its records, what is missing in it, its money, the calls on its theme, its indicators.

use super::grid::area;
use crate::errors::Answer;
use crate::frame::{self, Page, Verb};
use crate::session::Visit;
use crate::{App, address, words};
use maud::html;
use reticolo_instruments::grid::{Cell, GridAsk, label as name, why};
use reticolo_instruments::registry::ListAsk;
use reticolo_messages::{date, euro, integer, t, tr};
use reticolo_model::grid::Axis;
use reticolo_model::{Side, kinds};

/// Calls that are named.
const CALLS: usize = 10;

pub async fn show(app: &App, visit: &Visit, code: &str) -> Answer {
    let l = visit.language;
    let view = app.wb.grid(&visit.who, &GridAsk::default()).await?;
    let title = area(&view, l, code)?;
    let whole = Cell::new(code, "", "");
    let cells: Vec<Cell> = view.shown(false).into_iter().filter(|c| c.area == code).collect();
    let empty: Vec<_> = cells.iter().filter_map(|c| Some((c, view.why_empty(c, &Side::ON_GRID)?))).collect();
    let link = |kind: &str| {
        let areas = view.grid.within(Axis::Area, code);
        format!("/records/{kind}{}", address::query(areas.iter().map(|a| ("area", *a))))
    };
    let entry = view.grid.entry(Axis::Area, code);
    let mut figures = Vec::new();
    let known = app.wb.indicators(&visit.who).await?;
    for wanted in entry.map(|e| e.indicators.as_slice()).unwrap_or_default() {
        if let Some(indicator) = known.iter().find(|i| i.code == *wanted) {
            let view = app.wb.choropleth(&visit.who, &indicator.code, None).await?;
            let mut values: Vec<f64> = view.rows.iter().filter(|r| r.2).filter_map(|r| r.3).collect();
            values.sort_by(f64::total_cmp);
            let middle = values.get(values.len() / 2).copied();
            figures.push((indicator.title.clone(), indicator.code.clone(), view.period.clone(), view.unit.clone(), middle));
        }
    }
    let mut calls = ListAsk { kind: "call".into(), limit: CALLS, sort: "closes_on".into(), ..ListAsk::default() };
    calls.filters.insert("themes".into(), vec![code.to_owned()]);
    let calls = app.wb.list(&visit.who, &calls).await?;
    let total: i64 = Side::ON_GRID.iter().map(|s| view.records(&whole, *s)).sum();
    let n = |side| integer(l, view.records(&whole, side));
    let lede =
        tr(l, "grid-area_lede", &[("demand", &n(Side::Demand)), ("supply", &n(Side::Supply)), ("initiatives", &n(Side::Initiative))]);
    let body = html! {
        p class="kind" { span class="chip w" { (t(l, "column-area")) } a href=(format!("/grid?cell={code}//")) { (t(l, "page-grid")) } }
        h1 { (title) }
        p class="lede" { (lede) }
        div class="cols two2" {
            section {
                div class="h" { h2 { (t(l, "grid-area_records")) } span class="r num" { (integer(l, total)) } }
                @if total == 0 { p class="mut" { (t(l, "grid-area_nothing")) } }
                ul class="links pairs" {
                    @for side in Side::ON_GRID {
                        @if let Some(amount) = view.amount(&whole, side) {
                            @for (code, n) in &amount.kinds {
                                @if let Some(kind) = kinds::find(code) { li { a href=(link(code)) { (words::plural(l, kind)) } span class="mut num" { (integer(l, *n)) } } }
                            }
                        }
                    }
                }
            }
            section {
                div class="h" { h2 { (t(l, "grid-area_missing")) } span class="r num" { (integer(l, words::count(empty.len()))) } }
                @if empty.is_empty() { p class="mut" { (t(l, "grid-area_full")) } }
                ul class="plain" {
                    @for (cell, empty) in &empty {
                        li { a href=(format!("/grid?cell={}#cell", cell.text())) { (name(l, &view.grid, Axis::Dimension, &cell.dimension)) " · " (name(l, &view.grid, Axis::Modality, &cell.modality)) } " " small class="mut" { (why(l, empty)) } }
                    }
                }
            }
            section {
                div class="h" { h2 { (t(l, "grid-money")) } }
                @match view.amount(&whole, Side::Initiative).and_then(|a| a.cents).filter(|c| *c > 0) {
                    Some(cents) => {
                        p class="big num" { (euro(l, cents)) }
                        table class="num" {
                            thead { tr { th scope="col" { (t(l, "grid-cell")) } th scope="col" class="r" { (t(l, "grid-money")) } } }
                            tbody {
                                @for cell in &cells {
                                    @if let Some(cents) = view.amount(cell, Side::Initiative).and_then(|a| a.cents).filter(|c| *c > 0) {
                                        tr { td { (name(l, &view.grid, Axis::Dimension, &cell.dimension)) " · " (name(l, &view.grid, Axis::Modality, &cell.modality)) } td class="r" { (euro(l, cents)) } }
                                    }
                                }
                            }
                        }
                    }
                    None => { p class="mut" { (t(l, "grid-area_no_money")) } }
                }
            }
            section {
                div class="h" { h2 { (t(l, "call-plural")) } a href=(format!("/records/call?themes={code}")) { (integer(l, calls.total)) } }
                @if calls.records.is_empty() { p class="mut" { (t(l, "grid-area_no_calls")) } }
                ul class="plain" { @for call in &calls.records { li { a href=(format!("/records/call/{}", call.id)) { (call.title) } @if let Some(day) = call.body_text("closes_on") { " " small class="mut" { (tr(l, "grid-closes", &[("day", &date(l, day))])) } } } } }
            }
        }
        section class="mt" {
            div class="h" { h2 { (t(l, "indicator-plural")) } }
            @if figures.is_empty() { p class="mut" { (t(l, "grid-area_no_indicators")) } }
            ul class="links pairs" {
                @for (title, code, period, unit, middle) in &figures {
                    li {
                        a href=(format!("/atlas?indicator={code}")) { (title) }
                        span class="mut num" { @if let Some(x) = middle { (tr(l, "grid-median", &[("value", &words::figure(l, *x)), ("unit", unit), ("period", &date(l, period))])) } }
                    }
                }
            }
        }
    };
    let page = Page::new(&title, Verb::Understand, "/grid", &title).under("/grid", t(l, "page-grid"));
    frame::page(app, visit, &page, &body).await
}
