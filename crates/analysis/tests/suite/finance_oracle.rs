//! Finance against cases worked by hand and figures that are known: plans of loans, internal rates that textbooks give, ceilings.

use reticolo_analysis::finance::loan::{Loan, Repayment};
use reticolo_analysis::finance::rates::internal_rates;
use reticolo_analysis::finance::rules::{Break, Ceiling, ShareRule};
use reticolo_analysis::finance::{FinanceAsk, Flow, Kind, finance};

fn flow(period: i32, kind: Kind, cents: i64) -> Flow {
    Flow { period, kind, inflow: cents.max(0), outflow: (-cents).max(0) }
}

fn rates(amounts: &[i64]) -> Vec<f64> {
    internal_rates(amounts).unwrap().iter().map(|r| r.rate).collect()
}

fn close(a: f64, b: f64, within: f64) {
    assert!((a - b).abs() <= within, "{a} against {b}");
}

#[test]
fn rates_that_are_known() {
    // -100 now, 110 in a year.
    close(rates(&[-100, 110])[0], 0.1, 1e-15);
    // Lorie and Savage's pump: -1600, 10000, -10000 has 25 % and 400 %.
    let two = rates(&[-1600, 10_000, -10_000]);
    assert_eq!(two.len(), 2);
    close(two[0], 0.25, 1e-14);
    close(two[1], 4.0, 1e-13);
    // -1000, 3600, -4310, 1716 is -1000 (1 - 1.1x)(1 - 1.2x)(1 - 1.3x): 10 %, 20 % and 30 %.
    let exact = rates(&[-1000, 3600, -4310, 1716]);
    assert_eq!(exact.len(), 3);
    for (found, wanted) in exact.iter().zip([0.1, 0.2, 0.3]) {
        close(*found, wanted, 1e-12);
    }
    // None at all: money comes in and nothing goes out, or the polynomial never meets zero.
    assert_eq!(rates(&[100, 50]), [0.0; 0]);
    assert_eq!(rates(&[1, -1, 1]), [0.0; 0]);
    assert_eq!(internal_rates(&[0, 0]), None);
    // Below zero: half of it is lost. And nothing is earned: the rate is zero exactly.
    close(rates(&[-100, 50])[0], -0.5, 1e-15);
    assert_eq!(rates(&[-100, 60, 40]), [0.0]);
    // A double root, which touches zero: (x - 0.8)², with x = 1/1.25, told as one place with two.
    let touched = internal_rates(&[16, -40, 25]).unwrap();
    assert_eq!((touched.len(), touched[0].roots), (1, 2));
    close(touched[0].rate, 0.25, 1e-9);
    // 360 months of 536.82 pay back 100 000.00 at 5 % a year (5/12 % a month).
    let mut loan = vec![-10_000_000];
    loan.extend([53_682; 360]);
    close(rates(&loan)[0], 0.05 / 12.0, 1e-7);
}

#[test]
fn a_project_by_hand() {
    // 1000.00 out in 2026, 400.00 a year for three years, at 10 %: 363.636 + 330.579 + 300.526 - 1000 = -5.26.
    let mut flows = vec![flow(2026, Kind::Investment, -100_000)];
    flows.extend((2027..=2029).map(|y| flow(y, Kind::Operating, 40_000)));
    let ask = FinanceAsk { rate: 100_000_000, ..FinanceAsk::default() };
    let found = finance(&ask.check(&flows).unwrap());
    assert_eq!(found.npv, -526);
    // The rate at which a paid-back sum of 2.5 is worth three payments: 9.7010257 %.
    close(found.rates.as_ref().unwrap()[0].rate, 0.097_010_257, 1e-8);
    let payback = found.payback.unwrap();
    assert_eq!(payback.period, 2029);
    close(payback.after, 2.5, 1e-12);
    assert_eq!(found.discounted_payback, None);
    assert!(matches!(
        found.breaks[..],
        [Break::Cash { period: 2026, cash: -100_000, worst_period: 2026, worst: -100_000 }, Break::Value { npv: -526 }]
    ));
    // What income may lose: 5.26 of 994.74 are missing.
    close(found.margin.unwrap(), -5.2592 / 994.7408, 1e-6);
}

#[test]
fn loans_by_hand() {
    let flows =
        [flow(0, Kind::Operating, 0), flow(1, Kind::Operating, 30_000), flow(2, Kind::Operating, 30_000), flow(3, Kind::Operating, 60_000)];
    let of = |repayment, grace| {
        let loan = Loan { amount: 100_000, rate: 100_000_000, from: 0, periods: 3, grace, repayment };
        let ask = FinanceAsk { loans: vec![loan], ..FinanceAsk::default() };
        finance(&ask.check(&flows).unwrap())
    };
    let told =
        |found: &reticolo_analysis::finance::Finance| found.loans[0].iter().map(|i| (i.interest, i.principal, i.left)).collect::<Vec<_>>();
    // 1000.00 at 10 % in three equal payments: 402.11 (1000 · 0.1 / (1 - 1.1^-3) = 402.1148).
    assert_eq!(told(&of(Repayment::Annuity, 0)), [(10_000, 30_211, 69_789), (6_979, 33_232, 36_557), (3_656, 36_557, 0)]);
    assert_eq!(told(&of(Repayment::Linear, 0)), [(10_000, 33_333, 66_667), (6_667, 33_334, 33_333), (3_333, 33_333, 0)]);
    assert_eq!(told(&of(Repayment::Bullet, 0)), [(10_000, 0, 100_000), (10_000, 0, 100_000), (10_000, 100_000, 0)]);
    assert_eq!(told(&of(Repayment::Linear, 1)), [(10_000, 0, 100_000), (10_000, 50_000, 50_000), (5_000, 50_000, 0)]);
    let found = of(Repayment::Annuity, 0);
    // 300.00 against 402.11: the debt is not covered, and the till says the same.
    let (period, cover) = found.least_cover.unwrap();
    assert_eq!(period, 1);
    close(cover, 30_000.0 / 40_211.0, 1e-12);
    assert!(found.breaks.iter().any(|b| matches!(b, Break::Cover { period: 1, .. })));
    let cash: Vec<i64> = found.periods.iter().map(|p| p.cash).collect();
    assert_eq!(cash, [100_000, 89_789, 79_578, 99_365]);
    // A loan does not change what the project is worth.
    assert_eq!(found.npv, finance(&FinanceAsk::default().check(&flows).unwrap()).npv);
}

#[test]
fn ceilings_by_hand() {
    // Aid of 200, 150 and 100 thousand in three years running, 50 thousand granted two years before.
    let flows = [
        flow(2026, Kind::Investment, -90_000_000),
        flow(2026, Kind::Aid, 20_000_000),
        flow(2027, Kind::Aid, 15_000_000),
        flow(2028, Kind::Aid, 10_000_000),
        flow(2026, Kind::Own, 10_000_000),
    ];
    let ceiling = |until| Ceiling { name: "small aid".to_owned(), most: 30_000_000, years: 3, from: Some(2024), until };
    let ask = FinanceAsk {
        ceilings: vec![ceiling(None), ceiling(Some(2026))],
        aid_shares: vec![
            ShareRule { name: "half".to_owned(), share: 500_000_000 },
            ShareRule { name: "third".to_owned(), share: 333_333_333 },
        ],
        own_shares: vec![ShareRule { name: "own".to_owned(), share: 200_000_000 }],
        earlier_aid: vec![(2024, 5_000_000)],
        ..FinanceAsk::default()
    };
    let found = finance(&ask.check(&flows).unwrap());
    // 2025-2027: 350 thousand; 2026-2028: 450 thousand. In force until 2026 only: 250 thousand, with 50 to spare.
    let [long, short] = &found.ceilings[..] else { panic!() };
    assert_eq!((long.span, long.found, long.room, long.passed), ((2026, 2028), 45_000_000, -15_000_000, Some(2027)));
    assert_eq!((short.span, short.found, short.room, short.passed), ((2024, 2026), 25_000_000, 5_000_000, None));
    assert_eq!((found.eligible, found.aid, found.own), (90_000_000, 45_000_000, 10_000_000));
    assert!(found.breaks.contains(&Break::Ceiling { rule: 0, period: 2027, span: (2026, 2028), by: 15_000_000 }));
    assert!(found.breaks.contains(&Break::AidShare { rule: 1, found: 45_000_000, allowed: 29_999_999 }));
    assert!(found.breaks.contains(&Break::OwnShare { rule: 0, found: 10_000_000, wanted: 18_000_000 }));
    assert!(!found.breaks.iter().any(|b| matches!(b, Break::AidShare { rule: 0, .. })));
}
