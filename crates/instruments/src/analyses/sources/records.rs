//! What sources read alike: records and ties that the asker sees, settings that name one, texts of rules.

use super::{Asked, Given};
use crate::{Result, WorkError};
use reticolo_messages::tn;
use reticolo_model::{Problem, Record};
use reticolo_store::links::{self, Link};
use reticolo_store::lists;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use uuid::Uuid;

impl Asked<'_> {
    /// Everything of a kind that the asker looks at, in the order of origin and key.
    pub(super) async fn all(&self, kind: &str) -> Result<Vec<Record>> {
        let mut out = Vec::new();
        let mut conn = self.wb.store.reader().await?;
        lists::each(&mut conn, self.wb.territory, &self.who.all(kind), |record| {
            out.push(record);
            Ok(())
        })
        .await?;
        Ok(out)
    }

    /// Ties of a kind between records that are seen, on the day of the answer.
    pub(super) async fn ties(&self, kind: &str, from: &BTreeSet<Uuid>, to: &BTreeSet<Uuid>) -> Result<Vec<Link>> {
        let day = self.day();
        let mut all = links::of_kinds(&mut self.wb.store.reader().await?, self.wb.territory, &[kind]).await?;
        all.retain(|l| from.contains(&l.from) && to.contains(&l.to) && l.holds_on(&day));
        all.sort_by_key(|l| (l.from, l.to));
        all.dedup_by_key(|l| (l.from, l.to));
        Ok(all)
    }

    /// The record of a kind whose id a setting has.
    pub(super) async fn chosen(&self, setting: &str, kind: &str) -> Result<Record> {
        let text = self.setting(setting).ok_or_else(|| self.lacks(setting))?;
        let wrong = || Problem::new("problem-source-record", text).on(setting).with("kind", reticolo_messages::t(self.language, kind));
        let id = Uuid::parse_str(text).map_err(|_| wrong())?;
        match self.wb.record(self.who, id).await {
            Ok(record) if record.kind == kind => Ok(record),
            Ok(_) | Err(WorkError::NotFound(_)) => Err(wrong().into()),
            Err(other) => Err(other),
        }
    }

    /// The parts of a setting, divided by commas.
    pub(super) fn list(&self, name: &str) -> Vec<String> {
        parts(self.setting(name).unwrap_or_default())
    }
}

/// The parts of a text that commas or semicolons divide.
pub(super) fn parts(text: &str) -> Vec<String> {
    text.split([',', ';']).map(str::trim).filter(|p| !p.is_empty()).map(str::to_owned).collect()
}

pub(super) fn ids(records: &[Record]) -> BTreeSet<Uuid> {
    records.iter().map(|r| r.id).collect()
}

/// The rows of a field that is a table.
pub(in crate::analyses) fn rows<'r>(record: &'r Record, field: &str) -> impl Iterator<Item = &'r serde_json::Map<String, Value>> {
    record.body.get(field).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object)
}

/// A text of a row; empty where there is none.
pub(in crate::analyses) fn text<'r>(row: &'r serde_json::Map<String, Value>, column: &str) -> &'r str {
    row.get(column).and_then(Value::as_str).unwrap_or_default().trim()
}

/// What a record would have to hold, as its field is called.
pub(super) fn lacks(asked: &Asked<'_>, record: &Record, field: &str) -> Problem {
    let what = reticolo_messages::t(asked.language, &format!("{}-{field}", record.kind));
    Problem::new("problem-source-lacks", &record.title).with("what", what)
}

impl Given {
    /// Says how many were left out, or counted otherwise, where there are any.
    pub(super) fn note(&mut self, asked: &Asked<'_>, key: &str, n: usize) {
        self.note_with(asked, key, n, &[]);
    }

    pub(super) fn note_with(&mut self, asked: &Asked<'_>, key: &str, n: usize, args: &[(&str, &str)]) {
        if n > 0 {
            self.notes.push(tn(asked.language, key, i64::try_from(n).unwrap_or(i64::MAX), args));
        }
    }
}

/// Rules in TOML, a member a line.
#[derive(Default)]
pub(super) struct Rules(String);

impl Rules {
    pub fn set(&mut self, name: &str, value: &Value) {
        // Texts and numbers are written alike in both languages.
        let _ = writeln!(self.0, "{name} = {value}");
    }

    /// How many of each are wanted: names with perhaps `=2`.
    pub fn counts(&mut self, name: &str, wanted: &[String]) -> Result<()> {
        let mut counts = Vec::new();
        for text in wanted {
            let (what, count) = text.split_once('=').map_or((text.as_str(), "1"), |(what, count)| (what.trim(), count.trim()));
            let count: u32 = count.parse().map_err(|_| Problem::new("problem-number", count).on(name))?;
            counts.push(format!("{} = {count}", json!(what)));
        }
        if !counts.is_empty() {
            let _ = writeln!(self.0, "{name} = {{ {} }}", counts.join(", "));
        }
        Ok(())
    }

    pub fn table(&mut self, name: &str, members: &[(&str, f64)]) {
        let _ = writeln!(self.0, "[{name}]");
        for (member, value) in members {
            self.set(member, &json!(value));
        }
    }

    pub fn done(self) -> String {
        self.0
    }
}
