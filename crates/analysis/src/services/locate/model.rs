//! What all location questions become: open sites so that the sum of each place's least cost is least. A place's sites stand in a
//! list of growing cost, with what it costs to be left outside at the end.

/// Rows of sites and costs, a row a place.
#[derive(Debug, Clone)]
pub(crate) struct Model {
    pub sites: usize,
    pub start: Vec<usize>,
    pub site: Vec<u32>,
    /// Growing within each row, and below `outside`.
    pub cost: Vec<f64>,
    /// What a place costs that no open site serves; finite.
    pub outside: Vec<f64>,
    /// What opening a site costs.
    pub opening: f64,
    /// At most so many sites; as many as are wanted where it is `None`.
    pub count: Option<usize>,
    /// Whether every cost is a whole number, so that a better answer is better by one at least.
    pub whole: bool,
}

impl Model {
    pub fn places(&self) -> usize {
        self.outside.len()
    }

    pub fn row(&self, i: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
        let range = self.start[i]..self.start[i + 1];
        self.site[range.clone()].iter().map(|j| *j as usize).zip(self.cost[range].iter().copied())
    }

    /// Below this a bound must lie for a better answer than `best` to be possible.
    pub fn cutoff(&self, best: f64) -> f64 {
        if self.whole { best - 1.0 + 1e-6 } else { best - 1e-9 * best.abs() }
    }

    /// What the places cost with these sites open (without their opening).
    pub fn serve(&self, open: &[bool]) -> f64 {
        let mut sum = 0.0;
        for i in 0..self.places() {
            sum += self.row(i).find(|(j, _)| open[*j]).map_or(self.outside[i], |(_, cost)| cost);
        }
        sum
    }

    /// The same model without the closed sites, rows cut after the first site that is open for good. Sites keep their numbers.
    pub fn reduced(&self, closed: impl Fn(usize) -> bool, open: impl Fn(usize) -> bool) -> Model {
        let mut out = Model {
            start: Vec::with_capacity(self.start.len()),
            site: Vec::with_capacity(self.site.len() / 2),
            cost: Vec::with_capacity(self.site.len() / 2),
            outside: self.outside.clone(),
            ..*self
        };
        out.start.push(0);
        for i in 0..self.places() {
            for (j, cost) in self.row(i).filter(|(j, _)| !closed(*j)) {
                out.site.push(j as u32);
                out.cost.push(cost);
                if open(j) {
                    break;
                }
            }
            out.start.push(out.site.len());
        }
        out
    }
}
