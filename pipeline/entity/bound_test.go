package entity_test

import (
	"strings"
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

// process returns how long the stage takes for that many bytes of a repeated text.
func process(t *testing.T, s pipeline.Stage, lang, text string, size int) time.Duration {
	t.Helper()
	d := &pipeline.Document{Language: lang, Body: strings.Repeat(text, size/len(text)), Lifted: true}
	start := time.Now()
	if err := s.Process(d); err != nil {
		t.Fatal(err)
	}
	return time.Since(start)
}
