//! The records of one kind: find some, narrow them, act on a selection. Everything that is chosen stands in the address.

use super::{given, go, id, kind, list_parts, list_where};
use crate::download::form_name;
use crate::errors::{Answer, Fault};
use crate::frame::{self, Page};
use crate::session::Visit;
use crate::{App, address, age, words};
use axum::extract::{Form, Path, State};
use maud::{Markup, html};
use reticolo_instruments::Act;
use reticolo_instruments::areas::{SAVED_AREA, SavedArea};
use reticolo_instruments::export::What;
use reticolo_instruments::places::Places;
use reticolo_instruments::registry::{ListAsk, ListView, UNOFFERED, facet_fields};
use reticolo_instruments::selection::Spread;
use reticolo_messages::{Language, euro_round, help, integer, list_words, percent, t, tn, tr};
use reticolo_model::grid::Grid;
use reticolo_model::{Kind, Visibility, kinds};
use std::collections::BTreeMap;

/// Names in a list's address that are not fields.
const OWN: [&str; 8] = ["q", "sort", "after", "limit", "illustrative", "lang", "done", "seq"];
/// How many records a page shows unless the address says.
pub const USUAL: usize = 50;

/// What the address asks for. `strict` keeps names that are no fields, so that programs are told.
pub fn asked(kind: &Kind, visit: &Visit, strict: bool) -> ListAsk {
    let ask = asked_in(kind, &visit.query, strict);
    ListAsk { illustrative: visit.who.illustrative(), ..ask }
}

/// The same, of any query.
pub fn asked_in(kind: &Kind, query: &str, strict: bool) -> ListAsk {
    let mut known = facet_fields(kind);
    known.extend(UNOFFERED.into_iter().filter(|f| *f != SAVED_AREA || kind.field("unit").is_none()));
    let pairs = address::pairs(query);
    let mut filters: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, value) in &pairs {
        let field = known.contains(&name.as_str()) || (strict && !OWN.contains(&name.as_str()));
        if field && !value.is_empty() {
            let values = filters.entry(name.clone()).or_default();
            if !values.contains(value) {
                values.push(value.clone());
            }
        }
    }
    let param = |name: &str| pairs.iter().find(|(n, _)| n == name).map(|(_, v)| v.clone()).filter(|v| !v.is_empty());
    ListAsk {
        kind: kind.code.to_owned(),
        text: param("q").unwrap_or_default(),
        filters,
        sort: param("sort").unwrap_or_default(),
        after: param("after"),
        limit: param("limit").and_then(|n| n.parse().ok()).unwrap_or(USUAL),
        illustrative: param("illustrative").is_some_and(|v| v == "true"),
    }
}

/// A list as it stands: who looks, at what, with which columns.
pub struct Here<'a> {
    pub visit: &'a Visit,
    pub kind: &'static Kind,
    pub places: &'a Places,
    pub axes: &'a Grid,
    /// The saved areas that the list can be narrowed to.
    pub areas: &'a [SavedArea],
    pub ask: &'a ListAsk,
    pub view: &'a ListView,
    /// The columns that were chosen; the usual ones without.
    pub columns: Option<Vec<String>>,
    pub today: &'a str,
}

impl Here<'_> {
    /// Where the names of the territory's own things are found.
    pub fn named(&self) -> words::Named<'_> {
        words::Named { places: self.places, axes: self.axes, areas: self.areas }
    }

    /// What an address of this list says, but for its columns and place among the pages.
    pub fn pairs(ask: &ListAsk) -> Vec<(&str, &str)> {
        let mut pairs: Vec<(&str, &str)> = Vec::new();
        if !ask.text.is_empty() {
            pairs.push(("q", &ask.text));
        }
        for (field, values) in &ask.filters {
            pairs.extend(values.iter().map(|v| (field.as_str(), v.as_str())));
        }
        if !ask.sort.is_empty() {
            pairs.push(("sort", &ask.sort));
        }
        if ask.illustrative {
            pairs.push(("illustrative", "true"));
        }
        pairs
    }

    /// The address of the list that asks for this, with the same columns.
    pub fn to(&self, ask: &ListAsk) -> String {
        let mut pairs = Self::pairs(ask);
        let limit = ask.limit.to_string();
        if ask.limit != USUAL {
            pairs.push(("limit", &limit));
        }
        pairs.extend(self.columns.iter().flatten().map(|c| ("columns", c.as_str())));
        if let Some(after) = &ask.after {
            pairs.push(("after", after));
        }
        format!("/records/{}{}", ask.kind, address::query(pairs))
    }

    /// The hidden fields that a form of this list carries, but for those it asks itself.
    pub fn carried(&self, but: &[&str]) -> Markup {
        let limit = self.ask.limit.to_string();
        let mut pairs = Self::pairs(self.ask);
        if self.ask.limit != USUAL {
            pairs.push(("limit", &limit));
        }
        pairs.extend(self.columns.iter().flatten().map(|c| ("columns", c.as_str())));
        html! { @for (name, value) in pairs.into_iter().filter(|(n, _)| !but.contains(n)) { input type="hidden" name=(name) value=(value); } }
    }
}

/// `GET /records/{kind}`.
pub async fn show(State(app): State<App>, visit: Visit, Path(code): Path<String>) -> Answer {
    let kind = kind(&code)?;
    let ask = asked(kind, &visit, false);
    let view = app.wb.list(&visit.who, &ask).await?;
    let places = app.wb.places().await?;
    let axes = app.wb.grid_axes().await?;
    let l = visit.language;
    let today = app.today();
    let columns = list_parts::chosen_columns(kind, &visit);
    let placed = kinds::of_territory(kind.code) && view.total > 0;
    let spread = if placed { app.wb.spread(&visit.who, &ask).await? } else { None };
    let outlines = app.wb.outlines().await?;
    let areas = app.wb.saved_areas(&visit.who).await?;
    let here = Here { visit: &visit, kind, places: &places, axes: &axes, areas: &areas, ask: &ask, view: &view, columns, today: &today };
    let title = finding(&here, spread.as_ref());
    let narrowed = !ask.filters.is_empty() || !ask.text.is_empty();
    let counted = app.wb.counts(&visit.who).await?.get(kind.code).copied().unwrap_or(0);
    let lede = lede(&here, spread.as_ref());
    let body = html! {
        p class="kind" {
            span class="chip w" { (words::plural(l, kind)) }
            @if narrowed { span { (tn(l, "list-in_registry", counted, &[])) } }
            span class="mut" { (t(l, &format!("{}-help", kind.code))) }
        }
        h1 { (title) }
        @if !lede.is_empty() { p class="lede" { (lede) } }
        (search(&here))
        (list_parts::chips(&here))
        div class="cols listpage" {
            aside id="filters" aria-label=(t(l, "list-filters")) { (list_parts::facets(&here)) }
            div class="stack" {
                @if view.records.is_empty() { (empty(&visit, kind, narrowed)) }
                @else {
                    (list_where::strip(&here, spread.as_ref(), &outlines))
                    (results(&here))
                }
            }
        }
    };
    let page = Page::new(&title, kind.verb, &format!("/records/{}", kind.code), &words::plural(l, kind));
    frame::page(&app, &visit, &page, &body).await
}

/// What narrows the list, in words: up to two values, the place apart.
fn narrowing(here: &Here) -> String {
    let Here { visit, kind, ask, .. } = here;
    let values = ask.filters.iter().filter(|(f, _)| f.as_str() != "unit").flat_map(|(f, v)| v.iter().map(move |v| (f, v)));
    let mut said: Vec<String> = values.map(|(f, v)| words::facet_value(visit.language, kind, &here.named(), f, v)).collect();
    if !ask.text.is_empty() {
        said.push(format!("«{}»", ask.text));
    }
    if said.len() > 2 { tn(visit.language, "list-filtered", words::count(said.len()), &[]) } else { said.join(", ") }
}

/// The title: how many, where, what they are worth, and where most of the money goes if one place has it.
fn finding(here: &Here, spread: Option<&Spread>) -> String {
    let (l, kind, view) = (here.visit.language, here.kind, here.view);
    let name = if view.total == 1 { words::singular(l, kind) } else { words::plural(l, kind) }.to_lowercase();
    let records = tn(l, "list-finding", view.total, &[("kind", &name)]);
    let money = view.sum_cents.filter(|c| *c > 0 && view.total > 0).map(|c| euro_round(l, c));
    let chosen: Vec<String> = here.ask.filters.get("unit").into_iter().flatten().map(|u| here.places.name(u).to_owned()).collect();
    let at = match (&chosen[..], spread.filter(|s| !s.rows.is_empty())) {
        _ if view.total == 0 => None,
        ([], None) => None,
        ([], Some(s)) => Some(match &s.rows[..] {
            [one] => tr(l, "list-at", &[("units", here.places.name(&one.unit))]),
            rows => {
                let units = tn(l, "home-units", words::count(rows.len()), &[]);
                match here.view.total - s.outside - s.unplaced {
                    inside if inside == here.view.total => tr(l, "list-in", &[("units", &units)]),
                    inside => tr(l, "list-in_part", &[("inside", &integer(l, inside)), ("units", &units)]),
                }
            }
        }),
        (few, _) if few.len() <= 3 => Some(tr(l, "list-at", &[("units", &list_words(l, few))])),
        (many, _) => Some(tr(l, "list-in", &[("units", &tn(l, "home-units", words::count(many.len()), &[]))])),
    };
    let lead = top_share(here, spread).filter(|(_, share)| *share >= 0.4);
    let mut text = match at {
        Some(at) if at.starts_with(',') => format!("{records}{at}"),
        Some(at) => format!("{records} {at}"),
        None => records,
    };
    match (lead, money) {
        (Some((unit, share)), Some(_)) => {
            text.push_str(&tr(l, "list-lead", &[("unit", unit), ("share", &percent(l, share, 0))]));
        }
        (None, Some(money)) => text.push_str(&tr(l, "list-worth", &[("money", &money)])),
        _ => {}
    }
    let narrowing = narrowing(here);
    if narrowing.is_empty() { text } else { format!("{narrowing}: {text}") }
}

/// The unit with most of the money that stays in the territory, and its share of that money.
fn top_share<'a>(here: &'a Here, spread: Option<&'a Spread>) -> Option<(&'a str, f64)> {
    let spread = spread.filter(|s| s.rows.len() > 1 && !here.ask.filters.contains_key("unit"))?;
    let whole: i64 = spread.rows.iter().filter_map(|r| r.cents).sum();
    let top = spread.rows.first().filter(|_| whole > 0)?;
    #[expect(clippy::cast_precision_loss, reason = "a share in per cent")]
    Some((here.places.name(&top.unit), top.cents? as f64 / whole as f64))
}

/// Two lines at most: the money and its inner part, the place with most records, how old the data are.
fn lede(here: &Here, spread: Option<&Spread>) -> String {
    let l = here.visit.language;
    let mut said = Vec::new();
    if let Some(spread) = spread.filter(|_| !here.ask.filters.contains_key("unit")) {
        let inside: i64 = spread.rows.iter().filter_map(|r| r.cents).sum();
        if let Some(all) = spread.cents.filter(|c| *c > inside && inside > 0) {
            said.push(tr(l, "list-inside", &[("inside", &euro_round(l, inside)), ("all", &euro_round(l, all))]));
        }
        let mut most: Vec<_> = spread.rows.iter().collect();
        most.sort_by(|a, b| (b.records, &a.unit).cmp(&(a.records, &b.unit)));
        if let [first, second, ..] = &most[..]
            && first.records > second.records
        {
            let (n, total) = (integer(l, first.records), integer(l, here.view.total - spread.outside - spread.unplaced));
            said.push(tr(l, "list-most", &[("unit", here.places.name(&first.unit)), ("n", &n), ("total", &total)]));
        }
        if let Some((_, last)) = &spread.confirmed
            && let Some(age) = age::months(last, here.today).and_then(|m| age::words(l, m))
        {
            said.push(tr(l, "list-newest", &[("age", &age)]));
        }
    }
    said.join(" ")
}

fn search(here: &Here) -> Markup {
    let l = here.visit.language;
    let label = tr(l, "list-search", &[("kind", &words::plural(l, here.kind).to_lowercase())]);
    html! {
        form class="searchrow" method="get" role="search" aria-label=(label) {
            input class="inp" type="search" name="q" value=(here.ask.text) aria-label=(label) placeholder=(label);
            (here.carried(&["q"]))
            button class="btn pri" { (t(l, "action-search")) }
        }
    }
}

fn empty(visit: &Visit, kind: &Kind, narrowed: bool) -> Markup {
    let l = visit.language;
    let key = if narrowed { "empty-search" } else { "empty-list" };
    html! {
        div class="empty" {
            h2 { (t(l, key)) }
            p { (help(l, key).unwrap_or_default()) }
            p class="acts-row" {
                @if narrowed { a class="btn pri" href=(format!("/records/{}", kind.code)) { (t(l, "action-remove_all_filters")) } }
                @else if visit.may(Act::Write) {
                    a class="btn pri" href=(format!("/records/{}/new", kind.code)) { (t(l, "action-new")) }
                    a class="btn" href="/import" { (t(l, "page-import")) }
                } @else { a class="btn" href="/sign-in" { (t(l, "action-sign_in")) } }
            }
        }
    }
}

fn results(here: &Here) -> Markup {
    let Here { visit, kind, ask, view, .. } = here;
    let l = visit.language;
    let table = list_parts::table(here);
    let file = |form: &str| {
        let mut pairs: Vec<(&str, &str)> = Here::pairs(ask).into_iter().filter(|(n, _)| *n != "sort" && *n != "illustrative").collect();
        // Said either way: a file of the whole kind holds the illustrative ones too.
        pairs.push(("illustrative", if ask.illustrative { "true" } else { "false" }));
        format!("/download/{}.{form}{}", kind.code, address::query(pairs))
    };
    let all = view.total > words::count(view.records.len());
    html! {
        section {
            div class="h" {
                h2 { (tn(l, "list-count", view.total, &[])) }
                div class="tools" {
                    a href=(file("csv")) { (t(l, "action-download")) " CSV" }
                    @for form in What::Kind(kind).forms().iter().filter(|f| **f != "csv") { a href=(file(form)) { (form_name(form)) } }
                }
            }
            (list_parts::columns(here))
            (list_parts::order(here))
            @if visit.may(Act::Publish) {
                form method="post" action=(format!("/records/{}/selection", kind.code)) data-selection {
                    (frame::csrf(visit))
                    input type="hidden" name="back" value=(visit.here());
                    div class="bulk" {
                        b data-selection-count data-one=(tn(l, "list-chosen", 1, &[])) data-many=(tr(l, "list-chosen_many", &[("mark", "{n}")])) { (t(l, "list-chosen_do")) }
                        button class="btn" name="visibility" value="public" { (t(l, "action-publish")) }
                        button class="btn" name="visibility" value="signed-in" { (t(l, "action-hide")) }
                        @if kind.term.is_some() { button class="btn" name="confirm" value="true" { (t(l, "stale-confirm")) } }
                        @if all { label class="check" { input type="checkbox" name="all" value="true" data-selection-all; span { (tn(l, "list-all_found", view.total, &[])) } } }
                        span class="mut c13" { (t(l, "list-one_act")) }
                    }
                    (table)
                }
            } @else { (table) }
            (list_parts::pager(here))
        }
    }
}

/// `POST /records/{kind}/selection`: publishes, hides or confirms what was chosen, as one act; with `all`, everything that the list of
/// `back` finds.
pub async fn select(State(app): State<App>, visit: Visit, Path(code): Path<String>, Form(form): Form<Vec<(String, String)>>) -> Answer {
    let kind = kind(&code)?;
    let wanted = given(&form, "visibility");
    let confirm = given(&form, "confirm") == "true";
    let wanted = if confirm { Visibility::Public.code() } else { wanted };
    let Some(visibility) = Visibility::parse(wanted).filter(|v| *v != Visibility::Named) else {
        return Err(reticolo_model::Problem::new("problem-visibility", wanted).with("known", "public, signed-in").into());
    };
    let list = format!("/records/{}", kind.code);
    let back = match address::local(given(&form, "back")) {
        "/" => list.clone(),
        back => back.to_owned(),
    };
    let ids = match back.split_once('?').unwrap_or((&back, "")) {
        (path, query) if given(&form, "all") == "true" && path == list => {
            app.wb.found(&visit.who, &ListAsk { after: None, ..asked_in(kind, query, false) }).await?
        }
        _ => form.iter().filter(|(n, _)| n == "id").map(|(_, v)| id(v)).collect::<Result<Vec<_>, Fault>>()?,
    };
    if ids.is_empty() {
        return go(&address::with(&back, &[("done", "unchanged")]));
    }
    let (seq, changed) =
        if confirm { app.wb.confirm(&visit.who, &ids).await? } else { app.wb.set_visibility(&visit.who, &ids, visibility).await? };
    let done = match (changed, visibility) {
        (0, _) => "unchanged",
        _ if confirm => "confirmed",
        (_, Visibility::Public) => "published",
        _ => "hidden",
    };
    // Which page it was no longer says anything once records may have left the list.
    let back = if changed > 0 { without_page(&back) } else { back };
    go(&address::with(&back, &[("done", done), ("n", &changed.to_string()), ("seq", &seq.to_string())]))
}

/// An address without its place among the pages where a filter on visibility or on what stands still may have moved them.
fn without_page(back: &str) -> String {
    let (path, query) = back.split_once('?').unwrap_or((back, ""));
    let pairs = address::pairs(query);
    if !pairs.iter().any(|(n, _)| n == "visibility" || n == "stale") {
        return back.to_owned();
    }
    let kept: Vec<_> = pairs.iter().filter(|(n, _)| n != "after").map(|(n, v)| (n.as_str(), v.as_str())).collect();
    format!("{path}{}", address::query(kept))
}

/// The number of a page's records, as the pager says it.
pub fn shown(l: Language, ask: &ListAsk, view: &ListView) -> String {
    let (n, total) = (integer(l, words::count(view.records.len())), integer(l, view.total));
    let key = if ask.after.is_none() && view.next.is_some() { "list-first_of" } else { "list-shown" };
    tr(l, key, &[("shown", &n), ("total", &total)])
}
