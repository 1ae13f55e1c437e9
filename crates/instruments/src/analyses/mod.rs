//! Any method of the engine, asked of the territory or of files that somebody brings: one question, one answer, for page, programs and the
//! command line. The files that a territory gives are those that the verbs read ([`sources`]), so that everybody can take them home and
//! compute the same again.

pub mod address;
mod answer;
pub mod chosen;
mod folder;
pub mod sources;

pub use answer::{ORDER, named, said};
pub use reticolo_analysis::catalogue::{Card, Text};
pub use reticolo_verbs::form;
pub use reticolo_verbs::work::Column;

use crate::gate::{Act, Who, check};
use crate::work::{Method, Task};
use crate::{Result, WorkError, Workbench};
use folder::Folder;
use reticolo_messages::Language;
use reticolo_model::Problem;
use reticolo_model::id::sha256_hex;
use reticolo_verbs::form::FieldKind;
use reticolo_verbs::work::{Told, VerbError};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use sources::{Asked, Given, GivenFile};
use std::collections::{BTreeMap, BTreeSet};

/// A text in the language that is asked for.
#[must_use]
pub fn own(l: Language, text: Text) -> &'static str {
    match l {
        Language::It => text.it,
        Language::En => text.en,
    }
}

/// The largest file that is brought to a page, in bytes.
pub const MOST_BROUGHT: usize = 5_000_000;
/// Under this prefix a brought file is kept among the results.
const BROUGHT: &str = "brought-";

/// What is asked: a verb with its arguments as on the command line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnalysisQuestion {
    pub verb: String,
    /// Name and value; `true` for a flag; what may be said several times stands several times.
    pub arguments: Vec<(String, String)>,
    /// What is read of the territory, by the names of the source's settings.
    pub settings: BTreeMap<String, String>,
    /// Files that were brought, by the argument they stand for: they go before those of the territory.
    pub files: BTreeMap<String, Brought>,
    /// The language of the reasons.
    pub language: String,
    /// The day as of which it is asked, where the verb's files are of a day.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub day: String,
}

/// A file that somebody brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Brought {
    pub name: String,
    /// SHA-256 of its bytes.
    pub digest: String,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    pub argument: String,
    pub name: String,
    pub bytes: usize,
    pub digest: String,
    /// Whether it was made of the territory's own data.
    pub of_territory: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AnalysisAnswer {
    pub question: AnalysisQuestion,
    /// As it was computed with, defaults filled in.
    pub parameters: Value,
    /// SHA-256 over the files.
    pub input_digest: String,
    pub inputs: Vec<Input>,
    /// Figures about the whole, by name.
    pub figures: Vec<(String, Value)>,
    pub columns: Vec<Column>,
    /// Sentences: why, what is left out, what the figures do not say.
    pub reasons: Vec<String>,
    /// What was left out when the territory's files were made.
    pub notes: Vec<String>,
    /// What ids of the files are called.
    pub names: BTreeMap<String, String>,
    /// The data sets whose figures were read.
    #[serde(default)]
    pub cites: BTreeSet<String>,
    /// The answer as the verb gives it to machines.
    pub result: Map<String, Value>,
}

impl From<VerbError> for WorkError {
    fn from(error: VerbError) -> WorkError {
        match error {
            VerbError::Problem(problem) => problem.into(),
            VerbError::Format(error) => error.into(),
            VerbError::Io { path, error } => WorkError::Io { path, error },
        }
    }
}

impl AnalysisQuestion {
    fn language(&self) -> Language {
        Language::parse(&self.language).unwrap_or_default()
    }

    fn argument(&self, name: &str) -> Option<&str> {
        self.arguments.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }
}

impl Workbench {
    /// The answer of a method. What visitors may look at they may look at here too, where it is kept; whoever asks anew works.
    ///
    /// # Errors
    /// A verb that is none, arguments that it does not take, data that wait, and what the verb itself refuses.
    pub async fn analysis(&self, who: &Who, question: &AnalysisQuestion) -> Result<AnalysisAnswer> {
        let (question, task) = self.analysis_task(who, question)?;
        self.worked(who, who, task, Box::pin(self.analysed(who, &question))).await
    }

    /// The same as a part of the plan of a day: whoever writes that waits for it.
    pub(crate) async fn analysis_in_plan(&self, who: &Who, question: &AnalysisQuestion, day: &str) -> Result<AnalysisAnswer> {
        let day = if sources::of_a_day(&question.verb) { day.to_owned() } else { String::new() };
        let (question, task) = self.analysis_task(who, &AnalysisQuestion { day, ..question.clone() })?;
        self.worked_here(who, task, Box::pin(self.analysed(who, &question))).await
    }

    fn analysis_task(&self, who: &Who, question: &AnalysisQuestion) -> Result<(AnalysisQuestion, Task)> {
        check(who, Act::Read)?;
        if !form::names().any(|v| v == question.verb) {
            return Err(WorkError::NotFound(question.verb.clone()));
        }
        let mut question = question.clone();
        if question.day.is_empty() && sources::of_a_day(&question.verb) {
            question.day = self.today();
        }
        let task = Task { method: Method::Analysis, question: json!(question), usual: false, apart: true };
        Ok((question, task))
    }

    async fn analysed(&self, who: &Who, question: &AnalysisQuestion) -> Result<AnalysisAnswer> {
        self.tell(Method::Analysis, "reading", 0, 2)?;
        let given = self.analysis_files(who, question).await?;
        self.tell(Method::Analysis, "computing", 1, 2)?;
        let question = question.clone();
        let made = tokio::task::spawn_blocking(move || computed(question, given));
        made.await.map_err(|e| WorkError::Report(e.to_string()))?
    }

    /// The files that a question reads. Files that were brought go before the territory's own.
    ///
    /// # Errors
    /// Data that the territory does not have; a file that is no longer kept.
    pub async fn analysis_files(&self, who: &Who, question: &AnalysisQuestion) -> Result<Given> {
        check(who, Act::Read)?;
        let mut given = Given::default();
        let source = sources::of(&question.verb);
        // A source gives all it can unless every file was brought.
        if let Some(source) = source.filter(|s| s.gives.iter().any(|g| !question.files.contains_key(*g))) {
            let asked = Asked { wb: self, who, language: question.language(), settings: &question.settings, question };
            given = (source.make)(&asked).await?;
            given.files.retain(|f| !question.files.contains_key(&f.argument));
        }
        for field in form::fields(&question.verb).iter().filter(|f| f.kind == FieldKind::File) {
            if let Some(brought) = question.files.get(&field.name) {
                let bytes = self.kept_file(who, brought).await?;
                given.files.push(GivenFile { argument: field.name.clone(), name: brought.name.clone(), bytes, of_territory: false });
            }
        }
        Ok(given)
    }

    /// Keeps a file that somebody brings for an analysis, for a while; its digest.
    ///
    /// # Errors
    /// For who may not work; a file that is too large.
    pub async fn bring(&self, who: &Who, name: &str, bytes: Vec<u8>) -> Result<Brought> {
        check(who, Act::Work)?;
        if bytes.len() > MOST_BROUGHT {
            return Err(Problem::new("problem-analysis-large", name).with("most", MOST_BROUGHT / 1_000_000).into());
        }
        let digest = sha256_hex(&bytes);
        let (territory, at, audience, key) = (self.territory, self.now(), who.key(), format!("{BROUGHT}{digest}"));
        let kept = self.store.write(move |c| {
            Box::pin(async move { reticolo_store::results::put(c, territory, (&key, "brought", &audience), &at, bytes).await })
        });
        kept.await?;
        Ok(Brought { name: name.to_owned(), digest })
    }

    /// The bytes of a file that was brought: kept for a while, or on a record that this person sees.
    async fn kept_file(&self, who: &Who, brought: &Brought) -> Result<Vec<u8>> {
        let key = format!("{BROUGHT}{}", brought.digest);
        if let Some(bytes) = reticolo_store::results::get(&mut self.store.reader().await?, self.territory, &key).await? {
            return Ok(bytes);
        }
        match self.file_with(who, &brought.digest).await {
            Ok((_, bytes)) => Ok(bytes),
            Err(WorkError::NotFound(_)) => Err(Problem::new("problem-analysis-file", &brought.name).into()),
            Err(error) => Err(error),
        }
    }
}

/// The words of the command line that ask a question of files in a folder.
///
/// # Errors
/// A file that cannot be written.
fn words(question: &AnalysisQuestion, given: &Given, folder: &Folder) -> Result<Vec<String>> {
    let mut words = vec![question.verb.clone()];
    for file in &given.files {
        words.extend([format!("--{}", file.argument), folder.write(&file.name, &file.bytes)?]);
    }
    let fields = form::fields(&question.verb);
    let flag = |name: &str| fields.iter().any(|f| f.name == name && f.kind == FieldKind::Flag);
    let added = given.arguments.iter().filter(|(name, _)| question.argument(name).is_none());
    for (name, value) in added.chain(&question.arguments) {
        match (flag(name), value.as_str()) {
            (true, "true") => words.push(format!("--{name}")),
            (true, _) => {}
            _ => words.push(format!("--{name}={value}")),
        }
    }
    Ok(words)
}

fn computed(question: AnalysisQuestion, given: Given) -> Result<AnalysisAnswer> {
    let folder = Folder::new()?;
    // Where files lie is nobody's business: they are called by their names.
    let (parameters, input_digest, told) = told(&question, &given, &folder).map_err(|e| folder.unnamed(e))?;
    let input = |file: GivenFile| Input {
        bytes: file.bytes.len(),
        digest: sha256_hex(&file.bytes),
        argument: file.argument,
        name: file.name,
        of_territory: file.of_territory,
    };
    Ok(AnalysisAnswer {
        question,
        parameters,
        input_digest,
        inputs: given.files.into_iter().map(input).collect(),
        figures: told.figures,
        columns: told.table,
        reasons: told.reasons,
        notes: given.notes,
        names: given.names,
        cites: given.cites,
        result: told.result,
    })
}

fn told(question: &AnalysisQuestion, given: &Given, folder: &Folder) -> Result<(Value, String, Told)> {
    let words = words(question, given, folder)?;
    let verb = form::parse(&words).map_err(WorkError::Invalid)?;
    let work = verb.ask().work(question.language())?;
    let tell = work.compute()?;
    Ok((work.parameters, work.digest, tell()))
}
