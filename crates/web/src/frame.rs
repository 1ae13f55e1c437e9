//! What stands round every page: header with search and language, rail of the seven verbs, breadcrumbs, notices, footer.

use crate::errors::{Answer, Fault};
use crate::session::Visit;
use crate::{App, address, assets, words};
use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use reticolo_instruments::Act;
use reticolo_messages::{Language, t, tn, tr};
use reticolo_model::kinds;

pub use reticolo_model::Verb;

fn key(verb: Verb) -> String {
    format!("verb-{}", verb.code())
}

/// The pages that exist under a verb, for who asks: address and name.
pub(crate) fn items(verb: Verb, visit: &Visit) -> Vec<(String, String)> {
    let l = visit.language;
    let named = |address: &str, key: &str| (address.to_owned(), t(l, key));
    let lists = kinds::ALL
        .iter()
        .filter(|k| k.verb == verb && !matches!(k.code, "data_set" | "vocabulary" | "latency") && !kinds::describes_plan(k.code));
    let lists = lists.map(|k| (format!("/records/{}", k.code), words::plural(l, k)));
    let mut items = match verb {
        Verb::Understand => {
            vec![
                named("/", "page-home"),
                named("/grid", "page-grid"),
                named("/atlas", "page-atlas"),
                named("/network", "page-network"),
                named("/latencies", "page-latencies"),
                named("/needs/structural", "page-structural"),
                named("/hotspots", "page-hotspots"),
                named("/basins", "page-basins"),
                named("/production", "page-production"),
                named("/heritage", "page-heritage"),
                named("/analyses", "page-analyses"),
                named("/what_if", "page-what_if"),
            ]
        }
        Verb::Integrate => vec![named("/exchange", "page-exchange")],
        Verb::Guarantee => vec![named("/services", "page-services"), named("/harmony", "page-harmony"), named("/plan", "page-plan")],
        _ => Vec::new(),
    };
    items.extend(lists);
    match verb {
        Verb::Survey => {
            items.push(named("/data_sets", "page-data_sets"));
            items.push(named("/vocabularies", "page-vocabularies"));
            if visit.may(Act::ReadHistory) {
                items.push(named("/duplicates", "page-duplicates"));
            }
            if visit.may(Act::Import) {
                items.push(named("/import", "page-import"));
            }
        }
        Verb::Guarantee if visit.may(Act::Administer) => items.push(named("/admin", "page-administration")),
        _ => {}
    }
    items
}

/// What the frame needs to know of a page.
#[derive(Debug, Clone)]
pub struct Page<'a> {
    pub title: &'a str,
    /// The open verb; none on pages without a rail.
    pub verb: Option<Verb>,
    /// The address of the open item of the rail.
    pub item: String,
    /// What lies above this page: address and name.
    pub crumbs: Vec<(String, String)>,
    /// Name of this page in the breadcrumbs.
    pub here: String,
}

impl<'a> Page<'a> {
    #[must_use]
    pub fn new(title: &'a str, verb: Verb, item: &str, here: &str) -> Page<'a> {
        Page { title, verb: Some(verb), item: item.to_owned(), crumbs: Vec::new(), here: here.to_owned() }
    }

    /// A page one stands before: sign-in, errors.
    #[must_use]
    pub fn door(title: &'a str) -> Page<'a> {
        Page { title, verb: None, item: String::new(), crumbs: Vec::new(), here: String::new() }
    }

    #[must_use]
    pub fn under(mut self, address: impl Into<String>, name: impl Into<String>) -> Page<'a> {
        self.crumbs.push((address.into(), name.into()));
        self
    }
}

/// The page as it is sent.
pub async fn page(app: &App, visit: &Visit, page: &Page<'_>, body: &Markup) -> Answer {
    Ok(send(document(app, visit, page, body).await?))
}

/// A page whose body ends in pieces of HTML that are sent one after the other, and never held as one text.
pub async fn page_in_pieces(app: &App, visit: &Visit, page: &Page<'_>, before: &Markup, pieces: Vec<String>) -> Answer {
    // No text of a page holds it: what is written is escaped.
    const HERE: &str = "<!--pieces-->";
    let document = document(app, visit, page, &html! { (before) (PreEscaped(HERE)) }).await?.into_string();
    let (head, foot) = document.split_once(HERE).unwrap_or((&document, ""));
    let pieces = std::iter::once(head.to_owned()).chain(pieces).chain([foot.to_owned()]).collect();
    Ok(([(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"))], streamed(pieces)).into_response())
}

/// Pieces of an answer, each let go when it has been sent.
pub fn streamed(pieces: Vec<String>) -> Body {
    Body::from_stream(stream::iter(pieces.into_iter().map(Ok::<_, std::convert::Infallible>)))
}

async fn document(app: &App, visit: &Visit, page: &Page<'_>, body: &Markup) -> Result<Markup, Fault> {
    let l = visit.language;
    let places = app.wb.places().await?;
    let units = i64::try_from(places.inside().count()).unwrap_or(i64::MAX);
    let made_up: i64 = app.wb.illustrative(&visit.who).await?.values().sum();
    Ok(html! {
        (DOCTYPE)
        html lang=(l.code()) data-theme=[visit.theme] {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (page.title) " · " (t(l, "app-name")) }
                link rel="icon" href=(assets::address("icon.svg")) type="image/svg+xml";
                link rel="stylesheet" href=(assets::address("app.css"));
                script type="module" src=(assets::address("app.js")) {}
            }
            body {
                a class="skip" href="#c" { (t(l, "frame-skip")) }
                (band(visit, &app.wb.config.name, units))
                @match page.verb {
                    Some(verb) => {
                        (subbar(visit, verb, page))
                        div class="frame" {
                            (rail(visit, verb, page))
                            main id="c" {
                                (crumbs(visit, verb, page))
                                (illustrative(visit, made_up))
                                (notice(visit))
                                (body)
                            }
                        }
                    }
                    None => { main id="c" class="door" { (notice(visit)) (body) } }
                }
                footer class="foot" {
                    span { (app.wb.config.name) }
                    a href="/data_sets" { (t(l, "frame-sources")) }
                    a href="/api/v1/openapi.json" { "API" }
                    @if made_up > 0 && !visit.who.illustrative() { a href=(address::with(&visit.here(), &[("illustrative", "true")])) { (t(l, "list-show_illustrative")) } }
                    span { (t(l, "app-name")) ", " (t(l, "app-tagline")) }
                }
                (keys(l))
            }
        }
    })
}

/// Markup as an answer.
fn send(document: Markup) -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"))], document.into_string()).into_response()
}

/// One picture of the sprite.
#[must_use]
pub fn icon(name: &str, size: &str) -> Markup {
    let href = format!("{}#{name}", assets::address("icons.svg"));
    html! { svg width=(size) height=(size) aria-hidden="true" { use href=(href) {} } }
}

fn band(visit: &Visit, territory: &str, units: i64) -> Markup {
    let l = visit.language;
    html! {
        header class="band" {
            a class="mark" href="/" { (icon("mark", "24")) span { (t(l, "app-name")) } }
            a class="terr" href="/" { (territory) @if units > 0 { " " span { (tn(l, "home-units", units, &[])) } } }
            form class="find" role="search" action="/search" {
                (icon("search", "16"))
                input type="search" name="q" aria-label=(t(l, "frame-search")) placeholder=(t(l, "frame-search-hint"));
                kbd { "/" }
            }
            div class="end" {
                nav class="lang" aria-label=(t(l, "frame-language")) {
                    @for other in Language::ALL {
                        @let name = other.code().to_uppercase();
                        @if other == l { span aria-current="true" { (name) } }
                        @else { a href=(address::with(&visit.here(), &[("lang", other.code())])) lang=(other.code()) hreflang=(other.code()) { (name) } }
                    }
                }
                (account(visit))
            }
        }
    }
}

fn account(visit: &Visit) -> Markup {
    let l = visit.language;
    let Some((_, name)) = visit.who.user() else { return html! { a href="/sign-in" { (t(l, "page-sign_in")) } } };
    html! {
        details class="menu" {
            summary { (name) }
            div class="pop" {
                @if visit.may(Act::Administer) {
                    a href="/admin" { (t(l, "page-administration")) }
                    a href="/admin/users" { (t(l, "page-users")) }
                    a href="/admin/log" { (t(l, "page-log")) }
                }
                form method="post" action="/sign-out" { (csrf(visit)) button class="lk" { (t(l, "action-sign_out")) } }
            }
        }
    }
}

/// The hidden field that proves a form to be this session's own.
#[must_use]
pub fn csrf(visit: &Visit) -> Markup {
    html! { input type="hidden" name="csrf" value=(visit.csrf); }
}

fn rail(visit: &Visit, open: Verb, page: &Page) -> Markup {
    let l = visit.language;
    html! {
        nav class="rail" aria-label=(t(l, "frame-verbs")) {
            ol {
                @for verb in Verb::ALL {
                    @let items = items(verb, visit);
                    li class=(if verb == open { "v on" } else { "v" }) {
                        @match items.first() {
                            Some((address, _)) => a href=(address) aria-current=[(verb == open).then_some("true")] { (t(l, &key(verb))) },
                            None => span { (t(l, &key(verb))) },
                        }
                        @if verb == open {
                            ul class="sub" { @for (address, name) in &items { li { (item(address, name, page)) } } }
                        }
                    }
                }
            }
        }
    }
}

fn item(address: &str, name: &str, page: &Page) -> Markup {
    let on = address == page.item;
    html! { a class=[on.then_some("on")] href=(address) aria-current=[on.then_some("page")] { (name) } }
}

fn subbar(visit: &Visit, open: Verb, page: &Page) -> Markup {
    let label = tr(visit.language, "frame-sections", &[("verb", &t(visit.language, &key(open)))]);
    html! { nav class="subbar" aria-label=(label) { @for (address, name) in items(open, visit) { (item(&address, &name, page)) } } }
}

fn crumbs(visit: &Visit, verb: Verb, page: &Page) -> Markup {
    let l = visit.language;
    html! {
        div class="crumbs" {
            nav aria-label=(t(l, "frame-breadcrumb")) {
                (t(l, &key(verb)))
                @for (address, name) in &page.crumbs { " / " a href=(address) { (name) } }
                " / " span aria-current="page" { (page.here) }
            }
            div class="acts" { a href="#keys" data-dialog="keys" { (t(l, "frame-keys")) " " kbd { "?" } } }
        }
    }
}

/// The one switch: while illustrative records are shown, every page says so and how many they are.
fn illustrative(visit: &Visit, made_up: i64) -> Markup {
    let l = visit.language;
    html! {
        @if visit.who.illustrative() && made_up > 0 {
            p class="note look" role="status" {
                (tn(l, "frame-illustrative", made_up, &[])) " "
                a href=(address::with(&visit.here(), &[("illustrative", "false")])) { (t(l, "list-hide_illustrative")) }
            }
        }
    }
}

/// What was just done, as the address says it, with the way back.
fn notice(visit: &Visit) -> Markup {
    let l = visit.language;
    let Some(done) = visit.param("done") else { return PreEscaped(String::new()) };
    let n: i64 = visit.param("n").and_then(|n| n.parse().ok()).unwrap_or(1);
    let text = match done.as_str() {
        "published" => tn(l, "done-published", n, &[]),
        "hidden" => tn(l, "done-hidden", n, &[]),
        "kept" => tn(l, "done-kept", n, &[]),
        "placed" => tn(l, "done-placed", n, &[]),
        "attached" => tn(l, "done-attached", n, &[]),
        "confirmed" => tn(l, "done-confirmed", n, &[]),
        "refreshed" => tn(l, "done-refreshed", n, &[]),
        "basins_saved" => tn(l, "done-basins_saved", n, &[]),
        "saved" | "deleted" | "undone" | "unchanged" | "linked" | "unlinked" | "stopped" | "backed_up" | "disabled" | "revoked"
        | "detached" | "erased" | "words" | "merged" | "apart" | "title_page" | "chosen" | "unchosen" | "section_out" | "section_in"
        | "issued" | "agreed" | "latency_accepted" | "latency_postponed" | "latency_dismissed" | "latency_found" => {
            t(l, &format!("done-{done}"))
        }
        _ => return PreEscaped(String::new()),
    };
    let seq = visit.param("seq").and_then(|s| s.parse::<i64>().ok()).filter(|s| *s > 0 && visit.may(Act::Undo));
    html! {
        div class="note good undo" role="status" {
            p { b { (text) } }
            @if let Some(seq) = seq {
                form method="post" action=(format!("/undo/{seq}")) {
                    (csrf(visit))
                    input type="hidden" name="back" value=(if done == "deleted" { visit.path.clone() } else { visit.here() });
                    button class="btn sm" { (t(l, "action-undo")) }
                }
            }
        }
    }
}

fn keys(l: Language) -> Markup {
    html! {
        dialog id="keys" class="keys" aria-labelledby="keys-h" {
            h2 id="keys-h" { (t(l, "keys-title")) }
            dl {
                dt { kbd { "/" } } dd { (t(l, "keys-search")) }
                dt { kbd { "?" } } dd { (t(l, "keys-show")) }
            }
            label { input type="checkbox" data-keys-off; " " (t(l, "keys-off")) }
            form method="dialog" { button class="btn" { (t(l, "keys-close")) } }
        }
    }
}
