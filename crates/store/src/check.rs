//! The proof that the tables are what the log gives, and that the chain holds.

use crate::data_sets::{self, Form};
use crate::db::{Conn, Val, vals};
use crate::{StoreError, Territory, people, records, units};
use reticolo_model::Record;
use reticolo_model::log::{Act, Entry, START, chain};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What was looked at, and everything that is not as it should be.
#[derive(Debug, Default, Clone, serde::Serialize)]
pub struct Report {
    pub entries: i64,
    pub records: i64,
    pub links: i64,
    pub versions: i64,
    pub personal_values: i64,
    pub documents: i64,
    pub files: i64,
    pub findings: Vec<String>,
}

type Digest32 = [u8; 32];

fn digest(text: &str) -> Digest32 {
    Sha256::digest(text.as_bytes()).into()
}

/// Walks the whole log once and then the tables, inside the snapshot of `conn`.
pub async fn run(conn: &mut Conn, territory: Territory) -> Result<Report, StoreError> {
    let mut report = Report::default();
    let mut previous = START;
    let mut expected: i64 = 1;
    let mut state: BTreeMap<Uuid, (i64, Digest32)> = BTreeMap::new();
    let mut links: BTreeMap<Uuid, Digest32> = BTreeMap::new();
    let mut files: BTreeMap<Uuid, (i64, Digest32)> = BTreeMap::new();
    let mut pairs: BTreeMap<Uuid, Digest32> = BTreeMap::new();
    let mut told = Told::default();
    conn.each(
        "SELECT seq, hash, entry, act, record, batch, at, author FROM log WHERE territory = $1 ORDER BY seq",
        vals![territory],
        |row| {
            let (seq, hash, text) = (row.int(0)?, row.blob(1)?, row.text(2)?);
            if seq != expected {
                report.findings.push(format!("log: entry {expected} is missing"));
            }
            expected = seq + 1;
            previous = chain(&previous, &text);
            if previous[..] != hash[..] {
                report.findings.push(format!("log: the hash of entry {seq} does not follow from the entries before it"));
                previous = hash.try_into().map_err(|_| StoreError::Inconsistent(format!("hash of entry {seq}")))?;
            }
            let Ok(entry) = serde_json::from_str::<Entry>(&text) else {
                report.findings.push(format!("log: entry {seq} cannot be read"));
                return Ok(());
            };
            if entry.seq != seq {
                report.findings.push(format!("log: entry {seq} says it is {}", entry.seq));
            }
            let columns = (row.text(3)?, row.maybe_uuid(4)?, row.maybe_int(5)?, row.text(6)?, row.text(7)?);
            if columns != (entry.act.code().to_owned(), entry.record, entry.batch, entry.at.clone(), entry.by.clone()) {
                report.findings.push(format!("log: the columns of entry {seq} are not what it says"));
            }
            report.entries += 1;
            told.take(seq, &entry);
            if let (Some(id), Some(after)) = (entry.record, entry.detail.get("after")) {
                let after = (!after.is_null()).then(|| digest(&reticolo_model::canonical::canonical(after)));
                match (entry.act, after) {
                    (Act::Record, Some(after)) => drop(state.insert(id, (seq, after))),
                    (Act::Record, None) => drop(state.remove(&id)),
                    (Act::Link, Some(after)) => drop(links.insert(id, after)),
                    (Act::Link, None) => drop(links.remove(&id)),
                    (Act::Attachment, Some(after)) => drop(files.insert(id, (seq, after))),
                    (Act::Attachment, None) => drop(files.remove(&id)),
                    (Act::Distinct, Some(after)) => drop(pairs.insert(id, after)),
                    (Act::Distinct, None) => drop(pairs.remove(&id)),
                    _ => {}
                }
            }
            Ok(())
        },
    )
    .await?;

    let head = conn.row("SELECT seq, hash FROM chain_head WHERE territory = $1", vals![territory]).await?;
    let head = head.ok_or_else(|| StoreError::NotFound(format!("territory {territory}")))?;
    if head.int(0)? != expected - 1 || head.blob(1)?[..] != previous[..] {
        report.findings.push("log: the chain's head is not its last entry".into());
    }
    check_records(conn, territory, state, &mut report).await?;
    check_documents(conn, territory, files, &mut report).await?;
    for link in crate::links::all(conn, territory).await? {
        report.links += 1;
        let text = reticolo_model::canonical::canonical(&serde_json::to_value(&link).unwrap_or_default());
        if links.remove(&link.id) != Some(digest(&text)) {
            report.findings.push(format!("link {}: the table does not hold what the log gives", link.id));
        }
    }
    report.findings.extend(links.keys().map(|id| format!("link {id}: in the log, not in the table")));
    for pair in crate::distinct::all(conn, territory).await? {
        let text = reticolo_model::canonical::canonical(&serde_json::to_value(&pair).unwrap_or_default());
        if pairs.remove(&pair.id) != Some(digest(&text)) {
            report.findings.push(format!("pair {}: the table does not hold what the log gives", pair.id));
        }
    }
    report.findings.extend(pairs.keys().map(|id| format!("pair {id}: in the log, not in the table")));
    check_accounts(conn, territory, &told, &mut report).await?;
    check_versions(conn, territory, told, &mut report).await?;
    Ok(report)
}

/// What the log says of versions of data sets and of accounts.
#[derive(Default)]
struct Told {
    /// Data set and number of each version that was not taken back: the entry that published it.
    versions: BTreeMap<(String, i64), i64>,
    /// Role of each account, and whether it was disabled.
    accounts: BTreeMap<Uuid, (String, bool)>,
}

impl Told {
    fn take(&mut self, seq: i64, entry: &Entry) {
        let text = |name: &str| entry.detail.get(name).and_then(Value::as_str).map(str::to_owned);
        let yes = |name: &str| entry.detail.get(name).and_then(Value::as_bool).unwrap_or(false);
        match entry.act {
            Act::DataSet => {
                let Some(key) = text("data_set").zip(entry.detail.get("version").and_then(Value::as_i64)) else { return };
                if yes("withdrawn") {
                    self.versions.remove(&key);
                } else {
                    self.versions.insert(key, seq);
                }
            }
            Act::User => {
                let Some(account) = text("account").and_then(|id| id.parse().ok()) else { return };
                let known = self.accounts.entry(account).or_default();
                if let Some(role) = text("role") {
                    known.0 = role;
                }
                known.1 |= yes("disabled");
            }
            _ => {}
        }
    }
}

fn same(a: &[Val], b: &[Val]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a == b || (a.is_null() && b.is_null()))
}

async fn check_records(
    conn: &mut Conn,
    territory: Territory,
    mut state: BTreeMap<Uuid, (i64, Digest32)>,
    report: &mut Report,
) -> Result<(), StoreError> {
    let mut fields: BTreeMap<Uuid, Digest32> = BTreeMap::new();
    let mut searched: BTreeMap<Uuid, Digest32> = BTreeMap::new();
    let mut named: BTreeSet<(Uuid, Uuid)> = BTreeSet::new();
    let mut sealed: Vec<Record> = Vec::new();
    conn.each(&format!("SELECT {} FROM record WHERE territory = $1 ORDER BY id", records::ROW), vals![territory], |mut row| {
        let (id, content) = (row.uuid(0)?, row.text(10)?);
        report.records += 1;
        let seq = match state.remove(&id) {
            Some((seq, told)) if told == digest(&content) => seq,
            _ => {
                report.findings.push(format!("record {id}: the table does not hold what the log gives"));
                row.int(9)?
            }
        };
        match serde_json::from_str::<Record>(&content) {
            Ok(record) => {
                row.0[0] = Val::from(id);
                if !same(&row.0, &records::row(&record, seq, record.text())) {
                    report.findings.push(format!("record {id}: its columns are not those of its content"));
                }
                fields.insert(id, digest(&records::indexed_text(&record)));
                searched.insert(id, digest(&records::search_text(&record)));
                named.extend(record.named.iter().map(|reader| (id, *reader)));
                if !record.sealed.is_empty() {
                    sealed.push(record);
                }
            }
            Err(error) => report.findings.push(format!("record {id}: {error}")),
        }
        Ok(())
    })
    .await?;
    report.findings.extend(state.keys().map(|id| format!("record {id}: in the log, not in the table")));

    let mut rows: Vec<String> = Vec::new();
    let mut current: Option<Uuid> = None;
    let mut close = |id: Option<Uuid>, rows: &mut Vec<String>, findings: &mut Vec<String>| {
        if let Some(id) = id {
            rows.sort();
            if fields.remove(&id) != Some(digest(&rows.join("\n"))) {
                findings.push(format!("record {id}: its indexed fields are not those of its content"));
            }
            rows.clear();
        }
    };
    conn.each(
        "SELECT record, field, item, kind, seen, text, number FROM field WHERE territory = $1 ORDER BY record",
        vals![territory],
        |row| {
            let id = row.uuid(0)?;
            if current != Some(id) {
                close(current, &mut rows, &mut report.findings);
                current = Some(id);
            }
            rows.push(format!(
                "{}\t{}\t{}\t{}\t{}\t{}",
                row.text(1)?,
                row.int(2)?,
                row.text(3)?,
                row.int(4)?,
                row.maybe_text(5)?.unwrap_or_default(),
                row.maybe_real(6)?.map_or(String::new(), reticolo_model::canonical::number)
            ));
            Ok(())
        },
    )
    .await?;
    close(current, &mut rows, &mut report.findings);
    report.findings.extend(fields.keys().map(|id| format!("record {id}: its indexed fields are missing")));

    conn.each(
        "SELECT record, words, stems, minx, miny, maxx, maxy FROM search WHERE territory = $1 ORDER BY record",
        vals![territory],
        |row| {
            let id = row.uuid(0)?;
            let text = format!("{}\n{}\n{}", row.text(1)?, row.text(2)?, records::corner_text(&row.0[3..]));
            if searched.remove(&id) != Some(digest(&text)) {
                report.findings.push(format!("record {id}: the search does not know it as it is"));
            }
            Ok(())
        },
    )
    .await?;
    report.findings.extend(searched.keys().map(|id| format!("record {id}: the search does not know it")));
    conn.each("SELECT record, reader FROM named WHERE territory = $1 ORDER BY record, reader", vals![territory], |row| {
        let (id, reader) = (row.uuid(0)?, row.uuid(1)?);
        if !named.remove(&(id, reader)) {
            report.findings.push(format!("record {id}: it does not name its reader {reader}"));
        }
        Ok(())
    })
    .await?;
    report.findings.extend(named.iter().map(|(id, reader)| format!("record {id}: its reader {reader} is not in the table")));
    for record in sealed {
        let values = people::values(conn, territory, &record).await?;
        report.personal_values += i64::try_from(values.len()).unwrap_or(i64::MAX);
        for field in record.sealed.keys().filter(|f| !values.contains_key(*f)) {
            report.findings.push(format!("record {}: no value fits the digest of its personal field {field}", record.id));
        }
    }
    Ok(())
}

/// Every document has the bytes of its digest, and every document that a record names or has as a file is there. The files are
/// those that the log tells of, with the words of its keyed digests.
async fn check_documents(
    conn: &mut Conn,
    territory: Territory,
    mut files: BTreeMap<Uuid, (i64, Digest32)>,
    report: &mut Report,
) -> Result<(), StoreError> {
    let mut kept: BTreeSet<String> = BTreeSet::new();
    crate::documents::each(conn, territory, |document| {
        report.documents += 1;
        if reticolo_model::id::sha256_hex(&document.bytes) != document.digest {
            report.findings.push(format!("document {}: its bytes are not those that were kept", document.digest));
        }
        kept.insert(document.digest);
        Ok(())
    })
    .await?;
    let all = crate::attachments::all(conn, territory).await?;
    let on: Vec<Uuid> = all.iter().filter(|t| t.present).map(|t| t.attachment.record).collect();
    let there = records::versions(conn, territory, &on).await?;
    for told in all {
        let (id, wanted) = (told.attachment.id, &told.attachment.digest);
        if !kept.contains(wanted) {
            report.findings.push(format!("file {id}: its bytes {wanted} are missing"));
        }
        if told.present {
            report.files += 1;
            let after = reticolo_model::canonical::canonical(&told.after()?);
            if files.remove(&id) != Some((told.seq, digest(&after))) {
                report.findings.push(format!("file {id}: the table does not hold what the log gives"));
            }
            if !there.contains_key(&told.attachment.record) {
                report.findings.push(format!("file {id}: its record {} is missing", told.attachment.record));
            }
        }
    }
    report.findings.extend(files.keys().map(|id| format!("file {id}: in the log, not in the table")));
    for kind in reticolo_model::kinds::ALL.iter().filter(|k| k.fields.iter().any(|f| f.document)) {
        records::each(conn, territory, kind.code, |record| {
            for field in kind.fields.iter().filter(|f| f.document) {
                if let Some(digest) = record.body_text(field.code).filter(|d| !kept.contains(*d)) {
                    report.findings.push(format!("record {}: the document {digest} of its field {} is missing", record.id, field.code));
                }
            }
            Ok(())
        })
        .await?;
    }
    Ok(())
}

/// Every account is one that the log tells of, with the role it tells. (Of an erased one the log keeps only the id.)
async fn check_accounts(conn: &mut Conn, territory: Territory, told: &Told, report: &mut Report) -> Result<(), StoreError> {
    for account in crate::accounts::accounts(conn, territory).await? {
        if told.accounts.get(&account.id) != Some(&(account.role.code().to_owned(), account.disabled)) {
            report.findings.push(format!("account {}: its role or state is not what the log gives", account.id));
        }
    }
    Ok(())
}

async fn check_versions(conn: &mut Conn, territory: Territory, mut told: Told, report: &mut Report) -> Result<(), StoreError> {
    for version in data_sets::versions(conn, territory).await?.into_iter().filter(|v| v.withdrawn.is_none()) {
        report.versions += 1;
        let name = format!("data set {} version {}", version.data_set, version.version);
        if told.versions.remove(&(version.data_set.clone(), version.version)) != Some(version.seq) {
            report.findings.push(format!("{name}: the log does not tell of it"));
            continue;
        }
        let entry = crate::log::get(conn, territory, version.seq).await?;
        let says = |field: &str| entry.as_ref().and_then(|e| e.detail.get(field)).and_then(Value::as_str).map(str::to_owned);
        if says("digest").as_ref() != Some(&version.digest) || says("form").as_deref() != Some(version.form.code()) {
            report.findings.push(format!("{name}: the log tells of it otherwise"));
        }
        let found = match version.form {
            Form::Indicators | Form::Flows => data_sets::digest(conn, territory, version.form, &version.data_set, version.version).await?,
            Form::Units => units::digest(conn, territory, &version.data_set, version.version).await?,
            // The rows of such a version are records, proved above.
            Form::Records => continue,
        };
        if found != (version.digest, version.rows) {
            report.findings.push(format!("{name}: its rows are not those that were published"));
        }
    }
    report
        .findings
        .extend(told.versions.keys().map(|(set, number)| format!("data set {set} version {number}: in the log, not in the table")));
    Ok(())
}
