//! Tables that commands print and write.

use super::extension;
use crate::output::say;
use reticolo_formats::table_out::CsvOut;
use reticolo_instruments::{Result, WorkError};
use reticolo_model::Problem;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

pub(super) fn print_table(head: &[&str], rows: &[Vec<String>]) {
    say(false, head.join("\t"));
    for row in rows {
        say(false, row.join("\t"));
    }
}

/// The form is known before anything is computed.
pub(super) fn check_out(out: Option<&Path>) -> Result<()> {
    match out.map(extension).filter(|form| form != "csv") {
        Some(form) => Err(Problem::new("problem-export-form", form).with("known", "csv").into()),
        None => Ok(()),
    }
}

pub(super) fn write<const N: usize>(out: Option<&Path>, head: &[&str; N], rows: &[Vec<String>]) -> Result<()> {
    let Some(out) = out else { return Ok(()) };
    let file = File::create(out).map_err(WorkError::io(out))?;
    let written = (|| {
        let mut table = CsvOut::new(BufWriter::new(file), *head)?;
        for row in rows {
            table.row(row.iter().map(String::as_str))?;
        }
        table.finish().map(drop)
    })();
    written.map_err(WorkError::io(out))
}
