//! What the verbs read of a territory: for each the files it is given, in the form of its own files, and what it is asked beside.
//! A source reads what its asker sees, and says what it leaves out.

mod actors;
mod exchange;
mod figures;
mod participation;
mod places;
mod projects;
pub(super) mod records;
mod units;
mod words;

use crate::analyses::AnalysisQuestion;
use crate::atlas::Series;
use crate::gate::Who;
use crate::work::Making;
use crate::{Result, WorkError, Workbench};
use reticolo_formats::table_out::CsvOut;
use reticolo_messages::Language;
use reticolo_model::Problem;
use std::collections::{BTreeMap, BTreeSet};

/// What can be chosen of a territory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingKind {
    /// Codes of indicators, divided by commas; the usual ones where nothing is said.
    Indicators,
    /// The code of one indicator.
    Indicator,
    /// The code of a class of service.
    Service,
    /// A kind of record.
    Kind,
    /// The id of a record of this kind.
    Record(&'static str),
    /// A number, with what it is unless said; empty where it is none.
    Number(&'static str),
    Text,
    Choice(&'static [&'static str]),
}

/// Something a source is asked; its words are the message `source-NAME`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    pub name: &'static str,
    pub kind: SettingKind,
    pub required: bool,
}

impl Setting {
    pub(crate) const fn new(name: &'static str, kind: SettingKind) -> Setting {
        Setting { name, kind, required: false }
    }

    pub(crate) const fn required(mut self) -> Setting {
        self.required = true;
        self
    }
}

/// Who asks for a verb's files, and with which settings.
pub struct Asked<'a> {
    pub wb: &'a Workbench,
    pub who: &'a Who,
    pub language: Language,
    pub settings: &'a BTreeMap<String, String>,
    pub question: &'a AnalysisQuestion,
}

impl Asked<'_> {
    /// A setting that was given and is not empty.
    pub(crate) fn setting(&self, name: &str) -> Option<&str> {
        self.settings.get(name).map(|s| s.trim()).filter(|s| !s.is_empty())
    }

    /// That a setting is needed, by what it is called: a command line shows no field beside which to say it.
    pub(crate) fn lacks(&self, name: &str) -> Problem {
        let what = reticolo_messages::t(self.language, &format!("source-{name}"));
        Problem::new("problem-source-required", "").on(name).with("name", name).with("what", what)
    }

    /// A number, or what it is unless said.
    pub(crate) fn number(&self, name: &str, usual: f64) -> Result<f64> {
        let Some(text) = self.setting(name) else { return Ok(usual) };
        let number = text.replace(',', ".").parse::<f64>().ok().filter(|x| x.is_finite());
        Ok(number.ok_or_else(|| Problem::new("problem-number", text).on(name))?)
    }

    /// A whole number of zero or more, or what it is unless said.
    pub(crate) fn whole(&self, name: &str, usual: usize) -> Result<usize> {
        let Some(text) = self.setting(name) else { return Ok(usual) };
        Ok(text.parse().map_err(|_| Problem::new("problem-number", text).on(name))?)
    }

    /// One of a few, the first unless said.
    pub(crate) fn choice(&self, name: &str, known: &[&'static str]) -> Result<&'static str> {
        let Some(text) = self.setting(name) else { return Ok(known[0]) };
        let found = known.iter().find(|k| **k == text);
        Ok(found.ok_or_else(|| Problem::new("problem-choice", text).on(name).with("known", known.join(", ")))?)
    }

    /// The day as of which the answer is.
    pub(crate) fn day(&self) -> String {
        if self.question.day.is_empty() { self.wb.today() } else { self.question.day.clone() }
    }
}

/// A file in the form that a verb reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenFile {
    pub argument: String,
    pub name: String,
    pub bytes: Vec<u8>,
    /// Whether it was made of the territory's own data; else somebody brought it.
    pub of_territory: bool,
}

/// What a verb reads.
#[derive(Debug, Default)]
pub struct Given {
    pub files: Vec<GivenFile>,
    /// Arguments that follow from what is read, unless they are given.
    pub arguments: Vec<(String, String)>,
    /// What was left out, in sentences.
    pub notes: Vec<String>,
    /// What ids are called.
    pub names: BTreeMap<String, String>,
    /// The data sets whose figures were read.
    pub cites: BTreeSet<String>,
}

impl Given {
    /// Adds a table.
    pub(crate) fn table<T: AsRef<[u8]>>(&mut self, argument: &str, header: &[T], rows: &[Vec<String>]) -> Result<()> {
        let name = format!("{argument}.csv");
        let written = || -> std::io::Result<Vec<u8>> {
            let mut out = CsvOut::new(Vec::new(), header)?;
            for row in rows {
                out.row(row)?;
            }
            out.finish()
        };
        let bytes = written().map_err(WorkError::io(&name))?;
        self.file(argument, &name, bytes);
        Ok(())
    }

    /// Adds a text as it is, such as rules in TOML.
    pub(crate) fn text(&mut self, argument: &str, name: &str, text: String) {
        self.file(argument, name, text.into_bytes());
    }

    /// Adds a file of the territory's own.
    pub(crate) fn file(&mut self, argument: &str, name: &str, bytes: Vec<u8>) {
        self.files.push(GivenFile { argument: argument.to_owned(), name: name.to_owned(), bytes, of_territory: true });
    }

    /// Says that figures of these series were read, and what they are called.
    pub(crate) fn cite<'s>(&mut self, series: impl IntoIterator<Item = &'s Series>) {
        for one in series {
            self.names.insert(one.indicator.code.clone(), one.indicator.title.clone());
            self.cites.insert(one.indicator.data_set.clone());
            self.cites.extend(one.indicator.denominator_source.iter().map(|s| s.data_set.clone()));
        }
    }

    pub(crate) fn argument(&mut self, name: &str, value: impl Into<String>) {
        self.arguments.push((name.to_owned(), value.into()));
    }
}

/// A figure as files have it: the shortest text that reads back the same; empty where there is none.
pub(crate) fn figure(x: Option<f64>) -> String {
    x.map(reticolo_model::canonical::number).unwrap_or_default()
}

/// What a verb can read of a territory.
pub struct Source {
    pub verb: &'static str,
    /// The arguments that it gives files for.
    pub gives: &'static [&'static str],
    pub settings: &'static [Setting],
    pub make: for<'a> fn(&'a Asked<'a>) -> Making<'a, Given>,
}

/// All of them, in the order of the verbs.
pub static SOURCES: &[&Source] = &[
    &units::CONTIGUITY,
    &units::HOTSPOTS,
    &units::REGIONS,
    &actors::NETWORK,
    &actors::TIES,
    &figures::PRODUCTION,
    &figures::CHAINS,
    &places::ACCESS,
    &places::LOCATE,
    &exchange::MATCH,
    &exchange::ASSIGN,
    &exchange::AGGREGATE,
    &actors::TEAM,
    &projects::PORTFOLIO,
    &participation::OPINIONS,
    &participation::BUDGET,
    &figures::EFFICIENCY,
    &figures::EVALUATE,
    &projects::FINANCE,
    &projects::SCHEDULE,
    &units::INEQUALITY,
    &words::CLASSIFY,
    &units::SIMILAR,
    &words::SAME,
];

/// Verbs whose files are of a day: what is open, what ties hold, what is still to be had.
const OF_A_DAY: [&str; 6] = ["match", "assign", "aggregate", "portfolio", "opinions", "budget"];

/// Whether the files of a verb are of the day on which it is asked.
#[must_use]
pub fn of_a_day(verb: &str) -> bool {
    OF_A_DAY.contains(&verb)
}

/// The source of a verb.
#[must_use]
pub fn of(verb: &str) -> Option<&'static Source> {
    SOURCES.iter().copied().find(|s| s.verb == verb)
}
