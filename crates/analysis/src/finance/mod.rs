//! Does the money hold? Cash flow, present value, all internal rates, payback, debt cover, loans, and the ceilings on public money.
//!
//! Amounts are whole cents throughout; only what is discounted is rounded, once, to the cent. The project is what is invested and what the
//! activity brings; how it is paid for (own money, aid, loans) decides whether the till holds, not what the project is worth
//! (Brealey, Myers and Allen, "Principles of corporate finance"; European Commission 2014, "Guide to cost-benefit analysis of investment
//! projects", <https://doi.org/10.2776/97516>). The internal rates: [`rates`].

pub mod card;
mod error;
pub mod loan;
pub mod rates;
pub mod rules;

pub use error::FinanceError;
use loan::{Instalment, Loan, WHOLE};
use rates::{InternalRate, internal_rates};
use rules::{Break, Ceiling, ShareRule, Standing, breaks, ceilings};

/// The most periods: forty years of months.
pub const MOST_PERIODS: usize = 480;

/// The largest number of a period, on either side of zero.
pub const FARTHEST: i32 = 100_000_000;

/// No period's total is greater: sums of all periods are then exact in floating numbers too.
pub const MOST_CENTS: i64 = 10_000_000_000_000;

/// What a flow is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What the activity brings and costs.
    Operating,
    /// What is invested: the costs that aid and co-funding are shares of.
    Investment,
    /// Money of the promoters.
    Own,
    /// Public money.
    Aid,
}

impl Kind {
    pub const ALL: [Kind; 4] = [Kind::Operating, Kind::Investment, Kind::Own, Kind::Aid];

    pub fn code(self) -> &'static str {
        match self {
            Kind::Operating => "operating",
            Kind::Investment => "investment",
            Kind::Own => "own",
            Kind::Aid => "aid",
        }
    }

    pub fn from_code(code: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|k| k.code() == code)
    }
}

/// Money in and out in one period, in cents of zero or more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flow {
    pub period: i32,
    pub kind: Kind,
    pub inflow: i64,
    pub outflow: i64,
}

/// What is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct FinanceAsk {
    /// The rate of a year by which later money counts less, in thousand-millionths.
    pub rate: i64,
    /// How many periods a year has: 1 to 12.
    pub per_year: u32,
    /// What is in the till before the first period, in cents.
    pub opening: i64,
    pub loans: Vec<Loan>,
    pub ceilings: Vec<Ceiling>,
    pub aid_shares: Vec<ShareRule>,
    pub own_shares: Vec<ShareRule>,
    /// Aid granted before: period and cents. It counts for ceilings alone.
    pub earlier_aid: Vec<(i32, i64)>,
    /// Below this the debt counts as not covered.
    pub least_cover: f64,
}

impl Default for FinanceAsk {
    fn default() -> FinanceAsk {
        FinanceAsk {
            rate: 40_000_000,
            per_year: 1,
            opening: 0,
            loans: Vec::new(),
            ceilings: Vec::new(),
            aid_shares: Vec::new(),
            own_shares: Vec::new(),
            earlier_aid: Vec::new(),
            least_cover: 1.0,
        }
    }
}

/// A question that has been checked and can always be answered.
#[derive(Debug, Clone)]
pub struct Plan<'a> {
    ask: &'a FinanceAsk,
    flows: &'a [Flow],
    first: i32,
    periods: usize,
    loans: Vec<Vec<Instalment>>,
}

/// One period; all in cents but what is said otherwise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Period {
    pub period: i32,
    /// In and out by what the file says, loans apart.
    pub inflow: i64,
    pub outflow: i64,
    /// Loans that come in.
    pub borrowed: i64,
    pub interest: i64,
    pub principal: i64,
    /// All that comes in less all that goes out.
    pub net: i64,
    /// What the till holds at its end.
    pub cash: i64,
    /// What the project itself leaves: investment and activity, before it is paid for.
    pub project: i64,
    /// The same, at its value in the first period; and the sum so far.
    pub discounted: f64,
    pub cumulative: f64,
    /// What the activity leaves for each euro of interest and principal; `None` without debt to pay.
    pub cover: Option<f64>,
}

/// When what was spent has come back for good.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Payback {
    /// The period in which the sum comes to zero or more and stays there.
    pub period: i32,
    /// How many periods after the first, the part of the last one in proportion.
    pub after: f64,
}

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Finance {
    pub periods: Vec<Period>,
    /// Value of the project in the first period, in cents.
    pub npv: i64,
    /// By which share the activity's income may fall before the project is worth nothing; `None` without income.
    pub margin: Option<f64>,
    /// Internal rates of one period, growing; `None` where the project moves no money.
    pub rates: Option<Vec<InternalRate>>,
    pub payback: Option<Payback>,
    pub discounted_payback: Option<Payback>,
    /// The period with the least cover of the debt, and that cover; the mean over all periods with debt to pay.
    pub least_cover: Option<(i32, f64)>,
    pub mean_cover: Option<f64>,
    /// The period with the least in the till, and how much.
    pub least_cash: (i32, i64),
    /// Totals: eligible costs, aid, own money.
    pub eligible: i64,
    pub aid: i64,
    pub own: i64,
    pub loans: Vec<Vec<Instalment>>,
    pub ceilings: Vec<Standing>,
    pub breaks: Vec<Break>,
}

impl FinanceAsk {
    /// Checks the question. Periods between the first and the last that no flow names have none.
    pub fn check<'a>(&'a self, flows: &'a [Flow]) -> Result<Plan<'a>, FinanceError> {
        let numbers = flows.iter().map(|f| f.period).chain(self.loans.iter().map(|l| l.from)).chain(self.earlier_aid.iter().map(|a| a.0));
        let bounds = self.ceilings.iter().flat_map(|c| [c.from, c.until]).flatten();
        if let Some(period) = numbers.chain(bounds).find(|p| !(-FARTHEST..=FARTHEST).contains(p)) {
            return Err(FinanceError::Far { period });
        }
        let (mut first, mut last) = (i64::MAX, i64::MIN);
        for (flow, f) in flows.iter().enumerate() {
            if f.inflow < 0 || f.outflow < 0 {
                return Err(FinanceError::Negative { flow });
            }
            (first, last) = (first.min(f.period.into()), last.max(f.period.into()));
        }
        if flows.is_empty() {
            return Err(FinanceError::NoFlows);
        }
        if !(-990_000_000..=10 * WHOLE).contains(&self.rate) {
            return Err(FinanceError::Rate { asked: self.rate });
        }
        if !(1..=12).contains(&self.per_year) {
            return Err(FinanceError::PerYear { asked: self.per_year });
        }
        if !self.least_cover.is_finite() || self.least_cover < 0.0 {
            return Err(FinanceError::Cover { asked: self.least_cover });
        }
        for (loan, l) in self.loans.iter().enumerate() {
            let good = (1..=MOST_CENTS).contains(&l.amount) && (0..=10 * WHOLE).contains(&l.rate) && l.periods > l.grace;
            if !good {
                return Err(FinanceError::Loan { loan });
            }
            (first, last) = (first.min(l.from.into()), last.max(i64::from(l.from) + i64::from(l.periods)));
        }
        let shares = self.aid_shares.iter().chain(&self.own_shares).find(|r| !(0..=WHOLE).contains(&r.share)).map(|r| &r.name);
        let amounts = self.ceilings.iter().find(|c| !(0..=MOST_CENTS).contains(&c.most) || !(1..=40).contains(&c.years)).map(|c| &c.name);
        if let Some(name) = shares.or(amounts) {
            return Err(FinanceError::Rule { name: name.clone() });
        }
        let periods = last - first + 1;
        if periods > MOST_PERIODS as i64 {
            return Err(FinanceError::TooManyPeriods { periods });
        }
        let mut totals = vec![0i128; periods as usize];
        let mut add = |period: i32, cents: i64| -> Result<(), FinanceError> {
            let total = &mut totals[(i64::from(period) - first) as usize];
            *total += i128::from(cents);
            if *total > i128::from(MOST_CENTS) { Err(FinanceError::TooLarge { period }) } else { Ok(()) }
        };
        for f in flows {
            add(f.period, f.inflow)?;
            add(f.period, f.outflow)?;
        }
        for l in &self.loans {
            add(l.from, l.amount)?;
        }
        let early = self.earlier_aid.iter().map(|(_, cents)| i128::from(*cents).abs()).sum::<i128>();
        if early + i128::from(self.opening).abs() > i128::from(MOST_CENTS) {
            return Err(FinanceError::TooLarge { period: first as i32 });
        }
        let loans = self.loans.iter().map(|l| loan::plan(l, self.per_year)).collect();
        Ok(Plan { ask: self, flows, first: first as i32, periods: periods as usize, loans })
    }
}

/// Answers a checked question.
pub fn finance(plan: &Plan<'_>) -> Finance {
    let empty = |at: usize| Period {
        period: plan.first + at as i32,
        inflow: 0,
        outflow: 0,
        borrowed: 0,
        interest: 0,
        principal: 0,
        net: 0,
        cash: 0,
        project: 0,
        discounted: 0.0,
        cumulative: 0.0,
        cover: None,
    };
    let mut periods: Vec<Period> = (0..plan.periods).map(empty).collect();
    let at = |period: i32| (period - plan.first) as usize;
    let mut operating = vec![0i64; plan.periods];
    let mut income = vec![0i64; plan.periods];
    let (mut eligible, mut aid, mut own) = (0, 0, 0);
    for f in plan.flows {
        let p = &mut periods[at(f.period)];
        let net = f.inflow - f.outflow;
        p.inflow += f.inflow;
        p.outflow += f.outflow;
        match f.kind {
            Kind::Operating => {
                operating[at(f.period)] += net;
                income[at(f.period)] += f.inflow;
                p.project += net;
            }
            Kind::Investment => {
                eligible -= net;
                p.project += net;
            }
            Kind::Own => own += net,
            Kind::Aid => aid += net,
        }
    }
    for (loan, instalments) in plan.ask.loans.iter().zip(&plan.loans) {
        periods[at(loan.from)].borrowed += loan.amount;
        for i in instalments {
            periods[at(i.period)].interest += i.interest;
            periods[at(i.period)].principal += i.principal;
        }
    }
    let step = 1.0 + plan.ask.rate as f64 / WHOLE as f64;
    let factor = |t: usize| {
        if plan.ask.per_year == 1 { step.powi(-(t as i32)) } else { step.powf(-(t as f64) / f64::from(plan.ask.per_year)) }
    };
    let (mut cash, mut cumulative) = (plan.ask.opening, 0.0);
    for (t, p) in periods.iter_mut().enumerate() {
        let service = p.interest + p.principal;
        p.net = p.inflow - p.outflow + p.borrowed - service;
        cash += p.net;
        p.cash = cash;
        p.discounted = p.project as f64 * factor(t);
        cumulative += p.discounted;
        p.cumulative = cumulative;
        p.cover = (service > 0).then(|| operating[t] as f64 / service as f64);
    }
    let worth: f64 = income.iter().enumerate().map(|(t, i)| *i as f64 * factor(t)).sum();
    let project: Vec<i64> = periods.iter().map(|p| p.project).collect();
    let mut sum = 0;
    let plain: Vec<f64> = project
        .iter()
        .map(|p| {
            sum += p;
            sum as f64
        })
        .collect();
    let covers: Vec<(i32, f64)> = periods.iter().filter_map(|p| Some((p.period, p.cover?))).collect();
    let mut found = Finance {
        npv: cumulative.round() as i64,
        margin: (worth > 0.0).then(|| cumulative / worth),
        rates: internal_rates(&project),
        payback: payback(&plain, plan.first),
        discounted_payback: payback(&periods.iter().map(|p| p.cumulative).collect::<Vec<_>>(), plan.first),
        least_cover: covers.iter().copied().min_by(|a, b| a.1.total_cmp(&b.1)),
        mean_cover: (!covers.is_empty()).then(|| covers.iter().map(|c| c.1).sum::<f64>() / covers.len() as f64),
        least_cash: periods.iter().map(|p| (p.period, p.cash)).min_by_key(|p| p.1).unwrap_or_default(),
        periods,
        eligible,
        aid,
        own,
        loans: plan.loans.clone(),
        ceilings: ceilings(plan),
        breaks: Vec::new(),
    };
    found.breaks = breaks(plan, &found);
    found
}

/// When sums that were below zero come to zero and stay.
fn payback(sums: &[f64], first: i32) -> Option<Payback> {
    let below = sums.iter().rposition(|s| *s < 0.0)?;
    let next = sums.get(below + 1)?;
    let part = -sums[below] / (next - sums[below]);
    Some(Payback { period: first + below as i32 + 1, after: below as f64 + part })
}
