//! Records are kept and found: by text, by filter, in a box, in order, page by page.

use crate::harness::*;
use crate::staging::{import, staged};
use reticolo_model::geometry::{BoundingBox, Geometry};
use reticolo_model::record::{Place, Position, Precision};
use reticolo_model::{Audience, Record, Share, Visibility};
use reticolo_store::lists::{self, ListQuery, Sort};
use reticolo_store::{Store, facets, records};
use serde_json::json;
use std::collections::BTreeMap;

told![
    a_record_is_kept_as_it_was_given,
    words_are_found_folded_stemmed_and_begun,
    a_box_finds_what_it_touches,
    pages_join_without_gap_or_double,
    facets_heed_the_others_and_not_themselves,
    a_value_counts_once_in_a_record,
    among_many_the_same_is_found,
];

async fn a_record_is_kept_as_it_was_given(store: &Store) {
    let t = territory(store).await;
    let mut r = record(1, "initiative", "Ciclovia dell'\u{00e0}nsa \u{1f6b2}");
    r.summary = "Riga uno\nriga \"due\"".into();
    r.tags = vec!["mobilità".into()];
    r.body.insert("money_total".into(), json!("62075915.75"));
    r.place = Some(Place { geometry: Some(Geometry::Point([12.65, 42.56])), precision: Precision::Point, units: vec![], doubtful: None });
    let (saved, seq) = save(store, t, r.clone(), None).await.expect("saved");
    assert_eq!((saved.version, seq), (1, 2), "the territory's own entry is the first");
    assert_eq!(get(store, t, 1).await, Some(r));
    assert_eq!(get(store, t + 1, 1).await, None, "another territory does not see it");
    assert_eq!(get(store, t, 2).await, None);
    let mut conn = store.reader().await.expect("reader");
    assert_eq!(records::counts(&mut conn, t, &Audience::Everything, true).await.expect("counts"), vec![("initiative".to_owned(), 1)]);
    drop(conn);
    assert_sound(store, t).await;
}

async fn words_are_found_folded_stemmed_and_begun(store: &Store) {
    let t = territory(store).await;
    let mut library = record(1, "asset", "Biblioteche di CITTA' ALTA");
    library.body.insert("class".into(), json!("service_facility"));
    library.body.insert("code".into(), json!("IT-PG0031"));
    let mut english = record(2, "asset", "Community libraries");
    english.language = "en".into();
    let school = record(3, "asset", "Scuola dell'infanzia");
    keep(store, t, &[library, english, school]).await;
    let both = ["Biblioteche di CITTA' ALTA", "Community libraries"];
    for (text, found) in [
        ("città", &both[..1]),
        ("citta alta", &both[..1]),
        ("biblioteca", &both[..1]),
        ("biblio", &both[..1]),
        ("BIBLIOTECA alt", &both[..1]),
        // One word by its stem, another as it stands in a field that is not prose.
        ("biblioteca pg0031", &both[..1]),
        ("library", &both[1..]),
        ("communities library", &both[1..]),
        ("biblioteca scuola", &[]),
        ("infanz", &["Scuola dell'infanzia"]),
        ("scuol infanzia", &["Scuola dell'infanzia"]),
        ("or", &[]),
        ("\"' OR * ) (: - biblioteca", &[]),
        ("NEAR( \u{0} AND NOT", &[]),
        ("asset", &[]),
    ] {
        let query = ListQuery { text: text.into(), ..everything("asset") };
        assert_eq!(titles(store, t, &query).await, found, "{text:?}");
    }
    for nothing in ["", "  ", "'\"*()"] {
        assert_eq!(titles(store, t, &ListQuery { text: nothing.into(), ..everything("asset") }).await.len(), 3, "{nothing:?}");
    }
    assert_eq!(titles(store, t, &ListQuery { text: "biblio".into(), ..everything("") }).await, both[..1], "in every kind");

    // What is written anew is found anew, and no more as it was.
    let mut renamed = get(store, t, 1).await.expect("there");
    renamed.title = "Mediateca".into();
    save(store, t, renamed, Some(1)).await.expect("saved");
    assert_eq!(titles(store, t, &ListQuery { text: "biblioteca".into(), ..everything("asset") }).await, Vec::<String>::new());
    assert_eq!(titles(store, t, &ListQuery { text: "mediateche".into(), ..everything("asset") }).await, ["Mediateca"]);
    assert_sound(store, t).await;
}

async fn a_box_finds_what_it_touches(store: &Store) {
    let t = territory(store).await;
    let at = |n: u128, title: &str, geometry: Option<Geometry>| {
        let mut r = record(n, "asset", title);
        r.place = Some(Place { geometry, precision: Precision::Point, units: vec![], doubtful: None });
        r
    };
    let square = vec![vec![[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [0.0, 4.0], [0.0, 0.0]]];
    keep(
        store,
        t,
        &[
            at(1, "a point", Some(Geometry::Point([12.5, 42.5]))),
            at(2, "a square", Some(Geometry::Polygon(square))),
            at(3, "nowhere", None),
        ],
    )
    .await;
    let within = |minx, miny, maxx, maxy| ListQuery { within: Some(BoundingBox { minx, miny, maxx, maxy }), ..everything("asset") };
    assert_eq!(titles(store, t, &within(12.0, 42.0, 13.0, 43.0)).await, ["a point"]);
    assert_eq!(titles(store, t, &within(3.0, 3.0, 13.0, 43.0)).await, ["a point", "a square"]);
    assert_eq!(titles(store, t, &within(1.0, 1.0, 2.0, 2.0)).await, ["a square"], "a box inside the square");
    assert_eq!(titles(store, t, &within(5.0, 0.0, 6.0, 9.0)).await, Vec::<String>::new());
    let mut moved = get(store, t, 1).await.expect("there");
    moved.place =
        Some(Place { geometry: Some(Geometry::Point([-70.0, -10.0])), precision: Precision::Point, units: vec![], doubtful: None });
    save(store, t, moved, Some(1)).await.expect("saved");
    assert_eq!(titles(store, t, &within(12.0, 42.0, 13.0, 43.0)).await, Vec::<String>::new());
    assert_eq!(titles(store, t, &within(-71.0, -11.0, -69.0, -9.0)).await, ["a point"]);
}

/// Initiatives with ties, holes and some that only their named reader sees.
fn many() -> Vec<Record> {
    (0..60u128)
        .map(|n| {
            // Ids do not follow the titles.
            let mut r =
                record((n * 37 + 11) % 61 + 1, "initiative", ["Alfa", "beta", "Éta", "zeta", "Alfa 2", "123", "—"][(n % 7) as usize]);
            r.visibility = if n % 5 == 0 { Visibility::Named } else { Visibility::Public };
            if n % 3 != 0 {
                r.body.insert("money_total".into(), json!(format!("{}.{:02}", [100, 20, 1_000_000][(n % 4 % 3) as usize], n % 2)));
            }
            if n % 4 != 0 {
                r.body.insert("cup".into(), json!(["J1", "b2", "É3", "Z"][(n % 5 % 4) as usize]));
            }
            r.body.insert("phase".into(), json!(["planned", "completed"][(n % 2) as usize]));
            r
        })
        .collect()
}

async fn pages_join_without_gap_or_double(store: &Store) {
    let t = territory(store).await;
    let all = many();
    keep(store, t, &all).await;
    let seq: BTreeMap<_, _> = all.iter().enumerate().map(|(i, r)| (r.id, i)).collect();
    let folded = |r: &Record| (reticolo_model::fold::fold(&r.title), r.id);
    for audience in [Audience::Public, Audience::Everything] {
        for filtered in [false, true] {
            for sort in
                [Sort::Title, Sort::Changed, Sort::Field("money_total".into()), Sort::Field("cup".into()), Sort::Field("status".into())]
            {
                for descending in [false, true] {
                    // What the list should be, by sorting in memory.
                    let mut seen: Vec<&Record> = all
                        .iter()
                        .filter(|r| audience.sees(r.visibility, &r.named) && (!filtered || r.body_text("phase") == Some("planned")))
                        .collect();
                    let field = |r: &Record| match &sort {
                        Sort::Field(f) if f == "money_total" => r.body_cents(f).is_some(),
                        Sort::Field(f) if f == "cup" => r.body_text(f).is_some(),
                        _ => true,
                    };
                    let mut rest: Vec<&Record> = seen.iter().copied().filter(|r| !field(r)).collect();
                    rest.sort_by_key(|r| folded(r));
                    seen.retain(|r| field(r));
                    match &sort {
                        Sort::Title => seen.sort_by_key(|r| folded(r)),
                        Sort::Changed => seen.sort_by_key(|r| seq[&r.id]),
                        Sort::Field(f) if f == "money_total" => seen.sort_by_key(|r| (r.body_cents(f), r.id)),
                        Sort::Field(f) if f == "cup" => seen.sort_by_key(|r| (r.body_text(f).map(str::to_owned), r.id)),
                        Sort::Field(_) => seen.sort_by_key(|r| r.id),
                    }
                    if descending {
                        seen.reverse();
                    }
                    seen.extend(rest);
                    let expected: Vec<_> = seen.iter().map(|r| r.id).collect();

                    for limit in [1, 7, expected.len(), expected.len() + 1] {
                        let mut query = ListQuery { sort: sort.clone(), descending, limit, ..ListQuery::all("initiative", audience) };
                        if filtered {
                            query.filters = vec![("phase".into(), vec!["planned".into()])];
                        }
                        let mut got = Vec::new();
                        let mut conn = store.reader().await.expect("reader");
                        loop {
                            let page = lists::page(&mut conn, t, &query).await.expect("page");
                            assert!(page.records.len() <= limit && (page.next.is_none() || page.records.len() == limit));
                            got.extend(page.records.iter().map(|r| r.id));
                            let Some(next) = page.next else { break };
                            // A cursor travels as JSON.
                            let text = serde_json::to_string(&next).expect("JSON");
                            query.after = Some(serde_json::from_str(&text).expect("cursor"));
                        }
                        assert_eq!(got, expected, "{sort:?} descending {descending} {audience:?} filtered {filtered} by {limit}");
                    }
                }
            }
        }
    }
    let mut conn = store.reader().await.expect("reader");
    let none = lists::page(&mut conn, t, &ListQuery { limit: 0, ..everything("initiative") }).await.expect("page");
    assert_eq!(none.records.len(), 1, "a page has at least one record");
    let mut streamed = 0;
    let mixed = ListQuery { sort: Sort::Field("money_total".into()), ..everything("") };
    lists::each(&mut conn, t, &mixed, |_| {
        streamed += 1;
        Ok(())
    })
    .await
    .expect("stream");
    assert_eq!((streamed, lists::page(&mut conn, t, &mixed).await.expect("page").records.len()), (60, 60));
}

async fn facets_heed_the_others_and_not_themselves(store: &Store) {
    let t = territory(store).await;
    let all: Vec<Record> = (0..48u128)
        .map(|n| {
            let mut r = record(n + 1, "initiative", &format!("Iniziativa {}", n % 6));
            r.visibility = if n % 7 == 0 { Visibility::SignedIn } else { Visibility::Public };
            r.body.insert("phase".into(), json!(["planned", "completed", "design"][(n % 3) as usize]));
            r.body.insert("programme".into(), json!(["PNRR", "FESR"][(n % 4 / 2) as usize]));
            r.body.insert("money_total".into(), json!(format!("{n}.50")));
            r.tags = if n % 2 == 0 { vec!["a".into(), "b".into()] } else { vec!["b".into()] };
            r
        })
        .collect();
    keep(store, t, &all).await;
    let value = |r: &Record, field: &str| if field == "tags" { r.tags.clone() } else { vec![r.body_text(field).unwrap_or("").to_owned()] };
    let filters = vec![("phase".to_owned(), vec!["planned".to_owned(), "design".to_owned()]), ("tags".to_owned(), vec!["a".to_owned()])];
    let query = ListQuery { filters: filters.clone(), text: "iniziative".into(), ..ListQuery::all("initiative", Audience::Public) };
    let mut conn = store.reader().await.expect("reader");
    for facet in ["phase", "programme", "tags"] {
        let mut expected: BTreeMap<String, i64> = BTreeMap::new();
        for r in all.iter().filter(|r| r.visibility == Visibility::Public) {
            if filters.iter().all(|(f, wanted)| f == facet || value(r, f).iter().any(|v| wanted.contains(v))) {
                for v in value(r, facet) {
                    *expected.entry(v).or_default() += 1;
                }
            }
        }
        let mut expected: Vec<(String, i64)> = expected.into_iter().collect();
        expected.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        assert_eq!(facets::counts(&mut conn, t, &query, facet).await.expect("counts"), expected, "{facet}");
    }
    let found: Vec<&Record> = all
        .iter()
        .filter(|r| r.visibility == Visibility::Public && r.body_text("phase") != Some("completed") && r.tags.len() == 2)
        .collect();
    let cents: i64 = found.iter().filter_map(|r| r.body_cents("money_total")).sum();
    let (sum, n) = facets::sum(&mut conn, t, &query, "money_total").await.expect("sum");
    assert_eq!((sum as i64, usize::try_from(n).ok()), (cents, Some(found.len())));
    let of_all = ListQuery { text: String::new(), filters: vec![], ..everything("") };
    assert_eq!(
        facets::counts(&mut conn, t, &of_all, "tags").await.expect("counts"),
        [("b".to_owned(), 48), ("a".to_owned(), 24)],
        "over every kind"
    );
}

async fn a_value_counts_once_in_a_record(store: &Store) {
    let t = territory(store).await;
    let mut r = record(1, "initiative", "Due volte nella stessa area");
    let position = |dimension: &str| Position {
        area: "welfare".into(),
        dimension: dimension.into(),
        modality: "pilots".into(),
        weight: Share::equal(2),
    };
    r.positions = vec![position("services"), position("third_sector")];
    // A field of the body that bears the name of one of the envelope.
    let mut indicator = record(2, "indicator", "Un indicatore con un luogo");
    indicator.body.insert("unit".into(), json!("%"));
    indicator.place = Some(Place::in_units(vec!["055001".into(), "055002".into()]));
    keep(store, t, &[r, indicator]).await;
    let mut conn = store.reader().await.expect("reader");
    assert_eq!(facets::counts(&mut conn, t, &everything("initiative"), "area").await.expect("counts"), [("welfare".to_owned(), 1)]);
    let units = facets::counts(&mut conn, t, &everything("indicator"), "unit").await.expect("counts");
    assert_eq!(units.iter().map(|(v, n)| (v.as_str(), *n)).collect::<Vec<_>>(), [("%", 1), ("055001", 1), ("055002", 1)]);
    drop(conn);
    assert_sound(store, t).await;
}

/// Where thousands fit, the database is asked in other ways than where few do; the answers are the same.
async fn among_many_the_same_is_found(store: &Store) {
    let t = territory(store).await;
    let all: Vec<Record> = (0..4800u128)
        .map(|n| {
            let mut r = record(n * 7919 % 4801 + 1, "initiative", ["Scuola nuova", "Ponte"][usize::from(n % 5 == 0)]);
            r.visibility = [Visibility::Public, Visibility::Public, Visibility::SignedIn, Visibility::Named][(n % 4) as usize];
            r.named = if n % 8 == 3 { vec![id(70)] } else { vec![] };
            r.illustrative = n % 11 == 0;
            r.body.insert("phase".into(), json!(["planned", "design"][usize::from(n % 3 == 0)]));
            r.body.insert("programme".into(), json!(["PNRR", "FESR", "FSC"][usize::from(n % 7 == 0) + usize::from(n % 700 == 0)]));
            if n % 6 != 0 {
                r.body.insert("money_total".into(), json!(format!("{}.00", n % 97)));
            }
            let x = 10.0 + (n % 100) as f64 / 50.0;
            r.place =
                Some(Place { geometry: Some(Geometry::Point([x, 42.0])), precision: Precision::Point, units: vec![], doubtful: None });
            r
        })
        .collect();
    import(store, t, all.iter().map(|r| staged(r.clone(), None)).collect(), None).await.expect("imported");
    store.analyse().await.expect("analysed");
    let wanted = |phase: bool, programme: &str| {
        let mut out = Vec::new();
        if phase {
            out.push(("phase".to_owned(), vec!["planned".to_owned()]));
        }
        if !programme.is_empty() {
            out.push(("programme".to_owned(), vec![programme.to_owned()]));
        }
        out
    };
    let mut conn = store.reader().await.expect("reader");
    for audience in [Audience::Public, Audience::User(id(70)), Audience::Everything] {
        for (phase, programme, text, boxed) in [
            (false, "", "", false),
            (true, "", "", false),
            (false, "PNRR", "", false),
            (true, "PNRR", "", false),
            (true, "FSC", "", false),
            (true, "none", "", false),
            (false, "", "scuole", false),
            (true, "", "scuola", false),
            (false, "", "ponte", false),
            (false, "", "", true),
            (true, "PNRR", "scuola", true),
        ] {
            let mut query = ListQuery {
                filters: wanted(phase, programme),
                text: text.into(),
                within: boxed.then_some(BoundingBox { minx: 10.0, miny: 41.0, maxx: 11.5, maxy: 43.0 }),
                limit: 333,
                ..ListQuery::all("initiative", audience)
            };
            let fits = |r: &&Record| {
                audience.sees(r.visibility, &r.named)
                    && !r.illustrative
                    && (!phase || r.body_text("phase") == Some("planned"))
                    && (programme.is_empty() || r.body_text("programme") == Some(programme))
                    && (text.is_empty() || (text == "ponte") == (r.title == "Ponte"))
                    && (!boxed || r.place.as_ref().and_then(|p| p.geometry.as_ref()).is_some_and(|g| g.points().all(|p| p[0] <= 11.5)))
            };
            let mut found: Vec<&Record> = all.iter().filter(fits).collect();
            let told = format!("{audience:?} {phase} {programme} {text} {boxed}");
            assert_eq!(lists::count(&mut conn, t, &query).await.expect("count"), i64::try_from(found.len()).expect("few"), "{told}");
            let cents: i64 = found.iter().filter_map(|r| r.body_cents("money_total")).sum();
            assert_eq!(facets::sum(&mut conn, t, &query, "money_total").await.expect("sum").0 as i64, cents, "{told}");
            for (sort, descending) in [(Sort::Title, false), (Sort::Field("money_total".into()), true)] {
                found.sort_by_key(|r| match sort {
                    Sort::Title => (false, 0, r.title.to_lowercase(), r.id),
                    _ => match r.body_cents("money_total") {
                        Some(cents) => (false, -cents, String::new(), id(u128::MAX - r.id.as_u128())),
                        None => (true, 0, r.title.to_lowercase(), r.id),
                    },
                });
                (query.sort, query.descending, query.after) = (sort, descending, None);
                let mut got = Vec::new();
                loop {
                    let page = lists::page(&mut conn, t, &query).await.expect("page");
                    got.extend(page.records.iter().map(|r| r.id));
                    query.after = page.next;
                    if query.after.is_none() {
                        break;
                    }
                }
                assert!(got == found.iter().map(|r| r.id).collect::<Vec<_>>(), "{told} by {:?}", query.sort);
            }
            let mut seen_by: BTreeMap<String, i64> = BTreeMap::new();
            for r in &found {
                *seen_by.entry(r.visibility.code().to_owned()).or_default() += 1;
            }
            let counts: BTreeMap<String, i64> =
                facets::counts(&mut conn, t, &query, "visibility").await.expect("facet").into_iter().collect();
            assert_eq!(counts, seen_by, "{told}");
        }
    }
    drop(conn);
    assert_sound(store, t).await;
}
