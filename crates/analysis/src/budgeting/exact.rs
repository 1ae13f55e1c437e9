//! The prices that were paid, exactly: whole numbers over one denominator that grows with each price.

use super::Satisfaction;
use crate::naturals::Natural;
use std::cmp::Ordering;

/// Unit of rounding of a floating-point number.
pub(super) const ROUNDING: f64 = f64::EPSILON;

/// A price of `over / (denominator · by)`, for the denominator of the ledger it was made with.
pub(super) struct Price {
    pub over: Natural,
    pub by: u64,
}

/// Prices in the order of the choices, and perhaps the share that each voter began with.
pub(super) struct Ledger {
    denominator: Natural,
    /// The share, as a numerator; 0 where there is none.
    share: Natural,
    prices: Vec<Natural>,
}

impl Ledger {
    /// Everyone begins with `money / voters`.
    pub fn new(money: u64, voters: u64) -> Ledger {
        Ledger { denominator: Natural::from(voters), share: Natural::from(money), prices: Vec::new() }
    }

    /// Whole money as a numerator.
    pub fn whole(&self, money: u64) -> Natural {
        self.denominator.times(money)
    }

    /// `holders` shares less the prices that they paid: `paid[r]` of them paid price r. Never below zero where that is what they have.
    pub fn held(&self, holders: u64, paid: &[u64]) -> Natural {
        let spent = self.sum(paid);
        self.share.times(holders).less(&spent).unwrap_or_default()
    }

    /// The sum of `counts[r]` times price r.
    pub fn sum(&self, counts: &[u64]) -> Natural {
        let mut sum = Natural::default();
        counts.iter().zip(&self.prices).for_each(|(n, price)| sum.add_times(price, *n));
        sum
    }

    /// The price as a floating-point number, right to within some parts in 2^52.
    pub fn value(&self, price: &Price) -> f64 {
        price.over.over(&self.denominator.times(price.by))
    }

    /// Notes a price.
    pub fn note(&mut self, price: Price) {
        let Price { mut over, by } = price;
        let common = gcd(over.remainder(by), by);
        over.divide(common);
        let factor = by / common;
        if factor > 1 {
            self.denominator.multiply(factor);
            self.share.multiply(factor);
            self.prices.iter_mut().for_each(|p| p.multiply(factor));
        }
        self.prices.push(over);
    }
}

fn gcd(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// Which price is lower per unit of satisfaction, of projects of these costs.
pub(super) fn cheaper(a: (&Price, u64), b: (&Price, u64), satisfaction: Satisfaction) -> Ordering {
    let side = |price: &Price, other: &Price, cost: u64| {
        let mut x = price.over.times(other.by);
        x.multiply(satisfaction.of(cost));
        x
    };
    side(a.0, b.0, b.1).cmp(&side(b.0, a.0, a.1))
}
