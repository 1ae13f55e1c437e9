//! What the form of the columns says, put into the mapping: only what the form holds is changed, the rest of the mapping stays.

use reticolo_instruments::survey::{FigureColumn, IndicatorSpec, Mapping, PlacesFile};
use reticolo_model::Visibility;
use std::collections::BTreeSet;

/// A form as it was sent.
pub struct Sent<'a>(pub &'a [(String, String)]);

impl Sent<'_> {
    /// The text of a field, trimmed; none where the form does not have the field.
    fn text(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, v)| v.trim())
    }

    /// As an entry of the mapping: `Some(None)` takes it away.
    fn entry(&self, name: &str) -> Option<Option<String>> {
        self.text(name).map(|t| Some(t.to_owned()).filter(|t| !t.is_empty()))
    }

    fn has(&self, name: &str) -> bool {
        self.text(name).is_some()
    }

    fn lines(&self, name: &str) -> Option<Vec<String>> {
        let text = self.text(name)?;
        Some(text.lines().map(str::trim).filter(|l| !l.is_empty()).map(str::to_owned).collect())
    }

    fn all(&self, name: &str) -> Vec<String> {
        self.0.iter().filter(|(n, v)| n == name && !v.is_empty()).map(|(_, v)| v.clone()).collect()
    }
}

/// Puts the form into the mapping. `header` are the file's columns, which the form names by their number; the answer names the
/// targets that two columns were given.
pub fn apply(mapping: &mut Mapping, header: &[String], flows: bool, form: &Sent<'_>, places_name: Option<&str>) -> Vec<String> {
    let twice = columns(mapping, header, form);
    figures(mapping, header, flows, form);
    indicators(mapping, form);
    texts(mapping, form);
    if let Some(file) = places_name
        && form.has("p_unit")
    {
        places(mapping, file, form);
    }
    twice
}

fn columns(mapping: &mut Mapping, header: &[String], form: &Sent<'_>) -> Vec<String> {
    let before: Vec<String> = header.iter().map(|c| mapping.role_of(c).0).collect();
    let mut taken = BTreeSet::new();
    let mut twice = Vec::new();
    for (i, was) in before.iter().enumerate() {
        let asked = form.text(&format!("c{i}")).unwrap_or(was);
        if asked.starts_with("to:") && !taken.insert(asked.to_owned()) {
            twice.push(asked.to_owned());
        }
    }
    // What moves away goes first, so that two columns can change places.
    let moves: Vec<(usize, &str)> =
        before.iter().enumerate().filter_map(|(i, was)| Some((i, form.text(&format!("c{i}")).filter(|t| t != was)?))).collect();
    for (i, _) in &moves {
        mapping.assign(&header[*i], "ignore");
    }
    for (i, becomes) in moves {
        mapping.assign(&header[i], becomes);
    }
    if form.has("keys") {
        let chosen: Vec<&String> = header.iter().enumerate().filter(|(i, _)| form.has(&format!("k{i}"))).map(|(_, c)| c).collect();
        // The order of a key matters to what is known already: it stays as it was for the columns that stay.
        let mut key: Vec<String> = mapping.key.iter().filter(|k| chosen.contains(k)).cloned().collect();
        key.extend(chosen.into_iter().filter(|c| !mapping.key.contains(c)).cloned());
        mapping.key = key;
    }
    twice
}

fn figures(mapping: &mut Mapping, header: &[String], flows: bool, form: &Sent<'_>) {
    for (i, column) in header.iter().enumerate() {
        let (code, period) = (form.entry(&format!("f{i}_code")), form.entry(&format!("f{i}_period")));
        for figure in mapping.figures.iter_mut().filter(|f: &&mut FigureColumn| f.column == *column) {
            if let Some(code) = &code {
                if flows { figure.destination.clone_from(code) } else { figure.indicator.clone_from(code) }
            }
            if let Some(period) = &period {
                figure.period.clone_from(period);
            }
            if flows {
                figure.indicator = None;
            }
        }
    }
}

fn indicators(mapping: &mut Mapping, form: &Sent<'_>) {
    for i in 0.. {
        let Some(code) = form.text(&format!("i{i}_code")).map(str::to_owned) else { break };
        let known = mapping.indicators.iter().position(|s| s.code == code);
        let mut spec = known.map_or_else(|| IndicatorSpec { code, ..IndicatorSpec::default() }, |at| mapping.indicators[at].clone());
        if let Some(title) = form.text(&format!("i{i}_title")) {
            title.clone_into(&mut spec.title);
        }
        for (name, place) in [
            ("definition", &mut spec.definition),
            ("unit", &mut spec.unit),
            ("direction", &mut spec.direction),
            ("aggregation", &mut spec.aggregation),
            ("numerator", &mut spec.numerator),
            ("denominator", &mut spec.denominator),
            ("weight", &mut spec.weight),
            ("branch", &mut spec.branch),
        ] {
            if let Some(entry) = form.entry(&format!("i{i}_{name}")) {
                *place = entry;
            }
        }
        let says = !spec.title.is_empty()
            || [
                &spec.definition,
                &spec.unit,
                &spec.direction,
                &spec.aggregation,
                &spec.numerator,
                &spec.denominator,
                &spec.weight,
                &spec.branch,
            ]
            .iter()
            .any(|x| x.is_some());
        match (known, says) {
            (Some(at), true) => mapping.indicators[at] = spec,
            (Some(at), false) => drop(mapping.indicators.remove(at)),
            (None, true) => mapping.indicators.push(spec),
            (None, false) => {}
        }
    }
}

fn texts(mapping: &mut Mapping, form: &Sent<'_>) {
    for (name, place) in [
        ("data_set", &mut mapping.data_set),
        ("title", &mut mapping.title),
        ("publisher", &mut mapping.publisher),
        ("licence", &mut mapping.licence),
        ("source", &mut mapping.source),
        ("source_date", &mut mapping.source_date),
        ("website", &mut mapping.website),
        ("quality_notes", &mut mapping.quality_notes),
        ("separator", &mut mapping.separator),
        ("known_by", &mut mapping.known_by),
        ("encoding", &mut mapping.encoding),
        ("delimiter", &mut mapping.delimiter),
        ("decimal", &mut mapping.decimal),
        ("object", &mut mapping.object),
        ("keep", &mut mapping.keep),
        ("day_of_year", &mut mapping.day_of_year),
    ] {
        if let Some(entry) = form.entry(name) {
            *place = entry;
        }
    }
    if let Some(number) = form.text("epsg") {
        mapping.epsg = number.parse().ok();
    }
    if let Some(visibility) = form.text("visibility") {
        mapping.visibility = Visibility::parse(visibility);
    }
    if let Some(lines) = form.lines("missing") {
        mapping.missing = lines;
    }
    if let Some(lines) = form.lines("constants") {
        let pairs = lines.iter().filter_map(|l| l.split_once('='));
        mapping.constants = pairs.map(|(t, v)| (t.trim().to_owned(), v.trim().to_owned())).collect();
    }
    // What is chosen for every row by a field of its own.
    for (target, value) in form.0.iter().filter_map(|(n, v)| Some((n.strip_prefix("const:")?, v.trim()))) {
        match value {
            "" => drop(mapping.constants.remove(target)),
            _ => drop(mapping.constants.insert(target.to_owned(), value.to_owned())),
        }
    }
    if form.has("flags") {
        mapping.partial = form.has("partial");
        mapping.illustrative = form.has("illustrative");
        mapping.absent_is_zero = form.has("absent_is_zero");
    }
}

fn places(mapping: &mut Mapping, file: &str, form: &Sent<'_>) {
    let places = mapping.places.get_or_insert_with(|| PlacesFile { file: file.to_owned(), ..PlacesFile::default() });
    places.key = form.all("p_key");
    for (name, place) in [
        ("p_unit", &mut places.unit),
        ("p_unit_name", &mut places.unit_name),
        ("p_province", &mut places.province),
        ("p_share", &mut places.share),
    ] {
        if let Some(entry) = form.entry(name) {
            *place = entry;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(fields: &[(&str, &str)]) -> Vec<(String, String)> {
        fields.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect()
    }

    #[test]
    fn only_what_the_form_holds_is_changed() {
        let header: Vec<String> = ["id", "nome", "titolo", "pop_2019"].map(str::to_owned).to_vec();
        let mut m = Mapping { publisher: Some("chi".into()), ..Mapping::default() };
        m.key = vec!["titolo".into(), "id".into()];
        m.assign("nome", "to:title");
        m.assign("titolo", "to:summary");
        m.assign("pop_2019", "figure");
        // Two columns change places; the key keeps its order; what is not in the form stays.
        let form =
            sent(&[("c1", "to:summary"), ("c2", "to:title"), ("keys", "1"), ("k0", "1"), ("k1", "1"), ("k2", "1"), ("title", " Nomi ")]);
        assert!(apply(&mut m, &header, false, &Sent(&form), None).is_empty());
        assert_eq!((m.columns["title"].as_str(), m.columns["summary"].as_str()), ("titolo", "nome"));
        assert_eq!(m.key, ["titolo", "id", "nome"]);
        assert_eq!((m.title.as_deref(), m.publisher.as_deref()), (Some("Nomi"), Some("chi")));
        assert_eq!(apply(&mut m, &header, false, &Sent(&sent(&[("c0", "to:title")])), None), ["to:title"], "a target has one column");
    }

    #[test]
    fn figures_and_definitions_are_edited_and_taken_away() {
        let header = vec!["pop_2019".to_owned()];
        let mut m = Mapping::default();
        m.assign("pop_2019", "figure");
        let form = sent(&[
            ("f0_code", "people"),
            ("f0_period", "2019-01-01"),
            ("i0_code", "people"),
            ("i0_title", "Gente"),
            ("i0_unit", "persone"),
        ]);
        apply(&mut m, &header, false, &Sent(&form), None);
        assert_eq!((m.figures[0].indicator.as_deref(), m.figures[0].period.as_deref()), (Some("people"), Some("2019-01-01")));
        assert_eq!((m.indicators[0].title.as_str(), m.indicators[0].unit.as_deref()), ("Gente", Some("persone")));
        apply(&mut m, &header, false, &Sent(&sent(&[("i0_code", "people"), ("i0_title", ""), ("i0_unit", "")])), None);
        assert!(m.indicators.is_empty());
        apply(&mut m, &header, false, &Sent(&sent(&[("missing", "n.d.\r\n -\r\n\r\n"), ("constants", "period = 2025\nnonsense")])), None);
        assert_eq!((m.missing.as_slice(), m.constants["period"].as_str()), (&["n.d.".to_owned(), "-".to_owned()][..], "2025"));
        assert_eq!(m.constants.len(), 1);
    }
}
