//! Needs on the map: how many are on record in each unit, of how many people, and per thousand residents, so that they can
//! be asked where they cluster.

use super::sites::is_of;
use crate::atlas::{IndicatorView, Series};
use crate::gate::{Act, Who, check};
use crate::{Result, WorkError, Workbench};
use reticolo_analysis::sums::round9;
use reticolo_model::Problem;
use reticolo_model::vocabulary::SERVICES;
use reticolo_store::lists;
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What an indicator's code begins with where needs are meant; a service's code follows, or nothing for all.
pub const NEED: &str = "need:";
/// Rates are given for so many residents.
const PER: f64 = 1000.0;

/// What a rate of needs is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NeedsBy {
    /// The people that the needs concern.
    People,
    /// The needs themselves, as none says how many people it concerns.
    Records,
}

/// One loaded unit.
#[derive(Debug, Clone, Serialize)]
pub struct NeedRow {
    pub code: String,
    pub name: String,
    pub inside: bool,
    /// Needs that touch the unit, each once.
    pub needs: usize,
    /// Their people, of a need in several units the unit's share.
    pub people: f64,
    pub residents: Option<f64>,
    /// Per 1 000 residents. None where the residents are not known; beyond the border also where no need at all is on
    /// record there, as nobody has asked.
    pub rate: Option<f64>,
}

/// Needs that still wait: neither withdrawn nor covered.
#[derive(Debug, Clone, Serialize)]
pub struct NeedsView {
    /// Code of a service (those under it count too); empty for all.
    pub category: String,
    pub by: NeedsBy,
    pub rows: Vec<NeedRow>,
    /// Needs seen, of them those without a unit, and those that do not say how many people they concern.
    pub needs: usize,
    pub unplaced: usize,
    pub without_people: usize,
    pub residents: IndicatorView,
    pub period: String,
}

impl NeedsView {
    /// The rates as the values of an indicator, so that every analysis of indicators takes them.
    pub(crate) fn series(&self) -> Series {
        let code = format!("{NEED}{}", self.category);
        let indicator = IndicatorView {
            title: code.clone(),
            code,
            unit: "‰".to_owned(),
            direction: Some("less_is_better".to_owned()),
            aggregation: Some("ratio".to_owned()),
            numerator: None,
            denominator: None,
            branch: None,
            periods: vec![self.period.clone()],
            record: Uuid::nil(),
            ..self.residents.clone()
        };
        let values = self.rows.iter().filter_map(|r| Some((r.code.clone(), r.rate?))).collect();
        Series { indicator, period: self.period.clone(), values, parts: None, suppressed: BTreeMap::new(), not_applicable: BTreeSet::new() }
    }
}

impl Workbench {
    /// The needs of a category (empty: all) by unit. Refused: a category that is none; no residents.
    pub async fn needs(&self, who: &Who, category: &str, period: Option<&str>) -> Result<NeedsView> {
        check(who, Act::Read)?;
        if !category.is_empty() && !SERVICES.has(category) {
            return Err(WorkError::NotFound(category.to_owned()));
        }
        let residents = self.demand(who, "", period).await?;
        let places = self.places().await?;
        let (mut counts, mut people): (BTreeMap<String, usize>, BTreeMap<String, f64>) = (BTreeMap::new(), BTreeMap::new());
        let (mut needs, mut unplaced, mut without_people) = (0, 0, 0);
        let query = who.all("need");
        lists::each(&mut self.store.reader().await?, self.territory, &query, |need| {
            let fits = category.is_empty() || need.body_text("category").is_some_and(|c| is_of(c, category));
            if !fits || matches!(need.status.as_str(), "withdrawn" | "covered" | "verified") {
                return Ok(());
            }
            needs += 1;
            let concerned = need.body.get("people").and_then(Value::as_f64);
            without_people += usize::from(concerned.is_none());
            let units = need.place.as_ref().map(|p| p.units.as_slice()).unwrap_or_default();
            unplaced += usize::from(units.is_empty());
            for part in units {
                let (numerator, denominator) = part.share.parts();
                *counts.entry(part.unit.clone()).or_default() += 1;
                *people.entry(part.unit.clone()).or_default() += concerned.unwrap_or(0.0) * f64::from(numerator) / f64::from(denominator);
            }
            Ok(())
        })
        .await?;
        if needs == 0 {
            return Err(Problem::new("problem-no-needs", category).into());
        }
        let by = if without_people == needs { NeedsBy::Records } else { NeedsBy::People };
        let asked_beyond = places.units.iter().any(|u| !u.inside && counts.contains_key(&u.code));
        let rows = places
            .units
            .iter()
            .map(|u| {
                let (n, concerned) = (counts.get(&u.code).copied().unwrap_or(0), people.get(&u.code).copied().unwrap_or(0.0));
                let residents = residents.values.get(&u.code).copied();
                #[expect(clippy::cast_precision_loss, reason = "a count of records")]
                let amount = if by == NeedsBy::People { concerned } else { n as f64 };
                let rate = residents.filter(|r| *r > 0.0 && (u.inside || asked_beyond)).map(|r| round9(amount / r * PER));
                NeedRow {
                    code: u.code.clone(),
                    name: u.name.clone(),
                    inside: u.inside,
                    needs: n,
                    people: round9(concerned),
                    residents,
                    rate,
                }
            })
            .collect();
        Ok(NeedsView {
            category: category.to_owned(),
            by,
            rows,
            needs,
            unplaced,
            without_people,
            period: residents.period,
            residents: residents.indicator,
        })
    }
}
