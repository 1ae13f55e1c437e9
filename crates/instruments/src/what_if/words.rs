//! What is imagined and what it would change, in words; the same on the page and at the command line.

use super::{ChangeView, CoverageChange, NeedsChange, ServicesChange, WhatIfView};
use crate::exchange::MatchesChange;
use crate::harmony::Moved;
use crate::harmony::words::{index, opening, persons, signed};
use crate::network::actors::{NetworkChange, PairChange};
use crate::places::Places;
use crate::services::NeedsBy;
use crate::vocabularies::names::Names;
use reticolo_messages::{Language, decimal, percent, t, tn, tr};
use reticolo_model::canonical::number;
use reticolo_model::vocabulary::{PER_PERIODS, QUANTITY_UNITS, SERVICES};

/// With what words are made: the language, the territory's names, its places.
#[derive(Debug, Clone, Copy)]
pub struct Speaker<'a> {
    pub l: Language,
    pub names: &'a Names,
    pub places: &'a Places,
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn args<'a>(pairs: &'a [(&'a str, String)]) -> Vec<(&'a str, &'a str)> {
    pairs.iter().map(|(k, v)| (*k, v.as_str())).collect()
}

impl Speaker<'_> {
    fn service(&self, code: &str) -> String {
        self.names.label(self.l, &SERVICES, code)
    }

    fn figure(&self, x: f64) -> String {
        let text = number(x);
        decimal(self.l, x, text.split_once('.').map_or(0, |(_, rest)| rest.len().min(3)))
    }

    /// A change, as one does it: “open a library in …”.
    #[must_use]
    pub fn change(&self, of: &ChangeView) -> String {
        use super::Change;
        let l = self.l;
        let title = |n: usize| of.of.get(n).map_or_else(String::new, |o| o.title.clone());
        let unit = of.unit.as_deref().map_or_else(String::new, |u| self.places.name(u).to_owned());
        let service = of.service.as_deref().map_or_else(String::new, |s| self.service(s));
        let said = [("service", service), ("unit", unit), ("one", title(0)), ("other", title(1))];
        let mut text = tr(l, &format!("what_if-do-{}", of.what), &args(&said));
        let (capacity, unit, per) = match &of.change {
            Change::Open { capacity: Some(x), .. } => (*x, "", ""),
            Change::Offer { capacity: Some(x), unit, per, .. } => (*x, unit.as_str(), per.as_str()),
            _ => return text,
        };
        let unit = if unit.is_empty() { t(l, "what_if-places") } else { self.names.label(l, &QUANTITY_UNITS, unit) };
        let mut amount = format!("{}\u{a0}{unit}", self.figure(capacity));
        if !matches!(per, "" | "once") {
            amount.push(' ');
            amount.push_str(&self.names.label(l, &PER_PERIODS, per));
        }
        text.push_str(&format!(" ({amount})"));
        text
    }

    /// All of it in one question.
    #[must_use]
    pub fn question(&self, view: &WhatIfView) -> String {
        match view.changes.as_slice() {
            [] => t(self.l, "what_if-question"),
            [one] => tr(self.l, "what_if-title", &[("change", &self.change(one))]),
            many => tn(self.l, "what_if-title_many", count(many.len()), &[]),
        }
    }

    /// What becomes of the reach of a service, in one sentence.
    #[must_use]
    pub fn coverage(&self, c: &CoverageChange) -> String {
        let l = self.l;
        let share = |x: Option<f64>| x.map_or_else(|| "–".to_owned(), |x| percent(l, x, 1));
        let key = match (c.gained > 0.0, c.lost > 0.0) {
            (true, true) => "what_if-coverage-both",
            (true, false) => "what_if-coverage-gained",
            (false, true) => "what_if-coverage-lost",
            (false, false) => "what_if-coverage-same",
        };
        let said = [
            ("service", opening(&self.service(&c.question.service))),
            ("km", self.figure(c.question.threshold_km)),
            ("gained", persons(l, NeedsBy::People, c.gained)),
            ("lost", persons(l, NeedsBy::People, c.lost)),
            ("before", share(c.before.covered_share)),
            ("after", share(c.after.covered_share)),
        ];
        tr(l, key, &args(&said))
    }

    fn even(&self, moved: &Moved, by: NeedsBy) -> String {
        let l = self.l;
        let said = [
            ("from", percent(l, moved.before.mean, 1)),
            ("to", percent(l, moved.after.mean, 1)),
            ("harmony_from", index(l, moved.before.harmony)),
            ("harmony_to", index(l, moved.after.harmony)),
            ("gaining", persons(l, by, moved.people)),
            ("losing", persons(l, by, moved.losing)),
        ];
        let key = match (moved.people > 0.0, moved.losing > 0.0) {
            (false, false) => "what_if-even-same",
            (true, false) => "what_if-even-gained",
            (false, true) => "what_if-even-lost",
            (true, true) => "what_if-even-both",
        };
        let mut text = tr(l, key, &args(&said));
        if moved.falls {
            text.push(' ');
            text.push_str(&t(l, "what_if-even-falls"));
        }
        text
    }

    /// How evenly services would reach the people.
    #[must_use]
    pub fn harmony(&self, change: &ServicesChange) -> String {
        self.even(&change.moved, NeedsBy::People)
    }

    /// How evenly needs would be served.
    #[must_use]
    pub fn needs(&self, change: &NeedsChange) -> String {
        self.even(&change.moved, change.by)
    }

    /// What becomes of the matches.
    #[must_use]
    pub fn matches(&self, m: &MatchesChange) -> String {
        let l = self.l;
        let less = crate::exchange::in_points(m.after.cost - m.before.cost);
        let said = [
            ("before", m.before.met.to_string()),
            ("after", m.after.met.to_string()),
            ("needs", m.after.needs.to_string()),
            ("wholly_before", m.before.wholly.to_string()),
            ("wholly", m.after.wholly.to_string()),
            ("cost", signed(decimal(l, less, 0), less)),
        ];
        tr(l, if m.changed == 0 && m.before.cost == m.after.cost { "what_if-matches-same" } else { "what_if-matches" }, &args(&said))
    }

    fn steps(&self, steps: Option<u32>) -> String {
        steps.map_or_else(|| t(self.l, "what_if-steps-never"), |n| tn(self.l, "what_if-steps", i64::from(n), &[]))
    }

    /// How two actors reach each other.
    #[must_use]
    pub fn pair(&self, p: &PairChange) -> String {
        let [before, after] = p.steps.map(|s| self.steps(s));
        let said = [("one", p.one.title.clone()), ("other", p.other.title.clone()), ("before", before), ("after", after)];
        tr(self.l, "what_if-pair", &args(&said))
    }

    /// How the network holds together.
    #[must_use]
    pub fn network(&self, n: &NetworkChange) -> String {
        let (before, after) = (&n.before, &n.after);
        let said = [
            ("before", before.components.to_string()),
            ("after", after.components.to_string()),
            ("cut_before", before.cut_points.to_string()),
            ("cut_after", after.cut_points.to_string()),
        ];
        let key = match after.components.cmp(&before.components) {
            std::cmp::Ordering::Less => "what_if-network-joined",
            std::cmp::Ordering::Greater => "what_if-network-parted",
            std::cmp::Ordering::Equal => "what_if-network-same",
        };
        tr(self.l, key, &args(&said))
    }

    /// All that would change, a sentence each.
    #[must_use]
    pub fn sentences(&self, view: &WhatIfView) -> Vec<String> {
        let mut out: Vec<String> = view.coverage.iter().map(|c| self.coverage(c)).collect();
        out.extend(view.harmony.as_ref().map(|h| self.harmony(h)));
        out.extend(view.matches.as_ref().map(|m| self.matches(m)));
        out.extend(view.needs.as_ref().map(|n| format!("{} {}", t(self.l, "what_if-needs_if"), self.needs(n))));
        if let Some(network) = &view.network {
            out.extend(network.pairs.iter().map(|p| self.pair(p)));
            out.push(self.network(network));
        }
        out
    }
}
