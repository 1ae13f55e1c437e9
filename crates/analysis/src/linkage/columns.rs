//! What is compared: columns with one value a record, and how two values of a column agree, in few levels.

use super::names::Name;
use super::similarity::{Lexicon, one_slip, overlap};
use std::collections::BTreeMap;

/// The values of one column, one a record. What is not known is empty or `None`, and speaks neither for nor against.
#[derive(Debug, Clone, PartialEq)]
pub enum Values {
    /// Names, in small letters without accents. Without words there is no name.
    Names(Vec<String>),
    /// Codes by which one thing is known: a tax code, a project's code, a web address. Two records agree if they have one in common.
    Codes(Vec<Vec<String>>),
    /// Amounts and years.
    Numbers(Vec<Option<f64>>),
    /// Days as numbers (of days since any day).
    Days(Vec<Option<i64>>),
    /// Where it is.
    Places(Vec<Spot>),
    /// One of a few classes.
    Classes(Vec<Option<String>>),
    /// Other words: an address, a person in charge. As names, but nothing is made of their numbers alone.
    Words(Vec<String>),
}

/// A place: the codes of the units it lies in, and its longitude and latitude in degrees where they are known.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Spot {
    pub units: Vec<String>,
    pub point: Option<[f64; 2]>,
}

impl Values {
    pub fn len(&self) -> usize {
        match self {
            Values::Names(v) | Values::Words(v) => v.len(),
            Values::Codes(v) => v.len(),
            Values::Numbers(v) => v.len(),
            Values::Days(v) => v.len(),
            Values::Places(v) => v.len(),
            Values::Classes(v) => v.len(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// One column and what is expected of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Said back in the answer.
    pub name: String,
    pub values: Values,
}

/// How two values agree. Each sort of column uses some of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Agreement {
    /// The same: all words, a code, the amount, the day, the class; of places, less than 150 m apart.
    Same,
    /// Nearly: the same words but for the spelling; a code but for one slip; an amount within 5 %; a day of the same year; one unit.
    Near,
    /// All the words of one are in the other; of places, a unit of several or less than 5 km apart.
    Within,
    /// Most of the words, by weight, and little of its own in one of the two; of names, all words but not the numbers; of these numbers, one
    /// name has more than the other.
    Partly,
    /// Some of the words, and each has words of its own.
    Little,
    /// Nothing in common.
    Different,
}

impl Agreement {
    pub const ALL: [Agreement; 6] =
        [Agreement::Same, Agreement::Near, Agreement::Within, Agreement::Partly, Agreement::Little, Agreement::Different];

    pub fn code(self) -> &'static str {
        match self {
            Agreement::Same => "same",
            Agreement::Near => "near",
            Agreement::Within => "within",
            Agreement::Partly => "partly",
            Agreement::Little => "little",
            Agreement::Different => "different",
        }
    }
}

/// What is expected of a column before anything was seen: how often each level comes among pairs that are one thing, and among
/// candidate pairs that are two. A level with zeros does not occur.
#[derive(Debug, Clone, Copy)]
pub(super) struct Prior {
    pub m: [f64; 6],
    pub u: [f64; 6],
}

const NAMES: Prior = Prior { m: [0.52, 0.26, 0.13, 0.06, 0.02, 0.01], u: [0.005, 0.01, 0.03, 0.10, 0.255, 0.60] };
const NUMBERS_OF_NAMES: Prior = Prior { m: [0.86, 0.0, 0.0, 0.125, 0.0, 0.015], u: [0.15, 0.0, 0.0, 0.30, 0.0, 0.55] };
const CODES: Prior = Prior { m: [0.93, 0.03, 0.0, 0.0, 0.0, 0.04], u: [0.01, 0.005, 0.0, 0.0, 0.0, 0.985] };
const AMOUNTS: Prior = Prior { m: [0.70, 0.08, 0.0, 0.0, 0.0, 0.22], u: [0.05, 0.05, 0.0, 0.0, 0.0, 0.90] };
const DAYS: Prior = Prior { m: [0.75, 0.15, 0.0, 0.0, 0.0, 0.10], u: [0.05, 0.25, 0.0, 0.0, 0.0, 0.70] };
const PLACES: Prior = Prior { m: [0.33, 0.57, 0.04, 0.0, 0.0, 0.06], u: [0.02, 0.28, 0.05, 0.0, 0.0, 0.65] };
const CLASSES: Prior = Prior { m: [0.88, 0.0, 0.0, 0.0, 0.0, 0.12], u: [0.40, 0.0, 0.0, 0.0, 0.0, 0.60] };
const WORDS: Prior = Prior { m: [0.46, 0.14, 0.06, 0.06, 0.03, 0.25], u: [0.01, 0.02, 0.02, 0.05, 0.10, 0.80] };

/// How much more a name, a code or a word says the rarer it is: it cannot say more than that it comes once in so many records.
/// A thousand records that were not seen stand behind those that were, so that small sets do not think their words common.
const UNSEEN: f64 = 1000.0;

/// A column made ready: texts as numbers in the order of the alphabet, with how often each comes.
#[derive(Debug, Clone)]
pub(super) enum Ready {
    /// Of names, which have `numbers`, and of other words; `whole`: of each record how many have the very same words.
    Words {
        numbers: Option<Vec<Vec<String>>>,
        lexicon: Lexicon,
        of: Vec<Vec<u32>>,
        whole: Vec<u32>,
    },
    NameNumbers(Vec<Vec<String>>),
    Codes {
        codes: Vec<String>,
        of: Vec<Vec<u32>>,
        count: Vec<u32>,
    },
    Numbers(Vec<Option<f64>>, BTreeMap<u64, u32>),
    Days(Vec<Option<i64>>, BTreeMap<i64, u32>),
    Places {
        of: Vec<Vec<u32>>,
        points: Vec<Option<[f64; 2]>>,
        count: Vec<u32>,
    },
    Classes {
        of: Vec<Option<u32>>,
        count: Vec<u32>,
    },
}

/// How the numbers of two names agree; `None` where neither has any.
fn numbers_agree(x: &[String], y: &[String]) -> Option<Agreement> {
    let within = |x: &[String], y: &[String]| x.iter().all(|n| y.contains(n));
    match (within(x, y), within(y, x)) {
        _ if x.is_empty() && y.is_empty() => None,
        (true, true) => Some(Agreement::Same),
        (false, false) => Some(Agreement::Different),
        _ => Some(Agreement::Partly),
    }
}

/// Texts in the order of the alphabet, those of each record as numbers in rising order, and how many records have each.
fn number(texts: &[Vec<String>]) -> (Vec<String>, Vec<Vec<u32>>, Vec<u32>) {
    let mut known: BTreeMap<&str, u32> = texts.iter().flatten().map(|t| (t.as_str(), 0)).collect();
    for (i, at) in (0..).zip(known.values_mut()) {
        *at = i;
    }
    let mut count = vec![0; known.len()];
    let of = texts.iter().map(|list| {
        let mut ids: Vec<u32> = list.iter().map(|t| known[t.as_str()]).collect();
        ids.sort_unstable();
        ids.dedup();
        for id in &ids {
            count[*id as usize] += 1;
        }
        ids
    });
    let of = of.collect();
    (known.into_keys().map(str::to_owned).collect(), of, count)
}

pub(super) fn rarity(n: usize, count: u32) -> f64 {
    ((n as f64 + UNSEEN) / (f64::from(count) + 1.0)).ln()
}

impl Ready {
    /// The column, and for names a second one with their numbers.
    pub fn of(values: &Values) -> Vec<Ready> {
        let words = |numbers: Option<Vec<Vec<String>>>, lists: &[Vec<String>]| {
            let (words, of, count) = number(lists);
            let weights = count.iter().map(|c| rarity(lists.len(), *c)).collect();
            let mut same: BTreeMap<&[u32], u32> = BTreeMap::new();
            for list in &of {
                *same.entry(list).or_default() += 1;
            }
            let whole = of.iter().map(|list| same[list.as_slice()]).collect();
            Ready::Words { numbers, lexicon: Lexicon { words, weights }, of, whole }
        };
        match values {
            Values::Names(texts) => {
                let names: Vec<Name> = texts.iter().map(|t| Name::new(t)).collect();
                let lists: Vec<Vec<String>> = names.iter().map(|n| n.words.clone()).collect();
                let numbers: Vec<Vec<String>> = names.into_iter().map(|n| n.numbers).collect();
                vec![words(Some(numbers.clone()), &lists), Ready::NameNumbers(numbers)]
            }
            Values::Words(texts) => {
                let lists: Vec<Vec<String>> = texts
                    .iter()
                    .map(|t| {
                        let name = Name::new(t);
                        let mut all = name.words;
                        all.extend(name.numbers);
                        all.sort();
                        all.dedup();
                        all
                    })
                    .collect();
                vec![words(None, &lists)]
            }
            Values::Codes(lists) => {
                let (codes, of, count) = number(lists);
                vec![Ready::Codes { codes, of, count }]
            }
            Values::Numbers(values) => {
                let mut count = BTreeMap::new();
                for x in values.iter().flatten() {
                    *count.entry(x.to_bits()).or_default() += 1;
                }
                vec![Ready::Numbers(values.clone(), count)]
            }
            Values::Days(values) => {
                let mut count = BTreeMap::new();
                for day in values.iter().flatten() {
                    *count.entry(*day).or_default() += 1;
                }
                vec![Ready::Days(values.clone(), count)]
            }
            Values::Places(spots) => {
                let lists: Vec<Vec<String>> = spots.iter().map(|s| s.units.clone()).collect();
                let (_, of, count) = number(&lists);
                vec![Ready::Places { of, points: spots.iter().map(|s| s.point).collect(), count }]
            }
            Values::Classes(values) => {
                let lists: Vec<Vec<String>> = values.iter().map(|v| v.iter().cloned().collect()).collect();
                let (_, of, count) = number(&lists);
                vec![Ready::Classes { of: of.into_iter().map(|list| list.first().copied()).collect(), count }]
            }
        }
    }

    pub fn prior(&self) -> Prior {
        match self {
            Ready::Words { numbers: Some(_), .. } => NAMES,
            Ready::Words { .. } => WORDS,
            Ready::NameNumbers(_) => NUMBERS_OF_NAMES,
            Ready::Codes { .. } => CODES,
            Ready::Numbers(..) => AMOUNTS,
            Ready::Days(..) => DAYS,
            Ready::Places { .. } => PLACES,
            Ready::Classes { .. } => CLASSES,
        }
    }

    /// How two records agree here, and the most that this may say for them (a logarithm of odds); `None` where one of the two is not known.
    pub fn compare(&self, a: usize, b: usize) -> Option<(Agreement, f64)> {
        use Agreement::{Different, Little, Near, Partly, Same, Within};
        match self {
            Ready::Words { numbers, lexicon, of, whole } => {
                if of[a].is_empty() || of[b].is_empty() {
                    return None;
                }
                let most = rarity(of.len(), whole[a].max(whole[b]));
                let found = overlap(lexicon, &of[a], &of[b]);
                let level = match found {
                    _ if of[a] == of[b] => Same,
                    o if o.of_all >= 0.88 => Near,
                    o if o.of_lesser >= 0.93 && o.of_all >= 0.4 => Within,
                    o if o.of_all >= 0.55 && o.of_lesser >= 0.8 => Partly,
                    o if o.of_all >= 0.3 => Little,
                    _ => Different,
                };
                // The third lot is not the second, however much the words are the same.
                let other_number = numbers.as_ref().is_some_and(|n| numbers_agree(&n[a], &n[b]) == Some(Different));
                Some((if other_number { level.max(Partly) } else { level }, most.min(found.common)))
            }
            Ready::NameNumbers(numbers) => numbers_agree(&numbers[a], &numbers[b]).map(|level| (level, f64::INFINITY)),
            Ready::Codes { codes, of, count } => {
                let (x, y) = (&of[a], &of[b]);
                if x.is_empty() || y.is_empty() {
                    return None;
                }
                let common = x.iter().filter(|c| y.binary_search(c).is_ok()).map(|c| count[*c as usize]).min();
                if let Some(count) = common {
                    return Some((Same, rarity(of.len(), count)));
                }
                let near = |c: &u32, d: &u32| {
                    let (c, d) = (&codes[*c as usize], &codes[*d as usize]);
                    c.len() >= 8 && d.len() >= 8 && one_slip(c, d)
                };
                let slip = x.iter().any(|c| y.iter().any(|d| near(c, d)));
                Some((if slip { Near } else { Different }, rarity(of.len(), 2)))
            }
            Ready::Numbers(values, count) => {
                let (x, y) = (values[a]?, values[b]?);
                let level = if x.to_bits() == y.to_bits() {
                    Same
                } else if (x - y).abs() <= 0.05 * x.abs().max(y.abs()) {
                    Near
                } else {
                    Different
                };
                Some((level, rarity(values.len(), count[&x.to_bits()].max(count[&y.to_bits()]))))
            }
            Ready::Days(values, count) => {
                let (x, y) = (values[a]?, values[b]?);
                let level = match x.abs_diff(y) {
                    0 => Same,
                    1..=365 => Near,
                    _ => Different,
                };
                Some((level, rarity(values.len(), count[&x].max(count[&y]))))
            }
            Ready::Places { of, points, count } => {
                let km = points[a].zip(points[b]).map(|(p, q)| kilometres(p, q));
                let (x, y) = (&of[a], &of[b]);
                if km.is_none() && (x.is_empty() || y.is_empty()) {
                    return None;
                }
                let common = x.iter().filter(|u| y.binary_search(u).is_ok()).map(|u| count[*u as usize]).min();
                let level = match km {
                    Some(km) if km < 0.15 => Same,
                    _ if !x.is_empty() && x == y => Near,
                    Some(km) if km < 5.0 => Within,
                    _ if common.is_some() => Within,
                    _ => Different,
                };
                // Less than 150 m apart says more than one unit does.
                let most = if level == Same { rarity(of.len(), 2) } else { rarity(of.len(), common.unwrap_or(2)) };
                Some((level, most))
            }
            Ready::Classes { of, count } => {
                let (x, y) = (of[a]?, of[b]?);
                Some((if x == y { Same } else { Different }, rarity(of.len(), count[x as usize])))
            }
        }
    }
}

/// Kilometres between two points given in degrees, on a sphere.
fn kilometres(p: [f64; 2], q: [f64; 2]) -> f64 {
    let (mut p, mut q) = (p, q);
    if p[0].total_cmp(&q[0]).then(p[1].total_cmp(&q[1])).is_gt() {
        std::mem::swap(&mut p, &mut q);
    }
    let half = |x: f64, y: f64| ((y - x).to_radians() / 2.0).sin().powi(2);
    let h = half(p[1], q[1]) + p[1].to_radians().cos() * q[1].to_radians().cos() * half(p[0], q[0]);
    2.0 * 6371.0 * h.sqrt().min(1.0).asin()
}
