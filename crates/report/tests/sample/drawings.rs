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
                value: Shown::default(),
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
    let class = |from: &str, to: &str, count: usize| LegendClass { from: from.into(), to: to.into(), count: count.into() };
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
            missing: Some(LegendCount { label: "nessun valore".into(), count: 1.into() }),
            ..Legend::default()
        },
        ..MapDrawing::default()
    }
}

/// A map of local association: all five kinds.
pub fn cluster_map() -> MapDrawing {
    let kinds = [Cluster::HighHigh, Cluster::LowLow, Cluster::HighLow, Cluster::LowHigh, Cluster::NotSignificant];
    let words = ["alto tra alti", "basso tra bassi", "alto tra bassi", "basso tra alti", "non significativo"];
    let entry = |(cluster, label): (&Cluster, &str)| LegendCluster { cluster: *cluster, label: label.into(), count: 3.into() };
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
            label: (i % 3 == 0).then(|| area.name.clone()),
            text: if i == 0 { Shown::value("−20", "balance.least") } else { format!("{value}").as_str().into() },
            shape: MarkShape::Circle,
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
                filled: LegendCount { label: "più entrate, area in proporzione".into(), count: 9.into() },
                hollow: Some("più uscite".into()),
                zero: Some("in pari".into()),
            }),
            ..Legend::default()
        },
        ..MapDrawing::default()
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
        alt: Inline::plain(format!("Valle di prova {}, Italia {}.", texts[0], texts[1])),
        drawing: DotDrawing {
            title: String::new(),
            rows: vec![DotRow {
                label: String::new(),
                points: vec![point(own, texts[0], "Valle di prova", true), point(other, texts[1], "Italia", false)],
            }],
        },
    }
}

/// Sites inside and beyond the border, one beyond the frame, with neighbours' names.
pub fn site_map() -> MapDrawing {
    let middle = |area: &Area| {
        let n = area.rings[0].len() as f64;
        [area.rings[0].iter().map(|p| p[0]).sum::<f64>() / n, area.rings[0].iter().map(|p| p[1]).sum::<f64>() / n]
    };
    let mark = |at, shape, name: &str, labelled: bool| Mark {
        at,
        shape,
        value: 1.0,
        name: name.into(),
        label: labelled.then(|| name.to_owned()),
        text: Shown::default(),
    };
    let all = areas(|_| Fill::Plain, false);
    let mut marks: Vec<Mark> = [0, 5, 10, 14].iter().map(|i| mark(middle(&all[*i]), MarkShape::SiteInside, NAMES[*i], *i == 5)).collect();
    marks.push(mark([11.1, 42.93], MarkShape::SiteBeyond, "Oltre", true));
    marks.push(mark([12.9, 42.7], MarkShape::SiteBeyond, "Lontana", true));
    marks.push(mark([13.9, 42.7], MarkShape::SiteBeyond, "Senza nome", false));
    MapDrawing {
        marks,
        neighbours: vec![Neighbour { name: "Monti".into(), at: [11.35, 43.2] }, Neighbour { name: "Piana".into(), at: [11.7, 42.5] }],
        legend: Legend {
            title: "Distanza dal servizio più vicino, km in linea d’aria".into(),
            sites: Some(LegendSites {
                inside: LegendCount { label: "sede nel territorio".into(), count: 4.into() },
                beyond: Some("sede oltre il confine".into()),
                edge: Some("oltre la carta".into()),
            }),
            ..class_map().legend
        },
        ..class_map()
    }
}

/// The lattice of neighbours on the title page.
pub fn lattice() -> MapDrawing {
    let marks = mark_map().marks;
    let links = (0..16usize).flat_map(|i| [(i % 4 < 3).then_some((i, i + 1)), (i < 12).then_some((i, i + 4))]).flatten();
    let links = links.map(|(a, b)| [marks[a].at, marks[b].at]).collect();
    let marks = marks.into_iter().map(|m| Mark { value: m.value.abs() + 5.0, text: Shown::default(), ..m }).collect();
    MapDrawing { links, marks, legend: Legend::default(), ..mark_map() }
}

pub fn steps() -> StepDrawing {
    let tick = |at: f64, text: &str| Tick { at, text: text.into() };
    let note = |x, text: &str, id: &str| StepNote { x, text: Shown::value(text, id) };
    StepDrawing {
        title: "Residenti con una sede entro la distanza, %".into(),
        x_title: "distanza in linea d’aria, km".into(),
        y_title: "% dei residenti".into(),
        x_ticks: vec![tick(0.0, "nel proprio comune"), tick(5.0, "5"), tick(10.0, "10"), tick(15.0, "15")],
        y_ticks: vec![tick(70.0, "70"), tick(80.0, "80"), tick(90.0, "90"), tick(100.0, "100")],
        lines: vec![
            StepLine {
                label: "biblioteche".into(),
                points: vec![[0.0, 94.0], [5.1, 96.0], [6.8, 98.7], [7.6, 100.0]],
                dashed: true,
                notes: vec![note(0.0, "94,0 %", "libraries.near")],
            },
            StepLine {
                label: "consultori".into(),
                points: vec![[0.0, 80.6], [5.4, 83.0], [7.9, 88.0], [9.7, 90.8], [12.2, 96.0], [14.3, 100.0]],
                dashed: false,
                notes: vec![note(0.0, "80,6 %", "centres.near"), note(10.0, "90,8 %", "centres.ten")],
            },
        ],
    }
}

pub fn timeline() -> TimelineDrawing {
    let entry = |label: &str, mark: &str, from, to, text: &str| TimelineEntry {
        label: label.into(),
        mark: mark.into(),
        from,
        to,
        text: text.into(),
    };
    TimelineDrawing {
        title: String::new(),
        entries: vec![
            entry("Pendolari per lavoro", "D4", Some(2011.0), None, "2011"),
            entry("Confini dei comuni", "D2", Some(2023.0), None, "2023"),
            entry("Residenti per età e sesso", "D1", Some(2019.0), Some(2025.0), "2019 e 2025"),
            entry("Opere pubbliche", "D2", Some(2026.33), None, "30 apr. 2026"),
            entry("Biblioteche", "D3", None, None, "data non dichiarata"),
        ],
        today: Some(Tick { at: 2026.9, text: "oggi".into() }),
    }
}

pub fn phases() -> PhaseDrawing {
    let phase = |label: &str, count: usize, filled| Phase { label: label.into(), count, text: count.into(), filled };
    PhaseDrawing {
        title: String::new(),
        phases: vec![
            phase("fase istruttoria", 7, false),
            phase("progettazione affidata", 16, false),
            phase("progetto definitivo", 10, false),
            phase("gara avviata", 3, false),
            phase("lavori avviati", 14, true),
            phase("lavori conclusi", 1, true),
        ],
        filled: LegendCount { label: "cantiere".into(), count: 15.into() },
        hollow: LegendCount { label: "carte".into(), count: 36.into() },
    }
}

pub fn paired() -> PairedDrawing {
    let row = |label: &str, a: f64, b: f64, n: &str, money: &str| PairedRow {
        label: label.into(),
        first: Some(a),
        first_text: format!("{a} %").replace('.', ",").into(),
        second: Some(b),
        second_text: format!("{b} %").replace('.', ",").into(),
        cells: vec![n.into(), money.into()],
    };
    PairedDrawing {
        title: "Progetti e denaro per missione, febbraio 2023".into(),
        first: "quota dei progetti".into(),
        second: "quota del denaro".into(),
        columns: vec!["progetti".into(), "milioni €".into()],
        rows: vec![
            row("Digitale e cultura", 73.4, 8.5, "149", "5,3"),
            row("Istruzione e ricerca", 1.5, 7.1, "3", "4,4"),
            row("Inclusione e coesione", 9.9, 19.8, "20", "12,3"),
            row("Salute", 15.3, 64.6, "31", "40,1"),
        ],
    }
}

pub fn grid() -> GridDrawing {
    let modes = || ["innovare", "migliorare", "provare"].map(String::from).to_vec();
    let group = |title: &str| GridGroup { title: title.into(), columns: modes() };
    let areas = [
        "Lavoro esistente",
        "Fare impresa, creare lavoro",
        "Riforma del welfare",
        "Qualità ambientale",
        "Qualità urbana",
        "Marketing territoriale",
    ];
    let value = |r: usize, c: usize| if (r * 5 + c * 3).is_multiple_of(4) { (r * r * 7 + c * 13) % 92 } else { 0 };
    GridDrawing {
        title: String::new(),
        groups: vec![group("Imprese"), group("Terzo settore"), group("Servizi e infrastrutture")],
        columns: vec!["progetti".into(), "%".into()],
        rows: areas
            .iter()
            .enumerate()
            .map(|(r, label)| GridRow {
                number: (r + 1).to_string(),
                label: (*label).into(),
                cells: (0..9)
                    .map(|c| GridCell {
                        value: value(r, c) as f64,
                        text: if value(r, c) > 0 { value(r, c).into() } else { Shown::default() },
                    })
                    .collect(),
                figures: vec![(0..9).map(|c| value(r, c)).sum::<usize>().into(), "1,0".into()],
            })
            .collect(),
        totals: (0..9).map(|c| (0..6).map(|r| value(r, c)).sum::<usize>().into()).chain(["203".into(), "100,0".into()]).collect(),
        total_label: "Totale".into(),
    }
}
