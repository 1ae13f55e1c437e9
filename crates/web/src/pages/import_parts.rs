//! What the steps of an import have in common: the frame with the line of five points, names of kinds and targets, how a file
//! was read.

use super::id;
use crate::App;
use crate::errors::{Answer, Fault};
use crate::frame::{self, Page, Verb};
use crate::session::Visit;
use crate::words;
use maud::{Markup, html};
use reticolo_instruments::survey::{Target, Upload};
use reticolo_messages::{Language, has, t};

/// The steps, in their order; the second to fourth are pages of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    File,
    Columns,
    Check,
    Differences,
    Publish,
}

impl Step {
    const ALL: [Step; 5] = [Step::File, Step::Columns, Step::Check, Step::Differences, Step::Publish];

    fn code(self) -> &'static str {
        match self {
            Step::File => "file",
            Step::Columns => "columns",
            Step::Check => "check",
            Step::Differences => "diff",
            Step::Publish => "result",
        }
    }
}

/// The upload that an address names, if it is this person's.
pub fn find(app: &App, visit: &Visit, text: &str) -> Result<Upload, Fault> {
    Ok(app.wb.upload(&visit.who, id(text)?)?)
}

/// The page where files are brought.
pub async fn first_page(app: &App, visit: &Visit, body: &Markup) -> Answer {
    let l = visit.language;
    let title = t(l, "import-page-title");
    let body = html! { h1 { (title) } (body) };
    frame::page(app, visit, &Page::new(&title, Verb::Survey, "/import", &t(l, "page-import")), &body).await
}

/// A step of one upload: chip, title, the five points, and what the step shows.
pub async fn step_page(app: &App, visit: &Visit, upload: &Upload, now: Step, title: &str, body: &Markup) -> Answer {
    let l = visit.language;
    let done = app.wb.publication(upload.id).is_some_and(|p| matches!(p.outcome(), Some(Ok(_))));
    let body = html! {
        div class="work" {
            p class="kind" { span class="chip w" { (upload.file_name) } " " span { (kind_name(l, &upload.target)) } " " span class="mut" { (t(l, if done { "import-page-is_in" } else { "import-page-draft" })) } }
            h1 { (title) }
            ol class="steps flow" aria-label=(t(l, "import-page-steps")) {
                @for step in Step::ALL {
                    @let name = t(l, &format!("import-page-step-{}", step.code()));
                    @let class = match step.cmp(&now) { std::cmp::Ordering::Less => Some("y"), std::cmp::Ordering::Equal => Some("y n"), std::cmp::Ordering::Greater => None };
                    li class=[class] aria-current=[(step == now).then_some("step")] {
                        @if step == now || done || step == Step::File || step == Step::Publish { (name) }
                        @else { a href=(format!("/import/{}/{}", upload.id, step.code())) { (name) } }
                    }
                }
            }
            (body)
        }
    };
    let page = Page::new(title, Verb::Survey, "/import", &upload.file_name).under("/import", t(l, "page-import"));
    frame::page(app, visit, &page, &body).await
}

/// What a file holds, in words.
#[must_use]
pub fn kind_name(l: Language, code: &str) -> String {
    match reticolo_model::kinds::find(code) {
        Some(kind) => words::plural(l, kind),
        None if Target::parse(code).is_some() => t(l, &format!("data_set_form-{code}")),
        None => code.to_owned(),
    }
}

/// What a column becomes, in words.
#[must_use]
pub fn becomes(l: Language, target: &str, code: &str) -> String {
    let parts: Vec<&str> = code.split(':').collect();
    match parts[..] {
        ["to", t] => target_name(l, target, t),
        ["link", link, kind, by] => {
            let to = reticolo_model::kinds::find(kind).map_or_else(|| kind.to_owned(), |k| words::singular(l, k));
            let link = t(l, &format!("link-{link}"));
            reticolo_messages::tr(l, &format!("import-page-link-{by}"), &[("link", &link), ("kind", &to)])
        }
        _ => t(l, &format!("import-page-becomes-{code}")),
    }
}

/// A place that a column can fill.
#[must_use]
pub fn target_name(l: Language, target: &str, place: &str) -> String {
    let own = format!("import-page-to-{place}");
    if let Some(kind) = reticolo_model::kinds::find(target)
        && kind.field(place).is_some()
    {
        return words::label(l, kind, place);
    }
    let envelope = format!("envelope-{place}");
    if has(l, &own) {
        t(l, &own)
    } else if has(l, &envelope) {
        t(l, &envelope)
    } else {
        place.to_owned()
    }
}

/// How the file was read: what, and how.
#[must_use]
pub fn read_as(l: Language, found: &[(String, String)]) -> Vec<(String, String)> {
    found
        .iter()
        .map(|(code, value)| {
            let key = format!("read-{}-{value}", code.replace('_', "-"));
            (t(l, &format!("import-page-read-{code}")), if has(l, &key) { t(l, &key) } else { value.clone() })
        })
        .collect()
}

/// The same as a description list.
#[must_use]
pub fn read_list(l: Language, upload: &Upload, found: &[(String, String)]) -> Markup {
    html! {
        dl class="dl num" {
            dt { (t(l, "import-page-file")) } dd { span class="mono" { (upload.file_name) } }
            dt { (t(l, "import-page-size")) } dd { span { (reticolo_messages::integer(l, words::count(upload.size))) " byte" } }
            @for (what, how) in read_as(l, found) { dt { (what) } dd { span { (how) } } }
        }
    }
}
