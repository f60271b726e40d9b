# Each target only calls a script: what it does is written there.

.PHONY: help demo test lint format docs bench bootstrap

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

demo: ## build scorecard and score the sample district
	@scripts/demo

test: ## build everything, run every test, check the documents
	@scripts/test

lint: ## check layout, imports, forbidden constructs, links, scripts
	@scripts/lint

format: ## lay out every Swift file
	@scripts/format

docs: ## check links, and that shown commands print what is shown
	@scripts/docs

bench: ## measure against the reference on the national snapshot
	@scripts/bench

bootstrap: ## install what is missing
	@scripts/bootstrap
