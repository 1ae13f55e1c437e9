//! Which pairs are looked at: those that share a key that few records have, and those that stand next to each other when the records are
//! put in order by their names. The number of pairs grows as the number of records does.
//!
//! Hernández & Stolfo 1995, "The merge/purge problem for large databases" (sorted neighbourhood),
//! <https://doi.org/10.1145/223784.223807>; Christen 2012, "A survey of indexing techniques for scalable record linkage",
//! <https://doi.org/10.1109/TKDE.2011.127>.

use super::columns::Ready;
use rayon::prelude::*;

/// Of a larger block only neighbours in the order of the names are compared.
pub(super) const LARGEST: usize = 40;
/// How far apart neighbours may stand.
const WINDOW: usize = 6;
/// By how many of its rarest words a record is looked for.
const RAREST: usize = 4;

/// A key by which records are gathered: its sort, and up to two parts.
type Key = (u32, u64, u64);

/// Letters of a word without order and repetition, in rising order: what stays when letters are exchanged or doubled.
fn letters(word: &str) -> u64 {
    word.bytes().fold(0, |all, b| all | (1 << (b & 63)))
}

/// The candidate pairs, each once and with the lesser number first, in rising order; `fresh` says which records must be in one.
pub(super) fn pairs(columns: &[Ready], n: usize, fresh: Option<&[bool]>) -> Vec<(u32, u32)> {
    // Two texts a record by which it stands in order: its names as they are, and with the rarest word first.
    let mut texts: Vec<[String; 2]> = vec![Default::default(); n];
    let mut keyed: Vec<(Key, u32)> = Vec::new();
    let units: Option<&Vec<Vec<u32>>> = columns.iter().find_map(|c| if let Ready::Places { of, .. } = c { Some(of) } else { None });
    for (sort, column) in (0..).step_by(8).zip(columns) {
        for record in 0..n {
            let at = u32::try_from(record).unwrap_or(u32::MAX);
            match column {
                Ready::Words { numbers: Some(_), lexicon, of, .. } => {
                    let mut words = of[record].clone();
                    if words.is_empty() {
                        continue;
                    }
                    let text = |words: &[u32]| words.iter().map(|w| lexicon.words[*w as usize].as_str()).collect::<String>();
                    let mine = &mut texts[record];
                    mine[0].push_str(&text(&words));
                    // Rarest first; of equals the first in the alphabet.
                    words.sort_by(|a, b| lexicon.weights[*b as usize].total_cmp(&lexicon.weights[*a as usize]).then(a.cmp(b)));
                    mine[1].push_str(&text(&words));
                    for w in words.iter().take(RAREST) {
                        keyed.push(((sort, u64::from(*w), 0), at));
                        let word = &lexicon.words[*w as usize];
                        if word.len() >= 5 {
                            keyed.push(((sort + 1, letters(word), 0), at));
                        }
                    }
                    for pair in words
                        .iter()
                        .take(3)
                        .enumerate()
                        .flat_map(|(i, w)| words.iter().take(3).skip(i + 1).map(move |v| (*w.min(v), *w.max(v))))
                    {
                        keyed.push(((sort + 2, u64::from(pair.0), u64::from(pair.1)), at));
                    }
                    if let Some(units) = units {
                        for unit in units[record].iter().take(3) {
                            keyed.extend(words.iter().map(|w| ((sort + 3, u64::from(*unit), u64::from(*w)), at)));
                        }
                    }
                }
                Ready::Codes { of, .. } => keyed.extend(of[record].iter().map(|code| ((sort + 4, u64::from(*code), 0), at))),
                _ => {}
            }
        }
    }
    let place = order(&texts, 0);
    let by_rarest = order(&texts, 1);
    let mut out: Vec<(u32, u32)> = Vec::new();
    for order in [&place.0, &by_rarest.0] {
        neighbours(order, &mut out);
    }
    keyed.par_sort_unstable();
    keyed.dedup();
    let blocks: Vec<&[(Key, u32)]> = keyed.chunk_by(|a, b| a.0 == b.0).filter(|b| b.len() > 1).collect();
    let found: Vec<Vec<(u32, u32)>> = blocks
        .par_chunks(256)
        .map(|blocks| {
            let mut out = Vec::new();
            for block in blocks {
                let mut members: Vec<u32> = block.iter().map(|(_, r)| *r).collect();
                if members.len() <= LARGEST {
                    for (i, a) in members.iter().enumerate() {
                        out.extend(members[i + 1..].iter().map(|b| (*a, *b)));
                    }
                } else {
                    members.sort_unstable_by_key(|r| place.1[*r as usize]);
                    neighbours(&members, &mut out);
                }
            }
            out.sort_unstable();
            out.dedup();
            out
        })
        .collect();
    out.extend(found.into_iter().flatten());
    for pair in &mut out {
        *pair = (pair.0.min(pair.1), pair.0.max(pair.1));
    }
    if let Some(fresh) = fresh {
        out.retain(|(a, b)| fresh[*a as usize] || fresh[*b as usize]);
    }
    out.par_sort_unstable();
    out.dedup();
    out
}

/// The records with a text in its order, and of each record its place there.
fn order(texts: &[[String; 2]], which: usize) -> (Vec<u32>, Vec<u32>) {
    let mut all: Vec<u32> = (0..u32::try_from(texts.len()).unwrap_or(u32::MAX)).collect();
    all.par_sort_by(|a, b| texts[*a as usize][which].cmp(&texts[*b as usize][which]).then(a.cmp(b)));
    let mut place = vec![0; texts.len()];
    for (at, record) in (0..).zip(&all) {
        place[*record as usize] = at;
    }
    all.retain(|r| !texts[*r as usize][which].is_empty());
    (all, place)
}

fn neighbours(order: &[u32], out: &mut Vec<(u32, u32)>) {
    for (i, a) in order.iter().enumerate() {
        out.extend(order[i + 1..].iter().take(WINDOW).map(|b| (*a, *b)));
    }
}
