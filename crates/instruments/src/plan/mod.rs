//! The work plan, written from the live system: typed input for the report, every figure with its data and method.

mod maps;
mod sections;
mod writer;

use crate::gate::{Act, Who, check, check_audience};
use crate::places::Places;
use crate::{Result, Workbench};
use reticolo_messages::{Language, date, t, tr};
use reticolo_model::{Audience, Record};
use reticolo_report::{Annex, Labels, Plan};
use reticolo_store::data_sets::Version;
use reticolo_store::lists::{self, ListQuery};
use std::collections::BTreeMap;
use std::sync::Arc;
use writer::Writer;

/// What a plan is asked for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PlanQuestion {
    pub language: Language,
    /// `YYYY-MM-DD`: the date of the edition.
    pub date: String,
    pub audience: Audience,
    pub base_url: Option<String>,
}

/// What the sections are written from: everything read once, for one audience.
pub(crate) struct Material {
    pub who: Who,
    pub places: Arc<Places>,
    /// Records by kind, those that are illustrative left out.
    pub records: BTreeMap<&'static str, Vec<Record>>,
    /// The data sets that are seen: their record and newest version, by code.
    pub data_sets: BTreeMap<String, (Record, Version)>,
}

impl Workbench {
    /// The plan for an audience. The same data, date, language and audience give the same plan.
    pub async fn plan(&self, who: &Who, question: &PlanQuestion) -> Result<Plan> {
        check(who, Act::Read)?;
        check_audience(who, &question.audience)?;
        reticolo_model::period::date(&question.date)?;
        let material = self.material(&question.audience).await?;
        let mut w = Writer::new(question.language, &material);
        let mut sections = Vec::new();
        sections.extend(self.people_section(&mut w, &material).await?);
        sections.push(self.hotspots_section(&mut w, &material).await?);
        sections.push(sections::needs(&mut w, &material));
        sections.push(sections::initiatives(&mut w, &material));
        sections.push(sections::services(&mut w, &material));
        let l = question.language;
        let name = self.config.name.as_str();
        let inside = material.places.inside().count();
        let audience_note = w.audience_note(&question.audience);
        let digest = w.digest();
        let (summary, annex) = w.finish();
        Ok(Plan {
            language: l.code().to_owned(),
            title: tr(l, "plan-of", &[("territory", name)]),
            subtitle: reticolo_messages::tn(l, "plan-subtitle", i64::try_from(inside).unwrap_or(0), &[]),
            territory: name.to_owned(),
            edition: tr(l, "plan-edition", &[("date", &date(l, &question.date))]),
            date: question.date.clone(),
            audience_note,
            base_url: question.base_url.clone(),
            cover: maps::cover(l, &material, name),
            summary,
            sections,
            annex,
            labels: labels(l),
            digest,
        })
    }

    /// How many records a plan for an audience leaves out because that audience does not see them.
    pub async fn left_out(&self, who: &Who, audience: &Audience) -> Result<i64> {
        check(who, Act::Administer)?;
        let mut conn = self.store.reader().await?;
        let mut count = async |audience: &Audience| -> Result<i64> {
            Ok(reticolo_store::records::counts(&mut conn, self.territory, audience, false).await?.into_iter().map(|(_, n)| n).sum())
        };
        Ok(count(&Audience::Everything).await? - count(audience).await?)
    }

    async fn material(&self, audience: &Audience) -> Result<Material> {
        let who = Who::Reader(*audience);
        let places = self.places().await?;
        let mut records: BTreeMap<&'static str, Vec<Record>> = BTreeMap::new();
        let mut conn = self.store.reader().await?;
        for kind in reticolo_model::kinds::ALL {
            let mut list = Vec::new();
            lists::each(&mut conn, self.territory, &ListQuery::all(kind.code, *audience), |r| {
                list.push(r);
                Ok(())
            })
            .await?;
            records.insert(kind.code, list);
        }
        drop(conn);
        let mut data_sets = BTreeMap::new();
        for view in self.data_sets(&who).await? {
            if let Some(version) = view.versions.into_iter().rev().find(|v| v.withdrawn.is_none()) {
                data_sets.insert(version.data_set.clone(), (view.record, version));
            }
        }
        Ok(Material { who, places, records, data_sets })
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
    }
}

/// An annex with nothing in it yet.
pub(crate) fn empty_annex() -> Annex {
    Annex::default()
}
