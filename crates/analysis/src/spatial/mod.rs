//! Space: who borders whom, where values cluster, and the geometry that maps need.
//!
//! A polygon is a list of rings, a ring a list of `[x, y]` points, closed or not. Rings are read by the even–odd rule
//! (inside an odd number of rings is inside), so outer rings, holes and parts stand side by side in any direction.

pub mod arcs;
pub mod contiguity;
pub mod global;
pub mod hotspots;
mod near;
mod permutations;
pub mod polygon;
mod simplify;
mod snap;
pub mod weights;

/// One point: x and y, or longitude and latitude in degrees.
pub type Point = [f64; 2];

/// The rings of one unit: outer rings, holes and parts side by side.
pub type Rings = Vec<Vec<Point>>;
