//! Holds: the sign that a process is at work on something. It ends with the process, however that ends, so that nobody needs a clock to
//! tell what was left lying: a locked file beside a database that is a file, a lock of its own session on a server.

use crate::db::{Conn, vals};
use crate::{Store, StoreError};
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use uuid::Uuid;

const PREFIX: &str = "job-";
const SUFFIX: &str = ".lock";

/// Held as long as it lives.
#[derive(Debug)]
pub enum Hold {
    File { file: File, path: PathBuf },
    Session { conn: Conn, number: i64 },
}

impl Hold {
    /// Lets go of it. A process that ends does so by itself.
    pub async fn release(self) -> Result<(), StoreError> {
        match self {
            Hold::File { file, path } => {
                std::fs::remove_file(&path)?;
                drop(file);
                Ok(())
            }
            Hold::Session { mut conn, number } => match conn.engine().give_back_number() {
                Some(sql) => conn.row(sql, vals![number]).await.map(drop),
                None => Ok(()),
            },
        }
    }
}

fn number(of: Uuid) -> i64 {
    let (high, low) = of.as_u64_pair();
    (high ^ low).cast_signed()
}

fn path(folder: &Path, of: Uuid) -> PathBuf {
    folder.join(format!("{PREFIX}{of}{SUFFIX}"))
}

impl Store {
    /// Takes hold of something; none where somebody else has it.
    pub async fn hold(&self, of: Uuid) -> Result<Option<Hold>, StoreError> {
        let Some(sql) = self.engine().take_number() else {
            let path = path(self.folder(), of);
            let file = File::options().read(true).write(true).create(true).truncate(false).open(&path)?;
            return match file.try_lock() {
                Ok(()) => Ok(Some(Hold::File { file, path })),
                Err(TryLockError::WouldBlock) => Ok(None),
                Err(TryLockError::Error(error)) => Err(error.into()),
            };
        };
        let (mut conn, number) = (self.reader().await?, number(of));
        let row = conn.row(sql, vals![number]).await?;
        let taken = row.map_or(Ok(0), |r| r.int(0))? == 1;
        Ok(taken.then_some(Hold::Session { conn, number }))
    }

    /// Removes what a dead process left of its hold on something that nobody takes hold of again.
    pub(crate) fn forget_hold(&self, of: Uuid) {
        let _ = std::fs::remove_file(path(self.folder(), of));
    }

    /// Whether somebody holds something.
    pub async fn is_held(&self, of: Uuid) -> Result<bool, StoreError> {
        if let Some(sql) = self.engine().number_taken() {
            let row = self.reader().await?.row(sql, vals![number(of)]).await?;
            return Ok(row.map_or(Ok(0), |r| r.int(0))? > 0);
        }
        let path = path(self.folder(), of);
        let file = match File::open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(error.into()),
        };
        match file.try_lock_shared() {
            // Whoever had it is dead.
            Ok(()) => Ok(false),
            Err(TryLockError::WouldBlock) => Ok(true),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }
}
