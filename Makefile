# What a newcomer types. Everything lives in .venv, build and FURSA_DATA (default: ./data); nothing else is touched.
PYTHON ?= python3
BIN := .venv/bin
DEBIAN_POSTGRES := /usr/lib/postgresql/15/bin

.PHONY: run setup test check bench lock clean

run: setup  ## the whole sample edition, then its pages on http://127.0.0.1:8000
	@$(BIN)/fursa demo

setup: .venv/ready  ## virtual environment and hash-locked dependencies; safe to repeat

.venv/ready: requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Fursa needs Python 3.11 or newer: apt-get install python3"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "Python's venv is missing: apt-get install python3-venv"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing the dependencies (hash-locked) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(BIN)/python scripts/catalogues.py compile >/dev/null
	@touch $@

check: setup  ## style, types, the import rule, migrations, translations
	$(BIN)/ruff check
	$(BIN)/ruff format --check --quiet
	$(BIN)/lint-imports
	FURSA_DATA=build/check DJANGO_SETTINGS_MODULE=fursa.config.settings $(BIN)/python -W ignore -m django makemigrations --check --dry-run
	$(BIN)/python scripts/catalogues.py check
	$(BIN)/mypy src tests scripts

test: setup  ## every test, in Arabic, browser journeys included; the database's once more on Debian's PostgreSQL
	@$(BIN)/python scripts/find_chromium.py
	$(BIN)/pytest -q -n 2 --dist loadfile --no-loadscope-reorder
	@if [ -x $(DEBIAN_POSTGRES)/postgres ]; then echo "Once more on Debian's PostgreSQL 15 …"; \
	  FURSA_PG_BIN=$(DEBIAN_POSTGRES) $(BIN)/pytest -q -n 2 --dist loadfile tests/people tests/audit tests/ledger tests/core/test_once.py; fi

bench: setup  ## measured comparisons, as ratios within one run
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	$(BIN)/python benchmarks/allocation.py
	$(BIN)/python benchmarks/identity.py register

lock:  ## write the locked requirements anew (needs uv)
	uv pip compile -q --generate-hashes --no-emit-index-url --no-header --python-version 3.11 pyproject.toml -o requirements/runtime.txt
	uv pip compile -q --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --extra dev pyproject.toml -o requirements/dev.txt
	uv pip compile -q --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --extra bench pyproject.toml -c requirements/dev.txt -o requirements/bench.txt
	uv pip compile -q --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --extra spark pyproject.toml -c requirements/runtime.txt -o requirements/spark.txt

clean:
	rm -rf .venv build
