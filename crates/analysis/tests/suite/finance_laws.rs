//! Finance: laws that hold for any flows, roots that were planted and are found again, and what is refused.

use reticolo_analysis::catalogue::Refusal;
use reticolo_analysis::finance::loan::{Loan, Repayment};
use reticolo_analysis::finance::rates::internal_rates;
use reticolo_analysis::finance::rules::Ceiling;
use reticolo_analysis::finance::{FinanceAsk, FinanceError, Flow, Kind, MOST_CENTS, MOST_PERIODS, finance};
use reticolo_analysis::rng::Rng;

/// Polynomials that are made of roots x = p/q have all of these as rates q/p - 1, and no other.
#[test]
fn planted_rates_are_all_found() {
    for seed in 0..150 {
        let mut rng = Rng::new(seed, 90, 0);
        let mut roots: Vec<(i64, i64)> = Vec::new();
        for _ in 0..1 + rng.below(6) {
            let (p, q) = (1 + i64::from(rng.below(12)), 1 + i64::from(rng.below(12)));
            // No two alike: those have their own test.
            if roots.iter().all(|(a, b)| a * q != b * p) {
                roots.push((p, q));
            }
        }
        let mut amounts = vec![1i64];
        // A factor without a positive root, so that the degree is not the number of roots.
        for (p, q) in roots.iter().map(|(p, q)| (-p, *q)).chain([(2, 3)]) {
            let mut next = vec![0; amounts.len() + 1];
            for (i, a) in amounts.iter().enumerate() {
                next[i] += a * p;
                next[i + 1] += a * q;
            }
            amounts = next;
        }
        let mut wanted: Vec<f64> = roots.iter().map(|(p, q)| *q as f64 / *p as f64 - 1.0).collect();
        wanted.sort_by(f64::total_cmp);
        let found = internal_rates(&amounts).unwrap();
        assert_eq!(found.len(), wanted.len(), "{amounts:?} {found:?} {wanted:?}");
        for (f, w) in found.iter().zip(&wanted) {
            assert!((f.rate - w).abs() < 1e-9 * (1.0 + w.abs()), "{f:?} {w}");
            assert!(f.low <= f.rate && f.rate <= f.high && f.roots == 1);
        }
    }
}

/// What is found is zero, the sign changes there, and there are as many as Descartes allows.
#[test]
fn rates_are_roots() {
    for seed in 0..60 {
        let mut rng = Rng::new(seed, 91, 0);
        let n = 2 + rng.below(60) as usize;
        let amounts: Vec<i64> = (0..n).map(|_| i64::from(rng.below(2_000_001)) - 1_000_000).collect();
        let found = internal_rates(&amounts).unwrap();
        let changes = amounts.windows(2).filter(|w| (w[0] > 0) != (w[1] > 0)).count();
        assert!(found.len() <= changes && (changes - found.iter().map(|r| r.roots).sum::<usize>()).is_multiple_of(2));
        let value = |rate: f64| amounts.iter().enumerate().map(|(t, a)| *a as f64 * (1.0 + rate).powi(-(t as i32))).sum::<f64>();
        for r in found.iter().filter(|r| r.rate > -0.5 && r.rate < 10.0) {
            let width = 1e-6 * (1.0 + r.rate.abs());
            assert!(value(r.rate - width) * value(r.rate + width) <= 0.0, "{r:?}");
        }
        // Turned round in time, what was 1 + rate is one over it.
        let mut back: Vec<i64> = amounts.clone();
        back.reverse();
        assert_eq!(internal_rates(&back).unwrap().len(), found.len());
    }
}

#[test]
fn laws_of_the_till() {
    for seed in 0..80 {
        let mut rng = Rng::new(seed, 92, 0);
        let mut draw = |n: u32| i64::from(rng.below(n));
        let flows: Vec<Flow> = (0..30)
            .map(|_| Flow { period: draw(12) as i32, kind: Kind::ALL[draw(4) as usize], inflow: draw(100_000), outflow: draw(100_000) })
            .collect();
        let loans: Vec<Loan> = (0..draw(3))
            .map(|_| {
                let periods = 1 + draw(20) as u32;
                Loan {
                    amount: 1 + draw(1_000_000),
                    rate: draw(200_000_000),
                    from: draw(10) as i32,
                    periods,
                    grace: draw(i64::from(periods) as u32) as u32,
                    repayment: Repayment::ALL[draw(3) as usize],
                }
            })
            .collect();
        let per_year = 1 + draw(12) as u32;
        let ask = FinanceAsk { loans: loans.clone(), per_year, opening: draw(1000), ..FinanceAsk::default() };
        let found = finance(&ask.check(&flows).unwrap());
        for (loan, plan) in loans.iter().zip(&found.loans) {
            assert_eq!(plan.iter().map(|i| i.principal).sum::<i64>(), loan.amount);
            assert_eq!(plan.last().unwrap().left, 0);
            assert!(plan.iter().all(|i| i.principal >= 0 && i.interest >= 0 && i.left >= 0));
        }
        let net: i64 = flows.iter().map(|f| f.inflow - f.outflow).sum();
        let interest: i64 = found.loans.iter().flatten().map(|i| i.interest).sum();
        assert_eq!(found.periods.last().unwrap().cash, ask.opening + net - interest);
        assert_eq!(found.least_cash.1, found.periods.iter().map(|p| p.cash).min().unwrap());
        // At a rate of nothing the value is the plain sum of the project.
        let plain = FinanceAsk { rate: 0, ..ask.clone() };
        let project: i64 = found.periods.iter().map(|p| p.project).sum();
        assert_eq!(finance(&plain.check(&flows).unwrap()).npv, project);
        // The order of the flows changes nothing.
        let mut turned = flows.clone();
        turned.reverse();
        assert_eq!(finance(&ask.check(&turned).unwrap()), found);
    }
}

#[test]
fn what_cannot_be_answered_is_named() {
    let flows = [Flow { period: 1, kind: Kind::Operating, inflow: 1, outflow: 0 }];
    let ask = FinanceAsk::default();
    let said = |e: FinanceError| {
        assert!(!e.it().is_empty() && e.it() != e.to_string());
        e
    };
    assert_eq!(said(ask.check(&[]).unwrap_err()), FinanceError::NoFlows);
    let far = [flows[0], Flow { period: 1 + MOST_PERIODS as i32, ..flows[0] }];
    assert_eq!(said(ask.check(&far).unwrap_err()), FinanceError::TooManyPeriods { periods: MOST_PERIODS as i64 + 1 });
    let wide = [Flow { period: i32::MIN, ..flows[0] }, Flow { period: i32::MAX, ..flows[0] }];
    assert_eq!(said(ask.check(&wide).unwrap_err()), FinanceError::Far { period: i32::MIN });
    assert_eq!(said(ask.check(&[Flow { outflow: -1, ..flows[0] }]).unwrap_err()), FinanceError::Negative { flow: 0 });
    let much = [Flow { inflow: MOST_CENTS, ..flows[0] }, flows[0]];
    assert_eq!(said(ask.check(&much).unwrap_err()), FinanceError::TooLarge { period: 1 });
    let huge = [Flow { inflow: i64::MAX, ..flows[0] }, Flow { inflow: i64::MAX, ..flows[0] }];
    assert_eq!(said(ask.check(&huge).unwrap_err()), FinanceError::TooLarge { period: 1 });
    let with = |change: fn(&mut FinanceAsk)| {
        let mut ask = FinanceAsk::default();
        change(&mut ask);
        said(ask.check(&flows).unwrap_err())
    };
    assert_eq!(with(|a| a.rate = -1_000_000_000), FinanceError::Rate { asked: -1_000_000_000 });
    assert_eq!(with(|a| a.per_year = 0), FinanceError::PerYear { asked: 0 });
    assert!(matches!(with(|a| a.least_cover = f64::NAN), FinanceError::Cover { .. }));
    let loan = |grace| Loan { amount: 1, rate: 0, from: 0, periods: 3, grace, repayment: Repayment::Annuity };
    assert!(FinanceAsk { loans: vec![loan(2)], ..FinanceAsk::default() }.check(&flows).is_ok());
    assert_eq!(
        said(FinanceAsk { loans: vec![loan(3)], ..FinanceAsk::default() }.check(&flows).unwrap_err()),
        FinanceError::Loan { loan: 0 }
    );
    let rule = Ceiling { name: "x".to_owned(), most: 1, years: 0, from: None, until: None };
    let ruled = FinanceAsk { ceilings: vec![rule], ..FinanceAsk::default() };
    assert_eq!(said(ruled.check(&flows).unwrap_err()), FinanceError::Rule { name: "x".to_owned() });
    // Nothing moves: there is no rate, no payback, and nothing breaks.
    let nothing = [Flow { inflow: 0, ..flows[0] }];
    let still = finance(&ask.check(&nothing).unwrap());
    assert_eq!(still.rates, None);
    assert!(still.payback.is_none() && still.breaks.is_empty());
}

#[test]
fn the_card_says_what_the_program_does() {
    let ask = FinanceAsk::default();
    let card = reticolo_analysis::catalogue::FINANCE;
    let parameter = |name: &str| *card.parameters.iter().find(|p| p.name == name).unwrap();
    assert_eq!(parameter("rate").default, (ask.rate as f64 / 1e9).to_string());
    assert_eq!(parameter("per_year").default, ask.per_year.to_string());
    assert_eq!(parameter("least_cover").default, ask.least_cover.to_string());
    assert!(card.cost.en.contains(&MOST_PERIODS.to_string()));
}
