//! Words that are nearly those that were typed: at most two letters wrong, found behind a filter of groups of three letters.

use std::collections::BTreeMap;

/// Words by the groups of three letters that they have.
#[derive(Debug, Default)]
pub(super) struct Trigrams {
    words: Vec<Box<str>>,
    /// Each group with the numbers of its words, ascending.
    groups: BTreeMap<[char; 3], Vec<u32>>,
}

/// The groups of a word with two blanks before it and one after, each once: what stands at its beginning counts more.
fn groups(word: &str) -> Vec<[char; 3]> {
    let letters: Vec<char> = [' ', ' '].into_iter().chain(word.chars()).chain([' ']).collect();
    let mut out: Vec<[char; 3]> = letters.windows(3).map(|w| [w[0], w[1], w[2]]).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// How many letters may be wrong in a word of so many: short words are near to too many others.
fn most(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=5 => 1,
        _ => 2,
    }
}

impl Trigrams {
    /// `words` in ascending order, each once. Codes and numbers are nothing that a typo leads to.
    pub(super) fn new<'w>(words: impl Iterator<Item = &'w str>) -> Trigrams {
        let mut made = Trigrams::default();
        for word in words.filter(|w| (3..=40).contains(&w.len()) && !w.contains(|c: char| c.is_ascii_digit())) {
            let number = u32::try_from(made.words.len()).unwrap_or(u32::MAX);
            made.words.push(word.into());
            for group in groups(word) {
                made.groups.entry(group).or_default().push(number);
            }
        }
        made
    }

    /// The words near to one that was typed, with how many letters are wrong: the nearest first, then in the order of the alphabet.
    pub(super) fn near(&self, typed: &str) -> Vec<(&str, usize)> {
        let letters = typed.chars().count();
        let most = most(letters);
        if most == 0 || letters > 40 || typed.contains(|c: char| c.is_ascii_digit()) {
            return Vec::new();
        }
        let own = groups(typed);
        let mut shared: BTreeMap<u32, usize> = BTreeMap::new();
        for group in &own {
            for number in self.groups.get(group).into_iter().flatten() {
                *shared.entry(*number).or_default() += 1;
            }
        }
        // A wrong letter spoils at most three groups, two that changed places four.
        let least = own.len().saturating_sub(4 * most).max(1);
        let mut out: Vec<(&str, usize)> = shared
            .into_iter()
            .filter(|(_, n)| *n >= least)
            .filter_map(|(number, _)| {
                let word = &*self.words[number as usize];
                (word.chars().count().abs_diff(letters) <= most).then(|| distance(typed, word)).filter(|d| *d <= most).map(|d| (word, d))
            })
            .collect();
        out.sort_by_key(|(word, d)| (*d, *word));
        out
    }
}

/// Letters to change, add, take away, or change places with their neighbour, until one word is the other (optimal string alignment).
pub(super) fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows: [Vec<usize>; 3] = [vec![0; b.len() + 1], (0..=b.len()).collect(), vec![0; b.len() + 1]];
    for i in 1..=a.len() {
        let [before, last, now] = &mut rows;
        now[0] = i;
        for j in 1..=b.len() {
            let other = usize::from(a[i - 1] != b[j - 1]);
            now[j] = (last[j] + 1).min(now[j - 1] + 1).min(last[j - 1] + other);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                now[j] = now[j].min(before[j - 2] + 1);
            }
        }
        rows.rotate_left(1);
    }
    rows[1][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_count_each_slip_once() {
        for (a, b, d) in [
            ("biblioteca", "biblioteca", 0),
            ("bibloteca", "biblioteca", 1),
            ("bilbioteca", "biblioteca", 1),
            ("biblitoeka", "biblioteca", 2),
            ("scuola", "squola", 1),
            ("", "ab", 2),
            ("kitten", "sitting", 3),
        ] {
            assert_eq!(distance(a, b), d, "{a} {b}");
        }
    }

    #[test]
    fn near_words_pass_the_filter_wherever_they_are_wrong() {
        let words = ["archivio", "biblioteca", "biblioteche", "museo", "scuola", "scuole"];
        let trigrams = Trigrams::new(words.into_iter());
        let near = |typed: &str| trigrams.near(typed).into_iter().map(|(w, _)| w.to_owned()).collect::<Vec<_>>();
        assert_eq!(near("squola"), ["scuola", "scuole"]);
        assert_eq!(near("muzeo"), ["museo"]);
        assert_eq!(near("vibliotexa"), ["biblioteca"]);
        assert_eq!(near("biblotece"), ["biblioteca", "biblioteche"]);
        assert_eq!(near("mus"), Vec::<String>::new());
        assert_eq!(near("arch1vio"), Vec::<String>::new());
    }

    /// No word at distance one or two of a long one is lost by the filter.
    #[test]
    fn the_filter_loses_nothing_of_ordinary_length() {
        let word = "manutenzione";
        let trigrams = Trigrams::new([word].into_iter());
        let letters: Vec<char> = word.chars().collect();
        for i in 0..letters.len() {
            for j in i..letters.len() {
                let mut wrong = letters.clone();
                wrong[i] = 'x';
                wrong[j] = 'y';
                let wrong: String = wrong.into_iter().collect();
                assert_eq!(trigrams.near(&wrong).len(), 1, "{wrong}");
            }
        }
    }
}
