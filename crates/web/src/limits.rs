//! How often one address may write or try to sign in: a bucket that fills at a steady pace and is emptied by use.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use tokio::time::Instant;

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
    at: Instant,
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

    /// Whether this address may do this now.
    pub fn allow(&self, what: Limited, from: Option<IpAddr>) -> bool {
        self.allow_at(what, from, Instant::now())
    }

    fn allow_at(&self, what: Limited, from: Option<IpAddr>, now: Instant) -> bool {
        let (pace, most) = match what {
            Limited::Write => (self.writes_per_second, self.writes_per_second * 10.0),
            // Ten at once, then one every six seconds.
            Limited::SignIn => (1.0 / 6.0, 10.0),
        };
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= ADDRESSES {
            // A full bucket says nothing that a missing one does not.
            buckets.retain(|_, b| now.duration_since(b.at).as_secs() < 60);
        }
        let bucket = buckets.entry((what, from)).or_insert(Bucket { left: most, at: now });
        bucket.left = (bucket.left + now.duration_since(bucket.at).as_secs_f64() * pace).min(most);
        bucket.at = now;
        let allowed = bucket.left >= 1.0;
        if allowed {
            bucket.left -= 1.0;
        }
        allowed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_bucket_empties_and_fills_again() {
        let limits = Limits::new(1);
        let (here, there) = (Some(IpAddr::from([10, 0, 0, 1])), Some(IpAddr::from([10, 0, 0, 2])));
        let start = Instant::now();
        for _ in 0..10 {
            assert!(limits.allow_at(Limited::SignIn, here, start));
        }
        assert!(!limits.allow_at(Limited::SignIn, here, start));
        assert!(limits.allow_at(Limited::SignIn, there, start));
        assert!(limits.allow_at(Limited::Write, here, start));
        assert!(limits.allow_at(Limited::SignIn, here, start + Duration::from_secs(7)));
        assert!(!limits.allow_at(Limited::SignIn, here, start + Duration::from_secs(7)));
    }
}
