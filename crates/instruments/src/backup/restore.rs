//! Restores a backup into a new territory on either engine. The archive is verified before anything is written; the tables
//! enter in one transaction, with the erasures that were made since; `reticolo.toml` comes last, so that a folder that a
//! kill left half made is not taken for a territory and the restore can simply be run again.

use super::{FORMAT, MANIFEST, Manifest, member};
use crate::gate::Who;
use crate::people::{Destroyed, Erasure, JOURNAL, read_journal};
use crate::territory::Clock;
use crate::{Config, Result, WorkError};
use reticolo_formats::ArchiveReader;
use reticolo_model::Problem;
use reticolo_model::id::hex;
use reticolo_store::{Address, Conn, Stamp, Store, StoreError, Territory, accounts, attachments, dump, log, people, records};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use tokio::sync::mpsc;
use uuid::Uuid;

/// Stands in the folder while a restore is under way: what lies beside it may be removed.
const MARKER: &str = "restore.part";
/// Lines that go to the database at once.
const CHUNK: usize = 2000;
/// The same in bytes: a document is one line.
const CHUNK_BYTES: usize = 4 << 20;

/// What was restored.
#[derive(Debug, Clone, Serialize)]
pub struct RestoreReport {
    pub at: String,
    pub rows: u64,
    pub records: usize,
    /// Persons that the archive still had and the journal erased.
    pub erased: usize,
    /// No journal was given: people who were erased after the backup are back. This is to be said loudly.
    pub no_journal: bool,
    /// What `check` finds wrong with the restored tables; nothing in a sound archive.
    pub findings: Vec<String>,
}

fn damaged(found: &str) -> WorkError {
    Problem::new("problem-archive-digest", found).into()
}

/// A writer that keeps only the digest of what it is given.
#[derive(Default)]
struct Hashing(Sha256);

impl Write for Hashing {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        self.0.update(buf);
        Ok(buf.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Reads the manifest and proves every table against it.
fn verify(archive: &Path) -> Result<Manifest> {
    let mut zip = ArchiveReader::open(archive)?;
    let mut text = Vec::new();
    zip.copy(MANIFEST, &mut text)?;
    let manifest: Manifest = serde_json::from_slice(&text).map_err(|_| damaged(MANIFEST))?;
    if manifest.format != FORMAT {
        return Err(Problem::new("problem-archive-format", manifest.format.to_string()).with("known", FORMAT).into());
    }
    let names: Vec<&str> = manifest.tables.iter().map(|t| t.name.as_str()).collect();
    if let Some(table) = dump::TABLES.iter().find(|t| !names.contains(&t.name) && !dump::LATER.contains(&t.name)) {
        return Err(damaged(table.name));
    }
    for table in &manifest.tables {
        let mut hash = Hashing::default();
        zip.copy(&member(&table.name), &mut hash)?;
        if hex(&hash.0.finalize()) != table.sha256 {
            return Err(damaged(&table.name));
        }
    }
    Ok(manifest)
}

/// The journal's text and its erasures.
fn journal(path: &Path) -> Result<(String, Vec<Erasure>)> {
    let text = std::fs::read_to_string(path).map_err(WorkError::io(path))?;
    match read_journal(&text) {
        Ok(erasures) => Ok((text, erasures)),
        Err(line) => Err(Problem::new("problem-journal", path.display().to_string()).with("line", line).into()),
    }
}

/// Makes a folder ready: what an interrupted restore left is removed, anything else that is there refused.
fn prepare(folder: &Path) -> Result<()> {
    let taken = || WorkError::from(Problem::new("problem-folder-taken", folder.display().to_string()));
    if Config::exists(folder) {
        return Err(taken());
    }
    std::fs::create_dir_all(folder).map_err(WorkError::io(folder))?;
    let marker = folder.join(MARKER);
    let interrupted = marker.exists();
    for name in ["reticolo.sqlite", "reticolo.sqlite-wal", "reticolo.sqlite-shm", JOURNAL] {
        let path = folder.join(name);
        if path.exists() {
            if !interrupted {
                return Err(taken());
            }
            std::fs::remove_file(&path).map_err(WorkError::io(&path))?;
        }
    }
    std::fs::write(&marker, b"").map_err(WorkError::io(&marker))
}

/// Restores `archive` into `folder`, on SQLite or in the PostgreSQL database of the URL `database`. `erasures` is the journal
/// of the territory's folder: whoever stands in it is erased again.
pub async fn restore(
    archive: &Path,
    folder: &Path,
    database: Option<String>,
    erasures: Option<&Path>,
    clock: Clock,
    password: Option<String>,
) -> Result<RestoreReport> {
    let path = archive.to_owned();
    let manifest = tokio::task::spawn_blocking(move || verify(&path)).await.map_err(|e| WorkError::Report(e.to_string()))??;
    let journal = erasures.map(journal).transpose()?;
    let config = Config { name: manifest.name.clone(), territory: manifest.territory.clone(), units: manifest.units.clone(), database };
    config.check()?;
    prepare(folder)?;
    let address = match &config.database {
        Some(url) => Address::Url { url: url.clone(), password },
        None => Address::File(folder.join("reticolo.sqlite")),
    };
    let store = Store::open(&address, folder, &clock()).await?;
    let done = fill(&store, archive, &manifest, &journal, &clock).await;
    let report = match done {
        Ok(report) => report,
        Err(error) => {
            store.close().await;
            return Err(error);
        }
    };
    store.close().await;
    if let Some((text, _)) = &journal {
        let copy = folder.join(JOURNAL);
        File::create(&copy).and_then(|mut f| f.write_all(text.as_bytes()).and_then(|()| f.sync_all())).map_err(WorkError::io(&copy))?;
    }
    config.write(folder)?;
    File::open(folder).and_then(|f| f.sync_all()).map_err(WorkError::io(folder))?;
    let marker = folder.join(MARKER);
    std::fs::remove_file(&marker).map_err(WorkError::io(&marker))?;
    Ok(report)
}

async fn fill(
    store: &Store,
    archive: &Path,
    manifest: &Manifest,
    journal: &Option<(String, Vec<Erasure>)>,
    clock: &Clock,
) -> Result<RestoreReport> {
    let told: Vec<Destroyed> = journal.iter().flat_map(|(_, erasures)| erasures.iter().map(|e| e.of.clone())).collect();
    let (sender, receiver) = mpsc::channel(4);
    let (path, uri) = (archive.to_owned(), manifest.uri.clone());
    let present: BTreeSet<String> = manifest.tables.iter().map(|t| t.name.clone()).collect();
    let reading = tokio::task::spawn_blocking(move || send_lines(&path, &present, &sender));
    let stamp = Stamp { at: clock(), by: Who::CommandLine.logged_as() };
    let loaded = store.write(move |c| Box::pin(load(c, receiver, stamp, uri, told))).await;
    let read = reading.await.map_err(|e| WorkError::Report(e.to_string()))?;
    // Where the archive cannot be read, that is the reason for everything else.
    read?;
    let (territory, restored, erased) = loaded?;
    store.scrub().await?;
    store.analyse().await?;
    let mut conn = store.snapshot().await?;
    let checked = reticolo_store::check::run(&mut conn, territory).await?;
    store.end_snapshot(conn).await?;
    Ok(RestoreReport {
        at: manifest.at.clone(),
        rows: manifest.tables.iter().map(|t| t.rows).sum(),
        records: restored,
        erased,
        no_journal: journal.is_none(),
        findings: checked.findings,
    })
}

type Lines = (&'static dump::Table, Vec<String>);

/// Reads the tables in their order and hands on their lines, some thousand or some megabytes at a time; an empty chunk is the end.
fn send_lines(archive: &PathBuf, present: &BTreeSet<String>, sender: &mpsc::Sender<Option<Lines>>) -> Result<()> {
    let mut zip = ArchiveReader::open(archive)?;
    // Whoever receives has stopped: its error says why.
    let send = |message| sender.blocking_send(message).is_ok();
    for table in dump::TABLES.iter().filter(|t| present.contains(t.name)) {
        let mut chunk = Vec::with_capacity(CHUNK);
        let mut bytes = 0;
        let mut open = true;
        zip.read_lines(&member(table.name), |_, line| {
            chunk.push(line.to_owned());
            bytes += line.len();
            if chunk.len() == CHUNK || bytes >= CHUNK_BYTES {
                bytes = 0;
                open = send(Some((table, std::mem::take(&mut chunk))));
            }
            if open { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        if !open || !send(Some((table, chunk))) {
            return Ok(());
        }
    }
    send(None);
    Ok(())
}

/// One transaction: the tables, the records made anew from the log, the erasures. The territory's number, how many records,
/// how many persons were erased.
async fn load(
    conn: &mut Conn,
    mut lines: mpsc::Receiver<Option<Lines>>,
    stamp: Stamp,
    uri: String,
    told: Vec<Destroyed>,
) -> std::result::Result<(Territory, usize, usize), StoreError> {
    if accounts::territory(conn, &uri).await?.is_some() {
        return Err(Problem::new("problem-territory-exists", uri).into());
    }
    // A territory's log is never empty: the first number without one is free.
    let mut number: Territory = 1;
    while log::head(conn, number).await? != 0 {
        number += 1;
    }
    loop {
        match lines.recv().await {
            Some(Some((table, chunk))) => dump::write(conn, number, table, &chunk).await?,
            Some(None) => break,
            // The reader gave up in the middle.
            None => return Err(StoreError::Cancelled),
        }
    }
    let restored = records::rebuild(conn, number).await?;
    let here: BTreeSet<Uuid> = people::list(conn, number).await?.into_iter().map(|p| p.id).collect();
    let mut persons: BTreeSet<Uuid> = BTreeSet::new();
    let mut erased = 0;
    let mut files: BTreeSet<String> = BTreeSet::new();
    for one in told {
        match one {
            Destroyed::Person(person) if here.contains(&person) && persons.insert(person) => {
                people::erase(conn, number, &stamp, person).await?;
                erased += 1;
            }
            Destroyed::File(digest) if attachments::is_kept(conn, number, &digest).await? => drop(files.insert(digest)),
            _ => {}
        }
    }
    if !files.is_empty() {
        attachments::erase(conn, number, &stamp, files).await?;
    }
    Ok((number, restored, erased))
}
