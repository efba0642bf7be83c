package entity

import (
	"strings"
	"testing"

	"rochade/pipeline/match"
)

func cut(text string) string {
	var parts []string
	for _, u := range appendUnits(nil, text, &match.Folding{}) {
		parts = append(parts, text[u.start:u.end])
	}
	return strings.Join(parts, "|")
}

func TestUnitsAreWordsMarksAndCharacters(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"O'Neill's AT&T job", "O'Neill|'|s|AT&T|job"},
		{"John W. Dixon of the U.S. said", "John|W.|Dixon|of|the|U.S.|said"},
		{"Ex-Henkel-Chef", "Ex|-|Henkel|-|Chef"},
		{"3.5 Mio. bei amazon.com", "3.5|Mio|.|bei|amazon.com"},
		{"新任CEO张勇。", "新|任|CEO|张|勇|。"},
		{"PT\u00a0PLN (Persero)", "PT|PLN|(|Persero|)"},
		{"Ma'ruf Amin", "Ma'ruf|Amin"},
	} {
		if got := cut(c.text); got != c.want {
			t.Errorf("%q is cut into %s, want %s", c.text, got, c.want)
		}
	}
}

func FuzzUnits(f *testing.F) {
	f.Add("U.S. O'Brien 3,5 新任\xffCEO’s «x»")
	f.Fuzz(func(t *testing.T, text string) {
		end := int32(0)
		for _, u := range appendUnits(nil, text, &match.Folding{}) {
			if u.start < end || u.end <= u.start || int(u.end) > len(text) {
				t.Fatalf("bad unit %d:%d after %d in %q", u.start, u.end, end, text)
			}
			end = u.end
		}
	})
}
