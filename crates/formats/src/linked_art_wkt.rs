//! Well-known text (OGC Simple Features, part 1), in which Linked Art states where a place is: longitude and latitude in degrees.

use reticolo_model::geometry::{Geometry, Point};
use std::fmt::Write;

/// Numbers in brackets, however deep.
enum Nested {
    Point(Point),
    List(Vec<Nested>),
}

/// The deepest brackets: those of a multipolygon.
const MAX_DEPTH: usize = 4;

/// The shape that a text states; height and measure are dropped. `None` for a text that is none, is empty, or does not lie on Earth
/// with closed rings.
pub(crate) fn from_wkt(text: &str) -> Option<Geometry> {
    let text = text.trim();
    let open = text.find('(')?;
    let kind = text[..open].trim().to_ascii_uppercase();
    let kind = kind.split_whitespace().next()?;
    let mut rest = &text[open..];
    let nested = nested(&mut rest, MAX_DEPTH)?;
    let geometry = match kind {
        "POINT" => nested.points()?.into_iter().next().map(Geometry::Point)?,
        "MULTIPOINT" => Geometry::MultiPoint(nested.points()?),
        "LINESTRING" => Geometry::Line(nested.points()?),
        "MULTILINESTRING" => Geometry::MultiLine(nested.lines()?),
        "POLYGON" => Geometry::Polygon(nested.lines()?),
        "MULTIPOLYGON" => match nested {
            Nested::List(polygons) => Geometry::MultiPolygon(polygons.iter().map(Nested::lines).collect::<Option<_>>()?),
            Nested::Point(_) => return None,
        },
        _ => return None,
    };
    (rest.trim().is_empty() && geometry.is_sound()).then_some(geometry)
}

impl Nested {
    /// The points of a list, each bare or in brackets of its own.
    fn points(&self) -> Option<Vec<Point>> {
        let Nested::List(items) = self else { return None };
        let point = |item: &Nested| match item {
            Nested::Point(point) => Some(*point),
            Nested::List(one) => match one[..] {
                [Nested::Point(point)] => Some(point),
                _ => None,
            },
        };
        items.iter().map(point).collect()
    }

    fn lines(&self) -> Option<Vec<Vec<Point>>> {
        let Nested::List(items) = self else { return None };
        items.iter().map(Nested::points).collect()
    }
}

/// What stands in the brackets that `rest` begins with; `rest` goes on behind them.
fn nested(rest: &mut &str, depth: usize) -> Option<Nested> {
    if depth == 0 {
        return None;
    }
    *rest = rest.trim_start().strip_prefix('(')?;
    let mut items = Vec::new();
    loop {
        if rest.trim_start().starts_with('(') {
            items.push(nested(rest, depth - 1)?);
        } else {
            let end = rest.find([',', ')', '('])?;
            let mut numbers = rest[..end].split_whitespace().map(str::parse::<f64>);
            items.push(Nested::Point([numbers.next()?.ok()?, numbers.next()?.ok()?]));
            *rest = &rest[end..];
        }
        let next = rest.trim_start();
        if let Some(more) = next.strip_prefix(',') {
            *rest = more;
        } else {
            *rest = next.strip_prefix(')')?;
            return Some(Nested::List(items));
        }
    }
}

/// A shape as text.
#[must_use]
pub(crate) fn to_wkt(geometry: &Geometry) -> String {
    let mut out = String::new();
    match geometry {
        Geometry::Point(point) => {
            out.push_str("POINT ");
            points(&mut out, std::slice::from_ref(point));
        }
        Geometry::MultiPoint(all) => {
            out.push_str("MULTIPOINT ");
            points(&mut out, all);
        }
        Geometry::Line(line) => {
            out.push_str("LINESTRING ");
            points(&mut out, line);
        }
        Geometry::MultiLine(all) => {
            out.push_str("MULTILINESTRING ");
            listed(&mut out, all, |out, line| points(out, line));
        }
        Geometry::Polygon(rings) => {
            out.push_str("POLYGON ");
            listed(&mut out, rings, |out, ring| points(out, ring));
        }
        Geometry::MultiPolygon(polygons) => {
            out.push_str("MULTIPOLYGON ");
            listed(&mut out, polygons, |out, rings| listed(out, rings, |out, ring| points(out, ring)));
        }
    }
    out
}

fn points(out: &mut String, points: &[Point]) {
    listed(out, points, |out, [x, y]| {
        let _ = write!(out, "{x} {y}");
    });
}

fn listed<T>(out: &mut String, items: &[T], each: impl Fn(&mut String, &T)) {
    out.push('(');
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            out.push_str(", ");
        }
        each(out, item);
    }
    out.push(')');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_read_back() {
        let ring = vec![[0.5, 0.0], [1.0, 0.0], [1.0, -1.5], [0.5, 0.0]];
        for geometry in [
            Geometry::Point([12.5, -42.25]),
            Geometry::MultiPoint(vec![[1.0, 2.0], [3.0, 4.0]]),
            Geometry::Line(vec![[1.0, 2.0], [3.0, 4.0]]),
            Geometry::MultiLine(vec![vec![[1.0, 2.0], [3.0, 4.0]], vec![[5.0, 6.0], [7.0, 8.0]]]),
            Geometry::Polygon(vec![ring.clone(), ring.clone()]),
            Geometry::MultiPolygon(vec![vec![ring.clone()], vec![ring]]),
        ] {
            assert_eq!(from_wkt(&to_wkt(&geometry)), Some(geometry));
        }
        assert_eq!(to_wkt(&Geometry::Point([12.5, -42.25])), "POINT (12.5 -42.25)");
    }

    #[test]
    fn texts_as_they_are_found() {
        let point = Some(Geometry::Point([1.0, 2.0]));
        for text in ["POINT(1 2)", " point  ( 1   2 ) ", "POINT Z (1 2 300)", "POINT(1.0 2e0)"] {
            assert_eq!(from_wkt(text), point, "{text}");
        }
        assert_eq!(from_wkt("MULTIPOINT((1 2),(3 4))"), Some(Geometry::MultiPoint(vec![[1.0, 2.0], [3.0, 4.0]])));
        for text in [
            "",
            "POINT",
            "POINT EMPTY",
            "POINT()",
            "POINT(1)",
            "POINT(1 2",
            "POINT(1 2))",
            "POINT(1 2) x",
            "POINT(200 2)",
            "POINT(NaN 2)",
            "POLYGON((0 0, 1 1, 0 0))",
            "POLYGON((0 0, 1 0, 1 1, 0 1))",
            "POLYGON(0 0, 1 0, 1 1, 0 0)",
            "CIRCLE(1 2)",
            "GEOMETRYCOLLECTION(POINT(1 2))",
            "è(1 2)",
        ] {
            assert_eq!(from_wkt(text), None, "{text}");
        }
        assert_eq!(from_wkt(&"(".repeat(100_000)), None);
        assert_eq!(from_wkt(&format!("MULTIPOLYGON{}", "(".repeat(100_000))), None);
    }
}
