//! 3.1a Needs and where they gather: what is on record, and where values of an indicator cluster more than chance would have it.

use super::Material;
use super::maps::map;
use super::phrases::join;
use super::writer::{Figure, Writer};
use crate::atlas::{HotspotRow, HotspotsQuestion, HotspotsView};
use crate::{Result, Workbench};
use reticolo_messages::{integer, t};
use reticolo_model::Record;
use reticolo_report::{Block, Cluster, Drawing, Fill, Inline, Legend, LegendClass, LegendCluster, LegendCount, Section, Shown};
use std::collections::BTreeMap;
use std::sync::Arc;

const CLASSES: [(&str, Cluster); 5] = [
    ("HH", Cluster::HighHigh),
    ("LL", Cluster::LowLow),
    ("HL", Cluster::HighLow),
    ("LH", Cluster::LowHigh),
    ("none", Cluster::NotSignificant),
];

/// Hot spots of the indicator that most units have, those around among them; nothing where none can be computed.
pub(super) async fn clusters(wb: &Workbench, m: &Material) -> Result<Option<Arc<HotspotsView>>> {
    let indicators = wb.indicators(&m.who).await?;
    let mut best = None;
    for i in indicators.iter().filter(|i| i.is_rate()) {
        let values = wb.series(&m.who, i, None).await?.values;
        let (inside, all) = (m.places.inside().filter(|u| values.contains_key(&u.code)).count(), values.len());
        if inside > 0 && best.as_ref().is_none_or(|(most, _)| (inside, all) > *most) {
            best = Some(((inside, all), i.code.clone()));
        }
    }
    let question = match best {
        Some((_, indicator)) => HotspotsQuestion { indicator, ..HotspotsQuestion::default() },
        None => return Ok(None),
    };
    Ok(wb.hotspots(&m.who, &question).await.ok())
}

pub(super) fn section(w: &mut Writer<'_>, m: &Material, found: Option<&HotspotsView>) -> Section {
    let (needs, offers): (Vec<&Record>, Vec<&Record>) = (m.inside("need").collect(), m.inside("offer").collect());
    let mut blocks = Vec::new();
    let mut finding = Inline::plain(t(w.language, "plan-needs-finding_missing"));
    if needs.is_empty() && offers.is_empty() {
        blocks.push(w.missing("needs"));
    } else {
        let (sentence, more) = super::demand::on_record(w, m, &needs, &offers);
        finding = sentence;
        blocks.extend(more);
        w.fact("needs", !needs.is_empty());
    }
    if let Some(view) = found {
        let (sentence, more) = clustered(w, m, view);
        // What chance explains is not headed as a finding.
        if needs.is_empty() && view.lasting > 0 && view.rows.iter().any(|r| r.inside && matches!(r.class.as_str(), "HH" | "LL")) {
            finding.extend(sentence);
        }
        blocks.extend(more);
    }
    w.section("needs", finding, blocks)
}

fn clustered(w: &mut Writer<'_>, m: &Material, view: &HotspotsView) -> (Vec<Inline>, Vec<Block>) {
    let l = w.language;
    let mut by = w.by(&[&view.indicator.data_set], "sums");
    by.method = method(w, view);
    let of = |class: &str| -> Vec<&HotspotRow> { view.rows.iter().filter(|r| r.inside && r.class == class).collect() };
    let (high, low) = (of("HH"), of("LL"));
    let title = view.indicator.title.clone();
    let words = [("indicator", title.as_str())];
    let mut count = |class: &str, n: usize| {
        let class_name = t(l, &format!("hotspot-{class}"));
        w.number(&format!("hotspots.{class}"), "hotspots", &[("class", &class_name), ("indicator", &title)], n, &by)
    };
    let figures: BTreeMap<&str, Figure> = CLASSES.iter().map(|(c, _)| (*c, count(c, of(c).len()))).collect();
    let lasting = w.number("hotspots.lasting", "hotspots_lasting", &[], view.lasting, &by);
    let used = w.number("hotspots.used", "hotspots_used", &[], view.used, &by);
    let context = w.number("hotspots.context", "hotspots_context", &[], view.context, &by);
    let period = w.period(&view.period, &by);
    let sentence = match (high.len(), low.len()) {
        (0, 0) => w.say("plan-hotspots-finding_none", &[], &words),
        (h, 0) => w.say_n("plan-hotspots-finding_high", h, &[("number", &w.word(&figures["HH"]))], &words),
        (0, c) => w.say_n("plan-hotspots-finding_low", c, &[("number", &w.word(&figures["LL"]))], &words),
        _ => w.say("plan-hotspots-finding_both", &[("high", &w.word(&figures["HH"])), ("low", &w.word(&figures["LL"]))], &words),
    };
    let args = [("used", &used), ("context", &context), ("lasting", &lasting), ("period", &period)];
    let mut text = w.say(if view.context > 0 { "plan-hotspots-text" } else { "plan-hotspots-text_alone" }, &args, &words);
    if high.is_empty() && low.is_empty() {
        text = join(text, w.say("plan-hotspots-none", &[], &[]));
    }
    for (class, list) in [("HH", &high), ("LL", &low)] {
        if !list.is_empty() {
            let names: Vec<&str> = list.iter().map(|r| r.name.as_str()).collect();
            let names = w.names(&format!("hotspots.{class}"), &names, 12, &by);
            let lead = w.say_n(&format!("plan-hotspots-{class}"), list.len(), &[("number", &figures[class])], &[]);
            text = join(text, join(lead, names));
            text.push(Inline::text("."));
        }
    }
    if !(high.is_empty() && low.is_empty()) {
        let key = if view.lasting == 0 { "plan-hotspots-lasting_none" } else { "plan-hotspots-lasting" };
        text = join(text, w.say(key, &args, &[]));
    }
    let note = w.note(Vec::new(), Inline::plain(t(l, "plan-hotspots-note")), &by);
    let by_code: BTreeMap<&str, &HotspotRow> = view.rows.iter().map(|r| (r.code.as_str(), r)).collect();
    let missing = (view.missing > 0).then(|| {
        let n = w.number("hotspots.missing", "hotspots_missing", &[], view.missing, &by);
        LegendCount { label: t(l, "plan-label-no_value"), count: n.shown() }
    });
    let legend = Legend {
        title: title.clone(),
        count_label: t(l, "plan-legend-count"),
        classes: Vec::<LegendClass>::new(),
        clusters: CLASSES
            .iter()
            .filter(|(class, _)| *class == "none" || !of(class).is_empty())
            .map(|(class, cluster)| LegendCluster {
                cluster: *cluster,
                label: t(l, &format!("hotspot-{class}")),
                count: figures[class].shown(),
            })
            .collect(),
        missing,
        ..Legend::default()
    };
    let drawing = map(m, legend, |unit| {
        let row = by_code.get(unit.code.as_str());
        let cluster = row.and_then(|r| CLASSES.iter().find(|(c, _)| *c == r.class)).map(|(_, c)| *c);
        (cluster.map_or(Fill::Missing, Fill::Cluster), false, Shown::default())
    });
    let caption =
        w.say(if view.lasting == 0 { "plan-hotspots-caption_hints" } else { "plan-hotspots-caption" }, &[("period", &period)], &words);
    let figure = Block::Figure {
        id: "figure-hotspots".to_owned(),
        alt: join(caption.clone(), text.clone()),
        caption,
        drawing: Drawing::Map(drawing),
        source: by.marks(),
        wide: false,
        notes: Vec::new(),
    };
    // A map on which nothing stands out is not worth its place.
    let mut blocks = vec![Block::Paragraph { text, notes: vec![note] }];
    if !(high.is_empty() && low.is_empty()) {
        blocks.push(figure);
    }
    (sentence, blocks)
}

/// The statistic's own paper, then the rule for many comparisons, with what was asked.
fn method(w: &mut Writer<'_>, view: &HotspotsView) -> String {
    let l = w.language;
    let own = if matches!(view.question.statistic.as_str(), "gi" | "gistar") { "Getis" } else { "Anselin" };
    let cited = view.method.sources.iter().filter(|s| s.citation.contains("Benjamini") || s.citation.contains(own));
    let sources: Vec<String> = cited.take(2).map(|s| format!("{}, doi:{}", s.citation.trim_end_matches('.'), s.doi)).collect();
    let parameters = vec![
        (t(l, "hotspot-statistic"), t(l, &format!("statistic-{}", view.question.statistic))),
        (t(l, "hotspot-permutations"), integer(l, i64::from(view.question.permutations))),
        (t(l, "hotspot-seed"), view.question.seed.to_string()),
        (t(l, "analysis-digest"), view.input_digest[..16].to_owned()),
    ];
    w.method("hotspots", &sources.join("; "), parameters, Some("/hotspots"))
}
