#!/usr/bin/env bash
# Runs fuzz targets one after the other: run.sh SECONDS [TARGET …]; all of them where none is named. A target that
# finds something does not keep the others from running. Exit code 1 where anything was found.
set -euo pipefail
cd "$(dirname "$0")"
seconds=${1:?run.sh SECONDS [TARGET …]}
shift
targets=("$@")
if [ ${#targets[@]} = 0 ]; then mapfile -t targets < <(cargo +nightly fuzz list); fi

# Targets that read files write them first, thousands a second: into memory, where there is such a folder.
TMPDIR=$(mktemp -d "$([ -w /dev/shm ] && echo /dev/shm || echo "${TMPDIR:-/tmp}")/meander-fuzz.XXXXXX")
export TMPDIR
log=$TMPDIR/log
trap 'rm -rf "$TMPDIR"' EXIT

# Which words help which target.
dictionary() {
    case "$1" in
        segment) echo parquet ;;
        csv | ndjson | read | compressed | times) echo text ;;
        *) echo "$1" ;;
    esac
}

# The last number that a target told under a name.
told() { grep -oE "$1[: ]+[0-9]+" "$log" | tail -1 | grep -oE '[0-9]+$' || echo '?'; }

found=()
for target in "${targets[@]}"; do
    mkdir -p "corpus/$target" "artifacts/$target" "seeds/$target"
    words="dictionaries/$(dictionary "$target").dict"
    limits=(-max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1)
    if [ -e "$words" ]; then limits+=(-dict="$words"); fi
    status=0
    cargo +nightly fuzz run "$target" "corpus/$target" "seeds/$target" -- "${limits[@]}" >"$log" 2>&1 </dev/null || status=$?
    runs=$(told stat::number_of_executed_units)
    echo "$target: $runs runs, $(told 'cov') edges, $(told 'ft') features, $(told stat::peak_rss_mb) MB at most"
    if [ "$status" != 0 ]; then
        found+=("$target")
        grep -v "^#[0-9]" "$log" | tail -150
    fi
done

if [ ${#found[@]} = 0 ]; then echo "nothing found"; exit 0; fi
echo "found something: ${found[*]}; the inputs are in fuzz/artifacts"
exit 1
