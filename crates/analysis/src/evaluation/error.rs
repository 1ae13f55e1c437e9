//! Why a design cannot answer, in both languages.

use super::MOST_CELLS;
use crate::catalogue::Refusal;
use std::fmt;

/// Why the design cannot answer.
#[derive(Debug, Clone, PartialEq)]
pub enum EvaluationError {
    /// A setting is outside its range.
    Setting { name: &'static str, asked: f64, least: f64, most: f64 },
    /// Columns do not fit the number of units and periods.
    Shape { units: usize, periods: usize, outcomes: usize },
    /// The panel has more cells than are taken.
    TooLarge { cells: usize },
    /// An outcome is no number.
    NotANumber { unit: usize, period: usize },
    /// No unit has an outcome in every period.
    NothingComplete,
    /// No unit with a period before its start was treated.
    NobodyTreated { always: usize },
    /// There is nobody to compare with: all are treated, and from the same period.
    NobodyToCompare,
    /// All units are of one cluster.
    OneCluster,
    /// All outcomes are the same.
    NothingMoves,
}

impl fmt::Display for EvaluationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this design cannot answer: ")?;
        match self {
            EvaluationError::Setting { name, asked, least, most } => write!(f, "{name} is {asked} and must lie between {least} and {most}"),
            EvaluationError::Shape { units, periods, outcomes } => {
                write!(f, "{units} units and {periods} periods do not fit {outcomes} outcomes, starts and clusters")
            }
            EvaluationError::TooLarge { cells } => write!(f, "the panel has {cells} cells, and at most {MOST_CELLS} are taken"),
            EvaluationError::NotANumber { unit, period } => write!(f, "the outcome of unit {unit} in period {period} is no number"),
            EvaluationError::NothingComplete => f.write_str("no unit has an outcome in every period"),
            EvaluationError::NobodyTreated { always: 0 } => f.write_str("nobody was treated"),
            EvaluationError::NobodyTreated { always } => {
                write!(f, "nobody was observed before being treated ({always} were treated from the first period)")
            }
            EvaluationError::NobodyToCompare => {
                f.write_str("everybody was treated, and from the same period: there is nobody to compare with")
            }
            EvaluationError::OneCluster => {
                f.write_str("all units are of one cluster: what struck it and what the measure did cannot be told apart")
            }
            EvaluationError::NothingMoves => f.write_str("all outcomes are the same"),
        }
    }
}

impl std::error::Error for EvaluationError {}

impl Refusal for EvaluationError {
    fn it(&self) -> String {
        let why = match self {
            EvaluationError::Setting { name, asked, least, most } => format!("{name} è {asked} e deve stare tra {least} e {most}"),
            EvaluationError::Shape { units, periods, outcomes } => {
                format!("{units} unità e {periods} periodi non si accordano con {outcomes} esiti, inizi e gruppi")
            }
            EvaluationError::TooLarge { cells } => format!("la tabella ha {cells} celle, se ne accettano al più {MOST_CELLS}"),
            EvaluationError::NotANumber { unit, period } => format!("l’esito dell’unità {unit} nel periodo {period} non è un numero"),
            EvaluationError::NothingComplete => "nessuna unità ha un esito in ogni periodo".to_owned(),
            EvaluationError::NobodyTreated { always: 0 } => "nessuno ha avuto l’intervento".to_owned(),
            EvaluationError::NobodyTreated { always } => {
                format!("nessuno è stato osservato prima dell’intervento ({always} l’hanno avuto dal primo periodo)")
            }
            EvaluationError::NobodyToCompare => {
                "tutti hanno avuto l’intervento, e dallo stesso periodo: non c’è nessuno con cui confrontare".to_owned()
            }
            EvaluationError::OneCluster => {
                "tutte le unità sono di un solo gruppo: ciò che l’ha colpito e ciò che ha fatto l’intervento non si distinguono".to_owned()
            }
            EvaluationError::NothingMoves => "tutti gli esiti sono uguali".to_owned(),
        };
        format!("questo disegno non può rispondere: {why}")
    }
}
