//! The analyst's verbs: every method of `reticolo-analysis` on plain files, one file a verb, the same form everywhere.
//!
//! A verb reads its files and checks the question ([`Ask::work`]); what comes of it is [`Work`], which computes as often as it is
//! asked and tells its result as figures, tables and reasons ([`Told`]). Whoever holds the clock (the command line, the
//! measurements) times the computation alone. There is no territory here and no store: `--in DIR` is the command line's own.

mod classify;
mod contiguity;
mod evaluate;
mod finance;
mod hotspots;
mod inequality;
pub mod read;
mod same;
mod schedule;
pub mod show;
mod similar;
pub mod words;
pub mod work;

use clap::Subcommand;
use reticolo_messages::Language;
use std::path::Path;
use work::{Result, Work};

/// What every verb answers to.
pub trait Ask {
    /// Reads the files and checks the question; reasons in words come in this language.
    ///
    /// # Errors
    /// A file that cannot be read or a cell that does not fit, named with file, row, column and what was expected; a question that
    /// has no answer, with the reason.
    fn work(&self, language: Language) -> Result<Work>;

    /// Where the table goes (`--out`).
    fn out(&self) -> Option<&Path> {
        None
    }

    /// The territory that is asked instead of files (`--in`).
    fn territory(&self) -> Option<&Path> {
        None
    }
}

/// The verbs, in the order of the method papers.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Who borders whom? Edges, parts and islands from shapes or points, in the form that the other verbs read.
    #[command(after_help = contiguity::HELP)]
    Contiguity(contiguity::Args),
    /// Where do high and low values cluster? Local Moran, Geary, Getis-Ord, with permutations.
    #[command(after_help = hotspots::HELP)]
    Hotspots(hotspots::Args),
    /// Did a measure work that some places had and others not? Differences in differences, event study, synthetic control; or why the design cannot answer.
    #[command(after_help = evaluate::HELP)]
    Evaluate(evaluate::Args),
    /// Does the money hold? Cash flow, present value, all internal rates, payback, debt cover, loans, ceilings on public money.
    #[command(after_help = finance::HELP)]
    Finance(finance::Args),
    /// When is it finished? Critical path, schedules under limited resources with a bound, three-point risk.
    #[command(after_help = schedule::HELP)]
    Schedule(schedule::Args),
    /// How evenly is a value spread over people? Theil with its parts, Gini, Atkinson (0.5), and harmony with its level.
    #[command(after_help = inequality::HELP)]
    Inequality(inequality::Args),
    /// To which class does a text belong? Learnt from descriptions and from texts that people placed, with the words that spoke.
    #[command(after_help = classify::HELP)]
    Classify(classify::Args),
    /// Which units are like each other, and in what? The nearest by Gower's coefficient, robustly scaled.
    #[command(after_help = similar::HELP)]
    Similar(similar::Args),
    /// Which rows are the same thing? Names, codes and places compared, and weighed after Fellegi and Sunter.
    #[command(alias = "duplicates", after_help = same::HELP)]
    Same(same::Args),
}

impl Verb {
    #[must_use]
    pub fn ask(&self) -> &dyn Ask {
        match self {
            Verb::Contiguity(args) => args,
            Verb::Hotspots(args) => args,
            Verb::Classify(args) => args,
            Verb::Similar(args) => args,
            Verb::Same(args) => args,
            Verb::Evaluate(args) => args,
            Verb::Finance(args) => args,
            Verb::Schedule(args) => args,
            Verb::Inequality(args) => args,
        }
    }
}
