# Everything needed to run and to work on Viva; `make run` and `make test` set up what they need.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SOURCES := bot tests migrations bench

# The tests start Viva again and again: compiled once, it starts a second sooner each time.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run setup test test-types test-clockless test-processes test-patient test-clocked test-trials format lock bench mutants soak

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
	@$(PYTHON) -c 'import ensurepip, venv' || { echo "Python's venv module is missing; on Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@echo "Setting Viva up in $(VENV), once; it takes a minute or two."
	@$(PYTHON) -m venv $(VENV)
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

# What reckons at no pace but its own. The tests of whole processes do: they tell how fast one starts and ends, and
# wait for most of their time, so that what knows no clock has the rest of the cores, and gives way to them. All
# others may find the cores busy: what a trial tells by its clock is its own work.
CLOCKLESS := tests/core tests/decks tests/drawing tests/telegram $(wildcard tests/test_*.py)
PROCESSES := tests/browser tests/process
# Of these, what waits for an outcome as long as it takes.
PATIENT := $(addprefix tests/process/test_,killing.py killing_rulings.py secrets.py)
TWO_AT_ONCE := --numprocesses 2 --dist loadfile
# Measured tests keep their files in memory where there is room: whether a database is flushed is seen at a loss of
# power alone, which `crash_images` plays, and all databases at once wait for the disk.
MEASURED := $(shell df -Pk /dev/shm 2>/dev/null | awk '$$4 > 1000000 && NR > 1 {print "PYTEST_DEBUG_TEMPROOT=/dev/shm"}') \
	$(BIN)/coverage run -m pytest

test: $(VENV)/.dev-ready
	@sh tests/browser/find-chromium
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	@$(BIN)/coverage erase
	@$(MAKE) --no-print-directory --jobs 3 test-processes test-clockless test-types
	@$(MAKE) --no-print-directory --jobs 3 test-clocked test-trials test-patient
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

test-types: $(VENV)/.dev-ready
	nice -n 19 $(BIN)/mypy
	nice -n 19 $(BIN)/lint-imports
	nice -n 19 $(BIN)/viva check content/

test-clockless: $(VENV)/.dev-ready
	nice -n 19 env $(MEASURED) $(TWO_AT_ONCE) $(CLOCKLESS)

# Measured, the bots that these start would take twice as long. In this order none that takes long comes last.
test-processes: $(VENV)/.dev-ready
	$(BIN)/pytest $(TWO_AT_ONCE) --no-loadscope-reorder $(PROCESSES) $(addprefix --ignore ,$(PATIENT))

test-patient: $(VENV)/.dev-ready
	$(BIN)/pytest $(PATIENT)

test-clocked: $(VENV)/.dev-ready
	env $(MEASURED) $(TWO_AT_ONCE) $(patsubst %,--ignore %,$(CLOCKLESS) $(PROCESSES) tests/trials)

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

mutants: $(VENV)/.dev-ready
	$(BIN)/python -m bench.mutation

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
