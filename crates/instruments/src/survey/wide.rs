//! Wide tables: figures in many columns of one row. The mapping that their names and first cells suggest, the one for classes
//! and seats of units that are loaded already, and whether what a mapping says of figures can be done.

use super::columns::{Sort, day_in, mark_of_all, period_in, sort};
use super::mapping::{CADASTRAL, ISTAT};
use super::{FigureColumn, Mapping, Target};
use crate::{Result, WorkError, reference};
use reticolo_formats::encoding::Encoding;
use reticolo_model::Problem;
use reticolo_model::fold::{fold, snake};
use reticolo_model::period::{date, period};
use reticolo_model::value::{DecimalMark, plain_number};
use std::collections::{BTreeMap, BTreeSet};

const UNIT: &[&[&str]] = &[&["unit", "code"], ISTAT, CADASTRAL];
const NAMES: &[&[&str]] = &[
    &["unit_name", "municipality", "comune", "nome_comune", "denominazione_comune", "com_name", "descrizionecomune"],
    &["name", "nome", "denominazione"],
];
const PROVINCES: &[&[&str]] = &[
    &["province_acronym", "sigla_provincia", "siglaprovincia", "sigla", "pr", "prov"],
    &["province", "provincia", "province_code", "codice_provincia"],
];
const PERIODS: &[&[&str]] = &[&["period", "periodo", "year", "anno"]];
/// What a row says of the places it lies in, which units have of their own.
const AROUND: &[&str] = &["region", "regione", "reg_name", "region_name", "prov_name", "province_name", "country", "stato"];
const TOTALS: &[&str] = &["total", "totale", "sum", "somma"];

struct Proposal<'a> {
    mapping: Mapping,
    problems: Vec<Problem>,
    header: &'a [String],
    names: Vec<String>,
    taken: BTreeSet<usize>,
}

impl Proposal<'_> {
    /// The column of a target, by groups of names of falling strength.
    fn find(&mut self, target: &str, groups: &[&[&str]]) -> Option<usize> {
        for group in groups {
            let found: Vec<usize> =
                (0..self.names.len()).filter(|i| group.contains(&self.names[*i].as_str()) && !self.taken.contains(i)).collect();
            let Some(first) = found.first().copied() else { continue };
            if found.len() > 1 {
                let columns = found.iter().map(|i| self.header[*i].as_str()).collect::<Vec<_>>().join(", ");
                self.problems.push(Problem::new("problem-mapping-ambiguous", columns).on(target).with("target", target));
            }
            self.taken.insert(first);
            self.mapping.columns.insert(target.to_owned(), self.header[first].clone());
            return Some(first);
        }
        None
    }

    fn required(&mut self, target: &str) {
        let columns = self.header.join(", ");
        self.problems.push(Problem::new("problem-mapping-required", target).on(target).with("target", target).with("columns", columns));
    }

    fn named(&mut self) {
        if self.find("unit_name", NAMES).is_some() {
            self.find("province", PROVINCES);
        } else {
            self.required("unit");
        }
    }

    fn when(&mut self) {
        let dated = |n: &String| (n.starts_with("year") || n.starts_with("anno")) && day_in(n).is_some();
        if self.find("period", PERIODS).is_none()
            && let Some(i) = (0..self.names.len()).find(|i| dated(&self.names[*i]) && !self.taken.contains(i))
        {
            self.taken.insert(i);
            self.mapping.columns.insert("period".to_owned(), self.header[i].clone());
            self.mapping.day_of_year = day_in(&self.names[i]);
        }
    }

    fn of_sort(&self, wanted: &[Sort], samples: &[Vec<String>]) -> Vec<usize> {
        let free = (0..self.header.len()).filter(|i| !self.taken.contains(i));
        free.filter(|i| wanted.contains(&sort(&self.header[*i], samples, *i))).collect()
    }

    fn done(self) -> Result<Mapping> {
        let Proposal { mapping, problems, .. } = self;
        if problems.is_empty() { Ok(mapping) } else { Err(WorkError::Mapping { text: mapping.text(), problems }) }
    }
}

/// The mapping of a wide table, or of a table that says more of units that are loaded; `None` where the file is neither.
pub(super) fn propose(
    target: Target,
    header: &[String],
    file: &str,
    samples: &[Vec<String>],
    has_geometry: bool,
) -> Option<Result<Mapping>> {
    let mut p = Proposal {
        mapping: Mapping::default().named(file),
        problems: Vec::new(),
        header,
        names: header.iter().map(|h| snake(h)).collect(),
        taken: BTreeSet::new(),
    };
    let has = |p: &Proposal<'_>, names: &[&str]| p.names.iter().any(|n| names.contains(&n.as_str()));
    match target {
        Target::Units if !has_geometry => {
            // The same file may bring figures too, under its own name.
            p.mapping.data_set = p.mapping.data_set.map(|name| format!("{name}_units"));
            if p.find("code", UNIT).is_none() {
                p.required("code");
            }
            let seat = [("lon", ["lon", "longitude", "longitudine"]), ("lat", ["lat", "latitude", "latitudine"])];
            for (target, names) in seat {
                p.find(target, &[&names]);
            }
            let columns = p.of_sort(&[Sort::Class, Sort::Text], samples);
            p.mapping.attributes = columns.into_iter().filter(|i| describes(&p.names[*i])).map(|i| header[i].clone()).collect();
            Some(p.done())
        }
        Target::Indicators if !has(&p, &["value", "valore"]) => {
            if p.find("unit", UNIT).is_none() {
                p.named();
            }
            p.when();
            if has(&p, &["indicator", "indicatore"]) {
                p.find("indicator", &[&["indicator", "indicatore"]]);
                let [only] = p.of_sort(&[Sort::Number], samples)[..] else { return None };
                p.mapping.columns.insert("value".to_owned(), header[only].clone());
                if !p.mapping.columns.contains_key("period") {
                    p.required("period");
                }
                return Some(p.done());
            }
            let columns = p.of_sort(&[Sort::Number], samples);
            if columns.is_empty() {
                return None;
            }
            if mark_of_all(samples, columns.iter().copied()) == Some(DecimalMark::Comma) {
                p.mapping.decimal = Some("comma".to_owned());
            }
            let own = p.mapping.data_set.clone().unwrap_or_default();
            for i in columns {
                let (code, period) = period_in(&header[i]);
                // A column that is named by its period alone holds what the file is about.
                let code = if code.is_empty() { own.clone() } else { code };
                p.mapping.figures.push(FigureColumn { column: header[i].clone(), indicator: Some(code), period, destination: None });
            }
            let open = undated(&p.mapping);
            p.problems.extend(open);
            Some(p.done())
        }
        Target::Flows if !has(&p, &["value", "n", "valore", "flow"]) => {
            if p.find("origin", &[&["origin", "o", "origine"], UNIT[0], ISTAT, CADASTRAL]).is_none() {
                p.required("origin");
            }
            p.when();
            let table = reference::municipalities();
            let place = |text: &str| table.by_code(text).is_some() || table.by_name(&fold(text)).len() == 1;
            let numbers = p.of_sort(&[Sort::Number, Sort::Class, Sort::Empty], samples);
            let known: Vec<usize> = numbers.iter().copied().filter(|i| place(&header[*i])).collect();
            // Units that no reference table knows: then every column of numbers names one.
            let columns = if known.is_empty() { numbers } else { known };
            let columns: Vec<usize> = columns.into_iter().filter(|i| !TOTALS.contains(&p.names[*i].as_str())).collect();
            if columns.is_empty() {
                return None;
            }
            for i in columns {
                let destination = Some(header[i].clone());
                p.mapping.figures.push(FigureColumn { column: header[i].clone(), destination, ..FigureColumn::default() });
            }
            Some(p.done())
        }
        _ => None,
    }
}

/// Whether a column of a class or a text says something of a unit, more than what it is called and where it lies.
pub(super) fn describes(name: &str) -> bool {
    let known = UNIT.iter().chain(NAMES).chain(PROVINCES).any(|g| g.contains(&name));
    !known && !AROUND.contains(&name) && name != "name_other" && !name.ends_with("_code_num")
}

/// The columns of figures of which nothing says the period.
fn undated(mapping: &Mapping) -> Option<Problem> {
    if mapping.columns.contains_key("period") || mapping.constants.contains_key("period") {
        return None;
    }
    let open: Vec<&str> = mapping.figures.iter().filter(|f| f.period.is_none()).map(|f| f.column.as_str()).collect();
    (!open.is_empty()).then(|| Problem::new("problem-figures-period", open.join(", ")))
}

impl Mapping {
    /// What cannot be done of what the mapping says about figures.
    pub(super) fn figure_problems(&self, target: Target, header: &[String]) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut known: BTreeMap<(&str, &str), &str> = BTreeMap::new();
        let flows = matches!(target, Target::Flows);
        let sound = |c: &str| !c.is_empty() && c.len() <= 100 && !c.contains(char::is_whitespace);
        for figure in &self.figures {
            if !header.contains(&figure.column) {
                problems.push(Problem::new("problem-column-missing", &figure.column).with("known", header.join(", ")));
            }
            let what = if flows { figure.destination.as_deref() } else { figure.indicator.as_deref().filter(|c| sound(c)) };
            let Some(what) = what else {
                let wanted = if flows { "destination" } else { "indicator" };
                problems.push(Problem::new("problem-figures-column", &figure.column).with("wanted", wanted));
                continue;
            };
            if let Some(Err(problem)) = figure.period.as_deref().map(period) {
                problems.push(problem.on(&figure.column));
            }
            if let Some(other) = known.insert((what, figure.period.as_deref().unwrap_or_default()), &figure.column) {
                problems.push(Problem::new("problem-figures-twice", format!("{other}, {}", figure.column)).with("what", what));
            }
        }
        if !flows {
            problems.extend(undated(self));
        }
        if let Some(day) = &self.day_of_year
            && date(&format!("2024-{day}")).is_err()
        {
            problems.push(Problem::new("problem-day-of-year", day));
        }
        for bound in self.suppressed.values().filter(|b| !b.is_empty() && plain_number(b, self.decimal_mark()).is_err()) {
            problems.push(Problem::new("problem-suppressed-bound", bound));
        }
        if let Some(encoding) = self.encoding.as_ref().filter(|e| Encoding::from_code(e).is_none()) {
            problems.push(Problem::new("problem-mapping-encoding", encoding).with("known", Encoding::ALL.map(Encoding::code).join(", ")));
        }
        problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter().map(|r| r.iter().map(|c| (*c).to_owned()).collect()).collect()
    }

    fn proposed(target: Target, rows: &[&[&str]]) -> Result<Mapping> {
        let rows = cells(rows);
        Mapping::propose(target, &rows[0], "places.csv", &rows[1..], false)
    }

    #[test]
    fn a_wide_table_is_known_by_its_numbers_and_their_periods() {
        let rows: &[&[&str]] = &[
            &["istat_code", "name", "population_2019", "area_km2", "zone", "lon"],
            &["055001", "Acquasparta", "4623", "81,6", "3", "12,5"],
        ];
        let Err(WorkError::Mapping { text, problems }) = proposed(Target::Indicators, rows) else { panic!("a period is open") };
        assert_eq!((problems[0].code.as_str(), problems[0].found.as_str()), ("problem-figures-period", "area_km2"));
        let mapping = Mapping::parse(&text, "x").expect("a proposal reads back");
        let figures: Vec<(&str, &str, &str)> = mapping
            .figures
            .iter()
            .map(|f| (f.column.as_str(), f.indicator.as_deref().unwrap_or(""), f.period.as_deref().unwrap_or("")))
            .collect();
        assert_eq!(figures, [("population_2019", "population", "2019"), ("area_km2", "area_km2", "")]);
        assert_eq!((mapping.columns["unit"].as_str(), mapping.decimal.as_deref()), ("istat_code", Some("comma")));

        let named =
            proposed(Target::Indicators, &[&["Comune", "Sigla provincia", "anno al 1 gennaio", "Residenti"], &["Asti", "AT", "2025", "7"]]);
        let named = named.expect("clear");
        assert_eq!((named.columns["unit_name"].as_str(), named.columns["province"].as_str()), ("Comune", "Sigla provincia"));
        assert_eq!((named.columns["period"].as_str(), named.day_of_year.as_deref()), ("anno al 1 gennaio", Some("01-01")));
        assert_eq!(named.figures[0].indicator.as_deref(), Some("residenti"));
        assert_eq!(named.figures[0].period, None);
    }

    #[test]
    fn a_table_of_flows_names_its_destinations_in_the_header() {
        let rows: &[&[&str]] = &[&["origine", "055032", "Orvieto", "totale"], &["055001", "12", "3", "15"]];
        let mapping = proposed(Target::Flows, rows).expect("clear");
        let to: Vec<&str> = mapping.figures.iter().filter_map(|f| f.destination.as_deref()).collect();
        assert_eq!(to, ["055032", "Orvieto"]);
    }

    #[test]
    fn classes_texts_and_seats_are_what_a_table_adds_to_units() {
        let rows: &[&[&str]] = &[
            &["istat_code", "name", "altimetric_zone", "sll_name", "lon", "lat", "people"],
            &["055001", "AGLIE'", "3", "CHIERI", "12.5", "42.7", "9"],
        ];
        let mapping = proposed(Target::Units, rows).expect("clear");
        assert_eq!(mapping.attributes, ["altimetric_zone", "sll_name"]);
        assert_eq!((mapping.columns["lon"].as_str(), mapping.columns.contains_key("name")), ("lon", false));
    }

    #[test]
    fn what_cannot_be_done_is_said() {
        let header: Vec<String> = ["unit", "a", "b"].map(str::to_owned).to_vec();
        let found = |text: &str| -> Vec<String> {
            let mapping = Mapping::parse(text, "x").expect("TOML");
            let Err(WorkError::Mapping { problems, .. }) = mapping.check(Target::Indicators, &header, false) else { return Vec::new() };
            problems.into_iter().map(|p| p.code).collect()
        };
        let unit = "columns.unit = 'unit'\n";
        let with = |rest: &str| found(&format!("{rest}\n[columns]\nunit = 'unit'\n"));
        assert_eq!(found(&format!("{unit}figures = [{{ column = 'a', indicator = 'x', period = '2020' }}]")), [""; 0]);
        assert_eq!(with("figures = [{ column = 'a', indicator = 'x' }]"), ["problem-figures-period"]);
        assert_eq!(with("figures = [{ column = 'a', period = '2020' }]"), ["problem-figures-column"]);
        assert_eq!(with("figures = [{ column = 'c', indicator = 'x', period = '20' }]"), ["problem-column-missing", "problem-period"]);
        let twice = "figures = [{ column = 'a', indicator = 'x', period = '2020' }, { column = 'b', indicator = 'x', period = '2020' }]";
        assert_eq!(with(twice), ["problem-figures-twice"]);
        let rest = "day_of_year = '02-30'\nencoding = 'morse'\nsuppressed = { '*' = 'few' }\nfigures = [{ column = 'a', indicator = 'x', period = '2020' }]";
        assert_eq!(with(rest), ["problem-day-of-year", "problem-suppressed-bound", "problem-mapping-encoding"]);
    }
}
