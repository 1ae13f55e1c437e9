//! The verbs, each on its own files: the same question twice gives the same answer, bad cells are named, forms agree.

mod access;
mod aggregate;
mod assign;
mod basins;
mod budget;
mod cases;
mod chains;
mod common;
mod degenerate;
mod efficiency;
mod evaluate;
mod finance;
mod flows;
mod foresight;
mod inequality;
mod locate;
mod matching;
mod network;
mod opinions;
mod places;
mod portfolio;
mod production;
mod regions;
mod schedule;
mod team;
mod ties;
