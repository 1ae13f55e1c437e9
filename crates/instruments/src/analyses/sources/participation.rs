//! What people answered to forms: votes on statements, and ballots on the options of a consultation.

use super::records::{ids, lacks, parts, rows, text};
use super::{Asked, Given, Setting, SettingKind, Source};
use crate::export::table;
use crate::{Result, WorkError};
use reticolo_formats::pabulib::{TABLES, write_pabulib};
use reticolo_model::fold::fold;
use reticolo_model::{Problem, Record};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

pub static OPINIONS: Source = Source {
    verb: "opinions",
    gives: &["votes"],
    settings: &[
        Setting::new("form", SettingKind::Record("form")).required(),
        Setting::new("agree", SettingKind::Text),
        Setting::new("disagree", SettingKind::Text),
        Setting::new("pass", SettingKind::Text),
    ],
    make: |asked| Box::pin(opinions(asked)),
};

pub static BUDGET: Source = Source {
    verb: "budget",
    gives: &["pb"],
    settings: &[Setting::new("consultation", SettingKind::Record("consultation")).required()],
    make: |asked| Box::pin(budget(asked)),
};

/// The answers to some forms, in the order of origin and key.
async fn responses(asked: &Asked<'_>, forms: &BTreeSet<Uuid>) -> Result<Vec<Record>> {
    let mut all = asked.all("response").await?;
    let ties = asked.ties("part_of", &ids(&all), forms).await?;
    let own: BTreeSet<Uuid> = ties.iter().map(|l| l.from).collect();
    all.retain(|r| own.contains(&r.id));
    Ok(all)
}

/// Each answer that is a vote, under its question; who answered stays without a name.
async fn opinions(asked: &Asked<'_>) -> Result<Given> {
    let form = asked.chosen("form", "form").await?;
    let mut votes: BTreeMap<String, &str> = BTreeMap::new();
    for (setting, vote) in [("agree", "1"), ("disagree", "-1"), ("pass", "0")] {
        votes.insert(vote.to_owned(), vote);
        votes.extend(asked.list(setting).iter().map(|word| (fold(word), vote)));
    }
    let mut given = Given::default();
    let (mut table, mut other) = (Vec::new(), 0);
    for response in responses(asked, &BTreeSet::from([form.id])).await? {
        for answer in rows(&response, "answers") {
            let value = text(answer, "value");
            match votes.get(value).or_else(|| votes.get(&fold(value))) {
                Some(vote) => table.push(vec![response.id.to_string(), text(answer, "question").to_owned(), (*vote).to_owned()]),
                None => other += 1,
            }
        }
    }
    if table.is_empty() {
        return Err(Problem::new("problem-source-votes", &form.title).with("answers", other).into());
    }
    given.table("votes", &["participant", "statement", "vote"], &table)?;
    given.note(asked, "source-answers_no_vote", other);
    given.names.extend(rows(&form, "questions").map(|q| (text(q, "name").to_owned(), text(q, "label").to_owned())));
    Ok(given)
}

/// Ballots: answers to the consultation's forms that name its options.
async fn budget(asked: &Asked<'_>) -> Result<Given> {
    let consultation = asked.chosen("consultation", "consultation").await?;
    let all = || rows(&consultation, "options");
    let options: Vec<_> = all().filter(|o| !text(o, "cost").is_empty()).collect();
    if options.is_empty() {
        return Err(lacks(asked, &consultation, "options").into());
    }
    let Some(money) = consultation.body_text("money_total") else { return Err(lacks(asked, &consultation, "money_total").into()) };
    let codes: BTreeSet<&str> = options.iter().map(|o| text(o, "code")).collect();
    let forms = ids(&asked.all("form").await?);
    let own = asked.ties("part_of", &forms, &BTreeSet::from([consultation.id])).await?.iter().map(|l| l.from).collect();
    let mut ballots = Vec::new();
    for response in responses(asked, &own).await? {
        let named: BTreeSet<String> = rows(&response, "answers").flat_map(|a| parts(text(a, "value"))).collect();
        let chosen: Vec<String> = named.into_iter().filter(|c| codes.contains(c.as_str())).collect();
        if !chosen.is_empty() {
            ballots.push(vec![(ballots.len() + 1).to_string(), chosen.join(",")]);
        }
    }
    if ballots.is_empty() {
        return Err(Problem::new("problem-source-ballots", &consultation.title).into());
    }
    let mut given = Given::default();
    given.note(asked, "source-options_without_cost", all().count() - options.len());
    let meta = [
        ("description", consultation.title.clone()),
        ("num_projects", options.len().to_string()),
        ("num_votes", ballots.len().to_string()),
        ("budget", money.to_owned()),
        ("vote_type", "approval".to_owned()),
    ];
    let meta = meta.into_iter().map(|(key, value)| vec![key.to_owned(), value]).collect();
    let projects = options.iter().map(|o| ["code", "cost", "title"].map(|c| text(o, c).to_owned()).to_vec()).collect();
    let tables = [
        table(TABLES[0], &["key", "value"], meta),
        table(TABLES[1], &["project_id", "cost", "name"], projects),
        table(TABLES[2], &["voter_id", "vote"], ballots),
    ];
    let bytes = write_pabulib(Vec::new(), &tables).map_err(WorkError::io("ballots.pb"))?;
    given.file("pb", "ballots.pb", bytes);
    given.names.extend(options.iter().map(|o| (text(o, "code").to_owned(), text(o, "title").to_owned())));
    Ok(given)
}
