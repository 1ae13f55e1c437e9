//! The work plan as a page, as PDF and as JSON: for the public, unless somebody who is signed in asks for more.

use crate::App;
use crate::errors::{Answer, Fault};
use crate::frame::{self, Page, Verb};
use crate::session::Visit;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use maud::{PreEscaped, html};
use reticolo_instruments::plan::PlanQuestion;
use reticolo_instruments::{Who, WorkError};
use reticolo_messages::t;
use reticolo_model::Audience;
use std::sync::{Arc, PoisonError};
use tokio::sync::Mutex;

/// PDFs that were made, by log head, audience, language and date. One is made at a time: each takes much memory.
#[derive(Default)]
pub struct PdfCache {
    kept: std::sync::Mutex<Vec<(String, Arc<Vec<u8>>)>>,
    making: Mutex<()>,
}

const KEPT: usize = 4;

impl PdfCache {
    fn find(&self, key: &str) -> Option<Arc<Vec<u8>>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|(k, _)| k == key).map(|(_, pdf)| pdf.clone())
    }

    fn keep(&self, key: String, pdf: Arc<Vec<u8>>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT {
            kept.remove(0);
        }
        kept.push((key, pdf));
    }
}

/// `?audience=signed-in` and `?date=YYYY-MM-DD` are heeded; the rest is as for everybody.
fn question(app: &App, visit: &Visit) -> Result<PlanQuestion, Fault> {
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
        None => app.today(),
    };
    Ok(PlanQuestion { language: visit.language, date, audience, base_url: None })
}

/// `GET /plan`.
pub async fn show(State(app): State<App>, visit: Visit) -> Answer {
    let plan = app.wb.plan(&visit.who, &question(&app, &visit)?).await?;
    let l = visit.language;
    let query = if visit.query.is_empty() { String::new() } else { format!("?{}", visit.query) };
    let title = plan.title.clone();
    let body = html! {
        p class="acts-row" {
            a class="btn" href=(format!("/plan.pdf{query}")) { "PDF" }
            a class="btn" href=(format!("/plan.json{query}")) { "JSON" }
            @if matches!(visit.who, Who::User { .. }) {
                @if visit.param("audience").as_deref() == Some("signed-in") { a class="btn" href="/plan" { (t(l, "plan-for_public")) } }
                @else { a class="btn" href="/plan?audience=signed-in" { (t(l, "plan-for_signed_in")) } }
            }
        }
        // Made by the report crate, which escapes all its text.
        (PreEscaped(reticolo_report::html(&plan)))
    };
    frame::page(&app, &visit, &Page::new(&title, Verb::Guarantee, "/plan", &t(l, "page-plan")), &body).await
}

/// `GET /plan.json`.
pub async fn json(State(app): State<App>, visit: Visit) -> Answer {
    let plan = app.wb.plan(&visit.who, &question(&app, &visit)?).await?;
    Ok(([(header::CONTENT_TYPE, "application/json")], reticolo_report::json(&plan)).into_response())
}

/// `GET /plan.pdf`.
pub async fn pdf(State(app): State<App>, visit: Visit) -> Answer {
    let question = question(&app, &visit)?;
    let key = format!("{} {} {} {}", app.wb.head().await?, question.audience.key(), question.language.code(), question.date);
    let name = format!("inline; filename=\"plan-{}-{}.pdf\"", question.date, question.language.code());
    let made = match app.plans.find(&key) {
        Some(made) => made,
        None => {
            let _turn = app.plans.making.lock().await;
            match app.plans.find(&key) {
                Some(made) => made,
                None => {
                    let plan = app.wb.plan(&visit.who, &question).await?;
                    let made = tokio::task::spawn_blocking(move || reticolo_report::pdf(&plan)).await;
                    let made = made.map_err(|e| WorkError::Report(e.to_string()))?.map_err(|e| WorkError::Report(e.to_string()))?;
                    let made = Arc::new(made);
                    app.plans.keep(key, made.clone());
                    made
                }
            }
        }
    };
    Ok(([(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, name)], made.to_vec()).into_response())
}
