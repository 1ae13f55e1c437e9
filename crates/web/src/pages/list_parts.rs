//! The parts of a list: chips of what is chosen, facets, columns, order, table, pager.

use super::area_filter;
use super::list::{Here, USUAL, shown};
use crate::session::Visit;
use crate::{age, words};
use maud::{Markup, html};
use reticolo_instruments::Act;
use reticolo_instruments::areas::SAVED_AREA;
use reticolo_instruments::registry::{Facet, ListAsk, MOST_A_PAGE, STALE, sort_fields};
use reticolo_messages::{Language, date, euro, integer, t, tr};
use reticolo_model::{FieldType, Kind, Record, kinds};

/// A facet shows so many values before "more".
const FIRST: usize = 8;
/// What of the envelope can be a column.
const ENVELOPE: [&str; 6] = ["unit", "status", "confirmed", "data_set", "tags", "visibility"];

/// The question without or with one value of a field; a new question starts at the first page.
pub fn toggled(ask: &ListAsk, field: &str, value: &str) -> ListAsk {
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

pub fn chips(here: &Here) -> Markup {
    let Here { visit, kind, ask, .. } = here;
    let l = visit.language;
    html! {
        div class="chips" {
            @for (field, values) in &ask.filters {
                @for value in values {
                    @let label = words::label(l, kind, field);
                    @let shown = words::facet_value(l, kind, &here.named(), field, value);
                    a class="fchip" href=(here.to(&toggled(ask, field, value))) aria-label=(tr(l, "action-remove_filter", &[("filter", &format!("{label}: {shown}"))])) {
                        span { (label) } " " (shown) " " i aria-hidden="true" { "×" }
                    }
                }
            }
            @if !ask.text.is_empty() {
                a class="fchip" href=(here.to(&ListAsk { text: String::new(), after: None, ..(*ask).clone() })) aria-label=(tr(l, "action-remove_filter", &[("filter", &ask.text)])) {
                    span { (t(l, "action-search")) } " " (ask.text) " " i aria-hidden="true" { "×" }
                }
            }
            @if !ask.filters.is_empty() {
                @let none = ListAsk { filters: std::collections::BTreeMap::new(), text: String::new(), after: None, ..(*ask).clone() };
                a class="lk" href=(here.to(&none)) { (t(l, "action-remove_all_filters")) }
            }
            a class="ponly" href="#filters" { (t(l, "list-filters")) }
            span class="end" {
                @if visit.may(Act::Write) && kinds::of_territory(kind.code) { a href=(format!("/records/{}/new", kind.code)) { (tr(l, "list-new", &[("kind", &words::singular(l, kind).to_lowercase())])) } }
            }
        }
    }
}

pub fn facets(here: &Here) -> Markup {
    let l = here.visit.language;
    // One value says nothing, unless it is chosen; who may see what is no matter for visitors.
    let telling = |f: &&Facet| {
        (f.values.len() > 1 || f.field == STALE || f.values.iter().any(|v| v.2)) && (f.field != "visibility" || here.visit.signed_in())
    };
    let areas = here.ask.filters.get(SAVED_AREA).map_or(&[][..], Vec::as_slice);
    html! {
        @if here.kind.field("unit").is_none() { (area_filter::facet(l, here.areas, areas, &|id| here.to(&toggled(here.ask, SAVED_AREA, id)))) }
        @for facet in here.view.facets.iter().filter(telling) {
            @let hidden = facet.values.iter().skip(FIRST).any(|v| v.2);
            section class="fct" {
                h2 class="fh" { (words::label(l, here.kind, &facet.field)) }
                ul class="opts" { @for value in facet.values.iter().take(FIRST) { (option(here, facet, value)) } }
                @if facet.values.len() > FIRST {
                    details class="more" open[hidden] {
                        summary { (tr(l, "list-more_values", &[("n", &integer(l, words::count(facet.values.len() - FIRST)))])) }
                        ul class="opts" { @for value in facet.values.iter().skip(FIRST) { (option(here, facet, value)) } }
                    }
                }
            }
        }
    }
}

fn option(here: &Here, facet: &Facet, (value, n, on): &(String, i64, bool)) -> Markup {
    let l = here.visit.language;
    let class = match (on, n) {
        (true, _) => Some("on"),
        (false, 0) => Some("off"),
        _ => None,
    };
    html! {
        li class=[class] {
            a href=(here.to(&toggled(here.ask, &facet.field, value))) aria-current=[on.then_some("true")] {
                (words::facet_value(l, here.kind, &here.named(), &facet.field, value)) i { (integer(l, *n)) }
            }
        }
    }
}

/// Every column a list of this kind can show beside the title.
fn possible(kind: &Kind, visit: &Visit) -> Vec<&'static str> {
    let own = kind.fields.iter().filter(|f| !f.personal && !matches!(f.kind, FieldType::LongText)).map(|f| f.code);
    let envelope = ENVELOPE.into_iter().filter(|c| kind.field(c).is_none() && (*c != "visibility" || visit.signed_in()));
    envelope.chain(own).collect()
}

/// The columns that the address names; none where it names none that is known.
pub fn chosen_columns(kind: &Kind, visit: &Visit) -> Option<Vec<String>> {
    let known = possible(kind, visit);
    let named: Vec<String> = crate::address::pairs(&visit.query)
        .into_iter()
        .filter(|(n, v)| n == "columns" && known.contains(&v.as_str()))
        .map(|(_, v)| v)
        .collect();
    (!named.is_empty()).then_some(named)
}

/// The columns that are shown, in one order whatever the address's.
fn shown_columns(here: &Here) -> Vec<&'static str> {
    let kind = here.kind;
    let usual = |c: &str| Some(c) == kind.figure_field || (ENVELOPE.contains(&c) && !matches!(c, "data_set" | "tags"));
    let wanted = |c: &str| here.columns.as_ref().map_or_else(|| usual(c), |all| all.iter().any(|one| one == c));
    let mut columns: Vec<&'static str> = possible(kind, here.visit).into_iter().filter(|c| wanted(c)).collect();
    // The place, then the figure, then the rest.
    columns.sort_by_key(|c| (*c != "unit", Some(*c) != kind.figure_field));
    columns
}

/// Which columns to show, as a form that works by itself.
pub fn columns(here: &Here) -> Markup {
    let l = here.visit.language;
    let (all, shown) = (possible(here.kind, here.visit), shown_columns(here));
    let (n, total) = (integer(l, words::count(shown.len())), integer(l, words::count(all.len())));
    html! {
        details class="more colsel wonly" {
            summary { (t(l, "action-columns")) span class="mut" { (tr(l, "list-shown", &[("shown", &n), ("total", &total)])) } }
            form method="get" {
                (here.carried(&["columns"]))
                div class="opt" {
                    @for column in &all {
                        label { input type="checkbox" name="columns" value=(column) checked[shown.contains(column)]; span { (words::label(l, here.kind, column)) } }
                    }
                }
                p class="acts-row" {
                    button class="btn sm" { (t(l, "action-show")) }
                    @if here.columns.is_some() { a href=(Here { columns: None, visit: here.visit, kind: here.kind, places: here.places, axes: here.axes, areas: here.areas, ask: here.ask, view: here.view, today: here.today }.to(here.ask)) { (t(l, "list-usual_columns")) } }
                }
            }
        }
    }
}

/// What the order is by, without its direction.
fn sorted_by(ask: &ListAsk) -> &str {
    match ask.sort.trim_start_matches('-') {
        "" => "title",
        by => by,
    }
}

/// The question in another order. A second choice of the same one turns it round; large figures and late dates come first.
fn resorted(here: &Here, field: &str) -> ListAsk {
    let numeric = |f: &str| {
        let kind = here.kind.field(f).map(|f| f.kind);
        f == "changed" || kind.is_some_and(|k| matches!(k, FieldType::Money | FieldType::Integer | FieldType::Number | FieldType::Year))
    };
    let down = here.ask.sort.starts_with('-');
    let turn = if sorted_by(here.ask) == field { !down } else { numeric(field) };
    ListAsk { sort: if turn { format!("-{field}") } else { field.to_owned() }, after: None, ..here.ask.clone() }
}

/// The orders there are that no heading offers; on a phone all of them, since headings hide there.
pub fn order(here: &Here) -> Markup {
    let (l, kind) = (here.visit.language, here.kind);
    let shown = shown_columns(here);
    let fields: Vec<&str> = ["title", "changed"].into_iter().chain(sort_fields(kind)).collect();
    let down = here.ask.sort.starts_with('-');
    html! {
        p class="c13 two orders" {
            (t(l, "action-sort")) ": "
            @for field in &fields {
                @let on = sorted_by(here.ask) == *field;
                @let headed = *field == "title" || shown.contains(field);
                @let name = match *field { "changed" => t(l, "sort-changed"), "title" => t(l, "envelope-title"), f => words::label(l, kind, f) };
                a class=[headed.then_some("ponly")] href=(here.to(&resorted(here, field))) aria-current=[on.then_some("true")] {
                    (name) @if on { " " (if down { "↓" } else { "↑" }) }
                }
                " "
            }
        }
    }
}

pub fn table(here: &Here) -> Markup {
    let Here { visit, kind, ask, view, .. } = here;
    let l = visit.language;
    let most = kind.figure_field.map_or(0.0, |f| view.records.iter().filter_map(|r| amount(r, f)).fold(0.0, f64::max));
    let choose = visit.may(Act::Publish);
    let columns = shown_columns(here);
    let sorted = |field: &str| {
        let down = ask.sort.starts_with('-');
        (sorted_by(ask) == field).then_some(if down { "descending" } else { "ascending" })
    };
    let heading = |field: &str, name: String| {
        html! { @if field == "title" || sort_fields(kind).contains(&field) { a href=(here.to(&resorted(here, field))) { (name) } } @else { (name) } }
    };
    html! {
        table class="lst card num" {
            caption class="vh" { (words::plural(l, kind)) }
            thead {
                tr {
                    @if choose { th class="c" { span class="vh" { (t(l, "list-choose")) } } }
                    th aria-sort=[sorted("title")] { (heading("title", words::singular(l, kind))) }
                    @for column in &columns {
                        th class=[right(kind, column).then_some("r")] aria-sort=[sorted(column)] { (heading(column, words::label(l, kind, column))) }
                    }
                }
            }
            tbody {
                @for record in &view.records {
                    @let stale = view.stale.contains(&record.id);
                    tr class=[stale.then_some("stale")] {
                        @if choose { td class="c" { input type="checkbox" name="id" value=(record.id) aria-label=(tr(l, "list-choose_one", &[("title", &record.title)])); } }
                        td class="ttl" {
                            a class="ti" href=(format!("/records/{}/{}", kind.code, record.id)) { (record.title) }
                            small { (second_line(l, kind, record, stale)) }
                        }
                        @for column in &columns {
                            td class=[right(kind, column).then_some("r")] data-l=(words::label(l, kind, column)) { (cell(here, record, column, most)) }
                        }
                    }
                }
            }
        }
    }
}

/// Figures stand to the right.
fn right(kind: &Kind, column: &str) -> bool {
    kind.field(column).is_some_and(|f| matches!(f.kind, FieldType::Money | FieldType::Integer | FieldType::Number | FieldType::Year))
}

fn cell(here: &Here, record: &Record, column: &str, most: f64) -> Markup {
    let (l, kind) = (here.visit.language, here.kind);
    if let Some(field) = kind.field(column) {
        return html! {
            @if let Some(v) = record.body.get(column) { @match record.body_cents(column).filter(|_| matches!(field.kind, FieldType::Money)) { Some(cents) => (whole_euro(l, cents)), None => (words::shown(l, field, v)) } }
            @if let Some(x) = amount(record, column).filter(|_| most > 0.0 && kind.figure_field == Some(column)) {
                " " svg class="mb" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" { rect width=(format!("{:.0}", (x / most * 100.0).max(0.0))) height="4" {} }
            }
        };
    }
    match column {
        "unit" => html! { (words::where_is(l, here.places, record)) },
        "status" => html! { span class="sgn w" { (words::state(l, kind, &record.status)) } },
        "visibility" => words::visibility_point(l, record),
        "tags" => html! { (record.tags.join(", ")) },
        "data_set" => html! { @if let Some(origin) = &record.origin { (words::breakable(&origin.data_set)) } },
        "confirmed" => html! {
            @match &record.confirmed {
                Some(day) => { span class="day" { (date(l, day)) @if let Some(age) = age::since(l, day, here.today) { " " small { (age) } } } }
                None => { span class="mut" { (t(l, "list-never_confirmed")) } }
            }
        },
        _ => html! {},
    }
}

/// Money without the cents it does not have.
fn whole_euro(l: Language, cents: i64) -> String {
    let text = euro(l, cents);
    // The mark of decimals in one language groups thousands in the other.
    let nothing = match l {
        Language::It => ",00",
        Language::En => ".00",
    };
    if cents % 100 == 0 { text.replacen(nothing, "", 1) } else { text }
}

/// A figure that a bar can be drawn of: money, quantities; not years.
fn amount(record: &Record, field: &str) -> Option<f64> {
    let f = kinds::find(&record.kind)?.field(field)?;
    match f.kind {
        #[expect(clippy::cast_precision_loss, reason = "the width of a bar")]
        FieldType::Money => record.body_cents(field).map(|c| c as f64),
        FieldType::Integer | FieldType::Number => record.body.get(field)?.as_f64(),
        _ => None,
    }
}

/// Class, whether nobody confirmed it for long, and whether the record is only an example.
fn second_line(l: Language, kind: &Kind, record: &Record, stale: bool) -> String {
    let mut parts = Vec::new();
    if let Some(field) = kind.class_field.and_then(|f| kind.field(f))
        && let Some(v) = record.body.get(field.code)
    {
        parts.push(words::value(l, field, v));
    }
    if stale {
        parts.push(t(l, "stale-true"));
    }
    if record.illustrative {
        parts.push(t(l, "envelope-illustrative").to_lowercase());
    }
    parts.join(" · ")
}

/// How many are shown, how many a page holds, and the way on, named by where the next page begins.
pub fn pager(here: &Here) -> Markup {
    let Here { visit, ask, view, .. } = here;
    let l = visit.language;
    let sizes: Vec<usize> = [USUAL, MOST_A_PAGE].into_iter().filter(|_| view.total > words::count(USUAL)).collect();
    html! {
        nav class="pager" aria-label=(t(l, "list-pages")) {
            span {
                (shown(l, ask, view))
                @if !sizes.is_empty() {
                    ". " (t(l, "list-a_page")) " "
                    @for size in sizes {
                        @if ask.limit == size { b { (size) } } @else { a href=(here.to(&ListAsk { limit: size, after: None, ..(*ask).clone() })) { (size) } }
                        " "
                    }
                }
            }
            div {
                @if ask.after.is_some() { a class="btn" href=(here.to(&ListAsk { after: None, ..(*ask).clone() })) { (t(l, "action-first")) } }
                @if view.next.is_some() { a class="btn" rel="next" href=(here.to(&ListAsk { after: view.next.clone(), ..(*ask).clone() })) { (next(here)) } }
            }
        }
    }
}

/// "Next, below 676.725 €": the value that the last record of this page has.
fn next(here: &Here) -> String {
    let (l, ask) = (here.visit.language, here.ask);
    let by = sorted_by(ask);
    let Some(last) = here.view.records.last() else { return t(l, "action-next") };
    let value = match by {
        "title" => Some(format!("«{}»", last.title.chars().take(24).collect::<String>().trim_end())),
        field => here.kind.field(field).and_then(|f| last.body.get(field).map(|v| words::value(l, f, v))),
    };
    let key = match (right(here.kind, by), ask.sort.starts_with('-')) {
        (true, true) => "list-next_below",
        (true, false) => "list-next_above",
        _ => "list-next_after",
    };
    value.map_or_else(|| t(l, "action-next"), |value| tr(l, key, &[("value", &value)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_loses_only_the_cents_it_does_not_have() {
        for (cents, it, en) in [
            (400_000_000, "4.000.000", "4,000,000"),
            (4_000_000, "40.000", "40,000"),
            (347_053_050, "3.470.530,50", "3,470,530.50"),
            (0, "0", "0"),
        ] {
            assert_eq!(whole_euro(Language::It, cents).trim_end_matches('€').trim_end(), it);
            assert_eq!(whole_euro(Language::En, cents).trim_start_matches('€'), en);
        }
    }
}
