//! Files over the API, and the addresses they are fetched from: always as attachments, in a box of their own.

use crate::errors::{Answer, Fault};
use crate::pages::{id, kind, of_kind};
use crate::session::Visit;
use crate::uploads::Sent;
use crate::{App, address, api};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Multipart, Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use reticolo_model::Problem;
use reticolo_model::attachment::{Attachment, Details};
use serde_json::{Value, json};

/// What a file may do where somebody opens it: nothing.
const BOX: &str = "default-src 'none'; sandbox; frame-ancestors 'none'";

/// The address of a file's bytes.
pub fn address_of(file: &Attachment) -> String {
    format!("/files/{}/{}", file.digest, address::encode(&file.name))
}

fn as_json(file: &Attachment) -> Value {
    let mut value = json!(file);
    value["address"] = json!(address_of(file));
    value
}

/// `GET /api/v1/{kind}/{id}/files`.
pub async fn of_record(State(app): State<App>, visit: Visit, Path((code, text)): Path<(String, String)>) -> Answer {
    let (kind, id) = (kind(&code)?, id(&text)?);
    of_kind(&app.wb.record(&visit.who, id).await?, kind)?;
    let files = app.wb.files(&visit.who, id).await?;
    Ok(Json(json!({ "items": files.iter().map(as_json).collect::<Vec<_>>() })).into_response())
}

/// `POST /api/v1/{kind}/{id}/files`: a multipart form with `file` (one or several) and perhaps `alt`, `caption`, `licence`, `credit`,
/// `taken_on`, `order`, `personal=true`, `keep_location=true`.
pub async fn add(
    State(app): State<App>,
    visit: Visit,
    Path((code, text)): Path<(String, String)>,
    headers: HeaderMap,
    parts: Result<Multipart, axum::extract::multipart::MultipartRejection>,
) -> Answer {
    let (kind, id) = (kind(&code)?, id(&text)?);
    let parts = parts.map_err(|_| Problem::new("problem-file-form", "").on("file"))?;
    let sent = Sent::read(&visit, &headers, parts).await?;
    of_kind(&app.wb.record(&visit.who, id).await?, kind)?;
    let keep = sent.flag("keep_location")?;
    let done = app.wb.attach(&visit.who, id, sent.uploads(keep)?).await?;
    let items: Vec<Value> = done.files.iter().map(as_json).collect();
    Ok((StatusCode::CREATED, Json(json!({ "seq": done.seq, "items": items }))).into_response())
}

/// `GET /api/v1/files/{id}`: what is said of a file.
pub async fn show(State(app): State<App>, visit: Visit, Path(text): Path<String>) -> Answer {
    let file = app.wb.file(&visit.who, id(&text)?).await?;
    Ok(Json(as_json(&file)).into_response())
}

/// `PUT /api/v1/files/{id}` with `alt`, `caption`, `licence`, `credit`, `taken_on`, `order`: what is not named is taken away.
pub async fn change(State(app): State<App>, visit: Visit, Path(text): Path<String>, body: Bytes) -> Answer {
    let said = Value::Object(api::object(&body)?);
    let found = reticolo_model::value::shortened(&said.to_string());
    let details: Details = serde_json::from_value(said).map_err(|_| Problem::new("problem-type", found).on("file"))?;
    let seq = app.wb.change_file(&visit.who, id(&text)?, details).await?;
    Ok(Json(json!({ "seq": seq })).into_response())
}

/// `DELETE /api/v1/files/{id}`: off its record; with `?erase=true`, which administrators may, destroyed for good wherever it is.
pub async fn remove(State(app): State<App>, visit: Visit, Path(text): Path<String>) -> Answer {
    let id = id(&text)?;
    if visit.param("erase").as_deref() == Some("true") {
        return Ok(Json(json!(app.wb.erase_file(&visit.who, id).await?)).into_response());
    }
    let seq = app.wb.remove_file(&visit.who, id).await?;
    Ok(Json(json!({ "seq": seq })).into_response())
}

/// `GET /files/{attachment}`: the bytes of a file by its id.
pub async fn bytes(State(app): State<App>, visit: Visit, Path(text): Path<String>) -> Answer {
    let (file, bytes) = app.wb.file_bytes(&visit.who, id(&text)?).await?;
    served(&file, bytes)
}

/// `GET /files/{digest}/{name}`: the same by what it holds and its name.
pub async fn by_digest(State(app): State<App>, visit: Visit, Path((digest, name)): Path<(String, String)>) -> Answer {
    let (file, bytes) = app.wb.file_of_digest(&visit.who, &digest, &name).await?;
    served(&file, bytes)
}

/// The bytes as an attachment: the type that its content told, its name, and a box in which nothing runs.
fn served(file: &Attachment, bytes: Vec<u8>) -> Answer {
    let text = file.media.starts_with("text/") && std::str::from_utf8(&bytes).is_ok();
    let media = if text { format!("{}; charset=utf-8", file.media) } else { file.media.clone() };
    let plain: String =
        file.name.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '_' }).collect();
    let disposition = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", address::encode(&file.name));
    let mut response: Response = bytes.into_response();
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, media.as_str()),
        (header::CONTENT_DISPOSITION, disposition.as_str()),
        (header::CONTENT_SECURITY_POLICY, BOX),
        (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (header::ETAG, &format!("\"{}\"", file.digest)),
    ] {
        headers.insert(name, HeaderValue::from_str(value).map_err(|_| Fault::NotFound)?);
    }
    Ok(response)
}
