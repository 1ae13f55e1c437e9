//! Which files there are and the keys they are named by: in a folder, in an archive, or as a table says.

use super::Refused;
use crate::{Result, WorkError};
use reticolo_formats::{ArchiveReader, Table};
use reticolo_model::Problem;
use reticolo_model::attachment::Details;
use reticolo_store::documents::MOST;
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::path::{Component, Path, PathBuf};

/// The table that a folder or an archive may hold.
const TABLE: &str = "files.csv";
/// Files that systems leave in folders.
const LITTER: [&str; 4] = ["thumbs.db", "desktop.ini", "ehthumbs.db", "__macosx"];

/// A file and what it is named by.
#[derive(Debug, Clone)]
pub struct Item {
    /// As people know it, relative to what was given.
    pub name: String,
    /// The name it is kept under.
    pub called: String,
    /// Where it lies; none in an archive.
    path: Option<PathBuf>,
    pub size: u64,
    /// The texts by which its record may be known, the likeliest first.
    pub keys: Vec<String>,
    pub details: Details,
}

/// From where files are read.
pub enum Source {
    Disk,
    Archive(Box<ArchiveReader>),
}

impl Source {
    /// Lists a folder, an archive or a table. `scratch` is a folder where a table may lie for a moment.
    pub fn open(path: &Path, scratch: &Path) -> Result<(Source, Vec<Item>, Vec<Refused>)> {
        if path.is_dir() {
            let table = path.join(TABLE);
            return if table.is_file() { by_table(&table, path) } else { folder(path) };
        }
        if !path.is_file() {
            return Err(Problem::new("problem-file-missing", path.display().to_string()).into());
        }
        let ending = path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
        match ending.as_str() {
            "zip" => archive(path, scratch),
            "csv" => by_table(path, path.parent().unwrap_or(Path::new(""))),
            _ => Err(Problem::new("problem-file-source", path.display().to_string()).into()),
        }
    }

    /// The bytes of a member of an archive; nothing where files lie on the disk.
    pub fn member(&mut self, item: &Item) -> Result<Option<std::result::Result<Vec<u8>, Problem>>> {
        let Source::Archive(zip) = self else { return Ok(None) };
        let mut bytes = Bounded(Vec::new());
        Ok(Some(match zip.copy(&item.name, &mut bytes) {
            Ok(_) => Ok(bytes.0),
            Err(_) if bytes.0.len() > MOST => Err(too_large(item)),
            Err(error) => return Err(error.into()),
        }))
    }
}

/// Takes a little more than a file may have, so that a bomb ends there.
struct Bounded(Vec<u8>);

impl Write for Bounded {
    fn write(&mut self, buf: &[u8]) -> std::io::Result<usize> {
        if self.0.len() > MOST {
            return Err(std::io::Error::other("more than a file may have"));
        }
        self.0.extend_from_slice(buf);
        Ok(buf.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn too_large(item: &Item) -> Problem {
    Problem::new("problem-file-size", &item.name).with("most", MOST / 1_000_000)
}

/// The bytes of a file on the disk.
pub fn read_file(item: &Item) -> std::result::Result<Vec<u8>, Problem> {
    let unread = |error: std::io::Error| Problem::new("problem-file-unread", &item.name).with("reason", error);
    let path = item.path.as_deref().unwrap_or(Path::new(&item.name));
    let mut bytes = Vec::with_capacity(usize::try_from(item.size).unwrap_or(0).min(MOST) + 1);
    let file = std::fs::File::open(path).map_err(unread)?;
    file.take(MOST as u64 + 1).read_to_end(&mut bytes).map_err(unread)?;
    if bytes.len() > MOST { Err(too_large(item)) } else { Ok(bytes) }
}

fn is_litter(name: &str) -> bool {
    name.starts_with('.') || LITTER.contains(&name.to_ascii_lowercase().as_str())
}

/// The keys that a name may stand for: that of the folder it lies in, else its own without ending, then without a number behind it
/// (`KEY_2`, `KEY-2`, `KEY (2)`).
fn keys(name: &str) -> Vec<String> {
    if let Some((folder, _)) = name.split_once('/') {
        return vec![folder.to_owned()];
    }
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let mut out = vec![stem.to_owned()];
    let bare = stem.strip_suffix(')').map_or(stem, |s| s);
    let cut = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    let marks: &[char] = if bare.len() < stem.len() { &['('] } else { &['_', '-', ' '] };
    if cut.len() < bare.len()
        && let Some(key) = cut.strip_suffix(marks).map(str::trim_end)
        && !key.is_empty()
    {
        out.push(key.to_owned());
    }
    out
}

fn folder(root: &Path) -> Result<(Source, Vec<Item>, Vec<Refused>)> {
    let mut items = Vec::new();
    let mut entries = sorted(root)?;
    for (name, path) in entries.drain(..) {
        if path.is_dir() {
            for (inner, path) in sorted(&path)?.into_iter().filter(|(_, p)| p.is_file()) {
                items.push((format!("{name}/{inner}"), path));
            }
        } else if path.is_file() {
            items.push((name, path));
        }
    }
    let items = items.into_iter().map(|(name, path)| {
        let size = path.metadata().map_or(0, |m| m.len());
        Item { keys: keys(&name), called: name.clone(), name, path: Some(path), size, details: Details::default() }
    });
    Ok((Source::Disk, items.collect(), Vec::new()))
}

/// What lies in a folder, by name, without what systems leave there.
fn sorted(folder: &Path) -> Result<Vec<(String, PathBuf)>> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(WorkError::io(folder))? {
        let entry = entry.map_err(WorkError::io(folder))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !is_litter(&name) {
            out.push((name, entry.path()));
        }
    }
    out.sort();
    Ok(out)
}

fn archive(path: &Path, scratch: &Path) -> Result<(Source, Vec<Item>, Vec<Refused>)> {
    let mut zip = ArchiveReader::open(path)?;
    let names: Vec<String> = zip.names().iter().filter(|n| !n.ends_with('/') && !n.split('/').any(is_litter)).cloned().collect();
    if names.iter().any(|n| n == TABLE) {
        let table = scratch.join(format!("files-{}.csv.part", reticolo_model::id::hex(&reticolo_store::random_key()?[..8])));
        let copied = std::fs::File::create(&table).map_err(WorkError::io(&table)).and_then(|mut f| Ok(zip.copy(TABLE, &mut f)?));
        let listed = copied.and_then(|_| rows(&table, &|file| names.iter().any(|n| n == file).then_some((None, 0))));
        std::fs::remove_file(&table).map_err(WorkError::io(&table))?;
        let (items, refused) = listed?;
        return Ok((Source::Archive(Box::new(zip)), items, refused));
    }
    let mut items: Vec<Item> = names
        .into_iter()
        .map(|name| Item { keys: keys(&name), size: 0, called: name.clone(), name, path: None, details: Details::default() })
        .collect();
    items.sort_by(|a, b| a.name.cmp(&b.name));
    Ok((Source::Archive(Box::new(zip)), items, Vec::new()))
}

fn by_table(table: &Path, root: &Path) -> Result<(Source, Vec<Item>, Vec<Refused>)> {
    let place = |file: &str| {
        let path = root.join(file);
        path.is_file().then(|| {
            let size = path.metadata().map_or(0, |m| m.len());
            (Some(path), size)
        })
    };
    let (items, refused) = rows(table, &place)?;
    Ok((Source::Disk, items, refused))
}

/// Where a file of the table lies, and its size.
type Place = (Option<PathBuf>, u64);

/// The rows of a table with the columns `key` and `file` and perhaps `name`, `caption`, `alt`, `licence`, `credit`, `taken_on`.
fn rows(table: &Path, place: &dyn Fn(&str) -> Option<Place>) -> Result<(Vec<Item>, Vec<Refused>)> {
    let mut open = Table::open(table)?;
    let at: BTreeMap<String, usize> = open.header.iter().enumerate().map(|(i, name)| (name.trim().to_ascii_lowercase(), i)).collect();
    for needed in ["key", "file"] {
        if !at.contains_key(needed) {
            return Err(Problem::new("problem-file-column", needed).with("table", table.display()).into());
        }
    }
    let (mut items, mut refused) = (Vec::new(), Vec::new());
    for row in open.rows() {
        let row = row?;
        let cell = |name: &str| at.get(name).and_then(|i| row.cells.get(*i)).unwrap_or_default().trim().to_owned();
        let name = cell("file");
        let inside = !name.is_empty() && Path::new(&name).components().all(|c| matches!(c, Component::Normal(_) | Component::CurDir));
        let Some((path, size)) = Some(&name).filter(|_| inside).and_then(|name| place(name)) else {
            refused.push(Refused { problem: Problem::new("problem-file-missing", &name).with("row", row.number), file: name });
            continue;
        };
        let taken_on = Some(cell("taken_on")).filter(|t| !t.is_empty());
        let details = Details {
            alt: cell("alt"),
            caption: cell("caption"),
            licence: cell("licence"),
            credit: cell("credit"),
            taken_on,
            order: i64::try_from(row.number).unwrap_or(0).min(100_000),
        };
        let called = Some(cell("name")).filter(|n| !n.is_empty()).unwrap_or_else(|| name.clone());
        items.push(Item { keys: vec![cell("key")], called, name, path, size, details });
    }
    Ok((items, refused))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_gives_its_key_with_and_without_a_number() {
        for (name, wanted) in [
            ("IT-TR-01.jpg", &["IT-TR-01", "IT-TR"][..]),
            ("A12.jpg", &["A12"]),
            ("A12_3.jpg", &["A12_3", "A12"]),
            ("Rocca di Narni (2).png", &["Rocca di Narni (2)", "Rocca di Narni"]),
            ("Rocca.jpg", &["Rocca"]),
            ("_1.jpg", &["_1"]),
            ("A12/fronte.jpg", &["A12"]),
            ("senza", &["senza"]),
            ("a.b.c", &["a.b"]),
        ] {
            assert_eq!(keys(name), wanted, "{name}");
        }
    }
}
