//! Tables that this program wrote (`export`): their columns are our own, so that they come in again as they went out, whatever the
//! form and whoever asks. A row keeps the data set and key that it bears; one that bears none was made by hand and stays so.

use super::{Mapping, Reference, Target};
use crate::export::{ENVELOPE, columns, tie_column, ties};
use reticolo_model::{Kind, Origin, Position, Share};

/// The columns by which such a table of records is known: every record has them, in every form.
const SIGN: [&str; 5] = ["title", "language", "status", "visibility", "illustrative"];
/// Those of a table of units.
const UNIT_SIGN: [&str; 3] = ["code", "name", "inside"];
/// What stands between two places or cells of a row.
const SEPARATOR: &str = ";";

/// The mapping of such a table; none where it is somebody else's.
pub(super) fn propose(target: Target, header: &[String], file: &str) -> Option<Mapping> {
    let has = |column: &str| header.iter().any(|h| h == column);
    let mut mapping = Mapping::default().named(file);
    match target {
        Target::Kind(kind) if is_own(kind, header) => {
            let tied = |column: &str| ties(kind).find(|(rule, to)| tie_column(rule, to) == column);
            for column in header {
                if let Some((rule, to)) = tied(column) {
                    mapping.references.push(Reference {
                        link: rule.code.to_owned(),
                        kind: to.to_owned(),
                        by: "name".to_owned(),
                        column: column.clone(),
                        ..Reference::default()
                    });
                    continue;
                }
                let target = match column.as_str() {
                    "key" => continue,
                    "units" => "unit",
                    other => other,
                };
                mapping.columns.insert(target.to_owned(), column.clone());
            }
            mapping.key = header.iter().filter(|h| *h == "key").cloned().collect();
            mapping.separator = Some(SEPARATOR.to_owned());
            if !has("data_set") {
                // No row is from a data set.
                mapping.constants.insert("data_set".to_owned(), String::new());
            }
            Some(mapping)
        }
        Target::Units if UNIT_SIGN.iter().all(|c| has(c)) => {
            for column in header {
                match column.as_str() {
                    "inside" => {}
                    "code" | "name" | "province" | "region" | "valid_from" | "valid_to" | "lon" | "lat" => {
                        mapping.columns.insert(column.clone(), column.clone());
                    }
                    _ => mapping.attributes.push(column.clone()),
                }
            }
            Some(mapping)
        }
        _ => None,
    }
}

/// Whether the columns are those that a kind's records go out with.
fn is_own(kind: &Kind, header: &[String]) -> bool {
    let known = columns(kind, true);
    SIGN.iter().all(|c| header.iter().any(|h| h == c)) && header.iter().all(|h| known.contains(h) || ENVELOPE.contains(&h.as_str()))
}

/// Other data sets that hold a record: `data_set/key`, several divided by `;`.
pub(super) fn also_in(text: &str) -> Vec<Origin> {
    let one = |part: &str| {
        let (data_set, key) = part.trim().split_once('/')?;
        Some(Origin { data_set: data_set.to_owned(), key: key.to_owned() })
    };
    let mut out: Vec<Origin> = text.split(SEPARATOR).filter_map(one).collect();
    out.sort();
    out.dedup();
    out
}

/// Positions on the grid: `area/dimension/modality=weight`, several divided by `;`; the first that is none is told.
pub(super) fn positions(text: &str) -> Result<Vec<Position>, String> {
    let one = |part: &str| {
        let (cell, weight) = part.split_once('=')?;
        let [area, dimension, modality] = cell.split('/').collect::<Vec<_>>()[..] else { return None };
        let weight = Share::try_from(weight.to_owned()).ok()?;
        Some(Position { area: area.to_owned(), dimension: dimension.to_owned(), modality: modality.to_owned(), weight })
    };
    let parts = text.split(SEPARATOR).map(str::trim).filter(|p| !p.is_empty());
    parts.map(|part| one(part).ok_or_else(|| part.to_owned())).collect()
}

/// Shares, in the order of the places they are of; the first that is none is told.
pub(super) fn shares(text: &str) -> Result<Vec<Share>, String> {
    let parts = text.split(SEPARATOR).map(str::trim).filter(|p| !p.is_empty());
    parts.map(|part| Share::try_from(part.to_owned()).map_err(|_| part.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use reticolo_model::kinds;

    #[test]
    fn a_table_of_ours_is_known_and_another_is_not() {
        for kind in kinds::ALL.iter().filter(|k| kinds::of_territory(k.code)) {
            let header = columns(kind, false);
            let mapping = propose(Target::Kind(kind), &header, "x.csv").expect("ours");
            assert!(mapping.check(Target::Kind(kind), &header, false).is_ok(), "{}", kind.code);
            assert_eq!(mapping.ignored(&header), Vec::<String>::new(), "{}", kind.code);
        }
        let asset = kinds::find("asset").expect("a kind");
        let other: Vec<String> = ["title", "status", "language", "visibility", "illustrative", "altro"].map(str::to_owned).to_vec();
        assert!(propose(Target::Kind(asset), &other, "x.csv").is_none());
        assert!(propose(Target::Kind(asset), &other[..3], "x.csv").is_none());
    }

    #[test]
    fn cells_of_several_values_are_read_as_they_are_written() {
        let found = positions("welfare/services/improvement=1/3;environment/services/pilots=2/3").expect("two");
        assert_eq!((found.len(), found[1].area.as_str(), String::from(found[1].weight)), (2, "environment", "2/3".to_owned()));
        assert_eq!(positions("welfare/services=1/1"), Err("welfare/services=1/1".to_owned()));
        assert_eq!(shares("1/2; 1/2").map(|s| s.len()), Ok(2));
        assert_eq!(shares("half"), Err("half".to_owned()));
        let both = also_in("b/2;a/1/x");
        assert_eq!((both[0].data_set.as_str(), both[0].key.as_str(), both.len()), ("a", "1/x", 2));
    }
}
