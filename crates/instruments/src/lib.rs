//! What the work plan does: one module per instrument, called alike by the pages, the API and the command line.
//! Every use case asks the one gate first, computes for an audience, and writes through the store's one way.
//!
//! Invariant: no HTML, no HTTP, no SQL, no clock of its own.

pub mod accounts;
pub mod analyses;
pub mod areas;
pub mod atlas;
pub mod backup;
pub mod basins;
pub mod bulk;
mod derived;
pub mod doctor;
pub mod duplicates;
pub mod error;
pub mod example;
pub mod exchange;
pub mod export;
pub mod features;
pub mod files;
pub mod functional;
pub mod gate;
pub mod grid;
pub mod grid_files;
pub mod harmony;
pub mod heritage;
pub mod latencies;
pub mod network;
pub mod outlines;
pub mod overview;
pub mod people;
pub mod placement;
pub mod places;
pub mod plan;
pub mod production;
pub mod reference;
pub mod registry;
pub mod search;
pub mod selection;
pub mod services;
pub mod stale;
pub mod structural;
pub mod survey;
pub mod territory;
pub mod ties;
pub mod vocabularies;
pub mod what_if;
pub mod work;

pub use error::WorkError;
pub use gate::{Act, Who};
pub use territory::{Config, Workbench};

/// What every use case answers.
pub type Result<T> = std::result::Result<T, WorkError>;
