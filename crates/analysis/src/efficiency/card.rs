//! The card of efficiency.
