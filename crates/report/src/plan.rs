//! The typed input of a plan: what the instruments fill and this crate sets in type.
//! All text is final: translated, rounded and formatted in the plan's language.

use serde::{Deserialize, Serialize};

use crate::drawing::{DotDrawing, Drawing, Shown};
use crate::encoding::base64_bytes;

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
    /// What the agency puts on the title page; places are printed for what is absent.
    pub title_page: TitlePage,
    /// Drawing on the title page.
    pub cover: Option<Cover>,
    /// What a reader of one page should know.
    pub summary: Summary,
    /// How to read the plan, beside its contents.
    pub guide: Option<Guide>,
    /// What differs from the last edition. Empty: not shown.
    pub changes: Vec<Change>,
    pub sections: Vec<Section>,
    pub annex: Annex,
    pub labels: Labels,
    /// Digest of the inputs in hexadecimal; its first 12 characters stand on every page.
    pub digest: String,
}

/// What the agency puts on the title page.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct TitlePage {
    /// Name of the agency. Absent: [`Labels::logo_place`] is printed.
    pub body: Option<String>,
    pub logo: Option<Logo>,
    /// Who signs. Absent: a line with [`Labels::signature_place`].
    pub signatory: Option<String>,
    pub signatory_role: Option<String>,
    /// Name of the edition, for instance "first edition".
    pub edition_name: Option<String>,
    /// A sentence below the edition. Empty: not shown.
    pub note: String,
}

/// A coat of arms or logo.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Logo {
    /// `image/svg+xml`, `image/png` or `image/jpeg`; anything else is refused.
    pub media: String,
    /// The file; base64 in JSON.
    #[serde(with = "base64_bytes")]
    pub bytes: Vec<u8>,
    /// What it shows, in words. Never empty.
    pub alt: String,
}

/// The page for who reads one page: a sentence for the whole, then its findings.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Summary {
    /// The whole in one sentence, large. Empty: not shown.
    pub finding: Vec<Inline>,
    /// How the findings are to be read. Empty: not shown.
    pub intro: Vec<Inline>,
    /// Without statements the summary is not printed.
    pub statements: Vec<Statement>,
    /// Short notes at the foot, two side by side.
    pub notes: Vec<Note>,
}

/// "How to read": the voices of the plan, beside the contents, and figures about the whole.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Guide {
    /// Heading of the page, for instance "Contents and how to read".
    pub title: String,
    pub intro: Vec<Inline>,
    pub voices: Vec<Voice>,
    pub closing: Vec<Inline>,
    /// Printed below, for instance the age of the sources; figures count with the others.
    pub blocks: Vec<Block>,
}

/// One voice of the plan with the sign it is known by.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Voice {
    pub mark: VoiceMark,
    pub title: String,
    pub text: Vec<Inline>,
}

/// The sign of a voice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", content = "text", rename_all = "snake_case")]
pub enum VoiceMark {
    /// The solid rule of the agency's own words.
    Words,
    /// The dotted rule of what is missing.
    Missing,
    /// Marks of data and methods, for instance "D5, M2".
    Marks(String),
    /// The dashed tag of an unconfirmed rule, with its word.
    Suggestion(String),
}

/// A value that differs from the last edition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    pub label: String,
    /// As formatted; empty where the last edition had none.
    pub before: String,
    pub now: Shown,
}

/// The drawing of the title page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cover {
    /// What it shows, in words, for who cannot see it.
    pub alt: Vec<Inline>,
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
    pub label: Vec<Inline>,
    pub text: Vec<Inline>,
    pub comparison: Option<Comparison>,
}

/// The figure beside its neighbours, as dots on a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    pub alt: Vec<Inline>,
    pub drawing: DotDrawing,
}

/// A part of the plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// Anchor, unique in the plan.
    pub id: String,
    /// Opens a chapter before this section.
    pub chapter: Option<Chapter>,
    /// Small heading from the founding document; may begin with its number ("1.1 …"). Empty only
    /// where a chapter opens here: its title is then the section's.
    pub heading: String,
    /// The sentence a person would say, large. Empty: not shown.
    pub finding: Vec<Inline>,
    pub blocks: Vec<Block>,
    /// Where the agency edits its words for this section; a link in the HTML page only.
    pub edit_url: Option<String>,
}

/// A chapter of the founding document.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Chapter {
    /// For instance "1"; may be empty.
    pub number: String,
    pub title: String,
    /// The founding document's own sentence, set as a quotation. Empty: not shown.
    pub quote: Vec<Inline>,
    /// What this chapter holds. Empty: not shown.
    pub intro: Vec<Inline>,
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
        caption: Vec<Inline>,
        /// What it shows, in words. Never empty.
        alt: Vec<Inline>,
        drawing: Drawing,
        source: Vec<Inline>,
        wide: bool,
        notes: Vec<Note>,
    },
    /// A numbered table. `extract` says so where not all rows are shown ("5 of 33").
    Table {
        id: String,
        caption: Vec<Inline>,
        columns: Vec<Column>,
        rows: Vec<Row>,
        source: Vec<Inline>,
        extract: Option<Vec<Inline>>,
        wide: bool,
        notes: Vec<Note>,
    },
    /// What the data do not say, and how to bring it in.
    Missing { text: Vec<Inline>, remedy: Vec<Inline> },
    /// The agency's own words, in plain Markdown (paragraphs, lists, bold, italic, links; raw HTML
    /// and images stand as text). Empty `markdown`: `prompt` is printed, pale.
    Words {
        markdown: String,
        /// "The agency's words".
        caption: String,
        /// Who wrote it and when.
        by: Option<String>,
        /// For instance "Here the agency says … To be written."
        prompt: String,
    },
    /// A list with dots.
    List { items: Vec<Vec<Inline>>, notes: Vec<Note> },
    /// Short texts or lists side by side, two at best.
    Columns { columns: Vec<ListColumn>, notes: Vec<Note> },
    /// "What we do not know": question, why, and how to bring it in, over the whole width.
    Questions { rows: Vec<Question> },
}

/// A column of [`Block::Columns`]: its title runs into the text; items follow as a list.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct ListColumn {
    pub title: String,
    pub text: Vec<Inline>,
    pub items: Vec<Vec<Inline>>,
}

/// A question that the data of this edition do not answer.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Question {
    pub question: Vec<Inline>,
    /// Why it cannot be answered.
    pub missing: Vec<Inline>,
    /// The data that would close it.
    pub remedy: Vec<Inline>,
}

/// A short note in the margin.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// Empty: only the text.
    pub title: Vec<Inline>,
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
    /// A dashed tag with this word: what an unconfirmed rule proposed.
    Suggestion {
        text: String,
    },
}

impl Inline {
    /// Plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }

    /// A run that is one plain text; none where the text is empty.
    pub fn plain(text: impl Into<String>) -> Vec<Self> {
        let text = text.into();
        if text.is_empty() { Vec::new() } else { vec![Self::Text { text }] }
    }

    /// The tag of an unconfirmed rule.
    pub fn suggestion(text: impl Into<String>) -> Self {
        Self::Suggestion { text: text.into() }
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
    /// What its publisher or those who know it warn of.
    pub note: Option<String>,
    /// Name of the file it came from, without folders. Empty: not shown.
    pub file: String,
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
    /// "From the founding document", after a chapter's quotation.
    pub founding: String,
    /// "Place for the coat of arms and the name of the agency".
    pub logo_place: String,
    /// "For the agency: name and office, date, signature".
    pub signature_place: String,
    /// "changes if a file changes", below the digest of the title page.
    pub digest_note: String,
    /// "What we do not know" and "Why": heads of [`Block::Questions`]; the third is `remedy`.
    pub unknown: String,
    pub why: String,
    /// "What changed since the last edition", with the heads of its columns.
    pub changes: String,
    pub before: String,
    pub now: String,
    /// "Edit": the link to where the agency writes its words.
    pub edit: String,
    /// "Data and method": opens the details of a figure in the HTML page.
    pub details: String,
    /// "All values stand in plan.json and on the page": said in the PDF in the place of the list.
    pub values_elsewhere: String,
}
