//! Heritage as Linked Art: things that can be touched and practices, tales and motifs, each with the place where it is.

use super::standards::{Held, Publisher, outside_id};
use reticolo_formats::hsds::part_id;
use reticolo_formats::linked_art::{Agent, Class, Condition, Context, Entity, Name, Reference, Statement, Term, aat, write_objects};
use reticolo_model::Record;
use reticolo_store::StoreError;
use std::collections::BTreeMap;
use std::io::Write;

/// Writes the objects by their ids, each followed by its place; how many objects.
pub(super) fn write(held: &Held, by: &Publisher, out: &mut (dyn Write + Send)) -> Result<u64, StoreError> {
    let objects: BTreeMap<String, &Record> = held.of_kind("asset").filter(|r| class(r).is_some()).map(|r| (id(r), r)).collect();
    let rows = objects.len() as u64;
    let entities = objects.into_iter().flat_map(|(id, record)| entities(id, record, by));
    write_objects(out, entities, Context::Url)?;
    Ok(rows)
}

fn class(record: &Record) -> Option<Class> {
    match record.body_text("class")? {
        "tangible_heritage" => Some(Class::HumanMadeObject),
        "intangible_heritage" => Some(Class::PropositionalObject),
        _ => None,
    }
}

fn id(record: &Record) -> String {
    let is = |key: &str| ["https://", "http://", "urn:"].iter().any(|start| key.starts_with(start));
    outside_id(record, is, |id| format!("urn:uuid:{id}"))
}

fn language(record: &Record) -> Option<Term> {
    Some(if record.language == "en" { aat::ENGLISH } else { aat::ITALIAN })
}

fn entities(id: String, record: &Record, by: &Publisher) -> Vec<Entity> {
    let text = |field: &str| record.body_text(field).unwrap_or_default();
    let named = |content: &str| Name { content: content.to_owned(), language: language(record) };
    let place = record.place.as_ref();
    let label = match (text("address"), place.and_then(|p| p.units.first())) {
        ("", Some(unit)) => unit.unit.clone(),
        (address, _) => address.to_owned(),
    };
    let shape = place.and_then(|p| p.geometry.clone());
    let location = (shape.is_some() || !label.is_empty()).then(|| Reference { id: format!("{id}#place"), label: label.clone() });
    let summary = Statement { kind: aat::DESCRIPTION, content: record.summary.clone(), language: language(record) };
    let owner =
        Agent { id: by.at(&format!("owners/{}", part_id(text("owner"), "owner", 0))), label: text("owner").to_owned(), person: false };
    let object = Entity {
        id: id.clone(),
        class: class(record).unwrap_or_default(),
        label: record.title.clone(),
        names: vec![named(&record.title)],
        identifiers: Some(text("code")).filter(|c| !c.is_empty()).map(|c| (c.to_owned(), aat::LOCAL_NUMBER)).into_iter().collect(),
        statements: if record.summary.is_empty() { Vec::new() } else { vec![summary] },
        owners: if text("owner").is_empty() { Vec::new() } else { vec![owner] },
        location: location.clone(),
        condition: record.body_text("condition").map(|note| Condition { note: note.to_owned(), ..Condition::default() }),
        web_page: text("website").to_owned(),
        ..Entity::default()
    };
    let Some(at) = location.filter(|_| shape.is_some()) else { return vec![object] };
    let called = if label.is_empty() { record.title.clone() } else { label };
    let place = Entity { id: at.id, class: Class::Place, names: vec![named(&called)], label: called, geometry: shape, ..Entity::default() };
    vec![object, place]
}
