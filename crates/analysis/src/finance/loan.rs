//! Loan plans in whole cents: interest is rounded half up each time, and the last instalment takes what rounding left.

/// How a loan is paid back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repayment {
    /// Instalments that are equal (French plan).
    Annuity,
    /// Equal parts of the loan, with the interest on what is left (Italian plan).
    Linear,
    /// Interest alone, and the whole at the end.
    Bullet,
}

impl Repayment {
    pub const ALL: [Repayment; 3] = [Repayment::Annuity, Repayment::Linear, Repayment::Bullet];

    pub fn code(self) -> &'static str {
        match self {
            Repayment::Annuity => "annuity",
            Repayment::Linear => "linear",
            Repayment::Bullet => "bullet",
        }
    }

    pub fn from_code(code: &str) -> Option<Repayment> {
        Repayment::ALL.into_iter().find(|r| r.code() == code)
    }
}

/// A loan that comes in at `from` and is paid back in the `periods` that follow, the first `grace` of which pay interest alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loan {
    /// Cents.
    pub amount: i64,
    /// Nominal rate of a year in thousand-millionths; a period bears its even part.
    pub rate: i64,
    pub from: i32,
    pub periods: u32,
    pub grace: u32,
    pub repayment: Repayment,
}

/// What is paid in one period, in cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instalment {
    pub period: i32,
    pub interest: i64,
    pub principal: i64,
    /// What is still owed afterwards.
    pub left: i64,
}

/// Thousand-millionths in one.
pub const WHOLE: i64 = 1_000_000_000;

/// `part / whole` to the nearest, halves upwards.
fn rounded(part: i128, whole: i128) -> i64 {
    ((2 * part + whole).div_euclid(2 * whole)) as i64
}

/// The plan of a loan whose numbers have been checked, in periods of which a year has `per_year`.
pub(super) fn plan(loan: &Loan, per_year: u32) -> Vec<Instalment> {
    let paying = i64::from(loan.periods - loan.grace);
    let interest = |left: i64| rounded(i128::from(left) * i128::from(loan.rate), i128::from(WHOLE) * i128::from(per_year));
    let rate = loan.rate as f64 / WHOLE as f64 / f64::from(per_year);
    let equal = if loan.rate == 0 {
        rounded(i128::from(loan.amount), i128::from(paying))
    } else {
        (loan.amount as f64 * rate / (1.0 - (1.0 + rate).powi(-(paying as i32)))).round() as i64
    };
    let mut left = loan.amount;
    (1..=loan.periods)
        .map(|k| {
            let due = interest(left);
            let nth = i64::from(k) - i64::from(loan.grace);
            let principal = match loan.repayment {
                _ if k == loan.periods => left,
                _ if nth <= 0 => 0,
                Repayment::Bullet => 0,
                Repayment::Annuity => (equal - due).clamp(0, left),
                Repayment::Linear => {
                    let until = |n: i64| rounded(i128::from(loan.amount) * i128::from(n), i128::from(paying));
                    until(nth) - until(nth - 1)
                }
            };
            left -= principal;
            Instalment { period: loan.from + k as i32, interest: due, principal, left }
        })
        .collect()
}
