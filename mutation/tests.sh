#!/bin/sh
# The tests that must notice a mutant, the cheapest killers first; `mutation/run.py` runs it.
# Limits: a mutant may loop, or count up to a power that no machine can hold.
ulimit -v 3000000

# A command that may take so many seconds of processor time.
within() {
  (
    ulimit -t "$1"
    shift
    "$@"
  )
  status=$?
  if [ "$status" -gt 128 ]; then echo "out of time"; fi
  if [ "$status" -ne 0 ]; then exit "$status"; fi
}

within 10 python -m pytest -x -q -p no:cacheprovider \
  src/inovasi_index/exact.py src/inovasi_index/eligibility.py src/inovasi_index/scoring.py \
  tests/test_exactness.py
within 10 python -m inovasi_index.cli cases
within 20 python -m pytest -x -q -p no:cacheprovider tests/test_contest.py
# The digest of a ruleset and writing files have nothing to do with the modules that are mutated.
within 60 python -m pytest -x -q -p no:cacheprovider \
  tests/test_score.py tests/test_domain.py tests/test_conformance.py tests/test_facts.py \
  tests/test_screening.py tests/test_properties.py tests/test_two_scorers.py \
  --deselect tests/test_score.py::test_a_file_that_is_too_large_is_answered_at_its_start \
  --deselect tests/test_properties.py::TestTheDigest \
  --deselect tests/test_properties.py::TestDumpingAndReadingBack
