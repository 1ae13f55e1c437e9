//! Where the records of a list lie: a small map with counted marks and the table that says the same and narrows the list.

use super::list::Here;
use super::list_parts::toggled;
use super::unit_map::{Drawing, Mark, draw};
use crate::words;
use maud::{Markup, html};
use reticolo_instruments::outlines::Outlines;
use reticolo_instruments::selection::{Spread, SpreadRow};
use reticolo_messages::{decimal, euro_round, integer, t, tn, tr};

/// Rows that show before "more".
const FIRST: usize = 6;
/// Marks that carry their figure; further units have a point.
const FIGURES: usize = 6;

/// The strip above a list; nothing where no record lies in a unit inside.
pub fn strip(here: &Here, spread: Option<&Spread>, outlines: &Outlines) -> Markup {
    let l = here.visit.language;
    let rows: Vec<SpreadRow> = match spread {
        Some(spread) => spread.rows.clone(),
        None => counted(here),
    };
    if rows.is_empty() {
        return html! {};
    }
    let chosen: Vec<&str> = here.ask.filters.get("unit").into_iter().flatten().map(String::as_str).collect();
    let most = rows.iter().map(|r| r.cents.unwrap_or(r.records)).max().unwrap_or(1).max(1);
    let whole = spread.and_then(|s| s.cents).filter(|c| *c > 0);
    let mut by_records: Vec<&SpreadRow> = rows.iter().collect();
    by_records.sort_by(|a, b| (b.records, &a.unit).cmp(&(a.records, &b.unit)));
    // The greatest marks are drawn last, above the others.
    let marks = by_records.iter().enumerate().rev().filter_map(|(i, r)| {
        let text = if i < FIGURES { integer(l, r.records) } else { String::new() };
        Some(Mark { at: outlines.get(&r.unit)?.seat, text })
    });
    let label = tn(l, "list-map_label", words::count(rows.len()), &[("total", &integer(l, here.view.total))]);
    let drawing = Drawing {
        label: &label,
        steps: rows.iter().map(|r| (r.unit.as_str(), 3)).collect(),
        chosen: chosen.clone(),
        marks: marks.collect(),
        twin: "#where",
        ties: Vec::new(),
        picks: false,
    };
    let line = |row: &SpreadRow| {
        let on = chosen.contains(&row.unit.as_str());
        let amount = row.cents.unwrap_or(row.records);
        html! {
            tr data-code=(row.unit) class=[on.then_some("sel")] {
                td { a href=(here.to(&toggled(here.ask, "unit", &row.unit))) aria-current=[on.then_some("true")] { (here.places.name(&row.unit)) } }
                td class="r" { (integer(l, row.records)) }
                td class="wonly" { svg class="mb" viewBox="0 0 100 9" preserveAspectRatio="none" aria-hidden="true" { rect width=(bar(amount, most)) height="9" {} } }
                @if let Some(cents) = row.cents { td class="r" { (euro_round(l, cents)) } }
                @if let (Some(cents), Some(whole)) = (row.cents, whole) { td class="r wonly" { (part(here, cents, whole)) } }
            }
        }
    };
    let table = |id: Option<&str>, rows: &[SpreadRow]| {
        html! {
            table id=[id] class="tw num" {
                caption class="vh" { (t(l, "list-where_caption")) }
                thead { tr {
                    th { (t(l, "envelope-unit")) }
                    th class="r" { (t(l, "list-number")) }
                    th class="wonly" { span class="vh" { (t(l, "list-bar")) } }
                    @if rows.first().is_some_and(|r| r.cents.is_some()) { th class="r" { (words::label(l, here.kind, here.kind.figure_field.unwrap_or_default())) } }
                    @if whole.is_some() { th class="r wonly" { "%" } }
                } }
                tbody { @for row in rows { (line(row)) } }
            }
        }
    };
    html! {
        section class="where" {
            div class="h" { h2 { (t(l, "home-where")) } span class="r" { (t(l, "list-where_filters")) } }
            div class="strip" {
                div class="wonly" { (draw(outlines, &drawing)) }
                div id="where" {
                    (table(None, &rows[..rows.len().min(FIRST)]))
                    @if rows.len() > FIRST {
                        details class="more" {
                            summary { (tn(l, "list-more_units", words::count(rows.len() - FIRST), &[])) }
                            (table(None, &rows[FIRST..]))
                        }
                    }
                    (rest(here, spread))
                }
            }
        }
    }
}

/// What the table does not show: records outside, records without a place.
fn rest(here: &Here, spread: Option<&Spread>) -> Markup {
    let l = here.visit.language;
    let mut said = Vec::new();
    if let Some(spread) = spread {
        if spread.outside > 0 {
            said.push(tn(l, "list-outside", spread.outside, &[]));
        }
        if spread.unplaced > 0 {
            said.push(tn(l, "list-unplaced", spread.unplaced, &[]));
        }
    } else {
        said.push(tr(l, "list-only_counts", &[("n", &integer(l, reticolo_instruments::selection::SPREAD))]));
    }
    html! { @if !said.is_empty() { p class="src" { (said.join(" · ")) } } }
}

/// Without a look at each record: the counts of the unit's facet.
fn counted(here: &Here) -> Vec<SpreadRow> {
    if here.kind.field("unit").is_some() {
        return Vec::new();
    }
    let facet = here.view.facets.iter().find(|f| f.field == "unit");
    let values = facet.into_iter().flat_map(|f| &f.values).filter(|(u, n, _)| *n > 0 && here.places.is_inside(u));
    values.map(|(u, n, _)| SpreadRow { unit: u.clone(), records: *n, cents: None }).collect()
}

#[expect(clippy::cast_precision_loss, reason = "the width of a bar")]
fn bar(x: i64, most: i64) -> String {
    format!("{:.0}", (x as f64 / most as f64 * 100.0).clamp(0.0, 100.0))
}

#[expect(clippy::cast_precision_loss, reason = "a share in per cent")]
fn part(here: &Here, cents: i64, whole: i64) -> String {
    decimal(here.visit.language, cents as f64 / whole as f64 * 100.0, 0)
}
