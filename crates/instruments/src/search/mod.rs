//! Search over everything: records of every kind by their words in either language, the best first; what was probably meant where
//! nothing is found; counts by kind, place, state, data set and cell; and the places, lists and figures that bear the name.

mod highlight;
mod index;
mod matching;
mod places;
mod shown;
mod typos;

pub use highlight::Piece;
pub(crate) use index::Kept;
pub use matching::FACETS;
pub use shown::{Hit, Snippet};

use crate::areas::SAVED_AREA;
use crate::gate::{Act, Who, check};
use crate::registry::Facet;
use crate::{Result, Workbench};
use matching::{After, Matched, Question, Word};
use reticolo_messages::Language;
use reticolo_model::fold::fold;
use reticolo_model::{Problem, Record};
use reticolo_store::{records, text};
use serde::Serialize;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What is asked; all of it stands in the address of a page.
#[derive(Debug, Clone, Default)]
pub struct SearchAsk {
    pub text: String,
    /// For some of [`FACETS`], the values of which one must be there.
    pub filters: BTreeMap<String, Vec<String>>,
    /// The `next` of the page before.
    pub after: Option<String>,
    pub limit: usize,
    /// Looks for the words as they are typed, even where nothing is found by them.
    pub exact: bool,
}

/// What was found.
#[derive(Debug)]
pub struct SearchView {
    pub hits: Vec<Hit>,
    pub total: usize,
    pub facets: Vec<Facet>,
    /// The words that were looked for in place of those typed, which nobody who asks can find.
    pub corrected: Option<String>,
    /// Other words that may have been meant.
    pub alternatives: Vec<String>,
    /// What bears the name: units, entries of vocabularies, indicators, data sets.
    pub places: Vec<GoTo>,
    pub next: Option<String>,
    pub head: i64,
}

/// Something to go to straight away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GoTo {
    /// `unit`, `entry`, `indicator` or `data_set`.
    pub what: &'static str,
    /// The code of the unit, entry, indicator or data set.
    pub code: String,
    pub name: String,
    /// The vocabulary of an entry.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub list: String,
}

/// A page holds so many unless it says otherwise, and at most so many.
const A_PAGE: usize = 25;
const MOST_A_PAGE: usize = 200;
/// A facet shows at most so many values.
const FACET_VALUES: usize = 30;
/// So many of each sort are offered to go to.
const EACH: usize = 4;
/// Words that may have been meant.
const MEANT: usize = 3;

/// The words of a text that was typed; the last may be the beginning of one.
fn words(typed: &str) -> Vec<Word> {
    let sought = text::query(typed).unwrap_or_default();
    // A blank at the end says that the last word is whole.
    let whole = typed.ends_with(char::is_whitespace);
    let last = sought.len().saturating_sub(1);
    sought.into_iter().enumerate().map(|(i, s)| Word { word: s.word, stems: s.stems, beginning: i == last && !whole }).collect()
}

/// What the index says: the page, the indicators and data sets that bear the name, and the words it was made with.
struct Answer {
    matched: Matched,
    data: Vec<After>,
    words: Vec<Word>,
    corrected: Option<String>,
    alternatives: Vec<String>,
}

impl Workbench {
    /// Searches everything that this person sees.
    pub async fn search_all(&self, who: &Who, ask: &SearchAsk, l: Language) -> Result<SearchView> {
        check(who, Act::Read)?;
        if let Some(unknown) = ask.filters.keys().find(|f| !FACETS.contains(&f.as_str()) && *f != SAVED_AREA) {
            return Err(Problem::new("problem-filter", unknown).with("known", FACETS.join(", ")).into());
        }
        // Where areas are chosen, their units are looked in.
        let mut within = ask.filters.clone();
        if let Some(areas) = within.remove(SAVED_AREA) {
            let units = self.units_chosen(who, &areas, within.get("unit").map_or(&[], Vec::as_slice)).await?;
            within.insert("unit".to_owned(), units);
        }
        let after = match &ask.after {
            Some(text) => Some(parse(text).ok_or_else(|| Problem::new("problem-cursor", text))?),
            None => None,
        };
        let head = self.head().await?;
        let typed = words(&ask.text);
        let filtered = ask.filters.values().any(|v| !v.is_empty());
        if typed.is_empty() && !filtered {
            return Ok(SearchView {
                hits: vec![],
                total: 0,
                facets: vec![],
                corrected: None,
                alternatives: vec![],
                places: vec![],
                next: None,
                head,
            });
        }
        let names = self.names().await?;
        let limit = if ask.limit == 0 { A_PAGE } else { ask.limit.min(MOST_A_PAGE) };
        let first = after.is_none();
        let filters = || FACETS.map(|f| within.get(f).cloned().unwrap_or_default());
        let answer = self
            .ask_index(|index| {
                let question = |words, text: String| Question {
                    audience: who.audience(),
                    illustrative: who.illustrative(),
                    text,
                    words,
                    filters: filters(),
                    after: after.clone(),
                    limit,
                };
                let mut q = question(&typed[..], fold(&ask.text));
                let (mut scores, lacking) = matching::scores(index, &q, &names);
                let (mut corrected, mut alternatives) = (None, Vec::new());
                let mut meant = typed.clone();
                if !lacking.is_empty() && !ask.exact {
                    let near: Vec<Vec<String>> = lacking.iter().map(|i| matching::nearest(index, &q, &typed[*i].word, MEANT)).collect();
                    if near.iter().all(|n| !n.is_empty()) {
                        let with = |pick: &dyn Fn(usize) -> usize| {
                            let mut out: Vec<String> = typed.iter().map(|w| w.word.clone()).collect();
                            for (n, i) in lacking.iter().enumerate() {
                                out[*i] = near[n][pick(n)].clone();
                            }
                            out.join(" ")
                        };
                        let best = with(&|_| 0);
                        for (n, near) in near.iter().enumerate().take(lacking.len()) {
                            alternatives.extend((1..near.len()).map(|other| with(&|m| if m == n { other } else { 0 })));
                        }
                        alternatives.truncate(MEANT);
                        meant = words(&format!("{best} "));
                        q = question(&meant[..], best.clone());
                        scores = matching::scores(index, &q, &names).0;
                        corrected = Some(best);
                    }
                }
                let matched = matching::ranked(index, &q, &scores);
                let data = if first && !typed.is_empty() {
                    let mut of = question(&[], q.text.clone());
                    of.filters = std::array::from_fn(|i| if i == 0 { vec!["indicator".into(), "data_set".into()] } else { vec![] });
                    of.limit = EACH;
                    matching::ranked(index, &of, &scores).best
                } else {
                    Vec::new()
                };
                drop(q);
                Answer { matched, data, words: meant, corrected, alternatives }
            })
            .await?;
        let Answer { matched, data, words, corrected, alternatives } = answer;
        let ids: Vec<Uuid> = matched.best.iter().chain(&data).map(|a| a.id).collect();
        let mut conn = self.store.reader().await?;
        let found: BTreeMap<Uuid, Record> =
            records::get_many(&mut conn, self.territory, &ids).await?.into_iter().map(|r| (r.id, r)).collect();
        drop(conn);
        // What changed since the index was read is asked once more.
        let seen = |id: &Uuid| {
            found.get(id).filter(|r| who.audience().sees(r.visibility, &r.named) && (who.illustrative() || !r.illustrative)).cloned()
        };
        let next = matched.more.then(|| matched.best.last().map(write)).flatten();
        let hits = matched.best.iter().filter_map(|a| Some(shown::hit(seen(&a.id)?, a.score, &words, &names, l))).collect();
        let places = if first { self.go_to(who, &words, data.iter().filter_map(|a| seen(&a.id)).collect(), l).await? } else { Vec::new() };
        let facet = |(field, values): (&str, Vec<(String, usize)>)| {
            let chosen = ask.filters.get(field);
            let is_chosen = |v: &String| chosen.is_some_and(|c| c.contains(v));
            let mut out: Vec<(String, i64, bool)> =
                values.into_iter().map(|(v, n)| (v.clone(), i64::try_from(n).unwrap_or(i64::MAX), is_chosen(&v))).collect();
            // What is chosen stays in sight, also where nothing has it.
            for value in chosen.into_iter().flatten() {
                if !out.iter().any(|(v, ..)| v == value) {
                    out.push((value.clone(), 0, true));
                }
            }
            out.sort_by_key(|(_, _, on)| !on);
            out.truncate(FACET_VALUES);
            (!out.is_empty()).then(|| Facet { field: field.to_owned(), values: out })
        };
        let facets = FACETS.into_iter().zip(matched.facets).filter_map(facet).collect();
        Ok(SearchView { hits, total: matched.total, facets, corrected, alternatives, places, next, head })
    }

    /// The records of every kind that have all the words as they are typed, the best first, at most `limit`.
    pub async fn search(&self, who: &Who, text: &str, limit: usize) -> Result<Vec<Record>> {
        let ask = SearchAsk { text: text.to_owned(), limit, exact: true, ..SearchAsk::default() };
        Ok(self.search_all(who, &ask, Language::It).await?.hits.into_iter().map(|h| h.record).collect())
    }

    /// Units, entries, indicators and data sets whose name has all the words.
    async fn go_to(&self, who: &Who, words: &[Word], data: Vec<Record>, l: Language) -> Result<Vec<GoTo>> {
        let mut out = Vec::new();
        if words.is_empty() || words.iter().all(|w| w.word.len() < 2) {
            return Ok(out);
        }
        let has = |name: &str| {
            let folded = fold(name);
            words.iter().all(|w| folded.split(' ').any(|n| n == w.word || (w.beginning && n.starts_with(&w.word))))
        };
        let places = self.places().await?;
        let units = places.units.iter().filter(|u| has(&u.name) || has(&u.code));
        let mut units: Vec<_> = units.map(|u| (!u.inside, fold(&u.name), u)).collect();
        units.sort_by(|a, b| (a.0, &a.1, &a.2.code).cmp(&(b.0, &b.1, &b.2.code)));
        let go =
            |what, code: &str, name: &str, list: &str| GoTo { what, code: code.to_owned(), name: name.to_owned(), list: list.to_owned() };
        out.extend(units.iter().take(EACH).map(|(.., u)| go("unit", &u.code, &u.name, "")));
        for record in data.iter().filter(|r| has(&r.title)) {
            let what = if record.kind == "indicator" { "indicator" } else { "data_set" };
            out.extend(record.body_text("code").map(|code| go(what, code, &record.title, "")));
        }
        // Entries that records choose from are known by any form of their names; those of the classifications as they are typed.
        let names = self.names().await?;
        let meant = words.iter().map(|w| names.meant(&w.word, &w.stems)).reduce(|all, more| all.intersection(&more).copied().collect());
        let meant = meant.iter().flatten().filter_map(|entry| entry.split_once(' ')).take(EACH);
        let mut entries: Vec<(String, String, String)> = Vec::new();
        for (list, code) in meant {
            if let Some(entry) = names.list(list).as_ref().and_then(|all| all.get(code)).filter(|e| !e.retired) {
                entries.push((list.to_owned(), code.to_owned(), entry.name(l).to_owned()));
            }
        }
        let typed = words.iter().map(|w| w.word.as_str()).collect::<Vec<_>>().join(" ");
        for entry in self.find_entries(who, &typed, EACH).await? {
            if !entries.iter().any(|(list, code, _)| list == entry.list && *code == entry.code) {
                let name = entry.name(l).to_owned();
                entries.push((entry.list.to_owned(), entry.code, name));
            }
        }
        out.extend(entries.iter().map(|(list, code, name)| go("entry", code, name, list)));
        Ok(out)
    }
}

fn write(after: &After) -> String {
    reticolo_model::id::hex(serde_json::to_string(after).unwrap_or_default().as_bytes())
}

fn parse(text: &str) -> Option<After> {
    let bytes = Some(text).filter(|t| t.len() <= 8000).and_then(reticolo_model::id::unhex)?;
    serde_json::from_slice(&bytes).ok()
}
