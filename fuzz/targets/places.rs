//! Fuzzes the verbs that read places and shapes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use reticolo_fuzz::{PLACES, ask, sow};

fuzz_target!(init: sow("places", PLACES), |data: &[u8]| ask(PLACES, data));
