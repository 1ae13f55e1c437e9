//! `hotspots`: where high and low values cluster.

use crate::Ask;
use crate::form::TERRITORY;
use crate::read::{Digest, neighbours, units};
use crate::work::{Column, Result, Told, Work, refused};
use reticolo_analysis::spatial::hotspots::{Class, Hotspots, HotspotsAsk, Statistic, hotspots};
use reticolo_analysis::sums::round9;
use reticolo_messages::{Language, decimal, tn, tr};
use reticolo_model::Problem;
use reticolo_model::geometry::Geometry;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub const HELP: &str = "UNITS has one row a unit, in whose order EDGES numbers them from 0; an empty value is missing. Neighbours come from EDGES (columns i, j) or from
shapes that share a point of their border, whose property bears the units' names.
Result, one value a unit: statistic, p (one-sided, from the permutations), class (HH high among high, LL low among low, HL, LH, none) and
adjusted (p for the many units, Benjamini and Hochberg); global: Moran's I and Geary's C of the whole map.

Examples:
  reticolo analyse hotspots --units units.csv --column share --edges edges.csv --permutations 9999 --json
  reticolo analyse hotspots --units units.csv --column share --geometry units.geojson --key code=CODE --out map.geojson
  reticolo analyse hotspots --in DIR --indicator share_65_plus";

#[derive(Debug, clap::Args)]
pub struct Args {
    /// A territory's folder.
    #[arg(long = "in", value_name = "DIR", conflicts_with_all = ["units", "column", "edges", "geometry"], help_heading = TERRITORY)]
    pub dir: Option<PathBuf>,
    /// With --in: the indicator's code; the rate with the newest values unless said.
    #[arg(long, requires = "dir", help_heading = TERRITORY)]
    pub indicator: Option<String>,
    /// With --in: the period of the values.
    #[arg(long, requires = "dir", help_heading = TERRITORY)]
    pub period: Option<String>,
    /// With --in: look at illustrative records too.
    #[arg(long, requires = "dir", help_heading = TERRITORY)]
    pub illustrative: bool,
    /// A CSV with one row a unit.
    #[arg(long, required_unless_present = "dir")]
    pub units: Option<PathBuf>,
    /// The column with the values.
    #[arg(long, required_unless_present = "dir")]
    pub column: Option<String>,
    /// A CSV `i,j` of neighbours, numbered from 0 in the order of the units.
    #[arg(long, conflicts_with = "geometry")]
    pub edges: Option<PathBuf>,
    /// A GeoJSON with the shapes; neighbours share a point of their border.
    #[arg(long, requires = "key")]
    pub geometry: Option<PathBuf>,
    /// Which column of the units is which property of the shapes: CSVCOL=PROPERTY.
    #[arg(long, value_name = "CSVCOL=PROPERTY")]
    pub key: Option<String>,
    /// moran, gi, gistar or geary.
    #[arg(long, default_value = "moran", value_parser = ["moran", "gi", "gistar", "geary"])]
    pub statistic: String,
    /// How often the values of the other units are shuffled.
    #[arg(long, default_value_t = 999)]
    pub permutations: u32,
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Write the answer to a file (csv or geojson).
    #[arg(long)]
    pub out: Option<PathBuf>,
}

impl Ask for Args {
    fn out(&self) -> Option<&Path> {
        self.out.as_deref()
    }

    fn territory(&self) -> Option<&Path> {
        self.dir.as_deref()
    }

    fn work(&self, language: Language) -> Result<Work> {
        let (Some(path), Some(column)) = (&self.units, &self.column) else {
            return Err(Problem::new("problem-required", "--units").into());
        };
        let key = self.key.as_deref().and_then(|k| k.split_once('=')).map(|(column, _)| column);
        let (names, mut columns) = units(path, &[column], key)?;
        let values = columns.pop().unwrap_or_default();
        let (weights, shapes) = neighbours(self.edges.as_deref(), self.geometry.as_deref(), self.key.as_deref(), &names)?;
        let statistic = Statistic::from_code(&self.statistic).unwrap_or(Statistic::Moran);
        let ask = HotspotsAsk { permutations: self.permutations, seed: self.seed, ..HotspotsAsk::new(statistic) };
        ask.check(&values, &weights).map_err(|e| refused("hotspots", language, &e))?;
        let parameters = json!({
            "column": column, "statistic": self.statistic, "permutations": self.permutations, "seed": self.seed,
        });
        let mut digest = Digest::default().file("units", path)?;
        for (part, file) in [("edges", &self.edges), ("geometry", &self.geometry)] {
            if let Some(file) = file {
                digest = digest.file(part, file)?;
            }
        }
        let compute = move || Ok(hotspots(&ask.check(&values, &weights).map_err(|e| refused("hotspots", language, &e))?));
        Ok(Work::new("hotspots", parameters, digest.hex(), compute, move |found| tell(language, &names, &shapes, &found)))
    }
}

fn tell(language: Language, names: &[String], shapes: &BTreeMap<String, Geometry>, found: &Hotspots) -> Told {
    let mut told = Told::default();
    let global = &found.global;
    told.detail(
        "global",
        json!({
            "moran": round9(global.moran), "moran_expected": round9(global.moran_expected), "moran_z": global.moran_z_random.map(round9),
            "geary": round9(global.geary), "geary_z": global.geary_z_random.map(round9),
        }),
    );
    told.column(Column::new("unit", names.iter().cloned()));
    told.column(Column::numbers("statistic", found.statistic.iter().copied()));
    told.column(Column::numbers("p", found.p.iter().copied()));
    told.column(Column::new("class", found.class.iter().map(|c| c.code())));
    told.column(Column::numbers("adjusted", found.adjusted.iter().copied()));
    if !shapes.is_empty() {
        told.shapes = names.iter().map(|n| shapes.get(n).cloned()).collect();
    }
    let count = |class: Class| found.class.iter().filter(|c| **c == class).count();
    let (hot, cold) = (count(Class::HighHigh), count(Class::LowLow));
    told.detail("high_high", hot);
    told.detail("low_low", cold);
    let without = found.statistic.iter().filter(|s| s.is_none()).count();
    let sure = found.adjusted.iter().filter(|a| a.is_some_and(|a| a <= 0.025)).count();
    let args = [("hot", hot.to_string()), ("cold", cold.to_string()), ("sure", sure.to_string())];
    told.reasons.push(tr(language, "clusters-said", &args.each_ref().map(|(k, v)| (*k, v.as_str()))));
    told.reasons.push(tr(language, "clusters-global", &[("moran", &decimal(language, global.moran, 3))]));
    if without > 0 {
        told.reasons.push(tn(language, "clusters-without", without as i64, &[]));
    }
    told
}
