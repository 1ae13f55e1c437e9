//! Everything the program says, in Italian and English: Fluent messages embedded at compile time, and numbers, money and
//! dates as each language writes them. Depends on nothing of ours.

mod catalogue;
mod formats;
mod language;
mod words;

pub use catalogue::{Shape, has, help, keys, shapes, t, tn, tr};
pub use formats::{date, decimal, euro, euro_round, figure, integer, moment, percent};
pub use language::Language;
pub use words::{list_words, number_word};
