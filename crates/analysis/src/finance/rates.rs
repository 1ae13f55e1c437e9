//! All internal rates of return of a row of whole amounts, each in an interval of its own that holds it and no other.
//!
//! With x = 1/(1 + rate) the present value is a polynomial with whole coefficients. Its roots in (0, 1) are the rates above zero,
//! those of the reversed polynomial in (0, 1) the rates between -100 % and zero. They are told apart by halving and Descartes' rule of
//! signs, in whole numbers of any length, so that no root is missed and none is made up: Collins and Akritas 1976, "Polynomial real root
//! isolation using Descartes' rule of signs", SYMSAC '76, <https://doi.org/10.1145/800205.806346>. Only the last digits of a root that
//! has been told apart are found with floating numbers, by bisection with a compensated Horner scheme (Graillat, Langlois and Louvet 2009, "Algorithms for
//! accurate, validated and fast polynomial evaluation", <https://doi.org/10.1007/BF03186531>).

/// How often an interval is halved before what is left in it counts as one place where several roots may lie: 2^-40 in x is 1e-12.
const DEEPEST: u32 = 40;

/// One internal rate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct InternalRate {
    /// The rate of one period; 0.05 is five per cent.
    pub rate: f64,
    /// Between which rates it lies, alone.
    pub low: f64,
    pub high: f64,
    /// 1: one root, where the present value changes its sign. More: as many roots or none, nearer than 1e-12 to each other; an
    /// even number touches zero, if it meets it, without changing the sign.
    pub roots: usize,
}

/// Whole numbers of one width, two's complement, the least word first: a polynomial from x^0 upwards.
#[derive(Debug, Clone)]
struct Polynomial {
    width: usize,
    words: Vec<u64>,
}

impl Polynomial {
    fn new(amounts: &[i64]) -> Polynomial {
        Polynomial { width: 1, words: amounts.iter().map(|a| *a as u64).collect() }
    }

    fn len(&self) -> usize {
        self.words.len() / self.width
    }

    fn at(&self, i: usize) -> &[u64] {
        &self.words[i * self.width..(i + 1) * self.width]
    }

    fn sign(&self, i: usize) -> i8 {
        let words = self.at(i);
        if words[self.width - 1] >> 63 == 1 { -1 } else { i8::from(words.iter().any(|w| *w != 0)) }
    }

    /// Bits that the longest coefficient needs, its sign included.
    fn bits(&self) -> usize {
        let of = |i: usize| {
            let words = self.at(i);
            let fill = if words[self.width - 1] >> 63 == 1 { u64::MAX } else { 0 };
            let top = words.iter().rposition(|w| *w != fill).unwrap_or(0);
            64 * top + (64 - (words[top] ^ fill).leading_zeros() as usize) + 1
        };
        (0..self.len()).map(of).max().unwrap_or(1)
    }

    /// The same with room for so many bits.
    fn with_bits(&self, bits: usize) -> Polynomial {
        let width = bits.div_ceil(64).max(1);
        let mut words = Vec::with_capacity(width * self.len());
        for i in 0..self.len() {
            let from = self.at(i);
            let fill = if from[self.width - 1] >> 63 == 1 { u64::MAX } else { 0 };
            words.extend((0..width).map(|k| from.get(k).copied().unwrap_or(fill)));
        }
        Polynomial { width, words }
    }

    /// p(x + 1).
    fn shifted(&self) -> Polynomial {
        let n = self.len();
        let mut p = self.with_bits(self.bits() + n + 1);
        let w = p.width;
        for low in 0..n.saturating_sub(1) {
            for j in (low..n - 1).rev() {
                let (left, right) = p.words.split_at_mut((j + 1) * w);
                let mut carry = false;
                for (a, b) in left[j * w..].iter_mut().zip(&right[..w]) {
                    let (sum, one) = a.overflowing_add(*b);
                    let (sum, two) = sum.overflowing_add(u64::from(carry));
                    (*a, carry) = (sum, one | two);
                }
            }
        }
        p
    }

    fn reversed(&self) -> Polynomial {
        let mut words = Vec::with_capacity(self.words.len());
        for i in (0..self.len()).rev() {
            words.extend_from_slice(self.at(i));
        }
        Polynomial { width: self.width, words }
    }

    /// 2^degree p(x / 2).
    fn halved(&self) -> Polynomial {
        let n = self.len();
        let mut p = self.with_bits(self.bits() + n);
        for i in 0..n {
            let by = n - 1 - i;
            let (whole, part) = (by / 64, by % 64);
            let words = &mut p.words[i * p.width..(i + 1) * p.width];
            for k in (0..words.len()).rev() {
                let from = |k: Option<usize>| k.map_or(0, |k| words[k]);
                let high = from(k.checked_sub(whole)) << part;
                let low = if part == 0 { 0 } else { from(k.checked_sub(whole + 1)) >> (64 - part) };
                words[k] = high | low;
            }
        }
        p
    }

    /// Without the root at zero: how many times it was one.
    fn without_zero(&mut self) -> usize {
        let zeros = (0..self.len()).take_while(|i| self.sign(*i) == 0).count();
        self.words.drain(..zeros * self.width);
        zeros
    }

    fn changes(&self) -> usize {
        let mut before = 0;
        let mut changes = 0;
        for s in (0..self.len()).map(|i| self.sign(i)).filter(|s| *s != 0) {
            changes += usize::from(before != 0 && s != before);
            before = s;
        }
        changes
    }

    /// At least as many as there are roots in (0, 1), and more by an even number; exact where it is 0 or 1.
    fn most_in_unit(&self) -> usize {
        if self.changes() == 0 { 0 } else { self.reversed().shifted().changes() }
    }
}

/// An interval of x, in parts of 2^depth.
struct Place {
    polynomial: Polynomial,
    at: u64,
    depth: u32,
}

/// The roots in the open (0, 1): middle, low, high, count; growing.
fn in_unit(amounts: &[i64]) -> Vec<(f64, f64, f64, usize)> {
    let mut found = Vec::new();
    let mut open = vec![Place { polynomial: Polynomial::new(amounts), at: 0, depth: 0 }];
    let floats: Vec<f64> = amounts.iter().map(|a| *a as f64).collect();
    while let Some(Place { mut polynomial, at, depth }) = open.pop() {
        let part = 0.5f64.powi(depth as i32);
        let (low, high) = (at as f64 * part, (at + 1) as f64 * part);
        let zeros = polynomial.without_zero();
        if zeros > 0 && at > 0 {
            found.push((low, low, low, zeros));
        }
        if polynomial.len() < 2 {
            continue;
        }
        match polynomial.most_in_unit() {
            0 => {}
            1 => {
                let root = bisected(&floats, low, high, polynomial.sign(0) > 0);
                found.push((root, low, high, 1));
            }
            many if depth >= DEEPEST => found.push((f64::midpoint(low, high), low, high, many)),
            _ => {
                let left = polynomial.halved();
                // The right half is worked on after the left: it lies below on the stack.
                open.push(Place { polynomial: left.shifted(), at: 2 * at + 1, depth: depth + 1 });
                open.push(Place { polynomial: left, at: 2 * at, depth: depth + 1 });
            }
        }
    }
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    found
}

/// The only root between two places, where the sign just after the first is known.
fn bisected(p: &[f64], mut low: f64, mut high: f64, positive_first: bool) -> f64 {
    for _ in 0..80 {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            break;
        }
        let value = horner(p, middle);
        if value == 0.0 {
            return middle;
        }
        if (value > 0.0) == positive_first {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

/// Horner's scheme with its rounding errors carried along: as good as twice the digits.
fn horner(p: &[f64], x: f64) -> f64 {
    let (mut sum, mut error) = (0.0f64, 0.0f64);
    for c in p.iter().rev() {
        let product = sum * x;
        let lost = sum.mul_add(x, -product);
        let next = product + c;
        let back = next - product;
        error = error * x + (lost + ((product - (next - back)) + (c - back)));
        sum = next;
    }
    sum + error
}

/// All internal rates of one period above -100 %, growing. `None` where every amount is zero: any rate would do.
pub fn internal_rates(amounts: &[i64]) -> Option<Vec<InternalRate>> {
    let first = amounts.iter().position(|a| *a != 0)?;
    let last = amounts.iter().rposition(|a| *a != 0)?;
    let amounts = &amounts[first..=last];
    let mut rates = Vec::new();
    // Rates below zero: 1 + rate lies in (0, 1).
    let reversed: Vec<i64> = amounts.iter().rev().copied().collect();
    for (x, low, high, roots) in in_unit(&reversed) {
        rates.push(InternalRate { rate: x - 1.0, low: low - 1.0, high: high - 1.0, roots });
    }
    // A rate of nothing: the sum is zero, so often as the derivatives are.
    let mut at_one = Polynomial::new(amounts).shifted();
    let zeros = at_one.without_zero();
    if zeros > 0 {
        rates.push(InternalRate { rate: 0.0, low: 0.0, high: 0.0, roots: zeros });
    }
    for (x, low, high, roots) in in_unit(amounts).into_iter().rev() {
        rates.push(InternalRate { rate: 1.0 / x - 1.0, low: 1.0 / high - 1.0, high: 1.0 / low - 1.0, roots });
    }
    Some(rates)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_shift_and_halve() {
        // (x - 3)(x + 5) = x² + 2x - 15 → (x - 2)(x + 6) = x² + 4x - 12; 4 p(x/2) = x² + 4x - 60.
        let p = Polynomial::new(&[-15, 2, 1]);
        let signed = |p: &Polynomial| (0..p.len()).map(|i| p.at(i)[0] as i64).collect::<Vec<_>>();
        assert_eq!(signed(&p.shifted()), [-12, 4, 1]);
        assert_eq!(signed(&p.halved()), [-60, 4, 1]);
        assert_eq!(signed(&p.reversed()), [1, 2, -15]);
        let wide = p.with_bits(200);
        assert_eq!((wide.width, wide.sign(0), wide.sign(1), wide.bits()), (4, -1, 1, 5));
    }
}
