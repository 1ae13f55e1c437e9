//! Records of a kind from a file: row by row to a record, compared with what is known by its key or tax code, staged by the thousand.

use super::draw::{Draw, Notes, PLACE};
use super::inspect::{TOLD, record_change};
use super::look_alikes::LookAlikes;
use super::mapping::Mapping;
use super::place_rows::PlaceRows;
use super::references::{self, References, Referring, Wanted};
use super::source::{Cells, Source};
use super::unit_rows::reason;
use super::{Context, Faults, ImportReport, Prepared, Rejected, empty_batch};
use crate::{Result, Workbench};
use reticolo_model::canonical::canonical;
use reticolo_model::geometry::Geometry;
use reticolo_model::{FieldType, Kind, Origin, Problem, Record, check, id, money};
use reticolo_store::db::Conn;
use reticolo_store::staging::{Staged, Staging};
use reticolo_store::{lists, people, records};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use uuid::Uuid;

/// A row on its way: what it says, before it meets what is known.
struct Drawn {
    number: u64,
    record: Record,
    key: String,
    /// The row says what one before it said: it only adds what it refers to.
    again: bool,
    wanted: Vec<Wanted>,
    known_by: Option<String>,
    cells: Vec<String>,
}

/// Rows are compared and staged in chunks of so many.
const CHUNK: usize = 1000;

/// The id of a record that is known by its tax code: the same from whatever data set it comes, so that all files meet.
pub(super) fn coded(uri: &str, kind: &Kind, code: &str) -> Uuid {
    id::derived(uri, kind.code, "tax_code", code)
}

/// Whether rows of a kind meet on the tax code.
fn meets(kind: &Kind) -> bool {
    kind.field("tax_code").is_some_and(|f| matches!(f.kind, FieldType::TaxCode) && (f.filter || f.sort))
}

impl Workbench {
    pub(super) async fn read_records(&self, ctx: &Context, kind: &'static Kind, mut source: Source) -> Result<Prepared> {
        let places = self.places().await?;
        let header = source.header().to_vec();
        let uri = self.config.uri();
        let rows = PlaceRows::read(ctx, &places)?;
        let created: Vec<Mapping> = ctx.mapping.references.iter().map(|r| references::mapping_of(r, &ctx.mapping)).collect();
        let draw = Draw::new(ctx, kind, &places, &ctx.mapping, &header, &uri, rows.as_ref());
        let mut state = State {
            report: ImportReport::default(),
            faults: Faults::new(&ctx.ask.file_name),
            rejected: Rejected { header: header.clone(), rows: Vec::new() },
            seen: HashMap::new(),
            ids: HashMap::new(),
            codes: HashMap::new(),
            followed: BTreeSet::new(),
            names_met: BTreeSet::new(),
            left_out_cents: 0,
            staging: Staging::create(&self.folder, crate::registry::new_id(&self.now())?)?,
            digests: Vec::new(),
            look_alikes: LookAlikes::default(),
            references: References::new(ctx, kind, &header, &created, &places, &uri),
            hanging: Vec::new(),
            axes: self.grid_axes().await?,
        };
        state.faults.language = ctx.ask.language;
        if let Some(rows) = &rows {
            state.report.places_unknown = rows.unknown;
            state.followed.extend(rows.followed.iter().cloned());
            state.names_met.extend(rows.names_met.iter().cloned());
        }
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
                if state.report.rows.is_multiple_of(CHUNK as u64) {
                    ctx.step("read", done, total)?;
                }
                if chunk.len() >= CHUNK {
                    handle.block_on(self.stage(ctx, kind, std::mem::take(&mut chunk), &mut state))?;
                }
                Ok(())
            })?;
            handle.block_on(self.stage(ctx, kind, chunk, &mut state))
        })?;
        state.report.reasons = state.faults.reasons();
        if let Some(rows) = rows {
            state.report.places_refused = rows.bad_rows;
            state.report.reasons.extend(rows.reasons);
            state.faults.listed.extend(rows.bad);
            state.faults.rows += rows.bad_rows;
        }
        self.finish_records(ctx, kind, state).await
    }

    /// Compares a chunk with what is stored and stages what is new or different, then what its rows refer to.
    async fn stage(&self, ctx: &Context, kind: &'static Kind, mut chunk: Vec<Drawn>, state: &mut State<'_>) -> Result<()> {
        let mut conn = self.store.reader().await?;
        if meets(kind) {
            self.meet(&mut conn, ctx, kind, &mut chunk, state).await?;
        }
        let ids: Vec<Uuid> = chunk.iter().filter(|d| !d.again).map(|d| d.record.id).collect();
        let mut known: BTreeMap<Uuid, Record> =
            records::get_many(&mut conn, self.territory, &ids).await?.into_iter().map(|r| (r.id, r)).collect();
        let mut new: Vec<(u64, Record)> = Vec::new();
        let mut changed: Vec<(Drawn, Record)> = Vec::new();
        let mut referring: Vec<(u64, Uuid, Vec<Wanted>, Vec<String>)> = Vec::new();
        for mut drawn in chunk {
            if drawn.again {
                if let Some(id) = state.ids.get(&drawn.key) {
                    referring.push((drawn.number, *id, drawn.wanted, drawn.cells));
                }
                continue;
            }
            let Some(mut before) = known.remove(&drawn.record.id) else {
                let mut problems = state.checked(kind, &mut drawn.record);
                problems.extend(self.check_choices(kind, &drawn.record).await?);
                if !problems.is_empty() {
                    state.refuse(&drawn, problems);
                    continue;
                }
                state.report.added += 1;
                if state.report.news.len() < TOLD {
                    state.report.news.push(drawn.record.title.clone());
                }
                state.report.published += 1;
                state.look_alikes.row(kind, drawn.number, &drawn.record);
                new.push((drawn.number, drawn.record.clone()));
                let personal = std::mem::take(&mut drawn.record.personal);
                let Drawn { number, record, key, wanted, known_by, cells, .. } = drawn;
                state.keep_id(&key, record.id);
                if kind.links.iter().any(|l| l.one) {
                    state.hanging.push(Hung { number, record: record.id, key: key.clone(), cells: cells.clone() });
                }
                referring.push((number, record.id, wanted, cells));
                state.staging.push(&Staged { record, personal, known_by, base: None, delete: false })?;
                continue;
            };
            before.personal = people::values(&mut conn, self.territory, &before).await?;
            state.keep_id(&drawn.key, drawn.record.id);
            let wanted = std::mem::take(&mut drawn.wanted);
            let cells = if wanted.is_empty() { Vec::new() } else { drawn.cells.clone() };
            referring.push((drawn.number, before.id, wanted, cells));
            if same_source(&before, &drawn.record) {
                keep_what_the_file_does_not_say(ctx, &before, &mut drawn.record);
            } else {
                state.report.met += 1;
                drawn.record = filled(&before, &drawn);
            }
            state.look_alikes.row(kind, drawn.number, &drawn.record);
            if before.same_content(&drawn.record) {
                state.report.same += 1;
            } else {
                changed.push((drawn, before));
            }
        }
        self.stage_changed(&mut conn, kind, changed, state).await?;
        let State { look_alikes, seen, .. } = state;
        let in_file = |r: &Record| r.origin.as_ref().is_some_and(|o| o.data_set == ctx.data_set() && seen.contains_key(&o.key));
        self.find_look_alikes(&mut conn, kind, &new, in_file, look_alikes).await?;
        if !state.references.is_empty() {
            let rows = referring
                .iter_mut()
                .map(|(number, record, wanted, cells)| Referring {
                    number: *number,
                    record: *record,
                    wanted: std::mem::take(wanted),
                    cells,
                })
                .collect();
            self.refer(&mut conn, &mut state.references, rows, &mut state.staging, &mut state.report).await?;
        }
        Ok(())
    }

    /// Gives rows with a tax code the record that has it, whoever brought it; else the id that every file derives from it.
    async fn meet(&self, conn: &mut Conn, ctx: &Context, kind: &'static Kind, chunk: &mut Vec<Drawn>, state: &mut State<'_>) -> Result<()> {
        let code = |d: &Drawn| d.record.body_text("tax_code").map(str::to_owned);
        let codes: BTreeSet<String> = chunk.iter().filter(|d| !d.again).filter_map(code).collect();
        let keys: Vec<String> = chunk.iter().filter(|d| !d.again).map(|d| d.key.clone()).collect();
        let mut by_code: HashMap<String, Uuid> = HashMap::new();
        for (text, id) in records::by_field(conn, self.territory, kind.code, "tax_code", &codes.into_iter().collect::<Vec<_>>()).await? {
            by_code.entry(text).or_insert(id);
        }
        let by_key: HashMap<String, Uuid> =
            records::by_origin(conn, self.territory, kind.code, ctx.data_set(), &keys).await?.into_iter().collect();
        let mut met = Vec::with_capacity(chunk.len());
        for mut drawn in std::mem::take(chunk) {
            let code = code(&drawn).filter(|_| !drawn.again);
            if let Some(code) = &code {
                // Two rows of one file with one tax code are one body: which of the two is right is for people to say.
                if let Some((first, _)) = state.codes.get(code) {
                    let problem = Problem::new("problem-tax-code-twice", code).with("first", first).on("tax_code");
                    state.refuse(&drawn, vec![problem]);
                    continue;
                }
                let id = by_code.get(code).copied().unwrap_or_else(|| coded(&self.config.uri(), kind, code));
                drawn.record.id = id;
            }
            if let Some(id) = by_key.get(&drawn.key) {
                drawn.record.id = *id;
            }
            if let Some(code) = code {
                state.codes.insert(code, (drawn.number, drawn.record.id));
            }
            met.push(drawn);
        }
        *chunk = met;
        Ok(())
    }

    /// Stages what the file says otherwise than the store, less what a hand has given since.
    async fn stage_changed(
        &self,
        conn: &mut Conn,
        kind: &'static Kind,
        changed: Vec<(Drawn, Record)>,
        state: &mut State<'_>,
    ) -> Result<()> {
        let mut pairs: Vec<(Record, Record)> = Vec::with_capacity(changed.len());
        let mut rest = Vec::with_capacity(changed.len());
        for (mut drawn, before) in changed {
            let record = std::mem::replace(&mut drawn.record, Record::new(Uuid::nil(), kind, ""));
            pairs.push((before, record));
            rest.push(drawn);
        }
        let kept = self.keep_by_hand(conn, &mut pairs).await?;
        state.report.kept_by_hand.extend(kept);
        for (mut drawn, (before, mut record)) in rest.into_iter().zip(pairs) {
            if before.same_content(&record) {
                state.report.same += 1;
                continue;
            }
            let mut problems = state.checked(kind, &mut record);
            problems.extend(self.check_choices(kind, &record).await?);
            if !problems.is_empty() {
                drawn.record = record;
                state.refuse(&drawn, problems);
                continue;
            }
            state.report.changed += 1;
            if state.report.changes.len() < TOLD {
                state.report.changes.push(record_change(&before, &record));
            }
            let personal = std::mem::take(&mut record.personal);
            state.staging.push(&Staged { record, personal, known_by: drawn.known_by, base: Some(before.version), delete: false })?;
        }
        Ok(())
    }

    async fn finish_records(&self, ctx: &Context, kind: &'static Kind, mut state: State<'_>) -> Result<Prepared> {
        let mut conn = self.store.reader().await?;
        let set = ctx.data_set();
        let mut gone: Vec<(String, Record)> = Vec::new();
        let mut kinds: BTreeSet<&'static str> = state.references.created_kinds();
        kinds.insert(kind.code);
        for code in kinds {
            let query = lists::ListQuery {
                filters: vec![("data_set".to_owned(), vec![set.to_owned()])],
                illustrative: true,
                ..lists::ListQuery::all(code, reticolo_model::Audience::Everything)
            };
            lists::each(&mut conn, self.territory, &query, |record| {
                let key = record.origin.iter().chain(&record.also_in).find(|o| o.data_set == set).map(|o| o.key.clone());
                // A row that was refused may have named what a reference created.
                let there = |key: &str| match code == kind.code {
                    true => state.seen.contains_key(key),
                    false => state.faults.rows > 0 || state.references.names(code, key),
                };
                if let Some(key) = key.filter(|k| !there(k)) {
                    gone.push((key, record));
                }
                Ok(())
            })
            .await?;
        }
        state.report.missing = gone.iter().map(|(key, _)| key.clone()).collect();
        if ctx.ask.remove_missing {
            state.report.removed = gone.len();
            let going: Vec<Staged> = gone.into_iter().map(|(_, record)| let_go(set, record)).collect();
            let deleted: BTreeSet<Uuid> = going.iter().filter(|s| s.delete).map(|s| s.record.id).collect();
            self.none_hang(&mut conn, &deleted).await?;
            for staged in &going {
                state.staging.push(staged)?;
            }
        }
        let references = &mut state.references;
        let (seen, codes, ids) = (&state.seen, &state.codes, &state.ids);
        let own = |by: &str, text: &str| match by {
            "key" => seen.contains_key(text).then(|| ids.get(text).copied()).flatten(),
            "tax_code" => codes.get(text).map(|(_, id)| *id),
            _ => None,
        };
        let (mut links, unlink) = self.settle_links(&mut conn, references, own, &mut state.report).await?;
        let lacking = state.refuse_hanging();
        links.retain(|l| !lacking.contains(&l.from) && !lacking.contains(&l.to));
        state.digests.sort();
        let mut hash = Sha256::new();
        for (key, digest) in &state.digests {
            hash.update(key.as_bytes());
            hash.update(digest);
        }
        let digest = id::hex(&hash.finalize());
        let mut report = state.report;
        report.bad = state.faults.listed;
        report.bad_rows = state.faults.rows;
        report.followed = state.followed.into_iter().collect();
        report.names_met = state.names_met.into_iter().collect();
        report.look_alikes = state.look_alikes.found;
        if report.left_out > 0 && figure(kind).is_some() {
            report.left_out_money = Some(money::euro(state.left_out_cents));
        }
        let mut batch = empty_batch();
        batch.version = Some((ctx.source(), i64::try_from(state.digests.len()).unwrap_or(i64::MAX), digest));
        batch.staging = Some(state.staging);
        batch.links = links;
        batch.unlink = unlink;
        Ok(Prepared { report, batch, rejected: state.rejected })
    }
}

/// A new row, of whose links there is only one of a kind.
struct Hung {
    number: u64,
    record: Uuid,
    key: String,
    cells: Vec<String>,
}

/// The kind's figure, where it is money.
fn figure(kind: &'static Kind) -> Option<&'static reticolo_model::Field> {
    kind.field(kind.figure_field?).filter(|f| matches!(f.kind, FieldType::Money))
}

struct State<'m> {
    axes: Arc<reticolo_model::grid::Grid>,
    /// New rows of a kind that has links of which there is only one.
    hanging: Vec<Hung>,
    report: ImportReport,
    faults: Faults,
    rejected: Rejected,
    /// Key → the row it stood in first, and the digest of what that row said. Only looked up, never walked.
    seen: HashMap<String, (u64, [u8; 32])>,
    /// Key → the record it came to, where references ask for it.
    ids: HashMap<String, Uuid>,
    /// Tax code → the row it stood in first, and the record it came to.
    codes: HashMap<String, (u64, Uuid)>,
    followed: BTreeSet<String>,
    names_met: BTreeSet<(String, String)>,
    left_out_cents: i64,
    staging: Staging,
    digests: Vec<(String, [u8; 32])>,
    look_alikes: LookAlikes,
    references: References<'m>,
}

impl State<'_> {
    /// A row that turned out bad when its whole record was checked.
    fn refuse(&mut self, drawn: &Drawn, problems: Vec<Problem>) {
        for problem in problems {
            let column = problem.field.clone().unwrap_or_default();
            self.faults.push(drawn.number, &column, problem);
        }
        self.report.good -= 1;
        if let Some(i) = self.digests.iter().rposition(|(key, _)| *key == drawn.key) {
            self.digests.remove(i);
        }
        self.rejected.rows.push((drawn.number, drawn.cells.clone(), reason(&self.faults, drawn.number)));
    }

    /// What is wrong with a row's record, its place on the grid among it.
    fn checked(&self, kind: &'static Kind, record: &mut Record) -> Vec<Problem> {
        let mut problems = check::check(kind, record);
        problems.extend(self.axes.check(record));
        problems
    }

    /// Refuses new rows that lack what they cannot be without; their records.
    fn refuse_hanging(&mut self) -> BTreeSet<Uuid> {
        let mut refused = BTreeSet::new();
        for row in std::mem::take(&mut self.hanging) {
            let Some((column, rule, several)) = self.references.wrong(row.record) else { continue };
            let column = column.to_owned();
            let found = self.rejected.header.iter().position(|h| *h == column).and_then(|i| row.cells.get(i)).cloned().unwrap_or_default();
            let code = if several { "problem-reference-several" } else { "problem-reference-none" };
            let problem = Problem::new(code, found).with("link", rule.code).with("to", rule.to.join(", "));
            self.faults.push(row.number, &column, problem);
            self.report.good -= 1;
            self.report.added -= 1;
            self.report.published -= 1;
            self.digests.retain(|(key, _)| *key != row.key);
            self.rejected.rows.push((row.number, row.cells, reason(&self.faults, row.number)));
            refused.insert(row.record);
        }
        self.staging.drop_records(&refused);
        refused
    }

    fn keep_id(&mut self, key: &str, id: Uuid) {
        if !self.references.is_empty() {
            self.ids.insert(key.to_owned(), id);
        }
    }
}

/// Whether a row is that of the data set from which the record comes.
fn same_source(before: &Record, row: &Record) -> bool {
    matches!((&before.origin, &row.origin), (Some(a), Some(b)) if a.data_set == b.data_set)
}

/// What a file does not speak of stays as it is: fields it has no column for, the visibility people gave, the state they set.
fn keep_what_the_file_does_not_say(ctx: &Context, before: &Record, record: &mut Record) {
    let m = &ctx.mapping;
    let says =
        |target: &str| m.columns.contains_key(target) || m.constants.contains_key(target) || m.choices.iter().any(|c| c.target == target);
    record.version = before.version;
    if !says("also_in") {
        record.also_in.clone_from(&before.also_in);
    }
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
    if !says("area") && !says("positions") {
        record.positions.clone_from(&before.positions);
    }
    if record.place.is_none() && !says("unit") && !says("unit_name") && !says("lon") && m.places.is_none() {
        record.place.clone_from(&before.place);
    }
    for (field, value) in before.body.iter().filter(|(f, _)| !says(f)) {
        record.body.insert(field.clone(), value.clone());
    }
    for (field, value) in before.personal.iter().filter(|(f, _)| !says(f)) {
        record.personal.insert(field.clone(), value.clone());
    }
}

/// A record of another data set, or made by hand, that a row meets: what it lacks is filled, nothing is overwritten, and it is
/// said where else it stands.
fn filled(before: &Record, row: &Drawn) -> Record {
    let mut record = before.clone();
    let from = &row.record;
    if record.summary.is_empty() {
        record.summary.clone_from(&from.summary);
    }
    if record.place.is_none() {
        record.place.clone_from(&from.place);
    }
    if record.period_from.is_none() && record.period_to.is_none() {
        record.period_from.clone_from(&from.period_from);
        record.period_to.clone_from(&from.period_to);
    }
    if record.positions.is_empty() {
        record.positions.clone_from(&from.positions);
    }
    if record.tags.is_empty() {
        record.tags.clone_from(&from.tags);
    }
    if record.confirmed.is_none() {
        record.confirmed.clone_from(&from.confirmed);
    }
    for (field, value) in &from.body {
        record.body.entry(field.clone()).or_insert_with(|| value.clone());
    }
    for (field, value) in &from.personal {
        record.personal.entry(field.clone()).or_insert_with(|| value.clone());
    }
    if let Some(origin) = &from.origin {
        record.also_in.retain(|o| o.data_set != origin.data_set);
        record.also_in.push(origin.clone());
        record.also_in.sort();
    }
    record
}

/// A record that a data set no longer has: it goes, unless another data set holds it too; then that is where it is from.
fn let_go(data_set: &str, mut record: Record) -> Staged {
    let base = Some(record.version);
    let delete = record.also_in.is_empty();
    if !delete {
        record.also_in.retain(|o| o.data_set != data_set);
        if record.origin.as_ref().is_some_and(|o| o.data_set == data_set) {
            record.origin = Some(record.also_in.remove(0));
        }
    }
    Staged { record, personal: BTreeMap::new(), known_by: None, base, delete }
}

impl Draw<'_> {
    /// A row as a record with its key, or nothing: because it is bad, or because the mapping leaves it out.
    fn row(&self, number: u64, cells: &dyn Cells, geometry: Option<&Geometry>, state: &mut State<'_>) -> Option<Drawn> {
        let mut notes = Notes::default();
        let record = self.record(cells, geometry, &mut notes);
        // Where a row lies is asked first: what lies elsewhere is not looked at any further.
        let placed = notes.faults.iter().all(|(t, _)| !PLACE.contains(&t.as_str()));
        if placed && !self.keeps(record.place.as_ref()) || !placed && self.is_elsewhere(cells) {
            state.report.left_out += 1;
            state.left_out_cents += figure(self.kind).and_then(|f| record.body_cents(f.code)).unwrap_or(0);
            return None;
        }
        // A refused row is not among the good ones, but its key is known: what it names is not missing.
        let sound = notes.faults.is_empty();
        for (target, problem) in notes.faults {
            state.faults.push(number, self.teller.column(&target), problem);
        }
        state.report.outside += u64::from(notes.outside && sound);
        state.report.doubtful += u64::from(sound && record.place.as_ref().is_some_and(|p| p.doubtful.is_some()));
        state.followed.extend(notes.followed);
        state.names_met.extend(notes.names_met);
        self.identify(number, cells, record, sound, state)
    }

    /// Gives the record its key and id. A key that stands twice is one record if the contents are equal; each row of it
    /// adds what it refers to.
    fn identify(&self, number: u64, cells: &dyn Cells, mut record: Record, sound: bool, state: &mut State<'_>) -> Option<Drawn> {
        let content: [u8; 32] = Sha256::digest(
            canonical(&json!({ "record": serde_json::to_value(&record).unwrap_or(Value::Null), "personal": record.personal })).as_bytes(),
        )
        .into();
        let parts = self.key(cells);
        // A table of ours says of each row from which data set it is; one that is from none was made by hand.
        let data_set = Some(self.teller.text(cells, "data_set")).filter(|_| self.teller.has("data_set"));
        let by_hand = data_set == Some("") && parts.iter().all(String::is_empty);
        let parts = if by_hand { Vec::new() } else { parts };
        let data_set = data_set.filter(|d| !d.is_empty()).unwrap_or(self.ctx.data_set()).to_owned();
        if parts.iter().any(String::is_empty) {
            let column = self.mapping.key.join(", ");
            state.faults.push(number, &column, Problem::new("problem-key-empty", ""));
            return None;
        }
        // Without a key a row is known by what it says.
        let own_key = if parts.is_empty() { id::hex(&content[..16]) } else { parts.join("/") };
        // Keys of several data sets do not meet.
        let key = if data_set == self.ctx.data_set() { own_key.clone() } else { format!("{data_set}\u{1f}{own_key}") };
        let again = match state.seen.get(&key) {
            Some((_, said)) if *said == content => true,
            Some((first, _)) => {
                let column = self.mapping.key.join(", ");
                state.faults.push(number, &column, Problem::new("problem-key-twice", &key).with("first", first));
                return None;
            }
            None => false,
        };
        state.report.repeated += u64::from(again && sound);
        if again && state.references.is_empty() {
            return None;
        }
        if !again {
            state.seen.insert(key.clone(), (number, content));
            if sound {
                state.digests.push((key.clone(), content));
                state.report.good += 1;
            }
        }
        record.id = id::derived(self.uri, self.kind.code, &data_set, &own_key);
        record.origin = (!by_hand).then_some(Origin { data_set, key: own_key });
        let reader = &self.teller.reader;
        let known_by = reader.known_by.map(|i| reader.cell(cells, i).to_owned()).filter(|t| !t.is_empty());
        let wanted = state.references.of_row(reader, cells);
        Some(Drawn { number, record, key, again, wanted, known_by, cells: cells.all() })
    }
}
