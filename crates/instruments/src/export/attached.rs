//! The files on the records that an audience sees: a table of what is said of each, and the bytes beside it. `reticolo attach` reads
//! the folder back.

use super::everything;
use reticolo_formats::{ArchiveWriter, CsvOut};
use reticolo_model::attachment::{Attachment, MEDIA};
use reticolo_model::{Audience, kinds};
use reticolo_store::{Conn, StoreError, Territory, attachments, documents, lists};
use std::collections::BTreeMap;
use std::io::{Seek, Write};
use uuid::Uuid;

const COLUMNS: [&str; 13] =
    ["kind", "key", "title", "file", "name", "media", "size", "alt", "caption", "licence", "credit", "taken_on", "location"];

/// The name of a file in the archive: what it holds, and its ending.
fn member(file: &Attachment) -> String {
    let ending = MEDIA.iter().find(|(m, _)| *m == file.media).map_or("bin", |(_, ends)| ends[0]);
    format!("{}.{ending}", file.digest)
}

/// Writes `files/files.csv` and, if asked, the bytes; how many files. Nothing where there are none.
pub(super) async fn write<W: Write + Seek + Send>(
    conn: &mut Conn,
    t: Territory,
    audience: Audience,
    bytes: bool,
    zip: &mut ArchiveWriter<W>,
) -> Result<u64, StoreError> {
    let mut of: BTreeMap<Uuid, Vec<Attachment>> = BTreeMap::new();
    for file in attachments::every(conn, t).await? {
        // As personal values, for those who see everything alone.
        if !file.personal || audience == Audience::Everything {
            of.entry(file.record).or_default().push(file);
        }
    }
    if of.is_empty() {
        return Ok(0);
    }
    let mut rows: Vec<[String; 13]> = Vec::new();
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for kind in kinds::ALL {
        lists::each(conn, t, &everything(kind, audience), |record| {
            for file in of.remove(&record.id).unwrap_or_default() {
                let name = member(&file);
                // The title stands for the key of what was made by hand.
                let key = record.origin.as_ref().map_or(&record.title, |o| &o.key);
                let location = serde_json::to_value(file.location).unwrap_or_default();
                let d = &file.details;
                rows.push([
                    kind.code.to_owned(),
                    key.clone(),
                    record.title.clone(),
                    name.clone(),
                    file.name.clone(),
                    file.media.clone(),
                    file.size.to_string(),
                    d.alt.clone(),
                    d.caption.clone(),
                    d.licence.clone(),
                    d.credit.clone(),
                    d.taken_on.clone().unwrap_or_default(),
                    location.as_str().unwrap_or_default().to_owned(),
                ]);
                names.insert(name, file.digest);
            }
            Ok(())
        })
        .await?;
    }
    if rows.is_empty() {
        return Ok(0);
    }
    rows.sort();
    zip.start("files/files.csv")?;
    let mut table = CsvOut::new(&mut *zip, COLUMNS)?;
    for row in &rows {
        table.row(row.iter().map(String::as_str))?;
    }
    table.finish()?;
    if bytes {
        for (name, digest) in &names {
            if let Some(document) = documents::get(conn, t, digest).await? {
                zip.start_packed(&format!("files/{name}"))?;
                zip.write_all(&document.bytes)?;
            }
        }
    }
    Ok(rows.len() as u64)
}
