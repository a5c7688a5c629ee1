# Two commands do everything on a fresh machine: `make site` and `make test`. `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help site serve check test every bench audit clean

help:
	@echo "make site   install, build build/site, say where to open it"
	@echo "make serve  preview with live reload"
	@echo "make check  look for mistakes in guides and quizzes"
	@echo "make test   install what tests need (browser included) and run them all"
	@echo "make every  the tests that go through guides one by one, with every guide, quiz and drill (slow)"
	@echo "make bench  measure builds and pages against stock themes and print tables"
	@echo "make audit  let outside checkers judge the built site (slow), write docs/developer/audit.md"
	@echo "make clean  remove what was built"

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; try: make PYTHON=python3.12 ...") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: pyproject.toml $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.dev: pyproject.toml $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,zensical]'
	@touch $@ $(VENV)/.site

$(VENV)/.js: scripts/js/package-lock.json $(VENV)/.dev
	PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --prefix scripts/js --silent --no-fund --no-audit
	@touch $@

$(VENV)/.bench: bench/js/package-lock.json $(VENV)/.dev
	PATH="$(CURDIR)/$(BIN):$$PATH" PUPPETEER_SKIP_DOWNLOAD=1 npm ci --prefix bench/js --silent --no-fund --no-audit
	@touch $@

site: $(VENV)/.site
	$(BIN)/hocdvc build

serve: $(VENV)/.site
	$(BIN)/hocdvc serve

check: $(VENV)/.site
	$(BIN)/hocdvc check

test: $(VENV)/.dev $(VENV)/.js
	PYTHON=$(BIN)/python sh scripts/need_chromium.sh
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	PATH="$(CURDIR)/$(BIN):$$PATH" npm run --prefix scripts/js --silent check
	sh scripts/run_tests.sh $(BIN)/python
	@$(BIN)/python -m slipcover --merge .coverage.json --out .coverage.json --skip-covered --fail-under 95 > .coverage.txt || (cat .coverage.txt; exit 1)

every: $(VENV)/.dev
	EVERY=1 $(BIN)/python -m pytest -n 2 --dist loadfile $(shell grep -lE "import.* (few|small_copy)" tests/test_*.py)

bench: $(VENV)/.dev $(VENV)/.bench
	$(BIN)/python bench/run.py
	$(BIN)/python bench/pages.py

$(VENV)/.audit: scripts/audit/package-lock.json $(VENV)/.dev
	PUPPETEER_SKIP_DOWNLOAD=1 PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --prefix scripts/audit --silent --no-fund --no-audit
	@touch $@

audit: $(VENV)/.audit $(VENV)/.bench site
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python scripts/audit/run.py $(AUDIT)

clean:
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage*
