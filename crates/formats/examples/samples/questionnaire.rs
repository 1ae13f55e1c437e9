//! A questionnaire with a choice, a condition and a group, in two languages.

use reticolo_formats::xlsform::XlsForm;

pub fn form() -> XlsForm {
    let mut form = XlsForm::default();
    let (it, en) = ("label::Italiano (it)", "label::English (en)");
    for question in [
        [("type", "select_one yes_no"), ("name", "open"), (it, "Lo sportello è aperto?"), (en, "Is the desk open?"), ("required", "yes")],
        [("type", "begin_group"), ("name", "hours"), (it, "Orari"), (en, "Hours"), ("relevant", "${open} = 'yes'")],
        [("type", "integer"), ("name", "per_week"), (it, "Ore alla settimana"), (en, "Hours a week"), ("constraint", ". > 0")],
        [("type", "select_multiple days"), ("name", "on"), (it, "In quali giorni?"), (en, "On which days?"), ("required", "")],
        [("type", "end_group"), ("name", ""), (it, ""), (en, ""), ("required", "")],
        [("type", "geopoint"), ("name", "place"), (it, "Dove?"), (en, "Where?"), ("required", "")],
    ] {
        form.survey.push(question);
    }
    for choice in [
        [("list_name", "yes_no"), ("name", "yes"), (it, "Sì"), (en, "Yes")],
        [("list_name", "yes_no"), ("name", "no"), (it, "No"), (en, "No")],
        [("list_name", "days"), ("name", "mon"), (it, "Lunedì"), (en, "Monday")],
        [("list_name", "days"), ("name", "tue"), (it, "Martedì"), (en, "Tuesday")],
    ] {
        form.choices.push(choice);
    }
    form.settings.push([("form_title", "Sportelli"), ("form_id", "desks"), ("version", "1"), ("default_language", "Italiano (it)")]);
    form
}
