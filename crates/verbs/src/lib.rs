//! The analyst's verbs: every method of `reticolo-analysis` on plain files, one file a verb, the same form everywhere.
//!
//! A verb reads its files and checks the question ([`Ask::work`]); what comes of it is [`Work`], which computes as often as it is
//! asked and tells its result as figures, tables and reasons ([`Told`]). Whoever holds the clock (the command line, the
//! measurements) times the computation alone. There is no territory here and no store: `--in DIR` is the command line's own.

pub mod access;
pub mod aggregate;
pub mod assign;
pub mod basins;
pub mod budget;
pub mod chains;
pub mod classify;
pub mod contiguity;
pub mod efficiency;
pub mod evaluate;
pub mod finance;
pub mod flows;
pub mod foresight;
pub mod form;
pub mod hotspots;
pub mod inequality;
pub mod locate;
pub mod matching;
pub mod network;
mod numbers;
pub mod opinions;
mod places;
pub mod portfolio;
pub mod production;
pub mod read;
pub mod regions;
mod rules;
pub mod same;
pub mod schedule;
pub mod show;
pub mod similar;
pub mod team;
pub mod ties;
mod ties_file;
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
    /// Which neighbouring places are alike? Regions that hang together and differ as little as can be inside.
    #[command(after_help = regions::HELP)]
    Regions(Box<regions::Args>),
    /// Which places work as one? Areas from flows: travel-to-work areas, the map equation, modularity; with reasons.
    #[command(after_help = basins::HELP)]
    Basins(Box<basins::Args>),
    /// Who goes from where to where? An estimate from how many start and end in each place, and from distance.
    #[command(after_help = flows::HELP)]
    Flows(flows::Args),
    /// Who leads, who brokers, where is the network fragile? A column a measure, the network as a whole, and reasons.
    #[command(after_help = network::HELP)]
    Network(network::Args),
    /// Who should be linked? Pairs without a tie, best first, with what speaks for each; and how well hidden ties are found again.
    #[command(after_help = ties::HELP)]
    Ties(ties::Args),
    /// In which branches places are specialised, with a band; what they are near to; what a change is made of.
    #[command(after_help = production::HELP)]
    Production(production::Args),
    /// How do supply chains run? Multipliers, linkages, key branches, what is lost without one, missing rings, dependence on outside.
    #[command(after_help = chains::HELP)]
    Chains(chains::Args),
    /// Who can reach which service? Floating catchments in two and three steps, with weights, and rational agents; by straight lines
    /// or on roads.
    #[command(after_help = access::HELP)]
    Access(access::Args),
    /// Where should services open? Maximal covering, p-median, p-centre and set covering, with a bound and what each site is worth.
    #[command(after_help = locate::HELP)]
    Locate(locate::Args),
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
    /// What do people agree on? Groups of opinion from votes, what tells each apart, what all share.
    #[command(after_help = opinions::HELP)]
    Opinions(opinions::Args),
    /// How is a budget shared fairly? Greedy, equal shares with completions, Phragmén's rule; who pays, what each project lacks.
    #[command(after_help = budget::HELP)]
    Budget(budget::Args),
    /// Do services use their means well? Scores against the best of all, with peers, targets, slacks and bands.
    #[command(after_help = efficiency::HELP)]
    Efficiency(efficiency::Args),
    /// Which futures hold together, and what drives them? Cross-impact balances and structural analysis.
    #[command(after_help = foresight::HELP)]
    Foresight(foresight::Args),
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
            Verb::Regions(args) => args.as_ref(),
            Verb::Basins(args) => args.as_ref(),
            Verb::Flows(args) => args,
            Verb::Network(args) => args,
            Verb::Ties(args) => args,
            Verb::Production(args) => args,
            Verb::Chains(args) => args,
            Verb::Access(args) => args,
            Verb::Locate(args) => args,
            Verb::Match(args) => args,
            Verb::Assign(args) => args,
            Verb::Aggregate(args) => args,
            Verb::Team(args) => args,
            Verb::Portfolio(args) => args,
            Verb::Opinions(args) => args,
            Verb::Budget(args) => args,
            Verb::Efficiency(args) => args,
            Verb::Foresight(args) => args,
            Verb::Evaluate(args) => args,
            Verb::Finance(args) => args,
            Verb::Schedule(args) => args,
            Verb::Inequality(args) => args,
            Verb::Classify(args) => args,
            Verb::Similar(args) => args,
            Verb::Same(args) => args,
        }
    }
}
