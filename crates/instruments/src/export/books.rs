//! Workbooks in either form, and files on the disk that go when nobody holds them any more.

use reticolo_formats::{Cell, OdsOut, XlsxOut};
use reticolo_model::Problem;
use reticolo_store::StoreError;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// A workbook that is being written.
pub(super) enum Book<'w> {
    Xlsx(XlsxOut<&'w mut (dyn Write + Send)>),
    Ods(OdsOut<&'w mut (dyn Write + Send)>),
}

impl<'w> Book<'w> {
    /// In the form `xlsx` or `ods`.
    pub fn new(form: &str, out: &'w mut (dyn Write + Send)) -> io::Result<Book<'w>> {
        Ok(if form == "ods" { Book::Ods(OdsOut::new(out)?) } else { Book::Xlsx(XlsxOut::new(out)?) })
    }

    pub fn sheet<T: AsRef<str>>(&mut self, name: &str, header: &[T]) -> io::Result<()> {
        match self {
            Book::Xlsx(book) => book.sheet(name, header),
            Book::Ods(book) => book.sheet(name, header),
        }
    }

    pub fn row<'c>(&mut self, cells: impl IntoIterator<Item = Cell<'c>>) -> io::Result<()> {
        match self {
            Book::Xlsx(book) => book.row(cells),
            Book::Ods(book) => book.row(cells),
        }
    }

    /// Ends it. A text that a cell cannot hold whole is refused rather than cut: the file would not say what the registry does.
    pub fn finish(self) -> Result<(), StoreError> {
        let cut = match &self {
            Book::Xlsx(book) => book.shortened(),
            Book::Ods(book) => book.shortened(),
        };
        if cut > 0 {
            return Err(StoreError::Refused(Problem::new("problem-export-cells", cut.to_string()).with("known", "csv, ods, jsonl, gpkg")));
        }
        match self {
            Book::Xlsx(book) => book.finish().map(drop)?,
            Book::Ods(book) => book.finish().map(drop)?,
        }
        Ok(())
    }
}

/// The place of a file that is made and handed on: removed when this goes; what a kill leaves, the next start sweeps, since it is
/// named as staged files are.
#[derive(Debug)]
pub(super) struct Scratch {
    pub path: PathBuf,
    /// Holds the lock that says that somebody still needs it.
    held: Option<File>,
}

impl Scratch {
    pub fn new(folder: &Path, id: Uuid, extension: &str) -> Scratch {
        Scratch { path: folder.join(format!("staging-{id}.{extension}")), held: None }
    }

    /// Makes the file, empty.
    pub fn create(&mut self) -> io::Result<File> {
        let file = File::options().read(true).write(true).create_new(true).open(&self.path)?;
        self.hold()?;
        Ok(file)
    }

    /// Locks the file that somebody else has made.
    pub fn hold(&mut self) -> io::Result<()> {
        let file = File::open(&self.path)?;
        file.lock()?;
        self.held = Some(file);
        Ok(())
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What cannot be removed now goes with the next start.
        let _ = std::fs::remove_file(&self.path);
    }
}
