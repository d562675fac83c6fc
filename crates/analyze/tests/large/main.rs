//! Questions of more than the usual: long journeys, many steps, many labels, many buckets.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr)] // A test that can't go on says so and stops.

mod ask;
mod hints;
mod labels;
mod long;
mod steps;
