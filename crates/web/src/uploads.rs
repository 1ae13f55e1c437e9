//! Forms that bring files: read part by part within their limits, their token proved before the first file is taken.

use crate::errors::Fault;
use crate::guard::same;
use crate::session::Visit;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartError;
use axum::http::{HeaderMap, StatusCode};
use reticolo_instruments::files::{MOST, MOST_AT_ONCE, Upload};
use reticolo_model::Problem;
use reticolo_model::attachment::Details;

/// What a form with files said.
#[derive(Debug, Default)]
pub struct Sent {
    fields: Vec<(String, String)>,
    /// Each file: the field it came in, its name, its bytes.
    files: Vec<(String, String, Vec<u8>)>,
}

fn broken(error: &MultipartError) -> Fault {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Fault::TooLarge } else { Problem::new("problem-file-form", "").on("file").into() }
}

impl Sent {
    /// Reads a form. A browser's session proves itself by the field `csrf` before the files, or by the header; a token's bearer has.
    pub async fn read(visit: &Visit, headers: &HeaderMap, mut parts: Multipart) -> Result<Sent, Fault> {
        let mut proved = visit.bearer || headers.get("x-csrf-token").and_then(|v| v.to_str().ok()).is_some_and(|s| same(s, &visit.csrf));
        let mut sent = Sent::default();
        while let Some(mut part) = parts.next_field().await.map_err(|e| broken(&e))? {
            let name = part.name().unwrap_or_default().to_owned();
            if name == "csrf" {
                proved |= same(&part.text().await.map_err(|e| broken(&e))?, &visit.csrf);
                continue;
            }
            if !proved {
                return Err(Fault::Csrf);
            }
            if name != "file" && part.file_name().is_none() {
                let text = part.text().await.map_err(|e| broken(&e))?;
                if sent.fields.len() < 50 {
                    sent.fields.push((name, text));
                }
                continue;
            }
            let file_name = part.file_name().unwrap_or_default().to_owned();
            let mut bytes = Vec::new();
            while let Some(chunk) = part.chunk().await.map_err(|e| broken(&e))? {
                bytes.extend_from_slice(&chunk);
                if bytes.len() > MOST {
                    let called = reticolo_model::value::shortened(file_name.rsplit(['/', '\\']).next().unwrap_or_default());
                    return Err(Problem::new("problem-file-size", called).on("file").with("most", MOST / 1_000_000).into());
                }
            }
            // A field in which nothing was chosen comes as a file without a name.
            if !(file_name.is_empty() && bytes.is_empty()) {
                sent.files.push((name, file_name, bytes));
            }
            if sent.files.len() > MOST_AT_ONCE {
                let found = sent.files.len().to_string();
                return Err(Problem::new("problem-file-many", found).on("file").with("most", MOST_AT_ONCE).into());
            }
        }
        if proved { Ok(sent) } else { Err(Fault::Csrf) }
    }

    /// The first value of a field.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.as_str())
    }

    /// Whether something was said to be so; what is neither yes nor no is refused.
    pub fn flag(&self, name: &str) -> Result<bool, Problem> {
        match self.get(name) {
            "" | "false" => Ok(false),
            "true" => Ok(true),
            other => Err(Problem::new("problem-choice", reticolo_model::value::shortened(other)).on(name).with("known", "true, false")),
        }
    }

    /// What was said beside the files, to fill the form once more.
    #[must_use]
    pub fn words(&self) -> Sent {
        Sent { fields: self.fields.clone(), files: Vec::new() }
    }

    /// All that was said beside the files.
    #[must_use]
    pub fn fields(&self) -> &[(String, String)] {
        &self.fields
    }

    /// The files, each with the field it came in and its name.
    #[must_use]
    pub fn into_files(self) -> Vec<(String, String, Vec<u8>)> {
        self.files
    }

    /// The files, each with what the form says of them all.
    pub fn uploads(self, keep_location: bool) -> Result<Vec<Upload>, Problem> {
        let details = details(&|name| self.get(name).to_owned())?;
        let personal = self.flag("personal")?;
        let upload = |(_, name, bytes)| Upload { name, bytes, details: details.clone(), keep_location, personal };
        Ok(self.files.into_iter().map(upload).collect())
    }
}

/// What a form says of a file.
pub fn details(get: &dyn Fn(&str) -> String) -> Result<Details, Problem> {
    let order = get("order");
    let order = match order.trim() {
        "" => 0,
        text => text.parse().map_err(|_| Problem::new("problem-integer", text).on("order"))?,
    };
    let taken_on = Some(get("taken_on")).filter(|t| !t.trim().is_empty());
    Ok(Details { alt: get("alt"), caption: get("caption"), licence: get("licence"), credit: get("credit"), taken_on, order })
}
