//! Which rows stay, where they lie, and what follows from their marks.

use super::{Bed, bad, wrong};
use reticolo_instruments::Who;
use reticolo_model::{Share, share};

const PROJECTS: &str = "cup,local,name,money,town\nA,1,One,100.00,001001\nB,1,Two,100.00,001001\nC,1,Three,1.031574e+06,001003\nD,1,Four,50,058091\nE,1,Five,7,\n";
const PLACES: &str = "c,l,code\nA,1,001001\nA,1,001002\nA,1,058091\nA,1,001001\nB,1,\nE,1,\nZ,9,001001\n";

fn mapping(more: &str) -> String {
    format!(
        "data_set = \"projects\"\nkey = [\"cup\", \"local\"]\n{more}\n[columns]\ntitle = \"name\"\nmoney_total = \"money\"\nunit = \"town\"\n[places]\nfile = \"places.csv\"\nkey = [\"c\", \"l\"]\nunit = \"code\"\n"
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_file_says_where_rows_lie_in_exact_shares() {
    let bed = Bed::new().await;
    bed.file("projects.csv", PROJECTS);
    assert_eq!(wrong(bed.import("projects.csv", "initiative", &mapping("")).await), ["problem-places-file"]);
    bed.file("places.csv", PLACES);
    let report = bed.import("projects.csv", "initiative", &mapping("")).await.expect("imported");
    assert_eq!((report.added, report.places_unknown, report.outside), (5, 2, 2));
    let units = |r: &reticolo_model::Record| -> Vec<(String, String)> {
        r.place.iter().flat_map(|p| p.units.iter().map(|u| (u.unit.clone(), String::from(u.share)))).collect()
    };
    let one = bed.one("initiative", "One").await;
    let third = |code: &str| (code.to_owned(), "1/3".to_owned());
    assert_eq!(units(&one), [third("001001"), third("001002"), third("058091")], "the same place twice is one");
    assert_eq!(
        units(&bed.one("initiative", "Two").await),
        [("001001".to_owned(), "1/1".to_owned())],
        "its own column, since the file names none"
    );
    assert_eq!(bed.one("initiative", "Five").await.place, None);
    assert_eq!(bed.one("initiative", "Three").await.body_text("money_total"), Some("1031574.00"));
    // Split by share the money is whole again, and a unit has its part.
    let parts: Vec<(i64, Share)> = one.place.iter().flat_map(|p| &p.units).map(|u| (10_000, u.share)).collect();
    assert_eq!((share::total_cents(&parts), share::total_cents(&parts[..2])), (10_000, 6_667));
    // The version is of both files.
    let sets = bed.wb.data_sets(&Who::CommandLine).await.expect("data sets");
    let set = sets.iter().find(|d| d.record.body_text("code") == Some("projects")).expect("the data set");
    assert_eq!(set.versions[0].file, "projects.csv + places.csv");
    bed.sound().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn stated_parts_are_exact_and_what_is_none_is_named_with_its_file() {
    let bed = Bed::new().await;
    bed.file("projects.csv", "cup,local,name,money,town\nA,1,One,100,\n");
    bed.file("places.csv", "c,l,code,part\nA,1,001001,0.25\nA,1,001002,0.5\n");
    let mapping = mapping("") + "share = \"part\"\n";
    bed.import("projects.csv", "initiative", &mapping).await.expect("imported");
    let place = bed.one("initiative", "One").await.place.expect("a place");
    assert_eq!(place.units.iter().map(|u| u.share.parts()).collect::<Vec<_>>(), [(1, 3), (2, 3)]);
    bed.file("places.csv", "c,l,code,part\nA,1,001001,0\nA,1,999999,1\n");
    let Err(reticolo_instruments::WorkError::BadRows(report)) = bed.import("projects.csv", "initiative", &mapping).await else {
        panic!("bad places")
    };
    let seen: Vec<_> = report.bad.iter().map(|b| (b.file.as_str(), b.row, b.column.as_str(), b.problem.code.as_str())).collect();
    assert_eq!(seen, [("places.csv", 2, "part", "problem-part"), ("places.csv", 3, "code", "problem-unit-unknown")]);
    // Where it lies can be said.
    let mut ask = bed.ask("projects.csv", "initiative", &mapping);
    ask.places_file = Some(bed.folder.join("elsewhere.csv"));
    bed.file("elsewhere.csv", "c,l,code,part\nA,1,001001,3\n");
    assert_eq!(bed.ask_for(ask).await.expect("imported").changed, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_from_elsewhere_stay_out_and_are_counted_with_their_money() {
    let bed = Bed::new().await;
    bed.file("projects.csv", PROJECTS);
    bed.file("places.csv", PLACES);
    for (keep, added, left, money) in [("inside", 2, 3, "1031631.00"), ("loaded", 3, 2, "57.00"), ("all", 5, 0, "")] {
        let mut ask = bed.ask("projects.csv", "initiative", &mapping(&format!("keep = \"{keep}\"")));
        ask.dry_run = true;
        let report = bed.ask_for(ask).await.expect("a dry run");
        assert_eq!((report.added, report.left_out), (added, left), "{keep}");
        assert_eq!(report.left_out_money.unwrap_or_default(), money, "{keep}");
    }
    assert_eq!(wrong(bed.import("projects.csv", "initiative", &mapping("keep = \"near\"")).await), ["problem-mapping-keep"]);
    // What lies elsewhere is not looked at any further; what lies here is.
    bed.file("bad.csv", "key,name,money,town\na,One,?,058091\nb,Two,?,001001\n");
    let mapping =
        "data_set = \"bad\"\nkey = [\"key\"]\nkeep = \"inside\"\n[columns]\ntitle = \"name\"\nmoney_total = \"money\"\nunit = \"town\"\n";
    assert_eq!(bad(bed.import("bad.csv", "initiative", mapping).await), [(3, "problem-money".to_owned())]);
    // A name that no table knows is asked about only where the row's province is ours.
    bed.file("names.csv", "key,town,prov\na,Nowhere,RM\nb,Nowhere,TO\nc,Nowhere,\n");
    let mapping =
        "data_set = \"names\"\nkey = [\"key\"]\nkeep = \"inside\"\n[columns]\ntitle = \"key\"\nunit_name = \"town\"\nprovince = \"prov\"\n";
    let unknown = |row: u64| (row, "problem-unit-unknown".to_owned());
    assert_eq!(bad(bed.import("names.csv", "initiative", mapping).await), [unknown(3), unknown(4)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn names_meet_and_say_so_and_a_cell_may_name_several_places() {
    let bed = Bed::new().await;
    bed.file("sites.csv", "name,town,prov\nOne,AGLIE',TO\nTwo,Airasca;ala di stura,TO\nCOMUNITÇ,ROMA,RM\n");
    let mapping = "data_set = \"sites\"\nkey = [\"name\"]\nseparator = \";\"\n[columns]\ntitle = \"name\"\nunit_name = \"town\"\nprovince = \"prov\"\n[constants]\nclass = \"service_facility\"\n";
    let report = bed.import("sites.csv", "asset", mapping).await.expect("imported");
    let met: Vec<(&str, &str)> = report.names_met.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert_eq!(met, [("AGLIE'", "Agliè"), ("ala di stura", "Ala di Stura")]);
    assert_eq!(report.outside, 1);
    assert_eq!(bed.one("asset", "Two").await.place.expect("a place").units.len(), 2);
    bed.one("asset", "COMUNITÇ").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn marks_decide_and_the_rest_has_the_last_word() {
    let bed = Bed::new().await;
    bed.file("bodies.csv", "name,town hall,sport\nOne,X,\nTwo,,X\nThree,X,X\nFour,,\n");
    let mapping = "data_set = \"bodies\"\nkey = [\"name\"]\n[columns]\ntitle = \"name\"\n
        [[choices]]\ntarget = \"nature\"\ncolumn = \"town hall\"\nvalue = \"public_body\"
        [[choices]]\ntarget = \"nature\"\ncolumn = \"sport\"\nis = \"X\"\nvalue = \"sports_club\"
        [[choices]]\ntarget = \"nature\"\nvalue = \"third_sector\"\n";
    let report = bed.import("bodies.csv", "actor", mapping).await.expect("imported");
    assert_eq!(report.ignored, Vec::<String>::new(), "choices make something of their columns");
    let natures: Vec<String> =
        bed.records("actor").await.iter().map(|r| format!("{} {}", r.title, r.body_text("nature").unwrap_or_default())).collect();
    assert_eq!(natures, ["Four third_sector", "One public_body", "Three public_body", "Two sports_club"]);
    let wrong_target = mapping.replace("\"nature\"", "\"colour\"");
    assert!(wrong(bed.import("bodies.csv", "actor", &wrong_target).await).contains(&"problem-mapping-target".to_owned()));
    assert!(wrong(bed.import("bodies.csv", "flows", mapping).await).contains(&"problem-mapping-records".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn refused_rows_are_written_with_sentences() {
    let bed = Bed::new().await;
    let rows: String = (0..1200).map(|n| format!("{n},?,001001\n")).collect();
    bed.file("bad.csv", &format!("name,money,town\n{rows}"));
    let mapping = "data_set = \"bad\"\nkey = [\"name\"]\n[columns]\ntitle = \"name\"\nmoney_total = \"money\"\nunit = \"town\"\n";
    bed.file("good.csv", &format!("name,money,town\n{rows}good,1,001001\n"));
    let mut ask = bed.ask("good.csv", "initiative", mapping);
    ask.skip_bad_rows = true;
    let report = bed.ask_for(ask).await.expect("imported");
    let text = std::fs::read_to_string(report.rejected_file.expect("a file")).expect("readable");
    assert_eq!(text.lines().count(), 1201);
    let last = text.lines().last().expect("a line");
    assert!(last.contains("money: “?” is not an amount") && !last.contains("problem-"), "{last}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workbook_is_read_as_a_table_is() {
    let bed = Bed::new().await;
    let cell = |text: &str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let row = |cells: [&str; 4]| format!("<row>{}</row>", cells.map(cell).concat());
    let one = format!("<row>{}{}<c><v>1250.5</v></c>{}</row>", cell("A"), cell("Hall"), cell("AIRASCA"));
    let sheet = [row(["id", "name", "money", "town"]), one, row(["B", "Gym", "?", "Airasca"])].concat();
    std::fs::write(bed.folder.join("works.xlsx"), super::workbook::workbook(&sheet)).expect("a fixture");
    let mapping = "data_set = \"works\"\nkey = [\"id\"]\n[columns]\ntitle = \"name\"\nmoney_total = \"money\"\nunit_name = \"town\"\n";
    assert_eq!(bad(bed.import("works.xlsx", "initiative", mapping).await), [(3, "problem-money".to_owned())]);
    let mut ask = bed.ask("works.xlsx", "initiative", mapping);
    ask.skip_bad_rows = true;
    let report = bed.ask_for(ask).await.expect("imported");
    assert_eq!((report.rows, report.added, report.names_met.len()), (2, 1, 1));
    assert_eq!(bed.one("initiative", "Hall").await.body_text("money_total"), Some("1250.50"));
}
