//! What is found of heritage, in words of both languages.

use super::HeritageView;
use reticolo_messages::{Language, integer, t, tn, tr};

/// The sentence of the whole: how much there is, and what it waits for.
#[must_use]
pub fn finding(l: Language, view: &HeritageView) -> String {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let n = view.items.len();
    if n == 0 {
        return t(l, if view.all == 0 { "heritage-finding-nothing" } else { "heritage-finding-none" });
    }
    let number = integer(l, count(n));
    let with = view.rows.iter().filter(|r| r.items > 0).count();
    let (with, units) = (integer(l, count(with)), integer(l, count(view.rows.len())));
    let args = [("number", number.as_str()), ("with", &with), ("units", &units)];
    if !view.idle.is_empty() {
        let idle = integer(l, count(view.idle.len()));
        return tn(l, "heritage-finding-idle", count(view.idle.len()), &[args[0], args[1], args[2], ("idle", &idle)]);
    }
    if view.unknown.used == n {
        return tr(l, "heritage-finding-use_unknown", &args);
    }
    tr(l, "heritage-finding-in_use", &args)
}
