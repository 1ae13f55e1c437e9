//! Actors and professionals: who they are, the circles in which they know one another, and the ties inside a circle. No tie of the
//! ordinary kind leads from one circle to another.

use super::market::clear_service;
use super::piece::{At, Piece};
use super::words::{self, COMPETENCES, THEMES, between, chance, pick};
use crate::Result;
use reticolo_messages::Language;
use serde_json::json;

const ACTORS: u32 = 300;
const TIES: u32 = 301;
const PROFESSIONALS: u32 = 302;

/// The natures, and of a hundred actors how many are of each.
pub const NATURES: [(&str, u32); 8] = [
    ("third_sector", 28),
    ("firm", 30),
    ("citizens_group", 11),
    ("sports_club", 8),
    ("professional_firm", 7),
    ("public_body", 6),
    ("research_education", 5),
    ("network", 5),
];
/// Of a hundred actors of a circle, how many are of another nature than its own.
const STRANGERS: u32 = 7;

/// The number of a nature, drawn by how many there are of it.
fn nature(rng: &mut reticolo_analysis::rng::Rng) -> usize {
    let mut at = rng.below(NATURES.iter().map(|(_, n)| *n).sum());
    NATURES
        .iter()
        .position(|(_, n)| {
            let here = at < *n;
            at = at.saturating_sub(*n);
            here
        })
        .unwrap_or(0)
}

/// Gives every actor nature, name and codes, and puts most of them into circles.
pub fn actors(piece: &mut Piece<'_>) {
    piece.circles = vec![Vec::new(); NATURES.len()];
    let known = piece.rest("actor");
    let mut circle_of = vec![None; piece.all("actor").len()];
    for (i, at) in known.iter().enumerate() {
        // Nobody's circle is empty.
        let circle = if i < 2 * NATURES.len() { i % NATURES.len() } else { nature(&mut piece.rng(ACTORS, at.n)) };
        circle_of[at.n] = Some(circle);
        piece.circles[circle].push(*at);
    }
    for at in piece.all("actor") {
        let mut rng = piece.rng(ACTORS, at.n);
        let drawn = nature(&mut rng);
        let own = match circle_of[at.n] {
            Some(circle) if !chance(&mut rng, STRANGERS) => circle,
            _ => drawn,
        };
        become_actor(piece, at, NATURES[own].0);
    }
}

/// Gives an actor a nature, and a name and codes that go with it.
pub fn become_actor(piece: &mut Piece<'_>, at: At, nature: &'static str) {
    let mut rng = piece.rng(ACTORS + 10, at.n);
    let rng = &mut rng;
    let number = piece.count(at);
    let unit = piece.get(at).unit;
    let service = clear_service(piece, unit, rng);
    let language = if piece.get(at).record.language == "en" { Language::En } else { Language::It };
    let theme = pick(rng, &THEMES);
    let about = if language == Language::En { theme.2 } else { theme.1 };
    let (name, legal) = words::body_name(nature, number, about, language, rng);
    let skills: Vec<&str> = if chance(rng, 25) { vec![*pick(rng, &COMPETENCES)] } else { Vec::new() };
    let coded = chance(rng, 85);
    piece.record(at).title = name;
    piece.put(at, "nature", nature);
    for field in ["services", "competences", "tax_code", "support_received", "support_year", "choices_received"] {
        piece.drop(at, field);
    }
    if legal.is_empty() {
        piece.drop(at, "legal_form");
    } else {
        piece.put(at, "legal_form", legal);
    }
    if coded {
        piece.put(at, "tax_code", words::tax_code(number));
    }
    if let Some(service) = service.filter(|_| chance(rng, 60)) {
        piece.put(at, "services", json!([service]));
    }
    if !skills.is_empty() {
        piece.put(at, "competences", json!(skills));
    }
    if nature == "third_sector" && chance(rng, 40) {
        let choices = between(rng, 3, 900);
        piece.put(at, "choices_received", choices);
        piece.put(at, "support_received", reticolo_model::money::euro(choices * between(rng, 2200, 3400)));
        piece.put(at, "support_year", piece.set.day.year() - 2);
    }
    piece.put(at, "sectors", format!("{:02}.{}", between(rng, 1, 96), between(rng, 1, 9)));
}

/// Ties among the actors of each circle: everybody knows somebody who was there before, some know others too.
pub fn know(piece: &mut Piece<'_>) {
    let circles = piece.circles.clone();
    for (c, circle) in circles.iter().enumerate() {
        let mut rng = piece.rng(TIES, c);
        let rng = &mut rng;
        for (i, at) in circle.iter().enumerate().skip(1) {
            let earlier = circle[rng.below(u32::try_from(i).unwrap_or(1)) as usize];
            piece.tie("partners_with", *at, earlier);
            if chance(rng, 25) {
                let other = *pick(rng, circle);
                if !piece.tied("partners_with", other, *at) {
                    piece.tie("partners_with", *at, other);
                }
            }
            if i > 4 && chance(rng, 35) {
                let umbrella = circle[rng.below(4) as usize];
                piece.tie("member_of", *at, umbrella);
            }
            if chance(rng, 5) {
                let buyer = *pick(rng, circle);
                piece.tie("supplies", *at, buyer);
            }
        }
    }
}

/// Few actors stand outside every circle; some of them know one other, whatever its nature.
pub fn strangers(piece: &mut Piece<'_>) {
    let inside: std::collections::BTreeSet<At> = piece.circles.iter().flatten().copied().collect();
    let outside: Vec<At> = piece.common("actor").into_iter().filter(|at| !inside.contains(at)).collect();
    for (i, two) in outside.chunks(2).enumerate() {
        if let [a, b] = two
            && i % 5 == 0
        {
            piece.tie("partners_with", *a, *b);
        }
    }
}

/// Professionals who have work: a seat, a course that they teach, an offer; and next to no days left.
pub fn professionals(piece: &mut Piece<'_>) -> Result<()> {
    for (i, at) in piece.common("professional").into_iter().enumerate() {
        let mut rng = piece.rng(PROFESSIONALS, at.n);
        skilled(piece, at, &[*pick(&mut rng, &COMPETENCES), *pick(&mut rng, &COMPETENCES)]);
        piece.put(at, "days_a_month", between(&mut rng, 0, 2));
        if piece.status(at) == "qualified" {
            busy(piece, at, i);
        }
    }
    Ok(())
}

/// Gives a professional competences, each with level, evidence and date.
pub fn skilled(piece: &mut Piece<'_>, at: At, competences: &[&str]) {
    let mut rng = piece.rng(PROFESSIONALS + 10, at.n);
    let mut names: Vec<&str> = competences.to_vec();
    names.sort_unstable();
    names.dedup();
    let rows: Vec<serde_json::Value> = names
        .iter()
        .map(|name| {
            let date = piece.set.day.plus(-between(&mut rng, 40, 1500)).text();
            json!({ "competence": name, "level": *pick(&mut rng, &["independent", "expert"]), "evidence": "attestato di prova", "date": date })
        })
        .collect();
    piece.put(at, "competences", rows);
}

/// Ties a professional to a seat and to a course.
pub fn busy(piece: &mut Piece<'_>, at: At, circle: usize) {
    let mut rng = piece.rng(PROFESSIONALS + 20, at.n);
    let employer = piece.someone(circle, &mut rng);
    piece.tie("works_at", at, employer);
    let editions = piece.common("course_edition");
    let edition = *pick(&mut rng, &editions);
    piece.tie("trains", at, edition);
}
