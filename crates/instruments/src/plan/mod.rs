//! The work plan, written from the live system: typed input for the report, every figure with its data and method.
//! One file a part of the founding document; `book` holds the figures, `writer` keeps account of what is said.

mod actors;
pub(crate) mod basins;
mod beyond;
pub(crate) mod book;
mod chosen;
mod demand;
mod duties;
pub mod editions;
mod even;
mod even_needs;
mod exchange;
mod functional;
mod funding;
mod grid;
mod growing;
mod heritage;
mod initiatives;
mod latencies;
mod likeness;
mod logo;
mod maps;
mod needs;
mod people;
pub(crate) mod phrases;
mod production;
mod projects;
mod services;
mod structure;
mod summary;
mod tables;
mod taking_part;
mod ties;
mod units;
mod waiting;
pub mod words;
mod writer;

use crate::gate::{Act, Who, check, check_audience};
use crate::heritage::HeritageQuestion;
use crate::places::Places;
use crate::work::{Method, Task};
use crate::{Result, WorkError, Workbench};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use reticolo_messages::{Language, t, tr};
use reticolo_model::{Audience, Record};
use reticolo_report::{Labels, Plan, Section};
use reticolo_store::data_sets::{Form, Version};
use reticolo_store::links::{self, Link};
use reticolo_store::lists;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use writer::Writer;

pub(crate) use book::code::RESIDENTS;
pub(crate) use maps::Ground;

/// What a plan is asked for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PlanQuestion {
    pub language: Language,
    /// `YYYY-MM-DD`: the date of the edition.
    pub date: String,
    pub audience: Audience,
    /// Whether illustrative records are written about too; the plan then says how many.
    pub illustrative: bool,
    pub base_url: Option<String>,
}

/// Steps of a plan, with the printing.
const STEPS: u64 = 9;

/// A plan that was written out. That of a large territory is many megabytes: it is in pieces, and is never held as one text.
#[derive(Debug, Serialize, Deserialize)]
struct PlanText {
    title: String,
    /// HTML.
    pieces: Vec<String>,
    json: Vec<String>,
}

/// What a page needs of a plan that was written out; the rest is not read.
#[derive(Debug, Serialize, Deserialize)]
pub struct PlanPage {
    pub title: String,
    /// HTML.
    pub pieces: Vec<String>,
}

/// The same for programs.
#[derive(Debug, Serialize, Deserialize)]
struct PlanJson {
    json: Vec<String>,
}

/// A PDF as pieces of text, to be kept.
#[derive(Serialize, Deserialize)]
struct Printed(Vec<String>);

/// Bytes of a piece; a multiple of three, so that BASE64 parts there.
const PIECE: usize = 3 << 18;

/// A text in pieces.
fn in_pieces(text: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(PIECE));
        pieces.push(piece.to_owned());
        rest = after;
    }
    pieces
}

/// What the sections are written from: everything read once, for one audience.
pub(crate) struct Material {
    pub who: Who,
    /// The territory's name.
    pub name: String,
    pub around: Around,
    pub places: Arc<Places>,
    pub ground: Arc<maps::Ground>,
    /// Records by kind; those that are illustrative only where they are asked for.
    pub records: BTreeMap<&'static str, Vec<Record>>,
    /// Ties between records that are seen.
    pub links: Vec<Link>,
    /// The data sets that are seen: their record and newest version, by code.
    pub data_sets: BTreeMap<String, (Record, Version)>,
    pub book: book::Book,
    /// What the agency put into it of its own.
    pub own: editions::OwnPart,
    /// What entries of vocabularies are called here.
    pub names: Arc<crate::vocabularies::names::Names>,
    /// The convention that the grid rests on, where its audience sees it.
    pub convention: Option<uuid::Uuid>,
}

/// What the territory is compared with: the units that are loaded around it.
#[derive(Debug, Default)]
pub(crate) struct Around {
    /// As a chart says it ("Perugia").
    pub name: String,
    /// As a sentence says it ("in the province of Perugia").
    pub within: String,
}

impl Workbench {
    /// The plan for an audience. The same data, date, language and audience give the same plan.
    pub async fn plan(&self, who: &Who, question: &PlanQuestion) -> Result<Plan> {
        check(who, Act::Read)?;
        check_audience(who, &question.audience)?;
        reticolo_model::period::date(&question.date)?;
        let task = self.plan_task(Method::Plan, question).await?;
        let reader = Who::Reader(question.audience).showing(question.illustrative);
        self.worked(&reader, who, task, Box::pin(self.write_plan(question))).await
    }

    /// The plan as a page. Where it is to be edited, each section that the agency may write leads to where that is done.
    pub async fn plan_page(&self, who: &Who, question: &PlanQuestion, edited: bool) -> Result<PlanPage> {
        self.written(who, question, edited, |text| PlanPage { title: text.title, pieces: text.pieces }).await
    }

    /// The plan as JSON, in pieces of one text.
    pub async fn plan_json(&self, who: &Who, question: &PlanQuestion) -> Result<Vec<String>> {
        Ok(self.written(who, question, false, |text| PlanJson { json: text.json }).await?.json)
    }

    /// The plan written out and kept, for whoever asks for a part of it.
    pub(crate) async fn write_out(&self, who: &Who, question: &PlanQuestion, edited: bool) -> Result<()> {
        self.written(who, question, edited, |text| text).await.map(drop)
    }

    /// A part of the plan written out. Where it is long, the process that writes it also makes the text, and who serves only hands its part on.
    async fn written<T>(&self, who: &Who, question: &PlanQuestion, edited: bool, part: fn(PlanText) -> T) -> Result<T>
    where
        T: Serialize + serde::de::DeserializeOwned,
    {
        check(who, Act::Read)?;
        check_audience(who, &question.audience)?;
        reticolo_model::period::date(&question.date)?;
        let task = self.plan_task(Method::PlanText, question).await?;
        let task = Task { question: question.told_for_text(edited), ..task };
        let reader = Who::Reader(question.audience).showing(question.illustrative);
        let make = async {
            let mut plan = self.plan(who, question).await?;
            let json = in_pieces(&reticolo_report::json(&plan));
            for section in plan.sections.iter_mut().filter(|s| !(edited && words::SECTIONS.contains(&s.id.as_str()))) {
                section.edit_url = None;
            }
            Ok(part(PlanText { pieces: reticolo_report::html_pieces(&plan), title: plan.title, json }))
        };
        self.worked(&reader, who, task, Box::pin(make)).await
    }

    /// The plan as PDF. Where somebody serves, it is printed by a process of its own, however short: printing takes much memory.
    pub async fn plan_pdf(&self, who: &Who, question: &PlanQuestion) -> Result<Vec<u8>> {
        check(who, Act::Read)?;
        check_audience(who, &question.audience)?;
        reticolo_model::period::date(&question.date)?;
        let task = Task { apart: true, ..self.plan_task(Method::PlanPdf, question).await? };
        let reader = Who::Reader(question.audience).showing(question.illustrative);
        let make = async {
            let plan = self.plan(who, question).await?;
            self.tell(Method::PlanPdf, "printing", STEPS - 1, STEPS)?;
            let printed = tokio::task::spawn_blocking(move || reticolo_report::pdf(&plan)).await;
            let bytes = printed.map_err(|e| WorkError::Report(e.to_string()))?.map_err(|e| WorkError::Report(e.to_string()))?;
            Ok(Printed(bytes.chunks(PIECE).map(|piece| STANDARD.encode(piece)).collect()))
        };
        let Printed(pieces) = self.worked(&reader, who, task, Box::pin(make)).await?;
        let mut bytes = Vec::with_capacity(pieces.iter().map(String::len).sum::<usize>() / 4 * 3);
        for piece in pieces {
            STANDARD.decode_vec(piece, &mut bytes).map_err(|e| WorkError::Report(e.to_string()))?;
        }
        Ok(bytes)
    }

    /// What everybody asks is the plan of a day of this month, or of the day that the next edition names.
    async fn plan_task(&self, method: Method, question: &PlanQuestion) -> Result<Task> {
        let month = |date: &str| date.get(..7).unwrap_or_default().to_owned();
        let usual = !question.illustrative && {
            let named = self.next_edition(&Who::Reader(question.audience)).await?.date;
            question.date == named || month(&question.date) == month(&self.today())
        };
        // How long a chosen analysis takes nothing tells beforehand.
        let apart = !self.chosen_analyses(&Who::Reader(question.audience).showing(question.illustrative)).await?.is_empty();
        Ok(Task { method, question: question.told(), usual, apart })
    }

    /// Tells how far the plan is, whether it is to be printed afterwards or not.
    fn tell_plan(&self, stage: &'static str, done: u64) -> Result<()> {
        self.tell(Method::Plan, stage, done, STEPS)?;
        self.tell(Method::PlanText, stage, done, STEPS)?;
        self.tell(Method::PlanPdf, stage, done, STEPS)
    }

    async fn write_plan(&self, question: &PlanQuestion) -> Result<Plan> {
        let l = question.language;
        self.tell_plan("reading", 0)?;
        let material = self.material(&question.audience, question.illustrative, l).await?;
        let m = &material;
        self.tell_plan("services", 1)?;
        let classes = self.service_classes(&m.who).await?;
        let known = services::known(self, m, &classes).await?;
        let evenness = even::evenness(self, m, &known).await?;
        let even_needs = even_needs::found(self, m, &question.date).await?;
        self.tell_plan("hotspots", 2)?;
        let clusters = needs::clusters(self, m).await?;
        self.tell_plan("latencies", 3)?;
        let latent = latencies::open(self, m, &question.date, l).await?;
        self.tell_plan("basins", 4)?;
        let alike = likeness::found(self, m).await?;
        let joined = functional::found(self, m).await?;
        self.tell_plan("actors", 5)?;
        let net = ties::net(self, m).await?;
        self.tell_plan("exchange", 6)?;
        let exchange = exchange::found(self, m, &question.date).await?;
        let cells = grid::found(self, m).await?;
        let produced = production::found(self, m).await?;
        let chosen = chosen::found(self, m, l, &question.date).await?;
        let inventory = self.heritage(&m.who, &HeritageQuestion::default()).await?;
        self.tell_plan("writing", 7)?;
        let mut w = Writer::new(l, m);
        let w = &mut w;
        let cover = maps::cover(w, m);
        w.open_chapter("1");
        let mut sections =
            vec![people::section(w, m), even::section(w, m, &known, evenness.as_ref(), even_needs.as_ref()), beyond::section(w, m)];
        sections.extend(duties::section(w, m, &question.date));
        w.open_chapter("2");
        sections.extend([
            structure::constitution(w, m),
            structure::purposes(w),
            latencies::section(w, &latent),
            grid::section(w, m, &cells),
        ]);
        w.open_chapter("3");
        sections.push(needs::section(w, m, clusters.as_deref()));
        sections.extend(exchange::section(w, m, &exchange));
        sections.extend([
            initiatives::section(w, m),
            production::section(w, m, &produced),
            services::section(w, m, &known, &classes),
            heritage::section(w, m, &inventory),
            actors::section(w, m, net.as_ref()),
            basins::section(w, m, alike.as_deref(), joined.as_ref()),
        ]);
        sections.extend(chosen::section(w, m, &chosen));
        sections.extend(projects::section(w, m));
        sections.extend(funding::section(w, m, &question.date));
        sections.extend(taking_part::section(w, m, &question.date));
        sections.extend(growing::section(w, m, &question.date));
        sections.extend(waiting::waiting(w, &sections));
        w.open_chapter("4");
        w.fact("since", !initiatives::is_old(m, &question.date));
        sections.push(waiting::unknown(w));
        sections.extend(units::section(w, m, &known));
        sections.extend(w.annexed());
        let guide = summary::guide(w, m, &question.date);
        let summary = summary::summary(w);
        leave_out(&mut sections, &m.own);
        let digest = w.digest();
        let mut plan = Plan {
            language: l.code().to_owned(),
            title: tr(l, "plan-of", &[("territory", &m.name)]),
            subtitle: t(l, "plan-subtitle"),
            territory: m.name.clone(),
            edition: tr(l, "plan-edition", &[("date", &w.edition(&question.date).text)]),
            date: question.date.clone(),
            audience_note: w.audience_note(&question.audience),
            base_url: question.base_url.clone(),
            cover,
            title_page: m.own.title_page(l),
            summary,
            guide: Some(guide),
            changes: Vec::new(),
            sections,
            annex: w.annex(),
            labels: labels(l),
            digest,
        };
        if !question.illustrative {
            plan.changes = self.changed_since(&m.who, question, &plan).await?;
        }
        Ok(plan)
    }

    /// How many records a plan for an audience leaves out because that audience does not see them.
    pub async fn left_out(&self, who: &Who, audience: &Audience) -> Result<i64> {
        check(who, Act::Administer)?;
        let mut conn = self.store.reader().await?;
        let mut count = async |audience: &Audience| -> Result<i64> {
            let counts = reticolo_store::records::counts(&mut conn, self.territory, audience, false).await?;
            Ok(counts.into_iter().filter(|(kind, _)| !reticolo_model::kinds::describes_plan(kind)).map(|(_, n)| n).sum())
        };
        Ok(count(&Audience::Everything).await? - count(audience).await?)
    }

    async fn material(&self, audience: &Audience, illustrative: bool, l: Language) -> Result<Material> {
        let who = Who::Reader(*audience).showing(illustrative);
        let places = self.places().await?;
        let mut records: BTreeMap<&'static str, Vec<Record>> = BTreeMap::new();
        let mut conn = self.store.reader().await?;
        for kind in reticolo_model::kinds::ALL.iter().filter(|k| !reticolo_model::kinds::describes_plan(k.code)) {
            let mut list = Vec::new();
            lists::each(&mut conn, self.territory, &who.all(kind.code), |r| {
                list.push(r);
                Ok(())
            })
            .await?;
            records.insert(kind.code, list);
        }
        let seen: BTreeSet<uuid::Uuid> = records.values().flatten().map(|r| r.id).collect();
        let mut links = links::all(&mut conn, self.territory).await?;
        links.retain(|link| seen.contains(&link.from) && seen.contains(&link.to));
        drop(conn);
        let mut data_sets = BTreeMap::new();
        for view in self.data_sets(&who).await? {
            if let Some(version) = view.versions.into_iter().rev().find(|v| v.withdrawn.is_none()) {
                data_sets.insert(version.data_set.clone(), (view.record, version));
            }
        }
        let versions: BTreeMap<String, i64> = data_sets
            .iter()
            .filter(|(_, (r, v))| v.form == Form::Indicators && (illustrative || !r.illustrative))
            .map(|(c, (_, v))| (c.clone(), v.version))
            .collect();
        let indicators = self.indicators(&who).await?;
        let book = self.book(&indicators, &versions).await?;
        let own = self.own_part(&who).await?;
        let around = around(l, &places);
        let ground = self.ground(&places);
        let name = self.config.name.clone();
        let names = self.names().await?;
        let convention = self.grid_convention(&who).await?.map(|(id, _)| id);
        Ok(Material { who, name, around, places, ground, records, links, data_sets, book, own, names, convention })
    }

    /// The drawn ground, kept as long as the units stay as they are.
    fn ground(&self, places: &Arc<Places>) -> Arc<maps::Ground> {
        let mut kept = crate::territory::lock(&self.caches.ground);
        if let Some((at, ground)) = kept.as_ref()
            && Arc::ptr_eq(at, places)
        {
            return ground.clone();
        }
        let made = maps::Ground::new(places);
        *kept = Some((places.clone(), made.clone()));
        made
    }
}

/// What lies around: a province by its name if all of it is one, else the units that are loaded.
fn around(l: Language, places: &Places) -> Around {
    let names: BTreeSet<&str> = places
        .units
        .iter()
        .filter(|u| !u.inside)
        .map(|u| crate::reference::municipalities().by_code(&u.code).map_or("", |m| m.province_name))
        .collect();
    match names.iter().copied().collect::<Vec<_>>()[..] {
        [one] if !one.is_empty() => Around { name: one.to_owned(), within: tr(l, "plan-around-province", &[("name", one)]) },
        _ => Around { name: t(l, "plan-around-short"), within: t(l, "plan-around-units") },
    }
}

impl Material {
    pub fn of(&self, kind: &str) -> &[Record] {
        self.records.get(kind).map_or(&[], Vec::as_slice)
    }

    /// Records of a kind that lie, wholly or in part, in the territory.
    pub fn inside<'a>(&'a self, kind: &str) -> impl Iterator<Item = &'a Record> + Clone {
        self.of(kind).iter().filter(|r| r.place.as_ref().is_some_and(|p| p.units.iter().any(|u| self.places.is_inside(&u.unit))))
    }

    /// How many of some records touch each unit inside; a record in several counts in each.
    pub fn per_unit<'r>(&self, records: impl Iterator<Item = &'r Record>) -> BTreeMap<&'r str, usize> {
        let mut out: BTreeMap<&str, usize> = BTreeMap::new();
        for part in records.flat_map(|r| r.place.iter().flat_map(|p| &p.units)).filter(|u| self.places.is_inside(&u.unit)) {
            *out.entry(part.unit.as_str()).or_default() += 1;
        }
        out
    }

    /// Where a record lies, in words for a cell of a table.
    pub fn where_of(&self, l: Language, record: &Record) -> String {
        let units: Vec<String> = record.place.iter().flat_map(|p| &p.units).map(|u| u.unit.clone()).collect();
        crate::exchange::words::Speaker { l, names: &self.names, places: &self.places }.place(&units)
    }

    pub fn inside_codes(&self) -> Vec<&str> {
        self.places.inside().map(|u| u.code.as_str()).collect()
    }

    pub fn around_codes(&self) -> Vec<&str> {
        self.places.units.iter().filter(|u| !u.inside).map(|u| u.code.as_str()).collect()
    }

    fn text(&self, data_set: &str, field: &str) -> Option<&str> {
        self.data_sets.get(data_set)?.0.body_text(field).filter(|t| !t.is_empty())
    }

    /// The date that a data set's publisher states.
    pub fn source_date(&self, data_set: &str) -> Option<String> {
        self.text(data_set, "source_date").map(str::to_owned)
    }

    /// Whether a list is said not to hold all there is.
    pub fn is_partial(&self, data_set: &str) -> bool {
        self.data_sets.get(data_set).is_some_and(|(r, _)| r.body.get("partial").and_then(serde_json::Value::as_bool).unwrap_or(false))
    }

    /// Whether a list of records speaks of what lies around too: a tenth of the units around or more have a record that does not
    /// touch the territory. An extract of what concerns the territory has none, and says nothing of the others.
    pub fn covers_around(&self, kind: &str, data_set: &str) -> bool {
        let own = self.of(kind).iter().filter(|r| r.origin.as_ref().is_some_and(|o| o.data_set == data_set));
        let places = own.filter_map(|r| r.place.as_ref()).filter(|p| !p.units.iter().any(|u| self.places.is_inside(&u.unit)));
        let met: BTreeSet<&str> = places.flat_map(|p| &p.units).map(|u| u.unit.as_str()).collect();
        let around = self.around_codes();
        !around.is_empty() && around.iter().filter(|u| met.contains(*u)).count() * 10 >= around.len()
    }

    /// The file that gave the places of a data set's records, where it was one of its own.
    pub fn places_file(&self, data_set: &str) -> Option<String> {
        let (_, version) = self.data_sets.get(data_set)?;
        version.file.split_once(" + ").map(|(_, places)| places.to_owned())
    }

    /// The data sets that bring units.
    pub fn unit_sets(&self) -> Vec<&str> {
        self.data_sets
            .iter()
            .filter(|(_, (_, v))| v.form == Form::Units && !v.mapping.contains("\"attributes\""))
            .map(|(c, _)| c.as_str())
            .collect()
    }

    /// The data sets that give the units an attribute.
    pub fn attribute_sets(&self, attribute: &str) -> Vec<String> {
        let says = |v: &Version| v.mapping.contains(attribute);
        self.data_sets.iter().filter(|(_, (_, v))| v.form == Form::Units && says(v)).map(|(c, _)| c.clone()).collect()
    }
}

/// Takes out the sections that the agency leaves out; a chapter that one of them opens is opened by the next of it.
fn leave_out(sections: &mut Vec<Section>, own: &editions::OwnPart) {
    let mut waiting = None;
    sections.retain_mut(|s| {
        let before = waiting.take();
        let opens = s.chapter.take().or(before);
        if own.leaves_out(&s.id) {
            waiting = opens;
            false
        } else {
            s.chapter = opens;
            true
        }
    });
}

/// Whether work on something has begun in a phase.
pub(crate) fn has_begun(phase: &str) -> bool {
    matches!(phase, "under_way" | "works_ended" | "completed")
}

fn labels(l: Language) -> Labels {
    let word = |key: &str| t(l, &format!("plan-label-{key}"));
    Labels {
        figure: word("figure"),
        table: word("table"),
        source: word("source"),
        contents: word("contents"),
        summary: word("summary"),
        annex: word("annex"),
        data: word("data"),
        methods: word("methods"),
        values: word("values"),
        missing: word("missing"),
        remedy: word("remedy"),
        edition: word("edition"),
        digest: word("digest"),
        status: word("status"),
        page: word("page"),
        publisher: word("publisher"),
        licence: word("licence"),
        date: word("date"),
        date_unknown: word("date_unknown"),
        version: word("version"),
        rows: word("rows"),
        question: word("question"),
        parameters: word("parameters"),
        value: word("value"),
        unit: word("unit"),
        method: word("method"),
        measure: word("measure"),
        no_value: word("no_value"),
        online: word("online"),
        annex_intro: word("annex_intro"),
        empty: word("empty"),
        founding: word("founding"),
        logo_place: word("logo_place"),
        signature_place: word("signature_place"),
        digest_note: word("digest_note"),
        unknown: word("unknown"),
        why: word("why"),
        changes: word("changes"),
        before: word("before"),
        now: word("now"),
        edit: word("edit"),
        details: word("details"),
        values_elsewhere: word("values_elsewhere"),
    }
}
