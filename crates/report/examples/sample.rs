//! Writes the made-up plan as PDF, HTML and JSON into a folder, to be looked at:
//! `cargo run -p reticolo-report --example sample -- FOLDER`.

#[path = "../tests/sample/mod.rs"]
mod sample;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::path::PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| ".".to_owned()));
    for (name, plan) in [
        ("sample", sample::plan()),
        ("double", sample::double()),
        ("empty", sample::empty()),
        ("long", sample::long()),
        ("hostile", sample::hostile()),
    ] {
        std::fs::write(folder.join(format!("{name}.pdf")), reticolo_report::pdf(&plan)?)?;
        std::fs::write(folder.join(format!("{name}.html")), reticolo_report::html_document(&plan, reticolo_report::STYLE))?;
        std::fs::write(folder.join(format!("{name}.json")), reticolo_report::json(&plan))?;
        println!("{name} written");
    }
    Ok(())
}
