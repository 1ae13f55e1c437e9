//! A file before it is imported: what its columns would become and why, how a column is given another place, and what an
//! import would change field by field. Nothing here is written.

use super::columns::{self, Sort, period_in, sort};
use super::hand::{fields, shown};
use super::mapping::{ISTAT, slots};
use super::source;
use super::{FigureColumn, ImportAsk, IndicatorSpec, Mapping, Mend, PlacesFile, Reference, Target};
use crate::gate::{Act, Who, check};
use crate::{Result, WorkError, Workbench};
use reticolo_formats::numbers::is_scientific;
use reticolo_model::fold::snake;
use reticolo_model::{FieldType, Kind, Problem, Record, kinds};
use reticolo_store::data_sets::{self, Figure, Form, Version};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// So many changes and new names are told one by one.
pub const TOLD: usize = 20;
/// So many first rows stand beside a column's name.
const FIRST: usize = 5;

/// A file with its mapping, before anything is checked.
#[derive(Debug)]
pub struct Inspection {
    pub read_as: Vec<(String, String)>,
    /// The sheets, layers or tables of the file, where it has several.
    pub parts: Vec<String>,
    pub mapping: Mapping,
    /// What the mapping lacks before the file can be checked.
    pub problems: Vec<Problem>,
    pub columns: Vec<Column>,
    /// What a column may become, as [`Mapping::assign`] knows it.
    pub choices: Vec<String>,
    /// The definitions of the indicators that the columns bring, each once, complete or not.
    pub indicators: Vec<IndicatorSpec>,
    pub has_geometry: bool,
    /// The columns of the file of places, where there is one.
    pub places_header: Vec<String>,
}

/// A column of the file.
#[derive(Debug)]
pub struct Column {
    pub name: String,
    /// Its first cells.
    pub first: Vec<String>,
    /// `ignore`, `to:TARGET`, `figure`, `attribute`, `link:LINK:KIND:BY`, or `rule`: looked at by choices or references only.
    pub becomes: String,
    /// Other targets that it fills as well.
    pub also: Vec<String>,
    pub key: bool,
    pub why: Why,
    /// A figure's code (or destination) and its period, as mapped or as the name suggests.
    pub code: String,
    pub period: String,
    /// What is read otherwise than it is written, with its count in the first rows: `scientific`, `short_tax_code`, `several`.
    pub notes: Vec<(&'static str, usize)>,
}

/// Why a column becomes what it becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It has the name of its target.
    Same,
    /// It has another name by which its target is known.
    Alias,
    /// Numbers, with the period in the column's name.
    PeriodInName,
    Numbers,
    ClassOrText,
    /// The mapping says so.
    Mapping,
    KeyOnly,
    Empty,
    /// Nothing goes by its name.
    Unknown,
}

impl Why {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Why::Same => "same",
            Why::Alias => "alias",
            Why::PeriodInName => "period",
            Why::Numbers => "numbers",
            Why::ClassOrText => "class",
            Why::Mapping => "mapping",
            Why::KeyOnly => "key",
            Why::Empty => "empty",
            Why::Unknown => "unknown",
        }
    }
}

/// What one record, unit or figure would become.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    pub title: String,
    pub record: Option<uuid::Uuid>,
    pub fields: Vec<FieldChange>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldChange {
    pub field: String,
    pub was: String,
    pub becomes: String,
}

impl Workbench {
    /// Reads the beginning of a file and says what would be made of it. With a mapping in `ask` that one is looked at, complete
    /// or not; otherwise one is proposed.
    pub async fn inspect(&self, who: &Who, ask: &ImportAsk) -> Result<Inspection> {
        check(who, Act::Import)?;
        let named = |error: WorkError| match error {
            WorkError::Format(mut e) => {
                e.file = ask.file_name.clone().into();
                WorkError::Format(e)
            }
            other => other,
        };
        let stated = ask.stated().map_err(named)?;
        let reading = ask.how()?;
        let options = ask.options(stated.as_ref().map(|(m, _)| m).or(reading.as_ref()));
        let mut source = source::open_with(&ask.file, &ask.file_name, &options).map_err(named)?;
        let samples = columns::samples(ask, &mut source, &options).map_err(named)?;
        let header = source.header().to_vec();
        let has_geometry = source.has_geometry();
        let mut problems = Vec::new();
        let given = stated.is_some();
        let mut mapping = match stated {
            Some((mapping, _)) => mapping,
            None => match ask.propose(&source, &samples) {
                Ok(mapping) => mapping,
                Err(WorkError::Mapping { text, problems: lacks }) => {
                    problems = lacks;
                    Mapping::parse(&text, &ask.file_name)?
                }
                Err(other) => return Err(other),
            },
        };
        if !given {
            mapping = mapping.read_as(reading.as_ref());
        }
        let read_as = columns::read_as(&mut mapping, &source, &samples);
        let parts = source.read_as().parts;
        let places_header = match &ask.places_file {
            Some(path) => source::open_with(path, &file_name(path), &options)?.header().to_vec(),
            None => Vec::new(),
        };
        if let Some(path) = &ask.places_file
            && matches!(ask.target, Target::Kind(_))
        {
            let places = mapping.places.get_or_insert_with(|| places_of(&mapping.key, &places_header));
            places.file = file_name(path);
        }
        if given || problems.is_empty() {
            match mapping.check(ask.target, &header, has_geometry) {
                Err(WorkError::Mapping { problems: lacks, .. }) => problems = lacks,
                other => other?,
            }
        }
        let columns = (0..header.len()).map(|i| column(ask.target, &mapping, &header, &samples, i)).collect();
        let indicators = indicators(ask.target, &mapping, &header, &samples);
        let choices = choices(ask.target);
        Ok(Inspection { read_as, parts, mapping, problems, columns, choices, indicators, has_geometry, places_header })
    }

    /// The mapping of the newest earlier import of this data set (or of a file of this name) that fits the columns, without the
    /// mends of single rows.
    pub async fn kept_mapping(&self, who: &Who, ask: &ImportAsk) -> Result<Option<(Version, Mapping)>> {
        check(who, Act::Import)?;
        let code = Mapping::default().named(&ask.file_name).data_set.unwrap_or_default();
        let mut versions = data_sets::versions(&mut self.store.reader().await?, self.territory).await?;
        let form = ask.target.form();
        versions.retain(|v| v.withdrawn.is_none() && v.form == form && (v.data_set == code || v.file == ask.file_name));
        versions.sort_by_key(|v| std::cmp::Reverse((v.data_set == code, v.seq)));
        for version in versions {
            let Ok(mut mapping) = serde_json::from_str::<Mapping>(&version.mapping) else { continue };
            mapping.mends.retain(|m| m.row.is_none());
            let options = ask.options(Some(&mapping));
            let Ok(source) = source::open_with(&ask.file, &ask.file_name, &options) else { continue };
            if mapping.check(ask.target, source.header(), source.has_geometry()).is_ok() {
                return Ok(Some((version, mapping)));
            }
        }
        Ok(None)
    }

    /// The cells of some rows of a file, by their numbers; a row that cannot be read is not among them.
    pub async fn rows_of(&self, who: &Who, ask: &ImportAsk, wanted: &BTreeSet<u64>) -> Result<BTreeMap<u64, Vec<String>>> {
        check(who, Act::Import)?;
        let mapping = ask.mapping.as_deref().map(|text| Mapping::parse(text, &ask.file_name)).transpose()?;
        let mut source = source::open_with(&ask.file, &ask.file_name, &ask.options(mapping.as_ref()))?;
        let mut found = BTreeMap::new();
        let read = source.each(|row, _| {
            if let Ok(row) = row
                && wanted.contains(&row.number)
            {
                found.insert(row.number, row.cells.all());
            }
            if found.len() < wanted.len() { Ok(()) } else { Err(WorkError::Cancelled) }
        });
        match read {
            Ok(()) | Err(WorkError::Cancelled) => Ok(found),
            Err(other) => Err(other),
        }
    }

    /// What the first changed figures were, in a version, and would become.
    pub(super) async fn figure_changes(&self, form: Form, set: &str, base: Option<i64>, changed: &[Figure]) -> Result<Vec<Change>> {
        let (Some(base), Some(told)) = (base, changed.get(..changed.len().min(TOLD)).filter(|c| !c.is_empty())) else {
            return Ok(Vec::new());
        };
        let key = |f: &Figure| (f.a.clone(), f.b.clone(), f.period.clone());
        let wanted: BTreeSet<_> = told.iter().map(key).collect();
        let mut old = BTreeMap::new();
        data_sets::each(&mut self.store.reader().await?, self.territory, form, set, base, |figure| {
            if wanted.contains(&key(&figure)) {
                old.insert(key(&figure), written(&figure));
            }
            Ok(())
        })
        .await?;
        let change = |f: &Figure| Change {
            title: named(f),
            record: None,
            fields: vec![FieldChange {
                field: "value".to_owned(),
                was: old.get(&key(f)).cloned().unwrap_or_default(),
                becomes: written(f),
            }],
        };
        Ok(told.iter().map(change).collect())
    }
}

/// A figure's name: indicator (or origin), unit, period.
pub(super) fn named(f: &Figure) -> String {
    [&*f.a, &*f.b, &*f.period].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn written(f: &Figure) -> String {
    f.number.map(reticolo_model::canonical::number).or_else(|| f.mark.as_deref().map(str::to_owned)).unwrap_or_default()
}

/// Field by field what a record is and would be; personal values are not shown.
pub(super) fn record_change(before: &Record, after: &Record) -> Change {
    let as_fields = |r: &Record| fields(&serde_json::to_value(r).unwrap_or_default());
    let (old, new) = (as_fields(before), as_fields(after));
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).filter(|n| old.get(*n) != new.get(*n)).collect();
    let mut changed: Vec<FieldChange> = names
        .into_iter()
        .filter(|n| !before.personal.contains_key(*n) && !after.personal.contains_key(*n))
        .map(|n| FieldChange { field: n.clone(), was: shown(n, old.get(n)), becomes: shown(n, new.get(n)) })
        .collect();
    for (name, value) in after.personal.iter().filter(|(n, v)| before.personal.get(*n) != Some(*v)) {
        let was = if before.personal.contains_key(name) { "…" } else { "" };
        let becomes = if value.is_empty() { "" } else { "…" };
        changed.push(FieldChange { field: name.clone(), was: was.to_owned(), becomes: becomes.to_owned() });
    }
    Change { title: before.title.clone(), record: Some(before.id), fields: changed }
}

/// What a loaded unit is and would be.
pub(super) fn unit_change(before: Option<&reticolo_model::Unit>, after: &reticolo_model::Unit) -> Change {
    let flat = |u: &reticolo_model::Unit| -> BTreeMap<String, String> {
        let value = serde_json::to_value(u).unwrap_or_default();
        let mut out = BTreeMap::new();
        for (name, value) in value.as_object().into_iter().flatten() {
            match name.as_str() {
                "inside" => {}
                "attributes" => out.extend(value.as_object().into_iter().flatten().map(|(n, v)| (n.clone(), shown(n, Some(v))))),
                "geometry" => drop(out.insert(name.clone(), reticolo_model::id::hex(&sha2_of(&value.to_string())[..4]))),
                _ => drop(out.insert(name.clone(), shown(name, Some(value)))),
            }
        }
        out
    };
    let (old, new) = (before.map(flat).unwrap_or_default(), flat(after));
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).filter(|n| old.get(*n) != new.get(*n)).collect();
    let text = |of: &BTreeMap<String, String>, n: &String| of.get(n).cloned().unwrap_or_default();
    let fields = names.into_iter().map(|n| FieldChange { field: n.clone(), was: text(&old, n), becomes: text(&new, n) }).collect();
    Change { title: format!("{} ({})", after.name, after.code), record: None, fields }
}

fn sha2_of(text: &str) -> [u8; 32] {
    use sha2::Digest;
    sha2::Sha256::digest(text.as_bytes()).into()
}

fn file_name(path: &std::path::Path) -> String {
    path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}

/// What the columns of a file of places say, judged by their names.
fn places_of(key: &[String], header: &[String]) -> PlacesFile {
    let named = |names: &[&str]| header.iter().find(|h| names.contains(&snake(h).as_str())).cloned();
    let unit = named(ISTAT);
    let unit_name =
        if unit.is_none() { named(&["comune", "descrizione_comune", "denominazione_comune", "municipality", "unit_name"]) } else { None };
    let province = unit_name.as_ref().and_then(|_| named(&["provincia", "sigla_provincia", "province", "province_acronym"]));
    let key = key.iter().filter(|k| header.contains(k)).cloned().collect();
    PlacesFile { file: String::new(), key, unit, unit_name, province, share: None }
}

/// What the columns of a file may become.
fn choices(target: Target) -> Vec<String> {
    let mut out: Vec<String> = slots(target).iter().map(|s| format!("to:{}", s.target)).collect();
    let extra: &[&str] = match target {
        Target::Units => &["lon", "lat"],
        Target::Kind(_) | Target::Indicators => &["unit_name", "province"],
        Target::Flows => &[],
    };
    out.extend(extra.iter().map(|t| format!("to:{t}")));
    match target {
        Target::Units => out.push("attribute".to_owned()),
        Target::Indicators | Target::Flows => out.push("figure".to_owned()),
        Target::Kind(kind) => out.extend(links(kind)),
    }
    out
}

/// The links between records of a kind and others, by each way in which the other is known.
fn links(kind: &'static Kind) -> Vec<String> {
    let mut out = Vec::new();
    for other in kinds::ALL.iter().filter(|k| kinds::of_territory(k.code)) {
        let codes: BTreeSet<&str> = kind
            .links
            .iter()
            .filter(|l| l.to.contains(&other.code))
            .chain(other.links.iter().filter(|l| l.to.contains(&kind.code)))
            .map(|l| l.code)
            .collect();
        for link in codes {
            let by_tax_code = other.fields.iter().any(|f| f.code == "tax_code" && matches!(f.kind, FieldType::TaxCode));
            out.extend(by_tax_code.then(|| format!("link:{link}:{}:tax_code", other.code)));
            out.push(format!("link:{link}:{}:title", other.code));
        }
    }
    out
}

fn column(target: Target, mapping: &Mapping, header: &[String], samples: &[Vec<String>], i: usize) -> Column {
    let name = header[i].clone();
    let cells: Vec<&str> = samples.iter().filter_map(|r| r.get(i)).map(|c| c.trim()).filter(|c| !c.is_empty()).collect();
    let (becomes, also) = mapping.role_of(&name);
    let key = mapping.key.contains(&name);
    let (suggested, period) = period_in(&name);
    let figure = mapping.figures.iter().find(|f| f.column == name);
    let kind_of = sort(&name, samples, i);
    let own = snake(&name);
    let why = match becomes.as_str() {
        "figure" if period.is_some() => Why::PeriodInName,
        "figure" if kind_of == Sort::Number => Why::Numbers,
        "attribute" => Why::ClassOrText,
        "ignore" if key => Why::KeyOnly,
        "ignore" if kind_of == Sort::Empty => Why::Empty,
        "ignore" => Why::Unknown,
        other => match other.strip_prefix("to:") {
            Some(t) if own == t => Why::Same,
            Some(t) if slots(target).iter().any(|s| s.target == t && s.names.iter().any(|g| g.contains(&own.as_str()))) => Why::Alias,
            _ => Why::Mapping,
        },
    };
    let mut notes = Vec::new();
    let mut note = |code, count: usize| notes.extend((count > 0).then_some((code, count)));
    note("scientific", cells.iter().filter(|c| is_scientific(c)).count());
    if holds_tax_codes(target, &becomes) {
        note("short_tax_code", cells.iter().filter(|c| c.len() < 11 && c.bytes().all(|b| b.is_ascii_digit())).count());
    }
    if let Some(separator) = mapping.separator.as_deref().filter(|s| becomes == "to:unit" && !s.is_empty()) {
        note("several", cells.iter().filter(|c| c.contains(separator)).count());
    }
    note("missing", cells.iter().filter(|c| mapping.missing.iter().any(|m| m == *c)).count());
    let code = figure.and_then(|f| f.indicator.clone().or_else(|| f.destination.clone())).unwrap_or(suggested);
    let period = match figure {
        Some(f) => f.period.clone().unwrap_or_default(),
        None => period.unwrap_or_default(),
    };
    let first = samples.iter().take(FIRST).map(|r| r.get(i).cloned().unwrap_or_default()).collect();
    Column { name, first, becomes, also, key, why, code, period, notes }
}

fn holds_tax_codes(target: Target, becomes: &str) -> bool {
    let own = |t: &str| match target {
        Target::Kind(kind) => kind.field(t).is_some_and(|f| matches!(f.kind, FieldType::TaxCode)),
        _ => false,
    };
    becomes.ends_with(":tax_code") || becomes.strip_prefix("to:").is_some_and(own)
}

/// The indicators that a file brings: those of its columns or of its first cells, with what the mapping says of each.
fn indicators(target: Target, mapping: &Mapping, header: &[String], samples: &[Vec<String>]) -> Vec<IndicatorSpec> {
    let mut out = mapping.indicators.clone();
    if !matches!(target, Target::Indicators) {
        return out;
    }
    let mut codes: Vec<String> = mapping.figures.iter().filter_map(|f| f.indicator.clone()).collect();
    if codes.is_empty()
        && let Some(at) = mapping.columns.get("indicator").and_then(|c| header.iter().position(|h| h == c))
    {
        codes.extend(samples.iter().filter_map(|r| r.get(at)).map(|c| c.trim().to_owned()));
    }
    for code in codes.into_iter().filter(|c| !c.is_empty()) {
        if !out.iter().any(|s| s.code == code) {
            out.push(IndicatorSpec { code, ..IndicatorSpec::default() });
        }
    }
    out
}

impl Mapping {
    /// What a column becomes (see [`Column::becomes`]) and the other targets that it fills.
    #[must_use]
    pub fn role_of(&self, column: &str) -> (String, Vec<String>) {
        if self.figures.iter().any(|f| f.column == column) {
            return ("figure".to_owned(), Vec::new());
        }
        let mut targets: Vec<String> = self.columns.iter().filter(|(_, c)| *c == column).map(|(t, _)| format!("to:{t}")).collect();
        for r in self.references.iter().filter(|r| r.column == column) {
            let text = format!("link:{}:{}:{}", r.link, r.kind, r.by);
            if !targets.contains(&text) {
                targets.push(text);
            }
        }
        if self.attributes.iter().any(|a| a == column) {
            targets.push("attribute".to_owned());
        }
        if !targets.is_empty() {
            let first = targets.remove(0);
            return (first, targets);
        }
        let looked_at = self.choices.iter().any(|c| c.column.as_deref() == Some(column))
            || self.known_by.as_deref() == Some(column)
            || self.references.iter().any(|r| {
                r.title.as_deref() == Some(column)
                    || r.column.split('+').any(|c| c.trim() == column)
                    || r.columns.values().any(|c| c == column)
                    || r.only.as_ref().is_some_and(|o| o.column == column)
                    || r.choices.iter().any(|c| c.column.as_deref() == Some(column))
            });
        (if looked_at { "rule" } else { "ignore" }.to_owned(), Vec::new())
    }

    /// Gives a column another place; nothing else changes. A target has one column, so another that had it lets it go.
    pub fn assign(&mut self, column: &str, becomes: &str) {
        if self.role_of(column).0 == becomes || becomes == "rule" {
            return;
        }
        self.figures.retain(|f| f.column != column);
        self.columns.retain(|_, c| c != column);
        self.attributes.retain(|a| a != column);
        self.references.retain(|r| r.column != column);
        let parts: Vec<&str> = becomes.split(':').collect();
        match parts[..] {
            ["to", target] => drop(self.columns.insert(target.to_owned(), column.to_owned())),
            ["attribute"] => self.attributes.push(column.to_owned()),
            ["figure"] => {
                let (code, period) = period_in(column);
                self.figures.push(FigureColumn { column: column.to_owned(), indicator: Some(code), destination: None, period });
            }
            ["link", link, kind, by] => self.references.push(Reference {
                link: link.to_owned(),
                kind: kind.to_owned(),
                by: by.to_owned(),
                column: column.to_owned(),
                ..Reference::default()
            }),
            _ => {}
        }
    }

    /// Notes how a cell is to be read. What was said before of the same cell goes; what is said of one row comes first.
    pub fn mend(&mut self, mend: Mend) {
        self.mends.retain(|m| !(m.column == mend.column && m.says == mend.says && m.row == mend.row));
        self.mends.push(mend);
        self.mends.sort_by_key(|m| m.row.is_none());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_moves_and_takes_its_target_with_it() {
        let mut m = Mapping::default();
        m.assign("nome", "to:title");
        m.assign("denominazione", "to:title");
        assert_eq!((m.role_of("nome").0.as_str(), m.role_of("denominazione").0.as_str()), ("ignore", "to:title"));
        m.assign("denominazione", "link:leads:actor:title");
        assert_eq!((m.columns.len(), m.references[0].by.as_str()), (0, "title"));
        m.assign("denominazione", "ignore");
        assert!(m.references.is_empty());
        m.assign("population_2019", "figure");
        let figure = &m.figures[0];
        assert_eq!((figure.indicator.as_deref(), figure.period.as_deref()), (Some("population"), Some("2019")));
    }

    #[test]
    fn a_mend_of_one_row_goes_before_that_of_all() {
        let mut m = Mapping::default();
        let mend = |means: &str, row| Mend { column: "c".into(), says: "x".into(), means: means.into(), row };
        m.mend(mend("1", None));
        m.mend(mend("2", Some(7)));
        m.mend(mend("3", None));
        assert_eq!(m.mends, [mend("2", Some(7)), mend("3", None)]);
    }
}
