//! Editions of the plan: the list of those that were issued with their documents, and the page on which the next is issued.

use super::{given, go, id};
use crate::App;
use crate::errors::Answer;
use crate::frame::{self, Page, Verb};
use crate::session::Visit;
use axum::extract::{Form, Path, State};
use axum::http::header;
use axum::response::IntoResponse;
use maud::{Markup, html};
use reticolo_instruments::WorkError;
use reticolo_instruments::plan::editions::{Edition, IssueAsk};
use reticolo_instruments::plan::words::SECTIONS;
use reticolo_messages::{Language, date, t, tn, tr};
use reticolo_model::{Audience, Problem};

/// Characters of a digest that are shown.
const SHOWN: usize = 12;

/// The table of issued editions: number, name, date, state, digest, documents.
#[must_use]
pub fn table(l: Language, editions: &[Edition]) -> Markup {
    html! {
        table class="lst card num" {
            caption class="vh" { (t(l, "plan-editions")) }
            thead { tr {
                th { (t(l, "edition")) } th { (t(l, "edition-date")) } th { (t(l, "envelope-status")) }
                th { (t(l, "plan-editions_digest")) } th { (t(l, "plan-editions_documents")) }
            } }
            tbody {
                @for edition in editions {
                    @let number = edition.number.unwrap_or(0).to_string();
                    tr {
                        td class="ttl" { a class="ti" href=(format!("/records/edition/{}", edition.id)) { (number) ". " (name(l, edition)) } }
                        td data-l=(t(l, "edition-date")) { (date(l, &edition.date)) }
                        td data-l=(t(l, "envelope-status")) { span class=(if edition.status == "issued" { "sgn y" } else { "sgn" }) { (t(l, &format!("edition-state-{}", edition.status))) } }
                        td data-l=(t(l, "plan-editions_digest")) { span class="mono" title=(edition.digest) { (edition.digest.chars().take(SHOWN).collect::<String>()) } }
                        td data-l=(t(l, "plan-editions_documents")) {
                            @for (i, document) in edition.documents.keys().enumerate() {
                                @if i > 0 { ", " }
                                a href=(format!("/plan/editions/{}/{document}", edition.id))
                                    aria-label=(tr(l, "plan-editions_document", &[("document", document), ("number", &number)])) { (label(document)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The name that was given to an edition, or its number in words.
fn name(l: Language, edition: &Edition) -> String {
    if edition.edition_name.is_empty() {
        tr(l, "plan-edition_number", &[("number", &edition.number.unwrap_or(0).to_string())])
    } else {
        edition.edition_name.clone()
    }
}

/// `plan-it.pdf` as "PDF it".
fn label(document: &str) -> String {
    let (stem, form) = document.rsplit_once('.').unwrap_or((document, ""));
    format!("{} {}", form.to_uppercase(), stem.rsplit('-').next().unwrap_or_default())
}

/// `GET /plan/editions`.
pub async fn show(State(app): State<App>, visit: Visit) -> Answer {
    let l = visit.language;
    let editions = app.wb.editions(&visit.who).await?;
    let title = t(l, "plan-editions");
    let body = html! {
        h1 { (title) }
        @if editions.is_empty() { p class="lede" { (t(l, "plan-editions_none")) } }
        @else { (table(l, &editions)) }
        p class="acts-row mt" { a class="btn" href="/plan" { (t(l, "page-plan")) } }
    };
    let page = Page::new(&title, Verb::Guarantee, "/plan", &title).under("/plan", t(l, "page-plan"));
    frame::page(&app, &visit, &page, &body).await
}

/// `GET /plan/editions/{id}/{document}`: the bytes as they were issued.
pub async fn document(State(app): State<App>, visit: Visit, Path((text, name)): Path<(String, String)>) -> Answer {
    let found = app.wb.edition_document(&visit.who, id(&text)?, &name).await?;
    let disposition = format!("inline; filename=\"{name}\"");
    Ok(([(header::CONTENT_TYPE, found.media), (header::CONTENT_DISPOSITION, disposition)], found.bytes).into_response())
}

/// `GET /plan/issue`: what issuing means, and the question for whom.
pub async fn ask(State(app): State<App>, visit: Visit) -> Answer {
    let l = visit.language;
    let next = app.wb.next_edition(&visit.who).await?;
    let passages = app.wb.passages(&visit.who).await?;
    let unwritten =
        SECTIONS.iter().filter(|s| !next.left_out.contains(**s) && passages.get(**s).is_none_or(|p| p.text(l).is_empty())).count();
    let day = if next.date.is_empty() { app.today() } else { next.date };
    let title = t(l, "plan-issue");
    let body = html! {
        h1 { (title) }
        p class="lede" { (t(l, "plan-issue_lede")) }
        p { (tr(l, "plan-issue_date", &[("date", &date(l, &day))])) }
        @if unwritten > 0 { p class="note look" role="status" { (tn(l, "plan-issue_unwritten", crate::words::count(unwritten), &[])) } }
        form method="post" action="/plan/issue" class="stack mt" data-confirm=(t(l, "plan-issue_confirm")) {
            (frame::csrf(&visit))
            div class="field" {
                label for="f-audience" { (t(l, "plan-issue_for")) }
                select class="inp" id="f-audience" name="audience" {
                    @for audience in ["public", "signed-in"] { option value=(audience) { (t(l, &format!("visibility-{audience}"))) } }
                }
            }
            div class="acts-row" {
                button class="btn pri" { (title) }
                a class="btn" href="/plan/title" { (t(l, "plan-title_page_edit")) }
                a class="btn" href="/plan" { (t(l, "action-cancel")) }
            }
        }
    };
    let page = Page::new(&title, Verb::Guarantee, "/plan", &title).under("/plan", t(l, "page-plan"));
    frame::page(&app, &visit, &page, &body).await
}

/// `POST /plan/issue`.
pub async fn issue(State(app): State<App>, visit: Visit, Form(form): Form<Vec<(String, String)>>) -> Answer {
    let audience = match given(&form, "audience") {
        "public" => Audience::Public,
        "signed-in" => Audience::SignedIn,
        other => return Err(Problem::new("problem-visibility", other).on("audience").with("known", "public, signed-in").into()),
    };
    let ask = IssueAsk { audience, date: app.today(), base_url: None };
    // One plan is printed at a time; and who closes the page does not stop it half way.
    let (app, who) = (app.clone(), visit.who.clone());
    let done = tokio::spawn(async move {
        let _turn = app.plans.turn().await;
        app.wb.issue_edition(&who, &ask).await
    });
    done.await.map_err(|e| WorkError::Report(e.to_string()))??;
    go("/plan?done=issued")
}
