//! The content lines of iCalendar (RFC 5545, section 3.1; parameters also as RFC 6868 writes them): unfolding and folding, names,
//! parameters, escapes.

use std::io::{self, Write};

/// The most bytes of one line as it is written.
const MOST: usize = 75;

/// The lines of a document, put together again where they were folded.
pub(crate) fn unfolded(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> + '_ {
    let mut physical = bytes.split(|&b| b == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line)).peekable();
    std::iter::from_fn(move || {
        let mut line = physical.next()?.to_vec();
        while let Some(next) = physical.next_if(|next| matches!(next, [b' ' | b'\t', ..])) {
            line.extend_from_slice(&next[1..]);
        }
        Some(line)
    })
}

/// One line: a name in capital letters, parameters, and a value whose escapes still stand.
#[derive(Debug, PartialEq)]
pub(crate) struct Line<'a> {
    pub name: String,
    parameters: Vec<(String, String)>,
    pub value: &'a str,
}

impl<'a> Line<'a> {
    pub fn parse(text: &'a str) -> Option<Line<'a>> {
        let mut quoted = false;
        let mut pieces = Vec::new();
        let mut start = 0;
        for (i, c) in text.char_indices() {
            match c {
                '"' => quoted = !quoted,
                ';' | ':' if !quoted => {
                    pieces.push(&text[start..i]);
                    start = i + 1;
                    if c == ':' {
                        let name = pieces[0].trim().to_ascii_uppercase();
                        let parameters =
                            pieces[1..].iter().filter_map(|p| p.split_once('=')).map(|(k, v)| (k.trim().to_ascii_uppercase(), unquoted(v)));
                        return (!name.is_empty()).then(|| Line { name, parameters: parameters.collect(), value: &text[start..] });
                    }
                }
                _ => {}
            }
        }
        None
    }

    pub fn parameter(&self, name: &str) -> &str {
        self.parameters.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }
}

fn unquoted(value: &str) -> String {
    let value = value.trim();
    let value = value.strip_prefix('"').map_or(value, |v| v.strip_suffix('"').unwrap_or(v));
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars().peekable();
    while let Some(c) = chars.next() {
        let escaped = match (c, chars.peek()) {
            ('^', Some('n')) => '\n',
            ('^', Some('\'')) => '"',
            ('^', Some('^')) => '^',
            _ => {
                out.push(c);
                continue;
            }
        };
        chars.next();
        out.push(escaped);
    }
    out
}

/// The texts of a value, which are parted by commas.
pub(crate) fn texts(value: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        let letter = match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => '\n',
                Some(other) => other,
                None => break,
            },
            ',' => {
                all.push(String::new());
                continue;
            }
            c => c,
        };
        if let Some(text) = all.last_mut() {
            text.push(letter);
        }
    }
    all
}

/// The one text of a value; commas that somebody forgot to escape belong to it.
pub(crate) fn text(value: &str) -> String {
    texts(value).join(",")
}

/// A text as a value.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' | '\r' => out.push_str("\\n"),
            c if c.is_control() && c != '\t' => {}
            c => out.push(c),
        }
    }
    out
}

/// A value that is no text, such as an address: without letters that would end the line.
pub(crate) fn plain(value: &str) -> String {
    value.chars().filter(|c| !c.is_control()).collect()
}

/// A parameter's value, in quotation marks.
pub(crate) fn quoted(value: &str) -> String {
    let value = value.replace('^', "^^").replace(['\r', '\n'], "^n").replace('"', "^'");
    format!("\"{}\"", plain(&value))
}

/// Writes one line, folded between letters.
pub(crate) fn write_line(out: &mut impl Write, line: &str) -> io::Result<()> {
    let (mut rest, mut room) = (line, MOST);
    while rest.len() > room {
        let at = rest.floor_char_boundary(room);
        out.write_all(&rest.as_bytes()[..at])?;
        out.write_all(b"\r\n ")?;
        rest = &rest[at..];
        room = MOST - 1;
    }
    out.write_all(rest.as_bytes())?;
    out.write_all(b"\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_put_together_and_taken_apart() {
        let lines: Vec<_> = unfolded(b"A:1\r\n 2\r\n\t 3\nB:\r\n\r\n c").map(|l| String::from_utf8(l).unwrap()).collect();
        assert_eq!(lines, ["A:12 3", "B:", "c"]);
        let line = Line::parse(r#"organizer;CN="Rossi: ^'A^'; B";x=1:mailto:a@b.it"#).unwrap();
        assert_eq!((line.name.as_str(), line.parameter("CN"), line.value), ("ORGANIZER", "Rossi: \"A\"; B", "mailto:a@b.it"));
        for bad in ["", "no colon", ":x", "A;B=\"c:d"] {
            assert_eq!(Line::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn texts_come_back() {
        let odd = "a,b;c\\d\n\"e\": è 😀";
        assert_eq!(text(&escaped(odd)), odd);
        assert_eq!(texts(r"a\,b,c\;\\,\N,"), ["a,b", "c;\\", "\n", ""]);
        assert_eq!(text(r"forgot, once\"), "forgot, once");
        assert_eq!(escaped("a\r\nb\rc\u{1}"), r"a\nb\nc");
        assert_eq!(unquoted(&quoted("a^\"b\"\nc")), "a^\"b\"\nc");
    }

    #[test]
    fn long_lines_are_folded_between_letters() {
        for text in ["x".repeat(200), "è".repeat(100), "😀".repeat(60), "x".repeat(75), String::new()] {
            let mut out = Vec::new();
            write_line(&mut out, &text).unwrap();
            assert!(out.ends_with(b"\r\n"));
            assert!(out.split(|&b| b == b'\n').all(|line| line.len() <= 76 && std::str::from_utf8(line).is_ok()));
            assert_eq!(unfolded(&out).next().unwrap(), text.as_bytes());
        }
    }
}
