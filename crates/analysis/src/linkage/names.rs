//! Names of bodies and works made comparable: abbreviations written out, legal forms and small words left away, numbers set apart.

/// A name as it is compared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Name {
    /// The words that tell it apart, each once, in the order of the alphabet.
    pub words: Vec<String>,
    /// Its numbers (`2`, `III`, `secondo`, `lotto B`), each once, in the order of the alphabet: two names that differ here alone are two things.
    pub numbers: Vec<String>,
}

/// Words that say how a body is organised, not which one it is.
const FORMS: &[&str] = &[
    "srl",
    "srls",
    "spa",
    "snc",
    "sas",
    "sapa",
    "scarl",
    "scrl",
    "scpa",
    "scs",
    "onlus",
    "aps",
    "odv",
    "ets",
    "societa",
    "soc",
    "responsabilita",
    "limitata",
    "azioni",
    "semplificata",
    "ltd",
    "limited",
    "gmbh",
    "llc",
    "inc",
    "plc",
    "asbl",
    "sarl",
    "company",
    "co",
];

/// Words that most names have.
const SMALL: &[&str] = &[
    "di", "del", "dello", "della", "dei", "degli", "delle", "dell", "d", "da", "dal", "dalla", "in", "nel", "nella", "il", "lo", "la", "i",
    "gli", "le", "l", "un", "una", "e", "ed", "a", "al", "alla", "ai", "agli", "alle", "all", "per", "con", "su", "sul", "sulla", "of",
    "the", "and", "for", "de", "du", "des", "et", "les", "en", "und", "der", "die",
];

/// Short ways of writing, and what they stand for.
const SHORT: &[(&str, &[&str])] = &[
    ("ass", &["associazione"]),
    ("assoc", &["associazione"]),
    ("assne", &["associazione"]),
    ("association", &["associazione"]),
    ("asd", &["associazione", "sportiva", "dilettantistica"]),
    ("ssd", &["societa", "sportiva", "dilettantistica"]),
    ("coop", &["cooperativa"]),
    ("cons", &["consorzio"]),
    ("fond", &["fondazione"]),
    ("foundation", &["fondazione"]),
    ("ist", &["istituto"]),
    ("ic", &["istituto", "comprensivo"]),
    ("univ", &["universita"]),
    ("university", &["universita"]),
    ("dip", &["dipartimento"]),
    ("dept", &["dipartimento"]),
    ("bibl", &["biblioteca"]),
    ("prov", &["provincia"]),
    ("reg", &["regione"]),
    ("munic", &["comune"]),
    ("municipality", &["comune"]),
    ("ctr", &["centro"]),
    ("dott", &[]),
    ("dr", &[]),
    ("nr", &[]),
    ("num", &[]),
    ("numero", &[]),
    ("s", &["san"]),
    ("ss", &["san"]),
    ("st", &["san"]),
    ("santa", &["san"]),
    ("santo", &["san"]),
    ("sant", &["san"]),
    ("santi", &["san"]),
    ("santissima", &["san"]),
    ("santissimo", &["san"]),
    ("v", &["via"]),
    ("vle", &["viale"]),
    ("pza", &["piazza"]),
    ("pzza", &["piazza"]),
    ("piaz", &["piazza"]),
    ("str", &["strada"]),
    ("lgo", &["largo"]),
    ("cso", &["corso"]),
    ("loc", &["localita"]),
    ("fraz", &["frazione"]),
];

const ORDINALS: &[&str] = &["primo", "secondo", "terzo", "quarto", "quinto", "sesto", "settimo", "ottavo", "nono", "decimo"];
const FIRST_TO: &[&str] = &["first", "second", "third", "fourth", "fifth"];

/// After these a single letter is a number.
const PARTS: &[&str] = &[
    "lotto", "lotti", "stralcio", "fase", "sede", "plesso", "sezione", "edificio", "corpo", "gruppo", "parte", "lot", "phase", "section",
    "part",
];

/// The number that a word stands for, without zeros before it.
fn number(word: &str, before: Option<&str>) -> Option<String> {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        let bare = word.trim_start_matches('0');
        return Some(if bare.is_empty() { "0".to_owned() } else { bare.to_owned() });
    }
    for list in [ORDINALS, FIRST_TO] {
        if let Some(at) = list.iter().position(|o| *o == word) {
            return Some((at + 1).to_string());
        }
    }
    if word.len() >= 2 && word.bytes().all(|b| matches!(b, b'i' | b'v' | b'x')) {
        return roman(word).map(|n| n.to_string());
    }
    let lettered = word.len() == 1 && before.is_some_and(|b| PARTS.contains(&b));
    lettered.then(|| word.to_owned())
}

/// A Roman number up to 39 that is written as it ought to be.
fn roman(word: &str) -> Option<u32> {
    let value = |b: u8| match b {
        b'x' => 10,
        b'v' => 5,
        _ => 1,
    };
    let digits: Vec<u32> = word.bytes().map(value).collect();
    let mut sum = 0;
    for (i, d) in digits.iter().enumerate() {
        if digits.get(i + 1).is_some_and(|next| next > d) { sum -= i64::from(*d) } else { sum += i64::from(*d) }
    }
    let sum = u32::try_from(sum).ok()?;
    let (tens, ones) = (sum / 10, sum % 10);
    let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"][ones as usize];
    (format!("{}{ones}", "x".repeat(tens as usize)) == word).then_some(sum)
}

/// Letters that stand alone are an abbreviation written with points: `s r l` is `srl`.
fn joined(folded: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut run: Vec<&str> = Vec::new();
    let close = |run: &mut Vec<&str>, out: &mut Vec<String>| {
        let whole = run.concat();
        let known = FORMS.contains(&whole.as_str()) || SHORT.iter().any(|(short, _)| *short == whole);
        if run.len() > 2 || (run.len() == 2 && known) {
            out.push(whole);
        } else {
            out.extend(run.iter().map(|&w| w.to_owned()));
        }
        run.clear();
    };
    for word in folded.split_whitespace() {
        if word.len() == 1 && word.bytes().all(|b| b.is_ascii_alphabetic()) {
            run.push(word);
            continue;
        }
        close(&mut run, &mut out);
        // `f.lli` folds to `f lli`.
        if word == "lli" && out.last().is_some_and(|w| w == "f") {
            out.pop();
            out.push("fratelli".to_owned());
        } else {
            out.push(word.to_owned());
        }
    }
    close(&mut run, &mut out);
    out
}

impl Name {
    /// Of a text in small letters without accents, with one space between words. A name of nothing but small words keeps them.
    pub fn new(folded: &str) -> Name {
        let written = joined(folded);
        let (mut words, mut numbers) = (Vec::new(), Vec::new());
        for (i, word) in written.iter().enumerate() {
            let before = i.checked_sub(1).and_then(|b| written.get(b)).map(String::as_str);
            // The `n` of `n. 3`, and the `no` of `no. 3`.
            let of_number =
                matches!(word.as_str(), "n" | "no") && written.get(i + 1).is_some_and(|w| w.starts_with(|c: char| c.is_ascii_digit()));
            if let Some(number) = number(word, before) {
                numbers.push(number);
            } else if let Some((_, long)) = SHORT.iter().find(|(short, _)| short == word) {
                words.extend(long.iter().filter(|w| !FORMS.contains(w)).map(|&w| w.to_owned()));
            } else if !of_number && !FORMS.contains(&word.as_str()) && !SMALL.contains(&word.as_str()) {
                words.push(word.clone());
            }
        }
        if words.is_empty() {
            words = if numbers.is_empty() { written } else { numbers.clone() };
        }
        for list in [&mut words, &mut numbers] {
            list.sort();
            list.dedup();
        }
        Name { words, numbers }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_meet_however_they_are_written() {
        let same = [
            ("rossi s r l", "rossi srl"),
            ("a s d aquila", "associazione sportiva dilettantistica aquila"),
            ("f lli verdi snc", "fratelli verdi"),
            ("coop sociale il sole", "societa cooperativa sociale il sole a responsabilita limitata"),
            ("comune di valle", "valle comune"),
            ("i c valle", "istituto comprensivo di valle"),
            ("parrocchia di s maria", "parrocchia santa maria"),
            ("scuola n 03", "scuola 3"),
            ("circolo iii", "circolo 3"),
            ("secondo circolo", "circolo ii"),
            ("c a i valle", "cai valle"),
        ];
        for (a, b) in same {
            assert_eq!(Name::new(a), Name::new(b), "{a} / {b}");
        }
        for (a, b) in
            [("scuola n 2", "scuola n 3"), ("opere lotto a", "opere lotto b"), ("circolo ii", "circolo iii"), ("sagra 2022", "sagra 2023")]
        {
            let (a, b) = (Name::new(a), Name::new(b));
            assert!(a.words == b.words && a.numbers != b.numbers, "{a:?} / {b:?}");
        }
        assert_eq!(Name::new("di e a").words, ["a", "di", "e"], "nothing else is there");
        assert_eq!(Name::new(""), Name::default());
        assert!(Name::new("vivi iix").numbers.is_empty(), "not every word of these letters is a number");
    }
}
