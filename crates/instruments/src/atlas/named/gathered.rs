//! From what lies on a map to its units: values by the measure's rule, records by layer, what some units have together.

use super::{ByLayer, MapAsk, MapCard, MapClass, MapRow, MapTotal, MeasureCard, NamedMap};
use crate::atlas::tiles::{LATENCY, Placed};
use crate::atlas::view::{class_of, cut, layers};
use crate::places::Places;
use reticolo_analysis::sums::round9;
use reticolo_model::geometry::{Geometry, Point};
use reticolo_model::{Record, Shared};
use reticolo_store::marks::Mark;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;

/// A thing that is put on a map.
#[derive(Debug)]
pub(super) struct Item {
    pub id: Uuid,
    pub kind: &'static str,
    pub title: String,
    /// Codes of its units, each with its share.
    pub units: Vec<(String, f64)>,
    pub point: Option<Point>,
    /// What it is told apart by: its layer is its kind and this.
    pub group: String,
    /// What the measure counts of it.
    pub amount: f64,
    pub stale: bool,
}

impl Item {
    pub fn of(record: &Record, kind: &'static str, group: String, amount: f64) -> Item {
        let place = record.place.as_ref();
        let shape = place.and_then(|p| p.geometry.as_ref()).and_then(Geometry::bounding_box);
        Item {
            id: record.id,
            kind,
            title: record.title.clone(),
            units: place.into_iter().flat_map(|p| &p.units).map(|u| (u.unit.clone(), part(u.share.parts()))).collect(),
            point: shape.map(|b| [f64::midpoint(b.minx, b.maxx), f64::midpoint(b.miny, b.maxy)]),
            group,
            amount,
            stale: false,
        }
    }

    /// The first of its units that lies inside, else the first.
    fn unit(&self, places: &Places) -> Option<&str> {
        let inside = self.units.iter().find(|(u, _)| places.is_inside(u));
        inside.or(self.units.first()).map(|(u, _)| u.as_str())
    }
}

/// Where a thing on a map counts, and for how much.
#[derive(Debug)]
pub(super) struct Weight {
    /// Codes of its units, each with its share.
    units: Box<[(Arc<str>, f64)]>,
    /// What the measure counts of it.
    amount: f64,
}

impl Weight {
    fn touches(&self, units: &BTreeSet<&str>) -> bool {
        self.units.iter().any(|(u, _)| units.contains(&**u))
    }
}

fn part((numerator, denominator): (u32, u32)) -> f64 {
    f64::from(numerator) / f64::from(denominator.max(1))
}

/// How a measure's values come from what lies on the map.
#[derive(Debug, Default)]
pub(super) enum Rule {
    /// It has none.
    #[default]
    Nothing,
    /// Things of which the measure counts something, each once.
    Distinct,
    /// What it counts of each, by shares.
    Sum,
    /// The same over a base, so many times: of the things themselves, or of what is counted of them.
    Rate { base: BTreeMap<String, f64>, per: f64, distinct: bool },
    /// Values that are there; together their mean by weights.
    Mean { values: BTreeMap<String, f64>, weights: BTreeMap<String, f64> },
    /// Values that are there and add up.
    Given(BTreeMap<String, f64>),
}

impl Rule {
    fn amounts(items: &[Weight], distinct: bool) -> BTreeMap<&str, f64> {
        let mut out: BTreeMap<&str, f64> = BTreeMap::new();
        for item in items.iter().filter(|i| i.amount > 0.0) {
            for (unit, share) in &item.units {
                *out.entry(unit).or_default() += if distinct { 1.0 } else { item.amount * share };
            }
        }
        out
    }

    /// The value of each unit.
    fn values(&self, items: &[Weight], places: &Places) -> BTreeMap<String, f64> {
        let of = |amounts: BTreeMap<&str, f64>| -> BTreeMap<String, f64> {
            places.inside().map(|u| (u.code.clone(), amounts.get(u.code.as_str()).copied().unwrap_or(0.0))).collect()
        };
        match self {
            Rule::Nothing => BTreeMap::new(),
            Rule::Distinct => of(Rule::amounts(items, true)),
            Rule::Sum => of(Rule::amounts(items, false)),
            Rule::Rate { base, per, distinct } => of(Rule::amounts(items, *distinct))
                .into_iter()
                .filter_map(|(unit, x)| base.get(&unit).filter(|b| **b > 0.0).map(|b| (unit, x / b * per)))
                .collect(),
            Rule::Mean { values, .. } | Rule::Given(values) => values.clone(),
        }
    }

    /// The value of some units together.
    fn together(&self, items: &[Weight], units: &BTreeSet<&str>) -> Option<f64> {
        let amount = |distinct: bool| -> f64 {
            let here = |i: &&Weight| i.amount > 0.0 && i.touches(units);
            let shares = |i: &Weight| i.units.iter().filter(|(u, _)| units.contains(&**u)).map(|(_, s)| s).sum::<f64>();
            items.iter().filter(here).map(|i| if distinct { 1.0 } else { i.amount * shares(i) }).sum()
        };
        let all = |of: &BTreeMap<String, f64>| units.iter().map(|u| of.get(*u).copied()).sum::<Option<f64>>();
        if units.is_empty() {
            return None;
        }
        match self {
            Rule::Nothing => None,
            Rule::Distinct => Some(amount(true)),
            Rule::Sum => Some(amount(false)),
            Rule::Rate { base, per, distinct } => all(base).filter(|b| *b > 0.0).map(|b| amount(*distinct) / b * per),
            Rule::Given(values) => all(values),
            Rule::Mean { values, weights } => {
                let known = units.iter().filter_map(|u| Some((values.get(*u)?, weights.get(*u)?)));
                let (sum, of) = known.fold((0.0, 0.0), |(s, w), (v, weight)| (s + v * weight, w + weight));
                (of > 0.0).then(|| sum / of)
            }
        }
    }
}

/// What a map is made of.
pub(super) struct Parts {
    pub card: &'static MapCard,
    pub measure: &'static MeasureCard,
    pub by: &'static str,
    pub ask: MapAsk,
    pub rule: Rule,
    pub items: Vec<Item>,
    /// Sorts of units with the place of each unit among them, in place of classes of values.
    pub sorts: Option<(Vec<MapClass>, BTreeMap<String, usize>)>,
    /// Colour of units that have a value and are in no class of values: hatched.
    pub hatched: BTreeSet<String>,
    pub latent: Arc<Vec<Placed>>,
    pub sources: BTreeSet<String>,
}

/// The map of its parts.
pub(super) fn build(places: &Places, parts: Parts) -> NamedMap {
    let Parts { card, measure, by, ask, rule, items, sorts, hatched, latent, sources } = parts;
    let (marks, weights) = apart(items, places);
    let values = rule.values(&weights, places);
    let mut rows: Vec<MapRow> = places
        .inside()
        .map(|u| MapRow {
            code: u.code.clone(),
            name: u.name.clone(),
            value: values.get(&u.code).copied().map(round9),
            class: None,
            records: ByLayer::default(),
            stale: 0,
            latencies: 0,
            seat: places.seat(u).map(|(at, _)| at),
        })
        .collect();
    let at: BTreeMap<&str, usize> = places.inside().enumerate().map(|(i, u)| (u.code.as_str(), i)).collect();
    let (mut layers_of, mut shared) = (Vec::new(), Shared::default());
    for (mark, weight) in marks.iter().zip(&weights) {
        let layer = shared.of(&mark.layer());
        let here: BTreeSet<usize> = weight.units.iter().filter_map(|(u, _)| at.get(&**u).copied()).collect();
        for row in here {
            layers_of.push((row, layer.clone()));
            rows[row].stale += usize::from(mark.stale);
        }
    }
    layers_of.sort_unstable();
    for of in layers_of.chunk_by(|a, b| a.0 == b.0) {
        rows[of[0].0].records = ByLayer(of.chunk_by(|a, b| a == b).map(|same| (same[0].1.clone(), same.len())).collect());
    }
    for placed in latent.iter() {
        if let Some(row) = placed.mark.unit.as_deref().and_then(|u| at.get(u)) {
            rows[*row].latencies += 1;
        }
    }
    let is_sorted = sorts.is_some();
    let classes = match sorts {
        Some((mut classes, of)) => {
            for row in &mut rows {
                row.class = of.get(&row.code).copied();
                if let Some(class) = row.class {
                    classes[class].count += 1;
                }
            }
            classes
        }
        None => {
            let drawn: Vec<Option<f64>> = rows.iter().map(|r| r.value.filter(|_| !hatched.contains(&r.code))).collect();
            let made = cut(&drawn, ask.breaks, ask.steps);
            for (row, x) in rows.iter_mut().zip(&drawn) {
                row.class = x.and_then(|v| class_of(&made, v));
            }
            let mut classes: Vec<MapClass> = made
                .into_iter()
                .map(|c| MapClass {
                    from: Some(c.from),
                    to: Some(c.to),
                    key: String::new(),
                    name: String::new(),
                    color: c.color,
                    count: c.count,
                })
                .collect();
            let none = rows.iter_mut().filter(|r| hatched.contains(&r.code)).map(|r| r.class = Some(classes.len())).count();
            if none > 0 {
                let key = "none".to_owned();
                classes.push(MapClass { from: None, to: None, key, name: String::new(), color: "hatch".to_owned(), count: none });
            }
            classes
        }
    };
    let mut found = layers(marks.iter(), |unit| places.is_inside(unit));
    // What is not told apart further is one layer; else only the parts are layers.
    let told = |kind: &str, found: &[crate::atlas::AtlasLayer]| found.iter().any(|x| x.kind == kind && x.class.is_some());
    let kinds: BTreeSet<String> = found.iter().filter(|x| told(&x.kind, &found)).map(|x| x.kind.clone()).collect();
    found.retain(|x| x.class.is_some() || !kinds.contains(&x.kind));
    // What is not said comes last, however much there is of it.
    found.sort_by_key(|x| x.class.as_deref() == Some(super::records::NOT_SAID));
    found.extend(layers(latent.iter(), |unit| places.is_inside(unit)).into_iter().filter(|x| x.code == LATENCY));
    let missing = rows.iter().filter(|r| r.class.is_none()).count();
    let mut map = NamedMap {
        question: MapAsk { measure: Some(measure.code.to_owned()), by: Some(by.to_owned()), ..ask },
        card,
        measure,
        by,
        services: Vec::new(),
        years: Vec::new(),
        undated: 0,
        areas: measure.areas,
        sorted: is_sorted,
        classes,
        rows,
        missing,
        layers: found,
        whole: MapTotal::default(),
        decimals: 0,
        waits: None,
        refused: None,
        estimate: false,
        quantities: Vec::new(),
        sources: sources.into_iter().collect(),
        rule,
        weights,
        marks: Arc::new(marks),
        latent,
    };
    let every: BTreeSet<String> = map.rows.iter().map(|r| r.code.clone()).collect();
    map.whole = total(&map, &every);
    map.decimals = super::words::decimals(&map);
    map
}

/// Items where they stand (at their own point, else at the seat of their unit), and where each counts.
fn apart(items: Vec<Item>, places: &Places) -> (Vec<Placed>, Vec<Weight>) {
    let mut shared = Shared::default();
    let one = |item: Item| {
        let unit = item.unit(places);
        let at = item.point.or_else(|| Some(places.seat(places.get(unit?)?)?.0));
        let mark = Mark {
            id: item.id,
            kind: item.kind,
            point: item.point,
            unit: unit.map(|u| shared.of(u)),
            class: Some(&*item.group).filter(|g| !g.is_empty()).map(|g| shared.of(g)),
            title: item.title.into(),
        };
        let units = item.units.iter().map(|(u, share)| (shared.of(u), *share)).collect();
        (Placed { own: mark.point.is_some(), mark, at, stale: item.stale }, Weight { units, amount: item.amount })
    };
    items.into_iter().map(one).unzip()
}

/// What some units have together.
pub(super) fn total(map: &NamedMap, units: &BTreeSet<String>) -> MapTotal {
    let of: BTreeSet<&str> = units.iter().map(String::as_str).collect();
    let mut records: BTreeMap<String, usize> = BTreeMap::new();
    let (mut count, mut stale) = (0, 0);
    for (mark, _) in map.marks.iter().zip(&map.weights).filter(|(_, weight)| weight.touches(&of)) {
        *records.entry(mark.layer()).or_default() += 1;
        count += 1;
        stale += usize::from(mark.stale);
    }
    let latent: BTreeSet<Uuid> =
        map.latent.iter().filter(|p| p.mark.unit.as_deref().is_some_and(|u| of.contains(u))).map(|p| p.mark.id).collect();
    MapTotal { units: units.len(), value: map.rule.together(&map.weights, &of).map(round9), count, records, stale, latencies: latent.len() }
}
