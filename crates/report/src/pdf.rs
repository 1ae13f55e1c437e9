//! The plan as a tagged PDF (PDF/UA-1): data and drawings are handed to the template as virtual
//! files, so that no text of a plan is ever read as markup.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use typst::diag::SourceDiagnostic;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::anchors::{check, numbers};
use crate::svg::{Canvas, Theme, WIDTH_COLUMN, WIDTH_MARKS, WIDTH_WIDE, svg};
use crate::world::{ReportWorld, printable};
use crate::{Block, Drawing, Plan, ReportError, ValueEntry, markdown, text, walk};

/// Reports for which intermediate results are kept in memory.
const KEPT: usize = 2;
/// Characters of a digest that are printed.
const DIGEST_SHOWN: usize = 12;
/// Letters in a line of the list of values, and lines that fit on a page beside data and methods.
const LINE: usize = 46;
const LINES: usize = 180;
/// Letters of an address that are printed; the link is whole.
const ADDRESS_SHOWN: usize = 60;
/// Width of the comparison beside a summary statement, in points (46 mm).
const WIDTH_COMPARISON: f64 = 130.4;

/// Sets a plan in type and exports it as PDF/UA-1. The same plan gives the same bytes.
///
/// Takes a second or so of processor time: call it off the server's threads. Fails where
/// [`check`] finds the plan inconsistent or the typesetter refuses it.
pub fn pdf(plan: &Plan) -> Result<Vec<u8>, ReportError> {
    check(plan)?;
    let world = ReportWorld::new(files(plan)?);
    let result = typeset(&world);
    // Without this the typesetter's cache grows with every report.
    typst::comemo::evict(KEPT);
    result
}

fn typeset(world: &ReportWorld) -> Result<Vec<u8>, ReportError> {
    let document: PagedDocument = typst::compile(world).output.map_err(|e| refused(&e))?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|e| ReportError::Typeset(vec![e.message().to_string()]))?;
    let options = PdfOptions { standards, ..PdfOptions::default() };
    typst_pdf::pdf(&document, &options).map_err(|e| refused(&e))
}

fn refused(errors: &[SourceDiagnostic]) -> ReportError {
    let say = |e: &SourceDiagnostic| {
        let hints: Vec<&str> = e.hints.iter().map(|h| h.v.as_str()).collect();
        if hints.is_empty() { e.message.to_string() } else { format!("{} ({})", e.message, hints.join(", ")) }
    };
    ReportError::Typeset(errors.iter().map(say).collect())
}

/// The virtual files of a plan: `data.json` with what its pieces refer to beside it (`names.json`, `labels.json`), and one SVG for each drawing.
fn files(plan: &Plan) -> Result<BTreeMap<String, Vec<u8>>, ReportError> {
    let mut files = BTreeMap::new();
    let mut data = serde_json::to_value(plan).map_err(|e| ReportError::Typeset(vec![e.to_string()]))?;
    let mut draw = |drawing: &Drawing, width: f64| -> Value {
        let name = format!("drawing-{}.svg", files.len() + 1);
        let canvas = Canvas { id: "d", title: "", description: "", width, theme: &Theme::LIGHT };
        let drawn = svg(drawing, &canvas);
        let height = height(&drawn);
        files.insert(name.clone(), printable(&drawn).into_bytes());
        // Leading slash: the template's root.
        json!({ "path": format!("/{name}"), "width": width, "height": height })
    };
    if let Some(cover) = &plan.cover {
        data["cover"]["drawing"] = draw(&cover.drawing, WIDTH_WIDE);
        data["cover"]["alt"] = json!(walk::plain(&cover.alt));
    }
    for (i, statement) in plan.summary.statements.iter().enumerate() {
        if let Some(comparison) = &statement.comparison {
            let drawing = Drawing::Dots(comparison.drawing.clone());
            let told = &mut data["summary"]["statements"][i]["comparison"];
            told["drawing"] = draw(&drawing, WIDTH_COMPARISON);
            told["alt"] = json!(walk::plain(&comparison.alt));
        }
    }
    let mut set = |block: &Block, data: &mut Value| match block {
        Block::Figure { drawing, wide, alt, .. } => {
            let width = match drawing {
                _ if *wide => WIDTH_WIDE,
                // Marks alone can be read smaller than filled areas.
                Drawing::Map(map) if map.legend.classes.is_empty() && map.legend.marks.is_some() => WIDTH_MARKS,
                _ => WIDTH_COLUMN,
            };
            data["drawing"] = draw(drawing, width);
            data["alt"] = json!(walk::plain(alt));
        }
        Block::Words { markdown, .. } => data["pieces"] = json!(markdown::read(markdown)),
        _ => {}
    };
    for (j, block) in plan.guide.iter().flat_map(|g| &g.blocks).enumerate() {
        set(block, &mut data["guide"]["blocks"][j]);
    }
    for (i, section) in plan.sections.iter().enumerate() {
        for (j, block) in section.blocks.iter().enumerate() {
            set(block, &mut data["sections"][i]["blocks"][j]);
        }
    }
    if let Some(logo) = &plan.title_page.logo {
        let form = logo.media.rsplit('/').next().unwrap_or_default().replace("svg+xml", "svg").replace("jpeg", "jpg");
        data["title_page"]["logo"] = json!({ "path": format!("/logo.{form}"), "alt": logo.alt });
        files.insert(format!("logo.{form}"), logo.bytes.clone());
    }
    let figures: BTreeMap<String, String> = numbers(plan).into_iter().map(|(id, name)| (printable(id), name)).collect();
    let listed = listed(plan);
    let targets: BTreeMap<String, String> =
        plan.annex.values.iter().filter_map(|v| Some((printable(&v.id), printable(&target(v, listed)?)))).collect();
    let names = json!({ "figures": figures, "targets": targets, "listed": listed });
    links(plan, &mut data);
    make_printable(&mut data);
    files.insert("names.json".to_owned(), names.to_string().into_bytes());
    files.insert("labels.json".to_owned(), data["labels"].to_string().into_bytes());
    files.insert("data.json".to_owned(), data.to_string().into_bytes());
    Ok(files)
}

/// Height of a drawing in points, from its view box; 1 where it has none.
fn height(svg: &str) -> f64 {
    let start = svg.split_once("viewBox=\"0 0 ").map_or("", |(_, rest)| rest);
    let size = start.split('"').next().unwrap_or_default();
    size.split(' ').nth(1).and_then(|h| h.parse().ok()).unwrap_or(1.0)
}

/// Whether the list of all values fits on about one page, in three columns; else it is only said
/// where it stands.
fn listed(plan: &Plan) -> bool {
    let lines = |v: &ValueEntry| {
        let marks = (v.data.len() + usize::from(v.method.is_some())) * 4;
        (v.label.chars().count() + v.text.chars().count() + v.unit.chars().count() + marks + 3).div_ceil(LINE).max(1)
    };
    plan.annex.values.iter().map(lines).sum::<usize>() <= LINES
}

/// Where a printed value leads: its entry in the list, else its method, else its first data set.
fn target(value: &ValueEntry, listed: bool) -> Option<String> {
    if listed {
        return Some(format!("v-{}", value.id));
    }
    let method = value.method.as_ref().map(|id| format!("m-{id}"));
    method.or_else(|| value.data.first().map(|id| format!("d-{id}")))
}

/// Shortens the digests to what is printed, and leaves in the annex only such addresses as may
/// become links.
fn links(plan: &Plan, data: &mut Value) {
    let live = |page: &Option<String>| -> Option<String> { text::join(plan.base_url.as_deref()?, page.as_deref()?) };
    let short = |digest: &str| json!(digest.chars().take(DIGEST_SHOWN).collect::<String>());
    data["digest"] = short(&plan.digest);
    data["base_url"] = json!(plan.base_url.as_deref().and_then(text::safe_href));
    for (i, source) in plan.annex.data.iter().enumerate() {
        data["annex"]["data"][i]["digest"] = short(&source.digest);
        let url = source.url.as_deref().and_then(text::safe_href);
        data["annex"]["data"][i]["url"] = json!(url);
        let shown = url.map(|u| u.trim_start_matches("https://").trim_start_matches("http://"));
        let cut = |u: &str| {
            if u.chars().count() > ADDRESS_SHOWN { u.chars().take(ADDRESS_SHOWN - 1).chain(['…']).collect() } else { u.to_owned() }
        };
        data["annex"]["data"][i]["url_shown"] = json!(shown.map(cut));
        data["annex"]["data"][i]["live"] = json!(live(&source.page));
    }
    for (i, method) in plan.annex.methods.iter().enumerate() {
        data["annex"]["methods"][i]["live"] = json!(live(&method.page));
    }
}

/// Makes every text printable; an address that may not be a link is emptied, which the template
/// sets as plain text. Local addresses have no meaning on paper.
fn make_printable(value: &mut Value) {
    match value {
        Value::String(s) => *s = printable(s),
        Value::Array(items) => items.iter_mut().for_each(make_printable),
        Value::Object(map) => {
            for (key, item) in map.iter_mut() {
                if key == "href"
                    && let Value::String(href) = item
                {
                    let web = text::safe_href(href).filter(|h| !h.starts_with(['/', '#']));
                    *href = web.unwrap_or_default().to_owned();
                } else {
                    make_printable(item);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
