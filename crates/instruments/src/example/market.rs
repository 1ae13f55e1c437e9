//! The ordinary market: in each cell some needs and, in the same unit, offers that are enough for them and not much more. Agreements
//! and lots stand on it.

use super::cells::{Cell, services};
use super::piece::{At, Piece};
use super::words::{self, GROUPS, between, chance, pick};
use crate::Result;
use reticolo_analysis::rng::Rng;
use reticolo_messages::{Language, t};
use reticolo_model::money;
use reticolo_model::vocabulary::SERVICES;
use serde_json::{Value, json};

const NEEDS: u32 = 310;
const OFFERS: u32 = 311;
const MARKET: u32 = 312;
const AGREEMENTS: u32 = 313;
const LOTS: u32 = 314;

/// A cell with those who meet in it.
#[derive(Debug)]
pub struct Market {
    pub cell: Cell,
    pub needs: Vec<At>,
    pub offers: Vec<At>,
}

/// The area of the grid to which a service belongs.
fn area_of(service: &str) -> &'static str {
    let above = SERVICES.entries.iter().find(|(code, _)| *code == service).map_or("", |(_, up)| *up);
    match above {
        "education" => "research_training",
        "culture" => "territorial_marketing",
        "sport" | "public_administration" => "urban_quality",
        "work" => "existing_work",
        "mobility" => "territorial_hinge",
        "environment" => "environment",
        "digital" => "enterprise",
        _ => "welfare",
    }
}

/// In what a service is counted, and for which period.
fn measure(service: &str) -> (&'static str, &'static str) {
    let at = services().iter().position(|s| *s == service).unwrap_or(0);
    [("people", "month"), ("hours", "week"), ("places", "year"), ("visits", "month"), ("trips", "week"), ("meals", "day")][at % 6]
}

/// What one of it costs about, in cents.
fn price(service: &str) -> i64 {
    let at = services().iter().position(|s| *s == service).unwrap_or(0);
    800 + 350 * i64::try_from(at % 11).unwrap_or(0)
}

/// A service that somebody in a unit may have to do with.
pub fn clear_service(piece: &Piece<'_>, unit: usize, rng: &mut Rng) -> Option<&'static str> {
    let all = services();
    (0..30).map(|_| *pick(rng, &all)).find(|service| piece.set.cells.clear(piece.set.land, Cell { unit, service }))
}

/// The service in a record's name and on the grid.
pub fn named(piece: &mut Piece<'_>, at: At, kind: &str, service: &'static str, rng: &mut Rng) {
    let language = if piece.get(at).record.language == "en" { Language::En } else { Language::It };
    let title = words::title(kind, piece.count(at), &t(language, &format!("service-{service}")), language);
    let grid = &piece.set.cells.grid;
    let record = piece.record(at);
    record.title = title;
    if !record.positions.is_empty() {
        record.positions = grid.positions(area_of(service), rng);
    }
}

fn current(piece: &mut Piece<'_>, at: At, rng: &mut Rng) {
    let day = piece.set.day;
    let record = piece.record(at);
    record.period_from = Some(day.plus(-between(rng, 20, 400)).text());
    record.period_to = Some(day.plus(between(rng, 90, 700)).text());
}

/// A need of a cell. The state is set apart.
pub fn need(piece: &mut Piece<'_>, at: At, cell: Cell) {
    let mut rng = piece.rng(NEEDS, at.n);
    let rng = &mut rng;
    let (unit, period) = measure(cell.service);
    let quantity = between(rng, 6, 40);
    piece.settle(at, cell.unit, chance(rng, 10));
    named(piece, at, "need", cell.service, rng);
    current(piece, at, rng);
    for field in ["reach_minutes", "inferred_from", "eligibility", "price_ceiling"] {
        piece.drop(at, field);
    }
    let (people, group, reach) = (quantity * between(rng, 2, 6), *pick(rng, &GROUPS), between(rng, 3, 6));
    let ceiling = price(cell.service) * between(rng, 110, 160) / 100;
    for (field, value) in [
        ("category", json!(cell.service)),
        ("quantity", json!(quantity)),
        ("quantity_unit", json!(unit)),
        ("per_period", json!(period)),
        ("people", json!(people)),
        ("people_group", json!(group)),
        ("reach_km", json!(reach)),
        ("form", json!("expressed")),
    ] {
        piece.put(at, field, value);
    }
    if chance(rng, 60) {
        piece.put(at, "price_ceiling", money::euro(ceiling));
    }
    if chance(rng, 12) {
        piece.put(at, "form", "inferred");
        piece.put(at, "inferred_from", *pick(rng, &["old_age_share", "employed_share", "income"]));
    }
}

/// An offer of a cell, of so much.
pub fn offer(piece: &mut Piece<'_>, at: At, cell: Cell, capacity: i64) {
    let mut rng = piece.rng(OFFERS, at.n);
    let rng = &mut rng;
    let (unit, period) = measure(cell.service);
    piece.settle(at, cell.unit, true);
    named(piece, at, "offer", cell.service, rng);
    current(piece, at, rng);
    let (reach, cost) = (between(rng, 4, 7), price(cell.service) * between(rng, 70, 100) / 100);
    for (field, value) in [
        ("category", json!(cell.service)),
        ("capacity", json!(capacity.max(1))),
        ("capacity_unit", json!(unit)),
        ("per_period", json!(period)),
        ("reach_km", json!(reach)),
        ("price", json!(money::euro(cost))),
        ("eligibility", json!("residenti nel territorio")),
    ] {
        piece.put(at, field, value);
    }
}

pub fn quantity(piece: &Piece<'_>, need: At) -> i64 {
    piece.get(need).record.body.get("quantity").and_then(Value::as_f64).map_or(0, |q| q.round() as i64)
}

/// Fills the market of the piece with the needs and offers that are not taken.
pub fn open(piece: &mut Piece<'_>) -> Result<Vec<Market>> {
    let (needs, offers) = (piece.common("need"), piece.common("offer"));
    let cells = piece.set.cells.market(piece.set.land, piece.group, piece.set.seed);
    let many = cells.len().min(needs.len() / 2).min(offers.len() / 2 + 1).max(1);
    let mut markets: Vec<Market> =
        cells.into_iter().take(many).map(|cell| Market { cell, needs: Vec::new(), offers: Vec::new() }).collect();
    if markets.is_empty() {
        return Ok(markets);
    }
    for (i, at) in needs.into_iter().enumerate() {
        markets[i % many].needs.push(at);
    }
    for (i, at) in offers.into_iter().enumerate() {
        markets[i % many].offers.push(at);
    }
    for (m, market) in markets.iter().enumerate() {
        let mut rng = piece.rng(MARKET, m);
        let mut wanted = 0;
        for (i, at) in market.needs.iter().enumerate() {
            need(piece, *at, market.cell);
            let state = match rng.below(100) {
                _ if i == 0 => *pick(&mut rng, &["expressed", "validated", "emerging"]),
                0..12 => "emerging",
                12..47 => "expressed",
                47..72 => "validated",
                72..86 => "covered",
                86..92 => "verified",
                _ => "withdrawn",
            };
            piece.set_state(*at, state)?;
            if chance(&mut rng, 10) {
                piece.put(*at, "reach_minutes", between(&mut rng, 8, 12));
            }
            if chance(&mut rng, 20) {
                piece.put(*at, "eligibility", "residenti nel territorio");
            }
            if state != "withdrawn" {
                wanted += quantity(piece, *at);
            }
            let who = piece.someone(m, &mut rng);
            piece.tie("expressed_by", *at, who);
        }
        let active: Vec<bool> = (0..market.offers.len()).map(|i| i == 0 || chance(&mut rng, 75)).collect();
        let share = i64::try_from(active.iter().filter(|a| **a).count()).unwrap_or(1).max(1);
        for (at, active) in market.offers.iter().zip(active) {
            let capacity = (wanted * between(&mut rng, 104, 135) / 100 + share - 1) / share;
            offer(piece, *at, market.cell, capacity);
            piece.set_state(*at, if active { "active" } else { pick::<&str>(&mut rng, &["suspended", "proposed", "ended"]) })?;
            let who = piece.someone(m, &mut rng);
            piece.tie("offered_by", *at, who);
        }
    }
    Ok(markets)
}

/// Gathers needs of one service into lots.
pub fn lots(piece: &mut Piece<'_>, markets: &[Market]) -> Result<()> {
    for (i, lot) in piece.common("lot").into_iter().enumerate() {
        let Some(market) = markets.get(i * 7 % markets.len().max(1)) else { return Ok(()) };
        let mut rng = piece.rng(LOTS, lot.n);
        let service = market.cell.service;
        let alike = markets.iter().filter(|m| m.cell.service == service).flat_map(|m| m.needs.iter().copied());
        let open: Vec<At> = alike.filter(|n| matches!(piece.status(*n), "expressed" | "validated" | "emerging")).take(5).collect();
        if open.is_empty() {
            // Nothing to gather: it was closed.
            piece.set_state(lot, "closed")?;
        }
        let (mut sum, mut people) = (0, 0);
        for need in &open {
            piece.set_state(*need, "in_a_lot")?;
            piece.tie("part_of", *need, lot);
            sum += quantity(piece, *need);
            people += piece.get(*need).record.body.get("people").and_then(Value::as_i64).unwrap_or(0);
        }
        named(piece, lot, "lot", service, &mut rng);
        piece.settle(lot, market.cell.unit, false);
        let (unit, period) = measure(service);
        for (field, value) in [
            ("category", json!(service)),
            ("quantity", json!(sum)),
            ("quantity_least", json!(sum * 8 / 10)),
            ("quantity_most", json!(sum * 12 / 10)),
            ("minimum_quantity", json!(sum * 6 / 10)),
            ("quantity_unit", json!(unit)),
            ("per_period", json!(period)),
            ("people", json!(people)),
        ] {
            piece.put(lot, field, value);
        }
    }
    Ok(())
}

/// An agreement that serves needs with an offer.
pub fn agree(piece: &mut Piece<'_>, at: At, state: &str, needs: &[At], offer: Option<At>) -> Result<()> {
    let mut rng = piece.rng(AGREEMENTS, at.n);
    piece.set_state(at, state)?;
    let Some(first) = needs.first() else { return Ok(()) };
    let service = piece.get(*first).record.body_text("category").unwrap_or_default().to_owned();
    let Some(service) = SERVICES.codes().find(|s| *s == service) else { return Ok(()) };
    let unit = piece.get(*first).unit;
    named(piece, at, "agreement", service, &mut rng);
    piece.settle(at, unit, false);
    let (unit, period) = measure(service);
    let amount: i64 = needs.iter().map(|n| quantity(piece, *n)).sum();
    for (field, value) in [
        ("category", json!(service)),
        ("amount", json!(amount)),
        ("amount_unit", json!(unit)),
        ("per_period", json!(period)),
        ("price", json!(money::euro(amount * price(service)))),
    ] {
        piece.put(at, field, value);
    }
    for need in needs {
        piece.tie("serves", at, *need);
    }
    if let Some(offer) = offer {
        piece.tie("requires", at, offer);
    }
    Ok(())
}

/// Agreements: one for each need that is covered, some for covered lots, and some that came to nothing.
pub fn agreements(piece: &mut Piece<'_>, markets: &[Market]) -> Result<()> {
    let mut free = piece.common("agreement").into_iter();
    let mut rng = piece.rng(AGREEMENTS + 10, 0);
    let lots: Vec<At> = piece.common("lot").into_iter().filter(|l| piece.status(*l) == "covered").collect();
    for lot in lots {
        let Some(at) = free.next() else { break };
        piece.set_state(at, "in_service")?;
        piece.tie("serves", at, lot);
        let category = piece.get(lot).record.body.get("category").cloned().unwrap_or_default();
        let unit = piece.get(lot).unit;
        piece.put(at, "category", category);
        piece.settle(at, unit, false);
    }
    // Every 23rd market has one that came to nothing, or may yet, in turn.
    let validated = |piece: &Piece<'_>, market: &Market| market.needs.first().copied().filter(|n| piece.status(*n) == "validated");
    let tried: Vec<(At, Option<At>)> =
        markets.iter().step_by(23).filter_map(|m| Some((validated(piece, m)?, m.offers.first().copied()))).collect();
    for ((need, offer), state) in tried.into_iter().zip(["refused", "broken", "proposed"].into_iter().cycle()) {
        let Some(at) = free.next() else { break };
        agree(piece, at, state, &[need], offer)?;
    }
    for market in markets {
        for need in &market.needs {
            let state = piece.status(*need).to_owned();
            let agreed: &[&str] = match state.as_str() {
                "covered" => &["accepted", "in_service", "fulfilled", "evaluated"],
                "verified" => &["fulfilled", "evaluated"],
                _ => continue,
            };
            match free.next() {
                Some(at) => agree(piece, at, pick::<&str>(&mut rng, agreed), &[*need], market.offers.first().copied())?,
                None => piece.set_state(*need, "validated")?,
            }
        }
    }
    // Those that are left were proposed for needs that are still open.
    let open: Vec<At> = piece.common("need").into_iter().filter(|n| piece.status(*n) == "expressed").collect();
    for at in free {
        let need = *pick(&mut rng, &open);
        let offer = markets.iter().find(|m| m.needs.contains(&need)).and_then(|m| m.offers.first().copied());
        agree(piece, at, pick::<&str>(&mut rng, &["proposed", "refused", "broken"]), &[need], offer)?;
    }
    Ok(())
}
