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
# DATA is here a directory of labelled articles, events/*.dev.jsonl, of texts with labelled
# names, ner/, and of articles, news/
sets.zh = uner-gsdsimp weibo
sets.de = germeval14 smartdata europeana-sbb
sets.en = btc uner-ewt wikigold wnut17
sets.id = idner-news-2k nergrit
models: names-zh names-de names-en names-id
	go run ./cmd/train -o dict/shared/decision.tsv testdata/articles $(wildcard $(DATA)/events/*.dev.jsonl)
names-%:
	go run ./cmd/train -names $* -news $(DATA)/news/$*.jsonl.gz -o dict/$*/names/tagger.model $(sets.$*:%=$(DATA)/ner/$*/%.train.jsonl)
golden:
	UPDATE=1 go test ./...
bench:
	go test -run '^$$' -bench . ./pipeline/...
fuzz:
	grep -ro --include=*_test.go '^func Fuzz[A-Za-z]*' pipeline | sed 's,/[^/]*:func , ,' | while read dir name; do go test -run '^$$' -fuzz "^$$name$$" -fuzztime 20s -fuzzminimizetime 2s ./$$dir || exit 1; done
