//! 1.1 The territory as a system: who lives here, how that changed, how old they are, what they earn.

use super::Material;
use super::book::{Leaf, code};
use super::maps::{Classed, classed};
use super::phrases::{By, join};
use super::units::UnitColumn;
use super::writer::{Figure, Writer};
use reticolo_messages::{t, tr};
use reticolo_report::{Align, Block, Cell, Column, Comparison, DotDrawing, DotPoint, DotRow, Drawing, Inline, Row, Section, Statement};
use std::collections::{BTreeMap, BTreeSet};

/// How many places a table of extremes names.
const EXTREMES: usize = 5;

pub(super) fn section(w: &mut Writer<'_>, m: &Material) -> Section {
    let inside = m.inside_codes();
    let Some(now) = m.book.newest(code::RESIDENTS, &inside) else {
        return w.section("people", Inline::plain(t(w.language, "plan-people-finding_missing")), vec![w.missing("people")]);
    };
    let now = now.clone();
    let Some(before) = m.book.before(&now, code::RESIDENTS, &inside).cloned() else { return one_date(w, m, &now, &inside) };
    let by = w.by(&[&now.data_set, &before.data_set], "sums");
    let (n, b) = (now.total(inside.iter().copied()).unwrap_or(0.0), before.total(inside.iter().copied()).unwrap_or(0.0));
    let total = w.people("residents.now", "residents", &[], n, &by);
    let earlier = w.people("residents.before", "residents", &[], b, &by);
    let lost = w.people("residents.difference", "residents_difference", &[], (n - b).abs(), &by);
    let change = w.part("residents.change", "residents_change", &[], n / b - 1.0, &by);
    let rate = w.part("residents.rate", "residents_rate", &[], (n / b - 1.0).abs(), &by);
    let (to, from) = (w.period(&now.period, &by), w.period(&before.period, &by));
    let units = w.number("units.inside", "units", &[], inside.len(), &by);
    let mut changes: Vec<(&str, f64)> = inside.iter().filter_map(|u| Some((*u, now.get(u)? / before.get(u)? - 1.0))).collect();
    changes.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(b.0)));
    let falling = changes.iter().filter(|(_, c)| *c < 0.0).count();
    let losing = w.number("residents.losing", "units_losing", &[], falling, &by);
    let falls = n < b;
    let all = falls && falling == inside.len();
    let older = ages(w, m, &now, &before, &inside);
    // The finding: whether everybody loses, and whether only the old grow.
    let mut finding = if all {
        w.say("plan-people-finding_all", &[("units", &units)], &[])
    } else if falls {
        w.say("plan-people-finding_loss", &[("rate", &rate), ("losing", &losing), ("units", &units)], &[])
    } else {
        w.say("plan-people-finding_gain", &[("rate", &rate), ("losing", &losing), ("units", &units)], &[])
    };
    if older.as_ref().is_some_and(|o| o.only_old) {
        finding.push(Inline::text(t(w.language, "plan-people-finding_old")));
    }
    let mut text = w.say(
        if falls { "plan-people-text_loss" } else { "plan-people-text_gain" },
        &[("to", &to), ("total", &total), ("lost", &lost), ("from", &from), ("earlier", &earlier)],
        &[],
    );
    if let (true, Some((least, low)), Some((most, high))) = (falls, changes.first(), changes.iter().rfind(|(_, c)| *c < 0.0)) {
        let (low, high) = (
            w.part("residents.change.most", "residents_change_of", &[("place", m.places.name(least))], -low, &by),
            w.part("residents.change.least", "residents_change_of", &[("place", m.places.name(most))], -high, &by),
        );
        let places = [("least_place", m.places.name(most)), ("most_place", m.places.name(least))];
        let figures = [("losing", &losing), ("units", &units), ("least", &high), ("most", &low)];
        let key = if all { "plan-people-spread_all" } else { "plan-people-spread" };
        text = join(text, w.say(key, &figures, &places));
    }
    let (mut comparison, mut compared) = (None, Vec::new());
    if let Some((sentence, drawing)) = around(w, m, &inside) {
        text = join(text, sentence.clone());
        (comparison, compared) = (Some(drawing), sentence);
    }
    let label = w.say("plan-people-note", &[("lost", &lost), ("change", &change)], &[]);
    let mut note = w.say("plan-people-note_text", &[("earlier", &earlier), ("total", &total), ("units", &units)], &[]);
    if before.data_set != now.data_set {
        let title = |l: &Leaf| m.data_sets.get(&l.data_set).map_or(String::new(), |(r, _)| r.title.clone());
        let sources = [("before", title(&before)), ("now", title(&now))];
        let sources: Vec<(&str, &str)> = sources.iter().map(|(k, v)| (*k, v.as_str())).collect();
        note = join(note, w.say("plan-people-two_sources", &[], &sources));
    }
    let note = w.note(label, note, &by);
    let mut blocks = vec![Block::Paragraph { text, notes: vec![note] }];
    w.summary.push(Statement {
        figure: change.text.clone(),
        value_id: Some(change.id.clone()),
        label: w.say("plan-people-summary_label", &[("from", &from), ("to", &to)], &[]),
        text: join(
            w.say(
                if falls { "plan-people-summary_loss" } else { "plan-people-summary_gain" },
                &[("total", &total), ("lost", &lost), ("from", &from), ("losing", &losing), ("units", &units)],
                &[],
            ),
            compared,
        ),
        comparison,
    });
    if let Some(older) = older {
        blocks.push(older.paragraph);
        w.summary.push(older.statement);
    }
    blocks.extend(income(w, m, &inside));
    blocks.push(figure(w, m, &now, &before, &changes, &by));
    blocks.push(table(w, m, &now, &before, &changes, &by, [&earlier, &total, &change]));
    w.fact("falls", falls);
    w.section("people", finding, blocks)
}

fn one_date(w: &mut Writer<'_>, m: &Material, now: &Leaf, inside: &[&str]) -> Section {
    let by = w.by(&[&now.data_set], "sums");
    let total = w.people("residents.now", "residents", &[], now.total(inside.iter().copied()).unwrap_or(0.0), &by);
    let to = w.period(&now.period, &by);
    let units = w.number("units.inside", "units", &[], inside.len(), &by);
    let finding = w.say("plan-people-finding_now", &[("total", &total), ("to", &to), ("units", &units)], &[]);
    let text = w.say("plan-people-text_now", &[("total", &total), ("to", &to)], &[]);
    let note = w.note(Vec::new(), Vec::new(), &by);
    let mut blocks = vec![Block::Paragraph { text, notes: vec![note] }];
    blocks.extend(income(w, m, inside));
    w.section("people", finding, blocks)
}

/// The change here and around, between the oldest and the newest date that both have.
fn around(w: &mut Writer<'_>, m: &Material, inside: &[&str]) -> Option<(Vec<Inline>, Comparison)> {
    let outside = m.around_codes();
    if outside.is_empty() {
        return None;
    }
    let both: Vec<&Leaf> = m
        .book
        .of(code::RESIDENTS)
        .filter(|l| l.total(inside.iter().copied()).is_some() && l.total(outside.iter().copied()).is_some())
        .collect();
    let (first, last) = (both.first()?, both.last()?);
    if first.period == last.period {
        return None;
    }
    let by = w.by(&[&first.data_set, &last.data_set], "sums");
    let change = |units: &[&str]| Some(last.total(units.iter().copied())? / first.total(units.iter().copied())? - 1.0);
    let (here, there) = (change(inside)?, change(&outside)?);
    let (from, to) = (w.period(&first.period, &by), w.period(&last.period, &by));
    let a = w.part("residents.common.here", "residents_change_common", &[("place", &m.name)], here, &by);
    let b = w.part("residents.common.around", "residents_change_common", &[("place", &m.around.name)], there, &by);
    let text = w.say("plan-people-around", &[("from", &from), ("to", &to), ("here", &a), ("there", &b)], &[("around", &m.around.within)]);
    let drawing = two_dots(m, (here, &a), (there, &b));
    Some((text.clone(), Comparison { alt: text, drawing }))
}

/// The territory beside what lies around it, as two dots on one line.
pub(super) fn two_dots(m: &Material, here: (f64, &Figure), there: (f64, &Figure)) -> DotDrawing {
    let point =
        |(value, figure): (f64, &Figure), label: &str, filled| DotPoint { value, text: figure.shown(), label: label.to_owned(), filled };
    DotDrawing {
        title: String::new(),
        rows: vec![DotRow { label: String::new(), points: vec![point(here, &m.name, true), point(there, &m.around.name, false)] }],
    }
}

struct Ages {
    paragraph: Block,
    /// Only people of 65 and over became more.
    only_old: bool,
    statement: Statement,
}

/// The three age groups at both dates, the share of the old and how many of them there are to a hundred of the young.
fn ages(w: &mut Writer<'_>, m: &Material, now: &Leaf, before: &Leaf, inside: &[&str]) -> Option<Ages> {
    let sum = |code: &str, leaf: &Leaf| m.book.at(code, &leaf.period)?.total(inside.iter().copied());
    let groups = [(code::FROM_65, "old"), (code::UNDER_15, "young"), (code::FROM_15_TO_64, "middle")];
    let sums: Vec<[f64; 2]> = groups.iter().map(|(c, _)| Some([sum(c, before)?, sum(c, now)?])).collect::<Option<_>>()?;
    let data = &m.book.at(code::FROM_65, &now.period)?.data_set;
    let by = w.by(&[data], "sums");
    let shares = w.by(&[data], "rates");
    let [p65, p15, p64, p100] = [65, 15, 64, 100].map(|n| w.given(n));
    let definitions = [("age_old", &p65), ("age_young", &p15), ("age_middle", &p64)];
    let mut figures: Vec<(String, Figure)> = Vec::new();
    for ((_, key), [b, n]) in groups.iter().zip(&sums) {
        figures.push((format!("{key}_before"), w.people(&format!("ages.{key}.before"), &format!("ages_{key}"), &[], *b, &by)));
        figures.push((format!("{key}_now"), w.people(&format!("ages.{key}.now"), &format!("ages_{key}"), &[], *n, &by)));
    }
    let total = |leaf: &Leaf| leaf.total(inside.iter().copied()).unwrap_or(f64::NAN);
    let share_now = w.part("ages.old.share.now", "ages_share", &[], sums[0][1] / total(now), &shares);
    let share_before = w.part("ages.old.share.before", "ages_share", &[], sums[0][0] / total(before), &shares);
    let unit = t(w.language, "plan-unit-per_hundred");
    let index_now = w.decimal("ages.index.now", "ages_index", &[], sums[0][1] / sums[1][1] * 100.0, 0, &unit, &shares);
    let index_before = w.decimal("ages.index.before", "ages_index", &[], sums[0][0] / sums[1][0] * 100.0, 0, &unit, &shares);
    let mut args: Vec<(&str, &Figure)> = figures.iter().map(|(k, f)| (k.as_str(), f)).collect();
    args.extend(definitions);
    let more = [
        ("share_now", &share_now),
        ("share_before", &share_before),
        ("index_now", &index_now),
        ("index_before", &index_before),
        ("hundred", &p100),
    ];
    args.extend(more);
    let mut text = w.say("plan-people-ages", &args, &[]);
    // Where more than one in three is old, by name in the note.
    let third: Vec<(&str, f64)> = inside
        .iter()
        .filter_map(|u| Some((*u, m.book.at(code::FROM_65, &now.period)?.get(u)? / now.get(u)?)))
        .filter(|(_, s)| *s > 1.0 / 3.0)
        .collect();
    if !third.is_empty() {
        let n = w.number("ages.third", "units_third_old", &[], third.len(), &shares);
        text = join(text, w.say_n("plan-people-third", third.len(), &[("number", &n), ("age_old", &p65)], &[]));
    }
    let only_old = sums[0][1] > sums[0][0] && sums[1][1] < sums[1][0] && sums[2][1] < sums[2][0];
    let statement = Statement {
        figure: index_now.text.clone(),
        value_id: Some(index_now.id.clone()),
        label: w.say("plan-people-index_label", &[("hundred", &p100), ("age_young", &p15), ("age_old", &p65)], &[]),
        text: w.say("plan-people-index_summary", &args, &[]),
        comparison: Some(Comparison {
            alt: w.say("plan-people-index_summary", &args, &[]),
            drawing: DotDrawing {
                title: String::new(),
                rows: vec![DotRow {
                    label: String::new(),
                    points: [
                        (sums[0][1] / sums[1][1], &index_now, &now.period, true),
                        (sums[0][0] / sums[1][0], &index_before, &before.period, false),
                    ]
                    .into_iter()
                    .map(|(value, f, period, filled)| DotPoint { value, text: f.shown(), label: period[..4].to_owned(), filled })
                    .collect(),
                }],
            },
        }),
    };
    w.fact("ages", sums[0][1] / sums[1][1] > sums[0][0] / sums[1][0]);
    let note = w.note(Vec::new(), Vec::new(), &shares);
    Some(Ages { paragraph: Block::Paragraph { text, notes: vec![note] }, only_old, statement })
}

/// Income per taxpayer here and around.
fn income(w: &mut Writer<'_>, m: &Material, inside: &[&str]) -> Option<Block> {
    let leaf = m.book.newest(code::INCOME, inside)?;
    let payers = m.book.at(code::TAXPAYERS, &leaf.period)?;
    let mean = |units: &[&str]| Some(leaf.total(units.iter().copied())? / payers.total(units.iter().copied()).filter(|p| *p > 0.0)?);
    let by = w.by(&[&leaf.data_set], "rates");
    let period = w.period(&leaf.period, &by);
    let here = w.decimal("income.here", "income", &[("place", &m.name)], mean(inside)?, 0, "€", &by);
    let mut text = w.say("plan-people-income", &[("income", &here), ("period", &period)], &[]);
    if let Some(there) = mean(&m.around_codes()) {
        let there = w.decimal("income.around", "income", &[("place", &m.around.name)], there, 0, "€", &by);
        text = w.say(
            "plan-people-income_around",
            &[("income", &here), ("there", &there), ("period", &period)],
            &[("around", &m.around.within)],
        );
    }
    let note = w.note(Vec::new(), Vec::new(), &by);
    Some(Block::Paragraph { text, notes: vec![note] })
}

/// Two maps: residents lost or gained, and the share of the old where it is known.
fn figure(w: &mut Writer<'_>, m: &Material, now: &Leaf, before: &Leaf, changes: &[(&str, f64)], by: &By) -> Block {
    let falls = changes.iter().all(|(_, c)| *c <= 0.0);
    let values: BTreeMap<String, f64> = changes.iter().map(|(u, c)| ((*u).to_owned(), if falls { -c } else { *c } * 100.0)).collect();
    let (from, to) = (w.period(&before.period, by), w.period(&now.period, by));
    let title = tr(
        w.language,
        if falls { "plan-people-map_loss" } else { "plan-people-map_change" },
        &[("from", &before.period[..4]), ("to", &now.period[..4])],
    );
    let named: Vec<&str> = changes.iter().take(2).map(|(u, _)| *u).collect();
    let left = classed(w, m, &Classed { id: "map.change", title: &title, values: &values, places: 1, unit: "%", named: &named, by });
    let old: Option<BTreeMap<String, f64>> = m.book.at(code::FROM_65, &now.period).map(|l| {
        l.values.iter().filter_map(|(u, x)| Some((u.clone(), x / now.get(u)? * 100.0))).filter(|(u, _)| m.places.is_inside(u)).collect()
    });
    let (drawing, caption) = match old {
        Some(old) => {
            let rates = w.by(&[&now.data_set], "rates");
            let title = tr(w.language, "plan-people-map_old", &[("to", &now.period[..4])]);
            let mut oldest: Vec<(&str, f64)> = old.iter().map(|(u, x)| (u.as_str(), *x)).collect();
            oldest.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
            let named: Vec<&str> = oldest.iter().take(1).chain(oldest.last()).map(|(u, _)| *u).collect();
            let right =
                classed(w, m, &Classed { id: "map.old", title: &title, values: &old, places: 1, unit: "%", named: &named, by: &rates });
            let caption = match (changes.first(), oldest.first()) {
                (Some((a, _)), Some((b, _))) if a != b => {
                    w.say("plan-people-maps", &[], &[("most", m.places.name(a)), ("oldest", m.places.name(b))])
                }
                _ => w.say("plan-people-maps_same", &[], &[("most", changes.first().map_or("", |(u, _)| m.places.name(u)))]),
            };
            (Drawing::Pair { left: Box::new(left), right: Box::new(right) }, caption)
        }
        None => (Drawing::Map(left), w.say("plan-people-map", &[("from", &from), ("to", &to)], &[])),
    };
    Block::Figure {
        id: "figure-people".to_owned(),
        alt: join(caption.clone(), w.say("plan-people-alt", &[("from", &from), ("to", &to)], &[])),
        caption,
        drawing,
        source: join(Inline::plain(t(w.language, "plan-map-breaks")), by.marks()),
        wide: true,
        notes: Vec::new(),
    }
}

/// The places that lose most (or gain least), with the whole at the foot.
fn table(w: &mut Writer<'_>, m: &Material, now: &Leaf, before: &Leaf, changes: &[(&str, f64)], by: &By, whole: [&Figure; 3]) -> Block {
    let column = |title: String, align| Column { title, align };
    let mut rows = Vec::new();
    for (u, c) in changes.iter().take(EXTREMES) {
        let name = m.places.name(u);
        let place = [("place", name)];
        let a = w.people(&format!("residents.before.{u}"), "residents_of", &place, before.get(u).unwrap_or(0.0), by);
        let b = w.people(&format!("residents.now.{u}"), "residents_of", &place, now.get(u).unwrap_or(0.0), by);
        let c = w.part(&format!("residents.change.{u}"), "residents_change_of", &place, *c, by);
        rows.push(Row { cells: vec![Cell::text(name), a.cell(), b.cell(), c.cell()], total: false });
    }
    rows.push(Row { cells: vec![Cell::text(t(w.language, "plan-whole")), whole[0].cell(), whole[1].cell(), whole[2].cell()], total: true });
    let shown = w.given(i64::try_from(changes.len().min(EXTREMES)).unwrap_or(0));
    let all = w.number("units.inside", "units", &[], changes.len(), by);
    Block::Table {
        id: "table-people".to_owned(),
        caption: Inline::plain(t(w.language, "plan-people-table")),
        columns: vec![
            column(t(w.language, "envelope-unit"), Align::Text),
            column(before.period[..4].to_owned(), Align::Number),
            column(now.period[..4].to_owned(), Align::Number),
            column(t(w.language, "plan-column-change"), Align::Number),
        ],
        rows,
        source: by.marks(),
        extract: (changes.len() > EXTREMES).then(|| w.say("plan-extract", &[("shown", &shown), ("all", &all)], &[])),
        wide: false,
        notes: Vec::new(),
    }
}

/// Residents, how they changed, and how many of a hundred are 65 or older, of each unit.
pub(super) fn unit_columns(w: &mut Writer<'_>, m: &Material, shown: &BTreeSet<&str>) -> Vec<UnitColumn> {
    let inside = m.inside_codes();
    let Some(now) = m.book.newest(code::RESIDENTS, &inside) else { return Vec::new() };
    let year = |leaf: &Leaf| leaf.period.get(..4).unwrap_or_default().to_owned();
    let by = w.by(&[&now.data_set], "sums");
    let total = now.total(inside.iter().copied()).unwrap_or(0.0);
    let mut out = vec![UnitColumn {
        title: tr(w.language, "plan-units-residents", &[("year", &year(now))]),
        cells: BTreeMap::new(),
        whole: Some(w.people("residents.now", "residents", &[], total, &by).cell()),
        by: by.clone(),
    }];
    for u in inside.iter().filter(|u| shown.contains(**u)) {
        let place = [("place", m.places.name(u))];
        let n = w.people(&format!("residents.now.{u}"), "residents_of", &place, now.get(u).unwrap_or(0.0), &by);
        out[0].cells.insert((*u).to_owned(), n.cell());
    }
    if let Some(before) = m.book.before(now, code::RESIDENTS, &inside) {
        let by = by.and(&w.by(&[&before.data_set], "sums"));
        let mut cells = BTreeMap::new();
        for u in inside.iter().filter(|u| shown.contains(**u)) {
            let (Some(a), Some(b)) = (before.get(u).filter(|x| *x > 0.0), now.get(u)) else { continue };
            let place = [("place", m.places.name(u))];
            cells.insert((*u).to_owned(), w.part(&format!("residents.change.{u}"), "residents_change_of", &place, b / a - 1.0, &by).cell());
        }
        let change = total / before.total(inside.iter().copied()).unwrap_or(f64::NAN) - 1.0;
        let whole = w.part("residents.change", "residents_change", &[], change, &by).cell();
        out.push(UnitColumn { title: tr(w.language, "plan-units-change", &[("year", &year(before))]), cells, whole: Some(whole), by });
    }
    if let Some(old) = m.book.at(code::FROM_65, &now.period) {
        let by = w.by(&[&old.data_set], "rates");
        let mut cells = BTreeMap::new();
        for u in inside.iter().filter(|u| shown.contains(**u)) {
            let (Some(a), Some(b)) = (old.get(u), now.get(u).filter(|x| *x > 0.0)) else { continue };
            let place = [("place", m.places.name(u))];
            cells.insert((*u).to_owned(), w.part(&format!("ages.old.share.{u}"), "ages_share_of", &place, a / b, &by).cell());
        }
        let whole = old.total(inside.iter().copied()).map(|x| w.part("ages.old.share.now", "ages_share", &[], x / total, &by).cell());
        out.push(UnitColumn { title: t(w.language, "plan-units-old"), cells, whole, by });
    }
    out
}
