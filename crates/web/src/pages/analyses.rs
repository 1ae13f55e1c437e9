//! Every method of the engine as a page: what it is asked, of the territory's own data or of files that somebody brings, and its answer with
//! reasons, table, map where its rows are units, and everything to take home.

use super::analyses_parts as parts;
use super::go;
use crate::errors::{Answer, Fault};
use crate::frame::{self, Page, Verb};
use crate::session::Visit;
use crate::uploads::Sent;
use crate::{App, address};
use axum::Json;
use axum::extract::{Form, Multipart, Path, State};
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use maud::html;
use reticolo_instruments::WorkError;
use reticolo_instruments::analyses::address::{FILE, SETTING};
use reticolo_instruments::analyses::chosen::{WORDS, asks, title};
use reticolo_instruments::analyses::form::{self, Field, FieldKind};
use reticolo_instruments::analyses::{AnalysisAnswer, AnalysisQuestion, Card, own, sources};
use reticolo_messages::t;
use serde_json::{Value, json};

/// The question of an address; its own names are the verb's arguments.
pub fn asked(visit: &Visit, verb: &str) -> Result<AnalysisQuestion, Fault> {
    Ok(AnalysisQuestion::of_pairs(visit.language, verb, &visit.params())?)
}

/// The address of a question.
pub fn query_of(q: &AnalysisQuestion) -> String {
    let all = q.pairs();
    address::query(all.iter().map(|(name, value)| (name.as_str(), value.as_str())).chain([("ask", "1")]))
}

/// `GET /analyses`: all methods, by what they are for.
pub async fn list(State(app): State<App>, visit: Visit) -> Answer {
    let l = visit.language;
    let heading = t(l, "analyses-title");
    let body = html! {
        h1 { (heading) }
        p class="lede" { (t(l, "analyses-lede")) }
        ul class="say" {
            @for verb in form::names() {
                li {
                    span { a href=(format!("/analyses/{verb}")) { (title(l, verb)) } }
                    p {
                        (asks(l, verb)) " "
                        @if let Some(page) = form::cards(verb).iter().map(|c| c.page).find(|p| !p.starts_with("/analyses")) {
                            a class="c12" href=(page) { (t(l, "analyses-own_page")) }
                        }
                    }
                }
            }
        }
    };
    frame::page(&app, &visit, &Page::new(&heading, Verb::Understand, "/analyses", &t(l, "page-analyses")), &body).await
}

/// `GET /analyses/{verb}`: the form, and the answer where something is asked (`ask=1`).
pub async fn show(State(app): State<App>, visit: Visit, Path(verb): Path<String>) -> Answer {
    let l = visit.language;
    let question = asked(&visit, &verb)?;
    let answer = match visit.param("ask").is_some() {
        true => Some(app.wb.analysis(&visit.who, &question).await),
        false => None,
    };
    let name = title(l, &verb);
    let choices = parts::choices(&app, &visit, &verb).await?;
    let refused = |why: &str| super::map_parts::no_answer(l, why);
    let cards: Vec<&Card> = form::cards(&verb);
    let told = match answer {
        None => html! {},
        Some(Ok(answer)) => parts::answer(&app, &visit, &answer).await?,
        Some(Err(error @ (WorkError::Invalid(_) | WorkError::Format(_) | WorkError::Report(_)))) => refused(&error.sentence(l)),
        // Visitors may look at what is kept; whoever asks anew signs in.
        Some(Err(WorkError::Forbidden(_))) if !visit.signed_in() => refused(&t(l, "analyses-sign_in")),
        Some(Err(error)) => return Err(error.into()),
    };
    let page = Page::new(&name, Verb::Understand, "/analyses", &name).under("/analyses", t(l, "page-analyses"));
    let body = html! {
        h1 { (name) }
        p class="lede" { (asks(l, &verb)) }
        (told)
        (parts::form(&visit, &verb, &question, &choices))
        @for card in &cards { (super::map_parts::method(l, card, &[])) }
    };
    frame::page(&app, &visit, &page, &body).await
}

/// `POST /analyses/{verb}`: keeps the files that are brought and leads to the question that reads them.
pub async fn bring(State(app): State<App>, visit: Visit, Path(verb): Path<String>, headers: HeaderMap, parts: Multipart) -> Answer {
    let sent = Sent::read(&visit, &headers, parts).await?;
    let mut question = AnalysisQuestion::of_pairs(visit.language, &verb, sent.fields())?;
    for (field, name, bytes) in sent.into_files() {
        let argument = field.strip_prefix(FILE).unwrap_or_default().to_owned();
        if form::fields(&verb).iter().any(|f| f.kind == FieldKind::File && f.name == argument) {
            question.files.insert(argument, app.wb.bring(&visit.who, &name, bytes).await?);
        }
    }
    go(&format!("/analyses/{verb}{}", query_of(&question)))
}

/// `POST /analyses/{verb}/plan`: keeps the question for the plan.
pub async fn choose(State(app): State<App>, visit: Visit, Path(verb): Path<String>, Form(form): Form<Vec<(String, String)>>) -> Answer {
    let question = AnalysisQuestion::of_pairs(visit.language, &verb, &form)?;
    let said = WORDS.iter().map(|w| ((*w).to_owned(), super::given(&form, &format!("plan-{w}")).trim().to_owned()));
    let saved = app.wb.choose_analysis(&visit.who, &question, &said.filter(|(_, text)| !text.is_empty()).collect()).await?;
    go(&format!("/plan?done=chosen&seq={}#s-chosen", saved.seq))
}

/// `GET /api/v1/analyses`: the catalogue.
pub async fn catalogue(visit: Visit) -> Answer {
    let l = visit.language;
    let field = |verb: &str, f: &Field| {
        let kind = match &f.kind {
            FieldKind::File => "file",
            FieldKind::Flag => "flag",
            FieldKind::Choice(_) => "choice",
            FieldKind::Text => "text",
        };
        let choices = if let FieldKind::Choice(known) = &f.kind { json!(known) } else { json!([]) };
        json!({ "name": f.name, "kind": kind, "choices": choices, "required": f.required, "default": f.default, "many": f.many, "title": form::name(l, verb, &f.name), "help": parts::help(l, verb, f) })
    };
    let verb = |verb: &'static str| {
        let source = sources::of(verb);
        json!({
            "verb": verb,
            "title": title(l, verb),
            "question": form::cards(verb).iter().map(|c| own(l, c.question)).collect::<Vec<_>>(),
            "methods": form::cards(verb).iter().map(|c| c.id).collect::<Vec<_>>(),
            "arguments": form::fields(verb).iter().map(|f| field(verb, f)).collect::<Vec<_>>(),
            "territory_gives": source.map_or(&[][..], |s| s.gives),
            "settings": source.map_or(&[][..], |s| s.settings).iter().map(|s| json!({ "name": format!("{SETTING}{}", s.name), "required": s.required, "help": t(l, &format!("source-{}", s.name)) })).collect::<Vec<_>>(),
        })
    };
    Ok(Json(json!({ "items": form::names().map(verb).collect::<Vec<_>>() })).into_response())
}

/// `GET /api/v1/analyses/{verb}`: asks as the page does.
pub async fn api(State(app): State<App>, visit: Visit, Path(verb): Path<String>) -> Answer {
    let answer = app.wb.analysis(&visit.who, &asked(&visit, &verb)?).await?;
    Ok(Json(as_json(&answer)).into_response())
}

/// The answer in the form of the command line, with what was read.
fn as_json(answer: &AnalysisAnswer) -> Value {
    json!({
        "method": answer.question.verb,
        "parameters": answer.parameters,
        "input_digest": answer.input_digest,
        "inputs": answer.inputs,
        "notes": answer.notes,
        "reasons": answer.reasons,
        "result": answer.result,
    })
}

/// The answer as a file: its table as CSV (its figures where it has none), itself as JSON, or one of the files that it read.
pub async fn file(app: &App, visit: &Visit, verb: &str, form: &str) -> Result<Vec<u8>, Fault> {
    let question = asked(visit, verb)?;
    if let Some(argument) = visit.param("input") {
        let given = app.wb.analysis_files(&visit.who, &question).await?;
        return given.files.into_iter().find(|f| f.argument == argument).map(|f| f.bytes).ok_or(Fault::NotFound);
    }
    let answer = app.wb.analysis(&visit.who, &question).await?;
    match form {
        "json" => Ok(serde_json::to_vec_pretty(&as_json(&answer)).map_err(|e| WorkError::Report(e.to_string()))?),
        "csv" => Ok(answer.csv()?),
        _ => Err(Fault::NotFound),
    }
}
