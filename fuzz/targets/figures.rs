//! Fuzzes the verbs that read tables of figures and texts.
#![no_main]

use libfuzzer_sys::fuzz_target;
use reticolo_fuzz::{FIGURES, ask, sow};

fuzz_target!(init: sow("figures", FIGURES), |data: &[u8]| ask(FIGURES, data));
