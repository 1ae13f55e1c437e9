//! The sections of the plan: each opens with a finding, or says what is missing and how to bring it in.

use super::Material;
use super::maps::map;
use super::writer::{Figure, Writer};
use crate::atlas::{HotspotsQuestion, Series};
use crate::{Result, Workbench};
use reticolo_messages::{decimal, euro_round, integer, list_words, percent, t, tn, tr};
use reticolo_model::share::total_cents;
use reticolo_model::{Record, Share};
use reticolo_report::{
    Align, Block, Cell, Cluster, Column, Drawing, Fill, Inline, Legend, LegendCluster, LegendCount, LegendMarks, Mark, Note, Row, Section,
    Statement,
};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// A list of names in a sentence has at most so many.
const NAMES: usize = 12;

fn missing(w: &Writer<'_>, id: &str, key: &str) -> Section {
    Section {
        id: id.to_owned(),
        heading: t(w.language, &format!("plan-{id}-heading")),
        finding: t(w.language, &format!("plan-{id}-missing")),
        blocks: vec![Block::Missing {
            text: vec![Inline::text(t(w.language, &format!("plan-{key}-missing_text")))],
            remedy: vec![Inline::text(t(w.language, &format!("plan-{key}-remedy")))],
        }],
    }
}

fn names(w: &Writer<'_>, all: &[&str]) -> String {
    let shown: Vec<String> = all.iter().take(NAMES).map(|n| (*n).to_owned()).collect();
    if all.len() > NAMES {
        let rest = i64::try_from(all.len() - NAMES).unwrap_or(0);
        format!("{} {}", shown.join(", "), tn(w.language, "plan-and_more", rest, &[]))
    } else {
        list_words(w.language, &shown)
    }
}

/// With a capital first letter, for the beginning of a sentence.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A value with the indicator's unit, at most one decimal.
fn measured(w: &Writer<'_>, unit: &str, x: f64) -> String {
    let places = usize::from(x.fract() != 0.0);
    let number = decimal(w.language, x, places);
    match unit {
        "" => number,
        "%" => percent(w.language, x / 100.0, 1),
        word => format!("{number} {word}"),
    }
}

impl Workbench {
    /// Who lives here: residents and how they changed, and the first rate there is.
    pub(super) async fn people_section(&self, w: &mut Writer<'_>, m: &Material) -> Result<Vec<Section>> {
        let indicators = self.indicators(&m.who).await?;
        let Some(residents) = indicators.iter().find(|i| i.code == "residents" && i.aggregation.as_deref() == Some("additive")) else {
            return Ok(vec![missing(w, "people", "people")]);
        };
        let inside: Vec<&str> = m.places.inside().map(|u| u.code.as_str()).collect();
        let last = self.series(&m.who, residents, None).await?;
        let first = self.series(&m.who, residents, residents.periods.first().map(String::as_str)).await?;
        let (Some(now), Some(before)) = (last.total(inside.iter().copied()), first.total(inside.iter().copied())) else {
            return Ok(vec![missing(w, "people", "people")]);
        };
        let data: Vec<String> = w.data(&residents.data_set).into_iter().collect();
        let method = w.method("sums", "", Vec::new(), None);
        let l = w.language;
        let total = whole(w, "residents.last", &last.period, now, &data, &method);
        let earlier = whole(w, "residents.first", &first.period, before, &data, &method);
        let mut blocks = Vec::new();
        let finding;
        let note = vec![Note { title: String::new(), text: Writer::marks(&data, &method) }];
        if first.period == last.period {
            finding = tr(l, "plan-people-finding_now", &[("total", &total.text), ("period", &last.period)]);
            blocks.push(Block::Paragraph {
                text: w.say("plan-people-text_now", &[("total", &total)], &[("period", &last.period)]),
                notes: note,
            });
        } else {
            let ratio = now / before - 1.0;
            let change = w.figure(
                "residents.change",
                tr(l, "plan-value-residents_change", &[]),
                json!(reticolo_analysis::sums::round9(ratio)),
                "",
                percent(l, ratio, 1),
                &data,
                Some(&method),
            );
            let context: Vec<&str> = m.places.units.iter().filter(|u| !u.inside).map(|u| u.code.as_str()).collect();
            let around = match (last.total(context.iter().copied()), first.total(context.iter().copied())) {
                (Some(a), Some(b)) if b > 0.0 && !context.is_empty() => Some(a / b - 1.0),
                _ => None,
            };
            finding = tr(
                l,
                if ratio < 0.0 { "plan-people-finding_loss" } else { "plan-people-finding_gain" },
                &[("total", &total.text), ("change", &percent(l, ratio.abs(), 1)), ("from", &first.period), ("to", &last.period)],
            );
            let mut text = w.say(
                "plan-people-text",
                &[("total", &total), ("earlier", &earlier), ("change", &change)],
                &[("from", &first.period), ("to", &last.period)],
            );
            if let Some(around) = around {
                let figure = w.figure(
                    "residents.change_around",
                    tr(l, "plan-value-residents_change_around", &[]),
                    json!(reticolo_analysis::sums::round9(around)),
                    "",
                    percent(l, around, 1),
                    &data,
                    Some(&method),
                );
                text.push(Inline::text(" "));
                text.extend(w.say_n("plan-people-around", context.len(), &[("change", &figure)], &[]));
            }
            w.summary.push(Statement {
                figure: change.text.clone(),
                value_id: Some(change.id.clone()),
                label: tr(l, "plan-value-residents_change", &[]),
                text: w.say("plan-people-summary", &[("total", &total)], &[("to", &last.period)]),
                comparison: None,
            });
            blocks.push(Block::Paragraph { text, notes: note });
        }
        if let Some(rate) = indicators.iter().find(|i| i.is_rate()) {
            let series = self.series(&m.who, rate, None).await?;
            blocks.extend(rate_blocks(w, m, &series, &inside));
        }
        Ok(vec![Section { id: "people".to_owned(), heading: t(l, "plan-people-heading"), finding, blocks }])
    }

    /// Where do values cluster?
    pub(super) async fn hotspots_section(&self, w: &mut Writer<'_>, m: &Material) -> Result<Section> {
        let Ok(view) = self.hotspots(&m.who, &HotspotsQuestion::default()).await else {
            return Ok(missing(w, "hotspots", "hotspots"));
        };
        let l = w.language;
        let data: Vec<String> = w.data(&view.indicator.data_set).into_iter().collect();
        // The statistic's own paper, then the rule for many comparisons.
        let own = if matches!(view.question.statistic.as_str(), "gi" | "gistar") { "Getis" } else { "Anselin" };
        let cited = view.method.sources.iter().filter(|s| s.citation.contains("Benjamini") || s.citation.contains(own));
        let sources: Vec<String> = cited.take(2).map(|s| format!("{}, doi:{}", s.citation, s.doi)).collect();
        let parameters = vec![
            (t(l, "hotspot-statistic"), t(l, &format!("statistic-{}", view.question.statistic))),
            (t(l, "hotspot-permutations"), integer(l, i64::from(view.question.permutations))),
            (t(l, "hotspot-seed"), view.question.seed.to_string()),
            (t(l, "analysis-digest"), view.input_digest[..16].to_owned()),
        ];
        let method = w.method("hotspots", &sources.join("; "), parameters, Some("/hotspots"));
        let of =
            |class: &str| -> Vec<&str> { view.rows.iter().filter(|r| r.inside && r.class == class).map(|r| r.name.as_str()).collect() };
        let (high, low) = (of("HH"), of("LL"));
        let figures: Vec<Figure> = [("HH", high.len()), ("LL", low.len())]
            .into_iter()
            .map(|(class, n)| {
                w.count(
                    &format!("hotspots.{class}"),
                    tr(l, "plan-value-hotspots", &[("class", &t(l, &format!("hotspot-{class}"))), ("indicator", &view.indicator.title)]),
                    n,
                    &data,
                    Some(&method),
                )
            })
            .collect();
        let lasting = w.count("hotspots.lasting", tr(l, "plan-value-hotspots_lasting", &[]), view.lasting, &data, Some(&method));
        let used = w.count("hotspots.used", tr(l, "plan-value-hotspots_used", &[]), view.used, &data, Some(&method));
        let context = w.count("hotspots.context", tr(l, "plan-value-hotspots_context", &[]), view.context, &data, Some(&method));
        let title = [("indicator", view.indicator.title.as_str()), ("period", view.period.as_str())];
        let finding = match (high.len(), low.len()) {
            (0, 0) => tr(l, "plan-hotspots-finding_none", &title),
            (h, 0) => tn(l, "plan-hotspots-finding_high", i64::try_from(h).unwrap_or(0), &title),
            (0, c) => tn(l, "plan-hotspots-finding_low", i64::try_from(c).unwrap_or(0), &title),
            (h, c) => tr(l, "plan-hotspots-finding_both", &[title[0], title[1], ("high", &h.to_string()), ("low", &c.to_string())]),
        };
        let mut text = w.say("plan-hotspots-text", &[("used", &used), ("context", &context), ("lasting", &lasting)], &title);
        for (key, list, figure) in [("plan-hotspots-high", &high, &figures[0]), ("plan-hotspots-low", &low, &figures[1])] {
            if !list.is_empty() {
                text.push(Inline::text(" "));
                text.extend(w.say_n(key, list.len(), &[("number", figure)], &[("names", &names(w, list))]));
            }
        }
        let clusters = [
            ("HH", Cluster::HighHigh),
            ("LL", Cluster::LowLow),
            ("HL", Cluster::HighLow),
            ("LH", Cluster::LowHigh),
            ("none", Cluster::NotSignificant),
        ];
        let by_code: BTreeMap<&str, &crate::atlas::HotspotRow> = view.rows.iter().map(|r| (r.code.as_str(), r)).collect();
        let legend = Legend {
            title: format!("{}, {}", view.indicator.title, view.period),
            count_label: t(l, "plan-legend-count"),
            clusters: clusters
                .iter()
                .filter(|(class, _)| *class == "none" || !of(class).is_empty())
                .map(|(class, cluster)| LegendCluster {
                    cluster: *cluster,
                    label: t(l, &format!("hotspot-{class}")),
                    count: of(class).len(),
                })
                .collect(),
            missing: (view.missing > 0).then(|| LegendCount { label: t(l, "plan-label-no_value"), count: view.missing }),
            ..Legend::default()
        };
        let drawing = map(m, legend, |unit| {
            let row = by_code.get(unit.code.as_str());
            let cluster = row.and_then(|r| clusters.iter().find(|(c, _)| *c == r.class)).map(|(_, c)| *c);
            let value = row.and_then(|r| r.value).map_or_else(String::new, |v| measured(w, &view.indicator.unit, v));
            (cluster.map_or(Fill::Missing, Fill::Cluster), false, value)
        });
        let alt = tr(l, "plan-hotspots-alt", &[title[0], title[1], ("high", &high.len().to_string()), ("low", &low.len().to_string())]);
        let blocks = vec![
            Block::Paragraph { text, notes: vec![Note { title: String::new(), text: Writer::marks(&data, &method) }] },
            Block::Figure {
                id: "figure-hotspots".to_owned(),
                caption: tr(l, "plan-hotspots-caption", &title),
                alt,
                drawing: Drawing::Map(drawing),
                source: Writer::marks(&data, &method),
                wide: false,
                notes: Vec::new(),
            },
        ];
        Ok(Section { id: "hotspots".to_owned(), heading: t(l, "plan-hotspots-heading"), finding, blocks })
    }
}

fn whole(w: &mut Writer<'_>, id: &str, period: &str, x: f64, data: &[String], method: &str) -> Figure {
    let l = w.language;
    #[expect(clippy::cast_possible_truncation, reason = "people are whole")]
    let n = x.round() as i64;
    w.figure(id, tr(l, "plan-value-residents", &[("period", period)]), json!(n), &t(l, "unit-people"), integer(l, n), data, Some(method))
}

/// A rate with its extremes and the value of the whole.
fn rate_blocks(w: &mut Writer<'_>, m: &Material, series: &Series, inside: &[&str]) -> Vec<Block> {
    let indicator = &series.indicator;
    let data: Vec<String> = w.data(&indicator.data_set).into_iter().collect();
    let method = w.method("rates", "", Vec::new(), None);
    let mut known: Vec<(&str, f64)> = inside.iter().filter_map(|u| Some((*u, *series.values.get(*u)?))).collect();
    known.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(b.0)));
    let (Some(least), Some(most)) = (known.first().copied(), known.last().copied()) else { return Vec::new() };
    let mut rate = |id: &str, x: f64, label: String| {
        let text = measured(w, &indicator.unit, x);
        w.figure(
            &format!("{}.{id}", indicator.code),
            label,
            json!(reticolo_analysis::sums::round9(x)),
            &indicator.unit,
            text,
            &data,
            Some(&method),
        )
    };
    let name = |code: &str| m.places.name(code).to_owned();
    let low = rate("least", least.1, format!("{}, {}", indicator.title, name(least.0)));
    let high = rate("most", most.1, format!("{}, {}", indicator.title, name(most.0)));
    let total = series.total(inside.iter().copied()).map(|x| rate("total", x, indicator.title.clone()));
    let words = [("indicator", indicator.title.as_str()), ("period", series.period.as_str())];
    let (least_name, most_name) = (name(least.0), name(most.0));
    let places = [words[0], words[1], ("least_place", least_name.as_str()), ("most_place", most_name.as_str())];
    let text = match &total {
        Some(total) => w.say("plan-rate-text_total", &[("total", total), ("least", &low), ("most", &high)], &places),
        None => w.say("plan-rate-text", &[("least", &low), ("most", &high)], &places),
    };
    if let Some(total) = &total {
        w.summary.push(Statement {
            figure: total.text.clone(),
            value_id: Some(total.id.clone()),
            label: indicator.title.clone(),
            text: w.say("plan-rate-summary", &[("least", &low), ("most", &high)], &places),
            comparison: None,
        });
    }
    vec![Block::Paragraph { text, notes: vec![Note { title: String::new(), text: Writer::marks(&data, &method) }] }]
}

/// Needs and offers on record.
pub(super) fn needs(w: &mut Writer<'_>, m: &Material) -> Section {
    let (needs, offers): (Vec<&Record>, Vec<&Record>) = (m.inside("need").collect(), m.inside("offer").collect());
    if needs.is_empty() && offers.is_empty() {
        return missing(w, "needs", "needs");
    }
    let l = w.language;
    let data = w.data_of(needs.iter().chain(&offers).copied());
    let method = w.method("counts", "", Vec::new(), None);
    let n = w.count("needs.number", t(l, "need-plural"), needs.len(), &data, Some(&method));
    let o = w.count("offers.number", t(l, "offer-plural"), offers.len(), &data, Some(&method));
    Section {
        id: "needs".to_owned(),
        heading: t(l, "plan-needs-heading"),
        finding: tr(l, "plan-needs-finding", &[("needs", &n.text), ("offers", &o.text)]),
        blocks: vec![Block::Paragraph {
            text: w.say("plan-needs-text", &[("needs", &n), ("offers", &o)], &[]),
            notes: vec![Note { title: String::new(), text: Writer::marks(&data, &method) }],
        }],
    }
}

/// How many initiatives touch a unit, and the cents and share of each.
type Parts = (usize, Vec<(i64, Share)>);

/// Initiatives with their money: counted once in the whole, split exactly among the units.
pub(super) fn initiatives(w: &mut Writer<'_>, m: &Material) -> Section {
    let all: Vec<&Record> = m.inside("initiative").collect();
    if all.is_empty() {
        return missing(w, "initiatives", "initiatives");
    }
    let l = w.language;
    let data = w.data_of(all.iter().copied());
    let method = w.method("money", "", Vec::new(), None);
    let cents = |r: &Record| r.body_cents("money_total").unwrap_or(0);
    let total: i64 = all.iter().map(|r| cents(r)).sum();
    let mut parts: BTreeMap<&str, Parts> = BTreeMap::new();
    let mut outside: Vec<(i64, Share)> = Vec::new();
    for record in &all {
        for place in record.place.iter().flat_map(|p| &p.units) {
            if m.places.is_inside(&place.unit) {
                let entry = parts.entry(&place.unit).or_default();
                entry.0 += 1;
                entry.1.push((cents(record), place.share));
            } else {
                outside.push((cents(record), place.share));
            }
        }
    }
    let mut units: Vec<(&str, usize, i64)> = parts.iter().map(|(u, (n, p))| (*u, *n, total_cents(p))).collect();
    units.sort_by(|a, b| b.2.cmp(&a.2).then(a.0.cmp(b.0)));
    let number = w.count("initiatives.number", t(l, "initiative-plural"), all.len(), &data, Some(&method));
    let money = money_figure(w, "initiatives.money", t(l, "initiative-money_total"), total, &data, &method);
    let (first, _, first_cents) = units[0];
    let first_name = m.places.name(first).to_owned();
    #[expect(clippy::cast_precision_loss, reason = "a share of a sum of money")]
    let share = if total > 0 { first_cents as f64 / total as f64 } else { 0.0 };
    let top = w.figure(
        "initiatives.first_share",
        tr(l, "plan-value-first_share", &[("place", &first_name)]),
        json!(reticolo_analysis::sums::round9(share)),
        "",
        percent(l, share, 0),
        &data,
        Some(&method),
    );
    let without: Vec<&str> = m.places.inside().filter(|u| !parts.contains_key(u.code.as_str())).map(|u| u.name.as_str()).collect();
    let mut text = w.say("plan-initiatives-text", &[("number", &number), ("money", &money), ("share", &top)], &[("place", &first_name)]);
    if !without.is_empty() {
        let none = w.count("initiatives.units_without", t(l, "plan-value-units_without_initiatives"), without.len(), &data, Some(&method));
        text.push(Inline::text(" "));
        text.extend(w.say_n("plan-initiatives-without", without.len(), &[("number", &none)], &[("names", &names(w, &without))]));
    }
    let away = total_cents(&outside);
    if away != 0 {
        let away = money_figure(w, "initiatives.outside", t(l, "plan-value-money_outside"), away, &data, &method);
        text.push(Inline::text(" "));
        text.extend(w.say("plan-initiatives-outside", &[("money", &away)], &[]));
    }
    w.summary.push(Statement {
        figure: money.text.clone(),
        value_id: Some(money.id.clone()),
        label: t(l, "initiative-money_total"),
        text: w.say("plan-initiatives-summary", &[("number", &number), ("share", &top)], &[("place", &first_name)]),
        comparison: None,
    });
    let mut blocks = vec![Block::Paragraph { text, notes: vec![Note { title: String::new(), text: Writer::marks(&data, &method) }] }];
    let shown = units.len().min(5);
    let column = |title: String, align| Column { title, align };
    blocks.push(Block::Table {
        id: "table-initiatives".to_owned(),
        caption: t(l, "plan-initiatives-table"),
        columns: vec![
            column(t(l, "envelope-unit"), Align::Text),
            column(t(l, "initiative-plural"), Align::Number),
            column(t(l, "plan-column-euro"), Align::Number),
        ],
        rows: units
            .iter()
            .take(shown)
            .map(|(u, n, c)| {
                let name = m.places.name(u).to_owned();
                let n =
                    w.count(&format!("initiatives.number.{u}"), format!("{}, {name}", t(l, "initiative-plural")), *n, &data, Some(&method));
                let text = integer(l, (c + 50).div_euclid(100));
                let c = w.figure(
                    &format!("initiatives.money.{u}"),
                    format!("{}, {name}", t(l, "initiative-money_total")),
                    json!(reticolo_model::money::euro(*c)),
                    "€",
                    text,
                    &data,
                    Some(&method),
                );
                Row {
                    cells: vec![Cell::text(name), Cell::Value { text: n.text, id: n.id }, Cell::Value { text: c.text, id: c.id }],
                    total: false,
                }
            })
            .collect(),
        source: Writer::marks(&data, &method),
        extract: (shown < units.len()).then(|| tr(l, "plan-extract", &[("shown", &shown.to_string()), ("all", &units.len().to_string())])),
        wide: false,
        notes: Vec::new(),
    });
    Section {
        id: "initiatives".to_owned(),
        heading: t(l, "plan-initiatives-heading"),
        finding: tr(
            l,
            "plan-initiatives-finding",
            &[("number", &number.text), ("money", &money.text), ("place", &first_name), ("share", &top.text)],
        ),
        blocks,
    }
}

fn money_figure(w: &mut Writer<'_>, id: &str, label: String, cents: i64, data: &[String], method: &str) -> Figure {
    let text = euro_round(w.language, cents);
    w.figure(id, label, json!(reticolo_model::money::euro(cents)), "€", text, data, Some(method))
}

/// Service facilities: how many, where, and which units have none.
pub(super) fn services(w: &mut Writer<'_>, m: &Material) -> Section {
    let sites: Vec<&Record> = m.inside("asset").filter(|r| r.body_text("class") == Some("service_facility")).collect();
    let mut by_service: BTreeMap<&str, Vec<&Record>> = BTreeMap::new();
    for site in &sites {
        if let Some(service) = site.body_text("service") {
            by_service.entry(service).or_default().push(site);
        }
    }
    let Some((service, list)) = by_service.iter().max_by_key(|(code, list)| (list.len(), std::cmp::Reverse(**code))) else {
        return missing(w, "services", "services");
    };
    let l = w.language;
    let data = w.data_of(list.iter().copied());
    let method = w.method("services", "", Vec::new(), None);
    let name = t(l, &format!("service-{service}"));
    let opening = capitalised(&name);
    let with: BTreeSet<&str> = list
        .iter()
        .flat_map(|r| r.place.iter().flat_map(|p| &p.units))
        .map(|u| u.unit.as_str())
        .filter(|u| m.places.is_inside(u))
        .collect();
    let without: Vec<&str> = m.places.inside().filter(|u| !with.contains(u.code.as_str())).map(|u| u.name.as_str()).collect();
    let number =
        w.count(&format!("services.{service}.sites"), tr(l, "plan-value-sites", &[("service", &name)]), list.len(), &data, Some(&method));
    let covered = w.count(
        &format!("services.{service}.units"),
        tr(l, "plan-value-units_with", &[("service", &name)]),
        with.len(),
        &data,
        Some(&method),
    );
    let none = w.count(
        &format!("services.{service}.units_without"),
        tr(l, "plan-value-units_without", &[("service", &name)]),
        without.len(),
        &data,
        Some(&method),
    );
    let all = w.count("units.inside", t(l, "plan-value-units"), m.places.inside().count(), &[], Some(&method));
    let mut text = w.say("plan-services-text", &[("number", &number), ("covered", &covered), ("all", &all)], &[("service", &opening)]);
    if !without.is_empty() {
        text.push(Inline::text(" "));
        text.extend(w.say_n(
            "plan-services-without",
            without.len(),
            &[("number", &none)],
            &[("names", &names(w, &without)), ("service", &name)],
        ));
    }
    let at_unit = list.iter().filter(|r| r.place.as_ref().is_some_and(|p| p.geometry.is_none())).count();
    if at_unit > 0 {
        let figure = w.count(&format!("services.{service}.at_unit"), t(l, "plan-value-at_unit"), at_unit, &data, Some(&method));
        text.push(Inline::text(" "));
        text.extend(w.say_n("plan-services-at_unit", at_unit, &[("number", &figure)], &[]));
    }
    let mut drawing = map(
        m,
        Legend {
            title: opening.clone(),
            count_label: t(l, "plan-legend-count"),
            marks: Some(LegendMarks { filled: tr(l, "plan-legend-site", &[("service", &name)]), hollow: None, zero: None }),
            ..Legend::default()
        },
        |_| (Fill::Plain, false, String::new()),
    );
    drawing.marks = list
        .iter()
        .filter_map(|r| {
            let place = r.place.as_ref()?;
            let at = match &place.geometry {
                Some(reticolo_model::geometry::Geometry::Point(p)) => *p,
                _ => m.places.get(&place.units.first()?.unit)?.seat?,
            };
            Some(Mark { at, value: 1.0, name: r.title.clone(), label: None })
        })
        .collect();
    let alt = tr(l, "plan-services-alt", &[("service", &name), ("number", &number.text), ("covered", &covered.text), ("all", &all.text)]);
    w.summary.push(Statement {
        figure: none.text.clone(),
        value_id: Some(none.id.clone()),
        label: tr(l, "plan-value-units_without", &[("service", &name)]),
        text: w.say("plan-services-summary", &[("number", &number), ("covered", &covered), ("all", &all)], &[("service", &opening)]),
        comparison: None,
    });
    Section {
        id: "services".to_owned(),
        heading: t(l, "plan-services-heading"),
        finding: tr(
            l,
            "plan-services-finding",
            &[("service", &opening), ("number", &number.text), ("none", &none.text), ("covered", &covered.text), ("all", &all.text)],
        ),
        blocks: vec![
            Block::Paragraph { text, notes: vec![Note { title: String::new(), text: Writer::marks(&data, &method) }] },
            Block::Figure {
                id: "figure-services".to_owned(),
                caption: tr(l, "plan-services-caption", &[("service", &opening)]),
                alt,
                drawing: Drawing::Map(drawing),
                source: Writer::marks(&data, &method),
                wide: false,
                notes: Vec::new(),
            },
        ],
    }
}
