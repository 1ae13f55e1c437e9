//! A table inside a record's form: one row of inputs for each row there is and some empty ones; a button gives more, saving nothing.

use crate::form_values::Sent;
use crate::words;
use maud::{Markup, html};
use reticolo_messages::{Language, t, tr};
use reticolo_model::{Field, FieldType, Problem};

/// Empty rows that are shown below those that are filled in.
const SPARE: usize = 2;
/// How many more a press of the button gives.
const MORE: usize = 5;

/// The name of a cell's input.
pub fn cell(field: &str, row: usize, column: &str) -> String {
    format!("body.{field}.{row}.{column}")
}

/// How many rows of a field the form sent holds, filled in or not.
pub fn sent_rows(sent: &Sent, field: &Field) -> usize {
    let any = |i: &usize| field.columns().iter().any(|c| !sent.get(&cell(field.code, *i, c.code)).trim().is_empty());
    (0..reticolo_model::value::MOST_ITEMS).rev().find(any).map_or(0, |i| i + 1)
}

/// Notes that a button asked for more rows; whether one did.
pub fn more(sent: &mut Sent) -> bool {
    let asked = sent.get("more").to_owned();
    if asked.is_empty() {
        return false;
    }
    let shown: usize = sent.get(&format!("rows.{asked}")).parse().unwrap_or(0);
    sent.set(&format!("rows.{asked}"), (shown + MORE).to_string());
    sent.set("more", "");
    true
}

/// The table of a field with its inputs.
pub fn table(l: Language, field: &Field, sent: &Sent, label: &str, problems: &[&Problem]) -> Markup {
    let asked: usize = sent.get(&format!("rows.{}", field.code)).parse().unwrap_or(0);
    let shown = (sent_rows(sent, field) + SPARE).max(asked).min(reticolo_model::value::MOST_ITEMS);
    let wrong = |row: usize, column: &str| {
        let at = |p: &&&Problem| {
            p.args.get("in_row").and_then(|r| r.parse().ok()) == Some(row + 1) && p.args.get("in_column").is_some_and(|c| c == column)
        };
        problems.iter().any(|p| at(&p)).then_some("true")
    };
    html! {
        input type="hidden" name=(format!("rows.{}", field.code)) value=(shown);
        div class="scroll" tabindex="0" role="region" aria-label=(label) {
            table class="rows" {
                thead { tr { th { span class="vh" { (t(l, "form-row")) } } @for column in field.columns() { th scope="col" { (t(l, &format!("column-{}", column.code))) @if column.required { " *" } } } } }
                tbody {
                    @for i in 0..shown {
                        tr {
                            th scope="row" class="mut" { (i + 1) }
                            @for column in field.columns() {
                                @let name = cell(field.code, i, column.code);
                                td { (input(l, column, &name, sent.get(&name), &format!("{} {}", t(l, &format!("column-{}", column.code)), i + 1), wrong(i, column.code))) }
                            }
                        }
                    }
                }
            }
        }
        p class="mt" { button class="btn sm" name="more" value=(field.code) formnovalidate { (tr(l, "form-more_rows", &[("field", label)])) } }
    }
}

fn input(l: Language, column: &Field, name: &str, value: &str, label: &str, wrong: Option<&str>) -> Markup {
    let plain = |kind: &str, mode: Option<&str>| html! { input class="inp" type=(kind) inputmode=[mode] name=(name) value=(value) aria-label=(label) aria-invalid=[wrong]; };
    match column.kind {
        FieldType::Choice(v) => html! {
            select class="inp" name=(name) aria-label=(label) aria-invalid=[wrong] {
                option value="" { "–" }
                @for (code, _) in words::offered(v, &[value.to_owned()]) { option value=(code) selected[code == value] { (words::choice(l, v, &code)) } }
            }
        },
        FieldType::Yes => html! {
            select class="inp" name=(name) aria-label=(label) aria-invalid=[wrong] {
                option value="" { "–" }
                option value="true" selected[value == "true"] { (t(l, "word-yes")) }
                option value="false" selected[value == "false"] { (t(l, "word-no")) }
            }
        },
        FieldType::Date => plain("date", None),
        FieldType::Integer | FieldType::Year => plain("text", Some("numeric")),
        FieldType::Number | FieldType::Money => plain("text", Some("decimal")),
        _ => plain("text", None),
    }
}

/// The rows of a record's page, as a table of words.
pub fn shown(l: Language, field: &Field, rows: &[serde_json::Value]) -> Markup {
    let used: Vec<&Field> = field.columns().iter().filter(|c| rows.iter().any(|r| r.get(c.code).is_some())).collect();
    html! {
        div class="scroll" {
            table class="num" {
                thead { tr { @for c in &used { th scope="col" class=[c.is_number().then_some("r")] { (t(l, &format!("column-{}", c.code))) } } } }
                tbody { @for row in rows { tr { @for c in &used { td class=[c.is_number().then_some("r")] { @if let Some(v) = row.get(c.code) { (words::shown(l, c, v)) } } } } } }
            }
        }
    }
}
