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
	grep -ro --include=*_test.go '^func Fuzz[A-Za-z]*' pipeline | sed 's,/[^/]*:func , ,' | while read dir name; do go test -run '^$$' -fuzz "^$$name$$" -fuzztime 20s ./$$dir || exit 1; done
