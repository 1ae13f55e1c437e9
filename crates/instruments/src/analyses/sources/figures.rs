//! Figures of the units over time and by branch: what is specialised where, who uses its means well, whether a measure worked.

use super::units::{inside, missing, named, of_code, one, table};
use super::{Asked, Given, Setting, SettingKind, Source, figure};
use crate::Result;
use crate::atlas::Series;
use crate::places::Found;
use crate::production::{Figure, ProductionQuestion, Sheet, Whole};
use reticolo_messages::tr;
use reticolo_model::{Problem, Record, Unit};
use std::collections::{BTreeMap, BTreeSet};

pub static PRODUCTION: Source = Source {
    verb: "production",
    gives: &["employment", "later"],
    settings: &[
        Setting::new("measure", SettingKind::Text),
        Setting::new("period", SettingKind::Text),
        Setting::new("since", SettingKind::Text),
        Setting::new("whole", SettingKind::Choice(&["loaded", "inside"])),
    ],
    make: |asked| Box::pin(production(asked)),
};

/// A table of what branches sell each other is in no registry: it is said what waits, and how to bring it.
pub static CHAINS: Source = Source { verb: "chains", gives: &["z", "final-demand"], settings: &[], make: |asked| Box::pin(chains(asked)) };

pub static EFFICIENCY: Source = Source {
    verb: "efficiency",
    gives: &["units"],
    settings: &[Setting::new("inputs", SettingKind::Indicators).required(), Setting::new("outputs", SettingKind::Indicators).required()],
    make: |asked| Box::pin(efficiency(asked)),
};

pub static EVALUATE: Source = Source {
    verb: "evaluate",
    gives: &["panel"],
    settings: &[
        Setting::new("indicator", SettingKind::Indicator).required(),
        Setting::new("pilot", SettingKind::Record("pilot")),
        Setting::new("treated", SettingKind::Text),
        Setting::new("compared", SettingKind::Text),
        Setting::new("since", SettingKind::Text),
    ],
    make: |asked| Box::pin(evaluate(asked)),
};

async fn production(asked: &Asked<'_>) -> Result<Given> {
    // Who brings a table of their own asks nothing of the territory's.
    if asked.question.files.contains_key("employment") {
        return Ok(Given::default());
    }
    let places = asked.wb.places().await?;
    let text = |name: &str| asked.setting(name).map(str::to_owned);
    let inside = asked.choice("whole", &["loaded", "inside"])? == "inside";
    let question = ProductionQuestion {
        measure: text("measure").unwrap_or_default(),
        period: text("period"),
        from: text("since"),
        whole: if inside { Whole::Inside } else { Whole::Loaded },
        ..ProductionQuestion::default()
    };
    let figures = asked.wb.branch_figures(asked.who, &question, &places).await?;
    let Some(figures) = figures else { return Err(Problem::new("problem-source-branches", "").into()) };
    let mut given = Given::default();
    let mut left = BTreeSet::new();
    // As the page of production: who has a figure that is none does not take part, and a branch without a row counts zero.
    let mut rows_of = |sheet: &Sheet| {
        let mut rows = Vec::new();
        for unit in places.units.iter().filter(|u| u.inside || !inside) {
            match sheet.get(&unit.code) {
                Some(row) if !row.iter().any(|f| matches!(f, Some(Figure::None))) => {
                    let cells = figures.branches.iter().zip(row);
                    rows.extend(cells.map(|(branch, f)| {
                        let number = if let Some(Figure::Number(x)) = f { *x } else { 0.0 };
                        vec![unit.code.clone(), branch.code.clone(), figure(Some(number))]
                    }));
                }
                _ => {
                    left.insert(unit.code.clone());
                }
            }
        }
        rows
    };
    let now = rows_of(&figures.sheet);
    // The verb tells of the first period, and of the change from it; without a change the newest is the first.
    let before = figures.before.as_ref().filter(|_| question.from.is_some()).map(&mut rows_of);
    let header = ["place", "branch", "value"];
    given.table("employment", &header, before.as_ref().unwrap_or(&now))?;
    if before.is_some() {
        given.table("later", &header, &now)?;
    }
    given.note(asked, "source-units_without", left.len());
    given.note_with(asked, "source-branches_wider", figures.wider.len(), &[("codes", &figures.wider.join(", "))]);
    let units: Vec<Unit> = places.units.iter().filter(|u| u.inside || !inside).cloned().collect();
    named(&mut given, &units);
    given.names.extend(figures.branches.iter().map(|b| (b.code.clone(), b.indicator.title.clone())));
    Ok(given)
}

async fn chains(asked: &Asked<'_>) -> Result<Given> {
    let chains = asked.all("chain").await?.len();
    Err(Problem::new("problem-source-input_output", "").with("chains", chains).into())
}

async fn efficiency(asked: &Asked<'_>) -> Result<Given> {
    let mut columns: Vec<Series> = Vec::new();
    let mut given = Given::default();
    for setting in ["inputs", "outputs"] {
        let codes = asked.list(setting);
        if codes.is_empty() {
            return Err(asked.lacks(setting).into());
        }
        given.argument(setting, codes.join(","));
        for code in &codes {
            if columns.iter().any(|c| c.indicator.code == *code) {
                return Err(Problem::new("problem-source-twice", code).on(setting).into());
            }
            columns.push(of_code(asked, code).await?);
        }
    }
    let all = inside(asked).await?;
    missing(asked, &mut given, &all, &columns);
    let whole: Vec<Unit> = all.into_iter().filter(|u| columns.iter().all(|c| c.values.contains_key(&u.code))).collect();
    let told: Vec<(String, &Series)> = columns.iter().map(|s| (s.indicator.code.clone(), s)).collect();
    table(&mut given, "units", &whole, &told)?;
    Ok(given)
}

/// The units that texts name, by code or name; those of a record are passed over where they are no units.
async fn units_named(asked: &Asked<'_>, setting: Option<&str>, texts: &[String]) -> Result<BTreeSet<String>> {
    let places = asked.wb.places().await?;
    let mut out = BTreeSet::new();
    for text in texts {
        let found = places.by_code(text).or_else(|_| places.by_name(text, None));
        match (found, setting) {
            (Ok(Found::Unit { code, .. }), _) if places.is_inside(&code) => {
                out.insert(code);
            }
            (_, Some(setting)) => return Err(Problem::new("problem-unit-unknown", text).on(setting).into()),
            _ => {}
        }
    }
    Ok(out)
}

fn places_of(record: &Record, field: &str) -> Vec<String> {
    let all = record.body.get(field).and_then(serde_json::Value::as_array).into_iter().flatten();
    all.filter_map(serde_json::Value::as_str).map(str::to_owned).collect()
}

/// A pilot says where it was tried, with what it is compared and since when; what the settings say goes before.
async fn evaluate(asked: &Asked<'_>) -> Result<Given> {
    let newest = one(asked, "indicator").await?;
    let mut given = Given::default();
    let (mut treated, mut compared) = (
        units_named(asked, Some("treated"), &asked.list("treated")).await?,
        units_named(asked, Some("compared"), &asked.list("compared")).await?,
    );
    let mut since = asked.setting("since").map(str::to_owned);
    if asked.setting("pilot").is_some() {
        let pilot = asked.chosen("pilot", "pilot").await?;
        for (own, field) in [(&mut treated, "treated_places"), (&mut compared, "comparison_places")] {
            if own.is_empty() {
                own.extend(units_named(asked, None, &places_of(&pilot, field)).await?);
            }
        }
        // It begins after what was there before was measured.
        since = since.or_else(|| pilot.period_from.clone()).or_else(|| pilot.body_text("baseline_on").map(str::to_owned));
    }
    if treated.is_empty() {
        return Err(asked.lacks("treated").into());
    }
    let since = since.ok_or_else(|| asked.lacks("since"))?;
    // Years where there are any, else months: the verb takes no others.
    let years = newest.indicator.periods.iter().any(|p| p.len() == 4);
    let length = if years { 4 } else { 7 };
    let taken = |p: &&String| p.len() == length && !p.contains('Q');
    let periods: Vec<&String> = newest.indicator.periods.iter().filter(taken).collect();
    let start = since.get(..length).ok_or_else(|| Problem::new("problem-period", &since).on("since"))?;
    let places = asked.wb.places().await?;
    let in_panel = |u: &&Unit| compared.is_empty() || compared.contains(&u.code) || treated.contains(&u.code);
    let units: Vec<Unit> = places.inside().filter(in_panel).cloned().collect();
    let mut values: BTreeMap<&String, Series> = BTreeMap::new();
    for period in periods {
        values.insert(period, asked.wb.series(asked.who, &newest.indicator, Some(period)).await?);
    }
    let mut rows = Vec::new();
    for unit in &units {
        let from = if treated.contains(&unit.code) { start } else { "" };
        rows.extend(values.iter().map(|(period, series)| {
            vec![unit.code.clone(), (*period).clone(), figure(series.values.get(&unit.code).copied()), from.to_owned()]
        }));
    }
    given.table("panel", &["unit", "period", "outcome", "treated_from"], &rows)?;
    let args = [("treated", treated.len().to_string()), ("since", start.to_owned())];
    given.notes.push(tr(asked.language, "source-panel", &args.each_ref().map(|(k, v)| (*k, v.as_str()))));
    let all: Vec<Series> = values.into_values().collect();
    missing(asked, &mut given, &units, &all);
    named(&mut given, &units);
    Ok(given)
}
