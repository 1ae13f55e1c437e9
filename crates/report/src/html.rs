//! The plan's twin for the screen: the same parts as the PDF, with links from every figure to the
//! annex and no inline style or script, so that a strict content policy holds.

use maud::{DOCTYPE, Markup, PreEscaped, html as markup};

use crate::anchors::{chapter_anchor, section_anchor};
use crate::html_parts::Writer;
use crate::svg::{Theme, WIDTH_WIDE};
use crate::text::{clean, safe_href};
use crate::{Chapter, Drawing, Guide, Labels, Plan, Section, VoiceMark, encoding, walk};

/// Characters of the digest that are shown.
const DIGEST_SHOWN: usize = 12;

/// The style sheet for [`html_document`]. It names its faces and fetches nothing.
pub const STYLE: &str = concat!(include_str!("../templates/page.css"), include_str!("../templates/plan.css"));

/// The plan as `<article class="plan">`, to be put into a page. Its heading is an `h1`.
pub fn html(plan: &Plan) -> String {
    html_pieces(plan).concat()
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
            body { main { @for piece in html_pieces(plan) { (PreEscaped(piece)) } } }
        }
    }
    .into_string()
}

/// The same in pieces, which belong together in this order: a long plan need not be held as one text.
pub fn html_pieces(plan: &Plan) -> Vec<String> {
    const END: &str = "</article>";
    let writer = Writer::new(plan);
    let whole = markup! { article class="plan" lang=(plan.language) {} }.into_string();
    let mut pieces = vec![whole.strip_suffix(END).unwrap_or(&whole).to_owned(), opening_pages(plan, &writer).into_string()];
    // Sections stand below chapters where there are any, so that no level of headings is skipped.
    let chaptered = plan.sections.iter().any(|s| s.chapter.is_some());
    pieces.extend(plan.sections.iter().map(|s| section(s, chaptered, plan, &writer).into_string()));
    pieces.push(writer.annex().into_string());
    pieces.push(END.to_owned());
    pieces
}

/// What stands before the sections.
fn opening_pages(plan: &Plan, writer: &Writer) -> Markup {
    let labels = &plan.labels;
    markup! {
        (head(plan, writer))
        @if !plan.summary.statements.is_empty() { (summary(plan, writer)) }
        nav class="plan-contents" aria-labelledby="plan-contents" {
            h2 id="plan-contents" { (clean(&labels.contents)) }
            ol {
                @if !plan.summary.statements.is_empty() { li { a href="#plan-summary" { (clean(&labels.summary)) } } }
                @for section in &plan.sections {
                    @if let Some(chapter) = &section.chapter {
                        li class="plan-contents-chapter" {
                            a href=(format!("#{}", chapter_anchor(&section.id))) { (chapter_title(chapter)) }
                            @if section.heading.is_empty() { (contents_finding(section)) }
                        }
                    }
                    @if !section.heading.is_empty() {
                        li {
                            a href=(format!("#{}", section_anchor(&section.id))) { (clean(&section.heading)) }
                            (contents_finding(section))
                        }
                    }
                }
                li { a href="#plan-annex" { (clean(&labels.annex)) } }
            }
        }
        @if let Some(guide) = &plan.guide { (reading(guide, writer)) }
        @if !plan.changes.is_empty() { (changes(plan, writer)) }
        @if plan.sections.is_empty() { p class="plan-empty" { (clean(&labels.empty)) } }
    }
}

fn section(section: &Section, chaptered: bool, plan: &Plan, writer: &Writer) -> Markup {
    let labels = &plan.labels;
    markup! {
        @if let Some(chapter) = &section.chapter { (opening(chapter, &section.id, plan, writer)) }
        section class="plan-section" id=(section_anchor(&section.id)) {
            @if section.heading.is_empty() { (edit(section, labels)) }
            @else if chaptered { h3 class="plan-heading" { (clean(&section.heading)) (edit(section, labels)) } }
            @else { h2 { (clean(&section.heading)) (edit(section, labels)) } }
            @if !section.finding.is_empty() { p class="plan-finding" { (writer.inlines(&section.finding)) } }
            @for block in &section.blocks { (writer.block(block)) }
        }
    }
}

fn contents_finding(section: &Section) -> Markup {
    markup! {
        @if !section.finding.is_empty() { span class="plan-contents-finding" { " " (clean(&walk::plain(&section.finding))) } }
    }
}

/// The way to where the agency writes its words for a section.
fn edit(section: &Section, labels: &Labels) -> Markup {
    let name =
        if section.heading.is_empty() { section.chapter.as_ref().map(chapter_title).unwrap_or_default() } else { clean(&section.heading) };
    markup! {
        @if let Some(href) = section.edit_url.as_deref().and_then(safe_href) {
            " " a class="plan-edit" href=(href) { (clean(&labels.edit)) span class="plan-hidden" { ": " (name) } }
        }
    }
}

fn chapter_title(chapter: &Chapter) -> String {
    clean(format!("{} {}", chapter.number, chapter.title).trim())
}

fn opening(chapter: &Chapter, section: &str, plan: &Plan, writer: &Writer) -> Markup {
    markup! {
        header class="plan-chapter" id=(chapter_anchor(section)) {
            h2 { (chapter_title(chapter)) }
            @if !chapter.quote.is_empty() {
                blockquote class="plan-quote" {
                    p { (writer.inlines(&chapter.quote)) }
                    footer { (clean(&plan.labels.founding)) }
                }
            }
            @if !chapter.intro.is_empty() { p { (writer.inlines(&chapter.intro)) } }
        }
    }
}

/// "How to read": the voices with their signs.
fn reading(guide: &Guide, writer: &Writer) -> Markup {
    markup! {
        section class="plan-guide" aria-labelledby="plan-guide" {
            h2 id="plan-guide" { (clean(&guide.title)) }
            @if !guide.intro.is_empty() { p { (writer.inlines(&guide.intro)) } }
            @if !guide.voices.is_empty() {
                dl class="plan-voices" {
                    @for voice in &guide.voices {
                        @match &voice.mark {
                            VoiceMark::Words => dt class="plan-voice-words" { (clean(&voice.title)) },
                            VoiceMark::Missing => dt class="plan-voice-missing" { (clean(&voice.title)) },
                            VoiceMark::Marks(text) => dt { span class="plan-mark" { (clean(text)) } " " (clean(&voice.title)) },
                            VoiceMark::Suggestion(text) => dt { span class="plan-suggestion" { (clean(text)) } " " (clean(&voice.title)) },
                        }
                        dd { (writer.inlines(&voice.text)) }
                    }
                }
            }
            @if !guide.closing.is_empty() { p { (writer.inlines(&guide.closing)) } }
            @for block in &guide.blocks { (writer.block(block)) }
        }
    }
}

/// What differs from the last edition.
fn changes(plan: &Plan, writer: &Writer) -> Markup {
    let labels = &plan.labels;
    markup! {
        section class="plan-changes" aria-labelledby="plan-changes" {
            h2 id="plan-changes" { (clean(&labels.changes)) }
            table {
                thead { tr {
                    th scope="col" { (clean(&labels.measure)) }
                    th scope="col" class="number" { (clean(&labels.before)) }
                    th scope="col" class="number" { (clean(&labels.now)) }
                } }
                tbody { @for change in &plan.changes {
                    tr {
                        th scope="row" { (clean(&change.label)) }
                        td class="number" { @if change.before.is_empty() { (writer.dash()) } @else { (clean(&change.before)) } }
                        td class="number" { (writer.value(&change.now.text, change.now.id.as_deref())) }
                    }
                } }
            }
        }
    }
}

fn head(plan: &Plan, writer: &Writer) -> Markup {
    let labels = &plan.labels;
    let page = &plan.title_page;
    let digest: String = plan.digest.chars().take(DIGEST_SHOWN).collect();
    let signed: Vec<String> = [&page.signatory, &page.signatory_role].into_iter().flatten().map(|s| clean(s)).collect();
    markup! {
        header class="plan-head" {
            @if !labels.status.is_empty() { p class="plan-status" { (clean(&labels.status)) } }
            @if page.logo.is_some() || page.body.is_some() {
                p class="plan-body" {
                    @if let Some(logo) = &page.logo {
                        img class="plan-logo" alt=(clean(&logo.alt)) src=(format!("data:{};base64,{}", clean(&logo.media), encoding::base64(&logo.bytes)));
                    }
                    @if let Some(body) = &page.body { span { (clean(body)) } }
                }
            } @else if !labels.logo_place.is_empty() { p class="plan-place" { (clean(&labels.logo_place)) } }
            h1 { (clean(&plan.title)) }
            @if !plan.subtitle.is_empty() { p class="plan-subtitle" { (clean(&plan.subtitle)) } }
            @if let Some(cover) = &plan.cover {
                figure class="plan-cover" {
                    (writer.drawing("cover", &labels.figure, &walk::plain(&cover.alt), &cover.drawing, WIDTH_WIDE, &Theme::LIGHT))
                    figcaption { (writer.inlines(&cover.caption)) }
                }
            }
            dl class="plan-facts" {
                dt { (clean(&labels.edition)) }
                dd {
                    time datetime=(clean(&plan.date)) { (clean(&plan.edition)) }
                    @if let Some(name) = &page.edition_name { ", " (clean(name)) }
                }
                dt { (clean(&labels.digest)) }
                dd { code { (clean(&digest)) } }
                dt { (clean(&labels.signature_place)) }
                dd { @if signed.is_empty() { (writer.dash()) } @else { (signed.join(", ")) } }
            }
            @if !page.note.is_empty() { p class="plan-audience" { (clean(&page.note)) } }
            @if !plan.audience_note.is_empty() { p class="plan-audience" { (clean(&plan.audience_note)) } }
        }
    }
}

fn summary(plan: &Plan, writer: &Writer) -> Markup {
    let summary = &plan.summary;
    markup! {
        section class="plan-summary" id="plan-summary" {
            h2 { (clean(&plan.labels.summary)) }
            @if !summary.finding.is_empty() { p class="plan-finding" { (writer.inlines(&summary.finding)) } }
            @if !summary.intro.is_empty() { p class="plan-intro" { (writer.inlines(&summary.intro)) } }
            @for (i, statement) in summary.statements.iter().enumerate() {
                div class="plan-statement" {
                    p class="plan-figure-large" {
                        (writer.value(&statement.figure, statement.value_id.as_deref()))
                        @if !statement.label.is_empty() { span class="plan-figure-label" { " " (writer.inlines(&statement.label)) } }
                    }
                    p { (writer.inlines(&statement.text)) }
                    @if let Some(comparison) = &statement.comparison {
                        (writer.drawing(
                            &format!("summary-{}", i + 1),
                            &walk::plain(&statement.label),
                            &walk::plain(&comparison.alt),
                            &Drawing::Dots(comparison.drawing.clone()),
                            180.0,
                            &Theme::LIGHT,
                        ))
                    }
                }
            }
            (writer.notes(&summary.notes))
        }
    }
}
