//! What is particular to initiatives, assets, projects, calls and the other kinds: values that must agree with one another and with
//! the state.

use super::cells::services;
use super::market::{clear_service, named};
use super::piece::{At, Piece};
use super::words::{GROUPS, between, chance, pick};
use reticolo_analysis::rng::Rng;
use reticolo_model::money::euro;
use reticolo_model::vocabulary::{GRID_AREAS, NATURES};
use reticolo_model::{Place, Share};
use serde_json::{Value, json};

const WORKS: u32 = 320;
const SPOTS: u32 = 321;

/// Of the assets so many are places of a service, and so many heritage.
const FACILITIES: usize = 150;
const HERITAGE: usize = 200;

pub fn all(piece: &mut Piece<'_>) {
    for (kind, one) in [
        ("initiative", initiative as fn(&mut Piece<'_>, At, &mut Rng)),
        ("asset", asset),
        ("place", place),
        ("area", area),
        ("call", call),
        ("application", application),
        ("project", project),
        ("objective", objective),
        ("course_edition", edition),
        ("meeting", meeting),
        ("consultation", consultation),
        ("pilot", pilot),
        ("latency", latency),
    ] {
        for at in piece.all(kind) {
            let mut rng = piece.rng(WORKS, at.sort << 16 | at.n);
            one(piece, at, &mut rng);
        }
    }
    distinct(piece);
}

/// Money by source, which sums to the whole.
fn initiative(piece: &mut Piece<'_>, at: At, rng: &mut Rng) {
    let mut total = 0;
    let sources = [
        "money_pnrr",
        "money_eu",
        "money_state",
        "money_region",
        "money_municipality",
        "money_other_public",
        "money_private",
        "money_to_find",
    ];
    for (i, field) in sources.into_iter().enumerate() {
        piece.drop(at, field);
        if chance(rng, if i < 5 { 40 } else { 12 }) {
            let cents = between(rng, 1, 2000) * 100_000;
            piece.put(at, field, euro(cents));
            total += cents;
        }
    }
    for field in ["leader_name", "leader_tax_code"] {
        piece.drop(at, field);
    }
    if total > 0 {
        piece.put(at, "money_total", euro(total));
    } else {
        piece.drop(at, "money_total");
    }
    let phase = match piece.status(at) {
        "ended" => *pick(rng, &["completed", "works_ended", "withdrawn"]),
        "stale" => *pick(rng, &["suspended", "planned"]),
        _ => *pick(rng, &["planned", "funded", "design", "works_tender", "under_way", "under_way"]),
    };
    piece.put(at, "phase", phase);
    piece.put(at, "mission", format!("M{}", between(rng, 1, 6)));
    piece.put(at, "component", format!("C{}", between(rng, 1, 4)));
    piece.put(at, "measure", format!("I{}.{}", between(rng, 1, 4), between(rng, 1, 9)));
    let (from, to) = (piece.set.day.plus(-between(rng, 60, 1500)), piece.set.day.plus(between(rng, 60, 1200)));
    let ended = piece.status(at) == "ended";
    let record = piece.record(at);
    record.period_from = Some(from.text()[..7].to_owned());
    record.period_to = Some(if ended { from.plus(50).text() } else { to.text() }[..7].to_owned());
}

/// No two ordinary initiatives are of the same area, in the same unit, for the same people; and every open cell of the grid has one.
fn distinct(piece: &mut Piece<'_>) {
    let mut rng = piece.rng(SPOTS, 0);
    let range = piece.set.land.groups[piece.group].clone();
    let areas: Vec<&str> = GRID_AREAS.codes().collect();
    let open = piece.set.cells.grid.open();
    let mut combinations: Vec<(usize, &str, usize)> = Vec::new();
    for unit in range {
        for area in &areas {
            combinations.extend((0..GROUPS.len()).map(|g| (unit, *area, g)));
        }
    }
    rng.shuffle(&mut combinations);
    for (i, at) in piece.all("initiative").into_iter().enumerate() {
        let spot = open.get(i).copied();
        let wanted = spot.map(|s| s.0);
        let found = combinations.iter().rposition(|(_, area, _)| wanted.is_none_or(|w| w == *area)).unwrap_or(0);
        if combinations.is_empty() {
            break;
        }
        let (unit, area, group) = combinations.swap_remove(found);
        let positions = match spot {
            Some(spot) => vec![super::cells::position(spot, Share::WHOLE)],
            None => piece.set.cells.grid.positions(area, &mut rng),
        };
        let exact = chance(&mut rng, 50);
        piece.settle(at, unit, exact);
        piece.record(at).positions = positions;
        piece.put(at, "beneficiaries", GROUPS[group]);
    }
}

fn asset(piece: &mut Piece<'_>, at: At, rng: &mut Rng) {
    for field in ["service", "capacity", "capacity_unit", "per_period", "free_share", "protection"] {
        piece.drop(at, field);
    }
    let unit = piece.get(at).unit;
    if at.n < FACILITIES {
        piece.put(at, "class", "service_facility");
        if let Some(service) = clear_service(piece, unit, rng) {
            piece.put(at, "service", service);
            named(piece, at, "asset", service, rng);
        }
        piece.put(at, "capacity", between(rng, 10, 300));
        piece.put(at, "capacity_unit", "places");
        piece.put(at, "per_period", *pick(rng, &["day", "week", "year"]));
    } else if at.n < FACILITIES + HERITAGE {
        piece.put(at, "class", *pick(rng, &["tangible_heritage", "tangible_heritage", "intangible_heritage", "natural_heritage"]));
        piece.put(at, "protection", "vincolo di prova");
    } else {
        piece.put(at, "class", *pick(rng, &["building_space", "building_space", "infrastructure", "technology", "productive_capacity"]));
        piece.put(at, "capacity", between(rng, 40, 900));
        piece.put(at, "capacity_unit", "square_metres");
    }
    let condition = match piece.status(at) {
        "lost" => "ruined",
        "at_risk" => *pick(rng, &["poor", "ruined"]),
        _ => *pick(rng, &["good", "good", "fair"]),
    };
    piece.put(at, "condition", condition);
    // Nearly everything is in use; what is partly free is free by little.
    piece.put(at, "use", "in_use");
    if chance(rng, 8) {
        piece.put(at, "use", "partly_free");
        piece.put(at, "free_share", between(rng, 1, 3) * 5);
    }
}

fn place(piece: &mut Piece<'_>, at: At, rng: &mut Rng) {
    let unit = piece.get(at).unit;
    match clear_service(piece, unit, rng) {
        Some(service) => piece.put(at, "services", json!([service])),
        None => piece.drop(at, "services"),
    }
    piece.put(at, "staff", between(rng, 1, 12));
    piece.put(at, "dues", euro(between(rng, 0, 12) * 500));
}

/// An area lies in units; one that is a shape has it.
fn area(piece: &mut Piece<'_>, at: At, rng: &mut Rng) {
    let unit = piece.get(at).unit;
    let land = piece.set.land;
    let form = ["homogeneous_basin", "integrated_basin", "set_of_units", "shape"][at.n % 4];
    let members: Vec<usize> = match form {
        "homogeneous_basin" => (0..land.units.len()).filter(|u| land.alike[*u] == land.alike[unit]).collect(),
        "integrated_basin" => (0..land.units.len()).filter(|u| land.joined[*u] == land.joined[unit]).collect(),
        "shape" => vec![unit],
        _ => land.neighbours[unit].iter().copied().chain([unit]).collect(),
    };
    // A few, where a basin is larger than one says of a saved area by hand.
    let members: Vec<usize> = members.into_iter().take(40).collect();
    let mut place = Place::in_units(members.iter().map(|u| land.code(*u).to_owned()).collect());
    if form == "shape" {
        place.geometry = land.shape(unit);
    }
    let count = place.units.len();
    piece.record(at).place = Some(place);
    piece.put(at, "form", form);
    piece.put(at, "units_count", count);
    piece.put(at, "method", *pick(rng, &["metodo di prova 1", "metodo di prova 2"]));
}

fn call(piece: &mut Piece<'_>, at: At, rng: &mut Rng) {
    let day = piece.set.day;
    let (opens, closes) = match piece.status(at) {
        "forecast" => (between(rng, 20, 90), between(rng, 120, 240)),
        "open" => (-between(rng, 10, 60), between(rng, 40, 160)),
        "closing" => (-between(rng, 40, 90), between(rng, 3, 14)),
        _ => (-between(rng, 200, 400), -between(rng, 30, 150)),
    };
    let total = between(rng, 10, 400) * 5_000_000;
    let natures: Vec<&str> = NATURES.codes().filter(|_| chance(rng, 40)).collect();
    let areas: Vec<&str> = GRID_AREAS.codes().collect();
    let mut themes = vec![*pick(rng, &areas), *pick(rng, &areas)];
    themes.sort_unstable();
    themes.dedup();
    for (field, value) in [
        ("code", json!(format!("PROVA-{}", piece.count(at)))),
        ("opens_on", json!(day.plus(opens).text())),
        ("closes_on", json!(day.plus(closes).text())),
        ("money_total", json!(euro(total))),
        ("money_least", json!(euro(total / 100))),
        ("money_most", json!(euro(total / 5))),
        ("rate", json!(between(rng, 10, 20) * 5)),
        ("partners_least", json!(between(rng, 1, 4))),
        ("themes", json!(themes)),
        ("natures", json!(if natures.is_empty() { vec!["third_sector"] } else { natures })),
        (
            "rules",
            json!([{ "subject": "amount", "test": "at_most", "value": euro(total / 5) }, { "subject": "partners", "test": "at_least", "value": "2" }]),
        ),
    ] {
        piece.put(at, field, value);
    }
    // A call is there from its opening to its closing.
    let record = piece.record(at);
    record.period_from = Some(day.plus(opens).text());
    record.period_to = Some(day.plus(closes).text());
}

fn application(piece: &mut Piece<'_>, at: At, rng: &mut Rng) {
    let requested = between(rng, 20, 400) * 100_000;
    let (awarded, paid) = (requested / 10 * between(rng, 6, 10), requested / 10 * between(rng, 2, 6));
    for (field, cents) in [("requested", requested), ("own_money", requested / 5), ("awarded", awarded), ("paid", paid)] {
        if piece.get(at).record.body.contains_key(field) {
            piece.put(at, field, euro(cents));
        }
    }
}

/// Budget lines that sum to the cost, and tasks that follow one another.
fn project(piece: &mut Piece<'_>, at: At, rng: &mut Rng) {
    let total = between(rng, 40, 900) * 100_000;
    piece.put(at, "money_total", euro(total));
    piece.put(at, "cup", format!("PROVA-CUP-{}", piece.count(at)));
    if piece.get(at).record.body.contains_key("money_found") {
        piece.put(at, "money_found", euro(total));
    }
    if piece.get(at).record.body.contains_key("money_spent") {
        piece.put(at, "money_spent", euro(total / 20 * between(rng, 1, 18)));
    }
    let parts = [total * 5 / 10, total * 3 / 10, total - total * 5 / 10 - total * 3 / 10];
    let line = |name: &str, source: &str, cents: i64| json!({ "line": name, "source": source, "amount": euro(cents), "eligible": true });
    let budget = [
        line("personale", "contributo", parts[0]),
        line("attrezzature", "contributo", parts[1]),
        line("servizi", "mezzi propri", parts[2]),
    ];
    if piece.get(at).record.body.contains_key("budget") {
        piece.put(at, "budget", json!(budget));
    }
    let begin = piece.set.day.plus(between(rng, -300, 60));
    let day = |days: i64| begin.plus(days).text();
    let task = |n: i64, after: &str| {
        let mut row = json!({ "code": format!("T{n}"), "package": format!("WP{}", (n + 1) / 2), "title": format!("Attività di prova {n}"), "start": day(n * 60 - 60), "end": day(n * 60), "days": 30, "state": "to_do" });
        if !after.is_empty() {
            row["depends_on"] = json!(after);
        }
        row
    };
    if piece.get(at).record.body.contains_key("tasks") {
        piece.put(at, "tasks", json!([task(1, ""), task(2, "T1"), task(3, "T1"), task(4, "T2, T3")]));
    }
    if piece.get(at).record.body.contains_key("work_packages") {
        let package = |n: i64| json!({ "code": format!("WP{n}"), "title": format!("Fase di prova {n}"), "start": day(n * 120 - 120), "end": day(n * 120) });
        piece.put(at, "work_packages", json!([package(1), package(2)]));
    }
}

/// The ordinary objective is to have more of something that nobody else counts.
fn objective(piece: &mut Piece<'_>, at: At, rng: &mut Rng) {
    let base = between(rng, 10, 60);
    piece.put(at, "indicator", format!("indicatore di prova {}", piece.count(at)));
    piece.put(at, "measure_unit", "%");
    piece.put(at, "baseline", base);
    piece.put(at, "baseline_year", piece.set.day.year() - 1);
    piece.put(at, "target", base + between(rng, 2, 20));
}

/// Days of an edition or a meeting, before or after today as the state says; what was not held nobody attended.
fn edition(piece: &mut Piece<'_>, at: At, rng: &mut Rng) {
    let (begin, long) = match piece.status(at) {
        "planned" | "open" => (between(rng, 20, 120), 60),
        "running" => (-between(rng, 10, 50), 90),
        _ => (-between(rng, 120, 700), 60),
    };
    let day = piece.set.day.plus(begin);
    piece.put(at, "starts_on", day.text());
    piece.put(at, "ends_on", day.plus(long).text());
    let session = |n: i64| json!({ "date": day.plus(n * 14).text(), "hours": 4, "topic": format!("lezione di prova {}", n + 1) });
    piece.put(at, "sessions", json!([session(0), session(1), session(2)]));
    if piece.status(at) != "done" {
        for field in ["attended", "completed", "results"] {
            piece.drop(at, field);
        }
    }
}

fn meeting(piece: &mut Piece<'_>, at: At, rng: &mut Rng) {
    let held = matches!(piece.status(at), "held" | "minuted");
    let day = piece.set.day.plus(if held { -between(rng, 3, 600) } else { between(rng, 3, 120) });
    piece.put(at, "date", day.text());
    piece.put(at, "uid", format!("incontro-{}@example.org", piece.count(at)));
    if !held {
        for field in ["attended", "decisions", "minutes"] {
            piece.drop(at, field);
        }
    }
    let record = piece.record(at);
    (record.period_from, record.period_to) = (Some(day.text()), Some(day.text()));
}

/// What a budget costs, and the votes that its options have once it is closed.
fn consultation(piece: &mut Piece<'_>, at: At, rng: &mut Rng) {
    let closed = matches!(piece.status(at), "closed" | "answered");
    let rows: Vec<Value> = (1..=4)
        .map(|n| {
            let mut row =
                json!({ "code": format!("V{n}"), "title": format!("Proposta di prova {n}"), "cost": euro(between(rng, 2, 40) * 100_000) });
            if closed {
                row["votes"] = json!(between(rng, 10, 400));
            }
            row
        })
        .collect();
    piece.put(at, "options", rows);
    if !closed {
        piece.drop(at, "results");
    }
}

fn pilot(piece: &mut Piece<'_>, at: At, _rng: &mut Rng) {
    match piece.status(at) {
        "scaled" => piece.put(at, "decision", "scale"),
        "adjusted" => piece.put(at, "decision", "adjust"),
        "stopped" => piece.put(at, "decision", "stop"),
        _ => piece.drop(at, "decision"),
    }
}

/// What was found before: it says that somebody looked, not what is there now.
fn latency(piece: &mut Piece<'_>, at: At, rng: &mut Rng) {
    let service = *pick(rng, &services());
    piece.put(at, "evidence", json!([{ "what": "servizio", "value": service, "source": "rilevazione di prova" }]));
}
