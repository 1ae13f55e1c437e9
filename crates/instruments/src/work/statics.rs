//! Codes that stand in the program as texts that live for ever, read again from a kept result. There are as many as the program has, and
//! a result was written by the program itself, so that what is kept here stays small.

use serde::{Deserialize, Deserializer};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

/// A code of the program. (A name for the type, since a derived reader would want to borrow what it sees to be a reference.)
pub(crate) type Code = &'static str;

static KNOWN: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());

/// The one text of these letters.
fn known(text: &str) -> &'static str {
    let mut known = crate::territory::lock(&KNOWN);
    if let Some(there) = known.get(text) {
        return there;
    }
    let made: &'static str = Box::leak(text.to_owned().into_boxed_str());
    known.insert(made);
    made
}

pub(crate) fn one<'de, D: Deserializer<'de>>(d: D) -> Result<&'static str, D::Error> {
    Ok(known(&String::deserialize(d)?))
}

pub(crate) fn list<'de, D: Deserializer<'de>>(d: D) -> Result<Vec<&'static str>, D::Error> {
    Ok(Vec::<String>::deserialize(d)?.iter().map(|text| known(text)).collect())
}

pub(crate) fn keys<'de, D: Deserializer<'de>, T: Deserialize<'de>>(d: D) -> Result<BTreeMap<&'static str, T>, D::Error> {
    Ok(BTreeMap::<String, T>::deserialize(d)?.into_iter().map(|(key, value)| (known(&key), value)).collect())
}
