//! The surroundings of a record: what is tied to it within a step or two, for whom, on which day; at most so many; as files.

use crate::ops_stories::*;
use reticolo_instruments::network::{FORMS, MOST, NetworkAsk, NetworkView};
use reticolo_instruments::ties::Said;
use reticolo_messages::Language;
use reticolo_model::Visibility;
use reticolo_store::links::{self, Link};
use std::collections::BTreeSet;

pub async fn tied(wb: &Workbench, n: u128, kind: &str, from: u128, to: u128, change: impl FnOnce(&mut Link)) {
    let mut link = Link::new(Uuid::from_u128(n), kind, Uuid::from_u128(from), Uuid::from_u128(to));
    change(&mut link);
    let (territory, stamp) = (wb.territory, Stamp { at: wb.now(), by: "command_line".into() });
    wb.store.write(move |c| Box::pin(async move { links::add(c, territory, &stamp, &link).await })).await.expect("tied");
}

pub fn public(r: &mut Record) {
    r.visibility = Visibility::Public;
    if r.kind == "actor" {
        r.body.insert("nature".into(), serde_json::json!("firm"));
    }
}

fn of(view: &NetworkView, hop: usize) -> Vec<u128> {
    view.nodes.iter().filter(|n| n.hop == hop).map(|n| n.id.as_u128()).collect()
}

/// 1 leads 10 (an initiative) and, until 2024, 11; 2 and 3 take part in 10; 3 leads 12; 4, hidden, takes part in 10 and leads 13;
/// 5, made up, takes part in 10.
async fn ground(folder: &Folder) -> Workbench {
    let wb = territory(&folder.join("t"), &Time::at(START)).await;
    for (n, title) in [(1, "Uno"), (2, "Due"), (3, "Tre")] {
        save(&wb, n, "actor", title, &[], public).await;
    }
    save(&wb, 4, "actor", "Nascosto", &[], |r| {
        public(r);
        r.visibility = Visibility::SignedIn;
    })
    .await;
    save(&wb, 5, "actor", "D'esempio", &[], |r| {
        public(r);
        r.illustrative = true;
    })
    .await;
    for n in 10..=13 {
        save(&wb, n, "initiative", &format!("Iniziativa {n}"), &[], public).await;
    }
    tied(&wb, 50, "leads", 1, 10, |l| l.weight = Some(2.0)).await;
    tied(&wb, 51, "leads", 1, 11, |l| l.until = Some("2024".into())).await;
    for (n, actor) in [(52, 2), (53, 3), (54, 4), (55, 5)] {
        tied(&wb, n, "takes_part_in", actor, 10, |_| {}).await;
    }
    tied(&wb, 56, "leads", 3, 12, |l| l.since = Some("2025-06".into())).await;
    tied(&wb, 57, "leads", 4, 13, |_| {}).await;
    wb
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn surroundings_are_what_the_asker_sees_within_so_many_steps() {
    let folder = Folder::new("around");
    let wb = ground(&folder).await;
    let ask = NetworkAsk::new(Uuid::from_u128(1));
    let one = wb.network(&Who::Visitor, &ask).await.expect("surroundings");
    // Two declared ties, and two partners that follow from what they do together.
    assert_eq!(of(&one, 0), [1]);
    assert_eq!(of(&one, 1).into_iter().collect::<BTreeSet<_>>(), BTreeSet::from([2, 3, 10, 11]));
    assert!(of(&one, 2).is_empty());
    assert_eq!(of(&one, 1)[0], 10, "the strongest first");
    let partner = one.edges.iter().find(|e| e.kind == "partners_with" && e.to.as_u128() == 2).expect("a derived tie");
    assert_eq!((partner.weight, partner.through.as_slice()), (Some(1.0), &[Uuid::from_u128(10)][..]));
    // Ties among the neighbours are drawn too, but not that two partners are each other's, which is to be seen already.
    assert!(one.edges.iter().any(|e| e.kind == "takes_part_in" && e.from.as_u128() == 2 && e.to.as_u128() == 10));
    assert!(!one.edges.iter().any(|e| e.derived() && e.from.as_u128() == 2 && e.to.as_u128() == 3));
    let said: Vec<_> = one.node(Uuid::from_u128(2)).map(|n| one.inward(n).map(|(e, o)| (e.kind.as_str(), o.hop)).collect()).expect("there");
    assert_eq!(said, [("partners_with", 0)]);

    let two = wb.network(&Who::Visitor, &NetworkAsk { hops: 2, ..ask.clone() }).await.expect("surroundings");
    assert_eq!(of(&two, 2), [12], "and not what only somebody hidden leads");
    assert_eq!(two.nodes.iter().filter(|n| n.id.as_u128() != 1).count(), 5);
    // Nothing hidden shows in any number.
    let text = serde_json::to_string(&*two).expect("json");
    for hidden in [4, 5, 13].map(|n| Uuid::from_u128(n).to_string()) {
        assert!(!text.contains(&hidden), "{hidden}");
    }
    assert_eq!((two.left_out, two.kinds.clone()), (0, vec![("actor".to_owned(), 2), ("initiative".to_owned(), 3)]));
    let inside = wb.network(&Who::CommandLine, &NetworkAsk { hops: 2, ..ask.clone() }).await.expect("surroundings");
    assert_eq!(of(&inside, 2).into_iter().collect::<BTreeSet<_>>(), BTreeSet::from([12, 13]), "who sees more is shown more");
    assert!(!of(&inside, 1).contains(&5), "made-up ones are for those who look at them");
    let showing = wb.network(&Who::Visitor.showing(true), &ask).await.expect("surroundings");
    assert!(of(&showing, 1).contains(&5));

    // On a day, and by kind.
    let then =
        wb.network(&Who::Visitor, &NetworkAsk { as_of: Some("2024-12-31".into()), hops: 2, ..ask.clone() }).await.expect("surroundings");
    assert!(of(&then, 1).contains(&11) && of(&then, 2).is_empty());
    let now =
        wb.network(&Who::Visitor, &NetworkAsk { as_of: Some("2025-06-15".into()), hops: 2, ..ask.clone() }).await.expect("surroundings");
    assert!(!of(&now, 1).contains(&11) && of(&now, 2) == [12]);
    let actors = NetworkAsk { kinds: BTreeSet::from(["actor".to_owned()]), hops: 2, ..ask.clone() };
    let actors = wb.network(&Who::Visitor, &actors).await.expect("surroundings");
    assert_eq!(of(&actors, 1), [2, 3], "by the title where all else is alike");
    assert!(actors.edges.iter().all(|e| e.derived()));
    assert_eq!(problem(wb.network(&Who::Visitor, &NetworkAsk { hops: 3, ..ask.clone() }).await), "problem-range");
    assert_eq!(problem(wb.network(&Who::Visitor, &NetworkAsk { as_of: Some("ieri".into()), ..ask.clone() }).await), "problem-date");
    let hidden = wb.network(&Who::Visitor, &NetworkAsk::new(Uuid::from_u128(4))).await;
    assert!(matches!(hidden, Err(WorkError::NotFound(_))));

    // The same places at every visit, also from another's eyes on the same records; a write makes it anew.
    let again = Workbench::open(&folder.join("t"), Time::at(START).clock(), None).await.expect("opened");
    assert_eq!(*again.network(&Who::Visitor, &ask).await.expect("surroundings"), *one);
    wb.add_link(&Who::CommandLine, "leads", Uuid::from_u128(1), Uuid::from_u128(12), Said::default()).await.expect("tied");
    assert!(of(&wb.network(&Who::Visitor, &ask).await.expect("surroundings"), 1).contains(&12));
    let counts = wb.link_counts(&Who::Visitor).await.expect("counts");
    assert_eq!(counts.as_slice(), [("leads".to_owned(), 4), ("takes_part_in".to_owned(), 2)]);

    for form in FORMS {
        let file = wb.network_file(&Who::Visitor, &NetworkAsk { hops: 2, ..ask.clone() }, form, Language::It).await.expect("a file");
        let text = String::from_utf8(file).expect("text");
        let view = wb.network(&Who::Visitor, &NetworkAsk { hops: 2, ..ask.clone() }).await.expect("surroundings");
        let (nodes, edges) = match form {
            "csv" => (view.nodes.len(), text.lines().count() - 1),
            _ => (text.matches("<node ").count(), text.matches("<edge ").count()),
        };
        assert_eq!((nodes, edges), (view.nodes.len(), view.edges.len()), "{form}: {text}");
        assert!(!text.contains("Nascosto") && !text.contains("esempio"), "{form}");
        assert!(form == "csv" || text.contains("2024-12-31"), "the end of what held until 2024");
    }
    assert_eq!(problem(wb.network_file(&Who::Visitor, &ask, "png", Language::It).await), "problem-export-form");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_are_cut_to_the_nearest_and_strongest_and_the_rest_is_counted() {
    let folder = Folder::new("crowd");
    let wb = territory(&folder.join("t"), &Time::at(START)).await;
    save(&wb, 1, "actor", "Centro", &[], public).await;
    save(&wb, 2, "actor", "Molti", &[], public).await;
    save(&wb, 3, "initiative", "In comune", &[], public).await;
    tied(&wb, 9001, "leads", 1, 3, |_| {}).await;
    tied(&wb, 9002, "funds", 2, 3, |_| {}).await;
    for n in 0..400u128 {
        save(&wb, 100 + n, "initiative", &format!("Iniziativa {n:03}"), &[], public).await;
        tied(&wb, 10_000 + n, "leads", 2, 100 + n, |l| l.weight = (n == 399).then_some(5.0)).await;
    }
    // Through the one in common, the second step meets the other; its four hundred lie at the third.
    let near = wb.network(&Who::Visitor, &NetworkAsk { hops: 2, ..NetworkAsk::new(Uuid::from_u128(1)) }).await.expect("surroundings");
    assert_eq!((near.nodes.len(), near.left_out, near.cut), (3, 0, false));
    // From the one in common they lie at the second.
    let from = wb.network(&Who::Visitor, &NetworkAsk { hops: 2, ..NetworkAsk::new(Uuid::from_u128(3)) }).await.expect("surroundings");
    assert_eq!((from.nodes.len(), from.left_out, from.cut), (MOST, 403 - MOST, false));
    assert!(from.nodes.iter().any(|n| n.title == "Iniziativa 399"), "the heaviest is among those shown");
    assert!(from.nodes.is_sorted_by_key(|n| n.hop));
    // From the one with many, the first step is full already.
    let hub = wb.network(&Who::Visitor, &NetworkAsk { hops: 2, ..NetworkAsk::new(Uuid::from_u128(2)) }).await.expect("surroundings");
    assert_eq!((hub.nodes.len(), hub.left_out, hub.cut), (MOST, 402 - MOST, true));
    assert!(hub.nodes.iter().skip(1).all(|n| n.hop == 1));
    let mut places: Vec<_> = hub.nodes.iter().map(|n| format!("{:?}", n.at)).collect();
    places.sort();
    places.dedup();
    assert_eq!(places.len(), MOST, "no two lie on each other");
}
