package language

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"rochade/dict"
	"rochade/pipeline"
)

// ROCHADE_DATA names a folder with labelled texts; langid/dev.jsonl holds lines
// {"text", "lang", "kind", "language"}.
func TestAccuracyOnLabelledTexts(t *testing.T) {
	root := os.Getenv("ROCHADE_DATA")
	if root == "" {
		t.Skip("ROCHADE_DATA is not set to a folder with langid/dev.jsonl")
	}
	f, err := os.Open(filepath.Join(root, "langid", "dev.jsonl"))
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	stage, err := New(dict.FS)
	if err != nil {
		t.Fatal(err)
	}
	right, all := 0, 0
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var c struct{ Text, Lang, Kind, Language string }
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		d := &pipeline.Document{Body: c.Text}
		if err := stage.Process(d); err != nil {
			t.Fatal(err)
		}
		all++
		if d.Language == c.Lang {
			right++
		} else {
			t.Logf("%s (%s, %s) read as %s: %.100q", c.Lang, c.Language, c.Kind, d.Language, c.Text)
		}
	}
	accuracy := float64(right) / float64(all)
	t.Logf("accuracy %.4f on %d texts", accuracy, all)
	if accuracy < 0.98 {
		t.Errorf("accuracy %.4f, want 0.98", accuracy)
	}
}
