//! The kinds there are. To add one: a file here with its declaration, its name in the list below, its messages.

use crate::kind::Kind;

macro_rules! kinds {
    ($($module:ident),* $(,)?) => {
        $(mod $module;)*
        /// Every kind, in the order in which pages list them.
        pub static ALL: &[&Kind] = &[$(&$module::KIND),*];
    };
}

kinds![actor, need, offer, initiative, asset, indicator, data_set, passage, edition];

#[must_use]
pub fn find(code: &str) -> Option<&'static Kind> {
    ALL.iter().copied().find(|k| k.code == code)
}

/// Whether the kind describes data (an indicator, a data set) rather than a part of the territory.
#[must_use]
pub fn describes_data(code: &str) -> bool {
    matches!(code, "indicator" | "data_set")
}

/// Whether the kind describes the work plan (the agency's words, an edition) rather than a part of the territory.
#[must_use]
pub fn describes_plan(code: &str) -> bool {
    matches!(code, "passage" | "edition")
}

/// Whether the kind is a part of the territory: what is counted, drawn on maps, imported and analysed.
#[must_use]
pub fn of_territory(code: &str) -> bool {
    find(code).is_some() && !describes_data(code) && !describes_plan(code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::FieldType;

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
            for link in kind.links {
                assert!(link.to.iter().all(|to| find(to).is_some()));
            }
        }
    }
}
