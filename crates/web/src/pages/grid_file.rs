//! The grid as files: a table of its cells as CSV or as a workbook, and its drawing.

use super::grid::{Asked, all_cells, asked, name, why};
use crate::download::cell as quoted;
use crate::errors::Fault;
use crate::session::Visit;
use crate::App;
use reticolo_formats::sheet_out::{Cell as Out, OdsOut, XlsxOut};
use reticolo_instruments::grid::{Cell, GridView};
use reticolo_messages::{Language, t};
use reticolo_model::Side;
use reticolo_model::canonical::number;
use reticolo_model::grid::Axis;
use reticolo_report::{Figure, GridCell, GridDrawing, GridGroup, GridRow};

/// The columns of the table, codes and not words: programs read it.
fn header(asked: &Asked) -> Vec<String> {
    let mut out: Vec<String> = ["area", "area_name", "dimension", "dimension_name", "modality", "modality_name"].map(str::to_owned).to_vec();
    for side in &asked.sides {
        out.push(format!("{}_records", side.code()));
        out.push(format!("{}_weight", side.code()));
    }
    out.extend(["money", "people", "empty"].map(str::to_owned));
    out
}

/// One row a cell; numbers as numbers.
fn rows<'a>(l: Language, view: &'a GridView, asked: &'a Asked) -> impl Iterator<Item = Vec<Value>> + 'a {
    all_cells(view, asked.wide).into_iter().map(move |cell| {
        let mut row = Vec::new();
        for (axis, code) in [(Axis::Area, &cell.area), (Axis::Dimension, &cell.dimension), (Axis::Modality, &cell.modality)] {
            row.push(Value::Text(code.clone()));
            row.push(Value::Text(name(l, &view.grid, axis, code)));
        }
        for side in &asked.sides {
            row.push(Value::Count(view.records(&cell, *side)));
            row.push(Value::Number(view.amount(&cell, *side).map_or(0.0, |a| a.weight)));
        }
        row.push(view.amount(&cell, Side::Initiative).and_then(|a| a.cents).map_or(Value::Nothing, Value::Money));
        row.push(view.amount(&cell, Side::Demand).and_then(|a| a.people).map_or(Value::Nothing, Value::Number));
        row.push(view.why_empty(&cell, &asked.sides).map_or(Value::Nothing, |e| Value::Text(why(l, &e))));
        row
    })
}

enum Value {
    Nothing,
    Text(String),
    Count(i64),
    Number(f64),
    Money(i64),
}
