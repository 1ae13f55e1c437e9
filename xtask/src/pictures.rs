//! `cargo xtask pictures`: the pictures of the guide (and of the README), taken of the example in a real browser, in both languages.

use crate::run::{Done, TempFolder, capture, command, root, show, timed};
use crate::server::{Server, demo, reticolo};
use crate::{browser, compile, run, setup};

pub fn run() -> Done {
    timed("styles and scripts of the pages", setup::ui)?;
    timed("program", || run::show(run::cargo().args(compile::BINARY)))?;
    timed("browser", || setup::outside_programs().and_then(|()| setup::packages(&root().join("e2e"))))?;
    let temp = TempFolder::new("pictures")?;
    let territory = temp.0.join("example");
    demo(&territory)?;
    let link = browser::add_user(&territory, "redazione", "administrator")?;
    let out = root().join("docs/guide");
    let server = Server::start(&territory)?;
    let mut node = command("node");
    node.arg("pictures.mjs").current_dir(root().join("e2e"));
    node.envs([("BASE_URL", server.base.as_str()), ("E2E_USER", "redazione"), ("E2E_PASSWORD", "a long word for one run only")]);
    node.env("RETICOLO_TOKEN_LINK", link).env("PICTURES", &out);
    show(&mut node)?;
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
