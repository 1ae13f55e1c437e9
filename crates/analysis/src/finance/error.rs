//! Why a question about money has no answer, in both languages.

use super::loan::WHOLE;
use super::{FARTHEST, MOST_PERIODS};
use crate::catalogue::Refusal;
use std::fmt;

/// Why the question has no answer.
#[derive(Debug, Clone, PartialEq)]
pub enum FinanceError {
    /// There is no flow.
    NoFlows,
    /// From the first to the last period, loans included, there are too many.
    TooManyPeriods { periods: i64 },
    /// A period's number is beyond [`FARTHEST`].
    Far { period: i32 },
    /// An amount is below zero (number of the flow).
    Negative { flow: usize },
    /// The totals of a period are too large to be exact.
    TooLarge { period: i32 },
    /// The rate is not between -99 % and 1000 %.
    Rate { asked: i64 },
    /// A year has not 1 to 12 periods.
    PerYear { asked: u32 },
    /// A loan has no amount, no period to pay in, or a rate that is none (number of the loan).
    Loan { loan: usize },
    /// A rule has a share outside 0 to 1, a ceiling below zero or no years (its name).
    Rule { name: String },
    /// The least cover is not a number of zero or more.
    Cover { asked: f64 },
}

impl fmt::Display for FinanceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FinanceError::NoFlows => f.write_str("there is no flow of money"),
            FinanceError::TooManyPeriods { periods } => {
                write!(f, "there are {periods} periods from first to last, loans included, and at most {MOST_PERIODS} are taken")
            }
            FinanceError::Far { period } => write!(f, "period {period} is beyond the largest number of a period, {FARTHEST}"),
            FinanceError::Negative { flow } => write!(f, "flow {flow} has an amount below zero: put it on the other side"),
            FinanceError::TooLarge { period } => write!(f, "the amounts of period {period} add up to more than a hundred thousand million"),
            FinanceError::Rate { asked } => {
                write!(f, "the rate is {} and must lie between -0.99 and 10", *asked as f64 / WHOLE as f64)
            }
            FinanceError::PerYear { asked } => write!(f, "a year of {asked} periods: it has 1 to 12"),
            FinanceError::Loan { loan } => {
                write!(f, "loan {} needs an amount above zero, a rate from 0 to 10, and more periods than it has of grace", loan + 1)
            }
            FinanceError::Rule { name } => {
                write!(f, "rule {name} needs a share between 0 and 1, or an amount of zero or more and one year or more")
            }
            FinanceError::Cover { asked } => write!(f, "the least cover is {asked} and must be a number of zero or more"),
        }
    }
}

impl std::error::Error for FinanceError {}

impl Refusal for FinanceError {
    fn it(&self) -> String {
        match self {
            FinanceError::NoFlows => "non c’è alcun flusso di denaro".to_owned(),
            FinanceError::TooManyPeriods { periods } => {
                format!("dal primo all’ultimo, prestiti compresi, i periodi sono {periods}: se ne accettano al più {MOST_PERIODS}")
            }
            FinanceError::Far { period } => format!("il periodo {period} è oltre il numero più grande di un periodo, {FARTHEST}"),
            FinanceError::Negative { flow } => format!("il flusso {flow} ha un importo sotto zero: mettilo dall’altra parte"),
            FinanceError::TooLarge { period } => format!("gli importi del periodo {period} superano insieme i cento miliardi"),
            FinanceError::Rate { asked } => {
                format!("il tasso è {} e deve stare tra -0.99 e 10", *asked as f64 / WHOLE as f64)
            }
            FinanceError::PerYear { asked } => format!("un anno di {asked} periodi: ne ha da 1 a 12"),
            FinanceError::Loan { loan } => {
                format!(
                    "il prestito {} vuole un importo sopra zero, un tasso da 0 a 10 e più periodi di quelli di preammortamento",
                    loan + 1
                )
            }
            FinanceError::Rule { name } => {
                format!("la regola {name} vuole una quota tra 0 e 1, oppure un importo da zero in su e almeno un anno")
            }
            FinanceError::Cover { asked } => format!("la copertura minima è {asked} e deve essere un numero da zero in su"),
        }
    }
}
