//! The import's third step: everything but the writing was done, and this is what was found. Bad cells are walked one by one
//! or twenty a page; a mend goes into the mapping, so that the file stays as it is and the next import knows it.

use super::import_parts::{Step, find, read_list, step_page};
use super::{given, go};
use crate::App;
use crate::errors::{Answer, Fault};
use crate::frame;
use crate::session::Visit;
use crate::words;
use axum::extract::{Form, Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use maud::{Markup, html};
use reticolo_instruments::WorkError;
use reticolo_instruments::error::problem_sentence;
use reticolo_instruments::survey::{BadCell, ImportReport, LISTED, Mapping, Mend, Task, Upload, candidates};
use reticolo_messages::{Language, euro, integer, t, tn, tr};
use reticolo_model::money;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

/// Cells on a page of their own.
const PAGE: usize = 20;
/// Cells listed below the one that is open; with more there is a page for them.
const BESIDE: usize = 6;
/// More that may be meant stand in a list to choose from rather than as buttons.
const FEW: usize = 4;
/// Lines of a list; the rest is counted.
const SHOWN: usize = 8;
/// The answer waits so long for a trial before it shows how far it is.
const PATIENCE: Duration = Duration::from_secs(2);

/// A bad cell as it can be mended: where it stands in the list, the column of the file, what the file has there.
struct Open<'a> {
    index: usize,
    cell: &'a BadCell,
    column: Option<String>,
    raw: String,
    /// How many bad cells of this column say the same.
    alike: usize,
    /// The row in a few words.
    row: String,
}

/// The trial of an upload: its task once it has ended, else the page that tells how far it is.
pub async fn tried(app: &App, visit: &Visit, upload: &Upload, step: Step) -> Result<Result<Arc<Task>, axum::response::Response>, Fault> {
    let l = visit.language;
    let task = app.wb.trial(&visit.who, upload, l).await?;
    if !task.wait(PATIENCE).await {
        let body = progress(visit, upload, &task, false);
        let mut response = step_page(app, visit, upload, step, &t(l, "import-page-trying"), &body).await?;
        again(&mut response);
        return Ok(Err(response));
    }
    match task.outcome() {
        Some(Ok(_)) | None => Ok(Ok(task)),
        // What the mapping lacks is said where it can be completed.
        Some(Err(WorkError::Mapping { .. })) => Ok(Err(go(&format!("/import/{}/columns", upload.id))?)),
        Some(Err(error)) => {
            let why = error.sentence(l);
            let body = html! {
                section class="note bad errors" role="alert" tabindex="-1" { b { (t(l, "import-page-refused")) } " " (why) }
                p class="acts-row mt" { a class="btn pri" href=(format!("/import/{}/columns", upload.id)) { (t(l, "import-page-back_to_columns")) } a class="btn" href="/import" { (t(l, "import-page-other_file")) } }
            };
            let mut response = step_page(
                app,
                visit,
                upload,
                step,
                &t(l, if matches!(error, WorkError::Format(_)) { "import-page-unread" } else { "import-page-not_checked" }),
                &body,
            )
            .await?;
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(Err(response))
        }
    }
}

/// Asks the browser to come again in a moment; where scripts run they are quicker.
pub fn again(response: &mut axum::response::Response) {
    response.headers_mut().insert(header::REFRESH, HeaderValue::from_static("4"));
}

/// How far a trial or a publication is.
pub fn progress(visit: &Visit, upload: &Upload, task: &Task, writing: bool) -> Markup {
    let l = visit.language;
    let step = task.step();
    let to = |what: &str| format!("/import/{}/{what}", upload.id);
    html! {
        section class="mt" {
            ul class="jobs" {
                li data-job-state=(to(if writing { "state" } else { "state?trial=1" })) data-job-reload {
                    div class="prog" {
                        span { b { (upload.file_name) } " " span class="mut" data-job-text { (t(l, &format!("import-page-stage-{}", step.stage))) } }
                        @if writing { form method="post" action=(to("stop")) { (frame::csrf(visit)) button class="btn sm" { (t(l, "action-stop")) } } }
                        @if step.total > 0 { progress max=(step.total) value=(step.done) aria-label=(upload.file_name) {} } @else { progress aria-label=(upload.file_name) {} }
                    }
                }
            }
            p class="help" { (t(l, if writing { "import-page-stop_help" } else { "import-page-trying_help" })) }
            p class="mt" { a class="btn" href=(visit.here()) { (t(l, "import-page-look_again")) } }
        }
    }
}

/// `GET /import/{upload}/check?cell=…`.
pub async fn show(State(app): State<App>, visit: Visit, Path(text): Path<String>) -> Answer {
    let upload = find(&app, &visit, &text)?;
    let task = match tried(&app, &visit, &upload, Step::Check).await? {
        Ok(task) => task,
        Err(response) => return Ok(response),
    };
    let Some(Ok(report)) = task.outcome() else { return Err(Fault::NotFound) };
    let l = visit.language;
    let asked: usize = visit.param("cell").and_then(|c| c.parse().ok()).unwrap_or(1);
    let at = asked.clamp(1, report.bad.len().max(1)) - 1;
    let mut wanted: Vec<usize> = vec![at];
    wanted.extend((0..report.bad.len()).filter(|i| *i != at).take(BESIDE));
    wanted.retain(|i| *i < report.bad.len());
    let open = opened(&app, &visit, &upload, report, &wanted).await?;
    let mapping = Mapping::parse(&upload.mapping, &upload.file_name)?;
    let places = app.wb.places().await?;
    let title = finding(l, report);
    let to = |what: &str| format!("/import/{}/{what}", upload.id);
    let body = html! {
        div class="stack" {
            @if let Some(first) = open.first() {
                section id="cells" {
                    div class="h" { h2 { (t(l, "import-page-cells_to_mend")) } span class="r" { (tr(l, "import-page-cell_of", &[("at", &(at + 1).to_string()), ("all", &report.bad.len().to_string())])) } }
                    (mend_form(&visit, &upload, first, &candidates(first.cell, &first.raw, &mapping, &places), "check"))
                    nav class="acts-row mt" aria-label=(t(l, "import-page-cells_to_mend")) {
                        @if at > 0 { a class="btn sm" rel="prev" href=(to(&format!("check?cell={at}"))) { (t(l, "import-page-previous")) } }
                        @if at + 1 < report.bad.len() { a class="btn sm" rel="next" href=(to(&format!("check?cell={}", at + 2))) { (t(l, "import-page-next")) } }
                    }
                    ul class="bads num" {
                        @for other in open.iter().skip(1) {
                            li {
                                span { (tr(l, "import-page-row", &[("row", &other.cell.row.to_string())])) }
                                span { b { (other.cell.column) } ": " span class="mono" { (other.raw) } " " (sentence(l, other.cell)) }
                                a class="lk" href=(to(&format!("check?cell={}", other.index + 1))) { (t(l, "action-open")) span class="vh" { " " (other.index + 1) } }
                            }
                        }
                    }
                    p class="help" {
                        @if report.bad.len() > BESIDE + 1 { a href=(to("cells")) { (tn(l, "import-page-all_cells", words::count(report.bad.len()), &[])) } " · " }
                        a href=(to("download/cells.csv")) { (t(l, "import-page-cells_download")) }
                    }
                    @if report.bad.len() >= LISTED { p class="help" { (tr(l, "import-page-listed", &[("most", &integer(l, words::count(LISTED)))])) } }
                }
            }
            (rows(l, report))
            (said(l, report))
            (alike(l, report))
            section { div class="h" { h2 { (t(l, "import-page-step-file")) } } (read_list(l, &upload, &report.read_as)) }
            div class="savebar" {
                @if report.bad_rows > 0 { span class="sgn hf" { (tn(l, "import-page-bad_rows", words::count(report.bad_rows), &[])) } } @else { span class="sgn y" { (t(l, "import-page-nothing_bad")) } }
                div class="end" { a class="btn" href=(to("columns")) { (t(l, "import-page-back_to_columns")) } a class="btn pri" href=(to("diff")) { (t(l, "import-page-to_diff")) } }
            }
        }
    };
    step_page(&app, &visit, &upload, Step::Check, &title, &body).await
}

/// What was found, as a sentence.
fn finding(l: Language, report: &ImportReport) -> String {
    let all = integer(l, words::count(report.rows));
    if report.bad_rows == 0 {
        return tn(l, "import-page-check_good", words::count(report.rows), &[("rows", &all)]);
    }
    tn(l, "import-page-check_bad", words::count(report.bad.len()), &[("rows", &all)])
}

/// Bad cells with what the file says there.
async fn opened<'a>(app: &App, visit: &Visit, upload: &Upload, report: &'a ImportReport, wanted: &[usize]) -> Result<Vec<Open<'a>>, Fault> {
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let ask = upload.ask(visit.language)?;
    let found = app.wb.inspect(&visit.who, &ask).await?;
    let header: Vec<&str> = found.columns.iter().map(|c| c.name.as_str()).collect();
    let numbers: BTreeSet<u64> = wanted.iter().map(|i| report.bad[*i].row).collect();
    let rows = app.wb.rows_of(&visit.who, &ask, &numbers).await?;
    let column_of = |cell: &BadCell| -> Option<usize> {
        if cell.file != upload.file_name {
            return None;
        }
        let name = if header.contains(&cell.column.as_str()) { Some(&cell.column) } else { found.mapping.columns.get(&cell.column) };
        name.and_then(|n| header.iter().position(|h| h == n))
    };
    let mut out = Vec::with_capacity(wanted.len());
    for index in wanted {
        let cell = &report.bad[*index];
        let at = column_of(cell);
        let cells = rows.get(&cell.row);
        let raw = at.and_then(|i| cells?.get(i)).map_or_else(|| cell.problem.found.clone(), |c| c.trim().to_owned());
        let alike = report.bad.iter().filter(|b| b.column == cell.column && b.problem.found == cell.problem.found).count();
        let row: Vec<String> =
            cells.into_iter().flatten().filter(|c| !c.trim().is_empty()).take(4).map(|c| reticolo_model::value::shortened(c)).collect();
        out.push(Open { index: *index, cell, column: at.map(|i| header[i].to_owned()), raw, alike, row: row.join(" · ") });
    }
    Ok(out)
}

/// The form that mends one cell: what is likely meant as buttons, a field, and for which rows it counts.
fn mend_form(visit: &Visit, upload: &Upload, open: &Open<'_>, offered: &[(String, String)], back: &str) -> Markup {
    let l = visit.language;
    let name = format!("{}-{}", back, open.index);
    let (field, hint) = (format!("f-{name}"), format!("f-{name}-h"));
    let sentence = sentence(l, open.cell);
    let listed = offered.len() > FEW;
    // A name or an entry of a list means the same wherever it stands; a number does not.
    let everywhere =
        open.alike > 1 || matches!(open.cell.problem.code.as_str(), "problem-homonym" | "problem-unit-unknown" | "problem-choice");
    html! {
        form method="post" action=(format!("/import/{}/cells", upload.id)) class="mend" id=(format!("cell-{}", open.index)) {
            (frame::csrf(visit))
            @for (name, value) in [("row", open.cell.row.to_string()), ("says", open.raw.clone()), ("column", open.column.clone().unwrap_or_default()), ("at", (open.index + 1).to_string()), ("back", back.to_owned())] { input type="hidden" name=(name) value=(value); }
            div {
                p { b { (tr(l, "import-page-cell_where", &[("row", &open.cell.row.to_string()), ("column", &open.cell.column)])) } @if open.cell.file != upload.file_name { " " span class="mut" { (open.cell.file) } } }
                p class="c13 two" { @if !open.raw.is_empty() { span class="mono" { (open.raw) } " · " } (sentence) }
                p class="c13 mut" { (open.row) }
            }
            @if open.column.is_some() && open.cell.problem.code != "problem-key-twice" {
                div class="field" {
                    label for=(field) { (t(l, "import-page-right_value")) }
                    div class="duo" {
                        @if listed {
                            select class="inp" id=(field) name="pick" aria-describedby=(hint) aria-invalid="true" { @for (value, shown) in offered { option value=(value) { (offer(l, open, shown)) } } }
                        } @else { input class="inp" id=(field) name="means" value=(offered.first().filter(|_| offered.len() == 1).map_or(open.raw.as_str(), |(v, _)| v.as_str())) aria-describedby=(hint) aria-invalid="true"; }
                        button class="btn pri" { (t(l, "import-page-use")) }
                    }
                    p class="help" id=(hint) { (t(l, "import-page-mend_help")) }
                    div class="opt" {
                        label { input type="radio" name="where" value="row" checked[!everywhere]; span { (t(l, "import-page-this_row")) } }
                        label { input type="radio" name="where" value="all" checked[everywhere]; span { (tn(l, "import-page-all_rows", words::count(open.alike), &[])) } }
                    }
                }
                div class="acts-row mend-offers" {
                    @if !listed && offered.len() > 1 || open.cell.problem.code == "problem-homonym" { @for (value, shown) in offered { button class="btn sm" name="pick" value=(value) { (offer(l, open, shown)) } } }
                    @if !open.raw.is_empty() { button class="btn sm" name="act" value="missing" { (tr(l, "import-page-declare_missing", &[("text", &reticolo_model::value::shortened(&open.raw))])) } }
                }
            } @else { p class="help" { (t(l, "import-page-not_here")) } }
        }
    }
}

/// What is wrong with a cell; a long list of entries stands beside, in words.
fn sentence(l: Language, cell: &BadCell) -> String {
    match cell.problem.code.as_str() {
        "problem-choice" | "problem-state" => tr(l, "import-page-not_in_list", &[("found", &cell.problem.found)]),
        _ => problem_sentence(l, &cell.problem),
    }
}

/// An entry of a list in words, where it is one.
fn offer(l: Language, open: &Open<'_>, shown: &str) -> String {
    let list = reticolo_model::vocabulary::ALL
        .iter()
        .find(|v| v.has(shown) && open.cell.problem.args.get("known").is_some_and(|k| v.codes().collect::<Vec<_>>().join(", ") == *k));
    list.map_or_else(|| shown.to_owned(), |v| t(l, &format!("{}-{shown}", v.code)))
}

/// Rows in, good, bad, outside, left out.
fn rows(l: Language, report: &ImportReport) -> Markup {
    let n = |x: u64| integer(l, words::count(x));
    let left = report
        .left_out_money
        .as_deref()
        .and_then(|m| money::cents(m).ok())
        .map(|c| tr(l, "import-page-left_money", &[("money", &euro(l, c))]));
    html! {
        section {
            div class="h" { h2 { (t(l, "import-page-rows")) } }
            dl class="facts" {
                div { dt { (t(l, "import-page-read_rows")) } dd class="n" { (n(report.rows)) } }
                div { dt { (t(l, "import-page-good_rows")) } dd class="n" { (n(report.good)) } @if report.figures > 0 { dd class="k" { (tn(l, "import-page-figures", words::count(report.figures), &[])) } } }
                div { dt { (t(l, "import-page-rows_to_mend")) } dd class="n" { (n(report.bad_rows)) } }
                div { dt { (t(l, "import-page-outside")) } dd class="n" { (n(report.outside)) } }
                @if report.left_out > 0 { div { dt { (t(l, "import-page-left_out")) } dd class="n" { (n(report.left_out)) } @if let Some(left) = left { dd class="k" { (left) } } } }
            }
        }
    }
}

/// Lists of what was met, normalised, differs or stays: each with its count, the first few, and how many more.
fn said(l: Language, report: &ImportReport) -> Markup {
    let number = |x: f64| words::figure(l, x);
    let mut blocks: Vec<(String, Vec<String>, usize)> = Vec::new();
    let mut block = |key: &str, all: usize, lines: Vec<String>| {
        if all > 0 {
            blocks.push((tn(l, key, words::count(all), &[]), lines, all));
        }
    };
    let arrows = |pairs: &[(String, String)]| pairs.iter().take(SHOWN).map(|(a, b)| format!("{a} → {b}")).collect::<Vec<_>>();
    block("import-page-names_met", report.names_met.len(), arrows(&report.names_met));
    block("import-page-followed", report.followed.len(), report.followed.iter().take(SHOWN).cloned().collect());
    let count = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
    block("import-page-met", count(report.met), Vec::new());
    block("import-page-doubtful", count(report.doubtful), Vec::new());
    block("import-page-places_unknown", count(report.places_unknown), Vec::new());
    block("import-page-suppressed", count(report.suppressed), Vec::new());
    block("import-page-merged", count(report.merged), Vec::new());
    block("import-page-zeros", count(report.zeros), Vec::new());
    let hand =
        report.kept_by_hand.iter().take(SHOWN).map(|k| {
            tr(l, "cli-import-kept", &[("title", &k.title), ("field", &k.field), ("by_hand", &k.by_hand), ("in_file", &k.in_file)])
        });
    block("import-page-kept_by_hand", report.kept_by_hand.len(), hand.collect());
    let sums = report.sums.iter().take(SHOWN).map(|s| {
        let [stated, summed] = [number(s.stated), number(s.summed)];
        tr(l, "cli-import-sum", &[("total", &s.total), ("unit", &s.unit), ("period", &s.period), ("stated", &stated), ("summed", &summed)])
    });
    block("import-page-sums", report.sums.len(), sums.collect());
    let also = report.also_in.iter().take(SHOWN).map(|a| a.sentence(l));
    block("import-page-also_in", report.also_in.len(), also.collect());
    let lost = report
        .not_found
        .iter()
        .take(SHOWN)
        .map(|(column, text, rows)| tn(l, "cli-import-not_found_one", words::count(*rows), &[("column", column), ("text", text)]));
    block("import-page-not_found", report.not_found.len(), lost.collect());
    block("import-page-ignored", report.ignored.len(), report.ignored.iter().take(SHOWN).cloned().collect());
    block("import-page-kept_by_units", report.kept_by_units.len(), report.kept_by_units.iter().take(SHOWN).cloned().collect());
    html! {
        @if !blocks.is_empty() {
            section {
                div class="h" { h2 { (t(l, "import-page-said")) } }
                ul class="said num" {
                    @for (head, lines, all) in &blocks {
                        li {
                            p { (head) }
                            @if !lines.is_empty() { ul class="c13 two" { @for line in lines { li { (line) } } @if *all > lines.len() { li class="mut" { (tn(l, "import-page-and_more", words::count(all - lines.len()), &[])) } } } }
                        }
                    }
                }
            }
        }
    }
}

/// Rows that look like a record with another key: shown beside it, never merged.
fn alike(l: Language, report: &ImportReport) -> Markup {
    html! {
        @if !report.look_alikes.is_empty() {
            section {
                div class="h" { h2 { (t(l, "import-page-look_alikes")) } span class="r" { (t(l, "import-page-never_merged")) } }
                ul class="pairs num" {
                    @for pair in report.look_alikes.iter().take(PAGE) {
                        li { span { b { (pair.title) } small { (tr(l, "import-page-look_alike", &[("row", &pair.row.to_string()), ("key", &pair.key), ("other", &pair.record_key)])) } } }
                    }
                    @if report.look_alikes.len() > PAGE { li { span class="mut" { (tn(l, "import-page-and_more", words::count(report.look_alikes.len() - PAGE), &[])) } } }
                }
            }
        }
    }
}

/// `GET /import/{upload}/cells?page=…`: twenty a page.
pub async fn cells(State(app): State<App>, visit: Visit, Path(text): Path<String>) -> Answer {
    let upload = find(&app, &visit, &text)?;
    let task = match tried(&app, &visit, &upload, Step::Check).await? {
        Ok(task) => task,
        Err(response) => return Ok(response),
    };
    let Some(Ok(report)) = task.outcome() else { return Err(Fault::NotFound) };
    let l = visit.language;
    let pages = report.bad.len().div_ceil(PAGE).max(1);
    let page = visit.param("page").and_then(|p| p.parse().ok()).unwrap_or(1).clamp(1, pages);
    let wanted: Vec<usize> = ((page - 1) * PAGE..report.bad.len()).take(PAGE).collect();
    let open = opened(&app, &visit, &upload, report, &wanted).await?;
    let mapping = Mapping::parse(&upload.mapping, &upload.file_name)?;
    let places = app.wb.places().await?;
    let to = |page: usize| format!("/import/{}/cells?page={page}", upload.id);
    let body = html! {
        section {
            div class="h" { h2 { (t(l, "import-page-cells_to_mend")) } span class="r" { (tr(l, "import-page-page_of", &[("at", &page.to_string()), ("all", &pages.to_string())])) } }
            @if open.is_empty() { p class="note good" role="status" { b { (t(l, "import-page-nothing_bad")) } } }
            ul class="mends-l" { @for one in &open { li { (mend_form(&visit, &upload, one, &candidates(one.cell, &one.raw, &mapping, &places), "cells")) } } }
            nav class="pager" aria-label=(t(l, "list-pages")) {
                span { a href=(format!("/import/{}/check", upload.id)) { (t(l, "import-page-back_to_check")) } }
                div {
                    @if page > 1 { a class="btn" rel="prev" href=(to(page - 1)) { (t(l, "import-page-previous")) } }
                    @if page < pages { a class="btn" rel="next" href=(to(page + 1)) { (t(l, "import-page-next")) } }
                }
            }
        }
    };
    step_page(&app, &visit, &upload, Step::Check, &finding(l, report), &body).await
}

/// `POST /import/{upload}/cells`: one cell is mended, or its text declared to be a mark of absence.
pub async fn mend(State(app): State<App>, visit: Visit, Path(text): Path<String>, Form(form): Form<Vec<(String, String)>>) -> Answer {
    let mut upload = find(&app, &visit, &text)?;
    let mut mapping = Mapping::parse(&upload.mapping, &upload.file_name)?;
    let (column, says) = (given(&form, "column"), given(&form, "says").trim());
    if given(&form, "act") == "missing" {
        if !says.is_empty() && !mapping.missing.iter().any(|m| m == says) {
            mapping.missing.push(says.to_owned());
        }
        // What was said before of this cell would hide the mark.
        mapping.mends.retain(|m| m.column != column || m.says != says);
    } else if !column.is_empty() {
        let pick = given(&form, "pick");
        let means = if pick.is_empty() { given(&form, "means") } else { pick }.trim().to_owned();
        let row = (given(&form, "where") != "all").then(|| given(&form, "row").parse().ok()).flatten();
        mapping.mend(Mend { column: column.to_owned(), says: says.to_owned(), means, row });
    }
    upload.mapping = mapping.text();
    app.wb.save_upload(&visit.who, &upload)?;
    let at: usize = given(&form, "at").parse().unwrap_or(1);
    // The cell leaves the list, so that the next one stands where it stood.
    go(&match given(&form, "back") {
        "cells" => format!("/import/{}/cells?page={}", upload.id, at.saturating_sub(1) / PAGE + 1),
        _ => format!("/import/{}/check?cell={at}#cells", upload.id),
    })
}
