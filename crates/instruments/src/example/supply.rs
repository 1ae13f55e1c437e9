//! Planted between need and supply: needs that nobody serves, supply that nobody uses, needs and offers made for one another; each
//! with what looks like it.

use super::cells::{Cell, Use, beside};
use super::market::{agree, need, offer, quantity};
use super::piece::{At, Piece};
use super::truths::{Decoy, Truth, of_units};
use super::words::{GROUPS, between, pick};
use crate::Result;
use reticolo_model::money;
use serde_json::json;

const SUPPLY: u32 = 330;

pub fn plant(piece: &mut Piece<'_>) -> Result<()> {
    let served = afar(piece)?;
    unserved(piece, &served)?;
    idle_offers(piece, &served)?;
    matches(piece)?;
    idle_assets(piece)
}

/// Needs that an agreement serves from afar, and the offer that does it.
struct Served {
    cell: Cell,
    needs: Vec<At>,
    offer: At,
    agreement: At,
}

/// Four needs of a cell, or as many as are left.
fn needs_of(piece: &mut Piece<'_>, cell: Cell, states: &[&str], stream: usize) -> Result<Vec<At>> {
    let mut rng = piece.rng(SUPPLY, stream);
    let Some(all) = piece.take_many("need", 4) else { return Ok(Vec::new()) };
    for at in &all {
        need(piece, *at, cell);
        piece.set_state(*at, pick::<&str>(&mut rng, states))?;
        let people = quantity(piece, *at) * between(&mut rng, 3, 6) + 20;
        for (field, value) in [
            ("people", json!(people)),
            ("form", json!("expressed")),
            ("urgency", json!(*pick(&mut rng, &["medium", "high"]))),
            ("structural", json!(true)),
        ] {
            piece.put(*at, field, value);
        }
        piece.drop(*at, "inferred_from");
        let who = piece.someone(cell.unit, &mut rng);
        piece.tie("expressed_by", *at, who);
    }
    Ok(all)
}

/// The same, but nobody expresses them: an indicator says that they are there.
fn unsaid(piece: &mut Piece<'_>, cell: Cell, withdrawn: bool) -> Result<Vec<At>> {
    let Some(all) = piece.take_many("need", 3) else { return Ok(Vec::new()) };
    for at in &all {
        need(piece, *at, cell);
        piece.set_state(*at, if withdrawn { "withdrawn" } else { "emerging" })?;
        let people = quantity(piece, *at) * 4 + 20;
        for (field, value) in
            [("people", json!(people)), ("form", json!("inferred")), ("inferred_from", json!("old_age_share")), ("structural", json!(true))]
        {
            piece.put(*at, field, value);
        }
    }
    Ok(all)
}

fn capacity_for(piece: &Piece<'_>, needs: &[At]) -> i64 {
    needs.iter().map(|n| quantity(piece, *n)).sum::<i64>() * 12 / 10
}

/// An offer, made by somebody.
fn offer_of(piece: &mut Piece<'_>, cell: Cell, capacity: i64, state: &str) -> Result<Option<At>> {
    let Some(at) = piece.take("offer") else { return Ok(None) };
    offer(piece, at, cell, capacity);
    piece.set_state(at, state)?;
    let mut rng = piece.rng(SUPPLY + 1, at.n);
    let who = piece.someone(cell.unit, &mut rng);
    piece.tie("offered_by", at, who);
    Ok(Some(at))
}

fn afar(piece: &mut Piece<'_>) -> Result<Vec<Served>> {
    let cells = piece.set.cells;
    let mut out = Vec::new();
    for (i, (cell, from)) in cells.of(piece.group, Use::Served).iter().zip(cells.of(piece.group, Use::Server)).enumerate() {
        let needs = needs_of(piece, *cell, &["covered"], 100 + i)?;
        let capacity = needs.iter().map(|n| quantity(piece, *n)).sum();
        let Some(offer) = offer_of(piece, *from, capacity, "active")? else { break };
        let Some(agreement) = piece.take("agreement") else { break };
        agree(piece, agreement, "in_service", &needs, Some(offer))?;
        out.push(Served { cell: *cell, needs, offer, agreement });
    }
    Ok(out)
}

fn unserved(piece: &mut Piece<'_>, served: &[Served]) -> Result<()> {
    let (cells, group, land) = (piece.set.cells, piece.group, piece.set.land);
    let quiet = |i: usize| i % 5 >= 3;
    for (i, cell) in cells.of(group, Use::Unserved).iter().enumerate() {
        let needs = if quiet(i) { unsaid(piece, *cell, false)? } else { needs_of(piece, *cell, &["expressed", "validated"], i)? };
        if needs.is_empty() {
            break;
        }
        let what = json!({ "service": cell.service, "unexpressed": quiet(i) });
        let mut truth = Truth::new("unserved_demand", what);
        truth.records = piece.parts("need", &needs);
        truth.units = of_units(land, &[cell.unit]);
        if let Some(near) = cells.of(group, Use::NextDoor).get(i) {
            let needs = if quiet(i) { unsaid(piece, *near, false)? } else { needs_of(piece, *near, &["expressed", "validated"], 200 + i)? };
            let beside = beside(land, &land.groups[group], near.unit).unwrap_or(near.unit);
            let capacity = capacity_for(piece, &needs);
            if let Some(offer) = offer_of(piece, Cell { unit: beside, service: near.service }, capacity, "active")? {
                // It is within reach of them, and they of it.
                let reach = (land.apart(near.unit, beside) + 4.5).ceil();
                for at in needs.iter().chain([&offer]) {
                    piece.put(*at, "reach_km", reach);
                }
                let mut records = piece.parts("need", &needs);
                records.push(piece.part("offer", offer));
                truth.decoys.push(Decoy {
                    why: "an_offer_next_door_reaches_them",
                    records,
                    units: of_units(land, &[near.unit]),
                    ..Decoy::default()
                });
            }
        }
        if let Some(gone) = cells.of(group, Use::Withdrawn).get(i) {
            let needs = if quiet(i) { unsaid(piece, *gone, true)? } else { needs_of(piece, *gone, &["withdrawn"], 300 + i)? };
            let records = piece.parts("need", &needs);
            truth.decoys.push(Decoy { why: "they_were_withdrawn", records, units: of_units(land, &[gone.unit]), ..Decoy::default() });
        }
        if let Some(s) = served.get(i) {
            let mut records = piece.parts("need", &s.needs);
            records.extend([piece.part("agreement", s.agreement), piece.part("offer", s.offer)]);
            truth.decoys.push(Decoy {
                why: "an_agreement_serves_them_from_afar",
                records,
                units: of_units(land, &[s.cell.unit]),
                ..Decoy::default()
            });
        }
        piece.truths.push(truth);
    }
    Ok(())
}

fn idle_offers(piece: &mut Piece<'_>, served: &[Served]) -> Result<()> {
    let (cells, group, land) = (piece.set.cells, piece.group, piece.set.land);
    for (i, cell) in cells.of(group, Use::Idle).iter().enumerate() {
        let mut rng = piece.rng(SUPPLY + 2, i);
        let Some(offer) = offer_of(piece, *cell, between(&mut rng, 40, 120), "active")? else { break };
        let mut truth = Truth::new("idle_supply", json!({ "service": cell.service }));
        truth.records = vec![piece.part("offer", offer)];
        truth.units = of_units(land, &[cell.unit]);
        if let Some(still) = cells.of(group, Use::Suspended).get(i)
            && let Some(offer) = offer_of(piece, *still, between(&mut rng, 40, 120), "suspended")?
        {
            let records = vec![piece.part("offer", offer)];
            truth.decoys.push(Decoy { why: "it_is_suspended", records, units: of_units(land, &[still.unit]), ..Decoy::default() });
        }
        if let Some(s) = served.get(i) {
            let records = vec![piece.part("offer", s.offer), piece.part("agreement", s.agreement)];
            truth.decoys.push(Decoy { why: "an_agreement_uses_all_of_it_elsewhere", records, ..Decoy::default() });
        }
        piece.truths.push(truth);
    }
    Ok(())
}

/// Spaces that stand empty; of those that look so one is a ruin, and in the other work has begun.
fn idle_assets(piece: &mut Piece<'_>) -> Result<()> {
    let spaces: Vec<At> =
        piece.rest("asset").into_iter().filter(|a| piece.get(*a).record.body_text("class") == Some("building_space")).collect();
    for (i, trio) in spaces.chunks_exact(3).take(2).enumerate() {
        let mut rng = piece.rng(SUPPLY + 3, i);
        for at in trio {
            piece.drafts[at.sort][at.n].apart = true;
            let (unit, state) = (piece.get(*at).unit, if *at == trio[1] { "at_risk" } else { "verified" });
            piece.settle(*at, unit, true);
            piece.set_state(*at, state)?;
            let area = between(&mut rng, 150, 900);
            let condition = if *at == trio[1] { "ruined" } else { "good" };
            for (field, value) in
                [("use", json!("free")), ("free_share", json!(100)), ("condition", json!(condition)), ("capacity", json!(area))]
            {
                piece.put(*at, field, value);
            }
        }
        let mut truth = Truth::new("idle_supply", json!({ "class": "building_space" }));
        truth.records = vec![piece.part("asset", trio[0])];
        truth.units = of_units(piece.set.land, &[piece.get(trio[0]).unit]);
        truth.decoys.push(Decoy { why: "it_is_a_ruin", records: vec![piece.part("asset", trio[1])], ..Decoy::default() });
        if let Some(work) = piece.take("initiative") {
            let unit = piece.get(trio[2]).unit;
            piece.settle(work, unit, true);
            piece.set_state(work, "confirmed")?;
            piece.put(work, "phase", "under_way");
            piece.tie("located_at", work, trio[2]);
            let records = vec![piece.part("asset", trio[2]), piece.part("initiative", work)];
            truth.decoys.push(Decoy { why: "an_initiative_has_begun_there", records, ..Decoy::default() });
        }
        piece.truths.push(truth);
    }
    Ok(())
}

/// Two needs and two offers in one cell: each need fits one of them, the other is too dear or for other people. A third is suspended.
fn matches(piece: &mut Piece<'_>) -> Result<()> {
    let (cells, group, land) = (piece.set.cells, piece.group, piece.set.land);
    for (i, cell) in cells.of(group, Use::Match).iter().enumerate() {
        let mut rng = piece.rng(SUPPLY + 4, i);
        let Some(needs) = piece.take_many("need", 2) else { break };
        for at in &needs {
            need(piece, *at, *cell);
            piece.set_state(*at, pick::<&str>(&mut rng, &["expressed", "validated"]))?;
            let who = piece.someone(cell.unit, &mut rng);
            piece.tie("expressed_by", *at, who);
        }
        let cheap = quantity(piece, needs[0]) + between(&mut rng, 0, 3);
        let dear = quantity(piece, needs[1]) + between(&mut rng, 0, 3);
        let mut offers = Vec::new();
        for (capacity, state) in [(cheap, "active"), (dear, "active"), (cheap.max(dear), "suspended")] {
            offers.extend(offer_of(piece, *cell, capacity, state)?);
        }
        let [first, second, still] = offers[..] else { break };
        let g = between(&mut rng, 0, 11) as usize;
        let (one, other) = (GROUPS[g], GROUPS[(g + 5) % GROUPS.len()]);
        let base = between(&mut rng, 8, 20) * 100;
        for (at, group, ceiling) in [(needs[0], one, base * 12 / 10), (needs[1], other, base * 4)] {
            piece.put(at, "people_group", group);
            piece.put(at, "price_ceiling", money::euro(ceiling));
        }
        for (at, group, price) in [(first, one, base), (second, other, base * 3), (still, one, base)] {
            piece.put(at, "eligibility", group);
            piece.put(at, "price", money::euro(price));
        }
        let suspended = |piece: &Piece<'_>| Decoy { why: "it_is_suspended", records: vec![piece.part("offer", still)], ..Decoy::default() };
        for (need, offer, wrong, why) in
            [(needs[0], first, second, "too_dear_and_for_others"), (needs[1], second, first, "for_other_people")]
        {
            let mut truth = Truth::new("match", json!({ "service": cell.service }));
            truth.records = vec![piece.part("need", need), piece.part("offer", offer)];
            truth.units = of_units(land, &[cell.unit]);
            truth.decoys.push(Decoy { why, records: vec![piece.part("offer", wrong)], ..Decoy::default() });
            truth.decoys.push(suspended(piece));
            piece.truths.push(truth);
        }
    }
    Ok(())
}
