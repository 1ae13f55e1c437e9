//! What was found, said in a language: title, reasons, doubts and the action that it suggests.

use super::finding::{Arg, Evidence, Finding};
use crate::grid::Cell;
use crate::places::Places;
use crate::vocabularies::names::Names;
use reticolo_messages::{Language, date, decimal, euro_round, integer, list_words, percent, t, tn};
use reticolo_model::grid::{Axis, Grid};
use reticolo_model::vocabulary::{ASSET_CLASSES, SERVICES};
use serde::Serialize;
use std::sync::Arc;
use uuid::Uuid;

/// Units that are named before the rest is counted.
const NAMED: usize = 3;

/// One reason, as it is told.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reason {
    pub what: String,
    pub value: String,
    pub source: String,
    /// The record that says it: kind and id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<(String, Uuid)>,
}

/// A finding in a language.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Said {
    pub title: String,
    /// One sentence: why it is one.
    pub why: String,
    /// Where it lies: its units, or its cell.
    pub place: String,
    pub reasons: Vec<Reason>,
    /// What speaks against it, or has to be ascertained first.
    pub doubts: Vec<String>,
    /// What accepting it begins.
    pub suggestion: String,
}

/// What is needed to say things.
#[derive(Clone)]
pub(super) struct Speaker {
    pub language: Language,
    pub places: Arc<Places>,
    pub grid: Arc<Grid>,
    pub names: Arc<Names>,
}

impl Speaker {
    /// Numbers as a person reads them: as many decimals as they need, at most one.
    fn number(&self, x: f64) -> String {
        decimal(self.language, x, usize::from((x - x.round()).abs() > 0.05))
    }

    pub fn arg(&self, arg: &Arg) -> String {
        let l = self.language;
        match arg {
            Arg::Text(text) => text.clone(),
            Arg::Service(code) => self.names.label(l, &SERVICES, code).to_lowercase(),
            Arg::AssetClass(code) => self.names.label(l, &ASSET_CLASSES, code).to_lowercase(),
            Arg::Unit(code) => self.places.name(code).to_owned(),
            Arg::Cell(cell) => self.cell(cell),
            Arg::Count(n) => integer(l, *n),
            Arg::People(x) => tn(l, "latency-people", *x as i64, &[]),
            Arg::Number(x) => self.number(*x),
            Arg::Percent(x) => percent(l, *x, 1),
            Arg::Km(x) => format!("{}\u{a0}km", decimal(l, *x, 1)),
            Arg::Days(x) => tn(l, "latency-days_a_month", x.round() as i64, &[]),
            Arg::Euro(cents) => euro_round(l, *cents),
            Arg::Day(day) => date(l, day),
        }
    }

    fn cell(&self, text: &str) -> String {
        let Some(cell) = Cell::parse(text) else { return text.to_owned() };
        let parts = [(Axis::Area, &cell.area), (Axis::Dimension, &cell.dimension), (Axis::Modality, &cell.modality)];
        parts.map(|(axis, code)| crate::grid::label(self.language, &self.grid, axis, code)).join(" · ")
    }

    /// `San Venanzo, Montecchio, Baschi and 21 others`.
    pub fn units(&self, codes: &[String]) -> String {
        let mut named: Vec<String> = codes.iter().take(NAMED).map(|c| self.places.name(c).to_owned()).collect();
        let more = i64::try_from(codes.len().saturating_sub(NAMED)).unwrap_or(0);
        if more > 0 {
            named.push(tn(self.language, "latency-more", more, &[]));
        }
        list_words(self.language, &named)
    }

    fn reason(&self, evidence: &Evidence) -> Reason {
        let of = evidence.of.as_ref().map(|a| self.arg(a)).unwrap_or_default();
        let said = tn(self.language, &format!("latency-evidence-{}", evidence.what), 1, &[("of", &of)]);
        let what = match &evidence.record {
            Some((_, _, title)) => format!("{said}: {title}"),
            None => said,
        };
        Reason {
            what,
            value: evidence.value.as_ref().map(|v| self.arg(v)).unwrap_or_default(),
            source: evidence.source.clone().unwrap_or_default(),
            record: evidence.record.as_ref().map(|(id, kind, _)| (kind.clone(), *id)),
        }
    }

    pub fn say(&self, finding: &Finding) -> Said {
        let args: Vec<(&str, String)> = finding.args.iter().map(|(name, arg)| (*name, self.arg(arg))).collect();
        let people = finding.people.map(|x| self.arg(&Arg::People(x))).unwrap_or_default();
        let money = finding.cents.map(|c| self.arg(&Arg::Euro(c))).unwrap_or_default();
        let place = if finding.units.is_empty() {
            finding.cells.first().map(|c| self.cell(c)).unwrap_or_default()
        } else {
            self.units(&finding.units)
        };
        let mut given: Vec<(&str, &str)> = args.iter().map(|(name, text)| (*name, text.as_str())).collect();
        for (name, text) in [("people", &people), ("money", &money), ("place", &place)] {
            if !given.iter().any(|(n, _)| *n == name) {
                given.push((name, text));
            }
        }
        let sentence = |part: &str| tn(self.language, &format!("latency-{}-{part}", finding.form), finding.n, &given);
        Said {
            title: sentence("title"),
            why: sentence("why"),
            reasons: finding.evidence.iter().map(|e| self.reason(e)).collect(),
            doubts: finding.doubts.iter().map(|d| t(self.language, &format!("latency-doubt-{d}"))).collect(),
            suggestion: sentence("do"),
            place,
        }
    }
}
