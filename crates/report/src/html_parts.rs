//! The pieces of the HTML twin: runs of text, figures, tables, notes and the annex.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, PreEscaped, html as markup};

use crate::anchors::{data_anchor, figure_anchor, method_anchor, numbers, value_anchor};
use crate::markdown::{self, Piece, Run};
use crate::svg::{Canvas, Theme, WIDTH_COLUMN, WIDTH_WIDE, svg};
use crate::text::{clean, join, safe_href, slug};
use crate::{Align, Block, Cell, Column, DataSource, Drawing, Inline, ListColumn, MethodNote, Note, Plan, Question, Row, ValueEntry, walk};

/// Writes pieces of one plan, knowing which targets exist: a reference without target is set as
/// plain text.
pub(crate) struct Writer<'a> {
    plan: &'a Plan,
    numbers: BTreeMap<&'a str, String>,
    values: BTreeSet<&'a str>,
    data: BTreeSet<&'a str>,
    methods: BTreeSet<&'a str>,
}

impl<'a> Writer<'a> {
    pub fn new(plan: &'a Plan) -> Self {
        Self {
            plan,
            numbers: numbers(plan),
            values: plan.annex.values.iter().map(|v| v.id.as_str()).collect(),
            data: plan.annex.data.iter().map(|d| d.id.as_str()).collect(),
            methods: plan.annex.methods.iter().map(|m| m.id.as_str()).collect(),
        }
    }

    fn to(&self, class: &str, text: &str, anchor: Option<String>) -> Markup {
        let text = clean(text);
        match anchor {
            Some(anchor) => markup! { a class=(class) href=(format!("#{anchor}")) { (text) } },
            None => markup! { span class=(class) { (text) } },
        }
    }

    /// A value that opens its entry in the annex.
    pub fn value(&self, text: &str, id: Option<&str>) -> Markup {
        self.to("plan-value", text, id.filter(|id| self.values.contains(id)).map(value_anchor))
    }

    fn data_mark(&self, id: &str) -> Markup {
        self.to("plan-mark", id, self.data.contains(id).then(|| data_anchor(id)))
    }

    fn method_mark(&self, id: &str) -> Markup {
        self.to("plan-mark", id, self.methods.contains(id).then(|| method_anchor(id)))
    }

    /// A run of text with its links.
    pub fn inlines(&self, inlines: &[Inline]) -> Markup {
        markup! { @for inline in inlines { (self.inline(inline)) } }
    }

    fn inline(&self, inline: &Inline) -> Markup {
        match inline {
            Inline::Text { text } => markup! { (clean(text)) },
            Inline::Value { text, id } => self.value(text, Some(id)),
            Inline::Emphasis { text } => markup! { em { (clean(text)) } },
            Inline::Link { text, href } => match safe_href(href) {
                Some(href) => markup! { a href=(href) rel="noopener" { (clean(text)) } },
                None => markup! { (clean(text)) },
            },
            Inline::Data { id } => self.data_mark(id),
            Inline::Method { id } => self.method_mark(id),
            Inline::Reference { id } => match self.numbers.get(id.as_str()) {
                Some(name) => self.to("plan-reference", name, Some(figure_anchor(id))),
                None => markup! { (clean(id)) },
            },
            Inline::Suggestion { text } => markup! { span class="plan-suggestion" { (clean(text)) } },
        }
    }

    /// No value: a dash that says so.
    pub fn dash(&self) -> Markup {
        markup! { abbr title=(clean(&self.plan.labels.no_value)) { "–" } }
    }

    /// A drawing as inline SVG; `id` is unique in the plan.
    pub fn drawing(&self, id: &str, title: &str, alt: &str, drawing: &Drawing, width: f64, theme: &Theme) -> Markup {
        let id = format!("drawing-{}", slug(id));
        PreEscaped(svg(drawing, &Canvas { id: &id, title, description: alt, width, theme }))
    }

    fn number(&self, id: &str) -> &str {
        self.numbers.get(id).map_or("", String::as_str)
    }

    pub fn notes(&self, notes: &[Note]) -> Markup {
        markup! {
            @if !notes.is_empty() {
                aside class="plan-notes" {
                    @for note in notes {
                        div class="plan-note" {
                            @if !note.title.is_empty() { p class="plan-note-title" { (self.inlines(&note.title)) } }
                            p { (self.inlines(&note.text)) }
                        }
                    }
                }
            }
        }
    }

    fn source(&self, source: &[Inline]) -> Markup {
        markup! {
            @if !source.is_empty() {
                p class="plan-source" { (clean(&self.plan.labels.source)) ": " (self.inlines(source)) }
            }
        }
    }

    /// A block of a section.
    pub fn block(&self, block: &Block) -> Markup {
        match block {
            Block::Paragraph { text, notes } => markup! {
                div class="plan-row" {
                    p { (self.inlines(text)) }
                    (self.notes(notes))
                }
            },
            Block::Figure { id, caption, alt, drawing, source, wide, notes } => {
                let width = if *wide { WIDTH_WIDE } else { WIDTH_COLUMN };
                markup! {
                    div class=(if *wide { "plan-row wide" } else { "plan-row" }) {
                        figure id=(figure_anchor(id)) {
                            figcaption { strong { (clean(self.number(id))) "." } " " (self.inlines(caption)) }
                            (self.drawing(&format!("f-{id}"), &walk::plain(caption), &walk::plain(alt), drawing, width, &Theme::LIGHT))
                            (self.source(source))
                            (self.details(block))
                        }
                        (self.notes(notes))
                    }
                }
            }
            Block::Table { id, caption, columns, rows, source, extract, wide, notes } => markup! {
                div class=(if *wide { "plan-row wide" } else { "plan-row" }) {
                    div class="plan-table" id=(figure_anchor(id)) tabindex="0" role="region" aria-label=(clean(self.number(id))) {
                        table {
                            caption { strong { (clean(self.number(id))) "." } " " (self.inlines(caption)) }
                            (self.table(columns, rows))
                        }
                        @if let Some(extract) = extract { p class="plan-extract" { (self.inlines(extract)) } }
                        (self.source(source))
                        (self.details(block))
                    }
                    (self.notes(notes))
                }
            },
            Block::Missing { text, remedy } => markup! {
                div class="plan-missing" {
                    p { strong { (clean(&self.plan.labels.missing)) "." } " " (self.inlines(text)) }
                    @if !remedy.is_empty() {
                        p { strong { (clean(&self.plan.labels.remedy)) "." } " " (self.inlines(remedy)) }
                    }
                }
            },
            Block::Words { markdown, caption, by, prompt } => markup! {
                div class="plan-words" {
                    p class="plan-words-caption" {
                        strong { (clean(caption)) }
                        @if let Some(by) = by { " · " (clean(by)) }
                    }
                    @if markdown.trim().is_empty() { p class="plan-words-empty" { (clean(prompt)) } }
                    @else { (self.pieces(&markdown::read(markdown))) }
                }
            },
            Block::List { items, notes } => markup! {
                div class="plan-row" {
                    ul { @for item in items { li { (self.inlines(item)) } } }
                    (self.notes(notes))
                }
            },
            Block::Columns { columns, notes } => markup! {
                div class="plan-row" {
                    div class="plan-columns" { @for column in columns { (self.list_column(column)) } }
                    (self.notes(notes))
                }
            },
            Block::Questions { rows } => self.questions(rows),
        }
    }

    fn list_column(&self, column: &ListColumn) -> Markup {
        markup! {
            div {
                p {
                    @if !column.title.is_empty() { strong { (clean(&column.title)) "." } " " }
                    (self.inlines(&column.text))
                }
                @if !column.items.is_empty() { ul { @for item in &column.items { li { (self.inlines(item)) } } } }
            }
        }
    }

    fn questions(&self, rows: &[Question]) -> Markup {
        let labels = &self.plan.labels;
        markup! {
            div class="plan-table plan-questions" tabindex="0" role="region" aria-label=(clean(&labels.unknown)) {
                table {
                    thead { tr { @for head in [&labels.unknown, &labels.why, &labels.remedy] { th scope="col" { (clean(head)) } } } }
                    tbody { @for row in rows {
                        tr {
                            th scope="row" { (self.inlines(&row.question)) }
                            td { (self.inlines(&row.missing)) }
                            td { (self.inlines(&row.remedy)) }
                        }
                    } }
                }
            }
        }
    }

    /// The agency's words; lists of one level, deeper ones by their indent.
    fn pieces(&self, pieces: &[Piece]) -> Markup {
        markup! {
            @for piece in pieces {
                @match piece {
                    Piece::Paragraph { runs } => p { (self.runs(runs)) },
                    Piece::Item { number, level, runs } => p class=(format!("plan-words-item level-{level}")) {
                        @match number { Some(n) => { (n) ". " }, None => { "• " } }
                        (self.runs(runs))
                    },
                }
            }
        }
    }

    fn runs(&self, runs: &[Run]) -> Markup {
        markup! {
            @for run in runs {
                @let text = markup! {
                    @if run.bold { strong { (clean(&run.text)) } } @else if run.italic { em { (clean(&run.text)) } } @else { (clean(&run.text)) }
                };
                @match run.href.as_deref().and_then(safe_href) {
                    Some(href) => a href=(href) rel="noopener" { (text) },
                    None => (text),
                }
            }
        }
    }

    /// The data and methods of a figure or table, to be opened in its place: what is marked in its
    /// source and notes, and every value that it prints.
    fn details(&self, block: &Block) -> Markup {
        let (source, notes, shown) = match block {
            Block::Figure { source, notes, drawing, .. } => {
                (source, notes, drawing.shown().iter().filter_map(|s| s.id.clone()).collect::<Vec<_>>())
            }
            Block::Table { source, notes, rows, .. } => {
                let id = |cell: &'_ Cell| -> Option<String> { if let Cell::Value { id, .. } = cell { Some(id.clone()) } else { None } };
                (source, notes, rows.iter().flat_map(|r| &r.cells).filter_map(id).collect())
            }
            _ => return markup! {},
        };
        let runs = || source.iter().chain(notes.iter().flat_map(|n| &n.text));
        let marked = |wanted: fn(&Inline) -> Option<&str>| runs().filter_map(wanted).collect::<BTreeSet<&str>>();
        let data = marked(|i| if let Inline::Data { id } = i { Some(id) } else { None });
        let methods = marked(|i| if let Inline::Method { id } = i { Some(id) } else { None });
        let shown: BTreeSet<String> = shown.into_iter().collect();
        let (data, methods, values) = (
            self.plan.annex.data.iter().filter(|d| data.contains(d.id.as_str())).collect::<Vec<_>>(),
            self.plan.annex.methods.iter().filter(|m| methods.contains(m.id.as_str())).collect::<Vec<_>>(),
            self.plan.annex.values.iter().filter(|v| shown.contains(v.id.as_str())).collect::<Vec<_>>(),
        );
        markup! {
            @if !(data.is_empty() && methods.is_empty() && values.is_empty()) {
                details class="plan-details" {
                    summary { (clean(&self.plan.labels.details)) }
                    dl class="plan-entries" {
                        @for d in data { dt { (clean(&d.id)) } dd { (self.data_text(d)) } }
                        @for m in methods { dt { (clean(&m.id)) } dd { (self.method_text(m)) } }
                    }
                    @if !values.is_empty() {
                        ul class="plan-details-values" {
                            @for v in values { li { (clean(&v.label)) ": " (self.value(&v.text, Some(&v.id))) } }
                        }
                    }
                }
            }
        }
    }

    fn table(&self, columns: &[Column], rows: &[Row]) -> Markup {
        let class = |i: usize| columns.get(i).is_some_and(|c| c.align == Align::Number).then_some("number");
        markup! {
            thead { tr { @for (i, column) in columns.iter().enumerate() { th scope="col" class=[class(i)] { (clean(&column.title)) } } } }
            tbody {
                @for row in rows {
                    tr class=[row.total.then_some("total")] {
                        @for (i, cell) in row.cells.iter().enumerate() {
                            @if i == 0 { th scope="row" class=[class(i)] { (self.cell(cell)) } }
                            @else { td class=[class(i)] { (self.cell(cell)) } }
                        }
                    }
                }
            }
        }
    }

    fn cell(&self, cell: &Cell) -> Markup {
        match cell {
            Cell::Text { text } => markup! { (clean(text)) },
            Cell::Value { text, id } => self.value(text, Some(id)),
            Cell::Missing => self.dash(),
        }
    }

    /// "Data and methods".
    pub fn annex(&self) -> Markup {
        let (labels, annex) = (&self.plan.labels, &self.plan.annex);
        markup! {
            section class="plan-annex" id="plan-annex" {
                h2 { (clean(&labels.annex)) }
                @if !labels.annex_intro.is_empty() { p { (clean(&labels.annex_intro)) } }
                @if let Some(base) = self.plan.base_url.as_deref().and_then(safe_href) {
                    p { (clean(&labels.online)) " " a href=(base) { (clean(base)) } }
                }
                @if !annex.data.is_empty() {
                    h3 { (clean(&labels.data)) }
                    dl class="plan-entries" { @for data in &annex.data { (self.data_entry(data)) } }
                }
                @if !annex.methods.is_empty() {
                    h3 { (clean(&labels.methods)) }
                    dl class="plan-entries" { @for method in &annex.methods { (self.method_entry(method)) } }
                }
                @if !annex.values.is_empty() {
                    h3 { (clean(&labels.values)) }
                    div class="plan-table" tabindex="0" role="region" aria-label=(clean(&labels.values)) { (self.values(&annex.values)) }
                }
            }
        }
    }

    /// A name that links to its page in the installation, where the base address is known.
    fn live(&self, name: &str, page: Option<&str>) -> Markup {
        let href = self.plan.base_url.as_deref().zip(page).and_then(|(base, page)| join(base, page));
        match href {
            Some(href) => markup! { a href=(href) { (clean(name)) } },
            None => markup! { (clean(name)) },
        }
    }

    fn data_entry(&self, data: &DataSource) -> Markup {
        markup! {
            dt id=(data_anchor(&data.id)) { (clean(&data.id)) }
            dd { (self.data_text(data)) }
        }
    }

    fn data_text(&self, data: &DataSource) -> Markup {
        let labels = &self.plan.labels;
        let date = data.date.as_deref().unwrap_or(&labels.date_unknown);
        let digest: String = data.digest.chars().take(12).collect();
        markup! {
            strong { (self.live(&data.title, data.page.as_deref())) } ". "
            (clean(&data.publisher)) "; " (clean(date)) "; " (clean(&data.licence)) ". "
            (clean(&labels.version)) " " (clean(&data.version)) ", " (clean(&data.rows)) " " (clean(&labels.rows)) ", "
            @if let Some(note) = &data.note { em { (clean(note)) } " " }
            @if !data.file.is_empty() { code { (clean(&data.file)) } " " }
            code { (clean(&digest)) }
            @if let Some(url) = data.url.as_deref().and_then(safe_href) { ". " a href=(url) rel="noopener" { (clean(url)) } }
        }
    }

    fn method_entry(&self, method: &MethodNote) -> Markup {
        markup! {
            dt id=(method_anchor(&method.id)) { (clean(&method.id)) }
            dd { (self.method_text(method)) }
        }
    }

    fn method_text(&self, method: &MethodNote) -> Markup {
        markup! {
            strong { (self.live(&method.name, method.page.as_deref())) } ". " (clean(&method.question)) " "
            (clean(&method.source))
            @if !method.parameters.is_empty() {
                " " (clean(&self.plan.labels.parameters)) ": "
                @for (i, (name, value)) in method.parameters.iter().enumerate() {
                    @if i > 0 { "; " }
                    (clean(name)) " = " (clean(value))
                }
            }
        }
    }

    fn values(&self, values: &[ValueEntry]) -> Markup {
        let labels = &self.plan.labels;
        markup! {
            table {
                thead { tr {
                    th scope="col" { (clean(&labels.measure)) }
                    th scope="col" class="number" { (clean(&labels.value)) }
                    th scope="col" { (clean(&labels.unit)) }
                    th scope="col" { (clean(&labels.data)) }
                    th scope="col" { (clean(&labels.method)) }
                } }
                tbody { @for value in values {
                    tr id=(value_anchor(&value.id)) {
                        th scope="row" { (clean(&value.label)) }
                        td class="number" { data value=(value.value.to_string()) { (clean(&value.text)) } }
                        td { (clean(&value.unit)) }
                        td { @for (i, id) in value.data.iter().enumerate() { @if i > 0 { ", " } (self.data_mark(id)) } }
                        td { @if let Some(id) = &value.method { (self.method_mark(id)) } }
                    }
                } }
            }
        }
    }
}
