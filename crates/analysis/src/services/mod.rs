//! Services: who can reach which, and how evenly what there is reaches the people.

pub mod access;
pub mod inequality;
mod reach;
