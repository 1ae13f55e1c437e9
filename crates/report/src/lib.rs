//! The written work plan: typed inputs in, a tagged PDF (PDF/UA-1), its HTML twin and its JSON out.
//! It computes no figure, reads no store and no clock: the same [`Plan`] gives the same bytes.

mod anchors;
mod chart;
mod drawing;
mod encoding;
mod html;
mod html_parts;
mod json;
mod markdown;
mod pdf;
mod plan;
mod raster;
mod svg;
mod text;
mod walk;
mod world;

pub use anchors::check;
pub use chart::{
    GridCell, GridDrawing, GridGroup, GridRow, PairedDrawing, PairedRow, Phase, PhaseDrawing, StepDrawing, StepLine, StepNote, Tick,
    TimelineDrawing, TimelineEntry,
};
pub use drawing::{
    Area, Bar, BarDrawing, Cluster, DotDrawing, DotPoint, DotRow, Drawing, Fill, Legend, LegendClass, LegendCluster, LegendCount,
    LegendMarks, LegendSites, MapDrawing, Mark, MarkShape, MarkSize, Neighbour, Place, Point, Shown,
};
pub use html::{STYLE, html, html_document, html_pieces};
pub use json::json;
pub use pdf::pdf;
pub use plan::{
    Align, Annex, Block, Cell, Change, Chapter, Column, Comparison, Cover, DataSource, Guide, Inline, Labels, ListColumn, Logo, MethodNote,
    Note, Plan, Question, Row, Section, Statement, Summary, TitlePage, ValueEntry, Voice, VoiceMark,
};
pub use raster::png;
pub use svg::{Canvas, Theme, WIDTH_COLUMN, WIDTH_WIDE, svg};
pub use walk::PrintedText;

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
