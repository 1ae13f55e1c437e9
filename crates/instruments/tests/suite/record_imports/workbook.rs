//! The smallest workbook: one sheet with these rows.

use reticolo_formats::ArchiveWriter;
use std::io::{Cursor, Write};

pub fn workbook(rows: &str) -> Vec<u8> {
    let mut zip = ArchiveWriter::new(Cursor::new(Vec::new()));
    let relation = r#"Type="t/worksheet" Target="worksheets/sheet1.xml""#;
    for (name, text) in [
        ("xl/workbook.xml", r#"<workbook xmlns:r="r"><sheets><sheet name="Works" r:id="a"/></sheets></workbook>"#.to_owned()),
        ("xl/_rels/workbook.xml.rels", format!(r#"<Relationships><Relationship Id="a" {relation}/></Relationships>"#)),
        ("xl/worksheets/sheet1.xml", format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")),
    ] {
        zip.start(name).expect("started");
        zip.write_all(text.as_bytes()).expect("written");
    }
    zip.finish().expect("finished").into_inner()
}
