# make run: chat with the bot, and install only what it needs. make test: prove everything, and install the tools too.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
ALL_READY := $(VENV)/.ready-dev
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r

.PHONY: run test unit lint bench reliability lock clean

run: $(READY)
	@if [ -n "$$TELEGRAM_BOT_TOKEN" ]; then exec $(BIN)/python -m bot run; else exec $(BIN)/python -m bot sandbox; fi

test: $(ALL_READY) lint
	$(BIN)/python -m bot check
	$(BIN)/python -m pytest -n 3 --dist worksteal

unit: $(ALL_READY)
	$(BIN)/python -m pytest -n 3 --dist worksteal -m "not browser"

lint: $(ALL_READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

bench: $(ALL_READY)
	$(BIN)/python -m benchmarks

# What was tried and what was lost: runs the tests of kills, chaos and refusals, and writes docs/reliability.md anew.
reliability: $(ALL_READY)
	$(BIN)/python -m tests.reliability -n 2 --dist worksteal

$(READY): requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) requirements.txt
	$(BIN)/python -m bot prepare
	@touch $(READY)

$(ALL_READY): requirements-dev.txt
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) requirements-dev.txt
	@touch $(READY) $(ALL_READY)

# After a change of pyproject.toml: both lock files anew, for every system, with hashes and without a host's name.
LOCK := uv pip compile --universal --python-version 3.11 --generate-hashes --quiet \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links
lock:
	$(LOCK) -o requirements.txt pyproject.toml
	$(LOCK) --extra dev -o requirements-dev.txt pyproject.toml

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
