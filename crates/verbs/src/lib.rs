//! The analyst's verbs: every method of `reticolo-analysis` on plain files, one file a verb, the same form everywhere.
//!
//! A verb reads its files and checks the question ([`Ask::work`]); what comes of it is [`Work`], which computes as often as it is
//! asked and tells its result as figures, tables and reasons ([`Told`]). Whoever holds the clock (the command line, the
//! measurements) times the computation alone. There is no territory here and no store: `--in DIR` is the command line's own.

mod evaluate;
mod finance;
mod inequality;
pub mod read;
mod schedule;
pub mod show;
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
}

impl Verb {
    #[must_use]
    pub fn ask(&self) -> &dyn Ask {
        match self {
            Verb::Evaluate(args) => args,
            Verb::Finance(args) => args,
            Verb::Schedule(args) => args,
            Verb::Inequality(args) => args,
        }
    }
}
