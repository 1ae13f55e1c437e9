//! The network of actors: what is planted in a made-up territory is found, for whom what is shown, and why.

use crate::ops_stories::around::{public, tied};
use crate::ops_stories::{Folder, START, Time, save, seeds, territory, user};
use reticolo_instruments::example::{self, Ask, Truths};
use reticolo_instruments::network::actors::{ActorNetwork, ActorsAsk, FILES, Question, Reason};
use reticolo_instruments::plan::PlanQuestion;
use reticolo_instruments::survey::quiet;
use reticolo_instruments::{Who, WorkError, Workbench};
use reticolo_messages::Language;
use reticolo_model::vocabulary::REGISTER_SECTIONS;
use reticolo_model::{Audience, Record, Role, Visibility};
use uuid::Uuid;

async fn made(folder: &Folder, seed: u64) -> (Workbench, Truths) {
    // Ties hold as of the day for which the generator makes them.
    let ask = Ask::new(1, seed);
    let bench = territory(&folder.join("t"), &Time::at(&format!("{}T08:00:00.000000Z", ask.day))).await;
    let (_, truths) = example::generate_with(&bench, &ask, quiet()).await.expect("an example");
    (bench, truths)
}

/// The records of a role in the truths of a kind, and those of their decoys.
fn planted(truths: &Truths, kind: &str) -> Vec<(Vec<Uuid>, Vec<Vec<Uuid>>)> {
    let actors = |parts: &[example::Part]| parts.iter().filter(|p| p.role == "actor").map(|p| p.id).collect::<Vec<_>>();
    let of = |t: &example::Truth| (actors(&t.records), t.decoys.iter().map(|d| actors(&d.records)).collect());
    truths.truths.iter().filter(|t| t.kind == kind).map(of).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_planted_broker_and_the_missing_ties_are_found() {
    for seed in seeds(&[7, 8]) {
        let folder = Folder::new(&format!("actors-{seed}"));
        let (bench, truths) = made(&folder, seed).await;
        let who = Who::CommandLine.showing(true);
        let ask = ActorsAsk::default();
        let network = bench.actor_network(&who, &ask).await.expect("a network");
        let id = |v: u32| network.actors[v as usize].id;
        let brokers: Vec<Uuid> = network.ranking(Question::Brokers).into_iter().map(id).collect();
        let found = planted(&truths, "broker");
        assert_eq!(found.len(), 1);
        for (broker, decoys) in found {
            assert!(brokers[..3].contains(&broker[0]), "seed {seed}");
            assert!(!brokers[..3].iter().any(|b| decoys.iter().flatten().any(|d| d == b)));
            let answer = bench.actors_answer(&who, &ask, Question::Brokers, None, 10).await.expect("an answer");
            let row = answer.rows.iter().find(|r| r.id == broker[0]).expect("its row");
            let Reason::Brokers { natures, across, open, share } = &row.reason else { panic!("{:?}", row.reason) };
            assert!(natures.len() == 3 && across <= open && *across > 50 && *share > 0.1);
            assert_eq!(network.actors.len(), answer.actors);
        }
        let found = planted(&truths, "missing_tie");
        assert_eq!(found.len(), 5);
        let mut missed = 0;
        for (pair, decoys) in found {
            let at = |pair: &[Uuid]| network.potential.iter().position(|p| pair.contains(&id(p.a)) && pair.contains(&id(p.b)));
            // One whose common partners are closed by now is none any more.
            let Some(rank) = at(&pair).filter(|rank| *rank < 10) else {
                missed += 1;
                continue;
            };
            let found = &network.potential[rank];
            let complement = found.complement.as_ref().expect("one offers what the other needs");
            let offers = [found.a, found.b].contains(&complement.offers);
            // Of the four that were planted some may be closed by now.
            assert!(
                found.partners.len() >= 2 && found.km == Some(0.0) && offers,
                "seed {seed}: {} partners, {:?} km, {offers}",
                found.partners.len(),
                found.km
            );
            for decoy in decoys {
                assert!(at(&decoy).is_none_or(|r| r > rank && network.potential[r].complement.is_none()));
            }
        }
        assert!(missed <= 1, "seed {seed}: {missed} of five missing ties are not among the first ten");
        println!("seed {seed}: the broker among the first three; {missed} of five missing ties not among the first ten");
        if seed == 7 {
            let asked = PlanQuestion {
                language: Language::It,
                date: "2026-06-30".into(),
                audience: Audience::Public,
                illustrative: true,
                base_url: None,
            };
            let plan = serde_json::to_string(&bench.plan(&Who::Visitor, &asked).await.expect("a plan")).expect("json");
            let seen = bench.actors_answer(&Who::Visitor.showing(true), &ask, Question::Brokers, None, 1).await.expect("an answer");
            assert!(plan.contains(&format!("Fa da ponte {}", seen.rows[0].title)) && plan.contains("Da collegare per primi"), "{plan}");
            assert!(!plan.contains("Chi tiene insieme la rete non si può ancora dire"));
        }
        // What the network says of itself holds together.
        assert!(network.ties.is_sorted_by_key(|t| (t.a, t.b)) && network.graph.ties() == network.ties.len());
        for question in Question::ALL {
            let answer = bench.actors_answer(&who, &ask, question, None, 20).await.expect("an answer");
            assert!(!answer.drawn.is_empty() && answer.drawn.len() <= 300 + 20 && (answer.all > 0));
            assert_eq!(answer.rows.is_empty(), question == Question::Link);
        }
    }
}

fn hidden(r: &mut Record) {
    public(r);
    r.visibility = Visibility::SignedIn;
}

/// 1 and 2 and 3 know 4, who joins them with 5; 5 leads initiative 20, in which 6 stands; 7 is a person, 8 one of the register, 9 is hidden.
pub async fn ground(folder: &Folder) -> Workbench {
    let wb = territory(&folder.join("t"), &Time::at(START)).await;
    for n in 1..=6u128 {
        save(&wb, n, "actor", &format!("Soggetto {n}"), &[], public).await;
    }
    save(&wb, 20, "initiative", "Iniziativa", &[], public).await;
    for (n, from, to) in [(50, 1, 4), (51, 2, 4), (52, 3, 4), (53, 4, 5), (54, 1, 2)] {
        tied(&wb, n, "partners_with", from, to, |_| {}).await;
    }
    tied(&wb, 55, "leads", 5, 20, |_| {}).await;
    tied(&wb, 56, "takes_part_in", 6, 20, |_| {}).await;
    wb
}

async fn persons_and_hidden(wb: &Workbench) {
    save(wb, 7, "actor", "Persona", &[], |r| {
        public(r);
        r.body.insert("tax_code".into(), "RSSMRA80A01L117D".into());
    })
    .await;
    save(wb, 8, "professional", "Iscritto 8", &[], |r| {
        r.visibility = Visibility::Public;
        r.body.insert("section".into(), REGISTER_SECTIONS.codes().next().into());
    })
    .await;
    save(wb, 9, "actor", "Nascosto", &[], hidden).await;
    save(wb, 21, "initiative", "Nascosta", &[], hidden).await;
    for (n, kind, from, to) in [
        (60, "partners_with", 7, 1),
        (61, "partners_with", 7, 6),
        (62, "works_at", 8, 2),
        (63, "partners_with", 9, 3),
        (64, "leads", 9, 20),
        (65, "leads", 1, 21),
        (66, "leads", 6, 21),
    ] {
        tied(wb, n, kind, from, to, |_| {}).await;
    }
}

async fn all_of(wb: &Workbench, who: &Who, ask: &ActorsAsk) -> String {
    let mut out = String::new();
    for question in Question::ALL {
        let answer = wb.actors_answer(who, ask, question, None, 100).await.expect("an answer");
        out += &serde_json::to_string(&answer).expect("json");
        out += &serde_json::to_string(&answer.network.actors).expect("json");
    }
    for form in FILES {
        out += &String::from_utf8(wb.actors_file(who, ask, form, Language::It).await.expect("a file")).expect("text");
    }
    out
}

#[tokio::test(flavor = "multi_thread")]
async fn persons_and_what_is_hidden_change_nothing_for_visitors() {
    let folder = Folder::new("actors-audience");
    let wb = ground(&folder).await;
    let everybody = ActorsAsk { persons: true, ..ActorsAsk::default() };
    let before = all_of(&wb, &Who::Visitor, &ActorsAsk::default()).await;
    persons_and_hidden(&wb).await;
    assert_eq!(before, all_of(&wb, &Who::Visitor, &ActorsAsk::default()).await);
    // Asking for persons gives a visitor none, not even when looking at illustrative records.
    assert_eq!(before, all_of(&wb, &Who::Visitor, &everybody).await);
    assert_eq!(before, all_of(&wb, &Who::Visitor.showing(true), &everybody).await);
    let reader = user(Role::Reader);
    let titles = |network: &ActorNetwork| network.actors.iter().map(|a| a.title.clone()).collect::<Vec<_>>();
    let without = wb.actor_network(&reader, &ActorsAsk::default()).await.expect("a network");
    assert!(titles(&without).contains(&"Nascosto".to_owned()) && !titles(&without).contains(&"Persona".to_owned()));
    let with = wb.actor_network(&reader, &everybody).await.expect("a network");
    assert!(titles(&with).contains(&"Persona".to_owned()) && titles(&with).contains(&"Iscritto 8".to_owned()));
    // What somebody hidden leads ties two for those who see it.
    let tie = |network: &ActorNetwork, a: u128, b: u128| {
        let at = |n: u128| network.place_of(Uuid::from_u128(n)).map(|v| u32::try_from(v).expect("few"));
        network.tie(at(a)?, at(b)?).cloned()
    };
    assert!(tie(&with, 1, 6).is_some());
    let seen = wb.actor_network(&Who::Visitor, &ActorsAsk::default()).await.expect("a network");
    assert!(tie(&seen, 1, 6).is_none());
    let together = tie(&seen, 5, 6).expect("they stand in one initiative");
    assert_eq!((together.weight, together.through.len()), (1.0, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn reasons_say_what_breaks_and_questions_have_their_limits() {
    let folder = Folder::new("actors-reasons");
    let wb = ground(&folder).await;
    let ask = ActorsAsk::default();
    let answer = wb.actors_answer(&Who::Visitor, &ask, Question::Breaks, None, 10).await.expect("an answer");
    let first: Vec<u128> = answer.rows.iter().map(|r| r.id.as_u128()).collect();
    assert_eq!(first, [4, 5]);
    let Reason::Breaks { pieces, cut_off, names, pairs } = &answer.rows[0].reason else { panic!() };
    // Without 4: {1, 2}, {5, 6} and {3}.
    assert_eq!((*pieces, *cut_off, *pairs, names.len()), (3, 3, 8, 3));
    let focus =
        wb.actors_answer(&Who::Visitor, &ask, Question::Leads, Some(Uuid::from_u128(4)), 10).await.expect("an answer").focus.expect("it");
    assert_eq!((focus.partners.len(), focus.ranks["brokers"], focus.ranks["breaks"]), (4, 1, 1));
    let gone = wb.actors_answer(&Who::Visitor, &ask, Question::Leads, Some(Uuid::from_u128(99)), 10).await;
    assert!(matches!(gone, Err(WorkError::NotFound(_))));
    let bench = &wb;
    let wrong = |ask: ActorsAsk| async move { bench.actor_network(&Who::Visitor, &ask).await.is_err() };
    assert!(wrong(ActorsAsk { as_of: Some("ieri".into()), ..ask.clone() }).await);
    assert!(wrong(ActorsAsk { natures: ["nessuna".to_owned()].into(), ..ask.clone() }).await);
    assert!(wrong(ActorsAsk { sorts: ["cites".to_owned()].into(), ..ask.clone() }).await);
    // Only what was declared: who stands in one initiative is no longer tied.
    let some = ActorsAsk { sorts: ["supplies".to_owned()].into(), ..ask.clone() };
    let none = wb.actors_answer(&Who::Visitor, &some, Question::Isolated, None, 10).await.expect("an answer");
    assert_eq!((none.ties, none.all, none.rows.len()), (0, 6, 6));
    let again = wb.actor_network(&Who::Visitor, &ask).await.expect("a network");
    assert_eq!(again.input_digest, answer.input_digest);
    assert_ne!(none.input_digest, answer.input_digest);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_territory_without_actors_has_an_answer() {
    let folder = Folder::new("actors-none");
    let wb = territory(&folder.join("t"), &Time::at(START)).await;
    for question in Question::ALL {
        let answer = wb.actors_answer(&Who::Visitor, &ActorsAsk::default(), question, None, 10).await.expect("an answer");
        assert_eq!((answer.actors, answer.ties, answer.all), (0, 0, 0));
    }
}
