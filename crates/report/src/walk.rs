//! What a plan prints, text by text, with the keys of the values that stand in each: for the test
//! that no number is printed without a value.

use crate::chart::{GridDrawing, PairedDrawing, PhaseDrawing, StepDrawing, TimelineDrawing};
use crate::drawing::{Legend, LegendCount, MapDrawing, Shown};
use crate::{Block, Cell, Drawing, Inline, Note, Plan, anchors, markdown};

/// A printed text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedText {
    /// Where it stands, for instance `section people, figure elderly, caption`.
    pub place: String,
    pub text: String,
    /// Keys of the values in it, in order, from [`crate::Annex::values`].
    pub values: Vec<String>,
    /// The parts of `text` that are values, as printed; one for each key.
    pub printed: Vec<String>,
}

/// The text of a run, references by their printed names.
pub(crate) fn words(inlines: &[Inline], name: &dyn Fn(&str) -> String) -> String {
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Text { text }
            | Inline::Value { text, .. }
            | Inline::Emphasis { text }
            | Inline::Link { text, .. }
            | Inline::Suggestion { text } => text.clone(),
            Inline::Data { id } | Inline::Method { id } => id.clone(),
            Inline::Reference { id } => name(id),
        })
        .collect()
}

/// The text of a run without marks and references: titles, captions, descriptions.
pub(crate) fn plain(inlines: &[Inline]) -> String {
    words(inlines, &|id| id.to_owned())
}

struct Walk<'a> {
    out: Vec<PrintedText>,
    name: &'a dyn Fn(&str) -> String,
}

impl Walk<'_> {
    fn text(&mut self, place: impl Into<String>, text: &str) {
        if !text.trim().is_empty() {
            self.out.push(PrintedText { place: place.into(), text: text.to_owned(), values: Vec::new(), printed: Vec::new() });
        }
    }

    fn shown(&mut self, place: impl Into<String>, shown: &Shown) {
        if !shown.text.trim().is_empty() {
            let printed = shown.id.iter().map(|_| shown.text.clone()).collect();
            self.out.push(PrintedText {
                place: place.into(),
                text: shown.text.clone(),
                values: shown.id.iter().cloned().collect(),
                printed,
            });
        }
    }

    fn run(&mut self, place: impl Into<String>, inlines: &[Inline]) {
        let text = words(inlines, self.name);
        if text.trim().is_empty() {
            return;
        }
        let values =
            inlines.iter().filter_map(|i| if let Inline::Value { text, id } = i { Some((id.clone(), text.clone())) } else { None });
        let (values, printed) = values.unzip();
        self.out.push(PrintedText { place: place.into(), text, values, printed });
    }

    fn notes(&mut self, place: &str, notes: &[Note]) {
        for note in notes {
            self.run(format!("{place}, note title"), &note.title);
            self.run(format!("{place}, note"), &note.text);
        }
    }

    fn drawing(&mut self, place: &str, drawing: &Drawing) {
        for word in drawing.words() {
            self.text(format!("{place}, drawing"), &word);
        }
        for shown in drawing.shown() {
            self.shown(format!("{place}, drawing"), shown);
        }
        if let Drawing::Timeline(t) = drawing {
            for year in t.years() {
                self.text(format!("{place}, drawing, axis"), &year.to_string());
            }
        }
    }

    fn block(&mut self, place: &str, block: &Block) {
        match block {
            Block::Paragraph { text, notes } => {
                self.run(format!("{place}, paragraph"), text);
                self.notes(place, notes);
            }
            Block::Figure { id, caption, alt, drawing, source, notes, .. } => {
                let place = format!("{place}, figure {id}");
                self.run(format!("{place}, caption"), caption);
                self.run(format!("{place}, description"), alt);
                self.drawing(&place, drawing);
                self.run(format!("{place}, source"), source);
                self.notes(&place, notes);
            }
            Block::Table { id, caption, columns, rows, source, extract, notes, .. } => {
                let place = format!("{place}, table {id}");
                self.run(format!("{place}, caption"), caption);
                columns.iter().for_each(|c| self.text(format!("{place}, head"), &c.title));
                for cell in rows.iter().flat_map(|r| &r.cells) {
                    match cell {
                        Cell::Text { text } => self.text(format!("{place}, cell"), text),
                        Cell::Value { text, id } => self.shown(format!("{place}, cell"), &Shown::value(text.clone(), id.clone())),
                        Cell::Missing => {}
                    }
                }
                extract.iter().for_each(|e| self.run(format!("{place}, extract"), e));
                self.run(format!("{place}, source"), source);
                self.notes(&place, notes);
            }
            Block::Missing { text, remedy } => {
                self.run(format!("{place}, missing"), text);
                self.run(format!("{place}, remedy"), remedy);
            }
            Block::Words { markdown, caption, by, prompt } => {
                self.text(format!("{place}, words caption"), caption);
                by.iter().for_each(|by| self.text(format!("{place}, words by"), by));
                let (what, text) =
                    if markdown.trim().is_empty() { ("prompt", prompt.clone()) } else { ("words", markdown::plain(markdown)) };
                self.text(format!("{place}, {what}"), &text);
            }
            Block::List { items, notes } => {
                items.iter().for_each(|item| self.run(format!("{place}, list"), item));
                self.notes(place, notes);
            }
            Block::Columns { columns, notes } => {
                for column in columns {
                    self.text(format!("{place}, column title"), &column.title);
                    self.run(format!("{place}, column"), &column.text);
                    column.items.iter().for_each(|item| self.run(format!("{place}, column list"), item));
                }
                self.notes(place, notes);
            }
            Block::Questions { rows } => {
                for row in rows {
                    self.run(format!("{place}, question"), &row.question);
                    self.run(format!("{place}, why"), &row.missing);
                    self.run(format!("{place}, remedy"), &row.remedy);
                }
            }
        }
    }
}

impl Plan {
    /// Every text that the plan prints, in the order of print, with the values in it. Of the annex
    /// only the data and methods: the list of values is the values themselves. The agency's own
    /// words stand under places that end in `words`: they are not the plan's to vouch for.
    pub fn texts(&self) -> Vec<PrintedText> {
        let numbers = anchors::numbers(self);
        let name = |id: &str| numbers.get(id).cloned().unwrap_or_else(|| id.to_owned());
        let mut walk = Walk { out: Vec::new(), name: &name };
        walk.text("title", &self.title);
        walk.text("subtitle", &self.subtitle);
        walk.text("edition", &self.edition);
        walk.text("audience", &self.audience_note);
        let page = &self.title_page;
        for text in [&page.body, &page.signatory, &page.signatory_role, &page.edition_name].into_iter().flatten() {
            walk.text("title page", text);
        }
        walk.text("title page", &page.note);
        if let Some(cover) = &self.cover {
            walk.run("cover, description", &cover.alt);
            walk.run("cover, caption", &cover.caption);
            walk.drawing("cover", &cover.drawing);
        }
        walk.run("summary, finding", &self.summary.finding);
        walk.run("summary, intro", &self.summary.intro);
        for s in &self.summary.statements {
            walk.shown("summary, figure", &Shown { text: s.figure.clone(), id: s.value_id.clone() });
            walk.run("summary, label", &s.label);
            walk.run("summary, text", &s.text);
            if let Some(comparison) = &s.comparison {
                walk.run("summary, comparison, description", &comparison.alt);
                walk.drawing("summary, comparison", &Drawing::Dots(comparison.drawing.clone()));
            }
        }
        walk.notes("summary", &self.summary.notes);
        if let Some(guide) = &self.guide {
            walk.text("guide, title", &guide.title);
            walk.run("guide, intro", &guide.intro);
            for voice in &guide.voices {
                walk.text("guide, voice", &voice.title);
                walk.run("guide, voice", &voice.text);
            }
            walk.run("guide, closing", &guide.closing);
            guide.blocks.iter().for_each(|b| walk.block("guide", b));
        }
        for change in &self.changes {
            walk.text("changes, label", &change.label);
            walk.text("changes, before", &change.before);
            walk.shown("changes, now", &change.now);
        }
        for section in &self.sections {
            let place = format!("section {}", section.id);
            if let Some(chapter) = &section.chapter {
                walk.text(format!("{place}, chapter"), &format!("{} {}", chapter.number, chapter.title));
                walk.run(format!("{place}, chapter quote"), &chapter.quote);
                walk.run(format!("{place}, chapter intro"), &chapter.intro);
            }
            walk.text(format!("{place}, heading"), &section.heading);
            walk.run(format!("{place}, finding"), &section.finding);
            section.blocks.iter().for_each(|b| walk.block(&place, b));
        }
        for data in &self.annex.data {
            walk.text(format!("data {}", data.id), &data.title);
        }
        for method in &self.annex.methods {
            let place = format!("method {}", method.id);
            walk.text(place.clone(), &method.name);
            walk.text(format!("{place}, question"), &method.question);
            walk.text(format!("{place}, source"), &method.source);
            for (name, value) in &method.parameters {
                walk.text(format!("{place}, parameter"), &format!("{name} = {value}"));
            }
        }
        walk.out
    }
}

impl Drawing {
    /// Every number the drawing prints, as text, with the key of its value where it has one.
    /// Years on the axis of a time line are among them.
    pub fn numbers(&self) -> Vec<(String, Option<String>)> {
        let mut out: Vec<_> = self.shown().into_iter().map(|s| (s.text.clone(), s.id.clone())).collect();
        if let Drawing::Timeline(t) = self {
            out.extend(t.years().into_iter().map(|y| (y.to_string(), None)));
        }
        out.retain(|(text, _)| text.chars().any(|c| c.is_ascii_digit()));
        out
    }

    /// What the drawing prints as figures.
    pub(crate) fn shown(&self) -> Vec<&Shown> {
        match self {
            Self::Map(map) => of_map(map),
            Self::Pair { left, right } => [of_map(left), of_map(right)].concat(),
            Self::Bars(bars) => bars.bars.iter().map(|b| &b.text).collect(),
            Self::Dots(dots) => dots.rows.iter().flat_map(|r| &r.points).map(|p| &p.text).collect(),
            Self::Steps(StepDrawing { x_ticks, y_ticks, lines, .. }) => {
                x_ticks.iter().chain(y_ticks).map(|t| &t.text).chain(lines.iter().flat_map(|l| &l.notes).map(|n| &n.text)).collect()
            }
            Self::Timeline(TimelineDrawing { entries, today, .. }) => {
                entries.iter().map(|e| &e.text).chain(today.iter().map(|t| &t.text)).collect()
            }
            Self::Phases(PhaseDrawing { phases, filled, hollow, .. }) => {
                phases.iter().map(|p| &p.text).chain([&filled.count, &hollow.count]).collect()
            }
            Self::Paired(PairedDrawing { rows, .. }) => {
                rows.iter().flat_map(|r| [&r.first_text, &r.second_text].into_iter().chain(&r.cells)).collect()
            }
            Self::Grid(GridDrawing { rows, totals, .. }) => {
                rows.iter().flat_map(|r| r.cells.iter().map(|c| &c.text).chain(&r.figures)).chain(totals).collect()
            }
        }
    }

    /// The words the drawing prints: titles, names, legends.
    pub(crate) fn words(&self) -> Vec<String> {
        let mut out = match self {
            Self::Map(map) => words_of_map(map),
            Self::Pair { left, right } => [words_of_map(left), words_of_map(right)].concat(),
            Self::Bars(b) => {
                [b.title.clone()].into_iter().chain(b.reference.clone()).chain(b.bars.iter().map(|b| b.label.clone())).collect()
            }
            Self::Dots(d) => {
                let rows = d.rows.iter().flat_map(|r| [r.label.clone()].into_iter().chain(r.points.iter().map(|p| p.label.clone())));
                [d.title.clone()].into_iter().chain(rows).collect()
            }
            Self::Steps(s) => [&s.title, &s.x_title, &s.y_title].into_iter().chain(s.lines.iter().map(|l| &l.label)).cloned().collect(),
            Self::Timeline(t) => [t.title.clone()].into_iter().chain(t.entries.iter().map(crate::TimelineEntry::name)).collect(),
            Self::Phases(p) => {
                [&p.title, &p.filled.label, &p.hollow.label].into_iter().chain(p.phases.iter().map(|p| &p.label)).cloned().collect()
            }
            Self::Paired(p) => {
                [&p.title, &p.first, &p.second].into_iter().chain(&p.columns).chain(p.rows.iter().map(|r| &r.label)).cloned().collect()
            }
            Self::Grid(g) => [&g.title, &g.total_label]
                .into_iter()
                .chain(&g.columns)
                .chain(g.groups.iter().flat_map(|g| [&g.title].into_iter().chain(&g.columns)))
                .chain(g.rows.iter().flat_map(|r| [&r.number, &r.label]))
                .cloned()
                .collect(),
        };
        out.retain(|w| !w.trim().is_empty());
        out
    }
}

fn counts(legend: &Legend) -> impl Iterator<Item = &LegendCount> {
    let marks = legend.marks.iter().flat_map(|m| [&m.filled].into_iter().chain(&m.hollow).chain(&m.zero));
    let sites = legend.sites.iter().flat_map(|s| [&s.inside].into_iter().chain(&s.beyond).chain(&s.edge));
    legend.missing.iter().chain(marks).chain(sites)
}

fn of_map(map: &MapDrawing) -> Vec<&Shown> {
    let classes = map.legend.classes.iter().flat_map(|c| [&c.from, &c.count, &c.to]);
    let clusters = map.legend.clusters.iter().map(|c| &c.count);
    let rest = counts(&map.legend).map(|c| &c.count).chain(map.marks.iter().map(|m| &m.text)).chain(map.areas.iter().map(|a| &a.value));
    classes.chain(clusters).chain(rest).collect()
}

fn words_of_map(map: &MapDrawing) -> Vec<String> {
    let legend = &map.legend;
    [&legend.title, &legend.count_label]
        .into_iter()
        .chain(legend.clusters.iter().map(|c| &c.label))
        .chain(&legend.dotted)
        .chain(counts(legend).map(|c| &c.label))
        .chain(map.neighbours.iter().map(|n| &n.name))
        .chain(map.areas.iter().filter_map(|a| a.label.as_ref()))
        .chain(map.marks.iter().filter_map(|m| m.label.as_ref()))
        .cloned()
        .collect()
}
