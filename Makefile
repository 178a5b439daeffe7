# Two commands on a fresh machine (Python 3.11+ and make, nothing else):  make demo   and   make test
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
SERVE  ?= yes
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test check lint types imports wheel engine lock bench screenshots clean help

help:  ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

# ---- the environment: pinned and hashed, made once per lock file ----
$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "khronika needs Python 3.11 or newer; set PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.lock pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation --no-index -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

demo: $(VENV)/.run  ## read the demo corpus, print who says what, open the desk (SERVE=no: print only)
	@$(BIN)/khronika demo $(if $(filter no,$(SERVE)),--no-serve,)

test: $(VENV)/.dev  ## the tests (no root, no browser, no network)
	$(BIN)/python -m pytest -q -n 2

clean:  ## forget the environment and the demo folder
	rm -rf $(VENV) .demo dist

lock:  ## re-pin both lock files (needs uv on PATH)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra desk --group build pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra desk --group build --group dev pyproject.toml -c requirements.lock -o requirements-dev.lock
