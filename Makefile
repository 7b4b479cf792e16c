# Two commands for a newcomer: `make run` and `make test`. Both set up what they need.
.DEFAULT_GOAL := help
.PHONY: help setup run test format lint types layers tests notebooks bench corpus clean

BIN := .venv/bin
OUT ?= outputs/sample
# Numeric libraries start a thread per core; two files at once are worth more.
export OMP_NUM_THREADS ?= 1
export OMP_THREAD_LIMIT ?= 1

help: ## Show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## (.*)/  make \1|\2/' | column -t -s '|'

setup: .venv/.ready ## Set up everything that running needs
.venv/.ready: pyproject.toml constraints.txt .ci/setup
	@sh .ci/setup run

.venv/.ready-dev: pyproject.toml constraints.txt .ci/setup
	@sh .ci/setup dev

run: .venv/.ready ## Set up, then audit corpus/ into outputs/sample/
	$(BIN)/plan-audit run corpus/ --out $(OUT)

test: format lint types layers tests notebooks ## Set up, then run every check and test

format: .venv/.ready-dev ## Check the format of the code
	$(BIN)/ruff format --check .

lint: .venv/.ready-dev ## Check the code's style
	$(BIN)/ruff check .

types: .venv/.ready-dev ## Check the types
	$(BIN)/mypy

layers: .venv/.ready-dev ## Check that arrows point downward and each library has one door
	$(BIN)/lint-imports

notebooks: .venv/.ready-dev ## Run the notebooks
	$(BIN)/pytest --nbmake notebooks -q

tests: .venv/.ready-dev ## Run the tests
	$(BIN)/pytest -n auto -q

bench: .venv/.ready-dev ## Measure, and print ratios against other tools
	$(BIN)/python -m benchmarks.reading
	$(BIN)/python -m benchmarks.repair
	$(BIN)/python -m benchmarks.producers
	$(BIN)/python -m benchmarks.ocr
	$(BIN)/python -m benchmarks.batch
	$(BIN)/python -m benchmarks.judging

corpus: .venv/.ready-dev ## Make the sample plans again (needs LibreOffice and Chromium)
	$(BIN)/python -m corpus.generator

clean: ## Remove the environment and what runs wrote
	rm -rf .venv outputs/*/
