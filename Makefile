# Two commands do all the set-up: `make build` for a site, `make test` for everything that is checked.
.DEFAULT_GOAL := help
SHELL := bash
.SHELLFLAGS := -euo pipefail -c

BIN := .venv/bin
SITE ?= .

.PHONY: help
help:  ## แสดงคำสั่งทั้งหมด · list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: build
build: .venv/build.stamp  ## ติดตั้งทุกอย่างที่ต้องใช้ แล้วสร้างเว็บลง site/ · set up and build the root site
	$(BIN)/prongsai build $(SITE)

.PHONY: test
test: .venv/dev.stamp  ## ติดตั้งเครื่องมือทดสอบ แล้วทดสอบทั้งหมด · set up and run every check, test and example
	scripts/test-tools
	$(MAKE) --no-print-directory check
	$(BIN)/pytest -n 2
	$(MAKE) --no-print-directory examples

.PHONY: check
check: lint types  ## ตรวจโค้ดโดยไม่รันการทดสอบ · lint, types and import contracts, without the tests

.PHONY: lint
lint: .venv/dev.stamp  ## ruff และทิศทางการ import · ruff and the import contracts
	$(BIN)/ruff check
	$(BIN)/lint-imports

.PHONY: types
types: .venv/dev.stamp  ## mypy --strict · types
	$(BIN)/mypy --strict generator

.PHONY: examples
examples: .venv/build.stamp  ## สร้างเว็บตัวอย่างทุกแห่งลงโฟลเดอร์ชั่วคราว · build every example into a temporary folder
	scripts/build-sites

.PHONY: golden
golden: .venv/dev.stamp  ## เขียนรายการข้อของทุกปีที่ใช้เทียบใหม่ · write anew what the tests compare with; look at the diff
	$(BIN)/python -m tests.project.test_framework_data

.PHONY: bench
bench: .venv/dev.stamp  ## วัดความเร็ว · measure, on a machine that does nothing else
	scripts/bench-tools
	$(BIN)/python -m benchmarks.peers
	$(BIN)/python -m benchmarks.account
	$(BIN)/python -m benchmarks.account --edit
	$(BIN)/python -m benchmarks.growth
	scripts/test-tools
	$(BIN)/python -m benchmarks.waiting
	node benchmarks/search.mjs
	$(BIN)/python -m benchmarks.links
	$(BIN)/python -m benchmarks.bombs
	$(BIN)/python -m benchmarks.lighthouse

.PHONY: docs
docs: .venv/build.stamp  ## เขียนหน้าข้อผิดพลาดใน docs/problems ใหม่ · write the pages of the problem codes
	$(BIN)/python -m scripts.problem_pages

.PHONY: schema
schema: .venv/build.stamp  ## เขียน JSON Schema ของระเบียนลง schemas/ · write the JSON Schemas of the records
	$(BIN)/prongsai schema $(SITE)
	$(BIN)/prongsai schema --frameworks

.PHONY: serve
serve: .venv/build.stamp  ## ดูเว็บในเครื่อง · look at the site while editing it
	$(BIN)/prongsai serve $(SITE)

.PHONY: wheel
wheel: .venv/build.stamp  ## ทำไฟล์ติดตั้งลง dist/ · make the wheel that can be installed elsewhere
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
	ls dist/*.whl

.PHONY: lock
lock: .venv/dev.stamp  ## ล็อกรุ่นของสิ่งที่ pyproject.toml ต้องใช้ · pin what pyproject.toml asks for
	scripts/lock

.PHONY: upgrade
upgrade: .venv/dev.stamp  ## เลือกรุ่นใหม่สุดของทุกอย่างแล้วล็อกไว้ · pin the newest versions that are allowed
	scripts/lock --upgrade

.PHONY: clean
clean:  ## ลบสิ่งที่สร้างขึ้นใหม่ได้ · delete what can be made again (.venv stays)
	rm -rf site examples/*/site build dist .prongsai examples/*/.prongsai
	rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find generator tests scripts benchmarks -name __pycache__ -prune -exec rm -rf {} +

.venv/build.stamp: requirements/build.txt pyproject.toml scripts/venv
	scripts/venv build
	touch $@

# holds everything of build.txt in the same versions
.venv/dev.stamp: requirements/dev.txt requirements/build.txt pyproject.toml scripts/venv
	scripts/venv dev
	touch $@ .venv/build.stamp
