//! The questions of the page of functional basins as forms and as an address: flows, method and its demands, the decay of an estimate,
//! what to hold the basins against, and which two places to explain.

use crate::{address, words};
use maud::{Markup, html};
use reticolo_instruments::atlas::FiguresSource;
use reticolo_instruments::functional::{Against, DECAYS, ESTIMATE, FunctionalQuestion, FunctionalView, METHODS};
use reticolo_messages::{Language, t, tn};
use reticolo_model::canonical::number;

/// The question as the fields of an address: those that its method reads.
fn pairs(q: &FunctionalQuestion) -> Vec<(&'static str, String)> {
    let mut pairs = Vec::new();
    let mut given = |name: &'static str, text: &str| {
        if !text.is_empty() {
            pairs.push((name, text.to_owned()));
        }
    };
    given("flows", &q.flows);
    given("period", &q.period);
    given("method", &q.method);
    if q.method == METHODS[0] {
        for (name, x) in
            [("min_size", q.min_size), ("target_size", q.target_size), ("min_self", q.min_self), ("target_self", q.target_self)]
        {
            given(name, &number(x));
        }
    } else {
        given("trials", &q.trials.to_string());
        given("seed", &q.seed.to_string());
        given("own", if q.own { "yes" } else { "no" });
    }
    given("decay", &q.decay);
    given("beta", &q.beta.map(number).unwrap_or_default());
    pairs
}

/// The query that asks the same again, with what else is wanted.
pub fn query_of(q: &FunctionalQuestion, more: &[(&str, &str)]) -> String {
    let own = pairs(q);
    address::query(own.iter().map(|(n, v)| (*n, v.as_str())).chain(more.iter().copied()).collect::<Vec<_>>())
}

/// What a division is called.
pub fn division_name(l: Language, against: &Against) -> String {
    let name = match &against.attribute {
        Some(code) => words::attribute(l, code),
        None => {
            let form = words::choice(l, &reticolo_model::vocabulary::AREA_FORMS, &against.form);
            if against.method.is_empty() { form } else { format!("{form}, {}", against.method) }
        }
    };
    format!("{name} ({})", tn(l, "functional-areas", words::count(against.areas), &[]))
}

fn decimal_field(l: Language, name: &str, label: &str, value: Option<f64>, placeholder: Option<String>) -> Markup {
    let id = format!("f-{name}");
    // Without marks of thousands, which would be read as decimals.
    let write = |x: f64| if l == Language::It { number(x).replace('.', ",") } else { number(x) };
    html! { div class="field short" { label for=(id) { (t(l, label)) } input class="inp" id=(id) name=(name) inputmode="decimal" value=[value.map(write)] placeholder=[placeholder]; } }
}

/// The question.
pub fn form(
    l: Language,
    sets: &[FiguresSource],
    divisions: &[Against],
    q: &FunctionalQuestion,
    view: Option<&FunctionalView>,
    against: &str,
) -> Markup {
    let rule = q.method == METHODS[0];
    let estimated = view.is_none_or(FunctionalView::is_estimate);
    html! {
        form class="params" method="get" action="/basins/functional" aria-label=(t(l, "analysis-parameters")) {
            div class="field" { label for="f-flows" { (t(l, "functional-flows")) } select class="inp" id="f-flows" name="flows" {
                option value="" selected[q.flows.is_empty()] { (t(l, if sets.is_empty() { "functional-flows-estimate" } else { "functional-flows-newest" })) }
                @for set in sets { option value=(set.data_set) selected[q.flows == set.data_set] { (set.title) } }
                @if !sets.is_empty() { option value=(ESTIMATE) selected[q.flows == ESTIMATE] { (t(l, "functional-flows-estimate")) } }
            } }
            div class="field" { label for="f-method" { (t(l, "basins-method")) } select class="inp" id="f-method" name="method" {
                @for code in METHODS { option value=(code) selected[q.method == code] { (t(l, &format!("functional-method-{code}"))) } }
            } }
            @if rule {
                (decimal_field(l, "min_size", "functional-min_size", Some(q.min_size), None))
                (decimal_field(l, "target_size", "functional-target_size", Some(q.target_size), None))
                (decimal_field(l, "min_self", "functional-min_self", Some(q.min_self), None))
                (decimal_field(l, "target_self", "functional-target_self", Some(q.target_self), None))
            } @else {
                div class="field short" { label for="f-trials" { (t(l, "functional-trials")) } input class="inp" id="f-trials" name="trials" inputmode="numeric" value=(q.trials); }
                div class="field short" { label for="f-seed" { (t(l, "hotspot-seed")) } input class="inp" id="f-seed" name="seed" inputmode="numeric" value=(q.seed); }
                (super::map_parts::yes_field(l, "own", &t(l, "functional-own"), q.own))
            }
            @if estimated {
                div class="field" { label for="f-decay" { (t(l, "functional-decay")) } select class="inp" id="f-decay" name="decay" {
                    @for code in DECAYS { option value=(code) selected[q.decay == code] { (t(l, &format!("functional-decay-{code}"))) } }
                } }
                (decimal_field(l, "beta", "functional-beta", q.beta, Some(number(FunctionalQuestion { beta: None, ..q.clone() }.beta()))))
            }
            @if !divisions.is_empty() {
                div class="field" { label for="f-against" { (t(l, "functional-against")) } select class="inp" id="f-against" name="against" {
                    @for (i, d) in divisions.iter().enumerate() { option value=(d.key) selected[d.key == against || (against.is_empty() && i == 0)] { (division_name(l, d)) } }
                    option value="none" selected[against == "none"] { (t(l, "functional-against_none")) }
                } }
            }
            button class="btn pri" { (t(l, "basins-ask")) }
        }
    }
}

/// Which two places to explain, and why they are together or not.
pub fn why_form(l: Language, view: &FunctionalView, said: Option<Vec<String>>, chosen: [Option<String>; 2]) -> Markup {
    let mut units: Vec<_> = view.rows.iter().collect();
    units.sort_by(|a, b| a.name.cmp(&b.name));
    html! {
        section id="why" {
            div class="h" { h2 { (t(l, "functional-why")) } }
            form class="params" method="get" action="/basins/functional#why" {
                @for (name, value) in pairs(&view.question) { input type="hidden" name=(name) value=(value); }
                @for (name, at) in ["a", "b"].into_iter().zip(&chosen) {
                    div class="field" { label for=(format!("f-{name}")) { (t(l, &format!("functional-why_{name}"))) } select class="inp" id=(format!("f-{name}")) name=(name) required {
                        option value="" { "–" }
                        @for u in &units { option value=(u.code) selected[at.as_ref() == Some(&u.code)] { (u.name) } }
                    } }
                }
                button class="btn" { (t(l, "functional-why_ask")) }
            }
            @if let Some(said) = said {
                div role="status" {
                    @if view.is_estimate() { p class="mut" { (t(l, "functional-why_estimate")) } }
                    @for one in said { p { (one) } }
                }
            }
        }
    }
}
