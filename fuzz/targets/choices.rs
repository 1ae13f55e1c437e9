//! Fuzzes the verbs that choose, match and share.
#![no_main]

use libfuzzer_sys::fuzz_target;
use reticolo_fuzz::{CHOICES, ask, sow};

fuzz_target!(init: sow("choices", CHOICES), |data: &[u8]| ask(CHOICES, data));
