//! The API of the real server, as a program uses it: write, read, search, conflict, history, undo, and who may do what.

mod common;

use common::{Server, Territory, exchange, free_port, request};

/// The text of a JSON member, found by its name (the tests need no parser for what they look at).
fn member<'a>(json: &'a str, name: &str) -> &'a str {
    let at = json.find(&format!("\"{name}\"")).unwrap_or_else(|| panic!("no {name} in {json}"));
    let rest = json[at + name.len() + 2..].trim_start_matches([':', ' ']);
    rest.trim_start_matches('"').split(['"', ',', '}']).next().unwrap_or_default()
}

#[test]
fn a_program_writes_reads_and_undoes() {
    let territory = Territory::new("api");
    let editor = territory.token("scrittore", "editor");
    let reader = territory.token("lettore", "reader");
    let server = Server::start(&territory, free_port());
    let call = |method: &str, path: &str, token: Option<&str>, body: Option<&str>| {
        request(&server.address, method, path, token, body).expect("an answer")
    };

    // A visitor reads what is public, and writes nothing.
    let new = r#"{"title":"Sala di prova","summary":"Spazio per incontri","body":{"class":"building_space","custodian_email":"custode@example.org"}}"#;
    assert_eq!(call("POST", "/api/v1/asset", None, Some(new)).0, 401);
    assert_eq!(call("POST", "/api/v1/asset", Some(&reader), Some(new)).0, 403);
    let (status, made) = call("POST", "/api/v1/asset", Some(&editor), Some(new));
    assert_eq!(status, 201, "{made}");
    let id = member(&made, "id").to_owned();

    // Made by hand: seen by those who sign in, in the first state, personal values for editors only.
    assert_eq!(member(&made, "visibility"), "signed-in");
    assert_eq!(member(&made, "status"), "recorded");
    let page = format!("/api/v1/asset/{id}");
    assert_eq!(call("GET", &page, None, None).0, 404);
    let (status, seen) = call("GET", &page, Some(&reader), None);
    assert_eq!(status, 200);
    assert!(!seen.contains("custode@example.org"), "a reader sees a personal value: {seen}");
    assert!(call("GET", &page, Some(&editor), None).1.contains("custode@example.org"));

    // Found at once, by the beginning of a word and by its stem.
    for q in ["sal", "incontro"] {
        assert!(call("GET", &format!("/api/v1/asset?q={q}"), Some(&reader), None).1.contains(&id), "{q}");
    }

    // What is wrong is named: field, value, rule.
    let (status, wrong) = call("POST", "/api/v1/asset", Some(&editor), Some(r#"{"title":"X","body":{"class":"castle"}}"#));
    assert_eq!(status, 422, "{wrong}");
    assert!(wrong.contains("class") && wrong.contains("castle") && wrong.contains("building_space"), "{wrong}");

    // Two people change the same record: different fields both stand, the same field is asked.
    let put = |body: &str| call("PATCH", &page, Some(&editor), Some(body));
    assert_eq!(put(r#"{"version":1,"title":"Sala grande"}"#).0, 200);
    let (status, merged) = put(r#"{"version":1,"summary":"Per cento persone"}"#);
    assert_eq!(status, 200, "{merged}");
    assert_eq!(member(&merged, "title"), "Sala grande");
    let (status, conflict) = put(r#"{"version":1,"title":"Sala piccola"}"#);
    assert_eq!(status, 409, "{conflict}");
    for text in ["Sala di prova", "Sala grande", "Sala piccola"] {
        assert!(conflict.contains(text), "{conflict}");
    }
    assert!(!conflict.contains("\"summary\""), "only what both changed is asked: {conflict}");

    // History and undo: the last change is taken back.
    let (status, history) = call("GET", &format!("{page}/history"), Some(&editor), None);
    assert_eq!(status, 200);
    assert!(!history.contains("custode@example.org"), "the log holds a personal value: {history}");
    let seq = history
        .match_indices("\"seq\"")
        .map(|(i, _)| member(&history[i..], "seq").parse::<i64>().expect("a number"))
        .max()
        .expect("an entry");
    let (status, undone) = call("POST", &format!("/api/v1/undo/{seq}"), Some(&editor), None);
    assert_eq!(status, 200, "{undone}");
    assert!(call("GET", &page, Some(&editor), None).1.contains("Spazio per incontri"));

    // Published, then everybody sees it, without the personal value.
    let version = member(&call("GET", &page, Some(&editor), None).1, "version").to_owned();
    assert_eq!(put(&format!(r#"{{"version":{version},"visibility":"public"}}"#)).0, 200);
    let (status, public) = call("GET", &page, None, None);
    assert_eq!(status, 200);
    assert!(!public.contains("custode@example.org"));

    // The same ETag is not sent twice.
    let (_, head, _) = exchange(&server.address, "GET", &page, None, None).expect("an answer");
    assert!(head.to_ascii_lowercase().contains("etag:"), "{head}");

    // The description of the API names the kinds and their fields.
    let (status, openapi) = call("GET", "/api/v1/openapi.json", None, None);
    assert_eq!(status, 200);
    assert!(openapi.contains("\"3.1") && openapi.contains("/api/v1/initiative") && openapi.contains("money_total"));

    // A revoked account is out at once.
    assert!(territory.run(&["user", territory.path(), "disable", "scrittore"]).status.success());
    assert_eq!(call("POST", "/api/v1/asset", Some(&editor), Some(new)).0, 401);
    let check = territory.run(&["check", territory.path()]);
    assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stderr));
}

#[test]
fn a_command_line_import_under_a_running_server_is_seen_at_once() {
    let territory = Territory::new("beside");
    let server = Server::start(&territory, free_port());
    let list = || request(&server.address, "GET", "/api/v1/asset", None, None).expect("an answer").1;
    assert!(!list().contains("Sala"));
    let file = territory.folder.join("rooms.csv");
    std::fs::write(&file, "key,title,class\n1,Sala uno,building_space\n2,Sala due,building_space\n").expect("written");
    let import = territory.run(&["import", territory.path(), file.to_str().expect("a path"), "--as", "asset", "--visibility", "public"]);
    assert!(import.status.success(), "{}", String::from_utf8_lossy(&import.stderr));
    assert!(list().contains("Sala uno") && list().contains("Sala due"));
}
