//! Identities. What an import or an example makes is known again by its source and key, so its id is derived from them.

use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The id of a record that a data set brings: UUIDv8 of the SHA-256 of the territory's code, the kind, the data set and the key.
/// The same files give the same ids in any database.
#[must_use]
pub fn derived(territory: &str, kind: &str, data_set: &str, key: &str) -> Uuid {
    let mut hash = Sha256::new();
    for part in [territory, kind, data_set, key] {
        // The length keeps ("ab","c") and ("a","bc") apart.
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    let digest = hash.finalize();
    let mut bytes = [0u8; 16];
    bytes.copy_from_slice(&digest[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// Lower-case hexadecimal SHA-256.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, b| {
        let _ = write!(out, "{b:02x}");
        out
    })
}

/// The bytes of a hexadecimal text; `None` for anything else.
#[must_use]
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || !text.len().is_multiple_of(2) {
        return None;
    }
    (0..text.len()).step_by(2).map(|i| u8::from_str_radix(&text[i..i + 2], 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_do_not_run_into_each_other() {
        assert_ne!(derived("t", "asset", "a", "bc"), derived("t", "asset", "ab", "c"));
        assert_eq!(derived("t", "asset", "a", "b"), derived("t", "asset", "a", "b"));
        assert_eq!(derived("t", "asset", "a", "b").get_version_num(), 8);
    }
}
