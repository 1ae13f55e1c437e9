//! Making one of two records: which stays, and field by field whose value. Decided by a person, carried out as one act.

use super::Duplicate;
use crate::gate::{Act, Who, check};
use crate::registry::{conflict, kind as kind_of};
use crate::{Result, Workbench};
use reticolo_model::check::check as check_record;
use reticolo_model::{Kind, Origin, Problem, Record, Visibility};
use reticolo_store::merge::{self, Merge, Merged};
use reticolo_store::{log, people, records};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Whose value is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    Stays,
    Goes,
}

/// What a person decided.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MergeAsk {
    pub stays: Uuid,
    pub goes: Uuid,
    /// The versions that were looked at; none: as they are now.
    #[serde(default)]
    pub stays_version: Option<i64>,
    #[serde(default)]
    pub goes_version: Option<i64>,
    /// Field by field whose value; of what is not named, that of the record that stays, unless it has none.
    #[serde(default)]
    pub take: BTreeMap<String, Side>,
}

/// A field of which the two say different things.
#[derive(Debug, Clone, Serialize)]
pub struct MergeRow {
    /// A field of the envelope, `body.FIELD`, or `personal`: all of these at once, so that two persons are not mixed.
    pub field: String,
    pub stays: Value,
    pub goes: Value,
    /// Whose value is taken unless said otherwise.
    pub chosen: Side,
}

/// What there is to decide.
#[derive(Debug, Serialize)]
pub struct MergeView {
    pub stays: Record,
    pub goes: Record,
    pub rows: Vec<MergeRow>,
    /// Fields that both have alike.
    pub alike: usize,
    /// Ties of the one that goes whose other end this person sees.
    pub ties: usize,
    pub tags: Vec<String>,
    /// Where the record will be known from: its own origin and those that it takes along.
    pub origins: Vec<Origin>,
    pub pair: Option<Duplicate>,
}

/// The fields of the envelope that are decided, in the order in which they are asked. State, origin and tags are not: the state is that of
/// the record that stays, origins and tags are joined.
const ENVELOPE: [&str; 10] =
    ["title", "summary", "language", "place", "period_from", "period_to", "positions", "confirmed", "visibility", "personal"];

fn value(record: &Record, field: &str) -> Value {
    match field {
        "personal" => serde_json::to_value(&record.personal).unwrap_or_default(),
        _ => match field.strip_prefix("body.") {
            Some(field) => record.body.get(field).cloned().unwrap_or_default(),
            None => serde_json::to_value(record).ok().and_then(|v| v.get(field).cloned()).unwrap_or_default(),
        },
    }
}

fn empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(s) => s.is_empty(),
        Value::Array(a) => a.is_empty(),
        Value::Object(o) => o.is_empty(),
        _ => false,
    }
}

fn narrowness(visibility: Visibility) -> u8 {
    match visibility {
        Visibility::Public => 0,
        Visibility::SignedIn => 1,
        Visibility::Named => 2,
    }
}

/// Whose value is taken of a field that nobody decided.
fn proposed(stays: &Record, goes: &Record, field: &str) -> Side {
    let goes_instead = match field {
        // Nothing becomes visible to more people by being merged.
        "visibility" => narrowness(goes.visibility) > narrowness(stays.visibility),
        "confirmed" => goes.confirmed > stays.confirmed,
        _ => empty(&value(stays, field)) && !empty(&value(goes, field)),
    };
    if goes_instead { Side::Goes } else { Side::Stays }
}

fn fields(kind: &Kind) -> Vec<String> {
    let body = kind.fields.iter().filter(|f| !f.personal).map(|f| format!("body.{}", f.code));
    ENVELOPE.iter().map(|f| (*f).to_owned()).chain(body).collect()
}

/// What differs, and how many fields are alike.
fn rows(kind: &Kind, stays: &Record, goes: &Record) -> (Vec<MergeRow>, usize) {
    let (mut out, mut alike) = (Vec::new(), 0);
    for field in fields(kind) {
        let (a, b) = (value(stays, &field), value(goes, &field));
        if a == b {
            alike += usize::from(!empty(&a));
        } else {
            out.push(MergeRow { chosen: proposed(stays, goes, &field), stays: a, goes: b, field });
        }
    }
    (out, alike)
}

fn take(record: &mut Record, goes: &Record, field: &str) {
    match field {
        "title" => record.title.clone_from(&goes.title),
        "summary" => record.summary.clone_from(&goes.summary),
        "language" => record.language.clone_from(&goes.language),
        "place" => record.place.clone_from(&goes.place),
        "period_from" => record.period_from.clone_from(&goes.period_from),
        "period_to" => record.period_to.clone_from(&goes.period_to),
        "positions" => record.positions.clone_from(&goes.positions),
        "confirmed" => record.confirmed.clone_from(&goes.confirmed),
        "visibility" => {
            record.visibility = goes.visibility;
            record.named.clone_from(&goes.named);
        }
        "personal" => record.personal.clone_from(&goes.personal),
        _ => {
            let field = field.strip_prefix("body.").unwrap_or(field);
            match goes.body.get(field) {
                Some(value) => drop(record.body.insert(field.to_owned(), value.clone())),
                None => drop(record.body.remove(field)),
            }
        }
    }
}

/// Tags of both, and where both are from: the origin stays, all others stand beside it.
fn join(record: &mut Record, goes: &Record) {
    record.tags.extend(goes.tags.iter().cloned());
    record.tags.sort();
    record.tags.dedup();
    record.also_in.extend(goes.origin.iter().chain(&goes.also_in).cloned());
    record.also_in.retain(|o| record.origin.as_ref() != Some(o));
    record.also_in.sort();
    record.also_in.dedup();
    // Where both are for named readers, only those whom both named.
    if record.visibility == Visibility::Named && goes.visibility == Visibility::Named {
        record.named.retain(|reader| goes.named.contains(reader));
    }
}

impl Workbench {
    /// What there is to decide when one record is made of two.
    pub async fn merge_view(&self, who: &Who, stays: Uuid, goes: Uuid) -> Result<MergeView> {
        check(who, Act::Write)?;
        let (stays, goes) = self.both(who, stays, goes).await?;
        let kind = kind_of(&stays.kind)?;
        let (rows, alike) = rows(kind, &stays, &goes);
        let ties = self.view(who, goes.id).await?.links.len();
        let mut joined = stays.clone();
        join(&mut joined, &goes);
        let origins = joined.origin.into_iter().chain(joined.also_in).collect();
        let pair = self.duplicate(who, stays.id, goes.id).await?;
        Ok(MergeView { stays, goes, rows, alike, ties, tags: joined.tags, origins, pair })
    }

    /// The two, with their personal values.
    async fn both(&self, who: &Who, stays: Uuid, goes: Uuid) -> Result<(Record, Record)> {
        let (mut a, mut b) = self.two(who, stays, goes).await?;
        if a.illustrative != b.illustrative {
            return Err(Problem::new("problem-merge-illustrative", &b.title).into());
        }
        let mut conn = self.store.reader().await?;
        for record in [&mut a, &mut b] {
            record.personal = people::values(&mut conn, self.territory, record).await?;
        }
        Ok((a, b))
    }

    /// Makes one record of two: the one goes, what tied it ties the other. Refused where one was changed since it was looked at, or
    /// where what comes out is not sound. The number of the act takes all of it back.
    pub async fn merge_two(&self, who: &Who, ask: &MergeAsk) -> Result<Merged> {
        check(who, Act::Write)?;
        let (stays, goes) = self.both(who, ask.stays, ask.goes).await?;
        let kind = kind_of(&stays.kind)?;
        let known: BTreeSet<String> = fields(kind).into_iter().collect();
        if let Some(unknown) = ask.take.keys().find(|f| !known.contains(*f)) {
            return Err(Problem::new("problem-unknown-field", unknown).on("take").with("kind", kind.code).into());
        }
        let mut record = stays.clone();
        let mut personal_of_goes = false;
        for field in &known {
            let side = ask.take.get(field).copied().unwrap_or_else(|| proposed(&stays, &goes, field));
            if side == Side::Goes {
                take(&mut record, &goes, field);
                personal_of_goes |= field == "personal";
            }
        }
        join(&mut record, &goes);
        if record.visibility != stays.visibility {
            check(who, Act::Publish)?;
        }
        let problems = check_record(kind, &mut record);
        if !problems.is_empty() {
            return Err(crate::WorkError::Invalid(problems));
        }
        let versions = (ask.stays_version.unwrap_or(stays.version), ask.goes_version.unwrap_or(goes.version));
        let (territory, stamp) = (self.territory, self.stamp(who));
        let merge = Merge { record, versions, goes: goes.id, personal_of_goes };
        let merged = self.store.write(move |c| Box::pin(async move { merge::merge(c, territory, &stamp, merge).await }));
        merged.await.map_err(conflict)
    }

    /// Into which record another was merged, if this person sees that and saw the one that went.
    pub async fn merged_into(&self, who: &Who, id: Uuid) -> Result<Option<Record>> {
        check(who, Act::Read)?;
        let mut conn = self.store.reader().await?;
        let mut at = id;
        for _ in 0..20 {
            let Some(into) = merge::went(&mut conn, self.territory, &[at]).await?.remove(&at) else { break };
            // As it was when it went.
            let last = log::of_record(&mut conn, self.territory, at).await?;
            let state = last.iter().rev().filter_map(|e| e.detail.get("after")).find(|a| !a.is_null());
            let seen = state.and_then(|s| serde_json::from_value::<Record>(s.clone()).ok());
            if !seen.is_some_and(|r| who.audience().sees(r.visibility, &r.named)) {
                return Ok(None);
            }
            at = into;
        }
        if at == id {
            return Ok(None);
        }
        let found = records::get(&mut conn, self.territory, at).await?;
        Ok(found.filter(|r| who.audience().sees(r.visibility, &r.named)))
    }

    /// Of ids that an import derives from its rows: those whose record was merged into another, and into which; so that the row is not
    /// brought in as a new record again.
    pub async fn merged_ids(&self, ids: &[Uuid]) -> Result<BTreeMap<Uuid, Uuid>> {
        let mut conn = self.store.reader().await?;
        let mut out = merge::went(&mut conn, self.territory, ids).await?;
        // What an id was merged into may have been merged in its turn.
        for _ in 0..20 {
            let next: Vec<Uuid> = out.values().copied().collect();
            let further = merge::went(&mut conn, self.territory, &next).await?;
            if further.is_empty() {
                break;
            }
            for into in out.values_mut() {
                if let Some(further) = further.get(into) {
                    *into = *further;
                }
            }
        }
        Ok(out)
    }
}
