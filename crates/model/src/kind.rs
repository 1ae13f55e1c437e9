//! How a kind of record is declared: its fields, its lifecycle and its links, once. Validation, forms, lists, pages,
//! JSON Schema, OpenAPI, CSV columns, search text and map layers are all made from this declaration.
//! Labels and help are messages: `KIND`, `KIND-FIELD`, `KIND-FIELD.help`, `KIND-state-STATE`; columns of rows are `column-CODE`.

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
    /// The verb of the work plan under which pages list the kind.
    pub verb: Verb,
    /// Which side of the grid its records stand on.
    pub side: Side,
    /// Days after which a record that nobody confirmed turns grey and asks its owner; none: it does not age.
    pub term: Option<u32>,
}

/// The seven verbs of a work plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verb {
    Survey,
    Understand,
    Integrate,
    Design,
    Participate,
    Train,
    Guarantee,
}

impl Verb {
    pub const ALL: [Verb; 7] =
        [Verb::Survey, Verb::Understand, Verb::Integrate, Verb::Design, Verb::Participate, Verb::Train, Verb::Guarantee];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Verb::Survey => "survey",
            Verb::Understand => "understand",
            Verb::Integrate => "integrate",
            Verb::Design => "design",
            Verb::Participate => "participate",
            Verb::Train => "train",
            Verb::Guarantee => "guarantee",
        }
    }
}

/// What a record is in a cell of the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Asks for something: needs, lots.
    Demand,
    /// Can give something: offers, facilities, professionals, courses.
    Supply,
    /// Is under way or planned: initiatives, projects, pilots, actions.
    Initiative,
    /// Stands around these: actors, calls, partnerships, meetings.
    Around,
    /// Is no part of the territory: data and the plan itself.
    Outside,
}

impl Side {
    /// The sides that stand on the grid, in the order in which it shows them.
    pub const ON_GRID: [Side; 4] = [Side::Demand, Side::Supply, Side::Initiative, Side::Around];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Side::Demand => "demand",
            Side::Supply => "supply",
            Side::Initiative => "initiative",
            Side::Around => "around",
            Side::Outside => "outside",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Side> {
        Side::ON_GRID.into_iter().find(|s| s.code() == code)
    }
}

impl Kind {
    /// What most kinds have in common; a declaration says the rest.
    pub const PLAIN: Kind = Kind {
        code: "",
        states: &[],
        fields: &[],
        links: &[],
        class_field: None,
        figure_field: None,
        verb: Verb::Survey,
        side: Side::Around,
        term: None,
    };

    #[must_use]
    pub fn link(&self, code: &str) -> Option<&'static LinkRule> {
        self.links.iter().find(|l| l.code == code)
    }

    /// The links without which a record of this kind cannot be.
    pub fn required_links(&self) -> impl Iterator<Item = &'static LinkRule> + use<> {
        self.links.iter().filter(|l| l.required)
    }

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
    /// What a record must have to come here; a step that lacks one is refused, with what it lacks.
    pub needs: &'static [Condition],
    /// Whether only those who publish may lead a record here.
    pub publisher: bool,
}

impl State {
    #[must_use]
    pub const fn new(code: &'static str, next: &'static [&'static str]) -> State {
        State { code, next, needs: &[], publisher: false }
    }

    #[must_use]
    pub const fn needs(mut self, needs: &'static [Condition]) -> State {
        self.needs = needs;
        self
    }

    #[must_use]
    pub const fn publisher(mut self) -> State {
        self.publisher = true;
        self
    }
}

/// What must hold before a record comes to a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// The field of the body has a value.
    Has(&'static str),
    /// A link of this code leads from the record to one of the kind, in one of the states (in any, where none is named).
    To { link: &'static str, kind: &'static str, states: &'static [&'static str] },
    /// A link of this code leads to the record from one of the kind, in one of the states (in any, where none is named).
    From { link: &'static str, kind: &'static str, states: &'static [&'static str] },
}

/// A link that may start at a record of this kind.
#[derive(Debug)]
pub struct LinkRule {
    pub code: &'static str,
    pub to: &'static [&'static str],
    /// The record cannot be without one such link: it is made with it, and goes before it.
    pub required: bool,
    /// At most one such link at a time.
    pub one: bool,
}

impl LinkRule {
    #[must_use]
    pub const fn new(code: &'static str, to: &'static [&'static str]) -> LinkRule {
        LinkRule { code, to, required: false, one: false }
    }

    /// Exactly one such link, always.
    #[must_use]
    pub const fn required(mut self) -> LinkRule {
        self.required = true;
        self.one = true;
        self
    }

    #[must_use]
    pub const fn one(mut self) -> LinkRule {
        self.one = true;
        self
    }
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
    /// Several short texts, each once.
    Texts,
    /// Rows of a small table inside the record: budget lines, steps of an agenda. Columns are neither personal nor rows themselves.
    Rows(&'static [Field]),
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

    /// Whether its values are figures, which tables put to the right.
    #[must_use]
    pub fn is_number(&self) -> bool {
        matches!(self.kind, FieldType::Money | FieldType::Integer | FieldType::Number | FieldType::Year)
    }

    /// The columns of a field of rows.
    #[must_use]
    pub fn columns(&self) -> &'static [Field] {
        match self.kind {
            FieldType::Rows(columns) => columns,
            _ => &[],
        }
    }
}
