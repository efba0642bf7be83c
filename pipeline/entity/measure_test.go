package entity_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"rochade/dict"
	"rochade/pipeline"
	"rochade/pipeline/clean"
	"rochade/pipeline/entity"
	"rochade/pipeline/language"
	"rochade/pipeline/segment"
)

// dataFolder is where labelled articles are, for measuring; they are not part of
// the repository.
func dataFolder(t testing.TB) string {
	dir := os.Getenv("ROCHADE_DATA")
	if dir == "" {
		t.Skip("ROCHADE_DATA names no folder of labelled articles")
	}
	return dir
}

func stage(t testing.TB) pipeline.Stage {
	s, err := entity.New(dict.FS)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

var before = sync.OnceValues(func() (stages []pipeline.Stage, err error) {
	for _, build := range []func(fs.FS) (pipeline.Stage, error){clean.New, language.New, segment.New} {
		s, err := build(dict.FS)
		if err != nil {
			return nil, err
		}
		stages = append(stages, s)
	}
	return stages, nil
})

// read takes an article through the stages up to entity.
func read(t testing.TB, s pipeline.Stage, lang, title, text string) *pipeline.Document {
	stages, err := before()
	if err != nil {
		t.Fatal(err)
	}
	d := &pipeline.Document{Title: title, Text: text, ForcedLang: lang, Lifted: true}
	if pipeline.Apply(append(slices.Clone(stages), s), d); d.Rejected() {
		t.Fatal(d.Faults)
	}
	return d
}

func eachLine(t testing.TB, path string, f func([]byte)) {
	file, err := os.Open(path)
	if err != nil {
		t.Skip(err)
	}
	defer file.Close()
	in := bufio.NewScanner(file)
	in.Buffer(nil, 16<<20)
	for in.Scan() {
		f(in.Bytes())
	}
}

// surfaces accepts a string, a list of strings or null.
type surfaces []string

func (s *surfaces) UnmarshalJSON(b []byte) error {
	var list []string
	if json.Unmarshal(b, &list) == nil {
		*s = list
		return nil
	}
	var one string
	if json.Unmarshal(b, &one) == nil && one != "" {
		*s = surfaces{one}
	}
	return nil
}

// A tally counts what was found of what there is.
type tally struct{ found, total int }

func (c tally) String() string {
	if c.total == 0 {
		return "-"
	}
	return fmt.Sprintf("%.3f (%d/%d)", float64(c.found)/float64(c.total), c.found, c.total)
}

// TestEventRoleRecall reports how many role fillers of labelled events are
// mentions with exactly their span.
func TestEventRoleRecall(t *testing.T) {
	dir := dataFolder(t)
	s := stage(t)
	show := os.Getenv("SHOW")
	for _, lang := range pipeline.Languages {
		counts := map[string]*tally{}
		eachLine(t, filepath.Join(dir, "events", lang+".dev.jsonl"), func(line []byte) {
			var a struct {
				ID, Title, Text string
				Events          []struct {
					Type, Evidence                                      string
					Code                                                string `json:"title_code"`
					Person, Title, Organization, Predecessor, Successor surfaces
				}
			}
			if err := json.Unmarshal(line, &a); err != nil {
				t.Fatal(err)
			}
			d := read(t, s, lang, a.Title, a.Text)
			seen := map[string]bool{}
			check := func(role string, kind pipeline.Kind, forms surfaces) {
				any := false
				for _, f := range forms {
					key := role + "\x00" + f
					any = any || strings.Contains(d.Body, f) || strings.Contains(a.Text, f)
					if hasSpan(d, f, kind) {
						if !seen[key] {
							seen[key] = true
							count(counts, role, true)
						}
						return
					}
				}
				if any && !seen[role+"\x00"+forms[0]] {
					seen[role+"\x00"+forms[0]] = true
					count(counts, role, false)
					if show == lang+"/"+role {
						fmt.Printf("%s %q %s\n", a.ID, forms, around(d, forms[0]))
					}
				}
			}
			for _, e := range a.Events {
				if got, ok := codeOf(d, e.Title); ok && e.Code != "" {
					count(counts, "title code", got == e.Code)
					if show == lang+"/code" && got != e.Code {
						fmt.Printf("%s %q is %s, not %s\n", a.ID, e.Title, got, e.Code)
					}
				}
				evidence := func(role string, kind pipeline.Kind, forms surfaces) {
					found, ok := inEvidence(d, e.Evidence, forms, kind)
					if !ok {
						return
					}
					count(counts, role+" in evidence", found)
					if !found && show == lang+"/"+role+"!" {
						fmt.Printf("%s %q %s\n", a.ID, forms, around(d, e.Evidence))
					}
				}
				evidence("person", pipeline.Person, e.Person)
				evidence("title", pipeline.Title, e.Title)
				evidence("organization", pipeline.Organization, e.Organization)
				evidence("predecessor", pipeline.Person, e.Predecessor)
				evidence("successor", pipeline.Person, e.Successor)
				check("person", pipeline.Person, e.Person)
				check("title", pipeline.Title, e.Title)
				check("organization", pipeline.Organization, e.Organization)
				check("predecessor", pipeline.Person, e.Predecessor)
				check("successor", pipeline.Person, e.Successor)
			}
		})
		var roles []string
		for r := range counts {
			roles = append(roles, r)
		}
		sort.Strings(roles)
		for _, r := range roles {
			t.Logf("%s %-13s %v", lang, r, *counts[r])
		}
	}
}

// codeOf returns the code of the title mention that has one of the forms.
func codeOf(d *pipeline.Document, forms surfaces) (string, bool) {
	for _, f := range forms {
		for _, m := range d.Mentions {
			if m.Kind == pipeline.Title && d.Slice(m.Span) == f {
				return m.Code, true
			}
		}
	}
	return "", false
}

func count(m map[string]*tally, key string, found bool) {
	if m[key] == nil {
		m[key] = &tally{}
	}
	m[key].total++
	if found {
		m[key].found++
	}
}

// inEvidence reports whether one of the forms in the evidence is a mention of the
// kind, and whether any form is there at all.
func inEvidence(d *pipeline.Document, evidence string, forms surfaces, kind pipeline.Kind) (found, there bool) {
	at := strings.Index(d.Body, evidence)
	if at < 0 || evidence == "" {
		return false, false
	}
	for _, f := range forms {
		for from := at; ; {
			k := strings.Index(d.Body[from:at+len(evidence)], f)
			if k < 0 {
				break
			}
			there = true
			from += k
			for _, m := range d.Mentions {
				if (m.Kind == kind || kind == pipeline.Organization && m.Kind == pipeline.Place) && m.Overlaps(pipeline.Span{Start: from, End: from + len(f)}) {
					return true, true
				}
			}
			from += len(f)
		}
	}
	return false, there
}

func hasSpan(d *pipeline.Document, form string, kind pipeline.Kind) bool {
	for _, m := range d.Mentions {
		if (m.Kind == kind || kind == pipeline.Organization && m.Kind == pipeline.Place) && strings.Join(strings.Fields(d.Slice(m.Span)), " ") == strings.Join(strings.Fields(form), " ") {
			return true
		}
	}
	return false
}

// around shows the first place of a form with the mentions about it.
func around(d *pipeline.Document, form string) string {
	at := strings.Index(d.Body, form)
	if at < 0 {
		return ""
	}
	from, to := max(0, at-60), min(len(d.Body), at+len(form)+60)
	for from > 0 && !utf8.RuneStart(d.Body[from]) {
		from--
	}
	for to < len(d.Body) && !utf8.RuneStart(d.Body[to]) {
		to++
	}
	var b strings.Builder
	last := from
	for _, m := range d.Mentions {
		if m.Start < last || m.End > to || m.Inside > 0 {
			continue
		}
		b.WriteString(d.Body[last:m.Start] + "[" + d.Slice(m.Span) + "|" + m.Kind.String()[:2] + "]")
		last = m.End
	}
	b.WriteString(d.Body[last:to])
	return strings.ReplaceAll(b.String(), "\n", "⏎")
}

var labels = map[string]pipeline.Kind{"PER": pipeline.Person, "ORG": pipeline.Organization, "TITLE": pipeline.Title, "LOC": pipeline.Place}

// TestNameF1 reports span F1 on name corpora.
func TestNameF1(t *testing.T) {
	dir := dataFolder(t)
	s := stage(t)
	show := os.Getenv("SHOW")
	for _, set := range []string{
		"en/conllpp.dev", "en/wikigold.train", "de/germeval14.train", "de/smartdata.dev", "id/idner-news-2k.dev", "id/nerui.train",
		"zh/cluener.train", "zh/resume.dev", "zh/msra.train", "zh/boson.train",
	} {
		found, gold, right := map[string]int{}, map[string]int{}, map[string]int{}
		n := 0
		eachLine(t, filepath.Join(dir, "ner", set+".jsonl"), func(line []byte) {
			if n++; n > 3000 {
				return
			}
			var a struct {
				ID, Text string
				Spans    []struct {
					Start, End int
					Label      string
				}
			}
			if err := json.Unmarshal(line, &a); err != nil {
				t.Fatal(err)
			}
			d := &pipeline.Document{Language: set[:2], Body: a.Text, Lifted: true}
			d.Lifted = true
			if err := s.Process(d); err != nil {
				t.Fatal(err)
			}
			want := map[string]bool{}
			offsets := runeOffsets(a.Text)
			for _, sp := range a.Spans {
				want[fmt.Sprint(sp.Label, offsets[sp.Start], offsets[sp.End])] = true
				gold[sp.Label]++
			}
			var wrong []string
			for label, kind := range labels {
				for _, m := range d.Mentions {
					if m.Kind != kind || m.Inside > 0 || m.Kind == pipeline.Place && m.Name != strings.Join(strings.Fields(d.Slice(m.Span)), " ") {
						continue
					}
					found[label]++
					key := fmt.Sprint(label, m.Start, m.End)
					if want[key] {
						right[label]++
						delete(want, key)
					} else if show == set+"/"+label+"+" {
						wrong = append(wrong, d.Slice(m.Span)+" ("+m.Rule+")")
					}
				}
			}
			if len(wrong) > 0 {
				fmt.Printf("%v %s\n", wrong, strings.ReplaceAll(a.Text, "\n", " "))
			}
			if label, ok := strings.CutSuffix(show, "-"); ok && strings.HasPrefix(label, set) {
				for _, sp := range a.Spans {
					if set+"/"+sp.Label == label && want[fmt.Sprint(sp.Label, offsets[sp.Start], offsets[sp.End])] {
						fmt.Println(around(d, a.Text[offsets[sp.Start]:offsets[sp.End]]), "<<", a.Text[offsets[sp.Start]:offsets[sp.End]])
					}
				}
			}
		})
		for _, label := range []string{"PER", "ORG", "TITLE", "LOC"} {
			if gold[label] == 0 {
				continue
			}
			p, r := float64(right[label])/float64(max(1, found[label])), float64(right[label])/float64(gold[label])
			t.Logf("%-22s %-5s P %.3f R %.3f F %.3f (%d)", set, label, p, r, 2*p*r/max(1e-9, p+r), gold[label])
		}
	}
}

func runeOffsets(text string) []int {
	var offsets []int
	for i := range text {
		offsets = append(offsets, i)
	}
	return append(offsets, len(text))
}
