//! Archives: the same contents give the same bytes, and hostile ones are refused.

use crate::shared::{Folder, noise};
use reticolo_formats::{ArchiveReader, ArchiveWriter, FormatError};
use std::io::{Cursor, Write};
use std::ops::ControlFlow;
use std::path::Path;

fn archive(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = ArchiveWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        out.start(name).unwrap();
        out.write_all(bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

fn lines(path: &Path, name: &str) -> Result<Vec<String>, FormatError> {
    let mut lines = Vec::new();
    ArchiveReader::open(path)?.read_lines(name, |number, line| {
        lines.push(format!("{number} {line}"));
        ControlFlow::Continue(())
    })?;
    Ok(lines)
}

/// Replaces a name by another of the same length, in the member's head and in the directory.
fn renamed(mut bytes: Vec<u8>, from: &str, to: &str) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    for at in 0..=bytes.len() - from.len() {
        if &bytes[at..at + from.len()] == from.as_bytes() {
            bytes[at..at + from.len()].copy_from_slice(to.as_bytes());
        }
    }
    bytes
}

#[test]
fn same_contents_same_bytes_and_back_again() {
    let members: [(&str, &[u8]); 3] = [("a.csv", b"x,y\r\n1,2\n\nlast"), ("folder/b.jsonl", b"{}\n"), ("empty", b"")];
    let bytes = archive(&members);
    assert_eq!(bytes, archive(&members));
    let folder = Folder::new("archive");
    let path = folder.file("a.zip", &bytes);
    let mut reader = ArchiveReader::open(&path).unwrap();
    assert_eq!(reader.names(), ["a.csv", "folder/b.jsonl", "empty"]);
    let mut copy = Vec::new();
    assert_eq!(reader.copy("a.csv", &mut copy), Ok(14));
    assert_eq!(copy, members[0].1);
    assert_eq!(lines(&path, "a.csv").unwrap(), ["1 x,y", "2 1,2", "3 ", "4 last"]);
    assert!(lines(&path, "empty").unwrap().is_empty());
    assert_eq!(lines(&path, "none").unwrap_err().code, "format-archive-member");
    // The date of every member: 1980-01-01 00:00:00.
    let zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    assert_eq!(zip.len(), 3);
    let mut zip = zip;
    assert_eq!(zip.by_index(0).unwrap().last_modified(), Some(zip::DateTime::default()));
}

#[test]
fn unsafe_names_are_neither_written_nor_read() {
    let mut out = ArchiveWriter::new(Cursor::new(Vec::new()));
    for name in ["", "/etc/x", "../x", "a/../x", "a//b", "a\\b", "c:x", "a/", "./a", "a\0"] {
        assert!(out.start(name).is_err(), "{name:?}");
    }
    out.start("same").unwrap();
    assert!(out.start("same").is_err());
    let folder = Folder::new("names");
    for name in ["../../evil", "/absolutes", "a/../../xy", "..\\..\\evil"] {
        let path = folder.file("n.zip", renamed(archive(&[("harmless10", b"x")]), "harmless10", name));
        let error = ArchiveReader::open(&path).err().unwrap();
        assert_eq!((error.code, error.found.as_str()), ("format-archive-name", name));
    }
}

#[test]
fn damaged_truncated_and_other_files() {
    let folder = Folder::new("damaged");
    let open = |bytes: &[u8]| ArchiveReader::open(folder.file("x.zip", bytes)).err().map(|e| e.code);
    let content = noise(1, 50_000);
    let bytes = archive(&[("a", &content)]);
    assert_eq!(open(b""), Some("format-empty"));
    assert_eq!(open(b"a,b\n1,2\n"), Some("format-not-archive"));
    assert_eq!(open(&bytes[..bytes.len() / 2]), Some("format-archive-damaged"));
    assert_eq!(open(&bytes[..bytes.len() - 1]), Some("format-archive-damaged"));
    assert_eq!(open(b"PK\x03\x04 and nothing more"), Some("format-archive-damaged"));
    assert_eq!(ArchiveReader::open(folder.path().join("none.zip")).err().unwrap().code, "format-not-found");
    for seed in 0..50 {
        let mut noisy = b"PK\x03\x04".to_vec();
        noisy.extend_from_slice(&noise(seed, 1_000));
        assert!(open(&noisy).is_some());
    }
    let mut flipped = bytes.clone();
    flipped[25_000] ^= 0x55;
    let mut reader = ArchiveReader::open(folder.file("f.zip", &flipped)).unwrap();
    assert_eq!(reader.copy("a", &mut Vec::new()).unwrap_err().code, "format-archive-damaged");
    let error = lines(&folder.file("l.zip", archive(&[("t", b"ok\n\xff\xfe\n")])), "t").unwrap_err();
    assert_eq!((error.code, error.row), ("format-not-utf8", Some(2)));
}

#[test]
fn bombs_are_refused_by_what_they_claim_and_by_what_they_give() {
    let folder = Folder::new("zip-bomb");
    let mut out = ArchiveWriter::new(Cursor::new(Vec::new()));
    out.start("a").unwrap();
    for _ in 0..80 {
        out.write_all(&vec![b'x'; 1 << 20]).unwrap();
    }
    let path = folder.file("b.zip", out.finish().unwrap().into_inner());
    let error = ArchiveReader::open_within(&path, 1 << 20).err().unwrap();
    assert_eq!(error.code, "format-too-large");
    // One endless line.
    assert_eq!(lines(&path, "a").unwrap_err().code, "format-line-too-long");
    // Read twice, it gives more than it claims.
    let mut reader = ArchiveReader::open_within(&path, 100 << 20).unwrap();
    assert_eq!(reader.copy("a", &mut std::io::sink()), Ok(80 << 20));
    assert_eq!(reader.copy("a", &mut std::io::sink()).unwrap_err().code, "format-too-large");
}
