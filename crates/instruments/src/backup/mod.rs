//! Backups: one archive of everything, taken from one state of the database while others write, the same from either engine.
//! It holds no session, no job and no journal of erasures: the journal stays in the territory's folder.

mod restore;

use crate::gate::{Act, Who, check};
use crate::{Result, WorkError, Workbench};
pub use restore::{RestoreReport, restore};
use reticolo_formats::ArchiveWriter;
use reticolo_model::id::hex;
use reticolo_store::{Conn, StoreError, Territory, accounts, dump};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// The form of archive that this program writes and reads.
pub const FORMAT: u32 = 1;
pub(crate) const MANIFEST: &str = "manifest.json";
/// The setting that tells of the last backup: `{"at", "digest"}`.
pub(crate) const LAST: &str = "last_backup";

/// What the archive says of itself, written last.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Manifest {
    pub format: u32,
    pub at: String,
    pub name: String,
    pub uri: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub territory: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<String>,
    /// Number and hash of the log's last entry.
    pub head: i64,
    pub head_hash: String,
    pub tables: Vec<Table>,
}

/// One table of the archive: `tables/NAME.jsonl`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    pub name: String,
    pub rows: u64,
    pub sha256: String,
}

/// What was written.
#[derive(Debug, Clone, Serialize)]
pub struct BackupReport {
    pub file: PathBuf,
    pub at: String,
    pub rows: u64,
    pub bytes: u64,
    /// SHA-256 of the archive.
    pub digest: String,
    pub head: i64,
    pub tables: Vec<Table>,
}

pub(crate) fn member(table: &str) -> String {
    format!("tables/{table}.jsonl")
}

/// A file that is not finished: removed unless it is kept.
struct Unfinished(Option<PathBuf>);

impl Drop for Unfinished {
    fn drop(&mut self) {
        if let Some(path) = &self.0 {
            let _ = std::fs::remove_file(path);
        }
    }
}

impl Workbench {
    /// Writes a backup to `out`, which is there whole or not at all.
    pub async fn backup(&self, who: &Who, out: &Path) -> Result<BackupReport> {
        check(who, Act::Administer)?;
        let at = self.now();
        let folder = out.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let name = out.file_name().ok_or_else(|| WorkError::NotFound(out.display().to_string()))?.to_string_lossy();
        let part = folder.join(format!(".{name}.{}.part", &hex(&reticolo_store::random_key()?)[..12]));
        let file = File::options().read(true).write(true).create_new(true).open(&part).map_err(WorkError::io(&part))?;
        let mut unfinished = Unfinished(Some(part.clone()));
        let mut conn = self.store.snapshot().await?;
        let mut zip = ArchiveWriter::new(BufWriter::with_capacity(1 << 20, file));
        let manifest = self.write_tables(&mut conn, &mut zip, &at).await?;
        self.store.end_snapshot(conn).await?;
        let written = finish(zip, &manifest).map_err(WorkError::io(&part))?;
        std::fs::rename(&part, out).map_err(WorkError::io(out))?;
        unfinished.0 = None;
        File::open(folder).and_then(|f| f.sync_all()).map_err(WorkError::io(folder))?;
        let (bytes, digest) = written;
        let (territory, told) = (self.territory, json!({ "at": at, "digest": digest }).to_string());
        self.store.write(move |c| Box::pin(async move { accounts::set_setting(c, territory, LAST, &told).await })).await?;
        let rows = manifest.tables.iter().map(|t| t.rows).sum();
        Ok(BackupReport { file: out.to_owned(), at, rows, bytes, digest, head: manifest.head, tables: manifest.tables })
    }

    async fn write_tables<W: Write + Seek + Send>(&self, conn: &mut Conn, zip: &mut ArchiveWriter<W>, at: &str) -> Result<Manifest> {
        let mut tables = Vec::new();
        let mut head = None;
        for table in dump::TABLES {
            let lines = write_table(conn, self.territory, table, zip, |line| {
                if table.name == "chain_head" {
                    head = serde_json::from_str::<Value>(line).ok();
                }
            });
            tables.push(lines.await?);
        }
        let head = head.ok_or_else(|| WorkError::NotFound(self.config.uri()))?;
        Ok(Manifest {
            format: FORMAT,
            at: at.to_owned(),
            name: self.config.name.clone(),
            uri: self.config.uri(),
            territory: self.config.territory.clone(),
            units: self.config.units.clone(),
            head: head["seq"].as_i64().unwrap_or(0),
            head_hash: head["hash"].as_str().unwrap_or_default().to_owned(),
            tables,
        })
    }
}

async fn write_table<W: Write + Seek + Send>(
    conn: &mut Conn,
    territory: Territory,
    table: &dump::Table,
    zip: &mut ArchiveWriter<W>,
    mut see: impl FnMut(&str) + Send,
) -> std::result::Result<Table, StoreError> {
    zip.start(&member(table.name))?;
    let mut hash = Sha256::new();
    let mut rows = 0;
    dump::read(conn, territory, table, |mut line| {
        see(&line);
        line.push('\n');
        hash.update(line.as_bytes());
        rows += 1;
        Ok(zip.write_all(line.as_bytes())?)
    })
    .await?;
    Ok(Table { name: table.name.to_owned(), rows, sha256: hex(&hash.finalize()) })
}

/// Writes the manifest and brings everything to the disk; length and SHA-256 of the archive.
fn finish(mut zip: ArchiveWriter<BufWriter<File>>, manifest: &Manifest) -> io::Result<(u64, String)> {
    zip.start(MANIFEST)?;
    zip.write_all(serde_json::to_string_pretty(manifest)?.as_bytes())?;
    zip.write_all(b"\n")?;
    let mut file = zip.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.sync_all()?;
    file.seek(SeekFrom::Start(0))?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    let mut bytes = 0;
    loop {
        let n = file.read(&mut buffer)?;
        if n == 0 {
            return Ok((bytes, hex(&hash.finalize())));
        }
        hash.update(&buffer[..n]);
        bytes += n as u64;
    }
}
