//! Units of a territory: the municipalities (or what stands for them), with their validity, shape and seat.

use crate::geometry::{Geometry, Point};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One unit. `inside` says whether it belongs to the territory; the others are context.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Unit {
    pub code: String,
    pub name: String,
    pub inside: bool,
    /// The code of what it lies in (a province), and of what that lies in (a region), where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub province: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<String>,
    /// Its seat, where a source states it; without it an analysis takes a point inside the shape, and says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seat: Option<Point>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub geometry: Option<Geometry>,
    /// Classes and texts of a unit, never aggregated.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, String>,
}
