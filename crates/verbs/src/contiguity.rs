//! `contiguity`: who borders whom, as the edges that the other verbs read.

use crate::Ask;
use crate::read::{Digest, Names, Sheet, shapes};
use crate::work::{Column, Result, Told, Work, refused};
use reticolo_analysis::spatial::contiguity::{Contiguity, DEGREES, Metric, contiguity, nearest, within};
use reticolo_analysis::spatial::weights::Weights;
use reticolo_analysis::sums::round9;
use reticolo_messages::{Language, list_words, tn, tr};
use reticolo_model::Problem;
use serde_json::json;
use std::path::{Path, PathBuf};

pub const HELP: &str = "From shapes: --geometry GEOJSON and --property NAME (the units' names); two units border where they share a vertex (queen) or a side (rook). From
points: --points CSV with id and x, y or lon, lat, and --nearest K or --within DISTANCE (kilometres for lon, lat). With --units CSV the units are
numbered in its order (its first column, or --key), else in the order of their names (shapes) or of the rows (points).

Result: edges i, j with the units' names (each pair once; with --nearest a pair that either side has), units, component of each unit, islands
(units without neighbours, which are kept). With --out the edges alone, in the form that --edges of every verb reads.

Examples:
  reticolo analyse contiguity --geometry units.geojson --property code --units units.csv --out edges.csv
  reticolo analyse contiguity --points seats.csv --nearest 6 --json";

#[derive(Debug, clap::Args)]
pub struct Args {
    /// A GeoJSON with the units' shapes.
    #[arg(long, requires = "property", conflicts_with = "points")]
    pub geometry: Option<PathBuf>,
    /// The property of the shapes that bears the units' names.
    #[arg(long)]
    pub property: Option<String>,
    /// A CSV with id and x, y or lon, lat.
    #[arg(long)]
    pub points: Option<PathBuf>,
    /// A CSV in whose order the units are numbered.
    #[arg(long)]
    pub units: Option<PathBuf>,
    /// The column of the units' names; the first unless said.
    #[arg(long, requires = "units")]
    pub key: Option<String>,
    /// A shared vertex is enough (queen), or a shared side is needed (rook).
    #[arg(long, default_value = "queen", value_parser = ["queen", "rook"])]
    pub rule: String,
    /// Two vertices closer than this in both coordinates are one; in the coordinates' unit.
    #[arg(long, default_value_t = DEGREES)]
    pub tolerance: f64,
    /// With --points: each unit's so many nearest.
    #[arg(long, requires = "points", conflicts_with = "within")]
    pub nearest: Option<usize>,
    /// With --points: all units at most so far away.
    #[arg(long, requires = "points")]
    pub within: Option<f64>,
    /// Write the edges to a file (csv).
    #[arg(long)]
    pub out: Option<PathBuf>,
}

/// What is computed on.
enum Ground {
    Shapes(Vec<Vec<Vec<[f64; 2]>>>),
    Points(Vec<Option<[f64; 2]>>, Metric),
}

impl Args {
    /// The names in the order of the units' file, if there is one.
    fn order(&self) -> Result<Option<Names>> {
        let Some(path) = &self.units else { return Ok(None) };
        let first = Sheet::open(path, &[], &[])?.header().first().cloned().unwrap_or_default();
        let mut names = Names::default();
        Sheet::open(path, &[self.key.as_deref().unwrap_or(&first)], &[])?.each(|cells| cells.new_name(0, &mut names).map(drop))?;
        Ok(Some(names))
    }

    fn read(&self) -> Result<(Vec<String>, Ground)> {
        let order = self.order()?;
        if let (Some(path), Some(property)) = (&self.geometry, &self.property) {
            let known = shapes(path, property)?;
            let names = order.map_or_else(|| known.keys().cloned().collect(), |o| o.list);
            let missing = |name: &String| Problem::new("problem-table-shape", name).with("file", path.display()).with("column", property);
            let mut rings = Vec::with_capacity(names.len());
            for name in &names {
                let shape = known.get(name).ok_or_else(|| missing(name))?;
                rings.push(shape.rings().into_iter().cloned().collect());
            }
            return Ok((names, Ground::Shapes(rings)));
        }
        let path = self.points.as_deref().unwrap_or_else(|| Path::new(""));
        let planar = Sheet::open(path, &["id"], &["x", "y"]).is_ok_and(|s| s.has(1) && s.has(2));
        let (x, y, metric) = if planar { ("x", "y", Metric::Plane) } else { ("lon", "lat", Metric::Sphere) };
        let (mut names, mut points) = (Names::default(), Vec::new());
        Sheet::open(path, &["id", x, y], &[])?.each(|cells| {
            cells.new_name(0, &mut names)?;
            let point = [cells.number(1)?, cells.number(2)?];
            if !planar && (point[0].abs() > 180.0 || point[1].abs() > 90.0) {
                return Err(cells.wrong(if point[0].abs() > 180.0 { 1 } else { 2 }, "problem-table-coordinate"));
            }
            points.push(Some(point));
            Ok(())
        })?;
        let Some(order) = order else { return Ok((names.list, Ground::Points(points, metric))) };
        let missing = |name: &String| Problem::new("problem-table-absent", name).with("file", path.display()).with("column", "id");
        let mut placed = Vec::new();
        for name in &order.list {
            placed.push(points[names.at(name).ok_or_else(|| missing(name))? as usize]);
        }
        Ok((order.list, Ground::Points(placed, metric)))
    }
}

impl Ask for Args {
    fn out(&self) -> Option<&Path> {
        self.out.as_deref()
    }

    fn work(&self, language: Language) -> Result<Work> {
        let wrong = |flag: &str, found: String, known: &str| Problem::new("problem-words", found).with("flag", flag).with("known", known);
        if !self.tolerance.is_finite() || self.tolerance < 0.0 {
            return Err(wrong("--tolerance", self.tolerance.to_string(), "0, 0.000001").into());
        }
        if self.within.is_some_and(|d| !d.is_finite() || d < 0.0) {
            return Err(wrong("--within", self.within.unwrap_or_default().to_string(), "0, 12.5").into());
        }
        if self.geometry.is_none() && self.points.is_none() {
            return Err(wrong("--geometry", String::new(), "--geometry GEOJSON --property NAME, --points CSV").into());
        }
        if self.points.is_some() && self.nearest.is_none() && self.within.is_none() {
            return Err(wrong("--points", String::new(), "--nearest K, --within DISTANCE").into());
        }
        let (names, ground) = self.read()?;
        let rule = Contiguity::from_code(&self.rule).unwrap_or(Contiguity::Queen);
        let (k, distance, tolerance) = (self.nearest, self.within.unwrap_or_default(), self.tolerance);
        let parameters = json!({ "rule": self.rule, "tolerance": tolerance, "nearest": k, "within": self.within });
        let mut digest = Digest::default();
        for (part, file) in [("geometry", &self.geometry), ("points", &self.points), ("units", &self.units)] {
            if let Some(file) = file {
                digest = digest.file(part, file)?;
            }
        }
        let compute = move || {
            Ok(match &ground {
                Ground::Shapes(rings) => contiguity(rings, rule, tolerance),
                Ground::Points(points, metric) => {
                    let found = k.map_or_else(|| within(points, distance, *metric), |k| nearest(points, k, *metric));
                    found.map_err(|e| refused("contiguity", language, &e))?
                }
            })
        };
        Ok(Work::new("contiguity", parameters, digest.hex(), compute, move |found| tell(language, &names, &found)))
    }
}

fn tell(language: Language, names: &[String], found: &Weights) -> Told {
    let mut told = Told::default();
    let edges = found.edges();
    let (component, islands) = (found.components(), found.islands());
    let components = component.iter().max().map_or(0, |c| c + 1);
    told.figure("edges", edges.len());
    told.figure("components", components);
    told.figure("islands_count", islands.len());
    told.detail("units", json!(names));
    told.detail("component", json!(component));
    told.detail("islands", islands.iter().map(|i| names[*i as usize].clone()).collect::<Vec<_>>());
    // Of the pairs that are told: with --nearest more have each other than each has chosen.
    told.detail("neighbours_mean", json!(round9(2.0 * edges.len() as f64 / names.len().max(1) as f64)));
    told.column(Column::new("i", edges.iter().map(|e| e.0)));
    told.column(Column::new("j", edges.iter().map(|e| e.1)));
    told.column(Column::new("from", edges.iter().map(|e| names[e.0 as usize].clone())));
    told.column(Column::new("to", edges.iter().map(|e| names[e.1 as usize].clone())));
    told.reasons.push(tn(language, "contiguity-components", i64::from(components), &[]));
    if !islands.is_empty() {
        let list: Vec<String> = islands.iter().take(5).map(|i| names[*i as usize].clone()).collect();
        let args = [("count", islands.len().to_string()), ("units", list_words(language, &list))];
        told.reasons.push(tr(language, "contiguity-islands", &args.each_ref().map(|(k, v)| (*k, v.as_str()))));
    }
    told
}
