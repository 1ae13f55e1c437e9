//! The links of an example on their way: written to a file while the records are made, read from it while they are published, so that
//! memory does not grow with them.

use crate::Result;
use reticolo_store::links::Link;
use reticolo_store::{StoreError, staging};
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// A file of links, one a line; removed when it is dropped, and by the next start if a kill left it.
#[derive(Debug)]
pub struct Spool {
    path: PathBuf,
    file: BufWriter<File>,
    pub count: usize,
}

impl Spool {
    pub fn create(folder: &Path, job: Uuid) -> Result<Spool> {
        let (path, file) = staging::file(folder, job)?;
        Ok(Spool { path, file: BufWriter::with_capacity(1 << 20, file), count: 0 })
    }

    pub fn push(&mut self, link: &Link) -> Result<()> {
        let mut line = serde_json::to_vec(link).map_err(std::io::Error::from).map_err(StoreError::from)?;
        line.push(b'\n');
        self.file.write_all(&line).map_err(StoreError::from)?;
        self.count += 1;
        Ok(())
    }

    /// The links from the first, so many at a time.
    pub fn chunks(
        &mut self,
        many: usize,
    ) -> std::result::Result<impl Iterator<Item = std::result::Result<Vec<Link>, StoreError>> + Send + use<>, StoreError> {
        self.file.flush()?;
        let mut file = self.file.get_ref().try_clone()?;
        file.seek(SeekFrom::Start(0))?;
        let mut lines = BufReader::with_capacity(1 << 20, file).lines();
        Ok(std::iter::from_fn(move || {
            let mut page = Vec::with_capacity(many);
            for line in lines.by_ref().take(many) {
                let link = line
                    .map_err(StoreError::from)
                    .and_then(|l| serde_json::from_str(&l).map_err(|e| StoreError::Inconsistent(e.to_string())));
                match link {
                    Ok(link) => page.push(link),
                    Err(error) => return Some(Err(error)),
                }
            }
            (!page.is_empty()).then_some(Ok(page))
        }))
    }
}

impl Drop for Spool {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.path);
    }
}
