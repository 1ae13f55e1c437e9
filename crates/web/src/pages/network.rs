//! The surroundings of one record: who is tied to it and by what, within a step or two; drawn, and as the table that says the same.
//! Without a record, the network of actors is shown, or it asks of which record.

use super::network_svg::{Picture, draw, index};
use super::record_links::{tie, when};
use crate::errors::{Answer, Fault};
use crate::frame::{self, Page, Verb};
use crate::session::Visit;
use crate::{App, address, map_svg, words};
use axum::extract::State;
use maud::{Markup, html};
use reticolo_instruments::network::{Edge, FORMS, NetworkAsk, NetworkView, Node};
use reticolo_messages::{Language, help, integer, t, tn, tr};
use reticolo_model::{Problem, kinds};
use serde_json::json;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Records that a search offers.
const OFFERED: usize = 40;
/// Ties that a row says.
const SAID: usize = 3;

/// The record that the address names and what it asks of it; none where it names none.
pub fn asked(visit: &Visit) -> Result<Option<NetworkAsk>, Fault> {
    let Some(text) = visit.param("id").filter(|t| !t.is_empty()) else { return Ok(None) };
    let id = Uuid::parse_str(&text).map_err(|_| Fault::NotFound)?;
    let wrong = |found: &str| Problem::new("problem-range", found).on("hops").with("least", 1).with("greatest", 2);
    let hops = match visit.param("hops").filter(|t| !t.is_empty()) {
        Some(text) => text.parse().map_err(|_| wrong(&text))?,
        None => 1,
    };
    let kinds = visit.params().into_iter().filter(|(n, v)| n == "kind" && !v.is_empty()).map(|(_, v)| v).collect();
    Ok(Some(NetworkAsk { id, hops, as_of: visit.param("as_of").filter(|d| !d.is_empty()), kinds }))
}

/// `GET /network`.
pub async fn show(State(app): State<App>, visit: Visit) -> Answer {
    let l = visit.language;
    let Some(ask) = asked(&visit)? else {
        let from = visit.param("q").is_some() || visit.param("question").is_some_and(|q| q == "from");
        return if from { which(&app, &visit).await } else { super::actors::show(&app, &visit).await };
    };
    let view = app.wb.network(&visit.who, &ask).await?;
    let Some(centre) = view.nodes.first() else { return Err(Fault::NotFound) };
    let Some(kind) = kinds::find(&centre.kind) else { return Err(Fault::NotFound) };
    let others = words::count(view.nodes.len() - 1 + view.left_out);
    let key = if others == 0 {
        "network-alone"
    } else if view.hops == 2 {
        "network-finding_two"
    } else {
        "network-finding"
    };
    let title = tn(l, key, others, &[("title", &centre.title)]);
    let chosen: BTreeSet<Uuid> = visit.params().iter().filter(|(n, _)| n == "sel").filter_map(|(_, v)| Uuid::parse_str(v).ok()).collect();
    let marks: Vec<&'static str> = kinds::ALL.iter().map(|k| k.code).filter(|c| view.nodes.iter().any(|n| n.kind == *c)).collect();
    let label = tr(l, "network-label", &[("title", &centre.title)]);
    let picture = Picture { view: &view, kinds: &marks, chosen: &chosen, label: &label };
    let body = html! {
        p class="kind" {
            span class="chip w" { (words::singular(l, kind)) }
            a href=(format!("/records/{}/{}", centre.kind, centre.id)) { (centre.title) }
        }
        h1 { (title) }
        (form(&visit, &ask, &view))
        @if view.nodes.len() == 1 {
            div class="empty" {
                h2 { (t(l, "network-none")) }
                p { (help(l, "network-none").unwrap_or_default()) }
                p { a class="btn" href=(format!("/records/{}/{}", centre.kind, centre.id)) { (t(l, "network-to_record")) } }
            }
        } @else {
            @if view.left_out > 0 { p class="note info" { b { (tn(l, "network-left_out", words::count(view.left_out), &[("shown", &integer(l, words::count(view.nodes.len())))])) } } }
            @if view.cut { p class="note info" { b { (t(l, "network-cut")) } } }
            div class="cols netpage" {
                section aria-label=(label) {
                    figure class="net" data-island="network" data-select-table="#twin" data-words=(json!({
                        "zoomIn": t(l, "map-zoom_in"), "zoomOut": t(l, "map-zoom_out"), "whole": t(l, "network-whole"), "failed": t(l, "network-failed"), "label": label,
                    })) {
                        div class="stage" { div data-part="drawing" { (draw(l, &picture)) } }
                        figcaption { (t(l, "network-caption")) }
                    }
                    ul class="keys-l" {
                        @for code in &marks { @if let Some(kind) = kinds::find(code) { li { (map_svg::swatch(index(&marks, code))) " " (words::singular(l, kind)) } } }
                    }
                    p class="src tools" {
                        span { (t(l, "network-files")) }
                        @for form in FORMS { a href=(format!("/download/surroundings.{form}{}", query(&ask))) { (file_name(form)) } }
                        a href=(format!("/api/v1/network{}", query(&ask))) { "JSON" }
                    }
                }
                section class="first" { (twin(&visit, &view, &chosen)) }
            }
        }
    };
    let page = Page::new(&title, Verb::Understand, "/network", &centre.title).under("/network", t(l, "page-network"));
    frame::page(&app, &visit, &page, &body).await
}

fn file_name(form: &str) -> &'static str {
    match form {
        "gexf" => "GEXF",
        "graphml" => "GraphML",
        _ => "CSV",
    }
}

/// The question as an address says it.
fn query(ask: &NetworkAsk) -> String {
    let (id, hops) = (ask.id.to_string(), ask.hops.to_string());
    let mut pairs = vec![("id", id.as_str()), ("hops", hops.as_str())];
    pairs.extend(ask.as_of.as_deref().map(|day| ("as_of", day)));
    pairs.extend(ask.kinds.iter().map(|k| ("kind", k.as_str())));
    address::query(pairs)
}

/// How far, on which day, which kinds.
fn form(visit: &Visit, ask: &NetworkAsk, view: &NetworkView) -> Markup {
    let l = visit.language;
    html! {
        form class="params" id="net-form" method="get" action="/network" {
            input type="hidden" name="id" value=(ask.id);
            fieldset class="field" {
                legend { (t(l, "network-hops")) }
                div class="opt" {
                    @for hops in [1, 2] {
                        label { input type="radio" name="hops" value=(hops) checked[ask.hops == hops]; span { (t(l, &format!("network-hops_{hops}"))) } }
                    }
                }
            }
            @if view.dated {
                div class="field" { label for="f-as_of" { (t(l, "record-as_of")) } input class="inp" type="date" id="f-as_of" name="as_of" value=[ask.as_of.as_deref()]; }
            }
            @if view.kinds.len() > 1 || !ask.kinds.is_empty() {
                fieldset class="field wide" {
                    legend { (t(l, "network-kinds")) }
                    div class="checks" {
                        @for (code, n) in &view.kinds {
                            @if let Some(kind) = kinds::find(code) {
                                label class="check" { input type="checkbox" name="kind" value=(code) checked[ask.kinds.contains(code)]; span { (words::plural(l, kind)) " " small class="mut" { (integer(l, words::count(*n))) } } }
                            }
                        }
                    }
                }
            }
            button class="btn sm" { (t(l, "action-show")) }
        }
    }
}

/// The table that says what the drawing shows: nearest and strongest first.
fn twin(visit: &Visit, view: &NetworkView, chosen: &BTreeSet<Uuid>) -> Markup {
    let l = visit.language;
    html! {
        div class="h" { h2 { (t(l, "network-ranking")) } span class="r" { (t(l, "network-order")) } }
        div class="scroll tall" tabindex="0" role="region" aria-label=(t(l, "network-ranking")) {
            table id="twin" class="tw card num rank" {
                caption class="vh" { (t(l, "network-ranking")) }
                thead { tr {
                    th class="c" { span class="vh" { (t(l, "list-choose")) } }
                    th { (t(l, "network-record")) }
                    th class="r" { (t(l, "network-steps")) }
                    th class="r" { (t(l, "network-ties")) }
                } }
                tbody {
                    @for node in view.nodes.iter().skip(1) {
                        tr data-code=(node.id) class=[chosen.contains(&node.id).then_some("sel")] {
                            td class="c" { input type="checkbox" name="sel" form="net-form" value=(node.id) checked[chosen.contains(&node.id)] aria-label=(tr(l, "list-choose_one", &[("title", &node.title)])); }
                            td class="ttl" {
                                a href=(format!("/records/{}/{}", node.kind, node.id)) { (node.title) }
                                " " small class="mut" { @if let Some(kind) = kinds::find(&node.kind) { (words::singular(l, kind)) } }
                                (why(l, view, node))
                                a class="c12" href=(format!("/network?id={}", node.id)) aria-label=(tr(l, "network-of", &[("title", &node.title)])) { (t(l, "network-go")) }
                            }
                            td class="r" data-l=(t(l, "network-steps")) { (node.hop) }
                            td class="r" data-l=(t(l, "network-ties")) { (integer(l, words::count(node.ties))) }
                        }
                    }
                }
            }
        }
    }
}

/// By what a record is tied to those nearer than itself, in words.
fn why(l: Language, view: &NetworkView, node: &Node) -> Markup {
    let ties: Vec<(&Edge, &Node)> = view.inward(node).collect();
    html! {
        @for (edge, other) in ties.iter().take(SAID) {
            span class="why" { (said(l, view, node, edge, other)) }
        }
        @if ties.len() > SAID { span class="why" { (tn(l, "network-more_ties", words::count(ties.len() - SAID), &[])) } }
    }
}

fn said(l: Language, view: &NetworkView, node: &Node, edge: &Edge, other: &Node) -> String {
    let mut text = format!("{} {}", tie(l, &edge.kind, edge.from == node.id), other.title);
    let mut more: Vec<String> = when(l, edge.since.as_deref(), edge.until.as_deref()).into_iter().collect();
    if edge.derived() {
        let through: Vec<String> = edge.through.iter().filter_map(|id| view.node(*id)).map(|n| n.title.clone()).take(2).collect();
        let through = if through.is_empty() {
            tn(l, "network-through", words::count(edge.through.len()), &[])
        } else {
            format!("{} {}", t(l, "record-derived_through"), through.join(", "))
        };
        more.push(through);
    } else if let Some(weight) = edge.weight {
        more.push(tr(l, "link-weight", &[("weight", &words::number(l, weight))]));
    }
    if !more.is_empty() {
        text.push_str(&format!(" ({})", more.join("; ")));
    }
    text
}

/// Of which record? And how many links of each type there are.
async fn which(app: &App, visit: &Visit) -> Answer {
    let l = visit.language;
    let q = visit.param("q").unwrap_or_default();
    let found = app.wb.search(&visit.who, &q, OFFERED).await?;
    let counts = app.wb.link_counts(&visit.who).await?;
    let all: i64 = counts.iter().map(|(_, n)| *n).sum();
    let most = counts.iter().map(|(_, n)| *n).max().unwrap_or(1).max(1);
    let title = t(l, "network-which");
    let body = html! {
        h1 { (title) }
        p class="lede" { (t(l, "network-lede")) }
        form class="searchrow" method="get" action="/network" role="search" aria-label=(t(l, "network-search")) {
            input class="inp" type="search" name="q" value=(q) aria-label=(t(l, "network-search")) placeholder=(t(l, "network-search"));
            button class="btn pri" { (t(l, "action-search")) }
        }
        @if !q.trim().is_empty() && found.is_empty() { p class="mut mt" { (t(l, "empty-search")) } }
        @if !found.is_empty() {
            ul class="links mt" {
                @for record in &found {
                    li {
                        span { @if let Some(kind) = kinds::find(&record.kind) { (words::singular(l, kind)) } }
                        span { a href=(format!("/network?id={}", record.id)) { (record.title) } }
                    }
                }
            }
        }
        section {
            div class="h" { h2 { (tn(l, "network-links", all, &[])) } }
            @if counts.is_empty() { p class="mut" { (t(l, "empty-links")) " " (help(l, "empty-links").unwrap_or_default()) } }
            @else {
                table class="num" {
                    caption class="vh" { (t(l, "network-by_type")) }
                    thead { tr { th { (t(l, "network-type")) } th class="r" { (t(l, "network-count")) } } }
                    tbody {
                        @for (code, n) in counts.iter() {
                            tr {
                                td { (t(l, &format!("link-{code}"))) }
                                td class="r" { (integer(l, *n)) " " svg class="mb" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" { rect width=(n * 100 / most) height="4" {} } }
                            }
                        }
                    }
                }
            }
        }
    };
    let page = Page::new(&title, Verb::Understand, "/network", &t(l, "page-network"));
    frame::page(app, visit, &page, &body).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_stands_in_the_address() {
        let mut ask = NetworkAsk::new(Uuid::nil());
        ask.hops = 2;
        ask.as_of = Some("2026-01-02".to_owned());
        ask.kinds.insert("actor".to_owned());
        assert_eq!(query(&ask), "?id=00000000-0000-0000-0000-000000000000&hops=2&as_of=2026-01-02&kind=actor");
    }
}
