//! The figures a plan is written from: each indicator's values by period and unit, from whichever data set is used for them.

use crate::atlas::IndicatorView;
use crate::{Result, Workbench};
use reticolo_analysis::sums;
use reticolo_store::data_sets;
use std::collections::{BTreeMap, BTreeSet};

/// Indicators by these codes have a place in the plan; the guide lists them under the same names.
pub(crate) mod code {
    macro_rules! codes {
        ($($name:ident = $code:literal;)*) => {
            $(pub const $name: &str = $code;)*
            /// All of them: no other is read, however many there are.
            pub(super) const ALL: &[&str] = &[$($code),*];
        };
    }
    codes! {
        RESIDENTS = "residents";
        UNDER_15 = "residents_under_15";
        FROM_15_TO_64 = "residents_15_64";
        FROM_65 = "residents_65_plus";
        INCOME = "income";
        TAXPAYERS = "taxpayers";
        PNRR_FUNDING = "pnrr_funding";
        COMMUTERS = "commuters_resident";
        COMMUTERS_HOME = "commuters_same_unit";
        COMMUTERS_IN = "commuters_in";
    }
}

/// Values of one indicator at one period.
#[derive(Debug, Clone)]
pub(crate) struct Leaf {
    pub period: String,
    pub data_set: String,
    pub values: BTreeMap<String, f64>,
}

impl Leaf {
    /// The sum over units; `None` where one has no value.
    pub fn total<'a>(&self, units: impl IntoIterator<Item = &'a str>) -> Option<f64> {
        let all: Option<Vec<f64>> = units.into_iter().map(|u| self.values.get(u).copied()).collect();
        all.filter(|v| !v.is_empty()).map(|v| sums::sum(&v))
    }

    pub fn get(&self, unit: &str) -> Option<f64> {
        self.values.get(unit).copied()
    }
}

/// By code, then by period.
#[derive(Debug, Default)]
pub(crate) struct Book {
    leaves: BTreeMap<String, BTreeMap<String, Leaf>>,
}

impl Book {
    pub fn at(&self, code: &str, period: &str) -> Option<&Leaf> {
        self.leaves.get(code)?.get(period)
    }

    /// The leaves of an indicator, the oldest first.
    pub fn of(&self, code: &str) -> impl DoubleEndedIterator<Item = &Leaf> {
        self.leaves.get(code).into_iter().flat_map(BTreeMap::values)
    }

    /// The newest leaf that has a value for each of the units.
    pub fn newest(&self, code: &str, units: &[&str]) -> Option<&Leaf> {
        self.of(code).rev().find(|leaf| leaf.total(units.iter().copied()).is_some())
    }

    /// What a value is compared with over time: the oldest of the same data set, else the oldest of another.
    pub fn before(&self, leaf: &Leaf, code: &str, units: &[&str]) -> Option<&Leaf> {
        let older = || self.of(code).filter(|l| l.period < leaf.period && l.total(units.iter().copied()).is_some());
        older().find(|l| l.data_set == leaf.data_set).or_else(|| older().next())
    }
}

impl Workbench {
    /// Every indicator that is seen, read once.
    pub(super) async fn book(&self, indicators: &[IndicatorView], versions: &BTreeMap<String, i64>) -> Result<Book> {
        let codes: BTreeSet<&str> = indicators.iter().map(|i| i.code.as_str()).filter(|c| code::ALL.contains(c)).collect();
        let used: BTreeMap<&str, &IndicatorView> = indicators.iter().map(|i| (i.code.as_str(), i)).collect();
        let mut book = Book::default();
        let mut conn = self.store.reader().await?;
        for (data_set, version) in versions {
            let held: BTreeSet<String> =
                data_sets::contents(&mut conn, self.territory, data_set, *version).await?.into_iter().map(|(code, ..)| code).collect();
            for code in held.iter().filter(|c| codes.contains(c.as_str())) {
                let mut by_period: BTreeMap<String, Leaf> = BTreeMap::new();
                for f in data_sets::series(&mut conn, self.territory, data_set, *version, code).await? {
                    let Some(number) = f.number else { continue };
                    let leaf = by_period.entry(f.period.to_string()).or_insert_with(|| Leaf {
                        period: f.period.to_string(),
                        data_set: data_set.clone(),
                        values: BTreeMap::new(),
                    });
                    leaf.values.insert(f.b.to_string(), number);
                }
                let leaves = book.leaves.entry(code.clone()).or_default();
                for (period, leaf) in by_period {
                    // Where two data sets hold the same indicator and period, the one that is used everywhere else counts.
                    let source = used.get(code.as_str()).and_then(|i| i.sources.get(&period));
                    let ours = source.is_some_and(|s| s.used.data_set == *data_set);
                    if ours || !leaves.contains_key(&period) {
                        leaves.insert(period, leaf);
                    }
                }
            }
        }
        Ok(book)
    }
}
