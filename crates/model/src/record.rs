//! A record: the envelope that every kind shares, and the body that is particular to its kind.

use crate::audience::Visibility;
use crate::canonical::canonical;
use crate::geometry::{Geometry, Point};
use crate::kind::Kind;
use crate::share::Share;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use uuid::Uuid;

/// How exactly a place is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    Point,
    Address,
    Unit,
}

impl Precision {
    pub const ALL: [Precision; 3] = [Precision::Point, Precision::Address, Precision::Unit];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Precision::Point => "point",
            Precision::Address => "address",
            Precision::Unit => "unit",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Precision> {
        Precision::ALL.into_iter().find(|p| p.code() == code)
    }
}

/// Where a record is: a shape where one is known, the units it lies in with their shares, and how exactly that is known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub geometry: Option<Geometry>,
    pub precision: Precision,
    /// Unit codes with exact shares that sum to one; sorted by code. Empty where no unit is known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<UnitShare>,
    /// A point that its source gives but that lies outside the unit its code names: kept, and not used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doubtful: Option<Point>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitShare {
    pub unit: String,
    pub share: Share,
}

impl Place {
    /// In whole units, with equal shares and no shape.
    #[must_use]
    pub fn in_units(mut codes: Vec<String>) -> Place {
        codes.sort();
        codes.dedup();
        let share = Share::equal(codes.len());
        Place {
            geometry: None,
            precision: Precision::Unit,
            units: codes.into_iter().map(|unit| UnitShare { unit, share }).collect(),
            doubtful: None,
        }
    }
}

/// A cell of the grid, with the part of the record that stands in it. Weights of a record sum to one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    pub area: String,
    pub dimension: String,
    pub modality: String,
    #[serde(default = "whole")]
    pub weight: Share,
}

fn whole() -> Share {
    Share::WHOLE
}

/// From which data set a record comes, and by which key its row is known again there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Origin {
    pub data_set: String,
    pub key: String,
}

/// One record. Personal values are not in `body`: they travel in `personal`, which is never logged or indexed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    pub id: Uuid,
    pub kind: String,
    pub title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    pub language: String,
    pub status: String,
    pub visibility: Visibility,
    /// The users a `named` record names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub named: Vec<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period_from: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period_to: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub positions: Vec<Position>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
    /// Other data sets that hold it too, each with its key there; sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_in: Vec<Origin>,
    /// The day somebody last confirmed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub illustrative: bool,
    /// 1 when new; one more with each change.
    #[serde(default)]
    pub version: i64,
    #[serde(default)]
    pub body: Map<String, Value>,
    /// Digests (HMAC-SHA-256 under the person's key) of personal fields; set by the store.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub sealed: BTreeMap<String, String>,
    /// Personal values in the clear, for those who may see them.
    #[serde(skip)]
    pub personal: BTreeMap<String, String>,
}

impl Record {
    /// A new record of `kind` made by hand: first state, seen by those who sign in.
    #[must_use]
    pub fn new(id: Uuid, kind: &Kind, title: &str) -> Record {
        Record {
            id,
            kind: kind.code.to_owned(),
            title: title.to_owned(),
            summary: String::new(),
            language: "it".to_owned(),
            status: kind.first_state().to_owned(),
            visibility: Visibility::SignedIn,
            named: Vec::new(),
            place: None,
            period_from: None,
            period_to: None,
            positions: Vec::new(),
            tags: Vec::new(),
            origin: None,
            also_in: Vec::new(),
            confirmed: None,
            illustrative: false,
            version: 1,
            body: Map::new(),
            sealed: BTreeMap::new(),
            personal: BTreeMap::new(),
        }
    }

    /// The canonical text that the log keeps and `check` compares.
    #[must_use]
    pub fn text(&self) -> String {
        canonical(&serde_json::to_value(self).unwrap_or(Value::Null))
    }

    /// The text of a body field, if it has one.
    #[must_use]
    pub fn body_text(&self, field: &str) -> Option<&str> {
        self.body.get(field).and_then(Value::as_str)
    }

    /// A money field of the body, in cents.
    #[must_use]
    pub fn body_cents(&self, field: &str) -> Option<i64> {
        self.body_text(field).and_then(|text| crate::money::cents(text).ok())
    }

    /// Same content, whatever the version and the clock say.
    #[must_use]
    pub fn same_content(&self, other: &Record) -> bool {
        let stripped = |r: &Record| {
            let mut r = r.clone();
            r.version = 0;
            r.sealed.clear();
            (r.text(), r.personal)
        };
        stripped(self) == stripped(other)
    }
}
