//! The verbs, each on its own files: the same question twice gives the same answer, bad cells are named, forms agree.

mod common;
mod finance;
mod inequality;
mod schedule;
