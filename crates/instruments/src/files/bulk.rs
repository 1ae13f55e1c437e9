//! Many files at once: a folder, an archive or a table says which file belongs to which record. They are read and hashed on all
//! cores while those before are written, some megabytes a transaction, all of them parts of one act.

mod listing;

use super::{Upload, prepare};
use crate::gate::{Act, Who, check};
use crate::registry::{kind, new_id};
use crate::survey::{Progress, Step};
use crate::{Result, WorkError, Workbench};
use listing::{Item, Source};
use rayon::prelude::*;
use reticolo_model::attachment::Location;
use reticolo_model::{Kind, Problem, fold};
use reticolo_store::attachments::{self, New};
use reticolo_store::records;
use serde::Serialize;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use uuid::Uuid;

/// Bytes and files that are read, and then written, together.
const CHUNK_BYTES: u64 = 24 << 20;
const CHUNK_FILES: usize = 500;

/// What is asked.
#[derive(Debug, Clone)]
pub struct BulkAsk {
    pub kind: String,
    /// `title`, `key` (of the source), `id`, or a field of the kind that lists are sorted or narrowed by, such as `code`.
    pub by: String,
    /// A folder, a ZIP archive, or a CSV with the columns `key` and `file`.
    pub source: PathBuf,
    pub keep_location: bool,
    /// Look, and write nothing.
    pub dry_run: bool,
}

/// A file that was left out, and why.
#[derive(Debug, Clone, Serialize)]
pub struct Refused {
    pub file: String,
    pub problem: Problem,
}

/// What was done.
#[derive(Debug, Default, Serialize)]
pub struct BulkReport {
    /// The number of the act, for undo; none where nothing was written.
    pub seq: Option<i64>,
    pub found: u64,
    pub attached: u64,
    pub records: u64,
    pub bytes: u64,
    /// Files that their record has already.
    pub already: u64,
    /// Pictures whose place was taken out.
    pub stripped: u64,
    pub refused: Vec<Refused>,
    pub dry_run: bool,
    /// It was stopped: what was attached stays, and asked again it goes on.
    pub stopped: bool,
}

/// A file with the record it goes to.
struct Aim {
    item: Item,
    record: Uuid,
    title: String,
}

impl Workbench {
    /// Attaches many files; those that find no record, or several, or that are none of the known types, are left out and listed.
    pub async fn attach_many(&self, who: &Who, ask: BulkAsk, progress: Progress) -> Result<BulkReport> {
        check(who, Act::Import)?;
        let kind = kind(&ask.kind)?;
        check_by(kind, &ask.by)?;
        let (path, scratch) = (ask.source.clone(), self.folder.clone());
        let listed = tokio::task::spawn_blocking(move || Source::open(&path, &scratch)).await;
        let (source, items, refused) = listed.map_err(|e| WorkError::Report(e.to_string()))??;
        let mut report = BulkReport { dry_run: ask.dry_run, refused, ..BulkReport::default() };
        report.found = (items.len() + report.refused.len()) as u64;
        let aims = self.aim(who, kind, &ask.by, items, &mut report).await?;
        let records: Vec<Uuid> = aims.iter().map(|a| a.record).collect::<BTreeSet<_>>().into_iter().collect();
        let there = attachments::on_records(&mut self.store.reader().await?, self.territory, &records).await?;
        self.write_all(who, &ask, source, aims, there, &progress, &mut report).await?;
        Ok(report)
    }

    /// Finds the record of every file.
    async fn aim(&self, who: &Who, kind: &'static Kind, by: &str, items: Vec<Item>, report: &mut BulkReport) -> Result<Vec<Aim>> {
        let written = |text: &str| if by == "title" { fold::fold(text) } else { text.trim().to_owned() };
        let texts: BTreeSet<String> = items.iter().flat_map(|i| i.keys.iter().map(|k| written(k))).filter(|t| !t.is_empty()).collect();
        let texts: Vec<String> = texts.into_iter().collect();
        let mut conn = self.store.reader().await?;
        let t = self.territory;
        let found = match by {
            "title" => records::by_title(&mut conn, t, kind.code, &texts).await?,
            "key" => records::by_key(&mut conn, t, kind.code, &texts).await?,
            "id" => texts.iter().filter_map(|text| Some((text.clone(), Uuid::parse_str(text).ok()?))).collect(),
            field => records::by_field(&mut conn, t, kind.code, field, &texts).await?,
        };
        let ids: Vec<Uuid> = found.iter().map(|(_, id)| *id).collect::<BTreeSet<_>>().into_iter().collect();
        let all = records::get_many(&mut conn, t, &ids).await?;
        let titles: BTreeMap<Uuid, String> = all
            .into_iter()
            .filter(|r| r.kind == kind.code && who.audience().sees(r.visibility, &r.named))
            .map(|r| (r.id, r.title))
            .collect();
        let mut known: BTreeMap<String, BTreeSet<Uuid>> = BTreeMap::new();
        for (text, id) in found.into_iter().filter(|(_, id)| titles.contains_key(id)) {
            known.entry(text).or_default().insert(id);
        }
        let mut out = Vec::with_capacity(items.len());
        for item in items {
            // The whole name first, then without the number behind it.
            let met = item.keys.iter().find_map(|k| known.get(&written(k)));
            let key = item.keys.first().cloned().unwrap_or_default();
            match met.map(|ids| ids.iter().copied().collect::<Vec<_>>()).as_deref() {
                Some([record]) => out.push(Aim { title: titles[record].clone(), item, record: *record }),
                Some(several) => {
                    let problem = Problem::new("problem-file-several", key).with("count", several.len());
                    report.refused.push(Refused { file: item.name, problem });
                }
                None => {
                    report.refused.push(Refused { file: item.name, problem: Problem::new("problem-file-no_record", key).with("by", by) })
                }
            }
        }
        Ok(out)
    }

    #[expect(clippy::too_many_arguments, reason = "what was asked, what was found, and where it is told")]
    async fn write_all(
        &self,
        who: &Who,
        ask: &BulkAsk,
        source: Source,
        aims: Vec<Aim>,
        mut there: BTreeSet<(Uuid, String)>,
        progress: &Progress,
        report: &mut BulkReport,
    ) -> Result<()> {
        let (total, keep) = (aims.len() as u64, ask.keep_location);
        let mut chunks = chunks(aims).into_iter();
        let mut records: BTreeSet<Uuid> = BTreeSet::new();
        let read = |source: Source, chunk: Option<Vec<Aim>>, at: String| {
            tokio::task::spawn_blocking(move || chunk.map(|chunk| read(source, chunk, keep, &at)).transpose())
        };
        let mut reading = read(source, chunks.next(), self.now());
        let mut done = 0u64;
        loop {
            let ready = reading.await.map_err(|e| WorkError::Report(e.to_string()))??;
            let Some((source, ready)) = ready else { break };
            done += ready.len() as u64;
            if !progress(Step { stage: "files", done, total }) {
                report.stopped = true;
                break;
            }
            reading = read(source, chunks.next(), self.now());
            let mut files: Vec<New> = Vec::with_capacity(ready.len());
            for one in ready {
                match one {
                    Err(refused) => report.refused.push(refused),
                    Ok(new) if !there.insert((new.attachment.record, new.attachment.digest.clone())) => report.already += 1,
                    Ok(new) => {
                        report.attached += 1;
                        report.bytes += new.document.bytes.len() as u64;
                        report.stripped += u64::from(new.attachment.location == Location::Stripped);
                        records.insert(new.attachment.record);
                        files.push(new);
                    }
                }
            }
            if files.is_empty() || ask.dry_run {
                continue;
            }
            let (territory, stamp, begun) = (self.territory, self.stamp(who), report.seq);
            let what = json!({ "files": total, "kind": ask.kind });
            let write = self.store.write(move |c| {
                Box::pin(async move {
                    let act = match begun {
                        Some(act) => act,
                        None => attachments::begin(c, territory, &stamp, what.clone()).await?,
                    };
                    attachments::attach(c, territory, &stamp, files, what, Some(act)).await
                })
            });
            report.seq = Some(write.await?);
        }
        report.records = records.len() as u64;
        if report.attached > 1000 && !ask.dry_run {
            self.store.analyse().await?;
        }
        Ok(())
    }
}

/// What may stand after `--by`: the texts that a record is known by.
fn check_by(kind: &Kind, by: &str) -> Result<()> {
    let mut known = vec!["title", "key", "id"];
    known.extend(kind.fields.iter().filter(|f| f.filter || f.sort).map(|f| f.code));
    if known.contains(&by) {
        return Ok(());
    }
    Err(Problem::new("problem-file-by", by).with("kind", kind.code).with("known", known.join(", ")).into())
}

/// Some megabytes each, in their order.
fn chunks(aims: Vec<Aim>) -> Vec<Vec<Aim>> {
    let mut out: Vec<Vec<Aim>> = Vec::new();
    let mut bytes = 0;
    for aim in aims {
        match out.last_mut() {
            Some(last) if bytes < CHUNK_BYTES && last.len() < CHUNK_FILES => {
                bytes += aim.item.size;
                last.push(aim);
            }
            _ => {
                bytes = aim.item.size;
                out.push(vec![aim]);
            }
        }
    }
    out
}

/// What came of each file of a chunk.
type Ready = Vec<std::result::Result<New, Refused>>;

/// Reads the files of a chunk and makes them ready, on all cores; the source goes on to the next.
fn read(mut source: Source, chunk: Vec<Aim>, keep_location: bool, at: &str) -> Result<(Source, Ready)> {
    // An archive gives its members one after the other.
    let mut held: Vec<Option<std::result::Result<Vec<u8>, Problem>>> = Vec::with_capacity(chunk.len());
    for aim in &chunk {
        held.push(source.member(&aim.item)?);
    }
    let ids: Vec<Uuid> = chunk.iter().map(|_| new_id(at)).collect::<Result<_>>()?;
    let one = |((aim, held), id): ((Aim, Option<std::result::Result<Vec<u8>, Problem>>), Uuid)| {
        let Aim { item, record, title } = aim;
        let refused = |problem: Problem| Refused { file: item.name.clone(), problem };
        let bytes = held.unwrap_or_else(|| listing::read_file(&item)).map_err(refused)?;
        let mut details = item.details.clone();
        if details.alt.is_empty() {
            // Better the thing's own name than nothing.
            details.alt = if details.caption.is_empty() { title } else { details.caption.clone() };
        }
        let upload = Upload { name: item.called.clone(), bytes, details, keep_location, personal: false };
        let ready = prepare(id, record, upload);
        ready.map_err(|problems| refused(problems.into_iter().next().unwrap_or_else(|| Problem::new("problem-file-unknown", &item.name))))
    };
    Ok((source, chunk.into_par_iter().zip(held).zip(ids).map(one).collect()))
}
