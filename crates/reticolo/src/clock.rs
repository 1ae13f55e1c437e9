//! The clock: the only place of the program that reads it.

use reticolo_instruments::territory::Clock;
use std::sync::Arc;
use std::time::Instant;

/// UTC now, RFC 3339 with microseconds.
pub fn clock() -> Clock {
    Arc::new(|| now().format("%Y-%m-%dT%H:%M:%S%.6fZ").to_string())
}

#[expect(clippy::disallowed_methods, reason = "this is where the clock is read")]
fn now() -> chrono::DateTime<chrono::Utc> {
    chrono::Utc::now()
}

/// Today in Rome: the date of a plan for which none is given.
pub fn today() -> String {
    now().with_timezone(&chrono_tz::Europe::Rome).format("%Y-%m-%d").to_string()
}

/// Measures how long a computation takes.
#[expect(clippy::disallowed_methods, reason = "this is where the clock is read")]
pub fn timer() -> Instant {
    Instant::now()
}
