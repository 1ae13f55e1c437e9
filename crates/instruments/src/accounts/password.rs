//! Passwords and other secrets: their rules, their hashes (argon2id) and how often one may guess.

use crate::territory::{lock, millis};
use crate::{Result, WorkError};
use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use reticolo_model::{Problem, id};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock};
use tokio::sync::Semaphore;

/// Shortest and longest password, in characters.
pub const PASSWORD_LENGTH: std::ops::RangeInclusive<usize> = 12..=200;
/// Wrong guesses allowed for one name within [`WINDOW`].
pub const GUESSES: usize = 5;
/// Milliseconds after which a guess is forgotten.
const WINDOW: u64 = 60_000;
/// How many names are remembered at once.
const NAMES: usize = 10_000;

/// Hashing takes 19 MiB and most of a core: so many at a time.
static HASHING: Semaphore = Semaphore::const_new(2);

/// Guesses of this process: by the territory's folder and the name, when each was made.
static GUESSED: Mutex<BTreeMap<(PathBuf, String), Vec<u64>>> = Mutex::new(BTreeMap::new());

/// 32 bytes from the operating system, in hexadecimal.
pub(crate) fn secret() -> Result<String> {
    Ok(id::hex(&reticolo_store::random_key()?))
}

pub(crate) fn check_password(password: &str) -> std::result::Result<(), Problem> {
    let length = password.chars().count();
    if PASSWORD_LENGTH.contains(&length) {
        return Ok(());
    }
    // What was typed is never repeated: only its length is told.
    let code = if length < *PASSWORD_LENGTH.start() { "problem-password-short" } else { "problem-password-long" };
    Err(Problem::new(code, length.to_string()).on("password").with("least", PASSWORD_LENGTH.start()).with("most", PASSWORD_LENGTH.end()))
}

pub(crate) fn check_name(name: &str) -> std::result::Result<(), Problem> {
    let sound = (1..=60).contains(&name.chars().count()) && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-'));
    if sound { Ok(()) } else { Err(Problem::new("problem-account-name", reticolo_model::value::shortened(name)).on("name")) }
}

/// argon2id with 19 MiB, two passes and one lane (OWASP's first choice; RFC 9106).
fn argon() -> Result<Argon2<'static>> {
    let params = Params::new(19 * 1024, 2, 1, None).map_err(|e| WorkError::Report(e.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hash_now(password: &str) -> Result<String> {
    let salt = reticolo_store::random_key()?;
    let hash: PasswordHash =
        argon()?.hash_password_with_salt(password.as_bytes(), &salt[..16]).map_err(|e| WorkError::Report(e.to_string()))?;
    Ok(hash.to_string())
}

async fn off_thread<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    let _turn = HASHING.acquire().await.map_err(|e| WorkError::Report(e.to_string()))?;
    tokio::task::spawn_blocking(work).await.map_err(|e| WorkError::Report(e.to_string()))?
}

/// The hash to keep of a password.
pub(crate) async fn hash(password: &str) -> Result<String> {
    let password = password.to_owned();
    off_thread(move || hash_now(&password)).await
}

/// Whether a password fits a hash. Where there is none, as much time goes by and the answer is no.
pub(crate) async fn fits(password: &str, hash: Option<String>) -> Result<bool> {
    static NOBODY: OnceLock<String> = OnceLock::new();
    let password = password.to_owned();
    off_thread(move || {
        let text = match &hash {
            Some(hash) => hash.clone(),
            None => match NOBODY.get() {
                Some(made) => made.clone(),
                None => {
                    let made = hash_now("nobody has this password")?;
                    NOBODY.get_or_init(|| made).clone()
                }
            },
        };
        let parsed = PasswordHash::new(&text).map_err(|e| WorkError::Report(e.to_string()))?;
        let right = argon()?.verify_password(password.as_bytes(), &parsed).is_ok();
        Ok(right && hash.is_some())
    })
    .await
}

/// Notes a guess before it is made, so that many at once count too. Too many: the problem says so.
pub(crate) fn guess(folder: &Path, name: &str, now: &str) -> std::result::Result<(), Problem> {
    let now = millis(now);
    let fresh = |at: &u64| now.saturating_sub(*at) < WINDOW;
    let mut guessed = lock(&GUESSED);
    if guessed.len() >= NAMES {
        guessed.retain(|_, times| times.iter().any(fresh));
    }
    let times = guessed.entry((folder.to_owned(), name.to_owned())).or_default();
    times.retain(fresh);
    if times.len() >= GUESSES {
        return Err(Problem::new("problem-too-many-guesses", name).on("name").with("most", GUESSES));
    }
    times.push(now);
    Ok(())
}

/// A right guess makes the wrong ones before it forgotten.
pub(crate) fn guessed_right(folder: &Path, name: &str) {
    lock(&GUESSED).remove(&(folder.to_owned(), name.to_owned()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_passwords_have_a_measure() {
        for name in ["a", "maria.rossi-2", "é_1", &"x".repeat(60)] {
            assert!(check_name(name).is_ok(), "{name}");
        }
        for name in ["", "a b", "a/b", "a@b", &"x".repeat(61)] {
            assert!(check_name(name).is_err(), "{name}");
        }
        assert!(check_password(&"é".repeat(12)).is_ok());
        assert!(check_password(&"é".repeat(11)).is_err());
        let long = check_password(&"z".repeat(201)).unwrap_err();
        assert!(!long.to_string().contains("zz"), "a password is repeated in a message");
    }

    #[test]
    fn guesses_are_forgotten_after_a_minute() {
        let folder = Path::new("guesses-of-a-test");
        for second in 0..5 {
            assert!(guess(folder, "x", &format!("2026-01-01T00:00:0{second}.000000Z")).is_ok());
        }
        assert!(guess(folder, "x", "2026-01-01T00:00:59.000000Z").is_err());
        assert!(guess(folder, "y", "2026-01-01T00:00:59.000000Z").is_ok());
        assert!(guess(folder, "x", "2026-01-01T00:01:00.000000Z").is_ok());
        guessed_right(folder, "x");
        assert!(guess(folder, "x", "2026-01-01T00:01:00.000000Z").is_ok());
    }
}
