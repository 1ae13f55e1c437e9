//! Reads tables of employment by branch: additive indicators in one unit of measure that name a branch, at a period and at the one a change
//! is counted from.

use super::ProductionQuestion;
use crate::atlas::IndicatorView;
use crate::gate::Who;
use crate::places::Places;
use crate::vocabularies::base;
use crate::{Result, Workbench};
use reticolo_model::Problem;
use reticolo_store::data_sets;
use std::collections::BTreeMap;

/// A branch that is counted.
#[derive(Debug, Clone)]
pub(crate) struct Branch {
    pub code: String,
    pub indicator: IndicatorView,
}

/// What a cell of a table says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Figure {
    Number(f64),
    /// Suppressed, not applicable, or given without a number.
    None,
}

/// The figures of one period: of each unit one a branch; none where there is no row.
pub(crate) type Sheet = BTreeMap<String, Vec<Option<Figure>>>;

/// A table that was read.
#[derive(Debug, Clone)]
pub(crate) struct Figures {
    pub measure: String,
    pub measures: Vec<String>,
    pub branches: Vec<Branch>,
    /// Branches that other branches of the same table are a part of: left out.
    pub wider: Vec<String>,
    pub period: String,
    pub periods: Vec<String>,
    pub from: Option<String>,
    pub sheet: Sheet,
    pub before: Option<Sheet>,
}

/// Whether one branch holds another: by the official classifications, by a code that begins so, or as a range of sections.
fn holds(wide: &str, narrow: &str) -> bool {
    if wide == narrow {
        return false;
    }
    let section = |code: &str| -> Option<char> {
        let mut letters = code.chars();
        let first = letters.next().filter(char::is_ascii_alphabetic)?;
        letters.next().is_none().then_some(first)
    };
    let range = |code: &str| -> Option<(char, char)> {
        let (from, to) = code.split_once('-')?;
        Some((section(from)?, section(to)?))
    };
    if let Some((from, to)) = range(wide) {
        let (low, high) = match (section(narrow), range(narrow)) {
            (Some(one), _) => (one, one),
            (_, Some(both)) => both,
            _ => return false,
        };
        return from <= low && high <= to;
    }
    let digits = |code: &str| code.bytes().all(|b| b.is_ascii_digit() || b == b'.') && code.len() >= 2;
    if digits(wide) && digits(narrow) {
        return narrow.starts_with(wide);
    }
    let above = |list: &str| base(list).is_some_and(|l| l.above(narrow).iter().any(|e| e.code == wide));
    section(wide).is_some() && (above("ateco_2025") || above("nace_2"))
}

/// The tables that somebody sees, by their unit of measure.
fn tables(indicators: &[IndicatorView]) -> BTreeMap<String, Vec<Branch>> {
    let mut out: BTreeMap<String, Vec<Branch>> = BTreeMap::new();
    for i in indicators.iter().filter(|i| i.aggregation.as_deref() == Some("additive")) {
        if let Some(code) = i.branch.as_deref().map(str::trim).filter(|b| !b.is_empty()) {
            out.entry(i.unit.clone()).or_default().push(Branch { code: code.to_uppercase(), indicator: i.clone() });
        }
    }
    for branches in out.values_mut() {
        branches.sort_by(|a, b| (&a.code, &a.indicator.code).cmp(&(&b.code, &b.indicator.code)));
        // Two indicators of one branch and one measure: the first by code, that nothing is counted twice.
        branches.dedup_by(|b, a| a.code == b.code);
    }
    out.retain(|_, branches| branches.len() >= 2);
    out
}

fn choice(name: &str, asked: &str, known: &[String]) -> Problem {
    Problem::new("problem-choice", asked).on(name).with("known", known.join(", "))
}

impl Workbench {
    /// The table that is asked for, with its figures: a query a branch and data set. None where there is no table.
    pub(crate) async fn branch_figures(&self, who: &Who, question: &ProductionQuestion, places: &Places) -> Result<Option<Figures>> {
        if let Some(unit) = &question.unit
            && !places.is_inside(unit)
        {
            return Err(Problem::new("problem-unit-unknown", unit).on("unit").into());
        }
        let tables = tables(&self.indicators(who).await?);
        let measures: Vec<String> = tables.keys().cloned().collect();
        let newest = |b: &[Branch]| b.iter().filter_map(|b| b.indicator.periods.last()).max().cloned();
        let best = tables.iter().max_by(|a, b| (newest(a.1), a.1.len()).cmp(&(newest(b.1), b.1.len())).then_with(|| b.0.cmp(a.0)));
        let (measure, all) = match (question.measure.as_str(), best) {
            ("", None) => {
                let asked = question.period.as_ref().map(|p| ("period", p)).or(question.from.as_ref().map(|p| ("from", p)));
                return match asked {
                    Some((name, asked)) => Err(choice(name, asked, &[]).into()),
                    None => Ok(None),
                };
            }
            ("", Some((measure, all))) => (measure.clone(), all.clone()),
            (asked, _) => match tables.get(asked) {
                Some(all) => (asked.to_owned(), all.clone()),
                None => return Err(choice("measure", asked, &measures).into()),
            },
        };
        // The periods at which at least two branches have figures.
        let mut counted: BTreeMap<&String, usize> = BTreeMap::new();
        for period in all.iter().flat_map(|b| &b.indicator.periods) {
            *counted.entry(period).or_default() += 1;
        }
        let periods: Vec<String> = counted.into_iter().filter(|(_, n)| *n >= 2).map(|(p, _)| p.clone()).collect();
        let period = match &question.period {
            Some(p) if periods.contains(p) => p.clone(),
            Some(p) => return Err(choice("period", p, &periods).into()),
            None => match periods.last() {
                Some(p) => p.clone(),
                None => return Ok(None),
            },
        };
        let there: Vec<Branch> = all.into_iter().filter(|b| b.indicator.periods.contains(&period)).collect();
        let is_wider = |b: &Branch| there.iter().any(|other| holds(&b.code, &other.code));
        let (wider, branches): (Vec<Branch>, Vec<Branch>) = there.iter().cloned().partition(is_wider);
        let earlier: Vec<String> =
            periods.iter().filter(|p| **p < period && branches.iter().all(|b| b.indicator.periods.contains(p))).cloned().collect();
        let from = match &question.from {
            Some(p) if earlier.contains(p) => Some(p.clone()),
            Some(p) => return Err(choice("from", p, &earlier).into()),
            None => earlier.first().cloned(),
        };
        let sheet = self.sheet(&branches, &period).await?;
        let before = match &from {
            Some(p) => Some(self.sheet(&branches, p).await?),
            None => None,
        };
        let wider = wider.into_iter().map(|b| b.code).collect();
        Ok(Some(Figures { measure, measures, branches, wider, period, periods, from, sheet, before }))
    }

    async fn sheet(&self, branches: &[Branch], period: &str) -> Result<Sheet> {
        let mut sheet = Sheet::new();
        let mut conn = self.store.reader().await?;
        for (at, branch) in branches.iter().enumerate() {
            let Some(source) = branch.indicator.sources.get(period) else { continue };
            let used = &source.used;
            let code = &branch.indicator.code;
            for figure in data_sets::series_at(&mut conn, self.territory, &used.data_set, used.version, code, period).await? {
                let row = sheet.entry(figure.b.to_string()).or_insert_with(|| vec![None; branches.len()]);
                row[at] = Some(figure.number.map_or(Figure::None, Figure::Number));
            }
        }
        Ok(sheet)
    }
}

impl Figures {
    /// The data sets that the figures are from, with their titles.
    pub fn sources(&self) -> BTreeMap<String, String> {
        let mut out = BTreeMap::new();
        for period in std::iter::once(&self.period).chain(&self.from) {
            let used = self.branches.iter().filter_map(|b| b.indicator.sources.get(period));
            out.extend(used.map(|s| (s.used.data_set.clone(), s.used.title.clone())));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::holds;

    #[test]
    fn a_branch_holds_its_parts() {
        for (wide, narrow, yes) in [
            ("C", "10", true),
            ("C", "10.11", true),
            ("10", "10.11", true),
            ("10", "C", false),
            ("B-E", "C", true),
            ("A-R", "G-I", true),
            ("B-E", "F", false),
            ("C", "C", false),
            ("A", "10", false),
            ("WZ08-B", "WZ08-C", false),
        ] {
            assert_eq!(holds(wide, narrow), yes, "{wide} {narrow}");
        }
    }
}
