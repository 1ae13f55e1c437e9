//! The placement of texts: cases worked by hand and laws that hold for any input. How well it places is told by `placement.rs`.

use reticolo_analysis::rng::Rng;
use reticolo_analysis::text::placement::{Document, Doubt, Placement, PlacementAsk, PlacementError, Role, Text, rank};

/// A document in words: class, role, title, weight.
type Made = (usize, Role, Vec<String>, f64);

fn words(text: &str) -> Vec<String> {
    text.split(' ').filter(|w| !w.is_empty()).map(String::from).collect()
}

fn made(class: usize, role: Role, text: &str) -> Made {
    (class, role, words(text), 1.0)
}

fn placed(ask: PlacementAsk, classes: usize, made: &[Made], text: Text) -> Placement {
    let documents: Vec<Document> = made
        .iter()
        .map(|(class, role, title, weight)| Document { class: *class, role: *role, text: Text { title, more: &[] }, weight: *weight })
        .collect();
    rank(&ask.check(classes, &documents).unwrap(), text)
}

fn titled(ask: PlacementAsk, classes: usize, made: &[Made], title: &str) -> Placement {
    placed(ask, classes, made, Text { title: &words(title), more: &[] })
}

/// Naive Bayes alone, with half of everything spread evenly.
fn plain() -> PlacementAsk {
    PlacementAsk { smoothing: 0.5, pairs: 0.0, descriptions: 2.0, nearness: 0.0, prior: 1.0, temperature: 1.0, ..PlacementAsk::default() }
}

fn two() -> Vec<Made> {
    vec![made(0, Role::Description, "acqu fium"), made(1, Role::Description, "scuol")]
}

fn close(a: f64, b: f64) {
    assert!((a - b).abs() <= 1e-12 * b.abs().max(1.0), "{a} against {b}");
}

#[test]
fn naive_bayes_by_hand() {
    // The others of class 0 are those of 1, which never say "acqu": -ln(1/2·0 + 1/2·1/3) = ln 6.
    // The others of 1 say it every second time: -ln(1/2·1/2 + 1/2·1/3) = ln 12/5. So 6 against 12/5.
    let found = titled(plain(), 2, &two(), "acqu");
    assert_eq!((found.ranked[0].class, found.known, found.doubt), (0, 1, None));
    close(found.ranked[0].probability, 6.0 / (6.0 + 2.4));
    let word = &found.ranked[0].words[0];
    assert_eq!((word.stem.as_str(), word.in_title, word.at.clone()), ("acqu", true, 0..1));
    close(word.weight, (6.0f64.ln() - 2.4f64.ln()) / 2.0);
    assert!(found.ranked[1].words.is_empty());
}

#[test]
fn confirmed_texts_by_hand() {
    // "acqu" confirmed three times for class 1: of its words, 2 of descriptions and 3, three in five are "acqu"; and one half of the
    // others'.
    // The prior: (3+1)/(3+2) against 1/5.
    let mut all = two();
    all.push((1, Role::Confirmed, words("acqu"), 3.0));
    let found = titled(plain(), 2, &all, "acqu");
    let zero = 1.0 / (0.5 * 0.6 + 0.5 / 3.0) / 5.0;
    let one = 1.0 / (0.5 * 0.5 + 0.5 / 3.0) * 4.0 / 5.0;
    assert_eq!(found.ranked[0].class, 1);
    close(found.ranked[0].probability, one / (zero + one));
}

#[test]
fn bm25_by_hand() {
    // Two descriptions of 2 words and of 1, 3/2 in the mean; "acqu" stands in one: ln(1 + 3/2 / 3/2) = ln 2.
    // ln 2 · 1 · 2.2 / (1 + 1.2·(1/4 + 3/4·2/(3/2))) = 0.88 ln 2, over the root of the most there can be, ln 2.
    let found = titled(PlacementAsk { nearness: 1.0, ..plain() }, 2, &two(), "acqu");
    let near = (0.88 * 2.0f64.ln().sqrt()).exp();
    close(found.ranked[0].probability, 6.0 * near / (6.0 * near + 2.4));
}

#[test]
fn a_telling_word_decides_in_the_title_only() {
    let mut all = two();
    all.push(made(1, Role::Telling, "living lab"));
    let ask = PlacementAsk { telling: 9.0, ..PlacementAsk::default() };
    let (title, more) = (words("acqu fium acqu"), words("living lab"));
    assert_eq!(placed(ask, 2, &all, Text { title: &title, more: &more }).ranked[0].class, 0);
    let found = titled(ask, 2, &all, "acqu fium living lab");
    assert_eq!(found.ranked[0].class, 1);
    assert_eq!((found.ranked[0].words[0].stem.as_str(), found.ranked[0].words[0].at.clone()), ("living lab", 2..4));
}

#[test]
fn a_text_that_says_nothing_gets_the_prior_and_says_so() {
    for text in ["", "del 2026 the x", "parol mai vist"] {
        let found = titled(PlacementAsk::default(), 2, &two(), text);
        assert_eq!((found.known, found.doubt), (0, Some(Doubt::NothingKnown)));
        assert_eq!(found.ranked.iter().map(|r| (r.class, r.probability)).collect::<Vec<_>>(), [(0, 0.5), (1, 0.5)]);
        assert!(found.ranked.iter().all(|r| r.words.is_empty()));
    }
    let mut all = two();
    all.push((1, Role::Confirmed, words("scuol"), 2.0));
    let found = titled(plain(), 2, &all, "");
    assert_eq!(found.ranked[0].class, 1);
    close(found.ranked[0].probability, 0.75);
}

#[test]
fn what_is_not_clear_is_doubtful() {
    let all = [made(0, Role::Description, "acqu"), made(1, Role::Description, "scuol"), made(2, Role::Description, "lavor")];
    let doubt = |least, margin, text: &str| titled(PlacementAsk { least, margin, ..PlacementAsk::default() }, 3, &all, text).doubt;
    assert_eq!(doubt(0.6, 0.0, "acqu scuol"), Some(Doubt::Weak));
    assert_eq!(doubt(0.0, 0.2, "acqu scuol"), Some(Doubt::Close));
    assert_eq!(doubt(0.5, 0.2, "acqu"), None);
}

#[test]
fn what_cannot_be_answered_is_named() {
    let none: Vec<String> = Vec::new();
    let (one, three) = (words("acqu"), words("acqu fium scuol"));
    let document = |class, role, title, weight| Document { class, role, text: Text { title, more: &[] }, weight };
    let refused = |ask: PlacementAsk, classes, d: &[Document]| ask.check(classes, d).unwrap_err();
    let ask = PlacementAsk::default();
    assert_eq!(refused(ask, 1, &[]), PlacementError::TooFewClasses { classes: 1 });
    let good = document(0, Role::Confirmed, &one, 1.0);
    let other = document(2, Role::Confirmed, &one, 1.0);
    assert_eq!(refused(ask, 2, &[good, other]), PlacementError::Class { document: 1, class: 2 });
    for weight in [0.0, -1.0, f64::NAN, f64::INFINITY, 1e7] {
        assert_eq!(refused(ask, 2, &[document(1, Role::Confirmed, &one, weight)]), PlacementError::Weight { document: 0 });
    }
    for title in [&none, &three] {
        assert_eq!(refused(ask, 2, &[document(1, Role::Telling, title, 1.0)]), PlacementError::Telling { document: 0 });
    }
    for (name, ask) in [
        ("smoothing", PlacementAsk { smoothing: 1.0, ..ask }),
        ("descriptions", PlacementAsk { descriptions: 0.0, ..ask }),
        ("length", PlacementAsk { length: 1.5, ..ask }),
        ("temperature", PlacementAsk { temperature: 0.0, ..ask }),
        ("nearness", PlacementAsk { nearness: f64::INFINITY, ..ask }),
        ("more", PlacementAsk { more: f64::NAN, ..ask }),
    ] {
        assert!(matches!(refused(ask, 2, &[good]), PlacementError::Parameter { name: n, .. } if n == name), "{name}");
    }
    // Nothing to learn from is no error: every text gets the prior.
    assert_eq!(rank(&ask.check(3, &[]).unwrap(), Text { title: &one, more: &[] }).doubt, Some(Doubt::NothingKnown));
}

struct Case {
    ask: PlacementAsk,
    classes: usize,
    documents: Vec<Made>,
    text: Vec<String>,
}

/// Random documents of few words, so that classes share many; some classes may have none.
fn case(seed: u64) -> Case {
    let mut rng = Rng::new(seed, 22, 0);
    let classes = 2 + rng.below(5) as usize;
    let some = |rng: &mut Rng, most: u32| -> Vec<String> { (0..=rng.below(most)).map(|_| format!("w{}w", rng.below(40))).collect() };
    let documents = (0..rng.below(40))
        .map(|_| {
            let role = if rng.below(3) == 0 { Role::Confirmed } else { Role::Description };
            (rng.below(classes as u32) as usize, role, some(&mut rng, 12), 0.5 + f64::from(rng.below(4)))
        })
        .collect();
    let ask = PlacementAsk { descriptions: 20.0, ..PlacementAsk::default() };
    Case { ask, classes, documents, text: some(&mut rng, 10) }
}

fn place_of(found: &Placement, class: usize) -> usize {
    found.ranked.iter().position(|r| r.class == class).unwrap()
}

#[test]
fn laws_hold() {
    for seed in 0..300 {
        let Case { ask, classes, documents, text } = case(seed);
        let whole = Text { title: &text, more: &[] };
        let found = placed(ask, classes, &documents, whole);
        // Every class once, in order, and the probabilities make one.
        close(found.ranked.iter().map(|r| r.probability).sum(), 1.0);
        let mut seen: Vec<usize> = found.ranked.iter().map(|r| r.class).collect();
        for two in found.ranked.windows(2) {
            assert!(two[0].probability > two[1].probability || (two[0].probability == two[1].probability && two[0].class < two[1].class));
        }
        seen.sort_unstable();
        assert_eq!(seen, (0..classes).collect::<Vec<_>>());
        // The words that spoke stand where it says.
        for word in found.ranked.iter().flat_map(|r| &r.words) {
            assert!(word.weight > 0.0 && word.in_title);
            assert_eq!(word.stem, text[word.at.clone()].join(" "));
        }
        // The order of the documents is irrelevant, to the last bit.
        let mut turned = documents.clone();
        turned.reverse();
        turned.rotate_left(documents.len() / 3);
        assert_eq!(placed(ask, classes, &turned, whole), found);
        // A milder softmax leaves the order.
        let milder = placed(PlacementAsk { temperature: 3.0, prior: 0.0, ..ask }, classes, &documents, whole);
        let sharper = placed(PlacementAsk { temperature: 0.3, prior: 0.0, ..ask }, classes, &documents, whole);
        let order = |p: &Placement| p.ranked.iter().map(|r| r.class).collect::<Vec<_>>();
        assert_eq!(order(&milder), order(&sharper));
    }
}

/// The very text confirmed for a class, once and again, never lowers the class.
#[test]
fn more_evidence_never_lowers_a_class() {
    let mut raised = 0;
    for seed in 0..300 {
        let Case { ask, classes, mut documents, text } = case(seed);
        let whole = Text { title: &text, more: &[] };
        for class in 0..classes {
            let mut before = placed(ask, classes, &documents, whole);
            let kept = documents.len();
            for _ in 0..3 {
                documents.push((class, Role::Confirmed, text.clone(), 1.0));
                let after = placed(ask, classes, &documents, whole);
                let (was, is) = (place_of(&before, class), place_of(&after, class));
                assert!(is <= was, "seed {seed}, class {class}: from place {was} to {is}");
                raised += usize::from(is < was);
                before = after;
            }
            documents.truncate(kept);
        }
    }
    assert!(raised > 200, "only {raised} rose");
}
