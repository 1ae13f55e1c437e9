//! Stories of the operations: signing in, erasing a person, exports, backups and restores, health, the example, the gate.

mod accounts;
pub mod around;
mod backups;
mod erasure;
mod exports;
mod gate;
mod generator;
mod health;
pub mod round_trips;
mod standards;
mod standing;

use reticolo_instruments::export::What;
use reticolo_instruments::territory::Clock;
use reticolo_instruments::{Config, Who, WorkError, Workbench};
use reticolo_model::{Audience, Record, Role, kinds};
use reticolo_store::{Stamp, records};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use uuid::Uuid;

/// The seeds of made-up territories on which what was planted is looked for: some that were looked at while building; in the long version
/// also ten that were not.
pub fn seeds(looked_at: &[u64]) -> Vec<u64> {
    let unseen = if std::env::var_os("RETICOLO_DEEP").is_some() { 101..111 } else { 0..0 };
    looked_at.iter().copied().chain(unseen).collect()
}

/// A folder of a test, removed at its end.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("reticolo-ops-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).expect("a folder for the test");
        Folder(path)
    }

    pub fn join(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A clock that stands until it is set.
#[derive(Clone)]
pub struct Time(Arc<Mutex<String>>);

impl Time {
    pub fn at(moment: &str) -> Time {
        Time(Arc::new(Mutex::new(moment.to_owned())))
    }

    pub fn set(&self, moment: &str) {
        *self.0.lock().expect("the clock") = moment.to_owned();
    }

    pub fn clock(&self) -> Clock {
        let time = self.0.clone();
        Arc::new(move || time.lock().expect("the clock").clone())
    }
}

pub const START: &str = "2026-03-01T08:00:00.000000Z";

pub async fn territory(folder: &Path, time: &Time) -> Workbench {
    let config = Config { name: "Prova".into(), territory: Some("01".into()), units: Vec::new(), database: None };
    Workbench::new_territory(folder, config, time.clock(), None).await.expect("a new territory")
}

pub fn user(role: Role) -> Who {
    Who::User { id: Uuid::from_u128(9), name: "x".into(), role }
}

/// Saves a record as one act, with the personal values given.
pub async fn save(
    bench: &Workbench,
    id: u128,
    kind: &str,
    title: &str,
    personal: &[(&str, &str)],
    change: impl FnOnce(&mut Record),
) -> Record {
    let kind = kinds::find(kind).expect("a kind");
    let id = Uuid::from_u128(id);
    let territory = bench.territory;
    let stamp = Stamp { at: bench.now(), by: "command_line".into() };
    let before = records::get(&mut bench.store.reader().await.expect("a reader"), territory, id).await.expect("a look");
    let expected = before.as_ref().map(|r| r.version);
    let mut record = before.unwrap_or_else(|| Record::new(id, kind, title));
    record.personal = personal.iter().map(|(f, v)| ((*f).to_owned(), (*v).to_owned())).collect();
    change(&mut record);
    if kind.field("nature").is_some_and(|f| f.required) {
        record.body.entry("nature").or_insert_with(|| "firm".into());
    }
    let problems = reticolo_model::check::check(kind, &mut record);
    assert!(problems.is_empty(), "{problems:?}");
    let saved = bench.store.write(move |c| Box::pin(async move { records::save(c, territory, &stamp, record, expected).await })).await;
    saved.expect("saved").0
}

pub async fn exported(bench: &Workbench, what: &str, audience: Audience, form: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let what = What::parse(what).expect("something to export");
    bench.export(&Who::CommandLine, what, audience, form, &mut out).await.expect("an export");
    out
}

pub async fn exported_text(bench: &Workbench, what: &str, audience: Audience, form: &str) -> String {
    String::from_utf8(exported(bench, what, audience, form).await).expect("text")
}

/// The code of the first problem of an error.
pub fn problem<T: std::fmt::Debug>(result: Result<T, WorkError>) -> String {
    match result {
        Err(WorkError::Invalid(problems)) => problems[0].code.clone(),
        other => panic!("no problem but {other:?}"),
    }
}

/// Which files of a folder hold these bytes.
pub fn holding(folder: &Path, bytes: &[u8]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(holding(&path, bytes));
        } else if std::fs::read(&path).expect("a file").windows(bytes.len()).any(|w| w == bytes) {
            found.push(path);
        }
    }
    found
}
