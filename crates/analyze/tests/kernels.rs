//! Every kind of question against a slow plain version, on random small journeys. The plain versions are written from
//! the definitions over rows in memory; they share nothing with the kernels but the reading of documents.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr)] // A test that can't go on says so and stops.

mod plain;
