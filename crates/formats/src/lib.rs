//! The world's file formats, one file each: bytes on one side, rows, features, tiles and lines on the other.
//!
//! Invariant: decides nothing. What a column means, which row is kept and who may see it is settled elsewhere; here a
//! file is read within fixed limits, streaming where its format allows it, and what is wrong with it is said once, clearly.

pub mod archive;
pub mod content;
pub mod csv_table;
pub mod encoding;
pub mod error;
pub mod form;
pub mod geojson;
mod geojson_parse;
pub mod layout;
pub mod mvt;
pub mod numbers;
pub mod picture;
mod source;
pub mod table_out;
pub mod tables;
mod tile_clip;
pub mod topojson;
mod topojson_parse;
pub mod xlsx;
mod xlsx_cells;
mod xlsx_parts;

pub use archive::{ArchiveReader, ArchiveWriter};
pub use csv_table::{Row, Table, TableOptions};
pub use encoding::Encoding;
pub use error::FormatError;
pub use form::{Form, form_of};
pub use geojson::{Feature, read_features, write_feature_collection};
pub use layout::{LineEnd, ReadAs};
pub use numbers::{Mark, decimal_mark};
pub use table_out::{CsvOut, JsonLines};
pub use tables::{TableRow, Tables};
pub use topojson::read_topology;
pub use xlsx::Sheet;
