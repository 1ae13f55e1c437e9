//! What stands still: records confirmed, or else changed, too long ago; whose they are; and the states that the log tells of.

use crate::harness::*;
use reticolo_model::{Audience, Record, Visibility};
use reticolo_store::links::{self, Link};
use reticolo_store::lists::{self, ListQuery, Stale};
use reticolo_store::{Stamp, Store, Territory, facets, log, records};
use serde_json::json;

told![
    what_nobody_confirmed_for_long_is_found,
    one_finds_what_one_made_or_last_changed,
    the_log_tells_each_state_of_what_has_a_value_now,
    heads_and_counts_of_links_are_for_an_audience,
];

fn on(day: &str, by: &str) -> Stamp {
    Stamp { at: format!("{day}T08:00:00.000000Z"), by: by.to_owned() }
}

/// Saves a record on a day; its version is one more than `expected`.
async fn write(store: &Store, t: Territory, day: &str, by: &str, record: Record, expected: Option<i64>) {
    let stamp = on(day, by);
    let saved = store.write(move |c| Box::pin(async move { records::save(c, t, &stamp, record, expected).await })).await;
    saved.expect("saved");
}

fn asset(n: u128, title: &str, confirmed: Option<&str>) -> Record {
    let mut made = record(n, "asset", title);
    made.body.insert("class".into(), json!("heritage"));
    made.confirmed = confirmed.map(str::to_owned);
    made
}

async fn query(store: &Store, t: Territory, day: &str, by: Option<&str>) -> ListQuery {
    let stale = Stale::before(&mut store.reader().await.expect("reader"), t, day).await.expect("a bound");
    ListQuery { stale: Some(Stale { by: by.map(str::to_owned), ..stale }), ..everything("asset") }
}

async fn what_nobody_confirmed_for_long_is_found(store: &Store) {
    let t = territory(store).await;
    write(store, t, "2026-02-01", "a", asset(1, "confermata prima", Some("2026-01-31")), None).await;
    write(store, t, "2026-02-02", "a", asset(2, "mai, cambiata prima", None), None).await;
    write(store, t, "2026-02-03", "a", asset(3, "mai, cambiata dopo", None), None).await;
    write(store, t, "2026-02-03", "a", asset(4, "confermata quel giorno", Some("2026-03-10")), None).await;
    write(store, t, "2026-02-04", "a", record(5, "need", "di un altro tipo"), None).await;
    let mut changed = asset(3, "mai, cambiata dopo", None);
    changed.summary = "di nuovo".into();
    write(store, t, "2026-03-10", "a", changed, Some(1)).await;
    // Confirmed long ago and changed since: the confirmation counts.
    let mut renamed = asset(1, "confermata prima", Some("2026-01-31"));
    renamed.summary = "di nuovo".into();
    write(store, t, "2026-03-11", "a", renamed, Some(1)).await;

    let stale = query(store, t, "2026-03-10", None).await;
    assert_eq!(titles(store, t, &stale).await, ["confermata prima", "mai, cambiata prima"]);
    let mut conn = store.reader().await.expect("reader");
    assert_eq!(lists::count(&mut conn, t, &stale).await.expect("a count"), 2);
    let classes = facets::counts(&mut conn, t, &stale, "class").await.expect("counts");
    assert_eq!(classes, [("heritage".to_owned(), 2)], "the other facets heed it");
    let among = lists::stale_among(&mut conn, t, stale.stale.as_ref().expect("asked"), &[id(1), id(3), id(4), id(2)]).await;
    assert_eq!(among.expect("found"), [id(1), id(2)], "a page's records tell the same");
    drop(conn);
    // The bound itself is not past it: a day later the others stand still too.
    assert_eq!(titles(store, t, &query(store, t, "2026-03-11", None).await).await.len(), 4);
    assert_eq!(titles(store, t, &query(store, t, "2026-01-31", None).await).await, Vec::<String>::new());
    // With words and filters.
    let words = ListQuery { text: "mai".into(), ..query(store, t, "2026-03-10", None).await };
    assert_eq!(titles(store, t, &words).await, ["mai, cambiata prima"]);
    let mut conn = store.reader().await.expect("reader");
    let head = log::head(&mut conn, t).await.expect("head");
    for (moment, number) in [("2026-01-01", 0), ("2026-02-01", 1), ("2026-02-02", 2), ("2026-03-11", head - 1), ("2027", head)] {
        assert_eq!(log::last_before(&mut conn, t, moment).await.expect("found"), number, "{moment}");
    }
    let when = log::last_of(&mut conn, t, &[id(2), id(3), id(9)]).await.expect("days");
    assert_eq!(when.values().map(|at| &at[..10]).collect::<Vec<_>>(), ["2026-02-02", "2026-03-10"]);
}

async fn one_finds_what_one_made_or_last_changed(store: &Store) {
    let t = territory(store).await;
    write(store, t, "2026-02-01", "one", asset(1, "fatta da uno", None), None).await;
    write(store, t, "2026-02-01", "two", asset(2, "fatta da due", None), None).await;
    write(store, t, "2026-02-01", "two", asset(3, "passata per uno", None), None).await;
    for (by, expected) in [("one", 1), ("two", 2)] {
        let mut changed = asset(3, "passata per uno", None);
        changed.summary = by.into();
        write(store, t, "2026-02-02", by, changed, Some(expected)).await;
    }
    let mut changed = asset(1, "fatta da uno", None);
    changed.summary = "cambiata da due".into();
    write(store, t, "2026-02-03", "two", changed, Some(1)).await;
    assert_eq!(
        titles(store, t, &query(store, t, "2026-03-01", Some("one")).await).await,
        ["fatta da uno"],
        "not what one only passed through"
    );
    let two = ["fatta da due", "fatta da uno", "passata per uno"];
    assert_eq!(titles(store, t, &query(store, t, "2026-03-01", Some("two")).await).await, two);
    assert_eq!(titles(store, t, &query(store, t, "2026-03-01", Some("nobody")).await).await, Vec::<String>::new());
}

async fn the_log_tells_each_state_of_what_has_a_value_now(store: &Store) {
    let t = territory(store).await;
    let need = |n: u128, status: &str, structural: bool| {
        let mut made = record(n, "need", &format!("bisogno {n}"));
        made.status = status.to_owned();
        made.body.insert("structural".into(), json!(structural));
        made
    };
    write(store, t, "2026-01-01", "a", need(1, "emerging", false), None).await;
    write(store, t, "2026-01-02", "a", need(2, "emerging", false), None).await;
    write(store, t, "2026-01-03", "a", need(1, "validated", true), Some(1)).await;
    let mut told = Vec::new();
    let mut conn = store.reader().await.expect("reader");
    let take = |record, at: String, state: Option<String>| {
        told.push((record, at[..10].to_owned(), state.unwrap_or_default()));
        Ok(())
    };
    log::statuses(&mut conn, t, "need", "structural", "true", take).await.expect("told");
    let wanted = [("2026-01-01", "emerging"), ("2026-01-03", "validated")].map(|(day, state)| (id(1), day.to_owned(), state.to_owned()));
    assert_eq!(told, wanted, "also from before it had the value, and nothing of the others");
}

async fn heads_and_counts_of_links_are_for_an_audience(store: &Store) {
    let t = territory(store).await;
    let seen = |n: u128, visibility, illustrative| {
        let mut made = record(n, "actor", &format!("soggetto {n}"));
        (made.visibility, made.illustrative) = (visibility, illustrative);
        made
    };
    keep(store, t, &[seen(1, Visibility::Public, false), seen(2, Visibility::Public, false)]).await;
    keep(store, t, &[seen(3, Visibility::SignedIn, false), seen(4, Visibility::Public, true)]).await;
    for (n, from, to) in [(50, 1, 2), (51, 1, 3), (52, 1, 4), (53, 2, 1)] {
        let link = Link::new(id(n), if n == 53 { "funds" } else { "partners_with" }, id(from), id(to));
        store.write(move |c| Box::pin(async move { links::add(c, t, &stamp(), &link).await })).await.expect("linked");
    }
    let mut conn = store.reader().await.expect("reader");
    let all = [id(1), id(2), id(3), id(4), id(9)];
    for (audience, illustrative, found, partners) in [
        (Audience::Public, false, 2, 1),
        (Audience::SignedIn, false, 3, 2),
        (Audience::Public, true, 3, 2),
        (Audience::Everything, true, 4, 3),
    ] {
        let heads = records::heads(&mut conn, t, &all, &audience, illustrative).await.expect("heads");
        assert_eq!(heads.len(), found, "{audience:?} {illustrative}");
        let counts = links::counts(&mut conn, t, &audience, illustrative).await.expect("counts");
        assert_eq!(counts.iter().find(|(k, _)| k == "partners_with").map(|(_, n)| *n), Some(partners), "{audience:?} {illustrative}");
    }
    let user = Audience::User(id(77));
    assert_eq!(links::counts(&mut conn, t, &user, false).await.expect("counts").len(), 2);
    let among = links::among(&mut conn, t, &[id(1), id(2), id(4)]).await.expect("links");
    assert_eq!(among.iter().map(|l| l.id).collect::<Vec<_>>(), [id(50), id(52), id(53)]);
    assert_eq!(links::among(&mut conn, t, &[]).await.expect("links"), []);
}
