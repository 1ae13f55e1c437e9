//! Analyses that are chosen for the plan: each a record that keeps the question, with the files that were brought for it. The answer is never
//! kept there: it is asked anew, for whoever the plan is written for.

use super::address::{FILE, SETTING};
use super::form::{self, FieldKind};
use super::sources::records::{rows, text};
use super::{AnalysisQuestion, Brought, own, sources};
use crate::files::Upload;
use crate::gate::{Act, Who, check};
use crate::registry::Saved;
use crate::{Result, WorkError, Workbench};
use reticolo_messages::{Language, t};
use reticolo_model::{Problem, Record, Visibility};
use reticolo_store::lists::{self, ListQuery};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The kind of its records.
pub const KIND: &str = "chosen_analysis";
/// What can be said of it: its title and a comment, in either language.
pub const WORDS: [&str; 4] = ["title_it", "title_en", "comment_it", "comment_en"];

/// An analysis that the plan asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Chosen {
    pub id: Uuid,
    pub version: i64,
    pub visibility: Visibility,
    pub question: AnalysisQuestion,
    /// By the names of [`WORDS`]; what was not said is not there.
    pub words: BTreeMap<String, String>,
}

impl Chosen {
    fn of(record: &Record) -> Chosen {
        let words = WORDS.iter().filter_map(|w| Some(((*w).to_owned(), record.body_text(w)?.to_owned()))).collect();
        Chosen { id: record.id, version: record.version, visibility: record.visibility, question: question(record), words }
    }

    /// What it is called: its own title in this language, else its method's.
    #[must_use]
    pub fn title(&self, l: Language) -> String {
        self.word("title", l).map_or_else(|| title(l, &self.question.verb), str::to_owned)
    }

    /// What the agency says of it in this language, in Markdown.
    #[must_use]
    pub fn comment(&self, l: Language) -> Option<&str> {
        self.word("comment", l)
    }

    fn word(&self, what: &str, l: Language) -> Option<&str> {
        self.words.get(&format!("{what}_{}", l.code())).map(|w| w.trim()).filter(|w| !w.is_empty())
    }

    /// The question in a language.
    #[must_use]
    pub fn asked_in(&self, l: Language) -> AnalysisQuestion {
        AnalysisQuestion { language: l.code().to_owned(), ..self.question.clone() }
    }
}

/// What a verb is called: its first card's title.
#[must_use]
pub fn title(l: Language, verb: &str) -> String {
    form::cards(verb).first().map_or_else(|| verb.to_owned(), |card| t(l, card.title_key))
}

/// What a verb answers, in plain words.
#[must_use]
pub fn asks(l: Language, verb: &str) -> String {
    form::cards(verb).iter().map(|c| own(l, c.question)).collect::<Vec<_>>().join(" ")
}

/// The question that a record keeps.
fn question(record: &Record) -> AnalysisQuestion {
    let pair = |row: &Map<String, Value>| (text(row, "argument").to_owned(), text(row, "value").to_owned());
    AnalysisQuestion {
        verb: record.body_text("verb").unwrap_or_default().to_owned(),
        arguments: rows(record, "arguments").map(pair).collect(),
        settings: rows(record, "settings").map(pair).collect(),
        files: rows(record, "files")
            .map(|row| {
                (text(row, "argument").to_owned(), Brought { name: text(row, "file").to_owned(), digest: text(row, "digest").to_owned() })
            })
            .collect(),
        language: Language::It.code().to_owned(),
        ..AnalysisQuestion::default()
    }
}

/// Refuses a record whose question no verb could be asked, whichever way it comes.
pub(crate) fn check_record(record: &Record) -> Result<()> {
    if record.kind != KIND {
        return Ok(());
    }
    let asked = question(record);
    let fields = form::fields(&asked.verb);
    if fields.is_empty() {
        let known = form::names().collect::<Vec<_>>().join(", ");
        return Err(Problem::new("problem-choice", asked.verb).on("verb").with("known", known).into());
    }
    // What the question knows of its own pairs is all of them, or one is none of this verb's.
    let pairs = asked.pairs();
    let again = AnalysisQuestion::of_pairs(Language::It, &asked.verb, &pairs)?;
    let known: BTreeSet<String> = again.pairs().into_iter().map(|(name, _)| name).collect();
    let default = |name: &str| fields.iter().any(|f| f.name == name && f.kind != FieldKind::File);
    if let Some((name, _)) = pairs.iter().find(|(name, _)| !known.contains(name) && !default(name)) {
        let settings = sources::of(&asked.verb).map_or(&[][..], |s| s.settings).iter().map(|s| format!("{SETTING}{}", s.name));
        let own = fields.iter().map(|f| if f.kind == FieldKind::File { format!("{FILE}{}", f.name) } else { f.name.clone() });
        let known = own.chain(settings).collect::<Vec<_>>().join(", ");
        return Err(Problem::new("problem-choice", name).on("arguments").with("known", known).into());
    }
    Ok(())
}

impl Workbench {
    /// The analyses that are chosen, as far as this person sees them, in the order in which they were.
    ///
    /// # Errors
    /// What the store says.
    pub async fn chosen_analyses(&self, who: &Who) -> Result<Vec<Chosen>> {
        check(who, Act::Read)?;
        let query = ListQuery { illustrative: who.illustrative(), ..ListQuery::all(KIND, who.audience()) };
        let mut all = Vec::new();
        lists::each(&mut self.store.reader().await?, self.territory, &query, |record| {
            all.push(Chosen::of(&record));
            Ok(())
        })
        .await?;
        all.sort_by_key(|c| c.id);
        Ok(all)
    }

    /// Keeps a question for the plan, as a public record; files that were brought for it are attached. `words` go by the names of [`WORDS`].
    ///
    /// # Errors
    /// For who may not write; a question that the verb does not know; a file that is no longer kept.
    pub async fn choose_analysis(&self, who: &Who, question: &AnalysisQuestion, words: &BTreeMap<String, String>) -> Result<Saved> {
        check(who, Act::Write)?;
        if let Some(unknown) = words.keys().find(|w| !WORDS.contains(&w.as_str())) {
            let problem = Problem::new("problem-unknown-field", unknown).with("kind", KIND).with("known", WORDS.join(", "));
            return Err(problem.into());
        }
        let mut uploads: BTreeMap<&str, Upload> = BTreeMap::new();
        for brought in question.files.values() {
            let bytes = self.kept_file(who, brought).await?;
            uploads.insert(&brought.digest, Upload { name: brought.name.clone(), bytes, ..Upload::default() });
        }
        let pair = |(name, value): (&String, &String)| json!({ "argument": name, "value": value });
        let mut body: Map<String, Value> = words.iter().map(|(name, text)| (name.clone(), json!(text.trim()))).collect();
        body.insert("verb".to_owned(), json!(question.verb));
        body.insert("arguments".to_owned(), question.arguments.iter().map(|(n, v)| pair((n, v))).collect());
        body.insert("settings".to_owned(), question.settings.iter().map(pair).collect());
        let file = |(name, f): (&String, &Brought)| json!({ "argument": name, "file": f.name, "digest": f.digest });
        body.insert("files".to_owned(), question.files.iter().map(file).collect());
        let said = words.get("title_it").map(|t| t.trim()).filter(|t| !t.is_empty());
        let changes = Map::from_iter([
            ("title".to_owned(), json!(said.map_or_else(|| title(Language::It, &question.verb), str::to_owned))),
            ("visibility".to_owned(), json!(Visibility::Public)),
            ("body".to_owned(), Value::Object(body)),
        ]);
        let saved = self.create(who, KIND, &changes).await?;
        if !uploads.is_empty()
            && let Err(error) = self.attach(who, saved.record.id, uploads.into_values().collect()).await
        {
            self.delete(who, saved.record.id, saved.record.version).await?;
            return Err(error);
        }
        Ok(saved)
    }

    /// Takes an analysis out of the plan again; undo brings it back.
    ///
    /// # Errors
    /// For who may not write; a record that is none.
    pub async fn unchoose_analysis(&self, who: &Who, id: Uuid) -> Result<i64> {
        check(who, Act::Write)?;
        let record = self.record(who, id).await?;
        if record.kind != KIND {
            return Err(WorkError::NotFound(id.to_string()));
        }
        self.delete(who, id, record.version).await
    }
}
