//! Openings that nobody takes: calls without a project, empty cells of the grid.

use super::finding::{Arg, Evidence, Finding};
use super::ground::{Ground, units};
use crate::grid::{Cell, Empty};
use reticolo_model::Side;

/// Above this share of empty cells the grid itself is what has not been filled yet, and that is told once.
const UNFILLED: f64 = 0.5;

/// Calls that are open and that nothing answers.
pub(super) fn calls(ground: &Ground) -> Vec<Finding> {
    let day = ground.day.as_str();
    let mut out = Vec::new();
    for call in ground.all("call") {
        let closes = call.body_text("closes_on").or(call.period_to.as_deref());
        let open = matches!(call.status.as_str(), "open" | "closing")
            && closes.is_none_or(|d| d >= day)
            && call.body_text("opens_on").or(call.period_from.as_deref()).is_none_or(|d| d <= day || day.starts_with(d));
        if !open || ground.from(call.id, "responds_to").next().is_some() {
            continue;
        }
        let mut one = Finding::new("call_without_project", "call", format!("{}", call.id), &[call]);
        one.args.insert("title", Arg::Text(call.title.clone()));
        one.units = units(call).map(str::to_owned).collect();
        one.cents = call.body_cents("money_total");
        one.args.insert("closes", closes.map_or(Arg::Text(String::new()), |d| Arg::Day(d.to_owned())));
        one.n = i64::from(closes.is_some());
        one.evidence.push(Evidence::record("call", call, one.cents.map(Arg::Euro)));
        if let Some(closes) = closes {
            one.evidence.push(Evidence::plain("closes_on", Some(Arg::Day(closes.to_owned()))));
        }
        one.evidence.push(Evidence::plain("nothing_answers", None));
        one.doubt(closes.is_none(), 20, "no_last_day");
        one.doubt(true, 10, "answers_on_record");
        out.push(one);
    }
    out
}

/// The sides whose records ought to have a cell; what was found latent is around them.
const FILLING: [Side; 3] = [Side::Demand, Side::Supply, Side::Initiative];

fn unplaced(ground: &Ground) -> i64 {
    FILLING.iter().filter_map(|side| ground.grid.unplaced.get(side.code())).sum()
}

/// Cells of the grid in which nothing stands and something is expected. What was found latent before does not fill a cell.
pub(super) fn cells(ground: &Ground) -> Vec<Finding> {
    let view = &ground.grid;
    let holds = |cell: &Cell| {
        Side::ON_GRID
            .into_iter()
            .any(|side| view.amount(cell, side).is_some_and(|a| a.records > a.kinds.get("latency").copied().unwrap_or(0)))
    };
    let shown = view.shown(false);
    let expected: Vec<&Cell> = shown.iter().filter(|c| view.grid.why_empty(&c.area, &c.dimension, &c.modality).is_none()).collect();
    let empty: Vec<&Cell> = expected.iter().filter(|c| !holds(c)).copied().collect();
    if empty.len() as f64 > UNFILLED * expected.len() as f64 {
        let unplaced = unplaced(ground);
        let mut one = Finding::new("empty_cell", "unfilled", "grid".to_owned(), &[]);
        one.n = i64::try_from(empty.len()).unwrap_or(i64::MAX);
        one.args.insert("cells", Arg::Count(i64::try_from(expected.len()).unwrap_or(i64::MAX)));
        one.args.insert("unplaced", Arg::Count(unplaced));
        one.evidence.push(Evidence::plain("unplaced", Some(Arg::Count(unplaced))));
        return if unplaced > 0 { vec![one] } else { Vec::new() };
    }
    let of = |cell: &Cell| {
        let never = matches!(view.why_empty(cell, &FILLING), Some(Empty::NeverSurveyed));
        let mut one = Finding::new("empty_cell", if never { "cell_never" } else { "cell_nothing" }, cell.text(), &[]);
        one.args.insert("cell", Arg::Cell(cell.text()));
        one.cells = vec![cell.text()];
        let row = Cell::new(&cell.area, &cell.dimension, "");
        let beside: i64 = Side::ON_GRID.into_iter().map(|side| view.records(&row, side)).sum();
        one.evidence.push(Evidence::plain("beside", Some(Arg::Count(beside))));
        let unplaced = unplaced(ground);
        one.evidence.push(Evidence::plain("unplaced", Some(Arg::Count(unplaced))));
        let total: i64 = FILLING.iter().filter_map(|side| view.total.get(side.code())).sum();
        one.doubt(never, 15, "never_surveyed");
        one.doubt(unplaced * 4 > total, 30, "many_unplaced");
        one
    };
    empty.into_iter().map(of).collect()
}
