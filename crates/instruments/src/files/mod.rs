//! Files on records: put there, seen by those who see the record, described, taken off, destroyed. What a file is, its bytes say; a
//! picture loses the place it was taken at unless that is to be kept.

mod bulk;

use crate::gate::{Act, Who, check};
use crate::people::Destroyed;
use crate::registry::new_id;
use crate::{Result, WorkError, Workbench};
pub use bulk::{BulkAsk, BulkReport, Refused};
use reticolo_formats::{content, picture};
use reticolo_model::Problem;
use reticolo_model::attachment::{Attachment, Details, Location, file_name};
use reticolo_model::log::Entry;
use reticolo_store::attachments::{self, New};
use reticolo_store::documents::{self, Document};
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeSet;
use uuid::Uuid;

/// The most bytes of a file.
pub const MOST: usize = documents::MOST;
/// Files that one act of a person may bring.
pub const MOST_AT_ONCE: usize = 20;

/// A file as somebody sends it.
#[derive(Debug, Clone, Default)]
pub struct Upload {
    pub name: String,
    pub bytes: Vec<u8>,
    pub details: Details,
    /// Keep the place that a picture says it was taken at.
    pub keep_location: bool,
    /// It is about a person.
    pub personal: bool,
}

/// What was put on a record, and the number by which it is undone.
#[derive(Debug, Serialize)]
pub struct Attached {
    pub seq: i64,
    pub files: Vec<Attachment>,
}

/// What an erasure of files took away.
#[derive(Debug, Serialize)]
pub struct FilesErased {
    /// SHA-256 of the bytes that went.
    pub digests: BTreeSet<String>,
    /// Files that had them, on whatever record, now or before.
    pub files: u64,
}

/// Whether this person sees a file on a record that they see.
#[must_use]
pub(crate) fn seen(who: &Who, file: &Attachment) -> bool {
    !file.personal || who.may(Act::ReadPersonal)
}

/// A file made ready: its type told, its place taken out, its words checked.
pub(crate) fn prepare(id: Uuid, record: Uuid, upload: Upload) -> std::result::Result<New, Vec<Problem>> {
    let Upload { name, mut bytes, mut details, keep_location, personal } = upload;
    let called = reticolo_model::value::shortened(name.rsplit(['/', '\\']).next().unwrap_or_default());
    if bytes.len() > documents::MOST {
        return Err(vec![too_large(&called)]);
    }
    let media =
        content::media(&bytes, &name).map_err(|why| vec![Problem::new(&format!("problem-file-{}", why.code()), &called).on("file")])?;
    let mut problems = details.check(media);
    for problem in &mut problems {
        problem.args.insert("file".into(), called.clone());
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut location = Location::None;
    if let Some((clean, true)) = picture::without_location(&bytes) {
        location = Location::Kept;
        if !keep_location {
            (bytes, location) = (clean, Location::Stripped);
        }
    }
    // The name is told with the file, not with its bytes, which outlive it.
    let document = Document::new(media, "", bytes).map_err(|_| vec![too_large(&called)])?;
    let size = i64::try_from(document.bytes.len()).unwrap_or(i64::MAX);
    let (name, digest, media) = (file_name(&name, media), document.digest.clone(), media.to_owned());
    let attachment = Attachment { id, record, digest, media, size, name, location, personal, details };
    Ok(New { attachment, document })
}

fn too_large(name: &str) -> Problem {
    Problem::new("problem-file-size", name).on("file").with("most", documents::MOST / 1_000_000)
}

impl Workbench {
    /// The files of a record that this person sees, in their order.
    pub async fn files(&self, who: &Who, record: Uuid) -> Result<Vec<Attachment>> {
        self.record(who, record).await?;
        let all = attachments::of_record(&mut self.store.reader().await?, self.territory, record).await?;
        Ok(all.into_iter().filter(|f| seen(who, f)).collect())
    }

    /// A file, if this person sees it and its record; otherwise "not found".
    pub async fn file(&self, who: &Who, id: Uuid) -> Result<Attachment> {
        check(who, Act::Read)?;
        let unknown = || WorkError::NotFound(id.to_string());
        let found = attachments::get(&mut self.store.reader().await?, self.territory, id).await?.ok_or_else(unknown)?;
        if !seen(who, &found) || self.record(who, found.record).await.is_err() {
            return Err(unknown());
        }
        Ok(found)
    }

    /// A file with its bytes.
    pub async fn file_bytes(&self, who: &Who, id: Uuid) -> Result<(Attachment, Vec<u8>)> {
        let file = self.file(who, id).await?;
        self.bytes_of(file).await
    }

    /// The file of these bytes and this name that this person sees on some record, with its bytes. That others have the same bytes
    /// on a record that is hidden makes no difference, and is not told.
    pub async fn file_of_digest(&self, who: &Who, digest: &str, name: &str) -> Result<(Attachment, Vec<u8>)> {
        check(who, Act::Read)?;
        let found = attachments::of_digest(&mut self.store.reader().await?, self.territory, digest).await?;
        self.first_seen(who, digest, found.into_iter().filter(|f| f.name == name).collect()).await
    }

    /// The same, whatever the file is called.
    pub(crate) async fn file_with(&self, who: &Who, digest: &str) -> Result<(Attachment, Vec<u8>)> {
        check(who, Act::Read)?;
        let found = attachments::of_digest(&mut self.store.reader().await?, self.territory, digest).await?;
        self.first_seen(who, digest, found).await
    }

    async fn first_seen(&self, who: &Who, digest: &str, files: Vec<Attachment>) -> Result<(Attachment, Vec<u8>)> {
        for file in files.into_iter().filter(|f| seen(who, f)) {
            if self.record(who, file.record).await.is_ok() {
                return self.bytes_of(file).await;
            }
        }
        Err(WorkError::NotFound(digest.to_owned()))
    }

    async fn bytes_of(&self, file: Attachment) -> Result<(Attachment, Vec<u8>)> {
        let found = documents::get(&mut self.store.reader().await?, self.territory, &file.digest).await?;
        let document = found.ok_or_else(|| WorkError::NotFound(file.digest.clone()))?;
        Ok((file, document.bytes))
    }

    /// Puts files on a record as one act: all of them, or none.
    pub async fn attach(&self, who: &Who, record: Uuid, uploads: Vec<Upload>) -> Result<Attached> {
        check(who, Act::Write)?;
        self.record(who, record).await?;
        if uploads.is_empty() {
            return Err(Problem::new("problem-required", "").on("file").into());
        }
        if uploads.len() > MOST_AT_ONCE {
            return Err(Problem::new("problem-file-many", uploads.len().to_string()).on("file").with("most", MOST_AT_ONCE).into());
        }
        let at = self.now();
        let ready = tokio::task::spawn_blocking(move || {
            let one = |upload| Ok((new_id(&at)?, upload));
            let named: Vec<(Uuid, Upload)> = uploads.into_iter().map(one).collect::<Result<_>>()?;
            Ok::<_, WorkError>(named.into_iter().map(|(id, upload)| prepare(id, record, upload)).collect::<Vec<_>>())
        });
        let ready = ready.await.map_err(|e| WorkError::Report(e.to_string()))??;
        let mut there = attachments::on_records(&mut self.store.reader().await?, self.territory, &[record]).await?;
        let mut problems = Vec::new();
        let mut files = Vec::new();
        for one in ready {
            match one {
                Err(more) => problems.extend(more),
                Ok(new) if !there.insert((record, new.attachment.digest.clone())) => {
                    problems.push(Problem::new("problem-file-twice", &new.attachment.name).on("file"));
                }
                Ok(new) => files.push(new),
            }
        }
        if !problems.is_empty() {
            return Err(WorkError::Invalid(problems));
        }
        let (territory, stamp) = (self.territory, self.stamp(who));
        let attached: Vec<Attachment> = files.iter().map(|f| f.attachment.clone()).collect();
        let what = json!({ "files": files.len(), "record": record });
        let seq =
            self.store.write(move |c| Box::pin(async move { attachments::attach(c, territory, &stamp, files, what, None).await })).await?;
        Ok(Attached { seq, files: attached })
    }

    /// Changes what is said of a file. The number of the act; none if nothing changed.
    pub async fn change_file(&self, who: &Who, id: Uuid, mut details: Details) -> Result<Option<i64>> {
        check(who, Act::Write)?;
        let file = self.file(who, id).await?;
        let problems = details.check(&file.media);
        if !problems.is_empty() {
            return Err(WorkError::Invalid(problems));
        }
        if details == file.details {
            return Ok(None);
        }
        let (territory, stamp, file) = (self.territory, self.stamp(who), Attachment { details, ..file });
        Ok(Some(self.store.write(move |c| Box::pin(async move { attachments::change(c, territory, &stamp, file).await })).await?))
    }

    /// Takes a file off its record; undo brings it back.
    pub async fn remove_file(&self, who: &Who, id: Uuid) -> Result<i64> {
        check(who, Act::Write)?;
        self.file(who, id).await?;
        let (territory, stamp) = (self.territory, self.stamp(who));
        Ok(self.store.write(move |c| Box::pin(async move { attachments::remove(c, territory, &stamp, id).await })).await?)
    }

    /// What happened to the files of a record, oldest first.
    pub async fn file_history(&self, who: &Who, record: Uuid) -> Result<Vec<(Entry, Attachment)>> {
        check(who, Act::ReadHistory)?;
        self.record(who, record).await?;
        let all = attachments::history(&mut self.store.reader().await?, self.territory, record).await?;
        Ok(all.into_iter().filter(|(_, f)| seen(who, f)).collect())
    }

    /// Destroys the bytes of a file and all that was said of them, on every record that has them. It cannot be undone.
    pub async fn erase_file(&self, who: &Who, id: Uuid) -> Result<FilesErased> {
        check(who, Act::Administer)?;
        let file = self.file(who, id).await?;
        self.erase_digests(who, BTreeSet::from([file.digest])).await
    }

    /// Destroys all files that a record has or had, even one that was deleted.
    pub async fn erase_record_files(&self, who: &Who, record: Uuid) -> Result<FilesErased> {
        check(who, Act::Administer)?;
        let digests = attachments::digests_of_record(&mut self.store.reader().await?, self.territory, record).await?;
        if digests.is_empty() {
            return Err(WorkError::NotFound(record.to_string()));
        }
        self.erase_digests(who, digests).await
    }

    /// The journal's lines come first, as for persons.
    async fn erase_digests(&self, who: &Who, digests: BTreeSet<String>) -> Result<FilesErased> {
        let lines = digests.iter().cloned().map(Destroyed::File).collect();
        self.tell_journal(lines).await?;
        let (territory, stamp, gone) = (self.territory, self.stamp(who), digests.clone());
        let files = self.store.write(move |c| Box::pin(async move { attachments::erase(c, territory, &stamp, gone).await })).await?;
        self.leave_no_trace().await?;
        Ok(FilesErased { digests, files })
    }
}
