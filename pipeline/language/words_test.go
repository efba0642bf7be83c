package language

import (
	"testing"

	"rochade/dict"
)

func TestMalayIsTheOnlyKinOfASupportedLanguage(t *testing.T) {
	w, err := readWords(dict.FS)
	if err != nil {
		t.Fatal(err)
	}
	for i, k := range w.kin {
		if want := w.langs[i]; want == "ms" {
			if w.langs[k] != "id" {
				t.Errorf("ms is kin of %s, want id", w.langs[k])
			}
		} else if w.langs[k] != want {
			t.Errorf("%s is kin of %s, want of none", want, w.langs[k])
		}
	}
}
