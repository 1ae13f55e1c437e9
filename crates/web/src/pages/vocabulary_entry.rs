//! One entry of a vocabulary: its names, what it is in other lists, who uses it, and the forms that change it.

use super::given;
use super::vocabularies::{Uses, marks, to};
use crate::session::Visit;
use crate::{address, frame, words};
use maud::{Markup, html};
use reticolo_instruments::vocabularies::{Editing, Entry, List, base, ties_of, title};
use reticolo_messages::{Language, integer, t, tr};
use reticolo_model::kinds;

/// What is known of an entry, and the forms that change it.
pub fn entry(visit: &Visit, list: &List, e: &Entry, uses: &Uses, may_edit: bool, sent: &[(String, String)]) -> Markup {
    let l = visit.language;
    let said = marks(l, e);
    html! {
        div class="cols rec mt" {
            div class="stack" {
                (ties(l, list, e))
                @if may_edit { (change(visit, list, e, sent)) }
            }
            aside class="stack" {
                section {
                    div class="h" { h2 { (t(l, "record-facts")) } }
                    dl class="dl" {
                        dt { (t(l, "column-code")) } dd { span class="mono" { (words::breakable(&e.code)) } }
                        @for language in Language::ALL {
                            @let name = if language == Language::It { &e.name_it } else { &e.name_en };
                            dt { (t(l, &format!("column-name_{}", language.code()))) }
                            dd lang=(language.code()) { @if name.is_empty() { span class="mut" { (t(l, "list-not_given")) } } @else { (name) } }
                        }
                        @if !e.since.is_empty() { dt { (t(l, "envelope-period_from")) } dd { (e.since) } }
                        @if !e.until.is_empty() { dt { (t(l, "envelope-period_to")) } dd { (e.until) } }
                        @if !e.successor.is_empty() {
                            dt { (t(l, "vocabularies-successor")) }
                            dd { @for code in e.successor.split(';') { a href=(to(list.code, &[("entry", code)])) { (code) } " " } }
                        }
                        @if !e.uri.is_empty() { dt { (t(l, "vocabularies-concept")) } dd { a href=(e.uri) rel="noopener nofollow" { (words::breakable(&e.uri)) } } }
                        @if !said.is_empty() { dt { (t(l, "vocabularies-here")) } dd { (said) } }
                    }
                }
                (used(l, list, e, uses))
            }
        }
    }
}

/// What the entry is in other lists.
fn ties(l: Language, list: &List, e: &Entry) -> Markup {
    let ties = ties_of(list.code, &e.code);
    html! {
        @if !ties.is_empty() {
            section {
                div class="h" { h2 { (t(l, "vocabularies-ties")) } }
                ul class="links" {
                    @for tie in ties {
                        @let other = base(tie.list);
                        @let there = other.as_ref().and_then(|o| o.get(&tie.code));
                        li {
                            span { (t(l, &format!("vocabularies-tie_{}", tie.how))) }
                            span {
                                @match there {
                                    Some(there) => a href=(to(tie.list, &[("entry", &tie.code)])) { (there.name(l)) },
                                    None => (tie.code),
                                }
                                " " span class="mut" { (title(l, tie.list)) " " (tie.code) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// How many records of each kind have chosen it, with the list of each where it can be narrowed so.
fn used(l: Language, list: &List, e: &Entry, uses: &Uses) -> Markup {
    let Some(by_kind) = uses.get(&e.code) else { return html! {} };
    let field = |kind: &str| {
        let fields = kinds::find(kind).map_or(&[][..], |k| k.fields);
        fields.iter().find(|f| f.filter && f.vocabulary().is_some_and(|v| v.code == list.code)).map(|f| f.code)
    };
    html! {
        section {
            div class="h" { h2 { (t(l, "vocabularies-used_by")) } }
            dl class="dl num" {
                @for (kind, n) in by_kind {
                    dt { (kinds::find(kind).map_or_else(|| kind.clone(), |k| words::plural(l, k))) }
                    dd {
                        @match field(kind) {
                            Some(field) => a href=(format!("/records/{kind}{}", address::query([(field, e.code.as_str())]))) { (integer(l, words::count(*n))) },
                            None => (integer(l, words::count(*n))),
                        }
                    }
                }
            }
        }
    }
}

/// The two names, as they were sent or as they are.
fn names(l: Language, of: &str, it: &str, en: &str) -> Markup {
    html! {
        @for (name, value, language) in [("name_it", it, "it"), ("name_en", en, "en")] {
            div class="field" {
                label for=(format!("f-{of}-{name}")) { (t(l, &format!("column-{name}"))) }
                input class="inp" id=(format!("f-{of}-{name}")) name=(name) value=(value) lang=(language) maxlength="200";
            }
        }
    }
}

fn change(visit: &Visit, list: &List, e: &Entry, sent: &[(String, String)]) -> Markup {
    let l = visit.language;
    let was = |name: &str, now: &str| {
        let typed = given(sent, "act") == "rename" && given(sent, "entry") == e.code;
        if typed { given(sent, name).to_owned() } else { now.to_owned() }
    };
    html! {
        section {
            div class="h" { h2 { (t(l, "vocabularies-rename")) } }
            form method="post" action=(to(list.code, &[])) class="stack" {
                (frame::csrf(visit))
                input type="hidden" name="act" value="rename";
                input type="hidden" name="entry" value=(e.code);
                p class="help" { (t(l, "vocabularies-rename_help")) }
                (names(l, "rename", &was("name_it", &e.name_it), &was("name_en", &e.name_en)))
                div class="acts-row" { button class="btn pri" { (t(l, "action-save")) } }
            }
            @if list.editing == Editing::Everything {
                form method="post" action=(to(list.code, &[])) class="mt" {
                    (frame::csrf(visit))
                    input type="hidden" name="act" value="retire";
                    input type="hidden" name="entry" value=(e.code);
                    input type="hidden" name="retired" value=(if e.retired { "false" } else { "true" });
                    p class="help" { (t(l, "vocabularies-retire_help")) }
                    div class="acts-row" { button class="btn" { (t(l, if e.retired { "vocabularies-offer" } else { "vocabularies-retire" })) } }
                }
            }
        }
    }
}

/// The form that adds an entry, at the top or under one.
pub fn add_form(visit: &Visit, under: Option<&Entry>, sent: &[(String, String)]) -> Markup {
    let l = visit.language;
    let code = under.map_or("", |e| e.code.as_str());
    let was = |name: &str| if given(sent, "act") == "add" && given(sent, "entry") == code { given(sent, name) } else { "" };
    html! {
        section class="mt" {
            div class="h" {
                h2 { @match under { Some(e) => (tr(l, "vocabularies-add_under", &[("entry", e.name(l))])), None => (t(l, "vocabularies-add")) } }
            }
            form method="post" class="stack" {
                (frame::csrf(visit))
                input type="hidden" name="act" value="add";
                input type="hidden" name="entry" value=(code);
                p class="help" { (t(l, "vocabularies-add_help")) }
                (names(l, "add", was("name_it"), was("name_en")))
                div class="acts-row" { button class="btn pri" { (t(l, "vocabularies-add_button")) } }
            }
        }
    }
}
