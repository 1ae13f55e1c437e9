//! Observations as statistical offices hand them out, in both versions and with labels in each manner.

use crate::shared::{Folder, gzip, noise};
use csv::StringRecord;
use reticolo_formats::FormatError;
use reticolo_formats::sdmx_csv::SdmxTable;

type Rows = Vec<Result<(u64, Vec<String>), FormatError>>;

fn read(bytes: impl AsRef<[u8]>, name: &str) -> Result<(Vec<String>, Rows), FormatError> {
    let folder = Folder::new(&format!("sdmx-{name}"));
    let mut table = SdmxTable::open(folder.file("t.csv", bytes))?;
    let (mut rows, mut record) = (Vec::new(), StringRecord::new());
    loop {
        match table.read_row(&mut record) {
            Ok(Some(number)) => rows.push(Ok((number, record.iter().map(str::to_owned).collect()))),
            Ok(None) => return Ok((table.header, rows)),
            Err(error) => rows.push(Err(error)),
        }
    }
}

fn good(text: &str, name: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let (header, rows) = read(text, name).unwrap();
    (header, rows.into_iter().map(|row| row.unwrap().1).collect())
}

#[test]
fn version_one_as_offices_write_it() {
    let text = "DATAFLOW,LAST UPDATE,freq,unit,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG,CONF_STATUS\n\
        ESTAT:DEMO(1.0),21/11/26 23:00:00,A,NR,ITI22,2024,215000,,\n\
        ESTAT:DEMO(1.0),21/11/26 23:00:00,M,NR,ITI22,2024-M05,NaN,b,\n\
        ESTAT:DEMO(1.0),21/11/26 23:00:00,S,NR,ITI22,2024-S1,,c,\n";
    let (header, rows) = good(text, "one");
    assert_eq!(header[..5], ["DATAFLOW", "LAST UPDATE", "freq", "unit", "geo"]);
    assert_eq!(rows[0][5..], ["2024", "215000", "", ""]);
    assert_eq!(rows[1][5..], ["2024-05", "", "b", ""]);
    assert_eq!(rows[2][5..], ["2024-S1", "", "c", ""]);
    // Packed, and with another separator and decimal mark.
    let packed = read(gzip(text.as_bytes()), "packed").unwrap();
    assert_eq!(packed.1.len(), 3);
    let text = "DATAFLOW;REF_AREA;TIME_PERIOD;OBS_VALUE;OBS_STATUS\nIT1:1_2(1.0);055032;2024-Q1;1,5;p\n";
    assert_eq!(good(text, "semicolon").1[0], ["IT1:1_2(1.0)", "055032", "2024-Q1", "1,5", "p"]);
}

#[test]
fn labels_behind_their_codes_have_columns_of_their_own() {
    let text = "STRUCTURE[;],STRUCTURE_ID,ACTION,SERIES_KEY,FREQ: Frequenza,REF_AREA: Territorio,NOTES[]: Note,TIME_PERIOD: Periodo,OBS_VALUE: Valore,OBS_STATUS: Stato\n\
        dataflow,IT1:POP(1.0): Popolazione: tutti,I,A.055032,A: annuale,\"055032: Rocca: centro, città\",x;y,2024-01: 2024-01,12.5,p: provvisorio\n\
        dataflow,IT1:POP(1.0),A,A.055033,A,055033,,2025,nan,\n";
    let (header, rows) = good(text, "both");
    assert_eq!(
        header,
        [
            "STRUCTURE",
            "STRUCTURE_ID",
            "STRUCTURE_ID.label",
            "ACTION",
            "SERIES_KEY",
            "FREQ",
            "FREQ.label",
            "REF_AREA",
            "REF_AREA.label",
            "NOTES",
            "NOTES.label",
            "TIME_PERIOD",
            "OBS_VALUE",
            "OBS_STATUS",
            "OBS_STATUS.label"
        ]
    );
    assert_eq!(
        rows[0],
        [
            "dataflow",
            "IT1:POP(1.0)",
            "Popolazione: tutti",
            "I",
            "A.055032",
            "A",
            "annuale",
            "055032",
            "Rocca: centro, città",
            "x;y",
            "",
            "2024-01",
            "12.5",
            "p",
            "provvisorio"
        ]
    );
    assert_eq!(rows[1], ["dataflow", "IT1:POP(1.0)", "", "A", "A.055033", "A", "", "055033", "", "", "", "2025", "", "", ""]);
    let narrow = "DATAFLOW,geo:Territory,TIME_PERIOD,OBS_VALUE\nx,IT:Italy,2024,1\n";
    assert_eq!(
        good(narrow, "narrow"),
        (
            ["DATAFLOW", "geo", "geo.label", "TIME_PERIOD", "OBS_VALUE"].map(str::to_owned).to_vec(),
            vec![["x", "IT", "Italy", "2024", "1"].map(str::to_owned).to_vec()]
        )
    );
}

#[test]
fn labels_in_columns_of_their_own_get_the_code_as_name() {
    let text = "STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,REF_AREA,Reference area,TIME_PERIOD,Time period,OBS_VALUE,Observation value,OBS_STATUS,Observation status,UPDATED\n\
        DATAFLOW,OECD:DF(1.0),Population,I,ITI22,Rocca,2024,,1.5,,A,Normal value,2026-11-29\n";
    let (header, rows) = good(text, "name");
    assert_eq!(
        header,
        [
            "STRUCTURE",
            "STRUCTURE_ID",
            "STRUCTURE_ID.label",
            "ACTION",
            "REF_AREA",
            "REF_AREA.label",
            "TIME_PERIOD",
            "OBS_VALUE",
            "OBS_STATUS",
            "OBS_STATUS.label",
            "UPDATED"
        ]
    );
    assert_eq!(
        rows[0],
        ["DATAFLOW", "OECD:DF(1.0)", "Population", "I", "ITI22", "Rocca", "2024", "1.5", "A", "Normal value", "2026-11-29"]
    );
}

#[test]
fn rows_at_fault_do_not_end_the_table() {
    let text = "STRUCTURE,STRUCTURE_ID,ACTION,GEO,TIME_PERIOD,OBS_VALUE\ndataflow,a,D,IT,2024,-\ndataflow,a,M,IT\ndataflow,a,M,IT,2024,3\n";
    let (_, rows) = read(text, "fault").unwrap();
    let codes: Vec<_> = rows.iter().map(|r| r.as_ref().map_or_else(|e| (e.row, e.code), |r| (Some(r.0), ""))).collect();
    assert_eq!(codes, [(Some(2), "format-sdmx-action"), (Some(3), "format-row-length"), (Some(4), "")]);
    assert!(rows[..2].iter().all(|r| r.as_ref().is_err_and(FormatError::concerns_one_row)));
    assert_eq!(rows[0].as_ref().unwrap_err().column.as_deref(), Some("ACTION"));
}

#[test]
fn files_that_are_refused() {
    let wide = format!("DATAFLOW,OBS_VALUE,{}\n", (0..1_500).map(|i| format!("C{i}: label")).collect::<Vec<_>>().join(","));
    for (text, code) in [
        ("unit,value\n1,2\n", "format-not-sdmx"),
        ("", "format-empty"),
        ("\n", "format-no-header"),
        ("DATAFLOW,GEO: a,GEO: b,OBS_VALUE\n", "format-duplicate-column"),
        (wide.as_str(), "format-too-many-columns"),
    ] {
        assert_eq!(read(text, "refused").unwrap_err().code, code, "{text:.60}");
    }
    let text = "DATAFLOW,GEO: Territorio,TIME_PERIOD,OBS_VALUE\nx,\"IT: Italia\",2024,1\n";
    for tenth in 1..10 {
        let _ = read(&text[..text.len() * tenth / 10], "cut");
    }
    for seed in 0..50 {
        let mut bytes = b"DATAFLOW,OBS_VALUE\n".to_vec();
        bytes.extend(noise(seed, 500));
        if let Ok((_, rows)) = read(&bytes, "noise") {
            assert!(rows.len() < 600);
        }
    }
}
