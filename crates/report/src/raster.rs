//! A drawing as a picture of dots, for those whose program takes no SVG; set in the plan's own typefaces.

use crate::world::OWN_FONTS;
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};
use std::sync::{Arc, LazyLock};

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut all = fontdb::Database::new();
    OWN_FONTS.iter().for_each(|font| all.load_font_data(font.to_vec()));
    Arc::new(all)
});

/// The most dots of a side.
const MOST: f64 = 8000.0;

/// An SVG of ours as PNG on white, `scale` dots a point.
///
/// # Errors
/// A text that is no SVG, or a picture that would be too large.
pub fn png(svg: &str, scale: f64) -> Result<Vec<u8>, String> {
    let options = Options { fontdb: FONTS.clone(), font_family: "Titillium Web".to_owned(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|e| e.to_string())?;
    let size = tree.size();
    let (width, height) = (f64::from(size.width()) * scale, f64::from(size.height()) * scale);
    if !(1.0..=MOST).contains(&width) || !(1.0..=MOST).contains(&height) {
        return Err(format!("a picture of {width} × {height} dots"));
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 8000")]
    let mut dots = Pixmap::new(width.ceil() as u32, height.ceil() as u32).ok_or("a picture without dots")?;
    dots.fill(Color::WHITE);
    #[expect(clippy::cast_possible_truncation, reason = "a scale of a few dots a point")]
    resvg::render(&tree, Transform::from_scale(scale as f32, scale as f32), &mut dots.as_mut());
    dots.encode_png().map_err(|e| e.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_becomes_dots_and_the_same_bytes_each_time() {
        let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><text x="2" y="15">Ab</text></svg>"#;
        let one = png(svg, 2.0).expect("a picture");
        assert!(one.starts_with(b"\x89PNG") && one == png(svg, 2.0).expect("a picture"));
        assert!(png("no drawing", 1.0).is_err());
    }
}
