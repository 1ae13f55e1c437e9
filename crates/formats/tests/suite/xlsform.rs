//! Forms as people write them, those we write ourselves, and such as are wrong.

use crate::shared::workbook::{BOOK, Parts, SHEET_TYPE, sheet_xml, workbook};
use crate::shared::{Folder, noise};
use reticolo_formats::FormatError;
use reticolo_formats::sheet_out::{Cell, XlsxOut};
use reticolo_formats::xlsform::{FormSheet, XlsForm, read, write_xlsform};

fn open(bytes: &[u8], name: &str) -> Result<XlsForm, FormatError> {
    let folder = Folder::new(&format!("xlsform-{name}"));
    read(folder.file("f.xlsx", bytes))
}

/// A workbook of these sheets, each with its rows of texts; the first row is the header.
fn book(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut out = XlsxOut::new(Vec::new()).unwrap();
    for (name, rows) in sheets {
        out.sheet(name, rows[0]).unwrap();
        for row in &rows[1..] {
            let mut cells: Vec<Cell<'_>> = row.iter().map(|text| Cell::Text(text)).collect();
            cells.resize(rows[0].len(), Cell::Empty);
            out.row(cells).unwrap();
        }
    }
    out.finish().unwrap()
}

const SURVEY: &[&[&str]] = &[
    &[
        "type",
        "name",
        "label::Italiano (it)",
        "label::English (en)",
        "required",
        "relevant",
        "constraint",
        "appearance",
        "calculation",
        "note di chi scrive",
    ],
    &["start", "start"],
    &["begin_group", "chi", "Chi risponde", "Who answers", "", "", "", "field-list"],
    &["text", "nome", "Come ti chiami?\nScrivi qui", "Name", "yes", "", ". != ''", "", "", "\"da rivedere\" <è>"],
    &[],
    &["select_one sino", "residente", "Risiedi qui?", "Resident?", "true", "${nome} != 'x'"],
    &["end_group"],
    &["begin repeat", "figli", "Figli"],
    &["integer", "eta", "Età", "Age", "", "", ". >= 0 and . < 120"],
    &["end repeat"],
    &["note", "", "Grazie"],
    &["calculate", "anni", "", "", "", "", "", "", "sum(${eta})"],
];
const CHOICES: &[&[&str]] = &[
    &["list_name", "name", "label::Italiano (it)", "label::English (en)"],
    &["sino", "1", "Sì", "Yes"],
    &["sino", "0", "No", "No"],
    &[],
    &["colori", "1", "=rosso", "red"],
];
const SETTINGS: &[&[&str]] = &[&["form_title", "form_id", "version"], &["Bisogni", "bisogni", "2026112901"]];

#[test]
fn a_form_comes_out_as_it_came_in() {
    let form = open(
        &book(&[
            ("Survey ", SURVEY),
            ("choices", CHOICES),
            ("settings", SETTINGS),
            ("entities", &[&["list_name", "label"], &["persone", "${nome}"]]),
        ]),
        "in",
    )
    .unwrap();
    assert_eq!(form.survey.columns, SURVEY[0]);
    assert_eq!((form.survey.rows.len(), form.choices.rows.len(), form.settings.rows.len(), form.others.len()), (10, 3, 1, 1));
    let name = &form.survey.rows[2];
    assert_eq!((name.row, name.get("type"), name.get("note di chi scrive"), name.get("hint")), (4, "text", "\"da rivedere\" <è>", ""));
    assert_eq!((name.text("label", "Italiano (it)"), name.text("required", "Italiano (it)")), ("Come ti chiami?\nScrivi qui", "yes"));
    assert_eq!(form.survey.languages(), ["Italiano (it)", "English (en)"]);
    assert_eq!(form.survey.rows[3].row, 6);
    assert_eq!(form.choices.rows[2].get("label::Italiano (it)"), "=rosso");
    assert_eq!(form.check("f"), []);
    let written = write_xlsform(Vec::new(), &form).unwrap();
    let again = open(&written, "again").unwrap();
    assert_eq!(again, form);
    assert_eq!(write_xlsform(Vec::new(), &again).unwrap(), written);
    // Without choices and settings, and with an empty sheet of settings.
    let survey: &[&[&str]] = &[&["type", "name", "label"], &["text", "a", "A"]];
    let small = open(&book(&[("survey", survey)]), "small").unwrap();
    assert_eq!((small.choices.columns.len(), small.settings.columns.len(), small.check("f").len()), (0, 0, 0));
    let mut parts =
        Parts::new(r#"<row><c t="inlineStr"><is><t>type</t></is></c></row><row><c t="inlineStr"><is><t>text</t></is></c></row>"#);
    parts.set(
        "xl/workbook.xml",
        &format!(r#"<workbook {BOOK}><sheets><sheet name="survey" r:id="rId1"/><sheet name="settings" r:id="rId2"/></sheets></workbook>"#),
    );
    parts.set("xl/worksheets/sheet2.xml", &sheet_xml(""));
    parts.relate("rId2", SHEET_TYPE, "/xl/worksheets/sheet2.xml");
    assert_eq!(open(&parts.zip(), "empty").unwrap().settings, FormSheet::default());
}

#[test]
fn cells_of_every_kind_are_texts() {
    let cells = r#"<row r="1"><c t="inlineStr"><is><t>type</t></is></c><c t="inlineStr"><is><t>name</t></is></c><c t="inlineStr"><is><t>required</t></is></c></row><row r="3"><c t="inlineStr"><is><t>date</t></is></c><c><v>7</v></c><c t="b"><v>1</v></c></row><row r="4"><c t="inlineStr"><is><t>date</t></is></c><c t="e"><v>#N/A</v></c></row><row r="5"><c t="inlineStr"><is><t>note</t></is></c><c r="F5"><v>9</v></c></row>"#;
    let mut parts = Parts::new(cells);
    parts.set("xl/workbook.xml", &format!(r#"<workbook {BOOK}><sheets><sheet name="survey" r:id="rId1"/></sheets></workbook>"#));
    let form = open(&parts.zip(), "kinds").unwrap();
    assert_eq!((form.survey.rows[0].row, form.survey.rows[0].get("name"), form.survey.rows[0].get("required")), (3, "7", "true"));
    let broken: Vec<_> = form.broken.iter().map(|e| (e.row, e.code)).collect();
    assert_eq!(broken, [(Some(4), "format-cell-error"), (Some(5), "format-row-length")]);
    // A remark right of the columns does not cost the question.
    assert_eq!((form.survey.rows.len(), form.survey.rows[1].get("type")), (2, "note"));
    assert!(form.broken[0].file.ends_with("f.xlsx:survey"));
}

#[test]
fn forms_that_are_made_here() {
    let mut form = XlsForm::default();
    form.survey.push([("type", "select_one si"), ("name", "q"), ("label", "Domanda"), ("hint", "")]);
    form.survey.push([("type", "text"), ("name", "r"), ("label", "Altro"), ("appearance", "multiline")]);
    form.choices.push([("list_name", "si"), ("name", "1"), ("label", "Sì")]);
    let back = open(&write_xlsform(Vec::new(), &form).unwrap(), "made").unwrap();
    assert_eq!(back.survey.columns, ["type", "name", "label", "hint", "appearance"]);
    assert_eq!(back.survey.rows.iter().map(|row| row.row).collect::<Vec<_>>(), [2, 3]);
    assert_eq!(
        back.survey.rows.iter().map(|row| &row.cells).collect::<Vec<_>>(),
        form.survey.rows.iter().map(|row| &row.cells).collect::<Vec<_>>()
    );
    assert!(write_xlsform(Vec::new(), &XlsForm::default()).is_err());
    let mut long = form.clone();
    long.survey.push([("type", "note"), ("label", &"x".repeat(40_000))]);
    assert!(write_xlsform(Vec::new(), &long).is_err());
    form.survey.columns.truncate(1);
    assert!(write_xlsform(Vec::new(), &form).is_err());
}

#[test]
fn what_is_wrong_is_told_with_row_and_column() {
    let survey: &[&[&str]] = &[
        &["Type", "name", "label", "disabled"],
        &["select_one nowhere", "a", "A"],
        &["begin group", "g", "G"],
        &["text", "a", "another context"],
        &["text", "", "no name"],
        &["end repeat"],
        &["text", "a", "twice"],
        &["end group"],
        &["end group"],
        &["", "x", "no type"],
        &["", "", "a remark that is switched off", "yes"],
        &["begin repeat", "r", "R"],
        &["select_multiple", "b", "no list"],
        &["begin_repeat", "g", "G"],
    ];
    let choices: &[&[&str]] = &[
        &["list name", "name", "label"],
        &["l", "1", "a"],
        &["l", "1", "b"],
        &["l", "", "c"],
        &["", "2", "d"],
        &["m", "1", "e"],
        &["", "", "remark"],
    ];
    let form = open(&book(&[("survey", survey), ("choices", choices)]), "wrong").unwrap();
    let told = |form: &XlsForm| -> Vec<(String, Option<u64>, String, &'static str, String)> {
        let each = |e: FormatError| (e.file.to_string(), e.row, e.column.unwrap_or_default(), e.code, e.found);
        form.check("f.xlsx").into_iter().map(each).collect()
    };
    let problem = |sheet: &str, row: u64, column: &str, code: &'static str, found: &str| {
        (format!("f.xlsx:{sheet}"), Some(row), column.to_owned(), code, found.to_owned())
    };
    assert_eq!(
        told(&form),
        [
            problem("survey", 2, "Type", "format-form-list", "nowhere"),
            problem("survey", 5, "name", "format-form-missing", ""),
            problem("survey", 6, "Type", "format-form-unopened", "end repeat"),
            problem("survey", 7, "name", "format-form-name", "a"),
            problem("survey", 9, "Type", "format-form-unopened", "end group"),
            problem("survey", 10, "Type", "format-form-missing", ""),
            problem("survey", 12, "Type", "format-form-unclosed", "begin repeat"),
            problem("survey", 13, "Type", "format-form-list", ""),
            problem("survey", 14, "Type", "format-form-unclosed", "begin_repeat"),
            problem("choices", 3, "name", "format-form-name", "1"),
            problem("choices", 4, "name", "format-form-missing", ""),
            problem("choices", 5, "list name", "format-form-missing", ""),
        ]
    );
    assert!(form.check("f").iter().all(|e| e.concerns_one_row() && !e.to_string().is_empty()));
    let allowed: &[&[&str]] = &[&["allow_choice_duplicates"], &["yes"]];
    let twice: &[&[&str]] = &[&["list_name", "name"], &["l", "1"], &["l", "1"]];
    let small: &[&[&str]] = &[&["type", "name"], &["select_one l", "a"]];
    assert_eq!(open(&book(&[("survey", small), ("choices", twice), ("settings", allowed)]), "allowed").unwrap().check("f"), []);
    assert_eq!(open(&book(&[("survey", small), ("choices", twice)]), "twice").unwrap().check("f").len(), 1);
}

#[test]
fn files_that_are_refused() {
    let good = book(&[("survey", SURVEY), ("choices", CHOICES)]);
    let double: &[&[&str]] = &[&["type", "type"], &["text", "a"]];
    for (bytes, code) in [
        (Vec::new(), "format-empty"),
        (b"type,name\ntext,a\n".to_vec(), "format-not-workbook"),
        (workbook("<row/>"), "format-sheet"),
        (book(&[("survey", double)]), "format-duplicate-column"),
        (book(&[("survey", SURVEY), ("choices", double)]), "format-duplicate-column"),
    ] {
        assert_eq!(open(&bytes, "refused").unwrap_err().code, code);
    }
    for tenth in 1..10 {
        assert!(open(&good[..good.len() * tenth / 10], "cut").is_err());
    }
    for seed in 0..50 {
        let mut bytes = b"PK\x03\x04".to_vec();
        bytes.extend(noise(seed, 2_000));
        assert!(open(&bytes, "noise").is_err());
    }
    let many: Vec<&[&str]> = std::iter::once(&["type", "name"][..]).chain(std::iter::repeat_n(&["text", "a"][..], 200_002)).collect();
    assert_eq!(open(&book(&[("survey", &many)]), "many").unwrap_err().code, "format-too-many-rows");
    // A long text that many cells share.
    let head = r#"<row r="1"><c t="inlineStr"><is><t>type</t></is></c></row>"#;
    let mut parts = Parts::new(&format!("{head}{}", "<row><c t=\"s\"><v>0</v></c></row>".repeat(1_000)));
    parts.set("xl/workbook.xml", &format!(r#"<workbook {BOOK}><sheets><sheet name="survey" r:id="rId1"/></sheets></workbook>"#));
    parts.set("xl/sharedStrings.xml", &format!("<sst><si><t>{}</t></si></sst>", "x".repeat(1_000_000)));
    assert_eq!(open(&parts.zip(), "shared").unwrap_err().code, "format-too-large");
}
