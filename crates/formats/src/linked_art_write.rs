//! Linked Art entities as they are written: JSON-LD, valid against the JSON Schemas of API 1.0.
//!
//! Tangible heritage is a [`Class::HumanMadeObject`]; intangible heritage a [`Class::PropositionalObject`] (a practice, a feast), a
//! [`Class::LinguisticObject`] (a tale, a song) or a [`Class::VisualItem`] (a motif), whose place and time are those in which it arose.
//! What the schema of its class does not have is left out: owner, keeper and material of what cannot be touched, the shape of what is no
//! place.

use crate::json_out::write_list;
use crate::linked_art_json::{members, record};
use reticolo_model::geometry::Geometry;
use serde_json::Value;
use std::borrow::Cow;
use std::io::{self, Write};

/// The address of Linked Art's context.
pub const CONTEXT: &str = "https://linked.art/ns/v1/linked-art.json";

/// The part of the context that is written here: the terms of Linked Art and what they stand for in CIDOC-CRM.
pub const EMBEDDED_CONTEXT: &str = include_str!("linked_art_context.json");

/// How the context is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Context {
    /// By its address, in every entity of a list: valid against the schemas; a reader has to have the context or to fetch it.
    Url,
    /// In full, once for a graph of all entities: reads as CIDOC-CRM without anything else.
    Embedded,
}

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Class {
    #[default]
    HumanMadeObject,
    VisualItem,
    LinguisticObject,
    PropositionalObject,
    Place,
}

impl Class {
    /// The name of the class in Linked Art.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Class::HumanMadeObject => "HumanMadeObject",
            Class::VisualItem => "VisualItem",
            Class::LinguisticObject => "LinguisticObject",
            Class::PropositionalObject => "PropositionalObject",
            Class::Place => "Place",
        }
    }
}

/// A term of a vocabulary, by its URI.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    pub uri: Cow<'static, str>,
    pub label: Cow<'static, str>,
}

impl Term {
    #[must_use]
    pub const fn of(uri: &'static str, label: &'static str) -> Term {
        Term { uri: Cow::Borrowed(uri), label: Cow::Borrowed(label) }
    }

    #[must_use]
    pub fn new(uri: impl Into<String>, label: impl Into<String>) -> Term {
        Term { uri: Cow::Owned(uri.into()), label: Cow::Owned(label.into()) }
    }
}

/// Terms of the Art and Architecture Thesaurus that Linked Art recommends.
pub mod aat {
    use super::Term;

    pub const PRIMARY_NAME: Term = Term::of("http://vocab.getty.edu/aat/300404670", "Primary Name");
    pub const LOCAL_NUMBER: Term = Term::of("http://vocab.getty.edu/aat/300404621", "Local Number");
    pub const BRIEF_TEXT: Term = Term::of("http://vocab.getty.edu/aat/300418049", "Brief Text");
    pub const DESCRIPTION: Term = Term::of("http://vocab.getty.edu/aat/300435416", "Description");
    pub const CONDITION: Term = Term::of("http://vocab.getty.edu/aat/300435425", "Condition Statement");
    pub const MATERIALS: Term = Term::of("http://vocab.getty.edu/aat/300435429", "Materials Statement");
    pub const PROVENANCE: Term = Term::of("http://vocab.getty.edu/aat/300435438", "Provenance Statement");
    pub const RIGHTS: Term = Term::of("http://vocab.getty.edu/aat/300435434", "Rights Statement");
    pub const ACCESS: Term = Term::of("http://vocab.getty.edu/aat/300133046", "Access Statement");
    pub const NOTE: Term = Term::of("http://vocab.getty.edu/aat/300027200", "Note");
    pub const DIGITAL_IMAGE: Term = Term::of("http://vocab.getty.edu/aat/300215302", "Digital Image");
    pub const WEB_PAGE: Term = Term::of("http://vocab.getty.edu/aat/300264578", "Web Page");
    pub const ARCHITECTURE: Term = Term::of("http://vocab.getty.edu/aat/300263552", "Architecture");
    pub const HEIGHT: Term = Term::of("http://vocab.getty.edu/aat/300055644", "height");
    pub const WIDTH: Term = Term::of("http://vocab.getty.edu/aat/300055647", "width");
    pub const DEPTH: Term = Term::of("http://vocab.getty.edu/aat/300072633", "depth");
    pub const WEIGHT: Term = Term::of("http://vocab.getty.edu/aat/300056240", "weight");
    pub const CENTIMETRES: Term = Term::of("http://vocab.getty.edu/aat/300379098", "cm");
    pub const METRES: Term = Term::of("http://vocab.getty.edu/aat/300379099", "m");
    pub const KILOGRAMS: Term = Term::of("http://vocab.getty.edu/aat/300379226", "kg");
    pub const ITALIAN: Term = Term::of("http://vocab.getty.edu/aat/300388474", "Italian");
    pub const ENGLISH: Term = Term::of("http://vocab.getty.edu/aat/300388277", "English");
}

/// A name in a language; the first of its language is the primary one.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Name {
    pub content: String,
    pub language: Option<Term>,
}

/// What is said of an entity in words; `kind` such as [`aat::DESCRIPTION`].
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    pub kind: Term,
    pub content: String,
    pub language: Option<Term>,
}

/// A person or, mostly, an organization.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Agent {
    pub id: String,
    pub label: String,
    pub person: bool,
}

/// Another entity, by its URI.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reference {
    pub id: String,
    pub label: String,
}

/// A number of metres, kilograms and the like.
#[derive(Debug, Clone, PartialEq)]
pub struct Dimension {
    pub kind: Term,
    pub value: f64,
    pub unit: Term,
}

/// A span of time. `begin` and `end` are years, months, days or moments (`1881`, `1881-05`, `1881-05-20`, `1881-05-20T10:00:00Z`), each
/// meant as a whole; a text in another form is left out. `label` says it in words.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TimeSpan {
    pub begin: String,
    pub end: String,
    pub label: String,
}

/// What was found when an entity was examined: a term, words, or both.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Condition {
    pub term: Option<Term>,
    pub note: String,
    pub when: Option<TimeSpan>,
    pub by: Option<Agent>,
}

/// A picture on the web; `format` is its media type.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Image {
    pub url: String,
    pub format: String,
    pub label: String,
}

/// An entity. Ids are URIs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Entity {
    pub id: String,
    pub class: Class,
    /// For people who read the data; the first name, else the id, where it is empty.
    pub label: String,
    pub names: Vec<Name>,
    /// Inventory numbers and the like, each with what it is.
    pub identifiers: Vec<(String, Term)>,
    pub classified_as: Vec<Term>,
    pub statements: Vec<Statement>,
    pub owners: Vec<Agent>,
    pub keepers: Vec<Agent>,
    pub makers: Vec<Agent>,
    /// Where an object is, or where intangible heritage arose.
    pub location: Option<Reference>,
    pub condition: Option<Condition>,
    pub dimensions: Vec<Dimension>,
    pub materials: Vec<Term>,
    /// When it was made or arose.
    pub timespan: Option<TimeSpan>,
    /// An object that this one, or a place that this place, is part of.
    pub part_of: Option<Reference>,
    pub equivalent: Vec<String>,
    pub images: Vec<Image>,
    pub web_page: String,
    pub geometry: Option<Geometry>,
}

/// Writes entities, one a line.
///
/// # Errors
/// What `out` gives.
pub fn write_objects<W: Write>(out: W, objects: impl IntoIterator<Item = Entity>, context: Context) -> io::Result<W> {
    let embedded = format!("{{\"@context\":{},\"@graph\":[", EMBEDDED_CONTEXT.trim_end());
    let (before, behind) = match context {
        Context::Url => ("[", "]\n"),
        Context::Embedded => (embedded.as_str(), "]}\n"),
    };
    let value = |entity: Entity| match context {
        Context::Url => record(&entity),
        Context::Embedded => Value::Object(members(&entity)),
    };
    write_list(out, [before, behind], objects.into_iter().map(|entity| Ok(value(entity))))
}
