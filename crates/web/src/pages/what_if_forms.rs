//! The forms by which something is imagined: each adds a change to those of the address. They work without scripts; dragging on the map does no
//! more than the form of a site.

use super::map_parts::{self as common, people_field};
use super::services::named;
use super::what_if::{PATH, query_of};
use crate::errors::Fault;
use crate::session::Visit;
use crate::{App, address, words};
use maud::{Markup, html};
use reticolo_instruments::harmony::Across;
use reticolo_instruments::registry::{ListAsk, MOST_A_PAGE};
use reticolo_instruments::services::AccessQuestion;
use reticolo_instruments::what_if::{Change, CoverageChange, Spot, WhatIfAsk};
use reticolo_messages::{Language, t};
use reticolo_model::vocabulary::{PER_PERIODS, QUANTITY_UNITS, SERVICES, Vocabulary};
use reticolo_model::{Problem, Record};
use uuid::Uuid;

/// Candidates that are named where a name fits none or several.
const NAMED: usize = 5;

/// The change that a form adds, if one was sent.
pub async fn added(app: &App, visit: &Visit) -> Result<Option<Change>, Fault> {
    let Some(what) = visit.param("add") else { return Ok(None) };
    let given = |name: &str| visit.param(name).map(|v| v.trim().to_owned()).unwrap_or_default();
    let spot = || Spot::parse(&Some(given("at")).filter(|at| !at.is_empty()).unwrap_or_else(|| given("in"))).map_err(|p| p.on("in"));
    let mark = |text: String| text.replace(',', ".");
    let text = match what.as_str() {
        "open" => format!("open:{}:{}:{}", given("service"), spot()?, mark(given("capacity"))),
        "move" => format!("move:{}:{}", given("site"), spot()?),
        "close" => format!("close:{}", given("site")),
        "offer" => format!("offer:{}:{}:{}:{}:{}", given("category"), spot()?, mark(given("capacity")), given("unit"), given("per")),
        "withdraw" => format!("withdraw:{}", named_record(app, visit, "offer", &given("offer")).await?),
        "tie" | "cut" => {
            let (one, other) =
                (named_record(app, visit, "actor", &given("one")).await?, named_record(app, visit, "actor", &given("other")).await?);
            format!("{what}:{one}:{other}")
        }
        other => other.to_owned(),
    };
    Ok(Some(Change::parse(&text)?))
}

async fn found(app: &App, visit: &Visit, kind: &str, text: &str) -> Result<Vec<Record>, Fault> {
    let ask = ListAsk {
        kind: kind.to_owned(),
        text: text.to_owned(),
        sort: "title".to_owned(),
        limit: MOST_A_PAGE,
        illustrative: visit.who.illustrative(),
        ..ListAsk::default()
    };
    Ok(app.wb.list(&visit.who, &ask).await?.records)
}

/// The record that somebody names by its id or its title; words that one title alone has are enough.
async fn named_record(app: &App, visit: &Visit, kind: &str, text: &str) -> Result<Uuid, Fault> {
    if let Ok(id) = Uuid::parse_str(text) {
        return Ok(id);
    }
    let all = if text.is_empty() { Vec::new() } else { found(app, visit, kind, text).await? };
    let same = |r: &&Record| r.title.trim().to_lowercase() == text.to_lowercase();
    match (all.iter().find(same), all.as_slice()) {
        (Some(one), _) | (None, [one]) => Ok(one.id),
        (None, several) => {
            let known = several.iter().take(NAMED).map(|r| r.title.as_str()).collect::<Vec<_>>().join(", ");
            Err(Problem::new("problem-what_if-name", text).on(kind).with("known", if known.is_empty() { "–" } else { &known }).into())
        }
    }
}

/// The rest of a question, for a form that adds to it; drawn anew where something was dragged, while the form stays as it is.
fn rest(ask: &WhatIfAsk, form: &str, own: &[&str]) -> Markup {
    let pairs = address::pairs(query_of(ask, &ask.changes).trim_start_matches('?'));
    html! { div data-part=(format!("rest-{form}")) hidden { @for (name, value) in pairs.iter().filter(|(n, _)| !own.contains(&n.as_str())) { input type="hidden" name=(name) value=(value); } } }
}

struct Fields<'a> {
    visit: &'a Visit,
    units: Vec<(String, String)>,
}

impl Fields<'_> {
    fn l(&self) -> Language {
        self.visit.language
    }

    fn select(&self, form: &str, name: &str, label: &str, options: &[(String, String)], chosen: &str, empty: &str) -> Markup {
        let id = format!("f-{form}-{name}");
        html! { div class="field" { label for=(id) { (t(self.l(), label)) } select class="inp" id=(id) name=(name) {
            option value="" { (t(self.l(), empty)) }
            @for (code, title) in options { option value=(code) selected[code == chosen] { (title) } }
        } } }
    }

    fn text(&self, form: &str, name: &str, label: &str, list: Option<&str>) -> Markup {
        let id = format!("f-{form}-{name}");
        let typed = self.visit.param("add").and_then(|_| self.visit.param(name));
        html! { div class="field" { label for=(id) { (t(self.l(), label)) } input class="inp" id=(id) name=(name) list=[list] autocomplete="off" value=[typed]; } }
    }

    fn place(&self, form: &str) -> Markup {
        let typed = self.visit.param("add").and_then(|_| self.visit.param("in")).unwrap_or_default();
        html! { (self.select(form, "in", "what_if-f-place", &self.units, &typed, "what_if-f-choose")) (self.text(form, "at", "what_if-f-point", None)) }
    }

    fn services(&self) -> Vec<(String, String)> {
        let mut all: Vec<(String, String)> = SERVICES.codes().map(|c| (c.to_owned(), named(self.l(), c))).collect();
        all.sort_by(|a, b| a.1.cmp(&b.1));
        all
    }

    fn entries(&self, of: &Vocabulary) -> Vec<(String, String)> {
        words::offered(of, &[])
            .into_iter()
            .map(|(code, _)| {
                let title = words::choice(self.l(), of, &code);
                (code, title)
            })
            .collect()
    }

    fn button(&self, what: &str) -> Markup {
        html! { button class="btn" name="add" value=(what) { (t(self.l(), &format!("what_if-go-{what}"))) } }
    }
}

/// All forms: what is looked at, and what can be imagined.
pub async fn all(app: &App, visit: &Visit, ask: &WhatIfAsk, looked: Option<&CoverageChange>) -> Result<Markup, Fault> {
    let l = visit.language;
    let places = app.wb.places().await?;
    let mut units: Vec<(String, String)> = places.inside().map(|u| (u.code.clone(), u.name.clone())).collect();
    units.sort_by(|a, b| (&a.1, &a.0).cmp(&(&b.1, &b.0)));
    let fields = Fields { visit, units };
    let mut sites: Vec<(String, String)> = looked
        .into_iter()
        .flat_map(|c| &c.sites)
        .filter(|s| !s.beyond)
        .filter_map(|s| {
            let place = s.unit_name.as_deref().map_or_else(String::new, |u| format!(", {u}"));
            Some((s.record?.to_string(), format!("{}{place}", s.title)))
        })
        .collect();
    sites.sort_by(|a, b| a.1.cmp(&b.1));
    sites.dedup();
    let titles = |all: Vec<Record>| all.into_iter().map(|r| r.title).collect::<Vec<String>>();
    let (actors, offers) = (titles(found(app, visit, "actor", "").await?), titles(found(app, visit, "offer", "").await?));
    let service = ask.reach.service.as_str();
    let service = looked.map_or(service, |c| c.question.service.as_str());
    let first = ask.changes.is_empty();
    let form = |what: &str, open: bool, own: &[&str], body: Markup| {
        html! {
            details class="more" open[open] { summary { (t(l, &format!("what_if-form-{what}"))) }
                // An address that ends in its name opens it.
                form class="params" id=(what) method="get" action=(PATH) { (rest(ask, what, own)) (body) }
            }
        }
    };
    Ok(html! {
        (reach(app, visit, ask, looked.map_or(&ask.reach, |c| &c.question)).await?)
        (form("open", first && looked.is_some(), &["service"], html! {
            (fields.select("open", "service", "services-service", &fields.services(), service, "what_if-f-choose")) (fields.place("open")) (fields.text("open", "capacity", "what_if-f-capacity", None)) (fields.button("open"))
        }))
        @if !sites.is_empty() { (form("site", false, &[], html! {
            (fields.select("site", "site", "what_if-f-site", &sites, "", "what_if-f-choose")) (fields.place("site")) (fields.button("move")) (fields.button("close"))
        })) }
        (form("offer", false, &[], html! {
            (fields.select("offer", "category", "need-category", &fields.services(), "", "what_if-f-choose")) (fields.place("offer")) (fields.text("offer", "capacity", "what_if-f-capacity", None))
            (fields.select("offer", "unit", "what_if-f-unit", &fields.entries(&QUANTITY_UNITS), "", "what_if-f-any")) (fields.select("offer", "per", "what_if-f-per", &fields.entries(&PER_PERIODS), "", "what_if-f-any")) (fields.button("offer"))
        }))
        @if !offers.is_empty() { (form("withdraw", false, &[], html! { (fields.text("withdraw", "offer", "what_if-f-offer", Some("offers"))) (fields.button("withdraw")) })) }
        @if actors.len() > 1 { (form("tie", false, &[], html! { (fields.text("tie", "one", "what_if-f-one", Some("actors"))) (fields.text("tie", "other", "what_if-f-other", Some("actors"))) (fields.button("tie")) (fields.button("cut")) })) }
        @for (id, titles) in [("offers", offers), ("actors", actors)] { datalist id=(id) { @for title in titles { option value=(title) {} } } }
    })
}

/// What is looked at: a service and when it is reached, across what evenness.
async fn reach(app: &App, visit: &Visit, ask: &WhatIfAsk, q: &AccessQuestion) -> Result<Markup, Fault> {
    let (l, service) = (visit.language, q.service.as_str());
    let (classes, indicators) = (app.wb.service_classes(&visit.who).await?, app.wb.indicators(&visit.who).await?);
    let mut services: Vec<&str> = classes.iter().map(|c| c.code.as_str()).collect();
    if !service.is_empty() && !services.contains(&service) && SERVICES.has(service) {
        services.push(service);
    }
    Ok(html! {
        form class="params" id="units-form" method="get" action=(PATH) data-live-form aria-label=(t(l, "what_if-form-reach")) {
            (rest(ask, "reach", &["service", "demand", "km", "factor", "beyond", "across"]))
            div class="field" { label for="f-service" { (t(l, "services-service")) } select class="inp" id="f-service" name="service" {
                option value="" { (t(l, "what_if-f-choose")) }
                @for code in services { option value=(code) selected[code == service] { (named(l, code)) } }
            } }
            (people_field(l, &indicators, &q.demand))
            (common::number_field(l, "km", &t(l, "services-limit"), q.threshold_km, "km"))
            (common::number_field(l, "factor", &t(l, "services-factor"), q.factor, &t(l, "services-times")))
            (common::yes_field(l, "beyond", &t(l, "services-beyond"), q.beyond))
            div class="field" { label for="f-across" { (t(l, "what_if-f-across")) } select class="inp" id="f-across" name="across" {
                option value="" { (t(l, "what_if-f-across-usual")) }
                @for a in Across::ALL { option value=(a.code()) selected[ask.across == Some(a)] { (t(l, &format!("harmony-across-{}", a.code()))) } }
            } }
            button class="btn" { (t(l, "action-show")) }
        }
    })
}
