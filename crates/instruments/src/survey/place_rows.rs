//! The places of a file's rows in a file of their own: read once, known by the row's key, split into exact shares.
//!
//! Each place named for a key counts once; without stated parts they count alike. A row of that file that names no place is
//! left out of the split and counted: where it lies is not known. A place that no table knows is a bad cell of that file.

use super::source::{self, Cells};
use super::{BadCell, Context, Faults, Reason};
use crate::places::{Found, Places};
use crate::{Result, WorkError};
use reticolo_model::record::UnitShare;
use reticolo_model::{Place, Precision, Problem, Share};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;

/// A place of a key: which of the interned units, by which of the interned names, and its part as digits and their decimals.
struct Part {
    name: u32,
    weight: (u64, u8),
}

/// Where rows lie, by their key.
pub(super) struct PlaceRows {
    by_key: HashMap<Box<str>, Vec<Part>>,
    /// For each name that the file writes: the unit it means and whether that is loaded.
    units: Vec<(String, bool)>,
    /// Codes that were followed to the unit that took over.
    pub followed: BTreeSet<String>,
    pub names_met: BTreeSet<(String, String)>,
    /// Rows that name no place.
    pub unknown: u64,
    pub bad: Vec<BadCell>,
    pub bad_rows: u64,
    pub reasons: Vec<Reason>,
}

/// The part that a cell states: positive, with at most nine decimals.
fn weight(text: &str) -> Option<(u64, u8)> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let part = part.trim_end_matches('0');
    let digits: u64 = format!("{whole}{part}").parse().ok()?;
    (digits > 0 && part.len() <= 9).then(|| (digits, u8::try_from(part.len()).unwrap_or(0)))
}

impl PlaceRows {
    /// Reads the file that the mapping names, if it names one.
    pub fn read(ctx: &Context, places: &Places) -> Result<Option<PlaceRows>> {
        let Some(spec) = &ctx.mapping.places else { return Ok(None) };
        let path = ctx
            .ask
            .places_file
            .clone()
            .unwrap_or_else(|| ctx.ask.file.parent().map_or_else(|| PathBuf::from(&spec.file), |folder| folder.join(&spec.file)));
        if !path.is_file() {
            return Err(Problem::new("problem-places-file", &spec.file).with("beside", &ctx.ask.file_name).into());
        }
        // Its own name stands in what is said about it, not that of the first file.
        let own = |error: WorkError| match error {
            WorkError::Format(e) => {
                let sentence = WorkError::Format(e).sentence(ctx.ask.language);
                Problem::new("problem-places-unread", &spec.file).with("reason", sentence).into()
            }
            other => other,
        };
        let mut source = source::open_with(&path, &spec.file, &ctx.mapping.options()).map_err(own)?;
        let header = source.header().to_vec();
        let at = |column: &String| {
            header
                .iter()
                .position(|h| h == column)
                .ok_or_else(|| WorkError::from(Problem::new("problem-column-missing", column).with("known", header.join(", "))))
        };
        let key = spec.key.iter().map(at).collect::<Result<Vec<_>>>()?;
        let [unit, unit_name, province, share] =
            [&spec.unit, &spec.unit_name, &spec.province, &spec.share].map(|c| c.as_ref().map(at).transpose());
        let (unit, unit_name, province, share) = (unit?, unit_name?, province?, share?);
        let mut rows = PlaceRows {
            by_key: HashMap::new(),
            units: Vec::new(),
            followed: BTreeSet::new(),
            names_met: BTreeSet::new(),
            unknown: 0,
            bad: Vec::new(),
            bad_rows: 0,
            reasons: Vec::new(),
        };
        let mut names: HashMap<(String, String), u32> = HashMap::new();
        let mut faults = Faults::new(&spec.file);
        let absent = |cell: &str| cell.is_empty() || ctx.mapping.missing.iter().any(|m| m == cell);
        source
            .each(|row, (done, total)| {
                let row = match row {
                    Ok(row) => row,
                    Err((number, problem)) => {
                        faults.push(number, "", problem);
                        return Ok(());
                    }
                };
                if row.number.is_multiple_of(1000) {
                    ctx.step("read", done, total)?;
                }
                let cell = |i: Option<usize>| i.map_or("", |i| row.cells.cell(i).trim());
                let (code, name, province) = (cell(unit), cell(unit_name), cell(province));
                let (code, name) = (if absent(code) { "" } else { code }, if code.is_empty() && absent(name) { "" } else { name });
                if code.is_empty() && name.is_empty() {
                    rows.unknown += 1;
                    return Ok(());
                }
                let weight = match share.map(|i| row.cells.cell(i).trim()) {
                    None => (1, 0),
                    Some(text) => match weight(text) {
                        Some(weight) => weight,
                        None => {
                            faults.push(row.number, &header[share.unwrap_or(0)], Problem::new("problem-part", text));
                            return Ok(());
                        }
                    },
                };
                let written = if code.is_empty() { (name.to_owned(), province.to_owned()) } else { (code.to_owned(), String::new()) };
                let name = match names.get(&written) {
                    Some(known) => *known,
                    None => {
                        let province = Some(province).filter(|p| !p.is_empty());
                        let found = if code.is_empty() { places.by_name(name, province) } else { places.by_code(code) };
                        let (unit, loaded) = match found {
                            Ok(Found::Unit { code, followed }) => {
                                rows.followed.extend(followed.map(|f| format!("{f} → {code}")));
                                (code, true)
                            }
                            Ok(Found::Outside(code)) => (code, false),
                            Err(problem) => {
                                let column = unit.filter(|_| !code.is_empty()).or(unit_name).unwrap_or(0);
                                faults.push(row.number, &header[column], problem);
                                return Ok(());
                            }
                        };
                        if code.is_empty() {
                            rows.names_met.extend(places.met(name, &unit));
                        }
                        let next = u32::try_from(rows.units.len()).unwrap_or(u32::MAX);
                        rows.units.push((unit, loaded));
                        names.insert(written, next);
                        next
                    }
                };
                let key = key.iter().map(|i| row.cells.cell(*i).trim()).collect::<Vec<_>>().join("/");
                rows.by_key.entry(key.into()).or_default().push(Part { name, weight });
                Ok(())
            })
            .map_err(own)?;
        rows.bad_rows = faults.rows;
        rows.reasons = faults.reasons();
        rows.bad = faults.listed;
        Ok(Some(rows))
    }

    /// The place of a row, and whether a part of it is not loaded; none if the file does not speak of it.
    pub fn of(&self, key: &str) -> std::result::Result<Option<(Place, bool)>, Problem> {
        let Some(parts) = self.by_key.get(key) else { return Ok(None) };
        // The same name twice is one place; two names that mean one unit today are two parts of it.
        let mut by_name: BTreeMap<u32, (u64, u8)> = BTreeMap::new();
        for part in parts {
            by_name.insert(part.name, part.weight);
        }
        let most = by_name.values().map(|(_, decimals)| *decimals).max().unwrap_or(0);
        let mut by_unit: BTreeMap<&str, u64> = BTreeMap::new();
        let mut outside = false;
        let too_fine = || Problem::new("problem-parts-fine", key);
        for (name, (digits, decimals)) in by_name {
            let (unit, loaded) = &self.units[name as usize];
            outside |= !loaded;
            let scaled = digits.checked_mul(10u64.pow(u32::from(most - decimals))).ok_or_else(too_fine)?;
            let sum = by_unit.entry(unit).or_insert(0);
            *sum = sum.checked_add(scaled).ok_or_else(too_fine)?;
        }
        let total = by_unit.values().try_fold(0u64, |a, b| a.checked_add(*b)).ok_or_else(too_fine)?;
        let shared = by_unit.values().fold(total, |a, b| gcd(a, *b)).max(1);
        let units = by_unit
            .into_iter()
            .map(|(unit, part)| {
                let share = Share::new(u32::try_from(part / shared).ok()?, u32::try_from(total / shared).ok()?)?;
                Some(UnitShare { unit: unit.to_owned(), share })
            })
            .collect::<Option<Vec<_>>>()
            .ok_or_else(too_fine)?;
        Ok(Some((Place { geometry: None, precision: Precision::Unit, units, doubtful: None }, outside)))
    }
}

fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// A row's cells that were kept, with its number.
pub(super) struct Kept<'a> {
    pub number: u64,
    pub cells: &'a Vec<String>,
}

impl Cells for Kept<'_> {
    fn cell(&self, i: usize) -> &str {
        self.cells.get(i).map_or("", String::as_str)
    }

    fn all(&self) -> Vec<String> {
        self.cells.clone()
    }

    fn number(&self) -> u64 {
        self.number
    }
}
