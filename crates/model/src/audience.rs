//! Who may see what: visibility of a record, the audience that asks, and the roles of this version.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Who may see a record. `body` comes with the kind *body*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Visibility {
    Public,
    SignedIn,
    Named,
}

impl Visibility {
    pub const ALL: [Visibility; 3] = [Visibility::Public, Visibility::SignedIn, Visibility::Named];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Visibility::Public => "public",
            Visibility::SignedIn => "signed-in",
            Visibility::Named => "named",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Visibility> {
        Visibility::ALL.into_iter().find(|v| v.code() == code)
    }
}

/// For whom something is computed. Part of every cache key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    Public,
    SignedIn,
    /// One user: what is public, signed-in, or names that user.
    User(Uuid),
    /// Administrators see all.
    Everything,
}

impl Audience {
    /// Whether a record of this visibility, naming these users, is seen.
    #[must_use]
    pub fn sees(&self, visibility: Visibility, named: &[Uuid]) -> bool {
        match (self, visibility) {
            (Audience::Everything, _) | (_, Visibility::Public) => true,
            (Audience::Public, _) => false,
            (Audience::SignedIn, v) => v == Visibility::SignedIn,
            (Audience::User(_), Visibility::SignedIn) => true,
            (Audience::User(user), Visibility::Named) => named.contains(user),
        }
    }

    /// A text that tells audiences apart in keys and digests.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Audience::Public => "public".to_owned(),
            Audience::SignedIn => "signed-in".to_owned(),
            Audience::User(id) => format!("named:{id}"),
            Audience::Everything => "everything".to_owned(),
        }
    }
}

/// What a user may do: each role may what the one before it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Sees what is `signed-in`.
    Reader,
    /// Writes, imports, publishes.
    Editor,
    /// Users, backup, settings; sees all.
    Administrator,
}

impl Role {
    pub const ALL: [Role; 3] = [Role::Reader, Role::Editor, Role::Administrator];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Role::Reader => "reader",
            Role::Editor => "editor",
            Role::Administrator => "administrator",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|r| r.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sees_its_part() {
        let me = Uuid::from_u128(1);
        assert!(!Audience::Public.sees(Visibility::SignedIn, &[]));
        assert!(Audience::User(me).sees(Visibility::Named, &[me]));
        assert!(!Audience::User(me).sees(Visibility::Named, &[]));
        assert!(!Audience::SignedIn.sees(Visibility::Named, &[me]));
        assert!(Audience::Everything.sees(Visibility::Named, &[]));
    }
}
