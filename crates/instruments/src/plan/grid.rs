//! 2.3 The grid: what stands in its cells, drawn and told area by area, and why a cell is empty.

use super::Material;
use super::phrases::{By, join};
use super::writer::Writer;
use crate::grid::{Cell, Empty, GridAsk, GridView, head, label};
use crate::{Result, Workbench};
use reticolo_messages::{list_words, t};
use reticolo_model::Side;
use reticolo_model::grid::Axis;
use reticolo_report::{Block, Drawing, GridCell, GridDrawing, GridGroup, GridRow, Inline, Section, Shown};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The sides that a plan counts in a cell.
const SIDES: [Side; 3] = [Side::Demand, Side::Supply, Side::Initiative];
/// Empty cells of an area are named where they are at most so many.
const NAMED: usize = 3;

/// The grid as the plan's audience sees it.
pub(super) async fn found(wb: &Workbench, m: &Material) -> Result<Arc<GridView>> {
    wb.grid(&m.who, &GridAsk { illustrative: m.who.illustrative(), ..GridAsk::default() }).await
}

pub(super) fn section(w: &mut Writer<'_>, m: &Material, view: &GridView) -> Section {
    let l = w.language;
    let count = |of: &std::collections::BTreeMap<&'static str, i64>| SIDES.iter().filter_map(|s| of.get(s.code())).sum::<i64>();
    let (all, unplaced) = (count(&view.total), count(&view.unplaced));
    let placed = all - unplaced;
    let on_side = |kind: &str| reticolo_model::kinds::find(kind).is_some_and(|k| SIDES.contains(&k.side));
    let sets: BTreeSet<&str> = m
        .records
        .iter()
        .filter(|(kind, _)| on_side(kind))
        .flat_map(|(_, records)| records)
        .filter_map(|r| r.origin.as_ref())
        .map(|o| o.data_set.as_str())
        .collect();
    let sets: Vec<&str> = sets.into_iter().collect();
    let by = w.by(&sets, "counts");
    let waiting = w.whole("grid.unplaced", "unplaced", &[], unplaced, "", &by);
    if placed == 0 {
        let finding = if all == 0 {
            Inline::plain(t(l, "plan-grid-finding_empty"))
        } else {
            w.say_n("plan-grid-finding_missing", usize::try_from(unplaced).unwrap_or(0), &[("number", &waiting)], &[])
        };
        return w.section("grid", finding, vec![w.missing("grid")]);
    }
    let cells = view.shown(false);
    let full = cells.iter().filter(|c| view.why_empty(c, &SIDES).is_none()).count();
    let n = w.whole("grid.placed", "placed", &[], placed, "", &by);
    let filled = w.number("grid.cells", "cells", &[], full, &by);
    let of = w.number("grid.size", "cells_all", &[], cells.len(), &by);
    let args = [("placed", &n), ("cells", &filled), ("of", &of), ("unplaced", &waiting)];
    let finding = w.say("plan-grid-finding", &args, &[]);
    let mut text = w.say("plan-grid-text", &args, &[]);
    let reason = |empty: fn(&Empty) -> bool| cells.iter().filter(|c| view.why_empty(c, &SIDES).is_some_and(|e| empty(&e))).count();
    for (key, n) in [
        ("not_pertinent", reason(|e| matches!(e, Empty::NotPertinent(_)))),
        ("nothing_found", reason(|e| matches!(e, Empty::NothingFound))),
        ("never_surveyed", reason(|e| matches!(e, Empty::NeverSurveyed))),
    ] {
        if n > 0 {
            let figure = w.number(&format!("grid.empty.{key}"), &format!("cells_{key}"), &[], n, &by);
            text = join(text, w.say_n(&format!("plan-grid-{key}"), n, &[("number", &figure)], &[]));
        }
    }
    let note = w.note(Vec::new(), Inline::plain(t(l, "plan-grid-note")), &by);
    let picture = figure(w, view, &by);
    let areas = areas(w, view, &by);
    w.section("grid", finding, vec![Block::Paragraph { text, notes: vec![note] }, picture, areas])
}

/// Records of a cell or sum on the three sides together.
fn records(view: &GridView, cell: &Cell) -> i64 {
    SIDES.iter().map(|side| view.records(cell, *side)).sum()
}

fn cents(view: &GridView, cell: &Cell) -> Option<i64> {
    view.amount(cell, Side::Initiative)?.cents
}

/// The grid as a drawing: circles by the number of records, sums of each side at the right.
fn figure(w: &mut Writer<'_>, view: &GridView, by: &By) -> Block {
    let l = w.language;
    let columns = view.columns(false);
    let groups = columns
        .iter()
        .map(|(d, modalities)| GridGroup {
            title: label(l, &view.grid, Axis::Dimension, d),
            columns: modalities.iter().map(|m| head(l, &view.grid, m)).collect(),
        })
        .collect();
    let sides = |w: &mut Writer<'_>, cell: &Cell, name: &str| -> Vec<Shown> {
        SIDES
            .iter()
            .map(|side| {
                let n = view.records(cell, *side);
                let words = [("side", t(l, &format!("grid-side_{}", side.code()))), ("place", name.to_owned())];
                let words = words.each_ref().map(|(k, v)| (*k, v.as_str()));
                w.whole(&format!("grid.{}.{}", cell.text(), side.code()), "grid_sum", &words, n, "", by).shown()
            })
            .collect()
    };
    let mut rows = Vec::new();
    let tops: Vec<String> = view.grid.tops(Axis::Area).map(|a| a.code.clone()).collect();
    for (i, area) in tops.iter().enumerate() {
        let name = label(l, &view.grid, Axis::Area, area);
        let mut cells = Vec::new();
        for (d, modalities) in &columns {
            for m in modalities {
                let cell = Cell::new(area, d, m);
                let n = records(view, &cell);
                let place = format!("{name}, {}, {}", label(l, &view.grid, Axis::Dimension, d), label(l, &view.grid, Axis::Modality, m));
                let text = if n == 0 {
                    Shown::default()
                } else {
                    w.whole(&format!("grid.{}", cell.text()), "grid_cell", &[("place", &place)], n, "", by).shown()
                };
                #[expect(clippy::cast_precision_loss, reason = "a count as a size")]
                cells.push(GridCell { value: n as f64, text });
            }
        }
        let figures = sides(w, &Cell::new(area, "", ""), &name);
        rows.push(GridRow { number: (i + 1).to_string(), label: name, cells, figures });
        w.given(i64::try_from(i + 1).unwrap_or(0));
    }
    let whole = t(l, "plan-whole");
    let mut totals: Vec<Shown> = Vec::new();
    for (d, modalities) in &columns {
        for m in modalities {
            let cell = Cell::new("", d, m);
            let place = format!("{}, {}", label(l, &view.grid, Axis::Dimension, d), label(l, &view.grid, Axis::Modality, m));
            totals.push(w.whole(&format!("grid.{}", cell.text()), "grid_cell", &[("place", &place)], records(view, &cell), "", by).shown());
        }
    }
    totals.extend(sides(w, &Cell::default(), &whole));
    let heads = ["grid-side_demand", "grid-side_supply", "grid-side_initiative"];
    let drawing = GridDrawing {
        title: String::new(),
        groups,
        columns: heads.iter().map(|key| t(l, key).to_lowercase()).collect(),
        rows,
        totals,
        total_label: t(l, "plan-total"),
    };
    let fullest = view.shown(false).into_iter().max_by_key(|c| (records(view, c), std::cmp::Reverse(c.text())));
    let caption = match fullest {
        Some(cell) => {
            let n = w.whole(&format!("grid.{}", cell.text()), "grid_cell", &[("place", "")], records(view, &cell), "", by);
            let area = label(l, &view.grid, Axis::Area, &cell.area);
            let place = format!(
                "{}, {}",
                label(l, &view.grid, Axis::Dimension, &cell.dimension),
                label(l, &view.grid, Axis::Modality, &cell.modality)
            );
            w.say("plan-grid-figure", &[("number", &n)], &[("area", &area), ("place", &place)])
        }
        None => Inline::plain(t(l, "page-grid")),
    };
    Block::Figure {
        id: "figure-grid".to_owned(),
        alt: caption.clone(),
        caption,
        drawing: Drawing::Grid(drawing),
        source: by.marks(),
        wide: true,
        notes: Vec::new(),
    }
}

/// Each area in a line: what stands there, which side is the heavier, which cells are empty.
fn areas(w: &mut Writer<'_>, view: &GridView, by: &By) -> Block {
    let l = w.language;
    let mut items = Vec::new();
    let mut untouched: Vec<String> = Vec::new();
    let tops: Vec<String> = view.grid.tops(Axis::Area).map(|a| a.code.clone()).collect();
    for area in &tops {
        let name = label(l, &view.grid, Axis::Area, area);
        let sum = Cell::new(area, "", "");
        let mut text = vec![Inline::Emphasis { text: name.clone() }, Inline::text(": ")];
        if records(view, &sum) == 0 {
            untouched.push(name);
            continue;
        }
        let figure = |w: &mut Writer<'_>, side: Side| {
            let words = [("side", t(l, &format!("grid-side_{}", side.code()))), ("place", name.clone())];
            let words = words.each_ref().map(|(k, v)| (*k, v.as_str()));
            w.whole(&format!("grid.{}.{}", sum.text(), side.code()), "grid_sum", &words, view.records(&sum, side), "", by)
        };
        let (demand, supply, initiatives) = (figure(w, Side::Demand), figure(w, Side::Supply), figure(w, Side::Initiative));
        let none = view.records(&sum, Side::Demand) + view.records(&sum, Side::Supply) == 0;
        let key = if none { "plan-grid-area_initiatives" } else { "plan-grid-area" };
        text.extend(w.say(key, &[("demand", &demand), ("supply", &supply), ("initiatives", &initiatives)], &[]));
        if let Some(money) = cents(view, &sum).filter(|c| *c > 0) {
            let money = w.money(&format!("grid.{}.money", sum.text()), "grid_money", &[("place", &name)], money, by);
            text.extend(w.say("plan-grid-area_money", &[("money", &money)], &[]));
        }
        text.push(Inline::text("."));
        let (d, s) = (view.records(&sum, Side::Demand), view.records(&sum, Side::Supply));
        if d > 2 * s && d > 0 {
            text = join(text, w.say("plan-grid-area_demand", &[], &[]));
        } else if s > 2 * d && s > 0 {
            text = join(text, w.say("plan-grid-area_supply", &[], &[]));
        }
        let empty: Vec<Cell> = view
            .shown(false)
            .into_iter()
            .filter(|c| c.area == *area && matches!(view.why_empty(c, &SIDES), Some(Empty::NothingFound | Empty::NeverSurveyed)))
            .collect();
        if !empty.is_empty() {
            let n = w.number(&format!("grid.{}.empty", sum.text()), "grid_empty", &[("place", &name)], empty.len(), by);
            if empty.len() > NAMED {
                text = join(text, w.say("plan-grid-area_holes_many", &[("number", &n)], &[]));
            } else {
                let name = |c: &Cell| {
                    let (d, m) = (label(l, &view.grid, Axis::Dimension, &c.dimension), label(l, &view.grid, Axis::Modality, &c.modality));
                    format!("{d} / {m}")
                };
                let names: Vec<String> = empty.iter().map(name).collect();
                text = join(text, w.say_n("plan-grid-area_holes", empty.len(), &[("number", &n)], &[("cells", &names.join(", "))]));
            }
        }
        items.push(text);
    }
    if !untouched.is_empty() {
        items.push(w.say("plan-grid-area_empty", &[], &[("areas", &list_words(l, &untouched))]));
    }
    Block::List { items, notes: Vec::new() }
}
