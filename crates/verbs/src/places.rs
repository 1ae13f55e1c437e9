//! Demands and sites as `access` and `locate` read them: points with an amount, and the ways between them, by straight lines or on a
//! road network.

use crate::read::{Digest, Names, Sheet};
use crate::work::{Result, VerbError};
use reticolo_analysis::catalogue::Refusal;
use reticolo_analysis::services::access::FACTOR;
use reticolo_analysis::services::pairs::{Pairs, PairsAsk};
use reticolo_analysis::services::roads::{OnRoads, Roads};
use reticolo_analysis::spatial::contiguity::Metric;
use reticolo_analysis::sums::round9;
use reticolo_formats::csv_table::Table;
use reticolo_formats::osm::{Measure, read_osm};
use reticolo_messages::Language;
use reticolo_model::Problem;
use reticolo_model::geometry::Geometry;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// Points with an amount each.
pub struct Places {
    pub ids: Vec<String>,
    pub points: Vec<[f64; 2]>,
    pub amounts: Vec<f64>,
    /// What the column of yes and no says, where one was asked for.
    pub marks: Vec<bool>,
    pub metric: Metric,
}

/// The names of the coordinates' columns, and what they mean.
fn coordinates(path: &Path) -> Result<([&'static str; 2], Metric)> {
    let header = Table::open(path)?.header;
    let has = |name: &str| header.iter().any(|h| h.eq_ignore_ascii_case(name));
    Ok(if !has("x") && (has("lon") || has("lat")) { (["lon", "lat"], Metric::Sphere) } else { (["x", "y"], Metric::Plane) })
}

impl Places {
    /// Reads `id`, coordinates (`x,y`, else `lon,lat`) and an amount; without its column each counts 1 where that is allowed. `mark` is
    /// a column of yes and no.
    pub fn read(path: &Path, column: &str, optional: bool, mark: Option<&str>) -> Result<Places> {
        let (names, metric) = coordinates(path)?;
        let mut needed = vec!["id", names[0], names[1]];
        needed.extend(mark);
        if !optional {
            needed.push(column);
        }
        let sheet = Sheet::open(path, &needed, &[column])?;
        let amount = needed.len();
        let has_amount = sheet.has(amount);
        let mut out = Places { ids: Vec::new(), points: Vec::new(), amounts: Vec::new(), marks: Vec::new(), metric };
        sheet.each(|cells| {
            let coordinate = |column: usize, limit: f64| {
                let value = cells.number(column).ok().filter(|x| metric == Metric::Plane || x.abs() <= limit);
                value.ok_or_else(|| cells.wrong(column, "problem-table-coordinate"))
            };
            out.points.push([coordinate(1, 180.0)?, coordinate(2, 90.0)?]);
            out.amounts.push(if has_amount { cells.amount(amount)? } else { 1.0 });
            if mark.is_some() {
                out.marks.push(match cells.text(3).to_lowercase().as_str() {
                    "1" | "yes" | "true" | "si" | "sì" | "x" => true,
                    "0" | "no" | "false" | "" => false,
                    _ => return Err(cells.wrong(3, "problem-table-yes")),
                });
            }
            out.ids.push(cells.text(0).to_owned());
            Ok(())
        })?;
        Ok(out)
    }

    /// Points for GeoJSON, where they are longitudes and latitudes.
    pub fn shapes(&self) -> Vec<Option<Geometry>> {
        if self.metric == Metric::Plane { Vec::new() } else { self.points.iter().map(|p| Some(Geometry::Point(*p))).collect() }
    }
}

/// How ways are measured, as both verbs ask it.
#[derive(Debug, clap::Args)]
pub struct Ways {
    /// By what a straight line is multiplied: 1 for x, y and 1.3 for lon, lat unless said.
    #[arg(long, allow_negative_numbers = true, conflicts_with = "network")]
    pub factor: Option<f64>,
    /// A road network: an OpenStreetMap extract (.osm, .osm.gz; lon, lat), or a CSV of edges from, to and minutes or km (and perhaps
    /// oneway) with --nodes. The threshold is then in minutes or km on it.
    #[arg(long, value_name = "FILE")]
    pub network: Option<PathBuf>,
    /// The nodes of a network of edges: a CSV with id, x, y (or lon, lat).
    #[arg(long, value_name = "CSV", requires = "network")]
    pub nodes: Option<PathBuf>,
    /// What counts on the network: minutes (unless said) or km.
    #[arg(long, requires = "network", value_parser = ["minutes", "km"])]
    pub measure: Option<String>,
}

/// How the ways of a question are found, read and ready.
pub enum Way {
    Straight { factor: f64, metric: Metric },
    Roads { roads: Box<Roads>, measure: &'static str },
}

/// Pairs with, on roads, how far the places were from their nodes.
pub struct Found {
    pub pairs: Pairs,
    pub off: Option<[Vec<f64>; 2]>,
}

/// A question without an answer, with the reason in the reader's language.
pub fn refused<E: Refusal>(verb: &'static str, language: Language) -> impl Fn(E) -> VerbError + Copy {
    move |e| crate::work::refused(verb, language, &e)
}

impl Ways {
    /// Reads what is needed, and checks that the coordinates of all files are of one kind.
    pub fn read(&self, demand: (&Path, Metric), sites: (&Path, Metric)) -> Result<Way> {
        let same = |a: (&Path, Metric), b: (&Path, Metric)| -> Result<()> {
            if a.1 == b.1 {
                return Ok(());
            }
            Err(Problem::new("problem-coordinates-differ", format!("{}, {}", a.0.display(), b.0.display())).into())
        };
        same(demand, sites)?;
        let metric = demand.1;
        let Some(network) = &self.network else {
            let factor = self.factor.unwrap_or(if metric == Metric::Plane { 1.0 } else { FACTOR });
            return Ok(Way::Straight { factor, metric });
        };
        let told = |e: reticolo_analysis::services::roads::RoadsError| {
            VerbError::from(Problem::new("problem-roads", network.display().to_string()).with("reason", e))
        };
        if let Some(nodes) = &self.nodes {
            let (names, of_nodes) = coordinates(nodes)?;
            same(demand, (nodes, of_nodes))?;
            let mut ids = Names::default();
            let mut at = Vec::new();
            Sheet::open(nodes, &["id", names[0], names[1]], &[])?.each(|cells| {
                cells.new_name(0, &mut ids)?;
                at.push([cells.number(1)?, cells.number(2)?]);
                Ok(())
            })?;
            let (edges, measure) = edges(network, &ids, self.measure.as_deref())?;
            return Ok(Way::Roads { roads: Box::new(Roads::new(at, metric, &edges).map_err(told)?), measure });
        }
        let name = network.display().to_string().to_lowercase();
        if ![".osm", ".osm.gz", ".osm.xml", ".xml"].iter().any(|end| name.ends_with(end)) {
            return Err(Problem::new("problem-roads-form", network.display().to_string()).into());
        }
        same(demand, (network, Metric::Sphere))?;
        let measure = if self.measure.as_deref() == Some("km") { Measure::Km } else { Measure::Minutes };
        let osm = read_osm(network, measure)?;
        let roads = Roads::new(osm.at, Metric::Sphere, &osm.edges).map_err(told)?;
        Ok(Way::Roads { roads: Box::new(roads), measure: if measure == Measure::Km { "km" } else { "minutes" } })
    }

    /// Adds the network's files to a digest.
    pub fn digest(&self, digest: Digest) -> Result<Digest> {
        let mut digest = digest;
        for (part, path) in [("network", &self.network), ("nodes", &self.nodes)] {
            if let Some(path) = path {
                digest = digest.file(part, path)?;
            }
        }
        Ok(digest)
    }
}

/// Edges with their lengths; both ways unless `oneway` says yes.
fn edges(path: &Path, ids: &Names, asked: Option<&str>) -> Result<(Vec<(u32, u32, f64)>, &'static str)> {
    let header = Table::open(path)?.header;
    let has = |name: &str| header.iter().any(|h| h.eq_ignore_ascii_case(name));
    let measure = match asked {
        Some("km") => "km",
        None if !has("minutes") && has("km") => "km",
        _ => "minutes",
    };
    let mut edges = Vec::new();
    Sheet::open(path, &["from", "to", measure], &["oneway"])?.each(|cells| {
        let (from, to, length) = (cells.listed(0, ids)?, cells.listed(1, ids)?, cells.amount(2)?);
        edges.push((from, to, length));
        match cells.text(3).to_lowercase().as_str() {
            "1" | "yes" | "true" | "si" | "sì" => {}
            "0" | "no" | "false" | "" => edges.push((to, from, length)),
            _ => return Err(cells.wrong(3, "problem-table-yes")),
        }
        Ok(())
    })?;
    Ok((edges, measure))
}

impl Way {
    /// The pairs within the threshold (infinite for all) to the sites that are open.
    pub fn pairs(&self, verb: &'static str, language: Language, threshold: f64, places: [&Places; 2], open: &[bool]) -> Result<Found> {
        let [demand, sites] = places;
        match self {
            Way::Straight { factor, metric } => {
                let ask = PairsAsk { threshold, factor: *factor, metric: *metric };
                let pairs = ask.pairs(&demand.points, &sites.points, Some(open)).map_err(refused(verb, language))?;
                Ok(Found { pairs, off: None })
            }
            Way::Roads { roads, .. } => {
                let found = roads.pairs(threshold, &demand.points, &sites.points, Some(open)).map_err(refused(verb, language))?;
                let OnRoads { pairs, demand_off, sites_off } = found;
                Ok(Found { pairs, off: Some([demand_off, sites_off]) })
            }
        }
    }

    /// What of this belongs to the parameters.
    pub fn told(&self, parameters: &mut serde_json::Map<String, Value>) {
        match self {
            Way::Straight { factor, metric } => {
                parameters.insert("factor".into(), json!(factor));
                parameters.insert("coordinates".into(), json!(if *metric == Metric::Plane { "x,y" } else { "lon,lat" }));
            }
            Way::Roads { roads, measure } => {
                parameters.insert("network".into(), json!({ "measure": measure, "nodes": roads.nodes(), "edges": roads.edges() }));
            }
        }
    }
}

/// The largest and the mean distance of places from their nodes.
pub fn snapped(off: &[f64]) -> Value {
    let largest = off.iter().copied().fold(0.0, f64::max);
    json!({ "largest": round9(largest), "mean": round9(reticolo_analysis::sums::mean(off).unwrap_or(0.0)) })
}

/// A table's names of those at these places.
pub fn named(ids: &[String], at: &[u32]) -> Vec<String> {
    at.iter().map(|i| ids[*i as usize].clone()).collect()
}

/// What many closures share.
pub fn shared<T>(value: T) -> Rc<T> {
    Rc::new(value)
}
