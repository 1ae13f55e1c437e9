//! A folder that lives as long as an analysis: the verbs read files.

use crate::{Result, WorkError};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

static NEXT: AtomicU64 = AtomicU64::new(0);

pub(super) struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Result<Folder> {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("reticolo-analysis-{}-{number}", std::process::id()));
        // What a process of the same number left behind goes first.
        let _ = std::fs::remove_dir_all(&path);
        let mut builder = std::fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&path).map_err(WorkError::io(&path))?;
        Ok(Folder(path))
    }

    /// Writes a file under the last part of its name; the path to it.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<String> {
        let name: String = name.rsplit(['/', '\\']).next().unwrap_or_default().chars().filter(|c| !c.is_control()).collect();
        let mut path = self.0.join(if name.trim_matches('.').is_empty() { "file" } else { &name });
        // Two files of one name are two files.
        let mut twin = 1;
        while path.exists() {
            twin += 1;
            path = self.0.join(format!("{twin}-{name}"));
        }
        std::fs::write(&path, bytes).map_err(WorkError::io(&path))?;
        Ok(path.display().to_string())
    }

    /// An error without the folder's path.
    pub fn unnamed(&self, error: WorkError) -> WorkError {
        let prefix = format!("{}{}", self.0.display(), std::path::MAIN_SEPARATOR);
        let bare = |text: &mut String| *text = text.replace(&prefix, "");
        match error {
            WorkError::Invalid(mut problems) => {
                for problem in &mut problems {
                    bare(&mut problem.found);
                    problem.args.values_mut().for_each(bare);
                }
                WorkError::Invalid(problems)
            }
            WorkError::Io { mut path, error } => {
                bare(&mut path);
                WorkError::Io { path, error }
            }
            WorkError::Format(mut error) => {
                error.file = error.file.replace(&prefix, "").into();
                WorkError::Format(error)
            }
            other => other,
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
