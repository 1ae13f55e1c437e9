//! Jobs at work: whoever serves begins a process for each, one at a time; the process claims it, tells how far it is, and stops where
//! somebody asked for that. What a process leaves when it is killed is an unheld row: whoever looks at it next sees that it died.

use super::asker::Asker;
use super::{Method, Order};
use crate::plan::PlanQuestion;
use crate::survey::{Progress, Step};
use crate::territory::lock;
use crate::{Result, WorkError, Workbench};
use reticolo_messages::Language;
use reticolo_store::jobs::{self, Job};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::Semaphore;
use uuid::Uuid;

/// Whoever works looks so often whether to stop: with what it takes to end, a tenth of a second is kept.
const LOOKS: Duration = Duration::from_millis(40);

/// What begins a worker for a job and ends when the worker has ended.
pub type Begin = Arc<dyn Fn(Uuid) -> Pin<Box<dyn Future<Output = std::io::Result<()>> + Send>> + Send + Sync>;

/// Those who do long work for a server, one job at a time: each may take as much memory as it needs.
pub struct Helpers {
    begin: Begin,
    turn: Semaphore,
    /// Jobs that wait for their turn here, or have it.
    known: Mutex<BTreeSet<Uuid>>,
}

impl std::fmt::Debug for Helpers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Helpers").field("known", &lock(&self.known).len()).finish_non_exhaustive()
    }
}

/// To whom the progress of one method is told.
#[derive(Clone)]
pub(crate) struct Teller {
    of: Method,
    progress: Progress,
}

/// The question of a plan, as a job's row keeps it.
#[derive(Debug, Serialize, Deserialize)]
struct PlanAsked {
    language: String,
    date: String,
    audience: Asker,
    illustrative: bool,
    base_url: Option<String>,
}

impl PlanQuestion {
    /// The question as a job's row keeps it.
    pub(crate) fn told(&self) -> Value {
        let asked = PlanAsked {
            language: self.language.code().to_owned(),
            date: self.date.clone(),
            audience: Asker::of(&crate::Who::Reader(self.audience)),
            illustrative: self.illustrative,
            base_url: self.base_url.clone(),
        };
        serde_json::to_value(asked).unwrap_or_default()
    }

    /// The same with whether it is to be edited.
    pub(crate) fn told_for_text(&self, edited: bool) -> Value {
        json!([self.told(), edited])
    }

    fn read(value: Value) -> Result<PlanQuestion> {
        let asked: PlanAsked = read(value)?;
        let language = Language::parse(&asked.language).ok_or_else(|| WorkError::NotFound(asked.language.clone()))?;
        let audience = asked.audience.who().audience();
        Ok(PlanQuestion { language, date: asked.date, audience, illustrative: asked.illustrative, base_url: asked.base_url })
    }
}

fn read<T: serde::de::DeserializeOwned>(value: Value) -> Result<T> {
    serde_json::from_value(value).map_err(|e| WorkError::Report(e.to_string()))
}

/// How a job ended here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ran {
    Done,
    Failed,
    Cancelled,
    /// Somebody else does it, or it waits no more.
    NotMine,
}

impl Workbench {
    /// The same territory, with somebody who does long work.
    #[must_use]
    pub fn helped_by(mut self, begin: Begin) -> Workbench {
        self.helpers = Some(Arc::new(Helpers { begin, turn: Semaphore::new(1), known: Mutex::default() }));
        self
    }

    /// The same, with work as long from so many seconds.
    #[must_use]
    pub fn patient(mut self, seconds: f64) -> Workbench {
        self.patience = seconds;
        self
    }

    /// The same, telling how far a method is.
    #[must_use]
    pub fn telling(mut self, of: Method, progress: Progress) -> Workbench {
        self.teller = Some(Teller { of, progress });
        self
    }

    /// Tells that a method is at a step, if it is the one that is watched: what it asks of others is a part of it.
    pub(crate) fn tell(&self, of: Method, stage: &'static str, done: u64, total: u64) -> Result<()> {
        match self.teller.as_ref().filter(|t| t.of == of) {
            Some(teller) if !(teller.progress)(Step { stage, done, total }) => Err(WorkError::Cancelled),
            _ => Ok(()),
        }
    }

    /// At the start of a server: what was being done by processes that died is said to have failed, what waits is begun.
    pub(crate) async fn take_up_jobs(&self) -> Result<()> {
        jobs::reap(&self.store, self.territory, &self.now()).await?;
        let waiting = jobs::all_living(&mut self.store.reader().await?, self.territory).await?;
        waiting.iter().filter(|j| j.state == "queued" && j.key.is_some()).for_each(|j| self.launch(j.id));
        Ok(())
    }

    /// A job that lives, after a look: one that waits is begun if nobody has, one whose process died is no longer said to run.
    pub(super) async fn looked_after(&self, job: Job) -> Result<Job> {
        if job.state == "queued" {
            self.launch(job.id);
            return Ok(job);
        }
        if self.store.is_held(job.id).await? {
            return Ok(job);
        }
        jobs::reap(&self.store, self.territory, &self.now()).await?;
        let now = jobs::get(&mut self.store.reader().await?, self.territory, job.id).await?;
        Ok(now.unwrap_or(job))
    }

    fn launch(&self, id: Uuid) {
        let Some(helpers) = self.helpers.clone() else { return };
        if !lock(&helpers.known).insert(id) {
            return;
        }
        let wb = self.clone();
        tokio::spawn(async move {
            let turn = helpers.turn.acquire().await;
            // It may have been stopped while it waited.
            let waits = async { Ok::<_, WorkError>(jobs::get(&mut wb.store.reader().await?, wb.territory, id).await?) };
            if waits.await.ok().flatten().is_some_and(|j| j.state == "queued") {
                if let Err(error) = (helpers.begin)(id).await {
                    tracing::warn!(%error, job = %id, "a job could not be begun");
                }
                if let Err(error) = wb.after(id).await {
                    tracing::warn!(%error, job = %id, "the end of a job could not be noted");
                }
            }
            drop(turn);
            lock(&helpers.known).remove(&id);
        });
    }

    /// After a worker has ended: what it did not end itself has failed.
    async fn after(&self, id: Uuid) -> Result<()> {
        jobs::reap(&self.store, self.territory, &self.now()).await?;
        let job = jobs::get(&mut self.store.reader().await?, self.territory, id).await?;
        if job.is_some_and(|j| j.state == "queued") && !self.store.is_held(id).await? {
            self.ended(id, "failed", "").await?;
        }
        Ok(())
    }

    async fn ended(&self, id: Uuid, state: &'static str, message: &str) -> Result<()> {
        let (territory, at, message) = (self.territory, self.now(), message.to_owned());
        Ok(self.store.write(move |c| Box::pin(async move { jobs::end(c, territory, id, state, &message, &at).await })).await?)
    }

    /// Does a job that waits, unless somebody else does it. Its result is kept before it is said to be done, so that whoever kills this
    /// process loses nothing but time.
    pub async fn run_job(&self, id: Uuid) -> Result<Ran> {
        let Some(hold) = self.store.hold(id).await? else { return Ok(Ran::NotMine) };
        let territory = self.territory;
        let claimed = self.store.write(move |c| Box::pin(async move { jobs::claim(c, territory, id).await })).await?;
        let job = jobs::get(&mut self.store.reader().await?, territory, id).await?;
        let (true, Some(job)) = (claimed, job) else {
            hold.release().await?;
            return Ok(Ran::NotMine);
        };
        let done = self.watched(&job).await;
        let (ran, state, message) = match &done {
            Ok(()) => (Ran::Done, "done", String::new()),
            Err(WorkError::Cancelled) => (Ran::Cancelled, "cancelled", String::new()),
            Err(WorkError::Invalid(problems)) => (Ran::Failed, "failed", serde_json::to_string(problems).unwrap_or_default()),
            Err(error) => {
                tracing::error!(%error, job = %id, "a job failed");
                (Ran::Failed, "failed", String::new())
            }
        };
        match ran {
            Ran::Done => {
                let at = self.now();
                self.store.write(move |c| Box::pin(async move { jobs::done(c, territory, id, &at).await })).await?;
            }
            // Where another writes just now it is not waited for: whoever looks next notes it, as of a process that died.
            Ran::Cancelled => drop(tokio::time::timeout(LOOKS, self.ended(id, state, &message)).await),
            _ => self.ended(id, state, &message).await?,
        }
        hold.release().await?;
        Ok(ran)
    }

    /// Works and looks up now and then.
    async fn watched(&self, job: &Job) -> Result<()> {
        let method = Method::of(&job.kind).ok_or_else(|| WorkError::NotFound(job.kind.clone()))?;
        let order: Order =
            serde_json::from_str(job.question.as_deref().unwrap_or_default()).map_err(|e| WorkError::Report(e.to_string()))?;
        let at: Arc<Mutex<Option<Step>>> = Arc::default();
        let note = at.clone();
        // What it asks of others on the way is kept as well: pages ask the same.
        let mut bench = self.clone();
        bench.helpers = None;
        let bench = bench.patient(-1.0).telling(
            method,
            Arc::new(move |step| {
                *lock(&note) = Some(step);
                true
            }),
        );
        // A task of its own: however long it computes at a stretch, somebody looks.
        let mut work = tokio::spawn(async move { bench.do_work(method, order).await });
        loop {
            tokio::select! {
                done = &mut work => return done.map_err(|e| WorkError::Report(e.to_string()))?,
                () = tokio::time::sleep(LOOKS) => {
                    if self.told_to_stop(job.id).await? {
                        work.abort();
                        return Err(WorkError::Cancelled);
                    }
                    let Some(step) = lock(&at).take() else { continue };
                    // Nor does a note keep it from looking, where another writes just now.
                    if let Ok(noted) = tokio::time::timeout(LOOKS, self.note(job.id, step)).await {
                        noted?;
                    }
                }
            }
        }
    }

    async fn told_to_stop(&self, id: Uuid) -> Result<bool> {
        let job = jobs::get(&mut self.store.reader().await?, self.territory, id).await?;
        Ok(job.is_none_or(|j| j.state == "cancelling"))
    }

    /// Notes a step that is new.
    async fn note(&self, id: Uuid, step: Step) -> Result<()> {
        let territory = self.territory;
        let [done, total] = [step.done, step.total].map(|n| i64::try_from(n).unwrap_or(i64::MAX));
        let noted = self.store.write(move |c| Box::pin(async move { jobs::progress(c, territory, id, done, total, step.stage).await }));
        Ok(noted.await.map(drop)?)
    }

    async fn do_work(&self, method: Method, order: Order) -> Result<()> {
        let (who, question) = (order.asker.who(), order.question);
        match method {
            Method::Latencies => Box::pin(self.latent(&who, &read::<String>(question)?)).await.map(drop),
            Method::Exchange => Box::pin(self.exchange_on(&who, &read::<String>(question)?)).await.map(drop),
            Method::Needs => Box::pin(self.needs_ground(&who, &read::<String>(question)?)).await.map(drop),
            Method::Actors => Box::pin(self.actor_network(&who, &read(question)?)).await.map(drop),
            Method::Basins => Box::pin(self.basins(&who, &read(question)?)).await.map(drop),
            Method::Functional => Box::pin(self.functional(&who, &read(question)?)).await.map(drop),
            Method::Plan => Box::pin(self.plan(&who, &PlanQuestion::read(question)?)).await.map(drop),
            Method::PlanText => {
                let (question, edited): (Value, bool) = read(question)?;
                Box::pin(self.write_out(&who, &PlanQuestion::read(question)?, edited)).await
            }
            Method::Analysis => Box::pin(self.analysis(&who, &read(question)?)).await.map(drop),
            Method::PlanPdf => Box::pin(self.plan_pdf(&who, &PlanQuestion::read(question)?)).await.map(drop),
        }
    }
}
