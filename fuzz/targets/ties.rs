//! Fuzzes the verbs that read flows and ties.
#![no_main]

use libfuzzer_sys::fuzz_target;
use reticolo_fuzz::{TIES, ask, sow};

fuzz_target!(init: sow("ties", TIES), |data: &[u8]| ask(TIES, data));
