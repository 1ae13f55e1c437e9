//! Actors of all files meet on their tax code; what another source or a hand has said is completed, never overwritten.

use super::{Bed, bad};
use reticolo_model::{Record, kinds};
use serde_json::json;

const FIRST: &str =
    "data_set = \"first\"\nkey = [\"cf\"]\n[columns]\ntitle = \"name\"\ntax_code = \"cf\"\n[constants]\nnature = \"public_body\"\n";

fn second(more: &str) -> String {
    format!(
        "data_set = \"second\"\nkey = [\"id\"]\n[columns]\ntitle = \"name\"\ntax_code = \"code\"\naddress = \"street\"\nunit = \"town\"\n{more}\n[constants]\nnature = \"firm\"\n"
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_meets_the_actor_that_another_file_brought() {
    let bed = Bed::new().await;
    bed.file("first.csv", "cf,name\n179200555,COMUNE DI ALFA\n");
    bed.import("first.csv", "actor", FIRST).await.expect("imported");
    bed.file("second.csv", "id,code,name,street,town\n7,00179200555,Comune di Alfa,via Roma 1,001001\n8,00175660554,Beta,,\n");
    let report = bed.import("second.csv", "actor", &second("")).await.expect("imported");
    assert_eq!((report.met, report.added, report.changed), (1, 1, 1));
    let met = bed.one("actor", "COMUNE DI ALFA").await;
    assert_eq!(met.body_text("tax_code"), Some("00179200555"), "zeros are put back");
    assert_eq!((met.body_text("nature"), met.body_text("address")), (Some("public_body"), Some("via Roma 1")));
    assert_eq!(met.place.as_ref().map(|p| p.units.len()), Some(1));
    assert_eq!(met.also_in.iter().map(|o| (o.data_set.as_str(), o.key.as_str())).collect::<Vec<_>>(), [("second", "7")]);
    let again = bed.import("second.csv", "actor", &second("")).await.expect("imported");
    assert_eq!((again.met, again.same, again.seq), (1, 2, None));
    // What one source no longer has stays as long as another has it.
    bed.file("first.csv", "cf,name\n");
    let mut ask = bed.ask("first.csv", "actor", FIRST);
    ask.remove_missing = true;
    let report = bed.ask_for(ask).await.expect("imported");
    assert_eq!((report.missing, report.removed), (vec!["179200555".to_owned()], 1));
    let left = bed.one("actor", "COMUNE DI ALFA").await;
    assert_eq!((left.origin.expect("an origin").data_set.as_str(), left.also_in.len()), ("second", 0));
    bed.sound().await;
    // It is that source's record from now on, and reads as that source has it.
    let report = bed.import("second.csv", "actor", &second("")).await.expect("imported");
    assert_eq!((report.same, report.changed, report.met, report.missing.len()), (1, 1, 0, 0));
    assert_eq!(bed.one("actor", "Comune di Alfa").await.id, met.id);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_actor_made_by_hand_is_met_and_keeps_what_it_says() {
    let bed = Bed::new().await;
    let mut made = Record::new(uuid::Uuid::from_u128(5), kinds::find("actor").expect("a kind"), "The town");
    made.body.insert("nature".into(), json!("network"));
    made.body.insert("tax_code".into(), json!("00179200555"));
    let made = bed.by_hand(&made, |_| {}).await;
    bed.file("first.csv", "cf,name\n179200555,COMUNE DI ALFA\n");
    let report = bed.import("first.csv", "actor", FIRST).await.expect("imported");
    assert_eq!((report.met, report.added), (1, 0));
    let all = bed.records("actor").await;
    assert_eq!((all.len(), all[0].id, all[0].title.as_str()), (1, made.id, "The town"));
    assert_eq!(all[0].body_text("nature"), Some("network"));
    assert!(all[0].origin.is_none() && all[0].also_in.len() == 1);
    bed.sound().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_that_is_none_and_a_code_that_stands_twice_are_bad_cells() {
    let bed = Bed::new().await;
    bed.file("second.csv", "id,code,name,street,town\n1,00179200556,A,,\n2,00179200555,B,,\n3,179200555,C,,\n4,,D,,\n5,,E,,\n");
    let seen = bad(bed.import("second.csv", "actor", &second("")).await);
    let mut seen: Vec<(u64, &str)> = seen.iter().map(|(row, code)| (*row, code.as_str())).collect();
    seen.sort_unstable();
    assert_eq!(seen, [(2, "problem-tax-code"), (4, "problem-tax-code-twice")]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_actor_keeps_its_record_when_its_code_is_mended() {
    let bed = Bed::new().await;
    bed.file("second.csv", "id,code,name,street,town\n1,,A,,\n");
    bed.import("second.csv", "actor", &second("")).await.expect("imported");
    let before = bed.one("actor", "A").await;
    bed.file("second.csv", "id,code,name,street,town\n1,00179200555,A,,\n");
    let report = bed.import("second.csv", "actor", &second("")).await.expect("imported");
    assert_eq!((report.changed, report.added, report.met), (1, 0, 0));
    let after = bed.one("actor", "A").await;
    assert_eq!((after.id, after.body_text("tax_code")), (before.id, Some("00179200555")));
}
