//! The gate: what is for administrators is refused to everybody else, and nothing happens.

use crate::ops_stories::{Folder, START, Time, territory, user};
use reticolo_instruments::{Who, WorkError};
use reticolo_model::{Audience, Role};
use uuid::Uuid;

#[tokio::test(flavor = "multi_thread")]
async fn what_is_for_administrators_is_refused_to_the_others() {
    let folder = Folder::new("gate");
    let bench = territory(&folder.join("t"), &Time::at(START)).await;
    let archive = folder.join("never.zip");
    let head = bench.head().await.unwrap();
    for who in [Who::Visitor, Who::Reader(Audience::Everything), user(Role::Reader), user(Role::Editor)] {
        let id = Uuid::from_u128(1);
        let answers = [
            ("users", bench.users(&who).await.err()),
            ("add_user", bench.add_user(&who, "x", Role::Administrator).await.err()),
            ("disable_user", bench.disable_user(&who, "x").await.err()),
            ("new_token", bench.new_token(&who, "x").await.err()),
            ("revoke_tokens", bench.revoke_tokens(&who, "x").await.err()),
            ("user_id", bench.user_id(&who, "x").await.err()),
            ("persons", bench.persons(&who).await.err()),
            ("export_person", bench.export_person(&who, id).await.err()),
            ("erase_person", bench.erase_person(&who, id).await.err()),
            ("backup", bench.backup(&who, &archive).await.err()),
            ("doctor", bench.doctor(&who).await.err()),
            ("check", bench.check(&who).await.err()),
            ("jobs", bench.jobs(&who).await.err()),
            ("cancel_job", bench.cancel_job(&who, id).await.err()),
        ];
        for (name, answer) in answers {
            assert!(matches!(answer, Some(WorkError::Forbidden(Role::Administrator))), "{name} for {who:?}: {answer:?}");
        }
    }
    assert!(!archive.exists());
    assert_eq!(bench.head().await.unwrap(), head);
    assert!(bench.users(&user(Role::Administrator)).await.unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn exports_can_be_written_from_any_task() {
    fn sendable<T: Send>(value: T) -> T {
        value
    }
    let folder = Folder::new("send");
    let bench = territory(&folder.join("t"), &Time::at(START)).await;
    let mut out = Vec::new();
    let what = reticolo_instruments::export::What::Units;
    assert_eq!(sendable(bench.export(&Who::Visitor, what, Audience::Public, "csv", &mut out)).await.unwrap(), 0);
    sendable(bench.backup(&Who::CommandLine, &folder.join("copy.zip"))).await.unwrap();
    sendable(bench.doctor(&Who::CommandLine)).await.unwrap();
    sendable(bench.sign_in("x", "y")).await.unwrap();
    assert_eq!(out, b"code,name,inside,province,region,valid_from,valid_to,lon,lat\n");
}
