//! The words of the seven maps: what each found, what it waits for, what its measures, classes and layers are called. Page, plan and
//! command line say the same.

use super::computed::SEVERAL;
use super::records::NOT_SAID;
use super::{MapClass, MapRow, NamedMap};
use crate::atlas::AtlasLayer;
use crate::atlas::tiles::LATENCY;
use crate::plan::phrases::capitalised;
use crate::vocabularies::names::Names;
use reticolo_messages::{Language, decimal, t, tn, tr};
use reticolo_model::vocabulary::{ASSET_CLASSES, CONDITIONS, NATURES, PHASES, SERVICES, SIZE_CLASSES, URGENCIES, USES, Vocabulary};

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// What a map is called.
#[must_use]
pub fn title(l: Language, map: &str) -> String {
    t(l, &format!("seven-{map}"))
}

/// What fills it.
#[must_use]
pub fn measure_title(l: Language, names: &Names, map: &NamedMap) -> String {
    let measure = t(l, &format!("seven-measure-{}-{}", map.card.code, map.measure.code));
    let measure = if map.estimate { tr(l, "seven-estimated", &[("finding", &measure)]) } else { measure };
    match map.question.service.as_deref().filter(|_| map.card.of_services) {
        Some(service) => format!("{measure} ({})", names.label(l, &SERVICES, service).to_lowercase()),
        None => measure,
    }
}

/// Decimals for values that are read side by side.
pub(super) fn decimals(map: &NamedMap) -> usize {
    let values: Vec<f64> = map.rows.iter().filter_map(|r| r.value).collect();
    let (low, high) = values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(*v), h.max(*v)));
    match high - low {
        _ if values.iter().all(|v| v.fract() == 0.0) => 0,
        // Parts of what lies in several units.
        _ if !map.areas && high >= 10.0 => 0,
        spread if spread >= 100.0 => 0,
        spread if spread >= 2.0 => 1,
        spread if spread >= 0.2 => 2,
        _ => 3,
    }
}

/// Writes values of the measure, all with as many decimals as their spread needs.
pub fn writer(l: Language, map: &NamedMap) -> impl Fn(f64) -> String + use<> {
    let places = map.decimals;
    move |x| decimal(l, x, places)
}

/// A value with its unit.
#[must_use]
pub fn figure(l: Language, map: &NamedMap, x: f64) -> String {
    let text = writer(l, map)(x);
    match map.measure.unit {
        "" | "people" | "score" | "per_thousand" => text,
        "euro" | "euro_each" => format!("{text}\u{a0}€"),
        unit => format!("{text}\u{a0}{unit}"),
    }
}

fn highest(map: &NamedMap) -> Option<(&MapRow, f64)> {
    let valued = map.rows.iter().filter_map(|r| Some((r, r.value?)));
    valued.filter(|(_, v)| *v > 0.0).max_by(|a, b| a.1.total_cmp(&b.1).then_with(|| b.0.code.cmp(&a.0.code)))
}

/// What the map waits for, where it cannot say anything yet.
#[must_use]
pub fn waiting(l: Language, map: &NamedMap) -> Option<String> {
    let waits = map.waits?;
    Some(if waits == "records" { t(l, &format!("seven-waits-{}", map.card.code)) } else { t(l, &format!("seven-waits-{waits}")) })
}

/// What the map shows, in one sentence.
#[must_use]
pub fn finding(l: Language, names: &Names, map: &NamedMap) -> String {
    if let Some(waits) = waiting(l, map) {
        return waits;
    }
    let (code, measure) = (map.card.code, map.measure.code);
    let key = format!("seven-finding-{code}-{measure}");
    let titles = [("map", title(l, code)), ("measure", measure_title(l, names, map))];
    if map.refused.is_some() {
        let args: Vec<(&str, &str)> = titles.iter().map(|(n, v)| (*n, v.as_str())).collect();
        return tr(l, "seven-finding-refused", &args);
    }
    let n = count(map.whole.count);
    let units = |of: &dyn Fn(&MapClass) -> bool| map.classes.iter().filter(|c| of(c)).map(|c| c.count).sum::<usize>();
    match measure {
        "hotspots" => {
            let (hot, cold) = (units(&|c| matches!(c.key.as_str(), "HH" | "HL")), units(&|c| matches!(c.key.as_str(), "LL" | "LH")));
            if hot + cold == 0 {
                return t(l, &format!("{key}_none"));
            }
            let (hot, cold) = (tn(l, "home-units", count(hot), &[]), tn(l, "home-units", count(cold), &[]));
            return tr(l, &key, &[("hot", &hot), ("cold", &cold)]);
        }
        "computed" | "functional" | "official" | "saved" => {
            let areas = count(map.classes.iter().filter(|c| c.key != SEVERAL).count());
            let found = if map.missing == 0 {
                tn(l, &format!("{key}_all"), areas, &[])
            } else {
                tn(l, &key, areas, &[("rest", &tn(l, "home-units", count(map.missing), &[]))])
            };
            return if map.estimate { tr(l, "seven-estimated", &[("finding", &found)]) } else { found };
        }
        _ => {}
    }
    let Some((high, most)) = highest(map) else {
        let args: Vec<(&str, &str)> = titles.iter().map(|(n, v)| (*n, v.as_str())).collect();
        return tr(l, "seven-finding-flat", &args);
    };
    let whole = map.whole.value.map_or_else(|| t(l, "list-not_given"), |x| figure(l, map, x));
    let none = tn(l, "home-units", count(units(&|c| c.key == "none")), &[]);
    let service = map.question.service.as_deref().map(|s| names.label(l, &SERVICES, s)).unwrap_or_default();
    let most = figure(l, map, most);
    let args = [("highest", high.name.as_str()), ("most", &most), ("whole", &whole), ("none", &none), ("service", &service)];
    capitalised(&tn(l, &key, n, &args))
}

/// What a class of units is called.
#[must_use]
pub fn class_name(l: Language, map: &NamedMap, class: &MapClass) -> String {
    if let (Some(from), Some(to)) = (class.from, class.to) {
        let write = writer(l, map);
        let (from, to) = (write(from), write(to));
        return if from == to { to } else { format!("{from}–{to}") };
    }
    match (map.measure.code, class.key.as_str()) {
        ("hotspots", key) => t(l, &format!("hotspot-{key}")),
        (_, SEVERAL) => t(l, "seven-class-several"),
        (_, "none") => t(l, "seven-class-none"),
        ("saved" | "official", key) => {
            let number = map.classes.iter().position(|c| c.key == key).map_or(0, |i| i + 1);
            format!("{number} · {}", class.name)
        }
        ("computed" | "functional", number) => format!("{number} · {}", tr(l, "basins-name", &[("place", &class.name)])),
        _ => class.name.clone(),
    }
}

/// What the marks of a group are called.
#[must_use]
pub fn group_name(l: Language, names: &Names, map: &NamedMap, group: &str) -> String {
    let of: &Vocabulary = match map.by {
        _ if group == NOT_SAID => return t(l, "seven-not_said"),
        "service" if group == "infrastructure" => &ASSET_CLASSES,
        "service" => &SERVICES,
        "urgency" => &URGENCIES,
        "phase" => &PHASES,
        "leader" | "nature" => &NATURES,
        "size" => &SIZE_CLASSES,
        "class" => &ASSET_CLASSES,
        "condition" => &CONDITIONS,
        "use" => &USES,
        "sector" => {
            let entry = names.list("ateco_2025").and_then(|list| list.get(group).map(|e| e.name(l).to_owned()));
            return entry.map_or_else(|| group.to_owned(), |name| format!("{group} · {name}"));
        }
        "part" => return t(l, &format!("seven-part-{group}")),
        _ => return group.to_owned(),
    };
    names.label(l, of, group)
}

/// What a layer is called.
#[must_use]
pub fn layer_title(l: Language, names: &Names, map: &NamedMap, layer: &AtlasLayer) -> String {
    match &layer.class {
        _ if layer.kind == LATENCY => t(l, "seven-latencies"),
        Some(group) => group_name(l, names, map, group),
        None => t(l, &format!("{}-plural", layer.kind)),
    }
}
