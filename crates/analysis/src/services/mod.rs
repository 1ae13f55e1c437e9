//! Services: who can reach which, where the next one should open, and how evenly what there is reaches the people.

pub mod access;
pub mod card;
pub mod catchment;
pub mod inequality;
pub mod locate;
pub mod pairs;
mod raam;
mod reach;
pub mod roads;
