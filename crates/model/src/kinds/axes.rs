//! Axes (assi della griglia): the three axes on which every record of the territory has its place, as trees of at most two levels, and the cells
//! that are not expected to hold anything. One record; where there is none the program's own axes hold. It describes the plan.

use crate::kind::{Field, FieldType as T, Kind, LinkRule, Side, State, Verb};

/// A code never changes: what it is called may, and an entry that is no longer used is retired.
static ENTRIES: &[Field] = &[
    Field::new("code", T::Code).required(),
    Field::new("parent", T::Code),
    Field::new("name_it", T::Text).required(),
    Field::new("name_en", T::Text),
    Field::new("indicators", T::Text),
    Field::new("retired", T::Yes),
];

static EMPTIES: &[Field] = &[
    Field::new("area", T::Code).required(),
    Field::new("dimension", T::Code),
    Field::new("modality", T::Code),
    Field::new("why", T::Text).required(),
];

pub static KIND: Kind = Kind {
    code: "axes",
    states: &[State::new("in_use", &[])],
    fields: &[
        Field::new("areas", T::Rows(ENTRIES)).required(),
        Field::new("dimensions", T::Rows(ENTRIES)).required(),
        Field::new("modalities", T::Rows(ENTRIES)).required(),
        Field::new("not_pertinent", T::Rows(EMPTIES)),
        Field::new("version", T::Text).sort(),
    ],
    links: &[LinkRule::new("governed_by", &["convention"])],
    class_field: None,
    figure_field: Some("version"),
    verb: Verb::Understand,
    side: Side::Outside,
    term: None,
};
