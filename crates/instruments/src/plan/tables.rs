//! Tables that may be long: the first rows with the total stand in their place, the others in the annex, as far as paper holds them.

use super::phrases::By;
use super::writer::Writer;
use reticolo_messages::t;
use reticolo_report::{Align, Block, Cell, Column, Inline, Note, Row, Section};

/// Rows that stand in a section.
pub(super) const FIRST: usize = 20;
/// Rows that the annex holds; beyond, the page that the section belongs to has them all.
pub(super) const MOST: usize = 120;

/// A table on its way into a section.
pub(super) struct Long {
    pub id: &'static str,
    pub caption: Vec<Inline>,
    pub columns: Vec<Column>,
    /// The first [`MOST`] at most.
    pub rows: Vec<Row>,
    /// How many there are in all.
    pub all: usize,
    pub total: Option<Row>,
    pub by: By,
    pub wide: bool,
    pub notes: Vec<Note>,
}

/// Heads of columns, from the keys of their messages.
pub(super) fn heads<const N: usize>(w: &Writer<'_>, keys: [(&str, Align); N]) -> Vec<Column> {
    keys.into_iter().map(|(key, align)| Column { title: t(w.language, key), align }).collect()
}

pub(super) fn row(cells: Vec<Cell>) -> Row {
    Row { cells, total: false }
}

impl Writer<'_> {
    /// The table as it stands in its section; what is past its first rows goes to the annex.
    pub(super) fn long(&mut self, table: Long) -> Block {
        let shown = table.rows.len();
        let first: Vec<Row> = table.rows.iter().take(FIRST).chain(&table.total).cloned().collect();
        let mut extract = None;
        if table.all > FIRST {
            let all = self.number(&format!("{}.rows", table.id), "rows", &[], table.all, &table.by);
            let printed = self.given(i64::try_from(FIRST).unwrap_or(0));
            let whole = format!("{}-all", table.id);
            let mut text = self.say("plan-extract", &[("shown", &printed), ("all", &all)], &[]);
            text.push(Inline::text("; "));
            text.push(Inline::text(t(self.language, "plan-extract_all")));
            text.push(Inline::reference(whole.clone()));
            extract = Some(text);
            let rest = (table.all > shown).then(|| {
                let held = self.given(i64::try_from(shown).unwrap_or(0));
                self.say("plan-extract_most", &[("shown", &held), ("all", &all)], &[])
            });
            self.annexed.push(Block::Table {
                id: whole,
                caption: table.caption.clone(),
                columns: table.columns.clone(),
                rows: table.rows.into_iter().chain(table.total).collect(),
                source: table.by.marks(),
                extract: rest,
                wide: true,
                notes: Vec::new(),
            });
        }
        Block::Table {
            id: table.id.to_owned(),
            caption: table.caption,
            columns: table.columns,
            rows: first,
            source: table.by.marks(),
            extract,
            wide: table.wide,
            notes: table.notes,
        }
    }

    /// The tables that were too long for their section, in its own chapter.
    pub(super) fn annexed(&mut self) -> Option<Section> {
        let tables = std::mem::take(&mut self.annexed);
        if tables.is_empty() {
            return None;
        }
        self.open_chapter("5");
        Some(self.section("tables", Vec::new(), tables))
    }

    /// What a kind's state is called.
    pub(super) fn state(&self, kind: &str, state: &str) -> String {
        let key = format!("{kind}-state-{state}");
        if reticolo_messages::has(self.language, &key) { t(self.language, &key) } else { state.to_owned() }
    }

    /// "Projects: 3 idea, 2 running": how many records of a kind are in each state, in the order of its lifecycle.
    pub(super) fn states(&mut self, kind: &'static str, records: &[&reticolo_model::Record], by: &By) -> Vec<Inline> {
        let Some(declared) = reticolo_model::kinds::find(kind) else { return Vec::new() };
        let mut out: Vec<Inline> = Vec::new();
        for state in declared.states {
            let n = records.iter().filter(|r| r.status == state.code).count();
            if n == 0 {
                continue;
            }
            let word = self.state(kind, state.code);
            let name = t(self.language, &format!("{kind}-plural"));
            let n = self.number(&format!("{kind}.state.{}", state.code), "state", &[("kind", &name), ("state", &word)], n, by);
            out.extend((!out.is_empty()).then(|| Inline::text(", ")));
            out.push(Inline::text(format!("{word} ")));
            out.push(n.inline());
        }
        out
    }

    /// A day in a cell, entered in the annex; a dash where none is said.
    pub(super) fn day(&mut self, id: &str, day: Option<&str>, by: &By) -> Cell {
        day.filter(|d| !d.is_empty()).map_or(Cell::Missing, |day| self.named_day(id, day, by).cell())
    }
}

/// Text for a cell; a dash where there is none.
pub(super) fn said(text: Option<&str>) -> Cell {
    text.filter(|x| !x.trim().is_empty()).map_or(Cell::Missing, Cell::text)
}
