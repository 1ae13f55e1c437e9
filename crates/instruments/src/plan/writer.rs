//! Keeps account while a plan is written: every figure gets its entry in the annex, every data set and method its mark.

use super::Material;
use crate::analyses::{AnalysisQuestion, chosen, form};
use rayon::prelude::*;
use reticolo_messages::{Language, integer, tn, tr};
use reticolo_model::canonical::canonical;
use reticolo_model::{Audience, id};
use reticolo_report::{Annex, Block, Chapter, DataSource, Inline, MethodNote, Section, Statement, ValueEntry};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A figure on its way into a sentence.
pub(crate) struct Figure {
    pub id: String,
    pub text: String,
}

pub(crate) struct Writer<'a> {
    pub language: Language,
    material: &'a Material,
    annex: Annex,
    marks: BTreeMap<String, String>,
    pub summary: Vec<Statement>,
    /// What sections found, for the sentence of the summary.
    facts: BTreeMap<&'static str, bool>,
    /// The chapter that the next section opens.
    chapter: Option<Chapter>,
    /// Tables that were too long for their section, whole.
    pub(super) annexed: Vec<Block>,
}

impl<'a> Writer<'a> {
    pub fn new(language: Language, material: &'a Material) -> Writer<'a> {
        Writer {
            language,
            material,
            annex: Annex::default(),
            marks: BTreeMap::new(),
            summary: Vec::new(),
            facts: BTreeMap::new(),
            chapter: None,
            annexed: Vec::new(),
        }
    }

    pub fn fact(&mut self, name: &'static str, holds: bool) {
        self.facts.insert(name, holds);
    }

    pub fn is_fact(&self, name: &str) -> bool {
        self.facts.get(name).copied().unwrap_or(false)
    }

    /// The next section opens this chapter of the founding document.
    pub fn open_chapter(&mut self, key: &str) {
        let l = self.language;
        let text = |part: &str| {
            let key = format!("plan-chapter-{key}-{part}");
            if reticolo_messages::has(l, &key) { Inline::plain(tr(l, &key, &[])) } else { Vec::new() }
        };
        self.chapter = Some(Chapter {
            number: key.to_owned(),
            title: tr(l, &format!("plan-chapter-{key}"), &[]),
            quote: text("quote"),
            intro: text("intro"),
        });
    }

    /// A section with its heading, the chapter it opens, and the agency's words at its end.
    pub fn section(&mut self, id: &str, finding: Vec<Inline>, mut blocks: Vec<Block>) -> Section {
        let l = self.language;
        let mut finding = finding;
        if let Some(Inline::Text { text }) = finding.first_mut() {
            *text = super::phrases::capitalised(text);
        }
        if let Some(words) = self.words(id) {
            blocks.push(words);
        }
        Section {
            id: id.to_owned(),
            chapter: self.chapter.take(),
            heading: tr(l, &format!("plan-{id}-heading"), &[]),
            finding,
            blocks,
            edit_url: Some(format!("/plan/words/{id}")),
        }
    }

    /// What the agency says here; where it has said nothing and the section asks for it, what there is to say.
    fn words(&self, section: &str) -> Option<Block> {
        let l = self.language;
        let asked = format!("plan-{section}-words");
        match self.material.own.words(l, section) {
            Block::Words { markdown, caption, by, prompt: _ } if markdown.is_empty() => {
                reticolo_messages::has(l, &asked).then(|| Block::Words { markdown, caption, by, prompt: tr(l, &asked, &[]) })
            }
            words => Some(words),
        }
    }

    /// The sources that were cited, with their marks.
    pub fn sources(&self) -> Vec<(String, String)> {
        self.marks.iter().map(|(code, mark)| (code.clone(), mark.clone())).collect()
    }

    /// The stated date of the source with this mark.
    pub fn date_of(&self, mark: &str) -> Option<String> {
        let (code, _) = self.marks.iter().find(|(_, m)| *m == mark)?;
        self.material.source_date(code)
    }

    /// A plural message without figures.
    pub fn plain(&self, key: &str, n: usize) -> String {
        tn(self.language, key, i64::try_from(n).unwrap_or(i64::MAX), &[])
    }

    /// The mark (`D1`) of a data set, which is told in the annex.
    pub fn data(&mut self, code: &str) -> Option<String> {
        if let Some(mark) = self.marks.get(code) {
            return Some(mark.clone());
        }
        let (record, version) = self.material.data_sets.get(code)?;
        let mark = format!("D{}", self.annex.data.len() + 1);
        let text = |field: &str| record.body_text(field).unwrap_or_default().to_owned();
        self.annex.data.push(DataSource {
            id: mark.clone(),
            title: record.title.clone(),
            publisher: text("publisher"),
            licence: text("licence"),
            date: Some(text("source_date")).filter(|d| !d.is_empty()).map(|d| reticolo_messages::date(self.language, &d)),
            version: version.version.to_string(),
            digest: version.digest.clone(),
            rows: integer(self.language, version.rows),
            note: Some(text("quality_notes")).filter(|n| !n.is_empty()),
            file: version.file.rsplit(['/', '\\']).next().unwrap_or_default().to_owned(),
            url: Some(text("website")).filter(|u| !u.is_empty()),
            page: Some(format!("/data_sets/{code}")),
        });
        self.marks.insert(code.to_owned(), mark.clone());
        Some(mark)
    }

    /// The marks of the data sets that records come from.
    pub fn data_of<'r>(&mut self, records: impl Iterator<Item = &'r reticolo_model::Record>) -> Vec<String> {
        let codes: std::collections::BTreeSet<&str> = records.filter_map(|r| r.origin.as_ref()).map(|o| o.data_set.as_str()).collect();
        codes.into_iter().filter_map(|c| self.data(c)).collect()
    }

    /// The mark (`M1`) of a method.
    pub fn method(&mut self, key: &str, source: &str, parameters: Vec<(String, String)>, page: Option<&str>) -> String {
        let name = tr(self.language, &format!("plan-method-{key}"), &[]);
        if let Some(known) = self.annex.methods.iter().find(|m| m.name == name && m.parameters == parameters) {
            return known.id.clone();
        }
        let mark = format!("M{}", self.annex.methods.len() + 1);
        self.annex.methods.push(MethodNote {
            id: mark.clone(),
            name,
            question: tr(self.language, &format!("plan-method-{key}-question"), &[]),
            source: if source.is_empty() { tr(self.language, &format!("plan-method-{key}-source"), &[]) } else { source.to_owned() },
            parameters,
            page: page.map(str::to_owned),
        });
        mark
    }

    /// The mark of a verb's method, as its card tells it.
    pub fn verb(&mut self, question: &AnalysisQuestion, parameters: Vec<(String, String)>) -> String {
        let (l, verb) = (self.language, question.verb.as_str());
        let mark = format!("M{}", self.annex.methods.len() + 1);
        let sources = form::cards(verb).into_iter().flat_map(|c| c.sources).take(6);
        let sources: Vec<String> = sources.map(|s| format!("{}, doi:{}", s.citation.trim_end_matches('.'), s.doi)).collect();
        self.annex.methods.push(MethodNote {
            id: mark.clone(),
            name: chosen::title(l, verb),
            question: chosen::asks(l, verb),
            source: sources.join("; "),
            parameters,
            page: Some(format!("/analyses/{verb}")),
        });
        mark
    }

    /// Enters a figure in the annex.
    #[expect(clippy::too_many_arguments, reason = "one entry of the annex")]
    pub fn figure(
        &mut self,
        id: &str,
        label: String,
        value: Value,
        unit: &str,
        text: String,
        data: &[String],
        method: Option<&str>,
    ) -> Figure {
        if !self.annex.values.iter().any(|v| v.id == id) {
            self.annex.values.push(ValueEntry {
                id: id.to_owned(),
                label,
                value,
                unit: unit.to_owned(),
                data: data.to_vec(),
                method: method.filter(|m| !m.is_empty()).map(str::to_owned),
                text: text.clone(),
            });
        }
        Figure { id: id.to_owned(), text }
    }

    /// A message whose variables are figures: each stands in the text as a value that links to the annex.
    pub fn say(&self, key: &str, figures: &[(&str, &Figure)], words: &[(&str, &str)]) -> Vec<Inline> {
        self.said(figures, words, |args| tr(self.language, key, args))
    }

    /// The same, with a number that chooses the plural.
    pub fn say_n(&self, key: &str, n: usize, figures: &[(&str, &Figure)], words: &[(&str, &str)]) -> Vec<Inline> {
        let n = i64::try_from(n).unwrap_or(i64::MAX);
        // "One" is a word: "in a municipality", not "in 1 municipality".
        let one = |f: &Figure| Figure { id: f.id.clone(), text: if n == 1 && f.text == "1" { self.one() } else { f.text.clone() } };
        let figures: Vec<(&str, Figure)> = figures.iter().map(|(name, f)| (*name, one(f))).collect();
        let figures: Vec<(&str, &Figure)> = figures.iter().map(|(name, f)| (*name, f)).collect();
        self.said(&figures, words, |args| tn(self.language, key, n, args))
    }

    fn one(&self) -> String {
        if self.language == Language::It { "un".to_owned() } else { "one".to_owned() }
    }

    fn said(&self, figures: &[(&str, &Figure)], words: &[(&str, &str)], make: impl Fn(&[(&str, &str)]) -> String) -> Vec<Inline> {
        // Characters of private use mark where a figure stands; no message and no name holds them.
        let marks: Vec<String> = (0..figures.len()).map(|i| format!("\u{E000}{i}\u{E001}")).collect();
        let mut args: Vec<(&str, &str)> = figures.iter().zip(&marks).map(|((name, _), mark)| (*name, mark.as_str())).collect();
        args.extend_from_slice(words);
        let text = make(&args);
        let mut out = Vec::new();
        for (i, part) in text.split('\u{E000}').enumerate() {
            let (head, rest) = if i == 0 {
                (None, part)
            } else {
                part.split_once('\u{E001}').map_or((None, part), |(n, rest)| (n.parse::<usize>().ok(), rest))
            };
            if let Some((_, figure)) = head.and_then(|n| figures.get(n)) {
                if self.language == Language::It
                    && let Some(Inline::Text { text }) = out.last_mut()
                {
                    *text = elided(text, &figure.text);
                }
                out.push(Inline::value(figure.text.clone(), figure.id.clone()));
            }
            if !rest.is_empty() {
                out.push(Inline::text(rest));
            }
        }
        out
    }

    /// "Source: D1, M1". Of many data sets the first and the last are named: the annex has them all, with each value.
    pub fn marks(data: &[String], method: &str) -> Vec<Inline> {
        const NAMED: usize = 6;
        let mut out = Vec::new();
        let many = data.len() > NAMED + 2;
        for (i, mark) in data.iter().enumerate() {
            if many && i >= NAMED && i + 1 < data.len() {
                continue;
            }
            if i > 0 {
                out.push(Inline::text(if many && i + 1 == data.len() { " … " } else { ", " }));
            }
            out.push(Inline::data(mark.clone()));
        }
        if !out.is_empty() {
            out.push(Inline::text(" · "));
        }
        out.push(Inline::method(method));
        out
    }

    pub fn audience_note(&self, audience: &Audience) -> String {
        let who = match audience {
            Audience::Public => "public",
            Audience::SignedIn => "signed-in",
            Audience::User(_) => "named",
            Audience::Everything => "everything",
        };
        // How many records are left out is told to who writes the plan, never in it: it would tell readers of what is hidden.
        let note = tr(self.language, &format!("plan-audience-{who}"), &[]);
        let made_up = self.material.records.values().flatten().filter(|r| r.illustrative).count();
        if made_up == 0 { note } else { format!("{note} {}", self.plain("plan-illustrative", made_up)) }
    }

    /// The digest of what the plan was written from: data-set versions, units, records.
    pub fn digest(&self) -> String {
        let versions: BTreeMap<&String, &String> = self.material.data_sets.iter().map(|(code, (_, v))| (code, &v.digest)).collect();
        let records: Vec<String> = self
            .material
            .records
            .values()
            .flatten()
            .collect::<Vec<_>>()
            .into_par_iter()
            .map(|r| id::sha256_hex(r.text().as_bytes()))
            .collect();
        let units: Vec<&String> = self.material.places.units.iter().map(|u| &u.code).collect();
        id::sha256_hex(
            canonical(&json!({ "versions": versions, "records": records, "units": units, "own": self.material.own.text() })).as_bytes(),
        )
    }

    pub fn annex(&mut self) -> Annex {
        std::mem::take(&mut self.annex)
    }
}

/// Articles before a number, as Italian says them: `l’8 %`, `l’11 %`, `negli 8 comuni`.
fn elided(text: &str, number: &str) -> String {
    let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
    let thousands = number[digits.len()..].starts_with('.');
    let vowel = digits.starts_with('8') || digits == "11" || digits == "1" && !thousands;
    let zero = digits == "0";
    let Some(rest) = text.strip_suffix(' ').filter(|_| vowel || zero) else { return text.to_owned() };
    let (before, word) = rest.rsplit_once([' ', '(', '\u{a0}']).map_or(("", rest), |(b, w)| (&rest[..=b.len()], w));
    let changed = match word {
        "il" if zero => "lo ",
        "Il" if zero => "Lo ",
        "del" if zero => "dello ",
        "al" if zero => "allo ",
        "dal" if zero => "dallo ",
        "nel" if zero => "nello ",
        "il" => "l’",
        "Il" => "L’",
        "del" => "dell’",
        "al" => "all’",
        "dal" => "dall’",
        "nel" => "nell’",
        "Nel" => "Nell’",
        "i" => "gli ",
        "I" => "Gli ",
        "dei" => "degli ",
        "Dei" => "Degli ",
        "nei" => "negli ",
        "Nei" => "Negli ",
        "ai" => "agli ",
        _ => return text.to_owned(),
    };
    format!("{before}{changed}")
}

#[cfg(test)]
mod tests {
    use super::elided;

    #[test]
    fn articles_follow_the_number() {
        for (text, number, said) in [
            ("Ha il ", "80,6 %", "Ha l’"),
            ("Nei ", "8", "Negli "),
            ("con il ", "0,8 %", "con lo "),
            ("(il ", "11,2 %", "(l’"),
            ("il ", "18 %", "il "),
            ("I ", "31", "I "),
            ("contro ", "8", "contro "),
            ("nel ", "1.200", "nell’"),
        ] {
            // A thousand is "mille": the article stays.
            let said = if number == "1.200" { "nel " } else { said };
            assert_eq!(elided(text, number), said, "{text}{number}");
        }
    }
}
