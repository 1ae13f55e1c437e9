//! The analyst's verbs: every method of `reticolo-analysis` on plain files, one file a verb, the same form everywhere.
//!
//! A verb reads its files and checks the question ([`Ask::work`]); what comes of it is [`Work`], which computes as often as it is
//! asked and tells its result as figures, tables and reasons ([`Told`]). Whoever holds the clock (the command line, the
//! measurements) times the computation alone. There is no territory here and no store: `--in DIR` is the command line's own.

mod aggregate;
mod assign;
mod inequality;
mod matching;
mod portfolio;
pub mod read;
mod rules;
pub mod show;
mod team;
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
    /// Who serves whom? Needs and offers at the least total cost, with prices, reasons, and shares of groups first where asked.
    #[command(after_help = matching::HELP)]
    Match(matching::Args),
    /// Who with whom, one to one? The pairs of a table of costs whose sum is least.
    #[command(after_help = assign::HELP)]
    Assign(assign::Args),
    /// Which demand is worth organising together? Lots of needs near each other at one time, with no person counted twice.
    #[command(after_help = aggregate::HELP)]
    Aggregate(aggregate::Args),
    /// Which team has all that is needed, and holds together? The smallest or cheapest ones.
    #[command(after_help = team::HELP)]
    Team(team::Args),
    /// Which projects, with which money? The portfolio that is worth most under budgets, ties and rules of calls.
    #[command(after_help = portfolio::HELP)]
    Portfolio(portfolio::Args),
    /// How evenly is a value spread over people? Theil with its parts, Gini, Atkinson (0.5), and harmony with its level.
    #[command(after_help = inequality::HELP)]
    Inequality(inequality::Args),
}

impl Verb {
    #[must_use]
    pub fn ask(&self) -> &dyn Ask {
        match self {
            Verb::Match(args) => args,
            Verb::Assign(args) => args,
            Verb::Aggregate(args) => args,
            Verb::Team(args) => args,
            Verb::Portfolio(args) => args,
            Verb::Inequality(args) => args,
        }
    }
}
