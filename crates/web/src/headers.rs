//! What every answer carries: a strict content policy, a fingerprint of its bytes, and "not changed" where the asker has them.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use reticolo_model::id::sha256_hex;

/// Nothing from elsewhere, nothing inline, no frames.
pub const POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:; connect-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

/// The outermost layer but for compression.
pub async fn finish(request: Request, next: Next) -> Response {
    let asked = request.headers().get(header::IF_NONE_MATCH).and_then(|v| v.to_str().ok()).map(str::to_owned);
    let read = matches!(*request.method(), Method::GET | Method::HEAD);
    let mut response = next.run(request).await;
    if read && response.status() == StatusCode::OK {
        // The tag is made of the bytes alone: a number of the log in it would tell visitors of what is hidden.
        if !response.headers().contains_key(header::ETAG) {
            response = tagged(response).await;
        }
        let tag = response.headers().get(header::ETAG).and_then(|v| v.to_str().ok());
        if let (Some(tag), Some(asked)) = (tag, asked)
            && asked.split(',').any(|one| one.trim().trim_start_matches("W/") == tag)
        {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            *response.body_mut() = Body::empty();
            response.headers_mut().remove(header::CONTENT_LENGTH);
        }
    }
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ] {
        // A file may say something stricter of itself.
        if name != header::CONTENT_SECURITY_POLICY || !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    }
    headers.append(header::VARY, HeaderValue::from_static("Cookie, Accept-Language, Authorization"));
    response
}

async fn tagged(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    // Answers are made whole in memory before they come here.
    let Ok(bytes) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{}\"", &sha256_hex(&bytes)[..32])) {
        parts.headers.insert(header::ETAG, tag);
    }
    Response::from_parts(parts, Body::from(bytes))
}
