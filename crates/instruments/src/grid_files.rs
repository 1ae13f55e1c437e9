//! The grid as files: its cells as CSV or a workbook, its drawing as SVG or PNG.

use crate::gate::Who;
use crate::grid::{Cell, GridAsk, GridView, head, label, why};
use crate::{Result, WorkError, Workbench};
use reticolo_formats::CsvOut;
use reticolo_formats::sheet_out::{Cell as Out, OdsOut, XlsxOut};
use reticolo_messages::{Language, integer, t};
use reticolo_model::canonical::number;
use reticolo_model::grid::Axis;
use reticolo_model::money::euro;
use reticolo_model::{Problem, Side};
use reticolo_report::{Canvas, Drawing, GridCell, GridDrawing, GridGroup, GridRow, Shown, Theme};
use std::collections::BTreeMap;

/// How the grid is written.
#[derive(Debug, Clone)]
pub struct GridFileAsk {
    pub ask: GridAsk,
    pub sides: Vec<Side>,
    /// The kinds of innovative action apart.
    pub wide: bool,
    /// A column with the open latencies of each cell.
    pub latencies: bool,
    pub language: Language,
}

/// The forms that the grid is written in.
pub const FORMS: [&str; 5] = ["csv", "ods", "xlsx", "svg", "png"];
/// The drawing's width in points, that of an A3 sheet less its margins.
const WIDTH: f64 = 1100.0;

enum Value {
    Nothing,
    Text(String),
    Count(i64),
    Number(f64),
    Money(i64),
}

impl Workbench {
    /// The grid as somebody sees it, in one of [`FORMS`].
    pub async fn grid_file(&self, who: &Who, ask: &GridFileAsk, form: &str) -> Result<Vec<u8>> {
        let view = self.grid(who, &ask.ask).await?;
        let io = |e: std::io::Error| WorkError::Report(e.to_string());
        let latent = if ask.latencies { Some(self.latencies_by_cell(who, &ask.ask).await?) } else { None };
        let head = header(&ask.sides, ask.latencies);
        let rows = |view, ask| rows(view, ask, latent.as_ref());
        match form {
            "csv" => {
                let mut out = CsvOut::new(Vec::new(), &head).map_err(io)?;
                for row in rows(&view, ask) {
                    out.row(row.iter().map(text)).map_err(io)?;
                }
                out.finish().map_err(io)
            }
            "ods" => {
                let mut out = OdsOut::new(Vec::new()).map_err(io)?;
                out.sheet(&t(ask.language, "page-grid"), &head).map_err(io)?;
                for row in rows(&view, ask) {
                    out.row(row.iter().map(typed)).map_err(io)?;
                }
                out.finish().map_err(io)
            }
            "xlsx" => {
                let mut out = XlsxOut::new(Vec::new()).map_err(io)?;
                out.sheet(&t(ask.language, "page-grid"), &head).map_err(io)?;
                for row in rows(&view, ask) {
                    out.row(row.iter().map(typed)).map_err(io)?;
                }
                out.finish().map_err(io)
            }
            "svg" => Ok(drawn(&view, ask).into_bytes()),
            "png" => reticolo_report::png(&drawn(&view, ask), 2.0).map_err(WorkError::Report),
            other => Err(Problem::new("problem-export-form", other).with("known", FORMS.join(", ")).into()),
        }
    }
}

/// The columns of the table, codes and not words: programs read it.
fn header(sides: &[Side], latencies: bool) -> Vec<String> {
    let mut out: Vec<String> =
        ["area", "area_name", "dimension", "dimension_name", "modality", "modality_name"].map(str::to_owned).to_vec();
    for side in sides {
        out.push(format!("{}_records", side.code()));
        out.push(format!("{}_weight", side.code()));
    }
    out.extend(["money", "people", "empty"].map(str::to_owned));
    out.extend(latencies.then(|| "latencies".to_owned()));
    out
}

/// A row a cell.
fn rows<'a>(
    view: &'a GridView,
    ask: &'a GridFileAsk,
    latent: Option<&'a BTreeMap<String, usize>>,
) -> impl Iterator<Item = Vec<Value>> + 'a {
    let l = ask.language;
    view.shown(ask.wide).into_iter().map(move |cell| {
        let mut row = Vec::new();
        for (axis, code) in [(Axis::Area, &cell.area), (Axis::Dimension, &cell.dimension), (Axis::Modality, &cell.modality)] {
            row.push(Value::Text(code.clone()));
            row.push(Value::Text(label(l, &view.grid, axis, code)));
        }
        for side in &ask.sides {
            row.push(Value::Count(view.records(&cell, *side)));
            row.push(Value::Number(view.amount(&cell, *side).map_or(0.0, |a| a.weight)));
        }
        row.push(view.amount(&cell, Side::Initiative).and_then(|a| a.cents).map_or(Value::Nothing, Value::Money));
        row.push(view.amount(&cell, Side::Demand).and_then(|a| a.people).map_or(Value::Nothing, Value::Number));
        row.push(view.why_empty(&cell, &ask.sides).map_or(Value::Nothing, |e| Value::Text(why(l, &e))));
        row.extend(latent.map(|by_cell| Value::Count(by_cell.get(&cell.text()).and_then(|n| i64::try_from(*n).ok()).unwrap_or(0))));
        row
    })
}

fn text(value: &Value) -> String {
    match value {
        Value::Nothing => String::new(),
        Value::Text(text) => text.clone(),
        Value::Count(n) => n.to_string(),
        Value::Number(x) => number(*x),
        Value::Money(cents) => euro(*cents),
    }
}

fn typed(value: &Value) -> Out<'_> {
    match value {
        Value::Nothing => Out::Empty,
        Value::Text(text) => Out::Text(text),
        Value::Count(n) => Out::Integer(*n),
        Value::Number(x) => Out::Number(*x),
        Value::Money(cents) => Out::Money(*cents),
    }
}

/// The drawing that the plan has too: circles by how many records of the sides asked for stand in a cell.
fn drawn(view: &GridView, ask: &GridFileAsk) -> String {
    let l = ask.language;
    let shown = |n: i64| Shown::from(if n > 0 { integer(l, n) } else { String::new() });
    let all = |cell: &Cell| ask.sides.iter().map(|s| view.records(cell, *s)).sum::<i64>();
    let columns = view.columns(ask.wide);
    let groups = columns
        .iter()
        .map(|(d, ms)| GridGroup {
            title: label(l, &view.grid, Axis::Dimension, d),
            columns: ms.iter().map(|m| head(l, &view.grid, m)).collect(),
        })
        .collect();
    let cells = || columns.iter().flat_map(|(d, ms)| ms.iter().map(move |m| (d, m)));
    let rows = (1..)
        .zip(view.grid.tops(Axis::Area))
        .map(|(number, area)| GridRow {
            number: number.to_string(),
            label: label(l, &view.grid, Axis::Area, &area.code),
            #[expect(clippy::cast_precision_loss, reason = "counts of records")]
            cells: cells().map(|(d, m)| all(&Cell::new(&area.code, d, m))).map(|n| GridCell { value: n as f64, text: shown(n) }).collect(),
            figures: ask.sides.iter().map(|s| shown(view.records(&Cell::new(&area.code, "", ""), *s))).collect(),
        })
        .collect();
    let mut totals: Vec<Shown> = cells().map(|(d, m)| shown(all(&Cell::new("", d, m)))).collect();
    totals.extend(ask.sides.iter().map(|s| shown(view.records(&Cell::default(), *s))));
    let drawing = Drawing::Grid(GridDrawing {
        title: t(l, "page-grid"),
        groups,
        columns: ask.sides.iter().map(|s| t(l, &format!("grid-side_{}", s.code()))).collect(),
        rows,
        totals,
        total_label: t(l, "grid-total"),
    });
    reticolo_report::svg(
        &drawing,
        &Canvas { id: "grid", title: &t(l, "page-grid"), description: &t(l, "grid-caption"), width: WIDTH, theme: &Theme::LIGHT },
    )
}
