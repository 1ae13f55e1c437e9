//! The typed input of a plan: what the instruments fill and this crate sets in type.
//! All text is final: translated, rounded and formatted in the plan's language.

use serde::{Deserialize, Serialize};

use crate::drawing::{DotDrawing, Drawing};

/// A whole work plan. Every string is plain text; nothing in it is read as markup.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// ISO 639-1 code of the text's language, `it` or `en`: hyphenation and speech depend on it.
    pub language: String,
    /// Title on the first page and in the document's properties. Never empty.
    pub title: String,
    pub subtitle: String,
    /// Name of the territory, also the document's author line.
    pub territory: String,
    /// Name of the edition as text, for instance "Edition of 23 November 2026".
    pub edition: String,
    /// Date of the edition, `YYYY-MM-DD`; the only date in the document's properties.
    pub date: String,
    /// For whom it was written, for instance "only what is public". Empty: not shown.
    pub audience_note: String,
    /// Address of the installation; with it the annex links to the live pages.
    pub base_url: Option<String>,
    /// Drawing on the title page.
    pub cover: Option<Cover>,
    /// What a reader of one page should know.
    pub summary: Vec<Statement>,
    pub sections: Vec<Section>,
    pub annex: Annex,
    pub labels: Labels,
    /// Digest of the inputs in hexadecimal; its first 12 characters stand on every page.
    pub digest: String,
}

/// The drawing of the title page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cover {
    /// What it shows, in words, for who cannot see it.
    pub alt: String,
    pub caption: Vec<Inline>,
    pub drawing: Drawing,
}

/// One finding of the summary: a large figure, what it measures, a sentence, its neighbour.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// The large figure as formatted text, for instance "−4.3 %".
    pub figure: String,
    /// Key of the figure in [`Annex::values`]; `None` where it is not a computed value.
    pub value_id: Option<String>,
    /// What the figure measures, small, below it.
    pub label: String,
    pub text: Vec<Inline>,
    pub comparison: Option<Comparison>,
}

/// The figure beside its neighbours, as dots on a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    pub alt: String,
    pub drawing: DotDrawing,
}

/// A part of the plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// Anchor, unique in the plan.
    pub id: String,
    /// Small heading from the founding document; may begin with its number ("1.1 …").
    pub heading: String,
    /// The sentence a person would say, large. Empty: not shown.
    pub finding: String,
    pub blocks: Vec<Block>,
}

/// A piece of a section. `id`s are anchors, unique among figures and tables.
#[allow(clippy::large_enum_variant)] // A plan holds few of them; a box would only burden who fills it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Block {
    /// A paragraph and the notes that stand beside it.
    Paragraph { text: Vec<Inline>, notes: Vec<Note> },
    /// A numbered figure. `wide` spans text and notes (168 mm), else the text column (118 mm).
    Figure {
        id: String,
        caption: String,
        /// What it shows, in words. Never empty.
        alt: String,
        drawing: Drawing,
        source: Vec<Inline>,
        wide: bool,
        notes: Vec<Note>,
    },
    /// A numbered table. `extract` says so where not all rows are shown ("5 of 33").
    Table {
        id: String,
        caption: String,
        columns: Vec<Column>,
        rows: Vec<Row>,
        source: Vec<Inline>,
        extract: Option<String>,
        wide: bool,
        notes: Vec<Note>,
    },
    /// What the data do not say, and how to bring it in.
    Missing { text: Vec<Inline>, remedy: Vec<Inline> },
}

/// A short note in the margin.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// Empty: only the text.
    pub title: String,
    pub text: Vec<Inline>,
}

/// A run of text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Inline {
    Text {
        text: String,
    },
    /// A computed value: `text` as formatted, `id` its key in [`Annex::values`].
    Value {
        text: String,
        id: String,
    },
    Emphasis {
        text: String,
    },
    /// Only `http`, `https`, `mailto` and addresses that begin with `/` or `#` become links.
    Link {
        text: String,
        href: String,
    },
    /// The mark of a data source (`D1`), a key of [`Annex::data`].
    Data {
        id: String,
    },
    /// The mark of a method (`M1`), a key of [`Annex::methods`].
    Method {
        id: String,
    },
    /// A reference to a figure or table by its `id`; becomes "Figure 2".
    Reference {
        id: String,
    },
}

impl Inline {
    /// Plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }

    /// A formatted value with its key in the annex.
    pub fn value(text: impl Into<String>, id: impl Into<String>) -> Self {
        Self::Value { text: text.into(), id: id.into() }
    }

    /// The mark of a data source.
    pub fn data(id: impl Into<String>) -> Self {
        Self::Data { id: id.into() }
    }

    /// The mark of a method.
    pub fn method(id: impl Into<String>) -> Self {
        Self::Method { id: id.into() }
    }

    /// A reference to a figure or table.
    pub fn reference(id: impl Into<String>) -> Self {
        Self::Reference { id: id.into() }
    }
}

/// A column's head.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Column {
    pub title: String,
    pub align: Align,
}

/// How a column's cells are set. Numbers go to the right, with figures of equal width.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    Text,
    Number,
}

/// A row of a table; `total` sets it apart at the foot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    pub cells: Vec<Cell>,
    pub total: bool,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Cell {
    Text {
        text: String,
    },
    /// A value that has its own entry in the annex.
    Value {
        text: String,
        id: String,
    },
    /// No value: printed as a dash, spoken as [`Labels::no_value`].
    Missing,
}

impl Cell {
    /// A cell of plain text or of a formatted number.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }
}

/// "Data and methods": where every figure comes from.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Annex {
    pub data: Vec<DataSource>,
    pub methods: Vec<MethodNote>,
    pub values: Vec<ValueEntry>,
}

/// A version of a data set that the plan rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DataSource {
    /// Mark, for instance `D1`.
    pub id: String,
    pub title: String,
    pub publisher: String,
    pub licence: String,
    /// Date the data refer to, as text; `None` where the publisher does not say.
    pub date: Option<String>,
    pub version: String,
    pub digest: String,
    /// Number of rows, as formatted text.
    pub rows: String,
    /// The publisher's own page.
    pub url: Option<String>,
    /// Path of the data set's page in the installation (`/data_sets/…`), joined to the base address.
    pub page: Option<String>,
}

/// A method as it was used here.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MethodNote {
    /// Mark, for instance `M1`.
    pub id: String,
    pub name: String,
    /// The question it answers.
    pub question: String,
    /// Where it is described (author, year, DOI).
    pub source: String,
    pub parameters: Vec<(String, String)>,
    /// Path of its page in the installation, joined to the base address.
    pub page: Option<String>,
}

/// One computed value with its provenance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ValueEntry {
    pub id: String,
    /// What it is, in words.
    pub label: String,
    /// The value before rounding for print.
    pub value: serde_json::Value,
    pub unit: String,
    /// Marks of the data sources.
    pub data: Vec<String>,
    /// Mark of the method.
    pub method: Option<String>,
    /// The value as printed.
    pub text: String,
}

/// The fixed words of the document, already in its language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Labels {
    pub figure: String,
    pub table: String,
    pub source: String,
    pub contents: String,
    pub summary: String,
    /// Heading of the annex, "Data and methods".
    pub annex: String,
    pub data: String,
    pub methods: String,
    pub values: String,
    pub missing: String,
    /// "How to bring it in".
    pub remedy: String,
    pub edition: String,
    pub digest: String,
    /// "Draft generated from the data"; stands on every page. Empty: not shown.
    pub status: String,
    pub page: String,
    pub publisher: String,
    pub licence: String,
    pub date: String,
    /// "date not stated".
    pub date_unknown: String,
    pub version: String,
    pub rows: String,
    pub question: String,
    pub parameters: String,
    pub value: String,
    pub unit: String,
    pub method: String,
    /// What the value measures: head of a column in the annex.
    pub measure: String,
    /// "no value", spoken in the place of a dash.
    pub no_value: String,
    /// "Online:" before the installation's address.
    pub online: String,
    /// Explains the annex in one or two sentences.
    pub annex_intro: String,
    /// Said where the plan has no sections.
    pub empty: String,
}
