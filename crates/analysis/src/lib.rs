//! Pure analyses over plain columns, rings and graphs, each with its card in [`catalogue`].
//!
//! What holds everywhere in this crate:
//! - it knows no record, no file, no database, no network, no clock and no asynchronous task: data come in as slices,
//!   answers go out as plain structures;
//! - the answer is a function of its arguments alone. Random numbers come from [`rng::Rng`], keyed by a seed that is
//!   passed in and by the item they are drawn for; sums are taken in fixed blocks ([`sums`]); ties are broken by the
//!   order of the units. So the same bytes come out of any number of threads;
//! - a missing value is `None`, never zero, and an answer that does not exist is `None` too;
//! - what cannot be computed is refused when it is asked (`Ask` is checked into a `Plan`, and a `Plan` always runs).

pub mod budgeting;
pub mod catalogue;
pub mod chains;
pub mod classes;
pub mod efficiency;
pub mod evaluation;
pub mod finance;
pub mod flows;
pub mod foresight;
pub mod linkage;
pub mod lots;
pub mod matching;
pub mod naturals;
pub mod network;
pub mod opinions;
pub mod partitions;
pub mod portfolio;
pub mod production;
pub mod regions;
pub mod rng;
pub mod schedule;
pub mod services;
pub mod significance;
pub mod similar;
pub mod spatial;
pub mod sums;
pub mod team;
pub mod text;
