//! Borders of a real country whose shared arcs were found by another program (TopoJSON): the neighbours, the arcs and
//! the outer border must be the same.

use std::collections::{BTreeMap, BTreeSet};

use reticolo_analysis::spatial::Rings;
use reticolo_analysis::spatial::arcs::topology;
use reticolo_analysis::spatial::contiguity::{Contiguity, contiguity};
use reticolo_analysis::spatial::polygon::{area, point_in_polygon, point_on_surface};

/// A list of lists of whole numbers.
enum Node {
    Number(i64),
    List(Vec<Node>),
}

impl Node {
    /// The node at the beginning of the text, and the rest.
    fn read(text: &str) -> (Node, &str) {
        if let Some(mut rest) = text.strip_prefix('[') {
            let mut list = Vec::new();
            loop {
                rest = rest.trim_start_matches([',', ' ', '\n']);
                if let Some(after) = rest.strip_prefix(']') {
                    return (Node::List(list), after);
                }
                let (node, after) = Node::read(rest);
                list.push(node);
                rest = after;
            }
        }
        let end = text.find(|c: char| c != '-' && !c.is_ascii_digit()).unwrap_or(text.len());
        (Node::Number(text[..end].parse().unwrap()), &text[end..])
    }

    fn list(&self) -> &[Node] {
        match self {
            Node::List(list) => list,
            Node::Number(_) => &[],
        }
    }

    fn number(&self) -> i64 {
        match self {
            Node::Number(n) => *n,
            Node::List(_) => panic!("a list stands where a number was expected"),
        }
    }

    /// The innermost lists.
    fn rings(&self) -> Vec<Vec<i64>> {
        let list = self.list();
        if matches!(list.first(), Some(Node::Number(_))) {
            return vec![list.iter().map(Node::number).collect()];
        }
        list.iter().flat_map(Node::rings).collect()
    }
}

/// The file's arcs in its whole-number grid, and each unit's rings as numbers of arcs (negative: backwards).
fn read() -> Option<(Rings, Vec<Vec<Vec<i64>>>)> {
    let path = crate::shared::shared("data/boundaries/italy_provinces.topojson")?;
    let text = std::fs::read_to_string(path).unwrap();
    let mut parts = text.split("\"arcs\":").skip(1);
    let arcs = Node::read(parts.next().unwrap()).0;
    let arcs = arcs.list().iter().map(|arc| {
        let mut at = [0.0, 0.0];
        arc.list()
            .iter()
            .map(|step| {
                at[0] += step.list()[0].number() as f64;
                at[1] += step.list()[1].number() as f64;
                at
            })
            .collect()
    });
    let units = parts.map(|part| Node::read(part).0.rings()).collect();
    Some((arcs.collect(), units))
}

/// The number of an arc, whichever way it is used.
fn forwards(arc: i64) -> usize {
    (if arc < 0 { !arc } else { arc }) as usize
}

#[test]
fn neighbours_arcs_and_border_are_those_of_the_file() {
    let Some((arcs, units)) = read() else { return };
    let rings: Vec<Rings> = units
        .iter()
        .map(|unit| {
            let ring = |uses: &Vec<i64>| {
                let mut ring = Vec::new();
                for &arc in uses {
                    let mut points = arcs[forwards(arc)].clone();
                    if arc < 0 {
                        points.reverse();
                    }
                    ring.pop();
                    ring.extend(points);
                }
                ring
            };
            unit.iter().map(ring).collect()
        })
        .collect();
    assert_eq!(rings.len(), 107);

    let mut along: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    for (unit, uses) in units.iter().enumerate() {
        for &arc in uses.iter().flatten() {
            along.entry(forwards(arc)).or_default().push(unit as u32);
        }
    }
    let expected: BTreeSet<(u32, u32)> = along
        .values()
        .filter(|sides| sides.len() == 2 && sides[0] != sides[1])
        .map(|sides| (sides[0].min(sides[1]), sides[0].max(sides[1])))
        .collect();
    assert!(expected.len() > 200);
    let rook = contiguity(&rings, Contiguity::Rook, 0.0);
    assert_eq!(rook.edges(), expected.iter().copied().collect::<Vec<_>>());
    let queen = contiguity(&rings, Contiguity::Queen, 0.0);
    assert!(expected.iter().all(|&(i, j)| queen.holds(i as usize, j)));

    let ours = topology(&rings, 0.0);
    // The file cuts some lines at points that are no longer junctions, so lengths are compared, not counts.
    let length = |arc: &[[f64; 2]]| -> f64 { arc.windows(2).map(|w| (w[0][0] - w[1][0]).hypot(w[0][1] - w[1][1])).sum() };
    for sides in [1, 2] {
        let theirs: f64 = along.iter().filter(|(_, units)| units.len() == sides).map(|(&arc, _)| length(&arcs[arc])).sum();
        let mine: f64 = ours.arcs().iter().zip(ours.sides()).filter(|(_, units)| units.len() == sides).map(|(arc, _)| length(arc)).sum();
        assert!(theirs > 0.0 && (mine / theirs - 1.0).abs() < 1e-12);
        if sides == 1 {
            let border: f64 = ours.border(&[true; 107]).iter().map(|a| length(a)).sum();
            assert_eq!(border, mine);
        }
    }

    // Cutting loses no area; simplified, no unit loses all of it, and neighbours stay neighbours.
    for (before, after) in rings.iter().zip(ours.all_rings()) {
        assert!((area(before) / area(&after) - 1.0).abs() < 1e-12);
        assert!(point_in_polygon(&after, point_on_surface(&after).unwrap()));
    }
    let simple = ours.simplified(20_000.0).all_rings();
    let count = |units: &[Rings]| units.iter().flatten().map(Vec::len).sum::<usize>();
    assert!(count(&simple) * 2 < count(&rings));
    assert!(simple.iter().all(|unit| area(unit) > 0.0));
    let still = contiguity(&simple, Contiguity::Rook, 0.0).edges();
    assert!(expected.iter().all(|pair| still.contains(pair)));
}
