//! What a logo may be: PNG, JPEG, or an SVG that only draws. The type is told by the bytes, never by the name; an SVG with
//! anything that acts, or that reaches outside itself, is refused rather than mended.

use crate::Result;
use reticolo_model::Problem;

/// The largest logo, in bytes.
pub const MOST: usize = 2_000_000;

/// Elements of SVG that draw, and nothing more.
const ELEMENTS: [&str; 27] = [
    "svg",
    "g",
    "defs",
    "symbol",
    "use",
    "title",
    "desc",
    "metadata",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "textpath",
    "lineargradient",
    "radialgradient",
    "stop",
    "clippath",
    "mask",
    "pattern",
    "marker",
    "switch",
    "style",
];

fn refused(why: &str) -> Problem {
    Problem::new("problem-logo", why)
}

/// The media type of a logo, or why it cannot be one.
pub fn media(bytes: &[u8]) -> Result<&'static str> {
    if bytes.is_empty() || bytes.len() > MOST {
        return Err(Problem::new("problem-logo-size", bytes.len().to_string()).with("most", MOST).into());
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Ok("image/png");
    }
    if bytes.starts_with(b"\xff\xd8\xff") {
        return Ok("image/jpeg");
    }
    let text = std::str::from_utf8(bytes).map_err(|_| refused("?"))?;
    check_svg(text.trim_start_matches('\u{feff}'))?;
    Ok("image/svg+xml")
}

/// Walks the tags of an SVG: known elements, no handler, no reference but to a part of itself.
fn check_svg(text: &str) -> std::result::Result<(), Problem> {
    let mut rest = text.trim_start();
    let mut first = true;
    if !rest.starts_with('<') {
        return Err(refused("?"));
    }
    while let Some(start) = rest.find('<') {
        check_text(&rest[..start])?;
        let tag = &rest[start..];
        if let Some(comment) = tag.strip_prefix("<!--") {
            rest = comment.split_once("-->").ok_or_else(|| refused("<!--"))?.1;
            continue;
        }
        if let Some(declaration) = tag.strip_prefix("<?xml ") {
            rest = declaration.split_once("?>").ok_or_else(|| refused("<?xml"))?.1;
            continue;
        }
        // Document types, entities, instructions and raw sections are ways in; a drawing needs none.
        if tag.starts_with("<!") || tag.starts_with("<?") {
            return Err(refused(&tag.chars().take(20).collect::<String>()));
        }
        let end = tag_end(tag).ok_or_else(|| refused("<"))?;
        let inner = tag[1..end].trim_start_matches('/').trim_end_matches('/');
        let name: String = inner.chars().take_while(|c| !c.is_whitespace()).collect();
        let element = local(&name);
        let of_editors = name.contains(':') && !name.starts_with("svg:");
        if first && element != "svg" {
            return Err(refused(&format!("<{name}>")));
        }
        first = false;
        // Drawing programs leave notes of their own; those with a prefix are not drawn, but may not hide what acts either.
        if !ELEMENTS.contains(&element.as_str()) && (!of_editors || ["script", "foreignobject", "html"].contains(&element.as_str())) {
            return Err(refused(&format!("<{name}>")));
        }
        check_attributes(&inner[name.len()..])?;
        rest = &tag[end + 1..];
    }
    if first {
        return Err(refused("?"));
    }
    check_text(rest)
}

/// The name without its prefix, in small letters.
fn local(name: &str) -> String {
    name.rsplit(':').next().unwrap_or_default().to_ascii_lowercase()
}

/// Where a tag closes: a `>` that stands in no quotation marks.
fn tag_end(tag: &str) -> Option<usize> {
    let mut quote = None;
    for (i, c) in tag.char_indices() {
        match (quote, c) {
            (None, '>') => return Some(i),
            (None, '"' | '\'') => quote = Some(c),
            (Some(q), c) if q == c => quote = None,
            _ => {}
        }
    }
    None
}

fn check_attributes(text: &str) -> std::result::Result<(), Problem> {
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (name, after) = rest.split_once('=').ok_or_else(|| refused(rest))?;
        let name = name.trim();
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\'')).ok_or_else(|| refused(name))?;
        let (value, next) = after[1..].split_once(quote).ok_or_else(|| refused(name))?;
        let plain = local(name);
        if plain.starts_with("on") || plain == "base" {
            return Err(refused(name));
        }
        if matches!(plain.as_str(), "href" | "src" | "data" | "action" | "formaction") && !value.trim().starts_with('#') {
            return Err(refused(&format!("{name}={value}")));
        }
        // Names of vocabularies are addresses that nobody opens.
        if !name.starts_with("xmlns") {
            check_text(value)?;
        }
        rest = next.trim_start();
    }
    Ok(())
}

/// Text of a style, of an attribute or between tags: no script, no import, no address but of a part of the drawing. A reference to a
/// character could spell any of these, and so could an escape of CSS.
fn check_text(text: &str) -> std::result::Result<(), Problem> {
    let small: String = text.to_ascii_lowercase().chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    for bad in ["javascript:", "vbscript:", "data:", "@import", "image-set(", "expression(", "-moz-binding", "behavior:", "\\", "&#"] {
        if small.contains(bad) {
            return Err(refused(bad));
        }
    }
    for reference in small.split("url(").skip(1) {
        if !reference.trim_start_matches(['"', '\'']).starts_with('#') {
            return Err(refused(&format!("url({}", reference.chars().take(30).collect::<String>())));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(inner: &str) -> String {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\">{inner}</svg>")
    }

    #[test]
    fn the_type_is_told_by_the_bytes() {
        assert_eq!(media(b"\x89PNG\r\n\x1a\nrest").expect("a PNG"), "image/png");
        assert_eq!(media(b"\xff\xd8\xff\xe0rest").expect("a JPEG"), "image/jpeg");
        assert_eq!(media(svg("<path d='M0 0'/>").as_bytes()).expect("an SVG"), "image/svg+xml");
        assert!(media(b"GIF89a").is_err());
        assert!(media(b"").is_err());
        assert!(media(&vec![b' '; MOST + 1]).is_err());
        assert!(media(b"<html><body/></html>").is_err());
    }

    #[test]
    fn a_drawing_passes() {
        for good in [
            "<defs><linearGradient id=\"a\"><stop offset=\"0\" stop-color=\"#fff\"/></linearGradient></defs><rect fill=\"url(#a)\" width=\"8\" height=\"8\"/>",
            "<!-- drawn by hand --><use href=\"#a\"/><text>A &amp; B &lt; C</text>",
            "<style>.a{fill:url('#b')}</style><g class=\"a\" xlink:href=\"#b\"/>",
            "<sodipodi:namedview id=\"base\"/><title>On and on</title>",
        ] {
            let text = format!("<?xml version=\"1.0\"?>\n{}", svg(good));
            assert!(check_svg(&text).is_ok(), "{good}: {:?}", check_svg(&text));
        }
    }

    #[test]
    fn what_acts_or_reaches_out_is_refused() {
        for bad in [
            "<script>alert(1)</script>",
            "<SCRIPT/>",
            "<svg:script/>",
            "<x:script/>",
            "<foreignObject><p/></foreignObject>",
            "<image href=\"https://example.org/a.png\"/>",
            "<use href=\"https://example.org/a.svg#b\"/>",
            "<use xlink:href='other.svg#b'/>",
            "<path onload=\"alert(1)\"/>",
            "<path ONCLICK='alert(1)'/>",
            "<a href=\"java\nscript:alert(1)\"/>",
            "<rect fill=\"url(https://example.org/a)\"/>",
            "<style>@import 'https://example.org/a.css';</style>",
            "<style>rect{fill:url(//example.org/a)}</style>",
            "<style>rect{fill:u\\72l(//example.org/a)}</style>",
            "<rect style=\"fill:&#117;rl(//example.org)\"/>",
            "<animate attributeName=\"href\" to=\"#x\"/>",
            "<iframe/>",
            "<path d=\"M0 0\"",
            "<![CDATA[<script>]]>",
        ] {
            assert!(check_svg(&svg(bad)).is_err(), "{bad}");
        }
        assert!(check_svg("<!DOCTYPE svg [<!ENTITY a \"b\">]><svg/>").is_err());
        assert!(check_svg("plain text").is_err());
    }
}
