//! The words of the command line, with the help that teaches them. These forms are stable.

use crate::args_files::{Attach, FilesAct};
use crate::args_harmony::Harmony;
use crate::args_match::Match;
use crate::args_plan::Plan;
use crate::args_what_if::WhatIf;
use clap::builder::PossibleValuesParser;
use clap::{Args as Group, Parser, Subcommand};
use reticolo_instruments::survey::Target;
use std::path::PathBuf;

#[derive(Parser)]
#[command(
    name = "reticolo",
    version,
    about = "The workbench of a territory's development agency",
    long_about = "The workbench of a territory's development agency: bring in what is known about a territory, see it on maps, find what is latent, write the work plan.\n\nDIR is a territory's folder: its reticolo.toml and, unless a PostgreSQL database is named there, its reticolo.sqlite.\nLanguage: RETICOLO_LANGUAGE=it or en, else the locale.",
    after_help = "Exit code 0: done as asked, warnings included; 1: refused or failed, nothing written; 2: wrong usage.\n\nStart here:  reticolo demo"
)]
pub struct Args {
    /// Answer as JSON, for machines.
    #[arg(long, global = true)]
    pub json: bool,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Make a territory: its folder and its database.
    #[command(after_help = "Example:  reticolo new valley --name \"The valley\" --territory ITI22")]
    New(New),
    /// Load the example that comes with the program and serve it.
    Demo(Demo),
    /// Bring a file in: units, indicators, flows or records of a kind; or take an import back.
    #[command(
        after_help = "Without --mapping the columns' names decide; if they are not clear, the proposal is written to a file to be completed.\n\nExamples:\n  reticolo import DIR units.geojson --as units\n  reticolo import DIR libraries.csv --as asset --mapping libraries.toml --dry-run\n  reticolo import DIR --undo 17"
    )]
    Import(Import),
    /// The mappings of publishers' files that come with the program; with FILE, those that could read it.
    #[command(
        after_help = "A mapping is used by its name:  reticolo import DIR libraries.csv --as asset --mapping libraries\nOne that nearly fits is printed and completed:  reticolo mappings --show libraries > own.toml"
    )]
    Mappings {
        file: Option<PathBuf>,
        /// Print one as TOML.
        #[arg(long, value_name = "NAME", conflicts_with = "file")]
        show: Option<String>,
    },
    /// Attach many files to records: those of a folder, an archive or a table, each named by its record.
    #[command(
        after_help = "KEY.jpg, KEY_2.jpg and KEY/anything.jpg go to the record of KEY. Pictures lose the place they were taken at unless --keep-location; their record's title stands for what they show where the table says nothing. What is there already is not brought again.\n\nExamples:\n  reticolo attach DIR photos/ --kind asset --by code\n  reticolo attach DIR photos.csv --kind asset --by title --dry-run"
    )]
    Attach(Attach),
    /// The files of records: list them, write one out, destroy for good.
    Files {
        dir: PathBuf,
        #[command(subcommand)]
        act: FilesAct,
    },
    /// Run an analysis, on a territory or on plain files.
    Analyse {
        #[command(subcommand)]
        verb: reticolo_verbs::Verb,
    },
    /// What stands in each cell of the grid; with --out as CSV, ODS, XLSX, SVG or PNG after the extension of the file.
    Grid(Grid),
    /// The places on the grid that are proposed for records without one; with --confirm the sure ones are put there.
    Place(Place),
    /// Records that may be the same thing, with what speaks for and against. Nothing is merged: that is done on the page /duplicates.
    #[command(after_help = "Examples:\n  reticolo duplicates DIR\n  reticolo duplicates DIR --kind actor --least 0.8 --json")]
    Duplicates(Duplicates),
    /// Write the work plan, as PDF, HTML or JSON after the extension of the file; or the agency's own part of it.
    #[command(
        after_help = "Examples:\n  reticolo plan DIR --out plan.pdf\n  reticolo plan words import DIR words/\n  reticolo plan issue DIR"
    )]
    Plan(Plan),
    /// Search all records of a territory, in both languages, the best first.
    #[command(
        after_help = "Examples:\n  reticolo search DIR biblioteca\n  reticolo search DIR \"asilo nido\" --kind asset --kind need --unit 055032 --json"
    )]
    Search(Search),
    /// The vocabularies that come with the program: those that records choose from, ATECO, ESCO, NUTS and the like.
    #[command(
        after_help = "Examples:\n  reticolo vocabularies\n  reticolo vocabularies ateco_2025 --find biblioteche\n  reticolo vocabularies service --in DIR --out services.csv"
    )]
    Vocabularies(Vocabularies),
    /// Serve the pages and the API of a territory.
    Serve(Serve),
    /// Write out what an audience sees; the form follows the extension (csv, xlsx, ods, geojson, gpkg, jsonl; zip for all).
    Export(Export),
    /// Records that nobody confirmed within the term of their kind: counted by kind, or one by one.
    #[command(after_help = "Examples:\n  reticolo stale DIR\n  reticolo stale DIR --kind need --json")]
    Stale {
        dir: PathBuf,
        /// List those of one kind, longest standing still first.
        #[arg(long)]
        kind: Option<String>,
    },
    /// Structural needs that nobody has covered for more than so many days, as the log tells.
    #[command(after_help = "Example:  reticolo needs DIR --days 180 --unit 055032")]
    Needs {
        dir: PathBuf,
        #[arg(long, default_value_t = reticolo_instruments::structural::DAYS, value_parser = clap::value_parser!(i64).range(0..=36_500))]
        days: i64,
        /// Only those that lie in this unit.
        #[arg(long, value_name = "CODE")]
        unit: Option<String>,
        /// Only those of this category.
        #[arg(long, value_name = "CODE")]
        category: Option<String>,
        /// Write them to a file (csv).
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// What is latent: what the territory could do and does not, with reasons; written down, decided, as a table.
    #[command(
        after_help = "Examples:\n  reticolo latencies DIR --rule unserved_demand\n  reticolo latencies DIR --refresh\n  reticolo latencies DIR --accept ID --owner \"Ufficio servizi\" --due 2027-03-31"
    )]
    Latencies(Latencies),
    /// Who is on record by sector and place, what the territory is specialised in, and which data are waited for.
    #[command(after_help = "Examples:\n  reticolo production DIR\n  reticolo production DIR --by service --out sectors.csv")]
    Production(crate::args_production::Production),
    /// The inventory of heritage: what is free or at risk, and what is not known.
    #[command(after_help = "Examples:\n  reticolo heritage DIR\n  reticolo heritage DIR --use free --out free.csv")]
    Heritage(crate::args_production::Heritage),
    /// The seven maps of the atlas: what each found, its units, or a file for map programs (csv, geojson).
    #[command(
        after_help = "Examples:\n  reticolo atlas DIR\n  reticolo atlas DIR --map initiatives --measure money --by leader\n  reticolo atlas DIR --map heritage --out heritage.geojson"
    )]
    Atlas(crate::args_atlas::Atlas),
    /// Who serves whom: the matches of needs and offers that cost least, what stays unmet, what stays idle.
    #[command(
        after_help = "Examples:\n  reticolo match DIR --service nursery\n  reticolo match DIR --out matches.csv\n  reticolo match DIR --of ID --json"
    )]
    Match(Match),
    /// How evenly people are served: services that reach them or needs that are served, what pulls it down, what would move it.
    #[command(
        after_help = "Examples:\n  reticolo harmony DIR --across groups\n  reticolo harmony DIR --open nursery --in 055032\n  reticolo harmony DIR --needs --across cells --json\n  reticolo harmony DIR --needs --moves"
    )]
    Harmony(Box<Harmony>),
    /// What if: services, offers and ties that are only imagined, and what they would change. Nothing is written
    #[command(
        after_help = "Examples:\n  reticolo what-if DIR --do open:nursery:055032:30\n  reticolo what-if DIR --do close:SITE --do open:library:12.56,42.64 --json\n  reticolo what-if DIR --do offer:home_care:055022:20:hours:week\n  reticolo what-if DIR --do tie:ACTOR:ACTOR --out ties.csv"
    )]
    WhatIf(Box<WhatIf>),
    /// The surroundings of a record: who is tied to it and by what, within a step or two, to a file (gexf, graphml, csv) or as JSON.
    #[command(after_help = "Example:  reticolo network DIR ID --hops 2 --out around.gexf")]
    Network {
        dir: PathBuf,
        id: String,
        #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=2))]
        hops: u8,
        /// Only links that hold on this day.
        #[arg(long, value_name = "DATE")]
        as_of: Option<String>,
        /// Only records of this kind; may be repeated.
        #[arg(long)]
        kind: Vec<String>,
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Prove that the tables are what the log gives, and that the chain of the log holds.
    Check { dir: PathBuf },
    /// Look at an installation, say what is wrong and how to mend it.
    Doctor { dir: PathBuf },
    /// Write everything to one archive, while others may go on writing.
    Backup {
        dir: PathBuf,
        #[arg(long)]
        out: PathBuf,
    },
    /// Make a territory from an archive, on either engine. People who were erased stay erased if the journal is given.
    Restore {
        file: PathBuf,
        dir: PathBuf,
        /// A PostgreSQL URL; without it, a SQLite file in DIR.
        #[arg(long)]
        database: Option<String>,
        /// The journal of erasures (DIR/erasures.jsonl of the installation that was backed up).
        #[arg(long)]
        erasures: Option<PathBuf>,
    },
    /// The people who may come in.
    User {
        dir: PathBuf,
        #[command(subcommand)]
        act: UserAct,
    },
    /// The persons of whom something is kept.
    Person {
        dir: PathBuf,
        #[command(subcommand)]
        act: PersonAct,
    },
    /// Made-up territories of any size.
    Example {
        #[command(subcommand)]
        act: ExampleAct,
    },
    /// One job of a territory, as a server begins it.
    #[command(hide = true)]
    Job { dir: PathBuf, id: uuid::Uuid },
    /// The addresses of the server, as the browser test reads them.
    #[command(hide = true)]
    Routes,
}

#[derive(Group)]
pub struct New {
    pub dir: PathBuf,
    #[arg(long)]
    pub name: String,
    /// NUTS code (ITI22), region (10), province (055) or municipality (055032).
    #[arg(long, required_unless_present = "units", conflicts_with = "units")]
    pub territory: Option<String>,
    /// A CSV with a column `unit`: the codes of the territory's units.
    #[arg(long)]
    pub units: Option<PathBuf>,
    /// A PostgreSQL URL; its password comes from RETICOLO_DATABASE_PASSWORD.
    #[arg(long)]
    pub database: Option<String>,
}

#[derive(Group)]
pub struct Duplicates {
    pub dir: PathBuf,
    /// One kind of record; all of them unless said.
    #[arg(long)]
    pub kind: Option<String>,
    /// The least probability.
    #[arg(long, default_value_t = reticolo_instruments::duplicates::LEAST)]
    pub least: f64,
    /// Look at illustrative records too.
    #[arg(long)]
    pub illustrative: bool,
}

#[derive(Group)]
pub struct Demo {
    #[arg(long, default_value = "reticolo-demo")]
    pub dir: PathBuf,
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: String,
    /// Only load the example.
    #[arg(long)]
    pub no_serve: bool,
}

#[derive(Group)]
pub struct Grid {
    pub dir: PathBuf,
    #[arg(long)]
    pub out: Option<PathBuf>,
    /// The kinds of innovative action apart: ten by fifteen.
    #[arg(long)]
    pub wide: bool,
    /// Only records in this unit; may be given several times.
    #[arg(long, value_name = "CODE")]
    pub unit: Vec<String>,
    /// Only records in this saved area; may be given several times.
    #[arg(long, value_name = "ID")]
    pub saved_area: Vec<String>,
    /// Count illustrative records too.
    #[arg(long)]
    pub illustrative: bool,
    /// With the open latencies of each cell (JSON and tables).
    #[arg(long)]
    pub latencies: bool,
}

#[derive(Group)]
pub struct Place {
    pub dir: PathBuf,
    /// A kind of record; the one that most needs it unless given.
    #[arg(long)]
    pub kind: Option<String>,
    /// How many records.
    #[arg(long, default_value_t = 25)]
    pub limit: usize,
    /// Put the records about which there is no doubt where they are proposed, as one act that can be undone.
    #[arg(long)]
    pub confirm: bool,
}

#[derive(Group)]
pub struct Import {
    pub dir: PathBuf,
    #[arg(required_unless_present = "undo")]
    pub file: Option<PathBuf>,
    /// units, indicators, flows, or a kind of record.
    #[arg(long = "as", required_unless_present = "undo", value_parser = PossibleValuesParser::new(Target::names()))]
    pub target: Option<String>,
    /// A mapping: a file (TOML), or the name of one that comes with the program (`reticolo mappings`).
    #[arg(long, value_name = "FILE|NAME")]
    pub mapping: Option<PathBuf>,
    /// Check and compare; write nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Leave bad rows out; they go to a file beside the imported one.
    #[arg(long)]
    pub skip_bad_rows: bool,
    /// Take away what the data set had and the file has not.
    #[arg(long)]
    pub remove_missing: bool,
    /// The file with the places of the rows, where the mapping asks for one (else it is looked for beside FILE).
    #[arg(long, value_name = "FILE")]
    pub places: Option<std::path::PathBuf>,
    /// public, signed-in or named; over what the mapping says.
    #[arg(long, value_parser = ["public", "signed-in", "named"])]
    pub visibility: Option<String>,
    /// Take back the import of this number.
    #[arg(long, value_name = "N", conflicts_with_all = ["file", "target"])]
    pub undo: Option<i64>,
}

#[derive(Group)]
pub struct Search {
    pub dir: PathBuf,
    /// The words; the last may be the beginning of one.
    #[arg(required = true)]
    pub words: Vec<String>,
    /// Only these kinds.
    #[arg(long)]
    pub kind: Vec<String>,
    /// Only records in these units, by their codes.
    #[arg(long)]
    pub unit: Vec<String>,
    #[arg(long)]
    pub status: Vec<String>,
    #[arg(long)]
    pub data_set: Vec<String>,
    /// Only records in cells of the grid with this area, dimension, modality.
    #[arg(long)]
    pub area: Vec<String>,
    #[arg(long)]
    pub dimension: Vec<String>,
    #[arg(long)]
    pub modality: Vec<String>,
    /// At most so many (25 unless said, 200 at most).
    #[arg(long, default_value_t = 0)]
    pub limit: usize,
    /// Go on after the page before.
    #[arg(long)]
    pub after: Option<String>,
    /// Do not look for other words where nothing is found.
    #[arg(long)]
    pub exact: bool,
    /// Look at illustrative records too.
    #[arg(long)]
    pub illustrative: bool,
    /// public, signed-in or named:USER; everything unless said.
    #[arg(long)]
    pub audience: Option<String>,
}

#[derive(Group)]
pub struct Vocabularies {
    /// One of them.
    pub code: Option<String>,
    /// As a territory has it, with its own names and entries.
    #[arg(long = "in", value_name = "DIR")]
    pub dir: Option<PathBuf>,
    /// Only the entries that have these words, with what they are in other lists.
    #[arg(long, value_name = "WORDS", requires = "code")]
    pub find: Option<String>,
    /// Write it to a file (csv, json or ttl).
    #[arg(long, requires = "code", conflicts_with = "find")]
    pub out: Option<PathBuf>,
}

#[derive(Group)]
pub struct Serve {
    pub dir: PathBuf,
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: String,
    /// What is estimated to take more than so many seconds is done by a process of its own, and its page shows how far it is.
    #[arg(long, default_value_t = reticolo_instruments::work::PATIENCE)]
    pub long_over: f64,
}

#[derive(Group)]
pub struct Export {
    pub dir: PathBuf,
    /// A kind, units, indicators, flows or all; hsds, 360giving, linked-art (json), catalogue (ttl, jsonld), network (gexf, graphml,
    /// csv), meetings (ics).
    #[arg(long)]
    pub what: String,
    #[arg(long)]
    pub out: PathBuf,
    /// public, signed-in or named:USER; everything unless said.
    #[arg(long)]
    pub audience: Option<String>,
}

#[derive(Subcommand)]
pub enum UserAct {
    /// Add somebody; prints a link that works once and for an hour.
    Add {
        name: String,
        /// reader, editor or administrator.
        #[arg(long, value_parser = ["reader", "editor", "administrator"])]
        role: String,
        /// Address of the installation, for the link.
        #[arg(long, default_value = "http://127.0.0.1:8080")]
        base_url: String,
    },
    List,
    /// End an account, its sessions and its tokens.
    Disable {
        name: String,
    },
    /// Make a token for programs; it is shown once.
    Token {
        name: String,
    },
}

#[derive(Subcommand)]
pub enum PersonAct {
    List,
    /// Everything that is kept of a person.
    Export {
        id: uuid::Uuid,
        #[arg(long)]
        out: PathBuf,
    },
    /// Erase a person: values, key and accounts. It cannot be undone.
    Erase {
        id: uuid::Uuid,
    },
}

#[derive(Subcommand)]
pub enum ExampleAct {
    /// Fill a territory with units, indicators, flows and records that are made up; make it first where there is none.
    #[command(
        after_help = "Scale 1 is 33 units (unless there are units), 5 734 records of all kinds and some 9 500 links; scale N is N times as much.\nWhat is planted for analyses to find, with what only looks like it, goes into a file beside DIR that no other command reads.\nThe same scale, seed, day and units give the same bytes.\n\nExamples:\n  reticolo example generate valley\n  reticolo example generate valley --scale 18 --seed 3\n  reticolo example generate valley --units municipalities.geojson --mapping boundaries"
    )]
    Generate(Box<Generate>),
    /// Write a generated territory as files (GeoJSON, CSV) with their mappings, as they could be imported elsewhere.
    #[command(
        after_help = "Example:\n  reticolo example files valley valley-files\nThe files are printed in the order in which they are to be imported: reticolo import DIR FOLDER/need.csv --as need --mapping FOLDER/need.toml"
    )]
    Files { dir: PathBuf, folder: PathBuf },
}

#[derive(Group)]
pub struct Generate {
    pub dir: PathBuf,
    #[arg(long, default_value_t = 1)]
    pub scale: u32,
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Make DIR for an area: NUTS, region, province or municipality; its units are made up unless they are imported first.
    #[arg(long, value_name = "CODE", conflicts_with = "units")]
    pub territory: Option<String>,
    /// Make DIR with the units of a GeoJSON.
    #[arg(long, value_name = "FILE")]
    pub units: Option<PathBuf>,
    /// With --units: a mapping that says which property is what (a file, or the name of one that comes with the program).
    #[arg(long, value_name = "FILE|NAME", requires = "units")]
    pub mapping: Option<PathBuf>,
    /// The name of the territory that is made.
    #[arg(long)]
    pub name: Option<String>,
    /// For the territory that is made: a PostgreSQL URL; without it, a SQLite file in DIR.
    #[arg(long)]
    pub database: Option<String>,
    /// The day as of which everything is told: what is open then, what has ended [default: 2026-06-30].
    #[arg(long, value_name = "DATE")]
    pub day: Option<String>,
    /// What the log says as the time of writing, so that it too is the same every time.
    #[arg(long, value_name = "MOMENT")]
    pub clock: Option<String>,
    /// Do not mark the records as illustrative: analyses and plan then take them for real. Only where there are no other records.
    #[arg(long)]
    pub not_illustrative: bool,
    /// Where the planted truths go, outside of DIR; DIR.truths.json unless said.
    #[arg(long, value_name = "FILE")]
    pub truths: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub struct Latencies {
    pub dir: PathBuf,
    /// Only those that this rule finds (unserved_demand, idle_supply, missing_tie, unused_competence, call_without_project, empty_cell,
    /// duplication, conflict, silence).
    #[arg(long, value_name = "CODE")]
    pub rule: Option<String>,
    /// open, to_decide, in_hand, dismissed, resolved or all.
    #[arg(long)]
    pub state: Option<String>,
    /// Only those that lie in this unit.
    #[arg(long, value_name = "CODE")]
    pub unit: Option<String>,
    /// Only those of a cell of the grid: area/dimension/modality.
    #[arg(long)]
    pub cell: Option<String>,
    /// Look at illustrative records too.
    #[arg(long)]
    pub illustrative: bool,
    /// Write them to a file (csv).
    #[arg(long)]
    pub out: Option<PathBuf>,
    /// Write down what is found and close what is true no more.
    #[arg(long, conflicts_with_all = ["accept", "postpone", "dismiss", "reopen"])]
    pub refresh: bool,
    /// Take one on; with --owner and --due.
    #[arg(long, value_name = "ID", requires = "owner", requires = "due", conflicts_with_all = ["postpone", "dismiss", "reopen"])]
    pub accept: Option<String>,
    #[arg(long)]
    pub owner: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub due: Option<String>,
    /// Put one off; with --until.
    #[arg(long, value_name = "ID", requires = "until", conflicts_with_all = ["dismiss", "reopen"])]
    pub postpone: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
    /// Dismiss one for good; with --reason.
    #[arg(long, value_name = "ID", requires = "reason", conflicts_with = "reopen")]
    pub dismiss: Option<String>,
    #[arg(long)]
    pub reason: Option<String>,
    /// Put one back to be decided.
    #[arg(long, value_name = "ID")]
    pub reopen: Option<String>,
}
