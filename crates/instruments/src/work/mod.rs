//! Long work: what is estimated to take long is done once, as a job in a process of its own, and its result is kept by what was asked,
//! of which data and for whom. Short work stays where it is asked. How long something takes is told from the size of what it looks at,
//! never by a clock, so that the same question is always treated alike.

mod asker;
mod estimate;
mod running;
pub(crate) mod statics;

pub(crate) use running::Teller;
pub use running::{Begin, Helpers, Ran};

use crate::gate::{Act, Who, check};
use crate::territory::lock;
use crate::{Result, WorkError, Workbench};
use asker::Asker;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use reticolo_model::Problem;
use reticolo_model::canonical::canonical;
use reticolo_model::id::sha256_hex;
use reticolo_store::inputs::{self, Of};
use reticolo_store::jobs::{self, Job, Wanted};
use reticolo_store::results;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{BufReader, BufWriter};
use std::pin::Pin;

/// Raised whenever a result of the same question is written otherwise or comes out otherwise; a new version of the program never reads what
/// another wrote.
const FORMAT: u32 = 6;
/// Work that is estimated to take longer than so many seconds is a job, unless said otherwise.
pub const PATIENCE: f64 = 4.0;
/// A job of unknown length is looked for so often, each time after 50 ms, before it is said to be under way.
const LOOKED_FOR: u32 = 40;
/// So many jobs wait or run in a territory at most, and so many when a visitor asks for one more.
const MOST: usize = 12;
const MOST_FOR_VISITORS: usize = 6;

/// The methods whose answers can be long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    Latencies,
    Exchange,
    /// The ground of the coverage of needs.
    Needs,
    Actors,
    Basins,
    /// Basins from flows.
    Functional,
    Plan,
    /// The plan written out as a page or as JSON.
    PlanText,
    PlanPdf,
    /// Any verb, as it is asked.
    Analysis,
}

impl Method {
    pub const ALL: [Method; 10] = [
        Method::Latencies,
        Method::Exchange,
        Method::Needs,
        Method::Actors,
        Method::Basins,
        Method::Functional,
        Method::Plan,
        Method::PlanText,
        Method::PlanPdf,
        Method::Analysis,
    ];

    /// Its code: the kind of its jobs.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Method::Latencies => "latencies",
            Method::Exchange => "exchange",
            Method::Needs => "needs",
            Method::Actors => "actors",
            Method::Basins => "basins",
            Method::Functional => "functional",
            Method::Plan => "plan",
            Method::PlanText => "plan_text",
            Method::PlanPdf => "plan_pdf",
            Method::Analysis => "analysis",
        }
    }

    fn of(code: &str) -> Option<Method> {
        Method::ALL.into_iter().find(|m| m.code() == code)
    }

    /// What it looks at.
    fn reads(self) -> Of {
        match self {
            Method::Plan | Method::PlanText | Method::PlanPdf => Of::Everything,
            Method::Analysis => Of::Unplanned,
            Method::Basins | Method::Functional => Of::Figures,
            _ => Of::Territory,
        }
    }
}

/// A piece of work: a method, what it is asked, and whether anybody may begin it.
#[derive(Debug, Clone)]
pub(crate) struct Task {
    pub method: Method,
    /// As JSON, complete: the process that does it reads no more than this.
    pub question: Value,
    /// The question that everybody asks, of which there is one a day. Visitors may begin no other work than this.
    pub usual: bool,
    /// Where somebody serves, it is done in a process of its own even if it is short: whoever asks waits for it.
    pub apart: bool,
}

/// What makes a result. In a box: one method asks others, and what waits for all of them would not find room on a thread's stack.
pub(crate) type Making<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// What stands in a job's row: the question, and who asked.
#[derive(Debug, Serialize, Deserialize)]
struct Order {
    asker: Asker,
    question: Value,
}

/// Digests of what was looked at, by audience, each at its head of the log.
#[derive(Debug, Default)]
pub(crate) struct InputCache(BTreeMap<(String, Of), (i64, String)>);

const CACHED: usize = 60;

/// A result as it is kept: JSON, packed, since what is long to make is often large.
fn packed(made: &impl Serialize) -> std::io::Result<Vec<u8>> {
    let mut out = BufWriter::new(GzEncoder::new(Vec::new(), Compression::fast()));
    serde_json::to_writer(&mut out, made)?;
    out.into_inner().map_err(std::io::IntoInnerError::into_error)?.finish()
}

/// What a job that made nothing answers: what was refused is refused in the same words.
fn ended(job: Job) -> WorkError {
    match serde_json::from_str::<Vec<Problem>>(&job.message) {
        Ok(problems) if job.state == "failed" => WorkError::Invalid(problems),
        _ => WorkError::Ended(Box::new(job)),
    }
}

impl Workbench {
    /// Whether a method is long for this person.
    pub(crate) async fn is_long(&self, who: &Who, method: Method) -> Result<bool> {
        Ok(self.estimate(who, method).await? > self.patience)
    }

    /// Where work is long its answers are large: of exchange and network one is held at a time, and the other is let go before it is read; it is read
    /// again when it is asked for. Tells whether that is so here.
    pub(crate) async fn hold_alone(&self, who: &Who, one: Method) -> Result<bool> {
        let long = self.is_long(who, one).await?;
        if long {
            *lock(&self.caches.actors) = Default::default();
            *lock(&self.caches.exchange) = Default::default();
        }
        Ok(long)
    }

    /// The digest of all that a method can look at, as this person sees it.
    async fn input(&self, who: &Who, of: Of) -> Result<String> {
        let head = self.head().await?;
        let key = (who.key(), of);
        if let Some((_, kept)) = lock(&self.caches.inputs).0.get(&key).filter(|(at, _)| *at == head) {
            return Ok(kept.clone());
        }
        let conn = &mut self.store.reader().await?;
        let made = inputs::digest(conn, self.territory, &who.audience(), who.illustrative(), of).await?;
        let mut cache = lock(&self.caches.inputs);
        if cache.0.len() >= CACHED {
            cache.0.clear();
        }
        cache.0.insert(key, (head, made.clone()));
        Ok(made)
    }

    /// By what the result of a task is known.
    async fn work_key(&self, who: &Who, task: &Task) -> Result<String> {
        let input = self.input(who, task.method.reads()).await?;
        // Whoever is signed in may be told of persons.
        let told = who.role().is_some();
        let of = json!([FORMAT, env!("CARGO_PKG_VERSION"), task.method, input, who.key(), told, task.question]);
        Ok(sha256_hex(canonical(&of).as_bytes()))
    }

    /// The result of a task: made here where it is short; else the kept one; else made here where nobody helps, or by a job, and then the
    /// answer is that it is under way.
    /// `who` is for whom it is computed, `by` who asks.
    pub(crate) async fn worked<T>(&self, who: &Who, by: &Who, task: Task, make: Making<'_, T>) -> Result<T>
    where
        T: Serialize + DeserializeOwned,
    {
        let long = self.is_long(who, task.method).await?;
        if !long && (self.helpers.is_none() || !task.apart) {
            return make.await;
        }
        let key = self.work_key(who, &task).await?;
        if let Some(made) = self.kept_result(&key).await? {
            return Ok(made);
        }
        if self.helpers.is_some() {
            return match self.begin(who, by, &task, &key, long).await? {
                WorkError::Underway(job) if !long => self.awaited(*job, &key, u32::MAX).await,
                // Nothing tells beforehand how long it takes: what is short after all is shown at once.
                WorkError::Underway(job) if task.method == Method::Analysis => self.awaited(*job, &key, LOOKED_FOR).await,
                answer => Err(answer),
            };
        }
        self.made_and_kept(who, task.method, key, make).await
    }

    /// The result of a task that is a part of other work: the kept one, else made here, whoever helps and however long it takes.
    pub(crate) async fn worked_here<T>(&self, who: &Who, task: Task, make: Making<'_, T>) -> Result<T>
    where
        T: Serialize + DeserializeOwned,
    {
        let key = self.work_key(who, &task).await?;
        match self.kept_result(&key).await? {
            Some(made) => Ok(made),
            None => self.made_and_kept(who, task.method, key, make).await,
        }
    }

    async fn made_and_kept<T: Serialize>(&self, who: &Who, method: Method, key: String, make: Making<'_, T>) -> Result<T> {
        let made = make.await?;
        let bytes = packed(&made).map_err(|e| WorkError::Report(e.to_string()))?;
        let (territory, at, audience) = (self.territory, self.now(), who.key());
        let method = method.code();
        let kept =
            self.store.write(move |c| Box::pin(async move { results::put(c, territory, (&key, method, &audience), &at, bytes).await }));
        kept.await?;
        Ok(made)
    }

    async fn kept_result<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>> {
        let bytes = results::get(&mut self.store.reader().await?, self.territory, key).await?;
        // What an older program wrote otherwise is made again.
        Ok(bytes.and_then(|bytes| serde_json::from_reader(BufReader::new(GzDecoder::new(&bytes[..]))).ok()))
    }

    /// The result of a short job, when it is there.
    async fn awaited<T: DeserializeOwned>(&self, mut job: Job, key: &str, looks: u32) -> Result<T> {
        for _ in 0..looks {
            if !job.lives() {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            let now = jobs::get(&mut self.store.reader().await?, self.territory, job.id).await?;
            job = match now {
                Some(now) if now.lives() => self.looked_after(now).await?,
                Some(now) => now,
                None => return Err(WorkError::NotFound(job.id.to_string())),
            };
        }
        if job.lives() {
            return Err(WorkError::Underway(Box::new(job)));
        }
        match self.kept_result(key).await? {
            Some(made) => Ok(made),
            // Its data changed while it was made, or it failed.
            None if job.state == "done" => Err(WorkError::Busy),
            None => Err(ended(job)),
        }
    }

    /// Has a job begun, or says how the last one ended: the answer to whoever asked.
    async fn begin(&self, who: &Who, by: &Who, task: &Task, key: &str, long: bool) -> Result<WorkError> {
        let living = {
            let mut conn = self.store.reader().await?;
            match jobs::living(&mut conn, self.territory, key).await? {
                Some(job) => Some(job),
                None => match jobs::last(&mut conn, self.territory, key).await? {
                    // It is begun again by hand only.
                    Some(job) if matches!(job.state.as_str(), "failed" | "cancelled" | "interrupted") => return Ok(ended(job)),
                    _ => None,
                },
            }
        };
        let job = match living {
            Some(job) => job,
            None => {
                if long && !task.usual {
                    check(by, Act::Work)?;
                }
                let order = Order { asker: Asker::of(by), question: task.question.clone() };
                let question = serde_json::to_string(&order).map_err(|e| WorkError::Report(e.to_string()))?;
                let wanted =
                    Wanted { kind: task.method.code().to_owned(), key: key.to_owned(), question, audience: who.key(), by: by.logged_as() };
                match self.queue(by, wanted).await? {
                    Some(job) => job,
                    None => return Ok(WorkError::Busy),
                }
            }
        };
        Ok(WorkError::Underway(Box::new(self.looked_after(job).await?)))
    }

    async fn queue(&self, who: &Who, wanted: Wanted) -> Result<Option<Job>> {
        let most = if who.role().is_some() { MOST } else { MOST_FOR_VISITORS };
        let (territory, id, at) = (self.territory, crate::registry::new_id(&self.now())?, self.now());
        Ok(self.store.write(move |c| Box::pin(async move { jobs::queue(c, territory, id, &wanted, most, &at).await })).await?)
    }

    /// Whether this person may look at a job: what is computed for all, for them, or was asked by them; administrators at every one.
    fn may_see(&self, who: &Who, job: &Job) -> bool {
        let own = who.role().is_some() && job.by == who.logged_as();
        let audience = job.audience.as_deref().unwrap_or_default();
        who.may(Act::Administer) || own || job.key.is_some() && (audience == who.key() || audience.split('+').next() == Some("public"))
    }

    /// A job and how far it is.
    pub async fn job(&self, who: &Who, id: uuid::Uuid) -> Result<Job> {
        check(who, Act::Read)?;
        let missing = || WorkError::NotFound(id.to_string());
        let find = async || -> Result<Option<Job>> { Ok(jobs::get(&mut self.store.reader().await?, self.territory, id).await?) };
        let job = find().await?.filter(|j| self.may_see(who, j)).ok_or_else(missing)?;
        if job.key.is_none() || !job.lives() {
            return Ok(job);
        }
        self.looked_after(job).await
    }

    /// Whether this person may stop a job, or begin it again: whoever is signed in and asked for it, and administrators.
    #[must_use]
    pub fn may_stop(&self, who: &Who, job: &Job) -> bool {
        who.may(Act::Administer) || who.may(Act::Work) && job.by == who.logged_as()
    }

    /// Begins work again that failed, was stopped or whose process died. Visitors may begin again what visitors began.
    pub async fn begin_again(&self, who: &Who, id: uuid::Uuid) -> Result<Job> {
        let job = self.job(who, id).await?;
        let (Some(key), Some(question), Some(audience)) = (job.key.clone(), job.question.clone(), job.audience.clone()) else {
            return Err(WorkError::NotFound(id.to_string()));
        };
        if job.by != who.logged_as() {
            check(who, Act::Work)?;
        }
        if job.lives() || job.state == "done" || self.helpers.is_none() {
            return Ok(job);
        }
        let wanted = Wanted { kind: job.kind, key, question, audience, by: who.logged_as() };
        let job = self.queue(who, wanted).await?.ok_or(WorkError::Busy)?;
        self.looked_after(job).await
    }
}
