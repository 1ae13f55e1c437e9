//! `cargo xtask pictures`: the pictures of the guide (and of the README), taken of the example in a real browser, in both languages; and the
//! examples of `docs/methods`, answers and pictures. `pictures methods` makes these alone.

use crate::run::{Done, TempFolder, capture, command, root, show, timed};
use crate::server::{Server, demo, reticolo};
use crate::{browser, compile, methods, run, setup};

pub fn run(args: &[String]) -> Done {
    let only_methods = match args {
        [] => false,
        [what] if what == "methods" => true,
        _ => return Err("usage: cargo xtask pictures [methods]".to_owned()),
    };
    timed("styles and scripts of the pages", setup::ui)?;
    timed("program", || run::show(run::cargo().args(compile::BINARY)))?;
    timed("browser", || setup::outside_programs().and_then(|()| setup::packages(&root().join("e2e"))))?;
    let temp = TempFolder::new("pictures")?;
    let territory = temp.0.join("example");
    demo(&territory)?;
    let workplace = temp.0.join("methods");
    // Before anybody is added: the answers are those of the example as it comes.
    timed("answers of docs/methods", || methods::write(&territory, &workplace))?;
    let link = browser::add_user(&territory, "redazione", "administrator")?;
    let out = root().join("docs/guide");
    let server = Server::start(&territory)?;
    let user = [("E2E_USER", "redazione"), ("E2E_PASSWORD", "a long word for one run only"), ("RETICOLO_TOKEN_LINK", link.as_str())];
    timed("pictures of docs/methods", || methods::pictures(&server, &workplace, &user))?;
    if only_methods {
        return Ok(());
    }
    let link = browser::add_user(&territory, "grafica", "administrator")?;
    let user = [("E2E_USER", "grafica"), ("E2E_PASSWORD", "a long word for one run only"), ("RETICOLO_TOKEN_LINK", link.as_str())];
    let mut node = command("node");
    node.arg("pictures.mjs").current_dir(root().join("e2e")).env("BASE_URL", &server.base).env("PICTURES", &out);
    show(node.envs(user))?;
    for language in ["it", "en"] {
        let pdf = temp.0.join(format!("plan-{language}.pdf"));
        let (dir, file) = (territory.to_string_lossy(), pdf.to_string_lossy());
        capture(&mut reticolo(&["plan", &dir, "--out", &file, "--language", language]))?;
        // The summary, which is the second page.
        let name = out.join(language).join("src/pictures/plan-pdf");
        capture(command("pdftoppm").args(["-r", "80", "-f", "2", "-l", "2", "-png", "-singlefile"]).arg(&pdf).arg(&name))?;
    }
    Ok(())
}
