//! Numbers and anchors of figures, tables and annex entries, and the check that every reference
//! in a plan has its target.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Block, Cell, Drawing, Fill, Inline, MapDrawing, Note, Plan, ReportError, Shown, text, walk};

/// Findings listed at most by [`check`].
const LISTED: usize = 20;

/// Anchor of an entry in the list of values.
pub(crate) fn value_anchor(id: &str) -> String {
    format!("v-{}", text::slug(id))
}

/// Anchor of a data source.
pub(crate) fn data_anchor(id: &str) -> String {
    format!("d-{}", text::slug(id))
}

/// Anchor of a method.
pub(crate) fn method_anchor(id: &str) -> String {
    format!("m-{}", text::slug(id))
}

/// Anchor of a figure or table.
pub(crate) fn figure_anchor(id: &str) -> String {
    format!("f-{}", text::slug(id))
}

/// Anchor of the chapter that opens before a section.
pub(crate) fn chapter_anchor(section: &str) -> String {
    format!("c-{}", text::slug(section))
}

/// Anchor of a section.
pub(crate) fn section_anchor(id: &str) -> String {
    format!("s-{}", text::slug(id))
}

/// The printed names of figures and tables ("Figure 2"), by their id, in order of appearance.
pub(crate) fn numbers(plan: &Plan) -> BTreeMap<&str, String> {
    let (mut figures, mut tables) = (0, 0);
    let mut names = BTreeMap::new();
    for block in blocks(plan) {
        match block {
            Block::Figure { id, .. } => {
                figures += 1;
                names.insert(id.as_str(), format!("{} {figures}", plan.labels.figure));
            }
            Block::Table { id, .. } => {
                tables += 1;
                names.insert(id.as_str(), format!("{} {tables}", plan.labels.table));
            }
            _ => {}
        }
    }
    names
}

/// All blocks in the order of print: the guide's, then those of the sections.
pub(crate) fn blocks(plan: &Plan) -> impl Iterator<Item = &Block> {
    plan.guide.iter().flat_map(|g| &g.blocks).chain(plan.sections.iter().flat_map(|s| &s.blocks))
}

/// What the references of a plan may point at.
struct Targets<'a> {
    values: BTreeSet<&'a str>,
    data: BTreeSet<&'a str>,
    methods: BTreeSet<&'a str>,
    figures: BTreeMap<&'a str, String>,
}

/// Collects findings while walking through a plan.
struct Findings(Vec<String>);

impl Findings {
    fn add(&mut self, finding: String) {
        if self.0.len() < LISTED {
            self.0.push(finding);
        }
    }

    /// Adds every id that occurs twice.
    fn unique<'a>(&mut self, what: &str, ids: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
        let mut seen = BTreeSet::new();
        for id in ids {
            if id.is_empty() {
                self.add(format!("{what} without an id"));
            } else if !seen.insert(id) {
                self.add(format!("{what} “{id}” occurs twice"));
            }
        }
        seen
    }

    fn inlines(&mut self, place: &str, inlines: &[Inline], targets: &Targets) {
        for inline in inlines {
            let (what, id, known) = match inline {
                Inline::Value { id, .. } => ("value", id, targets.values.contains(id.as_str())),
                Inline::Data { id } => ("data source", id, targets.data.contains(id.as_str())),
                Inline::Method { id } => ("method", id, targets.methods.contains(id.as_str())),
                Inline::Reference { id } => ("figure", id, targets.figures.contains_key(id.as_str())),
                Inline::Text { .. } | Inline::Emphasis { .. } | Inline::Link { .. } | Inline::Suggestion { .. } => continue,
            };
            if !known {
                self.add(format!("{place} refers to the {what} “{id}”, which is not there"));
            }
        }
    }

    fn map(&mut self, place: &str, map: &MapDrawing) {
        if map.legend.classes.len() > 5 {
            self.add(format!("{place} has {} classes; at most 5 stay readable in grey", map.legend.classes.len()));
        }
        for area in &map.areas {
            if let Fill::Class(class) = area.fill
                && class >= map.legend.classes.len()
            {
                self.add(format!("{place}: the area “{}” has class {class}, which the legend lacks", area.id));
            }
        }
        let points = map.areas.iter().flat_map(|a| a.rings.iter().flatten().chain(&a.label_at));
        let points = points.chain(map.links.iter().flatten()).chain(map.neighbours.iter().map(|n| &n.at));
        let points = points.chain(map.borders.iter().flatten()).chain(map.marks.iter().map(|m| &m.at));
        if points.flatten().any(|c| !c.is_finite()) || map.marks.iter().any(|m| !m.value.is_finite()) {
            self.add(format!("{place} has a coordinate or value that is not a number"));
        }
    }

    fn shown(&mut self, place: &str, shown: &Shown, targets: &Targets) {
        if let Some(id) = shown.id.as_ref().filter(|id| !targets.values.contains(id.as_str())) {
            self.add(format!("{place} refers to the value “{id}”, which is not there"));
        }
    }

    fn notes(&mut self, place: &str, notes: &[Note], targets: &Targets) {
        for note in notes {
            self.inlines(place, &note.title, targets);
            self.inlines(place, &note.text, targets);
        }
    }

    fn drawing(&mut self, place: &str, alt: &[Inline], drawing: &Drawing, targets: &Targets) {
        if walk::plain(alt).trim().is_empty() {
            self.add(format!("{place} has no description in words"));
        }
        self.inlines(place, alt, targets);
        drawing.shown().into_iter().for_each(|s| self.shown(place, s, targets));
        let finite = match drawing {
            Drawing::Map(map) => {
                self.map(place, map);
                true
            }
            Drawing::Bars(bars) => bars.bars.iter().flat_map(|b| b.value.iter().chain(&b.reference)).all(|v| v.is_finite()),
            Drawing::Dots(dots) => dots.rows.iter().flat_map(|r| &r.points).all(|p| p.value.is_finite()),
            Drawing::Steps(steps) => {
                let ticks = steps.x_ticks.iter().chain(&steps.y_ticks).all(|t| t.at.is_finite());
                let points =
                    steps.lines.iter().all(|l| l.points.iter().flatten().chain(l.notes.iter().map(|n| &n.x)).all(|v| v.is_finite()));
                if steps.lines.iter().any(|l| l.points.windows(2).any(|p| p[1][0] < p[0][0])) {
                    self.add(format!("{place} has a line whose points are not in order"));
                }
                ticks && points
            }
            Drawing::Timeline(t) => {
                t.entries.iter().flat_map(|e| e.from.iter().chain(&e.to)).chain(t.today.iter().map(|t| &t.at)).all(|v| v.is_finite())
            }
            Drawing::Phases(_) => true,
            Drawing::Paired(p) => {
                if p.rows.iter().any(|r| r.cells.len() != p.columns.len()) {
                    self.add(format!("{place} has a row with more or fewer figures than heads"));
                }
                p.rows.iter().flat_map(|r| r.first.iter().chain(&r.second)).all(|v| v.is_finite() && *v >= 0.0)
            }
            Drawing::Grid(grid) => {
                let columns: usize = grid.groups.iter().map(|g| g.columns.len()).sum();
                if grid.rows.iter().any(|r| r.cells.len() != columns || r.figures.len() != grid.columns.len()) {
                    self.add(format!("{place} has a row with more or fewer cells than heads"));
                }
                grid.rows.iter().flat_map(|r| &r.cells).all(|c| c.value.is_finite() && c.value >= 0.0)
            }
            Drawing::Pair { left, right } => {
                self.map(place, left);
                self.map(place, right);
                true
            }
        };
        if !finite {
            self.add(format!("{place} has a value that is not a number"));
        }
    }

    fn block(&mut self, place: &str, block: &Block, targets: &Targets) {
        match block {
            Block::Paragraph { text, notes } => {
                self.inlines(place, text, targets);
                self.notes(place, notes, targets);
            }
            Block::Figure { id, caption, alt, drawing, source, notes, .. } => {
                let place = format!("{place}, figure “{id}”");
                self.drawing(&place, alt, drawing, targets);
                self.inlines(&place, caption, targets);
                self.inlines(&place, source, targets);
                self.notes(&place, notes, targets);
            }
            Block::Table { id, caption, columns, rows, source, extract, notes, .. } => {
                let place = format!("{place}, table “{id}”");
                if columns.is_empty() {
                    self.add(format!("{place} has no columns"));
                }
                for (i, row) in rows.iter().enumerate() {
                    if row.cells.len() != columns.len() {
                        self.add(format!("{place}, row {}: {} cells for {} columns", i + 1, row.cells.len(), columns.len()));
                    }
                    for cell in &row.cells {
                        if let Cell::Value { id, .. } = cell
                            && !targets.values.contains(id.as_str())
                        {
                            self.add(format!("{place} refers to the value “{id}”, which is not there"));
                        }
                    }
                }
                self.inlines(&place, caption, targets);
                extract.iter().for_each(|e| self.inlines(&place, e, targets));
                self.inlines(&place, source, targets);
                self.notes(&place, notes, targets);
            }
            Block::Missing { text, remedy } => {
                self.inlines(place, text, targets);
                self.inlines(place, remedy, targets);
            }
            Block::Words { .. } => {}
            Block::List { items, notes } => {
                items.iter().for_each(|item| self.inlines(place, item, targets));
                self.notes(place, notes, targets);
            }
            Block::Columns { columns, notes } => {
                for column in columns {
                    self.inlines(place, &column.text, targets);
                    column.items.iter().for_each(|item| self.inlines(place, item, targets));
                }
                self.notes(place, notes, targets);
            }
            Block::Questions { rows } => {
                for row in rows {
                    [&row.question, &row.missing, &row.remedy].into_iter().for_each(|run| self.inlines(place, run, targets));
                }
            }
        }
    }
}

/// Whether the bytes of a logo are what they say: the typesetter would refuse others by a message
/// that nobody understands.
fn is_image(media: &str, bytes: &[u8]) -> bool {
    match media {
        "image/png" => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
        "image/jpeg" => bytes.starts_with(b"\xFF\xD8\xFF"),
        "image/svg+xml" => {
            std::str::from_utf8(bytes).is_ok_and(|text| text.contains("<svg") && text.contains("http://www.w3.org/2000/svg"))
        }
        _ => false,
    }
}

/// Whether a date is written `YYYY-MM-DD` and can exist (the typesetter refuses 31 February).
fn is_date(date: &str) -> bool {
    let parts: Vec<&str> = date.split('-').collect();
    let [year, month, day] = parts[..] else {
        return false;
    };
    let digits = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
    if !(digits(year, 4) && digits(month, 2) && digits(day, 2)) {
        return false;
    }
    let (Ok(year), Ok(month), Ok(day)) = (year.parse::<u32>(), month.parse::<u32>(), day.parse::<u32>()) else {
        return false;
    };
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let length = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=length).contains(&day)
}

/// Checks that a plan is whole: title, language and date are there, ids are unique, every
/// reference has its target, every drawing its description, every row its cells.
pub fn check(plan: &Plan) -> Result<(), ReportError> {
    let mut findings = Findings(Vec::new());
    if text::clean(&plan.title).trim().is_empty() {
        findings.add("the plan has no title".to_owned());
    }
    if plan.language.len() != 2 || !plan.language.bytes().all(|b| b.is_ascii_lowercase()) {
        findings.add(format!("“{}” is not a language code of two letters", plan.language));
    }
    if !is_date(&plan.date) {
        findings.add(format!("“{}” is not a date in the form YYYY-MM-DD", plan.date));
    }
    findings.unique("section", plan.sections.iter().map(|s| s.id.as_str()));
    findings.unique(
        "figure or table",
        blocks(plan).filter_map(|b| match b {
            Block::Figure { id, .. } | Block::Table { id, .. } => Some(id.as_str()),
            _ => None,
        }),
    );
    let targets = Targets {
        values: findings.unique("value", plan.annex.values.iter().map(|v| v.id.as_str())),
        data: findings.unique("data source", plan.annex.data.iter().map(|d| d.id.as_str())),
        methods: findings.unique("method", plan.annex.methods.iter().map(|m| m.id.as_str())),
        figures: numbers(plan),
    };
    if let Some(logo) = &plan.title_page.logo {
        if !is_image(&logo.media, &logo.bytes) {
            findings.add(format!("the logo is not what it says it is ({})", logo.media));
        }
        if logo.alt.trim().is_empty() {
            findings.add("the logo has no description in words".to_owned());
        }
    }
    if let Some(cover) = &plan.cover {
        findings.drawing("the title page", &cover.alt, &cover.drawing, &targets);
        findings.inlines("the title page", &cover.caption, &targets);
    }
    findings.inlines("the summary", &plan.summary.finding, &targets);
    findings.inlines("the summary", &plan.summary.intro, &targets);
    findings.notes("the summary", &plan.summary.notes, &targets);
    for statement in &plan.summary.statements {
        findings.inlines("the summary", &statement.label, &targets);
        findings.inlines("the summary", &statement.text, &targets);
        if let Some(id) = &statement.value_id
            && !targets.values.contains(id.as_str())
        {
            findings.add(format!("the summary refers to the value “{id}”, which is not there"));
        }
        if let Some(comparison) = &statement.comparison {
            findings.drawing("a comparison in the summary", &comparison.alt, &Drawing::Dots(comparison.drawing.clone()), &targets);
        }
    }
    if let Some(guide) = &plan.guide {
        findings.inlines("the guide", &guide.intro, &targets);
        guide.voices.iter().for_each(|v| findings.inlines("the guide", &v.text, &targets));
        findings.inlines("the guide", &guide.closing, &targets);
        guide.blocks.iter().for_each(|block| findings.block("the guide", block, &targets));
    }
    plan.changes.iter().for_each(|c| findings.shown("the list of changes", &c.now, &targets));
    for section in &plan.sections {
        let place = format!("section “{}”", section.id);
        if section.heading.trim().is_empty() && section.chapter.is_none() {
            findings.add(format!("{place} has no heading"));
        }
        if let Some(chapter) = &section.chapter {
            if chapter.title.trim().is_empty() {
                findings.add(format!("the chapter before {place} has no title"));
            }
            findings.inlines(&place, &chapter.quote, &targets);
            findings.inlines(&place, &chapter.intro, &targets);
        }
        findings.inlines(&place, &section.finding, &targets);
        section.blocks.iter().for_each(|block| findings.block(&place, block, &targets));
    }
    for value in &plan.annex.values {
        for id in value.data.iter().filter(|id| !targets.data.contains(id.as_str())) {
            findings.add(format!("value “{}” refers to the data source “{id}”, which is not there", value.id));
        }
        if let Some(id) = value.method.as_ref().filter(|id| !targets.methods.contains(id.as_str())) {
            findings.add(format!("value “{}” refers to the method “{id}”, which is not there", value.id));
        }
    }
    if findings.0.is_empty() { Ok(()) } else { Err(ReportError::Inconsistent(findings.0)) }
}

#[cfg(test)]
mod tests {
    use super::is_date;

    #[test]
    fn dates_must_exist() {
        assert!(is_date("2026-11-23") && is_date("2024-02-29"));
        for bad in ["2026-02-29", "2026-13-01", "2026-1-1", "", "today", "2026-00-10", "1900-02-29"] {
            assert!(!is_date(bad), "{bad}");
        }
    }
}
