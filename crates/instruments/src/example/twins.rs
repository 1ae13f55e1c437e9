//! Planted among actors and assets: the same thing written down twice, and different things whose names are nearly the same.

use super::people::become_actor;
use super::piece::{At, Piece};
use super::truths::{Decoy, Truth};
use super::words::{between, respelled, tax_code};
use crate::Result;
use reticolo_model::geometry::Geometry;
use serde_json::json;

const TWINS: u32 = 360;
const ACTORS: usize = 14;
const ASSETS: usize = 6;

pub fn plant(piece: &mut Piece<'_>) -> Result<()> {
    for i in 0..ACTORS {
        actor(piece, i)?;
    }
    for i in 0..ASSETS {
        asset(piece, i)?;
    }
    Ok(())
}

/// Writes a record down again: its body and place, its name as somebody else would spell it, its point a few steps away.
fn again(piece: &mut Piece<'_>, at: At, original: At, way: usize) {
    let mut rng = piece.rng(TWINS, at.sort << 16 | at.n);
    let (model, unit) = (piece.get(original).record.clone(), piece.get(original).unit);
    piece.drafts[at.sort][at.n].unit = unit;
    let record = piece.record(at);
    record.title = respelled(&model.title, u32::try_from(way).unwrap_or(0));
    record.language = model.language;
    record.status = "reported".to_owned();
    record.place = model.place;
    if let Some(place) = &mut record.place
        && let Some(Geometry::Point(point)) = &mut place.geometry
    {
        // A point on the border could fall into the unit beside; so it only moves a little.
        *point = point.map(|x| ((x + (rng.unit() - 0.5) * 0.0006) * 1e5).round() / 1e5);
    }
    record.body = model.body;
    for field in ["website", "year_founded", "capacity", "code"] {
        if rng.below(3) == 0 {
            record.body.remove(field);
        }
    }
    if let Some(address) = record.body_text("address").map(|a| a.replace("via ", "v. ")) {
        record.body.insert("address".into(), json!(address));
    }
}

fn actor(piece: &mut Piece<'_>, i: usize) -> Result<()> {
    let Some(four) = piece.take_many("actor", 4) else { return Ok(()) };
    let [one, twin, sibling, branch] = four[..] else { return Ok(()) };
    let mut rng = piece.rng(TWINS, i);
    become_actor(piece, one, ["third_sector", "firm", "sports_club", "public_body"][i % 4]);
    let unit = piece.get(one).unit;
    for at in [one, sibling, branch] {
        piece.set_state(at, "verified")?;
        let number = piece.count(at);
        piece.put(at, "tax_code", tax_code(number));
    }
    piece.settle(one, unit, true);
    again(piece, twin, one, i);
    // Whoever wrote it down again did not know its tax code.
    piece.drop(twin, "tax_code");
    // One with its own number, of the same name and in the same unit.
    let model = piece.get(one).record.clone();
    let (number, old) = (piece.count(sibling), piece.count(one));
    piece.settle(sibling, unit, true);
    let record = piece.record(sibling);
    record.title = model.title.replacen(&old.to_string(), &number.to_string(), 1);
    record.language = model.language.clone();
    for field in ["nature", "legal_form", "services"] {
        match model.body.get(field) {
            Some(value) => drop(record.body.insert(field.to_owned(), value.clone())),
            None => drop(record.body.remove(field)),
        }
    }
    // One that belongs to it, elsewhere, with a code of its own.
    let range = piece.set.land.groups[piece.group].clone();
    let other = (0..50).map(|_| piece.set.land.draw(&range, &mut rng)).find(|u| *u != unit).unwrap_or(unit);
    let place = piece.set.land.units[other].name.clone();
    piece.settle(branch, other, true);
    let year = piece.set.day.year() - between(&mut rng, 1, 9);
    let record = piece.record(branch);
    record.title = format!("{} – sezione di {place}", model.title);
    record.language.clone_from(&model.language);
    record.body.insert("nature".into(), model.body.get("nature").cloned().unwrap_or_default());
    record.body.insert("year_founded".into(), json!(year));
    record.body.remove("services");
    let mut truth = Truth::new("duplicate", json!({ "kind": "actor" }));
    truth.records = piece.parts("actor", &[one, twin]);
    truth.decoys.push(Decoy { why: "another_number_and_tax_code", records: piece.parts("actor", &[one, sibling]), ..Decoy::default() });
    truth.decoys.push(Decoy { why: "a_branch_elsewhere", records: piece.parts("actor", &[one, branch]), ..Decoy::default() });
    piece.truths.push(truth);
    Ok(())
}

fn asset(piece: &mut Piece<'_>, i: usize) -> Result<()> {
    let Some(four) = piece.take_many("asset", 4) else { return Ok(()) };
    let [one, twin, sibling, part] = four[..] else { return Ok(()) };
    let unit = piece.get(one).unit;
    piece.set_state(one, "verified")?;
    piece.put(one, "condition", "good");
    piece.settle(one, unit, true);
    again(piece, twin, one, i + 1);
    piece.record(twin).status = "recorded".to_owned();
    // One of the same name with its own number, elsewhere in the unit.
    let model = piece.get(one).record.clone();
    let (number, old) = (piece.count(sibling), piece.count(one));
    piece.settle(sibling, unit, true);
    let record = piece.record(sibling);
    record.title = model.title.replacen(&old.to_string(), &number.to_string(), 1);
    record.language = model.language.clone();
    for field in ["class", "service", "protection", "capacity_unit"] {
        match model.body.get(field) {
            Some(value) => drop(record.body.insert(field.to_owned(), value.clone())),
            None => drop(record.body.remove(field)),
        }
    }
    // A part of it, which stands at the same point.
    piece.drafts[part.sort][part.n].unit = unit;
    let record = piece.record(part);
    record.title = format!("{}, parte annessa", model.title);
    record.language.clone_from(&model.language);
    record.place = model.place;
    record.body.insert("class".into(), json!("building_space"));
    record.body.remove("service");
    piece.tie("part_of", part, one);
    let mut truth = Truth::new("duplicate", json!({ "kind": "asset" }));
    truth.records = piece.parts("asset", &[one, twin]);
    truth.decoys.push(Decoy {
        why: "another_number_elsewhere_in_the_unit",
        records: piece.parts("asset", &[one, sibling]),
        ..Decoy::default()
    });
    truth.decoys.push(Decoy { why: "a_part_of_it", records: piece.parts("asset", &[one, part]), ..Decoy::default() });
    piece.truths.push(truth);
    Ok(())
}
