//! The plain versions, one file a kind of question, each with the questions that are tried.

mod attribution;
mod conformance;
mod data;
mod funnel;
mod funnel_any;
mod labels;
mod matching;
mod paths;
mod retention;
mod scope;
mod sequences;
mod times;
mod totals;
