//! Columns that name another record: found by tax code, code, title, key or name (as exports write it), or created as reported; the row's record is linked to it.
//! Links have derived ids, so that the same tie is drawn once; those that the file no longer says go, if its import drew them.

use super::choices::is_for;
use super::draw::{Draw, Notes};
use super::mapping::{Mapping, Reader, Reference};
use super::place_rows::Kept;
use super::source::Cells;
use super::{Context, ImportReport, KeptByHand};
use crate::places::Places;
use crate::{Result, Workbench};
use reticolo_model::fold::fold;
use reticolo_model::tax_code::tax_code;
use reticolo_model::{FieldType, Kind, LinkRule, Origin, Problem, check, id, kinds};
use reticolo_store::db::Conn;
use reticolo_store::links::{self, Link};
use reticolo_store::staging::{Staged, Staging};
use reticolo_store::{log, records};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use uuid::Uuid;

/// The field by which records of a kind are known by `by`; none for titles and keys.
fn field_of(kind: &Kind, by: &str) -> Option<&'static str> {
    let mut fields = kind.fields.iter();
    match by {
        "tax_code" => fields.find(|f| f.code == "tax_code" && matches!(f.kind, FieldType::TaxCode)).map(|f| f.code),
        "code" => fields.find(|f| matches!(f.kind, FieldType::Code) && (f.filter || f.sort)).map(|f| f.code),
        _ => None,
    }
}

/// Whether a link may start at the row's kind (`true`) or at the other one (`false`); none if no kind declares it.
fn starts_here(row: &Kind, other: &Kind, link: &str) -> Option<bool> {
    let rule = |from: &Kind, to: &Kind| from.links.iter().any(|l| l.code == link && l.to.contains(&to.code));
    if rule(row, other) { Some(true) } else { rule(other, row).then_some(false) }
}

/// A name as exports write it, `title [data_set/key]`: its title, data set and key; none if it is a title alone.
fn named(text: &str) -> Option<(&str, &str, &str)> {
    let (title, origin) = text.strip_suffix(']')?.rsplit_once(" [")?;
    let (data_set, key) = origin.split_once('/')?;
    Some((title, data_set, key))
}

/// The columns that a reference reads its text from: one, or several joined with `+`, as the key of a data set is.
fn columns(reference: &Reference, header: &[String]) -> Option<Vec<usize>> {
    let at = |c: &str| header.iter().position(|h| h == c);
    at(&reference.column).map(|i| vec![i]).or_else(|| reference.column.split('+').map(|c| at(c.trim())).collect())
}

/// What is wrong with the references of a mapping.
pub(super) fn problems(mapping: &Mapping, row: &'static Kind, header: &[String]) -> Vec<Problem> {
    let mut out: Vec<Problem> = row
        .required_links()
        .filter(|rule| !mapping.references.iter().any(|r| r.link == rule.code && rule.to.contains(&r.kind.as_str())))
        .map(|rule| Problem::new("problem-reference-required", rule.code).with("kind", row.code).with("to", rule.to.join(", ")))
        .collect();
    let missing = |column: &str| Problem::new("problem-column-missing", column).with("known", header.join(", "));
    for r in &mapping.references {
        let Some(kind) = kinds::find(&r.kind).filter(|k| kinds::of_territory(k.code)) else {
            let known: Vec<&str> = kinds::ALL.iter().map(|k| k.code).filter(|c| kinds::of_territory(c)).collect();
            out.push(Problem::new("problem-reference-kind", &r.kind).with("known", known.join(", ")));
            continue;
        };
        if starts_here(row, kind, &r.link).is_none() {
            let between = |a: &Kind, b: &Kind| a.links.iter().filter(|l| l.to.contains(&b.code)).map(|l| l.code).collect::<Vec<_>>();
            let known = [between(row, kind), between(kind, row)].concat().join(", ");
            out.push(Problem::new("problem-reference-link", &r.link).with("kind", kind.code).with("known", known));
        }
        let found_by = matches!(r.by.as_str(), "title" | "key" | "name") || field_of(kind, &r.by).is_some();
        if !found_by {
            out.push(Problem::new("problem-reference-by", &r.by).with("kind", kind.code));
        }
        match r.missing.as_deref() {
            None | Some("report") => {}
            // What a row of this very file is will come with its own row.
            Some("create") if kind.code != row.code && matches!(r.by.as_str(), "tax_code" | "title" | "code") => {}
            Some(other) => out.push(Problem::new("problem-reference-not_found", other)),
        }
        if columns(r, header).is_none() {
            out.push(missing(&r.column));
        }
        let marks = r.choices.iter().filter_map(|c| c.column.as_ref());
        for column in r.title.iter().chain(r.only.iter().map(|o| &o.column)).chain(r.columns.values()).chain(marks) {
            if !header.contains(column) {
                out.push(missing(column));
            }
        }
    }
    out
}

/// The mapping that draws a created record from the row: the reference's own columns, read as the file's are.
pub(super) fn mapping_of(reference: &Reference, whole: &Mapping) -> Mapping {
    let mut columns = reference.columns.clone();
    columns.entry("title".to_owned()).or_insert_with(|| reference.title.clone().unwrap_or_else(|| reference.column.clone()));
    Mapping {
        data_set: whole.data_set.clone(),
        columns,
        constants: reference.constants.clone(),
        choices: reference.choices.clone(),
        missing: whole.missing.clone(),
        values: whole.values.clone(),
        decimal: whole.decimal.clone(),
        separator: whole.separator.clone(),
        illustrative: whole.illustrative,
        mends: whole.mends.clone(),
        ..Mapping::default()
    }
}

/// One reference, ready for rows.
struct Wired<'m> {
    spec: &'m Reference,
    kind: &'static Kind,
    at: Vec<usize>,
    only: Option<(usize, &'m super::Only)>,
    forward: bool,
    draw: Option<Draw<'m>>,
}

/// What a row refers to: which reference, and its text as it is looked up.
pub(super) struct Wanted {
    reference: usize,
    text: String,
    /// As the cell has it.
    written: String,
}

/// A reference to a row of this very file that may still come: reference, text as looked up and as written, the referring record.
struct Later {
    reference: usize,
    text: String,
    written: String,
    from: Uuid,
}

/// The references of a mapping and what came of them so far.
pub(super) struct References<'m> {
    wired: Vec<Wired<'m>>,
    ctx: &'m Context,
    uri: &'m str,
    row_kind: &'static Kind,
    /// What was looked up: for a reference and text the record, if there is exactly one. Only looked up, never walked.
    known: HashMap<(usize, String), Option<Uuid>>,
    /// Ties that the file says: kind, from, to.
    ties: BTreeSet<(&'m str, Uuid, Uuid)>,
    /// The records of rows that were read, whose ties are therefore known.
    rows: HashSet<Uuid>,
    later: Vec<Later>,
    not_found: BTreeMap<(String, String), u64>,
    /// Kind and key of records that references made, now or before, and that the file still names.
    named: HashSet<(&'static str, String)>,
}

impl<'m> References<'m> {
    pub fn new(
        ctx: &'m Context,
        row_kind: &'static Kind,
        header: &'m [String],
        own: &'m [Mapping],
        places: &'m Places,
        uri: &'m str,
    ) -> References<'m> {
        let wired = ctx
            .mapping
            .references
            .iter()
            .zip(own)
            .filter_map(|(spec, own)| {
                let kind = kinds::find(&spec.kind)?;
                let create = spec.missing.as_deref() == Some("create");
                Some(Wired {
                    spec,
                    kind,
                    at: columns(spec, header)?,
                    only: spec.only.as_ref().and_then(|o| Some((header.iter().position(|h| *h == o.column)?, o))),
                    forward: starts_here(row_kind, kind, &spec.link)?,
                    draw: create.then(|| Draw::new(ctx, kind, places, own, header, uri, None)),
                })
            })
            .collect();
        References {
            wired,
            ctx,
            uri,
            row_kind,
            known: HashMap::new(),
            ties: BTreeSet::new(),
            rows: HashSet::new(),
            later: Vec::new(),
            not_found: BTreeMap::new(),
            named: HashSet::new(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.wired.is_empty()
    }

    /// What is wrong with the ties of a new record: a required one that nothing in the file gives, or several of which there is only
    /// one. The column, the rule, and whether it is the latter.
    pub fn wrong(&self, record: Uuid) -> Option<(&str, &'static LinkRule, bool)> {
        let count = |rule: &LinkRule| {
            let from = (rule.code, record, Uuid::nil());
            self.ties.range(from..).take_while(|(code, start, _)| *code == rule.code && *start == record).count()
        };
        let fault = |rule: &'static LinkRule| match count(rule) {
            0 if rule.required => Some((rule, false)),
            0 | 1 => None,
            _ => rule.one.then_some((rule, true)),
        };
        let (rule, several) = self.row_kind.links.iter().find_map(fault)?;
        let column = self.wired.iter().find(|w| w.spec.link == rule.code).map_or("", |w| w.spec.column.as_str());
        Some((column, rule, several))
    }

    /// Whether a record has at most one link of a kind that starts at it.
    fn is_one(&self, link: &str, from: Uuid) -> bool {
        let starts: &Kind = match self.rows.contains(&from) {
            true => self.row_kind,
            false => match self.wired.iter().find(|w| !w.forward && w.spec.link == link) {
                Some(wired) => wired.kind,
                None => return false,
            },
        };
        starts.link(link).is_some_and(|rule| rule.one)
    }

    /// What a row refers to. A tax code that is none is said to be not found: the row's own record is good without it.
    pub fn of_row(&mut self, reader: &Reader<'_>, cells: &dyn Cells) -> Vec<Wanted> {
        let mut out = Vec::new();
        for (reference, r) in self.wired.iter().enumerate() {
            if r.only.is_some_and(|(i, only)| !is_for(only, reader.cell(cells, i))) {
                continue;
            }
            let parts: Vec<&str> = r.at.iter().map(|i| reader.cell(cells, *i)).collect();
            if parts.iter().any(|p| p.is_empty() || self.ctx.mapping.missing.iter().any(|m| m == p)) {
                continue;
            }
            let written = parts.join("/");
            let text = match r.spec.by.as_str() {
                "tax_code" => tax_code(&written).ok(),
                "title" => Some(fold(&written)).filter(|t| !t.is_empty()),
                _ => Some(written.clone()),
            };
            match text {
                Some(text) => out.push(Wanted { reference, text, written }),
                None => *self.not_found.entry((r.spec.column.clone(), written)).or_insert(0) += 1,
            }
        }
        out
    }

    fn tie(&mut self, reference: usize, row: Uuid, other: Uuid) {
        let r = &self.wired[reference];
        if row != other {
            self.ties.insert(if r.forward { (&r.spec.link, row, other) } else { (&r.spec.link, other, row) });
        }
    }

    /// The key under which this data set holds a record that a reference created.
    fn created_key(&self, reference: usize, text: &str) -> String {
        format!("{}/{text}", self.wired[reference].spec.by)
    }
}

/// A row whose record stands, with what it refers to.
pub(super) struct Referring<'a> {
    pub number: u64,
    pub record: Uuid,
    pub wanted: Vec<Wanted>,
    pub cells: &'a Vec<String>,
}

impl Workbench {
    /// Finds what a chunk of rows refers to, creates what is not there where the mapping says so, and notes the ties.
    pub(super) async fn refer(
        &self,
        conn: &mut Conn,
        references: &mut References<'_>,
        rows: Vec<Referring<'_>>,
        staging: &mut Staging,
        report: &mut ImportReport,
    ) -> Result<()> {
        self.look_up(conn, references, &rows).await?;
        for row in rows {
            references.rows.insert(row.record);
            for Wanted { reference, text, written } in row.wanted {
                let (kind, spec) = (references.wired[reference].kind, references.wired[reference].spec);
                let known = references.known.get(&(reference, text.clone())).copied().flatten();
                let found = match known {
                    Some(found) => Some(found),
                    None if references.wired[reference].draw.is_some() => {
                        let kept = Kept { number: row.number, cells: row.cells };
                        self.create_referred(references, reference, &text, &kept, staging, report)?
                    }
                    None if kind.code == references.row_kind.code => {
                        references.later.push(Later { reference, text, written, from: row.record });
                        continue;
                    }
                    None => None,
                };
                match found {
                    Some(other) => {
                        let key = references.created_key(reference, &text);
                        references.named.insert((kind.code, key));
                        references.tie(reference, row.record, other);
                    }
                    None => *references.not_found.entry((spec.column.clone(), written)).or_insert(0) += 1,
                }
            }
        }
        Ok(())
    }

    /// Looks the texts of a chunk up, a few queries for all of them.
    async fn look_up(&self, conn: &mut Conn, references: &mut References<'_>, rows: &[Referring<'_>]) -> Result<()> {
        let mut texts: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
        for wanted in rows.iter().flat_map(|r| &r.wanted) {
            if !references.known.contains_key(&(wanted.reference, wanted.text.clone())) {
                texts.entry(wanted.reference).or_default().insert(wanted.text.clone());
            }
        }
        for (reference, texts) in texts {
            let texts: Vec<String> = texts.into_iter().collect();
            let (kind, spec) = (references.wired[reference].kind, references.wired[reference].spec);
            let own = references.ctx.data_set();
            let mut found = match spec.by.as_str() {
                "title" => records::by_title(conn, self.territory, kind.code, &texts).await?,
                "key" => records::by_origin(conn, self.territory, kind.code, spec.data_set.as_deref().unwrap_or(own), &texts).await?,
                "name" => self.by_name(conn, kind, &texts).await?,
                by => records::by_field(conn, self.territory, kind.code, field_of(kind, by).unwrap_or(by), &texts).await?,
            };
            if references.wired[reference].draw.is_some() {
                // What an earlier import created is known again, whatever a hand has called it since.
                let keys: Vec<String> = texts.iter().map(|t| references.created_key(reference, t)).collect();
                let again = records::by_origin(conn, self.territory, kind.code, own, &keys).await?;
                let prefix = references.created_key(reference, "").len();
                for (key, id) in again {
                    let text = &key[prefix..];
                    if !found.iter().any(|(t, _)| t == text) {
                        found.push((text.to_owned(), id));
                    }
                }
                if spec.by == "tax_code" {
                    let ids: HashMap<Uuid, &String> =
                        texts.iter().map(|t| (super::record_rows::coded(references.uri, kind, t), t)).collect();
                    let asked: Vec<Uuid> = ids.keys().copied().collect();
                    for record in records::get_many(conn, self.territory, &asked).await? {
                        if let Some(text) = ids.get(&record.id).filter(|t| !found.iter().any(|(f, _)| f == **t)) {
                            found.push(((*text).clone(), record.id));
                        }
                    }
                }
            }
            for text in texts {
                let mut ids = found.iter().filter(|(t, _)| *t == text).map(|(_, id)| *id);
                // Several are not one: that is for people to settle.
                let one = ids.next().filter(|_| ids.next().is_none());
                references.known.insert((reference, text), one);
            }
        }
        Ok(())
    }

    /// Records by their names as exports write them: by data set and key; where that is not known here, by title.
    async fn by_name(&self, conn: &mut Conn, kind: &Kind, texts: &[String]) -> Result<Vec<(String, Uuid)>> {
        let mut out: Vec<(String, Uuid)> = Vec::new();
        let mut keys: BTreeMap<&str, BTreeMap<String, &String>> = BTreeMap::new();
        for text in texts {
            if let Some((_, data_set, key)) = named(text) {
                keys.entry(data_set).or_default().insert(key.to_owned(), text);
            }
        }
        for (data_set, texts) in keys {
            let asked: Vec<String> = texts.keys().cloned().collect();
            let found = records::by_origin(conn, self.territory, kind.code, data_set, &asked).await?;
            out.extend(found.into_iter().filter_map(|(key, id)| Some(((*texts.get(&key)?).clone(), id))));
        }
        let known: HashSet<&String> = out.iter().map(|(text, _)| text).collect();
        let mut titles: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for text in texts.iter().filter(|t| !known.contains(t)) {
            let title = named(text).map_or(text.as_str(), |(title, ..)| title);
            titles.entry(fold(title)).or_default().push(text.clone());
        }
        let asked: Vec<String> = titles.keys().cloned().collect();
        for (title, id) in records::by_title(conn, self.territory, kind.code, &asked).await? {
            out.extend(titles.get(&title).into_iter().flatten().map(|text| (text.clone(), id)));
        }
        Ok(out)
    }

    /// Makes the record that a reference names: the kind's first state, seen by whom the rows are. None if it cannot be made.
    fn create_referred(
        &self,
        references: &mut References<'_>,
        reference: usize,
        text: &str,
        cells: &Kept<'_>,
        staging: &mut Staging,
        report: &mut ImportReport,
    ) -> Result<Option<Uuid>> {
        let r = &references.wired[reference];
        let Some(draw) = &r.draw else { return Ok(None) };
        let mut notes = Notes::default();
        let mut record = draw.record(cells, None, &mut notes);
        match field_of(r.kind, &r.spec.by) {
            Some(field) => drop(record.body.insert(field.to_owned(), json!(text))),
            None if record.title.trim().is_empty() => record.title = text.to_owned(),
            None => {}
        }
        // A place that is not found leaves the record without one; whatever else is wrong, without the record.
        let mut bad: Vec<(String, String)> = Vec::new();
        let mut sound = true;
        for (target, problem) in notes.faults {
            sound &= matches!(target.as_str(), "unit" | "unit_name" | "province" | "lon" | "lat");
            bad.push((draw.teller.column(&target).to_owned(), problem.found));
        }
        let problems = if sound { check::check(r.kind, &mut record) } else { Vec::new() };
        sound &= problems.is_empty();
        bad.extend(problems.into_iter().map(|p| (p.field.unwrap_or_default(), p.found)));
        let key = references.created_key(reference, text);
        for place in bad {
            *references.not_found.entry(place).or_insert(0) += 1;
        }
        if !sound {
            return Ok(None);
        }
        report.outside += u64::from(notes.outside);
        let set = references.ctx.data_set();
        let (kind, by) = (references.wired[reference].kind, references.wired[reference].spec.by.as_str());
        record.id = match by {
            "tax_code" => super::record_rows::coded(references.uri, kind, text),
            _ => id::derived(references.uri, kind.code, set, &key),
        };
        record.origin = Some(Origin { data_set: set.to_owned(), key });
        report.created += 1;
        let id = record.id;
        let personal = std::mem::take(&mut record.personal);
        staging.push(&Staged { record, personal, known_by: None, base: None, delete: false })?;
        // Another reference by the same key means the same record.
        for i in 0..references.wired.len() {
            let other = &references.wired[i];
            if other.kind.code == kind.code && other.spec.by == by {
                references.known.insert((i, text.to_owned()), Some(id));
            }
        }
        Ok(Some(id))
    }

    /// What the file's ties mean for the links that stand: those to draw and those to take away. `own` knows the file's own rows.
    pub(super) async fn settle_links(
        &self,
        conn: &mut Conn,
        references: &mut References<'_>,
        own: impl Fn(&str, &str) -> Option<Uuid>,
        report: &mut ImportReport,
    ) -> Result<(Vec<Link>, Vec<Uuid>)> {
        for later in std::mem::take(&mut references.later) {
            let spec = references.wired[later.reference].spec;
            match own(&spec.by, &later.text) {
                Some(other) => references.tie(later.reference, later.from, other),
                None => *references.not_found.entry((spec.column.clone(), later.written)).or_insert(0) += 1,
            }
        }
        report.not_found = std::mem::take(&mut references.not_found).into_iter().map(|((c, t), n)| (c, t, n)).collect();
        let set = references.ctx.data_set();
        let mut take = Vec::new();
        for link in links::of_data_set(conn, self.territory, set).await? {
            let said = references.ties.contains(&(link.kind.as_str(), link.from, link.to));
            // Of rows that were refused or are gone nothing is known: their ties stay as long as their records.
            let read = references.rows.contains(&link.from) || references.rows.contains(&link.to);
            if !said && read && !references.is_empty() {
                take.push(link.id);
            }
        }
        let starts: BTreeSet<Uuid> = references.ties.iter().map(|(_, from, _)| *from).collect();
        let starts: Vec<Uuid> = starts.into_iter().collect();
        let going: HashSet<Uuid> = take.iter().copied().collect();
        let mut there: HashSet<(String, Uuid, Uuid)> = HashSet::new();
        // The one link of its kind that a record has and keeps.
        let mut only: HashMap<(String, Uuid), Uuid> = HashMap::new();
        for page in starts.chunks(500) {
            for link in links::of_records(conn, self.territory, page).await? {
                if references.is_one(&link.kind, link.from) && !going.contains(&link.id) {
                    only.insert((link.kind.clone(), link.from), link.to);
                }
                there.insert((link.kind, link.from, link.to));
            }
        }
        let mut kept: Vec<(Uuid, String, Uuid, Uuid)> = Vec::new();
        let draw: Vec<Link> = references
            .ties
            .iter()
            .filter(|(kind, from, to)| !there.contains(&((*kind).to_owned(), *from, *to)))
            .filter(|(kind, from, to)| match only.get(&((*kind).to_owned(), *from)) {
                Some(stays) => {
                    kept.push((*from, (*kind).to_owned(), *stays, *to));
                    false
                }
                None => true,
            })
            .map(|(kind, from, to)| {
                let id = id::derived(references.uri, kind, &from.to_string(), &to.to_string());
                Link { data_set: Some(set.to_owned()), ..Link::new(id, kind, *from, *to) }
            })
            .collect();
        let draw = self.spared(conn, draw, report).await?;
        let ends: Vec<Uuid> = kept.iter().flat_map(|(record, _, stays, said)| [*record, *stays, *said]).collect();
        let titles = self.titles(conn, &ends).await?;
        let title = |id: Uuid| titles.get(&id).cloned().unwrap_or_default();
        for (record, field, stays, said) in kept {
            let (by_hand, in_file) = (title(stays), title(said));
            report.kept_by_hand.push(KeptByHand { record, title: title(record), field, by_hand, in_file });
        }
        report.linked = draw.len();
        report.unlinked = take.len();
        Ok((draw, take))
    }
}

impl Workbench {
    async fn titles(&self, conn: &mut Conn, of: &[Uuid]) -> Result<HashMap<Uuid, String>> {
        Ok(records::get_many(conn, self.territory, of).await?.into_iter().map(|r| (r.id, r.title)).collect())
    }

    /// The links that a hand has not taken away since an import drew them; the others are told.
    async fn spared(&self, conn: &mut Conn, draw: Vec<Link>, report: &mut ImportReport) -> Result<Vec<Link>> {
        let ids: Vec<Uuid> = draw.iter().map(|l| l.id).collect();
        // The newest entry of a link that is not there took it away: by hand if it is an act of its own.
        let mut by_hand: BTreeMap<Uuid, bool> = BTreeMap::new();
        for doing in log::doings(conn, self.territory, &ids).await? {
            by_hand.insert(doing.record, doing.batch.is_none());
        }
        let (kept, draw): (Vec<Link>, Vec<Link>) = draw.into_iter().partition(|l| by_hand.get(&l.id) == Some(&true));
        let ends: Vec<Uuid> = kept.iter().flat_map(|l| [l.from, l.to]).collect();
        let titles = self.titles(conn, &ends).await?;
        let title = |id: Uuid| titles.get(&id).cloned().unwrap_or_default();
        for link in kept {
            let (title, in_file) = (title(link.from), title(link.to));
            report.kept_by_hand.push(KeptByHand { record: link.from, title, field: link.kind, by_hand: String::new(), in_file });
        }
        Ok(draw)
    }
}

impl References<'_> {
    /// The kinds of which references create records.
    pub fn created_kinds(&self) -> BTreeSet<&'static str> {
        self.wired.iter().filter(|r| r.draw.is_some()).map(|r| r.kind.code).collect()
    }

    /// Whether the file still names a record that a reference once created.
    pub fn names(&self, kind: &'static str, key: &str) -> bool {
        self.named.contains(&(kind, key.to_owned()))
    }
}
