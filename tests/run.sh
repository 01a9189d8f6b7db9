#!/bin/bash
# Everything that must hold: builds and tests with warnings as errors, then again with the sanitizers.
set -euo pipefail
cd "$(dirname -- "${BASH_SOURCE[0]}")/.."
source .ci/setup.sh

for preset in dev sanitize; do
    setup_build "$preset"
    ctest --preset "$preset" </dev/null
done
