//! What a text says: its words and the pairs of neighbours, without the words that say nothing of what it is about.

use std::collections::BTreeMap;
use std::ops::Range;

/// A text in its words, folded and stemmed by whoever asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Text<'a> {
    pub title: &'a [String],
    /// Summary, measure or whatever else is said.
    pub more: &'a [String],
}

/// A word or a pair as it stands in a text: its weight, the greatest where it stands more than once, and its first place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    pub weight: f64,
    pub in_title: bool,
    pub at: Range<usize>,
}

/// The words of a text, and its pairs with a blank between; a pair may reach over words that say nothing, and not from the title into
/// the rest.
/// A word of the title weighs 1, one of the rest `more`, a pair `pairs` times that; what weighs nothing is left out.
pub(super) fn found(text: Text, more: f64, pairs: f64) -> BTreeMap<String, Found> {
    let mut all: BTreeMap<String, Found> = BTreeMap::new();
    for (words, in_title, weight) in [(text.title, true, 1.0), (text.more, false, more)] {
        let mut add = |key: String, weight: f64, at: Range<usize>| {
            if weight > 0.0 {
                let found = all.entry(key).or_insert(Found { weight, in_title, at });
                found.weight = found.weight.max(weight);
            }
        };
        let mut before: Option<usize> = None;
        for (i, word) in words.iter().enumerate().filter(|(_, word)| !says_nothing(word)) {
            add(word.clone(), weight, i..i + 1);
            if let Some(b) = before {
                add(format!("{} {word}", words[b]), weight * pairs, b..i + 1);
            }
            before = Some(i);
        }
    }
    all
}

/// The stems of words that say nothing, Italian and English, the saints of place names among them. In the order of the alphabet, so
/// that they are found by halving.
#[rustfmt::skip]
const STOPS: &[&str] = &[
    "across", "agli", "ai", "al", "all", "alla", "alle", "allo", "also", "altra", "altre", "altri", "altro", "an", "anche", "and",
    "ani", "are", "as", "at", "attravers", "be", "been", "between", "by", "che", "chi", "ci", "com", "con", "cos", "cui", "da",
    "dagl", "dai", "dal", "dall", "degl", "dei", "del", "dell", "di", "dop", "each", "ed", "era", "esser", "fin", "for", "fra",
    "from", "gia", "gli", "ha", "hann", "her", "his", "il", "in", "into", "is", "it", "la", "le", "lo", "loc", "lor", "ma",
    "mediant", "men", "more", "most", "ne", "negl", "nei", "nel", "nell", "no", "non", "nonc", "not", "od", "of", "ogni", "on",
    "or", "other", "over", "per", "piu", "press", "qual", "quant", "quell", "quest", "relat", "san", "sant", "se", "si", "snc",
    "son", "sopr", "sott", "spett", "su", "sua", "such", "sue", "sugl", "sui", "sul", "sull", "suo", "tal", "than", "that", "the",
    "their", "then", "these", "this", "those", "through", "to", "toward", "tra", "tram", "un", "una", "under", "uno", "use",
    "vers", "vi", "via", "vial", "was", "which", "who", "whom", "whose", "with", "within",
];

/// Whether a stem is such a word, a single letter or a number.
pub(super) fn says_nothing(stem: &str) -> bool {
    stem.chars().nth(1).is_none() || stem.chars().all(|c| c.is_ascii_digit()) || STOPS.binary_search(&stem).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_reach_over_words_that_say_nothing() {
        let words = |text: &str| text.split(' ').map(String::from).collect::<Vec<_>>();
        let (title, more) = (words("mess in sicurezz del pont"), words("pont mess in"));
        let all = found(Text { title: &title, more: &more }, 0.5, 2.0);
        let seen: Vec<(&str, f64, bool, Range<usize>)> =
            all.iter().map(|(k, f)| (k.as_str(), f.weight, f.in_title, f.at.clone())).collect();
        assert_eq!(
            seen,
            [
                ("mess", 1.0, true, 0..1),
                ("mess sicurezz", 2.0, true, 0..3),
                ("pont", 1.0, true, 4..5),
                ("pont mess", 1.0, false, 0..2),
                ("sicurezz", 1.0, true, 2..3),
                ("sicurezz pont", 2.0, true, 2..5),
            ]
        );
        assert_eq!(found(Text { title: &title, more: &more }, 0.0, 0.0).len(), 3);
    }

    #[test]
    fn the_list_is_in_order_and_found_in() {
        assert!(STOPS.windows(2).all(|two| two[0] < two[1]));
        for stem in ["del", "the", "via", "99", "x", "è"] {
            assert!(says_nothing(stem), "{stem}");
        }
        for stem in ["scuol", "5g", "pa", "school"] {
            assert!(!says_nothing(stem), "{stem}");
        }
    }
}
