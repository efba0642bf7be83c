package main

import (
	"strings"
	"testing"
	"time"
)

func TestProgressLineEstimatesWhatIsLeft(t *testing.T) {
	for _, c := range []struct {
		read, total int64
		want        string
	}{
		{10e6, 40e6, "3 documents, 1 events, 10.0 MB of 40.0 MB, 5.0 MB/s, 6s left"},
		{10e6, -1, "3 documents, 1 events, 10.0 MB, 5.0 MB/s"},
		{0, 40e6, "3 documents, 1 events, 0.0 MB of 40.0 MB, 0.0 MB/s"},
	} {
		if got := progressLine("3 documents, 1 events", c.read, c.total, 2*time.Second); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestTheBarHasNoColours(t *testing.T) {
	var out strings.Builder
	bar := newBar(&out, 100)
	bar.Describe("3 documents")
	bar.Set64(50)
	bar.Finish()
	if strings.Contains(out.String(), "\x1b[3") || !strings.Contains(out.String(), "%") {
		t.Errorf("the bar is %q", out.String())
	}
}
