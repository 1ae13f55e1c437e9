//! The analyst's verbs: every method of `reticolo-analysis` on plain files, one file a verb, the same form everywhere.
//!
//! A verb reads its files and checks the question ([`Ask::work`]); what comes of it is [`Work`], which computes as often as it is
//! asked and tells its result as figures, tables and reasons ([`Told`]). Whoever holds the clock (the command line, the
//! measurements) times the computation alone. There is no territory here and no store: `--in DIR` is the command line's own.

mod chains;
mod efficiency;
mod basins;
mod flows;
mod inequality;
mod production;
mod aggregate;
mod assign;
mod inequality;
mod matching;
mod portfolio;
mod network;
mod access;
mod inequality;
mod locate;
mod places;
pub mod read;
mod rules;
mod regions;
mod budget;
mod foresight;
mod inequality;
mod opinions;
pub mod read;
mod refusal;
pub mod show;
mod team;
mod ties;
mod ties_file;
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
    /// In which branches places are specialised, with a band; what they are near to; what a change is made of.
    #[command(after_help = production::HELP)]
    Production(production::Args),
    /// How do supply chains run? Multipliers, linkages, key branches, what is lost without one, missing rings, dependence on outside.
    #[command(after_help = chains::HELP)]
    Chains(chains::Args),
    /// Do services use their means well? Scores against the best of all, with peers, targets, slacks and bands.
    #[command(after_help = efficiency::HELP)]
    Efficiency(efficiency::Args),
    /// Who leads, who brokers, where is the network fragile? A column a measure, the network as a whole, and reasons.
    #[command(after_help = network::HELP)]
    Network(network::Args),
    /// Who should be linked? Pairs without a tie, best first, with what speaks for each; and how well hidden ties are found again.
    #[command(after_help = ties::HELP)]
    Ties(ties::Args),
    /// Which places work as one? Areas from flows: travel-to-work areas, the map equation, modularity; with reasons.
    #[command(after_help = basins::HELP)]
    Basins(basins::Args),
    /// Who goes from where to where? An estimate from how many start and end in each place, and from distance.
    #[command(after_help = flows::HELP)]
    Flows(flows::Args),
    /// Who can reach which service? Floating catchments in two and three steps, with weights, and rational agents; by straight lines
    /// or on roads.
    #[command(after_help = access::HELP)]
    Access(access::Args),
    /// Where should services open? Maximal covering, p-median, p-centre and set covering, with a bound and what each site is worth.
    #[command(after_help = locate::HELP)]
    Locate(locate::Args),
    /// Which neighbouring places are alike? Regions that hang together and differ as little as can be inside.
    #[command(after_help = regions::HELP)]
    Regions(Box<regions::Args>),
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
}

impl Verb {
    #[must_use]
    pub fn ask(&self) -> &dyn Ask {
        match self {
            Verb::Production(args) => args,
            Verb::Chains(args) => args,
            Verb::Efficiency(args) => args,
            Verb::Network(args) => args,
            Verb::Ties(args) => args,
            Verb::Basins(args) => args,
            Verb::Flows(args) => args,
            Verb::Access(args) => args,
            Verb::Locate(args) => args,
            Verb::Regions(args) => args.as_ref(),
            Verb::Opinions(args) => args,
            Verb::Budget(args) => args,
            Verb::Foresight(args) => args,
            Verb::Inequality(args) => args,
            Verb::Match(args) => args,
            Verb::Assign(args) => args,
            Verb::Aggregate(args) => args,
            Verb::Team(args) => args,
            Verb::Portfolio(args) => args,
        }
    }
}
