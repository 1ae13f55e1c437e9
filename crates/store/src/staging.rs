//! Staging: records of an import, checked and ready to insert, wait in a file of their own that holds nobody's lock,
//! and enter the tables in one transaction. A kill leaves nothing but the file, which the next start removes.

use crate::db::Conn;
use crate::links::{self, Link};
use crate::log::{Chain, Stamp};
use crate::records::{self, Extract, Put};
use crate::{StoreError, Territory, data_sets, people};
use reticolo_model::Record;
use reticolo_model::log::Act;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use uuid::Uuid;

/// One staged record. `base` is the stored version it was compared with (`None`: it is new; `Some` with no record: delete).
#[derive(Debug, Serialize, Deserialize)]
pub struct Staged {
    pub record: Record,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub personal: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known_by: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<i64>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub delete: bool,
}

/// A staging file, locked by the process that fills it and removed when it is dropped.
#[derive(Debug)]
pub struct Staging {
    path: PathBuf,
    file: BufWriter<File>,
    /// Of each staged record its id, where its line begins and how long it is.
    lines: Vec<(Uuid, u64, u32)>,
    end: u64,
}

const PREFIX: &str = "staging-";

/// A new file for what waits, locked by this process: [`sweep`] removes it if nobody else does.
pub fn file(folder: &Path, job: Uuid) -> Result<(PathBuf, File), StoreError> {
    let path = folder.join(format!("{PREFIX}{job}.jsonl"));
    let file = File::options().read(true).write(true).create_new(true).open(&path)?;
    file.lock()?;
    Ok((path, file))
}

impl Staging {
    pub fn create(folder: &Path, job: Uuid) -> Result<Staging, StoreError> {
        let (path, file) = file(folder, job)?;
        Ok(Staging { path, file: BufWriter::with_capacity(1 << 20, file), lines: Vec::new(), end: 0 })
    }

    pub fn push(&mut self, staged: &Staged) -> Result<(), StoreError> {
        let mut line = serde_json::to_vec(staged).map_err(std::io::Error::from)?;
        line.push(b'\n');
        self.file.write_all(&line)?;
        let length = u32::try_from(line.len()).map_err(std::io::Error::other)?;
        self.lines.push((staged.record.id, self.end, length));
        self.end += u64::from(length);
        Ok(())
    }

    /// Records that are not to enter the tables after all.
    pub fn drop_records(&mut self, ids: &BTreeSet<Uuid>) {
        self.lines.retain(|(id, ..)| !ids.contains(id));
    }

    #[must_use]
    pub fn count(&self) -> usize {
        self.lines.len()
    }

    /// In the order of the ids: the tables and their indexes are then written from left to right, which for many records
    /// is ten times as fast as in any other order.
    fn read(&mut self) -> Result<impl Iterator<Item = Result<Staged, StoreError>> + Send + use<>, StoreError> {
        self.file.flush()?;
        let mut file = self.file.get_ref().try_clone()?;
        let mut lines = self.lines.clone();
        lines.sort_unstable();
        Ok(lines.into_iter().map(move |(_, start, length)| {
            let mut line = vec![0; length as usize];
            file.seek(SeekFrom::Start(start))?;
            file.read_exact(&mut line)?;
            serde_json::from_slice(&line).map_err(|e| StoreError::Inconsistent(format!("staging: {e}")))
        }))
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.path);
    }
}

/// Removes what killed processes left; files that a living process holds stay. How many were removed.
pub fn sweep(folder: &Path) -> Result<usize, StoreError> {
    let mut removed = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        if name.to_string_lossy().starts_with(PREFIX) && File::open(entry.path())?.try_lock().is_ok() {
            std::fs::remove_file(entry.path())?;
            removed += 1;
        }
    }
    Ok(removed)
}

/// Everything that one import publishes as one act.
#[derive(Debug)]
pub struct Batch {
    /// The detail of the act's entry: data set, file, counts, mapping.
    pub detail: Value,
    pub staging: Option<Staging>,
    /// Records that come with the data (the data set's own, its indicators), few.
    pub extra: Vec<Staged>,
    pub figures: Option<Figures>,
    pub units: Option<crate::units::Difference>,
    /// Records by the thousand: only the version's number, rows and digest are told.
    pub version: Option<(data_sets::Source, i64, String)>,
    pub remove_missing: bool,
    /// Links to draw once the records are there, and links to take away.
    pub links: Vec<Link>,
    pub unlink: Vec<Uuid>,
}

#[derive(Debug)]
pub struct Figures {
    pub source: data_sets::Source,
    pub base: Option<i64>,
    pub difference: data_sets::Difference,
}

/// What a publication did.
#[derive(Debug, Clone)]
pub struct Published {
    pub seq: i64,
    pub version: Option<data_sets::Version>,
}

const PAGE: usize = 1000;

/// Publishes a batch in the transaction of `conn`. `cancel` is heeded until the commit.
pub async fn publish(
    conn: &mut Conn,
    territory: Territory,
    stamp: &Stamp,
    mut batch: Batch,
    cancel: Arc<AtomicBool>,
) -> Result<Published, StoreError> {
    let mut chain = Chain::lock(conn, territory, stamp).await?;
    let seq = chain.append(Act::Import, None, None, batch.detail.take());
    let extra = std::mem::take(&mut batch.extra);
    let extract = extract(territory, &extra)?;
    put(conn, territory, &mut chain, seq, extra, extract).await?;
    if let Some(staging) = &mut batch.staging {
        let mut page = ahead(territory, staging.read()?);
        loop {
            if cancel.load(Ordering::Relaxed) {
                return Err(StoreError::Cancelled);
            }
            let (rows, staged, extract) = page.await.map_err(|e| StoreError::Inconsistent(e.to_string()))??;
            if staged.is_empty() {
                break;
            }
            page = ahead(territory, rows);
            put(conn, territory, &mut chain, seq, staged, extract).await?;
            chain.flush(conn).await?;
        }
    }
    links::take(conn, territory, &mut chain, seq, &batch.unlink).await?;
    links::draw(conn, territory, &mut chain, seq, &batch.links).await?;
    let mut version = None;
    if let (Some(units), Some((source, ..))) = (&batch.units, &batch.version) {
        version = Some(crate::units::publish(conn, territory, &mut chain, stamp, Some(seq), source, units, batch.remove_missing).await?);
    } else if let Some(f) = &batch.figures {
        version = Some(
            data_sets::publish(conn, territory, &mut chain, stamp, Some(seq), &f.source, f.base, &f.difference, batch.remove_missing)
                .await?,
        );
    } else if let Some((source, rows, digest)) = &batch.version {
        let number = data_sets::next(conn, territory, &source.data_set).await?;
        version =
            Some(data_sets::record_version(conn, territory, &mut chain, stamp, Some(seq), source, number, *rows, digest.clone()).await?);
    }
    if cancel.load(Ordering::Relaxed) {
        return Err(StoreError::Cancelled);
    }
    chain.close(conn).await?;
    Ok(Published { seq, version })
}

/// The rest of the staged records, a page of them, and what stands of the page beside its rows.
type Ahead<R> = tokio::task::JoinHandle<Result<(R, Vec<Staged>, Extract), StoreError>>;

/// Reads the next page on another thread, while the one before is written.
fn ahead<R>(territory: Territory, mut rows: R) -> Ahead<R>
where
    R: Iterator<Item = Result<Staged, StoreError>> + Send + 'static,
{
    tokio::task::spawn_blocking(move || {
        let page = rows.by_ref().take(PAGE).collect::<Result<Vec<Staged>, _>>()?;
        let extract = extract(territory, &page)?;
        Ok((rows, page, extract))
    })
}

fn extract(territory: Territory, page: &[Staged]) -> Result<Extract, StoreError> {
    let mut out = Extract::default();
    for staged in page.iter().filter(|s| !s.delete) {
        out.add(territory, &staged.record)?;
    }
    Ok(out)
}

async fn put(
    conn: &mut Conn,
    territory: Territory,
    chain: &mut Chain,
    batch: i64,
    page: Vec<Staged>,
    extract: Extract,
) -> Result<(), StoreError> {
    // A record that was changed between the comparison and now is a conflict: the import compares again.
    let ids: Vec<Uuid> = page.iter().map(|s| s.record.id).collect();
    let stored = records::versions(conn, territory, &ids).await?;
    let mut puts = Vec::with_capacity(page.len());
    let mut texts = Vec::with_capacity(page.len());
    let mut removals = Vec::new();
    for staged in page {
        let Staged { mut record, personal, known_by, base, delete } = staged;
        if stored.get(&record.id).copied() != base {
            return Err(StoreError::Conflict { now: stored.get(&record.id).copied().unwrap_or(0) });
        }
        if delete {
            chain.append(Act::Record, Some(record.id), Some(batch), records::detail(None));
            removals.push(record.id);
            continue;
        }
        record.version = base.unwrap_or(0) + 1;
        record.personal = personal;
        let person = people::seal(conn, territory, &mut record, known_by.as_deref()).await?;
        let text = record.text();
        let seq = chain.append_record(record.id, batch, &text);
        people::keep(conn, territory, &record, person, seq).await?;
        puts.push(Put { record, replaces: base.is_some(), seq });
        texts.push(text);
    }
    records::write(conn, territory, &puts, texts, extract).await?;
    links::take_with(conn, territory, chain, batch, &removals).await?;
    records::remove(conn, territory, &removals).await
}
