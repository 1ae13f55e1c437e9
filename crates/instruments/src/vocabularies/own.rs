//! What a territory changes in a list, kept as one record a list: renamed, added and retired entries. A code never changes and never
//! disappears. History, undo, backup and export are those of every record.

use super::{Editing, Entry, List, base, title};
use crate::gate::{Act, Who, check};
use crate::registry::Saved;
use crate::{Result, WorkError, Workbench};
use reticolo_messages::Language;
use reticolo_model::fold::snake;
use reticolo_model::log::Entry as LogEntry;
use reticolo_model::vocabulary::{OWN, is_own};
use reticolo_model::{Problem, Record};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use uuid::Uuid;

/// The most letters of a name.
const LONGEST: usize = 200;

/// What is changed in a list.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Edit {
    /// Gives an entry other names; an empty one is the program's again.
    Rename {
        entry: String,
        #[serde(default)]
        name_it: String,
        #[serde(default)]
        name_en: String,
    },
    /// Adds an entry; its code is made of its name.
    Add {
        #[serde(default)]
        parent: String,
        name_it: String,
        #[serde(default)]
        name_en: String,
    },
    /// No longer offers an entry, or offers it again.
    Retire { entry: String, retired: bool },
}

/// One row of the record.
fn cell<'r>(row: &'r Value, column: &str) -> &'r str {
    row.get(column).and_then(Value::as_str).unwrap_or_default()
}

fn rows(record: &Record) -> &[Value] {
    record.body.get("entries").and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A list with the changes of a record.
pub(super) fn changed(list: &List, record: &Record) -> List {
    let mut entries = list.entries.clone();
    for row in rows(record) {
        let (code, it, en) = (cell(row, "code"), cell(row, "name_it"), cell(row, "name_en"));
        let retired = row.get("retired").and_then(Value::as_bool).unwrap_or(false);
        match entries.iter_mut().find(|e| e.code == code) {
            Some(entry) => {
                entry.renamed = !(it.is_empty() && en.is_empty());
                if !it.is_empty() {
                    entry.name_it = it.to_owned();
                }
                if !en.is_empty() {
                    entry.name_en = en.to_owned();
                }
                entry.retired = retired;
            }
            None => {
                let parent = cell(row, "parent");
                // One whose parent is not there stands at the top, so that it is seen.
                let parent = if entries.iter().any(|e| e.code == parent) { parent.to_owned() } else { String::new() };
                let (code, name_it, name_en) = (code.to_owned(), it.to_owned(), en.to_owned());
                entries.push(Entry { code, parent, name_it, name_en, own: true, retired, ..Entry::default() });
            }
        }
    }
    let mut made = list.clone();
    made.fill(entries);
    made
}

/// The id of the record that changes a list: one a list.
pub(crate) fn own_id(territory: &str, list: &str) -> Uuid {
    reticolo_model::id::derived(territory, "vocabulary", "own", list)
}

/// What a record that changes a list must keep, whoever writes it. A list that the program does not know is left alone.
pub(crate) fn check_change(before: Option<&Record>, after: Option<&Record>) -> Result<()> {
    let of =
        |r: Option<&Record>| r.filter(|r| r.kind == "vocabulary").map(|r| (r.body_text("list").unwrap_or_default().to_owned(), r.clone()));
    let (before, after) = (of(before), of(after));
    let Some(list) = before.as_ref().or(after.as_ref()).and_then(|(code, _)| base(code)) else { return Ok(()) };
    if let (Some((was, _)), Some((is, _))) = (&before, &after)
        && was != is
    {
        return Err(Problem::new("problem-vocabulary-list", is).on("list").with("list", was).into());
    }
    let own = |r: &Option<(String, Record)>| -> BTreeSet<String> {
        let rows = r.iter().flat_map(|(_, r)| rows(r)).map(|row| cell(row, "code").to_owned());
        rows.filter(|code| list.get(code).is_none()).collect()
    };
    if let Some(gone) = own(&before).difference(&own(&after)).next() {
        return Err(Problem::new("problem-vocabulary-gone", gone).on("entries").into());
    }
    let mut problems = Vec::new();
    if let Some((_, record)) = &after {
        let known: BTreeSet<&str> = rows(record).iter().map(|row| cell(row, "code")).collect();
        let mut seen = BTreeSet::new();
        for (number, row) in (1..).zip(rows(record)) {
            let at = |code: &str, found: &str| {
                Problem::new(code, found).on("entries").with("in_row", number).with("in_column", "code").with("list", list.code)
            };
            problems.extend(check_row(&list, row, &known).map(|(code, found)| at(code, &found)));
            if !seen.insert(cell(row, "code")) {
                problems.push(at("problem-vocabulary-twice", cell(row, "code")));
            }
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(WorkError::Invalid(problems)) }
}

/// What is wrong with one row: the code of a problem, and what was found.
fn check_row(list: &List, row: &Value, known: &BTreeSet<&str>) -> Option<(&'static str, String)> {
    let (code, parent) = (cell(row, "code"), cell(row, "parent"));
    let retired = row.get("retired").and_then(Value::as_bool).unwrap_or(false);
    if list.editing == Editing::Nothing {
        return Some(("problem-vocabulary-fixed", list.code.to_owned()));
    }
    if let Some(entry) = list.get(code) {
        return match list.editing {
            Editing::Everything => (!parent.is_empty() && parent != entry.parent).then(|| ("problem-vocabulary-moved", code.to_owned())),
            _ if retired => Some(("problem-vocabulary-names", code.to_owned())),
            _ => None,
        };
    }
    if list.editing != Editing::Everything {
        return Some(("problem-vocabulary-names", code.to_owned()));
    }
    if !is_own(code) {
        return Some(("problem-vocabulary-code", code.to_owned()));
    }
    if cell(row, "name_it").is_empty() && cell(row, "name_en").is_empty() {
        return Some(("problem-vocabulary-nameless", code.to_owned()));
    }
    // Two levels at most, as in the lists that come with the program.
    let parent_fits = parent.is_empty() || list.get(parent).is_some_and(|e| e.parent.is_empty());
    (!parent_fits || parent == code || (known.contains(parent) && list.get(parent).is_none()))
        .then(|| ("problem-vocabulary-parent", parent.to_owned()))
}

impl Edit {
    /// The record's rows after the change.
    fn rows(&self, list: &List, now: &[Value]) -> std::result::Result<Vec<Value>, Problem> {
        let mut rows = now.to_vec();
        let text = |name: &str, field: &str| {
            let name = name.trim();
            let most = name.chars().count() > LONGEST;
            if most { Err(Problem::new("problem-too-long", name).on(field).with("most", LONGEST)) } else { Ok(name.to_owned()) }
        };
        let row_of = |rows: &mut Vec<Value>, entry: &str| -> std::result::Result<usize, Problem> {
            if list.get(entry).is_none() {
                return Err(Problem::new("problem-vocabulary-entry", entry).on("entry").with("list", list.code));
            }
            Ok(rows.iter().position(|r| cell(r, "code") == entry).unwrap_or_else(|| {
                rows.push(json!({ "code": entry }));
                rows.len() - 1
            }))
        };
        match self {
            Edit::Rename { entry, name_it, name_en } => {
                let (it, en) = (text(name_it, "name_it")?, text(name_en, "name_en")?);
                let at = row_of(&mut rows, entry)?;
                let program = base(list.code);
                let program = program.as_ref().and_then(|l| l.get(entry));
                for (column, name, plain) in [("name_it", it, program.map(|e| &e.name_it)), ("name_en", en, program.map(|e| &e.name_en))] {
                    // A name that is the program's own is not kept, so that it follows where the program words it better.
                    let given = plain.is_none_or(|p| *p != name);
                    rows[at][column] = json!(if given { name } else { String::new() });
                }
            }
            Edit::Add { parent, name_it, name_en } => {
                let (it, en) = (text(name_it, "name_it")?, text(name_en, "name_en")?);
                let name = if it.is_empty() { &en } else { &it };
                let stem: String = snake(name).chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').take(60).collect();
                if stem.is_empty() {
                    return Err(Problem::new("problem-required", "").on("name_it"));
                }
                let taken = |code: &str| list.get(code).is_some();
                let code = std::iter::once(format!("{OWN}{stem}")).chain((2..1000).map(|n| format!("{OWN}{stem}_{n}"))).find(|c| !taken(c));
                rows.push(json!({ "code": code, "parent": parent, "name_it": it, "name_en": en }));
            }
            Edit::Retire { entry, retired } => {
                let at = row_of(&mut rows, entry)?;
                rows[at]["retired"] = if *retired { json!(true) } else { Value::Null };
            }
        }
        // What changes nothing any more is not kept; entries of one's own are.
        let says = |r: &Value| {
            is_own(cell(r, "code")) || ["name_it", "name_en"].iter().any(|c| !cell(r, c).is_empty()) || r["retired"] == json!(true)
        };
        rows.retain(says);
        Ok(rows)
    }
}

impl Workbench {
    /// Changes a list; the answer has the act's number, by which it is undone (0 where nothing was changed).
    pub async fn edit_vocabulary(&self, who: &Who, code: &str, edit: &Edit) -> Result<Saved> {
        check(who, Act::Write)?;
        check(who, Act::Publish)?;
        let list = self.names().await?.list(code).ok_or_else(|| WorkError::NotFound(code.to_owned()))?;
        if list.editing == Editing::Nothing {
            return Err(Problem::new("problem-vocabulary-fixed", code).with("list", code).into());
        }
        let id = own_id(&self.config.uri(), code);
        let now = reticolo_store::records::get(&mut self.store.reader().await?, self.territory, id).await?;
        let rows = edit.rows(&list, now.as_ref().map_or(&[], rows))?;
        let body = json!({ "list": code, "entries": if rows.is_empty() { Value::Null } else { Value::Array(rows) } });
        let changes: Map<String, Value> = match &now {
            // What is not public would change nothing for anybody.
            Some(_) => [("body".to_owned(), body), ("visibility".to_owned(), json!("public"))].into_iter().collect(),
            None => [
                ("body".to_owned(), body),
                ("visibility".to_owned(), json!("public")),
                ("title".to_owned(), json!(title(Language::It, code))),
            ]
            .into_iter()
            .collect(),
        };
        match now {
            Some(record) => self.update(who, id, record.version, &changes).await,
            None => self.create(who, "vocabulary", &changes).await,
        }
    }

    /// An addition is taken back as long as no record has chosen the entry.
    pub(crate) async fn check_vocabulary_undo(&self, entry: &LogEntry) -> Result<()> {
        let told = entry.detail.get("after").and_then(|a| a.get("kind")).and_then(Value::as_str);
        let Some(id) = entry.record.filter(|_| told == Some("vocabulary")) else { return Ok(()) };
        let mut conn = self.store.reader().await?;
        let before = reticolo_store::log::before(&mut conn, self.territory, id, entry.seq).await?;
        let record = |e: &LogEntry| -> Option<Record> { serde_json::from_value(e.detail.get("after")?.clone()).ok() };
        let (before, after) = (before.as_ref().and_then(record), record(entry));
        let Some(now) = reticolo_store::records::get(&mut conn, self.territory, id).await? else { return Ok(()) };
        drop(conn);
        let codes = |r: &Option<Record>| -> BTreeSet<String> { r.iter().flat_map(rows).map(|row| cell(row, "code").to_owned()).collect() };
        let (stays, came) = (codes(&before), codes(&after));
        let list = now.body_text("list").unwrap_or_default();
        let uses = self.vocabulary_uses(&Who::CommandLine.showing(true), list).await?;
        let gone =
            rows(&now).iter().map(|row| cell(row, "code")).filter(|code| is_own(code) && came.contains(*code) && !stays.contains(*code));
        match gone.into_iter().find(|code| uses.contains_key(*code)) {
            Some(used) => Err(Problem::new("problem-undo-vocabulary", used).into()),
            None => Ok(()),
        }
    }

    /// That every entry a record chose is one that there is.
    pub(crate) async fn check_choices(&self, kind: &reticolo_model::Kind, record: &Record) -> Result<Vec<Problem>> {
        let fields = kind.fields.iter().filter_map(|f| f.vocabulary().filter(|v| v.is_open()).map(|v| (f, v)));
        let own = |value: Option<&Value>| -> Vec<String> {
            let texts = match value {
                Some(Value::String(code)) => vec![code.clone()],
                Some(Value::Array(codes)) => codes.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
                _ => Vec::new(),
            };
            texts.into_iter().filter(|c| is_own(c)).collect()
        };
        let chosen: Vec<_> = fields.flat_map(|(f, v)| own(record.body.get(f.code)).into_iter().map(move |c| (f, v, c))).collect();
        if chosen.is_empty() {
            return Ok(Vec::new());
        }
        let names = self.names().await?;
        let unknown = |(field, v, code): (&reticolo_model::Field, &reticolo_model::vocabulary::Vocabulary, String)| {
            let known = || names.list(v.code).map(|l| l.entries.iter().map(|e| e.code.clone()).collect::<Vec<_>>().join(", "));
            (!names.has(v, &code)).then(|| {
                Problem::new("problem-choice", code).on(field.code).with("vocabulary", v.code).with("known", known().unwrap_or_default())
            })
        };
        Ok(chosen.into_iter().filter_map(unknown).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reticolo_model::kinds;

    fn record(rows: Value) -> Record {
        let mut record = Record::new(Uuid::nil(), kinds::find("vocabulary").expect("a kind"), "Servizio");
        record.body.insert("list".into(), json!("service"));
        record.body.insert("entries".into(), rows);
        record
    }

    fn problem(before: Option<&Record>, after: Option<&Record>) -> String {
        match check_change(before, after) {
            Ok(()) => String::new(),
            Err(WorkError::Invalid(problems)) => problems[0].code.clone(),
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn codes_last() {
        let with =
            record(json!([{ "code": "own_x", "name_it": "X", "parent": "social" }, { "code": "library", "name_it": "Casa dei libri" }]));
        assert_eq!(problem(None, Some(&with)), "");
        let without = record(json!([{ "code": "library", "name_it": "Casa dei libri" }]));
        assert_eq!(problem(Some(&with), Some(&without)), "problem-vocabulary-gone");
        assert_eq!(problem(Some(&with), None), "problem-vocabulary-gone");
        assert_eq!(problem(Some(&without), None), "");
        for (row, code) in [
            (json!({ "code": "mine", "name_it": "X" }), "problem-vocabulary-code"),
            (json!({ "code": "own_y" }), "problem-vocabulary-nameless"),
            (json!({ "code": "own_y", "name_it": "Y", "parent": "library" }), "problem-vocabulary-parent"),
            (json!({ "code": "own_y", "name_it": "Y", "parent": "nowhere" }), "problem-vocabulary-parent"),
            (json!({ "code": "library", "parent": "social" }), "problem-vocabulary-moved"),
        ] {
            assert_eq!(problem(None, Some(&record(json!([row])))), code);
        }
    }

    #[test]
    fn an_edit_keeps_no_more_than_it_changes() {
        let list = base("service").expect("a list");
        let own =
            Edit::Add { parent: "culture".into(), name_it: "Sala prove".into(), name_en: String::new() }.rows(&list, &[]).expect("rows");
        assert_eq!(own, vec![json!({ "code": "own_sala_prove", "parent": "culture", "name_it": "Sala prove", "name_en": "" })]);
        let shown = changed(&list, &record(json!(own)));
        assert!(shown.under("culture").iter().any(|e| e.code == "own_sala_prove" && e.own));
        let twice =
            Edit::Add { parent: String::new(), name_it: "Sala prove".into(), name_en: String::new() }.rows(&shown, &own).expect("rows");
        assert_eq!(cell(&twice[1], "code"), "own_sala_prove_2");
        let plain = list.get("library").expect("an entry").clone();
        let rename = |it: &str| Edit::Rename { entry: "library".into(), name_it: it.into(), name_en: plain.name_en.clone() };
        let named = rename("Casa dei libri").rows(&list, &[]).expect("rows");
        assert_eq!(
            changed(&list, &record(json!(named))).get("library").map(|e| (e.name_it.as_str(), e.renamed)),
            Some(("Casa dei libri", true))
        );
        assert_eq!(rename(&plain.name_it).rows(&list, &named).expect("rows"), Vec::<Value>::new());
        assert!(Edit::Retire { entry: "nowhere".into(), retired: true }.rows(&list, &[]).is_err());
    }
}
