package score

import (
	"fmt"
	"io"
	"slices"
)

// A NameSpan is a name, title or date in a text, in code points. Label is PER, ORG,
// LOC, TITLE, DATE or MISC.
type NameSpan struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Label string `json:"label"`
}

// A NameText is a text whose names are labelled.
type NameText struct {
	ID    string     `json:"id"`
	Text  string     `json:"text"`
	Spans []NameSpan `json:"spans"`
}

// LoadNames reads labelled texts, one JSON object a line.
func LoadNames(path string) ([]*NameText, error) { return readFile[*NameText]("labelled names", path) }

// A NameCount counts the spans of a label: labelled, found, found with exactly their
// ends, found with any character in common.
type NameCount struct{ Gold, Found, Strict, Partial int }

// A NameReport counts by label; labels that a set does not have are not counted.
type NameReport map[string]*NameCount

// NewNameReport prepares a report for the labels of the texts.
func NewNameReport(texts []*NameText) NameReport {
	r := NameReport{}
	for _, t := range texts {
		for _, s := range t.Spans {
			r[s.Label] = &NameCount{}
		}
	}
	return r
}

// Add scores what was found in a text.
func (r NameReport) Add(gold, found []NameSpan) {
	for label, c := range r {
		g, f := ofLabel(gold, label), ofLabel(found, label)
		c.Gold += len(g)
		c.Found += len(f)
		for _, s := range f {
			if slices.Contains(g, s) {
				c.Strict++
			}
		}
		c.Partial += overlapping(g, f)
	}
}

func ofLabel(spans []NameSpan, label string) (out []NameSpan) {
	for _, s := range spans {
		if s.Label == label && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// overlapping counts pairs that have a character in common, each span in one at most.
func overlapping(gold, found []NameSpan) (n int) {
	taken := make([]bool, len(found))
	for _, g := range gold {
		for i, f := range found {
			if !taken[i] && f.Start < g.End && g.Start < f.End {
				taken[i] = true
				n++
				break
			}
		}
	}
	return n
}

// PRF returns precision, recall and F of exact spans, or of those with any character
// in common.
func (c NameCount) PRF(partial bool) (p, r, f float64) {
	right := c.Strict
	if partial {
		right = c.Partial
	}
	p, r = ratio(right, c.Found), ratio(right, c.Gold)
	return p, r, harmonic(p, r)
}

// Write prints a line a label.
func (r NameReport) Write(w io.Writer) {
	fmt.Fprintln(w, "label   gold  found   exact P      R      F   partial P      R      F")
	for _, label := range [...]string{"PER", "ORG", "LOC", "TITLE", "DATE", "MISC"} {
		if c := r[label]; c != nil && c.Found > 0 {
			p, rec, f := c.PRF(false)
			pp, pr, pf := c.PRF(true)
			fmt.Fprintf(w, "%-5s %6d %6d     %5.3f  %5.3f  %5.3f       %5.3f  %5.3f  %5.3f\n", label, c.Gold, c.Found, p, rec, f, pp, pr, pf)
		}
	}
}
