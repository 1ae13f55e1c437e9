//! Data set (banca dati): where figures and records come from, under which licence, as of which date. Outside: DCAT-AP_IT, SDMX, CSV on the Web.

use crate::kind::{Field, FieldType as T, Kind, LinkRule, Side, State, Verb};
use crate::vocabulary::DATA_SET_FORMS;

pub static KIND: Kind = Kind {
    code: "data_set",
    states: &[
        State::new("draft", &["published", "superseded"]),
        State::new("published", &["superseded"]),
        State::new("superseded", &["published"]),
    ],
    fields: &[
        Field::new("code", T::Code).required().sort().search(),
        Field::new("form", T::Choice(&DATA_SET_FORMS)).filter(),
        Field::new("publisher", T::Text).filter().search(),
        Field::new("licence", T::Text).filter(),
        Field::new("source", T::Text).search(),
        Field::new("source_date", T::Text).sort(),
        Field::new("quality_notes", T::LongText),
        // The list does not hold all there is of its kind: nothing is concluded from what is not in it.
        Field::new("partial", T::Yes).filter(),
        Field::new("website", T::Url),
    ],
    links: &[LinkRule::new("follows", &["data_set"])],
    class_field: Some("form"),
    figure_field: Some("source_date"),
    verb: Verb::Survey,
    side: Side::Outside,
    ..Kind::PLAIN
};
