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
			d := &pipeline.Document{Language: lang, Body: strings.Repeat(text, 200000/len(text)), Lifted: true}
			start := time.Now()
			if err := s.Process(d); err != nil {
				t.Fatal(err)
			}
			if took := time.Since(start); took > 3*time.Second {
				t.Errorf("%s: 200 kB of %q take %v", lang, text, took)
			}
		}
	}
}
