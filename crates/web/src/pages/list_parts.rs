//! The parts of a list: chips of what is chosen, facets, order, table.

use super::list::address_of;
use crate::session::Visit;
use crate::words;
use maud::{Markup, html};
use reticolo_instruments::Act;
use reticolo_instruments::places::Places;
use reticolo_instruments::registry::{Facet, ListAsk, ListView, sort_fields};
use reticolo_messages::{Language, date, integer, t, tr};
use reticolo_model::{FieldType, Kind, Record};

/// A facet shows so many values before "more".
const FIRST: usize = 8;

/// The question without or with one value of a field; a new question starts at the first page.
fn toggled(ask: &ListAsk, field: &str, value: &str) -> ListAsk {
    let mut ask = ListAsk { after: None, ..ask.clone() };
    let values = ask.filters.entry(field.to_owned()).or_default();
    if values.iter().any(|v| v == value) {
        values.retain(|v| v != value);
    } else {
        values.push(value.to_owned());
    }
    ask.filters.retain(|_, v| !v.is_empty());
    ask
}

pub fn chips(visit: &Visit, kind: &Kind, places: &Places, ask: &ListAsk) -> Markup {
    let l = visit.language;
    html! {
        div class="chips" {
            @for (field, values) in &ask.filters {
                @for value in values {
                    @let label = words::label(l, kind, field);
                    @let shown = words::facet_value(l, kind, places, field, value);
                    a class="fchip" href=(address_of(&toggled(ask, field, value))) aria-label=(tr(l, "action-remove_filter", &[("filter", &format!("{label}: {shown}"))])) {
                        span { (label) } " " (shown) " " i aria-hidden="true" { "×" }
                    }
                }
            }
            @if !ask.text.is_empty() {
                a class="fchip" href=(address_of(&ListAsk { text: String::new(), after: None, ..ask.clone() })) aria-label=(tr(l, "action-remove_filter", &[("filter", &ask.text)])) {
                    span { (t(l, "action-search")) } " " (ask.text) " " i aria-hidden="true" { "×" }
                }
            }
            @if !ask.filters.is_empty() { a class="lk" href=(format!("/records/{}", kind.code)) { (t(l, "action-remove_all_filters")) } }
            span class="end" {
                @if visit.signed_in() {
                    @let other = ListAsk { illustrative: !ask.illustrative, after: None, ..ask.clone() };
                    a href=(address_of(&other)) { (t(l, if ask.illustrative { "list-hide_illustrative" } else { "list-show_illustrative" })) }
                    " "
                }
                @if visit.may(Act::Write) { a href=(format!("/records/{}/new", kind.code)) { (t(l, "action-new")) } }
            }
        }
    }
}

pub fn facets(visit: &Visit, kind: &Kind, places: &Places, ask: &ListAsk, view: &ListView) -> Markup {
    let l = visit.language;
    // One value says nothing, unless it is chosen; who may see what is no matter for visitors.
    let telling = |f: &&Facet| (f.values.len() > 1 || f.values.iter().any(|v| v.2)) && (f.field != "visibility" || visit.signed_in());
    html! {
        @for facet in view.facets.iter().filter(telling) {
            section class="fct" {
                h2 class="fh" { (words::label(l, kind, &facet.field)) }
                ul class="opts" { @for value in facet.values.iter().take(FIRST) { (option(l, kind, places, ask, facet, value)) } }
                @if facet.values.len() > FIRST {
                    details class="more" {
                        summary { (tr(l, "list-more_values", &[("n", &integer(l, words::count(facet.values.len() - FIRST)))])) }
                        ul class="opts" { @for value in facet.values.iter().skip(FIRST) { (option(l, kind, places, ask, facet, value)) } }
                    }
                }
            }
        }
    }
}

fn option(l: Language, kind: &Kind, places: &Places, ask: &ListAsk, facet: &Facet, (value, n, on): &(String, i64, bool)) -> Markup {
    let class = match (on, n) {
        (true, _) => Some("on"),
        (false, 0) => Some("off"),
        _ => None,
    };
    html! {
        li class=[class] {
            a href=(address_of(&toggled(ask, &facet.field, value))) aria-current=[on.then_some("true")] {
                (words::facet_value(l, kind, places, &facet.field, value)) i { (integer(l, *n)) }
            }
        }
    }
}

/// The orders there are, as links.
pub fn order(l: Language, kind: &Kind, ask: &ListAsk) -> Markup {
    let mut fields = vec!["title".to_owned(), "-changed".to_owned()];
    for field in sort_fields(kind) {
        let large_first = kind
            .field(field)
            .is_some_and(|f| matches!(f.kind, FieldType::Money | FieldType::Integer | FieldType::Number | FieldType::Year));
        fields.push(if large_first { format!("-{field}") } else { field.to_owned() });
    }
    let now = if ask.sort.is_empty() { "title" } else { ask.sort.as_str() };
    html! {
        p class="c13 two" {
            (t(l, "action-sort")) ": "
            @for (i, sort) in fields.iter().enumerate() {
                @if i > 0 { " · " }
                @let field = sort.trim_start_matches('-');
                @let name = match field { "changed" => t(l, "sort-changed"), "title" => t(l, "envelope-title"), f => words::label(l, kind, f) };
                @let on = now.trim_start_matches('-') == field;
                // A second choice of the same order turns it round.
                @let next = if !on { sort.clone() } else if let Some(plain) = now.strip_prefix('-') { plain.to_owned() } else { format!("-{now}") };
                a href=(address_of(&ListAsk { sort: next, after: None, ..ask.clone() })) aria-current=[on.then_some("true")] {
                    (name) @if on { " " (if now.starts_with('-') { "↓" } else { "↑" }) }
                }
            }
        }
    }
}

pub fn table(visit: &Visit, kind: &Kind, places: &Places, ask: &ListAsk, view: &ListView) -> Markup {
    let l = visit.language;
    let figure = kind.figure_field.and_then(|f| kind.field(f));
    let most = figure.map_or(0.0, |f| view.records.iter().filter_map(|r| amount(r, f.code)).fold(0.0, f64::max));
    let choose = visit.may(Act::Publish);
    let sorted = |field: &str| match ask.sort.strip_prefix('-') {
        Some(f) if f == field => Some("descending"),
        None if ask.sort == field || (ask.sort.is_empty() && field == "title") => Some("ascending"),
        _ => None,
    };
    html! {
        table class="lst card num" {
            caption class="vh" { (words::plural(l, kind)) }
            thead {
                tr {
                    @if choose { th class="c" { span class="vh" { (t(l, "list-choose")) } } }
                    th aria-sort=[sorted("title")] { (words::singular(l, kind)) }
                    @if let Some(f) = figure { th class="r" aria-sort=[sorted(f.code)] { (words::label(l, kind, f.code)) } }
                    th { (t(l, "envelope-unit")) }
                    th { (t(l, "envelope-status")) }
                    @if visit.signed_in() { th { (t(l, "envelope-visibility")) } }
                }
            }
            tbody {
                @for record in &view.records {
                    tr {
                        @if choose { td class="c" { input type="checkbox" name="id" value=(record.id) aria-label=(tr(l, "list-choose_one", &[("title", &record.title)])); } }
                        td class="ttl" {
                            a class="ti" href=(format!("/records/{}/{}", kind.code, record.id)) { (record.title) }
                            small { (second_line(l, kind, record)) }
                        }
                        @if let Some(f) = figure {
                            td class="r" data-l=(words::label(l, kind, f.code)) {
                                @if let Some(v) = record.body.get(f.code) { (words::shown(l, f, v)) }
                                @if let Some(x) = amount(record, f.code).filter(|_| most > 0.0) {
                                    " " svg class="mb" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" { rect width=(format!("{:.0}", (x / most * 100.0).max(0.0))) height="4" {} }
                                }
                            }
                        }
                        td data-l=(t(l, "envelope-unit")) { (words::where_is(l, places, record)) }
                        td data-l=(t(l, "envelope-status")) { span class="sgn w" { (words::state(l, kind, &record.status)) } }
                        @if visit.signed_in() { td data-l=(t(l, "envelope-visibility")) { (words::visibility_point(l, record)) } }
                    }
                }
            }
        }
    }
}

/// A figure that a bar can be drawn of: money, quantities; not years.
fn amount(record: &Record, field: &str) -> Option<f64> {
    let f = reticolo_model::kinds::find(&record.kind)?.field(field)?;
    match f.kind {
        #[expect(clippy::cast_precision_loss, reason = "the width of a bar")]
        FieldType::Money => record.body_cents(field).map(|c| c as f64),
        FieldType::Integer | FieldType::Number => record.body.get(field)?.as_f64(),
        _ => None,
    }
}

/// Class, age of the datum, and whether the record is only an example.
fn second_line(l: Language, kind: &Kind, record: &Record) -> String {
    let mut parts = Vec::new();
    if let Some(field) = kind.class_field.and_then(|f| kind.field(f))
        && let Some(v) = record.body.get(field.code)
    {
        parts.push(words::value(l, field, v));
    }
    if let Some(day) = &record.confirmed {
        parts.push(tr(l, "record-confirmed", &[("date", &date(l, day))]));
    }
    if record.illustrative {
        parts.push(t(l, "envelope-illustrative").to_lowercase());
    }
    parts.join(" · ")
}
