# The two commands: `make run` and `make test`. Both install the Debian packages they need first.
SHELL := /bin/bash
.DEFAULT_GOAL := help
BUILD := .build/debug
ARCHIVES := $(CURDIR)/.build-release/archives
RELEASE := PKG_CONFIG_PATH=$(ARCHIVES) swift build -c release --static-swift-stdlib --scratch-path .build-release -Xswiftc -L$(ARCHIVES) -Xswiftc -use-ld=lld -Xlinker -z -Xlinker pack-relative-relocs
SOURCES := Sources Tests Package.swift
PACKAGES := libssl-dev libcurl4-openssl-dev openssl pkg-config unicode-data libre2-dev

.PHONY: help run test release faults build packages format lint coverage soak suites jws fuzz bench bench-action

help: ## Say what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

packages:
	@missing=$$(for p in $(PACKAGES); do dpkg-query -W -f '$${Status}\n' $$p 2>/dev/null | grep -q 'install ok installed' || echo $$p; done); \
	if [ -n "$$missing" ]; then \
	  sudo=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	  $$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	fi

build: packages
	swift build
	@ln -sf octosts $(BUILD)/octosts-post

run: build ## Exchange a token on this machine: the sandbox service, the action's step, its post step
	$(BUILD)/octosts-server sandbox --policies Examples/policies \
	  --input scope=acme/app --input identity=ci \
	  --post $(BUILD)/octosts-post -- $(BUILD)/octosts

test: build ## Build and run all tests
	swift test

# Most of a short run is the loading of shared libraries: those that every run would load go in.
release: packages ## Build octosts for use: optimized, with the libraries of Swift, C++ and OpenSSL inside
	@mkdir -p $(ARCHIVES)
	@for name in libssl.a libcrypto.a libstdc++.a; do ln -sf "$$(clang -print-file-name=$$name)" $(ARCHIVES)/; done
	@printf 'Name: openssl\nDescription: its archives\nVersion: 3\nLibs: -L%s -lssl -lcrypto\n' $(ARCHIVES) >$(ARCHIVES)/openssl.pc
	$(RELEASE) --product octosts

faults: build ## Let everything go wrong around the action, a line a case
	set -o pipefail; swift test --filter FaultTests 2>&1 | grep -E '^(ok|FAIL|faults:|     )|error:|Test run with'

lint: ## Check the format of the sources
	swift format lint --strict --recursive --parallel $(SOURCES)

format: ## Format the sources
	swift format --in-place --recursive --parallel $(SOURCES)

coverage: packages ## Print the share of lines that the tests run, a module a line
	Scripts/coverage

soak: packages ## Compare many random patterns with libre2 and a plain matcher
	SOAK=1 swift test -c release -Xswiftc -enable-testing --filter 'RandomMatchTests|RE2Tests'

jws: build ## Compare verdicts about 200 good and bad tokens with joserfc and cryptography
	python3 -m venv .build/jws
	.build/jws/bin/pip install --quiet joserfc cryptography
	.build/jws/bin/python Scripts/jws-verdicts $(BUILD)/octosts

suites: packages ## Run RE2's own suites against the patterns
	Scripts/re2-suites

fuzz: packages ## Fuzz each parser: make fuzz SECONDS=600
	Fuzz/run $(or $(SECONDS),60)

bench: packages ## Measure against libre2, policies and decisions a second, and lint as a whole process
	swift run --package-path Benchmarks -c release compare
	swift run --package-path Benchmarks -c release growth
	swift run --package-path Benchmarks -c release policies
	Benchmarks/lint

bench-action: release ## Measure whole processes: an exchange over TLS against one in JavaScript, commands against an empty Node
	$(RELEASE) --product octosts-server
	swift build --package-path Benchmarks -c release --product action
	set -o pipefail; .build-release/release/octosts-server sandbox --tls --policies Examples/policies --input scope=acme/app --input identity=ci -- \
	  Benchmarks/.build/release/action $$PWD/.build-release/release/octosts $$PWD/Benchmarks/action-peer.mjs \
	  $$PWD/Examples/policies/acme/app/.github/chainguard/ci.sts.yaml 60 | sed '/^== outputs/,$$d'
