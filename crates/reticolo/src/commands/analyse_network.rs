//! The measures of a network, on plain files or on a territory's actors.

use super::{extension, open};
use crate::args_network::Network;
use crate::clock;
use crate::output::{print_json, say};
use reticolo_analysis::network::Graph;
use reticolo_analysis::network::betweenness::{SampleAsk, betweenness_with, sampled};
use reticolo_analysis::network::brokerage::brokerage;
use reticolo_analysis::network::centrality::{DAMPING, clustering, cores, harmonic, pagerank, triangles};
use reticolo_analysis::network::communities::communities;
use reticolo_analysis::network::holes::{constraint, effective_size};
use reticolo_analysis::network::prediction::{Known, PredictionAsk, prediction};
use reticolo_analysis::network::structure::structure;
use reticolo_analysis::sums::round9;
use reticolo_formats::csv_table::Table;
use reticolo_formats::table_out::CsvOut;
use reticolo_instruments::network::actors::ActorsAsk;
use reticolo_instruments::{Result, Who, WorkError};
use reticolo_model::canonical::canonical;
use reticolo_model::value::{DecimalMark, plain_number, to_text};
use reticolo_model::{Problem, id};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;
use std::process::ExitCode;

/// All measures, in the order of their columns.
const MEASURES: [&str; 13] = [
    "degree",
    "strength",
    "pagerank",
    "betweenness",
    "harmonic",
    "clustering",
    "core",
    "constraint",
    "effective_size",
    "articulation",
    "pairs_lost",
    "brokerage",
    "community",
];

/// Whole numbers may leave gaps of so many nodes beyond what the ties name.
const GAPS: usize = 1_000_000;

struct Ground {
    names: Vec<String>,
    /// Where names are ids: what they are called.
    titles: Option<Vec<String>>,
    graph: Graph,
    natures: Option<Vec<u32>>,
}

pub async fn network(json: bool, ask: Network) -> Result<ExitCode> {
    if let Some(form) = ask.out.as_deref().map(extension).filter(|form| form != "csv") {
        return Err(Problem::new("problem-export-form", form).with("known", "csv").into());
    }
    let wanted = wanted(&ask.measures)?;
    let ground = match &ask.dir {
        Some(dir) => of_territory(dir, &ask).await?,
        None => of_files(&ask)?,
    };
    let timer = clock::timer();
    let (columns, whole) = measure(&ground, &wanted, &ask)?;
    let seconds = timer.elapsed().as_secs_f64();
    if json {
        let mut result = Map::from_iter([("node".to_owned(), json!(ground.names))]);
        result.extend(ground.titles.iter().map(|t| ("title".to_owned(), json!(t))));
        result.extend(columns.iter().map(|(name, values)| ((*name).to_owned(), json!(values))));
        result.extend(whole);
        let edges = ground.graph.edges();
        let input = json!({ "nodes": ground.names, "edges": edges, "natures": ground.natures });
        print_json(&json!({
            "method": "network",
            "parameters": { "measures": wanted, "damping": DAMPING, "sample_error": ask.sample_error, "seed": ask.seed, "pairs": ask.pairs },
            "input_digest": id::sha256_hex(canonical(&input).as_bytes()),
            "seconds": seconds,
            "result": result,
        }));
    }
    let head: Vec<&str> =
        ["node"].into_iter().chain(ground.titles.iter().map(|_| "title")).chain(columns.iter().map(|(name, _)| *name)).collect();
    let row = |v: usize| -> Vec<String> {
        let named = [Some(ground.names[v].clone()), ground.titles.as_ref().map(|t| t[v].clone())];
        named.into_iter().flatten().chain(columns.iter().map(|(_, values)| to_text(&values[v]))).collect()
    };
    if let Some(out) = &ask.out {
        let file = File::create(out).map_err(WorkError::io(out))?;
        let written = (|| {
            let mut table = CsvOut::new(BufWriter::new(file), head)?;
            for v in 0..ground.names.len() {
                table.row(row(v))?;
            }
            table.finish().map(drop)
        })();
        written.map_err(WorkError::io(out))?;
    } else if !json {
        say(false, head.join("\t"));
        for v in 0..ground.names.len() {
            say(false, row(v).join("\t"));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn wanted(asked: &[String]) -> Result<Vec<&'static str>> {
    let mut out = Vec::new();
    for name in asked.iter().map(|m| m.trim()).filter(|m| !m.is_empty()) {
        if name == "all" {
            return Ok(MEASURES.to_vec());
        }
        let known = MEASURES.iter().find(|m| **m == name);
        out.push(
            *known.ok_or_else(|| {
                Problem::new("problem-choice", name).on("measures").with("known", format!("all, {}", MEASURES.join(", ")))
            })?,
        );
    }
    Ok(out)
}

type Columns = Vec<(&'static str, Vec<Value>)>;

/// The columns asked for, and what is said of the network as a whole.
fn measure(ground: &Ground, wanted: &[&'static str], ask: &Network) -> Result<(Columns, Map<String, Value>)> {
    let g = &ground.graph;
    let n = g.len();
    let real = |values: Vec<f64>| values.into_iter().map(|v| json!(round9(v))).collect::<Vec<Value>>();
    let maybe = |values: Vec<Option<f64>>| values.into_iter().map(|v| json!(v.map(round9))).collect::<Vec<Value>>();
    let parts = structure(g);
    let mut whole = Map::new();
    let mut columns: Columns = Vec::new();
    for name in wanted {
        let values = match *name {
            "degree" => (0..n).map(|v| json!(g.degree(v))).collect(),
            "strength" => real((0..n).map(|v| g.strength(v)).collect()),
            "pagerank" => real(pagerank(g, DAMPING)),
            "betweenness" => match ask.sample_error {
                None => real(betweenness_with(g, &parts)),
                Some(error) => {
                    let asked = SampleAsk { error, seed: ask.seed, ..SampleAsk::default() };
                    let found = sampled(g, asked).map_err(|e| Problem::new("problem-network", "betweenness").with("reason", e))?;
                    whole.insert("betweenness_bound".to_owned(), json!(round9(found.bound)));
                    whole.insert("betweenness_samples".to_owned(), json!(found.samples));
                    real(found.values)
                }
            },
            "harmonic" => real(harmonic(g)),
            "clustering" => real(clustering(g)),
            "core" => cores(g).into_iter().map(|c| json!(c)).collect(),
            "constraint" => maybe(constraint(g)),
            "effective_size" => maybe(effective_size(g)),
            "articulation" => parts.articulation.iter().map(|a| json!(u8::from(*a))).collect(),
            "pairs_lost" => parts.removal.iter().map(|r| json!(r.pairs)).collect(),
            "brokerage" => {
                let roles = brokerage(g, ground.natures.as_deref().unwrap_or(&[]));
                for (role, pick) in [
                    ("coordinator", (|b| b.coordinator) as fn(&reticolo_analysis::network::brokerage::Brokerage) -> u64),
                    ("itinerant", |b| b.itinerant),
                    ("representative", |b| b.representative),
                    ("liaison", |b| b.liaison),
                ] {
                    columns.push((role, roles.iter().map(|b| json!(pick(b))).collect()));
                }
                continue;
            }
            _ => {
                let found = communities(g, ask.seed);
                whole.insert("modularity".to_owned(), json!(round9(found.modularity)));
                found.group.into_iter().map(|c| json!(c)).collect()
            }
        };
        columns.push((name, values));
    }
    let closed: u64 = triangles(g).iter().sum();
    let open: usize = (0..n).map(|v| g.degree(v) * g.degree(v).saturating_sub(1) / 2).sum();
    #[expect(clippy::cast_precision_loss, reason = "a share")]
    let transitivity = if open > 0 { closed as f64 / open as f64 } else { 0.0 };
    whole.insert(
        "network".to_owned(),
        json!({ "nodes": n, "ties": g.ties(), "components": parts.sizes.len(), "biconnected": parts.blocks.len(), "bridges": parts.bridges, "transitivity": round9(transitivity) }),
    );
    if ask.pairs > 0 {
        let asked = PredictionAsk { most: ask.pairs, ..PredictionAsk::default() };
        let plan = asked.check().map_err(|e| Problem::new("problem-network", "pairs").with("reason", e))?;
        let name = |v: u32| ground.names.get(v as usize).cloned().unwrap_or_default();
        let pairs: Vec<Value> = prediction(g, plan, &[], |_, _| Known::default())
            .iter()
            .map(|p| json!({ "a": name(p.a), "b": name(p.b), "partners": p.common.partners, "resource_allocation": round9(p.common.resource_allocation), "adamic_adar": round9(p.common.adamic_adar), "score": round9(p.score) }))
            .collect();
        whole.insert("pairs".to_owned(), Value::Array(pairs));
    }
    Ok((columns, whole))
}

async fn of_territory(dir: &Path, ask: &Network) -> Result<Ground> {
    let wb = super::job::watched(false, open(dir).await?, reticolo_instruments::work::Method::Actors);
    let asked = ActorsAsk { persons: ask.persons, ..ActorsAsk::default() };
    let found = wb.actor_network(&Who::CommandLine.showing(ask.illustrative), &asked).await?;
    Ok(Ground {
        names: found.actors.iter().map(|a| a.id.to_string()).collect(),
        titles: Some(found.actors.iter().map(|a| a.title.clone()).collect()),
        graph: found.graph.clone(),
        natures: Some(found.natures.clone()),
    })
}

/// A tie of the file: both ends, its weight, its row.
struct Line {
    ends: [String; 2],
    weight: f64,
}

fn of_files(ask: &Network) -> Result<Ground> {
    let Some(path) = &ask.edges else { return Err(Problem::new("problem-required", "--edges").into()) };
    let lines = read_ties(path)?;
    let (names, natures) = match &ask.nodes {
        Some(nodes) => read_nodes(nodes, ask.nature.as_deref())?,
        None => (named(&lines), None),
    };
    let mut place: BTreeMap<&str, u32> = BTreeMap::new();
    for (i, name) in names.iter().enumerate() {
        if place.insert(name, u32::try_from(i).unwrap_or(u32::MAX)).is_some() {
            return Err(Problem::new("problem-node-twice", name).with("file", ask.nodes.as_deref().unwrap_or(path).display()).into());
        }
    }
    let mut edges = Vec::with_capacity(lines.len());
    let mut simple = true;
    for (row, line) in (2u64..).zip(&lines) {
        let end = |name: &str| {
            place.get(name).copied().ok_or_else(|| Problem::new("problem-node-unknown", name).with("row", row).with("file", path.display()))
        };
        edges.push((end(&line.ends[0])?, end(&line.ends[1])?, line.weight));
        #[expect(clippy::float_cmp, reason = "where no weight is said it is exactly 1")]
        {
            simple &= line.weight == 1.0;
        }
    }
    let pairs = || edges.iter().map(|&(a, b, _)| (a, b)).collect::<Vec<_>>();
    // Without weights a tie that is there twice, or in both directions, is one.
    let graph = if simple { Graph::from_edges(names.len(), &pairs()) } else { Graph::from_weighted(names.len(), &edges) };
    let graph = graph.map_err(|e| Problem::new("problem-network", path.display().to_string()).with("reason", e))?;
    Ok(Ground { names, titles: None, graph, natures })
}

fn read_ties(path: &Path) -> Result<Vec<Line>> {
    let mut table = Table::open(path)?;
    let weight_at = table.header.iter().position(|h| h.eq_ignore_ascii_case("weight") || h.eq_ignore_ascii_case("peso"));
    let mut lines = Vec::new();
    for row in table.rows() {
        let row = row?;
        let cell = |i: usize| row.cells.get(i).unwrap_or_default().trim().to_owned();
        let ends = [cell(0), cell(1)];
        if ends.iter().any(String::is_empty) {
            return Err(Problem::new("problem-tie-end", path.display().to_string()).with("row", row.number).into());
        }
        let weight = match weight_at.map(cell).filter(|t| !t.is_empty()) {
            None => 1.0,
            Some(text) => {
                let number =
                    plain_number(&text, DecimalMark::Point).ok().and_then(|t| t.parse::<f64>().ok()).filter(|w| w.is_finite() && *w > 0.0);
                number.ok_or_else(|| Problem::new("problem-tie-weight", &text).with("file", path.display()).with("row", row.number))?
            }
        };
        lines.push(Line { ends, weight });
    }
    Ok(lines)
}

/// The nodes that ties name: numbers from 0 where all are whole numbers, else in the order in which they come.
fn named(lines: &[Line]) -> Vec<String> {
    let ends = || lines.iter().flat_map(|l| l.ends.iter());
    let numbers: Option<Vec<usize>> = ends().map(|e| e.parse().ok().filter(|n: &usize| n.to_string() == *e)).collect();
    if let Some(most) = numbers.and_then(|n| n.into_iter().max()).filter(|most| *most < lines.len() * 2 + GAPS) {
        return (0..=most).map(|n| n.to_string()).collect();
    }
    let mut seen = BTreeSet::new();
    ends().filter(|e| seen.insert(e.as_str())).cloned().collect()
}

type Nodes = (Vec<String>, Option<Vec<u32>>);

fn read_nodes(path: &Path, nature: Option<&str>) -> Result<Nodes> {
    let mut table = Table::open(path)?;
    let header = table.header.clone();
    let at = match nature {
        None => None,
        Some(name) => Some(
            header
                .iter()
                .position(|h| h.eq_ignore_ascii_case(name))
                .ok_or_else(|| Problem::new("problem-table-column", name).with("file", path.display()).with("known", header.join(", ")))?,
        ),
    };
    let (mut names, mut natures) = (Vec::new(), Vec::new());
    for row in table.rows() {
        let row = row?;
        let cell = |i: usize| row.cells.get(i).unwrap_or_default().trim().to_owned();
        names.push(cell(0));
        natures.extend(at.map(cell));
    }
    let codes: BTreeSet<&String> = natures.iter().collect();
    let codes: Vec<&String> = codes.into_iter().collect();
    let number = |text: &String| u32::try_from(codes.partition_point(|c| *c < text)).unwrap_or(0);
    Ok((names, at.map(|_| natures.iter().map(number).collect())))
}
