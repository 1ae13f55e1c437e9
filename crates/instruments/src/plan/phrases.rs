//! Figures on their way into sentences: each made once with its label, unit, data and method, and said as digits or as a word.

use super::writer::{Figure, Writer};
use reticolo_analysis::sums::round9;
use reticolo_messages::{date, decimal, euro, euro_round, integer, number_word, percent, t, tr};
use reticolo_report::{Block, Cell, Inline, Note, Shown};
use serde_json::json;

/// Kilometres within which a site counts as near.
pub(crate) const NEAR: i64 = 10;

/// From which data and by which method: the marks of the annex.
#[derive(Debug, Clone, Default)]
pub(crate) struct By {
    pub data: Vec<String>,
    pub method: String,
}

impl By {
    pub fn marks(&self) -> Vec<Inline> {
        Writer::marks(&self.data, &self.method)
    }

    /// The data and method of two figures together.
    pub fn and(&self, other: &By) -> By {
        let mut data = self.data.clone();
        data.extend(other.data.iter().filter(|d| !self.data.contains(d)).cloned());
        By { data, method: self.method.clone() }
    }
}

impl Figure {
    pub fn inline(&self) -> Inline {
        Inline::value(self.text.clone(), self.id.clone())
    }

    pub fn shown(&self) -> Shown {
        Shown::value(self.text.clone(), self.id.clone())
    }

    pub fn cell(&self) -> Cell {
        Cell::Value { text: self.text.clone(), id: self.id.clone() }
    }
}

/// Words for the variables of a message.
pub(crate) type Words<'a> = &'a [(&'a str, &'a str)];

impl Writer<'_> {
    /// The marks of data sets and of a method; `question` parameters go with the method.
    pub fn by(&mut self, data_sets: &[&str], method: &str) -> By {
        let mut data: Vec<String> = data_sets.iter().filter_map(|d| self.data(d)).collect();
        data.dedup();
        let l = self.language;
        // The two by which distances are judged; the plan asks no other.
        let parameters = match method {
            "access" | "harmony" => vec![
                (t(l, "services-limit"), format!("{} km", integer(l, NEAR))),
                (t(l, "services-factor"), decimal(l, reticolo_analysis::services::access::FACTOR, 1)),
            ],
            _ => Vec::new(),
        };
        By { data, method: self.method(method, "", parameters, None) }
    }

    /// The marks of the data sets that records come from, and that they were counted.
    pub fn counting<'r>(&mut self, records: impl Iterator<Item = &'r reticolo_model::Record>) -> By {
        By { data: self.data_of(records), method: self.method("counts", "", Vec::new(), None) }
    }

    fn label(&self, key: &str, words: Words<'_>) -> String {
        tr(self.language, &format!("plan-value-{key}"), words)
    }

    pub fn whole(&mut self, id: &str, key: &str, words: Words<'_>, n: i64, unit: &str, by: &By) -> Figure {
        let label = self.label(key, words);
        self.figure(id, label, json!(n), unit, integer(self.language, n), &by.data, Some(&by.method))
    }

    pub fn number(&mut self, id: &str, key: &str, words: Words<'_>, n: usize, by: &By) -> Figure {
        self.whole(id, key, words, i64::try_from(n).unwrap_or(i64::MAX), "", by)
    }

    /// People, rounded to whole ones.
    pub fn people(&mut self, id: &str, key: &str, words: Words<'_>, x: f64, by: &By) -> Figure {
        let unit = t(self.language, "unit-people");
        #[expect(clippy::cast_possible_truncation, reason = "people are whole")]
        self.whole(id, key, words, x.round() as i64, &unit, by)
    }

    /// A part of the whole, from 0 to 1, said in parts of a hundred.
    pub fn part(&mut self, id: &str, key: &str, words: Words<'_>, ratio: f64, by: &By) -> Figure {
        let label = self.label(key, words);
        let text = percent(self.language, ratio, 1);
        self.figure(id, label, json!(round9(ratio * 100.0)), "%", text, &by.data, Some(&by.method))
    }

    #[expect(clippy::too_many_arguments, reason = "one entry of the annex")]
    pub fn decimal(&mut self, id: &str, key: &str, words: Words<'_>, x: f64, places: usize, unit: &str, by: &By) -> Figure {
        let label = self.label(key, words);
        let number = decimal(self.language, x, places);
        let text = match unit {
            "km" => format!("{number}\u{a0}km"),
            _ => number,
        };
        self.figure(id, label, json!(round9(x)), unit, text, &by.data, Some(&by.method))
    }

    /// Money to the cent.
    pub fn cents(&mut self, id: &str, key: &str, words: Words<'_>, cents: i64, by: &By) -> Figure {
        let label = self.label(key, words);
        let text = euro(self.language, cents);
        self.figure(id, label, json!(reticolo_model::money::euro(cents)), "€", text, &by.data, Some(&by.method))
    }

    /// Money in whole euro or, from a million on, in tenths of a million.
    pub fn money(&mut self, id: &str, key: &str, words: Words<'_>, cents: i64, by: &By) -> Figure {
        let label = self.label(key, words);
        // In a sentence money is counted in words.
        let text =
            euro_round(self.language, cents).replace("milioni\u{a0}€", "milioni di euro").replace("miliardi\u{a0}€", "miliardi di euro");
        self.figure(id, label, json!(reticolo_model::money::euro(cents)), "€", text, &by.data, Some(&by.method))
    }

    /// Whole euro, without the sign of the currency: for a column that is headed so.
    pub fn euro(&mut self, id: &str, key: &str, words: Words<'_>, cents: i64, by: &By) -> Figure {
        let label = self.label(key, words);
        let text = integer(self.language, (cents + 50).div_euclid(100));
        self.figure(id, label, json!(reticolo_model::money::euro(cents)), "€", text, &by.data, Some(&by.method))
    }

    /// A day, month or year as it is said in a sentence.
    pub fn period(&mut self, period: &str, by: &By) -> Figure {
        let text = date(self.language, period);
        let label = t(self.language, "plan-value-period");
        self.figure(&format!("period.{period}"), label, json!(period), "", text, &by.data, None)
    }

    /// A day that a record names.
    pub fn named_day(&mut self, id: &str, day: &str, by: &By) -> Figure {
        let label = t(self.language, "plan-value-day");
        self.figure(id, label, json!(day), "", date(self.language, day), &by.data, Some(&by.method))
    }

    /// The date that a data set's publisher states.
    pub fn stated(&mut self, code: &str, mark: &str, day: &str) -> Figure {
        let label = t(self.language, "plan-value-stated");
        self.figure(&format!("source.{code}.date"), label, json!(day), "", date(self.language, day), &[mark.to_owned()], None)
    }

    /// A year on a scale.
    pub fn year(&mut self, year: i64) {
        let label = t(self.language, "plan-value-year");
        self.figure(&format!("year.{year}"), label, json!(year), "", year.to_string(), &[], None);
    }

    /// The date of the edition.
    pub fn edition(&mut self, day: &str) -> Figure {
        let label = t(self.language, "plan-value-edition");
        self.figure("edition.date", label, json!(day), "", date(self.language, day), &[], None)
    }

    /// A number that a definition gives, such as an age or a threshold.
    pub fn given(&mut self, n: i64) -> Figure {
        let label = t(self.language, "plan-value-given");
        self.figure(&format!("given.{n}"), label, json!(n), "", integer(self.language, n), &[], None)
    }

    /// The same number as a word ("ventiquattro"), as sentences begin.
    pub fn word(&self, figure: &Figure) -> Figure {
        let digits: String = figure.text.chars().filter(char::is_ascii_digit).collect();
        let text = match digits.parse::<i64>() {
            Ok(n) if figure.text.chars().all(|c| c.is_ascii_digit()) && n < 100 => number_word(self.language, n),
            _ => figure.text.clone(),
        };
        Figure { id: figure.id.clone(), text }
    }

    /// The same with a capital letter.
    pub fn opening(&self, figure: &Figure) -> Figure {
        let word = self.word(figure);
        Figure { id: word.id, text: capitalised(&word.text) }
    }

    pub fn note(&mut self, title: Vec<Inline>, mut text: Vec<Inline>, by: &By) -> Note {
        if !text.is_empty() {
            text.push(Inline::text(" "));
        }
        text.extend(by.marks());
        Note { title, text }
    }

    /// What the data do not say, and how to bring it in.
    pub fn missing(&self, key: &str) -> Block {
        Block::Missing {
            text: Inline::plain(t(self.language, &format!("plan-{key}-missing"))),
            remedy: Inline::plain(t(self.language, &format!("plan-{key}-remedy"))),
        }
    }

    /// A list of names in a sentence, by the alphabet; past `most` the rest is counted.
    pub fn names(&mut self, id: &str, all: &[&str], most: usize, by: &By) -> Vec<Inline> {
        let mut all = all.to_vec();
        all.sort_by_key(|n| (reticolo_model::fold::fold(n), *n));
        if all.len() <= most {
            let list: Vec<String> = all.iter().map(|n| (*n).to_owned()).collect();
            return Inline::plain(reticolo_messages::list_words(self.language, &list));
        }
        let rest = self.number(&format!("{id}.more"), "more", &[], all.len() - most, by);
        let shown = all[..most].join(", ");
        let mut out = vec![Inline::text(shown), Inline::text(" ")];
        out.extend(self.say_n("plan-and_more", all.len() - most, &[("number", &rest)], &[]));
        out
    }
}

/// With a capital first letter, for the beginning of a sentence.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Two runs of text with a space between.
pub(crate) fn join(mut a: Vec<Inline>, b: Vec<Inline>) -> Vec<Inline> {
    if b.is_empty() {
        return a;
    }
    if !a.is_empty() {
        a.push(Inline::text(" "));
    }
    a.extend(b);
    a
}
