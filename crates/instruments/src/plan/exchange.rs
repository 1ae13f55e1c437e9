//! 3.1a Needs and offers that meet: the matches that cost least, and what stays unmet. Only where there is something to bring together.

use super::Material;
use super::phrases::By;
use super::tables::{Long, MOST, heads, row};
use super::writer::{Figure, Writer};
use crate::exchange::words::Speaker;
use crate::exchange::{A_KM, Exchange, ExchangeAsk, ExchangeView, FACTOR, HALF, REACH_KM, Standing};
use crate::vocabularies::names::Names;
use crate::{Result, Workbench};
use reticolo_messages::{decimal, integer, t};
use reticolo_report::{Align, Block, Cell, Inline, Section};
use serde_json::json;
use std::sync::Arc;

/// The assignment as of the plan's date, for whom it is written.
pub(super) async fn found(wb: &Workbench, m: &Material, day: &str) -> Result<(Arc<Exchange>, Arc<Names>)> {
    Ok((wb.exchange_on(&m.who, day).await?, wb.names().await?))
}

pub(super) fn section(w: &mut Writer<'_>, m: &Material, found: &(Arc<Exchange>, Arc<Names>)) -> Option<Section> {
    let l = w.language;
    let (exchange, names) = found;
    let view = exchange.narrowed(&ExchangeAsk::default());
    if view.needs == 0 || view.offers == 0 {
        return None;
    }
    let speaker = Speaker { l, names, places: &m.places };
    let records = m.of("need").iter().chain(m.of("lot")).chain(m.of("offer"));
    let by = By { data: w.data_of(records), method: method(w, &view) };
    let mut number = |id: &str, n: usize| w.number(&format!("exchange.{id}"), &format!("exchange_{id}"), &[], n, &by);
    let (needs, offers, met) = (number("needs", view.needs), number("offers", view.offers), number("met", view.met));
    let (wholly, unmet, idle) = (number("wholly", view.wholly), number("unmet", view.unmet.len()), number("idle", view.idle.len()));
    let figures = [("needs", &needs), ("offers", &offers), ("met", &met), ("wholly", &wholly), ("unmet", &unmet), ("idle", &idle)];
    let finding = w.say("plan-exchange-finding", &figures, &[]);
    let text = w.say("plan-exchange-text", &figures, &[]);
    let note = w.note(Vec::new(), Inline::plain(t(l, "plan-exchange-note")), &by);
    let mut blocks = vec![Block::Paragraph { text, notes: vec![note] }];
    if !view.matches.is_empty() {
        blocks.push(matches(w, &speaker, &view, &by));
    }
    if !view.unmet.is_empty() {
        blocks.push(unmet_table(w, &speaker, &view, &by));
    }
    Some(w.section("exchange", finding, blocks))
}

fn method(w: &mut Writer<'_>, view: &ExchangeView) -> String {
    let l = w.language;
    let parameters = vec![
        (t(l, "services-factor"), decimal(l, FACTOR, 1)),
        (t(l, "plan-exchange-reach"), format!("{} km", decimal(l, REACH_KM, 0))),
        (t(l, "plan-exchange-a_km"), decimal(l, A_KM, 0)),
        (t(l, "plan-exchange-half"), integer(l, HALF)),
        (t(l, "analysis-digest"), view.input_digest[..16].to_owned()),
    ];
    let sources: Vec<String> =
        crate::exchange::METHOD.sources.iter().take(2).map(|s| format!("{}, doi:{}", s.citation.trim_end_matches('.'), s.doi)).collect();
    w.method("exchange", &sources.join("; "), parameters, Some("/exchange"))
}

/// An amount in its own measure, with its entry in the annex.
fn amount(w: &mut Writer<'_>, speaker: &Speaker<'_>, id: &str, told: &Standing, of: &str, by: &By) -> Figure {
    let label = reticolo_messages::tr(w.language, "plan-value-exchange_amount", &[("of", of)]);
    w.figure(id, label, json!(told.amount), &told.unit, speaker.amount(told), &by.data, Some(&by.method))
}

fn matches(w: &mut Writer<'_>, speaker: &Speaker<'_>, view: &ExchangeView, by: &By) -> Block {
    w.number("exchange.matches", "exchange_matches", &[], view.matches.len(), by);
    let mut rows = Vec::new();
    for m in view.matches.iter().take(MOST) {
        let figure = amount(w, speaker, &format!("exchange.{}.{}", m.need.id, m.offer.id), &m.amount, &m.need.title, by);
        let place = Cell::text(speaker.place(&m.need.units));
        rows.push(row(vec![Cell::text(&m.need.title), Cell::text(&m.offer.title), place, figure.cell()]));
    }
    let table = Long {
        id: "table-exchange",
        caption: Inline::plain(t(w.language, "exchange-matches")),
        columns: heads(
            w,
            [
                ("exchange-need", Align::Text),
                ("exchange-offer", Align::Text),
                ("envelope-unit", Align::Text),
                ("exchange-amount", Align::Number),
            ],
        ),
        rows,
        all: view.matches.len(),
        total: None,
        by: by.clone(),
        wide: true,
        notes: Vec::new(),
    };
    w.long(table)
}

fn unmet_table(w: &mut Writer<'_>, speaker: &Speaker<'_>, view: &ExchangeView, by: &By) -> Block {
    let mut rows = Vec::new();
    for u in view.unmet.iter().take(MOST) {
        let figure = amount(w, speaker, &format!("exchange.{}.unmet", u.of.id), &u.left, &u.of.title, by);
        let (place, why) = (Cell::text(speaker.place(&u.of.units)), Cell::text(speaker.left_because(u.why)));
        rows.push(row(vec![Cell::text(&u.of.title), place, why, figure.cell()]));
    }
    let table = Long {
        id: "table-unmet",
        caption: Inline::plain(t(w.language, "exchange-unmet")),
        columns: heads(
            w,
            [
                ("exchange-need", Align::Text),
                ("envelope-unit", Align::Text),
                ("exchange-why", Align::Text),
                ("exchange-left_unmet", Align::Number),
            ],
        ),
        rows,
        all: view.unmet.len(),
        total: None,
        by: by.clone(),
        wide: true,
        notes: Vec::new(),
    };
    w.long(table)
}
