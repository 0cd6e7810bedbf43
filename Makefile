# `make demo` audits a pair of seeds/; `make test` runs the tests. Both install what they need into .venv first.
PYTHON ?= python3
BIN := .venv/bin
DEMO := politics

.PHONY: demo test lint bench reports golden clean

demo: .venv/installed
	@$(BIN)/mtaudit audit seeds/$(DEMO)/source.txt seeds/$(DEMO)/target.txt --html reports/demo.html || test $$? -eq 1
	@echo "The same as a page: reports/demo.html"

test: .venv/installed
	$(BIN)/python -m pytest

lint: .venv/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/installed
	$(BIN)/python -m bench $(if $(PART),--part $(PART))

reports: .venv/installed
	$(BIN)/python reports/regenerate.py
	$(BIN)/python -m reports.diffs

golden: .venv/installed
	MTAUDIT_UPDATE_GOLDEN=1 $(BIN)/python -m pytest tests/report/test_terminal.py tests/report/test_comparison.py

.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

clean:
	rm -rf .venv .bench-cache
