//! The one gate: who may do what. The default is no.

use crate::{Result, WorkError};
use reticolo_model::{Audience, Role};
use reticolo_store::lists::ListQuery;
use uuid::Uuid;

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    Visitor,
    User {
        id: Uuid,
        name: String,
        role: Role,
    },
    /// Acts as administrator, and is logged as such.
    CommandLine,
    /// Reads as an audience does, and may nothing else: a plan or an export for somebody.
    Reader(Audience),
    /// Somebody who looks at illustrative records too; they are left out for everybody else.
    Showing(Box<Who>),
}

/// What is asked. Each act names the least role that may do it; reading what is public needs none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Lists, pages, maps, plan, downloads: everybody, each for their audience.
    Read,
    /// Having long work begun that is not what everybody asks, and stopping what one asked for.
    Work,
    /// The log of acts and a record's history.
    ReadHistory,
    /// Personal values of records one may edit.
    ReadPersonal,
    Write,
    Import,
    Publish,
    Undo,
    /// Users, backup, jobs, health, persons, settings.
    Administer,
}

impl Act {
    pub const ALL: [Act; 9] =
        [Act::Read, Act::Work, Act::ReadHistory, Act::ReadPersonal, Act::Write, Act::Import, Act::Publish, Act::Undo, Act::Administer];

    /// The least role, or `None` where a visitor may.
    #[must_use]
    pub fn needs(self) -> Option<Role> {
        match self {
            Act::Read => None,
            Act::Work | Act::ReadHistory => Some(Role::Reader),
            Act::ReadPersonal | Act::Write | Act::Import | Act::Publish | Act::Undo => Some(Role::Editor),
            Act::Administer => Some(Role::Administrator),
        }
    }
}

impl Who {
    #[must_use]
    pub fn role(&self) -> Option<Role> {
        match self {
            Who::Visitor | Who::Reader(_) => None,
            Who::User { role, .. } => Some(*role),
            Who::CommandLine => Some(Role::Administrator),
            Who::Showing(who) => who.role(),
        }
    }

    /// For whom everything this person reads is computed.
    #[must_use]
    pub fn audience(&self) -> Audience {
        match self {
            Who::Visitor => Audience::Public,
            Who::Reader(audience) => *audience,
            Who::Showing(who) => who.audience(),
            Who::User { role: Role::Administrator, .. } | Who::CommandLine => Audience::Everything,
            Who::User { id, .. } => Audience::User(*id),
        }
    }

    /// How the log names whoever acts: never by a name.
    #[must_use]
    pub fn logged_as(&self) -> String {
        match self {
            Who::Visitor | Who::Reader(_) => "visitor".to_owned(),
            Who::User { id, .. } => id.to_string(),
            Who::CommandLine => "command_line".to_owned(),
            Who::Showing(who) => who.logged_as(),
        }
    }

    /// The same person, looking at illustrative records too or leaving them out.
    #[must_use]
    pub fn showing(self, illustrative: bool) -> Who {
        match (self, illustrative) {
            (Who::Showing(who), false) => *who,
            (who @ Who::Showing(_), true) | (who, false) => who,
            (who, true) => Who::Showing(Box::new(who)),
        }
    }

    /// Whether illustrative records are looked at too.
    #[must_use]
    pub fn illustrative(&self) -> bool {
        matches!(self, Who::Showing(_))
    }

    /// The user's id and name; none of others.
    #[must_use]
    pub fn user(&self) -> Option<(Uuid, &str)> {
        match self {
            Who::User { id, name, .. } => Some((*id, name)),
            Who::Showing(who) => who.user(),
            _ => None,
        }
    }

    /// All records of a kind that this person looks at, by title.
    #[must_use]
    pub(crate) fn all(&self, kind: &str) -> ListQuery {
        ListQuery { illustrative: self.illustrative(), ..ListQuery::all(kind, self.audience()) }
    }

    /// For whom and of what something is computed: a part of every cache's key.
    #[must_use]
    pub fn key(&self) -> String {
        let audience = self.audience().key();
        if self.illustrative() { format!("{audience}+illustrative") } else { audience }
    }

    #[must_use]
    pub fn may(&self, act: Act) -> bool {
        act.needs().is_none_or(|needed| self.role().is_some_and(|role| role >= needed))
    }
}

/// Whether this person may see what is made for an audience: their own, or a narrower one.
pub fn check_audience(who: &Who, audience: &Audience) -> Result<()> {
    let own = who.audience();
    let narrower = match audience {
        Audience::Public => true,
        Audience::SignedIn => matches!(own, Audience::SignedIn | Audience::User(_)),
        Audience::User(_) | Audience::Everything => false,
    };
    if own == Audience::Everything || own == *audience || narrower {
        Ok(())
    } else {
        Err(WorkError::Forbidden(if *audience == Audience::SignedIn { Role::Reader } else { Role::Administrator }))
    }
}

/// Refuses with the role that would be needed.
pub fn check(who: &Who, act: Act) -> Result<()> {
    if who.may(act) { Ok(()) } else { Err(WorkError::Forbidden(act.needs().unwrap_or(Role::Administrator))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_may_what_the_one_before_may_and_visitors_only_read() {
        let user = |role| Who::User { id: Uuid::nil(), name: String::new(), role };
        for act in Act::ALL {
            assert_eq!(Who::Visitor.may(act), act == Act::Read);
            assert!(!user(Role::Reader).may(act) || user(Role::Editor).may(act));
            assert!(!user(Role::Editor).may(act) || user(Role::Administrator).may(act));
            assert!(Who::CommandLine.may(act));
        }
        assert!(!user(Role::Reader).may(Act::Write));
        assert!(!user(Role::Editor).may(Act::Administer));
    }

    #[test]
    fn who_looks_at_illustrative_records_too_is_still_the_same_person() {
        let user = Who::User { id: Uuid::nil(), name: "prova".to_owned(), role: Role::Editor };
        let showing = user.clone().showing(true);
        assert_eq!((showing.role(), showing.audience(), showing.logged_as()), (user.role(), user.audience(), user.logged_as()));
        assert_eq!(showing.user(), user.user());
        assert!(showing.illustrative() && showing.key() != user.key());
        assert_eq!(showing.clone().showing(true), showing);
        assert_eq!(showing.showing(false), user);
    }
}
