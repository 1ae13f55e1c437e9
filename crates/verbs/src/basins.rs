//! `basins`: areas drawn from flows, what they are worth, how far they agree with others, and why two places are together.

pub mod files;
mod words;

use crate::Ask;
use crate::form::TERRITORY;
use crate::read::Digest;
use crate::work::{Result, Told, Work, refused};
use clap::ValueEnum;
use files::Asked;
use reticolo_analysis::flows::areas::{Division, adjusted_rand, codelength, modularity, overlaps};
use reticolo_analysis::flows::community::{CommunityAsk, Quality, communities};
use reticolo_analysis::flows::ttwa::{Came, TtwaAsk, ttwa};
use reticolo_analysis::flows::{APART, Flows};
use reticolo_messages::Language;
use reticolo_model::Problem;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::rc::Rc;

pub const HELP: &str =
    "FLOWS has the columns o, d, n: from, to, how many (self-flows included); ids are any text. Other names of the columns: --columns.

Methods
  ttwa     travel-to-work areas, as labour market areas are drawn: an area is accepted at --target-size employed residents with
           --min-self of its workers and jobs inside, at --min-size with --target-self; in between the demand slides.
           With --edges (who borders whom) pieces cut off from their area go to a bordering one.
  infomap  the two-level map equation: groups in which a walker stays. With self-flows groups are small; try --without-self-flows.
  leiden   modularity: groups with more flow inside than chance would give.

Result: labels (one a unit, -1 apart), self_containment (of residents and of jobs, validity of each area), inside (share of all
trips), modularity, codelength and one_level_codelength; with --compare, agreement. The table has a row a unit: label, the area's
seed, how the unit came there, how strongly it holds to its area and to the next one (cohesion = f²/(L W) + f²/(L W), L those who
live there and work, W the jobs). Reasons say for each area what holds it together and which flow its border cuts.

Examples:
  reticolo analyse basins --flows commuters.csv --out areas.csv
  reticolo analyse basins --flows commuters.csv --min-self 0.60 --target-self 0.70 --names towns.csv --why 'Hilltown,Port'
  reticolo analyse basins --flows census.csv --columns origin,destination,commuters --names towns.csv \\
    --compare official.csv --compare-columns name,sll_2011_code
  reticolo analyse basins --flows commuters.csv --method infomap --without-self-flows --trials 20 --compare areas.csv
  reticolo analyse basins --in DIR --why 'Hilltown,Port'

With --in the flows are those of a data set of the territory, else an estimate from the totals of its units, which is said; units around
the territory take part, borders are those of the shapes, and the areas are compared with the official ones where they are known.";

/// Which method draws the areas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Method {
    Ttwa,
    Infomap,
    Leiden,
}

impl Method {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Method::Ttwa => "ttwa",
            Method::Infomap => "infomap",
            Method::Leiden => "leiden",
        }
    }
}

#[derive(Debug, clap::Args)]
pub struct Args {
    /// A territory's folder.
    #[arg(long = "in", alias = "dir", value_name = "DIR", conflicts_with_all = ["flows", "edges", "names", "compare", "undirected"], help_heading = TERRITORY)]
    pub dir: Option<PathBuf>,
    /// With --in: the data set of the flows, or `estimate`; unless said the newest there is, else an estimate.
    #[arg(long, requires = "dir", value_name = "CODE", help_heading = TERRITORY)]
    pub data_set: Option<String>,
    /// With --in: the period; the newest unless said.
    #[arg(long, requires = "dir", help_heading = TERRITORY)]
    pub period: Option<String>,
    /// With --in: how estimated flows thin out with distance.
    #[arg(long, requires = "dir", value_enum, default_value = "exponential", help_heading = TERRITORY)]
    pub decay: crate::flows::Decay,
    /// With --in: how fast they do; that of flows which were counted elsewhere unless said (see `docs/methods/estimated_flows.md`).
    #[arg(long, requires = "dir", help_heading = TERRITORY)]
    pub beta: Option<f64>,
    /// With --in: another division, `attribute:CODE` or `areas:SET`; the official areas unless said, `none` for none.
    #[arg(long, requires = "dir", value_name = "KEY", help_heading = TERRITORY)]
    pub against: Option<String>,
    /// With --in: look at illustrative records too.
    #[arg(long, requires = "dir", help_heading = TERRITORY)]
    pub illustrative: bool,
    /// A CSV of flows: o, d, n.
    #[arg(long, required_unless_present = "dir")]
    pub flows: Option<PathBuf>,
    /// What its columns are called: from, to, how many.
    #[arg(long, default_value = "o,d,n", value_name = "FROM,TO,HOW_MANY")]
    pub columns: String,
    /// How areas are drawn.
    #[arg(long, value_enum, default_value = "ttwa")]
    pub method: Method,
    /// ttwa: least employed residents of an area; at this size it must keep --target-self inside.
    #[arg(long, default_value_t = TtwaAsk::default().min_size)]
    pub min_size: f64,
    /// ttwa: employed residents from which on --min-self is enough.
    #[arg(long, default_value_t = TtwaAsk::default().target_size)]
    pub target_size: f64,
    /// ttwa: least share of workers, and of jobs, that stay inside, from 0 to 1.
    #[arg(long, default_value_t = TtwaAsk::default().min_self)]
    pub min_self: f64,
    /// ttwa: the same share for an area of least size.
    #[arg(long, default_value_t = TtwaAsk::default().target_self)]
    pub target_self: f64,
    /// infomap, leiden: how many searches, of which the best counts.
    #[arg(long, default_value_t = CommunityAsk::new(Quality::Modularity).trials)]
    pub trials: u32,
    /// infomap, leiden: the same seed gives the same answer.
    #[arg(long, default_value_t = CommunityAsk::new(Quality::Modularity).seed)]
    pub seed: u64,
    /// infomap, leiden: it matters which way a flow goes (so it is unless said).
    #[arg(long, conflicts_with = "undirected")]
    pub directed: bool,
    /// infomap, leiden: it does not matter which way a flow goes.
    #[arg(long)]
    pub undirected: bool,
    /// infomap, leiden: do not count what stays in its unit.
    #[arg(long)]
    pub without_self_flows: bool,
    /// ttwa: a CSV whose first two columns are ids of units that border each other; pieces cut off from their area are repaired.
    #[arg(long)]
    pub edges: Option<PathBuf>,
    /// A CSV whose first two columns are the ids and the names of units, for reading, for --why and for --compare by name.
    #[arg(long)]
    pub names: Option<PathBuf>,
    /// Another division, to say how far both agree: a CSV with unit and label. Units are found by id, else by name (--names).
    #[arg(long)]
    pub compare: Option<PathBuf>,
    /// What its columns are called: unit (id or name), label.
    #[arg(long, default_value = "unit,label", value_name = "UNIT,LABEL")]
    pub compare_columns: String,
    /// Why are these two units in one area, or not? Ids, or names.
    #[arg(long, value_name = "A,B")]
    pub why: Option<String>,
    /// Write the table of units to a file (csv); it can be given to --compare.
    #[arg(long)]
    pub out: Option<PathBuf>,
}

/// The areas, with what the method itself says of them.
pub struct Answer {
    pub division: Division,
    /// ttwa: how each unit came, whether an area took units in the end.
    pub came: Vec<Came>,
    pub took: Vec<bool>,
    pub moves: u32,
    pub reserve: u32,
    pub repaired: u32,
    pub enclaves: u32,
    /// infomap, leiden: how many trials found it again, and how far the others agree.
    pub same: Option<u32>,
    pub stability: Option<f64>,
}

/// What is measured of any division.
struct Measures {
    inside: f64,
    modularity: f64,
    codelength: f64,
    one_level: f64,
}

impl Args {
    /// Tells areas that were found elsewhere as the verb tells its own.
    #[must_use]
    pub fn told(&self, language: Language, asked: &Asked, answer: &Answer) -> Told {
        told(language, self.rule(), self.community(), self.method, asked, answer)
    }

    fn rule(&self) -> TtwaAsk {
        TtwaAsk { min_size: self.min_size, target_size: self.target_size, min_self: self.min_self, target_self: self.target_self }
    }

    fn community(&self) -> CommunityAsk {
        let quality = if self.method == Method::Leiden { Quality::Modularity } else { Quality::MapEquation };
        let (directed, own) = (!self.undirected, !self.without_self_flows);
        CommunityAsk { quality, directed, own, trials: self.trials, seed: self.seed }
    }
}

impl Ask for Args {
    fn out(&self) -> Option<&Path> {
        self.out.as_deref()
    }

    fn territory(&self) -> Option<&Path> {
        self.dir.as_deref()
    }

    fn work(&self, language: Language) -> Result<Work> {
        let Some(flows) = &self.flows else { return Err(Problem::new("problem-required", "--flows").into()) };
        let asked = Rc::new(Asked::read(self, flows, language)?);
        let (rule, community, method) = (self.rule(), self.community(), self.method);
        rule.check(&asked.flows, asked.borders.as_ref()).map_err(|e| refused("basins", language, &e))?;
        if method != Method::Ttwa {
            community.check(&asked.flows).map_err(|e| refused("basins", language, &e))?;
        }
        let mut parameters = json!({ "method": method.code() });
        let of_method = if method == Method::Ttwa {
            json!({
                "min_size": rule.min_size, "target_size": rule.target_size, "min_self": rule.min_self,
                "target_self": rule.target_self, "edges": asked.borders.is_some(),
            })
        } else {
            json!({ "trials": self.trials, "seed": self.seed, "directed": community.directed, "self_flows": community.own })
        };
        if let (Some(all), Some(own)) = (parameters.as_object_mut(), of_method.as_object()) {
            all.extend(own.clone());
        }
        let mut digest = Digest::default().file("flows", flows)?;
        for (part, file) in [("edges", &self.edges), ("names", &self.names), ("compare", &self.compare)] {
            if let Some(file) = file {
                digest = digest.file(part, file)?;
            }
        }
        let of = asked.clone();
        let compute = move || found(method, rule, community, &of, language);
        let tell = move |answer: Answer| told(language, rule, community, method, &asked, &answer);
        Ok(Work::new("basins", parameters, digest.hex(), compute, tell))
    }
}

fn found(method: Method, rule: TtwaAsk, community: CommunityAsk, asked: &Asked, language: Language) -> Result<Answer> {
    if method == Method::Ttwa {
        let plan = rule.check(&asked.flows, asked.borders.as_ref()).map_err(|e| refused("basins", language, &e))?;
        let found = ttwa(&plan);
        return Ok(Answer {
            division: found.division,
            came: found.came,
            took: found.took,
            moves: found.moves,
            reserve: found.reserve,
            repaired: found.repaired,
            enclaves: found.enclaves,
            same: None,
            stability: None,
        });
    }
    let plan = community.check(&asked.flows).map_err(|e| refused("basins", language, &e))?;
    let found = communities(&plan);
    let division = Division::new(&asked.flows, &found.label, |_| None);
    let took = vec![false; division.areas.len()];
    let (same, stability) = (Some(found.same), found.stability);
    Ok(Answer { division, came: Vec::new(), took, moves: 0, reserve: 0, repaired: 0, enclaves: 0, same, stability })
}

/// Measured on the flows that the method read.
fn measures(flows: &Flows, division: &Division, community: CommunityAsk, method: Method) -> Measures {
    let less = (method != Method::Ttwa && !community.own).then(|| flows.without_own().ok()).flatten();
    let read = less.as_ref().unwrap_or(flows);
    let directed = method == Method::Ttwa || community.directed;
    let (codelength, one_level) = codelength(read, &division.label, directed);
    Measures { inside: division.inside(flows), modularity: modularity(read, &division.label, directed), codelength, one_level }
}

fn told(language: Language, rule: TtwaAsk, community: CommunityAsk, method: Method, asked: &Asked, answer: &Answer) -> Told {
    use reticolo_analysis::sums::round9;
    let mut told = Told::default();
    let (flows, division) = (&asked.flows, &answer.division);
    let measured = measures(flows, division, community, method);
    told.figure("units", flows.len());
    told.figure("areas", division.areas.len());
    told.figure("apart", division.label.iter().filter(|l| **l == APART).count());
    told.figure("inside", round9(measured.inside));
    told.figure("modularity", round9(measured.modularity));
    told.figure("codelength", round9(measured.codelength));
    told.figure("one_level_codelength", round9(measured.one_level));
    let below = division.areas.iter().filter(|a| rule.validity(a) < 1.0).count();
    told.figure("below_one", below);
    if method == Method::Ttwa {
        told.figure("moves", answer.moves);
        told.figure("reserve", answer.reserve);
        if asked.borders.is_some() {
            told.figure("repaired", answer.repaired);
            told.figure("enclaves", answer.enclaves);
        }
    }
    if let Some(same) = answer.same {
        told.figure("trials_as_good", same);
        told.figure("stability", json!(answer.stability.map(round9)));
    }
    if let Some(other) = &asked.compare {
        let both = Division::new(flows, &other.label, |_| None);
        let shared = overlaps(flows, division, &both);
        let named = |l: u32| both.label.iter().position(|b| *b == l).map(|v| other.names[other.label[v] as usize].as_str());
        let shared = shared.iter().enumerate().filter_map(|(a, o)| o.map(|o| (a, o)));
        let shared: Vec<_> = shared.map(|(a, o)| json!({ "label": a, "area": named(o.area), "shared": round9(o.shared) })).collect();
        let agreement = json!({
            "adjusted_rand": adjusted_rand(&division.label, &other.label).map(round9),
            "compared": other.label.iter().filter(|l| **l != APART).count(),
            "not_found": other.missing,
            "areas": both.areas.len(),
            "inside": round9(measured.inside),
            "inside_other": round9(both.inside(flows)),
            "overlaps": shared,
        });
        told.detail("agreement", agreement.clone());
        for name in ["adjusted_rand", "compared", "inside_other"] {
            told.figures.push((name.to_owned(), agreement[name].clone()));
        }
    }
    words::table(&mut told, asked, answer);
    words::areas(&mut told, language, rule, method, asked, answer);
    words::why(&mut told, language, method, asked, answer);
    told
}
