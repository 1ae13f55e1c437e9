//! Whether services use their means well: data envelopment analysis. Each unit is compared with what the best of all make of like
//! means: which part of its inputs would do, or how much more it could give, who shows it, and by how much.
//!
//! - [`units`]: inputs and outputs, checked once;
//! - [`score`]: scores, peers, targets, slacks, super-efficiency;
//! - [`bootstrap`]: how far chance may have moved a score.
//!
//! Charnes, Cooper and Rhodes 1978, "Measuring the efficiency of decision making units", European Journal of Operational Research
//! 2(6), <https://doi.org/10.1016/0377-2217(78)90138-8> (constant returns); Banker, Charnes and Cooper 1984, "Some models for
//! estimating technical and scale inefficiencies in data envelopment analysis", Management Science 30(9),
//! <https://doi.org/10.1287/mnsc.30.9.1078> (variable returns).

pub mod bootstrap;
pub mod card;
mod frontier;
pub mod score;
mod simplex;
pub mod units;

pub use units::{Units, UnitsError};
