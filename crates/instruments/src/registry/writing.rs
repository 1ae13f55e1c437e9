//! Records made and changed: what is asked is put into the record and checked whole before anything is written.

use super::kind;
use crate::gate::{Act, Who, check};
use crate::places::Found;
use crate::plan::editions;
use crate::ties;
use crate::vocabularies;
use crate::{Result, WorkError, Workbench};
use reticolo_model::check::{check as check_record, check_step};
use reticolo_model::{Kind, Origin, Place, Position, Precision, Problem, Record, Visibility};
use reticolo_store::links::Link;
use reticolo_store::{StoreError, documents, log, records};
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What was done, and the number by which it is undone.
#[derive(Debug, Serialize)]
pub struct Saved {
    pub record: Record,
    pub seq: i64,
}

/// What a change comes to.
pub(crate) enum Change {
    /// The record is so already.
    Nothing(Box<Record>),
    /// The record as it will be, the version it is changed from, and its kind where it comes to another state.
    To { record: Box<Record>, expected: i64, moved: Option<&'static Kind> },
}

impl Workbench {
    /// Makes a record by hand. `changes` has the envelope at the top, the kind's fields under `body`, and under `links` the ties that it
    /// is made with: `[{"kind": "part_of", "to": "…"}]`.
    pub async fn create(&self, who: &Who, kind_code: &str, changes: &Map<String, Value>) -> Result<Saved> {
        let id = new_id(&self.now())?;
        let (record, links) = self.prepare_new(who, kind_code, id, changes).await?;
        self.save(who, None, record, None, links).await
    }

    /// As [`Workbench::create`], once for each `key` of the same person: asked again with the same, it makes nothing and answers with what
    /// was made. The record's id follows from the key, so that no crash between two answers can make two of it.
    pub async fn create_once(&self, who: &Who, kind_code: &str, changes: &Map<String, Value>, key: &str) -> Result<(Saved, bool)> {
        let id = self.id_of_request(who, key);
        if let Some(made) = self.made_before(who, kind_code, id, changes, key).await? {
            return Ok((made, true));
        }
        let (record, links) = self.prepare_new(who, kind_code, id, changes).await?;
        match self.save(who, None, record, None, links).await {
            // Somebody sent the same at the same time and was first.
            Err(WorkError::Conflict(_)) => {
                let made = self.made_before(who, kind_code, id, changes, key).await?;
                Ok((made.ok_or_else(|| WorkError::NotFound(id.to_string()))?, true))
            }
            other => Ok((other?, false)),
        }
    }

    /// The id of the record that a request with this key makes.
    pub(crate) fn id_of_request(&self, who: &Who, key: &str) -> Uuid {
        reticolo_model::id::derived(&self.config.uri(), "request", &who.logged_as(), key)
    }

    /// What a request with this key made before, as it is now; a problem where it was another request.
    async fn made_before(&self, who: &Who, kind_code: &str, id: Uuid, changes: &Map<String, Value>, key: &str) -> Result<Option<Saved>> {
        let entries = log::of_record(&mut self.store.reader().await?, self.territory, id).await?;
        let Some(first) = entries.first() else { return Ok(None) };
        let made: Option<Record> = first.detail.get("after").and_then(|a| serde_json::from_value(a.clone()).ok());
        let (mut asked, _) = self.prepare_new(who, kind_code, id, changes).await?;
        asked.personal.clear();
        match made {
            Some(mut made) if made.kind == kind_code && made.same_content(&asked) => {
                if let Ok(now) = self.record(who, id).await {
                    made = now;
                }
                Ok(Some(Saved { record: made, seq: first.seq }))
            }
            _ => Err(Problem::new("problem-idempotency", key).on("Idempotency-Key").into()),
        }
    }

    /// A new record of a kind, checked, with the ties it is made with; nothing is written.
    pub(crate) async fn prepare_new(
        &self,
        who: &Who,
        kind_code: &str,
        id: Uuid,
        changes: &Map<String, Value>,
    ) -> Result<(Record, Vec<Link>)> {
        check(who, Act::Write)?;
        let kind = kind(kind_code)?;
        // One record changes a vocabulary, whoever makes it.
        let list = changes.get("body").and_then(|b| b.get("list")).and_then(Value::as_str).filter(|_| kind_code == "vocabulary");
        let id = list.map_or(id, |list| vocabularies::own_id(&self.config.uri(), list));
        let mut record = Record::new(id, kind, "");
        record.origin = None::<Origin>;
        let mut changes = changes.clone();
        let drawn = changes.remove("links").unwrap_or_default();
        // What is wrong with fields and with ties is told at once.
        let applied = self.apply(kind, &mut record, &changes).await;
        let tied = self.first_links(who, kind, record.id, &drawn).await;
        let links = match (applied, tied) {
            (Ok(()), Ok(links)) => links,
            (Err(WorkError::Invalid(mut problems)), Err(WorkError::Invalid(more))) => {
                problems.extend(more);
                return Err(WorkError::Invalid(problems));
            }
            (Err(error), _) | (_, Err(error)) => return Err(error),
        };
        if record.status != kind.first_state() {
            return Err(Problem::new("problem-first-state", &record.status).on("status").with("first", kind.first_state()).into());
        }
        if record.visibility == Visibility::Public {
            check(who, Act::Publish)?;
        }
        editions::check_change(None, Some(&record))?;
        vocabularies::check_change(None, Some(&record))?;
        Ok((record, links))
    }

    /// Changes a record that was read at `version`. Where others changed other fields meanwhile, both changes stand;
    /// where both changed the same field to different values, the answer is a [`crate::error::Conflict`].
    pub async fn update(&self, who: &Who, id: Uuid, version: i64, changes: &Map<String, Value>) -> Result<Saved> {
        match self.prepare_change(who, id, version, changes).await? {
            Change::Nothing(record) => Ok(Saved { record: *record, seq: 0 }),
            Change::To { record, expected, moved } => self.save(who, moved, *record, Some(expected), Vec::new()).await,
        }
    }

    /// A changed record, checked; nothing is written.
    pub(crate) async fn prepare_change(&self, who: &Who, id: Uuid, version: i64, changes: &Map<String, Value>) -> Result<Change> {
        check(who, Act::Write)?;
        self.record(who, id).await?;
        let (mut now, base) = {
            let mut conn = self.store.reader().await?;
            let now =
                records::get_with_personal(&mut conn, self.territory, id).await?.ok_or_else(|| WorkError::NotFound(id.to_string()))?;
            let base = if now.version == version {
                None
            } else {
                let entries = log::of_record(&mut conn, self.territory, id).await?;
                let found = entries
                    .iter()
                    .filter_map(|e| e.detail.get("after"))
                    .find(|a| a.get("version").and_then(Value::as_i64) == Some(version));
                let state: Record = found
                    .and_then(|a| serde_json::from_value(a.clone()).ok())
                    .ok_or_else(|| Problem::new("problem-version", version.to_string()).with("now", now.version))?;
                Some(state)
            };
            (now, base)
        };
        let kind = kind(&now.kind)?;
        let before = now.clone();
        let changes = match base {
            Some(base) => self.merge(kind, &base, &now, changes).await?,
            None => changes.clone(),
        };
        self.apply(kind, &mut now, &changes).await?;
        if let Some(problem) = check_step(kind, &before.status, &now.status) {
            return Err(problem.into());
        }
        let moved = (now.status != before.status).then_some(kind);
        let published = moved.and_then(|k| k.state(&now.status)).is_some_and(|s| s.publisher);
        if now.visibility != before.visibility || published {
            check(who, Act::Publish)?;
        }
        if now.same_content(&before) {
            return Ok(Change::Nothing(Box::new(before)));
        }
        editions::check_change(Some(&before), Some(&now))?;
        vocabularies::check_change(Some(&before), Some(&now))?;
        Ok(Change::To { record: Box::new(now), expected: before.version, moved })
    }

    /// What is left of `changes` after a three-way comparison, or the conflict.
    async fn merge(&self, kind: &Kind, base: &Record, now: &Record, changes: &Map<String, Value>) -> Result<Map<String, Value>> {
        let mut yours = base.clone();
        yours.personal = now.personal.clone();
        self.apply(kind, &mut yours, changes).await?;
        let flat = |r: &Record| -> BTreeMap<String, Value> {
            let mut out = BTreeMap::new();
            let value = serde_json::to_value(r).unwrap_or_default();
            for (key, v) in value
                .as_object()
                .into_iter()
                .flatten()
                .filter(|(k, _)| !matches!(k.as_str(), "version" | "sealed" | "body" | "id" | "kind"))
            {
                out.insert(key.clone(), v.clone());
            }
            for (key, v) in &r.body {
                out.insert(format!("body.{key}"), v.clone());
            }
            out
        };
        let (was, is, mine) = (flat(base), flat(now), flat(&yours));
        let mut kept = changes.clone();
        let mut fields = Vec::new();
        let all: std::collections::BTreeSet<&String> = was.keys().chain(is.keys()).chain(mine.keys()).collect();
        for key in all {
            let [w, n, y] = [&was, &is, &mine].map(|m| m.get(key).cloned().unwrap_or(Value::Null));
            if y == w || y == n {
                // Not changed here, or changed alike: the present value stands.
                match key.strip_prefix("body.") {
                    Some(field) => {
                        if let Some(Value::Object(body)) = kept.get_mut("body") {
                            body.remove(field);
                        }
                    }
                    None => {
                        kept.remove(key);
                    }
                }
            } else if n != w {
                fields.push(crate::error::ConflictField { field: key.clone(), was: w, now: n, yours: y });
            }
        }
        if fields.is_empty() {
            Ok(kept)
        } else {
            Err(WorkError::Conflict(Box::new(crate::error::Conflict { version: now.version, fields })))
        }
    }

    /// `moved` is the kind of a record that came to another state.
    async fn save(
        &self,
        who: &Who,
        moved: Option<&'static Kind>,
        record: Record,
        expected: Option<i64>,
        links: Vec<Link>,
    ) -> Result<Saved> {
        let (territory, stamp) = (self.territory, self.stamp(who));
        let saved = self
            .store
            .write(move |c| {
                Box::pin(async move {
                    editions::guard_save(c, territory, &stamp, &record).await?;
                    crate::grid::guard_axes(c, territory, &stamp, &record).await?;
                    if let Some(kind) = moved {
                        ties::guard_state(c, territory, &stamp, kind, &record).await?;
                    }
                    records::save_linked(c, territory, &stamp, record, expected, &links).await
                })
            })
            .await;
        let (record, seq) = saved.map_err(conflict)?;
        Ok(Saved { record, seq })
    }

    /// Puts `changes` into a record and checks the whole. `null` takes a value away.
    pub(crate) async fn apply(&self, kind: &Kind, record: &mut Record, changes: &Map<String, Value>) -> Result<()> {
        let mut problems = Vec::new();
        for (key, value) in changes {
            if let Err(problem) = self.apply_one(record, key, value).await? {
                problems.push(problem.on(key));
            }
        }
        problems.extend(check_record(kind, record));
        if !record.positions.is_empty() {
            problems.extend(self.grid_axes().await?.check(record));
        }
        problems.extend(self.check_choices(kind, record).await?);
        problems.extend(self.check_documents(kind, record).await?);
        if problems.is_empty() { Ok(()) } else { Err(WorkError::Invalid(problems)) }
    }

    /// A field that names a document names one that is kept. (What an edition names, only issuing it does.)
    async fn check_documents(&self, kind: &Kind, record: &Record) -> Result<Vec<Problem>> {
        let named: Vec<_> = kind.fields.iter().filter(|f| f.document).filter_map(|f| Some((f, record.body_text(f.code)?))).collect();
        if named.is_empty() || !reticolo_model::kinds::of_territory(kind.code) {
            return Ok(Vec::new());
        }
        let kept = documents::digests(&mut self.store.reader().await?, self.territory).await?;
        let unknown = |(field, digest): &(&reticolo_model::Field, &str)| {
            (!kept.contains(*digest)).then(|| Problem::new("problem-document", *digest).on(field.code))
        };
        Ok(named.iter().filter_map(unknown).collect())
    }

    async fn apply_one(&self, record: &mut Record, key: &str, value: &Value) -> Result<std::result::Result<(), Problem>> {
        let wrong = || Problem::new("problem-type", reticolo_model::value::shortened(&value.to_string()));
        let text = || value.as_str().map(str::to_owned);
        let optional = || match value {
            Value::Null => Some(None),
            Value::String(s) if s.trim().is_empty() => Some(None),
            Value::String(s) => Some(Some(s.trim().to_owned())),
            _ => None,
        };
        let done = match key {
            "title" => text().map(|t| record.title = t),
            "summary" => optional().map(|t| record.summary = t.unwrap_or_default()),
            "language" => text().map(|t| record.language = t),
            "status" => text().map(|t| record.status = t),
            "period_from" => optional().map(|t| record.period_from = t),
            "period_to" => optional().map(|t| record.period_to = t),
            "confirmed" => optional().map(|t| record.confirmed = t),
            "illustrative" => value.as_bool().map(|b| record.illustrative = b),
            "visibility" => {
                let Some(v) = value.as_str().and_then(Visibility::parse) else {
                    let known = Visibility::ALL.map(Visibility::code).join(", ");
                    return Ok(Err(Problem::new("problem-visibility", value.as_str().unwrap_or_default()).with("known", known)));
                };
                record.visibility = v;
                Some(())
            }
            "named" => serde_json::from_value(value.clone()).ok().map(|n| record.named = n),
            "tags" => match value {
                Value::String(s) => {
                    record.tags = s.split([';', ',']).map(str::to_owned).collect();
                    Some(())
                }
                _ => serde_json::from_value(value.clone()).ok().map(|t| record.tags = t),
            },
            "positions" => serde_json::from_value::<Vec<Position>>(value.clone()).ok().map(|p| record.positions = p),
            "place" => match self.place(value).await? {
                Ok(place) => {
                    record.place = place;
                    Some(())
                }
                Err(problem) => return Ok(Err(problem)),
            },
            "body" => match value {
                Value::Object(body) => {
                    for (field, v) in body {
                        // An empty personal value is taken away here, since it never stands in the body.
                        let empty = v.is_null() || v.as_str().is_some_and(|s| s.trim().is_empty());
                        if empty {
                            record.personal.remove(field);
                            record.body.remove(field);
                        } else {
                            record.body.insert(field.clone(), v.clone());
                        }
                    }
                    Some(())
                }
                _ => None,
            },
            _ => return Ok(Err(Problem::new("problem-unknown-field", key).with("kind", &record.kind))),
        };
        Ok(done.ok_or_else(wrong))
    }

    /// A place from the API: null, a whole [`Place`], `{"lon", "lat"}`, `{"unit"}` or `{"units": [..]}`.
    pub(crate) async fn place(&self, value: &Value) -> Result<std::result::Result<Option<Place>, Problem>> {
        let wrong = || Problem::new("problem-place", reticolo_model::value::shortened(&value.to_string()));
        let Value::Object(o) = value else { return Ok(if value.is_null() { Ok(None) } else { Err(wrong()) }) };
        if o.contains_key("precision") {
            return Ok(serde_json::from_value::<Place>(value.clone()).map(Some).map_err(|_| wrong()));
        }
        let places = self.places().await?;
        let unit = |code: &str| -> std::result::Result<String, Problem> {
            let found = places.by_code(code).or_else(|_| places.by_name(code, None))?;
            Ok(match found {
                Found::Unit { code, .. } | Found::Outside(code) => code,
            })
        };
        if let (Some(lon), Some(lat)) = (o.get("lon").and_then(Value::as_f64), o.get("lat").and_then(Value::as_f64)) {
            let geometry = reticolo_model::geometry::Geometry::Point([lon, lat]);
            if !geometry.is_sound() {
                return Ok(Err(wrong()));
            }
            let at = places.at([lon, lat]).map(|u| u.code.clone());
            let mut place = Place::in_units(at.into_iter().collect());
            place.geometry = Some(geometry);
            place.precision = Precision::Point;
            return Ok(Ok(Some(place)));
        }
        let codes: Vec<&str> = match (o.get("unit"), o.get("units")) {
            (Some(Value::String(code)), None) if code.is_empty() => return Ok(Ok(None)),
            (Some(Value::String(code)), None) => vec![code],
            (None, Some(Value::Array(codes))) if !codes.is_empty() => codes.iter().filter_map(Value::as_str).collect(),
            _ => return Ok(Err(wrong())),
        };
        Ok(codes.into_iter().map(unit).collect::<std::result::Result<Vec<_>, _>>().map(|codes| Some(Place::in_units(codes))))
    }
}

/// A version that somebody else wrote meanwhile, as the answer that asks what to do.
pub(crate) fn conflict(error: StoreError) -> WorkError {
    match error {
        StoreError::Conflict { now } => WorkError::Conflict(Box::new(crate::error::Conflict { version: now, fields: Vec::new() })),
        other => other.into(),
    }
}

/// A UUIDv7 of the moment `at`.
pub(crate) fn new_id(at: &str) -> Result<Uuid> {
    let key = reticolo_store::random_key()?;
    let mut random = [0u8; 10];
    random.copy_from_slice(&key[..10]);
    Ok(uuid::Builder::from_unix_timestamp_millis(crate::territory::millis(at), &random).into_uuid())
}
