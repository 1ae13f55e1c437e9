//! The atlas as one answer: an indicator in classes on the units, or as marks where it counts; what is on record, layer by layer;
//! two periods compared; what a choice of units adds up to.

use super::tiles::{LATENCY, Placed};
use super::{Gaps, IndicatorView, Series};
use crate::gate::{Act, Who, check};
use crate::places::Places;
use crate::{Result, Workbench};
use reticolo_analysis::classes::{self, MOST_CLASSES};
use reticolo_analysis::sums::round9;
use reticolo_model::{Problem, geometry::Point, kinds};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// How values are cut into classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Breaks {
    Natural,
    Quantiles,
}

impl Breaks {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Breaks::Natural => "natural",
            Breaks::Quantiles => "quantiles",
        }
    }

    fn cut(self, values: &[Option<f64>], steps: usize) -> classes::Classes {
        match self {
            Breaks::Natural => classes::natural_breaks(values, steps),
            Breaks::Quantiles => classes::quantiles(values, steps),
        }
    }
}

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AtlasQuestion {
    /// Code of an indicator; none: only what is on record.
    pub indicator: Option<String>,
    pub period: Option<String>,
    /// An earlier period to compare with: then the change is drawn.
    pub compare: Option<String>,
    pub breaks: Breaks,
    /// Classes, 2 to 7.
    pub steps: usize,
    /// Units chosen.
    pub chosen: BTreeSet<String>,
}

/// A class of values. `from` is where the one before ends.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AtlasClass {
    pub from: f64,
    pub to: f64,
    /// The colour's token: `seq-1` to `seq-7`, or `div-1` to `div-7` for a change.
    pub color: String,
    /// Units inside.
    pub count: usize,
}

/// What is known of one unit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AtlasRow {
    pub code: String,
    pub name: String,
    /// The indicator at the period, and at the earlier one.
    pub value: Option<f64>,
    pub before: Option<f64>,
    /// Of a rate the difference, in its own unit; of a count the change in percent of the earlier value.
    pub change: Option<f64>,
    /// Index into the classes.
    pub class: Option<usize>,
    /// Records by layer, where there are any.
    pub records: BTreeMap<String, usize>,
    pub seat: Option<Point>,
}

impl AtlasRow {
    /// What is drawn: the change where two periods are compared.
    #[must_use]
    pub fn drawn(&self, compared: bool) -> Option<f64> {
        if compared { self.change } else { self.value }
    }
}

/// A kind of record, or a part of one, with how well its places are known.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct AtlasLayer {
    /// `asset`, or `asset.library`.
    pub code: String,
    pub kind: String,
    pub class: Option<String>,
    pub total: usize,
    /// With a point of their own; known only to the unit; with no place at all.
    pub pointed: usize,
    pub unit_only: usize,
    pub nowhere: usize,
    /// Of all, those that lie in a unit of the territory, and those that lie elsewhere.
    pub inside: usize,
    pub beyond: usize,
    /// Of all, those that nobody confirmed within their kind's term.
    pub stale: usize,
}

/// Units together: those chosen, or all inside.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct AtlasTotal {
    pub units: usize,
    /// By the indicator's own rule; none where it has none, or a unit lacks its value.
    pub value: Option<f64>,
    pub before: Option<f64>,
    pub records: BTreeMap<String, usize>,
}

#[derive(Debug, Clone, Serialize)]
pub struct AtlasView {
    pub question: AtlasQuestion,
    pub indicator: Option<IndicatorView>,
    pub period: String,
    /// Whether areas are filled: a rate, or a change. A count is drawn as marks.
    pub areas: bool,
    pub compared: bool,
    pub classes: Vec<AtlasClass>,
    /// Units inside of which nothing is drawn, and why the period has no number for some of them.
    pub missing: usize,
    pub gaps: Gaps,
    /// Units inside, in the order of their codes.
    pub rows: Vec<AtlasRow>,
    pub layers: Vec<AtlasLayer>,
    pub whole: AtlasTotal,
    pub chosen: AtlasTotal,
}

impl Workbench {
    /// What the atlas shows.
    pub async fn atlas(&self, who: &Who, question: &AtlasQuestion) -> Result<AtlasView> {
        check(who, Act::Read)?;
        let (mut now, mut before) = (None, None);
        if let Some(code) = &question.indicator {
            let indicator = self.indicator(who, code).await?;
            let series = self.series(who, &indicator, question.period.as_deref()).await?;
            if let Some(earlier) = question.compare.as_deref().filter(|p| *p != series.period) {
                before = Some(self.series(who, &indicator, Some(earlier)).await?);
            }
            now = Some(series);
        }
        let places = self.places().await?;
        if let Some(unknown) = question.chosen.iter().find(|c| !places.is_inside(c)) {
            return Err(Problem::new("problem-unit-unknown", unknown).on("sel").into());
        }
        let (marks, latent) = (self.marks(who).await?, self.latent_marks(who).await?);
        let all = || marks.iter().chain(latent.iter());
        let rate = now.as_ref().is_some_and(|s| s.indicator.is_rate());
        let mut rows: Vec<AtlasRow> = places
            .inside()
            .map(|unit| AtlasRow { seat: places.seat(unit).map(|(at, _)| at), ..row(unit, now.as_ref(), before.as_ref(), rate) })
            .collect();
        let layers = layers(all(), |unit| places.is_inside(unit));
        let at: BTreeMap<&str, usize> = places.inside().enumerate().map(|(i, u)| (u.code.as_str(), i)).collect();
        for placed in all() {
            if let Some(row) = placed.mark.unit.as_deref().and_then(|u| at.get(u)) {
                for code in codes(placed) {
                    *rows[*row].records.entry(code).or_default() += 1;
                }
            }
        }
        let compared = before.is_some();
        let drawn: Vec<Option<f64>> = rows.iter().map(|r| r.drawn(compared)).collect();
        let classes = if compared { diverging(&drawn, question) } else { cut(&drawn, question.breaks, question.steps) };
        for row in &mut rows {
            row.class = row.drawn(compared).and_then(|v| class_of(&classes, v));
        }
        let total = |among: &dyn Fn(&str) -> bool| {
            let units: Vec<&str> = rows.iter().map(|r| r.code.as_str()).filter(|c| among(c)).collect();
            let mut records: BTreeMap<String, usize> = BTreeMap::new();
            for (code, n) in rows.iter().filter(|r| among(&r.code)).flat_map(|r| &r.records).filter(|(c, _)| *c != LATENCY) {
                *records.entry(code.clone()).or_default() += n;
            }
            // What is latent in several units counts once.
            let mut seen = BTreeSet::new();
            for placed in latent.iter().filter(|p| p.mark.unit.as_deref().is_some_and(|u| at.contains_key(u) && among(u))) {
                for code in codes(placed) {
                    if seen.insert((code.clone(), placed.mark.id)) {
                        *records.entry(code).or_default() += 1;
                    }
                }
            }
            let of = |series: &Option<Series>| {
                if units.is_empty() { None } else { series.as_ref()?.total(units.iter().copied()).map(round9) }
            };
            AtlasTotal { units: units.len(), value: of(&now), before: of(&before), records }
        };
        Ok(AtlasView {
            question: question.clone(),
            period: now.as_ref().map(|s| s.period.clone()).unwrap_or_default(),
            areas: rate || compared,
            compared,
            missing: if now.is_some() { drawn.iter().filter(|v| v.is_none()).count() } else { 0 },
            gaps: now.as_ref().map(|s| s.gaps(places.inside().map(|u| u.code.as_str()))).unwrap_or_default(),
            whole: total(&|_| true),
            chosen: total(&|c| question.chosen.contains(c)),
            indicator: now.map(|s| s.indicator),
            classes,
            rows,
            layers,
        })
    }
}

/// A mark of a drawn map: one record, or so many of a unit together.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AtlasMark {
    pub layer: String,
    pub at: Point,
    pub n: usize,
    /// The record's title, or the unit's name where several stand together.
    pub title: String,
    /// Whether the point is the record's own; else it stands at the seat of its unit.
    pub own: bool,
    /// Of one record: it stands still.
    pub stale: bool,
    /// The unit at whose seat they stand together.
    pub unit: Option<String>,
}

/// Points drawn one by one, at most: beyond, they are counted by unit.
pub(super) const MOST_DRAWN: usize = 500;

impl Workbench {
    /// The marks of some layers for a map that is drawn here: single points while they are few, else counted by unit.
    pub async fn atlas_marks(&self, who: &Who, wanted: &BTreeSet<String>) -> Result<Vec<AtlasMark>> {
        check(who, Act::Read)?;
        let places = self.places().await?;
        let (marks, latent) = (self.marks(who).await?, self.latent_marks(who).await?);
        Ok(marks_of(&places, marks.iter().chain(latent.iter()), wanted))
    }
}

/// The marks of wanted layers: single points while they are few, else counted by unit; what is latent always is.
pub(super) fn marks_of<'p>(places: &Places, marks: impl Iterator<Item = &'p Placed>, wanted: &BTreeSet<String>) -> Vec<AtlasMark> {
    let layer = |p: &Placed| codes(p).find(|c| wanted.contains(c));
    let placed: Vec<(&Placed, String, Point)> = marks.filter_map(|p| Some((p, layer(p)?, p.at?))).collect();
    let crowded = placed.iter().filter(|(p, ..)| p.own).count() > MOST_DRAWN;
    let mut out = Vec::new();
    let mut together: BTreeMap<(&str, &str), AtlasMark> = BTreeMap::new();
    for (p, layer, at) in &placed {
        let unit = p.mark.unit.as_deref();
        match unit.and_then(|u| places.get(u)).and_then(|u| Some((u, places.seat(u)?.0))).filter(|_| crowded || !p.own) {
            Some((unit, seat)) => {
                let fresh = AtlasMark {
                    layer: layer.clone(),
                    at: seat,
                    n: 0,
                    title: unit.name.clone(),
                    own: false,
                    stale: p.stale,
                    unit: Some(unit.code.clone()),
                };
                let mark = together.entry((layer.as_str(), unit.code.as_str())).or_insert(fresh);
                mark.n += 1;
                mark.stale &= mark.n == 1;
            }
            None => {
                let title = p.mark.title.to_string();
                out.push(AtlasMark { layer: layer.clone(), at: *at, n: 1, title, own: p.own, stale: p.stale, unit: None });
            }
        }
    }
    out.extend(together.into_values());
    out
}

fn row(unit: &reticolo_model::Unit, now: Option<&Series>, before: Option<&Series>, rate: bool) -> AtlasRow {
    let of = |series: Option<&Series>| series.and_then(|s| s.values.get(&unit.code)).copied();
    let (value, earlier) = (of(now), of(before));
    let change = match (value, earlier) {
        (Some(x), Some(y)) if rate => Some(x - y),
        (Some(x), Some(y)) if y != 0.0 => Some((x - y) / y * 100.0),
        _ => None,
    };
    AtlasRow {
        code: unit.code.clone(),
        name: unit.name.clone(),
        value: value.map(round9),
        before: earlier.map(round9),
        change: change.map(round9),
        class: None,
        records: BTreeMap::new(),
        seat: None,
    }
}

/// The layers a mark counts in: its kind's, and that of its class.
fn codes(placed: &Placed) -> impl Iterator<Item = String> + '_ {
    std::iter::once(placed.mark.kind.to_owned()).chain(placed.mark.class.is_some().then(|| placed.layer()))
}

/// Every layer that has a record, kind by kind in their order, the parts of each from the largest.
pub(super) fn layers<'p>(marks: impl Iterator<Item = &'p Placed>, inside: impl Fn(&str) -> bool) -> Vec<AtlasLayer> {
    let mut found: BTreeMap<String, AtlasLayer> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for placed in marks {
        for code in codes(placed) {
            // What is latent lies in several units at once, those inside first.
            if code == LATENCY && !seen.insert((code.clone(), placed.mark.id)) {
                continue;
            }
            let class = code.split_once('.').map(|(_, class)| class.to_owned());
            let layer = found.entry(code.clone()).or_insert_with(|| AtlasLayer {
                code,
                kind: placed.mark.kind.to_owned(),
                class,
                ..AtlasLayer::default()
            });
            layer.total += 1;
            layer.stale += usize::from(placed.stale);
            let here = placed.mark.unit.as_deref().map(&inside);
            layer.inside += usize::from(here == Some(true));
            layer.beyond += usize::from(here == Some(false) || here.is_none() && placed.own);
            match (placed.own, &placed.mark.unit) {
                (true, _) => layer.pointed += 1,
                (false, Some(_)) => layer.unit_only += 1,
                (false, None) => layer.nowhere += 1,
            }
        }
    }
    let order = |kind: &str| kinds::ALL.iter().position(|k| k.code == kind);
    let mut all: Vec<AtlasLayer> = found.into_values().collect();
    all.sort_by(|a, b| {
        (order(&a.kind), a.class.is_some(), std::cmp::Reverse(a.total), &a.code).cmp(&(
            order(&b.kind),
            b.class.is_some(),
            std::cmp::Reverse(b.total),
            &b.code,
        ))
    });
    all
}

/// Values in classes on the sequential ramp.
#[must_use]
pub fn cut(values: &[Option<f64>], breaks: Breaks, steps: usize) -> Vec<AtlasClass> {
    let cut = breaks.cut(values, steps.clamp(2, MOST_CLASSES));
    let n = cut.upper.len();
    // The ramp is spread over its seven steps when there are fewer classes.
    let color = |i: usize| format!("seq-{}", if n <= 1 { 4 } else { 1 + i * 6 / (n - 1) });
    classed(&cut, color)
}

/// The class of a value: the first that reaches as far.
#[must_use]
pub fn class_of(classes: &[AtlasClass], value: f64) -> Option<usize> {
    let last = classes.len().checked_sub(1)?;
    Some(classes.iter().position(|c| value <= c.to).unwrap_or(last))
}

fn classed(cut: &classes::Classes, color: impl Fn(usize) -> String) -> Vec<AtlasClass> {
    let mut from = cut.lowest;
    let of = |(i, (to, count)): (usize, (&f64, &usize))| AtlasClass {
        from: round9(std::mem::replace(&mut from, *to)),
        to: round9(*to),
        color: color(i),
        count: *count,
    };
    cut.upper.iter().zip(&cut.counts).enumerate().map(of).collect()
}

/// Falls and rises each in classes of their own, so that nothing on both sides of zero has one colour.
fn diverging(values: &[Option<f64>], question: &AtlasQuestion) -> Vec<AtlasClass> {
    let most = (question.steps.clamp(2, MOST_CLASSES) / 2).max(1);
    let side = |sign: f64| -> Vec<Option<f64>> { values.iter().map(|v| v.filter(|v| v * sign > 0.0)).collect() };
    let (falls, rises) = (question.breaks.cut(&side(-1.0), most), question.breaks.cut(&side(1.0), most));
    let still = values.iter().flatten().filter(|v| **v == 0.0).count();
    // One of a side stands in the middle of its three colours, two at their ends.
    let shade = |i: usize, n: usize| if n == 1 { 1 } else { i * 2 / (n - 1) };
    let mut out = classed(&falls, |i| format!("div-{}", 1 + shade(i, falls.upper.len())));
    if still > 0 {
        out.push(AtlasClass { from: 0.0, to: 0.0, color: "div-4".to_owned(), count: still });
    }
    out.extend(classed(&rises, |i| format!("div-{}", 5 + shade(i, rises.upper.len()))));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(steps: usize) -> AtlasQuestion {
        AtlasQuestion { indicator: None, period: None, compare: None, breaks: Breaks::Quantiles, steps, chosen: BTreeSet::new() }
    }

    #[test]
    fn no_class_has_falls_and_rises() {
        let values = [Some(-4.0), Some(-1.0), Some(0.0), None, Some(2.0), Some(3.0), Some(9.0)];
        let made = diverging(&values, &question(7));
        assert!(made.len() <= 7 && made.iter().all(|c| c.to < 0.0 || c.from >= 0.0), "{made:?}");
        assert_eq!(made.iter().map(|c| c.count).sum::<usize>(), 6);
        let colors: Vec<&str> = [-4.0, 0.0, 9.0].map(|v| class_of(&made, v).map_or("", |i| made[i].color.as_str())).to_vec();
        assert_eq!(colors, ["div-1", "div-4", "div-7"]);
    }

    #[test]
    fn every_value_is_in_the_class_that_counts_it() {
        let values: Vec<Option<f64>> = (0..33).map(|i| Some(f64::from(i * i % 17) / 3.0)).collect();
        for steps in 2..=7 {
            let made = cut(&values, Breaks::Quantiles, steps);
            assert!(made.len() <= steps);
            for (i, class) in made.iter().enumerate() {
                let counted = values.iter().flatten().filter(|v| class_of(&made, round9(**v)) == Some(i)).count();
                assert_eq!(counted, class.count, "{steps} {class:?}");
            }
        }
    }
}
