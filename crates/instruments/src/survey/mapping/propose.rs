//! A mapping proposed from the names of a file's columns: the places a column can go to, and the names it is known by there.

use super::super::Target;
use super::Mapping;
use crate::{Result, WorkError};
use reticolo_model::fold::snake;
use reticolo_model::kind::FieldType;
use reticolo_model::{Kind, Problem};
use std::collections::BTreeSet;

/// A place a column can go to: its name, and in groups of falling strength the column names it is known by.
pub(in crate::survey) struct Slot {
    pub target: &'static str,
    pub names: Vec<Vec<&'static str>>,
    pub required: bool,
}

pub(in crate::survey) const ISTAT: &[&str] = &[
    "istat_code",
    "codice_istat",
    "codice_istat_comune",
    "codice_istat_del_comune",
    "cod_istat_comune",
    "cod_istat",
    "com_istat_code",
    "pro_com_t",
    "codice_comune_istat",
    "istat",
];
pub(in crate::survey) const CADASTRAL: &[&str] =
    &["cadastral_code", "codice_catastale", "com_catasto_code", "codice_belfiore", "belfiore", "codicecomunescuola"];

fn slot(target: &'static str, names: &[&[&'static str]], required: bool) -> Slot {
    Slot { target, names: names.iter().map(|n| n.to_vec()).collect(), required }
}

pub(in crate::survey) fn slots(target: Target) -> Vec<Slot> {
    match target {
        Target::Units => vec![
            slot("code", &[&["code", "unit"], ISTAT, CADASTRAL], true),
            slot("name", &[&["name", "nome"], &["comune", "denominazione", "com_name", "denominazione_comune", "nome_comune"]], true),
            slot("province", &[&["province_code", "prov_istat_code", "codice_provincia", "cod_prov"]], false),
            slot("region", &[&["region_code", "reg_istat_code", "codice_regione", "cod_reg"]], false),
            slot("valid_from", &[&["valid_from"]], false),
            slot("valid_to", &[&["valid_to"]], false),
        ],
        Target::Indicators => vec![
            slot("unit", &[&["unit", "code"], ISTAT, CADASTRAL, &["ref_area", "geo", "itter107"]], true),
            slot("indicator", &[&["indicator", "indicatore"], &["data_type", "tipo_dato"]], true),
            slot("period", &[&["period", "periodo", "year", "anno"], &["time_period"]], true),
            slot("value", &[&["value", "valore"], &["obs_value"]], true),
        ],
        Target::Flows => vec![
            slot("origin", &[&["origin", "o", "origine"]], true),
            slot("destination", &[&["destination", "d", "destinazione"]], true),
            slot("value", &[&["value", "n", "valore", "flow"]], true),
            slot("period", &[&["period", "periodo", "year", "anno"]], false),
        ],
        Target::Kind(kind) => record_slots(kind),
    }
}

fn record_slots(kind: &'static Kind) -> Vec<Slot> {
    let mut out = vec![
        slot("title", &[&["title", "titolo"], &["name", "nome", "denominazione", "titolo_progetto"]], true),
        slot("summary", &[&["summary", "sintesi", "descrizione"]], false),
        slot("status", &[&["status"]], false),
        slot("unit", &[&["unit", "units"], ISTAT, CADASTRAL], false),
        slot("lon", &[&["lon", "longitude", "longitudine", "x"]], false),
        slot("lat", &[&["lat", "latitude", "latitudine", "y"]], false),
        slot("period_from", &[&["period_from", "from", "dal"]], false),
        slot("period_to", &[&["period_to", "to", "al"]], false),
        slot("tags", &[&["tags", "parole_chiave"]], false),
        slot("confirmed", &[&["confirmed", "updated", "aggiornato_al"]], false),
        slot("area", &[&["area", "grid_area"]], false),
        slot("dimension", &[&["dimension", "grid_dimension"]], false),
        slot("modality", &[&["modality", "grid_modality"]], false),
        slot("visibility", &[&["visibility"]], false),
        slot("language", &[&["language"]], false),
        slot("illustrative", &[&["illustrative"]], false),
    ];
    for field in kind.fields {
        out.push(Slot { target: field.code, names: vec![vec![field.code], field.aliases.to_vec()], required: field.required });
    }
    out
}

impl Mapping {
    /// The mapping that the columns' names suggest. If two columns could be the same thing, or something required is not
    /// there, the answer is the error that carries the proposal to be completed.
    ///
    /// `samples` are the first rows: by them numbers are told from classes and texts. Without shapes, units are supplemented.
    pub fn propose(target: Target, header: &[String], file: &str, samples: &[Vec<String>], has_geometry: bool) -> Result<Mapping> {
        if let Some(own) = super::super::own::propose(target, header, file) {
            return Ok(own);
        }
        if let Some(wide) = super::super::wide::propose(target, header, file, samples, has_geometry) {
            return wide;
        }
        let mut mapping = Mapping::default().named(file);
        let mut problems = Vec::new();
        let names: Vec<(String, &String)> = header.iter().map(|h| (snake(h), h)).collect();
        let mut used: BTreeSet<&String> = BTreeSet::new();
        for slot in slots(target) {
            for group in &slot.names {
                let found: Vec<&String> =
                    names.iter().filter(|(n, h)| group.contains(&n.as_str()) && !used.contains(h)).map(|(_, h)| *h).collect();
                match found[..] {
                    [] => continue,
                    [column] => {
                        mapping.columns.insert(slot.target.to_owned(), column.clone());
                        used.insert(column);
                    }
                    _ => {
                        let columns = found.iter().map(|c| c.as_str()).collect::<Vec<_>>().join(", ");
                        problems.push(Problem::new("problem-mapping-ambiguous", columns).on(slot.target).with("target", slot.target));
                        mapping.columns.insert(slot.target.to_owned(), found[0].clone());
                    }
                }
                break;
            }
            if slot.required && !mapping.columns.contains_key(slot.target) {
                problems.push(
                    Problem::new("problem-mapping-required", slot.target)
                        .on(slot.target)
                        .with("target", slot.target)
                        .with("columns", header.join(", ")),
                );
            }
        }
        mapping.propose_key(target, &names);
        if mapping.columns.get("unit").is_some_and(|c| snake(c) == "units") {
            mapping.separator = Some(";".to_owned());
        }
        if problems.is_empty() { Ok(mapping) } else { Err(WorkError::Mapping { text: mapping.text(), problems }) }
    }

    fn propose_key(&mut self, target: Target, names: &[(String, &String)]) {
        let Target::Kind(kind) = target else { return };
        let column = names.iter().find(|(n, _)| matches!(n.as_str(), "key" | "chiave" | "id" | "source_key")).map(|(_, h)| (*h).clone());
        // A code or tax code of the record itself knows its row again.
        let own = || {
            kind.fields
                .iter()
                .filter(|f| f.code == "code" || matches!(f.kind, FieldType::TaxCode) && f.code == "tax_code")
                .find_map(|f| self.columns.get(f.code).cloned())
        };
        self.key = column.or_else(own).into_iter().collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(names: &[&str]) -> Vec<String> {
        names.iter().map(|n| (*n).to_owned()).collect()
    }

    #[test]
    fn a_units_own_code_and_name_win_over_those_of_its_province_and_region() {
        let names = header(&[
            "name",
            "op_id",
            "prov_name",
            "prov_istat_code",
            "prov_istat_code_num",
            "reg_name",
            "reg_istat_code",
            "com_catasto_code",
            "com_istat_code",
            "com_istat_code_num",
        ]);
        let mapping = Mapping::propose(Target::Units, &names, "some/places.v2.geojson", &[], true).expect("clear");
        assert_eq!(mapping.columns["code"], "com_istat_code");
        assert_eq!(mapping.columns["name"], "name");
        assert_eq!(mapping.columns["province"], "prov_istat_code");
        assert_eq!(mapping.data_set.as_deref(), Some("places"));
    }

    #[test]
    fn what_is_not_clear_is_asked_with_the_proposal_in_hand() {
        let error = Mapping::propose(Target::Indicators, &header(&["unit", "indicator", "period", "value", "valore"]), "f.csv", &[], false)
            .expect_err("two values");
        let WorkError::Mapping { text, problems } = error else { panic!("another error") };
        assert_eq!(problems[0].code, "problem-mapping-ambiguous");
        assert!(text.contains("unit = \"unit\""));
        let asset = reticolo_model::kinds::find("asset").expect("a kind");
        assert!(Mapping::propose(Target::Kind(asset), &header(&["nome", "comune"]), "f.csv", &[], false).is_err());
    }
}
