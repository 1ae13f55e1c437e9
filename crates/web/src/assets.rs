//! Styles, scripts and fonts, embedded in the binary. With `?v=` they may be kept for a year.

use crate::address;
use crate::errors::{Answer, Fault};
use crate::session::Visit;
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use reticolo_model::id::hex;
use rust_embed::RustEmbed;
use std::borrow::Cow;

#[derive(RustEmbed)]
#[folder = "../../ui/dist"]
struct Files;

/// `/assets/{*file}`.
pub async fn asset(visit: Visit, Path(file): Path<String>) -> Answer {
    let Some(found) = Files::get(&file) else { return Err(Fault::NotFound) };
    let tag = tag(&found.metadata.sha256_hash());
    let versioned = address::pairs(&visit.query).iter().any(|(n, v)| n == "v" && *v == tag);
    let keep = match (versioned, kind(&file)) {
        (true, _) => "public, max-age=31536000, immutable",
        (false, "font/woff2") => "public, max-age=86400",
        (false, _) => "public, no-cache",
    };
    let mut response = match found.data {
        Cow::Borrowed(bytes) => bytes.into_response(),
        Cow::Owned(bytes) => bytes.into_response(),
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind(&file)));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{tag}\"")) {
        headers.insert(header::ETAG, tag);
    }
    Ok(response)
}

/// The address of a file, with the fingerprint of its bytes.
#[must_use]
pub fn address(file: &str) -> String {
    match Files::get(file) {
        Some(found) => format!("/assets/{file}?v={}", tag(&found.metadata.sha256_hash())),
        None => format!("/assets/{file}"),
    }
}

fn tag(hash: &[u8]) -> String {
    hex(&hash[..8])
}

fn kind(file: &str) -> &'static str {
    match file.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "png" => "image/png",
        "json" => "application/json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
