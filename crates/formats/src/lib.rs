//! The world's file formats, one file each: bytes on one side, rows, features, tiles and lines on the other.
//!
//! Invariant: decides nothing. What a column means, which row is kept and who may see it is settled elsewhere; here a
//! file is read within fixed limits, streaming where its format allows it, and what is wrong with it is said once, clearly.

pub mod archive;
pub mod csv_table;
pub mod dcat;
mod dcat_terms;
pub mod encoding;
pub mod error;
pub mod form;
pub mod geojson;
mod geojson_parse;
pub mod gexf;
pub mod giving360;
mod giving360_headings;
mod giving360_write;
pub mod graphml;
pub mod hsds;
mod hsds_cells;
mod hsds_package;
mod hsds_parts;
mod hsds_write;
mod json_doc;
mod json_out;
pub mod layout;
pub mod linked_art;
mod linked_art_json;
mod linked_art_wkt;
mod linked_art_write;
pub mod mvt;
pub mod network;
pub mod numbers;
mod rdf;
mod source;
mod table_maker;
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
