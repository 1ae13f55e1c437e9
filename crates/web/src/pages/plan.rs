//! The work plan as a page, as PDF and as JSON: for the public, unless somebody who is signed in asks for more.

use crate::App;
use crate::errors::{Answer, Fault};
use crate::frame::{self, Page, Verb};
use crate::session::Visit;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;
use maud::{Markup, html};
use reticolo_instruments::analyses::chosen::{KIND, title};
use reticolo_instruments::plan::PlanQuestion;
use reticolo_instruments::plan::words::{SECTIONS, heading};
use reticolo_instruments::{Act, Who};
use reticolo_messages::{Language, date, t, tr};
use reticolo_model::Audience;
use std::sync::PoisonError;
use tokio::sync::Mutex;

/// PDFs that were made, by log head, audience, language and date, small ones only: those of a country are read anew. One is made at a
/// time: each takes much memory.
#[derive(Default)]
pub struct PdfCache {
    kept: std::sync::Mutex<Vec<(String, Bytes)>>,
    making: Mutex<()>,
}

const KEPT: usize = 4;
const KEPT_BYTES: usize = 8_000_000;

impl PdfCache {
    /// Waits until no other plan is being printed.
    pub async fn turn(&self) -> tokio::sync::MutexGuard<'_, ()> {
        self.making.lock().await
    }

    fn find(&self, key: &str) -> Option<Bytes> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|(k, _)| k == key).map(|(_, pdf)| pdf.clone())
    }

    fn keep(&self, key: String, pdf: Bytes) {
        if pdf.len() > KEPT_BYTES {
            return;
        }
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.push((key, pdf));
        while kept.len() > KEPT || kept.iter().map(|(_, p)| p.len()).sum::<usize>() > KEPT_BYTES {
            kept.remove(0);
        }
    }
}

/// `?audience=signed-in`, `?date=YYYY-MM-DD` and `?illustrative=true` are heeded, this one only if the address itself says it; the rest is as for everybody.
async fn question(app: &App, visit: &Visit) -> Result<PlanQuestion, Fault> {
    let audience = match (visit.param("audience").as_deref(), visit.signed_in()) {
        (None | Some("public"), _) => Audience::Public,
        (Some("signed-in"), true) => Audience::SignedIn,
        (Some("signed-in"), false) => return Err(Fault::NeedsSignIn),
        (Some(other), _) => {
            return Err(reticolo_model::Problem::new("problem-visibility", other).with("known", "public, signed-in").into());
        }
    };
    let date = match visit.param("date") {
        Some(date) => reticolo_model::period::date(&date)?.to_string(),
        // The title page may name the day of the next edition.
        None => {
            let named = app.wb.next_edition(&Who::Reader(audience)).await?.date;
            if named.is_empty() { app.today() } else { named }
        }
    };
    Ok(PlanQuestion { language: visit.language, date, audience, illustrative: visit.switched == Some(true), base_url: None })
}

/// The part that is the agency's own, for who may write it: its words by section, and what is left out.
async fn own_part(app: &App, visit: &Visit) -> Result<Markup, Fault> {
    let l = visit.language;
    let passages = app.wb.passages(&visit.who).await?;
    let left_out = app.wb.next_edition(&visit.who).await?.left_out;
    let chosen = app.wb.chosen_analyses(&visit.who).await?;
    let written = |section: &str| {
        let passage = passages.get(section)?;
        let languages: Vec<&str> = Language::ALL.into_iter().filter(|l| !passage.text(*l).is_empty()).map(Language::code).collect();
        (!languages.is_empty())
            .then(|| tr(l, "plan-own_written", &[("languages", &languages.join(", ")), ("date", &date(l, &passage.changed))]))
    };
    Ok(html! {
        details class="more" open[visit.param("done").is_some()] {
            summary { (t(l, "plan-own")) }
            div {
                p { (t(l, "plan-own_lede")) }
                p class="acts-row" {
                    a class="btn" href="/plan/title" { (t(l, "plan-title_page_edit")) }
                    a class="btn" href="/plan/issue" { (t(l, "plan-issue")) }
                }
                table class="lst card" {
                    caption class="vh" { (t(l, "plan-own_sections")) }
                    thead { tr { th { (t(l, "plan-own_section")) } th { (t(l, "plan-own_words")) } th { (t(l, "plan-own_in_plan")) } } }
                    tbody {
                        @for section in SECTIONS {
                            @let out = left_out.contains(*section);
                            @let name = heading(l, section);
                            tr {
                                td class="ttl" {
                                    a class="ti" href=(format!("/plan/words/{section}")) { (name) }
                                }
                                td data-l=(t(l, "plan-own_words")) { (written(section).unwrap_or_else(|| t(l, "plan-own_written_nothing"))) }
                                td data-l=(t(l, "plan-own_in_plan")) {
                                    (t(l, if out { "plan-own_is_out" } else { "plan-own_is_in" })) " "
                                    form method="post" action=(format!("/plan/sections/{section}")) {
                                        (frame::csrf(visit))
                                        input type="hidden" name="out" value=(!out);
                                        button class="btn sm" aria-label=(tr(l, if out { "plan-own_take_in_of" } else { "plan-own_leave_out_of" }, &[("section", &name)])) {
                                            (t(l, if out { "plan-own_take_in" } else { "plan-own_leave_out" }))
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
                h3 class="mt" { (t(l, "plan-chosen-list")) }
                @if chosen.is_empty() { p { (t(l, "plan-chosen-list_none")) } }
                @else { ul class="links" { @for one in &chosen {
                    @let name = one.title(l);
                    li {
                        span { (title(l, &one.question.verb)) }
                        a href=(format!("/analyses/{}{}", one.question.verb, super::analyses::query_of(&one.question))) { (name) }
                        span {
                            a href=(format!("/records/{KIND}/{}/edit", one.id)) { (t(l, "plan-chosen-change")) } " · "
                            a href=(format!("/records/{KIND}/{}", one.id)) { (t(l, "plan-chosen-record")) } " "
                            form method="post" action=(format!("/plan/analyses/{}/remove", one.id)) {
                                (frame::csrf(visit))
                                button class="btn sm" aria-label=(tr(l, "plan-chosen-remove_of", &[("title", &name)])) { (t(l, "plan-chosen-remove")) }
                            }
                        }
                    }
                } } }
                p { a href="/analyses" { (t(l, "plan-chosen-methods")) } }
            }
        }
    })
}

/// `POST /plan/analyses/{id}/remove`.
pub async fn unchoose(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Answer {
    let id = uuid::Uuid::parse_str(&id).map_err(|_| Fault::NotFound)?;
    let seq = app.wb.unchoose_analysis(&visit.who, id).await?;
    super::go(&format!("/plan?done=unchosen&seq={seq}"))
}

/// `GET /plan`.
pub async fn show(State(app): State<App>, visit: Visit) -> Answer {
    let l = visit.language;
    let editor = visit.may(Act::Write);
    let plan = app.wb.plan_page(&visit.who, &question(&app, &visit).await?, editor).await?;
    let query = if visit.query.is_empty() { String::new() } else { format!("?{}", visit.query) };
    let own = if editor { Some(own_part(&app, &visit).await?) } else { None };
    let editions = app.wb.editions(&visit.who).await?;
    let before = html! {
        p class="acts-row" {
            a class="btn" href=(format!("/plan.pdf{query}")) { "PDF" }
            a class="btn" href=(format!("/plan.json{query}")) { "JSON" }
            @if visit.signed_in() {
                @if visit.param("audience").as_deref() == Some("signed-in") { a class="btn" href="/plan" { (t(l, "plan-for_public")) } }
                @else { a class="btn" href="/plan?audience=signed-in" { (t(l, "plan-for_signed_in")) } }
            }
            @if visit.who.illustrative() && visit.switched != Some(true) { a class="btn" href="/plan?illustrative=true" { (t(l, "plan-with_illustrative")) } }
        }
        @if let Some(own) = own { (own) }
        @if !editions.is_empty() {
            details class="more" {
                summary { (t(l, "plan-editions")) }
                div { p { (t(l, "plan-editions_draft")) } (super::editions::table(l, &editions)) }
            }
        }
    };
    let page = Page::new(&plan.title, Verb::Guarantee, "/plan", &t(l, "page-plan"));
    // The pieces are made by the report crate, which escapes all its text.
    frame::page_in_pieces(&app, &visit, &page, &before, plan.pieces).await
}

/// `GET /plan.json`.
pub async fn json(State(app): State<App>, visit: Visit) -> Answer {
    let pieces = app.wb.plan_json(&visit.who, &question(&app, &visit).await?).await?;
    Ok(([(header::CONTENT_TYPE, "application/json")], frame::streamed(pieces)).into_response())
}

/// `GET /plan.pdf`.
pub async fn pdf(State(app): State<App>, visit: Visit) -> Answer {
    let question = question(&app, &visit).await?;
    let (head, shown) = (app.wb.head().await?, if question.illustrative { "illustrative" } else { "" });
    let key = format!("{head} {} {} {} {shown}", question.audience.key(), question.language.code(), question.date);
    let name = format!("inline; filename=\"plan-{}-{}.pdf\"", question.date, question.language.code());
    let made = match app.plans.find(&key) {
        Some(made) => made,
        None => {
            let _turn = app.plans.turn().await;
            match app.plans.find(&key) {
                Some(made) => made,
                None => {
                    let made = Bytes::from(app.wb.plan_pdf(&visit.who, &question).await?);
                    app.plans.keep(key, made.clone());
                    made
                }
            }
        }
    };
    Ok(([(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, name)], made).into_response())
}
