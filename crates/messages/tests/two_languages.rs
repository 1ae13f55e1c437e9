//! Both languages say the same things: same keys, same attributes, same variables, and nothing is empty or broken.

use reticolo_messages::{Language, Shape, has, help, keys, shapes, t, tn, tr};
use std::collections::BTreeMap;

fn by_key(language: Language) -> BTreeMap<String, Shape> {
    shapes(language).into_iter().map(|s| (s.key.clone(), s)).collect()
}

#[test]
fn keys_attributes_and_variables_are_the_same() {
    let (italian, english) = (by_key(Language::It), by_key(Language::En));
    let only =
        |a: &BTreeMap<String, Shape>, b: &BTreeMap<String, Shape>| a.keys().filter(|k| !b.contains_key(*k)).cloned().collect::<Vec<_>>();
    assert_eq!(only(&italian, &english), Vec::<String>::new(), "in Italian alone");
    assert_eq!(only(&english, &italian), Vec::<String>::new(), "in English alone");
    for (key, shape) in &italian {
        assert_eq!(shape, &english[key], "{key}");
    }
    assert!(italian.len() > 400, "only {} messages were found", italian.len());
}

#[test]
fn no_message_is_empty_and_each_variable_is_filled_in() {
    for language in Language::ALL {
        for shape in shapes(language) {
            let args: Vec<(&str, &str)> = shape.variables.iter().filter(|v| *v != "count").map(|v| (v.as_str(), "VALUE")).collect();
            let ids = std::iter::once(shape.key.clone()).chain(shape.attributes.iter().map(|a| format!("{}.{a}", shape.key)));
            for id in ids {
                let text = tn(language, &id, 7, &args);
                assert!(!text.trim().is_empty(), "{} {id} is empty", language.code());
                assert!(!text.contains(['{', '}', '⟨', '\u{2068}', '\u{2069}']), "{} {id}: {text}", language.code());
            }
        }
    }
}

/// `$n` is the number, `$count` how it is written: a choice by what is written never meets "one".
#[test]
fn forms_are_chosen_by_the_number() {
    for language in Language::ALL {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("messages").join(language.code());
        for entry in std::fs::read_dir(folder).expect("the messages") {
            let path = entry.expect("an entry").path();
            let text = std::fs::read_to_string(&path).expect("a text");
            assert!(!text.contains("$count ->"), "{}: choose by $n", path.display());
        }
    }
}

#[test]
fn every_kind_of_help_is_a_sentence() {
    for language in Language::ALL {
        for key in keys(language) {
            let texts = help(language, &key).into_iter().chain(key.ends_with("-help").then(|| t(language, &key)));
            for text in texts {
                assert!(text.ends_with(['.', '?', '!', '…']), "{} {key}: {text}", language.code());
                assert!(text.split_whitespace().count() >= 3, "{} {key}: {text}", language.code());
            }
        }
    }
}

#[test]
fn a_problem_of_a_value_has_its_expectation_and_the_other_way_round() {
    let keys = keys(Language::It);
    for key in &keys {
        if let Some(problem) = key.strip_prefix("expected-") {
            assert!(has(Language::It, problem), "{key} has no {problem}");
        } else if key.starts_with("problem-") && !key.starts_with("problem-undo-") {
            assert!(has(Language::It, &format!("expected-{key}")), "{key} has no expectation");
        }
    }
}

#[test]
fn lookups() {
    assert_eq!(t(Language::It, "no-such-key"), "⟨no-such-key⟩");
    assert_eq!(tr(Language::En, "no-such-key", &[("a", "b")]), "⟨no-such-key⟩");
    assert_eq!(help(Language::En, "no-such-key"), None);
    assert_eq!(t(Language::It, "verb-survey"), "Rilevare");
    assert_eq!(t(Language::En, "app-name"), t(Language::It, "app-name"));
    assert!(has(Language::En, "actor-nature.help"));
    assert_eq!(tr(Language::En, "problem-number", &[("found", "1,5")]), "“1,5” is not a number. Write one such as 1234.5.");
    assert_eq!(tr(Language::It, "expected-problem-money", &[("mark", "comma")]), "un importo in euro come 1250,50");
    assert_eq!(t(Language::It, "problem-shares"), tr(Language::It, "problem-shares", &[("found", "unused")]));
    assert_eq!(
        tr(Language::En, "problem-homonym", &[("found", "Rocca")]),
        "Several units are called “Rocca”: {$candidates}. Say in the mapping which one, or add the province."
    );
    assert_eq!(tn(Language::It, "list-count", 1, &[]), "1 scheda");
    assert_eq!(tr(Language::It, "expected-problem-money", &[("mark", "comma")]), "un importo in euro come 1250,50");
    assert_eq!(t(Language::It, "problem-shares"), tr(Language::It, "problem-shares", &[("found", "unused")]));
    assert_eq!(
        tr(Language::En, "problem-homonym", &[("found", "Rocca")]),
        "Several units are called “Rocca”: {$candidates}. Say in the mapping which one, or add the province."
    );
    assert_eq!(tn(Language::It, "list-count", 13_011, &[]), "13.011 schede");
    assert_eq!(tn(Language::En, "list-count", 0, &[]), "0 records");
}
