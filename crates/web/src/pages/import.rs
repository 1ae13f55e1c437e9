//! From a file to the registry in two steps: a dry run that shows what would happen and what is wrong, then the write.

use super::{given, go};
use crate::App;
use crate::errors::{Answer, Fault};
use crate::frame::{self, Page, Verb};
use crate::guard::same;
use crate::session::Visit;
use crate::words;
use axum::extract::{Form, Multipart, State};
use axum::http::StatusCode;
use maud::{Markup, html};
use reticolo_instruments::error::problem_sentence;
use reticolo_instruments::survey::{ImportAsk, ImportReport, Target, quiet};
use reticolo_instruments::{Who, WorkError};
use reticolo_messages::{Language, integer, t, tn, tr};
use reticolo_model::{Problem, Visibility};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Bad cells that the page lists.
const LISTED: usize = 100;

/// What the form says beside the file.
#[derive(Debug, Clone, Default)]
struct Wish {
    target: String,
    file_name: String,
    mapping: String,
    visibility: String,
    skip_bad_rows: bool,
    remove_missing: bool,
}

impl Wish {
    fn set(&mut self, name: &str, value: &str) {
        match name {
            "target" => value.clone_into(&mut self.target),
            "file_name" => self.file_name = safe_name(value),
            "mapping" => value.trim().clone_into(&mut self.mapping),
            "visibility" => value.clone_into(&mut self.visibility),
            "skip_bad_rows" => self.skip_bad_rows = value == "true",
            "remove_missing" => self.remove_missing = value == "true",
            _ => {}
        }
    }

    fn ask(&self, file: PathBuf, dry_run: bool, language: Language) -> Result<ImportAsk, Fault> {
        let target = Target::parse(&self.target)
            .ok_or_else(|| Problem::new("problem-target", &self.target).with("known", Target::names().join(", ")).on("target"))?;
        Ok(ImportAsk {
            file,
            file_name: self.file_name.clone(),
            target,
            mapping: (!self.mapping.is_empty()).then(|| self.mapping.clone()),
            dry_run,
            skip_bad_rows: self.skip_bad_rows,
            remove_missing: self.remove_missing,
            places_file: None,
            language,
            visibility: Visibility::parse(&self.visibility),
        })
    }
}

/// A file's own name: no folders, nothing but letters, digits and `._-`.
fn safe_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last.chars().map(|c| if c.is_alphanumeric() || matches!(c, '.' | '_' | '-') { c } else { '_' }).take(120).collect();
    let kept = kept.trim_start_matches('.').to_owned();
    if kept.is_empty() { "file".to_owned() } else { kept }
}

/// The folder of this person's upload: one at a time, the next takes its place.
fn folder(app: &App, visit: &Visit) -> PathBuf {
    let own = match &visit.who {
        Who::User { id, .. } => id.to_string(),
        _ => "other".to_owned(),
    };
    app.wb.folder.join("uploads").join(own)
}

fn clear(folder: &Path) {
    // What cannot be removed now is overwritten or removed by the next upload.
    let _ = std::fs::remove_dir_all(folder);
}

/// `GET /import`.
pub async fn ask(State(app): State<App>, visit: Visit) -> Answer {
    let body = upload_form(&visit, &Wish { target: "asset".into(), ..Wish::default() }, None);
    show(&app, &visit, &t(visit.language, "import-title"), &body).await
}

async fn show(app: &App, visit: &Visit, title: &str, body: &Markup) -> Answer {
    let body = html! { h1 { (title) } (body) };
    frame::page(app, visit, &Page::new(title, Verb::Survey, "/import", &t(visit.language, "page-import")), &body).await
}

fn target_name(l: Language, code: &str) -> String {
    reticolo_model::kinds::find(code).map_or_else(|| t(l, &format!("data_set_form-{code}")), |k| words::plural(l, k))
}

fn upload_form(visit: &Visit, wish: &Wish, wrong: Option<&str>) -> Markup {
    let l = visit.language;
    html! {
        p class="lede" { (t(l, "import-lede")) }
        @if let Some(wrong) = wrong { section class="note bad errors" role="alert" tabindex="-1" { b { (t(l, "import-refused")) } " " (wrong) } }
        form method="post" action="/import" enctype="multipart/form-data" class="stack mt" {
            // First, so that it is checked before the file is read.
            (frame::csrf(visit))
            div class="fs" {
                div class="field" {
                    label for="f-target" { (t(l, "import-target")) }
                    select class="inp" id="f-target" name="target" { @for code in Target::names() { option value=(code) selected[wish.target == code] { (target_name(l, code)) } } }
                }
                div class="field" {
                    label for="f-visibility" { (t(l, "envelope-visibility")) }
                    select class="inp" id="f-visibility" name="visibility" aria-describedby="f-visibility-h" {
                        option value="" { (t(l, "import-by_licence")) }
                        @for v in [Visibility::Public, Visibility::SignedIn] { option value=(v.code()) selected[wish.visibility == v.code()] { (t(l, &format!("visibility-{}", v.code()))) } }
                    }
                    p class="help" id="f-visibility-h" { (t(l, "import-visibility_help")) }
                }
                div class="field w2" {
                    label for="f-file" { (t(l, "import-file")) " " span class="rq" { (t(l, "record-required")) } }
                    input class="inp" id="f-file" type="file" name="file" required accept=".csv,.geojson,.json,.tsv,.gz" aria-describedby="f-file-h";
                    p class="help" id="f-file-h" { (t(l, "import-file_help")) }
                }
                div class="field w2" {
                    label for="f-mapping" { (t(l, "import-mapping")) }
                    textarea class="inp" id="f-mapping" name="mapping" rows="4" aria-describedby="f-mapping-h" { (wish.mapping) }
                    p class="help" id="f-mapping-h" { (t(l, "import-mapping_help")) }
                }
            }
            div class="opt col" {
                label { input type="checkbox" name="skip_bad_rows" value="true" checked[wish.skip_bad_rows]; span { (t(l, "import-skip_bad_rows")) } }
                label { input type="checkbox" name="remove_missing" value="true" checked[wish.remove_missing]; span { (t(l, "import-remove_missing")) } }
            }
            p { button class="btn pri" { (t(l, "import-try")) } }
        }
    }
}

/// `POST /import`: takes the file and shows what writing it would do.
pub async fn upload(State(app): State<App>, visit: Visit, parts: Multipart) -> Answer {
    let answer = take(&app, &visit, parts).await;
    if answer.is_err() {
        // What is refused does not stay: it may hold what is personal.
        clear(&folder(&app, &visit));
    }
    answer
}

async fn take(app: &App, visit: &Visit, mut parts: Multipart) -> Answer {
    let too_large = |error: axum::extract::multipart::MultipartError| {
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Fault::TooLarge } else { Fault::Csrf }
    };
    let folder = folder(app, visit);
    let mut proved = visit.bearer;
    let mut wish = Wish::default();
    let mut file = None;
    while let Some(mut part) = parts.next_field().await.map_err(too_large)? {
        let name = part.name().unwrap_or_default().to_owned();
        if name == "csrf" {
            proved |= same(&part.text().await.map_err(too_large)?, &visit.csrf);
        } else if !proved {
            return Err(Fault::Csrf);
        } else if name == "file" {
            wish.file_name = safe_name(part.file_name().unwrap_or_default());
            clear(&folder);
            std::fs::create_dir_all(&folder).map_err(WorkError::io(&folder))?;
            let path = folder.join(&wish.file_name);
            let mut out = std::fs::File::create(&path).map_err(WorkError::io(&path))?;
            while let Some(chunk) = part.chunk().await.map_err(too_large)? {
                out.write_all(&chunk).map_err(WorkError::io(&path))?;
            }
            file = Some(path);
        } else {
            let text = part.text().await.map_err(too_large)?;
            wish.set(&name, &text);
        }
    }
    if !proved {
        return Err(Fault::Csrf);
    }
    let Some(file) = file else { return Err(Problem::new("problem-required", "").on("file").into()) };
    run(app, visit, &wish, file, true).await
}

/// `POST /import/write`: writes the file that was tried last.
pub async fn write(State(app): State<App>, visit: Visit, Form(form): Form<Vec<(String, String)>>) -> Answer {
    let mut wish = Wish::default();
    for (name, value) in &form {
        wish.set(name, value);
    }
    let file = folder(&app, &visit).join(&wish.file_name);
    if given(&form, "file_name").is_empty() || !file.exists() {
        return go("/import");
    }
    run(&app, &visit, &wish, file, false).await
}

async fn run(app: &App, visit: &Visit, wish: &Wish, file: PathBuf, dry_run: bool) -> Answer {
    let l = visit.language;
    let ask = wish.ask(file, dry_run, l)?;
    // Its own task: who closes the page does not stop the import half way.
    let (wb, who) = (app.wb.clone(), visit.who.clone());
    let done = tokio::spawn(async move { wb.import(&who, ask, quiet()).await }).await.map_err(|e| WorkError::Report(e.to_string()))?;
    // Only a trial that can be written next keeps its file.
    if !dry_run || done.is_err() {
        clear(&folder(app, visit));
    }
    match done {
        Ok(report) => {
            let title = finding(l, &report);
            show(app, visit, &title, &report_page(visit, wish, &report)).await
        }
        Err(WorkError::BadRows(report)) => {
            let title = finding(l, &report);
            refused(show(app, visit, &title, &report_page(visit, wish, &report)).await?, dry_run)
        }
        // The mapping that was proposed stands in the form, to be completed.
        Err(WorkError::Mapping { text, problems }) => {
            let wish = Wish { mapping: text, ..wish.clone() };
            let why: Vec<String> = problems.iter().map(|p| problem_sentence(l, p)).collect();
            let body = upload_form(visit, &wish, Some(&why.join(" ")));
            refused(show(app, visit, &t(l, "import-title"), &body).await?, false)
        }
        Err(error @ (WorkError::Store(_) | WorkError::Io { .. } | WorkError::Forbidden(_))) => Err(error.into()),
        Err(error) => {
            let body = upload_form(visit, wish, Some(&error.sentence(l)));
            refused(show(app, visit, &t(l, "import-title"), &body).await?, false)
        }
    }
}

/// Nothing was written; a trial that says so has done its work.
fn refused(mut response: axum::response::Response, trial: bool) -> Answer {
    if !trial {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

/// What the import did, or would do, in a sentence.
fn finding(l: Language, report: &ImportReport) -> String {
    let n = |x: usize| integer(l, words::count(x));
    if report.seq.is_some() {
        tr(l, "import-done", &[("added", &n(report.added)), ("changed", &n(report.changed)), ("same", &n(report.same))])
    } else if report.bad_rows > 0 {
        tn(l, "import-bad", words::count(report.bad_rows), &[])
    } else if report.added + report.changed + report.removed == 0 {
        t(l, "import-nothing")
    } else {
        tr(l, "import-would", &[("added", &n(report.added)), ("changed", &n(report.changed)), ("same", &n(report.same))])
    }
}

fn report_page(visit: &Visit, wish: &Wish, report: &ImportReport) -> Markup {
    let l = visit.language;
    let n = |x: u64| integer(l, words::count(x));
    let written = report.seq.is_some();
    let fine = report.bad_rows == 0 || wish.skip_bad_rows;
    html! {
        dl class="facts" {
            div { dt { (t(l, "envelope-data_set")) } dd class="n" { (report.data_set) } }
            div { dt { (t(l, "import-rows")) } dd class="n" { (n(report.rows)) } dd class="k" { (n(report.good)) " " (t(l, "import-good")) } }
            div { dt { (t(l, "import-bad_rows")) } dd class="n" { (n(report.bad_rows)) } }
            div { dt { (t(l, "import-outside")) } dd class="n" { (n(report.outside)) } }
        }
        @if let Some(visibility) = report.visibility { p class="note info" role="status" { (tr(l, "import-visible", &[("visibility", &t(l, &format!("visibility-{}", visibility.code())))])) } }
        @if !report.followed.is_empty() { p class="mut c13" { (t(l, "import-followed")) ": " (report.followed.join(", ")) } }
        @if !report.ignored.is_empty() { p class="mut c13" { (t(l, "import-ignored")) ": " (report.ignored.join(", ")) } }
        @if !report.missing.is_empty() {
            details class="more" { summary { (tn(l, "import-missing", words::count(report.missing.len()), &[])) } div { ul { @for key in report.missing.iter().take(LISTED) { li { (key) } } } } }
        }
        @if !report.bad.is_empty() { (bad_cells(l, report)) }
        @if !report.mapping.is_empty() {
            details class="more" { summary { (t(l, if report.proposed { "import-mapping_proposed" } else { "import-mapping" })) } div { pre { code { (report.mapping) } } } }
        }
        div class="acts-row mt" {
            @if let Some(seq) = report.seq {
                a class="btn pri" href=(format!("/data_sets/{}", crate::address::encode(&report.data_set))) { (t(l, "action-open")) }
                form method="post" action=(format!("/undo/{seq}")) { (frame::csrf(visit)) input type="hidden" name="back" value="/import"; button class="btn" { (t(l, "action-undo")) } }
            } @else if !written && (fine || report.good > 0) {
                form method="post" action="/import/write" {
                    (frame::csrf(visit))
                    @for (name, value) in [("target", &wish.target), ("file_name", &wish.file_name), ("mapping", &wish.mapping), ("visibility", &wish.visibility)] { input type="hidden" name=(name) value=(value); }
                    @for (name, on) in [("skip_bad_rows", wish.skip_bad_rows || !fine), ("remove_missing", wish.remove_missing)] { @if on { input type="hidden" name=(name) value="true"; } }
                    button class=(if fine { "btn pri" } else { "btn" }) { (t(l, if fine { "import-write" } else { "import-write_rest" })) }
                }
            }
            a class="btn" href="/import" { (t(l, "import-other")) }
        }
    }
}

fn bad_cells(l: Language, report: &ImportReport) -> Markup {
    html! {
        section {
            div class="h" { h2 { (tn(l, "bad-cells", words::count(report.bad.len()), &[])) } }
            table class="lst card num" {
                caption class="vh" { (t(l, "import-bad_rows")) }
                thead { tr { th class="r" { (t(l, "import-row")) } th { (t(l, "import-column")) } th { (t(l, "import-found")) } th { (t(l, "import-expected")) } } }
                tbody {
                    @for cell in report.bad.iter().take(LISTED) {
                        tr {
                            td class="ttl r" { (cell.row) }
                            td data-l=(t(l, "import-column")) { (cell.column) }
                            td data-l=(t(l, "import-found")) { (cell.problem.found) }
                            td data-l=(t(l, "import-expected")) { (problem_sentence(l, &cell.problem)) }
                        }
                    }
                }
            }
        }
    }
}
