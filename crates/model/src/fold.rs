//! Words as people compare them: without case, accents and apostrophes.
//! Letters that Unicode does not take apart (`ø`, `ł`, `ß`) fold to what people type instead.

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, without accents; everything that is not a letter or a digit becomes one space.
/// `CITTA' DI CASTELLO` and `Città di Castello` fold to the same text.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        if let Some(plain) = typed(c) {
            out.push_str(plain);
        } else if c.is_alphanumeric() && !is_apostrophe(c) {
            out.extend(c.to_lowercase());
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Apostrophes that Unicode counts among the letters; all the others are no letters anyhow.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\u{2b9}'..='\u{2bf}' | '\u{2c8}' | '\u{a78b}' | '\u{a78c}')
}

/// What people type for a letter that has no decomposition.
fn typed(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ħ' | 'Ħ' => "h",
        'ı' => "i",
        _ => return None,
    })
}

/// A text as a code: folded, with `_` between words (`Codice ISTAT comune` → `codice_istat_comune`).
#[must_use]
pub fn snake(text: &str) -> String {
    fold(text).replace(' ', "_")
}

/// The stems of a text's folded words, in Italian unless the language is `en`.
#[must_use]
pub fn stems(text: &str, language: &str) -> Vec<String> {
    let stemmer = Stemmer::create(if language == "en" { Algorithm::English } else { Algorithm::Italian });
    fold(text).split(' ').filter(|w| !w.is_empty()).map(|w| stemmer.stem(w).into_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_meet_whatever_their_accents() {
        assert_eq!(fold("CITTA' DI CASTELLO"), fold("Città  di Castello"));
        for (written, kept) in [
            ("Forli'", "Forlì"),
            ("FORLI`", "Forlì"),
            ("AGLIE'", "Agliè"),
            ("VALLE D`AOSTA", "Valle d’Aosta"),
            ("Valle D\u{2bc}Aosta", "Valle d'Aosta"),
            ("valle d´aosta", "Valle d'Aosta"),
            ("CANTU\u{2019}", "Cantù"),
            ("Sant’Agata  de' Goti", "SANT'AGATA DE` GOTI"),
            ("Forli\u{300}", "Forlì"),
            ("STRASSE", "Straße"),
            ("MONGIUFFI  MELIA", "Mongiuffi-Melia"),
        ] {
            assert_eq!(fold(written), fold(kept), "{written}");
        }
        assert_ne!(fold("Calvi"), fold("Calvì Risorta"));
        assert_eq!(snake("Codice ISTAT-comune"), "codice_istat_comune");
    }
}
