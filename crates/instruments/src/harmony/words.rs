//! Harmony in words: what was found, what pulls it down, what an action would do; the same on the page, at the command line and in the API.

use super::{Across, Action, CoverageRule, HarmonyView, Lack, Move, NeedsHarmony, NeedsRow};
use crate::grid::{Cell, label};
use crate::places::Places;
use crate::services::NeedsBy;
use reticolo_messages::{Language, decimal, integer, list_words, percent, t, tn, tr};
use reticolo_model::grid::{Axis, Grid};

/// How many names a sentence holds.
const NAMED: usize = 5;
/// How many services that lack are named.
const LACKING: usize = 3;

/// With what words are made.
#[derive(Clone, Copy)]
pub struct Speaker<'a> {
    pub l: Language,
    /// What a service is called here.
    pub service: &'a (dyn Fn(&str) -> String + Sync),
    pub grid: &'a Grid,
    pub places: &'a Places,
}

impl std::fmt::Debug for Speaker<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Speaker").field("l", &self.l).finish_non_exhaustive()
    }
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// A name that opens a sentence.
#[must_use]
pub fn opening(name: &str) -> String {
    crate::plan::phrases::capitalised(name)
}

/// A cell by the names of its entries.
#[must_use]
pub fn cell_name(l: Language, grid: &Grid, text: &str) -> String {
    let Some(cell) = Cell::parse(text) else { return text.to_owned() };
    let parts = [(Axis::Area, &cell.area), (Axis::Dimension, &cell.dimension), (Axis::Modality, &cell.modality)];
    parts.into_iter().filter(|(_, code)| !code.is_empty()).map(|(axis, code)| label(l, grid, axis, code)).collect::<Vec<_>>().join(" · ")
}

/// A number of kilometres with the decimals it has, at most three.
fn kilometres(l: Language, km: f64) -> String {
    let places = [(0, 1.0), (1, 10.0), (2, 100.0)].into_iter().find(|(_, by)| (km * by).fract().abs() < 1e-9);
    decimal(l, km, places.map_or(3, |(n, _)| n))
}

/// An index, or a dash where there is none.
#[must_use]
pub fn index(l: Language, x: Option<f64>) -> String {
    x.map_or_else(|| "–".to_owned(), |x| decimal(l, x, 3))
}

/// A change with its sign.
#[must_use]
pub fn signed(text: String, x: f64) -> String {
    if x > 0.0 { format!("+{text}") } else { text }
}

/// People, or needs where none says how many it concerns: whole where they are, or where they are many.
#[must_use]
pub fn amount(l: Language, x: f64) -> String {
    let whole = x >= 10.0 || (x - x.round()).abs() < 1e-6;
    #[expect(clippy::cast_possible_truncation, reason = "people are whole")]
    if whole { integer(l, x.round() as i64) } else { decimal(l, x, 1) }
}

/// Where coverage is counted.
#[must_use]
pub fn rule(l: Language, view: &HarmonyView) -> String {
    match view.question.coverage {
        CoverageRule::OwnUnit => t(l, "harmony-in_own"),
        CoverageRule::Within { km } => tr(l, "harmony-within_km", &[("km", &kilometres(l, km))]),
    }
}

/// The level of services in one sentence; one service has a sentence of its own.
#[must_use]
pub fn services_finding(l: Language, view: &HarmonyView, service: &dyn Fn(&str) -> String) -> String {
    let (level, rule) = (percent(l, view.inside.mean, 1), rule(l, view));
    if view.undefined {
        return tr(l, "harmony-finding-none", &[("rule", &rule)]);
    }
    match view.question.services.as_slice() {
        [one] => tr(l, "harmony-finding-one", &[("service", &opening(&service(one))), ("level", &level), ("rule", &rule)]),
        many => tn(l, "harmony-finding", count(many.len()), &[("level", &level), ("rule", &rule)]),
    }
}

/// What pulls services down, by name.
#[must_use]
pub fn services_pulled(l: Language, view: &HarmonyView) -> String {
    let name = |code: &String| view.rows.iter().find(|r| &r.code == code).map(|r| r.name.clone());
    let worst: Vec<String> = view.pulled_by.iter().take(NAMED).filter_map(name).collect();
    if worst.is_empty() {
        return t(l, if view.undefined { "harmony-undefined" } else { "harmony-nobody_below" });
    }
    tn(l, "harmony-pulled", count(view.pulled_by.len()), &[("units", &list_words(l, &worst))])
}

/// How many people an action gives something to: `persons` where people weigh.
#[must_use]
pub fn persons(l: Language, by: NeedsBy, people: f64) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "people are whole")]
    let n = people.ceil() as i64;
    let key = if by == NeedsBy::People { "harmony-persons" } else { "harmony-needs" };
    tn(l, key, n, &[("n_text", &amount(l, people))])
}

impl Speaker<'_> {
    /// How much of the needs is served, in one sentence.
    #[must_use]
    pub fn needs_finding(&self, view: &NeedsHarmony) -> String {
        let (l, n) = (self.l, count(view.needs));
        if view.undefined {
            return tn(l, "harmony-needs_finding-none", n, &[]);
        }
        let key = if view.by == NeedsBy::People { "harmony-needs_finding-people" } else { "harmony-needs_finding-records" };
        tn(l, key, n, &[("level", &percent(l, view.inside.mean, 1))])
    }

    /// What pulls it down, by name.
    #[must_use]
    pub fn needs_pulled(&self, view: &NeedsHarmony) -> String {
        let l = self.l;
        let rows: Vec<&NeedsRow> = view.pulled_by.iter().filter_map(|key| view.rows.iter().find(|r| &r.key == key)).collect();
        if view.undefined {
            return t(l, "harmony-needs_undefined");
        }
        if rows.is_empty() {
            return t(l, "harmony-needs_nobody_below");
        }
        let names: Vec<String> = rows.iter().take(3).map(|r| self.row(view.question.across, &r.key, &r.name)).collect();
        let key = format!("harmony-needs_pulled-{}", view.question.across.code());
        tn(l, &key, count(rows.len()), &[("names", &names.join("; "))])
    }

    /// What a row is called.
    #[must_use]
    pub fn row(&self, across: Across, key: &str, name: &str) -> String {
        match across {
            _ if key.is_empty() => t(self.l, &format!("harmony-without-{}", across.code())),
            Across::Cells => cell_name(self.l, self.grid, key),
            _ => name.to_owned(),
        }
    }

    /// The services that lack, the first few by name.
    #[must_use]
    pub fn lacking(&self, lacks: &[Lack]) -> String {
        let mut names: Vec<String> = lacks.iter().take(LACKING).map(|k| (self.service)(&k.service)).collect();
        if lacks.len() > LACKING {
            names.push(tn(self.l, "harmony-more_services", count(lacks.len() - LACKING), &[]));
        }
        list_words(self.l, &names)
    }

    /// Why a row pulls the whole down, in one sentence.
    #[must_use]
    pub fn row_sentence(&self, view: &NeedsHarmony, row: &NeedsRow) -> String {
        let l = self.l;
        let people = persons(l, view.by, row.people);
        let coverage = percent(l, row.coverage.unwrap_or(0.0), 0);
        let key = if row.coverage.unwrap_or(0.0) <= 0.0 { "harmony-row-nothing" } else { "harmony-row-some" };
        tr(l, key, &[("people", &people), ("coverage", &coverage), ("lacking", &self.lacking(&row.lacking))])
    }

    /// What an action is called.
    #[must_use]
    pub fn action(&self, action: &Action) -> String {
        match (&action.service, &action.unit) {
            (Some(service), Some(unit)) if action.kind == "opening" => {
                tr(self.l, "harmony-opening", &[("service", &(self.service)(service)), ("unit", self.places.name(unit))])
            }
            _ => action.title.clone(),
        }
    }

    /// How an action was read.
    #[must_use]
    pub fn read_as(&self, action: &Action) -> String {
        match (&action.service, &action.unit) {
            (Some(service), Some(unit)) if action.kind != "opening" => {
                let opens = [("service", (self.service)(service)), ("unit", self.places.name(unit).to_owned())];
                let opens: Vec<(&str, &str)> = opens.iter().map(|(k, v)| (*k, v.as_str())).collect();
                format!("{} {}", t(self.l, &format!("harmony-read-{}", action.read_as)), tr(self.l, "harmony-read-site", &opens))
            }
            _ => t(self.l, &format!("harmony-read-{}", action.read_as)),
        }
    }

    /// What an action would do, in one sentence.
    #[must_use]
    pub fn does(&self, one: &Move, by: NeedsBy) -> String {
        let (l, m) = (self.l, &one.moved);
        if m.rows == 0 {
            return t(l, "harmony-move-nothing");
        }
        let args = [
            ("from", percent(l, m.before.mean, 1)),
            ("to", percent(l, m.after.mean, 1)),
            ("harmony_from", index(l, m.before.harmony)),
            ("harmony_to", index(l, m.after.harmony)),
            ("people", persons(l, by, m.people)),
        ];
        let args: Vec<(&str, &str)> = args.iter().map(|(k, v)| (*k, v.as_str())).collect();
        let key = match (m.before.harmony, m.change.harmony) {
            (None, _) => "harmony-move-first",
            _ if m.falls => "harmony-move-falls",
            (_, Some(h)) if h.abs() <= 1e-9 => "harmony-move-same",
            _ => "harmony-move-rises",
        };
        tr(l, key, &args)
    }
}
