# Two commands do everything: `make serve` and `make test`. Each sets up what it needs, once.
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12,$(shell $(name) -c 'import sys; print("$(name)" if sys.version_info >= (3, 12) else "")' 2>/dev/null)))
PORT ?= 8000
LISTEN ?= 127.0.0.1
# Debian's installer runs once at a time; lists that are too old, or not there, are fetched first
debian = command -v apt-get >/dev/null && flock /var/cache/apt sh -c 'apt-get install -y -qq $(1) >/dev/null 2>&1 || { apt-get update -qq && apt-get install -y -qq $(1) >/dev/null; }'
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1
export SOURCE_DATE_EPOCH := 1529366400 # 19 June 2018, the day of the guidance: the same sources give the same bytes

unexport PYTHONDONTWRITEBYTECODE # a container's habit: each of a hundred processes would compile our modules anew

.PHONY: help serve build check addresses offline editions release servers test test-unit bench style pack browser engines lighthouse lock newest-pyodide refresh-bank-holidays
.DEFAULT_GOAL := serve

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 24

serve: .cache/ready ## set up, build and serve the site on this machine, reloading as files change
	UEP_PDF=yes $(BIN)/mkdocs serve --dev-addr $(LISTEN):$(PORT)

build: check ## write the site to site/, ready for any static host; what fails leaves the last one in place
	$(BIN)/mkdocs build --strict --site-dir .cache/site
	@rm -rf site && mv .cache/site site
	@echo "The site is in site/."

check: .cache/ready ## say within seconds what an edit broke, and what is due
	@$(BIN)/python -m site_hooks.editor

addresses: .cache/ready ## write down the addresses of new points and terms, which are kept from then on
	$(BIN)/python -m site_hooks.editor.addresses

offline: build ## write a zip of the site that works from a folder, with no server
	$(BIN)/python -m site_hooks.offline.folder site dist/user-entry-process-offline.zip

editions: build ## put the earlier editions of the guidance that mkdocs.yml lists beside site/, each built by its own sources
	$(BIN)/python -m site_hooks.delivery.editions site $(if $(SITE_URL),--site-url "$(SITE_URL)")

release: offline editions ## compress site/ for a server that takes ready brotli and gzip files, and write the files for nginx
	$(BIN)/python -m site_hooks.delivery.release site dist/nginx --site-url "$(SITE_URL)"

test: ## run every test, the browser's too
	@$(MAKE) --no-print-directory --jobs browser engines servers style pack
	node --test tests/js/*.test.js
	$(BIN)/pytest --numprocesses auto --durations 10

test-unit: .cache/ready ## run the quick part
	node --test tests/js/*.test.js
	$(BIN)/pytest --numprocesses auto tests/unit

style: .cache/ready ## check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	node_modules/.bin/biome check
	node_modules/.bin/tsc
	node_modules/.bin/tsc --project tsconfig.workers.json
	node_modules/.bin/tsc --project tsconfig.node.json
	$(BIN)/lint-imports --no-cache >/dev/null || $(BIN)/lint-imports --no-cache

pack: .cache/ready # Python for the browser, which the next build finds ready
	@$(BIN)/python -m site_hooks.runtime_pack >/dev/null

bench: .cache/ready browser ## measure the start side by side with bare Pyodide, answers, builds and sizes
	$(BIN)/python -m tests.bench

lighthouse: .cache/ready browser servers ## measure the chief pages as Lighthouse does, on a phone's screen
	$(BIN)/python -m tests.bench.lighthouse

browser: .cache/ready # Chromium, and the one without a window, in which the tests take a fifth less time
	@command -v chromium >/dev/null && command -v chromium-headless-shell >/dev/null || { $(call debian,chromium chromium-headless-shell); } || command -v chromium >/dev/null || $(BIN)/playwright install chromium

engines: # the chief journeys run in these too; without one its part is skipped and says so
	@command -v firefox-esr >/dev/null || command -v firefox >/dev/null || { $(call debian,firefox-esr); } || echo "Without Firefox its journeys are skipped."
	@command -v WebKitWebDriver >/dev/null && command -v Xvfb >/dev/null || { $(call debian,webkit2gtk-driver xvfb); } || echo "Without WebKit its journeys are skipped."

servers: # nginx tries the headers, veraPDF the PDF; without them their tests are skipped and say so
	@test -x /usr/sbin/nginx -o -x /usr/bin/nginx || { $(call debian,nginx-light libnginx-mod-http-brotli-static); } || echo "Without nginx its tests are skipped."
	@! command -v java >/dev/null || test -e /usr/share/java/jaxb-api.jar || { $(call debian,libjaxb-java); } || echo "Without libjaxb-java veraPDF is skipped."

.cache/ready: requirements.lock package-lock.json pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.12 or newer is needed; none was found on the PATH." >&2; exit 1; }
	@command -v npm >/dev/null || { echo "Node with npm is needed; it was not found on the PATH." >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	npm ci --no-audit --no-fund --loglevel=error
	@mkdir -p .cache && touch $@

lock: ## resolve the dependencies again after an edit of pyproject.toml or package.json
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --group site --group test --generate-hashes --no-emit-index-url --no-header --output-file requirements.lock
	npm install --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund

newest-pyodide: ## take the newest Pyodide and try the calculators with it; git checkout package.json package-lock.json goes back
	npm install --package-lock-only --omit-lockfile-registry-resolved --save-exact --no-audit --no-fund pyodide@latest
	$(MAKE) .cache/ready browser
	$(BIN)/pytest tests/runtime tests/e2e/test_runtime.py tests/e2e/test_scenarios.py

refresh-bank-holidays: .cache/ready ## take GOV.UK's newest list, or FILE=… a downloaded copy
	$(BIN)/python -m site_hooks.editor.refresh_bank_holidays $(if $(FILE),"$(FILE)")
