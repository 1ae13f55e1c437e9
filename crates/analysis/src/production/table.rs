//! Employment by place and branch: a full table of numbers of zero or more, with its sums.

use crate::sums::sum_by;
use std::fmt;

/// The largest table, and the most branches: what branches have in common is kept for each two of them.
pub const MOST_CELLS: usize = 20_000_000;
pub const MOST_BRANCHES: usize = 10_000;

/// Who works where in which branch. Any additive count will do: people employed, local units, turnover.
#[derive(Debug, Clone, PartialEq)]
pub struct Employment {
    places: usize,
    branches: usize,
    /// One row a place.
    values: Vec<f64>,
    by_place: Vec<f64>,
    by_branch: Vec<f64>,
    total: f64,
}

/// Why a table cannot be read.
#[derive(Debug, Clone, PartialEq)]
pub enum EmploymentError {
    /// There is no place or no branch.
    Empty,
    /// The table is larger than is taken.
    Size { places: usize, branches: usize },
    /// There are not as many values as places times branches.
    LengthMismatch { places: usize, branches: usize, values: usize },
    /// A value is negative, infinite or not a number; places and branches are numbered from 0.
    Value { place: usize, branch: usize },
    /// All values are zero.
    Nothing,
    /// The values are so large that their sum is not a number.
    TooLarge,
}

impl fmt::Display for EmploymentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EmploymentError::Empty => f.write_str("there are no places or no branches"),
            EmploymentError::Size { places, branches } => write!(
                f,
                "{places} places and {branches} branches are too many: at most {MOST_BRANCHES} branches and {MOST_CELLS} pairs of place and branch are taken"
            ),
            EmploymentError::LengthMismatch { places, branches, values } => {
                write!(f, "{places} places and {branches} branches do not make {values} values")
            }
            EmploymentError::Value { place, branch } => {
                write!(f, "the value of place {place} in branch {branch} is not a number of zero or more")
            }
            EmploymentError::Nothing => f.write_str("all values are zero"),
            EmploymentError::TooLarge => f.write_str("the values are too large to be added up"),
        }
    }
}

impl std::error::Error for EmploymentError {}

impl Employment {
    /// Whether a table of this size is taken: to be asked before it is made from a list.
    ///
    /// # Errors
    /// Too many branches, or too many pairs of place and branch.
    pub fn fits(places: usize, branches: usize) -> Result<(), EmploymentError> {
        let few = branches <= MOST_BRANCHES && places.checked_mul(branches).is_some_and(|cells| cells <= MOST_CELLS);
        if few { Ok(()) } else { Err(EmploymentError::Size { places, branches }) }
    }

    /// Checks a table that holds one row a place, each with one value a branch.
    pub fn new(places: usize, branches: usize, values: Vec<f64>) -> Result<Employment, EmploymentError> {
        Employment::fits(places, branches)?;
        if places == 0 || branches == 0 {
            return Err(EmploymentError::Empty);
        }
        if places.checked_mul(branches) != Some(values.len()) {
            return Err(EmploymentError::LengthMismatch { places, branches, values: values.len() });
        }
        if let Some(at) = values.iter().position(|v| !(v.is_finite() && *v >= 0.0)) {
            return Err(EmploymentError::Value { place: at / branches, branch: at % branches });
        }
        let by_place: Vec<f64> = values.chunks_exact(branches).map(|row| sum_by(branches, |b| row[b])).collect();
        let mut by_branch = vec![0.0; branches];
        for row in values.chunks_exact(branches) {
            for (sum, value) in by_branch.iter_mut().zip(row) {
                *sum += value;
            }
        }
        let total = sum_by(places, |p| by_place[p]);
        if !total.is_finite() {
            return Err(EmploymentError::TooLarge);
        }
        if total == 0.0 {
            return Err(EmploymentError::Nothing);
        }
        Ok(Employment { places, branches, values, by_place, by_branch, total })
    }

    pub fn places(&self) -> usize {
        self.places
    }

    pub fn branches(&self) -> usize {
        self.branches
    }

    /// The value of a place in a branch.
    pub fn get(&self, place: usize, branch: usize) -> f64 {
        self.values[place * self.branches + branch]
    }

    /// The branches of a place.
    pub fn row(&self, place: usize) -> &[f64] {
        &self.values[place * self.branches..(place + 1) * self.branches]
    }

    /// What works in each place, over all branches.
    pub fn by_place(&self) -> &[f64] {
        &self.by_place
    }

    /// What works in each branch, over all places.
    pub fn by_branch(&self) -> &[f64] {
        &self.by_branch
    }

    pub fn total(&self) -> f64 {
        self.total
    }
}
