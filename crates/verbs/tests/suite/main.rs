//! The verbs, each on its own files: the same question twice gives the same answer, bad cells are named, forms agree.

mod chains;
mod aggregate;
mod assign;
mod access;
mod common;
mod efficiency;
mod basins;
mod common;
mod flows;
mod inequality;
mod production;
mod matching;
mod portfolio;
mod team;
mod network;
mod ties;
mod locate;
mod regions;
mod budget;
mod common;
mod foresight;
mod inequality;
mod opinions;
