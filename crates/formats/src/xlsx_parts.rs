//! The parts of a workbook's package, found by their relations and unpacked within limits: the list of sheets, the shared
//! texts, the styles, and the sheet's own XML as a stream of events.

use crate::error::FormatError;
use crate::package::{MAX_EVENT, MAX_PART, Xml, Zip, attribute, chosen_sheet, push_letters};
use crate::xlsx_cells::{Kind, Texts, kind_of_code, kind_of_number, unescaped};
use quick_xml::events::Event;
use std::collections::BTreeMap;
use std::path::Path;

/// The most unpacked bytes of the table of shared texts.
const MAX_TEXTS: u64 = 256 << 20;

/// A workbook with one of its sheets begun.
pub(crate) struct Package {
    pub file: Box<str>,
    pub size: u64,
    pub name: String,
    pub names: Vec<String>,
    pub since_1904: bool,
    pub texts: Texts,
    pub styles: Vec<Kind>,
    pub xml: Xml,
}

pub(crate) fn open_parts(path: &Path, sheet: Option<&str>, ceiling: u64) -> Result<Package, FormatError> {
    let file: Box<str> = path.display().to_string().into();
    let mut zip = Zip::open(path, &file)?;
    let size = zip.size;
    let (book, relations) = Book::open(&mut zip, &file)?;
    let names: Vec<String> = book.sheets.iter().map(|s| s.name.clone()).collect();
    let chosen = &book.sheets[chosen_sheet(&file, sheet, &names, |i| book.sheets[i].hidden)?];
    let by_kind = |kind: &str| relations.values().find(|r| r.kind == kind).map(|r| r.target.as_str());
    let texts = match by_kind("sharedStrings") {
        Some(part) => read_texts(zip.part(part, MAX_TEXTS, &file)?)?,
        None => Texts::default(),
    };
    let styles = match by_kind("styles") {
        Some(part) => read_styles(zip.part(part, MAX_PART, &file)?)?,
        None => Vec::new(),
    };
    let xml = zip.part(&relations[&chosen.relation].target, ceiling, &file)?;
    Ok(Package { size, name: chosen.name.clone(), names, since_1904: book.since_1904, texts, styles, xml, file })
}

/// The names of all sheets that hold cells.
pub(crate) fn sheet_names(path: &Path) -> Result<Vec<String>, FormatError> {
    let file = path.display().to_string();
    let (book, _) = Book::open(&mut Zip::open(path, &file)?, &file)?;
    Ok(book.sheets.into_iter().map(|sheet| sheet.name).collect())
}

struct Relation {
    /// The last part of its type's address.
    kind: String,
    /// The name of the part within the package.
    target: String,
}

impl Zip {
    /// The relations of a part (of the package itself for ""), by id; none where the part has none.
    fn relations(&mut self, part: &str, file: &str) -> Result<BTreeMap<String, Relation>, FormatError> {
        let (folder, leaf) = part.rsplit_once('/').unwrap_or(("", part));
        let at = if folder.is_empty() { format!("_rels/{leaf}.rels") } else { format!("{folder}/_rels/{leaf}.rels") };
        let mut found = BTreeMap::new();
        if !self.has(&at) {
            return Ok(found);
        }
        let mut xml = self.part(&at, MAX_PART, file)?;
        loop {
            match xml.next()? {
                Event::Eof => return Ok(found),
                Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "Relationship" => {
                    let (Some(id), Some(kind), Some(target)) = (attribute(&tag, "Id"), attribute(&tag, "Type"), attribute(&tag, "Target"))
                    else {
                        continue;
                    };
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                    found.insert(id, Relation { kind, target: resolved(folder, &target) });
                }
                _ => {}
            }
        }
    }
}

/// A target as a name within the package: from its root, or from the folder of the part that names it.
fn resolved(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').filter(|p| !p.is_empty()).collect() };
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            name => parts.push(name),
        }
    }
    parts.join("/")
}

struct BookSheet {
    name: String,
    relation: String,
    hidden: bool,
}

#[derive(Default)]
struct Book {
    sheets: Vec<BookSheet>,
    since_1904: bool,
}

impl Book {
    /// The workbook with those of its sheets that hold cells, and what it is related to.
    fn open(zip: &mut Zip, file: &str) -> Result<(Book, BTreeMap<String, Relation>), FormatError> {
        let root = zip.relations("", file)?.into_values().find(|r| r.kind == "officeDocument").map(|r| r.target);
        let workbook = root.unwrap_or_else(|| "xl/workbook.xml".to_owned());
        let relations = zip.relations(&workbook, file)?;
        let mut book = Book::read(zip.part(&workbook, MAX_PART, file)?)?;
        book.sheets.retain(|sheet| relations.get(&sheet.relation).is_some_and(|r| r.kind == "worksheet"));
        Ok((book, relations))
    }

    fn read(mut xml: Xml) -> Result<Book, FormatError> {
        let mut book = Book::default();
        loop {
            match xml.next()? {
                Event::Eof => return Ok(book),
                Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                    "workbookPr" => book.since_1904 = attribute(&tag, "date1904").is_some_and(|v| v == "1" || v == "true"),
                    "sheet" => book.sheets.push(BookSheet {
                        name: attribute(&tag, "name").unwrap_or_default(),
                        relation: attribute(&tag, "id").unwrap_or_default(),
                        hidden: attribute(&tag, "state").is_some_and(|v| v != "visible"),
                    }),
                    _ => {}
                },
                _ => {}
            }
        }
    }
}

fn read_texts(mut xml: Xml) -> Result<Texts, FormatError> {
    let mut texts = Texts::default();
    loop {
        let text = match xml.next()? {
            Event::Eof => return Ok(texts),
            Event::Start(tag) if tag.local_name().as_ref() == "si" => xml.text_until_end(true)?,
            Event::Empty(tag) if tag.local_name().as_ref() == "si" => String::new(),
            _ => continue,
        };
        texts.push(&text).ok_or_else(|| xml.damaged())?;
    }
}

/// The kind of each cell format, in the order in which cells refer to them.
fn read_styles(mut xml: Xml) -> Result<Vec<Kind>, FormatError> {
    let mut codes = BTreeMap::new();
    let mut formats: Vec<u32> = Vec::new();
    let mut within = false;
    loop {
        let (tag, open) = match xml.next()? {
            Event::Eof => break,
            Event::Start(tag) => (tag, true),
            Event::Empty(tag) => (tag, false),
            Event::End(tag) => {
                within &= tag.local_name().as_ref() != "cellXfs";
                continue;
            }
            _ => continue,
        };
        let number = || attribute(&tag, "numFmtId").and_then(|v| v.parse().ok());
        match tag.local_name().as_ref() {
            "numFmt" => {
                if let (Some(number), Some(code)) = (number(), attribute(&tag, "formatCode")) {
                    codes.insert(number, kind_of_code(&code));
                }
            }
            "cellXfs" => within = open,
            "xf" if within => formats.push(number().unwrap_or(0)),
            _ => {}
        }
    }
    Ok(formats.into_iter().map(|f| codes.get(&f).copied().unwrap_or_else(|| kind_of_number(f))).collect())
}

impl Xml {
    /// All text up to the end of the element that has just begun. `rich`: only what stands in `t`, without the reading aids
    /// in `rPh`.
    pub fn text_until_end(&mut self, rich: bool) -> Result<String, FormatError> {
        let outside = self.depth() - 1;
        let mut text = String::new();
        let (mut wanted, mut aside) = (!rich, None);
        loop {
            let depth = self.depth();
            let mut fault = false;
            match self.next()? {
                Event::Start(tag) if rich => match tag.local_name().as_ref() {
                    "t" => wanted = aside.is_none(),
                    "rPh" => aside = aside.or(Some(depth)),
                    _ => {}
                },
                Event::End(_) if depth == outside + 1 => break,
                Event::End(_) if rich => {
                    wanted = false;
                    aside = aside.filter(|&outer| depth - 1 > outer);
                }
                event @ (Event::Text(_) | Event::CData(_) | Event::GeneralRef(_)) if wanted => fault = !push_letters(&event, &mut text),
                Event::Eof => fault = true,
                _ => {}
            }
            if fault {
                return Err(self.damaged());
            }
            if text.len() as u64 > 4 * MAX_EVENT {
                return Err(self.fault("format-row-too-long").with("limit", 4 * MAX_EVENT));
            }
        }
        Ok(if text.contains("_x") { unescaped(&text) } else { text })
    }
}
