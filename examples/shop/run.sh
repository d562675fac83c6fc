#!/usr/bin/env bash
# From nothing to a map: makes up a shop, imports it, asks how many buy, draws the map, and serves all of it in the browser.
# Can be run again and again.
set -euo pipefail
cd "$(dirname "$0")/../.."
: "${MEANDER:=target/release/meander}" "${CUSTOMERS:=20000}" "${DATA:=meander-data}" "${OUT:=out}" "${LISTEN:=127.0.0.1:7700}"
mkdir -p "$OUT"

say() { printf '\n# %s\n' "$*"; }

say "A made-up shop: nobody in it is real"
"$MEANDER" simulate --customers "$CUSTOMERS" --seed 1 -o "$OUT/events.parquet" --truth "$OUT/truth.json"
"$MEANDER" import "$OUT/events.parquet" --data "$DATA" --made-up

say "How many visitors buy within a week (examples/shop/funnel.json)"
"$MEANDER" ask examples/shop/funnel.json --data "$DATA" --format table

say "The map of their journey, found in the events alone"
"$MEANDER" discover --data "$DATA" --made-up -o "$OUT/map.yaml"
"$MEANDER" map render "$OUT/map.yaml" --data "$DATA" --made-up -o "$OUT/map.html"

say "Where it is"
echo "the map to look at:    $OUT/map.html (open it in a browser)"
echo "the map to edit:       $OUT/map.yaml"
echo "the events:            $DATA"
echo "what was planted:      $OUT/truth.json"
echo "another question:      $MEANDER ask examples/shop/checkout.json --data $DATA --format table"

say "In the browser: http://$LISTEN (Ctrl-C stops it)"
exec "$MEANDER" serve --data "$DATA" --listen "$LISTEN" --log warn
