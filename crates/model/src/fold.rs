//! Words as people compare them: without case, accents and apostrophes.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, without accents; everything that is not a letter or a digit becomes one space.
/// `CITTA' DI CASTELLO` and `Città di Castello` fold to the same text.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// A text as a code: folded, with `_` between words (`Codice ISTAT comune` → `codice_istat_comune`).
#[must_use]
pub fn snake(text: &str) -> String {
    fold(text).replace(' ', "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_meet_whatever_their_accents() {
        assert_eq!(fold("CITTA' DI CASTELLO"), fold("Città  di Castello"));
        assert_eq!(snake("Codice ISTAT-comune"), "codice_istat_comune");
    }
}
