//! `access`: who can reach which service, by floating catchments and by rational agents.

use crate::Ask;
use crate::places::{Places, Way, Ways, named, refused, shared, snapped};
use crate::read::Digest;
use crate::work::{Column, Result, Told, Work};
use reticolo_analysis::services::access::{AccessAsk, Demand, Nearest, Site, access};
use reticolo_analysis::services::catchment::{CatchmentAsk, Decay, ENHANCED, PUBLISHED, Score, TAU, THREE_STEP, catchment};
use reticolo_analysis::sums::{round9, sum};
use reticolo_messages::{Language, decimal, integer, percent, t, tr};
use reticolo_model::Problem;
use serde_json::json;
use std::path::{Path, PathBuf};

pub const HELP: &str = "DEMAND has the columns id, x, y (or lon, lat) and demand; SITES id, x, y (or lon, lat) and perhaps capacity (1 each without it; 0 is closed).
Result: one score a demand (capacity per person within reach; with raam the cost of queue and way, so lower is better, empty where no site is within
reach) and their mean, the nearest site and how far it is, and those whom no site reaches, with their people. With a network also how far places are from their nodes.
Weights: e2sfca takes 1, 0.68, 0.22 and 3sfca 0.962, 0.704, 0.377 by thirds of the threshold, unless --steps or --bandwidth says otherwise.

Examples:
  reticolo analyse access --demand people.csv --sites surgeries.csv --threshold 20 --json
  reticolo analyse access --demand people.csv --sites surgeries.csv --method e2sfca --threshold 30 --steps 10:1,20:0.68,30:0.22 --out scores.csv
  reticolo analyse access --demand people.csv --sites surgeries.csv --method raam --threshold 30 --tau 20 --equilibrium
  reticolo analyse access --demand people.csv --sites surgeries.csv --threshold 15 --network region.osm.gz --measure minutes
  reticolo analyse access --demand people.csv --sites surgeries.csv --threshold 15 --network edges.csv --nodes nodes.csv";

#[derive(Debug, clap::Args)]
pub struct Args {
    /// A CSV with the people: id, x, y (or lon, lat), demand.
    #[arg(long)]
    pub demand: PathBuf,
    /// A CSV with the sites: id, x, y (or lon, lat), capacity.
    #[arg(long)]
    pub sites: PathBuf,
    /// 2sfca (two-step floating catchment), e2sfca (weights that fall with distance), 3sfca (each place shares its people out first) or
    /// raam (rational agents: queue and way together).
    #[arg(long, default_value = "2sfca", value_parser = ["2sfca", "e2sfca", "3sfca", "raam"])]
    pub method: String,
    /// How far a site can be reached, in the coordinates' unit (km for lon, lat; the network's measure with one); exactly this far is
    /// within.
    #[arg(long, value_name = "KM", allow_negative_numbers = true)]
    pub threshold: f64,
    /// With e2sfca and 3sfca: up to each distance its weight, as 10:1,20:0.68,30:0.22; nothing beyond the last.
    #[arg(long, value_name = "DISTANCE:WEIGHT,…", value_delimiter = ',', conflicts_with = "bandwidth")]
    pub steps: Vec<String>,
    /// With e2sfca and 3sfca: weights exp(-d²/2b²) in place of steps.
    #[arg(long, value_name = "KM", allow_negative_numbers = true)]
    pub bandwidth: Option<f64>,
    /// With raam: the way that weighs as much as a queue of the mean length.
    #[arg(long, value_name = "KM", default_value_t = TAU, allow_negative_numbers = true)]
    pub tau: f64,
    /// With raam: rounds of the published schedule, which stops near the equilibrium.
    #[arg(long, default_value_t = PUBLISHED, conflicts_with = "equilibrium")]
    pub rounds: usize,
    /// With raam: go on to the equilibrium itself.
    #[arg(long)]
    pub equilibrium: bool,
    #[command(flatten)]
    pub ways: Ways,
    /// Write the answer to a file (csv; geojson of points for lon, lat).
    #[arg(long)]
    pub out: Option<PathBuf>,
}

/// What either way of computing gives.
struct Answer {
    score: Vec<Option<f64>>,
    nearest: Vec<Option<Nearest>>,
    within: Vec<u32>,
    uncovered: Vec<u32>,
    uncovered_people: f64,
    gap: Option<(f64, usize)>,
    off: Option<[Vec<f64>; 2]>,
}

impl Args {
    fn decay(&self, weights: [f64; 3], language: Language) -> Result<Decay> {
        if let Some(bandwidth) = self.bandwidth {
            return Ok(Decay::Gaussian { bandwidth });
        }
        if self.steps.is_empty() {
            return Ok(Decay::thirds(self.threshold, weights));
        }
        let step = |text: &String| {
            let (end, weight) = text.split_once(':')?;
            Some((end.trim().parse().ok()?, weight.trim().parse().ok()?))
        };
        let bad = |text: &String| Problem::new("problem-question", text).with("reason", t(language, "access-bad-step"));
        let steps: std::result::Result<Vec<_>, _> = self.steps.iter().map(|s| step(s).ok_or_else(|| bad(s))).collect();
        Ok(Decay::Steps(steps?))
    }

    fn score(&self, language: Language) -> Result<Score> {
        let weighted = matches!(self.method.as_str(), "e2sfca" | "3sfca");
        if !weighted && (self.bandwidth.is_some() || !self.steps.is_empty()) {
            return Err(Problem::new("problem-question", &self.method).with("reason", t(language, "access-no-weights")).into());
        }
        Ok(match self.method.as_str() {
            "e2sfca" => Score::TwoStep(self.decay(ENHANCED, language)?),
            "3sfca" => Score::ThreeStep(self.decay(THREE_STEP, language)?),
            "raam" => Score::Raam { tau: self.tau, rounds: (!self.equilibrium).then_some(self.rounds) },
            _ => Score::TwoStep(Decay::Even),
        })
    }
}

impl Ask for Args {
    fn out(&self) -> Option<&Path> {
        self.out.as_deref()
    }

    fn work(&self, language: Language) -> Result<Work> {
        let demand = shared(Places::read(&self.demand, "demand", false, None)?);
        let sites = shared(Places::read(&self.sites, "capacity", true, None)?);
        let way = self.ways.read((&self.demand, demand.metric), (&self.sites, sites.metric))?;
        let score = self.score(language)?;
        let mut parameters = serde_json::Map::new();
        parameters.insert("method".into(), json!(self.method));
        parameters.insert("threshold".into(), json!(self.threshold));
        way.told(&mut parameters);
        match &score {
            Score::TwoStep(Decay::Steps(steps)) | Score::ThreeStep(Decay::Steps(steps)) => {
                parameters.insert("steps".into(), json!(steps));
            }
            Score::TwoStep(Decay::Gaussian { bandwidth }) | Score::ThreeStep(Decay::Gaussian { bandwidth }) => {
                parameters.insert("bandwidth".into(), json!(bandwidth));
            }
            Score::Raam { tau, rounds } => {
                parameters.insert("tau".into(), json!(tau));
                parameters.insert("rounds".into(), json!(rounds));
            }
            _ => {}
        }
        let digest = self.ways.digest(Digest::default().file("demand", &self.demand)?.file("sites", &self.sites)?)?.hex();
        let threshold = self.threshold;
        // Without weights and on straight lines no pair needs to be listed, which pays where they are many.
        let many = demand.ids.len().saturating_mul(sites.ids.len()) > 20_000_000;
        let plain = match &way {
            Way::Straight { factor, metric } if many && score == Score::TwoStep(Decay::Even) => {
                Some(AccessAsk { threshold, factor: *factor, metric: *metric })
            }
            _ => None,
        };
        let (people, open) = if plain.is_some() {
            let people: Vec<Demand> = demand.points.iter().zip(&demand.amounts).map(|(at, n)| Demand { at: *at, people: *n }).collect();
            let open: Vec<Site> = sites.points.iter().zip(&sites.amounts).map(|(at, n)| Site { at: *at, capacity: *n }).collect();
            (people, open)
        } else {
            (Vec::new(), Vec::new())
        };
        let is_open: Vec<bool> = sites.amounts.iter().map(|c| *c > 0.0).collect();
        let path = self.demand.display().to_string();
        let (of_demand, of_sites) = (demand.clone(), sites.clone());
        let compute = move || {
            if let Some(asked) = plain {
                let plan = asked.check(&people, &open).map_err(|e| Problem::new("problem-access", &path).with("reason", e))?;
                let found = access(&plan);
                return Ok(Answer {
                    score: found.score.into_iter().map(Some).collect(),
                    nearest: found.nearest,
                    within: found.within,
                    uncovered: found.uncovered,
                    uncovered_people: found.uncovered_people,
                    gap: None,
                    off: None,
                });
            }
            let found = way.pairs("access", language, threshold, [&of_demand, &of_sites], &is_open)?;
            let ask = CatchmentAsk { score: score.clone(), threshold };
            let plan = ask.check(&of_demand.amounts, &of_sites.amounts, &found.pairs).map_err(refused("access", language))?;
            let answer = catchment(&plan);
            Ok(Answer {
                score: answer.score,
                nearest: answer.nearest,
                within: answer.within,
                uncovered: answer.uncovered,
                uncovered_people: answer.uncovered_people,
                gap: answer.gap,
                off: found.off,
            })
        };
        Ok(Work::new("access", parameters.into(), digest, compute, move |found| tell(language, &demand, &sites, &found)))
    }
}

fn tell(language: Language, demand: &Places, sites: &Places, found: &Answer) -> Told {
    let mut told = Told::default();
    told.column(Column::new("id", demand.ids.iter().cloned()));
    told.column(Column::numbers("score", found.score.iter().copied()));
    told.column(Column::numbers("nearest", found.nearest.iter().map(|n| n.map(|n| n.distance))));
    let site = |n: &Option<Nearest>| n.map(|n| sites.ids[n.site as usize].clone());
    told.column(Column::new("nearest_site", found.nearest.iter().map(site)));
    told.column(Column::new("within", found.within.iter().copied()));
    let people = round9(found.uncovered_people);
    told.detail("uncovered", json!({ "ids": named(&demand.ids, &found.uncovered), "people": people }));
    told.figures.push(("uncovered".into(), json!(found.uncovered.len())));
    told.figure("uncovered_people", people);
    let scores: Vec<f64> = found.score.iter().copied().flatten().collect();
    if !scores.is_empty() {
        told.figure("mean", round9(sum(&scores) / scores.len() as f64));
    }
    if let Some([of_demand, of_sites]) = &found.off {
        told.column(Column::numbers("snapped_km", of_demand.iter().map(|d| Some(*d))));
        told.detail("snapped", json!({ "demand": snapped(of_demand), "sites": snapped(of_sites) }));
        let largest = of_demand.iter().chain(of_sites).copied().fold(0.0, f64::max);
        told.reasons.push(tr(language, "access-snapped", &[("largest", &decimal(language, largest, 2))]));
    }
    if let Some((gap, rounds)) = found.gap {
        told.figure("gap", round9(gap));
        told.figure("rounds", rounds);
        let share = percent(language, gap, 4);
        told.reasons.push(tr(language, "access-gap", &[("share", &share), ("rounds", &integer(language, rounds as i64))]));
    }
    told.shapes = demand.shapes();
    told
}
