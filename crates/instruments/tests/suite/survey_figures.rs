//! Figures and attributes of units as files really have them: wide tables, periods in names, classes, doubles between data sets,
//! suppressed values, sums, names written otherwise, decimal commas, mends, ratios over two data sets.

use reticolo_instruments::atlas::{Gaps, Series};
use reticolo_instruments::survey::{ImportAsk, ImportReport, Mapping, Target, quiet};
use reticolo_instruments::territory::Clock;
use reticolo_instruments::{Config, Result, Who, WorkError, Workbench};
use reticolo_model::Unit;
use std::path::PathBuf;
use std::sync::Arc;

struct Ground {
    folder: PathBuf,
    wb: Workbench,
}

impl Drop for Ground {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

const WHO: Who = Who::CommandLine;

/// Four municipalities of one province and one of another, as squares side by side.
const UNITS: [(&str, &str); 5] =
    [("001001", "Agliè"), ("001002", "Airasca"), ("001003", "Ala di Stura"), ("001004", "Albiano d'Ivrea"), ("002002", "Alagna Valsesia")];

impl Ground {
    async fn new(name: &str) -> Ground {
        let folder = std::env::temp_dir().join(format!("reticolo-figures-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("a folder for the test");
        let config = Config { name: "Prova".into(), territory: Some("001".into()), units: Vec::new(), database: None };
        let clock: Clock = Arc::new(|| "2026-03-01T08:00:00.000000Z".to_owned());
        let wb = Workbench::new_territory(&folder.join("t"), config, clock, None).await.expect("a new territory");
        let ground = Ground { folder, wb };
        let features: Vec<String> = (0..)
            .zip(UNITS)
            .map(|(x, (code, name))| {
                format!(
                    r#"{{"type":"Feature","properties":{{"code":"{code}","name":"{name}"}},"geometry":{{"type":"Polygon","coordinates":[[[{x},0],[{x1},0],[{x1},1],[{x},1],[{x},0]]]}}}}"#,
                    x1 = x + 1
                )
            })
            .collect();
        let text = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","));
        ground.import("units.geojson", text.as_bytes(), "units", None).await.expect("units");
        ground
    }

    async fn ask(&self, file: &str, bytes: &[u8], target: &str, mapping: Option<&str>, skip: bool) -> Result<ImportReport> {
        let path = self.folder.join(file);
        std::fs::write(&path, bytes).expect("a file");
        let ask = ImportAsk {
            file: path,
            file_name: file.to_owned(),
            target: Target::parse(target).expect("a target"),
            mapping: mapping.map(str::to_owned),
            dry_run: false,
            skip_bad_rows: skip,
            remove_missing: false,
            visibility: None,
            places_file: None,
            language: reticolo_messages::Language::It,
        };
        self.wb.import(&WHO, ask, quiet()).await
    }

    async fn import(&self, file: &str, bytes: &[u8], target: &str, mapping: Option<&str>) -> Result<ImportReport> {
        self.ask(file, bytes, target, mapping, false).await
    }

    async fn figures(&self, file: &str, text: &str, mapping: Option<&str>) -> ImportReport {
        self.import(file, text.as_bytes(), "indicators", mapping).await.unwrap_or_else(|e| panic!("{file}: {e:?}"))
    }

    async fn series(&self, code: &str, period: &str) -> Series {
        let indicator = self.wb.indicator(&WHO, code).await.expect("an indicator");
        self.wb.series(&WHO, &indicator, Some(period)).await.expect("a series")
    }

    async fn value(&self, code: &str, period: &str, unit: &str) -> Option<f64> {
        self.series(code, period).await.values.get(unit).copied()
    }

    async fn unit(&self, code: &str) -> Unit {
        self.wb.places().await.expect("places").get(code).expect("a unit").clone()
    }
}

fn pairs(report: &ImportReport, code: &str) -> String {
    report.read_as.iter().find(|(c, _)| c == code).map(|(_, v)| v.clone()).unwrap_or_default()
}

fn problems(result: Result<ImportReport>) -> (Vec<String>, String) {
    match result {
        Err(WorkError::Mapping { text, problems }) => (problems.into_iter().map(|p| p.code).collect(), text),
        Err(WorkError::BadRows(report)) => (report.bad.iter().map(|b| b.problem.code.clone()).collect(), String::new()),
        other => panic!("no problem but {other:?}"),
    }
}

#[tokio::test]
async fn a_wide_table_brings_each_column_at_its_period() {
    let g = Ground::new("wide").await;
    let table = "istat_code,name,people_2019,people_2022_12_31,altimetric_zone,pnrr_2023_eur\n001001,Agliè,2600,2558,3,1e3\n001002,Airasca,3700,,1,2.5E+02\n054001,Assisi,1,2,3,4\n";
    let report = g.figures("profile.csv", table, None).await;
    assert!(report.proposed);
    assert_eq!((report.rows, report.good, report.outside, report.figures), (3, 2, 1, 6));
    assert_eq!(report.kept_by_units, ["altimetric_zone"]);
    assert_eq!(g.value("people", "2019", "001001").await, Some(2600.0));
    assert_eq!(g.value("people", "2022-12-31", "001001").await, Some(2558.0));
    assert_eq!(g.value("people", "2022-12-31", "001002").await, None);
    assert_eq!(g.value("pnrr_eur", "2023", "001002").await, Some(250.0));
    assert_eq!(pairs(&report, "scientific"), "yes");
    assert!(matches!(g.wb.indicator(&WHO, "altimetric_zone").await, Err(WorkError::NotFound(_))), "a class is no indicator");
    // The proposal says everything: read back, it brings nothing new.
    let again = g.figures("profile.csv", table, Some(&report.mapping)).await;
    assert_eq!((again.added, again.changed, again.same, again.seq), (0, 0, 6, None));
}

#[tokio::test]
async fn a_column_without_a_period_is_an_open_question() {
    let g = Ground::new("open").await;
    let table = "istat_code,year_1_january,people,over_65\n001001,2025,2500,700\n001001,2019,2600,650\n";
    let report = g.figures("ages.csv", table, None).await;
    assert!(report.mapping.contains("day_of_year = \"01-01\""), "{}", report.mapping);
    assert_eq!(g.value("people", "2025-01-01", "001001").await, Some(2500.0));
    let (codes, text) = problems(g.import("open.csv", b"istat_code,people\n001001,2500\n", "indicators", None).await);
    assert_eq!(codes, ["problem-figures-period"]);
    let mended = format!("{text}\n[constants]\nperiod = \"2021\"\n");
    g.figures("open.csv", "istat_code,people\n001001,2400\n", Some(&mended)).await;
    assert_eq!(g.value("people", "2021", "001001").await, Some(2400.0));
}

#[tokio::test]
async fn a_wide_table_of_flows_names_destinations_in_its_header() {
    let g = Ground::new("flows").await;
    let table = "origin,001001,AIRASCA,054001,year\n001001,10,4,1,2011\n001003,2,0,7,2011\n";
    let report = g.import("trips.csv", table.as_bytes(), "flows", None).await.expect("flows");
    assert_eq!((report.rows, report.good, report.figures), (2, 2, 4));
    assert_eq!(report.names_met, [("AIRASCA".to_owned(), "Airasca".to_owned())]);
}

#[tokio::test]
async fn classes_texts_and_seats_are_laid_over_the_units_that_are_loaded() {
    let g = Ground::new("attributes").await;
    assert_eq!(g.unit("001001").await.seat, None, "a seat that no source states is not made up");
    let table = "istat_code,name,zone,system,lon,lat\n001001,AGLIE',3,IVREA,0.25,0.75\n001002,x,1,TORINO,9.5,0.5\n001003,x,2,,0,0\n054001,x,1,ASSISI,12,43\n999999,x,1,,,\n";
    let report = g.import("classes.csv", table.as_bytes(), "units", None).await.expect("attributes");
    assert_eq!((report.rows, report.good, report.outside, report.doubtful), (5, 3, 2, 2));
    let unit = g.unit("001001").await;
    assert_eq!((unit.name.as_str(), unit.seat, unit.attributes["zone"].as_str()), ("Agliè", Some([0.25, 0.75]), "3"));
    assert!(unit.geometry.is_some());
    let places = g.wb.places().await.expect("places");
    assert_eq!(places.seat(&unit), Some(([0.25, 0.75], true)));
    let (at, stated) = places.seat(&g.unit("001002").await).expect("a point inside");
    assert!(!stated && (1.0..2.0).contains(&at[0]));
    // Without anything to add a table brings no units.
    let (codes, _) = problems(g.import("names.csv", b"istat_code,name\n001001,x\n", "units", None).await);
    assert_eq!(codes, ["problem-units-without-shapes"]);
    g.wb.undo(&WHO, report.seq.expect("an act")).await.expect("undone");
    assert!(g.unit("001001").await.attributes.is_empty());
}

#[tokio::test]
async fn of_two_data_sets_with_the_same_figures_one_is_used_and_both_stay() {
    let g = Ground::new("double").await;
    let table = |a: u32, b: u32| format!("istat_code,people_2021,jobs_2021\n001001,{a},1\n001002,{b},2\n");
    let mapping = |date: &str| {
        format!(
            "source_date = \"{date}\"\nfigures = [{{ column = \"people_2021\", indicator = \"people\", period = \"2021\" }}]\n[columns]\nunit = \"istat_code\"\n"
        )
    };
    g.figures("newer.csv", &table(10, 20), Some(&mapping("2022-06-01"))).await;
    let report = g.figures("older.csv", &table(10, 21), Some(&mapping("2021-12-31"))).await;
    let also = &report.also_in[0];
    assert_eq!((also.indicator.as_str(), also.period.as_str(), also.data_set.as_str()), ("people", "2021", "newer"));
    assert_eq!((also.units, also.differ, also.used.as_str(), report.also_in.len()), (2, 1, "newer", 1));
    let used = g.series("people", "2021").await;
    assert_eq!((used.values["001002"], used.indicator.data_set.as_str()), (20.0, "newer"));
    assert_eq!(used.indicator.sources["2021"].also_in, ["older"]);
    // Without dates, or with the same, the last published counts.
    let report = g.figures("last.csv", &table(30, 40), Some(&mapping("2022-06-01"))).await;
    assert!(report.also_in.iter().all(|a| a.used == "last") && report.also_in.len() == 2, "{:?}", report.also_in);
    assert_eq!(g.value("people", "2021", "001001").await, Some(30.0));
    // A person chooses.
    let indicator = g.wb.indicator(&WHO, "people").await.expect("an indicator");
    let record = g.wb.record(&WHO, indicator.record).await.expect("its record");
    let changes = serde_json::json!({ "body": { "used_data_set": "older" } });
    let changes = changes.as_object().expect("an object").clone();
    g.wb.update(&WHO, record.id, record.version, &changes).await.expect("changed");
    assert_eq!(g.value("people", "2021", "001002").await, Some(21.0));
}

#[tokio::test]
async fn a_suppressed_value_is_no_zero_and_an_absent_row_only_where_the_mapping_says_so() {
    let g = Ground::new("suppressed").await;
    let mapping = "figures = [{ column = \"cases\", indicator = \"cases\", period = \"2021\" }]\n[columns]\nunit = \"code\"\n[suppressed]\n\"*\" = \"5\"\n[[indicators]]\ncode = \"cases\"\ntitle = \"Cases\"\naggregation = \"additive\"\n";
    let report = g.figures("cases.csv", "code,cases\n001001,7\n001002,*\n001003,<3\n", Some(mapping)).await;
    assert_eq!((report.suppressed, report.zeros), (2, 0));
    let series = g.series("cases", "2021").await;
    assert_eq!((series.suppressed["001002"].as_str(), series.suppressed["001003"].as_str()), ("5", "3"));
    let inside = ["001001", "001002", "001003", "001004"];
    assert_eq!(series.total(inside.into_iter()), None);
    assert_eq!(series.gaps(inside.into_iter()), Gaps { missing: 1, suppressed: 2, not_applicable: 0 });
    assert_eq!(series.total(["001001"].into_iter()), Some(7.0));
    // What is written out is read back.
    let mut out = Vec::new();
    let what = reticolo_instruments::export::What::parse("indicators").expect("indicators");
    g.wb.export(&WHO, what, reticolo_model::Audience::Everything, "csv", &mut out).await.expect("exported");
    let back = Ground::new("suppressed-back").await;
    let report = back.import("back.csv", &out, "indicators", None).await.expect("read back");
    assert_eq!(report.suppressed, 2);
    assert_eq!(back.series("cases", "2021").await.suppressed, series.suppressed);
    // Absent rows.
    let zero = format!("absent_is_zero = true\ndata_set = \"zero\"\n{}", mapping.replace("cases\", period", "seen\", period"));
    let report = g.ask("zero.csv", b"code,cases\n001001,7\n001002,many\n", "indicators", Some(&zero), true).await.expect("skipping");
    assert_eq!((report.zeros, report.bad_rows), (3, 1), "what a refused row would have said is not zero");
    assert_eq!(g.value("seen", "2021", "001004").await, Some(0.0));
    assert_eq!(g.value("seen", "2021", "001002").await, None);
}

#[tokio::test]
async fn parts_that_do_not_sum_are_said_and_stay() {
    let g = Ground::new("sums").await;
    let mapping = "sums = [{ total = \"people\", parts = [\"men\", \"women\"] }]\n[columns]\nunit = \"code\"\nindicator = \"indicator\"\nperiod = \"year\"\nvalue = \"value\"\n";
    let table = "code,indicator,year,value\n001001,people,2021,10\n001001,men,2021,4\n001001,women,2021,5\n001002,people,2021,0.3\n001002,men,2021,0.1\n001002,women,2021,0.2\n001003,people,2021,9\n001003,men,2021,4\n001003,women,2021,\n";
    let report = g.figures("sums.csv", table, Some(mapping)).await;
    assert_eq!(report.sums.len(), 1);
    assert_eq!((report.sums[0].unit.as_str(), report.sums[0].stated, report.sums[0].summed), ("001001", 10.0, 9.0));
    assert_eq!(g.value("people", "2021", "001001").await, Some(10.0));
}

#[tokio::test]
async fn names_are_found_however_they_are_written_and_homonyms_are_asked() {
    let g = Ground::new("names").await;
    let mapping = "missing = [\"NA\", \"None\"]\nfigures = [{ column = \"n\", indicator = \"schools\", period = \"2021\" }]\n[columns]\nunit_name = \"comune\"\nprovince = \"pr\"\n";
    let table = "comune,pr,n\nAGLIE',TO,1\nalbiano  d`ivrea,TO,2\nAirasca,TO,3\nPozzuoli,NA,4\nNone,TO,5\nAla di Stura,TO,NA\n";
    let report = g.figures("names.csv", table, Some(mapping)).await;
    let met: Vec<(&str, &str)> = report.names_met.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert_eq!(met, [("AGLIE'", "Agliè"), ("albiano  d`ivrea", "Albiano d'Ivrea")]);
    assert_eq!((report.good, report.outside), (4, 2), "Pozzuoli (NA) and None (TO) are places, not loaded");
    assert_eq!(g.value("schools", "2021", "001004").await, Some(2.0));
    assert_eq!(g.value("schools", "2021", "001003").await, None);
    let twins = "comune,pr,n\nCastro,,1\n";
    let Err(WorkError::BadRows(report)) = g.import("twins.csv", twins.as_bytes(), "indicators", Some(mapping)).await else {
        panic!("two places are called so")
    };
    let problem = &report.bad[0].problem;
    assert_eq!((problem.code.as_str(), report.bad[0].column.as_str()), ("problem-homonym", "comune"));
    assert!(problem.args.values().any(|v| v.contains("BG") && v.contains("LE")), "{problem:?}");
}

#[tokio::test]
async fn commas_semicolons_and_old_encodings_are_found_and_said() {
    let g = Ground::new("read-as").await;
    let text = "Codice ISTAT;Comune;Reddito 2021;Superficie 2021\r\n001001;Agli\u{e8};1.234,5;13,1\r\n001002;Airasca;2.000,25;1,2E+01\r\n";
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).expect("a letter of Latin 1")).collect();
    let report = g.import("latin.csv", &latin, "indicators", None).await.expect("read");
    let found = ["encoding", "separator", "line_end", "decimal", "scientific"].map(|c| pairs(&report, c));
    assert_eq!(found, ["windows-1252", "semicolon", "crlf", "comma", "yes"]);
    assert_eq!(g.value("reddito", "2021", "001001").await, Some(1234.5));
    assert_eq!(g.value("superficie", "2021", "001002").await, Some(12.0));
    // What a mapping states overrules what would be found.
    let stated = "encoding = \"windows-1252\"\ndelimiter = \";\"\ndecimal = \"point\"\ndata_set = \"stated\"\nfigures = [{ column = \"v,w\", indicator = \"v\", period = \"2021\" }]\n[columns]\nunit = \"code\"\n";
    let report = g.import("stated.csv", b"code;v,w\n001001;1.234\n", "indicators", Some(stated)).await.expect("read");
    assert_eq!((pairs(&report, "separator"), pairs(&report, "decimal")), ("semicolon".to_owned(), "point".to_owned()));
    assert_eq!(g.value("v", "2021", "001001").await, Some(1.234));
}

#[tokio::test]
async fn mended_cells_are_read_as_if_the_file_said_so() {
    let g = Ground::new("mends").await;
    let table = "code,n_2021\n001001,12o\n001002,n.d.\n1003,12o\n";
    let bare = "figures = [{ column = \"n_2021\", indicator = \"n\", period = \"2021\" }]\n[columns]\nunit = \"code\"\n";
    let (codes, _) = problems(g.import("mends.csv", table.as_bytes(), "indicators", Some(bare)).await);
    assert_eq!(codes, ["problem-number", "problem-number", "problem-unit-unknown", "problem-number"]);
    let mapping = "figures = [{ column = \"n_2021\", indicator = \"n\", period = \"2021\" }]\nmends = [{ column = \"n_2021\", says = \"12o\", means = \"120\", row = 2 }, { column = \"n_2021\", says = \"12o\", means = \"121\" }, { column = \"n_2021\", says = \"n.d.\", means = \"\" }, { column = \"code\", says = \"1003\", means = \"001003\" }]\n[columns]\nunit = \"code\"\n";
    assert_eq!(Mapping::parse(&Mapping::parse(mapping, "m").expect("TOML").text(), "m").expect("reads back").mends.len(), 4);
    g.figures("mends.csv", table, Some(mapping)).await;
    assert_eq!(g.value("n", "2021", "001001").await, Some(120.0));
    assert_eq!(g.value("n", "2021", "001003").await, Some(121.0));
}

#[tokio::test]
async fn a_ratio_takes_its_denominator_from_another_data_set_and_says_of_when() {
    let g = Ground::new("ratio").await;
    g.figures("people.csv", "code,people_2019_01_01,people_2025_01_01\n001001,2000,1000\n001002,500,400\n", None).await;
    let mapping = "figures = [{ column = \"n\", indicator = \"sites\", period = \"2022\" }]\n[columns]\nunit = \"code\"\n[[indicators]]\ncode = \"sites_rate\"\ntitle = \"Sites per resident\"\nunit = \"%\"\naggregation = \"ratio\"\nnumerator = \"sites\"\ndenominator = \"people\"\n";
    g.figures("sites.csv", "code,n\n001001,20\n001002,10\n", Some(mapping)).await;
    let series = g.series("sites_rate", "2022").await;
    assert_eq!((series.values["001001"], series.values["001002"]), (1.0, 2.0));
    assert_eq!(series.indicator.denominator_period.as_deref(), Some("2019-01-01"), "the nearest that is not later");
    assert_eq!(series.indicator.denominator_source.as_ref().map(|s| s.data_set.as_str()), Some("people"));
    assert_eq!((series.indicator.data_set.as_str(), series.total(["001001", "001002"].into_iter())), ("sites", Some(1.2)));
    // A denominator of the same period is taken where there is one.
    let same = "data_set = \"census\"\nfigures = [{ column = \"people\", indicator = \"people\", period = \"2022\" }]\n[columns]\nunit = \"code\"\n";
    g.figures("census.csv", "code,people\n001001,4000\n", Some(same)).await;
    let series = g.series("sites_rate", "2022").await;
    assert_eq!((series.values["001001"], series.indicator.denominator_period), (0.5, None));
}

#[tokio::test]
async fn a_ratio_of_one_file_takes_the_same_period_and_else_the_nearest_before() {
    let g = Ground::new("ratio-one").await;
    let of = |code: &str, n: &str| {
        format!(
            "[[indicators]]\ncode = \"{code}\"\ntitle = \"{code}\"\nunit = \"%\"\naggregation = \"ratio\"\nnumerator = \"{n}\"\ndenominator = \"people\"\n"
        )
    };
    let column = |c: &str, i: &str, p: &str| format!("[[figures]]\ncolumn = \"{c}\"\nindicator = \"{i}\"\nperiod = \"{p}\"\n");
    let mapping = [
        "[columns]\nunit = \"code\"\n".to_owned(),
        column("p19", "people", "2019-01-01"),
        column("p25", "people", "2025-01-01"),
        column("o19", "old", "2019-01-01"),
        column("o22", "old", "2022-01-01"),
        column("s22", "sites", "2022"),
        of("old_share", "old"),
        of("sites_rate", "sites"),
    ]
    .concat();
    g.figures("one.csv", "code,p19,p25,o19,o22,s22\n001001,1000,900,250,260,10\n", Some(&mapping)).await;
    let share = g.wb.indicator(&WHO, "old_share").await.expect("an indicator");
    assert_eq!(share.periods, ["2019-01-01"], "where a period is common, only such periods count");
    assert_eq!(g.value("old_share", "2019-01-01", "001001").await, Some(25.0));
    let rate = g.series("sites_rate", "2022").await;
    assert_eq!((rate.values["001001"], rate.indicator.denominator_period.as_deref()), (1.0, Some("2019-01-01")));
    assert_eq!(rate.indicator.denominator_source, None, "the same data set");
}

#[tokio::test]
async fn rows_that_contradict_each_other_are_told_once() {
    let g = Ground::new("twice").await;
    let table = "code,a_2021,b_2021\n001001,1,2\n001002,1,2\n001001,3,4\n001002,1,2\n";
    let Err(WorkError::BadRows(report)) = g.import("twice.csv", table.as_bytes(), "indicators", None).await else { panic!("contradicts") };
    assert_eq!((report.bad.len(), report.bad_rows, report.bad[0].row), (1, 1, 4));
    let report = g.ask("twice.csv", table.as_bytes(), "indicators", None, true).await.expect("skipping");
    assert_eq!((report.good, report.figures, report.bad_rows), (3, 4, 1));
    let rejected = std::fs::read_to_string(report.rejected_file.expect("a file of rejected rows")).expect("readable");
    assert!(rejected.contains("4,") && rejected.contains("001001,3,4"), "{rejected}");
    assert_eq!(g.value("a", "2021", "001001").await, Some(1.0));
}

#[tokio::test]
async fn municipalities_that_became_one_are_added_up_where_that_is_declared() {
    let g = Ground::new("merged").await;
    // Val di Chy is Alice Superiore (001005, A199), Lugnacco and Pecco since 2019.
    let unit = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"001317","name":"Val di Chy"},"geometry":{"type":"Polygon","coordinates":[[[7,0],[8,0],[8,1],[7,1],[7,0]]]}}]}"#;
    g.import("more.geojson", unit.as_bytes(), "units", None).await.expect("a unit");
    let mapping = [
        "data_set = \"census\"\nfigures = [{ column = \"people\", indicator = \"people\", period = \"2011\" }, { column = \"height\", indicator = \"height\", period = \"2011\" }]\n",
        "[columns]\nunit = \"code\"\n[[indicators]]\ncode = \"people\"\ntitle = \"People\"\naggregation = \"additive\"\n",
    ]
    .concat();
    let report =
        g.figures("census.csv", "code,people,height\n001005,100,300\n001138,50,400\n001001,7,1\n001182,10,400\n", Some(&mapping)).await;
    assert_eq!((report.rows, report.good, report.bad_rows, report.merged, report.figures), (4, 4, 0, 2, 4));
    assert_eq!(report.followed, ["001005 → 001317", "001138 → 001317", "001182 → 001317"]);
    assert_eq!(g.value("people", "2011", "001317").await, Some(160.0));
    assert_eq!(g.value("height", "2011", "001317").await, None, "what does not add up is not known of the whole");
    assert_eq!(g.value("height", "2011", "001001").await, Some(1.0));
    // Where a part is refused the whole is not known.
    let lame = "code,people,height\n001005,100,300\n001138,many,400\n001182,10,300\n";
    let report = g.ask("lame.csv", lame.as_bytes(), "indicators", Some(&mapping), true).await.expect("skipping");
    assert_eq!((report.good, report.bad_rows, report.merged), (2, 1, 2));
    assert_eq!(g.value("people", "2011", "001317").await, None);
    // Two codes of one municipality are not two municipalities.
    let twice = "code,people,height\n001005,100,300\nA199,90,300\n";
    let Err(WorkError::BadRows(report)) = g.import("twice.csv", twice.as_bytes(), "indicators", Some(&mapping)).await else {
        panic!("contradicts")
    };
    assert_eq!((report.bad_rows, report.bad[0].row, report.bad[0].problem.code.as_str()), (1, 3, "problem-key-twice"));
}

#[tokio::test]
async fn a_topology_brings_units() {
    let g = Ground::new("topology").await;
    let topology = r#"{"type":"Topology","objects":{"roads":{"type":"GeometryCollection","geometries":[]},"places":{"type":"GeometryCollection","geometries":[{"type":"Polygon","arcs":[[0]],"properties":{"code":"001006","name":"Almese"}}]}},"arcs":[[[7,0],[8,0],[8,1],[7,1],[7,0]]]}"#;
    let mapping = "object = \"places\"\n[columns]\ncode = \"code\"\nname = \"name\"\n";
    let report = g.import("more.topojson", topology.as_bytes(), "units", Some(mapping)).await.expect("units");
    assert_eq!((report.good, pairs(&report, "part")), (1, "places".to_owned()));
    assert_eq!(g.unit("001006").await.name, "Almese");
}
