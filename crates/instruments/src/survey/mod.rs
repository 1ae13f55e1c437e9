//! Surveys: what files say is read, checked, compared with what is known, and published as one act that can be undone.
//! Use cases: import a file; see the data sets and their versions.

mod candidates;
mod choices;
mod columns;
mod draw;
mod figures;
mod forms;
mod hand;
mod inspect;
mod look_alikes;
mod made_columns;
mod mapping;
mod open;
mod own;
mod place_rows;
pub mod publishers;
mod record_rows;
mod references;
mod source;
pub mod standards;
mod sums;
mod unit_rows;
mod uploads;
mod wide;

pub use candidates::candidates;
pub(crate) use forms::VOTE;
pub use inspect::{Change, Column, FieldChange, Inspection, TOLD, Why};
pub use mapping::{Choice, FigureColumn, IndicatorSpec, Mapping, Mend, Only, PlacesFile, Reference, SumRule, is_open_licence};
pub use uploads::{MOST_UPLOADS, NewUpload, Task, Tasks, Upload};

use crate::gate::{Act, Who, check};
use crate::{Result, WorkError, Workbench};
use reticolo_messages::{Language, tr};
use reticolo_model::canonical::canonical;
use reticolo_model::{Kind, Origin, Problem, Record, Visibility, id, kinds};
use reticolo_store::data_sets::{self, Form, Version};
use reticolo_store::documents::{self, Document};
use reticolo_store::staging::{self, Batch, Staged};
use reticolo_store::{StoreError, records};
use serde::Serialize;
use serde_json::{Value, json};
use source::Source;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What a file's rows are.
#[derive(Debug, Clone, Copy)]
pub enum Target {
    Units,
    Indicators,
    Flows,
    Kind(&'static Kind),
}

impl Target {
    /// `units`, `indicators`, `flows` or the code of a kind that is not about data.
    #[must_use]
    pub fn parse(text: &str) -> Option<Target> {
        match text {
            "units" => Some(Target::Units),
            "indicators" => Some(Target::Indicators),
            "flows" => Some(Target::Flows),
            code if kinds::of_territory(code) => kinds::find(code).map(Target::Kind),
            _ => None,
        }
    }

    /// Every name that [`Target::parse`] knows.
    #[must_use]
    pub fn names() -> Vec<&'static str> {
        let mut names = vec!["units", "indicators", "flows"];
        names.extend(kinds::ALL.iter().map(|k| k.code).filter(|c| kinds::of_territory(c)));
        names
    }

    /// The name that [`Target::parse`] knows it by.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Target::Units => "units",
            Target::Indicators => "indicators",
            Target::Flows => "flows",
            Target::Kind(kind) => kind.code,
        }
    }

    fn form(self) -> Form {
        match self {
            Target::Units => Form::Units,
            Target::Indicators => Form::Indicators,
            Target::Flows => Form::Flows,
            Target::Kind(_) => Form::Records,
        }
    }
}

/// What is asked of an import.
#[derive(Debug, Clone)]
pub struct ImportAsk {
    pub file: PathBuf,
    /// The name people know the file by.
    pub file_name: String,
    pub target: Target,
    /// The text of a mapping; without it one is proposed from the columns' names.
    pub mapping: Option<String>,
    pub dry_run: bool,
    pub skip_bad_rows: bool,
    pub remove_missing: bool,
    pub visibility: Option<Visibility>,
    /// The file with the places of the rows, where the mapping asks for one and it does not lie beside the first.
    pub places_file: Option<PathBuf>,
    /// In which language the file of rejected rows gives its reasons.
    pub language: Language,
}

impl ImportAsk {
    /// How the file is opened: as the mapping states; of several sheets or layers the one named as the rows that are wanted.
    pub(crate) fn options(&self, mapping: Option<&Mapping>) -> source::OpenOptions {
        let prefer = Some(self.target.code().to_owned());
        source::OpenOptions { prefer, ..mapping.map(Mapping::options).unwrap_or_default() }
    }

    /// The mapping that the columns suggest. A layer or sheet of several that is named as its rows gives its name to the data set, so
    /// that those of one file do not meet in one.
    pub(crate) fn propose(&self, source: &Source, samples: &[Vec<String>]) -> Result<Mapping> {
        let read = source.read_as();
        let own = read.part.filter(|p| read.parts.len() > 1 && p == self.target.code());
        let stem = self.file_name.split('.').next().unwrap_or_default();
        let name = own.map_or_else(|| self.file_name.clone(), |part| format!("{stem}_{part}"));
        Mapping::propose(self.target, source.header(), &name, samples, source.has_geometry())
    }

    /// A mapping that only says how the file is opened, if that is what was given.
    pub(crate) fn how(&self) -> Result<Option<Mapping>> {
        let given = self.mapping.as_deref().map(|text| Mapping::parse(text, &self.file_name)).transpose()?;
        Ok(given.filter(Mapping::only_says_how))
    }

    /// The mapping that is given, else that of the standard whose form the file has, if there is one for such rows; and whether it
    /// was given.
    pub(crate) fn stated(&self) -> Result<Option<(Mapping, bool)>> {
        let given = self.mapping.as_deref().map(|text| Mapping::parse(text, &self.file_name)).transpose()?;
        let given = given.filter(|m| !m.only_says_how());
        if let Some(mapping) = given {
            return Ok(Some((mapping.named(&self.file_name), true)));
        }
        if !standards::any(self.target) {
            return Ok(None);
        }
        let form = open::form_found(&self.file, &self.file_name, standards::in_tables(self.target))?;
        let part = self.how()?.and_then(|how| how.object);
        let standard = standards::of(self.target, form).filter(|p| part.is_none() || part == p.mapping.object);
        Ok(standard.map(|p| (p.mapping.clone().named(&self.file_name), false)))
    }
}

/// Where an import stands.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    pub stage: &'static str,
    pub done: u64,
    pub total: u64,
}

/// Told now and then how far the work is; answers `false` to cancel it.
pub type Progress = Arc<dyn Fn(Step) -> bool + Send + Sync>;

/// A progress that nobody watches.
#[must_use]
pub fn quiet() -> Progress {
    Arc::new(|_| true)
}

/// A cell that is not what its place asks for.
#[derive(Debug, Clone, Serialize)]
pub struct BadCell {
    pub file: String,
    pub row: u64,
    pub column: String,
    pub problem: Problem,
}

/// Why rows were refused: what is wrong in which column, in how many rows, and in the first of them.
#[derive(Debug, Clone, Serialize)]
pub struct Reason {
    pub column: String,
    pub code: String,
    pub rows: u64,
    pub first: BadCell,
}

/// At most so many bad cells are listed; all are counted.
pub const LISTED: usize = 1000;

/// What an import found and did.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ImportReport {
    pub data_set: String,
    pub form: String,
    pub rows: u64,
    pub good: u64,
    pub bad: Vec<BadCell>,
    pub bad_rows: u64,
    /// The refused rows by the first thing that is wrong with each; they sum to `bad_rows`.
    pub reasons: Vec<Reason>,
    /// Rows of records that say what one before them said: that one is counted as good.
    pub repeated: u64,
    /// Of the refused rows those of the file of places.
    pub places_refused: u64,
    /// Rows whose place a reference table knows but that is not loaded: kept on records, left out of figures.
    pub outside: u64,
    pub added: usize,
    pub changed: usize,
    pub same: usize,
    /// What the last version had and this file has not.
    pub missing: Vec<String>,
    pub removed: usize,
    /// Codes that were followed to the unit that took over.
    pub followed: Vec<String>,
    /// Points that lie outside the unit of their row: the code decided.
    pub doubtful: u64,
    pub visibility: Option<Visibility>,
    /// New records or figures that came in with that visibility.
    pub published: usize,
    /// The number of the act, for `--undo`; none if nothing changed or on a dry run.
    pub seq: Option<i64>,
    pub version: Option<i64>,
    /// The mapping that was used, and whether it was proposed.
    pub mapping: String,
    pub proposed: bool,
    /// Columns that nothing was made of.
    pub ignored: Vec<String>,
    /// Those of them with classes and texts, which an import as units would keep as attributes.
    pub kept_by_units: Vec<String>,
    pub dry_run: bool,
    pub rejected_file: Option<PathBuf>,
    /// How the file's bytes were read: what was found out, each with its code (`encoding`, `separator`, `line_end`, `decimal`, …).
    pub read_as: Vec<(String, String)>,
    /// Names that were found though written otherwise (case, accents, apostrophes): as written → as kept.
    pub names_met: Vec<(String, String)>,
    /// Rows that stayed out because of the mapping's `keep`.
    pub left_out: u64,
    /// What those rows sum to in the kind's figure, in euro, where that is money.
    pub left_out_money: Option<String>,
    /// Rows of the places file that name no place: left out of the split.
    pub places_unknown: u64,
    /// Figures read from the rows: a row of a wide table has many.
    pub figures: u64,
    /// Figures of units that former ones have become: added up where the mapping declares the indicator additive, else missing.
    pub merged: u64,
    /// Figures that are suppressed, and zeros given to units without a row because the mapping says so.
    pub suppressed: u64,
    pub zeros: u64,
    /// Figures: where the parts do not sum to their total.
    pub sums: Vec<SumDifference>,
    /// Figures: another data set holds the same indicator, unit and period.
    pub also_in: Vec<AlsoIn>,
    /// Fields that were changed by hand since the last import and stay as the hand left them.
    pub kept_by_hand: Vec<KeptByHand>,
    /// Rows that look like a record known by another key.
    pub look_alikes: Vec<LookAlike>,
    /// Records of other data sets that rows met by their tax code.
    pub met: u64,
    /// Records that references created, and links that were drawn or taken away.
    pub created: usize,
    pub linked: usize,
    pub unlinked: usize,
    /// References that found nothing: column, text, and in how many rows.
    pub not_found: Vec<(String, String, u64)>,
    /// The first of what would change, field by field, and the first of what is new.
    pub changes: Vec<Change>,
    pub news: Vec<String>,
}

/// A total and its parts that do not agree.
#[derive(Debug, Clone, Serialize)]
pub struct SumDifference {
    pub total: String,
    pub unit: String,
    pub period: String,
    pub stated: f64,
    pub summed: f64,
}

/// An indicator and period that two data sets hold: which one is used, and how many units differ.
#[derive(Debug, Clone, Serialize)]
pub struct AlsoIn {
    pub indicator: String,
    pub period: String,
    pub data_set: String,
    pub used: String,
    pub units: u64,
    pub differ: u64,
}

impl AlsoIn {
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let [units, differ] = [self.units, self.differ].map(|n| n.to_string());
        let args = [
            ("indicator", self.indicator.as_str()),
            ("period", &self.period),
            ("data_set", &self.data_set),
            ("used", &self.used),
            ("units", &units),
            ("differ", &differ),
        ];
        tr(language, "cli-import-also_in", &args)
    }
}

/// A value that a hand gave and the file would have changed.
#[derive(Debug, Clone, Serialize)]
pub struct KeptByHand {
    pub record: uuid::Uuid,
    pub title: String,
    pub field: String,
    pub by_hand: String,
    pub in_file: String,
}

/// A row that has title, money and place of a record known by another key.
#[derive(Debug, Clone, Serialize)]
pub struct LookAlike {
    pub row: u64,
    pub key: String,
    pub title: String,
    pub record: uuid::Uuid,
    pub record_key: String,
}

/// What the readers of rows hand on.
pub(crate) struct Prepared {
    pub report: ImportReport,
    pub batch: Batch,
    /// Rows that were refused, as they stood: header and lines for the file of rejected rows.
    pub rejected: Rejected,
}

/// Refused rows, kept to be written beside the file.
#[derive(Debug, Default)]
pub(crate) struct Rejected {
    pub header: Vec<String>,
    pub rows: Vec<(u64, Vec<String>, String)>,
}

/// A data set with its versions.
#[derive(Debug, Serialize)]
pub struct DataSetView {
    pub record: Record,
    pub versions: Vec<Version>,
}

/// Collects bad cells: all counted, the first thousand listed, every bad row kept for the rejected file.
pub(crate) struct Faults {
    file: String,
    pub language: Language,
    pub listed: Vec<BadCell>,
    pub rows: u64,
    last: Option<u64>,
    /// What is wrong with the last row.
    pub here: Vec<(String, Problem)>,
    reasons: BTreeMap<(String, String), Reason>,
}

impl Faults {
    pub fn new(file: &str) -> Faults {
        Faults {
            file: file.to_owned(),
            language: Language::It,
            listed: Vec::new(),
            rows: 0,
            last: None,
            here: Vec::new(),
            reasons: BTreeMap::new(),
        }
    }

    pub fn push(&mut self, row: u64, column: &str, problem: Problem) {
        if self.last != Some(row) {
            self.rows += 1;
            self.last = Some(row);
            self.here.clear();
            self.because(row, column, &problem);
        }
        self.here.push((column.to_owned(), problem.clone()));
        if self.listed.len() < LISTED {
            self.listed.push(BadCell { file: self.file.clone(), row, column: column.to_owned(), problem });
        }
    }

    fn because(&mut self, row: u64, column: &str, problem: &Problem) {
        let first = || BadCell { file: self.file.clone(), row, column: column.to_owned(), problem: problem.clone() };
        let reason = self.reasons.entry((column.to_owned(), problem.code.clone()));
        reason.or_insert_with(|| Reason { column: column.to_owned(), code: problem.code.clone(), rows: 0, first: first() }).rows += 1;
    }

    /// The reasons, the most frequent first.
    pub fn reasons(&mut self) -> Vec<Reason> {
        let mut all: Vec<Reason> = std::mem::take(&mut self.reasons).into_values().collect();
        all.sort_by(|a, b| b.rows.cmp(&a.rows).then_with(|| (&a.column, &a.code).cmp(&(&b.column, &b.code))));
        all
    }
}

/// What all readers share.
pub(crate) struct Context {
    pub ask: ImportAsk,
    pub mapping: Mapping,
    pub visibility: Visibility,
    pub progress: Progress,
    pub who: Who,
    /// The file's first rows.
    pub samples: Vec<Vec<String>>,
    /// Whether the file has shapes.
    pub has_geometry: bool,
    /// The digests of the documents that are kept, where a row may name no other.
    pub documents: Option<BTreeSet<String>>,
}

impl Context {
    pub fn step(&self, stage: &'static str, done: u64, total: u64) -> Result<()> {
        if (self.progress)(Step { stage, done, total }) { Ok(()) } else { Err(WorkError::Cancelled) }
    }

    pub fn data_set(&self) -> &str {
        self.mapping.data_set.as_deref().unwrap_or_default()
    }

    pub fn source(&self) -> data_sets::Source {
        // With the places in a file of their own, a version is of both.
        let file = match &self.mapping.places {
            Some(places) if matches!(self.ask.target, Target::Kind(_)) => format!("{} + {}", self.ask.file_name, places.file),
            _ => self.ask.file_name.clone(),
        };
        let mapping = serde_json::to_value(&self.mapping).map(|v| canonical(&v)).unwrap_or_default();
        data_sets::Source { data_set: self.data_set().to_owned(), form: self.ask.target.form(), file, mapping }
    }
}

impl Workbench {
    /// Reads a file into the territory. Bad rows stop it unless they are to be skipped; nothing is written before all is checked.
    pub async fn import(&self, who: &Who, ask: ImportAsk, progress: Progress) -> Result<ImportReport> {
        check(who, Act::Import)?;
        // Another import may publish the same data set between our comparison and our publication: then compare again.
        for _ in 0..3 {
            match self.import_once(who, ask.clone(), progress.clone()).await {
                Err(WorkError::Store(StoreError::Conflict { .. })) => {}
                // People know the file by its name, not by where it lies.
                Err(WorkError::Format(mut error)) => {
                    error.file = ask.file_name.clone().into();
                    return Err(WorkError::Format(error));
                }
                other => return other,
            }
        }
        self.import_once(who, ask, progress).await
    }

    async fn import_once(&self, who: &Who, ask: ImportAsk, progress: Progress) -> Result<ImportReport> {
        let stated = ask.stated()?;
        let how = ask.how()?;
        let options = ask.options(stated.as_ref().map(|(m, _)| m).or(how.as_ref()));
        let mut source = source::open_with(&ask.file, &ask.file_name, &options)?;
        let samples = columns::samples(&ask, &mut source, &options)?;
        let (mut mapping, proposed) = match stated {
            Some((mapping, given)) => (mapping, !given),
            None => {
                let proposed = ask.propose(&source, &samples)?;
                (proposed.read_as(how.as_ref()), true)
            }
        };
        let read_as = columns::read_as(&mut mapping, &source, &samples);
        let has_geometry = source.has_geometry();
        let form = source.read_as().form;
        mapping.check(ask.target, source.header(), source.has_geometry())?;
        let visibility = ask.visibility.unwrap_or_else(|| mapping.visibility());
        let ignored = mapping.ignored(source.header());
        let text = mapping.text();
        let kept_by_units = mapping.kept_by_units(ask.target, &ignored, source.header(), &samples);
        // The workbook that a questionnaire is read from is kept with it; of other files a row names what is there.
        let names_documents = matches!(ask.target, Target::Kind(kind) if kind.fields.iter().any(|f| f.document));
        let documents = if names_documents && form != reticolo_formats::Form::XlsForm {
            Some(documents::digests(&mut self.store.reader().await?, self.territory).await?)
        } else {
            None
        };
        let ctx = Context { ask, mapping, visibility, progress, who: who.clone(), samples, has_geometry, documents };
        let mut prepared = match ctx.ask.target {
            Target::Units => self.read_units(&ctx, source).await?,
            Target::Indicators | Target::Flows => self.read_figures(&ctx, source).await?,
            Target::Kind(kind) => self.read_records(&ctx, kind, source).await?,
        };
        let report = &mut prepared.report;
        report.data_set = ctx.data_set().to_owned();
        report.form = ctx.ask.target.form().code().to_owned();
        report.mapping = text;
        report.proposed = proposed;
        report.ignored = ignored;
        report.kept_by_units = kept_by_units;
        report.read_as = read_as;
        report.dry_run = ctx.ask.dry_run;
        report.visibility = Some(visibility);
        // Nothing but bad rows: there is nothing to leave them out of.
        if report.bad_rows > 0 && (!ctx.ask.skip_bad_rows || report.good == 0 && !ctx.ask.dry_run) {
            prepared.report.published = 0;
            return Err(WorkError::BadRows(Box::new(prepared.report)));
        }
        if form == reticolo_formats::Form::XlsForm && !ctx.ask.dry_run {
            self.keep_definition(&ctx.ask).await?;
        }
        self.publish(who, &ctx, prepared).await
    }

    /// Keeps the workbook of a questionnaire as a document, which its record names.
    async fn keep_definition(&self, ask: &ImportAsk) -> Result<()> {
        let bytes = std::fs::read(&ask.file).map_err(WorkError::io(&ask.file))?;
        let document = Document::new(Document::XLSX, &ask.file_name, bytes)?;
        let territory = self.territory;
        Ok(self.store.write(move |c| Box::pin(async move { documents::put(c, territory, &document).await })).await?)
    }

    async fn publish(&self, who: &Who, ctx: &Context, prepared: Prepared) -> Result<ImportReport> {
        let Prepared { mut report, mut batch, rejected } = prepared;
        let described = self.describe(ctx).await?;
        let nothing = report.added + report.changed + report.removed + report.created + report.linked + report.unlinked == 0;
        if let Some(record) = described {
            batch.extra.insert(0, record);
        }
        if ctx.ask.dry_run || (nothing && batch.extra.is_empty()) {
            return Ok(report);
        }
        if !rejected.rows.is_empty() {
            report.rejected_file = Some(rejected.write(&ctx.ask.file)?);
        }
        if nothing {
            // Only the description changed: no new version of the rows.
            batch.version = None;
            batch.figures = None;
            batch.units = None;
        }
        batch.detail = json!({
            "data_set": report.data_set, "form": report.form, "file": ctx.ask.file_name,
            "added": report.added, "changed": report.changed, "removed": report.removed, "rejected": report.bad_rows,
            "created": report.created, "linked": report.linked, "unlinked": report.unlinked,
        });
        batch.remove_missing = ctx.ask.remove_missing;
        ctx.step("publish", 0, 0)?;
        let cancel = Arc::new(AtomicBool::new(false));
        let (territory, stamp, flag) = (self.territory, self.stamp(who), cancel.clone());
        let write = self.store.write_much(move |c| Box::pin(async move { staging::publish(c, territory, &stamp, batch, flag).await }));
        tokio::pin!(write);
        let published = loop {
            // Cancelling is heeded until the commit.
            tokio::select! {
                done = &mut write => break done?,
                () = tokio::time::sleep(std::time::Duration::from_millis(100)) => {
                    if ctx.step("publish", 0, 0).is_err() {
                        cancel.store(true, Ordering::Relaxed);
                    }
                }
            }
        };
        report.seq = Some(published.seq);
        report.version = published.version.map(|v| v.version);
        if report.added + report.changed > 10_000 {
            self.store.analyse().await?;
        }
        Ok(report)
    }

    /// The data set's own record, if it is new or its description changed.
    async fn describe(&self, ctx: &Context) -> Result<Option<Staged>> {
        let kind = crate::registry::kind("data_set")?;
        let code = ctx.data_set();
        let id = id::derived(&self.config.uri(), kind.code, code, "data_set");
        let before = records::get(&mut self.store.reader().await?, self.territory, id).await?;
        let m = &ctx.mapping;
        let form = ctx.ask.target.form().code();
        if let Some(other) = before.as_ref().and_then(|b| b.body_text("form")).filter(|f| *f != form) {
            return Err(Problem::new("problem-data-set-form", code).with("form", other).into());
        }
        let mut record = before.clone().unwrap_or_else(|| {
            let mut r = Record::new(id, kind, code);
            r.origin = Some(Origin { data_set: code.to_owned(), key: "data_set".to_owned() });
            r.status = "published".to_owned();
            r.visibility = ctx.visibility;
            r
        });
        if let Some(title) = &m.title {
            record.title.clone_from(title);
        }
        record.body.insert("code".into(), json!(code));
        record.body.insert("form".into(), json!(form));
        for (field, value) in [
            ("publisher", &m.publisher),
            ("licence", &m.licence),
            ("source", &m.source),
            ("source_date", &m.source_date),
            ("website", &m.website),
            ("quality_notes", &m.quality_notes),
        ] {
            if let Some(value) = value {
                record.body.insert(field.into(), json!(value));
            }
        }
        if m.partial {
            record.body.insert("partial".into(), json!(true));
        }
        record.illustrative = m.illustrative;
        let problems = reticolo_model::check::check(kind, &mut record);
        if !problems.is_empty() {
            return Err(WorkError::Invalid(problems));
        }
        Ok(staged(record, before))
    }

    /// Every data set this person sees, with its versions, by title.
    pub async fn data_sets(&self, who: &Who) -> Result<Vec<DataSetView>> {
        check(who, Act::Read)?;
        let mut conn = self.store.reader().await?;
        let versions = data_sets::versions(&mut conn, self.territory).await?;
        let mut out = Vec::new();
        records::each(&mut conn, self.territory, "data_set", |record| {
            if who.audience().sees(record.visibility, &record.named) {
                let code = record.body_text("code").unwrap_or_default().to_owned();
                let versions = versions.iter().filter(|v| v.data_set == code).cloned().collect();
                out.push(DataSetView { record, versions });
            }
            Ok(())
        })
        .await?;
        out.sort_by(|a, b| (&a.record.title, a.record.id).cmp(&(&b.record.title, b.record.id)));
        Ok(out)
    }
}

/// A record as it is staged, or nothing if it is what is stored.
pub(crate) fn staged(record: Record, before: Option<Record>) -> Option<Staged> {
    let base = before.as_ref().map(|b| b.version);
    if before.is_some_and(|b| b.same_content(&record)) {
        return None;
    }
    let personal = record.personal.clone();
    Some(Staged { record, personal, known_by: None, base, delete: false })
}

impl Rejected {
    /// Writes `FILE.rejected.csv` beside the file: row number, reason, and the cells as they stood.
    fn write(&self, file: &std::path::Path) -> Result<PathBuf> {
        let mut name = file.as_os_str().to_owned();
        name.push(".rejected.csv");
        let path = PathBuf::from(name);
        let made = || -> std::io::Result<()> {
            let mut out = csv::Writer::from_path(&path)?;
            out.write_record(["row", "reason"].into_iter().chain(self.header.iter().map(String::as_str)))?;
            for (row, cells, reason) in &self.rows {
                let mut line = vec![row.to_string(), reason.clone()];
                line.extend(cells.iter().cloned());
                line.resize(self.header.len() + 2, String::new());
                out.write_record(&line)?;
            }
            out.flush()
        };
        made().map_err(WorkError::io(&path))?;
        Ok(path)
    }
}

/// An empty batch, to be filled.
pub(crate) fn empty_batch() -> Batch {
    Batch {
        detail: Value::Null,
        staging: None,
        extra: Vec::new(),
        figures: None,
        units: None,
        version: None,
        remove_missing: false,
        links: Vec::new(),
        unlink: Vec::new(),
    }
}
