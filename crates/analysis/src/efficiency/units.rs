//! What units use and make: tables of numbers of zero or more, checked once and scaled by their means.

use crate::catalogue::Refusal;
use std::fmt;

/// The most units, and the most inputs and outputs together, that are taken.
pub const MOST_UNITS: usize = 50_000;
pub const MOST_COLUMNS: usize = 30;

/// Inputs and outputs of units.
#[derive(Debug, Clone, PartialEq)]
pub struct Units {
    count: usize,
    inputs: usize,
    /// One array a column, inputs first, each divided by its mean; the means.
    pub(super) columns: Vec<Vec<f64>>,
    pub(super) means: Vec<f64>,
}

/// Why units cannot be compared; units and columns are numbered from 0.
#[derive(Debug, Clone, PartialEq)]
pub enum UnitsError {
    /// No unit, no input or no output.
    Empty { units: usize, inputs: usize, outputs: usize },
    /// More than are taken.
    TooMany { units: usize, columns: usize },
    /// A column does not have one value a unit.
    Length { output: bool, column: usize, values: usize, units: usize },
    /// A value is negative, infinite or not a number.
    Value { output: bool, column: usize, unit: usize, value: f64 },
    /// A column is zero everywhere.
    Nothing { output: bool, column: usize },
    /// A unit uses nothing, or makes nothing.
    Idle { output: bool, unit: usize },
}

fn words(output: bool) -> [&'static str; 2] {
    if output { ["output", "output"] } else { ["input", "input"] }
}

impl fmt::Display for UnitsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            UnitsError::Empty { units, inputs, outputs } => {
                write!(f, "there are {units} units, {inputs} inputs and {outputs} outputs: at least one of each is expected")
            }
            UnitsError::TooMany { units, columns } => {
                write!(f, "there are {units} units and {columns} inputs and outputs: at most {MOST_UNITS} and {MOST_COLUMNS} are taken")
            }
            UnitsError::Length { output, column, values, units } => {
                write!(f, "{} {column} has {values} values for {units} units, one each is expected", words(*output)[0])
            }
            UnitsError::Value { output, column, unit, value } => {
                write!(f, "{} {column} of unit {unit} is {value}, a number of zero or more is expected", words(*output)[0])
            }
            UnitsError::Nothing { output, column } => {
                write!(f, "{} {column} is zero for every unit: leave it out", words(*output)[0])
            }
            UnitsError::Idle { output: false, unit } => {
                write!(f, "unit {unit} uses nothing: all its inputs are zero; leave it out or mend it")
            }
            UnitsError::Idle { output: true, unit } => {
                write!(f, "unit {unit} makes nothing: all its outputs are zero; leave it out or mend it")
            }
        }
    }
}

impl std::error::Error for UnitsError {}

impl Refusal for UnitsError {
    fn it(&self) -> String {
        match self {
            UnitsError::Empty { units, inputs, outputs } => {
                format!("ci sono {units} unità, {inputs} input e {outputs} output: ne serve almeno uno di ciascuno")
            }
            UnitsError::TooMany { units, columns } => {
                format!("ci sono {units} unità e {columns} tra input e output: se ne accettano al massimo {MOST_UNITS} e {MOST_COLUMNS}")
            }
            UnitsError::Length { output, column, values, units } => {
                format!("l’{} {column} ha {values} valori per {units} unità, ne serve uno per unità", words(*output)[1])
            }
            UnitsError::Value { output, column, unit, value } => {
                format!("l’{} {column} dell’unità {unit} è {value}, serve un numero da zero in su", words(*output)[1])
            }
            UnitsError::Nothing { output, column } => {
                format!("l’{} {column} è zero per tutte le unità: toglilo", words(*output)[1])
            }
            UnitsError::Idle { output: false, unit } => {
                format!("l’unità {unit} non usa nulla: tutti i suoi input sono zero; toglila o correggila")
            }
            UnitsError::Idle { output: true, unit } => {
                format!("l’unità {unit} non produce nulla: tutti i suoi output sono zero; toglila o correggila")
            }
        }
    }
}

impl Units {
    /// Checks inputs and outputs, one array a column, each with one value a unit.
    ///
    /// # Errors
    /// What does not fit, with column and unit.
    pub fn new(inputs: &[Vec<f64>], outputs: &[Vec<f64>]) -> Result<Units, UnitsError> {
        let count = inputs.first().map_or(0, Vec::len);
        if count == 0 || outputs.is_empty() {
            return Err(UnitsError::Empty { units: count, inputs: inputs.len(), outputs: outputs.len() });
        }
        let columns = inputs.len() + outputs.len();
        if count > MOST_UNITS || columns > MOST_COLUMNS {
            return Err(UnitsError::TooMany { units: count, columns });
        }
        let (mut scaled, mut means) = (Vec::with_capacity(columns), Vec::with_capacity(columns));
        for (output, side) in [(false, inputs), (true, outputs)] {
            for (column, values) in side.iter().enumerate() {
                if values.len() != count {
                    return Err(UnitsError::Length { output, column, values: values.len(), units: count });
                }
                if let Some(unit) = values.iter().position(|v| !(v.is_finite() && *v >= 0.0)) {
                    return Err(UnitsError::Value { output, column, unit, value: values[unit] });
                }
                // The greatest first, so that no sum overflows.
                let most = values.iter().copied().fold(0.0, f64::max);
                if most == 0.0 {
                    return Err(UnitsError::Nothing { output, column });
                }
                let mean = values.iter().map(|v| v / most).sum::<f64>() / count as f64 * most;
                scaled.push(values.iter().map(|v| v / mean).collect::<Vec<f64>>());
                means.push(mean);
            }
            let own = if output { &scaled[inputs.len()..] } else { &scaled[..] };
            if let Some(unit) = (0..count).find(|u| own.iter().all(|c| c[*u] == 0.0)) {
                return Err(UnitsError::Idle { output, unit });
            }
        }
        Ok(Units { count, inputs: inputs.len(), columns: scaled, means })
    }

    pub fn count(&self) -> usize {
        self.count
    }

    pub fn inputs(&self) -> usize {
        self.inputs
    }

    pub fn outputs(&self) -> usize {
        self.columns.len() - self.inputs
    }
}
