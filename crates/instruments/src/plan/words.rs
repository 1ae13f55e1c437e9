//! The agency's own words in the plan: one passage a section, in plain Markdown and in either language, written in the page or
//! imported. A passage is a record: it has its history, is undone like any other, and survives every regeneration of the plan.

use crate::gate::{Act, Who, check};
use crate::registry::{Saved, kind, new_id};
use crate::{Result, WorkError, Workbench};
use reticolo_messages::{Language, t};
use reticolo_model::{Audience, Problem, Record, Visibility};
use reticolo_store::lists::{self, ListQuery};
use reticolo_store::{Conn, StoreError, Territory, log, records};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use uuid::Uuid;

/// The sections that have a place for words, by their anchors, in the order of the plan. The heading of a section is the message
/// `plan-SECTION-heading`.
pub const SECTIONS: &[&str] = &[
    "people",
    "even",
    "beyond",
    "duties",
    "constitution",
    "purposes",
    "latencies",
    "grid",
    "needs",
    "exchange",
    "initiatives",
    "production",
    "services",
    "heritage",
    "actors",
    "basins",
    "chosen",
    "projects",
    "funding",
    "taking_part",
    "growing",
    "waiting",
    "unknown",
    "units",
];

/// The largest file of words that is read, in bytes; a text itself holds at most 20 000 characters.
const MOST: u64 = 200_000;
/// How often a write is tried again that only lost a race.
const TRIES: usize = 4;

/// The agency's words in one section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Passage {
    pub id: Uuid,
    pub version: i64,
    pub section: String,
    /// Markdown; empty where nothing is written in that language.
    pub it: String,
    pub en: String,
    /// The day of the last change, `YYYY-MM-DD`.
    pub changed: String,
    pub visibility: Visibility,
}

impl Passage {
    /// The Markdown in a language, perhaps empty.
    #[must_use]
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::It => &self.it,
            Language::En => &self.en,
        }
    }
}

/// What an import of words did.
#[derive(Debug, Default, Serialize)]
pub struct WordsImport {
    /// The number by which it is undone; none where nothing changed.
    pub seq: Option<i64>,
    /// The sections whose words changed.
    pub written: Vec<String>,
    pub unchanged: Vec<String>,
    /// Files whose names are not `SECTION.it.md` or `SECTION.en.md`.
    pub ignored: Vec<String>,
}

/// The body's field that holds the words in a language.
#[must_use]
pub fn field(language: Language) -> &'static str {
    match language {
        Language::It => "text_it",
        Language::En => "text_en",
    }
}

/// The heading of a section in a language.
#[must_use]
pub fn heading(language: Language, section: &str) -> String {
    t(language, &format!("plan-{section}-heading"))
}

/// Refuses a section that the plan does not have.
pub fn check_section(section: &str) -> Result<()> {
    if SECTIONS.contains(&section) {
        Ok(())
    } else {
        Err(Problem::new("problem-plan-section", section).on("section").with("known", SECTIONS.join(", ")).into())
    }
}

/// Every record of a kind that an audience sees, illustrative ones too.
pub(super) async fn of_kind(
    conn: &mut Conn,
    territory: Territory,
    kind: &str,
    audience: Audience,
) -> std::result::Result<Vec<Record>, StoreError> {
    let mut out = Vec::new();
    let query = ListQuery { illustrative: true, ..ListQuery::all(kind, audience) };
    lists::each(conn, territory, &query, |record| {
        out.push(record);
        Ok(())
    })
    .await?;
    Ok(out)
}

/// The records of passages by section. Should an undo have brought back a second one for a section, the younger counts.
async fn by_section(
    conn: &mut Conn,
    territory: Territory,
    audience: Audience,
) -> std::result::Result<BTreeMap<String, Record>, StoreError> {
    let mut out: BTreeMap<String, Record> = BTreeMap::new();
    for record in of_kind(conn, territory, "passage", audience).await? {
        let section = record.body_text("section").unwrap_or_default().to_owned();
        if out.get(&section).is_none_or(|other| other.id < record.id) {
            out.insert(section, record);
        }
    }
    Ok(out)
}

/// The day of the newest log entry about a record.
pub(super) async fn changed_on(conn: &mut Conn, territory: Territory, id: Uuid) -> std::result::Result<String, StoreError> {
    let last = log::before(conn, territory, id, i64::MAX).await?;
    Ok(last.map(|e| e.at.chars().take(10).collect()).unwrap_or_default())
}

impl Workbench {
    /// The words that this person sees, by section.
    pub async fn passages(&self, who: &Who) -> Result<BTreeMap<String, Passage>> {
        check(who, Act::Read)?;
        let mut conn = self.store.reader().await?;
        let mut out = BTreeMap::new();
        for (section, record) in by_section(&mut conn, self.territory, who.audience()).await? {
            let text = |field: &str| record.body_text(field).unwrap_or_default().to_owned();
            let passage = Passage {
                id: record.id,
                version: record.version,
                section: section.clone(),
                it: text("text_it"),
                en: text("text_en"),
                changed: changed_on(&mut conn, self.territory, record.id).await?,
                visibility: record.visibility,
            };
            out.insert(section, passage);
        }
        Ok(out)
    }

    /// Writes the words of a section in one or both languages; an empty text takes the words of its language away. New words are
    /// public. `base_version` is the version that was read, 0 for none: where somebody else changed the same language meanwhile,
    /// the answer is a [`crate::error::Conflict`]; changes of the other language stand beside these.
    pub async fn write_passage(&self, who: &Who, section: &str, texts: &[(Language, &str)], base_version: i64) -> Result<Saved> {
        check(who, Act::Write)?;
        check_section(section)?;
        for _ in 1..TRIES {
            match self.write_passage_once(who, section, texts, base_version).await {
                Err(WorkError::Conflict(conflict)) if conflict.fields.is_empty() => {}
                other => return other,
            }
        }
        self.write_passage_once(who, section, texts, base_version).await
    }

    async fn write_passage_once(&self, who: &Who, section: &str, texts: &[(Language, &str)], base_version: i64) -> Result<Saved> {
        let found = by_section(&mut self.store.reader().await?, self.territory, who.audience()).await?.remove(section);
        let body: Map<String, Value> = texts.iter().map(|(l, text)| (field(*l).to_owned(), json!(tidy(text)))).collect();
        let Some(found) = found else {
            if body.values().all(|text| text.as_str().is_none_or(str::is_empty)) {
                return Err(Problem::new("problem-required", "").on(field(Language::It)).into());
            }
            return self.create(who, "passage", &new_passage(section, body)).await;
        };
        let mut base = base_version;
        if base == 0 {
            // Whoever began from nothing finds that there is something by now: the same question as between two versions.
            let fields: Vec<crate::error::ConflictField> = body
                .iter()
                .filter_map(|(field, yours)| {
                    let now = found.body.get(field).cloned().unwrap_or(Value::Null);
                    let clash = !now.is_null() && now != *yours;
                    clash.then(|| crate::error::ConflictField {
                        field: format!("body.{field}"),
                        was: Value::Null,
                        now,
                        yours: yours.clone(),
                    })
                })
                .collect();
            if !fields.is_empty() {
                return Err(WorkError::Conflict(Box::new(crate::error::Conflict { version: found.version, fields })));
            }
            base = found.version;
        }
        let changes = Map::from_iter([("body".to_owned(), Value::Object(body))]);
        self.update(who, found.id, base, &changes).await
    }

    /// Imports words from a folder of Markdown files, or from one, named `SECTION.it.md` and `SECTION.en.md`, as one act that can
    /// be undone. A language for which there is no file stays as it is. All files are taken or none.
    pub async fn import_passages(&self, who: &Who, path: &Path) -> Result<WordsImport> {
        check(who, Act::Import)?;
        check(who, Act::Publish)?;
        let (texts, ignored) = read_words(path)?;
        let mut report = WordsImport { ignored, ..WordsImport::default() };
        let kind = kind("passage")?;
        let mut known = by_section(&mut self.store.reader().await?, self.territory, Audience::Everything).await?;
        let mut saves = Vec::new();
        for (section, body) in texts {
            let (mut record, before) = match known.remove(&section) {
                Some(record) => (record.clone(), Some(record)),
                None => (Record::new(new_id(&self.now())?, kind, ""), None),
            };
            let changes = match before {
                Some(_) => Map::from_iter([("body".to_owned(), Value::Object(body))]),
                None => new_passage(&section, body),
            };
            self.apply(kind, &mut record, &changes).await?;
            let empty = ["text_it", "text_en"].iter().all(|f| record.body_text(f).is_none());
            if before.as_ref().map_or(empty, |b| record.same_content(b)) {
                report.unchanged.push(section);
                continue;
            }
            report.written.push(section);
            saves.push((record, before.map(|b| b.version)));
        }
        if saves.is_empty() {
            return Ok(report);
        }
        let (territory, stamp) = (self.territory, self.stamp(who));
        let what = json!({ "words": report.written });
        let (seq, _) = self
            .store
            .write(move |c| {
                Box::pin(async move {
                    for (record, _) in &saves {
                        super::editions::guard_save(c, territory, &stamp, record).await?;
                    }
                    records::save_many(c, territory, &stamp, what, saves).await
                })
            })
            .await
            .map_err(super::editions::conflict)?;
        report.seq = Some(seq);
        Ok(report)
    }

    /// Writes the words that this person sees to a folder, as files that [`Workbench::import_passages`] reads; their names.
    pub async fn export_passages(&self, who: &Who, folder: &Path) -> Result<Vec<String>> {
        std::fs::create_dir_all(folder).map_err(WorkError::io(folder))?;
        let mut names = Vec::new();
        for (section, passage) in self.passages(who).await? {
            for language in Language::ALL {
                let text = passage.text(language);
                let plain = section.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
                if !text.is_empty() && plain {
                    let name = format!("{section}.{}.md", language.code());
                    let path = folder.join(&name);
                    std::fs::write(&path, format!("{text}\n")).map_err(WorkError::io(&path))?;
                    names.push(name);
                }
            }
        }
        Ok(names)
    }
}

/// What makes a new passage; its title is the section's heading in Italian.
fn new_passage(section: &str, mut body: Map<String, Value>) -> Map<String, Value> {
    body.insert("section".to_owned(), json!(section));
    Map::from_iter([
        ("title".to_owned(), json!(heading(Language::It, section))),
        ("visibility".to_owned(), json!(Visibility::Public)),
        ("body".to_owned(), Value::Object(body)),
    ])
}

/// Line ends as browsers and other systems send them become one kind; space around the whole goes.
fn tidy(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned()
}

type Words = BTreeMap<String, Map<String, Value>>;

/// The texts of a folder or file by section, and the names that were ignored, in order.
fn read_words(path: &Path) -> Result<(Words, Vec<String>)> {
    let mut files = Vec::new();
    if path.is_dir() {
        for entry in std::fs::read_dir(path).map_err(WorkError::io(path))? {
            let entry = entry.map_err(WorkError::io(path))?;
            if entry.path().is_file() {
                files.push(entry.path());
            }
        }
        files.sort();
    } else {
        files.push(path.to_owned());
    }
    let mut words = Words::new();
    let mut ignored = Vec::new();
    for file in files {
        let name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let parts: Vec<&str> = name.split('.').collect();
        let language = match parts[..] {
            [_, "it", "md"] => Language::It,
            [_, "en", "md"] => Language::En,
            _ => {
                ignored.push(name);
                continue;
            }
        };
        check_section(parts[0])?;
        let length = std::fs::metadata(&file).map_err(WorkError::io(&file))?.len();
        if length > MOST {
            return Err(Problem::new("problem-words-size", &name).with("most", MOST).into());
        }
        let bytes = std::fs::read(&file).map_err(WorkError::io(&file))?;
        let text = std::str::from_utf8(&bytes).map_err(|_| Problem::new("problem-words-encoding", &name))?;
        let text = tidy(text.trim_start_matches('\u{feff}'));
        words.entry(parts[0].to_owned()).or_default().insert(field(language).to_owned(), json!(text));
    }
    if words.is_empty() {
        return Err(Problem::new("problem-words-none", path.display().to_string()).into());
    }
    Ok((words, ignored))
}
