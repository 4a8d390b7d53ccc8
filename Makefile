# The only door. On a fresh machine with Python 3.11 or newer and make, each of these works by itself.
PYTHON ?= python3
RUN = .venv/bin/python -m

.PHONY: demo test check bench new-module clean

.venv/ready: requirements/dev.lock
	$(PYTHON) -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	touch .venv/ready

demo: .venv/ready          ## open the Leeds demonstration partnership in a browser
	$(RUN) lineofsight.config.cli demonstrate $(DEMO_ARGUMENTS)

test: .venv/ready          ## run every test, on SQLite and on PostgreSQL
	$(RUN) tests.run

check: .venv/ready         ## style, types, contracts, templates, settings
	$(RUN) ruff check lineofsight tests workshop conftest.py
	$(RUN) ruff format --check lineofsight tests workshop conftest.py
	.venv/bin/lint-imports
	$(RUN) mypy lineofsight
	$(RUN) djlint --lint lineofsight --extension html --quiet

bench: .venv/ready         ## measure pages against an empty one, and write docs/benchmarks.md
	$(RUN) workshop.bench

new-module: .venv/ready    ## make the rooms of a module: make new-module WING=know NAME=audits
	$(RUN) workshop.new_module $(WING) $(NAME)

clean:
	rm -rf .venv build var
