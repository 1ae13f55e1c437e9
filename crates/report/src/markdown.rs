//! The agency's words: plain Markdown, parsed once for print and page. Paragraphs, lists, bold,
//! italic and links; raw HTML and images stand as text, headings as bold paragraphs.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde::Serialize;

/// A piece of the agency's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(crate) enum Piece {
    Paragraph {
        runs: Vec<Run>,
    },
    /// An item of a list; `number` where the list is ordered, `level` from 0.
    Item {
        number: Option<u64>,
        level: usize,
        runs: Vec<Run>,
    },
}

/// Text in one style.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub(crate) struct Run {
    pub text: String,
    pub bold: bool,
    pub italic: bool,
    /// Where it leads; not yet held to what may become a link.
    pub href: Option<String>,
}

/// Lists nest at most so deep; what is deeper stands at this level.
const DEEPEST: usize = 3;

#[derive(Default)]
struct Reader {
    pieces: Vec<Piece>,
    runs: Vec<Run>,
    bold: usize,
    italic: usize,
    href: Option<String>,
    /// Address of the image that is open: its markup is written out.
    image: Option<String>,
    /// The next number of each open list; `None` for dots.
    lists: Vec<Option<u64>>,
    /// The mark of the item whose first paragraph is not yet written.
    item: Option<(Option<u64>, usize)>,
}

impl Reader {
    fn text(&mut self, text: &str) {
        let run = Run { text: text.to_owned(), bold: self.bold > 0, italic: self.italic > 0, href: self.href.clone() };
        match self.runs.last_mut() {
            Some(last) if last.bold == run.bold && last.italic == run.italic && last.href == run.href => last.text.push_str(text),
            _ => self.runs.push(run),
        }
    }

    /// Ends a paragraph or an item.
    fn end(&mut self) {
        let runs = std::mem::take(&mut self.runs);
        if runs.iter().all(|r| r.text.trim().is_empty()) {
            return;
        }
        let piece = match self.item.take() {
            Some((number, level)) => Piece::Item { number, level, runs },
            None => Piece::Paragraph { runs },
        };
        self.pieces.push(piece);
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Heading { .. } => {
                self.end();
                self.bold += 1;
            }
            Tag::Strong => self.bold += 1,
            Tag::Emphasis => self.italic += 1,
            Tag::Link { dest_url, .. } => self.href = Some(dest_url.into_string()),
            Tag::Image { dest_url, .. } => {
                self.image = Some(dest_url.into_string());
                self.text("![");
            }
            Tag::List(first) => {
                self.end();
                self.lists.push(first);
            }
            Tag::Item => {
                let level = self.lists.len().saturating_sub(1).min(DEEPEST);
                let number = self.lists.last_mut().and_then(|next| {
                    let number = *next;
                    *next = number.map(|n| n.saturating_add(1));
                    number
                });
                self.item = Some((number, level));
            }
            _ => {}
        }
    }

    fn finish(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::HtmlBlock => self.end(),
            TagEnd::Heading(_) => {
                self.end();
                self.bold = self.bold.saturating_sub(1);
            }
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Emphasis => self.italic = self.italic.saturating_sub(1),
            TagEnd::Link => self.href = None,
            TagEnd::Image => {
                if let Some(address) = self.image.take() {
                    self.text(&format!("]({address})"));
                }
            }
            TagEnd::Item => {
                self.end();
                self.item = None;
            }
            TagEnd::List(_) => {
                self.lists.pop();
            }
            _ => {}
        }
    }
}

/// Reads plain Markdown (CommonMark, without extensions).
pub(crate) fn read(markdown: &str) -> Vec<Piece> {
    let mut reader = Reader::default();
    for event in Parser::new_ext(markdown, Options::empty()) {
        match event {
            Event::Start(tag) => reader.start(tag),
            Event::End(tag) => reader.finish(tag),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => reader.text(&text),
            Event::SoftBreak | Event::HardBreak => reader.text(" "),
            _ => {}
        }
    }
    reader.end();
    reader.pieces
}

/// The words without their styles, a line for each piece.
pub(crate) fn plain(markdown: &str) -> String {
    let lines: Vec<String> = read(markdown)
        .iter()
        .map(|piece| match piece {
            Piece::Paragraph { runs } | Piece::Item { runs, .. } => runs.iter().map(|r| r.text.as_str()).collect(),
        })
        .collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str) -> Run {
        Run { text: text.into(), ..Run::default() }
    }

    #[test]
    fn paragraphs_lists_and_styles_are_read() {
        let pieces = read("Uno **due** *tre* [quattro](https://a.example).\n\n1. primo\n2. secondo\n   - sotto\n\nFine");
        let Piece::Paragraph { runs } = &pieces[0] else { panic!("{pieces:?}") };
        assert_eq!(runs[1], Run { bold: true, ..run("due") });
        assert_eq!(runs[3], Run { italic: true, ..run("tre") });
        assert_eq!(runs[5], Run { href: Some("https://a.example".into()), ..run("quattro") });
        assert_eq!(pieces[1], Piece::Item { number: Some(1), level: 0, runs: vec![run("primo")] });
        assert_eq!(pieces[2], Piece::Item { number: Some(2), level: 0, runs: vec![run("secondo")] });
        assert_eq!(pieces[3], Piece::Item { number: None, level: 1, runs: vec![run("sotto")] });
        assert_eq!(pieces[4], Piece::Paragraph { runs: vec![run("Fine")] });
    }

    #[test]
    fn raw_html_and_images_stand_as_text() {
        assert_eq!(plain("a <b>c</b> ![d](e.png)"), "a <b>c</b> ![d](e.png)");
        assert_eq!(plain("<script>alert(1)</script>"), "<script>alert(1)</script>");
        assert_eq!(plain("# Titolo\n\nx"), "Titolo\nx");
    }
}
