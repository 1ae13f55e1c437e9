//! Running test programs with a time limit, and counting what passed from their own closing lines.

use crate::compile::TestProgram;
use crate::run::{command, spell};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// What the runners counted, and their closing lines.
#[derive(Debug, Default)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
    /// Each runner's name and closing line.
    pub closing: Vec<String>,
    /// What tests left out, and why.
    pub skipped: Vec<String>,
    /// Test programs that a step names and that do not exist.
    pub absent: Vec<String>,
}

/// How much of a program's output is shown while it runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Show {
    All,
    /// Everything only if it fails.
    Failures,
}

impl Tally {
    /// Runs one of cargo's test programs; false if anything in it failed.
    pub fn program(&mut self, test: &TestProgram, settings: &[(String, String)], show: Show, limit: Duration) -> Result<bool, String> {
        let mut run = command(&test.program);
        run.current_dir(&test.folder).env("CARGO_MANIFEST_DIR", &test.folder).envs(settings.iter().cloned());
        run.args(if show == Show::All { &["--nocapture", "--test-threads=1"][..] } else { &["--show-output"][..] });
        self.run(&format!("{}/{}", test.package, test.name), &mut run, show, limit)
    }

    /// Runs any test runner that closes as cargo's or Node's does.
    pub fn run(&mut self, name: &str, run: &mut Command, show: Show, limit: Duration) -> Result<bool, String> {
        if show == Show::All {
            println!("   {name}");
        }
        let start = Instant::now();
        let mut child = run.stdout(Stdio::piped()).spawn().map_err(|error| format!("{name} cannot be started: {error}"))?;
        let output = child.stdout.take().ok_or_else(|| format!("{name}: no output"))?;
        let (send, lines) = mpsc::channel();
        // The reader ends with the last holder of the pipe, which may be a grandchild; nobody waits for it.
        std::thread::spawn(move || {
            for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
                if send.send(String::from_utf8_lossy(&line).into_owned()).is_err() {
                    return;
                }
            }
        });
        let mut heard = Vec::new();
        let mut ended = None;
        loop {
            match lines.recv_timeout(Duration::from_millis(200)) {
                Ok(line) => {
                    if show == Show::All {
                        println!("   {line}");
                    }
                    heard.push(line);
                    continue;
                }
                Err(mpsc::RecvTimeoutError::Disconnected) => {}
                Err(mpsc::RecvTimeoutError::Timeout) if ended.is_some() => break,
                Err(mpsc::RecvTimeoutError::Timeout) => {}
            }
            if ended.is_some() {
                break;
            }
            ended = child.try_wait().map_err(|error| format!("{name}: {error}"))?;
            if ended.is_none() && start.elapsed() > limit {
                let _ = child.kill();
                ended = Some(child.wait().map_err(|error| format!("{name}: {error}"))?);
                heard.push(format!("{name}: ended after {} without having finished", spell(start.elapsed())));
            }
            if ended.is_none() {
                std::thread::sleep(Duration::from_millis(20));
            }
        }
        let good = ended.is_some_and(|status| status.success());
        Ok(self.count(name, &heard, good, show, start.elapsed()))
    }

    fn count(&mut self, name: &str, heard: &[String], ended_well: bool, show: Show, time: Duration) -> bool {
        let (passed, failed, closing) = closing_lines(heard);
        // A runner that fails without saying how many failed counts as one.
        let failed = if !ended_well && failed == 0 { 1 } else { failed };
        let good = ended_well && failed == 0;
        if !good && show == Show::Failures {
            heard.iter().for_each(|line| println!("   {line}"));
        }
        let closing = if closing.is_empty() { "no closing line".to_owned() } else { closing.join(", ") };
        println!("   {name}: {closing} ({})", spell(time));
        self.skipped.extend(heard.iter().filter_map(|line| line.trim().strip_prefix("skipped: ")).map(|why| format!("{name}: {why}")));
        self.passed += passed;
        self.failed += failed;
        self.closing.push(format!("{name}: {closing}"));
        good
    }

    /// A check of our own.
    pub fn check(&mut self, name: &str, result: Result<String, String>) {
        match result {
            Ok(detail) => {
                self.passed += 1;
                println!("   ok {name}: {detail}");
            }
            Err(why) => {
                self.failed += 1;
                println!("   FAILED {name}: {why}");
            }
        }
    }
}

/// Passed and failed as the runner's closing lines say, and these lines.
fn closing_lines(heard: &[String]) -> (u64, u64, Vec<String>) {
    let (mut passed, mut failed, mut closing) = (0, 0, Vec::new());
    for line in heard {
        let line = line.trim();
        if let Some(result) = line.strip_prefix("test result: ") {
            // "ok. 3 passed; 1 failed; 0 ignored; …"
            for part in result.split(['.', ';']) {
                match part.trim().split_once(' ').map(|(n, what)| (n.parse::<u64>(), what)) {
                    Some((Ok(n), "passed")) => passed += n,
                    Some((Ok(n), "failed")) => failed += n,
                    _ => {}
                }
            }
            closing.push(line.to_owned());
        } else if let Some(rest) = line.strip_prefix("# ").or_else(|| line.strip_prefix("ℹ ")) {
            // Node's: "# pass 3"; a cancelled test did not pass.
            if let Some((what, Ok(n))) = rest.split_once(' ').map(|(what, n)| (what, n.parse::<u64>())) {
                match what {
                    "pass" => passed += n,
                    "fail" | "cancelled" => failed += n,
                    "skipped" => {}
                    _ => continue,
                }
                closing.push(format!("# {rest}"));
            }
        }
    }
    (passed, failed, closing)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn closing_lines_are_counted() {
        let cargo =
            lines("test a ... ok\ntest result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s");
        assert_eq!((closing_lines(&cargo).0, closing_lines(&cargo).1), (12, 3));
        let node = lines("ℹ tests 6\nℹ pass 4\nℹ fail 1\nℹ cancelled 1\nℹ skipped 0\nℹ duration_ms 12.5");
        assert_eq!((closing_lines(&node).0, closing_lines(&node).1), (4, 2));
    }

    #[test]
    fn a_program_that_hangs_is_ended_and_counts_as_failed() {
        let mut tally = Tally::default();
        let good = tally.run("sleeper", command("sleep").arg("60"), Show::Failures, Duration::from_millis(300)).expect("it starts");
        assert!(!good);
        assert_eq!((tally.passed, tally.failed), (0, 1));
    }

    #[test]
    fn a_program_that_fails_without_a_word_counts_as_failed() {
        let mut tally = Tally::default();
        assert!(!tally.run("false", &mut command("false"), Show::Failures, Duration::from_secs(9)).expect("it starts"));
        assert_eq!((tally.passed, tally.failed), (0, 1));
    }
}
