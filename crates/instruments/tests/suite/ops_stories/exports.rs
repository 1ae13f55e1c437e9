//! Exports: for an audience, the same bytes from the same contents, in forms that read back.

use crate::ops_stories::{Folder, START, Time, exported, exported_text, problem, save, territory};
use reticolo_formats::{ArchiveReader, read_features};
use reticolo_instruments::export::What;
use reticolo_instruments::survey::{ImportAsk, Target, quiet};
use reticolo_instruments::{Who, WorkError, Workbench, example};
use reticolo_model::{Audience, Record, Role, Visibility};
use reticolo_store::{Stamp, records};
use std::ops::ControlFlow;
use std::path::Path;

/// The records of all kinds at scale 1, without data sets and indicators.
const MADE: usize = 5734;

/// An example with two records made by hand, whose ids and order of making differ.
async fn filled(folder: &Path, ids: [u128; 2]) -> Workbench {
    let bench = territory(folder, &Time::at(START)).await;
    example::generate(&bench, 1, 42, quiet()).await.expect("an example");
    let by_hand = |r: &mut Record| drop(r.body.insert("nature".into(), "citizens_group".into()));
    let mut pair = vec![(ids[0], "Beta, \"per prova\""), (ids[1], "Alfa")];
    if ids[0] > ids[1] {
        pair.reverse();
    }
    for (id, title) in pair {
        save(&bench, id, "actor", title, &[("contact_name", &format!("Segreto di {}", &title[..4]))], by_hand).await;
    }
    bench
}

#[tokio::test(flavor = "multi_thread")]
async fn two_fresh_folders_give_the_same_bytes() {
    let folder = Folder::new("equal");
    let one = filled(&folder.join("one"), [1, 2]).await;
    let two = filled(&folder.join("two"), [8, 7]).await;
    for audience in [Audience::Public, Audience::SignedIn, Audience::Everything] {
        let (a, b) = (exported(&one, "all", audience, "zip").await, exported(&two, "all", audience, "zip").await);
        assert!(a == b, "the archives of {audience:?} differ");
    }
    for (what, form) in
        [("actor", "geojson"), ("units", "geojson"), ("units", "csv"), ("indicators", "csv"), ("flows", "jsonl"), ("need", "jsonl")]
    {
        let (a, b) = (exported(&one, what, Audience::Everything, form).await, exported(&two, what, Audience::Everything, form).await);
        assert!(a == b && !a.is_empty(), "{what} as {form} differs");
    }
    let csv = exported_text(&one, "actor", Audience::Everything, "csv").await;
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines.len(), 1 + 2002);
    assert!(lines[0].starts_with("key,data_set,title,summary,language,status,visibility,lon,lat,precision,units,shares,"));
    assert!(lines[1].starts_with("0000001,example_actors,") && lines[1].contains(" 1 "));
    // By hand: last, by title.
    assert!(lines[2001].starts_with(",,Alfa,") && lines[2002].starts_with(",,\"Beta, \"\"per prova\"\"\","), "{}", lines[2002]);
    assert!(lines[2001].contains("Segreto di Alfa"));
    let report = one.check(&Who::CommandLine).await.unwrap();
    assert!(report.findings.is_empty(), "{:?}", report.findings);
    let made: i64 = i64::try_from(MADE).unwrap();
    // 34 data sets, eight indicators, two by hand.
    assert_eq!(report.records, made + 34 + 8 + 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_audience_gets_its_part_and_personal_values_only_with_everything() {
    let folder = Folder::new("audience");
    let bench = filled(&folder.join("t"), [1, 2]).await;
    let public = exported_text(&bench, "actor", Audience::Public, "csv").await;
    assert_eq!(public.lines().count(), 1 + 2000, "what is made by hand is for those who sign in");
    let signed_in = exported_text(&bench, "actor", Audience::SignedIn, "csv").await;
    assert_eq!(signed_in.lines().count(), 1 + 2002);
    for form in ["csv", "geojson", "jsonl"] {
        let text = exported_text(&bench, "actor", Audience::SignedIn, form).await;
        assert!(!text.contains("Segreto") && !text.contains("contact_name") && !text.contains("sealed"), "{form}");
        assert!(exported_text(&bench, "actor", Audience::Everything, form).await.contains("Segreto di Alfa"), "{form}");
    }

    // A hidden data set takes its figures with it, a hidden indicator its own.
    let before = exported_text(&bench, "indicators", Audience::Public, "csv").await;
    assert_eq!(before.lines().count(), 1 + 8 * 33 * 3);
    hide(&bench, "indicator", "residents").await;
    let without = exported_text(&bench, "indicators", Audience::Public, "csv").await;
    assert_eq!(without.lines().count(), 1 + 7 * 33 * 3);
    assert!(!without.contains(",residents,"));
    hide(&bench, "data_set", "example_indicators").await;
    assert_eq!(exported_text(&bench, "indicators", Audience::Public, "csv").await, "unit,indicator,period,value\n");
    assert_eq!(exported_text(&bench, "indicators", Audience::SignedIn, "csv").await, before);
    let archive = folder.join("public.zip");
    std::fs::write(&archive, exported(&bench, "all", Audience::Public, "zip").await).unwrap();
    let names = ArchiveReader::open(&archive).unwrap().names().to_vec();
    assert!(names.contains(&"flows/example_flows.csv".to_owned()) && names.contains(&"units.geojson".to_owned()), "{names:?}");
    assert!(!names.contains(&"indicators/example_indicators.csv".to_owned()), "{names:?}");
}

/// Makes a record of an own code seen only by those who sign in.
async fn hide(bench: &Workbench, kind: &'static str, code: &str) {
    let mut found = Vec::new();
    let mut conn = bench.store.reader().await.unwrap();
    records::each(&mut conn, bench.territory, kind, |r| {
        if r.body_text("code") == Some(code) {
            found.push(r.id);
        }
        Ok(())
    })
    .await
    .unwrap();
    assert_eq!(found.len(), 1, "{kind} {code}");
    let (territory, stamp) = (bench.territory, Stamp { at: bench.now(), by: "command_line".into() });
    let change = |r: &Record| Some(Record { visibility: Visibility::SignedIn, ..r.clone() });
    bench
        .store
        .write(move |c| Box::pin(async move { records::change_many(c, territory, &stamp, serde_json::json!({}), &found, change).await }))
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn forms_that_do_not_fit_and_audiences_that_are_not_ones_own_are_refused() {
    let folder = Folder::new("refused");
    let bench = territory(&folder.join("t"), &Time::at(START)).await;
    let mut out = Vec::new();
    assert_eq!(problem(bench.export(&Who::CommandLine, What::All, Audience::Public, "csv", &mut out).await), "problem-export-form");
    assert_eq!(problem(bench.export(&Who::Visitor, What::Flows, Audience::Public, "geojson", &mut out).await), "problem-export-form");
    let refused = bench.export(&Who::Visitor, What::Units, Audience::SignedIn, "csv", &mut out).await;
    assert!(matches!(refused, Err(WorkError::Forbidden(Role::Reader))));
    let refused = bench.export(&crate::ops_stories::user(Role::Editor), What::All, Audience::Everything, "zip", &mut out).await;
    assert!(matches!(refused, Err(WorkError::Forbidden(Role::Administrator))));
    assert!(out.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn features_read_back_with_their_shapes() {
    let folder = Folder::new("features");
    let bench = filled(&folder.join("t"), [1, 2]).await;
    for (what, count) in [("units", 33), ("asset", 400)] {
        let path = folder.join(&format!("{what}.geojson"));
        std::fs::write(&path, exported(&bench, what, Audience::Everything, "geojson").await).unwrap();
        let (mut all, mut placed) = (0, 0);
        read_features(&path, |feature| {
            let feature = feature.expect("a sound feature");
            all += 1;
            placed += usize::from(feature.geometry.is_some());
            assert!(feature.properties.contains_key(if what == "units" { "inside" } else { "class" }));
            ControlFlow::Continue(())
        })
        .unwrap();
        // Some assets are known to their unit alone.
        assert!(all == count && placed > count * 4 / 5 && (what == "asset" || placed == count), "{what}: {placed} of {all}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_example_is_made_once_and_all_of_it_or_nothing() {
    let folder = Folder::new("seeds");
    let one = territory(&folder.join("one"), &Time::at(START)).await;
    let report = example::generate(&one, 1, 1, quiet()).await.unwrap();
    assert_eq!((report.units, report.records["actor"], report.records.values().sum::<usize>()), (33, 2000, MADE));
    assert_eq!(problem(example::generate(&one, 1, 1, quiet()).await), "problem-example-exists");
    // Units, indicators, flows, 31 kinds and the links: each is one act, and the newest can be taken back.
    let acts = one.acts(&Who::CommandLine, None, 50).await.unwrap();
    assert_eq!(acts.len(), 1 + 3 + 31 + 1);
    one.undo(&Who::CommandLine, acts[0].seq).await.unwrap();
    let report = one.check(&Who::CommandLine).await.unwrap();
    assert!(report.findings.is_empty() && report.links == 0, "{report:?}");
    let two = territory(&folder.join("two"), &Time::at(START)).await;
    assert_eq!(problem(example::generate(&two, 0, 1, quiet()).await), "problem-example-scale");
    // Stopped while it is published: only the units are there, and it can be made after all.
    let stopped = example::generate(&two, 1, 1, std::sync::Arc::new(|step| step.stage != "publish" || step.done < 20)).await;
    assert!(matches!(stopped, Err(WorkError::Cancelled)), "{stopped:?}");
    assert_eq!(exported(&two, "actor", Audience::Everything, "jsonl").await.len(), 0);
    let report = example::generate(&two, 1, 2, quiet()).await.unwrap();
    assert!(report.units_kept && two.check(&Who::CommandLine).await.unwrap().findings.is_empty());
    let (a, b) = (exported(&one, "need", Audience::Public, "csv").await, exported(&two, "need", Audience::Public, "csv").await);
    assert!(a != b);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_exported_table_is_known_again_row_by_row() {
    let folder = Folder::new("again");
    let bench = filled(&folder.join("t"), [1, 2]).await;
    for kind in ["actor", "need", "offer", "initiative", "asset"] {
        let name = format!("example_{kind}s.csv");
        let file = folder.join(&name);
        let table = exported(&bench, kind, Audience::Public, "csv").await;
        std::fs::write(&file, &table).unwrap();
        let ask = ImportAsk {
            file,
            file_name: name,
            target: Target::parse(kind).expect("a kind"),
            mapping: None,
            dry_run: true,
            skip_bad_rows: false,
            remove_missing: true,
            places_file: None,
            language: reticolo_messages::Language::It,
            visibility: None,
        };
        let report = bench.import(&Who::CommandLine, ask, quiet()).await.unwrap();
        let rows = String::from_utf8(table).unwrap().lines().count() - 1;
        assert_eq!((report.same, report.added, report.changed, report.missing.len()), (rows, 0, 0, 0), "{kind}");
    }
}
