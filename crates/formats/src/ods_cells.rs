//! What the cells of an OpenDocument sheet say, in the words of the XLSX reader; and the text of their paragraphs.

use crate::csv_table::MAX_CELL;
use crate::iso8601::{clock, day, duration, moment, moment_text};
use crate::xlsx_cells::plain;

/// What one cell is made of, before its text is known.
#[derive(Default)]
pub(crate) struct Cell {
    /// `office:value-type`.
    pub kind: String,
    /// `office:value`, `office:date-value`, `office:time-value`, `office:boolean-value` or `office:string-value`.
    pub value: Option<String>,
    /// Its paragraphs, as they are shown.
    pub shown: Option<String>,
    pub formula: Option<String>,
    /// An extended value type says that it is an error.
    pub error: bool,
}

impl Cell {
    /// The error that stands in the cell in place of a value.
    pub fn error(&self) -> Option<&str> {
        let known = ["#N/A", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"];
        let shown = self.shown.as_deref().unwrap_or_default().trim();
        let named = known.contains(&shown) || shown.strip_prefix("Err:").is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()));
        (self.error || (self.formula.is_some() && named)).then_some(shown)
    }

    /// A formula whose result was never stored; that of an empty text has at least a paragraph.
    pub fn lacks_result(&self) -> bool {
        self.formula.is_some() && self.kind.is_empty() && self.value.is_none() && self.shown.is_none()
    }

    /// The text of a cell without an error; `None` where it is not what its type says.
    pub fn text(&self) -> Option<String> {
        let value = self.value.as_deref().unwrap_or_default().trim();
        match self.kind.as_str() {
            // So LibreOffice keeps what another program wrote as a truth value.
            "float" if self.formula.as_deref().is_some_and(|f| f.ends_with(":=TRUE()")) => Some("true".to_owned()),
            "float" if self.formula.as_deref().is_some_and(|f| f.ends_with(":=FALSE()")) => Some("false".to_owned()),
            "float" | "percentage" | "currency" => value.parse().ok().filter(|n: &f64| n.is_finite()).map(plain),
            "boolean" => matches!(value, "true" | "false").then(|| value.to_owned()),
            "date" => date_text(value),
            "time" => duration(value).map(time_text),
            "void" => Some(String::new()),
            "" | "string" => Some(self.value.clone().or_else(|| self.shown.clone()).unwrap_or_default()),
            _ => None,
        }
    }
}

/// A day where the time is midnight, a time where the day is the one from which times are counted.
fn date_text(value: &str) -> Option<String> {
    let value = value.strip_suffix('Z').unwrap_or(value);
    if !value.contains('T') {
        return day(value).map(|_| value.to_owned());
    }
    let text = moment_text(moment(value)?);
    Some(match text.strip_suffix("T00:00:00") {
        Some(day) => day.to_owned(),
        None => text.strip_prefix("1899-12-30T").unwrap_or(&text).to_owned(),
    })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the arm holds what fits")]
fn time_text(seconds: f64) -> String {
    match seconds.round() {
        whole if (0.0..1e11).contains(&whole) => clock(whole as u64),
        _ => plain(seconds / 86_400.0),
    }
}

/// The paragraphs of a cell as they are read. Blanks stay as many as they are: OpenDocument would have them collapsed (1.3 part 3,
/// 6.1.2), but LibreOffice neither writes nor reads them so. It grows no further than a cell may.
#[derive(Default)]
pub(crate) struct Paragraphs {
    text: String,
    any: bool,
    /// A line break of the XML would be one blank too many.
    spaced: bool,
}

impl Paragraphs {
    pub fn begin(&mut self) {
        if self.any {
            self.push('\n', 1);
        }
        self.any = true;
        self.spaced = true;
    }

    pub fn letters(&mut self, letters: &str) {
        for c in letters.chars() {
            let space = matches!(c, '\t' | '\r' | '\n');
            if !(space && self.spaced) {
                self.push(if space { ' ' } else { c }, 1);
            }
            self.spaced = space || c == ' ';
        }
    }

    /// Letters that have a tag of their own.
    pub fn push(&mut self, c: char, times: usize) {
        for _ in 0..times.min((MAX_CELL + 1).saturating_sub(self.text.len())) {
            self.text.push(c);
        }
        self.spaced = false;
    }

    /// `None` where there was none.
    pub fn finish(self) -> Option<String> {
        self.any.then_some(self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(kind: &str, value: &str) -> Option<String> {
        Cell { kind: kind.to_owned(), value: Some(value.to_owned()), ..Cell::default() }.text()
    }

    #[test]
    fn values_read_as_in_the_other_workbooks() {
        for (kind, value, shown) in [
            ("float", "1E7", "10000000"),
            ("float", "-0.30000000000000004", "-0.3"),
            ("percentage", "0.125", "0.125"),
            ("currency", "12.50", "12.5"),
            ("boolean", "true", "true"),
            ("date", "2025-01-01", "2025-01-01"),
            ("date", "2025-01-01T00:00:00", "2025-01-01"),
            ("date", "2025-01-01T18:00:00.4", "2025-01-01T18:00:00"),
            ("date", "1899-12-30T06:00:00", "06:00:00"),
            ("time", "PT06H00M00.2S", "06:00:00"),
            ("time", "PT36H00M00S", "36:00:00"),
            ("time", "-PT12H", "-0.5"),
            ("string", "a", "a"),
        ] {
            assert_eq!(text(kind, value).as_deref(), Some(shown), "{kind} {value}");
        }
        for (kind, value) in
            [("float", "1,5"), ("float", "INF"), ("float", ""), ("boolean", "1"), ("date", "2025-13-01"), ("time", "12:00")]
        {
            assert_eq!(text(kind, value), None, "{kind} {value}");
        }
    }

    #[test]
    fn what_libreoffice_keeps_in_its_own_way() {
        let cell = |formula: &str, shown: Option<&str>| Cell {
            formula: Some(formula.to_owned()),
            shown: shown.map(str::to_owned),
            ..Cell::default()
        };
        assert!(cell("of:=[.A9]", None).lacks_result());
        let empty = cell("of:=\"\"", Some(""));
        assert!(!empty.lacks_result() && empty.text().as_deref() == Some(""));
        let yes = Cell { kind: "float".to_owned(), value: Some("1".to_owned()), ..cell("of:=TRUE()", Some("TRUE")) };
        assert_eq!(yes.text().as_deref(), Some("true"));
        assert_eq!(cell("of:=1/0", Some("#DIV/0!")).error(), Some("#DIV/0!"));
        assert_eq!(Cell { shown: Some("#DIV/0!".to_owned()), ..Cell::default() }.error(), None);
    }

    #[test]
    fn line_breaks_of_the_xml_are_blanks() {
        let mut p = Paragraphs::default();
        p.begin();
        p.letters("\n  a \n b  c");
        p.push(' ', 2);
        p.letters("\td");
        p.begin();
        p.begin();
        p.push('\t', 1);
        p.letters("e ");
        assert_eq!(p.text, "  a  b  c   d\n\n\te ");
        p.push(' ', usize::MAX);
        assert_eq!(p.text.len(), MAX_CELL + 1);
        p.letters("e");
        assert_eq!(p.finish().map(|text| text.len()), Some(MAX_CELL + 1));
        assert_eq!(Paragraphs::default().finish(), None);
    }
}
