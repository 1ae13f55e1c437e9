//! Rows that look like a record known by another key: same title (folded), same money, same units. Proposed, never merged.

use super::{LISTED, LookAlike};
use crate::{Result, Workbench};
use reticolo_model::fold::fold;
use reticolo_model::{FieldType, Kind, Record};
use reticolo_store::db::Conn;
use reticolo_store::records;
use sha2::{Digest, Sha256};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

type Mark = [u8; 16];

/// What was seen of the file so far: of each title, money and place the first key and record. Only looked up, never walked.
#[derive(Default)]
pub(super) struct LookAlikes {
    seen: HashMap<Mark, (Uuid, Box<str>)>,
    pub found: Vec<LookAlike>,
}

/// Title, money and units as one mark; none where a record has no money or no place.
fn mark(kind: &Kind, record: &Record) -> Option<Mark> {
    let field = kind.field(kind.figure_field?).filter(|f| matches!(f.kind, FieldType::Money))?;
    let cents = record.body_cents(field.code).filter(|c| *c != 0)?;
    let units = &record.place.as_ref()?.units;
    if units.is_empty() {
        return None;
    }
    let mut hash = Sha256::new();
    hash.update(fold(&record.title));
    hash.update(cents.to_be_bytes());
    for unit in units {
        hash.update([0]);
        hash.update(&unit.unit);
    }
    let mut mark = [0; 16];
    mark.copy_from_slice(&hash.finalize()[..16]);
    Some(mark)
}

fn key(record: &Record) -> &str {
    record.origin.as_ref().map_or("", |o| &o.key)
}

impl LookAlikes {
    /// Compares a row with those before it in the file.
    pub fn row(&mut self, kind: &Kind, number: u64, record: &Record) {
        let Some(mark) = mark(kind, record) else { return };
        match self.seen.get(&mark) {
            None => drop(self.seen.insert(mark, (record.id, key(record).into()))),
            Some((id, _)) if *id == record.id => {}
            Some((id, other)) => {
                let (record_id, record_key) = (*id, other.to_string());
                self.push(number, record, record_id, record_key);
            }
        }
    }

    fn push(&mut self, row: u64, record: &Record, id: Uuid, record_key: String) {
        if self.found.len() < LISTED {
            self.found.push(LookAlike { row, key: key(record).to_owned(), title: record.title.clone(), record: id, record_key });
        }
    }
}

impl Workbench {
    /// Compares new rows with the records that other files and people brought.
    pub(super) async fn find_look_alikes(
        &self,
        conn: &mut Conn,
        kind: &'static Kind,
        new: &[(u64, Record)],
        in_file: impl Fn(&Record) -> bool,
        look_alikes: &mut LookAlikes,
    ) -> Result<()> {
        let marks: Vec<(Mark, u64, &Record)> = new.iter().filter_map(|(row, r)| Some((mark(kind, r)?, *row, r))).collect();
        let titles: BTreeSet<String> = marks.iter().map(|(_, _, r)| fold(&r.title)).collect();
        let titles: Vec<String> = titles.into_iter().collect();
        let ids: Vec<Uuid> = records::by_title(conn, self.territory, kind.code, &titles).await?.into_iter().map(|(_, id)| id).collect();
        let mut known: HashMap<Mark, (Uuid, String)> = HashMap::new();
        for page in ids.chunks(500) {
            for record in records::get_many(conn, self.territory, page).await? {
                // Rows of this file were compared with each other.
                if let Some(mark) = mark(kind, &record).filter(|_| !in_file(&record)) {
                    known.entry(mark).or_insert_with(|| (record.id, key(&record).to_owned()));
                }
            }
        }
        for (mark, row, record) in marks {
            if let Some((id, other)) = known.get(&mark).filter(|(id, _)| *id != record.id) {
                look_alikes.push(row, record, *id, other.clone());
            }
        }
        Ok(())
    }
}
