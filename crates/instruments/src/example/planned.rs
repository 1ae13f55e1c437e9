//! Planted among calls, competences, initiatives and on the grid: what nobody takes up, what is done twice, what works against
//! itself; each with what looks like it.

use super::cells::{EMPTY, position};
use super::people::{busy, skilled};
use super::piece::{At, Piece};
use super::truths::{Decoy, Truth, of_units};
use super::words::{RARE, between, pick};
use crate::Result;
use reticolo_model::Share;
use serde_json::json;

const PLANNED: u32 = 350;
const CALLS: usize = 3;
const COMPETENCES: usize = 4;
const TWICE: usize = 5;
const AGAINST: usize = 4;

pub fn plant(piece: &mut Piece<'_>) -> Result<()> {
    for i in 0..CALLS {
        call(piece, i)?;
    }
    for i in 0..COMPETENCES {
        competence(piece, i)?;
    }
    if piece.number == 0 {
        for i in 0..EMPTY {
            empty(piece, i)?;
        }
    }
    for i in 0..TWICE {
        twice(piece, i)?;
    }
    for i in 0..AGAINST {
        against(piece, i)?;
    }
    Ok(())
}

/// A call that is open for so many days to come, and was for so many.
fn days(piece: &mut Piece<'_>, at: At, state: &str, opens: i64, closes: i64) -> Result<()> {
    piece.set_state(at, state)?;
    let (opens, closes) = (piece.set.day.plus(opens).text(), piece.set.day.plus(closes).text());
    piece.put(at, "opens_on", opens.clone());
    piece.put(at, "closes_on", closes.clone());
    piece.put(at, "natures", json!(["firm", "third_sector"]));
    let record = piece.record(at);
    (record.period_from, record.period_to) = (Some(opens), Some(closes));
    Ok(())
}

fn call(piece: &mut Piece<'_>, i: usize) -> Result<()> {
    let mut rng = piece.rng(PLANNED, i);
    let rng = &mut rng;
    let (Some(four), Some(answer)) = (piece.take_many("call", 4), piece.take("initiative")) else { return Ok(()) };
    days(piece, four[0], "open", -between(rng, 10, 40), between(rng, 45, 120))?;
    days(piece, four[1], "open", -between(rng, 10, 40), between(rng, 45, 120))?;
    days(piece, four[2], "open", -between(rng, 100, 140), -between(rng, 5, 30))?;
    days(piece, four[3], "forecast", between(rng, 20, 60), between(rng, 100, 160))?;
    piece.set_state(answer, "confirmed")?;
    piece.put(answer, "phase", "planned");
    piece.tie("responds_to", answer, four[1]);
    let mut truth = Truth::new("call_without_project", serde_json::Value::Null);
    truth.records = vec![piece.part("call", four[0])];
    let records = vec![piece.part("call", four[1]), piece.part("initiative", answer)];
    truth.decoys.push(Decoy { why: "an_initiative_answers_it", records, ..Decoy::default() });
    truth.decoys.push(Decoy { why: "its_last_day_has_passed", records: vec![piece.part("call", four[2])], ..Decoy::default() });
    truth.decoys.push(Decoy { why: "it_is_not_open_yet", records: vec![piece.part("call", four[3])], ..Decoy::default() });
    piece.truths.push(truth);
    Ok(())
}

fn competence(piece: &mut Piece<'_>, i: usize) -> Result<()> {
    let (Some(project), Some(three)) = (piece.take("project"), piece.take_many("professional", 3)) else { return Ok(()) };
    let mut rng = piece.rng(PLANNED, 100 + i);
    let rare = RARE[i % RARE.len()];
    piece.set_state(project, pick::<&str>(&mut rng, &["designed", "funded", "running"]))?;
    piece.put(project, "competences", json!([rare]));
    let unit = piece.get(project).unit;
    for (at, state) in three.iter().zip(["qualified", "suspended", "qualified"]) {
        piece.set_state(*at, state)?;
        skilled(piece, *at, &[rare]);
        piece.settle(*at, unit, false);
        let days = if *at == three[2] { 0 } else { between(&mut rng, 8, 12) };
        piece.put(*at, "days_a_month", days);
    }
    busy(piece, three[2], i);
    let mut truth = Truth::new("unused_competence", json!({ "competence": rare }));
    truth.records = vec![piece.part("professional", three[0]), piece.part("project", project)];
    truth.decoys.push(Decoy {
        why: "suspended_from_the_register",
        records: vec![piece.part("professional", three[1])],
        ..Decoy::default()
    });
    truth.decoys.push(Decoy { why: "at_work_already", records: vec![piece.part("professional", three[2])], ..Decoy::default() });
    piece.truths.push(truth);
    Ok(())
}

/// Cells of the grid in which nothing stands, and two that look so: one touched by a tenth of a record, one with a record in a sub-type.
fn empty(piece: &mut Piece<'_>, i: usize) -> Result<()> {
    let grid = &piece.set.cells.grid;
    let (spot, thin, (_, under)) = (grid.empty[i], grid.thin[i], grid.under[i]);
    let below = (grid.under[i].0.0, grid.under[i].0.1, under);
    let named = |(area, dimension, modality): (&str, &str, &str)| json!({ "area": area, "dimension": dimension, "modality": modality });
    let open = grid.open();
    let mut rng = piece.rng(PLANNED, 200 + i);
    let Some(two) = piece.take_many("initiative", 2) else { return Ok(()) };
    let most = *pick(&mut rng, &open);
    let (Some(nine), Some(one)) = (Share::new(9, 10), Share::new(1, 10)) else { return Ok(()) };
    for at in &two {
        piece.set_state(*at, "confirmed")?;
        piece.put(*at, "phase", "under_way");
    }
    piece.record(two[0]).positions = vec![position(most, nine), position(thin, one)];
    piece.record(two[1]).positions = vec![position(below, Share::WHOLE)];
    let mut truth = Truth::new("empty_cell", named(spot));
    truth.decoys.push(Decoy {
        why: "a_small_part_of_a_record_stands_there",
        records: vec![piece.part("initiative", two[0])],
        what: named(thin),
        ..Decoy::default()
    });
    truth.decoys.push(Decoy {
        why: "a_record_stands_in_a_sub_type",
        records: vec![piece.part("initiative", two[1])],
        what: named(grid.under[i].0),
        ..Decoy::default()
    });
    piece.truths.push(truth);
    Ok(())
}

/// Makes an initiative like another: same place on the grid, same people, at the same time.
fn like(piece: &mut Piece<'_>, at: At, other: At, unit: usize) -> Result<()> {
    piece.set_state(at, "confirmed")?;
    piece.settle(at, unit, true);
    let model = piece.get(other).record.clone();
    let number = piece.count(at).to_string();
    let old = piece.count(other).to_string();
    let record = piece.record(at);
    record.title = model.title.replacen(&old, &number, 1);
    record.language = model.language;
    record.positions = model.positions;
    (record.period_from, record.period_to) = (model.period_from, model.period_to);
    for field in ["beneficiaries", "programme", "phase"] {
        match model.body.get(field) {
            Some(value) => drop(record.body.insert(field.to_owned(), value.clone())),
            None => drop(record.body.remove(field)),
        }
    }
    Ok(())
}

/// A first initiative, under way and with a place on the grid.
fn first(piece: &mut Piece<'_>, stream: usize) -> Result<Option<(At, usize)>> {
    let Some(at) = piece.take("initiative") else { return Ok(None) };
    let mut rng = piece.rng(PLANNED, stream);
    let unit = piece.get(at).unit;
    piece.set_state(at, "confirmed")?;
    piece.put(at, "phase", "under_way");
    let open = piece.set.cells.grid.open();
    let (from, to) = (piece.set.day.plus(-between(&mut rng, 100, 400)), piece.set.day.plus(between(&mut rng, 200, 500)));
    let record = piece.record(at);
    record.positions = vec![position(*pick(&mut rng, &open), Share::WHOLE)];
    (record.period_from, record.period_to) = (Some(from.text()[..7].to_owned()), Some(to.text()[..7].to_owned()));
    piece.settle(at, unit, true);
    Ok(Some((at, unit)))
}

/// The unit of the group that is furthest away.
fn far(piece: &Piece<'_>, unit: usize) -> usize {
    let land = piece.set.land;
    land.groups[piece.group].clone().max_by(|a, b| land.apart(*a, unit).total_cmp(&land.apart(*b, unit))).unwrap_or(unit)
}

fn twice(piece: &mut Piece<'_>, i: usize) -> Result<()> {
    let Some((one, unit)) = first(piece, 300 + i)? else { return Ok(()) };
    let Some(three) = piece.take_many("initiative", 3) else { return Ok(()) };
    let [other, away, sequel] = three[..] else { return Ok(()) };
    like(piece, other, one, unit)?;
    like(piece, away, one, far(piece, unit))?;
    like(piece, sequel, one, unit)?;
    let end = piece.get(one).record.period_to.clone().unwrap_or_default();
    let year: i64 = end.get(..4).and_then(|y| y.parse().ok()).unwrap_or(2027);
    let record = piece.record(sequel);
    record.status = "reported".to_owned();
    (record.period_from, record.period_to) = (Some(format!("{}-01", year + 1)), Some(format!("{}-12", year + 2)));
    piece.put(sequel, "phase", "planned");
    piece.tie("part_of", sequel, one);
    let mut truth = Truth::new("duplication", json!({ "beneficiaries": piece.get(one).record.body.get("beneficiaries") }));
    truth.records = piece.parts("initiative", &[one, other]);
    truth.units = of_units(piece.set.land, &[unit]);
    truth.decoys.push(Decoy { why: "far_from_the_other", records: piece.parts("initiative", &[one, away]), ..Decoy::default() });
    truth.decoys.push(Decoy {
        why: "it_follows_when_the_other_has_ended",
        records: piece.parts("initiative", &[one, sequel]),
        ..Decoy::default()
    });
    piece.truths.push(truth);
    Ok(())
}

/// Two initiatives in one place and time, one of which wants more of what the other wants less of.
fn against(piece: &mut Piece<'_>, i: usize) -> Result<()> {
    let Some((one, unit)) = first(piece, 400 + i)? else { return Ok(()) };
    let (Some(three), Some(goals)) = (piece.take_many("initiative", 3), piece.take_many("objective", 2)) else { return Ok(()) };
    let [other, away, same] = three[..] else { return Ok(()) };
    let [more, less] = goals[..] else { return Ok(()) };
    let number = piece.count(more);
    for (at, target) in [(more, 60), (less, 40)] {
        piece.set_state(at, "adopted")?;
        piece.settle(at, unit, false);
        for (field, value) in [
            ("indicator", json!(format!("indicatore di prova {number}"))),
            ("measure_unit", json!("%")),
            ("baseline", json!(50)),
            ("target", json!(target)),
            ("target_year", json!(piece.set.day.year() + 4)),
        ] {
            piece.put(at, field, value);
        }
    }
    let groups = [other, away, same].map(|at| piece.get(at).record.body.get("beneficiaries").cloned());
    for (at, place) in [(other, unit), (away, far(piece, unit)), (same, unit)] {
        like(piece, at, one, place)?;
    }
    // They are for others, so that nothing is done twice.
    for (at, group) in [other, away, same].into_iter().zip(groups) {
        piece.put(at, "beneficiaries", group.unwrap_or_else(|| json!(super::words::GROUPS[at.n % 12])));
    }
    for (at, goal) in [(one, more), (other, less), (away, less), (same, more)] {
        piece.tie("contributes_to", at, goal);
    }
    let mut truth = Truth::new("conflict", json!({ "indicator": format!("indicatore di prova {number}") }));
    truth.records = piece.parts("initiative", &[one, other]);
    truth.records.extend(piece.parts("objective", &goals));
    truth.units = of_units(piece.set.land, &[unit]);
    truth.decoys.push(Decoy { why: "far_from_the_other", records: piece.parts("initiative", &[one, away]), ..Decoy::default() });
    truth.decoys.push(Decoy { why: "both_want_more", records: piece.parts("initiative", &[one, same]), ..Decoy::default() });
    piece.truths.push(truth);
    Ok(())
}
