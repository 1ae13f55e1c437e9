//! How supply chains run: a table of what branches sell to one another, with what each sells to final demand.
//!
//! - [`table`]: the table, checked once, with output, value added, jobs and imports;
//! - [`linkages`]: multipliers, linkages, key branches, what is lost with a branch or with one tie, dependence on outside;
//! - [`regional`]: the table of a region made from its country's by Flegg's quotient, and the rings that are missing.
//!
//! Leontief 1936, "Quantitative input and output relations in the economic system of the United States", Review of
//! Economics and Statistics 18(3), <https://doi.org/10.2307/1927837>; Miller and Blair 2009, "Input-output analysis",
//! <https://doi.org/10.1017/CBO9780511626982>.

pub mod card;
mod inverse;
pub mod linkages;
pub mod regional;
mod solve;
pub mod table;

pub use table::{Table, TableError};
