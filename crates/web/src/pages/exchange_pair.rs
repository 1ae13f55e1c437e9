//! A need beside an offer: the reasons stand between the two sides; what it displaces, the sentence that each receives, the agreement that it
//! can become.

use super::{given, go, id};
use crate::errors::{Answer, Fault};
use crate::frame::{self, Page, Verb};
use crate::session::Visit;
use crate::{App, address, words};
use axum::extract::{Form, Path, State};
use maud::{Markup, html};
use reticolo_instruments::Act;
use reticolo_instruments::exchange::words::Speaker;
use reticolo_instruments::exchange::{Acceptance, Join, PairView, Side};
use reticolo_messages::{integer, t, tn, tr};
use reticolo_model::{Problem, kinds};

/// `GET /exchange/{need}/{offer}`.
pub async fn show(State(app): State<App>, visit: Visit, Path((need, offer)): Path<(String, String)>) -> Answer {
    let view = app.wb.exchange_pair(&visit.who, id(&need)?, id(&offer)?).await?;
    let (places, names) = (app.wb.places().await?, words::names());
    let l = visit.language;
    let speaker = Speaker { l, names: &names, places: &places };
    let may_be = view.pair.apart.is_empty();
    let titles = [("need", view.want.title.as_str()), ("offer", view.offer.title.as_str())];
    let title = tr(l, if may_be { "exchange-pair" } else { "exchange-pair_not" }, &titles);
    let count = |join: Join| integer(l, words::count(view.pair.reasons.iter().filter(|r| r.join == join).count()));
    let tally = [("full", count(Join::Full)), ("half", count(Join::Half)), ("missing", count(Join::Missing))];
    let tally: Vec<(&str, &str)> = tally.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let body = html! {
        @if view.want.illustrative || view.offer.illustrative { p class="kind" { span class="chip" { (t(l, "envelope-illustrative")) } } }
        h1 { (title) }
        div class="score" {
            p class="two" {
                (tr(l, "exchange-tally", &tally)) " "
                @if view.place > 0 { (tn(l, "exchange-pair_place", words::count(view.candidates), &[("place", &view.place.to_string())])) " " }
                @if let Some(binding) = view.pair.binding() { b { (tr(l, "exchange-binding", &[("reason", &speaker.apart(binding, &view.want, &view.offer, view.pair.km))])) } " " }
                a href=(format!("/exchange/of/{}", view.want.id)) { (t(l, "exchange-alternatives")) }
            }
            (accept(&visit, &speaker, &view))
        }
        div class="match" { (side(&speaker, &view.want)) (side(&speaker, &view.offer)) (spine(&speaker, &view)) }
        div class="conseq" { (displaces(&speaker, &view)) (told(&speaker, &view)) }
    };
    let page = Page::new(&title, Verb::Integrate, "/exchange", &view.want.title).under("/exchange", t(l, "page-exchange"));
    frame::page(&app, &visit, &page, &body).await
}

fn side(s: &Speaker<'_>, side: &Side) -> Markup {
    let kind = kinds::find(side.kind);
    html! {
        div class=(if side.kind == "offer" { "side r" } else { "side" }) {
            p class="k" { @if let Some(kind) = kind { (words::singular(s.l, kind)) } " · " (s.service(&side.category)) }
            h2 { a href=(format!("/records/{}/{}", side.kind, side.id)) { (side.title) } }
            p { (s.place(&side.units)) @if let Some(kind) = kind { " · " (words::state(s.l, kind, &side.status)) } }
        }
    }
}

fn spine(s: &Speaker<'_>, view: &PairView) -> Markup {
    let l = s.l;
    html! {
        ol class="spine" aria-label=(t(l, "exchange-spine")) {
            @for reason in &view.pair.reasons {
                @let class = match reason.join { Join::Full => "join", Join::Half => "join part", Join::Missing => "join no" };
                li {
                    div class="l" { span class="k" { (t(l, &format!("exchange-factor-{}", reason.factor.code()))) } b { (s.side(*reason, &view.want)) } }
                    div class=(class) { i {} i {} span { b { (s.reason(*reason, &view.want, &view.offer, view.pair.km)) } span class="vh" { " (" (t(l, &format!("exchange-join-{}", join(reason.join)))) ")" } } }
                    div class="rr" { b { (s.side(*reason, &view.offer)) } }
                }
            }
        }
    }
}

fn join(join: Join) -> &'static str {
    match join {
        Join::Full => "full",
        Join::Half => "half",
        Join::Missing => "missing",
    }
}

fn displaces(s: &Speaker<'_>, view: &PairView) -> Markup {
    let l = s.l;
    let nobody = view.others.is_empty() && view.elsewhere.is_empty() && view.displaces.is_none();
    html! {
        section {
            div class="h" { h2 { (t(l, "exchange-displaces")) } }
            @if nobody { p class="mut" { (t(l, "exchange-displaces_none")) } }
            ul class="ev num" {
                @if let Some(other) = &view.displaces {
                    li {
                        span { a href=(format!("/exchange/of/{}", other.id)) { (tr(l, "exchange-one_more", &[("need", &other.title)])) } }
                        span class="s" { @match &view.displaced_to { Some(to) => (tr(l, "exchange-one_more_instead", &[("offer", &to.title)])), None => (t(l, "exchange-one_more_unmet")) } }
                    }
                }
                @for holder in &view.others { li { span { a href=(format!("/exchange/of/{}", holder.of.id)) { (tr(l, "exchange-others", &[("need", &holder.of.title)])) } } span class="v" { (s.amount(&holder.amount)) } } }
                @for holder in &view.elsewhere { li { span { a href=(format!("/exchange/of/{}", holder.of.id)) { (tr(l, "exchange-elsewhere", &[("offer", &holder.of.title)])) } } span class="v" { (s.amount(&holder.amount)) } } }
            }
        }
    }
}

fn told(s: &Speaker<'_>, view: &PairView) -> Markup {
    let l = s.l;
    let may_be = view.pair.apart.is_empty();
    let amount = if view.amount.amount > 0.0 { &view.amount } else { &view.most };
    let [need, offer] = if may_be && view.most.amount > 0.0 {
        s.sentences(&view.want, &view.offer, view.pair.km, amount)
    } else {
        s.refusals(&view.want, &view.offer, view.pair.km, view.pair.binding(), view.why)
    };
    html! {
        section {
            div class="h" { h2 { (t(l, "exchange-told")) } span class="r" { (t(l, "exchange-told_r")) } }
            ul class="say" { li { span { (t(l, "exchange-to_need")) } p { (need) } } li { span { (t(l, "exchange-to_offer")) } p { (offer) } } }
        }
    }
}

/// The form by which the match becomes an agreement, for those who may, where there is something to agree on.
fn accept(visit: &Visit, s: &Speaker<'_>, view: &PairView) -> Markup {
    let l = s.l;
    let proposed = if view.amount.amount > 0.0 { view.amount.amount } else { view.most.amount };
    html! {
        @if visit.may(Act::Write) && view.most.amount > 0.0 {
            form method="post" action=(format!("/exchange/{}/{}", view.want.id, view.offer.id)) class="decide" {
                (frame::csrf(visit))
                div class="field short" {
                    label for="f-amount" { (t(l, "exchange-accept_how_much")) }
                    input class="inp" id="f-amount" name="amount" type="number" min="0.001" step="any" max=(view.most.amount) value=(proposed) aria-describedby="f-amount-h" required;
                    p class="help" id="f-amount-h" { (tr(l, "exchange-accept_most", &[("most", &s.amount(&view.most))])) }
                }
                button class="btn pri" { (t(l, "exchange-accept")) }
                p class="help" { (t(l, "exchange-accept_help")) }
            }
        }
    }
}

/// `POST /exchange/{need}/{offer}`: the match becomes a proposed agreement.
pub async fn agree(
    State(app): State<App>,
    visit: Visit,
    Path((need, offer)): Path<(String, String)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Answer {
    let text = given(&form, "amount").trim().replace(',', ".");
    let amount = match text.as_str() {
        "" => None,
        text => Some(text.parse::<f64>().map_err(|_| Fault::from(Problem::new("problem-number", text).on("amount")))?),
    };
    let ask = Acceptance { need: id(&need)?, offer: id(&offer)?, amount, language: visit.language };
    let made = app.wb.accept_match(&visit.who, &ask, None).await?.saved;
    go(&address::with(&format!("/records/agreement/{}", made.record.id), &[("done", "agreed"), ("seq", &made.seq.to_string())]))
}
