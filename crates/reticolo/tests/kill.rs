//! Kills the real server again and again while clients write and an import runs, and looks afterwards: every acknowledged
//! write is there, no half import, the chain holds. `RETICOLO_KILL_CYCLES` says how often (10 unless said).

mod common;

use common::{Server, Territory, free_port, reticolo};
use std::collections::BTreeSet;
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

const WRITERS: usize = 4;
const ROWS: usize = 12_000;

#[test]
fn every_acknowledged_write_survives() {
    let cycles: u32 = std::env::var("RETICOLO_KILL_CYCLES").ok().and_then(|n| n.parse().ok()).unwrap_or(10);
    let territory = Territory::new("kill");
    let token = territory.token("writer", "editor");
    let acknowledged: Arc<Mutex<BTreeSet<String>>> = Arc::default();
    let mut in_publication = 0;
    let mut counted = 0;
    let mut cycle = 0;
    // A cycle counts only if writes were in flight when the process died; at least three must hit a publication.
    while counted < cycles || in_publication < 3.min(cycles) {
        cycle += 1;
        assert!(cycle <= cycles * 4 + 10, "only {counted} of {cycle} cycles had writes in flight, {in_publication} a publication");
        let hit = one_cycle(&territory, &token, &acknowledged, cycle);
        println!("cycle {cycle}: {} writes in flight, import {}", hit.in_flight, hit.import);
        counted += u32::from(hit.in_flight > 0);
        in_publication += u32::from(hit.import == "in publication");
        verify(&territory, &acknowledged, cycle);
    }
    println!("{counted} cycles counted, {in_publication} hit a publication, {} writes acknowledged", lock(&acknowledged).len());
}

struct Hit {
    in_flight: u32,
    import: &'static str,
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn one_cycle(territory: &Territory, token: &str, acknowledged: &Arc<Mutex<BTreeSet<String>>>, cycle: u32) -> Hit {
    let mut server = Server::start(territory, free_port());
    let stop = Arc::new(AtomicBool::new(false));
    let in_flight = Arc::new(AtomicU32::new(0));
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let (stop, in_flight, acknowledged) = (stop.clone(), in_flight.clone(), acknowledged.clone());
            let (address, token) = (server.address.clone(), token.to_owned());
            std::thread::spawn(move || {
                let mut n = 0;
                while !stop.load(Ordering::Relaxed) {
                    n += 1;
                    let title = format!("Scrittura {cycle}-{writer}-{n}");
                    let body = format!(r#"{{"title":"{title}","body":{{"class":"infrastructure"}}}}"#);
                    in_flight.fetch_add(1, Ordering::SeqCst);
                    let answer = common::request(&address, "POST", "/api/v1/asset", Some(&token), Some(&body));
                    in_flight.fetch_sub(1, Ordering::SeqCst);
                    match answer {
                        Ok((201, _)) => {
                            lock(&acknowledged).insert(title);
                        }
                        Ok((429, _)) => std::thread::sleep(Duration::from_millis(5)),
                        Ok((status, text)) => panic!("a write was answered {status}: {text}"),
                        // The server died: the write was not acknowledged, so either end is right.
                        Err(_) => return,
                    }
                }
            })
        })
        .collect();

    // An import from the command line beside the running server: another process on the same file.
    let file = territory.folder.join(format!("import-{cycle}.csv"));
    let mut out = std::io::BufWriter::new(std::fs::File::create(&file).expect("a file"));
    writeln!(out, "key,title,class").expect("written");
    for row in 0..ROWS {
        writeln!(out, "{cycle}-{row},Riga {cycle}-{row},technology").expect("written");
    }
    out.flush().expect("written");
    drop(out);
    let mut import = Command::new(reticolo())
        .args(["import", territory.path(), file.to_str().expect("a path"), "--as", "asset", "--json"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the import starts");
    let staging = || {
        std::fs::read_dir(&territory.folder).expect("the folder").flatten().any(|e| e.file_name().to_string_lossy().starts_with("staging-"))
    };
    let wal = || std::fs::metadata(territory.folder.join("reticolo.sqlite-wal")).map_or(0, |m| m.len());
    let mut stage = "not begun";
    // Odd cycles wait until the publication writes: then the write-ahead log grows by leaps.
    let patience = Duration::from_millis(400 + u64::from(cycle * 137 % 900));
    let mut waited = Duration::ZERO;
    let mut grown = 0;
    let mut base = wal();
    while waited < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(5));
        waited += Duration::from_millis(5);
        if stage == "not begun" && staging() {
            stage = "in staging";
            base = wal();
        }
        grown = wal().saturating_sub(base);
        if import.try_wait().ok().flatten().is_some() {
            stage = "finished";
            break;
        }
        let publishing = stage == "in staging" && grown > 3_000_000;
        if publishing {
            stage = "in publication";
        }
        if (cycle % 2 == 1 && publishing) || (cycle.is_multiple_of(2) && waited >= patience) {
            break;
        }
    }
    let flying = in_flight.load(Ordering::SeqCst);
    server.kill();
    let _ = import.kill();
    let _ = import.wait();
    stop.store(true, Ordering::Relaxed);
    for writer in writers {
        writer.join().expect("no write was refused");
    }
    let _ = grown;
    std::fs::remove_file(&file).expect("removed");
    Hit { in_flight: flying, import: stage }
}

/// Looks with the real command line, as anybody would.
fn verify(territory: &Territory, acknowledged: &Arc<Mutex<BTreeSet<String>>>, cycle: u32) {
    let check = territory.run(&["check", territory.path(), "--json"]);
    assert!(check.status.success(), "check after cycle {cycle}: {}", String::from_utf8_lossy(&check.stdout));
    let out = territory.folder.join("after.csv");
    let export = territory.run(&["export", territory.path(), "--what", "asset", "--out", out.to_str().expect("a path")]);
    assert!(export.status.success(), "export: {}", String::from_utf8_lossy(&export.stderr));
    let text = std::fs::read_to_string(&out).expect("the export");
    let cells: BTreeSet<&str> = text.split([',', '\n']).collect();
    for title in lock(acknowledged).iter() {
        assert!(cells.contains(title.as_str()), "{title} was acknowledged and is gone after cycle {cycle}");
    }
    for n in 1..=cycle {
        let rows = text.matches(&format!("Riga {n}-")).count();
        assert!(rows == 0 || rows == ROWS, "half of import {n} is there: {rows} rows");
    }
    let left = std::fs::read_dir(&territory.folder)
        .expect("the folder")
        .flatten()
        .any(|e| e.file_name().to_string_lossy().starts_with("staging-"));
    assert!(!left, "staging is left after the next start");
}
