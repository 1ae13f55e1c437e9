//! Health: what is wrong with this installation and how to mend it; the proof that tables and log agree; the jobs.

use crate::accounts::is_administrator;
use crate::gate::{Act, Who, check};
use crate::people::{JOURNAL, copies};
use crate::territory::millis;
use crate::{Result, WorkError, Workbench, backup};
use reticolo_messages::{Language, integer, tr};
use reticolo_model::Audience;
use reticolo_store::check::Report;
pub use reticolo_store::jobs::Job;
use reticolo_store::lists::{self, ListQuery};
use reticolo_store::{Conn, accounts, jobs, log, people};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;
use std::process::Command;
use uuid::Uuid;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    Ok,
    Warning,
    Bad,
}

impl Level {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Level::Ok => "ok",
            Level::Warning => "warning",
            Level::Bad => "bad",
        }
    }
}

/// One thing that was looked at.
#[derive(Debug, Clone, Serialize)]
pub struct Finding {
    pub level: Level,
    /// A message's key.
    pub key: &'static str,
    pub args: BTreeMap<&'static str, String>,
    /// The key of the message that says what to do; empty where all is well.
    pub fix: &'static str,
}

impl Finding {
    fn ok(key: &'static str) -> Finding {
        Finding { level: Level::Ok, key, args: BTreeMap::new(), fix: "" }
    }

    fn warning(key: &'static str, fix: &'static str) -> Finding {
        Finding { level: Level::Warning, key, args: BTreeMap::new(), fix }
    }

    fn bad(key: &'static str, fix: &'static str) -> Finding {
        Finding { level: Level::Bad, key, args: BTreeMap::new(), fix }
    }

    fn with(mut self, name: &'static str, value: impl ToString) -> Finding {
        self.args.insert(name, value.to_string());
        self
    }

    fn text(&self, language: Language, key: &str) -> String {
        // Whole numbers are written as the language writes them.
        let written = |v: &String| v.parse().map_or_else(|_| v.clone(), |n| integer(language, n));
        let args: Vec<(&str, String)> = self.args.iter().map(|(k, v)| (*k, written(v))).collect();
        let args: Vec<(&str, &str)> = args.iter().map(|(k, v)| (*k, v.as_str())).collect();
        tr(language, key, &args)
    }

    /// What was found, as a sentence.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        self.text(language, self.key)
    }

    /// What to do about it, as a sentence.
    #[must_use]
    pub fn advice(&self, language: Language) -> Option<String> {
        (!self.fix.is_empty()).then(|| self.text(language, self.fix))
    }
}

const DAY: u64 = 86_400_000;
/// Days after which a backup is old.
const OLD: u64 = 7;
/// Below so many MiB a disk is nearly full.
const LITTLE: u64 = 1024;

impl Workbench {
    /// Looks at everything an administrator should know of, in a fixed order.
    pub async fn doctor(&self, who: &Who) -> Result<Vec<Finding>> {
        check(who, Act::Administer)?;
        let mut out = vec![self.integrity(who).await?];
        let mut conn = self.store.reader().await?;
        out.push(self.last_backup(&mut conn).await?);
        out.push(self.administrators(&mut conn).await?);
        out.push(self.loaded_units().await?);
        out.extend(self.data_sets_in_order(&mut conn).await?);
        out.extend(self.erasures_told(&mut conn).await?);
        let interrupted = jobs::list(&mut conn, self.territory, 100).await?.into_iter().filter(|j| j.state == "interrupted").count();
        if interrupted > 0 {
            out.push(Finding::warning("doctor-jobs-interrupted", "doctor-jobs-interrupted-fix").with("count", interrupted));
        }
        out.extend(in_the_folder(&self.folder)?);
        out.extend(free_space(&self.folder));
        Ok(out)
    }

    /// Proves that the tables are what the log gives, inside one state of the database.
    pub async fn check(&self, who: &Who) -> Result<Report> {
        check(who, Act::Administer)?;
        let mut conn = self.store.snapshot().await?;
        let report = reticolo_store::check::run(&mut conn, self.territory).await?;
        self.store.end_snapshot(conn).await?;
        Ok(report)
    }

    async fn integrity(&self, who: &Who) -> Result<Finding> {
        let report = self.check(who).await?;
        Ok(match report.findings.first() {
            None => Finding::ok("doctor-integrity").with("entries", report.entries).with("records", report.records),
            Some(first) => Finding::bad("doctor-integrity-broken", "doctor-integrity-broken-fix")
                .with("count", report.findings.len())
                .with("first", first),
        })
    }

    async fn last_backup(&self, conn: &mut Conn) -> Result<Finding> {
        let told = accounts::setting(conn, self.territory, backup::LAST).await?;
        let at = told.and_then(|t| serde_json::from_str::<Value>(&t).ok()).and_then(|v| Some(v.get("at")?.as_str()?.to_owned()));
        let Some(at) = at else { return Ok(Finding::warning("doctor-backup-none", "doctor-backup-fix")) };
        let days = millis(&self.now()).saturating_sub(millis(&at)) / DAY;
        let day = at.get(..10).unwrap_or_default().to_owned();
        let finding = if days > OLD { Finding::warning("doctor-backup-old", "doctor-backup-fix") } else { Finding::ok("doctor-backup") };
        Ok(finding.with("day", day).with("days", days))
    }

    async fn administrators(&self, conn: &mut Conn) -> Result<Finding> {
        let count = accounts::accounts(conn, self.territory).await?.iter().filter(|a| is_administrator(a)).count();
        Ok(match count {
            0 => Finding::warning("doctor-administrator-none", "doctor-administrator-none-fix"),
            n => Finding::ok("doctor-administrators").with("count", n),
        })
    }

    async fn loaded_units(&self) -> Result<Finding> {
        let places = self.places().await?;
        let (all, inside) = (places.units.len(), places.inside().count());
        Ok(match (all, inside) {
            (0, _) => Finding::warning("doctor-units-none", "doctor-units-none-fix"),
            (_, 0) => Finding::warning("doctor-units-outside", "doctor-units-outside-fix").with("count", all),
            _ => Finding::ok("doctor-units").with("inside", inside).with("context", all - inside),
        })
    }

    /// Data sets that do not say under which licence or as of which date they are.
    async fn data_sets_in_order(&self, conn: &mut Conn) -> Result<Vec<Finding>> {
        let query = ListQuery { illustrative: true, ..ListQuery::all("data_set", Audience::Everything) };
        let mut bare = Vec::new();
        lists::each(conn, self.territory, &query, |record| {
            let lacks = |field: &str| record.body_text(field).is_none_or(str::is_empty);
            if lacks("licence") || lacks("source_date") {
                bare.push(record.body_text("code").unwrap_or(&record.title).to_owned());
            }
            Ok(())
        })
        .await?;
        if bare.is_empty() {
            return Ok(Vec::new());
        }
        let listed = bare.iter().take(5).cloned().collect::<Vec<_>>().join(", ");
        Ok(vec![Finding::warning("doctor-data_sets-bare", "doctor-data_sets-bare-fix").with("count", bare.len()).with("names", listed)])
    }

    /// Whoever the log says was erased stands in the journal, so that a restore keeps them erased.
    async fn erasures_told(&self, conn: &mut Conn) -> Result<Option<Finding>> {
        let mut erased: Vec<Uuid> = Vec::new();
        let mut under = None;
        loop {
            let page = log::acts(conn, self.territory, under, 10_000).await?;
            let Some(last) = page.last() else { break };
            under = Some(last.seq);
            let of = page.iter().filter(|e| e.act == reticolo_model::log::Act::Erasure);
            erased.extend(of.filter_map(|e| e.detail.get("person")?.as_str()?.parse::<Uuid>().ok()));
        }
        let broken = Finding::bad("doctor-journal-broken", "doctor-journal-fix").with("file", JOURNAL);
        let told = match self.journal() {
            Ok(told) => told,
            Err(WorkError::Invalid(_)) => return Ok(Some(broken)),
            Err(other) => return Err(other),
        };
        // Told, and then the machine stopped.
        let here = people::list(conn, self.territory).await?;
        if let Some(person) = here.iter().find(|p| told.iter().any(|e| e.is_of(p.id))) {
            return Ok(Some(Finding::bad("doctor-erasure-begun", "doctor-erasure-begun-fix").with("person", person.id)));
        }
        if erased.is_empty() {
            return Ok(None);
        }
        let missing = erased.iter().filter(|id| !told.iter().any(|e| e.is_of(**id))).count();
        Ok(Some(match missing {
            0 => Finding::ok("doctor-journal").with("count", erased.len()),
            n => Finding::bad("doctor-journal-missing", "doctor-journal-fix").with("count", n).with("file", JOURNAL),
        }))
    }

    /// The newest hundred jobs.
    pub async fn jobs(&self, who: &Who) -> Result<Vec<Job>> {
        check(who, Act::Administer)?;
        jobs::reap(&self.store, self.territory, &self.now()).await?;
        Ok(jobs::list(&mut self.store.reader().await?, self.territory, 100).await?)
    }

    /// Asks a job to stop: whoever asked for it, and administrators. Whether it waited or was running.
    pub async fn cancel_job(&self, who: &Who, id: Uuid) -> Result<bool> {
        let own = jobs::get(&mut self.store.reader().await?, self.territory, id).await?.is_some_and(|job| self.may_stop(who, &job));
        if !own {
            check(who, Act::Administer)?;
        }
        let (territory, at) = (self.territory, self.now());
        Ok(self.store.write(move |c| Box::pin(async move { jobs::cancel(c, territory, id, &at).await })).await?)
    }
}

/// Files that should not be in the territory's folder: what a killed import left, copies that a migration made.
fn in_the_folder(folder: &Path) -> Result<Vec<Finding>> {
    let mut left = 0;
    for entry in std::fs::read_dir(folder).map_err(WorkError::io(folder))? {
        let entry = entry.map_err(WorkError::io(folder))?;
        let staging = entry.file_name().to_string_lossy().starts_with("staging-");
        // A living import holds its file.
        if staging && File::open(entry.path()).is_ok_and(|f| f.try_lock().is_ok()) {
            left += 1;
        }
    }
    let mut out = Vec::new();
    if left > 0 {
        out.push(Finding::warning("doctor-staging", "doctor-staging-fix").with("count", left));
    }
    let copies = copies(folder)?;
    if let Some(first) = copies.first() {
        let name = first.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        out.push(Finding::warning("doctor-copies", "doctor-copies-fix").with("count", copies.len()).with("file", name));
    }
    Ok(out)
}

/// Asks the system's `df` (POSIX) how much room is left; where it cannot say, nothing is said.
fn free_space(folder: &Path) -> Option<Finding> {
    let answer = Command::new("df").arg("-Pk").arg(folder).output().ok().filter(|o| o.status.success())?;
    let text = String::from_utf8(answer.stdout).ok()?;
    let free: u64 = text.lines().nth(1)?.split_whitespace().nth(3)?.parse().ok()?;
    let megabytes = free / 1024;
    let finding = if megabytes < LITTLE { Finding::bad("doctor-disk-full", "doctor-disk-full-fix") } else { Finding::ok("doctor-disk") };
    Some(finding.with("megabytes", megabytes))
}
