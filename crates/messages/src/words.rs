//! Small numbers and lists written out, as a sentence wants them.

use crate::Language;
use crate::catalogue::t;
use crate::formats::integer;

const UNITS_IT: [&str; 20] = [
    "zero",
    "uno",
    "due",
    "tre",
    "quattro",
    "cinque",
    "sei",
    "sette",
    "otto",
    "nove",
    "dieci",
    "undici",
    "dodici",
    "tredici",
    "quattordici",
    "quindici",
    "sedici",
    "diciassette",
    "diciotto",
    "diciannove",
];
const TENS_IT: [&str; 8] = ["venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta"];
const UNITS_EN: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS_EN: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// A number from 0 to 99 in words (`ventiquattro`, `twenty-four`), any other in figures.
#[must_use]
pub fn number_word(language: Language, n: i64) -> String {
    let Some(small) = usize::try_from(n).ok().filter(|n| *n < 100) else {
        return integer(language, n);
    };
    let (units, tens) = match language {
        Language::It => (UNITS_IT, TENS_IT),
        Language::En => (UNITS_EN, TENS_EN),
    };
    if small < 20 {
        return units[small].to_owned();
    }
    let (ten, unit) = (tens[small / 10 - 2], small % 10);
    match (language, unit) {
        (_, 0) => ten.to_owned(),
        // The vowel falls before another: ventuno, ventotto.
        (Language::It, 1 | 8) => format!("{}{}", &ten[..ten.len() - 1], units[unit]),
        (Language::It, 3) => format!("{ten}tré"),
        (Language::It, _) => format!("{ten}{}", units[unit]),
        (Language::En, _) => format!("{ten}-{}", units[unit]),
    }
}

/// `a, b e c`, `a, b and c`.
#[must_use]
pub fn list_words(language: Language, items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), t(language, "word-and")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{En, It};

    #[test]
    fn numbers_in_words() {
        let italian = [
            (0, "zero"),
            (3, "tre"),
            (17, "diciassette"),
            (21, "ventuno"),
            (23, "ventitré"),
            (24, "ventiquattro"),
            (38, "trentotto"),
            (40, "quaranta"),
            (99, "novantanove"),
            (100, "100"),
            (1200, "1.200"),
            (-1, "−1"),
        ];
        for (n, word) in italian {
            assert_eq!(number_word(It, n), word);
        }
        for (n, word) in [(1, "one"), (13, "thirteen"), (24, "twenty-four"), (90, "ninety"), (1200, "1,200")] {
            assert_eq!(number_word(En, n), word);
        }
    }

    #[test]
    fn lists() {
        let items: Vec<String> = ["a", "b", "c"].map(String::from).to_vec();
        assert_eq!(list_words(It, &items), "a, b e c");
        assert_eq!(list_words(En, &items), "a, b and c");
        assert_eq!(list_words(En, &items[..2]), "a and b");
        assert_eq!(list_words(It, &items[..1]), "a");
        assert_eq!(list_words(It, &[]), "");
    }
}
