//! Which indicators basins are made of where none is named: one a theme, of those that have a value for nearly every unit.

use super::MOST_INDICATORS;
use crate::atlas::Series;
use crate::gate::Who;
use crate::places::Places;
use crate::plan::RESIDENTS;
use crate::{Result, WorkError, Workbench};
use reticolo_model::Problem;

/// A theme of the default set and the codes it is looked for under, the first that has values being taken.
#[derive(Debug, Clone, Copy)]
pub struct Theme {
    pub code: &'static str,
    pub indicators: &'static [&'static str],
}

/// What basins are made of unless somebody chooses: age, income, learning, work, origin, where people work, what the municipality gives.
pub const DEFAULT_SET: &[Theme] = &[
    Theme { code: "age", indicators: &["share_65_plus", "share_65_over", "old_age_share"] },
    Theme { code: "income", indicators: &["income_per_taxpayer", "income"] },
    Theme { code: "learning", indicators: &["graduates_share"] },
    Theme { code: "work", indicators: &["employed_share"] },
    Theme { code: "origin", indicators: &["foreign_share"] },
    Theme { code: "commuting", indicators: &["commuters_same_share"] },
    Theme { code: "services", indicators: &["service_level"] },
];

/// The default set speaks from so many themes on.
pub const LEAST_DEFAULT: usize = 3;
/// An indicator of the default set has a value for this part of the units inside at least, in ten.
const COVERED: usize = 9;

impl Workbench {
    /// The values of the indicators that are named, each at its newest period; of the default set where none is.
    pub(crate) async fn basin_columns(&self, who: &Who, named: &[String], places: &Places) -> Result<Vec<Series>> {
        let mut columns = Vec::new();
        if named.is_empty() {
            columns = self.basin_default(who, places).await?;
            if columns.len() < LEAST_DEFAULT {
                return Err(Problem::new("problem-basins-default", columns.len().to_string())
                    .on("indicator")
                    .with("least", LEAST_DEFAULT)
                    .into());
            }
        } else {
            let mut codes: Vec<&String> = named.iter().collect();
            codes.sort();
            codes.dedup();
            for code in codes {
                let indicator = match self.indicator(who, code).await {
                    Err(WorkError::NotFound(_)) => {
                        return Err(Problem::new("problem-basins-unknown", code).on("indicator").into());
                    }
                    other => other?,
                };
                columns.push(self.series(who, &indicator, None).await?);
            }
        }
        // Asked by name or by default, the same indicators are the same question.
        columns.sort_by(|a, b| a.indicator.code.cmp(&b.indicator.code));
        Ok(columns)
    }

    async fn basin_default(&self, who: &Who, places: &Places) -> Result<Vec<Series>> {
        let known = self.indicators(who).await?;
        let mut columns = Vec::new();
        for theme in DEFAULT_SET.iter().take(MOST_INDICATORS) {
            // A count is no trait of a place.
            let fits = |code: &&&str| known.iter().find(|i| i.code == **code && i.aggregation.as_deref() != Some("additive"));
            for indicator in theme.indicators.iter().filter_map(|c| fits(&c)) {
                let series = self.series(who, indicator, None).await?;
                let inside = places.inside().count();
                let there = places.inside().filter(|u| series.values.contains_key(&u.code)).count();
                if there > 0 && there * 10 >= inside * COVERED {
                    columns.push(series);
                    break;
                }
            }
        }
        Ok(columns)
    }

    /// The sizes of the units: those that are named, else the residents where they are known.
    pub(crate) async fn basin_size(&self, who: &Who, named: &str) -> Result<Option<Series>> {
        let code = if named.is_empty() { RESIDENTS } else { named };
        let indicator = match self.indicator(who, code).await {
            Ok(found) => found,
            Err(WorkError::NotFound(_)) if named.is_empty() => return Ok(None),
            Err(WorkError::NotFound(_)) => return Err(Problem::new("problem-basins-unknown", code).on("size").into()),
            Err(other) => return Err(other),
        };
        if indicator.aggregation.as_deref() != Some("additive") {
            if named.is_empty() {
                return Ok(None);
            }
            return Err(Problem::new("problem-basins-size", &indicator.title).on("size").into());
        }
        Ok(Some(self.series(who, &indicator, None).await?))
    }
}
