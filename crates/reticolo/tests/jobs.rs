//! The real server and the processes that work for it: one is killed in the middle, and nothing is lost but time; the server is killed,
//! and the work goes on; stopping ends a worker at once, whatever it computes.

mod common;

use common::{Server, Territory, free_port, request, run};
use std::time::Duration;

/// A territory in which a plan takes a while.
fn filled(name: &str) -> Territory {
    let territory = Territory::new(name);
    let made = run(&["example", "generate", territory.path(), "--scale", "1", "--seed", "5", "--not-illustrative"]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let _ = std::fs::remove_file(format!("{}.truths.json", territory.path()));
    territory
}

fn get(server: &Server, path: &str) -> (u16, String) {
    request(&server.address, "GET", path, None, None).expect("an answer")
}

fn job_of(text: &str) -> String {
    let body: serde_json::Value = serde_json::from_str(text).unwrap_or_else(|e| panic!("{e}: {text}"));
    body["job"]["id"].as_str().unwrap_or_else(|| panic!("no job: {text}")).to_owned()
}

fn state(server: &Server, job: &str) -> String {
    let (status, text) = get(server, &format!("/api/v1/jobs/{job}"));
    assert_eq!(status, 200, "{text}");
    let body: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    body["state"].as_str().expect("a state").to_owned()
}

fn until(what: &str, mut holds: impl FnMut() -> bool) {
    for _ in 0..1500 {
        if holds() {
            return;
        }
        std::thread::sleep(Duration::from_millis(40));
    }
    panic!("{what}: it does not come");
}

/// The process that does a job.
fn worker(job: &str) -> Option<u32> {
    let all = std::fs::read_dir("/proc").expect("/proc").filter_map(Result::ok);
    let mut of = all.filter_map(|e| e.file_name().to_str()?.parse::<u32>().ok());
    of.find(|pid| {
        let line = std::fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
        let words: Vec<&[u8]> = line.split(|b| *b == 0).collect();
        words.get(1) == Some(&b"job".as_slice()) && words.get(3) == Some(&job.as_bytes())
    })
}

fn kill(pid: u32) {
    let killed = std::process::Command::new("kill").args(["-9", &pid.to_string()]).status().expect("kill runs");
    assert!(killed.success());
}

#[test]
fn a_worker_that_is_killed_is_said_to_have_failed_and_the_work_is_begun_again() {
    let territory = filled("jobs-kill");
    let mut server = Server::start_with(&territory.folder, free_port(), &["--long-over", "0.01"]);
    let (status, text) = get(&server, "/plan.json?lang=en");
    assert_eq!(status, 202, "{text}");
    let job = job_of(&text);
    until("a worker", || worker(&job).is_some() && state(&server, &job) == "running");
    kill(worker(&job).expect("a worker"));
    until("its end is known", || state(&server, &job) == "failed");
    // The page says so, and does not begin it by itself.
    let (status, page) = get(&server, "/plan?lang=en");
    assert!(status == 503 && page.contains(&format!("/jobs/{job}/again")), "{status} {page}");
    let (status, text) = request(&server.address, "POST", &format!("/api/v1/jobs/{job}/again"), None, Some("{}")).expect("an answer");
    assert_eq!(status, 200, "{text}");
    let again: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let next = again["id"].as_str().expect("an id").to_owned();
    until("a worker again", || worker(&next).is_some() && state(&server, &next) == "running");

    // The server dies, and its worker does not.
    server.kill();
    until("the work ends without the server", || worker(&next).is_none());
    let server = Server::start_with(&territory.folder, free_port(), &["--long-over", "0.01"]);
    assert_eq!(state(&server, &next), "done");
    let (status, text) = get(&server, "/plan.json?lang=en");
    assert!(status == 200 && text.contains("\"sections\""), "{status} {}", &text[..text.len().min(300)]);
    // What the worker found for the plan is there for whoever asks.
    assert_eq!(get(&server, "/api/v1/exchange").0, 200);

    // Stopping ends a worker within a second, and it leaves no file.
    let token = territory.token("legge", "reader");
    let (status, text) = request(&server.address, "GET", "/plan.pdf?audience=signed-in", Some(&token), None).expect("an answer");
    assert_eq!(status, 202, "{text}");
    let other = std::fs::read_dir(&territory.folder).expect("the folder");
    assert!(other.filter_map(Result::ok).all(|e| !e.file_name().to_string_lossy().starts_with("staging-")));
}

#[test]
fn a_worker_stops_within_a_second() {
    let territory = filled("jobs-stop");
    let token = territory.token("legge", "reader");
    let server = Server::start_with(&territory.folder, free_port(), &["--long-over", "0.01"]);
    let ask = |method: &str, path: &str| request(&server.address, method, path, Some(&token), Some("{}")).expect("an answer");
    let (status, text) = ask("GET", "/plan.json?audience=signed-in");
    assert_eq!(status, 202, "{text}");
    let job = job_of(&text);
    until("a worker", || worker(&job).is_some());
    let (status, text) = ask("POST", &format!("/api/v1/jobs/{job}/stop"));
    assert_eq!(status, 200, "{text}");
    for _ in 0..40 {
        if worker(&job).is_none() {
            break;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    assert!(worker(&job).is_none(), "it still works after two seconds");
    let (_, text) = ask("GET", &format!("/api/v1/jobs/{job}"));
    assert!(text.contains("\"cancelled\""), "{text}");
    let checked = territory.run(&["check", territory.path()]);
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
}

/// Squares in rows, as the publisher of boundaries tells them.
fn squares(side: u32) -> String {
    let square = |n: u32| {
        let (x, y) = (f64::from(n % side) * 0.01 + 12.0, f64::from(n / side) * 0.01 + 42.0);
        let ring = [[x, y], [x + 0.01, y], [x + 0.01, y + 0.01], [x, y + 0.01], [x, y]];
        let names = serde_json::json!({ "com_istat_code": format!("{:06}", 1_001 + n), "name": format!("Unit {n}"),
            "prov_istat_code": "001", "reg_istat_code": "01" });
        serde_json::json!({ "type": "Feature", "properties": names, "geometry": { "type": "Polygon", "coordinates": [ring] } })
    };
    let features: Vec<_> = (0..side * side).map(square).collect();
    serde_json::json!({ "type": "FeatureCollection", "features": features }).to_string()
}

#[test]
fn a_worker_in_the_midst_of_one_long_computation_stops() {
    let folder = std::env::temp_dir().join(format!("reticolo-jobs-long-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    let units = folder.with_extension("geojson");
    std::fs::write(&units, squares(30)).expect("units");
    let territory = Territory { folder };
    let words = ["--mapping", "boundaries", "--scale", "1", "--seed", "5", "--not-illustrative"];
    let made = run(&[&["example", "generate", territory.path(), "--units", units.to_str().expect("a plain path")], &words[..]].concat());
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    std::fs::remove_file(&units).expect("removed");
    let _ = std::fs::remove_file(format!("{}.truths.json", territory.path()));
    let token = territory.token("legge", "reader");
    let server = Server::start_with(&territory.folder, free_port(), &["--long-over", "0.01"]);
    let ask = |method: &str, path: &str| request(&server.address, method, path, Some(&token), Some("{}")).expect("an answer");
    // A thousand times nine hundred units are parted, in one function: that takes many seconds.
    let asked = "/api/v1/basins?indicator=example_income,example_old_age_share&method=best&k=40&replicates=999";
    let (status, text) = ask("GET", asked);
    assert_eq!(status, 202, "{text}");
    let job = job_of(&text);
    let told = || -> serde_json::Value { serde_json::from_str(&ask("GET", &format!("/api/v1/jobs/{job}")).1).expect("JSON") };
    until("it parts", || told()["done"] == 1 && worker(&job).is_some());
    let pid = worker(&job).expect("a worker");
    let (status, text) = ask("POST", &format!("/api/v1/jobs/{job}/stop"));
    let stopping: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert!(status == 200 && ["cancelling", "cancelled"].contains(&stopping["state"].as_str().expect("a state")), "{text}");
    let gone = || worker(&job) != Some(pid);
    let mut looks = 0;
    while !gone() || told()["state"] != "cancelled" {
        assert!(["cancelling", "cancelled"].contains(&told()["state"].as_str().expect("a state")), "{}", told());
        looks += 1;
        assert!(looks < 100, "it still works after five seconds");
        std::thread::sleep(Duration::from_millis(50));
    }
    // What was stopped is not begun again by itself, and left nothing.
    let (status, text) = ask("GET", asked);
    assert!(status == 503 && worker(&job).is_none(), "{status} {text}");
    assert!(territory.run(&["check", territory.path()]).status.success());
}
