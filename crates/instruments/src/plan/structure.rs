//! 2 The structure: the bodies that the founding document foresees, their purposes, and the grid of areas, dimensions and modalities.

use super::Material;
use super::writer::Writer;
use reticolo_messages::t;
use reticolo_report::{Align, Block, Cell, Column, Inline, ListColumn, Row, Section};

/// The bodies of the founding document.
const BODIES: [&str; 4] = ["promoters", "unit", "task_force", "groups"];

pub(super) fn constitution(w: &mut Writer<'_>) -> Section {
    let l = w.language;
    let word = |key: &str| t(l, &format!("plan-constitution-{key}"));
    let column = |key: &str| Column { title: word(key), align: Align::Text };
    let rows = BODIES
        .iter()
        .map(|b| Row { cells: vec![Cell::text(word(b)), Cell::text(word("to_write")), Cell::text(word("to_write"))], total: false })
        .collect();
    let blocks = vec![
        Block::Paragraph { text: Inline::plain(word("text")), notes: Vec::new() },
        Block::Table {
            id: "table-bodies".to_owned(),
            caption: Inline::plain(word("table")),
            columns: vec![column("body"), column("act"), column("answers")],
            rows,
            source: Vec::new(),
            extract: None,
            wide: false,
            notes: Vec::new(),
        },
    ];
    w.section("constitution", Vec::new(), blocks)
}

pub(super) fn purposes(w: &mut Writer<'_>) -> Section {
    let l = w.language;
    let word = |key: &str| t(l, &format!("plan-purposes-{key}"));
    let column = |key: &str| ListColumn { title: word(key), text: Inline::plain(word(&format!("{key}_text"))), items: Vec::new() };
    let blocks = vec![
        Block::Paragraph { text: Inline::plain(word("text")), notes: Vec::new() },
        Block::Columns { columns: vec![column("arouse"), column("make")], notes: Vec::new() },
    ];
    w.section("purposes", Vec::new(), blocks)
}

/// The grid: what has a position on it, and what has none.
pub(super) fn grid(w: &mut Writer<'_>, m: &Material) -> Section {
    let all: Vec<_> = ["need", "offer", "initiative", "asset"].into_iter().flat_map(|k| m.inside(k)).collect();
    let placed = all.iter().filter(|r| !r.positions.is_empty()).count();
    let l = w.language;
    if placed == 0 {
        let sets: std::collections::BTreeSet<&str> = all.iter().filter_map(|r| r.origin.as_ref()).map(|o| o.data_set.as_str()).collect();
        let sets: Vec<&str> = sets.into_iter().collect();
        let by = w.by(&sets, "counts");
        let n = w.number("grid.unplaced", "unplaced", &[], all.len(), &by);
        let finding = if all.is_empty() {
            Inline::plain(t(l, "plan-grid-finding_empty"))
        } else {
            w.say_n("plan-grid-finding_missing", all.len(), &[("number", &n)], &[])
        };
        return w.section("grid", finding, vec![w.missing("grid")]);
    }
    let mut cells: std::collections::BTreeMap<(&str, &str, &str), usize> = std::collections::BTreeMap::new();
    for p in all.iter().flat_map(|r| &r.positions) {
        *cells.entry((&p.area, &p.dimension, &p.modality)).or_default() += 1;
    }
    let sets: std::collections::BTreeSet<&str> = all.iter().filter_map(|r| r.origin.as_ref()).map(|o| o.data_set.as_str()).collect();
    let sets: Vec<&str> = sets.into_iter().collect();
    let by = w.by(&sets, "counts");
    let n = w.number("grid.placed", "placed", &[], placed, &by);
    let rest = w.number("grid.unplaced", "unplaced", &[], all.len() - placed, &by);
    let full = w.number("grid.cells", "cells", &[], cells.len(), &by);
    let finding = w.say("plan-grid-finding", &[("placed", &n), ("cells", &full)], &[]);
    let text = w.say("plan-grid-text", &[("placed", &n), ("unplaced", &rest), ("cells", &full)], &[]);
    let note = w.note(Vec::new(), Vec::new(), &by);
    w.section("grid", finding, vec![Block::Paragraph { text, notes: vec![note] }])
}
