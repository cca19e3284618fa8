# Two commands matter: `make demo` and `make test`. `make help` lists the rest.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
VENV ?= .venv
PY := $(VENV)/bin/python
UV := $(VENV)/bin/uv
DANVAN := $(VENV)/bin/danvan
HOST ?= 127.0.0.1
PORT ?= 8000
DEMO_HOME ?= var/demo
# Everything that writes to the database, and one kind from the phone to the workbook; a replay always makes an SQLite file of its own, links are the same on both.
ON_POSTGRES = $(addprefix tests/unit/,audit common units scoring plans commitments cases records schedule reports) \
	tests/flow tests/faults --ignore tests/flow/desk/test_links.py $(JOURNEY_ON_POSTGRES)
JOURNEY_ON_POSTGRES = 'tests/browser/test_kinds.py::test_kind_is_entered_on_a_phone_and_found_again[training]'

.DEFAULT_GOAL := help
.PHONY: help demo run test test-quick check fmt lock accuracy fuzz bench faults canaries screenshots system-deps clean

help: ## Say what each target does
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

$(VENV)/bin/uv:
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "danvan needs Python 3.11 or newer."; exit 2; }
	@python3 -m venv $(VENV) || { echo "Python's venv is missing; on Debian: apt-get install python3-venv"; exit 2; }
	$(VENV)/bin/pip install --quiet --disable-pip-version-check uv

$(VENV)/.runtime: requirements.lock pyproject.toml | $(VENV)/bin/uv
	$(UV) pip install --quiet --python $(PY) --require-hashes -r requirements.lock
	$(UV) pip install --quiet --python $(PY) --no-deps -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.runtime
	$(UV) pip install --quiet --python $(PY) --require-hashes -r requirements-dev.lock
	@touch $@

demo: $(VENV)/.runtime ## Set everything up, load the invented district and serve it on this machine
	@export DANVAN_HOME=$(DEMO_HOME) DANVAN_DEMO=True DANVAN_DEMO_TODAY=$${DANVAN_DEMO_TODAY:-2023-06-06}; \
	$(DANVAN) migrate --verbosity 0 && $(DANVAN) demo && exec $(DANVAN) serve --host $(HOST) --port $(PORT)

run: $(VENV)/.runtime ## Serve this machine's own data (DANVAN_HOME, default var/)
	@$(DANVAN) migrate --verbosity 0 && exec $(DANVAN) serve --host $(HOST) --port $(PORT)

system-deps:
	@tools/system-deps.sh

test: $(VENV)/.dev system-deps ## Run all tests, on SQLite and on a real PostgreSQL
	@if [ ! -d ../shared/seed ]; then echo "NOT RUN: the tests on ../shared/seed (not here); the same assertions run on examples/."; fi
	$(PY) -m pytest -q -n 2 --dist loadfile --no-loadscope-reorder
	$(PY) tools/postgres.py $(PY) -m pytest -q -n 2 --dist loadfile --no-loadscope-reorder $(ON_POSTGRES)

test-quick: $(VENV)/.dev ## Run the tests that need neither browser nor PostgreSQL
	$(PY) -m pytest -q -n 2 --dist loadfile --no-loadscope-reorder tests/unit tests/flow tests/golden tests/replay tests/architecture tests/privacy

check: $(VENV)/.dev ## Lint, types, architecture, migrations, documents, locks; changes nothing
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports --no-cache | tail -n 12
	DANVAN_HOME=$$(mktemp -d) $(DANVAN) makemigrations --check --dry-run
	$(PY) tools/check_docs.py
	$(PY) tools/vendor.py
	@! grep -n '://' requirements.lock requirements-dev.lock || { echo "A lock names a host."; exit 1; }
	$(PY) tools/check_locks.py

fmt: $(VENV)/.dev ## Format the code
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

lock: $(VENV)/bin/uv ## Write both locks anew from pyproject.toml
	$(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --extra postgres pyproject.toml -o requirements.lock
	$(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --extra postgres --group dev pyproject.toml -o requirements-dev.lock

accuracy: $(VENV)/.dev ## Print how well the reader reads the corpus, against the kept figures
	$(PY) tools/accuracy.py
	$(PY) -m tests.unit.legaltext.accuracy

fuzz: $(VENV)/.dev ## Read 20,000 damaged files; none may crash, hang or eat memory
	$(PY) tools/fuzz.py 20000

bench: $(VENV)/.dev ## Print speed as ratios measured in one run
	$(PY) tools/bench.py

faults: $(VENV)/.dev system-deps ## Kill server and worker at random, DANVAN_FAULTS (20) times on each database
	DANVAN_FAULTS=$${DANVAN_FAULTS:-20} $(PY) -m pytest -q tests/faults/test_random_kills.py
	DANVAN_FAULTS=$${DANVAN_FAULTS:-20} $(PY) tools/postgres.py $(PY) -m pytest -q tests/faults/test_random_kills.py

canaries: $(VENV)/.dev ## Put DANVAN_CANARIES (2,000) invented people in through every door and look for them everywhere
	DANVAN_CANARIES=$${DANVAN_CANARIES:-2000} $(PY) -m pytest -q tests/privacy/test_cases.py
	DANVAN_LETTERS=$${DANVAN_LETTERS:-20000} $(PY) -m pytest -q tests/unit/cases/test_guarding.py

screenshots: $(VENV)/.dev system-deps ## Make the guide's pictures from the demo
	$(PY) tools/screenshots.py

clean: ## Remove the environment and the demo's data
	rm -rf $(VENV) var
