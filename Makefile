.PHONY: build run test race check golden bench fuzz

build:
	go build -o bin/rochade ./cmd/rochade
run: build
	bin/rochade extract 'testdata/articles/*/*.txt' -o events.jsonl
test:
	go vet ./... && test -z "$$(gofmt -l .)" && go test ./...
race:
	go test -race -short ./...
check: build
	bin/rochade check
golden:
	UPDATE=1 go test ./...
bench:
	go test -run '^$$' -bench . ./pipeline/...
fuzz:
	for p in $$(grep -rl --include=*_test.go '^func Fuzz' pipeline | xargs -n1 dirname | sort -u); do go test -run '^$$' -fuzz . -fuzztime 20s ./$$p || exit 1; done
