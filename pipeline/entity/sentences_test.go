package entity_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rochade/pipeline"
)

// The case files are sentences with their mentions marked: [Ann Lee|person],
// [chief executive|title:chief_executive_officer:old]. A line without marks holds no
// mention. Lines that start with # are comments. UPDATE=1 rewrites the marks.
func TestSentences(t *testing.T) {
	s := stage(t)
	for _, lang := range pipeline.Languages {
		files, _ := filepath.Glob(filepath.Join("../../testdata", lang, "names_*.txt"))
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var out []string
			for _, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
				if strings.HasPrefix(line, "#") || line == "" {
					out = append(out, line)
					continue
				}
				d := read(t, s, lang, "", unmark(line))
				got := mark(d)
				if got != line && os.Getenv("UPDATE") == "" {
					t.Errorf("%s\n got  %s\n want %s", file, got, line)
				}
				out = append(out, got)
			}
			if os.Getenv("UPDATE") != "" {
				if err := os.WriteFile(file, []byte(strings.Join(out, "\n")+"\n"), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

// unmark takes the marks out of a line: [text|kind…] becomes text, nested ones too.
func unmark(line string) string {
	var b strings.Builder
	depth := 0
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '[':
			depth++
		case c == '|' && depth > 0:
			for line[i] != ']' {
				i++
			}
			depth--
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// mark writes the mentions of a document into its text.
func mark(d *pipeline.Document) string {
	opens, closes := map[int]string{}, map[int]string{}
	for _, m := range d.Mentions {
		opens[m.Start] += "["
		closes[m.End] = "|" + describe(m) + "]" + closes[m.End]
	}
	var b strings.Builder
	for i := 0; i <= len(d.Body); i++ {
		b.WriteString(closes[i])
		b.WriteString(opens[i])
		if i < len(d.Body) {
			b.WriteByte(d.Body[i])
		}
	}
	return b.String()
}

func describe(m pipeline.Mention) string {
	parts := []string{m.Kind.String()}
	if m.Code != "" {
		parts = append(parts, m.Code)
	}
	for _, x := range []struct {
		mark pipeline.Mark
		name string
	}{{pipeline.Old, "old"}, {pipeline.Standing, "standing"}, {pipeline.New, "new"}, {pipeline.Acting, "acting"},
		{pipeline.Designate, "designate"}, {pipeline.Honorary, "honorary"}, {pipeline.Plural, "plural"}} {
		if m.Marks&x.mark != 0 {
			parts = append(parts, x.name)
		}
	}
	if m.Scope != "" {
		parts = append(parts, "of="+m.Scope)
	}
	if m.Short != "" {
		parts = append(parts, "short="+m.Short)
	}
	return strings.Join(parts, ":")
}
