//! 1.3 The wider system: initiatives that tie actors of the territory to others, and what part of the region's they are.

use super::Material;
use super::book::code;
use super::phrases::join;
use super::writer::Writer;
use reticolo_messages::{list_words, t};
use reticolo_model::Record;
use reticolo_report::{Block, Inline, Section};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

pub(super) fn section(w: &mut Writer<'_>, m: &Material) -> Section {
    let actors: BTreeMap<Uuid, &Record> = m.of("actor").iter().map(|r| (r.id, r)).collect();
    let initiatives: BTreeMap<Uuid, &Record> = m.of("initiative").iter().map(|r| (r.id, r)).collect();
    let mut partners: BTreeMap<Uuid, BTreeSet<Uuid>> = BTreeMap::new();
    for link in &m.links {
        if actors.contains_key(&link.from) && initiatives.contains_key(&link.to) {
            partners.entry(link.to).or_default().insert(link.from);
        }
    }
    // The lists that tell of partners at all: of some projects in them only one is known.
    let set_of = |i: &Uuid| initiatives[i].origin.as_ref().map_or("", |o| o.data_set.as_str());
    let lists: BTreeSet<&str> = partners.iter().filter(|(_, p)| p.len() > 1).map(|(i, _)| set_of(i)).collect();
    partners.retain(|i, _| lists.contains(set_of(i)));
    let at = |id: &Uuid, inside: bool| {
        actors[id].place.as_ref().is_some_and(|p| p.units.iter().any(|u| m.places.get(&u.unit).is_some_and(|x| !inside || x.inside)))
    };
    let regional: Vec<&Uuid> = partners.iter().filter(|(_, p)| p.iter().any(|a| at(a, false))).map(|(i, _)| i).collect();
    let ours: Vec<&Uuid> = partners.iter().filter(|(_, p)| p.iter().any(|a| at(a, true))).map(|(i, _)| i).collect();
    if regional.is_empty() {
        let finding = Inline::plain(t(w.language, "plan-beyond-finding_missing"));
        return w.section("beyond", finding, vec![w.missing("beyond")]);
    }
    let sets: BTreeSet<&str> = regional.iter().filter_map(|i| initiatives[i].origin.as_ref()).map(|o| o.data_set.as_str()).collect();
    let sets: Vec<&str> = sets.into_iter().collect();
    let by = w.by(&sets, "counts");
    let all = w.number("networks.all", "networks", &[], regional.len(), &by);
    let here = w.number("networks.ours", "networks_ours", &[], ours.len(), &by);
    #[expect(clippy::cast_precision_loss, reason = "a share of few")]
    let share = ours.len() as f64 / regional.len() as f64;
    let part = w.part("networks.part", "networks_part", &[], share, &by);
    let mut text = w.say_n("plan-beyond-text", ours.len(), &[("all", &all), ("ours", &here), ("part", &part)], &[]);
    // Who of the territory takes part, the most active first.
    let mut who: BTreeMap<&str, usize> = BTreeMap::new();
    for i in &ours {
        for a in partners[*i].iter().filter(|a| at(a, true)) {
            *who.entry(actors[a].title.as_str()).or_default() += 1;
        }
    }
    let mut order: Vec<(&str, usize)> = who.into_iter().collect();
    order.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    if !order.is_empty() {
        let mut list = Vec::new();
        for (i, (name, n)) in order.iter().take(6).enumerate() {
            let f = w.number(&format!("networks.actor.{i}"), "networks_of", &[("actor", name)], *n, &by);
            let word = w.word(&f);
            if i > 0 {
                list.push(Inline::text(", "));
            }
            list.push(Inline::text(format!("{name} (")));
            list.push(word.inline());
            list.push(Inline::text(")"));
        }
        text = join(text, Inline::plain(t(w.language, "plan-beyond-who")));
        text = join(text, list);
        text.push(Inline::text("."));
    }
    // Beside the territory's part of the people.
    let inside = m.inside_codes();
    let everybody: Vec<&str> = m.places.units.iter().map(|u| u.code.as_str()).collect();
    let opening = w.opening(&here);
    let mut finding = w.say_n("plan-beyond-finding", ours.len(), &[("ours", &opening), ("all", &all)], &[]);
    let mut notes = Vec::new();
    if let Some(leaf) = m.book.newest(code::RESIDENTS, &everybody).filter(|_| everybody.len() > inside.len()) {
        let by = w.by(&[&leaf.data_set], "rates");
        let people = leaf.total(inside.iter().copied()).unwrap_or(0.0) / leaf.total(everybody.iter().copied()).unwrap_or(1.0);
        let to = w.period(&leaf.period, &by);
        let residents = w.part("networks.people", "people_part", &[], people, &by);
        text = join(text, w.say("plan-beyond-people", &[("part", &part), ("people", &residents), ("to", &to)], &[]));
        let key = if (share - people).abs() < 0.05 {
            "as_people"
        } else if share < people {
            "less_than_people"
        } else {
            "more_than_people"
        };
        finding.extend(w.say(&format!("plan-beyond-finding_{key}"), &[], &[]));
    }
    let abroad = countries(&ours.iter().flat_map(|i| partners[*i].iter().copied()).collect(), &actors);
    if !abroad.is_empty() {
        let n = w.number("networks.countries", "countries", &[], abroad.len(), &by);
        let names = list_words(w.language, &abroad);
        text = join(text, w.say_n("plan-beyond-countries", abroad.len(), &[("number", &n)], &[("names", &names)]));
    }
    notes.push(w.note(
        w.say("plan-beyond-note", &[("ours", &here), ("all", &all)], &[]),
        Inline::plain(t(w.language, "plan-beyond-note_text")),
        &by,
    ));
    w.section("beyond", finding, vec![Block::Paragraph { text, notes }])
}

/// The countries of the partners, where they are on record.
fn countries(of: &BTreeSet<Uuid>, actors: &BTreeMap<Uuid, &Record>) -> Vec<String> {
    let all: BTreeSet<&str> = of.iter().filter_map(|a| actors[a].body_text("country")).filter(|c| !c.is_empty()).collect();
    all.into_iter().map(str::to_owned).collect()
}
