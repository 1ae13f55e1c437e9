//! A verb as a form: whatever it asks has words in both languages, its card's or those of the messages.

use reticolo_messages::Language;
use reticolo_verbs::form;

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

#[test]
fn what_a_verb_writes_is_not_asked() {
    for verb in form::names() {
        assert!(!form::fields(verb).iter().any(|f| f.name == "out"), "{verb}");
    }
    assert!(!form::fields("production").iter().any(|f| f.name == "places"));
    assert!(form::fields("flows").iter().any(|f| f.name == "places"));
}
