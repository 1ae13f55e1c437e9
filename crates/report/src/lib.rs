//! The written work plan: typed inputs in, a tagged PDF (PDF/UA-1), its HTML twin and its JSON out.
//! It computes no figure, reads no store and no clock: the same [`Plan`] gives the same bytes.

mod anchors;
mod drawing;
mod html;
mod html_parts;
mod json;
mod pdf;
mod plan;
mod svg;
mod text;
mod world;

pub use anchors::check;
pub use drawing::{
    Area, Bar, BarDrawing, Cluster, DotDrawing, DotPoint, DotRow, Drawing, Fill, Legend, LegendClass, LegendCluster, LegendCount,
    LegendMarks, MapDrawing, Mark, MarkSize, Place, Point,
};
pub use html::{STYLE, html, html_document};
pub use json::json;
pub use pdf::pdf;
pub use plan::{
    Align, Annex, Block, Cell, Column, Comparison, Cover, DataSource, Inline, Labels, MethodNote, Note, Plan, Row, Section, Statement,
    ValueEntry,
};
pub use svg::{Canvas, Theme, WIDTH_COLUMN, WIDTH_WIDE, svg};

/// Why a plan could not be written. The text names the part at fault, so that it can be mended.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The plan itself is inconsistent: a reference without target, a figure without a
    /// description, a row of the wrong length. All findings are listed, at most 20.
    #[error("the plan is not consistent: {}", .0.join("; "))]
    Inconsistent(Vec<String>),
    /// The typesetter refused the document, for instance for a rule of PDF/UA-1.
    #[error("the plan could not be typeset: {}", .0.join("; "))]
    Typeset(Vec<String>),
}
