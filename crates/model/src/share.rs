//! Exact fractions: the part of a record that lies in a unit.

use serde::{Deserialize, Serialize};

/// `numerator / denominator`, in lowest terms, above 0 and at most 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Share {
    numerator: u32,
    denominator: u32,
}

impl Share {
    pub const WHOLE: Share = Share { numerator: 1, denominator: 1 };

    /// `None` unless 0 < numerator ≤ denominator.
    #[must_use]
    pub fn new(numerator: u32, denominator: u32) -> Option<Share> {
        if numerator == 0 || numerator > denominator {
            return None;
        }
        let divisor = gcd(numerator, denominator);
        Some(Share { numerator: numerator / divisor, denominator: denominator / divisor })
    }

    /// The equal part of `n` places.
    #[must_use]
    pub fn equal(n: usize) -> Share {
        u32::try_from(n).ok().and_then(|n| Share::new(1, n)).unwrap_or(Share::WHOLE)
    }

    #[must_use]
    pub fn parts(self) -> (u32, u32) {
        (self.numerator, self.denominator)
    }
}

fn gcd(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { gcd(b, a % b) }
}

impl From<Share> for String {
    fn from(share: Share) -> String {
        format!("{}/{}", share.numerator, share.denominator)
    }
}

impl TryFrom<String> for Share {
    type Error = String;

    fn try_from(text: String) -> Result<Share, String> {
        let bad = || format!("a share is a fraction such as 1/3, not {text:?}");
        let (n, d) = text.split_once('/').ok_or_else(bad)?;
        Share::new(n.trim().parse().map_err(|_| bad())?, d.trim().parse().map_err(|_| bad())?).ok_or_else(bad)
    }
}

/// The sum of `cents × share` in whole cents, rounded half up once at the end.
/// Exact as long as the denominators' least common multiple fits 64 bits; beyond that each part is rounded by itself.
#[must_use]
pub fn total_cents(parts: &[(i64, Share)]) -> i64 {
    let common = parts.iter().try_fold(1i128, |acc, (_, share)| {
        let d = i128::from(share.denominator);
        let lcm = acc / gcd128(acc, d) * d;
        (lcm < i128::from(i64::MAX)).then_some(lcm)
    });
    match common {
        Some(common) => {
            let sum: i128 =
                parts.iter().map(|(cents, s)| i128::from(*cents) * i128::from(s.numerator) * (common / i128::from(s.denominator))).sum();
            i64::try_from((2 * sum + common).div_euclid(2 * common)).unwrap_or(i64::MAX)
        }
        None => parts
            .iter()
            .map(|(cents, s)| {
                let d = i128::from(s.denominator);
                i64::try_from((2 * i128::from(*cents) * i128::from(s.numerator) + d).div_euclid(2 * d)).unwrap_or(i64::MAX)
            })
            .sum(),
    }
}

fn gcd128(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { gcd128(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirds_of_a_euro_make_a_euro() {
        let third = Share::equal(3);
        assert_eq!(total_cents(&[(100, third), (100, third), (100, third)]), 100);
        assert_eq!(total_cents(&[(100, third)]), 33);
        assert_eq!(total_cents(&[(-50, Share::equal(4)), (101, Share::equal(2))]), 38);
    }

    #[test]
    fn a_share_reads_back() {
        assert_eq!(Share::try_from(String::from("2/6")), Ok(Share::equal(3)));
        assert!(Share::try_from(String::from("3/2")).is_err());
    }
}
