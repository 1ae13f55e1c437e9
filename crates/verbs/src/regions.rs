//! `regions`: which neighbouring places are alike.

use crate::Ask;
use crate::form::TERRITORY;
use crate::read::{Digest, Names, Sheet, neighbours, units};
use crate::work::{Column, Result, Told, VerbError, Work};
use reticolo_analysis::catalogue::Refusal as _;
use reticolo_analysis::regions::{Border, Cut, Method, Region, Regions, RegionsAsk, RegionsError, STABLE, regions};
use reticolo_analysis::sums::round9;
use reticolo_messages::{Language, decimal, integer, list_words, percent, tn, tr};
use reticolo_model::Problem;
use reticolo_model::geometry::Geometry;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// As many regions as are made unless said.
const USUAL: u32 = 5;
/// From more units on, fewer replicates unless said.
const MANY: usize = 1_500;
const FEW_REPLICATES: u32 = 10;
/// As many borders and columns as are told in words.
const TOLD: usize = 3;

pub const HELP: &str = "UNITS has one row a unit; an empty cell is a missing value, and a unit that lacks one is left out. EDGES has two columns, the numbers
of two neighbours, counted from 0 in the order of the units.

Methods:
  best                    five of the others, exchanged, cut anew and annealed while that helps
  skater                  the tree of the least differences between neighbours, cut where a cut gains most
  redcap-first-…          a tree made by joining groups after the edges between them (single, average, complete), cut likewise
  redcap-full-…           the same after all units of both (single, average, complete, ward)
  ward, average, complete, single
                          bordering groups joined, each time the two nearest by that linkage
  azp                     random regions whose border units are exchanged (annealing, then tabu)
  maxp                    as many regions as --floor allows (without --k), then as alike inside as can be

Result: count (of regions), labels (regions from 0, one a unit in the file's order; empty where a value is missing), ratio (sum of squares between over total
of the standardised columns), ceiling (what no ratio of so many groups can pass, where known), regions with what their places share,
borders with what they are worth, cuts (the edges of the tree that were cut, with what each gains), stability, and with a floor
most (how many regions it allows at most).

Examples:
  reticolo analyse regions --units units.csv --columns a,b,c --edges edges.csv --method best --k 6 --json
  reticolo analyse regions --units units.csv --columns a,b --geometry units.geojson --key code=CODE --k 5 --floor-column people --floor 3000 --out basins.geojson
  reticolo analyse regions --units units.csv --columns a,b --edges edges.csv --method maxp --floor-column people --floor 3000 --starts 99
  reticolo analyse regions --units units.csv --columns a,b --edges edges.csv --k 6 --beginning district
  reticolo analyse regions --in DIR --indicators share_65_plus,income_per_taxpayer --k 4";

#[derive(Debug, clap::Args)]
pub struct Args {
    /// A territory's folder.
    #[arg(long = "in", alias = "dir", value_name = "DIR", conflicts_with_all = ["units", "columns", "edges", "geometry", "floor_column"], help_heading = TERRITORY)]
    pub dir: Option<PathBuf>,
    /// With --in: codes of indicators, divided by commas, each at its newest period; unless said, those of the default set.
    #[arg(long, requires = "dir", value_delimiter = ',', help_heading = TERRITORY)]
    pub indicators: Vec<String>,
    /// With --in: the additive indicator that --floor is about; the residents unless said.
    #[arg(long, requires = "dir", value_name = "CODE", help_heading = TERRITORY)]
    pub size: Option<String>,
    /// With --in: look at illustrative records too.
    #[arg(long, requires = "dir", help_heading = TERRITORY)]
    pub illustrative: bool,
    /// A CSV with one row a unit.
    #[arg(long, required_unless_present = "dir")]
    pub units: Option<PathBuf>,
    /// The columns with the values, divided by commas.
    #[arg(long, required_unless_present = "dir", value_delimiter = ',')]
    pub columns: Vec<String>,
    /// A CSV `i,j` of neighbours, numbered from 0 in the order of the units.
    #[arg(long, conflicts_with = "geometry")]
    pub edges: Option<PathBuf>,
    /// A GeoJSON with the shapes; neighbours share a point of their border.
    #[arg(long, requires = "key")]
    pub geometry: Option<PathBuf>,
    /// Which column of the units is which property of the shapes: CSVCOL=PROPERTY.
    #[arg(long, value_name = "CSVCOL=PROPERTY")]
    pub key: Option<String>,
    /// How the regions are made.
    #[arg(long, default_value = "best", value_parser = clap::builder::PossibleValuesParser::new(Method::ALL.map(Method::code)))]
    pub method: String,
    /// How many regions; 5 unless said. Not for maxp.
    #[arg(long, value_name = "N")]
    pub k: Option<u32>,
    /// The column of sizes that --floor is about.
    #[arg(long, value_name = "COLUMN")]
    pub floor_column: Option<String>,
    /// What each region must at least add up to.
    #[arg(long, value_name = "X", allow_negative_numbers = true)]
    pub floor: Option<f64>,
    /// How often the regions are made again from shaken data, to see whether they stand; 0 for not at all, 50 unless said (10 where
    /// there are more than 1 500 units).
    #[arg(long)]
    pub replicates: Option<u32>,
    /// The same seed gives the same answer; maxp, azp, best and the replicates depend on it.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// How many random beginnings maxp and azp try; 16 unless said.
    #[arg(long, value_name = "N")]
    pub starts: Option<u32>,
    /// How many walks over all units the annealing of best, maxp and azp takes; 0 for none, 300 unless said.
    #[arg(long, value_name = "N")]
    pub iterations: Option<u32>,
    /// A column of UNITS that names the region of each: best, maxp and azp begin with these too, and give nothing worse.
    #[arg(long, value_name = "COLUMN", conflicts_with = "dir")]
    pub beginning: Option<String>,
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
        let Some(path) = &self.units else { return Err(Problem::new("problem-required", "--units").into()) };
        let key = self.key.as_deref().and_then(|k| k.split_once('=')).map(|(c, _)| c);
        let wanted: Vec<&str> = self.columns.iter().chain(&self.floor_column).map(String::as_str).collect();
        let (names, mut columns) = units(path, &wanted, key)?;
        let sizes = self.floor_column.as_ref().and_then(|_| columns.pop());
        let (weights, shapes) = neighbours(self.edges.as_deref(), self.geometry.as_deref(), self.key.as_deref(), &names)?;
        let method = Method::from_code(&self.method)
            .ok_or_else(|| Problem::new("problem-choice", &self.method).with("known", Method::ALL.map(Method::code).join(", ")))?;
        let k = self.k.unwrap_or(USUAL);
        let mut ask = RegionsAsk { floor: self.floor, seed: self.seed, ..RegionsAsk::new(method, k) };
        ask.replicates = self.replicates.unwrap_or(if names.len() > MANY { FEW_REPLICATES } else { ask.replicates });
        ask.starts = self.starts.unwrap_or(ask.starts);
        ask.iterations = self.iterations.unwrap_or(ask.iterations);
        let mut digest = Digest::default().file("units", path)?;
        for (part, file) in [("edges", &self.edges), ("geometry", &self.geometry)] {
            if let Some(file) = file {
                digest = digest.file(part, file)?;
            }
        }
        let (beginning, called) = self.beginning.as_deref().map(|column| labels(path, column)).transpose()?.unzip();
        let refused = {
            let (columns, names) = (self.columns.clone(), names.clone());
            move |e: RegionsError| refusal(language, &e, &columns, &names, called.as_ref())
        };
        let plan = move || {
            let plan = ask.check(&columns, sizes.as_deref(), &weights).map_err(&refused)?;
            match &beginning {
                Some(labels) => plan.beginning_with(labels).map_err(&refused),
                None => Ok(plan),
            }
        };
        plan()?;
        let parameters = json!({
            "columns": self.columns, "method": self.method, "k": (method != Method::Maxp).then_some(k), "floor_column": self.floor_column,
            "floor": self.floor, "replicates": ask.replicates, "seed": self.seed, "starts": ask.starts, "iterations": ask.iterations,
            "beginning": self.beginning,
        });
        let compute = move || Ok(regions(&plan()?));
        let teller = Teller { language, columns: self.columns.clone(), names, shapes };
        Ok(Work::new("regions", parameters, digest.hex(), compute, move |found| teller.tell(&found)))
    }
}

/// The region of each unit by a column of names; none where the cell is empty.
fn labels(path: &Path, column: &str) -> Result<(Vec<Option<u32>>, Names)> {
    let (mut labels, mut names) = (Vec::new(), Names::default());
    Sheet::open(path, &[column], &[])?.each(|cells| {
        let name = cells.text(0);
        labels.push((!name.is_empty()).then(|| names.place(name)));
        Ok(())
    })?;
    Ok((labels, names))
}

/// What has no answer, with the unit, the column or the region by name where one is at fault.
fn refusal(language: Language, error: &RegionsError, columns: &[String], names: &[String], regions: Option<&Names>) -> VerbError {
    let unit = match error {
        RegionsError::NotFinite { unit, .. } | RegionsError::NegativeSize { unit } | RegionsError::FloorUnreachable { unit, .. } => {
            names.get(*unit)
        }
        _ => None,
    };
    let reason = match language {
        Language::It => error.it(),
        Language::En => error.to_string(),
    };
    let column = match error {
        RegionsError::NotFinite { column: Some(c), .. } => columns.get(*c),
        _ => None,
    };
    let region = match error {
        RegionsError::BeginningTorn { region } | RegionsError::BeginningBelowFloor { region, .. } => {
            regions.and_then(|r| r.list.get(*region as usize))
        }
        _ => None,
    };
    let named: Vec<&str> = unit.into_iter().chain(column).chain(region).map(String::as_str).collect();
    let reason = if named.is_empty() { reason } else { format!("{reason} ({})", named.join(", ")) };
    Problem::new("problem-question", "regions").with("reason", reason).into()
}

struct Teller {
    language: Language,
    columns: Vec<String>,
    names: Vec<String>,
    shapes: BTreeMap<String, Geometry>,
}

impl Teller {
    fn tell(&self, found: &Regions) -> Told {
        let mut told = Told::default();
        told.figure("ratio", round9(found.ratio));
        if let Some(ceiling) = found.ceiling {
            told.figure("ceiling", round9(ceiling));
        }
        if let Some(most) = found.most {
            told.figure("most", most);
        }
        if let Some(stability) = &found.stability {
            told.figures.push(("stability".to_owned(), json!(round9(stability.agreement))));
        }
        told.figure("count", found.regions.len());
        told.column(Column::new("unit", self.names.iter().map(String::as_str)));
        // In the JSON `labels`, in the table `region`.
        told.detail("labels", found.labels.iter().map(|l| json!(l)).collect::<Value>());
        told.table.push(Column::new("region", found.labels.iter().map(|l| json!(l))));
        if let Some(stability) = &found.stability {
            let kept = Column::numbers("kept", stability.units.iter().copied());
            told.table.push(kept);
        }
        if !self.shapes.is_empty() {
            told.shapes = self.names.iter().map(|n| self.shapes.get(n).cloned()).collect();
        }
        self.details(found, &mut told);
        told.reasons = self.reasons(found);
        told
    }

    fn name(&self, unit: u32) -> &str {
        &self.names[unit as usize]
    }

    fn column(&self, column: u32) -> &str {
        &self.columns[column as usize]
    }

    fn details(&self, found: &Regions, told: &mut Told) {
        let rounded = |list: &[Option<f64>]| list.iter().map(|x| x.map(round9)).collect::<Vec<_>>();
        let region = |(r, region): (usize, &Region)| {
            json!({
                "region": r, "units": region.units.iter().map(|&u| self.name(u)).collect::<Vec<_>>(), "size": region.size.map(round9),
                "means": rounded(&region.means), "values": region.values.iter().map(|&v| round9(v)).collect::<Vec<_>>(),
                "within": round9(region.within), "shares": region.shares.iter().map(|&c| self.column(c)).collect::<Vec<_>>(),
                "kept": found.stability.as_ref().map(|s| round9(s.regions[r])),
            })
        };
        told.detail("regions", found.regions.iter().enumerate().map(region).collect::<Value>());
        let pair = |(i, j, d): (u32, u32, f64)| json!([self.name(i), self.name(j), round9(d)]);
        let border = |b: &Border| {
            json!({
                "between": b.between, "pairs": b.pairs, "cost": round9(b.cost), "alike": pair(b.alike), "unlike": pair(b.unlike),
                "column": self.column(b.column), "difference": round9(b.difference),
            })
        };
        told.detail("borders", found.borders.iter().map(border).collect::<Value>());
        let cut = |c: &Cut| json!({ "between": [self.name(c.between.0), self.name(c.between.1)], "gain": round9(c.gain) });
        told.detail("cuts", found.cuts.iter().map(cut).collect::<Value>());
        let stability = found.stability.as_ref().map(|s| {
            json!({
                "replicates": s.replicates, "agreement": round9(s.agreement), "least": round9(s.least), "stable": s.stable,
                "threshold": STABLE, "units": rounded(&s.units),
            })
        });
        told.detail("stability", json!(stability));
        told.detail("missing", found.missing.iter().map(|&u| json!(self.name(u))).collect::<Value>());
        told.detail("short", self.short(found));
        let columns = self.columns.iter().enumerate();
        told.detail(
            "columns",
            columns
                .map(|(c, n)| json!({ "column": n, "mean": round9(found.means[c]), "deviation": round9(found.deviations[c]) }))
                .collect::<Value>(),
        );
        told.detail("parts", found.components);
    }

    /// Fewer regions than were asked.
    fn short(&self, found: &Regions) -> bool {
        found.asked.method != Method::Maxp && found.regions.len() < found.asked.k as usize
    }

    fn reasons(&self, found: &Regions) -> Vec<String> {
        let l = self.language;
        let mut told = self.shared(found);
        for cut in found.cuts.iter().take(TOLD) {
            let (one, two) = (self.name(cut.between.0), self.name(cut.between.1));
            told.push(tr(l, "verb-regions-cut", &[("one", one), ("two", two), ("gain", &percent(l, cut.gain, 1))]));
        }
        let mut borders: Vec<&Border> = found.borders.iter().collect();
        borders.sort_by(|a, b| a.cost.total_cmp(&b.cost).then(a.between.cmp(&b.between)));
        if let [weak, .., strong] = borders.as_slice() {
            for (key, border) in [("verb-regions-strong", strong), ("verb-regions-weak", weak)] {
                let (one, two) = (border.between.0.to_string(), border.between.1.to_string());
                let cost = percent(l, border.cost, 1);
                told.push(tr(l, key, &[("one", &one), ("two", &two), ("cost", &cost), ("column", self.column(border.column))]));
            }
        }
        let count = found.regions.len() as i64;
        if let Some(ceiling) = found.ceiling {
            let (ratio, ceiling) = (percent(l, found.ratio, 1), percent(l, ceiling, 1));
            told.push(tr(l, "verb-regions-ceiling", &[("ratio", &ratio), ("ceiling", &ceiling)]));
        }
        if let Some(most) = found.most {
            told.push(tn(l, "verb-regions-most", count, &[("most", &integer(l, i64::from(most)))]));
        }
        if self.short(found) {
            told.push(tn(l, "verb-regions-short", count, &[("asked", &integer(l, i64::from(found.asked.k)))]));
        }
        if let Some(stability) = &found.stability {
            let key = if stability.stable { "verb-regions-stable" } else { "verb-regions-unstable" };
            let (agreement, threshold) = (decimal(l, stability.agreement, 2), decimal(l, STABLE, 2));
            let replicates = integer(l, i64::from(stability.replicates));
            told.push(tr(l, key, &[("agreement", &agreement), ("replicates", &replicates), ("threshold", &threshold)]));
        }
        if !found.missing.is_empty() {
            told.push(tn(l, "verb-regions-missing", found.missing.len() as i64, &[]));
        }
        if found.components > 1 {
            told.push(tn(l, "verb-regions-parts", i64::from(found.components), &[]));
        }
        if !found.constant.is_empty() {
            let names: Vec<&str> = found.constant.iter().map(|&c| self.column(c)).collect();
            told.push(tr(l, "verb-regions-constant", &[("columns", &names.join(", "))]));
        }
        told
    }

    /// What the places of the first regions share.
    fn shared(&self, found: &Regions) -> Vec<String> {
        let l = self.language;
        let share = |region: &Region, c: u32| {
            let mean = region.means[c as usize].unwrap_or(0.0);
            let key = if mean > 0.0 { "verb-regions-above" } else { "verb-regions-below" };
            tr(l, key, &[("column", self.column(c)), ("by", &decimal(l, mean.abs(), 1))])
        };
        let telling = found.regions.iter().enumerate().filter(|(_, r)| !r.shares.is_empty());
        let tell = |(number, region): (usize, &Region)| {
            let shares: Vec<String> = region.shares.iter().take(TOLD).map(|&c| share(region, c)).collect();
            let arguments = [("region", &*number.to_string()), ("shares", &*list_words(l, &shares))];
            tn(l, "verb-regions-share", region.units.len() as i64, &arguments)
        };
        telling.take(2 * TOLD).map(tell).collect()
    }
}
