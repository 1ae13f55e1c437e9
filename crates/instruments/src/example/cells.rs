//! Who has what where: the cells (a unit and a service) in which something is planted, those of the ordinary market, and the cells of
//! the grid that stay empty. No service of a planted cell is offered or wanted near it by anybody else.

use super::land::Land;
use super::words::pick;
use reticolo_analysis::rng::Rng;
use reticolo_model::vocabulary::{GRID_AREAS, GRID_DIMENSIONS, GRID_MODALITIES, SERVICES};
use reticolo_model::{Position, Share};
use std::collections::{BTreeMap, BTreeSet};

/// Around a planted cell nobody else has to do with its service within so many kilometres.
const ALONE: f64 = 18.0;
/// Cells of the ordinary market in a group.
const MARKETS: usize = 340;

const PLANTED: u32 = 20;
const ORDINARY: u32 = 21;
const GRID: u32 = 22;

/// What is planted in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Use {
    /// Needs that nobody serves; `NextDoor` and `Withdrawn` look like them.
    Unserved,
    NextDoor,
    Withdrawn,
    /// Needs served from afar by an agreement, and the offer that does it.
    Served,
    Server,
    /// An offer that nobody needs; `Suspended` looks like it.
    Idle,
    Suspended,
    /// Two needs and their two offers.
    Match,
}

/// How many of each in a group, the rarest first where there is no room for all.
const USES: [(Use, usize); 7] = [
    (Use::Unserved, 5),
    (Use::Idle, 3),
    (Use::Match, 10),
    // Each with its [`Use::Server`].
    (Use::Served, 5),
    (Use::NextDoor, 5),
    (Use::Withdrawn, 5),
    (Use::Suspended, 3),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    pub unit: usize,
    pub service: &'static str,
}

#[derive(Debug)]
pub struct Cells {
    /// Of each group the planted cells of each use.
    planted: Vec<BTreeMap<Use, Vec<Cell>>>,
    /// Of each service the units of its planted cells.
    taken: BTreeMap<&'static str, Vec<usize>>,
    pub grid: Grid,
}

/// Services that stand under another: what people need and offer.
pub fn services() -> Vec<&'static str> {
    SERVICES.entries.iter().filter(|(_, parent)| !parent.is_empty()).map(|(code, _)| *code).collect()
}

impl Cells {
    pub fn new(land: &Land<'_>, seed: u64) -> Cells {
        let services = services();
        let mut taken: BTreeMap<&'static str, Vec<usize>> = BTreeMap::new();
        let mut planted = Vec::with_capacity(land.groups.len());
        for (g, range) in land.groups.iter().enumerate() {
            let mut rng = Rng::new(seed, PLANTED, g as u64);
            let mut of: BTreeMap<Use, Vec<Cell>> = BTreeMap::new();
            for (what, many) in USES {
                for _ in 0..many {
                    let room = (0..300).find_map(|_| {
                        let any = |rng: &mut Rng| range.start + rng.below(range.len() as u32) as usize;
                        let unit = any(&mut rng);
                        let service = *pick(&mut rng, &services);
                        let alone = |unit: usize| taken.get(service).is_none_or(|units| units.iter().all(|u| land.apart(*u, unit) > ALONE));
                        let other = match what {
                            // What is served from next door has somebody close by there, who is alone with the service too.
                            Use::NextDoor => Some(beside(land, range, unit).filter(|b| alone(*b))?),
                            // What is served from afar is served from there.
                            Use::Served => Some((0..40).map(|_| any(&mut rng)).find(|o| land.apart(*o, unit) > ALONE && alone(*o))?),
                            _ => None,
                        };
                        alone(unit).then_some((Cell { unit, service }, other))
                    });
                    let Some((cell, other)) = room else { break };
                    taken.entry(cell.service).or_default().extend(other.into_iter().chain([cell.unit]));
                    if let (Use::Served, Some(unit)) = (what, other) {
                        of.entry(Use::Server).or_default().push(Cell { unit, ..cell });
                    }
                    of.entry(what).or_default().push(cell);
                }
            }
            planted.push(of);
        }
        Cells { planted, taken, grid: Grid::new(seed) }
    }

    pub fn of(&self, group: usize, what: Use) -> &[Cell] {
        self.planted[group].get(&what).map_or(&[], Vec::as_slice)
    }

    /// Whether anybody may have to do with a service in a unit without disturbing what is planted.
    pub fn clear(&self, land: &Land<'_>, cell: Cell) -> bool {
        self.taken.get(cell.service).is_none_or(|units| units.iter().all(|u| land.apart(*u, cell.unit) > ALONE))
    }

    /// The cells of the ordinary market of a group, in random order.
    pub fn market(&self, land: &Land<'_>, group: usize, seed: u64) -> Vec<Cell> {
        let services = services();
        let mut all: Vec<Cell> = land.groups[group]
            .clone()
            .flat_map(|unit| services.iter().map(move |service| Cell { unit, service }))
            .filter(|cell| self.clear(land, *cell))
            .collect();
        Rng::new(seed, ORDINARY, group as u64).shuffle(&mut all);
        all.truncate(MARKETS);
        all
    }
}

/// The unit of a group next to another, the nearest of them, unless it is too far for anybody to go there.
pub fn beside(land: &Land<'_>, group: &std::ops::Range<usize>, unit: usize) -> Option<usize> {
    let near = land.neighbours[unit].iter().copied().filter(|n| group.contains(n));
    near.min_by(|a, b| land.apart(*a, unit).total_cmp(&land.apart(*b, unit))).filter(|n| land.apart(*n, unit) < ALONE / 2.0)
}

/// Area, dimension and modality.
pub type Spot = (&'static str, &'static str, &'static str);

/// The cells of the grid that are kept free of all but what is planted in them.
#[derive(Debug)]
pub struct Grid {
    pub empty: Vec<Spot>,
    /// Touched by one record with a small part of it.
    pub thin: Vec<Spot>,
    /// Empty but for one record in a sub-type.
    pub under: Vec<(Spot, &'static str)>,
    kept: BTreeSet<Spot>,
}

/// Planted empty cells of the grid, and of each sort of decoy.
pub const EMPTY: usize = 3;

/// The modality under which another stands, or itself.
fn above(modality: &'static str) -> &'static str {
    GRID_MODALITIES.entries.iter().find(|(code, _)| *code == modality).map_or(modality, |(_, up)| if up.is_empty() { modality } else { up })
}

impl Grid {
    fn new(seed: u64) -> Grid {
        let mut all: Vec<Spot> = Vec::new();
        for area in GRID_AREAS.codes() {
            for dimension in GRID_DIMENSIONS.codes() {
                all.extend(GRID_MODALITIES.codes().filter(|m| above(m) == *m).map(|m| (area, dimension, m)));
            }
        }
        let mut rng = Rng::new(seed, GRID, 0);
        rng.shuffle(&mut all);
        let under: Vec<&'static str> = GRID_MODALITIES.codes().filter(|m| above(m) != *m).collect();
        let (parents, others): (Vec<Spot>, Vec<Spot>) =
            all.into_iter().partition(|s| GRID_MODALITIES.entries.iter().any(|(_, up)| *up == s.2));
        let (mut parents, mut others) = (parents.into_iter(), others.into_iter());
        let under: Vec<(Spot, &'static str)> = parents.by_ref().take(EMPTY).map(|s| (s, *pick(&mut rng, &under))).collect();
        let mut empty: Vec<Spot> = parents.by_ref().take(1).collect();
        empty.extend(others.by_ref().take(EMPTY - empty.len()));
        let thin: Vec<Spot> = others.take(EMPTY).collect();
        let kept = empty.iter().chain(&thin).chain(under.iter().map(|(s, _)| s)).copied().collect();
        Grid { empty, thin, under, kept }
    }

    /// Whether a spot is for everybody.
    fn free(&self, (area, dimension, modality): Spot) -> bool {
        !self.kept.contains(&(area, dimension, above(modality)))
    }

    /// The spots that are for everybody, in the order of the grid.
    pub fn open(&self) -> Vec<Spot> {
        let mut out = Vec::new();
        for area in GRID_AREAS.codes() {
            for dimension in GRID_DIMENSIONS.codes() {
                out.extend(GRID_MODALITIES.codes().map(|m| (area, dimension, m)).filter(|s| self.free(*s)));
            }
        }
        out
    }

    /// A spot of an area.
    fn spot(&self, area: &'static str, rng: &mut Rng) -> Spot {
        let dimensions: Vec<&str> = GRID_DIMENSIONS.codes().collect();
        let modalities: Vec<&str> = GRID_MODALITIES.codes().collect();
        loop {
            let spot = (area, *pick(rng, &dimensions), *pick(rng, &modalities));
            if self.free(spot) {
                return spot;
            }
        }
    }

    /// Where a record stands: seven of ten in one spot, the others in two or three with their weights; the first spot is in its area.
    pub fn positions(&self, area: &'static str, rng: &mut Rng) -> Vec<Position> {
        let areas: Vec<&str> = GRID_AREAS.codes().collect();
        let weights: &[(u32, u32)] = match rng.below(20) {
            0..14 => &[(1, 1)],
            14 | 15 => &[(1, 2), (1, 2)],
            16 | 17 => &[(2, 3), (1, 3)],
            18 => &[(1, 2), (1, 3), (1, 6)],
            _ => &[(1, 2), (1, 4), (1, 4)],
        };
        let mut spots: Vec<Spot> = Vec::new();
        while spots.len() < weights.len() {
            let area = if spots.is_empty() || rng.below(2) == 0 { area } else { *pick(rng, &areas) };
            let spot = self.spot(area, rng);
            if !spots.contains(&spot) {
                spots.push(spot);
            }
        }
        spots.into_iter().zip(weights).filter_map(|(spot, (n, d))| Some(position(spot, Share::new(*n, *d)?))).collect()
    }
}

pub fn position((area, dimension, modality): Spot, weight: Share) -> Position {
    Position { area: area.to_owned(), dimension: dimension.to_owned(), modality: modality.to_owned(), weight }
}

#[cfg(test)]
mod tests {
    use super::super::ground;
    use super::*;

    #[test]
    fn a_planted_service_is_alone_around_its_cell() {
        for seed in 1..8 {
            let units = ground::units(&ground::codes("01", 99), seed);
            let land = Land::new(&units, ground::residents(seed, 99), 3, seed);
            let cells = Cells::new(&land, seed);
            for group in 0..3 {
                for (what, many) in USES {
                    assert_eq!(cells.of(group, what).len(), many, "seed {seed}, group {group}: {what:?}");
                }
                let (served, servers) = (cells.of(group, Use::Served), cells.of(group, Use::Server));
                assert!(served.iter().map(|c| c.service).eq(servers.iter().map(|c| c.service)));
                let market = cells.market(&land, group, seed);
                assert!(market.len() > 250, "seed {seed}, group {group}: {} cells", market.len());
                for cell in market {
                    assert!(cells.clear(&land, cell));
                }
            }
        }
    }

    #[test]
    fn kept_spots_stay_free() {
        let grid = Grid::new(5);
        assert_eq!((grid.empty.len(), grid.thin.len(), grid.under.len(), grid.kept.len()), (3, 3, 3, 9));
        for i in 0..2000 {
            let mut rng = Rng::new(5, 1, i);
            let positions = grid.positions("welfare", &mut rng);
            for p in &positions {
                let spot =
                    grid.kept.iter().find(|s| s.0 == p.area && s.1 == p.dimension && (s.2 == p.modality || p.modality.contains(s.2)));
                assert!(spot.is_none(), "{p:?}");
            }
        }
        assert!(grid.open().iter().all(|s| grid.free(*s)) && grid.open().len() > 100);
    }
}
