//! The network of actors: a question first, its answer in a sentence, the drawing, the ranking with its reasons, and a table of all that is
//! drawn; filters and the actor looked at stand in the address.

use super::actors_svg::{Picture, draw, mark_of};
use super::what_if;
use crate::errors::{Answer as Sent, Fault};
use crate::frame::{self, Page, Verb};
use crate::session::Visit;
use crate::{App, address, map_svg, words};
use maud::{Markup, html};
use reticolo_instruments::network::actors::{ActorsAsk, Answer, FILES, Focus, LinkRow, Named, Question, Ranked, Reason, SORTS};
use reticolo_instruments::what_if::Change;
use reticolo_messages::{Language, decimal, help, integer, list_words, percent, t, tn, tr};
use reticolo_model::Problem;
use reticolo_model::vocabulary::{NATURES, SERVICES};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Rows that a page shows, and those that the API gives at most.
const ROWS: usize = 25;
const MOST: usize = 500;

/// What an address asks.
pub struct Asked {
    pub ask: ActorsAsk,
    pub question: Question,
    pub focus: Option<Uuid>,
}

/// The question of an address.
pub fn asked(visit: &Visit) -> Result<Asked, Fault> {
    let several =
        |name: &str| visit.params().into_iter().filter(|(n, v)| n == name && !v.is_empty()).map(|(_, v)| v).collect::<BTreeSet<String>>();
    let question = match visit.param("question") {
        None => Question::Brokers,
        Some(code) => {
            let known = Question::ALL.map(Question::code).join(", ");
            Question::parse(&code).ok_or_else(|| Problem::new("problem-choice", code).on("question").with("known", known))?
        }
    };
    let focus = match visit.param("focus") {
        None => None,
        Some(text) => Some(Uuid::parse_str(&text).map_err(|_| Fault::NotFound)?),
    };
    let persons = visit.param("persons").is_some_and(|p| p == "true");
    Ok(Asked {
        ask: ActorsAsk { as_of: visit.param("as_of"), natures: several("nature"), sorts: several("tie"), persons },
        question,
        focus,
    })
}

/// The filters of an address, as an address says them.
fn filters(ask: &ActorsAsk) -> Vec<(&str, &str)> {
    let mut pairs: Vec<(&str, &str)> = ask.as_of.iter().map(|d| ("as_of", d.as_str())).collect();
    pairs.extend(ask.natures.iter().map(|n| ("nature", n.as_str())));
    pairs.extend(ask.sorts.iter().map(|s| ("tie", s.as_str())));
    pairs.extend(ask.persons.then_some(("persons", "true")));
    pairs
}

/// `GET /network`, where no record is named.
pub async fn show(app: &App, visit: &Visit) -> Sent {
    let l = visit.language;
    let Asked { ask, question, focus } = asked(visit)?;
    let answer = app.wb.actors_answer(&visit.who, &ask, question, focus, ROWS).await?;
    let title = finding(l, &answer);
    let name = t(l, "page-network");
    let page = Page::new(&title, Verb::Understand, "/network", &t(l, &format!("actors-{}", question.code()))).under("/network", name);
    let body = html! {
        h1 { (title) }
        (questions(l, &ask, question, focus))
        (form(visit, &ask, question, focus))
        @if answer.actors == 0 { (nothing(l)) } @else {
            p class="lede" { (about(l, &answer)) " " (what_if::way(l, None, "tie")) }
            (answered(visit, &ask, &answer))
            (explanation(l, &answer))
        }
    };
    frame::page(app, visit, &page, &body).await
}

fn nothing(l: Language) -> Markup {
    html! {
        div class="empty" {
            h2 { (t(l, "actors-empty")) }
            p { (help(l, "actors-empty").unwrap_or_default()) }
            p { a class="btn" href="/records/actor" { (t(l, "actors-to_list")) } }
        }
    }
}

/// The answer in one sentence; that nothing stands out is an answer too.
pub fn finding(l: Language, answer: &Answer) -> String {
    if let Some(focus) = &answer.focus {
        return tn(l, "actors-focus-found", words::count(focus.partners.len()), &[("title", &focus.actor.title)]);
    }
    if answer.actors == 0 {
        return t(l, "actors-empty");
    }
    let none = || t(l, &format!("actors-{}-none", answer.question.code()));
    if answer.question == Question::Link {
        return answer.pairs.first().map_or_else(none, |p| tr(l, "actors-link-found", &[("one", &p.a.title), ("other", &p.b.title)]));
    }
    let Some(first) = answer.rows.first() else { return none() };
    match &first.reason {
        Reason::Brokers { share, .. } => tr(l, "actors-brokers-found", &[("title", &first.title), ("share", &percent(l, *share, 0))]),
        Reason::Leads { partners, .. } => tn(l, "actors-leads-found", words::count(*partners), &[("title", &first.title)]),
        Reason::Breaks { cut_off, .. } => tn(l, "actors-breaks-found", words::count(*cut_off), &[("title", &first.title)]),
        Reason::Isolated { .. } => tn(l, "actors-isolated-found", words::count(answer.all), &[]),
    }
}

/// The network in a sentence.
fn about(l: Language, answer: &Answer) -> String {
    let actors = tn(l, "actors-count", words::count(answer.actors), &[]);
    let ties = tn(l, "actors-ties", words::count(answer.ties), &[]);
    let mut text = tr(l, "actors-about", &[("actors", &actors), ("ties", &ties), ("greatest", &integer(l, words::count(answer.greatest)))]);
    if let Some(bound) = answer.bound {
        text.push(' ');
        text.push_str(&tr(l, "actors-sampled", &[("bound", &integer(l, words::count(bound.round() as i64)))]));
    }
    text
}

fn questions(l: Language, ask: &ActorsAsk, question: Question, focus: Option<Uuid>) -> Markup {
    let to = |code: &str| {
        let mut pairs = vec![("question", code)];
        pairs.extend(filters(ask));
        format!("/network{}", address::query(pairs))
    };
    html! {
        nav class="qs" aria-label=(t(l, "actors-questions")) {
            @for one in Question::ALL {
                a href=(to(one.code())) aria-current=[(one == question && focus.is_none()).then_some("page")] { (t(l, &format!("actors-{}", one.code()))) }
            }
            a href="/network?question=from" { (t(l, "actors-from")) }
        }
    }
}

/// Which ties, which natures, on which day.
fn form(visit: &Visit, ask: &ActorsAsk, question: Question, focus: Option<Uuid>) -> Markup {
    let l = visit.language;
    let narrowed = !filters(ask).is_empty();
    html! {
        details class="more" open[narrowed] {
            summary { (t(l, "actors-filters")) }
            form class="params" id="net-form" method="get" action="/network" {
                input type="hidden" name="question" value=(question.code());
                @if let Some(focus) = focus { input type="hidden" name="focus" value=(focus); }
                fieldset class="field wide" {
                    legend { (t(l, "actors-natures")) }
                    div class="checks" {
                        @for (code, _) in words::offered(&NATURES, &ask.natures.iter().cloned().collect::<Vec<_>>()) {
                            label class="check" { input type="checkbox" name="nature" value=(code) checked[ask.natures.contains(&code)]; span { (nature_name(l, &code)) } }
                        }
                    }
                }
                fieldset class="field wide" {
                    legend { (t(l, "actors-sorts")) }
                    div class="checks" {
                        @for code in SORTS { label class="check" { input type="checkbox" name="tie" value=(code) checked[ask.sorts.contains(code)]; span { (t(l, &format!("link-{code}"))) } } }
                    }
                }
                div class="field" { label for="f-as_of" { (t(l, "record-as_of")) } input class="inp" type="date" id="f-as_of" name="as_of" value=[ask.as_of.as_deref()]; }
                @if visit.signed_in() { label class="check" { input type="checkbox" name="persons" value="true" checked[ask.persons]; span { (t(l, "actors-persons")) } } }
                button class="btn sm" { (t(l, "action-show")) }
                @if narrowed { a class="btn sm" href=(format!("/network?question={}", question.code())) { (t(l, "actors-all")) } }
            }
        }
    }
}

fn answered(visit: &Visit, ask: &ActorsAsk, answer: &Answer) -> Markup {
    let l = visit.language;
    let label = finding(l, answer);
    let query = address::query(filters(ask));
    let mut own = vec![("question", answer.question.code())];
    let focus = answer.focus.as_ref().map(|f| f.actor.id.to_string());
    own.extend(focus.as_deref().map(|f| ("focus", f)));
    own.extend(filters(ask));
    html! {
        div class="cols netpage" {
            section aria-label=(t(l, "actors-drawing")) {
                figure class="net" data-island="network" data-select-table="#twin" data-words=(json!({
                    "zoomIn": t(l, "map-zoom_in"), "zoomOut": t(l, "map-zoom_out"), "whole": t(l, "network-whole"), "failed": t(l, "network-failed"), "label": label,
                })) {
                    div class="stage" { div data-part="drawing" { (draw(l, &Picture { answer, label: &label })) } }
                    figcaption { (t(l, if answer.grouped { "actors-caption_groups" } else { "actors-caption" })) }
                }
                @if !answer.grouped {
                    ul class="keys-l" {
                        @for nature in natures(answer) { li { (map_svg::swatch(mark_of(nature))) " " (nature_name(l, nature)) } }
                    }
                }
                p class="src tools" {
                    span { (t(l, "actors-files")) }
                    @for form in FILES { a href=(format!("/download/actors.{form}{query}")) { (crate::download::form_name(form)) } }
                    a href=(format!("/api/v1/network/actors{}", address::query(own))) { "JSON" }
                }
            }
            section class="first" {
                @if let Some(focus) = &answer.focus { (looked_at(l, ask, answer, focus)) }
                @else if answer.question == Question::Link { (pairs(l, ask, answer)) }
                @else { (ranking(l, ask, answer)) }
            }
        }
        (twin(l, ask, answer))
    }
}

/// Natures of what is drawn, in the order of their marks.
fn natures(answer: &Answer) -> BTreeSet<&str> {
    answer.drawn.iter().filter_map(|v| answer.network.actors.get(*v as usize)).map(|a| a.nature.as_str()).collect()
}

fn nature_name(l: Language, code: &str) -> String {
    if code.is_empty() { t(l, "actors-person") } else { words::choice(l, &NATURES, code) }
}

/// The nature of several.
fn nature_many(l: Language, code: &str) -> String {
    let key = format!("nature-{code}-many");
    if reticolo_messages::has(l, &key) { t(l, &key) } else { nature_name(l, code) }
}

/// A link to the same question, looking at one actor.
fn look(ask: &ActorsAsk, question: Question, id: Uuid) -> String {
    let id = id.to_string();
    let mut pairs = vec![("question", question.code()), ("focus", id.as_str())];
    pairs.extend(filters(ask));
    format!("/network{}", address::query(pairs))
}

fn ranking(l: Language, ask: &ActorsAsk, answer: &Answer) -> Markup {
    let code = answer.question.code();
    let heading = t(l, &format!("actors-{code}"));
    html! {
        div class="h" { h2 { (heading) } span class="r" { (t(l, &format!("actors-{code}-by"))) } }
        @if answer.rows.is_empty() { p class="mut" { (t(l, &format!("actors-{code}-none"))) } } @else {
            table class="tw card num rank" {
                caption class="vh" { (heading) }
                thead { tr { th class="r" { (t(l, "actors-rank")) } th { (t(l, "actors-actor")) } th class="r" { (t(l, &format!("actors-{code}-value"))) } } }
                tbody {
                    @for row in &answer.rows {
                        tr {
                            td class="r" data-l=(t(l, "actors-rank")) { (integer(l, words::count(row.rank))) }
                            td class="ttl" {
                                a href=(format!("/records/{}/{}", row.kind, row.id)) { (row.title) }
                                " " small class="mut" { (nature_name(l, &row.nature)) }
                                span class="why" { (why(l, &row.reason)) }
                                a class="c12" href=(look(ask, answer.question, row.id)) aria-label=(tr(l, "actors-look_at", &[("title", &row.title)])) { (t(l, "actors-look")) }
                            }
                            td class="r" data-l=(t(l, &format!("actors-{code}-value"))) { (value(l, row)) }
                        }
                    }
                }
            }
            @if answer.all > answer.rows.len() { p class="mut" { (tn(l, "actors-more", words::count(answer.all - answer.rows.len()), &[])) } }
        }
    }
}

fn value(l: Language, row: &Ranked) -> String {
    match &row.reason {
        Reason::Brokers { share, .. } => percent(l, *share, 1),
        Reason::Leads { .. } => percent(l, row.value, 2),
        Reason::Breaks { cut_off, .. } => integer(l, words::count(*cut_off)),
        Reason::Isolated { .. } => integer(l, words::count(row.value.round() as i64)),
    }
}

fn titles(names: &[Named]) -> Vec<String> {
    names.iter().map(|n| n.title.clone()).collect()
}

/// Some names, and how many more there are.
fn named(l: Language, names: &[Named], all: usize) -> String {
    let mut list = titles(names);
    if all > list.len() && !list.is_empty() {
        list.push(tn(l, "actors-others", words::count(all - names.len()), &[]));
    }
    list_words(l, &list)
}

/// A reason in words.
pub fn why(l: Language, reason: &Reason) -> String {
    match reason {
        Reason::Brokers { open, across, natures, .. } => {
            let key = if *across == 0 { "actors-brokers-why_same" } else { "actors-brokers-why" };
            let mut text = tn(l, key, words::count(*open), &[("across", &integer(l, words::count(*across)))]);
            let pair = |(a, b, n): &(String, String, u64)| {
                tr(
                    l,
                    "actors-brokers-pair",
                    &[("one", &nature_many(l, a)), ("other", &nature_many(l, b)), ("number", &integer(l, words::count(*n)))],
                )
            };
            let between: Vec<String> = natures.iter().map(pair).collect();
            if !between.is_empty() {
                text = format!("{text} {}", tr(l, "actors-brokers-between", &[("natures", &list_words(l, &between))]));
            }
            text
        }
        Reason::Leads { partners, leads, with, things } => {
            let mut text = tn(l, "actors-leads-why", words::count(*partners), &[("with", &named(l, with, *partners))]);
            if *leads > 0 {
                text = format!("{text} {}", tn(l, "actors-leads-things", words::count(*leads), &[]));
            }
            if !things.is_empty() {
                text = format!("{text} {}", tr(l, "actors-leads-through", &[("things", &list_words(l, things))]));
            }
            text
        }
        Reason::Breaks { pieces, cut_off, names, pairs } => {
            let cut = usize::try_from(*cut_off).unwrap_or(usize::MAX);
            let args = [
                ("names", named(l, names, cut)),
                ("pieces", integer(l, words::count(*pieces))),
                ("pairs", integer(l, words::count(*pairs))),
            ];
            let args: Vec<(&str, &str)> = args.iter().map(|(k, v)| (*k, v.as_str())).collect();
            tn(l, "actors-breaks-why", words::count(*cut_off), &args)
        }
        Reason::Isolated { with } if with.is_empty() => t(l, "actors-isolated-alone"),
        Reason::Isolated { with } => tr(l, "actors-isolated-why", &[("names", &list_words(l, &titles(with)))]),
    }
}

/// What speaks for a tie, in words.
pub fn why_link(l: Language, row: &LinkRow) -> String {
    let mut parts = Vec::new();
    let partners = row.pair.partners.len();
    if partners > 0 {
        parts.push(tn(l, "actors-link-partners", words::count(partners), &[("names", &named(l, &row.partner_names, partners))]));
    }
    if let Some(c) = &row.pair.complement {
        let (by, whom) = if c.offers == row.pair.a { (&row.a, &row.b) } else { (&row.b, &row.a) };
        let category = words::choice(l, &SERVICES, &c.category);
        let args =
            [("by", by.title.as_str()), ("whom", &whom.title), ("category", &category), ("offer", &c.offer_title), ("need", &c.need_title)];
        parts.push(tr(l, "actors-link-complement", &args));
    }
    match row.pair.km {
        Some(km) if km < 0.05 => parts.push(t(l, "actors-link-same_place")),
        Some(km) => parts.push(tr(l, "actors-link-km", &[("km", &decimal(l, km, usize::from(km < 10.0)))])),
        None => {}
    }
    parts.push(match row.steps {
        Some(steps) => tn(l, "actors-link-steps", i64::from(steps), &[]),
        None => t(l, "actors-link-apart"),
    });
    parts.join(" ")
}

fn pairs(l: Language, ask: &ActorsAsk, answer: &Answer) -> Markup {
    let heading = t(l, "actors-link");
    html! {
        div class="h" { h2 { (heading) } span class="r" { (t(l, "actors-link-by")) } }
        @if answer.pairs.is_empty() { p class="mut" { (t(l, "actors-link-none")) } } @else {
            table class="tw card num rank" {
                caption class="vh" { (heading) }
                thead { tr { th class="r" { (t(l, "actors-rank")) } th { (t(l, "actors-pair")) } th class="r" { (t(l, "actors-link-value")) } } }
                tbody {
                    @for row in &answer.pairs {
                        tr {
                            td class="r" data-l=(t(l, "actors-rank")) { (integer(l, words::count(row.rank))) }
                            td class="ttl" {
                                a href=(look(ask, Question::Link, row.a.id)) { (row.a.title) } " " (t(l, "actors-with")) " " a href=(look(ask, Question::Link, row.b.id)) { (row.b.title) }
                                span class="why" { (why_link(l, row)) " " (what_if::way(l, Some(&Change::Tie { one: row.a.id, other: row.b.id }), "")) }
                            }
                            td class="r" data-l=(t(l, "actors-link-value")) { (words::figure(l, row.pair.score)) }
                        }
                    }
                }
            }
            @if answer.all > answer.pairs.len() && answer.focus.is_none() { p class="mut" { (tn(l, "actors-more_pairs", words::count(answer.all - answer.pairs.len()), &[])) } }
        }
    }
}

/// One actor looked at: where it stands by each question and why, its partners, with whom it should be linked.
fn looked_at(l: Language, ask: &ActorsAsk, answer: &Answer, focus: &Focus) -> Markup {
    let kind = answer.network.place_of(focus.actor.id).and_then(|v| answer.network.actors.get(v)).map_or("actor", |a| a.kind.as_str());
    html! {
        div class="h" { h2 { (focus.actor.title) } }
        p { a class="btn sm" href=(format!("/records/{kind}/{}", focus.actor.id)) { (t(l, "network-to_record")) } " " a class="btn sm" href=(format!("/network?id={}", focus.actor.id)) { (t(l, "network-go")) } }
        table class="tw card num rank" {
            caption class="vh" { (t(l, "actors-ranks")) }
            thead { tr { th { (t(l, "actors-ranks")) } th class="r" { (t(l, "actors-rank")) } } }
            tbody {
                @for ((code, rank), reason) in ranked(focus) {
                    tr {
                        td class="ttl" { (t(l, &format!("actors-{code}"))) span class="why" { (why(l, reason)) } }
                        td class="r" data-l=(t(l, "actors-rank")) { (integer(l, words::count(rank))) }
                    }
                }
            }
        }
        (pairs(l, ask, answer))
    }
}

/// Ranks and their reasons, in the order of the questions.
fn ranked(focus: &Focus) -> impl Iterator<Item = ((&'static str, usize), &Reason)> {
    let code = |r: &Reason| match r {
        Reason::Brokers { .. } => "brokers",
        Reason::Leads { .. } => "leads",
        Reason::Breaks { .. } => "breaks",
        Reason::Isolated { .. } => "isolated",
    };
    focus.reasons.iter().filter_map(move |r| Some(((code(r), *focus.ranks.get(code(r))?), r)))
}

/// The table that says what the drawing shows: every actor in it, or every group.
fn twin(l: Language, ask: &ActorsAsk, answer: &Answer) -> Markup {
    let network = &answer.network;
    html! {
        details class="more" {
            summary { (t(l, if answer.grouped { "actors-twin_groups" } else { "actors-twin" })) }
            div class="scroll tall" tabindex="0" role="region" aria-label=(t(l, "actors-twin")) {
                table id="twin" class="tw card num" {
                    caption class="vh" { (t(l, "actors-twin")) }
                    @if answer.grouped {
                        thead { tr { th { (t(l, "actors-group")) } th class="r" { (t(l, "actors-size")) } th class="r" { (t(l, "actors-inside")) } } }
                        tbody {
                            @for group in network.groups.iter().filter(|g| g.size > 1).take(super::actors_svg::GROUPS) {
                                @if let Some(head) = network.actors.get(group.head as usize) {
                                    tr data-code=(head.id) {
                                        td class="ttl" { a href=(look(ask, answer.question, head.id)) { (tr(l, "actors-around", &[("title", &head.title)])) } }
                                        td class="r" data-l=(t(l, "actors-size")) { (integer(l, i64::from(group.size))) }
                                        td class="r" data-l=(t(l, "actors-inside")) { (integer(l, words::count(group.ties))) }
                                    }
                                }
                            }
                        }
                    } @else {
                        thead { tr { th { (t(l, "actors-actor")) } th { (t(l, "actors-nature")) } th class="r" { (t(l, "actors-partners")) } th { (t(l, "actors-drawn_ties")) } } }
                        tbody {
                            @for v in &answer.drawn {
                                @if let Some(actor) = network.actors.get(*v as usize) {
                                    tr data-code=(actor.id) {
                                        td class="ttl" { a href=(look(ask, answer.question, actor.id)) { (actor.title) } }
                                        td data-l=(t(l, "actors-nature")) { (nature_name(l, &actor.nature)) }
                                        td class="r" data-l=(t(l, "actors-partners")) { (integer(l, words::count(network.graph.degree(*v as usize)))) }
                                        td class="mut" data-l=(t(l, "actors-drawn_ties")) { (drawn_with(l, answer, *v)) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The partners that an actor is drawn with.
fn drawn_with(l: Language, answer: &Answer, actor: u32) -> String {
    let network = &answer.network;
    let drawn: Vec<Named> = network
        .partners(actor)
        .into_iter()
        .filter(|(p, _)| answer.drawn.binary_search(p).is_ok())
        .filter_map(|(p, _)| network.actors.get(p as usize).map(|a| Named { id: a.id, title: a.title.clone() }))
        .collect();
    named(l, drawn.get(..3).unwrap_or(&drawn), drawn.len())
}

fn explanation(l: Language, answer: &Answer) -> Markup {
    let own = |it: &'static str, en: &'static str| match l {
        Language::It => it,
        Language::En => en,
    };
    let cards = [answer.network.method, &reticolo_instruments::network::actors::LINK_METHOD];
    html! {
        section {
            details class="more" {
                summary { (t(l, "frame-data_and_methods")) }
                div {
                    dl class="dl num" {
                        dt { (t(l, "analysis-input")) } dd { (t(l, "actors-input")) }
                        dt { (t(l, "analysis-digest")) } dd { span class="mono c12" { (answer.input_digest) } }
                        @for card in cards {
                            @for result in card.results { dt { (result.name) } dd { span class="mut" { (own(result.help.it, result.help.en)) } } }
                        }
                    }
                    h3 { (t(l, "analysis-source")) }
                    ul { @for source in cards.into_iter().flat_map(|c| c.sources) { li { (source.citation) " " a href=(format!("https://doi.org/{}", source.doi)) rel="noopener" { (source.doi) } } } }
                }
            }
        }
    }
}

/// The answer for programs: up to 500 rows, each reason also in words.
pub async fn as_json(app: &App, visit: &Visit) -> Result<Value, Fault> {
    let l = visit.language;
    let Asked { ask, question, focus } = asked(visit)?;
    let most = match visit.param("limit") {
        None => ROWS,
        Some(text) => text.parse().ok().filter(|n| (1..=MOST).contains(n)).ok_or_else(|| {
            Problem::new("problem-range", text).on("limit").with("least", 1).with("greatest", i64::try_from(MOST).unwrap_or(i64::MAX))
        })?,
    };
    let answer = app.wb.actors_answer(&visit.who, &ask, question, focus, most).await?;
    let mut value = json!(answer);
    for (row, made) in answer.rows.iter().zip(value["rows"].as_array_mut().into_iter().flatten()) {
        made["why"] = json!(why(l, &row.reason));
    }
    for (row, made) in answer.pairs.iter().zip(value["pairs"].as_array_mut().into_iter().flatten()) {
        made["why"] = json!(why_link(l, row));
    }
    value["asked"] = json!(ask);
    value["finding"] = json!(finding(l, &answer));
    value["method"] = json!(answer.network.method.id);
    Ok(value)
}
