//! The cards of the areas drawn from flows and of the flows estimated from margins.
