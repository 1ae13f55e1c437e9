//! How alike two texts are: Jaro's measure, Winkler's with its bonus for the same beginning, and words compared as sets of which
//! the rare ones weigh more.
//!
//! Jaro 1989, "Advances in record-linkage methodology…", JASA 84(406), <https://doi.org/10.1080/01621459.1989.10478785>;
//! Winkler 1990, "String comparator metrics and enhanced decision rules in the Fellegi-Sunter model of record linkage",
//! Proceedings of the Section on Survey Research Methods, ASA, 354–359 (no DOI).

/// Jaro's similarity, 0 to 1: letters in common no further apart than half the longer text, less half the transposed ones.
/// Two empty texts are the same.
pub fn jaro(a: &str, b: &str) -> f64 {
    // Which letters meet depends on whose are taken first; so the order of the alphabet says whose.
    let (a, b) = if a <= b { (a, b) } else { (b, a) };
    if a.is_ascii() && b.is_ascii() {
        return of_letters(a.as_bytes(), b.as_bytes());
    }
    of_letters(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>())
}

fn of_letters<T: PartialEq>(a: &[T], b: &[T]) -> f64 {
    if a.is_empty() || b.is_empty() {
        return if a.len() == b.len() { 1.0 } else { 0.0 };
    }
    let reach = (a.len().max(b.len()) / 2).saturating_sub(1);
    let mut taken = vec![false; b.len()];
    let mut found: Vec<&T> = Vec::with_capacity(a.len());
    for (i, letter) in a.iter().enumerate() {
        let window = i.saturating_sub(reach)..(i + reach + 1).min(b.len());
        if let Some(j) = window.into_iter().find(|j| !taken[*j] && b[*j] == *letter) {
            taken[j] = true;
            found.push(letter);
        }
    }
    if found.is_empty() {
        return 0.0;
    }
    let others = b.iter().zip(&taken).filter(|(_, t)| **t).map(|(l, _)| l);
    let moved = found.iter().zip(others).filter(|(x, y)| **x != *y).count() / 2;
    let m = found.len() as f64;
    (m / a.len() as f64 + m / b.len() as f64 + (m - moved as f64) / m) / 3.0
}

/// Jaro's similarity with Winkler's bonus: a tenth of what is missing to 1 for each of the first four letters that are the same.
pub fn jaro_winkler(a: &str, b: &str) -> f64 {
    let same = a.chars().zip(b.chars()).take(4).take_while(|(x, y)| x == y).count() as f64;
    let jaro = jaro(a, b);
    jaro + 0.1 * same * (1.0 - jaro)
}

/// Two words count as one written differently from this similarity on.
const ALIKE: f64 = 0.9;
/// How much a word counts that is the beginning of the other (`assoc` of `associazione`), or its first letter.
const BEGINNING: f64 = 0.85;
const INITIAL: f64 = 0.5;

/// How far two words may be one word, 0 to 1. Short words must be the same.
pub fn word(a: &str, b: &str) -> f64 {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.len() == 1 {
        return if long.starts_with(short) { INITIAL } else { 0.0 };
    }
    if short.len() < 4 {
        return if short.len() == 3 && long.len() > 4 && long.starts_with(short) { BEGINNING } else { 0.0 };
    }
    let alike = jaro_winkler(a, b);
    // Words that differ in nothing but their beginning lose Winkler's bonus: `rossi` and `bossi` are not one word.
    if alike >= ALIKE && one_slip(short, long) {
        return alike;
    }
    if long.len() >= short.len() + 2 && long.starts_with(short) { BEGINNING } else { 0.0 }
}

/// Whether one letter more, less, other or exchanged with its neighbour makes the same word of two; two such slips in words of ten letters and more.
pub fn one_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let most = if a.len().min(b.len()) >= 10 { 2 } else { 1 };
    if a.len().abs_diff(b.len()) > most {
        return false;
    }
    slips(&a, &b, most)
}

fn slips(a: &[char], b: &[char], left: usize) -> bool {
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[same..], &b[same..]);
    if a.is_empty() && b.is_empty() {
        return true;
    }
    if left == 0 {
        return false;
    }
    let exchanged = a.len() > 1 && b.len() > 1 && a[0] == b[1] && a[1] == b[0] && slips(&a[2..], &b[2..], left - 1);
    exchanged
        || (!a.is_empty() && !b.is_empty() && slips(&a[1..], &b[1..], left - 1))
        || (!a.is_empty() && slips(&a[1..], b, left - 1))
        || (!b.is_empty() && slips(a, &b[1..], left - 1))
}

/// Two sets of words against each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Overlap {
    /// Weight in common over the weight of all: 1 for the same words.
    pub of_all: f64,
    /// Weight in common over that of the lighter: 1 where one holds all that the other says.
    pub of_lesser: f64,
    /// The weight in common: what it says that they agree.
    pub common: f64,
}

/// Words of a column, numbered in the order of the alphabet, each with its weight.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    pub words: Vec<String>,
    pub weights: Vec<f64>,
}

/// Compares two sets of word numbers, each in rising order. Words that are the same meet first; of the others the most alike.
/// A word that is written otherwise counts with the lesser of the two weights, so that a slip of the pen is not a rare word.
pub fn overlap(lexicon: &Lexicon, a: &[u32], b: &[u32]) -> Overlap {
    let weight = |w: u32| lexicon.weights[w as usize];
    let (mut common, mut all) = (0.0, 0.0);
    let (mut only_a, mut only_b): (Vec<u32>, Vec<u32>) = (Vec::new(), Vec::new());
    let (mut i, mut j) = (0, 0);
    while i < a.len() || j < b.len() {
        match (a.get(i), b.get(j)) {
            (Some(x), Some(y)) if x == y => {
                common += weight(*x);
                all += weight(*x);
                i += 1;
                j += 1;
            }
            (Some(x), y) if y.is_none_or(|y| x < y) => {
                only_a.push(*x);
                i += 1;
            }
            (_, Some(y)) => {
                only_b.push(*y);
                j += 1;
            }
            (_, None) => break,
        }
    }
    let mut alike: Vec<(f64, u32, u32)> = Vec::new();
    for x in &only_a {
        for y in &only_b {
            let like = word(&lexicon.words[*x as usize], &lexicon.words[*y as usize]);
            if like > 0.0 {
                alike.push((like, *x, *y));
            }
        }
    }
    alike.sort_by(|p, q| q.0.total_cmp(&p.0).then((p.1.min(p.2), p.1.max(p.2)).cmp(&(q.1.min(q.2), q.1.max(q.2)))));
    for (like, x, y) in alike {
        if let (Some(at), Some(to)) = (only_a.iter().position(|w| *w == x), only_b.iter().position(|w| *w == y)) {
            only_a.swap_remove(at);
            only_b.swap_remove(to);
            let least = weight(x).min(weight(y));
            common += least * like;
            all += least;
        }
    }
    // In the order of the alphabet, so that the sum is the same whichever comes first.
    only_a.sort_unstable();
    only_b.sort_unstable();
    let (rest_a, rest_b): (f64, f64) = (only_a.iter().map(|w| weight(*w)).sum(), only_b.iter().map(|w| weight(*w)).sum());
    let lesser = all + rest_a.min(rest_b);
    let all = all + (rest_a + rest_b);
    let part = |whole: f64| if whole > 0.0 { common / whole } else { 0.0 };
    Overlap { of_all: part(all), of_lesser: part(lesser), common }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jaro_and_winkler_are_those_of_the_literature() {
        // Winkler 2006, "Overview of record linkage and current research directions", table 6; three digits are printed there.
        for (a, b, j, w) in [
            ("SHACKLEFORD", "SHACKELFORD", 0.970, 0.982),
            ("DUNNINGHAM", "CUNNIGHAM", 0.896, 0.896),
            ("NICHLESON", "NICHULSON", 0.926, 0.956),
            ("JONES", "JOHNSON", 0.790, 0.832),
            ("MASSEY", "MASSIE", 0.889, 0.933),
            ("ABROMS", "ABRAMS", 0.889, 0.922),
            ("JERALDINE", "GERALDINE", 0.926, 0.926),
            ("MARHTA", "MARTHA", 0.944, 0.961),
            ("MICHELLE", "MICHAEL", 0.869, 0.921),
            ("JULIES", "JULIUS", 0.889, 0.933),
            ("TANYA", "TONYA", 0.867, 0.880),
            ("DWAYNE", "DUANE", 0.822, 0.840),
            ("SEAN", "SUSAN", 0.783, 0.805),
            ("JON", "JOHN", 0.917, 0.933),
        ] {
            for (x, y) in [(a, b), (b, a)] {
                assert!((jaro(x, y) - j).abs() <= 0.0006, "{x} {y}: {}", jaro(x, y));
                assert!((jaro_winkler(x, y) - w).abs() <= 0.0006, "{x} {y}: {}", jaro_winkler(x, y));
            }
        }
        assert_eq!((jaro("", ""), jaro("a", ""), jaro("ab", "cd")), (1.0, 0.0, 0.0));
        assert!((jaro_winkler("città", "citta") - jaro_winkler("cittx", "citta")).abs() < 1e-12, "letters count, not bytes");
    }

    #[test]
    fn words_are_one_with_a_slip_and_two_with_another_beginning() {
        for (a, b) in [("biblioteca", "bibloteca"), ("volontari", "volontrai"), ("consorzio", "consorzzio"), ("assoc", "associazione")] {
            assert!(word(a, b) > 0.8 && word(a, b) == word(b, a), "{a} {b}");
        }
        for (a, b) in [("rossi", "bossi"), ("nera", "vera"), ("sarto", "parto"), ("alto", "alta")] {
            assert!(word(a, b) < ALIKE || one_slip(a, b), "{a} {b}: {}", word(a, b));
        }
        assert_eq!(word("rossi", "bossi"), 0.0);
        assert!(!one_slip("maggio", "marzo"));
    }
}
