//! What would move harmony: the actions that would, the most first; one of them before and after; a service that one imagines to be opened.

use super::services::{named, opening};
use crate::errors::Fault;
use crate::session::Visit;
use crate::{address, words};
use maud::{Markup, html};
use reticolo_instruments::WorkError;
use reticolo_instruments::harmony::words::{Speaker, amount, index, persons, signed};
use reticolo_instruments::harmony::{ActionAsk, Coverage, Move, Moves};
use reticolo_instruments::services::NeedsBy;
use reticolo_messages::{Language, decimal, percent, t, tn, tr};
use reticolo_model::Problem;
use reticolo_model::vocabulary::SERVICES;
use serde_json::{Value, json};
use std::sync::Arc;
use uuid::Uuid;

/// How many of them a page shows; the API has all that were worked out.
const SHOWN: usize = 10;

/// The action that an address imagines: `action`, or `open` with `in` or `at`.
pub fn asked(visit: &Visit) -> Result<Option<ActionAsk>, Problem> {
    let given = |name: &str| visit.param(name).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    if let Some(id) = given("action") {
        let id = Uuid::parse_str(&id).map_err(|_| Problem::new("problem-type", &id).on("action"))?;
        return Ok(Some(ActionAsk::Record(id)));
    }
    let Some(service) = given("open") else { return Ok(None) };
    let at = given("at").map(|text| point(&text).ok_or_else(|| Problem::new("problem-harmony-point", &text).on("at"))).transpose()?;
    Ok(Some(ActionAsk::Open { service, unit: given("in"), at }))
}

/// `longitude,latitude`.
fn point(text: &str) -> Option<[f64; 2]> {
    let (lon, lat) = text.split_once(',')?;
    let number = |text: &str, most: f64| text.trim().parse::<f64>().ok().filter(|x| x.abs() <= most);
    Some([number(lon, 180.0)?, number(lat, 90.0)?])
}

/// With what the sections are written: the words, which coverage, and the address of its question.
pub struct Page<'a> {
    pub speaker: Speaker<'a>,
    pub by: NeedsBy,
    pub needs: bool,
    /// The query that asks the same again, without an action.
    pub query: &'a str,
}

impl Page<'_> {
    fn l(&self) -> Language {
        self.speaker.l
    }

    fn with(&self, add: &[(&str, &str)]) -> String {
        address::with(&format!("/harmony{}", self.query), add)
    }

    /// The address that asks for an action before and after.
    fn try_it(&self, one: &Move) -> String {
        let a = &one.action;
        match (&a.id, &a.service, &a.unit) {
            (Some(id), ..) => self.with(&[("action", &id.to_string())]),
            (None, Some(service), Some(unit)) => self.with(&[("open", service), ("in", unit)]),
            _ => self.with(&[]),
        }
    }

    /// What is gained, in points of a hundred and in hundredths of the index.
    fn change(&self, m: &Move) -> [String; 2] {
        let l = self.l();
        let harmony = m.moved.change.harmony.map_or_else(|| index(l, m.moved.after.harmony), |h| signed(decimal(l, h, 3), h));
        [signed(decimal(l, m.moved.change.mean * 100.0, 1), m.moved.change.mean), harmony]
    }

    /// A difference of shares: points of a hundred.
    fn points(&self, x: f64) -> String {
        tr(self.l(), "harmony-points", &[("n", &signed(decimal(self.l(), x * 100.0, 1), x))])
    }

    /// The actions that would move it.
    pub fn moves(&self, moves: &Moves) -> Markup {
        let l = self.l();
        let of = if self.needs { "needs" } else { "services" };
        html! {
            div class="h" { h2 { (t(l, "harmony-moves")) } }
            @if moves.rows.is_empty() {
                p class="two" { (t(l, &format!("harmony-moves-none-{of}"))) }
            } @else {
                p class="c13 two num" { (tn(l, "harmony-moves-shown", words::count(moves.all), &[])) }
                table class="num card" {
                    thead { tr { th { (t(l, "harmony-moves-action")) } th class="r" { (t(l, "harmony-moves-harmony")) } th class="r" { (t(l, "harmony-moves-points")) } th class="r" { (t(l, if self.by == NeedsBy::People { "harmony-moves-people" } else { "harmony-moves-needs" })) } th { span class="vh" { (t(l, "harmony-moves-try")) } } } }
                    tbody { @for m in moves.rows.iter().take(SHOWN) {
                        @let [level, harmony] = self.change(m);
                        tr {
                            td class="ttl" { (self.name(m)) }
                            td class="r" data-l=(t(l, "harmony-moves-harmony")) { @if m.moved.falls { b class="ember" { (harmony) } } @else { (harmony) } }
                            td class="r" data-l=(t(l, "harmony-moves-points")) { (level) }
                            td class="r" data-l=(t(l, "harmony-moves-people")) { (amount(l, m.moved.people)) }
                            td data-l=(t(l, "harmony-moves-try")) { a href=(format!("{}#before-after", self.try_it(m))) aria-label=(format!("{}: {}", t(l, "harmony-moves-try"), self.speaker.action(&m.action))) { (t(l, "harmony-moves-try")) } }
                        }
                    } }
                }
                p class="c12 mut mt" { (t(l, "harmony-moves-note")) }
            }
        }
    }

    /// An action by its name: a record leads to itself.
    fn name(&self, m: &Move) -> Markup {
        let (l, a) = (self.l(), &m.action);
        html! {
            @match a.id {
                Some(id) => span { a href=(format!("/records/{}/{id}", a.kind)) { (a.title) } },
                None => (opening(&self.speaker.action(a))),
            }
            br;
            small { @if a.id.is_none() { (t(l, "harmony-moves-opening")) } @else { (t(l, a.kind)) } @if a.illustrative { " · " (t(l, "envelope-illustrative")) } }
        }
    }

    /// One action before and after; hidden where none is asked for.
    pub fn answer(&self, asked: bool, found: &Result<Option<Move>, WorkError>) -> Markup {
        let l = self.l();
        let m = match found {
            Ok(Some(m)) => m,
            Err(error) => {
                return html! { section data-part="before-after" id="before-after" { (super::map_parts::no_answer(l, &error.sentence(l))) } };
            }
            Ok(None) => return html! { section data-part="before-after" hidden[!asked] {} },
        };
        let moved = &m.moved;
        let share = |x: f64| percent(l, x, 1);
        let signed_index = |x: Option<f64>| x.map_or_else(|| "–".to_owned(), |x| signed(decimal(l, x, 3), x));
        let lines = [
            ("harmony-level", share(moved.before.mean), share(moved.after.mean), self.points(moved.change.mean)),
            ("page-harmony", index(l, moved.before.harmony), index(l, moved.after.harmony), signed_index(moved.change.harmony)),
            ("harmony-moves-theil", index(l, moved.before.theil), index(l, moved.after.theil), signed_index(moved.change.theil)),
        ];
        html! {
            section data-part="before-after" id="before-after" {
                div class="h" { h2 { (tr(l, "harmony-what_if-answer", &[("action", &self.speaker.action(&m.action))])) } a href=(self.with(&[])) { (t(l, "harmony-what_if-close")) } }
                p class=(if moved.falls { "note look" } else { "note info" }) role="status" { b { (self.speaker.does(m, self.by)) } " " (self.speaker.read_as(&m.action)) }
                div class="two2" {
                    table class="num" {
                        thead { tr { th { span class="vh" { (t(l, "harmony-moves")) } } th class="r" { (t(l, "harmony-what_if-before")) } th class="r" { (t(l, "harmony-what_if-after")) } th class="r" { (t(l, "harmony-what_if-change")) } } }
                        tbody { @for (key, before, after, change) in &lines { tr { th scope="row" { (t(l, key)) } td class="r" { (before) } td class="r" { (after) } td class="r" { (change) } } } }
                    }
                    @if !moved.gains.is_empty() { div { (self.gains(m)) } }
                }
            }
        }
    }

    fn gains(&self, m: &Move) -> Markup {
        let l = self.l();
        let across = self.across();
        let shown = m.moved.gains.iter().take(SHOWN);
        html! {
            h3 { (t(l, "harmony-what_if-gains")) }
            table class="num" {
                thead { tr { th { span class="vh" { (t(l, "harmony-across")) } } th class="r" { (t(l, if self.by == NeedsBy::People { "services-people_short" } else { "harmony-needs_count" })) } th class="r" { (t(l, "harmony-what_if-before")) } th class="r" { (t(l, "harmony-what_if-after")) } } }
                tbody { @for g in shown { tr {
                    td { (self.speaker.row(across, &g.key, &g.name)) }
                    td class="r" { (amount(l, g.gaining)) } td class="r" { (percent(l, g.before, 0)) } td class="r" { (percent(l, g.after, 0)) }
                } } }
            }
            @if m.moved.rows > SHOWN { p class="c12 mut" { (tn(l, "harmony-what_if-more", words::count(m.moved.rows - SHOWN), &[])) } }
        }
    }

    /// Across what the rows are, as the address says.
    fn across(&self) -> reticolo_instruments::harmony::Across {
        let pairs = address::pairs(self.query.trim_start_matches('?'));
        let code = pairs.iter().find(|(n, _)| n == "across").map_or("", |(_, v)| v.as_str());
        reticolo_instruments::harmony::Across::parse(code).unwrap_or_default()
    }

    /// A form that asks what one more service would do; of needs an opening says nothing.
    pub fn form(&self, chosen: Option<&ActionAsk>) -> Markup {
        let l = self.l();
        let (service, unit) = match chosen {
            Some(ActionAsk::Open { service, unit, .. }) => (service.as_str(), unit.as_deref().unwrap_or_default()),
            _ => ("", ""),
        };
        let mut units: Vec<(&str, &str)> = self.speaker.places.inside().map(|u| (u.name.as_str(), u.code.as_str())).collect();
        units.sort_unstable();
        let mut services: Vec<(String, &str)> = SERVICES.codes().map(|c| (named(l, c), c)).collect();
        services.sort();
        let asked = address::pairs(self.query.trim_start_matches('?'));
        html! {
            form class="params" method="get" action="/harmony#before-after" aria-label=(t(l, "harmony-what_if")) {
                @for (name, value) in asked.iter().filter(|(n, _)| n != "sel") { input type="hidden" name=(name) value=(value); }
                div class="field" { label for="f-open" { (t(l, "harmony-what_if-service")) } select class="inp" id="f-open" name="open" required {
                    option value="" { (t(l, "harmony-what_if-choose")) }
                    @for (name, code) in &services { option value=(code) selected[*code == service] { (name) } }
                } }
                div class="field" { label for="f-in" { (t(l, "harmony-what_if-unit")) } select class="inp" id="f-in" name="in" required {
                    option value="" { (t(l, "harmony-what_if-choose")) }
                    @for (name, code) in &units { option value=(code) selected[*code == unit] { (name) } }
                } }
                button class="btn" { (t(l, "harmony-what_if-go")) }
            }
        }
    }

    /// A move for programs: what it is called, how it was read, what it does.
    fn told(&self, m: &Move) -> Value {
        let mut value = json!(m);
        if let Some(object) = value.as_object_mut() {
            object.insert("title".into(), json!(self.speaker.action(&m.action)));
            object.insert("says".into(), json!(self.speaker.does(m, self.by)));
            object.insert("assumes".into(), json!(self.speaker.read_as(&m.action)));
            object.insert("who".into(), json!(persons(self.l(), self.by, m.moved.people)));
        }
        value
    }

    /// What the API adds to an answer.
    pub fn add_to(&self, value: &mut Value, moves: &Moves, what_if: Option<&Move>) {
        if let Some(object) = value.as_object_mut() {
            let rows: Vec<Value> = moves.rows.iter().map(|m| self.told(m)).collect();
            object.insert("moves".into(), json!({ "all": moves.all, "on_record": moves.on_record, "rows": rows }));
            if let Some(m) = what_if {
                object.insert("what_if".into(), self.told(m));
            }
        }
    }
}

/// What an action would do, where one is asked for.
/// What a page of harmony shows of actions: those that would move it, the one that its address asks about, and what that would do.
pub struct Tried {
    pub moves: Arc<Moves>,
    pub asked: Option<ActionAsk>,
    /// Why it cannot be answered, where the question is at fault.
    pub what_if: Result<Option<Move>, WorkError>,
}

pub async fn tried(app: &crate::App, visit: &Visit, coverage: &Coverage) -> Result<Tried, Fault> {
    let moves = app.wb.harmony_moves(&visit.who, coverage).await?;
    let asked = asked(visit)?;
    match what_if(app, visit, coverage, asked.as_ref()).await {
        Err(error) if !matches!(error, WorkError::Invalid(_)) => Err(error.into()),
        what_if => Ok(Tried { moves, asked, what_if }),
    }
}

pub async fn what_if(app: &crate::App, visit: &Visit, coverage: &Coverage, asked: Option<&ActionAsk>) -> Result<Option<Move>, WorkError> {
    match asked {
        Some(action) => Ok(Some(app.wb.harmony_what_if(&visit.who, coverage, action).await?)),
        None => Ok(None),
    }
}
