//! Fuzzes the readers of text formats.
#![no_main]

use libfuzzer_sys::fuzz_target;
use reticolo_fuzz::{read, sow_files};

fuzz_target!(init: sow_files("files"), |data: &[u8]| read(data));
