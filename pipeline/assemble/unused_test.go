package assemble

import (
	"path/filepath"
	"testing"

	"rochade/dict"
	"rochade/pipeline/ingest"
)

// A rule that fires neither in an article, nor in testdata/rules, nor in an example of its own
// read as an article needs a sentence there, or a line "kept REASON" (make check-rules).
func TestEveryRuleFiresOrSaysWhyItIsKept(t *testing.T) {
	if testing.Short() {
		t.Skip("reads all articles and examples")
	}
	inputs := []string{articles, "../../testdata/rules"}
	for _, pattern := range []string{"../../testdata/*/dates*.txt", "../../testdata/*/names*.txt"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		inputs = append(inputs, files...)
	}
	src, err := ingest.Open(inputs, ingest.Options{Dict: dict.FS})
	if err != nil {
		t.Fatal(err)
	}
	defer src.Close()
	use, err := Used(dict.FS, src)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range use.Unused {
		t.Errorf("dict/%s: rule %s fires nowhere: add a sentence to testdata/rules/, or a line \"kept REASON\" to the stanza", r.Place, r.Name)
	}
}
