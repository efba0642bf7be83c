// Package trace prints for people how the events of a document came about: its
// sentences with everything recognized in them, what each rule did there, and the
// events with the wording of every slot.
package trace

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"rochade/pipeline"
)

// A Note is something a rule did on a sentence, or without a rule what none did.
type Note struct {
	Sentence int
	Rule     string
	Trigger  pipeline.Span
	Outcome  string
	Fine     bool // for those who write rules
}

// A Printer writes explanations.
type Printer struct {
	W     io.Writer
	Color bool
	Items bool // also the fine notes: what the rules see of a sentence, which marks and groups match
}

// Print explains one document. Sentences that were not searched for events are
// marked with a dot, those that were with a star.
func (p *Printer) Print(d *pipeline.Document, notes []Note) error {
	if !p.Items {
		notes = slices.DeleteFunc(slices.Clone(notes), func(n Note) bool { return n.Fine })
	}
	out := &printer{color: p.Color, doc: d}
	out.head()
	out.faults()
	if !d.Candidate && len(d.Faults) == 0 {
		out.printf("not searched for events: no sentence has a trigger word\n\n")
	}
	for i := range d.Sentences {
		out.sentence(i, notes)
	}
	for i := range d.Events {
		out.event(&d.Events[i])
	}
	_, err := io.WriteString(p.W, out.b.String())
	return err
}

type printer struct {
	b     strings.Builder
	color bool
	doc   *pipeline.Document
}

func (p *printer) printf(format string, args ...any) { fmt.Fprintf(&p.b, format, args...) }

func (p *printer) head() {
	d := p.doc
	p.printf("%s", p.paint(bold, d.ID))
	for _, part := range []string{d.Language, d.Script, published(d)} {
		if part != "" {
			p.printf("  %s", part)
		}
	}
	p.printf("\n\n")
}

func published(d *pipeline.Document) string {
	if d.Published == "" {
		return ""
	}
	return "published " + d.Published + " (" + d.PublishedBasis + ")"
}

func (p *printer) faults() {
	for _, f := range p.doc.Faults {
		p.printf("rejected by %s: %s: %s\n", f.Stage, f.Reason, f.Detail)
	}
}

func (p *printer) sentence(i int, notes []Note) {
	s := &p.doc.Sentences[i]
	mark := "."
	if s.Candidate {
		mark = "*"
	}
	if s.Headline {
		mark = "#"
	}
	p.printf("%3d %s %s\n", i, mark, p.annotated(s.Span))
	for _, n := range notes {
		if n.Sentence == i {
			p.note(n)
		}
	}
}

func (p *printer) note(n Note) {
	if n.Rule == "" && n.Fine {
		p.printf("      %s\n", p.paint(dim, n.Outcome))
		return
	}
	p.printf("      %s at %q: %s\n", p.paint(ruleColor, cmp.Or(n.Rule, "trigger")), oneLine(p.doc.Slice(n.Trigger)), n.Outcome)
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
