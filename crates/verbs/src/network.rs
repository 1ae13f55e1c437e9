//! `network`: who leads, who brokers, where the network is fragile; a column a measure, the network as a whole, and reasons.

use crate::Ask;
use crate::form::TERRITORY;
use crate::read::{Digest, Names, Sheet};
use crate::ties_file::{Ties, header, numbered, read_ties};
use crate::work::{Column, Result, Told, VerbError, Work, refused};
use reticolo_analysis::network::Graph;
use reticolo_analysis::network::centrality::DAMPING;
use reticolo_analysis::network::measures::{Measure, NetworkAnswer, NetworkAsk, Values, measures};
use reticolo_analysis::network::prediction::{Known, Pair, PredictionAsk, prediction};
use reticolo_analysis::network::reasons::Broker;
use reticolo_analysis::sums::round9;
use reticolo_messages::{Language, t, tn, tr};
use reticolo_model::Problem;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

pub const HELP: &str = "EDGES has two nodes in its first two columns and perhaps a column weight (1 where there is none); ties have no direction.
Where all names are whole numbers and there is no --nodes, nodes are numbered from 0 to the greatest. NODES has the names in its first column.

Measures: degree, strength, pagerank (damping 0.85), eigenvector (greatest 1), betweenness (each pair of others once), weighted_betweenness
(steps of 1 / weight; only by name), harmonic (sum of 1 / steps), clustering, core, constraint and effective_size (Burt), articulation (0 or 1),
pairs_lost (pairs of others that could no longer reach each other), brokerage (coordinator, itinerant, representative, liaison: Gould and Fernandez),
community (Leiden; 0 is the greatest).
Result also: nodes, ties, components, blocks, articulation_points, bridges, transitivity, modularity, and brokers: who stands between the others,
by which ties, between which natures (else communities), and what falls apart without them.
With all, betweenness of a network with nodes × ties above 2e10 is sampled with an error of 0.01; name it to have it exact.

Examples:
  reticolo analyse network --edges ties.csv --measures all --json
  reticolo analyse network --edges ties.csv --nodes actors.csv --nature kind --measures betweenness,brokerage --out measures.csv
  reticolo analyse network --edges large.csv --measures betweenness --sample-error 0.005 --seed 7";

#[derive(Debug, Clone, clap::Args)]
pub struct Args {
    /// A territory's folder: the network of its actors.
    #[arg(long = "in", alias = "dir", value_name = "DIR", conflicts_with_all = ["edges", "nodes"], help_heading = TERRITORY)]
    pub dir: Option<PathBuf>,
    /// With --in: look at illustrative records too.
    #[arg(long, requires = "dir", help_heading = TERRITORY)]
    pub illustrative: bool,
    /// With --in: persons too.
    #[arg(long, requires = "dir", help_heading = TERRITORY)]
    pub persons: bool,
    /// A CSV of ties: two nodes in the first two columns, and perhaps a column `weight`. Without --nodes, whole numbers count from 0.
    #[arg(long, required_unless_present = "dir")]
    pub edges: Option<PathBuf>,
    /// A CSV with one row a node, its name in the first column.
    #[arg(long)]
    pub nodes: Option<PathBuf>,
    /// The column of the nodes with their nature, for brokerage between natures.
    #[arg(long, value_name = "COLUMN", requires = "nodes")]
    pub nature: Option<String>,
    /// Measures, separated by commas, or all.
    #[arg(long, value_delimiter = ',', default_value = "all")]
    pub measures: Vec<String>,
    /// Estimate betweenness from sampled paths: the greatest error, as a share of all pairs of nodes.
    #[arg(long, value_name = "E")]
    pub sample_error: Option<f64>,
    /// The same seed gives the same answer: paths that are drawn, order in which communities are looked for.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Name also so many pairs without a tie that share partners, best first.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub pairs: usize,
    /// Only the columns: nothing on the network as a whole, and no reasons.
    #[arg(long)]
    pub columns_only: bool,
    /// Write the measures to a file (csv).
    #[arg(long)]
    pub out: Option<PathBuf>,
}

/// A network that is at hand, of which the verb is asked without files.
pub struct Network {
    /// By what the nodes are known, each once.
    pub names: Vec<String>,
    /// What the nodes are called in sentences.
    pub titles: Vec<String>,
    /// Each pair once, with its weight.
    pub edges: Vec<(u32, u32, f64)>,
    /// The number of each node's nature, and what natures are called.
    pub natures: (Vec<u32>, Vec<String>),
    pub digest: String,
}

/// A network that was read, with the names of nodes and natures.
struct Ground {
    ties: Ties,
    names: Vec<String>,
    /// What nodes are called, where that is not their name.
    titles: Option<Vec<String>>,
    /// Whether names are the numbers of the nodes.
    numbered: bool,
    graph: Graph,
    natures: Option<(Vec<u32>, Vec<String>)>,
}

impl Ask for Args {
    fn out(&self) -> Option<&Path> {
        self.out.as_deref()
    }

    fn territory(&self) -> Option<&Path> {
        self.dir.as_deref()
    }

    fn work(&self, language: Language) -> Result<Work> {
        let edges = self.edges.as_deref().ok_or_else(|| VerbError::from(Problem::new("problem-required", "--edges")))?;
        let ground = self.ground(edges, language)?;
        let mut digest = Digest::default().file("edges", edges)?;
        if let Some(nodes) = &self.nodes {
            digest = digest.file("nodes", nodes)?;
        }
        self.asked(ground, digest.hex(), language)
    }
}

fn natures(ground: &Ground) -> Option<&[u32]> {
    ground.natures.as_ref().map(|(numbers, _)| numbers.as_slice())
}

/// `None` for all.
fn wanted(asked: &[String]) -> Result<Option<Vec<Measure>>> {
    let mut out = Vec::new();
    for name in asked.iter().map(|m| m.trim()).filter(|m| !m.is_empty()) {
        if name == "all" {
            return Ok(None);
        }
        let known = || Measure::ALL.map(|(_, code)| code).join(", ");
        let measure = Measure::of(name)
            .ok_or_else(|| Problem::new("problem-choice", name).on("measures").with("known", format!("all, {}", known())))?;
        if !out.contains(&measure) {
            out.push(measure);
        }
    }
    Ok(Some(out))
}

impl Args {
    /// The same of a network that is at hand.
    ///
    /// # Errors
    /// As [`Ask::work`], without files.
    pub fn work_on(&self, network: Network, language: Language) -> Result<Work> {
        let mut names = Names::default();
        for name in &network.names {
            names.place(name);
        }
        let mut ties = Ties::of(names, network.edges);
        let graph = ties.graph().map_err(|e| refused("network", language, &e))?;
        let names = std::mem::take(&mut ties.names.list);
        let ground = Ground { ties, names, titles: Some(network.titles), numbered: false, graph, natures: Some(network.natures) };
        self.asked(ground, network.digest, language)
    }

    fn asked(&self, ground: Ground, digest: String, language: Language) -> Result<Work> {
        let ask = NetworkAsk {
            measures: wanted(&self.measures)?,
            sample_error: self.sample_error,
            seed: self.seed,
            columns_only: self.columns_only,
            ..NetworkAsk::default()
        };
        ask.check(&ground.graph, natures(&ground)).map_err(|e| refused("network", language, &e))?;
        let pairs = PredictionAsk { most: self.pairs, ..PredictionAsk::default() };
        let pairs = if self.pairs > 0 { Some(pairs.check().map_err(|e| refused("network", language, &e))?) } else { None };
        let parameters = json!({
            "measures": ask.measures.as_ref().map_or_else(|| json!("all"), |m| m.iter().map(|m| m.code()).collect::<Value>()),
            "damping": DAMPING, "sample_error": ask.sample_error, "seed": ask.seed, "pairs": self.pairs, "nature": self.nature,
        });
        let ground = std::rc::Rc::new(ground);
        let own = ground.clone();
        let compute = move || {
            let plan = ask.check(&own.graph, natures(&own)).map_err(|e| refused("network", language, &e))?;
            let answer = measures(&plan).map_err(|e| refused("network", language, &e))?;
            let pairs = pairs.map_or_else(Vec::new, |plan| prediction(&own.graph, plan, &[], |_, _| Known::default()));
            Ok((answer, pairs))
        };
        Ok(Work::new("network", parameters, digest, compute, move |(answer, pairs)| tell(language, &ground, answer, &pairs)))
    }

    fn ground(&self, edges: &Path, language: Language) -> Result<Ground> {
        let (listed, natures) = match &self.nodes {
            Some(nodes) => {
                let (names, natures) = read_nodes(nodes, self.nature.as_deref())?;
                (Some(names), natures)
            }
            None => (None, None),
        };
        let given = listed.is_some();
        let mut ties = read_ties(edges, listed)?;
        let numbered = !given && numbered(&mut ties);
        let graph = ties.graph().map_err(|e| refused("network", language, &e))?;
        Ok(Ground { names: std::mem::take(&mut ties.names.list), ties, titles: None, numbered, graph, natures })
    }
}

type Natures = Option<(Vec<u32>, Vec<String>)>;

fn read_nodes(path: &Path, nature: Option<&str>) -> Result<(Names, Natures)> {
    let first = header(path)?.first().cloned().unwrap_or_default();
    let needed: Vec<&str> = std::iter::once(first.as_str()).chain(nature).collect();
    let (mut names, mut kinds, mut numbers) = (Names::default(), Names::default(), Vec::new());
    Sheet::open(path, &needed, &[])?.each(|cells| {
        cells.new_name(0, &mut names)?;
        if nature.is_some() {
            numbers.push(kinds.place(cells.text(1)));
        }
        Ok(())
    })?;
    Ok((names, nature.map(|_| (numbers, kinds.list))))
}

/// The greatest value and the sum of a column, for whoever compares answers.
fn most_and_sum(told: &mut Told, name: &str, values: impl Iterator<Item = f64> + Clone) {
    told.detail(&format!("{name}_most"), json!(round9(values.clone().fold(0.0, f64::max))));
    told.detail(&format!("{name}_sum"), json!(round9(values.sum())));
}

fn tell(language: Language, ground: &Ground, answer: NetworkAnswer, pairs: &[Pair]) -> Told {
    let mut told = Told::default();
    told.figure("nodes", ground.graph.len());
    told.figure("ties", ground.graph.ties());
    let end = |v: u32| if ground.numbered { json!(v) } else { json!(ground.names[v as usize]) };
    if let Some(whole) = &answer.whole {
        told.figure("components", whole.structure.sizes.len());
        told.figure("blocks", whole.structure.blocks.len());
        told.figure("articulation_points", whole.structure.articulation.iter().filter(|a| **a).count());
        told.figure("bridge_count", whole.structure.bridges.len());
        told.figure("transitivity", round9(whole.transitivity));
        told.detail("bridges", whole.structure.bridges.iter().map(|&(a, b)| json!([end(a), end(b)])).collect::<Value>());
        told.detail("component_sizes", json!(whole.structure.sizes));
        told.detail("brokers", whole.brokers.iter().map(|b| broker(ground, &answer, b)).collect::<Value>());
    }
    if let Some(found) = &answer.communities {
        told.figure("communities", found.sizes.len());
        told.figure("modularity", round9(found.modularity));
    }
    if let Some(found) = &answer.sampled {
        told.figure("betweenness_bound", round9(found.bound));
        told.figure("betweenness_samples", found.samples);
    }
    told.column(Column::new("node", ground.names.iter().map(String::as_str)));
    if let Some(titles) = &ground.titles {
        told.column(Column::new("title", titles.iter().map(String::as_str)));
    }
    for (name, values) in &answer.columns {
        #[expect(clippy::cast_precision_loss, reason = "for comparison")]
        match values {
            Values::Whole(v) => {
                most_and_sum(&mut told, name, v.iter().map(|x| *x as f64));
                told.column(Column::new(name, v.iter().copied()));
            }
            Values::Real(v) => {
                most_and_sum(&mut told, name, v.iter().copied());
                told.column(Column::numbers(name, v.iter().copied().map(Some)));
            }
            Values::Perhaps(v) => {
                most_and_sum(&mut told, name, v.iter().flatten().copied());
                told.column(Column::numbers(name, v.iter().copied()));
            }
        }
    }
    if let Some(found) = &answer.sampled {
        told.column(Column::numbers("betweenness_low", found.low.iter().copied().map(Some)));
        told.column(Column::numbers("betweenness_high", found.high.iter().copied().map(Some)));
        let bound = round9(found.bound).to_string();
        told.reasons.push(tr(language, "network-verb-sampled", &[("samples", &found.samples.to_string()), ("bound", &bound)]));
    }
    if let Some(residual) = answer.eigenvector_residual.filter(|r| *r > 1e-9) {
        told.reasons.push(tr(language, "network-verb-eigenvector", &[("residual", &format!("{residual:.1e}"))]));
    }
    ground.ties.say(language, &mut told);
    if let Some(whole) = &answer.whole {
        if ground.graph.ties() == 0 {
            told.reasons.push(t(language, "network-verb-no_ties"));
        }
        told.reasons.extend(whole.brokers.iter().map(|b| in_words(language, ground, b)));
    }
    if !pairs.is_empty() {
        let row = |p: &Pair| {
            json!({
                "a": ground.names[p.a as usize], "b": ground.names[p.b as usize], "partners": p.common.partners,
                "resource_allocation": round9(p.common.resource_allocation), "adamic_adar": round9(p.common.adamic_adar),
                "score": round9(p.score),
            })
        };
        told.detail("pairs", pairs.iter().map(row).collect::<Value>());
    }
    told
}

fn broker(ground: &Ground, answer: &NetworkAnswer, b: &Broker) -> Value {
    let name = |v: u32| ground.names[v as usize].as_str();
    let group = |g: u32| match &ground.natures {
        Some((_, kinds)) => json!(kinds.get(g as usize)),
        None => json!(g),
    };
    let between: Value = b.between.iter().map(|((x, y), n)| json!({ "groups": [group(*x), group(*y)], "open_pairs": n })).collect();
    let ties: Value = b.ties.iter().map(|t| json!({ "to": name(t.to), "opens": t.open, "bridge": t.bridge })).collect();
    let pieces: Value =
        b.pieces.iter().map(|(size, some)| json!({ "size": size, "nodes": some.iter().map(|v| name(*v)).collect::<Vec<_>>() })).collect();
    let groups = match (&ground.natures, &answer.communities) {
        (Some(_), _) => "natures",
        (None, Some(_)) => "communities",
        (None, None) => "none",
    };
    json!({
        "node": name(b.node), "betweenness": b.betweenness.map(round9), "ties": ties, "groups": groups, "between": between,
        "without": {
            "components": b.removal.components, "pieces": b.removal.pieces, "cut_off": b.removal.cut_off, "pairs_lost": b.removal.pairs,
            "falls_off": pieces,
        },
    })
}

/// Which ties make somebody a broker, and what falls apart without it.
fn in_words(language: Language, ground: &Ground, b: &Broker) -> String {
    let called = ground.titles.as_ref().unwrap_or(&ground.names);
    let name = |v: &u32| called[*v as usize].clone();
    let ties: Vec<String> = b
        .ties
        .iter()
        .take(3)
        .map(|t| {
            tn(language, "network-verb-tie", i64::from(t.open), &[("to", &name(&t.to)), ("bridge", if t.bridge { "yes" } else { "no" })])
        })
        .collect();
    let mut said = tr(language, "network-verb-broker", &[("node", &name(&b.node)), ("ties", &ties.join("; "))]);
    said.push(' ');
    if b.removal.pieces > 1 {
        let off: Vec<String> = b.pieces.iter().flat_map(|(_, some)| some.iter().map(name)).take(5).collect();
        said.push_str(&tn(
            language,
            "network-verb-without",
            i64::from(b.removal.cut_off),
            &[("pieces", &b.removal.pieces.to_string()), ("pairs", &b.removal.pairs.to_string()), ("some", &off.join(", "))],
        ));
    } else {
        said.push_str(&t(language, "network-verb-holds"));
    }
    said
}
