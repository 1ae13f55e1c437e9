//! How well texts are placed: the descriptions in `reference/placement.csv`, alone and with other titles confirmed, on the half
//! of the real titles that is there to build with. The other half is not read here. `--nocapture` shows the figures.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use reticolo_analysis::rng::Rng;
use reticolo_analysis::text::placement::{Document, Placement, PlacementAsk, Role, Text, rank};
use rust_stemmers::{Algorithm, Stemmer};

/// The axes with their codes in order, as the grid has them at its finest level.
const AXES: [(&str, &[&str]); 3] = [
    (
        "area",
        &[
            "existing_work",
            "working_hours",
            "enterprise",
            "welfare",
            "environment",
            "urban_quality",
            "research_training",
            "private_enterprise",
            "territorial_marketing",
            "territorial_hinge",
        ],
    ),
    ("dimension", &["enterprise", "third_sector", "services"]),
    ("modality", &["advanced_services", "system_products", "technology_applications", "improvement", "pilots"]),
];
const FOLDS: usize = 10;

fn from_root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// What the search makes of a text, for the letters that occur here; any other letter is an error, so that nothing differs unseen.
fn fold(text: &str) -> String {
    let plain = |c: char| match c {
        'à' | 'á' | 'â' | 'ä' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        c => c,
    };
    let lower = text.to_lowercase();
    assert!(lower.chars().all(|c| !c.is_alphabetic() || plain(c).is_ascii()), "a letter without its plain form in: {text}");
    lower.chars().map(plain).map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect()
}

fn stems(text: &str, language: &str) -> Vec<String> {
    let stemmer = Stemmer::create(if language == "en" { Algorithm::English } else { Algorithm::Italian });
    fold(text).split_whitespace().map(|word| stemmer.stem(word).into_owned()).collect()
}

/// A row of the descriptions, in stems.
struct Description {
    axis: usize,
    class: usize,
    role: Role,
    words: Vec<String>,
}

/// A title with its measure, in stems, and its class on each axis.
struct Title {
    title: Vec<String>,
    more: Vec<String>,
    classes: [usize; 3],
}

fn rows(path: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(from_root(path)).unwrap();
    reader.deserialize().map(|row| row.unwrap()).collect()
}

fn class(axis: usize, code: &str) -> usize {
    AXES[axis].1.iter().position(|c| *c == code).unwrap_or_else(|| panic!("{code} is no {}", AXES[axis].0))
}

fn descriptions() -> Vec<Description> {
    let read = |row: &BTreeMap<String, String>| {
        let axis = AXES.iter().position(|(name, _)| *name == row["axis"]).unwrap();
        let role = if row["role"] == "telling" { Role::Telling } else { Role::Description };
        Description { axis, class: class(axis, &row["code"]), role, words: stems(&row["text"], &row["language"]) }
    };
    rows("reference/placement.csv").iter().map(read).collect()
}

fn titles() -> Vec<Title> {
    let read = |row: &BTreeMap<String, String>| Title {
        title: stems(&row["title"], &row["language"]),
        more: stems(&row["measure"], &row["language"]),
        classes: [0, 1, 2].map(|axis| class(axis, &row[AXES[axis].0])),
    };
    rows("oracles/placement/build.csv").iter().map(read).collect()
}

fn described<'a>(descriptions: &[&'a Description], axis: usize) -> Vec<Document<'a>> {
    let one = |d: &&'a Description| Document { class: d.class, role: d.role, text: Text { title: &d.words, more: &[] }, weight: 1.0 };
    descriptions.iter().filter(|d| d.axis == axis).map(one).collect()
}

/// What is found for each title on each axis. With titles confirmed, a title is never among those that are learnt from.
fn place(descriptions: &[&Description], titles: &[Title], confirmed: bool) -> Vec<[Placement; 3]> {
    let plan = |axis: usize, fold: usize| {
        let described = descriptions.iter().filter(|d| d.axis == axis);
        let mut documents: Vec<Document> =
            described.map(|d| Document { class: d.class, role: d.role, text: Text { title: &d.words, more: &[] }, weight: 1.0 }).collect();
        let others = titles.iter().enumerate().filter(|(i, _)| confirmed && i % FOLDS != fold);
        documents.extend(others.map(|(_, t)| Document {
            class: t.classes[axis],
            role: Role::Confirmed,
            text: Text { title: &t.title, more: &t.more },
            weight: 1.0,
        }));
        PlacementAsk::default().check(AXES[axis].1.len(), &documents).unwrap()
    };
    let plans: Vec<_> = (0..if confirmed { FOLDS } else { 1 }).map(|fold| [0, 1, 2].map(|axis| plan(axis, fold))).collect();
    let one = |(i, t): (usize, &Title)| [0, 1, 2].map(|axis| rank(&plans[i % plans.len()][axis], Text { title: &t.title, more: &t.more }));
    titles.iter().enumerate().map(one).collect()
}

/// Shares that are right on each axis and in the whole cell.
fn right(found: &[[Placement; 3]], titles: &[Title]) -> ([f64; 3], f64) {
    let hit = |(f, t): (&[Placement; 3], &Title)| [0, 1, 2].map(|axis| f[axis].ranked[0].class == t.classes[axis]);
    let hits: Vec<[bool; 3]> = found.iter().zip(titles).map(hit).collect();
    let share = |n: usize| n as f64 / titles.len() as f64;
    ([0, 1, 2].map(|axis| share(hits.iter().filter(|h| h[axis]).count())), share(hits.iter().filter(|h| **h == [true; 3]).count()))
}

/// Prints shares, recall and doubt, and asks for three quarters on every axis and half of every class that is not rare.
fn judge(name: &str, found: &[[Placement; 3]], titles: &[Title]) {
    let (shares, cell) = right(found, titles);
    println!("{name}: area {:.2}, dimension {:.2}, modality {:.2}, whole cell {cell:.2}", shares[0], shares[1], shares[2]);
    for (axis, (axis_name, codes)) in AXES.iter().enumerate() {
        let first = |i: usize| found[i][axis].ranked[0].class;
        for (class, code) in codes.iter().enumerate() {
            let own: Vec<usize> = (0..titles.len()).filter(|i| titles[*i].classes[axis] == class).collect();
            let hits = own.iter().filter(|i| first(**i) == class).count();
            let given = (0..titles.len()).filter(|i| first(*i) == class).count();
            println!("  {axis_name} {code}: {hits} of {} found, {given} given", own.len());
            assert!(own.len() < 5 || 2 * hits >= own.len(), "{name}: {code} is hardly found");
        }
        let doubtful: Vec<usize> = (0..titles.len()).filter(|i| found[*i][axis].doubt.is_some()).collect();
        let wrong = doubtful.iter().filter(|i| first(**i) != titles[**i].classes[axis]).count();
        println!("  {axis_name}: {} doubtful, {wrong} of them wrong", doubtful.len());
        assert!(shares[axis] >= 0.75, "{name}: {axis_name} {:.2}", shares[axis]);
    }
}

#[test]
fn the_descriptions_are_whole() {
    let mut described: BTreeMap<(String, String, String), usize> = BTreeMap::new();
    for row in rows("reference/placement.csv") {
        assert!(["description", "words", "telling"].contains(&row["role"].as_str()), "{}", row["role"]);
        assert!(row["text"].len() > 2 && row["text"].trim() == row["text"] && !row["text"].contains(",,"), "{}", row["text"]);
        let axis = AXES.iter().position(|(name, _)| *name == row["axis"]).unwrap();
        class(axis, &row["code"]);
        let seen = described.entry((row["axis"].clone(), row["code"].clone(), row["language"].clone())).or_default();
        *seen += usize::from(row["role"] == "description");
    }
    let classes: usize = AXES.iter().map(|(_, codes)| codes.len()).sum();
    assert_eq!(described.len(), 2 * classes);
    assert!(described.values().all(|n| *n == 1), "{described:?}");
}

/// Whoever wrote the descriptions had read these titles, so that this figure flatters.
#[test]
fn descriptions_alone() {
    let (descriptions, titles) = (descriptions(), titles());
    let all: Vec<&Description> = descriptions.iter().collect();
    judge("descriptions alone", &place(&all, &titles, false), &titles);
}

#[test]
fn descriptions_and_the_other_folds() {
    let (descriptions, titles) = (descriptions(), titles());
    let all: Vec<&Description> = descriptions.iter().collect();
    judge("with other titles confirmed", &place(&all, &titles, true), &titles);
}

/// What the descriptions know of these titles is known because somebody had read them, so half of them are left out by chance: more that a
/// title says is then unknown than it should be with other titles. Mean of ten draws.
#[test]
fn half_of_the_descriptions_are_enough() {
    let (descriptions, titles) = (descriptions(), titles());
    for confirmed in [false, true] {
        let mut mean = [0.0; 4];
        for draw in 0..10 {
            let mut rng = Rng::new(1, 22, draw);
            let half: Vec<&Description> = descriptions.iter().filter(|_| rng.below(2) == 0).collect();
            let ([area, dimension, modality], cell) = right(&place(&half, &titles, confirmed), &titles);
            for (mean, share) in mean.iter_mut().zip([area, dimension, modality, cell]) {
                *mean += share / 10.0;
            }
        }
        println!("half of the descriptions, titles confirmed {confirmed}: area, dimension, modality, whole cell {mean:.3?}");
        assert!(mean[..3].iter().all(|share| *share >= 0.75), "{mean:?}");
    }
}

/// Whatever is misplaced is placed rightly once somebody has confirmed where it belongs.
#[test]
fn one_confirmation_mends_a_misplacement() {
    let (descriptions, titles) = (descriptions(), titles());
    let all: Vec<&Description> = descriptions.iter().collect();
    let mut mended = 0;
    for (i, found) in place(&all, &titles, false).iter().enumerate() {
        let Title { title, more, classes } = &titles[i];
        for axis in (0..3).filter(|axis| found[*axis].ranked[0].class != classes[*axis]) {
            let mut documents = described(&all, axis);
            documents.push(Document { class: classes[axis], role: Role::Confirmed, text: Text { title, more }, weight: 1.0 });
            let plan = PlacementAsk::default().check(AXES[axis].1.len(), &documents).unwrap();
            assert_eq!(rank(&plan, Text { title, more }).ranked[0].class, classes[axis], "title {i}, {}", AXES[axis].0);
            mended += 1;
        }
    }
    println!("{mended} misplacements, each mended by one confirmation");
}

/// Texts of the kind that a territory's records have; no real title says anything on working hours, so that some do here.
#[test]
fn texts_of_records_find_their_place() {
    let descriptions = descriptions();
    let expected = [
        ("it", "Accordo sui turni: settimana di quattro giorni alle acciaierie", "working_hours", "enterprise"),
        ("it", "Banca delle ore e congedi parentali nei servizi comunali", "working_hours", "services"),
        ("en", "Shorter working week with job sharing for the staff of small companies", "working_hours", "enterprise"),
        ("it", "Emporio solidale dell'associazione di volontariato per le famiglie in povertà", "welfare", "third_sector"),
        ("en", "Volunteers of the association accompany older people to the doctor", "welfare", "third_sector"),
        ("it", "Incubatore per start-up di giovani imprenditori", "enterprise", "enterprise"),
        ("it", "Riqualificazione professionale dei lavoratori in cassa integrazione", "existing_work", "services"),
        ("it", "Raccolta differenziata porta a porta e centro del riuso", "environment", "services"),
        ("it", "Rete di imprese della meccanica per l'export", "private_enterprise", "enterprise"),
        ("en", "Museum and visitor centre on the pilgrims' route through the valley", "territorial_marketing", "services"),
        ("it", "Raddoppio della linea ferroviaria verso la costa", "territorial_hinge", "services"),
        ("it", "Dottorati di ricerca sui nuovi materiali all'università", "research_training", "services"),
        ("it", "Restauro della piazza e del teatro comunale", "urban_quality", "services"),
    ];
    let all: Vec<&Description> = descriptions.iter().collect();
    let texts: Vec<Title> = expected
        .iter()
        .map(|(language, text, area, dimension)| Title {
            title: stems(text, language),
            more: Vec::new(),
            classes: [class(0, area), class(1, dimension), 0],
        })
        .collect();
    for ((found, text), (_, title, ..)) in place(&all, &texts, false).iter().zip(&texts).zip(expected) {
        for axis in [0, 1] {
            let first = found[axis].ranked[0].class;
            println!("{title}: {} ({:.2})", AXES[axis].1[first], found[axis].ranked[0].probability);
            assert_eq!(first, text.classes[axis], "{title}: {:?}", found[axis].ranked);
        }
    }
}
