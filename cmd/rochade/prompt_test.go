package main

import (
	"bufio"
	"fmt"
	"io"
	"testing"
	"time"
)

// Whoever writes a document to standard input gets its events before the next one is
// written.
func TestEventsComeOutBeforeTheNextDocumentGoesIn(t *testing.T) {
	in, feed := io.Pipe()
	out, written := io.Pipe()
	root := newRoot()
	root.SetArgs([]string{"extract", "--quiet", "-"})
	root.SetIn(in)
	root.SetOut(written)
	ended := make(chan error, 1)
	go func() {
		ended <- root.Execute()
		written.Close()
	}()
	events := make(chan string)
	go func() {
		for lines := bufio.NewScanner(out); lines.Scan(); {
			events <- lines.Text()
		}
	}()
	for i := range 3 {
		fmt.Fprintf(feed, `{"id": "%d", "published": "2024-05-02", "text": "Beta Corp said on Monday that it had named Ann Lee chief executive."}`+"\n", i)
		select {
		case <-events:
		case <-time.After(time.Minute):
			t.Fatalf("no event of document %d within a minute", i)
		}
	}
	feed.Close()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
