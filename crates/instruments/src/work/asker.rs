//! Who asked for a job, as its row keeps it: what decides the answer and nothing else, no name.

use crate::gate::Who;
use reticolo_model::{Audience, Role};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Sort {
    Visitor,
    User { id: Uuid, role: Role },
    CommandLine,
    Public,
    SignedIn,
    Named { id: Uuid },
    Everything,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Asker {
    sort: Sort,
    /// Whether illustrative records are looked at too.
    illustrative: bool,
}

impl Asker {
    pub fn of(who: &Who) -> Asker {
        let sort = match who {
            Who::Visitor => Sort::Visitor,
            Who::User { id, role, .. } => Sort::User { id: *id, role: *role },
            Who::CommandLine => Sort::CommandLine,
            Who::Reader(Audience::Public) => Sort::Public,
            Who::Reader(Audience::SignedIn) => Sort::SignedIn,
            Who::Reader(Audience::User(id)) => Sort::Named { id: *id },
            Who::Reader(Audience::Everything) => Sort::Everything,
            Who::Showing(inner) => return Asker { illustrative: true, ..Asker::of(inner) },
        };
        Asker { sort, illustrative: false }
    }

    pub fn who(&self) -> Who {
        let who = match self.sort {
            Sort::Visitor => Who::Visitor,
            Sort::User { id, role } => Who::User { id, name: String::new(), role },
            Sort::CommandLine => Who::CommandLine,
            Sort::Public => Who::Reader(Audience::Public),
            Sort::SignedIn => Who::Reader(Audience::SignedIn),
            Sort::Named { id } => Who::Reader(Audience::User(id)),
            Sort::Everything => Who::Reader(Audience::Everything),
        };
        who.showing(self.illustrative)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_asked_sees_the_same_when_read_again_and_is_not_named() {
        let user = Who::User { id: Uuid::from_u128(7), name: "Prova".to_owned(), role: Role::Editor };
        let all = [Audience::Public, Audience::SignedIn, Audience::User(Uuid::from_u128(8)), Audience::Everything];
        for who in [Who::Visitor, user, Who::CommandLine].into_iter().chain(all.map(Who::Reader)) {
            for who in [who.clone().showing(true), who] {
                let text = serde_json::to_string(&Asker::of(&who)).unwrap();
                assert!(!text.contains("Prova"));
                let again = serde_json::from_str::<Asker>(&text).unwrap().who();
                assert_eq!((again.key(), again.role(), again.logged_as()), (who.key(), who.role(), who.logged_as()));
            }
        }
    }
}
