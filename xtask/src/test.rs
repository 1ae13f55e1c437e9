//! `cargo xtask test`: the whole test command, step by step, each with the time it took beside the time it may take.

use crate::compile::TestProgram;
use crate::postgres::Cluster;
use crate::run::{Done, TempFolder, cargo, plain, root, spell, timed};
use crate::suite::{Show, Tally};
use crate::{browser, clients, compile, contract, guide, methods, server, setup};
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Name, minutes, and what it does.
struct Step {
    name: &'static str,
    minutes: u64,
    run: fn(&mut Run) -> Done,
}

/// In the order in which they run.
const STEPS: &[Step] = &[
    Step { name: "set-up", minutes: 5, run: set_up },
    Step { name: "compile", minutes: 18, run: build },
    Step { name: "unit", minutes: 6, run: unit },
    Step { name: "stores", minutes: 4, run: stores },
    Step { name: "kill", minutes: 2, run: kill },
    Step { name: "api", minutes: 5, run: api },
    Step { name: "clients", minutes: 4, run: clients::run },
    Step { name: "contract", minutes: 9, run: contract::run },
    Step { name: "guide", minutes: 3, run: guide::run },
    Step { name: "methods", minutes: 2, run: methods::check },
    Step { name: "browser", minutes: 12, run: browser::run },
];
/// The first steps are always done: the others need what they make.
const NEEDED: usize = 2;
const WHOLE: u64 = 60;

fn is_wanted(step: &Step, only: &[String]) -> bool {
    only.is_empty() || only.iter().any(|name| name == step.name)
}

/// What the steps share.
pub struct Run {
    pub deep: bool,
    pub tally: Tally,
    pub temp: TempFolder,
    /// Time after which a hanging program of the present step is ended.
    pub limit: Duration,
    programs: Vec<TestProgram>,
    /// Debian packages and the browser's driver, installed while cargo compiles.
    outside: Option<JoinHandle<Done>>,
    cluster: Option<Cluster>,
    demo: Option<PathBuf>,
}

pub fn run(args: &[String]) -> Done {
    let (deep, only) = read(args)?;
    let mut run = Run {
        deep,
        tally: Tally::default(),
        temp: TempFolder::new("test")?,
        limit: Duration::ZERO,
        programs: Vec::new(),
        outside: None,
        cluster: None,
        demo: None,
    };
    let whole = Instant::now();
    let mut failed: Vec<&str> = Vec::new();
    let mut times = Vec::new();
    for (number, step) in STEPS.iter().enumerate() {
        let needed = number < NEEDED && STEPS[number + 1..].iter().any(|later| is_wanted(later, &only));
        if !(needed || is_wanted(step, &only)) {
            continue;
        }
        let start = Instant::now();
        println!("== {} (of {} min)", step.name, step.minutes);
        // The long versions have no budget; a program that hangs is ended all the same.
        run.limit = Duration::from_secs(60 * step.minutes * if deep { 30 } else { 3 });
        let before = run.tally.failed + run.tally.absent.len() as u64;
        let mut done = (step.run)(&mut run);
        // What is installed meanwhile must be there before anything runs.
        if step.name == "compile" || !STEPS[number + 1..].iter().any(|later| is_wanted(later, &only)) {
            done = done.and(run.outside());
        }
        let broken = run.tally.failed + run.tally.absent.len() as u64 - before;
        let ended = if let Err(why) = &done {
            println!("   {why}");
            " and failed"
        } else if broken > 0 {
            " and failed"
        } else if start.elapsed() > Duration::from_secs(60 * step.minutes) && !deep {
            ", more than it should"
        } else {
            ""
        };
        let line = format!("== {}: took {} of {} min{ended}", step.name, spell(start.elapsed()), step.minutes);
        println!("{line}");
        times.push(line);
        if done.is_err() || broken > 0 {
            failed.push(step.name);
        }
        if done.is_err() {
            run.tally.failed += u64::from(broken == 0);
            if number < NEEDED {
                break;
            }
        }
    }
    // An installation is never left half done.
    let _ = run.outside();
    run.close(&times, whole.elapsed(), &failed);
    // What failed was said above the closing line, which stays the last.
    if failed.is_empty() { Ok(()) } else { Err(String::new()) }
}

fn read(args: &[String]) -> Result<(bool, Vec<String>), String> {
    let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
    let (mut deep, mut only) = (false, Vec::new());
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        match arg.as_str() {
            "--deep" => deep = true,
            "--only" => match rest.next() {
                Some(name) if names.contains(&name.as_str()) => only.push(name.clone()),
                _ => return Err(format!("--only takes one of: {}", names.join(", "))),
            },
            other => return Err(format!("usage: cargo xtask test [--deep] [--only STEP]…; `{}` is not understood", plain(other))),
        }
    }
    Ok((deep, only))
}

impl Run {
    /// Waits for what is being installed meanwhile.
    fn outside(&mut self) -> Done {
        match self.outside.take() {
            Some(handle) => handle.join().unwrap_or_else(|_| Err("the installation broke off".to_owned())),
            None => Ok(()),
        }
    }

    /// The example, made once for all steps that look at it.
    pub fn demo(&mut self) -> Result<PathBuf, String> {
        if let Some(folder) = &self.demo {
            return Ok(folder.clone());
        }
        let folder = self.temp.0.join("demo");
        timed("example", || server::demo(&folder))?;
        self.demo = Some(folder.clone());
        Ok(folder)
    }

    /// What test programs find in their environment.
    fn settings(&mut self) -> Result<Vec<(String, String)>, String> {
        if self.cluster.is_none() {
            self.cluster = Some(Cluster::start()?);
        }
        let url = self.cluster.as_ref().map(Cluster::url).unwrap_or_default();
        let mut settings = vec![
            ("RETICOLO_SHARED".to_owned(), shared().to_string_lossy().into_owned()),
            ("RETICOLO_TEST_POSTGRES".to_owned(), url),
            ("RETICOLO_KILL_CYCLES".to_owned(), if self.deep { "50" } else { "10" }.to_owned()),
        ];
        if self.deep {
            settings.push(("RETICOLO_DEEP".to_owned(), "1".to_owned()));
        }
        Ok(settings)
    }

    /// Runs the chosen test programs; those named that do not exist are named as absent.
    fn programs(&mut self, show: Show, wanted: &[(&str, &str)], chosen: impl Fn(&TestProgram) -> bool) -> Done {
        for (package, name) in wanted {
            if !self.programs.iter().any(|p| p.package == *package && p.name == *name) {
                println!("   absent: {package}/{name}");
                self.tally.absent.push(format!("{package}/{name}"));
            }
        }
        let settings = self.settings()?;
        for program in self.programs.clone().iter().filter(|p| chosen(p)) {
            self.tally.program(program, &settings, show, self.limit)?;
        }
        Ok(())
    }

    fn close(&self, times: &[String], whole: Duration, failed: &[&str]) {
        println!();
        for line in self.tally.closing.iter().filter(|line| !line.contains(" 0 passed; 0 failed; 0 ignored")) {
            println!("{line}");
        }
        for why in &self.tally.skipped {
            println!("left out: {why}");
        }
        for name in &self.tally.absent {
            println!("absent: {name}");
        }
        times.iter().for_each(|line| println!("{line}"));
        println!("== all: took {} of {WHOLE} min", spell(whole));
        if !failed.is_empty() {
            println!("failed: {}", failed.join(", "));
        }
        println!("{} passed, {} failed", self.tally.passed, self.tally.failed + self.tally.absent.len() as u64);
    }
}

/// Where the collected data lie that some tests read.
pub fn shared() -> PathBuf {
    let named = std::env::var_os("RETICOLO_SHARED").map_or_else(|| PathBuf::from("../shared"), PathBuf::from);
    let path = root().join(named);
    path.canonicalize().unwrap_or(path)
}

fn set_up(run: &mut Run) -> Done {
    // The pages' scripts are embedded in the program, so they come before cargo; the rest is not needed until something runs.
    setup::ui()?;
    run.outside = Some(std::thread::spawn(|| setup::outside_programs().and_then(|()| setup::packages(&root().join("e2e")))));
    if shared().is_dir() {
        return Ok(());
    }
    println!("   {} is not there: tests that need it say so and pass", shared().display());
    Ok(())
}

fn build(run: &mut Run) -> Done {
    run.programs = compile::all()?;
    setup::ui_types()
}

/// Everything but the store and the program itself: units, laws, oracle cases, pages in words.
fn unit(run: &mut Run) -> Done {
    run.programs(Show::Failures, &[], |p| !is_store(p) && p.package != "reticolo")?;
    if compile::has_doc_tests() {
        let settings = run.settings()?;
        run.tally.run("documentation", cargo().args(["test", "--workspace", "--doc"]).envs(settings), Show::Failures, run.limit)?;
    }
    Ok(())
}

fn stores(run: &mut Run) -> Done {
    run.programs(Show::Failures, &[("store", "stories")], is_store)
}

fn kill(run: &mut Run) -> Done {
    run.programs(Show::All, &[("reticolo", "kill")], |p| p.package == "reticolo" && p.name == "kill")
}

/// The API and all else that the real program is asked from outside.
fn api(run: &mut Run) -> Done {
    run.programs(Show::Failures, &[("reticolo", "api")], |p| p.package == "reticolo" && p.name != "kill")
}

fn is_store(program: &TestProgram) -> bool {
    program.package == "store"
}

/// The name of a file or folder below the run's own folder.
pub fn inside(folder: &Path, name: &str) -> String {
    folder.join(name).to_string_lossy().into_owned()
}
