//! The log: what happened, in order, chained by hashes so that no entry can be changed, dropped or slipped in unseen.

use crate::canonical::canonical;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// 32 bytes of SHA-256.
pub type Hash = [u8; 32];

/// What an entry tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// A record came, changed or went: `after` is its whole state, or null.
    Record,
    /// A link came or went: `after` is the link, or null.
    Link,
    /// A file on a record came, changed or went: `after` is what it is, its words as a keyed digest, or null.
    Attachment,
    /// A batch of records, imported as one act.
    Import,
    /// A version of a data set, or its withdrawal.
    DataSet,
    /// Two records were found to be two things, or that was taken back: `after` is the pair, or null.
    Distinct,
    /// Another act was taken back.
    Undo,
    /// Several records were changed as one act (published, hidden).
    Selection,
    /// A person was erased.
    Erasure,
    /// A user was added, changed or disabled.
    User,
    /// The territory, its units or its settings changed.
    Territory,
}

impl Act {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Act::Record => "record",
            Act::Link => "link",
            Act::Attachment => "attachment",
            Act::Import => "import",
            Act::DataSet => "data_set",
            Act::Distinct => "distinct",
            Act::Undo => "undo",
            Act::Selection => "selection",
            Act::Erasure => "erasure",
            Act::User => "user",
            Act::Territory => "territory",
        }
    }
}

/// One entry as it is hashed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    pub seq: i64,
    /// UTC, RFC 3339, microseconds.
    pub at: String,
    /// The user's id, `command_line`, `set_up` or `visitor`.
    pub by: String,
    pub act: Act,
    /// The record it is about, where it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<Uuid>,
    /// The number of the entry whose act this is a part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub batch: Option<i64>,
    pub detail: Value,
}

impl Entry {
    /// The canonical text that is kept and hashed.
    #[must_use]
    pub fn text(&self) -> String {
        canonical(&serde_json::to_value(self).unwrap_or(Value::Null))
    }
}

/// The hash of an entry: SHA-256 of the previous hash followed by the entry's canonical text.
#[must_use]
pub fn chain(previous: &Hash, text: &str) -> Hash {
    let mut hash = Sha256::new();
    hash.update(previous);
    hash.update(text.as_bytes());
    hash.finalize().into()
}

/// What stands before the first entry.
pub const START: Hash = [0; 32];
