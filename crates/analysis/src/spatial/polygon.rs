//! Areas, centres and tests of position for polygons given as rings (even–odd rule), and distances on the sphere.

use super::{Point, Rings};

/// Mean radius of the Earth (IUGG), in kilometres.
pub const EARTH_RADIUS_KM: f64 = 6371.0088;

/// Great-circle distance in kilometres between two points of longitude and latitude in degrees.
pub fn haversine_km(a: Point, b: Point) -> f64 {
    let (lat_a, lat_b) = (a[1].to_radians(), b[1].to_radians());
    let half_lat = ((lat_b - lat_a) / 2.0).sin();
    let half_lon = ((b[0] - a[0]).to_radians() / 2.0).sin();
    let h = half_lat * half_lat + lat_a.cos() * lat_b.cos() * half_lon * half_lon;
    2.0 * EARTH_RADIUS_KM * h.sqrt().min(1.0).asin()
}

/// The smallest box `[west, south, east, north]` around all points; `None` without points.
pub fn bbox(rings: &Rings) -> Option<[f64; 4]> {
    let mut points = rings.iter().flatten();
    let first = points.next()?;
    Some(points.fold([first[0], first[1], first[0], first[1]], |b, p| [b[0].min(p[0]), b[1].min(p[1]), b[2].max(p[0]), b[3].max(p[1])]))
}

/// Signed area of one ring by the shoelace formula: positive when it runs counter-clockwise.
pub fn signed_area(ring: &[Point]) -> f64 {
    moments(ring)[0]
}

/// Signed area of a ring and its first moments; taken from the ring's first point, so that far-off coordinates lose no
/// digits.
fn moments(ring: &[Point]) -> [f64; 3] {
    let Some(&[x0, y0]) = ring.first() else {
        return [0.0; 3];
    };
    let mut sums = [0.0; 3];
    for (p, q) in sides(ring) {
        let (px, py, qx, qy) = (p[0] - x0, p[1] - y0, q[0] - x0, q[1] - y0);
        let cross = px * qy - qx * py;
        sums[0] += cross / 2.0;
        sums[1] += cross * (px + qx) / 6.0;
        sums[2] += cross * (py + qy) / 6.0;
    }
    [sums[0], sums[1] + x0 * sums[0], sums[2] + y0 * sums[0]]
}

/// The sides of a ring, the closing one included whether or not the first point is repeated at the end.
fn sides(ring: &[Point]) -> impl Iterator<Item = (Point, Point)> + '_ {
    (0..ring.len()).map(move |i| (ring[i], ring[(i + 1) % ring.len()]))
}

/// For each ring +1 where it adds and -1 where it is a hole: by the number of larger rings around a point inside it.
fn signs(rings: &Rings) -> Vec<f64> {
    if rings.len() == 1 {
        return vec![1.0];
    }
    let areas: Vec<f64> = rings.iter().map(|r| signed_area(r).abs()).collect();
    rings
        .iter()
        .enumerate()
        .map(|(i, ring)| {
            let Some(inner) = inner_point(std::slice::from_ref(ring)) else {
                return 0.0;
            };
            // Of two rings of the same size the first counts as the larger.
            let larger = |j: usize| areas[j] > areas[i] || areas[j] == areas[i] && j < i;
            let around = (0..rings.len()).filter(|&j| j != i && larger(j) && crossings(&rings[j], inner) % 2 == 1).count();
            if around % 2 == 0 { 1.0 } else { -1.0 }
        })
        .collect()
}

/// Area in the square of the coordinates' unit, holes taken off.
pub fn area(rings: &Rings) -> f64 {
    signs(rings).iter().zip(rings).map(|(sign, ring)| sign * signed_area(ring).abs()).sum()
}

/// Area in square kilometres of rings of longitude and latitude in degrees, on the sphere.
///
/// Each ring by the line integral of the sine of the latitude, as in Chamberlain and Duquette 2007, "Some algorithms for
/// polygons on a sphere" (JPL Publication 07-3), with the exact mean of the sine along a side that is straight in degrees.
pub fn area_km2(rings: &Rings) -> f64 {
    let ring_area = |ring: &[Point]| -> f64 {
        sides(ring)
            .map(|(p, q)| {
                let (a, b) = (p[1].to_radians(), q[1].to_radians());
                let half = (b - a) / 2.0;
                let sinc = if half.abs() < 1e-8 { 1.0 } else { half.sin() / half };
                (q[0] - p[0]).to_radians() * ((a + b) / 2.0).sin() * sinc
            })
            .sum::<f64>()
            .abs()
            * EARTH_RADIUS_KM
            * EARTH_RADIUS_KM
    };
    signs(rings).iter().zip(rings).map(|(sign, ring)| sign * ring_area(ring)).sum()
}

/// Centre of mass, holes taken off; it may lie outside. Without area the middle of the box; `None` without points.
pub fn centroid(rings: &Rings) -> Option<Point> {
    let [west, south, east, north] = bbox(rings)?;
    let mut sums = [0.0; 3];
    for (sign, ring) in signs(rings).iter().zip(rings) {
        let m = moments(ring);
        let sign = sign * m[0].signum();
        for (sum, moment) in sums.iter_mut().zip(m) {
            *sum += sign * moment;
        }
    }
    if sums[0] > 0.0 { Some([sums[1] / sums[0], sums[2] / sums[0]]) } else { Some([(west + east) / 2.0, (south + north) / 2.0]) }
}

/// How often a ray from the point to the east crosses the ring.
fn crossings(ring: &[Point], point: Point) -> usize {
    sides(ring)
        .filter(|(p, q)| (p[1] > point[1]) != (q[1] > point[1]) && point[0] < (q[0] - p[0]) * (point[1] - p[1]) / (q[1] - p[1]) + p[0])
        .count()
}

/// Whether the point lies inside an odd number of rings. Of points on a border, those on western and southern sides
/// count as inside.
pub fn point_in_polygon(rings: &Rings, point: Point) -> bool {
    rings.iter().map(|r| crossings(r, point)).sum::<usize>() % 2 == 1
}

/// A point inside: the middle of the widest stretch along a horizontal line near the middle of the box. For rings
/// without area the middle of the box; `None` without points.
pub fn point_on_surface(rings: &Rings) -> Option<Point> {
    let [west, south, east, north] = bbox(rings)?;
    Some(inner_point(rings).unwrap_or([(west + east) / 2.0, (south + north) / 2.0]))
}

fn inner_point(rings: &[Vec<Point>]) -> Option<Point> {
    let mut heights: Vec<f64> = rings.iter().flatten().map(|p| p[1]).collect();
    heights.sort_unstable_by(f64::total_cmp);
    heights.dedup();
    let middle = (heights.first()? + heights.last()?) / 2.0;
    // Between two neighbouring vertex heights no vertex lies on the line. Bands are tried from the middle outwards.
    let mut bands: Vec<(f64, f64)> = heights.windows(2).map(|w| ((w[0] + w[1]) / 2.0, w[1] - w[0])).collect();
    bands.sort_by(|a, b| (a.0 - middle).abs().total_cmp(&(b.0 - middle).abs()));
    for (y, _) in bands {
        let mut cuts: Vec<f64> = rings
            .iter()
            .flat_map(|ring| sides(ring))
            .filter(|(p, q)| (p[1] > y) != (q[1] > y))
            .map(|(p, q)| p[0] + (q[0] - p[0]) * (y - p[1]) / (q[1] - p[1]))
            .collect();
        cuts.sort_unstable_by(f64::total_cmp);
        let widest = cuts.chunks_exact(2).map(|c| (c[1] - c[0], c[0] + (c[1] - c[0]) / 2.0)).max_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((width, x)) = widest
            && width > 0.0
        {
            return Some([x, y]);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(x: f64, y: f64, side: f64) -> Vec<Point> {
        vec![[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]
    }

    #[test]
    fn a_square_with_a_hole_and_an_island_in_it() {
        // In any direction and order: 100 - 36 + 4, and a part of 1 apart.
        let mut hole = square(2.0, 2.0, 6.0);
        for turned in [false, true] {
            if turned {
                hole.reverse();
            }
            let rings = vec![square(4.0, 4.0, 2.0), hole.clone(), square(0.0, 0.0, 10.0), square(20.0, 0.0, 1.0)];
            assert!((area(&rings) - 69.0).abs() < 1e-12);
            let centre = centroid(&rings).unwrap();
            assert!((centre[0] - (68.0 * 5.0 + 20.5) / 69.0).abs() < 1e-12);
            assert!((centre[1] - (68.0 * 5.0 + 0.5) / 69.0).abs() < 1e-12);
            assert_eq!(bbox(&rings), Some([0.0, 0.0, 21.0, 10.0]));
            for (point, inside) in [([5.0, 5.0], true), ([3.0, 5.0], false), ([1.0, 5.0], true), ([-1.0, 5.0], false)] {
                assert_eq!(point_in_polygon(&rings, point), inside);
            }
        }
    }

    #[test]
    fn the_point_on_the_surface_lies_inside_where_the_centroid_does_not() {
        let horseshoe = vec![vec![[0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [9.0, 10.0], [9.0, 1.0], [1.0, 1.0], [1.0, 10.0], [0.0, 10.0]]];
        assert!(!point_in_polygon(&horseshoe, centroid(&horseshoe).unwrap()));
        assert!(point_in_polygon(&horseshoe, point_on_surface(&horseshoe).unwrap()));
        let line = vec![vec![[0.0, 0.0], [2.0, 2.0], [4.0, 4.0]]];
        assert_eq!(point_on_surface(&line), Some([2.0, 2.0]));
        assert_eq!(area(&line), 0.0);
        assert_eq!(centroid(&Vec::new()), None);
    }

    #[test]
    fn far_coordinates_lose_no_digits_and_the_sphere_is_right() {
        let far = vec![square(4_000_000.0, 4_700_000.0, 0.5)];
        assert!((area(&far) - 0.25).abs() < 1e-12);
        // A quarter of the northern hemisphere's circle, and one degree along the equator.
        let quarter = std::f64::consts::FRAC_PI_2 * EARTH_RADIUS_KM;
        assert!((haversine_km([12.0, 0.0], [12.0, 90.0]) - quarter).abs() < 1e-6);
        assert!((haversine_km([0.0, 0.0], [1.0, 0.0]) - 111.195_080).abs() < 1e-5);
        // The zone between the equator and 30 degrees, a quarter of the way round: a sixteenth of the sphere's surface.
        let zone = vec![vec![[0.0, 0.0], [90.0, 0.0], [90.0, 30.0], [0.0, 30.0]]];
        let sphere = 4.0 * std::f64::consts::PI * EARTH_RADIUS_KM * EARTH_RADIUS_KM;
        assert!((area_km2(&zone) / (sphere / 16.0) - 1.0).abs() < 1e-12);
    }
}
