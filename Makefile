# Needs make and Python 3.11 or newer; everything else it gets for itself, from the lock files, into .venv.
# `make` alone lists what there is.

PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13 python3.14; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PORT ?= 8000
VENV_PYTHON = .venv/bin/python

# Compiling every module anew costs each of the many processes of a run several seconds.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help install demo test dead-zone on-spark check format lock docs clean run-environment test-environment spark-environment

help:  ## List what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' Makefile

install: run-environment  ## Make .venv with the command .venv/bin/coresponder

demo: run-environment  ## Show the program with its invented county at http://127.0.0.1:8000
	@PORT=$(PORT) exec $(VENV_PYTHON) workshop/demo.py

test: test-environment  ## Run every test; install the browser for them where that is allowed
	@$(VENV_PYTHON) workshop/test.py $(ARGS)

dead-zone: test-environment  ## Run the offline suite of the field page seven times in a row
	@DEAD_ZONE_TIMES=7 .venv/bin/pytest -n 2 --dist worksteal -m dead_zone tests/browser/test_field_offline.py $(ARGS)

on-spark: test-environment spark-environment  ## Install Spark (400 MB), and compute every outcome measure there too; needs Java 17
	@$(VENV_PYTHON) workshop/on_spark.py $(ARGS)

check: test-environment  ## Report everything that is wrong without changing anything
	@$(VENV_PYTHON) workshop/check.py

format: test-environment  ## Format the code and mend what can be mended safely
	@.venv/bin/ruff format .
	@.venv/bin/ruff check --fix .

docs: test-environment  ## Write the generated documents anew
	@$(VENV_PYTHON) -m coresponder.delivery.docs

lock: test-environment  ## Resolve the lock files anew (needs uv)
	@$(VENV_PYTHON) workshop/locks.py

bench: test-environment  ## Measure against what people would use instead (takes a while)
	@$(VENV_PYTHON) -m benchmarks.intake --write docs/explanation/speed.md
	@$(VENV_PYTHON) -m benchmarks.people_search --write docs/explanation/finding-people.md
	@$(VENV_PYTHON) -m benchmarks.services --write docs/how-to/services.md
	@$(VENV_PYTHON) -m benchmarks.board
	@$(VENV_PYTHON) -m benchmarks.encounters --write docs/explanation/encounters.md
	@$(VENV_PYTHON) -m benchmarks.outcomes --write docs/explanation/how-outcomes-are-judged.md
	@$(VENV_PYTHON) -m benchmarks.interval_coverage --write docs/reference/interval-coverage.md

clean:  ## Remove the environment, the demonstration's database and every cache
	rm -rf .venv var build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

run-environment test-environment spark-environment: %-environment:
	@if [ -z "$(PYTHON)" ]; then echo "Coresponder needs Python 3.11 or newer, and found none. Name one: make $(MAKECMDGOALS) PYTHON=/path/to/python3"; exit 1; fi
	@$(PYTHON) workshop/environment.py $*
