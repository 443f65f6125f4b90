# All a user or developer runs, on a fresh Debian or Ubuntu with Python 3.11 or newer. `make` alone lists the targets.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

FILE ?= corpus/samples/sample.pdf
ARGS ?=
HOST ?= 127.0.0.1
PORT ?= 8000
# Read by the recipes from the environment, so that names with blanks and quotes stay whole.
export FILE HOST PORT

BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help run serve test score bench train lint lock system-run system-test

help: ## List the targets.
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/installed system-run ## Extract the sample dispatch, or FILE=your.pdf, and show it as a table.
	@$(BIN)/docproc extract --format table -- "$$FILE"

serve: .venv/installed system-run ## Start the web service (HOST, PORT; 127.0.0.1:8000 by default).
	@$(BIN)/docproc serve --host "$$HOST" --port "$$PORT"

test: .venv/installed .venv/client/installed system-run system-test ## Run all tests; ARGS="-k deadlines" passes options to pytest.
	@$(BIN)/python -m pytest $(ARGS)

score: .venv/installed system-run ## Measure against the gold and rewrite the tables of scores; ARGS=--errors lists differences.
	@$(BIN)/docproc evaluate $(if $(filter-out --errors,$(ARGS)),,--write) $(ARGS)
	@$(BIN)/python -m corpus.score_citations $(filter --errors,$(ARGS))
	@$(BIN)/python -m corpus.score_resolution $(filter --errors,$(ARGS))
	@$(BIN)/python -m corpus.score_deadlines $(if $(filter --errors,$(ARGS)),--split dev --errors,--write)
	@$(BIN)/python -m corpus.score_clauses $(if $(filter --errors,$(ARGS)),--split dev --errors,--write)

bench: .venv/installed system-run ## Time docproc beside its floor and what one would compose of other libraries.
	@$(BIN)/python -m bench $(ARGS)

train: .venv/installed system-run ## Train the learned parts anew, some 12 minutes on two cores; ARGS=confidence or ARGS=figures for one.
	@for part in $(if $(ARGS),$(ARGS),confidence figures); do $(BIN)/python -W ignore -m models.$$part.train; done

lint: .venv/installed ## Check format, lint and types.
	@failed=0; \
	$(BIN)/ruff format --check . || failed=1; \
	$(BIN)/ruff check . || failed=1; \
	$(BIN)/mypy || failed=1; \
	exit $$failed

lock: ## Renew the locks; ARGS=--upgrade takes the newest versions.
	@folder=$$(mktemp -d); trap 'rm -rf "$$folder"' EXIT; \
	python3 -m venv "$$folder"; \
	"$$folder/bin/pip" install -q uv; \
	"$$folder/bin/uv" pip compile -q --generate-hashes --universal --python-version 3.11 --all-extras \
	    pyproject.toml -o requirements.lock --no-header $(ARGS); \
	"$$folder/bin/uv" pip compile -q --generate-hashes --universal --python-version 3.11 --group client \
	    -o requirements-client.lock --no-header $(ARGS)

system-run system-test: system-%:
	@.ci/system-packages $*

# A changed lock installs again; the stamp is written last, so that a set-up that broke off starts over.
.venv/locked: requirements.lock
	@python3 -c 'import ensurepip, venv' 2>/dev/null || .ci/system-packages base
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	    || { echo "docproc: needs python3 to be Python 3.11 or newer" >&2; exit 1; }
	@python3 -c 'import ensurepip, venv' 2>/dev/null \
	    || { echo "docproc: needs Python's venv module; please run: sudo apt-get install python3-venv" >&2; exit 1; }
	@echo "docproc: installing requirements.lock into .venv (a minute or two; only when it has changed)" >&2
	@$(BIN)/python -c '' 2>/dev/null || python3 -m venv --clear .venv
	@$(BIN)/pip install -q --require-hashes -r requirements.lock
	@touch $@

.venv/installed: .venv/locked pyproject.toml
	@$(BIN)/pip install -q --no-deps --no-build-isolation -e .
	@touch $@

# The maker of clients that the tests try.
.venv/client/installed: requirements-client.lock | .venv/locked
	@echo "docproc: installing requirements-client.lock into .venv/client" >&2
	@python3 -m venv .venv/client
	@.venv/client/bin/pip install -q --require-hashes -r requirements-client.lock
	@touch $@
