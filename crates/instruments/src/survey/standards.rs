//! The mappings of the standard forms (`mappings/standards/`): a file of such a form comes in with its mapping without being asked
//! for one, since the form itself says what its columns mean.

use super::Target;
use super::publishers::{self, Published};
use reticolo_formats::Form;

/// The mapping of a form for such rows.
#[must_use]
pub fn of(target: Target, form: Form) -> Option<&'static Published> {
    publishers::all().iter().find(|p| p.form.as_deref() == Some(form.code()) && p.target.code() == target.code())
}

/// Whether any standard form holds such rows.
pub(super) fn any(target: Target) -> bool {
    publishers::all().iter().any(|p| p.form.is_some() && p.target.code() == target.code())
}

/// Whether a standard form that is written as a table or a workbook holds such rows.
pub(super) fn in_tables(target: Target) -> bool {
    [Form::Giving360, Form::XlsForm].into_iter().any(|form| of(target, form).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_standard_form_has_its_mappings() {
        for (form, targets) in [
            (Form::Hsds, &["offer", "actor", "asset"][..]),
            (Form::Giving360, &["initiative"]),
            (Form::LinkedArt, &["asset"]),
            (Form::ICalendar, &["meeting"]),
            (Form::Pabulib, &["consultation"]),
            (Form::XlsForm, &["form"]),
        ] {
            for target in targets {
                let target = Target::parse(target).expect("a target");
                assert!(of(target, form).is_some(), "{} as {}", form.code(), target.code());
            }
        }
        assert!(of(Target::Units, Form::Csv).is_none());
        let known = |code: &str| Form::ALL.iter().any(|f| f.code() == code);
        assert!(publishers::all().iter().all(|p| p.form.as_deref().is_none_or(known)), "a form that there is not");
    }
}
