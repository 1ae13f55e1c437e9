//! Files that are read whole: matrices of numbers, and tables of numbers with or without heads.

use crate::work::{Result, VerbError};
use reticolo_model::Problem;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

/// The largest file that is read whole, in megabytes; tables that are read row by row have a ceiling of their own.
const MOST_MB: u64 = 2048;

/// The text of a file that is read whole.
///
/// # Errors
/// A file that cannot be read, is no text, or is larger than so many megabytes.
pub fn text(path: &Path, most_mb: u64) -> Result<String> {
    let io = |error| VerbError::Io { path: path.display().to_string(), error };
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take((most_mb << 20) + 1).read_to_end(&mut bytes)).map_err(io)?;
    if bytes.len() as u64 > most_mb << 20 {
        return Err(Problem::new("problem-file-size", path.display().to_string()).with("most", most_mb).into());
    }
    String::from_utf8(bytes).map_err(|error| io(std::io::Error::new(std::io::ErrorKind::InvalidData, error.utf8_error())))
}

/// A matrix of numbers without a header: as many rows as wanted, all of one length.
///
/// # Errors
/// A cell that is no number, or a row that is shorter or longer than the first.
pub fn matrix(path: &Path) -> Result<Vec<Vec<f64>>> {
    let text = text(path, MOST_MB)?;
    let mut rows: Vec<Vec<f64>> = Vec::new();
    for (at, line) in text.trim_start_matches('\u{feff}').lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let wrong = |column: usize, found: &str, code: &str| {
            Problem::new(code, found).with("file", path.display()).with("row", at + 1).with("column", column + 1)
        };
        let mut row = Vec::new();
        for (column, cell) in line.split([',', ';', '\t']).map(str::trim).enumerate() {
            let number = cell.parse::<f64>().ok().filter(|x| x.is_finite());
            row.push(number.ok_or_else(|| wrong(column, cell, "problem-table-number"))?);
        }
        if let Some(first) = rows.first()
            && first.len() != row.len()
        {
            let ragged = wrong(row.len().min(first.len()), &row.len().to_string(), "problem-table-ragged");
            return Err(ragged.with("expected", first.len()).into());
        }
        rows.push(row);
    }
    Ok(rows)
}

/// Numbers with or without heads: leading lines without any number are heads, leading cells that are none are names.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Labelled {
    /// One a row, its name cells joined by a blank; empty where there are none.
    pub names: Vec<String>,
    /// One a column of numbers, of the last line of heads; empty where there are none.
    pub heads: Vec<String>,
    pub rows: Vec<Vec<f64>>,
    /// The line in the file of each row.
    pub lines: Vec<usize>,
}

/// The cells of a line, quotation marks around them taken off.
fn cells_of(line: &str, mark: char) -> Vec<String> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            c if c == mark && !quoted => cells.push(std::mem::take(&mut cell).trim().to_owned()),
            c => cell.push(c),
        }
    }
    cells.push(cell.trim().to_owned());
    cells
}

/// Reads numbers with or without heads; all rows of one length.
///
/// # Errors
/// A cell that is no number, or a row that is shorter or longer than the first.
pub fn labelled(path: &Path) -> Result<Labelled> {
    let text = text(path, MOST_MB)?;
    let number = |cell: &str| cell.parse::<f64>().ok().filter(|x| x.is_finite());
    // What is meant as a number, be it none.
    let meant = |cell: &str| cell.parse::<f64>().is_ok();
    let mark = [';', '\t'].into_iter().find(|m| text.lines().next().is_some_and(|l| l.contains(*m))).unwrap_or(',');
    let mut found = Labelled::default();
    let (mut shape, mut heads): (Option<(usize, usize)>, Vec<String>) = (None, Vec::new());
    for (at, line) in text.trim_start_matches('\u{feff}').lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let cells = cells_of(line, mark);
        let wrong = |column: usize, told: &str, code: &str| {
            Problem::new(code, told).with("file", path.display()).with("row", at + 1).with("column", column + 1)
        };
        let (names, length) = match shape {
            Some(shape) => shape,
            None if cells.iter().any(|c| meant(c)) => {
                let names = cells.iter().enumerate().take_while(|(i, c)| !meant(c) && (*i == 0 || !c.is_empty())).count();
                *shape.insert((names, cells.len()))
            }
            // A line of a name and nothing else is a row without its numbers below heads, and where there is one column of them.
            None if cells.len() > 1
                && (heads.len() == cells.len() || heads.is_empty() && cells.len() == 2)
                && cells[1..].iter().all(String::is_empty) =>
            {
                *shape.insert((1, cells.len()))
            }
            // A cell that was written and left empty.
            None if cells.len() == 1 && cells[0].is_empty() => *shape.insert((0, 1)),
            None => {
                heads = cells;
                continue;
            }
        };
        if cells.len() != length {
            let ragged = wrong(cells.len().min(length), &cells.len().to_string(), "problem-table-ragged");
            return Err(ragged.with("expected", length).into());
        }
        if names > 0 {
            found.names.push(cells[..names].join(" "));
        }
        let row = cells[names..].iter().enumerate();
        let row: Vec<f64> = row
            .map(|(i, c)| number(c).ok_or_else(|| wrong(names + i, c, "problem-table-number")))
            .collect::<std::result::Result<_, _>>()?;
        found.rows.push(row);
        found.lines.push(at + 1);
    }
    if let Some((names, length)) = shape
        && heads.len() == length
    {
        found.heads = heads.split_off(names);
    }
    Ok(found)
}
