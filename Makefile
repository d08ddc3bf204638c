# `make help` lists what can be made. Python 3.11 or newer and make are all it takes.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
HELD := $(wildcard tests/gold/*_held.jsonl)
TRAINED := $(filter-out $(HELD),$(wildcard tests/gold/??_*.jsonl))
MARKED ?= # files and folders of text that marks its terms, for make train
COMPILE := $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options

# Threads of the linear algebra only wait for each other on matrices of this size.
export OPENBLAS_NUM_THREADS := 1

.DEFAULT_GOAL := help
.PHONY: glossary test test-clients check format evaluate train floors benchmark bench golden docs dist fuzz requirements \
	help clean

glossary: $(VENV)/run.stamp ## build the glossary of corpus/ into output/
	$(BIN)/glossary build corpus/ --to output/ --changes

test: $(VENV)/test.stamp ## run all tests
	$(BIN)/python -m pytest --numprocesses auto --quiet

test-clients: $(VENV)/spark.stamp ## let OmegaT, LibreOffice and others open what we write; build on Spark
	GLOSSARY_CLIENTS=1 $(BIN)/python -m pytest --numprocesses auto --quiet -rs \
		tests/clients tests/contracts tests/unit/read/test_parquet.py

check: $(VENV)/test.stamp ## style, types and the rule that no room imports its neighbour
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy --strict
	$(BIN)/lint-imports

format: $(VENV)/test.stamp ## put the code into its form
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

evaluate: $(VENV)/run.stamp ## measure against the gold passages in tests/gold/
	@echo "== cross-validated: each passage measured by weights learned without it =="
	$(BIN)/glossary train $(TRAINED)
	@echo "== held-out passages: never trained or tuned on =="
	$(BIN)/glossary evaluate $(HELD) --floors tests/gold/floors.json
	@echo "== passages that the weights were learned from: these figures flatter =="
	$(BIN)/glossary evaluate $(TRAINED) --floors tests/gold/floors.json

train: $(VENV)/run.stamp ## learn the weights anew; MARKED="FOLDER..." adds text that marks its terms
	$(BIN)/glossary train $(TRAINED) $(MARKED:%=--marked %) --to src/glossary/align/weights.json

floors: $(VENV)/run.stamp ## pin better figures, and those of new or changed gold
	$(BIN)/glossary evaluate $(TRAINED) $(HELD) --floors tests/gold/floors.json --raise-floors

benchmark: $(VENV)/test.stamp ## compare with simpler ways; write the tables of docs/benchmark.md
	$(BIN)/python bench/compare.py --to docs/benchmark.md

bench: $(VENV)/run.stamp ## measure speed against other programs, in environments of their own; write bench/RESULTS.md
	$(BIN)/python bench/speed.py --to bench/RESULTS.md --growth docs/pictures/growth.svg

golden: $(VENV)/run.stamp ## write the expected files of tests/golden/ anew; read the difference
	cd tests/golden && env -u SOURCE_DATE_EPOCH ../../$(BIN)/glossary build corpus --to expected

docs: $(VENV)/docs.stamp ## build the documentation site into build/site, and check its links
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict

dist: $(VENV)/test.stamp ## build the wheel and the source package into dist/, and check them
	rm -rf dist
	$(BIN)/python -m build --no-isolation --outdir dist .
	$(BIN)/twine check --strict dist/*

TARGET ?= text
RUNS ?= 100000

fuzz: $(VENV)/fuzz.stamp ## fuzz TARGET (text, keys, read.docx, base.tmx ...) for RUNS runs
	$(BIN)/python bench/fuzz.py $(TARGET) -runs=$(RUNS) -timeout=20 -rss_limit_mb=2048

requirements: $(VENV)/test.stamp ## pin requirements/*.txt anew from pyproject.toml and *.in
	$(COMPILE) --output-file=requirements/build.txt requirements/build.in
	$(COMPILE) --output-file=requirements/run.txt pyproject.toml requirements/run.in
	$(COMPILE) --output-file=requirements/test.txt requirements/test.in
	$(COMPILE) --output-file=requirements/clients.txt requirements/clients.in
	$(COMPILE) --output-file=requirements/spark.txt requirements/spark.in
	$(COMPILE) --output-file=requirements/docs.txt requirements/docs.in
	$(COMPILE) --output-file=requirements/fuzz.txt requirements/fuzz.in

help: ## list what can be made
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

clean: ## remove what was made: the environment, output/ and caches
	rm -rf $(VENV) .bench output build src/*.egg-info .mypy_cache .ruff_cache .pytest_cache \
		.hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp is younger than what it was made from, so nothing is installed twice.
# jieba comes as source only: what builds it is pinned too.
$(VENV)/run.stamp: requirements/build.txt requirements/run.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name one with make PYTHON=..." >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes --requirement requirements/build.txt
	$(PIP) install --require-hashes --no-build-isolation --requirement requirements/run.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test.stamp: requirements/test.txt $(VENV)/run.stamp
	$(PIP) install --require-hashes --requirement requirements/test.txt
	@touch $@

# Other programs' readers of our formats: for tests only, some under the GPL.
$(VENV)/clients.stamp: requirements/clients.txt $(VENV)/test.stamp
	$(PIP) install --require-hashes --requirement requirements/clients.txt
	@touch $@

$(VENV)/spark.stamp: requirements/spark.txt $(VENV)/clients.stamp
	$(PIP) install --require-hashes --no-build-isolation --requirement requirements/spark.txt
	@touch $@

$(VENV)/docs.stamp: requirements/docs.txt $(VENV)/test.stamp
	$(PIP) install --require-hashes --no-build-isolation --requirement requirements/docs.txt
	@touch $@

$(VENV)/fuzz.stamp: requirements/fuzz.txt $(VENV)/test.stamp
	$(PIP) install --require-hashes --requirement requirements/fuzz.txt
	@touch $@
