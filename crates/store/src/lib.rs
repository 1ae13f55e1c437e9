//! What is kept, on SQLite or PostgreSQL: records with their fields, links, people, units, data sets, accounts, jobs and the log.
//!
//! Invariant: no rule of the domain; no engine's name outside `dialect.rs`, `db.rs` and `migrations/`.
//! Every write goes through [`Store::write`], and every write of substance ends in [`log::append`].

pub mod accounts;
pub mod attachments;
pub mod check;
mod conditions;
pub mod data_sets;
pub mod db;
pub mod dialect;
pub mod distinct;
pub mod documents;
pub mod dump;
pub mod facets;
pub mod grid;
pub mod holds;
pub mod inputs;
pub mod jobs;
pub mod links;
pub mod lists;
pub mod log;
pub mod marks;
pub mod merge;
pub mod migrate;
pub mod people;
pub mod records;
pub mod results;
pub mod searching;
pub mod staging;
pub mod text;
pub mod undo;
pub mod units;
mod writer;

pub use db::{Conn, Db, Row, Val};
pub use log::Stamp;

use dialect::Engine;
use std::path::{Path, PathBuf};

/// What can go wrong below the instruments.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    #[error("the database holds something that does not fit: {0}")]
    Inconsistent(String),
    #[error("file: {0}")]
    Io(#[from] std::io::Error),
    #[error("not found: {0}")]
    NotFound(String),
    /// Somebody else changed the record meanwhile; its version is now `now`.
    #[error("version conflict: the record is at version {now}")]
    Conflict { now: i64 },
    /// Refused by a rule that only the database can see (a name taken, for example).
    #[error("{0}")]
    Refused(#[from] reticolo_model::Problem),
    #[error("cancelled")]
    Cancelled,
}

/// A territory's local number.
pub type Territory = i64;

/// The store of one database.
#[derive(Debug, Clone)]
pub struct Store {
    db: Db,
    writer: writer::Writer,
    /// Folder for staging files and, on SQLite, of the database.
    folder: PathBuf,
}

/// Where a database is.
#[derive(Debug, Clone)]
pub enum Address {
    /// A SQLite file in the territory's folder.
    File(PathBuf),
    /// A PostgreSQL URL without password, and the password from the environment.
    Url { url: String, password: Option<String> },
}

impl Store {
    /// Opens the database, making it and running migrations as needed. `now` stamps the migrations.
    /// Before a migration of a SQLite file that already holds something, a copy of the file is left beside it.
    pub async fn open(address: &Address, folder: &Path, now: &str) -> Result<Store, StoreError> {
        let db = match address {
            Address::File(path) => Db::lite(path).await?,
            Address::Url { url, password } => Db::pg(url, password.as_deref()).await?,
        };
        migrate::run(&db, folder, now).await?;
        let writer = writer::Writer::start(&db);
        Ok(Store { db, writer, folder: folder.to_owned() })
    }

    #[must_use]
    pub fn engine(&self) -> Engine {
        self.db.engine()
    }

    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// A connection for reading.
    pub async fn reader(&self) -> Result<Conn, StoreError> {
        self.db.reader().await
    }

    /// A connection inside a transaction that sees one state throughout; it ends when [`Store::end_snapshot`] is called.
    pub async fn snapshot(&self) -> Result<Conn, StoreError> {
        let mut conn = self.db.reader().await?;
        conn.exec(self.engine().begin_snapshot(), vec![]).await?;
        Ok(conn)
    }

    pub async fn end_snapshot(&self, mut conn: Conn) -> Result<(), StoreError> {
        conn.exec("COMMIT", vec![]).await.map(drop)
    }

    /// Runs `work` in one transaction and answers after its commit. An error rolls everything in it back.
    pub async fn write<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: for<'c> FnOnce(&'c mut Conn) -> futures_util::future::BoxFuture<'c, Result<T, StoreError>> + Send + 'static,
    {
        self.writer.write(work, false).await
    }

    /// As [`Store::write`], for what writes very much: others wait until it is committed.
    pub async fn write_much<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: for<'c> FnOnce(&'c mut Conn) -> futures_util::future::BoxFuture<'c, Result<T, StoreError>> + Send + 'static,
    {
        self.writer.write(work, true).await
    }

    /// Makes sure that what was deleted is no longer in the bytes of the files. Waits for readers that still look at it.
    pub async fn scrub(&self) -> Result<(), StoreError> {
        let mut conn = self.db.writer().await?;
        for sql in self.engine().scrub() {
            let mut tries = 0;
            while let Some(row) = conn.row(sql, vec![]).await?
                && row.int(0)? != 0
            {
                tries += 1;
                if tries == 3 {
                    return Err(StoreError::Inconsistent("a reader that does not end keeps deleted rows in the files".into()));
                }
                tokio::time::sleep(std::time::Duration::from_secs(1)).await;
            }
        }
        Ok(())
    }

    /// Tells the planner how large the tables are (after an import).
    pub async fn analyse(&self) -> Result<(), StoreError> {
        let mut conn = self.db.writer().await?;
        conn.rows(self.engine().analyse(), vec![]).await.map(drop)
    }

    pub async fn close(&self) {
        self.db.close().await;
    }
}

/// 32 random bytes from the operating system, for keys and secrets (never for results).
pub fn random_key() -> Result<[u8; 32], StoreError> {
    let mut key = [0u8; 32];
    getrandom::fill(&mut key).map_err(|e| StoreError::Inconsistent(format!("no randomness: {e}")))?;
    Ok(key)
}
