//! What a territory is good at: who works where in which branch, compared with the whole of which each place is a part.
//!
//! - [`quotient`]: location quotients with their band, Herfindahl's and Krugman's indices;
//! - [`shift`]: how a change divides into the growth of all, the mix of branches and what is the place's own;
//! - [`space`]: which branches go together, how near each place is to those that it lacks, economic complexity.
//!
//! All of them read an [`Employment`], which is checked once.

pub mod card;
mod eigen;
pub mod quotient;
mod refusal;
pub mod shift;
pub mod space;
mod table;

pub use table::{Employment, EmploymentError, MOST_BRANCHES, MOST_CELLS};
