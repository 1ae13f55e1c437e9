//! 3.1g, second part: which places work as one, from flows that were counted or estimated, and how far that agrees with the official
//! labour areas. What rests on an estimate is called one, in the text and in the annex.

use super::Material;
use super::phrases::{By, Words};
use super::writer::{Figure, Writer};
use crate::functional::{Agreement, Functional, FunctionalArea, FunctionalQuestion, area_name};
use crate::{Result, WorkError, Workbench};
use reticolo_analysis::sums::round9;
use reticolo_messages::{decimal, integer, percent, t, tr};
use reticolo_report::{Block, Inline};
use serde_json::{Value, json};
use std::sync::Arc;

/// The basins of the default question, and how far they agree with the official areas.
pub(super) struct Joined {
    found: Arc<Functional>,
    official: Option<Agreement>,
}

impl Joined {
    pub fn is_estimate(&self) -> bool {
        self.found.view.is_estimate()
    }
}

/// Nothing where there are neither flows nor totals, or where they make no basin that touches the territory.
pub(super) async fn found(wb: &Workbench, m: &Material) -> Result<Option<Joined>> {
    let found = match wb.functional(&m.who, &FunctionalQuestion::default()).await {
        Ok(found) if found.view.ours().count() > 0 => found,
        Ok(_) | Err(WorkError::Invalid(_)) => return Ok(None),
        Err(other) => return Err(other),
    };
    let official = wb.division(&m.who, "").await?.map(|against| found.agreement(&against));
    Ok(Some(Joined { found, official }))
}

/// Figures of this part: each with its label, which says where it is an estimate.
struct Pen<'a, 'w> {
    w: &'a mut Writer<'w>,
    by: By,
    estimate: bool,
}

impl Pen<'_, '_> {
    fn figure(&mut self, id: &str, key: &str, words: Words<'_>, (value, unit, text): (Value, &str, String), estimated: bool) -> Figure {
        let l = self.w.language;
        let label = tr(l, &format!("plan-value-{key}"), words);
        let label = if estimated && self.estimate { tr(l, "plan-value-functional_estimated", &[("label", &label)]) } else { label };
        self.w.figure(id, label, value, unit, text, &self.by.data, Some(&self.by.method))
    }

    /// How many basins or places there are: of an estimate's basins an estimate too.
    fn number(&mut self, id: &str, key: &str, words: Words<'_>, n: usize) -> Figure {
        let n = i64::try_from(n).unwrap_or(i64::MAX);
        let text = integer(self.w.language, n);
        self.figure(id, key, words, (json!(n), "", text), true)
    }

    fn part(&mut self, id: &str, key: &str, words: Words<'_>, ratio: f64) -> Figure {
        let text = percent(self.w.language, ratio, 1);
        self.figure(id, key, words, (json!(round9(ratio * 100.0)), "%", text), true)
    }

    fn decimal(&mut self, id: &str, key: &str, x: f64, places: usize, estimated: bool) -> Figure {
        let text = decimal(self.w.language, x, places);
        self.figure(id, key, &[], (json!(round9(x)), "", text), estimated)
    }
}

/// What the section says of basins that work as one.
pub(super) fn part(w: &mut Writer<'_>, m: &Material, joined: &Joined) -> Vec<Block> {
    let view = &joined.found.view;
    let l = w.language;
    let sets: Vec<&str> = view.flows.sources.iter().map(|s| s.data_set.as_str()).collect();
    let mut by = w.by(&sets, "sums");
    by.method = method(w, joined);
    let period = w.period(&view.flows.period, &by);
    let mut pen = Pen { w, by, estimate: view.is_estimate() };
    let many = view.ours().count();
    let n = pen.number("functional.number", "functional", &[], many);
    let part = pen.part("functional.part", "functional_part", &[], view.inside);
    let number = pen.w.word(&n);
    let mut text = match &view.flows.estimate {
        None => pen.w.say_n("plan-functional-text", many, &[("number", &number), ("part", &part)], &[]),
        Some(e) => {
            let beta = pen.decimal("functional.beta", "functional_beta", e.beta, 3, false);
            let figures = [("number", &number), ("part", &part), ("period", &period), ("beta", &beta)];
            pen.w.say_n("plan-functional-text_estimate", many, &figures, &[])
        }
    };
    for more in [official(&mut pen, joined), shaken(&mut pen, joined)].into_iter().flatten() {
        text = super::phrases::join(text, more);
    }
    let items: Vec<Vec<Inline>> = view.ours().map(|b| item(&mut pen, m, b)).collect();
    let by = pen.by.clone();
    let words = if view.is_estimate() { Inline::plain(t(l, "plan-functional-note")) } else { Vec::new() };
    let note = w.note(Vec::new(), words, &by);
    vec![Block::Paragraph { text, notes: vec![note] }, Block::List { items, notes: Vec::new() }]
}

fn official(pen: &mut Pen<'_, '_>, joined: &Joined) -> Option<Vec<Inline>> {
    let found = joined.official.as_ref()?;
    let rand = pen.decimal("functional.rand", "functional_rand", found.adjusted_rand?, 2, true);
    let n = i64::try_from(found.compared).unwrap_or(i64::MAX);
    let text = integer(pen.w.language, n);
    let compared = pen.figure("functional.compared", "functional_compared", &[], (json!(n), "", text), false);
    let other = pen.part("functional.other", "functional_other", &[], found.inside_other);
    Some(pen.w.say("plan-functional-official", &[("rand", &rand), ("compared", &compared), ("other", &other)], &[]))
}

/// Whether the basins of an estimate stand with another decay.
fn shaken(pen: &mut Pen<'_, '_>, joined: &Joined) -> Option<Vec<Inline>> {
    let [low, high] = joined.found.view.flows.estimate.as_ref()?.shaken.as_slice() else { return None };
    let mut tell = |name: &str, beta: f64, agreement: Option<f64>| {
        let beta = pen.decimal(&format!("functional.{name}.beta"), "functional_beta", beta, 3, false);
        Some((beta, pen.decimal(&format!("functional.{name}.agreement"), "functional_shaken", agreement?, 2, true)))
    };
    let (low, first) = tell("low", low.beta, low.agreement)?;
    let (high, second) = tell("high", high.beta, high.agreement)?;
    let figures = [("low", &low), ("high", &high), ("first", &first), ("second", &second)];
    Some(pen.w.say("plan-functional-shaken", &figures, &[]))
}

/// "Bacino di … (20 comuni): il 92,3 % di chi vi abita e lavora vi lavora …".
fn item(pen: &mut Pen<'_, '_>, m: &Material, basin: &FunctionalArea) -> Vec<Inline> {
    let name = area_name(pen.w.language, &m.places, &basin.seat);
    let words = [("name", name.as_str())];
    let id = |what: &str| format!("functional.{}.{what}", basin.seat);
    let units = pen.number(&id("units"), "functional_units", &words, basin.units.len());
    let residents = pen.part(&id("residents"), "functional_residents", &words, basin.of_residents.unwrap_or(0.0));
    let jobs = pen.part(&id("jobs"), "functional_jobs", &words, basin.of_jobs.unwrap_or(0.0));
    let figures = [("units", &units), ("residents", &residents), ("jobs", &jobs)];
    let mut out = pen.w.say_n("plan-functional-basin", basin.units.len(), &figures, &words);
    let outside = basin.units.len() - basin.inside;
    if outside > 0 {
        let n = pen.number(&id("outside"), "functional_outside", &words, outside);
        let number = pen.w.opening(&n);
        out = super::phrases::join(out, pen.w.say_n("plan-functional-outside", outside, &[("number", &number)], &[]));
    }
    out
}

/// The method with its papers and what was asked.
fn method(w: &mut Writer<'_>, joined: &Joined) -> String {
    let l = w.language;
    let (view, q) = (&joined.found.view, &joined.found.view.question);
    let number = reticolo_model::canonical::number;
    let mut parameters = vec![
        (t(l, "basins-method"), t(l, &format!("functional-method-{}", q.method))),
        (t(l, "functional-min_size"), number(q.min_size)),
        (t(l, "functional-target_size"), number(q.target_size)),
        (t(l, "functional-min_self"), number(q.min_self)),
        (t(l, "functional-target_self"), number(q.target_self)),
    ];
    if let Some(e) = &view.flows.estimate {
        parameters.push((t(l, "functional-decay"), t(l, &format!("functional-decay-{}", e.decay))));
        parameters.push((t(l, "functional-beta"), number(e.beta)));
    }
    parameters.push((t(l, "analysis-digest"), view.input_digest[..16].to_owned()));
    let key = if view.is_estimate() { "functional_estimate" } else { "functional" };
    w.method(key, "", parameters, Some("/basins/functional"))
}
