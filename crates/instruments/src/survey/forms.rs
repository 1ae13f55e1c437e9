//! Forms whose rows are made rather than found: a questionnaire and a budget become one row each, and records written as JSON lines
//! get the columns of a table.

use super::open::of_tables;
use super::source::{Cells, Source};
use crate::Result;
use crate::export::{Ties, cells, columns, unit_cells, unit_columns};
use reticolo_formats::form::Form;
use reticolo_formats::json_lines::Lines;
use reticolo_formats::{FormatError, TableRow, Tables, pabulib as pb, xlsform};
use reticolo_model::canonical::canonical;
use reticolo_model::geometry::Geometry;
use reticolo_model::vocabulary::QUESTION_TYPES;
use reticolo_model::{Kind, Record, Unit, kinds, value};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// The columns of a questionnaire's one row: `definition` is the digest of the workbook, which the import keeps.
pub(super) const QUESTIONNAIRE: [&str; 6] = ["title", "code", "version", "languages", "questions", "definition"];

/// A workbook as a questionnaire, if its sheet `survey` asks anything.
pub(super) fn questionnaire(path: &Path, name: &str) -> Result<Option<Source>> {
    let Ok(form) = xlsform::read(path) else { return Ok(None) };
    if !["type", "name"].iter().all(|c| form.survey.columns.iter().any(|own| own == c)) {
        return Ok(None);
    }
    let bytes = std::fs::read(path).map_err(crate::WorkError::io(path))?;
    let settings = form.settings.rows.first();
    let setting = |column: &str| settings.map_or("", |row| row.get(column));
    let languages = form.survey.languages();
    let language = Some(setting("default_language")).filter(|l| languages.contains(l)).or(languages.first().copied()).unwrap_or_default();
    let stem = name.rsplit('/').next().unwrap_or(name).split('.').next().unwrap_or(name);
    let title = [setting("form_title"), setting("form_id"), stem].into_iter().find(|t| !t.is_empty()).unwrap_or(stem);
    let code = [setting("form_id"), stem].into_iter().find(|t| !t.is_empty()).unwrap_or(stem);
    let row = vec![
        title.to_owned(),
        code.to_owned(),
        setting("version").to_owned(),
        languages.join(";"),
        canonical(&Value::Array(questions(&form, language))),
        reticolo_model::id::sha256_hex(&bytes),
    ];
    let tables = Tables {
        name: "form".to_owned(),
        names: vec!["form".to_owned()],
        header: QUESTIONNAIRE.map(str::to_owned).to_vec(),
        rows: vec![TableRow { number: 1, cells: row, geometry: None }],
        broken: Vec::new(),
        size: bytes.len() as u64,
        gzip: false,
    };
    Ok(Some(of_tables(Form::XlsForm, tables)))
}

/// The questions that people are asked, with the choices of each merged into one text: `code = label`, one a line.
fn questions(form: &xlsform::XlsForm, language: &str) -> Vec<Value> {
    let mut lists: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for row in &form.choices.rows {
        let list = [row.get("list_name"), row.get("list name")].into_iter().find(|t| !t.is_empty()).unwrap_or_default();
        let label = row.text("label", language);
        lists.entry(list).or_default().push(if label.is_empty() {
            row.get("name").to_owned()
        } else {
            format!("{} = {label}", row.get("name"))
        });
    }
    let mut out = Vec::new();
    for row in &form.survey.rows {
        let Some((kind, list)) = question_type(row.get("type")) else { continue };
        let label = [row.text("label", language), row.get("name")].into_iter().find(|t| !t.is_empty()).unwrap_or_default();
        let mut question = Map::new();
        let mut set = |name: &str, text: String| drop((!text.is_empty()).then(|| question.insert(name.to_owned(), json!(text))));
        set("name", row.get("name").to_owned());
        set("type", kind.to_owned());
        set("label", label.to_owned());
        let needed = matches!(row.get("required").to_ascii_lowercase().as_str(), "yes" | "true" | "true()" | "1");
        set("required", if needed { "true" } else { "" }.to_owned());
        set("choices", list.and_then(|l| lists.get(l)).map(|l| l.join("\n")).unwrap_or_default());
        set("relevant", row.get("relevant").to_owned());
        out.push(Value::Object(question));
    }
    out
}

/// A question's type as the registry names it, and the list of its choices; none for what asks nothing (groups, calculations).
fn question_type(text: &str) -> Option<(&'static str, Option<&str>)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let (first, list) = match words[..] {
        ["select", "one" | "one_from_file", ..] => ("select_one", words.get(if words.get(2) == Some(&"from") { 3 } else { 2 }).copied()),
        ["select", "all", "that", "apply", ..] => {
            ("select_multiple", words.get(if words.get(4) == Some(&"from") { 5 } else { 4 }).copied())
        }
        ["select_one" | "select_one_from_file" | "select1" | "rank", list, ..] => ("select_one", Some(list)),
        ["select_multiple" | "select_multiple_from_file", list, ..] => ("select_multiple", Some(list)),
        ["string", ..] => ("text", None),
        ["int", ..] => ("integer", None),
        ["datetime" | "dateTime", ..] => ("date", None),
        ["photo", ..] => ("image", None),
        ["trigger", ..] => ("acknowledge", None),
        [one, ..] => (one, None),
        [] => return None,
    };
    QUESTION_TYPES.codes().find(|c| *c == first).map(|code| (code, list))
}

/// The name of the row that a whole budget becomes.
const BUDGET: &str = "consultation";

/// A budget as one row (its facts, its projects as options) unless one of its tables is asked for.
pub(super) fn pabulib(path: &Path, part: Option<&str>) -> std::result::Result<Tables, FormatError> {
    let all = |tables: &Tables| [vec![BUDGET.to_owned()], tables.names.clone()].concat();
    if let Some(table) = part.filter(|p| *p != BUDGET) {
        let mut found = pb::read(path, Some(table))?;
        found.names = all(&found);
        return Ok(found);
    }
    let [meta, projects, _] = pb::read_all(path)?;
    let names = all(&meta);
    let fact = |key: &str| meta.rows.iter().find(|r| r.cells.first().is_some_and(|k| k == key)).and_then(|r| r.cells.get(1));
    let fact = |key: &str| fact(key).map(|t| t.trim()).unwrap_or_default();
    let at = |column: &str| projects.header.iter().position(|h| h == column);
    let columns = [("code", at("project_id")), ("title", at("name")), ("cost", at("cost")), ("votes", at("votes"))];
    let options = projects.rows.iter().map(|row| {
        let text = |i: Option<usize>| i.and_then(|i| row.cells.get(i)).map(|t| t.trim()).filter(|t| !t.is_empty());
        let mut option: Map<String, Value> = columns.iter().filter_map(|(name, i)| Some(((*name).to_owned(), json!(text(*i)?)))).collect();
        // A project without a name is called by its code.
        let code = option.get("code").cloned().unwrap_or_default();
        option.entry("title").or_insert(code);
        Value::Object(option)
    });
    let mut phase = Map::from_iter([("phase".to_owned(), json!(VOTE))]);
    for (name, key) in [("start", "date_begin"), ("end", "date_end")] {
        phase.extend(Some(day(fact(key))).filter(|d| !d.is_empty()).map(|d| (name.to_owned(), json!(d))));
    }
    let phases = if phase.len() > 1 { canonical(&json!([phase])) } else { String::new() };
    let called = [fact("unit"), fact("instance")].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" ");
    let title = [fact("description"), &called].into_iter().find(|t| !t.is_empty()).unwrap_or_default().to_owned();
    let mut made = vec![
        ("title", title),
        ("summary", fact("comment").to_owned()),
        ("budget", fact("budget").replace(',', ".")),
        ("options", canonical(&Value::Array(options.collect()))),
        ("phases", phases),
        ("participants", fact("num_votes").to_owned()),
    ];
    // Other facts follow as they are.
    for row in &meta.rows {
        if let [key, text, ..] = &row.cells[..]
            && !made.iter().any(|(name, _)| name == key)
        {
            made.push((key, text.clone()));
        }
    }
    let (header, cells) = made.into_iter().map(|(name, text)| (name.to_owned(), text)).unzip();
    let broken = meta.broken.iter().cloned().chain(projects.broken).collect();
    let rows = vec![TableRow { number: 1, cells, geometry: None }];
    Ok(Tables { name: BUDGET.to_owned(), names, header, rows, broken, size: meta.size, gzip: meta.gzip })
}

/// The one phase of a budget that a file tells of.
pub(crate) const VOTE: &str = "vote";

/// A day as Pabulib writes it (`29.11.2026`, `2026-11-29`, `2026`) as the registry does; any other text is none.
fn day(text: &str) -> String {
    let parts: Vec<&str> = text.split('.').collect();
    let whole = match parts[..] {
        [d, m, y] => format!("{y}-{m:0>2}-{d:0>2}"),
        _ => text.to_owned(),
    };
    reticolo_model::period::date(&whole).map(|d| d.to_string()).unwrap_or_default()
}

/// What the lines of a file are.
enum Of {
    /// Records of a kind, with personal values.
    Records(&'static Kind),
    Units(Vec<String>),
    Objects,
}

/// JSON lines as rows: records and units as their tables have them, other objects by their members.
pub(crate) struct LineRows {
    lines: Lines,
    of: Of,
    pub header: Vec<String>,
}

/// A line's row.
pub(crate) struct LineRow {
    pub number: u64,
    pub cells: Vec<String>,
    pub geometry: Option<Geometry>,
}

impl LineRows {
    /// Looks through the file once for its columns, and opens it.
    pub fn open(path: &Path) -> std::result::Result<LineRows, FormatError> {
        let mut lines = Lines::open(path)?;
        let mut of = None;
        let mut header: Vec<String> = Vec::new();
        loop {
            let object = match lines.read() {
                Ok(Some((_, object))) => object,
                Ok(None) => break,
                Err(error) if error.concerns_one_row() => continue,
                Err(error) => return Err(error),
            };
            match of.get_or_insert_with(|| what(&object)) {
                // Every record has the same columns.
                Of::Records(_) => break,
                Of::Units(names) => {
                    let more = object.get("attributes").and_then(Value::as_object).into_iter().flat_map(Map::keys);
                    for name in more {
                        if !names.contains(name) {
                            names.push(name.clone());
                        }
                    }
                }
                Of::Objects => {
                    for key in object.keys() {
                        if !header.contains(key) {
                            header.push(key.clone());
                        }
                    }
                    if header.len() > reticolo_formats::csv_table::MAX_COLUMNS {
                        break;
                    }
                }
            }
        }
        let of = of.unwrap_or(Of::Objects);
        match &of {
            Of::Records(kind) => header = columns(kind, true),
            Of::Units(names) => header = unit_columns(names),
            Of::Objects => header.truncate(reticolo_formats::csv_table::MAX_COLUMNS),
        }
        Ok(LineRows { lines: Lines::open(path)?, of, header })
    }

    pub fn size(&self) -> (u64, bool) {
        (self.lines.size, self.lines.gzip)
    }

    pub fn progress(&self) -> (u64, u64) {
        self.lines.progress()
    }

    pub fn has_geometry(&self) -> bool {
        !matches!(self.of, Of::Objects)
    }

    pub fn read(&mut self) -> std::result::Result<Option<LineRow>, FormatError> {
        let Some((number, object)) = self.lines.read()? else { return Ok(None) };
        let (cells, geometry) = match &self.of {
            Of::Records(kind) => match record(object, kind) {
                Some((record, ties)) => (cells(kind, &record, &ties, true), record.place.and_then(|p| p.geometry)),
                None => (vec![String::new(); self.header.len()], None),
            },
            Of::Units(names) => match serde_json::from_value::<Unit>(Value::Object(object)) {
                Ok(unit) => (unit_cells(&unit, names), unit.geometry),
                Err(_) => (vec![String::new(); self.header.len()], None),
            },
            Of::Objects => (self.header.iter().map(|h| object.get(h).map(value::to_text).unwrap_or_default()).collect(), None),
        };
        Ok(Some(LineRow { number, cells, geometry }))
    }
}

/// What a file's first object says that its lines are.
fn what(object: &Map<String, Value>) -> Of {
    let kind = object.get("kind").and_then(Value::as_str).and_then(kinds::find).filter(|_| object.contains_key("body"));
    if let Some(kind) = kind {
        return Of::Records(kind);
    }
    let unit = ["code", "name", "inside"].iter().all(|k| object.contains_key(*k));
    if unit { Of::Units(Vec::new()) } else { Of::Objects }
}

/// A record as an export writes it, with what it cannot be without; none if it is no record of the kind.
fn record(mut object: Map<String, Value>, kind: &Kind) -> Option<(Record, Ties)> {
    let ties = object.remove("ties").and_then(|t| t.as_object().cloned()).unwrap_or_default();
    let personal = object.remove("personal").and_then(|p| serde_json::from_value(p).ok()).unwrap_or_default();
    let mut record: Record = serde_json::from_value(Value::Object(object)).ok()?;
    record.personal = personal;
    let ties = Ties::said(record.id, &ties);
    (record.kind == kind.code).then_some((record, ties))
}

impl Cells for LineRow {
    fn cell(&self, i: usize) -> &str {
        self.cells.get(i).map_or("", String::as_str)
    }

    fn all(&self) -> Vec<String> {
        self.cells.clone()
    }

    fn number(&self) -> u64 {
        self.number
    }
}
