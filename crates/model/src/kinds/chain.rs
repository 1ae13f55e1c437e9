//! Chain (filiera): the stages of a product in their order, who stands at each, what comes from outside and which ring is missing. Outside: ValueFlows recipe.

use crate::kind::{Condition, Field, FieldType as T, Kind, LinkRule, Side, State, Verb};

static STAGES: &[Field] = &[
    Field::new("number", T::Integer).required().range(1.0, 1000.0),
    Field::new("stage", T::Text).required(),
    Field::new("product", T::Text),
    Field::new("actor", T::Text),
    Field::new("place", T::Text),
    Field::new("outside", T::Yes),
    Field::new("missing", T::Yes),
];

pub static KIND: Kind = Kind {
    code: "chain",
    states: &[
        State::new("sketched", &["verified", "superseded"]),
        State::new("verified", &["superseded"]).needs(&[Condition::Has("stages")]),
        State::new("superseded", &[]),
    ],
    fields: &[
        Field::new("product", T::Text).required().search().sort().aliases(&["prodotto"]),
        Field::new("sectors", T::Texts).filter().search().aliases(&["ateco"]),
        Field::new("stages", T::Rows(STAGES)),
        Field::new("inputs_outside", T::LongText).search(),
        Field::new("missing_ring", T::Text).search().filter(),
        Field::new("people", T::Integer).sort().unit("people").range(0.0, 1e9),
        Field::new("turnover", T::Money).unit("€").sort().aliases(&["fatturato"]),
        Field::new("figures_year", T::Year),
    ],
    links: &[LinkRule::new("requires", &["asset"]), LinkRule::new("responds_to", &["need"]), LinkRule::new("follows", &["chain"])],
    class_field: None,
    figure_field: Some("turnover"),
    verb: Verb::Understand,
    side: Side::Around,
    term: Some(365),
};
