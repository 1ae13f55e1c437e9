//! Workbooks that are written, read back by the readers of both forms.

use crate::shared::Folder;
use csv::StringRecord;
use reticolo_formats::sheet_out::{Cell, MAX_ROWS, OdsOut, XlsxOut};
use reticolo_formats::{ods, xlsx};
use std::io::{self, Write};

type Read = (Vec<String>, Vec<(u64, Vec<String>)>);

fn read_xlsx(bytes: &[u8], name: &str, sheet: Option<&str>) -> Read {
    let folder = Folder::new(&format!("out-{name}-xlsx"));
    let mut sheet = xlsx::Sheet::open(folder.file("w.xlsx", bytes), sheet).unwrap();
    let (mut rows, mut record) = (Vec::new(), StringRecord::new());
    while let Some(number) = sheet.read_row(&mut record).unwrap() {
        rows.push((number, record.iter().map(str::to_owned).collect()));
    }
    (sheet.header, rows)
}

fn read_ods(bytes: &[u8], name: &str, sheet: Option<&str>) -> Read {
    let folder = Folder::new(&format!("out-{name}-ods"));
    let mut sheet = ods::Sheet::open(folder.file("w.ods", bytes), sheet).unwrap();
    let (mut rows, mut record) = (Vec::new(), StringRecord::new());
    while let Some(number) = sheet.read_row(&mut record).unwrap() {
        rows.push((number, record.iter().map(str::to_owned).collect()));
    }
    (sheet.header, rows)
}

/// The same calls for both forms.
macro_rules! both {
    ($each:expr) => {{
        let mut xlsx = XlsxOut::new(Vec::new()).unwrap();
        let mut ods = OdsOut::new(Vec::new()).unwrap();
        $each(&mut xlsx as &mut dyn Book);
        $each(&mut ods as &mut dyn Book);
        (xlsx.finish().unwrap(), ods.finish().unwrap())
    }};
}

trait Book {
    fn sheet(&mut self, name: &str, header: &[&str]);
    fn try_row(&mut self, cells: &[Cell<'_>]) -> io::Result<()>;

    fn row(&mut self, cells: &[Cell<'_>]) {
        self.try_row(cells).unwrap();
    }
}

impl Book for XlsxOut<Vec<u8>> {
    fn sheet(&mut self, name: &str, header: &[&str]) {
        XlsxOut::sheet(self, name, header).unwrap();
    }
    fn try_row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        XlsxOut::row(self, cells.iter().copied())
    }
}

impl Book for OdsOut<Vec<u8>> {
    fn sheet(&mut self, name: &str, header: &[&str]) {
        OdsOut::sheet(self, name, header).unwrap();
    }
    fn try_row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        OdsOut::row(self, cells.iter().copied())
    }
}

fn texts(row: &[&str]) -> Vec<String> {
    row.iter().map(|&c| c.to_owned()).collect()
}

#[test]
fn every_kind_of_cell_comes_back() {
    let header = ["text", "number", "integer", "money", "day", "yes"];
    let write = |book: &mut dyn Book| {
        book.sheet("Attori & \"altri\"", &header);
        book.row(&[
            Cell::Text("=1+1"),
            Cell::Number(-1.5),
            Cell::Integer(-7),
            Cell::Money(-123_450),
            Cell::Date("2026-11-29"),
            Cell::Yes(true),
        ]);
        book.row(&[Cell::Empty; 6]);
        book.row(&[
            Cell::Text("città <&> \"q\" 'a' 😀"),
            Cell::Number(1e-12),
            Cell::Integer(i64::MAX),
            Cell::Money(5),
            Cell::Date("1899-01-01"),
            Cell::Yes(false),
        ]);
        book.row(&[Cell::Empty, Cell::Empty, Cell::Number(1e20), Cell::Empty, Cell::Date("no day"), Cell::Empty]);
        book.sheet("Secondo", &["a"]);
        book.row(&[Cell::Text("b")]);
        book.sheet("empty", &["only a header"]);
    };
    let expected = vec![
        (2, texts(&["=1+1", "-1.5", "-7", "-1234.5", "2026-11-29", "true"])),
        (4, texts(&["città <&> \"q\" 'a' 😀", "0.000000000001", "9223372036854775807", "0.05", "1899-01-01", "false"])),
        (5, texts(&["", "", "100000000000000000000", "", "no day", ""])),
    ];
    let (x, o) = both!(write);
    for (header_read, rows) in [read_xlsx(&x, "kinds", None), read_ods(&o, "kinds", None)] {
        assert_eq!(header_read, header);
        assert_eq!(rows, expected);
    }
    for read in [read_xlsx(&x, "second", Some("Secondo")), read_ods(&o, "second", Some("Secondo"))] {
        assert_eq!(read, (texts(&["a"]), vec![(2, texts(&["b"]))]));
    }
    for read in [read_xlsx(&x, "third", Some("empty")), read_ods(&o, "third", Some("empty"))] {
        assert_eq!(read, (texts(&["only a header"]), vec![]));
    }
    // The same rows, the same bytes.
    assert!((x, o) == both!(write));
}

#[test]
fn texts_come_back_to_the_letter() {
    let long = "x è ".repeat(8_000);
    let all = [
        "  two  blanks   within ",
        "line\nline\n\nline",
        "\ttab\tand\t",
        "\n",
        "_x0041_ and _x005F_ and _xZZZZ_ _x00",
        "00123",
        "+39 0744 1234",
        "-",
        "@name",
        "'quoted",
        "TRUE",
        "#N/A",
        "<tag/> & ]]> &amp;",
        "2026-11-29",
        long.trim_end(),
    ];
    let (x, o) = both!(|book: &mut dyn Book| {
        book.sheet("T", &["text", "n"]);
        for (text, n) in all.iter().zip(1..) {
            book.row(&[Cell::Text(text), Cell::Integer(n)]);
        }
    });
    for (_, rows) in [read_xlsx(&x, "texts", None), read_ods(&o, "texts", None)] {
        assert_eq!(rows.len(), all.len());
        for ((_, row), text) in rows.iter().zip(all) {
            assert_eq!(row[0], text);
        }
    }
    // Letters that XML cannot hold, and the line ends of other systems.
    let odd = "a\r\nb\rc\u{1}\u{ffff}";
    let (x, o) = both!(|book: &mut dyn Book| {
        book.sheet("T", &["text"]);
        book.row(&[Cell::Text(odd)]);
    });
    assert_eq!(read_xlsx(&x, "odd", None).1[0].1[0], odd);
    assert_eq!(read_ods(&o, "odd", None).1[0].1[0], "a\nb\nc\u{fffd}\u{fffd}");
}

#[test]
fn a_cell_that_is_too_long_is_cut_and_counted() {
    let long = "😀".repeat(20_000);
    let mut xlsx = XlsxOut::new(Vec::new()).unwrap();
    let mut ods = OdsOut::new(Vec::new()).unwrap();
    xlsx.sheet("S", ["a"]).unwrap();
    ods.sheet("S", ["a"]).unwrap();
    xlsx.row([Cell::Text(&long)]).unwrap();
    ods.row([Cell::Text(&long)]).unwrap();
    assert_eq!((xlsx.shortened(), ods.shortened()), (1, 0));
    let cut = &read_xlsx(&xlsx.finish().unwrap(), "long", None).1[0].1[0];
    assert!(cut.encode_utf16().count() == 32_767 && cut.ends_with("😀…"));
    assert!(read_ods(&ods.finish().unwrap(), "long", None).1[0].1[0] == long);
}

#[test]
fn what_cannot_be_written_is_refused_and_leaves_nothing() {
    let mut out = XlsxOut::new(Vec::new()).unwrap();
    assert!(out.row([Cell::Empty]).is_err());
    assert!(out.sheet("wide", vec!["x"; 16_385]).is_err());
    out.sheet("S", ["a", "b"]).unwrap();
    assert!(out.row([Cell::Text("only one")]).is_err());
    assert!(out.row([Cell::Integer(1), Cell::Number(f64::NAN)]).is_err());
    out.row([Cell::Integer(1), Cell::Number(2.0)]).unwrap();
    assert_eq!(read_xlsx(&out.finish().unwrap(), "refused", None).1, [(2, texts(&["1", "2"]))]);
    assert!(XlsxOut::new(Vec::new()).unwrap().finish().is_err() && OdsOut::new(Vec::new()).unwrap().finish().is_err());
    let mut out = OdsOut::new(io::sink()).unwrap();
    out.sheet("S", [""; 0]).unwrap();
    for _ in 1..MAX_ROWS {
        out.row([]).unwrap();
    }
    assert!(out.row([]).is_err());
}

#[test]
fn more_rows_than_are_held_back() {
    let (x, o) = both!(|book: &mut dyn Book| {
        book.sheet("S", &["n", "t"]);
        for n in 0..5_000 {
            book.row(&[Cell::Integer(n), Cell::Text("abc")]);
        }
    });
    for (_, rows) in [read_xlsx(&x, "many", None), read_ods(&o, "many", None)] {
        assert_eq!(rows.len(), 5_000);
        assert_eq!(rows[4_999], (5_001, texts(&["4999", "abc"])));
    }
}

#[test]
fn a_full_disk_is_told() {
    struct Full(usize);
    impl Write for Full {
        fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
            self.0 = self.0.checked_sub(buf.len()).ok_or_else(|| io::Error::other("full"))?;
            Ok(buf.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    for room in (0..2_000).step_by(100) {
        let written = XlsxOut::new(Full(room)).and_then(|mut out| {
            out.sheet("S", ["a"])?;
            out.row([Cell::Integer(1)])?;
            out.finish().map(drop)
        });
        assert!(written.is_err(), "{room}");
    }
}
