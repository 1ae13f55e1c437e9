//! How a file's columns become fields: a mapping, kept as TOML with the territory, proposed from the columns' names.

use super::Target;
use crate::{Result, WorkError};
use reticolo_model::fold::{fold, snake};
use reticolo_model::kind::FieldType;
use reticolo_model::value::DecimalMark;
use reticolo_model::{Kind, Problem, Visibility};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A mapping. `columns` says for each target which column it is read from, `constants` what every row has.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mapping {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data_set: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality_notes: Option<String>,
    /// The list does not hold all there is of its kind: nothing is concluded from what is not in it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub partial: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visibility: Option<Visibility>,
    /// `point` (unless said otherwise) or `comma`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decimal: Option<String>,
    /// Columns that together know a row again.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub key: Vec<String>,
    /// Column with a tax code or e-mail by which the person of a row is known again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known_by: Option<String>,
    /// What stands between several units in one cell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub separator: Option<String>,
    /// Cells with one of these texts hold no value.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
    /// Columns kept as attributes of a unit, under their own name or another: `name = column`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub illustrative: bool,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub columns: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub constants: BTreeMap<String, String>,
    /// For a target: what a cell says → what is kept.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, BTreeMap<String, String>>,
    /// How the file's bytes are read, where that is not to be found out: `utf-8`, `utf-16le`, `utf-16be`, `windows-1252`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// What stands between two cells of a row, where that is not to be found out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delimiter: Option<String>,
    /// Which sheet, layer, table or object of the file is read, where it has several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<String>,
    /// The EPSG number of the shapes' reference system, whatever the file says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub epsg: Option<u32>,
    /// Which rows stay: `all` (unless said otherwise), `loaded` or `inside`: with a place in a loaded unit, in the territory.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keep: Option<String>,
    /// `MM-DD`: the day of the year that a period given as a year stands for (residents at 1 January: `01-01`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day_of_year: Option<String>,
    /// Figures: a loaded unit without a row has 0, not a missing value.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub absent_is_zero: bool,
    /// Figures: a cell with this text is suppressed, and lies under the bound.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub suppressed: BTreeMap<String, String>,
    /// Wide tables: columns of figures, each with its indicator (or destination) and its period.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<FigureColumn>,
    /// Figures: parts that should sum to a total.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sums: Vec<SumRule>,
    /// Records: values that follow from marks in other columns; for each target the first that holds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    /// Records: the places of a row in a file of their own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub places: Option<PlacesFile>,
    /// Records: columns that name another record, to which the row's record is linked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<Reference>,
    /// Cells that a person mended: read as if the file said so.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mends: Vec<Mend>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<IndicatorSpec>,
}

/// A column of a wide table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FigureColumn {
    pub column: String,
    /// The indicator whose values it holds; flows have a destination instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub destination: Option<String>,
    /// Without it the row's period counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
}

/// Parts (indicators) that should sum to a total in each unit and period; where they do not, the report says so.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SumRule {
    pub total: String,
    pub parts: Vec<String>,
}

/// A value that follows from a mark: where `column` says `is` (or anything, if `is` is not given), `target` is `value`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Choice {
    pub target: String,
    pub value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is: Option<String>,
}

/// A second file with one row a place: looked for beside the first unless another is given with it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PlacesFile {
    pub file: String,
    /// The columns of that file that say the mapping's `key`, in its order.
    pub key: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub province: Option<String>,
    /// A part (any positive numbers); without it a record lies in its places in equal shares.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<String>,
}

/// A reference from a row's record to another: which link, to what, by which key, and what to do when none is found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Reference {
    pub link: String,
    /// The kind at the other end; which end the link starts from follows from the kinds' own rules.
    pub kind: String,
    /// `tax_code`, `code` (a code field of that kind), `title`, `key` (the key in `data_set`) or `name` (title, then `[data_set/key]`
    /// where a data set brought it, as exports write it).
    pub by: String,
    pub column: String,
    /// With `by = "key"`: the data set whose keys are meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data_set: Option<String>,
    /// What to do when none is found: `report` (unless said otherwise) or `create`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing: Option<String>,
    /// Only rows where this column says this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub only: Option<Only>,
    /// For a record that is created: column of its title (else the reference's own), and what it has besides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub columns: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub constants: BTreeMap<String, String>,
    /// The created record's values that follow from marks, as for the row's own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Only {
    pub column: String,
    /// Any of these texts; with `not` the others.
    pub is: Vec<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub not: bool,
}

/// A cell as a person mended it: in one row, or wherever the column says this.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mend {
    pub column: String,
    pub says: String,
    pub means: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<u64>,
}

/// Name and column of an attribute: `labour_area = sll_name`, or a column that keeps its name.
pub(crate) fn attribute(entry: &str) -> (&str, &str) {
    entry.split_once('=').map_or((entry, entry), |(name, column)| (name.trim(), column.trim()))
}

/// The definition of an indicator that a data set brings.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct IndicatorSpec {
    pub code: String,
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub definition: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aggregation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub numerator: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub denominator: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<String>,
    /// The branch of activity that is counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub branch: Option<String>,
}

/// A place a column can go to: its name, and in groups of falling strength the column names it is known by.
pub(super) struct Slot {
    pub target: &'static str,
    pub names: Vec<Vec<&'static str>>,
    required: bool,
}

pub(super) const ISTAT: &[&str] = &[
    "istat_code",
    "codice_istat",
    "codice_istat_comune",
    "codice_istat_del_comune",
    "cod_istat_comune",
    "cod_istat",
    "com_istat_code",
    "pro_com_t",
    "codice_comune_istat",
    "istat",
];
pub(super) const CADASTRAL: &[&str] =
    &["cadastral_code", "codice_catastale", "com_catasto_code", "codice_belfiore", "belfiore", "codicecomunescuola"];

fn slot(target: &'static str, names: &[&[&'static str]], required: bool) -> Slot {
    Slot { target, names: names.iter().map(|n| n.to_vec()).collect(), required }
}

pub(super) fn slots(target: Target) -> Vec<Slot> {
    match target {
        Target::Units => vec![
            slot("code", &[&["code", "unit"], ISTAT, CADASTRAL], true),
            slot("name", &[&["name", "nome"], &["comune", "denominazione", "com_name", "denominazione_comune", "nome_comune"]], true),
            slot("province", &[&["province_code", "prov_istat_code", "codice_provincia", "cod_prov"]], false),
            slot("region", &[&["region_code", "reg_istat_code", "codice_regione", "cod_reg"]], false),
            slot("valid_from", &[&["valid_from"]], false),
            slot("valid_to", &[&["valid_to"]], false),
        ],
        Target::Indicators => vec![
            slot("unit", &[&["unit", "code"], ISTAT, CADASTRAL, &["ref_area", "geo", "itter107"]], true),
            slot("indicator", &[&["indicator", "indicatore"], &["data_type", "tipo_dato"]], true),
            slot("period", &[&["period", "periodo", "year", "anno"], &["time_period"]], true),
            slot("value", &[&["value", "valore"], &["obs_value"]], true),
        ],
        Target::Flows => vec![
            slot("origin", &[&["origin", "o", "origine"]], true),
            slot("destination", &[&["destination", "d", "destinazione"]], true),
            slot("value", &[&["value", "n", "valore", "flow"]], true),
            slot("period", &[&["period", "periodo", "year", "anno"]], false),
        ],
        Target::Kind(kind) => record_slots(kind),
    }
}

fn record_slots(kind: &'static Kind) -> Vec<Slot> {
    let mut out = vec![
        slot("title", &[&["title", "titolo"], &["name", "nome", "denominazione", "titolo_progetto"]], true),
        slot("summary", &[&["summary", "sintesi", "descrizione"]], false),
        slot("status", &[&["status"]], false),
        slot("unit", &[&["unit", "units"], ISTAT, CADASTRAL], false),
        slot("lon", &[&["lon", "longitude", "longitudine", "x"]], false),
        slot("lat", &[&["lat", "latitude", "latitudine", "y"]], false),
        slot("period_from", &[&["period_from", "from", "dal"]], false),
        slot("period_to", &[&["period_to", "to", "al"]], false),
        slot("tags", &[&["tags", "parole_chiave"]], false),
        slot("confirmed", &[&["confirmed", "updated", "aggiornato_al"]], false),
        slot("area", &[&["area", "grid_area"]], false),
        slot("dimension", &[&["dimension", "grid_dimension"]], false),
        slot("modality", &[&["modality", "grid_modality"]], false),
        slot("visibility", &[&["visibility"]], false),
        slot("language", &[&["language"]], false),
        slot("illustrative", &[&["illustrative"]], false),
    ];
    for field in kind.fields {
        out.push(Slot { target: field.code, names: vec![vec![field.code], field.aliases.to_vec()], required: field.required });
    }
    out
}

/// Whether a licence lets everybody read: Creative Commons, IODL, ODbL, public domain, "open data".
#[must_use]
pub fn is_open_licence(licence: &str) -> bool {
    let folded = fold(licence);
    let word = |w: &str| folded.split(' ').any(|x| x == w);
    (word("cc") && (word("by") || word("zero")))
        || word("cc0")
        || word("iodl")
        || word("odbl")
        || word("pddl")
        || folded.contains("public domain")
        || folded.contains("open data")
        || folded.contains("dati aperti")
        || folded.contains("creative commons")
}

impl Mapping {
    /// Reads a mapping; an unknown entry is named.
    pub fn parse(text: &str, file: &str) -> Result<Mapping> {
        toml::from_str(text).map_err(|e| Problem::new("problem-mapping-syntax", e.message()).with("file", file).into())
    }

    /// Whether it says nothing but how the file is opened; such a one is completed by a proposal.
    #[must_use]
    pub fn only_says_how(&self) -> bool {
        *self == Mapping::default().read_as(Some(self))
    }

    /// Opened as another states.
    #[must_use]
    pub(super) fn read_as(mut self, how: Option<&Mapping>) -> Mapping {
        if let Some(how) = how {
            self.encoding.clone_from(&how.encoding);
            self.delimiter.clone_from(&how.delimiter);
            self.object.clone_from(&how.object);
            self.epsg = how.epsg;
        }
        self
    }

    /// With a data set's name: the file's name without extensions where the mapping has none.
    #[must_use]
    pub fn named(mut self, file: &str) -> Mapping {
        if self.data_set.is_none() {
            let stem = file.rsplit('/').next().unwrap_or(file).split('.').next().unwrap_or(file);
            self.data_set = Some(snake(stem));
        }
        self
    }

    /// The mapping as TOML.
    #[must_use]
    pub fn text(&self) -> String {
        toml::to_string(self).unwrap_or_default()
    }

    #[must_use]
    pub fn decimal_mark(&self) -> DecimalMark {
        if self.decimal.as_deref() == Some("comma") { DecimalMark::Comma } else { DecimalMark::Point }
    }

    /// What comes in with this mapping is seen by: what it says, else everybody if its licence is open, else those who sign in.
    #[must_use]
    pub fn visibility(&self) -> Visibility {
        self.visibility.unwrap_or(if self.licence.as_deref().is_some_and(is_open_licence) {
            Visibility::Public
        } else {
            Visibility::SignedIn
        })
    }

    /// The mapping that the columns' names suggest. If two columns could be the same thing, or something required is not
    /// there, the answer is the error that carries the proposal to be completed.
    ///
    /// `samples` are the first rows: by them numbers are told from classes and texts. Without shapes, units are supplemented.
    pub fn propose(target: Target, header: &[String], file: &str, samples: &[Vec<String>], has_geometry: bool) -> Result<Mapping> {
        if let Some(own) = super::own::propose(target, header, file) {
            return Ok(own);
        }
        if let Some(wide) = super::wide::propose(target, header, file, samples, has_geometry) {
            return wide;
        }
        let mut mapping = Mapping::default().named(file);
        let mut problems = Vec::new();
        let names: Vec<(String, &String)> = header.iter().map(|h| (snake(h), h)).collect();
        let mut used: BTreeSet<&String> = BTreeSet::new();
        for slot in slots(target) {
            for group in &slot.names {
                let found: Vec<&String> =
                    names.iter().filter(|(n, h)| group.contains(&n.as_str()) && !used.contains(h)).map(|(_, h)| *h).collect();
                match found[..] {
                    [] => continue,
                    [column] => {
                        mapping.columns.insert(slot.target.to_owned(), column.clone());
                        used.insert(column);
                    }
                    _ => {
                        let columns = found.iter().map(|c| c.as_str()).collect::<Vec<_>>().join(", ");
                        problems.push(Problem::new("problem-mapping-ambiguous", columns).on(slot.target).with("target", slot.target));
                        mapping.columns.insert(slot.target.to_owned(), found[0].clone());
                    }
                }
                break;
            }
            if slot.required && !mapping.columns.contains_key(slot.target) {
                problems.push(
                    Problem::new("problem-mapping-required", slot.target)
                        .on(slot.target)
                        .with("target", slot.target)
                        .with("columns", header.join(", ")),
                );
            }
        }
        mapping.propose_key(target, &names);
        if mapping.columns.get("unit").is_some_and(|c| snake(c) == "units") {
            mapping.separator = Some(";".to_owned());
        }
        if problems.is_empty() { Ok(mapping) } else { Err(WorkError::Mapping { text: mapping.text(), problems }) }
    }

    fn propose_key(&mut self, target: Target, names: &[(String, &String)]) {
        let Target::Kind(kind) = target else { return };
        let column = names.iter().find(|(n, _)| matches!(n.as_str(), "key" | "chiave" | "id" | "source_key")).map(|(_, h)| (*h).clone());
        // A code or tax code of the record itself knows its row again.
        let own = || {
            kind.fields
                .iter()
                .filter(|f| f.code == "code" || matches!(f.kind, FieldType::TaxCode) && f.code == "tax_code")
                .find_map(|f| self.columns.get(f.code).cloned())
        };
        self.key = column.or_else(own).into_iter().collect();
    }

    /// Whether the mapping fits the file: its columns exist, its targets are known, what is required is there.
    pub fn check(&self, target: Target, header: &[String], has_geometry: bool) -> Result<()> {
        let mut problems = Vec::new();
        let known = slots(target);
        let extra: &[&str] = match target {
            Target::Units => &["lon", "lat"],
            Target::Kind(_) => &["unit_name", "province", "data_set", "precision", "shares", "positions", "also_in"],
            Target::Indicators => &["unit_name", "province"],
            Target::Flows => &[],
        };
        let is_known = |t: &str| known.iter().any(|s| s.target == t) || extra.contains(&t);
        for (slot, column) in &self.columns {
            if !is_known(slot) {
                let all = known.iter().map(|s| s.target).chain(extra.iter().copied()).collect::<Vec<_>>().join(", ");
                problems.push(Problem::new("problem-mapping-target", slot).with("known", all));
            }
            if !header.contains(column) {
                problems.push(Problem::new("problem-column-missing", column).with("known", header.join(", ")));
            }
        }
        let attributes: Vec<String> = self.attributes.iter().map(|a| attribute(a).1.to_owned()).collect();
        for column in self.key.iter().chain(&self.known_by).chain(&attributes) {
            if !header.contains(column) {
                problems.push(Problem::new("problem-column-missing", column).with("known", header.join(", ")));
            }
        }
        for slot in self.constants.keys().filter(|t| !is_known(t)) {
            problems.push(
                Problem::new("problem-mapping-target", slot).with("known", known.iter().map(|s| s.target).collect::<Vec<_>>().join(", ")),
            );
        }
        let wide = !self.figures.is_empty();
        let supplement = matches!(target, Target::Units) && !has_geometry;
        for slot in known.iter().filter(|s| s.required) {
            let named = self.columns.contains_key("unit_name") && slot.target == "unit"
                || supplement && slot.target == "name"
                || wide && matches!(slot.target, "indicator" | "destination" | "value" | "period");
            let chosen = self.choices.iter().any(|c| c.target == slot.target);
            if !self.columns.contains_key(slot.target) && !self.constants.contains_key(slot.target) && !named && !chosen {
                problems.push(
                    Problem::new("problem-mapping-required", slot.target)
                        .on(slot.target)
                        .with("target", slot.target)
                        .with("columns", header.join(", ")),
                );
            }
        }
        if supplement && self.attributes.is_empty() && !self.columns.contains_key("lon") {
            problems.push(Problem::new("problem-units-without-shapes", ""));
        }
        problems.extend(self.figure_problems(target, header));
        let all = known.iter().map(|s| s.target).chain(extra.iter().copied()).collect::<Vec<_>>().join(", ");
        problems.extend(self.record_problems(target, header, &is_known, &all));
        if !matches!(self.decimal.as_deref(), None | Some("point" | "comma")) {
            problems.push(Problem::new("problem-mapping-decimal", self.decimal.clone().unwrap_or_default()));
        }
        // A column that many parts of the mapping look at is missing once.
        let mut told = BTreeSet::new();
        problems.retain(|p| told.insert((p.code.clone(), p.found.clone(), p.field.clone())));
        if problems.is_empty() { Ok(()) } else { Err(WorkError::Mapping { text: self.text(), problems }) }
    }

    /// Columns that choices and references look at.
    fn record_columns(&self) -> Vec<&String> {
        let mut out: Vec<&String> = self.choices.iter().filter_map(|c| c.column.as_ref()).collect();
        for r in &self.references {
            out.push(&r.column);
            out.extend(&r.title);
            out.extend(r.columns.values());
            out.extend(r.only.iter().map(|o| &o.column));
            out.extend(r.choices.iter().filter_map(|c| c.column.as_ref()));
        }
        out
    }

    /// What is wrong with the parts that only records have.
    fn record_problems(&self, target: Target, header: &[String], is_known: &dyn Fn(&str) -> bool, known: &str) -> Vec<Problem> {
        let mut problems = Vec::new();
        let Target::Kind(kind) = target else {
            if !self.references.is_empty() || !self.choices.is_empty() || self.places.is_some() {
                problems.push(Problem::new("problem-mapping-records", ""));
            }
            return problems;
        };
        for choice in &self.choices {
            if !is_known(&choice.target) {
                problems.push(Problem::new("problem-mapping-target", &choice.target).with("known", known));
            }
            if let Some(column) = choice.column.as_ref().filter(|c| !header.contains(c)) {
                problems.push(Problem::new("problem-column-missing", column).with("known", header.join(", ")));
            }
        }
        if let Some(keep) = self.keep.as_deref().filter(|k| !matches!(*k, "all" | "loaded" | "inside")) {
            problems.push(Problem::new("problem-mapping-keep", keep));
        }
        if let Some(places) = &self.places
            && (self.key.is_empty() || places.key.len() != self.key.len() || places.unit.is_none() && places.unit_name.is_none())
        {
            problems.push(Problem::new("problem-mapping-places", &places.file).with("key", self.key.join(", ")));
        }
        problems.extend(super::references::problems(self, kind, header));
        problems
    }

    /// Columns that the mapping makes nothing of.
    #[must_use]
    pub fn ignored(&self, header: &[String]) -> Vec<String> {
        let attributes: Vec<String> = self.attributes.iter().map(|a| attribute(a).1.to_owned()).collect();
        let used: BTreeSet<&String> = self
            .columns
            .values()
            .chain(&self.key)
            .chain(&self.known_by)
            .chain(&attributes)
            .chain(self.figures.iter().map(|f| &f.column))
            .chain(self.record_columns())
            .collect();
        header.iter().filter(|h| !used.contains(h)).cloned().collect()
    }
}

/// Where each target is read from in a row: column positions looked up once.
pub(crate) struct Reader<'m> {
    mapping: &'m Mapping,
    header: &'m [String],
    at: BTreeMap<&'m str, (usize, &'m str)>,
    pub key: Vec<usize>,
    pub known_by: Option<usize>,
}

impl<'m> Reader<'m> {
    pub fn new(mapping: &'m Mapping, header: &'m [String]) -> Reader<'m> {
        let position = |column: &String| header.iter().position(|h| h == column);
        Reader {
            mapping,
            header,
            at: mapping.columns.iter().filter_map(|(t, c)| Some((t.as_str(), (position(c)?, c.as_str())))).collect(),
            key: mapping.key.iter().filter_map(position).collect(),
            known_by: mapping.known_by.as_ref().and_then(position),
        }
    }

    /// The column's name a target comes from, for a message.
    pub fn column(&self, target: &str) -> &'m str {
        self.at.get(target).map_or("", |(_, name)| name)
    }

    pub fn has(&self, target: &str) -> bool {
        self.at.contains_key(target) || self.mapping.constants.contains_key(target)
    }

    /// A cell by its column's position, trimmed, as a person mended it.
    pub fn cell<'a>(&'a self, cells: &'a dyn super::source::Cells, i: usize) -> &'a str {
        let cell = cells.cell(i).trim();
        if self.mapping.mends.is_empty() {
            return cell;
        }
        let mended =
            |m: &&super::Mend| self.header.get(i) == Some(&m.column) && m.says == cell && m.row.is_none_or(|row| row == cells.number());
        self.mapping.mends.iter().find(mended).map_or(cell, |m| m.means.as_str())
    }

    /// Whether a cell says that there is nothing. A place that is really called so is no mark of absence: Naples' province is
    /// `NA`, and there is a municipality of the name `None`.
    fn is_absent(&self, target: &str, cell: &str) -> bool {
        self.mapping.missing.iter().any(|m| m == cell)
            && match target {
                "province" => !crate::reference::municipalities().knows_acronym(cell),
                "unit_name" => crate::reference::municipalities().by_name(&fold(cell)).is_empty(),
                _ => true,
            }
    }

    /// A figure's cell by its column's position: empty where it is a mark of absence.
    pub fn figure<'a>(&'a self, cells: &'a dyn super::source::Cells, i: usize) -> &'a str {
        let cell = self.cell(cells, i);
        if self.is_absent("value", cell) { "" } else { cell }
    }

    /// An attribute's cell, translated by the values given for its column; none where there is nothing.
    pub fn attribute<'a>(&'a self, cells: &'a dyn super::source::Cells, i: usize, column: &str) -> Option<&'a str> {
        let cell = self.cell(cells, i);
        let kept = self.mapping.values.get(column).and_then(|v| v.get(cell)).map_or(cell, String::as_str);
        (!kept.is_empty() && !self.is_absent(column, cell)).then_some(kept)
    }

    /// The text of a target in a row: the cell (a mark of absence is empty), translated; else the constant.
    pub fn text<'a>(&'a self, cells: &'a dyn super::source::Cells, target: &str) -> &'a str {
        let Some((i, _)) = self.at.get(target) else {
            return self.mapping.constants.get(target).map_or("", String::as_str);
        };
        let cell = self.cell(cells, *i);
        if self.is_absent(target, cell) {
            return "";
        }
        self.mapping.values.get(target).and_then(|v| v.get(cell)).map_or(cell, String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(names: &[&str]) -> Vec<String> {
        names.iter().map(|n| (*n).to_owned()).collect()
    }

    #[test]
    fn a_units_own_code_and_name_win_over_those_of_its_province_and_region() {
        let names = header(&[
            "name",
            "op_id",
            "prov_name",
            "prov_istat_code",
            "prov_istat_code_num",
            "reg_name",
            "reg_istat_code",
            "com_catasto_code",
            "com_istat_code",
            "com_istat_code_num",
        ]);
        let mapping = Mapping::propose(Target::Units, &names, "some/places.v2.geojson", &[], true).expect("clear");
        assert_eq!(mapping.columns["code"], "com_istat_code");
        assert_eq!(mapping.columns["name"], "name");
        assert_eq!(mapping.columns["province"], "prov_istat_code");
        assert_eq!(mapping.data_set.as_deref(), Some("places"));
    }

    #[test]
    fn what_is_not_clear_is_asked_with_the_proposal_in_hand() {
        let error = Mapping::propose(Target::Indicators, &header(&["unit", "indicator", "period", "value", "valore"]), "f.csv", &[], false)
            .expect_err("two values");
        let WorkError::Mapping { text, problems } = error else { panic!("another error") };
        assert_eq!(problems[0].code, "problem-mapping-ambiguous");
        assert!(text.contains("unit = \"unit\""));
        let asset = reticolo_model::kinds::find("asset").expect("a kind");
        assert!(Mapping::propose(Target::Kind(asset), &header(&["nome", "comune"]), "f.csv", &[], false).is_err());
    }

    #[test]
    fn open_licences_are_known_by_their_words() {
        for open in ["CC BY 4.0", "CC-BY-SA 3.0 IT", "cc0", "IODL 2.0", "open data of the publisher", "Public Domain"] {
            assert!(is_open_licence(open), "{open}");
        }
        for closed in ["", "all rights reserved", "by request", "no licence declared"] {
            assert!(!is_open_licence(closed), "{closed}");
        }
    }
}
