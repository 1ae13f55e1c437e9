//! The verbs, each on its own files: the same question twice gives the same answer, bad cells are named, forms agree.

mod aggregate;
mod assign;
mod common;
mod inequality;
mod matching;
mod portfolio;
mod team;
