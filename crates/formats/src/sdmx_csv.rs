//! Reads SDMX-CSV, the form in which statistical offices hand out observations, as a table whose codes and labels stand in
//! columns of their own and whose periods are those of [`reticolo_model::period`].
//!
//! The format: SDMX-CSV 1.0 (first column `DATAFLOW`) and 2.x (`STRUCTURE`, `STRUCTURE_ID`, mostly `ACTION`), the field guides
//! of <https://github.com/sdmx-twg/sdmx-csv>; labels in all three manners (`id`, `both`, `name`).

use crate::csv_table::{Table, TableOptions, checked_header};
use crate::error::FormatError;
use crate::layout::ReadAs;
use chrono::{Datelike, NaiveDate};
use csv::StringRecord;
use std::path::Path;

/// Behind the name of a column of codes: that of its labels.
const LABEL: &str = ".label";

/// True for the names of the columns of SDMX-CSV.
#[must_use]
pub fn is_sdmx(header: &[String]) -> bool {
    let id = |i: usize| header.get(i).map_or("", |name| parts(name).0);
    let has_values = (0..header.len()).any(|i| id(i).eq_ignore_ascii_case("OBS_VALUE"));
    (id(0) == "STRUCTURE" && id(1) == "STRUCTURE_ID") || (id(0) == "DATAFLOW" && has_values)
}

/// An open table of observations, its header read.
pub struct SdmxTable {
    /// The names of the columns: each component by its code, followed by `CODE.label` where the file has labels; only values and
    /// periods have none.
    pub header: Vec<String>,
    table: Table,
    columns: Vec<Column>,
    /// The column that says what a row is for.
    action: Option<usize>,
    row: StringRecord,
}

/// Where the cells of one or two columns come from.
struct Column {
    from: usize,
    what: What,
}

enum What {
    Text,
    /// Code and label in one cell, and what stands between them.
    Both(&'static str),
    Value,
    Period,
}

impl std::fmt::Debug for SdmxTable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SdmxTable").field("table", &self.table).field("header", &self.header).finish_non_exhaustive()
    }
}

impl SdmxTable {
    /// # Errors
    /// As [`Table::open`]; a table that is not SDMX-CSV.
    pub fn open(path: impl AsRef<Path>) -> Result<SdmxTable, FormatError> {
        SdmxTable::new(Table::open(path)?)
    }

    /// # Errors
    /// As [`Table::open_with`]; a table that is not SDMX-CSV.
    pub fn open_with(path: impl AsRef<Path>, options: &TableOptions) -> Result<SdmxTable, FormatError> {
        SdmxTable::new(Table::open_with(path, options)?)
    }

    /// Takes a table that is open already, of which no row has been read.
    ///
    /// # Errors
    /// A table that is not SDMX-CSV, or has too many columns once labels have their own.
    pub fn new(table: Table) -> Result<SdmxTable, FormatError> {
        if !is_sdmx(&table.header) {
            let first = table.header.first().map_or("", String::as_str);
            return Err(FormatError::new(table.file(), "format-not-sdmx").column(1).found(first));
        }
        let (names, columns) = columns_of(&table.header);
        let header = checked_header(table.file(), 1, &names.iter().map(String::as_str).collect::<Vec<_>>())?;
        let action = table.header.iter().position(|name| name == "ACTION");
        Ok(SdmxTable { header, table, columns, action, row: StringRecord::new() })
    }

    /// The file as it was named when opened.
    #[must_use]
    pub fn file(&self) -> &str {
        self.table.file()
    }

    /// How the file was read.
    #[must_use]
    pub fn read_as(&self) -> ReadAs {
        self.table.read_as
    }

    /// Bytes taken from the disk so far, and bytes in all.
    #[must_use]
    pub fn progress(&self) -> (u64, u64) {
        self.table.progress()
    }

    /// Reads the next row into `cells` and gives its number, as [`Table::read_row`] does. Values that are missing (`NaN`) are
    /// empty; periods that the registry does not have (half-years, weeks) stay as they are.
    ///
    /// # Errors
    /// As [`Table::read_row`]; a row that tells to delete observations.
    pub fn read_row(&mut self, cells: &mut StringRecord) -> Result<Option<u64>, FormatError> {
        let Some(number) = self.table.read_row(&mut self.row)? else { return Ok(None) };
        let cell = |i: usize| self.row.get(i).unwrap_or_default();
        if let Some(i) = self.action
            && cell(i).trim() == "D"
        {
            return Err(FormatError::new(self.file(), "format-sdmx-action").row(number).column("ACTION").found(cell(i)));
        }
        cells.clear();
        for column in &self.columns {
            let text = cell(column.from);
            match column.what {
                What::Text => cells.push_field(text),
                What::Both(between) => {
                    let (code, label) = text.split_once(between).unwrap_or((text, ""));
                    cells.push_field(code);
                    cells.push_field(label.trim_start());
                }
                What::Value => cells.push_field(value(before_label(text))),
                What::Period => cells.push_field(&period(before_label(text))),
            }
        }
        Ok(Some(number))
    }
}

/// The names of the columns to be, and where each comes from.
fn columns_of(header: &[String]) -> (Vec<String>, Vec<Column>) {
    // With `labels=both` the artefact's own column has labels too, though its name has none.
    let both = header.iter().any(|name| parts(name).1 == Some(": "));
    let name_column = header.iter().position(|name| name == "STRUCTURE_NAME");
    let (mut names, mut columns) = (Vec::new(), Vec::new());
    let mut i = 0;
    while let Some(name) = header.get(i) {
        let (id, between) = parts(name);
        let what = match id {
            _ if id.eq_ignore_ascii_case("OBS_VALUE") => What::Value,
            _ if id.eq_ignore_ascii_case("TIME_PERIOD") => What::Period,
            "STRUCTURE_ID" | "DATAFLOW" if both => What::Both(": "),
            _ => between.map_or(What::Text, What::Both),
        };
        let component = !matches!(id, "STRUCTURE" | "STRUCTURE_ID" | "ACTION" | "SERIES_KEY" | "OBS_KEY");
        let labelled = match name_column {
            // With `labels=name` the label of each component stands in the column behind it.
            Some(at) => id == "STRUCTURE_ID" && at == i + 1 || component && i > at && i + 1 < header.len(),
            None => false,
        };
        names.push(id.to_owned());
        let has_label = labelled && !matches!(what, What::Value | What::Period);
        if has_label || matches!(what, What::Both(_)) {
            names.push(format!("{id}{LABEL}"));
        }
        columns.push(Column { from: i, what });
        if has_label {
            columns.push(Column { from: i + 1, what: What::Text });
        }
        i += if labelled { 2 } else { 1 };
    }
    (names, columns)
}

/// The code that a column's name begins with, without what it says of many values (`[;]`), and what stands before the label
/// where there is one.
fn parts(name: &str) -> (&str, Option<&'static str>) {
    let (id, between) = match name.split_once(':') {
        Some((id, label)) if is_id(id) => (id, Some(if label.starts_with(' ') { ": " } else { ":" })),
        _ => (name, None),
    };
    (id.split_once('[').map_or(id, |(id, _)| id), between)
}

fn is_id(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "_-@$.[];|".contains(c))
}

/// Values and periods come with a label too, which repeats them.
fn before_label(text: &str) -> &str {
    text.split_once(": ").map_or(text, |(text, _)| text).trim()
}

fn value(text: &str) -> &str {
    if text.eq_ignore_ascii_case("nan") || text == "#N/A" { "" } else { text }
}

/// The period as the registry writes it, `2024`, `2024-Q1`, `2024-05` or `2024-05-01`; any other text as it is.
///
/// What SDMX writes for these: also `2024-A1`, `2024-M05`, `2024-D122`, days with the time of midnight, ranges of one such period
/// (`2024-01-01/P3M`), and all without the hyphen.
#[must_use]
pub fn period(text: &str) -> String {
    let text = text.trim();
    let found = if let Some((start, length)) = text.split_once('/') { range(start, length) } else { reporting(text) };
    found.filter(|found| reticolo_model::period::period(found).is_ok()).unwrap_or_else(|| text.to_owned())
}

fn reporting(text: &str) -> Option<String> {
    let (year, rest) = (text.get(..4)?, text.get(4..)?);
    let rest = rest.strip_prefix('-').unwrap_or(rest);
    let number = |digits: &str| digits.parse::<u32>().ok().filter(|_| digits.bytes().all(|b| b.is_ascii_digit()));
    Some(match rest.split_at_checked(1)? {
        ("A", "" | "1") => year.to_owned(),
        ("Q", quarter) => format!("{year}-Q{}", number(quarter)?),
        ("M", month) => format!("{year}-{:02}", number(month)?),
        ("D", day) => NaiveDate::from_yo_opt(year.parse().ok()?, number(day)?)?.to_string(),
        _ => text.strip_suffix('Z').unwrap_or(text).strip_suffix("T00:00:00")?.to_owned(),
    })
}

/// A range that is exactly a year, a quarter, a month or a day.
fn range(start: &str, length: &str) -> Option<String> {
    let start = crate::iso8601::day(start.strip_suffix("T00:00:00").unwrap_or(start))?;
    let (year, month, first) = (start.year(), start.month(), start.day() == 1);
    match length {
        "P1Y" | "P12M" if first && month == 1 => Some(format!("{year:04}")),
        "P3M" if first && month % 3 == 1 => Some(format!("{year:04}-Q{}", month / 3 + 1)),
        "P1M" if first => Some(format!("{year:04}-{month:02}")),
        "P1D" => Some(start.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods() {
        for (given, made) in [
            ("2024", "2024"),
            ("2024-A1", "2024"),
            ("2024A", "2024"),
            ("2024-Q1", "2024-Q1"),
            ("2024Q4", "2024-Q4"),
            ("2024-M05", "2024-05"),
            ("2024M5", "2024-05"),
            ("2024-05", "2024-05"),
            (" 2024-05-01 ", "2024-05-01"),
            ("2024-05-01T00:00:00", "2024-05-01"),
            ("2024-D366", "2024-12-31"),
            ("2024-01-01/P1Y", "2024"),
            ("2024-04-01T00:00:00/P3M", "2024-Q2"),
            ("2024-04-01/P1M", "2024-04"),
            ("2024-04-02/P1D", "2024-04-02"),
        ] {
            assert_eq!(period(given), made, "{given}");
            assert!(reticolo_model::period::period(made).is_ok());
        }
        for other in [
            "",
            "2024-S1",
            "2024-W05",
            "2024-T1",
            "2024-Q5",
            "2024-M13",
            "2023-D366",
            "2024-05-01T10:00:00",
            "2024-02-01/P3M",
            "2024-01-02/P1Y",
            "x",
            "è024",
        ] {
            assert_eq!(period(other), other);
        }
    }

    #[test]
    fn which_tables_are_sdmx() {
        let is = |names: &[&str]| is_sdmx(&names.iter().map(|&n| n.to_owned()).collect::<Vec<_>>());
        assert!(is(&["DATAFLOW", "LAST UPDATE", "freq", "geo", "TIME_PERIOD", "OBS_VALUE"]));
        assert!(is(&["STRUCTURE", "STRUCTURE_ID", "ACTION", "GEO"]) && is(&["STRUCTURE[;]", "STRUCTURE_ID", "OBS_VALUE: Value"]));
        assert!(!is(&["DATAFLOW", "a"]) && !is(&["STRUCTURE", "GEO", "OBS_VALUE"]) && !is(&["OBS_VALUE"]) && !is(&[]));
    }
}
