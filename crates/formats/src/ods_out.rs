//! The parts of a written OpenDocument workbook (OpenDocument 1.3 part 3). Letters that XML cannot hold are written as �.

use crate::sheet_layout::{SheetLayout, Value, WIDTHS, is_foreign, push_xml, width_class};
use crate::zip_out::ZipOut;
use std::io::{self, Write};

/// The form of OpenDocument.
#[derive(Debug)]
pub enum Ods {}

const DECLARED: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const TYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";
const MANIFEST: &str = concat!(
    r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">"#,
    r#"<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>"#,
    r#"<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>"#,
    r#"<manifest:file-entry manifest:full-path="settings.xml" manifest:media-type="text/xml"/></manifest:manifest>"#,
);
const CONTENT: &str = concat!(
    r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" "#,
    r#"xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" "#,
    r#"xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3">"#,
    r#"<office:automatic-styles><number:date-style style:name="N1" number:automatic-order="true"><number:day number:style="long"/><number:text>/</number:text>"#,
    r#"<number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>"#,
    r#"<number:number-style style:name="N2"><number:number number:decimal-places="2" number:min-decimal-places="2" number:min-integer-digits="1" number:grouping="true"/></number:number-style>"#,
    r#"<style:style style:name="head" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>"#,
    r#"<style:style style:name="day" style:family="table-cell" style:data-style-name="N1"/>"#,
    r#"<style:style style:name="money" style:family="table-cell" style:data-style-name="N2"/>"#,
);
const SETTINGS: &str = concat!(
    r#"<office:document-settings xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0" office:version="1.3">"#,
    r#"<office:settings><config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>"#,
    r#"<config:config-item config:name="ViewId" config:type="string">view1</config:config-item><config:config-item-map-named config:name="Tables">"#,
);
/// The first row stays in view: a split of the kind 2, after one row.
const FROZEN: &str = concat!(
    r#"<config:config-item config:name="VerticalSplitMode" config:type="short">2</config:config-item>"#,
    r#"<config:config-item config:name="VerticalSplitPosition" config:type="int">1</config:config-item>"#,
    r#"<config:config-item config:name="ActiveSplitRange" config:type="short">2</config:config-item>"#,
    r#"<config:config-item config:name="PositionTop" config:type="int">0</config:config-item>"#,
    r#"<config:config-item config:name="PositionBottom" config:type="int">1</config:config-item></config:config-item-map-entry>"#,
);

impl SheetLayout for Ods {
    const MAX_TEXT: usize = usize::MAX;
    const TAIL: &'static str = "</table:table>";

    fn begin<W: Write>(zip: &mut ZipOut<W>) -> io::Result<()> {
        zip.store("mimetype", TYPE.as_bytes())?;
        zip.start("META-INF/manifest.xml")?;
        write!(zip, "{DECLARED}{MANIFEST}")?;
        zip.start("content.xml")?;
        write!(zip, "{DECLARED}{CONTENT}")?;
        for (n, letters) in WIDTHS.iter().enumerate() {
            let millimetres = letters * 2 + 4;
            write!(
                zip,
                r#"<style:style style:name="w{n}" style:family="table-column"><style:table-column-properties style:column-width="{millimetres}mm"/></style:style>"#
            )?;
        }
        write!(zip, "</office:automatic-styles><office:body><office:spreadsheet>")
    }

    /// All sheets stand in one part.
    fn start<W: Write>(_: &mut ZipOut<W>, _: usize) -> io::Result<()> {
        Ok(())
    }

    fn head(out: &mut Vec<u8>, name: &str, _: usize, widths: &[usize]) {
        out.extend_from_slice(b"<table:table table:name=\"");
        push_xml(out, name, foreign);
        out.extend_from_slice(b"\">");
        for &letters in if widths.is_empty() { &[0] } else { widths } {
            out.extend_from_slice(format!(r#"<table:table-column table:style-name="w{}"/>"#, width_class(letters)).as_bytes());
        }
    }

    fn row(out: &mut Vec<u8>, number: u64, values: &[Value<'_>]) {
        out.extend_from_slice(b"<table:table-row>");
        let mut empty = 0;
        for value in values {
            if *value == Value::Empty {
                empty += 1;
                continue;
            }
            push_empty(out, empty);
            empty = 0;
            match value {
                Value::Empty => {}
                Value::Text(text) => push_text(out, text, number == 1),
                Value::Number(n) => push_value(out, "", "float", "value", [n, n]),
                Value::Money(n) => push_value(out, " table:style-name=\"money\"", "float", "value", [n, n]),
                Value::Date(day, _) => push_value(out, " table:style-name=\"day\"", "date", "date-value", [day, day]),
                Value::Yes(true) => push_value(out, "", "boolean", "boolean-value", ["true", "TRUE"]),
                Value::Yes(false) => push_value(out, "", "boolean", "boolean-value", ["false", "FALSE"]),
            }
        }
        // A row has at least one cell.
        push_empty(out, usize::from(empty == values.len()));
        out.extend_from_slice(b"</table:table-row>");
    }

    fn end<W: Write>(zip: &mut ZipOut<W>, names: &[String]) -> io::Result<()> {
        zip.write_all(b"</office:spreadsheet></office:body></office:document-content>")?;
        zip.start("settings.xml")?;
        let mut tables = Vec::new();
        for name in names {
            tables.extend_from_slice(b"<config:config-item-map-entry config:name=\"");
            push_xml(&mut tables, name, foreign);
            tables.extend_from_slice(b"\">");
            tables.extend_from_slice(FROZEN.as_bytes());
        }
        write!(zip, "{DECLARED}{SETTINGS}")?;
        zip.write_all(&tables)?;
        zip.write_all(b"</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings></office:document-settings>")
    }
}

fn foreign(out: &mut Vec<u8>, c: char) -> bool {
    if is_foreign(c) {
        out.extend_from_slice("\u{fffd}".as_bytes());
    }
    is_foreign(c)
}

fn push_empty(out: &mut Vec<u8>, times: usize) {
    match times {
        0 => {}
        1 => out.extend_from_slice(b"<table:table-cell/>"),
        n => out.extend_from_slice(format!(r#"<table:table-cell table:number-columns-repeated="{n}"/>"#).as_bytes()),
    }
}

/// `style` begins with a blank where there is one. Beside the value stands what is shown, for programs that look there.
fn push_value(out: &mut Vec<u8>, style: &str, kind: &str, attribute: &str, [value, shown]: [&str; 2]) {
    let cell = format!(
        r#"<table:table-cell{style} office:value-type="{kind}" office:{attribute}="{value}"><text:p>{shown}</text:p></table:table-cell>"#
    );
    out.extend_from_slice(cell.as_bytes());
}

/// A paragraph for each line; blanks that would be collapsed, and tabulators, have tags of their own.
fn push_text(out: &mut Vec<u8>, text: &str, header: bool) {
    let style = if header { " table:style-name=\"head\"" } else { "" };
    out.extend_from_slice(format!(r#"<table:table-cell{style} office:value-type="string"><text:p>"#).as_bytes());
    let (mut spaced, mut returned, mut rest) = (true, false, text);
    push_xml(out, text, |out, c| {
        rest = &rest[c.len_utf8()..];
        let last = rest.is_empty() || rest.starts_with(['\n', '\r']);
        let tag: &str = match c {
            '\n' if returned => "",
            '\n' | '\r' => "</text:p><text:p>",
            '\t' => "<text:tab/>",
            ' ' if spaced || last => "<text:s/>",
            _ => {
                (spaced, returned) = (c == ' ', false);
                return foreign(out, c);
            }
        };
        (spaced, returned) = (matches!(c, '\n' | '\r' | ' '), c == '\r');
        out.extend_from_slice(tag.as_bytes());
        true
    });
    out.extend_from_slice(b"</text:p></table:table-cell>");
}
