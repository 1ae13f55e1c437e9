//! The import's first step: a file is taken and kept for whoever brought it, with what waits already. The other steps are in
//! `import_columns`, `import_check` and `import_publish`.

use super::import_parts::{find, first_page, kind_name};
use super::{go, id};
use crate::App;
use crate::errors::{Answer, Fault};
use crate::frame;
use crate::guard::same;
use crate::limits::{BODY, UPLOAD};
use crate::session::Visit;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{Multipart, Path, State};
use axum::http::StatusCode;
use maud::{Markup, html};
use reticolo_instruments::survey::{Mapping, NewUpload, Target, Upload};
use reticolo_instruments::{Who, WorkError};
use reticolo_messages::{help, moment, t, tn, tr};
use reticolo_model::Problem;
use reticolo_model::log::{Act, Entry};
use std::io::Write;

/// Imports that were made, listed under the form.
const MADE: usize = 8;

/// What the form says beside the files.
#[derive(Debug, Clone, Default)]
struct Wish {
    target: String,
    mapping: String,
    encoding: String,
    delimiter: String,
}

impl Wish {
    fn set(&mut self, name: &str, value: String) {
        match name {
            "target" => self.target = value,
            "mapping" if !value.trim().is_empty() => self.mapping = value,
            "encoding" => self.encoding = value,
            "delimiter" => self.delimiter = value,
            _ => {}
        }
    }

    /// The mapping as it was given, or one that only says how the bytes are read; nothing where a proposal is wanted.
    fn mapping(&self) -> String {
        if !self.mapping.is_empty() {
            return self.mapping.clone();
        }
        let stated = |text: &String| Some(text.clone()).filter(|t| !t.is_empty());
        Mapping { encoding: stated(&self.encoding), delimiter: stated(&self.delimiter), ..Mapping::default() }.text()
    }
}

/// A file's own name: no folders, nothing but letters, digits and `._-`.
fn safe_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last.chars().map(|c| if c.is_alphanumeric() || matches!(c, '.' | '_' | '-') { c } else { '_' }).take(120).collect();
    let kept = kept.trim_start_matches('.').to_owned();
    if kept.is_empty() { "file".to_owned() } else { kept }
}

/// `GET /import`.
pub async fn ask(State(app): State<App>, visit: Visit) -> Answer {
    app.wb.sweep_uploads();
    let target = visit.param("target").unwrap_or_else(|| "asset".into());
    form_page(&app, &visit, &Wish { target, ..Wish::default() }, None).await
}

async fn form_page(app: &App, visit: &Visit, wish: &Wish, wrong: Option<&str>) -> Answer {
    let l = visit.language;
    let waiting = app.wb.uploads(&visit.who)?;
    let made = made(app, visit).await?;
    let body = html! {
        p class="lede" { (t(l, "import-page-lede")) }
        @if let Some(wrong) = wrong { section class="note bad errors" role="alert" tabindex="-1" { b { (t(l, "import-page-refused")) } " " (wrong) } }
        @if !waiting.is_empty() { (waiting_list(visit, &waiting)) }
        (upload_form(visit, wish, wrong.is_some()))
        @if !made.is_empty() { (made_list(visit, &made)) }
    };
    first_page(app, visit, &body).await
}

fn waiting_list(visit: &Visit, waiting: &[Upload]) -> Markup {
    let l = visit.language;
    html! {
        section class="mt" {
            div class="h" { h2 { (tn(l, "import-page-waiting", crate::words::count(waiting.len()), &[])) } span class="r" { (t(l, "import-page-waiting_help")) } }
            ul class="log num" {
                @for upload in waiting {
                    li {
                        time datetime=(upload.at) { (moment(l, &upload.at)) }
                        span { a href=(format!("/import/{}/columns", upload.id)) { (upload.file_name) } " " span class="mut" { (kind_name(l, &upload.target)) } }
                        span class="d" { form method="post" action=(format!("/import/{}/discard", upload.id)) { (frame::csrf(visit)) button class="lk" { (t(l, "import-page-discard")) span class="vh" { " " (upload.file_name) } } } }
                    }
                }
            }
        }
    }
}

/// The newest imports that this person may see and take back.
async fn made(app: &App, visit: &Visit) -> Result<Vec<Entry>, Fault> {
    // The list of all acts is for administrators; others find theirs at the data set.
    if !visit.may(reticolo_instruments::Act::Administer) {
        return Ok(Vec::new());
    }
    let acts = app.wb.acts(&visit.who, None, 200).await?;
    let undone: Vec<i64> =
        acts.iter().filter(|e| e.act == Act::Undo).filter_map(|e| e.detail.get("act").and_then(serde_json::Value::as_i64)).collect();
    Ok(acts.into_iter().filter(|e| e.act == Act::Import && !undone.contains(&e.seq)).take(MADE).collect())
}

fn made_list(visit: &Visit, made: &[Entry]) -> Markup {
    let l = visit.language;
    html! {
        section class="mt" {
            div class="h" { h2 { (t(l, "import-page-made")) } }
            ul class="log num" {
                @for entry in made {
                    @let text = |name: &str| entry.detail.get(name).and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
                    @let set = text("data_set");
                    li {
                        time datetime=(entry.at) { (moment(l, &entry.at)) }
                        span { span class="mut" { (entry.seq) } " " a href=(format!("/data_sets/{}", crate::address::encode(&set))) { (set) } " " span class="mut" { (text("file")) } }
                        span class="d" { form method="post" action=(format!("/undo/{}", entry.seq)) { (frame::csrf(visit)) input type="hidden" name="back" value="/import"; button class="lk" { (t(l, "import-page-undo")) span class="vh" { " " (entry.seq) } } } }
                    }
                }
            }
        }
    }
}

fn upload_form(visit: &Visit, wish: &Wish, unread: bool) -> Markup {
    let l = visit.language;
    html! {
        form method="post" action="/import" enctype="multipart/form-data" class="stack mt" {
            // First, so that it is checked before the file is read.
            (frame::csrf(visit))
            section {
                div class="h" { h2 { (t(l, "import-page-file")) } span class="r" { (t(l, "import-page-needed")) } }
                div class="fs" {
                    div class="field" {
                        label for="f-target" { (t(l, "import-page-target")) }
                        select class="inp" id="f-target" name="target" aria-describedby="f-target-h" { @for code in Target::names() { option value=(code) selected[wish.target == code] { (kind_name(l, code)) } } }
                        p class="help" id="f-target-h" { (t(l, "import-page-target_help")) }
                    }
                    div class="field" {
                        label for="f-file" { (t(l, "import-page-file")) " " span class="rq" { (t(l, "record-required")) } }
                        input class="inp file" id="f-file" type="file" name="file" required accept=".csv,.tsv,.txt,.xlsx,.ods,.geojson,.topojson,.json,.jsonl,.ndjson,.gpkg,.shp,.zip,.ics,.pb,.gz" aria-describedby="f-file-h";
                        p class="help" id="f-file-h" { (tr(l, "import-page-file_help", &[("most", &(UPLOAD / 1024 / 1024).to_string())])) }
                    }
                }
            }
            details class="more" open[unread || !wish.mapping.is_empty()] {
                summary { (t(l, "import-page-more")) }
                div class="fs" {
                    div class="field" {
                        label for="f-places" { (t(l, "import-page-places")) }
                        input class="inp file" id="f-places" type="file" name="places" accept=".csv,.tsv,.txt,.xlsx,.ods,.gz" aria-describedby="f-places-h";
                        p class="help" id="f-places-h" { (t(l, "import-page-places_help")) }
                    }
                    div class="field" {
                        label for="f-mapping_file" { (t(l, "import-page-mapping_file")) }
                        input class="inp file" id="f-mapping_file" type="file" name="mapping_file" accept=".toml" aria-describedby="f-mapping_file-h";
                        p class="help" id="f-mapping_file-h" { (t(l, "import-page-mapping_file_help")) }
                    }
                    (select(visit, "encoding", "import-page-encoding", &wish.encoding, &encodings(visit)))
                    (select(visit, "delimiter", "import-page-delimiter", &wish.delimiter, &delimiters(visit)))
                    div class="field w2" {
                        label for="f-mapping" { (t(l, "import-page-toml")) }
                        textarea class="inp mono" id="f-mapping" name="mapping" rows="5" spellcheck="false" { (wish.mapping) }
                    }
                }
            }
            p { button class="btn pri" { (t(l, "import-page-read")) } }
        }
    }
}

/// The encodings that can be stated, with "found out" first.
pub(super) fn encodings(visit: &Visit) -> Vec<(String, String)> {
    let l = visit.language;
    let mut out = vec![(String::new(), t(l, "import-page-found_out"))];
    out.extend(["utf-8", "utf-16le", "utf-16be", "windows-1252"].map(|c| (c.to_owned(), t(l, &format!("read-encoding-{c}")))));
    out
}

pub(super) fn delimiters(visit: &Visit) -> Vec<(String, String)> {
    let l = visit.language;
    let mut out = vec![(String::new(), t(l, "import-page-found_out"))];
    out.extend(["comma", "semicolon", "tab", "bar"].map(|c| (c.to_owned(), t(l, &format!("read-separator-{c}")))));
    out
}

/// A labelled list of choices: value and words.
pub(super) fn select(visit: &Visit, name: &str, key: &str, chosen: &str, options: &[(String, String)]) -> Markup {
    let l = visit.language;
    let (field, about) = (format!("f-{name}"), help(l, key));
    let hint = about.as_ref().map(|_| format!("{field}-h"));
    html! {
        div class="field" {
            label for=(field) { (t(l, key)) }
            select class="inp" id=(field) name=(name) aria-describedby=[hint.as_deref()] {
                @for (value, words) in options { option value=(value) selected[value == chosen] { (words) } }
            }
            @if let (Some(about), Some(hint)) = (&about, &hint) { p class="help" id=(hint) { (about) } }
        }
    }
}

/// `POST /import`: takes the file and leads to its columns.
pub async fn upload(State(app): State<App>, visit: Visit, parts: Multipart) -> Answer {
    let mut wish = Wish::default();
    match take(&app, &visit, parts, &mut wish).await {
        Ok(upload) => go(&format!("/import/{}/columns", upload.id)),
        // What was chosen stays; the file does not, since it may hold what is personal.
        Err(Fault::Work(error @ (WorkError::Format(_) | WorkError::Invalid(_)))) => {
            let mut response = form_page(&app, &visit, &wish, Some(&error.sentence(visit.language))).await?;
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(response)
        }
        Err(fault) => Err(fault),
    }
}

fn too_large(error: MultipartError) -> Fault {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Fault::TooLarge } else { Fault::Csrf }
}

/// A field that is a text, of no more than a form may have; `Err(())` where it is no text.
async fn short(mut part: Field<'_>) -> Result<Result<String, ()>, Fault> {
    let mut bytes = Vec::new();
    while let Some(chunk) = part.chunk().await.map_err(too_large)? {
        if bytes.len() + chunk.len() > BODY {
            return Err(Fault::TooLarge);
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(String::from_utf8(bytes).map_err(drop))
}

/// Writes what comes of a file into a folder; its bytes and its name there.
async fn receive(mut part: Field<'_>, folder: &std::path::Path) -> Result<Option<(String, u64)>, Fault> {
    let given = part.file_name().unwrap_or_default().to_owned();
    if given.is_empty() {
        return Ok(None);
    }
    let name = safe_name(&given);
    let path = folder.join(&name);
    let mut out = std::fs::File::create(&path).map_err(WorkError::io(&path))?;
    let mut size = 0;
    while let Some(chunk) = part.chunk().await.map_err(too_large)? {
        size += chunk.len() as u64;
        out.write_all(&chunk).map_err(WorkError::io(&path))?;
    }
    Ok(Some((name, size)))
}

async fn take(app: &App, visit: &Visit, mut parts: Multipart, wish: &mut Wish) -> Result<Upload, Fault> {
    let mut proved = visit.bearer;
    let mut new: Option<NewUpload> = None;
    while let Some(part) = parts.next_field().await.map_err(too_large)? {
        let name = part.name().unwrap_or_default().to_owned();
        if name == "csrf" {
            proved |= same(&part.text().await.map_err(too_large)?, &visit.csrf);
            continue;
        }
        if !proved {
            return Err(Fault::Csrf);
        }
        match name.as_str() {
            "file" | "places" => {
                if new.is_none() {
                    new = Some(app.wb.new_upload(&visit.who)?);
                }
                let Some(upload) = new.as_mut().and_then(NewUpload::upload) else { continue };
                let folder = upload.folder_of(&name);
                match (receive(part, &folder).await?, name.as_str()) {
                    (Some((name, size)), "file") => (upload.file_name, upload.size) = (name, size),
                    (Some((name, _)), _) => upload.places_name = Some(name),
                    (None, _) => {}
                }
            }
            "mapping_file" => {
                let bytes = part.bytes().await.map_err(too_large)?;
                let text =
                    String::from_utf8(bytes.to_vec()).map_err(|_| Problem::new("problem-mapping-text", "TOML").on("mapping_file"))?;
                wish.set("mapping", text);
            }
            _ => wish.set(&name, short(part).await?.unwrap_or_default()),
        }
    }
    if !proved {
        return Err(Fault::Csrf);
    }
    let missing = || Fault::from(Problem::new("problem-required", "").on("file"));
    let mut new = new.ok_or_else(missing)?;
    let upload = new.upload().filter(|u| !u.file_name.is_empty()).ok_or_else(missing)?;
    upload.target.clone_from(&wish.target);
    settle(app, &visit.who, visit, upload, wish.mapping()).await?;
    new.keep()?.ok_or_else(missing)
}

/// Gives a new upload its mapping: the one given, else that of an earlier import, else the one its columns suggest.
async fn settle(app: &App, who: &Who, visit: &Visit, upload: &mut Upload, given: String) -> Result<(), Fault> {
    upload.mapping = given;
    if upload.mapping.is_empty()
        && let Some((version, mapping)) = app.wb.kept_mapping(who, &upload.ask(visit.language)?).await?
    {
        upload.mapping = mapping.text();
        upload.kept_from = Some(version.at);
    }
    let found = app.wb.inspect(who, &upload.ask(visit.language)?).await?;
    upload.mapping = found.mapping.text();
    Ok(())
}

/// `POST /import/{upload}/places`: the file of places, brought later.
pub async fn places(State(app): State<App>, visit: Visit, Path(text): Path<String>, mut parts: Multipart) -> Answer {
    let mut proved = visit.bearer;
    let mut upload = None;
    while let Some(part) = parts.next_field().await.map_err(too_large)? {
        let name = part.name().unwrap_or_default().to_owned();
        if name == "csrf" {
            proved |= same(&part.text().await.map_err(too_large)?, &visit.csrf);
        } else if !proved {
            return Err(Fault::Csrf);
        } else if name == "places" {
            let mut found = find(&app, &visit, &text)?;
            let before = found.places_file();
            if let Some((name, _)) = receive(part, &found.folder_of("places")).await? {
                found.places_name = Some(name);
                if let Some(old) = before.filter(|b| Some(b) != found.places_file().as_ref()) {
                    // What cannot be removed goes with the upload.
                    let _ = std::fs::remove_file(old);
                }
            }
            upload = Some(found);
        }
    }
    if !proved {
        return Err(Fault::Csrf);
    }
    let Some(mut upload) = upload else { return Err(Problem::new("problem-required", "").on("places").into()) };
    if let (Some(name), Ok(mut mapping)) = (&upload.places_name, Mapping::parse(&upload.mapping, &upload.file_name)) {
        mapping.places.get_or_insert_default().file.clone_from(name);
        upload.mapping = mapping.text();
    }
    app.wb.save_upload(&visit.who, &upload)?;
    go(&format!("/import/{}/columns#places", upload.id))
}

/// `POST /import/{upload}/discard`.
pub async fn discard(State(app): State<App>, visit: Visit, Path(text): Path<String>) -> Answer {
    app.wb.discard_upload(&visit.who, id(&text)?)?;
    go("/import")
}

/// `GET /import/{upload}`: to where the file stands.
pub async fn resume(State(app): State<App>, visit: Visit, Path(text): Path<String>) -> Answer {
    let upload = find(&app, &visit, &text)?;
    let step = if app.wb.publication(upload.id).is_some() { "result" } else { "columns" };
    go(&format!("/import/{}/{step}", upload.id))
}
