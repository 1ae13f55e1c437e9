//! What is wrong in a form that was read well: names that are missing or double, lists that do not exist, groups that do not
//! close. The rules are those by which pyxform refuses a form.

use crate::error::FormatError;
use crate::xlsform::{FormRow, FormSheet, XlsForm};
use std::collections::{BTreeMap, BTreeSet};

/// What asks for a choice, longest first; behind it stands the name of the list.
const SELECTS: [&str; 11] = [
    "add select multiple prompt using",
    "select all that apply from",
    "add select one prompt using",
    "select all that apply",
    "select_one_external",
    "select_multiple",
    "select one from",
    "select_one",
    "select one",
    "select1",
    "rank",
];
/// The names of columns that must be filled, with those that programs take for the same.
const TYPE: [&str; 2] = ["type", "command"];
const NAME: [&str; 3] = ["name", "value", "tag"];
const LIST: [&str; 1] = ["list_name"];

impl XlsForm {
    /// Everything that is wrong in the form, in the order of the rows: sheet (behind the name of the file), row and column are
    /// named.
    #[must_use]
    pub fn check(&self, file: &str) -> Vec<FormatError> {
        let mut problems = Vec::new();
        let twice = self.settings.rows.first().is_some_and(|row| is_yes(under(row, &self.settings, &["allow_choice_duplicates"])));
        let lists = |sheet: Option<&FormSheet>| -> BTreeSet<String> {
            let rows = sheet.into_iter().flat_map(|sheet| sheet.rows.iter().map(move |row| under(row, sheet, &LIST).trim().to_owned()));
            rows.filter(|name| !name.is_empty()).collect()
        };
        let survey = Survey {
            sheet: &self.survey,
            place: format!("{file}:survey"),
            lists: lists(Some(&self.choices)),
            external: lists(self.others.get("external_choices")),
        };
        survey.check(&mut problems);
        check_choices(&self.choices, &format!("{file}:choices"), twice, &mut problems);
        problems
    }
}

struct Survey<'a> {
    sheet: &'a FormSheet,
    place: String,
    lists: BTreeSet<String>,
    external: BTreeSet<String>,
}

/// A group or repeat that is open.
struct Open<'a> {
    kind: &'static str,
    /// The row that opened it, and its type.
    row: u64,
    text: &'a str,
    /// The names within, with their rows.
    names: BTreeMap<&'a str, u64>,
}

impl Survey<'_> {
    fn check(&self, problems: &mut Vec<FormatError>) {
        let fault = |code, row: u64, column: &str| FormatError::new(&self.place, code).row(row).column(column);
        let (type_column, name_column) = (named(self.sheet, &TYPE), named(self.sheet, &NAME));
        let mut open = vec![Open { kind: "", row: 0, text: "", names: BTreeMap::new() }];
        let mut repeats = BTreeMap::new();
        for row in self.sheet.rows.iter().filter(|row| !is_yes(under(row, self.sheet, &["disabled"]))) {
            let (text, name) = (row.get(type_column).trim(), row.get(name_column).trim());
            if text.is_empty() {
                problems.push(fault("format-form-missing", row.row, type_column));
                continue;
            }
            let kind = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if let Some(ended) = control(&kind, "end").map(|(kind, _)| kind) {
                match open.last() {
                    Some(last) if last.kind == ended => drop(open.pop()),
                    _ => problems.push(fault("format-form-unopened", row.row, type_column).found(text)),
                }
                continue;
            }
            let begun = control(&kind, "begin");
            if let Some(list) = list_of(&kind).or(begun.and_then(|(_, list)| list)) {
                let known = if kind.starts_with("select_one_external") { &self.external } else { &self.lists };
                if !list.starts_with("${") && !known.contains(list) {
                    let names = known.iter().take(20).map(String::as_str).collect::<Vec<_>>().join(", ");
                    problems.push(fault("format-form-list", row.row, type_column).found(list).with("names", names));
                }
            }
            if name.is_empty() {
                // Programs give a note a name themselves.
                if kind != "note" {
                    problems.push(fault("format-form-missing", row.row, name_column));
                }
            } else {
                // Unique beside its neighbours; a repeat in the whole form.
                let beside = open.last_mut().and_then(|group| group.names.insert(name, row.row));
                let elsewhere = if matches!(begun, Some(("repeat", _))) { repeats.insert(name, row.row) } else { None };
                if let Some(first) = beside.or(elsewhere) {
                    problems.push(fault("format-form-name", row.row, name_column).found(name).with("first", first));
                }
            }
            if let Some((kind, _)) = begun {
                open.push(Open { kind, row: row.row, text, names: BTreeMap::new() });
            }
        }
        problems.extend(open.iter().skip(1).map(|group| fault("format-form-unclosed", group.row, type_column).found(group.text)));
        problems.sort_by_key(|problem| problem.row);
    }
}

fn check_choices(sheet: &FormSheet, place: &str, twice: bool, problems: &mut Vec<FormatError>) {
    let fault = |code, row: &FormRow, column: &str| FormatError::new(place, code).row(row.row).column(column);
    let (list_column, name_column) = (named(sheet, &LIST), named(sheet, &NAME));
    let mut seen = BTreeMap::new();
    for row in &sheet.rows {
        let (list, name) = (row.get(list_column).trim(), row.get(name_column).trim());
        // A remark beside the lists.
        if list.is_empty() && name.is_empty() {
            continue;
        }
        for (text, column) in [(list, list_column), (name, name_column)] {
            if text.is_empty() {
                problems.push(fault("format-form-missing", row, column));
            }
        }
        if let Some(first) = seen.insert((list, name), row.row)
            && !name.is_empty()
            && !twice
        {
            problems.push(fault("format-form-name", row, name_column).found(name).with("first", first));
        }
    }
}

/// Group, repeat or loop that a type begins or ends, and the list of a loop.
fn control<'t>(kind: &'t str, verb: &str) -> Option<(&'static str, Option<&'t str>)> {
    let rest = kind.strip_prefix(verb)?.strip_prefix([' ', '_'])?;
    let (what, rest) = rest.split_once(' ').unwrap_or((rest, ""));
    match what {
        "group" => Some(("group", None)),
        "repeat" | "lgroup" => Some(("repeat", None)),
        "looped" if rest == "group" => Some(("repeat", None)),
        "loop" => Some(("loop", Some(rest.strip_prefix("over ").unwrap_or(rest)).filter(|list| !list.is_empty()))),
        _ => None,
    }
}

/// The list that a type chooses from, empty where it names none.
fn list_of(kind: &str) -> Option<&str> {
    // Lists in files of their own are not part of the form.
    if ["select one from file ", "select multiple from file "].iter().any(|start| kind.starts_with(start)) {
        return None;
    }
    let rest = SELECTS.iter().find_map(|select| kind.strip_prefix(select).filter(|rest| rest.is_empty() || rest.starts_with(' ')))?;
    Some(rest.trim_start().split(' ').next().unwrap_or_default())
}

/// The column of one of these names, whatever its case and blanks; the first name where there is none.
fn named<'s>(sheet: &'s FormSheet, names: &[&'s str]) -> &'s str {
    let same = |column: &str, name: &str| column.split_whitespace().collect::<Vec<_>>().join("_").eq_ignore_ascii_case(name);
    let found = names.iter().find_map(|name| sheet.columns.iter().find(|column| same(column, name)));
    found.map_or_else(|| names.first().copied().unwrap_or_default(), String::as_str)
}

fn under<'r>(row: &'r FormRow, sheet: &FormSheet, names: &[&str]) -> &'r str {
    row.get(named(sheet, names))
}

fn is_yes(text: &str) -> bool {
    matches!(text.trim(), "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "true()")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_and_their_lists() {
        for (kind, list) in [
            ("select_one yn", Some("yn")),
            ("select_multiple yn or_other", Some("yn")),
            ("select one from yn", Some("yn")),
            ("select all that apply yn", Some("yn")),
            ("rank yn", Some("yn")),
            ("select_one", Some("")),
            ("select_one ${q}", Some("${q}")),
            ("select_one_external towns", Some("towns")),
            ("select_one_from_file a.csv", None),
            ("select one from file a.csv", None),
            ("ranking", None),
            ("text", None),
        ] {
            assert_eq!(list_of(kind), list, "{kind}");
        }
        assert_eq!(control("begin_group", "begin"), Some(("group", None)));
        assert_eq!(control("begin loop over l", "begin"), Some(("loop", Some("l"))));
        assert_eq!(control("end looped group", "end"), Some(("repeat", None)));
        assert_eq!((control("begin", "begin"), control("beginner", "begin"), control("end", "end")), (None, None, None));
    }
}
