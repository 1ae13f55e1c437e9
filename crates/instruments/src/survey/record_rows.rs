//! Records of a kind from a file: row by row to a record, compared by its key with what is known, staged by the thousand.

use super::mapping::Reader;
use super::source::{Cells, Source};
use super::unit_rows::reason;
use super::{Context, Faults, ImportReport, Prepared, Rejected, empty_batch};
use crate::places::{Found, Places};
use crate::{Result, Workbench};
use reticolo_model::canonical::canonical;
use reticolo_model::geometry::Geometry;
use reticolo_model::value::{from_text, plain_number};
use reticolo_model::{Kind, Origin, Place, Position, Precision, Problem, Record, Share, Visibility, check, id, period};
use reticolo_store::staging::{Staged, Staging};
use reticolo_store::{lists, people, records};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A row on its way: what it says, before it meets what is known.
struct Drawn {
    number: u64,
    record: Record,
    known_by: Option<String>,
    cells: Vec<String>,
}

/// Rows are compared and staged in chunks of so many.
const CHUNK: usize = 1000;

impl Workbench {
    pub(super) async fn read_records(&self, ctx: &Context, kind: &'static Kind, mut source: Source) -> Result<Prepared> {
        let places = self.places().await?;
        let header = source.header().to_vec();
        let uri = self.config.uri();
        let draw = Draw { ctx, kind, places: &places, reader: Reader::new(&ctx.mapping, &header), uri: &uri };
        let mut state = State {
            report: ImportReport::default(),
            faults: Faults::new(&ctx.ask.file_name),
            rejected: Rejected { header: header.clone(), rows: Vec::new() },
            seen: HashMap::new(),
            followed: BTreeSet::new(),
            staging: Staging::create(&self.folder, crate::registry::new_id(&self.now())?)?,
            digests: Vec::new(),
        };
        // The file is read to the end of a chunk, the chunk is compared, and so on: memory stays bounded.
        let mut chunk: Vec<Drawn> = Vec::with_capacity(CHUNK);
        let handle = tokio::runtime::Handle::current();
        tokio::task::block_in_place(|| -> Result<()> {
            source.each(|row, (done, total)| {
                state.report.rows += 1;
                match row {
                    Ok(row) => {
                        let before = state.faults.rows;
                        let drawn = draw.row(row.number, row.cells, row.geometry, &mut state);
                        if state.faults.rows > before {
                            state.rejected.rows.push((row.number, row.cells.all(), reason(&state.faults, row.number)));
                        } else {
                            chunk.extend(drawn);
                        }
                    }
                    Err((number, problem)) => state.faults.push(number, "", problem),
                }
                if chunk.len() >= CHUNK {
                    ctx.step("read", done, total)?;
                    handle.block_on(self.stage(ctx, kind, std::mem::take(&mut chunk), &mut state))?;
                }
                Ok(())
            })?;
            handle.block_on(self.stage(ctx, kind, chunk, &mut state))
        })?;
        self.finish_records(ctx, kind, state).await
    }

    /// Compares a chunk with the stored records of the same ids and stages what is new or different.
    async fn stage(&self, ctx: &Context, kind: &'static Kind, chunk: Vec<Drawn>, state: &mut State) -> Result<()> {
        let ids: Vec<uuid::Uuid> = chunk.iter().map(|d| d.record.id).collect();
        let mut conn = self.store.reader().await?;
        let mut known: BTreeMap<uuid::Uuid, Record> =
            records::get_many(&mut conn, self.territory, &ids).await?.into_iter().map(|r| (r.id, r)).collect();
        for drawn in chunk {
            let before = known.remove(&drawn.record.id);
            let base = before.as_ref().map(|b| b.version);
            let mut record = drawn.record;
            if let Some(mut before) = before {
                before.personal = people::values(&mut conn, self.territory, &before).await?;
                keep_what_the_file_does_not_say(ctx, &before, &mut record);
                if before.same_content(&record) {
                    state.report.same += 1;
                    continue;
                }
            }
            let problems = check::check(kind, &mut record);
            if !problems.is_empty() {
                for problem in problems {
                    let column = problem.field.clone().unwrap_or_default();
                    state.faults.push(drawn.number, &column, problem);
                }
                state.report.good -= 1;
                state.rejected.rows.push((drawn.number, drawn.cells, reason(&state.faults, drawn.number)));
                continue;
            }
            if base.is_some() {
                state.report.changed += 1;
            } else {
                state.report.added += 1;
                state.report.published += 1;
            }
            let personal = std::mem::take(&mut record.personal);
            state.staging.push(&Staged { record, personal, known_by: drawn.known_by, base, delete: false })?;
        }
        Ok(())
    }

    async fn finish_records(&self, ctx: &Context, kind: &'static Kind, mut state: State) -> Result<Prepared> {
        let mut conn = self.store.reader().await?;
        let mut gone: Vec<Record> = Vec::new();
        let query = lists::ListQuery {
            filters: vec![("data_set".to_owned(), vec![ctx.data_set().to_owned()])],
            illustrative: true,
            ..lists::ListQuery::all(kind.code, reticolo_model::Audience::Everything)
        };
        lists::each(&mut conn, self.territory, &query, |record| {
            if record.origin.as_ref().is_some_and(|o| !state.seen.contains_key(&o.key)) {
                gone.push(record);
            }
            Ok(())
        })
        .await?;
        state.report.missing = gone.iter().map(|r| r.origin.as_ref().map_or_else(String::new, |o| o.key.clone())).collect();
        if ctx.ask.remove_missing {
            state.report.removed = gone.len();
            for record in gone {
                let base = Some(record.version);
                state.staging.push(&Staged { record, personal: BTreeMap::new(), known_by: None, base, delete: true })?;
            }
        }
        state.digests.sort();
        let mut hash = Sha256::new();
        for (key, digest) in &state.digests {
            hash.update(key.as_bytes());
            hash.update(digest);
        }
        let digest = id::hex(&hash.finalize());
        state.report.bad = state.faults.listed;
        state.report.bad_rows = state.faults.rows;
        state.report.followed = state.followed.into_iter().collect();
        let mut batch = empty_batch();
        batch.version = Some((ctx.source(), i64::try_from(state.digests.len()).unwrap_or(i64::MAX), digest));
        batch.staging = Some(state.staging);
        Ok(Prepared { report: state.report, batch, rejected: state.rejected })
    }
}

struct State {
    report: ImportReport,
    faults: Faults,
    rejected: Rejected,
    /// Key → the row it stood in first, and the digest of what that row said. Only looked up, never walked.
    seen: HashMap<String, (u64, [u8; 32])>,
    followed: BTreeSet<String>,
    staging: Staging,
    digests: Vec<(String, [u8; 32])>,
}

/// What a file does not speak of stays as it is: fields it has no column for, the visibility people gave, the state they set.
fn keep_what_the_file_does_not_say(ctx: &Context, before: &Record, record: &mut Record) {
    let says = |target: &str| ctx.mapping.columns.contains_key(target) || ctx.mapping.constants.contains_key(target);
    record.version = before.version;
    if !says("visibility") {
        record.visibility = before.visibility;
        record.named.clone_from(&before.named);
    }
    if !says("status") {
        record.status.clone_from(&before.status);
    }
    if !says("summary") {
        record.summary.clone_from(&before.summary);
    }
    if !says("language") {
        record.language.clone_from(&before.language);
    }
    if !says("tags") {
        record.tags.clone_from(&before.tags);
    }
    if !says("confirmed") {
        record.confirmed.clone_from(&before.confirmed);
    }
    if !says("period_from") {
        record.period_from.clone_from(&before.period_from);
    }
    if !says("period_to") {
        record.period_to.clone_from(&before.period_to);
    }
    if !says("area") {
        record.positions.clone_from(&before.positions);
    }
    if record.place.is_none() && !says("unit") && !says("unit_name") && !says("lon") {
        record.place.clone_from(&before.place);
    }
    for (field, value) in before.body.iter().filter(|(f, _)| !says(f)) {
        record.body.insert(field.clone(), value.clone());
    }
    for (field, value) in before.personal.iter().filter(|(f, _)| !says(f)) {
        record.personal.insert(field.clone(), value.clone());
    }
}

/// Draws a record from a row.
struct Draw<'a> {
    ctx: &'a Context,
    kind: &'static Kind,
    places: &'a Places,
    reader: Reader<'a>,
    uri: &'a str,
}

impl Draw<'_> {
    fn row(&self, number: u64, cells: &dyn Cells, geometry: Option<&Geometry>, state: &mut State) -> Option<Drawn> {
        let text = |target: &str| self.reader.text(cells, target);
        let mut record = Record::new(uuid::Uuid::nil(), self.kind, text("title"));
        record.visibility = self.ctx.visibility;
        record.illustrative = self.ctx.mapping.illustrative;
        let mut fault = |target: &str, problem: Problem| {
            let column = self.reader.column(target);
            state.faults.push(number, if column.is_empty() { target } else { column }, problem);
        };
        if record.title.trim().is_empty() {
            fault("title", Problem::new("problem-required", ""));
        }
        record.summary = text("summary").to_owned();
        if self.reader.has("status") && !text("status").is_empty() {
            record.status = text("status").to_owned();
            if let Some(problem) = check::check_state(self.kind, &record.status) {
                fault("status", problem);
            }
        }
        if self.reader.has("language") && !text("language").is_empty() {
            record.language = text("language").to_owned();
        }
        if self.reader.has("illustrative") {
            record.illustrative |= text("illustrative") == "true";
        }
        match text("visibility") {
            "" => {}
            v => match Visibility::parse(v) {
                Some(v) => record.visibility = v,
                None => fault(
                    "visibility",
                    Problem::new("problem-visibility", v).with("known", Visibility::ALL.map(Visibility::code).join(", ")),
                ),
            },
        }
        for (target, slot) in [("period_from", &mut record.period_from), ("period_to", &mut record.period_to)] {
            match text(target) {
                "" => {}
                t => match period::period(t) {
                    Ok(p) => *slot = Some(p),
                    Err(problem) => fault(target, problem),
                },
            }
        }
        match text("confirmed") {
            "" => {}
            t => match period::date(t) {
                Ok(day) => record.confirmed = Some(day.to_string()),
                Err(problem) => fault("confirmed", problem),
            },
        }
        record.tags = text("tags").split([';', '|']).map(|t| t.trim().to_owned()).filter(|t| !t.is_empty()).collect();
        if !text("area").is_empty() {
            record.positions = vec![Position {
                area: text("area").to_owned(),
                dimension: text("dimension").to_owned(),
                modality: text("modality").to_owned(),
                weight: Share::WHOLE,
            }];
        }
        for field in self.kind.fields.iter().filter(|f| self.reader.has(f.code)) {
            match from_text(field, text(field.code), self.ctx.mapping.decimal_mark()) {
                Ok(Some(value)) if field.personal => {
                    record.personal.insert(field.code.to_owned(), reticolo_model::value::to_text(&value));
                }
                Ok(Some(value)) => {
                    record.body.insert(field.code.to_owned(), value);
                }
                Ok(None) if field.required => fault(field.code, Problem::new("problem-required", "")),
                Ok(None) => {}
                Err(problem) => fault(field.code, problem),
            }
        }
        match self.place(cells, geometry) {
            Ok(found) => {
                state.report.outside += u64::from(found.outside);
                state.report.doubtful += u64::from(found.place.as_ref().is_some_and(|p| p.doubtful.is_some()));
                state.followed.extend(found.followed);
                record.place = found.place;
            }
            Err((target, problem)) => {
                let column = self.reader.column(target);
                state.faults.push(number, if column.is_empty() { target } else { column }, problem);
            }
        }
        self.identify(number, cells, record, state)
    }

    /// Gives the record its key and id. A key that stands twice is one row if the contents are equal.
    fn identify(&self, number: u64, cells: &dyn Cells, mut record: Record, state: &mut State) -> Option<Drawn> {
        let content: [u8; 32] = Sha256::digest(
            canonical(&json!({ "record": serde_json::to_value(&record).unwrap_or(Value::Null), "personal": record.personal })).as_bytes(),
        )
        .into();
        let parts: Vec<&str> = self.reader.key.iter().map(|i| cells.cell(*i).trim()).collect();
        if parts.iter().any(|p| p.is_empty()) {
            let column = self.ctx.mapping.key.join(", ");
            state.faults.push(number, &column, Problem::new("problem-key-empty", ""));
            return None;
        }
        // Without a key a row is known by what it says.
        let key = if parts.is_empty() { id::hex(&content[..16]) } else { parts.join("/") };
        if let Some((first, said)) = state.seen.get(&key) {
            if *said != content {
                let column = self.ctx.mapping.key.join(", ");
                state.faults.push(number, &column, Problem::new("problem-key-twice", &key).with("first", first));
            }
            return None;
        }
        state.seen.insert(key.clone(), (number, content));
        state.digests.push((key.clone(), content));
        state.report.good += 1;
        record.id = id::derived(self.uri, self.kind.code, self.ctx.data_set(), &key);
        record.origin = Some(Origin { data_set: self.ctx.data_set().to_owned(), key: key.clone() });
        let known_by = self.reader.known_by.map(|i| cells.cell(i).trim().to_owned()).filter(|t| !t.is_empty());
        Some(Drawn { number, record, known_by, cells: cells.all() })
    }

    /// The place of a row: its shape or coordinates, its codes, its name; where they disagree the code wins and the point is doubtful.
    fn place(&self, cells: &dyn Cells, geometry: Option<&Geometry>) -> std::result::Result<Placed, (&'static str, Problem)> {
        let text = |target: &str| self.reader.text(cells, target);
        let mut placed = Placed::default();
        let mut codes = Vec::new();
        let separator = self.ctx.mapping.separator.as_deref().unwrap_or("\0");
        for part in text("unit").split(separator).map(str::trim).filter(|p| !p.is_empty()) {
            self.found(self.places.by_code(part).map_err(|p| ("unit", p))?, &mut codes, &mut placed);
        }
        if codes.is_empty() && !text("unit_name").is_empty() {
            let province = Some(text("province")).filter(|p| !p.is_empty());
            for part in text("unit_name").split(separator).map(str::trim).filter(|p| !p.is_empty()) {
                self.found(self.places.by_name(part, province).map_err(|p| ("unit_name", p))?, &mut codes, &mut placed);
            }
        }
        let mark = self.ctx.mapping.decimal_mark();
        let coordinate = |target: &'static str| -> std::result::Result<Option<f64>, (&'static str, Problem)> {
            match text(target) {
                "" => Ok(None),
                t => plain_number(t, mark).map_err(|p| (target, p)).map(|t| t.parse().ok()),
            }
        };
        let point = match (coordinate("lon")?, coordinate("lat")?) {
            (Some(lon), Some(lat)) => Some(Geometry::Point([lon, lat])),
            _ => None,
        };
        let shape = point.or_else(|| geometry.cloned());
        if let Some(shape) = &shape
            && !shape.is_sound()
        {
            return Err(("lon", Problem::new("problem-geometry", canonical(&shape.to_geojson()))));
        }
        placed.place = self.put(codes, shape);
        Ok(placed)
    }

    fn found(&self, found: Found, codes: &mut Vec<String>, placed: &mut Placed) {
        match found {
            Found::Unit { code, followed } => {
                placed.followed.extend(followed.map(|f| format!("{f} → {code}")));
                codes.push(code);
            }
            Found::Outside(code) => {
                placed.outside = true;
                codes.push(code);
            }
        }
    }

    fn put(&self, codes: Vec<String>, shape: Option<Geometry>) -> Option<Place> {
        let at = match &shape {
            Some(Geometry::Point([lon, lat])) if *lon == 0.0 && *lat == 0.0 => None,
            Some(Geometry::Point(p)) => self.places.at(*p).map(|u| u.code.clone()),
            _ => None,
        };
        match (shape, codes.is_empty()) {
            (None, true) => None,
            (None, false) => Some(Place::in_units(codes)),
            (Some(shape), true) => {
                let mut place = Place::in_units(at.into_iter().collect());
                place.geometry = Some(shape);
                place.precision = Precision::Point;
                Some(place)
            }
            (Some(shape), false) => {
                let mut place = Place::in_units(codes);
                match shape {
                    // The code decides; a point that lies elsewhere is kept as doubtful, not used.
                    Geometry::Point(p) if !at.as_ref().is_some_and(|a| place.units.iter().any(|u| u.unit == *a)) && self.loaded(&place) => {
                        place.doubtful = Some(p);
                    }
                    shape => {
                        place.geometry = Some(shape);
                        place.precision = Precision::Point;
                    }
                }
                Some(place)
            }
        }
    }

    /// Whether the place's units are loaded, so that a point can be compared with them.
    fn loaded(&self, place: &Place) -> bool {
        place.units.iter().all(|u| self.places.get(&u.unit).is_some())
    }
}

#[derive(Default)]
struct Placed {
    place: Option<Place>,
    outside: bool,
    followed: Vec<String>,
}
