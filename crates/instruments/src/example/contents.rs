//! The example's records and the links among them: every value drawn from the seed and the record's number alone.

use super::put;
use reticolo_analysis::rng::Rng;
use reticolo_analysis::spatial::polygon;
use reticolo_model::geometry::{Geometry, Point};
use reticolo_model::vocabulary::{self, Vocabulary};
use reticolo_model::{Place, Position, Precision, Record, Share, Unit, money};
use serde_json::json;

/// One kind of the example, at scale 1.
pub struct Plan {
    pub kind: &'static str,
    pub data_set: &'static str,
    pub count: usize,
    /// What stands before the number in a title.
    pub name: &'static str,
    /// The data set's title.
    pub title: &'static str,
    states: &'static [&'static str],
    stream: u32,
}

static ACTORS: Plan = Plan {
    kind: "actor",
    data_set: "example_actors",
    count: 2000,
    name: "Soggetto di prova",
    title: "Soggetti di prova (illustrativi)",
    states: &["reported", "verified", "verified", "dormant"],
    stream: 20,
};
static NEEDS: Plan = Plan {
    kind: "need",
    data_set: "example_needs",
    count: 1000,
    name: "Bisogno di prova",
    title: "Bisogni di prova (illustrativi)",
    states: &["emerging", "expressed", "expressed", "validated"],
    stream: 21,
};
static OFFERS: Plan = Plan {
    kind: "offer",
    data_set: "example_offers",
    count: 800,
    name: "Offerta di prova",
    title: "Offerte di prova (illustrative)",
    states: &["proposed", "active", "active", "suspended"],
    stream: 22,
};
static INITIATIVES: Plan = Plan {
    kind: "initiative",
    data_set: "example_initiatives",
    count: 300,
    name: "Iniziativa di prova",
    title: "Iniziative di prova (illustrative)",
    states: &["reported", "confirmed", "confirmed", "ended"],
    stream: 23,
};
static ASSETS: Plan = Plan {
    kind: "asset",
    data_set: "example_assets",
    count: 350,
    name: "Patrimonio di prova",
    title: "Servizi e patrimonio di prova (illustrativi)",
    states: &["recorded", "verified", "verified", "at_risk"],
    stream: 24,
};

/// Every kind, in the order in which they are published.
pub const PLANS: [&Plan; 5] = [&ACTORS, &NEEDS, &OFFERS, &INITIATIVES, &ASSETS];

/// Of the assets of scale 1, so many are facilities of a service; the rest is heritage.
const FACILITIES: usize = 150;

/// Where records can stand: units with their rings, more likely where more people live.
pub struct Ground<'a> {
    units: &'a [Unit],
    rings: Vec<Vec<Vec<Point>>>,
    /// Running sums of the residents.
    sums: Vec<f64>,
}

impl<'a> Ground<'a> {
    pub fn new(units: &'a [Unit], residents: &[f64]) -> Ground<'a> {
        let rings = units.iter().map(|u| u.geometry.as_ref().map_or_else(Vec::new, |g| g.rings().into_iter().cloned().collect())).collect();
        let sums = residents
            .iter()
            .scan(0.0, |sum, r| {
                Some({
                    *sum += r;
                    *sum
                })
            })
            .collect();
        Ground { units, rings, sums }
    }

    fn draw(&self, rng: &mut Rng) -> usize {
        let at = rng.unit() * self.sums.last().copied().unwrap_or(0.0);
        self.sums.partition_point(|sum| *sum <= at).min(self.units.len() - 1)
    }

    /// A point inside a unit.
    fn point(&self, unit: usize, rng: &mut Rng) -> Option<Point> {
        let rings = &self.rings[unit];
        let [west, south, east, north] = polygon::bbox(rings)?;
        for _ in 0..20 {
            let point = [west + rng.unit() * (east - west), south + rng.unit() * (north - south)].map(|x| (x * 1e5).round() / 1e5);
            if polygon::point_in_polygon(rings, point) {
                return Some(point);
            }
        }
        polygon::point_on_surface(rings)
    }

    /// A place: a point in a unit, a whole unit, or now and then two units.
    fn place(&self, rng: &mut Rng, exact: bool) -> Place {
        let unit = self.draw(rng);
        let mut codes = vec![self.units[unit].code.clone()];
        if !exact && rng.below(10) == 0 {
            codes.push(self.units[self.draw(rng)].code.clone());
        }
        let mut place = Place::in_units(codes);
        if exact && let Some(point) = self.point(unit, rng) {
            place.geometry = Some(Geometry::Point(point));
            place.precision = Precision::Point;
        }
        place
    }
}

fn pick<'a>(rng: &mut Rng, items: &[&'a str]) -> &'a str {
    items[rng.below(u32::try_from(items.len()).unwrap_or(1)) as usize]
}

fn choose(rng: &mut Rng, vocabulary: &Vocabulary) -> &'static str {
    let codes: Vec<&'static str> = vocabulary.codes().collect();
    pick(rng, &codes)
}

/// Gives the `i`-th record of a kind its state, place and values.
pub fn fill(plan: &Plan, record: &mut Record, i: usize, scale: usize, seed: u64, ground: &Ground<'_>) {
    let mut rng = Rng::new(seed, plan.stream, i as u64);
    let rng = &mut rng;
    record.status = pick(rng, plan.states).to_owned();
    record.summary = "Scheda illustrativa, generata per prova.".to_owned();
    let exact = matches!(plan.kind, "asset" | "offer") || (plan.kind != "need" && rng.below(2) == 0);
    record.place = Some(ground.place(rng, exact));
    record.confirmed = (rng.below(3) > 0).then(|| format!("2025-{:02}-{:02}", 1 + rng.below(12), 1 + rng.below(28)));
    match plan.kind {
        "actor" => actor(record, rng),
        "need" => need(record, rng),
        "offer" => offer(record, rng),
        "initiative" => initiative(record, rng),
        _ => asset(record, rng, i < FACILITIES * scale),
    }
}

fn actor(record: &mut Record, rng: &mut Rng) {
    put(record, "nature", choose(rng, &vocabulary::NATURES));
    put(record, "size_class", choose(rng, &vocabulary::SIZE_CLASSES));
    put(record, "year_founded", 1950 + rng.below(75));
    let services: Vec<&str> = (0..rng.below(3)).map(|_| choose(rng, &vocabulary::SERVICES)).collect();
    if !services.is_empty() {
        put(record, "services", json!(services));
    }
}

fn need(record: &mut Record, rng: &mut Rng) {
    put(record, "category", choose(rng, &vocabulary::SERVICES));
    put(record, "people", 5 + rng.below(400));
    put(record, "quantity", 1 + rng.below(120));
    put(record, "quantity_unit", pick(rng, &["people", "places", "hours"]));
    put(record, "per_period", pick(rng, &["week", "month", "year"]));
    put(record, "form", choose(rng, &vocabulary::NEED_FORMS));
    put(record, "urgency", choose(rng, &vocabulary::URGENCIES));
    put(record, "structural", rng.below(2) == 0);
}

fn offer(record: &mut Record, rng: &mut Rng) {
    put(record, "category", choose(rng, &vocabulary::SERVICES));
    put(record, "capacity", 5 + rng.below(200));
    put(record, "capacity_unit", pick(rng, &["people", "places", "hours"]));
    put(record, "per_period", pick(rng, &["day", "week", "month"]));
    put(record, "price", money::euro(i64::from(rng.below(200)) * 50));
    put(record, "reach_km", 5 + rng.below(30));
}

fn initiative(record: &mut Record, rng: &mut Rng) {
    put(record, "phase", choose(rng, &vocabulary::PHASES));
    put(record, "programme", format!("Programma di prova {}", 1 + rng.below(6)));
    // The sources sum to the whole.
    let mut total = 0;
    for field in ["money_pnrr", "money_state", "money_region", "money_municipality"] {
        if rng.below(2) == 0 {
            let cents = (i64::from(rng.below(20_000)) + 100) * 10_000;
            put(record, field, money::euro(cents));
            total += cents;
        }
    }
    put(record, "money_total", money::euro(total));
    let year = 2019 + rng.below(6);
    record.period_from = Some(year.to_string());
    record.period_to = Some((year + 1 + rng.below(4)).to_string());
    let shares = if rng.below(2) == 0 { 1 } else { 2 };
    record.positions = (0..shares)
        .map(|_| Position {
            area: choose(rng, &vocabulary::GRID_AREAS).to_owned(),
            dimension: choose(rng, &vocabulary::GRID_DIMENSIONS).to_owned(),
            modality: choose(rng, &vocabulary::GRID_MODALITIES).to_owned(),
            weight: Share::equal(shares),
        })
        .collect();
}

fn asset(record: &mut Record, rng: &mut Rng, facility: bool) {
    if facility {
        put(record, "class", "service_facility");
        put(record, "service", choose(rng, &vocabulary::SERVICES));
        put(record, "capacity", 10 + rng.below(300));
        put(record, "capacity_unit", "places");
    } else {
        put(record, "class", pick(rng, &["tangible_heritage", "intangible_heritage", "natural_heritage"]));
        put(record, "protection", "vincolo di prova");
    }
    put(record, "condition", choose(rng, &vocabulary::CONDITIONS));
    put(record, "use", choose(rng, &vocabulary::USES));
}

/// A link between two records: each a kind and its number.
pub struct Drawn {
    pub kind: &'static str,
    pub from: (&'static Plan, usize),
    pub to: (&'static Plan, usize),
}

/// Links of scale 1: kind, where it starts, where it ends, how many, and whether they go round the starts or the ends.
#[rustfmt::skip]
static LINKS: [(&str, &Plan, &Plan, usize, bool); 10] = [
    ("offered_by",    &OFFERS,      &ACTORS,       800, true),
    ("delivered_at",  &OFFERS,      &ASSETS,       600, true),
    ("expressed_by",  &NEEDS,       &ACTORS,      1000, true),
    ("responds_to",   &INITIATIVES, &NEEDS,        300, true),
    ("located_at",    &INITIATIVES, &ASSETS,       200, true),
    ("leads",         &ACTORS,      &INITIATIVES,  300, false),
    ("operates",      &ACTORS,      &ASSETS,       150, false),
    ("takes_part_in", &ACTORS,      &INITIATIVES,  650, true),
    ("member_of",     &ACTORS,      &ACTORS,       400, true),
    ("partners_with", &ACTORS,      &ACTORS,       600, true),
];

/// Every link of the example; no two are alike and none leads back to where it starts.
pub fn links(seed: u64, scale: usize) -> Vec<Drawn> {
    let mut out = Vec::new();
    for (stream, (kind, from, to, count, round_the_starts)) in (40..).zip(&LINKS) {
        for i in 0..count * scale {
            let mut rng = Rng::new(seed, stream, i as u64);
            let other = if *round_the_starts { to } else { from };
            let mut n = rng.below(u32::try_from(other.count * scale).unwrap_or(u32::MAX)) as usize;
            if from.kind == to.kind && n == i {
                n = (n + 1) % (other.count * scale);
            }
            let (start, end) = if *round_the_starts { (i, n) } else { (n, i) };
            out.push(Drawn { kind, from: (from, start), to: (to, end) });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use reticolo_model::kinds;
    use std::collections::BTreeSet;

    #[test]
    fn links_are_those_that_kinds_declare_each_once() {
        let links = links(3, 1);
        assert_eq!(links.len(), 5000);
        let mut seen = BTreeSet::new();
        for link in &links {
            let rules = kinds::find(link.from.0.kind).map(|k| k.links).unwrap_or_default();
            assert!(rules.iter().any(|r| r.code == link.kind && r.to.contains(&link.to.0.kind)), "{}", link.kind);
            assert!(link.from.1 < link.from.0.count && link.to.1 < link.to.0.count);
            assert!((link.from.0.kind, link.from.1) != (link.to.0.kind, link.to.1));
            assert!(seen.insert((link.kind, link.from.1, link.to.1)), "{} {} {} twice", link.kind, link.from.1, link.to.1);
        }
    }

    #[test]
    fn states_exist_and_wait_for_nothing() {
        for plan in PLANS {
            let kind = kinds::find(plan.kind).expect("a kind");
            for state in plan.states {
                assert!(reticolo_model::check::check_state(kind, state).is_none(), "{} {state}", plan.kind);
            }
        }
    }
}
