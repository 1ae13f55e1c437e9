//! What a territory is made of: kinds of record with their fields and lifecycles, places, periods, money, units,
//! the log entry and its hash, audiences and roles, and the checks that a value must pass.
//!
//! Invariant: no I/O, no clock, no SQL, no HTTP. Everything arrives as an argument.

pub mod attachment;
pub mod audience;
pub mod canonical;
pub mod check;
pub mod fold;
pub mod geometry;
pub mod grid;
pub mod id;
pub mod kind;
pub mod kinds;
pub mod log;
pub mod money;
pub mod period;
pub mod problem;
pub mod record;
pub mod share;
pub mod shared;
pub mod tax_code;
pub mod unit;
pub mod value;
pub mod vocabulary;

pub use audience::{Audience, Role, Visibility};
pub use kind::{Condition, Field, FieldType, Kind, LinkRule, Side, State, Verb};
pub use problem::Problem;
pub use record::{Origin, Place, Position, Precision, Record};
pub use share::Share;
pub use shared::{Shared, Texts};
pub use unit::Unit;
