//! The parts of the page of functional basins: what an estimate rests on, legend, tables, profiles, agreement with official areas.

use super::basins_parts::{some, swatch};
use super::functional::{hue, number_and_name};
use super::functional_form::division_name;
use crate::words;
use maud::{Markup, html};
use reticolo_instruments::functional::{
    Agreement, FlowTie, FunctionalArea, FunctionalView, area_name, area_words, estimate_words, people, tie_words,
};
use reticolo_instruments::places::Places;
use reticolo_messages::{Language, decimal, integer, list_words, percent, t, tn, tr};

/// " (estimate)" where nobody counted the flows.
fn marked(l: Language, view: &FunctionalView, text: String) -> String {
    if view.is_estimate() { format!("{text} ({})", t(l, "functional-word-estimate")) } else { text }
}

/// A share with one decimal; a dash where there is none.
fn share(l: Language, x: Option<f64>) -> String {
    x.map_or_else(|| "–".to_owned(), |x| percent(l, x, 1))
}

/// That the flows are an estimate, how it was made, and whether the basins stand with another decay.
pub fn estimate_note(l: Language, view: &FunctionalView) -> Markup {
    let (Some(words), Some(e)) = (estimate_words(l, view), &view.flows.estimate) else { return html! {} };
    html! {
        p class="note look" role="status" {
            b { (t(l, "functional-is_estimate")) } " " (words)
            @for one in &e.shaken {
                " " (tr(l, "functional-shaken", &[("beta", &decimal(l, one.beta, 3)), ("basins", &integer(l, words::count(one.basins))), ("all", &integer(l, words::count(view.basins.len()))), ("agreement", &one.agreement.map_or_else(|| "–".to_owned(), |a| decimal(l, a, 2)))]))
            }
        }
    }
}

/// What else must be said: who has no flows, who stands apart, what lies around.
pub fn unsaid(l: Language, view: &FunctionalView, places: &Places) -> Markup {
    let mut said = Vec::new();
    if !view.missing.is_empty() {
        said.push(tn(l, "functional-missing", words::count(view.missing.len()), &[("names", &some(l, places, &view.missing))]));
    }
    if !view.apart.is_empty() {
        said.push(tn(l, "functional-apart", words::count(view.apart.len()), &[("names", &some(l, places, &view.apart))]));
    }
    if view.basins.is_empty() {
        said.push(t(l, "functional-no_basins"));
    }
    let around = view.rows.iter().filter(|r| !r.inside).count();
    if around > 0 {
        let beyond = view.basins.iter().filter(|b| b.inside == 0).count();
        said.push(tn(l, "functional-around", words::count(around), &[("basins", &integer(l, words::count(beyond)))]));
    }
    if view.enclaves > 0 {
        said.push(tn(l, "functional-enclaves", i64::from(view.enclaves), &[]));
    }
    html! { @for one in said { p class="note" { (one) } } }
}

pub fn legend(l: Language, view: &FunctionalView, places: &Places, lines: usize) -> Markup {
    html! {
        div class="legend" {
            p { (marked(l, view, t(l, "map-legend"))) }
            ul class="ramp" {
                @for b in view.ours() { li class=(format!("k{}", hue(b.number))) { (number_and_name(l, view, places, b.number)) " (" (integer(l, words::count(b.inside))) ")" } }
                @if !view.missing.is_empty() { li class="bnull" { (t(l, "basins-none")) " (" (integer(l, words::count(view.missing.len()))) ")" } }
            }
            @if lines > 0 { p class="src" { (marked(l, view, tn(l, "functional-lines", words::count(lines), &[]))) } }
        }
    }
}

/// Each basin: who stays, from both sides; how large it is; what holds it together and what its border cuts.
pub fn profiles(l: Language, view: &FunctionalView, places: &Places) -> Markup {
    html! {
        section {
            div class="h" { h2 { (marked(l, view, t(l, "functional-profiles"))) } }
            div class="stack" { @for basin in view.ours() { (profile(l, view, places, basin)) } }
        }
    }
}

fn profile(l: Language, view: &FunctionalView, places: &Places, basin: &FunctionalArea) -> Markup {
    let names: Vec<String> = basin.units.iter().map(|u| places.name(u).to_owned()).collect();
    let outside = basin.units.len() - basin.inside;
    html! {
        section id=(format!("basin-{}", basin.number)) {
            h3 { (swatch(hue(basin.number))) " " (number_and_name(l, view, places, basin.number)) }
            p { b { (area_words(l, basin)) } " "
                span class="mut" {
                    (tn(l, "basins-places", words::count(basin.units.len()), &[]))
                    @if outside > 0 { ", " (tn(l, "functional-outside", words::count(outside), &[])) }
                }
            }
            dl class="dl num" {
                dt { (t(l, "functional-residents")) } dd { (people(l, basin.residents)) }
                dt { (t(l, "functional-jobs")) } dd { (people(l, basin.jobs)) }
                dt { (t(l, "functional-stay")) } dd { (people(l, basin.stay)) }
                @if view.question.method == "ttwa" { dt { (t(l, "functional-validity")) } dd { (decimal(l, basin.validity, 2)) @if basin.took { " " span class="mut" { (t(l, "functional-took")) } } } }
            }
            @if !basin.inner.is_empty() {
                p class="c13" { (t(l, "functional-inner")) }
                ul class="plain" { @for tie in &basin.inner { li { (tie_words(l, places, tie)) } } }
            }
            @if let Some(next) = &basin.next {
                p class="mut" { (tr(l, "basins-flow-next", &[("area", places.name(&next.to)), ("go", &people(l, next.go)), ("come", &people(l, next.come))])) }
            }
            details class="more" { summary { (tn(l, "basins-places", words::count(names.len()), &[])) } div { p { (list_words(l, &names)) } } }
        }
    }
}

/// The map's table: each unit with its basin, who stays in it from both sides, and its strongest tie.
pub fn table(l: Language, view: &FunctionalView, places: &Places) -> Markup {
    let ours: Vec<u32> = view.ours().map(|b| b.number).collect();
    let mut rows: Vec<_> = view.rows.iter().filter(|r| r.inside || r.basin.is_some_and(|b| ours.contains(&b))).collect();
    rows.sort_by(|a, b| (a.basin.is_none(), a.basin, &a.name).cmp(&(b.basin.is_none(), b.basin, &b.name)));
    let heads = ["functional-residents", "functional-jobs", "functional-of_residents", "functional-of_jobs"];
    html! {
        section {
            div class="h" { h2 { (marked(l, view, t(l, "map-table_twin"))) } }
            div class="scroll tall" tabindex="0" role="region" aria-label=(t(l, "map-table_twin")) {
                table id="twin" class="tw num" {
                    caption class="vh" { (marked(l, view, t(l, "map-table_twin"))) }
                    thead { tr {
                        th { (t(l, "envelope-unit")) } th class="r" { (t(l, "basins-column")) }
                        @for head in heads { th class="r" { (t(l, head)) } }
                        th { (t(l, "functional-tie")) }
                    } }
                    tbody {
                        @for row in rows {
                            tr data-code=[row.inside.then_some(&row.code)] {
                                td class="ttl" { (row.name) @if !row.inside { " " span class="mut" { (t(l, "functional-row_outside")) } } }
                                td class="r" data-l=(t(l, "basins-column")) { @match row.basin { Some(b) => { (swatch(hue(b))) " " (b) }, None => span class="mut" { (t(l, "basins-none")) } } }
                                td class="r" data-l=(t(l, heads[0])) { (people(l, row.residents)) }
                                td class="r" data-l=(t(l, heads[1])) { (people(l, row.jobs)) }
                                td class="r" data-l=(t(l, heads[2])) { (share(l, row.of_residents)) }
                                td class="r" data-l=(t(l, heads[3])) { (share(l, row.of_jobs)) }
                                td data-l=(t(l, "functional-tie")) { @if let Some(tie) = &row.tie { (tr(l, "functional-tie_cell", &[("place", places.name(&tie.to)), ("go", &people(l, tie.go)), ("come", &people(l, tie.come))])) } }
                            }
                        }
                        @for code in &view.missing {
                            tr data-code=(code) { td class="ttl" { (places.name(code)) } td class="r" { span class="mut" { (t(l, "basins-none")) } } td class="r" { "–" } td class="r" { "–" } td class="r" { "–" } td class="r" { "–" } td {} }
                        }
                    }
                }
            }
        }
    }
}

/// The flows that are drawn, as a table.
pub fn flows_table(l: Language, view: &FunctionalView, places: &Places, ties: &[FlowTie]) -> Markup {
    if ties.is_empty() {
        return html! {};
    }
    let together = |tie: &FlowTie| {
        let of = |code: &str| view.rows.iter().find(|r| r.code == *code).and_then(|r| r.basin);
        of(&tie.from).filter(|b| Some(*b) == of(&tie.to))
    };
    html! {
        section {
            div class="h" { h2 { (marked(l, view, t(l, "functional-strongest"))) } }
            div class="scroll tall" tabindex="0" role="region" aria-label=(t(l, "functional-strongest")) {
                table class="tw num" {
                    caption class="vh" { (marked(l, view, t(l, "functional-strongest"))) }
                    thead { tr { th { (t(l, "functional-from")) } th { (t(l, "functional-to")) } th class="r" { (t(l, "functional-go")) } th class="r" { (t(l, "functional-come")) } th class="r" { (t(l, "basins-column")) } } }
                    tbody { @for tie in ties { tr {
                        td class="ttl" { (places.name(&tie.from)) } td { (places.name(&tie.to)) }
                        td class="r" { (people(l, tie.go)) } td class="r" { (people(l, tie.come)) }
                        td class="r" { @match together(tie) { Some(b) => { (swatch(hue(b))) " " (b) }, None => span class="mut" { (t(l, "functional-cut")) } } }
                    } } }
                }
            }
        }
    }
}

/// How far the basins agree with other areas: one figure, and of each basin the area it shares most with.
pub fn agreement(l: Language, view: &FunctionalView, places: &Places, found: Option<&Agreement>) -> Markup {
    let Some(a) = found else { return html! {} };
    let name = |number: u32| view.basin(number).map_or_else(|| number.to_string(), |b| area_name(l, places, &b.seat));
    let ours: Vec<u32> = view.ours().map(|b| b.number).collect();
    let args = [
        ("name", division_name(l, &a.against)),
        ("rand", a.adjusted_rand.map_or_else(|| "–".to_owned(), |x| decimal(l, x, 2))),
        ("compared", integer(l, words::count(a.compared))),
        ("inside", percent(l, a.inside, 1)),
        ("other", percent(l, a.inside_other, 1)),
    ];
    let args: Vec<(&str, &str)> = args.iter().map(|(k, v)| (*k, v.as_str())).collect();
    html! {
        section {
            div class="h" { h2 { (marked(l, view, t(l, "functional-agreement"))) } }
            p { (tr(l, "functional-agreement_words", &args)) }
            @if !a.missing.is_empty() { p class="note" { (tn(l, "functional-agreement_missing", words::count(a.missing.len()), &[("names", &some(l, places, &a.missing))])) } }
            table class="tw num" {
                caption class="vh" { (t(l, "functional-agreement")) }
                thead { tr { th { (t(l, "basins-column")) } th { (t(l, "functional-other_area")) } th class="r" { (t(l, "functional-shared")) } } }
                tbody { @for o in a.overlaps.iter().filter(|o| ours.contains(&o.basin)) { tr {
                    td class="ttl" { (swatch(hue(o.basin))) " " (name(o.basin)) } td { (o.area) } td class="r" { (percent(l, o.shared, 0)) }
                } } }
            }
            p class="src" { (t(l, "functional-agreement_help")) }
        }
    }
}
