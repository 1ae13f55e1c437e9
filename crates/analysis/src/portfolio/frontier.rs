//! What one criterion costs in the other: portfolios of which none is better in both, by the ε-constraint method with a second solve that
//! leaves out what is only weakly better (Mavrotas 2009, "Effective implementation of the ε-constraint method in multi-objective
//! mathematical programming problems", Applied Mathematics and Computation 213(2), <https://doi.org/10.1016/j.amc.2009.03.037>).

use super::{Portfolio, PortfolioAsk, PortfolioError, portfolio};

/// Points that are told at most.
pub const MOST_POINTS: usize = 100;

/// One portfolio of the frontier.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    pub objective: f64,
    /// The sum of the second criterion.
    pub second: f64,
    pub portfolio: Portfolio,
}

/// The frontier from the best objective to the best second criterion, which is to be large; `step` is by how much the next point must
/// be better in it. Points are exact where their portfolios are proven.
///
/// # Errors
/// Where not even the first portfolio exists.
pub fn frontier(ask: &PortfolioAsk, second: &[f64], step: f64) -> Result<Vec<Point>, PortfolioError> {
    let of = |p: &Portfolio| p.chosen.iter().zip(second).filter(|(c, _)| **c).map(|(_, s)| s).sum::<f64>();
    let mut points: Vec<Point> = Vec::new();
    let mut asked = PortfolioAsk { floor: None, ..ask.clone() };
    loop {
        let found = match asked.check().and_then(|plan| portfolio(&plan)) {
            Ok(found) => found,
            Err(_) if !points.is_empty() => return Ok(points),
            Err(error) => return Err(error),
        };
        // Of all that are worth as much, the best in the second criterion: it is maximised with the objective held.
        let held = PortfolioAsk { floor: Some((ask.value.clone(), found.objective)), value: second.to_vec(), ..ask.clone() };
        let plain = ask.cell_value == 0.0 && ask.synergies.is_empty();
        let best = if plain { held.check().and_then(|plan| portfolio(&plan)).ok() } else { None };
        let second_of = best.as_ref().map_or_else(|| of(&found), |b| of(b).max(of(&found)));
        let mut found = found;
        if let Some(b) = best.filter(|b| of(b) > of(&found)) {
            let plan = ask.check()?;
            found.objective = plan.value(&b.chosen);
            (found.chosen, found.spent, found.covered_cells, found.out, found.loss) = (b.chosen, b.spent, b.covered_cells, b.out, b.loss);
        }
        points.push(Point { objective: found.objective, second: second_of, portfolio: found });
        if points.len() >= MOST_POINTS {
            return Ok(points);
        }
        asked.floor = Some((second.to_vec(), second_of + step));
    }
}
