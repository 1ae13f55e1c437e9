//! The drawings of the made-up territory: a grid of sixteen bent areas and what lies around.

use reticolo_report::*;

const NAMES: [&str; 16] = [
    "Pietrafonte",
    "Colle Basso",
    "Acquaviva di Prova",
    "Serra",
    "Roccalta",
    "Borgo Vecchio",
    "Campolungo",
    "Fonte",
    "Montepiano",
    "Valdoro",
    "San Rocco",
    "Castro",
    "Ponte Lungo",
    "Rivachiara",
    "Torre",
    "Vignale",
];

/// A crossing of the grid, moved a little so that boundaries are not straight; shared by the
/// four areas around it.
fn crossing(column: usize, row: usize) -> Point {
    let shift = |seed: usize| ((seed * 7919 + 104_729) % 1000) as f64 / 1000.0 - 0.5;
    let (x, y) = (column as f64, row as f64);
    [11.0 + x * 0.12 + shift(column * 31 + row * 17) * 0.06, 43.0 - y * 0.09 + shift(column * 13 + row * 41 + 5) * 0.045]
}

/// A boundary between two crossings with a bend in the middle, the same from both sides.
fn side(a: Point, b: Point) -> [Point; 2] {
    let bend = ((a[0] + b[0]) * 5e4).sin() * 0.015;
    [a, [(a[0] + b[0]) / 2.0 + bend, (a[1] + b[1]) / 2.0 - bend]]
}

fn ring(column: usize, row: usize) -> Vec<Point> {
    let corners = [crossing(column, row), crossing(column + 1, row), crossing(column + 1, row + 1), crossing(column, row + 1)];
    (0..4).flat_map(|i| side(corners[i], corners[(i + 1) % 4])).collect()
}

fn areas(fill: impl Fn(usize) -> Fill, context: bool) -> Vec<Area> {
    let mut areas = Vec::new();
    for row in 0..6 {
        for column in 0..6 {
            let inside = (1..5).contains(&row) && (1..5).contains(&column);
            let index = if inside { (row - 1) * 4 + column - 1 } else { 0 };
            if !inside && !context {
                continue;
            }
            areas.push(Area {
                id: format!("{row}{column}"),
                name: if inside { NAMES[index].to_owned() } else { "Oltre il confine".to_owned() },
                value: String::new(),
                rings: vec![ring(column, row)],
                place: if inside { Place::Inside } else { Place::Context },
                fill: if inside { fill(index) } else { Fill::Plain },
                dotted: false,
                label: (inside && [0, 5, 11, 14].contains(&index)).then(|| NAMES[index].to_owned()),
                label_at: None,
            });
        }
    }
    areas
}

fn border() -> Vec<Vec<Point>> {
    let (mut top, mut right, mut bottom, mut left) = (vec![], vec![], vec![], vec![]);
    for i in 1..5 {
        top.extend(side(crossing(i, 1), crossing(i + 1, 1)));
        right.extend(side(crossing(5, i), crossing(5, i + 1)));
        bottom.extend(side(crossing(6 - i, 5), crossing(5 - i, 5)));
        left.extend(side(crossing(1, 6 - i), crossing(1, 5 - i)));
    }
    vec![[top, right, bottom, left, vec![crossing(1, 1)]].concat()]
}

/// A map in five classes with an area that has no value.
pub fn class_map() -> MapDrawing {
    let class = |from: &str, to: &str, count| LegendClass { from: from.into(), to: to.into(), count };
    MapDrawing {
        areas: areas(
            |i| {
                if i == 9 { Fill::Missing } else { Fill::Class((i * 7 + i / 4) % 5) }
            },
            true,
        ),
        borders: border(),
        legend: Legend {
            title: "65 anni e più ogni 100 residenti, 2025".into(),
            count_label: "comuni per classe".into(),
            classes: vec![
                class("25,0", "27,0", 3),
                class("27,0", "30,3", 3),
                class("30,3", "33,0", 3),
                class("33,0", "35,0", 3),
                class("35,0", "37,3", 3),
            ],
            missing: Some(LegendCount { label: "nessun valore".into(), count: 1 }),
            ..Legend::default()
        },
        ..MapDrawing::default()
    }
}

/// A map of local association: all five kinds.
pub fn cluster_map() -> MapDrawing {
    let kinds = [Cluster::HighHigh, Cluster::LowLow, Cluster::HighLow, Cluster::LowHigh, Cluster::NotSignificant];
    let words = ["alto tra alti", "basso tra bassi", "alto tra bassi", "basso tra alti", "non significativo"];
    let entry = |(cluster, label): (&Cluster, &str)| LegendCluster { cluster: *cluster, label: label.into(), count: 3 };
    MapDrawing {
        areas: areas(|i| Fill::Cluster(kinds[(i * 3 + i / 4) % 5]), true),
        borders: border(),
        legend: Legend {
            title: "Addensamenti dell’età, 2025".into(),
            count_label: "comuni".into(),
            clusters: kinds.iter().zip(words).map(entry).collect(),
            ..Legend::default()
        },
        ..MapDrawing::default()
    }
}

/// Circles by area, hollow ones below zero, a cross at zero.
pub fn mark_map() -> MapDrawing {
    let marks = areas(|_| Fill::Plain, false).into_iter().enumerate().map(|(i, area)| {
        let ring = &area.rings[0];
        let n = ring.len() as f64;
        let value = if i == 3 { 0.0 } else { ((i * i * 13 % 97) as f64) - 20.0 };
        Mark {
            at: [ring.iter().map(|p| p[0]).sum::<f64>() / n, ring.iter().map(|p| p[1]).sum::<f64>() / n],
            value,
            name: area.name.clone(),
            label: (i % 3 == 0).then(|| format!("{} {value}", area.name)),
        }
    });
    MapDrawing {
        marks: marks.collect(),
        mark_size: MarkSize::Area,
        areas: areas(|_| Fill::Plain, true).into_iter().map(|a| Area { label: None, ..a }).collect(),
        borders: border(),
        legend: Legend {
            title: "Saldo dei pendolari, 2021".into(),
            marks: Some(LegendMarks {
                filled: "più entrate, area in proporzione".into(),
                hollow: Some("più uscite".into()),
                zero: Some("in pari".into()),
            }),
            ..Legend::default()
        },
    }
}

/// Bars with a negative value, a missing one and a reference.
pub fn bars() -> BarDrawing {
    let bar = |label: &str, value, text: &str, strong, reference| Bar { label: label.into(), value, text: text.into(), strong, reference };
    BarDrawing {
        title: "Variazione dei residenti, 2019–2025, %".into(),
        bars: vec![
            bar("Valle di prova", Some(-4.3), "−4,3 %", true, Some(-2.8)),
            bar("Pietrafonte", Some(1.2), "1,2 %", false, Some(-2.8)),
            bar("Acquaviva di Prova e frazioni unite della montagna", Some(-9.9), "−9,9 %", false, Some(-2.8)),
            bar("Serra", None, "nessun valore", false, None),
        ],
        reference: Some("Italia".into()),
    }
}

pub fn dots(own: f64, other: f64, texts: [&str; 2]) -> Comparison {
    let point = |value, text: &str, label: &str, filled| DotPoint { value, text: text.into(), label: label.into(), filled };
    Comparison {
        alt: format!("Valle di prova {}, Italia {}.", texts[0], texts[1]),
        drawing: DotDrawing {
            title: String::new(),
            rows: vec![DotRow {
                label: String::new(),
                points: vec![point(own, texts[0], "Valle di prova", true), point(other, texts[1], "Italia", false)],
            }],
        },
    }
}
