.PHONY: build run test race check check-rules eval ladder models golden bench fuzz

build:
	go build -o bin/rochade ./cmd/rochade
run: build
	bin/rochade extract 'testdata/articles/*/*.txt' -o events.jsonl
test:
	go vet ./... && test -z "$$(gofmt -l .)" && go test ./...
	@test -n "$$ROCHADE_POSTGRES" || echo 'PostgreSQL was NOT tested: run .ci/postgres make test'
race:
	go test -race -short ./...
check: build
	bin/rochade check
check-rules: build
	bin/rochade check --unused testdata/articles testdata/rules 'testdata/*/dates*.txt' 'testdata/*/names*.txt' $(if $(DATA),$(DATA)/*.dev.jsonl)
eval: build
	bin/rochade eval --gold testdata/articles --baseline testdata/baseline.jsonl
# GOLD is a file, DATA a directory of labelled articles, *.dev.jsonl
GOLD ?= $(or $(DATA),testdata/articles)
ladder: build
	bin/rochade eval --gold $(GOLD) --ladder
models:
	go run ./cmd/train -o dict/shared/decision.tsv testdata/articles $(wildcard $(DATA)/*.dev.jsonl)
golden:
	UPDATE=1 go test ./...
bench:
	go test -run '^$$' -bench . ./pipeline/...
fuzz:
	grep -ro --include=*_test.go '^func Fuzz[A-Za-z]*' pipeline | sed 's,/[^/]*:func , ,' | while read dir name; do go test -run '^$$' -fuzz "^$$name$$" -fuzztime 20s -fuzzminimizetime 2s ./$$dir || exit 1; done
