//! What must hold of lots: each is near its place, at one time, large enough, with no person counted twice; trying everything finds no more
//! than the bound; reasons are true.

use reticolo_analysis::catalogue::Refusal;
use reticolo_analysis::lots::{LeftOut, Lots, LotsAsk, LotsError, Point, lots};
use reticolo_analysis::rng::Rng;
use std::collections::BTreeSet;

fn drawn(seed: u64, n: usize, wide: f64, shared: bool) -> Vec<Point> {
    let mut rng = Rng::new(seed, 51, 0);
    (0..n)
        .map(|_| {
            let from = f64::from(rng.below(10));
            let people = if shared { (0..rng.below(3)).map(|_| rng.below(n as u32)).collect() } else { vec![] };
            Point {
                kind: rng.below(2),
                x: rng.unit() * wide,
                y: rng.unit() * wide,
                quantity: f64::from(rng.below(5)),
                from,
                to: from + f64::from(rng.below(8)),
                people,
            }
        })
        .collect()
}

fn held(ask: &LotsAsk, points: &[Point], found: &Lots) {
    let mut counted: BTreeSet<(u32, u32)> = BTreeSet::new();
    let mut seen = BTreeSet::new();
    for (l, lot) in found.lots.iter().enumerate() {
        let centre = &points[lot.centre as usize];
        assert!(lot.quantity >= ask.least - 1e-9 && lot.quantity <= ask.most + 1e-9 && lot.people >= ask.people, "{lot:?}");
        assert!(lot.to - lot.from >= ask.window && lot.deadline == lot.to - ask.window);
        for m in &lot.members {
            let p = &points[*m as usize];
            assert!(seen.insert(*m) && found.lot_of[*m as usize] == Some(l as u32));
            assert_eq!(p.kind, lot.kind);
            assert!((p.x - centre.x).hypot(p.y - centre.y) <= ask.radius && p.from <= lot.from && p.to >= lot.to);
            p.people.iter().for_each(|person| {
                counted.insert((p.kind, *person));
            });
        }
    }
    // Persons once: those who are named, and one for each point that names nobody.
    let nameless = seen.iter().filter(|m| points[**m as usize].people.is_empty()).count();
    assert_eq!(found.lots.iter().map(|l| l.people).sum::<usize>(), counted.len() + nameless);
    assert!((found.organised - found.lots.iter().map(|l| l.quantity).sum::<f64>()).abs() < 1e-9);
    assert!(found.organised <= found.bound + 1e-9 && found.bound <= found.total + 1e-9);
    for (i, why) in found.left_out.iter().enumerate() {
        assert_eq!(why.is_none(), found.lot_of[i].is_some());
        match why {
            Some(LeftOut::NothingWanted) => assert_eq!(points[i].quantity, 0.0),
            Some(LeftOut::Short { lasts }) => assert!(*lasts < ask.window),
            Some(LeftOut::TooFew { near }) => assert!(*near < ask.least),
            Some(LeftOut::NotAtOnce { at_once }) => assert!(*at_once < ask.least),
            Some(LeftOut::CountedOnce) => assert!(points[i].people.iter().all(|p| counted.contains(&(points[i].kind, *p)))),
            Some(LeftOut::TooLarge) => assert!(points[i].quantity > ask.most),
            Some(LeftOut::TooFewPeople { people }) => assert!(*people < ask.people),
            Some(LeftOut::Elsewhere { .. }) | None => {}
        }
    }
}

/// The most that lots can have, by putting each point into any lot or none; a lot has a centre that reaches all and a time for all.
fn tried(ask: &LotsAsk, points: &[Point], at: usize, lots: &mut Vec<Vec<usize>>) -> f64 {
    let fits = |lot: &Vec<usize>| {
        let near =
            |c: &Point| lot.iter().all(|i| (points[*i].x - c.x).hypot(points[*i].y - c.y) <= ask.radius && points[*i].kind == c.kind);
        let from = lot.iter().map(|i| points[*i].from).fold(f64::NEG_INFINITY, f64::max);
        let to = lot.iter().map(|i| points[*i].to).fold(f64::INFINITY, f64::min);
        // The place is that of a point that could be in a lot.
        let could = |c: &&Point| c.quantity > 0.0 && c.to - c.from >= ask.window && c.quantity <= ask.most;
        to - from >= ask.window && points.iter().filter(could).any(near)
    };
    let quantity = |lot: &Vec<usize>| lot.iter().map(|i| points[*i].quantity).sum::<f64>();
    if at == points.len() {
        let good = lots.iter().all(|l| (ask.least..=ask.most).contains(&quantity(l)) && l.len() >= ask.people);
        return if good { lots.iter().map(quantity).sum() } else { 0.0 };
    }
    let mut best = tried(ask, points, at + 1, lots);
    if points[at].quantity == 0.0 {
        return best;
    }
    for l in 0..lots.len() {
        lots[l].push(at);
        if fits(&lots[l]) {
            best = best.max(tried(ask, points, at + 1, lots));
        }
        lots[l].pop();
    }
    lots.push(vec![at]);
    if fits(&lots[lots.len() - 1]) {
        best = best.max(tried(ask, points, at + 1, lots));
    }
    lots.pop();
    best
}

#[test]
fn small_questions_are_answered_as_trying_everything_does() {
    let (mut organised, mut proven) = (0, 0);
    for seed in 0..250 {
        let points = drawn(seed, 4 + seed as usize % 4, 3.0, false);
        let ask = LotsAsk {
            radius: 1.5,
            window: 1.0,
            least: 4.0,
            most: if seed.is_multiple_of(3) { 7.0 } else { f64::INFINITY },
            people: 1 + seed as usize % 3,
        };
        let found = lots(&ask.check(&points).unwrap());
        held(&ask, &points, &found);
        let best = tried(&ask, &points, 0, &mut Vec::new());
        assert!(found.bound >= best - 1e-9, "seed {seed}: {} {best}", found.bound);
        assert!((found.organised - best).abs() < 1e-9, "seed {seed}: {} {best}", found.organised);
        organised += usize::from(best > 0.0);
        proven += usize::from(found.bound <= found.organised + 1e-9);
    }
    assert!(organised > 50 && proven > 200, "{organised} {proven}");
}

#[test]
fn persons_are_counted_once_and_large_questions_hold_together() {
    for seed in 0..8 {
        let points = drawn(300 + seed, 600, 20.0, seed % 2 == 0);
        let ask = LotsAsk { radius: 1.2, window: 1.0, least: 8.0, most: [f64::INFINITY, 15.0][seed as usize % 2], people: 2 };
        let found = lots(&ask.check(&points).unwrap());
        held(&ask, &points, &found);
        assert!(found.organised > 0.5 * found.bound, "{} of {}", found.organised, found.bound);
        assert_eq!(lots(&ask.check(&points).unwrap()), found);
    }
}

fn at(x: f64, quantity: f64, from: f64, to: f64, people: &[u32]) -> Point {
    Point { kind: 0, x, y: 0.0, quantity, from, to, people: people.to_vec() }
}

#[test]
fn nothing_is_an_answer_and_what_cannot_be_is_named() {
    let ask = LotsAsk { radius: 1.0, window: 0.0, least: 1.0, most: f64::INFINITY, people: 1 };
    assert_eq!(lots(&ask.check(&[]).unwrap()).organised, 0.0);
    let refused = |ask: &LotsAsk, points: &[Point]| ask.check(points).unwrap_err();
    assert_eq!(refused(&LotsAsk { radius: 0.0, ..ask.clone() }, &[]), LotsError::Radius { radius: 0.0 });
    assert!(matches!(refused(&LotsAsk { window: f64::NAN, ..ask.clone() }, &[]), LotsError::Window { .. }));
    assert_eq!(refused(&LotsAsk { most: 0.5, ..ask.clone() }, &[]), LotsError::Quantity { least: 1.0, most: 0.5 });
    let late = refused(&ask, &[at(0.0, 1.0, 5.0, 4.0, &[])]);
    assert!(matches!(late, LotsError::Point { point: 0, what: "the end", .. }) && late.it().contains("punto 0"));
    assert!(matches!(refused(&ask, &[at(0.0, -1.0, 0.0, 4.0, &[])]), LotsError::Point { .. }));
    assert_eq!(refused(&ask, &[at(1e12, 1.0, 0.0, 4.0, &[])]), LotsError::TooWide { radius: 1.0 });
    // All in one place: duplicates are as good as others.
    let same = vec![at(0.0, 1.0, 0.0, 4.0, &[]); 30];
    assert_eq!(lots(&ask.check(&same).unwrap()).organised, 30.0);
}
