package lexicon

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"
)

// named fails unless the error says where each problem is.
func named(t *testing.T, err error) {
	t.Helper()
	if err == nil {
		return
	}
	if data := (*Error)(nil); !errors.As(err, &data) || data.File != "a" {
		t.Errorf("error without a place: %v", err)
	}
}

func FuzzReadTable(f *testing.F) {
	f.Add("# months | source: none\nform\tcode\nmay\t5\n")
	f.Add("form\tcode\textra\nmay\n\n\t\t\t\nmay\t5\t6\t7")
	f.Add("\ufeffcode\tform\r\n5\tmay\r\n")
	f.Fuzz(func(t *testing.T, text string) {
		rows, err := ReadTable(fstest.MapFS{"a": {Data: []byte(text)}}, "a", "form", "code")
		named(t, err)
		for _, r := range rows {
			if len(r.Cells) != 2 || r.Line < 1 || r.Line > 1+strings.Count(text, "\n") {
				t.Errorf("row %q at line %d", r.Cells, r.Line)
			}
		}
	})
}

func FuzzReadStanzas(f *testing.F) {
	f.Add("rule   leaves\nemit   departure person=who\nmatch  <who:person> {leave}\nyes    [Ann|person] left. => who=Ann\n\ngroup x\nhead y\n")
	f.Add("match\n  more\n\n\n# no\nrule\nrule a\nrule a")
	f.Fuzz(func(t *testing.T, text string) {
		stanzas, err := ReadStanzas(fstest.MapFS{"a": {Data: []byte(text)}}, "a")
		named(t, err)
		for _, s := range stanzas {
			for _, d := range s.Lines {
				if d.Line < 1 || d.Line > 1+strings.Count(text, "\n") {
					t.Errorf("directive %q at line %d", d.Key, d.Line)
				}
			}
		}
	})
}

func FuzzParsePattern(f *testing.F) {
	for _, pattern := range []string{
		"<who:person+> [,] .. {be} {leave.part.!pass|resign} as <post:title.new>",
		"(a|b [c]|)+ ..3 $ ^ , . :", "<w:{person_anaphor.poss}> of", "[[[", "(((|)", "<<>", "{", "..99999999999", "]", "",
	} {
		f.Add(pattern)
	}
	f.Fuzz(func(t *testing.T, pattern string) {
		if nodes, err := ParsePattern(pattern); err == nil && len(nodes) == 0 && strings.TrimSpace(pattern) != "" {
			t.Errorf("%q parses to nothing", pattern)
		}
	})
}
