//! A verb as a form: whatever it asks has words in both languages, its card's or those of the messages.

use crate::cases::CASES;
use crate::common::{Line, file};
use clap::Parser;
use reticolo_messages::Language;
use reticolo_verbs::form;
use std::collections::BTreeSet;

#[test]
fn everything_that_is_asked_has_words_in_both_languages() {
    let mut missing = Vec::new();
    for verb in form::names() {
        let fields = form::fields(verb);
        assert!(!fields.is_empty(), "{verb} is no verb");
        for field in fields {
            for language in [Language::It, Language::En] {
                if field.words(language, verb).is_none() {
                    missing.push(format!("{verb} {} {} ({:?}): {}", language.code(), field.name, field.kind, field.help));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{} words are missing:\n{}", missing.len(), missing.join("\n"));
}

/// A form labels what it asks and a table heads its columns with a short name; a column that somebody's own file named keeps its name.
#[test]
fn everything_that_is_asked_or_told_has_a_short_name() {
    let mut missing = BTreeSet::new();
    let mut look = |verb: &str, code: &str| {
        if form::own_name(Language::It, verb, code).is_none() {
            missing.insert(format!("{code} ({verb})"));
        }
    };
    for verb in form::names() {
        form::fields(verb).iter().for_each(|f| look(verb, &f.name));
    }
    for case in CASES {
        let verb = case.words.split(' ').next().unwrap_or_default();
        let text = |w: &str| case.files.iter().find(|(name, _)| *name == w);
        let word = |w: &str| text(w).map_or_else(|| w.to_owned(), |(name, text)| file("names", name, text));
        let words: Vec<String> = std::iter::once("analyse".to_owned()).chain(case.words.split(' ').map(word)).collect();
        let work = Line::try_parse_from(words).expect("words of a verb").verb.ask().work(Language::It).expect("a question");
        let told = work.compute().expect("an answer")();
        let named = |code: &str| case.files.iter().any(|(_, text)| text.split([',', ';', '\n', '"', ' ']).any(|cell| cell == code));
        let codes = told.figures.iter().map(|(name, _)| name).chain(told.table.iter().map(|c| &c.name));
        codes.filter(|code| !named(code.split(' ').next().unwrap_or_default())).for_each(|code| look(verb, code));
    }
    assert!(missing.is_empty(), "{} names are missing: {missing:?}", missing.len());
}

#[test]
fn what_a_verb_writes_is_not_asked() {
    for verb in form::names() {
        assert!(!form::fields(verb).iter().any(|f| f.name == "out"), "{verb}");
    }
    assert!(!form::fields("production").iter().any(|f| f.name == "places"));
    assert!(form::fields("flows").iter().any(|f| f.name == "places"));
}

#[test]
fn what_a_question_lacks_is_named() {
    let missing = form::parse(&["foresight".to_owned()]).err().unwrap_or_default();
    let fields: Vec<_> = missing.iter().map(|p| (p.code.as_str(), p.field.as_deref())).collect();
    assert_eq!(fields, [("problem-required", Some("method")), ("problem-required", Some("matrix"))]);
    let wrong = form::parse(&["regions".to_owned(), "--seed".to_owned(), "x".to_owned()]).err().unwrap_or_default();
    assert_eq!(wrong.iter().map(|p| p.code.as_str()).collect::<Vec<_>>(), ["problem-question"]);
}
