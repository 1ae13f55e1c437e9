//! Workbooks for tests, put together part by part.

use reticolo_formats::ArchiveWriter;
use std::collections::BTreeMap;
use std::io::{Cursor, Write};

pub const SHEET_TYPE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet";
pub const BOOK: &str = r#"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#;
const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts of a workbook by name.
pub struct Parts {
    parts: BTreeMap<String, String>,
    /// Not packed.
    pub stored: bool,
}

impl Parts {
    /// One sheet "Sheet 1" with these rows; three shared texts; formats of numbers, days, moments and times.
    pub fn new(rows: &str) -> Parts {
        let mut parts = Parts { parts: BTreeMap::new(), stored: false };
        parts.set("xl/workbook.xml", &format!(r#"<?xml version="1.0" encoding="UTF-8"?><workbook {BOOK}><sheets><sheet name="Sheet 1" sheetId="1" r:id="rId1"/></sheets></workbook>"#));
        parts.set("xl/_rels/workbook.xml.rels", "<Relationships></Relationships>");
        parts.relate("rId1", SHEET_TYPE, "worksheets/sheet1.xml");
        parts.relate("rId3", &format!("{TYPES}/sharedStrings"), "sharedStrings.xml");
        parts.relate("rId4", &format!("{TYPES}/styles"), "styles.xml");
        parts.set(
            "xl/sharedStrings.xml",
            "<sst><si><t>code</t></si><si><r><t>cit</t></r><r><t>tà</t></r></si><si><t>a &amp; b</t></si></sst>",
        );
        parts.set(
            "xl/styles.xml",
            r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy\ hh:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"><alignment/></xf><xf numFmtId="164"/><xf numFmtId="20"/></cellXfs></styleSheet>"#,
        );
        parts.set("xl/worksheets/sheet1.xml", &sheet_xml(rows));
        parts
    }

    pub fn set(&mut self, part: &str, text: &str) {
        self.parts.insert(part.to_owned(), text.to_owned());
    }

    pub fn get(&self, part: &str) -> &str {
        &self.parts[part]
    }

    pub fn remove(&mut self, part: &str) {
        self.parts.remove(part).unwrap();
    }

    pub fn relate(&mut self, id: &str, kind: &str, target: &str) {
        let rels = self.parts.get_mut("xl/_rels/workbook.xml.rels").unwrap();
        *rels = rels.replace("</Relationships>", &format!(r#"<Relationship Id="{id}" Type="{kind}" Target="{target}"/></Relationships>"#));
    }

    pub fn zip(&self) -> Vec<u8> {
        let parts: Vec<(&str, &str)> = self.parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        zip(&parts, self.stored)
    }
}

pub fn sheet_xml(rows: &str) -> String {
    format!("<worksheet><cols><col/></cols><sheetData>{rows}</sheetData><pageMargins/></worksheet>")
}

pub fn workbook(rows: &str) -> Vec<u8> {
    Parts::new(rows).zip()
}

pub fn zip(parts: &[(&str, &str)], stored: bool) -> Vec<u8> {
    if stored {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            zip.start_file(*name, zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored)).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        return zip.finish().unwrap().into_inner();
    }
    let mut zip = ArchiveWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start(name).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The spaces of names of an OpenDocument part.
pub const ODF: &str = r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0""#;

/// The content of an OpenDocument workbook with these sheets; sheets of the style "away" are hidden.
pub fn ods_content(sheets: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content {ODF}><office:automatic-styles><style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="away" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"#
    )
}

/// An OpenDocument workbook of one sheet "Foglio 1" with these rows.
pub fn ods(rows: &str) -> Vec<u8> {
    ods_zip(&ods_content(&format!(
        r#"<table:table table:name="Foglio 1" table:style-name="ta1"><table:table-column/>{rows}</table:table>"#
    )))
}

pub fn ods_zip(content: &str) -> Vec<u8> {
    zip(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content)], false)
}
