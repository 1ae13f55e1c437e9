//! Places that work as one: areas drawn from flows (people who go from where they live to where they work), and flows estimated
//! where only their margins are known.
//!
//! - [`ttwa`]: the rule of travel-to-work areas, with its trade between size and self-containment;
//! - [`community`]: the map equation and modularity as second opinions, both optimised by one engine;
//! - [`areas`]: what any division into areas is worth: self-containment, modularity, codelength, agreement with another;
//! - [`why`]: what holds two places together, what an area grew around, which flow its border cuts;
//! - [`gravity`]: the doubly constrained estimate.
//!
//! All but the last read [`Flows`], which is checked once.

pub mod areas;
pub mod card;
pub mod community;
pub mod gravity;
mod leiden;
mod mapequation;
mod modularity;
mod table;
pub mod ttwa;
pub mod why;

pub use table::{Flows, FlowsError};

/// The label of a unit that stands apart from every area.
pub const APART: u32 = u32::MAX;
