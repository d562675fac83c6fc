# Everything the project is asked to do. `make help` lists it.
# A fresh Debian machine needs Rust, Node, Python 3 and root or sudo; what else is missing is installed on first use.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

TARGET := $(or $(CARGO_TARGET_DIR),target)
MEANDER := $(TARGET)/release/meander
CUSTOMERS ?= 20000
DATA ?= meander-data
OUT ?= out
BENCH_ARGS ?=
FUZZ_SECONDS ?= 60
# The long run of the contract, which the scheduled checks make: other cases each time, told by their seed.
CONTRACT_ARGS ?= --examples 100 --seed random --deep
CONTRACT := $(TARGET)/contract/venv/bin/python xtask/contract/run.py --program $(TARGET)/debug/meander

# What the pages are built of. Where there is no git, they are built once.
WEB_FILES := $(shell git ls-files web 2>/dev/null)

.PHONY: help build web run test bench check contract fuzz setup

help: ## This list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 16

setup:
	@bash xtask/setup.sh cc

web/node_modules/.package-lock.json: web/package.json web/package-lock.json
	@bash xtask/setup.sh node
	cd web && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

web/dist/index.html: web/node_modules/.package-lock.json $(WEB_FILES)
	cd web && npm run --silent build

web: web/dist/index.html ## Build the pages: web/dist, which become part of the program

build: setup web ## Build the program with its pages: target/release/meander
	cargo build --release --locked --package meander

run: build ## Make up a shop, draw its map, and serve it on http://127.0.0.1:7700
	@MEANDER=$(MEANDER) CUSTOMERS=$(CUSTOMERS) DATA=$(DATA) OUT=$(OUT) bash examples/shop/run.sh

test: setup web ## Run all tests
	@bash xtask/setup.sh postgres chromium contract
	cd web && npm test --silent && npm run --silent size
	@if cargo nextest --version >/dev/null 2>&1; then \
		run="cargo nextest run --locked --workspace --all-targets $${CI:+--profile ci}"; \
	else \
		run="cargo test --locked --workspace --all-targets"; \
	fi; echo "$$run"; $$run
	cargo test --locked --workspace --doc --quiet
	python3 -m unittest discover --quiet --start-directory bench/tests --top-level-directory bench
	python3 -m unittest discover --quiet --start-directory xtask/contract/tests --top-level-directory xtask/contract
	cargo build --locked --package meander
	$(CONTRACT)
	cd web && MEANDER_PROGRAM=$(abspath $(TARGET))/debug/meander npm run --silent e2e

check: setup web/node_modules/.package-lock.json ## Format, lints and the rules of the house
	@bash xtask/setup.sh lints
	cd web && npm run --silent check
	cargo fmt --all --check
	cargo clippy --locked --workspace --all-targets --quiet -- --deny warnings
	cargo run --locked --quiet --package xtask -- check
	@if cargo deny --version >/dev/null 2>&1; then cargo deny check; else echo "cargo-deny is not installed: licences not checked"; fi

bench: build ## Meander, ClickHouse and DuckDB: the same questions, with ratios
	@bash xtask/setup.sh venv chromium
	python3 bench/bench.py --meander $(MEANDER) $(BENCH_ARGS)

contract: setup web ## Ask the API much more than the tests do, and hold it to its document
	@bash xtask/setup.sh contract
	cargo build --locked --package meander
	$(CONTRACT) $(CONTRACT_ARGS)

fuzz: ## Feed every parser with nonsense, a minute each
	@bash xtask/setup.sh fuzz
	@bash fuzz/run.sh $(FUZZ_SECONDS)
