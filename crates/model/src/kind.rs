//! How a kind of record is declared: its fields, its lifecycle and its links, once. Validation, forms, lists, pages,
//! JSON Schema, OpenAPI, CSV columns, search text and map layers are all made from this declaration.
//! Labels and help are messages: `KIND`, `KIND-FIELD`, `KIND-FIELD.help`, `KIND-state-STATE`.

use crate::vocabulary::Vocabulary;

/// A kind of record.
#[derive(Debug)]
pub struct Kind {
    pub code: &'static str,
    pub states: &'static [State],
    pub fields: &'static [Field],
    pub links: &'static [LinkRule],
    /// The field whose choice colours and names records in a list or on the map.
    pub class_field: Option<&'static str>,
    /// Column shown first after the title in a list, and summed or compared in its finding.
    pub figure_field: Option<&'static str>,
}

impl Kind {
    #[must_use]
    pub fn field(&self, code: &str) -> Option<&'static Field> {
        self.fields.iter().find(|f| f.code == code)
    }

    #[must_use]
    pub fn state(&self, code: &str) -> Option<&'static State> {
        self.states.iter().find(|s| s.code == code)
    }

    #[must_use]
    pub fn first_state(&self) -> &'static str {
        self.states.first().map_or("", |s| s.code)
    }
}

/// A state of a lifecycle, and those that may follow it.
#[derive(Debug)]
pub struct State {
    pub code: &'static str,
    pub next: &'static [&'static str],
    /// The kind of record this state needs and that does not exist yet; until then the state is refused, with that reason.
    pub waits_for: Option<&'static str>,
}

impl State {
    #[must_use]
    pub const fn new(code: &'static str, next: &'static [&'static str]) -> State {
        State { code, next, waits_for: None }
    }

    #[must_use]
    pub const fn waiting_for(mut self, kind: &'static str) -> State {
        self.waits_for = Some(kind);
        self
    }
}

/// A link that may start at a record of this kind.
#[derive(Debug)]
pub struct LinkRule {
    pub code: &'static str,
    pub to: &'static [&'static str],
}

/// What values a field takes.
#[derive(Debug, Clone, Copy)]
pub enum FieldType {
    /// One line, at most 500 characters.
    Text,
    /// Several lines, at most 20 000 characters.
    LongText,
    Integer,
    Number,
    /// Euro, kept as a text with two decimals.
    Money,
    Date,
    Year,
    Yes,
    Choice(&'static Vocabulary),
    Choices(&'static Vocabulary),
    Url,
    Email,
    TaxCode,
    /// Short code without spaces.
    Code,
}

/// One field of a kind's body.
#[derive(Debug)]
pub struct Field {
    pub code: &'static str,
    pub kind: FieldType,
    /// Unit of the number, as a message key or a symbol.
    pub unit: &'static str,
    pub required: bool,
    pub filter: bool,
    pub sort: bool,
    pub search: bool,
    pub personal: bool,
    /// The value is the digest of a document that the store keeps.
    pub document: bool,
    /// Other names under which a file's column is known.
    pub aliases: &'static [&'static str],
    /// Least and greatest value of a number.
    pub range: Option<(f64, f64)>,
}

impl Field {
    #[must_use]
    pub const fn new(code: &'static str, kind: FieldType) -> Field {
        Field {
            code,
            kind,
            unit: "",
            required: false,
            filter: false,
            sort: false,
            search: false,
            personal: false,
            document: false,
            aliases: &[],
            range: None,
        }
    }

    #[must_use]
    pub const fn unit(mut self, unit: &'static str) -> Field {
        self.unit = unit;
        self
    }

    #[must_use]
    pub const fn required(mut self) -> Field {
        self.required = true;
        self
    }

    #[must_use]
    pub const fn filter(mut self) -> Field {
        self.filter = true;
        self
    }

    #[must_use]
    pub const fn sort(mut self) -> Field {
        self.sort = true;
        self
    }

    #[must_use]
    pub const fn search(mut self) -> Field {
        self.search = true;
        self
    }

    #[must_use]
    pub const fn personal(mut self) -> Field {
        self.personal = true;
        self
    }

    #[must_use]
    pub const fn document(mut self) -> Field {
        self.document = true;
        self
    }

    #[must_use]
    pub const fn aliases(mut self, aliases: &'static [&'static str]) -> Field {
        self.aliases = aliases;
        self
    }

    #[must_use]
    pub const fn range(mut self, least: f64, greatest: f64) -> Field {
        self.range = Some((least, greatest));
        self
    }

    #[must_use]
    pub fn vocabulary(&self) -> Option<&'static Vocabulary> {
        match self.kind {
            FieldType::Choice(v) | FieldType::Choices(v) => Some(v),
            _ => None,
        }
    }
}
