//! The words of the commands on files.

use clap::{Args as Group, Subcommand};
use std::path::PathBuf;
use uuid::Uuid;

#[derive(Group)]
pub struct Attach {
    pub dir: PathBuf,
    /// A folder, a ZIP archive, or a CSV with the columns key and file (and caption, alt, licence, credit, taken_on, name).
    pub source: PathBuf,
    /// The kind of record that the files go to.
    #[arg(long)]
    pub kind: String,
    /// By what files name their record: title, key (of the source), id, or a field of the kind such as code.
    #[arg(long, default_value = "key", value_name = "title|key|id|FIELD")]
    pub by: String,
    /// Keep the place that pictures say they were taken at.
    #[arg(long)]
    pub keep_location: bool,
    /// Look and say; write nothing.
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Subcommand)]
pub enum FilesAct {
    /// The files of a record.
    List { record: Uuid },
    /// Write a file out.
    Get {
        id: Uuid,
        #[arg(long)]
        out: PathBuf,
    },
    /// Destroy a file for good, on every record that has it; or all files that a record has or had.
    Erase {
        #[arg(required_unless_present = "record")]
        id: Option<Uuid>,
        #[arg(long, conflicts_with = "id")]
        record: Option<Uuid>,
    },
}
