package score

// A Change is an error that only one of two runs over the same articles has.
type Change struct {
	Finding
	Mended bool    // the later run does not have it
	Behind *Record // the record with the error; of a missing event, the one of the run that finds it
}

// identity is what makes two findings the same error, whatever is in the slot.
type identity struct {
	document    string
	label       int
	slot        string
	typ, record string // of an event that nobody labelled
}

func (f *Finding) identity() identity {
	id := identity{document: f.Document, label: f.Label, slot: f.Slot}
	if f.Label < 0 {
		id.typ, id.record = f.Type, f.Got
	}
	return id
}

// Changes lists the new errors of a run and then those it has mended, in the order of
// the articles.
func Changes(old, new *Report) []Change {
	return append(onlyIn(new, old, false), onlyIn(old, new, true)...)
}

// onlyIn lists the errors of a that b does not have.
func onlyIn(a, b *Report, mended bool) []Change {
	had := map[identity]bool{}
	for i := range b.Findings {
		had[b.Findings[i].identity()] = true
	}
	var out []Change
	for _, f := range a.Findings {
		if had[f.identity()] {
			continue
		}
		c := Change{f, mended, f.Record}
		if other := b.found[labelKey{f.Document, f.Label}]; other != nil && (mended || f.Record == nil) {
			c.Behind = other
		}
		out = append(out, c)
	}
	return out
}

func (c *Change) String() string {
	what := "new"
	if c.Mended {
		what = "mended"
	}
	return what + " " + c.Class() + ": " + c.Finding.String()
}
