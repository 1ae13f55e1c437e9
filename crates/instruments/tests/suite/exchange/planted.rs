//! What the generator plants among needs and offers is found among the first candidates, and what only looks like it is not proposed.

use super::NOW;
use crate::ops_stories::{Folder, Time, seeds, territory};
use reticolo_instruments::Who;
use reticolo_instruments::example::{self, Ask};
use reticolo_instruments::survey::quiet;
use uuid::Uuid;

#[tokio::test(flavor = "multi_thread")]
async fn planted_matches_are_among_the_first_five_and_decoys_are_not_matched() {
    for seed in seeds(&[1, 2]) {
        let folder = Folder::new(&format!("exchange-planted-{seed}"));
        let bench = territory(&folder.join("t"), &Time::at(NOW)).await;
        let (_, truths) = example::generate_with(&bench, &Ask::new(1, seed), quiet()).await.expect("an example");
        let who = Who::Visitor.showing(true);
        let exchange = bench.exchange(&who).await.unwrap();
        let (mut planted, mut found, mut decoys) = (0, 0, 0);
        let of = |parts: &[example::Part], kind: &str| -> Vec<Uuid> { parts.iter().filter(|p| p.kind == kind).map(|p| p.id).collect() };
        for truth in truths.truths.iter().filter(|t| t.kind == "match") {
            planted += 1;
            let (need, offer) = (of(&truth.records, "need")[0], of(&truth.records, "offer")[0]);
            let candidates = bench.exchange_candidates(&who, need).await.unwrap();
            found += usize::from(candidates.candidates.iter().take(5).any(|c| c.other.id == offer));
            for decoy in truth.decoys.iter().flat_map(|d| of(&d.records, "offer")) {
                decoys += 1;
                assert!(candidates.candidates.iter().all(|c| c.other.id != decoy), "seed {seed}: {decoy} is a candidate of {need}");
                let got = exchange
                    .joined
                    .iter()
                    .any(|((i, j), l)| exchange.sides.wants[*i].id == need && exchange.sides.offers[*j].id == decoy && l.base > 0);
                assert!(!got, "seed {seed}: {decoy} is matched with {need}");
            }
        }
        assert_eq!(planted, 20);
        assert!(decoys >= 2 * planted, "seed {seed}: {decoys} decoys");
        assert!(found * 100 >= planted * 95, "seed {seed}: {found} of {planted}");
        println!("seed {seed}: {found} of {planted} planted offers among the first five; none of {decoys} decoys matched");
    }
}
