//! Saved areas as filters of lists, search, grid and map: one choice, the same everywhere.

use crate::App;
use crate::errors::Fault;
use crate::session::Visit;
use maud::{Markup, html};
use reticolo_instruments::areas::{SAVED_AREA, SavedArea};
use reticolo_messages::{Language, t};

/// So many areas show before "more".
const FIRST: usize = 8;

/// The areas that an address chooses.
pub fn chosen(visit: &Visit) -> Vec<String> {
    visit.params().into_iter().filter(|(n, v)| n == SAVED_AREA && !v.is_empty()).map(|(_, v)| v).collect()
}

/// The title of a chosen area.
pub fn title(areas: &[SavedArea], id: &str) -> String {
    areas.iter().find(|a| a.id.to_string() == id).map_or_else(|| id.to_owned(), |a| a.title.clone())
}

/// The areas as links that choose or let go, among the facets; nothing where there is none.
pub fn facet(l: Language, areas: &[SavedArea], chosen: &[String], to: &dyn Fn(&str) -> String) -> Markup {
    let option = |area: &SavedArea| {
        let id = area.id.to_string();
        let on = chosen.contains(&id);
        html! { li class=[on.then_some("on")] { a href=(to(&id)) aria-current=[on.then_some("true")] { (area.title) } } }
    };
    let hidden = areas.iter().skip(FIRST).any(|a| chosen.contains(&a.id.to_string()));
    html! {
        @if !areas.is_empty() {
            section class="fct" {
                h2 class="fh" { (t(l, "envelope-saved_area")) }
                ul class="opts" { @for area in areas.iter().take(FIRST) { (option(area)) } }
                @if areas.len() > FIRST {
                    details class="more" open[hidden] {
                        summary { (reticolo_messages::tr(l, "list-more_values", &[("n", &(areas.len() - FIRST).to_string())])) }
                        ul class="opts" { @for area in areas.iter().skip(FIRST) { (option(area)) } }
                    }
                }
            }
        }
    }
}

/// A choice of one area, for a form; nothing where there is none.
pub async fn field(app: &App, visit: &Visit) -> Result<Markup, Fault> {
    let l = visit.language;
    let (areas, chosen) = (app.wb.saved_areas(&visit.who).await?, chosen(visit));
    Ok(html! {
        @if !areas.is_empty() {
            div class="field" { label for="f-saved_area" { (t(l, "envelope-saved_area")) } select class="inp" id="f-saved_area" name=(SAVED_AREA) {
                option value="" { (t(l, "saved_area-all")) }
                @for area in areas.iter() { option value=(area.id) selected[chosen.contains(&area.id.to_string())] { (area.title) } }
            } }
        }
    })
}

/// On the page of an area: where it can be filtered by.
pub fn uses(l: Language, id: uuid::Uuid) -> Markup {
    let to = [("need", "/records/need"), ("asset", "/records/asset"), ("initiative", "/records/initiative")];
    html! {
        section {
            div class="h" { h2 { (t(l, "saved_area-filter")) } }
            ul class="links pairs" {
                @for (kind, path) in to { li { a href=(format!("{path}?{SAVED_AREA}={id}")) { (t(l, &format!("{kind}-plural"))) } span class="mut" { (t(l, "saved_area-lists")) } } }
                li { a href=(format!("/search?q=&{SAVED_AREA}={id}")) { (t(l, "saved_area-search")) } }
                li { a href=(format!("/grid?{SAVED_AREA}={id}")) { (t(l, "saved_area-grid")) } }
                li { a href=(format!("/atlas?{SAVED_AREA}={id}")) { (t(l, "saved_area-map")) } }
            }
        }
    }
}
