//! Health: what is wrong is found, with what to do about it, in both languages.

use crate::ops_stories::{Folder, START, Time, save, territory};
use reticolo_instruments::backup::restore;
use reticolo_instruments::doctor::{Finding, Level};
use reticolo_instruments::people::JOURNAL;
use reticolo_instruments::survey::quiet;
use reticolo_instruments::{Who, Workbench, example};
use reticolo_messages::Language;
use reticolo_store::jobs;
use uuid::Uuid;

async fn found(bench: &Workbench) -> Vec<Finding> {
    let findings = bench.doctor(&Who::CommandLine).await.expect("a look");
    for finding in &findings {
        for language in [Language::It, Language::En] {
            let texts = [Some(finding.sentence(language)), finding.advice(language)];
            for text in texts.into_iter().flatten() {
                assert!(!text.contains(['⟨', '{']), "{}: {text}", finding.key);
            }
        }
        assert_eq!(finding.level == Level::Ok, finding.fix.is_empty(), "{}", finding.key);
    }
    findings
}

fn keys(findings: &[Finding], level: Level) -> Vec<&'static str> {
    findings.iter().filter(|f| f.level == level && !f.key.starts_with("doctor-disk")).map(|f| f.key).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_territory_lacks_a_few_things_and_then_has_them() {
    let folder = Folder::new("health");
    let time = Time::at(START);
    let home = folder.join("t");
    let bench = territory(&home, &time).await;
    let findings = found(&bench).await;
    assert_eq!(keys(&findings, Level::Warning), ["doctor-backup-none", "doctor-administrator-none", "doctor-units-none"]);
    assert_eq!(keys(&findings, Level::Ok), ["doctor-integrity"]);

    example::generate(&bench, 1, 1, quiet()).await.unwrap();
    let link = bench.first_administrator().await.unwrap().unwrap().link_secret;
    bench.set_up(&link, "quattro parole a caso").await.unwrap();
    bench.backup(&Who::CommandLine, &folder.join("copy.zip")).await.unwrap();
    let findings = found(&bench).await;
    assert_eq!(keys(&findings, Level::Ok), ["doctor-integrity", "doctor-backup", "doctor-administrators", "doctor-units"]);
    assert!(findings.iter().all(|f| f.level == Level::Ok || f.key.starts_with("doctor-disk")));

    time.set("2026-03-10T08:00:00.000000Z");
    save(&bench, 7, "data_set", "Senza licenza", &[], |r| drop(r.body.insert("code".into(), "bare".into()))).await;
    std::fs::write(home.join("staging-left.jsonl"), b"").unwrap();
    std::fs::write(home.join("before-migration-3.sqlite"), b"").unwrap();
    let (territory, job) = (bench.territory, Uuid::from_u128(3));
    bench
        .store
        .write(move |c| {
            Box::pin(async move {
                jobs::start(c, territory, job, "import", "command_line", START).await?;
                jobs::interrupt_running(c, territory, START).await
            })
        })
        .await
        .unwrap();
    assert!(!bench.cancel_job(&Who::CommandLine, job).await.unwrap(), "it runs no more");
    assert_eq!(bench.jobs(&Who::CommandLine).await.unwrap()[0].state, "interrupted");
    let expected = ["doctor-backup-old", "doctor-data_sets-bare", "doctor-jobs-interrupted", "doctor-staging", "doctor-copies"];
    assert_eq!(keys(&found(&bench).await, Level::Warning), expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_journal_that_lacks_an_erasure_is_found() {
    let folder = Folder::new("journal");
    let home = folder.join("t");
    let bench = territory(&home, &Time::at(START)).await;
    save(&bench, 1, "actor", "Uno", &[("contact_name", "Qwyjibo")], |r| drop(r.body.insert("nature".into(), "firm".into()))).await;
    let person = bench.persons(&Who::CommandLine).await.unwrap()[0].id;
    bench.erase_person(&Who::CommandLine, person).await.unwrap();
    assert!(keys(&found(&bench).await, Level::Ok).contains(&"doctor-journal"));
    let journal = std::fs::read_to_string(home.join(JOURNAL)).unwrap();
    std::fs::write(home.join(JOURNAL), "{}\n").unwrap();
    assert_eq!(keys(&found(&bench).await, Level::Bad), ["doctor-journal-broken"]);
    std::fs::remove_file(home.join(JOURNAL)).unwrap();
    assert_eq!(keys(&found(&bench).await, Level::Bad), ["doctor-journal-missing"]);

    // A line whose erasure was never made: the person of a fresh territory, told beforehand.
    std::fs::write(home.join(JOURNAL), journal).unwrap();
    save(&bench, 2, "actor", "Due", &[("contact_name", "Zorkmid")], |r| drop(r.body.insert("nature".into(), "firm".into()))).await;
    let archive = folder.join("copy.zip");
    bench.backup(&Who::CommandLine, &archive).await.unwrap();
    let person = bench.persons(&Who::CommandLine).await.unwrap()[0].id;
    bench.erase_person(&Who::CommandLine, person).await.unwrap();
    let copy = folder.join("copy");
    restore(&archive, &copy, None, None, Time::at(START).clock(), None).await.unwrap();
    std::fs::copy(home.join(JOURNAL), copy.join(JOURNAL)).unwrap();
    let again = Workbench::open(&copy, Time::at(START).clock(), None).await.unwrap();
    assert_eq!(keys(&found(&again).await, Level::Bad), ["doctor-erasure-begun"]);
    again.erase_person(&Who::CommandLine, person).await.unwrap();
    assert!(keys(&found(&again).await, Level::Bad).is_empty());
}
