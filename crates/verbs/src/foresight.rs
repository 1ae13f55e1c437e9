//! `foresight`: which scenarios hold together (cross-impact balances), which variables drive the others (structural analysis).

use crate::Ask;
use crate::numbers::matrix;
use crate::read::{Digest, Sheet};
use crate::work::refused;
use crate::work::{Column, Result, Told, Work};
use clap::ValueEnum;
use reticolo_analysis::foresight::balances::{Attractor, Balances, BalancesAsk, Consistent, Explained, Search, balances};
use reticolo_analysis::foresight::structure::{Quadrant, Settled, Structure, StructureAsk, structure};
use reticolo_analysis::naturals::Natural;
use reticolo_messages::{Language, list_words, t, tn, tr};
use reticolo_model::Problem;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

pub const HELP: &str = "MATRIX is a square table of whole numbers without a header.

--method cib (cross-impact balances): row and column are variants, those of the first descriptor first; a cell says how much the
row's variant promotes (above 0) or hinders (below 0) the column's variant, usually from -3 to 3; cells between variants of one
descriptor are 0. --sizes says how many variants each descriptor has. Variants are counted from 0.
Result: consistent (every scenario in which no descriptor would rather be in another variant, with total_impact_score and
consistency, the least lead of a chosen variant), search (complete; many or given_up where the list is not all), attractors (where
each scenario leads, with its basin). --explain SCENARIO adds explained: the balance of each descriptor and the judgement that breaks it.

--method micmac (structural analysis): a cell says how strongly the row's variable acts on the column's, usually from 0 to 3; the
diagonal is 0. Result: direct_influence, direct_dependence, indirect_influence, indirect_dependence (exact; beyond 64 bits as
text), stable_power, quadrant.

Examples:
  reticolo analyse foresight --method cib --matrix judgements.csv --sizes 3,3,2 --json
  reticolo analyse foresight --method cib --matrix judgements.csv --names variants.csv --explain 1,2,1
  reticolo analyse foresight --method micmac --matrix influence.csv --names variables.csv --out ranks.csv";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Method {
    /// Cross-impact balances: which scenarios hold together.
    Cib,
    /// Structural analysis: which variables drive the others.
    Micmac,
}

#[derive(Debug, clap::Args)]
pub struct Args {
    /// What is asked of the matrix.
    #[arg(long, value_enum)]
    pub method: Method,
    /// A CSV of whole numbers without a header, as many rows as columns.
    #[arg(long)]
    pub matrix: PathBuf,
    /// How many variants each descriptor has, such as 3,3,2 (cib; not needed with --names).
    #[arg(long, value_delimiter = ',')]
    pub sizes: Vec<usize>,
    /// A CSV that names the rows of the matrix in their order: columns descriptor and variant (cib), or name (micmac).
    #[arg(long)]
    pub names: Option<PathBuf>,
    /// A scenario to explain, one variant a descriptor, counted from 0, such as 1,2,1 (cib).
    #[arg(long, value_delimiter = ',')]
    pub explain: Vec<u16>,
    /// Do not look where each scenario leads (cib).
    #[arg(long)]
    pub no_attractors: bool,
    /// Scenarios that are drawn to estimate basins, where there are more than 134 million (cib).
    #[arg(long, default_value_t = 100_000)]
    pub starts: u32,
    /// The same seed draws the same scenarios (cib).
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Up to chains of how many steps the order is looked at (micmac).
    #[arg(long, default_value_t = 100)]
    pub powers: u32,
    /// Write the table to a file (csv): consistent scenarios, or variables.
    #[arg(long)]
    pub out: Option<PathBuf>,
}

impl Ask for Args {
    fn out(&self) -> Option<&Path> {
        self.out.as_deref()
    }

    fn work(&self, language: Language) -> Result<Work> {
        let mut digest = Digest::default().file("matrix", &self.matrix)?;
        if let Some(names) = &self.names {
            digest = digest.file("names", names)?;
        }
        match self.method {
            Method::Cib => self.cib(language, digest.hex()),
            Method::Micmac => self.micmac(language, digest.hex()),
        }
    }
}

/// The names of descriptors and of their variants.
struct Words {
    descriptors: Vec<String>,
    variants: Vec<Vec<String>>,
}

impl Args {
    /// The cells as whole numbers, row by row, and how many rows.
    fn whole<T: TryFrom<i64>>(&self) -> Result<(usize, Vec<T>)> {
        let rows = matrix(&self.matrix)?;
        let mut cells = Vec::with_capacity(rows.len() * rows.len());
        for (at, row) in rows.iter().enumerate() {
            for (column, x) in row.iter().enumerate() {
                // What is beyond every limit is refused as a question, with the limit.
                let whole = (x.fract() == 0.0).then_some(x.clamp(-2e9, 2e9) as i64).and_then(|x| T::try_from(x).ok());
                cells.push(whole.ok_or_else(|| {
                    let code = if x.fract() == 0.0 { "problem-table-amount" } else { "problem-table-whole" };
                    let wrong = Problem::new(code, x.to_string()).with("file", self.matrix.display());
                    wrong.with("row", at + 1).with("column", column + 1)
                })?);
            }
        }
        Ok((rows.len(), cells))
    }

    /// Sizes and names; sizes from the names where only these are given.
    fn words(&self) -> Result<(Vec<usize>, Words)> {
        let Some(path) = &self.names else {
            let variants = self.sizes.iter().map(|s| (0..*s).map(|v| v.to_string()).collect()).collect();
            return Ok((self.sizes.clone(), Words { descriptors: (0..self.sizes.len()).map(|d| d.to_string()).collect(), variants }));
        };
        let mut words = Words { descriptors: Vec::new(), variants: Vec::<Vec<String>>::new() };
        Sheet::open(path, &["descriptor", "variant"], &[])?.each(|cells| {
            let descriptor = cells.text(0);
            if words.descriptors.last().is_none_or(|last| last != descriptor) {
                // The rows of a descriptor stand together.
                if descriptor.is_empty() || words.descriptors.iter().any(|d| d == descriptor) {
                    return Err(cells.wrong(0, "problem-table-once"));
                }
                words.descriptors.push(descriptor.to_owned());
                words.variants.push(Vec::new());
            }
            if let Some(own) = words.variants.last_mut() {
                own.push(cells.text(1).to_owned());
            }
            Ok(())
        })?;
        let sizes = words.variants.iter().map(Vec::len).collect();
        Ok((if self.sizes.is_empty() { sizes } else { self.sizes.clone() }, words))
    }

    fn cib(&self, language: Language, digest: String) -> Result<Work> {
        let (sizes, words) = self.words()?;
        let (_, cells) = self.whole::<i32>()?;
        let ask = BalancesAsk { attractors: !self.no_attractors, starts: self.starts, seed: self.seed };
        let parameters = json!({
            "method": "cib", "sizes": sizes, "attractors": ask.attractors, "starts": ask.starts, "seed": ask.seed,
            "explain": (!self.explain.is_empty()).then_some(&self.explain),
        });
        let no = move |e| refused("foresight", language, &e);
        ask.check(&sizes, &cells).map_err(no)?;
        if words.variants.iter().map(Vec::len).ne(sizes.iter().copied()) {
            let wrong = Problem::new("problem-foresight-names", self.names.as_deref().unwrap_or(Path::new("")).display().to_string());
            return Err(wrong.with("sizes", sizes.iter().map(usize::to_string).collect::<Vec<_>>().join(",")).into());
        }
        let explain = (!self.explain.is_empty()).then(|| self.explain.clone());
        let compute = move || {
            let plan = ask.check(&sizes, &cells).map_err(no)?;
            let explained = explain.as_deref().map(|s| plan.explain(s)).transpose().map_err(no)?;
            Ok((balances(&plan), explained))
        };
        Ok(Work::new("balances", parameters, digest, compute, move |(found, explained)| {
            tell_cib(language, &words, ask.attractors, &found, explained)
        }))
    }

    fn micmac(&self, language: Language, digest: String) -> Result<Work> {
        let (rows, cells) = self.whole::<u32>()?;
        let mut names: Vec<String> = (0..rows).map(|v| v.to_string()).collect();
        if let Some(path) = &self.names {
            names.clear();
            Sheet::open(path, &["name"], &[])?.each(|row| {
                names.push(row.text(0).to_owned());
                Ok(())
            })?;
            if names.len() != rows {
                let wrong = Problem::new("problem-foresight-names", path.display().to_string());
                return Err(wrong.with("sizes", rows).into());
            }
        }
        let ask = StructureAsk { powers: self.powers };
        let no = move |e| refused("foresight", language, &e);
        ask.check(rows, &cells).map_err(no)?;
        let compute = move || Ok(structure(&ask.check(rows, &cells).map_err(no)?));
        let parameters = json!({ "method": "micmac", "powers": ask.powers });
        Ok(Work::new("structure", parameters, digest, compute, move |found| tell_micmac(language, &names, &found)))
    }
}

fn tell_cib(language: Language, words: &Words, asked: bool, found: &Balances, explained: Option<Vec<Explained>>) -> Told {
    let mut told = Told::default();
    told.figure("scenarios", json!(found.scenarios));
    told.figure("consistent_scenarios", found.consistent.len());
    let search = match found.search {
        Search::Complete => "complete",
        Search::Many => "many",
        Search::GivenUp => "given_up",
    };
    told.figure("search", search);
    if found.search != Search::Complete {
        told.reasons.push(t(language, &format!("foresight-search-{search}")));
    }
    let scenario =
        |c: &Consistent| json!({ "scenario": c.scenario, "total_impact_score": c.total_impact_score, "consistency": c.consistency });
    told.detail("consistent", found.consistent.iter().map(scenario).collect::<Value>());
    for (d, name) in words.descriptors.iter().enumerate() {
        let cells = found.consistent.iter().map(|c| words.variants[d][usize::from(c.scenario[d])].clone());
        told.table.push(Column::new(name, cells));
    }
    told.table.push(Column::new("total_impact_score", found.consistent.iter().map(|c| c.total_impact_score)));
    told.table.push(Column::new("consistency", found.consistent.iter().map(|c| json!(c.consistency))));
    if let Some(attractors) = &found.attractors {
        let of = |a: &Attractor| json!({ "states": a.states, "basin": a.basin });
        told.detail("attractors", attractors.iter().map(of).collect::<Value>());
        told.figure("attractor_count", attractors.len());
        told.detail("drawn", json!(found.drawn));
        if let Some(drawn) = found.drawn {
            told.reasons.push(tn(language, "foresight-drawn", drawn.into(), &[]));
        }
    }
    if asked && found.attractors.is_none() {
        told.reasons.push(t(language, "foresight-attractors-many"));
    }
    if found.consistent.is_empty() && found.search == Search::Complete {
        told.reasons.push(t(language, "foresight-none"));
    }
    if let Some(explained) = explained {
        let holds = explained.iter().all(|e| e.shortfall == 0);
        told.reasons.push(t(language, if holds { "foresight-holds" } else { "foresight-breaks" }));
        told.reasons.extend(explained.iter().map(|e| why(language, words, e)));
        let of = |e: &Explained| {
            let breaks = e.breaks.map(
                |b| json!({ "source": b.source, "variant": b.variant, "rival": b.rival, "of_rival": b.of_rival, "of_chosen": b.of_chosen }),
            );
            json!({
                "descriptor": e.descriptor, "name": words.descriptors[e.descriptor], "chosen": e.chosen, "balances": e.balances,
                "best": e.best, "shortfall": e.shortfall, "breaks": breaks,
            })
        };
        told.detail("explained", json!({ "consistent": holds, "descriptors": explained.iter().map(of).collect::<Value>() }));
    }
    told
}

/// Why a descriptor's choice holds or does not.
fn why(language: Language, words: &Words, e: &Explained) -> String {
    let variant = |d: usize, v: u16| words.variants[d][usize::from(v)].as_str();
    let (name, chosen, best) = (&words.descriptors[e.descriptor], variant(e.descriptor, e.chosen), variant(e.descriptor, e.best));
    let of = |v: u16| e.balances[usize::from(v)].to_string();
    if e.shortfall == 0 {
        return tr(language, "foresight-choice-holds", &[("name", name), ("chosen", chosen), ("balance", &of(e.chosen))]);
    }
    let mut args = vec![("name", name.as_str()), ("chosen", chosen), ("best", best)];
    let (low, high) = (of(e.chosen), of(e.best));
    args.extend([("balance", low.as_str()), ("other", high.as_str())]);
    let mut said = tr(language, "foresight-choice-breaks", &args);
    if let Some(b) = e.breaks {
        let (of_rival, of_chosen) = (b.of_rival.to_string(), b.of_chosen.to_string());
        let judge = [
            ("source", words.descriptors[b.source].as_str()),
            ("variant", variant(b.source, b.variant)),
            ("rival", variant(e.descriptor, b.rival)),
            ("chosen", chosen),
            ("of_rival", &of_rival),
            ("of_chosen", &of_chosen),
        ];
        said.push(' ');
        said.push_str(&tr(language, "foresight-judgement", &judge));
    }
    said
}

/// As a number while 64 bits hold it, else its digits.
fn exact(x: &Natural) -> Value {
    x.small().map_or_else(|| Value::String(x.to_string()), Value::from)
}

fn tell_micmac(language: Language, names: &[String], found: &Structure) -> Told {
    let mut told = Told::default();
    let stable = if let Settled::At(power) = found.settled { Some(power) } else { None };
    told.figure("stable_power", json!(stable));
    told.figure("power", found.indirect.power);
    told.column(Column::new("variable", names.iter().cloned()));
    for (name, figures) in [
        ("direct_influence", &found.direct.influence),
        ("direct_dependence", &found.direct.dependence),
        ("indirect_influence", &found.indirect.influence),
        ("indirect_dependence", &found.indirect.dependence),
    ] {
        told.column(Column::new(name, figures.iter().map(exact)));
    }
    told.column(Column::new("place_direct", found.places.iter().map(|p| p.0)));
    told.column(Column::new("place_indirect", found.places.iter().map(|p| p.1)));
    told.column(Column::new("quadrant_direct", found.quadrants.iter().map(|q| q.0.code())));
    told.column(Column::new("quadrant", found.quadrants.iter().map(|q| q.1.code())));
    for quadrant in Quadrant::ALL {
        let own: Vec<String> = names.iter().zip(&found.quadrants).filter(|(_, q)| q.1 == quadrant).map(|(n, _)| n.clone()).collect();
        if !own.is_empty() {
            told.reasons.push(tr(language, &format!("foresight-{}", quadrant.code()), &[("names", &list_words(language, &own))]));
        }
    }
    told.reasons.push(match found.settled {
        Settled::At(power) => tn(language, "foresight-settled", power.into(), &[]),
        Settled::Ends(power) => tn(language, "foresight-ends", power.into(), &[]),
        Settled::Never => tn(language, "foresight-never", found.indirect.power.into(), &[]),
    });
    told
}
