//! Who is asking, in which language, and by what: a session's cookie, a program's token, or nobody's.

use crate::App;
use crate::address::pairs;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use reticolo_instruments::{Act, Who, WorkError};
use reticolo_messages::Language;

/// Name of the session's cookie.
pub const SESSION: &str = "reticolo_session";
/// Name of the language's cookie.
pub const LANGUAGE: &str = "reticolo_language";
/// Name of the cookie that shows illustrative records.
pub const ILLUSTRATIVE: &str = "reticolo_illustrative";

/// What is known of a request before its handler runs.
#[derive(Debug, Clone)]
pub struct Visit {
    pub who: Who,
    /// What every form of this session carries; empty without a session.
    pub csrf: String,
    /// The session's secret, to end it.
    pub session: Option<String>,
    /// A program's token was sent.
    pub bearer: bool,
    pub language: Language,
    /// Whether the address itself chose the language, and whether illustrative records are shown.
    pub chosen: bool,
    pub switched: Option<bool>,
    pub theme: Option<&'static str>,
    pub path: String,
    pub query: String,
}

impl Visit {
    /// Reads cookies, token and language. An unknown session is a visitor; an unknown token is refused with `None`.
    pub async fn read(app: &App, parts: &Parts) -> Result<Option<Visit>, WorkError> {
        let headers = &parts.headers;
        let query = parts.uri.query().unwrap_or_default().to_owned();
        let asked = pairs(&query).into_iter().find(|(n, _)| n == "lang").and_then(|(_, v)| Language::parse(&v));
        let switched = pairs(&query).into_iter().find(|(n, _)| n == "illustrative").and_then(|(_, v)| v.parse().ok());
        let showing = switched.unwrap_or_else(|| cookie(headers, ILLUSTRATIVE).is_some_and(|v| v == "true"));
        let mut visit = Visit {
            who: Who::Visitor.showing(showing),
            csrf: String::new(),
            session: None,
            bearer: false,
            language: asked.or_else(|| cookie(headers, LANGUAGE).and_then(|v| Language::parse(&v))).unwrap_or_else(|| accepted(headers)),
            chosen: asked.is_some(),
            switched,
            theme: match cookie(headers, "theme").as_deref() {
                Some("light") => Some("light"),
                Some("dark") => Some("dark"),
                _ => None,
            },
            path: parts.uri.path().to_owned(),
            query,
        };
        if let Some(token) = bearer(headers) {
            visit.bearer = true;
            return Ok(app.wb.bearer(token).await?.map(|who| Visit { who: who.showing(showing), ..visit }));
        }
        if let Some(secret) = cookie(headers, SESSION)
            && let Some((who, csrf)) = app.wb.session(&secret).await?
        {
            visit = Visit { who: who.showing(showing), csrf, session: Some(secret), ..visit };
        }
        Ok(Some(visit))
    }

    /// The address of this page, without the words that only report what was just done.
    #[must_use]
    pub fn here(&self) -> String {
        let kept: Vec<_> =
            pairs(&self.query).into_iter().filter(|(n, _)| !matches!(n.as_str(), "done" | "seq" | "n" | "lang" | "illustrative")).collect();
        format!("{}{}", self.path, crate::address::query(kept.iter().map(|(n, v)| (n.as_str(), v.as_str()))))
    }

    /// The first value of a parameter, if it is not empty.
    #[must_use]
    pub fn param(&self, name: &str) -> Option<String> {
        pairs(&self.query).into_iter().find(|(n, v)| n == name && !v.is_empty()).map(|(_, v)| v)
    }

    /// Every parameter, in its order.
    #[must_use]
    pub fn params(&self) -> Vec<(String, String)> {
        pairs(&self.query)
    }

    #[must_use]
    pub fn may(&self, act: Act) -> bool {
        self.who.may(act)
    }

    #[must_use]
    pub fn signed_in(&self) -> bool {
        self.who.role().is_some()
    }
}

impl<S: Sync> FromRequestParts<S> for Visit {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Visit, StatusCode> {
        parts.extensions.get::<Visit>().cloned().ok_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let text = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = text.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// The value of a cookie.
#[must_use]
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let all = headers.get_all(header::COOKIE).into_iter().filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(';'));
    all.filter_map(|part| part.trim().split_once('=')).find(|(n, _)| *n == name).map(|(_, v)| v.to_owned())
}

/// A cookie as it is set: kept for so many seconds, or with 0 as long as the browser is open. Without a value it is taken away.
#[must_use]
pub fn set_cookie(app: &App, name: &str, value: Option<&str>, seconds: u64) -> String {
    let age = match (value, seconds) {
        (None, _) => "; Max-Age=0".to_owned(),
        (Some(_), 0) => String::new(),
        (Some(_), seconds) => format!("; Max-Age={seconds}"),
    };
    let secure = if app.secure_cookies { "; Secure" } else { "" };
    format!("{name}={}; Path=/; HttpOnly; SameSite=Lax{age}{secure}", value.unwrap_or_default())
}

/// The first language of the browser's list that the program speaks, by its weights; else Italian.
fn accepted(headers: &HeaderMap) -> Language {
    let text = headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let mut best: Option<(f32, Language)> = None;
    for part in text.split(',') {
        let (tag, weight) = part.split_once(';').unwrap_or((part, "q=1"));
        let weight: f32 = weight.trim().strip_prefix("q=").and_then(|q| q.parse().ok()).unwrap_or(0.0);
        if let Some(language) = Language::parse(tag.trim())
            && weight > 0.0
            && best.is_none_or(|(w, _)| weight > w)
        {
            best = Some((weight, language));
        }
    }
    best.map_or(Language::It, |(_, language)| language)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn the_browsers_list_is_heeded_by_weight() {
        let of = |text: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static(text));
            accepted(&headers)
        };
        assert_eq!(of("en-GB,en;q=0.9,it;q=0.8"), Language::En);
        assert_eq!(of("de, it;q=0.7, en;q=0.3"), Language::It);
        assert_eq!(of("de"), Language::It);
        assert_eq!(of("en;q=0"), Language::It);
    }
}
