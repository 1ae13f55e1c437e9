//! Running other programs and saying how long they took. Every child starts at the project's root and reads no terminal.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

/// What a step answers: nothing, or one sentence on what went wrong.
pub type Done = Result<(), String>;

/// The folder of the whole project.
pub fn root() -> PathBuf {
    let own = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    own.parent().map_or(own.clone(), Path::to_path_buf)
}

/// A child at the project's root, without a terminal to read from.
pub fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).stdin(Stdio::null());
    // What cargo tells its children about xtask would make its next run build other things anew.
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(|n| n.starts_with("CARGO_PKG_") || n.starts_with("CARGO_MANIFEST_")) {
            command.env_remove(&name);
        }
    }
    command
}

/// The cargo that started us.
pub fn cargo() -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs it, its output going where ours goes.
pub fn show(command: &mut Command) -> Done {
    let line = line_of(command);
    println!("   $ {line}");
    let status = command.status().map_err(|error| format!("`{line}` cannot be started: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{line}` failed ({status})")) }
}

/// Runs it quietly and gives its standard output; a failure carries both outputs.
pub fn capture(command: &mut Command) -> Result<String, String> {
    let line = line_of(command);
    let Output { status, stdout, stderr } = command.output().map_err(|error| format!("`{line}` cannot be started: {error}"))?;
    let text = String::from_utf8_lossy(&stdout).into_owned();
    if status.success() {
        return Ok(text);
    }
    Err(format!("`{line}` failed ({status})\n{}", shortened(&format!("{text}{}", String::from_utf8_lossy(&stderr)))))
}

/// A long text without its middle.
fn shortened(text: &str) -> String {
    const ENDS: usize = 20;
    let lines: Vec<&str> = text.trim_end().lines().collect();
    if lines.len() <= 2 * ENDS {
        return lines.join("\n");
    }
    format!("{}\n… {} lines …\n{}", lines[..ENDS].join("\n"), lines.len() - 2 * ENDS, lines[lines.len() - ENDS..].join("\n"))
}

/// Whether a program of that name is on the path.
pub fn has(program: &str) -> bool {
    std::env::var_os("PATH").is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}

fn line_of(command: &Command) -> String {
    let root = format!("{}/", root().display());
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    plain(&words.map(|word| word.to_string_lossy().replace(&root, "")).collect::<Vec<_>>().join(" "))
}

/// Text without control characters, so that what is echoed cannot move the terminal's cursor.
pub fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// "1 min 23 s".
pub fn spell(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds >= 60 { format!("{} min {:02} s", seconds / 60, seconds % 60) } else { format!("{:.1} s", time.as_secs_f64()) }
}

/// Runs one step, saying its name before and the time it took after.
pub fn timed<T>(name: &str, step: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    println!("== {name}");
    let start = Instant::now();
    let done = step();
    println!("== {name}: took {}{}", spell(start.elapsed()), if done.is_ok() { "" } else { " and failed" });
    done
}

/// A temporary folder that goes away with its owner.
pub struct TempFolder(pub PathBuf);

impl TempFolder {
    pub fn new(name: &str) -> Result<TempFolder, String> {
        let path = std::env::temp_dir().join(format!("reticolo-{name}-{}", std::process::id()));
        // A folder of that name can only be left over from an earlier process with our number.
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(TempFolder(path))
    }
}

impl Drop for TempFolder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A loopback port that nobody uses at this moment.
pub fn free_port() -> Result<u16, String> {
    std::net::TcpListener::bind(("127.0.0.1", 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|error| format!("no free port: {error}"))
}
