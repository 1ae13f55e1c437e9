//! Rows read by a mapping: where each target stands, what is absent, what a cell says after it was mended.

use super::Mapping;
use reticolo_model::fold::fold;
use std::collections::BTreeMap;

/// Where each target is read from in a row: column positions looked up once.
pub(crate) struct Reader<'m> {
    mapping: &'m Mapping,
    header: &'m [String],
    at: BTreeMap<&'m str, (usize, &'m str)>,
    pub key: Vec<usize>,
    pub known_by: Option<usize>,
}

impl<'m> Reader<'m> {
    pub fn new(mapping: &'m Mapping, header: &'m [String]) -> Reader<'m> {
        let position = |column: &String| header.iter().position(|h| h == column);
        Reader {
            mapping,
            header,
            at: mapping.columns.iter().filter_map(|(t, c)| Some((t.as_str(), (position(c)?, c.as_str())))).collect(),
            key: mapping.key.iter().filter_map(position).collect(),
            known_by: mapping.known_by.as_ref().and_then(position),
        }
    }

    /// The column's name a target comes from, for a message.
    pub fn column(&self, target: &str) -> &'m str {
        self.at.get(target).map_or("", |(_, name)| name)
    }

    pub fn has(&self, target: &str) -> bool {
        self.at.contains_key(target) || self.mapping.constants.contains_key(target)
    }

    /// A cell by its column's position, trimmed, as a person mended it.
    pub fn cell<'a>(&'a self, cells: &'a dyn super::super::source::Cells, i: usize) -> &'a str {
        let cell = cells.cell(i).trim();
        if self.mapping.mends.is_empty() {
            return cell;
        }
        let mended =
            |m: &&super::Mend| self.header.get(i) == Some(&m.column) && m.says == cell && m.row.is_none_or(|row| row == cells.number());
        self.mapping.mends.iter().find(mended).map_or(cell, |m| m.means.as_str())
    }

    /// Whether a cell says that there is nothing. A place that is really called so is no mark of absence: Naples' province is
    /// `NA`, and there is a municipality of the name `None`.
    fn is_absent(&self, target: &str, cell: &str) -> bool {
        self.mapping.missing.iter().any(|m| m == cell)
            && match target {
                "province" => !crate::reference::municipalities().knows_acronym(cell),
                "unit_name" => crate::reference::municipalities().by_name(&fold(cell)).is_empty(),
                _ => true,
            }
    }

    /// A figure's cell by its column's position: empty where it is a mark of absence.
    pub fn figure<'a>(&'a self, cells: &'a dyn super::super::source::Cells, i: usize) -> &'a str {
        let cell = self.cell(cells, i);
        if self.is_absent("value", cell) { "" } else { cell }
    }

    /// An attribute's cell, translated by the values given for its column; none where there is nothing.
    pub fn attribute<'a>(&'a self, cells: &'a dyn super::super::source::Cells, i: usize, column: &str) -> Option<&'a str> {
        let cell = self.cell(cells, i);
        let kept = self.mapping.values.get(column).and_then(|v| v.get(cell)).map_or(cell, String::as_str);
        (!kept.is_empty() && !self.is_absent(column, cell)).then_some(kept)
    }

    /// The text of a target in a row: the cell (a mark of absence is empty), translated; else the constant.
    pub fn text<'a>(&'a self, cells: &'a dyn super::super::source::Cells, target: &str) -> &'a str {
        let Some((i, _)) = self.at.get(target) else {
            return self.mapping.constants.get(target).map_or("", String::as_str);
        };
        let cell = self.cell(cells, *i);
        if self.is_absent(target, cell) {
            return "";
        }
        self.mapping.values.get(target).and_then(|v| v.get(cell)).map_or(cell, String::as_str)
    }
}
