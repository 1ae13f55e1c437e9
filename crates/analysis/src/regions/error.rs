//! Why a question about regions has no answer, in both languages.

use super::ask::{MOST_ITERATIONS, MOST_REPLICATES, MOST_STARTS};
use crate::catalogue::Refusal;
use std::fmt;

/// Why the question has no answer.
#[derive(Debug, Clone, PartialEq)]
pub enum RegionsError {
    /// No column was given.
    NoColumns,
    /// A column, or the sizes (`None`), does not have one value a unit.
    LengthMismatch {
        column: Option<usize>,
        values: usize,
        units: usize,
    },
    /// A value of a column, or a size (`None`), is not a number that can be squared.
    NotFinite {
        column: Option<usize>,
        unit: usize,
    },
    /// A size is below zero.
    NegativeSize {
        unit: usize,
    },
    /// In every column all units are equal.
    NoVariation,
    /// Fewer than 2 regions, or more than there are units with all their values.
    KOutOfRange {
        asked: u32,
        units: usize,
    },
    /// The map falls into more parts than regions were asked, and no region can span two parts.
    Disconnected {
        asked: u32,
        components: usize,
    },
    /// A floor without sizes, or sizes without a floor that is a number above zero.
    FloorWithoutSizes,
    FloorOutOfRange {
        asked: f64,
    },
    /// The parts of the map hold no more regions than this that could all reach the floor, however they were drawn.
    FloorTooHigh {
        asked: u32,
        floor: f64,
        most: usize,
    },
    /// This unit's part of the map does not reach the floor as a whole.
    FloorUnreachable {
        unit: usize,
        floor: f64,
        sum: f64,
    },
    ReplicatesOutOfRange {
        asked: u32,
    },
    /// Max-p without a floor.
    FloorNeeded,
    /// Max-p of fewer than 2 units.
    TooFewUnits {
        units: usize,
    },
    /// More units than the method takes.
    TooManyUnits {
        units: usize,
        most: usize,
    },
    StartsOutOfRange {
        asked: u32,
    },
    /// A region of the partition to begin with does not hang together, or lies below the floor.
    BeginningTorn {
        region: u32,
    },
    BeginningBelowFloor {
        region: u32,
        size: f64,
    },
    /// The partition to begin with has more regions than were asked.
    BeginningCount {
        regions: usize,
        asked: u32,
    },
    IterationsOutOfRange {
        asked: u32,
    },
}

impl fmt::Display for RegionsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = |column: &Option<usize>| column.map_or_else(|| "the sizes".to_owned(), |c| format!("column {c}"));
        match self {
            RegionsError::NoColumns => f.write_str("no column was given"),
            RegionsError::LengthMismatch { column, values, units } => {
                write!(f, "there are {values} values for {units} units in {}", named(column))
            }
            RegionsError::NotFinite { column, unit } => {
                write!(f, "the value of unit {unit} in {} is not a number that can be squared", named(column))
            }
            RegionsError::NegativeSize { unit } => write!(f, "the size of unit {unit} is below zero"),
            RegionsError::NoVariation => f.write_str("in every column all units are equal"),
            RegionsError::KOutOfRange { asked, units } => {
                write!(f, "{asked} regions were asked, 2 to {units} can be made")
            }
            RegionsError::Disconnected { asked, components } => {
                write!(
                    f,
                    "the map falls into {components} parts that do not touch, so at least {components} regions are needed; {asked} were asked"
                )
            }
            RegionsError::FloorWithoutSizes => f.write_str("a floor needs a column of sizes"),
            RegionsError::FloorOutOfRange { asked } => write!(f, "the floor is {asked} and must be a number above zero"),
            RegionsError::FloorTooHigh { asked, floor, most } => {
                write!(f, "{asked} regions of at least {floor} each cannot be made: the sizes are enough for {most} at most")
            }
            RegionsError::FloorUnreachable { unit, floor, sum } => {
                write!(f, "the part of the map that unit {unit} belongs to sums up to {sum}, below the floor of {floor}")
            }
            RegionsError::ReplicatesOutOfRange { asked } => {
                write!(f, "{asked} replicates were asked, 0 to {MOST_REPLICATES} are taken")
            }
            RegionsError::FloorNeeded => f.write_str("max-p makes as many regions as a floor allows, and no floor was given"),
            RegionsError::TooFewUnits { units } => {
                write!(f, "there are {units} units with all their values, and at least 2 are needed")
            }
            RegionsError::TooManyUnits { units, most } => {
                write!(f, "there are {units} units, and this method takes {most} at most")
            }
            RegionsError::BeginningTorn { region } => {
                write!(f, "region {region} of the partition to begin with does not hang together")
            }
            RegionsError::BeginningBelowFloor { region, size } => {
                write!(f, "region {region} of the partition to begin with sums up to {size}, below the floor")
            }
            RegionsError::BeginningCount { regions, asked } => {
                write!(f, "the partition to begin with has {regions} regions, more than the {asked} asked")
            }
            RegionsError::StartsOutOfRange { asked } => {
                write!(f, "{asked} beginnings were asked, 1 to {MOST_STARTS} are taken")
            }
            RegionsError::IterationsOutOfRange { asked } => {
                write!(f, "{asked} iterations were asked, 0 to {MOST_ITERATIONS} are taken")
            }
        }
    }
}

impl Refusal for RegionsError {
    fn it(&self) -> String {
        let named = |column: &Option<usize>| column.map_or_else(|| "nelle dimensioni".to_owned(), |c| format!("nella colonna {c}"));
        match self {
            RegionsError::NoColumns => "non è stata data nessuna colonna".to_owned(),
            RegionsError::LengthMismatch { column, values, units } => {
                format!("ci sono {values} valori per {units} unità {}", named(column))
            }
            RegionsError::NotFinite { column, unit } => {
                format!("il valore dell’unità {unit} {} non è un numero che si possa elevare al quadrato", named(column))
            }
            RegionsError::NegativeSize { unit } => format!("la dimensione dell’unità {unit} è sotto zero"),
            RegionsError::NoVariation => "in ogni colonna tutte le unità sono uguali".to_owned(),
            RegionsError::KOutOfRange { asked, units } => format!("sono stati chiesti {asked} bacini, se ne possono fare da 2 a {units}"),
            RegionsError::Disconnected { asked, components } => format!(
                "la carta si divide in {components} parti che non si toccano, quindi servono almeno {components} bacini; ne sono stati chiesti {asked}"
            ),
            RegionsError::FloorWithoutSizes => "una soglia ha bisogno di una colonna di dimensioni".to_owned(),
            RegionsError::FloorOutOfRange { asked } => format!("la soglia è {asked} e deve essere un numero sopra lo zero"),
            RegionsError::FloorTooHigh { asked, floor, most } => {
                format!("non si possono fare {asked} bacini di almeno {floor} ciascuno: le dimensioni bastano al più per {most}")
            }
            RegionsError::FloorUnreachable { unit, floor, sum } => {
                format!("la parte della carta a cui appartiene l’unità {unit} somma a {sum}, sotto la soglia di {floor}")
            }
            RegionsError::ReplicatesOutOfRange { asked } => {
                format!("sono state chieste {asked} repliche, se ne accettano da 0 a {MOST_REPLICATES}")
            }
            RegionsError::FloorNeeded => {
                "max-p fa tanti bacini quanti ne permette una soglia, e non è stata data nessuna soglia".to_owned()
            }
            RegionsError::TooFewUnits { units } => format!("le unità con tutti i valori sono {units}, e ne servono almeno 2"),
            RegionsError::TooManyUnits { units, most } => format!("le unità sono {units}, e questo metodo ne accetta al più {most}"),
            RegionsError::BeginningTorn { region } => format!("il bacino {region} della divisione da cui cominciare non sta insieme"),
            RegionsError::BeginningBelowFloor { region, size } => {
                format!("il bacino {region} della divisione da cui cominciare somma a {size}, sotto la soglia")
            }
            RegionsError::BeginningCount { regions, asked } => {
                format!("la divisione da cui cominciare ha {regions} bacini, più dei {asked} chiesti")
            }
            RegionsError::StartsOutOfRange { asked } => format!("sono stati chiesti {asked} inizi, se ne accettano da 1 a {MOST_STARTS}"),
            RegionsError::IterationsOutOfRange { asked } => {
                format!("sono state chieste {asked} iterazioni, se ne accettano da 0 a {MOST_ITERATIONS}")
            }
        }
    }
}

impl std::error::Error for RegionsError {}
