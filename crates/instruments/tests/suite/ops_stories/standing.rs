//! What stands still: records past the term of their kind, found and confirmed in one act; structural needs as old as the log says.

use crate::ops_stories::*;
use reticolo_instruments::registry::ListAsk;
use reticolo_instruments::structural::{SETTLED, StructuralAsk};
use reticolo_model::{Place, Visibility, period};
use reticolo_store::log;
use serde_json::json;
use std::collections::BTreeMap;

fn stale(value: &str) -> ListAsk {
    ListAsk { kind: "need".into(), filters: BTreeMap::from([("stale".to_owned(), vec![value.to_owned()])]), ..ListAsk::default() }
}

fn day(text: &str) -> String {
    format!("{text}T08:00:00.000000Z")
}

async fn found(wb: &Workbench, who: &Who, value: &str) -> Vec<String> {
    let view = wb.list(who, &stale(value)).await.expect("a list");
    assert_eq!(usize::try_from(view.total).ok(), Some(view.records.len()));
    assert_eq!(view.stale, view.records.iter().map(|r| r.id).collect::<Vec<_>>(), "a page says of each what the filter says");
    view.records.iter().map(|r| r.title.clone()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_record_stands_still_after_its_term_and_is_confirmed_in_one_act() {
    let folder = Folder::new("stale");
    let time = Time::at(&day("2025-01-10"));
    let wb = territory(&folder.join("t"), &time).await;
    let term = kinds::find("need").and_then(|k| k.term).expect("needs age");
    let public = |r: &mut Record| {
        r.visibility = Visibility::Public;
        r.body.insert("category".into(), json!("home_care"));
    };
    save(&wb, 1, "need", "a mai confermato", &[], public).await;
    save(&wb, 2, "need", "b confermato", &[], |r| {
        public(r);
        r.confirmed = Some("2025-01-20".into());
    })
    .await;
    save(&wb, 3, "need", "c nascosto", &[], |r| {
        public(r);
        r.visibility = Visibility::SignedIn;
    })
    .await;
    save(&wb, 4, "need", "d d'esempio", &[], |r| {
        public(r);
        r.illustrative = true;
    })
    .await;
    // On the last day of the term it still counts; the day after it does not.
    let last = next_day("2025-01-10", i64::from(term));
    time.set(&day(&last));
    assert_eq!(found(&wb, &Who::CommandLine, "true").await, Vec::<String>::new());
    time.set(&day(&next_day("2025-01-10", i64::from(term) + 1)));
    assert_eq!(found(&wb, &Who::CommandLine, "true").await, ["a mai confermato", "c nascosto"], "also without a write in between");
    assert_eq!(found(&wb, &Who::Visitor, "true").await, ["a mai confermato"]);
    time.set(&day(&next_day("2025-01-20", i64::from(term) + 1)));
    assert_eq!(found(&wb, &Who::Visitor, "true").await, ["a mai confermato", "b confermato"]);
    let counts = wb.stale(&Who::Visitor).await.expect("counts");
    assert_eq!(counts.iter().map(|c| (c.kind, c.count, c.mine)).collect::<Vec<_>>(), [("need", 2, 0)], "nothing hidden counts");
    let facet = |view: &reticolo_instruments::registry::ListView| {
        view.facets.iter().find(|f| f.field == "stale").map(|f| f.values.clone()).unwrap_or_default()
    };
    let all = ListAsk { kind: "need".into(), ..ListAsk::default() };
    assert_eq!(facet(&wb.list(&Who::Visitor, &all).await.expect("a list")), [("true".to_owned(), 2, false)]);
    let whole = wb.list(&Who::Visitor, &all).await.expect("a list");
    assert_eq!((whole.total, whole.stale.len()), (2, 2));

    // Whose: made or last changed by who asks.
    let editor = user(Role::Editor);
    assert_eq!(found(&wb, &editor, "mine").await, Vec::<String>::new());
    assert!(matches!(wb.list(&Who::Visitor, &stale("mine")).await, Err(WorkError::Forbidden(_))), "a visitor has none");
    assert!(matches!(wb.list(&Who::Visitor, &stale("perhaps")).await, Err(WorkError::Invalid(_))));

    // One act for several, and the day is that of the workbench; a kind that does not age is left alone.
    let ids = [1, 2].map(Uuid::from_u128);
    assert!(matches!(wb.confirm(&user(Role::Reader), &ids).await, Err(WorkError::Forbidden(_))));
    let before = wb.head().await.expect("head");
    let (seq, n) = wb.confirm(&editor, &ids).await.expect("confirmed");
    assert_eq!((seq, n), (before + 1, 2));
    assert_eq!(found(&wb, &Who::Visitor, "true").await, Vec::<String>::new());
    let now = wb.record(&Who::Visitor, ids[0]).await.expect("a record");
    assert_eq!(now.confirmed, Some(wb.today()));
    let head = wb.head().await.expect("head");
    assert_eq!(wb.confirm(&editor, &ids).await.expect("nothing to do"), (0, 0));
    assert_eq!(wb.head().await.expect("head"), head, "nothing was done, and nothing is told");
    wb.undo(&editor, seq).await.expect("undone");
    assert_eq!(found(&wb, &Who::Visitor, "true").await, ["b confermato"], "the undo is a change of the one that was never confirmed");
    assert_eq!(wb.check(&Who::CommandLine).await.expect("checked").findings, Vec::<String>::new());
}

/// The day so many days after another, by trying.
fn next_day(from: &str, days: i64) -> String {
    let mut step: u32 = 0;
    loop {
        let day = period::days_before("2032-12-31", step).expect("a day");
        if period::days_between(from, &day) == Some(days) {
            return day;
        }
        step += 1;
    }
}

/// The report made from the log alone, by reading it from its first entry to its last.
async fn replayed(wb: &Workbench, days: i64) -> BTreeMap<Uuid, (String, i64)> {
    let mut conn = wb.store.reader().await.expect("a reader");
    let head = log::head(&mut conn, wb.territory).await.expect("head");
    let mut now: BTreeMap<Uuid, serde_json::Value> = BTreeMap::new();
    let mut open: BTreeMap<Uuid, String> = BTreeMap::new();
    for seq in 1..=head {
        let entry = log::get(&mut conn, wb.territory, seq).await.expect("a look").expect("an entry");
        let Some(id) = entry.record.filter(|_| entry.act == reticolo_model::log::Act::Record) else { continue };
        let after = entry.detail["after"].clone();
        if after.is_null() {
            now.remove(&id);
            continue;
        }
        if SETTLED.contains(&after["status"].as_str().unwrap_or_default()) {
            open.remove(&id);
        } else {
            open.entry(id).or_insert_with(|| entry.at.clone());
        }
        now.insert(id, after);
    }
    let today = wb.today();
    let structural = now.iter().filter(|(_, r)| r["kind"] == "need" && r["body"]["structural"] == true && r["visibility"] == "public");
    let aged = structural.filter_map(|(id, _)| Some((*id, open.get(id)?.get(..10)?.to_owned())));
    let aged = aged.map(|(id, since)| (id, (since.clone(), period::days_between(&since, &today).expect("days"))));
    aged.filter(|(_, (_, n))| *n > days).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn structural_needs_are_as_old_as_the_log_says() {
    let folder = Folder::new("structural");
    let time = Time::at(&day("2026-01-01"));
    let wb = territory(&folder.join("t"), &time).await;
    let mut n: u128 = 0;
    // Forty needs, made and led on by a rule: some hidden, some not structural, some settled, some brought back by an undo.
    let states = ["emerging", "expressed", "withdrawn"];
    for round in 0..5u128 {
        for i in 0..8u128 {
            n += 1;
            time.set(&day(&next_day("2026-01-01", i64::try_from(round * 40 + i * 3).expect("small"))));
            let unit = if i % 3 == 0 { "001001" } else { "001002" };
            save(&wb, n, "need", &format!("bisogno {n}"), &[], |r| {
                r.visibility = if i == 5 { Visibility::SignedIn } else { Visibility::Public };
                r.place = (i != 2).then(|| Place::in_units(vec![unit.to_owned()]));
                r.body.insert("category".into(), json!(if i % 2 == 0 { "home_care" } else { "library" }));
                r.body.insert("structural".into(), json!(i != 4));
            })
            .await;
        }
        // Each round leads some of the earlier on by one state.
        for earlier in (1..=n).filter(|e| (e + round) % 3 == 0) {
            save(&wb, earlier, "need", "", &[], |r| {
                let at = states.iter().position(|s| *s == r.status).expect("a state");
                r.status = states[(at + 1).min(2)].to_owned();
            })
            .await;
        }
    }
    // One that was withdrawn is taken back into its state before; one is deleted, and another deleted and brought back.
    let mut conn = wb.store.reader().await.expect("a reader");
    let mut back = None;
    for e in 1..=n {
        let last = log::of_record(&mut conn, wb.territory, Uuid::from_u128(e)).await.expect("entries").pop().expect("an entry");
        if last.detail["after"]["status"] == "withdrawn" && last.detail["after"]["body"]["structural"] == true {
            back = Some(last.seq);
        }
    }
    drop(conn);
    time.set(&day("2026-09-01"));
    if let Some(seq) = back {
        wb.undo(&Who::CommandLine, seq).await.expect("taken back");
    }
    let version = async |id: u128| wb.record(&Who::CommandLine, Uuid::from_u128(id)).await.expect("a record").version;
    wb.delete(&Who::CommandLine, Uuid::from_u128(7), version(7).await).await.expect("deleted");
    let gone = wb.delete(&Who::CommandLine, Uuid::from_u128(4), version(4).await).await.expect("deleted");
    time.set(&day("2026-09-20"));
    wb.undo(&Who::CommandLine, gone).await.expect("brought back");

    for days in [0, 30, 100, 180, 400] {
        let view = wb.structural(&Who::Visitor, &StructuralAsk { days, ..StructuralAsk::default() }).await.expect("the report");
        let told: BTreeMap<Uuid, (String, i64)> = view.rows.iter().map(|r| (r.need.id, (r.since.clone(), r.days))).collect();
        assert_eq!(told, replayed(&wb, days).await, "more than {days} days");
        assert_eq!(told.len(), view.rows.len());
        assert!(days > 250 || view.rows.len() > 3, "{days}: a report of {} says nothing", view.rows.len());
        assert!(view.rows.is_sorted_by(|a, b| a.days >= b.days));
        // What the counts say is what narrowing finds.
        for (category, count) in &view.by_category {
            let ask = StructuralAsk { days, category: Some(category.clone()), unit: None };
            assert_eq!(wb.structural(&Who::Visitor, &ask).await.expect("the report").rows.len(), *count);
        }
        for (unit, count) in view.by_unit.iter().filter(|(u, _)| !u.is_empty()) {
            let ask = StructuralAsk { days, unit: Some(unit.clone()), category: None };
            assert_eq!(wb.structural(&Who::Visitor, &ask).await.expect("the report").rows.len(), *count);
        }
        // The stays of each on its own page add up to its life.
        for row in &view.rows {
            let record = wb.record(&Who::Visitor, row.need.id).await.expect("a record");
            let stays = wb.stays(&Who::Visitor, &record).await.expect("stays");
            assert_eq!(stays, row.need.stays);
            let whole = period::days_between(&stays[0].since, &view.day).expect("days");
            assert_eq!(stays.iter().map(|s| s.days(&view.day)).sum::<i64>(), whole);
            assert_eq!(row.in_states.iter().map(|(_, n)| n).sum::<i64>(), whole);
        }
    }
    let visitor = wb.structural(&Who::Visitor, &StructuralAsk { days: 0, ..StructuralAsk::default() }).await.expect("the report");
    let all = wb.structural(&Who::CommandLine, &StructuralAsk { days: 0, ..StructuralAsk::default() }).await.expect("the report");
    assert!(all.structural > visitor.structural && all.rows.len() > visitor.rows.len(), "the hidden ones are told to who sees them alone");
    let csv = wb.structural_csv(&Who::Visitor, &StructuralAsk { days: 30, ..StructuralAsk::default() }).await.expect("a file");
    let lines = String::from_utf8(csv).expect("text");
    assert_eq!(lines.lines().count() - 1, replayed(&wb, 30).await.len());
    assert!(lines.starts_with("id,title,category,units,people,status,since,days,days_emerging,days_expressed,days_validated,"), "{lines}");
}
