//! Planted in the network of actors: one who joins what else is apart, and pairs who would go well together and do not know each other;
//! each with what looks like it.

use super::cells::Cell;
use super::market::{need, offer, quantity};
use super::people::{NATURES, become_actor};
use super::piece::{At, Piece};
use super::truths::{Decoy, Truth, of_units};
use super::words::{between, pick};
use crate::Result;
use serde_json::json;

const NETWORK: u32 = 340;
/// Pairs that ought to know each other, in a group.
const PAIRS: usize = 5;
/// Those whom both of a pair know.
const COMMON: usize = 4;

pub fn plant(piece: &mut Piece<'_>) -> Result<()> {
    broker(piece);
    let cells = piece.set.cells.market(piece.set.land, piece.group, piece.set.seed);
    for i in 0..PAIRS.min(cells.len() / 33) {
        missing(piece, &[cells[i * 33], cells[i * 33 + 11], cells[i * 33 + 22]], i)?;
    }
    Ok(())
}

fn know(piece: &mut Piece<'_>, one: At, others: &[At]) {
    for other in others {
        piece.tie("partners_with", one, *other);
    }
}

/// The one actor by whom the circles hang together; one with as many ties, all in its own circle; and one among people of every nature
/// who know one another anyhow.
fn broker(piece: &mut Piece<'_>) {
    let mut rng = piece.rng(NETWORK, 0);
    let circles = piece.circles.clone();
    let (Some(broker), Some(ring)) = (piece.take("actor"), piece.take_many("actor", NATURES.len() + 1)) else { return };
    become_actor(piece, broker, "third_sector");
    for circle in &circles {
        for _ in 0..2 {
            let at = *pick(&mut rng, circle);
            piece.tie("partners_with", broker, at);
        }
    }
    let mut truth = Truth::new("broker", json!({ "joins": NATURES.map(|(code, _)| code) }));
    truth.records = vec![piece.part("actor", broker)];

    let home = circles.iter().max_by_key(|c| c.len()).map_or(&[][..], Vec::as_slice);
    let hub = home[home.len() / 2];
    for _ in 0..30 {
        let at = *pick(&mut rng, home);
        if !piece.tied("partners_with", at, hub) {
            piece.tie("partners_with", hub, at);
        }
    }
    truth.decoys.push(Decoy { why: "many_ties_in_one_circle", records: vec![piece.part("actor", hub)], ..Decoy::default() });

    let (middle, around) = (ring[0], &ring[1..]);
    for (at, (nature, _)) in around.iter().zip(NATURES) {
        become_actor(piece, *at, nature);
    }
    for (i, at) in around.iter().enumerate() {
        know(piece, *at, &around[i + 1..]);
    }
    know(piece, middle, around);
    truth.decoys.push(Decoy { why: "its_partners_know_one_another", records: vec![piece.part("actor", middle)], ..Decoy::default() });
    piece.truths.push(truth);
}

/// Two actors with the same four partners, in a unit.
fn couple(piece: &mut Piece<'_>, unit: usize, natures: [&'static str; 2]) -> Option<(At, At, Vec<At>)> {
    let six = piece.take_many("actor", COMMON + 2)?;
    let (one, other, common) = (six[0], six[1], six[2..].to_vec());
    for (at, nature) in [one, other].into_iter().zip(natures) {
        become_actor(piece, at, nature);
        piece.settle(at, unit, true);
    }
    for (i, at) in common.iter().enumerate() {
        become_actor(piece, *at, NATURES[(i + unit) % NATURES.len()].0);
        know(piece, *at, &[one, other]);
    }
    Some((one, other, common))
}

/// A need of one and an offer of the other, which is enough for it.
fn wanting(piece: &mut Piece<'_>, cell: Cell, one: At, other: At) -> Result<Option<(At, At)>> {
    let (Some(wish), Some(gift)) = (piece.take("need"), piece.take("offer")) else { return Ok(None) };
    need(piece, wish, cell);
    piece.set_state(wish, "validated")?;
    piece.tie("expressed_by", wish, one);
    let capacity = quantity(piece, wish) * 11 / 10;
    offer(piece, gift, cell, capacity);
    piece.set_state(gift, "active")?;
    piece.tie("offered_by", gift, other);
    Ok(Some((wish, gift)))
}

fn missing(piece: &mut Piece<'_>, cells: &[Cell; 3], i: usize) -> Result<()> {
    let mut rng = piece.rng(NETWORK, 1 + i);
    let [here, tied, alike] = cells;
    let Some((one, other, common)) = couple(piece, here.unit, ["third_sector", "firm"]) else { return Ok(()) };
    let Some((wish, gift)) = wanting(piece, *here, one, other)? else { return Ok(()) };
    let mut truth = Truth::new("missing_tie", json!({ "service": here.service }));
    truth.records = piece.parts("actor", &[one, other]);
    truth.records.extend(piece.parts("common_partner", &common));
    truth.records.extend([piece.part("need", wish), piece.part("offer", gift)]);
    truth.units = of_units(piece.set.land, &[here.unit]);

    if let Some((one, other, _)) = couple(piece, tied.unit, ["citizens_group", "professional_firm"])
        && let Some((wish, gift)) = wanting(piece, *tied, one, other)?
        && let Some(partnership) = piece.take("partnership")
    {
        piece.set_state(partnership, "active")?;
        let (first, second) = (piece.get(one).record.title.clone(), piece.get(other).record.title.clone());
        piece.put(
            partnership,
            "roles",
            json!([{ "actor": first, "role": "capofila", "share": 60, "nature": "citizens_group" }, { "actor": second, "role": "partner", "share": 40, "nature": "professional_firm" }]),
        );
        piece.tie("member_of", one, partnership);
        piece.tie("member_of", other, partnership);
        let mut records = piece.parts("actor", &[one, other]);
        records.extend([piece.part("need", wish), piece.part("offer", gift), piece.part("partnership", partnership)]);
        truth.decoys.push(Decoy { why: "a_partnership_ties_them", records, ..Decoy::default() });
    }
    if let Some((one, other, _)) = couple(piece, alike.unit, ["firm", "firm"])
        && let Some(offers) = piece.take_many("offer", 2)
        && let Some(wish) = piece.take("need")
    {
        // Both give the same to a third: neither has what the other lacks.
        need(piece, wish, *alike);
        piece.set_state(wish, "validated")?;
        let third = piece.someone(i, &mut rng);
        piece.tie("expressed_by", wish, third);
        let capacity = quantity(piece, wish) * between(&mut rng, 52, 60) / 100;
        for (at, who) in offers.iter().zip([one, other]) {
            offer(piece, *at, *alike, capacity);
            piece.set_state(*at, "active")?;
            piece.tie("offered_by", *at, who);
        }
        let mut records = piece.parts("actor", &[one, other]);
        records.extend(piece.parts("offer", &offers));
        truth.decoys.push(Decoy { why: "they_give_the_same", records, ..Decoy::default() });
    }
    piece.truths.push(truth);
    Ok(())
}
