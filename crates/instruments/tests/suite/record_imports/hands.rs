//! What a hand changed stays when the file comes again; rows that look like another record are proposed.

use super::Bed;
use reticolo_instruments::Who;
use serde_json::json;

const MAPPING: &str =
    "data_set = \"works\"\nkey = [\"id\"]\n[columns]\ntitle = \"name\"\nmoney_total = \"money\"\ncategory = \"sort\"\nunit = \"town\"\n";

#[tokio::test(flavor = "multi_thread")]
async fn what_a_hand_gave_stays_and_is_told() {
    let bed = Bed::new().await;
    bed.file("works.csv", "id,name,money,sort,town\n1,School,100,a,001001\n2,Road,50,b,001002\n");
    bed.import("works.csv", "initiative", MAPPING).await.expect("imported");
    let school = bed.one("initiative", "School").await;
    bed.by_hand(&school, |r| {
        r.title = "The new school".into();
        r.body.insert("category".into(), json!("c"));
        r.summary = "By hand".into();
    })
    .await;
    // The same file again: nothing is written, and what differs is told.
    let report = bed.import("works.csv", "initiative", MAPPING).await.expect("imported");
    assert_eq!((report.same, report.changed, report.seq), (2, 0, None));
    let kept: Vec<(&str, &str, &str)> =
        report.kept_by_hand.iter().map(|k| (k.field.as_str(), k.by_hand.as_str(), k.in_file.as_str())).collect();
    assert_eq!(kept, [("category", "c", "a"), ("title", "The new school", "School")]);
    // Another amount comes in; the title stays, now and at the time after.
    for money in ["200", "300"] {
        bed.file("works.csv", &format!("id,name,money,sort,town\n1,School,{money},a,001001\n2,Road,50,b,001002\n"));
        let report = bed.import("works.csv", "initiative", MAPPING).await.expect("imported");
        assert_eq!((report.changed, report.kept_by_hand.len()), (1, 2), "{money}");
        let school = bed.one("initiative", "The new school").await;
        assert_eq!(school.body_text("money_total").map(|m| m.trim_end_matches(".00")), Some(money));
        assert_eq!((school.body_text("category"), school.summary.as_str()), (Some("c"), "By hand"));
    }
    // An import that is taken back leaves the hand's values the hand's, and the import's the import's.
    let seq = bed.import("works.csv", "initiative", MAPPING).await.expect("imported").seq;
    assert_eq!(seq, None);
    bed.sound().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_taken_back_is_nobodys_hand() {
    let bed = Bed::new().await;
    bed.file("works.csv", "id,name,money,sort,town\n1,School,100,a,001001\n");
    bed.import("works.csv", "initiative", MAPPING).await.expect("imported");
    bed.file("works.csv", "id,name,money,sort,town\n1,School,200,a,001001\n");
    let second = bed.import("works.csv", "initiative", MAPPING).await.expect("imported");
    bed.wb.undo(&Who::CommandLine, second.seq.expect("an act")).await.expect("undone");
    let third = bed.import("works.csv", "initiative", MAPPING).await.expect("imported");
    assert_eq!((third.changed, third.kept_by_hand.len()), (1, 0));
    assert_eq!(bed.one("initiative", "School").await.body_text("money_total"), Some("200.00"));
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_that_look_alike_are_proposed_and_not_merged() {
    let bed = Bed::new().await;
    bed.file("works.csv", "id,name,money,sort,town\n1,Città School,100,a,001001\n2,CITTA' school,100.00,b,001001\n3,Città School,100,a,001002\n4,Road,,a,001001\n5,Road,,a,001001\n");
    let report = bed.import("works.csv", "initiative", MAPPING).await.expect("imported");
    let seen = |r: &reticolo_instruments::survey::ImportReport| -> Vec<(u64, String, String)> {
        r.look_alikes.iter().map(|a| (a.row, a.key.clone(), a.record_key.clone())).collect()
    };
    assert_eq!(seen(&report), [(3, "2".to_owned(), "1".to_owned())]);
    assert_eq!(bed.records("initiative").await.len(), 5);
    // The same work in another file.
    bed.file("others.csv", "id,name,money,sort,town\nX,Citta School,100,,001002\nY,Other,1,,001002\n");
    let report = bed.import("others.csv", "initiative", &MAPPING.replace("works", "others")).await.expect("imported");
    assert_eq!(seen(&report), [(2, "X".to_owned(), "3".to_owned())]);
    assert_eq!(bed.records("initiative").await.len(), 7);
}
