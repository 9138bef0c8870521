# Bifocal: every target that a person or CI needs. `make` alone lists them.
# The window needs C (OpenGL); the command line, the tests and the tools do not.

.DEFAULT_GOAL := help
SHELL := bash
.SHELLFLAGS := -euo pipefail -c

GO       ?= go
PURE     := CGO_ENABLED=0
TESTTAGS := ci
FUZZTIME ?= 20s
# of each fuzz test in the long form
TORTURETIME ?= 10m
KILLS    ?= 100
FLIPS    ?= 1000
BENCH    ?= .
PKG      ?= ./...
BIN      := $(CURDIR)/bin

# clang, where the user has not chosen a compiler: gcc takes several times as long for Fyne's OpenGL binding (see
# CONTRIBUTING.md). It is looked for when it is needed, since `make run` may have installed it a moment before. On macOS, cc is clang.
ifeq ($(origin CC),default)
CCHOICE = CC=$$(command -v clang || echo cc)
else
CCHOICE = CC='$(CC)'
endif

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

.PHONY: run
run: ## install what is missing, build, and open the window on the examples; without a display, export their briefs to out/
	@scripts/run

.PHONY: test
test: ## install what is missing and run the tests (no C, no display)
	@scripts/setup test
	$(PURE) $(GO) test -timeout 30m -tags $(TESTTAGS) $(PKG)

.PHONY: check
check: fmt-check lint vuln mod-check cross same-build shell-check ## formatting, vet, linters, known vulnerabilities, modules, builds for other systems

.PHONY: race
race: ## the tests under the race detector
	@scripts/setup race
# Drawing every view pixel by pixel runs on one goroutine, and takes ten times as long when it is watched.
	$(CCHOICE) CGO_ENABLED=1 $(GO) test -race -timeout 60m -skip '^TestPictures$$' -tags $(TESTTAGS) $(PKG)

.PHONY: e2e
e2e: ## drive the real window under Xvfb; pictures in out/e2e/
	@scripts/setup e2e
	@$(MAKE) --no-print-directory build
	BIFOCAL_BIN=$(BIN) $(PURE) $(GO) test -tags e2e -count=1 -timeout 30m -v ./e2e/

.PHONY: office
office: ## open briefs in LibreOffice and Chromium, save and print them there; pages in out/office/
	@scripts/setup office
	@mkdir -p out/office
	$(PURE) $(GO) test -tags office -count=1 -v ./export/formats -run Office -pages $(CURDIR)/out/office

.PHONY: thousand
thousand: ## print the briefs of 1,000 generated solutions, read them back and check them; takes its time
	@scripts/setup test
	$(PURE) $(GO) test -tags $(TESTTAGS) -count=1 -timeout 3h -v -run '^TestBriefsOfGeneratedSolutions$$' ./export/formats -solutions 1000

.PHONY: mocks
mocks: ## talk to two servers of others with the OpenAI interface, from the npm registry
	@scripts/setup mocks
	@mkdir -p out/mocks && cp narrative/reword/client/testdata/mocks/* out/mocks/
	cd out/mocks && npm install --no-audit --no-fund --silent
	BIFOCAL_MOCKS=$(CURDIR)/out/mocks $(PURE) $(GO) test -tags mocks -count=1 -run 'TestServersOfOthers' ./narrative/reword/client

.PHONY: bench
bench: ## measure; the last lines are `figure NAME VALUE`
	@if [ '$(PKG)' = ./... ]; then scripts/setup e2e && $(MAKE) --no-print-directory build; fi
	@scripts/bench '$(BENCH)' '$(PKG)'

.PHONY: bench-hour
bench-hour: ## memory after an hour of editing against that after a minute, in the real window; takes its time
	@scripts/setup e2e
	@$(MAKE) --no-print-directory build
	BIFOCAL_BIN=$(BIN) $(PURE) $(GO) test -tags e2e -run '^$$' -bench '^BenchmarkHour$$' -benchtime 1x -timeout 90m -v ./e2e/

.PHONY: bench-export
bench-export: bin/brief ## print the same briefs with Typst, Pandoc, WeasyPrint, LibreOffice and Chromium, where they are installed
	@scripts/setup test
	BIFOCAL_BIN=$(BIN) $(PURE) $(GO) test -tags peers -count=1 -run '^TestPeers$$' -v -timeout 30m ./export/formats

.PHONY: fuzz
fuzz: ## run every fuzz test for FUZZTIME (20s)
	@scripts/fuzz $(FUZZTIME)

.PHONY: torture
torture: torture-damage torture-input ## kill the programs some hundred times, let the disk fail at every call that writes, and all below; takes some eight hours
	@scripts/setup e2e
	@$(MAKE) --no-print-directory build
	BIFOCAL_BIN=$(BIN) $(PURE) $(GO) test -tags e2e -count=1 -timeout 6h -v -run 'Killed|Lost|Disk|Doctor|Windows|Writers|Replaced|Protected' ./e2e/ -kills $(KILLS) -faults 1

.PHONY: torture-damage
torture-damage: ## damage libraries at 1,000 random places, at every page and in every odd way; some minutes
	@scripts/setup test
	$(PURE) $(GO) test -tags $(TESTTAGS) -count=1 -timeout 2h -v -run 'Wrong|Flipped|Cut|Zeroed|Odd|Recovered|Named' ./narrative/library/doctor -flips $(FLIPS) -cuts 1

.PHONY: torture-input
torture-input: ## run every fuzz test for 10 minutes (TORTURETIME); six hours in all
	@scripts/setup test
	@scripts/fuzz $(TORTURETIME)

.PHONY: build
build: bin/brief ## build bin/bifocal (the window) and bin/brief (the command line)
	@scripts/setup window
	@$(MAKE) --no-print-directory bin/bifocal

.PHONY: brief
brief: bin/brief ## build the command line alone, bin/brief: pure Go, one static binary

.PHONY: dist
dist: build bin/tools/cyclonedx-gomod ## what is handed out, in out/dist/: the programs, what each is made of (SBOM), checksums
	@scripts/dist bin/tools/cyclonedx-gomod "$$(sed -n 's/^Version *= *"\(.*\)"/\1/p' FyneApp.toml)"

.PHONY: reproducible
reproducible: ## build both programs twice, the second time from nothing, and compare them byte by byte; takes minutes
	@scripts/setup window
	@scripts/reproducible cold brief bifocal

.PHONY: readme
readme: ## run every command that the README shows
	@scripts/readme

.PHONY: pictures
pictures: ## draw the views that docs/views.md shows
	@scripts/pictures

.PHONY: contact-sheet
contact-sheet: brief ## draw every page of every brief, as docs/contact-sheet.md shows them; needs ImageMagick
	@scripts/setup test
	@scripts/contact-sheet

.PHONY: fmt
fmt: bin/tools/golangci-lint ## format the code
	bin/tools/golangci-lint fmt

.PHONY: fresh
fresh: ## try `make test` and `make run` in a fresh Debian folder (root, debootstrap)
	@scripts/fresh

.PHONY: clean
clean: ## remove bin/ and out/; the library of `make run` stays
	rm -rf bin out

# What the targets above are made of.

.PHONY: bin/bifocal bin/brief
bin/bifocal:
	$(CCHOICE) CGO_ENABLED=1 $(GO) build -trimpath -o $@ ./cmd/bifocal
bin/brief:
	$(PURE) $(GO) build -trimpath -o $@ ./cmd/brief

bin/tools/golangci-lint bin/tools/govulncheck: tools/go.mod tools/go.sum
	$(PURE) $(GO) build -C tools -o $(BIN)/tools/ tool
	@touch bin/tools/*
# A module of its own: what it needs would change the versions that the linters are built with.
bin/tools/cyclonedx-gomod: tools/sbom/go.mod tools/sbom/go.sum
	$(PURE) $(GO) build -C tools/sbom -o $(BIN)/tools/ tool
	@touch $@

.PHONY: fmt-check lint vuln mod-check cross same-build shell-check
fmt-check: bin/tools/golangci-lint
	bin/tools/golangci-lint fmt --diff
lint: bin/tools/golangci-lint
	$(PURE) bin/tools/golangci-lint run --allow-parallel-runners
vuln: bin/tools/govulncheck
	@scripts/vuln bin/tools/govulncheck
mod-check:
	$(GO) mod verify
cross:
	$(PURE) GOOS=windows GOARCH=amd64 $(GO) build -o /dev/null ./cmd/brief
	$(PURE) GOOS=darwin GOARCH=arm64 $(GO) build -o /dev/null ./cmd/brief
same-build:
	@scripts/reproducible
shell-check:
	@scripts/setup check
	shellcheck scripts/* .ci/run
