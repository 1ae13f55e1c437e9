//! The words of `reticolo plan`: writing the plan to a file, and what the agency itself puts into it.

use clap::{Args as Group, Subcommand};
use std::path::PathBuf;

#[derive(Group)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Plan {
    #[command(subcommand)]
    pub act: Option<PlanAct>,
    #[arg(required = true)]
    pub dir: Option<PathBuf>,
    #[arg(long, required = true)]
    pub out: Option<PathBuf>,
    /// it or en; unless said, RETICOLO_LANGUAGE, else it.
    #[arg(long, value_parser = ["it", "en"])]
    pub language: Option<String>,
    /// The date of the edition, YYYY-MM-DD; unless said, the title page's, else today in Rome.
    #[arg(long)]
    pub date: Option<String>,
    /// public, signed-in or named:USER.
    #[arg(long, default_value = "public")]
    pub audience: String,
    /// Write about illustrative records too; the title page then says how many.
    #[arg(long)]
    pub illustrative: bool,
    /// Address of the installation, for links.
    #[arg(long)]
    pub base_url: Option<String>,
}

#[derive(Subcommand)]
pub enum PlanAct {
    /// The agency's own words, one Markdown text a section and language.
    Words {
        #[command(subcommand)]
        act: WordsAct,
    },
    /// The title page of the next edition; an empty text takes a field away.
    #[command(after_help = "Example:  reticolo plan title DIR --body \"Agency of the valley\" --signatory-role director --logo logo.svg")]
    Title(Title),
    /// Leave a section out of the plan, or take it in again with --undo.
    LeaveOut {
        dir: PathBuf,
        section: String,
        /// Take the section in again.
        #[arg(long)]
        undo: bool,
    },
    /// The analyses that the agency chose for the plan: each is asked anew whenever it is written.
    Analyses {
        #[command(subcommand)]
        act: AnalysesAct,
    },
    /// Issue the next edition: today's plan in both languages, kept as it is with the digest of its data.
    Issue(Issue),
    /// The editions that were issued; with --out, the documents of one.
    #[command(after_help = "Example:  reticolo plan editions DIR --number 2 --out editions")]
    Editions {
        dir: PathBuf,
        /// A folder for the documents of an edition.
        #[arg(long)]
        out: Option<PathBuf>,
        /// Which edition; the newest unless said.
        #[arg(long, requires = "out")]
        number: Option<i64>,
    },
}

#[derive(Subcommand)]
pub enum WordsAct {
    /// Bring words in from a folder (or one file) of Markdown named SECTION.it.md and SECTION.en.md, as one act.
    Import { dir: PathBuf, folder: PathBuf },
    /// Which sections have words, in which language, since when.
    List { dir: PathBuf },
    /// Write the words to a folder, as files that can be imported.
    Export { dir: PathBuf, folder: PathBuf },
}

#[derive(Subcommand)]
pub enum AnalysesAct {
    /// What is chosen: id, method, title and what is asked.
    List { dir: PathBuf },
    /// Add an analysis, once it has an answer: arguments of the method as NAME=VALUE, what is read of the territory as in-NAME=VALUE.
    #[command(
        after_help = "Example:  reticolo plan analyses add DIR inequality in-indicator=income --title-en \"How evenly incomes are spread\""
    )]
    Add(AddAnalysis),
    /// Take one out again.
    Remove { dir: PathBuf, id: uuid::Uuid },
}

#[derive(Group)]
pub struct AddAnalysis {
    pub dir: PathBuf,
    /// The method: a verb of `analyse`.
    pub verb: String,
    /// NAME=VALUE: an argument of the method; a setting of the territory where NAME begins with `in-`; a path where the argument is a file.
    pub asked: Vec<String>,
    #[arg(long)]
    pub title_it: Option<String>,
    #[arg(long)]
    pub title_en: Option<String>,
    /// A sentence of the agency, in Markdown.
    #[arg(long)]
    pub comment_it: Option<String>,
    #[arg(long)]
    pub comment_en: Option<String>,
}

#[derive(Group)]
pub struct Title {
    pub dir: PathBuf,
    /// The agency's name.
    #[arg(long)]
    pub body: Option<String>,
    /// What this edition is called.
    #[arg(long)]
    pub edition_name: Option<String>,
    /// The day of the edition, YYYY-MM-DD.
    #[arg(long)]
    pub date: Option<String>,
    #[arg(long)]
    pub signatory: Option<String>,
    #[arg(long)]
    pub signatory_role: Option<String>,
    /// A sentence below the edition.
    #[arg(long)]
    pub note: Option<String>,
    /// A PNG, JPEG or SVG of at most 2 MB.
    #[arg(long, conflicts_with = "no_logo")]
    pub logo: Option<PathBuf>,
    /// Take the logo away.
    #[arg(long)]
    pub no_logo: bool,
}

#[derive(Group)]
pub struct Issue {
    pub dir: PathBuf,
    /// The date of the edition where its title page names none; today in Rome unless said.
    #[arg(long)]
    pub date: Option<String>,
    /// public, signed-in or named:USER.
    #[arg(long, default_value = "public")]
    pub audience: String,
    /// Address of the installation, for links.
    #[arg(long)]
    pub base_url: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::{Args, Command};
    use clap::{CommandFactory, Parser};

    fn plan(words: &str) -> Option<Plan> {
        match Args::try_parse_from(words.split(' ')).ok()?.command {
            Command::Plan(plan) => Some(plan),
            _ => None,
        }
    }

    #[test]
    fn the_plan_is_written_as_before_and_its_own_part_has_words() {
        Args::command().debug_assert();
        let asked = plan("reticolo plan d --out p.pdf --language en").expect("as before");
        assert!(asked.act.is_none() && asked.dir == Some("d".into()) && asked.out == Some("p.pdf".into()));
        assert!(plan("reticolo plan d").is_none() && plan("reticolo plan --out p.pdf").is_none());
        let act = |words: &str| plan(words).and_then(|p| p.act);
        assert!(matches!(act("reticolo plan words import d f"), Some(PlanAct::Words { act: WordsAct::Import { .. } })));
        assert!(matches!(act("reticolo plan title d --body x --logo l.svg"), Some(PlanAct::Title(_))));
        assert!(matches!(act("reticolo plan leave-out d needs --undo"), Some(PlanAct::LeaveOut { undo: true, .. })));
        assert!(matches!(act("reticolo plan issue d --audience signed-in"), Some(PlanAct::Issue(_))));
        assert!(matches!(act("reticolo plan editions d"), Some(PlanAct::Editions { number: None, .. })));
        assert!(plan("reticolo plan editions d --number 1").is_none());
        let added = act("reticolo plan analyses add d regions k=4 in-size=residents --title-it x");
        assert!(matches!(added, Some(PlanAct::Analyses { act: AnalysesAct::Add(AddAnalysis { asked, .. }) }) if asked.len() == 2));
    }
}
