//! 1.2 Harmony: how many people have services near, and how much that differs from place to place.

use super::Material;
use super::basins::{LABOUR_AREA, proper};
use super::book::code;
use super::even_needs::{self, Needs};
use super::phrases::{By, join};
use super::services::{Known, by_of};
use super::tables::{Long, MOST};
use super::writer::{Figure, Writer};
use crate::harmony::{CoverageCurve, CoverageRule, HarmonyQuestion, HarmonyView};
use crate::{Result, Workbench};
use reticolo_messages::{list_words, t};
use reticolo_report::{Align, Block, Cell, Column, Drawing, Inline, Row, Section, Shown, StepDrawing, StepLine, StepNote, Tick};
use std::cmp::Ordering;
use std::sync::Arc;

/// The answers of one question, asked for the newest date and for the one that what lies around has too.
pub(super) struct Evenness {
    own: Arc<HarmonyView>,
    within: Arc<HarmonyView>,
    common: Option<Arc<HarmonyView>>,
}

/// Services that are told one by one; of more the table of services has them all.
const TOLD: usize = 4;
/// Within so many kilometres a service is near.
const NEAR: f64 = super::phrases::NEAR as f64;

pub(super) async fn evenness(wb: &Workbench, m: &Material, all: &[Known]) -> Result<Option<Evenness>> {
    let inside = m.inside_codes();
    let Some(newest) = m.book.newest(code::RESIDENTS, &inside) else { return Ok(None) };
    if all.is_empty() {
        return Ok(None);
    }
    let grouped = m.places.inside().any(|u| u.attributes.contains_key(LABOUR_AREA));
    let ask = |coverage, period: &str| HarmonyQuestion {
        services: all.iter().map(|k| k.code.clone()).collect(),
        coverage,
        period: Some(period.to_owned()),
        group: grouped.then(|| LABOUR_AREA.to_owned()),
        ..HarmonyQuestion::default()
    };
    let own = wb.harmony(&m.who, &ask(CoverageRule::OwnUnit, &newest.period)).await?;
    let within = wb.harmony(&m.who, &ask(CoverageRule::Within { km: NEAR }, &newest.period)).await?;
    let everybody: Vec<&str> = m.places.units.iter().map(|u| u.code.as_str()).collect();
    let common = match m.book.newest(code::RESIDENTS, &everybody) {
        Some(leaf) if everybody.len() > inside.len() => Some(wb.harmony(&m.who, &ask(CoverageRule::OwnUnit, &leaf.period)).await?),
        _ => None,
    };
    Ok(Some(Evenness { own, within, common }))
}

pub(super) fn section(w: &mut Writer<'_>, m: &Material, all: &[Known], found: Option<&Evenness>, needs: Option<&Needs>) -> Section {
    let Some(e) = found else {
        let finding = Inline::plain(t(w.language, "plan-even-finding_missing"));
        let mut blocks = vec![w.missing("even")];
        blocks.extend(even_needs::blocks(w, m, needs));
        return w.section("even", finding, blocks);
    };
    let mut by = by_of(w, m, &all[0], "harmony");
    for k in &all[1..] {
        by = by.and(&by_of(w, m, k, "harmony"));
    }
    let v = &e.own;
    let names: Vec<String> = all.iter().map(|k| t(w.language, &format!("service-{}-many", k.code))).collect();
    let services = list_words(w.language, &names);
    let count = w.number("even.services", "services_known", &[], all.len(), &by);
    let mean = w.part("even.mean", "even_mean", &[], v.inside.mean, &by);
    let whole: f64 = v.rows.iter().map(|r| r.people).sum();
    let share = |want: &dyn Fn(usize) -> bool| v.rows.iter().filter(|r| want(r.lacking.len())).map(|r| r.people).sum::<f64>() / whole;
    let every = w.part("even.all", "even_all", &[], share(&|lacking| lacking == 0), &by);
    let none = w.part("even.none", "even_none", &[], share(&|lacking| lacking == all.len()), &by);
    // The finding is told of the service that fewest have, where the gap lies.
    let least = v.services.iter().filter_map(|s| Some((s, s.level?))).min_by(|a, b| a.1.total_cmp(&b.1));
    let mut finding = Vec::new();
    if let Some((s, level)) = least {
        let one = t(w.language, &format!("service-{}-one", s.service));
        let level = w.part(&format!("even.level.{}", s.service), "even_level", &[("one", &one)], level, &by);
        finding = w.say("plan-even-finding", &[("level", &level)], &[("one", &one)]);
    }
    if let (Some(within), Some(between)) = (v.inside.within, v.inside.between)
        && v.inside.theil.is_some_and(|t| t > 0.0)
    {
        finding.extend(w.say(if within > between { "plan-even-finding_within" } else { "plan-even-finding_between" }, &[], &[]));
    }
    let word = w.word(&count);
    let key = if all.len() > TOLD { "plan-even-text_many" } else { "plan-even-text" };
    let mut text = w.say_n(key, all.len(), &[("number", &word), ("mean", &mean)], &[("services", &services)]);
    if all.len() > 1 {
        text = join(text, w.say_n("plan-even-both", all.len(), &[("all", &every), ("none", &none)], &[]));
    }
    if all.iter().all(|k| k.covers_around(m))
        && let Some((common, around)) = e.common.as_ref().and_then(|c| Some((c, c.around.as_ref()?)))
        && let Some(leaf) = m.book.at(code::RESIDENTS, &common.period)
    {
        let by = by.and(&w.by(&[&leaf.data_set], "harmony"));
        let here = w.part("even.common.here", "even_common", &[("place", &m.name)], common.inside.mean, &by);
        let there = w.part("even.common.around", "even_common", &[("place", &m.around.name)], around.mean, &by);
        let to = w.period(&common.period, &by);
        let words = [("around", m.around.within.as_str())];
        text = join(text, w.say("plan-even-around", &[("here", &here), ("there", &there), ("to", &to)], &words));
        if let (Some(a), Some(b)) = (common.inside.harmony, around.harmony) {
            text.extend(w.say(if a < b { "plan-even-around_more" } else { "plan-even-around_less" }, &[], &[]));
        } else {
            text.push(Inline::text("."));
        }
    }
    let mut notes = Vec::new();
    if let Some(h) = v.inside.harmony {
        let index = w.decimal("even.harmony", "harmony", &[], h, 3, "", &by);
        let title = w.say("plan-even-note", &[("mean", &mean), ("harmony", &index)], &[]);
        let note = w.say(if v.single { "plan-even-note_single" } else { "plan-even-note_text" }, &[], &[]);
        notes.push(w.note(title, note, &by));
    }
    let mut blocks = vec![Block::Paragraph { text, notes }];
    blocks.push(parts(w, e, &by));
    blocks.push(curve(w, v, &by));
    if !v.groups.is_empty() {
        let areas = m.attribute_sets(super::basins::LABOUR_AREA);
        let areas: Vec<&str> = areas.iter().map(String::as_str).collect();
        let by = by.and(&w.by(&areas, "harmony"));
        blocks.push(groups(w, v, &by));
    }
    blocks.extend(even_needs::blocks(w, m, needs));
    w.section("even", finding, blocks)
}

/// Where inequality lies, and how the level changes when a site nearby is enough.
fn parts(w: &mut Writer<'_>, e: &Evenness, by: &By) -> Block {
    let v = &e.own;
    let mut text = Vec::new();
    let mut notes = Vec::new();
    if let (Some(theil), Some(within), Some(between)) = (v.inside.theil, v.inside.within, v.inside.between)
        && theil > 0.0
    {
        let part = w.part("even.within.part", "even_within_part", &[], within / theil, by);
        text = w.say(if within > between { "plan-even-within" } else { "plan-even-between" }, &[("part", &part)], &[]);
        let [t_, a, b] = [("even.theil", theil), ("even.within", within), ("even.between", between)]
            .map(|(id, x)| w.decimal(id, "theil", &[], x, 4, "", by));
        let note = w.say("plan-even-theil", &[("theil", &t_), ("within", &a), ("between", &b)], &[]);
        notes.push(w.note(vec![part.inline()], note, by));
    }
    let near = w.part("even.near.mean", "even_near", &[], e.within.inside.mean, by);
    #[expect(clippy::cast_possible_truncation, reason = "whole kilometres")]
    let km = w.given(NEAR as i64);
    text = join(text, w.say("plan-even-near", &[("mean", &near), ("km", &km)], &[]));
    // Whom each service does not reach even so.
    let lacking = |service: &String| -> f64 { e.within.rows.iter().filter(|r| r.lacking.contains(service)).map(|r| r.people).sum() };
    let mut told: Vec<(f64, &String)> = e.within.services.iter().map(|s| (lacking(&s.service), &s.service)).collect();
    if told.len() > TOLD {
        told.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        told.truncate(TOLD);
    }
    for (people, service) in told {
        let many = t(w.language, &format!("service-{}-many", service));
        let one = t(w.language, &format!("service-{}-one", service));
        let figure = w.people(&format!("services.{}.far.people", service), "people_far", &[("service", &many)], people, by);
        let key = if people == 0.0 { "plan-even-near_all" } else { "plan-even-near_lacking" };
        text = join(text, w.say(key, &[("people", &figure), ("km", &km)], &[("one", &one)]));
    }
    Block::Paragraph { text, notes }
}

/// The share of people whose nearest site is within each distance.
fn curve(w: &mut Writer<'_>, v: &HarmonyView, by: &By) -> Block {
    let l = w.language;
    // Of many services those are drawn that fewest have in their own unit.
    let mut curves: Vec<&CoverageCurve> = v.curves.iter().collect();
    if curves.len() > TOLD {
        curves.sort_by(|a, b| a.shares.first().partial_cmp(&b.shares.first()).unwrap_or(Ordering::Equal).then(a.service.cmp(&b.service)));
        curves.truncate(TOLD);
    }
    let lowest = curves.iter().filter_map(|c| c.shares.first()).copied().fold(1.0, f64::min);
    let floor = ((lowest * 20.0).floor() / 20.0).clamp(0.0, 0.95);
    #[expect(clippy::cast_precision_loss, reason = "few kilometres")]
    let lines: Vec<StepLine> = curves
        .iter()
        .enumerate()
        .map(|(i, c)| {
            let many = t(l, &format!("service-{}-many", c.service));
            let words = [("service", many.as_str())];
            let first = c.shares.first().copied().unwrap_or(0.0);
            let at_near = c.shares.get(NEAR as usize).copied().unwrap_or(first);
            let a = w.part(&format!("even.curve.{}.0", c.service), "curve", &words, first, by);
            let b = w.part(&format!("even.curve.{}.near", c.service), "curve", &words, at_near, by);
            StepLine {
                label: many.clone(),
                points: c.shares.iter().enumerate().map(|(d, s)| [d as f64, *s * 100.0]).collect(),
                dashed: i % 2 == 1,
                notes: vec![StepNote { x: 0.0, text: a.shown() }, StepNote { x: NEAR, text: b.shown() }],
            }
        })
        .collect();
    let step = if floor < 0.7 { 0.1 } else { 0.05 };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few ticks")]
    let ticks = ((1.0 - floor) / step).round() as usize;
    let mut tick = |x: f64| {
        #[expect(clippy::cast_possible_truncation, reason = "whole ticks")]
        let n = x.round() as i64;
        Tick { at: x, text: w.given(n).shown() }
    };
    #[expect(clippy::cast_precision_loss, reason = "a few ticks")]
    let y_ticks: Vec<Tick> = (0..=ticks).map(|i| tick((floor + step * i as f64) * 100.0)).collect();
    let mut x_ticks: Vec<Tick> = vec![Tick { at: 0.0, text: Shown::from(t(l, "plan-even-own_unit")) }];
    x_ticks.extend([5.0, 10.0, 15.0, 20.0].map(&mut tick));
    let caption = caption(w, &curves, by);
    Block::Figure {
        id: "figure-even".to_owned(),
        alt: caption.clone(),
        caption,
        drawing: Drawing::Steps(StepDrawing {
            title: t(l, "plan-even-curve_title"),
            x_title: t(l, "plan-even-curve_x"),
            y_title: String::new(),
            x_ticks,
            y_ticks,
            lines,
        }),
        source: by.marks(),
        wide: false,
        notes: vec![w.note(Vec::new(), Inline::plain(t(l, "plan-even-curve_note")), by)],
    }
}

/// From which distance on everybody has each service.
fn caption(w: &mut Writer<'_>, curves: &[&CoverageCurve], by: &By) -> Vec<Inline> {
    let mut out = Vec::new();
    for c in curves {
        let many = super::phrases::capitalised(&t(w.language, &format!("service-{}-many", c.service)));
        let words = [("service", many.as_str())];
        let whole = c.shares.iter().position(|s| *s > 0.999_999);
        let sentence = match whole {
            Some(km) => {
                let km = w.number(&format!("even.whole.{}", c.service), "whole_km", &words, km, by);
                w.say("plan-even-curve_whole", &[("km", &km)], &words)
            }
            None => w.say("plan-even-curve_never", &[], &words),
        };
        out = join(out, sentence);
    }
    out
}

/// The labour areas: units, residents, mean level.
fn groups(w: &mut Writer<'_>, v: &HarmonyView, by: &By) -> Block {
    let l = w.language;
    let column = |key: &str, align| Column { title: t(l, key), align };
    let mut rows = Vec::new();
    let mut order: Vec<&crate::harmony::HarmonyGroup> = v.groups.iter().collect();
    order.sort_by(|a, b| b.people.total_cmp(&a.people).then(a.name.cmp(&b.name)));
    let mut line = |id: &str, name: &str, units: usize, people: f64, mean: Option<f64>| -> Vec<Cell> {
        let words = [("place", name)];
        let n = w.number(&format!("{id}.units"), "group_units", &words, units, by);
        let p = w.people(&format!("{id}.people"), "residents_of", &words, people, by);
        let mean: Option<Figure> = mean.map(|x| w.part(&format!("{id}.mean"), "group_mean", &words, x, by));
        vec![Cell::text(name), n.cell(), p.cell(), mean.map_or(Cell::Missing, |f| f.cell())]
    };
    let all = order.len();
    for g in order.into_iter().take(MOST) {
        let name = g.name.as_deref().map_or_else(|| t(l, "plan-even-no_group"), proper);
        rows.push(Row { cells: line(&format!("even.group.{name}"), &name, g.units, g.people, g.mean), total: false });
    }
    let cells = line("even.group", &t(l, "plan-whole"), v.inside.units, v.inside.people, Some(v.inside.mean));
    let notes = vec![w.note(Vec::new(), Inline::plain(t(l, "plan-even-table_note")), by)];
    let table = Long {
        id: "table-even",
        caption: Inline::plain(t(l, "plan-even-table")),
        columns: vec![
            column("plan-column-labour_area", Align::Text),
            column("plan-column-units", Align::Number),
            column("plan-column-residents", Align::Number),
            column("plan-column-level", Align::Number),
        ],
        rows,
        all,
        total: Some(Row { cells, total: true }),
        by: by.clone(),
        wide: false,
        notes,
    };
    w.long(table)
}
