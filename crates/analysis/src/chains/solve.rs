//! Solves (I - A) s = f and l (I - A) = w for a few right sides at once without the inverse: one Krylov space a system (GMRES, Saad and
//! Schultz 1986, <https://doi.org/10.1137/0907058>), all of them in step, so that the flows are read once a step.

use rayon::prelude::*;

/// Into so many pieces the rows are cut, whatever the threads.
const PIECES: usize = 32;
/// Steps of one space, and how often a space is begun anew from what is left.
const STEPS: usize = 60;
const ROUNDS: usize = 4;
/// What is left of a right side, beside it, when a system is solved.
const LEAST: f64 = 1e-14;

/// One system over the flows Z: `right` is x = f + post · Z (pre · x), else x = f + post · (pre · x) Z, scaled entry by entry.
pub(super) struct System {
    pub right: bool,
    pub pre: Option<Vec<f64>>,
    pub post: Option<Vec<f64>>,
    pub given: Vec<f64>,
}

/// A solution and the greatest entry that is left of `given`.
pub(super) struct Solved {
    pub x: Vec<f64>,
    pub left: f64,
}

/// Sum of products in eight lanes.
pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    let ((a8, a), (b8, b)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
    let mut lanes = [0.0; 8];
    for (a, b) in a8.iter().zip(b8) {
        for i in 0..8 {
            lanes[i] += a[i] * b[i];
        }
    }
    lanes.iter().sum::<f64>() + a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>()
}

fn add(a: &mut [f64], by: f64, b: &[f64]) {
    a.iter_mut().zip(b).for_each(|(a, b)| *a += by * b);
}

fn scaled(x: &[f64], by: Option<&Vec<f64>>) -> Vec<f64> {
    by.map_or_else(|| x.to_vec(), |by| x.iter().zip(by).map(|(x, s)| x * s).collect())
}

/// x - A x for each system and its x, with one pass over the flows.
fn apply(flows: &[f64], n: usize, systems: &[(&System, &[f64])]) -> Vec<Vec<f64>> {
    let ins: Vec<(bool, Vec<f64>)> = systems.iter().map(|(s, x)| (s.right, scaled(x, s.pre.as_ref()))).collect();
    let each = n.div_ceil(PIECES).max(1);
    let pieces: Vec<Vec<Vec<f64>>> = flows
        .par_chunks(each * n)
        .enumerate()
        .map(|(piece, rows)| {
            let mut outs: Vec<Vec<f64>> =
                ins.iter().map(|(right, _)| if *right { Vec::with_capacity(each) } else { vec![0.0; n] }).collect();
            for (at, row) in rows.chunks_exact(n).enumerate() {
                for ((right, x), out) in ins.iter().zip(&mut outs) {
                    if *right {
                        out.push(dot(row, x));
                    } else {
                        add(out, x[piece * each + at], row);
                    }
                }
            }
            outs
        })
        .collect();
    systems
        .iter()
        .enumerate()
        .map(|(at, (system, x))| {
            let mut product = Vec::with_capacity(n);
            if system.right {
                pieces.iter().for_each(|piece| product.extend_from_slice(&piece[at]));
            } else {
                product.resize(n, 0.0);
                pieces.iter().for_each(|piece| add(&mut product, 1.0, &piece[at]));
            }
            let post = |i: usize| system.post.as_ref().map_or(1.0, |p| p[i]);
            product.iter().enumerate().map(|(i, p)| x[i] - post(i) * p).collect()
        })
        .collect()
}

/// The space of one system, its Hessenberg matrix turned to a triangle as it grows.
struct Space {
    basis: Vec<Vec<f64>>,
    triangle: Vec<Vec<f64>>,
    turns: Vec<(f64, f64)>,
    side: Vec<f64>,
    length: f64,
    done: bool,
}

impl Space {
    fn new(mut left: Vec<f64>) -> Space {
        let length = dot(&left, &left).sqrt();
        if length > 0.0 {
            left.iter_mut().for_each(|x| *x /= length);
        }
        Space { basis: vec![left], triangle: Vec::new(), turns: Vec::new(), side: vec![length], length, done: length == 0.0 }
    }

    /// Takes the image of the newest direction in.
    fn grow(&mut self, mut image: Vec<f64>, enough: f64) {
        let mut column: Vec<f64> = Vec::with_capacity(self.basis.len() + 1);
        for b in &self.basis {
            let along = dot(&image, b);
            add(&mut image, -along, b);
            column.push(along);
        }
        // Once more, so that the directions stay apart.
        for (b, sum) in self.basis.iter().zip(&mut column) {
            let along = dot(&image, b);
            add(&mut image, -along, b);
            *sum += along;
        }
        let next = dot(&image, &image).sqrt();
        for (k, (c, s)) in self.turns.iter().enumerate() {
            let (above, below) = (column[k], column[k + 1]);
            column[k] = c * above + s * below;
            column[k + 1] = c * below - s * above;
        }
        let k = column.len() - 1;
        let long = column[k].hypot(next);
        let (c, s) = if long > 0.0 { (column[k] / long, next / long) } else { (1.0, 0.0) };
        column[k] = long;
        self.turns.push((c, s));
        let rest = self.side[k];
        self.side[k] = c * rest;
        self.side.push(-s * rest);
        self.triangle.push(column);
        if next > 0.0 {
            image.iter_mut().for_each(|x| *x /= next);
            self.basis.push(image);
        }
        // What is no number ends it too.
        self.done = !(next > 1e-300 && next.is_finite()) || long == 0.0 || self.side[k + 1].abs() <= enough || self.triangle.len() >= STEPS;
    }

    /// What the space adds to the solution.
    fn answer(&self) -> Vec<f64> {
        let k = self.triangle.len();
        let mut weights = self.side[..k].to_vec();
        for i in (0..k).rev() {
            let pivot = self.triangle[i][i];
            weights[i] = if pivot == 0.0 { 0.0 } else { weights[i] / pivot };
            for above in 0..i {
                weights[above] -= self.triangle[i][above] * weights[i];
            }
        }
        let mut x = vec![0.0; self.basis[0].len()];
        weights.iter().zip(&self.basis).for_each(|(w, b)| add(&mut x, *w, b));
        x
    }
}

/// The solutions, as near as they come; `left` says how near. Also how often the flows were read.
pub(super) fn solve(flows: &[f64], n: usize, systems: &[System]) -> (Vec<Solved>, usize) {
    let greatest = |v: &[f64]| v.iter().fold(0.0f64, |m, x| if x.is_nan() { f64::INFINITY } else { m.max(x.abs()) });
    let mut solved: Vec<Solved> = systems.iter().map(|s| Solved { x: vec![0.0; n], left: greatest(&s.given) }).collect();
    let mut lefts: Vec<Vec<f64>> = systems.iter().map(|s| s.given.clone()).collect();
    let wanted: Vec<f64> = systems.iter().map(|s| LEAST * dot(&s.given, &s.given).sqrt()).collect();
    let mut reads = 0;
    for _ in 0..ROUNDS {
        let mut spaces: Vec<Space> = lefts.drain(..).map(Space::new).collect();
        for (space, wanted) in spaces.iter_mut().zip(&wanted) {
            space.done |= space.length <= 10.0 * wanted;
        }
        if spaces.iter().all(|s| s.done) {
            break;
        }
        while spaces.iter().any(|s| !s.done) {
            let open: Vec<usize> = (0..spaces.len()).filter(|i| !spaces[*i].done).collect();
            let asked: Vec<(&System, &[f64])> =
                open.iter().map(|i| (&systems[*i], spaces[*i].basis.last().map_or(&[][..], |b| b))).collect();
            let images = apply(flows, n, &asked);
            reads += 1;
            for (i, image) in open.into_iter().zip(images) {
                spaces[i].grow(image, wanted[i]);
            }
        }
        for (one, space) in solved.iter_mut().zip(&spaces) {
            add(&mut one.x, 1.0, &space.answer());
        }
        let asked: Vec<(&System, &[f64])> = systems.iter().zip(&solved).map(|(s, one)| (s, one.x.as_slice())).collect();
        let images = apply(flows, n, &asked);
        reads += 1;
        for ((one, image), system) in solved.iter_mut().zip(images).zip(systems) {
            let left: Vec<f64> = system.given.iter().zip(&image).map(|(g, i)| g - i).collect();
            one.left = greatest(&left);
            lefts.push(left);
        }
    }
    (solved, reads)
}
