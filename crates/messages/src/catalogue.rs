//! Looks messages up by key and fills in their variables. A key that does not exist comes back in `⟨⟩`, so that it is seen.

use crate::Language;
use crate::formats::integer;
use fluent_templates::fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_templates::{FluentBundle, LanguageIdentifier, fs::resource_from_str, langid};
use std::collections::BTreeSet;
use std::sync::LazyLock;

mod files {
    include!(concat!(env!("OUT_DIR"), "/files.rs"));
}

type Bundle = FluentBundle<FluentResource>;

static ITALIAN: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::It));
static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::En));

fn texts(language: Language) -> &'static [(&'static str, &'static str)] {
    match language {
        Language::It => files::IT,
        Language::En => files::EN,
    }
}

/// Panics on a file that is no Fluent or a key that occurs twice: both are faults of the program, and its tests find them.
fn bundle(language: Language) -> Bundle {
    let id: LanguageIdentifier = match language {
        Language::It => langid!("it"),
        Language::En => langid!("en"),
    };
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Isolation marks round variables would end up in PDF, CSV and command output.
    bundle.set_use_isolating(false);
    for (name, text) in texts(language) {
        let resource = resource_from_str(text).unwrap_or_else(|error| panic!("{}/{name}: {error}", language.code()));
        bundle.add_resource(resource).unwrap_or_else(|errors| panic!("{}/{name}: {errors:?}", language.code()));
    }
    bundle
}

fn of(language: Language) -> &'static Bundle {
    match language {
        Language::It => &ITALIAN,
        Language::En => &ENGLISH,
    }
}

/// `key` is a message or `message.attribute`. A variable that is not given stays visible as `{$name}`.
fn look_up(language: Language, key: &str, args: Option<&FluentArgs>) -> Option<String> {
    let bundle = of(language);
    let (id, attribute) = key.split_once('.').map_or((key, None), |(id, attribute)| (id, Some(attribute)));
    let message = bundle.get_message(id)?;
    let pattern = match attribute {
        Some(attribute) => message.get_attribute(attribute)?.value(),
        None => message.value()?,
    };
    Some(bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned())
}

fn or_key(key: &str, text: Option<String>) -> String {
    text.unwrap_or_else(|| format!("⟨{key}⟩"))
}

/// The message `key`; an unknown one gives the key itself in `⟨⟩`.
#[must_use]
pub fn t(language: Language, key: &str) -> String {
    or_key(key, look_up(language, key, None))
}

/// The message `key` with text for its variables.
#[must_use]
pub fn tr(language: Language, key: &str, args: &[(&str, &str)]) -> String {
    let args = args.iter().map(|(name, value)| (*name, FluentValue::from(*value))).collect();
    or_key(key, look_up(language, key, Some(&args)))
}

/// The message `key` for a number: `$n` chooses the plural, `{$count}` is the number as the language writes it.
#[must_use]
pub fn tn(language: Language, key: &str, n: i64, args: &[(&str, &str)]) -> String {
    let mut all: FluentArgs = args.iter().map(|(name, value)| (*name, FluentValue::from(*value))).collect();
    all.set("n", n);
    all.set("count", integer(language, n));
    or_key(key, look_up(language, key, Some(&all)))
}

/// Whether there is a message (or `message.attribute`) of this key.
#[must_use]
pub fn has(language: Language, key: &str) -> bool {
    look_up(language, key, None).is_some()
}

/// The sentence that helps with `key`: its `.help`.
#[must_use]
pub fn help(language: Language, key: &str) -> Option<String> {
    look_up(language, &format!("{key}.help"), None)
}

/// The keys of all messages, sorted.
#[must_use]
pub fn keys(language: Language) -> Vec<String> {
    shapes(language).into_iter().map(|s| s.key).collect()
}

/// What a message is made of, whatever it says: what two languages must have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shape {
    pub key: String,
    pub attributes: BTreeSet<String>,
    /// Names of the variables in the message and its attributes. `n` and `count` count as one, since a plural may use either.
    pub variables: BTreeSet<String>,
}

/// The shapes of all messages, sorted by key.
#[must_use]
pub fn shapes(language: Language) -> Vec<Shape> {
    let mut shapes: Vec<Shape> = texts(language).iter().flat_map(|(_, text)| shapes_of(text)).collect();
    shapes.sort();
    shapes
}

/// Reads only what Fluent's grammar fixes by position: a message's key starts its line, an attribute's starts with a dot.
fn shapes_of(text: &str) -> Vec<Shape> {
    let mut shapes: Vec<Shape> = Vec::new();
    for line in text.lines() {
        if line.starts_with('#') {
            continue;
        }
        if line.starts_with(|c: char| c.is_ascii_alphabetic())
            && let Some((key, _)) = line.split_once('=')
        {
            shapes.push(Shape { key: key.trim().to_owned(), attributes: BTreeSet::new(), variables: BTreeSet::new() });
        }
        let Some(shape) = shapes.last_mut() else {
            continue;
        };
        if let Some(attribute) = line.trim_start().strip_prefix('.')
            && let Some((name, _)) = attribute.split_once('=')
        {
            shape.attributes.insert(name.trim().to_owned());
        }
        for after in line.split('$').skip(1) {
            let name: String = after.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')).collect();
            shape.variables.insert(if name == "n" { "count".to_owned() } else { name });
        }
    }
    shapes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_read_from_the_text() {
        let text =
            "# note = none\nfirst = One { $a }\n    .help = Help { $b }\nsecond = { $n ->\n    [one] one\n   *[other] { $count } more\n}\n";
        let shapes = shapes_of(text);
        let seen: Vec<(&str, Vec<&str>, Vec<&str>)> = shapes
            .iter()
            .map(|s| (s.key.as_str(), s.attributes.iter().map(String::as_str).collect(), s.variables.iter().map(String::as_str).collect()))
            .collect();
        assert_eq!(seen, vec![("first", vec!["help"], vec!["a", "b"]), ("second", vec![], vec!["count"])]);
    }

    #[test]
    fn every_key_that_is_read_is_found_by_fluent() {
        for language in Language::ALL {
            for shape in shapes(language) {
                assert!(has(language, &shape.key), "{}: {}", language.code(), shape.key);
                for attribute in &shape.attributes {
                    assert!(has(language, &format!("{}.{attribute}", shape.key)), "{}: {}.{attribute}", language.code(), shape.key);
                }
            }
        }
    }
}
