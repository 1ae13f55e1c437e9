//! Texts: where on the grid one belongs.

pub mod placement;
mod words;
