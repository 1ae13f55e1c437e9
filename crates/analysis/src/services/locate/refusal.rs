//! Why a question about location has no answer, in both languages.

use std::fmt;

use super::{MOST_EXCHANGES, Method};
use crate::catalogue::Refusal;

/// Why the question has no answer.
#[derive(Debug, Clone, PartialEq)]
pub enum LocateError {
    NoDemand,
    /// As many people or sites were given as there are not in the pairs.
    Length {
        given: usize,
        wanted: usize,
    },
    People {
        row: usize,
    },
    TooManyPeople,
    NoThreshold {
        method: Method,
    },
    ThresholdOutOfRange {
        asked: f64,
    },
    /// Every site exists already, or there is none.
    NoCandidates,
    CountOutOfRange {
        asked: usize,
        most: usize,
    },
    TooLarge {
        sites: usize,
        count: usize,
    },
}

impl fmt::Display for LocateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LocateError::NoDemand => f.write_str("there is no demand"),
            LocateError::Length { given, wanted } => write!(f, "there are {given} values for {wanted} places"),
            LocateError::People { row } => write!(f, "the people of demand {row} are not a number of zero or more"),
            LocateError::TooManyPeople => f.write_str("all people together are more than can be counted"),
            LocateError::NoThreshold { method } => write!(f, "{} needs a threshold", method.code()),
            LocateError::ThresholdOutOfRange { asked } => write!(f, "the threshold is {asked} and must be a number of zero or more"),
            LocateError::NoCandidates => f.write_str("there is no site that could open: none is listed, or all exist already"),
            LocateError::CountOutOfRange { asked, most } => {
                write!(f, "{asked} sites are to open, and there are {most} candidates: ask for 1 to {most}")
            }
            LocateError::TooLarge { sites, count } => {
                write!(f, "{sites} sites times {count} to open are more than {MOST_EXCHANGES}: ask for fewer, or of fewer candidates")
            }
        }
    }
}

impl std::error::Error for LocateError {}

impl Refusal for LocateError {
    fn it(&self) -> String {
        match self {
            LocateError::NoDemand => "non c'è nessuna domanda".into(),
            LocateError::Length { given, wanted } => format!("ci sono {given} valori per {wanted} luoghi"),
            LocateError::People { row } => format!("le persone della domanda {row} non sono un numero da zero in su"),
            LocateError::TooManyPeople => "le persone tutte insieme sono più di quante si possano contare".into(),
            LocateError::NoThreshold { method } => format!("{} ha bisogno di una soglia", method.code()),
            LocateError::ThresholdOutOfRange { asked } => format!("la soglia è {asked} e deve essere un numero da zero in su"),
            LocateError::NoCandidates => "non c'è nessuna sede che si possa aprire: nessuna è in elenco, o tutte esistono già".into(),
            LocateError::CountOutOfRange { asked, most } => {
                format!("le sedi da aprire sono {asked}, e le candidate {most}: chiedine da 1 a {most}")
            }
            LocateError::TooLarge { sites, count } => {
                format!("{sites} sedi per {count} da aprire fanno più di {MOST_EXCHANGES}: chiedine meno, o tra meno candidate")
            }
        }
    }
}
