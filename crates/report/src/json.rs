//! The plan for machines: every figure with value, unit, data and method, and the text beside it.

use serde::Serialize;
use serde_json::Value;

use crate::anchors::numbers;
use crate::{Block, Cell, DataSource, Inline, MethodNote, Plan, text};

#[derive(Serialize)]
struct Document<'a> {
    title: &'a str,
    subtitle: &'a str,
    territory: &'a str,
    language: &'a str,
    edition: &'a str,
    date: &'a str,
    audience: &'a str,
    digest: &'a str,
    figures: Vec<Figure<'a>>,
    summary: Vec<Finding<'a>>,
    sections: Vec<Part<'a>>,
    data: Vec<Source<'a>>,
    methods: Vec<Method<'a>>,
}

#[derive(Serialize)]
struct Figure<'a> {
    id: &'a str,
    label: &'a str,
    value: &'a Value,
    unit: &'a str,
    text: &'a str,
    data: &'a [String],
    method: Option<&'a str>,
    parameters: Vec<Parameter<'a>>,
}

#[derive(Serialize)]
struct Parameter<'a> {
    name: &'a str,
    value: &'a str,
}

#[derive(Serialize)]
struct Finding<'a> {
    figure: &'a str,
    value: Option<&'a str>,
    label: &'a str,
    text: String,
}

#[derive(Serialize)]
struct Part<'a> {
    id: &'a str,
    heading: &'a str,
    finding: &'a str,
    content: Vec<Content<'a>>,
}

/// A block in words; tables keep their cells.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Content<'a> {
    Paragraph {
        text: String,
        notes: Vec<String>,
    },
    Figure {
        id: &'a str,
        number: String,
        caption: &'a str,
        description: &'a str,
        source: String,
    },
    Table {
        id: &'a str,
        number: String,
        caption: &'a str,
        columns: Vec<&'a str>,
        rows: Vec<Vec<Option<&'a str>>>,
        extract: Option<&'a str>,
        source: String,
    },
    Missing {
        text: String,
        remedy: String,
    },
}

#[derive(Serialize)]
struct Source<'a> {
    id: &'a str,
    title: &'a str,
    publisher: &'a str,
    licence: &'a str,
    date: Option<&'a str>,
    version: &'a str,
    digest: &'a str,
    rows: &'a str,
    url: Option<&'a str>,
    page: Option<String>,
}

#[derive(Serialize)]
struct Method<'a> {
    id: &'a str,
    name: &'a str,
    question: &'a str,
    source: &'a str,
    parameters: Vec<Parameter<'a>>,
    page: Option<String>,
}

fn parameters(method: &MethodNote) -> Vec<Parameter<'_>> {
    method.parameters.iter().map(|(name, value)| Parameter { name, value }).collect()
}

fn source<'a>(data: &'a DataSource, page: Option<String>) -> Source<'a> {
    Source {
        id: &data.id,
        title: &data.title,
        publisher: &data.publisher,
        licence: &data.licence,
        date: data.date.as_deref(),
        version: &data.version,
        digest: &data.digest,
        rows: &data.rows,
        url: data.url.as_deref(),
        page,
    }
}

fn content<'a>(block: &'a Block, words: &dyn Fn(&[Inline]) -> String, number: &dyn Fn(&str) -> String) -> Content<'a> {
    match block {
        Block::Paragraph { text, notes } => Content::Paragraph {
            text: words(text),
            notes: notes.iter().map(|n| format!("{} {}", n.title, words(&n.text)).trim().to_owned()).collect(),
        },
        Block::Figure { id, caption, alt, source, .. } => {
            Content::Figure { id, number: number(id), caption, description: alt, source: words(source) }
        }
        Block::Table { id, caption, columns, rows, source, extract, .. } => Content::Table {
            id,
            number: number(id),
            caption,
            columns: columns.iter().map(|c| c.title.as_str()).collect(),
            rows: rows.iter().map(|r| r.cells.iter().map(cell).collect()).collect(),
            extract: extract.as_deref(),
            source: words(source),
        },
        Block::Missing { text, remedy } => Content::Missing { text: words(text), remedy: words(remedy) },
    }
}

fn cell(cell: &Cell) -> Option<&str> {
    match cell {
        Cell::Text { text } | Cell::Value { text, .. } => Some(text),
        Cell::Missing => None,
    }
}

/// The plan as indented JSON, ending in a line feed. Keys and entries stand in a fixed order.
pub fn json(plan: &Plan) -> String {
    let numbers = numbers(plan);
    let words = |inlines: &[Inline]| -> String {
        inlines
            .iter()
            .map(|inline| match inline {
                Inline::Text { text } | Inline::Value { text, .. } | Inline::Emphasis { text } | Inline::Link { text, .. } => text.as_str(),
                Inline::Data { id } | Inline::Method { id } => id.as_str(),
                Inline::Reference { id } => numbers.get(id.as_str()).map_or(id.as_str(), String::as_str),
            })
            .collect()
    };
    let number = |id: &str| numbers.get(id).cloned().unwrap_or_default();
    let live = |page: &Option<String>| -> Option<String> { text::join(plan.base_url.as_deref()?, page.as_deref()?) };
    let method_of = |id: &Option<String>| plan.annex.methods.iter().find(|m| Some(&m.id) == id.as_ref());
    let document = Document {
        title: &plan.title,
        subtitle: &plan.subtitle,
        territory: &plan.territory,
        language: &plan.language,
        edition: &plan.edition,
        date: &plan.date,
        audience: &plan.audience_note,
        digest: &plan.digest,
        figures: plan
            .annex
            .values
            .iter()
            .map(|v| Figure {
                id: &v.id,
                label: &v.label,
                value: &v.value,
                unit: &v.unit,
                text: &v.text,
                data: &v.data,
                method: v.method.as_deref(),
                parameters: method_of(&v.method).map(parameters).unwrap_or_default(),
            })
            .collect(),
        summary: plan
            .summary
            .iter()
            .map(|s| Finding { figure: &s.figure, value: s.value_id.as_deref(), label: &s.label, text: words(&s.text) })
            .collect(),
        sections: plan
            .sections
            .iter()
            .map(|s| Part {
                id: &s.id,
                heading: &s.heading,
                finding: &s.finding,
                content: s.blocks.iter().map(|b| content(b, &words, &number)).collect(),
            })
            .collect(),
        data: plan.annex.data.iter().map(|d| source(d, live(&d.page))).collect(),
        methods: plan
            .annex
            .methods
            .iter()
            .map(|m| Method {
                id: &m.id,
                name: &m.name,
                question: &m.question,
                source: &m.source,
                parameters: parameters(m),
                page: live(&m.page),
            })
            .collect(),
    };
    // Only texts, options and JSON values: writing them to memory cannot fail.
    let mut out = serde_json::to_string_pretty(&document).unwrap_or_default();
    out.push('\n');
    out
}
