//! What if, told to the store: what is imagined gives what is found once it is done; one site more never lowers a coverage, one offer more never
//! raises the least cost, one tie more never lowers nearness; what is hidden changes no byte, and nothing is written.

use crate::actors::ground as actors;
use crate::exchange::{land, need, offer, record, written};
use crate::ops_stories::Folder as Ground;
use crate::ops_stories::around::tied;
use crate::services::{Folder, close, furnished, place_in, problem, save};
use reticolo_analysis::rng::Rng;
use reticolo_instruments::exchange::{ExchangeAsk, in_points};
use reticolo_instruments::harmony::{Across, HarmonyQuestion, NeedsQuestion};
use reticolo_instruments::network::actors::{ActorsAsk, Question};
use reticolo_instruments::services::AccessQuestion;
use reticolo_instruments::what_if::{Change, Fate, MOST, WhatIfAsk, WhatIfView};
use reticolo_instruments::{Who, WorkError, Workbench};
use reticolo_model::{Place, Record, Visibility};
use reticolo_store::{Stamp, records};
use serde_json::{Value, json};
use uuid::Uuid;

fn asked(changes: &[&str]) -> WhatIfAsk {
    WhatIfAsk::new(changes.iter().map(|c| Change::parse(c).expect(c)).collect())
}

async fn if_(bench: &Workbench, changes: &[&str]) -> WhatIfView {
    bench.what_if(&Who::Visitor, &asked(changes)).await.expect("an answer")
}

fn id(n: u128) -> String {
    Uuid::from_u128(n).to_string()
}

async fn changed(bench: &Workbench, n: u128, change: impl FnOnce(&mut Record)) {
    let mut found =
        records::get_many(&mut bench.store.reader().await.unwrap(), bench.territory, &[Uuid::from_u128(n)]).await.unwrap().remove(0);
    change(&mut found);
    let (territory, version) = (bench.territory, found.version);
    let stamp = Stamp { at: "2026-03-02T08:00:00.000000Z".into(), by: "command_line".into() };
    bench
        .store
        .write(move |c| Box::pin(async move { records::save(c, territory, &stamp, found, Some(version)).await }))
        .await
        .expect("saved");
}

fn fates(view: &WhatIfView) -> Vec<Fate> {
    view.coverage[0].rows.iter().map(|r| r.fate).collect()
}

/// What is imagined of sites is what the services' page and harmony say once it is done.
async fn as_done(bench: &Workbench, imagined: &WhatIfView) {
    let found = &imagined.coverage[0];
    let access = bench.access(&Who::Visitor, &AccessQuestion::new(&found.question.service)).await.unwrap();
    assert_eq!(access.inside.totals, found.after);
    assert_eq!(access.rows.iter().map(|r| r.nearest_km).collect::<Vec<_>>(), found.rows.iter().map(|r| r.km[1]).collect::<Vec<_>>());
    let h = imagined.harmony.as_ref().expect("sites differ");
    let question = HarmonyQuestion { services: h.services.clone(), ..HarmonyQuestion::default() };
    let harmony = bench.harmony(&Who::Visitor, &question).await.unwrap();
    close(harmony.inside.mean, h.moved.after.mean);
    close(harmony.inside.theil.unwrap(), h.moved.after.theil.unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_opened_moved_and_closed_reaches_whom_it_reaches_once_it_is_done() {
    use Fate::{Gained, Lost, Reached, Without};
    let folder = Folder::new("what-if-sites");
    let bench = furnished(&folder.0).await;
    let head = bench.head().await.unwrap();

    let nothing = if_(&bench, &[]).await;
    assert!(nothing.coverage.is_empty() && nothing.harmony.is_none() && nothing.matches.is_none() && nothing.network.is_none());
    let looked = WhatIfAsk { reach: AccessQuestion::new("library"), ..asked(&[]) };
    let looked = bench.what_if(&Who::Visitor, &looked).await.unwrap();
    assert_eq!(fates(&looked), [Reached, Reached, Without, Without, Reached]);
    assert_eq!((looked.coverage[0].gained, looked.harmony.is_none()), (0.0, true));

    let opened = if_(&bench, &["open:library:C:20"]).await;
    assert_eq!(fates(&opened), [Reached, Reached, Gained, Gained, Reached]);
    let c = &opened.coverage[0];
    assert_eq!((c.gained, c.lost, c.before.covered_people, c.after.covered_people), (2800.0, 0.0, 1800.0, 4600.0));
    let new: Vec<_> = c.sites.iter().filter(|s| s.change == Some(0)).collect();
    assert_eq!((new.len(), new[0].record, new[0].unit.as_deref()), (1, None, Some("C")));
    let at_point = if_(&bench, &["open:library:0.1,0"]).await;
    assert_eq!((fates(&at_point), at_point.changes[0].unit.as_deref()), (fates(&opened), Some("C")));

    let library = id(10);
    let moved = if_(&bench, &[&format!("move:{library}:C")]).await;
    assert_eq!(fates(&moved), [Lost, Reached, Gained, Gained, Reached]);
    assert_eq!((moved.coverage[0].gained, moved.coverage[0].lost), (2800.0, 1000.0));
    let h = &moved.harmony.as_ref().unwrap().moved;
    assert_eq!((h.people, h.losing, h.losses[0].key.as_str(), h.losses[0].people), (2800.0, 1000.0, "A", 1000.0));
    let closed = if_(&bench, &[&format!("close:{library}")]).await;
    assert_eq!(fates(&closed), [Lost, Lost, Without, Without, Reached]);
    // Two at once, in their order; a site that is closed cannot be moved any more.
    let both = if_(&bench, &[&format!("close:{library}"), "open:library:B"]).await;
    assert_eq!(fates(&both), [Reached, Reached, Gained, Without, Reached]);
    let after = bench.what_if(&Who::Visitor, &asked(&[&format!("close:{library}"), &format!("move:{library}:B")])).await;
    assert!(matches!(after, Err(WorkError::NotFound(what)) if what == library));
    assert_eq!(bench.head().await.unwrap(), head, "nothing is written");

    // An offer that is taken away takes its places with it, and leaves the site with its own.
    let gone = if_(&bench, &[&format!("withdraw:{}", id(30))]).await;
    assert_eq!((gone.coverage[0].question.service.as_str(), gone.coverage[0].lost), ("nursery", 0.0));
    let score = gone.coverage[0].rows[0].score;
    close(score[1].unwrap() / score[0].unwrap(), 0.25);

    // The same, done.
    let library_in = |unit: &'static str| (json!({"class": "service_facility", "service": "library", "capacity": 20}), place_in(unit));
    let (body, place) = library_in("C");
    save(&bench, 40, "asset", "Library new", body, place).await;
    as_done(&bench, &opened).await;
    changed(&bench, 40, |r| r.status = "lost".into()).await;
    changed(&bench, 10, |r| r.place = Some(Place::in_units(vec!["C".into()]))).await;
    as_done(&bench, &moved).await;
    changed(&bench, 10, |r| r.status = "lost".into()).await;
    as_done(&bench, &closed).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_site_more_never_lowers_a_coverage() {
    let folder = Folder::new("what-if-law");
    let bench = furnished(&folder.0).await;
    for service in ["library", "nursery", "museum"] {
        for unit in ["A", "B", "C", "D", "E", "X", "Y"] {
            for km in [0.1, 8.0, 20.0] {
                let mut ask = asked(&[&format!("open:{service}:{unit}")]);
                ask.reach.threshold_km = km;
                let view = bench.what_if(&Who::Visitor, &ask).await.unwrap();
                let c = &view.coverage[0];
                assert!(
                    c.rows
                        .iter()
                        .all(|r| r.fate != Fate::Lost && r.km[1].unwrap() <= r.km[0].unwrap_or(f64::MAX) && r.within[0] <= r.within[1])
                );
                assert!(c.after.covered_people >= c.before.covered_people && c.lost == 0.0);
                close(c.after.covered_people - c.before.covered_people + 1.0, c.gained + 1.0);
                let h = &view.harmony.unwrap().moved;
                assert!(h.change.mean >= 0.0 && h.losing == 0.0 && h.losses.is_empty());
                assert_eq!(h.people > 0.0, c.gained > 0.0, "who comes within reach of it gains");
            }
        }
    }
}

#[tokio::test]
async fn an_offer_more_is_matched_as_it_would_be_once_it_is_there() {
    let folder = Ground::new("what-if-offers");
    let bench = land(&folder.join("t"), None).await;
    let people = |mut body: Value, n: u32| {
        body["people"] = json!(n);
        body
    };
    let one = record(&bench, 1, "need", "validated", "A", people(need(4.0), 10)).await;
    let two = record(&bench, 2, "need", "validated", "B", people(need(6.0), 30)).await;
    let has = record(&bench, 11, "offer", "active", "A", offer(3.0)).await;
    let view = if_(&bench, &["offer:nursery:B:5:places"]).await;
    let m = view.matches.as_ref().unwrap();
    assert_eq!((m.before.met, m.after.met, m.after.wholly, m.after.needs), (1, 2, 0, 2));
    let given: Vec<(Uuid, f64)> = m.given.iter().map(|g| (g.need.id, g.amount.amount)).collect();
    assert_eq!(given, [(two, 5.0)]);
    assert_eq!((m.needs.len(), m.needs[0].need.id, m.needs[0].before.amount, m.needs[0].after.amount), (1, two, 0.0, 5.0));
    assert!(m.after.cost < m.before.cost && m.idle[0].amount == 0.0);
    // Were all matches agreed: three of four places for ten people, and then five of six for thirty.
    let n = view.needs.as_ref().unwrap();
    close(n.moved.before.mean, 0.75 * 10.0 / 40.0);
    close(n.moved.after.mean, (0.75 * 10.0 + 5.0 / 6.0 * 30.0) / 40.0);
    assert_eq!((n.moved.people, n.across), (30.0, Across::Cells));
    assert!(view.coverage.is_empty() && view.network.is_none(), "an offer opens no site");

    let less = if_(&bench, &[&format!("withdraw:{has}")]).await.matches.unwrap();
    assert_eq!((less.before.met, less.after.met, less.gone[0].id, less.needs[0].need.id), (1, 0, has, one));
    // More than is wanted stays idle; what is counted otherwise is wanted by nobody.
    let much = if_(&bench, &["offer:nursery:A:50:places"]).await.matches.unwrap();
    assert_eq!((much.after.wholly, much.idle[0].amount), (2, 43.0));
    let hours = if_(&bench, &["offer:nursery:A:50:hours:week"]).await.matches.unwrap();
    assert_eq!((hours.given.len(), hours.before, hours.idle[0].amount), (0, hours.after, 50.0));

    // The same, done.
    record(&bench, 12, "offer", "active", "B", offer(5.0)).await;
    let done = bench.exchange_view(&Who::Visitor, &ExchangeAsk::default()).await.unwrap();
    assert_eq!((done.met, done.wholly, done.needs), (m.after.met, m.after.wholly, m.after.needs));
    let anew = if_(&bench, &["offer:library:A"]).await.matches.unwrap();
    assert_eq!(anew.before.cost, m.after.cost);
    let withdrawn = if_(&bench, &[&format!("withdraw:{}", id(12))]).await.matches.unwrap();
    assert_eq!(withdrawn.after.cost, m.before.cost, "taking it away leads back");
}

#[tokio::test]
async fn one_offer_more_never_raises_the_least_cost() {
    let folder = Ground::new("what-if-cost");
    let bench = land(&folder.join("t"), None).await;
    let mut rng = Rng::new(7, 0, 0);
    let units = ["A", "B", "C"];
    let mut any = |n: u32| rng.below(n);
    for n in 0..14u128 {
        let mut body = if n % 2 == 0 { need(f64::from(1 + any(9))) } else { offer(f64::from(1 + any(9))) };
        body["category"] = json!(["nursery", "library"][any(2) as usize]);
        let (kind, status) = if n % 2 == 0 { ("need", "validated") } else { ("offer", "active") };
        record(&bench, 1 + n, kind, status, units[any(3) as usize], body).await;
    }
    let mut lower = 0;
    for n in 0..24 {
        let change =
            format!("offer:{}:{}:{}:places", ["nursery", "library", "museum"][any(3) as usize], units[any(3) as usize], 1 + any(12));
        let m = if_(&bench, &[&change]).await.matches.unwrap();
        assert!(
            m.after.cost <= m.before.cost && m.after.met >= m.before.met,
            "{n} {change}: {} to {}",
            in_points(m.before.cost),
            in_points(m.after.cost)
        );
        lower += usize::from(m.after.cost < m.before.cost);
        let given: f64 = m.given.iter().map(|g| g.amount.amount).sum();
        let all: f64 = change.split(':').nth(3).unwrap().parse().unwrap();
        close(given + m.idle[0].amount, all);
    }
    assert!(lower > 5, "only {lower} of 24 offers are of use to anybody");
    for n in (2..=14u128).step_by(2) {
        let m = if_(&bench, &[&format!("withdraw:{}", id(n))]).await.matches.unwrap();
        assert!(m.after.cost >= m.before.cost && m.after.met <= m.before.met);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ties_join_and_part_the_network_and_bring_nearer() {
    let folder = Ground::new("what-if-ties");
    let bench = actors(&folder).await;
    let before = bench.actor_network(&Who::Visitor, &ActorsAsk::default()).await.unwrap();
    // Every pair that is not tied: nobody becomes farther from anybody, and the two become nearer.
    for a in 1..=6u128 {
        for b in a + 1..=6 {
            let view = if_(&bench, &[&format!("tie:{}:{}", id(a), id(b))]).await;
            let n = view.network.unwrap();
            let told: Vec<_> = n.ends.iter().chain(&n.others).collect();
            assert!(told.iter().all(|c| c.harmonic[1].unwrap() >= c.harmonic[0].unwrap()));
            assert_eq!((n.pairs[0].steps[1], n.after.components), (Some(1), n.before.components));
            let nearer = n.ends.iter().all(|c| c.harmonic[1] > c.harmonic[0] && c.partners[1] == c.partners[0] + 1);
            assert_eq!(nearer, !n.pairs[0].tied);
        }
    }
    let cut = if_(&bench, &[&format!("cut:{}:{}", id(5), id(4))]).await.network.unwrap();
    assert_eq!((cut.before.components, cut.after.components, cut.after.greatest), (1, 2, 4));
    assert_eq!(cut.pairs[0].steps, [Some(1), None]);
    let back = if_(&bench, &[&format!("cut:{}:{}", id(5), id(4)), &format!("tie:{}:{}", id(6), id(3))]).await.network.unwrap();
    assert_eq!((back.after.components, back.after.ties), (1, back.before.ties));
    for (change, code) in
        [(format!("cut:{}:{}", id(1), id(3)), "problem-what_if-no_tie"), (format!("cut:{}:{}", id(1), id(99)), "not found")]
    {
        let refused = problem(bench.what_if(&Who::Visitor, &asked(&[&change])).await);
        assert!(refused.starts_with(code), "{refused}");
    }
    // The same, done: ranks and measures are those of the network with the tie.
    let imagined = if_(&bench, &[&format!("tie:{}:{}", id(3), id(6))]).await.network.unwrap();
    tied(&bench, 70, "partners_with", 3, 6, |_| {}).await;
    let done = bench.actor_network(&Who::Visitor, &ActorsAsk::default()).await.unwrap();
    assert_ne!(before.input_digest, done.input_digest);
    for c in imagined.ends.iter().chain(&imagined.others) {
        let at = done.place_of(c.actor.id).unwrap();
        assert_eq!(c.harmonic[1], Some(done.measures.harmonic.as_ref().unwrap()[at]));
        let rank = done.ranking(Question::Brokers).iter().position(|v| *v as usize == at).map(|r| r + 1);
        assert_eq!((c.broker_rank[1], c.leads[1]), (rank, done.measures.pagerank[at]));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_hidden_changes_no_byte_and_is_not_found() {
    let folder = Folder::new("what-if-audience");
    let bench = furnished(&folder.0).await;
    let told = async |who: &Who| {
        let mut out = String::new();
        for changes in [vec!["open:library:D"], vec!["open:nursery:B:10", "offer:nursery:B:5:places"], vec![]] {
            out += &json!(bench.what_if(who, &asked(&changes)).await.unwrap()).to_string();
            out += &String::from_utf8(bench.what_if_csv(who, &asked(&changes)).await.unwrap()).unwrap();
        }
        out
    };
    let (before, seen) = (told(&Who::Visitor).await, told(&Who::CommandLine).await);
    let hidden = |r: &mut Record| {
        place_in("B")(r);
        r.visibility = Visibility::SignedIn;
    };
    save(&bench, 60, "asset", "Library B", json!({"class": "service_facility", "service": "library"}), hidden).await;
    written(&bench, 61, "offer", "active", "B", offer(9.0), Visibility::SignedIn).await;
    written(&bench, 62, "need", "validated", "B", need(9.0), Visibility::SignedIn).await;
    assert_eq!(told(&Who::Visitor).await, before);
    assert_ne!(told(&Who::CommandLine).await, seen);
    for change in [format!("move:{}:C", id(60)), format!("close:{}", id(60)), format!("withdraw:{}", id(61))] {
        let found = bench.what_if(&Who::Visitor, &asked(&[&change])).await;
        assert!(matches!(found, Err(WorkError::NotFound(_))), "{change}");
        bench.what_if(&Who::CommandLine, &asked(&[&change])).await.expect(&change);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_imagined_is_refused_by_name() {
    let folder = Folder::new("what-if-refused");
    let bench = furnished(&folder.0).await;
    for (change, code) in [
        ("open:library:Z", "problem-unit-unknown"),
        ("open:library:50,50", "problem-harmony-nowhere"),
        ("offer:library:Z", "problem-unit-unknown"),
    ] {
        assert_eq!(problem(bench.what_if(&Who::Visitor, &asked(&[change])).await), code, "{change}");
    }
    let many = vec!["open:library:A"; MOST + 1];
    assert_eq!(problem(bench.what_if(&Who::Visitor, &asked(&many)).await), "problem-what_if-many");
    // Nothing to look across: units have an attribute, and no area is saved.
    let mut across = asked(&["open:library:C"]);
    across.across = Some(Across::Basins);
    assert_eq!(problem(bench.what_if(&Who::Visitor, &across).await), "problem-harmony-no_areas");
    across.across = Some(Across::Groups);
    let groups = bench.what_if(&Who::Visitor, &across).await.unwrap().harmony.unwrap();
    assert_eq!(groups.moved.gains.iter().map(|g| (g.name.as_str(), g.gaining)).collect::<Vec<_>>(), [("middle", 2800.0)]);
    let needs = bench.needs_harmony(&Who::Visitor, &NeedsQuestion::default()).await;
    assert_eq!(problem(needs), "problem-harmony-no_needs");
    let none = bench.what_if(&Who::Visitor, &asked(&["offer:library:A"])).await.unwrap();
    assert!(none.needs.is_none() && none.matches.is_some(), "nothing is needed: there is nothing to be even");
}
