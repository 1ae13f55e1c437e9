//! `analyse VERB --in DIR`: the verbs of plain files, asked of a territory. What a source gives need not be said, and what it is asked can be.

use crate::args::Args;
use clap::{Arg, ArgAction, ArgMatches, Command, CommandFactory, FromArgMatches};
use reticolo_instruments::analyses::sources::{SOURCES, Setting, SettingKind, Source};
use reticolo_instruments::analyses::{AnalysisQuestion, Brought, form};
use std::path::PathBuf;

/// A verb that is asked of a territory.
pub struct InTerritory {
    pub json: bool,
    pub dir: PathBuf,
    pub illustrative: bool,
    pub out: Option<PathBuf>,
    /// Its files are paths yet.
    pub question: AnalysisQuestion,
}

/// What the command line says.
pub enum Said {
    Plain(Box<Args>),
    InTerritory(Box<InTerritory>),
}

/// Whether a verb has a way of its own into a territory.
fn has_own(verb: &Command) -> bool {
    verb.get_arguments().any(|a| a.get_long() == Some("in"))
}

fn help(setting: &Setting) -> String {
    let what = match setting.kind {
        SettingKind::Indicators => "codes of indicators, divided by commas; the usual ones unless said".to_owned(),
        SettingKind::Indicator => "the code of an indicator".to_owned(),
        SettingKind::Service => "the code of a class of service".to_owned(),
        SettingKind::Kind => "a kind of record".to_owned(),
        SettingKind::Record(kind) => format!("the id of a record of the kind {kind}"),
        SettingKind::Number("") => "a number".to_owned(),
        SettingKind::Number(usual) => format!("a number; {usual} unless said"),
        SettingKind::Text => "a text".to_owned(),
        SettingKind::Choice(known) => format!("one of {}", known.join(", ")),
    };
    format!("With --in: {}: {what}.", setting.name)
}

/// The settings of a source go by their name, unless the verb asks something else under it.
fn long(verb: &Command, setting: &Setting) -> String {
    let taken = verb.get_arguments().any(|a| a.get_long() == Some(setting.name));
    if taken { format!("in-{}", setting.name) } else { setting.name.to_owned() }
}

fn opened(verb: Command, source: &Source) -> Command {
    let settings: Vec<Arg> = source
        .settings
        .iter()
        .map(|s| Arg::new(format!("in-{}", s.name)).long(long(&verb, s)).help(help(s)).help_heading(form::TERRITORY).requires("in"))
        .collect();
    let optional = |arg: Arg| if arg.is_required_set() { arg.required(false).required_unless_present("in") } else { arg };
    verb.mut_args(optional)
        .arg(
            Arg::new("in")
                .long("in")
                .value_name("DIR")
                .help("A territory's folder: what it has is read in place of files.")
                .help_heading(form::TERRITORY),
        )
        .arg(
            Arg::new("illustrative")
                .long("illustrative")
                .help("With --in: look at illustrative records too.")
                .action(ArgAction::SetTrue)
                .help_heading(form::TERRITORY)
                .requires("in"),
        )
        .args(settings)
}

fn command() -> Command {
    Args::command().mut_subcommand("analyse", |analyse| {
        SOURCES.iter().fold(analyse, |analyse, source| {
            if analyse.find_subcommand(source.verb).is_none_or(has_own) {
                return analyse;
            }
            analyse.mut_subcommand(source.verb, |verb| opened(verb, source))
        })
    })
}

/// Reads the command line; ends the program where it is wrong or asks for help.
pub fn read() -> Said {
    let mut matches = command().get_matches();
    if let Some(asked) = in_territory(&matches) {
        return Said::InTerritory(Box::new(asked));
    }
    match Args::from_arg_matches_mut(&mut matches) {
        Ok(args) => Said::Plain(Box::new(args)),
        Err(error) => error.format(&mut command()).exit(),
    }
}

fn in_territory(matches: &ArgMatches) -> Option<InTerritory> {
    let (verb, asked) = matches.subcommand_matches("analyse")?.subcommand()?;
    let source = SOURCES.iter().find(|s| s.verb == verb)?;
    // The verbs with a way of their own know no such argument of this type.
    let dir = asked.try_get_one::<String>("in").ok()??;
    let text = |id: &str| asked.get_raw(id).map(|values| values.map(|v| v.to_string_lossy().into_owned()).collect::<Vec<String>>());
    let mut question = AnalysisQuestion { verb: verb.to_owned(), ..AnalysisQuestion::default() };
    for setting in source.settings {
        question.settings.extend(text(&format!("in-{}", setting.name)).map(|v| (setting.name.to_owned(), v.join(","))));
    }
    let all = command();
    let declared = all.find_subcommand("analyse")?.find_subcommand(verb)?;
    for field in form::fields(verb) {
        // What it is called on the command line need not be its id.
        let Some(id) = declared.get_arguments().find(|a| a.get_long() == Some(&field.name)).map(|a| a.get_id().as_str()) else { continue };
        let said = asked.value_source(id) == Some(clap::parser::ValueSource::CommandLine);
        let Some(values) = text(id).filter(|_| said) else { continue };
        match field.kind {
            form::FieldKind::File => {
                let path = values.into_iter().next_back().unwrap_or_default();
                question.files.insert(field.name.clone(), Brought { name: path, digest: String::new() });
            }
            form::FieldKind::Flag => question.arguments.push((field.name.clone(), "true".to_owned())),
            _ => question.arguments.extend(values.into_iter().map(|v| (field.name.clone(), v))),
        }
    }
    let out = asked.try_get_one::<PathBuf>("out").ok().flatten().cloned();
    let json = matches.get_flag("json") || asked.get_flag("json");
    Some(InTerritory { json, dir: dir.into(), illustrative: asked.get_flag("illustrative"), out, question })
}
