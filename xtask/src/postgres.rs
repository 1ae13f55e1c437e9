//! A PostgreSQL server for the length of a test run: its own folder, its own loopback port, nothing flushed to disk, never as root.

use crate::run::{Done, TempFolder, capture, command, free_port};
use crate::setup;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

pub struct Cluster {
    server: Child,
    port: u16,
    // Dropped after the server has ended.
    _folder: TempFolder,
}

impl Cluster {
    pub fn start() -> Result<Cluster, String> {
        let programs = setup::postgres_programs().ok_or("PostgreSQL is not installed")?;
        let folder = TempFolder::new("postgresql")?;
        let (data, log) = (folder.0.join("data"), folder.0.join("log"));
        let user = if setup::is_root() { Some(unprivileged(&folder.0)?) } else { None };
        capture(as_user(user, &programs.join("initdb")).arg("-D").arg(&data).args([
            "--username=reticolo",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ]))?;
        let port = free_port()?;
        let output = File::create(&log).map_err(|error| format!("{}: {error}", log.display()))?;
        let errors = output.try_clone().map_err(|error| format!("{}: {error}", log.display()))?;
        let mut server = as_user(user, &programs.join("postgres"));
        server.arg("-D").arg(&data).arg("-k").arg(&folder.0).args(["-p", &port.to_string()]);
        for setting in
            ["listen_addresses=127.0.0.1", "fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=200", "jit=off"]
        {
            server.args(["-c", setting]);
        }
        let server = server.stdout(output).stderr(errors).spawn().map_err(|error| format!("PostgreSQL cannot be started: {error}"))?;
        let mut cluster = Cluster { server, port, _folder: folder };
        cluster.wait(&programs, &log)?;
        Ok(cluster)
    }

    /// Where tests find it; they may make databases of their own.
    pub fn url(&self) -> String {
        format!("postgres://reticolo@127.0.0.1:{}/postgres", self.port)
    }

    fn wait(&mut self, programs: &Path, log: &Path) -> Done {
        let start = Instant::now();
        let port = self.port.to_string();
        while capture(command(programs.join("psql")).args([
            "-h",
            "127.0.0.1",
            "-p",
            &port,
            "-U",
            "reticolo",
            "-d",
            "postgres",
            "-Atc",
            "SELECT 1",
        ]))
        .is_err()
        {
            let ended = self.server.try_wait().ok().flatten();
            if ended.is_some() || start.elapsed() > Duration::from_secs(60) {
                return Err(format!("PostgreSQL did not start:\n{}", std::fs::read_to_string(log).unwrap_or_default()));
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        println!("   PostgreSQL answers on 127.0.0.1:{port}");
        Ok(())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // An interrupt ends it fast and cleanly; a kill would leave its shared memory behind.
        let _ = command("kill").args(["-INT", &self.server.id().to_string()]).status();
        for _ in 0..100 {
            if matches!(self.server.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// A user and group who may own the server, to whom the folder is given.
fn unprivileged(folder: &Path) -> Result<(u32, u32), String> {
    let users = std::fs::read_to_string("/etc/passwd").map_err(|error| format!("/etc/passwd: {error}"))?;
    let find = |name: &str| {
        let line = users.lines().find(|line| line.starts_with(&format!("{name}:")))?;
        let mut fields = line.split(':').skip(2);
        Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
    };
    let (user, group) =
        find("postgres").or_else(|| find("nobody")).ok_or("neither a user `postgres` nor `nobody`: PostgreSQL refuses to run as root")?;
    std::os::unix::fs::chown(folder, Some(user), Some(group)).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok((user, group))
}

/// The program as that user, and ended when this process ends in whatever way.
fn as_user(user: Option<(u32, u32)>, program: &PathBuf) -> Command {
    let mut command = command("setpriv");
    command.current_dir("/").args(["--pdeathsig", "INT"]);
    if let Some((user, group)) = user {
        command.args([format!("--reuid={user}"), format!("--regid={group}")]).arg("--clear-groups");
    }
    command.arg("--").arg(program);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cluster_starts_answers_and_ends() {
        if setup::postgres_programs().is_none() {
            println!("skipped: no PostgreSQL");
            return;
        }
        let cluster = Cluster::start().expect("it starts");
        let port = cluster.port;
        let folder = cluster._folder.0.clone();
        drop(cluster);
        assert!(!folder.exists());
        assert!(std::net::TcpStream::connect(("127.0.0.1", port)).is_err(), "it still answers");
    }
}
