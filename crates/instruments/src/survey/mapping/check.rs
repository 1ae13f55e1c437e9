//! Whether a mapping fits a file: what it names is there, what is required is read, what it makes nothing of.

use super::super::Target;
use super::{Mapping, attribute, slots};
use crate::{Result, WorkError};
use reticolo_model::Problem;
use std::collections::BTreeSet;

impl Mapping {
    /// Whether the mapping fits the file: its columns exist, its targets are known, what is required is there.
    pub fn check(&self, target: Target, header: &[String], has_geometry: bool) -> Result<()> {
        let mut problems = Vec::new();
        let known = slots(target);
        let extra: &[&str] = match target {
            Target::Units => &["lon", "lat"],
            Target::Kind(_) => &["unit_name", "province", "data_set", "precision", "shares", "positions", "also_in"],
            Target::Indicators => &["unit_name", "province"],
            Target::Flows => &[],
        };
        let is_known = |t: &str| known.iter().any(|s| s.target == t) || extra.contains(&t);
        for (slot, column) in &self.columns {
            if !is_known(slot) {
                let all = known.iter().map(|s| s.target).chain(extra.iter().copied()).collect::<Vec<_>>().join(", ");
                problems.push(Problem::new("problem-mapping-target", slot).with("known", all));
            }
            if !header.contains(column) {
                problems.push(Problem::new("problem-column-missing", column).with("known", header.join(", ")));
            }
        }
        let attributes: Vec<String> = self.attributes.iter().map(|a| attribute(a).1.to_owned()).collect();
        for column in self.key.iter().chain(&self.known_by).chain(&attributes) {
            if !header.contains(column) {
                problems.push(Problem::new("problem-column-missing", column).with("known", header.join(", ")));
            }
        }
        for slot in self.constants.keys().filter(|t| !is_known(t)) {
            problems.push(
                Problem::new("problem-mapping-target", slot).with("known", known.iter().map(|s| s.target).collect::<Vec<_>>().join(", ")),
            );
        }
        let wide = !self.figures.is_empty();
        let supplement = matches!(target, Target::Units) && !has_geometry;
        for slot in known.iter().filter(|s| s.required) {
            let named = self.columns.contains_key("unit_name") && slot.target == "unit"
                || supplement && slot.target == "name"
                || wide && matches!(slot.target, "indicator" | "destination" | "value" | "period");
            let chosen = self.choices.iter().any(|c| c.target == slot.target);
            if !self.columns.contains_key(slot.target) && !self.constants.contains_key(slot.target) && !named && !chosen {
                problems.push(
                    Problem::new("problem-mapping-required", slot.target)
                        .on(slot.target)
                        .with("target", slot.target)
                        .with("columns", header.join(", ")),
                );
            }
        }
        if supplement && self.attributes.is_empty() && !self.columns.contains_key("lon") {
            problems.push(Problem::new("problem-units-without-shapes", ""));
        }
        problems.extend(self.figure_problems(target, header));
        let all = known.iter().map(|s| s.target).chain(extra.iter().copied()).collect::<Vec<_>>().join(", ");
        problems.extend(self.record_problems(target, header, &is_known, &all));
        if !matches!(self.decimal.as_deref(), None | Some("point" | "comma")) {
            problems.push(Problem::new("problem-mapping-decimal", self.decimal.clone().unwrap_or_default()));
        }
        // A column that many parts of the mapping look at is missing once.
        let mut told = BTreeSet::new();
        problems.retain(|p| told.insert((p.code.clone(), p.found.clone(), p.field.clone())));
        if problems.is_empty() { Ok(()) } else { Err(WorkError::Mapping { text: self.text(), problems }) }
    }

    /// Columns that choices and references look at.
    fn record_columns(&self) -> Vec<&String> {
        let mut out: Vec<&String> = self.choices.iter().filter_map(|c| c.column.as_ref()).collect();
        for r in &self.references {
            out.push(&r.column);
            out.extend(&r.title);
            out.extend(r.columns.values());
            out.extend(r.only.iter().map(|o| &o.column));
            out.extend(r.choices.iter().filter_map(|c| c.column.as_ref()));
        }
        out
    }

    /// What is wrong with the parts that only records have.
    fn record_problems(&self, target: Target, header: &[String], is_known: &dyn Fn(&str) -> bool, known: &str) -> Vec<Problem> {
        let mut problems = Vec::new();
        let Target::Kind(kind) = target else {
            if !self.references.is_empty() || !self.choices.is_empty() || self.places.is_some() {
                problems.push(Problem::new("problem-mapping-records", ""));
            }
            return problems;
        };
        for choice in &self.choices {
            if !is_known(&choice.target) {
                problems.push(Problem::new("problem-mapping-target", &choice.target).with("known", known));
            }
            if let Some(column) = choice.column.as_ref().filter(|c| !header.contains(c)) {
                problems.push(Problem::new("problem-column-missing", column).with("known", header.join(", ")));
            }
        }
        if let Some(keep) = self.keep.as_deref().filter(|k| !matches!(*k, "all" | "loaded" | "inside")) {
            problems.push(Problem::new("problem-mapping-keep", keep));
        }
        if let Some(places) = &self.places
            && (self.key.is_empty() || places.key.len() != self.key.len() || places.unit.is_none() && places.unit_name.is_none())
        {
            problems.push(Problem::new("problem-mapping-places", &places.file).with("key", self.key.join(", ")));
        }
        problems.extend(super::super::references::problems(self, kind, header));
        problems
    }

    /// Columns that the mapping makes nothing of.
    #[must_use]
    pub fn ignored(&self, header: &[String]) -> Vec<String> {
        let attributes: Vec<String> = self.attributes.iter().map(|a| attribute(a).1.to_owned()).collect();
        let used: BTreeSet<&String> = self
            .columns
            .values()
            .chain(&self.key)
            .chain(&self.known_by)
            .chain(&attributes)
            .chain(self.figures.iter().map(|f| &f.column))
            .chain(self.record_columns())
            .collect();
        header.iter().filter(|h| !used.contains(h)).cloned().collect()
    }
}
