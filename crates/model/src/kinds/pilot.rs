//! Pilot (sperimentazione pilota): a hypothesis tried in some places and compared with others, with its baseline, its stop rule and the decision at the end.

use crate::kind::{Condition, Field, FieldType as T, Kind, LinkRule, Side, State, Verb};
use crate::vocabulary::{PILOT_DECISIONS};

static INDICATORS: &[Field] = &[
    Field::new("indicator", T::Text).required(),
    Field::new("unit", T::Text),
    Field::new("baseline", T::Number),
    Field::new("target", T::Number),
    Field::new("date", T::Date),
];

static CHECKPOINTS: &[Field] = &[
    Field::new("date", T::Date).required(),
    Field::new("what", T::Text).required(),
    Field::new("outcome", T::Text),
];

pub static KIND: Kind = Kind {
    code: "pilot",
    states: &[
        State::new("designed", &["baseline_done", "stopped"]),
        State::new("baseline_done", &["running", "stopped"]).needs(&[Condition::Has("baseline_on"), Condition::Has("treated_places"), Condition::Has("indicators")]),
        State::new("running", &["evaluated", "stopped"]),
        State::new("evaluated", &["scaled", "adjusted", "stopped"]).needs(&[Condition::Has("evidence")]),
        State::new("scaled", &[]).needs(&[Condition::Has("decision"), Condition::Has("evidence")]),
        State::new("adjusted", &["running"]).needs(&[Condition::Has("decision"), Condition::Has("evidence")]),
        State::new("stopped", &[]).needs(&[Condition::Has("decision"), Condition::Has("evidence")]),
    ],
    fields: &[
        Field::new("hypothesis", T::LongText).required().search().aliases(&["ipotesi"]),
        Field::new("treated_places", T::Texts).aliases(&["luoghi_trattati"]),
        Field::new("comparison_places", T::Texts).aliases(&["luoghi_di_confronto"]),
        Field::new("indicators", T::Rows(INDICATORS)),
        Field::new("baseline_on", T::Date).sort(),
        Field::new("stop_rule", T::LongText),
        Field::new("checkpoints", T::Rows(CHECKPOINTS)),
        Field::new("method_version", T::Text),
        Field::new("money_total", T::Money).unit("€").sort().aliases(&["costo"]),
        Field::new("decision", T::Choice(&PILOT_DECISIONS)).filter(),
        Field::new("evidence", T::LongText).search(),
        Field::new("contact_name", T::Text).personal().aliases(&["referente"]),
        Field::new("contact_email", T::Email).personal().aliases(&["email", "e_mail"]),
    ],
    links: &[LinkRule::new("part_of", &["project"]), LinkRule::new("cites", &["method", "indicator"]), LinkRule::new("requires", &["asset"]), LinkRule::new("responds_to", &["need", "latency"]), LinkRule::new("located_at", &["asset", "place"]), LinkRule::new("follows", &["pilot"])],
    class_field: None,
    figure_field: Some("money_total"),
    verb: Verb::Design,
    side: Side::Initiative,
    term: Some(90),
};
