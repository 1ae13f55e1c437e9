//! Making one of two records: side by side what they say, and of each field whose value is kept.

use super::duplicates::{likely, percent, why};
use super::history::{label, short};
use super::{given, go, id, kind};
use crate::errors::Answer;
use crate::frame::{self, Page, Verb};
use crate::session::Visit;
use crate::{App, words};
use axum::extract::{Form, Path, State};
use maud::{Markup, html};
use reticolo_instruments::duplicates::{MergeAsk, MergeRow, MergeView, Side};
use reticolo_instruments::places::Places;
use reticolo_messages::{Language, help, t, tn, tr};
use reticolo_model::{Kind, Place, Problem};
use serde_json::Value;

/// `GET /duplicates/{first}/{second}`: the first stays unless the page is turned round.
pub async fn ask(State(app): State<App>, visit: Visit, Path((first, second)): Path<(String, String)>) -> Answer {
    let view = app.wb.merge_view(&visit.who, id(&first)?, id(&second)?).await?;
    let kind = kind(&view.stays.kind)?;
    let places = app.wb.places().await?;
    let l = visit.language;
    let title = t(l, "merge-title");
    let (stays, goes) = (&view.stays, &view.goes);
    let body = html! {
        p class="kind" { span class="chip w" { (words::singular(l, kind)) } span { (stays.title) } }
        h1 { (title) }
        p class="lede" { (help(l, "merge-title").unwrap_or_default()) }
        @if let Some(pair) = &view.pair {
            p { b { (likely(l, pair.probability)) } " " span class="mut" { (percent(l, pair.probability)) } }
            (why(l, kind, pair))
        }
        dl class="facts" {
            div { dt { (t(l, "merge-stays")) } dd { a href=(format!("/records/{}/{}", kind.code, stays.id)) { (stays.title) } } }
            div { dt { (t(l, "merge-goes")) } dd { a href=(format!("/records/{}/{}", kind.code, goes.id)) { (goes.title) } } }
        }
        p { a href=(format!("/duplicates/{}/{}", goes.id, stays.id)) { (t(l, "merge-turn_round")) } }
        form method="post" class="stack" {
            (frame::csrf(&visit))
            input type="hidden" name="stays_version" value=(stays.version);
            input type="hidden" name="goes_version" value=(goes.version);
            (table(l, kind, &places, &view))
            (joined(l, &view))
            div class="acts-row" {
                button class="btn pri" { (t(l, "merge-do")) }
                a class="btn" href="/duplicates" { (t(l, "action-cancel")) }
            }
        }
        form method="post" class="mt" action=(format!("/duplicates/{}/{}/apart", stays.id, goes.id)) {
            (frame::csrf(&visit))
            button class="btn" { (t(l, "duplicates-apart")) }
        }
    };
    let page = Page::new(&title, Verb::Survey, "/duplicates", &title).under("/duplicates", t(l, "page-duplicates"));
    frame::page(&app, &visit, &page, &body).await
}

fn table(l: Language, kind: &Kind, places: &Places, view: &MergeView) -> Markup {
    html! {
        @if view.rows.is_empty() { p { (t(l, "merge-all_alike")) } }
        @else {
            table class="diff card" {
                caption class="vh" { (t(l, "merge-choose")) }
                thead { tr { th { (t(l, "conflict-field")) } th { (t(l, "merge-stays")) } th { (t(l, "merge-goes")) } } }
                tbody {
                    @for row in &view.rows {
                        @let name = field(l, kind, &row.field);
                        tr {
                            td class="ttl" { (name) }
                            @for (side, code, value) in [(Side::Stays, "stays", &row.stays), (Side::Goes, "goes", &row.goes)] {
                                td data-l=(t(l, &format!("merge-{code}"))) {
                                    label {
                                        input type="radio" name=(format!("take:{}", row.field)) value=(code) checked[row.chosen == side] aria-label=(tr(l, "merge-take", &[("field", &name), ("side", &t(l, &format!("merge-{code}")))]));
                                        " " (shown(l, kind, places, row, value))
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        @if view.rows.iter().any(|r| r.field == "visibility") { p class="help" { (t(l, "merge-visibility_note")) } }
        @if view.rows.iter().any(|r| r.field == "personal") { p class="help" { (t(l, "merge-personal_note")) } }
    }
}

fn field(l: Language, kind: &Kind, field: &str) -> String {
    if field == "personal" { t(l, "merge-personal") } else { label(l, kind, field) }
}

fn shown(l: Language, kind: &Kind, places: &Places, row: &MergeRow, value: &Value) -> String {
    match (row.field.as_str(), value) {
        (_, Value::Null) => t(l, "word-none"),
        ("place", place) => {
            let Ok(place) = serde_json::from_value::<Place>(place.clone()) else { return t(l, "word-none") };
            let units = place.units.iter().map(|u| places.name(&u.unit).to_owned()).collect::<Vec<_>>().join(", ");
            let precision = t(l, &format!("precision-{}", place.precision.code()));
            if units.is_empty() { precision } else { format!("{units} ({precision})") }
        }
        ("positions", Value::Array(cells)) => tn(l, "merge-cells", words::count(cells.len()), &[]),
        ("personal", Value::Object(values)) if values.is_empty() => t(l, "word-none"),
        ("personal", Value::Object(values)) => values
            .iter()
            .map(|(f, v)| format!("{}: {}", words::label(l, kind, f), v.as_str().unwrap_or_default()))
            .collect::<Vec<_>>()
            .join("; "),
        (_, Value::String(s)) if s.is_empty() => t(l, "word-none"),
        (key, value) => short(l, kind, key, value),
    }
}

/// What is joined without being asked.
fn joined(l: Language, view: &MergeView) -> Markup {
    html! {
        ul class="said" {
            li { (tn(l, "merge-alike", words::count(view.alike), &[])) }
            li { (tn(l, "merge-ties", words::count(view.ties), &[])) }
            @if !view.tags.is_empty() { li { (tr(l, "merge-tags", &[("tags", &view.tags.join(", "))])) } }
            @if !view.origins.is_empty() {
                li { (t(l, "merge-origins")) " " @for (i, o) in view.origins.iter().enumerate() { @if i > 0 { ", " } (o.data_set) " " span class="mono c12" { (words::breakable(&o.key)) } } }
            }
            li { (t(l, "merge-history")) }
        }
    }
}

/// `POST /duplicates/{first}/{second}`.
pub async fn merge(
    State(app): State<App>,
    visit: Visit,
    Path((first, second)): Path<(String, String)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Answer {
    let version = |name: &str| -> Result<Option<i64>, Problem> {
        match given(&form, name) {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| Problem::new("problem-integer", text).on(name)),
        }
    };
    let mut ask = MergeAsk {
        stays: id(&first)?,
        goes: id(&second)?,
        stays_version: version("stays_version")?,
        goes_version: version("goes_version")?,
        ..MergeAsk::default()
    };
    for (name, value) in &form {
        if let Some(field) = name.strip_prefix("take:") {
            let side = match value.as_str() {
                "stays" => Side::Stays,
                "goes" => Side::Goes,
                other => return Err(Problem::new("problem-side", other).on(field).into()),
            };
            ask.take.insert(field.to_owned(), side);
        }
    }
    let merged = app.wb.merge_two(&visit.who, &ask).await?;
    go(&format!("/records/{}/{}?done=merged&seq={}", merged.record.kind, merged.record.id, merged.seq))
}
