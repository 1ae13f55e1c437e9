//! Structural analysis: which variables drive the others, directly and over chains of influence.
//!
//! The matrix says how strongly each variable (row) acts on each other one (column). Its row sums are direct influence, its column sums
//! direct dependence; those of its powers count chains, and from some power on the order of the variables repeats: there the indirect
//! ranking is read (the MICMAC method of Duperrin and Godet). Godet 1986, "Introduction to la prospective: seven key ideas and one
//! scenario method", Futures 18(2), <https://doi.org/10.1016/0016-3287(86)90094-7>. The sums are whole numbers and exact, however large.

use crate::catalogue::Refusal;
use crate::naturals::Natural;
use rayon::prelude::*;
use std::fmt;

/// Variables, at most.
pub const MOST_VARIABLES: usize = 3000;
/// The strongest influence.
pub const MOST_INFLUENCE: u32 = 1_000_000;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StructureAsk {
    /// The last power that is looked at.
    pub powers: u32,
}

impl Default for StructureAsk {
    fn default() -> StructureAsk {
        StructureAsk { powers: 100 }
    }
}

/// Why the question has no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StructureError {
    /// The matrix is empty, or not square.
    Shape {
        rows: usize,
        cells: usize,
    },
    TooMany {
        variables: usize,
    },
    /// An influence that is too large.
    Influence {
        row: usize,
        column: usize,
        value: u32,
    },
    /// A variable acts on itself.
    Own {
        variable: usize,
    },
    /// Nobody acts on anybody.
    Nothing,
    /// Fewer than three powers, or more than a thousand.
    Powers {
        asked: u32,
    },
}

impl fmt::Display for StructureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StructureError::Shape { rows, cells } => {
                write!(f, "the matrix has {rows} rows and {cells} cells; it needs a row and a column for each variable")
            }
            StructureError::TooMany { variables } => write!(f, "there are {variables} variables, and at most {MOST_VARIABLES} are taken"),
            StructureError::Influence { row, column, value } => {
                write!(f, "row {row}, column {column}: the influence is {value}, and at most {MOST_INFLUENCE} is taken")
            }
            StructureError::Own { variable } => write!(f, "variable {variable} acts on itself; the diagonal must be 0"),
            StructureError::Nothing => write!(f, "no variable acts on another: all cells are 0"),
            StructureError::Powers { asked } => write!(f, "{asked} powers are asked, and from 3 to 1000 are possible"),
        }
    }
}

impl std::error::Error for StructureError {}

impl Refusal for StructureError {
    fn it(&self) -> String {
        match self {
            StructureError::Shape { rows, cells } => {
                format!("la matrice ha {rows} righe e {cells} celle; serve una riga e una colonna per ogni variabile")
            }
            StructureError::TooMany { variables } => format!("le variabili sono {variables}, e se ne accettano al più {MOST_VARIABLES}"),
            StructureError::Influence { row, column, value } => {
                format!("riga {row}, colonna {column}: l'influenza è {value}, e si arriva al più a {MOST_INFLUENCE}")
            }
            StructureError::Own { variable } => format!("la variabile {variable} agisce su sé stessa; la diagonale deve essere 0"),
            StructureError::Nothing => "nessuna variabile agisce su un'altra: tutte le celle sono 0".to_owned(),
            StructureError::Powers { asked } => format!("sono chieste {asked} potenze, e se ne possono chiedere da 3 a 1000"),
        }
    }
}

/// A question that has been checked and can always be answered.
#[derive(Debug, Clone)]
pub struct StructurePlan<'a> {
    ask: StructureAsk,
    count: usize,
    matrix: &'a [u32],
}

/// What a variable is in the system, by whether its influence and its dependence lie above the mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quadrant {
    /// Acts much and is acted on little: an input of the system.
    Driver,
    /// Acts much and is acted on much: whatever touches it comes back.
    Relay,
    /// Acts little and is acted on much: a result.
    Outcome,
    /// Acts little and is acted on little.
    Autonomous,
}

impl Quadrant {
    pub const ALL: [Quadrant; 4] = [Quadrant::Driver, Quadrant::Relay, Quadrant::Outcome, Quadrant::Autonomous];

    /// As answers write it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Quadrant::Driver => "driver",
            Quadrant::Relay => "relay",
            Quadrant::Outcome => "outcome",
            Quadrant::Autonomous => "autonomous",
        }
    }
}

/// Influence and dependence of every variable over chains of one length.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chains {
    /// Steps of the chains: the power of the matrix.
    pub power: u32,
    pub influence: Vec<Natural>,
    pub dependence: Vec<Natural>,
}

/// How the powers went on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// From this power on: the first, from 3 on, whose orders repeat those of the power before.
    At(u32),
    /// There is no ring of influences: chains of this many steps are the longest.
    Ends(u32),
    /// The orders still changed at the last power looked at.
    Never,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Structure {
    pub direct: Chains,
    /// Where the order settled; else the longest chains, or the last power looked at.
    pub indirect: Chains,
    pub settled: Settled,
    /// By direct and by indirect influence and dependence.
    pub quadrants: Vec<(Quadrant, Quadrant)>,
    /// Place of each variable, from 1, by direct and by indirect influence; equals share the better place.
    pub places: Vec<(u32, u32)>,
}

impl StructureAsk {
    /// Checks the question against a matrix, row by row: what the variable of the row does to that of the column.
    ///
    /// # Errors
    /// See [`StructureError`].
    pub fn check(self, rows: usize, matrix: &[u32]) -> Result<StructurePlan<'_>, StructureError> {
        if rows > MOST_VARIABLES {
            return Err(StructureError::TooMany { variables: rows });
        }
        if rows == 0 || matrix.len() != rows * rows {
            return Err(StructureError::Shape { rows, cells: matrix.len() });
        }
        if !(3..=1000).contains(&self.powers) {
            return Err(StructureError::Powers { asked: self.powers });
        }
        if let Some(at) = matrix.iter().position(|x| *x > MOST_INFLUENCE) {
            return Err(StructureError::Influence { row: at / rows, column: at % rows, value: matrix[at] });
        }
        if let Some(variable) = (0..rows).find(|v| matrix[v * rows + v] != 0) {
            return Err(StructureError::Own { variable });
        }
        if matrix.iter().all(|x| *x == 0) {
            return Err(StructureError::Nothing);
        }
        Ok(StructurePlan { ask: self, count: rows, matrix })
    }
}

/// The ties of a matrix, row by row: to whom, and how strong.
struct Ties {
    first: Vec<u32>,
    ties: Vec<(u32, u32)>,
}

impl Ties {
    fn new(count: usize, at: impl Fn(usize, usize) -> u32) -> Ties {
        let (mut first, mut ties) = (vec![0], Vec::new());
        for row in 0..count {
            ties.extend((0..count).map(|c| (c as u32, at(row, c))).filter(|(_, x)| *x > 0));
            first.push(ties.len() as u32);
        }
        Ties { first, ties }
    }

    /// The matrix times a column.
    fn times(&self, column: &[Natural]) -> Vec<Natural> {
        let row = |row: usize| {
            let mut sum = Natural::default();
            for (c, x) in &self.ties[self.first[row] as usize..self.first[row + 1] as usize] {
                sum.add_times(&column[*c as usize], u64::from(*x));
            }
            sum
        };
        (0..self.first.len() - 1).into_par_iter().with_min_len(64).map(row).collect()
    }
}

/// Variables from the largest figure on; equals in their own order.
fn order(figures: &[Natural]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..figures.len() as u32).collect();
    order.sort_by(|a, b| figures[*b as usize].cmp(&figures[*a as usize]));
    order
}

fn places(figures: &[Natural]) -> Vec<u32> {
    let mut out = vec![0; figures.len()];
    let order = order(figures);
    for (i, v) in order.iter().enumerate() {
        let same = i > 0 && figures[order[i - 1] as usize] == figures[*v as usize];
        out[*v as usize] = if same { out[order[i - 1] as usize] } else { i as u32 + 1 };
    }
    out
}

fn quadrants(chains: &Chains) -> Vec<Quadrant> {
    let above = |figures: &[Natural]| -> Vec<bool> {
        let mut total = Natural::default();
        figures.iter().for_each(|x| total.add_times(x, 1));
        figures.iter().map(|x| x.times(figures.len() as u64) > total).collect()
    };
    let of = |(acts, acted): (bool, bool)| match (acts, acted) {
        (true, false) => Quadrant::Driver,
        (true, true) => Quadrant::Relay,
        (false, true) => Quadrant::Outcome,
        (false, false) => Quadrant::Autonomous,
    };
    above(&chains.influence).into_iter().zip(above(&chains.dependence)).map(of).collect()
}

/// Answers a checked question.
#[must_use]
pub fn structure(plan: &StructurePlan<'_>) -> Structure {
    let n = plan.count;
    let along = Ties::new(n, |a, b| plan.matrix[a * n + b]);
    let against = Ties::new(n, |a, b| plan.matrix[b * n + a]);
    let ones = vec![Natural::from(1); n];
    let direct = Chains { power: 1, influence: along.times(&ones), dependence: against.times(&ones) };
    let (mut last, mut settled) = (direct.clone(), Settled::Never);
    let mut orders = (order(&last.influence), order(&last.dependence));
    while last.power < plan.ask.powers {
        let further =
            Chains { power: last.power + 1, influence: along.times(&last.influence), dependence: against.times(&last.dependence) };
        if further.influence.iter().all(Natural::is_zero) {
            settled = Settled::Ends(last.power);
            break;
        }
        let after = (order(&further.influence), order(&further.dependence));
        let repeats = further.power >= 3 && after == orders;
        (last, orders) = (further, after);
        if repeats {
            settled = Settled::At(last.power);
            break;
        }
    }
    let quadrants = quadrants(&direct).into_iter().zip(quadrants(&last)).collect();
    let places = places(&direct.influence).into_iter().zip(places(&last.influence)).collect();
    Structure { direct, indirect: last, settled, quadrants, places }
}
