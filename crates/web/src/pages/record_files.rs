//! A record's files on its page: pictures as pictures, the rest as a table, with what may be done to each.

use crate::api_files::address_of;
use crate::frame;
use crate::session::Visit;
use maud::{Markup, html};
use reticolo_instruments::Act;
use reticolo_messages::{Language, date, decimal, help, integer, t, tr};
use reticolo_model::attachment::{Attachment, Location};
use reticolo_model::{Kind, Record};

/// Pictures up to so many bytes are drawn on the page; larger ones are only named.
const DRAWN: i64 = 5_000_000;

pub fn section(visit: &Visit, kind: &Kind, record: &Record, files: &[Attachment]) -> Markup {
    let l = visit.language;
    let here = format!("/records/{}/{}/files", kind.code, record.id);
    let (pictures, others): (Vec<_>, Vec<_>) = files.iter().partition(|f| f.is_picture() && f.size <= DRAWN);
    html! {
        section id="files" {
            div class="h" {
                h2 { (t(l, "files-title")) }
                @if visit.may(Act::Write) { a href=(here) { (t(l, "files-add")) } }
            }
            @if files.is_empty() { p class="mut" { (t(l, "files-none")) " " @if visit.may(Act::Write) { (help(l, "files-none").unwrap_or_default()) } } }
            @if !pictures.is_empty() {
                ul class="pics" { @for file in pictures { li { (picture(visit, &here, file)) } } }
            }
            @if !others.is_empty() { (table(visit, &here, &others)) }
        }
    }
}

fn picture(visit: &Visit, here: &str, file: &Attachment) -> Markup {
    let l = visit.language;
    let address = address_of(file);
    html! {
        figure {
            a href=(address) { img src=(address) alt=(file.details.alt) loading="lazy" decoding="async"; }
            figcaption {
                @if !file.details.caption.is_empty() { span { (file.details.caption) } }
                small class="mut" { (said(l, file).join(" · ")) }
                (signs(l, file))
                (acts(visit, here, file))
            }
        }
    }
}

fn table(visit: &Visit, here: &str, files: &[&Attachment]) -> Markup {
    let l = visit.language;
    html! {
        table class="lst card num" {
            caption class="vh" { (t(l, "files-title")) }
            thead { tr { th { (t(l, "files-file")) } th { (t(l, "files-type")) } th class="r" { (t(l, "files-size")) } @if visit.may(Act::Write) { th { span class="vh" { (t(l, "list-actions")) } } } } }
            tbody {
                @for file in files {
                    tr {
                        td class="ttl" {
                            a class="ti" href=(address_of(file)) { (file.name) }
                            @if !file.details.caption.is_empty() || !file.details.alt.is_empty() { small { (if file.details.caption.is_empty() { &file.details.alt } else { &file.details.caption }) } }
                            @let said = said(l, file);
                            @if said.len() > 1 { small class="mut" { (said[1..].join(" · ")) } }
                            (signs(l, file))
                        }
                        td data-l=(t(l, "files-type")) { (type_name(l, &file.media)) }
                        td class="r" data-l=(t(l, "files-size")) { (size(l, file.size)) }
                        @if visit.may(Act::Write) { td { (acts(visit, here, file)) } }
                    }
                }
            }
        }
    }
}

/// Name, credit, licence and day of a file, those that are said.
fn said(l: Language, file: &Attachment) -> Vec<String> {
    let details = &file.details;
    let mut out = vec![file.name.clone()];
    out.extend([&details.credit, &details.licence].into_iter().filter(|t| !t.is_empty()).cloned());
    out.extend(details.taken_on.as_deref().map(|day| date(l, day)));
    out
}

/// What whoever looks at a file should know of it.
fn signs(l: Language, file: &Attachment) -> Markup {
    html! {
        @if file.location == Location::Kept { " " span class="sgn hf" { (t(l, "files-location-kept")) } }
        @if file.personal { " " span class="seal" { (t(l, "files-personal_seal")) } }
    }
}

fn acts(visit: &Visit, here: &str, file: &Attachment) -> Markup {
    let l = visit.language;
    html! {
        @if visit.may(Act::Write) {
            div class="acts-row" {
                a href=(format!("{here}/{}", file.id)) aria-label=(tr(l, "record-edit_field", &[("field", &file.name)])) { (t(l, "record-edit")) }
                form method="post" action=(format!("{here}/{}/remove", file.id)) {
                    (frame::csrf(visit))
                    button class="lk" aria-label=(tr(l, "files-remove_one", &[("name", &file.name)])) { (t(l, "files-remove")) }
                }
            }
        }
    }
}

/// The name of a type that people know.
pub fn type_name(l: Language, media: &str) -> String {
    let end = media.rsplit(['/', '.']).next().unwrap_or_default();
    match (media.split('/').next(), end) {
        (Some("image"), end) => end.to_uppercase(),
        (_, "pdf") => "PDF".to_owned(),
        (_, "csv") => "CSV".to_owned(),
        (_, "markdown") => "Markdown".to_owned(),
        (_, "plain") => t(l, "files-type-text"),
        (_, "document" | "text") => t(l, "files-type-document"),
        (_, "sheet" | "spreadsheet") => t(l, "files-type-sheet"),
        (_, "presentation") => t(l, "files-type-slides"),
        _ => media.to_owned(),
    }
}

/// A number of bytes as people read it.
pub fn size(l: Language, bytes: i64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "at most some millions")]
    let megabytes = bytes as f64 / 1e6;
    match bytes {
        ..1_000 => format!("{} B", integer(l, bytes)),
        1_000..1_000_000 => format!("{} kB", integer(l, (bytes + 500) / 1000)),
        _ => format!("{} MB", decimal(l, megabytes, 1)),
    }
}
