//! The greatest eigenvalue of a symmetric operator beside directions that are known already: Lanczos with full
//! reorthogonalisation (Golub and Van Loan, "Matrix computations", 10.1), and the tridiagonal problem by implicit QL.

use crate::rng::Rng;

/// Steps at most; a greater eigenvalue that stands apart needs a few dozen.
const STEPS: usize = 400;
/// So often the answer is looked at.
const LOOK: usize = 4;
const STREAM: u32 = 7;

/// An eigenvalue with its vector of length 1.
pub(super) struct Pair {
    pub value: f64,
    pub vector: Vec<f64>,
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

fn add(a: &mut [f64], by: f64, b: &[f64]) {
    for (x, y) in a.iter_mut().zip(b) {
        *x += by * y;
    }
}

/// Takes the parts along some vectors of length 1 out, twice, so that none comes back by rounding.
fn clear<'a>(v: &mut [f64], of: impl Iterator<Item = &'a Vec<f64>> + Clone) {
    for _ in 0..2 {
        for known in of.clone() {
            let along = dot(v, known);
            add(v, -along, known);
        }
    }
}

fn unit(v: &mut [f64]) -> f64 {
    let length = dot(v, v).sqrt();
    if length > 0.0 {
        v.iter_mut().for_each(|x| *x /= length);
    }
    length
}

/// The greatest eigenvalue of `apply`, which writes the product into its second argument and has no negative
/// eigenvalue, orthogonally to `known`. `None` where no direction is left. It ends when what is left of the vector's equation is below
/// `enough`; the value is then right to its square.
pub(super) fn greatest(n: usize, known: &[Vec<f64>], enough: f64, apply: impl Fn(&[f64], &mut [f64])) -> Option<Pair> {
    if known.len() >= n {
        return None;
    }
    // Another start each time: a start gives one direction of several that are equal.
    let mut rng = Rng::new(0, STREAM, known.len() as u64);
    let mut v: Vec<f64> = (0..n).map(|_| rng.unit() - 0.5).collect();
    clear(&mut v, known.iter());
    unit(&mut v);
    let (mut basis, mut diagonal, mut beside): (Vec<Vec<f64>>, Vec<f64>, Vec<f64>) = (vec![v], Vec::new(), Vec::new());
    let mut next = vec![0.0; n];
    let most = STEPS.min(n - known.len());
    loop {
        let step = diagonal.len();
        apply(&basis[step], &mut next);
        diagonal.push(dot(&next, &basis[step]));
        clear(&mut next, known.iter().chain(&basis));
        let length = unit(&mut next);
        let done = step + 1 == most || length < 1e-13;
        if done || (step + 1).is_multiple_of(LOOK) {
            let (value, weights) = tridiagonal(&diagonal, &beside);
            if done || length * weights[step].abs() < enough {
                let mut vector = vec![0.0; n];
                for (weight, b) in weights.iter().zip(&basis) {
                    add(&mut vector, *weight, b);
                }
                unit(&mut vector);
                return Some(Pair { value, vector });
            }
        }
        beside.push(length);
        basis.push(next.clone());
    }
}

/// The greatest eigenvalue of a symmetric tridiagonal matrix and its vector.
fn tridiagonal(diagonal: &[f64], beside: &[f64]) -> (f64, Vec<f64>) {
    let n = diagonal.len();
    let mut d = diagonal.to_vec();
    let mut e = beside.to_vec();
    e.resize(n, 0.0);
    // One row a direction of the basis, one column an eigenvalue.
    let mut z = vec![0.0; n * n];
    (0..n).for_each(|i| z[i * n + i] = 1.0);
    for l in 0..n {
        // Each eigenvalue takes a handful of rounds; the limit only ends what rounding keeps from ending.
        for _ in 0..100 {
            let m = (l..n - 1).find(|m| e[*m].abs() <= f64::EPSILON * (d[*m].abs() + d[*m + 1].abs())).unwrap_or(n - 1);
            if m == l {
                break;
            }
            let mut g = (d[l + 1] - d[l]) / (2.0 * e[l]);
            let mut r = g.hypot(1.0);
            g = d[m] - d[l] + e[l] / (g + r.copysign(g));
            let (mut s, mut c, mut p) = (1.0, 1.0, 0.0);
            let mut split = false;
            for i in (l..m).rev() {
                let (f, b) = (s * e[i], c * e[i]);
                r = f.hypot(g);
                e[i + 1] = r;
                if r == 0.0 {
                    d[i + 1] -= p;
                    e[m] = 0.0;
                    split = true;
                    break;
                }
                (s, c) = (f / r, g / r);
                g = d[i + 1] - p;
                r = (d[i] - g) * s + 2.0 * c * b;
                p = s * r;
                d[i + 1] = g + p;
                g = c * r - b;
                for k in 0..n {
                    let (x, y) = (z[k * n + i + 1], z[k * n + i]);
                    z[k * n + i + 1] = s * y + c * x;
                    z[k * n + i] = c * y - s * x;
                }
            }
            if split {
                continue;
            }
            d[l] -= p;
            e[l] = g;
            e[m] = 0.0;
        }
    }
    let best = (0..n).fold(0, |best, i| if d[i] > d[best] { i } else { best });
    (d[best], (0..n).map(|k| z[k * n + best]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_greatest_of_a_path_is_its_cosine() {
        // The path of n nodes has the eigenvalues 2 cos(kπ / (n + 1)); shifted by 2 none is negative.
        for n in [1usize, 2, 3, 40, 150] {
            let apply = |x: &[f64], out: &mut [f64]| {
                for i in 0..n {
                    out[i] = 2.0 * x[i] + if i > 0 { x[i - 1] } else { 0.0 } + if i + 1 < n { x[i + 1] } else { 0.0 };
                }
            };
            let first = greatest(n, &[], 1e-13, apply).unwrap();
            let angle = |k: f64| 2.0 + 2.0 * (k * std::f64::consts::PI / (n as f64 + 1.0)).cos();
            assert!((first.value - angle(1.0)).abs() < 1e-10, "{n}: {}", first.value);
            let second = greatest(n, &[first.vector], 1e-7, apply);
            assert_eq!(second.is_none(), n == 1);
            if let Some(second) = second {
                assert!((second.value - angle(2.0)).abs() < 1e-10, "{n}: {}", second.value);
            }
        }
    }
}
