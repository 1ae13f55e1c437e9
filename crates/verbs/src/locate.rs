//! `locate`: where services should open, with a bound and what each site is worth.

use crate::Ask;
use crate::places::{Places, Ways, named, refused, shared, snapped};
use crate::read::Digest;
use crate::work::{Column, Result, Told, Work};
use reticolo_analysis::services::locate::{Chosen, EFFORT, LocateAsk, Located, Method, locate};
use reticolo_analysis::sums::round9;
use reticolo_messages::{Language, decimal, integer, percent, t, tr};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

pub const HELP: &str = "DEMAND has the columns id, x, y (or lon, lat) and demand; SITES id, x, y (or lon, lat) and perhaps a column that says which exist already.
Methods: mclp opens p sites that have the most people within the threshold; pmedian p sites to which all people together have the shortest way; pcenter p sites
within the least distance of everybody; cover the fewest sites that have everybody within the threshold. At most p sites are opened: one that adds nothing is not.
Result: objective (people covered; people times distance; the largest distance; sites), bound (nothing better is possible), gap (0 where that is proven), the chosen
sites with their gain, what is lost without them and what would stand in for them, who is served by which site, and who stays uncovered.

Examples:
  reticolo analyse locate --demand people.csv --sites places.csv --method mclp --threshold 10 --p 5 --json
  reticolo analyse locate --demand people.csv --sites places.csv --method pmedian --p 8 --existing open --out served.csv
  reticolo analyse locate --demand people.csv --sites places.csv --method cover --threshold 15 --network region.osm.gz";

#[derive(Debug, clap::Args)]
pub struct Args {
    /// A CSV with the people: id, x, y (or lon, lat), demand.
    #[arg(long)]
    pub demand: PathBuf,
    /// A CSV with the sites that could open: id, x, y (or lon, lat).
    #[arg(long)]
    pub sites: PathBuf,
    /// mclp (most people covered), pmedian (shortest way of all), pcenter (least largest distance) or cover (fewest sites).
    #[arg(long, default_value = "mclp", value_parser = ["mclp", "pmedian", "pcenter", "cover"])]
    pub method: String,
    /// How far a site covers, in the coordinates' unit (km for lon, lat; the network's measure with one). Needed by mclp and cover;
    /// where it is given the others say who stays beyond it.
    #[arg(long, value_name = "KM", allow_negative_numbers = true)]
    pub threshold: Option<f64>,
    /// How many sites to open beside those that exist (cover finds it).
    #[arg(long, default_value_t = 1)]
    pub p: usize,
    /// The column of SITES that says which exist already (1 or 0, yes or no): they stay open and do not count in p.
    #[arg(long, value_name = "COLUMN")]
    pub existing: Option<String>,
    /// Million pairs to look at, at most, before it ends with a bound instead of a proof (about 400 a second).
    #[arg(long, default_value_t = EFFORT)]
    pub effort: u64,
    #[command(flatten)]
    pub ways: Ways,
    /// Write who is served by which site to a file (csv; geojson of points for lon, lat).
    #[arg(long)]
    pub out: Option<PathBuf>,
}

struct Answer {
    found: Located,
    off: Option<[Vec<f64>; 2]>,
}

impl Ask for Args {
    fn out(&self) -> Option<&Path> {
        self.out.as_deref()
    }

    fn work(&self, language: Language) -> Result<Work> {
        let demand = shared(Places::read(&self.demand, "demand", false, None)?);
        let sites = shared(Places::read(&self.sites, "capacity", true, self.existing.as_deref())?);
        let way = self.ways.read((&self.demand, demand.metric), (&self.sites, sites.metric))?;
        let method = Method::from_code(&self.method).unwrap_or(Method::Mclp);
        let ask = LocateAsk { method, threshold: self.threshold, count: self.p, effort: self.effort };
        let mut parameters = serde_json::Map::new();
        for (name, value) in [
            ("method", json!(self.method)),
            ("threshold", json!(self.threshold)),
            ("p", if method == Method::Cover { Value::Null } else { json!(self.p) }),
            ("existing", json!(self.existing)),
            ("effort", json!(self.effort)),
        ] {
            parameters.insert(name.into(), value);
        }
        way.told(&mut parameters);
        let digest = self.ways.digest(Digest::default().file("demand", &self.demand)?.file("sites", &self.sites)?)?.hex();
        let existing = if sites.marks.is_empty() { vec![false; sites.ids.len()] } else { sites.marks.clone() };
        let open = vec![true; sites.ids.len()];
        let (of_demand, of_sites) = (demand.clone(), sites.clone());
        // Covering needs no pair beyond the threshold.
        let reach = self.threshold.filter(|_| method.covers()).unwrap_or(f64::INFINITY);
        let compute = move || {
            let ways = way.pairs("locate", language, reach, [&of_demand, &of_sites], &open)?;
            let plan = ask.check(&of_demand.amounts, &existing, &ways.pairs).map_err(refused("locate", language))?;
            Ok(Answer { found: locate(&plan), off: ways.off })
        };
        let threshold = self.threshold;
        Ok(Work::new("locate", parameters.into(), digest, compute, move |answer| {
            tell(language, method, threshold, &demand, &sites, &answer)
        }))
    }
}

fn tell(language: Language, method: Method, threshold: Option<f64>, demand: &Places, sites: &Places, answer: &Answer) -> Told {
    let found = &answer.found;
    let mut told = Told::default();
    told.figure("objective", round9(found.objective));
    told.figure("bound", round9(found.bound));
    told.figure("gap", round9(found.gap));
    told.figure("proven", found.proven);
    told.detail("branches", found.branches);
    let name = |j: u32| &sites.ids[j as usize];
    let chosen = |c: &Chosen| {
        json!({
            "site": name(c.site), "gain": c.gain.map(round9), "loss": c.loss.map(round9), "people": round9(c.people),
            "instead": c.instead.map(|i| name(i.0)), "instead_loss": c.instead.map(|i| round9(i.1)),
        })
    };
    told.detail("chosen", found.chosen.iter().map(chosen).collect::<Value>());
    told.column(Column::new("id", demand.ids.iter().cloned()));
    told.column(Column::new("served_by", found.served.iter().map(|s| s.map(|s| name(s.site).clone()))));
    told.column(Column::numbers("distance", found.served.iter().map(|s| s.map(|s| s.distance))));
    let mut covered = vec![true; demand.ids.len()];
    found.uncovered.iter().for_each(|i| covered[*i as usize] = false);
    told.column(Column::new("covered", covered));
    let people = round9(found.uncovered_people);
    told.detail("uncovered", json!({ "ids": named(&demand.ids, &found.uncovered), "people": people }));
    told.detail("unreachable", named(&demand.ids, &found.unreachable));
    told.figure("covered_people", round9(found.covered_people));
    told.figures.push(("uncovered_people".into(), json!(people)));
    told.reasons = reasons(language, method, threshold, sites, found);
    if let Some([of_demand, of_sites]) = &answer.off {
        told.column(Column::numbers("snapped_km", of_demand.iter().map(|d| Some(*d))));
        told.detail("snapped", json!({ "demand": snapped(of_demand), "sites": snapped(of_sites) }));
        let largest = of_demand.iter().chain(of_sites).copied().fold(0.0, f64::max);
        told.reasons.push(tr(language, "access-snapped", &[("largest", &decimal(language, largest, 2))]));
    }
    told.shapes = demand.shapes();
    told
}

/// How good the answer is, and what each site is for.
fn reasons(language: Language, method: Method, threshold: Option<f64>, sites: &Places, found: &Located) -> Vec<String> {
    let number = |x: f64| decimal(language, x, if x.abs() < 100.0 && x.fract() != 0.0 { 2 } else { 0 });
    let mut out = Vec::new();
    if found.proven {
        out.push(t(language, "locate-proven"));
    } else {
        out.push(tr(language, "locate-gap", &[("gap", &percent(language, found.gap, 3))]));
    }
    let unit = if method == Method::PMedian { "way" } else { "people" };
    for c in &found.chosen {
        let name = sites.ids[c.site as usize].as_str();
        let gain = c.gain.map(number);
        let key = format!("locate-site-{unit}{}", if gain.is_some() { "" } else { "-first" });
        let mut said = tr(language, &key, &[("site", name), ("gain", gain.as_deref().unwrap_or("")), ("people", &number(c.people))]);
        if let Some(loss) = c.loss {
            said.push(' ');
            said.push_str(&tr(language, &format!("locate-loss-{unit}"), &[("loss", &number(loss))]));
        }
        if let Some((other, loss)) = c.instead {
            said.push(' ');
            let loss = number(loss);
            said.push_str(&tr(language, &format!("locate-instead-{unit}"), &[("site", &sites.ids[other as usize]), ("loss", &loss)]));
        }
        out.push(said);
    }
    if !found.uncovered.is_empty() {
        let count = integer(language, found.uncovered.len() as i64);
        let people = number(found.uncovered_people);
        let key = if threshold.is_some() { "locate-uncovered" } else { "locate-unserved" };
        out.push(tr(language, key, &[("count", &count), ("people", &people)]));
    }
    if !found.unreachable.is_empty() {
        let count = integer(language, found.unreachable.len() as i64);
        out.push(tr(language, "locate-unreachable", &[("count", &count)]));
    }
    out
}
