//! Two people changed the same field: the page shows what it was, what it is now and what was typed, and asks only there.

use super::history::{label, short};
use crate::App;
use crate::errors::Answer;
use crate::form_values::Sent;
use crate::frame::{self, Page};
use crate::session::Visit;
use crate::words;
use maud::html;
use reticolo_instruments::error::Conflict;
use reticolo_messages::{help, t};
use reticolo_model::{Kind, Record};

/// The question. The form carries everything that was typed, and the version it was opened at.
pub async fn page(app: &App, visit: &Visit, kind: &Kind, record: &Record, conflict: &Conflict, sent: &Sent) -> Answer {
    let l = visit.language;
    let title = t(l, "error-conflict");
    let here = format!("/records/{}/{}", kind.code, record.id);
    let body = html! {
        p class="kind" { span class="chip w" { (words::singular(l, kind)) } span { (record.title) } }
        h1 { (title) }
        p class="lede" { (help(l, "error-conflict").unwrap_or_default()) }
        form method="post" class="stack" {
            (frame::csrf(visit))
            @for (name, value) in sent.pairs().filter(|(n, _)| *n != "csrf" && !n.starts_with("choice:")) { input type="hidden" name=(name) value=(value); }
            table class="diff card" {
                caption class="vh" { (title) }
                thead { tr { th { (t(l, "conflict-field")) } th { (t(l, "record-was")) } th { (t(l, "record-now")) } th { (t(l, "record-yours")) } } }
                tbody {
                    @for field in &conflict.fields {
                        @let name = label(l, kind, &field.field);
                        @let chosen = sent.get(&format!("choice:{}", field.field));
                        tr {
                            td class="ttl" { (name) }
                            td data-l=(t(l, "record-was")) { del { (short(l, kind, &field.field, &field.was)) } }
                            @for (side, value) in [("now", &field.now), ("yours", &field.yours)] {
                                td data-l=(t(l, &format!("record-{side}"))) {
                                    label {
                                        input type="radio" name=(format!("choice:{}", field.field)) value=(side) required checked[chosen == side || (chosen.is_empty() && side == "now")];
                                        " " ins { (short(l, kind, &field.field, value)) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
            div class="acts-row" {
                button class="btn pri" { (t(l, "action-save")) }
                a class="btn" href=(here) { (t(l, "action-cancel")) }
            }
        }
    };
    let list = format!("/records/{}", kind.code);
    let page = Page::new(&title, kind.verb, &list, &title).under(list.clone(), words::plural(l, kind)).under(here, record.title.clone());
    frame::page(app, visit, &page, &body).await
}
