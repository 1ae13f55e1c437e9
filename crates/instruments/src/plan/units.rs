//! The municipalities one by one: what the sections say of some of them, said of each.

use super::Material;
use super::phrases::By;
use super::services::Known;
use super::tables::{Long, MOST};
use super::writer::Writer;
use super::{actors, initiatives, people, services};
use reticolo_messages::t;
use reticolo_report::{Align, Block, Cell, Column, Inline, Row, Section};
use std::collections::{BTreeMap, BTreeSet};

/// Up to so many units stand in one table, by the alphabet; of more the most populous are printed, the atlas has them all.
const WHOLE: usize = 80;

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
    let all = units.len();
    if all > WHOLE {
        let people = m.book.newest(super::book::code::RESIDENTS, &m.inside_codes());
        let of = |code: &str| people.and_then(|leaf| leaf.get(code)).unwrap_or(0.0);
        units.sort_by(|a, b| of(b.1).total_cmp(&of(a.1)).then_with(|| a.cmp(b)));
        units.truncate(MOST);
    }
    let shown: BTreeSet<&str> = units.iter().map(|(_, code)| *code).collect();
    let mut columns = people::unit_columns(w, m, &shown);
    columns.extend(services::unit_columns(w, known, &shown));
    columns.extend(initiatives::unit_columns(w, m, &shown));
    columns.extend(actors::unit_column(w, m, &shown));
    if columns.is_empty() {
        return None;
    }
    let cell = |c: &UnitColumn, u: &str| c.cells.get(u).cloned().unwrap_or(Cell::Missing);
    let rows: Vec<Row> = units
        .iter()
        .map(|(_, u)| {
            let own = columns.iter().map(|c| cell(c, u));
            Row { cells: std::iter::once(Cell::text(m.places.name(u))).chain(own).collect(), total: false }
        })
        .collect();
    let whole = columns.iter().map(|c| c.whole.clone().unwrap_or_else(|| Cell::text("")));
    let total = Row { cells: std::iter::once(Cell::text(t(l, "plan-whole"))).chain(whole).collect(), total: true };
    let by = columns.iter().skip(1).fold(columns[0].by.clone(), |all, c| all.and(&c.by));
    let head = Column { title: t(l, "envelope-unit"), align: Align::Text };
    let columns = std::iter::once(head).chain(columns.iter().map(|c| Column { title: c.title.clone(), align: Align::Number })).collect();
    let caption = Inline::plain(t(l, if all > WHOLE { "plan-units-table_most" } else { "plan-units-table" }));
    let table = if all > WHOLE {
        w.long(Long { id: "table-units", caption, columns, rows, all, total: Some(total), by, wide: true, notes: Vec::new() })
    } else {
        // Each column has its own method, which its figures name: the source line says the data alone.
        let mut source = Vec::new();
        for mark in &by.data {
            source.extend((!source.is_empty()).then(|| Inline::text(", ")));
            source.push(Inline::data(mark.clone()));
        }
        let rows = rows.into_iter().chain(std::iter::once(total)).collect();
        Block::Table { id: "table-units".to_owned(), caption, columns, rows, source, extract: None, wide: true, notes: Vec::new() }
    };
    Some(w.section("units", Inline::plain(t(l, "plan-units-finding")), vec![table]))
}
