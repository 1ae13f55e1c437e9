//! Are ties that were hidden from real networks found again, and better than by ranking pairs on degree alone? On partnerships of Interreg and of
//! Horizon 2020: hidden ties, and, harder, whole projects that were hidden.

use std::collections::{BTreeMap, BTreeSet};

use reticolo_analysis::network::Graph;
use reticolo_analysis::network::prediction::{Known, PredictionAsk, common, prediction};
use reticolo_analysis::rng::Rng;

use crate::shared::shared;

/// Projects with more partners than this say little about who knows whom.
const CROWD: usize = 60;

/// Partners of each project, numbered.
struct Projects {
    partners: usize,
    members: Vec<Vec<u32>>,
}

impl Projects {
    fn read(path: &str, project: &[&str], partner: &str) -> Option<Projects> {
        let file = std::process::Command::new("gzip").arg("-dc").arg(shared(path)?).output().ok().filter(|o| o.status.success());
        let Some(file) = file else {
            println!("skipped: no gzip to read {path} with");
            return None;
        };
        let mut reader = csv::Reader::from_reader(&file.stdout[..]);
        let head = reader.byte_headers().unwrap().clone();
        let at = |name: &str| head.iter().position(|h| h == name.as_bytes()).unwrap();
        let (project, partner): (Vec<usize>, usize) = (project.iter().map(|c| at(c)).collect(), at(partner));
        let mut numbers: BTreeMap<Vec<u8>, u32> = BTreeMap::new();
        let mut all: BTreeMap<Vec<Vec<u8>>, BTreeSet<u32>> = BTreeMap::new();
        for row in reader.byte_records().flatten() {
            let name = row.get(partner).unwrap().trim_ascii().to_ascii_lowercase();
            if name.is_empty() {
                continue;
            }
            let next = numbers.len() as u32;
            let number = *numbers.entry(name).or_insert(next);
            all.entry(project.iter().map(|c| row.get(*c).unwrap().to_vec()).collect()).or_default().insert(number);
        }
        let members = all.into_values().map(|m| m.into_iter().collect::<Vec<u32>>()).filter(|m| (2..=CROWD).contains(&m.len())).collect();
        Some(Projects { partners: numbers.len(), members })
    }
}

fn pairs(members: &[Vec<u32>]) -> BTreeSet<(u32, u32)> {
    let of =
        |m: &Vec<u32>| -> Vec<(u32, u32)> { m.iter().enumerate().flat_map(|(i, a)| m[i + 1..].iter().map(move |b| (*a, *b))).collect() };
    members.iter().flat_map(of).collect()
}

/// How often a hidden tie scores higher than a pair that never was one; half where they score the same.
fn auc(hidden: &[(u32, u32)], never: &[(u32, u32)], score: impl Fn(u32, u32) -> f64) -> f64 {
    let mut low: Vec<f64> = never.iter().map(|&(a, b)| score(a, b)).collect();
    low.sort_by(f64::total_cmp);
    let won = |&(a, b): &(u32, u32)| {
        let s = score(a, b);
        let (below, upto) = (low.partition_point(|x| *x < s), low.partition_point(|x| *x <= s));
        (below + upto) as f64 / 2.0 / low.len() as f64
    };
    hidden.iter().map(won).sum::<f64>() / hidden.len() as f64
}

struct Outcome {
    auc: f64,
    auc_degree: f64,
    precision: f64,
    precision_degree: f64,
}

/// `shown` is what the prediction sees; it looks for `hidden` among all pairs of those who have a tie in what is shown.
fn outcome(partners: usize, shown: &[(u32, u32)], hidden: &BTreeSet<(u32, u32)>, seed: u64) -> Outcome {
    let graph = Graph::from_edges(partners, shown).unwrap();
    let there: Vec<u32> = (0..partners as u32).filter(|&v| graph.degree(v as usize) > 0).collect();
    let hidden: Vec<(u32, u32)> = hidden
        .iter()
        .copied()
        .filter(|&(a, b)| !graph.tied(a, b) && graph.degree(a as usize) > 0 && graph.degree(b as usize) > 0)
        .collect();
    let known: BTreeSet<(u32, u32)> = hidden.iter().copied().collect();
    let mut rng = Rng::new(seed, 3, 0);
    let mut never = Vec::new();
    while never.len() < 20_000 {
        let pick = |rng: &mut Rng| there[rng.below(there.len() as u32) as usize];
        let (a, b) = (pick(&mut rng), pick(&mut rng));
        let pair = (a.min(b), a.max(b));
        if a != b && !graph.tied(a, b) && !known.contains(&pair) {
            never.push(pair);
        }
    }
    let degree = |a: u32, b: u32| graph.degree(a as usize) as f64 * graph.degree(b as usize) as f64;
    // The first hundred of each ranking. By degree: the pairs of the best tied.
    let first = 100;
    let plan = PredictionAsk { most: first, ..PredictionAsk::default() }.check().unwrap();
    let best = prediction(&graph, plan, &[], |_, _| Known::default());
    let mut by_degree = there.clone();
    by_degree.sort_by_key(|&v| (std::cmp::Reverse(graph.degree(v as usize)), v));
    by_degree.truncate(400);
    let mut ranked: Vec<(u32, u32)> = by_degree
        .iter()
        .enumerate()
        .flat_map(|(i, a)| by_degree[i + 1..].iter().map(move |b| (*a.min(b), *a.max(b))))
        .filter(|&(a, b)| !graph.tied(a, b))
        .collect();
    ranked.sort_by(|x, y| degree(y.0, y.1).total_cmp(&degree(x.0, x.1)).then(x.cmp(y)));
    let share = |found: usize| found as f64 / first as f64;
    Outcome {
        auc: auc(&hidden, &never, |a, b| common(&graph, a, b).resource_allocation),
        auc_degree: auc(&hidden, &never, degree),
        precision: share(best.iter().filter(|p| known.contains(&(p.a, p.b))).count()),
        precision_degree: share(ranked.iter().take(first).filter(|p| known.contains(p)).count()),
    }
}

/// `returning`: many partners stand in several projects.
fn check(name: &str, projects: &Projects, returning: bool) {
    for seed in [1, 2, 3] {
        let mut rng = Rng::new(seed, 2, 0);
        let (hidden, shown): (Vec<(u32, u32)>, Vec<(u32, u32)>) = pairs(&projects.members).into_iter().partition(|_| rng.unit() < 0.1);
        let ties = outcome(projects.partners, &shown, &hidden.into_iter().collect(), seed);
        let (late, early): (Vec<Vec<u32>>, Vec<Vec<u32>>) = projects.members.iter().cloned().partition(|_| rng.unit() < 0.1);
        let shown: Vec<(u32, u32)> = pairs(&early).into_iter().collect();
        let whole = outcome(projects.partners, &shown, &pairs(&late), seed);
        for (what, o) in [("a tenth of the ties", &ties), ("a tenth of the projects", &whole)] {
            println!(
                "{name}, {what} hidden, seed {seed}: AUC {:.3} (degree {:.3}), precision at 100 {:.2} (degree {:.2})",
                o.auc, o.auc_degree, o.precision, o.precision_degree
            );
        }
        assert!(ties.auc > ties.auc_degree + 0.02 && ties.precision > ties.precision_degree + 0.1);
        // Projects among bodies that never met have nothing in common to be found by: said, and asked only where bodies come back.
        assert!(!returning || whole.precision > whole.precision_degree);
    }
}

#[test]
fn hidden_ties_of_interreg_are_found_again() {
    let Some(old) = Projects::read("data/networks/interreg_2007_2013_participations.csv.gz", &["programme", "acronym"], "project_partner")
    else {
        return;
    };
    check("Interreg 2007-2013", &old, false);
}

#[test]
fn hidden_ties_of_horizon_2020_are_found_again() {
    let Some(all) = Projects::read("data/networks/h2020_participations_start_2014_2018.csv.gz", &["rcn"], "pic") else { return };
    check("Horizon 2020", &all, true);
}
