//! The files of `basins`: flows whose units are put in the order of their ids, names, borders, and another division.

use super::Args;
use crate::read::{Names, Sheet};
use crate::work::{Result, refused};
use reticolo_analysis::flows::{APART, Flows};
use reticolo_analysis::spatial::weights::Weights;
use reticolo_formats::csv_table::Table;
use reticolo_messages::Language;
use reticolo_model::Problem;
use std::collections::HashMap;
use std::path::Path;

/// Another division of the units.
pub struct Other {
    pub label: Vec<u32>,
    /// What each label is called.
    pub names: Vec<String>,
    /// Units that the file does not hold.
    pub missing: Vec<String>,
}

/// What was asked, read.
pub struct Asked {
    /// Ids in growing order: as numbers where all are, else as text.
    pub units: Vec<String>,
    pub names: Option<Vec<String>>,
    pub flows: Flows,
    pub borders: Option<Weights>,
    pub compare: Option<Other>,
    pub why: Option<(u32, u32)>,
}

impl Asked {
    pub fn read(args: &Args, file: &Path, language: Language) -> Result<Asked> {
        let (units, rows) = flows(file, &args.columns)?;
        let flows = Flows::new(units.len(), &rows).map_err(|e| refused("basins", language, &e))?;
        let mut asked = Asked { units, names: None, flows, borders: None, compare: None, why: None };
        if let Some(file) = &args.names {
            asked.names = Some(asked.read_names(file)?);
        }
        if let Some(file) = &args.edges {
            asked.borders = Some(asked.read_edges(file)?);
        }
        if let Some(file) = &args.compare {
            asked.compare = Some(asked.read_compare(file, &args.compare_columns)?);
        }
        if let Some(pair) = &args.why {
            asked.why = Some(asked.pair(pair)?);
        }
        Ok(asked)
    }

    /// A unit as people read it.
    pub fn called(&self, unit: u32) -> &str {
        let name = self.names.as_ref().map(|names| names[unit as usize].as_str());
        name.filter(|n| !n.is_empty()).unwrap_or(&self.units[unit as usize])
    }

    fn by_id(&self) -> HashMap<&str, u32> {
        // Spreadsheets take zeros off the front of codes.
        self.units.iter().enumerate().map(|(at, id)| (bare(id), at as u32)).collect()
    }

    fn read_names(&self, file: &Path) -> Result<Vec<String>> {
        let [id, name] = first_two(file)?;
        let (by_id, mut names) = (self.by_id(), vec![String::new(); self.units.len()]);
        Sheet::open(file, &[&id, &name], &[])?.each(|cells| {
            if let Some(unit) = by_id.get(bare(cells.text(0))) {
                names[*unit as usize] = cells.text(1).to_owned();
            }
            Ok(())
        })?;
        Ok(names)
    }

    fn read_edges(&self, file: &Path) -> Result<Weights> {
        let [one, other] = first_two(file)?;
        let (by_id, mut pairs) = (self.by_id(), Vec::new());
        Sheet::open(file, &[&one, &other], &[])?.each(|cells| {
            let end = |c| by_id.get(bare(cells.text(c))).copied().ok_or_else(|| cells.wrong(c, "problem-table-listed"));
            pairs.push((end(0)?, end(1)?));
            Ok(())
        })?;
        Weights::from_edges(self.units.len(), &pairs)
            .map_err(|e| Problem::new("problem-edges", file.display().to_string()).with("reason", e).into())
    }

    fn read_compare(&self, file: &Path, columns: &str) -> Result<Other> {
        let [unit, label] = columns_of(columns, "--compare-columns")?;
        let mut labels = Names::default();
        let mut found: HashMap<String, Option<u32>> = HashMap::new();
        Sheet::open(file, &[unit, label], &[])?.each(|cells| {
            if matches!(cells.text(1), "" | "-1") {
                return Ok(());
            }
            let label = labels.place(cells.text(1));
            let mut keys = vec![format!("id {}", bare(cells.text(0)))];
            keys.extend(keys_of(cells.text(0)));
            keys.dedup();
            for key in keys {
                // A name that two places bear in two areas says nothing.
                found.entry(key).and_modify(|at| *at = at.filter(|l| *l == label)).or_insert(Some(label));
            }
            Ok(())
        })?;
        let mut other = Other { label: Vec::with_capacity(self.units.len()), names: labels.list, missing: Vec::new() };
        for (at, id) in self.units.iter().enumerate() {
            let name = self.names.as_ref().map(|n| n[at].as_str()).unwrap_or_default();
            let keys = std::iter::once(format!("id {}", bare(id))).chain(keys_of(name));
            let label = keys.filter_map(|k| found.get(&k)).next().copied().flatten();
            if label.is_none() {
                other.missing.push(self.called(at as u32).to_owned());
            }
            other.label.push(label.unwrap_or(APART));
        }
        Ok(other)
    }

    /// Two units by id or by name. Names may have commas in them: the comma that parts two units is the one that is asked for.
    pub fn pair(&self, text: &str) -> Result<(u32, u32)> {
        let by_id = self.by_id();
        let unit = |said: &str| {
            let said = said.trim();
            let named = || (0..self.units.len() as u32).find(|u| self.called(*u).to_lowercase() == said.to_lowercase());
            by_id.get(bare(said)).copied().or_else(named)
        };
        let cuts = text.match_indices(',').map(|(at, _)| (&text[..at], &text[at + 1..]));
        let mut found = cuts.filter_map(|(a, b)| Some((unit(a)?, unit(b)?)));
        found.next().ok_or_else(|| Problem::new("problem-basins-why", text).into())
    }
}

/// A code without the zeros in front.
fn bare(id: &str) -> &str {
    if id.bytes().all(|b| b.is_ascii_digit()) { id.trim_start_matches('0') } else { id }
}

/// A name as lists spell it: letters with accents left out, as some files lose them, or without their accents.
fn keys_of(name: &str) -> Vec<String> {
    let plain = |c: char| match c {
        'à' | 'á' | 'â' | 'ä' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        c => c,
    };
    let low = name.to_lowercase();
    let of = |fold: &dyn Fn(char) -> char| low.chars().map(fold).filter(char::is_ascii_alphanumeric).collect::<String>();
    let mut keys = vec![of(&|c| c), of(&plain)];
    keys.retain(|k| !k.is_empty());
    keys.dedup();
    keys
}

fn first_two(file: &Path) -> Result<[String; 2]> {
    let header = Table::open(file)?.header;
    match header.as_slice() {
        [one, other, ..] => Ok([one.clone(), other.clone()]),
        _ => {
            let missing = Problem::new("problem-table-column", "second").with("file", file.display());
            Err(missing.with("known", header.join(", ")).into())
        }
    }
}

fn columns_of<'a, const N: usize>(said: &'a str, option: &str) -> Result<[&'a str; N]> {
    let names: Vec<&str> = said.split(',').map(str::trim).collect();
    names.try_into().map_err(|_| Problem::new("problem-basins-columns", said).with("option", option).with("many", N).into())
}

/// Flows by units in the order of their ids, so that the order of the rows changes nothing.
pub fn flows(file: &Path, columns: &str) -> Result<(Vec<String>, Vec<(u32, u32, f64)>)> {
    let columns: [&str; 3] = columns_of(columns, "--columns")?;
    let (mut names, mut rows) = (Names::default(), Vec::new());
    Sheet::open(file, &columns, &[])?.each(|cells| {
        let mut end = |c| {
            let id = cells.text(c);
            if id.is_empty() { Err(cells.wrong(c, "problem-basins-id")) } else { Ok(names.place(id)) }
        };
        let (o, d) = (end(0)?, end(1)?);
        rows.push((o, d, cells.amount(2)?));
        Ok(())
    })?;
    let numbers: Option<Vec<u64>> = names.list.iter().map(|n| n.parse().ok()).collect();
    let mut order: Vec<u32> = (0..names.len() as u32).collect();
    let text = |u: &u32| names.list[*u as usize].clone();
    match &numbers {
        Some(numbers) => order.sort_by_cached_key(|u| (numbers[*u as usize], text(u))),
        None => order.sort_by_cached_key(text),
    }
    let mut place = vec![0; order.len()];
    for (at, u) in order.iter().enumerate() {
        place[*u as usize] = at as u32;
    }
    for (o, d, _) in &mut rows {
        (*o, *d) = (place[*o as usize], place[*d as usize]);
    }
    Ok((order.iter().map(text).collect(), rows))
}
