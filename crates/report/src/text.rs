//! Small functions on text that several outputs share: escaping, safe addresses, rough widths.

/// True for characters that XML 1.0 does not allow or that only steer the display of others.
pub(crate) fn unprintable(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

/// The text without unprintable characters, with line ends and tabs as spaces.
pub(crate) fn clean(text: &str) -> String {
    text.chars().filter(|c| !unprintable(*c)).map(|c| if c == '\n' || c == '\t' { ' ' } else { c }).collect()
}

/// Escapes for XML text and double-quoted attributes.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in clean(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// The address if it may become a link: web, mail, or inside the installation; else `None`.
/// Anything else (`javascript:`, `data:`) stays text.
pub(crate) fn safe_href(href: &str) -> Option<&str> {
    let lower = href.to_ascii_lowercase();
    let web = ["http://", "https://", "mailto:"].iter().any(|p| lower.starts_with(p));
    let local = href.starts_with('#') || (href.starts_with('/') && !href.starts_with("//"));
    let clean = href.len() <= 2000 && !href.chars().any(|c| c.is_whitespace() || unprintable(c));
    ((web || local) && clean).then_some(href)
}

/// A path of the installation joined to its base address.
pub(crate) fn join(base: &str, page: &str) -> Option<String> {
    safe_href(base)?;
    Some(format!("{}/{}", base.trim_end_matches('/'), page.trim_start_matches('/')))
}

/// A text as part of an anchor: letters, digits, `.` and `-` stay, all else becomes `_hex_`, so
/// that two texts never share an anchor.
pub(crate) fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if c.is_ascii_alphanumeric() || c == '.' || c == '-' {
            out.push(c);
        } else {
            out.push_str(&format!("_{:x}_", u32::from(c)));
        }
    }
    out
}

/// Rough width of a text in Titillium Web, in points: good enough to keep labels apart.
pub(crate) fn width(text: &str, size: f64) -> f64 {
    let ems: f64 = text
        .chars()
        .map(|c| match c {
            'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' => 0.27,
            'm' | 'w' | 'M' | 'W' => 0.82,
            c if c.is_uppercase() => 0.62,
            _ => 0.53,
        })
        .sum();
    ems * size
}

/// Breaks a text into at most `lines` lines of `limit` points; what is left over ends in "…".
pub(crate) fn wrap(text: &str, size: f64, limit: f64, lines: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in clean(text).split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&longer, size) <= limit || line.is_empty() {
            line = longer;
        } else {
            out.push(std::mem::replace(&mut line, word.to_owned()));
        }
    }
    if !line.is_empty() {
        out.push(line);
    }
    let more = out.len() > lines;
    out.truncate(lines);
    let last = out.len().saturating_sub(1);
    for (i, line) in out.iter_mut().enumerate() {
        if width(line, size) > limit || (more && i == last) {
            while width(line, size) + size * 0.6 > limit && line.pop().is_some() {}
            line.push('…');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_addresses_become_links() {
        for good in ["https://a.example/x", "http://a.example", "mailto:a@b.example", "/map", "#D1"] {
            assert_eq!(safe_href(good), Some(good));
        }
        for bad in ["javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "//evil.example", "https://a b", "x"] {
            assert_eq!(safe_href(bad), None, "{bad}");
        }
    }

    #[test]
    fn slugs_never_meet() {
        assert_eq!(slug("a.b-1"), "a.b-1");
        assert_ne!(slug("a b"), slug("a_20_b"));
        assert_ne!(slug("à"), slug("a"));
    }

    #[test]
    fn wrapping_keeps_within_the_limit() {
        let lines = wrap("uno due tre quattro cinque sei sette otto nove dieci", 8.0, 60.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'));
        assert!(lines.iter().all(|l| width(l, 8.0) <= 62.0));
        assert!(wrap("", 8.0, 60.0, 2).is_empty());
    }

    #[test]
    fn escaping_leaves_no_markup_and_no_control_characters() {
        assert_eq!(escape("<b a=\"'\">&\u{0}\u{202E}\n"), "&lt;b a=&quot;&#39;&quot;&gt;&amp; ");
    }
}
