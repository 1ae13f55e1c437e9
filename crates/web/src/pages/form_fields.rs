//! The fields of a record's form, made from the declaration: required first, then the rest, place, grid, personal values apart.

use super::form::Subject;
use super::form_mend::offers;
use super::unit_map::{Drawing, draw};
use super::{form_rows, form_ties};
use crate::errors::Fault;
use crate::form_values::{self, Sent};
use crate::session::Visit;
use crate::{App, frame, words};
use maud::{Markup, html};
use reticolo_instruments::error::problem_sentence;
use reticolo_instruments::grid::label;
use reticolo_instruments::places::Places;
use reticolo_messages::{Language, help, t, tn, tr};
use reticolo_model::grid::{Axis, Grid};
use reticolo_model::value::DecimalMark;
use reticolo_model::vocabulary::Vocabulary;
use reticolo_model::{Field, FieldType, Problem, Record, Visibility};

/// The id of the field of a name.
fn id(name: &str) -> String {
    format!("f-{}", name.replace(['.', '_'], "-"))
}

/// The name of the field a problem is about.
fn name_of(subject: &Subject, problem: &Problem) -> String {
    match problem.field.as_deref() {
        Some("place") => "place.unit".to_owned(),
        Some("positions") => "positions.0.area".to_owned(),
        Some(field) if subject.kind.field(field).is_some() => format!("body.{field}"),
        Some(field) => field.to_owned(),
        None => "title".to_owned(),
    }
}

pub fn form(visit: &Visit, title: &str, places: &Places, map: &Markup, subject: &Subject) -> Markup {
    let l = visit.language;
    let kind = subject.kind;
    let part = |test: &dyn Fn(&Field) -> bool| -> Vec<&'static Field> { kind.fields.iter().filter(|f| test(f)).collect() };
    let required = part(&|f| f.required);
    let named = std::iter::once(t(l, "envelope-title"))
        .chain(required.iter().map(|f| words::label(l, kind, f.code)))
        .collect::<Vec<_>>()
        .join(", ");
    let personal = part(&|f| f.personal);
    let optional = part(&|f| !f.required && !f.personal);
    let (mut money, mut other): (Vec<_>, Vec<_>) = optional.into_iter().partition(|f| matches!(f.kind, FieldType::Money));
    // One amount is no section of its own.
    if money.len() < 3 {
        other = part(&|f| !f.required && !f.personal);
        money.clear();
    }
    let back = subject.record.map_or_else(|| format!("/records/{}", kind.code), |r| format!("/records/{}/{}", kind.code, r.id));
    html! {
        p class="kind" {
            span class="chip w" { (words::singular(l, kind)) }
            @if let Some(record) = subject.record { span { (tr(l, "record-version", &[("n", &record.version.to_string())])) } }
            span class="mut" { (t(l, &format!("{}-help", kind.code))) }
        }
        h1 { (title) }
        p class="lede" { (tn(l, "form-enough", words::count(required.len() + 1), &[])) }
        (errors(l, subject))
        form method="post" class="cols formpage" data-dirty {
            div class="stack" {
                (form_ties::shown(l, kind, &subject.tied))
                // The return key saves: without this it would take the first value offered.
                button class="vh" tabindex="-1" aria-hidden="true" { (t(l, "action-save")) }
                (frame::csrf(visit))
                input type="hidden" name="version" value=(subject.sent.get("version"));
                section {
                    div class="h" { h2 { (t(l, "form-what")) } span class="r" { (tr(l, "form-required", &[("fields", &named)])) } }
                    div class="fs" {
                        (line(l, subject, "title", "w2", true))
                        @for field in required { (body_field(l, subject, field)) }
                        (text_area(l, subject, "summary"))
                    }
                }
                (place(l, places, map, subject))
                @if !money.is_empty() {
                    section {
                        div class="h" { h2 { (t(l, "form-money")) } }
                        div class="fs" { @for field in money { (body_field(l, subject, field)) } }
                    }
                }
                @if !other.is_empty() {
                    section {
                        div class="h" { h2 { (t(l, "record-optional_fields")) } }
                        div class="fs" { @for field in other { (body_field(l, subject, field)) } }
                    }
                }
                (grid(l, subject))
                @if !personal.is_empty() {
                    section {
                        div class="h" { h2 { (t(l, "record-personal")) } span class="seal" { (t(l, "record-seal")) } }
                        p class="note" { b { (t(l, "form-sealed")) } " " (help(l, "record-personal").unwrap_or_default()) }
                        div class="fs" { @for field in personal { (body_field(l, subject, field)) } }
                    }
                }
            }
            aside class="stack" { (envelope(visit, subject)) }
            div class="savebar" {
                span class="mut" data-dirty-count data-one=(t(l, "form-dirty_one")) data-many=(tr(l, "form-dirty_many", &[("mark", "{n}")])) {}
                div class="end" {
                    a class="btn" href=(back) { (t(l, "action-cancel")) }
                    @if subject.record.is_none() { " " button class="btn" name="then" value="another" { (t(l, "form-another")) } }
                    " " button class="btn pri" { (t(l, "action-save")) }
                }
            }
        }
    }
}

/// The map on which a point is put, where units have shapes: the units of the record's place stand out, its point is marked.
pub async fn picker(app: &App, visit: &Visit, record: Option<&Record>) -> Result<Markup, Fault> {
    let l = visit.language;
    let outlines = app.wb.outlines().await?;
    let place = record.and_then(|r| r.place.as_ref());
    let label = t(l, "form-pick");
    let drawing = Drawing {
        label: &label,
        steps: place.iter().flat_map(|p| &p.units).map(|u| (u.unit.as_str(), 3)).collect(),
        picks: true,
        ..Drawing::default()
    };
    Ok(html! {
        @if !outlines.units.is_empty() {
            details class="more w2 picker" {
                summary { (label) }
                figure class="pick" data-closer=(t(l, "map-zoom_in")) data-farther=(t(l, "map-zoom_out")) {
                    (draw(&outlines, &drawing))
                    figcaption { (t(l, "form-pick_help")) }
                }
            }
        }
    })
}

fn errors(l: Language, subject: &Subject) -> Markup {
    html! {
        @if !subject.problems.is_empty() {
            section class="note bad errors" role="alert" tabindex="-1" {
                b { (tn(l, "error-form", words::count(subject.problems.len()), &[])) }
                ul {
                    @for problem in subject.problems {
                        @let label = problem.field.as_deref().filter(|f| reticolo_messages::has(l, &format!("{}-{f}", subject.kind.code)) || reticolo_messages::has(l, &format!("envelope-{f}")));
                        li {
                            a href=(format!("#{}", id(&name_of(subject, problem)))) {
                                @if let Some(field) = label { (words::label(l, subject.kind, field)) ": " }
                                (problem_sentence(l, problem))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What stands round a control.
struct Around<'a> {
    name: &'a str,
    label: &'a str,
    /// The key whose `.help` explains it.
    help: &'a str,
    class: &'a str,
    required: bool,
}

/// A label with its control, its errors and its help, tied together for those who listen.
fn field(l: Language, subject: &Subject, around: &Around, control: impl FnOnce(&str, Option<String>, bool) -> Markup) -> Markup {
    let Around { name, label, help: key, class, required } = *around;
    let id = id(name);
    let wrong: Vec<String> = subject.problems.iter().filter(|p| name_of(subject, p) == name).map(|p| problem_sentence(l, p)).collect();
    let help = help(l, key);
    let mut described = Vec::new();
    if !wrong.is_empty() {
        described.push(format!("{id}-e"));
    }
    if help.is_some() {
        described.push(format!("{id}-h"));
    }
    let described = (!described.is_empty()).then(|| described.join(" "));
    html! {
        div class=(format!("field {class}").trim()) {
            label for=(id) { (label) @if required { " " span class="rq" { (t(l, "record-required")) } } }
            (control(&id, described, !wrong.is_empty()))
            @if !wrong.is_empty() {
                p class="msg" id=(format!("{id}-e")) { b { (wrong.join(" ")) } }
                (mends(l, subject, name))
            }
            @if let Some(help) = help { p class="help" id=(format!("{id}-h")) { (help) } }
        }
    }
}

/// Values to take in place of one that was refused, each a button that changes the field and saves nothing.
fn mends(l: Language, subject: &Subject, name: &str) -> Markup {
    let comma = form_values::mark(l) == DecimalMark::Comma;
    let offered: Vec<String> = subject.problems.iter().filter(|p| name_of(subject, p) == name).flat_map(|p| offers(p, comma)).collect();
    html! {
        @if !offered.is_empty() {
            p class="mends c13" {
                (t(l, "form-meant")) " "
                @for value in &offered { button class="btn sm" name="mend" value=(format!("{name}={value}")) formnovalidate { (value) } " " }
            }
        }
    }
}

fn flag(wrong: bool) -> Option<&'static str> {
    wrong.then_some("true")
}

/// One line of the envelope.
fn line(l: Language, subject: &Subject, name: &str, class: &str, required: bool) -> Markup {
    let key = format!("envelope-{name}");
    field(l, subject, &Around { name, label: &t(l, &key), help: &key, class, required }, |id, described, wrong| {
        html! {
            input class="inp" id=(id) name=(name) value=(subject.sent.get(name)) required[required] aria-describedby=[described] aria-invalid=[flag(wrong)];
        }
    })
}

fn text_area(l: Language, subject: &Subject, name: &str) -> Markup {
    let key = format!("envelope-{name}");
    field(l, subject, &Around { name, label: &t(l, &key), help: &key, class: "w2", required: false }, |id, described, wrong| {
        html! {
            textarea class="inp" id=(id) name=(name) rows="4" aria-describedby=[described] aria-invalid=[flag(wrong)] { (subject.sent.get(name)) }
        }
    })
}

fn body_field(l: Language, subject: &Subject, declared: &Field) -> Markup {
    let name = format!("body.{}", declared.code);
    let key = format!("{}-{}", subject.kind.code, declared.code);
    let value = subject.sent.get(&name);
    if let FieldType::Rows(_) = declared.kind {
        return rows(l, subject, declared, &name, &key);
    }
    let class = if matches!(declared.kind, FieldType::LongText | FieldType::Choices(_)) { "w2" } else { "" };
    field(
        l,
        subject,
        &Around { name: &name, label: &t(l, &key), help: &key, class, required: declared.required },
        |id, described, wrong| {
            let plain = |kind: &str, mode: Option<&str>| {
                html! {
                    input class="inp" type=(kind) inputmode=[mode] id=(id) name=(name) value=(value) required[declared.required] aria-describedby=[described.clone()] aria-invalid=[flag(wrong)];
                }
            };
            match declared.kind {
                FieldType::LongText => {
                    html! { textarea class="inp" id=(id) name=(name) rows="4" aria-describedby=[described.clone()] aria-invalid=[flag(wrong)] { (value) } }
                }
                FieldType::Choice(v) => html! {
                    select class="inp" id=(id) name=(name) required[declared.required] aria-describedby=[described.clone()] aria-invalid=[flag(wrong)] {
                        option value="" { (t(l, "form-choose")) }
                        (options(l, v, &[value.to_owned()]))
                    }
                },
                FieldType::Choices(v) => html! {
                    select class="inp" id=(id) name=(name) multiple size="8" aria-describedby=[described.clone()] aria-invalid=[flag(wrong)] { (options(l, v, subject.sent.all(&name))) }
                },
                FieldType::Yes => html! {
                    select class="inp" id=(id) name=(name) aria-describedby=[described.clone()] aria-invalid=[flag(wrong)] {
                        option value="" { (t(l, "list-not_given")) }
                        option value="true" selected[value == "true"] { (t(l, "word-yes")) }
                        option value="false" selected[value == "false"] { (t(l, "word-no")) }
                    }
                },
                FieldType::Integer | FieldType::Number | FieldType::Money | FieldType::Year => {
                    let whole = matches!(declared.kind, FieldType::Integer | FieldType::Year);
                    let input = plain("text", Some(if whole { "numeric" } else { "decimal" }));
                    if declared.unit.is_empty() {
                        input
                    } else {
                        html! { div class="duo" { (input) span { (words::unit(l, declared.unit)) } } }
                    }
                }
                FieldType::Date => plain("date", None),
                FieldType::Url => plain("url", None),
                FieldType::Email => plain("email", None),
                FieldType::Text | FieldType::TaxCode | FieldType::Code | FieldType::Texts | FieldType::Rows(_) => plain("text", None),
            }
        },
    )
}

/// A table of inputs with its legend, its errors and its help.
fn rows(l: Language, subject: &Subject, declared: &Field, name: &str, key: &str) -> Markup {
    let id = id(name);
    let label = t(l, key);
    let problems: Vec<&Problem> = subject.problems.iter().filter(|p| name_of(subject, p) == name).collect();
    html! {
        fieldset class="field w2" id=(id) {
            legend { (label) @if declared.required { " " span class="rq" { (t(l, "record-required")) } } }
            @for problem in &problems { p class="msg" { b { (problem_sentence(l, problem)) } } }
            @if let Some(help) = help(l, key) { p class="help" { (help) } }
            (form_rows::table(l, declared, subject.sent, &label, &problems))
        }
    }
}

/// The entries of a vocabulary, those with a parent grouped under it.
fn options(l: Language, v: &'static Vocabulary, chosen: &[String]) -> Markup {
    let offered = words::offered(v, chosen);
    let there = |code: &str| offered.iter().any(|(c, _)| c == code);
    let one = |code: &str| html! { option value=(code) selected[chosen.iter().any(|c| c == code)] { (words::choice(l, v, code)) } };
    html! {
        // One whose parent is no longer offered stands by itself.
        @for (code, _) in offered.iter().filter(|(_, parent)| !there(parent)) {
            @let children: Vec<&String> = offered.iter().filter(|(_, parent)| parent == code).map(|(c, _)| c).collect();
            @if children.is_empty() { (one(code)) }
            @else { optgroup label=(words::choice(l, v, code)) { (one(code)) @for child in children { (one(child)) } } }
        }
    }
}

fn place(l: Language, places: &Places, map: &Markup, subject: &Subject) -> Markup {
    let sent = subject.sent;
    let units = sent.all("place.unit");
    let unknown: Vec<&String> = units.iter().filter(|u| !u.is_empty() && places.get(u).is_none()).collect();
    let coordinate = |name: &str, key: &str| {
        field(l, subject, &Around { name, label: &t(l, key), help: key, class: "", required: false }, |id, described, wrong| {
            html! {
                input class="inp" inputmode="decimal" id=(id) name=(name) value=(sent.get(name)) aria-describedby=[described] aria-invalid=[flag(wrong)];
            }
        })
    };
    html! {
        section {
            div class="h" { h2 { (t(l, "record-place")) } span class="r" { (t(l, "form-place")) } }
            input type="hidden" name="place.was" value=(sent.get("place.was"));
            div class="fs" {
                (field(l, subject, &Around { name: "place.unit", label: &t(l, "envelope-unit"), help: "envelope-unit", class: "w2", required: false }, |id, described, wrong| html! {
                    select class="inp" id=(id) name="place.unit" multiple[units.len() > 1] aria-describedby=[described] aria-invalid=[flag(wrong)] {
                        option value="" { (t(l, "form-choose")) }
                        @for code in unknown { option value=(code) selected { (code) } }
                        @for unit in &places.units { option value=(unit.code) selected[units.contains(&unit.code)] { (unit.name) @if !unit.inside { " (" (t(l, "place-context")) ")" } } }
                    }
                }))
                (coordinate("place.lat", "envelope-latitude"))
                (coordinate("place.lon", "envelope-longitude"))
                (map)
            }
            p class="help" { (precision(l, subject)) }
        }
    }
}

/// How exactly the place is known as it stands, and what each way of giving it means.
fn precision(l: Language, subject: &Subject) -> String {
    let known = subject.record.and_then(|r| r.place.as_ref()).map(|p| t(l, &format!("record-known_{}", p.precision.code())));
    known.into_iter().chain([t(l, "form-precision")]).collect::<Vec<_>>().join(" ")
}

fn grid(l: Language, subject: &Subject) -> Markup {
    let sent: &Sent = subject.sent;
    html! {
        section {
            div class="h" { h2 { (t(l, "envelope-positions")) } }
            p class="help" { (help(l, "envelope-positions").unwrap_or_default()) }
            input type="hidden" name="positions.was" value=(sent.get("positions.was"));
            @for i in 0..sent.rows() {
                div class="fs mt" {
                    @for axis in Axis::ALL {
                        @let name = format!("positions.{i}.{}", axis.code());
                        (field(l, subject, &Around { name: &name, label: &format!("{} {}", t(l, axis.vocabulary().code), i + 1), help: "", class: "", required: false }, |id, described, wrong| html! {
                            select class="inp" id=(id) name=(name) aria-describedby=[described] aria-invalid=[flag(wrong)] {
                                option value="" { (t(l, "form-choose")) }
                                (entries(l, &subject.axes, axis, sent.get(&name)))
                            }
                        }))
                    }
                    @let name = format!("positions.{i}.weight");
                    (field(l, subject, &Around { name: &name, label: &format!("{} {}", t(l, "envelope-weight"), i + 1), help: "envelope-weight", class: "", required: false }, |id, described, wrong| html! {
                        input class="inp" id=(id) name=(name) value=(sent.get(&name)) aria-describedby=[described] aria-invalid=[flag(wrong)];
                    }))
                }
            }
        }
    }
}

/// The entries of an axis, those under another after it; a retired one only where the record stands there.
fn entries(l: Language, grid: &Grid, axis: Axis, chosen: &str) -> Markup {
    let offered = |e: &&reticolo_model::grid::Entry| !e.retired || e.code == chosen;
    html! {
        @for top in grid.tops(axis).filter(offered) {
            option value=(top.code) selected[top.code == chosen] { (label(l, grid, axis, &top.code)) }
            @for child in grid.children(axis, &top.code).filter(offered) { option value=(child.code) selected[child.code == chosen] { "– " (label(l, grid, axis, &child.code)) } }
        }
    }
}

/// The states on their line of points: those that may follow can be chosen, each other one says why not.
fn states(l: Language, subject: &Subject) -> Markup {
    let kind = subject.kind;
    let from = subject.record.map_or(kind.first_state(), |r| r.status.as_str());
    let next = kind.state(from).map_or(&[][..], |s| s.next);
    let why_not = |state: &reticolo_model::State| -> Option<String> {
        if state.code == from {
            return None;
        }
        if subject.record.is_none() {
            // Said once for all of them, above.
            return Some(String::new());
        }
        if next.contains(&state.code) {
            // A field that is missing can be filled in here and now; a link is made elsewhere.
            let lacks = subject.lacking.get(state.code).and_then(|p| p.iter().find(|p| p.code != "problem-state-field"));
            return lacks.map(|p| problem_sentence(l, p));
        }
        let before: Vec<String> =
            kind.states.iter().filter(|s| s.next.contains(&state.code)).map(|s| words::state(l, kind, s.code)).collect();
        Some(if before.is_empty() { t(l, "form-state_start") } else { tr(l, "form-state_from", &[("states", &before.join(", "))]) })
    };
    let wrong: Vec<String> = subject.problems.iter().filter(|p| name_of(subject, p) == "status").map(|p| problem_sentence(l, p)).collect();
    let asked = subject.sent.get("status");
    html! {
        fieldset class="field" id="f-status" {
            legend { (t(l, "envelope-status")) }
            @if !wrong.is_empty() { p class="msg" { b { (wrong.join(" ")) } } }
            @if subject.record.is_none() { p class="help" { (tr(l, "form-first_state", &[("first", &words::state(l, kind, kind.first_state()))])) } }
            ol class="steps vert pick" {
                @for state in kind.states {
                    @let why = why_not(state);
                    li class=[(state.code == from).then_some("y n")] {
                        label {
                            input type="radio" name="status" value=(state.code) checked[asked == state.code || (asked.is_empty() && state.code == from)] disabled[why.is_some()];
                            span { (words::state(l, kind, state.code)) @if let Some(why) = why.as_ref().filter(|w| !w.is_empty()) { small { (why) } } }
                        }
                    }
                }
            }
        }
    }
}

fn envelope(visit: &Visit, subject: &Subject) -> Markup {
    let l = visit.language;
    let sent = subject.sent;
    let offered = |v: &Visibility| {
        *v != Visibility::Named || !subject.users.is_empty() || subject.record.is_some_and(|r| r.visibility == Visibility::Named)
    };
    html! {
        section {
            div class="h" { h2 { (t(l, "form-state")) } }
            (states(l, subject))
            fieldset class="field mt" {
                legend { (t(l, "envelope-visibility")) }
                div class="opt col" {
                    @for v in Visibility::ALL.iter().filter(|v| offered(v)) {
                        label {
                            input type="radio" name="visibility" value=(v.code()) checked[sent.get("visibility") == v.code()];
                            span { (t(l, &format!("visibility-{}", v.code()))) small { (help(l, &format!("visibility-{}", v.code())).unwrap_or_default()) } }
                        }
                    }
                }
            }
            @if !subject.users.is_empty() {
                input type="hidden" name="named_offered" value="true";
                (field(l, subject, &Around { name: "named", label: &t(l, "envelope-named"), help: "envelope-named", class: "mt", required: false }, |id, described, wrong| html! {
                    select class="inp" id=(id) name="named" multiple size="4" aria-describedby=[described] aria-invalid=[flag(wrong)] {
                        @for (user, name) in &subject.users { option value=(user) selected[sent.all("named").contains(&user.to_string())] { (name) } }
                    }
                }))
            }
        }
        section {
            div class="h" { h2 { (t(l, "form-time")) } }
            (line(l, subject, "period_from", "", false))
            (line(l, subject, "period_to", "mt", false))
            (field(l, subject, &Around { name: "confirmed", label: &t(l, "envelope-confirmed"), help: "envelope-confirmed", class: "mt", required: false }, |id, described, wrong| html! {
                input class="inp" type="date" id=(id) name="confirmed" value=(sent.get("confirmed")) aria-describedby=[described] aria-invalid=[flag(wrong)];
            }))
        }
        section {
            div class="h" { h2 { (t(l, "form-find")) } }
            (line(l, subject, "tags", "", false))
            (field(l, subject, &Around { name: "language", label: &t(l, "envelope-language"), help: "envelope-language", class: "mt", required: false }, |id, described, wrong| html! {
                select class="inp" id=(id) name="language" aria-describedby=[described] aria-invalid=[flag(wrong)] {
                    @for code in ["it", "en"] { option value=(code) selected[sent.get("language") == code] { (t(l, &format!("language-{code}"))) } }
                }
            }))
            div class="opt mt" { label { input type="checkbox" name="illustrative" value="true" checked[sent.get("illustrative") == "true"]; span { (t(l, "envelope-illustrative")) small { (help(l, "envelope-illustrative").unwrap_or_default()) } } } }
        }
    }
}
