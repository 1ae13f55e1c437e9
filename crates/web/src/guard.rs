//! The door of every route: who comes, whether they may, how often, and whether their form is their own.
//! What a handler refuses is put into words here too.

use crate::App;
use crate::errors::{self, Fault};
use crate::limits::{BODY, Limited};
use crate::routes::RouteInfo;
use crate::session::{ILLUSTRATIVE, LANGUAGE, Visit, set_cookie};
use crate::words;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use reticolo_instruments::vocabularies::names::Names;
use reticolo_instruments::{Who, WorkError};
use std::net::SocketAddr;
use std::sync::Arc;

const YEAR: u64 = 31_536_000;

/// The guard of one route.
#[derive(Clone)]
pub struct Gate {
    pub app: App,
    pub route: RouteInfo,
}

pub async fn guard(State(gate): State<Gate>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let method = parts.method.clone();
    let (visit, admitted) = match Visit::read(&gate.app, &parts).await {
        Ok(Some(visit)) => {
            let admitted = admit(&gate, &visit, &parts, body).await;
            (visit, admitted)
        }
        Ok(None) => (nobody(&parts), Err(Fault::NeedsSignIn)),
        Err(error) => (nobody(&parts), Err(Fault::Work(error))),
    };
    let mut response = match admitted {
        Ok(body) => {
            parts.extensions.insert(visit.clone());
            let request = Request::from_parts(parts, body);
            match names(&gate).await {
                Ok(Some(names)) => words::NAMES.scope(names, next.run(request)).await,
                Ok(None) => next.run(request).await,
                Err(error) => Fault::Work(error).into_response(),
            }
        }
        Err(fault) => fault.into_response(),
    };
    if let Some(fault) = response.extensions_mut().remove::<Arc<Fault>>() {
        response = errors::answer(&gate.app, &visit, gate.route.page, &method, &fault).await;
    }
    if visit.chosen
        && gate.route.page
        && let Ok(cookie) = HeaderValue::from_str(&set_cookie(&gate.app, LANGUAGE, Some(visit.language.code()), YEAR))
    {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    // As long as the browser is open.
    if let (Some(shown), true) = (visit.switched, gate.route.page)
        && let Ok(cookie) = HeaderValue::from_str(&set_cookie(&gate.app, ILLUSTRATIVE, shown.then_some("true"), 0))
    {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// What the territory calls the entries of vocabularies, for answers that may name some.
async fn names(gate: &Gate) -> Result<Option<Arc<Names>>, WorkError> {
    let plain = ["/assets/", "/tiles/", "/health"];
    if plain.iter().any(|p| gate.route.path.starts_with(p)) { Ok(None) } else { gate.app.wb.names().await.map(Some) }
}

/// An address that no route has, or one that has no such method.
pub async fn nowhere(app: &App, request: Request, fault: Fault) -> Response {
    let (parts, _) = request.into_parts();
    let visit = match Visit::read(app, &parts).await {
        Ok(Some(visit)) => visit,
        _ => nobody(&parts),
    };
    let page =
        !(parts.uri.path().starts_with("/api/") || parts.uri.path().starts_with("/assets/") || parts.uri.path().starts_with("/tiles/"));
    errors::answer(app, &visit, page, &parts.method, &fault).await
}

fn nobody(parts: &Parts) -> Visit {
    Visit {
        who: Who::Visitor,
        csrf: String::new(),
        session: None,
        bearer: false,
        language: reticolo_messages::Language::It,
        chosen: false,
        switched: None,
        theme: None,
        path: parts.uri.path().to_owned(),
        query: String::new(),
    }
}

/// Gives the body on to the handler, or says why not.
async fn admit(gate: &Gate, visit: &Visit, parts: &Parts, body: Body) -> Result<Body, Fault> {
    if let Some(least) = gate.route.least {
        match visit.who.role() {
            None => return Err(Fault::NeedsSignIn),
            Some(role) if role < least => return Err(Fault::Work(WorkError::Forbidden(least))),
            Some(_) => {}
        }
    }
    if gate.route.path.starts_with("/api/v1/") {
        let pairs = crate::address::pairs(&visit.query);
        crate::openapi::check_query(&gate.route, crate::openapi::kind_of(&gate.route, &visit.path), &pairs)?;
    }
    if matches!(parts.method, Method::GET | Method::HEAD) {
        return Ok(body);
    }
    let from = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|c| c.0.ip());
    let what = if visit.who.role().is_none() { Limited::SignIn } else { Limited::Write };
    if !gate.app.limits.allow(what, from, &gate.app.wb.now()) {
        return Err(Fault::TooMany);
    }
    let proved = visit.bearer || parts.headers.get("x-csrf-token").and_then(|v| v.to_str().ok()).is_some_and(|s| same(s, &visit.csrf));
    if proved && gate.route.upload {
        // The handler reads it within the limit of its route.
        return Ok(body);
    }
    if visit.bearer {
        return limited(body).await.map(Body::from);
    }
    if visit.session.is_none() {
        // Nobody's forms (to sign in, to set up) have no token: the browser itself says where they come from.
        return if from_here(&parts.headers) { limited(body).await.map(Body::from) } else { Err(Fault::Csrf) };
    }
    if let Some(sent) = parts.headers.get("x-csrf-token") {
        let proved = sent.to_str().is_ok_and(|sent| same(sent, &visit.csrf));
        return if proved { limited(body).await.map(Body::from) } else { Err(Fault::Csrf) };
    }
    let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    if gate.route.upload && kind.starts_with("multipart/form-data") {
        // Too large to be read here: the handler checks the token, which is the form's first field, before the file.
        return Ok(body);
    }
    if kind.starts_with("application/x-www-form-urlencoded") {
        let bytes = limited(body).await?;
        let sent = std::str::from_utf8(&bytes).ok().map(crate::address::pairs).unwrap_or_default();
        let proved = sent.iter().any(|(name, value)| name == "csrf" && same(value, &visit.csrf));
        return if proved { Ok(Body::from(bytes)) } else { Err(Fault::Csrf) };
    }
    Err(Fault::Csrf)
}

async fn limited(body: Body) -> Result<Bytes, Fault> {
    to_bytes(body, BODY).await.map_err(|_| Fault::TooLarge)
}

/// Compares without telling by its time how much is right.
#[must_use]
pub fn same(sent: &str, right: &str) -> bool {
    !right.is_empty() && sent.len() == right.len() && sent.bytes().zip(right.bytes()).fold(0, |acc, (a, b)| acc | (a ^ b)) == 0
}

/// Whether a form was sent from a page of this server, as far as the browser tells.
fn from_here(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    match (text("origin"), text("host")) {
        (Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, o)| o.eq_ignore_ascii_case(host)),
        _ => true,
    }
}

/// A short plain answer.
#[must_use]
pub fn plain(status: StatusCode, text: &'static str) -> Response {
    (status, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}
