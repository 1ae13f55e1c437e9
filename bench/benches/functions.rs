//! Our own functions at three sizes each, on seeded inputs: `cargo bench --manifest-path bench/Cargo.toml [-- WORDS]`. What is measured
//! is the answer to a question that has been checked already.

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use reticolo_analysis::chains::{linkages::ChainsAsk, table::Table};
use reticolo_analysis::flows::community::{CommunityAsk, Quality, communities};
use reticolo_analysis::flows::ttwa::{TtwaAsk, ttwa};
use reticolo_analysis::matching::assign::{AssignAsk, assign};
use reticolo_analysis::matching::{Arc, MatchingAsk, matching};
use reticolo_analysis::network::{centrality, graph::Graph, structure};
use reticolo_analysis::opinions::{OpinionsAsk, Votes, opinions};
use reticolo_analysis::production::space::{RelatednessAsk, relatedness};
use reticolo_analysis::regions::{Method, RegionsAsk, regions};
use reticolo_analysis::rng::Rng;
use reticolo_analysis::services::catchment::{CatchmentAsk, Decay, Score, catchment};
use reticolo_analysis::services::pairs::PairsAsk;
use reticolo_analysis::spatial::contiguity::Metric;
use reticolo_analysis::spatial::hotspots::{HotspotsAsk, Statistic, hotspots};
use reticolo_analysis::spatial::weights::Weights;
use reticolo_analysis::{chains::linkages::chains, flows::Flows};
use std::hint::black_box;

fn draw(stream: u32) -> Rng {
    Rng::new(11, stream, 0)
}

/// A square of cells that touch at their sides.
fn grid(side: u32) -> Weights {
    let at = |i: u32, j: u32| i * side + j;
    let right = (0..side).flat_map(|i| (1..side).map(move |j| (at(i, j - 1), at(i, j))));
    let down = (1..side).flat_map(|i| (0..side).map(move |j| (at(i - 1, j), at(i, j))));
    Weights::from_edges((side * side) as usize, &right.chain(down).collect::<Vec<_>>()).unwrap()
}

fn column(units: usize, stream: u32) -> Vec<Option<f64>> {
    let mut rng = draw(stream);
    (0..units).map(|_| Some(rng.unit())).collect()
}

/// People who mostly go to units that are near in number.
fn flows(units: u32) -> Flows {
    let mut rng = draw(1);
    let mut rows = Vec::new();
    for from in 0..units {
        rows.push((from, from, 400.0));
        for _ in 0..40 {
            let far = (rng.unit().powi(3) * f64::from(units)) as u32;
            rows.push((from, (from + 1 + far) % units, 1.0 + f64::from(rng.below(20))));
        }
    }
    rows.sort_unstable_by_key(|r| (r.0, r.1));
    rows.dedup_by_key(|r| (r.0, r.1));
    Flows::new(units as usize, &rows).unwrap()
}

fn graph(nodes: u32) -> Graph {
    let mut rng = draw(2);
    let ties: Vec<(u32, u32)> = (0..10 * nodes).map(|_| (rng.below(nodes), rng.below(nodes))).filter(|(a, b)| a != b).collect();
    Graph::from_edges(nodes as usize, &ties).unwrap()
}

fn places(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("places");
    for side in [30, 60, 120] {
        let (weights, units) = (grid(side), (side * side) as usize);
        let columns: Vec<_> = (0..5).map(|c| column(units, 10 + c)).collect();
        let plan = RegionsAsk { replicates: 0, ..RegionsAsk::new(Method::Ward, 20) }.check(&columns, None, &weights).unwrap();
        group.bench_function(BenchmarkId::new("ward", units), |b| b.iter(|| regions(black_box(&plan))));
        let plan = HotspotsAsk::new(Statistic::Moran).check(&columns[0], &weights).unwrap();
        group.bench_function(BenchmarkId::new("moran", units), |b| b.iter(|| hotspots(black_box(&plan))));
    }
    for units in [500, 2_000, 8_000] {
        let flows = flows(units);
        let plan = TtwaAsk::default().check(&flows, None).unwrap();
        group.bench_function(BenchmarkId::new("ttwa", units), |b| b.iter(|| ttwa(black_box(&plan))));
        for (name, quality) in [("infomap", Quality::MapEquation), ("leiden", Quality::Modularity)] {
            let plan = CommunityAsk { trials: 1, ..CommunityAsk::new(quality) }.check(&flows).unwrap();
            group.bench_function(BenchmarkId::new(name, units), |b| b.iter(|| communities(black_box(&plan))));
        }
    }
    group.finish();
}

fn services(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("services");
    for demands in [1_000usize, 10_000, 100_000] {
        let (mut rng, side, sites) = (draw(3), (demands as f64).sqrt() * 3.0, demands / 50);
        let mut points = |many: usize| -> Vec<[f64; 2]> { (0..many).map(|_| [rng.unit() * side, rng.unit() * side]).collect() };
        let (demand, doors) = (points(demands), points(sites));
        let ask = PairsAsk { threshold: 30.0, factor: 1.0, metric: Metric::Plane };
        group.bench_function(BenchmarkId::new("pairs", demands), |b| b.iter(|| ask.pairs(black_box(&demand), &doors, None).unwrap()));
        let (pairs, people, capacity) = (ask.pairs(&demand, &doors, None).unwrap(), vec![10.0; demands], vec![3.0; sites]);
        let ask = CatchmentAsk { score: Score::TwoStep(Decay::thirds(30.0, [1.0, 0.68, 0.22])), threshold: 30.0 };
        let plan = ask.check(&people, &capacity, &pairs).unwrap();
        group.bench_function(BenchmarkId::new("catchment", demands), |b| b.iter(|| catchment(black_box(&plan))));
    }
    group.finish();
}

fn networks(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("network");
    for nodes in [1_000, 10_000, 100_000] {
        let graph = graph(nodes);
        group.bench_function(BenchmarkId::new("pagerank", nodes), |b| b.iter(|| centrality::pagerank(black_box(&graph), 0.85)));
        group.bench_function(BenchmarkId::new("cores", nodes), |b| b.iter(|| centrality::cores(black_box(&graph))));
        group.bench_function(BenchmarkId::new("cut-points", nodes), |b| b.iter(|| structure::structure(black_box(&graph))));
    }
    group.finish();
}

fn pairings(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("matching");
    for needs in [1_000u32, 5_000, 25_000] {
        let (mut rng, offers) = (draw(4), needs / 5);
        let arcs: Vec<Arc> =
            (0..needs * 20).map(|at| Arc { need: at / 20, offer: rng.below(offers), cost: 1 + i64::from(rng.below(1_000)) }).collect();
        let (amounts, penalties, capacities) = (vec![2; needs as usize], vec![100_000; needs as usize], vec![11; offers as usize]);
        let plan = MatchingAsk { amounts: &amounts, penalties: &penalties, capacities: &capacities, arcs: &arcs }.check().unwrap();
        group.bench_function(BenchmarkId::new("least-cost", needs), |b| b.iter(|| matching(black_box(&plan))));
    }
    for size in [250, 500, 1_000] {
        let mut rng = draw(5);
        let cost: Vec<f64> = (0..size * size).map(|_| f64::from(rng.below(1_000))).collect();
        let plan = AssignAsk { rows: size, columns: size, cost: &cost }.check().unwrap();
        group.bench_function(BenchmarkId::new("one-to-one", size), |b| b.iter(|| assign(black_box(&plan))));
    }
    group.finish();
}

fn tables(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("tables");
    for branches in [100, 300, 900] {
        let mut rng = draw(6);
        let z: Vec<f64> = (0..branches * branches).map(|_| rng.unit()).collect();
        let table = Table::new(z, vec![branches as f64; branches], None, None).unwrap();
        group.bench_function(BenchmarkId::new("inverse", branches), |b| b.iter(|| chains(ChainsAsk::default().check(black_box(&table)).unwrap())));
        let (mut rng, places) = (draw(7), 8 * branches);
        let quotients: Vec<Option<f64>> = (0..places * branches).map(|_| Some(1.2 * rng.unit())).collect();
        let plan = RelatednessAsk::default().check(places, branches, &quotients).unwrap();
        group.bench_function(BenchmarkId::new("complexity", branches), |b| b.iter(|| relatedness(black_box(&plan))));
    }
    for people in [500u32, 2_000, 8_000] {
        let mut rng = draw(8);
        let votes: Vec<(u32, u32, i8)> = (0..people)
            .flat_map(|p| (0..100).map(move |s| (p, s)))
            .filter_map(|(p, s)| (rng.below(4) == 0).then(|| (p, s, if rng.below(5) == u32::from((p + s) % 2 == 0) { 1 } else { -1 })))
            .collect();
        let votes = Votes::new(people as usize, 100, &votes).unwrap();
        let plan = OpinionsAsk::default().check(&votes).unwrap();
        group.bench_function(BenchmarkId::new("opinions", people), |b| b.iter(|| opinions(black_box(&plan)).unwrap()));
    }
    group.finish();
}

criterion_group! {
    name = functions;
    config = Criterion::default().sample_size(10);
    targets = places, services, networks, pairings, tables
}
criterion_main!(functions);
