//! One piece from beginning to end, and the links of it as they are kept.

use super::piece::{Piece, SORTS, Setting, Tie};
use super::truths::Truth;
use super::{market, network, people, planned, supply, twins, weave, works};
use crate::{Result, WorkError};
use reticolo_model::Record;
use reticolo_model::check::check;
use uuid::Uuid;

/// What a piece gives: its records by kind, checked, and its ties with the records that they are between.
#[derive(Debug)]
pub struct Built {
    pub records: Vec<Vec<Record>>,
    pub ties: Vec<(Uuid, Uuid, Tie)>,
    pub truths: Vec<Truth>,
}

/// Makes the piece of a number. The order matters: values first, then what is planted, then the rest around it.
pub fn piece(set: &Setting<'_>, number: usize) -> Result<Built> {
    let mut piece = Piece::new(set, number)?;
    people::actors(&mut piece);
    works::all(&mut piece);
    if piece.plants {
        supply::plant(&mut piece)?;
        network::plant(&mut piece)?;
        planned::plant(&mut piece)?;
        twins::plant(&mut piece)?;
    }
    let markets = market::open(&mut piece)?;
    market::lots(&mut piece, &markets)?;
    market::agreements(&mut piece, &markets)?;
    people::know(&mut piece);
    people::strangers(&mut piece);
    people::professionals(&mut piece)?;
    weave::all(&mut piece)?;

    let id = |at: super::piece::At| piece.get(at).record.id;
    let ties = piece.ties.iter().map(|t| (id(t.from), id(t.to), t.clone())).collect();
    let mut records = Vec::with_capacity(SORTS.len());
    for (sort, drafts) in SORTS.iter().zip(std::mem::take(&mut piece.drafts)) {
        let kind = crate::registry::kind(sort.kind)?;
        let checked = drafts.into_iter().map(|d| {
            let mut record = d.record;
            let problems = check(kind, &mut record);
            if problems.is_empty() { Ok(record) } else { Err(WorkError::Invalid(problems)) }
        });
        records.push(checked.collect::<Result<Vec<_>>>()?);
    }
    Ok(Built { records, ties, truths: piece.truths })
}
