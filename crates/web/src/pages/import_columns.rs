//! The import's second step: each column of the file with its first rows, what it becomes and why; the indicators, the reading
//! of the file, where it comes from and who will see it. All of it is one form; the mapping itself stands below as text.

use super::import::{delimiters, encodings, select};
use super::import_apply::{Sent, apply};
use super::import_parts::{Step, becomes, find, kind_name, read_list, step_page};
use super::{given, go};
use crate::App;
use crate::errors::{Answer, Fault};
use crate::frame;
use crate::session::Visit;
use crate::words;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use maud::{Markup, html};
use reticolo_instruments::WorkError;
use reticolo_instruments::error::problem_sentence;
use reticolo_instruments::survey::{Column, Inspection, Mapping, Target, Upload, publishers};
use reticolo_messages::{Language, date, help, integer, t, tn, tr};
use reticolo_model::vocabulary::{AGGREGATIONS, DIRECTIONS, Vocabulary};
use reticolo_model::{Problem, Visibility};

/// So many mappings of publishers are offered.
const OFFERED: usize = 3;
/// Columns that nothing is made of stand folded away from so many on.
const FOLDED: usize = 6;

/// `GET /import/{upload}/columns`.
pub async fn show(State(app): State<App>, visit: Visit, Path(text): Path<String>) -> Answer {
    let upload = find(&app, &visit, &text)?;
    page(&app, &visit, &upload, None, &[]).await
}

/// The page; `typed` is a mapping that could not be read, with what is wrong with it.
async fn page(app: &App, visit: &Visit, upload: &Upload, typed: Option<(&str, String)>, wrong: &[String]) -> Answer {
    let l = visit.language;
    let found = match app.wb.inspect(&visit.who, &upload.ask(l)?).await {
        Ok(found) => found,
        // The bytes cannot be read as was stated: the form that says how stays.
        Err(error @ (WorkError::Format(_) | WorkError::Invalid(_))) => return unread(app, visit, upload, &error.sentence(l)).await,
        Err(other) => return Err(other.into()),
    };
    let used = found.columns.iter().filter(|c| c.becomes != "ignore" || c.key).count();
    let title = tr(l, "import-page-columns_finding", &[("all", &n(l, found.columns.len())), ("used", &n(l, used))]);
    let mut faults: Vec<String> = found.problems.iter().map(|p| lacking(l, upload, p)).collect();
    faults.extend(lacks_places(l, upload, &found.mapping));
    faults.extend(wrong.iter().cloned());
    faults.extend(typed.as_ref().map(|(_, why)| why.clone()));
    let body = html! {
        @if let Some(at) = &upload.kept_from {
            p class="note info" role="status" { b { (t(l, "import-page-kept")) } " " (tr(l, "import-page-kept_from", &[("date", &date(l, at.get(..10).unwrap_or(at)))])) }
        }
        (offers(visit, upload, &found))
        (fault_list(l, &faults))
        form id="columns" method="post" action=(format!("/import/{}/columns", upload.id)) class="stack" data-dirty {
            (frame::csrf(visit))
            input type="hidden" name="flags" value="1";
            (column_section(l, upload, &found))
            @if !found.indicators.is_empty() { (indicator_section(l, &found)) }
            @if upload.places_name.is_some() { (places_section(l, upload, &found)) }
            (reading(visit, upload, &found))
            (origin(visit, &found.mapping))
            div class="savebar" {
                @if faults.is_empty() { span class="sgn y" { (t(l, "import-page-complete")) } } @else { span class="sgn hf" { (tn(l, "import-page-to_settle", words::count(faults.len()), &[])) } }
                div class="end" {
                    button class="btn" name="act" value="save" { (t(l, "import-page-save")) }
                    button class="btn pri" name="act" value="next" { (t(l, "import-page-to_check")) }
                }
            }
        }
        (other_ways(visit, upload, &found, typed.as_ref().map(|(text, _)| *text)))
    };
    let mut response = step_page(app, visit, upload, Step::Columns, &title, &body).await?;
    if typed.is_some() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

fn n(l: Language, count: usize) -> String {
    integer(l, words::count(count))
}

/// A mapping that speaks of a file of places waits for it.
fn lacks_places(l: Language, upload: &Upload, mapping: &Mapping) -> Option<String> {
    let places = mapping.places.as_ref().filter(|_| upload.places_name.is_none())?;
    Some(tr(l, "import-page-places_wanted", &[("file", &places.file)]))
}

/// What the mapping lacks, with the way out that this page has.
fn lacking(l: Language, upload: &Upload, problem: &Problem) -> String {
    match problem.code.as_str() {
        "problem-mapping-required" => {
            let what = super::import_parts::target_name(l, &upload.target, problem.args.get("target").unwrap_or(&problem.found));
            tr(l, "import-page-lacks", &[("what", &what)])
        }
        "problem-figures-period" => tr(l, "import-page-lacks_period", &[("columns", &problem.found)]),
        _ => problem_sentence(l, problem),
    }
}

fn fault_list(l: Language, faults: &[String]) -> Markup {
    html! {
        @if !faults.is_empty() {
            section class="note bad errors" role="alert" tabindex="-1" { b { (tn(l, "import-page-to_settle", words::count(faults.len()), &[])) } ul { @for fault in faults { li { (fault) } } } }
        }
    }
}

async fn unread(app: &App, visit: &Visit, upload: &Upload, why: &str) -> Answer {
    let l = visit.language;
    let mapping = Mapping::parse(&upload.mapping, &upload.file_name).unwrap_or_default();
    let text = |x: &Option<String>| x.clone().unwrap_or_default();
    let body = html! {
        section class="note bad errors" role="alert" tabindex="-1" { b { (t(l, "import-page-refused")) } " " (why) }
        form method="post" action=(format!("/import/{}/columns", upload.id)) class="stack mt" {
            (frame::csrf(visit))
            div class="fs" {
                (select(visit, "encoding", "import-page-encoding", &text(&mapping.encoding), &encodings(visit)))
                (select(visit, "delimiter", "import-page-delimiter", &text(&mapping.delimiter), &delimiters(visit)))
                (input(l, "object", "import-page-object", &text(&mapping.object)))
                (input(l, "epsg", "import-page-epsg", &mapping.epsg.map(|n| n.to_string()).unwrap_or_default()))
            }
            p { button class="btn pri" name="act" value="save" { (t(l, "import-page-read_again")) } }
        }
        (toml_form(visit, upload, &upload.mapping))
    };
    let mut response = step_page(app, visit, upload, Step::Columns, &t(l, "import-page-unread"), &body).await?;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

/// The sheet, layer or table that was read.
fn read_part(found: &Inspection) -> &str {
    found.read_as.iter().find(|(code, _)| code == "part").map_or("", |(_, part)| part.as_str())
}

/// The sheets, layers or tables of the file.
fn parts(found: &Inspection) -> Vec<(String, String)> {
    found.parts.iter().map(|p| (p.clone(), p.clone())).collect()
}

/// The mappings of publishers' files that could read this one: taken only by who says that it is that publisher's.
fn offers(visit: &Visit, upload: &Upload, found: &Inspection) -> Markup {
    let l = visit.language;
    let header: Vec<String> = found.columns.iter().map(|c| c.name.clone()).collect();
    let like = publishers::fitting(Target::parse(&upload.target), &header, found.has_geometry);
    // One that is taken already is not offered again.
    let taken = like.iter().any(|p| found.mapping.data_set == p.mapping.data_set && found.mapping.columns == p.mapping.columns);
    html! {
        @if !taken && !like.is_empty() {
            section class="note info" {
                b { (t(l, "import-page-offers")) } " " (t(l, "import-page-offers_help"))
                form method="post" action=(format!("/import/{}/columns", upload.id)) class="acts-row mt" {
                    (frame::csrf(visit))
                    input type="hidden" name="act" value="publisher";
                    @for p in like.iter().take(OFFERED) {
                        button class="btn" name="publisher" value=(p.name) { (p.mapping.title.as_deref().unwrap_or(&p.name)) @if let Some(by) = &p.mapping.publisher { " · " (by) } }
                    }
                }
            }
        }
    }
}

/// The columns: those that become something, then the others.
fn column_section(l: Language, upload: &Upload, found: &Inspection) -> Markup {
    let numbered: Vec<(usize, &Column)> = found.columns.iter().enumerate().collect();
    let (rest, used): (Vec<_>, Vec<_>) = numbered.into_iter().partition(|(_, c)| c.becomes == "ignore" && !c.key);
    let keyed = reticolo_model::kinds::find(&upload.target).is_some();
    html! {
        section id="colonne" {
            div class="h" { h2 { (t(l, "import-page-columns")) } span class="r" { (t(l, "import-page-columns_help")) } }
            @if keyed { input type="hidden" name="keys" value="1"; }
            (column_table(l, upload, found, &used, keyed))
            (same_everywhere(l, upload, found))
            @if !rest.is_empty() {
                details class="more" open[rest.len() < FOLDED] {
                    summary { (tn(l, "import-page-ignored", words::count(rest.len()), &[])) }
                    (column_table(l, upload, found, &rest, keyed))
                }
            }
        }
    }
}

/// The targets that no column fills and that every row may have alike: those that are required, and those said already.
fn constants(upload: &Upload, found: &Inspection) -> Vec<(String, Option<&'static Vocabulary>)> {
    let kind = reticolo_model::kinds::find(&upload.target);
    let lacking = found.problems.iter().filter(|p| p.code == "problem-mapping-required").map(|p| p.found.clone());
    let mut targets: Vec<String> = found.mapping.constants.keys().cloned().chain(lacking).collect();
    targets.sort();
    targets.dedup();
    let list = |t: &str| kind.and_then(|k| k.field(t)).and_then(|f| f.vocabulary());
    let alike = |t: &String| list(t).is_some() || kind.is_none() && t == "period";
    targets.into_iter().filter(alike).map(|t| (t.clone(), list(&t))).collect()
}

fn same_everywhere(l: Language, upload: &Upload, found: &Inspection) -> Markup {
    let all = constants(upload, found);
    html! {
        @if !all.is_empty() {
            div class="fs mt" {
                @for (target, list) in &all {
                    @let (field, name) = (format!("f-const-{target}"), format!("const:{target}"));
                    @let said = found.mapping.constants.get(target).map_or("", String::as_str);
                    div class="field" {
                        label for=(field) { (tr(l, "import-page-constant_of", &[("what", &super::import_parts::target_name(l, &upload.target, target))])) }
                        @match list {
                            Some(list) => select class="inp" id=(field) name=(name) { option value="" { (t(l, "import-page-none")) } @for code in list.codes() { option value=(code) selected[said == code] { (t(l, &format!("{}-{code}", list.code))) } } },
                            None => input class="inp" id=(field) name=(name) value=(said) placeholder="2025";,
                        }
                    }
                }
            }
        }
    }
}

fn column_table(l: Language, upload: &Upload, found: &Inspection, columns: &[(usize, &Column)], keyed: bool) -> Markup {
    html! {
        table class="mapc card num" {
            caption class="vh" { (t(l, "import-page-columns")) }
            thead { tr { th { (t(l, "import-page-in_file")) } th { (t(l, "import-page-becomes")) } th { (t(l, "import-page-why")) } } }
            tbody { @for (i, column) in columns { (column_row(l, upload, found, *i, column, keyed)) } }
        }
    }
}

fn column_row(l: Language, upload: &Upload, found: &Inspection, i: usize, column: &Column, keyed: bool) -> Markup {
    let name = tr(l, "import-page-becomes_of", &[("column", &column.name)]);
    html! {
        tr id=(format!("column-{i}")) {
            td class="ttl" {
                b { (column.name) }
                div class="smp" { @for cell in &column.first { div { (reticolo_model::value::shortened(cell)) } } }
            }
            td {
                select class="inp" name=(format!("c{i}")) aria-label=(name) {
                    option value="ignore" selected[column.becomes == "ignore"] { (t(l, "import-page-becomes-ignore")) }
                    @if column.becomes == "rule" { option value="rule" selected { (t(l, "import-page-becomes-rule")) } }
                    @if !found.choices.contains(&column.becomes) && !matches!(column.becomes.as_str(), "ignore" | "rule") { option value=(column.becomes) selected { (becomes(l, &upload.target, &column.becomes)) } }
                    @for choice in &found.choices { option value=(choice) selected[*choice == column.becomes] { (becomes(l, &upload.target, choice)) } }
                }
                @if column.becomes == "figure" {
                    @let flows = upload.target == "flows";
                    div class="pair2" {
                        label { span { (t(l, if flows { "import-page-to-destination" } else { "import-page-to-indicator" })) } input class="inp" name=(format!("f{i}_code")) value=(column.code) spellcheck="false"; }
                        label { span { (t(l, "import-page-to-period")) } input class="inp" name=(format!("f{i}_period")) value=(column.period) placeholder="2025"; }
                    }
                }
                @if keyed { label class="check" { input type="checkbox" name=(format!("k{i}")) value="1" checked[column.key]; span { (t(l, "import-page-key")) span class="vh" { ": " (column.name) } } } }
            }
            td class="c13" {
                (tr(l, &format!("import-page-why-{}", column.why.code()), &[("period", &column.period)]))
                @for other in &column.also { " " span class="mut" { (tr(l, "import-page-also", &[("what", &becomes(l, &upload.target, other))])) } }
                @for (note, count) in &column.notes { " " span class="sgn hf" { (tn(l, &format!("import-page-note-{note}"), words::count(*count), &[])) } }
            }
        }
    }
}

fn indicator_section(l: Language, found: &Inspection) -> Markup {
    let text = |x: &Option<String>| x.clone().unwrap_or_default();
    let plain = |i: usize, field: &str, label: &str, value: String| {
        html! { label { span { (t(l, label)) } input class="inp" name=(format!("i{i}_{field}")) value=(value); } }
    };
    let choice = |i: usize, field: &str, label: &str, list: &Vocabulary, value: Option<&str>| {
        html! {
            label { span { (t(l, label)) }
                select class="inp" name=(format!("i{i}_{field}")) {
                    option value="" { (t(l, "import-page-not_said")) }
                    @for code in list.codes() { option value=(code) selected[value == Some(code)] { (t(l, &format!("{}-{code}", list.code))) } }
                }
            }
        }
    };
    html! {
        section id="indicators" {
            div class="h" { h2 { (t(l, "indicator-plural")) } span class="r" { (t(l, "import-page-indicators_help")) } }
            details class="more" open[found.indicators.len() <= FOLDED] { summary { (tn(l, "import-page-definitions", words::count(found.indicators.len()), &[])) } ul class="defs" {
                @for (i, spec) in found.indicators.iter().enumerate() {
                    li {
                        fieldset {
                            legend { code { (spec.code) } @if spec.title.is_empty() { " " span class="sgn" { (t(l, "import-page-draft_indicator")) } } }
                            input type="hidden" name=(format!("i{i}_code")) value=(spec.code);
                            div class="def" {
                                (plain(i, "title", "envelope-title", spec.title.clone()))
                                (plain(i, "unit", "indicator-unit", text(&spec.unit)))
                                (choice(i, "direction", "indicator-direction", &DIRECTIONS, spec.direction.as_deref()))
                                (choice(i, "aggregation", "indicator-aggregation", &AGGREGATIONS, spec.aggregation.as_deref()))
                            }
                            details class="more" {
                                summary { (t(l, "import-page-more_of_indicator")) }
                                div class="def" {
                                    (plain(i, "definition", "indicator-definition", text(&spec.definition)))
                                    (plain(i, "numerator", "indicator-numerator", text(&spec.numerator)))
                                    (plain(i, "denominator", "indicator-denominator", text(&spec.denominator)))
                                    (plain(i, "weight", "indicator-weight", text(&spec.weight)))
                                    (plain(i, "branch", "indicator-branch", text(&spec.branch)))
                                }
                            }
                        }
                    }
                }
            } }
        }
    }
}

/// The second file's columns: those that say the key, the unit and the part.
fn places_section(l: Language, upload: &Upload, found: &Inspection) -> Markup {
    let places = found.mapping.places.clone().unwrap_or_default();
    let own = |name: &str, label: &str, value: Option<&str>| {
        html! {
            div class="field" {
                label for=(format!("f-{name}")) { (t(l, label)) }
                select class="inp" id=(format!("f-{name}")) name=(name) {
                    option value="" { (t(l, "import-page-none")) }
                    @for column in &found.places_header { option selected[value == Some(column)] value=(column) { (column) } }
                }
            }
        }
    };
    html! {
        section id="places" {
            div class="h" { h2 { (t(l, "import-page-places")) } span class="r mono" { (upload.places_name.as_deref().unwrap_or_default()) } }
            div class="fs" {
                fieldset class="field w2" {
                    legend { (tr(l, "import-page-places_key", &[("key", &found.mapping.key.join(", "))])) }
                    div class="opt" {
                        @for column in &found.places_header { label { input type="checkbox" name="p_key" value=(column) checked[places.key.contains(column)]; span { (column) } } }
                    }
                }
                (own("p_unit", "import-page-to-unit", places.unit.as_deref()))
                (own("p_unit_name", "import-page-to-unit_name", places.unit_name.as_deref()))
                (own("p_province", "import-page-to-province", places.province.as_deref()))
                (own("p_share", "import-page-places_share", places.share.as_deref()))
            }
        }
    }
}

fn input(l: Language, name: &str, key: &str, value: &str) -> Markup {
    let (field, about) = (format!("f-{name}"), help(l, key));
    let hint = about.as_ref().map(|_| format!("{field}-h"));
    html! {
        div class="field" {
            label for=(field) { (t(l, key)) }
            input class="inp" id=(field) name=(name) value=(value) aria-describedby=[hint.as_deref()];
            @if let (Some(about), Some(hint)) = (&about, &hint) { p class="help" id=(hint) { (about) } }
        }
    }
}

fn area(l: Language, name: &str, key: &str, value: &str, rows: &str) -> Markup {
    let (field, about) = (format!("f-{name}"), help(l, key).unwrap_or_default());
    let hint = format!("{field}-h");
    html! {
        div class="field" {
            label for=(field) { (t(l, key)) }
            textarea class="inp" id=(field) name=(name) rows=(rows) aria-describedby=(hint) { (value) }
            p class="help" id=(hint) { (about) }
        }
    }
}

/// How the file is read, and what its cells mean.
fn reading(visit: &Visit, upload: &Upload, found: &Inspection) -> Markup {
    let l = visit.language;
    let m = &found.mapping;
    let text = |x: &Option<String>| x.clone().unwrap_or_default();
    let records = reticolo_model::kinds::find(&upload.target).is_some();
    let figures = matches!(upload.target.as_str(), "indicators" | "flows");
    let decimals = [("", "import-page-by_column"), ("point", "read-decimal-point"), ("comma", "read-decimal-comma")]
        .map(|(c, k)| (c.to_owned(), t(l, k)));
    let keeps = ["all", "loaded", "inside"]
        .map(|c| (if c == "all" { String::new() } else { c.to_owned() }, t(l, &format!("import-page-keep-{c}"))));
    let apart: Vec<String> = constants(upload, found).into_iter().map(|(t, _)| t).collect();
    let constants: Vec<String> = m.constants.iter().filter(|(t, _)| !apart.contains(t)).map(|(k, v)| format!("{k} = {v}")).collect();
    let mut known: Vec<(String, String)> = vec![(String::new(), t(l, "import-page-none"))];
    known.extend(found.columns.iter().map(|c| (c.name.clone(), c.name.clone())));
    html! {
        div class="two2" {
            section id="file" {
                div class="h" { h2 { (t(l, "import-page-step-file")) } a href="/import" { (t(l, "import-page-other_file")) } }
                (read_list(l, upload, &found.read_as))
                details class="more" {
                    summary { (t(l, "import-page-read_badly")) }
                    div class="fs" {
                        (select(visit, "encoding", "import-page-encoding", &text(&m.encoding), &encodings(visit)))
                        (select(visit, "delimiter", "import-page-delimiter", &text(&m.delimiter), &delimiters(visit)))
                        (select(visit, "decimal", "import-page-decimal", &text(&m.decimal), &decimals))
                        @if found.parts.len() > 1 { (select(visit, "object", "import-page-object", read_part(found), &parts(found))) }
                        @if found.has_geometry { (input(l, "epsg", "import-page-epsg", &m.epsg.map(|n| n.to_string()).unwrap_or_default())) }
                    }
                }
            }
            section {
                div class="h" { h2 { (t(l, "import-page-cells")) } }
                div class="fs" {
                    (area(l, "missing", "import-page-missing", &m.missing.join("\n"), "3"))
                    (area(l, "constants", "import-page-constants", &constants.join("\n"), "3"))
                    @if records || figures { (select(visit, "keep", "import-page-keep", m.keep.as_deref().filter(|k| *k != "all").unwrap_or_default(), &keeps)) }
                    @if records {
                        (input(l, "separator", "import-page-separator", &text(&m.separator)))
                        (select(visit, "known_by", "import-page-known_by", &text(&m.known_by), &known))
                    }
                    @if figures { (input(l, "day_of_year", "import-page-day_of_year", &text(&m.day_of_year))) }
                }
                @if upload.target == "indicators" { label class="check" { input type="checkbox" name="absent_is_zero" value="true" checked[m.absent_is_zero]; span { (t(l, "import-page-absent_is_zero")) } } }
            }
        }
    }
}

/// Where the data come from, and who sees them.
fn origin(visit: &Visit, m: &Mapping) -> Markup {
    let l = visit.language;
    let text = |x: &Option<String>| x.clone().unwrap_or_default();
    let proposed = Mapping { visibility: None, ..m.clone() }.visibility();
    let by_licence = tr(l, "import-page-by_licence", &[("visibility", &t(l, &format!("visibility-{}", proposed.code())))]);
    html! {
        section id="origin" {
            div class="h" { h2 { (t(l, "import-page-origin")) } }
            div class="fs" {
                (input(l, "data_set", "import-page-data_set", &text(&m.data_set)))
                (input(l, "title", "import-page-set_title", &text(&m.title)))
                (input(l, "publisher", "data_set-publisher", &text(&m.publisher)))
                (input(l, "licence", "data_set-licence", &text(&m.licence)))
                (input(l, "source", "data_set-source", &text(&m.source)))
                (input(l, "source_date", "data_set-source_date", &text(&m.source_date)))
                (input(l, "website", "data_set-website", &text(&m.website)))
                (input(l, "quality_notes", "data_set-quality_notes", &text(&m.quality_notes)))
                fieldset class="field w2" {
                    legend { (t(l, "import-page-who_sees")) }
                    div class="opt col" {
                        label { input type="radio" name="visibility" value="" checked[m.visibility.is_none()]; span { (by_licence) small { (t(l, "import-page-by_licence_help")) } } }
                        @for v in [Visibility::Public, Visibility::SignedIn] { label { input type="radio" name="visibility" value=(v.code()) checked[m.visibility == Some(v)]; span { (t(l, &format!("visibility-{}", v.code()))) } } }
                    }
                }
            }
            label class="check" { input type="checkbox" name="partial" value="true" checked[m.partial]; span { (t(l, "import-page-partial")) } }
            label class="check" { input type="checkbox" name="illustrative" value="true" checked[m.illustrative]; span { (t(l, "import-page-illustrative")) } }
        }
    }
}

/// The mapping as text, the proposal once more, the file of places, and putting it all away.
fn other_ways(visit: &Visit, upload: &Upload, found: &Inspection, typed: Option<&str>) -> Markup {
    let l = visit.language;
    let to = |what: &str| format!("/import/{}/{what}", upload.id);
    let wants_places = found.mapping.places.is_some() || reticolo_model::kinds::find(&upload.target).is_some();
    html! {
        section class="mt" {
            div class="h" { h2 { (t(l, "import-page-other_ways")) } a href=(to("download/mapping.toml")) { (t(l, "import-page-toml_download")) } }
            @match typed { Some(text) => (toml_form(visit, upload, text)), None => details class="more" { summary { (t(l, "import-page-toml")) } (toml_form(visit, upload, &found.mapping.text())) } }
            @if wants_places {
                details class="more" open[found.mapping.places.is_some() && upload.places_name.is_none()] {
                    summary { (t(l, "import-page-places")) }
                    form method="post" action=(to("places")) enctype="multipart/form-data" {
                        (frame::csrf(visit))
                        div class="field" {
                            label for="f-second" { (t(l, "import-page-places")) }
                            input class="inp file" id="f-second" type="file" name="places" required aria-describedby="f-second-h";
                            p class="help" id="f-second-h" { (t(l, "import-page-places_help")) }
                        }
                        p class="mt" { button class="btn" { (t(l, "import-page-places_bring")) } }
                    }
                }
            }
            div class="acts-row mt" {
                form method="post" action=(to("columns")) class="duo" {
                    (frame::csrf(visit))
                    select class="inp" name="target" aria-label=(t(l, "import-page-target")) { @for code in Target::names() { option value=(code) selected[upload.target == code] { (kind_name(l, code)) } } }
                    button class="btn" name="act" value="propose" { (t(l, "import-page-propose")) }
                }
                form method="post" action=(to("discard")) { (frame::csrf(visit)) button class="btn no" { (t(l, "import-page-discard")) } }
            }
        }
    }
}

fn toml_form(visit: &Visit, upload: &Upload, text: &str) -> Markup {
    let l = visit.language;
    html! {
        form method="post" action=(format!("/import/{}/mapping", upload.id)) {
            (frame::csrf(visit))
            div class="field" {
                label for="f-toml" { (t(l, "import-page-toml")) }
                textarea class="inp mono" id="f-toml" name="mapping" rows="16" spellcheck="false" aria-describedby="f-toml-h" { (text) }
                p class="help" id="f-toml-h" { (t(l, "import-page-toml_help")) }
            }
            p class="mt" { button class="btn" { (t(l, "import-page-toml_use")) } }
        }
    }
}

/// The part that is wanted, if the file has it and another is read.
async fn other_part(app: &App, visit: &Visit, upload: &Upload, wanted: &str) -> Result<Option<String>, Fault> {
    match app.wb.inspect(&visit.who, &upload.ask(visit.language)?).await {
        Ok(found) => Ok(found.parts.iter().find(|p| *p == wanted && read_part(&found) != wanted).cloned()),
        Err(WorkError::Format(_)) => Ok(None),
        Err(other) => Err(other.into()),
    }
}

/// `POST /import/{upload}/columns`.
pub async fn save(State(app): State<App>, visit: Visit, Path(text): Path<String>, Form(form): Form<Vec<(String, String)>>) -> Answer {
    let mut upload = find(&app, &visit, &text)?;
    let l = visit.language;
    let act = given(&form, "act");
    if act == "propose" {
        if Target::parse(given(&form, "target")).is_some() {
            given(&form, "target").clone_into(&mut upload.target);
        }
        upload.mapping.clear();
        upload.kept_from = None;
        upload.mapping = app.wb.inspect(&visit.who, &upload.ask(l)?).await?.mapping.text();
        app.wb.save_upload(&visit.who, &upload)?;
        return go(&format!("/import/{}/columns", upload.id));
    }
    if act == "publisher" {
        let named = given(&form, "publisher");
        let ours = publishers::named(named).filter(|p| p.target.code() == upload.target).ok_or(Fault::NotFound)?;
        upload.mapping = ours.mapping.text();
        upload.kept_from = None;
        app.wb.save_upload(&visit.who, &upload)?;
        return go(&format!("/import/{}/columns", upload.id));
    }
    let mut mapping = Mapping::parse(&upload.mapping, &upload.file_name)?;
    if let Some(part) = other_part(&app, &visit, &upload, given(&form, "object")).await? {
        // Another sheet or layer has other columns: what was said of the first does not hold for it.
        let how = Mapping {
            encoding: mapping.encoding,
            delimiter: mapping.delimiter,
            epsg: mapping.epsg,
            object: Some(part),
            ..Mapping::default()
        };
        upload.mapping = how.text();
        upload.kept_from = None;
        upload.mapping = app.wb.inspect(&visit.who, &upload.ask(l)?).await?.mapping.text();
        app.wb.save_upload(&visit.who, &upload)?;
        return go(&format!("/import/{}/columns", upload.id));
    }
    // A file that cannot be read as stated has no columns to speak of; how it is read can still be changed.
    let header: Vec<String> = match app.wb.inspect(&visit.who, &upload.ask(l)?).await {
        Ok(found) => found.columns.into_iter().map(|c| c.name).collect(),
        Err(WorkError::Format(_)) => Vec::new(),
        Err(other) => return Err(other.into()),
    };
    let twice = apply(&mut mapping, &header, upload.target == "flows", &Sent(&form), upload.places_name.as_deref());
    upload.mapping = mapping.text();
    app.wb.save_upload(&visit.who, &upload)?;
    if !twice.is_empty() {
        let wrong: Vec<String> = twice.iter().map(|w| tr(l, "import-page-twice", &[("what", &becomes(l, &upload.target, w))])).collect();
        return page(&app, &visit, &upload, None, &wrong).await;
    }
    let whole = match app.wb.inspect(&visit.who, &upload.ask(l)?).await {
        Ok(found) => found.problems.is_empty() && lacks_places(l, &upload, &found.mapping).is_none(),
        Err(WorkError::Format(_) | WorkError::Invalid(_)) => false,
        Err(other) => return Err(other.into()),
    };
    let step = if act == "next" && whole { "check" } else { "columns" };
    go(&format!("/import/{}/{step}", upload.id))
}

/// `POST /import/{upload}/mapping`: the mapping as text.
pub async fn text(State(app): State<App>, visit: Visit, Path(text): Path<String>, Form(form): Form<Vec<(String, String)>>) -> Answer {
    let mut upload = find(&app, &visit, &text)?;
    let l = visit.language;
    // What a browser sends of a text ends its lines in two characters.
    let typed = given(&form, "mapping").replace("\r\n", "\n");
    match Mapping::parse(&typed, &upload.file_name) {
        Ok(mapping) => {
            upload.mapping = mapping.named(&upload.file_name).text();
            upload.kept_from = None;
            app.wb.save_upload(&visit.who, &upload)?;
            go(&format!("/import/{}/columns", upload.id))
        }
        Err(WorkError::Invalid(problems)) => {
            let why = problems.iter().map(|p: &Problem| problem_sentence(l, p)).collect::<Vec<_>>().join(" ");
            page(&app, &visit, &upload, Some((&typed, why)), &[]).await
        }
        Err(other) => Err(Fault::Work(other)),
    }
}
