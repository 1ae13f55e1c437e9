//! What a person decides of a pair: merged field by field, or told apart; and who learns of it.
