//! What the tests of the real program share: a territory in a throw-away folder, a server that is killed when dropped, a
//! plain HTTP client.
#![allow(dead_code, reason = "each test uses its own part")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

/// The program under test.
pub fn reticolo() -> &'static str {
    env!("CARGO_BIN_EXE_reticolo")
}

pub struct Territory {
    pub folder: PathBuf,
}

impl Territory {
    /// A new territory with a code that needs no units.
    pub fn new(name: &str) -> Territory {
        let folder = std::env::temp_dir().join(format!("reticolo-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        let territory = Territory { folder };
        let made = territory.run(&["new", territory.path(), "--name", "Prova", "--territory", "IT"]);
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        territory
    }

    pub fn path(&self) -> &str {
        self.folder.to_str().expect("a plain path")
    }

    /// Runs the command line in English.
    pub fn run(&self, args: &[&str]) -> Output {
        run(args)
    }

    /// A token of a new user.
    pub fn token(&self, name: &str, role: &str) -> String {
        let added = self.run(&["user", self.path(), "add", name, "--role", role]);
        assert!(added.status.success(), "{}", String::from_utf8_lossy(&added.stderr));
        let token = self.run(&["user", self.path(), "token", name]);
        assert!(token.status.success(), "{}", String::from_utf8_lossy(&token.stderr));
        String::from_utf8_lossy(&token.stdout).trim().to_owned()
    }
}

impl Drop for Territory {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let _ = std::fs::remove_dir_all(&self.folder);
        }
    }
}

/// Runs the command line in English.
pub fn run(args: &[&str]) -> Output {
    Command::new(reticolo()).args(args).env("RETICOLO_LANGUAGE", "en").output().expect("the program runs")
}

pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a port").port()
}

pub struct Server {
    child: Child,
    pub address: String,
}

impl Server {
    /// Starts the server and waits until it listens.
    pub fn start(territory: &Territory, port: u16) -> Server {
        Server::start_in(&territory.folder, port)
    }

    pub fn start_in(folder: &Path, port: u16) -> Server {
        Server::start_with(folder, port, &[])
    }

    /// The same with more words on its command line.
    pub fn start_with(folder: &Path, port: u16, words: &[&str]) -> Server {
        let address = format!("127.0.0.1:{port}");
        let mut child = Command::new(reticolo())
            .args(["serve", folder.to_str().expect("a plain path"), "--listen", &address])
            .args(words)
            .env("RETICOLO_LANGUAGE", "en")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the server starts");
        let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        lines.next().expect("a first line").expect("readable");
        // What it says later is read and dropped, so that it never waits for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        Server { child, address }
    }

    /// `kill -9`.
    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

/// One request; the status and the body. An error means that no whole answer came.
pub fn request(address: &str, method: &str, path: &str, token: Option<&str>, body: Option<&str>) -> std::io::Result<(u16, String)> {
    let (status, _, body) = exchange(address, method, path, token, body)?;
    Ok((status, String::from_utf8_lossy(&body).into_owned()))
}

/// One request with everything that came back: status, head, body.
pub fn exchange(
    address: &str,
    method: &str,
    path: &str,
    token: Option<&str>,
    body: Option<&str>,
) -> std::io::Result<(u16, String, Vec<u8>)> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(120)))?;
    let auth = token.map_or_else(String::new, |t| format!("Authorization: Bearer {t}\r\n"));
    let body = body.unwrap_or("");
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\n{auth}Content-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(body.as_bytes())?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let broken = || std::io::Error::from(std::io::ErrorKind::UnexpectedEof);
    let at = answer.windows(4).position(|w| w == b"\r\n\r\n").ok_or_else(broken)?;
    let head = String::from_utf8_lossy(&answer[..at]).into_owned();
    let status = head.split(' ').nth(1).and_then(|s| s.parse().ok()).ok_or_else(broken)?;
    let body = answer[at + 4..].to_vec();
    // With a length given, a shorter body means that the server died on the way.
    let length =
        head.lines().find_map(|l| l.to_ascii_lowercase().strip_prefix("content-length:").and_then(|n| n.trim().parse::<usize>().ok()));
    if length.is_some_and(|n| body.len() < n) {
        return Err(broken());
    }
    Ok((status, head, body))
}
