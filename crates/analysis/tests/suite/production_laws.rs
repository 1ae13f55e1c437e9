//! Specialisation, shift-share and relatedness: cases worked by hand, plain definitions, and laws that hold for any table.

use reticolo_analysis::production::quotient::{Specialisation, SpecialisationAsk, SpecialisationError, Standing, specialisation};
use reticolo_analysis::production::shift::{ShiftShareAsk, ShiftShareError, shift_share};
use reticolo_analysis::production::space::{NoComplexity, Relatedness, RelatednessAsk, RelatednessError, relatedness};
use reticolo_analysis::production::{Employment, EmploymentError};
use reticolo_analysis::rng::Rng;

fn close(a: f64, b: f64) {
    assert!((a - b).abs() <= 1e-9 * b.abs().max(1.0), "{a} against {b}");
}

fn table(rows: &[&[f64]]) -> Employment {
    Employment::new(rows.len(), rows[0].len(), rows.concat()).unwrap()
}

fn quotients(table: &Employment) -> Specialisation {
    specialisation(&SpecialisationAsk::default().check(table, None).unwrap())
}

#[test]
fn a_quotient_by_hand() {
    // 100 people work in the first place, 60 of them in the first branch; 400 in all, 100 of them in that branch.
    let t = table(&[&[60.0, 40.0], &[40.0, 260.0]]);
    let q = quotients(&t).quotients[0].unwrap();
    close(q.value, 0.6 / 0.25);
    close(q.excess, 60.0 - 25.0);
    // r = 0.6, s = 40/300, R = 1/4, the rest is 3/4 of the whole.
    let s: f64 = 40.0 / 300.0;
    let var = 0.75f64.powi(2) / 0.25f64.powi(4) * (s * s * 0.6 * 0.4 / 100.0 + 0.36 * s * (1.0 - s) / 300.0);
    close(q.low, 2.4 - 1.96 * var.sqrt());
    close(q.high, 2.4 + 1.96 * var.sqrt());
    assert_eq!(q.standing, Standing::Strength);
    assert_eq!(quotients(&t).quotients[1].unwrap().standing, Standing::Weakness);
    let found = quotients(&t);
    close(found.herfindahl[0].unwrap(), 0.36 + 0.16);
    close(found.krugman[0].unwrap(), 0.35 + 0.35);
}

/// The band against what chance does: places that are drawn like the whole have bands that hold 1 about 95 times in 100.
#[test]
fn the_band_holds_what_it_says() {
    let (mut held, mut drawn) = (0u32, 0u32);
    for seed in 0..400 {
        let mut rng = Rng::new(seed, 70, 0);
        // 300 people here and 1500 elsewhere, each in the first branch with the chance of three in ten.
        let mut draw = |n: u32| f64::from((0..n).map(|_| u32::from(rng.unit() < 0.3)).sum::<u32>());
        let (here, there) = (draw(300), draw(1500));
        let q = quotients(&table(&[&[here, 300.0 - here], &[there, 1500.0 - there]])).quotients[0].unwrap();
        drawn += 1;
        held += u32::from(q.low <= 1.0 && 1.0 <= q.high);
    }
    let share = f64::from(held) / f64::from(drawn);
    assert!((0.92..=0.98).contains(&share), "{share}");
}

#[test]
fn a_change_by_hand() {
    // The whole grows from 200 to 240 (a fifth), its branches from 100 to 140 and not at all.
    let before = table(&[&[30.0, 10.0], &[70.0, 90.0]]);
    let after = table(&[&[36.0, 12.0], &[104.0, 88.0]]);
    let found = shift_share(&ShiftShareAsk.check(&[&before, &after], None).unwrap());
    close(found.growth, 0.2);
    let first = found.cells[0];
    close(first.national, 6.0);
    close(first.mix, 30.0 * (0.4 - 0.2));
    close(first.local, 30.0 * (0.2 - 0.4));
    // With the whole's mix the place of 40 would have 20 in the branch.
    close(first.competitive, 20.0 * (0.2 - 0.4));
    close(first.allocation, 10.0 * (0.2 - 0.4));
    close(found.places[0].change, 8.0);
}

#[test]
fn complexity_by_hand() {
    // Three places, three branches: the first has all, the second two, the third the commonest. Ubiquity 3, 2, 1.
    let q = |x: u8| (x == 1).then_some(1.0).or(Some(0.0));
    let m = [1, 1, 1, 1, 1, 0, 1, 0, 0].map(q);
    let found = relatedness(&RelatednessAsk::default().check(3, 3, &m).unwrap());
    assert_eq!((found.diversity.clone(), found.ubiquity.clone()), (vec![3, 2, 1], vec![3, 2, 1]));
    for (at, said) in [(1, 2.0 / 3.0), (2, 1.0 / 3.0), (5, 0.5), (0, 1.0)] {
        close(found.proximity[at], said);
    }
    // The third place has the first branch alone: near to the second by 2/3 of what is near it (2/3 + 1 + 1/2).
    close(found.density[7].unwrap(), (2.0 / 3.0) / (2.0 / 3.0 + 1.0 + 0.5));
    let c = found.complexity.unwrap();
    let (eci, pci): (Vec<f64>, Vec<f64>) = (c.places.iter().flatten().copied().collect(), c.branches.iter().flatten().copied().collect());
    assert!(eci[0] > eci[1] && eci[1] > eci[2] && pci[2] > pci[1] && pci[1] > pci[0]);
    // A place is the mean of its branches.
    close(eci[0], (pci[0] + pci[1] + pci[2]) / 3.0);
    close(eci[1], (pci[0] + pci[1]) / 2.0);
    close(eci[2], pci[0]);
    // Going to the places and back keeps the branches' order with the second eigenvalue: means of means, less the mean of all.
    let back: Vec<f64> = vec![(eci[0] + eci[1] + eci[2]) / 3.0, (eci[0] + eci[1]) / 2.0, eci[0]];
    let shift = back[0] - c.eigenvalue * pci[0];
    close(back[1] - c.eigenvalue * pci[1], shift);
    close(back[2] - c.eigenvalue * pci[2], shift);
}

fn any(seed: u64) -> Employment {
    let mut rng = Rng::new(seed, 71, 0);
    let (places, branches) = (1 + rng.below(60) as usize, 1 + rng.below(25) as usize);
    // Some branches are nowhere, some places are empty, sizes differ by powers.
    let mut values: Vec<f64> = (0..places * branches)
        .map(|at| if at % branches == 7 || rng.below(3) == 0 { 0.0 } else { f64::from(rng.below(1 + (1 << (at / branches % 12)))) })
        .collect();
    values[0] += 1.0;
    Employment::new(places, branches, values).unwrap()
}

#[test]
fn laws_of_quotients() {
    for seed in 0..80 {
        let t = any(seed);
        let found = quotients(&t);
        let whole = Employment::new(1, t.branches(), t.by_branch().to_vec()).unwrap();
        // The whole compared with itself is like itself in every branch.
        for q in quotients(&whole).quotients.into_iter().flatten() {
            close(q.value, 1.0);
            assert_eq!((q.standing, q.excess.abs() < 1e-9), (Standing::Ordinary, true));
        }
        for b in 0..t.branches() {
            let column: Vec<_> = (0..t.places()).map(|p| found.quotients[p * t.branches() + b]).collect();
            // Weighted by the places' sizes the quotients of a branch have the mean 1, and what some have too much others lack.
            if t.by_branch()[b] > 0.0 {
                let mean: f64 = column.iter().zip(t.by_place()).filter_map(|(q, n)| q.map(|q| q.value * n)).sum::<f64>() / t.total();
                close(mean, 1.0);
                assert!(column.iter().flatten().map(|q| q.excess).sum::<f64>().abs() < 1e-6);
            } else {
                assert!(column.iter().all(Option::is_none));
            }
            for q in column.into_iter().flatten() {
                assert!(0.0 <= q.low && q.low <= q.value && q.value <= q.high && q.high.is_finite());
                assert_eq!(q.standing == Standing::Absent, q.value == 0.0);
            }
        }
        for p in 0..t.places() {
            assert_eq!(found.herfindahl[p].is_none(), t.by_place()[p] == 0.0);
            if let (Some(h), Some(k)) = (found.herfindahl[p], found.krugman[p]) {
                assert!(h >= 1.0 / t.branches() as f64 - 1e-12 && h <= 1.0 + 1e-12 && (0.0..2.0 + 1e-12).contains(&k));
            }
        }
        // A whole that is stated and is the sum says the same; the scale does not move a quotient.
        let stated = specialisation(&SpecialisationAsk::default().check(&t, Some(t.by_branch())).unwrap());
        assert_eq!(stated, found);
        let values: Vec<f64> = (0..t.places()).flat_map(|p| t.row(p).iter().map(|x| x * 10.0).collect::<Vec<_>>()).collect();
        let larger = quotients(&Employment::new(t.places(), t.branches(), values).unwrap());
        for (a, b) in larger.quotients.iter().zip(&found.quotients) {
            let (Some(a), Some(b)) = (a, b) else {
                assert!(a.is_none() && b.is_none());
                continue;
            };
            close(a.value, b.value);
            // Ten times the people make a narrower band.
            assert!(a.high - a.low <= b.high - b.low + 1e-9);
        }
    }
}

#[test]
fn laws_of_changes() {
    for seed in 0..60 {
        let before = any(seed);
        let mut rng = Rng::new(seed, 72, 0);
        let mut moved = |t: &Employment| {
            let values =
                (0..t.places()).flat_map(|p| t.row(p).to_vec()).map(|x| (x * (0.5 + rng.unit())).round() + f64::from(rng.below(2)));
            Employment::new(t.places(), t.branches(), values.collect()).unwrap()
        };
        let middle = moved(&before);
        let after = moved(&middle);
        let found = shift_share(&ShiftShareAsk.check(&[&before, &middle, &after], None).unwrap());
        for (p, parts) in found.places.iter().enumerate() {
            close(parts.change, after.by_place()[p] - before.by_place()[p]);
            close(parts.national + parts.mix + parts.local, parts.change);
            close(parts.competitive + parts.allocation, parts.local);
            close(found.dynamic[p].change, parts.change);
            close(found.dynamic[p].national + found.dynamic[p].mix + found.dynamic[p].local, parts.change);
            close(found.steps.iter().map(|s| s[p].local).sum(), found.dynamic[p].local);
        }
        // Over all places what is local cancels in each branch that was there, and what is mix cancels over all branches.
        for b in (0..before.branches()).filter(|b| before.by_branch()[*b] > 0.0) {
            let local: f64 = (0..before.places()).map(|p| found.cells[p * before.branches() + b].local).sum();
            assert!(local.abs() < 1e-6, "{local}");
        }
        // Two periods: the dynamic form is the classic one.
        let two = shift_share(&ShiftShareAsk.check(&[&before, &after], None).unwrap());
        assert_eq!(two.dynamic, two.places);
        assert_eq!(two.places, found.places);
        assert!(found.cells.iter().all(|c| [c.national, c.mix, c.local, c.competitive, c.allocation].iter().all(|x| x.is_finite())));
    }
}

fn space(t: &Employment) -> Relatedness {
    let q: Vec<Option<f64>> = quotients(t).quotients.iter().map(|q| q.map(|q| q.value)).collect();
    relatedness(&RelatednessAsk::default().check(t.places(), t.branches(), &q).unwrap())
}

#[test]
fn laws_of_the_space() {
    let mut complex = 0;
    for seed in 0..80 {
        let t = any(seed);
        let found = space(&t);
        let n = t.branches();
        for a in 0..n {
            for b in 0..n {
                let near = found.proximity[a * n + b];
                assert!(near == found.proximity[b * n + a] && (0.0..=1.0).contains(&near));
            }
            assert_eq!(found.proximity[a * n + a], if found.ubiquity[a] > 0 { 1.0 } else { 0.0 });
        }
        assert!(found.density.iter().flatten().all(|d| (0.0..=1.0 + 1e-12).contains(d)));
        // With one thread, or five, the same bytes.
        for threads in [1, 5] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            assert_eq!(pool.install(|| space(&t)), found);
        }
        let Ok(c) = &found.complexity else { continue };
        complex += 1;
        let known: Vec<f64> = c.places.iter().flatten().copied().collect();
        let m = known.len() as f64;
        assert!(known.iter().sum::<f64>().abs() < 1e-6 && (known.iter().map(|x| x * x).sum::<f64>() / m - 1.0).abs() < 1e-6);
        for p in 0..t.places() {
            let has: Vec<f64> = (0..n).filter(|b| found.present[p * n + b]).map(|b| c.branches[b].unwrap()).collect();
            match c.places[p] {
                Some(eci) => assert!((eci - has.iter().sum::<f64>() / has.len() as f64).abs() < 1e-6),
                None => assert!(has.is_empty()),
            }
        }
        let diversity: f64 = found.diversity.iter().zip(&c.places).filter_map(|(d, x)| x.map(|x| x * f64::from(*d))).sum();
        assert!(diversity >= -1e-6);
        assert!(c.next <= c.eigenvalue && c.eigenvalue < 1.0);
    }
    assert!(complex > 20, "{complex}");
}

#[test]
fn what_has_no_complexity_says_why() {
    let of = |places: usize, branches: usize, m: &[u8]| {
        let q: Vec<Option<f64>> = m.iter().map(|x| Some(f64::from(*x))).collect();
        relatedness(&RelatednessAsk::default().check(places, branches, &q).unwrap()).complexity
    };
    assert_eq!(of(1, 2, &[1, 1]).unwrap_err(), NoComplexity::Few);
    assert_eq!(of(3, 3, &[0; 9]).unwrap_err(), NoComplexity::Few);
    // Two pairs that share nothing with each other.
    assert_eq!(of(4, 4, &[1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 0]).unwrap_err(), NoComplexity::Parts);
    // All have all; and a ring, in which no place is first.
    assert_eq!(of(3, 3, &[1; 9]).unwrap_err(), NoComplexity::Even);
    assert_eq!(of(4, 4, &[1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 1]).unwrap_err(), NoComplexity::Even);
}

#[test]
fn what_cannot_be_answered_is_named() {
    assert_eq!(Employment::new(0, 3, vec![]).unwrap_err(), EmploymentError::Empty);
    assert_eq!(Employment::new(2, 2, vec![1.0; 3]).unwrap_err(), EmploymentError::LengthMismatch { places: 2, branches: 2, values: 3 });
    assert_eq!(Employment::new(usize::MAX, 2, vec![]).unwrap_err(), EmploymentError::Size { places: usize::MAX, branches: 2 });
    for bad in [f64::NAN, -1.0, f64::INFINITY] {
        assert_eq!(Employment::new(2, 2, vec![1.0, 1.0, 1.0, bad]).unwrap_err(), EmploymentError::Value { place: 1, branch: 1 });
    }
    assert_eq!(Employment::new(2, 2, vec![0.0; 4]).unwrap_err(), EmploymentError::Nothing);
    assert_eq!(Employment::new(1, 2, vec![f64::MAX; 2]).unwrap_err(), EmploymentError::TooLarge);
    let t = table(&[&[1.0, 2.0], &[3.0, 0.0]]);
    let ask = |z| SpecialisationAsk { z };
    assert!(matches!(ask(f64::NAN).check(&t, None), Err(SpecialisationError::Width { .. })));
    assert_eq!(ask(1.0).check(&t, Some(&[9.0])).unwrap_err(), SpecialisationError::Branches { reference: 1, branches: 2 });
    assert_eq!(ask(1.0).check(&t, Some(&[9.0, 1.0])).unwrap_err(), SpecialisationError::Reference { branch: 1 });
    assert_eq!(ask(1.0).check(&t, Some(&[f64::NAN, 9.0])).unwrap_err(), SpecialisationError::Reference { branch: 0 });
    assert_eq!(ShiftShareAsk.check(&[&t], None).unwrap_err(), ShiftShareError::OnePeriod);
    let other = table(&[&[1.0, 2.0]]);
    assert_eq!(ShiftShareAsk.check(&[&t, &other], None).unwrap_err(), ShiftShareError::Shape { period: 1 });
    assert_eq!(ShiftShareAsk.check(&[&t, &t], Some(&[vec![9.0, 9.0]])).unwrap_err(), ShiftShareError::Reference { period: 1 });
    let near = |presence: f64, q: &[Option<f64>]| RelatednessAsk { presence }.check(1, 2, q).unwrap_err();
    assert_eq!(near(0.0, &[None, None]), RelatednessError::Presence { asked: 0.0 });
    assert_eq!(near(1.0, &[None]), RelatednessError::LengthMismatch { places: 1, branches: 2, quotients: 1 });
    assert_eq!(near(1.0, &[None, Some(f64::NAN)]), RelatednessError::Quotient { place: 0, branch: 1 });
    // One place alone: it is the whole; nothing is a strength, and there is no complexity.
    let alone = table(&[&[5.0, 0.0]]);
    let found = quotients(&alone);
    assert_eq!(found.quotients[0].map(|q| (q.value, q.low, q.high)), Some((1.0, 1.0, 1.0)));
    assert_eq!(found.quotients[1], None);
    // A branch nobody had before is a gain of the place's own.
    let new = table(&[&[5.0, 3.0]]);
    let born = shift_share(&ShiftShareAsk.check(&[&alone, &new], None).unwrap());
    assert_eq!((born.by_branch[1], born.cells[1].local, born.cells[1].allocation, born.cells[1].national), (None, 3.0, 3.0, 0.0));
}
