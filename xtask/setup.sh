#!/usr/bin/env bash
# Installs what a target of the Makefile needs and the machine lacks: setup.sh cc|node|postgres|chromium|lints|venv|contract|fuzz …
set -euo pipefail

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo "$@"; else
        echo "needed and not here: $*; run it as root" >&2
        exit 1
    fi
}

packages_updated=
install() {
    command -v apt-get >/dev/null || { echo "please install: $*" >&2; exit 1; }
    echo "installing $*"
    if [ -z "$packages_updated" ]; then as_root apt-get update -qq </dev/null; packages_updated=yes; fi
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" </dev/null >/dev/null
}

need_rust() {
    command -v cargo >/dev/null && return
    echo "Rust is not here: install it as https://www.rust-lang.org/tools/install says" >&2
    exit 1
}

# A few parts of the program (zstd, mimalloc) are written in C.
need_cc() {
    need_rust
    command -v cc >/dev/null || install gcc libc6-dev
}

# Tests start a PostgreSQL of their own; Debian's package would make and start one for the whole machine.
need_postgres() {
    ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && return
    if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
        as_root mkdir -p /etc/postgresql-common
        echo 'create_main_cluster = false' | as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
    fi
    install postgresql
}

need_node() {
    command -v npm >/dev/null && return
    echo "Node is not here: install version 20.19 or later with npm, as https://nodejs.org says" >&2
    exit 1
}

# Tests walk the pages in a real browser.
need_chromium() {
    command -v chromium >/dev/null || install chromium fonts-noto-core
}

need_lints() {
    need_rust
    cargo fmt --version >/dev/null 2>&1 || rustup component add rustfmt
    cargo clippy --version >/dev/null 2>&1 || rustup component add clippy
}

need_venv() {
    python3 -c 'import venv, ensurepip' 2>/dev/null || install python3-venv
}

# Tests ask the program everything that its OpenAPI document tells, by schemathesis in a venv of its own.
need_contract() {
    need_venv
    local venv="${CARGO_TARGET_DIR:-target}/contract/venv" wanted=xtask/contract/requirements.txt
    cmp -s "$wanted" "$venv/requirements.txt" && return
    echo "installing schemathesis into $venv"
    python3 -m venv --clear "$venv"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$wanted"
    cp "$wanted" "$venv/requirements.txt"
}

# Fuzzing instruments the code, which only the nightly compiler can.
need_fuzz() {
    need_cc
    command -v c++ >/dev/null || install g++
    cargo +nightly --version >/dev/null 2>&1 || rustup toolchain install nightly --profile minimal
    cargo fuzz --version >/dev/null 2>&1 || cargo install cargo-fuzz --locked
}

for need in "$@"; do "need_$need"; done
