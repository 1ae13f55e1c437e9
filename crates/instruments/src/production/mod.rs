//! What is produced, as far as data reach: the actors by sector and place; where employment by branch is loaded, in what the territory and
//! its units are specialised, what they are near to, how a change divides; and by name the data that are waited for.

mod employment;
mod files;
mod sectors;
mod supply;
mod tables;
mod words;

pub use employment::{BranchRow, Cell, EmploymentUnit, EmploymentView, LeftOut, MOST_LISTED, Parts, REASONS_LEFT_OUT, Spot, Whole};
pub use sectors::{By, SectorClass, SectorRow, SectorView, class_name};
pub use supply::{Stage, SupplyChain};
pub(crate) use tables::{Figure, Sheet};
pub use words::{finding, standing_word, strengths};

use crate::gate::{Act, Who, check};
use crate::territory::lock;
use crate::{Result, WorkError, Workbench};
use reticolo_analysis::catalogue::{Card, RELATEDNESS, SHIFT_SHARE, SPECIALISATION};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is asked.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ProductionQuestion {
    /// By what actors are told apart; none: the finest that most of them say.
    pub by: Option<By>,
    /// One class alone.
    pub class: Option<String>,
    /// What is counted by branch: the unit of measure of a table of indicators. Empty: the table with the newest figures.
    pub measure: String,
    pub period: Option<String>,
    /// The period that a change is counted from; none: the oldest with the same branches.
    pub from: Option<String>,
    /// What units are compared with.
    pub whole: Whole,
    /// The unit inside whose branches are told; none: the territory's.
    pub unit: Option<String>,
    /// A stated whole by branch, the units included, at the period and, where a change is asked, at the one it is counted from.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub reference: BTreeMap<String, (f64, Option<f64>)>,
}

/// Something that could be said and waits for data; its words are messages (`production-wait-CODE`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Wait {
    pub code: &'static str,
}

/// All that can be waited for, in the order in which it is told.
pub const WAITS: [&str; 6] = ["employment", "later", "around", "branches", "chains", "input_output"];

#[derive(Debug, Clone, Serialize)]
pub struct ProductionView {
    /// As it was asked, completed.
    pub question: ProductionQuestion,
    pub sectors: SectorView,
    pub employment: Option<EmploymentView>,
    /// Records of supply chains, of technologies and of productive capacity that are seen inside.
    pub chains: usize,
    pub technologies: usize,
    pub capacities: usize,
    pub waits: Vec<Wait>,
    pub input_digest: String,
    #[serde(skip)]
    pub methods: [&'static Card; 3],
}

/// The cards of what is computed.
pub const METHODS: [&Card; 3] = [&SPECIALISATION, &RELATEDNESS, &SHIFT_SHARE];

/// Answers of one state of the log.
#[derive(Debug, Default)]
pub(crate) struct ProductionCache {
    head: i64,
    kept: BTreeMap<String, Arc<ProductionView>>,
}

const CACHED: usize = 50;

impl Workbench {
    /// What is on record told apart in one way, without any employment.
    pub(crate) async fn sectors_by(&self, who: &Who, by: By) -> Result<SectorView> {
        check(who, Act::Read)?;
        let question = ProductionQuestion { by: Some(by), ..ProductionQuestion::default() };
        Ok(self.sectors(who, &question, &*self.places().await?).await?.view)
    }

    /// Production as somebody sees it. Refused: a class, a measure, a period or a unit that is not there.
    pub async fn production(&self, who: &Who, question: &ProductionQuestion) -> Result<Arc<ProductionView>> {
        check(who, Act::Read)?;
        let head = self.head().await?;
        let key = format!("{}\n{question:?}", who.key());
        {
            let cache = lock(&self.caches.production);
            if cache.head == head
                && let Some(kept) = cache.kept.get(&key)
            {
                return Ok(kept.clone());
            }
        }
        let places = self.places().await?;
        let sectors = self.sectors(who, question, &places).await?;
        let read = self.branch_figures(who, question, &places).await?;
        let (question, places) = (question.clone(), places.clone());
        let made = tokio::task::spawn_blocking(move || employment::whole(question, sectors, read, &places));
        let made = Arc::new(made.await.map_err(|e| WorkError::Report(e.to_string()))??);
        let mut cache = lock(&self.caches.production);
        if cache.head != head || cache.kept.len() >= CACHED {
            *cache = ProductionCache { head, kept: BTreeMap::new() };
        }
        cache.kept.insert(key, made.clone());
        Ok(made)
    }
}
