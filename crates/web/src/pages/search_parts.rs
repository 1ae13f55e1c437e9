//! The parts of the search: what can be gone to, chips and facets, the records with their words marked, the pager.

use super::search::to;
use crate::session::Visit;
use crate::{address, frame, words};
use maud::{Markup, html};
use reticolo_instruments::areas::{SAVED_AREA, SavedArea};
use reticolo_instruments::places::Places;
use reticolo_instruments::registry::Facet;
use reticolo_instruments::search::{Piece, SearchAsk, SearchView};
use reticolo_instruments::vocabularies;
use reticolo_messages::{Language, integer, t, tr};
use reticolo_model::fold::fold;
use reticolo_model::vocabulary::{GRID_AREAS, GRID_DIMENSIONS, GRID_MODALITIES};
use reticolo_model::{Verb, kinds};

/// A facet shows so many values before "more".
const FIRST: usize = 6;
/// So many pages of the program are offered.
const PAGES: usize = 5;

/// Something to go to: what it is, its address and name, what else is said of it.
pub struct Going {
    pub what: String,
    pub address: String,
    pub name: String,
    pub more: String,
}

/// The pages of the program whose names have all the words, in either language, of those that who asks may open.
pub fn pages(visit: &Visit, text: &str) -> Vec<Going> {
    let folded = fold(text);
    let wanted: Vec<&str> = folded.split(' ').filter(|w| w.len() > 1).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let here = visit.language;
    let abroad = Visit { language: if here == Language::It { Language::En } else { Language::It }, ..visit.clone() };
    let mut out: Vec<Going> = Vec::new();
    for verb in Verb::ALL {
        let names = frame::items(verb, visit).into_iter().zip(frame::items(verb, &abroad));
        for ((address, name), (_, other)) in names {
            let known = fold(&format!("{name} {other}"));
            let fits = wanted.iter().all(|w| known.split(' ').any(|k| k.starts_with(w)));
            if fits && out.len() < PAGES && !out.iter().any(|g| g.address == address) {
                out.push(Going { what: t(here, "search-page"), address, name, more: t(here, &format!("verb-{}", verb.code())) });
            }
        }
    }
    out
}

/// Units, entries, indicators and data sets that were found.
pub fn go_to(l: Language, view: &SearchView) -> Vec<Going> {
    let one = |place: &reticolo_instruments::search::GoTo| {
        let code = address::encode(&place.code);
        let (address, more) = match place.what {
            "unit" => (format!("/atlas{}", address::query([("sel", place.code.as_str())])), place.code.clone()),
            "indicator" => (format!("/atlas{}", address::query([("indicator", place.code.as_str())])), place.code.clone()),
            "data_set" => (format!("/data_sets/{code}"), place.code.clone()),
            _ => {
                (format!("/vocabularies/{}?entry={code}", place.list), format!("{} · {}", vocabularies::title(l, &place.list), place.code))
            }
        };
        Going { what: t(l, &format!("search-{}", place.what)), address, name: place.name.clone(), more }
    };
    view.places.iter().map(one).collect()
}

/// What a facet is called.
fn label(l: Language, field: &str) -> String {
    match field {
        "area" => t(l, "grid_area"),
        "dimension" => t(l, "grid_dimension"),
        "modality" => t(l, "grid_modality"),
        other => t(l, &format!("envelope-{other}")),
    }
}

/// A value of a facet in words. A state is called as the first of the chosen kinds that has it calls it.
fn value(l: Language, places: &Places, ask: &SearchAsk, field: &str, value: &str) -> String {
    match field {
        "kind" => kinds::find(value).map_or_else(|| value.to_owned(), |k| words::plural(l, k)),
        "unit" => places.name(value).to_owned(),
        "area" => words::choice(l, &GRID_AREAS, value),
        "dimension" => words::choice(l, &GRID_DIMENSIONS, value),
        "modality" => words::choice(l, &GRID_MODALITIES, value),
        "status" => {
            let chosen = |code: &str| ask.filters.get("kind").is_none_or(|k| k.iter().any(|c| c == code));
            let kind = kinds::ALL.iter().find(|k| chosen(k.code) && k.state(value).is_some());
            kind.map_or_else(|| value.to_owned(), |k| words::state(l, k, value))
        }
        _ => value.to_owned(),
    }
}

/// The question without or with one value of a facet; a new question starts at the first page.
pub fn toggled(ask: &SearchAsk, field: &str, value: &str) -> SearchAsk {
    let mut ask = SearchAsk { after: None, ..ask.clone() };
    let values = ask.filters.entry(field.to_owned()).or_default();
    if values.iter().any(|v| v == value) {
        values.retain(|v| v != value);
    } else {
        values.push(value.to_owned());
    }
    ask.filters.retain(|_, v| !v.is_empty());
    ask
}

pub fn chips(visit: &Visit, places: &Places, areas: &[SavedArea], ask: &SearchAsk) -> Markup {
    let l = visit.language;
    html! {
        @if !ask.filters.is_empty() {
            div class="chips" {
                @for (field, values) in &ask.filters {
                    @for v in values {
                        @let shown = if field == SAVED_AREA { super::area_title(areas, v) } else { value(l, places, ask, field, v) };
                        @let label = label(l, field);
                        a class="fchip" href=(to(&toggled(ask, field, v))) aria-label=(tr(l, "action-remove_filter", &[("filter", &format!("{label}: {shown}"))])) {
                            span { (label) } " " (shown) " " i aria-hidden="true" { "×" }
                        }
                    }
                }
                @let none = SearchAsk { filters: std::collections::BTreeMap::new(), after: None, ..ask.clone() };
                a class="lk" href=(to(&none)) { (t(l, "action-remove_all_filters")) }
            }
        }
    }
}

pub fn facets(visit: &Visit, places: &Places, ask: &SearchAsk, view: &SearchView) -> Markup {
    let l = visit.language;
    let telling = |f: &&Facet| f.values.len() > 1 || f.values.iter().any(|v| v.2);
    html! {
        @for facet in view.facets.iter().filter(telling) {
            @let hidden = facet.values.iter().skip(FIRST).any(|v| v.2);
            section class="fct" {
                h2 class="fh" { (label(l, &facet.field)) }
                ul class="opts" { @for one in facet.values.iter().take(FIRST) { (option(l, places, ask, &facet.field, one)) } }
                @if facet.values.len() > FIRST {
                    details class="more" open[hidden] {
                        summary { (tr(l, "list-more_values", &[("n", &integer(l, words::count(facet.values.len() - FIRST)))])) }
                        ul class="opts" { @for one in facet.values.iter().skip(FIRST) { (option(l, places, ask, &facet.field, one)) } }
                    }
                }
            }
        }
    }
}

fn option(l: Language, places: &Places, ask: &SearchAsk, field: &str, (v, n, on): &(String, i64, bool)) -> Markup {
    let class = match (on, n) {
        (true, _) => Some("on"),
        (false, 0) => Some("off"),
        _ => None,
    };
    html! {
        li class=[class] {
            a href=(to(&toggled(ask, field, v))) aria-current=[on.then_some("true")] { (value(l, places, ask, field, v)) i { (integer(l, *n)) } }
        }
    }
}

/// A text with the words it was found by.
fn marked(pieces: &[Piece]) -> Markup {
    html! { @for piece in pieces { @if piece.hit { mark { (piece.text) } } @else { (piece.text) } } }
}

pub fn hits(visit: &Visit, places: &Places, view: &SearchView) -> Markup {
    let l = visit.language;
    html! {
        ol class="hits" {
            @for hit in &view.hits {
                @let kind = kinds::find(&hit.record.kind);
                li {
                    h3 { a href=(format!("/records/{}/{}", hit.record.kind, hit.record.id)) { (marked(&hit.title)) } }
                    p class="mut" {
                        @if let Some(kind) = kind { (words::singular(l, kind)) ", " (words::state(l, kind, &hit.record.status)) }
                        @let at = words::where_is(l, places, &hit.record);
                        @if !at.is_empty() { " · " (at) }
                        @if visit.signed_in() && hit.record.visibility != reticolo_model::Visibility::Public { " · " (words::visibility_point(l, &hit.record)) }
                        @if hit.record.illustrative { " · " (t(l, "envelope-illustrative")) }
                    }
                    @if let Some(snippet) = &hit.snippet {
                        p lang=(hit.record.language) {
                            @if snippet.field != "summary" {
                                @if let Some(kind) = kind { span class="mut" { (words::label(l, kind, &snippet.field)) ": " } }
                            }
                            (marked(&snippet.pieces))
                        }
                    }
                }
            }
        }
    }
}

pub fn pager(visit: &Visit, ask: &SearchAsk, view: &SearchView) -> Markup {
    let l = visit.language;
    html! {
        @if ask.after.is_some() || view.next.is_some() {
            nav class="pager" aria-label=(t(l, "list-pages")) {
                span {}
                div {
                    @if ask.after.is_some() { a class="btn" href=(to(&SearchAsk { after: None, ..ask.clone() })) { (t(l, "search-first")) } " " }
                    @if let Some(next) = &view.next { a class="btn" href=(to(&SearchAsk { after: Some(next.clone()), ..ask.clone() })) { (t(l, "search-next")) } }
                }
            }
        }
    }
}
