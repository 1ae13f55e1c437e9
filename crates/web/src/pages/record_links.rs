//! A record's neighbours on its page: by kind, as of a day, with what each tie says; those that follow from others apart.

use crate::frame;
use crate::session::Visit;
use crate::words;
use maud::{Markup, html};
use reticolo_instruments::registry::{DerivedView, LinkView, RecordView};
use reticolo_messages::{Language, date, help, t, tn, tr};
use reticolo_model::{Kind, kinds, period};
use std::collections::BTreeMap;

/// Ties of one kind that are shown before the rest is folded.
const SHOWN: usize = 12;

/// The words of a tie, seen from the record at hand.
pub fn tie(l: Language, code: &str, outgoing: bool) -> String {
    t(l, &format!("link-{code}{}", if outgoing { "" } else { "-inverse" }))
}

/// The day that the address asks for, if it is one.
pub fn as_of(visit: &Visit) -> Option<String> {
    visit.param("as_of").filter(|day| period::date(day).is_ok())
}

pub fn section(visit: &Visit, kind: &Kind, view: &RecordView) -> Markup {
    let l = visit.language;
    let here = format!("/records/{}/{}", kind.code, view.record.id);
    let day = as_of(visit);
    let mut by_kind: BTreeMap<usize, Vec<&LinkView>> = BTreeMap::new();
    let place = |code: &str| kinds::ALL.iter().position(|k| k.code == code).unwrap_or(usize::MAX);
    for one in view.links.iter().filter(|v| day.as_deref().is_none_or(|d| v.link.holds_on(d))) {
        by_kind.entry(place(&one.other_kind)).or_default().push(one);
    }
    let dated = view.links.iter().any(|v| v.link.since.is_some() || v.link.until.is_some());
    let dependents: Vec<&Kind> = kinds::ALL.iter().copied().filter(|k| k.required_links().any(|r| r.to.contains(&kind.code))).collect();
    html! {
        section id="links" {
            div class="h" {
                h2 { (t(l, "record-links")) }
                div class="tools" {
                    @if !view.links.is_empty() { a href=(format!("/network?id={}", view.record.id)) { (t(l, "network-go")) } }
                    @if view.may_edit && !kind.links.is_empty() { a href=(format!("{here}/links")) { (t(l, "record-add_link")) } }
                    @if view.may_edit {
                        @for dependent in &dependents {
                            @for rule in dependent.required_links().filter(|r| r.to.contains(&kind.code)) {
                                a href=(format!("/records/{}/new?links.{}={}", dependent.code, rule.code, view.record.id)) { (tr(l, "list-new", &[("kind", &words::singular(l, dependent).to_lowercase())])) }
                            }
                        }
                    }
                }
            }
            @if dated {
                form class="params" method="get" {
                    div class="field" { label for="f-as_of" { (t(l, "record-as_of")) } input class="inp" type="date" id="f-as_of" name="as_of" value=[day.as_deref()]; }
                    button class="btn sm" { (t(l, "action-show")) }
                    @if day.is_some() { a href=(here) { (t(l, "record-as_of_any")) } }
                }
            }
            @if view.links.is_empty() {
                p class="mut" { (t(l, "empty-links")) " " (help(l, "empty-links").unwrap_or_default()) }
            } @else if by_kind.is_empty() {
                p class="mut" { (tr(l, "record-as_of_none", &[("day", &date(l, day.as_deref().unwrap_or_default()))])) }
            }
            @for (at, links) in &by_kind {
                h3 class="fh" { (kinds::ALL.get(*at).map(|k| words::plural(l, k)).unwrap_or_default()) " " span class="mut" { (links.len()) } }
                ul class="links" { @for one in links.iter().take(SHOWN) { (line(visit, &here, one, view.may_edit)) } }
                @if links.len() > SHOWN {
                    details class="more" {
                        summary { (tn(l, "record-more_links", words::count(links.len() - SHOWN), &[])) }
                        ul class="links" { @for one in links.iter().skip(SHOWN) { (line(visit, &here, one, view.may_edit)) } }
                    }
                }
            }
            (derived(l, &view.derived))
        }
    }
}

/// Since when and until when a tie holds, in words.
pub fn when(l: Language, since: Option<&str>, until: Option<&str>) -> Option<String> {
    match (since, until) {
        (Some(since), Some(until)) => Some(tr(l, "link-from_to", &[("from", &date(l, since)), ("to", &date(l, until))])),
        (Some(since), None) => Some(tr(l, "link-since", &[("from", &date(l, since))])),
        (None, Some(until)) => Some(tr(l, "link-until", &[("to", &date(l, until))])),
        (None, None) => None,
    }
}

/// What a tie says beside its ends: since when and until when, how strong, from where it is known.
fn said(l: Language, one: &LinkView) -> Vec<String> {
    let link = &one.link;
    let mut out: Vec<String> = when(l, link.since.as_deref(), link.until.as_deref()).into_iter().collect();
    if let Some(weight) = link.weight {
        out.push(tr(l, "link-weight", &[("weight", &words::number(l, weight))]));
    }
    out.extend(link.source.clone());
    out.extend(link.data_set.as_ref().map(|set| tr(l, "link-from_data", &[("data_set", set)])));
    out
}

fn line(visit: &Visit, here: &str, one: &LinkView, may_edit: bool) -> Markup {
    let l = visit.language;
    let said = said(l, one);
    html! {
        li {
            span { (tie(l, &one.link.kind, one.outgoing)) }
            span {
                a href=(format!("/records/{}/{}", one.other_kind, one.other)) { (one.other_title) }
                @if !said.is_empty() { " " small class="mut" { (said.join("; ")) } }
            }
            @if may_edit {
                span class="nw" {
                    a href=(format!("{here}/links/{}", one.link.id)) aria-label=(tr(l, "record-change_link", &[("title", &one.other_title)])) { (t(l, "action-change")) } " "
                    form method="post" action=(format!("{here}/links/{}/remove", one.link.id)) {
                        (frame::csrf(visit))
                        button class="lk" aria-label=(tr(l, "record-remove_link", &[("title", &one.other_title)])) { (t(l, "action-remove")) }
                    }
                }
            }
        }
    }
}

fn derived(l: Language, ties: &[DerivedView]) -> Markup {
    html! {
        @if !ties.is_empty() {
            h3 class="fh" { (t(l, "record-derived")) " " span class="mut" { (ties.len()) } }
            p class="mut c13" { (t(l, "record-derived_why")) }
            ul class="links" {
                @for one in ties.iter().take(SHOWN) { (derived_line(l, one)) }
            }
            @if ties.len() > SHOWN {
                details class="more" {
                    summary { (tn(l, "record-more_links", words::count(ties.len() - SHOWN), &[])) }
                    ul class="links" { @for one in ties.iter().skip(SHOWN) { (derived_line(l, one)) } }
                }
            }
        }
    }
}

fn derived_line(l: Language, one: &DerivedView) -> Markup {
    html! {
        li {
            span { (tie(l, &one.tie.kind, one.outgoing)) }
            span {
                a href=(format!("/records/{}/{}", one.other_kind, one.other)) { (one.other_title) } " "
                small class="mut" {
                    (t(l, "record-derived_through")) " "
                    @for (i, (id, kind, title)) in one.through.iter().take(3).enumerate() {
                        @if i > 0 { ", " }
                        a href=(format!("/records/{kind}/{id}")) { (title) }
                    }
                    @if one.through.len() > 3 { " (" (tn(l, "record-more_links", words::count(one.through.len() - 3), &[])) ")" }
                }
            }
        }
    }
}
