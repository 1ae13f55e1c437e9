//! Pieces of the grid's page: a node with its two halves, sums at the edge, the panel of the chosen cell.

use super::grid::{Asked, amounts, cell_name};
use crate::errors::Fault;
use crate::session::Visit;
use crate::{App, address, words};
use maud::{Markup, html};
use reticolo_instruments::areas::SAVED_AREA;
use reticolo_instruments::grid::{Cell, Empty, GridView, label, why};
use reticolo_instruments::registry::ListAsk;
use reticolo_messages::{Language, euro, integer, t, tn, tr};
use reticolo_model::grid::Axis;
use reticolo_model::{Side, kinds};

/// Half the width of a node's drawing; the largest half circle is a little less.
const HALF: f64 = 22.0;
const LARGEST: f64 = 19.0;
/// Records of a kind that the panel names.
const NAMED: usize = 3;

/// The class of a balance: from all demand to all supply.
fn balance(demand: f64, supply: f64) -> &'static str {
    let share = demand / (demand + supply);
    match share {
        s if s >= 0.8 => "d7",
        s if s >= 0.6 => "d6",
        s if s > 0.4 => "d4",
        s if s > 0.2 => "d2",
        _ => "d1",
    }
}

/// One cell: a link with its drawing; what it says is also said in words.
pub fn node(visit: &Visit, view: &GridView, cell: &Cell, asked: &Asked, most: f64) -> Markup {
    let l = visit.language;
    let chosen = asked.cell.as_ref() == Some(cell);
    let empty = view.why_empty(cell, &asked.sides);
    let said = match &empty {
        Some(empty) => why(l, empty),
        None => amounts(l, view, cell, asked),
    };
    let label = format!("{}: {said}", cell_name(l, &view.grid, cell));
    let href = address::with(&visit.here(), &[("cell", &cell.text())]);
    html! {
        td class=[chosen.then_some("on")] {
            a href=(format!("{href}#cell")) aria-label=(label) title=(label) aria-current=[chosen.then_some("true")] data-empty=[empty.is_some().then_some("true")] {
                @let latent = asked.latent_in(cell);
                (drawing(view, cell, &asked.sides, most, empty.as_ref(), latent))
                // The figures beside the drawing are said by the label: as attributes they are drawn and not read twice.
                @let below = view.records(cell, Side::Initiative);
                @if latent > 0 { span class="above num" data-n=(integer(l, words::count(latent))) {} }
                span class="below num" {
                    @if asked.sides.contains(&Side::Initiative) && below > 0 { b data-n=(integer(l, below)) {} }
                    @if asked.money { @if let Some(cents) = view.amount(cell, Side::Initiative).and_then(|a| a.cents).filter(|c| *c > 0) { br; small data-n=(short_euro(l, cents)) {} } }
                }
            }
        }
    }
}

/// Money in as few signs as a cell has room for.
fn short_euro(l: Language, cents: i64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "a rounded figure")]
    let euros = cents as f64 / 100.0;
    let (x, key) = if euros >= 1e6 { (euros / 1e6, "grid-millions") } else { (euros / 1e3, "grid-thousands") };
    tr(l, key, &[("n", &reticolo_messages::decimal(l, x, usize::from(x < 10.0)))])
}

/// The weight that the largest half circle stands for: the halves are demand and supply, and initiatives are drawn only where there are
/// neither, so that many of them do not make every half small.
pub fn scale(view: &GridView, cells: &[Cell], sides: &[Side]) -> f64 {
    let greatest = |of: &[Side]| {
        let shown = of.iter().filter(|s| sides.contains(s));
        cells.iter().flat_map(|c| shown.clone().map(|s| view.amount(c, *s).map_or(0.0, |a| a.weight))).fold(0.0, f64::max)
    };
    let halves = greatest(&[Side::Demand, Side::Supply]);
    if halves > 0.0 { halves } else { greatest(&[Side::Initiative]).max(1.0) }
}

/// The node of a cell: halves by their volume, or why it is empty.
pub fn drawing(view: &GridView, cell: &Cell, sides: &[Side], most: f64, empty: Option<&Empty>, latent: usize) -> Markup {
    let weight = |side| if sides.contains(&side) { view.amount(cell, side).map_or(0.0, |a| a.weight) } else { 0.0 };
    let (demand, supply, initiatives) = (weight(Side::Demand), weight(Side::Supply), weight(Side::Initiative));
    let radius = |x: f64| if x > 0.0 { ((x / most).sqrt() * LARGEST).clamp(3.0, LARGEST) } else { 0.0 };
    let half = |r: f64, sweep: u8| format!("M{HALF},{:.1} A{r:.1},{r:.1} 0 0 {sweep} {HALF},{:.1} Z", HALF - r, HALF + r);
    let size = HALF * 2.0;
    html! {
        svg width="44" height="44" viewBox=(format!("0 0 {size} {size}")) aria-hidden="true" focusable="false" {
            path class="wire" d=(format!("M0,{HALF}H{size}M{HALF},0V{size}")) {}
            @match empty {
                Some(Empty::NotPertinent(_)) => { path class="dash" d=(format!("M{},{HALF}h10", HALF - 5.0)) {} }
                Some(Empty::NothingFound) => { circle class="hollow" cx=(HALF) cy=(HALF) r="6" {} }
                Some(Empty::NeverSurveyed) => {
                    circle class="hollow dotted" cx=(HALF) cy=(HALF) r="7" {}
                    text x=(HALF) y=(HALF + 4.0) text-anchor="middle" { "?" }
                }
                None => {
                    @if demand + supply > 0.0 {
                        @let class = balance(demand, supply);
                        @if demand > 0.0 { path class=(class) d=(half(radius(demand), 0)) {} }
                        @if supply > 0.0 { path class=(class) d=(half(radius(supply), 1)) {} }
                    } @else if initiatives > 0.0 {
                        circle class="other" cx=(HALF) cy=(HALF) r=(format!("{:.1}", radius(initiatives))) {}
                    } @else {
                        circle class="other" cx=(HALF) cy=(HALF) r="4" {}
                    }
                }
            }
            @if latent > 0 {
                circle class="latent" cx=(HALF) cy=(HALF) r=(HALF - 1.5) {}
            }
        }
    }
}

/// A sum at the edge: demand and supply above each other, initiatives below.
pub fn totals(l: Language, view: &GridView, cell: &Cell, asked: &Asked) -> Markup {
    html! {
        span class="sums" aria-label=(amounts(l, view, cell, asked)) role="img" {
            @for side in &asked.sides { span class=(format!("s-{}", side.code())) { (integer(l, view.records(cell, *side))) } }
            @if asked.latencies { span class="s-latent" { (integer(l, words::count(asked.latent_in(cell)))) } }
            @if asked.money { small { (short_euro(l, view.amount(cell, Side::Initiative).and_then(|a| a.cents).unwrap_or(0))) } }
        }
    }
}

/// The chosen cell: how much stands in it, and the first of its records of each kind.
pub async fn panel(app: &App, visit: &Visit, view: &GridView, cell: &Cell, asked: &Asked) -> Result<Markup, Fault> {
    let l = visit.language;
    let empty = view.why_empty(cell, &asked.sides);
    let mut lists = Vec::new();
    for side in Side::ON_GRID {
        let Some(amount) = view.amount(cell, side) else { continue };
        for (code, n) in &amount.kinds {
            let Some(kind) = kinds::find(code) else { continue };
            let values = cells_within(view, cell);
            let mut ask =
                ListAsk { kind: kind.code.to_owned(), limit: NAMED, illustrative: visit.who.illustrative(), ..ListAsk::default() };
            ask.filters.insert("cell".to_owned(), values.clone());
            if !asked.ask.units.is_empty() && kind.field("unit").is_none() {
                ask.filters.insert("unit".to_owned(), asked.ask.units.clone());
            }
            if !asked.ask.areas.is_empty() && kind.field("unit").is_none() {
                ask.filters.insert(SAVED_AREA.to_owned(), asked.ask.areas.clone());
            }
            let found = app.wb.list(&visit.who, &ask).await?.records;
            let mut query: Vec<(&str, &str)> =
                values.iter().map(|v| ("cell", v.as_str())).chain(asked.ask.units.iter().map(|u| ("unit", u.as_str()))).collect();
            query.extend(asked.ask.areas.iter().map(|a| (SAVED_AREA, a.as_str())));
            lists.push((kind, *n, found, format!("/records/{}{}", kind.code, address::query(query))));
        }
    }
    let close = address::with(&visit.here(), &[("cell", "")]);
    let demand = view.records(cell, Side::Demand);
    let supply = view.records(cell, Side::Supply);
    let above =
        if cell.modality.is_empty() { String::new() } else { cell_name(l, &view.grid, &Cell::new(&cell.area, &cell.dimension, "")) };
    let here = if cell.modality.is_empty() { cell_name(l, &view.grid, cell) } else { label(l, &view.grid, Axis::Modality, &cell.modality) };
    Ok(html! {
        aside class="stack cellpanel" id="cell" data-part="panel" aria-label=(cell_name(l, &view.grid, cell)) {
            div class="h" { div { p class="mut c13" { (above) } h2 { (here) } } a href=(close) data-close { (t(l, "grid-close")) } }
            @if let Some(empty) = &empty { p class="note" { (why(l, empty)) } }
            @if demand + supply > 0 {
                p class="big num" { (tn(l, "grid-n_demand", demand, &[])) ", " (tn(l, "grid-n_supply", supply, &[])) }
            }
            @if let Some(amount) = view.amount(cell, Side::Initiative) {
                @if let Some(cents) = amount.cents { p class="num" { (t(l, "grid-money")) ": " b { (euro(l, cents)) } } }
            }
            @if let Some(people) = view.amount(cell, Side::Demand).and_then(|a| a.people) { p class="num" { (tr(l, "grid-people", &[("n", &words::figure(l, people))])) } }
            @if asked.latencies && asked.latent_in(cell) > 0 { p class="num" { (t(l, "seven-latencies")) ": " (super::grid::inbox_link(l, asked, cell)) } }
            @for (kind, n, found, href) in &lists {
                section {
                    div class="h" { h3 { (words::plural(l, kind)) } span class="r num" { (integer(l, *n)) } }
                    ul class="plain" { @for record in found { li { a href=(format!("/records/{}/{}", kind.code, record.id)) { (record.title) } } } }
                    @if words::count(found.len()) < *n { p { a href=(href) { (tn(l, "grid-all_of", *n, &[])) } } }
                }
            }
            @if visit.may(reticolo_instruments::Act::Write) && !cell.modality.is_empty() {
                p { a class="btn sm" href=(format!("/records/need/new?cell={}", cell.text())) { (tr(l, "list-new", &[("kind", &t(l, "need").to_lowercase())])) } }
            }
        }
    })
}

/// The leaf cells that a cell covers, as lists are narrowed by them.
pub fn cells_within(view: &GridView, cell: &Cell) -> Vec<String> {
    let of = |axis: Axis, code: &str| -> Vec<String> {
        if code.is_empty() {
            view.grid.axis(axis).iter().map(|e| e.code.clone()).collect()
        } else {
            view.grid.within(axis, code).into_iter().map(str::to_owned).collect()
        }
    };
    let (areas, dimensions, modalities) =
        (of(Axis::Area, &cell.area), of(Axis::Dimension, &cell.dimension), of(Axis::Modality, &cell.modality));
    let mut out = Vec::new();
    for a in &areas {
        for d in &dimensions {
            out.extend(modalities.iter().map(|m| format!("{a}/{d}/{m}")));
        }
    }
    out
}
