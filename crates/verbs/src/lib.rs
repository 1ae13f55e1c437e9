//! The analyst's verbs: every method of `reticolo-analysis` on plain files, one file a verb, the same form everywhere.
//!
//! A verb reads its files and checks the question ([`Ask::work`]); what comes of it is [`Work`], which computes as often as it is
//! asked and tells its result as figures, tables and reasons ([`Told`]). Whoever holds the clock (the command line, the
//! measurements) times the computation alone. There is no territory here and no store: `--in DIR` is the command line's own.

mod budget;
mod foresight;
mod inequality;
mod opinions;
pub mod read;
mod refusal;
pub mod show;
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
    /// What do people agree on? Groups of opinion from votes, what tells each apart, what all share.
    #[command(after_help = opinions::HELP)]
    Opinions(opinions::Args),
    /// How is a budget shared fairly? Greedy, equal shares with completions, Phragmén's rule; who pays, what each project lacks.
    #[command(after_help = budget::HELP)]
    Budget(budget::Args),
    /// Which futures hold together, and what drives them? Cross-impact balances and structural analysis.
    #[command(after_help = foresight::HELP)]
    Foresight(foresight::Args),
    /// How evenly is a value spread over people? Theil with its parts, Gini, Atkinson (0.5), and harmony with its level.
    #[command(after_help = inequality::HELP)]
    Inequality(inequality::Args),
}

impl Verb {
    #[must_use]
    pub fn ask(&self) -> &dyn Ask {
        match self {
            Verb::Opinions(args) => args,
            Verb::Budget(args) => args,
            Verb::Foresight(args) => args,
            Verb::Inequality(args) => args,
        }
    }
}
