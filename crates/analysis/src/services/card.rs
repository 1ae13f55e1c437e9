//! The cards of access and location.
