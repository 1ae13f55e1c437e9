//! Columns that name other records: found, created as reported, tied; ties that the file no longer says go.

use super::{Bed, wrong};
use reticolo_instruments::Who;
use reticolo_instruments::ties::Said;

const WORKS: &str = "data_set = \"works\"\nlicence = \"CC BY 4.0\"\nkey = [\"id\"]\n[columns]\ntitle = \"name\"\n
    [[references]]\nlink = \"leads\"\nkind = \"actor\"\nby = \"tax_code\"\ncolumn = \"cf\"\nmissing = \"create\"\ntitle = \"who\"\ncolumns = { unit_name = \"town\" }
    [[references.choices]]\ntarget = \"nature\"\ncolumn = \"who\"\nis = \"COMUNE*\"\nvalue = \"public_body\"
    [[references.choices]]\ntarget = \"nature\"\nvalue = \"firm\"\n";

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_there_is_made_and_tied_in_one_act() {
    let bed = Bed::new().await;
    bed.file("works.csv", "id,name,cf,who,town\n1,School,179200555,Comune di Alfa,AGLIE'\n2,Road,00179200555,Comune di Alfa,AGLIE'\n3,Bridge,00175660554,Beta,Nowhere\n4,Park,12,Gamma,\n5,Wall,,,\n");
    let report = bed.import("works.csv", "initiative", WORKS).await.expect("imported");
    assert_eq!((report.added, report.created, report.linked), (5, 2, 3));
    assert_eq!(report.not_found, [("cf".to_owned(), "12".to_owned(), 1), ("town".to_owned(), "Nowhere".to_owned(), 1)]);
    assert_eq!(bed.ties().await, ["Beta –leads→ Bridge", "Comune di Alfa –leads→ Road", "Comune di Alfa –leads→ School"]);
    let alfa = bed.one("actor", "Comune di Alfa").await;
    assert_eq!((alfa.status.as_str(), alfa.visibility.code(), alfa.body_text("nature")), ("reported", "public", Some("public_body")));
    assert_eq!(alfa.origin.as_ref().map(|o| o.data_set.as_str()), Some("works"));
    assert_eq!(alfa.place.as_ref().map(|p| p.units[0].unit.as_str()), Some("001001"));
    assert_eq!(bed.one("actor", "Beta").await.place, None);
    bed.sound().await;
    let again = bed.import("works.csv", "initiative", WORKS).await.expect("imported");
    assert_eq!((again.seq, again.created, again.linked, again.missing.len()), (None, 0, 0, 0));
    bed.wb.undo(&Who::CommandLine, report.seq.expect("an act")).await.expect("undone");
    assert_eq!((bed.links().await.len(), bed.records("actor").await.len(), bed.records("initiative").await.len()), (0, 0, 0));
    bed.sound().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ties_that_the_file_no_longer_says_go_and_those_of_hands_stay() {
    let bed = Bed::new().await;
    bed.file("works.csv", "id,name,cf,who,town\n1,School,00179200555,Alfa,\n2,Road,00175660554,Beta,\n");
    bed.import("works.csv", "initiative", WORKS).await.expect("imported");
    let (alfa, road) = (bed.one("actor", "Alfa").await.id, bed.one("initiative", "Road").await.id);
    bed.wb.add_link(&Who::CommandLine, "leads", alfa, road, Said::default()).await.expect("drawn by hand");
    bed.wb.add_link(&Who::CommandLine, "funds", alfa, road, Said::default()).await.expect("drawn by hand");
    // Beta now leads the school, nobody the road.
    bed.file("works.csv", "id,name,cf,who,town\n1,School,00175660554,Beta,\n2,Road,,,\n");
    let report = bed.import("works.csv", "initiative", WORKS).await.expect("imported");
    assert_eq!((report.linked, report.unlinked, report.created), (1, 2, 0));
    assert_eq!(bed.ties().await, ["Alfa –funds→ Road", "Alfa –leads→ Road", "Beta –leads→ School"]);
    // What a hand has drawn is not drawn a second time.
    bed.file("works.csv", "id,name,cf,who,town\n1,School,00175660554,Beta,\n2,Road,00179200555,Alfa,\n");
    let third = bed.import("works.csv", "initiative", WORKS).await.expect("imported");
    assert_eq!((third.linked, third.unlinked), (0, 0));
    // Nor is one that a hand took away, which is told.
    let beta = bed.links().await.into_iter().find(|l| l.kind == "leads" && l.data_set.is_some()).expect("drawn by the import");
    bed.wb.remove_link(&Who::CommandLine, beta.id).await.expect("taken away");
    let fourth = bed.import("works.csv", "initiative", WORKS).await.expect("imported");
    assert_eq!((fourth.linked, fourth.seq), (0, None));
    assert_eq!(fourth.kept_by_hand.iter().map(|k| (k.field.as_str(), k.in_file.as_str())).collect::<Vec<_>>(), [("leads", "School")]);
    bed.wb.undo(&Who::CommandLine, report.seq.expect("an act")).await.expect("undone");
    assert!(bed.ties().await.contains(&"Alfa –leads→ School".to_owned()));
    bed.sound().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_participation_is_an_initiative_an_actor_and_their_tie() {
    let bed = Bed::new().await;
    let reference = |link: &str, not: bool| {
        format!(
            "[[references]]\nlink = \"{link}\"\nkind = \"actor\"\nby = \"title\"\ncolumn = \"partner\"\nmissing = \"create\"\nconstants = {{ nature = \"public_body\" }}\nonly = {{ column = \"lead\", is = [\"Yes\"], not = {not} }}\n"
        )
    };
    let mapping = format!(
        "data_set = \"projects\"\nkey = [\"programme\", \"acronym\"]\n[columns]\ntitle = \"acronym\"\nprogramme = \"programme\"\n{}{}",
        reference("leads", false),
        reference("takes_part_in", true)
    );
    bed.file("p.csv", "programme,acronym,partner,lead\nMED,ZEN,City of Alfa,Yes\nMED,ZEN,Beta,No\nMED,ZEN,BETA,No\nSEE,ZEN,Beta,No\n");
    let report = bed.import("p.csv", "initiative", &mapping).await.expect("imported");
    assert_eq!((report.rows, report.added, report.created, report.linked), (4, 2, 2, 3));
    assert_eq!(bed.ties().await, ["Beta –takes_part_in→ ZEN", "Beta –takes_part_in→ ZEN", "City of Alfa –leads→ ZEN"]);
    // Whatever a hand calls it, what was made from a name is known again by it.
    let beta = bed.one("actor", "Beta").await;
    bed.by_hand(&beta, |r| r.title = "Beta S.p.A.".into()).await;
    let again = bed.import("p.csv", "initiative", &mapping).await.expect("imported");
    assert_eq!((again.seq, again.created, again.linked, again.unlinked), (None, 0, 0, 0));
    // A participation less is a tie less; the actor is listed as no longer named.
    bed.file("p.csv", "programme,acronym,partner,lead\nMED,ZEN,City of Alfa,Yes\nSEE,ZEN,City of Alfa,No\n");
    let fewer = bed.import("p.csv", "initiative", &mapping).await.expect("imported");
    assert_eq!((fewer.linked, fewer.unlinked, fewer.missing), (1, 2, vec!["title/beta".to_owned()]));
    bed.sound().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn titles_codes_and_keys_find_and_what_is_several_is_told() {
    let bed = Bed::new().await;
    let sites =
        "data_set = \"sites\"\nkey = [\"id\"]\n[columns]\ntitle = \"name\"\ncode = \"id\"\n[constants]\nclass = \"service_facility\"\n";
    bed.file("sites.csv", "id,name\nS1,Hall\nS2,Gym\nS3,Gym\n");
    bed.import("sites.csv", "asset", sites).await.expect("imported");
    let offers = |by: &str, column: &str, more: &str| {
        format!(
            "data_set = \"offers\"\nkey = [\"id\"]\n[columns]\ntitle = \"name\"\n[constants]\ncategory = \"sport\"\n[[references]]\nlink = \"delivered_at\"\nkind = \"asset\"\nby = \"{by}\"\ncolumn = \"{column}\"\n{more}"
        )
    };
    bed.file("offers.csv", "id,name,code,title,key\n1,A,S1,HALL,S1\n2,B,S2,Gym,S2\n3,C,S9,Pool,S9\n");
    for (by, column, more, linked, not_found) in [
        ("code", "code", "", 2, vec!["S9"]),
        ("title", "title", "", 1, vec!["Gym", "Pool"]),
        ("key", "key", "data_set = \"sites\"", 2, vec!["S9"]),
    ] {
        let mut ask = bed.ask("offers.csv", "offer", &offers(by, column, more));
        ask.dry_run = true;
        let report = bed.ask_for(ask).await.expect("a dry run");
        assert_eq!(report.linked, linked, "{by}");
        assert_eq!(report.not_found.iter().map(|(_, t, _)| t.as_str()).collect::<Vec<_>>(), not_found, "{by}");
    }
    let all = bed.import("offers.csv", "offer", &offers("code", "code", "")).await.expect("imported");
    assert_eq!(all.linked, 2);
    assert_eq!(bed.ties().await, ["A –delivered_at→ Hall", "B –delivered_at→ Gym"]);
    let faults = [
        (offers("code", "nothing", ""), "problem-column-missing"),
        (offers("tax_code", "code", ""), "problem-reference-by"),
        (offers("key", "code", "missing = \"create\""), "problem-reference-not_found"),
        (offers("code", "code", "").replace("delivered_at", "owns"), "problem-reference-link"),
        (offers("code", "code", "").replace("\"asset\"", "\"data_set\""), "problem-reference-kind"),
    ];
    for (mapping, code) in faults {
        assert_eq!(wrong(bed.import("offers.csv", "offer", &mapping).await), [code]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_refer_to_rows_of_their_own_file() {
    let bed = Bed::new().await;
    let mapping = "data_set = \"sites\"\nkey = [\"id\"]\n[columns]\ntitle = \"name\"\n[constants]\nclass = \"building_space\"\n
        [[references]]\nlink = \"part_of\"\nkind = \"asset\"\nby = \"key\"\ncolumn = \"within\"\n";
    bed.file("sites.csv", "id,name,within\n1,Room,2\n2,House,\n3,Lost,9\n");
    let report = bed.import("sites.csv", "asset", mapping).await.expect("imported");
    assert_eq!((report.linked, report.not_found.len()), (1, 1));
    assert_eq!(bed.ties().await, ["Room –part_of→ House"]);
    let again = bed.import("sites.csv", "asset", mapping).await.expect("imported");
    assert_eq!((again.seq, again.linked), (None, 0));
}
