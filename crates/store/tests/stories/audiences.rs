//! Each audience sees its part, in lists, counts and facets alike; illustrative records only where they are asked for.

use crate::harness::*;
use reticolo_model::{Audience, Record, Visibility};
use reticolo_store::lists::ListQuery;
use reticolo_store::{Store, facets, records};
use serde_json::json;

told![each_audience_sees_its_part, a_reader_who_is_no_more_named_sees_no_more];

fn eight() -> Vec<Record> {
    let mut out = Vec::new();
    for (n, visibility) in [Visibility::Public, Visibility::SignedIn, Visibility::Named, Visibility::Named].into_iter().enumerate() {
        for illustrative in [false, true] {
            let mut r = record(out.len() as u128 + 1, "initiative", &format!("{n} {illustrative}"));
            r.visibility = visibility;
            r.illustrative = illustrative;
            if visibility == Visibility::Named {
                r.named = if n == 2 { vec![id(100)] } else { vec![id(200), id(100 + n as u128)] };
            }
            r.body.insert("phase".into(), json!("planned"));
            out.push(r);
        }
    }
    out
}

async fn each_audience_sees_its_part(store: &Store) {
    let t = territory(store).await;
    let all = eight();
    keep(store, t, &all).await;
    for audience in [
        Audience::Public,
        Audience::SignedIn,
        Audience::User(id(100)),
        Audience::User(id(200)),
        Audience::User(id(300)),
        Audience::Everything,
    ] {
        for illustrative in [false, true] {
            let expected: Vec<String> = all
                .iter()
                .filter(|r| audience.sees(r.visibility, &r.named) && (illustrative || !r.illustrative))
                .map(|r| r.title.clone())
                .collect();
            for kind in ["initiative", ""] {
                let query = ListQuery { illustrative, ..ListQuery::all(kind, audience) };
                assert_eq!(titles(store, t, &query).await, expected, "{audience:?} {illustrative}");
            }
            let mut conn = store.reader().await.expect("reader");
            let n = i64::try_from(expected.len()).expect("few");
            assert_eq!(records::counts(&mut conn, t, &audience, illustrative).await.expect("counts"), [("initiative".to_owned(), n)]);
            let query = ListQuery {
                illustrative,
                filters: vec![("phase".into(), vec!["planned".into()])],
                ..ListQuery::all("initiative", audience)
            };
            assert_eq!(facets::counts(&mut conn, t, &query, "phase").await.expect("facets"), [("planned".to_owned(), n)]);
            assert_eq!(titles(store, t, &query).await, expected);
        }
    }
    assert_sound(store, t).await;
}

async fn a_reader_who_is_no_more_named_sees_no_more(store: &Store) {
    let t = territory(store).await;
    let mut r = record(1, "need", "Per due");
    r.visibility = Visibility::Named;
    r.named = vec![id(7), id(8)];
    let (mut r, _) = save(store, t, r, None).await.expect("saved");
    let seen = async |user: u128| titles(store, t, &ListQuery::all("need", Audience::User(id(user)))).await.len();
    assert_eq!((seen(7).await, seen(8).await, seen(9).await), (1, 1, 0));
    r.named = vec![id(8), id(9)];
    save(store, t, r, Some(1)).await.expect("saved");
    assert_eq!((seen(7).await, seen(8).await, seen(9).await), (0, 1, 1));
    assert_sound(store, t).await;
}
