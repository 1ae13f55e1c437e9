//! The parts of a method's page: its form, made of what the verb is asked, and its answer.

use super::analyses::query_of;
use super::atlas_parts::bar;
use crate::errors::Fault;
use crate::map_svg::{self, Paint, Picture};
use crate::session::Visit;
use crate::{App, frame, words};
use maud::{Markup, html};
use reticolo_instruments::Act;
use reticolo_instruments::analyses::address::{FILE, SETTING};
use reticolo_instruments::analyses::chosen::title;
use reticolo_instruments::analyses::form::{self, Field, FieldKind};
use reticolo_instruments::analyses::sources::{self, SettingKind};
use reticolo_instruments::analyses::{AnalysisAnswer, AnalysisQuestion, Column, ORDER, said};
use reticolo_instruments::atlas::{AtlasClass, Breaks, IndicatorView, cut};
use reticolo_instruments::registry::{ListAsk, MOST_A_PAGE};
use reticolo_messages::{Language, integer, t, tn, tr};
use reticolo_model::kinds;
use reticolo_model::vocabulary::SERVICES;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Rows of the table that are shown; all are in the file.
const SHOWN: usize = 200;
/// Reasons that stand open; more can be unfolded.
const REASONS: usize = 8;

/// What a field asks, in a sentence.
pub fn help(l: Language, verb: &str, field: &Field) -> String {
    field.words(l, verb).unwrap_or_else(|| field.help.clone())
}

/// What can be chosen of the territory: codes with their names, by the kind of the setting.
#[derive(Default)]
pub struct Choices {
    indicators: Vec<IndicatorView>,
    services: Vec<(String, String)>,
    kinds: Vec<(&'static str, String)>,
    /// Records by their kind: id and title.
    records: BTreeMap<&'static str, Vec<(String, String)>>,
}

pub async fn choices(app: &App, visit: &Visit, verb: &str) -> Result<Choices, Fault> {
    let Some(source) = sources::of(verb) else { return Ok(Choices::default()) };
    let any = |kinds: &[SettingKind]| source.settings.iter().any(|s| kinds.contains(&s.kind));
    let mut choices = Choices::default();
    if any(&[SettingKind::Indicator, SettingKind::Indicators]) {
        choices.indicators = app.wb.indicators(&visit.who).await?;
    }
    if any(&[SettingKind::Service]) {
        let names = words::names();
        let classes = app.wb.service_classes(&visit.who).await?;
        choices.services = classes.into_iter().map(|c| (c.code.clone(), names.label(visit.language, &SERVICES, &c.code))).collect();
    }
    if any(&[SettingKind::Kind]) {
        let of_territory = kinds::ALL.iter().filter(|k| kinds::of_territory(k.code));
        choices.kinds = of_territory.map(|k| (k.code, t(visit.language, k.code))).collect();
    }
    for kind in source.settings.iter().filter_map(|s| if let SettingKind::Record(kind) = s.kind { Some(kind) } else { None }) {
        let ask = ListAsk {
            kind: kind.to_owned(),
            sort: "title".to_owned(),
            limit: MOST_A_PAGE,
            illustrative: visit.who.illustrative(),
            ..ListAsk::default()
        };
        let found = app.wb.list(&visit.who, &ask).await?.records;
        choices.records.insert(kind, found.into_iter().map(|r| (r.id.to_string(), r.title)).collect());
    }
    Ok(choices)
}

/// The form: the territory's settings, the files that may be brought, the verb's own arguments.
pub fn form(visit: &Visit, verb: &str, q: &AnalysisQuestion, choices: &Choices) -> Markup {
    let l = visit.language;
    let source = sources::of(verb);
    let fields = form::fields(verb);
    let (files, asked): (Vec<&Field>, Vec<&Field>) = fields.iter().partition(|f| f.kind == FieldKind::File);
    let may = visit.may(Act::Work);
    html! {
        form class="stack mt" method="post" enctype="multipart/form-data" action=(format!("/analyses/{verb}")) aria-label=(t(l, "analysis-parameters")) {
            (frame::csrf(visit))
            @if let Some(source) = source {
                fieldset class="mt" {
                    legend { (t(l, "analyses-of_territory")) }
                    p class="help" { (t(l, "analyses-of_territory_help")) }
                    div class="params" { @for s in source.settings { (setting(l, s, q.settings.get(s.name).map_or("", String::as_str), choices)) } }
                }
            } @else { p class="help" { (t(l, "analyses-no_source")) } }
            fieldset class="mt" {
                legend { (t(l, "analyses-parameters")) }
                div class="params told" { @for f in &asked { (argument(l, verb, f, q)) } }
            }
            @if may {
                details class="more" open[source.is_none() || !q.files.is_empty()] {
                    summary { (t(l, "analyses-files")) }
                    div {
                        p class="help" { (t(l, "analyses-files_help")) }
                        @for f in files {
                            @let id = format!("f-{}", f.name);
                            @let told = help(l, verb, f);
                            div class="field" {
                                label for=(id) { (form::name(l, verb, &f.name)) @if f.required && !source.is_some_and(|s| s.gives.contains(&f.name.as_str())) { " *" } }
                                input class="inp" type="file" id=(id) name=(format!("{FILE}{}", f.name)) aria-describedby=(format!("{id}-h"));
                                p class="help" id=(format!("{id}-h")) { (told) }
                                @if let Some(brought) = q.files.get(&f.name) {
                                    input type="hidden" name=(format!("{FILE}{}", f.name)) value=(format!("{}:{}", brought.digest, brought.name));
                                    p class="help" { (tr(l, "analyses-brought", &[("name", &brought.name)])) }
                                }
                            }
                        }
                    }
                }
            }
            div class="acts-row" {
                @if may { button class="btn pri" { (t(l, "action-show")) } }
                @else { p class="help" { (t(l, "analyses-sign_in")) } }
                @if q != &AnalysisQuestion::default() { a class="btn" href=(format!("/analyses/{verb}")) { (t(l, "analyses-anew")) } }
            }
        }
    }
}

/// What is needed is not demanded by the form: files of one's own may stand in.
fn setting(l: Language, s: &sources::Setting, value: &str, choices: &Choices) -> Markup {
    let (id, name) = (format!("s-{}", s.name), format!("{SETTING}{}", s.name));
    let chosen: BTreeSet<&str> = value.split(',').map(str::trim).collect();
    html! {
        div class="field" {
            label for=(id) { (t(l, &format!("source-{}", s.name))) @if s.required { " *" } }
            @match s.kind {
                SettingKind::Indicators => select class="inp" id=(id) name=(name) multiple size="6" {
                    @for i in &choices.indicators { option value=(i.code) selected[chosen.contains(i.code.as_str())] { (i.title) } }
                },
                SettingKind::Indicator => select class="inp" id=(id) name=(name) {
                    @if !s.required { option value="" { (t(l, "analyses-usual")) } }
                    @for i in &choices.indicators { option value=(i.code) selected[value == i.code] { (i.title) } }
                },
                SettingKind::Service => select class="inp" id=(id) name=(name) {
                    @if !s.required { option value="" { (t(l, "analyses-all")) } }
                    @for (code, called) in &choices.services { option value=(code) selected[value == code] { (called) } }
                },
                SettingKind::Kind => select class="inp" id=(id) name=(name) {
                    @if !s.required { option value="" { (t(l, "analyses-usual")) } }
                    @for (code, called) in &choices.kinds { option value=(code) selected[value == *code] { (called) } }
                },
                // The first by title can be chosen; the id of any other can be written.
                SettingKind::Record(kind) => {
                    input class="inp" id=(id) name=(name) value=(value) list=(format!("{id}-list")) autocomplete="off";
                    datalist id=(format!("{id}-list")) { @for (record, title) in choices.records.get(kind).into_iter().flatten() { option value=(record) { (title) } } }
                }
                SettingKind::Choice(known) => select class="inp" id=(id) name=(name) {
                    @for code in known { option value=(code) selected[value == *code] { (t(l, &format!("source-{}-{code}", s.name))) } }
                },
                SettingKind::Number(usual) => input class="inp" id=(id) name=(name) inputmode="decimal" value=(if value.is_empty() { usual } else { value });,
                SettingKind::Text => input class="inp" id=(id) name=(name) value=(value);,
            }
        }
    }
}

fn argument(l: Language, verb: &str, f: &Field, q: &AnalysisQuestion) -> Markup {
    // What a territory gives may well say it.
    let required = f.required && sources::of(verb).is_none();
    let id = format!("f-{}", f.name);
    let about = format!("{id}-h");
    let given: Vec<&str> = q.arguments.iter().filter(|(n, _)| *n == f.name).map(|(_, v)| v.as_str()).collect();
    let value = if given.is_empty() { f.default.clone().unwrap_or_default() } else { given.join(",") };
    html! {
        div class="field" {
            label for=(id) { (form::name(l, verb, &f.name)) @if required { " *" } }
            @match &f.kind {
                FieldKind::Choice(known) => select class="inp" id=(id) name=(f.name) aria-describedby=(about) {
                    @if f.default.is_none() && !f.required { option value="" {} }
                    @for code in known { option value=(code) selected[value == *code] { (code) } }
                },
                FieldKind::Flag => select class="inp" id=(id) name=(f.name) aria-describedby=(about) {
                    option value="" { (t(l, "word-no")) } option value="true" selected[value == "true"] { (t(l, "word-yes")) }
                },
                _ => input class="inp" id=(id) name=(f.name) aria-describedby=(about) value=(value) required[required] placeholder=[f.card.map(|c| c.default).filter(|d| d.parse::<f64>().is_ok())];,
            }
            p class="help" id=(about) { (help(l, verb, f)) }
        }
    }
}

pub async fn answer(app: &App, visit: &Visit, answer: &AnalysisAnswer) -> Result<Markup, Fault> {
    let l = visit.language;
    let verb = &answer.question.verb;
    let query = query_of(&answer.question);
    let file = |form: &str| format!("/download/analysis-{verb}.{form}{query}");
    let map = map(app, visit, answer).await?;
    let (open, more) = answer.reasons.split_at(answer.reasons.len().min(REASONS));
    Ok(html! {
        section aria-label=(t(l, "analysis-result")) {
            div class="h" {
                h2 { (t(l, "analysis-result")) }
                div class="tools" {
                    a href=(file("csv")) { "CSV" } a href=(file("json")) { "JSON" } a href=(format!("/api/v1/analyses/{verb}{query}")) { "API" }
                    a href=(format!("/analyses/{verb}{query}")) { (t(l, "record-permalink")) }
                }
            }
            @if !answer.figures.is_empty() {
                dl class="dl num" { @for (name, value) in &answer.figures { dt title=(answer.question.called(l, name)) { (answer.head(l, name)) } dd { (said(l, value, &answer.names)) } } }
            }
            @if !open.is_empty() {
                h3 { (t(l, "analyses-why")) }
                ul class="reasons" { @for reason in open { li { (answer.named(reason)) } } }
                @if !more.is_empty() {
                    details class="more" { summary { (tn(l, "analyses-more_reasons", words::count(more.len()), &[])) } ul class="reasons" { @for reason in more { li { (answer.named(reason)) } } } }
                }
            }
            div class=[map.is_some().then_some("cols atlas")] {
                @if let Some(map) = &map { div { (map) } }
                (table(visit, answer))
            }
            @if verb == "chains" { (super::supply::branches(l, answer)) }
            (choose(visit, answer))
            (read(l, verb, &query, answer))
        }
    })
}

/// Keeps the question for the plan, for who may write.
fn choose(visit: &Visit, answer: &AnalysisAnswer) -> Markup {
    let l = visit.language;
    let code = l.code();
    html! {
        @if visit.may(Act::Write) {
            details class="more" {
                summary { (t(l, "analyses-choose")) }
                form method="post" action=(format!("/analyses/{}/plan", answer.question.verb)) class="stack" {
                    (frame::csrf(visit))
                    @for (name, value) in answer.question.pairs() { input type="hidden" name=(name) value=(value); }
                    p class="help" { (t(l, "analyses-choose_help")) }
                    div class="field" {
                        label for="f-plan-title" { (t(l, "analyses-choose_title")) }
                        input class="inp" id="f-plan-title" name=(format!("plan-title_{code}")) maxlength="200" placeholder=(title(l, &answer.question.verb));
                    }
                    div class="field w2" {
                        label for="f-plan-comment" { (t(l, "analyses-choose_comment")) }
                        textarea class="inp" id="f-plan-comment" name=(format!("plan-comment_{code}")) rows="3" {}
                    }
                    div class="acts-row" { button class="btn" { (t(l, "analyses-choose")) } }
                }
            }
        }
    }
}

/// What was read, and what was left out.
fn read(l: Language, verb: &str, query: &str, answer: &AnalysisAnswer) -> Markup {
    html! {
        details class="more" {
            summary { (t(l, "analyses-read")) }
            div {
                ul class="plain num" { @for input in &answer.inputs {
                    li {
                        a href=(format!("/download/analysis-{verb}.csv{query}&input={}", input.argument)) { (input.name) } ", "
                        (tn(l, "analyses-bytes", words::count(input.bytes), &[])) ", "
                        (t(l, if input.of_territory { "analyses-own_data" } else { "analyses-brought_data" })) ", " span class="mono c12" { (words::breakable(&input.digest)) }
                    }
                } }
                @for note in &answer.notes { p { (note) } }
                dl class="dl num" {
                    dt { (t(l, "analysis-digest")) } dd { span class="mono c12" { (words::breakable(&answer.input_digest)) } }
                    dt { (t(l, "analysis-parameters")) } dd { span class="mono c12" { (words::breakable(&answer.parameters.to_string())) } }
                }
            }
        }
    }
}

fn table(visit: &Visit, answer: &AnalysisAnswer) -> Markup {
    let l = visit.language;
    let rows = answer.rows();
    // Labels tell areas apart: a bar would say nothing.
    let barred = answer.shown(visit.param("column").as_deref()).filter(|c| !c.labels());
    let most = barred.map_or(0.0, |c| c.cells.iter().filter_map(Value::as_f64).fold(0.0, |m: f64, x| m.max(x.abs())));
    let right: Vec<bool> = answer.columns.iter().map(Column::is_number).collect();
    // Of a long table the rows that stand out are shown, unless its own order says something.
    let most_first = barred.filter(|_| rows > SHOWN && !answer.columns.iter().any(|c| ORDER.contains(&c.name.as_str())));
    let mut order: Vec<usize> = (0..rows).collect();
    if let Some(c) = most_first {
        let value = |row: usize| c.cells.get(row).and_then(Value::as_f64).unwrap_or(f64::NEG_INFINITY);
        order.sort_by(|a, b| value(*b).total_cmp(&value(*a)));
    }
    order.truncate(SHOWN);
    let (shown, all) = (integer(l, words::count(SHOWN)), integer(l, words::count(rows)));
    html! {
        @if rows > 0 {
            section {
                div class="scroll tall" tabindex="0" role="region" aria-label=(t(l, "map-table_twin")) {
                    table id="twin" class="tw num" {
                        caption class="vh" { (t(l, "map-table_twin")) }
                        thead { tr {
                            @for (c, right) in answer.columns.iter().zip(&right) { th class=[right.then_some("r")] title=(answer.question.called(l, &c.name)) { (answer.head(l, &c.name)) } }
                            @if barred.is_some() { th { span class="vh" { (t(l, "maps-bar")) } } }
                        } }
                        tbody { @for row in order { tr data-code=[answer.columns[0].cells.get(row).and_then(Value::as_str)] {
                            @for (c, right) in answer.columns.iter().zip(&right) { td class=[right.then_some("r")] { (c.cells.get(row).map_or_else(String::new, |v| said(l, v, &answer.names))) } }
                            @if let Some(c) = barred { td { (bar(c.cells.get(row).and_then(Value::as_f64).map_or(0.0, |x| if most > 0.0 { x.abs() / most } else { 0.0 }))) } }
                        } } }
                    }
                }
                @if let Some(c) = most_first { p class="c12 mut" { (tr(l, "analyses-rows_most", &[("shown", &shown), ("all", &all), ("column", &answer.head(l, &c.name))])) } }
                @else if rows > SHOWN { p class="c12 mut" { (tr(l, "analyses-rows_shown", &[("shown", &shown), ("all", &all)])) } }
            }
        }
    }
}

/// A map, where the rows are units: areas by their label, else classes of the figures.
async fn map(app: &App, visit: &Visit, answer: &AnalysisAnswer) -> Result<Option<Markup>, Fault> {
    let l = visit.language;
    let (Some(column), Some(sketch)) = (answer.shown(visit.param("column").as_deref()), app.wb.sketch().await?) else {
        return Ok(None);
    };
    let places = app.wb.places().await?;
    let Some(codes) = answer.units(&places) else { return Ok(None) };
    let values: Vec<Option<f64>> = (0..codes.len()).map(|i| column.cells.get(i).and_then(Value::as_f64)).collect();
    let are_labels = column.labels();
    let classes: Vec<AtlasClass> = if are_labels { Vec::new() } else { cut(&values, Breaks::Natural, 5) };
    let paint = |x: Option<f64>| match x {
        None => Paint::Missing,
        #[expect(clippy::cast_possible_truncation, reason = "a label is a small whole number")]
        Some(x) if are_labels => Paint::Token(format!("cat-{}", (x as i64).rem_euclid(8) + 1)),
        Some(x) => classes.iter().find(|c| x <= c.to).map_or(Paint::Plain, |c| Paint::Token(c.color.clone())),
    };
    let head = answer.head(l, &column.name);
    let label = format!("{}: {head}", title(l, &answer.question.verb));
    let short = |x: f64| said(l, &json!(x), &answer.names);
    let chosen = BTreeSet::new();
    let drawing = map_svg::draw(&Picture {
        sketch: &sketch,
        label: &label,
        paint: codes.iter().zip(&values).map(|(code, x)| (*code, paint(*x))).collect(),
        said: codes.iter().zip(&values).map(|(code, x)| (*code, x.map_or_else(|| "–".to_owned(), short))).collect(),
        chosen: &chosen,
        spots: Vec::new(),
        named: Vec::new(),
    });
    let numbers: Vec<&Column> = answer.columns.iter().skip(1).filter(|c| c.is_number()).collect();
    let query = query_of(&answer.question);
    Ok(Some(html! {
        figure class="map" { div class="stage" { (drawing) } figcaption { (label) } }
        div class="legend" { (super::map_parts::legend(l, &head, &classes, &short, &[])) }
        @if numbers.len() > 1 {
            p class="c12" { (t(l, "analyses-map_of")) " " @for c in numbers {
                @let head = answer.head(l, &c.name); @if c.name == column.name { b { (head) } } @else { a href=(format!("/analyses/{}{query}&column={}", answer.question.verb, crate::address::encode(&c.name))) { (head) } } " "
            } }
        }
    }))
}
