//! The plan for machines: every figure with value, unit, data and method, and the text beside it.

use serde::Serialize;
use serde_json::Value;

use crate::anchors::numbers;
use crate::walk::{plain, words};
use crate::{Block, Cell, Change, DataSource, Drawing, Inline, MethodNote, Plan, TitlePage, markdown, text};

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
    title_page: &'a TitlePage,
    figures: Vec<Figure<'a>>,
    summary: Overview<'a>,
    guide: Option<Reading<'a>>,
    changes: &'a [Change],
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
    /// The data with version and digest, so that an entry is whole by itself.
    sources: Vec<SourceOf<'a>>,
    method: Option<&'a str>,
    method_name: Option<&'a str>,
    parameters: Vec<Parameter<'a>>,
}

#[derive(Serialize)]
struct SourceOf<'a> {
    id: &'a str,
    title: &'a str,
    version: &'a str,
    digest: &'a str,
    date: Option<&'a str>,
}

#[derive(Serialize)]
struct Parameter<'a> {
    name: &'a str,
    value: &'a str,
}

#[derive(Serialize)]
struct Overview<'a> {
    finding: String,
    intro: String,
    statements: Vec<Finding<'a>>,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct Reading<'a> {
    title: &'a str,
    text: Vec<String>,
    content: Vec<Content<'a>>,
}

#[derive(Serialize)]
struct Opening<'a> {
    number: &'a str,
    title: &'a str,
    quote: String,
    intro: String,
}

/// A number that a drawing prints, with the key of its value.
#[derive(Serialize)]
struct Drawn {
    text: String,
    value: Option<String>,
}

#[derive(Serialize)]
struct Finding<'a> {
    figure: &'a str,
    value: Option<&'a str>,
    label: String,
    text: String,
}

#[derive(Serialize)]
struct Part<'a> {
    id: &'a str,
    chapter: Option<Opening<'a>>,
    heading: &'a str,
    finding: String,
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
        caption: String,
        description: String,
        source: String,
        notes: Vec<String>,
        numbers: Vec<Drawn>,
    },
    Table {
        id: &'a str,
        number: String,
        caption: String,
        columns: Vec<&'a str>,
        rows: Vec<Vec<Option<&'a str>>>,
        extract: Option<String>,
        source: String,
        notes: Vec<String>,
    },
    Missing {
        text: String,
        remedy: String,
    },
    Words {
        caption: &'a str,
        by: Option<&'a str>,
        markdown: &'a str,
        text: String,
    },
    List {
        items: Vec<String>,
        notes: Vec<String>,
    },
    Columns {
        columns: Vec<Listed<'a>>,
        notes: Vec<String>,
    },
    Questions {
        rows: Vec<Asked>,
    },
}

#[derive(Serialize)]
struct Listed<'a> {
    title: &'a str,
    text: String,
    items: Vec<String>,
}

#[derive(Serialize)]
struct Asked {
    question: String,
    missing: String,
    remedy: String,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    file: &'a str,
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
        note: data.note.as_deref(),
        file: &data.file,
        url: data.url.as_deref(),
        page,
    }
}

fn content<'a>(block: &'a Block, words: &dyn Fn(&[Inline]) -> String, number: &dyn Fn(&str) -> String) -> Content<'a> {
    let told = |notes: &[crate::Note]| -> Vec<String> {
        notes.iter().map(|n| format!("{} {}", words(&n.title), words(&n.text)).trim().to_owned()).collect()
    };
    match block {
        Block::Paragraph { text, notes } => Content::Paragraph { text: words(text), notes: told(notes) },
        Block::Figure { id, caption, alt, drawing, source, notes, .. } => Content::Figure {
            id,
            number: number(id),
            caption: words(caption),
            description: plain(alt),
            source: words(source),
            notes: told(notes),
            numbers: drawn(drawing),
        },
        Block::Table { id, caption, columns, rows, source, extract, notes, .. } => Content::Table {
            id,
            number: number(id),
            caption: words(caption),
            columns: columns.iter().map(|c| c.title.as_str()).collect(),
            rows: rows.iter().map(|r| r.cells.iter().map(cell).collect()).collect(),
            extract: extract.as_ref().map(|e| words(e)),
            source: words(source),
            notes: told(notes),
        },
        Block::Missing { text, remedy } => Content::Missing { text: words(text), remedy: words(remedy) },
        Block::Words { markdown, caption, by, .. } => {
            Content::Words { caption, by: by.as_deref(), markdown, text: markdown::plain(markdown) }
        }
        Block::List { items, notes } => Content::List { items: items.iter().map(|i| words(i)).collect(), notes: told(notes) },
        Block::Columns { columns, notes } => {
            let list = |c: &'a crate::ListColumn| Listed {
                title: &c.title,
                text: words(&c.text),
                items: c.items.iter().map(|i| words(i)).collect(),
            };
            Content::Columns { columns: columns.iter().map(list).collect(), notes: told(notes) }
        }
        Block::Questions { rows } => Content::Questions {
            rows: rows
                .iter()
                .map(|r| Asked { question: words(&r.question), missing: words(&r.missing), remedy: words(&r.remedy) })
                .collect(),
        },
    }
}

fn drawn(drawing: &Drawing) -> Vec<Drawn> {
    drawing.numbers().into_iter().map(|(text, value)| Drawn { text, value }).collect()
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
    let words = |inlines: &[Inline]| words(inlines, &|id| numbers.get(id).cloned().unwrap_or_else(|| id.to_owned()));
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
        title_page: &plan.title_page,
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
                sources: plan
                    .annex
                    .data
                    .iter()
                    .filter(|d| v.data.contains(&d.id))
                    .map(|d| SourceOf { id: &d.id, title: &d.title, version: &d.version, digest: &d.digest, date: d.date.as_deref() })
                    .collect(),
                method: v.method.as_deref(),
                method_name: method_of(&v.method).map(|m| m.name.as_str()),
                parameters: method_of(&v.method).map(parameters).unwrap_or_default(),
            })
            .collect(),
        summary: Overview {
            finding: words(&plan.summary.finding),
            intro: words(&plan.summary.intro),
            statements: plan
                .summary
                .statements
                .iter()
                .map(|s| Finding { figure: &s.figure, value: s.value_id.as_deref(), label: words(&s.label), text: words(&s.text) })
                .collect(),
            notes: plan.summary.notes.iter().map(|n| format!("{} {}", words(&n.title), words(&n.text)).trim().to_owned()).collect(),
        },
        guide: plan.guide.as_ref().map(|g| Reading {
            title: &g.title,
            text: [words(&g.intro)]
                .into_iter()
                .chain(g.voices.iter().map(|v| format!("{}. {}", v.title, words(&v.text))))
                .chain([words(&g.closing)])
                .filter(|t| !t.is_empty())
                .collect(),
            content: g.blocks.iter().map(|b| content(b, &words, &number)).collect(),
        }),
        changes: &plan.changes,
        sections: plan
            .sections
            .iter()
            .map(|s| Part {
                id: &s.id,
                chapter: s.chapter.as_ref().map(|c| Opening {
                    number: &c.number,
                    title: &c.title,
                    quote: words(&c.quote),
                    intro: words(&c.intro),
                }),
                heading: &s.heading,
                finding: words(&s.finding),
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
