//! A verb as a form: what it is asked, read off its own declaration, so that a page asks what the command line asks.

use crate::Verb;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Parser, Subcommand};
use reticolo_analysis::catalogue::{self, Card, Parameter};
use reticolo_messages::{Language, has, t};
use reticolo_model::Problem;
use std::any::TypeId;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::LazyLock;

/// Heading, in the help, of what a verb asks of a territory alone; a form on files leaves it out.
pub const TERRITORY: &str = "On a territory";

/// The cards of each verb: what it answers, how to read it, where it comes from.
const CARDS: [(&str, &[&str]); 27] = [
    ("contiguity", &["contiguity"]),
    ("hotspots", &["hotspots"]),
    ("regions", &["regions"]),
    ("basins", &["functional_areas"]),
    ("flows", &["estimated_flows"]),
    ("network", &["network"]),
    ("ties", &["prediction"]),
    ("production", &["specialisation", "relatedness", "shift_share"]),
    ("chains", &["chains"]),
    ("access", &["access"]),
    ("locate", &["locate"]),
    ("match", &["matching"]),
    ("assign", &["assignment"]),
    ("aggregate", &["aggregation"]),
    ("team", &["team"]),
    ("portfolio", &["portfolio"]),
    ("opinions", &["opinions"]),
    ("budget", &["budgeting"]),
    ("efficiency", &["efficiency"]),
    ("foresight", &["balances", "structure"]),
    ("evaluate", &["evaluation"]),
    ("finance", &["finance"]),
    ("schedule", &["schedule"]),
    ("inequality", &["inequality"]),
    ("classify", &["placement"]),
    ("similar", &["similar"]),
    ("same", &["duplicates"]),
];

/// What kind of answer a field takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldKind {
    File,
    Flag,
    Choice(Vec<String>),
    Text,
}

/// One thing that a verb is asked.
#[derive(Debug, Clone)]
pub struct Field {
    /// As on the command line, without the dashes.
    pub name: String,
    /// The command line's own help, in English.
    pub help: String,
    pub kind: FieldKind,
    pub required: bool,
    pub default: Option<String>,
    /// Whether it may be given several times.
    pub many: bool,
    /// The card's word about it, in both languages.
    pub card: Option<&'static Parameter>,
}

/// Files that a verb writes, beside `out`: nothing that is asked.
const WRITTEN: [(&str, &str); 1] = [("production", "places")];

impl Field {
    /// What is asked, in words: those of this verb, else those that all verbs share, else its card's.
    #[must_use]
    pub fn words(&self, language: Language, verb: &str) -> Option<String> {
        let sort = if self.kind == FieldKind::File { "file" } else { "option" };
        let keys = [format!("{sort}-{verb}-{}", self.name), format!("{sort}-{}", self.name)];
        let said = |key: &String| has(language, key).then(|| t(language, key));
        let card = || {
            let help = self.card?.help;
            Some(if language == Language::It { help.it } else { help.en }.to_owned())
        };
        said(&keys[0]).or_else(card).or_else(|| said(&keys[1]))
    }
}

/// What an argument, a column or a figure of a verb is called where there is little room, if it is the verb's own: a column named after
/// one of somebody's file (`slack_in_beds`) is called by both.
#[must_use]
pub fn own_name(language: Language, verb: &str, code: &str) -> Option<String> {
    let own = |code: &str| Some(format!("name-{verb}-{code}")).filter(|key| has(language, key)).map(|key| t(language, &key));
    let shared = || Some(format!("name-{code}")).filter(|key| has(language, key)).map(|key| t(language, &key));
    let of_file = |(at, _)| Some(format!("{}: {}", own(&code[..at])?, &code[at + 1..]));
    own(code).or_else(shared).or_else(|| code.match_indices('_').find_map(of_file))
}

/// The same, or the code where it has no name: a column of somebody's own file.
#[must_use]
pub fn name(language: Language, verb: &str, code: &str) -> String {
    own_name(language, verb, code).unwrap_or_else(|| code.replace('_', " "))
}

#[derive(Parser)]
#[command(name = "analyse", no_binary_name = true)]
struct Asked {
    #[command(subcommand)]
    verb: Verb,
}

/// The names of all verbs, in the order of the method papers.
pub fn names() -> impl Iterator<Item = &'static str> {
    CARDS.iter().map(|(name, _)| *name)
}

/// The cards of a verb; none where it is no verb.
#[must_use]
pub fn cards(verb: &str) -> Vec<&'static Card> {
    let ids = CARDS.iter().find(|(name, _)| *name == verb).map_or(&[][..], |(_, ids)| ids);
    ids.iter().filter_map(|id| catalogue::card(id)).collect()
}

/// What a verb is asked, in its own order; where answers are written to is left out. Nothing of what is no verb.
#[must_use]
pub fn fields(verb: &str) -> &'static [Field] {
    // Declarations are read once: a page asks for them several times.
    static ALL: LazyLock<BTreeMap<&'static str, Vec<Field>>> = LazyLock::new(|| {
        let all = Verb::augment_subcommands(clap::Command::new("analyse"));
        names().map(|verb| (verb, read(&all, verb))).collect()
    });
    ALL.get(verb).map_or(&[], Vec::as_slice)
}

fn read(all: &clap::Command, verb: &str) -> Vec<Field> {
    let cards = cards(verb);
    let Some(found) = all.find_subcommand(verb) else { return Vec::new() };
    let asked = found.get_arguments().filter(|a| a.get_help_heading() != Some(TERRITORY));
    let written = |id: &str| matches!(id, "help" | "out") || WRITTEN.contains(&(verb, id));
    let asked = asked.filter(|a| !written(a.get_id().as_str()));
    let field = |arg: &clap::Arg| {
        let name = arg.get_long()?.to_owned();
        let choices = arg.get_possible_values();
        let kind = if arg.get_value_parser().type_id() == TypeId::of::<PathBuf>() {
            FieldKind::File
        } else if !arg.get_action().takes_values() {
            FieldKind::Flag
        } else if choices.is_empty() {
            FieldKind::Text
        } else {
            FieldKind::Choice(choices.iter().map(|c| c.get_name().to_owned()).collect())
        };
        let default = arg.get_default_values().first().map(|v| v.to_string_lossy().into_owned());
        let many = matches!(arg.get_action(), clap::ArgAction::Append);
        let card = cards.iter().flat_map(|c| c.parameters).find(|p| p.name == name);
        let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
        let default = default.filter(|_| kind != FieldKind::Flag);
        Some(Field { name, help, kind, required: arg.is_required_set(), default, many, card })
    };
    asked.filter_map(field).collect()
}

/// The verb that words as on a command line ask, the verb first.
///
/// # Errors
/// What is missing, by its names; else what the command line would say, without its usage.
pub fn parse(words: &[String]) -> Result<Verb, Vec<Problem>> {
    Asked::try_parse_from(words).map(|a| a.verb).map_err(|error| {
        if let (ErrorKind::MissingRequiredArgument, Some(ContextValue::Strings(missing))) =
            (error.kind(), error.get(ContextKind::InvalidArg))
        {
            let name = |arg: &String| arg.trim_start_matches('-').split(' ').next().unwrap_or_default().to_owned();
            return missing.iter().map(name).map(|name| Problem::new("problem-required", &name).on(&name)).collect();
        }
        let text = error.to_string();
        let first = text.split("\n\n").next().unwrap_or_default().trim_start_matches("error: ").trim().to_owned();
        let reason = if error.kind() == ErrorKind::DisplayHelp { String::new() } else { first };
        let verb = words.first().map_or("", String::as_str);
        vec![Problem::new("problem-question", verb).with("reason", reason)]
    })
}
