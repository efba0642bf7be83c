package temporal

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"sort"
	"strings"

	"rochade/pipeline"
	"rochade/pipeline/lexicon"
)

// Check loads the date rules of every language and runs their examples, and
// returns all problems, each with its place.
//
// An example of a rule is a sentence, read on the day of the file's now line:
//
//	yes    He left on [May 4, 2010]. => 2010-05-04
//	no     The company may 20 times over.
//
// yes: the text in brackets is found as one expression with that value (in the
// form of Describe), and the rule has a part in it. no: the rule has a part in
// no expression that is found.
func Check(dict fs.FS) []error {
	r, err := NewRecognizer(dict)
	if err != nil {
		return []error{err}
	}
	var langs []string
	for l := range r.langs {
		langs = append(langs, l)
	}
	sort.Strings(langs)
	var problems []error
	for _, l := range langs {
		g, err := r.grammar(l)
		if err != nil {
			for _, e := range flatten(err) {
				if !slices.ContainsFunc(problems, func(p error) bool { return p.Error() == e.Error() }) {
					problems = append(problems, e) // shared lists are read for every language
				}
			}
			continue
		}
		problems = append(problems, g.runExamples()...)
	}
	sort.SliceStable(problems, func(i, k int) bool { return before(problems[i], problems[k]) })
	return problems
}

// before orders problems by file and line.
func before(a, b error) bool {
	var x, y *lexicon.Error
	if !errors.As(a, &x) || !errors.As(b, &y) {
		return false
	}
	return x.File < y.File || x.File == y.File && x.Line < y.Line
}

// flatten takes joined errors apart.
func flatten(err error) []error {
	var joined interface{ Unwrap() []error }
	if !errors.As(err, &joined) {
		return []error{err}
	}
	var list []error
	for _, e := range joined.Unwrap() {
		list = append(list, flatten(e)...)
	}
	return list
}

func (g *grammar) runExamples() (problems []error) {
	if _, ok := parseDay(g.file.now); !ok {
		problems = append(problems, line{file: g.file.name, num: 1}.errorf("now %q (a day YYYY-MM-DD is needed for the examples)", g.file.now))
	}
	for k, st := range g.file.rules {
		if len(st.yes) == 0 {
			problems = append(problems, st.head.errorf("rule %q has no yes example", st.name))
		}
		for _, l := range st.yes {
			if err := g.runYes(k, l.text); err != nil {
				problems = append(problems, l.errorf("rule %q: %v", st.name, err))
			}
		}
		for _, l := range st.no {
			if text, ok := g.contributes(k, l.text); ok {
				problems = append(problems, l.errorf("rule %q takes part in %q, which no example allows", st.name, text))
			}
		}
	}
	return problems
}

func (g *grammar) runYes(k int, text string) error {
	sentence, want, ok := strings.Cut(text, " => ")
	before, rest, ok2 := strings.Cut(sentence, "[")
	inner, after, ok3 := strings.Cut(rest, "]")
	if !ok || !ok2 || !ok3 {
		return fmt.Errorf("example %q (text with [one expression], then => and its value)", text)
	}
	span := pipeline.Span{Start: len(before), End: len(before) + len(inner)}
	s := &run{traced: true}
	s.reset(g, before+inner+after)
	s.scan()
	dates := s.resolve(g.file.now)
	var got []string
	for _, d := range dates {
		got = append(got, fmt.Sprintf("%q = %s", s.text[d.Start:d.End], Describe(d)))
		if d.Span != span {
			continue
		}
		if Describe(d) != strings.TrimSpace(want) {
			return fmt.Errorf("%q is %s, not %s", inner, Describe(d), want)
		}
		if !s.took(k, span) {
			return fmt.Errorf("%q is found without it (by %s)", inner, d.Rule)
		}
		return nil
	}
	return fmt.Errorf("%q is not found, only %s", inner, got)
}

// contributes returns the first expression of text that the rule has a part in.
func (g *grammar) contributes(k int, text string) (string, bool) {
	s := &run{traced: true}
	s.reset(g, text)
	s.scan()
	for _, d := range s.resolve(g.file.now) {
		if s.took(k, d.Span) {
			return text[d.Start:d.End], true
		}
	}
	return "", false
}

// took reports whether the rule was applied inside the span.
func (s *run) took(rule int, span pipeline.Span) bool {
	for _, t := range s.trace {
		if int(t.rule) == rule && span.Covers(pipeline.Span{Start: int(t.start), End: int(t.end)}) {
			return true
		}
	}
	return false
}

// Describe writes a date in one short form: its type unless it is date, its
// value, its mod. "range 2012-11/2013-01", "2013 END", "duration".
func Describe(d pipeline.Date) string {
	var parts []string
	if d.Type != "date" {
		parts = append(parts, d.Type)
	}
	if d.Value != "" {
		parts = append(parts, d.Value)
	}
	if d.Mod != "" {
		parts = append(parts, d.Mod)
	}
	if len(parts) == 0 {
		return "unresolved"
	}
	return strings.Join(parts, " ")
}
