//go:build unix

package entity_test

import (
	"strings"
	"syscall"
	"testing"
	"time"

	"rochade/pipeline"
)

func TestTimeGrowsWithLengthOnly(t *testing.T) {
	s := stage(t)
	for _, text := range []string{"Bank of ", "Inc ", "& ", "von ", "公司", "斯", "张", "A. ", "Ex-", "Direktur, ", "( "} {
		for _, lang := range pipeline.Languages {
			small, large := process(t, s, lang, text, 20000), process(t, s, lang, text, 200000)
			if large > 30*small+time.Second {
				t.Errorf("%s: 20 kB of %q take %v, 200 kB take %v", lang, text, small, large)
			}
		}
	}
}

// process returns the processor time that the stage takes for that many bytes of a repeated text.
func process(t *testing.T, s pipeline.Stage, lang, text string, size int) time.Duration {
	t.Helper()
	d := &pipeline.Document{Language: lang, Body: strings.Repeat(text, size/len(text)), Lifted: true}
	start := processorTime(t)
	if err := s.Process(d); err != nil {
		t.Fatal(err)
	}
	return processorTime(t) - start
}

// processorTime is what the process has used so far: other programs do not count.
func processorTime(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
