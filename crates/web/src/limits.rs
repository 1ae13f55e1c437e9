//! How often one address may write or try to sign in: a bucket that fills at a steady pace and is emptied by use.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

/// Bodies of forms and of the API, in bytes.
pub const BODY: usize = 1024 * 1024;
/// Files to be imported, in bytes.
pub const UPLOAD: usize = 50 * 1024 * 1024;
/// More addresses than this are not remembered one by one.
const ADDRESSES: usize = 10_000;

/// What is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Limited {
    Write,
    SignIn,
}

#[derive(Debug)]
struct Bucket {
    left: f64,
    /// Seconds, as [`seconds`] counts them.
    at: f64,
}

/// The buckets of all addresses.
#[derive(Debug)]
pub struct Limits {
    writes_per_second: f64,
    buckets: Mutex<BTreeMap<(Limited, Option<IpAddr>), Bucket>>,
}

impl Limits {
    #[must_use]
    pub fn new(writes_per_second: u32) -> Limits {
        Limits { writes_per_second: f64::from(writes_per_second.max(1)), buckets: Mutex::default() }
    }

    /// Whether this address may do this at the moment `now` (UTC, RFC 3339).
    pub fn allow(&self, what: Limited, from: Option<IpAddr>, now: &str) -> bool {
        self.allow_at(what, from, seconds(now))
    }

    fn allow_at(&self, what: Limited, from: Option<IpAddr>, now: f64) -> bool {
        let (pace, most) = match what {
            Limited::Write => (self.writes_per_second, self.writes_per_second * 10.0),
            // Ten at once, then one every six seconds.
            Limited::SignIn => (1.0 / 6.0, 10.0),
        };
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= ADDRESSES {
            // A full bucket says nothing that a missing one does not.
            buckets.retain(|_, b| now - b.at < 60.0);
        }
        let bucket = buckets.entry((what, from)).or_insert(Bucket { left: most, at: now });
        // A clock that was put back gives nothing and takes nothing.
        bucket.left = (bucket.left + (now - bucket.at).max(0.0) * pace).min(most);
        bucket.at = now;
        let allowed = bucket.left >= 1.0;
        if allowed {
            bucket.left -= 1.0;
        }
        allowed
    }
}

/// Seconds since 2000 of a moment; 0 for what is none.
fn seconds(now: &str) -> f64 {
    let day = |text: &str| reticolo_model::period::date(text).ok();
    let days = day(now.get(..10).unwrap_or_default()).zip(day("2000-01-01")).map_or(0, |(a, b)| a.signed_duration_since(b).num_days());
    let part = |range: std::ops::Range<usize>| now.get(range).and_then(|t| t.parse::<f64>().ok()).unwrap_or(0.0);
    #[expect(clippy::cast_precision_loss, reason = "a number of days")]
    let days = days as f64;
    days * 86_400.0 + part(11..13) * 3600.0 + part(14..16) * 60.0 + part(17..26)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_counted_in_seconds() {
        assert_eq!(seconds("2000-01-02T01:01:01.500000Z"), 86_400.0 + 3661.5);
        assert_eq!(seconds("never"), 0.0);
    }

    #[test]
    fn a_bucket_empties_and_fills_again() {
        let limits = Limits::new(1);
        let (here, there) = (Some(IpAddr::from([10, 0, 0, 1])), Some(IpAddr::from([10, 0, 0, 2])));
        let start = 1000.0;
        for _ in 0..10 {
            assert!(limits.allow_at(Limited::SignIn, here, start));
        }
        assert!(!limits.allow_at(Limited::SignIn, here, start));
        assert!(limits.allow_at(Limited::SignIn, there, start));
        assert!(limits.allow_at(Limited::Write, here, start));
        assert!(limits.allow_at(Limited::SignIn, here, start + 7.0));
        assert!(!limits.allow_at(Limited::SignIn, here, start + 7.0));
    }
}
