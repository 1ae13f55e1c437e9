//! The verbs, each on its own files: the same question twice gives the same answer, bad cells are named, forms agree.

mod common;
mod evaluate;
mod finance;
mod inequality;
mod places;
mod schedule;
