//! Documents: whole files that records name by their SHA-256, each kept once and never changed. History and undo may come back
//! to a document that no record names at present, so none is removed.

use crate::db::{Conn, Row, vals};
use crate::{StoreError, Territory};
use reticolo_model::{Problem, id};
use std::collections::BTreeSet;

/// The largest document, in bytes.
pub const MOST: usize = 25_000_000;

/// A file with what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Lower-case hexadecimal SHA-256 of the bytes.
    pub digest: String,
    /// Media type, such as `application/pdf`.
    pub media: String,
    /// The name under which it was first given.
    pub name: String,
    pub bytes: Vec<u8>,
}

impl Document {
    /// The media type of a workbook.
    pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// A document of these bytes; refused if it is empty or larger than [`MOST`].
    pub fn new(media: &str, name: &str, bytes: Vec<u8>) -> Result<Document, Problem> {
        if bytes.is_empty() || bytes.len() > MOST {
            return Err(Problem::new("problem-document-size", bytes.len().to_string()).with("most", MOST));
        }
        Ok(Document { digest: id::sha256_hex(&bytes), media: media.to_owned(), name: name.to_owned(), bytes })
    }
    /// The extension of a file of this media type.
    #[must_use]
    pub fn extension(&self) -> &'static str {
        match self.media.as_str() {
            "application/pdf" => "pdf",
            "application/json" => "json",
            Document::XLSX => "xlsx",
            "image/png" => "png",
            "image/jpeg" => "jpg",
            "image/svg+xml" => "svg",
            _ => "bin",
        }
    }
}

const PUT: &str =
    "INSERT INTO document (territory, digest, media, name, bytes) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (territory, digest) DO NOTHING";

/// Keeps a document, unless its bytes are kept already.
pub async fn put(conn: &mut Conn, territory: Territory, document: &Document) -> Result<(), StoreError> {
    let Document { digest, media, name, bytes } = document;
    conn.exec(PUT, vals![territory, digest, media, name, bytes.as_slice()]).await.map(drop)
}

/// As [`put`], without a copy of the bytes.
pub(crate) async fn put_owned(conn: &mut Conn, territory: Territory, document: Document) -> Result<(), StoreError> {
    let Document { digest, media, name, bytes } = document;
    conn.exec(PUT, vals![territory, digest, media, name, bytes]).await.map(drop)
}

/// The document of a digest. Bytes that no longer have this digest are an error, never an answer.
pub async fn get(conn: &mut Conn, territory: Territory, digest: &str) -> Result<Option<Document>, StoreError> {
    let row =
        conn.row("SELECT digest, media, name, bytes FROM document WHERE territory = $1 AND digest = $2", vals![territory, digest]).await?;
    let Some(found) = row.as_ref().map(document).transpose()? else { return Ok(None) };
    if id::sha256_hex(&found.bytes) != found.digest {
        return Err(StoreError::Inconsistent(format!("document {digest}: its bytes are not those that were kept")));
    }
    Ok(Some(found))
}

/// The digests of all documents.
pub async fn digests(conn: &mut Conn, territory: Territory) -> Result<BTreeSet<String>, StoreError> {
    let rows = conn.rows("SELECT digest FROM document WHERE territory = $1", vals![territory]).await?;
    rows.iter().map(|row| row.text(0)).collect()
}

/// Every document, in the order of the digests, one in memory at a time.
pub async fn each(
    conn: &mut Conn,
    territory: Territory,
    mut take: impl FnMut(Document) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let sql = "SELECT digest, media, name, bytes FROM document WHERE territory = $1 ORDER BY digest";
    conn.each(sql, vals![territory], |row| take(document(&row)?)).await
}

fn document(row: &Row) -> Result<Document, StoreError> {
    Ok(Document { digest: row.text(0)?, media: row.text(1)?, name: row.text(2)?, bytes: row.blob(3)? })
}
