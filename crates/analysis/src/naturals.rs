//! Whole numbers of zero or more that never overflow: what exact rules need where 128 bits end. Only the operations that the
//! methods use, on limbs of 64 bits from the lowest; no leading zeros, so that equal numbers are equal vectors.

use std::cmp::Ordering;
use std::fmt;

/// A whole number of zero or more.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash)]
pub struct Natural(Vec<u64>);

impl From<u64> for Natural {
    fn from(value: u64) -> Natural {
        Natural(if value == 0 { Vec::new() } else { vec![value] })
    }
}

impl Natural {
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.0.is_empty()
    }

    /// Makes it `factor` times as large.
    pub fn multiply(&mut self, factor: u64) {
        if factor == 0 {
            self.0.clear();
            return;
        }
        let mut carry = 0u128;
        for limb in &mut self.0 {
            carry += u128::from(*limb) * u128::from(factor);
            *limb = carry as u64;
            carry >>= 64;
        }
        if carry > 0 {
            self.0.push(carry as u64);
        }
    }

    /// The same number `factor` times.
    #[must_use]
    pub fn times(&self, factor: u64) -> Natural {
        let mut out = self.clone();
        out.multiply(factor);
        out
    }

    /// Adds `other` `factor` times.
    pub fn add_times(&mut self, other: &Natural, factor: u64) {
        if factor == 0 || other.is_zero() {
            return;
        }
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        let mut carry = 0u128;
        for (i, limb) in self.0.iter_mut().enumerate() {
            if let Some(o) = other.0.get(i) {
                carry += u128::from(*o) * u128::from(factor);
            } else if carry == 0 {
                break;
            }
            carry += u128::from(*limb);
            *limb = carry as u64;
            carry >>= 64;
        }
        if carry > 0 {
            self.0.push(carry as u64);
        }
    }

    /// Takes `other` away; `None` where it is the larger one.
    #[must_use]
    pub fn less(mut self, other: &Natural) -> Option<Natural> {
        if self.cmp(other) == Ordering::Less {
            return None;
        }
        let mut borrow = false;
        for (i, limb) in self.0.iter_mut().enumerate() {
            let taken = other.0.get(i).copied().unwrap_or(0);
            let (a, first) = limb.overflowing_sub(taken);
            let (b, second) = a.overflowing_sub(u64::from(borrow));
            *limb = b;
            borrow = first || second;
            if !borrow && i >= other.0.len() {
                break;
            }
        }
        self.trim();
        Some(self)
    }

    /// What is left after dividing by `divisor`.
    ///
    /// # Panics
    /// A divisor of 0.
    #[must_use]
    pub fn remainder(&self, divisor: u64) -> u64 {
        self.0.iter().rev().fold(0u128, |rest, limb| ((rest << 64) | u128::from(*limb)) % u128::from(divisor)) as u64
    }

    /// Divides by `divisor`, rounding down, and gives what is left.
    ///
    /// # Panics
    /// A divisor of 0.
    pub fn divide(&mut self, divisor: u64) -> u64 {
        let mut rest = 0u128;
        for limb in self.0.iter_mut().rev() {
            rest = (rest << 64) | u128::from(*limb);
            *limb = (rest / u128::from(divisor)) as u64;
            rest %= u128::from(divisor);
        }
        self.trim();
        rest as u64
    }

    /// The value, where 64 bits hold it.
    #[must_use]
    pub fn small(&self) -> Option<u64> {
        match self.0[..] {
            [] => Some(0),
            [x] => Some(x),
            _ => None,
        }
    }

    /// The quotient of two numbers, right to within four parts in 2^53; infinite where it is too large, and where `by` is 0.
    #[must_use]
    pub fn over(&self, by: &Natural) -> f64 {
        let ((a, e), (b, f)) = (self.lead(), by.lead());
        if b == 0.0 {
            return f64::INFINITY;
        }
        a / b * 2f64.powi(e - f)
    }

    /// The leading 128 bits as a number, and by how many bits it is to be shifted.
    fn lead(&self) -> (f64, i32) {
        let n = self.0.len();
        match n {
            0 => (0.0, 0),
            1 => (self.0[0] as f64, 0),
            _ => {
                let high = u128::from(self.0[n - 1]) << 64 | u128::from(self.0[n - 2]);
                let third = if n > 2 { self.0[n - 3] } else { 0 };
                // The highest bit may be the lowest of its limb: the third limb then fills up.
                let shift = high.leading_zeros();
                let filled = if shift == 0 { high } else { high << shift | u128::from(third) >> (64 - shift) };
                (filled as f64, (n as i32 - 2) * 64 - shift as i32)
            }
        }
    }

    fn trim(&mut self) {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }
}

impl Ord for Natural {
    fn cmp(&self, other: &Natural) -> Ordering {
        self.0.len().cmp(&other.0.len()).then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

impl PartialOrd for Natural {
    fn partial_cmp(&self, other: &Natural) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Natural {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const DIGITS: u64 = 10_000_000_000_000_000_000;
        let (mut rest, mut parts) = (self.clone(), Vec::new());
        while !rest.is_zero() {
            parts.push(rest.divide(DIGITS));
        }
        write!(f, "{}", parts.pop().unwrap_or(0))?;
        parts.iter().rev().try_for_each(|part| write!(f, "{part:019}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::Rng;

    fn of(value: u128) -> Natural {
        let mut out = Natural::from((value >> 64) as u64);
        out.multiply(1 << 32);
        out.multiply(1 << 32);
        out.add_times(&Natural::from(value as u64), 1);
        out
    }

    #[test]
    fn it_agrees_with_128_bits() {
        let mut rng = Rng::new(3, 9, 0);
        for _ in 0..2000 {
            let mut draw = || u128::from(rng.next_u64() >> rng.below(64)) << rng.below(40);
            let (a, b) = (draw() >> 2, draw() >> 2);
            let f = (draw() as u64 >> 40).max(1);
            assert_eq!(of(a).to_string(), a.to_string());
            assert_eq!(of(a).cmp(&of(b)), a.cmp(&b));
            assert_eq!(of(a).less(&of(b)), a.checked_sub(b).map(of));
            assert_eq!(of(a).remainder(f), (a % u128::from(f)) as u64);
            let mut sum = of(a);
            sum.add_times(&of(b), 3);
            assert_eq!(sum, of(a + 3 * b));
            let product = of(a >> 24).times(f);
            assert_eq!(product, of((a >> 24) * u128::from(f)));
            let mut back = product;
            assert_eq!((back.divide(f), back), (0, of(a >> 24)));
            if b > 0 {
                let (said, right) = (of(a).over(&of(b)), a as f64 / b as f64);
                assert!((said - right).abs() <= right * 1e-15);
            }
        }
    }

    #[test]
    fn it_goes_beyond() {
        let mut x = Natural::from(1);
        (1..=60u64).for_each(|k| x.multiply(k));
        assert_eq!(x.to_string(), "8320987112741390144276341183223364380754172606361245952449277696409600000000000000");
        let mut y = x.times(u64::MAX);
        y.add_times(&x, 1);
        assert_eq!(y.over(&x), 2f64.powi(64));
        (1..=60u64).for_each(|k| assert_eq!(x.divide(k), 0));
        assert_eq!((x.small(), Natural::default().small(), y.small()), (Some(1), Some(0), None));
        assert_eq!(x.over(&Natural::default()), f64::INFINITY);
    }
}
