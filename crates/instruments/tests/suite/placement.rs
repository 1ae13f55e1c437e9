//! Places proposed for real project titles, against the labels that were written by hand before there was anything to propose them. The
//! half that was never looked at while building decides.

use reticolo_instruments::grid::Cell;
use reticolo_instruments::placement::{Placer, Said};
use reticolo_model::grid::{Axis, Grid};
use std::path::Path;

struct Labelled {
    title: String,
    measure: String,
    language: String,
    cell: Cell,
}

fn labelled(name: &str) -> Vec<Labelled> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../oracles/placement").join(name);
    let mut reader = csv::Reader::from_path(&path).expect("the labels");
    let row = |row: csv::StringRecord| Labelled {
        title: row[3].to_owned(),
        measure: row[4].to_owned(),
        language: row[2].to_owned(),
        cell: Cell::new(&row[5], &row[6], &row[7]),
    };
    reader.records().map(|r| row(r.expect("a row"))).collect()
}

/// How many are right first: area, dimension, modality, the whole cell; and how many of the wrong cells were told to be doubtful.
fn right(name: &str) -> ([usize; 4], usize, usize) {
    let placer = Placer::new(&Grid::default(), &[]).expect("a placer");
    let all = labelled(name);
    let mut right = [0; 4];
    let mut doubted = 0;
    for one in &all {
        let proposal = placer.propose(Said { title: &one.title, more: &one.measure, language: &one.language });
        let cell = proposal.cell().expect("a cell");
        let same = [cell.area == one.cell.area, cell.dimension == one.cell.dimension, cell.modality == one.cell.modality];
        for (n, same) in same.iter().enumerate() {
            right[n] += usize::from(*same);
        }
        right[3] += usize::from(same.iter().all(|s| *s));
        doubted += usize::from(!same.iter().all(|s| *s) && !proposal.doubtful.is_empty());
    }
    (right, doubted, all.len())
}

#[test]
fn titles_that_were_never_looked_at_are_placed_right_three_times_in_four() {
    for name in ["build.csv", "held.csv"] {
        let ([area, dimension, modality, cell], doubted, all) = right(name);
        println!(
            "{name}: area {area}, dimension {dimension}, modality {modality}, whole cell {cell} of {all}; {doubted} of the wrong ones were doubted"
        );
        assert_eq!(all, 100);
        assert!(area >= 75 && dimension >= 75 && modality >= 75, "{name}");
    }
}

#[test]
fn a_proposal_says_which_words_spoke_and_learns_from_what_is_confirmed() {
    let said = Said { title: "Centro sperimentale di prova quarzite", more: "", language: "it" };
    let before = Placer::new(&Grid::default(), &[]).expect("a placer").propose(said);
    let taught = Cell::new("working_hours", "third_sector", "pilots");
    let stems = reticolo_store::text::stems(said.title, "it");
    let lessons = vec![(stems.clone(), Vec::new(), taught.clone()), (stems, Vec::new(), taught.clone())];
    let after = Placer::new(&Grid::default(), &lessons).expect("a placer").propose(said);
    assert_ne!(before.cell().map(|c| c.area), Some("working_hours".to_owned()));
    assert_eq!(after.cell(), Some(taught));
    assert!(after.axis(Axis::Area)[0].words.iter().any(|w| w.contains("quarzite")), "{:?}", after.axis(Axis::Area)[0].words);
}
