//! The pages for who reads one page: the summary with its sentence, and how to read the plan with the age of its sources.

use super::Material;
use super::writer::Writer;
use reticolo_messages::{t, tr};
use reticolo_model::period;
use reticolo_report::{Block, Drawing, Guide, Inline, Note, Shown, Summary, Tick, TimelineDrawing, TimelineEntry, Voice, VoiceMark};

pub(super) fn summary(w: &mut Writer<'_>) -> Summary {
    let l = w.language;
    let money = w.summary.iter().any(|s| s.value_id.as_deref() == Some("initiatives.head"));
    let key = match (w.is_fact("falls"), w.is_fact("ages"), w.is_fact("uneven")) {
        (true, true, true) if money => "plan-summary-falls_ages_uneven",
        (true, true, true) => "plan-summary-falls_ages_services",
        (true, true, false) => "plan-summary-falls_ages",
        (true, false, true) => "plan-summary-falls_uneven",
        (false, _, true) => "plan-summary-uneven",
        (true, false, false) => "plan-summary-falls",
        (false, ..) => "plan-summary-finding",
    };
    let statements: Vec<_> = std::mem::take(&mut w.summary).into_iter().take(6).collect();
    let n = w.given(i64::try_from(statements.len()).unwrap_or(0));
    let word = w.opening(&n);
    let note = |key: &str| Note {
        title: Inline::plain(t(l, &format!("plan-summary-{key}"))),
        text: Inline::plain(t(l, &format!("plan-summary-{key}_text"))),
    };
    Summary {
        finding: Inline::plain(t(l, key)),
        intro: w.say_n("plan-summary-intro", statements.len(), &[("number", &word)], &[]),
        statements,
        notes: vec![note("unknown"), note("made")],
    }
}

/// How to read: the voices, then the age of each source. Called last, when every source has its mark.
pub(super) fn guide(w: &mut Writer<'_>, m: &Material, today: &str) -> Guide {
    let l = w.language;
    let text = |key: &str| Inline::plain(t(l, &format!("plan-guide-{key}")));
    let voice = |mark, key: &str| Voice { mark, title: t(l, &format!("plan-guide-{key}")), text: text(&format!("{key}_text")) };
    let mut entries: Vec<TimelineEntry> = w
        .sources()
        .into_iter()
        .filter_map(|(code, mark)| {
            let title = m.data_sets.get(&code).map(|(r, _)| r.title.clone())?;
            let stated = m.source_date(&code);
            let span = stated.as_deref().and_then(span);
            let text = match &stated {
                Some(d) => w.stated(&code, &mark, d).shown(),
                None => Shown::from(t(l, "plan-label-date_unknown")),
            };
            Some(TimelineEntry { label: title, mark, from: span.map(|s| s.0), to: span.and_then(|s| s.1), text })
        })
        .collect();
    entries.sort_by(|a, b| match (a.from, b.from) {
        (Some(x), Some(y)) => x.total_cmp(&y).then_with(|| a.label.cmp(&b.label)),
        (x, y) => y.is_some().cmp(&x.is_some()).then_with(|| a.label.cmp(&b.label)),
    });
    let caption = match (entries.first().filter(|e| e.from.is_some()), entries.iter().rfind(|e| e.from.is_some())) {
        (Some(old), Some(new)) if old.label != new.label => {
            Inline::plain(tr(l, "plan-guide-ages", &[("oldest", &old.label), ("newest", &new.label)]))
        }
        _ => text("ages_plain"),
    };
    // The years of the scale are printed too.
    let years = |pick: fn(f64, f64) -> f64, start: f64| {
        entries.iter().flat_map(|e| e.from.into_iter().chain(e.to)).chain(span(today).map(|s| s.0)).fold(start, pick)
    };
    let (first, last) = (years(f64::min, f64::INFINITY), years(f64::max, f64::NEG_INFINITY));
    if first.is_finite() && last.is_finite() && last - first < 200.0 {
        #[expect(clippy::cast_possible_truncation, reason = "years")]
        for year in first.floor() as i64..=last.ceil() as i64 {
            w.year(year);
        }
    }
    let drawing = TimelineDrawing {
        title: String::new(),
        entries,
        today: span(today).map(|s| Tick { at: s.0, text: Shown::from(t(l, "plan-guide-today")) }),
    };
    let figure = Block::Figure {
        id: "figure-sources".to_owned(),
        alt: caption.clone(),
        caption,
        drawing: Drawing::Timeline(drawing),
        source: text("ages_source"),
        wide: true,
        notes: Vec::new(),
    };
    Guide {
        title: t(l, "plan-guide-title"),
        intro: text("intro"),
        voices: vec![
            voice(VoiceMark::Words, "words"),
            voice(VoiceMark::Missing, "missing"),
            voice(VoiceMark::Marks("D1, M1".to_owned()), "marks"),
        ],
        closing: text("closing"),
        blocks: vec![figure],
    }
}

/// A stated date as decimal years: a point, or where a year or school year is meant its two ends.
fn span(text: &str) -> Option<(f64, Option<f64>)> {
    let (first, second) = text.split_once('/').map_or((text, None), |(a, b)| (a, Some(b)));
    let p = period::period(first.trim()).ok()?;
    let number = |range: std::ops::Range<usize>| p.get(range).and_then(|t| t.parse::<f64>().ok());
    let year = number(0..4)?;
    let from = match (number(5..7), number(8..10)) {
        (Some(month), day) => year + (month - 1.0) / 12.0 + day.unwrap_or(15.0) / 366.0,
        _ => year + 0.5,
    };
    let to = second.and_then(|s| span(s.trim())).map(|s| s.0);
    Some((from, to))
}
