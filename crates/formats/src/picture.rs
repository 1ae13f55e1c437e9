//! Pictures without the place they were taken at: JPEG, PNG, WebP and GIF are walked part by part, and what says where is taken out
//! of EXIF, XMP and text parts. The bytes that are drawn stay as they are.

mod exif;
mod jpeg;
mod png;
mod riff;
mod xmp;

/// A form of picture, told by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Jpeg,
    Png,
    Gif,
    WebP,
}

impl Form {
    #[must_use]
    pub fn media(self) -> &'static str {
        match self {
            Form::Jpeg => "image/jpeg",
            Form::Png => "image/png",
            Form::Gif => "image/gif",
            Form::WebP => "image/webp",
        }
    }
}

/// The form that the first bytes promise.
#[must_use]
pub fn form(bytes: &[u8]) -> Option<Form> {
    if bytes.starts_with(b"\xff\xd8\xff") {
        Some(Form::Jpeg)
    } else if bytes.starts_with(png::START) {
        Some(Form::Png)
    } else if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
        Some(Form::Gif)
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Some(Form::WebP)
    } else {
        None
    }
}

/// Whether a picture's parts follow each other as its form asks, as far as what is drawn.
#[must_use]
pub fn is_whole(bytes: &[u8]) -> bool {
    without_location(bytes).is_some()
}

/// Whether a picture says where it was taken.
#[must_use]
pub fn has_location(bytes: &[u8]) -> bool {
    without_location(bytes).is_some_and(|(_, took)| took)
}

/// The picture without what says where it was taken, and whether there was something to take; `None` for what is no picture or is
/// damaged. What a camera hides in notes of its own making, and names of towns that somebody wrote as a caption, stay.
#[must_use]
pub fn without_location(bytes: &[u8]) -> Option<(Vec<u8>, bool)> {
    match form(bytes)? {
        Form::Jpeg => jpeg::clean(bytes),
        Form::Png => png::clean(bytes),
        Form::Gif => riff::clean_gif(bytes),
        Form::WebP => riff::clean_webp(bytes),
    }
}

/// What stands behind a picture is kept, unless it may say a place: another picture with a position, a film. Whether it goes.
fn rest(rest: &[u8], out: &mut Vec<u8>) -> bool {
    let has = |wanted: &[u8]| rest.windows(wanted.len()).any(|w| w == wanted);
    let tells = rest.len() >= 8 && (has(b"ftyp") || has(b"moov") || xmp::speaks(rest) || pictures(rest));
    if !tells {
        out.extend_from_slice(rest);
    }
    tells
}

/// Whether one of the pictures behind the first has a position.
fn pictures(rest: &[u8]) -> bool {
    const EXIF: &[u8] = b"Exif\0\0";
    let starts = rest.windows(EXIF.len()).enumerate().filter(|(_, w)| *w == EXIF).map(|(i, _)| i + EXIF.len());
    starts.take(20).any(|from| {
        // A segment is at most so long.
        let mut block: Vec<u8> = rest[from..].iter().copied().take(65_536).collect();
        exif::clean(&mut block)
    })
}
