//! What goes wrong, as a status and a page or as a problem document for programs (RFC 9457, `application/problem+json`), in the language
//! of whoever asks; beside its members it has `code`, `problems` and `conflict`.

use crate::frame::{self, Page};
use crate::session::Visit;
use crate::{App, address};
use axum::Json;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;
use reticolo_instruments::WorkError;
use reticolo_instruments::error::problem_sentence;
use reticolo_messages::{t, tn};
use reticolo_model::Problem;
use serde_json::{Value, json};
use std::sync::Arc;

/// So many bad cells are told to programs.
const TOLD: usize = 100;

/// What every handler answers.
pub type Answer = Result<Response, Fault>;

/// Why a request is not answered as asked.
#[derive(Debug)]
pub enum Fault {
    Work(WorkError),
    NotFound,
    MethodNotAllowed,
    /// Only who signs in may do this.
    NeedsSignIn,
    /// The form did not carry its session's token, or came from elsewhere.
    Csrf,
    TooMany,
    TooLarge,
}

impl From<WorkError> for Fault {
    fn from(error: WorkError) -> Fault {
        Fault::Work(error)
    }
}

impl From<Problem> for Fault {
    fn from(problem: Problem) -> Fault {
        Fault::Work(problem.into())
    }
}

/// The guard, which knows who asks and in which language, turns the fault into words.
impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let mut response = StatusCode::INTERNAL_SERVER_ERROR.into_response();
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}

/// Problems of how things stand rather than of what was sent.
const STANDING: [&str; 5] =
    ["problem-version", "problem-delete-hangs", "problem-exchange-need_left", "problem-exchange-offer_left", "problem-exchange-closed"];
/// What is asked of needs data that nobody has brought yet.
const NOTHING_YET: [&str; 5] =
    ["problem-no-services", "problem-no-indicator", "problem-harmony-no_needs", "problem-harmony-no_areas", "problem-functional-none"];
/// Of the right form, and still nothing that is there or can be computed: a page that no answer led to, a unit that is not loaded, basins
/// of indicators that say nothing, a method that needs to be told more than the others.
const UNKNOWN: [&str; 31] = [
    "problem-no-people",
    "problem-question",
    "problem-required",
    "problem-functional-beta",
    "problem-what_if-change",
    "problem-cursor",
    "problem-unit-unknown",
    "problem-period-unknown",
    "problem-area-unknown",
    "problem-basins-default",
    "problem-basins-unknown",
    "problem-basins-size",
    "problem-basins-equal",
    "problem-basins-k",
    "problem-basins-parts",
    "problem-basins-no_size",
    "problem-basins-floor_high",
    "problem-functional",
    "problem-functional-margin",
    "problem-functional-stays",
    "problem-functional-nothing",
    "problem-functional-few",
    "problem-functional-balance",
    "problem-functional-set",
    "problem-functional-unit",
    "problem-harmony-set",
    "problem-harmony-across",
    "problem-harmony-no_attribute",
    "problem-harmony-nowhere",
    "problem-harmony-open_needs",
    "problem-what_if-no_tie",
];

/// The same, or something that a method cannot read of this territory.
fn unanswered(problem: &Problem) -> bool {
    UNKNOWN.contains(&problem.code.as_str()) || problem.code.starts_with("problem-source-")
}

fn all(problems: &[Problem], codes: &[&str]) -> bool {
    !problems.is_empty() && problems.iter().all(|p| codes.contains(&p.code.as_str()))
}

impl Fault {
    fn status(&self, reading: bool) -> StatusCode {
        match self {
            Fault::Work(error) => match error {
                WorkError::Forbidden(_) => StatusCode::FORBIDDEN,
                WorkError::NotFound(_) => StatusCode::NOT_FOUND,
                WorkError::Invalid(problems) if all(problems, &STANDING) => StatusCode::CONFLICT,
                WorkError::Invalid(problems) if reading && all(problems, &NOTHING_YET) => StatusCode::NOT_FOUND,
                WorkError::Invalid(problems) if reading && !problems.iter().all(unanswered) => StatusCode::BAD_REQUEST,
                WorkError::Invalid(_) | WorkError::Format(_) | WorkError::Mapping { .. } | WorkError::BadRows(_) => {
                    StatusCode::UNPROCESSABLE_ENTITY
                }
                WorkError::Conflict(_) | WorkError::Cancelled => StatusCode::CONFLICT,
                WorkError::Underway(_) if reading => StatusCode::ACCEPTED,
                WorkError::Underway(_) | WorkError::Ended(_) | WorkError::Busy => StatusCode::SERVICE_UNAVAILABLE,
                _ => StatusCode::INTERNAL_SERVER_ERROR,
            },
            Fault::NotFound => StatusCode::NOT_FOUND,
            Fault::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Fault::NeedsSignIn => StatusCode::UNAUTHORIZED,
            Fault::Csrf => StatusCode::FORBIDDEN,
            Fault::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Fault::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Fault::Work(error) => match error {
                WorkError::Forbidden(_) => "forbidden",
                WorkError::NotFound(_) => "not_found",
                WorkError::Invalid(_) => "invalid",
                WorkError::Mapping { .. } => "mapping",
                WorkError::BadRows(_) => "bad_rows",
                WorkError::Conflict(_) => "conflict",
                WorkError::Format(_) => "format",
                WorkError::Cancelled => "cancelled",
                WorkError::Underway(_) => "underway",
                WorkError::Ended(_) => "ended",
                WorkError::Busy => "busy",
                _ => "internal",
            },
            Fault::NotFound => "not_found",
            Fault::MethodNotAllowed => "method_not_allowed",
            Fault::NeedsSignIn => "needs_sign_in",
            Fault::Csrf => "csrf",
            Fault::TooMany => "too_many",
            Fault::TooLarge => "too_large",
        }
    }

    /// The key of the page's heading and, with `.help`, of what to do.
    fn key(&self) -> &'static str {
        match self.code() {
            "forbidden" => "error-forbidden",
            "not_found" => "error-not_found",
            "method_not_allowed" => "error-method_not_allowed",
            "needs_sign_in" => "error-needs_sign_in",
            "csrf" => "error-csrf",
            "too_many" => "error-too_many",
            "too_large" => "error-too_large",
            "conflict" => "error-conflict",
            "cancelled" => "error-was_cancelled",
            "underway" => "work-underway",
            "ended" => "work-ended",
            "busy" => "work-busy",
            "internal" => "error-internal",
            _ => "error-form",
        }
    }
}

/// One problem, for programs.
#[must_use]
pub fn problem_json(visit: &Visit, problem: &Problem) -> Value {
    json!({ "field": problem.field, "found": problem.found, "code": problem.code, "message": problem_sentence(visit.language, problem) })
}

/// The answer to a fault: a page, or JSON for programs.
pub async fn answer(app: &App, visit: &Visit, page: bool, method: &Method, fault: &Fault) -> Response {
    let reading = matches!(*method, Method::GET | Method::HEAD);
    let status = fault.status(reading);
    if status == StatusCode::INTERNAL_SERVER_ERROR {
        // The detail is for whoever looks after the server: it may name files.
        tracing::error!(path = %visit.path, ?fault, "a request failed");
    }
    if page { on_page(app, visit, reading, status, fault).await } else { as_json(visit, status, fault) }
}

fn as_json(visit: &Visit, status: StatusCode, fault: &Fault) -> Response {
    let message = match fault {
        Fault::Work(error) if status != StatusCode::INTERNAL_SERVER_ERROR => error.sentence(visit.language),
        other => tn(visit.language, other.key(), 1, &[]),
    };
    let problems: Vec<Value> = match fault {
        Fault::Work(WorkError::Invalid(problems) | WorkError::Mapping { problems, .. }) => {
            problems.iter().map(|p| problem_json(visit, p)).collect()
        }
        // A damaged file is told with its place: file, row, column, what stands there, and in the message the way out.
        Fault::Work(error @ WorkError::Format(e)) => {
            vec![
                json!({ "file": e.file, "row": e.row, "field": e.column, "found": e.found, "code": e.code, "message": error.sentence(visit.language) }),
            ]
        }
        Fault::Work(WorkError::BadRows(report)) => {
            let told = |b: &reticolo_instruments::survey::BadCell| json!({ "file": b.file, "row": b.row, "field": b.column, "found": b.problem.found, "code": b.problem.code, "message": problem_sentence(visit.language, &b.problem) });
            report.bad.iter().take(TOLD).map(told).collect()
        }
        _ => Vec::new(),
    };
    let job = match fault {
        Fault::Work(WorkError::Underway(job) | WorkError::Ended(job)) => crate::pages::jobs::told(visit.language, job),
        _ => Value::Null,
    };
    let conflict = match fault {
        Fault::Work(WorkError::Conflict(conflict)) => json!(conflict),
        _ => Value::Null,
    };
    let body = json!({
        "type": format!("urn:reticolo:problem:{}", fault.code()),
        "title": tn(visit.language, fault.key(), 1, &[]),
        "status": status.as_u16(),
        "detail": message,
        "instance": visit.path,
        "code": fault.code(),
        "message": message,
        "problems": problems,
        "conflict": conflict,
        "job": job,
    });
    let mut response = (status, Json(body)).into_response();
    if let Fault::Work(WorkError::Underway(_) | WorkError::Ended(_) | WorkError::Busy) = fault {
        response = crate::pages::jobs::later(response);
    }
    if let Some(place) = job["id"].as_str().and_then(|id| HeaderValue::from_str(&format!("/api/v1/jobs/{id}")).ok()) {
        response.headers_mut().insert(header::LOCATION, place);
    }
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    if let Ok(language) = HeaderValue::from_str(visit.language.code()) {
        response.headers_mut().insert(header::CONTENT_LANGUAGE, language);
    }
    if status == StatusCode::UNAUTHORIZED {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}

async fn on_page(app: &App, visit: &Visit, reading: bool, status: StatusCode, fault: &Fault) -> Response {
    let l = visit.language;
    if status == StatusCode::UNAUTHORIZED {
        let here = visit.here();
        let back = if reading { here.as_str() } else { "/" };
        return Redirect::to(&format!("/sign-in{}", address::query([("back", back)]))).into_response();
    }
    if let Fault::Work(WorkError::Underway(job) | WorkError::Ended(job)) = fault
        && let Ok(response) = crate::pages::jobs::instead(app, visit, reading, job).await
    {
        return response;
    }
    let sentences: Vec<String> = match fault {
        Fault::Work(WorkError::Invalid(problems) | WorkError::Mapping { problems, .. }) => {
            problems.iter().map(|p| problem_sentence(l, p)).collect()
        }
        Fault::Work(error @ WorkError::Format(_)) => vec![error.sentence(l)],
        _ => Vec::new(),
    };
    let title = tn(l, fault.key(), i64::try_from(sentences.len().max(1)).unwrap_or(1), &[]);
    let body = html! {
        h1 { (title) }
        @if sentences.is_empty() {
            @if let Some(help) = reticolo_messages::help(l, fault.key()) { p class="lede" { (help) } }
        } @else {
            ul class="mt" { @for sentence in &sentences { li { (sentence) } } }
        }
        p class="acts-row mt" {
            a class="btn" href="/" { (t(l, "page-home")) }
            a class="btn" href="/search" { (t(l, "page-search")) }
        }
    };
    match frame::page(app, visit, &Page::door(&title), &body).await {
        Ok(mut response) => {
            *response.status_mut() = status;
            response
        }
        // The frame itself failed: the plainest page there is.
        Err(_) => (status, title).into_response(),
    }
}
