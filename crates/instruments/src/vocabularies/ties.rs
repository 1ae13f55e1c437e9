//! What an entry of one list is in another: ATECO 2025 and 2007, the services in the official lists, the codes that say an actor's nature.

use super::tables;
use std::collections::BTreeMap;
use std::sync::OnceLock;

const ATECO: &str = include_str!("../../../../reference/ateco_2025_2007.csv");

/// An entry of another list, and how it stands to the one at hand.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Tie {
    pub list: &'static str,
    pub code: String,
    /// `exact`, `broader` (the other holds more), `narrower`, `overlaps` (neither is whole in the other), `related`.
    #[serde(rename = "match")]
    pub how: &'static str,
}

/// The list under which the codes before 2025 stand; down to the class its entries are those of NACE Rev. 2.
pub const FORMER: &str = "nace_2";

/// How it reads from the other end.
fn inverse(how: &'static str) -> &'static str {
    match how {
        "broader" => "narrower",
        "narrower" => "broader",
        same => same,
    }
}

/// What the tables say, in one form. There `split` is a code that is one part of a former one, `joined` one that took it in whole; a
/// legal form that settles an actor's nature is a part of it.
fn known(how: &str) -> &'static str {
    match how {
        "exact" => "exact",
        "broader" | "split" | "yes" => "broader",
        "narrower" | "joined" => "narrower",
        "part" => "overlaps",
        _ => "related",
    }
}

type Ties = BTreeMap<(&'static str, String), Vec<Tie>>;

fn all() -> &'static Ties {
    static READ: OnceLock<Ties> = OnceLock::new();
    READ.get_or_init(|| {
        let mut ties = Ties::new();
        let mut tie = |one: (&'static str, String), other: (&'static str, String), how: &'static str| {
            ties.entry(one.clone()).or_default().push(Tie { list: other.0, code: other.1.clone(), how });
            ties.entry(other).or_default().push(Tie { list: one.0, code: one.1, how: inverse(how) });
        };
        let of = |row: &BTreeMap<String, String>, name: &str| row.get(name).cloned().unwrap_or_default();
        for row in tables::rows(ATECO) {
            let (new, former) = (of(&row, "code_2025"), of(&row, "code_2007"));
            if !former.is_empty() {
                tie(("ateco_2025", new), (FORMER, former), known(&of(&row, "match")));
            }
        }
        let named = |list: &str| tables::ALL.iter().find(|a| a.code == list).map(|a| a.code);
        for row in tables::rows(tables::SOCIAL) {
            if let Some(list) = named(&of(&row, "list")) {
                tie(("service", of(&row, "service")), (list, of(&row, "code")), known(&of(&row, "match")));
            }
        }
        for row in tables::rows(tables::NATURES) {
            if let Some(list) = named(&of(&row, "list")) {
                tie((list, of(&row, "code")), ("nature", of(&row, "nature")), known(&of(&row, "settles")));
            }
        }
        ties
    })
}

/// What an entry is in other lists.
#[must_use]
pub fn of(list: &str, code: &str) -> &'static [Tie] {
    let all = all();
    let key = tables::ALL.iter().map(|a| a.code).chain(["service", "nature"]).find(|c| *c == list);
    key.and_then(|list| all.get(&(list, code.to_owned()))).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ends_know_each_other() {
        for ((list, code), ties) in all() {
            for tie in ties {
                let back = of(tie.list, &tie.code).iter().any(|t| t.list == *list && t.code == *code && t.how == inverse(tie.how));
                assert!(back, "{list} {code} {} {}", tie.list, tie.code);
            }
        }
        assert!(of("ateco_2025", "01.1").iter().any(|t| t.list == FORMER && t.code == "01.1" && t.how == "overlaps"));
        assert!(of("service", "library").iter().any(|t| t.list == "cpv"));
        assert_eq!(of("runts", "a"), &[Tie { list: "nature", code: "third_sector".into(), how: "broader" }]);
        assert_eq!(of("nowhere", "x"), &[]);
    }
}
