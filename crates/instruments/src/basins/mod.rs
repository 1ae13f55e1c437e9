//! Basins of like places (bacini di omogeneità): which neighbouring units of the territory are alike in chosen indicators, what the
//! places of each share, what keeps two apart, and whether it would come out so again. They can be saved as areas.

mod choose;
mod compute;
mod save;
mod words;

pub use choose::{DEFAULT_SET, LEAST_DEFAULT, Theme};
pub use save::BasinsSaved;
pub(crate) use save::Keeping;
pub use words::{finding, name_of, trait_words, traits_words};

use crate::atlas::IndicatorView;
use crate::gate::{Act, Who, check};
use crate::territory::lock;
use crate::work::{self, Task};
use crate::{Result, WorkError, Workbench};
use reticolo_analysis::catalogue::Card;
use reticolo_analysis::regions::Method;
use reticolo_model::Problem;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The methods that are offered, the usual one first. How long the others take does not follow from the number of units alone, by which it is told
/// what is long: they are the analyst's, on plain files.
pub const METHODS: [&str; 3] = ["best", "ward", "skater"];
/// The most indicators of one question.
pub const MOST_INDICATORS: usize = 12;
/// How many basins are made where no number is asked.
pub const USUAL: u32 = 5;
/// Replicates where none are asked; fewer where there are more than [`MANY`] units.
const REPLICATES: u32 = 50;
const FEW_REPLICATES: u32 = 10;
const MANY: usize = 1500;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BasinsQuestion {
    /// Codes of indicators, each at its newest period; empty: those of the default set that have values.
    pub indicators: Vec<String>,
    /// How many basins; none: [`USUAL`], or as many as the map has parts.
    pub k: Option<u32>,
    /// `skater`, `ward` or `best`.
    pub method: String,
    /// What each basin must at least add up to in `size`.
    pub floor: Option<f64>,
    /// Code of an additive indicator; empty: the residents, where they are known.
    pub size: String,
    pub replicates: Option<u32>,
    pub seed: u64,
}

impl Default for BasinsQuestion {
    fn default() -> Self {
        BasinsQuestion {
            indicators: Vec::new(),
            k: None,
            method: "best".to_owned(),
            floor: None,
            size: String::new(),
            replicates: None,
            seed: 1,
        }
    }
}

/// An indicator that takes part.
#[derive(Debug, Clone, Serialize)]
pub struct BasinIndicator {
    #[serde(flatten)]
    pub indicator: IndicatorView,
    pub period: String,
    /// Over the units that take part: mean, and deviation with divisor n - 1.
    pub mean: f64,
    pub deviation: f64,
    /// All units are equal in it: it tells nothing apart and was left out.
    pub constant: bool,
}

/// A unit inside. Figures that are computed are rounded to nine significant digits.
#[derive(Debug, Clone, Serialize)]
pub struct BasinRow {
    pub code: String,
    pub name: String,
    /// The number of its basin, from 1; none where a value is missing.
    pub basin: Option<u32>,
    /// One value an indicator.
    pub values: Vec<Option<f64>>,
    /// How much of its basin it keeps when the data are shaken, 0 to 1.
    pub kept: Option<f64>,
}

/// What the places of a basin share in one indicator.
#[derive(Debug, Clone, Serialize)]
pub struct Trait {
    pub indicator: String,
    /// Mean in deviations from the mean of all.
    pub z: f64,
    /// Mean in the indicator's own unit.
    pub value: f64,
}

#[derive(Debug, Clone, Serialize)]
pub struct Basin {
    /// From 1, in the order of the first unit's code.
    pub number: u32,
    /// The unit that it is called by: the largest where sizes are known, else the first.
    pub seat: String,
    /// Codes, in their order.
    pub units: Vec<String>,
    pub size: Option<f64>,
    /// Mean of each indicator in deviations; none for a constant one.
    pub means: Vec<Option<f64>>,
    /// The indicators that set it apart, the farthest first.
    pub shares: Vec<Trait>,
    /// Its part of all differences that is left inside it.
    pub within: f64,
    /// How much of it comes back when the data are shaken, 0 to 1.
    pub kept: Option<f64>,
}

/// What keeps two basins apart that touch.
#[derive(Debug, Clone, Serialize)]
pub struct BasinBorder {
    /// Numbers, the smaller first.
    pub between: [u32; 2],
    /// Pairs of units that touch across it.
    pub pairs: u32,
    /// What the explained part would lose if they were one.
    pub cost: f64,
    /// Codes of the two units across it that are most alike and least alike, with their distance in deviations.
    pub alike: (String, String, f64),
    pub unlike: (String, String, f64),
    /// The indicator in which they differ most, and by how many deviations the second is above the first.
    pub indicator: String,
    pub difference: f64,
}

/// An edge of the tree that was cut, with what it added to the explained part.
#[derive(Debug, Clone, Serialize)]
pub struct BasinCut {
    pub between: [String; 2],
    pub gain: f64,
}

#[derive(Debug, Clone, Serialize)]
pub struct BasinStability {
    pub replicates: u32,
    pub agreement: f64,
    pub least: f64,
    pub threshold: f64,
    pub stable: bool,
}

#[derive(Debug, Clone, Serialize)]
pub struct BasinsView {
    /// As it was asked, completed.
    pub question: BasinsQuestion,
    pub indicators: Vec<BasinIndicator>,
    /// The indicator of sizes, where there is one.
    pub size: Option<IndicatorView>,
    /// Units inside, by code.
    pub rows: Vec<BasinRow>,
    pub basins: Vec<Basin>,
    pub borders: Vec<BasinBorder>,
    pub cuts: Vec<BasinCut>,
    /// The part of all differences that lies between the basins, 0 to 1.
    pub ratio: f64,
    pub stability: Option<BasinStability>,
    /// Codes of units left out because a value is missing.
    pub missing: Vec<String>,
    /// Parts of the map that do not touch.
    pub parts: u32,
    /// Fewer basins than asked were found with the floor.
    pub short: bool,
    pub input_digest: String,
    #[serde(skip)]
    pub method: &'static Card,
}

impl BasinsView {
    /// The basin with this number.
    #[must_use]
    pub fn basin(&self, number: u32) -> Option<&Basin> {
        self.basins.iter().find(|b| b.number == number)
    }

    /// An indicator that takes part.
    #[must_use]
    pub fn indicator(&self, code: &str) -> Option<&BasinIndicator> {
        self.indicators.iter().find(|i| i.indicator.code == code)
    }
}

/// Basins of one state of the log.
#[derive(Debug, Default)]
pub(crate) struct BasinsCache {
    head: i64,
    kept: BTreeMap<String, Arc<BasinsView>>,
}

const CACHED: usize = 50;

impl Workbench {
    /// The basins of the units inside. Refused, with the way out: too few indicators, a number of basins that cannot be, a floor that no
    /// partition reaches, indicators in which all units are equal.
    pub async fn basins(&self, who: &Who, question: &BasinsQuestion) -> Result<Arc<BasinsView>> {
        check(who, Act::Read)?;
        let offered = METHODS.into_iter().find(|code| *code == question.method).and_then(Method::from_code);
        let method =
            offered.ok_or_else(|| Problem::new("problem-choice", &question.method).on("method").with("known", METHODS.join(", ")))?;
        if question.indicators.len() > MOST_INDICATORS {
            let found = question.indicators.len().to_string();
            return Err(Problem::new("problem-basins-many", found).on("indicator").with("most", MOST_INDICATORS).into());
        }
        let head = self.head().await?;
        let key = format!("{}\n{question:?}", who.key());
        {
            let cache = lock(&self.caches.basins);
            if cache.head == head
                && let Some(kept) = cache.kept.get(&key)
            {
                return Ok(kept.clone());
            }
        }
        self.tell(work::Method::Basins, "reading", 0, 3)?;
        let places = self.places().await?;
        let columns = self.basin_columns(who, &question.indicators, &places).await?;
        let size = self.basin_size(who, &question.size).await?;
        let usual = *question == BasinsQuestion::default();
        let task = Task { method: work::Method::Basins, question: json!(question), usual, apart: false };
        let asked = Arc::new(compute::Asked { question: question.clone(), method, columns, size, places });
        let (other, told) = (asked.clone(), self.clone());
        let make = async move {
            told.tell(work::Method::Basins, "parting", 1, 3)?;
            let made = tokio::task::spawn_blocking(move || compute::found(&other)).await;
            told.tell(work::Method::Basins, "keeping", 2, 3)?;
            made.map_err(|e| WorkError::Report(e.to_string()))?
        };
        let found = self.worked(who, who, task, Box::pin(make)).await?;
        let made = tokio::task::spawn_blocking(move || compute::view_of(&asked, found));
        let made = Arc::new(made.await.map_err(|e| WorkError::Report(e.to_string()))??);
        let mut cache = lock(&self.caches.basins);
        if cache.head != head || cache.kept.len() >= CACHED {
            *cache = BasinsCache { head, kept: BTreeMap::new() };
        }
        cache.kept.insert(key, made.clone());
        Ok(made)
    }
}
