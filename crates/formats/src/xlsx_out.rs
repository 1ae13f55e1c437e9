//! The parts of a written XLSX workbook (ECMA-376 part 1, SpreadsheetML). Texts stand in their cells rather than in a shared
//! table, which would have to be kept in memory.

use crate::sheet_layout::{SheetLayout, Value, WIDTHS, is_foreign, push_xml, width_class};
use crate::sheet_rows::column_name;
use crate::zip_out::ZipOut;
use std::io::{self, Write};

/// The form of XLSX.
#[derive(Debug)]
pub enum Xlsx {}

const DECLARED: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// Cell formats: plain, header, day, amount, and text that would be taken for a formula once it is edited.
const STYLES: &str = concat!(
    r#"<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>"#,
    r#"<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>"#,
    r#"<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"#,
    r#"<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>"#,
    r#"<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>"#,
    r#"<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>"#,
    r#"<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"#,
    r#"<xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"#,
    r#"<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/></cellXfs>"#,
    r#"<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>"#,
);

impl SheetLayout for Xlsx {
    const MAX_TEXT: usize = 32_767;
    const TAIL: &'static str = "</sheetData></worksheet>";

    fn begin<W: Write>(zip: &mut ZipOut<W>) -> io::Result<()> {
        zip.start("_rels/.rels")?;
        write!(
            zip,
            r#"{DECLARED}<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
        )
    }

    fn start<W: Write>(zip: &mut ZipOut<W>, number: usize) -> io::Result<()> {
        zip.start(&format!("xl/worksheets/sheet{number}.xml"))
    }

    fn head(out: &mut Vec<u8>, _: &str, number: usize, widths: &[usize]) {
        let selected = if number == 1 { " tabSelected=\"1\"" } else { "" };
        let mut text = format!(
            r#"{DECLARED}<worksheet xmlns="{MAIN}"><sheetViews><sheetView{selected} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>"#
        );
        if !widths.is_empty() {
            text.push_str("<cols>");
            for (i, &letters) in widths.iter().enumerate() {
                let (n, width) = (i + 1, WIDTHS[width_class(letters)] + 2);
                text.push_str(&format!(r#"<col min="{n}" max="{n}" width="{width}" customWidth="1"/>"#));
            }
            text.push_str("</cols>");
        }
        text.push_str("<sheetData>");
        out.extend_from_slice(text.as_bytes());
    }

    fn row(out: &mut Vec<u8>, number: u64, values: &[Value<'_>]) {
        out.extend_from_slice(format!("<row r=\"{number}\">").as_bytes());
        for (column, value) in values.iter().enumerate() {
            if *value == Value::Empty {
                continue;
            }
            let place = format!("{}{number}", column_name(column));
            match value {
                Value::Empty => {}
                Value::Text(text) => push_text(out, &place, text, number == 1),
                Value::Number(n) => push_number(out, &place, "", n),
                Value::Money(n) => push_number(out, &place, r#" s="3""#, n),
                Value::Date(_, n) => push_number(out, &place, r#" s="2""#, &n.to_string()),
                Value::Yes(yes) => push_number(out, &place, r#" t="b""#, if *yes { "1" } else { "0" }),
            }
        }
        out.extend_from_slice(b"</row>");
    }

    fn end<W: Write>(zip: &mut ZipOut<W>, names: &[String]) -> io::Result<()> {
        let (mut sheets, mut relations, mut types) = (Vec::new(), String::new(), String::new());
        for (name, n) in names.iter().zip(1..) {
            sheets.extend_from_slice(b"<sheet name=\"");
            push_xml(&mut sheets, name, |_, _| false);
            sheets.extend_from_slice(format!(r#"" sheetId="{n}" r:id="rId{n}"/>"#).as_bytes());
            relations.push_str(&format!(r#"<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>"#));
            types.push_str(&format!(r#"<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{KIND}.worksheet+xml"/>"#));
        }
        zip.start("xl/workbook.xml")?;
        write!(zip, r#"{DECLARED}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><bookViews><workbookView/></bookViews><sheets>"#)?;
        zip.write_all(&sheets)?;
        zip.write_all(b"</sheets></workbook>")?;
        zip.start("xl/_rels/workbook.xml.rels")?;
        let styles = names.len() + 1;
        write!(
            zip,
            r#"{DECLARED}<Relationships xmlns="{RELATIONS}">{relations}<Relationship Id="rId{styles}" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>"#
        )?;
        zip.start("xl/styles.xml")?;
        write!(zip, r#"{DECLARED}<styleSheet xmlns="{MAIN}">{STYLES}</styleSheet>"#)?;
        zip.start("[Content_Types].xml")?;
        write!(
            zip,
            r#"{DECLARED}<Types xmlns="{TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{KIND}.styles+xml"/>{types}</Types>"#
        )
    }
}

/// `attributes` begin with a blank where there are any.
fn push_number(out: &mut Vec<u8>, place: &str, attributes: &str, value: &str) {
    out.extend_from_slice(format!(r#"<c r="{place}"{attributes}><v>{value}</v></c>"#).as_bytes());
}

fn push_text(out: &mut Vec<u8>, place: &str, text: &str, header: bool) {
    let style = match header {
        true => r#" s="1""#,
        false if text.starts_with(['=', '+', '-', '@']) => r#" s="4""#,
        false => "",
    };
    let blank = |c: char| c.is_ascii_whitespace();
    let space = if text.starts_with(blank) || text.ends_with(blank) { r#" xml:space="preserve""# } else { "" };
    out.extend_from_slice(format!(r#"<c r="{place}"{style} t="inlineStr"><is><t{space}>"#).as_bytes());
    let mut rest = text;
    push_xml(out, text, |out, c| {
        let here = rest;
        rest = &rest[c.len_utf8()..];
        // ECMA-376 part 1, 22.9.2.19: letters that XML cannot hold are written by their number, and what looks so is marked.
        if c == '\0' {
            out.extend_from_slice("\u{fffd}".as_bytes());
        } else if is_foreign(c) || c == '\r' {
            out.extend_from_slice(format!("_x{:04X}_", u32::from(c)).as_bytes());
        } else if c == '_' && is_escape(here) {
            out.extend_from_slice(b"_x005F_");
        } else {
            return false;
        }
        true
    });
    out.extend_from_slice(b"</t></is></c>");
}

fn is_escape(text: &str) -> bool {
    matches!(text.as_bytes(), [b'_', b'x', a, b, c, d, b'_', ..] if [a, b, c, d].iter().all(|b| b.is_ascii_hexdigit()))
}
