# Everything needed to run and to work on Viva; `make run` and `make test` set up what they need.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SOURCES := bot tests migrations bench

# The tests start Viva again and again: compiled once, it starts a second sooner each time.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run setup test test-types test-measured test-trials format lock bench mutants soak

# A bot that died (by its watchdog, or for want of memory) starts anew; one that ended by itself does not.
run: setup
	@while :; do \
		$(BIN)/viva run; code=$$?; \
		[ $$code -gt 128 ] && [ $$code -ne 130 ] && [ $$code -ne 143 ] || exit $$code; \
		echo "Viva died (exit code $$code) and starts anew."; sleep 1; \
	done

setup: $(VENV)/.ready

$(VENV)/.run-ready: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Viva needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Say which to use: make PYTHON=python3.12 ...")'
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing; on Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@# So that the first picture comes as soon as any: the library looks for the machine's fonts once.
	@MPLCONFIGDIR=$(VENV)/fonts $(BIN)/python -m bot.drawing </dev/null
	@touch $@

$(VENV)/.ready: $(VENV)/.run-ready
	@touch $@

$(VENV)/.dev-ready: $(VENV)/.run-ready requirements-dev.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

# What starts whole processes or tries the whole bot: measured, its bots would take twice as long.
UNMEASURED := process browser trials

# Measured tests wait for disks now and then, and a trial's clock is its own work: neither minds neighbours.
# The tests of whole processes do, for they tell how fast one ends.
test: $(VENV)/.dev-ready
	@sh tests/browser/find-chromium
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	@$(BIN)/coverage erase
	@$(MAKE) --no-print-directory --jobs 3 test-measured test-trials test-types
	$(BIN)/pytest --numprocesses 2 --dist loadfile tests/process tests/browser
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

test-types: $(VENV)/.dev-ready
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/viva check content/

test-measured: $(VENV)/.dev-ready
	$(BIN)/coverage run -m pytest --numprocesses 2 --dist loadfile $(patsubst %,--ignore tests/%,$(UNMEASURED))

# Each trial gets a process that has done nothing else before.
test-trials: $(VENV)/.dev-ready
	printf '%s\n' tests/trials/test_*.py | xargs -n 1 $(BIN)/pytest -p no:xdist

format: $(VENV)/.dev-ready
	$(BIN)/ruff format $(SOURCES)
	$(BIN)/ruff check --fix $(SOURCES)

$(VENV)-aiogram/.ready: requirements-bench.txt
	@$(PYTHON) -m venv $(VENV)-aiogram
	@$(VENV)-aiogram/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.txt
	@touch $@

bench: $(VENV)/.dev-ready $(VENV)-aiogram/.ready
	$(BIN)/python -m bench

RULES := denial reach clauses finding hedging candidates listing pieces strung elaboration passing numbers shares \
	dates spans values order comparison scramble judge score likeness nearness contrary measures units \
	wanted_number denial_ends second_thoughts choices siding offered ordinals number_parts short_dates \
	wanted_date before_after yes_no characters word_index misspelt sounds instead bolds wanted_span \
	wanted_values wanted_keys

mutants: $(VENV)/.dev-ready
	$(BIN)/python -m bench.mutation --modules $(RULES)

soak: $(VENV)/.dev-ready
	$(BIN)/pytest -m soak tests

# The lock files name every package with its hashes, and no address; needs uv (pip install uv).
lock:
	uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --quiet --output-file requirements.txt
	uv pip compile pyproject.toml --group build --group dev --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --quiet --constraint requirements.txt --output-file requirements-dev.txt
	uv pip compile --group bench --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --quiet --output-file requirements-bench.txt
