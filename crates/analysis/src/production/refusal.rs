//! Why questions about production have no answer, in Italian.

use super::quotient::SpecialisationError;
use super::shift::ShiftShareError;
use super::space::RelatednessError;
use super::{EmploymentError, MOST_BRANCHES, MOST_CELLS};
use crate::catalogue::Refusal;

impl Refusal for EmploymentError {
    fn it(&self) -> String {
        match self {
            EmploymentError::Empty => "non ci sono luoghi o non ci sono settori".into(),
            EmploymentError::Size { places, branches } => format!(
                "{places} luoghi e {branches} settori sono troppi: si accettano al più {MOST_BRANCHES} settori e {MOST_CELLS} coppie di luogo e settore"
            ),
            EmploymentError::LengthMismatch { places, branches, values } => {
                format!("{places} luoghi e {branches} settori non fanno {values} valori")
            }
            EmploymentError::Value { place, branch } => {
                format!("il valore del luogo {place} nel settore {branch} non è un numero da zero in su")
            }
            EmploymentError::Nothing => "tutti i valori sono zero".into(),
            EmploymentError::TooLarge => "i valori sono troppo grandi per sommarli".into(),
        }
    }
}

impl Refusal for SpecialisationError {
    fn it(&self) -> String {
        match self {
            SpecialisationError::Width { asked } => format!("z è {asked} e deve stare tra 0 e 10"),
            SpecialisationError::Branches { reference, branches } => {
                format!("l’insieme di confronto ha {reference} settori e i luoghi ne hanno {branches}")
            }
            SpecialisationError::Reference { branch } => {
                format!("nel settore {branch} l’insieme di confronto ha meno dei luoghi che ne fanno parte")
            }
        }
    }
}

impl Refusal for ShiftShareError {
    fn it(&self) -> String {
        match self {
            ShiftShareError::OnePeriod => "un cambiamento richiede due periodi".into(),
            ShiftShareError::Shape { period } => format!("il periodo {period} ha luoghi o settori diversi dal primo"),
            ShiftShareError::Reference { period } => {
                format!("l’insieme di confronto del periodo {period} non contiene i luoghi che ne fanno parte")
            }
        }
    }
}

impl Refusal for RelatednessError {
    fn it(&self) -> String {
        match self {
            RelatednessError::Presence { asked } => format!("la soglia di presenza è {asked} e deve essere più di 0"),
            RelatednessError::LengthMismatch { places, branches, quotients } => {
                format!("{places} luoghi e {branches} settori non fanno {quotients} quozienti")
            }
            RelatednessError::Quotient { place, branch } => {
                format!("il quoziente del luogo {place} nel settore {branch} non è un numero")
            }
        }
    }
}
