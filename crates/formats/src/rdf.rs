//! A small graph of RDF, described subject by subject, and its two forms: Turtle 1.1 and JSON-LD 1.1. Names of properties, classes and data
//! types are prefixed; addresses are in full.

use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// What stands behind a property.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Object {
    Iri(String),
    /// A text and its language, which may be empty.
    Text(String, String),
    /// A value of a prefixed data type.
    Typed(String, &'static str),
    /// Something without an address of its own.
    Node(Description),
}

/// Prefixed classes, and prefixed properties with their objects, in the order in which they are written.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Description {
    classes: Vec<&'static str>,
    properties: Vec<(&'static str, Vec<Object>)>,
}

impl Description {
    pub fn of(classes: &[&'static str]) -> Description {
        Description { classes: classes.to_vec(), properties: Vec::new() }
    }

    /// Adds a property, unless it has no objects.
    pub fn with(mut self, property: &'static str, objects: impl IntoIterator<Item = Object>) -> Description {
        let objects: Vec<Object> = objects.into_iter().collect();
        if !objects.is_empty() {
            self.properties.push((property, objects));
        }
        self
    }
}

/// A graph: every subject is described once, in the order of first mention.
#[derive(Debug)]
pub(crate) struct Graph {
    prefixes: &'static [(&'static str, &'static str)],
    /// Where a subject stands.
    places: BTreeMap<String, usize>,
    subjects: Vec<(String, Description)>,
}

impl Graph {
    pub fn new(prefixes: &'static [(&'static str, &'static str)]) -> Graph {
        Graph { prefixes, places: BTreeMap::new(), subjects: Vec::new() }
    }

    /// Describes a subject, and refers to it. What was said of it before stays as it is; classes and properties that are new join it.
    pub fn describe(&mut self, iri: &str, description: Description) -> Object {
        let at = *self.places.entry(iri.to_owned()).or_insert(self.subjects.len());
        if let Some((_, known)) = self.subjects.get_mut(at) {
            for class in description.classes {
                if !known.classes.contains(&class) {
                    known.classes.push(class);
                }
            }
            for (property, objects) in description.properties {
                if known.properties.iter().all(|(name, _)| *name != property) {
                    known.properties.push((property, objects));
                }
            }
        } else {
            self.subjects.push((iri.to_owned(), description));
        }
        Object::Iri(iri.to_owned())
    }

    /// # Errors
    /// What `out` gives.
    pub fn write_turtle<W: Write>(&self, mut out: W) -> io::Result<W> {
        for (prefix, namespace) in self.prefixes {
            writeln!(out, "@prefix {prefix}: <{namespace}> .")?;
        }
        for (iri, description) in &self.subjects {
            writeln!(out, "\n<{}>{} .", address(iri), turtle(description, "    "))?;
        }
        out.flush()?;
        Ok(out)
    }

    /// # Errors
    /// What `out` gives.
    pub fn write_json_ld<W: Write>(&self, out: W) -> io::Result<W> {
        let prefixes: Map<String, Value> = self.prefixes.iter().map(|(name, iri)| ((*name).to_owned(), json!(iri))).collect();
        let before = format!("{{\"@context\":{},\"@graph\":[", Value::Object(prefixes));
        let subjects = self.subjects.iter().map(|(iri, description)| {
            let mut members = json_ld(description);
            members.insert("@id".to_owned(), json!(address(iri)));
            Ok(Value::Object(members))
        });
        crate::json_out::write_list(out, [&before, "]}\n"], subjects)
    }
}

/// What follows a subject, before the point.
fn turtle(description: &Description, indent: &str) -> String {
    let mut lines = Vec::new();
    if !description.classes.is_empty() {
        lines.push(format!("a {}", description.classes.join(", ")));
    }
    for (property, objects) in &description.properties {
        let objects: Vec<String> = objects.iter().map(|object| turtle_object(object, indent)).collect();
        lines.push(format!("{property} {}", objects.join(", ")));
    }
    let separator = format!(" ;\n{indent}");
    format!(" {}", lines.join(&separator))
}

fn turtle_object(object: &Object, indent: &str) -> String {
    match object {
        Object::Iri(iri) => format!("<{}>", address(iri)),
        Object::Text(text, language) if is_language(language) => format!("{}@{language}", quoted(text)),
        Object::Text(text, _) => quoted(text),
        Object::Typed(text, kind) => format!("{}^^{kind}", quoted(text)),
        Object::Node(description) => {
            let deeper = format!("{indent}    ");
            format!("[\n{deeper}{}\n{indent}]", turtle(description, &deeper).trim_start())
        }
    }
}

fn json_ld(description: &Description) -> Map<String, Value> {
    let mut members = Map::new();
    if !description.classes.is_empty() {
        members.insert("@type".to_owned(), json!(description.classes));
    }
    for (property, objects) in &description.properties {
        let objects = objects.iter().map(|object| match object {
            Object::Iri(iri) => json!({"@id": address(iri)}),
            Object::Text(text, language) if is_language(language) => json!({"@value": sound(text), "@language": language}),
            Object::Text(text, _) => json!({"@value": sound(text)}),
            Object::Typed(text, kind) => json!({"@value": sound(text), "@type": kind}),
            Object::Node(description) => Value::Object(json_ld(description)),
        });
        members.insert((*property).to_owned(), objects.collect());
    }
    members
}

/// An address without the characters that none may hold: they are written as per cent.
fn address(iri: &str) -> String {
    let mut out = String::new();
    for c in iri.chars() {
        if c <= ' ' || c == '\u{7f}' || matches!(c, '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`') {
            out.push_str(&format!("%{:02X}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}

/// Control characters that text on the web may not hold become the sign for a letter that is missing.
fn sound(text: &str) -> String {
    text.replace(|c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r') && c < '\u{80}', "\u{fffd}")
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in sound(text).chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}

fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    parts.next().is_some_and(|first| !first.is_empty() && first.bytes().all(|b| b.is_ascii_alphabetic()))
        && parts.all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}
