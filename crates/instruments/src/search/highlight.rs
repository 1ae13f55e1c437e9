//! Where the words that were looked for stand in the text as it was written: accents, case and inflected forms included.

use super::matching::Word;
use reticolo_model::fold::fold;
use reticolo_store::text::stems;
use serde::Serialize;

/// A piece of a text, and whether it is one of the words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    pub text: String,
    pub hit: bool,
}

/// About so many letters of a text are shown.
const SHOWN: usize = 180;
/// So many of them before the first hit.
const BEFORE: usize = 50;

/// The words of a text as they are written: where each begins and ends, in bytes.
fn written(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut begun = None;
    for (at, c) in text.char_indices() {
        // A mark that is put over a letter belongs to it; an apostrophe parts words, as it does in the index.
        let inside = (c.is_alphanumeric() && !is_apostrophe(c)) || is_mark(c);
        match (inside, begun) {
            (true, None) => begun = Some(at),
            (false, Some(from)) => {
                out.push((from, at));
                begun = None;
            }
            _ => {}
        }
    }
    if let Some(from) = begun {
        out.push((from, text.len()));
    }
    out
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Apostrophes that Unicode counts among the letters.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\u{2b9}'..='\u{2bf}' | '\u{2c8}' | '\u{a78b}' | '\u{a78c}')
}

/// Which of the words a written one is.
fn met(word: &str, language: &str, sought: &[Word]) -> Option<usize> {
    let folded = fold(word);
    let first = folded.chars().next();
    let stem = || stems(word, language).into_iter().next();
    sought.iter().position(|s| {
        // Forms of one word begin alike.
        s.word.chars().next() == first
            && (folded == s.word
                || (s.beginning && s.word.len() > 1 && folded.starts_with(&s.word))
                || stem().is_some_and(|x| s.stems.contains(&x)))
    })
}

/// A text with the words it was found by: the whole of a short one, else what stands round the first. The second value is how many of
/// the different words are in it.
pub(super) fn pieces(text: &str, language: &str, sought: &[Word], whole: bool) -> (Vec<Piece>, usize) {
    let spans = written(text);
    let hits: Vec<(usize, usize, usize)> =
        spans.iter().filter_map(|(from, to)| met(&text[*from..*to], language, sought).map(|w| (*from, *to, w))).collect();
    let distinct: std::collections::BTreeSet<usize> = hits.iter().map(|(.., w)| *w).collect();
    let (start, end) = if whole { (0, text.len()) } else { window(text, &spans, hits.first().map_or(0, |h| h.0)) };
    let mut out = Vec::new();
    let mut push = |piece: &str, hit: bool| {
        if !piece.is_empty() {
            out.push(Piece { text: piece.split_whitespace().collect::<Vec<_>>().join(" "), hit });
            // Blanks at the ends of a piece part it from its neighbours.
            let last = out.len() - 1;
            if piece.starts_with(char::is_whitespace) && last > 0 {
                out[last].text.insert(0, ' ');
            }
            if piece.ends_with(char::is_whitespace) && !piece.trim().is_empty() {
                out[last].text.push(' ');
            }
        }
    };
    if start > 0 {
        push("… ", false);
    }
    let mut at = start;
    for (from, to, _) in hits.iter().filter(|(from, to, _)| *from >= start && *to <= end) {
        push(&text[at..*from], false);
        push(&text[*from..*to], true);
        at = *to;
    }
    push(&text[at..end], false);
    if end < text.len() {
        push(" …", false);
    }
    (out, distinct.len())
}

/// The part of a text round a place, from the beginning of one word to the end of another.
fn window(text: &str, spans: &[(usize, usize)], first: usize) -> (usize, usize) {
    let letters = |from: usize, to: usize| text[from..to].chars().count();
    if text.chars().count() <= SHOWN {
        return (0, text.len());
    }
    let start = spans.iter().map(|(from, _)| *from).find(|from| *from >= first || letters(*from, first) <= BEFORE).unwrap_or(first);
    let start = if letters(0, start) <= 8 { 0 } else { start };
    let end = spans.iter().map(|(_, to)| *to).take_while(|to| *to <= start || letters(start, *to) <= SHOWN).last().unwrap_or(text.len());
    // What closes a sentence belongs to its last word.
    (start, if text[end..].trim().chars().count() <= 1 { text.len() } else { end.max(start) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(word: &str, beginning: bool) -> Word {
        let stems = ["it", "en"].iter().flat_map(|l| stems(word, l)).collect();
        Word { word: word.to_owned(), stems, beginning }
    }

    fn shown(text: &str, sought: &[Word]) -> String {
        let mark = |p: Piece| if p.hit { format!("[{}]", p.text) } else { p.text };
        pieces(text, "it", sought, false).0.into_iter().map(mark).collect()
    }

    #[test]
    fn words_are_marked_as_they_are_written() {
        assert_eq!(shown("L’Università e la CITTÀ", &[word("citta", false)]), "L’Università e la [CITTÀ]");
        assert_eq!(shown("L'universita\u{300} di qui", &[word("universita", false)]), "L'[universita\u{300}] di qui");
        assert_eq!(shown("Le biblioteche comunali", &[word("biblioteca", false)]), "Le [biblioteche] comunali");
        assert_eq!(shown("Bibliografia <b>", &[word("bib", true)]), "[Bibliografia] <b>");
        assert_eq!(shown("niente", &[word("altro", false)]), "niente");
    }

    #[test]
    fn of_a_long_text_the_part_round_the_first_hit_is_shown() {
        let long = format!("{} una palestra nuova {}", "parole che non servono ".repeat(20), "e altre ancora ".repeat(20));
        let (pieces, distinct) = pieces(&long, "it", &[word("palestra", false)], false);
        let text: String = pieces.iter().map(|p| p.text.as_str()).collect();
        assert!(text.starts_with("… ") && text.ends_with(" …"), "{text}");
        assert!(text.chars().count() < SHOWN + 10, "{text}");
        assert!(pieces.iter().any(|p| p.hit && p.text == "palestra"));
        assert_eq!(distinct, 1);
    }
}
