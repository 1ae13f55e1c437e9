//! What is found, in words of both languages: the page, the plan and the command line say the same.

use super::{Basin, BasinsView, Trait};
use crate::places::Places;
use crate::plan::phrases::capitalised;
use reticolo_messages::{Language, has, list_words, percent, t, tn, tr};

/// The sentence of the whole: how many basins, how much they explain.
#[must_use]
pub fn finding(l: Language, view: &BasinsView) -> String {
    let n = i64::try_from(view.basins.len()).unwrap_or(i64::MAX);
    tn(l, "basins-finding", n, &[("part", &percent(l, view.ratio, 0))])
}

/// "Bacino di …", by its largest place.
#[must_use]
pub fn name_of(l: Language, places: &Places, basin: &Basin) -> String {
    tr(l, "basins-name", &[("place", places.name(&basin.seat))])
}

/// "più anziani": a trait has words of its own where its indicator is a known one, else those of its title.
#[must_use]
pub fn trait_words(l: Language, view: &BasinsView, one: &Trait) -> String {
    let way = if one.z > 0.0 { "high" } else { "low" };
    let own = format!("basins-trait-{}-{way}", one.indicator);
    if has(l, &own) {
        return t(l, &own);
    }
    let title = view.indicator(&one.indicator).map_or(one.indicator.as_str(), |i| i.indicator.title.as_str());
    tr(l, &format!("basins-trait-{way}"), &[("indicator", title)])
}

/// "Più anziani, meno laureati e redditi più bassi", beginning with a capital; that it is like the whole, where nothing sets it apart.
#[must_use]
pub fn traits_words(l: Language, view: &BasinsView, basin: &Basin) -> String {
    if basin.shares.is_empty() {
        return t(l, "basins-like_all");
    }
    let words: Vec<String> = basin.shares.iter().map(|one| trait_words(l, view, one)).collect();
    capitalised(&list_words(l, &words))
}
