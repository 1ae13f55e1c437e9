//! Efficiency against reference answers: HiGHS's scores of small and middling sets of units, with constant and variable returns, towards
//! inputs and outputs. Tolerance: 1e-5, as the reference asks; Pyfrontier's own six digits are within 1e-5 of it.

use crate::shared::{Table, shared};
use reticolo_analysis::efficiency::Units;
use reticolo_analysis::efficiency::score::{EfficiencyAsk, Orientation, Returns, Standing, efficiency};

fn units(table: &Table) -> Units {
    let columns = |prefix: &str| (0..).map_while(|i| table.find(&format!("{prefix}{i}"))).collect::<Vec<_>>();
    Units::new(&columns("in"), &columns("out")).unwrap()
}

#[test]
fn scores_agree_with_the_reference() {
    let Some(folder) = shared("oracles/efficiency") else { return };
    let mut compared = 0;
    for case in ["libraries47", "units60", "units300"] {
        let units = units(&Table::read(&folder.join(format!("{case}_units.csv"))));
        let expected = Table::read(&folder.join(format!("{case}_expected.csv")));
        for (returns, short) in [(Returns::Constant, "crs"), (Returns::Variable, "vrs")] {
            for (orientation, towards) in [(Orientation::Input, "in"), (Orientation::Output, "out")] {
                let ask = EfficiencyAsk { returns, orientation, superefficiency: false, scale: returns == Returns::Variable };
                let found = efficiency(&ask.check(&units));
                assert!(found.gap < 1e-8, "{case} {short} {towards}: {}", found.gap);
                let name = format!("{short}_{towards}");
                for column in [Some(name.clone()), expected.find(&format!("pyfrontier_{name}")).map(|_| format!("pyfrontier_{name}"))] {
                    let Some(column) = column else { continue };
                    for (unit, (row, x)) in found.rows.iter().zip(expected.column(&column)).enumerate() {
                        let score = row.score.unwrap();
                        assert!((score - x).abs() <= 1e-5, "{case} {column} {unit}: {score} against {x}");
                        assert!(row.standing != Standing::Unsolved);
                        compared += 1;
                    }
                }
                if ask.scale && orientation == Orientation::Input {
                    for (row, x) in found.rows.iter().zip(expected.column("scale_efficiency_in")) {
                        assert!((row.scale.unwrap() - x).abs() <= 1e-5);
                    }
                }
            }
        }
    }
    assert!(compared >= 4 * (47 + 60 + 300), "{compared}");
}
