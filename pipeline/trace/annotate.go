package trace

import (
	"cmp"
	"slices"
	"strings"

	"rochade/pipeline"
)

// A label is something recognized: "[text|label]".
type label struct {
	pipeline.Span
	kind pipeline.Kind
	text string
}

// annotated is the text of a span with the labels of all that was recognized in it.
func (p *printer) annotated(s pipeline.Span) string {
	labels := p.labels(s)
	var b strings.Builder
	at := s.Start
	var open []label
	closeTo := func(pos int) {
		for len(open) > 0 && open[len(open)-1].End <= pos {
			l := open[len(open)-1]
			open = open[:len(open)-1]
			b.WriteString(p.doc.Body[at:l.End])
			b.WriteString(p.paint(kindColors[l.kind], "|"+l.text+"]"))
			at = l.End
		}
	}
	for _, l := range labels {
		closeTo(l.Start)
		if len(open) > 0 && l.End > open[len(open)-1].End {
			continue // crosses another one
		}
		b.WriteString(p.doc.Body[at:l.Start])
		b.WriteString(p.paint(kindColors[l.kind], "["))
		at = l.Start
		open = append(open, l)
	}
	closeTo(s.End)
	b.WriteString(p.doc.Body[at:s.End])
	return oneLine(b.String())
}

// labels lists mentions and dates inside a span, outer ones first.
func (p *printer) labels(s pipeline.Span) []label {
	var out []label
	for i := range p.doc.Mentions {
		if m := &p.doc.Mentions[i]; s.Covers(m.Span) && m.Len() > 0 {
			out = append(out, label{m.Span, m.Kind, mentionLabel(m, p.identity(i))})
		}
	}
	for i := range p.doc.Dates {
		if d := &p.doc.Dates[i]; s.Covers(d.Span) && d.Len() > 0 {
			out = append(out, label{d.Span, pipeline.KindDate, join("date", d.Value, d.Mod, d.Rule)})
		}
	}
	slices.SortStableFunc(out, func(a, b label) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	return out
}

func (p *printer) identity(mention int) string {
	if mention < len(p.doc.Identities) {
		return p.doc.Identities[mention]
	}
	return ""
}

func mentionLabel(m *pipeline.Mention, identity string) string {
	return join(m.Kind.String(), m.Code, marks(m.Marks), m.Unit, identity, m.Rule)
}

var markNames = []struct {
	mark pipeline.Mark
	name string
}{
	{pipeline.Old, "old"}, {pipeline.Standing, "standing"}, {pipeline.New, "new"}, {pipeline.Acting, "acting"},
	{pipeline.Designate, "designate"}, {pipeline.Honorary, "honorary"}, {pipeline.Plural, "plural"}, {pipeline.Anaphor, "anaphor"},
}

func marks(m pipeline.Mark) string {
	var names []string
	for _, n := range markNames {
		if m&n.mark != 0 {
			names = append(names, n.name)
		}
	}
	return strings.Join(names, "+")
}

// join puts the parts that there are beside each other.
func join(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
}
