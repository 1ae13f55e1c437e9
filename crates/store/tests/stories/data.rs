//! Data sets: versions of figures, flows and units that never change once published, compared, taken back and published again.

use crate::harness::*;
use crate::staging::{batch, figure, figures, import, publish, source};
use crate::taking_back::take_back;
use reticolo_model::Unit;
use reticolo_model::geometry::Geometry;
use reticolo_store::data_sets::{self, Figure, Form};
use reticolo_store::staging::{Figures, Published};
use reticolo_store::{Store, StoreError, Territory, units};
use std::collections::BTreeMap;

told![
    versions_stay_as_they_were,
    the_difference_is_complete,
    missing_rows_go_only_when_told,
    flows_are_kept_beside_figures,
    only_the_newest_version_is_taken_back,
    units_have_versions,
    the_unit_published_last_counts,
    what_data_sets_say_of_a_unit_is_laid_over,
];

async fn rows(store: &Store, t: Territory, form: Form, set: &str, version: i64) -> Vec<Figure> {
    let mut out = Vec::new();
    let mut conn = store.reader().await.expect("reader");
    data_sets::each(&mut conn, t, form, set, version, |f| {
        out.push(f);
        Ok(())
    })
    .await
    .expect("rows");
    out
}

async fn versions_stay_as_they_were(store: &Store) {
    let t = territory(store).await;
    let first = figures(&[("age", "U2", 44.5), ("pop", "U1", 10.0), ("pop", "U2", 20.0)]);
    let one = import(store, t, vec![], Some((None, first.clone()))).await.expect("first").version.expect("version");
    let second = figures(&[("pop", "U1", 10.0), ("pop", "U2", 21.0), ("pop", "U3", 30.0)]);
    let two = import(store, t, vec![], Some((Some(1), second.clone()))).await.expect("second").version.expect("version");
    assert_eq!((one.version, one.rows, two.version, two.rows), (1, 3, 2, 4));
    assert_eq!(rows(store, t, Form::Indicators, "set", 1).await, first, "the first is as it was");
    assert_eq!(
        rows(store, t, Form::Indicators, "set", 2).await,
        [vec![first[0].clone()], second].concat(),
        "what the file does not name stays"
    );
    let mut conn = store.reader().await.expect("reader");
    for version in [&one, &two] {
        let found = data_sets::digest(&mut conn, t, Form::Indicators, "set", version.version).await.expect("digest");
        assert_eq!(found, (version.digest.clone(), version.rows));
    }
    assert_ne!(one.digest, two.digest);
    let series = data_sets::series(&mut conn, t, "set", 2, "pop").await.expect("series");
    assert_eq!(series.iter().map(|f| (&*f.b, f.number)).collect::<Vec<_>>(), [("U1", Some(10.0)), ("U2", Some(21.0)), ("U3", Some(30.0))]);
    let contents = data_sets::contents(&mut conn, t, "set", 2).await.expect("contents");
    assert_eq!(contents, [("age".to_owned(), "2024".to_owned(), 1), ("pop".to_owned(), "2024".to_owned(), 3)]);
    assert_eq!(data_sets::current(&mut conn, t, "set").await.expect("current").map(|v| v.version), Some(2));
    assert_eq!(data_sets::next(&mut conn, t, "set").await.expect("next"), 3);
    assert_eq!(data_sets::next(&mut conn, t, "other").await.expect("next"), 1);
    drop(conn);
    assert_sound(store, t).await;
}

async fn the_difference_is_complete(store: &Store) {
    let t = territory(store).await;
    let mut old = figures(&[("a", "U1", 1.0), ("a", "U2", 2.0), ("b", "U1", 3.0), ("c", "U9", 4.0)]);
    old[2].number = None;
    old[2].mark = Some("suppressed:3".into());
    import(store, t, vec![], Some((None, old.clone()))).await.expect("first");
    let new = vec![figure("a", "U0", 0.0), old[0].clone(), figure("b", "U1", 3.0), figure("b", "U2", 5.0), figure("d", "U1", 6.0)];
    let mut conn = store.reader().await.expect("reader");
    let found = data_sets::compare(&mut conn, t, Form::Indicators, "set", Some(1), new.clone()).await.expect("compared");
    assert_eq!(found.added, [new[0].clone(), new[3].clone(), new[4].clone()]);
    assert_eq!(found.changed, [new[2].clone()], "a mark gave way to a number");
    assert_eq!(found.missing, [old[1].clone(), old[3].clone()]);
    assert_eq!(found.same, 1);
    let nothing = data_sets::compare(&mut conn, t, Form::Indicators, "set", Some(1), old).await.expect("compared");
    assert_eq!(
        (nothing.added.len(), nothing.changed.len(), nothing.missing.len(), nothing.same),
        (0, 0, 0, 4),
        "the same file changes nothing"
    );
}

async fn missing_rows_go_only_when_told(store: &Store) {
    let t = territory(store).await;
    import(store, t, vec![], Some((None, figures(&[("a", "U1", 1.0), ("a", "U2", 2.0)])))).await.expect("first");
    let mut conn = store.reader().await.expect("reader");
    let difference =
        data_sets::compare(&mut conn, t, Form::Indicators, "set", Some(1), figures(&[("a", "U1", 1.0)])).await.expect("compared");
    drop(conn);
    let mut work = batch(store, vec![]);
    work.figures = Some(Figures { source: source("set", Form::Indicators), base: Some(1), difference });
    work.remove_missing = true;
    let version = publish(store, t, work, false).await.expect("second").version.expect("version");
    assert_eq!(
        (version.rows, rows(store, t, Form::Indicators, "set", 2).await.len(), rows(store, t, Form::Indicators, "set", 1).await.len()),
        (1, 1, 2)
    );
    assert_sound(store, t).await;
}

async fn flows(store: &Store, t: Territory, base: Option<i64>, new: Vec<Figure>) -> Published {
    let difference =
        data_sets::compare(&mut store.reader().await.expect("reader"), t, Form::Flows, "work", base, new).await.expect("compared");
    let mut work = batch(store, vec![]);
    work.figures = Some(Figures { source: source("work", Form::Flows), base, difference });
    publish(store, t, work, false).await.expect("published")
}

async fn flows_are_kept_beside_figures(store: &Store) {
    let t = territory(store).await;
    flows(store, t, None, figures(&[("U1", "U2", 12.0), ("U2", "U1", 7.0)])).await;
    flows(store, t, Some(1), figures(&[("U1", "U2", 13.0)])).await;
    assert_eq!(rows(store, t, Form::Flows, "work", 1).await, figures(&[("U1", "U2", 12.0), ("U2", "U1", 7.0)]));
    assert_eq!(rows(store, t, Form::Flows, "work", 2).await, figures(&[("U1", "U2", 13.0), ("U2", "U1", 7.0)]));
    assert_sound(store, t).await;
}

async fn only_the_newest_version_is_taken_back(store: &Store) {
    let t = territory(store).await;
    let first = import(store, t, vec![], Some((None, figures(&[("a", "U1", 1.0), ("a", "U2", 2.0)])))).await.expect("first");
    let second = import(store, t, vec![], Some((Some(1), figures(&[("a", "U1", 1.5), ("a", "U3", 3.0)])))).await.expect("second");
    let early = take_back(store, t, first.seq).await;
    assert!(matches!(&early, Err(StoreError::Refused(p)) if p.code == "problem-undo-newer-version"), "{early:?}");
    take_back(store, t, second.seq).await.expect("undone");
    assert_eq!(rows(store, t, Form::Indicators, "set", 1).await, figures(&[("a", "U1", 1.0), ("a", "U2", 2.0)]));
    assert_sound(store, t).await;
    // Published again it is a new version, with the digest it had.
    let third = import(store, t, vec![], Some((Some(1), figures(&[("a", "U1", 1.5), ("a", "U3", 3.0)])))).await.expect("third");
    let (second, third) = (second.version.expect("version"), third.version.expect("version"));
    assert_eq!((third.version, third.rows, &third.digest), (3, 3, &second.digest));
    let versions = data_sets::versions(&mut store.reader().await.expect("reader"), t).await.expect("versions");
    assert_eq!(versions.iter().map(|v| (v.version, v.withdrawn.is_some())).collect::<Vec<_>>(), [(1, false), (2, true), (3, false)]);
    assert_sound(store, t).await;
}

fn unit(code: &str, name: &str, side: f64) -> Unit {
    Unit {
        code: code.into(),
        name: name.into(),
        inside: true,
        province: Some("P1".into()),
        region: None,
        valid_from: None,
        valid_to: None,
        seat: Some([12.5, 42.5]),
        geometry: Some(Geometry::Polygon(vec![vec![[0.0, 0.0], [side, 0.0], [side, side], [0.0, side], [0.0, 0.0]]])),
        attributes: BTreeMap::from([("zone".to_owned(), "mountain".to_owned())]),
    }
}

async fn publish_units(store: &Store, t: Territory, set: &str, new: Vec<Unit>, remove_missing: bool) -> Result<Published, StoreError> {
    let difference = units::compare(&mut store.reader().await?, t, set, new).await?;
    let mut work = batch(store, vec![]);
    work.units = Some(difference);
    work.version = Some((source(set, Form::Units), 0, String::new()));
    work.remove_missing = remove_missing;
    publish(store, t, work, false).await
}

async fn all_units(store: &Store, t: Territory) -> Vec<Unit> {
    units::all(&mut store.reader().await.expect("reader"), t).await.expect("units")
}

async fn units_have_versions(store: &Store) {
    let t = territory(store).await;
    let (a, b, c) = (unit("055001", "A", 1.0), unit("055002", "B", 1.0), unit("055003", "C", 1.0));
    let one = publish_units(store, t, "istat", vec![a.clone(), b.clone()], false).await.expect("first").version.expect("version");
    assert_eq!((one.rows, one.form), (2, Form::Units));
    assert_eq!(all_units(store, t).await, [a.clone(), b.clone()]);
    // A shape alone is a change, too.
    let larger = unit("055001", "A", 2.0);
    let found =
        units::compare(&mut store.reader().await.expect("reader"), t, "istat", vec![larger.clone(), c.clone()]).await.expect("compared");
    assert_eq!(
        (found.added, found.changed, found.missing, found.same, found.base),
        (vec![c.clone()], vec![larger.clone()], vec!["055002".to_owned()], 0, Some(1))
    );
    let stale = units::compare(&mut store.reader().await.expect("reader"), t, "istat", vec![larger.clone()]).await.expect("compared");
    let two = publish_units(store, t, "istat", vec![larger.clone(), c.clone()], true).await.expect("second");
    assert_eq!(all_units(store, t).await, [larger, c]);
    let digest = units::digest(&mut store.reader().await.expect("reader"), t, "istat", 1).await.expect("digest");
    assert_eq!(digest, (one.digest, 2), "the first is as it was");
    assert_sound(store, t).await;

    let mut late = batch(store, vec![]);
    late.units = Some(stale);
    late.version = Some((source("istat", Form::Units), 0, String::new()));
    assert!(matches!(publish(store, t, late, false).await, Err(StoreError::Conflict { now: 2 })), "a version came meanwhile");
    take_back(store, t, two.seq).await.expect("undone");
    assert_eq!(all_units(store, t).await, [a, b]);
    assert_sound(store, t).await;
}

async fn the_unit_published_last_counts(store: &Store) {
    let t = territory(store).await;
    publish_units(store, t, "one", vec![unit("055001", "Old", 1.0), unit("055002", "B", 1.0)], false).await.expect("one");
    let other = publish_units(store, t, "another", vec![unit("055001", "New", 1.0)], false).await.expect("another set with the same unit");
    let names = async || all_units(store, t).await.into_iter().map(|u| u.name).collect::<Vec<_>>();
    assert_eq!(names().await, ["New", "B"]);
    take_back(store, t, other.seq).await.expect("undone");
    assert_eq!(names().await, ["Old", "B"]);
    assert_sound(store, t).await;
}

async fn what_data_sets_say_of_a_unit_is_laid_over(store: &Store) {
    let t = territory(store).await;
    let bare = |u: Unit| Unit { name: String::new(), province: None, seat: None, geometry: None, ..u };
    let with =
        |u: Unit, pairs: &[(&str, &str)]| Unit { attributes: pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect(), ..u };
    let shaped = unit("055001", "A", 1.0);
    publish_units(store, t, "borders", vec![shaped.clone()], false).await.expect("borders");
    // A seat and two classes, of a unit that is loaded and of one whose shape nobody gave.
    let seat = Unit { seat: Some([0.25, 0.5]), ..bare(shaped.clone()) };
    let said = vec![with(seat, &[("zone", "hill"), ("area", "7")]), with(bare(unit("055009", "Z", 1.0)), &[("zone", "plain")])];
    let classes = publish_units(store, t, "classes", said, false).await.expect("classes");
    let merged = Unit { seat: Some([0.25, 0.5]), ..with(shaped.clone(), &[("zone", "hill"), ("area", "7")]) };
    assert_eq!(all_units(store, t).await, [merged], "a unit without a shape does not exist");
    // What is published later wins attribute by attribute, and takes nothing away by keeping silent.
    let later = Unit { name: "New".into(), ..with(bare(shaped.clone()), &[("zone", "coast")]) };
    let third = publish_units(store, t, "later", vec![later], false).await.expect("later");
    let now = all_units(store, t).await;
    assert_eq!((now[0].name.as_str(), now[0].seat, now[0].province.as_deref()), ("New", Some([0.25, 0.5]), Some("P1")));
    assert_eq!((now[0].attributes["zone"].as_str(), now[0].attributes["area"].as_str()), ("coast", "7"));
    assert_eq!(now[0].geometry, shaped.geometry);
    assert_sound(store, t).await;
    take_back(store, t, third.seq).await.expect("undone");
    take_back(store, t, classes.seq).await.expect("undone");
    assert_eq!(all_units(store, t).await, [shaped]);
    assert_sound(store, t).await;
}
