//! Student's distribution, from the incomplete beta function.
//!
//! Continued fraction after Lentz 1976, as in DiDonato and Morris 1992, "Algorithm 708", <https://doi.org/10.1145/131766.131776>; the logarithm of gamma after
//! Lanczos 1964, <https://doi.org/10.1137/0701008>.

/// ln Γ(x) for x above zero, to some 14 digits.
fn ln_gamma(x: f64) -> f64 {
    const G: f64 = 7.0;
    const C: [f64; 9] = [
        0.999_999_999_999_809_9,
        676.520_368_121_885_1,
        -1_259.139_216_722_402_8,
        771.323_428_777_653_1,
        -176.615_029_162_140_6,
        12.507_343_278_686_905,
        -0.138_571_095_265_720_12,
        9.984_369_578_019_572e-6,
        1.505_632_735_149_311_6e-7,
    ];
    let x = x - 1.0;
    let sum = C[0] + C.iter().enumerate().skip(1).map(|(i, c)| c / (x + i as f64)).sum::<f64>();
    let t = x + G + 0.5;
    0.5 * (2.0 * std::f64::consts::PI).ln() + (x + 0.5) * t.ln() - t + sum.ln()
}

/// The regularised incomplete beta function.
fn beta(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 || x >= 1.0 {
        return if x <= 0.0 { 0.0 } else { 1.0 };
    }
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - beta(b, a, 1.0 - x);
    }
    let front = (ln_gamma(a + b) - ln_gamma(a) - ln_gamma(b) + a * x.ln() + b * (1.0 - x).ln()).exp() / a;
    let tiny = 1e-300;
    let (mut c, mut d) = (1.0, 1.0 / (1.0 - (a + b) * x / (a + 1.0)).abs().max(tiny).copysign(1.0 - (a + b) * x / (a + 1.0)));
    let mut fraction = d;
    for m in 1..500 {
        let m = f64::from(m);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let mut change = 1.0;
        for part in [even, odd] {
            let lower = 1.0 + part * d;
            d = 1.0 / if lower.abs() < tiny { tiny } else { lower };
            let upper = 1.0 + part / c;
            c = if upper.abs() < tiny { tiny } else { upper };
            change = c * d;
            fraction *= change;
        }
        if (change - 1.0).abs() < 1e-15 {
            break;
        }
    }
    front * fraction
}

/// How often Student's t with so many degrees of freedom lies further from zero than this, on either side.
pub fn two_sided(t: f64, freedom: f64) -> f64 {
    if !t.is_finite() {
        return 0.0;
    }
    beta(freedom / 2.0, 0.5, freedom / (freedom + t * t))
}

/// The t beyond which, on either side, lies so much.
pub fn quantile(two_sided_p: f64, freedom: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    while two_sided(high, freedom) > two_sided_p && high < 1e12 {
        high *= 2.0;
    }
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            break;
        }
        if two_sided(middle, freedom) > two_sided_p {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_of_student() {
        // With one degree of freedom it is Cauchy's: beyond 1 lies a half. Others stand in every table.
        assert!((two_sided(1.0, 1.0) - 0.5).abs() < 1e-13);
        for (freedom, p, t) in
            [(1.0, 0.05, 12.706_204_736), (5.0, 0.05, 2.570_581_836), (30.0, 0.01, 2.749_995_654), (1e7, 0.05, 1.959_964_2)]
        {
            assert!((quantile(p, freedom) - t).abs() < 1e-6 * t, "{freedom} {}", quantile(p, freedom));
        }
        assert_eq!(two_sided(0.0, 4.0), 1.0);
        assert_eq!(two_sided(f64::INFINITY, 4.0), 0.0);
        assert!((ln_gamma(0.5) - std::f64::consts::PI.sqrt().ln()).abs() < 1e-13);
    }
}
