//! Files that people bring to the import page: each in a folder of its own that only they reach, tried and published in the
//! background, gone when it is done with, at the next start, or after a day. They are no part of a backup.

use super::{ImportAsk, ImportReport, Step, Target};
use crate::gate::{Act, Who, check};
use crate::registry::new_id;
use crate::territory::{lock, millis};
use crate::{Result, WorkError, Workbench};
use reticolo_messages::Language;
use reticolo_model::Problem;
use reticolo_store::jobs;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;
use uuid::Uuid;

/// So many files may wait for one person.
pub const MOST_UPLOADS: usize = 5;
/// A file waits so long, in milliseconds.
const KEPT: u64 = 24 * 60 * 60 * 1000;
/// What is kept beside the file.
const NOTE: &str = "upload.json";

/// A file that waits to be imported, with what was decided so far.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Upload {
    pub id: Uuid,
    owner: String,
    /// When it came, UTC.
    pub at: String,
    pub file_name: String,
    pub size: u64,
    pub target: String,
    /// The mapping as TOML.
    pub mapping: String,
    /// The date of the earlier import whose mapping this is, if it is one's.
    #[serde(default)]
    pub kept_from: Option<String>,
    /// The file of places that came with it.
    #[serde(default)]
    pub places_name: Option<String>,
    #[serde(skip)]
    folder: PathBuf,
}

impl Upload {
    /// Where the file lies.
    #[must_use]
    pub fn file(&self) -> PathBuf {
        self.folder.join("file").join(&self.file_name)
    }

    /// Where a file that comes is written: `file` or `places`.
    #[must_use]
    pub fn folder_of(&self, what: &str) -> PathBuf {
        self.folder.join(if what == "places" { "places" } else { "file" })
    }

    /// Where the file of places lies, if one came.
    #[must_use]
    pub fn places_file(&self) -> Option<PathBuf> {
        self.places_name.as_ref().map(|name| self.folder.join("places").join(name))
    }

    /// The rows that were left out when it was published, if some were.
    #[must_use]
    pub fn rejected(&self) -> Option<PathBuf> {
        let mut path = self.file().into_os_string();
        path.push(".rejected.csv");
        Some(PathBuf::from(path)).filter(|p| p.is_file())
    }

    /// What is asked of the survey.
    ///
    /// # Errors
    /// The target is none.
    pub fn ask(&self, language: Language) -> Result<ImportAsk> {
        let target = Target::parse(&self.target)
            .ok_or_else(|| Problem::new("problem-target", &self.target).with("known", Target::names().join(", ")).on("target"))?;
        Ok(ImportAsk {
            file: self.file(),
            file_name: self.file_name.clone(),
            target,
            mapping: (!self.mapping.is_empty()).then(|| self.mapping.clone()),
            dry_run: true,
            skip_bad_rows: true,
            remove_missing: false,
            visibility: None,
            places_file: self.places_file(),
            language,
        })
    }
}

/// A trial or a publication under way or ended.
#[derive(Debug)]
pub struct Task {
    /// What was asked, and at which head of the log.
    key: String,
    step: Mutex<Step>,
    stopped: AtomicBool,
    outcome: OnceLock<Result<ImportReport>>,
}

impl Task {
    fn new(key: String) -> Arc<Task> {
        let step = Mutex::new(Step { stage: "read", done: 0, total: 0 });
        Arc::new(Task { key, step, stopped: AtomicBool::new(false), outcome: OnceLock::new() })
    }

    #[must_use]
    pub fn step(&self) -> Step {
        *lock(&self.step)
    }

    /// What it came to; none while it is under way.
    #[must_use]
    pub fn outcome(&self) -> Option<&Result<ImportReport>> {
        self.outcome.get()
    }

    /// Asks it to stop; nothing is written of what is not committed.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// Waits for its end, at most so long; whether it has ended.
    pub async fn wait(&self, most: Duration) -> bool {
        let ended = async {
            while self.outcome.get().is_none() {
                tokio::time::sleep(Duration::from_millis(15)).await;
            }
        };
        tokio::time::timeout(most, ended).await.is_ok()
    }

    fn progress(self: &Arc<Task>) -> super::Progress {
        let task = self.clone();
        Arc::new(move |step| {
            *lock(&task.step) = step;
            !task.stopped.load(Ordering::Relaxed)
        })
    }
}

/// The newest trial and the publication of each waiting file.
#[derive(Debug, Default)]
pub struct Tasks(BTreeMap<Uuid, Work>);

#[derive(Debug, Default)]
struct Work {
    trial: Option<Arc<Task>>,
    publication: Option<Arc<Task>>,
}

/// A folder that goes again unless it is kept.
#[derive(Debug)]
pub struct NewUpload {
    upload: Option<Upload>,
}

impl Drop for NewUpload {
    fn drop(&mut self) {
        if let Some(upload) = &self.upload {
            // What cannot be removed now goes with the next sweep.
            let _ = std::fs::remove_dir_all(&upload.folder);
        }
    }
}

impl NewUpload {
    /// The upload, to be completed: its file is written by whoever receives it.
    pub fn upload(&mut self) -> Option<&mut Upload> {
        self.upload.as_mut()
    }

    /// Keeps it.
    ///
    /// # Errors
    /// The disk.
    pub fn keep(mut self) -> Result<Option<Upload>> {
        if let Some(upload) = &self.upload {
            write_note(upload)?;
        }
        Ok(self.upload.take())
    }
}

fn write_note(upload: &Upload) -> Result<()> {
    let (path, new) = (upload.folder.join(NOTE), upload.folder.join("upload.new"));
    let text = serde_json::to_vec(upload).map_err(|e| WorkError::Report(e.to_string()))?;
    std::fs::write(&new, text).map_err(WorkError::io(&new))?;
    std::fs::rename(&new, &path).map_err(WorkError::io(&path))
}

fn read_note(folder: &Path) -> Option<Upload> {
    let text = std::fs::read(folder.join(NOTE)).ok()?;
    let mut upload: Upload = serde_json::from_slice(&text).ok()?;
    upload.folder = folder.to_owned();
    Some(upload)
}

impl Workbench {
    fn uploads_folder(&self) -> PathBuf {
        self.folder.join("uploads")
    }

    /// Every waiting file with its folder; a folder whose note cannot be read has none.
    fn all_uploads(&self) -> Vec<(PathBuf, Option<Upload>)> {
        let entries = std::fs::read_dir(self.uploads_folder()).into_iter().flatten().flatten();
        let mut folders: Vec<PathBuf> = entries.map(|e| e.path()).filter(|p| p.is_dir()).collect();
        folders.sort();
        folders.into_iter().map(|f| (f.clone(), read_note(&f))).collect()
    }

    /// The files of this person that wait, the newest first.
    pub fn uploads(&self, who: &Who) -> Result<Vec<Upload>> {
        check(who, Act::Import)?;
        let own = who.logged_as();
        let mut out: Vec<Upload> = self.all_uploads().into_iter().filter_map(|(_, u)| u).filter(|u| u.owner == own).collect();
        out.sort_by(|a, b| (&b.at, b.id).cmp(&(&a.at, a.id)));
        Ok(out)
    }

    /// A waiting file of this person. Another's is not found.
    pub fn upload(&self, who: &Who, id: Uuid) -> Result<Upload> {
        check(who, Act::Import)?;
        let found = read_note(&self.uploads_folder().join(id.to_string()));
        found.filter(|u| u.owner == who.logged_as()).ok_or_else(|| WorkError::NotFound(id.to_string()))
    }

    /// A folder for a file that is about to come. It goes again with the answer, unless it is kept.
    pub fn new_upload(&self, who: &Who) -> Result<NewUpload> {
        check(who, Act::Import)?;
        self.sweep_uploads();
        let waiting = self.uploads(who)?.len();
        if waiting >= MOST_UPLOADS {
            return Err(Problem::new("problem-uploads-many", waiting.to_string()).with("most", MOST_UPLOADS).on("file").into());
        }
        let at = self.now();
        let id = new_id(&at)?;
        let folder = self.uploads_folder().join(id.to_string());
        for inner in ["file", "places"] {
            let inner = folder.join(inner);
            std::fs::create_dir_all(&inner).map_err(WorkError::io(&inner))?;
        }
        let upload = Upload {
            id,
            owner: who.logged_as(),
            at,
            file_name: String::new(),
            size: 0,
            target: String::new(),
            mapping: String::new(),
            kept_from: None,
            places_name: None,
            folder,
        };
        Ok(NewUpload { upload: Some(upload) })
    }

    /// Keeps what was decided of a waiting file.
    pub fn save_upload(&self, who: &Who, upload: &Upload) -> Result<()> {
        self.upload(who, upload.id)?;
        write_note(upload)
    }

    /// Puts a waiting file away, and stops what is under way with it.
    pub fn discard_upload(&self, who: &Who, id: Uuid) -> Result<()> {
        let upload = self.upload(who, id)?;
        self.forget(id);
        std::fs::remove_dir_all(&upload.folder).map_err(WorkError::io(&upload.folder))
    }

    fn forget(&self, id: Uuid) {
        if let Some(work) = lock(&self.caches.imports).0.remove(&id) {
            for task in [work.trial, work.publication].into_iter().flatten() {
                task.stop();
            }
        }
    }

    /// Removes files that have waited for a day, and folders that nobody knows. What is being published stays until its end.
    pub fn sweep_uploads(&self) {
        let now = millis(&self.now());
        for (folder, upload) in self.all_uploads() {
            let Some(upload) = upload else {
                // One that is just being received has no note yet; its age is that of the folder's own name.
                let id = folder.file_name().and_then(|n| Uuid::parse_str(&n.to_string_lossy()).ok());
                let made = id.and_then(|i| i.get_timestamp()).map_or(0, |t| t.to_unix().0 * 1000);
                if now.saturating_sub(made) > KEPT {
                    let _ = std::fs::remove_dir_all(&folder);
                }
                continue;
            };
            let busy = self.publication(upload.id).is_some_and(|t| t.outcome().is_none());
            if now.saturating_sub(millis(&upload.at)) > KEPT && !busy {
                self.forget(upload.id);
                let _ = std::fs::remove_dir_all(&folder);
            }
        }
    }

    /// At the start of a server: what an earlier run took and nobody published is gone, what it was doing was interrupted.
    pub async fn begin_serving(&self) -> Result<()> {
        self.clear_uploads()?;
        let (territory, at) = (self.territory, self.now());
        self.store.write(move |c| Box::pin(async move { jobs::interrupt_running(c, territory, &at).await })).await?;
        self.take_up_jobs().await
    }

    /// The publication of a waiting file, under way or ended.
    #[must_use]
    pub fn publication(&self, id: Uuid) -> Option<Arc<Task>> {
        lock(&self.caches.imports).0.get(&id).and_then(|w| w.publication.clone())
    }

    /// Tries a waiting file: everything but the writing, in the background. The same question is answered once for each state
    /// of the log.
    pub async fn trial(&self, who: &Who, upload: &Upload, language: Language) -> Result<Arc<Task>> {
        let ask = upload.ask(language)?;
        check(who, Act::Import)?;
        let key =
            format!("{} {} {} {}", self.head().await?, language.code(), upload.places_name.as_deref().unwrap_or_default(), upload.mapping);
        let task = {
            let mut tasks = lock(&self.caches.imports);
            let Work { trial, .. } = tasks.0.entry(upload.id).or_default();
            if let Some(known) = trial.as_ref().filter(|t| t.key == key) {
                return Ok(known.clone());
            }
            let task = Task::new(key);
            if let Some(old) = trial.replace(task.clone()) {
                old.stop();
            }
            task
        };
        let (wb, who, running) = (self.clone(), who.clone(), task.clone());
        tokio::spawn(async move {
            let inner = running.clone();
            let done = tokio::spawn(async move { wb.import(&who, ask, inner.progress()).await }).await;
            let _ = running.outcome.set(done.unwrap_or_else(|e| Err(WorkError::Report(e.to_string()))));
        });
        Ok(task)
    }

    /// Publishes a waiting file in the background; asked twice, it is published once. The job is listed with the others and can
    /// be stopped there as well. The file goes when it is in; the rows that were left out stay for a day.
    pub async fn publish_upload(&self, who: &Who, upload: &Upload, skip: bool, remove: bool, language: Language) -> Result<Arc<Task>> {
        check(who, Act::Import)?;
        let ask = ImportAsk { dry_run: false, skip_bad_rows: skip, remove_missing: remove, ..upload.ask(language)? };
        let task = {
            let mut tasks = lock(&self.caches.imports);
            let Work { publication, .. } = tasks.0.entry(upload.id).or_default();
            // One that failed or was stopped may be begun again.
            if let Some(known) = publication.as_ref().filter(|t| !matches!(t.outcome(), Some(Err(_)))) {
                return Ok(known.clone());
            }
            let task = Task::new(String::new());
            *publication = Some(task.clone());
            task
        };
        let job = new_id(&self.now())?;
        let (territory, by, at) = (self.territory, who.logged_as(), self.now());
        self.store.write(move |c| Box::pin(async move { jobs::start(c, territory, job, "import", &by, &at).await })).await?;
        let (wb, who, running, file) = (self.clone(), who.clone(), task.clone(), upload.file());
        tokio::spawn(async move {
            let (inner, importing) = (running.clone(), wb.clone());
            let mut work = tokio::spawn(async move { importing.import(&who, ask, inner.progress()).await });
            let done = loop {
                tokio::select! {
                    done = &mut work => break done.unwrap_or_else(|e| Err(WorkError::Report(e.to_string()))),
                    () = tokio::time::sleep(Duration::from_millis(400)) => wb.tell_job(job, &running).await,
                }
            };
            let (state, said) = match &done {
                Ok(report) => ("done", report.data_set.clone()),
                Err(WorkError::Cancelled) => ("cancelled", String::new()),
                Err(_) => ("failed", String::new()),
            };
            if done.is_ok() {
                // It is in the registry now; what could not be removed goes with the sweep.
                let _ = std::fs::remove_file(&file);
            }
            let _ = running.outcome.set(done);
            let at = wb.now();
            let ended = wb.store.write(move |c| Box::pin(async move { jobs::end(c, territory, job, state, &said, &at).await })).await;
            if let Err(error) = ended {
                tracing::warn!(%error, "the end of an import could not be noted");
            }
        });
        Ok(task)
    }

    /// Notes how far a job is, and stops it where somebody asked for that.
    async fn tell_job(&self, job: Uuid, task: &Task) {
        let step = task.step();
        // While the import writes, nobody else does: the job's line waits until then.
        if step.stage == "publish" {
            return;
        }
        let territory = self.territory;
        let [done, total] = [step.done, step.total].map(|n| i64::try_from(n).unwrap_or(i64::MAX));
        let told = self.store.write(move |c| Box::pin(async move { jobs::progress(c, territory, job, done, total, "").await })).await;
        if matches!(told, Ok(true)) {
            task.stop();
        }
    }
}
