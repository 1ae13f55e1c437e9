//! The municipalities one by one: what the sections say of some of them, said of each.

use super::Material;
use super::phrases::By;
use super::services::Known;
use super::writer::Writer;
use super::{actors, initiatives, people, services};
use reticolo_messages::t;
use reticolo_report::{Align, Block, Cell, Column, Inline, Row, Section};
use std::collections::BTreeMap;

/// A territory with more units has them in the atlas and the export, not in a printed table.
const MOST: usize = 80;

/// One column: what is said of each unit, and of all together where that is something.
pub(super) struct UnitColumn {
    pub title: String,
    pub cells: BTreeMap<String, Cell>,
    pub whole: Option<Cell>,
    pub by: By,
}

pub(super) fn section(w: &mut Writer<'_>, m: &Material, known: &[Known]) -> Option<Section> {
    let l = w.language;
    let mut units: Vec<(String, &str)> = m.places.inside().map(|u| (reticolo_model::fold::fold(&u.name), u.code.as_str())).collect();
    units.sort();
    // Before anything is made of them: each cell would be a value of the annex.
    if units.len() > MOST {
        return None;
    }
    let mut columns = people::unit_columns(w, m);
    columns.extend(services::unit_columns(w, known));
    columns.extend(initiatives::unit_columns(w, m));
    columns.extend(actors::unit_column(w, m));
    if columns.is_empty() {
        return None;
    }
    let cell = |c: &UnitColumn, u: &str| c.cells.get(u).cloned().unwrap_or(Cell::Missing);
    let mut rows: Vec<Row> = units
        .iter()
        .map(|(_, u)| {
            let own = columns.iter().map(|c| cell(c, u));
            Row { cells: std::iter::once(Cell::text(m.places.name(u))).chain(own).collect(), total: false }
        })
        .collect();
    let whole = columns.iter().map(|c| c.whole.clone().unwrap_or_else(|| Cell::text("")));
    rows.push(Row { cells: std::iter::once(Cell::text(t(l, "plan-whole"))).chain(whole).collect(), total: true });
    let by = columns.iter().skip(1).fold(columns[0].by.clone(), |all, c| all.and(&c.by));
    let mut source = Vec::new();
    for mark in &by.data {
        source.extend((!source.is_empty()).then(|| Inline::text(", ")));
        source.push(Inline::data(mark.clone()));
    }
    let head = Column { title: t(l, "envelope-unit"), align: Align::Text };
    let table = Block::Table {
        id: "table-units".to_owned(),
        caption: Inline::plain(t(l, "plan-units-table")),
        columns: std::iter::once(head).chain(columns.iter().map(|c| Column { title: c.title.clone(), align: Align::Number })).collect(),
        rows,
        source,
        extract: None,
        wide: true,
        notes: Vec::new(),
    };
    Some(w.section("units", Inline::plain(t(l, "plan-units-finding")), vec![table]))
}
