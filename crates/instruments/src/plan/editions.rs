//! Editions of the plan: the title page of the next one, which is a draft that is edited; and those that were issued, each kept
//! with the digest of its inputs and with its documents, which no later change of the data touches.

use super::words::{self, Passage, of_kind};
use crate::analyses::chosen::Chosen;
use crate::error::Conflict;
use crate::gate::{Act, Who, check};
use crate::registry::{Saved, kind};
use crate::{Result, WorkError, Workbench};
use reticolo_messages::{Language, t, tr};
use reticolo_model::canonical::canonical;
use reticolo_model::{Audience, Problem, Record, Visibility};
use reticolo_report::{Annex, Block, Change, Logo, Plan, Shown, Summary, TitlePage};
use reticolo_store::documents::{self, Document};
use reticolo_store::log::Chain;
use reticolo_store::{Conn, Stamp, StoreError, Territory, records};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The largest logo, in bytes.
pub const LOGO_MOST: usize = super::logo::MOST;
/// The fields of the title page that people write, beside the logo: `note` is the record's summary.
pub const TITLE_FIELDS: [&str; 5] = ["body", "edition_name", "date", "signatory", "signatory_role"];
/// The fields that only issuing an edition fills.
const ISSUED_FIELDS: [&str; 8] = ["number", "audience", "languages", "digest", "pdf_it", "json_it", "pdf_en", "json_en"];
/// What the next edition takes over from the last one.
const CARRIED: [&str; 5] = ["body", "signatory", "signatory_role", "logo", "left_out"];

/// An edition as it is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Edition {
    pub id: Uuid,
    /// 0 where there is no draft yet and the title page is that of the last edition.
    pub version: i64,
    /// `draft`, `issued` or `superseded`.
    pub status: String,
    /// 1 for the first; none for a draft.
    pub number: Option<i64>,
    pub title: String,
    pub body: String,
    pub edition_name: String,
    /// `YYYY-MM-DD`, or empty.
    pub date: String,
    pub signatory: String,
    pub signatory_role: String,
    pub note: String,
    /// The digest of the logo, a document.
    pub logo: Option<String>,
    /// The sections that are left out.
    pub left_out: BTreeSet<String>,
    /// The key of the audience for which it was issued.
    pub audience: String,
    /// The digest of the inputs it was written from.
    pub digest: String,
    /// Name of a document (`plan-it.pdf`) → its digest.
    pub documents: BTreeMap<String, String>,
}

impl Edition {
    fn of(record: &Record) -> Edition {
        let text = |field: &str| record.body_text(field).unwrap_or_default().to_owned();
        let documents = FILES.iter().filter_map(|(name, field)| Some(((*name).to_owned(), record.body_text(field)?.to_owned())));
        Edition {
            id: record.id,
            version: record.version,
            status: record.status.clone(),
            number: record.body.get("number").and_then(Value::as_i64),
            title: record.title.clone(),
            body: text("body"),
            edition_name: text("edition_name"),
            date: text("date"),
            signatory: text("signatory"),
            signatory_role: text("signatory_role"),
            note: record.summary.clone(),
            logo: record.body_text("logo").map(str::to_owned),
            left_out: sections(record.body_text("left_out").unwrap_or_default()),
            audience: text("audience"),
            digest: text("digest"),
            documents: documents.collect(),
        }
    }
}

/// The documents of an edition: the name under which they are fetched, and the field that has the digest.
const FILES: [(&str, &str); 4] =
    [("plan-it.pdf", "pdf_it"), ("plan-it.json", "json_it"), ("plan-en.pdf", "pdf_en"), ("plan-en.json", "json_en")];

fn sections(text: &str) -> BTreeSet<String> {
    text.split([',', ' ']).filter(|s| !s.is_empty()).map(str::to_owned).collect()
}

/// For what an edition is issued.
#[derive(Debug, Clone)]
pub struct IssueAsk {
    pub audience: Audience,
    /// Its date where the title page names none, `YYYY-MM-DD`.
    pub date: String,
    /// Address of the installation, for links.
    pub base_url: Option<String>,
}

/// What the agency itself put into the plan, as one audience sees it.
#[derive(Debug, Clone, Default)]
pub struct OwnPart {
    pub passages: BTreeMap<String, Passage>,
    pub chosen: Vec<Chosen>,
    pub edition: Edition,
    logo: Option<Document>,
}

impl OwnPart {
    #[must_use]
    pub fn leaves_out(&self, section: &str) -> bool {
        self.edition.left_out.contains(section)
    }

    /// The title page; places are printed for what nobody wrote.
    #[must_use]
    pub fn title_page(&self, l: Language) -> TitlePage {
        let e = &self.edition;
        let given = |text: &String| Some(text.clone()).filter(|t| !t.is_empty());
        let body = if e.body.is_empty() { t(l, "plan-logo_of_agency") } else { e.body.clone() };
        TitlePage {
            body: given(&e.body),
            logo: self.logo.as_ref().map(|d| Logo {
                media: d.media.clone(),
                bytes: d.bytes.clone(),
                alt: tr(l, "plan-logo_alt", &[("body", &body)]),
            }),
            signatory: given(&e.signatory),
            signatory_role: given(&e.signatory_role),
            edition_name: given(&e.edition_name),
            note: e.note.clone(),
        }
    }

    /// The agency's words in a section, or their empty place.
    #[must_use]
    pub fn words(&self, l: Language, section: &str) -> Block {
        let found = self.passages.get(section).filter(|p| !p.text(l).is_empty());
        let body = &self.edition.body;
        let by = found.map(|p| {
            let date = reticolo_messages::date(l, &p.changed);
            match body.is_empty() {
                true => date,
                false => tr(l, "plan-words_by", &[("body", body), ("date", &date)]),
            }
        });
        Block::Words {
            markdown: found.map(|p| p.text(l).to_owned()).unwrap_or_default(),
            caption: t(l, "plan-words"),
            by,
            prompt: t(l, "plan-words_prompt"),
        }
    }

    /// A canonical text of all of it, for the digest of the plan's inputs.
    #[must_use]
    pub fn text(&self) -> String {
        let e = &self.edition;
        let words: BTreeMap<&String, [&String; 2]> = self.passages.iter().map(|(s, p)| (s, [&p.it, &p.en])).collect();
        let mut own = json!({
            "words": words, "left_out": e.left_out, "logo": e.logo,
            "title": [&e.body, &e.edition_name, &e.date, &e.signatory, &e.signatory_role, &e.note],
        });
        if !self.chosen.is_empty() {
            own["chosen"] = self.chosen.iter().map(|c| json!([c.id, c.question, c.words])).collect();
        }
        canonical(&own)
    }
}

impl Workbench {
    /// What the agency put into the plan, for whoever asks.
    pub async fn own_part(&self, who: &Who) -> Result<OwnPart> {
        let passages = self.passages(who).await?;
        let chosen = self.chosen_analyses(who).await?;
        Ok(OwnPart { passages, chosen, edition: self.next_edition(who).await?, logo: self.logo(who).await? })
    }

    /// The title page of the next edition: the draft, or what the last edition leaves to it. Blank where there is neither.
    pub async fn next_edition(&self, who: &Who) -> Result<Edition> {
        check(who, Act::Read)?;
        let all = of_kind(&mut self.store.reader().await?, self.territory, "edition", who.audience()).await?;
        if let Some(draft) = all.iter().filter(|r| r.status == "draft").max_by_key(|r| r.id) {
            return Ok(Edition::of(draft));
        }
        let last = all.iter().filter(|r| r.status != "draft").max_by_key(|r| r.body.get("number").and_then(Value::as_i64));
        Ok(last.map(carried).unwrap_or_default())
    }

    /// The editions that were issued and that this person sees, newest first.
    pub async fn editions(&self, who: &Who) -> Result<Vec<Edition>> {
        check(who, Act::Read)?;
        let all = of_kind(&mut self.store.reader().await?, self.territory, "edition", who.audience()).await?;
        let mut out: Vec<Edition> = all.iter().filter(|r| r.status != "draft").map(Edition::of).collect();
        out.sort_by_key(|e| (std::cmp::Reverse(e.number), e.id));
        Ok(out)
    }

    /// The draft of the next edition, made from what the last one leaves to it if there is none.
    pub async fn draft_edition(&self, who: &Who) -> Result<Edition> {
        let edition = self.next_edition(who).await?;
        if edition.version > 0 {
            return Ok(edition);
        }
        Ok(Edition::of(&self.change_draft(who, 0, Map::new()).await?.record))
    }

    /// Changes the title page: fields of [`TITLE_FIELDS`] and `note`, an empty text takes one away. `base_version` is the draft's
    /// version that was read, 0 for none.
    pub async fn set_title_page(&self, who: &Who, fields: &BTreeMap<String, String>, base_version: i64) -> Result<Saved> {
        let mut body = Map::new();
        let mut changes = Map::new();
        for (field, text) in fields {
            if field == "note" {
                changes.insert("summary".to_owned(), json!(text));
            } else if TITLE_FIELDS.contains(&field.as_str()) {
                body.insert(field.clone(), json!(text.trim()));
            } else {
                let known = format!("{}, note", TITLE_FIELDS.join(", "));
                return Err(Problem::new("problem-unknown-field", field).with("kind", "edition").with("known", known).into());
            }
        }
        if let Some(name) = fields.get("edition_name") {
            changes.insert("title".to_owned(), json!(draft_title(name.trim())));
        }
        changes.insert("body".to_owned(), Value::Object(body));
        self.change_draft(who, base_version, changes).await
    }

    /// The logo of the next title page, if it has one.
    pub async fn logo(&self, who: &Who) -> Result<Option<Document>> {
        match self.next_edition(who).await?.logo {
            Some(digest) => Ok(documents::get(&mut self.store.reader().await?, self.territory, &digest).await?),
            None => Ok(None),
        }
    }

    /// Leaves a section out of the plan, or takes it in again.
    pub async fn leave_out(&self, who: &Who, section: &str, out: bool) -> Result<Saved> {
        words::check_section(section)?;
        let edition = self.next_edition(who).await?;
        let mut left_out = edition.left_out;
        if out {
            left_out.insert(section.to_owned());
        } else {
            left_out.remove(section);
        }
        let text = left_out.into_iter().collect::<Vec<_>>().join(", ");
        self.change_draft(who, edition.version, Map::from_iter([("body".to_owned(), json!({ "left_out": text }))])).await
    }

    /// Puts a logo on the title page: PNG, JPEG or SVG, told by the bytes; none takes it away.
    pub async fn set_logo(&self, who: &Who, name: &str, bytes: Option<Vec<u8>>) -> Result<Saved> {
        check(who, Act::Write)?;
        let digest = match bytes {
            Some(bytes) => {
                let media = super::logo::media(&bytes)?;
                let document = Document::new(media, name, bytes)?;
                self.try_logo(who, &document).await?;
                let (territory, digest) = (self.territory, document.digest.clone());
                self.store.write(move |c| Box::pin(async move { documents::put(c, territory, &document).await })).await?;
                json!(digest)
            }
            None => Value::Null,
        };
        let version = self.next_edition(who).await?.version;
        self.change_draft(who, version, Map::from_iter([("body".to_owned(), json!({ "logo": digest }))])).await
    }

    /// Prints a first page with the logo: a file that only looks like a picture would break every plan after it.
    async fn try_logo(&self, who: &Who, document: &Document) -> Result<()> {
        let question = super::PlanQuestion {
            language: Language::It,
            date: self.now().chars().take(10).collect(),
            audience: Audience::Public,
            illustrative: false,
            base_url: None,
        };
        let mut plan = self.plan(who, &question).await?;
        let logo = Logo { media: document.media.clone(), bytes: document.bytes.clone(), alt: t(Language::It, "plan-logo") };
        plan.title_page = TitlePage { logo: Some(logo), ..TitlePage::default() };
        plan.cover = None;
        plan.summary = Summary::default();
        plan.guide = None;
        plan.changes.clear();
        plan.sections.clear();
        plan.annex = Annex::default();
        let printed = tokio::task::spawn_blocking(move || reticolo_report::pdf(&plan).map(drop).map_err(|e| e.to_string()));
        printed.await.map_err(|e| WorkError::Report(e.to_string()))?.map_err(|why| Problem::new("problem-logo", why).on("logo").into())
    }

    async fn change_draft(&self, who: &Who, base_version: i64, changes: Map<String, Value>) -> Result<Saved> {
        check(who, Act::Write)?;
        let now = self.next_edition(who).await?;
        if now.version > 0 {
            // A form that was opened before there was a draft changes the one there is now.
            let base = if base_version == 0 { now.version } else { base_version };
            return self.update(who, now.id, base, &changes).await;
        }
        let mut body = Map::new();
        let left_out: Vec<String> = now.left_out.iter().cloned().collect();
        let carried = [now.body, now.signatory, now.signatory_role, now.logo.unwrap_or_default(), left_out.join(", ")];
        for (field, text) in CARRIED.iter().zip(carried) {
            body.insert((*field).to_owned(), json!(text));
        }
        if let Some(Value::Object(given)) = changes.get("body") {
            body.extend(given.clone());
        }
        let mut all = changes;
        all.entry("title").or_insert_with(|| json!(draft_title("")));
        all.insert("visibility".to_owned(), json!(Visibility::Public));
        all.insert("body".to_owned(), Value::Object(body));
        self.create(who, "edition", &all).await
    }

    /// Issues the next edition for an audience: the plan is written in both languages as PDF and JSON, and kept with the digest of
    /// what it was written from. One act: the edition is issued, the one before superseded.
    pub async fn issue_edition(&self, who: &Who, ask: &IssueAsk) -> Result<Edition> {
        check(who, Act::Publish)?;
        crate::gate::check_audience(who, &ask.audience)?;
        let visibility = match ask.audience {
            Audience::Public => Visibility::Public,
            Audience::SignedIn => Visibility::SignedIn,
            Audience::User(_) => Visibility::Named,
            Audience::Everything => return Err(Problem::new("problem-audience", ask.audience.key()).into()),
        };
        let draft = self.draft_edition(who).await?;
        let before = self.record(who, draft.id).await?;
        if !ask.audience.sees(before.visibility, &before.named) {
            return Err(Problem::new("problem-edition-hidden", before.visibility.code()).into());
        }
        let all = of_kind(&mut self.store.reader().await?, self.territory, "edition", Audience::Everything).await?;
        let number = 1 + all.iter().filter_map(|r| r.body.get("number").and_then(Value::as_i64)).max().unwrap_or(0);
        let date = if draft.date.is_empty() { ask.date.clone() } else { draft.date.clone() };
        let (digest, files) = self.print_edition(who, ask, &date, number).await?;

        let mut issued = before.clone();
        "issued".clone_into(&mut issued.status);
        issued.visibility = visibility;
        issued.named = if let Audience::User(id) = ask.audience { vec![id] } else { Vec::new() };
        if draft.edition_name.is_empty() {
            issued.title = edition_title(number);
        }
        let languages = Language::ALL.map(Language::code).join(", ");
        for (field, value) in [
            ("number", json!(number)),
            ("date", json!(date)),
            ("audience", json!(ask.audience.key())),
            ("languages", json!(languages)),
            ("digest", json!(digest)),
        ] {
            issued.body.insert(field.to_owned(), value);
        }
        for (field, document) in &files {
            issued.body.insert((*field).to_owned(), json!(document.digest));
        }
        let problems = reticolo_model::check::check(kind("edition")?, &mut issued);
        if !problems.is_empty() {
            return Err(WorkError::Invalid(problems));
        }
        let mut saves = vec![(issued, Some(before.version))];
        for old in all.into_iter().filter(|r| r.status == "issued") {
            let version = old.version;
            saves.push((Record { status: "superseded".to_owned(), ..old }, Some(version)));
        }
        let what = json!({ "issued": number, "digest": digest });
        let (territory, stamp) = (self.territory, self.stamp(who));
        let (_, saved) = self
            .store
            .write(move |c| {
                Box::pin(async move {
                    for (_, document) in &files {
                        documents::put(c, territory, document).await?;
                    }
                    records::save_many(c, territory, &stamp, what, saves).await
                })
            })
            .await
            .map_err(conflict)?;
        saved.first().map(Edition::of).ok_or_else(|| WorkError::NotFound(draft.id.to_string()))
    }

    /// The digest of the inputs and the documents of an edition, each with its field. Both languages are of one state of the data.
    async fn print_edition(&self, who: &Who, ask: &IssueAsk, date: &str, number: i64) -> Result<(String, Vec<(&'static str, Document)>)> {
        for _ in 0..3 {
            let mut plans = Vec::new();
            for language in Language::ALL {
                let question = super::PlanQuestion {
                    language,
                    date: date.to_owned(),
                    audience: ask.audience,
                    illustrative: false,
                    base_url: ask.base_url.clone(),
                };
                let mut plan = self.plan(who, &question).await?;
                // What is issued is no draft any more, and has no empty places.
                plan.labels.status = tr(language, "plan-status_issued", &[("number", &number.to_string())]);
                for section in &mut plan.sections {
                    section.blocks.retain(|b| !matches!(b, Block::Words { markdown, .. } if markdown.trim().is_empty()));
                    section.edit_url = None;
                }
                plans.push(plan);
            }
            let digest = plans[0].digest.clone();
            if plans.iter().any(|p| p.digest != digest) {
                continue;
            }
            let printed = tokio::task::spawn_blocking(move || {
                let print = |p| Ok((reticolo_report::pdf(p).map_err(|e| e.to_string())?, reticolo_report::json(p).into_bytes()));
                plans.iter().map(print).collect::<std::result::Result<Vec<_>, String>>()
            });
            let printed = printed.await.map_err(|e| WorkError::Report(e.to_string()))?.map_err(WorkError::Report)?;
            let bytes = printed.into_iter().flat_map(|(pdf, json)| [pdf, json]);
            let mut files = Vec::new();
            for ((name, field), bytes) in FILES.iter().zip(bytes) {
                let media = if name.ends_with(".pdf") { "application/pdf" } else { "application/json" };
                files.push((*field, Document::new(media, name, bytes)?));
            }
            return Ok((digest, files));
        }
        Err(Problem::new("problem-edition-moving", number.to_string()).into())
    }

    /// Refuses to show an issued edition to more people than it was written for.
    pub(crate) async fn check_published(&self, ids: &[Uuid], visibility: Visibility) -> Result<()> {
        for record in records::get_many(&mut self.store.reader().await?, self.territory, ids).await? {
            check_change(Some(&record), Some(&Record { visibility, ..record.clone() }))?;
        }
        Ok(())
    }

    /// What the summary says otherwise than the last edition for the same audience did, up to the plan's own date.
    pub(super) async fn changed_since(&self, who: &Who, question: &super::PlanQuestion, plan: &Plan) -> Result<Vec<Change>> {
        let editions = self.editions(who).await?;
        let Some(last) = editions.iter().find(|e| e.audience == question.audience.key() && e.date <= question.date) else {
            return Ok(Vec::new());
        };
        let document = self.edition_document(who, last.id, &format!("plan-{}.json", question.language.code())).await?;
        let kept: Value = serde_json::from_slice(&document.bytes).map_err(|e| WorkError::Report(e.to_string()))?;
        let field = |figure: &Value, name: &str| figure.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let figures = kept.get("figures").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let before: BTreeMap<String, String> = figures.iter().map(|f| (field(f, "id"), field(f, "text"))).collect();
        let cited: Vec<String> = plan.texts().into_iter().filter(|t| t.place.starts_with("summary")).flat_map(|t| t.values).collect();
        let mut told = BTreeSet::new();
        let mut changes = Vec::new();
        for id in cited {
            // A date or a number of the definition is no measure.
            let measure = !["period.", "given.", "year."].iter().any(|p| id.starts_with(p));
            if !measure || !told.insert(id.clone()) {
                continue;
            }
            if let Some(now) = plan.annex.values.iter().find(|v| v.id == id)
                && before.get(&id) != Some(&now.text)
            {
                let before = before.get(&id).cloned().unwrap_or_default();
                changes.push(Change { label: now.label.clone(), before, now: Shown { text: now.text.clone(), id: Some(id) } });
            }
        }
        Ok(changes)
    }

    /// A document of an edition, by its name (`plan-it.pdf`, `plan-it.json`, `plan-en.pdf`, `plan-en.json`), as it was issued.
    pub async fn edition_document(&self, who: &Who, id: Uuid, name: &str) -> Result<Document> {
        let record = self.record(who, id).await?;
        let missing = || WorkError::NotFound(name.to_owned());
        let field = FILES.iter().find(|(n, _)| *n == name && record.kind == "edition").map(|(_, field)| *field).ok_or_else(missing)?;
        let digest = record.body_text(field).ok_or_else(missing)?;
        documents::get(&mut self.store.reader().await?, self.territory, digest).await?.ok_or_else(missing)
    }
}

fn draft_title(name: &str) -> String {
    if name.is_empty() { t(Language::It, "plan-edition_next") } else { name.to_owned() }
}

fn edition_title(number: i64) -> String {
    tr(Language::It, "plan-edition_number", &[("number", &number.to_string())])
}

/// The blank title page that an issued edition leaves to the next.
fn carried(last: &Record) -> Edition {
    let last = Edition::of(last);
    Edition {
        status: "draft".to_owned(),
        body: last.body,
        signatory: last.signatory,
        signatory_role: last.signatory_role,
        logo: last.logo,
        left_out: last.left_out,
        ..Edition::default()
    }
}

/// A version that moved meanwhile is a conflict without fields: the same may be tried again.
pub(super) fn conflict(error: StoreError) -> WorkError {
    match error {
        StoreError::Conflict { now } => WorkError::Conflict(Box::new(Conflict { version: now, fields: Vec::new() })),
        other => other.into(),
    }
}

/// What holds for editions whatever way a change comes: an issued one keeps what it says, and only issuing makes one. Its
/// visibility may be narrowed, never widened beyond the audience it was written for. `after` is `None` for a deletion.
pub(crate) fn check_change(before: Option<&Record>, after: Option<&Record>) -> Result<()> {
    if let Some(after) = after {
        crate::analyses::chosen::check_record(after)?;
    }
    let Some(record) = after.or(before).filter(|r| r.kind == "edition") else { return Ok(()) };
    if let Some(before) = before.filter(|b| b.status != "draft") {
        let number = before.body.get("number").map(Value::to_string).unwrap_or_default();
        let kept = after.is_some_and(|after| {
            let same = Record { visibility: before.visibility, named: before.named.clone(), ..after.clone() }.same_content(before);
            let within = match before.body_text("audience") {
                Some("public") => true,
                Some("signed-in") => after.visibility != Visibility::Public,
                _ => after.visibility == Visibility::Named && after.named == before.named,
            };
            same && within
        });
        return if kept { Ok(()) } else { Err(Problem::new("problem-edition-issued", number).into()) };
    }
    if after.is_some() && (record.status != "draft" || ISSUED_FIELDS.iter().any(|f| record.body.contains_key(*f))) {
        return Err(Problem::new("problem-edition-by-hand", &record.status).on("status").into());
    }
    Ok(())
}

/// Whether an act of the log issued an edition: it stays issued, a newer one supersedes it.
pub(crate) fn check_undo(entry: &reticolo_model::log::Entry) -> Result<()> {
    match entry.detail.get("issued") {
        Some(number) => Err(Problem::new("problem-edition-issued", number.to_string()).into()),
        None => Ok(()),
    }
}

/// Looked at inside the transaction that saves a record: one passage a section, one draft, and a logo that is kept.
pub(crate) async fn guard_save(
    conn: &mut Conn,
    territory: Territory,
    stamp: &Stamp,
    record: &Record,
) -> std::result::Result<(), StoreError> {
    if !reticolo_model::kinds::describes_plan(&record.kind) {
        return Ok(());
    }
    // Under the lock of the chain nobody else saves until this transaction ends.
    Chain::lock(conn, territory, stamp).await?;
    let others: Vec<Record> =
        of_kind(conn, territory, &record.kind, Audience::Everything).await?.into_iter().filter(|r| r.id != record.id).collect();
    if record.kind == "passage" {
        let section = record.body_text("section").unwrap_or_default();
        if others.iter().any(|r| r.body_text("section") == Some(section)) {
            return Err(Problem::new("problem-passage-exists", section).on("section").into());
        }
        return Ok(());
    }
    if record.status == "draft" && others.iter().any(|r| r.status == "draft") {
        return Err(Problem::new("problem-edition-draft", &record.title).into());
    }
    if let Some(digest) = record.body_text("logo") {
        let found = documents::get(conn, territory, digest).await?;
        if !found.is_some_and(|d| d.media.starts_with("image/")) {
            return Err(Problem::new("problem-logo", digest).on("logo").into());
        }
    }
    Ok(())
}
