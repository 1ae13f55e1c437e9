//! A document that holds several small tables: what HSDS, 360Giving, Linked Art, iCalendar and Pabulib files become on the way in.
//! One table is read at a time, chosen by its name; the others are named, so that people can be asked.

use crate::error::FormatError;
use reticolo_model::geometry::Geometry;

/// The most bytes of a document that is read whole.
pub const MAX_DOCUMENT: u64 = 50 << 20;

/// One table of a document.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tables {
    /// The table that was read.
    pub name: String,
    /// The names of all tables that hold rows, in a fixed order.
    pub names: Vec<String>,
    /// The names of the columns, in a fixed order; a value inside another is named with a point (`address.city`).
    pub header: Vec<String>,
    pub rows: Vec<TableRow>,
    /// Rows that cannot be read, each with its number and what is wrong; the others are read all the same.
    pub broken: Vec<FormatError>,
    /// Bytes on the disk, and whether they were packed with gzip.
    pub size: u64,
    pub gzip: bool,
}

/// One row: its number as people count it, from 1; its cells in the order of the header; its shape where it has one.
#[derive(Debug, Clone, PartialEq)]
pub struct TableRow {
    pub number: u64,
    pub cells: Vec<String>,
    pub geometry: Option<Geometry>,
}
