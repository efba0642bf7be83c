package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The test writes three documents, keeps standard input open and interrupts.
func TestAnInterruptedRunLeavesWholeLines(t *testing.T) {
	in, feed := io.Pipe()
	defer feed.Close()
	ctx, interrupt := context.WithCancel(context.Background())
	accounts := filepath.Join(t.TempDir(), "d.jsonl")
	var out, messages bytes.Buffer
	root := newRoot()
	root.SetArgs([]string{"extract", "--quiet", "--workers", "1", "--documents", accounts, "-"})
	root.SetIn(in)
	root.SetOut(&out)
	root.SetErr(&messages)
	go func() {
		for i := range 3 {
			fmt.Fprintf(feed, `{"id": "%d", "text": "The board met on Monday and said that it would look at the figures."}`+"\n", i)
		}
		feed.Write(bytes.Repeat([]byte(" "), 1<<20)) // larger than any buffer: read once the documents are
		interrupt()
	}()
	err := root.ExecuteContext(ctx)
	if err == nil || !strings.HasPrefix(err.Error(), "stopped after ") {
		t.Errorf("error %v, want that it stopped", err)
	}
	lines, err := os.ReadFile(accounts)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasSuffix(lines, []byte("}\n")) {
		t.Errorf("the account ends in %.50q", lines[max(0, len(lines)-50):])
	}
}
