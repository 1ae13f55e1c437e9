//! Where a text belongs: the classes of one axis, ranked by the descriptions of the classes and by the texts that were placed
//! before, with the words that spoke for each.
//!
//! Two voices are added up. *Complement naive Bayes*: a word speaks for a class by how rarely the **other** classes use it, so
//! that classes of few texts are judged from many (Rennie, Shih, Teevan & Karger 2003, "Tackling the poor assumptions of naive
//! Bayes text classifiers", ICML 2003, which has no DOI; the naive Bayes it starts from: Manning, Raghavan & Schütze 2008,
//! "Introduction to Information Retrieval", chapter 13, <https://doi.org/10.1017/CBO9780511809071>). *BM25*: how near the text is to the
//! nearest description of the class (Robertson & Zaragoza 2009, "The probabilistic relevance framework: BM25 and beyond",
//! Foundations and Trends in Information Retrieval 3(4), <https://doi.org/10.1561/1500000019>). Each is divided by the square root of
//! the text's length (for BM25 the rarity of its known words), since the words of a text are not independent witnesses; a softmax makes
//! probabilities of the sums.
//!
//! The descriptions are the prior: together they weigh [`PlacementAsk::descriptions`] words a class, and each confirmed text adds
//! its own words to that. Words come in folded and stemmed; single words and pairs of neighbours count, each once a text.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use crate::catalogue::Refusal;
use crate::sums::sum_by;
use rayon::prelude::*;

pub use super::words::Text;
use super::words::{Found, found, says_nothing};

/// No parameter and no weight of a document is greater: sums of whatever is accepted are numbers.
pub const MOST: f64 = 1e6;

/// How it is asked. The defaults were found by cross-validation; near them what is right hardly changes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlacementAsk {
    /// Part of a class's words that is spread evenly over all words (Jelinek and Mercer), 0.001 to 0.999.
    pub smoothing: f64,
    /// Weight of a pair of neighbours beside a single word; 0 leaves pairs out.
    pub pairs: f64,
    /// Weight of the words beyond the title; those of the title weigh 1.
    pub more: f64,
    /// How many words all descriptions of a class count for together, at least 1.
    pub descriptions: f64,
    /// Weight of BM25 beside naive Bayes.
    pub nearness: f64,
    /// k1 of BM25: how soon a repeated word says nothing new.
    pub saturation: f64,
    /// b of BM25, 0 to 1: how much a long description is held back.
    pub length: f64,
    /// Power of the share of the confirmed placements that a class has; 0 takes all classes as equally frequent.
    pub prior: f64,
    /// What a telling word in the title adds.
    pub telling: f64,
    /// What the words' sums are divided by before the prior is added and the softmax taken, at least 0.001; the more, the milder the probabilities.
    pub temperature: f64,
    /// A first class less probable than this is doubtful.
    pub least: f64,
    /// A first class that is ahead of the second by less than this is doubtful.
    pub margin: f64,
}

impl Default for PlacementAsk {
    fn default() -> PlacementAsk {
        PlacementAsk {
            smoothing: 0.05,
            pairs: 1.0,
            more: 0.6,
            descriptions: 3000.0,
            nearness: 0.5,
            saturation: 1.2,
            length: 0.75,
            prior: 0.1,
            telling: 5.0,
            temperature: 0.7,
            least: 0.5,
            margin: 0.2,
        }
    }
}

/// What a document of the training is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Describes the class, or lists words of it.
    Description,
    /// One word or one pair of words that decides when the title has it; a description too.
    Telling,
    /// A text that somebody placed here.
    Confirmed,
}

/// A document to learn from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Document<'a> {
    /// Number of its class, in the order of the axis.
    pub class: usize,
    pub role: Role,
    pub text: Text<'a>,
    /// How much it counts, above 0 and up to [`MOST`]: usually 1.
    pub weight: f64,
}

/// Why the question has no answer.
#[derive(Debug, Clone, PartialEq)]
pub enum PlacementError {
    /// A parameter is outside its range.
    Parameter { name: &'static str, value: f64, least: f64, most: f64 },
    /// There are fewer than two classes to choose from.
    TooFewClasses { classes: usize },
    /// A document names a class that is not there.
    Class { document: usize, class: usize },
    /// A document's weight is not a number above zero, or above [`MOST`].
    Weight { document: usize },
    /// A telling document has neither one word nor two that say something.
    Telling { document: usize },
}

impl fmt::Display for PlacementError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PlacementError::Parameter { name, value, least, most } => {
                write!(f, "{name} is {value} and must lie between {least} and {most}")
            }
            PlacementError::TooFewClasses { classes } => write!(f, "there must be two classes or more, and there are {classes}"),
            PlacementError::Class { document, class } => write!(f, "document {document} is of class {class}, which is not there"),
            PlacementError::Weight { document } => {
                write!(f, "the weight of document {document} is not a number above zero and up to {MOST}")
            }
            PlacementError::Telling { document } => write!(f, "document {document} is to be telling and is not of one word or two"),
        }
    }
}

impl std::error::Error for PlacementError {}

impl Refusal for PlacementError {
    fn it(&self) -> String {
        match self {
            PlacementError::Parameter { name, value, least, most } => format!("{name} è {value} e deve stare tra {least} e {most}"),
            PlacementError::TooFewClasses { classes } => format!("servono almeno due classi, e ce ne sono {classes}"),
            PlacementError::Class { document, class } => format!("il documento {document} è della classe {class}, che non c’è"),
            PlacementError::Weight { document } => format!("il peso del documento {document} non è un numero sopra zero e fino a {MOST}"),
            PlacementError::Telling { document } => format!("il documento {document} dovrebbe decidere e non è di una parola o due"),
        }
    }
}

/// A question that has been checked; it places any text.
#[derive(Debug, Clone)]
pub struct PlacementPlan {
    ask: PlacementAsk,
    classes: usize,
    /// Number of each word or pair that some document has.
    known: BTreeMap<String, usize>,
    /// For each of them what it says for each class: -ln of its share in the words of all other classes.
    says: Vec<Vec<f64>>,
    /// For each of them what its rarity among the descriptions is worth, and the descriptions that have it with its count.
    rarity: Vec<f64>,
    found_in: Vec<Vec<(usize, f64)>>,
    /// Class of each description, and the part of BM25's denominator that its length gives.
    descriptions: Vec<(usize, f64)>,
    telling: BTreeMap<String, Vec<usize>>,
    prior: Vec<f64>,
}

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Placement {
    /// All classes, the most probable first; ties by the order of the axis.
    pub ranked: Vec<Ranked>,
    /// How many different words of the text some document has; with 0 the answer is the prior alone.
    pub known: usize,
    /// Why somebody should look twice; `None` where the first class stands out.
    pub doubt: Option<Doubt>,
}

/// One class of the answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranked {
    pub class: usize,
    /// 0 to 1; those of all classes add up to 1.
    pub probability: f64,
    /// What spoke for it more than for the mean of the classes, the strongest first.
    pub words: Vec<Word>,
}

/// A word, or a pair of neighbours, that spoke for a class.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// Its stem, or both with a blank between.
    pub stem: String,
    /// Where it first stands: in the title or in the rest, and from which word to which (words that say nothing between the two of a pair
    /// are inside).
    pub in_title: bool,
    pub at: Range<usize>,
    /// By how much it raised the sum of this class over the mean of the classes, before the softmax.
    pub weight: f64,
}

/// Why a suggestion is doubtful.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// Not one word of the text is known.
    NothingKnown,
    /// The first class is not probable enough.
    Weak,
    /// The second class is nearly as probable.
    Close,
}

impl PlacementAsk {
    fn found(&self, text: Text) -> BTreeMap<String, Found> {
        found(text, self.more, self.pairs)
    }

    fn parameters(&self) -> Result<(), PlacementError> {
        let (any, share) = ((0.0, MOST), (0.0, 1.0));
        for (name, value, (least, most)) in [
            ("smoothing", self.smoothing, (0.001, 0.999)),
            ("pairs", self.pairs, any),
            ("more", self.more, any),
            ("descriptions", self.descriptions, (1.0, MOST)),
            ("nearness", self.nearness, any),
            ("saturation", self.saturation, any),
            ("length", self.length, share),
            ("prior", self.prior, any),
            ("telling", self.telling, any),
            ("temperature", self.temperature, (0.001, MOST)),
            ("least", self.least, share),
            ("margin", self.margin, share),
        ] {
            if !(least..=most).contains(&value) {
                return Err(PlacementError::Parameter { name, value, least, most });
            }
        }
        Ok(())
    }

    /// Checks the question, for an axis of so many classes, and learns from the documents. Their order is irrelevant.
    pub fn check(self, classes: usize, documents: &[Document]) -> Result<PlacementPlan, PlacementError> {
        self.parameters()?;
        if classes < 2 {
            return Err(PlacementError::TooFewClasses { classes });
        }
        for (document, d) in documents.iter().enumerate() {
            if d.class >= classes {
                return Err(PlacementError::Class { document, class: d.class });
            }
            if !(d.weight > 0.0 && d.weight <= MOST) {
                return Err(PlacementError::Weight { document });
            }
            if d.role == Role::Telling && !(1..=2).contains(&telling_words(d.text).count()) {
                return Err(PlacementError::Telling { document });
            }
        }
        // Sums of fractions depend on their order, so that it is made the same for any order of the documents.
        let mut sorted: Vec<&Document> = documents.iter().collect();
        sorted.sort_by(|a, b| (a.class, a.role, a.text).cmp(&(b.class, b.role, b.text)).then(a.weight.total_cmp(&b.weight)));
        Ok(self.learn(classes, &sorted))
    }

    fn learn(self, classes: usize, documents: &[&Document]) -> PlacementPlan {
        let texts: Vec<BTreeMap<String, Found>> = documents.iter().map(|d| self.found(d.text)).collect();
        let mut known: BTreeMap<String, usize> = texts.iter().flat_map(BTreeMap::keys).map(|key| (key.clone(), 0)).collect();
        known.values_mut().enumerate().for_each(|(i, number)| *number = i);
        let mut described = vec![vec![0.0; classes]; known.len()];
        let mut confirmed = described.clone();
        let mut found_in = vec![Vec::new(); known.len()];
        let mut lengths = Vec::new();
        let mut telling: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut placed = vec![0.0; classes];
        for (d, text) in documents.iter().zip(&texts) {
            let counts = if d.role == Role::Confirmed { &mut confirmed } else { &mut described };
            for (key, found) in text {
                counts[known[key]][d.class] += d.weight * found.weight;
                if d.role != Role::Confirmed {
                    found_in[known[key]].push((lengths.len(), found.weight));
                }
            }
            if d.role == Role::Confirmed {
                placed[d.class] += d.weight;
            } else {
                lengths.push((d.class, text.values().map(|found| found.weight).sum::<f64>()));
            }
            if d.role == Role::Telling {
                let key = telling_words(d.text).collect::<Vec<_>>().join(" ");
                telling.entry(key).or_default().push(d.class);
            }
        }
        for class in 0..classes {
            let all = sum_by(described.len(), |i| described[i][class]);
            for (described, confirmed) in described.iter_mut().zip(&confirmed) {
                described[class] = if all > 0.0 { described[class] / all * self.descriptions } else { 0.0 } + confirmed[class];
            }
        }
        let rows = lengths.len() as f64;
        // Above zero, though nothing asks for it where no description says anything.
        let usual = (sum_by(lengths.len(), |r| lengths[r].1) / rows.max(1.0)).max(f64::MIN_POSITIVE);
        let part = |length: f64| self.saturation * (1.0 - self.length + self.length * length / usual);
        let rare = |n: f64| if n > 0.0 { (1.0 + (rows - n + 0.5) / (n + 0.5)).ln() } else { 0.0 };
        let all = sum_by(classes, |class| placed[class]) + classes as f64;
        PlacementPlan {
            ask: self,
            classes,
            says: says(&described, classes, self.smoothing),
            rarity: found_in.iter().map(|rows| rare(rows.len() as f64)).collect(),
            found_in,
            descriptions: lengths.iter().map(|(class, length)| (*class, part(*length))).collect(),
            known,
            telling,
            // One placement more than there are in each class, so that none is impossible.
            prior: placed.iter().map(|n| self.prior * ((n + 1.0) / all).ln()).collect(),
        }
    }
}

/// What a telling document consists of.
fn telling_words<'a>(text: Text<'a>) -> impl Iterator<Item = &'a str> {
    text.title.iter().chain(text.more).map(String::as_str).filter(|word| !says_nothing(word))
}

/// For each word and each class -ln of the word's share in the words of all other classes.
fn says(counts: &[Vec<f64>], classes: usize, smoothing: f64) -> Vec<Vec<f64>> {
    let own: Vec<f64> = (0..classes).map(|class| sum_by(counts.len(), |i| counts[i][class])).collect();
    let even = smoothing / counts.len().max(1) as f64;
    let others = |of: &[f64], class: usize| -> f64 { (0..classes).filter(|c| *c != class).map(|c| of[c]).sum() };
    let wholes: Vec<f64> = (0..classes).map(|class| others(&own, class)).collect();
    let share = |word: &[f64], class: usize| if wholes[class] > 0.0 { others(word, class) / wholes[class] } else { 0.0 };
    counts.iter().map(|word| (0..classes).map(|class| -((1.0 - smoothing) * share(word, class) + even).ln()).collect()).collect()
}

impl PlacementPlan {
    /// For each class the sum of BM25 of its nearest description, word by word as they stand in `text`.
    fn nearest(&self, text: &[(usize, f64)]) -> Vec<Vec<f64>> {
        let term = |weight: f64, i: usize, row: usize, count: f64| {
            weight * self.rarity[i] * count * (self.ask.saturation + 1.0) / (count + self.descriptions[row].1)
        };
        let mut sums = vec![0.0; self.descriptions.len()];
        for (i, weight) in text {
            for (row, count) in &self.found_in[*i] {
                sums[*row] += term(*weight, *i, *row, *count);
            }
        }
        let mut best: Vec<Option<usize>> = vec![None; self.classes];
        for (row, (class, _)) in self.descriptions.iter().enumerate() {
            if best[*class].is_none_or(|b| sums[row] > sums[b]) {
                best[*class] = Some(row);
            }
        }
        let one = |i: usize, weight: f64, row: Option<usize>| {
            let found = self.found_in[i].iter().find(|(r, _)| Some(*r) == row);
            found.map_or(0.0, |(row, count)| term(weight, i, *row, *count))
        };
        best.into_iter().map(|row| text.iter().map(|(i, weight)| one(*i, *weight, row)).collect()).collect()
    }
}

/// Ranks the classes for each of many texts, on all threads.
pub fn rank_all(plan: &PlacementPlan, texts: &[Text]) -> Vec<Placement> {
    texts.par_iter().map(|text| rank(plan, *text)).collect()
}

/// Ranks the classes for one text. An empty text, or one of unknown words, gets the prior and says so.
pub fn rank(plan: &PlacementPlan, text: Text) -> Placement {
    let PlacementPlan { ask, classes, .. } = plan;
    let all = ask.found(text);
    let length: f64 = all.values().map(|found| found.weight).sum();
    let (mut keys, mut text) = (Vec::new(), Vec::new());
    for (key, found) in &all {
        if let Some(i) = plan.known.get(key) {
            keys.push((key, found));
            text.push((*i, found.weight));
        }
    }
    let most: f64 = text.iter().map(|(i, weight)| plan.rarity[*i] * weight).sum();
    let near = plan.nearest(&text);
    // What each word says for each class; then sums and, for the reasons, what is above the mean of the classes.
    let said: Vec<Vec<f64>> = (0..text.len())
        .map(|k| {
            let (i, weight) = text[k];
            let told = plan.telling.get(keys[k].0).filter(|_| keys[k].1.in_title);
            let one = |class: usize| {
                let near = if most > 0.0 { ask.nearness * near[class][k] / most.sqrt() } else { 0.0 };
                let telling = if told.is_some_and(|told| told.contains(&class)) { ask.telling } else { 0.0 };
                weight * plan.says[i][class] / length.sqrt() + near + telling
            };
            (0..*classes).map(one).collect()
        })
        .collect();
    let sums: Vec<f64> =
        (0..*classes).map(|class| said.iter().map(|word| word[class]).sum::<f64>() / ask.temperature + plan.prior[class]).collect();
    let greatest = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let whole: f64 = sums.iter().map(|sum| (sum - greatest).exp()).sum();
    let reasons = |class: usize| {
        let above = |word: &[f64]| word[class] - word.iter().sum::<f64>() / *classes as f64;
        let mut words: Vec<Word> = keys
            .iter()
            .zip(&said)
            .map(|((key, found), word)| Word {
                stem: (*key).clone(),
                in_title: found.in_title,
                at: found.at.clone(),
                weight: above(word) / ask.temperature,
            })
            .filter(|word| word.weight > 0.0)
            .collect();
        words.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.stem.cmp(&b.stem)));
        words
    };
    let mut order: Vec<usize> = (0..*classes).collect();
    order.sort_by(|&a, &b| sums[b].total_cmp(&sums[a]).then(a.cmp(&b)));
    let ranked: Vec<Ranked> = order
        .into_iter()
        .map(|class| Ranked { class, probability: (sums[class] - greatest).exp() / whole, words: reasons(class) })
        .collect();
    let known = keys.iter().filter(|(key, _)| !key.contains(' ')).count();
    let (first, second) = (ranked[0].probability, ranked[1].probability);
    let doubt = if known == 0 {
        Some(Doubt::NothingKnown)
    } else if first < ask.least {
        Some(Doubt::Weak)
    } else {
        (first - second < ask.margin).then_some(Doubt::Close)
    };
    Placement { ranked, known, doubt }
}
