//! `ties`: who should be linked, with what speaks for each pair; and how well ties that were hidden are found again.

use crate::Ask;
use crate::read::{Cells, Digest, Names, Sheet};
use crate::ties_file::{Ties, header, numbered, read_ties};
use crate::work::{Column, Result, Told, Work, refused};
use reticolo_analysis::network::Graph;
use reticolo_analysis::network::complement::{Actors, ComplementError};
use reticolo_analysis::network::hidden::{Found, Hidden, HiddenAsk};
use reticolo_analysis::network::prediction::{Pair, PredictionAsk, PredictionPlan, prediction, rooted_pagerank};
use reticolo_analysis::sums::round9;
use reticolo_messages::{Language, t, tn, tr};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::rc::Rc;

pub const HELP: &str = "EDGES has two nodes in its first two columns and perhaps a column weight. NODES has the names in its first column and perhaps
needs and offers (codes separated by ; or |), place (a name), lon and lat (degrees) or x and y (kilometres).

Result, one row a pair without a tie, best first: a, b, score, partners, resource_allocation, adamic_adar, pagerank (a walk from one to the other and
back), complementarity (the greater share of what one needs that the other offers), nearness (1 in one place, else exp(-km / FALL)).
score = (resource_allocation, or PRIOR where only complementarity speaks) (1 + COMPLEMENTARITY complementarity) (1 + NEARNESS nearness)
With --hide: hidden, findable, first, precision and auc of the score beside those of the degree alone (precision_degree, auc_degree), and of each factor.

Examples:
  reticolo analyse ties --edges ties.csv --most 20 --json
  reticolo analyse ties --edges ties.csv --nodes actors.csv --most 50 --out pairs.csv
  reticolo analyse ties --edges ties.csv --hide 0.1 --seed 7";

#[derive(Debug, clap::Args)]
pub struct Args {
    /// A CSV of ties: two nodes in the first two columns, and perhaps a column `weight`.
    #[arg(long)]
    pub edges: PathBuf,
    /// A CSV with one row a node: its name first, and perhaps needs, offers, place, lon and lat, x and y.
    #[arg(long)]
    pub nodes: Option<PathBuf>,
    /// How many pairs at most, best first.
    #[arg(long, value_name = "N", default_value_t = 100)]
    pub most: usize,
    /// By how much full complementarity raises a score: 3 makes it fourfold, 0 leaves it out.
    #[arg(long, default_value_t = 3.0)]
    pub complementarity: f64,
    /// By how much it raises a score to be in one place: 1 doubles it, 0 leaves it out.
    #[arg(long, default_value_t = 1.0)]
    pub nearness: f64,
    /// What a pair without common partners is worth where one offers what the other needs.
    #[arg(long, default_value_t = 0.05)]
    pub prior: f64,
    /// Nearness falls by e every so many kilometres.
    #[arg(long, value_name = "KM", default_value_t = 15.0)]
    pub fall: f64,
    /// Hide this share of the ties, above 0 and below 1, and say how well they are found again.
    #[arg(long, value_name = "SHARE")]
    pub hide: Option<f64>,
    /// The same seed hides the same ties.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Write the pairs to a file (csv).
    #[arg(long)]
    pub out: Option<PathBuf>,
}

struct Ground {
    ties: Ties,
    names: Vec<String>,
    codes: Vec<String>,
    graph: Graph,
    actors: Actors,
}

struct Answer {
    pairs: Vec<Pair>,
    walks: Vec<f64>,
    hidden: Option<Hidden>,
}

impl Ask for Args {
    fn out(&self) -> Option<&Path> {
        self.out.as_deref()
    }

    fn work(&self, language: Language) -> Result<Work> {
        let ask = PredictionAsk { most: self.most, complementarity: self.complementarity, nearness: self.nearness, prior: self.prior };
        let plan = ask.check().map_err(|e| refused("ties", language, &e))?;
        let hide = self.hide.map(|share| HiddenAsk { share, seed: self.seed });
        if let Some(hide) = hide {
            hide.check().map_err(|e| refused("ties", language, &e))?;
        }
        let ground = Rc::new(self.ground(language)?);
        ground.actors.check(ground.graph.len()).map_err(|e| refused("ties", language, &e))?;
        let mut digest = Digest::default().file("edges", &self.edges)?;
        if let Some(nodes) = &self.nodes {
            digest = digest.file("nodes", nodes)?;
        }
        let parameters = json!({
            "most": self.most, "complementarity": self.complementarity, "nearness": self.nearness, "prior": self.prior, "fall": self.fall,
            "hide": self.hide, "seed": self.seed,
        });
        let own = ground.clone();
        let compute = move || computed(&own, plan, hide, language);
        Ok(Work::new("prediction", parameters, digest.hex(), compute, move |answer| tell(language, &ground, answer)))
    }
}

fn computed(ground: &Ground, plan: PredictionPlan, hide: Option<HiddenAsk>, language: Language) -> Result<Answer> {
    let also = ground.actors.complementary().map_err(|e: ComplementError| refused("ties", language, &e))?;
    let known = |a: u32, b: u32| ground.actors.known(a, b);
    let pairs = prediction(&ground.graph, plan, &also, known);
    let walks = rooted_pagerank(&ground.graph, &pairs.iter().map(|p| (p.a, p.b)).collect::<Vec<_>>());
    let hidden = match hide {
        Some(hide) => Some(hide.find(&ground.graph, plan, &also, known).map_err(|e| refused("ties", language, &e))?),
        None => None,
    };
    Ok(Answer { pairs, walks, hidden })
}

impl Args {
    fn ground(&self, language: Language) -> Result<Ground> {
        let mut actors = Actors { fall_km: self.fall, ..Actors::default() };
        let mut codes = Names::default();
        let listed = match &self.nodes {
            Some(nodes) => Some(read_nodes(nodes, &mut actors, &mut codes)?),
            None => None,
        };
        let given = listed.is_some();
        let mut ties = read_ties(&self.edges, listed)?;
        if !given {
            numbered(&mut ties);
            actors.resize(ties.names.len());
        }
        let graph = ties.graph().map_err(|e| refused("ties", language, &e))?;
        Ok(Ground { names: std::mem::take(&mut ties.names.list), codes: codes.list, ties, graph, actors })
    }
}

fn read_nodes(path: &Path, actors: &mut Actors, codes: &mut Names) -> Result<Names> {
    let first = header(path)?.first().cloned().unwrap_or_default();
    let (mut names, mut places) = (Names::default(), Names::default());
    let sheet = Sheet::open(path, &[&first], &["needs", "offers", "place", "lon", "lat", "x", "y"])?;
    let degrees = sheet.has(4) && sheet.has(5);
    let plane = !degrees && sheet.has(6) && sheet.has(7);
    actors.degrees = degrees;
    sheet.each(|cells| {
        cells.new_name(0, &mut names)?;
        let mut list = |column: usize| {
            let mut own: Vec<u32> =
                cells.text(column).split([';', '|']).map(str::trim).filter(|c| !c.is_empty()).map(|c| codes.place(c)).collect();
            own.sort_unstable();
            own.dedup();
            own
        };
        actors.needs.push(list(1));
        actors.offers.push(list(2));
        actors.place.push((!cells.text(3).is_empty()).then(|| places.place(cells.text(3))));
        actors.point.push(match (degrees, plane) {
            (true, _) => point(cells, 4, 180.0, 90.0)?,
            (_, true) => point(cells, 6, f64::MAX, f64::MAX)?,
            _ => None,
        });
        Ok(())
    })?;
    Ok(names)
}

/// Two coordinates from this column on, both or none.
fn point(cells: &Cells<'_>, column: usize, most_x: f64, most_y: f64) -> Result<Option<[f64; 2]>> {
    let one = |column: usize, most: f64| -> Result<Option<f64>> {
        match cells.optional(column)? {
            Some(x) if x.abs() > most => Err(cells.wrong(column, "problem-table-coordinate")),
            other => Ok(other),
        }
    };
    match (one(column, most_x)?, one(column + 1, most_y)?) {
        (Some(x), Some(y)) => Ok(Some([x, y])),
        (None, None) => Ok(None),
        (x, _) => Err(cells.wrong(if x.is_none() { column } else { column + 1 }, "problem-table-coordinate")),
    }
}

fn tell(language: Language, ground: &Ground, answer: Answer) -> Told {
    let mut told = Told::default();
    let name = |v: u32| ground.names[v as usize].as_str();
    told.figure("nodes", ground.graph.len());
    told.figure("ties", ground.graph.ties());
    if let Some(hidden) = &answer.hidden {
        say_hidden(language, &mut told, hidden);
    }
    let pairs = &answer.pairs;
    told.column(Column::new("a", pairs.iter().map(|p| name(p.a))));
    told.column(Column::new("b", pairs.iter().map(|p| name(p.b))));
    told.column(Column::numbers("score", pairs.iter().map(|p| Some(p.score))));
    told.column(Column::new("partners", pairs.iter().map(|p| p.common.partners)));
    told.column(Column::numbers("resource_allocation", pairs.iter().map(|p| Some(p.common.resource_allocation))));
    told.column(Column::numbers("adamic_adar", pairs.iter().map(|p| Some(p.common.adamic_adar))));
    told.column(Column::numbers("pagerank", answer.walks.iter().copied().map(Some)));
    told.column(Column::numbers("complementarity", pairs.iter().map(|p| Some(p.known.complementarity))));
    told.column(Column::numbers("nearness", pairs.iter().map(|p| Some(p.known.nearness))));
    told.detail("reasons", pairs.iter().map(|p| reasons(ground, p)).collect::<Value>());
    ground.ties.say(language, &mut told);
    if pairs.is_empty() {
        told.reasons.push(t(language, "ties-verb-none"));
    }
    told.reasons.extend(pairs.iter().take(10).map(|p| in_words(language, ground, p)));
    told
}

fn say_hidden(language: Language, told: &mut Told, hidden: &Hidden) {
    told.figure("hidden", hidden.hidden);
    told.figure("findable", hidden.findable);
    told.figure("first", hidden.first);
    told.figure("precision", json!(hidden.score.precision.map(round9)));
    told.figure("precision_degree", json!(hidden.degree.precision.map(round9)));
    told.figure("auc", round9(hidden.score.area));
    told.figure("auc_degree", round9(hidden.degree.area));
    let of = |f: &Found| json!({ "precision": f.precision.map(round9), "auc": round9(f.area) });
    told.detail(
        "rankings",
        json!({
            "score": of(&hidden.score), "resource_allocation": of(&hidden.resource_allocation), "adamic_adar": of(&hidden.adamic_adar),
            "pagerank": of(&hidden.rooted_pagerank), "degree": of(&hidden.degree),
        }),
    );
    let better = hidden.score.area > hidden.degree.area && hidden.score.precision >= hidden.degree.precision;
    told.reasons.push(t(language, if better { "ties-verb-better" } else { "ties-verb-no_better" }));
}

/// Partners in common, and what each has of what the other needs.
fn reasons(ground: &Ground, p: &Pair) -> Value {
    let code = |c: &u32| ground.codes[*c as usize].as_str();
    let meets = |one: u32, other: u32| ground.actors.meets(one, other).iter().map(code).collect::<Vec<_>>();
    let through: Vec<&str> = partners(ground, p).iter().take(10).map(|z| ground.names[*z as usize].as_str()).collect();
    json!({
        "through": through, "b_offers_a": meets(p.a, p.b), "a_offers_b": meets(p.b, p.a),
        "km": ground.actors.km(p.a, p.b).map(round9),
    })
}

/// Those whom both know, the least tied first: they say most.
fn partners(ground: &Ground, p: &Pair) -> Vec<u32> {
    let g = &ground.graph;
    let mut out: Vec<u32> = g.row(p.a as usize).iter().copied().filter(|z| g.tied(*z, p.b)).collect();
    out.sort_by_key(|z| (g.degree(*z as usize), *z));
    out
}

fn in_words(language: Language, ground: &Ground, p: &Pair) -> String {
    let name = |v: u32| ground.names[v as usize].as_str();
    let mut said = vec![tr(language, "ties-verb-pair", &[("a", name(p.a)), ("b", name(p.b))])];
    let through: Vec<&str> = partners(ground, p).iter().take(3).map(|z| name(*z)).collect();
    if p.common.partners > 0 {
        said.push(tn(language, "ties-verb-partners", i64::from(p.common.partners), &[("some", &through.join(", "))]));
    }
    for (one, other) in [(p.a, p.b), (p.b, p.a)] {
        let codes: Vec<&str> = ground.actors.meets(one, other).iter().take(3).map(|c| ground.codes[*c as usize].as_str()).collect();
        if !codes.is_empty() {
            said.push(tr(language, "ties-verb-offers", &[("by", name(other)), ("to", name(one)), ("codes", &codes.join(", "))]));
        }
    }
    match ground.actors.km(p.a, p.b) {
        Some(km) if km > 0.0 => said.push(tr(language, "ties-verb-km", &[("km", &format!("{km:.0}"))])),
        Some(_) => said.push(t(language, "ties-verb-place")),
        None => {}
    }
    said.join(" ")
}
