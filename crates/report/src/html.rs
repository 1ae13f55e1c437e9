//! The plan's twin for the screen: the same parts as the PDF, with links from every figure to the
//! annex and no inline style or script, so that a strict content policy holds.

use maud::{DOCTYPE, Markup, PreEscaped, html as markup};

use crate::anchors::section_anchor;
use crate::html_parts::Writer;
use crate::svg::{Theme, WIDTH_WIDE};
use crate::text::clean;
use crate::{Drawing, Plan};

/// Characters of the digest that are shown.
const DIGEST_SHOWN: usize = 12;

/// The style sheet for [`html_document`]. It names its faces and fetches nothing.
pub const STYLE: &str = include_str!("../templates/plan.css");

/// The plan as `<article class="plan">`, to be put into a page. Its heading is an `h1`.
pub fn html(plan: &Plan) -> String {
    article(plan).into_string()
}

/// The plan as a whole file with the given style sheet embedded. A closing tag in `css` cannot
/// end the style element.
pub fn html_document(plan: &Plan, css: &str) -> String {
    let css = css.replace("</", "<\\/");
    markup! {
        (DOCTYPE)
        html lang=(plan.language) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (clean(&plan.title)) }
                style { (PreEscaped(css)) }
            }
            body { main { (article(plan)) } }
        }
    }
    .into_string()
}

fn article(plan: &Plan) -> Markup {
    let writer = Writer::new(plan);
    let labels = &plan.labels;
    markup! {
        article class="plan" lang=(plan.language) {
            (head(plan, &writer))
            nav class="plan-contents" aria-labelledby="plan-contents" {
                h2 id="plan-contents" { (clean(&labels.contents)) }
                ol {
                    @if !plan.summary.is_empty() { li { a href="#plan-summary" { (clean(&labels.summary)) } } }
                    @for section in &plan.sections {
                        li {
                            a href=(format!("#{}", section_anchor(&section.id))) { (clean(&section.heading)) }
                            @if !section.finding.is_empty() { span class="plan-contents-finding" { " " (clean(&section.finding)) } }
                        }
                    }
                    li { a href="#plan-annex" { (clean(&labels.annex)) } }
                }
            }
            @if !plan.summary.is_empty() { (summary(plan, &writer)) }
            @if plan.sections.is_empty() { p class="plan-empty" { (clean(&labels.empty)) } }
            @for section in &plan.sections {
                section class="plan-section" id=(section_anchor(&section.id)) {
                    h2 { (clean(&section.heading)) }
                    @if !section.finding.is_empty() { p class="plan-finding" { (clean(&section.finding)) } }
                    @for block in &section.blocks { (writer.block(block)) }
                }
            }
            (writer.annex())
        }
    }
}

fn head(plan: &Plan, writer: &Writer) -> Markup {
    let labels = &plan.labels;
    let digest: String = plan.digest.chars().take(DIGEST_SHOWN).collect();
    markup! {
        header class="plan-head" {
            @if !labels.status.is_empty() { p class="plan-status" { (clean(&labels.status)) } }
            h1 { (clean(&plan.title)) }
            @if !plan.subtitle.is_empty() { p class="plan-subtitle" { (clean(&plan.subtitle)) } }
            @if let Some(cover) = &plan.cover {
                figure class="plan-cover" {
                    (writer.drawing("cover", &labels.figure, &cover.alt, &cover.drawing, WIDTH_WIDE, &Theme::LIGHT))
                    figcaption { (writer.inlines(&cover.caption)) }
                }
            }
            dl class="plan-facts" {
                dt { (clean(&labels.edition)) }
                dd { time datetime=(clean(&plan.date)) { (clean(&plan.edition)) } }
                dt { (clean(&labels.digest)) }
                dd { code { (clean(&digest)) } }
            }
            @if !plan.audience_note.is_empty() { p class="plan-audience" { (clean(&plan.audience_note)) } }
        }
    }
}

fn summary(plan: &Plan, writer: &Writer) -> Markup {
    markup! {
        section class="plan-summary" id="plan-summary" {
            h2 { (clean(&plan.labels.summary)) }
            @for (i, statement) in plan.summary.iter().enumerate() {
                div class="plan-statement" {
                    p class="plan-figure-large" {
                        (writer.value(&statement.figure, statement.value_id.as_deref()))
                        @if !statement.label.is_empty() { span class="plan-figure-label" { " " (clean(&statement.label)) } }
                    }
                    p { (writer.inlines(&statement.text)) }
                    @if let Some(comparison) = &statement.comparison {
                        (writer.drawing(
                            &format!("summary-{}", i + 1),
                            &statement.label,
                            &comparison.alt,
                            &Drawing::Dots(comparison.drawing.clone()),
                            180.0,
                            &Theme::LIGHT,
                        ))
                    }
                }
            }
        }
    }
}
