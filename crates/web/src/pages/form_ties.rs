//! The records that a new one cannot be without: chosen first, then carried by its form.

use crate::errors::{Answer, Fault};
use crate::frame::{self, Page};
use crate::session::Visit;
use crate::{App, address, words};
use maud::{Markup, html};
use reticolo_instruments::registry::ListAsk;
use reticolo_messages::{Language, t, tr};
use reticolo_model::{Kind, LinkRule, Record, kinds};
use uuid::Uuid;

/// How many records are offered.
const OFFERED: usize = 30;

/// A required link and the record that was chosen for it.
pub struct Tied {
    pub rule: &'static LinkRule,
    pub other: Record,
}

/// The name of the hidden input, and of the address's parameter.
pub fn name(rule: &LinkRule) -> String {
    format!("links.{}", rule.code)
}

/// What was chosen for each required link, as `get` has it; `Err` with the first that is still to be chosen.
pub async fn chosen(
    app: &App,
    visit: &Visit,
    kind: &'static Kind,
    get: impl Fn(&str) -> String,
) -> Result<Result<Vec<Tied>, &'static LinkRule>, Fault> {
    let mut out = Vec::new();
    for rule in kind.required_links() {
        let Ok(id) = Uuid::parse_str(&get(&name(rule))) else { return Ok(Err(rule)) };
        let other = app.wb.record(&visit.who, id).await?;
        if !rule.to.contains(&other.kind.as_str()) {
            return Ok(Err(rule));
        }
        out.push(Tied { rule, other });
    }
    Ok(Ok(out))
}

/// The page that asks for the record a new one hangs on.
pub async fn ask(app: &App, visit: &Visit, kind: &'static Kind, rule: &'static LinkRule) -> Answer {
    let l = visit.language;
    let q = visit.param("q").unwrap_or_default();
    let mut found: Vec<Record> = Vec::new();
    for to in rule.to {
        let ask = ListAsk {
            kind: (*to).to_owned(),
            text: q.clone(),
            limit: OFFERED,
            illustrative: visit.who.illustrative(),
            ..ListAsk::default()
        };
        found.extend(app.wb.list(&visit.who, &ask).await?.records);
    }
    found.truncate(OFFERED);
    let others = rule.to.iter().filter_map(|k| kinds::find(k)).map(|k| words::singular(l, k).to_lowercase()).collect::<Vec<_>>().join(", ");
    let one = words::singular(l, kind).to_lowercase();
    let title = tr(l, "form-tie_first", &[("kind", &one), ("other", &others)]);
    let body = html! {
        p class="kind" { span class="chip w" { (words::singular(l, kind)) } }
        h1 { (title) }
        form class="searchrow" method="get" role="search" aria-label=(title) {
            @for (n, v) in visit.params().iter().filter(|(n, _)| n.starts_with("links.")) { input type="hidden" name=(n) value=(v); }
            input class="inp" type="search" name="q" value=(q) aria-label=(t(l, "links-other"));
            button class="btn pri" { (t(l, "action-search")) }
        }
        @if found.is_empty() {
            p class="mut mt" { (tr(l, "form-tie_none", &[("other", &others)])) }
            p { @for to in rule.to { a class="btn" href=(format!("/records/{to}/new")) { (tr(l, "list-new", &[("kind", &kinds::find(to).map(|k| words::singular(l, k).to_lowercase()).unwrap_or_default())])) } " " } }
        }
        ul class="links mt" {
            @for other in &found {
                li {
                    span { (t(l, &format!("link-{}", rule.code))) }
                    a href=(address::with(&visit.here(), &[(name(rule).as_str(), &other.id.to_string()), ("q", "")])) { (other.title) }
                }
            }
        }
        p class="mt" { a href=(format!("/records/{}", kind.code)) { (t(l, "action-cancel")) } }
    };
    let list = format!("/records/{}", kind.code);
    let page = Page::new(&title, kind.verb, &list, &title).under(list.clone(), words::plural(l, kind));
    frame::page(app, visit, &page, &body).await
}

/// What a new record hangs on, above its fields.
pub fn shown(l: Language, kind: &Kind, tied: &[Tied]) -> Markup {
    html! {
        @if !tied.is_empty() {
            ul class="links" {
                @for one in tied {
                    li {
                        span { (t(l, &format!("link-{}", one.rule.code))) }
                        a href=(format!("/records/{}/{}", one.other.kind, one.other.id)) { (one.other.title) }
                        a class="mut" href=(format!("/records/{}/new", kind.code)) { (t(l, "action-change")) }
                        input type="hidden" name=(name(one.rule)) value=(one.other.id);
                    }
                }
            }
        }
    }
}
