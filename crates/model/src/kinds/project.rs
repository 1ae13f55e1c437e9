//! Project (progetto): designed and followed here, from the idea to its closing; may be adopted from an initiative. Outside: OpenCoesione and Kohesio fields.

use crate::kind::{Condition, Field, FieldType as T, Kind, LinkRule, Side, State, Verb};
use crate::vocabulary::{LEVELS, LOGFRAME_LEVELS, TASK_STATES};

static LOGFRAME: &[Field] = &[
    Field::new("level", T::Choice(&LOGFRAME_LEVELS)).required(),
    Field::new("statement", T::Text).required(),
    Field::new("indicator", T::Text),
    Field::new("verification", T::Text),
    Field::new("assumption", T::Text),
];

static PACKAGES: &[Field] = &[
    Field::new("code", T::Code).required(),
    Field::new("title", T::Text).required(),
    Field::new("responsible", T::Text),
    Field::new("start", T::Date),
    Field::new("end", T::Date),
    Field::new("deliverable", T::Text),
];

static TASKS: &[Field] = &[
    Field::new("code", T::Code).required(),
    Field::new("package", T::Code),
    Field::new("title", T::Text).required(),
    Field::new("start", T::Date),
    Field::new("end", T::Date),
    Field::new("days", T::Number).range(0.0, 10000.0),
    Field::new("depends_on", T::Text),
    Field::new("responsible", T::Text),
    Field::new("state", T::Choice(&TASK_STATES)),
];

static BUDGET: &[Field] = &[
    Field::new("line", T::Text).required(),
    Field::new("source", T::Text),
    Field::new("amount", T::Money).required(),
    Field::new("eligible", T::Yes),
];

static INDICATORS: &[Field] = &[
    Field::new("indicator", T::Text).required(),
    Field::new("unit", T::Text),
    Field::new("baseline", T::Number),
    Field::new("target", T::Number),
    Field::new("date", T::Date),
];

static RISKS: &[Field] = &[
    Field::new("risk", T::Text).required(),
    Field::new("likelihood", T::Choice(&LEVELS)),
    Field::new("impact", T::Choice(&LEVELS)),
    Field::new("answer", T::Text),
    Field::new("owner", T::Text),
];

static MATRIX: &[Field] = &[
    Field::new("activity", T::Text).required(),
    Field::new("responsible", T::Text),
    Field::new("accountable", T::Text),
    Field::new("consulted", T::Text),
    Field::new("informed", T::Text),
];

pub static KIND: Kind = Kind {
    code: "project",
    states: &[
        State::new("idea", &["concept", "shelved"]),
        State::new("concept", &["designed", "idea", "shelved"]).needs(&[Condition::Has("objective")]),
        State::new("designed", &["funded", "concept", "shelved"]).needs(&[Condition::Has("objective"), Condition::Has("work_packages"), Condition::Has("budget")]),
        State::new("funded", &["running", "shelved"]).needs(&[Condition::Has("money_found")]),
        State::new("running", &["evaluated", "shelved"]),
        State::new("evaluated", &["closed"]).needs(&[Condition::Has("results")]),
        State::new("closed", &[]),
        State::new("shelved", &["idea", "concept"]).needs(&[Condition::Has("reason")]),
    ],
    fields: &[
        Field::new("cup", T::Code).search().sort().aliases(&["codice_cup"]),
        Field::new("objective", T::LongText).search().aliases(&["obiettivo"]),
        Field::new("theory_of_change", T::LongText).search(),
        Field::new("target_group", T::Text).search().aliases(&["destinatari"]),
        Field::new("money_total", T::Money).unit("€").sort().aliases(&["costo", "importo", "budget_totale"]),
        Field::new("money_found", T::Money).unit("€").sort(),
        Field::new("money_spent", T::Money).unit("€"),
        Field::new("beneficiaries", T::Integer).sort().range(0.0, 1e9),
        Field::new("logframe", T::Rows(LOGFRAME)),
        Field::new("work_packages", T::Rows(PACKAGES)),
        Field::new("tasks", T::Rows(TASKS)),
        Field::new("budget", T::Rows(BUDGET)),
        Field::new("indicators", T::Rows(INDICATORS)),
        Field::new("risks", T::Rows(RISKS)),
        Field::new("responsibilities", T::Rows(MATRIX)),
        Field::new("competences", T::Texts).filter().search(),
        Field::new("results", T::LongText).search(),
        Field::new("reason", T::LongText),
        Field::new("website", T::Url),
        Field::new("contact_name", T::Text).personal().aliases(&["referente"]),
        Field::new("contact_email", T::Email).personal().aliases(&["email", "e_mail"]),
    ],
    links: &[LinkRule::new("adopted_from", &["initiative"]), LinkRule::new("responds_to", &["need", "lot", "latency"]), LinkRule::new("contributes_to", &["objective"]), LinkRule::new("requires", &["asset"]), LinkRule::new("located_at", &["asset", "place"]), LinkRule::new("governed_by", &["convention"]), LinkRule::new("part_of", &["project"]), LinkRule::new("cites", &["method"])],
    class_field: None,
    figure_field: Some("money_total"),
    verb: Verb::Design,
    side: Side::Initiative,
    term: Some(180),
};
