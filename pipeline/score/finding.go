package score

import (
	"cmp"
	"slices"
)

// A Kind is a way to be wrong.
type Kind string

const (
	Missing   Kind = "missing"   // an event, or a slot of one that was found
	Spurious  Kind = "spurious"  // an event that nobody labelled, or a slot that the label leaves open
	Incorrect Kind = "incorrect" // a slot that is filled otherwise
)

// counts counts one slot that came out so; "" is right.
func (k Kind) counts() Counts {
	switch k {
	case Missing:
		return Counts{Missing: 1}
	case Spurious:
		return Counts{Spurious: 1}
	case Incorrect:
		return Counts{Incorrect: 1}
	}
	return Counts{Correct: 1}
}

// A Finding is one error: what kind, in which article, and what was wanted and got.
type Finding struct {
	Document, Lang string
	Kind           Kind
	Type           string
	Slot           string // "" for a whole event
	Want, Got      string
	Evidence       string
	Trap           bool    // a record from an article in which nothing happens
	Label          int     // index of the label, or -1
	Record         *Record // nil when the event is missing
}

// Class groups findings by what went wrong: "missing event", "trap", "wrong title".
func (f *Finding) Class() string {
	switch {
	case f.Trap:
		return "trap"
	case f.Slot == "":
		return string(f.Kind) + " event"
	case f.Kind == Incorrect:
		return "wrong " + f.Slot
	}
	return string(f.Kind) + " " + f.Slot
}

// A Group holds the findings of one class, in the order of the articles.
type Group struct {
	Class    string
	Findings []Finding
}

// Groups sorts findings into classes, the largest first.
func Groups(findings []Finding) []Group {
	index := map[string]int{}
	var out []Group
	for _, f := range findings {
		class := f.Class()
		if _, ok := index[class]; !ok {
			index[class] = len(out)
			out = append(out, Group{Class: class})
		}
		g := &out[index[class]]
		g.Findings = append(g.Findings, f)
	}
	slices.SortFunc(out, func(a, b Group) int {
		return cmp.Or(cmp.Compare(len(b.Findings), len(a.Findings)), cmp.Compare(a.Class, b.Class))
	})
	return out
}

// rule is the rule behind the record, if there is one.
func (f *Finding) rule() string {
	if f.Record == nil {
		return ""
	}
	return f.Record.Rule
}
