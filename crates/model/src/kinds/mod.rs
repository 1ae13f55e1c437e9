//! The kinds there are. To add one: a file here with its declaration, its name in the list below, its messages.

use crate::kind::Kind;

macro_rules! kinds {
    ($($module:ident),* $(,)?) => {
        $(mod $module;)*
        /// Every kind, in the order in which pages list them.
        pub static ALL: &[&Kind] = &[$(&$module::KIND),*];
    };
}

kinds![
    actor,
    need,
    offer,
    initiative,
    asset,
    place,
    form,
    response,
    case,
    latency,
    action,
    chain,
    area,
    lot,
    agreement,
    partnership,
    project,
    pilot,
    call,
    application,
    method,
    objective,
    scenario,
    meeting,
    body,
    consultation,
    professional,
    course,
    course_edition,
    commitment,
    convention,
    indicator,
    data_set,
    axes,
    vocabulary,
    passage,
    chosen_analysis,
    edition,
];

#[must_use]
pub fn find(code: &str) -> Option<&'static Kind> {
    ALL.iter().copied().find(|k| k.code == code)
}

/// Whether the kind describes data (an indicator, a data set, a vocabulary) rather than a part of the territory.
#[must_use]
pub fn describes_data(code: &str) -> bool {
    matches!(code, "indicator" | "data_set" | "vocabulary")
}

/// Whether the kind describes the work plan (the grid's axes, the agency's words, an analysis chosen for it, an edition) rather than a part of the territory.
#[must_use]
pub fn describes_plan(code: &str) -> bool {
    matches!(code, "passage" | "chosen_analysis" | "edition" | "axes")
}

/// Whether the kind is a part of the territory: what is counted, drawn on maps, imported and analysed.
#[must_use]
pub fn of_territory(code: &str) -> bool {
    find(code).is_some() && !describes_data(code) && !describes_plan(code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::{Condition, FieldType};

    #[test]
    fn declarations_hold_together() {
        for kind in ALL {
            let mut seen = std::collections::BTreeSet::new();
            for field in kind.fields {
                assert!(seen.insert(field.code), "{}.{} twice", kind.code, field.code);
                assert!(
                    !(field.personal && (field.filter || field.sort || field.search)),
                    "{}.{}: a personal field is never indexed",
                    kind.code,
                    field.code
                );
                for column in field.columns() {
                    assert!(!column.personal && column.columns().is_empty(), "{}.{}: a column is plain", kind.code, field.code);
                }
                assert!(!matches!(field.kind, FieldType::Rows(_)) || !(field.filter || field.sort || field.personal));
                assert!(
                    !field.document || matches!(field.kind, FieldType::Code),
                    "{}.{}: a document is named by its digest",
                    kind.code,
                    field.code
                );
            }
            for state in kind.states {
                for next in state.next {
                    assert!(kind.state(next).is_some(), "{}: {} leads to {next}, which is no state", kind.code, state.code);
                }
            }
            for code in [kind.class_field, kind.figure_field].into_iter().flatten() {
                let field = kind.field(code).unwrap_or_else(|| panic!("{}: {code} is no field", kind.code));
                assert!(field.filter || field.sort);
            }
            if let Some(class) = kind.class_field {
                assert!(matches!(kind.field(class).map(|f| f.kind), Some(FieldType::Choice(_))));
            }
            let mut seen = std::collections::BTreeSet::new();
            for link in kind.links {
                assert!(link.to.iter().all(|to| find(to).is_some()), "{}: {}", kind.code, link.code);
                assert!(seen.insert(link.code), "{}: {} twice", kind.code, link.code);
            }
            for state in kind.states {
                for needed in state.needs {
                    let (from, link, to, states) = match *needed {
                        Condition::Has(field) => {
                            assert!(kind.field(field).is_some_and(|f| !f.personal), "{}: {} needs {field}", kind.code, state.code);
                            continue;
                        }
                        Condition::To { link, kind: other, states } => (kind.code, link, other, states),
                        Condition::From { link, kind: other, states } => (other, link, kind.code, states),
                    };
                    let rule = find(from).and_then(|k| k.link(link));
                    assert!(rule.is_some_and(|r| r.to.contains(&to)), "{}: {} needs {from} {link} {to}", kind.code, state.code);
                    let other = if from == kind.code { to } else { from };
                    assert!(states.iter().all(|s| find(other).is_some_and(|k| k.state(s).is_some())));
                }
            }
            assert!(kind.first_state().is_empty() || kind.states[0].needs.is_empty(), "{}: the first state needs nothing", kind.code);
        }
    }
}
