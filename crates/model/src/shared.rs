//! Short texts that many things repeat (units, classes, services), each held in memory once.

use serde::{Serialize, Serializer};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The texts seen so far.
#[derive(Debug, Default)]
pub struct Shared(BTreeSet<Arc<str>>);

impl Shared {
    /// The one copy of a text.
    pub fn of(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.0.get(text) {
            return known.clone();
        }
        let new: Arc<str> = text.into();
        self.0.insert(new.clone());
        new
    }
}

/// Shared texts in a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts(Box<[Arc<str>]>);

impl Texts {
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        self.0.iter().map(|text| &**text)
    }

    #[must_use]
    pub fn contains(&self, text: &str) -> bool {
        self.iter().any(|one| one == text)
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<Arc<str>> for Texts {
    fn from_iter<I: IntoIterator<Item = Arc<str>>>(texts: I) -> Texts {
        Texts(texts.into_iter().collect())
    }
}

impl Serialize for Texts {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_is_held_once() {
        let mut shared = Shared::default();
        let (one, other) = (shared.of("055032"), shared.of(&["055", "032"].concat()));
        assert!(Arc::ptr_eq(&one, &other) && !Arc::ptr_eq(&one, &shared.of("055033")));
    }
}
