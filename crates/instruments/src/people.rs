//! Persons: what is kept of them, a copy for them, and their erasure from records, accounts, log, indexes and files.
//! The journal of erasures stands beside the database and outside the backups, so that a restore keeps them erased.

use crate::gate::{Act, Who, check};
use crate::territory::{Caches, lock};
use crate::{Result, WorkError, Workbench};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use reticolo_model::Problem;
use reticolo_model::canonical::canonical;
use reticolo_model::id::sha256_hex;
pub use reticolo_store::people::{Erased, Person, PersonalValue};
use reticolo_store::{documents, people, records, results};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::Mutex;
use uuid::Uuid;

/// The journal's name in a territory's folder.
pub const JOURNAL: &str = "erasures.jsonl";

/// What was destroyed: a person, or the file of these bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Destroyed {
    Person(Uuid),
    /// SHA-256 of the bytes.
    File(String),
}

/// One line of the journal. `digest` follows from the line before, so that a line that is taken out is noticed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasure {
    pub at: String,
    #[serde(flatten)]
    pub of: Destroyed,
    pub digest: String,
}

impl Erasure {
    fn after(before: &str, at: &str, of: &Destroyed) -> Erasure {
        let mut told = serde_json::to_value(of).unwrap_or_default();
        told["at"] = json!(at);
        told["before"] = json!(before);
        Erasure { at: at.to_owned(), of: of.clone(), digest: sha256_hex(canonical(&told).as_bytes()) }
    }

    /// Whether the line tells of this person.
    #[must_use]
    pub fn is_of(&self, person: Uuid) -> bool {
        self.of == Destroyed::Person(person)
    }
}

/// The lines of a journal's text. A last line without its end was never finished: its erasure had not begun.
pub(crate) fn read_journal(text: &str) -> std::result::Result<Vec<Erasure>, u64> {
    let mut before = String::new();
    let mut out = Vec::new();
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        let Some(line) = line.strip_suffix('\n') else { break };
        let erasure: Erasure = serde_json::from_str(line).map_err(|_| number)?;
        if Erasure::after(&before, &erasure.at, &erasure.of) != erasure {
            return Err(number);
        }
        before.clone_from(&erasure.digest);
        out.push(erasure);
    }
    Ok(out)
}

/// Appends lines under the file's lock, and returns when they are on the disk.
fn append(folder: &Path, at: &str, lines: &[Destroyed]) -> std::io::Result<()> {
    let mut file = File::options().read(true).write(true).create(true).truncate(false).open(folder.join(JOURNAL))?;
    file.lock()?;
    let mut text = String::new();
    file.read_to_string(&mut text)?;
    let whole = text.rfind('\n').map_or(0, |end| end + 1);
    let damaged = |line| std::io::Error::other(format!("{JOURNAL}: line {line} does not follow from the lines before it"));
    let mut before = read_journal(&text[..whole]).map_err(damaged)?.pop().map_or_else(String::new, |last| last.digest);
    file.set_len(whole as u64)?;
    file.seek(SeekFrom::End(0))?;
    for of in lines {
        let erasure = Erasure::after(&before, at, of);
        file.write_all(format!("{}\n", canonical(&serde_json::to_value(&erasure)?)).as_bytes())?;
        before = erasure.digest;
    }
    file.sync_all()?;
    File::open(folder)?.sync_all()
}

impl Workbench {
    /// Every person of whom something is kept.
    pub async fn persons(&self, who: &Who) -> Result<Vec<Person>> {
        check(who, Act::Administer)?;
        Ok(people::list(&mut self.store.reader().await?, self.territory).await?)
    }

    async fn person(&self, id: Uuid) -> Result<Person> {
        let all = people::list(&mut self.store.reader().await?, self.territory).await?;
        all.into_iter().find(|p| p.id == id).ok_or_else(|| WorkError::NotFound(format!("person {id}")))
    }

    /// Everything that is kept of a person, with the records it stands in and the numbers of the log entries that brought it.
    /// `present` says whether a value still stands in its record or only in its history.
    pub async fn export_person(&self, who: &Who, id: Uuid) -> Result<Value> {
        check(who, Act::Administer)?;
        let person = self.person(id).await?;
        let mut conn = self.store.reader().await?;
        let mut ids: Vec<Uuid> = person.values.iter().map(|v| v.record).collect();
        ids.dedup();
        let mut held = BTreeMap::new();
        for record in records::get_many(&mut conn, self.territory, &ids).await? {
            let now = people::values(&mut conn, self.territory, &record).await?;
            held.insert(record.id, (record, now));
        }
        let values: Vec<Value> = person
            .values
            .iter()
            .map(|v| {
                let found = held.get(&v.record);
                json!({
                    "record": v.record,
                    "kind": found.map(|(r, _)| &r.kind),
                    "title": found.map(|(r, _)| &r.title),
                    "field": v.field,
                    "value": v.value,
                    "log": v.seq,
                    "present": found.is_some_and(|(_, now)| now.get(&v.field) == Some(&v.value)),
                })
            })
            .collect();
        let accounts = self.users(who).await?.into_iter().filter(|a| a.person == id).collect::<Vec<_>>();
        let mut files = Vec::new();
        for file in &person.files {
            let bytes = documents::get(&mut conn, self.territory, &file.digest).await?.map(|d| STANDARD.encode(&d.bytes));
            files.push(json!({ "file": file, "base64": bytes }));
        }
        Ok(json!({ "person": id, "known_by": person.known_by, "values": values, "accounts": accounts, "files": files }))
    }

    /// Erases a person. The journal's line comes first: should the machine stop in between, a restore erases somebody who
    /// asked for it. Asked again for somebody who is erased already, it makes sure once more that the files hold nothing.
    pub async fn erase_person(&self, who: &Who, id: Uuid) -> Result<Erased> {
        check(who, Act::Administer)?;
        let erased = match self.person(id).await {
            Ok(_) => self.erase_now(who, id).await?,
            Err(_) if self.journal()?.iter().any(|e| e.is_of(id)) => {
                Erased { person: id, values: 0, records: Vec::new(), accounts: 0, files: 0 }
            }
            Err(unknown) => return Err(unknown),
        };
        self.leave_no_trace().await?;
        Ok(erased)
    }

    /// After an erasure: neither a cache, nor the database's files, nor a copy beside them holds what was erased.
    pub(crate) async fn leave_no_trace(&self) -> Result<()> {
        self.drop_caches();
        // What was computed may name whom it was about.
        let territory = self.territory;
        self.store.write(move |c| Box::pin(async move { results::clear(c, territory).await })).await?;
        self.store.scrub().await?;
        remove_copies(&self.folder)?;
        self.clear_uploads()
    }

    /// Removes files that were uploaded and not written yet: they may hold what is personal.
    pub fn clear_uploads(&self) -> Result<()> {
        let uploads = self.folder.join("uploads");
        match std::fs::remove_dir_all(&uploads) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(WorkError::io(&uploads)(error)),
            _ => Ok(()),
        }
    }

    async fn erase_now(&self, who: &Who, id: Uuid) -> Result<Erased> {
        self.tell_journal(vec![Destroyed::Person(id)]).await?;
        let (territory, stamp) = (self.territory, self.stamp(who));
        Ok(self.store.write(move |c| Box::pin(async move { people::erase(c, territory, &stamp, id).await })).await?)
    }

    /// Writes into the journal what is about to be destroyed.
    pub(crate) async fn tell_journal(&self, lines: Vec<Destroyed>) -> Result<()> {
        let (folder, at) = (self.folder.clone(), self.now());
        let written = tokio::task::spawn_blocking(move || append(&folder, &at, &lines)).await;
        written.map_err(|e| WorkError::Report(e.to_string()))?.map_err(WorkError::io(self.folder.join(JOURNAL)))
    }

    /// The journal of this territory's folder; one that is damaged is an error.
    pub(crate) fn journal(&self) -> Result<Vec<Erasure>> {
        let path = self.folder.join(JOURNAL);
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(WorkError::io(&path)(error)),
        };
        read_journal(&text).map_err(|line| Problem::new("problem-journal", path.display().to_string()).with("line", line).into())
    }

    /// Forgets what was computed, whatever the log's head says.
    pub(crate) fn drop_caches(&self) {
        fn forget<T: Default>(cache: &Mutex<T>) {
            *lock(cache) = T::default();
        }
        // Each by its name, so that none that is new is forgotten here. The search follows the log by itself, and what is being imported goes on.
        let Caches {
            places,
            names,
            search: _,
            facets,
            results,
            tiles,
            named,
            services,
            outlines,
            overviews,
            grids,
            structural,
            exchange,
            networks,
            actors,
            placers,
            axes,
            imports: _,
            counts,
            duplicates,
            latencies,
            basins,
            functional,
            production,
            heritage,
            areas,
            inputs,
            ground,
        } = &*self.caches;
        forget(places);
        forget(names);
        forget(facets);
        forget(results);
        forget(tiles);
        forget(named);
        forget(services);
        forget(outlines);
        forget(overviews);
        forget(grids);
        forget(structural);
        forget(exchange);
        forget(networks);
        forget(actors);
        forget(placers);
        forget(axes);
        forget(counts);
        forget(duplicates);
        forget(latencies);
        forget(basins);
        forget(functional);
        forget(production);
        forget(heritage);
        forget(areas);
        forget(inputs);
        forget(ground);
    }
}

/// Copies that a migration left beside the database hold what was erased since.
fn remove_copies(folder: &Path) -> Result<()> {
    for path in copies(folder)? {
        std::fs::remove_file(&path).map_err(WorkError::io(&path))?;
    }
    Ok(())
}

/// The copies of the database that migrations left in a folder.
pub(crate) fn copies(folder: &Path) -> Result<Vec<std::path::PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(WorkError::io(folder))? {
        let entry = entry.map_err(WorkError::io(folder))?;
        let name = entry.file_name();
        if name.to_string_lossy().starts_with("before-migration-") {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_taken_out_of_the_journal_is_noticed_and_a_torn_one_is_not_read() {
        let mut before = String::new();
        let lines: Vec<String> = (1..=3u128)
            .map(|n| {
                // The second line is of a file.
                let of = if n == 2 { Destroyed::File("ab".repeat(32)) } else { Destroyed::Person(Uuid::from_u128(n)) };
                let erasure = Erasure::after(&before, "2026-01-01T00:00:00.000000Z", &of);
                before.clone_from(&erasure.digest);
                format!("{}\n", serde_json::to_string(&erasure).unwrap())
            })
            .collect();
        assert_eq!(read_journal(&lines.concat()).unwrap().len(), 3);
        assert_eq!(read_journal(&format!("{}{}", lines[0], lines[2])), Err(2));
        assert_eq!(read_journal(lines.concat().trim_end()).unwrap().len(), 2);
        assert_eq!(read_journal("nonsense\n"), Err(1));
        assert_eq!(read_journal(""), Ok(Vec::new()));
    }
}
