//! Which futures hold together, and which variables drive the others.
//!
//! - [`balances`]: cross-impact balances, that is all scenarios in which no descriptor would rather be in another state, and where
//!   the others lead;
//! - [`structure`]: structural analysis, that is direct and indirect influence and dependence.

pub mod balances;
pub mod card;
mod search;
pub mod structure;
mod succession;
