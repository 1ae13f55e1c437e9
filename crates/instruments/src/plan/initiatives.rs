//! 3.1b The initiatives that exist: how many, with how much money, where, and how far they are.

use super::Material;
use super::book::{Leaf, code};
use super::maps::{Classed, classed};
use super::people::two_dots;
use super::phrases::{By, capitalised, join};
use super::units::UnitColumn;
use super::writer::{Figure, Writer};
use reticolo_messages::{t, tr};
use reticolo_model::share::total_cents;
use reticolo_model::{Record, Share};
use reticolo_report::{
    Align, Block, Cell, Column, Comparison, Drawing, Inline, LegendCount, PairedDrawing, PairedRow, Phase, PhaseDrawing, Row, Section,
    Shown, Statement,
};
use std::collections::{BTreeMap, BTreeSet};

/// The money of an initiative that a plan speaks of: that of the fund it belongs to, else the whole.
const MONEY: [&str; 2] = ["money_pnrr", "money_total"];
/// So many places stand in the table.
const SHOWN: usize = 5;

/// Cents of an initiative and the part of them that lies in a place.
type Part = (i64, Share);

/// What one data set of initiatives says of the territory.
struct Source<'a> {
    data_set: &'a str,
    /// Those with a place inside.
    records: Vec<&'a Record>,
    money: &'static str,
    /// Per unit inside or around: how many initiatives touch it, and their exact parts.
    parts: BTreeMap<&'a str, (usize, Vec<Part>)>,
    /// Parts of the initiatives inside that lie elsewhere.
    away: Vec<Part>,
}

impl Source<'_> {
    fn cents(&self, record: &Record) -> i64 {
        record.body_cents(self.money).unwrap_or(0)
    }

    fn whole(&self) -> i64 {
        self.records.iter().map(|r| self.cents(r)).sum()
    }

    /// Euro per resident of some units together.
    fn head(&self, leaf: &Leaf, units: &[&str]) -> Option<f64> {
        #[expect(clippy::cast_precision_loss, reason = "money per head")]
        let euro = self.of(units) as f64 / 100.0;
        Some(euro / leaf.total(units.iter().copied()).filter(|p| *p > 0.0)?)
    }

    /// The exact money of some units together, rounded once.
    fn of(&self, units: &[&str]) -> i64 {
        let parts: Vec<Part> = units.iter().filter_map(|u| self.parts.get(u)).flat_map(|(_, p)| p.iter().copied()).collect();
        total_cents(&parts)
    }
}

fn sources(m: &Material) -> Vec<Source<'_>> {
    let mut by_set: BTreeMap<&str, Vec<&Record>> = BTreeMap::new();
    for record in m.of("initiative") {
        let set = record.origin.as_ref().map_or("", |o| o.data_set.as_str());
        by_set.entry(set).or_default().push(record);
    }
    let mut out: Vec<Source<'_>> = by_set
        .into_iter()
        .filter_map(|(data_set, all)| {
            let money = *MONEY
                .iter()
                .max_by_key(|f| (all.iter().filter(|r| r.body_cents(f).is_some_and(|c| c > 0)).count(), std::cmp::Reverse(**f)))?;
            let mut source = Source { data_set, records: Vec::new(), money, parts: BTreeMap::new(), away: Vec::new() };
            for record in all {
                let cents = record.body_cents(money).unwrap_or(0);
                let units = record.place.as_ref().map_or(&[][..], |p| &p.units);
                let inside = units.iter().any(|u| m.places.is_inside(&u.unit));
                for place in units {
                    if m.places.get(&place.unit).is_some() {
                        let entry = source.parts.entry(place.unit.as_str()).or_default();
                        entry.0 += 1;
                        entry.1.push((cents, place.share));
                    }
                    if inside && !m.places.is_inside(&place.unit) {
                        source.away.push((cents, place.share));
                    }
                }
                if inside {
                    source.records.push(record);
                }
            }
            (!source.records.is_empty() && source.whole() > 0).then_some(source)
        })
        .collect();
    out.sort_by_key(|s| (std::cmp::Reverse(s.whole()), s.data_set));
    out
}

pub(super) fn section(w: &mut Writer<'_>, m: &Material) -> Section {
    let sources = sources(m);
    let Some(first) = sources.first() else {
        let finding = Inline::plain(t(w.language, "plan-initiatives-finding_missing"));
        return w.section("initiatives", finding, vec![w.missing("initiatives")]);
    };
    let mut blocks = Vec::new();
    let finding = first_source(w, m, first, &mut blocks);
    for (i, source) in sources.iter().enumerate().skip(1) {
        blocks.extend(other_source(w, m, source, i));
    }
    w.section("initiatives", finding, blocks)
}

/// Whether the largest source stops more than a year before a day; one without a date does not say.
pub(super) fn is_old(m: &Material, day: &str) -> bool {
    let sources = sources(m);
    let Some(date) = sources.first().and_then(|s| m.source_date(s.data_set)) else { return false };
    let year = |text: &str| text.get(..4).and_then(|y| y.parse::<i32>().ok());
    match (year(&date), year(day)) {
        // A source of a whole year stops at its end.
        (Some(then), Some(now)) => now - then > 1 || now - then == 1 && date.len() >= 10 && date[4..10] < day[4..10],
        _ => false,
    }
}

/// The largest source: its classes, its places, what is per head here and around.
fn first_source(w: &mut Writer<'_>, m: &Material, s: &Source<'_>, blocks: &mut Vec<Block>) -> Vec<Inline> {
    let inside = m.inside_codes();
    let by = w.by(&[s.data_set], "money");
    let name = programme(w, m, s);
    let date = m.source_date(s.data_set).map(|d| w.period(&d, &by));
    let number = w.number("initiatives.number", "initiatives", &[("programme", &name)], s.records.len(), &by);
    let money = w.cents("initiatives.money", "initiatives_money", &[("programme", &name)], s.whole(), &by);
    let short = w.money("initiatives.money", "initiatives_money", &[("programme", &name)], s.whole(), &by);
    let mut text = match &date {
        Some(date) => {
            w.say("plan-initiatives-text_dated", &[("date", date), ("number", &number), ("money", &money)], &[("programme", &name)])
        }
        None => w.say("plan-initiatives-text", &[("number", &number), ("money", &money)], &[("programme", &name)]),
    };
    let classes = classes(w, s, &by);
    let mut finding = w.say("plan-initiatives-finding", &[("number", &number), ("money", &short)], &[("programme", &name)]);
    if let Some(found) = &classes {
        text = join(text, found.sentence.clone());
        if let Some(contrast) = &found.contrast {
            finding = contrast.clone();
        }
    }
    if let Some(largest) = s.records.iter().max_by_key(|r| (s.cents(r), std::cmp::Reverse(r.id))) {
        let top = w.money("initiatives.largest", "initiatives_largest", &[], s.cents(largest), &by);
        let place = largest.place.as_ref().and_then(|p| p.units.first()).map_or("", |u| m.places.name(&u.unit));
        text = join(text, w.say("plan-initiatives-largest", &[("money", &top)], &[("place", place), ("title", &title(&largest.title))]));
    }
    let here = s.of(&inside);
    let kept = w.cents("initiatives.kept", "initiatives_kept", &[], here, &by);
    let away = w.money("initiatives.away", "initiatives_away", &[], s.whole() - here, &by);
    let mut aside = w.say("plan-initiatives-split", &[("kept", &kept), ("away", &away)], &[]);
    if let Some(file) = m.places_file(s.data_set) {
        aside = join(aside, w.say("plan-initiatives-places_file", &[], &[("file", &file)]));
    }
    let note = w.note(vec![money.inline()], aside, &by);
    blocks.push(Block::Paragraph { text, notes: vec![note] });
    if let Some(found) = classes {
        blocks.push(found.figure);
    }
    blocks.extend(per_head(w, m, s, &by, &inside, &number, &short));
    finding
}

/// A title as a sentence can hold it.
fn title(text: &str) -> String {
    let text = text.split('*').next().unwrap_or(text).trim();
    let short: String = text.chars().take(70).collect();
    if short.len() < text.len() { format!("{}…", short.trim_end()) } else { short }
}

/// What the initiatives of a source are called: their programme where they share one, else the data set's title.
fn programme(w: &Writer<'_>, m: &Material, s: &Source<'_>) -> String {
    let programmes: BTreeSet<&str> = s.records.iter().filter_map(|r| r.body_text("programme")).collect();
    match (programmes.len(), programmes.first()) {
        (1, Some(one)) => (*one).to_owned(),
        _ => m.data_sets.get(s.data_set).map_or_else(|| t(w.language, "initiative-plural"), |(r, _)| r.title.clone()),
    }
}

struct Found {
    sentence: Vec<Inline>,
    /// Where the most frequent class is not the one with most money.
    contrast: Option<Vec<Inline>>,
    figure: Block,
}

/// By mission (or measure): the share of projects beside the share of money.
fn classes(w: &mut Writer<'_>, s: &Source<'_>, by: &By) -> Option<Found> {
    let field = ["mission", "component", "category"].into_iter().find(|f| {
        let kinds: BTreeSet<&str> = s.records.iter().filter_map(|r| r.body_text(f)).collect();
        (2..=12).contains(&kinds.len())
    })?;
    let mut of: BTreeMap<&str, (usize, i64, &str)> = BTreeMap::new();
    for r in &s.records {
        let Some(class) = r.body_text(field) else { continue };
        let name = r.body_text(&format!("{field}_name")).unwrap_or(class);
        let entry = of.entry(class).or_insert((0, 0, name));
        entry.0 += 1;
        entry.1 += s.cents(r);
    }
    let (all, whole) = (s.records.len(), s.whole());
    #[expect(clippy::cast_precision_loss, reason = "shares")]
    let shares: Vec<(&str, &str, usize, i64, f64, f64)> =
        of.iter().map(|(c, (n, cents, name))| (*c, *name, *n, *cents, *n as f64 / all as f64, *cents as f64 / whole as f64)).collect();
    let mut rows = Vec::new();
    let mut said: BTreeMap<&str, [Figure; 3]> = BTreeMap::new();
    for (class, name, n, cents, part, money) in &shares {
        let words = [("class", *name)];
        let a = w.part(&format!("initiatives.class.{class}.number"), "class_number", &words, *part, by);
        let b = w.part(&format!("initiatives.class.{class}.money"), "class_money", &words, *money, by);
        let count = w.number(&format!("initiatives.class.{class}.count"), "class_count", &words, *n, by);
        let sum = millions(w, &format!("initiatives.class.{class}.millions"), &words, *cents, by);
        rows.push(PairedRow {
            label: if name == class { (*class).to_owned() } else { format!("{class} {}", short(name)) },
            first: Some(*part),
            first_text: a.shown(),
            second: Some(*money),
            second_text: b.shown(),
            cells: vec![count.shown(), sum.shown()],
        });
        said.insert(class, [a, b, count]);
    }
    let most = shares.iter().max_by(|a, b| a.4.total_cmp(&b.4).then(b.0.cmp(a.0)))?;
    let rich = shares.iter().max_by(|a, b| a.5.total_cmp(&b.5).then(b.0.cmp(a.0)))?;
    let (m1, m2) = (&said[most.0], &said[rich.0]);
    let words = [("most", short(most.1)), ("rich", short(rich.1))];
    let words: Vec<(&str, &str)> = words.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let sentence = if most.0 == rich.0 {
        w.say("plan-initiatives-class_one", &[("number", &m1[0]), ("money", &m1[1])], &words)
    } else {
        let args = [("number", &m1[0]), ("little", &m1[1]), ("few", &m2[2]), ("money", &m2[1])];
        w.say("plan-initiatives-class_two", &args, &words)
    };
    // The class with most money stands against the most frequent one only where it has half of all; else that one's own two shares do.
    let contrast = (most.0 != rich.0).then(|| match rich.5 >= 0.5 {
        true => w.say("plan-initiatives-finding_contrast", &[("number", &m1[0]), ("money", &m2[1])], &words),
        false => w.say("plan-initiatives-finding_light", &[("number", &m1[0]), ("money", &m1[1])], &words),
    });
    let l = w.language;
    let figure = Block::Figure {
        id: "figure-classes".to_owned(),
        caption: Inline::plain(t(l, "plan-initiatives-classes")),
        alt: sentence.clone(),
        drawing: Drawing::Paired(PairedDrawing {
            title: t(l, "plan-initiatives-classes_title"),
            first: t(l, "plan-initiatives-share_number"),
            second: t(l, "plan-initiatives-share_money"),
            columns: vec![t(l, "plan-column-projects"), t(l, "plan-column-millions")],
            rows,
        }),
        source: by.marks(),
        wide: false,
        notes: Vec::new(),
    };
    Some(Found { sentence, contrast, figure })
}

/// A class' name up to its first comma, as it fits a chart.
fn short(name: &str) -> String {
    let first = name.split([',', ';', '(']).next().unwrap_or(name).trim();
    first.chars().take(44).collect()
}

fn millions(w: &mut Writer<'_>, id: &str, words: &[(&str, &str)], cents: i64, by: &By) -> Figure {
    #[expect(clippy::cast_precision_loss, reason = "millions with one decimal")]
    let x = cents as f64 / 1e8;
    w.decimal(id, "class_millions", words, x, 1, "million €", by)
}

/// The residents by which money is divided: at the newest date that both sides have, where they are compared, else the newest here.
fn residents<'a>(m: &'a Material, s: &Source<'_>, inside: &[&str], around: &[&str]) -> Option<(&'a Leaf, bool)> {
    let everybody: Vec<&str> = inside.iter().chain(around).copied().collect();
    let shared = m.book.newest(code::RESIDENTS, &everybody).filter(|_| m.covers_around("initiative", s.data_set));
    match shared {
        Some(leaf) => Some((leaf, true)),
        None => Some((m.book.newest(code::RESIDENTS, inside)?, false)),
    }
}

/// How many initiatives of the largest source touch each unit, and its money per resident.
pub(super) fn unit_columns(w: &mut Writer<'_>, m: &Material, shown: &BTreeSet<&str>) -> Vec<UnitColumn> {
    let (inside, around) = (m.inside_codes(), m.around_codes());
    let sources = sources(m);
    let Some(s) = sources.first() else { return Vec::new() };
    let Some((leaf, _)) = residents(m, s, &inside, &around) else { return Vec::new() };
    let by = w.by(&[s.data_set], "money").and(&w.by(&[&leaf.data_set], "money"));
    let name = programme(w, m, s);
    let (mut numbers, mut heads) = (BTreeMap::new(), BTreeMap::new());
    for u in inside.iter().filter(|u| shown.contains(**u)) {
        let place = [("place", m.places.name(u))];
        let n = w.number(&format!("initiatives.number.{u}"), "initiatives_of", &place, s.parts.get(u).map_or(0, |p| p.0), &by);
        numbers.insert((*u).to_owned(), n.cell());
        if let Some(x) = s.head(leaf, &[u]) {
            let head = w.decimal(&format!("initiatives.head.{u}"), "money_per_head", &place, x, 0, "€", &by);
            heads.insert((*u).to_owned(), head.cell());
        }
    }
    let number = w.number("initiatives.number", "initiatives", &[("programme", &name)], s.records.len(), &by);
    let whole =
        s.head(leaf, &inside).map(|x| w.decimal("initiatives.head", "money_per_head", &[("place", &m.name)], x, 0, "€", &by).cell());
    let title = |key: &str| tr(w.language, key, &[("programme", &name)]);
    vec![
        UnitColumn { title: title("plan-units-initiatives"), cells: numbers, whole: Some(number.cell()), by: by.clone() },
        UnitColumn { title: title("plan-units-head"), cells: heads, whole, by },
    ]
}

/// Money per resident: map, table of the first, the comparison with what lies around.
fn per_head(w: &mut Writer<'_>, m: &Material, s: &Source<'_>, by: &By, inside: &[&str], number: &Figure, short: &Figure) -> Vec<Block> {
    let around = m.around_codes();
    let Some((leaf, compared)) = residents(m, s, inside, &around) else { return Vec::new() };
    let by = &by.and(&w.by(&[&leaf.data_set], "money"));
    let to = w.period(&leaf.period, by);
    let head = |units: &[&str]| s.head(leaf, units);
    let mut per: Vec<(&str, f64)> = inside.iter().filter_map(|u| Some((*u, head(&[u])?))).collect();
    per.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
    let (Some(here), Some(first), Some(last)) = (head(inside), per.first().copied(), per.last().copied()) else { return Vec::new() };
    let whole = w.decimal("initiatives.head", "money_per_head", &[("place", &m.name)], here, 0, "€", by);
    let name = |u: &str| m.places.name(u).to_owned();
    let top = w.decimal(&format!("initiatives.head.{}", first.0), "money_per_head", &[("place", &name(first.0))], first.1, 0, "€", by);
    let low = w.decimal(&format!("initiatives.head.{}", last.0), "money_per_head", &[("place", &name(last.0))], last.1, 0, "€", by);
    let places = [("first", name(first.0)), ("last", name(last.0))];
    let words: Vec<(&str, &str)> = places.iter().map(|(k, v)| (*k, v.as_str())).collect();
    // Several may have nothing: the last by name is none to single out.
    let nothing = last.1 <= 0.0;
    let mut text = w.say(
        if nothing { "plan-initiatives-head_top" } else { "plan-initiatives-head" },
        &[("head", &whole), ("to", &to), ("top", &top), ("low", &low)],
        &words,
    );
    #[expect(clippy::cast_precision_loss, reason = "shares")]
    let share_money = s.of(&[first.0]) as f64 / s.of(inside).max(1) as f64;
    let share_money = w.part("initiatives.first.money", "first_money", &[words[0]], share_money, by);
    let share_people = leaf.get(first.0).unwrap_or(0.0) / leaf.total(inside.iter().copied()).unwrap_or(1.0);
    let share_people = w.part("initiatives.first.people", "first_people", &[words[0]], share_people, by);
    let mut comparison = None;
    let mut summary = w.say("plan-initiatives-summary", &[("number", number), ("money", short)], &[]);
    if let Some(there) = head(&around).filter(|_| compared) {
        let other = w.decimal("initiatives.head.around", "money_per_head", &[("place", &m.around.name)], there, 0, "€", by);
        let kept = w.money("initiatives.kept", "initiatives_kept", &[], s.of(inside), by);
        let args = [("there", &other), ("head", &whole), ("kept", &kept)];
        text = join(text, w.say("plan-initiatives-around", &args, &[("around", &m.around.within)]));
        summary = join(summary, w.say("plan-initiatives-summary_around", &args, &[("around", &m.around.within)]));
        comparison = Some(Comparison {
            alt: w.say("plan-initiatives-around", &args, &[("around", &m.around.within)]),
            drawing: two_dots(m, (here, &whole), (there, &other)),
        });
    } else if let Some((said, made)) = by_table(w, m, s, inside, &around) {
        text = join(text, said.clone());
        summary = join(summary, said);
        comparison = Some(made);
    }
    let concentrated = w.say("plan-initiatives-first", &[("people", &share_people), ("money", &share_money)], &words[..1]);
    text = join(text, concentrated.clone());
    summary = join(summary, concentrated);
    let none: Vec<&str> = inside.iter().filter(|u| !s.parts.contains_key(*u)).copied().collect();
    if !none.is_empty() {
        let n = w.number("initiatives.none", "units_none", &[], none.len(), by);
        let list: Vec<&str> = none.iter().map(|u| m.places.name(u)).collect();
        let list = w.names("initiatives.none", &list, 40, by);
        text = join(text, join(w.say_n("plan-initiatives-none", none.len(), &[("number", &n)], &[]), list));
        text.push(Inline::text("."));
    }
    let label = match m.source_date(s.data_set) {
        Some(date) => {
            let date = w.period(&date, by);
            w.say("plan-initiatives-label_dated", &[("date", &date)], &[("programme", &programme(w, m, s))])
        }
        None => w.say("plan-initiatives-label", &[], &[("programme", &programme(w, m, s))]),
    };
    let figure = format!("{}\u{a0}€", whole.text);
    w.summary.push(Statement { figure, value_id: Some(whole.id.clone()), label, text: summary, comparison });
    // Apart from the first, what is left for the others.
    let others: Vec<&str> = inside.iter().filter(|u| **u != first.0).copied().collect();
    let mut notes = Vec::new();
    if let Some(rest) = head(&others) {
        let rest = w.decimal("initiatives.head.others", "money_per_head", &[("place", &t(w.language, "plan-others"))], rest, 0, "€", by);
        let n = w.number("initiatives.others", "units_others", &[], others.len(), by);
        let title = w.say("plan-initiatives-without_first", &[], &words[..1]);
        let text = w.say("plan-initiatives-without_first_text", &[("rest", &rest), ("number", &n)], &[]);
        notes.push(w.note(title, text, by));
    }
    let values: BTreeMap<String, f64> = per.iter().map(|(u, x)| ((*u).to_owned(), *x)).collect();
    let title = tr(w.language, "plan-initiatives-map", &[("programme", &programme(w, m, s))]);
    let named: &[&str] = if nothing { &[first.0] } else { &[first.0, last.0] };
    let drawing = classed(w, m, &Classed { id: "map.money", title: &title, values: &values, places: 0, unit: "€", named, by });
    let caption = w.say(
        if nothing { "plan-initiatives-map_caption_top" } else { "plan-initiatives-map_caption" },
        &[("top", &top), ("low", &low)],
        &words,
    );
    let source = w.note(Vec::new(), w.say("plan-initiatives-map_note", &[("to", &to)], &[]), by);
    notes.insert(0, source);
    vec![
        Block::Paragraph { text, notes: Vec::new() },
        super::maps::figure("figure-money", caption, drawing, join(Inline::plain(t(w.language, "plan-map-breaks")), by.marks()), notes),
        table(w, m, s, &per, by, (number, &whole)),
    ]
}

/// Where the list is an extract: the same money summed by unit in a table that holds what lies around too.
fn by_table(w: &mut Writer<'_>, m: &Material, s: &Source<'_>, inside: &[&str], around: &[&str]) -> Option<(Vec<Inline>, Comparison)> {
    let everybody: Vec<&str> = inside.iter().chain(around).copied().collect();
    if around.is_empty() || s.money != "money_pnrr" {
        return None;
    }
    // A unit that the table does not name had no project.
    let funding =
        m.book.of(code::PNRR_FUNDING).next_back().filter(|f| around.iter().filter(|u| f.get(u).is_some()).count() * 2 >= around.len())?;
    let leaf = m.book.newest(code::RESIDENTS, &everybody)?;
    let by = w.by(&[&funding.data_set, &leaf.data_set], "rates");
    let head = |units: &[&str]| {
        let money: Vec<f64> = units.iter().filter_map(|u| funding.get(u)).collect();
        Some(reticolo_analysis::sums::sum(&money) / leaf.total(units.iter().copied()).filter(|p| *p > 0.0)?)
    };
    let (here, there) = (head(inside)?, head(around)?);
    let a = w.decimal("initiatives.table.here", "money_per_head_table", &[("place", &m.name)], here, 0, "€", &by);
    let b = w.decimal("initiatives.table.around", "money_per_head_table", &[("place", &m.around.name)], there, 0, "€", &by);
    let to = w.period(&leaf.period, &by);
    let text = w.say("plan-initiatives-around_table", &[("head", &a), ("there", &b), ("to", &to)], &[("around", &m.around.within)]);
    Some((text.clone(), Comparison { alt: text, drawing: two_dots(m, (here, &a), (there, &b)) }))
}

fn table(w: &mut Writer<'_>, m: &Material, s: &Source<'_>, per: &[(&str, f64)], by: &By, whole: (&Figure, &Figure)) -> Block {
    let column = |title: String, align| Column { title, align };
    let inside = m.inside_codes();
    let mut rows = Vec::new();
    for (u, x) in per.iter().take(SHOWN) {
        let name = m.places.name(u);
        let place = [("place", name)];
        let count = s.parts.get(u).map_or(0, |p| p.0);
        let n = w.number(&format!("initiatives.number.{u}"), "initiatives_of", &place, count, by);
        let c = w.euro(&format!("initiatives.money.{u}"), "money_of", &place, s.of(&[u]), by);
        let h = w.decimal(&format!("initiatives.head.{u}"), "money_per_head", &place, *x, 0, "€", by);
        rows.push(Row { cells: vec![Cell::text(name), n.cell(), c.cell(), h.cell()], total: false });
    }
    let total = w.euro("initiatives.kept.euro", "initiatives_kept", &[], s.of(&inside), by);
    rows.push(Row { cells: vec![Cell::text(t(w.language, "plan-whole")), whole.0.cell(), total.cell(), whole.1.cell()], total: true });
    let (shown, all) =
        (w.given(i64::try_from(SHOWN.min(per.len())).unwrap_or(0)), w.number("units.inside", "units", &[], inside.len(), by));
    Block::Table {
        id: "table-initiatives".to_owned(),
        caption: Inline::plain(t(w.language, "plan-initiatives-table")),
        columns: vec![
            column(t(w.language, "envelope-unit"), Align::Text),
            column(t(w.language, "plan-column-projects"), Align::Number),
            column(t(w.language, "plan-column-euro"), Align::Number),
            column(t(w.language, "plan-column-per_head"), Align::Number),
        ],
        rows,
        source: by.marks(),
        extract: (per.len() > SHOWN).then(|| w.say("plan-extract", &[("shown", &shown), ("all", &all)], &[])),
        wide: false,
        notes: vec![w_note(w, by)],
    }
}

fn w_note(w: &mut Writer<'_>, by: &By) -> reticolo_report::Note {
    let text = Inline::plain(t(w.language, "plan-initiatives-table_note"));
    w.note(Vec::new(), text, by)
}

/// Another source: number, money, how far they are, where most of them lie.
fn other_source(w: &mut Writer<'_>, m: &Material, s: &Source<'_>, i: usize) -> Vec<Block> {
    let by = w.by(&[s.data_set], "money");
    let id = format!("initiatives{i}");
    let name = programme(w, m, s);
    let words = [("programme", name.as_str())];
    let number = w.number(&format!("{id}.number"), "initiatives", &words, s.records.len(), &by);
    let money = w.money(&format!("{id}.money"), "initiatives_money", &words, s.whole(), &by);
    let date = m.source_date(s.data_set).map(|d| w.period(&d, &by));
    let opening = capitalised(&name);
    let mut text = match &date {
        Some(date) => {
            w.say("plan-initiatives-other_dated", &[("date", date), ("number", &number), ("money", &money)], &[("programme", &opening)])
        }
        None => w.say("plan-initiatives-other", &[("number", &number), ("money", &money)], &[("programme", &opening)]),
    };
    // The few places that hold more than half of them.
    let mut most: Vec<(&str, usize)> = s.parts.iter().filter(|(u, _)| m.places.is_inside(u)).map(|(u, p)| (*u, p.0)).collect();
    most.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let mut held = 0;
    let few: Vec<&str> = most
        .iter()
        .take_while(|(_, n)| {
            let more = held * 2 <= s.records.len();
            held += if more { *n } else { 0 };
            more
        })
        .map(|(u, _)| *u)
        .collect();
    if few.len() <= 4 && few.len() < most.len() {
        let sum: usize = few.iter().map(|u| s.parts[u].0).sum();
        let n = w.number(&format!("{id}.few"), "few", &[], sum, &by);
        let names: Vec<String> = few.iter().map(|u| m.places.name(u).to_owned()).collect();
        let names = reticolo_messages::list_words(w.language, &names);
        text = join(text, w.say("plan-initiatives-few", &[("number", &n)], &[("names", &names)]));
    }
    let mut blocks = Vec::new();
    let phases = phases(w, m, s, &id, &by);
    if let Some((sentence, _)) = &phases {
        text = join(text, sentence.clone());
    }
    let note = w.note(Vec::new(), Vec::new(), &by);
    blocks.push(Block::Paragraph { text, notes: vec![note] });
    blocks.extend(phases.map(|(_, figure)| figure));
    blocks
}

/// How many stand at each step, and how many have begun.
fn phases(w: &mut Writer<'_>, m: &Material, s: &Source<'_>, id: &str, by: &By) -> Option<(Vec<Inline>, Block)> {
    let order: Vec<&str> = reticolo_model::vocabulary::PHASES.codes().collect();
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for r in &s.records {
        let at = order.iter().position(|c| r.body_text("phase") == Some(c))?;
        *counts.entry(at).or_default() += 1;
    }
    if counts.len() < 3 {
        return None;
    }
    let begun = |r: &&Record| r.body_text("phase").is_some_and(super::has_begun);
    let share = |all: &[&Record]| {
        #[expect(clippy::cast_precision_loss, reason = "a share of few")]
        let part = all.iter().filter(|r| begun(r)).count() as f64 / all.len() as f64;
        part
    };
    let started = s.records.iter().filter(|r| begun(r)).count();
    let number = w.number(&format!("{id}.begun"), "begun", &[], started, by);
    let part = w.part(&format!("{id}.begun.part"), "begun_part", &[("place", &m.name)], share(&s.records), by);
    let mut text = w.say_n("plan-initiatives-begun", started, &[("number", &number), ("part", &part)], &[]);
    let elsewhere: Vec<&Record> = m
        .of("initiative")
        .iter()
        .filter(|r| r.origin.as_ref().is_some_and(|o| o.data_set == s.data_set))
        .filter(|r| r.place.as_ref().is_some_and(|p| p.units.iter().any(|u| m.places.get(&u.unit).is_some_and(|x| !x.inside))))
        .collect();
    if elsewhere.len() >= 20 && m.covers_around("initiative", s.data_set) {
        let there = w.part(&format!("{id}.begun.around"), "begun_part", &[("place", &m.around.name)], share(&elsewhere), by);
        text = join(text, w.say("plan-initiatives-begun_around", &[("part", &there)], &[("around", &m.around.within)]));
    }
    let (first, last) = (*counts.first_key_value()?.0, *counts.last_key_value()?.0);
    let mut drawn = Vec::new();
    for (at, phase) in order.iter().enumerate().take(last + 1).skip(first) {
        let count = counts.get(&at).copied().unwrap_or(0);
        let label = t(w.language, &format!("phase-{phase}"));
        let n = w.number(&format!("{id}.phase.{phase}"), "phase_number", &[("phase", &label)], count, by);
        let shown = if count == 0 { Shown::default() } else { n.shown() };
        drawn.push(Phase { label, count, text: shown, filled: super::has_begun(phase) });
    }
    let l = w.language;
    let all = w.number(&format!("{id}.number"), "initiatives", &[("programme", "")], s.records.len(), by);
    let caption = w.say_n("plan-initiatives-phases", started, &[("number", &number), ("all", &all)], &[]);
    let legend = |key: &str| LegendCount { label: t(l, key), count: Shown::default() };
    let figure = Block::Figure {
        id: format!("figure-{id}"),
        alt: text.clone(),
        caption,
        drawing: Drawing::Phases(PhaseDrawing {
            title: String::new(),
            phases: drawn,
            filled: legend("plan-initiatives-phase_filled"),
            hollow: legend("plan-initiatives-phase_hollow"),
        }),
        source: by.marks(),
        wide: true,
        notes: Vec::new(),
    };
    Some((text, figure))
}
