# `make eval` needs Python 3.11 or later, git and make; everything else is set up in .venv.

PYTHON ?= python3
VENV ?= .venv
EXPERIMENT ?= seeds_baselines
ARGS ?=

# The encoder computes in float32, which comes out a little different on another processor.
TOLERANCES := --exact 1e-9 --exact bertscore=1e-4 --exact facts=1e-4 --exact coverage=1e-4

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
RUNTIME := $(VENV)/.runtime-is-set-up
DEV := $(VENV)/.dev-is-set-up

# Plain torch brings gigabytes of CUDA on Linux; the CPU build has an index of its own.
TORCH := $(shell sed -n 's/^torch==//p' constraints.txt)
ifeq ($(shell uname -s),Linux)
TORCH_ARGS := --retries 1 --extra-index-url https://download.pytorch.org/whl/cpu torch==$(TORCH)+cpu
else
TORCH_ARGS := torch==$(TORCH)
endif

.PHONY: help setup eval compare gate baseline test lint bench clean

help:
	@echo "make eval      set up and run the default experiment; ARGS='summarizer=textrank' overrides"
	@echo "make compare   the table of all runs in results/seeds; ARGS='RUN RUN' names others"
	@echo "make gate      score the default experiment anew, and fail where results/baseline differs"
	@echo "make baseline  make results/baseline again, where scores were meant to change"
	@echo "make test      set up and run the tests; ARGS='-k rouge' is for pytest"
	@echo "make lint      style, types and the import contract"
	@echo "make bench     speed against the libraries that we stand on"
	@echo "make setup     set up .venv only"
	@echo "make clean     remove .venv and caches (results stay)"

setup: $(RUNTIME)

eval: $(RUNTIME)
	@$(BIN)/harness eval +experiment=$(EXPERIMENT) $(ARGS)

compare: $(RUNTIME)
	@$(BIN)/harness compare $(or $(ARGS),results/seeds)

# Scored by the code as it is: results/ may hold what was made before a change.
FRESH := build/gate

gate: $(RUNTIME)
	@rm -rf $(FRESH)
	@$(BIN)/harness eval +experiment=seeds_baselines results=$(FRESH)
	@$(BIN)/harness gate --baseline results/baseline --candidate $(FRESH)/seeds $(TOLERANCES) $(ARGS)

baseline: $(RUNTIME)
	@rm -rf $(FRESH)
	@$(BIN)/harness eval +experiment=seeds_baselines results=$(FRESH)
	@$(BIN)/harness gate --baseline results/baseline --candidate $(FRESH)/seeds --update

test: $(DEV)
	$(BIN)/python -m pytest -n 2 $(ARGS)

lint: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(DEV)
	$(BIN)/python benchmarks/run.py $(ARGS)

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or later is needed; PYTHON=python3.11 names one" >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null \
		|| { [ "$$(id -u)" = 0 ] && apt-get -q update && apt-get -q install -y python3-venv; } \
		|| { echo "Python's venv module is not whole; as root: apt-get install python3-venv" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(RUNTIME): pyproject.toml constraints.txt | $(BIN)/python
	@echo "setting up $(VENV): about two minutes and 2 GB"
	$(PIP) install -q --no-deps $(TORCH_ARGS)
	$(PIP) install -q -c constraints.txt -e .
	@touch $@

$(DEV): $(RUNTIME)
	$(PIP) install -q -c constraints.txt -e '.[dev]'
	@touch $@
