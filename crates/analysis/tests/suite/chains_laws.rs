//! Supply chains: cases worked by hand, brute force, and laws that hold for any productive economy.
