# make run    installs what is needed and opens the window
# make test   the same for the tests, and runs them
# make help   lists the rest

PYTHON ?= python3
BIN := .venv/bin
LISTS := packaging/linux
ARGS ?=

# The virtual environment is the only place that pip may write to, whatever the user's settings say.
export PIP_USER := 0
export PIP_DISABLE_PIP_VERSION_CHECK := 1
unexport PIP_TARGET PIP_PREFIX PIP_ROOT PYTHONHOME PYTHONPATH

.PHONY: help run test check bench soak shots sheets voice wheel build venv clean system-run system-test system-build
.DEFAULT_GOAL := help
.NOTPARALLEL:

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 12

run: .venv/ready-run ## open the window; ARGS="play guasha-quick" and the like are passed on
	@$(BIN)/upstroke $(ARGS)

test: .venv/ready-dev | system-test ## run the tests; ARGS="tests/domain -k pause" and the like are passed on
	@$(BIN)/python -m pytest $(ARGS)

check: .venv/ready-dev ## style, types, and who imports whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/ready-dev | system-test ## measure the budgets
	@$(BIN)/python -m tests.benchmarks $(ARGS)

soak: .venv/ready-dev | system-test ## the long tests: broken files and histories, a full disk, 200 runs cut off
	@$(BIN)/python -m tests.soak $(ARGS)

shots: .venv/ready-dev | system-test ## take the README's pictures
	@$(BIN)/python -m tests.shots

sheets: .venv/ready-dev | system-test ## every step of every routine as pictures in build/sheets; ARGS="desk-2min --dark" and the like
	@$(BIN)/python -m tests.sheets $(ARGS)

voice: .venv/ready-dev .venv-voice/ready ## record what is said and has no recording yet, see resources/voice/README.md
	@PYTHONPATH=packaging $(BIN)/python -m voice .venv-voice/bin/python

wheel: .venv/ready-dev ## a wheel and a source archive in dist/
	$(BIN)/python -m hatchling build

build: .venv/ready-dev .venv-build/ready | system-build ## the program that needs no Python, in dist/upstroke; tries and packs it
	@.venv-build/bin/pyinstaller --clean --noconfirm --log-level WARN \
		--workpath build/pyinstaller --distpath dist packaging/frozen/upstroke.spec
	@PYTHONPATH=packaging $(BIN)/python -m tests.smoke dist/upstroke
	@PYTHONPATH=packaging .venv-build/bin/python -m frozen.weigh dist/upstroke

venv: .venv/ready-dev ## the virtual environment with everything in it

clean: ## remove what was made
	rm -rf .venv .venv-build .venv-voice build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# The stamps lie inside the environment, so that removing it removes them; a change of pyproject.toml brings it up to date.
.venv/bin/python: | system-run
	$(PYTHON) -m venv .venv

.venv/ready-run: pyproject.toml | system-run .venv/bin/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

.venv/ready-dev: pyproject.toml | system-run .venv/bin/python
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch .venv/ready-run $@

.venv-voice/ready: packaging/voice/requirements.txt | system-run
	$(PYTHON) -m venv .venv-voice
	.venv-voice/bin/python -m pip install --quiet --requirement packaging/voice/requirements.txt
	@touch $@

# Made from nothing each time: the folder takes what is in it.
.venv-build/ready: packaging/frozen/requirements.txt | system-run
	$(PYTHON) -m venv --clear .venv-build
	.venv-build/bin/python -m pip install --quiet --requirement packaging/frozen/requirements.txt
	@touch $@

system-run:
	@$(LISTS)/system-packages.sh $(LISTS)/packages-run.txt

system-test:
	@$(LISTS)/system-packages.sh $(LISTS)/packages-run.txt $(LISTS)/packages-test.txt

system-build:
	@$(LISTS)/system-packages.sh $(LISTS)/packages-run.txt $(LISTS)/packages-test.txt $(LISTS)/packages-build.txt
