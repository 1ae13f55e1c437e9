//! The real program on a free port, for the steps that look at it from outside, and short ways to call its commands.

use crate::compile;
use crate::run::{capture, command, free_port};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

pub fn reticolo(args: &[&str]) -> Command {
    let mut reticolo = command(compile::binary());
    reticolo.args(args);
    reticolo
}

/// The example as `reticolo demo` makes it, without serving it.
pub fn demo(folder: &Path) -> Result<(), String> {
    let dir = folder.to_string_lossy();
    capture(&mut reticolo(&["demo", "--dir", &dir, "--no-serve"])).map(drop)
}

pub struct Server {
    child: Child,
    log: PathBuf,
    pub base: String,
}

impl Server {
    /// Serves a territory's folder and waits until it answers.
    pub fn start(dir: &Path) -> Result<Server, String> {
        let address = format!("127.0.0.1:{}", free_port()?);
        let log = dir.with_extension("log");
        let output = File::create(&log).map_err(|error| format!("{}: {error}", log.display()))?;
        let errors = output.try_clone().map_err(|error| format!("{}: {error}", log.display()))?;
        let child = reticolo(&["serve", &dir.to_string_lossy(), "--listen", &address])
            .stdout(output)
            .stderr(errors)
            .spawn()
            .map_err(|error| format!("the server cannot be started: {error}"))?;
        let mut server = Server { child, log, base: format!("http://{address}") };
        let start = Instant::now();
        while std::net::TcpStream::connect(&address).is_err() {
            if matches!(server.child.try_wait(), Ok(Some(_))) || start.elapsed() > Duration::from_secs(30) {
                return Err(format!("the server does not answer on {address}:\n{}", server.log()));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(server)
    }

    /// What the server has said so far.
    pub fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
